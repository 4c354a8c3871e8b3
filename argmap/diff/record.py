"""The JSON form of a comparison (DESIGN 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from argmap import __version__
from argmap.diff import Change, Diff, FindingsCompared, Matched
from argmap.diff.grouped import counts
from argmap.findings import Finding
from argmap.report import json_text


def as_record(found: Diff) -> dict[str, Any]:
    """One comparison as plain data."""
    compared = found.findings
    return {
        "argmap": __version__,
        "old": found.old.map.id,
        "new": found.new.map.id,
        "revisions": {"old": found.old.map.revision, "new": found.new.map.revision},
        "counts": counts(found),
        "matches": [_match(each) for each in found.matches],
        "steps": [
            {"old": [old, *found.both.joined.get(new, ())], "new": [new, *found.both.split.get(old, ())]}
            for old, new in found.both.steps
        ],
        "objections": [{"old": [old], "new": [new]} for old, new in found.both.objections],
        "changes": [_change(each) for each in found.changes],
        "findings": {
            "mended": _findings(compared.mended, compared),
            "introduced": _findings(compared.introduced, compared),
            "kept": _findings(compared.kept, compared),
            "revision": _findings(found.revision, compared),
        },
    }


def as_json(found: Diff) -> str:
    return json_text(as_record(found), deep=3)


def _match(match: Matched) -> dict[str, Any]:
    return {"old": list(match.old), "new": list(match.new), "score": round(match.score, 4)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "subject": asdict(change.subject),
        "about": change.about,
        "ids": {"old": list(change.old_ids), "new": list(change.new_ids)},
        "old": change.old,
        "new": change.new,
        "explain": change.explain(),
    }


def _findings(findings: Sequence[Finding], compared: FindingsCompared) -> list[dict[str, Any]]:
    """Findings as `check` writes them, and whether what they are about is in one of the maps only."""
    gone = compared.gone if findings is compared.mended else frozenset()
    fresh = compared.fresh if findings is compared.introduced else frozenset()
    return [asdict(each) | {"gone": each.fingerprint in gone, "fresh": each.fingerprint in fresh} for each in findings]
