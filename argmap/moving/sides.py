"""One version of a text cut into units, for being compared with another: sentences, headings and rows; or notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.anchor import Text
from argmap.fold import MARKS, NOTES, Folded
from argmap.moving.projecting import Bounds
from argmap.quote import splits_word
from argmap.resemblance import HAN
from argmap.sentences import PAINT, Span, painted

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LONGEST = (
    1000  # characters of a unit; what a text without stops runs together is cut, at a mark or a space if it can be
)
_FEW = 60  # characters of a unit that may stand in others as well; a book is not read through for each sentence
_CUT = re.compile(rf"[\s\S]{{{_LONGEST // 2},{_LONGEST - 1}}}[\s,;:，；：、。]|[\s\S]{{{_LONGEST}}}")


@dataclass(frozen=True)
class Side:
    """One version: its units (sentences, headings and rows; or notes), the text without what is no word, and folded.

    `parts` are stretches between which no passage stands: the whole body, or each note. `headings` are the numbers of
    the units that are no sentences.
    """

    bare: str
    folded: Folded
    units: Sequence[Span]
    parts: Sequence[Span]
    headings: frozenset[int] = frozenset()

    @cached_property
    def said(self) -> list[str]:
        """The units as they are compared."""
        return [plain(self.bare[start:end]) for start, end in self.units]

    @cached_property
    def texts(self) -> list[str]:
        """The units folded."""
        return [self.fold(unit) for unit in self.units]

    @cached_property
    def _copies(self) -> dict[str, int]:
        return {}

    def copies(self, unit: int) -> int:
        """How often the words of a unit stand in the text, as a unit or, where they are few, in others."""
        words = self.texts[unit]
        if words not in self._copies:
            few = len(words) <= _FEW
            self._copies[words] = self.folded.text.count(words) if few else self.counts[words]
        return self._copies[words]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each unit stands there, folded."""
        return Counter(self.texts)

    @cached_property
    def bounds(self) -> Bounds:
        ends = frozenset(end - _trailing(self.bare[start:end]) for start, end in self.units)
        return Bounds(frozenset(start for start, _ in self.units), ends)

    def fold(self, span: Span) -> str:
        i, j = self.folded.within(*span)
        return self.folded.text[i:j]

    def cut(self, span: Span) -> tuple[bool, bool]:
        """Whether a passage begins, and whether it ends, in the midst of a word: “likely” in “unlikely”."""
        i, j = self.folded.within(*span)
        return splits_word(self.bare, self.folded, i), splits_word(self.bare, self.folded, j)

    def touched(self, span: Span) -> range:
        """Numbers of the units that a passage touches."""
        first = bisect_right(self.units, span[0], key=lambda unit: unit[1])
        return range(first, max(first, bisect_left(self.units, span[1], key=lambda unit: unit[0])))

    def span(self, units: range) -> Span:
        return self.units[units[0]][0], self.units[units[-1]][1]

    def occurrences(self, wanted: str, within: Span) -> Iterator[Span]:
        """Where folded words stand between two places."""
        i, j = self.folded.within(*within)
        place = self.folded.text.find(wanted, i, j) if wanted else -1
        while place >= 0:
            yield self.folded.span(place, place + len(wanted))
            place = self.folded.text.find(wanted, place + 1, j)

    def everywhere(self, wanted: str) -> list[Span]:
        """All places where folded words stand."""
        return [span for part in self.parts for span in self.occurrences(wanted, part)]


def _trailing(bare: str) -> int:
    return len(bare) - len(bare.rstrip(PAINT + " \t\n\r\f"))


def plain(bare: str) -> str:
    """Words without what a PDF puts in their midst: breaks between Han characters, hyphens at line ends."""
    text = re.sub(r"(?<=[a-z])-[^\S\n]*\n\s*(?=[a-z])", "", bare.replace(PAINT, ""))
    return " ".join(re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", text).split())


def body(text: Text) -> Side:
    """A text without its notes, in sentences, headings and rows."""
    bare = painted(text.raw)
    units: list[Span] = []
    for (_, end), (start, stop) in pairwise([(0, 0), *text.sentences, (len(bare), len(bare))]):
        units += [(end + line.start(), end + line.end()) for line in _LINE.finditer(bare[end:start])]
        units.append((start, stop))
    held = _held(bare, text.folded, units)
    headings = frozenset(at for at, (start, _) in enumerate(held) if not _within(text.sentences, start))
    return Side(bare, text.folded, held, [(0, len(bare))], headings)


def notes(text: Text) -> Side:
    """The notes of a text."""
    bare = MARKS.sub(lambda mark: PAINT * len(mark[0]), text.raw)
    units = [(block.end() - len(block[0].lstrip("-\n\f \t")), block.end()) for block in NOTES.finditer(text.raw)]
    held = _held(bare, text.with_notes, units)
    return Side(bare, text.with_notes, held, held)


def _within(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]


def _held(bare: str, folded: Folded, units: Iterable[Span]) -> list[Span]:
    """Units that hold words, cut where they are too long."""
    cut: list[Span] = []
    for start, end in units:
        while end - start > _LONGEST and (piece := _CUT.match(bare, start, end)):
            cut.append((start, piece.end()))
            start = piece.end()
        cut.append((start, end))
    return [unit for unit in cut if folded.holds(*unit)]
