"""What became of steps and objections: what they start from and lead to, and what licenses or answers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diff.change import Change, Kind, Value, listed
from argmap.diff.counterparts import Counterparts
from argmap.diff.marked import citations_changed, passages_changed
from argmap.diff.worded import reworded
from argmap.findings import Subject
from argmap.graph import Graph
from argmap.model import Answer, Inference, Objection, Warrant, words

_Told = tuple[Kind, Value, Value]
_Pair = tuple[str, str]  # a claim, and one that it supports or speaks against


def structure_changes(both: Counterparts) -> Iterator[Change]:
    """What became of steps and objections, and which claims turned from support to objection or back."""
    flips = list(_flips(both))
    yield from (each.change for each in flips)
    was, now = {each.was for each in flips}, {each.now for each in flips}
    yield from _steps(both, was, now)
    yield from _objections(both, was, now)


# Support turned into objection


@dataclass(frozen=True)
class _Flip:
    was: _Pair
    now: _Pair
    change: Change


def _flips(both: Counterparts) -> Iterator[_Flip]:
    """Claims that supported another and now speak against it, or the other way round."""
    for match in both.claims:
        if len(match.old) == len(match.new) == 1:
            old, new = match.old[0], match.new[0]
            for_old, against_old = ({both.old_key(each.about): each for each in side} for side in _sides(both.old, old))
            for_new, against_new = ({both.new_key(each.about): each for each in side} for side in _sides(both.new, new))
            for key in for_old:
                if key in against_new and key not in for_new and key not in against_old:
                    yield _flip(old, new, for_old[key], against_new[key])
            for key in against_old:
                if key in for_new and key not in against_new and key not in for_old:
                    yield _flip(old, new, against_old[key], for_new[key])


class _Stand(NamedTuple):
    """How a claim stands to another, and to which."""

    about: str
    told: str


def _sides(index: Graph, claim: str) -> tuple[list[_Stand], list[_Stand]]:
    """The claims that a claim supports, and those that it speaks against, directly or by a step to them."""
    supported = [index.conclusion[step] for step in index.used_in.get(claim, ())]
    raised = index.raised_by.get(claim, ())
    return (
        [_Stand(each, f"supports '{each}'") for each in supported],
        [_Stand(index.claim_of(each), _against(index, index.objections[each])) for each in raised],
    )


def _against(index: Graph, objection: Objection) -> str:
    """What an objection is raised against: a claim, or a step to it."""
    target = index.target[objection.id]
    if target in index.inferences:
        return f"{objection.kind} the step '{target}' to '{index.conclusion[target]}'"
    return f"objects to '{index.claim_of(objection.id)}'"


def _flip(old: str, new: str, was: _Stand, now: _Stand) -> _Flip:
    change = Change(Kind.FLIPPED, Subject(new, "claim"), now.about, was.told, now.told, (old,), (new,))
    return _Flip((old, was.about), (new, now.about), change)


# Steps


def _steps(both: Counterparts, was: set[_Pair], now: set[_Pair]) -> Iterator[Change]:
    met_old, met_new = both.step_numbers
    for name, step in both.old.inferences.items():
        claim = both.old.conclusion[name]
        if name not in met_old and not _turned(step, claim, was):
            yield Change(Kind.INFERENCE_REMOVED, Subject(name, "inference"), claim, step.premises, None, (name,))
    for old, new in both.steps:
        yield from _regrouped(both, old, new)
        yield from _step(both, both.old.inferences[old], both.new.inferences[new], was, now)
    for name, step in both.new.inferences.items():
        claim = both.new.conclusion[name]
        if name not in met_new and not _turned(step, claim, now):
            yield Change(Kind.INFERENCE_ADDED, Subject(name, "inference"), claim, None, step.premises, (), (name,))


def _regrouped(both: Counterparts, old: str, new: str) -> Iterator[Change]:
    """A step that is now several, or several that are now one."""
    about = both.new.conclusion[new]
    if parts := both.split.get(old):
        told = _from(both.old, [old]), _from(both.new, [new, *parts])
        yield Change(Kind.INFERENCE_SPLIT, Subject(old, "inference"), about, *told, (old,), (new, *parts))
    if parts := both.joined.get(new):
        told = _from(both.old, [old, *parts]), _from(both.new, [new])
        yield Change(Kind.INFERENCE_MERGED, Subject(new, "inference"), about, *told, (old, *parts), (new,))


def _from(index: Graph, steps: Sequence[str]) -> str:
    """Steps with what they start from."""
    return "; ".join(f"'{each}' from {listed(index.inferences[each].premises)}" for each in steps)


def _turned(step: Inference, claim: str, flipped: set[_Pair]) -> bool:
    """True for a step that is told of by its only premise, which turned."""
    return len(step.premises) == 1 and (step.premises[0], claim) in flipped


def _step(both: Counterparts, old: Inference, new: Inference, was: set[_Pair], now: set[_Pair]) -> Iterator[Change]:
    conclusion, formerly = both.new.conclusion[new.id], both.old.conclusion[old.id]
    for kind, before, after in _of_step(both, old, new):
        gone = kind is Kind.PREMISE_DROPPED and was.issuperset((each, formerly) for each in before or ())
        come = kind is Kind.PREMISE_ADDED and now.issuperset((each, conclusion) for each in after or ())
        if not gone and not come:
            yield Change(kind, Subject(new.id, "inference"), conclusion, before, after, (old.id,), (new.id,))
    about = (Subject(new.id, "inference"), conclusion, (old.id,), (new.id,))
    yield from passages_changed(both, [old.anchors], [new.anchors], about)
    ours, theirs = ([each.warrant] if each.warrant else [] for each in (old, new))
    yield from citations_changed(both, [each.cites for each in ours], [each.cites for each in theirs], about)
    yield from passages_changed(both, [each.anchors for each in ours], [each.anchors for each in theirs], about)


def _of_step(both: Counterparts, old: Inference, new: Inference) -> Iterator[_Told]:
    if old.id != new.id:
        yield Kind.RENAMED, (old.id,), (new.id,)
    was, now = both.old.conclusion[old.id], both.new.conclusion[new.id]
    if both.old_key(was) != both.new_key(now):
        yield Kind.CONCLUSION_CHANGED, (was,), (now,)
    ours, theirs = both.premises(old.id, new.id)
    dropped = [each for each in dict.fromkeys(old.premises) if both.old_key(each) not in theirs]
    yield from ((Kind.PREMISE_DROPPED, (each,), None) for each in dropped)
    added = [each for each in dict.fromkeys(new.premises) if both.new_key(each) not in ours]
    yield from ((Kind.PREMISE_ADDED, None, (each,)) for each in added)
    if old.scheme != new.scheme:
        yield Kind.SCHEME_CHANGED, old.scheme, new.scheme
    elif _roles(both, old, new):
        yield Kind.ROLES_CHANGED, _filled(old), _filled(new)
    if (old.test, old.passed) != (new.test, new.passed):
        yield Kind.TEST_CHANGED, _test(old), _test(new)
    yield from _warrant(both, old.warrant, new.warrant)
    yield from _answers(both, old, new)


def _roles(both: Counterparts, old: Inference, new: Inference) -> bool:
    """True where premises that both steps have fill other roles."""
    ours = {(role, both.old_key(each)) for role, names in old.roles.items() for each in names}
    theirs = {(role, both.new_key(each)) for role, names in new.roles.items() for each in names}
    shared = {both.old_key(each) for each in old.premises} & {both.new_key(each) for each in new.premises}
    return {each for each in ours if each[1] in shared} != {each for each in theirs if each[1] in shared}


def _filled(step: Inference) -> str:
    return "; ".join(f"{role}: {', '.join(names) or 'nothing'}" for role, names in step.roles.items()) or "nothing"


def _test(step: Inference) -> str | None:
    passed = "" if step.passed else "failed"
    return " ".join(filter(None, (passed, step.test))) or None


def _warrant(both: Counterparts, old: Warrant | None, new: Warrant | None) -> Iterator[_Told]:
    was, now = _rule(both.old, old), _rule(both.new, new)
    if old is None or new is None:
        if old is not new:
            yield (Kind.WARRANT_ADDED if new else Kind.WARRANT_DROPPED), was, now
        return
    told = next(reworded(both, [old.text], [new.text]), None)
    if told:
        yield Kind.WARRANT_CHANGED, told[1], told[2]
    elif old.voice != new.voice:
        yield Kind.WARRANT_CHANGED, f"{old.voice}: {was}", f"{new.voice}: {now}"


def _rule(index: Graph, warrant: Warrant | None) -> str | None:
    return words(warrant.text, index.map.paper.language) if warrant else None


def _answers(both: Counterparts, old: Inference, new: Inference) -> Iterator[_Told]:
    for question in dict.fromkeys([*old.answers, *new.answers]):
        was, now = old.answers.get(question), new.answers.get(question)
        if was is None:
            yield Kind.QUESTION_ANSWERED, None, _answer(question, now)
        elif now is None:
            yield Kind.QUESTION_REOPENED, _answer(question, was), None
        else:
            ours, theirs = {both.old_key(each) for each in was.by}, {both.new_key(each) for each in now.by}
            if (was.status, ours) != (now.status, theirs):
                yield Kind.ANSWER_CHANGED, _answer(question, was), _answer(question, now)


def _answer(question: str, answer: Answer | None) -> str:
    by = f" by {', '.join(answer.by)}" if answer and answer.by else ""
    return f"{question} ({answer.status if answer else 'open'}{by})"


# Objections


def _objections(both: Counterparts, was: set[_Pair], now: set[_Pair]) -> Iterator[Change]:
    met_old, met_new = both.objection_numbers
    for name, each in both.old.objections.items():
        if name not in met_old and (each.claim, both.old.claim_of(name)) not in was:
            kind = Kind.REPLY_DROPPED if both.old.target[name] in both.old.objections else Kind.OBJECTION_DROPPED
            yield Change(kind, Subject(name, "objection"), both.old.target[name], (each.claim,), None, (name,))
    for old, new in both.objections:
        yield from _objection(both, both.old.objections[old], both.new.objections[new])
    for name, each in both.new.objections.items():
        if name not in met_new and (each.claim, both.new.claim_of(name)) not in now:
            kind = Kind.OBJECTION_ANSWERED if both.new.target[name] in both.new.objections else Kind.OBJECTION_RAISED
            yield Change(kind, Subject(name, "objection"), both.new.target[name], None, (each.claim,), (), (name,))


def _objection(both: Counterparts, old: Objection, new: Objection) -> Iterator[Change]:
    subject, about = Subject(new.id, "objection"), both.new.target[new.id]
    for kind, was, now in _of_objection(both, old, new):
        yield Change(kind, subject, about, was, now, (old.id,), (new.id,))
    yield from passages_changed(both, [old.anchors], [new.anchors], (subject, about, (old.id,), (new.id,)))


def _of_objection(both: Counterparts, old: Objection, new: Objection) -> Iterator[_Told]:
    if old.id != new.id:
        yield Kind.RENAMED, (old.id,), (new.id,)
    if old.conceded != new.conceded:
        yield (Kind.OBJECTION_CONCEDED if new.conceded else Kind.CONCESSION_WITHDRAWN), None, None
    targets = both.old.target[old.id], both.new.target[new.id]
    if old.kind != new.kind or not _same_target(both, *targets):
        yield Kind.OBJECTION_CHANGED, _does(old, targets[0]), _does(new, targets[1])


def _same_target(both: Counterparts, old: str, new: str) -> bool:
    if old in both.old.objections or new in both.new.objections:
        return both.objection_numbers[0].get(old, -1) == both.objection_numbers[1].get(new, -2)
    if old in both.old.inferences or new in both.new.inferences:
        return both.step_numbers[0].get(old, -1) == both.step_numbers[1].get(new, -2)
    return both.old_key(old) == both.new_key(new)


def _does(objection: Objection, target: str) -> str:
    return f"{objection.kind} '{target}' by '{objection.claim}'"
