"""The drawing as SVG: places and lines from the engine; boxes, words and marks from us. No scripts, nothing to load.

Presentation attributes only, so that every viewer and converter draws the same; ids and classes for those who restyle.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.geometry import Geometry
from argmap.draw.layout import Scene, line_of, look_of
from argmap.draw.measure import is_han, width
from argmap.draw.sheet import SIZES, Box, Pill, Words

MARGIN = 18.0
_COLOURS = {"id": look.GREY, "about": look.GREY, "second": "#474747", "count": look.GREY}


def number(value: float) -> str:
    """A coordinate, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def add(parent: ET.Element, tag: str, **attributes: str | float) -> ET.Element:
    """An element within another. An underscore in a name stands for a hyphen, and at its end for nothing."""
    named = {key.rstrip("_").replace("_", "-"): each for key, each in attributes.items()}
    return ET.SubElement(parent, tag, {key: each if isinstance(each, str) else number(each)
                                       for key, each in named.items()})  # fmt: skip


def write(parent: ET.Element, text: str, x: float, y: float, size: float, colour: str, *, language: str = "",
          at_end: bool = False) -> ET.Element:  # fmt: skip
    """A line of text, held to the width that we measured, so that no font of a viewer spills."""
    fonts = {"font_family": look.FONTS_FOR_HAN} if is_han(text) else {}
    told = add(parent, "text", x=x, y=y, font_size=size, fill=colour, **fonts)
    if at_end:
        told.set("text-anchor", "end")
    if language:
        told.set("lang", language)
    if (wide := width(text, size)) > 0:
        told.set("textLength", number(wide))
        told.set("lengthAdjust", "spacingAndGlyphs")
    told.text = text
    return told


def draw(scene: Scene, placed: Geometry, heading: ET.Element, room: tuple[float, float], label: str) -> str:
    """The whole document: the heading (of the size `room`) above the argument."""
    wide = max(placed.width, room[0]) + 2 * MARGIN
    high = placed.height + room[1] + 2 * MARGIN
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": number(wide), "height": number(high),
                              "viewBox": f"0 0 {number(wide)} {number(high)}", "role": "img", "aria-label": label,
                              "font-family": look.FONTS})  # fmt: skip
    add(root, "title").text = label
    add(root, "rect", width=wide, height=high, fill=look.PAPER)
    root.append(heading)
    across, down = MARGIN + placed.moved[0], MARGIN + room[1] + placed.moved[1]
    argument = add(root, "g", class_="argument", transform=f"translate({number(across)} {number(down)})")
    _lines(add(argument, "g", class_="lines", fill="none"), scene, placed)
    for box in scene.boxes:
        _box(argument, box, *placed.corners[box.name])
    for each in (root, argument, *argument):
        each.tail = "\n"
    return ET.tostring(root, encoding="unicode")


def _lines(parent: ET.Element, scene: Scene, placed: Geometry) -> None:
    for at, link in enumerate(scene.links):
        group = add(parent, "g", class_=f"link {link.type}", data_of=link.of)
        group.set("stroke-width", number(line_of(scene, link).weight))
        group.extend(placed.lines[at])
        group.tail = "\n"


def _box(parent: ET.Element, box: Box, x: float, y: float) -> None:
    at = f"translate({number(x)} {number(y)})"
    group = add(parent, "g", id=box.name, class_=" ".join((box.type, *box.classes)), transform=at)
    add(group, "title").text = box.title
    shown = look_of(box)
    outline(group, box.type, box.look, box.width, box.height, "implicit" in box.classes)
    for word in box.words:
        _words(group, word, shown)
    for pill in box.pills:
        badge(group, pill)


def outline(parent: ET.Element, type_: str, look_: str, wide: float, high: float, implicit: bool = False) -> None:
    """The frame of a box with its mark: what tells its type and its state without a word."""
    shown = look_of(Box("", "", type_, look_, 0, 0, ()))  # type: ignore[arg-type]
    radius = {"claim": 2.0, "inference": 9.0, "condition": high / 2}.get(type_, 0.0)
    frame: dict[str, str | float] = {"fill": shown.fill, "stroke": shown.stroke, "stroke_width": shown.weight}
    dashes = shown.dashes or ("5 3" if implicit else "")
    if dashes:
        frame["stroke_dasharray"] = dashes
    if type_ == "objection":
        cut = f"M7,0H{number(wide - 7)}L{number(wide)},{number(high / 2)}L{number(wide - 7)},{number(high)}H7"
        add(parent, "path", d=f"{cut}L0,{number(high / 2)}Z", **frame)
        return
    add(parent, "rect", width=wide, height=high, rx=radius, **frame)
    if shown.double:
        add(parent, "rect", x=2.5, y=2.5, width=wide - 5, height=high - 5, rx=max(radius - 2, 0), fill="none",
            stroke=shown.stroke, stroke_width=shown.weight)  # fmt: skip
    if type_ == "claim":
        _band(parent, look_, shown, high)
    if type_ in ("claim", "inference", "stub"):
        marked(parent, look_, 23.0 if type_ == "claim" else 12.0, min(10.6 if type_ == "claim" else 12.2, high / 2))


def _band(parent: ET.Element, state: str, shown: look.Look, high: float) -> None:
    """The band at the left edge of a claim: full, half, empty or crossed."""
    full = {"grounded": 1.0, "assumption-dependent": 0.5}.get(state, 0.0)
    if state == "defeated":
        steps = range(6, int(high) - 2, 6)
        path = "".join(f"M1,{each}l5,-5" for each in steps)
        add(parent, "path", d=path, stroke=shown.stroke, stroke_width=1.2, fill="none")
    elif full:
        add(parent, "rect", y=high * (1 - full), width=6.0, height=high * full, fill=shown.stroke)
    add(parent, "path", d=f"M6,0V{number(high)}", stroke=shown.stroke, stroke_width=0.8, fill="none")


def marked(parent: ET.Element, name: str, x: float, y: float) -> None:
    """The mark of a state or status, about a point."""
    shapes = look.mark(name)
    if shapes:
        group = add(parent, "g", transform=f"translate({number(x)} {number(y)})")
        group.extend([ET.Element(tag, attributes) for tag, attributes in shapes])


def _words(parent: ET.Element, word: Words, shown: look.Look) -> None:
    colour = _COLOURS.get(word.role, shown.text)
    size = SIZES[word.role]
    written = write(parent, word.text, word.x, word.y, size, colour, language=word.language, at_end=word.at_end)
    written.set("class", word.role)


def badge(parent: ET.Element, pill: Pill) -> None:
    """A finding's code: errors white on dark, warnings dark on amber, notes grey in outline; each with its own sign."""
    shown = look.LEVELS[pill.badge.level]
    group = add(parent, "g", class_=f"badge {pill.badge.level}")
    add(group, "rect", x=pill.x, y=pill.y, width=pill.width, height=14, rx=7, fill=shown.fill, stroke=shown.stroke,
        stroke_width=0.8)  # fmt: skip
    at = f"translate({number(pill.x + 8)} {number(pill.y + 7)})"
    add(group, "path", d=_SIGNS[pill.badge.level], transform=at, fill=shown.text)
    write(group, pill.badge.code, pill.x + 14, pill.y + 10.3, SIZES["badge"], shown.text)


_SIGNS = {"error": "M-3,-3H3V3H-3Z", "warning": "M0,-3.6L3.6,2.8H-3.6Z", "note": "M-1.5,-1.5H1.5V1.5H-1.5Z"}
