"""What keeps its order between two lists: the backbone of a matching, and where other pairs stand beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
_End = tuple[float, Pair | None]  # the weight of a chain, and its last pair


def backbone(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs that weigh most together among those that keep their order on both sides; n pairs take n log n.

    The heaviest increasing subsequence (Jacobson and Vo 1992), with a Fenwick tree that holds the best chain up to each
    place of the new list.
    """
    size = max((j for _, j in weights), default=-1) + 1
    best: list[_End] = [(0.0, None)] * (size + 1)
    before: dict[Pair, Pair | None] = {}
    for i, j in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        weight, before[i, j] = _heaviest(best, j)
        end = (weight + weights[i, j], (i, j))
        for at in _up(j + 1, size):
            if best[at][0] < end[0]:
                best[at] = end
    chain: list[Pair] = []
    pair = _heaviest(best, size)[1]
    while pair is not None:
        chain.append(pair)
        pair = before[pair]
    return chain[::-1]


def _heaviest(best: Sequence[_End], upto: int) -> _End:
    return max((best[at] for at in _down(upto)), key=lambda end: end[0], default=(0.0, None))


def _down(at: int) -> Iterator[int]:
    while at > 0:
        yield at
        at -= at & -at


def _up(at: int, size: int) -> Iterator[int]:
    while at <= size:
        yield at
        at += at & -at


class Places:
    """The gaps that a backbone leaves in two lists of so many things."""

    def __init__(self, chain: Sequence[Pair], old: int, new: int) -> None:
        self._old = [i for i, _ in chain]
        self._new = [j for _, j in chain]
        fences = zip([(-1, -1), *chain], [*chain, (old, new)], strict=True)
        self._single = [k - i == m - j == 2 for (i, j), (k, m) in fences]

    def fits(self, pair: Pair) -> bool:
        """Whether a pair keeps the order of the backbone, of which it may be one."""
        low, high = self._gap(pair)
        return low <= high

    def alone(self, pair: Pair) -> bool:
        """Whether a pair has a gap to itself, or is of the backbone."""
        low, high = self._gap(pair)
        return low < high or (low == high and self._single[low])

    def _gap(self, pair: Pair) -> Pair:
        """The gap in which a pair stands; of the backbone's own, the one before and the one behind."""
        low = max(bisect_left(self._old, pair[0]), bisect_left(self._new, pair[1]))
        return low, min(bisect_right(self._old, pair[0]), bisect_right(self._new, pair[1]))
