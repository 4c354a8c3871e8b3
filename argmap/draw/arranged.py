"""A piece of an argument with every box in its place, and how high a box is with the pages that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.draw.crossing import Crossing, Reference
from argmap.draw.fit import grown
from argmap.draw.forest import Forest
from argmap.draw.links import Link
from argmap.draw.paper import Grid
from argmap.draw.pieces import Piece
from argmap.draw.sheet import Box

REFERENCE = 12.5  # height of a row in a box that names other pages
BESIDE, BESIDE_STUB = 100.0, 54.0  # room at the end of a box's last row that does as well
INDENT = 18.0  # of a small box below another


@dataclass(frozen=True)
class Placed:
    """A box on a page by its upper left corner, what it hangs on, and by which line."""

    box: Box
    x: float
    y: float
    parent: int | None  # its place among the boxes of the page
    line: Link | None
    references: tuple[Reference, ...] = ()

    @property
    def height(self) -> float:
        """How high it is, with the row for its references."""
        return self.box.height + (reference_row(self.box) if self.references else 0.0)


def right_edge(box: Box) -> float:
    """Where references in a box end; before corners that are cut or round."""
    corner = 8.0 if {"opponent", "reported"}.intersection(box.classes) else 0.0
    return (box.width if box.fold_at is None else box.fold_at) - 9.0 - corner


def beside(box: Box) -> float:
    """How much room references take at the end of a row; a small box that stands for a claim has but one."""
    return BESIDE_STUB if box.type == "stub" else BESIDE


def reference_row(box: Box) -> float:
    """How much higher a box is for its references: nothing where its last row leaves room for them."""
    last = max((word.y for word in box.words), default=0.0)
    ends = [word.x if word.at_end else word.x + word.width for word in box.words if word.y > last - 4]
    taken = [pill.x + pill.width for pill in box.pills if pill.y + 14 > last - 4]
    free = right_edge(box) - max([*ends, *taken], default=0.0)
    return 0.0 if free >= beside(box) else REFERENCE


class Shape:
    """A piece in its place: for each box its column and how far down it begins, counted from the piece's upper edge."""

    def __init__(self, trees: Forest, first: Sequence[Box], piece: Piece, place: int, crossing: Crossing,
                 gap: float) -> None:  # fmt: skip
        self.trees, self.piece, self.place, self.crossing, self.gap = trees, piece, place, crossing, gap
        self.order = _preorder(piece)
        boxes = {each: trees.boxes[each] for each in self.order} | {piece.root: first[piece.root]}
        self.boxes = {each: self._grown(each, box) for each, box in boxes.items()}
        self.high = {each: box.height + gap + (reference_row(box) if crossing.refers(place, each) else 0.0)
                     for each, box in self.boxes.items()}  # fmt: skip
        self.columns = self._columns()
        self.core, self.need = self._needs()
        self.tops = self._tops()

    @property
    def across(self) -> int:
        """How many columns of claims it takes."""
        return (max(self.columns.values()) + 1) // 2 + 1

    @property
    def down(self) -> float:
        """How high it is."""
        return self.need[self.piece.root] - self.gap

    def _grown(self, number: int, box: Box) -> Box:
        """A claim with room for the heads of its lines, which together are lower than what they come from."""
        return grown(box, len(self.piece.kept[number])) if self.trees.wide(number) else box

    def _below(self, parent: int, child: int) -> bool:
        return not self.trees.wide(parent) and not self.trees.wide(child)

    def _columns(self) -> dict[int, int]:
        found = {self.piece.root: 0}
        for number in self.order:
            for child in self.piece.kept[number]:
                step = 0 if self._below(number, child) else 1 + (self.trees.wide(number) and self.trees.wide(child))
                found[child] = found[number] + step
        return found

    def _needs(self) -> tuple[dict[int, float], dict[int, float]]:
        """How high each box is with what stands beside it, and with what stands below it too."""
        core, need = dict[int, float](), dict[int, float]()
        for number in reversed(self.order):
            below = sum(need[each] for each in self.piece.kept[number] if self._below(number, each))
            beside = sum(need[each] for each in self.piece.kept[number]) - below
            core[number] = max(self.high[number], beside)
            need[number] = core[number] + below
        return core, need

    def _tops(self) -> dict[int, float]:
        starts, tops = {self.piece.root: 0.0}, {}
        for number in self.order:
            start, kept = starts[number], self.piece.kept[number]
            tops[number] = start + (self.core[number] - self.high[number]) / 2
            beside = [each for each in kept if not self._below(number, each)]
            at = start + (self.core[number] - sum(self.need[each] for each in beside)) / 2
            for child in beside:
                starts[child], at = at, at + self.need[child]
            at = start + self.core[number]
            for child in kept:
                if self._below(number, child):
                    starts[child], at = at, at + self.need[child]
        return tops

    def placed(self, grid: Grid, first: int, down: float, pages: Mapping[int, int], before: int) -> Iterator[Placed]:
        """The boxes on a page, where the piece begins at a column of claims and so far down, after so many boxes."""
        parents = {child: number for number in self.order for child in self.piece.kept[number]}
        places = {number: before + at for at, number in enumerate(self.order)}
        for number in self.order:
            parent = parents.get(number)
            x = grid.left(self.columns[number] + 2 * first)
            x += INDENT * (parent is not None and self._below(parent, number))
            yield Placed(
                self.boxes[number], round(x, 2), round(down + self.tops[number], 2),
                None if parent is None else places[parent], None if parent is None else self.trees.lines[number],
                tuple(self.crossing.references(self.place, number, pages)),
            )  # fmt: skip


def _preorder(piece: Piece) -> list[int]:
    order, waiting = [], [piece.root]
    while waiting:
        order.append(waiting.pop())
        waiting += reversed(piece.kept[order[-1]])
    return order
