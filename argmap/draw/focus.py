"""Views of a neighbourhood: what stands about one place, or about all that a filter finds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from argmap.draw.folding import folded
from argmap.draw.view import View, in_order, with_replies, with_stubs
from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph

DEPTH = 2
MOST_FOUND = 1_000


def focus(index: Graph, name: str, depth: int = DEPTH) -> View:
    """A claim, a step or an objection: what supports it, and what it supports, so many steps each way, with the
    objections on all of these. Other premises of the steps are stubs. Raises `UsageError` for an unknown id."""
    if depth < 1:
        raise UsageError(f"a depth is 1 or more, not {depth}")
    around = _Around(index)
    around.show(name)
    below, above = around.ends(name)
    for _ in range(min(depth, len(index.claims) + 1) - (name not in index.claims)):
        if not below and not above:
            break
        below, above = around.below(below), around.above(above)
    around.objections()
    title = f"{name}, {depth} {'step' if depth == 1 else 'steps'} each way"
    view = View("focus", title, *in_order(index, around.shown), sought=frozenset([name]))
    return folded(index, with_stubs(index, view))


def selection(index: Graph, found: Iterable[str], title: str) -> View:
    """Chosen claims, steps and objections in full, each with the steps that it takes part in; all else as stubs."""
    around = _Around(index)
    every = list(found)
    sought = every[:MOST_FOUND]
    for name in sought:
        around.show(name)
    for name in sought:
        if name in index.claims:
            around.shown |= dict.fromkeys([*index.support.get(name, ()), *index.used_in.get(name, ())])
            around.shown |= dict.fromkeys(index.raised_by.get(name, ()))
        around.shown |= dict.fromkeys(index.against.get(name, ()))
    shown = in_order(index, around.whole())
    told = f"the first {len(sought):,} of {len(every):,} places that were found are shown; narrow the filters"
    notices = (told,) if len(every) > len(sought) else ()
    view = View("selection", title, *shown, sought=frozenset(sought), notices=notices)
    return folded(index, with_stubs(index, view))


class _Around:
    """A neighbourhood in the making: claims, steps and objections, by id."""

    def __init__(self, index: Graph) -> None:
        self.index = index
        self.shown: dict[str, None] = {}

    def show(self, name: str) -> None:
        """A place itself; of a step and an objection also the claims that they join."""
        below, above = self.ends(name)
        self.shown |= dict.fromkeys([name, *below, *above])

    def ends(self, name: str) -> tuple[list[str], list[str]]:
        """The claims that a place starts from, and those that it bears on; of a claim, itself."""
        index = self.index
        if name in index.claims:
            return [name], [name]
        if name in index.inferences:
            return [each for each in index.inferences[name].premises if each in index.claims], [index.conclusion[name]]
        if name in index.objections:
            claim = index.objections[name].claim
            return [claim] if claim in index.claims else [], self._borne_on(name)
        hint = did_you_mean(name, [*index.claims, *index.inferences, *index.objections])
        raise UsageError(f"there is no claim, step or objection '{name}'" + (f"; {hint}" if hint else ""))

    def below(self, claims: Iterable[str]) -> list[str]:
        """What supports these, one step down."""
        steps = [step for claim in claims for step in self.index.support.get(claim, ())]
        premises = chain.from_iterable(self.index.inferences[step].premises for step in steps)
        return self._fresh(steps, (each for each in premises if each in self.index.claims))

    def above(self, claims: Iterable[str]) -> list[str]:
        """What these support, one step up, or object to."""
        steps = [step for claim in claims for step in self.index.used_in.get(claim, ())]
        raised = [each for claim in claims for each in self.index.raised_by.get(claim, ())]
        onto = [self.index.conclusion[step] for step in steps]
        return self._fresh([*steps, *raised], chain(onto, *(self._borne_on(each) for each in raised)))

    def objections(self) -> None:
        """The objections on all that is shown, with their replies and the claims that are raised."""
        for place in list(self.shown):
            for objection in with_replies(self.index, place):
                self._fresh([objection], [self.index.objections[objection].claim])

    def whole(self) -> dict[str, None]:
        """What is shown, where every objection has the step or the objection that it is on."""
        for name in list(self.shown):
            if name in self.index.objections:
                self._borne_on(name)
        return self.shown

    def _fresh(self, places: Iterable[str], claims: Iterable[str]) -> list[str]:
        fresh = [each for each in dict.fromkeys(claims) if each in self.index.claims and each not in self.shown]
        self.shown |= dict.fromkeys([*places, *fresh])
        return fresh

    def _borne_on(self, objection: str) -> list[str]:
        """The claim that an objection bears on, through the objections and the step between, which are shown."""
        target, met = self.index.target[objection], {objection}
        while target not in self.index.claims and target in self.index.target and target not in met:
            met.add(target)
            target = self.index.target[target]
        self.shown |= dict.fromkeys(met)
        if target in self.index.inferences and target not in self.index.claims:
            self.shown[target] = None
            target = self.index.conclusion[target]
        return [target] if target in self.index.claims else []
