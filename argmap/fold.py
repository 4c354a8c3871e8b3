"""A text folded: what a PDF or an edition changes is evened out, and every character still knows its place.

Two texts that fold to the same string say the same words. Folding evens out compatibility forms (NFKC), white space,
line and page breaks, footnote blocks and marks that interrupt a sentence, Markdown, quotation marks, dashes, hyphens
inside Latin words, and simplified, traditional and variant characters. Case is kept; offsets are code points.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# Repetitions are bounded, or end at what they exclude, so that every pattern is linear in the text. They are not
# possessive: those are at fault in the first releases of Python 3.11.
_PARAGRAPH_START = r"(?:\A|\f|\n[^\S\n]*\n|^-{3,}[^\S\n]*\n)"
_NOTE = _PARAGRAPH_START + r"[ \t]{0,3}\d{1,3}\)[ \t\u00a0\u3000][^\n\f]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n\f]*)*"
_MARK = r"<sup>(?:(?!</sup>)[\s\S]){0,60}</sup>|</?(?:b|i|u|em|strong|sub|sup|small|br|span(?: [^<>]{0,120})?) ?/?>"
_HEADING = r"^ {0,3}#{1,6}[ \t]+"
_RULE = r"^ {0,3}-{3,}[^\S\n]*$"

NOTES = re.compile(_NOTE, re.MULTILINE)
"""A footnote block: a paragraph that begins with `12) `, up to the next blank line. `(1) …` and `1. …` are headings."""
MARKS = re.compile(_MARK)
"""A footnote mark with its contents, or another inline tag alone."""
RULES = re.compile(_RULE, re.MULTILINE)
"""A thematic break, as converters write it at a page's end."""

_WITHOUT_NOTES = re.compile("|".join((_NOTE, _MARK, _HEADING, _RULE)), re.MULTILINE)
_WITH_NOTES = re.compile("|".join((_MARK, _HEADING, _RULE)), re.MULTILINE)
_IN_QUOTE = re.compile(rf"{_MARK}|\A#{{1,6}}[ \t]+")

# `<` and `>` become angle brackets, so that folding can never put a tag together and folding twice changes nothing.
_SIGNS = {
    '"': "“”„‟«»「」｢｣﹁﹂〝〞〟＂″",
    "'": "‘’‚‛‹›『』﹃﹄`´ʹʻʼʽ′＇",
    "-": "‐‑‒–—―⸺⸻−⁃─━﹘﹣－",
    "…": "…⋯",
    "·": "·•‧・･⋅∙",
    "~": "〜～∼",
    "〈": "<＜⟨〈",
    "〉": ">＞⟩〉",
    "": "*\\",
}
_SIGN = {c: sign for sign, variants in _SIGNS.items() for c in variants}

_ELLIPSIS = re.compile(r"(?:…|\.{3,}|。{3,})+")
_DASHES = re.compile("-{2,}")
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# A hyphen at a line end may belong to the word or to the break, and nobody can tell: none inside a Latin word counts.
_HYPHEN = re.compile(f"(?<=[{_LATIN}])-(?=[{_LATIN}])")

_Write = Callable[["re.Match[str]"], str]
_Step = tuple["re.Pattern[str]", _Write]
_ALWAYS: tuple[_Step, ...] = ((_ELLIPSIS, lambda _: "…"), (_DASHES, lambda _: "-"), (_HYPHEN, lambda _: ""))

# Printers' forms that OpenCC leaves alone, as Korean and Japanese journals set them.
_FORMS = str.maketrans("竝倂硏靑姉戱", "并并研青姊戏")

_table: dict[str, str] = {}
_joining: set[str] = set()  # of what the table writes, the characters that join the one before


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` give each folded character's place in the original, in code points."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The place in the original of the folded characters i to j (not empty)."""
        return self.starts[i], self.ends[j - 1]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The folded characters that lie wholly between two places of the original; `i >= j` where there are none."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def holds(self, start: int, end: int) -> bool:
        """Whether anything between two places of the original is left in the folded text."""
        i, j = self.within(start, end)
        return i < j


def fold(text: str, *, notes: bool = False) -> Folded:
    """Fold a text. Footnote blocks are dropped, unless `notes` asks for them."""
    return _fold(text, _WITH_NOTES if notes else _WITHOUT_NOTES)


@lru_cache(maxsize=4096)
def fold_quote(quote: str) -> str:
    """Fold a quote: as a text, but a quote has no footnote blocks or thematic breaks."""
    _learn(quote)
    text = "".join(map(_table.__getitem__, _IN_QUOTE.sub("", quote)))
    for pattern, write in _steps(text):
        text = pattern.sub(write, text)
    return text


def _fold(text: str, dropped: re.Pattern[str]) -> Folded:
    """As `fold_quote`, and every character keeps its place."""
    _learn(text)
    places = _kept(text, dropped)
    signs = [_table[text[p]] for p in places]
    starts = array("l", [p for p, sign in zip(places, signs, strict=True) for _ in sign])
    folded = Folded("".join(signs), starts, array("l", [p + 1 for p in starts]))
    for pattern, write in _steps(folded.text):
        folded = _rewrite(folded, pattern, write)
    return folded


def _steps(text: str) -> tuple[_Step, ...]:
    """What is written anew in a text of known characters, in this order: what one step writes, no later step undoes."""
    joining = "".join(sorted(_joining.intersection(text)))
    if not joining:
        return _ALWAYS
    # Thirty marks on a letter are no writing but an attack on the normaliser, which sorts them in square time.
    clusters = re.compile(f"[^{joining}]?[{joining}]{{1,30}}")
    return (clusters, lambda cluster: unicodedata.normalize("NFC", cluster[0])), *_ALWAYS


def _kept(text: str, dropped: re.Pattern[str]) -> "array[int]":
    places, last = array("l"), 0
    for match in dropped.finditer(text):
        places.extend(range(last, match.start()))
        last = match.end()
    places.extend(range(last, len(text)))
    return places


def _rewrite(folded: Folded, pattern: re.Pattern[str], write: _Write) -> Folded:
    """Write each match anew; every character written stands for the whole match."""
    pieces: list[str] = []
    starts, ends, last = array("l"), array("l"), 0
    for match in pattern.finditer(folded.text):
        i, j = match.span()
        piece = write(match)
        pieces += folded.text[last:i], piece
        starts += folded.starts[last:i] + array("l", [folded.starts[i]] * len(piece))
        ends += folded.ends[last:i] + array("l", [folded.ends[j - 1]] * len(piece))
        last = j
    if not last:
        return folded
    return Folded("".join((*pieces, folded.text[last:])), starts + folded.starts[last:], ends + folded.ends[last:])


def _joins(c: str) -> bool:
    """Letters are joined with their accents, and jamo into syllables, where a text writes them apart."""
    return unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"


def _learn(text: str) -> None:
    """Enter the characters not met before into the table. OpenCC is asked once for all of them."""
    new = set(text).difference(_table)  # with `-` Python would go through the table
    if new:
        spelled = {c: _spell(c) for c in new}
        han = _representatives({d for spelling in spelled.values() for d in spelling if _may_be_han(d)})
        _table.update({c: "".join(han.get(d, d) for d in spelling) for c, spelling in spelled.items()})
        _joining.update(filter(_joins, chain.from_iterable(map(_table.__getitem__, new))))


def _spell(c: str) -> str:
    plain = _SIGN[c] if c in _SIGN else unicodedata.normalize("NFKC", c)
    return "".join(_SIGN.get(d, d) for d in plain if not _invisible(d))


def _invisible(c: str) -> bool:
    """White space, controls, soft hyphens, zero-width characters, and variation selectors."""
    selector = "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"
    return selector or unicodedata.category(c) in {"Zs", "Zl", "Zp", "Cc", "Cf"}


def _may_be_han(c: str) -> bool:
    """Without lone surrogates, which a JSON string can hold and OpenCC refuses."""
    return c >= "\u3400" and unicodedata.category(c) == "Lo"


def _representatives(characters: Iterable[str]) -> dict[str, str]:
    """One character for all the ways of writing it: simplified where there is one."""
    old = sorted(characters)
    if not old:
        return {}  # a Latin text never loads OpenCC
    new = old
    for _ in range(3):  # a converted form may be another table's variant; three rounds end every chain
        for config in ("t2s", "jp2t", "t2s"):
            new = _converter(config).convert("\n".join(new).translate(_FORMS)).split("\n")
    return dict(zip(old, new, strict=True))


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(config)
