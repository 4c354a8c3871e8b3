"""Two maps with what in the one corresponds to what in the other: claims, and by them steps and objections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap import bags
from argmap.assignment import assignment
from argmap.diff.called import sections, terms
from argmap.diff.compared import common_languages
from argmap.diff.pairing import Matched, paired
from argmap.diff.regrouped import taken_apart
from argmap.diff.works import meant
from argmap.fold import fold_quote
from argmap.graph import Graph
from argmap.model import Inference, Objection, words
from argmap.references import Library, library

_LIKE = 0.3
"""The least that two steps or objections share, by what they start from and lead to."""
_SAME_ID = 0.25

Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Counterparts:
    """An old map and a new one. Claims of one match share a number; steps and objections correspond one to one, but for
    steps that were taken apart or joined."""

    old: Graph
    new: Graph
    claims: tuple[Matched, ...]

    @cached_property
    def numbers(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """The number of each matched claim, by id, in either map."""
        return (
            {name: number for number, each in enumerate(self.claims) for name in each.old},
            {name: number for number, each in enumerate(self.claims) for name in each.new},
        )

    def old_key(self, claim: str) -> int | str:
        """What stands for a claim of the old map in both; of one without a match, its id."""
        return self.numbers[0].get(claim, f"old {claim}" if claim in self.old.claims else claim)

    def new_key(self, claim: str) -> int | str:
        """What stands for a claim of the new map in both; of one without a match, its id."""
        return self.numbers[1].get(claim, f"new {claim}" if claim in self.new.claims else claim)

    @cached_property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """Each claim of the old map with each of the new one that says the same, or part of it, or more; and what the
        part of the two is called."""
        return tuple(
            (old, new, old if len(each.old) > 1 else new) for each in self.claims for old in each.old
            for new in each.new
        )  # fmt: skip

    @cached_property
    def steps(self) -> Names:
        """Steps of the old map with those of the new one, in the order of the old one."""
        return _paired(
            [*self.old.inferences], [*self.new.inferences],
            [_step(self.old, each, self.old_key) for each in self.old.inferences.values()],
            [_step(self.new, each, self.new_key) for each in self.new.inferences.values()],
            _one_step([_evidence(self.old, each, self.old_key) for each in self.old.inferences.values()],
                      [_evidence(self.new, each, self.new_key) for each in self.new.inferences.values()]),
            self._turned,
        )  # fmt: skip

    @cached_property
    def _turned(self) -> bool:
        """True where the new map comes first when ties are broken: in one way, whichever map is called the old one."""
        return _written(self.new) < _written(self.old)

    @cached_property
    def split(self) -> Mapping[str, tuple[str, ...]]:
        """Steps of the old map that were taken apart, with the further steps of the new one that they became."""
        return taken_apart(self.steps, (self.old, self.old_key), (self.new, self.new_key))

    @cached_property
    def joined(self) -> Mapping[str, tuple[str, ...]]:
        """Steps of the new map into which several were joined, with the further steps of the old one."""
        return taken_apart([(new, old) for old, new in self.steps], (self.new, self.new_key), (self.old, self.old_key))

    @cached_property
    def step_parts(self) -> tuple[tuple[str, str, str], ...]:
        """Each step of the old map with each of the new one that it became, in whole or in part; and what that is
        called."""
        return tuple(
            each for old, new in self.steps for each in (
                (old, new, new), *((old, part, part) for part in self.split.get(old, ())),
                *((part, new, part) for part in self.joined.get(new, ())),
            )
        )  # fmt: skip

    def premises(self, old: str, new: str) -> tuple[set[int | str], set[int | str]]:
        """What stands in both for the premises of two steps that correspond, with those of their other parts."""
        ours, theirs = (old, *self.joined.get(new, ())), (new, *self.split.get(old, ()))
        return (
            {self.old_key(premise) for step in ours for premise in self.old.inferences[step].premises},
            {self.new_key(premise) for step in theirs for premise in self.new.inferences[step].premises},
        )

    @cached_property
    def step_numbers(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """The number of each matched step, by id, in either map; parts have that of the whole."""
        ours, theirs = _numbered(self.steps)
        return (
            {**ours, **{part: theirs[name] for name, parts in self.joined.items() for part in parts}},
            {**theirs, **{part: ours[name] for name, parts in self.split.items() for part in parts}},
        )

    @cached_property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that both maps speak, as tagged in either; those of the papers come first."""
        return common_languages(self.old.map, self.new.map)

    @cached_property
    def libraries(self) -> tuple[Library, Library]:
        """The references and notes of either map."""
        return library(self.old.map), library(self.new.map)

    @cached_property
    def works(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """What stands for a reference of either map in both."""
        return meant(self.old.map, self.new.map)

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """What stands for a term of the old map in both: its id in the new one."""
        return terms(self.old.map, self.new.map)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """What stands for a section of the old map in both: its id in the new one."""
        return sections(self.old.map, self.new.map)

    @cached_property
    def roots(self) -> tuple[frozenset[str], frozenset[str]]:
        """The roots of either map."""
        return frozenset(self.old.map.roots), frozenset(self.new.map.roots)

    @cached_property
    def contradictions(self) -> tuple[set[frozenset[int | str]], set[frozenset[int | str]]]:
        """The claims of either map that contradict one another, in pairs: it does not matter which of two says so."""
        return _contradictions(self.old, self.old_key), _contradictions(self.new, self.new_key)

    @cached_property
    def shared_parts(self) -> frozenset[str]:
        """The parts that both maps have, by name; map.json itself is one."""
        return frozenset({each.part for each in self.old.map.parts} & {each.part for each in self.new.map.parts} | {""})

    @cached_property
    def objection_numbers(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """The number of each matched objection, by id, in either map."""
        return _numbered(self.objections)

    @cached_property
    def objections(self) -> Names:
        """Objections of the old map with those of the new one, in the order of the old one: by the same claim."""
        return _paired(
            [*self.old.objections], [*self.new.objections],
            [_objection(self.old, each, self.old_key, self.step_numbers[0]) for each in self.old.objections.values()],
            [_objection(self.new, each, self.new_key, self.step_numbers[1]) for each in self.new.objections.values()],
            _by_one([self.old_key(each.claim) for each in self.old.objections.values()],
                    [self.new_key(each.claim) for each in self.new.objections.values()]),
            self._turned,
        )  # fmt: skip


def _written(index: Graph) -> list[tuple[str, ...]]:
    """The steps and objections of a map, as something that has an order."""
    steps = ((each.id, index.conclusion[each.id], *each.premises) for each in index.inferences.values())
    objections = ((each.id, index.target[each.id], each.claim) for each in index.objections.values())
    return [*steps, *objections]


def _numbered(pairs: Names) -> tuple[Mapping[str, int], Mapping[str, int]]:
    return {old: at for at, (old, _) in enumerate(pairs)}, {new: at for at, (_, new) in enumerate(pairs)}


def _contradictions(index: Graph, key: Callable[[str], int | str]) -> set[frozenset[int | str]]:
    return {frozenset({key(name), key(each)}) for name, claim in index.claims.items() for each in claim.contradicts}


def counterparts(old: Graph, new: Graph) -> Counterparts:
    """Two maps with what corresponds in them."""
    return Counterparts(old, new, tuple(paired(old, new)))


def _step(index: Graph, step: Inference, key: Callable[[str], int | str]) -> dict[str, float]:
    terms = {f"to {key(index.conclusion[step.id])}": 1.0} | {f"from {key(each)}": 1.0 for each in step.premises}
    if step.warrant:
        terms[f"by {fold_quote(words(step.warrant.text, index.map.paper.language))}"] = 1.0
    return terms


def _evidence(index: Graph, step: Inference, key: Callable[[str], int | str]) -> tuple[set[str], str | None]:
    """What a step is known by beside the claim that it leads to, and its scheme, which many have, with its id."""
    anchors = (*step.anchors, *(step.warrant.anchors if step.warrant else ()))
    found = {f"from {key(each)}" for each in step.premises} or {"from nothing"}
    found |= {f"quotes {fold_quote(each.quote)}" for each in anchors}
    found |= {f"met by {key(index.objections[each].claim)}" for each in index.against.get(step.id, ())}
    if step.warrant:
        found.add(f"by {fold_quote(words(step.warrant.text, index.map.paper.language))}")
    return found, f"{step.scheme} {step.id}" if step.scheme else None


_Evidence = Sequence[tuple[set[str], str | None]]


def _one_step(old: _Evidence, new: _Evidence) -> Callable[[int, int], bool]:
    """Steps with nothing in common but the claim that they lead to are two, whatever they are called."""

    def may(i: int, j: int) -> bool:
        (ours, one), (theirs, other) = old[i], new[j]
        return not ours.isdisjoint(theirs) or (one is not None and one == other)

    return may


def _by_one(old: Sequence[int | str], new: Sequence[int | str]) -> Callable[[int, int], bool]:
    """Objections by different claims are two."""
    return lambda i, j: old[i] == new[j]


def _objection(
    index: Graph, objection: Objection, key: Callable[[str], int | str], steps: Mapping[str, int]
) -> dict[str, float]:
    """Whose it is, what it is on (a claim, a step, an objection), and the claim that it speaks against."""
    target = index.target[objection.id]
    on = f"step {steps.get(target, target)}" if target in index.inferences else f"{key(target)}"
    return {f"by {key(objection.claim)}": 2.0, f"on {on}": 1.0, f"against {key(index.claim_of(objection.id))}": 1.0}


def _paired(
    old: Sequence[str], new: Sequence[str], ours: Sequence[dict[str, float]], theirs: Sequence[dict[str, float]],
    may: Callable[[int, int], bool], turned: bool,
) -> Names:  # fmt: skip
    """One to one, what shares most of what it is made of; the same id counts too. `may` says what can be the same."""
    if turned:
        place = {name: at for at, name in enumerate(old)}
        back = _paired(new, old, theirs, ours, lambda j, i: may(i, j), False)
        return tuple(sorted(((one, other) for other, one in back), key=lambda pair: place[pair[0]]))
    weighed = bags.weighed(ours, theirs)
    place = {name: at for at, name in enumerate(new)}
    near = bags.candidates(*weighed) | {(i, place[name]) for i, name in enumerate(old) if name in place}
    weights = {}
    for i, j in sorted(near):
        if not may(i, j):
            continue
        named = old[i] == new[j]
        common = bags.shared(weighed[0][i], weighed[1][j])
        if common >= _LIKE or (named and common):
            weights[i, j] = common + _SAME_ID * named
    return tuple((old[i], new[j]) for i, j in assignment(weights))
