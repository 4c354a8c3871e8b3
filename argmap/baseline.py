"""Findings that are known: kept in a file, by fingerprint and without line numbers, so that only new ones count.

    {"baseline": 1, "findings": [
     {"map": "us-japan-alliance", "code": "SUP201", "subject": "lock-in", "fingerprint": "0123456789abcdef"}]}

An entry speaks of a check that looks at its map and runs its rule. Whatever else stands in the file is left as it is: a
check of one map, or of a few rules, takes nothing away from the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from argmap.check import Checked
from argmap.errors import NotAMapError, UsageError
from argmap.parse import parse, read_bytes
from argmap.rules import CATALOGUE
from argmap.safe import STEERING

VERSION = 1
_NAMED = 5  # findings that are no longer found, by name
_FIELDS = ("map", "code", "subject", "fingerprint")
_SHAPES = {"code": re.compile(r"[A-Z]{3}[0-9]{3}"), "fingerprint": re.compile(r"[0-9a-f]{16,64}")}


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding as a baseline keeps it: enough to know it again, and to tell a person which it was."""

    map: str
    code: str
    subject: str
    fingerprint: str


def read(path: Path) -> frozenset[Known]:
    """The findings that a file knows. Raises `UsageError` where it is no baseline, and says why."""
    try:
        _, document = parse(read_bytes(path), str(path))
    except NotAMapError as error:
        first = error.problems[0]
        place = ":".join(str(each) for each in (first.file, first.line, first.column) if each is not None)
        raise UsageError(f"{place}: {first.what}; a baseline is what `--write-baseline` writes") from None
    fault = _fault(document)
    if fault:
        raise UsageError(f"{path}: is no baseline: {fault}; one is what `--write-baseline` writes")
    return frozenset(Known(**entry) for entry in document["findings"])


def _fault(document: dict[str, Any]) -> str:
    """Why a document is no baseline; empty where it is one."""
    version, entries = document.get("baseline"), document.get("findings")
    if version != VERSION or isinstance(version, bool | float):
        return f'it has no "baseline": {VERSION}'
    if set(document) != {"baseline", "findings"} or not isinstance(entries, list):
        return 'beside "baseline" it has one list, "findings"'
    wrong = (number for number, entry in enumerate(entries, 1) if not _is_entry(entry))
    return next((f"entry {number} is not made of {', '.join(_FIELDS)}" for number in wrong), "")


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict) or set(entry) != set(_FIELDS):
        return False
    if not all(isinstance(value, str) for value in entry.values()):
        return False
    return all(shape.fullmatch(entry[key]) for key, shape in _SHAPES.items())


def text(known: Iterable[Known]) -> str:
    """The file for these findings: an entry a line, sorted, the same on every machine."""
    lines = (json.dumps(dict(zip(_FIELDS, astuple(each), strict=True)), ensure_ascii=False) for each in sorted(known))
    entries = ",".join("\n " + STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in lines)
    return f'{{"baseline": {VERSION}, "findings": [{entries}]}}\n'


def told(results: Iterable[Checked]) -> frozenset[Known]:
    """The findings of a check that a baseline is to know: all but what the map itself suppresses."""
    return frozenset(
        Known(checked.map.id, each.code, each.subject.id, each.fingerprint)
        for checked in results
        for each in checked.findings
        if each.suppressed is None
    )


def compared(results: Sequence[Checked], known: frozenset[Known]) -> list[Checked]:
    """The results beside a baseline: each finding new or unchanged, and what is no longer found.

    Where one id has several maps, as the revisions of one have, what any of them has is found.
    """
    prints = {(each.map, each.fingerprint) for each in known}
    gone = absent(results, known)
    first = {checked.map.id: number for number, checked in reversed(list(enumerate(results)))}
    return [
        replace(
            checked,
            findings=tuple(
                replace(each, baseline="unchanged" if (checked.map.id, each.fingerprint) in prints else "new")
                for each in checked.findings
            ),
            absent=tuple(sorted(each for each in gone if each.map == checked.map.id))
            if first[checked.map.id] == number
            else (),
        )
        for number, checked in enumerate(results)
    ]


def absent(results: Iterable[Checked], known: frozenset[Known]) -> frozenset[Known]:
    """What a baseline knows of these maps, of rules that ran or are no more, and what is no longer found."""
    results = list(results)
    found = {(checked.map.id, each.fingerprint) for checked in results for each in checked.findings}
    return frozenset(each for each in _spoken_of(results, known) if (each.map, each.fingerprint) not in found)


def gone(checked: Checked) -> str:
    """What is no longer found, in a line; empty where there is nothing."""
    named = [f"{each.code} {each.subject}" for each in checked.absent[:_NAMED]]
    more = [f"{len(checked.absent) - _NAMED} more"] if len(checked.absent) > _NAMED else []
    count = f"{len(checked.absent)} of the baseline no longer found"
    return f"{checked.map.id}: {count}: {', '.join([*named, *more])}" if named else ""


def renewed(results: Iterable[Checked], known: frozenset[Known]) -> frozenset[Known]:
    """A baseline with what is found now in the place of what it knew of these maps and rules."""
    results = list(results)
    return known - _spoken_of(results, known) | told(results)


def _spoken_of(results: Iterable[Checked], known: frozenset[Known]) -> frozenset[Known]:
    ran: dict[str, frozenset[str]] = {}
    for checked in results:
        ran[checked.map.id] = ran.get(checked.map.id, checked.ran) & checked.ran
    return frozenset(
        each for each in known if each.map in ran and (each.code in ran[each.map] or each.code not in CATALOGUE)
    )
