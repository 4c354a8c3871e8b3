"""What carries the argument: orders, loads, common sources, and the ranks that follow from them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.carrying import Carrying
from argmap.check import check
from argmap.cuts import cuts
from argmap.findings import Finding, Location, Severity, Subject
from argmap.graph import graph
from argmap.load import loads
from argmap.ranking import ranked
from argmap.references import library
from argmap.support import support


def claim(name: str, *steps: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    inferences = [{"id": f"{name}.i{number}", "premises": list(each)} for number, each in enumerate(steps, 1)]
    return {"id": name, "text": f"It is {name}.", "inferences": inferences, **more}


def carrying(*trees: dict[str, Any], **more: Any) -> Carrying:
    argument = loads(json.dumps({"argmap": 1, "id": "m", "trees": list(trees), **more}))
    index = graph(argument)
    return Carrying(index, support(index), library(argument))


REF = {"ref": "shared"}
TABLE = [
    ("a chain", [claim("r", [claim("a", [claim("b")])])],
     {"r": 1, "a": 1, "b": 1, "r.i1": 1}, {"r": 1, "a": 1, "b": 1, "r.i1": 1}),
    ("two lines", [claim("r", [claim("a")], [claim("b"), claim("c")])],
     {"r": 1, "r.i1": 2, "a": 2, "b": 2, "c": 2}, {"r": 1, "r.i1": 0.5, "a": 0.5, "b": 0.5, "c": 0.5}),
    ("two lines beneath two lines", [claim("r", [claim("a", [claim("x")], [claim("y")])], [claim("b")])],
     {"a": 2, "x": 3, "b": 2}, {"a": 0.5, "x": 0.25, "y": 0.25, "b": 0.5}),
    ("a basis of its own is a line", [claim("r", [claim("a", [claim("b")], status="axiomatic")])],
     {"a": 1, "a.i1": 2, "b": 2}, {"a": 1, "b": 0.5}),
    ("what both lines share falls alone", [claim("r", [claim("a", [claim("shared")])], [claim("b", [REF])])],
     {"a": 2, "b": 2, "shared": 1}, {"a": 0.5, "b": 0.5, "shared": 0.5}),
    ("the heavier use counts", [claim("r", [claim("a", [claim("x")], [claim("shared")]), claim("b", [REF])])],
     {"shared": 1, "x": 2}, {"x": 0.5, "shared": 1}),
    ("what lies beneath the heavier use bears as much, and what comes after it is told",
     [claim("r", [claim("a", [claim("shared", [claim("deep")])], [claim("x", [claim("y")])]), claim("b", [REF])])],
     {"shared.i1": 1, "deep": 1, "x.i1": 2, "y": 2}, {"shared.i1": 1, "deep": 1, "x.i1": 0.5, "y": 0.5}),
    ("beside the argument", [claim("r")], {"gone": None}, {"gone": 0}),
    ("a circle", [claim("r", [claim("a", [claim("b", [{"ref": "a"}], [claim("c")])])])],
     {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 0.5}),
    ("a circle with no way in", [claim("r", [claim("a", [claim("b", [{"ref": "a"}])])])],
     {"a": 1, "b": 1}, {"a": 1, "b": 1}),
    ("twenty lines", [claim("r", *([claim(f"c{number}")] for number in range(20)))],
     {"r": 1, "r.i20": 20, "c19": 20}, {"r": 1, "r.i20": 0.05, "c19": 0.05}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "trees", "orders", "found"), TABLE, ids=[each[0] for each in TABLE])
def test_orders_and_loads(name: str, trees: list[Any], orders: dict[str, Any], found: dict[str, Any]) -> None:
    bearing = carrying(*trees)
    assert {each: bearing.order(each) for each in orders} == orders
    assert {each: bearing.load(each) for each in found} == found


@pytest.mark.parametrize(("lines", "enough"), [(1, True), (8, True), (20, True), (21, False), (40, False)])
def test_what_bears_enough_of_a_root(lines: int, enough: bool) -> None:
    """A twentieth of it; or all, as what the lines share does, however many they are."""
    shared = claim("c0", [claim("shared")])
    bearing = carrying(claim("r", [shared], *([claim(f"c{number}", [REF])] for number in range(1, lines))))
    assert bearing.bears("c0") == bearing.bears("c0.i1") == enough
    assert bearing.bears("shared")
    assert not bearing.bears("gone")


def test_an_objection_stands_where_its_target_does() -> None:
    root = claim("r", [claim("a")], [claim("b", objections=[
        {"id": "o", "kind": "rebuts", "claim": claim("p"), "replies": [
            {"id": "reply", "kind": "rebuts", "claim": claim("q")}]}])])  # fmt: skip
    bearing = carrying(root)
    assert [bearing.place(each) for each in ("o", "reply", "r.i1", "a")] == ["b", "b", "r.i1", "a"]
    assert bearing.order("reply") == bearing.order("b") == 2


@pytest.mark.parametrize("name", ["a", "r.i1"])
def test_an_id_that_stands_twice_stands_for_the_claim_or_step(name: str) -> None:
    """Though an objection to something else has the same."""
    root = claim("r", [claim("a"), claim("b", objections=[{"id": name, "kind": "rebuts", "claim": claim("p")}])])
    assert carrying(root).place(name) == name


def cited(name: str, *works: str) -> dict[str, Any]:
    return claim(name, cites=[{"source": each} for each in works])


SOURCES = [
    ("two lines, one book", [cited("a", "x")], [cited("b", "x")], {"x": ["a", "b"]}),
    ("two books", [cited("a", "x")], [cited("b", "y")], {}),
    ("either of two books", [cited("a", "x", "y")], [cited("b", "x")], {}),
    ("one line", [cited("a", "x"), claim("c")], None, {}),
    ("a book on one line only beside it", [cited("a", "x"), cited("c", "y")], [cited("b", "x")], {"x": ["a", "b"]}),
    ("a book on which both lines rest by one claim", [cited("a", "x"), cited("c", "y")],
     [cited("b", "x"), {"ref": "c"}], {"x": ["a", "b"]}),
    ("a book that speaks against", [cited("a", "x")],
     [claim("b", cites=[{"source": "x", "relation": "contra"}])], {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other", "expected"), SOURCES, ids=[each[0] for each in SOURCES])
def test_common_sources(name: str, one: list[Any], other: list[Any] | None, expected: dict[str, list[str]]) -> None:
    references = [{"id": "x", "type": "book"}, {"id": "y", "type": "book"}]
    root = claim("r", one, *([other] if other else []))
    assert carrying(root, references=references).common_sources() == expected


@given(st.data())
def test_an_order_is_never_too_small(data: st.DataObject) -> None:
    """The order of a place that some smallest cut holds is at least the size of the smallest that holds it."""
    names = [f"c{number}" for number in range(data.draw(st.integers(2, 7)))]
    claims = []
    for place, name in enumerate(names):
        below = names[place + 1 :]
        step = st.lists(st.sampled_from(below), min_size=1, max_size=2, unique=True) if below else st.nothing()
        steps = data.draw(st.lists(step, max_size=2)) if below else []
        claims.append(claim(name, *[[{"ref": each} for each in found] for found in steps]))
    bearing = carrying(claims[0], parts=[{"part": "p", "trees": claims[1:]}])
    found = cuts(bearing.graph, bearing.support, "c0", order=3)
    for cut in found.cuts:
        for member in cut.members:
            assert (bearing.order(member) or 0) >= min(
                each.order for each in found.cuts if member in each.members
            )  # a place in a cut carries the root


def test_ranks_go_by_severity_then_by_what_carries() -> None:
    light = claim("light", [claim("dim", kind="causal")], [claim("glow", kind="causal")])
    trees = [claim("r", [claim("heavy", kind="causal"), light])]
    parts = [{"part": "p", "trees": [claim("aside", [claim("bare-aim", kind="intentional")])]}]
    argument = loads(json.dumps({"argmap": 1, "id": "m", "trees": trees, "parts": parts}))
    found = check(argument, select=("SUP202", "INF327", "INF323")).findings
    by_rank = sorted(found, key=lambda each: each.rank)
    assert [each.rank for each in by_rank] == list(range(1, len(found) + 1))
    told = [(each.code, each.subject.id, each.cut_order) for each in by_rank]
    assert told == [("SUP202", "r", 1), ("INF327", "heavy", 1), ("INF327", "dim", 2), ("INF327", "glow", 2),
                    ("INF323", "bare-aim", None)]  # fmt: skip


# Places of a map by order and load: "one" has the order 1 and all the load, "two" 2 and half of it; what the lines of
# "two" share falls alone, with a quarter; "far" has the order 3 and "wide" the order 4, both with a quarter; "deep" has
# so little that it counts as nothing, and no root rests on "aside".
DEEP = claim("deep")
for level in range(16):
    DEEP = claim(f"d{level}", [DEEP], *([claim(f"e{level}-{line}")] for line in range(3)))
PLACES = carrying(
    claim("r", [claim("two", [claim("l", [claim("quarter")])], [claim("m", [{"ref": "quarter"}])])],
          [claim("n", [claim("o", [{"ref": "quarter"}])], [claim("p", [{"ref": "quarter"}])])]),
    claim("s", [claim("one")]),
    claim("t", [claim("u", [claim("far")], [claim("v")])], [claim("w")]),
    claim("x", [claim("wide")], *([claim(f"y{number}")] for number in range(3))),
    claim("z", [DEEP]),
    parts=[{"part": "beside", "trees": [claim("aside")]}],
)  # fmt: skip
UNSAID = ("INF308", "INF319", "INF326", "INF327", "SUP201")


def finding(told: str) -> Finding:
    code, place = told.split()
    severity = Severity.ERROR if code.startswith("STR") else Severity.WARNING
    return Finding(code, "", severity, "paper", "", "", Subject(place, "claim"), (), Location(None, "", None, None), (),
                   0, None, told, None)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("STR101 aside", "INF301 one"),  # severity before all else
        *(("INF301 quarter", f"{code} one") for code in UNSAID),  # what is amiss before what is unsaid
        *((f"{code} quarter", "INF301 aside") for code in UNSAID),  # and what carries before what is beside the way
        ("INF301 quarter", "INF301 two"),  # what falls alone before what bears more
        ("INF301 two", "INF301 far"),
        ("INF301 far", "INF301 wide"),  # of what bears the same, what falls with fewer
        ("INF308 quarter", "INF301 deep"),  # what bears next to nothing is as if beside the way
        ("INF301 deep", "INF301 aside"),
    ],
)
def test_of_two_findings_one_comes_first(first: str, then: str) -> None:
    for listed in ([first, then], [then, first]):
        ranks = {each.fingerprint: each.rank for each in ranked(map(finding, listed), PLACES)}
        assert ranks == {first: 1, then: 2}


def test_findings_that_weigh_the_same_stay_in_the_order_given() -> None:
    listed = ["INF301 two", "INF302 n", "INF301 n", "INF302 two"]
    assert [each.rank for each in ranked(map(finding, listed), PLACES)] == [1, 2, 3, 4]


def test_what_is_suppressed_comes_last() -> None:
    hushed = {"ignore": [{"code": "INF327", "reason": "known"}]}
    trees = [claim("r", [claim("heavy", kind="causal", lint=hushed), claim("light", kind="causal")])]
    argument = loads(json.dumps({"argmap": 1, "id": "m", "trees": trees}))
    found = {each.subject.id: each.rank for each in check(argument, select=("INF327",)).findings}
    assert found == {"light": 1, "heavy": 2}
