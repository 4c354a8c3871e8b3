"""Rules at their edges: what is said against the argument: each part of each condition."""

from __future__ import annotations

import pytest
from sketches import CITED, DOUBLES, Written, by, c, cites, messages, o, told

# DIA: what is said against the argument.


@pytest.mark.parametrize(
    ("code", "claims", "header", "expected"),
    [
        ("DIA701", [c("a", by("b")), c("z", by("b")), c("b")], {"roots": ["a", "z"]}, ["a: z"]),
        ("DIA701", [c("a", by("b")), c("b", by("d")), c("d", objections=[o("x", "b")])], {}, ["a"]),
        ("DIA701", [c("a", by("b")), c("b", by("d") | {"objections": [o("x", "d", "undercuts")]}), c("d")], {}, []),
        # A claim whose every line is broken by something else has not been defeated.
        ("DIA703", [c("a", by("b", passed=False)), c("b", **CITED)], {}, []),
        ("DIA703", [c("a", by("b", passed=False)), c("b", **CITED), c("d", objections=[o("x", "b")])], {}, []),
        ("DIA703", [c("z", **CITED), c("a", by("b"), by("d", passed=False)), c("b", objections=[o("x", "d")]),
                    c("d", **CITED)], {}, ["a: b"]),
        ("DIA703", [c("z", by("y"), voice="reported"), c("y", objections=[o("v", "d")]), c("a", by("b")),
                    c("b", objections=[o("x", "d")]), c("d", **CITED)], {}, ["a: b"]),
        ("DIA703", [c("a", by("b"), by("e")), c("b", objections=[o("x", "d")]), c("d", **CITED), c("e")], {}, []),
        # One of the two sides decides; the next dispute is told all the same.
        ("DIA706", [c("a", objections=[o("o1", "b")]), c("b", **CITED), c("d", objections=[o("o2", "e")]),
                    c("e", objections=[o("o3", "d")])], {}, ["o2: e"]),
        ("DIA706", [c("a", objections=[o("o1", "b")]), c("b", objections=[o("o2", "a", "qualifies")])], {}, []),
        ("DIA707", [c("a", objections=[o("x", "gone")])], {}, []),
        ("DIA707", [c("a", objections=[o("o1", "b"), o("o2", "d")]), c("b", **CITED), c("d")], {}, ["o2: d"]),
        ("DIA707", [c("a", objections=[o("o1", "b"), o("o2", "b")]), c("b")], {}, ["o1: b"]),
        ("DIA707", [c("a", objections=[o("o1", "b")]), c("b", status="assumed")], {}, []),
        # Whose view it is said to be, and which entry of the work is cited for it.
        ("DIA708", [c("a", objections=[o("x", "b")]), c("b", by="w1")], {}, []),
        ("DIA708", [c("a", objections=[o("x", "b")]), c("b", by="w1", voice="reported")], {}, ["b"]),
        ("DIA708", [c("a", by("b")), c("b", by="w1", voice="reported")], {}, []),
        ("DIA708", [c("a"), c("b", by="walt", voice="opponent", **cites("walt-2"))], {"references": DOUBLES}, []),
        ("DIA708", [c("a"), c("b", by="walt-2", voice="opponent", **cites("walt"))], {"references": DOUBLES}, []),
        ("DIA708", [c("a"), c("b", by="w1", voice="opponent"), c("d", by="w1", voice="opponent", **cites("w1")),
                    c("e", by="w1", voice="opponent")], {}, ["b", "e"]),
        # Both have to be asserted; what is only a condition is not, unless it does something else as well.
        ("DIA709", [c("a", contradicts=["b"]), c("b")], {}, ["a: b"]),
        ("DIA709", [c("a", contradicts=["b"], voice="reported"), c("b")], {}, []),
        ("DIA709", [c("a", contradicts=["a", "gone", "b"]), c("b", contradicts=["a"])], {}, ["a: b"]),
        ("DIA709", [c("a", contradicts=["b"]), c("b"), c("z", **{"if": ["b"]})], {}, []),
        ("DIA709", [c("a", contradicts=["b"]), c("b"), c("z", by("b"), **{"if": ["b"]})], {}, ["a: b"]),
        ("DIA709", [c("a", contradicts=["b"]), c("b", by("z")), c("z", **{"if": ["b"]})], {}, ["a: b"]),
        ("DIA709", [c("a", contradicts=["b"]), c("b"), c("z", objections=[o("x", "b")], **{"if": ["b"]})], {},
         ["a: b"]),
    ],
)  # fmt: skip
def test_what_is_said_against_it(code: str, claims: list[Written], header: Written, expected: list[str]) -> None:
    assert told(code, claims, **header) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b", scheme="best-explanation")), c("b")], ["a.i1"]),
        ([c("a", by("b", scheme="deductive"), by("b", scheme="process-tracing")), c("b")], ["a.i2"]),
        ([c("a", by("b", scheme="best-explanation", roles={"rivals": ["gone"]})), c("b")], ["a.i1"]),
        ([c("a", by("b", scheme="best-explanation", roles={"rivals": ["b"]})), c("b")], []),
        ([c("a", by("b", scheme="best-explanation", answers={"rivals-listed": {"status": "waived"}})), c("b")], []),
        ([c("a", by(scheme="best-explanation"), by("b", scheme="best-explanation")), c("b")], ["a.i2"]),
        ([c("a", by("b", scheme="best-explanation") | {"objections": [o("x", "b", "undercuts")]}), c("b")], []),
    ],
)
def test_rivals(claims: list[Written], expected: list[str]) -> None:
    assert told("INF313", claims) == expected


@pytest.mark.parametrize(
    ("others", "related", "also"),
    [
        ([], "b, z", ""),
        (["d"], "b, z, d.i1", ", as does the one to 'd'"),
        (["d", "e"], "b, z, d.i1, e.i1", ", as do those to 'd' and 'e'"),
    ],
)
def test_the_steps_from_a_contested_claim(others: list[str], related: str, also: str) -> None:
    """Told at the one that bears most, which is the last here; the others are named."""
    claims = [*(c(each, by("b")) for each in others), c("a", by("b")), c("b", contradicts=["z"]), c("z")]
    assert told("DIA711", claims, roots=["a"]) == [f"a.i1: {related}"]
    message = f"the step to 'a' starts from 'b'{also}, and the paper also asserts 'z'"
    assert messages("DIA711", claims, roots=["a"]) == [message]


def test_a_step_from_two_that_contradict_each_other_is_told_with_the_first() -> None:
    claims = [c("a", by("b", "z")), c("d", by("z")), c("b", contradicts=["z"]), c("z")]
    assert told("DIA711", claims) == ["a.i1: b, z", "d.i1: z, b"]
