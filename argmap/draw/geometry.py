"""What the engine decided, read from its SVG: where boxes and lines are. It never holds a word of the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw.layout import Scene
from argmap.errors import EngineError

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"path", "polygon", "polyline", "ellipse"})


@dataclass(frozen=True)
class Geometry:
    """The size of the drawing, how far its origin is moved, upper left corners of boxes, the shapes of each line; how
    often lines of ours cross."""

    width: float
    height: float
    moved: tuple[float, float]
    corners: Mapping[str, tuple[float, float]]
    lines: Mapping[int, list[ET.Element]]
    crossings: int = 0


def geometry(svg: str, scene: Scene) -> Geometry:
    """Where everything is. Lines are numbered as in the scene."""
    try:
        root = ET.fromstring(svg)  # noqa: S314 - the engine's own output
    except ET.ParseError as error:
        raise EngineError(f"the engine wrote no readable SVG: {error}") from error
    _, _, width, height = (float(each) for each in root.get("viewBox", "0 0 0 0").split())
    frame = root.find(f"{_SVG}g")
    moved = _translation(frame.get("transform", "") if frame is not None else "")
    groups = {each.get("id", ""): each for each in root.iter(f"{_SVG}g")}
    middles = {box.name: _middle(groups.get(f"b{number}")) for number, box in enumerate(scene.boxes)}
    corners = {box.name: (middles[box.name][0] - box.width / 2, middles[box.name][1] - box.height / 2)
               for box in scene.boxes}  # fmt: skip
    lines = {number: _shapes(groups.get(f"l{number}")) for number in range(len(scene.links))}
    return Geometry(width, height, moved, corners, lines)


def _translation(transform: str) -> tuple[float, float]:
    inside = transform.rpartition("translate(")[2].partition(")")[0].replace(",", " ").split()
    return (float(inside[0]), float(inside[1])) if len(inside) == 2 else (0.0, 0.0)


def _middle(group: ET.Element | None) -> tuple[float, float]:
    polygon = group.find(f".//{_SVG}polygon") if group is not None else None
    if polygon is None:
        raise EngineError("the engine left out a box")
    points = [each.partition(",") for each in polygon.get("points", "").split()]
    across, down = [float(x) for x, _, _ in points], [float(y) for _, _, y in points]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _shapes(group: ET.Element | None) -> list[ET.Element]:
    """The shapes of a line and its arrowheads. The engine may leave a line out; it is then not drawn."""
    found = group.iter() if group is not None else ()
    named = [(each.tag.removeprefix(_SVG), each) for each in found]
    return [ET.Element(name, each.attrib) for name, each in named if name in _SHAPES]
