"""The drawing as SVG: places and lines from the engine; boxes, words and marks from us. No scripts, nothing to load.

For paper it has presentation attributes only. For the web one style of ours is added, which turns each colour of the
light theme into the one of the dark theme where the reader's system is dark. Every box is an item of a list in reading
order.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw.geometry import Geometry
from argmap.draw.layout import Scene, line_of
from argmap.draw.markup import written
from argmap.draw.reading import reading_order, relations
from argmap.draw.shapes import add, box_in, number
from argmap.draw.sheet import Box
from argmap.draw.theme import Theme

MARGIN = 18.0
_GAP = 24.0  # between the argument and a legend
_DEEPEST = 6  # deeper levels are unknown to many screen readers


@dataclass(frozen=True)
class Block:
    """Something drawn beside the argument, with its size."""

    element: ET.Element
    width: float
    height: float


@dataclass(frozen=True)
class Frame:
    """What surrounds the argument: name and description of the drawing, the heading above, a legend below or beside."""

    name: str
    about: str
    heading: Block | None = None
    legend: Block | None = None
    beside: bool = False


def draw(scene: Scene, placed: Geometry, frame: Frame, dark: Theme | None = None) -> str:
    """The whole document; with a dark theme, the web flavour."""
    heading, legend = frame.heading, frame.legend
    top = heading.height if heading else 0.0
    wide, high = max(placed.width, heading.width if heading else 0.0), placed.height
    across, down = MARGIN + placed.moved[0], MARGIN + top + placed.moved[1]
    if legend:
        at = (wide + _GAP, top) if frame.beside else (0.0, top + high + _GAP)
        wide = wide + _GAP + legend.width if frame.beside else max(wide, legend.width)
        high = max(high, legend.height) if frame.beside else high + _GAP + legend.height
        legend.element.set("transform", f"translate({number(MARGIN + at[0])} {number(MARGIN + at[1])})")
    root = document(frame, wide, high + top, scene.theme, dark)
    if heading:
        heading.element.set("transform", f"translate({number(MARGIN)} {number(MARGIN)})")
        root.append(heading.element)
    argument = add(root, "g", class_="argument", role="list", transform=f"translate({number(across)} {number(down)})")
    _lines(add(argument, "g", class_="lines", fill="none", aria_hidden="true"), scene, placed)
    told = relations(scene)
    for level, box in reading_order(scene):
        _box(argument, box, level, told[box.name], placed.corners[box.name], scene.theme)
    if legend:
        root.append(legend.element)
    for each in (root, *root, *argument):
        each.tail = "\n"
    return written(root)


def alone(block: Block, frame: Frame, theme: Theme, dark: Theme | None = None) -> str:
    """A document that holds one block and no argument."""
    root = document(frame, block.width, block.height, theme, dark)
    block.element.set("transform", f"translate({number(MARGIN)} {number(MARGIN)})")
    root.append(block.element)
    return written(root) + "\n"


def document(frame: Frame, wide: float, high: float, theme: Theme, dark: Theme | None = None) -> ET.Element:
    """An empty drawing of a size, margins aside: named, described, with its ground."""
    wide, high = wide + 2 * MARGIN, high + 2 * MARGIN
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "argmap", "width": number(wide),
                              "height": number(high), "viewBox": f"0 0 {number(wide)} {number(high)}",
                              "role": "graphics-document document", "aria-roledescription": "argument map",
                              "font-family": theme.fonts})  # fmt: skip
    add(root, "title").text = frame.name
    add(root, "desc").text = frame.about
    if dark:
        add(root, "style").text = style(theme, dark)
    add(root, "rect", class_="ground", width=wide, height=high, fill=theme["paper"])
    return root


def style(light: Theme, dark: Theme) -> str:
    """The rules that turn one theme into another where the reader's system is dark; they reach no other element of a
    page that holds the drawing."""
    pairs = {light[name]: dark[name] for name in light.colours}
    rules = (f'.argmap [{what}="{one}"]{{{what}:{other}}}' for one, other in pairs.items()
             for what in ("fill", "stroke"))  # fmt: skip
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


def _lines(parent: ET.Element, scene: Scene, placed: Geometry) -> None:
    names: set[str] = set()
    for at, link in enumerate(scene.links):
        name = f"{link.left}~~{link.right}"
        name = name if name not in names else f"{name}~{link.type}~{at}"
        names.add(name)
        group = add(parent, "g", id=name, class_=f"link {link.type}", data_of=link.of)
        group.set("stroke-width", number(line_of(scene, link).weight))
        group.extend(placed.lines[at])
        group.tail = "\n"


def _box(parent: ET.Element, box: Box, level: int, relation: str, corner: tuple[float, float], theme: Theme) -> None:
    """An item of the list, with a picture in it that bears the words for those who do not see it."""
    depth = str(min(level, _DEEPEST))
    item = add(parent, "g", id=box.name, class_=" ".join((box.type, *box.classes)), role="listitem", aria_level=depth,
               transform=f"translate({number(corner[0])} {number(corner[1])})")  # fmt: skip
    picture = add(add(item, "a", href=box.href) if box.href else item, "g", role="img")
    add(picture, "title").text = box.title
    if relation:
        add(picture, "desc").text = relation
    box_in(picture, box, theme)
