"""Lines of our own between boxes that an engine has placed in columns: each leaves its box by a place of its own, turns
only between columns, and passes a column where the engine let it pass.

Where boxes stand in no columns, and for lines that lead back or stay in one, the engine's lines are kept.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from argmap.draw.bends import HEAD, bent, head, port, stroke
from argmap.draw.corridors import Column, height, in_columns, points, spread
from argmap.draw.geometry import Geometry
from argmap.draw.layout import Scene, line_of
from argmap.draw.look import Line
from argmap.draw.shapes import POINT, number
from argmap.draw.sheet import Box

_LEAST = 10.0  # between two columns: less is no room to turn
_BESIDE = 9.0  # how far below the others a head meets the left edge of a box


@dataclass(frozen=True)
class _Way:
    """A line on its way: from the right edge of a box to the left edge of another, through the columns between."""

    left: Box
    right: Box
    between: range
    line: Line
    bare: bool  # whether it has no head at the left; one at the right has a contradiction alone

    @property
    def met(self) -> bool:
        """Whether it has a head at the right."""
        return self.line.tail != "none"


def routed(scene: Scene, found: Geometry) -> Geometry:
    """The drawing with lines of ours."""
    columns, place = in_columns(scene, found)
    if any(right.left - left.right < _LEAST for left, right in pairwise(columns)):
        return found
    routing = _Routing(scene, found, columns, dict(_ways(scene, place)))
    heights = routing.heights()
    lines = {at: list(routing.drawn(at, each)) for at, each in heights.items()}
    return replace(found, lines={**found.lines, **lines}, crossings=_crossings(routing.ways, heights))


def _ways(scene: Scene, place: Mapping[str, int]) -> Iterator[tuple[int, _Way]]:
    boxes = {box.name: box for box in scene.boxes}
    for at, link in enumerate(scene.links):
        left, right = boxes[link.left], boxes[link.right]
        if link.type == "contradicts" and place[left.name] > place[right.name]:
            left, right = right, left
        if place[left.name] < place[right.name]:
            line = line_of(scene, link)
            between = range(place[left.name] + 1, place[right.name])
            yield at, _Way(left, right, between, line, link.joins or line.head == "none")


@dataclass(frozen=True)
class _Routing:
    """Lines in the making."""

    scene: Scene
    found: Geometry
    columns: Sequence[Column]
    ways: Mapping[int, _Way]

    def heights(self) -> dict[int, list[float]]:
        """How high each line leaves its box, passes columns, and ends."""
        passed = self._passed()
        ports = self._ports(passed)
        return {at: [ports[at], *(passed[at, each] for each in way.between), self._end(way)]
                for at, way in self.ways.items()}  # fmt: skip

    def _middle(self, box: Box) -> float:
        return self.found.corners[box.name][1] + box.height / 2

    def _end(self, way: _Way) -> float:
        return self._middle(way.right) + (min(_BESIDE, way.right.height / 4) if way.met else 0.0)

    def _passed(self) -> dict[tuple[int, int], float]:
        """How high each line passes each column between its ends: through the gaps and in the order in which the engine
        let them pass, and as straight as that allows, from the right on."""
        gaps: dict[int, dict[int, list[tuple[float, int]]]] = {}
        for at, way in self.ways.items():
            curve = points(self.found.lines[at]) if way.between else []
            for column in way.between:
                y = height(curve, self.columns[column].middle)
                gaps.setdefault(column, {}).setdefault(self.columns[column].gap(y), []).append((y, at))
        last = {at: self._end(way) for at, way in self.ways.items()}
        passed: dict[tuple[int, int], float] = {}
        for column in sorted(gaps, reverse=True):
            for gap, passing in gaps[column].items():
                order = [at for _, at in sorted(passing)]
                last |= zip(order, spread([last[at] for at in order], *self.columns[column].gaps[gap]), strict=True)
                passed |= {(at, column): last[at] for at in order}
        return passed

    def _ports(self, passed: Mapping[tuple[int, int], float]) -> dict[int, float]:
        """Where each line leaves the right edge of its box: those with heads apart, in the order in which they go on;
        those of premises, which meet in their step, together."""
        leaving: dict[str, dict[int, list[tuple[float, int]]]] = {}
        for at, way in self.ways.items():
            onward = passed[at, way.between[0]] if way.between else self._end(way)
            leaving.setdefault(way.left.name, {}).setdefault(-1 if way.bare else at, []).append((onward, at))
        ports: dict[int, float] = {}
        for bundles in leaving.values():
            ordered = sorted(bundles.values(), key=lambda each: (sum(y for y, _ in each) / len(each), each))
            for turn, bundle in enumerate(ordered):
                box = self.ways[bundle[0][1]].left
                ports |= dict.fromkeys(
                    (at for _, at in bundle), round(port(self._middle(box), box.height, turn, len(ordered)), 2)
                )
        return ports

    def _pointed(self, box: Box, y: float) -> float:
        """How far a box whose side comes to a point falls short of it at some height."""
        return POINT * abs(y - self._middle(box)) / (box.height / 2) if box.type == "objection" else 0.0

    def drawn(self, at: int, heights: list[float]) -> Iterator[ET.Element]:
        """A line with its heads."""
        way = self.ways[at]
        left = self.found.corners[way.left.name][0] + way.left.width - self._pointed(way.left, heights[0])
        right = self.found.corners[way.right.name][0]
        start, end = left if way.bare else left + HEAD, right - HEAD if way.met else right
        columns = self.columns[way.between.start - 1 : way.between.stop + 1]
        turns = [(max(one.right, start), min(other.left, end)) for one, other in pairwise(columns)]
        yield stroke(bent(start, heights, turns, end), way.line)
        if not way.bare:
            yield head(way.line, f"translate({number(left)} {number(heights[0])})", self.scene.theme)
        if way.met:
            mirrored = f"matrix(-1 0 0 1 {number(right)} {number(heights[-1])})"
            yield head(replace(way.line, head=way.line.tail), mirrored, self.scene.theme)


def _crossings(ways: Mapping[int, _Way], heights: Mapping[int, list[float]]) -> int:
    """How often lines cross: in each turn, pairs that leave it the other way round than they came."""
    turns: dict[int, list[tuple[float, float]]] = {}
    for at, way in ways.items():
        for place, turn in enumerate(pairwise(heights[at]), way.between.start):
            turns.setdefault(place, []).append(turn)
    return sum(map(inversions, turns.values()))


def inversions(turns: Iterable[tuple[float, float]]) -> int:
    """How many pairs end the other way round than they begin."""
    ends: list[float] = []
    count = 0
    for _, end in sorted(turns):
        count += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return count
