"""explore: what carries a claim, what falls with what; the answers in JSON and in words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "schemas" / "explore.schema.json").read_text(encoding="utf-8"))
PAPER = ROOT / "maps" / "us-japan-alliance"

MAP: dict[str, Any] = {
    "argmap": 1, "id": "m", "paper": {"language": "en"},
    "references": [{"id": "walt", "type": "book"}, {"id": "waltz", "type": "book"}],
    "trees": [{"id": "thesis", "text": "The alliance lasts.", "inferences": [
        {"id": "thesis.i1", "premises": [
            {"id": "trade", "text": "Trade grows.", "cites": [{"source": "walt"}]},
            {"id": "trust", "text": "They trust."}]},
        {"id": "thesis.i2", "premises": [
            {"id": "talk", "text": "They talk.", "cites": [{"source": "walt"}]}, {"ref": "trust"}]}]}],
}  # fmt: skip


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(argmap, ["explore", str(path), *words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "m.json"
    written.write_text(json.dumps(MAP), encoding="utf-8")
    return written


def told(path: Path, *words: str) -> dict[str, Any]:
    result = run(path, *words, "--format", "json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    jsonschema.validate(record, SCHEMA)
    return record


CUTS = [
    ((), [["trust"], ["talk", "thesis.i1"], ["talk", "trade"], ["thesis.i1", "thesis.i2"], ["thesis.i2", "trade"]]),
    (("--order", "1"), [["trust"]]),
    (("--sources", "--order", "1"), [["trust"], ["walt"]]),
]


@pytest.mark.parametrize(("words", "expected"), CUTS)
def test_the_smallest_sets_that_fell_a_claim(path: Path, words: tuple[str, ...], expected: list[list[str]]) -> None:
    found = told(path, "--critical", "thesis", *words)
    assert found["claim"] == "thesis"
    assert sorted(sorted(each["members"]) for each in found["cuts"]) == sorted(expected)
    assert [each["order"] for each in found["cuts"]] == sorted(len(each["members"]) for each in found["cuts"])


def test_what_falls_with_a_claim_and_by_what_way(path: Path) -> None:
    found = told(path, "--reject", "walt")
    lost = {each["id"]: (each["from"], each["to"]) for each in found["lost"]}
    assert found["rejected"] == ["walt"]
    assert lost == {"trade": ("grounded", "ungrounded"), "talk": ("grounded", "ungrounded")}
    assert all(each["path"][-1] == each["id"] for each in found["lost"])


def test_what_is_assumed_gains_a_ground(path: Path) -> None:
    result = run(path, "--assume", "trust")
    assert result.exit_code == 0
    assert "thesis" in result.stdout


@pytest.mark.parametrize("words", [(), ("--critical", "impacts-adverse"), ("--reject", "quasi-equal"),
                                   ("--assume", "trends", "--reject", "advice-us.i1")])  # fmt: skip
def test_the_real_map_answers_in_both_forms(words: tuple[str, ...]) -> None:
    assert told(PAPER, *words)
    result = run(PAPER, *words)
    assert result.exit_code == 0
    assert result.stdout.strip()
    assert max(map(len, result.stdout.splitlines())) <= 160


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--critical", "thesiss"), "thesis"),
        (("--reject", "trad"), "trade"),
        (("--critical", "thesis.i1"), "step"),
        (("--order", "2"), "--critical"),
        (("--critical", "thesis", "--order", "0"), "order"),
    ],
)
def test_what_cannot_be_asked(path: Path, words: tuple[str, ...], hint: str) -> None:
    command = [sys.executable, "-m", "argmap", "explore", str(path), *words]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert hint in result.stderr


def test_a_faulty_map_is_explored_and_said_to_be_faulty(tmp_path: Path) -> None:
    circle = {"argmap": 1, "id": "m", "trees": [{"id": "a", "text": "A.", "inferences": [
        {"premises": [{"id": "b", "text": "B.", "inferences": [
            {"premises": [{"ref": "a"}, {"ref": "gone"}]}]}]}]}]}  # fmt: skip
    path = tmp_path / "m.json"
    path.write_text(json.dumps(circle), encoding="utf-8")
    result = run(path)
    assert result.exit_code == 0
    assert "fault" in result.stderr
