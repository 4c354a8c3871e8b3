"""Columns of boxes that an engine has placed, and where lines may pass between the boxes of one."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw.geometry import Geometry
from argmap.draw.layout import Scene
from argmap.draw.sheet import Box

_NEAR = 4.0  # how near a line may pass a box
_APART = 6.0  # between lines that pass side by side, where there is room
_ALIKE = 2.0  # between the middles of boxes of one column
_HALVINGS = 12  # to find where a curve is
Point = tuple[float, float]


@dataclass(frozen=True)
class Column:
    """Boxes above one another: how far they reach, and the gaps that lines may pass, from above to below."""

    left: float
    right: float
    gaps: Sequence[tuple[float, float]]

    @property
    def middle(self) -> float:
        """Where a line is asked which gap it passes."""
        return (self.left + self.right) / 2

    def gap(self, y: float) -> int:
        """The gap that holds a height, or is next to the box that does."""
        at = bisect(self.gaps, (y, float("inf")))
        near = [each for each in (at - 1, at) if 0 <= each < len(self.gaps)]
        return min(near, key=lambda each: max(self.gaps[each][0] - y, y - self.gaps[each][1], 0.0))


def in_columns(scene: Scene, found: Geometry) -> tuple[list[Column], dict[str, int]]:
    """The columns from left to right, and in which each box stands: with those whose middles are above its own."""
    middles = {box.name: found.corners[box.name][0] + box.width / 2 for box in scene.boxes}
    place: dict[str, int] = {}
    columns: list[list[Box]] = []
    last = float("-inf")
    for box in sorted(scene.boxes, key=lambda each: middles[each.name]):
        if middles[box.name] - last > _ALIKE:
            columns.append([])
        columns[-1].append(box)
        last, place[box.name] = middles[box.name], len(columns) - 1
    return [_column([(*found.corners[box.name], box) for box in each]) for each in columns], place


def _column(boxes: Sequence[tuple[float, float, Box]]) -> Column:
    gaps, above = [], float("-inf")
    for top, high in sorted((y, box.height) for _, y, box in boxes):
        if top - above >= 2 * _NEAR:
            gaps.append((above + _NEAR, top - _NEAR))
        above = max(above, top + high)
    return Column(min(x for x, _, _ in boxes), max(x + box.width for x, _, box in boxes),
                  [*gaps, (above + _NEAR, float("inf"))])  # fmt: skip


def spread(wishes: Sequence[float], top: float, bottom: float) -> list[float]:
    """Heights in their order, as near to what is wished as a gap allows, and apart from one another: wishes that come
    too near, or turn the order round, are met in their middle."""
    apart = min(_APART, (bottom - top) / max(len(wishes) - 1, 1))
    pools: list[tuple[float, int]] = []  # sum and number of wishes that share a height, distances aside
    for at, wish in enumerate(wishes):
        pools.append((wish - at * apart, 1))
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
            (total, many), (before, others) = pools.pop(), pools.pop()
            pools.append((before + total, others + many))
    level = [total / many for total, many in pools for _ in range(many)]
    low = bottom - (len(wishes) - 1) * apart
    return [round(max(top, min(each, low)) + at * apart, 2) for at, each in enumerate(level)]


def points(shapes: Sequence[ET.Element]) -> list[Point]:
    """The points of an engine's line from left to right: its beginning, then three for each stretch of a curve."""
    path = next((each.get("d", "") for each in shapes if each.tag == "path"), "")
    numbers = [float(each) for each in re.findall(r"-?[\d.]+(?:e[-+]?\d+)?", path)]
    found = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(found) == 2:
        found = [found[0], *found, found[1]]
    return found[::-1] if found and found[0] > found[-1] else found


def height(curve: Sequence[Point], x: float) -> float:
    """How high a curve is at some x; at its nearest end where it does not reach so far."""
    for at in range(0, len(curve) - 3, 3):
        stretch = curve[at : at + 4]
        if stretch[3][0] >= x:
            low, high = 0.0, 1.0
            for _ in range(_HALVINGS):
                middle = (low + high) / 2
                low, high = (middle, high) if _along(stretch, middle, 0) < x else (low, middle)
            return _along(stretch, high, 1)
    return curve[-1][1] if curve else 0.0


def _along(stretch: Sequence[Point], t: float, axis: int) -> float:
    one, two, three, four = (each[axis] for each in stretch)
    u = 1 - t
    return u**3 * one + 3 * u * u * t * two + 3 * u * t * t * three + t**3 * four
