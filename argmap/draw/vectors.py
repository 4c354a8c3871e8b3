"""The shapes of a drawing as operators of PDF.

As far as `shapes`, `strokes` and `legends` draw: groups, rectangles, circles and paths with presentation attributes.
Words are left out. A shape that recurs, as the marks do on every page, is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import cos, radians, sin
from xml.etree import ElementTree as ET

_STYLE = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
_ENDS, _CORNERS = {"butt": 0, "round": 1, "square": 2}, {"miter": 0, "round": 1, "bevel": 2}
_READ = (*_STYLE, "transform", "d", "x", "y", "width", "height", "rx", "cx", "cy", "r")
_ROUND = 0.5522847  # where the handles of a quarter of a circle are
_MOVE = re.compile(r"(translate|scale|rotate|matrix)\(([^)]*)\)")
_WORDS = frozenset({"text", "title", "desc"})
Point = tuple[float, float]


def operators(drawing: ET.Element) -> str:
    """What paints a page, from its lower left corner."""
    high = drawing.get("viewBox", "0 0 0 0").split()[3]
    return "\n".join([f"q 1 0 0 -1 0 {high} cm 4 M", *_within(drawing, {}), "Q"])


def _within(parent: ET.Element, style: Mapping[str, str]) -> Iterator[str]:
    """What is in a group, and has the group's style; there are few levels, none that grows with the map."""
    for each in parent:
        read = {**style, **each.attrib}
        if each.tag in ("g", "a"):
            moved = each.get("transform")
            yield from ("q", *_moves(moved)) if moved else ()
            yield from _within(each, {name: read[name] for name in _STYLE if name in read})
            yield from ("Q",) if moved else ()
        elif each.tag not in _WORDS:
            yield _shape(each.tag, tuple(map(read.get, _READ)))


@lru_cache(maxsize=16384)
def _shape(tag: str, values: tuple[str | None, ...]) -> str:
    """A shape with all that it is painted by."""
    told = {name: value for name, value in zip(_READ, values, strict=True) if value is not None}
    fill, stroke = (told.get(name, other) for name, other in (("fill", "#000000"), ("stroke", "none")))
    painted = {(False, True): "f", (True, False): "S", (True, True): "B"}.get((stroke != "none", fill != "none"), "n")
    parts = [f"{_colour(fill)} rg"] if fill != "none" else []
    if stroke != "none":
        dashes = told.get("stroke-dasharray", "").replace(",", " ")
        end, corner = _ENDS[told.get("stroke-linecap", "butt")], _CORNERS[told.get("stroke-linejoin", "miter")]
        parts += [f"{_colour(stroke)} RG {told.get('stroke-width', '1')} w [{dashes}] 0 d {end} J {corner} j"]
    moved = list(_moves(told.get("transform", "")))
    around = ("q", "Q") if moved else ("", "")
    return " ".join(filter(None, (around[0], *moved, *parts, *_outline(tag, told), painted, around[1])))


def _colour(written: str) -> str:
    return " ".join(_number(int(written[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _number(value: float, places: int = 3) -> str:
    """A number as PDF has it, without an exponent."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def _moves(written: str) -> Iterator[str]:
    """Transformations, the outermost first."""
    for name, told in _MOVE.findall(written):
        values = [float(each) for each in told.replace(",", " ").split()]
        if name == "translate":
            values = [1, 0, 0, 1, *values]
        elif name == "scale":
            values = [values[0], 0, 0, values[-1], 0, 0]
        elif name == "rotate":
            turn = radians(values[0])
            values = [cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0]
        yield " ".join(_number(each, 6) for each in values) + " cm"


def _outline(tag: str, told: Mapping[str, str]) -> Iterator[str]:
    if tag == "path":
        yield from _path(told.get("d", ""))
        return
    x, y, wide, high, radius, cx, cy, r = (float(told.get(name, 0)) for name in _READ[-8:])
    if tag == "circle":
        x, y, wide, high, radius = cx - r, cy - r, 2 * r, 2 * r, r
    corner = min(radius, wide / 2), min(radius, high / 2)
    yield from _rounded(x, y, wide, high, *corner) if min(corner) > 0 else (_joined("re", (x, y), (wide, high)),)


def _rounded(x: float, y: float, wide: float, high: float, rx: float, ry: float) -> Iterator[str]:
    """A rectangle with round corners, from the upper left one on."""
    right, low, near, close = x + wide, y + high, rx * (1 - _ROUND), ry * (1 - _ROUND)
    yield _joined("m", (x + rx, y))
    yield _joined("l", (right - rx, y))
    yield _joined("c", (right - near, y), (right, y + close), (right, y + ry))
    yield _joined("l", (right, low - ry))
    yield _joined("c", (right, low - close), (right - near, low), (right - rx, low))
    yield _joined("l", (x + rx, low))
    yield _joined("c", (x + near, low), (x, low - close), (x, low - ry))
    yield _joined("l", (x, y + ry))
    yield _joined("c", (x, y + close), (x + near, y), (x + rx, y)) + " h"


def _joined(operator: str, *points: Point) -> str:
    return " ".join([*(_number(each) for point in points for each in point), operator])


def _path(written: str) -> list[str]:
    from fontTools.svgLib.path import parse_path

    pen = _Pen()
    parse_path(written, pen)
    return pen.parts


class _Pen:
    """What a path is drawn with, in the words of fontTools."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def moveTo(self, point: Point) -> None:  # noqa: N802
        self.parts.append(_joined("m", point))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.parts.append(_joined("l", point))

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self.parts.append(_joined("c", *points))

    def closePath(self) -> None:  # noqa: N802
        self.parts.append("h")

    def endPath(self) -> None:  # noqa: N802
        """A path that stays open."""
