"""How wide a text is, and where its lines break, with no font at hand.

Widths are those of the packaged fonts (`fonts`), from a table: a line of Latin letters is set in Arimo, as wide as
Arial, Helvetica and Liberation Sans, a line with Han characters in Noto Sans TC. `SLACK` is the room that a box leaves
for wider fonts, so that a viewer without ours does not spill.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from argmap.draw import widths

SLACK = 1.06
FULL, ORPHAN = 0.8, 0.4  # lines are made even, but fill that much of the room, unless the last would be a mere end
_OPENING = frozenset("（「『《〈【〔［｛“‘([{〖〘«￥＄$£")
_CLOSING = frozenset("，。、；：？！」』）》〉】〕］｝”’…—～·%％‰℃)]}〗〙»,.;:?!々ー〜")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_JOINERS = frozenset("\u200d\u2060\ufeff")
_UNDRAWABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"[\t\n\r\x85\u2028\u2029 ]+")


def clean(text: str) -> str:
    """A text as it can be drawn: one line, with U+FFFD for what no document can hold (controls, lone surrogates)."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two halves in a row are one character
    return _BLANKS.sub(" ", _UNDRAWABLE.sub("\ufffd", whole)).strip()


def _read(table: str) -> dict[str, float]:
    """A table of widths, in ems."""
    found: dict[str, float] = {}
    for row in table.replace("\n ", "").strip().splitlines():
        start, *wide = row.split()
        code = int(start, 16)
        for each in wide:
            thousandths, _, times = each.partition("*")
            for _ in range(int(times or 1)):
                found[chr(code)] = int(thousandths) / 1000
                code += 1
    return found


_LATIN = _read(widths.LATIN)
_IN_HAN = _read(widths.HAN)


@lru_cache(maxsize=8192)
def _em(character: str, han: bool) -> float:
    for table in (_IN_HAN, _LATIN) if han else (_LATIN, _IN_HAN):
        if character in table:
            return table[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.4 if category in ("So", "Sk") and ord(character) > 0x1F000 else 1.0
    return 0.5 if unicodedata.east_asian_width(character) == "H" else 0.7 if category == "Ll" else 1.0


def ems(text: str, han: bool | None = None) -> float:
    """The width of a text in ems. Among Han characters all letters and marks are as wide as the Han font has them."""
    among = is_han(text) if han is None else han
    return sum(_em(each, among) for each in text)


def width(text: str, size: float) -> float:
    """The width of a text at a font size, in the same unit."""
    return round(ems(text) * size, 2)


def is_han(text: str) -> bool:
    """Whether a text holds Han characters or their punctuation: it then wants a Han font first."""
    return _HAN.search(text) is not None


def _clings(text: str, place: int) -> bool:
    """Whether the character at `place` stays with the one before it."""
    before, here = text[place - 1], text[place]
    if unicodedata.combining(here) or unicodedata.category(here) in ("Mn", "Me", "Mc", "Cf", "Sk"):
        return True
    if before in _JOINERS or before in _OPENING or (here in _CLOSING and before != " "):
        return True
    wide = unicodedata.east_asian_width(before) in "WF" or unicodedata.east_asian_width(here) in "WF"
    return not wide and before not in " \u200b" and here not in " \u200b"


def pieces(text: str) -> list[str]:
    """What a line is made of: words with the space after them, Han characters with the punctuation that clings."""
    starts = [0, *(place for place in range(1, len(text)) if text[place] != " " and not _clings(text, place))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)] if text else []


def _cut(piece: str, room: float, han: bool) -> Iterator[str]:
    """The piece, or where no line can hold it, what lines can; a mark stays with its letter."""
    held, used = "", 0.0
    for character in piece if ems(piece.rstrip(), han) > room else ():
        wide = ems(character, han)
        if held and wide > 0 and used + wide > room:
            yield held
            held, used = "", 0.0
        held, used = held + character, used + wide
    yield held or piece


def _filled(pieces: list[str], widths: list[tuple[float, float]], room: float) -> list[str]:
    """Lines filled one after the other; of each piece the width is given with and without the space after it."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for piece, (whole, seen) in zip(pieces, widths, strict=True):
        if lines[-1] and used + seen > room:
            lines.append([])
            used = 0.0
        lines[-1].append(piece)
        used += whole
    return ["".join(line).rstrip() for line in lines]


def broken(text: str, room: float) -> list[str]:
    """The lines of a text that is to be at most `room` ems wide: as few as it takes, and none left nearly empty."""
    han = is_han(text)
    cut = [part for each in pieces(text) for part in _cut(each, room, han)]
    widths = [(ems(piece, han), ems(piece.rstrip(), han)) for piece in cut]
    lines = _filled(cut, widths, room)
    if len(lines) < 2 or len(lines) > 40:
        return lines
    full = FULL if ems(lines[-1], han) > room * ORPHAN else FULL * 0.7
    low = max(room * full, max(seen for _, seen in widths))
    high = room
    while high - low > 0.2:
        middle = (low + high) / 2
        narrower = _filled(cut, widths, middle)
        low, high, lines = (low, middle, narrower) if len(narrower) == len(lines) else (middle, high, lines)
    return lines


def shortened(text: str, room: float) -> str:
    """A text of one line, with an ellipsis where it does not fit."""
    han = is_han(text)
    if ems(text, han) <= room:
        return text
    used, kept = ems("…", han), 0
    for character in text:
        used += ems(character, han)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + "…"
