"""What a reader should see first: findings ranked by how much they matter and by what carries the argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from argmap.carrying import Carrying
from argmap.findings import LEVELS, Finding

_NO_ORDER = 10**9
# Codes that say no more than that something is unsaid: ordinary in any argument, so behind what is amiss.
_UNSAID = frozenset({"INF308", "INF319", "INF326", "INF327", "SUP201"})


def ranked(findings: Iterable[Finding], carrying: Carrying) -> list[Finding]:
    """The findings in the same order, with ranks from 1 and the orders of their cuts.

    By severity; what is amiss on the way to a root before what is unsaid, or beside the way; what falls alone with a
    root; then by load, by how few places are enough for a root to fall, and in the order given. What is suppressed is
    last.
    """
    told = [(each, carrying.order(each.subject.id)) for each in findings]
    weights = [_weight(*each, carrying) for each in told]
    by_weight = sorted(range(len(told)), key=weights.__getitem__)  # in the order given, where they weigh the same
    ranks = {at: number for number, at in enumerate(by_weight, 1)}
    return [replace(each, rank=ranks[at], cut_order=order) for at, (each, order) in enumerate(told)]


def _weight(finding: Finding, order: int | None, carrying: Carrying) -> tuple[bool, int, bool, bool, float, int]:
    load = round(carrying.load(finding.subject.id), 9)
    behind = finding.code in _UNSAID or not load
    return finding.suppressed is not None, LEVELS[finding.severity], behind, order != 1, -load, order or _NO_ORDER
