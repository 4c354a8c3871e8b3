"""A map as a notebook shows it: the picture of its overview, and an outline for where there are no pictures."""

from __future__ import annotations

from argmap.draw import asked, draw, scene_of
from argmap.draw.facts import Facts
from argmap.draw.heading import titles
from argmap.draw.layout import Scene, rows
from argmap.draw.reading import reading_order
from argmap.model import Map
from argmap.safe import one_line


def bundle(argument: Map) -> dict[str, str]:
    """The overview of a map by MIME type. Where it cannot be drawn there is the text alone; it never raises."""
    try:
        found = {"text/plain": outline(*scene_of(argument, *asked(None, None, None, {})))}
    except Exception:
        return {"text/plain": f"Map {one_line(str(argument.id))!r}"}
    try:
        return {"image/svg+xml": draw(argument, flavour="print").text, **found}
    except Exception:
        return found


def outline(facts: Facts, scene: Scene) -> str:
    """The boxes of a drawing in reading order, a line each."""
    lines = [one_line(" · ".join(titles(facts)))]
    for level, box in reading_order(scene):
        lines.append(f"{'  ' * min(level, 20)}{one_line(' · '.join(rows(box)))}")
    return "\n".join(lines)
