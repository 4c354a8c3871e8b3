"""The block above a drawing: which map and view it is, and, unless a legend says it in full, what its marks mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from argmap.draw.explaining import in_line
from argmap.draw.facts import Facts
from argmap.draw.layout import Scene
from argmap.draw.legends import occurring
from argmap.draw.measure import SLACK, broken, clean
from argmap.draw.shapes import write
from argmap.draw.svg import Block

LEAST = 780.0  # a heading is at least as wide, however small the drawing
SCREEN = 1240.0  # and no wider than a screen, so that all of it is seen when a drawing is opened
_TITLE, _SUBTITLE = 18.0, 12.0
_OF_ALL = ("overview", "spine", "whole")  # views that are about the map as a whole, and tell what is found on it


def titles(facts: Facts) -> tuple[str, str]:
    """Name of the paper; and what of its map is shown."""
    argument, view = facts.index.map, facts.view
    title = facts.first(argument.title) or argument.id
    name = {"whole": "whole map", "part": f"part: {facts.first(view.title)}"}.get(view.name) or facts.first(view.title)
    name = f"focus: {name}" if view.name == "focus" else name
    revision = f"revision {clean(argument.revision)}" if argument.revision else ""
    counts = [_counted(view.claims, "claim"), _counted(view.inferences, "step"), _counted(view.objections, "objection")]
    found = facts.beside() if view.name in _OF_ALL else {}
    codes = ", ".join(_times(code, levels) for code, levels in found.items())
    beside = f"on the map, its references and terms: {codes}" if codes else ""
    became = facts.marks.told if facts.marks and view.name != "changes" else ""
    became = f"in the whole map: {became}" if became and view.name not in _OF_ALL else became
    about = (name, became, f"map {argument.id}", revision, ", ".join(filter(None, counts)), beside)
    return title, " · ".join(filter(None, about))


def _times(code: str, levels: Mapping[str, int]) -> str:
    """A code with how often it is found; where it is more than one level, with how often at each."""
    times = sum(levels.values())
    counts = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in levels.items())
    return code + (f" ×{times}" if times > 1 else "") + (f" ({counts})" if len(levels) > 1 else "")


def translated(facts: Facts) -> str:
    """The names of the paper and of a part that is shown in the second of the chosen languages; nothing where there are
    none."""
    named = (facts.index.map.title, facts.view.title if facts.view.name == "part" else None)
    return " · ".join(text for name in named for _, text in facts.texts(name)[1:])


def _counted(names: Sequence[str], word: str) -> str:
    return f"{len(names)} {word}{'' if len(names) == 1 else 's'}" if names else ""


def description(facts: Facts) -> str:
    """How the drawing is to be read, in words."""
    states: dict[str, int] = {}
    for claim in facts.view.claims:
        state = str(facts.support.states[claim])
        states[state] = states.get(state, 0) + 1
    told = ", ".join(f"{count} {state}" for state, count in states.items())
    read = "Conclusions stand at the left, each with its steps and their premises to its right."
    return f"{read} Of the claims shown, {told}." if told else read


def heading(facts: Facts, scene: Scene, room: float, notices: Sequence[str], marks: bool = True) -> Block:
    """The block, as wide as the drawing, or as a screen."""
    theme, wide = scene.theme, min(max(room, LEAST), SCREEN)
    block = ET.Element("g", {"class": "heading"})
    y = 0.0
    title, subtitle = titles(facts)
    told = ((title, _TITLE, "ink"), (translated(facts), _SUBTITLE, "second"), (subtitle, _SUBTITLE, "grey"))
    for text, size, colour in (*told, *((f"Note: {notice}.", _SUBTITLE, "broken") for notice in notices)):
        for line in broken(text, wide / size / SLACK) if text else ():
            y += size * 1.35
            write(block, line, 0, round(y - size * 0.3, 2), size, theme[colour], theme=theme)
    if marks:
        y = in_line(block, occurring(facts, scene), wide, y + 8, theme)
    return Block(block, wide, round(y + 10, 2))
