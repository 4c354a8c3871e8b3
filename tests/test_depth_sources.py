"""Rules at their edges: what is cited, and of what sort it is: each word of the tables, each limit."""

from __future__ import annotations

import pytest
from sketches import DOUBLES, WORKS, Written, by, c, cites, messages, told

from argmap.model import Reference
from argmap.rules.printed import recorded
from argmap.rules.sources import is_primary

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


def test_a_claim_of_several_lines_beneath_another() -> None:
    claims = [c("a", by("b"), by("d")), c("b", by("e"), by("f")), *(c(each, **cites("w1")) for each in "def")]
    assert told("SUP206", claims) == ["a: a.i1, a.i2, w1", "b: b.i1, b.i2, w1"]


def test_what_is_beneath_one_claim_of_a_circle_and_not_beneath_the_other() -> None:
    """Of `b` a line has all leaves beneath it, which are too many; of `a` either line has some of them."""
    near, far = [f"n{number}" for number in range(40)], [f"f{number}" for number in range(30)]
    leaves = (c(each, **cites("w1")) for each in (*near, *far))
    claims = [c("a", by("b"), by(*far)), c("b", by(*near, "a"), by("n0")), *leaves]
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
        ("EVD416", [c("a", kind="empirical", period="2024", cites=[{"named": "The Times"}])], {}, []),
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
    *(({"type": each, "issued": {"date-parts": [[1990]]}}, 0) for each in ("webpage", "report")),
    ({"type": "article-journal"}, 0),
    ({"type": "book", "primary": True}, 0),
    ({"type": "treaty", "primary": False}, 1),
    *(({"type": "book", "genre": each}, 0) for each in ("memoir", "聲明", "Minutes of the meeting", "日记")),
    ({"type": "book", "genre": "history"}, 1),
]


@pytest.mark.parametrize(("work", "expected"), KINDS_OF_WORK, ids=str)
def test_what_sort_of_source_it_is(work: Written, expected: int) -> None:
    assert len(told("EVD406", [c("a", **FACT)], references=[{"id": "work", **work}])) == expected


@pytest.mark.parametrize("kind", PRIMARY)
def test_what_is_a_source_of_the_time_by_its_kind(kind: str) -> None:
    assert is_primary(Reference(id="work", type=kind), 1960) is True
    assert is_primary(Reference(id="work", type="webpage"), 1960) is None


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


# EVD412, EVD414: what is misprinted, in words that readers have.


@pytest.mark.parametrize(
    ("type_", "printed", "told"),
    [
        ("book", {"issued": "1978"}, "year “1978”"),
        ("book", {"issued": "May 1978"}, "year “May 1978”"),
        ("book", {"issued": "1978-05"}, "date “1978-05”"),
        ("article-journal", {"container-title": "Int. Sec."}, "journal “Int. Sec.”"),
        ("article-newspaper", {"container-title": "Times"}, "newspaper “Times”"),
        ("chapter", {"container-title": "Pacts"}, "book “Pacts”"),
        ("report", {"container-title": "Pacts"}, "journal or book “Pacts”"),
        ("book", {"publisher-place": "Ithaca", "number-of-pages": "12"}, "place “Ithaca”, number of pages “12”"),
        ("book", {"URL": "http://a.example", "year": "1978"}, "URL “http://a.example”, year “1978”"),
        ("book", {"archive_location": "B 1"}, "archive location “B 1”"),
    ],
)
def test_what_is_misprinted_is_told_in_words(type_: str, printed: Written, told: str) -> None:
    work = {"id": "walt", "type": type_}
    note = {"1": {"works": [{"source": "walt", "as_printed": printed}]}}
    otherwise = told.replace("”,", "” (in the bibliography: otherwise),") + " (in the bibliography: otherwise)"
    assert messages("EVD412", [c("a")], references=[work], notes=note) == [f"note 1 prints {otherwise} for 'walt'"]
    none = told.replace("”,", "” (expected: none),") + " (expected: none)"
    assert messages("EVD414", [c("a")], references=[work | {"as_printed": printed}]) == [
        f"the bibliography prints {none} for 'walt'"
    ]


PRINTED = {"title": "霸權之后", "volume": "79", "issued": {"date-parts": [[2017, 5]]}, "URL": "http://a.example",
           "author": [{"given": "Stephen", "family": "Walt"}, {"literal": "Staff"}],
           "editor": [{"family": "王", "given": "小明"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("note", "entry", "told"),
    [
        ({"year": "2018"}, {}, "year “2018” (in the bibliography: “2017”)"),
        ({"issued": "2018-05"}, {}, "date “2018-05” (in the bibliography: “2017-05”)"),
        ({"volume": "20"}, {}, "volume “20” (in the bibliography: “79”)"),
        ({"author": "Waltz"}, {}, "author “Waltz” (in the bibliography: “Stephen Walt, Staff”)"),
        ({"title": "霸權之後"}, {}, "title “霸權之後” (in the bibliography: “霸權之后”, 後/后)"),
        # A word more is no variant of a character.
        ({"title": "論霸權之後"}, {}, "title “論霸權之後” (in the bibliography: “霸權之后”)"),
        ({"title": "霸權之先"}, {}, "title “霸權之先” (in the bibliography: “霸權之后”)"),
        ({"title": "霸權之后 "}, {}, "title “霸權之后 ” (in the bibliography: “霸權之后”)"),
        # The map records nothing to be expected.
        ({"edition": "2"}, {"edition": "3"}, "edition “2” (in the bibliography: “3”)"),
        # A year goes before a date.
        (
            {"year": "2018"},
            {"issued": "2019", "year": "2020"},
            "year “2018” (in the bibliography: “2020”; expected: “2017”)",
        ),
        # Both are wrong, or the bibliography alone.
        ({"volume": "Vol.(79)"}, {"volume": "20"}, "volume “Vol.(79)” (in the bibliography: “20”; expected: “79”)"),
        ({"volume": "79"}, {"volume": "20"}, "volume “79” (in the bibliography: “20”; expected: “79”)"),
        ({"year": "2018"}, {"issued": "2019"}, "year “2018” (in the bibliography: “2019”; expected: “2017”)"),
        # What both print alike does not differ.
        ({"volume": "20"}, {"volume": "20"}, None),
        ({"volume": "20", "year": "2018"}, {"volume": "20"}, "year “2018” (in the bibliography: “2017”)"),
    ],
)
def test_a_note_beside_the_bibliography(note: Written, entry: Written, told: str | None) -> None:
    work = {"id": "walt", "type": "book", **PRINTED, "as_printed": entry}
    notes = {"1": {"works": [{"source": "walt", "as_printed": note}]}}
    found = messages("EVD412", [c("a")], references=[work], notes=notes)
    assert found == ([f"note 1 prints {told} for 'walt'"] if told else [])


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"volume": "20", "issue": "79"}, "volume “20” (expected: “79”), issue “79” (expected: none)"),
        ({"issued": "2018"}, "year “2018” (expected: “2017-05”)"),
        ({"year": "2018"}, "year “2018” (expected: “2017”)"),
        ({"author": "Waltz"}, "author “Waltz” (expected: “Stephen Walt, Staff”)"),
        ({"editor": "王小名"}, "editor “王小名” (expected: “王小明”)"),
    ],
)
def test_what_is_expected_of_an_entry(entry: Written, told: str) -> None:
    work = {"id": "walt", "type": "book", **PRINTED, "as_printed": entry}
    assert messages("EVD414", [c("a")], references=[work]) == [f"the bibliography prints {told} for 'walt'"]


@pytest.mark.parametrize(
    "odd", [{"issued": {"raw": "long ago"}}, {"issued": {"date-parts": 3}}, {"issued": {"date-parts": [[]]}}]
)
def test_a_date_in_a_form_that_cannot_be_read(odd: Written) -> None:
    work = {"id": "walt", "type": "book", **odd, "as_printed": {"issued": "2018"}}
    assert messages("EVD414", [c("a")], references=[work]) == [
        "the bibliography prints year “2018” (expected: none) for 'walt'"
    ]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("issued", {"date-parts": [[2017, 5], [2018, 1]]}, "2017-05"),
        ("issued", {"date-parts": ((2017, 5),)}, "2017-05"),
        ("issued", {"date-parts": []}, None),
        ("author", ({"family": "Walt"}, {"literal": "Staff"}), "Walt, Staff"),
        ("author", [{"suffix": "Jr."}], None),
        ("volume", 79, "79"),
    ],
)
def test_a_field_of_a_work_in_words(field: str, value: object, expected: str | None) -> None:
    assert recorded(Reference.model_validate({"id": "walt", "type": "book", field: value}), field) == expected


def test_a_work_that_nothing_defines_may_be_misprinted() -> None:
    note = {"1": {"works": [{"source": "lost", "as_printed": {"container-title": "Pacts"}}]}}
    assert messages("EVD412", [c("a")], notes=note) == [
        "note 1 prints journal or book “Pacts” (in the bibliography: otherwise) for 'lost'"
    ]
