"""Lines between boxes on paper. They turn only between columns, so that none crosses a box."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.arranged import Placed
from argmap.draw.bends import HEAD, bent, head, port, stroke
from argmap.draw.layout import Scene, line_of
from argmap.draw.paper import GAPS, SMALL
from argmap.draw.shapes import number

_TRUNK = 9.0  # from the left edge of a box down to what is below it


def lines(parent: ET.Element, boxes: Sequence[Placed], scene: Scene) -> None:
    """Every line of a page."""
    kept: dict[int, list[int]] = {}
    for at, placed in enumerate(boxes):
        if placed.parent is not None:
            kept.setdefault(placed.parent, []).append(at)
    for parent_at, children in kept.items():
        beside = [each for each in children if not _is_below(boxes[parent_at], boxes[each])]
        for turn, child in enumerate(beside):
            _beside(parent, boxes[parent_at], boxes[child], _port(boxes[parent_at], turn, len(beside)), scene)
        for child in children:
            if child not in beside:
                _below(parent, boxes[parent_at], boxes[child], scene)


def _is_wide(placed: Placed) -> bool:
    return placed.box.type in ("claim", "stub")


def _is_below(parent: Placed, child: Placed) -> bool:
    return not _is_wide(parent) and not _is_wide(child)


def _port(placed: Placed, turn: int, of: int) -> float:
    """Where on its right edge a line leaves: from a claim side by side, so that arrowheads can be told apart; from a
    step all from one point, where its premises meet."""
    middle = placed.y + placed.height / 2
    return port(middle, placed.height, turn, of) if _is_wide(placed) else middle


def _line(placed: Placed, scene: Scene) -> tuple[look.Line, bool]:
    """How the line to a box is drawn, and whether without a head."""
    if placed.line is None:
        return look.line("premise", theme=scene.theme), True
    line = line_of(scene, placed.line)
    return line, line.head == "none" or placed.line.joins


def _beside(parent: ET.Element, left: Placed, right: Placed, y: float, scene: Scene) -> None:
    line, bare = _line(right, scene)
    end, x = right.y + right.height / 2, left.x + left.box.width
    across = right.x - GAPS[0 if _is_wide(left) else 1]
    if _is_wide(left) and _is_wide(right):
        across -= SMALL + GAPS[1]
    start = x if bare else x + HEAD
    turn = (max(start, across), across + (GAPS[0] if _is_wide(left) else GAPS[1]))
    parent.append(stroke(bent(start, [y, end], [turn], right.x), line))
    if not bare:
        parent.append(head(line, f"translate({number(x)} {number(y)})", scene.theme))


def _below(parent: ET.Element, above: Placed, under: Placed, scene: Scene) -> None:
    line, bare = _line(under, scene)
    x, top = above.x + _TRUNK, above.y + above.height
    end = number(under.y + under.height / 2)
    parent.append(stroke(f"M{number(x)},{number(top + (0 if bare else HEAD))}V{end}H{number(under.x)}", line))
    if not bare:
        parent.append(head(line, f"translate({number(x)} {number(top)}) rotate(90)", scene.theme))
