"""The report of one screen: the first in full, the rest counted."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from argmap.check import Checked, check
from argmap.digest import COLUMNS, FIRST, LINES, clipped, digest
from argmap.load import loads, read

MAPS = sorted((Path(__file__).parent.parent / "maps").glob("*/map.json"))


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("language", ["en", "zh-Hant", None])
def test_it_fits_on_a_screen(path: Path, language: str | None) -> None:
    lines = digest(check(read(path)), language).splitlines()
    assert len(lines) <= LINES
    assert max(map(columns, lines)) <= COLUMNS


def test_what_is_said_of_two_steps_to_a_claim_is_told_once() -> None:
    steps = [
        {"premises": [{"id": name, "text": f"It is {name}.", "kind": "empirical"}], "scheme": "sign"}
        for name in ("b", "c")
    ]
    tree = {"id": "a", "text": "They want it.", "kind": "intentional", "inferences": steps}
    found = check(loads(json.dumps({"argmap": 1, "id": "m", "trees": [tree]})), select=("INF322",))
    lines = [line for line in digest(found).splitlines() if "INF322" in line]
    assert [line.endswith(" (×2)") for line in lines] == [True]
    assert digest(found).splitlines()[-1].startswith("m: 0 errors, 2 warnings")


def test_a_long_summary_is_told_to_its_end() -> None:
    argument = loads(json.dumps({"argmap": 1, "id": "m" * 90, "trees": [{"id": "a", "text": "A."}]}))
    lines = digest(check(argument)).splitlines()
    assert "".join(lines[-2:]).endswith("; anchors unverified")
    assert max(map(columns, lines)) <= COLUMNS


def checked(aims: int, sections: int = 3, **more: Any) -> Checked:
    """A map with so many bare aims, spread over sections."""
    premises = [
        {"id": f"aim-{n:03}", "kind": "intentional", "text": f"They want number {n}.",
         "anchors": [{"section": f"s{n % sections}", "quote": "want"}]} for n in range(aims)
    ]  # fmt: skip
    tree = {"id": "r", "text": "So it is.", "inferences": [{"id": "r.i1", "premises": premises}]}
    record = {"argmap": 1, "id": "m", "sections": [{"id": f"s{n}"} for n in range(sections)], "trees": [tree], **more}
    return check(loads(json.dumps(record)), select=("INF323",))


def test_few_findings_are_all_told() -> None:
    lines = digest(checked(3)).splitlines()
    assert sum("INF323" in line for line in lines) == 3
    assert not [line for line in lines if "--all" in line]
    assert lines[-1] == "m: 0 errors, 3 warnings, 0 notes; anchors unverified"


def test_the_rest_is_counted_by_section_and_rule() -> None:
    lines = digest(checked(FIRST + 7)).splitlines()
    assert sum(line.startswith("  warning INF323") for line in lines) == FIRST
    at = next(number for number, line in enumerate(lines) if line.startswith("and 7 findings, by section and rule"))
    assert [line.split() for line in lines[at + 1 : at + 4]] == [
        ["s0", "INF323", "2"], ["s1", "INF323", "2"], ["s2", "INF323", "3"]]  # fmt: skip


def test_more_sections_than_room_are_counted_together() -> None:
    lines = digest(checked(FIRST + 200, sections=200)).splitlines()
    assert len(lines) <= LINES
    shown = [line for line in lines if line.startswith("  s")]
    more = next(line for line in lines if "more sections" in line).split()
    assert len(shown) + int(more[0]) == 200
    assert sum(int(line.split()[-1]) for line in shown) + int(more[4]) == 200


def test_notes_that_were_only_counted_are_counted() -> None:
    record = {"argmap": 1, "id": "m", "trees": [{"id": f"c{n}", "text": f"Aim {n}.", "status": "needs-support"}
                                                for n in range(30)]}  # fmt: skip
    found = check(loads(json.dumps(record)), select=("SUP203",), most_notes=12)
    lines = digest(found).splitlines()
    assert lines[0].startswith("and 30 notes")
    assert lines[1].split() == ["notes", "SUP203", "30"]


def test_what_is_known_takes_a_line() -> None:
    """However many of what is new are told in full, and counted by section."""
    found = checked(FIRST + 200, sections=200)
    half = [replace(each, baseline="unchanged" if n % 2 else "new") for n, each in enumerate(found.findings)]
    lines = digest(replace(found, findings=tuple(half)), None, "k\x1b.json").splitlines()
    assert len(lines) <= LINES
    assert lines[-3:-1] == ["110 known from k\N{REPLACEMENT CHARACTER}.json (--all lists them)", ""]
    assert sum(line.startswith("  warning INF323  [new]") for line in lines) == FIRST
    assert not [line for line in lines if "[unchanged]" in line]


def test_findings_of_one_claim_stand_together() -> None:
    tree = {"id": "r", "kind": "predictive", "text": "It will rain.", "inferences": [{"id": "r.i1", "premises": [
        {"id": "a", "text": "Clouds.", "status": "axiomatic"}]}]}  # fmt: skip
    found = check(loads(json.dumps({"argmap": 1, "id": "m", "trees": [tree]})), select=("SCP605", "INF301"))
    lines = digest(found).splitlines()
    assert lines[:2] == ["m", "  r: It will rain."]
    assert [line.split()[1] for line in lines[2:4]] == ["INF301", "SCP605"]


CLIPPED = [("short", "short"), ("x" * 100, "x" * 100), ("x" * 101, "x" * 99 + "…"), ("語" * 51, "語" * 49 + "…")]


@pytest.mark.parametrize(("line", "expected"), CLIPPED)
def test_clipped(line: str, expected: str) -> None:
    assert clipped(line) == expected


def test_nothing_in_it_steers_a_terminal() -> None:
    tree = {"id": "r", "kind": "intentional", "text": "They want\u202e it."}
    text = digest(check(loads(json.dumps({"argmap": 1, "id": "m", "trees": [tree]}))))
    assert "\u202e" not in text
