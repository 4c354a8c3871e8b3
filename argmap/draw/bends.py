"""Lines as they are drawn, on paper and on the web: they turn only between columns, so that none crosses a box."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

from argmap.draw.look import Line
from argmap.draw.shapes import number
from argmap.draw.theme import Theme

HEAD = 8.0  # how far from the box the line begins, where it has a head
_PORTS = 14.0  # between lines that leave one box, at most
_CLEAR = 11.0  # between them, so that their heads stand clear of one another
_MOST = 24  # lines that a box grows for; more stand closer
DASHES = {"dashed": "5 3", "dotted": "1.5 2.5"}
HEADS = {
    "normal": "M0,0L9,-3.5V3.5Z",
    "onormal": "M0,0L9,-3.5V3.5Z",
    "vee": "M7,-4L0,0L7,4L4,0Z",
    "tee": "M3,-5V5M3,0H8",
    "diamond": "M0,0L6,-4L12,0L6,4Z",
    "odot": "M0,0a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0Z",
}
Turn = tuple[float, float]  # a stretch, from x to x, in which a line goes from one height to the next


def room_for(lines: int) -> float:
    """How high a box is at least, so that the heads of the lines that leave it can be told apart."""
    return 12.0 + (min(lines, _MOST) - 1) * _CLEAR


def port(middle: float, high: float, turn: int, of: int) -> float:
    """Where a line leaves the edge of a box, of several side by side, so that their heads can be told apart."""
    return middle if of == 1 else middle + (turn - (of - 1) / 2) * min(_PORTS, (high - 12) / (of - 1))


def bent(start: float, heights: list[float], turns: list[Turn], end: float) -> str:
    """The path of a line: level, except in its turns."""
    path = f"M{number(start)},{number(heights[0])}"
    for (left, right), (above, below) in zip(turns, pairwise(heights), strict=True):
        middle = number((left + right) / 2)
        path += f"H{number(left)}C{middle},{number(above)} {middle},{number(below)} {number(right)},{number(below)}"
    return f"{path}H{number(end)}"


def stroke(path: str, line: Line) -> ET.Element:
    """A line along a path."""
    drawn = ET.Element("path", {"d": path, "fill": "none", "stroke": line.colour, "stroke-width": number(line.weight)})
    if line.style in DASHES:
        drawn.set("stroke-dasharray", DASHES[line.style])
    return drawn


def head(line: Line, place: str, theme: Theme) -> ET.Element:
    """What a line ends in, where a transformation places it: its tip in the origin, its line to the right."""
    fill = line.colour if line.head in ("diamond", "normal") else theme["paper"]
    drawn = {"class": "head", "d": HEADS[line.head], "transform": place, "fill": fill}
    return ET.Element("path", {**drawn, "stroke": line.colour, "stroke-width": "1.2"})
