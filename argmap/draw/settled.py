"""A drawing whose boxes have their places: as DOT for an engine that draws but the lines, or drawn without any engine.

There may be very many boxes and lines, so no name is written, and of a line only what is its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, degrees

from argmap.draw import look
from argmap.draw.bends import HEADS
from argmap.draw.layout import Scene, line_of
from argmap.draw.links import Link
from argmap.draw.shapes import number

Places = Mapping[str, tuple[float, float]]  # middles of boxes, in points, upwards
_DASHES = {"dashed": "5,2", "dotted": "1,5"}  # as engines draw them


def dot_of(scene: Scene, places: Places) -> str:
    """The scene in DOT, for an engine that leaves boxes where they are."""
    lines = ["digraph {", "graph [layout=neato splines=line]", 'node [shape=box fixedsize=true label=""]',
             "edge [dir=both arrowsize=0.7]"]  # fmt: skip
    for at, box in enumerate(scene.boxes):
        x, y = places[box.name]
        size = f"width={box.width / 72:.4f} height={box.height / 72:.4f}"
        lines.append(f'{at} [id=b{at} {size} pos="{x:.1f},{y:.1f}"]')
    for alike, edges in _edges(scene).items():
        lines += [f"edge [{alike}]", *edges]
    return "\n".join([*lines, "}"])


def _edges(scene: Scene) -> dict[str, list[str]]:
    """Lines in DOT, together with those that look alike."""
    names = {box.name: at for at, box in enumerate(scene.boxes)}
    found: dict[str, list[str]] = {}
    for at, link in enumerate(scene.links):
        line = line_of(scene, link)
        heads = f"arrowtail={'none' if link.joins else line.head} arrowhead={line.tail}"
        east, west = ("", "") if link.type == "contradicts" else (":e", ":w")
        edge = f"{names[link.left]}{east} -> {names[link.right]}{west} [id=l{at}]"
        found.setdefault(f'color="{line.colour}" style={line.style} penwidth={line.weight:g} {heads}', []).append(edge)
    return found


def by_hand(scene: Scene, places: Places) -> str:
    """The scene as engines write it, drawn without one: straight lines from box to box."""
    edges = {box.name: _edges_of(box.width, box.height, *places[box.name]) for box in scene.boxes}
    left, top, right, low = (ends(each[side] for each in edges.values()) if edges else 0.0
                             for side, ends in enumerate((min, min, max, max)))  # fmt: skip
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right - left:.2f} {low - top:.2f}">',
             f'<g transform="translate({-left:.2f} {-top:.2f})">']  # fmt: skip
    for at, box in enumerate(scene.boxes):
        parts.append('<g id="b{}"><polygon points="{:.2f},{:.2f} {:.2f},{:.2f}"/></g>'.format(at, *edges[box.name]))
    for at, link in enumerate(scene.links):
        _, above, x, below = edges[link.left]
        u, over, _, under = edges[link.right]
        ends = (x, (above + below) / 2), (u, (over + under) / 2)
        parts.append(f'<g id="l{at}">{"".join(_line(scene, link, *ends))}</g>')
    return "".join([*parts, "</g></svg>"])


def _edges_of(wide: float, high: float, x: float, y: float) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge of a box, downwards."""
    return x - wide / 2, -y - high / 2, x + wide / 2, -y + high / 2


def _line(scene: Scene, link: Link, start: tuple[float, float], end: tuple[float, float]) -> Iterator[str]:
    """A line with its heads."""
    line = line_of(scene, link)
    dashes = f' stroke-dasharray="{_DASHES[line.style]}"' if line.style in _DASHES else ""
    way = "M{},{}L{},{}".format(*map(number, (*start, *end)))
    yield f'<path fill="none" stroke="{line.colour}"{dashes} d="{way}"/>'
    turn = degrees(atan2(end[1] - start[1], end[0] - start[0]))
    for head, place, turned in (("none" if link.joins else line.head, start, turn), (line.tail, end, turn + 180)):
        if head != "none":
            yield _head(head, place, turned, line, scene)


def _head(head: str, place: tuple[float, float], turned: float, line: look.Line, scene: Scene) -> str:
    fill = line.colour if head in ("diamond", "normal") else scene.theme["paper"]
    x, y, angle = map(number, (*place, turned))
    return (f'<path d="{HEADS[head]}" transform="translate({x} {y}) rotate({angle})" fill="{fill}" '
            f'stroke="{line.colour}"/>')  # fmt: skip
