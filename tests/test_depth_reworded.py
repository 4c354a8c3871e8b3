"""REV807 at its edges: words that became stronger, weaker or the opposite, and the fields that tell it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sketches import Written, by, c, o

from argmap.findings import Finding
from argmap.load import loads
from argmap.model import Map
from argmap.rules.reworded import turns

compared = pytest.importorskip("argmap.diff", reason="only what compares two maps has this rule").diff


def told(old: str, new: str) -> list[str]:
    return [f"{each.sort} {'up' if each.up else 'down'}: {each}" for each in turns(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # How surely: may < probably < flatly < certainly.
        ("Leaving may cost allies.", "Leaving will probably cost allies.", "surely up: “may” -> “probably”"),
        ("Leaving will probably cost allies.", "Leaving will cost allies.", "surely up: “probably” is gone"),
        ("Leaving will cost allies.", "Leaving will certainly cost allies.", "surely up: “certainly” came in"),
        ("Leaving must cost allies.", "Leaving could cost allies.", "surely down: “must” -> “could”"),
        ("Leaving may cost allies.", "Perhaps leaving costs allies.", None),
        ("Leaving may cost allies.", "Leaving costs allies, it seems.", None),
        ("Leaving would likely cost allies.", "Leaving would probably cost allies.", None),
        ("It may cost allies and perhaps trade.", "It costs allies and perhaps trade.", None),
        ("It may cost allies and perhaps trade.", "It costs allies and trade.", "surely up: “may”, “perhaps” is gone"),
        ("It will certainly cost allies and perhaps trade.", "It will cost allies and perhaps trade.", None),
        ("It does not necessarily cost allies.", "It does not cost allies.", None),
        ("Costs rise, perhaps.", "Costs rise.", "surely up: “perhaps” is gone"),
        ("They met in May 2024 in Tokyo.", "They met in Tokyo.", None),
        ("同盟大概會瓦解。", "同盟會瓦解。", "surely up: “大概” is gone"),
        ("同盟很可能瓦解。", "同盟可能瓦解。", "surely down: “很可能” -> “可能”"),
        ("同盟可能瓦解。", "同盟不可能瓦解。", None),
        ("同盟不一定瓦解。", "同盟一定會瓦解。", "surely up: “不一定” -> “一定”"),
        ("同盟會在一定程度上瓦解。", "同盟會瓦解。", None),
        ("同盟可能瓦解。", "同盟有機會瓦解。", None),
        ("同盟或許瓦解。", "同盟似乎瓦解。", None),
        ("同盟無疑會瓦解。", "同盟恐怕會瓦解。", "surely down: “無疑” -> “恐怕”"),
        # Of how many: few < some < many < most < no word < all; “many” and no word say nearly the same.
        ("Few allies share costs.", "Some allies share costs.", "of up: “few” -> “some”"),
        ("Some allies share costs.", "Many allies share costs.", "of up: “some” -> “many”"),
        ("Many allies share costs.", "Most allies share costs.", "of up: “many” -> “most”"),
        ("Many allies share costs.", "Allies share costs.", None),
        ("Allies share costs.", "Many allies share costs.", None),
        ("Most allies share costs.", "Allies share costs.", "of up: “most” is gone"),
        ("Allies share costs.", "All allies share costs.", "of up: “all” came in"),
        ("Every ally shares costs.", "All allies share costs.", None),
        ("Allies share all costs.", "Allies share costs.", "of down: “all” is gone"),
        ("Most allies share costs.", "The most important allies share costs.", "of up: “most” is gone"),
        ("Allies share costs.", "The most important allies share costs.", None),
        ("Allies share costs at all times.", "Allies share costs, above all.", None),
        ("Not all allies share costs.", "Allies do not share costs.", None),
        ("Some thirty allies share costs.", "Thirty allies share costs.", None),
        ("Some allies share costs.", "Nineteen allies share costs.", None),
        ("Nineteen allies share costs.", "Some allies share costs.", None),
        ("Of nineteen allies some share costs.", "Of nineteen allies all share costs.", "of up: “some” -> “all”"),
        ("少數盟國分擔費用。", "多數盟國分擔費用。", "of up: “少數” -> “多數”"),
        ("有些盟國分擔費用。", "盟國分擔費用。", "of up: “有些” is gone"),
        ("盟國分擔所有費用。", "盟國分擔大部分費用。", "of down: “所有” -> “大部分”"),
        ("少數民族分擔費用。", "民族分擔費用。", None),
        ("所有權改變費用。", "改變費用。", None),
        # One word may take the place of one of the other sort.
        ("Allies often share costs.", "Allies may share costs.", "surely down: “may” came in"),
        ("Allies may often share costs.", "Allies always share costs.",
         "surely up: “may” is gone; of up: “often” -> “always”"),
        # What bears on something else is of something else.
        ("Leaving may anger voters and cost allies.", "Leaving will cost allies.", None),
        ("The allies share costs.", "The allies share costs, and may hold talks.", None),
        ("The allies share costs.", "The allies share costs, and all talk.", None),
        ("The allies share costs, and all talk.", "The allies share costs.", None),
        ("Some big old firms share costs and risks.", "The firms share costs and risks.", None),
        # Negations.
        ("Allies share costs.", "Allies do not share costs.", "not up: “not” came in"),
        ("Allies don’t share costs.", "Allies share costs.", "not down: “n’t” is gone"),
        ("Allies share costs.", "No allies share costs.", "not up: “no” came in"),
        ("Allies never share costs.", "Allies do not share costs.", None),
        ("Allies refuse to share costs.", "Allies do not share costs.", None),
        ("Allies do not share costs.", "Allies do not share costs and do not talk.", None),
        ("Allies do not share costs, nor talk.", "Allies do not share costs.", None),
        ("Allies share costs or talk.", "Allies do not share costs, and do not talk.", None),
        ("Whether allies share costs is open.", "Whether or not allies share costs is open.", None),
        ("Most allies share costs.", "No allies share costs.", "not up: “no” came in"),
        ("Most allies share costs.", "Allies do not pay, share costs.", None),
        ("Allies may share costs.", "Allies do not share costs.", "not up: “not” came in"),
        ("It fails to deter, and all know.", "It does not deter, and most know.", None),
        ("Allies share costs, however little.", "Allies share costs, not risks.", None),
        ("同盟沒有瓦解。", "同盟瓦解。", "not down: “沒有” is gone"),
        ("同盟並非瓦解。", "同盟並未瓦解。", None),
        ("同盟無力瓦解。", "同盟沒有力量瓦解。", None),
        ("關鍵在於如何行動，不是如何攔阻轉型。", "關鍵在於如何行動、不被動受壓，不是攔阻轉型。", None),
        ("The sensors are not known, and the lines do not work.", "The lines do not work, the sensors are known.",
         "not down: “not” is gone"),
        ("It may cost allies and will probably cost trade.", "It will probably cost allies and trade.",
         "surely up: “may” is gone"),
        ("It may cost allies and must cost votes.", "It will cost allies and must cost votes.",
         "surely up: “may” is gone"),
        ("Perhaps. Costs rise.", "Costs rise.", None),
        ("同盟想必瓦解。", "同盟瓦解。", "surely up: “想必” is gone"),
        # Two content words in three that a word bears on must be there: of several words, those of one.
        ("Leaving may greatly cost allies.", "Leaving will cost allies.", None),
        ("盟國可能失掉港口。", "盟國必然失掉港灣。", "surely up: “可能” -> “必然”"),
        ("盟國可能失掉港口。", "盟國必然失去港口。", None),
        ("It may cost allies, and perhaps ports.", "It costs allies and votes.", "surely up: “may”, “perhaps” is gone"),
        ("It is dear to allies, and it matters to most.", "It is dear to allies.", None),
        ("In short, costs rise always.", "In the end, costs rise.", "of down: “always” is gone"),
        # Words most of which are others.
        ("Leaving may cost allies.", "Leaving costs allies much trade abroad.", "surely up: “may” is gone"),
        ("Leaving may cost allies.", "Leaving costs allies trade, money, ports, votes abroad.", None),
    ],
)  # fmt: skip
def test_what_became_of_the_words(old: str, new: str, expected: str | None) -> None:
    assert "; ".join(told(old, new)) == (expected or "")


@pytest.mark.parametrize(("spaces", "near"), [(196, True), (197, False)])
def test_a_word_bears_on_what_stands_within_two_hundred_characters(spaces: int, near: bool) -> None:
    assert bool(told(f"Harm{' ' * spaces}perhaps.", "Harm.")) == near
    assert bool(told(f"Perhaps{' ' * spaces}harm.", "Harm.")) == near


FLAT, MAY, SURE = "Leaving costs allies.", "Leaving may cost allies.", "Leaving certainly costs allies."
SOME, MOST, ALL, BARE = (f"{each} share costs.".lstrip().capitalize() for each in
                         ("some allies", "most allies", "all allies", "allies"))  # fmt: skip


def whole(claims: list[Written], **header: Any) -> Map:
    written = {"argmap": 1, "id": "m", "sections": [{"id": "1"}], "roots": [claims[0]["id"]], "trees": claims, **header}
    return loads(json.dumps(written, ensure_ascii=False))


def found(old: list[Written], new: list[Written], **header: Any) -> list[Finding]:
    return [each for each in compared(whole(old, **header), whole(new, **header)).revision if each.code == "REV807"]


def of(quantifier: str | None) -> Written:
    return {"scope": {"quantifier": quantifier, "places": ["Japan"]}} if quantifier else {}


def so(outcome: str) -> Written:
    return {"scope": {"outcome": outcome}}


def how(modality: str) -> Written:
    return {"modality": modality}


@pytest.mark.parametrize(
    ("old", "before", "new", "after", "fires"),
    [
        (MAY, how("possible"), FLAT, how("possible"), True),
        (MAY, how("possible"), FLAT, how("plausible"), False),
        (MAY, how("probable"), FLAT, how("possible"), True),  # the field went the other way
        (FLAT, how("certain"), MAY, how("asserted"), False),
        (FLAT, {}, MAY, {}, True),
        (FLAT, how("possible"), MAY, how("possible"), False),
        (FLAT, how("plausible"), MAY, how("plausible"), False),
        (FLAT, how("probable"), MAY, how("probable"), True),
        (FLAT, how("probable"), "Leaving probably costs allies.", how("probable"), False),
        (FLAT, how("plausible"), "Leaving probably costs allies.", how("plausible"), False),
        (FLAT, how("possible"), "Leaving probably costs allies.", how("possible"), True),
        (FLAT, how("certain"), SURE, how("certain"), False),
        (FLAT, how("necessary"), SURE, how("necessary"), False),
        (FLAT, {}, SURE, {}, True),
        (SURE, how("certain"), FLAT, how("certain"), True),
        (MAY, of("some"), FLAT, of("most"), False),  # wider is stronger
        (MAY, {}, FLAT, of("most"), True),
        (SOME, of("some"), ALL, of("some"), True),
        (SOME, of("some"), ALL, of("universal"), False),
        (SOME, of("some"), ALL, of("single"), True),
        (SOME, {}, ALL, of("single"), False),  # nothing says whether that is more
        (SOME, of("superlative"), ALL, of("some"), False),
        (SOME, of("some"), ALL, of("superlative"), False),
        (SOME, of("universal"), ALL, of("universal"), False),
        (SOME, of("general"), BARE, of("general"), True),
        (BARE, of("most"), MOST, of("most"), False),
        (BARE, of("usually"), MOST, of("usually"), False),
        (BARE, of("general"), MOST, of("general"), False),
        (BARE, of("universal"), MOST, of("universal"), True),
        (BARE, of("some"), SOME, of("some"), False),
        (BARE, of("single"), SOME, of("single"), False),
        (MOST, of("some"), "Many allies share costs.", of("some"), False),
        (MOST, of("some"), "Few allies share costs.", of("some"), True),
        (SOME, how("possible"), ALL, how("probable"), False),  # stronger is said of more
        (BARE, {}, "Allies do not share costs.", {}, True),
        (BARE, how("certain"), "Allies do not share costs.", how("possible"), True),
        (BARE, so("present"), "Allies do not share costs.", so("absent"), False),
        (BARE, so("present"), "Allies do not share costs.", so("present"), True),
        (MAY, {}, FLAT, {"voice": "opponent"}, False),
    ],
)  # fmt: skip
def test_what_the_record_tells(old: str, before: Written, new: str, after: Written, fires: bool) -> None:
    assert bool(found([c("a", text=old, **before)], [c("a", text=new, **after)])) == fires


@pytest.mark.parametrize(
    ("old", "new", "severity", "message"),
    [
        (MAY, SURE, "warning", "'a' is worded more surely (“may” -> “certainly”)"),
        (SURE, MAY, "note", "'a' is worded less surely (“certainly” -> “may”)"),
        (SOME, ALL, "warning", "'a' is worded of more cases (“some” -> “all”)"),
        (ALL, BARE, "note", "'a' is worded of fewer cases (“all” is gone)"),
        (BARE, "Allies do not share costs.", "warning", "a negation came into the words of 'a' (“not” came in)"),
        ("Allies do not share costs.", BARE, "warning", "a negation is gone from the words of 'a' (“not” is gone)"),
    ],
)
def test_a_finding_says_what_came_and_went(old: str, new: str, severity: str, message: str) -> None:
    (each,) = found([c("a", text=old)], [c("a", text=new)])
    assert (each.severity, each.message) == (severity, f"{message}, and nothing recorded of it says so")
    assert (each.subject.id, each.subject.type, each.related) == ("a", "claim", ())


def test_two_sorts_are_two_findings_that_keep_apart() -> None:
    old, new = [c("a", text="Allies may often share costs.")], [c("a", text="Allies always share costs.")]
    told = found(old, new)
    assert [each.message.partition(" (")[0] for each in told] == [
        "'a' is worded more surely", "'a' is worded of more cases"
    ]  # fmt: skip
    assert len({each.fingerprint for each in told}) == 2


def test_both_languages_are_told_together() -> None:
    old = [c("a", text={"en": MAY, "zh-Hant": "退出可能損害同盟。", "de": "Es mag kosten, may."})]
    new = [c("a", text={"en": FLAT, "zh-Hans": "退出必然损害同盟。", "de": "Es kostet."})]
    (each,) = found(old, new)
    assert "(“may” is gone, “可能” -> “必然”)" in each.message
    apart = [c("a", text={"en": FLAT, "zh-Hant": "退出或許損害同盟。"})]
    assert [each.message for each in found(old, apart)] == [
        "'a' is worded more surely (“may” is gone), and nothing recorded of it says so"
    ]


def test_a_language_that_only_one_of_them_has_is_left_alone() -> None:
    old = [c("a", text={"en": MAY, "de": "Kosten steigen."})]
    assert not found(old, [c("a", text={"zh-Hant": "退出必然損害同盟。", "de": "Die Kosten steigen."})])


def test_what_the_record_says_in_one_language_is_recorded() -> None:
    old = [c("a", text={"en": FLAT, "zh-Hant": "退出損害同盟。"}, **how("possible"))]
    new = {tag: c("a", text={"en": en, "zh-Hant": "退出大概損害同盟。"}, **how("possible"))
           for tag, en in (("both", MAY), ("one", FLAT))}  # fmt: skip
    assert not found(old, [new["both"]])
    assert found(old, [new["one"]])


def test_a_text_without_a_tag_is_in_the_language_of_its_paper() -> None:
    old, new = [c("a", text="退出可能損害同盟。")], [c("a", text="退出必然損害同盟。")]
    assert found(old, new, paper={"language": "zh-Hant"})
    assert not found(old, new, paper={"language": "ja"})


def test_under_another_id_and_beside_others() -> None:
    old = [c("a", by("b")), c("b", text=MAY), c("d", text=SOME)]
    new = [c("a", by("e")), c("e", text=FLAT), c("d", text=SOME)]
    assert [each.subject.id for each in found(old, new)] == ["e"]


def test_what_is_in_parts_is_left_alone() -> None:
    text = "Leaving may cost allies and ports abroad, and it may cost voters at home."
    old = [c("a", by("b")), c("b", text=text)]
    new = [c("a", by("b", "d")), c("b", text="Leaving costs allies and ports abroad."),
           c("d", text="Leaving costs voters at home.")]  # fmt: skip
    kinds = {each.kind for each in compared(whole(old), whole(new)).changes}
    assert "claim-split" in kinds
    assert found(old, new) == found(new, old) == []


def test_what_speaks_against_the_thesis_now_is_left_alone() -> None:
    text = "Most studies of the pact found that it lasts."
    few = c("b", text=text.replace("Most", "Few"))
    assert found([c("a", by("b")), c("b", text=text)], [c("a", by("b")), few])
    assert not found([c("a", by("b")), c("b", text=text)], [c("a", objections=[o("a.o1", "b")]), few])


def test_a_long_text_is_read_in_no_time_to_speak_of() -> None:
    """Of each word only what stands near is read."""
    text = "it may not be so " * 5_000
    assert told(text, f"{text}not") == []
