"""Who goes with whom, each with one at most, so that the pairs weigh most together: assignment on a sparse graph."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]

_EXACT = 200  # pairs of a component up to which the best choice is sought; beyond it the heaviest pair goes first
_NOTHING = 1e-12  # a gain that only rounding makes


def assignment(weights: Mapping[Pair, float]) -> list[Pair]:
    """The heaviest choice of pairs in which no row and no column stands twice; weights are positive.

    Exact for each connected component of moderate size, by shortest augmenting paths (Edmonds and Karp 1972). In larger
    ones the heaviest pair is taken first, which loses half of the weight at worst and little in practice.
    """
    chosen: list[Pair] = []
    for part in _components(weights):
        single = len({i for i, _ in part}) == 1 or len({j for _, j in part}) == 1
        within = {pair: weights[pair] for pair in part}
        if single:
            chosen.append(min(part, key=lambda pair: (-weights[pair], pair)))
        else:
            chosen += _best(within) if len(part) <= _EXACT else _heaviest_first(within)
    return sorted(chosen)


def _components(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """The pairs, parted into groups that share neither rows nor columns."""
    parent: dict[int, int] = {}

    def top(at: int) -> int:
        while parent.setdefault(at, at) != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, j in weights:  # columns are numbered below zero
        parent[top(i)] = top(-1 - j)
    parts: dict[int, list[Pair]] = {}
    for pair in sorted(weights):
        parts.setdefault(top(pair[0]), []).append(pair)
    return list(parts.values())


def _heaviest_first(weights: Mapping[Pair, float]) -> list[Pair]:
    rows, columns, chosen = set(), set(), []
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            chosen.append((i, j))
    return chosen


def _best(weights: Mapping[Pair, float]) -> list[Pair]:
    """The heaviest choice: rows enter one by one, and each takes the change that gains most, be it to stay out."""
    columns: dict[int, list[int]] = {}
    for i, j in sorted(weights):
        columns.setdefault(i, [-1 - i]).append(j)  # below zero: a column of its own, in which a row stays alone
    holder: dict[int, int] = {}  # of each column that is taken, its row
    for row in columns:
        _enter(row, columns, weights, holder)
    return [(row, column) for column, row in holder.items() if column >= 0]


def _enter(row: int, columns: Mapping[int, list[int]], weights: Mapping[Pair, float], holder: dict[int, int]) -> None:
    """Give a row a column, along the chain of changes that gains most; who loses a column takes the next."""
    gain, came = _chains(row, columns, weights, holder)
    taken = {each: column for column, each in holder.items()}
    column: int | None = max((each for each in gain if each not in holder), key=lambda each: (gain[each], each))
    while column is not None:
        holder[column] = came[column]
        column = taken.get(came[column])


def _chains(
    row: int, columns: Mapping[int, list[int]], weights: Mapping[Pair, float], holder: Mapping[int, int]
) -> tuple[dict[int, float], dict[int, int]]:
    """For each column the best gain of a chain of changes that ends by taking it, and the row that takes it."""
    gain: dict[int, float] = {}
    came: dict[int, int] = {}
    waiting = {row: 0.0}
    while waiting:
        following: dict[int, float] = {}
        for each, so_far in waiting.items():
            for column in columns[each]:
                now = so_far + weights.get((each, column), 0.0)
                if now <= gain.get(column, float("-inf")) + _NOTHING:
                    continue
                gain[column], came[column] = now, each
                if column in holder:
                    following[holder[column]] = now - weights.get((holder[column], column), 0.0)
        waiting = following
    return gain, came
