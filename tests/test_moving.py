"""A map's anchors in a revised text: what is where, what was edited, what is gone, and never another passage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import argmap
from argmap.anchor import Status, Text, find
from argmap.errors import UsageError
from argmap.model import Anchor, Claim, Map, Section
from argmap.moving import Move, Moved, moved, out_of_order
from argmap.moving.edits import marked
from argmap.quote import describe

HARBOUR = (
    "# The harbour\n\nThe harbour stays open in winter, as the council decided. Trade depends on it, because no "
    "railway reaches the coast. The fishermen were never asked about any of this.\n\nPrices rose in May. They fell "
    "in June.\n"
)
BRIDGE = (
    "一、開端\n\n甲鎮與乙鎮在河上修了一座橋，往來日益方便。漁民起初並不相信。\n\n"
    "二、結尾\n\n任何一家換掉舊船的費用都將成倍增加，這個道理人人明白。大雨過後水位難以下降。\n"
)


def anchored(*anchors: Anchor, sections: Iterable[Section] = ()) -> Map:
    return Map(id="m", roots=("a",), sections=tuple(sections), claims=(Claim(id="a", text="So.", anchors=anchors),))


def moved_to(new: str, old: str | None, *anchors: Anchor, sections: Iterable[Section] = ()) -> tuple[Move, list[Moved]]:
    argument = anchored(*anchors, sections=sections)
    move = moved(argument, new.encode(), None if old is None else old.encode())
    return move, list(move.found.values())


def told(new: str, each: Moved) -> tuple[str, str]:
    """The status, and the passage or its edit."""
    passage = each.passage
    words = new[passage.start : passage.end] if passage.start is not None else ""
    return str(passage.status), marked(each.edit) or " ".join(words.split())


# With the old text at hand: what is anchored, what becomes of the text, and how the anchor fares.
FOLLOWED = [
    ("nothing changed", HARBOUR, "Prices rose in May.", ("", ""), ("exact", "Prices rose in May.")),
    ("a sentence came before", HARBOUR, "Prices rose in May.", ("Prices", "Nobody cared. Prices"),
     ("exact", "Prices rose in May.")),
    ("a line break", HARBOUR, "Trade depends on it", ("depends on", "depends\non"), ("folded", "Trade depends on it")),
    ("a break that its ends do not touch", HARBOUR, "Trade[…]the coast", ("no railway", "no\nrailway"),
     ("exact", "Trade depends on it, because no railway reaches the coast")),
    ("a word", HARBOUR, "The harbour[…]decided.", ("harbour stays", "port stays"),
     ("edited", "The [-harbour-]{+port+} stays open in winter, as the council decided.")),
    ("its first word", HARBOUR, "Trade[…]the coast.", ("Trade depends", "Much depends"),
     ("edited", "[-Trade-]{+Much+} depends on it, because no railway reaches the coast.")),
    ("its last word", HARBOUR, "Trade[…]the coast", ("the coast", "the shore"),
     ("edited", "Trade depends on it, because no railway reaches the [-coast-]{+shore+}")),
    ("words before a whole sentence", HARBOUR, "They fell in June.", ("They fell", "Then, at last, they fell"),
     ("edited", "{+Then, at last,+} [-They-]{+they+} fell in June.")),
    ("words behind a whole sentence", HARBOUR, "They fell in June.", ("in June", "in June or July"),
     ("edited", "They fell in June {+or July+}.")),
    ("words beside a clause", HARBOUR, "no railway reaches the coast", ("coast.", "coast, and none ever will."),
     ("exact", "no railway reaches the coast")),
    ("a clause of a sentence reworded elsewhere", HARBOUR, "as the council decided",
     ("The harbour stays open in winter", "In the cold months nobody closes the port"),
     ("exact", "as the council decided")),
    ("a sentence in two", HARBOUR, "Trade[…]the coast.", (", because no", ". That is because no"),
     ("edited", "Trade depends on it[-,-]{+. That is+} because no railway reaches the coast.")),
    ("two sentences in one", HARBOUR, "Prices rose[…]in June.", (". They fell", ", and fell"),
     ("edited", "Prices rose in May[-. They-]{+, and+} fell in June.")),
    ("gone", HARBOUR, "The fishermen[…]of this.", (" The fishermen were never asked about any of this.", ""),
     ("lost", "")),
    ("a clause gone", HARBOUR, "as the council decided", (", as the council decided", ""), ("lost", "")),
    ("Han characters", BRIDGE, "任何一家[…]成倍增加", ("都將成倍", "均會成倍"),
     ("edited", "任何一家換掉舊船的費用[-都將-]{+均會+}成倍增加")),
    ("another edition", BRIDGE, "換掉舊船的費用都將", ("舊船的費用都將", "旧船的费用都将"),
     ("folded", "換掉旧船的费用都将")),
    ("a page break with a note", BRIDGE, "任何一家[…]成倍增加", ("費用都", "費用\n\n7) 某人，某書。\n\n都"),
     ("exact", "任何一家換掉舊船的費用 7) 某人，某書。 都將成倍增加")),
    ("a note mark", BRIDGE, "大雨過後水位難以下降", ("水位難以", "水位<sup>3)</sup>難以"),
     ("folded", "大雨過後水位<sup>3)</sup>難以下降")),
    ("a syllable before its first word", HARBOUR, "decided", ("decided", "undecided"), ("lost", "")),
    ("a syllable before a clause", HARBOUR, "stays open in winter", ("stays", "overstays"),
     ("edited", "[-stays-]{+overstays+} open in winter")),
    ("a character", BRIDGE, "大雨過後水位難以下降。", ("難以", "不易"),
     ("edited", "大雨過後水位[-難以-]{+不易+}下降。")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "quote", "change", "expected"), [r[1:] for r in FOLLOWED], ids=[r[0] for r in FOLLOWED]
)
def test_what_becomes_of_a_passage(old: str, quote: str, change: tuple[str, str], expected: tuple[str, str]) -> None:
    assert find(Text(old), Anchor(quote=quote)).start is not None
    new = old.replace(*change) if change[0] else old
    _, (each,) = moved_to(new, old, Anchor(quote=quote))
    assert told(new, each) == expected
    assert each.passage.moved is False
    assert each.by == "text"


def test_a_few_words_are_not_found_in_another_sentence() -> None:
    """The sentence is gone; its last words stand in a new one, where a quote alone would find them."""
    new = HARBOUR.replace("Prices rose in May.", "The ferry was sold. Snow fell when prices rose.")
    _, (each,) = moved_to(new, HARBOUR.replace("Prices rose", "Later prices rose"), Anchor(quote="prices rose"))
    assert each.passage.status is Status.LOST
    assert find(Text(new), Anchor(quote="prices rose")).status is Status.EXACT


def test_words_that_nobody_writes_twice_are_found_in_another_sentence() -> None:
    clause = "because the northern railway never reached the frozen coast of the bay"
    old = f"Trade depends on the harbour, {clause}. It was cold. Many ships came. {'Nothing else was known. ' * 3}"
    new = f"It was cold. Many ships came. {'Nothing else was known. ' * 3}Fishing, as they said, failed {clause}, too."
    _, (each,) = moved_to(new, old, Anchor(quote=clause))
    assert told(new, each) == ("exact", clause)


REPEATED = "甲國同意。雙方繼續談判。乙國拒絕。丙國也有意見。雙方繼續談判。丁國離開。"


@pytest.mark.parametrize(
    ("prefix", "gone", "before"),
    [
        ("同意。", "乙國拒絕。", "甲國同意。"),
        ("意見。", "乙國拒絕。", "丙國也有意見。"),
        ("同意。", "丙國也有意見。雙方繼續談判。", "甲國同意。"),
        ("意見。", "甲國同意。雙方繼續談判。", "丙國也有意見。"),
        ("意見。", "丙國也有意見。雙方繼續談判。", None),
        ("同意。", "甲國同意。雙方繼續談判。", None),
    ],
)
def test_of_two_copies_the_one_with_its_neighbours_is_meant(prefix: str, gone: str, before: str | None) -> None:
    new = REPEATED.replace(gone, "")
    _, (each,) = moved_to(new, REPEATED, Anchor(quote="雙方繼續談判", prefix=prefix))
    assert each.found is (before is not None)
    assert not each.found or new[: each.passage.start].endswith(str(before))


CONTENTS = (
    "目次\n一、渡口與橋樑的歷史沿革以及它們的現狀\n二、結語\n\n這條河很寬，兩岸的人都這麼說。\n\n"
    "一、渡口與橋樑的歷史沿革以及它們的現狀\n\n從前只有渡船可以過河。後來有了橋。\n"
)
HEADING = "渡口與橋樑的歷史沿革以及它們的現狀"


@pytest.mark.parametrize("instead", ["", "春天來了，河水上漲。"])
@pytest.mark.parametrize("which", [0, 1])
def test_what_is_gone_is_not_its_copy(which: int, instead: str) -> None:
    """Of two sentences with the same words, so long that nobody writes them twice by chance, one was taken out."""
    old = f"甲國同意。{HEADING}。乙國拒絕。丙國也有意見。{HEADING}。丁國離開。"
    pieces = old.split(f"{HEADING}。")
    new = f"{pieces[0]}{(instead, HEADING + '。')[which]}{pieces[1]}{(HEADING + '。', instead)[which]}{pieces[2]}"
    spans = [(at.start(), at.end()) for at in re.finditer(HEADING, old)]
    _, found = moved_to(new, old, *(described(Text(old), *span) for span in spans))
    assert [each.found for each in found] == [which == 1, which == 0]


@pytest.mark.parametrize("old_at_hand", [True, False])
def test_what_ends_a_text_may_stand_further_up(old_at_hand: bool) -> None:
    """The last words of a list of books are those of many books."""
    old = "All of it was said before.\n\nAda: On bridges and their piers. 1901. In print\n"
    old += "\n2 Ben: On ferries and their crews. 1902. In print\n"
    new = old + "\n3 Cyd: On tunnels and their lamps. 1902. In print\n"
    spans = [(old.rindex(words), old.rindex(words) + len(words)) for words in ("1902.", "In print")]
    _, found = moved_to(new, old if old_at_hand else None, *(described(Text(old), *span) for span in spans))
    for each, span in zip(found, spans, strict=True):
        assert each.found or not old_at_hand
        assert not each.found or (each.passage.start, each.passage.end) == span


def test_what_became_of_one_of_two_copies_is_not_known_without_their_neighbours() -> None:
    old = "水位上升了很多。雙方繼續談判。乙國拒絕了。丙國也有意見。雙方繼續談判。丁國離開了。"
    new = "又過了兩年。雙方繼續商談。無人再來。天氣轉涼。雙方繼續談判。各自回家。"
    spans = [(at.start(), at.end()) for at in re.finditer("雙方繼續談判", old)]
    _, found = moved_to(new, old, *(described(Text(old), *span) for span in spans))
    assert {each.passage.status for each in found} <= {Status.AMBIGUOUS, Status.LOST}


def test_an_anchor_that_was_ambiguous_stays_so() -> None:
    _, (each,) = moved_to(REPEATED, REPEATED, Anchor(quote="雙方繼續談判"))
    assert each.passage.status is Status.AMBIGUOUS
    assert len(each.passage.others) == 2


def test_of_a_quote_that_stands_everywhere_a_hundred_places_are_followed() -> None:
    """A text of one letter, or a quote of one, would have more than anybody waits for."""
    _, (each,) = moved_to("The same. " * 300, "The same. " * 300, Anchor(quote="The same."))
    assert each.passage.status is Status.AMBIGUOUS
    assert 1 < len(each.passage.others) <= 300
    _, (each,) = moved_to("a" * 20_000, "a" * 20_000, Anchor(quote="aaaa"))
    assert each.passage.status is Status.AMBIGUOUS
    assert len(each.passage.others) == 100


def test_an_anchor_that_led_nowhere_is_sought_in_the_new_text() -> None:
    new = HARBOUR.replace("in June", "in the cold July")
    _, (each,) = moved_to(new, HARBOUR, Anchor(quote="They fell in the cold July."))
    assert (told(new, each), each.by) == (("exact", "They fell in the cold July."), "quote")


def test_a_passage_can_go_into_a_note_and_out_of_one() -> None:
    words = "the treaty of the northern harbours was never ratified by either side"
    old = f"Trade grew, though {words}.\n\nIt fell again in the end, as we know from the books.\n"
    new = f"Trade grew.<sup>1)</sup>\n\n1) Though {words}.\n\nIt fell again in the end, as we know from the books.\n"
    for one, other in ((old, new), (new, old)):
        _, (each,) = moved_to(other, one, Anchor(quote=words))
        assert told(other, each) == ("exact", words)


def test_notes_are_followed_as_notes() -> None:
    old = "成本上升。<sup>1)</sup>\n\n1) 某人，《同盟的起源》，第三章。\n\n合作日益緊密。"
    new = "成本上升。<sup>1)</sup>\n\n1) 某人，《同盟的終結》，第三章。\n\n合作日益緊密。"
    _, (each,) = moved_to(new, old, Anchor(quote="《同盟的起源》"))
    assert told(new, each) == ("edited", "《同盟的[-起源-]{+終結+}》")


# Order


def test_a_sentence_that_left_its_place_is_moved() -> None:
    new = HARBOUR.replace("Prices rose in May. ", "")
    new = new.replace("The harbour stays", "Prices rose in May. The harbour stays")
    quotes = [
        "The harbour[…]decided.",
        "Trade[…]coast.",
        "The fishermen[…]this.",
        "Prices rose in May.",
        "They fell in June.",
    ]
    _, found = moved_to(new, HARBOUR, *(Anchor(quote=quote) for quote in quotes))
    assert [each.passage.moved for each in found] == [False, False, False, True, False]
    assert {each.passage.status for each in found} == {Status.EXACT}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], ""),
        ([(1, 5)], ""),
        ([(1, 5), (2, 6), (3, 7)], ""),
        ([(1, 5), (2, 9), (3, 7), (4, 8)], "b"),
        ([(1, 7), (2, 8), (3, 9), (4, 1)], "d"),
        ([(1, 5), (1, 6), (2, 6), (2, 7)], ""),
        ([(3, 1), (1, 2), (2, 2)], "a"),
    ],
)
def test_the_least_that_is_out_of_order(pairs: list[tuple[int, int]], expected: str) -> None:
    placed = {name: (pair, 10) for name, pair in zip("abcd", pairs, strict=False)}
    assert out_of_order(placed) == set(expected)


# Without the old text


def cached(old: str, quote: str) -> Anchor:
    """An anchor with the place and the hash of its passage."""
    passage = find(Text(old), Anchor(quote=quote))
    assert passage.start is not None
    return Anchor.model_validate({"quote": quote, "at": (passage.start, passage.end), "sha256": passage.sha256})


SOUGHT = [
    ("the same", "Trade[…]coast.", ("", ""),
     ("exact", "Trade depends on it, because no railway reaches the coast.")),
    ("further on", "They fell in June.", ("Prices rose", "In the year of the flood prices rose"),
     ("exact", "They fell in June.")),
    ("something between its ends", "Trade[…]coast.", ("no railway", "no road and no railway"),
     ("edited", "Trade depends on it, because no road and no railway reaches the coast.")),
    ("an end", "The fishermen were[…]any of this.", ("were never asked", "had not been asked"),
     ("edited", "The fishermen [-were-][…]any of this.")),
    ("gone", "They fell in June.", (" They fell in June.", ""), ("lost", "")),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "change", "expected"), [row[1:] for row in SOUGHT], ids=[row[0] for row in SOUGHT])
def test_by_its_hash(quote: str, change: tuple[str, str], expected: tuple[str, str]) -> None:
    new = HARBOUR.replace(*change) if change[0] else HARBOUR
    quotes = ["The harbour[…]decided.", "reaches the coast.", "Prices rose in May.", "as the council decided."]
    others = [cached(HARBOUR, each) for each in quotes]
    _, (*_, each) = moved_to(new, None, *others, cached(HARBOUR, quote))
    assert told(new, each) == expected


BECAUSE = "because no railway reaches the coast"


@pytest.mark.parametrize(
    ("quote", "change", "expected"),
    [
        (BECAUSE, ("", ""), ("exact", BECAUSE)),
        (BECAUSE, ("railway", "road"), ("edited", "because no [-railway-]{+road+} reaches the coast")),
        ("Trade[…]because", ("on it", "on it much"), ("unverified", "Trade depends on it much, because")),
        ("in May", ("", ""), ("unverified", "in May")),
        (BECAUSE[8:], ("no railway", "casino railway"), ("unverified", BECAUSE[8:])),
        ("in", ("", ""), ("ambiguous", "")),
        ("The harbour[…]They fell", ("", ""), ("ambiguous", "")),
        ("a lighthouse that nobody had ever seen", ("", ""), ("lost", "")),
    ],
)
def test_by_its_quote_alone(quote: str, change: tuple[str, str], expected: tuple[str, str]) -> None:
    new = HARBOUR.replace(*change) if change[0] else HARBOUR
    _, (each,) = moved_to(new, None, Anchor(quote=quote))
    assert (told(new, each), each.by) == (expected, "quote")


def test_what_the_body_said_is_not_what_a_note_says_elsewhere() -> None:
    book = "Ada: On bridges and their piers"
    note = f"\n\n1) {book}, page 3.\n\n"
    old = f"The river is wide here.{note}Some took the ferry home. Books: {book}. End of it.\n"
    new = old.replace(f"Books: {book}", "Books: none")
    others = [cached(old, each) for each in ("The river is wide here.", "Some took the ferry home.", "End of it.")]
    _, (*_, each) = moved_to(new, None, *others, cached(old, book))
    assert each.passage.status is Status.UNVERIFIED
    _, (*_, each) = moved_to(new, None, *others, cached(new, f"{book}, page 3"))
    assert each.found


@pytest.mark.parametrize(("section", "status"), [("1", "lost"), ("2", "edited"), (None, "edited")])
def test_words_like_a_quote_alone_stand_in_its_section(section: str | None, status: str) -> None:
    sections = (Section(id="1", begins="一、開端"), Section(id="2", begins="二、結尾"))
    anchor = Anchor(quote="任何一家換掉舊船的費用都將成倍增加", section=section)
    _, (each,) = moved_to(BRIDGE.replace("舊船", "破船"), None, anchor, sections=sections)
    assert each.passage.status == status


def test_a_few_words_with_their_hash_are_not_taken_far_from_their_neighbours() -> None:
    """The old sentence is gone, and two of its words stand at the other end of the text."""
    miles = "first second third fourth fifth".split()
    old = "".join(f"The {mile} mile of the road was paved in stone. " for mile in miles)
    new = old.replace("The second mile of the road was paved in stone. ", "")
    new += "There was a wall of brick. " * 20 + "Nobody ever walked a second mile here again."
    others = [cached(old, f"The {mile} mile[…]in stone.") for mile in miles if mile != "second"]
    _, (*_, each) = moved_to(new, None, *others, cached(old, "second mile"))
    assert not each.found


# Sections


def test_a_part_of_a_word_is_not_the_word_with_its_hash() -> None:
    new = HARBOUR.replace("no railway", "casino railway")
    _, (each,) = moved_to(new, None, cached(HARBOUR, BECAUSE[8:]))
    assert each.passage.status is Status.UNVERIFIED
    _, (each,) = moved_to(HARBOUR, None, cached(HARBOUR, "arbour stays open in winter"))
    assert each.found


def test_a_copy_without_the_words_that_told_it_from_its_copy_is_doubtful() -> None:
    at = CONTENTS.index(HEADING)
    anchor = described(Text(CONTENTS), at, at + len(HEADING))
    assert anchor.prefix or anchor.suffix
    for gone in (f"一、{HEADING}\n二、結語", "目次"):
        _, (each,) = moved_to(CONTENTS.replace(gone, "概要"), None, anchor)
        assert each.found is (gone == "目次")


@pytest.mark.parametrize(
    ("place", "status"), [("between", "edited"), ("before", "lost"), ("behind", "lost"), ("long", "lost")]
)
def test_words_like_a_quote_stand_between_its_neighbours_and_are_as_long(place: str, status: str) -> None:
    first, second = "The mill was built of red brick in one summer.", "The miller sold it to a man from the coast."
    lost, like = "A fire took its roof and both its wheels.", "A fire took its roof and most of its wheels."
    more = "A fire took its roof and then a wall, and then another wall, and most of its wheels."
    written = {"between": (first, like, second), "before": (like, first, second), "behind": (first, second, like),
               "long": (first, more, second)}  # fmt: skip
    old, new = " ".join((first, lost, second)), " ".join(written[place])
    anchors = [cached(old, first), cached(old, second), cached(old, "A fire took its[…]and both its wheels.")]
    _, (*_, each) = moved_to(new, None, *anchors)
    assert each.passage.status == status


SECTIONS = (Section(id="1", begins="一、開端"), Section(id="2", begins="二、結尾"))


def test_headings_are_followed_when_they_are_renamed() -> None:
    new = BRIDGE.replace("二、結尾", "三、結論與展望").replace("一、開端", "一、開端與背景")
    move, (each,) = moved_to(new, BRIDGE, Anchor(quote="大雨過後", section="2"), sections=SECTIONS)
    assert [section.begins for section in move.divided.sections] == ["一、開端", "三、結論與展望"]
    assert (each.section, each.passage.moved, move.divided.gone) == ("2", False, ())


def test_sections_in_another_order() -> None:
    first, second = BRIDGE.split("二、")
    new = f"二、{second}\n{first}"
    move, found = moved_to(
        new, BRIDGE, Anchor(quote="甲鎮與乙鎮", section="1"), Anchor(quote="大雨過後", section="2"), sections=SECTIONS
    )
    assert [section.id for section in move.divided.sections] == ["2", "1"]
    assert [each.section for each in found] == ["1", "2"]
    assert {each.passage.status for each in found} == {Status.EXACT}
    assert sum(each.passage.moved for each in found) == 1


def test_a_passage_in_another_section_names_it() -> None:
    sentence = "漁民起初並不相信。"
    new = BRIDGE.replace(sentence, "").replace("大雨過後", f"{sentence}大雨過後")
    _, (each,) = moved_to(new, BRIDGE, Anchor(quote="漁民起初[…]相信", section="1"), sections=SECTIONS)
    assert (each.passage.status, each.section, each.passage.moved) == (Status.EXACT, "2", True)


def test_two_sections_that_begin_alike_stay_two() -> None:
    old = "# Methods\n\nWe counted.\n\n# Results\n\nIt rose.\n\n# Methods\n\nWe asked.\n\n# Results\n\nNobody knew.\n"
    new = old.replace("We counted.", "For years we counted.").replace("Nobody", "Hardly anybody")
    names = {"1.1": "Methods", "1.2": "Results", "2.1": "Methods", "2.2": "Results"}
    sections = [Section(id=name, begins=words) for name, words in names.items()]
    move, (each,) = moved_to(new, old, Anchor(quote="Nobody knew.", section="2.2"), sections=sections)
    starts = [start for start, _ in move.text.section_spans.values()]
    assert starts == [match.start() for match in re.finditer("Methods|Results", new)]
    assert (each.section, each.passage.moved) == ("2.2", False)


def test_a_section_that_is_gone_is_told() -> None:
    new = BRIDGE.replace("二、結尾\n\n", "")
    for old in (BRIDGE, None):
        move, (each,) = moved_to(new, old, Anchor(quote="大雨過後水位難以下降。", section="2"), sections=SECTIONS)
        assert move.divided.gone == ("2",)
        assert each.section == "2"


def test_a_section_is_not_said_to_begin_where_its_words_stand_by_chance() -> None:
    new = BRIDGE.replace("二、結尾\n\n", "").replace("大雨", "見第二、結尾部分。大雨")
    move, _ = moved_to(new, BRIDGE, sections=SECTIONS)
    assert [section.begins for section in move.divided.sections] == ["一、開端", None]


# Laws


def described(text: Text, start: int, end: int) -> Anchor:
    return Anchor.model_validate(describe(text, start, end))


CLAUSES = st.lists(
    st.sampled_from(["甲國同意", "乙國拒絕", "丙國觀望", "成本上升", "合作緊密", "the allies met", "costs rose"]),
    min_size=1, max_size=3,
).map("，".join)  # fmt: skip
TEXTS = st.lists(CLAUSES, min_size=1, max_size=8).map(lambda sentences: "".join(f"{each}。" for each in sentences))


def folded(text: str, passage: Any) -> str:
    prepared = Text(text)
    i, j = prepared.folded.within(passage.start, passage.end)
    return prepared.folded.text[i:j]


@given(TEXTS, TEXTS, st.data())
def test_what_is_found_has_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([at for at, sign in enumerate(old) if sign != " "]))
    end = data.draw(st.integers(start + 1, len(old)))
    text = Text(old)
    anchor = described(text, start, end)
    for before in (old, None):
        _, (each,) = moved_to(new, before, anchor)
        if each.found:
            assert folded(new, each.passage) == folded(old, find(text, anchor))
        assert 0 <= each.passage.score <= 1
        assert (each.passage.start is None) == (each.passage.status in (Status.LOST, Status.AMBIGUOUS))


@given(TEXTS, st.data())
def test_in_the_same_text_everything_stands_where_it_stood(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([at for at, sign in enumerate(raw) if sign != " "]))
    end = data.draw(st.integers(start + 1, len(raw)))
    anchor = described(Text(raw), start, end)
    _, (each,) = moved_to(raw, raw, anchor)
    assert each.found
    assert (each.passage.start, each.passage.end, each.passage.moved) == (*(anchor.at or ()), False)


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=12))
@example("", "", "x")
@example("1) a\n\n1) b", "\f1) b", "b")
def test_any_texts_at_all(old: str, new: str, quote: str) -> None:
    anchor = Anchor.model_construct(quote=quote)
    for before in (old, None):
        try:
            _, (each,) = moved_to(new, before, anchor, sections=(Section.model_construct(id="1", begins=quote),))
        except UnicodeEncodeError:
            return
        assert each.passage.status in set(Status)


# Files


def test_from_files(tmp_path: Path) -> None:
    for name, words in (("old.txt", HARBOUR), ("new.txt", HARBOUR.replace("rose", "fell"))):
        (tmp_path / name).write_text(words, encoding="utf-8")
    move = argmap.move(anchored(Anchor(quote="Prices[…]May")), tmp_path / "new.txt", tmp_path / "old.txt")
    assert move.count() == {"edited": 1}
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="the new text is not UTF-8"):
        argmap.move(move.map, tmp_path / "bad.txt")


def test_a_real_map_in_its_own_text(paper_text: Path) -> None:
    argument = argmap.load(Path(__file__).parent.parent / "maps" / "us-japan-alliance")
    move = argmap.move(argument, paper_text, paper_text)
    assert {each.passage.status for each in move.found.values()} <= {Status.EXACT, Status.FOLDED}
    assert not any(each.passage.moved for each in move.found.values())
    assert move.divided.sections == argument.sections
