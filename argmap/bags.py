"""Bags of terms, weighed by how rare each is: what two of them share, and which of many share most."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

Pair = tuple[int, int]

NEAREST = 6  # partners that each bag is compared with in full
_LOOKED_AT = 300  # places in the index that are read for a bag, its rarest terms first


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms with their weights, and the sum of these."""

    weights: Mapping[str, float]
    total: float


def weighed(*sides: Sequence[Mapping[str, float]]) -> list[list[Bag]]:
    """The bags of each side, from counted terms; what is in many bags of all sides counts for little.

    Inverse document frequency, Spärck Jones 1972.
    """
    every = [counted for side in sides for counted in side]
    frequency = Counter(term for counted in every for term in counted)
    rarity = {term: log(1 + len(every) / count) for term, count in frequency.items()}
    return [[bag({term: count * rarity[term] for term, count in each.items()}) for each in side] for side in sides]


def bag(weights: Mapping[str, float]) -> Bag:
    """A bag of weighed terms."""
    return Bag(weights, sum(weights.values()))


def together(bags: Iterable[Bag]) -> Bag:
    """Several bags in one."""
    weights: dict[str, float] = {}
    for each in bags:
        for term, weight in each.weights.items():
            weights[term] = weights.get(term, 0.0) + weight
    return bag(weights)


def shared(one: Bag, other: Bag) -> float:
    """What two bags share of all that they hold (Dice 1945): 1 where all is the same, 0 where nothing is."""
    if not one.total or not other.total:
        return 0.0
    few, many = (one.weights, other.weights) if len(one.weights) <= len(other.weights) else (other.weights, one.weights)
    return (
        2 * sum([min(weight, many[term]) for term, weight in few.items() if term in many]) / (one.total + other.total)
    )


def filled(whole: Bag, others: Bag, part: Bag) -> float:
    """How much of a part is in a whole and not in its other parts: 1 where all is, 0 where nothing is."""
    wanting = (
        (weight, whole.weights.get(term, 0.0) - others.weights.get(term, 0.0)) for term, weight in part.weights.items()
    )
    return sum(min(weight, max(0.0, want)) for weight, want in wanting) / (part.total or 1.0)


def candidates(old: Sequence[Bag], new: Sequence[Bag]) -> set[Pair]:
    """Pairs that may be alike: for each bag of either side the few that share its rarest terms."""
    ahead = {(i, j) for i, near in enumerate(_nearest(old, new)) for j in near}
    return ahead | {(i, j) for j, near in enumerate(_nearest(new, old)) for i in near}


def _nearest(bags: Sequence[Bag], others: Sequence[Bag]) -> Iterator[list[int]]:
    """For each bag the others that share most, by weight; each costs the same, however many others there are."""
    index: dict[str, list[int]] = {}
    for at, other in enumerate(others):
        for term in other.weights:
            index.setdefault(term, []).append(at)
    for each in bags:
        common: dict[int, float] = {}
        left = _LOOKED_AT
        for places, term in sorted((len(index[term]), term) for term in each.weights if term in index):
            weight = each.weights[term]
            for at in index[term][:left]:
                common[at] = common.get(at, 0.0) + weight
            left -= places
            if left <= 0:
                break
        yield heapq.nlargest(NEAREST, common, key=common.__getitem__)
