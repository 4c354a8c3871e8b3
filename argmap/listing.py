"""Findings a line each, for terminals, programs, code hosts and pull requests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from argmap.check import Checked
from argmap.findings import Finding
from argmap.report import as_record, claim_words, summary
from argmap.safe import STEERING, markdown_text, one_line

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}  # as workflow commands call them


def _shown(results: Sequence[Checked]) -> Iterator[tuple[Checked, Finding]]:
    return ((checked, each) for checked in results for each in checked.findings if each.suppressed is None)


def concise(results: Sequence[Checked]) -> str:
    """`file:line:column: CODE message`, and a summary line a map."""
    lines = [f"{_place(checked, each)}: {each.code} {each.message}" for checked, each in _shown(results)]
    return "".join(one_line(line) + "\n" for line in [*lines, *map(summary, results)])


def _place(checked: Checked, finding: Finding) -> str:
    at = finding.location
    return ":".join(str(part) for part in (at.file, at.line, at.column) if part is not None) or checked.map.id


def json_lines(results: Sequence[Checked]) -> str:
    """A JSON object a finding, with the id of its map; suppressed ones too."""
    records = [{"map": checked.map.id, **each} for checked in results for each in as_record(checked)["findings"]]
    lines = (json.dumps(each, ensure_ascii=False) for each in records)
    return "".join(STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n" for line in lines)


def github(results: Sequence[Checked]) -> str:
    """Workflow commands, which GitHub shows as annotations at the lines of a change."""
    return "".join(_command(each) + "\n" for _, each in _shown(results))


def _command(finding: Finding) -> str:
    at = finding.location
    places = {"file": at.file, "line": at.line, "col": at.column, "title": f"argmap ({finding.code})"}
    said = ",".join(f"{key}={_property(str(value))}" for key, value in places.items() if value is not None)
    return f"::{_LEVELS[finding.severity]} {said}::{_message(f'{finding.message} (to mend it: {finding.help})')}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def markdown(results: Sequence[Checked], language: str | None = None) -> str:
    """A table a map, for the description of a pull request."""
    return "\n".join("".join(_table(each, language or each.map.paper.language)) for each in results)


def _table(checked: Checked, language: str) -> Iterator[str]:
    yield f"### {markdown_text(summary(checked))}\n\n"
    if any(_shown([checked])):
        yield "| | code | where | finding | claim |\n|---|---|---|---|---|\n"
    for _, each in _shown([checked]):
        cells = (
            str(each.severity),
            each.code,
            _place(checked, each),
            each.message,
            claim_words(checked, each, language),
        )
        yield "| " + " | ".join(map(markdown_text, cells)) + " |\n"
