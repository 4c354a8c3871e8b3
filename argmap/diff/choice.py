"""How clear a choice among several partners is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from argmap.assignment import Pair

_CLOSE = 0.06  # a partner that falls short by less would do as well


def second_best(weights: Mapping[Pair, float], end: int) -> dict[int, float]:
    """The second best weight of each claim of one side."""
    found: dict[int, tuple[float, float]] = {}
    for pair, weight in weights.items():
        first, second = found.get(pair[end], (float("-inf"), float("-inf")))
        found[pair[end]] = (weight, first) if weight > first else (first, max(second, weight))
    return {at: second for at, (_, second) in found.items()}


def rivalled(chosen: Sequence[Pair], scores: Mapping[Pair, float]) -> set[Pair]:
    """The chosen pairs of which one side would do as well with another that has no clearly better partner."""
    row, column = {i: scores[i, j] for i, j in chosen}, {j: scores[i, j] for i, j in chosen}
    rivals = [
        (i, j) for (i, j), score in scores.items()
        if score > row.get(i, 0.0) - _CLOSE and score > column.get(j, 0.0) - _CLOSE
    ]  # fmt: skip
    either = Counter(i for i, _ in rivals), Counter(j for _, j in rivals)
    return {(i, j) for i, j in chosen if either[0][i] > 1 or either[1][j] > 1}
