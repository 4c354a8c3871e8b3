"""The drawing as SVG: places and lines from the engine, words, boxes and marks from us. No scripts, no styles to load.

Presentation attributes only, so that every viewer and converter draws the same; ids and classes for those who restyle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.boxes import SIZES, Box, Pill, Words
from argmap.draw.layout import Scene, look_of
from argmap.draw.measure import SLACK, is_han, width
from argmap.errors import EngineError

SVG = "http://www.w3.org/2000/svg"
MARGIN = 16.0
_COLOURS = {"id": look.GREY, "about": look.GREY, "second": "#474747", "count": look.GREY}
_NEVER = str.maketrans("", "", "\r\n\t")


@dataclass(frozen=True)
class Geometry:
    """What the engine decided: the size, upper left corners of boxes, and the parts of each line, by number."""

    width: float
    height: float
    corners: Mapping[int, tuple[float, float]]
    lines: Mapping[int, list[ET.Element]]


def geometry(svg: str, scene: Scene) -> Geometry:
    """The engine's own SVG, read for where things are. Upper left is the origin."""
    try:
        root = ET.fromstring(svg)  # noqa: S314 - the engine's own output, which holds no text of the map
    except ET.ParseError as error:
        raise EngineError(f"the engine wrote no readable SVG: {error}") from error
    _, _, wide, high = (float(each) for each in root.get("viewBox", "0 0 0 0").split())
    frame = root.find(f"{{{SVG}}}g")
    moved = _translation(frame.get("transform", "") if frame is not None else "")
    found = {each.get("id", ""): each for each in root.iter(f"{{{SVG}}}g")}
    corners = {
        number: _corner(found[f"b{number}"], box, moved) for number, box in enumerate(scene.boxes) if f"b{number}" in found
    }
    lines = {int(name[1:]): _drawn(group) for name, group in found.items() if group.get("class", "").startswith("edge")}
    return Geometry(wide, high, corners, {number: [_moved(each, moved) for each in line] for number, line in lines.items()})


def _translation(transform: str) -> tuple[float, float]:
    inside = transform.rpartition("translate(")[2].partition(")")[0].replace(",", " ").split()
    return (float(inside[0]), float(inside[1])) if len(inside) == 2 else (0.0, 0.0)


def _corner(group: ET.Element, box: Box, moved: tuple[float, float]) -> tuple[float, float]:
    polygon = group.find(f".//{{{SVG}}}polygon")
    points = [tuple(map(float, each.split(","))) for each in (polygon.get("points", "") if polygon is not None else "").split()]
    across, down = zip(*points, strict=True) if points else ((0.0,), (0.0,))
    return ((min(across) + max(across) - box.width) / 2 + moved[0], (min(down) + max(down) - box.height) / 2 + moved[1])


def _drawn(group: ET.Element) -> list[ET.Element]:
    return [each for each in group.iter() if each.tag.rpartition("}")[2] in ("path", "polygon", "polyline", "ellipse")]


def _moved(shape: ET.Element, moved: tuple[float, float]) -> ET.Element:
    kept = ET.Element(shape.tag.rpartition("}")[2], {key: each for key, each in shape.attrib.items() if key != "id"})
    kept.set("transform", f"translate({number(moved[0])} {number(moved[1])})")
    return kept
