"""Findings that are known: kept in a file, by fingerprint and without line numbers, so that only new ones count.

    {"baseline": 1, "findings": [
     {"map": "us-japan-alliance", "code": "SUP201", "subject": "lock-in", "fingerprint": "0123456789abcdef"}]}

A finding about several places has `parts` beside these, a fingerprint of each: where some have been mended, those that
are left are nothing new. An entry speaks of a check that looks at its map and runs its rule. Whatever else stands in
the file is left as it is: a check of one map, or of a few rules, takes nothing away from the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argmap.check import Checked
from argmap.errors import NotAMapError, UsageError
from argmap.findings import Finding
from argmap.fingerprint import Fingerprints
from argmap.parse import parse, read_bytes
from argmap.rules import CATALOGUE
from argmap.safe import STEERING

VERSION = 1
_NAMED = 5  # findings that are no longer found, by name
_FIELDS = ("map", "code", "subject", "fingerprint")
_PARTS = "parts"
_SHAPES = {"code": re.compile(r"[A-Z]{3}[0-9]{3}"), "fingerprint": re.compile(r"[0-9a-f]{16,64}")}


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding as a baseline keeps it: enough to know it again, whole or in part, and to tell which it was."""

    map: str
    code: str
    subject: str
    fingerprint: str
    parts: tuple[str, ...] = ()

    def record(self) -> dict[str, str]:
        """What is told of it."""
        return {each: getattr(self, each) for each in _FIELDS}


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
    return frozenset(Known(**{**each, _PARTS: tuple(each.get(_PARTS, ()))}) for each in document["findings"])


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
    if not isinstance(entry, dict) or entry.keys() - {_PARTS} != set(_FIELDS):
        return False
    parts = entry.get(_PARTS, [])
    if not isinstance(parts, list) or not all(isinstance(each, str) for each in (*map(entry.get, _FIELDS), *parts)):
        return False
    shaped = all(shape.fullmatch(entry[key]) for key, shape in _SHAPES.items())
    return shaped and all(map(_SHAPES["fingerprint"].fullmatch, parts))


def text(known: Iterable[Known]) -> str:
    """The file for these findings: an entry a line, sorted, the same on every machine."""
    records = (each.record() | ({_PARTS: each.parts} if each.parts else {}) for each in sorted(known))
    lines = (json.dumps(each, ensure_ascii=False) for each in records)
    entries = ",".join("\n " + STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in lines)
    return f'{{"baseline": {VERSION}, "findings": [{entries}]}}\n'


def told(results: Iterable[Checked]) -> frozenset[Known]:
    """The findings of a check that a baseline is to know: all but what the map itself suppresses."""
    return frozenset(
        Known(checked.map.id, each.code, each.subject.id, each.fingerprint, parts if len(parts) > 1 else ())
        for checked in results
        for each, parts in _in_parts(checked)
        if each.suppressed is None
    )


def _in_parts(checked: Checked) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Each finding with a fingerprint of everything that it is about; none where a key makes it one of several."""
    prints = Fingerprints(checked.graph)
    for each in checked.findings:
        names = sorted({each.subject.id, *each.related})
        whole = prints.of(each.code, names) == each.fingerprint
        yield each, tuple(prints.of(each.code, [name], f"{each.subject.type} alone") for name in names) if whole else ()


def compared(results: Sequence[Checked], known: frozenset[Known]) -> list[Checked]:
    """The results beside a baseline: each finding new or unchanged, and what is no longer found.

    Where one id has several maps, as the revisions of one have, what any of them has is found. Of what is told together
    and known, those that are left are unchanged.
    """
    left = _Left(results, known)
    gone = absent(results, known)
    first = {checked.map.id: number for number, checked in reversed(list(enumerate(results)))}
    return [
        replace(
            checked,
            findings=tuple(
                replace(each, baseline="unchanged" if left.knows(checked, each, parts) else "new")
                for each, parts in _in_parts(checked)
            ),
            absent=tuple(sorted(each for each in gone if each.map == checked.map.id))
            if first[checked.map.id] == number
            else (),
        )
        for number, checked in enumerate(results)
    ]


def absent(results: Iterable[Checked], known: frozenset[Known]) -> frozenset[Known]:
    """What a baseline knows of these maps, of rules that ran or are no more, and what is not found now, nor in part."""
    results = list(results)
    left = _Left(results, known)
    told = ((checked, *each) for checked in results for each in _in_parts(checked))
    there = {whole for each in told for whole in left.of(*each)}
    return frozenset(
        each
        for each in _spoken_of(results, known)
        if (each.map, each.fingerprint) not in left.found and each not in there
    )


class _Left:
    """Which known findings are no longer found whole, looked up by what they are about."""

    def __init__(self, results: Iterable[Checked], known: frozenset[Known]) -> None:
        self.prints = {(each.map, each.fingerprint) for each in known}
        self.found = {(checked.map.id, each.fingerprint) for checked in results for each in checked.findings}
        self.about: dict[tuple[str, str], list[Known]] = {}
        for whole in known:
            if (whole.map, whole.fingerprint) not in self.found:
                for part in whole.parts:
                    self.about.setdefault((whole.map, part), []).append(whole)

    def knows(self, checked: Checked, finding: Finding, parts: tuple[str, ...]) -> bool:
        """True for a finding that is known, or is what is left of one that is."""
        return (checked.map.id, finding.fingerprint) in self.prints or bool(self.of(checked, finding, parts))

    def of(self, checked: Checked, finding: Finding, parts: tuple[str, ...]) -> list[Known]:
        """The known findings of which this is what is left."""
        if not parts or (checked.map.id, finding.fingerprint) in self.prints:
            return []
        near = min((self.about.get((checked.map.id, part), []) for part in parts), key=len)
        return [whole for whole in near if {*parts} <= {*whole.parts}]


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
