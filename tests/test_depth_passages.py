"""Rules at their edges: passages, and what is to be let stand."""

from __future__ import annotations

import json

import pytest
from sketches import Written, by, c, checked, messages, told

from argmap.check import check
from argmap.graph import graph
from argmap.load import read
from argmap.passages import passages
from argmap.rules.hygiene import OF_THE_TEXT

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
        ("Costs may perhaps have doubled.", "Costs have doubled.", {}, 1),
        # Only the two content words that follow, within the clause, are what is denied.
        ("Rents were not high or low where costs doubled.", "Costs doubled.", {}, 0),
        ("It was not late, costs doubled.", "Costs doubled.", {}, 0),
        ("Costs have not sharply doubled since.", "Costs doubled.", {}, 1),
        ("Trade grew.", "Costs doubled.", {}, 1),
        ("Trade grew.", "It is.", {}, 0),
        ("The grew.", "Trade.", {}, 1),
        ("It is so.", "Costs doubled.", {}, 0),
    ],
)
def test_what_a_claim_makes_of_its_passage(text: str, said: str, fields: Written, expected: int) -> None:
    claims = [c("z"), c("a", **{"text": said, "anchors": [{"quote": text[:-1]}], **fields})]
    assert len(told("TRM507", claims, f"Beginning.\n\n{text}\n", paper=LATIN)) == expected


@pytest.mark.parametrize(("text", "expected"), [("成本並未明顯增加。", 1), ("成本並未明顯地增加。", 0)])
def test_what_is_denied_in_chinese(text: str, expected: int) -> None:
    """The four characters that follow."""
    claims = [c("a", text={"zh-Hant": "成本增加。"}, anchors=[{"quote": text[:-1]}])]
    assert len(told("TRM507", claims, f"開頭。\n\n{text}\n", paper={"language": "zh-Hant"})) == expected


@pytest.mark.parametrize(("text", "expected"), [("Costs 同盟", 1), ("Rise 同盟", 0)])
def test_the_language_of_a_passage(text: str, expected: int) -> None:
    """That of the paper, unless more than a quarter of its characters are Chinese."""
    claims = [c("a", text={"en": "Harvests failed."}, anchors=[{"quote": text}])]
    assert len(told("TRM507", claims, f"Beginning.\n\n{text}\n", paper=LATIN)) == expected


def test_a_passage_in_another_language_than_its_sentence() -> None:
    """With it nothing is compared, and so nothing is said of the sentence either."""
    text = "The word 同盟 was then in use for it.\n"
    for quote, expected in (("同盟", []), ("word 同盟 was then", ["a"])):
        claims = [c("a", text={"en": "Harvests failed."}, anchors=[{"quote": quote}])]
        assert told("TRM507", claims, text, paper=LATIN) == expected


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
    empty = [{"quote": "It is so"}, anchors[0]]
    assert told("TRM507", [c("a", text="Harvests failed.", anchors=empty)], f"It is so.\n\n{text}", paper=LATIN) == [
        "a"
    ]


def test_a_quoted_passage_is_shown_by_its_first_forty_characters() -> None:
    long = f"not doubled {'x' * 60} so far"
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
        ("他們表示「㐀㐀㐀㐀鿿鿿鿿鿿」。", 1),
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


def test_a_word_of_saying_may_be_the_first_of_the_text() -> None:
    claims = [c("a", anchors=[{"quote": "we keep"}])]
    assert told("EVD417", claims, "Told “we keep this peace forever”.\n", paper=LATIN) == ["a"]


def test_a_quotation_is_told_where_a_claim_first_takes_it_in() -> None:
    claims = [c("a", anchors=[{"quote": "Beginning"}, {"quote": "we keep"}]), c("b", anchors=[{"quote": "forever"}])]
    (found,) = checked("EVD417", claims, "Beginning.\n\nThey said “we keep this peace forever”.\n").findings
    assert (found.subject.id, found.related, found.location.pointer) == ("a", ("b",), "/trees/0/anchors/1")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("costs rose", 1), ("costs rose[…]Trade grew", 1), ("costs rose[…]Rents fell", 1), ("costs rose[…]Ports", 0),
        ("Unless prices fell[…]Trade grew", 0),
    ],
)  # fmt: skip
def test_what_a_passage_of_some_sentences_leaves_out_before_it(quote: str, expected: int) -> None:
    """Of three at most: a passage that runs on says what it is about as a whole."""
    text = "Unless prices fell costs rose. Trade grew much. Rents fell a little. Ports were built.\n"
    assert len(told("EVD410", [c("a", anchors=[{"quote": quote}])], text, paper=LATIN)) == expected


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


def test_a_suppression_ends_when_the_day_is_known() -> None:
    claims = [c("a", lint={"ignore": [{"code": "EVD403", "reason": "So.", "until": "2020-01-01"}]})]
    assert told("LNT903", claims) == []


@pytest.mark.parametrize(
    ("quote", "near"), [("costs have doubeld", "; the nearest is “Costs have doubled”"), ("一", "")]
)
def test_the_nearest_words_to_a_quote(quote: str, near: str) -> None:
    claims = [c("a", anchors=[{"quote": quote}])]
    assert messages("EVD401", claims, "Costs have doubled.\n") == [f"the quote is not in the text{near}"]


def test_a_step_that_stands_for_a_quotation_is_no_claim() -> None:
    text = "They said “we keep this peace forever”.\n"
    step = by("b") | {"anchors": [{"quote": "They said[…]forever"}]}
    assert told("EVD417", [c("a", step), c("b")], text, paper=LATIN) == []


# What a finding about a passage is known by.

ESSAY = """Costs have doubled since the base was opened and the rents of the town with them.

Others said “we keep this peace forever, come what may”. The treaty was signed. The treaty was changed.

1 Trade

It fails if nobody pays for it.
"""
LONG = {"quote": "Costs have doubled since the base was opened and the rents of the town with them."}
TWICE, LOST = {"quote": "The treaty was"}, {"quote": "nothing of the sort"}
SAID, ELSEWHERE, CUT = {"quote": "we keep[…]may"}, {"section": "1", "quote": "Others"}, {"quote": "It fails"}


@pytest.mark.parametrize(
    ("code", "anchors"),
    [
        ("EVD401", [CUT, LOST]), ("EVD402", [CUT, TWICE]), ("EVD410", [LOST, CUT]), ("EVD415", [CUT, LONG]),
        ("EVD417", [CUT, SAID]), ("EVD418", [CUT, ELSEWHERE]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["claim", "warrant"])
def test_a_finding_is_known_again_wherever_the_anchor_stands_among_others(
    code: str, anchors: list[Written], place: str
) -> None:
    if place == "warrant" and code in ("EVD410", "EVD417"):
        return  # they look at the passages of claims alone

    def prints(listed: list[Written]) -> list[str]:
        warrant = {"text": "W.", "anchors": listed if place == "warrant" else []}
        claims = [c("a", by("b", warrant=warrant), anchors=listed if place == "claim" else []), c("b")]
        sections = [{"id": "1", "begins": "1 Trade"}]
        found = checked(code, claims, ESSAY, paper=LATIN, sections=sections).findings
        return [each.fingerprint for each in found]

    one, turned, more = prints(anchors), prints(anchors[::-1]), prints([{"quote": "signed"}, *anchors])
    assert len(one) == 1
    assert one == turned == more


def test_two_passages_of_one_claim_are_known_apart() -> None:
    """By the quote, and by what stands before and after it."""
    anchors = [TWICE, {**TWICE, "prefix": "no such "}, {**TWICE, "suffix": " word"}, LOST]
    found = [each for code in ("EVD401", "EVD402") for each in checked(code, [c("a", anchors=anchors)], ESSAY).findings]
    assert len({each.fingerprint for each in found}) == len(found) == 4


def test_a_passage_that_is_left_out_is_known_again() -> None:
    left = [{"anchor": each, "reason": "transition"} for each in (LOST, CUT)]
    one, turned = (checked("EVD401", [c("a")], ESSAY, left_out=each).findings for each in (left, left[::-1]))
    assert [each.fingerprint for each in one] == [each.fingerprint for each in turned]
    assert [each.location.pointer for each in (*one, *turned)] == ["/left_out/0/anchor", "/left_out/1/anchor"]
