"""What would change if some things were not so, or were granted: the map worked out anew with them rejected or assumed.

Two kinds of loss, never merged. A claim *no longer follows as asserted* when every line for it is gone, bare assertions
counted as given (`argmap.holding`); it *loses support* when its state sinks (`argmap.support`). What is ungrounded
anyway has no support to lose, and can still stop following.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph
from argmap.holding import Lines, beneath, lines
from argmap.model import Attack, Objection
from argmap.references import Library, library, originals
from argmap.support import State, Status, Support, basis, support

LONGEST = 50  # ids of a path that are told
_RANK = {State.DEFEATED: 0, State.UNGROUNDED: 1, State.ASSUMPTION_DEPENDENT: 2, State.GROUNDED: 3}


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that is no longer what it was, and how it came to be so.

    `path` leads to it from what was rejected or assumed, by claims, steps and objections that changed as well. Of one
    that is longer than `LONGEST` it has the start and the end; `omitted` says how many ids are left out between.
    """

    id: str
    before: State
    after: State
    path: tuple[str, ...]
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What rejecting and assuming does to the other claims, the nearest first.

    As asserted: `fallen` no longer follow, `restored` follow only now. By their states: `lost` have less support than
    before, `gained` more.
    """

    rejected: tuple[str, ...]
    assumed: tuple[str, ...]
    fallen: tuple[Change, ...]
    restored: tuple[Change, ...]
    lost: tuple[Change, ...]
    gained: tuple[Change, ...]


def changes(index: Graph, found: Support, rejected: Iterable[str] = (), assumed: Iterable[str] = ()) -> Changes:
    """What changes when claims, steps, objections or sources are rejected, and claims, steps or objections assumed.

    Rejected: a claim is defeated, a step broken, an objection answered, a source (with its doubles) worth nothing to
    whoever cites it. Assumed: a claim is granted and a step leads on, whatever is said against them; an objection is
    conceded. Raises `UsageError` for an id that nothing defines, that is given as both, or for an assumed source: what
    is listed supports already.
    """
    rejected, assumed = _known(index, rejected), _known(index, assumed)
    if both := [each for each in rejected if each in assumed]:
        raise UsageError(f"'{both[0]}' is both rejected and assumed")
    sources = [each for each in assumed if not _in_the_argument(index, each)]
    if sources:
        raise UsageError(f"'{sources[0]}' is a source; what is listed and cited supports already")
    worlds = _World(index, found, ()), _supposed(index, rejected, assumed)
    as_asserted, by_state = (_Spread(*worlds, (*rejected, *assumed), each).changes() for each in (False, True))
    return Changes(rejected, assumed, *as_asserted, *by_state)


def _known(index: Graph, names: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(names))
    sources = dict.fromkeys(each.id for each in index.map.references)  # in the order of the map
    for name in found:
        if name not in sources and not _in_the_argument(index, name):
            hint = did_you_mean(name, [*index.claims, *index.inferences, *index.objections, *sources])
            raise UsageError(f"nothing is called '{name}'" + (f"; {hint}" if hint else ""))
    return found


def _in_the_argument(index: Graph, name: str) -> bool:
    return name in index.claims or name in index.inferences or name in index.objections


@dataclass(frozen=True)
class _World:
    """A map, what is supported in it, and the sources that are worth nothing there."""

    index: Graph
    support: Support
    gone: Collection[str]

    @cached_property
    def lines(self) -> Lines:
        return lines(self.index, self.support, sources=True)

    @cached_property
    def held(self) -> set[str]:
        """Claims that hold as asserted; what is cited holds by its citation, and falls with it."""
        struck = {(each, "source"): 1 for each in self.gone}
        fallen = beneath(self.lines, self.lines).fallen(struck, 1) if struck else {}
        return {each for each in self.lines if not fallen.get(each)}

    @cached_property
    def _steps(self) -> set[str]:
        return {line.member[0] for own in self.lines.values() for line in own if line.member[1] == "step"}

    def rank(self, claim: str) -> int:
        return _RANK[self.support.states[claim]]

    def follows(self, step: str) -> bool:
        """True where the conclusion of a step follows by it, as asserted."""
        return step in self._steps and all(each in self.held for each in self.index.inferences[step].premises)

    def supports(self, step: str) -> bool:
        """True where a step alone is enough for the state that its conclusion has."""
        premises, least = self.index.inferences[step].premises, self.rank(self.index.conclusion[step])
        led = all(each in self.index.claims and self.rank(each) >= least for each in premises)
        return bool(premises) and led and self.support.statuses[step] is not Status.BROKEN


def _supposed(index: Graph, rejected: Sequence[str], assumed: Sequence[str]) -> _World:
    """The map as it would be. Sources stay listed in it, for `holding`, and are taken out for `support`."""
    same = originals(index.map)
    gone = {same[each] for each in rejected if each in same}
    listed = tuple(each for each in index.map.references if same[each.id] not in gone)
    rest = index.map.model_copy(update={"references": listed})
    against = [each for name in assumed for each in _attackers(index, name) if each not in assumed]
    refused = [each for each in (*rejected, *against) if _in_the_argument(index, each)]
    supposed = _refused(_granted(index, assumed, library(rest)), dict.fromkeys(refused))
    return _World(supposed, support(replace(supposed, map=rest)), gone)


def _granted(index: Graph, names: Iterable[str], works: Library) -> Graph:
    """A map with claims that are assumed if need be, steps that nothing about them breaks, objections conceded."""
    claims, steps, objections = dict(index.claims), dict(index.inferences), dict(index.objections)
    for name in names:
        if name in claims and basis(claims[name], works) is State.UNGROUNDED:
            claims[name] = claims[name].model_copy(update={"status": "assumed"})
        if name in steps:  # neither the times of its scheme break it, nor a test that was failed
            steps[name] = steps[name].model_copy(update={"scheme": None, "roles": {}, "passed": True})
        if name in objections:
            objections[name] = objections[name].model_copy(update={"conceded": True})
    return replace(index, claims=claims, inferences=steps, objections=objections)


def _refused(index: Graph, names: Collection[str]) -> Graph:
    """A map with an objection that stands, whatever else does, to each of some claims, steps and objections."""
    refusals = {name: _refusal(index, name) for name in names}
    objections = dict(index.objections)
    for name in names & objections.keys():
        objections[name] = objections[name].model_copy(update={"conceded": False})
    return replace(
        index,
        objections=objections | {each.id: each for each in refusals.values()},
        target={**index.target, **{each.id: name for name, each in refusals.items()}},
        against={**index.against, **{n: [*index.against.get(n, ()), each.id] for n, each in refusals.items()}},
    )


def _refusal(index: Graph, place: str) -> Objection:
    """Conceded, so that it stands whatever its claim; with a space in its id, which nobody else has."""
    kind: Attack = "rebuts" if place in index.claims else "undercuts"
    return Objection.model_construct(
        None, id=f"{kind} {place}", kind=kind, claim=next(iter(index.claims)), conceded=True
    )


def _attackers(index: Graph, name: str) -> Iterator[str]:
    """Objections that defeat a claim, or break a step, if they stand."""
    kind = "rebuts" if name in index.claims else "undercuts"
    for place in (name, *index.raised_by.get(name, ())):
        yield from (each for each in index.against.get(place, ()) if index.objections[each].kind == kind)


class _Came(NamedTuple):
    """How something was reached: from what, from which start on, and how long the path is."""

    last: str | None
    start: str
    length: int

    def then(self, place: str) -> _Came:
        return _Came(place, self.start, self.length + 1)


class _Spread:
    """How a change spreads from what is rejected or assumed, in one of two senses: as asserted, or by states."""

    def __init__(self, before: _World, after: _World, starts: Sequence[str], by_state: bool) -> None:
        self.index, self.before, self.after, self.starts, self.by_state = before.index, before, after, starts, by_state
        moved = {name: after.rank(name) - before.rank(name) for name in before.support.states}
        self.turned = {name for name in moved if moved[name] and 0 in (before.rank(name), after.rank(name))}
        self.ways = {name: (name in after.held) - (name in before.held) for name in moved}
        self.ways = moved if by_state else self.ways | {name: moved[name] for name in self.turned}
        old, new = before.support.objections, after.support.objections
        self.switched = {name for name in old if old[name] is not new[name]}

    def changes(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """Claims that go down and claims that go up, the nearest first, with paths along what changed."""
        came = self._came()
        told = [name for name in dict.fromkeys((*came, *self.index.claims)) if self._changed(name)]
        found = {name: self._change(name, came) for name in told}
        down = tuple(each for name, each in found.items() if self.ways[name] < 0)
        return down, tuple(each for name, each in found.items() if self.ways[name] > 0)

    def _changed(self, name: str) -> bool:
        held = (name in self.before.held) is not (name in self.after.held)
        return (
            name in self.index.claims and name not in self.starts and bool(self.ways[name] if self.by_state else held)
        )

    def _change(self, name: str, came: Mapping[str, _Came]) -> Change:
        start, length = came.get(name, _Came(None, name, 1))[1:]
        path = [name]
        while len(path) < min(length, LONGEST) and (last := came[path[-1]].last) is not None:
            path.append(last)
        path[-1] = start
        states = self.before.support.states[name], self.after.support.states[name]
        return Change(name, *states, tuple(reversed(path)), length - len(path))

    def _came(self) -> dict[str, _Came]:
        """Everything that changed, nearest first, with how it was reached."""
        came = {each: _Came(None, each, 1) for each in self.starts}
        waiting = list(came)
        for place in waiting:  # grows as it is walked
            for step, further in self._onward(place):
                if further not in came:
                    last = came[place] if step is None else came.setdefault(step, came[place].then(place))
                    came[further] = last.then(step or place)
                    waiting.append(further)
        return came

    def _onward(self, place: str) -> Iterator[tuple[str | None, str]]:
        """What changes with one thing that changed, and the step, if any, between the two."""
        index = self.index
        if place in index.claims:
            yield from self._from_claim(place)
        if place in index.inferences:
            yield from self._through(place, None)
        if place in index.objections and place in self.switched:
            yield from self._from_objection(place, index.target[place])
        for claim in self._cited.get(place, ()) if place in self.starts else ():
            if self.ways[claim] < 0 and claim not in self.turned:
                yield None, claim

    def _from_claim(self, claim: str) -> Iterator[tuple[str | None, str]]:
        for step in self.index.used_in.get(claim, ()):
            yield from ((step, further) for _, further in self._through(step, claim))
        answered = _attackers(self.index, claim) if claim in self.starts else ()
        for objection in (*self.index.raised_by.get(claim, ()), *answered):
            if objection in self.switched:
                yield None, objection

    def _through(self, step: str, premise: str | None) -> Iterator[tuple[str | None, str]]:
        """The conclusion of a step, where it changed because the step, or this premise of it, did."""
        conclusion = self.index.conclusion[step]
        way = self.ways[conclusion]
        there, gone = (self.before, self.after) if way < 0 else (self.after, self.before)
        if not way or conclusion in self.turned or not (there.supports if self.by_state else there.follows)(step):
            return
        if premise is None or (
            gone.rank(premise) < there.rank(conclusion) if self.by_state else self.ways[premise] * way > 0
        ):
            yield None, conclusion

    def _from_objection(self, name: str, target: str) -> Iterator[tuple[str | None, str]]:
        index, kind = self.index, self.index.objections[name].kind
        if kind == "undercuts" and target in index.inferences:
            yield from ((target, further) for _, further in self._through(target, None))
        raised = index.objections[target].claim if target in index.objections else target
        if kind == "rebuts" and raised in self.turned:
            yield None, raised
        elif kind == "rebuts":  # from undecided to not defeated: the claim is as it was, and what it raises stands now
            yield from ((raised, each) for each in index.raised_by.get(raised, ()) if each in self.switched)
        if kind != "qualifies" and target in self.switched:
            yield None, target

    @cached_property
    def _cited(self) -> dict[str, list[str]]:
        """Sources with the claims that cite them, or their doubles."""
        works, same = library(self.index.map), originals(self.index.map)
        cited: dict[str, dict[str, None]] = {}
        for name, claim in self.index.claims.items():
            for work in (work for each in claim.cites if works.supports(each) for work in works.works(each)):
                cited.setdefault(same[work], {})[name] = None
        return {each: list(cited.get(original, ())) for each, original in same.items()}
