"""The flat index over a map: who supports whom, who objects to what, the roots, the circles.

Built once, in one pass, and linear in the size of the map; nothing here recurses over the argument. Where an id stands
twice the first claim is meant, and the steps of both count; an id that nothing defines is simply absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.model import Anchor, Claim, Inference, Map, Objection

PassageKey = tuple[str, str]  # id of what is anchored (of the map, for what is left out), and pointer below it


@dataclass(frozen=True)
class Graph:
    """A map with its links. Ids are the keys everywhere; lists keep the order of the map."""

    map: Map
    claims: Mapping[str, Claim]
    inferences: Mapping[str, Inference]
    objections: Mapping[str, Objection]
    conclusion: Mapping[str, str]  # inference -> the claim it supports
    support: Mapping[str, Sequence[str]]  # claim -> inferences for it
    used_in: Mapping[str, Sequence[str]]  # claim -> inferences that start from it
    against: Mapping[str, Sequence[str]]  # claim, inference or objection -> objections on it
    target: Mapping[str, str]  # objection -> what it is on
    raised_by: Mapping[str, Sequence[str]]  # claim -> objections that it raises
    part_of: Mapping[str, str]  # claim -> name of its part, "" for map.json
    written: Sequence[tuple[str, str]]  # (id, type) of every claim, inference and objection as it is met

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The roots that exist."""
        return tuple(each for each in self.map.roots if each in self.claims)

    @cached_property
    def rooted(self) -> frozenset[str]:
        """The roots, to look up whether a claim is one."""
        return frozenset(self.roots)

    @cached_property
    def rings(self) -> list[list[str]]:
        """Claims that support one another in a circle (strongly connected, or a claim among its own premises)."""
        place = {claim: number for number, claim in enumerate(self.claims)}
        below = self._premises.items()
        if all(place[each] > place[claim] for claim, premises in below for each in premises):
            return []  # every premise stands after its conclusion, as in most maps: no circle
        found = components(self.claims, lambda claim: self._premises.get(claim, ()))
        return [ring for ring in found if len(ring) > 1 or ring[0] in self._premises.get(ring[0], ())]

    @cached_property
    def _premises(self) -> Mapping[str, Sequence[str]]:
        """Claims with the premises of all steps to them, as far as they exist."""
        below: dict[str, list[str]] = {}
        for step, claim in self.conclusion.items():
            known = [each for each in self.inferences[step].premises if each in self.claims]
            below.setdefault(claim, []).extend(known)
        return below

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Claims on condition of which others hold."""
        return frozenset(each for claim in self.claims.values() for each in (*claim.if_, *claim.only_if))

    def linked_to(self, claim: str) -> Iterator[str]:
        """Claims that a claim pulls into the argument: premises, objections, conditions, contradictions."""
        yield from self._premises.get(claim, ())
        record = self.claims[claim]
        yield from (each for each in (*record.if_, *record.only_if, *record.contradicts) if each in self.claims)
        for place in (claim, *self.support.get(claim, ())):
            yield from self._raised_on(place)

    def _raised_on(self, place: str) -> Iterator[str]:
        waiting, met = list(self.against.get(place, ())), set()
        while waiting:
            objection = waiting.pop()
            if objection in met:  # an id that stands for two things can lead round
                continue
            met.add(objection)
            if self.objections[objection].claim in self.claims:
                yield self.objections[objection].claim
            waiting += self.against.get(objection, ())

    def claim_of(self, name: str) -> str:
        """The claim to which an id belongs: of a step its conclusion, of an objection the claim it speaks against."""
        name = self.target.get(name, name)
        if name in self.objections:
            return self.objections[name].claim
        return self.conclusion.get(name, name)

    def reach(self, starts: Iterable[str]) -> set[str]:
        """Every claim that belongs to the argument for these; `contradicts` and conditions lead both ways."""
        reached: set[str] = set()
        waiting = [each for each in starts if each in self.claims]
        while waiting:
            claim = waiting.pop()
            if claim not in reached:
                reached.add(claim)
                waiting += self.linked_to(claim)
                waiting += self._linked_from.get(claim, ())
        return reached

    @cached_property
    def _linked_from(self) -> Mapping[str, Sequence[str]]:
        back: dict[str, list[str]] = {}
        for claim in self.claims.values():
            for other in (*claim.if_, *claim.only_if, *claim.contradicts):
                back.setdefault(other, []).append(claim.id)
        return back


def graph(argument: Map) -> Graph:
    """The index of a map."""
    building = _Building()
    for part, claims in (("", argument.claims), *((part.part, part.claims) for part in argument.parts)):
        for claim in claims:
            building.add(claim, part)
    return Graph(argument, **vars(building))


def anchors(index: Graph) -> Iterator[tuple[PassageKey, Anchor]]:
    """Every anchor of a map: of claims, inferences with their warrants, objections, and of what is left out."""
    for records in (index.claims, index.inferences, index.objections):
        for name, record in records.items():
            for number, anchor in enumerate(record.anchors):
                yield (name, f"/anchors/{number}"), anchor
    for name, inference in index.inferences.items():
        stated = inference.warrant.anchors if inference.warrant else ()
        yield from (((name, f"/warrant/anchors/{number}"), anchor) for number, anchor in enumerate(stated))
    for number, each in enumerate(index.map.left_out):
        yield (index.map.id, f"/left_out/{number}/anchor"), each.anchor


class _Building:
    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self.inferences: dict[str, Inference] = {}
        self.objections: dict[str, Objection] = {}
        self.conclusion: dict[str, str] = {}
        self.support: dict[str, list[str]] = {}
        self.used_in: dict[str, list[str]] = {}
        self.against: dict[str, list[str]] = {}
        self.target: dict[str, str] = {}
        self.raised_by: dict[str, list[str]] = {}
        self.part_of: dict[str, str] = {}
        self.written: list[tuple[str, str]] = []

    def add(self, claim: Claim, part: str) -> None:
        self.written.append((claim.id, "claim"))
        self.claims.setdefault(claim.id, claim)
        self.part_of.setdefault(claim.id, part)
        for inference in claim.inferences:
            self._add_inference(inference, claim.id)
        if claim.objections:
            self._add_objections(claim.objections, claim.id)

    def _add_inference(self, inference: Inference, claim: str) -> None:
        self.written.append((inference.id, "inference"))
        if inference.id not in self.inferences:
            self.inferences[inference.id] = inference
            self.conclusion[inference.id] = claim
            self.support.setdefault(claim, []).append(inference.id)
            for premise in dict.fromkeys(inference.premises):
                self.used_in.setdefault(premise, []).append(inference.id)
        if inference.objections:
            self._add_objections(inference.objections, inference.id)

    def _add_objections(self, objections: Sequence[Objection], on: str) -> None:
        stack = [(each, on) for each in reversed(objections)]
        while stack:
            objection, target = stack.pop()
            self.written.append((objection.id, "objection"))
            if objection.id not in self.objections:
                self.objections[objection.id] = objection
                self.target[objection.id] = target
                self.against.setdefault(target, []).append(objection.id)
                self.raised_by.setdefault(objection.claim, []).append(objection.id)
            stack += [(each, objection.id) for each in reversed(objection.replies)]


def components(names: Iterable[str], successors: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Strongly connected components, by Tarjan's algorithm (1972) with a stack of its own."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    found: list[list[str]] = []
    for start in names:
        path = [] if start in index else [_entered(start, index, low, open_, successors)]
        while path:
            name, rest = path[-1]
            for other in rest:
                if other not in index:
                    path.append(_entered(other, index, low, open_, successors))
                    break
                if other in open_:
                    low[name] = min(low[name], index[other])
            else:
                path.pop()
                if low[name] == index[name]:
                    found.append(_closed(name, open_))
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
    return found


def _entered(name: str, index: dict[str, int], low: dict[str, int], open_: dict[str, None],
             successors: Callable[[str], Iterable[str]]) -> tuple[str, Iterator[str]]:  # fmt: skip
    index[name] = low[name] = len(index)
    open_[name] = None
    return name, iter(successors(name))


def _closed(name: str, open_: dict[str, None]) -> list[str]:
    component: list[str] = []
    while not component or component[-1] != name:
        component.append(open_.popitem()[0])
    return component[::-1]
