"""A drawing laid out so that few lines cross, and all else stands in the order of the map.

The engine is free to turn round what makes lines cross. It turns round more than it has to; so where it did, the boxes
beside which the order was lost are asked to keep it, one after the other, as long as that is worth it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from argmap.draw.engine import Engine, effort_for, place
from argmap.draw.geometry import Geometry, geometry
from argmap.draw.layout import Scene
from argmap.draw.routes import routed

TRIES = 8
MANY_BOXES = 250  # in more nobody follows the order of what stands beside one
_PAIRS = 4  # out of order that are as bad as one crossing


def laid_out(scene: Scene, engine: Engine, timeout: float) -> tuple[Geometry, tuple[str, ...]]:
    """Where everything is, and what to tell of how it was laid out."""
    first = place(scene, engine, timeout)
    best = routed(scene, geometry(first.svg, scene))
    if len(scene.boxes) > MANY_BOXES or effort_for(scene)[0] != "normal":
        return best, first.notices
    beside, kept = _beside(scene), frozenset[str]()
    for name in _disturbed(beside, best)[:TRIES]:
        tried = routed(scene, geometry(place(scene, engine, timeout, kept | {name}).svg, scene))
        if _cost(beside, tried) < _cost(beside, best):
            best, kept = tried, kept | {name}
    return best, first.notices


def _beside(scene: Scene) -> dict[str, list[str]]:
    """What lines lead to from each box, in the order of the map."""
    found: dict[str, dict[str, None]] = {}
    for link in scene.links:
        if link.type != "contradicts":
            found.setdefault(link.left, {})[link.right] = None
    return {name: list(others) for name, others in found.items()}


def _cost(beside: Mapping[str, Sequence[str]], found: Geometry) -> float:
    return found.crossings + sum(_turned(others, found) for others in beside.values()) / _PAIRS


def _turned(others: Sequence[str], found: Geometry) -> int:
    """How many pairs of boxes stand the other way round than in the map."""
    return sum(found.corners[one][1] > found.corners[other][1] for one, other in combinations(others, 2))


def _disturbed(beside: Mapping[str, Sequence[str]], found: Geometry) -> list[str]:
    """Boxes beside which the order is lost, those first where it is lost most."""
    turned = {name: _turned(others, found) for name, others in beside.items()}
    return sorted((name for name in turned if turned[name]), key=lambda name: -turned[name])
