"""Findings a line each, for terminals, programs, code hosts and pull requests; and how many there are of which rule."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from argmap import __version__
from argmap.baseline import gone
from argmap.check import Checked
from argmap.findings import LEVELS, Finding, Severity
from argmap.report import as_record, claim_words, json_text, many, mark, summary
from argmap.reviews import Judged, place, said
from argmap.safe import STEERING, markdown_text, one_line, shown

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}  # as workflow commands call them


def _shown(results: Sequence[Checked], suppressed: bool = False) -> Iterator[tuple[Checked, Finding]]:
    """What is told: all that is not suppressed, or, where that is asked for, everything."""
    return ((checked, each) for checked in results for each in checked.findings if suppressed or not each.suppressed)


def _judged(results: Sequence[Checked]) -> Iterator[tuple[Checked, str, Judged]]:
    """The readers' judgements, with the readers."""
    for checked in results:
        yield from ((checked, review.reader, each) for review in checked.reviews for each in review.judgements)


def concise(results: Sequence[Checked], suppressed: bool = False) -> str:
    """`file:line:column: severity CODE message`, and a summary line a map; after the findings what readers say."""
    lines = [_line(checked, each) for checked, each in _shown(results, suppressed)]
    lines += [f"{place(each, checked.map.id)}: review {each.reason} [{who}: {said(each)}]" for checked, who, each in
              _judged(results)]  # fmt: skip
    ends = (line for checked in results for line in (gone(checked), summary(checked)) if line)
    return "".join(one_line(line) + "\n" for line in [*lines, *ends])


def _place(checked: Checked, finding: Finding) -> str:
    at = finding.location
    return ":".join(str(part) for part in (at.file, at.line, at.column) if part is not None) or checked.map.id


def suppressed(checked: Checked) -> str:
    """What is suppressed, a line each, with the reason; empty where nothing is."""
    hushed = (each for each in checked.findings if each.suppressed is not None)
    return "".join(one_line(_line(checked, each)) + "\n" for each in hushed)


def _line(checked: Checked, finding: Finding) -> str:
    return f"{_place(checked, finding)}: {finding.severity} {finding.code} {finding.message}{mark(finding)}"


def json_lines(results: Sequence[Checked]) -> str:
    """A JSON object a finding, with the id of its map; suppressed ones too. What readers say has a `reader` instead."""
    records = [{"map": checked.map.id, **each} for checked in results for each in as_record(checked)["findings"]]
    records += [{"map": checked.map.id, "reader": who, **asdict(each)} for checked, who, each in _judged(results)]
    records += [{**each.record(), "baseline": "absent"} for checked in results for each in checked.absent]
    lines = (json.dumps(each, ensure_ascii=False) for each in records)
    return "".join(STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n" for line in lines)


def github(results: Sequence[Checked]) -> str:
    """Workflow commands, which GitHub shows as annotations at the lines of a change; only of what is new."""
    lines = [_command(each) for _, each in _shown(results) if each.baseline != "unchanged"]
    return "".join(line + "\n" for line in [*lines, *(_notice(who, each) for _, who, each in _judged(results))])


def _command(finding: Finding) -> str:
    at = finding.location
    places = {"file": at.file, "line": at.line, "col": at.column, "title": f"argmap ({finding.code})"}
    return f"::{_LEVELS[finding.severity]} {_properties(places)}::" + _message(
        f"{finding.message} (to mend it: {finding.help})"
    )


def _notice(who: str, judged: Judged) -> str:
    at = judged.location
    places = {"file": at.file, "line": at.line, "col": at.column, "title": f"{who}: {said(judged)}"}
    return f"::notice {_properties(places)}::{_message(judged.reason)}"


def _properties(values: Mapping[str, object]) -> str:
    return ",".join(f"{key}={_property(str(value))}" for key, value in values.items() if value is not None)


def _message(text: str) -> str:
    return shown(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def markdown(results: Sequence[Checked], language: str | None = None, suppressed: bool = False) -> str:
    """A table a map, for the description of a pull request, and one of what readers say."""
    return "\n".join("".join(_tables(each, language or each.map.paper.language, suppressed)) for each in results)


def _tables(checked: Checked, language: str, suppressed: bool) -> Iterator[str]:
    yield f"### {markdown_text(summary(checked))}\n\n"
    rows = [
        (str(each.severity), each.code, _place(checked, each), each.message + mark(each),
         claim_words(checked, each, language))
        for _, each in _shown([checked], suppressed)
    ]  # fmt: skip
    yield from _table(("", "code", "where", "finding", "claim"), rows)
    yield from (f"\n{markdown_text(line)}\n" for line in filter(None, (gone(checked),)))
    judged = [
        (place(each, checked.map.id), who, said(each), each.reason, claim_words(checked, each, language))
        for _, who, each in _judged([checked])
    ]
    if judged:
        yield "\nWhat readers say, neither computed nor counted:\n\n"
        yield from _table(("where", "reader", "judgement", "reason", "claim"), judged)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield "| " + " | ".join(heads) + " |\n" + "|---" * len(heads) + "|\n"
    for row in rows:
        yield "| " + " | ".join(map(markdown_text, row)) + " |\n"


def counts(results: Sequence[Checked]) -> Counter[tuple[str, str, Severity]]:
    """How many findings there are by code, name and severity; what is suppressed is not counted."""
    found = Counter((each.code, each.name, each.severity) for _, each in _shown(results))
    for checked in results:
        found.update({(*rule, Severity.NOTE): count for rule, count in checked.counted.items()})
    return found


def statistics(results: Sequence[Checked]) -> str:
    """A line a rule, over all maps: how many findings, of what severity; then how many in all."""
    found = counts(results)
    wide = max((len(name) for _, name, _ in found), default=0)
    lines = [f"{found[each]:>6}  {each[0]}  {each[1]:<{wide}}  {each[2]}" for each in _ordered(found)]
    return "\n".join([*lines, f"{found.total():>6}  in {many(len(results), 'map')}"]) + "\n"


def statistics_json(results: Sequence[Checked], several: bool = False) -> str:
    """The counts of each map as JSON; of several maps as an array, in the order of the arguments."""
    records = [_statistics(each) for each in results]
    return json_text(records if several or len(records) != 1 else records[0])


def _statistics(checked: Checked) -> dict[str, Any]:
    found = counts([checked])
    entries = [dict(zip(("code", "name", "severity", "count"), (*each, found[each]), strict=True)) for each in
               _ordered(found)]  # fmt: skip
    return {"argmap": __version__, "map": checked.map.id, "statistics": entries}


def _ordered(found: Counter[tuple[str, str, Severity]]) -> list[tuple[str, str, Severity]]:
    return sorted(found, key=lambda each: (LEVELS[each[2]], -found[each], each[0]))
