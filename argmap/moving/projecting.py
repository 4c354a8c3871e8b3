"""Where some words of a stretch of text stand in what became of the stretch."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from argmap.moving.edits import Edit, Stay, Stretch, Word, edits, likeness, stays, weight
from argmap.sentences import Span

_ROOM = 6.0  # weight that may come in at an end of a whole sentence, beside half of what the passage weighs
_MORE = 3  # words that may stand for those at an end, beside twice as many


class Bounds(NamedTuple):
    """Where sentences begin and end in a text."""

    begins: Collection[int]
    ends: Collection[int]


@dataclass(frozen=True)
class Projection:
    """The new words that stand for old ones: their place, and how much of both is the same, from 0 to 1."""

    old: Stretch
    new: Stretch
    stayed: Sequence[Stay]

    @property
    def span(self) -> Span:
        return self.new.words[0].start, self.new.words[-1].end

    @cached_property
    def score(self) -> float:
        return min(round(likeness(self.old, self.new, self.stayed), 3), 0.999)

    @cached_property
    def edit(self) -> tuple[Edit, ...]:
        return tuple(edits(self.old, self.new, self.stayed))


@dataclass(frozen=True)
class Comparison:
    """Two stretches that say the same, word by word, with the bounds of the sentences in either text."""

    old: Stretch
    new: Stretch
    old_bounds: Bounds
    new_bounds: Bounds

    @cached_property
    def stayed(self) -> list[Stay]:
        return stays(self.old, self.new)

    def projection(self, start: int, end: int) -> Projection | None:
        """Where a passage of the old stretch stands in the new one; `None` where none of its words stayed."""
        a, b = self.old.between(start, end)
        place = self._place(a, b)
        if place is None:
            return None
        j, m = place
        within = [_turned(_cut(_turned(_cut(stay, a, b)), j, m)) for stay in self.stayed]
        stayed = [stay._replace(old=stay.old - a, new=stay.new - j) for stay in within if stay.size > 0]
        return Projection(self.old.part(a, b), self.new.part(j, m), stayed)

    def _place(self, a: int, b: int) -> tuple[int, int] | None:
        """The new words, by number, that stand for the old words a to b.

        They are what stayed of them, but for what stands so far off that more comes in than stays; and with it what
        came in the place of those at either end. What begins or ends a sentence goes on doing so, the more so if its
        first or last word stayed.
        """
        whole = [each for stay in self.stayed if (each := _cut(stay, a, b)).size > 0]
        inside = self._near(whole, a, b)
        if not inside:
            return None
        (i, j), (k, m) = inside[0][:2], _end(inside[-1])
        prior = next((_cut(stay, 0, a) for stay in reversed(self.stayed) if stay.old < a), Stay(0, 0, 0))
        after = next((_cut(stay, b, len(self.old)) for stay in self.stayed if _end(stay)[0] > b), None)
        low, high = _end(prior), after[:2] if after else (len(self.old), len(self.new))
        j -= _share(i - low[0], j - low[1], i - a)
        m += _share(high[0] - k, high[1] - m, b - k)
        allowed = _ROOM + _weighed(self.old.words[a:b]) / 2
        if self.old.words[a].start in self.old_bounds.begins:
            j = self._begun(j, low[1], allowed * (2 if whole[0].old == a else 1))
        if self.old.words[b - 1].end in self.old_bounds.ends:
            m = self._ended(m, high[1], allowed * (2 if _end(whole[-1])[0] == b else 1))
        return j, m

    def _begun(self, first: int, low: int, allowed: float) -> int:
        """The word that begins the sentence of the first, where no more than is allowed comes in."""
        words = self.new.words
        at = next((k for k in range(first, low - 1, -1) if words[k].start in self.new_bounds.begins), first)
        return at if _weighed(words[at:first]) <= allowed else first

    def _ended(self, last: int, high: int, allowed: float) -> int:
        """Likewise behind the word that ends the sentence."""
        words = self.new.words
        at = next((k for k in range(last, high + 1) if words[k - 1].end in self.new_bounds.ends), last)
        return at if _weighed(words[last:at]) <= allowed else last

    def _near(self, inside: list[Stay], a: int, b: int) -> list[Stay]:
        """What stayed, without runs at either end that bring in more than they keep."""
        kept = [_weighed(self.old.words[stay.old : stay.old + stay.size]) for stay in inside]
        came = [_weighed(self.new.words[one.new : other.new]) for one, other in pairwise(inside)]  # up to the next run
        total = _weighed(self.old.words[a:b])
        i, j, stay, new = 0, len(inside) - 1, sum(kept), sum(came) + (kept[-1] if kept else 0)
        while i < j:
            drops = (stay - kept[i], new - came[i]), (stay - kept[j], new - came[j - 1] - kept[j] + kept[j - 1])
            rates = [each / (total + whole) for each, whole in drops]
            if max(rates) <= stay / (total + new):
                break
            first = rates[0] >= rates[1]
            stay, new = drops[0 if first else 1]
            i, j = (i + 1, j) if first else (i, j - 1)
        return inside[i : j + 1]


def _weighed(words: Sequence[Word]) -> float:
    return sum(map(weight, words))


def _cut(stay: Stay, a: int, b: int) -> Stay:
    """The part of a run that lies between two old words; of size 0 or less where none does."""
    low, high = max(stay.old, a), min(stay.old + stay.size, b)
    return Stay(low, stay.new + low - stay.old, high - low)


def _turned(stay: Stay) -> Stay:
    return Stay(stay.new, stay.old, stay.size)


def _end(stay: Stay) -> tuple[int, int]:
    return stay.old + stay.size, stay.new + stay.size


def _share(old_gap: int, new_gap: int, wanting: int) -> int:
    """How many of the new words of a gap stand for those of the old ones that belong to a passage."""
    if new_gap <= 0 or wanting <= 0:
        return 0
    share = new_gap if wanting >= old_gap else round(new_gap * wanting / old_gap)
    return share if share <= 2 * wanting + _MORE else 0
