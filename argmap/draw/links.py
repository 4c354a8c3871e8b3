"""The lines of a drawing: what stands to the left of what, and why. Left the conclusion, right what supports it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.draw.view import View, premises_shown
from argmap.graph import Graph

LinkType = Literal["step", "premise", "rebuts", "undercuts", "qualifies", "against", "condition", "contradicts"]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two boxes, by their names."""

    left: str
    right: str
    type: LinkType
    of: str  # id of the inference, objection or claim that it belongs to
    joins: bool = False  # the half of an objection that joins it to its claim, and has no arrowhead


def step_name(index: Graph, inference: str) -> str:
    """The box of an inference; its id, unless a faulty map calls a claim the same."""
    return inference if inference not in index.claims else f"{inference}~step"


def objection_name(index: Graph, objection: str) -> str:
    """The box of an objection; likewise."""
    taken = objection in index.claims or objection in index.inferences
    return f"{objection}~objection" if taken else objection


def stub_names(index: Graph, view: View) -> dict[str, str]:
    """The boxes of stubs. An id that nothing defines may be any text, so these are numbered."""
    return {
        stub.claim: f"{stub.claim}~ref" if stub.claim in index.claims else f"missing~{number}"
        for number, stub in enumerate(view.stubs, 1)
    }


def conditions(index: Graph, view: View) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Small boxes for conditions: name, claim, word, and the conditioning claims that the view holds."""
    held = {*view.claims, *(stub.claim for stub in view.stubs)}
    for name in view.claims:
        claim = index.claims[name]
        for word, ids in (("if", claim.if_), ("only if", claim.only_if)):
            met = tuple(dict.fromkeys(each for each in ids if each in held))
            if met:
                yield f"{name}~{word.replace(' ', '-')}", name, word, met


def links(index: Graph, view: View) -> list[Link]:
    """Every line of a view, in the order of the map."""
    place = {each: each for each in view.claims} | stub_names(index, view)
    found = [Link(place[stub.claim], each, "against", stub.claim) for stub in view.stubs for each in stub.opposed_by]
    for name in view.inferences:
        found += _of_inference(index, view, name, place)
    shown = {*place, *view.inferences, *view.objections}
    for name in view.objections:
        if index.target[name] in shown:
            found += _of_objection(index, name, place)
    for box, claim, _, met in conditions(index, view):
        found.append(Link(claim, box, "condition", claim))
        found += [Link(box, place[each], "condition", claim) for each in met]
    return found + list(_contradictions(index, view))


def _of_inference(index: Graph, view: View, name: str, place: dict[str, str]) -> Iterator[Link]:
    box = step_name(index, name)
    yield Link(place[index.conclusion[name]], box, "step", name)
    for premise in premises_shown(index, view, name):
        yield Link(box, place[premise], "premise", name)


def _of_objection(index: Graph, name: str, place: dict[str, str]) -> Iterator[Link]:
    objection, target, box = index.objections[name], index.target[name], objection_name(index, name)
    if target in index.claims:
        target = place[target]
    else:
        target = step_name(index, target) if target in index.inferences else objection_name(index, target)
    yield Link(target, box, objection.kind, name)
    yield Link(box, place[objection.claim], objection.kind, name, joins=True)


def _contradictions(index: Graph, view: View) -> Iterator[Link]:
    """One line for each pair, whichever of the two says so, or both."""
    shown, drawn = set(view.claims), set()
    for name in view.claims:
        for other in index.claims[name].contradicts:
            pair = frozenset((name, other))
            if other in shown and pair not in drawn:
                drawn.add(pair)
                yield Link(name, other, "contradicts", name)
