"""Findings as a program and as a person reads them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from argmap.check import Checked, check
from argmap.findings import Finding
from argmap.load import read
from argmap.report import as_json, as_record, as_text, by_family, json_text
from argmap.safe import shown

RECORD: dict[str, Any] = {
    "argmap": 1,
    "id": "m",
    "paper": {"language": "zh-Hant"},
    "sections": [{"id": "III.1(1)"}],
    "references": [{"id": "walt", "type": "book"}],
    "trees": [
        {
            "id": "thesis",
            "text": {"en": "The alliance lasts.", "zh-Hant": "同盟持久。"},
            "anchors": [{"section": "III.1(1)", "quote": "同盟", "at": [3, 5]}, {"quote": "持久"}],
            "lint": {"ignore": [{"code": "SUP202", "reason": "An essay."}]},
            "objections": [{"id": "o", "kind": "rebuts", "claim": {"id": "costs", "text": {"en": "It costs."}}}],
            "inferences": [
                {"id": "thesis.i1", "premises": [
                    {"id": "trade", "text": {"en": "Trade grows.", "zh-Hant": "貿易增長。"}}, {"ref": "gone"}]},
                {"id": "thesis.i2", "scheme": "sign", "roles": {"sign": ["peace"]}, "premises": [
                    {"id": "peace", "status": "assumed", "text": "There is peace."}]},
            ],
        }
    ],
}  # fmt: skip


def checked(record: dict[str, Any] = RECORD, *select: str) -> Checked:
    return check(read(json.dumps(record, indent=1).encode()), select=select)


# The JSON.


def record_of(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


STRING, NUMBER = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}
STRING_OR_NULL, NUMBER_OR_NULL = {"type": ["string", "null"]}, {"type": ["integer", "null"]}
FINDING = record_of({
    "code": {"type": "string", "pattern": r"^[A-Z]{3}\d{3}$"},
    "name": STRING,
    "severity": {"enum": ["error", "warning", "note"]},
    "blame": {"enum": ["map", "paper", "either"]},
    "message": STRING,
    "help": STRING,
    "subject": record_of({
        "id": STRING,
        "type": {"enum": ["claim", "inference", "objection", "anchor", "citation", "reference", "term", "map"]},
    }),
    "related": list_of(STRING),
    "location": record_of({
        "file": STRING_OR_NULL, "pointer": {"type": "string"}, "line": NUMBER_OR_NULL, "column": NUMBER_OR_NULL,
    }),
    "anchors": list_of(record_of({"section": STRING_OR_NULL, "start": NUMBER_OR_NULL, "end": NUMBER_OR_NULL})),
    "rank": NUMBER,
    "cut_order": NUMBER_OR_NULL,
    "fingerprint": STRING,
    "suppressed": {"anyOf": [
        {"type": "null"}, record_of({"reason": STRING_OR_NULL, "by": STRING_OR_NULL, "until": STRING_OR_NULL}),
    ]},
    "baseline": {"enum": ["new", "unchanged", None]},
})  # fmt: skip
JUDGEMENT = record_of({
    "subject": FINDING["properties"]["subject"],
    "criterion": {"enum": ["acceptability", "relevance", "sufficiency"]},
    "category": STRING,
    "severity": {"enum": [1, 2, 3]},
    "reason": STRING,
    **{key: FINDING["properties"][key] for key in ("location", "anchors")},
    "findings": list_of(record_of({"code": STRING, "subject": STRING, "fingerprint": STRING})),
})  # fmt: skip
REVIEW = record_of({
    "file": STRING, "reader": STRING, "date": STRING_OR_NULL, "revision": STRING_OR_NULL,
    "judgements": list_of(JUDGEMENT),
})  # fmt: skip
STATES = ["grounded", "assumption-dependent", "ungrounded", "defeated"]
STATUSES = ["licensed", "conditional", "gap", "broken"]
SHAPE = record_of({
    "argmap": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    "map": STRING,
    "findings": list_of(FINDING),
    "claims": {"type": "object", "additionalProperties":
               record_of({"state": {"enum": STATES}, "through": STRING_OR_NULL})},
    "inferences": {"type": "object", "additionalProperties":
                   record_of({"status": {"enum": STATUSES}, "why": list_of(STRING)})},
    "absent": list_of(record_of({"map": STRING, "code": STRING, "subject": STRING, "fingerprint": STRING})),
    "reviews": list_of(REVIEW),
})  # fmt: skip


def test_the_shape_of_the_json() -> None:
    """Fixed: fields are added, never changed."""
    Draft202012Validator(SHAPE).validate(json.loads(as_json([checked()])))


def test_the_order_of_its_keys() -> None:
    record = json.loads(as_json([checked()]))
    assert list(record) == list(SHAPE["properties"])
    assert {tuple(each) for each in record["findings"]} == {tuple(FINDING["properties"])}


def test_what_the_json_says() -> None:
    record = json.loads(as_json([checked()]))
    assert record["map"] == "m"
    assert record["claims"]["thesis"] == {"state": "defeated", "through": None}
    assert record["claims"]["peace"] == {"state": "assumption-dependent", "through": None}
    assert record["inferences"]["thesis.i1"] == {"status": "gap", "why": ["INF301"]}
    assert record["inferences"]["thesis.i2"]["status"] == "conditional"
    (root,) = [each for each in record["findings"] if each["code"] == "SUP202"]
    assert root["anchors"] == [
        {"section": "III.1(1)", "start": 3, "end": 5},
        {"section": None, "start": None, "end": None},
    ]
    assert root["location"] == {"file": "<stdin>", "pointer": "/trees/0", "line": 19, "column": 3}
    assert root["suppressed"] == {"reason": "An essay.", "by": None, "until": None}


def test_one_map_is_an_object_and_several_are_an_array() -> None:
    found = checked()
    assert json.loads(as_json([found, found])) == [as_plain(found)] * 2
    assert json.loads(as_json([found])) == as_plain(found)


def test_a_finding_is_recorded_with_all_its_fields() -> None:
    found = checked()
    assert as_record(found)["findings"] == [asdict(each) | {"anchors": [asdict(place) for place in each.anchors]}
                                            for each in found.findings]  # fmt: skip


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    ),
    st.integers(0, 4),
)
def test_however_deep_it_is_laid_out_it_says_the_same(value: object, deep: int) -> None:
    assert json.loads(json_text(value, deep)) == value


def test_a_finding_has_a_line() -> None:
    record = {"map": "m", "findings": [{"code": "SUP201", "related": ["b"]}, {"code": "INF301", "related": []}]}
    findings = ['{"code": "SUP201", "related": ["b"]},', '{"code": "INF301", "related": []}']
    assert json_text(record).splitlines() == [
        "{", ' "map": "m",', ' "findings": [', *(f"  {each}" for each in findings), " ]", "}",
    ]  # fmt: skip
    assert json_text([record]).splitlines()[3:6] == ['  "findings": [', *(f"   {each}" for each in findings)]


def as_plain(found: Checked) -> Any:
    return json.loads(json.dumps(as_record(found)))


def test_the_json_is_the_same_in_every_process(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "check", "--format", "json", str(path)]
    outputs = {
        subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


# The text.


def block(text: str, code: str) -> list[str]:
    """The lines of the first finding of a rule."""
    return next(each for each in re.split(r"\n\s*\n", text) if f" {code} " in each).splitlines()


def test_a_finding_for_a_person() -> None:
    """Where, what, the words of the claim, and the way to mend it."""
    lines = block(as_text(checked()), "STR101")
    assert re.fullmatch(r"<stdin>:\d+:\d+: error STR101 premise 'gone' is .*\[dangling-reference\]", lines[0])
    assert lines[1].strip() == "thesis (III.1(1)): 同盟持久。"
    assert lines[2].strip().startswith("help: define the id")


def test_line_and_column_lead_to_the_place() -> None:
    source = json.dumps(RECORD, indent=1).splitlines()
    _, line, column, _ = block(as_text(checked()), "STR101")[0].split(":", 3)
    assert source[int(line) - 1][int(column) - 1 :].startswith("{")
    assert '"gone"' in source[int(line)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (None, "同盟持久。"),
        ("zh-Hant", "同盟持久。"),
        ("zh", "同盟持久。"),
        ("en", "The alliance lasts."),
        ("both", "The alliance lasts. / 同盟持久。"),
    ],
)
def test_the_words_of_a_claim_come_in_the_language_asked_for(language: str | None, words: str) -> None:
    assert block(as_text(checked(), language), "INF301")[1].endswith(f": {words}")


def test_an_objection_is_told_by_the_claim_that_objects() -> None:
    lines = block(as_text(checked(), "en"), "DIA702")
    assert "'costs' stands and defeats 'thesis'" in lines[0]
    assert lines[1].strip() == "costs: It costs."


def test_what_is_suppressed_is_counted_and_not_told() -> None:
    text = as_text(checked(RECORD, "SUP202"))
    assert "SUP202" not in text
    assert "1 suppressed" in text


def test_the_last_line_counts() -> None:
    found = checked(RECORD, "STR101", "INF301")
    assert as_text(found).splitlines()[-1] == "m: 1 error, 1 warning, 0 notes; anchors unverified"
    assert as_text(checked(RECORD, "STR109")).splitlines() == ["m: no findings; anchors unverified"]


def test_a_map_from_nowhere_is_told_by_its_id() -> None:
    found = check(checked().map, select=("STR101",))
    assert as_text(found).startswith("m: error STR101 ")


def test_families_are_counted() -> None:
    assert by_family(checked(RECORD, "STR", "DIA702", "SUP202").findings) == "DIA 1, STR 1"
    assert by_family(()) == "none"


# Text is data: nothing in a map becomes a terminal escape.

CONTROLS = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))]
DIRECTIONS = [*"\u061c\u200e\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
HARMFUL = set(CONTROLS) - set("\n\t") | set(DIRECTIONS)


def spoilt(word: str) -> dict[str, Any]:
    """A map with a word wherever a file may have any word."""
    step = {"id": "a.i1", "scheme": "sign", "roles": {word: [word]}, "answers": {word: {"status": "waived"}},
            "premises": [{"ref": word}]}  # fmt: skip
    objection = {"id": "o", "kind": "rebuts", "claim": {"ref": word}}
    claim = {"id": "a", "text": "A.", "if": [word], "contradicts": [word], "cites": [{"note": word}],
             "inferences": [step], "objections": [objection]}  # fmt: skip
    return {"argmap": 1, "id": "m", "roots": ["a", word], "trees": [claim]}


def test_no_control_character_reaches_the_terminal() -> None:
    for char in sorted(HARMFUL):
        text = as_text(checked(spoilt(f"gone{char}[31mred")))
        assert char not in text, f"U+{ord(char):04X}"
        assert "STR101" in text


def test_no_mark_of_direction_in_a_text_turns_the_line_round() -> None:
    for char in DIRECTIONS:
        text = as_text(checked({"argmap": 1, "id": "m", "trees": [{"id": "a", "text": f"Costs {char}rise."}]}))
        assert "Costs" in text
        assert char not in text, f"U+{ord(char):04X}"


def test_no_control_character_stands_bare_in_the_json() -> None:
    """It is data, and it is written to terminals as well: JSON has escapes for every character."""
    for char in sorted(set(CONTROLS) - set("\n")):
        found = checked(spoilt(f"gone{char}[31mred"))
        written = as_json([found])
        assert char not in written, f"U+{ord(char):04X}"
        assert any(f"gone{char}[31mred" in each["message"] for each in json.loads(written)["findings"])


def test_a_word_of_the_map_never_makes_a_line_of_the_report() -> None:
    text = as_text(checked(spoilt("gone\nm.json:1:1: error STR999 forged")))
    assert not [line for line in text.splitlines() if line.startswith("m.json:1:1:")]


def test_the_name_of_a_file_is_shown_safely(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202eb.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    assert not HARMFUL & set(as_text(check(read(path))))


def test_what_is_harmless_is_shown_as_it_is() -> None:
    assert shown("同盟 – “é”\t\U0001d11e\n") == "同盟 – “é”\t\U0001d11e\n"


def messages(found: Checked) -> list[Finding]:
    return [each for each in found.findings if each.suppressed is None]


def test_every_finding_that_counts_is_told_once() -> None:
    found = checked()
    heads = [line for line in as_text(found).splitlines() if line.startswith("<stdin>:")]
    assert len(heads) == len(messages(found))
