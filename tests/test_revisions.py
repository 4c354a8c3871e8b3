"""REV801-807: what is worth a look in a revision. Each row is an old map, a new one, and what is told of the new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from sketches import by, c, o

from argmap.cli import argmap
from argmap.diff import diff
from argmap.graph import graph
from argmap.load import loads
from argmap.model import Review
from argmap.passages import passages
from argmap.rules import catalogue

Written = dict[str, Any]
ROOT = Path(__file__).parent.parent
CITED = {"cites": [{"source": "walt"}]}
TWICE = {"cites": [{"source": "walt"}, {"source": "waltz"}]}
LIKELY, SURE = {"modality": "probable"}, {"modality": "certain"}
IGNORED = {"lint": {"ignore": [{"code": "REV802", "reason": "Said so in the reply to the reviewers."}]}}


def written(claims: list[Written], **header: Any) -> Written:
    return {"argmap": 1, "id": "m", "sections": [{"id": "1"}], "roots": [claims[0]["id"]], "trees": claims,
            "references": [{"id": "walt", "type": "book"}, {"id": "waltz", "type": "book"}], **header}  # fmt: skip


def scoped(quantifier: str, *places: str) -> Written:
    return {"scope": {"quantifier": quantifier, "places": list(places)}}


def quoting(*quotes: str) -> Written:
    return {"anchors": [{"section": "1", "quote": each} for each in quotes]}


def told(old: list[Written], new: list[Written], reviews: list[Written] | None = None) -> list[str]:
    maps = [loads(json.dumps(written(side))) for side in (old, new)]
    found = diff(*maps, reviews=[Review.model_validate(each) for each in reviews or ()])
    return [f"{each.code} {each.subject.id}" for each in found.revision if each.suppressed is None]


PREMISE = [c("a", by("b")), c("b", **CITED)]
ANSWERED = o("a.o1", "x", "rebuts", o("r", "y"))
OBJECTED = [c("a", objections=[o("a.o1", "x")]), c("x")]
TABLE: list[tuple[str, list[Written], list[Written], list[str]]] = [
    ("nothing", PREMISE, PREMISE, []),
    # REV801: where the loss begins
    ("a citation goes", PREMISE, [c("a", by("b")), c("b")], ["REV801 b"]),
    ("another citation", PREMISE, [c("a", by("b")), c("b", cites=[{"source": "waltz"}])], []),
    ("the step goes", PREMISE, [c("a"), c("b", **CITED)], ["REV801 a"]),
    ("it is only assumed now", PREMISE, [c("a", by("b")), c("b", status="assumed")], ["REV801 b"]),
    ("never grounded", [c("a", by("b")), c("b")], [c("a"), c("b")], []),
    ("an objection stands", [c("a", **CITED), c("x")], [c("a", objections=[o("a.o1", "x")], **CITED), c("x")],
     ["REV801 a"]),
    ("a premise and the claim itself", [c("a", by("b"), objections=[ANSWERED]), c("b", **CITED), c("x"), c("y")],
     [c("a", by("b"), objections=[o("a.o1", "x")]), c("b"), c("x"), c("y")], ["REV801 a", "REV801 b"]),
    # REV802: stronger or wider, for nothing
    ("stronger", [c("a", **LIKELY)], [c("a", **SURE)], ["REV802 a"]),
    ("weaker", [c("a", **SURE)], [c("a", **LIKELY)], []),
    ("stronger, with a source", [c("a", **LIKELY, **CITED)], [c("a", **SURE, **TWICE)], []),
    ("stronger, with a premise", [c("a", by("b"), **LIKELY), c("b"), c("d")],
     [c("a", by("b", "d"), **SURE), c("b"), c("d")], ["REV806 d"]),
    ("stronger, with a step", [c("a", **LIKELY), c("b")], [c("a", by("b"), **SURE), c("b")], ["REV806 b"]),
    ("stronger, let stand", [c("a", **LIKELY)], [c("a", **SURE, **IGNORED)], []),
    ("another page", [c("a", cites=[{"source": "walt", "locator": "12"}], **LIKELY)],
     [c("a", cites=[{"source": "walt", "locator": "13"}], **SURE)], ["REV802 a"]),
    ("an objection that supports now", [c("a", objections=[o("a.o1", "x")], **LIKELY), c("x")],
     [c("a", by("x"), **SURE), c("x")], ["REV806 x"]),
    ("a step that led elsewhere", [c("a", **LIKELY), c("b", by("x", "y")), c("x"), c("y")],
     [c("a", by("x", "y"), **SURE), c("b"), c("x"), c("y")], ["REV806 x", "REV806 y"]),
    ("stronger, on another premise", [c("a", by("b"), **LIKELY), c("b"), c("d")],
     [c("a", by("d"), **SURE), c("b"), c("d")], ["REV802 a", "REV806 d"]),
    ("stronger, on another linked premise", [c("a", by("b", "d"), **LIKELY), c("b"), c("d"), c("e")],
     [c("a", by("b", "e"), **SURE), c("b"), c("d"), c("e")], ["REV802 a", "REV806 e"]),
    ("stronger, on two for one", [c("a", by("b", "d"), **LIKELY), c("b"), c("d"), c("e"), c("f")],
     [c("a", by("b", "e", "f"), **SURE), c("b"), c("d"), c("e"), c("f")], ["REV806 e", "REV806 f"]),
    ("stronger, on a premise that is grounded", [c("a", by("b"), **LIKELY), c("b"), c("d", **CITED)],
     [c("a", by("d"), **SURE), c("b"), c("d", **CITED)], ["REV806 d"]),
    ("stronger, with another source", [c("a", **LIKELY, **CITED)],
     [c("a", cites=[{"source": "waltz"}], **SURE)], ["REV802 a"]),
    ("stronger, with the premises apart", [c("a", by("b", "d"), **LIKELY), c("b"), c("d")],
     [c("a", by("b"), by("d"), **SURE), c("b"), c("d")], ["REV802 a"]),
    ("stronger, with the premises linked", [c("a", by("b"), by("d"), **LIKELY), c("b"), c("d")],
     [c("a", by("b", "d"), **SURE), c("b"), c("d")], ["REV802 a", "REV806 b", "REV806 d"]),
    ("of more cases", [c("a", **scoped("some"))], [c("a", **scoped("most"))], ["REV802 a"]),
    ("of fewer cases", [c("a", **scoped("general"))], [c("a", **scoped("usually"))], []),
    ("of more places", [c("a", **scoped("most", "Japan"))], [c("a", **scoped("most", "Japan", "Korea"))], ["REV802 a"]),
    ("of other places", [c("a", **scoped("most", "Japan"))], [c("a", **scoped("most", "Korea"))], []),
    ("of places now named", [c("a", **scoped("most"))], [c("a", **scoped("most", "Korea"))], []),
    # REV803: no longer heard
    ("an objection goes", OBJECTED, [c("a"), c("x")], ["REV803 a"]),
    ("an objection goes with its claim", OBJECTED, [c("a")], ["REV803 a"]),
    ("it had been answered", [c("a", objections=[ANSWERED]), c("x"), c("y")], [c("a"), c("x"), c("y")], []),
    ("it had been conceded", [c("a", objections=[o("a.o1", "x", conceded=True)]), c("x")], [c("a"), c("x")], []),
    ("it is answered now", OBJECTED, [c("a", objections=[ANSWERED]), c("x"), c("y")], []),
    ("what it was about goes", [c("r"), *OBJECTED], [c("r"), c("x")], []),
    ("an undercutter goes", [c("a", by("b") | {"objections": [o("u", "x", "undercuts")]}), c("b"), c("x")],
     [c("a", by("b")), c("b"), c("x")], ["REV803 a.i1", "REV806 b"]),
    ("its critic turns to another claim", [*OBJECTED, c("b")], [c("a"), c("b", objections=[o("a.o1", "x")]), c("x")],
     ["REV803 a"]),
    ("its critic turns to another claim, answered", [c("a", objections=[ANSWERED]), c("x"), c("y"), c("b")],
     [c("a"), c("x"), c("y"), c("b", objections=[ANSWERED])], []),
    ("its critic turns to a step to it", [c("a", by("b"), objections=[o("a.o1", "x")]), c("b"), c("x")],
     [c("a", by("b") | {"objections": [o("a.o1", "x", "undercuts")]}), c("b"), c("x")], []),
    ("its critic objects to another claim too", [*OBJECTED, c("b")],
     [c("a", objections=[o("a.o2", "x", "qualifies")]), c("b", objections=[o("a.o1", "x")]), c("x")], []),
    # REV805: the passage changed, the claim did not
    ("another passage", [c("a", **quoting("rose steeply"))], [c("a", **quoting("rose a little"))], ["REV805 a"]),
    ("the same but for a space", [c("a", **quoting("rose  steeply"))], [c("a", **quoting("rose steeply"))], []),
    ("one more passage", [c("a", **quoting("rose"))], [c("a", **quoting("rose", "grew"))], []),
    ("another passage and claim", [c("a", text="Costs rose steeply.", **quoting("rose steeply"))],
     [c("a", text="Costs rose a little.", **quoting("rose a little"))], []),
    # REV806: all rests on it now
    ("the other line goes", [c("a", by("b"), by("d")), c("b"), c("d")], [c("a", by("b")), c("b"), c("d")],
     ["REV806 b"]),
    ("a line comes", [c("a", by("b")), c("b"), c("d")], [c("a", by("b"), by("d")), c("b"), c("d")], []),
    ("what is argued for carries it", [c("a", by("b"), by("d")), c("b", by("e")), c("d"), c("e")],
     [c("a", by("b")), c("b", by("e")), c("d"), c("e")], ["REV806 e"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_worth_a_look(old: list[Written], new: list[Written], expected: list[str]) -> None:
    assert told(old, new) == expected


def judging(on: str) -> list[Written]:
    return [
        {
            "map": "m",
            "reader": "A. Reader",
            "judgements": [
                {
                    "on": on,
                    "criterion": "sufficiency",
                    "category": "one-case",
                    "severity": 2,
                    "reason": "One case only.",
                }
            ],
        }
    ]


STEP = [c("a", by("b", "d")), c("b", text="They build missiles together."), c("d")]
REWORDED = [STEP[0], c("b", text="They build ships and missiles together."), STEP[2]]
WARRANT = {"warrant": {"text": "What is dear to leave is kept."}}


@pytest.mark.parametrize(
    ("on", "new", "expected"),
    [
        ("a.i1", STEP, []),
        ("a.i1", REWORDED, ["REV804 a.i1"]),
        ("b", REWORDED, ["REV804 b"]),
        ("d", REWORDED, []),
        ("a.i1", [c("a", by("b", "d") | WARRANT), *STEP[1:]], ["REV804 a.i1"]),
        ("a.i1", [c("a", by("b")), STEP[1], STEP[2]], ["REV804 a.i1"]),
        ("gone", REWORDED, []),
    ],
)
def test_a_judgement_of_what_has_changed(on: str, new: list[Written], expected: list[str]) -> None:
    assert [each for each in told(STEP, new, judging(on)) if each.startswith("REV804")] == expected


def test_passages_are_compared_where_the_texts_are_at_hand() -> None:
    """Two quotes for one passage are one passage; one quote for two passages is not."""
    old = loads(json.dumps(written([c("a", **quoting("Costs[…]steeply")), c("b", **quoting("wages […]fell"))])))
    new = loads(json.dumps(written([c("a", **quoting("Costs rose[…]so steeply")), c("b", **quoting("wages […]fell"))])))
    texts = b"Costs rose so steeply, but wages hardly fell.", b"Costs rose so steeply, but wages never fell."
    found = [passages(graph(side), text) for side, text in zip((old, new), texts, strict=True)]
    assert [each.subject.id for each in diff(old, new).revision] == ["a"]
    assert [each.subject.id for each in diff(old, new, passages=(found[0], found[1])).revision] == ["b"]


def test_they_are_silent_where_one_map_is_checked() -> None:
    from argmap.check import check

    codes = tuple(each.code for each in catalogue() if each.code.startswith("REV"))
    assert len(codes) == 7
    assert not check(loads(json.dumps(written(PREMISE))), codes).findings


def test_the_json_of_a_comparison_is_as_published(tmp_path: Path) -> None:
    paths = [tmp_path / "old.json", tmp_path / "new.json"]
    for path, side in zip(paths, (STEP, REWORDED), strict=True):
        path.write_text(json.dumps(written(side)), encoding="utf-8")
    (tmp_path / "review.json").write_text(json.dumps(judging("a.i1")[0]), encoding="utf-8")
    words = ["diff", *map(str, paths), "--review", str(tmp_path / "review.json"), "--format", "json"]
    result = CliRunner().invoke(argmap, words)
    assert result.exit_code == 1, result.output
    record = json.loads(result.stdout)
    jsonschema.validate(record, json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8")))
    assert [each["kind"] for each in record["changes"]] == ["claim-reworded"]
    assert [each["code"] for each in record["findings"]["revision"]] == ["REV804"]


WHOLE = "Factories for one missile stand in both countries, since an accord that ministers signed in 2016."
FIRST, SECOND = (
    "Factories for one missile stand in both countries.",
    "An accord that ministers signed in 2016 allowed these factories.",
)
JUDGEMENT = {"on": "f", "criterion": "sufficiency", "category": "one-case", "severity": 2, "reason": "One case."}
JUDGED = [{"map": "m", "reader": "A. Reader", "judgements": [JUDGEMENT]}]


def in_parts(first: Written, second: Written) -> list[Written]:
    return [c("a", by("f", "s")), c("f", text=FIRST, **first), c("s", text=SECOND, **second)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([c("a", by("f")), c("f", text=WHOLE, **CITED)], in_parts(CITED, {}), ["REV801 s", "REV804 f"]),
        ([c("a", by("f")), c("f", text=WHOLE, **LIKELY)], in_parts(LIKELY, SURE), ["REV802 s", "REV804 f"]),
        (in_parts(CITED, CITED), [c("a", by("f")), c("f", text=WHOLE)], ["REV801 f", "REV804 f"]),
        (in_parts(LIKELY, LIKELY), [c("a", by("f")), c("f", text=WHOLE, **SURE)], ["REV802 f", "REV804 f"]),
        ([c("a", by("f", "s"), by("b")), c("b"), *in_parts({}, {})[1:]], [c("a", by("f")), c("f", text=WHOLE)],
         ["REV804 f", "REV806 f"]),
    ],
)  # fmt: skip
def test_what_is_worth_a_look_of_a_claim_in_parts(old: list[Written], new: list[Written], expected: list[str]) -> None:
    assert sorted(told(old, new, JUDGED)) == expected
