"""Findings as SARIF 2.1.0, for code hosts and editors: rules with their pages, places, fingerprints, suppressions.

What readers say is in runs of its own, one a reader, whose results are of the kind `review` and of no level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from argmap import __version__
from argmap.baseline import Known
from argmap.check import Checked
from argmap.findings import Finding, Location, Subject
from argmap.model import in_languages
from argmap.reviews import Judged
from argmap.rules import Rule, catalogue
from argmap.safe import shown

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "ROOT"


def sarif(results: Sequence[Checked]) -> dict[str, Any]:
    """One SARIF log: a run over all maps, and a run for each reader. Paths are relative to where the command ran."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_computed(results), *_read(results)]}


def _computed(results: Sequence[Checked]) -> dict[str, Any]:
    rules = catalogue()
    place = {rule.code: number for number, rule in enumerate(rules)}
    findings = [(checked, finding) for checked in results for finding in checked.findings]
    told = [_result(checked, finding, place) for checked, finding in findings]
    told += [_absent(checked, known, place) for checked in results for known in checked.absent]
    files = (finding.location.file for _, finding in findings)
    return _run("argmap/check/", _driver(rules), files, told) | {"invocations": [{"executionSuccessful": True}]}


def _run(category: str, driver: dict[str, Any], files: Iterable[str | None], told: list[Any]) -> dict[str, Any]:
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": category},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Where argmap was run."}}},
        "artifacts": [{"location": _artifact(name)} for name in dict.fromkeys(filter(None, files))],
        "results": told,
    }


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "name": "argmap",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_descriptor(rule) for rule in rules],
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    short, _, rest = rule.page.partition("\n\n")
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": short},
        "fullDescription": {"text": rest or short},
        "help": {"text": f"To mend it: {rule.help}.", "markdown": f"{rule.page}\n\nTo mend it: {rule.help}."},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.code[:3], f"blame-{rule.blame}"]},
    }


def _artifact(file: str) -> dict[str, Any]:
    path = PurePath(file)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": path.as_posix(), "uriBaseId": _ROOT}


def _result(checked: Checked, finding: Finding, place: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": place[finding.code],
        "level": str(finding.severity),
        "kind": "fail",
        "message": _message(finding.message),
        "locations": [_location(finding.subject, finding.location)],
        "partialFingerprints": {"argmapFinding/v1": finding.fingerprint},
        "rank": max(0.0, 100.0 - finding.rank / 10),
    }
    related = [_related(checked, name, number) for number, name in enumerate(finding.related) if name]
    suppressed = [_suppression(finding)] if finding.suppressed else []
    state = {"baselineState": finding.baseline} if finding.baseline else {}
    return result | state | ({"relatedLocations": related} if related else {}) | {"suppressions": suppressed}


def _absent(checked: Checked, known: Known, place: dict[str, int]) -> dict[str, Any]:
    """What the baseline knows and the check no longer finds: it passes, and is of no level."""
    subject, header = Subject(known.subject, "map"), Location(checked.file, "", 1, 1)
    rule = {"ruleIndex": place[known.code]} if known.code in place else {}
    return {
        "ruleId": known.code,
        **rule,
        "level": "none",
        "kind": "pass",
        "message": _message(f"no longer found on '{known.subject}'"),
        "locations": [_location(subject, header)],
        "partialFingerprints": {"argmapFinding/v1": known.fingerprint},
        "baselineState": "absent",
    }


def _read(results: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    """A run for each reader, in the order in which the reviews are given."""
    readers: dict[str, list[Judged]] = {}
    for review in (review for checked in results for review in checked.reviews):
        readers.setdefault(review.reader, []).extend(review.judgements)
    for reader, judgements in readers.items():
        category, files = f"argmap/review/{reader.replace('/', '-')}/", (each.location.file for each in judgements)
        yield _run(category, {"name": reader}, files, list(map(_judgement, judgements)))


def _judgement(judged: Judged) -> dict[str, Any]:
    return {
        "ruleId": judged.category,
        "level": "none",
        "kind": "review",
        "message": _message(judged.reason),
        "locations": [_location(judged.subject, judged.location)],
        "properties": {
            "criterion": judged.criterion,
            "severity": judged.severity,
            "findings": [each.fingerprint for each in judged.findings],
        },
    }


def _message(text: str) -> dict[str, str]:
    """A plain message. SARIF reads `[words](address)` in one as a link, so these are parted: text of a map is none."""
    return {"text": shown(text).replace("](", "]\N{WORD JOINER}(")}


def _location(subject: Subject, at: Location) -> dict[str, Any]:
    logical = {"name": subject.id, "fullyQualifiedName": at.pointer or "/", "kind": "object"}
    if at.file is None or at.line is None or at.column is None:
        return {"logicalLocations": [logical]}
    region = {"startLine": at.line, "startColumn": at.column}
    return {
        "physicalLocation": {"artifactLocation": _artifact(at.file), "region": region},
        "logicalLocations": [logical],
    }


def _related(checked: Checked, name: str, number: int) -> dict[str, Any]:
    claim = checked.graph.claims.get(name)
    said = in_languages(claim.text, checked.map.paper.language) if claim else name
    return {"id": number, "logicalLocations": [{"name": name, "kind": "object"}], "message": _message(said)}


def _suppression(finding: Finding) -> dict[str, Any]:
    reason = finding.suppressed.reason if finding.suppressed else None
    return {"kind": "inSource", "status": "accepted"} | ({"justification": reason} if reason else {})
