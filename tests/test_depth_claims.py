"""Rules at their edges: what claims say, of what time, and from what cases: each part of each condition."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import CITED, WORKS, Written, by, c, checked, cites, messages, o, told

# Causes, aims, forecasts, superlatives: what is told together, and how grave it is.

RAN = {"kind": "causal"}


def test_causes_from_which_one_step_argues() -> None:
    claims = [c("a", by("b", "d"), by("d")), c("b", **RAN), c("d", **RAN), c("e", by("f"), by("d")), c("f", **RAN)]
    assert told("INF327", claims) == ["b: d", "f"]
    assert messages("INF327", claims)[0] == "nothing is recorded that shows the causes 'b' and 'd'"


def test_one_cause_that_bears_much_makes_a_warning() -> None:
    """`b` bears a thirtieth of a root; `d`, which the same step starts from, bears another root alone."""
    others = [f"x{number}" for number in range(29)]
    claims = [c("a", by("b", "d"), *(by(each) for each in others)), c("z", by("d")), c("b", **RAN), c("d", **RAN),
              *(c(each) for each in others)]  # fmt: skip
    graver, lighter = (checked("INF327", claims, roots=roots).findings for roots in (["a", "z"], ["a"]))
    assert [(each.subject.id, str(each.severity)) for each in graver] == [("b", "warning")]
    assert [(each.subject.id, str(each.severity)) for each in lighter] == [("b", "note")]


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


OPEN = {"kind": "predictive"}


def limited(*objections: Written, **fields: Any) -> Written:
    """A forecast with a date, and what is said against it."""
    return c("a", objections=list(objections), **OPEN, period="2030", **fields)


GRANTED = o("o1", "limit", "qualifies", conceded=True)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([limited(GRANTED), c("limit", **OPEN)], []),
        ([limited(), c("limit", **OPEN)], ["limit"]),
        # The objections that it raises are all granted limits.
        ([limited(GRANTED, o("o2", "limit", "qualifies")), c("limit", **OPEN)], ["limit"]),
        ([limited(o("o1", "limit", conceded=True)), c("limit", **OPEN)], ["limit"]),
        # What says it again says nothing else again, however often; what is drawn from it says more.
        ([limited(GRANTED), c("limit", **OPEN), c("b", by("limit", scheme="restatement"), **OPEN),
          c("d", by("b", scheme="restatement"), **OPEN)], []),
        ([limited(GRANTED), c("limit", **OPEN), c("b", by("limit", scheme="restatement"), **OPEN),
          c("d", by("b"), **OPEN)], ["d"]),
        ([limited(GRANTED), c("limit", **OPEN), c("e", **OPEN),
          c("b", by("limit", scheme="restatement"), by("e", scheme="restatement"), **OPEN)], ["e", "b"]),
        ([limited(GRANTED), c("limit", by("b", scheme="restatement"), **OPEN),
          c("b", by("limit", scheme="restatement"), **OPEN)], []),
        # Granted itself, and said of another limit: still it is said again once, and the other premise is not.
        ([limited(GRANTED, o("o2", "b", "qualifies", conceded=True)), c("limit", **OPEN),
          c("b", by("limit", scheme="restatement"), **OPEN), c("e", **OPEN),
          c("d", by("b", "e", scheme="restatement"), **OPEN)], ["e", "d"]),
        # Nothing is a limit that is defined nowhere.
        ([limited(o("o1", "gone", "qualifies", conceded=True)), c("b", by("gone", scheme="restatement"), **OPEN)],
         ["b"]),
    ],
)  # fmt: skip
def test_what_only_limits_a_forecast(claims: list[Written], expected: list[str]) -> None:
    assert told("SCP605", claims) == expected


def test_a_limit_that_is_drawn_for_its_own_sake() -> None:
    claims = [limited(GRANTED), c("limit", **OPEN)]
    assert told("SCP605", claims, roots=["a", "limit"]) == ["limit"]


PAPER = "1 Costs\n\nCosts will rise, rents may rise and gas will too. Wages will fall.\n"


def forecast(name: str, *quotes: str, **fields: Any) -> Written:
    return c(name, kind="predictive", anchors=[{"section": "1", "quote": each} for each in quotes], **fields)


def test_forecasts_of_one_sentence_are_told_at_the_one_that_bears_most() -> None:
    """With the text at hand: their quotes need not be the same, and a passage may lie in two sentences."""
    claims = [c("z", by("gas")), forecast("costs", "Costs will"), forecast("rents", "rents may", modality="possible"),
              forecast("gas", "gas will too"), forecast("wages", "Wages will")]  # fmt: skip
    assert told("SCP605", claims, PAPER) == ["gas: costs, rents", "wages"]
    assert told("SCP605", claims) == ["costs", "rents", "gas", "wages"]
    assert messages("SCP605", claims, PAPER) == [
        "neither a time nor a condition is recorded for the forecasts 'costs' and 'gas', which are not hedged; in the "
        "same passage: 'rents'",
        "neither a time nor a condition is recorded for the forecast 'wages', which is not hedged",
    ]
    claims.append(forecast("both", "gas will too[…]Wages"))
    assert told("SCP605", claims, PAPER) == ["gas: costs, wages, both, rents"]
    lost = [forecast("a", "nowhere"), forecast("b", "nowhere"), forecast("d", "elsewhere")]
    assert told("SCP605", lost, PAPER) == ["a: b", "d"]


def test_a_passage_of_many_sentences_is_in_none_of_them() -> None:
    paper = "1 Costs\n\nCosts will rise. Rents will rise. Gas will be dear. Wages will fall.\n"
    whole, three = forecast("whole", "Costs[…]fall"), forecast("three", "Costs[…]dear")
    rents = forecast("rents", "Rents will")
    assert told("SCP605", [whole, rents], paper) == ["whole", "rents"]
    assert told("SCP605", [three, rents], paper) == ["three: rents"]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("If rents fall, costs fall.", False), ("Even if rents fall, costs rise.", True),
        ("As if by law, costs rise.", True), ("Little if anything will change.", True),
        ("Costs fall unless rents rise.", False), ("Provided that rents fall, so do costs.", False),
        ("Costs fall as long as rents do.", False), ("Costs fall only when rents do.", False),
        ("In case of war costs rise.", False), ("As matters stand, costs rise.", False),
        ("Once rents fall, costs fall.", False), ("Costs will at once fall.", True),
        ("The once great power falls.", True), ("It happens more than once.", True), ("Once again costs fall.", True),
        ("Once a treaty is signed, costs fall.", False), ("Costs rise once a year.", True),
        ("The port reopens once.", True), ("A hall opens in once-rich towns.", True),
        ("Many, if not most, will leave.", True), ("Costs rise if not capped.", False),
        ("Under present conditions costs rise.", False), ("Under the king costs rise.", True),
    ],
)  # fmt: skip
def test_words_for_a_condition(text: str, open_: bool) -> None:
    assert bool(told("SCP605", [c("z"), c("a", kind="predictive", text=text)])) == open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("如果租金下跌，成本下跌。", False), ("除非租金上升，成本下跌。", False), ("一旦啟動，成本下跌。", False),
        ("若租金下跌，成本下跌。", False), ("若干國家退出。", True), ("若無支持，成本上升。", False),
        ("若有必要，成本上升。", False), ("影響若有若無。", True), ("眾人若有所失。", True),
        ("宛若當年，成本上升。", True),
        ("在當前條件下成本上升。", False), ("在租金下跌的情況下，成本下跌。", False), ("在此背景下成本上升。", True),
        ("在亞洲，條件下降。", True), ("在目前情况之下成本上升。", False), ("只要租金下跌，成本就下跌。", False),
    ],
)  # fmt: skip
def test_words_for_a_condition_in_chinese(text: str, open_: bool) -> None:
    for tag in ("zh-Hant", "zh"):
        assert bool(told("SCP605", [c("z"), c("a", kind="predictive", text={"en": "It is.", tag: text})])) == open_
    assert told("SCP605", [c("z"), c("a", kind="predictive", text={"ja": text})]) == ["a"]


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
        # A claim of no case and no outcome is no case; one of a case whose outcome is not recorded leaves it open.
        ([c("a", by("b", "d", "e"), **GENERAL), *SAME, c("e", scope={"places": ["Asia"]})], ["a: b, d"]),
        ([c("a", by("b", "d", "e"), **GENERAL), *SAME, case("e", None)], []),
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
        ([c("a", cites=[{"source": "w2", "relation": "contra"}, *AT_PAGE_3["cites"]], contradicts=["b"]),
          c("b", **AT_PAGE_3)], ["a: b, w1"]),
        ([c("a", by("e", "f"), contradicts=["b"]), c("b", by("f", "e", "g")), c("e"), c("f"), c("g")], ["a: b, e, f"]),
        ([c("z", by("e"), contradicts=["y"]), c("y"), c("a", by("e"), contradicts=["b"]), c("b", by("e")), c("e")],
         ["a: b, e"]),
    ],
)  # fmt: skip
def test_evidence_for_both_sides(claims: list[Written], expected: list[str]) -> None:
    assert told("DIA710", claims) == expected


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        ({"zh": "甲" * 105}, 0), ({"zh": "甲" * 107}, 1), ("word " * 60, 0), ("word " * 61, 1),
        ({"de": "Wort " * 61, "en": "word " * 60}, 1),
    ],
    ids=["105", "107", "60", "61", "61 and 60"],
)  # fmt: skip
def test_how_long_a_claim_may_be(text: Any, told_: int) -> None:
    assert len(told("STR115", [c("a", text=text)])) == told_


# TRM502: a term in two senses.

SENSES = [{"id": "old", "text": {"zh-Hant": "舊", "en": "what it was"}},
          {"id": "new", "text": "the course that it has taken since then, year by year"}]  # fmt: skip
TERM = [{"id": "x", "labels": {"en": ["x"]}, "senses": SENSES}]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # One part of several in a step by aspects is left alone there, and not where it is a premise of another step.
        ([by("b", "d", scheme="aspects"), by("b", scheme="sign")], ["a: b"]),
        ([by("b", scheme="sign"), by("b", "d", scheme="aspects")], ["a: b"]),
        ([by("b", "d", scheme="aspects"), by("d", "b", scheme="aspects")], []),
        ([by("b", "d", scheme="aspects"), by("e")], ["a: b"]),
        ([by("b", scheme="sign"), by("b", "d")], ["a: b"]),
    ],
)
def test_a_shift_of_sense_is_found_whichever_step_comes_first(steps: list[Written], expected: list[str]) -> None:
    claims = [c("a", *steps, uses=["x#new"]), c("b", uses=["x#old"]), c("d"), c("e", by("b"))]
    assert told("TRM502", claims, terms=TERM) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * 45, "x" * 45), ("x" * 46, "x" * 45 + "…"), ("年" * 46, "年" * 45 + "…"), ("a  b\nc", "a b c"),
        ("x" * 44 + " yy", "x" * 44 + "…"), ("x" * 45 + " y", "x" * 45 + "…"),
        ("x" * 23 + " " + "y" * 30, "x" * 23 + "…"), ("x" * 22 + " " + "y" * 30, "x" * 22 + " " + "y" * 22 + "…"),
    ],
)  # fmt: skip
def test_a_long_sense_is_shown_by_its_first_words(text: str, shown: str) -> None:
    terms = [{"id": "x", "labels": {"en": ["x"]}, "senses": [{"id": "old", "text": text}, SENSES[1]]}]
    (message,) = messages("TRM502", [c("a", by("b"), uses=["x#new"]), c("b", uses=["x#old"])], terms=terms)
    assert message.endswith(f" and “{shown}” in 'b'")


def test_senses_are_told_in_words() -> None:
    """In the first of them, in English where that is written; one that the map does not have by its id."""
    claims = [c("a", by("b", "d"), uses=["x#new"]), c("b", uses=["x#old"]), c("d", uses=["x#gone"])]
    own = "for 'a', 'x' stands for “the course that it has taken since then, year…” in the claim itself and"
    assert messages("TRM502", claims, terms=TERM) == [f"{own} “gone” in 'd'", f"{own} “what it was” in 'b'"]
