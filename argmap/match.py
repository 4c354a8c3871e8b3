"""Which texts of two lists say the same: sentences of two drafts, claims of two maps. Text alone decides.

What is equal once folded is matched first; then what resembles most, taken together; then what is left joins a match in
which one text was split, or several were merged. In a list that has an order, a text that stands between the same
neighbours needs less resemblance, and one that was moved needs more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.assignment import Pair, assignment
from argmap.fold import fold_quote
from argmap.order import Places, backbone
from argmap.resemblance import Reading, candidates, filled, joined, readings, resemblance

ALIKE = 0.28
"""The least resemblance of two texts that are matched, where order tells nothing."""
IN_PLACE = 0.35
"""The least of two texts that keep the order of the firm matches around them."""
ALONE = 0.25
"""The least of two texts that are all that stands between two firm matches."""
MOVED = 0.65
"""The least of two texts of which one was moved."""
FILLED = 0.65
"""How much of a part of a split or a merge must be what the whole says and its other parts do not."""
FILLED_BESIDE = 0.25
"""The same of a part that is known to stand beside the other."""
_FIRM = 0.5  # a match that resembles so much tells where the others stand
_ALL_WITH_ALL = 36  # pairs of equal texts on either side
_UNEQUAL = 0.99  # the most for what is not equal: the same words in another order
_APART = 1  # texts of its own list between which the parts of a split may stand
_WORTH_JOINING = 0.1  # a part that resembles the whole less is not tried

Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Texts of an old list and of a new one that say the same, by number from 0.

    One on either side, or one against several (a split, a merge). `score` is how sure that is, from 0 to 1: how much
    they resemble each other, and 1 only where they are equal once folded.
    """

    old: Parts
    new: Parts
    score: float

    @property
    def turned(self) -> Match:
        """The match with its sides swapped."""
        return Match(self.new, self.old, self.score)


def matches(old: Sequence[str], new: Sequence[str], *, ordered: bool) -> list[Match]:
    """The matches of two lists, in the order of the old one; a text that is in none was dropped or added.

    With `ordered` the place among the others counts, as it does for sentences and not for claims. No text is in two
    matches. Swapping the lists swaps the matches, and a list against itself is matched one by one.
    """
    if tuple(new) < tuple(old):  # ties are broken in one way, whichever list is called the old one
        return sorted((match.turned for match in matches(new, old, ordered=ordered)), key=_places_of)
    folded = [[fold_quote(text) or text for text in side] for side in (old, new)]
    equal = _equal(folded[0], folded[1], ordered)
    left = _where(folded[0], {i for i, _ in equal}), _where(folded[1], {j for _, j in equal})
    ours, theirs, scores = _compared(old, new, list(left[0].values()), list(left[1].values()))
    pairs = _in_order(scores, equal, len(old), len(new)) if ordered else _assigned(scores, dict.fromkeys(scores, ALIKE))
    alike = wholes(pairs, scores, ours, theirs, ordered=ordered)
    return sorted([*(Match((i,), (j,), 1.0) for i, j in equal), *alike], key=_places_of)


def moved(found: Iterable[Match]) -> set[Match]:
    """The matches that do not keep the order of the others: the lightest whose removal leaves the rest in order."""
    by_first = {(match.old[0], match.new[0]): match for match in found}
    kept = set(backbone({pair: match.score for pair, match in by_first.items()}))
    return {match for pair, match in by_first.items() if pair not in kept}


def _places_of(match: Match) -> tuple[Parts, Parts]:
    return match.old, match.new


# Equal texts


def _equal(old: Sequence[str], new: Sequence[str], ordered: bool) -> list[Pair]:
    """Pairs of equal texts; repeated ones in their turn, but first with what stands beside the same neighbours."""
    found: dict[int, int] = {}
    if ordered:
        once = [(a[0], b[0]) for a, b in _shared(old, new, {}) if len(a) == len(b) == 1]
        chain = backbone(dict.fromkeys(once, 1.0))
        found = dict([*once, *_beside(old, new, [(-1, -1), *chain, (len(old), len(new))])])
    in_turn = (pair for a, b in _shared(old, new, found) for pair in zip(a, b, strict=False))
    return sorted([*found.items(), *in_turn])


def _shared(old: Sequence[str], new: Sequence[str], found: Mapping[int, int]) -> list[tuple[list[int], list[int]]]:
    """For each text that both lists have, where it stands in either, without what was found before."""
    ours, theirs = _where(old, set(found)), _where(new, set(found.values()))
    return [(ours[text], theirs[text]) for text in ours if text in theirs]


def _where(texts: Sequence[str], taken: set[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if at not in taken:
            places.setdefault(text, []).append(at)
    return places


def _beside(old: Sequence[str], new: Sequence[str], fixed: Sequence[Pair]) -> Iterator[Pair]:
    """Equal texts that follow or precede a fixed pair without a break."""
    for (i, j), (k, m) in pairwise(fixed):
        while i + 1 < k and j + 1 < m and old[i + 1] == new[j + 1]:
            i, j = i + 1, j + 1
            yield i, j
        while k - 1 > i and m - 1 > j and old[k - 1] == new[m - 1]:
            k, m = k - 1, m - 1
            yield k, m


# Alike texts


def _compared(
    old: Sequence[str], new: Sequence[str], olds: Sequence[list[int]], news: Sequence[list[int]]
) -> tuple[dict[int, Reading], dict[int, Reading], dict[Pair, float]]:
    """The texts read, and how much those resemble each other that may. Of equal texts, a group, one is read."""
    ours, theirs = readings([old[places[0]] for places in olds], [new[places[0]] for places in news])
    scores = {
        pair: min(resemblance(ours[a], theirs[b]), _UNEQUAL)
        for a, b in sorted(candidates(ours, theirs))
        for pair in _spread(olds[a], news[b])
    }
    by_place = [
        {at: reading for places, reading in zip(groups, side, strict=True) for at in places}
        for groups, side in ((olds, ours), (news, theirs))
    ]
    return by_place[0], by_place[1], scores


def _spread(old: Sequence[int], new: Sequence[int]) -> list[Pair]:
    """Who may go with whom of two groups of equal texts: all with all; of large groups, those at the same place."""
    if len(old) * len(new) <= _ALL_WITH_ALL:
        return [(i, j) for i in old for j in new]
    return [*zip(old, new, strict=False), *zip(reversed(old), reversed(new), strict=False)]


def _assigned(scores: Mapping[Pair, float], least: Mapping[Pair, float]) -> dict[Pair, float]:
    """One to one, what lies most above the least that is asked of it, in sum."""
    above = {pair: score - least[pair] + 1e-9 for pair, score in scores.items() if score >= least[pair]}
    return {pair: scores[pair] for pair in assignment(above)}


def _in_order(scores: Mapping[Pair, float], equal: Iterable[Pair], old: int, new: int) -> dict[Pair, float]:
    """As `_assigned`; what is firm tells where the rest stands, which finds more that is firm."""
    sure = dict.fromkeys(equal, 1.0)
    found = _assigned(scores, dict.fromkeys(scores, _FIRM))  # one equal text that was moved is no backbone
    for _ in range(3):
        firm = {pair: score for pair, score in found.items() if score >= _FIRM}
        places = Places(backbone(sure | firm), old, new)
        found = _assigned(scores, {pair: _least(places, pair) for pair in scores})
    kept = set(backbone(sure | found))
    return {pair: score for pair, score in found.items() if pair in kept or score >= MOVED}


def _least(places: Places, pair: Pair) -> float:
    if not places.fits(pair):
        return MOVED
    return ALONE if places.alone(pair) else IN_PLACE


# Splits and merges


def wholes(pairs: Mapping[Pair, float], scores: Mapping[Pair, float], old: Mapping[int, Reading],
           new: Mapping[int, Reading], *, ordered: bool, beside: Collection[Pair] = ()) -> Iterator[Match]:  # fmt: skip
    """The pairs as matches, each with the further texts that belong to one of its sides, and not to both.

    `pairs` are one to one, `scores` say how much each that may go together resembles the other, and `old` and `new`
    have the texts by number: those of the pairs, and those that are still free. Of what stands `beside` the other part
    less is asked.
    """
    splits = _split(pairs, scores, old, new, ordered, beside)
    merges = _split(_turned(pairs), _turned(scores), new, old, ordered, {(j, i) for i, j in beside})
    for i, j in pairs:
        yield max(splits[i], merges[j].turned, key=lambda match: match.score)


def _turned(pairs: Mapping[Pair, float]) -> dict[Pair, float]:
    return {(j, i): score for (i, j), score in pairs.items()}


def _split(pairs: Mapping[Pair, float], scores: Mapping[Pair, float], old: Mapping[int, Reading],
           new: Mapping[int, Reading], ordered: bool, beside: Collection[Pair]) -> dict[int, Match]:  # fmt: skip
    """For each old text in a pair its match, with the free new texts that make it resemble more."""
    found = {i: Match((i,), (j,), score) for (i, j), score in pairs.items()}
    free = new.keys() - {j for _, j in pairs}
    offers = [(-score, i, j) for (i, j), score in scores.items() if i in found and j in free]
    for worth, i, j in sorted(offers):
        parts = tuple(sorted([*found[i].new, j]))
        if j not in free or -worth < _WORTH_JOINING or (ordered and not _together(parts, free)):
            continue
        before = joined([new[part] for part in found[i].new])
        score = min(resemblance(old[i], joined([before, new[j]])), _UNEQUAL)
        least = FILLED_BESIDE if (i, j) in beside else FILLED
        if score > found[i].score and filled(old[i], before, new[j]) >= least:
            found[i] = Match((i,), parts, score)
            free -= {j}
    return found


def _together(parts: Parts, free: set[int]) -> bool:
    """Whether only texts that are in no match stand between some texts, and few of them."""
    return all(high - low <= _APART + 1 and free.issuperset(range(low + 1, high)) for low, high in pairwise(parts))
