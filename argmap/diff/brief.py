"""What became of a map in numbers alone, for many revisions in a row: nothing is told, ordered or weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.check import Checked
from argmap.diff.change import Kind
from argmap.diff.claims import claim_changes
from argmap.diff.consequences import FindingsCompared, findings_compared
from argmap.diff.counterparts import counterparts
from argmap.diff.grouped import COUNTED, counted
from argmap.diff.header import record_changes
from argmap.diff.structure import structure_changes


@dataclass(frozen=True, slots=True)
class Brief:
    """How many claims are the same, added and so on, claimed more or less strongly, how much else is written otherwise;
    and what became of the findings."""

    counts: Mapping[str, int]
    findings: FindingsCompared


def brief(old: Checked, new: Checked) -> Brief:
    """Two maps, each checked already, compared."""
    both = counterparts(old.graph, new.graph)
    changes = [*claim_changes(both), *structure_changes(both), *record_changes(both)]
    kinds = [change.kind for change in changes]
    more = {
        "stronger": kinds.count(Kind.STRENGTHENED),
        "weaker": kinds.count(Kind.WEAKENED),
        "other": sum(kind not in COUNTED for kind in kinds),
    }
    return Brief(counted(both.claims, changes) | more, findings_compared(both, old, new))
