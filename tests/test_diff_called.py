"""What `diff` tells of terms and sections that have another id: that, in the record, and nothing of what names them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sketches import c

from argmap.diff import Diff, Kind, diff
from argmap.diff.called import sections, terms
from argmap.diff.place import marks
from argmap.diff.telling import as_text
from argmap.graph import Graph, graph
from argmap.load import loads

Written = dict[str, Any]


def whole(**fields: Any) -> Written:
    return {"argmap": 1, "id": "m", "sections": [], "trees": [c("costs")]} | fields


def compared(old: Written, new: Written) -> Diff:
    return diff(loads(json.dumps(old)), loads(json.dumps(new)))


def told(old: Written, new: Written) -> list[str]:
    found, back = compared(old, new), compared(new, old)
    assert sorted(str((each.kind.mirror, each.new, each.old)) for each in found.changes) == sorted(
        str((each.kind, each.old, each.new)) for each in back.changes
    )
    return [each.explain() for each in found.changes]


# Terms

POWER: Written = {"id": "power", "labels": {"en": ["power"]}, "senses": [{"id": "hard", "text": "what arms give"}]}
MIGHT = POWER | {"id": "might"}


def using(*terms: Written, **fields: Any) -> Written:
    return whole(terms=list(terms), trees=[c("costs", uses=[terms[0]["id"], f"{terms[0]['id']}#hard"]), c("rule")],
                 roots=["costs", "rule"], **fields)  # fmt: skip


WALT: Written = {"id": "walt", "type": "book", "title": "On Alliances"}


def named(label: str, **fields: Any) -> Written:
    return {"id": "power", "labels": {"en": [label]}, **fields}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (using(POWER), using(MIGHT), ["'might' was called 'power'"]),
        (using(POWER), using(MIGHT | {"labels": {"en": ["Power"], "de": ["Macht"]}}), [
            "'might' was called 'power'",
            'term \'might\' is recorded otherwise: {"labels": {"en": ["power"]}} -> '
            '{"labels": {"en": ["Power"], "de": ["Macht"]}}',
        ]),
        (using(POWER | {"defined_by": "rule"}), using(MIGHT | {"defined_by": "rule"}), ["'might' was called 'power'"]),
        (using(POWER, {"id": "arms", "labels": {"en": ["arms"]}, "indicator_of": "power#hard"}),
         using(MIGHT, {"id": "arms", "labels": {"en": ["arms"]}, "indicator_of": "might#hard"}),
         ["'might' was called 'power'"]),
        # the same id, and another's words
        (using(named("power"), named("rule") | {"id": "rule"}), using(named("power") | {"id": "p"}, named("rule")),
         ["'power' was called 'rule'", "'p' was called 'power'"]),
        (using(named("power")), using(named("might")),
         ['term \'power\' is recorded otherwise: {"labels": {"en": ["power"]}} -> {"labels": {"en": ["might"]}}']),
        # no words in common, or words that two have
        (using(named("power")), using(named("might") | {"id": "might"}), [
            "'costs' no longer turns on the term 'power'", "'costs' no longer turns on the term 'power#hard'",
            "'costs' now turns on the term 'might'", "'costs' now turns on the term 'might#hard'",
            'term \'power\' is no longer in the record: {"id": "power", "labels": {"en": ["power"]}}',
            'term \'might\' is new in the record: {"id": "might", "labels": {"en": ["might"]}}',
        ]),
    ],
    ids=["another id", "and another label", "defined by a claim", "observed by another", "exchanged", "another label",
         "another term"],
)  # fmt: skip
def test_a_term_is_known_by_its_words(old: Written, new: Written, expected: list[str]) -> None:
    assert told(old, new) == expected


def test_of_two_terms_that_say_the_same_neither_is_guessed() -> None:
    kinds = {each.kind for each in compared(using(POWER), using(MIGHT, POWER | {"id": "force"})).changes}
    assert Kind.RENAMED not in kinds
    assert {Kind.TERM_ADDED, Kind.TERM_DROPPED} <= kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (using(named("power")), using(named("power") | {"id": "might"})),
        (whole(references=[WALT]), whole(references=[WALT | {"id": "walt-1987"}])),
    ],
)
def test_a_finding_is_kept_where_what_it_is_about_has_another_id(old: Written, new: Written) -> None:
    findings = compared(old, new).findings
    assert {each.subject.id for each in findings.kept} & {"might", "walt-1987"}
    assert not findings.mended
    assert not findings.introduced


# Sections


def standing(*sections: str | Written, at: str | None = None, **fields: Any) -> Written:
    """A map of a paper with some sections; its claim stands in the last, or at one."""
    listed = [each if isinstance(each, dict) else {"id": each} for each in sections]
    return whole(
        sections=listed,
        trees=[c("costs", anchors=[{"section": at or listed[-1]["id"], "quote": "costs rose"}])],
        **fields,
    )


def titled(name: str, title: str, **fields: Any) -> Written:
    return {"id": name, "title": title, **fields}


INTRO, COSTS = titled("1", "Introduction"), titled("2", "Costs")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (standing(INTRO, COSTS), standing(INTRO, COSTS | {"id": "II"}), ["section 'II' was called '2'"]),
        (standing(INTRO, COSTS), standing(INTRO, titled("2", "History"), COSTS | {"id": "3"}), [
            "section '3' was called '2'", 'section \'2\' is new in the record: {"id": "2", "title": "History"}'
        ]),
        (standing(INTRO, COSTS), standing(INTRO, titled("2", "What it costs")),
         ['section \'2\' is recorded otherwise: {"title": "Costs"} -> {"title": "What it costs"}']),
        (standing(COSTS | {"begins": "Costs rose"}), standing(titled("3", "What it costs", begins="Costs  rose")), [
            "section '3' was called '2'",
            'section \'3\' is recorded otherwise: {"title": "Costs", "begins": "Costs rose"} -> '
            '{"title": "What it costs", "begins": "Costs  rose"}',
        ]),
        (standing("1", "2", "3"), standing("1", "ii", "3", at="3"), ["section 'ii' was called '2'"]),
        (standing("1", "2"), standing("I", "II"), ["section 'I' was called '1'", "section 'II' was called '2'"]),
        (standing("1", "2"), standing("1", "2", "3", at="2"), ["section '3' is new in the record: {\"id\": \"3\"}"]),
        (standing("1", "2"), standing("1", "3", "4", at="3"), [
            "'costs' has another passage: “costs rose” in 2 -> “costs rose” in 3",
            "section '2' is no longer in the record: {\"id\": \"2\"}",
            "section '3' is new in the record: {\"id\": \"3\"}", "section '4' is new in the record: {\"id\": \"4\"}",
        ]),
        (standing(INTRO, COSTS), standing(INTRO, titled("3", "History")), [
            "'costs' has another passage: “costs rose” in 2 -> “costs rose” in 3",
            'section \'2\' is no longer in the record: {"id": "2", "title": "Costs"}',
            'section \'3\' is new in the record: {"id": "3", "title": "History"}',
        ]),
        # its id is that of another now, and it is gone
        (standing(INTRO, COSTS, titled("3", "Gains")), standing(INTRO, titled("2", "Gains")), [
            "section '2' was called '3'", 'section \'2\' is no longer in the record: {"id": "2", "title": "Costs"}'
        ]),
        (standing(INTRO, COSTS, left_out=[{"anchor": {"section": "2", "quote": "See below"}, "reason": "transition"}]),
         standing(INTRO, COSTS | {"id": "II"},
                  left_out=[{"anchor": {"section": "II", "quote": "See below"}, "reason": "transition"}]),
         ["section 'II' was called '2'"]),
        (standing(INTRO, COSTS, left_out=[{"anchor": {"section": "2", "quote": "See below"}, "reason": "transition"}]),
         standing(INTRO, COSTS | {"id": "II"},
                  left_out=[{"anchor": {"section": "II", "quote": "See below"}, "reason": "repetition"}]),
         ["section 'II' was called '2'",
          "what is left out: 'See below' is recorded otherwise: transition, in 2 -> repetition, in II"]),
    ],
    ids=["another id", "numbered anew", "another title", "known by its first words", "by its place",
         "all by their places", "one more", "one more, and which is not told", "another section",
         "the number of another", "left out", "left out otherwise"],
)  # fmt: skip
def test_a_section_is_known_by_its_words_or_its_place(old: Written, new: Written, expected: list[str]) -> None:
    assert told(old, new) == expected


def test_what_is_called_otherwise_is_told_in_the_record_alone() -> None:
    lines = as_text(compared(standing(INTRO, COSTS), standing(INTRO, COSTS | {"id": "II"}))).splitlines()
    assert lines[0] == "m: 1 -> 1 claim: 1 same"
    assert "In the record, which argues nothing: 1 new names (--all lists them)" in lines


def test_claims_are_known_by_terms_and_sections_under_other_ids() -> None:
    def written(section: Written, term: Written) -> Graph:
        anchors = [{"section": section["id"], "quote": "costs rose"}]
        return graph(loads(json.dumps(
            whole(sections=[section], terms=[term], trees=[c("costs", anchors=anchors, uses=[f"{term['id']}#hard"])])
        )))  # fmt: skip

    old, new = written(COSTS, POWER), written(COSTS | {"id": "II"}, MIGHT)
    called = terms(old.map, new.map), sections(old.map, new.map)
    assert marks(old, *called) == marks(new, {}, {})
    assert {"stands in II", "uses might#hard"} <= marks(new, {}, {})[0].keys()
