"""The visual language: colours, lines, marks. Nothing is told by colour alone, and all text passes WCAG AA.

Colours follow Okabe & Ito's colour-blind safe set, darkened where they carry text or thin lines.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1a1a1a"
GREY = "#595959"
RULE = "#8a8a8a"
PAPER = "#ffffff"
GREEN = "#00694a"
AMBER = "#8f5a00"
RED = "#a63a00"
BLUE = "#00598c"
PURPLE = "#7d3064"

LATIN_FONTS = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', 'DejaVu Sans', "
HAN_FONTS = (
    "'Noto Sans TC', 'Noto Sans CJK TC', 'Source Han Sans TC', 'PingFang TC', 'Microsoft JhengHei', 'Heiti TC', "
    "'Noto Sans SC', 'Microsoft YaHei', 'Hiragino Sans', 'WenQuanYi Zen Hei', "
)
FONTS = f"{LATIN_FONTS}{HAN_FONTS}sans-serif"
FONTS_FOR_HAN = f"{HAN_FONTS}{LATIN_FONTS}sans-serif"

Shape = tuple[str, dict[str, str]]  # an SVG element and its attributes, drawn about the origin


@dataclass(frozen=True, slots=True)
class Look:
    """How a box is drawn."""

    stroke: str
    fill: str
    weight: float = 1.0
    dashes: str = ""
    double: bool = False
    text: str = INK


@dataclass(frozen=True, slots=True)
class Line:
    """How a link is drawn. Arrowheads by their Graphviz names; `none` where a line only joins."""

    colour: str
    style: str = "solid"
    head: str = "none"
    weight: float = 1.0
    tail: str = "none"


STATES = {
    "grounded": Look(GREEN, "#eef7f3"),
    "assumption-dependent": Look(AMBER, "#fdf6e8"),
    "ungrounded": Look("#6b6b6b", PAPER),
    "defeated": Look(RED, "#f6f0ed", double=True, text="#4d4d4d"),
}
STATUSES = {
    "licensed": Look(GREEN, "#eef7f3", 1.4),
    "conditional": Look(AMBER, PAPER, 1.0),
    "gap": Look(RED, "#fdeee4", 2.0, "6 3"),
    "broken": Look(RED, "#fdeee4", 1.2, double=True),
}
OBJECTIONS = {
    "rebuts": Look(RED, PAPER, 1.6),
    "undercuts": Look(PURPLE, PAPER, 1.4, "7 3"),
    "qualifies": Look(BLUE, PAPER, 1.2, "2 2.5"),
}
STUB = Look(RULE, "#f1f1f1")
MISSING = Look(RED, PAPER, 1.2, "2 2.5")
CONDITION = Look(GREY, PAPER, 1.0, "2 2.5")
LINES = {
    "step": Line("#3a3a3a", head="normal", weight=1.3),
    "premise": Line("#5c5c5c"),
    "rebuts": Line(RED, head="tee", weight=1.8),
    "undercuts": Line(PURPLE, "dashed", "diamond", 1.5),
    "qualifies": Line(BLUE, "dotted", "odot", 1.6),
    "against": Line(GREY, "dotted", "vee", 1.4),
    "condition": Line(GREY, "dotted", weight=1.2),
    "contradicts": Line(RED, "dashed", "tee", 1.2, "tee"),
}
STEP_LINES = {"gap": Line(RED, "dashed", "normal", 1.8), "broken": Line(RED, "dotted", "onormal", 1.8)}
LEVELS = {
    "error": Look("#8c1a0b", "#8c1a0b", text=PAPER),
    "warning": Look("#8f5a00", "#ffe3a3", text="#3d2600"),
    "note": Look("#9a9a9a", PAPER, text=GREY),
}
SIGNS = {
    "grounded": "●", "assumption-dependent": "◐", "ungrounded": "○", "defeated": "⊗",
    "licensed": "✓", "conditional": "◇", "gap": "╌", "broken": "✗",
    "error": "■", "warning": "▲", "note": "·",
}  # fmt: skip


def mark(name: str) -> tuple[Shape, ...]:
    """The mark of a state or a status, ten units across."""
    return _MARKS.get(name, ())


def _line(path: str, colour: str, weight: float = 1.8) -> Shape:
    return "path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": f"{weight:g}"}


def _disc(fill: str, stroke: str) -> Shape:
    return "circle", {"cx": "0", "cy": "0", "r": "4.6", "fill": fill, "stroke": stroke, "stroke-width": "1.3"}


_MARKS: dict[str, tuple[Shape, ...]] = {
    "grounded": (_disc(GREEN, GREEN), _line("M-2.3,0.2L-0.6,2L2.5,-1.8", PAPER, 1.5)),
    "assumption-dependent": (
        _disc(PAPER, AMBER),
        ("path", {"d": "M0,-4.6A4.6,4.6 0 0 0 0,4.6Z", "fill": AMBER, "stroke": "none"}),
    ),
    "ungrounded": (_disc(PAPER, "#6b6b6b"),),
    "defeated": (_disc(PAPER, RED), _line("M-2.8,-2.8L2.8,2.8M2.8,-2.8L-2.8,2.8", RED, 1.5)),
    "licensed": (_line("M-4,0.3L-1.2,3.2L4.2,-3.4", GREEN),),
    "conditional": (
        ("path", {"d": "M0,-4.8L4.8,0L0,4.8L-4.8,0Z", "fill": PAPER, "stroke": AMBER, "stroke-width": "1.2"}),
        ("path", {"d": "M0,-4.8L-4.8,0L0,4.8Z", "fill": AMBER, "stroke": "none"}),
    ),
    "gap": (_line("M-5,0H-1.7M1.7,0H5M-1.7,-3.4V3.4M1.7,-3.4V3.4", RED),),
    "broken": (_line("M-3.8,-3.8L3.8,3.8M3.8,-3.8L-3.8,3.8", RED, 2.2),),
    "elsewhere": (_line("M-3,3L3.2,-3.2M-1,-3.4H3.4V1", GREY, 1.4),),
    "missing": (_line("M-3,-3L3,3M3,-3L-3,3", RED, 1.4),),
}
