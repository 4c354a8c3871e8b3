"""Two revisions laid over each other: the new argument and, where it stood, what is no longer there; with marks.

What is only in the old map keeps its id, unless something in the new map bears it. A step that both maps have also
starts from the premises that it lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from argmap.diff import Diff
from argmap.diff.grouped import counts
from argmap.diff.signs import Mark, Place, marks
from argmap.graph import Graph
from argmap.model import Claim, Inference, Map, Objection, Part, Text
from argmap.support import Support

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Overlay:
    """Both revisions as one argument, what is supported in the one that each thing is from, and what became of what.

    `lines` has the premises that a step of both maps won or lost: step and premise, with `added` or `removed`.
    """

    graph: Graph
    support: Support
    marks: Mapping[Place, Mark]
    lines: Mapping[tuple[str, str], str]
    told: str


def overlay(found: Diff) -> Overlay:
    """A comparison as one argument. Linear in the size of the maps."""
    laying = _Laying(found)
    index = laying.graph()
    return Overlay(index, laying.support(), marks(found, laying.names), laying.lines, _in_short(found))


def _in_short(found: Diff) -> str:
    if not found:
        return "no differences"
    told = {word: count for word, count in counts(found).items() if word != "same"}
    ids = dict.fromkeys((found.old.map.id, found.new.map.id))
    named = f"{' → '.join(ids)}: " if len(ids) > 1 else ""
    return named + (
        ", ".join(f"{count} {word}" for word, count in told.items()) or "no claim came, went or was reworded"
    )


class _Laying:
    """One map being laid over the other."""

    def __init__(self, found: Diff) -> None:
        self.found, self.both = found, found.both
        self.old, self.new = found.both.old, found.both.new
        self.taken = {name for name, _ in self.new.written}.union(_named(self.new))

    @cached_property
    def names(self) -> dict[Place, str]:
        """What everything of the old map is called in both."""
        numbers, steps, objections = self.both.numbers[0], self.both.step_numbers[0], self.both.objection_numbers[0]
        found: dict[Place, str] = {}
        for name in self.old.claims:
            found["claim", name] = self.both.claims[numbers[name]].new[0] if name in numbers else self._free(name)
        for name in self.old.inferences:
            found["inference", name] = self.both.steps[steps[name]][1] if name in steps else self._free(name)
        for name in self.old.objections:
            known = name in objections
            found["objection", name] = self.both.objections[objections[name]][1] if known else self._free(name)
        return found

    def _free(self, name: str) -> str:
        """A name that nothing bears; no id has a tilde."""
        while name in self.taken:
            name = f"{name}~old" if "~" not in name else f"{name}~"
        self.taken.add(name)
        return name

    def _claim(self, name: str) -> str:
        """A claim of the old map as it is called in both; one that was missing stays missing."""
        return self.names.get(("claim", name)) or (f"{name}~old" if name in self.new.claims else name)

    @cached_property
    def gone(self) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Claims, steps and objections that only the old map has, by what they are called in both."""
        numbers = self.both.numbers[0], self.both.step_numbers[0], self.both.objection_numbers[0]
        claims, steps, objections = (
            {self.names[type_, name]: name for name in records if name not in known}
            for type_, records, known in zip(
                ("claim", "inference", "objection"),
                (self.old.claims, self.old.inferences, self.old.objections), numbers, strict=True,
            )
        )  # fmt: skip
        return claims, steps, objections

    @cached_property
    def lines(self) -> dict[tuple[str, str], str]:
        """The premises that steps of both maps won or lost; not those that another part of a step has, or had."""
        found: dict[tuple[str, str], str] = {}
        for old, new in self.both.steps:
            was, now = self.old.inferences[old].premises, self.new.inferences[new].premises
            ours, theirs = self.both.premises(old, new)
            lost = (self._claim(each) for each in was if self.both.old_key(each) not in theirs)
            found |= {(new, each): "removed" for each in lost if each not in now}
            found |= {(new, each): "added" for each in now if self.both.new_key(each) not in ours}
        return found

    def graph(self) -> Graph:
        """Both maps as one."""
        claims, steps, _ = self.gone
        new, old, inferences, raised = self.new, self.old, self.inferences, self.objections
        order = self._order()
        conclusion = {name: self._claim(old.conclusion[was]) for name, was in steps.items()}
        target = {name: self._target(old.target[was]) for name, was in self.gone[2].items()}
        support = _with(new.support, ((claim, step) for step, claim in conclusion.items()))
        used = [(premise, step) for step in steps for premise in dict.fromkeys(inferences[step].premises)]
        used += [(premise, step) for (step, premise), what in self.lines.items() if what == "removed"]
        return replace(
            new, map=self._map(), conclusion={**new.conclusion, **conclusion}, target={**new.target, **target},
            claims={name: self._record(name) if name in claims else new.claims[name] for name in order},
            inferences={step: inferences[step] for claim in order for step in support.get(claim, ())},
            objections={**new.objections, **raised}, support=support, used_in=_with(new.used_in, used),
            against=_with(new.against, ((on, name) for name, on in target.items())),
            raised_by=_with(new.raised_by, ((each.claim, name) for name, each in raised.items())),
            part_of={**new.part_of, **{name: old.part_of[was] for name, was in claims.items()}},
            written=(*new.written, *self._written()),
        )  # fmt: skip

    def _written(self) -> Iterator[tuple[str, str]]:
        for names, type_ in zip(self.gone, ("claim", "inference", "objection"), strict=True):
            yield from ((name, type_) for name in names)

    @cached_property
    def inferences(self) -> dict[str, Inference]:
        """The steps of both maps; those of the new one with the premises that they lost."""
        lost: dict[str, list[str]] = {}
        for (step, premise), what in self.lines.items():
            if what == "removed":
                lost.setdefault(step, []).append(premise)
        known = self.new.inferences
        more = {step: known[step].model_copy(update={"premises": (*known[step].premises, *premises)})
                for step, premises in lost.items()}  # fmt: skip
        return {**known, **more, **{name: self._step(name, was) for name, was in self.gone[1].items()}}

    @cached_property
    def objections(self) -> dict[str, Objection]:
        """The objections that are gone."""
        found = {}
        for name, was in self.gone[2].items():
            objection = self.old.objections[was]
            found[name] = objection.model_copy(
                update={"id": name, "claim": self._claim(objection.claim), "replies": ()}
            )
        return found

    def _map(self) -> Map:
        """The new map's header, with both revisions, the parts of both, and the roots that are gone."""
        old, new = self.old.map, self.new.map
        revisions = dict.fromkeys(filter(None, (old.revision, new.revision)))
        known = {each.part for each in new.parts}
        used = {self.old.part_of[was] for was in self.gone[0].values()}
        parts = [Part(part=each.part, title=each.title) for each in old.parts
                 if each.part in used and each.part not in known]  # fmt: skip
        roots = [name for name, was in self.gone[0].items() if was in old.roots]
        return new.model_copy(update={"revision": " → ".join(revisions) or None, "parts": (*new.parts, *parts),
                                      "roots": (*new.roots, *roots)})  # fmt: skip

    def _order(self) -> list[str]:
        """Claims in the order of the new map, each that is gone after what it stood after."""
        after: dict[str, list[str]] = {}
        before = ""
        for name in self.old.claims:
            called = self.names["claim", name]
            if called in self.gone[0]:
                after.setdefault(before, []).append(called)
            else:
                before = called
        return [*after.get("", ()), *(each for name in self.new.claims for each in (name, *after.get(name, ())))]

    def _record(self, name: str) -> Claim:
        """A claim that is gone, with its words under their language."""
        claim = self.old.claims[self.gone[0][name]]
        named = {field: tuple(map(self._claim, getattr(claim, field))) for field in ("if_", "only_if", "contradicts")}
        texts = {field: self._text(getattr(claim, field)) for field in ("text", "label")}
        return claim.model_copy(update={"id": name, "inferences": (), "objections": (), **named, **texts})

    def _text(self, text: Text | None) -> Text | None:
        own = self.old.map.paper.language
        return {own: text} if isinstance(text, str) and own != self.new.map.paper.language else text

    def _step(self, name: str, was: str) -> Inference:
        """A step that is gone."""
        step = self.old.inferences[was]
        premises = tuple(map(self._claim, step.premises))
        return step.model_copy(update={"id": name, "premises": premises, "roles": {}, "answers": {}, "objections": ()})

    def _target(self, name: str) -> str:
        found = (self.names[type_, name] for type_ in ("claim", "inference", "objection")
                 if (type_, name) in self.names)  # fmt: skip
        return next(found, name)

    def support(self) -> Support:
        """What is supported in the map that each claim, step and objection is from."""
        old, new = self.found.old.support, self.found.new.support
        claims, steps, objections = self.gone
        return Support(
            _joined(new.bases, old.bases, claims),
            _joined(new.states, old.states, claims), _joined(new.through, old.through, claims),
            _joined(new.statuses, old.statuses, steps), _joined(new.reasons, old.reasons, steps),
            _joined(new.objections, old.objections, objections),
        )  # fmt: skip


def _named(index: Graph) -> Iterator[str]:
    """Whatever a map points at, whether it is there or not."""
    for step in index.inferences.values():
        yield from step.premises
    for objection in index.objections.values():
        yield objection.claim
    for claim in index.claims.values():
        yield from (*claim.if_, *claim.only_if, *claim.contradicts)
    yield from index.map.roots


def _with(lists: Mapping[str, Sequence[str]], more: Iterable[tuple[str, str]]) -> dict[str, Sequence[str]]:
    """Lists by name, with more at their ends."""
    added: dict[str, list[str]] = {}
    for name, each in more:
        added.setdefault(name, []).append(each)
    return {**lists, **{name: [*lists.get(name, ()), *those] for name, those in added.items()}}


def _joined(new: Mapping[str, Kept], old: Mapping[str, Kept], gone: Mapping[str, str]) -> dict[str, Kept]:
    return {**new, **{name: old[was] for name, was in gone.items() if was in old}}
