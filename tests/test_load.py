"""Reading maps: from trees as people write them to flat claims, and what is said of what is no map.

Whole broken maps, one fault each, are in `maps/invalid`; here are the laws, and the places that messages give.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.check import check
from argmap.dump import dumps
from argmap.errors import NotAMapError, Problem
from argmap.load import DEEPEST, Origin, load, load_review, loads, read
from argmap.model import Claim, Inference, Map, Objection, Part


def document(*trees: Any, **more: Any) -> str:
    return json.dumps({"argmap": 1, "id": "m", "trees": trees} | more)


def claim(name: str, *premises: Any, **more: Any) -> dict[str, Any]:
    """A claim as a file writes it, with one step from these premises if there are any; a string is a ref."""
    pointed = [{"ref": each} if isinstance(each, str) else each for each in premises]
    steps = {"inferences": [{"premises": pointed}]} if premises else {}
    return {"id": name, "text": "T"} | steps | more


def objection(of: Any, *replies: Any, **more: Any) -> dict[str, Any]:
    raised = {"ref": of} if isinstance(of, str) else of
    return {"kind": "rebuts", "claim": raised} | ({"replies": list(replies)} if replies else {}) | more


def order(argument: Map) -> list[str]:
    return [each.id for each in argument.claims]


def names(argument: Map) -> list[str]:
    """Ids of all steps and objections, as they are met."""
    found: list[str] = []
    for each in (*argument.claims, *(claim for part in argument.parts for claim in part.claims)):
        for step in each.inferences:
            found.append(step.id)
            found += _objection_names(step.objections)
        found += _objection_names(each.objections)
    return found


def _objection_names(objections: tuple[Objection, ...]) -> list[str]:
    return [name for each in objections for name in (each.id, *_objection_names(each.replies))]


def problems(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(NotAMapError) as caught:
        loads(text)
    return caught.value.problems


# --- From trees to claims


def test_a_tree_becomes_claims_and_ids() -> None:
    tree = claim("a", claim("b"), "c", objections=[objection(claim("d"), objection("b"))])
    assert loads(document(tree, claim("c"))) == Map(
        id="m",
        roots=("a", "c"),
        claims=(
            Claim(
                id="a", text="T", inferences=(Inference(id="a.i1", premises=("b", "c")),),
                objections=(Objection(id="a.o1", kind="rebuts", claim="d",
                                      replies=(Objection(id="a.o1.r1", kind="rebuts", claim="b"),)),),
            ),
            Claim(id="b", text="T"),
            Claim(id="d", text="T"),
            Claim(id="c", text="T"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("trees", "expected"),
    [
        ([claim("a")], "a"),
        ([claim("a", claim("b"), claim("c"))], "a b c"),
        ([claim("a", claim("b", claim("c")), claim("d"))], "a b c d"),
        # A claim four deep begins a small tree of its own, after the tree in which it stands.
        ([claim("a", claim("b", claim("c", claim("x"))), claim("d"))], "a b c d x"),
        ([claim("a", claim("b", claim("c", claim("x", claim("y")), claim("z"))))], "a b c x y z"),
        ([claim("a", claim("b"), objections=[objection(claim("c"), objection(claim("d")))])], "a b c d"),
        # Steps come before objections, and a step's own objections with the step.
        ([{"id": "a", "text": "T", "objections": [objection(claim("z"))],
           "inferences": [{"premises": [claim("b")], "objections": [objection(claim("c"))]},
                          {"premises": [claim("d")]}]}], "a b c d z"),
    ],
)  # fmt: skip
def test_claims_stand_in_the_order_of_canonical_trees(trees: list[Any], expected: str) -> None:
    argument = loads(document(*trees))
    assert order(argument) == expected.split()
    assert loads(dumps(argument)) == argument


def test_roots_are_the_trees_of_the_map_unless_it_says_otherwise() -> None:
    part = {"part": "p", "trees": [claim("c")]}
    assert loads(document(claim("a", claim("b")), claim("d"), parts=[part])).roots == ("a", "d")
    assert loads(document(claim("a"), claim("d"), roots=["d"], parts=[part])).roots == ("d",)
    assert loads(document(claim("a"), roots=[])).roots == ()


def nested(deep: int) -> dict[str, Any]:
    tree = claim(f"c{deep}")
    for number in range(deep - 1, 0, -1):
        tree = claim(f"c{number}", tree)
    return tree


def chained(length: int) -> Map:
    steps = [(Inference(id=f"c{number}.i1", premises=(f"c{number + 1}",)),) for number in range(1, length)] + [()]
    claims = tuple(Claim(id=f"c{number}", text="T", inferences=step) for number, step in enumerate(steps, 1))
    return Map(id="m", roots=("c1",), claims=claims)


@pytest.mark.parametrize("deep", range(1, DEEPEST + 1))
def test_however_deep_claims_are_written_the_map_is_the_same(deep: int) -> None:
    assert loads(document(nested(deep))) == chained(deep)


def test_deeper_than_that_is_refused_wherever_it_stands() -> None:
    deep, more = nested(DEEPEST + 1), nested(DEEPEST + 5)
    part = {"part": "p", "trees": [claim("x", "c1"), deep]}
    found = problems(document(claim("y"), more, parts=[part]))
    assert [problem.what for problem in found] == ["claims are written more than 32 deep"] * 2
    assert found[0].pointer == "/trees/1" + "/inferences/0/premises/0" * (DEEPEST - 1)
    assert found[1].pointer == "/parts/0/trees/1" + "/inferences/0/premises/0" * (DEEPEST - 1)


def test_objections_count_as_deep_as_premises() -> None:
    tree = claim("c0")
    for number in range(1, DEEPEST + 1):
        tree = claim(f"c{number}", objections=[objection(tree)])
    assert [problem.what for problem in problems(document(tree))] == ["claims are written more than 32 deep"]


def test_a_chain_of_ten_thousand_is_checked() -> None:
    argument = loads(dumps(chained(10_000)))
    assert argument == chained(10_000)
    assert len(check(argument).support.states) == 10_000


# --- Missing ids


@pytest.mark.parametrize(
    ("trees", "expected"),
    [
        ([claim("a", "b")], "a.i1"),
        ([claim("a", claim("b", "c"))], "a.i1 b.i1"),
        ([claim("a", inferences=[{"premises": []}, {"premises": []}])], "a.i1 a.i2"),
        ([claim("a", inferences=[{"id": "mine", "premises": []}, {"premises": []}])], "mine a.i2"),
        # What is written is never renamed; what is filled in goes round it.
        ([claim("a", inferences=[{"premises": []}, {"id": "a.i1", "premises": []}])], "a.i2 a.i1"),
        ([claim("a", inferences=[{"id": "a.i2", "premises": []}, {"premises": []}])], "a.i2 a.i3"),
        ([claim("a", "b"), claim("a.i1")], "a.i2"),
        ([claim("a", objections=[objection("b"), objection("c", objection("d"), objection("e"))])],
         "a.o1 a.o2 a.o2.r1 a.o2.r2"),
        ([claim("a", inferences=[{"premises": [], "objections": [objection("b", kind="undercuts")]}],
                objections=[objection("b")])], "a.i1 a.i1.o1 a.o1"),
        ([claim("a", inferences=[{"id": "mine", "premises": [], "objections": [objection("b", kind="undercuts")]}])],
         "mine mine.o1"),
        # One id twice: the steps of both claims still have ids of their own.
        ([claim("a", "b"), claim("a", "c")], "a.i1 a.i2"),
    ],
)  # fmt: skip
def test_missing_ids_are_filled_in(trees: list[Any], expected: str) -> None:
    argument = loads(document(*trees))
    assert names(argument) == expected.split()
    assert names(loads(dumps(argument))) == expected.split(), "and stay"


@pytest.mark.parametrize(
    ("where", "record"),
    [
        ("references", {"id": "a.i1", "type": "book"}),
        ("terms", {"id": "a.i1", "labels": {"en": ["a"]}}),
        ("parts", {"part": "p", "trees": [{"id": "a.i1", "text": "T"}]}),
        ("parts", {"part": "p", "trees": [{"id": "b", "text": "T", "inferences": [{"id": "a.i1", "premises": []}]}]}),
    ],
    ids=["a reference", "a term", "a claim of a part", "a step of a part"],
)
def test_a_filled_in_id_is_nobody_elses(where: str, record: dict[str, Any]) -> None:
    """Ids are one namespace, so a map without a fault must not get one by being read."""
    argument = loads(document(claim("a", "b"), **{where: [record]}))
    assert names(argument)[0] == "a.i2"
    assert not check(argument, select=("STR102",)).findings


def test_a_long_id_leaves_room_for_its_steps() -> None:
    """An id may have 120 characters; a step that is filled in after it makes the file no worse."""
    assert len(names(loads(document(claim("a" * 120, "b"))))) == 1


# --- From where


def test_every_way_in_gives_the_same_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = document(claim("a", claim("b")))
    (tmp_path / "map.json").write_text(text, encoding="utf-8")
    argument = loads(text)
    assert load(tmp_path) == load(str(tmp_path)) == load(tmp_path / "map.json") == argument
    assert load(text.encode()) == loads(text.encode()) == argument
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert load("-") == argument


def test_line_ends_and_space_around_mean_nothing() -> None:
    text = json.dumps(json.loads(document(claim("a", claim("b")))), indent=2)
    argument = loads(json.dumps(json.loads(text)))
    assert loads(text) == loads(text.replace("\n", "\r\n")) == loads(f"\n\t {text} \n") == argument


def test_parts_are_read_in_their_order(tmp_path: Path) -> None:
    for name in ("z", "a"):
        part = {"part": name, "trees": [claim(f"{name}1")]}
        (tmp_path / f"{name}.json").write_text(json.dumps(part), encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.json").write_text(json.dumps({"part": "b", "trees": []}), encoding="utf-8")
    (tmp_path / "map.json").write_text(document(parts=["z.json", "sub/b.json", "a.json"]), encoding="utf-8")
    loaded = read(tmp_path)
    assert loaded.map.parts == (
        Part(part="z", claims=(Claim(id="z1", text="T"),)),
        Part(part="b"),
        Part(part="a", claims=(Claim(id="a1", text="T"),)),
    )
    assert loaded.part_files == ("z.json", "sub/b.json", "a.json")
    assert loaded.origins["a1"] == (Origin(str(tmp_path / "a.json"), "/trees/0"),)


def test_every_id_is_known_where_it_is_written() -> None:
    tree = claim("a", claim("b"), objections=[objection(claim("c"), id="o", replies=[objection(claim("d"), id="r")])])
    part = {"part": "p", "trees": [claim("b")]}
    origins = read(document(tree, parts=[part], references=[{"id": "walt", "type": "book"}]).encode()).origins
    assert {name: [place.pointer for place in places] for name, places in origins.items()} == {
        "a": ["/trees/0"],
        "a.i1": ["/trees/0/inferences/0"],
        "b": ["/trees/0/inferences/0/premises/0", "/parts/0/trees/0"],
        "c": ["/trees/0/objections/0/claim"],
        "d": ["/trees/0/objections/0/replies/0/claim"],
        "o": ["/trees/0/objections/0"],
        "r": ["/trees/0/objections/0/replies/0"],
        "walt": ["/references/0"],
    }


# --- What is wrong, and where

PLACES = [
    # text, line, column, pointer
    ("[]", 1, 1, ""),
    ("\n\n  {}", 3, 3, ""),
    ('{"id": "m", "trees": [}', 1, 23, ""),
    ('{"id": "m",\n "id": "n"}', 2, 2, "/id"),
    ('{"id": "m",\n "x": {"y": NaN}}', 2, 13, "/x/y"),
    ('{"id": "M"}', 1, 8, "/id"),
    ('{"id": "m", "kind": 1}', 1, 21, "/kind"),
    ('{"id": "m",\n\n "trees": 5}', 3, 11, "/trees"),
    ('{"id": "共製", "trees": []}', 1, 8, "/id"),
    ('{"title": "共製👩", "id": "M"}', 1, 24, "/id"),
    ('{"title": "a\\u0301\\"", "id": "M"}', 1, 30, "/id"),
    ('{"id": "m", "notes": {"1/2": {"works": 5}}}', 1, 40, "/notes/1~12/works"),
    ('{"id": "m", "notes": {"a~b": {"works": 5}}}', 1, 40, "/notes/a~0b/works"),
    ('{"id": "m",\r\n "trees": [{"id": "a",\r\n  "text": 1}]}', 3, 11, "/trees/0/text"),
    ('{"id": "m", "trees": [\n {"id": "a", "text": "T", "inferences": [{"premises": [\n  {"id": "b", "x": {}}]}]}]}',
     3, 3, "/trees/0/inferences/0/premises/0"),
    ('{"id": "m", "trees": [\n {"id": "a", "text": "T", "cites": [\n  {}]}]}', 3, 3, "/trees/0/cites/0"),
    ('{"id": "m", "trees": [],\n "parts": [{"part": "p", "trees": [{"id": "a",\n "text": ""}]}]}', 3, 10,
     "/parts/0/trees/0/text"),
    ('{"id": "m",\n "parts": ["p.json"]}', 2, 12, "/parts/0"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "pointer"), PLACES, ids=[repr(place[0])[:40] for place in PLACES])
def test_line_column_and_pointer(text: str, line: int, column: int, pointer: str) -> None:
    [problem] = problems(text)
    assert (problem.line, problem.column, problem.pointer) == (line, column, pointer)
    assert str(problem).startswith(f"<stdin>:{line}:{column}: ")


def test_a_fault_of_the_model_is_found_in_the_tree_in_which_it_is_written() -> None:
    """The flat claims in memory have other places than the file."""
    bad = claim("d", cites=[{"note": "1", "source": "walt"}])
    text = document(claim("a", claim("b", claim("c", bad))), claim("e", cites=[{}]))
    assert [problem.pointer for problem in problems(text)] == [
        "/trees/0/inferences/0/premises/0/inferences/0/premises/0/inferences/0/premises/0/cites/0",
        "/trees/1/cites/0",
    ]


def test_all_faults_at_once_in_the_order_of_the_file() -> None:
    trees = [claim(f"c{number}", kind="x") for number in range(12)]
    found = problems(json.dumps({"trees": trees, "id": "M", "argmap": 3, "sections": 1}, indent=1))
    assert len(found) == 15
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)


def test_all_faults_at_once_across_files(tmp_path: Path) -> None:
    """Whatever is wrong is told in one go: what is no JSON, what is missing, what is in the wrong place."""
    files = {
        "map.json": document(claim("A"), sections=5, parts=["a.json", "b.json", "c.json", "../d.json", "e.json"]),
        "a.json": "{",
        "b.json": json.dumps({"part": "b", "trees": [nested(40)]}),
        "e.json": json.dumps({"part": "e", "tress": [], "trees": [claim("f", text=5)]}),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NotAMapError) as caught:
        load(tmp_path)
    told = {(Path(each.file).name, each.pointer[:12]) for each in caught.value.problems}
    assert told == {
        ("map.json", "/trees/0/id"), ("map.json", "/sections"), ("map.json", "/parts/2"),
        ("map.json", "/parts/3"), ("a.json", ""),
        ("b.json", "/trees/0/inf"), ("e.json", "/tress"), ("e.json", "/trees/0/tex"),
    }  # fmt: skip


def test_faults_of_the_schema_hide_no_fault_of_the_model() -> None:
    text = document(claim("a", kind="x", cites=[{}]), roots=["a", "a"])
    assert {problem.pointer for problem in problems(text)} == {"/trees/0/kind", "/trees/0/cites/0", "/roots"}


@pytest.mark.parametrize(
    ("record", "says"),
    [
        # An object with one key is still an object, and no ref.
        ({"coded": {"date": "23.11.2026"}}, "/coded/date"),
        ({"paper": {"language": "?"}}, "/paper/language"),
        ({"lint": {"ignore": ["INF310"]}}, "/lint/ignore/0"),
        ({"parts": [{"trees": []}]}, "'part' is missing at /parts/0"),
        ({"references": [{"id": "a", "type": "book", "author": [{}]}]}, "/references/0/author/0"),
        ({"references": [{"id": "a", "type": "book", "volume": 1.5}]}, "/references/0/volume"),
        ({"title": {"en us": "T"}}, "language tag"),
        ({"argmap": 2}, "version"),
        ({"trees": [{"id": "a", "text": "T", "anchors": [{"quote": "q", "at": [1, 2, 3]}]}]}, "/trees/0/anchors/0/at"),
    ],
    ids=str,
)
def test_what_is_said(record: dict[str, Any], says: str) -> None:
    [problem] = problems(json.dumps({"argmap": 1, "id": "m"} | record))
    assert says in str(problem)
    assert not [word for word in ("should match", "Input", "constrained", "valid dictionary") if word in str(problem)]


def test_one_offset_is_not_nothing() -> None:
    [problem] = problems(document(claim("a", anchors=[{"quote": "q", "at": [1]}])))
    assert "nothing is written" not in problem.what


# --- Reviews

REVIEW: dict[str, Any] = {
    "$schema": "../../../schemas/review.schema.json", "map": "m", "reader": "A. Reader",
    "judgements": [{"on": "a.i1", "criterion": "relevance", "category": "aside", "severity": 2, "reason": "So what?"}],
}  # fmt: skip


def test_a_review_is_read(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    path.write_text(json.dumps(REVIEW), encoding="utf-8")
    review = load_review(path)
    assert (review.map, review.judgements[0].on, review.judgements[0].severity) == ("m", "a.i1", 2)


@pytest.mark.parametrize(
    ("field", "value", "pointer"),
    [
        ("severity", 0, "/judgements/0/severity"),
        ("severity", 4, "/judgements/0/severity"),
        ("severity", "2", "/judgements/0/severity"),
        ("severity", 1.5, "/judgements/0/severity"),
        ("severity", True, "/judgements/0/severity"),
        ("criterion", "relevence", "/judgements/0/criterion"),
        ("on", None, "/judgements/0/on"),
        ("reason", "", "/judgements/0/reason"),
    ],
)
def test_a_bad_judgement_is_refused(tmp_path: Path, field: str, value: object, pointer: str) -> None:
    path = tmp_path / "review.json"
    judgement = REVIEW["judgements"][0] | {field: value}
    path.write_text(json.dumps(REVIEW | {"judgements": [judgement]}), encoding="utf-8")
    with pytest.raises(NotAMapError) as caught:
        load_review(path)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]
