"""The visual language: lines, frames, marks. Nothing is told by colour alone; the colours are a theme's.

What a claim is: a square frame; whose it is: its corners and whether it is dashed; whether it is supported: the band at
its left edge and the mark. What a step is: a round frame; whether it is licensed: frame, line and mark.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from argmap.draw.theme import LIGHT, Theme

Shape = tuple[str, dict[str, str]]  # an SVG element and its attributes, drawn about the origin


@dataclass(frozen=True, slots=True)
class Look:
    """How a box is drawn. Colours are names in the tables below, and hexadecimal where they come from `of`."""

    stroke: str
    fill: str
    weight: float = 1.0
    dashes: str = ""
    double: bool = False
    text: str = "ink"


@dataclass(frozen=True, slots=True)
class Line:
    """How a link is drawn. Arrowheads by their Graphviz names; `none` where a line only joins."""

    colour: str
    style: str = "solid"
    head: str = "none"
    weight: float = 1.0
    tail: str = "none"


_STATES = {name: Look(name, f"{name}-fill") for name in ("grounded", "assumption-dependent", "ungrounded")}
_STATES["defeated"] = Look("defeated", "defeated-fill", double=True, text="defeated-text")
_STATUSES = {
    "licensed": Look("licensed", "licensed-fill"),
    "conditional": Look("conditional", "conditional-fill"),
    "gap": Look("gap", "gap-fill", dashes="6 3"),
    "broken": Look("broken", "broken-fill", double=True),
}
_OBJECTIONS = {
    "rebuts": Look("rebuts", "paper"),
    "undercuts": Look("undercuts", "paper", dashes="7 3"),
    "qualifies": Look("qualifies", "paper", dashes="2 2.5"),
}
_OTHERS = {
    "elsewhere": Look("stub", "stub-fill"),
    "missing": Look("missing", "paper", dashes="2 2.5"),
    "condition": Look("condition", "paper", dashes="2 2.5"),
}
_BOXES: Mapping[str, Mapping[str, Look]] = {"claim": _STATES, "inference": _STATUSES, "objection": _OBJECTIONS}
_LINES = {
    "step": Line("step", head="normal"),
    "premise": Line("premise"),
    "rebuts": Line("rebuts", head="tee"),
    "undercuts": Line("undercuts", "dashed", "diamond"),
    "qualifies": Line("qualifies", "dotted", "odot"),
    "against": Line("against", "dotted", "vee"),
    "condition": Line("condition", "dotted"),
    "contradicts": Line("contradicts", "dashed", "tee", tail="tee"),
}
_STEP_LINES = {"gap": Line("gap", "dashed", "normal"), "broken": Line("broken", "dotted", "onormal")}
_LEVELS = {
    "error": Look("error", "error", text="error-text"),
    "warning": Look("warning", "warning-fill", text="warning-text"),
    "note": Look("note", "paper", text="note-text"),
}
IMPLICIT_DASHES = "5 3"
SIGNS = {
    "grounded": "●", "assumption-dependent": "◐", "ungrounded": "○", "defeated": "⊗",
    "licensed": "✓", "conditional": "◇", "gap": "╌", "broken": "✗",
    "error": "■", "warning": "▲", "note": "·",
}  # fmt: skip


CHANGES = {
    "added": "+", "removed": "−", "split": "≺", "merged": "≻", "reworded": "~", "moved": "➔", "flipped": "⇄",
    "weaker": "▼", "stronger": "△", "changed": "•",
}  # fmt: skip
RINGS = {"added": "", "removed": "2.5 3", "changed": ""}
"""Dashes of the second frame around what was added, removed or changed between two revisions."""


def changed(shown: Look, classes: Collection[str], theme: Theme = LIGHT) -> Look:
    """How a box is drawn where revisions are compared: quietly, unless it is new or has changed."""
    if not {"quiet", "removed"}.intersection(classes):
        return shown
    stroke, fill, text = theme["stub"], theme["paper"], theme["grey"]
    return replace(shown, stroke=stroke, fill=fill, text=text, weight=min(shown.weight, 1.0))


def changed_line(line: Line, what: str, theme: Theme = LIGHT) -> Line:
    """How a link is drawn where revisions are compared: heavy if new, dotted if it is gone, else quietly."""
    if what == "added":
        return replace(line, colour=theme["added"], weight=max(line.weight, theme.lines["added"] * 0.8))
    if what == "removed":
        return replace(line, colour=theme["removed"], style="dotted", weight=theme.lines["removed"])
    return line if what else replace(line, colour=theme["stub"], weight=min(line.weight, 1.0))


@lru_cache(maxsize=1024)
def box(type_: str, name: str, theme: Theme = LIGHT) -> Look:
    """How a box of a type is drawn, by its state, status, kind of objection, or what it refers to."""
    look = _BOXES[type_][name] if type_ in _BOXES else _OTHERS.get(name, _OTHERS["elsewhere"])
    return _coloured(look, theme, theme.lines.get(look.stroke, look.weight))


@lru_cache(maxsize=1024)
def line(type_: str, status: str = "", theme: Theme = LIGHT) -> Line:
    """How a link is drawn: a step by its status."""
    drawn = _STEP_LINES.get(status, _LINES["step"]) if type_ == "step" else _LINES[type_]
    name = "unsupported" if drawn.colour in _STEP_LINES else drawn.colour
    return replace(drawn, colour=theme[drawn.colour], weight=theme.lines[name])


@lru_cache(maxsize=1024)
def level(name: str, theme: Theme = LIGHT) -> Look:
    """How a badge is drawn: errors in full, warnings tinted, notes in outline; each with its own sign."""
    return _coloured(_LEVELS[name], theme, 0.8)


def _coloured(look: Look, theme: Theme, weight: float) -> Look:
    return replace(look, stroke=theme[look.stroke], fill=theme[look.fill], text=theme[look.text], weight=weight)


@lru_cache(maxsize=1024)
def mark(name: str, theme: Theme = LIGHT) -> tuple[Shape, ...]:
    """The mark of a state or a status, ten units across."""
    return tuple((tag, {key: _painted(key, value, theme) for key, value in attributes.items()})
                 for tag, attributes in _MARKS.get(name, ()))  # fmt: skip


def _painted(key: str, value: str, theme: Theme) -> str:
    return theme[value] if key in ("fill", "stroke") and value != "none" else value


def _line(path: str, colour: str, weight: float = 1.8) -> Shape:
    return "path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": f"{weight:g}"}


def _disc(fill: str, stroke: str) -> Shape:
    return "circle", {"cx": "0", "cy": "0", "r": "4.6", "fill": fill, "stroke": stroke, "stroke-width": "1.3"}


_MARKS: dict[str, tuple[Shape, ...]] = {
    "grounded": (_disc("grounded", "grounded"), _line("M-2.3,0.2L-0.6,2L2.5,-1.8", "paper", 1.5)),
    "assumption-dependent": (
        _disc("paper", "assumption-dependent"),
        ("path", {"d": "M0,-4.6A4.6,4.6 0 0 0 0,4.6Z", "fill": "assumption-dependent", "stroke": "none"}),
    ),
    "ungrounded": (_disc("paper", "ungrounded"),),
    "defeated": (_disc("paper", "defeated"), _line("M-2.8,-2.8L2.8,2.8M2.8,-2.8L-2.8,2.8", "defeated", 1.5)),
    "licensed": (_line("M-4,0.3L-1.2,3.2L4.2,-3.4", "licensed"),),
    "conditional": (
        ("path", {"d": "M0,-4.8L4.8,0L0,4.8L-4.8,0Z", "fill": "paper", "stroke": "conditional", "stroke-width": "1.2"}),
        ("path", {"d": "M0,-4.8L-4.8,0L0,4.8Z", "fill": "conditional", "stroke": "none"}),
    ),
    "gap": (_line("M-5,0H-1.7M1.7,0H5M-1.7,-3.4V3.4M1.7,-3.4V3.4", "gap"),),
    "broken": (_line("M-3.8,-3.8L3.8,3.8M3.8,-3.8L-3.8,3.8", "broken", 2.2),),
    "elsewhere": (_line("M-3,3L3.2,-3.2M-1,-3.4H3.4V1", "grey", 1.4),),
    "missing": (_line("M-3,-3L3,3M3,-3L-3,3", "missing", 1.4),),
}
