"""What a reader should see first: findings ranked by what carries the argument."""

from __future__ import annotations

from dataclasses import replace

from argmap.findings import LEVELS, Finding
from argmap.graph import Graph
from argmap.support import Support


def ranked(findings: list[Finding], index: Graph, support: Support) -> list[Finding]:
    """The findings in the same order, with ranks from 1."""
    by_weight = sorted(range(len(findings)), key=lambda at: _weight(findings[at], at))
    rank = {at: number for number, at in enumerate(by_weight, 1)}
    return [replace(finding, rank=rank[at]) for at, finding in enumerate(findings)]


def _weight(finding: Finding, at: int) -> tuple[bool, int, int]:
    return finding.suppressed is not None, LEVELS[finding.severity], at
