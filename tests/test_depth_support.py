"""Rules at their edges: what supports the roots: each part of each condition."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import CITED, Written, by, c, checked, cites, messages, o, told

# SUP204: a main claim on one line.

LEAVES = [c("b", **CITED), c("d", **CITED)]


@pytest.mark.parametrize(
    ("claims", "header", "expected"),
    [
        ([c("a", by("b", "d", scheme="deductive")), *LEAVES], {}, ["a"]),
        ([c("a", by("b", "d", scheme="enumeration")), *LEAVES], {}, []),
        ([c("a", by("b", "d", scheme="example-to-generalisation")), *LEAVES], {}, []),
        ([c("a", by("b", "d", scheme="statistical-generalisation")), *LEAVES], {}, []),
        ([c("a", by("b", scheme="enumeration")), *LEAVES], {}, ["a"]),
        # All main claims of a root are one finding, and a claim below two roots is told once.
        ([c("a", by("m", "n")), c("m", by("b")), c("n", by("d")), *LEAVES], {}, ["a: m, n"]),
        ([c("a", by("m")), c("z", by("m")), c("m", by("b")), *LEAVES], {"roots": ["a", "z"]}, ["a: m", "z"]),
        # Of a root that is not grounded, or is defeated, another rule speaks; a step from nothing is no line.
        ([c("a", by("e")), c("e")], {}, []),
        ([c("a", by("b"), objections=[o("x", "d")]), *LEAVES], {}, []),
        ([c("a", by("m", "b"), by("d")), c("m", by()), *LEAVES], {}, []),
        # A licensed line is enough only where it leads from grounds.
        ([c("a", by("b", scheme="deductive", roles={"premise": ["b"]}, answers={"valid": {"status": "answered"}})),
          *LEAVES], {}, []),
        ([c("a", by("b", scheme="deductive", roles={"premise": ["b"]}, answers={"valid": {"status": "answered"}})),
          c("b", status="assumed")], {}, ["a"]),
    ],
)  # fmt: skip
def test_single_lines(claims: list[Written], header: Written, expected: list[str]) -> None:
    assert told("SUP204", claims, **header) == expected


# SUP211: what is assumed beneath a root.


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", status="assumed")], ["a"]),
        ([c("a", by("b", "d")), c("b", status="assumed"), c("d", by("e")), c("e", voice="implicit")], ["a: e, b"]),
        # Not what carries nothing: beneath a step that is broken, or beneath what is grounded without it.
        ([c("a", by("b")), c("b", by("d"), by("e", passed=False)), c("d", status="assumed"),
          c("e", status="assumed")], ["a: d"]),
        ([c("a", by("b", "d")), c("b", by("e"), **CITED), c("d", status="assumed"), c("e", status="assumed")],
         ["a: d"]),
        ([c("a", by("b")), c("b", by("d"), by("a")), c("d", status="assumed")], ["a: d"]),
        # Once each, though two lines lead there, or a circle leads back.
        ([c("a", by("b", "e")), c("b", by("d")), c("e", by("d")), c("d", status="assumed")], ["a: d"]),
        ([c("a", by("b"), status="assumed"), c("b", by("a"), status="assumed")], ["a: b"]),
    ],
)  # fmt: skip
def test_what_a_root_assumes(claims: list[Written], expected: list[str]) -> None:
    assert told("SUP211", claims) == expected


# SUP: what supports the roots.

EMPIRICAL = {"kind": "empirical"}


def graded(code: str, claims: list[Written], **header: Any) -> list[tuple[str, str]]:
    return [(each.subject.id, str(each.severity)) for each in checked(code, claims, **header).findings]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b")), c("b")], [("b", "note")]),
        ([c("a", by("b")), c("b", **EMPIRICAL)], [("b", "warning")]),
        ([c("a", by("b"), by("d")), c("b", **EMPIRICAL), c("d", **EMPIRICAL)], [("b", "note")]),
        ([c("a", by("b")), c("b"), c("z", by("y")), c("y", **EMPIRICAL)], [("b", "note")]),
        ([c("a", by("b")), c("b", status="needs-support", **EMPIRICAL)], []),
        # A document that the text names is more than a reference that is not in the list.
        ([c("a", by("b")), c("b", cites=[{"named": "the treaty"}])], []),
        ([c("a", by("b")), c("b", cites=[{"named": "the treaty", "relation": "contra"}])], [("b", "note")]),
        ([c("a", by("b")), c("b", **cites("lost"))], [("b", "note")]),
        # What serves as a goal or a value need not be so.
        ([c("a", by("b", scheme="practical-reasoning", roles={"goal": ["b"]})), c("b")], []),
        ([c("a", by("b", scheme="value-based", roles={"value": ["b"]})), c("b")], []),
        ([c("a", by("b", scheme="value-based", roles={"promotes": ["b"]})), c("b")], [("b", "note")]),
        # A condition is not asserted, unless something starts from it or it objects.
        ([c("a", **CITED, **{"if": ["b"]}), c("b")], []),
        ([c("a", **CITED, only_if=["b"]), c("b")], []),
        ([c("a", by("b"), **{"if": ["b"]}), c("b")], [("b", "note")]),
        ([c("a", objections=[o("x", "b")], **CITED, **{"if": ["b"]}), c("b")], [("b", "note")]),
    ],
)
def test_leaves_without_support(claims: list[Written], expected: list[tuple[str, str]]) -> None:
    assert graded("SUP201", claims) == expected


def test_leaves_of_one_section_are_told_together() -> None:
    one, two = ({"anchors": [{"quote": "p"}, {"section": each, "quote": "q"}]} for each in ("1", "2"))
    hushed = {"lint": {"ignore": [{"code": "EVD403", "reason": "So."}]}}
    claims = [c("a", by("b", "d", "e", "f", "g")), c("b", **one), c("d", **two), c("e", **one), c("f", **one, **hushed),
              c("g")]  # fmt: skip
    assert told("SUP201", claims) == ["b: e", "d", "f", "g"]
    assert messages("SUP201", claims) == [
        "no support is recorded for 'b' and 'e' (section 1)", "no support is recorded for 'd' (section 2)",
        "no support is recorded for 'f'", "no support is recorded for 'g'",
    ]  # fmt: skip
    parts = [{"part": "p1", "trees": [c("x"), c("y")]}, {"part": "p2", "trees": [c("z")]}]
    assert told("SUP201", [c("a", by("x", "y", "z"))], parts=parts) == ["x: y", "z"]


@pytest.mark.parametrize(
    ("claims", "header", "message", "related"),
    [
        ([c("a")], {}, "the root 'a' is not grounded: no support is recorded for it", ("a",)),
        ([c("a", by("b", "d")), c("b"), c("d", **CITED)], {},
         "the root 'a' is not grounded: no support is recorded for 'b' beneath it", ("b",)),
        ([c("a", by("b")), c("b", by("d", "e")), c("d"), c("e")], {},
         "the root 'a' is not grounded: no support is recorded for 'd' and 'e' beneath it", ("d", "e")),
        # What bears most of the root comes first.
        ([c("a", by("m"), by("b")), c("m", by("d"), by("e")), c("b"), c("d"), c("e")], {},
         "the root 'a' is not grounded: no support is recorded for 'b', 'd' and 'e' beneath it", ("b", "d", "e")),
        # A goal comes last: nobody has to show it.
        ([c("a", by("b", "d", "e", scheme="practical-reasoning", roles={"goal": ["b"], "means": ["d"]})),
          *map(c, "bde")], {},
         "the root 'a' is not grounded: no support is recorded for 'd', 'e' and 'b' beneath it", ("d", "e", "b")),
        # Of many, it is said how many they are.
        ([c("a", by(*"bcde")), *map(c, "bcde")], {},
         "the root 'a' is not grounded: no support is recorded for 4 claims beneath it: 'b', 'c', 'd' and 1 other",
         tuple("bcde")),
        ([c("a", by(*"bcdef")), *map(c, "bcdef")], {},
         "the root 'a' is not grounded: no support is recorded for 5 claims beneath it: 'b', 'c', 'd' and 2 others",
         tuple("bcdef")),
        ([c("a", objections=[o("x", "b")], **CITED), c("b")], {},
         "the root 'a' is defeated by an objection that stands", ()),
        # What is defeated is not without support, and it does not matter what lies beneath.
        ([c("a", by("b")), c("b", objections=[o("x", "d")], **CITED), c("d")], {},
         "the root 'a' is not grounded: 'b' is defeated", ("b",)),
        ([c("a", by("b", "d", "f")), c("b", by("e"), objections=[o("x", "g")]), c("d", objections=[o("y", "g")]),
          c("e"), c("f"), c("g")], {},
         "the root 'a' is not grounded: no support is recorded for 'f' beneath it; 'b' and 'd' are defeated",
         ("f", "b", "d")),
        # A step that does not hold is named where it is, with the code of what is told of it.
        ([c("a", by("b", passed=False)), c("b")], {},
         "the root 'a' is not grounded: the step 'a.i1' does not hold (INF315)", ("a.i1",)),
        ([c("a", by("b")), c("b", by("d", passed=False)), c("d", **CITED)], {},
         "the root 'a' is not grounded: the step 'b.i1' does not hold (INF315)", ("b.i1",)),
        ([c("a", by("b")), c("b", by("a"))], {},
         "the root 'a' is not grounded: the step 'a.i1' does not hold (STR104)", ("a.i1",)),
        ([c("a", by()), c("b", **CITED)], {},
         "the root 'a' is not grounded: the step 'a.i1' does not hold (STR111)", ("a.i1",)),
        ([c("a", by("gone", "b", "d")), c("b", **CITED), c("d")], {},
         "the root 'a' is not grounded: no support is recorded for 'd' beneath it; "
         "the step 'a.i1' does not hold (STR101)", ("d", "a.i1")),
        ([c("a", by("b", passed=False), by("d")), c("b"), c("d", by("e", "f"), by()), c("e", **CITED),
          c("f", by("e", passed=False))], {},
         "the root 'a' is not grounded: the steps 'a.i1', 'd.i2' and 'f.i1' do not hold (INF315, STR111)",
         ("a.i1", "d.i2", "f.i1")),
        ([c("a", **CITED), c("z")], {"roots": ["a", "z"]},
         "the root 'z' is not grounded: no support is recorded for it", ("z",)),
    ],
)  # fmt: skip
def test_roots_that_are_not_grounded(
    claims: list[Written], header: Written, message: str, related: tuple[str, ...]
) -> None:
    (found,) = checked("SUP202", claims, **header).findings
    assert (found.message, found.related) == (message, related)
    assert told("SUP202", [c("a", by("b")), c("b", status="assumed")]) == []


def test_a_root_that_rests_on_roots_names_these_and_not_what_they_lack() -> None:
    claims = [c("a", by("b", "d", "e", "f")), c("b", by("g")), c("d", by("g")), c("e", objections=[o("x", "h")]),
              c("f"), c("g"), c("h")]  # fmt: skip
    assert messages("SUP202", claims, roots=["a", "b", "d", "e"]) == [
        "the root 'a' is not grounded: no support is recorded for 'f' beneath it; 'e' is defeated; "
        "the roots 'b' and 'd' beneath it are not grounded",
        "the root 'b' is not grounded: no support is recorded for 'g' beneath it",
        "the root 'd' is not grounded: no support is recorded for 'g' beneath it",
        "the root 'e' is defeated by an objection that stands",
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b")), c("b", **cites("w1"))], ["b"]),
        ([c("a", by("b")), c("b", **cites("w1", "w2"))], []),
        ([c("a", by("b")), c("b", cites=[{"source": "w1"}, {"source": "w2", "relation": "contra"}])], ["b"]),
        ([c("a", by("b")), c("b", kind="definition")], []),
        ([c("a", by("b"), by("d")), c("b", **cites("w1")), c("d", **cites("w2"))], []),
        ([c("a", by("b"), by("d")), c("b", **cites("w1")), c("d", **cites("w1"))], ["w1: b, d"]),
        ([c("a", **CITED), c("b", **cites("w1"))], []),
    ],
)
def test_single_sources(claims: list[Written], expected: list[str]) -> None:
    assert told("SUP205", claims) == expected


def test_a_work_on_which_all_rests_is_told_at_its_reference() -> None:
    claims = [c("a", by("b"), by("d")), c("b", **cites("w2")), c("d", **cites("w2"))]
    assert [each.location.pointer for each in checked("SUP205", claims).findings] == ["/references/1"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "assumed"}, 1), ({"voice": "implicit"}, 0), ({"status": "assumed", "remark": "As all do."}, 0),
        ({"status": "assumed", **CITED}, 0),
        ({"status": "assumed", "cites": [{"source": "w1", "relation": "contra"}]}, 1),
        ({"status": "axiomatic"}, 0),
    ],
    ids=str,
)  # fmt: skip
def test_assumptions_that_carry_a_root(fields: Written, expected: int) -> None:
    assert told("SUP207", [c("a", by("b")), c("b", **fields)]) == ["b"] * expected
    assert told("SUP207", [c("a", by("b"), by("d")), c("b", **fields), c("d")]) == []
    assert told("SUP207", [c("a", by("b")), c("b", by("d"), **fields), c("d")]) == []
    assert told("SUP207", [c("a", by("b")), c("b", by("d", passed=False), **fields), c("d")]) == []


def test_where_two_lines_end_in_one_claim_it_is_named_once() -> None:
    claims = [c("a", by("b", "d")), c("b", by("e")), c("d", by("e")), c("e")]
    told_ = ["the root 'a' is not grounded: no support is recorded for 'e' beneath it"]
    assert messages("SUP202", claims) == told_


MAYBE, SURELY = {"modality": "possible"}, {"modality": "certain"}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b")), c("b", by("d")), c("d", **MAYBE)], ["a: d"]),
        ([c("a", by("b")), c("b", by("d"), **MAYBE), c("d", **MAYBE)], []),
        ([c("a", by("b"), **SURELY), c("b", by("d"), **SURELY), c("d")], ["a: d"]),
        ([c("a", by("b")), c("b", by("d")), c("d")], []),
        ([c("a", by("b")), c("b", by("d"), by("e")), c("d", **MAYBE), c("e")], []),
        ([c("a", by("b"), by("e")), c("b", by("d")), c("d", by("f")), c("f", **MAYBE), c("e")], ["b: f"]),
        ([c("a", by("b")), c("b", by("d"), **CITED), c("d", **MAYBE)], []),
        ([c("a", by("b")), c("b", by("d"), status="assumed"), c("d", **MAYBE)], []),
        ([c("a", by("b", "e")), c("b", by("d")), c("d", **MAYBE), c("e", **MAYBE)], []),
        ([c("a", by("b"), by("z")), c("b", by("d", "e")), c("d", by("f")), c("f", **MAYBE), c("z"),
          c("e", by("g")), c("g", modality="plausible")], ["b: f"]),
    ],
)  # fmt: skip
def test_weak_links(claims: list[Written], expected: list[str]) -> None:
    assert told("SUP210", claims) == expected
