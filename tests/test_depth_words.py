"""Rules at their edges: terms and the words for them: each part of each condition."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import Written, by, c, checked, messages, told

from argmap.rules.lexicon import HEDGE, pattern

# TRM503: a term in other words.


def term(name: str, *labels: str, tag: str = "en", **more: Any) -> Written:
    return {"id": name, "labels": {tag: list(labels)}, **more}


def said(text: str, *terms: str) -> Written:
    return {"text": text, "uses": list(terms)}


@pytest.mark.parametrize(
    ("terms", "own", "other", "forms"),
    [
        # The longer label that begins first, whatever the terms are called.
        ([term("x", "sea power"), term("b", "power")], said("Sea power is power.", "x", "b"), "Sea powers.",
         ["sea powers"]),
        # Two terms may have one label.
        ([term("x", "pact"), term("b", "pact")], said("Pact.", "x", "b"), "All pacts.", ["pacts", "pacts"]),
        # A letter more at the end, in long words.
        ([term("x", "Guantanamo")], said("Guantanamo.", "x"), "In Guantanam.", ["guantanam"]),
        ([term("x", "Guantanam")], said("Guantanam.", "x"), "In Guantanamo.", ["guantanamo"]),
        # What begins like a footnote is a text as any other.
        ([term("x", "轉型", "變化", tag="zh")], said("1) 轉型。", "x"), "2) 變化。", ["變化"]),
    ],
)  # fmt: skip
def test_forms_of_a_term(terms: list[Written], own: Written, other: str, forms: list[str]) -> None:
    claims = [c("a", by("b"), **own), c("b", text=other)]
    paper = {"language": "zh" if "zh" in terms[0]["labels"] else "en"}
    found = messages("TRM503", claims, terms=terms, paper=paper)
    assert [message.partition("“")[2].partition("”")[0] for message in found] == forms


# TRM501: terms on which much turns.


@pytest.mark.parametrize(
    ("users", "roots", "fields", "message"),
    [
        ("a", "a", {}, "no definition is recorded for 'x', on which 'a' turns"),
        ("ab", "ab", {}, "no definition is recorded for 'x', on which 'a' and 'b' turn"),
        # Roots are named alone; of other claims it takes five.
        ("abd", "a", {}, "no definition is recorded for 'x', on which 'a' turns"),
        ("bdefg", "a", {}, "no definition is recorded for 'x', on which 'b', 'd', 'e' and 2 others turn"),
        ("bdef", "a", {}, None),
        ("", "a", {}, None),
        ("a", "a", {"defined_by": "b"}, None),
        ("a", "a", {"senses": [{"id": "p", "text": "P."}]}, None),
    ],
)
def test_terms_on_which_much_turns(users: str, roots: str, fields: Written, message: str | None) -> None:
    claims = [c(name, uses=["x", "x#p"] if name in users else ["other"]) for name in "abdefg"]
    terms = [term("y", "why"), term("x", "ex", **fields)]
    found = checked("TRM501", claims, terms=terms, roots=[*roots]).findings
    assert [(each.subject.id, each.message, each.related) for each in found] == (
        [("x", message, tuple(users))] if message else []
    )


def test_a_definition_among_the_users_of_a_term() -> None:
    claims = [c("a", uses=["x"]), c("b", kind="definition", uses=["x#p"]), c("d", uses=["x"])]
    assert told("TRM501", claims, terms=[term("x", "ex")]) == []
    claims[1]["uses"] = ["y"]
    assert told("TRM501", claims, terms=[term("x", "ex")]) == ["x: a, d"]


# TRM502: senses.

SENSES = [{"id": sense, "text": sense} for sense in ("p", "q", "r")]
SENSED = [term("x", "ex", senses=SENSES), term("y", "why", senses=SENSES)]
P, Q, R, BOTH = ({"uses": [f"x#{sense}" for sense in senses]} for senses in ("p", "q", "r", "pq"))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b"), **P), c("b", **Q)], ["a: b"]),
        ([c("a", by("b"), **P), c("b", **P)], []),
        ([c("a", by("b"), **P), c("b", uses=["x"])], []),
        ([c("a", by("b"), **P), c("b", uses=["y#q"])], []),
        ([c("a", by("b"), uses=["x"]), c("b", **Q)], []),
        # Who names both draws the distinction.
        ([c("a", by("b"), **BOTH), c("b", **Q)], []),
        ([c("a", by("b"), **BOTH), c("b", **R)], []),
        ([c("a", by("b"), **P), c("b", **BOTH)], []),
        ([c("a", by("b", "d"), **BOTH), c("b", **P), c("d", **Q)], []),
        # A step one premise of which keeps to the sense; another step beside it may not.
        ([c("a", by("b", "d"), **P), c("b", **P), c("d", **Q)], []),
        ([c("a", by("b", "d"), by("e"), **P), c("b", **P), c("d", **Q), c("e", **R)], ["a: e"]),
        ([c("a", by("b", "d"), **P), c("b", **R), c("d", **Q)], ["a: d", "a: b"]),
        # Up to three steps beneath, through claims that use it in no sense, and not beneath one that uses it.
        ([c("a", by("b"), **P), c("b", by("d")), c("d", by("e")), c("e", **Q)], ["a: e"]),
        ([c("a", by("b"), **P), c("b", by("d")), c("d", by("e")), c("e", by("f")), c("f", **Q)], []),
        ([c("a", by("b"), **P), c("b", by("d"), uses=["x"]), c("d", **Q)], ["a: d"]),
        ([c("a", by("b", "d"), **P), c("b", by("e"), **Q), c("d"), c("e", **R)], ["a: b", "b: e"]),
        ([c("a", by("b"), **P), c("b", by("d", "e")), c("d", **P), c("e", **Q)], ["b: d, e"]),
        ([c("a", by("b"), **P), c("b", by("a"), by("d")), c("d", **Q)], ["a: d"]),
        # Each of the parts of a whole may be of another sense, but not one of them alone.
        ([c("a", by("b", "d", scheme="aspects"), **P), c("b", **Q), c("d")], []),
        ([c("a", by("b", "d", scheme="aspects"), **P), c("b", **Q), c("d", **R)], ["a: b", "a: d"]),
        ([c("a", by("b", "d", scheme="aspects"), **P), c("b", **Q), c("d", **Q)], ["a: b, d"]),
        ([c("a", by("b", "d", scheme="enumeration"), **P), c("b", **Q), c("d")], ["a: b"]),
        ([c("a", by("b", scheme="aspects"), **P), c("b", **Q)], ["a: b"]),
        # Two premises of one step, where the conclusion has no sense.
        ([c("a", by("b", "d")), c("b", **P), c("d", **Q)], ["a: b, d"]),
        ([c("a", by("b", "d")), c("b", **P), c("d", **P)], []),
        ([c("a", by("b", "d")), c("b", **P), c("d", **BOTH)], []),
        ([c("a", by("b", "d", "e")), c("b", **P), c("d", **BOTH), c("e", **Q)], []),
        ([c("a", by("b"), by("d")), c("b", **P), c("d", **Q)], []),
        ([c("a", by("b"), by("d", "b")), c("b", **P), c("d", **Q)], ["a: d, b"]),
        ([c("a", by("b", "d")), c("b", uses=["x#p"]), c("d", uses=["y#q"])], []),
        ([c("a", by("b", "d", "e")), c("b", **P), c("d", **Q), c("e", **R)], ["a: b, d", "a: b, e", "a: d, e"]),
        # Once for two senses, at the claim that bears most, with the other places.
        ([c("a", by("z")), c("d", by("b"), **P), c("b", **Q), c("z", by("e"), **Q), c("e", **P)], ["z: d, e, b"]),
        ([c("a", by("b"), **P), c("b", **Q), c("d", by("e")), c("e", by("f"), **P), c("f", **R)], ["a: b", "e: f"]),
        ([c("a", by("b", "d")), c("b", **P), c("d", by("e"), **Q), c("e", **P)], ["a: d, b, e"]),
        ([c("a", by("b", "d"), by("d", "e")), c("b", **P), c("d", **Q), c("e", **P)], ["a: b, d, e"]),
        # A claim of which something is said by itself must not hush another.
        (
            [
                c("a", by("b"), **P),
                c("b", **Q),
                c("d", by("b"), **P, lint={"ignore": [{"code": "SUP201", "reason": "R"}]}),
            ],
            ["a: b", "d: b"],
        ),
    ],
)
def test_shifts_of_sense(claims: list[Written], expected: list[str]) -> None:
    assert told("TRM502", claims, terms=SENSED) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b"), **P), c("b", **Q)], ["“p” in the claim itself and “q” in 'b'"]),
        ([c("a", by("b", "d")), c("b", **Q), c("d", **P)], ["“q” in 'b' and “p” in 'd'"]),
        # What is reached in two ways is named once, and so is the conclusion that leads back to it.
        ([c("a", by("b", "d"), **P), c("b", by("e")), c("d", by("e")), c("e", **Q)],
         ["“p” in the claim itself and “q” in 'e'"]),
        ([c("a", by("b"), by("b", "d"), **P), c("b", **Q), c("d", **Q)],
         ["“p” in the claim itself and “q” in 'b' and 'd'"]),
        ([c("a", by("b"), **P), c("b", by("d"), by("e")), c("d", **Q), c("e", by("d"))],
         ["“p” in the claim itself and “q” in 'd'"]),
    ],
)  # fmt: skip
def test_what_is_told_of_senses(claims: list[Written], expected: list[str]) -> None:
    assert messages("TRM502", claims, terms=SENSED) == [f"for 'a', 'x' stands for {each}" for each in expected]


@pytest.mark.parametrize(
    ("uses", "step", "told_"),
    [
        # A conclusion that speaks of the term, in whatever sense, is about one of the two.
        (["x"], {"scheme": "path-dependence", "roles": {"earlier-choices": ["b", "d"]}}, True),
        ([], {"scheme": "path-dependence", "roles": {"earlier-choices": ["b", "d"]}}, False),
        (["y"], {"scheme": "path-dependence", "roles": {"earlier-choices": ["d"]}}, False),
        ([], {"scheme": "path-dependence", "roles": {"earlier-choices": ["d"], "self-reinforcing": ["gone"]}}, False),
        # The rule and its case, and the premises of a deduction, are joined by what they both speak of.
        ([], {"scheme": "path-dependence", "roles": {"earlier-choices": ["d"], "self-reinforcing": ["b"]}}, True),
        ([], {"scheme": "path-dependence", "roles": {"earlier-choices": ["d", "b"], "self-reinforcing": ["b"]}}, True),
        # One that has two parts is joined to nothing by them.
        ([], {"scheme": "path-dependence", "roles": {"earlier-choices": ["b"], "self-reinforcing": ["b"]}}, False),
        ([], {"scheme": "deductive", "roles": {"premise": ["b", "d"]}}, True),
        ([], {"scheme": "enumeration", "roles": {"item": ["b", "d"]}}, False),
        ([], {"warrant": {"text": "W."}}, True),
    ],
)
def test_premises_that_a_term_joins(uses: list[str], step: Written, told_: bool) -> None:
    claims = [c("a", by("b", "d", **step), uses=uses), c("b", **P), c("d", **Q)]
    assert told("TRM502", claims, terms=SENSED) == (["a: b, d"] if told_ else [])


@pytest.mark.parametrize(("number", "expected"), [(7, 21), (8, 28), (9, 28)])
def test_eight_senses_are_compared_two_by_two(number: int, expected: int) -> None:
    names = [f"c{each}" for each in range(number)]
    claims = [c("a", by(*names)), *(c(each, uses=[f"x#{each}"]) for each in names)]
    assert len(told("TRM502", claims, terms=SENSED)) == expected


def test_the_other_places_of_a_shift_are_named() -> None:
    claims = [c("a", by("b", "d", "e")), *(c(name, by("z"), **P) for name in "bde"), c("z", **Q)]
    assert messages("TRM502", claims, terms=SENSED) == [
        "for 'b', 'x' stands for “p” in the claim itself and “q” in 'z'; likewise for 'd' and 'e'"
    ]


def test_two_terms_that_shift_together() -> None:
    claims = [c("a", by("b"), uses=["x#p", "y#p"]), c("b", uses=["y#q", "x#q"])]
    assert [each.partition(" stands")[0] for each in messages("TRM502", claims, terms=SENSED)] == [
        "for 'a', 'x'", "for 'a', 'y'",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "expected"), [(200, 1), (201, 0)])
def test_beneath_very_many_claims_nothing_is_looked_for(number: int, expected: int) -> None:
    """Of one level the first two hundred are; the last is the one beneath which the sense is another."""
    names = [f"c{each:03}" for each in range(number)]
    claims = [c("a", by(*names), **P), *map(c, names[:-1]), c(names[-1], by("z")), c("z", **Q)]
    assert len(told("TRM502", claims, terms=SENSED)) == expected


def test_a_claim_that_is_reached_in_two_ways_counts_once() -> None:
    names = [f"c{each:03}" for each in range(150)]
    claims = [c("a", by(*names), by(*names, "y"), **P), *map(c, names), c("y", by("z")), c("z", **Q)]
    assert told("TRM502", claims, terms=SENSED) == ["a: z"]


# TRM506: concept and indicator.

MEASURED = [term("x", "ex", senses=SENSES), term("y", "why", indicator_of="x", defined_by="means")]
RULE = {"text": "A rule."}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b"), uses=["x"]), c("b", uses=["y"])], ["a.i1: b"]),
        ([c("a", by("b", "d", "gone"), uses=["x"]), c("b", uses=["y"]), c("d")], ["a.i1: b"]),
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", uses=["y#q"])], ["a.i1: b, d"]),
        ([c("a", by("b"), uses=["x#p"]), c("b", uses=["y"])], ["a.i1: b"]),
        ([c("a", by("b")), c("b", uses=["y"])], []),
        ([c("a", by("b"), uses=["x"]), c("b", uses=["x"])], []),
        ([c("a", by("b"), uses=["x", "y"]), c("b", uses=["y"])], []),
        # A premise about the concept joins the two, and so does what defines either.
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", uses=["x"])], []),
        ([c("a", by("b", "means"), uses=["x"]), c("b", uses=["y"]), c("means")], []),
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", kind="definition", uses=["y"])], []),
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", kind="methodological", uses=["y"])], []),
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", kind="theoretical", uses=["y"])],
         ["a.i1: b, d"]),
        ([c("a", by("b", "d"), uses=["x"]), c("b", uses=["y"]), c("d", kind="definition")], ["a.i1: b"]),
        # A warrant that is stated, or a premise in a general role.
        ([c("a", by("b", warrant=RULE), uses=["x"]), c("b", uses=["y"])], []),
        ([c("a", by("b", warrant=RULE | {"voice": "implicit"}), uses=["x"]), c("b", uses=["y"])], ["a.i1: b"]),
        ([c("a", by("b", "d", scheme="sign", roles={"usually-indicates": ["d"]}), uses=["x"]), c("b", uses=["y"]),
          c("d")], []),
        ([c("a", by("b", "d", scheme="sign", roles={"sign": ["b"]}), uses=["x"]), c("b", uses=["y"]), c("d")],
         ["a.i1: b"]),
        ([c("a", by("b", scheme="sign", roles={"usually-indicates": ["d"]}), uses=["x"]), c("b", uses=["y"]), c("d")],
         ["a.i1: b"]),
        ([c("a", by("b", scheme="own"), uses=["x"]), c("b", uses=["y"])], ["a.i1: b"]),
        # One step of two.
        ([c("a", by("b"), by("d"), uses=["x"]), c("b"), c("d", uses=["y"])], ["a.i2: d"]),
    ],
)  # fmt: skip
def test_from_an_indicator_to_its_concept(claims: list[Written], expected: list[str]) -> None:
    assert told("TRM506", claims, terms=MEASURED) == expected


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [("x", "y", 1), ("x#p", "y", 1), ("x#q", "y", 0), ("x#p", "x#q", 1), ("x#p", "x#p", 0), ("x#p", "x", 0)],
)
def test_an_indicator_of_one_sense(own: str, other: str, expected: int) -> None:
    """A claim that names no sense may mean this one."""
    terms = [MEASURED[0], term("y", "why", indicator_of="x#p")]
    claims = [c("a", by("b", "d"), uses=[own]), c("b", uses=["y"]), c("d", uses=[other])]
    assert len(told("TRM506", claims, terms=terms)) == expected


def test_two_indicators() -> None:
    terms = [MEASURED[0], *(term(name, name, indicator_of="x") for name in ("y", "z"))]
    claims = [c("a", by("b", "d"), uses=["x"]), c("b", uses=["z"]), c("d", uses=["y"])]
    told_ = [f"'a' is about 'x', '{name}' about its indicator '{each}', and nothing joins the two"
             for name, each in (("b", "z"), ("d", "y"))]  # fmt: skip
    assert messages("TRM506", claims, terms=terms) == told_


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("They may leave.", True), ("They perhaps leave.", True), ("They probably leave.", True),
        ("They seem to leave.", True), ("They signed on 3 May 2016.", False), ("They signed in May 2016.", False),
        ("They leave.", False), ("他們可能離開。", True), ("他們未必離開。", True), ("他們大概離開。", True),
        ("他們恐怕離開。", True), ("他們離開的可能性。", False), ("他們不可能離開。", False), ("他們離開。", False),
    ],
)  # fmt: skip
def test_what_is_a_hedge(text: str, hedged: bool) -> None:
    assert bool(pattern(*HEDGE).search(text)) is hedged
