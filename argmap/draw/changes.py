"""The view of what became of a map: everything that changed, with what stands beside it and the way to a root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.draw.marks import Marks
from argmap.draw.overview import summary
from argmap.draw.view import View, in_order, tops
from argmap.graph import Graph


def changes(index: Graph, marks: Marks) -> View:
    """What changed, what a changed step joins, and the shortest way from each to a root; the rest as numbers.

    Where nothing did, the roots.
    """
    changed = [place for place, mark in marks.places.items() if mark.signs]
    shown = dict.fromkeys(name for _, name in changed)
    shown |= dict.fromkeys(each for line in marks.lines for each in line)
    for type_, name in changed:
        shown |= dict.fromkeys(_joined(index, type_, name))
    shown |= dict.fromkeys(_to_roots(index, [*shown]))
    if not changed:
        shown = dict.fromkeys(tops(index))
    return summary(index, View("changes", {"en": marks.told}, *in_order(index, shown)))


def _joined(index: Graph, type_: str, name: str) -> Iterator[str]:
    """The claims that a step or an objection joins."""
    if type_ == "inference" and name in index.inferences:
        yield index.conclusion[name]
        yield from index.inferences[name].premises
    elif type_ == "objection" and name in index.objections:
        yield index.target[name]
        yield index.objections[name].claim


def _to_roots(index: Graph, starts: Iterable[str]) -> Iterator[str]:
    """What lies on the shortest ways from these to a root; on each the nearer places once."""
    toward = _toward_roots(index)
    met: set[str] = set()
    for start in starts:
        place = start
        while place in toward and place not in met:
            met.add(place)
            place = toward[place]
            yield place


def _toward_roots(index: Graph) -> dict[str, str]:
    """For each place beneath the roots the next one on the way to the nearest."""
    met = dict.fromkeys(tops(index))
    toward: dict[str, str] = {}
    waiting = list(met)
    for place in waiting:
        for below in _below(index, place):
            if below not in met:
                met[below] = None
                toward[below] = place
                waiting.append(below)
    return toward


def _below(index: Graph, place: str) -> Iterator[str]:
    yield from index.support.get(place, ())
    yield from index.against.get(place, ())
    if place in index.inferences:
        yield from index.inferences[place].premises
    if place in index.objections:
        yield index.objections[place].claim
