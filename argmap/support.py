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
from argmap.licence import BROKEN, CONDITIONAL, Reason, generalisations, reasons, unbacked
from argmap.model import Claim
from argmap.references import Library, library
from argmap.steps import steps


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
_EXACT_RING = 200  # claims; in a larger circle a claim counts as resting on those that are grounded before it


@dataclass(frozen=True)
class Support:
    """What is supported in a map, by what, and which steps are licensed."""

    bases: Mapping[str, State]  # what each claim rests on by itself (`basis`)
    states: Mapping[str, State]
    through: Mapping[str, str | None]
    statuses: Mapping[str, Status]
    reasons: Mapping[str, tuple[Reason, ...]]
    objections: Mapping[str, Standing]


def support(index: Graph) -> Support:
    """Claim states, step statuses and standing objections of a map (DESIGN 4)."""
    objections = standing(index)
    attacked = [claim for claim in index.claims if claim in index.against or claim in index.raised_by]
    defeated = {claim for claim in attacked if any(_stands(objections, each) for each in _rebutters(index, claim))}
    why, general = dict[str, list[Reason]](), dict[str, tuple[str, ...]]()
    for step in steps(index):
        why[step.inference.id] = list(reasons(step))
        if rules := generalisations(step):
            general[step.inference.id] = rules
    for name in index.inferences:
        undercutters = [each for each in index.against.get(name, ()) if index.objections[each].kind == "undercuts"]
        broken_by = tuple(each for each in undercutters if _stands(objections, each))
        if broken_by:
            why[name].insert(0, Reason("DIA702", broken_by))
    first = {name: _status(each) for name, each in why.items()}
    works = library(index.map)
    bases = {name: basis(claim, works) for name, claim in index.claims.items()}
    own = [name for name, each in bases.items() if each is State.GROUNDED and name not in defeated]
    assumed = [name for name, each in bases.items() if each is not State.UNGROUNDED and name not in defeated]
    given = _Grounding(index, defeated, first, own)
    granted = _Grounding(index, defeated, first, assumed) if len(assumed) > len(own) else given
    for name, reason in _circular(index, granted):
        why[name].insert(0, reason)
    argued = index.support.keys() - defeated
    for name, rules in general.items():
        why[name] += filter(None, [unbacked(rules, granted.strength, argued)])
    statuses = {name: _status(each) for name, each in why.items()}
    through = {name: (given if name in given.strength else granted).through[name] for name in index.claims}
    states = {name: _state(name, defeated, given, granted) for name in index.claims}
    return Support(bases, states, through, statuses, {name: tuple(each) for name, each in why.items()}, objections)


def _state(claim: str, defeated: set[str], given: _Grounding, granted: _Grounding) -> State:
    if claim in defeated:
        return State.DEFEATED
    if claim in given.strength:
        return State.GROUNDED
    return State.ASSUMPTION_DEPENDENT if claim in granted.strength else State.UNGROUNDED


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
    return _Labelling(index).labels()


class _Labelling:
    """Labels spreading over objections. That a claim is defeated is one fact, however many objections it raises."""

    def __init__(self, index: Graph) -> None:
        self.index, self.found, self.fresh = index, {}, deque()  # type: ignore[var-annotated]
        self.settled: set[str] = set()  # claims of which it is known whether they are defeated
        self.left: dict[str, int] = {}  # claim -> rebutters that have not fallen
        self.waits: dict[str, int] = {}  # objection -> replies that have not fallen, and its claim if rebutted
        for name in index.objections:
            defeated = self._defeats(name)
            if defeated is not None:
                self.left[defeated] = self.left.get(defeated, 0) + 1
        for name, objection in index.objections.items():
            replies = sum(self._attacks(each) for each in index.against.get(name, ()))
            self.waits[name] = replies + (objection.claim in self.left)

    def labels(self) -> dict[str, Standing]:
        for name, objection in self.index.objections.items():
            known = objection.claim in self.index.claims
            if known and (objection.conceded or self.waits[name] == 0):
                self._label(name, Standing.STANDS)
        while self.fresh:
            name = self.fresh.popleft()
            if self._attacks(name):
                self._pass_on(name, [self.index.target[name]])
            defeated = self._defeats(name)
            if defeated is not None:
                self.left[defeated] -= self.found[name] is Standing.FALLS
                settled = self.found[name] is Standing.STANDS or self.left[defeated] == 0
                if settled and defeated not in self.settled:
                    self.settled.add(defeated)
                    self._pass_on(name, self.index.raised_by.get(defeated, ()))
        return {each: self.found.get(each, Standing.UNDECIDED) for each in self.index.objections}

    def _attacks(self, name: str) -> bool:
        return self.index.target[name] in self.index.objections and self.index.objections[name].kind != "qualifies"

    def _defeats(self, name: str) -> str | None:
        """The claim that falls if this objection stands: its target, or what raised the objection that it answers."""
        target = self.index.target[name]
        if self.index.objections[name].kind != "rebuts":
            return None
        raised = self.index.objections.get(target)
        return target if target in self.index.claims else raised.claim if raised else None

    def _pass_on(self, name: str, victims: Iterable[str]) -> None:
        for victim in victims:
            if self.found[name] is Standing.STANDS:
                self._label(victim, Standing.FALLS)
            else:
                self.waits[victim] -= 1
                if self.waits[victim] == 0 and self.index.objections[victim].claim in self.index.claims:
                    self._label(victim, Standing.STANDS)

    def _label(self, name: str, label: Standing) -> None:
        if name not in self.found:
            self.found[name] = label
            self.fresh.append(name)


def basis(claim: Claim, works: Library) -> State:
    """What a claim rests on by itself: grounded, assumption-dependent, or ungrounded where it has no basis."""
    cited = bool(claim.cites) and any(map(works.supports, claim.cites))
    return State.GROUNDED if cited else uncited_basis(claim)


def uncited_basis(claim: Claim) -> State:
    """What a claim rests on by itself, its citations apart."""
    if claim.kind in ("definition", "methodological") or claim.status in ("axiomatic", "common-knowledge"):
        return State.GROUNDED
    assumed = claim.status == "assumed" or claim.voice == "implicit"
    return State.ASSUMPTION_DEPENDENT if assumed else State.UNGROUNDED


class _Grounding:
    """The least fixpoint from claims that have a basis of their own, strongest lines first."""

    def __init__(self, index: Graph, defeated: set[str], statuses: Mapping[str, Status], own: Iterable[str]) -> None:
        self.index, self.defeated, self.statuses = index, defeated, statuses
        self.own = set(own)
        self.through: dict[str, str | None] = dict.fromkeys(index.claims)
        self.strength: dict[str, int] = {}
        self.missing = {name: len(set(each.premises)) for name, each in index.inferences.items()}
        self.held: dict[int, list[str]] = {rank: [] for rank in _STRENGTH.values()}
        self.fresh: deque[str] = deque()
        for claim in own:
            self._ground(claim, _OWN, None)
        self._spread()

    def _spread(self) -> None:
        self._settle(_OWN)
        for rank in sorted(self.held, reverse=True):
            while self.held[rank]:
                for step in self._released(rank):
                    self._take(step)
                self._settle(rank)

    def _released(self, rank: int) -> list[str]:
        released, self.held[rank] = self.held[rank], []
        return released

    def _settle(self, rank: int) -> None:
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
        if claim not in self.strength and claim not in self.defeated:
            self.strength[claim], self.through[claim] = strength, through
            self.fresh.append(claim)


def _circular(index: Graph, granted: _Grounding) -> Iterable[tuple[str, Reason]]:
    """Steps with a premise that rests on their own conclusion; the steps from a circle's way in hold."""
    for name, inference in index.inferences.items():
        if index.conclusion[name] in inference.premises:
            yield name, Reason("STR103", (index.conclusion[name],))
    for ring in map(_Ring, index.rings):
        held = ring.levels(index, granted) if len(ring.claims) > _EXACT_RING else None
        for conclusion in ring.order:
            levels = ring.levels(index, granted, conclusion) if held is None else held
            yield from _back_to(index, ring.claims, conclusion, levels)


def _back_to(index: Graph, ring: set[str], conclusion: str, levels: Mapping[str, int]) -> Iterable[tuple[str, Reason]]:
    """Steps to a claim from claims of its circle that have no ground before it, or without it."""
    own = levels.get(conclusion, len(ring))
    for name in index.support[conclusion]:
        premises = index.inferences[name].premises
        back = tuple(each for each in premises if each in ring and levels.get(each, len(ring) + 1) > own)
        if back and conclusion not in premises:
            yield name, Reason("STR104", back)


class _Ring:
    """Claims that support one another in a circle."""

    def __init__(self, claims: list[str]) -> None:
        self.order, self.claims = claims, set(claims)

    def levels(self, index: Graph, granted: _Grounding, without: str | None = None) -> dict[str, int]:
        """Claims of the circle that have a ground, if need be without one of them, and how many steps from a way in."""
        found = {claim: 0 for claim in self.order if claim in granted.own and claim != without}
        waits: dict[str, int] = {}
        for claim in self.order:
            for step in index.support.get(claim, ()) if claim not in granted.defeated and claim != without else ():
                premises = set(index.inferences[step].premises)
                outside = premises - self.claims
                if granted.statuses[step] is not Status.BROKEN and premises and outside <= granted.strength.keys():
                    waits[step] = len(premises) - len(outside)
        found |= {index.conclusion[step]: 0 for step, count in waits.items() if count == 0}
        fresh = deque(found)
        while fresh:
            claim = fresh.popleft()
            for step in index.used_in.get(claim, ()):
                if step in waits:
                    waits[step] -= 1
                    conclusion = index.conclusion[step]
                    if waits[step] == 0 and conclusion not in found:
                        found[conclusion] = found[claim] + 1
                        fresh.append(conclusion)
        return found
