"""Findings as SARIF 2.1.0, for code hosts and editors: rules with their pages, places, fingerprints, suppressions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from argmap import __version__
from argmap.check import Checked
from argmap.findings import Finding
from argmap.model import in_languages
from argmap.rules import Rule, catalogue

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "ROOT"


def sarif(results: Sequence[Checked]) -> dict[str, Any]:
    """One SARIF log with one run over all maps. Paths are relative to where the command ran."""
    rules = catalogue()
    place = {rule.code: number for number, rule in enumerate(rules)}
    findings = [(checked, finding) for checked in results for finding in checked.findings]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_ROOT: {"description": {"text": "Where argmap was run."}}},
                "invocations": [{"executionSuccessful": True}],
                "artifacts": [{"location": _artifact(name)} for name in _files(findings)],
                "results": [_result(checked, finding, place) for checked, finding in findings],
            }
        ],
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


def _files(findings: Sequence[tuple[Checked, Finding]]) -> list[str]:
    return list(dict.fromkeys(finding.location.file for _, finding in findings if finding.location.file))


def _artifact(file: str) -> dict[str, Any]:
    path = PurePath(file)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": path.as_posix(), "uriBaseId": _ROOT}


def _result(checked: Checked, finding: Finding, place: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": place[finding.code],
        "level": str(finding.severity),
        "kind": "fail",
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        "partialFingerprints": {"argmapFinding/v1": finding.fingerprint},
        "rank": max(0.0, 100.0 - finding.rank / 10),
    }
    related = [_related(checked, name, number) for number, name in enumerate(finding.related) if name]
    suppressed = [_suppression(finding)] if finding.suppressed else []
    return result | ({"relatedLocations": related} if related else {}) | {"suppressions": suppressed}


def _location(finding: Finding) -> dict[str, Any]:
    at = finding.location
    logical = {"name": finding.subject.id, "fullyQualifiedName": at.pointer or "/", "kind": "object"}
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
    return {"id": number, "logicalLocations": [{"name": name, "kind": "object"}], "message": {"text": said}}


def _suppression(finding: Finding) -> dict[str, Any]:
    reason = finding.suppressed.reason if finding.suppressed else None
    return {"kind": "inSource", "status": "accepted"} | ({"justification": reason} if reason else {})
