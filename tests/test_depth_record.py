"""Rules at their edges: the record itself: where each fault of it is, and how it is told."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import CITED, DOUBLES, WORKS, Written, by, c, checked, messages, o, told

from argmap.check import check
from argmap.load import read

# STR: the record.


def placed(code: str, claims: list[Written], **header: Any) -> list[tuple[str, str, str]]:
    """Subject, type and message of each finding; the place is told by `at`."""
    return [(each.subject.id, each.subject.type, each.message) for each in checked(code, claims, **header).findings]


def at(code: str, claims: list[Written], **header: Any) -> list[str]:
    return [each.location.pointer for each in checked(code, claims, **header).findings]


SENSES = [
    {"id": "term", "labels": {"en": ["term"]}, "senses": [{"id": "old", "text": "o"}, {"id": "new", "text": "n"}]}
]


@pytest.mark.parametrize(
    ("claims", "header", "where", "told_"),
    [
        ([c("a", by("bee", "b")), c("b")], {}, "/trees/0/inferences/0/premises/0",
         ("a.i1", "inference", "premise 'bee' is defined nowhere")),
        ([c("thesis", by("thesis-2")), c("thesis-1")], {}, "/trees/0/inferences/0/premises/0",
         ("thesis.i1", "inference", "premise 'thesis-2' is defined nowhere; did you mean 'thesis-1'?")),
        ([c("a", **{"if": ["a", "b,c"]})], {}, "/trees/0/if/1",
         ("a", "claim", "condition 'b,c' is defined nowhere; one id at a time, without commas")),
        ([c("a", only_if=["x"])], {}, "/trees/0/only_if/0",
         ("a", "claim", "necessary condition 'x' is defined nowhere")),
        ([c("a", contradicts=["x"])], {}, "/trees/0/contradicts/0",
         ("a", "claim", "contradicted claim 'x' is defined nowhere")),
        ([c("a", objections=[o("o1", "x")])], {}, "/trees/0/objections/0/claim",
         ("o1", "objection", "the objection's claim 'x' is defined nowhere")),
        ([c("a", by("b", scheme="deductive", roles={"premise": ["b", "d"]})), c("b"), c("d")], {},
         "/trees/0/inferences/0/roles",
         ("a.i1", "inference", "'d' fills the role 'premise' and is no premise of this step")),
        ([c("a", by("b", scheme="deductive", answers={"valid": {"status": "answered", "by": ["b", "x"]}})), c("b")], {},
         "/trees/0/inferences/0/answers/valid/by/1", ("a.i1", "inference", "answering claim 'x' is defined nowhere")),
        ([c("a", by("b", scheme="deductiv")), c("b")], {}, "/trees/0/inferences/0/scheme",
         ("a.i1", "inference", "no scheme is called 'deductiv'; did you mean 'deductive'?")),
        ([c("a", by("b", scheme="deductive", roles={"premiss": ["b"]})), c("b")], {}, "/trees/0/inferences/0/roles",
         ("a.i1", "inference", "the scheme 'deductive' has no role 'premiss'; it has premise")),
        ([c("a", by("b", scheme="deductive", answers={"sound": {"status": "answered"}})), c("b")], {},
         "/trees/0/inferences/0/answers",
         ("a.i1", "inference", "the scheme 'deductive' has no question 'sound'; it has valid")),
        ([c("a", uses=["term", "trm"])], {"terms": SENSES}, "/trees/0/uses/1",
         ("a", "claim", "no term is called 'trm'; did you mean 'term'?")),
        ([c("a", uses=["term#old", "term#odl"])], {"terms": SENSES}, "/trees/0/uses/1",
         ("a", "claim", "the term 'term' has no sense 'odl'")),
        ([c("a")], {"schemes": [{"id": "own", "roles": [{"id": "rule", "general": True}],
                                 "questions": [{"id": "sure", "burden": "proponent", "text": "S?", "role": "ruel"}]}]},
         "/schemes/0/questions/0/role", ("m", "map", "the scheme 'own' has no role 'ruel'; did you mean 'rule'?")),
        ([c("a")], {"terms": [*SENSES, {"id": "t2", "labels": {"en": ["x"]}, "indicator_of": "term#off"}]},
         "/terms/1/indicator_of", ("t2", "term", "the term 'term' has no sense 'off'")),
        ([c("a")], {"terms": [{**SENSES[0], "defined_by": "x"}]}, "/terms/0/defined_by",
         ("term", "term", "defining claim 'x' is defined nowhere")),
        ([c("a")], {"roots": ["a", "x"]}, "/roots/1", ("m", "map", "root 'x' is defined nowhere")),
        ([c("a")], {"references": [{"id": "walt", "type": "book", "same_as": "wlt"}]}, "/references/0/same_as",
         ("walt", "reference", "reference 'wlt' is defined nowhere; did you mean 'walt'?")),
        ([c("a", anchors=[{"quote": "q"}, {"section": "3", "quote": "q"}])], {}, "/trees/0/anchors/1/section",
         ("a", "anchor", "no section is called '3'")),
        ([c("a")], {"left_out": [{"anchor": {"section": "3", "quote": "q"}, "reason": "aside"}]},
         "/left_out/0/anchor/section", ("m", "anchor", "no section is called '3'")),
    ],
)  # fmt: skip
def test_what_points_nowhere(claims: list[Written], header: Written, where: str, told_: tuple[str, str, str]) -> None:
    assert placed("STR101", claims, **header) == [told_]
    assert at("STR101", claims, **header) == [where]


def test_what_points_somewhere() -> None:
    """A condition of the conclusion may fill a role; a scheme of the map's own is one; a root may be any claim."""
    questions = [{"id": "q", "burden": "exception", "text": "Q?"},
                 {"id": "of-r", "burden": "exception", "text": "R?", "role": "r"}]  # fmt: skip
    own = [{"id": "own", "roles": [{"id": "r"}], "questions": questions}]
    step = by("b", scheme="own", roles={"r": ["b", "d"]}, answers={"q": {"status": "answered", "by": ["a"]}})
    claims = [
        c("a", step, uses=["term", "term#old"], only_if=["b"], contradicts=["d"], **{"if": ["d"]}),
        c("b", anchors=[{"section": "2", "quote": "q"}, {"quote": "q"}]),
        c("d"),
    ]
    works = [*DOUBLES, {"id": "third", "type": "book"}]
    terms = [{**SENSES[0], "defined_by": "b"}, {"id": "t2", "labels": {"en": ["x"]}, "indicator_of": "term"}]
    header = {"schemes": own, "terms": terms, "references": works, "roots": ["b"]}
    assert told("STR101", claims, **header) == []


@pytest.mark.parametrize(
    ("claims", "header", "expected"),
    [
        ([c("a"), c("a", text="Other.")], {}, [("a", "claim", "/trees/1")]),
        ([c("a"), c("a", text="Other."), c("a", text="Third.")], {},
         [("a", "claim", "/trees/1"), ("a", "claim", "/trees/2")]),
        ([c("a", objections=[o("a", "a")])], {}, [("a", "objection", "/trees/0/objections/0")]),
        ([c("a", by("a") | {"id": "a"})], {}, [("a", "inference", "/trees/0/inferences/0")]),
        ([c("w1")], {}, [("w1", "reference", "/references/0")]),
        ([c("term")], {"terms": SENSES}, [("term", "term", "/terms/0")]),
        ([c("a")], {"references": [WORKS[0], WORKS[0]]}, [("w1", "reference", "/references/1")]),
        ([c("a")], {"sections": [{"id": "1"}, {"id": "2"}, {"id": "1"}]}, [("m", "map", "/sections/2")]),
        ([c("a"), c("b")], {}, []),
    ],
)  # fmt: skip
def test_ids_that_stand_twice(claims: list[Written], header: Written, expected: list[tuple[str, str, str]]) -> None:
    found = checked("STR102", claims, **header).findings
    assert sorted((each.subject.id, each.subject.type, each.location.pointer) for each in found) == expected


def ring(names: list[str]) -> list[Written]:
    return [c(name, by(names[(number + 1) % len(names)])) for number, name in enumerate(names)]


@pytest.mark.parametrize(("size", "shown"), [(2, 2), (7, 7), (8, 8), (9, 7), (12, 7)])
def test_how_a_circle_is_drawn(size: int, shown: int) -> None:
    names = [f"c{number:02}" for number in range(size)]
    (message,) = messages("STR104", ring(names))
    rest = f" <- ({size - shown} more)" if shown < size else ""
    assert message == f"circular support: {' <- '.join(names[:shown])}{rest} <- c00"


@pytest.mark.parametrize(("size", "shortest"), [(98, True), (99, False)])
def test_in_a_large_circle_the_shortest_is_not_looked_for(size: int, shortest: bool) -> None:
    """A ring, and two claims of it that support each other, by a way of their own."""
    names = [f"c{number:03}" for number in range(size)]
    claims = ring(names)
    claims[50]["inferences"].append({"id": "x", **by("y")})
    found = told("STR104", [*claims, c("y", by("z")), c("z", by("c050"), by("y"))])
    assert len(found) == 1
    assert found[0].startswith("y: z" if shortest else "c000: c001")


def test_the_shortest_of_two_circles() -> None:
    claims = [c("a", by("b")), c("b", by("d")), c("d", by("a"), by("e")), c("e", by("d"))]
    assert told("STR104", claims) == ["d: e"]
    assert told("STR104", [c("a", by("b", "gone")), c("b", by("d", "a")), c("d")]) == ["a: b"]


@pytest.mark.parametrize(
    ("claims", "severities"),
    [
        ([c("a", by("b")), c("b", by("a"))], ["error"]),
        ([c("a", by("b"), **CITED), c("b", by("a"))], ["error"]),
        ([c("a", by("b"), **CITED), c("b", by("a"), **CITED)], ["warning"]),
        ([c("a", by("a"))], []),
    ],
)
def test_how_grave_a_circle_is(claims: list[Written], severities: list[str]) -> None:
    assert [str(each.severity) for each in checked("STR104", claims).findings] == severities


@pytest.mark.parametrize(
    ("claims", "header", "expected"),
    [
        ([c("a"), c("b")], {}, ["b"]),
        ([c("a"), c("b", by("d")), c("d")], {}, ["b"]),
        ([c("a"), c("b", by("d")), c("d", by("b"))], {}, ["b"]),
        ([c("a"), c("b", objections=[o("x", "d")]), c("d")], {}, ["b"]),
        ([c("a"), c("b", contradicts=["a"]), c("d", only_if=["a"]), c("e", **{"if": ["a"]})], {}, []),
        ([c("a", contradicts=["b"]), c("b", by("d")), c("d")], {}, []),
        ([c("a", by("b") | {"objections": [o("x", "d", "undercuts", o("r", "e"))]}), c("b"), c("d"), c("e")], {}, []),
        ([c("a")], {"roots": ["gone"]}, []),
        ([c("b", by("d")), c("d"), c("a")], {"roots": ["a"]}, ["b"]),
        ([c("a"), c("b"), c("d", by("e")), c("e", by("d")), c("f", by("b", "d"))], {}, ["f"]),
        # A circle is told by the smallest of its ids, and what lies beneath it is not told.
        ([c("a"), c("e", by("d")), c("d", by("e"))], {}, ["d"]),
        ([c("a"), c("d"), c("e", by("f", "d")), c("f", by("e"))], {}, ["e"]),
        ([c("a"), c("b", by("d")), c("d", by("b")), c("e", by("f", "b")), c("f", by("e"))], {}, ["e"]),
        ([c("a"), c("b", by("d")), c("d", by("b")), c("e", by("f")), c("f", by("e"))], {}, ["b", "e"]),
        ([c("a"), c("b", by("d")), c("d", by("b")), c("e", by("f"), contradicts=["d"]), c("f", by("e"))], {}, ["b"]),
        ([c("a"), c("b", by("d")), c("d", by("b"), only_if=["f"]), c("e", by("f")), c("f", by("e"))], {}, ["b"]),
        # A conclusion that is the condition of what it rests on; what is told is no premise, whatever its id.
        ([c("a"), c("z", by("d")), c("d", **{"if": ["z"]})], {}, ["z"]),
        # Claims that object to one another are a circle, too.
        ([c("a"), c("b", objections=[o("x", "d")]), c("d", objections=[o("y", "b")])], {}, ["b"]),
        ([c("a"), c("b", by("d")), c("d", objections=[o("x", "e", "rebuts", o("y", "b"))]), c("e")], {}, ["b"]),
    ],
)
def test_what_leads_nowhere(claims: list[Written], header: Written, expected: list[str]) -> None:
    top, *others = claims
    assert told("STR107", claims, **header) == expected
    assert sorted(told("STR107", [top, *others[::-1]], **header)) == sorted(expected)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b", "d", "b")), c("b"), c("d")], ["'b' is named twice among the premises"]),
        ([c("a", by("b", "d", "b", "d")), c("b"), c("d")], ["'b' and 'd' are named twice among the premises"]),
        ([c("a", by("b", "b", "b")), c("b")], ["'b' is named more than once among the premises"]),
        ([c("a", by("d", "b", "b", "d", "d")), c("b"), c("d")],
         ["'d' and 'b' are named more than once among the premises"]),
        ([c("a", by("b"), by("b")), c("b")], ["this step and 'a.i1' have the same premises and conclusion"]),
        ([c("a", by("b", "d"), by("d", "b")), c("b"), c("d")],
         ["this step and 'a.i1' have the same premises and conclusion"]),
        ([c("a", by(), by())], []),
        ([c("a", by("b"), by("d")), c("b"), c("d", by("b"))], []),
        ([c("a", by("b"), by("b"), by("b")), c("b")],
         ["this step and 'a.i1' have the same premises and conclusion"] * 2),
    ],
)  # fmt: skip
def test_what_is_written_twice(claims: list[Written], expected: list[str]) -> None:
    assert messages("STR109", claims) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Costs rise.", "costs  RISE", True), ("Costs rise.", "Costs rose.", False), ("…", "—", False),
        ("...", "...", True), ("...", "!!!", False), ("Ｃosts rise。", "costs rise", True), ("Straße", "STRASSE", True),
        ({"en": "Costs rise.", "zh": "成本。"}, {"en": "Other.", "zh": "成本"}, True),
        ({"en": "Costs rise."}, {"zh": "Costs rise."}, False), ({"en": "Costs rise."}, "Costs rise.", True),
        ({"zh": "Costs rise."}, "Costs rise.", False),
    ],
)  # fmt: skip
def test_claims_in_the_same_words(one: Any, other: Any, same: bool) -> None:
    claims = [c("a", text=one), c("z", text="Between."), c("b", text=other)]
    assert told("STR112", claims) == (["b: a"] if same else [])


def test_of_three_that_say_the_same_the_first_is_named() -> None:
    assert told("STR112", [c("a", text="It is."), c("b", text="It is!"), c("d", text="it is")]) == ["b: a", "d: a"]


@pytest.mark.parametrize(
    ("claims", "header", "expected"),
    [
        ([c("a")], {"roots": ["gone"]}, ["the map has no root"]),
        ([c("a")], {}, []),
    ],
)
def test_roots(claims: list[Written], header: Written, expected: list[str]) -> None:
    assert messages("STR105", claims, **header) == expected


def test_a_map_without_claims() -> None:
    whole = check(read(b'{"argmap": 1, "id": "m", "trees": []}'), select=("STR105",))
    assert [each.message for each in whole.findings] == ["the map holds no claim"]


@pytest.mark.parametrize(
    ("code", "claims", "expected"),
    [
        ("STR103", [c("a", by("b", "a")), c("b")], ["'a' is among the premises for itself"]),
        ("STR103", [c("a", objections=[o("x", "a"), o("y", "b")]), c("b")], ["'a' objects to itself"]),
        ("STR110", [c("a", by("b"), status="needs-support"), c("b", status="needs-support")],
         ["'a' is marked needs-support and has an inference"]),
        ("STR111", [c("a", by(), by("b")), c("b")], ["the step 'a.i1' has no premises"]),
        ("SUP203", [c("a", status="needs-support"), c("b")], ["'a' is marked as needing support"]),
    ],
)  # fmt: skip
def test_what_is_said_of_the_record(code: str, claims: list[Written], expected: list[str]) -> None:
    assert messages(code, claims) == expected


# LNT906: what a merge left.

LEFT = {"remark": "[merge conflict: left]"}
OTHER = {"remark": "As the text has it."}


def test_a_conflict_is_found_wherever_a_merge_may_leave_one() -> None:
    claims = [c("a", by("b", **LEFT), objections=[o("x", "d", **LEFT)]), c("b", **LEFT), c("d", **OTHER)]
    works = [{"id": "w", "type": "report", **LEFT}]
    header = {
        **LEFT, "sections": [{"id": "1", **OTHER}, {"id": "2", **LEFT}], "references": works,
        "notes": {"1": {**OTHER, "works": [{"source": "w"}]}, "2": {**LEFT, "works": [{"source": "w"}]}},
        "terms": [{**SENSES[0], **LEFT}], "parts": [{"part": "p", "trees": [c("e")], **LEFT}],
    }  # fmt: skip
    subjects = [(each.subject.id, each.subject.type) for each in checked("LNT906", claims, **header).findings]
    places = at("LNT906", claims, **header)
    assert set(zip(subjects, places, strict=True)) == {
        (("m", "map"), "/remark"), (("m", "map"), "/sections/1"), (("m", "map"), "/notes/2"),
        (("m", "map"), "/parts/0"), (("w", "reference"), "/references/0/remark"), (("term", "term"), "/terms/0/remark"),
        (("b", "claim"), "/trees/1/remark"), (("a.i1", "inference"), "/trees/0/inferences/0/remark"),
        (("x", "objection"), "/trees/0/objections/0/remark"),
    }  # fmt: skip
    assert messages("LNT906", claims) == ["a conflict is not settled: left"] * 3
