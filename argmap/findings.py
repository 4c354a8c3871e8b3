"""What rules report: plain data, without a thought of how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Severity(StrEnum):
    """How much a finding matters. Errors are facts about the record; warnings and notes may be weighed."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Blame = Literal["map", "paper", "either"]
SubjectType = Literal["claim", "inference", "objection", "anchor", "citation", "reference", "term", "map"]
LEVELS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about."""

    id: str
    type: SubjectType


@dataclass(frozen=True, slots=True)
class Location:
    """Where it is written. Line and column count from 1; `None` for a map that was not read from a file."""

    file: str | None
    pointer: str
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the paper: code points of its text, or `None` where the text is not at hand."""

    section: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why a finding is let stand, by whom, until when."""

    reason: str | None
    by: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one rule about one place of the map."""

    code: str
    name: str
    severity: Severity
    blame: Blame
    message: str
    help: str
    subject: Subject
    related: tuple[str, ...]
    location: Location
    anchors: tuple[Place, ...]
    rank: int
    cut_order: int | None
    fingerprint: str
    suppressed: Suppressed | None
    baseline: Literal["new", "unchanged"] | None = None  # `None` where there is no baseline


def at_or_above(finding: Finding, level: str) -> bool:
    """True where a finding counts at this level: `error`, `warning`, `note`, or `never`.

    What is suppressed does not count, nor what a baseline knows.
    """
    counts = finding.suppressed is None and finding.baseline != "unchanged"
    return counts and level != "never" and LEVELS[finding.severity] <= LEVELS[Severity(level)]


def fails(findings: Iterable[Finding], level: str, most_warnings: int | None = None) -> bool:
    """True where findings reach the level; so many warnings are let pass, where a number is given."""
    counting = [each for each in findings if at_or_above(each, "note" if level != "never" else level)]
    warnings = sum(each.severity is Severity.WARNING for each in counting)
    if most_warnings is None:
        return any(at_or_above(each, level) for each in counting)
    others = (each for each in counting if each.severity is not Severity.WARNING)
    return warnings > most_warnings or any(at_or_above(each, level) for each in others)
