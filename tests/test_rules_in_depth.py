"""Rules at their edges: each word of their tables, each limit, each part of each condition. A table a rule.

A row is a map and what the rule says of it: `subject` or `subject: related, ids` for each finding. Maps are written as
claims by id, in the order of the file; the first is the root unless roots are named.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from argmap.check import Checked, check
from argmap.graph import graph
from argmap.load import read
from argmap.passages import passages
from argmap.rules.hygiene import OF_THE_TEXT

Written = dict[str, Any]
WORKS = [{"id": f"w{number}", "type": "report"} for number in range(1, 7)]
DOUBLES = [{"id": "walt", "type": "book"}, {"id": "walt-2", "type": "book", "same_as": "walt"}]
CITED = {"cites": [{"source": "w1"}, {"source": "w2"}]}


def c(name: str, *steps: Written, **fields: Any) -> Written:
    """A claim, with steps to it that are numbered."""
    numbered = [{"id": f"{name}.i{number}"} | each for number, each in enumerate(steps, 1)]
    return {"id": name, "text": f"The {name} stands.", **fields} | ({"inferences": numbered} if steps else {})


def by(*premises: str, scheme: str | None = None, **fields: Any) -> Written:
    """A step from premises."""
    return {"premises": [{"ref": each} for each in premises], **fields} | ({"scheme": scheme} if scheme else {})


def o(name: str, claim: str, kind: str = "rebuts", *replies: Written, **fields: Any) -> Written:
    return {"id": name, "kind": kind, "claim": {"ref": claim}, "replies": list(replies), **fields}


def checked(code: str, claims: list[Written], text: str | None = None, **header: Any) -> Checked:
    whole = {"argmap": 1, "id": "m", "sections": [{"id": "1"}, {"id": "2"}], "references": WORKS,
             "roots": [claims[0]["id"]], "trees": claims} | header  # fmt: skip
    loaded = read(json.dumps(whole, ensure_ascii=False).encode())
    paper = passages(graph(loaded.map), text.encode()) if text is not None else None
    return check(loaded, select=(code,), passages=paper)


def told(code: str, claims: list[Written], text: str | None = None, **header: Any) -> list[str]:
    found = checked(code, claims, text, **header).findings
    return [f"{each.subject.id}: {', '.join(each.related)}" if each.related else each.subject.id for each in found]


def messages(code: str, claims: list[Written], text: str | None = None, **header: Any) -> list[str]:
    return [each.message for each in checked(code, claims, text, **header).findings]


def cites(*works: str) -> Written:
    return {"cites": [{"source": each} for each in works]}


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
    ],
)  # fmt: skip
def test_what_a_root_assumes(claims: list[Written], expected: list[str]) -> None:
    assert told("SUP211", claims) == expected


# DIA: what is said against the argument.


@pytest.mark.parametrize(
    ("code", "claims", "header", "expected"),
    [
        ("DIA701", [c("a", by("b")), c("z", by("b")), c("b")], {"roots": ["a", "z"]}, ["a: z"]),
        ("DIA701", [c("a", by("b")), c("b", by("d")), c("d", objections=[o("x", "b")])], {}, ["a"]),
        ("DIA701", [c("a", by("b")), c("b", by("d") | {"objections": [o("x", "d", "undercuts")]}), c("d")], {}, []),
        # A claim whose every line is broken by something else has not been defeated.
        ("DIA703", [c("a", by("b", passed=False)), c("b", **CITED)], {}, []),
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


# SUP206: what is behind two lines. At least four fifths of it has to be the same.


def lines(*ends: tuple[str, ...]) -> list[Written]:
    """A claim with a step from each of some claims, which cite works or, for a word that is none, are bare."""
    named = {each for works in ends for each in works if not each.startswith("w")}
    leaves = [c(f"l{number}", by(*works)) for number, works in enumerate(ends)]
    works = {each for line in ends for each in line if each.startswith("w")}
    cited = [c(each + "-told", **cites(each)) for each in sorted(works)]
    for leaf, line in zip(leaves, ends, strict=True):
        leaf["inferences"][0]["premises"] = [{"ref": each + "-told" * each.startswith("w")} for each in line]
    steps = [by(f"l{number}") for number in range(len(ends))]
    return [c("a", *steps), *leaves, *cited, *(c(each) for each in sorted(named))]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([("w1",), ("w1",)], ["a: a.i1, a.i2, w1"]),
        ([("w1",), ("w2",)], []),
        ([("x",), ("x",)], []),
        ([("w1", "w2", "w3", "w4"), ("w1", "w2", "w3", "w4", "w5")], ["a: a.i1, a.i2, w1, w2, w3, w4"]),
        ([("w1", "w2", "w3"), ("w1", "w2", "w3", "w5")], []),
        ([("w1", "w2", "w3", "w4"), ("w5",)], []),
        ([("w5",), ("w1", "w2", "w3", "w4")], []),
        ([("w1",), ("w2",), ("w1",)], ["a: a.i1, a.i3, w1"]),
    ],
)
def test_lines_with_the_same_sources(ends: list[tuple[str, ...]], expected: list[str]) -> None:
    assert told("SUP206", lines(*ends)) == expected


@pytest.mark.parametrize(("others", "expected"), [(6, 1), (7, 0)])
def test_eight_lines_are_compared(others: int, expected: int) -> None:
    many = [f"x{number}" for number in range(others)]
    assert len(told("SUP206", lines(("w1",), *((each,) for each in many), ("w1",)))) == expected


@pytest.mark.parametrize(("beneath", "expected"), [(62, 1), (63, 0)])
def test_a_line_is_followed_to_sixty_three_claims(beneath: int, expected: int) -> None:
    """The conclusion is the sixty-fourth claim."""
    leaves = [f"p{number}" for number in range(beneath)]
    whole = [c("a", by("b"), by("z")), c("b", by(*leaves)), *(c(each, **cites("w1")) for each in leaves)]
    assert len(told("SUP206", [*whole, c("z", **cites("w1"))])) == expected


def test_lines_through_circles_and_to_nowhere() -> None:
    claims = [c("a", by("b", "gone"), by("d")), c("b", by("e", "b")), c("e", by("b"), **cites("w1")),
              c("d", **cites("w1"))]  # fmt: skip
    assert told("SUP206", claims) == ["a: a.i1, a.i2, w1"]


def test_two_entries_of_one_work_are_one_source() -> None:
    claims = [c("a", by("b"), by("d")), c("b", **cites("walt")), c("d", **cites("walt-2"))]
    assert told("SUP206", claims, references=DOUBLES) == ["a: a.i1, a.i2, walt"]


# EVD: the references.


@pytest.mark.parametrize(
    ("code", "claims", "header", "expected"),
    [
        ("EVD409", [c("a", **cites("w1"))], {"references": WORKS[:2]}, ["w2"]),
        ("EVD409", [c("a")], {"references": DOUBLES}, ["walt"]),
        ("EVD409", [c("a", **cites("walt-2"))], {"references": DOUBLES}, []),
        ("EVD409", [c("a", by("b", warrant={"text": "W.", **cites("w1")})), c("b", by="w2")],
         {"references": WORKS[:2]}, []),
        ("EVD409", [c("a")], {"references": WORKS[:2], "notes": {"1": {"works": [{"source": "w1"}]}}}, ["w2"]),
        ("EVD413", [c("a", by("b", warrant={"text": "W.", **cites("w1")})), c("b", by("a"), by("a", warrant={
            "text": "W.", "cites": [{"note": "1"}]}))], {"references": [{**WORKS[0], "listed": False}]}, ["w1"]),
        ("EVD413", [c("a", cites=[{"named": "The Times"}])], {"references": [{**WORKS[0], "listed": False}]}, []),
        ("EVD416", [c("a", kind="empirical", period="2024")], {}, []),
        ("EVD416", [c("a", kind="empirical", **cites("old")), c("b", kind="empirical", period="2024", **cites("old"))],
         {"references": [{"id": "old", "type": "book", "issued": {"date-parts": [[2020]]}}]}, ["b: old"]),
        ("EVD416", [c("a", kind="empirical", period="2024", **cites("old", "w1"))],
         {"references": [{"id": "old", "type": "book", "issued": {"date-parts": [[2020]]}}, WORKS[0]]}, []),
    ],
)  # fmt: skip
def test_references(code: str, claims: list[Written], header: Written, expected: list[str]) -> None:
    assert told(code, claims, **header) == expected


PRIMARY = ("bill broadcast dataset hearing interview legal_case legislation manuscript patent personal_communication "
           "regulation speech standard treaty").split()  # fmt: skip
SECONDARY = "book chapter entry entry-dictionary entry-encyclopedia review review-book".split()
STUDIES = "article article-journal paper-conference thesis".split()
FACT = {"kind": "empirical", "period": "1960", **cites("work")}
KINDS_OF_WORK = [
    *(({"type": each}, 0) for each in (*PRIMARY, "webpage", "report", "article-newspaper")),
    *(({"type": each}, 1) for each in SECONDARY),
    *(({"type": each, "genre": "Press release"}, 0) for each in SECONDARY),
    *(({"type": each, "issued": {"date-parts": [[1966]]}}, 1) for each in STUDIES),
    *(({"type": each, "issued": {"date-parts": [[1965]]}}, 0) for each in STUDIES),
    ({"type": "article-journal"}, 0),
    ({"type": "book", "primary": True}, 0),
    ({"type": "treaty", "primary": False}, 1),
    *(({"type": "book", "genre": each}, 0) for each in ("memoir", "聲明", "Minutes of the meeting", "日记")),
    ({"type": "book", "genre": "history"}, 1),
]


@pytest.mark.parametrize(("work", "expected"), KINDS_OF_WORK, ids=str)
def test_what_sort_of_source_it_is(work: Written, expected: int) -> None:
    assert len(told("EVD406", [c("a", **FACT)], references=[{"id": "work", **work}])) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1), ({"kind": "interpretive"}, 0), ({"period": None}, 0), ({"voice": "reported"}, 0),
        ({"status": "assumed"}, 0), ({"cites": [{"source": "work"}, {"named": "The Times"}]}, 0),
        ({"cites": [{"source": "work"}, {"named": "The Times", "relation": "mentions"}]}, 1),
        ({"cites": [{"source": "work", "relation": "contra"}]}, 0),
        *(({"scope": {"quantifier": each}}, 0) for each in ("universal", "general", "usually", "most")),
        *(({"scope": {"quantifier": each}}, 1) for each in ("some", "single", "superlative")),
    ],
    ids=str,
)  # fmt: skip
def test_of_which_facts_sources_are_looked_at(fields: Written, expected: int) -> None:
    claims = [c("a", by("b")), c("b", **{key: value for key, value in (FACT | fields).items() if value is not None})]
    assert len(told("EVD406", claims, references=[{"id": "work", "type": "book"}])) == expected
    aside = [c("a"), claims[1]]
    assert told("EVD406", aside, references=[{"id": "work", "type": "book"}]) == []


OWN = {"family": "Walt", "given": "S. M."}


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ([OWN], 1), ([{"family": "WALT"}], 1), ([{"family": "Wält"}], 1), ([{"literal": "Walt"}], 1), ([], 0),
        ([{"family": "Walt", "given": "Stephen"}], 1), ([{"family": "Walt", "given": "Stephen Martin"}], 1),
        ([{"family": "Walt", "given": "S-M"}], 1), ([{"family": "Walt", "given": "Stephen John"}], 0),
        ([{"family": "Walt", "given": "J."}], 0), ([{"family": "Waltz"}], 0), ([{"given": "Stephen"}], 0),
        ([{"family": "Other"}, OWN], 1), ([{"family": "Walt", "non-dropping-particle": "van"}], 0),
    ],
    ids=str,
)  # fmt: skip
def test_whose_work_it_is(theirs: list[Written], expected: int) -> None:
    csl = {"id": "own", "type": "article-journal", "author": [{"family": "First"}, OWN]}
    works = [{"id": "work", "type": "book", "author": theirs}] if theirs else [{"id": "work", "type": "book"}]
    claims = [c("a", by("b")), c("b", **cites("work"))]
    assert len(told("EVD408", claims, references=works, paper={"csl": csl})) == expected
    assert told("EVD408", claims, references=works) == []


@pytest.mark.parametrize(("kind", "expected"), [("definition", 0), ("methodological", 0), ("empirical", 1)])
def test_definitions_need_no_source(kind: str, expected: int) -> None:
    csl = {"id": "own", "type": "article-journal", "author": [OWN]}
    works = [
        {"id": "work", "type": "book", "author": [OWN]},
        {"id": "other", "type": "book", "author": [{"family": "B"}]},
    ]
    claims = [c("a", by("b")), c("b", kind=kind, **cites("work")), c("d", **cites("work", "other"))]
    assert len(told("EVD408", claims, references=works, paper={"csl": csl})) == expected


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        ({"source": "w11"}, "no reference is called 'w11'"),
        ({"source": "walt3"}, "no reference is called 'walt3'; did you mean 'walt'?"),
        ({"note": "1", "work": "wallt"}, "note 1 does not cite 'wallt'; did you mean 'walt'?"),
        ({"note": "1", "work": "walt-2"}, "note 1 does not cite 'walt-2'"),
        ({"note": "nine"}, "there is no note nine; did you mean 'nines'?"),
        ({"named": "The Times", "work": "walt"}, "'work' goes with 'note': 'walt'"),
    ],
)
def test_a_hint_for_what_is_not_there(cited: Written, message: str) -> None:
    notes = {"1": {"works": [{"source": "walt"}]}, "nines": {"works": [{"source": "walt"}]}}
    assert messages("EVD404", [c("a", cites=[cited])], references=DOUBLES, notes=notes) == [message]


# Causes, aims, forecasts, superlatives: what is told together, and how grave it is.

RAN = {"kind": "causal"}


def test_causes_from_which_one_step_argues() -> None:
    claims = [c("a", by("b", "d"), by("d")), c("b", **RAN), c("d", **RAN), c("e", by("f"), by("d")), c("f", **RAN)]
    assert told("INF327", claims) == ["b: d", "f"]
    assert messages("INF327", claims)[0] == "nothing is recorded that shows the causes 'b' and 'd'"


def test_a_step_from_a_cause_to_its_effect() -> None:
    roles = {"cause": ["b"], "brings-about": []}
    claims = [c("a", by("b", "gone", scheme="cause-to-effect", roles=roles), kind="causal"),
              c("b", kind="empirical", **CITED)]  # fmt: skip
    assert told("INF326", claims) == ["a.i1: b"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [("INF323", {"kind": "intentional"}), ("SCP605", {"kind": "predictive", "modality": "possible"})],
)
def test_claims_of_one_section_are_told_together(code: str, fields: Written) -> None:
    """A claim with a suppression of its own stands by itself."""
    in_one, in_two = ({"anchors": [{"section": each, "quote": "q"}]} for each in ("1", "2"))
    hushed = {"lint": {"ignore": [{"code": "EVD403", "reason": "So."}]}}
    claims = [c("z"), c("a", **fields, **in_one), c("b", **fields, **in_two), c("d", **fields, **in_one),
              c("e", **fields), c("f", **fields, **in_one, **hushed)]  # fmt: skip
    assert told(code, claims) == ["a: d", "b", "e", "f"]
    assert [message.rpartition(" (")[2] for message in messages(code, claims)[:2]] == ["1)", "2)"]
    assert "(" not in messages(code, claims)[2]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("z"), c("a", kind="predictive")], {"a": "warning"}),
        ([c("z"), c("a", kind="predictive", **CITED)], {"a": "note"}),
        *(
            ([c("z"), c("a", kind="predictive", modality=each)], {"a": "note"})
            for each in ("possible", "plausible", "probable")
        ),
        ([c("z"), c("a", by("z", scheme="restatement"), kind="predictive")], {"a": "note"}),
        ([c("z"), c("a", by("z", scheme="restatement"), by("z"), kind="predictive")], {"a": "warning"}),
        ([c("z"), c("a", kind="predictive", **{"if": ["z"]})], {}),
        ([c("z"), c("a", kind="predictive", only_if=["z"])], {}),
        ([c("z"), c("a", kind="predictive", period="2030")], {}),
        ([c("z"), c("a", kind="predictive", voice="reported")], {}),
    ],
)
def test_how_grave_an_open_forecast_is(claims: list[Written], expected: dict[str, str]) -> None:
    assert {each.subject.id: str(each.severity) for each in checked("SCP605", claims).findings} == expected


GREATEST = {"scope": {"quantifier": "superlative"}}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b"), **GREATEST), c("b")], ["a"]),
        ([c("a", **GREATEST), c("d", by("b"), **GREATEST), c("b")], ["d"]),
        ([c("a", by("b"), **GREATEST, **CITED), c("b")], []),
        ([c("a", by("b", scheme="comparison"), **GREATEST), c("b")], []),
        ([c("a", by("b", scheme="expert-opinion"), **GREATEST), c("b")], []),
        ([c("a", by("b"), by("b", scheme="comparison"), **GREATEST), c("b")], []),
        ([c("a", by("b", warrant={"text": "W."}), **GREATEST), c("b")], []),
        ([c("a", by("b", warrant={"text": "W.", "voice": "implicit"}), **GREATEST), c("b")], ["a"]),
        ([c("a", by("b", "gone"), **GREATEST), c("b", **GREATEST)], []),
        ([c("a", by("b"), **GREATEST), c("b", by("d", scheme="comparison")), c("d")], []),
        ([c("a", by("b"), **GREATEST, voice="reported"), c("b")], []),
    ],
)
def test_superlatives(claims: list[Written], expected: list[str]) -> None:
    assert told("INF324", claims) == expected


# SCP609: parts that are announced.


def announced(number: int, said: str, scheme: str = "enumeration", **fields: Any) -> list[Written]:
    """So many items of which all but the last are cited."""
    items = [f"b{each}" for each in range(number)]
    role = {"enumeration": "item", "aspects": "aspect"}[scheme]
    step = by(*items, scheme=scheme, roles={role: items})
    return [c("a", step, text=said), *(c(each, **CITED) for each in items[:-1]), c(items[-1], **fields)]


@pytest.mark.parametrize(
    ("number", "word"),
    [*enumerate("three four five six seven eight nine ten".split(), 3), *enumerate("三四五六七八九十", 3), (4, "4")],
)
def test_a_number_announces_parts(number: int, word: str) -> None:
    """It has to be the number of the parts; one that is not all of a figure does not count."""
    last = f"b{number - 1}"
    others = ", ".join(f"b{each}" for each in range(number - 1))
    assert told("SCP609", announced(number, f"It has {word} sides.")) == [f"{last}: a, {others}"]
    assert told("SCP609", announced(number + 1, f"It has {word} sides.")) == []
    assert told("SCP609", announced(number, f"It has {word}-fold sides, {number}7 of them.".replace(word, "x"))) == []


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (announced(3, "It has sides.", "aspects"), 1),
        (announced(3, "It has sides."), 0),
        (announced(2, "It has 2 sides."), 0),
        (announced(2, "It has two sides.", "aspects"), 0),
        (announced(11, "It has 11 sides."), 0),
        (announced(11, "It has eleven sides.", "aspects"), 1),
        (announced(3, "It has three sides.", text="All. Three."), 1),
        # What is developed in some way, or said in some other place, is more than announced.
        *((announced(3, "Three.", **fields), 0) for fields in (
            {"cites": [{"named": "The Times"}]}, {"if": ["b0"]}, {"only_if": ["b0"]}, {"contradicts": ["b0"]},
            {"objections": [o("x", "b0")]}, {"kind": "definition"}, {"voice": "reported"}, {"status": "assumed"})),
        ([*announced(3, "Three."), c("z", by("b2"))], 0),
        ([*announced(3, "Three."), c("z", **{"if": ["b2"]})], 0),
        ([*announced(3, "Three."), c("z", objections=[o("x", "b2")])], 0),
    ],
)  # fmt: skip
def test_announced_and_not_developed(claims: list[Written], expected: int) -> None:
    assert len(told("SCP609", claims)) == expected


def test_two_texts_announce_and_steps_after_one_that_does_not() -> None:
    """A number in one language is enough; developed is also what is argued for, or argued against."""
    whole = announced(3, "x")
    whole[0]["text"] = {"en": "It has sides.", "zh-Hant": "有三面。"}
    whole[1] = c("b0", by("e"))
    whole[2] = c("b1", objections=[o("x", "e")])
    aside = c("z", by("e", scheme="enumeration", roles={"item": ["e"]}), by("e"))
    assert told("SCP609", [aside, *whole, c("e")]) == ["b2: a, b0, b1"]


@pytest.mark.parametrize(("cited", "expected"), [(1, 0), (2, 3), (4, 1), (5, 0)])
def test_half_of_the_others_have_to_be_developed(cited: int, expected: int) -> None:
    """Each of five parts has four others."""
    items = [f"b{each}" for each in range(5)]
    step = by(*items, scheme="aspects", roles={"aspect": items})
    claims = [c("a", step), *(c(each, **CITED) for each in items[:cited]), *(c(each) for each in items[cited:])]
    assert len(told("SCP609", claims)) == expected


@pytest.mark.parametrize(("fields", "expected"), [({}, 1), ({"status": "in press"}, 0)])
def test_a_source_of_a_later_year(fields: Written, expected: int) -> None:
    csl = {"id": "own", "type": "article-journal", "issued": {"date-parts": [[2026]]}}
    works = [{"id": f"y{year}", "type": "book", "issued": {"date-parts": [[year]]}, **fields} for year in (2026, 2027)]
    header = {"references": [*works, WORKS[0]]}
    assert len(told("SCP606", [c("a")], paper={"csl": csl}, **header)) == expected
    assert told("SCP606", [c("a")], **header) == []


# SCP607: what goes on.


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"aspect": "under-way"}, 1), ({"aspect": "tendency"}, 1), ({"aspect": "completed"}, 0), ({}, 0),
        ({"period": "2010/.."}, 1), ({"period": "2010/2012", "aspect": "tendency"}, 0),
        *(({"kind": each, "aspect": "tendency"}, 0)
          for each in ("definition", "theoretical", "normative", "policy", "methodological")),
        *(({"kind": each, "aspect": "tendency"}, 1) for each in ("causal", "evaluative", "empirical")),
    ],
    ids=str,
)  # fmt: skip
def test_what_goes_on(fields: Written, expected: int) -> None:
    csl = {"id": "own", "type": "article-journal", "issued": {"date-parts": [[2026]]}}
    for year, old in ((2020, 1), (2021, 0)):
        works = [{"id": "work", "type": "report", "issued": {"date-parts": [[year]]}}]
        claims = [c("a", **cites("work"), **fields)]
        assert len(told("SCP607", claims, references=works, paper={"csl": csl})) == expected * old


# Messages that say what a step lacks.


@pytest.mark.parametrize(
    ("step", "fields", "message"),
    [
        (by("b", warrant={"text": "W.", "voice": "implicit"}), {}, "its warrant is only presupposed"),
        (by("b", scheme="sign", roles={"sign": ["b"]}, answers={"strength": {"status": "answered"}}), {},
         "unstated or only presupposed: 'usually-indicates'"),
        (by("b", scheme="deductive", roles={"premise": ["b"]}), {}, "open: Does the conclusion follow"),
        (by("b", scheme="expert-opinion", roles={"expert": ["b"], "assertion": ["b"]}), {},
         "open: Is the source an expert"),
        (by("b", scheme="deductive", roles={"premise": ["b"]}), {"voice": "implicit"},
         "unstated or only presupposed: 'b'; open: "),
    ],
)  # fmt: skip
def test_on_what_a_step_depends(step: Written, fields: Written, message: str) -> None:
    (found,) = messages("INF308", [c("a", step), c("b", **fields)])
    assert message in found


def test_at_most_three_questions_are_named() -> None:
    questions = [{"id": f"q{each}", "burden": "proponent", "text": f"Q{each}?"} for each in range(4)]
    scheme = {"id": "own", "roles": [{"id": "r"}], "questions": questions}
    claims = [c("a", by("b", scheme="own", roles={"r": ["b"]}, answers={})), c("b")]
    (four,) = messages("INF308", claims, schemes=[scheme])
    assert "open: Q0? Q1? Q2? (and 1 more)" in four
    (three,) = messages("INF308", claims, schemes=[{**scheme, "questions": questions[:3]}])
    assert "open: Q0? Q1? Q2?" in three
    assert "more" not in three
    claims[0]["inferences"][0]["answers"] = {"q0": {"status": "answered"}}
    (two,) = messages("INF308", claims, schemes=[{**scheme, "questions": questions[:3]}])
    assert "Q0" not in two


def test_a_step_without_a_licence_and_one_whose_scheme_is_unknown() -> None:
    unknown, none = messages("INF301", [c("a", by("b", scheme="nosuch"), by("d")), c("b"), c("d")])
    assert unknown == "no scheme is called 'nosuch', and no warrant is recorded for the step to 'a'"
    assert none == "neither a warrant nor a scheme is recorded for the step to 'a'"


def test_what_is_recorded_for_a_rule() -> None:
    warrant = by("b", warrant={"text": "W."})
    general = by("b", "d", scheme="sign", roles={"sign": ["b"], "usually-indicates": ["d"]},
                 answers={"strength": {"status": "answered"}})  # fmt: skip
    found = messages("INF319", [c("a", warrant, general), c("b", **CITED), c("d")])
    assert found == ["nothing is recorded for the warrant of the step to 'a'",
                     "nothing is recorded for the generalisation 'd' of the step to 'a'"]  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ({"cause": ["b"]}, "the cause begins after 'a' is over: 'b'"),
        ({"cause": ["b"], "effect": ["d"]}, "the cause begins after 'd' is over: 'b'"),
        ({"cause": ["b"], "effect": ["d", "e"]}, "the cause begins after 'd' and 'e' are over: 'b'"),
    ],
)
def test_what_is_over_before_its_cause(roles: Written, message: str) -> None:
    claims = [c("a", by("b", "d", "e", scheme="mechanism", roles=roles), period="2001"), c("b", period="2020"),
              c("d", period="2002"), c("e", period="2003")]  # fmt: skip
    assert messages("SCP601", claims)[0].startswith(message)


def test_premises_that_a_finding_names_exist() -> None:
    claims = [c("a", by("b", "gone"), aspect="completed"), c("b", aspect="tendency")]
    assert told("INF321", claims) == ["a.i1: b"]


@pytest.mark.parametrize(
    ("kind", "on", "message"),
    [
        ("undercuts", "a", "the objection undercuts the claim 'a'"),
        ("rebuts", "a.i1", "the objection rebuts the step 'a.i1'"),
        ("qualifies", "a.i1", "the objection qualifies the step 'a.i1'"),
        ("rebuts", "a", None),
        ("undercuts", "a.i1", None),
    ],
)
def test_objections_of_the_wrong_kind(kind: str, on: str, message: str | None) -> None:
    against = {"objections": [o("x", "d", kind, o("y", "b", "undercuts"))]}
    claims = [c("a", by("b") | (against if on == "a.i1" else {}), **(against if on == "a" else {})), c("b"), c("d")]
    assert messages("DIA705", claims) == ([message] if message else [])


def test_objections_that_stand() -> None:
    """One that falls comes first; one of the wrong kind does nothing."""
    claims = [c("a", by("b") | {"objections": [o("o3", "d", "undercuts"), o("o4", "d")]},
                objections=[o("o1", "d", "rebuts", o("r", "e")), o("o2", "f"), o("o5", "f", "undercuts")]),
              c("b"), c("d", **CITED), c("e"), c("f")]  # fmt: skip
    found = messages("DIA702", claims)
    assert found == ["'f' stands and defeats 'a'"]
    claims[0]["objections"][0]["replies"] = []
    assert messages("DIA702", claims) == ["'d' stands and defeats 'a'", "'f' stands and defeats 'a'",
                                          "'d' stands and breaks the step 'a.i1'"]  # fmt: skip


# LNT: what is suppressed.


@pytest.mark.parametrize("code", sorted(OF_THE_TEXT))
def test_without_the_text_it_is_not_known_whether_a_suppression_is_used(code: str) -> None:
    claims = [c("a", lint={"ignore": [{"code": code, "reason": "So."}]})]
    whole = {"argmap": 1, "id": "m", "roots": ["a"], "trees": claims}
    loaded = read(json.dumps(whole).encode())
    unheard = [each.subject.id for each in check(loaded, preview=True).findings if each.code == "LNT901"]
    heard = check(loaded, passages=passages(graph(loaded.map), b"Words."), preview=True).findings
    assert unheard == []
    assert [each.subject.id for each in heard if each.code == "LNT901"] == ["a"]


def test_the_rules_of_the_text() -> None:
    words = "EVD401 EVD402 EVD405 EVD410 EVD415 EVD417 EVD418 EVD419 TRM505 TRM507"
    assert sorted(OF_THE_TEXT) == words.split()


@pytest.mark.parametrize(
    ("code", "unknown", "blanket"),
    [
        ("EVD403", None, 0), ("REV801", None, 0),
        ("EVD4O3", "no rule has the code 'EVD4O3'; did you mean 'EVD", 0),
        ("evd403", "no rule has the code 'evd403'; did you mean 'EVD403'?", 0),
        ("attributed-without-anchor", "no rule has the code 'attributed-without-anchor'; did you mean 'EVD403'?", 0),
        ("QQQ000", "no rule has the code 'QQQ000'", 0),
        ("ALL", None, 1), ("*", None, 1), ("all", None, 1), ("EVD", None, 1), ("evd", None, 1), ("EVD4", None, 1),
        ("EVD40", None, 1), ("EVD4xx", None, 1), ("INF*", None, 1), ("ABC", "no rule has the code 'ABC'", 0),
        ("ABC40", "no rule has the code 'ABC40'", 0), ("EVDx9", "no rule has the code 'EVDx9'; did you mean 'EVD", 0),
        ("EVD999", "no rule has the code 'EVD999'", 0),
        ("EVD4031", "no rule has the code 'EVD4031'; did you mean 'EVD", 0),
    ],
)  # fmt: skip
def test_codes_that_are_suppressed(code: str, unknown: str | None, blanket: int) -> None:
    claims = [c("a", lint={"ignore": [{"code": code, "reason": "So."}]})]
    found = messages("LNT904", claims)
    assert len(found) == (unknown is not None)
    assert unknown is None or (found[0].startswith(unknown) and (";" in unknown or ";" not in found[0]))
    assert len(messages("LNT905", claims)) == blanket


# Passages: what a claim makes of its own, and whose words they are.

LATIN = {"language": "en"}


@pytest.mark.parametrize(
    ("text", "said", "fields", "expected"),
    [
        ("Costs have not doubled since.", "Costs have doubled.", {}, 1),
        ("Costs have not doubled since.", "Costs have not doubled.", {}, 0),
        ("Costs have not doubled since.", "Costs never doubled.", {}, 0),
        ("It is not so that costs have not doubled.", "Costs have doubled.", {}, 0),
        ("Costs may have doubled.", "Costs have doubled.", {}, 1),
        ("Costs may have doubled.", "Costs have doubled.", {"modality": "possible"}, 0),
        ("Costs may have doubled.", "Costs have doubled.", {"if": ["a"]}, 0),
        ("Costs may have doubled.", "Perhaps costs have doubled.", {}, 0),
        # Only the two content words that follow, within the clause, are what is denied.
        ("Rents were not high or low where costs doubled.", "Costs doubled.", {}, 0),
        ("It was not late, costs doubled.", "Costs doubled.", {}, 0),
        ("Trade grew.", "Costs doubled.", {}, 1),
        ("Trade grew.", "It is.", {}, 0),
        ("The grew.", "Trade.", {}, 1),
        ("It is so.", "Costs doubled.", {}, 0),
    ],
)
def test_what_a_claim_makes_of_its_passage(text: str, said: str, fields: Written, expected: int) -> None:
    claims = [c("z"), c("a", **{"text": said, "anchors": [{"quote": text[:-1]}], **fields})]
    assert len(told("TRM507", claims, f"Beginning.\n\n{text}\n", paper=LATIN)) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [("Costs have not doubled so far", 1), ("Costs have doubled", 0), ("Costs grew", 0)],
)
def test_each_passage_has_to_deny_it(second: str, expected: int) -> None:
    text = f"Costs have not doubled since.\n\n{second}.\n"
    claims = [c("a", text="Costs have doubled.", anchors=[{"quote": "have not doubled since"}, {"quote": second}])]
    assert len(told("TRM507", claims, text, paper=LATIN)) == expected


def test_one_sentence_with_a_word_of_the_claim_is_enough() -> None:
    text = "Rivers flooded there.\n\nThe trade grew.\n"
    anchors = [{"quote": "Rivers flooded"}, {"quote": "trade grew"}]
    assert told("TRM507", [c("a", text="Trade grew.", anchors=anchors)], text, paper=LATIN) == []
    assert told("TRM507", [c("a", text="Harvests failed.", anchors=anchors)], text, paper=LATIN) == ["a"]
    assert told("TRM507", [c("a", text="Harvests failed.")], text, paper=LATIN) == []


def test_a_quoted_passage_is_shown_by_its_first_forty_characters() -> None:
    long = "not doubled or grown in any of the years that we have looked at so far"
    claims = [c("a", text="Costs doubled.", anchors=[{"quote": "Costs have[…]so far"}])]
    (message,) = messages("TRM507", claims, f"Costs have {long}.\n", paper=LATIN)
    assert f"“{long[:40].rstrip()}”" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They said “we keep this peace forever”.", 1),
        ("They said “we keep this peace”.", 0),
        ("They had “peace, trade, and open borders”.", 1),
        ("They had “a peace of open borders”.", 0),
        ("他們表示「我們永遠保持和平」。", 1),
        ("他們表示「我們保持和平」。", 0),
        ("They said “we keep this peace forever” (WKTP).", 0),
        (f"They said {'x' * 40} “we keep this peace forever”.", 0),
        ("They said “we keep this\npeace forever and ever, all of us”.", 1),
    ],
)
def test_whose_words_they_are(text: str, expected: int) -> None:
    """Several words, with a word of saying before them or a stop among them."""
    whole = [c("a", anchors=[{"quote": f"{text[:4]}[…]{text.rstrip('.。')[-4:]}"}])]
    assert len(told("EVD417", whole, f"Beginning.\n\n{text}\n", paper=LATIN)) == expected
    assert told("EVD417", [c("a")], f"Beginning.\n\n{text}\n", paper=LATIN) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1), ({"cites": [{"named": "The Times"}]}, 0), ({"voice": "reported", "by": "A. Person"}, 0),
        ({"voice": "opponent", "by": "A. Person"}, 0), ({"voice": "reported"}, 1), ({"by": "A. Person"}, 1),
    ],
    ids=str,
)  # fmt: skip
def test_somebody_stands_behind_a_quotation(fields: Written, expected: int) -> None:
    text = "They said “we keep this peace forever”.\n\nOthers said “we keep that war on for ever”.\n"
    claims = [c("z", anchors=[{"quote": "Others said[…]for ever"}], cites=[{"named": "The Times"}]),
              c("a", anchors=[{"quote": "They said[…]forever"}], **fields)]  # fmt: skip
    assert len(told("EVD417", claims, text, paper=LATIN)) == expected


def test_a_quotation_that_is_a_term_and_one_that_is_longer_than_shown() -> None:
    text = "They said “we keep this peace forever”.\n\nThey said “we keep this very peace for all of our days”.\n"
    claims = [c("a", anchors=[{"quote": "They said “we keep this peace"}]),
              c("b", anchors=[{"quote": "this very[…]our days"}])]  # fmt: skip
    terms = [{"id": "t", "labels": {"en": ["We keep this peace forever"]}}]
    (message,) = messages("EVD417", claims, text, paper=LATIN, terms=terms)
    assert message == "nothing recorded says whose words “we keep this very peace for al…” are"


@pytest.mark.parametrize("length", [30, 31])
def test_thirty_characters_of_a_quotation_are_shown(length: int) -> None:
    said = f"we keep, on {'x' * (length - 19)} for it"
    claims = [c("a", anchors=[{"quote": "They[…]for it"}])]
    (message,) = messages("EVD417", claims, f"They said “{said}”.\n", paper=LATIN)
    assert f"“{said[:30]}{'…' if length > 30 else ''}”" in message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1), ({"text": "Some argue that costs rise."}, 1), ({"text": "Costs rise."}, 0),
        ({"cites": [{"named": "The Times"}]}, 0), ({"status": "assumed"}, 0), ({"voice": "implicit"}, 0),
        ({"voice": "reported"}, 1), ({"voice": "reported", "by": "A. Person"}, 0),
        ({"inferences": [{"id": "a.i1", "premises": [{"ref": "z"}]}]}, 0),
    ],
    ids=str,
)  # fmt: skip
def test_who_is_called_to_witness(fields: Written, expected: int) -> None:
    claims = [c("z"), {"id": "a", "text": "It is well known that costs rise."} | fields]
    assert len(told("TRM505", claims)) == expected


def test_a_passage_that_calls_to_witness() -> None:
    text = "Most scholars hold that costs rise.\n\nTrade grew.\n"
    in_one, in_other = ({"anchors": [{"quote": each}]} for each in ("Most scholars hold", "Trade grew"))
    assert told("TRM505", [c("z", **in_other), c("a", text="Costs rise.", **in_one)], text) == ["a"]
    assert told("TRM505", [c("z"), c("a", text="許多學者認為成本上升。")]) == ["a"]


# SCP604 and DIA710: the same on both sides.


def case(name: str, outcome: str | None, **fields: Any) -> Written:
    return c(name, scope={"cases": [name]} | ({"outcome": outcome} if outcome else {}), **fields)


GENERAL = {"kind": "causal", "scope": {"quantifier": "general"}}
SAME = [case("b", "present"), case("d", "present")]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b", "d", "gone"), **GENERAL), *SAME], ["a: b, d"]),
        ([c("a", by("b"), by("d"), **GENERAL), *SAME], ["a: b, d"]),
        ([c("a", by("b", "d"), **GENERAL), case("b", "present"), case("d", "absent")], []),
        ([c("a", by("b", "d"), **GENERAL), case("b", "present"), case("d", None)], []),
        ([c("a", by("b", "d"), **GENERAL), case("b", None), case("d", None)], []),
        ([c("a", by("b", "b"), **GENERAL), *SAME], []),
        ([c("a", by("b", "d"), **GENERAL), case("b", "present"), c("d", scope={"outcome": "present"})], ["a: b, d"]),
        ([c("a", by("b", "d"), **GENERAL), case("b", "present"), c("d", scope={"places": ["Asia"]})], []),
        *(([c("a", by("b", "d"), kind="causal", scope={"quantifier": each}), *SAME], ["a: b, d"])
          for each in ("universal", "usually", "most")),
        *(([c("a", by("b", "d"), kind="causal", scope={"quantifier": each}), *SAME], [])
          for each in ("some", "single", "superlative")),
        ([c("a", by("b", "d"), kind="theoretical", scope={"quantifier": "most"}), *SAME], ["a: b, d"]),
        ([c("a", by("b", "d"), kind="empirical", scope={"quantifier": "most"}), *SAME], []),
        ([c("a", by("b", "d"), kind="causal"), *SAME], []),
        ([c("a", by("b", "d"), **GENERAL, only_if=["b"]), *SAME], []),
        ([c("a", by("b", "d"), **GENERAL, voice="reported"), *SAME], []),
        *(([c("a", by("b", "d", scheme=each), **GENERAL), *SAME], [])
          for each in ("necessary-condition", "process-tracing", "crucial-case")),
        ([c("z", by("b", "d", scheme="crucial-case"), **GENERAL), c("a", by("b", "d"), **GENERAL), *SAME],
         ["a: b, d"]),
    ],
)  # fmt: skip
def test_cases_of_one_outcome(claims: list[Written], expected: list[str]) -> None:
    assert told("SCP604", claims) == expected


AT_PAGE_3 = {"cites": [{"source": "w1", "locator": "3"}]}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("e"), contradicts=["b"]), c("b", by("e")), c("e")], ["a: b, e"]),
        ([c("a", by("e"), contradicts=["a", "gone", "b"]), c("b", by("e"), contradicts=["a"]), c("e")], ["a: b, e"]),
        ([c("a", by("e"), objections=[o("x", "b")]), c("b", by("e")), c("e")], ["a: b, e"]),
        ([c("a", by("e"), objections=[o("x", "b", "qualifies")]), c("b", by("e")), c("e")], []),
        ([c("a", by("e"), objections=[o("x", "gone")]), c("e")], []),
        ([c("a", by("e") | {"objections": [o("x", "b")]}), c("b", by("e")), c("e")], []),
        ([c("a", objections=[o("x", "b", "rebuts", o("r", "d"))]), c("b", by("e")), c("d", by("e")), c("e")],
         ["b: d, e"]),
        ([c("a", **AT_PAGE_3, contradicts=["b"]), c("b", **AT_PAGE_3)], ["a: b, w1"]),
        ([c("a", **AT_PAGE_3, contradicts=["b"]), c("b", **cites("w1"))], []),
        ([c("a", by("e"), contradicts=["b"]), c("b", **AT_PAGE_3), c("e", **AT_PAGE_3)], ["a: b, w1"]),
        ([c("a", **AT_PAGE_3, contradicts=["b"]), c("b", cites=[{**AT_PAGE_3["cites"][0], "relation": "contra"}])], []),
        ([c("a", by("e", "f"), contradicts=["b"]), c("b", by("f", "e", "g")), c("e"), c("f"), c("g")], ["a: b, e, f"]),
        ([c("z", by("e"), contradicts=["y"]), c("y"), c("a", by("e"), contradicts=["b"]), c("b", by("e")), c("e")],
         ["a: b, e"]),
    ],
)  # fmt: skip
def test_evidence_for_both_sides(claims: list[Written], expected: list[str]) -> None:
    assert told("DIA710", claims) == expected


# INF302, INF307, INF314-INF316: the form of a step.


def traced(scheme: str, role: str, **between: Any) -> list[Written]:
    roles = {role: ["d"], "cause": ["b"], "effect": ["e"]}
    step = by("b", "d", "e", scheme=scheme, roles=roles)
    return [c("a", step, kind="causal"), c("b", kind="empirical"), c("d", **between), c("e", kind="empirical")]


@pytest.mark.parametrize(("scheme", "role"), [("process-tracing", "observation"), ("mechanism", "steps")])
def test_what_lies_between_cause_and_effect(scheme: str, role: str) -> None:
    assert told("INF316", traced(scheme, role)) == ["a.i1: d"]
    assert told("INF316", traced(scheme, role, kind="empirical")) == []
    assert told("INF316", traced(scheme, role, **cites("w1"))) == []
    assert told("INF316", traced("deductive", role)) == []
    assert told("INF316", traced(scheme, "other")) == []
    other = traced(scheme, role)
    other[0]["kind"] = "empirical"
    assert told("INF316", other) == []
    ends = traced(scheme, role)
    ends[0]["inferences"][0]["roles"][role] = ["b", "e"]
    assert told("INF316", ends) == ["a.i1"]
    for stranger in ("gone", "a"):
        lost = traced(scheme, role)
        lost[0]["inferences"][0]["roles"][role] = [stranger]
        assert told("INF316", lost) == []
    second = traced(scheme, role)
    second[0]["inferences"].append({"id": "a.i2", **by("f", scheme=scheme, roles={role: ["f"]})})
    assert told("INF316", [*second, c("f", kind="empirical")]) == []
    assert told("INF316", [*second, c("f")]) == ["a.i1: d", "a.i2: f"]


@pytest.mark.parametrize(
    ("steps", "fields", "expected"),
    [
        ([by("b", test="straw")], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d", test="straw")], {}, ["a: a.i1, a.i2"]),
        ([by("b", test="straw"), by("d", scheme="process-tracing")], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d", scheme="process-tracing", test="hoop")], {}, []),
        ([by("b", test="straw"), by("d", test="hoop", passed=False)], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d")], {}, []),
        ([by("b", test="straw", passed=False)], {}, []),
        ([by("b", scheme="process-tracing")], {}, []),
        *(([by("b", test=each)], {}, []) for each in ("hoop", "smoking-gun", "doubly-decisive")),
        *(([by("b", test="straw")], {"modality": each}, []) for each in ("possible", "plausible")),
        *(([by("b", test="straw")], {"modality": each}, ["a: a.i1"]) for each in ("probable", "certain", "necessary")),
        ([by("b", test="straw")], CITED, []),
        ([by("b", test="straw")], {"status": "assumed"}, []),
    ],
)
def test_straws(steps: list[Written], fields: Written, expected: list[str]) -> None:
    assert told("INF314", [c("a", *steps, **fields), c("b"), c("d")]) == expected


@pytest.mark.parametrize(
    ("fields", "conclusion", "expected"),
    [
        ({"test": "hoop"}, {}, 1), ({"test": "doubly-decisive"}, {}, 1), ({"test": "straw"}, {}, 0),
        ({"test": "smoking-gun"}, {}, 0), ({}, {}, 0), ({"test": "hoop", "passed": True}, {}, 0),
        ({"test": "hoop"}, {"voice": "reported"}, 0), ({"test": "hoop"}, {"status": "assumed"}, 0),
        ({"test": "hoop"}, {"objections": [o("x", "b")]}, 0),
    ],
    ids=str,
)  # fmt: skip
def test_failed_tests(fields: Written, conclusion: Written, expected: int) -> None:
    claims = [c("a", by("b", **({"passed": False} | fields)), **conclusion), c("b")]
    assert told("INF315", claims) == ["a.i1: b"] * expected


IMPLICIT, STATED = {"warrant": {"text": "W.", "voice": "implicit"}}, {"warrant": {"text": "W."}}
RELEVANT = {"answers": {"relevant": {"status": "answered"}, "together": {"status": "answered"}}}


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 1),
        (by("b", "b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 1),
        (by("b", "d", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}), 1),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT, **STATED), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT, **IMPLICIT), 1),
        (by("b", scheme="restatement", roles={"said-elsewhere": ["b"]}), 0),
        (by("b"), 0),
        (by("b", **IMPLICIT), 0),
        (by("b", scheme="enumeration"), 0),
        (by("b", scheme="sign", roles={"sign": ["b"]}), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, passed=False), 1),
    ],
)
def test_single_premises(step: Written, expected: int) -> None:
    assert told("INF302", [c("a", step), c("b", **CITED), c("d")]) == ["a.i1"] * expected


@pytest.mark.parametrize(
    ("kind", "scheme", "expected"),
    [("policy", "enumeration", 1), ("causal", "enumeration", 0), ("policy", "nosuch", 0), ("policy", "own", 0)],
)
def test_kinds_that_a_scheme_concludes(kind: str, scheme: str, expected: int) -> None:
    own = [{"id": "own", "roles": [], "questions": []}]
    claims = [c("a", by("b", scheme=scheme), by("b"), kind=kind), c("b")]
    assert told("INF307", claims, schemes=own) == ["a.i1: a"] * expected
    if expected:
        (message,) = messages("INF307", claims)
        assert message.startswith("'a' is policy, and 'enumeration' concludes interpretive, ")


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
    own = [{"id": "own", "roles": [{"id": "r"}], "questions": [{"id": "q", "burden": "exception", "text": "Q?"}]}]
    step = by("b", scheme="own", roles={"r": ["b", "d"]}, answers={"q": {"status": "answered", "by": ["a"]}})
    claims = [
        c("a", step, uses=["term", "term#old"], only_if=["b"], contradicts=["d"], **{"if": ["d"]}),
        c("b"),
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
    ],
)
def test_what_leads_nowhere(claims: list[Written], header: Written, expected: list[str]) -> None:
    assert told("STR107", claims, **header) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([c("a", by("b", "d", "b")), c("b"), c("d")], ["'b' is named twice among the premises"]),
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
        ([c("a", by("b", passed=False)), c("b", **CITED)], {}, "the root 'a' is not grounded: no step to it holds", ()),
        ([c("a", objections=[o("x", "b")], **CITED), c("b")], {},
         "the root 'a' is defeated by an objection that stands", ()),
        ([c("a", by("b")), c("b", by("a"))], {}, "the root 'a' is not grounded: no step to it holds", ()),
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
