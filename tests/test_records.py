"""What the verbs write as JSON, and the schemas that are published for it.

A schema lets records grow, so that by itself it would pass what it does not tell of. Here it is taken at its word: each
answer has every field that it names, and no other.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from argmap import load
from argmap.cli import argmap as command
from argmap.records.outputs import OUTPUTS

ROOT = Path(__file__).parent.parent
MAPS = sorted(path.parent for path in (ROOT / "maps").glob("*/map.json"))
DRAFT, MENDED, OF_THE_PAPER = (
    ROOT / "maps" / name for name in ("school-start-1", "school-start-2", "us-japan-alliance")
)


def published(kind: str) -> dict[str, Any]:
    """The schema as it is committed."""
    found: dict[str, Any] = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return found


@cache
def exact(kind: str) -> Draft202012Validator:
    """The schema with every record whole and closed."""
    schema = published(kind)
    for record in (schema, *schema["$defs"].values()):
        if "properties" in record:
            record |= {"required": list(record["properties"]), "additionalProperties": False}
    return Draft202012Validator(schema)


def faults(kind: str, answer: object) -> list[str]:
    """Where an answer is not as it is told; with each form that it might have, what keeps it from that."""
    return [
        f"{error.json_path}: {error.message[:200]} {[each.message[:200] for each in error.context or ()]}"
        for error in exact(kind).iter_errors(answer)
    ]


def written(*words: object) -> Any:
    """What a command prints as JSON, with all that it would tell on the other channel left aside."""
    result = CliRunner().invoke(command, [*map(str, words), "--format", "json", "--quiet"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return json.loads(result.stdout)


def findings(answer: Any) -> list[dict[str, Any]]:
    return [each for record in (answer if isinstance(answer, list) else [answer]) for each in record["findings"]]


# check


@pytest.mark.parametrize("folder", MAPS, ids=lambda folder: folder.name)
def test_what_check_writes_of_a_map(folder: Path) -> None:
    answer = written("check", folder, "--all", "--preview")
    assert findings(answer)
    assert faults("check", answer) == []


def test_what_check_writes_of_several_maps() -> None:
    answer = written("check", *MAPS)
    assert [each["map"] for each in answer] == [load(folder).id for folder in MAPS]
    assert faults("check", answer) == []


def test_what_check_writes_with_a_review() -> None:
    answer = written("check", OF_THE_PAPER, "--review", OF_THE_PAPER / "reviews")
    judged = [each for review in answer["reviews"] for each in review["judgements"]]
    assert any(each["findings"] for each in judged)
    assert faults("check", answer) == []


def test_what_check_writes_with_a_baseline(tmp_path: Path) -> None:
    """What is known, what is new and, of the mended draft, what is no longer found."""
    known = tmp_path / "known.json"
    written("check", DRAFT, "--ignore", "SUP", "--write-baseline", known)
    answer, mended = (written("check", folder, "--baseline", known) for folder in (DRAFT, MENDED))
    assert {each["baseline"] for each in findings(answer)} == {"new", "unchanged"}
    assert mended["absent"]
    assert faults("check", answer) == faults("check", mended) == []


def test_what_check_writes_of_what_is_let_stand(tmp_path: Path) -> None:
    """And of a claim with an anchor, with the text at hand."""
    hushed = {"ignore": [{"code": "SUP202", "reason": "A draft.", "by": "A. Reader", "until": "2999-01-01"}]}
    claim = {"id": "thesis", "text": "It lasts.", "anchors": [{"quote": "will last"}], "lint": hushed}
    path, text = tmp_path / "map.json", tmp_path / "text.txt"
    path.write_text(json.dumps({"argmap": 1, "id": "m", "trees": [claim]}), encoding="utf-8")
    text.write_text("It will last.", encoding="utf-8")
    answer = written("check", path, "--text", text)
    assert {"reason": "A draft.", "by": "A. Reader", "until": "2999-01-01"} in [
        each["suppressed"] for each in findings(answer)
    ]
    assert {"section": None, "start": 3, "end": 12} in [place for each in findings(answer) for place in each["anchors"]]
    assert faults("check", answer) == []


# explore


def questions(folder: Path) -> Iterator[list[object]]:
    """All that can be asked, of the roots of a map and of the first steps to them."""
    whole = load(folder)
    steps = [each.id for claim in whole.claims for each in claim.inferences]
    yield from ([], ["--sources"])
    for root in whole.roots:
        yield ["--critical", root]
        yield ["--critical", root, "--sources", "--order", 2]
        yield ["--assume", root]
    yield ["--reject", steps[0]]
    yield ["--reject", steps[0], "--assume", steps[-1]]


@pytest.mark.parametrize("folder", MAPS, ids=lambda folder: folder.name)
def test_what_explore_writes_of_a_map(folder: Path) -> None:
    for question in questions(folder):
        assert faults("explore", written("explore", folder, *question)) == [], question


def test_each_kind_of_answer_has_something_in_it() -> None:
    """So that the records within records are looked at as well."""
    points, carried, lost, gained = (
        written("explore", *question)
        for question in (
            [OF_THE_PAPER],
            [DRAFT, "--critical", "students-gain"],
            [DRAFT, "--reject", "teens-need"],
            [DRAFT, "--reject", "parents-work"],
        )
    )
    assert points["heaviest"]
    assert any(root["points"] for root in points["roots"])
    assert all(carried[key] for key in ("cuts", "choices"))
    assert all(lost[key] for key in ("lost", "fallen"))
    assert all(gained[key] for key in ("gained", "restored"))
    assert [faults("explore", each) for each in (points, carried, lost, gained)] == [[], [], [], []]


# diff and align


@pytest.mark.parametrize("folder", MAPS, ids=lambda folder: folder.name)
def test_what_diff_writes_of_two_maps(folder: Path) -> None:
    answer = written("diff", DRAFT, folder)
    assert bool(answer["changes"]) == (folder != DRAFT)
    assert faults("diff", answer) == []


def test_what_align_writes_of_two_texts() -> None:
    answer = written("align", *asked_of("align", DRAFT))
    assert answer["matches"]
    assert faults("align", answer) == []


# The schemas


NEEDED = {
    "check": ("map", "findings"), "explore": ("map", "roots"), "diff": ("matches", "changes", "findings"),
    "align": ("pairs", "matches"),
}  # fmt: skip


def test_what_every_verb_writes_is_looked_at() -> None:
    """`merge` in `test_merge_cli`, `anchor` in `test_revising`, as they write maps besides; `log` in `test_log`."""
    assert set(OUTPUTS) == {*NEEDED, "anchor", "log", "merge"}


def asked_of(kind: str, folder: Path) -> list[Path]:
    """What is asked about a map: of two, the draft of the essay and this; of two texts, the two essays."""
    if kind == "align":
        return [DRAFT / "essay.txt", MENDED / "essay.txt"]
    return [DRAFT, folder] if kind == "diff" else [folder]


@pytest.mark.parametrize("kind", NEEDED)
@pytest.mark.parametrize("folder", MAPS, ids=lambda folder: folder.name)
def test_a_record_that_has_grown_is_still_good(kind: str, folder: Path) -> None:
    """Later versions add fields; an answer that lacks one of today's is none."""
    answer = written(kind, *asked_of(kind, folder))
    schema = Draft202012Validator(published(kind))
    assert schema.is_valid(answer)
    assert schema.is_valid(answer | {"later": 1})
    for key in NEEDED[kind]:
        assert not schema.is_valid({name: each for name, each in answer.items() if name != key}), key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("severity", "fatal"), ("blame", "nobody"), ("code", "INF1"), ("rank", 0), ("baseline", "old"),
        ("related", "a"), ("message", None), ("subject", {"id": "a", "type": "section"}),
        ("location", {"file": "map.json"}), ("suppressed", True), ("anchors", [{"section": 1}]), ("cut_order", "1"),
    ],
    ids=str,
)  # fmt: skip
def test_a_finding_that_is_not_as_told_is_refused(key: str, value: Any) -> None:
    answer = copy.deepcopy(written("check", MAPS[0]))
    answer["findings"][0][key] = value
    assert faults("check", answer)
    assert not Draft202012Validator(published("check")).is_valid(answer)


def properties(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property at whatever depth of a schema, with its place."""
    for key, each in schema.items() if isinstance(schema, dict) else ():
        if key == "properties":
            yield from ((f"{at}/{name}", about) for name, about in each.items())
        yield from properties(each, f"{at}/{key}")
    for number, each in enumerate(schema if isinstance(schema, list) else ()):
        yield from properties(each, f"{at}/{number}")


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").iterdir()), ids=lambda path: path.name)
def test_an_editor_can_explain_every_property(path: Path) -> None:
    found = list(properties(json.loads(path.read_text(encoding="utf-8"))))
    assert found
    assert [place for place, about in found if not (about.get("title") or about.get("description"))] == []
