"""What a drawing shows: the whole map, an overview, or one part. Ids only; how they look is decided later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph
from argmap.model import Text

ViewName = Literal["overview", "part", "whole"]
OVERVIEW_BOXES = 52
OVERVIEW_DEPTH = 3
_ROOM = (OVERVIEW_BOXES, OVERVIEW_BOXES * 5 // 6, OVERVIEW_BOXES)  # boxes after each level


@dataclass(frozen=True)
class Stub:
    """A claim that is written in another part, or nowhere: a small box that refers to it."""

    claim: str
    part: str | None  # name of its part, "" for map.json; `None` where no such claim exists
    opposed_by: tuple[str, ...] = ()  # claims of the view that object to it, or to a step to it


@dataclass(frozen=True)
class Hidden:
    """What lies beneath a folded claim: how many claims, and every claim, inference and objection by id."""

    claims: int
    places: frozenset[str]


@dataclass(frozen=True)
class View:
    """What to draw, in the order of the map."""

    name: ViewName
    title: Text
    claims: tuple[str, ...]
    inferences: tuple[str, ...]
    objections: tuple[str, ...]
    stubs: tuple[Stub, ...] = ()
    hidden: Mapping[str, Hidden] = field(default_factory=dict)
    part: str | None = None


def views(index: Graph) -> list[View]:
    """Every view of a map: the overview, each part, the whole."""
    return [overview(index), *(part(index, name) for name in _parts(index)), whole(index)]


def named(index: Graph, view: str, name: str | None = None) -> View:
    """The view that a person asks for by name; a part's name alone is enough."""
    if view not in ("overview", "part", "whole"):
        hint = did_you_mean(view, ["overview", "part", "whole"])
        raise UsageError(f"there is no view '{view}'; {hint}")
    if name is not None and view == "whole":
        raise UsageError("--part goes with the views 'part' and 'overview', not with 'whole'")
    if name is not None:
        return part(index, name)
    if view == "part":
        raise UsageError(f"which part? this map has {', '.join(_parts(index)) or 'none'}")
    return whole(index) if view == "whole" else overview(index)


def whole(index: Graph) -> View:
    """All of it."""
    every = tuple(index.claims), tuple(index.inferences), tuple(index.objections)
    return _with_stubs(index, View("whole", {"en": "the whole map"}, *every))


def part(index: Graph, name: str) -> View:
    """The claims of one part with the steps to them; what it takes from other parts and gives to them as stubs."""
    if name not in _parts(index):
        hint = did_you_mean(name, _parts(index))
        raise UsageError(f"there is no part '{name}'" + (f"; {hint}" if hint else ""))
    title = next(each.title for each in index.map.parts if each.part == name)
    claims = tuple(each for each in index.claims if index.part_of[each] == name)
    inside = set(claims)
    within = {each for each in index.inferences if index.conclusion[each] in inside}
    used = (index.used_in.get(each, ()) for each in claims)
    onward = {step for steps in used if not within.intersection(steps) for step in steps}
    inferences = tuple(each for each in index.inferences if each in within or each in onward)
    objections = tuple(each for each in index.objections if _claim_under(index, each) in inside)
    return _with_stubs(index, View("part", title or name, claims, inferences, objections, part=name))


def overview(index: Graph) -> View:
    """The roots and the main lines: what supports them, as deep as parts are crossed and one level more."""
    growing = _Growing(index)
    for depth in range(OVERVIEW_DEPTH):
        growing.deepen(depth)
    claims, inferences, objections = (
        tuple(each for each in names if each in growing.shown)
        for names in (index.claims, index.inferences, index.objections)
    )
    hidden = _hidden(index, growing)
    return _with_stubs(index, View("overview", {"en": "overview"}, claims, inferences, objections, hidden=hidden))


def tops(index: Graph) -> tuple[str, ...]:
    """The roots; where a map names none, the claims that support nothing; where all do, the first."""
    unused = (each for each in index.claims if each not in index.used_in and each not in index.raised_by)
    return index.roots or tuple(unused) or tuple(index.claims)[:1]


class _Growing:
    """An overview in the making: roots first, then level by level, until it holds as many boxes as it may."""

    def __init__(self, index: Graph) -> None:
        self.index = index
        self.level = list(tops(index)[:OVERVIEW_BOXES])
        self.shown: dict[str, None] = dict.fromkeys(self.level)
        self.crossed: set[str] = set()
        self.room = OVERVIEW_BOXES

    def deepen(self, depth: int) -> None:
        """Show the steps to the claims of a level.

        Below the roots only steps that lead into another part are shown, and one more from where they arrive (in a map
        where none does, all of them): where most lies beneath first, as long as there is room; a level leaves some to
        the next.
        """
        level, self.level = self.level, []
        steps = [(claim, step) for claim in level for step in self.index.support.get(claim, ())]
        chosen = [each for each in steps if depth == 0 or each[0] in self.crossed or self._crosses(*each)]
        self.room = _ROOM[depth]
        weights = {step: self._weight(step) if depth else 0 for _, step in chosen or steps}
        for claim, step in sorted(chosen or steps, key=lambda each: -weights[each[1]]):
            self._show(step, self._premises(step), claim if depth else None)
        for place in [*level, *(step for _, step in steps)] if depth == 0 else ():
            for objection in _with_replies(self.index, place):
                if self.index.target[objection] in self.shown:
                    self._show(objection, [self.index.objections[objection].claim])

    def _weight(self, step: str) -> int:
        """How much lies beneath the weightiest premise of a step; of many premises, the first few are looked at."""
        return max((len(_beneath(self.index, each, {})) for each in self._premises(step)[:12]), default=0)

    def _premises(self, step: str) -> list[str]:
        return [each for each in self.index.inferences[step].premises if each in self.index.claims]

    def _crosses(self, claim: str, step: str) -> bool:
        return any(self.index.part_of[each] != self.index.part_of[claim] for each in self._premises(step))

    def _show(self, step: str, claims: Iterable[str], onto: str | None = None) -> None:
        fresh = [each for each in claims if each not in self.shown and each in self.index.claims]
        if len(self.shown) + len(fresh) < self.room:
            self.shown |= dict.fromkeys([step, *fresh])
            self.level += fresh
            self.crossed |= {each for each in fresh if onto and self.index.part_of[each] != self.index.part_of[onto]}


def _with_replies(index: Graph, place: str) -> Iterator[str]:
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


def _hidden(index: Graph, growing: _Growing) -> dict[str, Hidden]:
    """For each claim of an overview, what supports it or is said against it and is not shown."""
    found = {}
    for name in growing.shown:
        if name in index.claims:
            beneath = _beneath(index, name, growing.shown)
            if beneath:
                found[name] = Hidden(sum(each in index.claims for each in beneath), frozenset(beneath))
    return found


def _beneath(index: Graph, claim: str, shown: Mapping[str, None]) -> set[str]:
    beneath: set[str] = set()
    waiting = [claim, *index.support.get(claim, ()), *index.against.get(claim, ())]
    while waiting:
        place = waiting.pop()
        for each in _next(index, place):
            if each not in shown and each not in beneath:
                beneath.add(each)
                waiting.append(each)
    return beneath


def _next(index: Graph, place: str) -> Iterator[str]:
    yield from index.support.get(place, ())
    yield from index.against.get(place, ())
    if place in index.inferences:
        yield from (each for each in index.inferences[place].premises if each in index.claims)
    if place in index.objections and index.objections[place].claim in index.claims:
        yield index.objections[place].claim


def _with_stubs(index: Graph, view: View) -> View:
    """The view with a stub for each claim that it points at and does not show."""
    shown = set(view.claims)
    pointed = [each for name in view.inferences for each in (index.conclusion[name], *index.inferences[name].premises)]
    pointed += [index.objections[each].claim for each in view.objections]
    records = [index.claims[each] for each in view.claims]
    if view.name != "overview":
        pointed += [each for claim in records for each in (*claim.if_, *claim.only_if)]
    opposed = _opposed(index, view) if view.name == "part" else {}
    names = dict.fromkeys([*(each for each in pointed if each not in shown), *opposed])
    stubs = tuple(Stub(each, index.part_of.get(each), tuple(opposed.get(each, ()))) for each in names)
    return replace(view, stubs=stubs)


def _opposed(index: Graph, view: View) -> dict[str, list[str]]:
    """Claims of other parts against which claims of this part are turned, with the ones that are."""
    shown, objections = set(view.claims), set(view.objections)
    opposed: dict[str, list[str]] = {}
    for claim in view.claims:
        raised = (each for each in index.raised_by.get(claim, ()) if each not in objections)
        for target in dict.fromkeys(_claim_under(index, each) for each in raised):
            if target in index.claims and target not in shown:
                opposed.setdefault(target, []).append(claim)
    return opposed


def _parts(index: Graph) -> list[str]:
    return list(dict.fromkeys(each.part for each in index.map.parts))
