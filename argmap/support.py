"""Is a claim supported? States of claims, statuses of steps, and which objections stand. Linear in the size of the map.

A claim is *grounded* when it has a basis of its own, or one step that is not broken and starts from grounded claims
only: the least fixpoint, so that a circle never grounds itself. What it rests on is said by *through*: the weakest step
on its best line of support. Neither says that the claim is true.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import Graph
from argmap.licence import BROKEN, CONDITIONAL, Reason, reasons, steps
from argmap.model import Claim
from argmap.references import Library, library


class State(StrEnum):
    """Whether a claim is supported."""

    GROUNDED = "grounded"
    ASSUMPTION_DEPENDENT = "assumption-dependent"
    UNGROUNDED = "ungrounded"
    DEFEATED = "defeated"


class Status(StrEnum):
    """Whether a step is licensed."""

    LICENSED = "licensed"
    CONDITIONAL = "conditional"
    GAP = "gap"
    BROKEN = "broken"


class Standing(StrEnum):
    """Whether an objection stands."""

    STANDS = "stands"
    FALLS = "falls"
    UNDECIDED = "undecided"


_STRENGTH = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}
_OWN = 4  # stronger than any step


@dataclass(frozen=True)
class Support:
    """What is supported in a map, by what, and which steps are licensed."""

    states: Mapping[str, State]
    through: Mapping[str, str | None]
    statuses: Mapping[str, Status]
    reasons: Mapping[str, tuple[Reason, ...]]
    objections: Mapping[str, Standing]


def support(index: Graph) -> Support:
    """Claim states, step statuses and standing objections of a map (DESIGN 4)."""
    objections = standing(index)
    defeated = {claim for claim in index.claims if any(_stands(objections, each) for each in _rebutters(index, claim))}
    why = {step.inference.id: list(reasons(step)) for step in steps(index)}
    for name in index.inferences:
        undercutters = [each for each in index.against.get(name, ()) if index.objections[each].kind == "undercuts"]
        broken_by = tuple(each for each in undercutters if _stands(objections, each))
        if broken_by:
            why[name].insert(0, Reason("DIA702", broken_by))
    grounding = _Grounding(index, defeated, {name: _status(each) for name, each in why.items()})
    grounding.run()
    for name, reason in _circular(index, grounding.order):
        why[name].insert(0, reason)
    statuses = {name: _status(each) for name, each in why.items()}
    found = {name: tuple(each) for name, each in why.items()}
    return Support(grounding.states(), grounding.through, statuses, found, objections)


def _status(why: Iterable[Reason]) -> Status:
    codes = {reason.code for reason in why}
    if codes & BROKEN:
        return Status.BROKEN
    if codes - CONDITIONAL:
        return Status.GAP
    return Status.CONDITIONAL if codes else Status.LICENSED


def _stands(objections: Mapping[str, Standing], objection: str) -> bool:
    return objections[objection] is Standing.STANDS


def _rebutters(index: Graph, claim: str) -> list[str]:
    """Objections that defeat a claim if they stand: on it, or in reply to an objection that it raises."""
    places = (claim, *index.raised_by.get(claim, ()))
    on = [each for place in places for each in index.against.get(place, ())]
    return [each for each in on if index.objections[each].kind == "rebuts"]


def standing(index: Graph) -> dict[str, Standing]:
    """Which objections stand: grounded labelling (Dung 1995, Caminada 2006).

    An objection stands when its claim is not defeated and no reply to it stands, or when the paper concedes it.
    """
    attackers = {each: _attackers(index, each) for each in index.objections}
    victims: dict[str, list[str]] = {}
    for victim, names in attackers.items():
        for name in names:
            victims.setdefault(name, []).append(victim)
    waits = {each: len(names) for each, names in attackers.items()}
    labels: dict[str, Standing] = {}
    ready = deque(each for each, count in waits.items() if count == 0)
    while ready:
        name = ready.popleft()
        if name in labels:
            continue
        labels[name] = Standing.STANDS
        for victim in victims.get(name, ()):
            if victim not in labels:
                labels[victim] = Standing.FALLS
                for freed in victims.get(victim, ()):
                    waits[freed] -= 1
                    if waits[freed] == 0:
                        ready.append(freed)
    return {each: labels.get(each, Standing.UNDECIDED) for each in index.objections}


def _attackers(index: Graph, objection: str) -> set[str]:
    if index.objections[objection].conceded:
        return set()
    replies = [each for each in index.against.get(objection, ()) if index.objections[each].kind != "qualifies"]
    return {*replies, *_rebutters(index, index.objections[objection].claim)}


def basis(claim: Claim, works: Library) -> State:
    """What a claim rests on by itself: grounded, assumption-dependent, or ungrounded where it has no basis."""
    if claim.kind in ("definition", "methodological") or claim.status in ("axiomatic", "common-knowledge"):
        return State.GROUNDED
    if any(works.supports(each) for each in claim.cites):
        return State.GROUNDED
    assumed = claim.status == "assumed" or claim.voice == "implicit"
    return State.ASSUMPTION_DEPENDENT if assumed else State.UNGROUNDED


class _Grounding:
    """The least fixpoint, strongest lines first: first on what is given, then on what is assumed as well."""

    def __init__(self, index: Graph, defeated: set[str], statuses: Mapping[str, Status]) -> None:
        self.index, self.defeated, self.statuses = index, defeated, statuses
        self.through: dict[str, str | None] = dict.fromkeys(index.claims)
        self.strength: dict[str, int] = {}
        self.order: dict[str, int] = {}
        self.given: set[str] = set()
        self.missing = {name: len(set(each.premises)) for name, each in index.inferences.items()}
        self.held: dict[int, list[str]] = {rank: [] for rank in _STRENGTH.values()}
        self.fresh: deque[str] = deque()

    def run(self) -> None:
        works = library(self.index.map)
        bases = {name: basis(claim, works) for name, claim in self.index.claims.items()}
        self._spread(name for name, each in bases.items() if each is State.GROUNDED)
        self.given = set(self.order)
        self._spread(name for name, each in bases.items() if each is State.ASSUMPTION_DEPENDENT)

    def states(self) -> dict[str, State]:
        return {name: self._state(name) for name in self.index.claims}

    def _state(self, claim: str) -> State:
        if claim in self.defeated:
            return State.DEFEATED
        if claim not in self.order:
            return State.UNGROUNDED
        return State.GROUNDED if claim in self.given else State.ASSUMPTION_DEPENDENT

    def _spread(self, start: Iterable[str]) -> None:
        for claim in start:
            self._ground(claim, _OWN, None)
        for rank in sorted(self.held, reverse=True):
            self._settle()
            while self.held[rank]:
                for step in self._released(rank):
                    self._take(step)
                self._settle(rank)

    def _released(self, rank: int) -> list[str]:
        released, self.held[rank] = self.held[rank], []
        return released

    def _settle(self, rank: int = _OWN) -> None:
        """Follow what has been grounded; steps weaker than `rank` wait, so that the best line comes first."""
        while self.fresh:
            claim = self.fresh.popleft()
            for step in self.index.used_in.get(claim, ()):
                self.missing[step] -= 1
                status = self.statuses[step]
                if self.missing[step] == 0 and status is not Status.BROKEN:
                    if _STRENGTH[status] >= rank:
                        self._take(step)
                    else:
                        self.held[_STRENGTH[status]].append(step)

    def _take(self, step: str) -> None:
        premises = self.index.inferences[step].premises
        links = [(_STRENGTH[self.statuses[step]], step)]
        links += [(self.strength[each], through) for each in premises if (through := self.through[each])]
        strength, through = min(links, key=lambda link: link[0])
        self._ground(self.index.conclusion[step], strength, through)

    def _ground(self, claim: str, strength: int, through: str | None) -> None:
        if claim not in self.order and claim not in self.defeated:
            self.order[claim] = len(self.order)
            self.strength[claim], self.through[claim] = strength, through
            self.fresh.append(claim)


def _circular(index: Graph, order: Mapping[str, int]) -> Iterable[tuple[str, Reason]]:
    """Steps whose premises rest on their own conclusion. Where a circle has a way in, the steps from there are good."""
    ring_of = {claim: number for number, ring in enumerate(index.rings) for claim in ring}
    never = len(order)
    for name, inference in index.inferences.items():
        conclusion = index.conclusion[name]
        if conclusion in inference.premises:
            yield name, Reason("STR103", (conclusion,))
            continue
        ring = ring_of.get(conclusion)
        inside = [each for each in inference.premises if ring is not None and ring_of.get(each) == ring]
        back = [each for each in inside if order.get(each, never) >= order.get(conclusion, never)]
        if back:
            yield name, Reason("STR104", tuple(back))
