"""What follows from the changes: what is supported, what is licensed, what carries the roots, what is still found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.carrying import Carrying
from argmap.check import Checked
from argmap.diff import works
from argmap.diff.change import Change, Kind
from argmap.diff.counterparts import Counterparts
from argmap.findings import Finding, Subject

_Told = tuple[str, object, frozenset[object]]  # rule, subject, and what else a finding is about


@dataclass(frozen=True)
class FindingsCompared:
    """Findings of two maps: only in the old one, only in the new one, and in both (as found in the new one).

    A finding about what is no longer there is among the mended; `gone` and `fresh` hold the fingerprints of those whose
    subject has no counterpart.
    """

    mended: tuple[Finding, ...]
    introduced: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    gone: frozenset[str]
    fresh: frozenset[str]


def state_changes(both: Counterparts, old: Checked, new: Checked) -> Iterator[Change]:
    """Claims that are otherwise supported, and steps that are otherwise licensed."""
    for before, after, called in both.parts:
        was, now = old.support.states[before], new.support.states[after]
        if was != now:
            told = was.value, now.value
            yield Change(Kind.STATE_CHANGED, Subject(called, "claim"), after, *told, (before,), (after,))
    for before, after, called in both.step_parts:
        status, then = old.support.statuses[before], new.support.statuses[after]
        if status != then:
            about, subject = both.new.conclusion[after], Subject(called, "inference")
            yield Change(Kind.STEP_STATUS_CHANGED, subject, about, status.value, then.value, (before,), (after,))


def load_changes(both: Counterparts, old: Carrying, new: Carrying) -> Iterator[Change]:
    """Claims and steps that carry a root by themselves in one of the maps only."""
    pairs = [
        *((before, after, Subject(called, "claim")) for before, after, called in both.parts),
        *((before, after, Subject(called, "inference")) for before, after, called in both.step_parts),
    ]
    for before, after, subject in pairs:
        was, now = _carries(old, before), _carries(new, after)
        if was != now:
            kind = Kind.BECAME_LOAD_BEARING if now else Kind.CEASED_LOAD_BEARING
            yield Change(kind, subject, both.new.conclusion.get(after, after), None, None, (before,), (after,))


def _carries(carrying: Carrying, name: str) -> bool:
    """True for what carries a root by itself; that a root carries itself goes without saying."""
    return name in carrying.alone and name not in carrying.graph.roots


# Findings


def findings_compared(both: Counterparts, old: Checked, new: Checked) -> FindingsCompared:
    """Which findings are still there: of the same rule about the same place, whatever it is called now.

    What is suppressed in a map counts as not found there. A step has one finding, for its gravest reason: what is a
    lesser reason in the other map is there as well. Of what is told together, those that are left are nothing new.
    """
    before, after = ([each for each in side.findings if each.suppressed is None] for side in (old, new))
    ours, theirs = _Names(both, 0), _Names(both, 1)
    kept: dict[int, int] = {}
    for key in (_exactly, _roughly):  # first with all that a finding is about, then by its place alone
        met = set(kept.values())
        kept |= _same(
            {at: key(each, ours) for at, each in enumerate(before) if at not in kept},
            {at: key(each, theirs) for at, each in enumerate(after) if at not in met},
        )
    met = set(kept.values())
    parts = _in_part(
        {at: _exactly(each, ours) for at, each in enumerate(before) if at not in kept},
        {at: _exactly(each, theirs) for at, each in enumerate(after) if at not in met},
    )
    now = {old_step: new_step for old_step, new_step, _ in reversed(both.step_parts)}
    then = {new_step: old_step for old_step, new_step, _ in reversed(both.step_parts)}
    stayed, still = kept.keys() | {at for at, _ in parts}, met | {at for _, at in parts}
    still |= {at for at, each in enumerate(after) if at not in still and _lesser(each, then, old)}
    mended = [each for at, each in enumerate(before) if at not in stayed and not _lesser(each, now, new)]
    introduced = [each for at, each in enumerate(after) if at not in still]
    return FindingsCompared(
        tuple(mended), tuple(introduced), tuple(after[at] for at in sorted(still)),
        frozenset(each.fingerprint for each in mended if not ours.knows(each.subject.id)),
        frozenset(each.fingerprint for each in introduced if not theirs.knows(each.subject.id)),
    )  # fmt: skip


def _lesser(finding: Finding, steps: Mapping[str, str], other: Checked) -> bool:
    """Whether a finding about a step is a lesser reason why the same step is not licensed in the other map."""
    reasons = other.support.reasons.get(steps.get(finding.subject.id, ""), ())
    return any(reason.code == finding.code for reason in reasons[1:])


def _exactly(finding: Finding, names: _Names) -> _Told:
    return finding.code, names(finding.subject.id), frozenset(map(names, finding.related))


def _roughly(finding: Finding, names: _Names) -> object:
    return finding.code, names(finding.subject.id)


def _same(old: Mapping[int, object], new: Mapping[int, object]) -> dict[int, int]:
    """Findings with the same key, in their turn."""
    waiting: dict[object, list[int]] = {}
    for at, key in reversed([*new.items()]):
        waiting.setdefault(key, []).append(at)
    return {at: waiting[key].pop() for at, key in old.items() if waiting.get(key)}


def _in_part(old: Mapping[int, _Told], new: Mapping[int, _Told]) -> set[tuple[int, int]]:
    """Pairs of findings of which one is about some of what the other is about, and about nothing else."""
    return {*_around(old, new)} | {(before, after) for after, before in _around(new, old)}


def _around(wholes: Mapping[int, _Told], parts: Mapping[int, _Told]) -> Iterator[tuple[int, int]]:
    """Pairs of a finding with one about some of the others that it is about."""
    at_subject: dict[object, list[int]] = {}
    for at, (code, subject, _) in parts.items():
        at_subject.setdefault((code, subject), []).append(at)
    for at, (code, subject, related) in wholes.items():
        inside = (each for name in related for each in at_subject.get((code, name), ()))
        yield from ((at, each) for each in inside if parts[each][2] <= {subject, *related})


class _Names:
    """What stands for an id of one of the maps in both."""

    def __init__(self, both: Counterparts, side: int) -> None:
        self.side, self.index = side, (both.old, both.new)[side]
        self.numbers = both.numbers[side], both.step_numbers[side], both.objection_numbers[side]
        self.record = {} if side else {**both.terms, **works.renamed(both.old.map, both.new.map)}

    def __call__(self, name: str) -> object:
        found = ((kind, numbers[name]) for kind, numbers in enumerate(self.numbers) if name in numbers)
        return next(found, (self.side, name) if self._argued(name) else self.record.get(name, name))

    def _argued(self, name: str) -> bool:
        return name in self.index.claims or name in self.index.inferences or name in self.index.objections

    def knows(self, name: str) -> bool:
        """False for a claim, step or objection without a counterpart."""
        return not self._argued(name) or any(name in numbers for numbers in self.numbers)
