"""The strokes of a drawing: elements of SVG for frames, marks, badges and words. Colours come from a theme.

Presentation attributes only, so that every viewer and converter draws the same.
"""

from __future__ import annotations

from functools import lru_cache
from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.marks import frame
from argmap.draw.measure import is_han, width
from argmap.draw.sheet import SIZES, TAG, Box, Pill, Tag, Words
from argmap.draw.theme import LIGHT, PARTS, Theme

_COLOURS = {"id": "grey", "note": "second", "about": "grey", "second": "second", "count": "grey", "section": "second"}
_CUT = 9.0  # corners that tell a voice
_RING = 2.6
POINT = 7.0  # how far the sides of an objection come to a point
SIGN = 12.0  # width of a sign of what became of something


@lru_cache(maxsize=65536)
def number(value: float) -> str:
    """A coordinate, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def add(parent: ET.Element, tag: str, **attributes: str | float) -> ET.Element:
    """An element within another. An underscore in a name stands for a hyphen, and at its end for nothing."""
    return ET.SubElement(parent, tag, {_named(key): each if isinstance(each, str) else number(each)
                                       for key, each in attributes.items()})  # fmt: skip


@lru_cache(maxsize=256)
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def write(parent: ET.Element, text: str, x: float, y: float, size: float, colour: str, *, language: str = "",
          at_end: bool = False, theme: Theme = LIGHT) -> ET.Element:  # fmt: skip
    """A line of text, held to the width that we measured, so that no font of a viewer spills."""
    told = add(parent, "text", x=x, y=y, font_size=size, fill=colour)
    if is_han(text) and parent.get("font-family") is None:
        told.set("font-family", theme.fonts_for_han)
    if at_end:
        told.set("text-anchor", "end")
    if language:
        told.set("lang", language)
    if (wide := width(text, size)) > 0:
        told.set("textLength", number(wide))
        told.set("lengthAdjust", "spacingAndGlyphs")
    told.text = text
    return told


def box_in(parent: ET.Element, box: Box, theme: Theme) -> None:
    """A whole box about its upper left corner: frame, mark, words, badges."""
    shown = look.changed(look.box(box.type, box.look, theme), box.classes, theme)
    if "sought" in box.classes:
        ring(parent, box.width, box.height, theme)
    became = frame(box.signs)
    if became != "quiet":
        change_ring(parent, box.width, box.height, became, theme)
    voice = next((each for each in box.classes if each in ("implicit", "reported", "opponent")), "paper")
    outline(parent, box.type, box.look, box.width, box.height, voice, theme, box.fold_at, shown)
    han = [is_han(word.text) for word in box.words]
    among = add(parent, "g", font_family=theme.fonts_for_han) if any(han) else parent
    for word, wants_han in zip(box.words, han, strict=True):
        words(among if wants_han else parent, word, shown.text, theme)
    if box.tag:
        tagged(parent, box.tag, theme)
    for pill in box.pills:
        badge(parent, pill, theme)
    for turn, sign in enumerate(box.signs):
        signed(parent, sign, turn * (SIGN + 1) - 5.0, -7.0, theme)


def words(parent: ET.Element, word: Words, plain: str, theme: Theme = LIGHT) -> None:
    """Words in their place; those that came or went between two revisions on a ground, with a line."""
    colour = theme[_COLOURS[word.role]] if word.role in _COLOURS else plain
    if word.change:
        _changed(parent, word, theme)
        colour = theme["grey" if word.change == "lost" else "ink"]
    written = write(parent, word.text, word.x, word.y, SIZES[word.role], colour, language=word.language,
                    at_end=word.at_end, theme=theme)  # fmt: skip
    written.set("class", " ".join(filter(None, (word.role, word.change))))
    if word.change == "lost":
        _line(parent, word, -0.3, theme["removed"], 1.1)


def _changed(parent: ET.Element, word: Words, theme: Theme) -> None:
    """The ground of words that came or went, and the line below those that came."""
    size, name = SIZES[word.role], "removed" if word.change == "lost" else "added"
    add(parent, "rect", class_=word.change, x=word.x - 1, y=word.y - 0.86 * size, width=word.width + 2,
        height=1.12 * size, fill=theme[f"{name}-fill"])  # fmt: skip
    if word.change == "won":
        _line(parent, word, 0.19, theme["added"], 1.5)


def _line(parent: ET.Element, word: Words, down: float, colour: str, weight: float) -> None:
    """A line along words, some ems below their base line."""
    y = number(word.y + down * SIZES[word.role])
    add(parent, "path", class_=word.change, d=f"M{number(word.x)},{y}H{number(word.x + word.width)}", fill="none",
        stroke=colour, stroke_width=weight)  # fmt: skip


def change_ring(parent: ET.Element, wide: float, high: float, became: str, theme: Theme = LIGHT) -> None:
    """A second frame around a box that was added, removed or changed between two revisions."""
    shown = add(parent, "rect", class_="ring", x=-_RING, y=-_RING, width=wide + 2 * _RING, height=high + 2 * _RING,
                rx=4, fill="none", stroke=theme[became], stroke_width=theme.lines[became])  # fmt: skip
    if look.RINGS[became]:
        shown.set("stroke-dasharray", look.RINGS[became])


def signed(parent: ET.Element, sign: str, x: float, y: float, theme: Theme = LIGHT) -> None:
    """A sign of what became of something, in a small square."""
    colour = theme[sign if sign in ("added", "removed") else "changed"]
    group = add(parent, "g", class_=f"sign {sign}", transform=f"translate({number(x)} {number(y)})")
    add(group, "rect", width=SIGN, height=SIGN, rx=2, fill=colour, stroke=theme["paper"], stroke_width=0.8)
    solid = sign in ("weaker", "stronger", "changed")
    add(group, "path", d=_CHANGES[sign], transform=f"translate({number(SIGN / 2)} {number(SIGN / 2)})",
        fill=theme["paper"] if solid else "none", stroke="none" if solid else theme["paper"],
        stroke_width=1.7, stroke_linecap="round", stroke_linejoin="round")  # fmt: skip


def ring(parent: ET.Element, wide: float, high: float, theme: Theme = LIGHT) -> None:
    """A second frame around a box: what was asked for."""
    add(parent, "rect", class_="ring", x=-_RING, y=-_RING, width=wide + 2 * _RING, height=high + 2 * _RING, rx=4,
        fill="none", stroke=theme["sought"], stroke_width=theme.lines["sought"])  # fmt: skip


def outline(parent: ET.Element, type_: str, look_: str, wide: float, high: float, voice: str = "paper",
            theme: Theme = LIGHT, fold_at: float | None = None, shown: look.Look | None = None) -> None:  # fmt: skip
    """The frame of a box with its mark: what tells its type and its state without a word."""
    shown = shown or look.box(type_, look_, theme)
    frame: dict[str, str | float] = {"fill": shown.fill, "stroke": shown.stroke, "stroke_width": shown.weight}
    frame["class_"] = "frame"
    dashes = shown.dashes or (look.IMPLICIT_DASHES if voice == "implicit" else "")
    if dashes:
        frame["stroke_dasharray"] = dashes
    _frame(parent, type_, voice, 0, wide, high, frame)
    if shown.double:
        _frame(parent, type_, voice, 2.5, wide, high, {**frame, "fill": "none"})
    if fold_at is not None:
        shade: dict[str, str | float] = {"fill": theme["fold-fill"], "stroke": shown.stroke, "stroke_width": 0.8}
        add(parent, "path", class_="fold", d=_cornered(voice, fold_at, 0, wide - fold_at, high), **shade)
    if type_ == "claim":
        _band(parent, look_, shown, high)
    if type_ in ("claim", "inference", "stub"):
        marked(parent, look_, 23.0 if type_ == "claim" else 12.0, min(10.6 if type_ == "claim" else 12.2, high / 2),
               theme)  # fmt: skip


def _frame(parent: ET.Element, type_: str, voice: str, inset: float, wide: float, high: float,
           frame: dict[str, str | float]) -> None:  # fmt: skip
    across, down = wide - 2 * inset, high - 2 * inset
    if type_ == "objection":
        low, turn, right, left = (number(each) for each in (high - inset, high / 2, wide - POINT, POINT))
        upper = f"M{number(inset + POINT)},{number(inset)}H{right}L{number(wide - inset)},{turn}"
        add(parent, "path", d=f"{upper}L{right},{low}H{left}L{number(inset)},{turn}Z", **frame)
    elif voice in ("reported", "opponent"):
        add(parent, "path", d=_cornered(voice, inset, inset, across, down), **frame)
    else:
        radius = {"claim": 2.0, "inference": 9.0, "condition": high / 2}.get(type_, 0.0)
        place = {"x": inset, "y": inset} if inset else {}
        add(parent, "rect", **place, width=across, height=down, rx=max(radius - inset, 0), **frame)


def _cornered(voice: str, x: float, y: float, wide: float, high: float) -> str:
    """A frame whose corners at the right are round for a reported voice, cut for an opponent's, else square."""
    cut = min(_CUT, high / 2, wide) if voice in ("reported", "opponent") else 0.0
    right, low = number(x + wide), number(y + high)
    turn, back = (f"A{number(cut)},{number(cut)} 0 0 1 ",) * 2 if voice == "reported" else ("L", "L")
    top = f"M{number(x)},{number(y)}H{number(x + wide - cut)}{turn}{right},{number(y + cut)}"
    return f"{top}V{number(y + high - cut)}{back}{number(x + wide - cut)},{low}H{number(x)}Z"


def _band(parent: ET.Element, state: str, shown: look.Look, high: float) -> None:
    """The band at the left edge of a claim: full, half, empty or crossed."""
    full = {"grounded": 1.0, "assumption-dependent": 0.5}.get(state, 0.0)
    if state == "defeated":
        steps = range(6, int(high) - 2, 6)
        path = "".join(f"M1,{each}l5,-5" for each in steps)
        add(parent, "path", class_="band", d=path, stroke=shown.stroke, stroke_width=1.2, fill="none")
    elif full:
        add(parent, "rect", class_="band", y=high * (1 - full), width=6.0, height=high * full, fill=shown.stroke)
    add(parent, "path", d=f"M6,0V{number(high)}", stroke=shown.stroke, stroke_width=0.8, fill="none")


def marked(parent: ET.Element, name: str, x: float, y: float, theme: Theme = LIGHT) -> None:
    """The mark of a state or status, about a point."""
    shapes = look.mark(name, theme)
    if shapes:
        group = add(parent, "g", class_="mark", transform=f"translate({number(x)} {number(y)})")
        group.extend([ET.Element(tag, attributes) for tag, attributes in shapes])


def tagged(parent: ET.Element, tag: Tag, theme: Theme = LIGHT) -> None:
    """The number of a part, in a frame of its colour."""
    fill = theme[f"part-{(tag.number - 1) % PARTS + 1}"]
    group = add(parent, "g", class_=f"part part-{tag.number}")
    add(group, "rect", x=tag.x, y=tag.y, width=TAG, height=11.5, rx=1.5, fill=fill, stroke=theme["grey"],
        stroke_width=0.6)  # fmt: skip
    text, size = str(tag.number), SIZES["part"]
    write(group, text, tag.x + (TAG - width(text, size)) / 2, tag.y + 8.9, size, theme["ink"], theme=theme)


def badge(parent: ET.Element, pill: Pill, theme: Theme = LIGHT) -> None:
    """A finding's code: errors in full, warnings tinted, notes in outline; each with its own sign."""
    shown = look.level(pill.badge.level, theme)
    group = add(parent, "g", class_=f"badge {pill.badge.level}")
    add(group, "rect", x=pill.x, y=pill.y, width=pill.width, height=14, rx=7, fill=shown.fill, stroke=shown.stroke,
        stroke_width=shown.weight)  # fmt: skip
    at = f"translate({number(pill.x + 8)} {number(pill.y + 7)})"
    add(group, "path", d=_SIGNS[pill.badge.level], transform=at, fill=shown.text)
    if pill.badge.code:
        write(group, pill.badge.code, pill.x + 14, pill.y + 10.3, SIZES["badge"], shown.text, theme=theme)


_SIGNS = {"error": "M-3,-3H3V3H-3Z", "warning": "M0,-3.6L3.6,2.8H-3.6Z", "note": "M-1.5,-1.5H1.5V1.5H-1.5Z"}
_CHANGES = {
    "added": "M-3.5,0H3.5M0,-3.5V3.5", "removed": "M-3.5,0H3.5",
    "split": "M-4,0H-1L3.5,-3M-1,0L3.5,3", "merged": "M4,0H1L-3.5,-3M1,0L-3.5,3",
    "reworded": "M-3.8,1.1C-2.6,-2.4 -1,-1.2 0,0C1,1.2 2.6,2.4 3.8,-1.1",
    "moved": "M-4,0H3.6M0.6,-3L3.8,0L0.6,3",
    "flipped": "M-3.6,-1.9H3.4M1.4,-3.8L3.5,-1.9M3.6,1.9H-3.4M-1.4,3.8L-3.5,1.9",
    "weaker": "M-3.8,-2.6H3.8L0,3.6Z", "stronger": "M-3.8,2.6H3.8L0,-3.6Z",
    "changed": "M-2.5,0a2.5,2.5 0 1 0 5,0a2.5,2.5 0 1 0 -5,0Z",
}  # fmt: skip
