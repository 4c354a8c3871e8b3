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
