"""An argument as trees that paper can hold: each box once in full, and a small box that refers to it everywhere else.

A claim stands where the fewest steps lead to it. What leads to it from elsewhere, a circle among them, gets a mention.
Claims and small boxes take turns, left to right: a reply hangs on the claim of the objection that it answers. Only an
objection to a step has no claim before it; it stands below the step.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.draw.links import Link
from argmap.draw.measure import SLACK, ems
from argmap.draw.sheet import SIZES, Box, Sheet

Mention = Callable[[str], Box]  # the small box that refers to the claim of this id


@dataclass(frozen=True)
class Forest:
    """Boxes by number, parents before children, and the line from each to its parent; `None` at a root."""

    boxes: Sequence[Box]
    lines: Sequence[Link | None]
    parents: Sequence[int | None]
    children: Sequence[Sequence[int]]

    @property
    def roots(self) -> list[int]:
        """What nothing leads to."""
        return [number for number, parent in enumerate(self.parents) if parent is None]

    def wide(self, number: int) -> bool:
        """Whether it is a claim or stands for one. The others are small, and stand between two of these."""
        return self.boxes[number].type in ("claim", "stub")


def forest(boxes: Sequence[Box], links: Sequence[Link], mention: Mention) -> Forest:
    """The trees of a drawing. A contradiction hangs on the first of its two claims."""
    growing = _Growing(boxes, links, mention)
    growing.grow()
    return Forest(growing.boxes, growing.lines, growing.parents, growing.children)


class _Growing:
    """Trees in the making."""

    def __init__(self, boxes: Sequence[Box], links: Sequence[Link], mention: Mention) -> None:
        self.named = {box.name: box for box in boxes}
        self.mention = mention
        self.onward: dict[str, list[Link]] = {name: [] for name in self.named}
        self.led_to: set[str] = set()
        for link in sorted(links, key=lambda each: not each.joins):
            self.onward[link.left].append(link)
            if link.type != "contradicts":
                self.led_to.add(link.right)
        self.boxes: list[Box] = []
        self.lines: list[Link | None] = []
        self.parents: list[int | None] = []
        self.children: list[list[int]] = []
        self.home: set[str] = set()

    def grow(self) -> None:
        """From what nothing leads to; where only circles are left, from the first of those."""
        self._spread([name for name in self.named if name not in self.led_to])
        for name in self.named:
            if name not in self.home:
                self._spread([name])

    def _spread(self, names: Sequence[str]) -> None:
        self.home.update(names)
        waiting = deque(self._put(self.named[name], None, None) for name in names)
        while waiting:
            number = waiting.popleft()
            for link in self.onward[self.boxes[number].name]:
                waiting.extend(self._follow(number, link))

    def _follow(self, number: int, link: Link) -> Iterator[int]:
        """The box that a line leads to, where it stands here; what stands elsewhere is mentioned."""
        box = self.named[link.right]
        if link.type == "contradicts":
            between = self._put(_contradiction(link), number, link)
            self._put(self.mention(box.of), between, replace(link, left=self.boxes[between].name, joins=True))
        elif link.right not in self.home:
            self.home.add(link.right)
            yield self._put(box, self._holder(number, box), link)
        else:
            self._put(self.mention(box.of) if box.type == "claim" else box, self._holder(number, box), link)

    def _holder(self, number: int, box: Box) -> int:
        """What a box hangs on: a reply, on the claim of the objection. Of small boxes one at most is below another."""
        small = ("claim", "stub")
        if box.type in small or self.boxes[number].type in small:
            return number
        claims = [each for each in self.children[number] if self.boxes[each].type in small]
        if self.boxes[number].type == "objection" and claims:
            return claims[0]
        above = self.parents[number]
        return number if above is None or self.boxes[above].type in small else above

    def _put(self, box: Box, parent: int | None, line: Link | None) -> int:
        number = len(self.boxes)
        self.boxes.append(box)
        self.lines.append(line)
        self.parents.append(parent)
        self.children.append([])
        if parent is not None:
            self.children[parent].append(number)
        return number


def _contradiction(link: Link) -> Box:
    word = "contradicts"
    sheet = Sheet(round(ems(word) * SIZES["name"] * SLACK + 16, 2), 8, 8, y=2)
    sheet.row(word, "name")
    return sheet.box(f"{link.left}~contradicts~{link.right}", link.left, "condition", "condition",
                     f"{link.left} contradicts {link.right}")  # fmt: skip
