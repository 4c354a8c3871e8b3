"""Rules at their edges: what has changed between two maps: each part of each condition."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from sketches import Written, by, c, cites, o

from argmap.findings import Finding
from argmap.graph import graph
from argmap.load import loads
from argmap.model import Map, Review
from argmap.passages import passages

compared = pytest.importorskip("argmap.diff", reason="only what compares two maps has these rules").diff
ONE, TWO = cites("w1"), cites("w1", "w2")


def whole(claims: list[Written], **header: Any) -> Map:
    written = {"argmap": 1, "id": "m", "sections": [{"id": "1"}], "roots": [claims[0]["id"]], "trees": claims,
               "references": [{"id": each, "type": "book"} for each in ("w1", "w2")], **header}  # fmt: skip
    return loads(json.dumps(written, ensure_ascii=False))


def found(code: str, old: list[Written], new: list[Written], on: str | None = None) -> list[Finding]:
    judgement = {"on": on, "criterion": "sufficiency", "category": "one-case", "severity": 2, "reason": "One case."}
    reviews = [Review.model_validate({"map": "m", "reader": "A. Reader", "judgements": [judgement]})] if on else []
    told = compared(whole(old), whole(new), reviews=reviews).revision
    return [each for each in told if each.code == code]


def messages(code: str, old: list[Written], new: list[Written], on: str | None = None) -> list[str]:
    return [each.message for each in found(code, old, new, on)]


# REV801: where a loss begins, and what goes with it.


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([c("a", by("b")), c("b", by("d")), c("d", **ONE)], [c("a", by("b")), c("b", by("d")), c("d")],
         ["'d' was grounded, and is now ungrounded, and with it 'a' and 'b'"]),
        ([c("a", by("b")), c("b", **ONE), c("z", **ONE)], [c("a", by("b")), c("b"), c("z")],
         ["'b' was grounded, and is now ungrounded, and with it 'a'", "'z' was grounded, and is now ungrounded"]),
        # What rests on it and has another ground is not lost, and nor is what rests on that.
        ([c("a", by("b")), c("b", by("d"), **TWO), c("d", **ONE)], [c("a", by("b")), c("b", by("d"), **TWO), c("d")],
         ["'d' was grounded, and is now ungrounded"]),
        # A premise that had no ground before is not where it begins.
        ([c("a", by("b"), **ONE), c("b")], [c("a", by("b")), c("b")], ["'a' was grounded, and is now ungrounded"]),
        # Round a circle it is followed once.
        ([c("a", by("b"), **ONE), c("b", by("a")), c("x")],
         [c("a", by("b"), objections=[o("a.o1", "x")], **ONE), c("b", by("a")), c("x")],
         ["'a' was grounded, and is now defeated, and with it 'b'"]),
    ],
)  # fmt: skip
def test_what_was_grounded(old: list[Written], new: list[Written], expected: list[str]) -> None:
    assert messages("REV801", old, new) == expected


# REV802: claimed of more.

QUANTIFIERS = ["single", "some", "most", "usually", "general", "universal"]


@pytest.mark.parametrize(("less", "more"), [*pairwise(QUANTIFIERS)])
def test_of_more_cases(less: str, more: str) -> None:
    low, high = ([c("a", scope={"quantifier": each})] for each in (less, more))
    told = f"'a' is claimed of more cases ({less} -> {more}), and nothing more is recorded for it"
    assert messages("REV802", low, high) == [told]
    assert messages("REV802", high, low) == []
    assert messages("REV802", low, low) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"quantifier": "superlative"}, {"quantifier": "universal"}, None),
        ({"quantifier": "some"}, {"quantifier": "superlative"}, None),
        ({"places": ["Japan"]}, {"quantifier": "universal", "places": ["Japan"]}, None),
        ({"quantifier": "some", "places": ["Japan"]}, {"places": ["Japan"]}, None),
        (None, {"quantifier": "universal"}, None),
        ({"quantifier": "some"}, None, None),
        ({"actors": ["A"]}, {"actors": ["A", "B"]}, "claimed of more (A -> A, B)"),
        ({"places": ["X", "Y"], "actors": ["A"]}, {"places": ["Y", "X"], "actors": ["A"]}, None),
        ({"places": ["X"], "actors": ["A"]}, {"places": ["X"], "actors": ["B", "A"]}, "claimed of more (A -> B, A)"),
        ({"places": ["X", "Y"]}, {"places": ["X"]}, None),
    ],
    ids=str,
)
def test_of_more_places_or_actors(old: Written | None, new: Written | None, expected: str | None) -> None:
    before, after = ([c("a", **({"scope": each} if each else {}))] for each in (old, new))
    assert messages("REV802", before, after) == (
        [f"'a' is {expected}, and nothing more is recorded for it"] if expected else []
    )


def test_more_is_not_what_took_the_place_of_as_much() -> None:
    old = [c("a", by("b", "d"), modality="probable"), c("b"), c("d"), c("e")]
    new = [c("a", by("b", "e"), modality="certain"), c("b"), c("d"), c("e")]
    assert messages("REV802", old, new) == [
        "'a' is claimed more strongly (probable -> certain), and nothing more is recorded for it; "
        "what came in took the place of as much"
    ]


# REV803: no longer heard.


def test_where_an_objection_was() -> None:
    on_claim = [c("a", objections=[o("a.o1", "x")]), c("x")]
    on_step = [c("a", by("b") | {"objections": [o("u", "x", "undercuts")]}), c("b"), c("x")]
    for old, new, place, kind in (
        (on_claim, [c("a"), c("x")], "a", "claim"),
        (on_step, [c("a", by("b")), c("b"), c("x")], "a.i1", "inference"),
    ):
        (each,) = found("REV803", old, new)
        assert (each.subject.id, each.subject.type) == (place, kind)
        assert each.message == f"the objection 'x' to '{place}' is gone, and was neither answered nor conceded"


def test_where_its_critic_has_turned() -> None:
    old = [c("a", objections=[o("a.o1", "x")]), c("b"), c("x")]
    new = [c("a"), c("b", objections=[o("a.o1", "x")]), c("x")]
    assert messages("REV803", old, new) == [
        "the objection 'x' to 'a' is gone, and was neither answered nor conceded; it is now raised against 'b'"
    ]


# REV804: what a reader judged.

JOINT = c("b", text="They build missiles together.")
STEP = [c("a", by("b", "d")), JOINT, c("d"), c("e")]
RULES = [{"warrant": {"text": each}} for each in ("What is dear to leave is kept.", "Whoever shares plants stays.")]


@pytest.mark.parametrize(
    ("on", "old", "new", "type_", "changed"),
    [
        ("b", STEP, [STEP[0], JOINT | {"text": "They build ships and missiles together."}, *STEP[2:]], "claim", ("b",)),
        ("a.i1", STEP, [c("a", by("b")), *STEP[1:]], "inference", ("d",)),
        ("a.i1", STEP, [c("a", by("b", "d", "e")), *STEP[1:]], "inference", ("e",)),
        ("a.i1", STEP, [c("a", by("b"), by("d")), *STEP[1:]], "inference", ("d",)),
        ("a.i1", [c("a", by("b"), by("d")), *STEP[1:]], STEP, "inference", ("d",)),
        ("a.i1", STEP, [c("a", by("b", "e")), *STEP[1:]], "inference", ("d", "e")),
        ("a.i1", [c("a", by("b", "d") | RULES[0]), *STEP[1:]], [c("a", by("b", "d") | RULES[1]), *STEP[1:]],
         "inference", ("a.i1",)),
        ("a.i1", [c("a", by("b", "d") | RULES[0]), *STEP[1:]], STEP, "inference", ("a.i1",)),
    ],
)  # fmt: skip
def test_what_has_changed_since_it_was_judged(
    on: str, old: list[Written], new: list[Written], type_: str, changed: tuple[str, ...]
) -> None:
    (each,) = found("REV804", old, new, on)
    assert (each.subject.id, each.subject.type, each.related) == (on, type_, changed)
    named = " and ".join(f"'{name}'" for name in changed)
    assert each.message == f"A. Reader judged '{on}', and since then {named} changed"


# REV805: passages.


def quoting(*quotes: str) -> list[Written]:
    return [c("a", anchors=[{"section": "1", "quote": each} for each in quotes])]


def test_one_passage_less_is_no_other_passage() -> None:
    assert messages("REV805", quoting("rose steeply", "grew"), quoting("grew")) == []
    told = "'a' stands for another passage (“rose” -> “fell”), and says the same"
    assert messages("REV805", quoting("rose", "grew"), quoting("fell", "grew")) == [told]


def test_maps_of_papers_in_two_languages_are_not_compared() -> None:
    def told(language: str) -> list[str]:
        sides = (
            whole(quoting(quote), paper={"language": each}) for quote, each in (("rose", "en"), ("fell", language))
        )
        return [each.code for each in compared(*sides).revision]

    assert told("en") == ["REV805"]
    assert told("de") == []


def test_a_quote_that_is_not_in_the_text_is_compared_as_it_is() -> None:
    old, new = whole(quoting("rose steeply")), whole(quoting("rose steeply"))
    found = [passages(graph(side), text) for side, text in ((old, b"Nothing of it."), (new, b"Nor of that."))]
    assert compared(old, new, passages=(found[0], found[1])).revision == ()


# REV806: what bears a root now.


def test_what_is_argued_for_is_no_premise_that_bears_a_root() -> None:
    """It has a ground of its own, which alone bears the root, and a step that does not hold."""
    beneath = [c("b", by("e", passed=False), **ONE), c("d"), c("e")]
    old, new = [c("a", by("b"), by("d")), *beneath], [c("a", by("b")), *beneath]
    assert messages("REV806", old, new) == []
    plain = [c("b", **ONE), c("d")]
    expected = ["a root falls with 'b' alone, and none did before"]
    assert messages("REV806", [c("a", by("b"), by("d")), *plain], [c("a", by("b")), *plain]) == expected
