"""Trees cut into pieces that each fit a sheet: a claim, and what supports it as far as there is room.

Worked from the leaves up. Where a claim's argument grows too deep or too high, its premises with the most beneath them
are cut off: such a premise stands as a leaf here and as the root of a piece of its own. A claim whose steps alone fill
more than a sheet is the root of several pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.draw.forest import Forest

ROW_GAP = 10.0
WIDER = 15.0  # where revisions are compared: room for signs and second frames
Heights = tuple[Sequence[float], Sequence[float]]  # of each box; and as the root of a piece
Chunk = dict[int, dict[int, None]]  # boxes, and what hangs on each


@dataclass(frozen=True)
class Piece:
    """A connected part of the argument: its root, and for each box in it what hangs on it here."""

    root: int
    kept: Mapping[int, tuple[int, ...]]
    leaves: tuple[int, ...]  # claims that go on in a piece of their own


def pieces(trees: Forest, heights: Heights, depth: int, room: float, first: float,
           gap: float = ROW_GAP) -> list[Piece]:  # fmt: skip
    """Every box of the trees in pieces, a piece before those that continue it.

    `depth` is how many columns there are right of the root, small boxes counted; `room` how high a piece may be,
    `first` how high that of the first root; `gap` what is between two rows.
    """
    cutting = _Cutting(trees, heights, depth, room, first, gap)
    cutting.cut()
    return list(cutting.pieces())


class _Cutting:
    """Trees being cut: how high each box with what hangs on it is, how deep, and where it is cut off."""

    def __init__(self, trees: Forest, heights: Heights, depth: int, room: float, first: float, gap: float) -> None:
        self.trees, self.depth, self.gap = trees, depth, gap
        self.rooms = dict.fromkeys(trees.roots[:1], first)
        self.room = room
        self.high, self.rooted = ([each + gap for each in every] for every in heights)
        self.need = list(self.high)
        self.deep = [0] * len(self.high)
        self.off: set[int] = set()
        self.split: set[int] = set()

    def cut(self) -> None:
        """Leaves first: by the number of a box its children come after it."""
        for number in reversed(range(len(self.high))):
            if self.trees.wide(number) and self.trees.children[number]:
                self._cut_below(number)

    def pieces(self) -> Iterator[Piece]:
        """The pieces, each followed by those that its leaves lead to."""
        waiting = list(reversed(self.trees.roots))
        while waiting:
            root = waiting.pop()
            whole = self._piece(root, self.trees.children[root])
            yield from self._split(root) if root in self.split else [whole]
            waiting += reversed(whole.leaves)

    def _cut_below(self, claim: int) -> None:
        below = list(self._below(claim))
        self.off |= {each for each in below if self.deep[each] + 2 > self.depth}
        room = self.rooms.get(claim, self.room) + self.gap
        kept = [each for each in below if self.trees.children[each] and each not in self.off]
        heaviest = sorted(kept, key=lambda each: self.high[each] - self.need[each])
        few, many = 0, len(heaviest)
        while few < many:
            middle = (few + many) // 2
            fits = self._need(claim, {*self.off, *heaviest[:middle]}) <= room
            few, many = (few, middle) if fits else (middle + 1, many)
        self.off |= set(heaviest[:few])
        self.need[claim] = self._need(claim, self.off)
        self.deep[claim] = max((2 + (0 if each in self.off else self.deep[each]) for each in below), default=1)
        if max(self.need[claim], self.rooted[claim]) > room:
            self.split.add(claim)
            self.off.add(claim)

    def _below(self, claim: int) -> Iterator[int]:
        """The next claims right of a claim, through small boxes, one of which may be below another."""
        for child in self.trees.children[claim]:
            if self.trees.wide(child):
                yield child
            for other in self.trees.children[child] if not self.trees.wide(child) else ():
                yield from (other,) if self.trees.wide(other) else self.trees.children[other]

    def _need(self, number: int, off: set[int]) -> float:
        """How high a box is with what hangs on it: what stands right of it beside it, small on small below it."""
        beside = below = 0.0
        for child in self.trees.children[number]:
            if self.trees.wide(child):
                beside += self.high[child] if child in off else self.need[child]
            elif self.trees.wide(number):
                beside += self._need(child, off)
            else:
                below += self._need(child, off)
        return max(self.high[number], beside) + below

    def _piece(self, root: int, children: Sequence[int]) -> Piece:
        """What hangs on a root, down to what is cut off."""
        kept: dict[int, tuple[int, ...]] = {}
        leaves, waiting = [], [root]
        while waiting:
            number = waiting.pop()
            if number in self.off and number != root:
                leaves.append(number)
                kept[number] = ()
            else:
                kept[number] = tuple(children if number == root else self.trees.children[number])
                waiting += reversed(kept[number])
        return Piece(root, kept, tuple(leaves))

    def _split(self, root: int) -> Iterator[Piece]:
        """A claim with more steps than a sheet holds, or more premises to one: as much on each as there is room for."""
        chunk: Chunk = {root: {}}
        room = self.rooms.get(root, self.room) + self.gap
        for step in self.trees.children[root]:
            paths = list(self._paths(root, step))
            apart = _chunk(paths, {root: {}})
            together = {**apart, **chunk, root: chunk[root] | {step: None}}
            if chunk[root] and self._high(apart, root) <= room < self._high(together, root):
                yield self._part(root, chunk)
                chunk = {root: {}}
            for path in paths:
                longer = _chunk([path], chunk)
                if chunk[root] and self._high(longer, root) > room:
                    yield self._part(root, chunk)
                    longer = _chunk([path], {root: {}})
                chunk = longer
        yield self._part(root, chunk)

    def _paths(self, root: int, step: int) -> Iterator[tuple[int, ...]]:
        """The ways from a root to each of the next claims below it through one step."""
        if self.trees.wide(step) or not self.trees.children[step]:
            yield root, step
            return
        for child in self.trees.children[step]:
            if self.trees.wide(child) or not self.trees.children[child]:
                yield root, step, child
            else:
                yield from ((root, step, child, each) for each in self.trees.children[child])

    def _high(self, chunk: Chunk, number: int) -> float:
        """Like `_need`, of what a chunk holds."""
        beside = below = 0.0
        for child in chunk.get(number, ()):
            if self.trees.wide(child):
                beside += self.high[child] if child in self.off else self.need[child]
            elif self.trees.wide(number):
                beside += self._high(chunk, child)
            else:
                below += self._high(chunk, child)
        return max(self.high[number], beside) + below

    def _part(self, root: int, chunk: Chunk) -> Piece:
        kept, leaves = {number: tuple(children) for number, children in chunk.items()}, list[int]()
        for each in [child for children in chunk.values() for child in children if self.trees.wide(child)]:
            below = self._piece(each, () if each in self.off else self.trees.children[each])
            leaves += (each,) if each in self.off else below.leaves
            kept |= below.kept
        return Piece(root, kept, tuple(leaves))


def _chunk(paths: Iterable[tuple[int, ...]], given: Chunk | None = None) -> Chunk:
    """Paths as a tree, added to one that is given."""
    chunk = {number: dict(children) for number, children in (given or {}).items()}
    for path in paths:
        for parent, child in pairwise(path):
            chunk.setdefault(parent, {})[child] = None
        chunk.setdefault(path[-1], {})
    return chunk
