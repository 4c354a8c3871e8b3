"""What a drawing shows: ids only, in the order of the map; how they look is decided later.

A view that leaves something out says so: claims and steps whose argument goes on unseen bear `hidden`, what is pointed
at and not shown is a stub.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph
from argmap.model import Text

ViewName = Literal["overview", "spine", "part", "focus", "selection", "whole", "changes"]


@dataclass(frozen=True)
class Stub:
    """A claim that is written in another part, left out, or nowhere: a small box that refers to it."""

    claim: str
    part: str | None  # name of its part, "" for map.json; `None` where no such claim exists
    opposed_by: tuple[str, ...] = ()  # claims of the view that object to it, or to a step to it


@dataclass(frozen=True)
class Hidden:
    """What is folded away: how many claims (`more`: at least so many); claims, inferences and objections by id."""

    claims: int
    places: frozenset[str]
    more: bool = False


@dataclass(frozen=True)
class View:
    """What to draw, in the order of the map."""

    name: ViewName
    title: Text
    claims: tuple[str, ...]
    inferences: tuple[str, ...]
    objections: tuple[str, ...]
    stubs: tuple[Stub, ...] = ()
    hidden: Mapping[str, Hidden] = field(default_factory=dict)  # claim, shown or a stub -> what lies beneath it
    part: str | None = None
    withheld: Mapping[str, Hidden] = field(default_factory=dict)  # inference -> its premises that are left out
    sought: frozenset[str] = frozenset()  # what was asked for: the claim or step in focus, what a filter found
    brief: bool = False  # claims by their labels
    notices: tuple[str, ...] = ()  # what a reader should be told of what is left out


def views(index: Graph) -> list[View]:
    """The views that a map is handed out in: the overview, each part, the whole."""
    from argmap.draw.overview import overview

    return [overview(index), *(part(index, name) for name in parts(index)), whole(index)]


def whole(index: Graph) -> View:
    """All of it."""
    every = tuple(index.claims), tuple(index.inferences), tuple(index.objections)
    return with_stubs(index, View("whole", {"en": "the whole map"}, *every))


def part(index: Graph, name: str) -> View:
    """The claims of one part with the steps to them; what it takes from other parts and gives to them as stubs."""
    inside = set(claims_of(index, name))
    title = next(each.title for each in index.map.parts if each.part == name)
    claims = tuple(each for each in index.claims if each in inside)
    within = {each for each in index.inferences if index.conclusion[each] in inside}
    used = (index.used_in.get(each, ()) for each in claims)
    onward = {step for steps in used if not within.intersection(steps) for step in steps}
    inferences = tuple(each for each in index.inferences if each in within or each in onward)
    objections = tuple(each for each in index.objections if _claim_under(index, each) in inside)
    return with_stubs(index, View("part", title or name, claims, inferences, objections, part=name))


def claims_of(index: Graph, name: str) -> Iterator[str]:
    """The claims of a part. Raises `UsageError` for a part that does not exist."""
    if name not in parts(index):
        hint = did_you_mean(name, parts(index))
        raise UsageError(f"there is no part '{name}'" + (f"; {hint}" if hint else ""))
    return (each for each in index.claims if index.part_of[each] == name)


def parts(index: Graph) -> list[str]:
    """Names of the parts, in order."""
    return list(dict.fromkeys(each.part for each in index.map.parts))


def tops(index: Graph) -> tuple[str, ...]:
    """The roots; where a map names none, the claims that support nothing; where all do, the first."""
    unused = (each for each in index.claims if each not in index.used_in and each not in index.raised_by)
    return index.roots or tuple(unused) or tuple(index.claims)[:1]


def in_order(index: Graph, shown: Container[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of what is shown the claims, the inferences and the objections, each in the order of the map."""
    claims, inferences, objections = (
        tuple(each for each in names if each in shown) for names in (index.claims, index.inferences, index.objections)
    )
    return claims, inferences, objections


def with_replies(index: Graph, place: str) -> Iterator[str]:
    """The objections on a place, each with its replies; each once, though an objection may bear its target's id."""
    waiting, met = list(reversed(index.against.get(place, ()))), set()
    while waiting:
        objection = waiting.pop()
        if objection not in met:
            met.add(objection)
            yield objection
            waiting += reversed(index.against.get(objection, ()))


def _claim_under(index: Graph, objection: str) -> str:
    """The claim that an objection is on, at the end of any chain of replies; of a step, its conclusion."""
    target, seen = index.target[objection], {objection}
    while target in index.target and target not in index.claims and target not in seen:
        seen.add(target)
        target = index.target[target]
    return index.conclusion.get(target, target)


def with_stubs(index: Graph, view: View) -> View:
    """The view with a stub for each claim that it points at and does not show, except premises that it withholds."""
    shown = set(view.claims)
    pointed = [*_pointed_at(index, view)]
    if not view.brief:
        records = (index.claims[each] for each in view.claims)
        pointed += [each for claim in records for each in (*claim.if_, *claim.only_if)]
    opposed = _opposed(index, view) if view.name == "part" and not view.brief else {}
    names = dict.fromkeys([*(each for each in pointed if each not in shown), *opposed])
    stubs = tuple(Stub(each, index.part_of.get(each), tuple(opposed.get(each, ()))) for each in names)
    return replace(view, stubs=stubs)


def _pointed_at(index: Graph, view: View) -> Iterator[str]:
    for name in view.inferences:
        yield index.conclusion[name]
        yield from premises_shown(index, view, name)
    for name in view.objections:
        yield index.objections[name].claim
        yield from (target for target in (index.target[name],) if target in index.claims)


def premises_shown(index: Graph, view: View, inference: str) -> Iterable[str]:
    """The premises of a step, each once, without those that the view withholds."""
    withheld = view.withheld[inference].places if inference in view.withheld else frozenset()
    return (each for each in dict.fromkeys(index.inferences[inference].premises) if each not in withheld)


def _opposed(index: Graph, view: View) -> dict[str, list[str]]:
    """Claims of other parts against which claims of this part are turned, with the ones that are."""
    shown, objections = set(view.claims), set(view.objections)
    opposed: dict[str, list[str]] = {}
    for claim in view.claims:
        raised = (each for each in index.raised_by.get(claim, ()) if each not in objections)
        for target in dict.fromkeys(_claim_under(index, each) for each in raised):
            if target in index.claims and target not in shown and index.part_of[target] != view.part:
                opposed.setdefault(target, []).append(claim)
    return opposed
