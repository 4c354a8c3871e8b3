"""Comparing two revisions of a map: what says the same, what became of it, and of the weak steps.

`old, new -> pairing -> counterparts -> changes -> report`. Nothing here knows where the maps come from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.carrying import Carrying
from argmap.check import Checked, check, since
from argmap.diff.change import Change, Kind
from argmap.diff.claims import claim_changes
from argmap.diff.consequences import FindingsCompared, findings_compared, load_changes, state_changes
from argmap.diff.counterparts import Counterparts, counterparts
from argmap.diff.header import record_changes
from argmap.diff.pairing import Matched
from argmap.diff.structure import structure_changes
from argmap.findings import Finding
from argmap.load import Loaded
from argmap.model import Map, Review
from argmap.references import library
from argmap.rules import Revision

if TYPE_CHECKING:
    from argmap.passages import Passages

RECORD = frozenset({Kind.RECORD_ADDED, Kind.RECORD_DROPPED, Kind.RECORD_CHANGED, Kind.RENAMED})
"""Kinds of change that leave the argument as it was."""

__all__ = ["Change", "Counterparts", "Diff", "FindingsCompared", "Kind", "Matched", "diff"]


@dataclass(frozen=True)
class Diff:
    """Two maps compared.

    `changes` are in the order of importance: what bears most of a root comes first. `findings` are those of the two
    maps, compared; those in `revision` are about what has changed (REV801-807).
    """

    old: Checked
    new: Checked
    both: Counterparts
    changes: tuple[Change, ...]
    findings: FindingsCompared
    revision: tuple[Finding, ...]
    carrying: tuple[Carrying, Carrying]

    @property
    def matches(self) -> tuple[Matched, ...]:
        """Claims that say the same, in the order of the old map."""
        return self.both.claims

    def __bool__(self) -> bool:
        """True where anything is different."""
        return bool(self.changes)


def diff(
    old: Map | Loaded,
    new: Map | Loaded,
    *,
    reviews: Sequence[Review] = (),
    passages: tuple[Passages | None, Passages | None] = (None, None),
) -> Diff:
    """What became of a map from one revision to the next.

    Claims are matched by words, by ids that the words do not contradict, and by place; languages count as far as both
    maps speak them. `diff(m, m)` has no changes, and `diff(a, b)` is `diff(b, a)` read backwards. `reviews` are
    readers' judgements of the old map; `passages` the anchors of either found in its text (`argmap.passages`), where
    it is at hand.
    """
    before, after = check(old, passages=passages[0]), check(new, passages=passages[1])
    both = counterparts(before.graph, after.graph)
    carrying = _carrying(before), _carrying(after)
    changes = [
        *claim_changes(both), *structure_changes(both), *state_changes(both, before, after),
        *load_changes(both, *carrying), *record_changes(both),
    ]  # fmt: skip
    findings = findings_compared(both, before, after)
    told = tuple(sorted(changes, key=_weight(carrying)))
    same, steps = [(now, was) for was, now, _ in both.parts], [(now, was) for was, now, _ in both.step_parts]
    revision = Revision(
        before.graph, before.support, same, steps, told,
        [(each.reader, judgement.on) for each in reviews for judgement in each.judgements], passages[0],
    )  # fmt: skip
    loaded = new if isinstance(new, Loaded) else Loaded(new, {}, (), None, (None,) * len(new.parts))
    return Diff(before, after, both, told, findings, since(after, loaded, revision), carrying)


def _carrying(checked: Checked) -> Carrying:
    return Carrying(checked.graph, checked.support, library(checked.map))


def _weight(carrying: tuple[Carrying, Carrying]) -> Callable[[Change], tuple[bool, float]]:
    """What a change touches, by how much of a root it bears in either map; the record comes last."""

    def weight(change: Change) -> tuple[bool, float]:
        loads = [each.load(name) for each, names in zip(carrying, (change.old_ids, change.new_ids), strict=True)
                 for name in names]  # fmt: skip
        return change.kind in RECORD, -max(loads, default=0.0)

    return weight
