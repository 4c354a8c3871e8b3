"""Drawing maps: what to show, boxes sized by us, places found by Graphviz, SVG or DOT.

A drawing depends on the map and on what is handed in, never on the clock, the locale, fonts or files at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.draw.facts import Facts
    from argmap.draw.layout import Scene
    from argmap.draw.view import View
    from argmap.findings import Finding
    from argmap.graph import Graph
    from argmap.model import Map
    from argmap.support import Support

__all__ = ["Drawing", "draw", "render", "views"]
TIMEOUT = 30.0  # seconds that one run of an engine may take


@dataclass(frozen=True)
class Drawing:
    """A drawing, and what a reader should be told of how it was made: another engine, a simpler layout."""

    text: str
    notices: tuple[str, ...] = ()


def views(argument: Map | Graph) -> list[View]:
    """Every view of a map: the overview, each part, the whole."""
    from argmap.draw.view import views as views_of

    return views_of(_index(argument))


def render(
    argument: Map | Graph,
    view: str = "overview",
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    format: Literal["svg", "dot"] = "svg",
    engine: str = "pure",
    timeout: float = TIMEOUT,
) -> str:
    """A view of a map as SVG or DOT.

    `lang` is a tag, or `both`; the paper's language where it is left out. `findings` are shown as badges.
    Raises `UsageError` for a view, part, language or engine that does not exist, `EngineError` where none can draw.
    """
    return draw(argument, view, part, lang, findings, support, format, engine, timeout).text


def draw(
    argument: Map | Graph,
    view: str = "overview",
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    format: Literal["svg", "dot"] = "svg",
    engine: str = "pure",
    timeout: float = TIMEOUT,
) -> Drawing:
    """Like `render`, with the notices about how it was drawn."""
    from argmap.draw.facts import Facts, chosen_languages
    from argmap.draw.fit import fitting
    from argmap.draw.heading import titles
    from argmap.draw.layout import Scene, dot
    from argmap.draw.links import links
    from argmap.draw.view import named
    from argmap.errors import UsageError
    from argmap.support import support as support_of

    if format not in ("svg", "dot"):
        raise UsageError(f"there is no drawing in '{format}'; one of svg, dot")
    index = _index(argument)
    shown, languages = named(index, view, part), chosen_languages(index.map, lang)
    facts = Facts(index, support or support_of(index), shown, languages, findings)
    statuses = {name: str(status) for name, status in facts.support.statuses.items()}
    lines = links(index, shown)
    scene = Scene(" · ".join(titles(facts)), fitting(facts, lines), lines, statuses)
    return Drawing(dot(scene, labels=True)) if format == "dot" else _svg(facts, scene, engine, timeout)


def _svg(facts: Facts, scene: Scene, engine: str, timeout: float) -> Drawing:
    from argmap.draw import svg
    from argmap.draw.engine import find, place
    from argmap.draw.geometry import geometry
    from argmap.draw.heading import heading, titles

    placed = place(scene, find(engine), timeout)
    found = geometry(placed.svg, scene)
    block, room = heading(facts, scene, found.width, placed.notices)
    return Drawing(svg.draw(scene, found, block, room, " · ".join(titles(facts))), placed.notices)


def _index(argument: Map | Graph) -> Graph:
    from argmap.graph import Graph, graph

    return argument if isinstance(argument, Graph) else graph(argument)
