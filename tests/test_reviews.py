"""Readers' judgements beside the findings: at their places, by name, and counted nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap
from argmap.errors import NotAMapError

RECORD: dict[str, Any] = {
    "argmap": 1, "id": "m", "revision": "2", "sections": [{"id": "1"}],
    "references": [{"id": "walt", "type": "book"}],
    "trees": [{
        "id": "thesis", "text": {"en": "The alliance lasts.", "zh-Hant": "同盟持久。"},
        "anchors": [{"section": "1", "quote": "it lasts", "at": [3, 11]}],
        "inferences": [{"id": "thesis.i1", "premises": [
            {"id": "trade", "text": {"en": "Trade grows."}, "cites": [{"source": "walt"}]}, {"ref": "gone"}]}],
        "objections": [{"id": "o", "kind": "qualifies", "claim": {"id": "costs", "text": {"en": "It costs."}}}],
    }],
}  # fmt: skip
FORMS = ("text", "concise", "json", "json-lines", "sarif", "github", "markdown")


def judged(on: str, **more: Any) -> dict[str, Any]:
    return {"on": on, "criterion": "sufficiency", "category": "one-example", "severity": 2,
            "reason": f"About {on}."} | more  # fmt: skip


def review(*judgements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"map": "m", "reader": "A. Reader", "date": "2026-11-23", "judgements": list(judgements)} | more


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A map, with two readers who judge the same step, and one who judges elsewhere as well."""
    monkeypatch.chdir(tmp_path)
    saved("m.json", RECORD, indent=1)
    first = review(judged("walt"), judged("o"), judged("thesis.i1"), judged("thesis"))
    saved("one.json", first)
    saved("two.json", review(judged("thesis.i1", category="hasty", severity=3), reader="B. Reader", date=None))
    return tmp_path


def saved(name: str, record: object, indent: int | None = None) -> str:
    Path(name).write_text(json.dumps(record, ensure_ascii=False, indent=indent), encoding="utf-8")
    return name


def run(*words: str) -> Result:
    return CliRunner().invoke(argmap, ["check", "m.json", *words])


BOTH = ("--review", "one.json", "--review", "two.json")


def test_a_report_for_a_person_groups_them_by_place(folder: Path) -> None:
    """Under a heading of their own, after all that is computed, each place once."""
    text = run(*BOTH).stdout
    told = text.partition("Readers' judgements, which are neither computed nor counted:\n\n")[2]
    assert text.startswith(run().stdout)
    blocks = [block.splitlines() for block in told.split("\n\n")]
    assert [block[0].rpartition(" ")[2] for block in blocks] == ["walt", "thesis", "thesis.i1", "o"]
    assert blocks[2][1:] == [
        "    thesis (1): The alliance lasts.",
        "    computed on the same place: INF301, STR101; it has a part in SUP202 on thesis",
        "    A. Reader (2026-11-23): sufficiency, one-example, 2 of 3",
        "        About thesis.i1.",
        "    B. Reader: sufficiency, hasty, 3 of 3",
        "        About thesis.i1.",
    ]
    assert blocks[0][1:2] == ["    computed on the same place: nothing"]
    assert blocks[3][1] == "    costs: It costs."


def test_where_a_place_has_a_part_in_a_finding_about_another(folder: Path) -> None:
    """Bare claims of one section are one finding, about the first of them."""
    premises = [{"id": "rents", "text": "Rents rose."}, {"id": "wages", "text": "Wages rose."}]
    saved("m.json", {"id": "m", "trees": [{"id": "a", "text": "Costs rose.", "inferences": [{"premises": premises}]}]})
    saved("one.json", review(judged("wages")))
    told = run("--review", "one.json", "--select", "SUP201").stdout
    assert "    computed on the same place: nothing; it has a part in SUP201 on rents\n" in told


def test_long_reasons_are_broken_into_lines(folder: Path) -> None:
    saved("one.json", review(judged("thesis", reason="One word after another. " * 20), judged("o", reason="理由" * 80)))
    assert max(map(len, run("--review", "one.json").stdout.splitlines())) <= 100


def test_the_json_has_them_in_a_list_of_their_own(folder: Path) -> None:
    record = json.loads(run(*BOTH, "--format", "json").stdout)
    assert [(each["file"], each["reader"], each["date"]) for each in record["reviews"]] == [
        ("one.json", "A. Reader", "2026-11-23"), ("two.json", "B. Reader", None),
    ]  # fmt: skip
    told = {each["subject"]["id"]: each for each in record["reviews"][0]["judgements"]}
    assert {name: each["subject"]["type"] for name, each in told.items()} == {
        "walt": "reference", "thesis": "claim", "thesis.i1": "inference", "o": "objection",
    }  # fmt: skip
    assert told["thesis"]["location"]["pointer"] == "/trees/0"
    assert told["thesis.i1"]["anchors"] == [{"section": "1", "start": 3, "end": 11}]
    prints = {each["fingerprint"]: each["code"] for each in record["findings"]}
    assert all(prints[each["fingerprint"]] == each["code"] for each in told["thesis.i1"]["findings"])
    assert {"STR101", "INF301"} <= {each["code"] for each in told["thesis.i1"]["findings"]}


def test_sarif_has_a_run_for_each_reader(folder: Path) -> None:
    computed, *readers = json.loads(run(*BOTH, "--format", "sarif").stdout)["runs"]
    assert {each["kind"] for each in computed["results"]} == {"fail"}
    assert [each["tool"]["driver"]["name"] for each in readers] == ["A. Reader", "B. Reader"]
    results = [each for one in readers for each in one["results"]]
    assert {(each["kind"], each["level"]) for each in results} == {("review", "none")}
    assert [each["locations"][0]["physicalLocation"]["region"]["startLine"] > 1 for each in results] == [True] * 5
    assert len({one["automationDetails"]["id"] for one in (computed, *readers)}) == 3


def test_github_shows_notices(folder: Path) -> None:
    lines = [line for line in run(*BOTH, "--format", "github").stdout.splitlines() if "Reader" in line]
    assert len(lines) == 5
    assert lines[-1].startswith("::notice file=m.json,line=")
    assert lines[-1].endswith(",title=B. Reader%3A sufficiency%2C hasty%2C 3 of 3::About thesis.i1.")


def test_markdown_has_a_table_of_its_own(folder: Path) -> None:
    computed, _, told = run(*BOTH, "--format", "markdown").stdout.partition("\nWhat readers say, neither computed nor")
    assert computed == run("--format", "markdown").stdout
    assert len([line for line in told.splitlines() if line.startswith("| m.json:")]) == 5


def test_lines_say_who(folder: Path) -> None:
    lines = run(*BOTH, "--format", "concise").stdout.splitlines()
    told = [line for line in lines if ": review " in line]
    assert told[-1].endswith(": review About thesis.i1. [B. Reader: sufficiency, hasty, 3 of 3]")
    assert [line for line in lines if line not in told] == run("--format", "concise").stdout.splitlines()
    records = [json.loads(line) for line in run(*BOTH, "--format", "json-lines").stdout.splitlines()]
    assert [each["reader"] for each in records if "reader" in each] == ["A. Reader"] * 4 + ["B. Reader"]


@pytest.mark.parametrize("words", [[], ["--statistics"], ["--fail-level", "note"], ["--select", "LNT"], ["--all"]])
def test_they_are_counted_nowhere(folder: Path, words: list[str]) -> None:
    without, beside = run(*words, "--format", "json"), run(*words, *BOTH, "--format", "json")
    assert without.exit_code == beside.exit_code
    record = json.loads(beside.stdout)
    assert record | ({"reviews": []} if "reviews" in record else {}) == json.loads(without.stdout)
    assert run(*words, *BOTH).stdout.startswith(run(*words).stdout)


def test_findings_are_named_beside_them_whatever_is_told_of_them(folder: Path) -> None:
    """Also notes that the report only counts."""
    claims = [{"id": f"c{number}", "text": f"Costs rose {number} times."} for number in range(40)]
    for number, claim in enumerate(claims):
        claim["inferences"] = [{"premises": [{"id": f"p{number}", "text": f"Rents rose {number} times."}]}]  # type: ignore[assignment]
    saved("m.json", {"id": "m", "trees": claims})
    saved("one.json", review(judged("c30"), judged("c39")))
    told = run("--review", "one.json").stdout.partition("Readers' judgements")[2]
    assert told.count("SUP202") == 2


def test_a_folder_stands_for_its_reviews(folder: Path) -> None:
    (folder / "reviews").mkdir()
    for name in ("one.json", "two.json"):
        (folder / name).rename(folder / "reviews" / name)
    (folder / "reviews" / "notes.txt").write_text("no review")
    record = json.loads(run("--review", "reviews", "--format", "json").stdout)
    assert [each["file"] for each in record["reviews"]] == ["reviews/one.json", "reviews/two.json"]


# What has no place in the map, and what is no review.


@pytest.mark.parametrize(
    ("record", "says", "shown"),
    [
        (review(judged("gone"), judged("nowhere"), judged("thesis")), "the map 'm' has no 'gone', 'nowhere'; what", 1),
        (review(judged("thesis"), map="other"), "is about the map 'other', which is not among those checked", 0),
        (review(judged("thesis"), revision="1"), "is about revision 1, and the map is revision 2", 1),
        (review(judged("thesis"), revision="2"), "", 1),
        (review(), "", 0),
    ],
)
def test_what_has_no_place_is_said_and_the_rest_is_shown(
    folder: Path, record: dict[str, Any], says: str, shown: int
) -> None:
    done = run("--review", saved("one.json", record), "--review", "two.json", "--format", "json")
    assert (done.stderr.startswith("one.json: "), says in done.stderr) == (bool(says), True)
    found = {each["file"]: each["judgements"] for each in json.loads(done.stdout)["reviews"]}
    assert (len(found.get("one.json", ())), len(found["two.json"]), done.exit_code) == (shown, 1, 1)
    assert run("--review", "one.json", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (RECORD, "is a map, and no review"),
        (review() | {"readers": "A"}, "unknown key"),
        ({"part": "evidence", "trees": []}, "is a part of a map, and no review"),
        ({"map": "m"}, "reader"),
        (review(judged("thesis", severity=4)), "/judgements/0/severity"),
        (review(judged("thesis", criterion="taste")), "/judgements/0/criterion"),
        ([], 'holds no JSON object\n    a review is an object: {"map": '),
        (None, "there is no such file"),
    ],
)
def test_what_is_no_review_is_refused(folder: Path, content: object, says: str) -> None:
    name = "nowhere.json" if content is None else saved("one.json", content)
    done = run("--review", name)
    assert isinstance(done.exception, NotAMapError)
    assert done.exception.exit_code == 2
    assert says in str(done.exception)
    assert done.stdout == ""


def test_an_empty_review_is_not_taken_for_a_map(folder: Path) -> None:
    (folder / "one.json").write_bytes(b"\n")
    done = run("--review", "one.json")
    assert isinstance(done.exception, NotAMapError)
    assert str(done.exception).startswith("one.json:1:1: is empty\n    a review is an object: ")


def test_several_maps_each_with_its_own(folder: Path) -> None:
    """Revisions of one map have one id: what is said of it is shown beside each."""
    saved("other.json", RECORD | {"id": "other"})
    saved("again.json", RECORD)
    saved("two.json", review(judged("thesis"), map="other", reader="B. Reader"))
    done = CliRunner().invoke(argmap, ["check", "m.json", "other.json", "again.json", *BOTH, "--format", "json"])
    assert [[each["reader"] for each in record["reviews"]] for record in json.loads(done.stdout)] == [
        ["A. Reader"], ["B. Reader"], ["A. Reader"],
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_reader_makes_a_line_or_an_escape(folder: Path, form: str) -> None:
    bad = "x\u202e\nm.json:1:1: error STR999 | <b> %0A\n::error::forged"
    saved("one.json", review(judged("thesis", reason=bad, category=bad), reader=bad))
    told = run("--review", "one.json", "--format", form).stdout
    assert "\u202e" not in told
    lines = told.splitlines() if form not in ("json", "sarif") else []
    assert not [line for line in lines if line.startswith(("m.json:1:1:", "::error::"))]
    rows = [line for line in lines if line.startswith("| m.json")] if form == "markdown" else []
    assert all(line.count(" | ") == 4 for line in rows)
