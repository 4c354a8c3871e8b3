"""How wide a text is, and where its lines break, with no font at hand.

Widths are those of the packaged fonts (`fonts`), from a table: a line of Latin letters is set in Arimo, as wide as
Arial, Helvetica and Liberation Sans, a line with Han characters in Noto Sans TC. `SLACK` is the room that a box leaves
for wider fonts, so that a viewer without ours does not spill.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from argmap.draw import widths

SLACK = 1.06
FULL, ORPHAN = 0.8, 0.4  # lines are made even, but fill that much of the room, unless the last would be a mere end
_OPENING = frozenset("（「『《〈【〔［｛“‘([{〖〘«￥＄$£")
_CLOSING = frozenset("，。、；：？！」』）》〉】〕］｝”’…—～·%％‰℃)]}〗〙»,.;:?!々ー〜")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_JOINERS = frozenset("\u200d\u2060\ufeff")
_UNDRAWABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_ASCII_STARTS = re.compile("(?<= )[^ ^`]")  # to which all that is said of other letters comes in ASCII
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


class _Ems(dict[str, float]):
    """Widths of letters in ems; those that the table lacks are judged by what they are, and kept."""

    def __missing__(self, character: str) -> float:
        wide = self[character] = _judged(character)
        return wide


def _judged(character: str) -> float:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or unicodedata.combining(character):
        return 0.0
    if unicodedata.bidirectional(character) == "AL":
        return 0.6  # joined letters, as of Arabic
    if unicodedata.east_asian_width(character) in "WF":
        return 1.4 if category in ("So", "Sk") and ord(character) > 0x1F000 else 1.0
    return 0.5 if unicodedata.east_asian_width(character) == "H" else 0.7 if category == "Ll" else 1.0


_LATIN, _HAN_TABLE = _read(widths.LATIN), _read(widths.HAN)
_EMS = (_Ems(_HAN_TABLE | _LATIN), _Ems(_LATIN | _HAN_TABLE))  # by whether a line has Han characters


def ems(text: str, han: bool | None = None) -> float:
    """The width of a text in ems. Among Han characters all letters and marks are as wide as the Han font has them."""
    among = is_han(text) if han is None else han
    return sum(map(_EMS[among].__getitem__, text))


def width(text: str, size: float) -> float:
    """The width of a text at a font size, in the same unit."""
    return round(ems(text) * size, 2)


def is_han(text: str) -> bool:
    """Whether a text holds Han characters or their punctuation: it then wants a Han font first."""
    return _HAN.search(text) is not None


@lru_cache(maxsize=65536)
def _clings(before: str, here: str) -> bool:
    """Whether a character stays with the one before it."""
    if unicodedata.combining(here) or unicodedata.category(here) in ("Mn", "Me", "Mc", "Cf", "Sk"):
        return True
    if before in _JOINERS or before in _OPENING or (here in _CLOSING and before != " "):
        return True
    wide = unicodedata.east_asian_width(before) in "WF" or unicodedata.east_asian_width(here) in "WF"
    return not wide and before not in " \u200b" and here not in " \u200b"


def pieces(text: str) -> list[str]:
    """What a line is made of: words with the space after them, Han characters with the punctuation that clings."""
    if text.isascii():
        starts = [0, *(each.start() for each in _ASCII_STARTS.finditer(text))]
    else:
        pairs = enumerate(pairwise(text), 1)
        starts = [0, *(place for place, (before, here) in pairs if here != " " and not _clings(before, here))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)] if text else []


@lru_cache(maxsize=65536)
def _wide(piece: str, han: bool) -> tuple[float, float]:
    """How wide a piece is, with and without the space after it."""
    bare = piece.rstrip()
    seen = ems(bare, han)
    return sum(map(_EMS[han].__getitem__, piece[len(bare) :]), seen), seen


def _cut(piece: str, room: float, han: bool) -> Iterator[str]:
    """The piece, or where no line can hold it, what lines can; a mark stays with its letter."""
    held, used = "", 0.0
    for character in piece if _wide(piece, han)[1] > room else ():
        wide = ems(character, han)
        if held and wide > 0 and used + wide > room:
            yield held
            held, used = "", 0.0
        held, used = held + character, used + wide
    yield held or piece


def _starts(widths: Sequence[tuple[float, float]], room: float) -> list[int]:
    """The pieces that begin a line, where lines are filled one after the other."""
    starts, used = [0], 0.0
    for place, (whole, seen) in enumerate(widths):
        if used + seen > room and place > starts[-1]:
            starts.append(place)
            used = 0.0
        used += whole
    return starts


def _lines(cut: Sequence[str], starts: Sequence[int]) -> list[str]:
    return ["".join(cut[start:end]).rstrip() for start, end in zip(starts, [*starts[1:], len(cut)], strict=True)]


def broken(text: str, room: float) -> list[str]:
    """The lines of a text that is to be at most `room` ems wide: as few as it takes, and none left nearly empty."""
    return list(_broken(text, room))


@lru_cache(maxsize=4096)
def _broken(text: str, room: float) -> tuple[str, ...]:
    """Names of schemes recur in every step."""
    han = is_han(text)
    cut = [part for each in pieces(text) for part in _cut(each, room, han)]
    widths = [_wide(each, han) for each in cut]
    starts = _starts(widths, room)
    if len(starts) < 2 or len(starts) > 40:
        return tuple(_lines(cut, starts))
    last = ems("".join(cut[starts[-1] :]).rstrip(), han)
    full = FULL if last > room * ORPHAN else FULL * 0.7
    low = max(room * full, max(seen for _, seen in widths))
    high = room
    while high - low > 0.2:
        middle = (low + high) / 2
        narrower = _starts(widths, middle)
        low, high, starts = (low, middle, narrower) if len(narrower) == len(starts) else (middle, high, starts)
    return tuple(_lines(cut, starts))


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
