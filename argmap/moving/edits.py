"""What changed between two stretches of text, word by word: which words stayed, in order, and what stands for the rest.

A Han character is a word by itself. Words that are equal once folded stayed, in whatever case. Footnotes, tags and page
breaks in the midst of a stretch are no words (`argmap.sentences.painted`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from argmap.fold import fold_quote
from argmap.order import backbone
from argmap.resemblance import HAN
from argmap.sentences import PAINT, Span

_LETTER = f"(?:(?![{HAN}])\\w)"
_WORD = re.compile(  # Markdown's marks are no words
    f"[{HAN}]|{_LETTER}+(?:['’-]{_LETTER}+)*|[^\\w\\s{PAINT}#*|\\\\]"
)
_COMPARED = 160_000  # pairs of words that are compared in full; longer stretches are first parted by rare runs of words
_RUN = 3  # words in such a run

Kind = Literal["same", "out", "in"]


class Word(NamedTuple):
    """A word: folded, in small letters, and where it stands."""

    key: str
    start: int
    end: int


class Stay(NamedTuple):
    """Words that stayed: so many, from a place of the old stretch and from a place of the new one, by number."""

    old: int
    new: int
    size: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that are the same, that were taken out, or that came in; with the spaces around them."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a part of a text, as `painted` leaves it."""

    bare: str
    words: Sequence[Word]

    def __len__(self) -> int:
        return len(self.words)

    def part(self, i: int, j: int) -> Stretch:
        return Stretch(self.bare, self.words[i:j])

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words, by number, that stand between two places of the text, or partly there."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        return first, max(first, bisect_left(self.words, end, key=lambda word: word.start))

    def said(self, i: int, j: int) -> str:
        """Some of the words as a reader sees them, with what stands between them; a space where one or a break does."""
        words = enumerate(self.words[i:j], i)
        return "".join(self.bare[word.start : word.end] + self._behind(at) for at, word in words)

    def _behind(self, at: int) -> str:
        if at + 1 >= len(self.words):
            return ""
        end, start = self.words[at].end, self.words[at + 1].start
        han = self.bare[end - 1] >= "\u2e80" and self.bare[start] >= "\u2e80"
        return re.sub(r"\s+", "" if han else " ", self.bare[end:start].replace(PAINT, ""))


def stretch(bare: str, start: int, end: int) -> Stretch:
    """The words between two places of a text."""
    return Stretch(bare, [Word(_key(each[0]), *each.span()) for each in _WORD.finditer(bare, start, end)])


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold_quote(word).casefold()


def weight(word: Word) -> float:
    """How much it tells that a word stayed: long ones more than short ones, and marks hardly anything."""
    if not word.key[:1].isalnum():
        return 0.2
    return 2.5 if word.key >= "\u2e80" else min(len(word.key) / 2, 5.0)


def stays(old: Stretch, new: Stretch) -> list[Stay]:
    """The words that stayed, in order: the longest run first, then what is left on either side of it."""
    one, other = [word.key for word in old.words], [word.key for word in new.words]
    found: list[Stay] = []
    for (i, k), (j, m) in _parted(one, other):
        if (k - i) * (m - j) <= _COMPARED:
            blocks = SequenceMatcher(None, one[i:k], other[j:m], autojunk=False).get_matching_blocks()
            found += [Stay(i + block.a, j + block.b, block.size) for block in blocks if block.size]
    return _joined(found)


def _parted(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """What is compared with what: all with all, or part by part between the places of runs that both have once."""
    fixed = []
    if len(old) * len(new) > _COMPARED:
        ours, theirs = _once(old), _once(new)
        fixed = backbone({(ours[run], theirs[run]): 1.0 for run in ours if run in theirs})
    for (i, j), (k, m) in pairwise([(0, 0), *fixed, (len(old), len(new))]):
        yield (i, k), (j, m)


def _once(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = list(zip(*(keys[at:] for at in range(_RUN)), strict=False))
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _joined(found: Sequence[Stay]) -> list[Stay]:
    """Runs that follow each other on both sides as one."""
    joined: list[Stay] = []
    for stay in found:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (stay.old, stay.new):
            joined[-1] = last._replace(size=last.size + stay.size)
        else:
            joined.append(stay)
    return joined


def likeness(old: Stretch, new: Stretch, stayed: Sequence[Stay]) -> float:
    """How much of two stretches is words that stayed (Dice 1945), from 0 to 1."""
    total = sum(map(weight, old.words)) + sum(map(weight, new.words))
    kept = sum(weight(word) for stay in stayed for word in old.words[stay.old : stay.old + stay.size])
    return 2 * kept / total if total else 0.0


def edits(old: Stretch, new: Stretch, stayed: Sequence[Stay]) -> list[Edit]:
    """The new words, with those that were lost, as a person reads them."""
    found: list[Edit] = []
    i = j = 0
    for stay in [*stayed, Stay(len(old), len(new), 0)]:
        _enter(found, "out", _apart(found, old, i) + old.said(i, stay.old) if i < stay.old else "")
        _enter(found, "in", new.said(j, stay.new))
        i, j = stay.old + stay.size, stay.new + stay.size
        for a, b in zip(range(stay.old, i), range(stay.new, j), strict=True):
            before, now = old.said(a, a + 1), new.said(b, b + 1)
            if fold_quote(before) == fold_quote(now):
                _enter(found, "same", now)
            else:  # in another case
                _enter(found, "out", before)
                _enter(found, "in", now)
    return found


def _apart(found: Sequence[Edit], old: Stretch, i: int) -> str:
    """The space before words that were taken out, where what is left of it stands without one."""
    return " " if found and i and old.said(i - 1, i).endswith(" ") and not found[-1].words.endswith(" ") else ""


def _enter(found: list[Edit], kind: Kind, said: str) -> None:
    if said and found and found[-1].kind == kind:
        found[-1] = Edit(kind, found[-1].words + said)
    elif said:
        found.append(Edit(kind, said))


_MARKS = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}


def marked(edit: Sequence[Edit]) -> str:
    """An edit on one line: `[-what was taken out-]`, `{+what came in+}`."""
    pieces = []
    for at, each in enumerate(edit):
        replaced = each.kind == "out" and at + 1 < len(edit) and edit[at + 1].kind == "in"
        space = " " if each.words.endswith(" ") and not replaced else ""
        before = " " if each.words.startswith(" ") else ""
        pieces.append(before + _MARKS[each.kind].format(each.words.strip()) + space)
    return "".join(pieces).rstrip()
