"""The block above a drawing: which map and view it is, and what the marks in it mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.facts import Badge, Facts
from argmap.draw.layout import Scene
from argmap.draw.measure import SLACK, broken, clean, width
from argmap.draw.sheet import Pill
from argmap.draw.svg import MARGIN, add, badge, number, outline, write

LEAST = 780.0  # a heading is at least as wide, however small the drawing
_TITLE, _SUBTITLE, _ENTRY = 18.0, 12.0, 11.0
_STATES = {
    "grounded": "grounded", "assumption-dependent": "depends on an assumption", "ungrounded": "ungrounded",
    "defeated": "defeated",
}  # fmt: skip
_STATUSES = {
    "licensed": "licensed step", "conditional": "step that rests on something unsaid", "gap": "unsupported step (gap)",
    "broken": "broken step",
}  # fmt: skip
_LEVELS = {"error": "error", "warning": "finding: warning", "note": "finding: note"}
_OTHERS = {
    "contradicts": "contradicts", "against": "objects to a claim of another part", "condition": "on condition",
}  # fmt: skip
Sample = Callable[[ET.Element, float, float], None]
Entry = tuple[Sample, float, str]  # what draws the sample, how wide it is, what it means


def titles(facts: Facts) -> tuple[str, str]:
    """Name of the paper; and what of its map is shown."""
    argument, view = facts.index.map, facts.view
    title = facts.first(argument.title) or argument.id
    name = {"whole": "whole map", "overview": "overview"}.get(view.name) or f"part: {facts.first(view.title)}"
    revision = f"revision {clean(argument.revision)}" if argument.revision else ""
    counts = [_counted(view.claims, "claim"), _counted(view.inferences, "step"), _counted(view.objections, "objection")]
    about = ", ".join(each.code for each in facts.badges.get(argument.id, ()))
    on_map = f"on the map itself: {about}" if about else ""
    return title, " · ".join(
        filter(None, (name, f"map {argument.id}", revision, ", ".join(filter(None, counts)), on_map))
    )


def _counted(names: Sequence[str], word: str) -> str:
    return f"{len(names)} {word}{'' if len(names) == 1 else 's'}" if names else ""


def heading(facts: Facts, scene: Scene, room: float, notices: Sequence[str]) -> tuple[ET.Element, tuple[float, float]]:
    """The block, and how much room it takes; as wide as the drawing."""
    wide = max(room, LEAST)
    block = ET.Element("g", {"class": "heading", "transform": f"translate({number(MARGIN)} {number(MARGIN)})"})
    y = 0.0
    title, subtitle = titles(facts)
    for text, size, colour in ((title, _TITLE, look.INK), (subtitle, _SUBTITLE, look.GREY), *(
        (f"Note: {notice}.", _SUBTITLE, look.RED) for notice in notices)):  # fmt: skip
        for line in broken(text, wide / size / SLACK):
            y += size * 1.35
            write(block, line, 0, round(y - size * 0.3, 2), size, colour)
    y = _legend(block, list(entries(scene)), wide, y + 8)
    block.tail = "\n"
    return block, (wide, round(y + 10, 2))


def _legend(block: ET.Element, shown: Sequence[Entry], wide: float, y: float) -> float:
    legend, x = add(block, "g", class_="legend"), 0.0
    for sample, taken, meaning in shown:
        needed = taken + 6 + width(meaning, _ENTRY) * SLACK + 18
        if x and x + needed > wide:
            x, y = 0.0, y + 20
        sample(legend, x, y)
        write(legend, meaning, x + taken + 6, y + 13, _ENTRY, look.INK)
        x += needed
    return y + 20


def entries(scene: Scene) -> Iterator[Entry]:
    """What the marks mean: of those that this drawing has."""
    seen = {(box.type, box.look) for box in scene.boxes}
    classes = {each for box in scene.boxes for each in box.classes}
    yield from ((_frame("claim", each), 34.0, meaning) for each, meaning in _STATES.items() if ("claim", each) in seen)
    if "implicit" in classes:
        yield _frame("claim", "assumption-dependent", True), 34.0, "unstated premise (dashed)"
    found = ((each, meaning) for each, meaning in _STATUSES.items() if ("inference", each) in seen)
    yield from ((_frame("inference", each), 34.0, meaning) for each, meaning in found)
    yield from (
        (_arrow(each), 40.0, each) for each in ("rebuts", "undercuts", "qualifies") if ("objection", each) in seen
    )
    lines = {link.type for link in scene.links}
    yield from ((_arrow(each), 40.0, meaning) for each, meaning in _OTHERS.items() if each in lines)
    if ("stub", "elsewhere") in seen:
        yield _frame("stub", "elsewhere"), 34.0, "written in another part"
    levels = {pill.badge.level for box in scene.boxes for pill in box.pills}
    yield from ((_pill(each), 30.0, meaning) for each, meaning in _LEVELS.items() if each in levels)


def _frame(type_: str, look_: str, implicit: bool = False) -> Sample:
    def sample(parent: ET.Element, x: float, y: float) -> None:
        group = add(parent, "g", transform=f"translate({number(x)} {number(y)})")
        outline(group, type_, look_, 34, 17, implicit)

    return sample


def _arrow(kind: str) -> Sample:
    line = look.LINES[kind]
    dashes = {"dashed": "5 3", "dotted": "1.5 2.5"}.get(line.style)

    def sample(parent: ET.Element, x: float, y: float) -> None:
        group = add(parent, "g", transform=f"translate({number(x)} {number(y + 9)})", stroke=line.colour, fill="none")
        path = add(group, "path", d="M7,0H40", stroke_width=line.weight)
        if dashes:
            path.set("stroke-dasharray", dashes)
        add(
            group,
            "path",
            d=_HEADS[line.head],
            stroke_width=1.6,
            fill=line.colour if line.head == "diamond" else look.PAPER,
        )

    return sample


_HEADS = {
    "none": "M0,0H7",
    "vee": "M7,-4L0,0L7,4L4,0Z",
    "tee": "M3,-5V5M3,0H8",
    "diamond": "M0,0L6,-4L12,0L6,4Z",
    "odot": "M0,0a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0Z",
}


def _pill(level: str) -> Sample:
    def sample(parent: ET.Element, x: float, y: float) -> None:
        badge(parent, Pill(x, y + 1.5, 30, Badge("", level)))

    return sample
