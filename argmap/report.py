"""Findings as a person or a program reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from argmap import __version__
from argmap.check import Checked
from argmap.findings import Finding, Severity, at_or_above
from argmap.model import in_languages
from argmap.safe import STEERING, one_line

if TYPE_CHECKING:
    from argmap.reviews import Judged

_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def as_record(checked: Checked) -> dict[str, Any]:
    """The JSON form of one checked map (DESIGN 5)."""
    support = checked.support
    return {
        "argmap": __version__,
        "map": checked.map.id,
        "findings": [_plain(finding) for finding in checked.findings],
        "claims": {name: {"state": state, "through": support.through[name]} for name, state in support.states.items()},
        "inferences": {
            name: {"status": status, "why": list(dict.fromkeys(reason.code for reason in support.reasons[name]))}
            for name, status in support.statuses.items()
        },
        "absent": [known.record() for known in checked.absent],
        "reviews": [asdict(review) for review in checked.reviews],
    }


def _plain(finding: Finding) -> dict[str, Any]:
    nested = {
        "subject": _shallow(finding.subject),
        "location": _shallow(finding.location),
        "anchors": [_shallow(each) for each in finding.anchors],
        "suppressed": _shallow(finding.suppressed) if finding.suppressed else None,
    }
    return _shallow(finding) | nested


def _shallow(record: Any) -> dict[str, Any]:
    """The fields of a record that holds no other: much faster than `asdict`, which copies all it meets."""
    return {each: getattr(record, each) for each in record.__slots__}


def as_json(results: list[Checked], several: bool = False) -> str:
    """One map as an object; what was asked of several as an array in the order of the arguments."""
    records = [as_record(each) for each in results]
    return json_text(records if several or len(records) != 1 else records[0])


def json_text(value: object, deep: int = 2) -> str:
    """JSON in UTF-8, with what could steer a terminal written as escapes.

    The entries of its tables and lists have a line each, so many `deep`; of several records one deeper.
    """
    text = _laid_out(value, deep + isinstance(value, list))
    return STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _laid_out(value: object, deep: int, margin: str = "\n") -> str:
    """Lists and objects with a line for each of their entries, so many deep; what is deeper stands on one line."""
    inner = margin + " "
    if isinstance(value, dict) and value and deep:
        entries = (f"{_ENCODED(str(name))}: {_laid_out(each, deep - 1, inner)}" for name, each in value.items())
        return f"{{{inner}{f',{inner}'.join(entries)}{margin}}}"
    if isinstance(value, (list, tuple)) and value and deep:
        return f"[{inner}{f',{inner}'.join(_laid_out(each, deep - 1, inner) for each in value)}{margin}]"
    return _ENCODED(value)


def as_text(checked: Checked, language: str | None = None) -> str:
    """Findings for a person: where, what, the claim's words, and the way to mend it; then a summary line.

    Notes that were only counted (`most_notes` of `check`) are told by code and number.
    """
    language = language or checked.map.paper.language
    blocks = [_block(checked, each, language) for each in checked.findings if each.suppressed is None]
    return "\n".join([*blocks, *_counted(checked), summary(checked)]) + "\n"


def _counted(checked: Checked) -> list[str]:
    lines = [f"{count:>5}  {code} {name}" for (code, name), count in sorted(checked.counted.items())]
    return [f"{many(checked.counted.total(), 'note')}, which --all lists:", *lines, ""] if lines else []


def _block(checked: Checked, finding: Finding, language: str) -> str:
    at = finding.location
    place = ":".join(str(part) for part in (at.file, at.line, at.column) if part is not None) or checked.map.id
    lines = [f"{place}: {finding.severity} {finding.code} {finding.message} [{finding.name}]{mark(finding)}"]
    quoted = claim_words(checked, finding, language)
    lines += [f"    {quoted}"] if quoted else []
    return "\n".join([*map(one_line, lines), f"    help: {finding.help}", ""])


def mark(finding: Finding) -> str:
    """What a baseline or a suppression makes of a finding, for the end of a line; nothing where there is neither."""
    if finding.suppressed is not None:
        reason = finding.suppressed.reason
        return " [suppressed" + (f": {reason}]" if reason else "]")
    return f" [{finding.baseline}]" if finding.baseline else ""


def claim_words(checked: Checked, finding: Finding | Judged, language: str) -> str:
    """The claim that a finding is about, or is nearest to: its id, section and words; empty where there is none."""
    graph, name = checked.graph, finding.subject.id
    objection = graph.objections.get(name)
    claim = graph.claims.get(objection.claim if objection else graph.conclusion.get(name, name))
    if claim is None or finding.subject.type == "map":
        return ""
    section = next((f" ({anchor.section})" for anchor in claim.anchors if anchor.section), "")
    return f"{claim.id}{section}: {in_languages(claim.text, language)}"


def summary(checked: Checked) -> str:
    """One line: how many of what, and the anchors."""
    return f"{checked.called or checked.map.id}: {summary_counts(checked)}; {anchors_line(checked)}"


def summary_counts(checked: Checked) -> str:
    """How many findings of each severity."""
    counts = Counter(finding.severity for finding in checked.findings if finding.suppressed is None)
    counts[Severity.NOTE] += checked.counted.total()
    hushed = sum(finding.suppressed is not None for finding in checked.findings)
    new = [each.baseline == "new" for each in checked.findings if each.baseline and each.suppressed is None]
    told = (
        ", ".join(many(counts[each], each) for each in Severity)
        if checked.findings or checked.counted
        else "no findings"
    )
    return told + (f", {sum(new)} of them new" if new else "") + (f", {hushed} suppressed" if hushed else "")


def anchors_line(checked: Checked) -> str:
    """What became of the anchors, in a few words."""
    if checked.passages is None:
        return "anchors unverified"
    counts = checked.passages.count()
    return "anchors " + (", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "none")


def many(count: int, word: str) -> str:
    """A count with its noun: `1 claim`, `2 claims`."""
    return f"{count} {word}" + ("" if count == 1 else "s")


def by_family(findings: Iterable[Finding]) -> str:
    """Findings by family, as `STR 0, EVD 2, SUP 14`."""
    counts = Counter(finding.code[:3] for finding in findings if finding.suppressed is None)
    return ", ".join(f"{family} {count}" for family, count in sorted(counts.items())) or "none"


def fails(results: Iterable[Checked], level: str) -> bool:
    """True where some finding counts at this level."""
    return any(at_or_above(finding, level) for each in results for finding in each.findings)
