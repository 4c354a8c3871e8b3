"""From a quote to its passage, and from a passage to the quote that finds it."""

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.anchor import Passage, Pointer, Status, Text, ends_of, find, locate_text, read_text, readings
from argmap.fold import fold_quote
from argmap.quote import _Place, describe, length, suggest, too_long

# Each text is damaged as PDFs are; the quote is what a reader would write; the passage is what it stands for.
FOUND = [
    ("verbatim", "甲國反對。乙國贊成。", "乙國贊成", "exact", "乙國贊成"),
    ("two ends", "甲國反對。乙國起初不願，後來贊成。", "乙國[…]贊成。", "exact", "乙國起初不願，後來贊成。"),
    ("two ends with three dots", "甲國反對。乙國起初不願。", "乙國[...]不願", "exact", "乙國起初不願"),
    ("two ends with spaces", "She came late. He left early.", "He […] early", "exact", "He left early"),
    ("the nearest first end", "甲國來。甲國去。", "甲國[…]去。", "exact", "甲國去。"),
    ("the nearest last end", "甲國來。乙國來。", "甲國[…]來。", "exact", "甲國來。"),
    ("a page break", "兩國合\n\n作已久。", "合作已久", "folded", "合\n\n作已久"),
    ("a page break between the ends", "兩國合\n\n作已久。", "兩國[…]已久。", "exact", "兩國合\n\n作已久。"),
    ("a footnote between", "兩國合\n\n3) 某人。\n\n作已久。", "兩國合作", "folded", "兩國合\n\n3) 某人。\n\n作"),
    ("a footnote mark between", "成本上升<sup>3)</sup>，因此", "上升，因此", "folded", "上升<sup>3)</sup>，因此"),
    ("simplified for traditional", "軍事與經濟并重。", "军事与经济並重", "folded", "軍事與經濟并重"),
    ("straight for curly quotation marks", "所謂“平手”的地位", '所謂"平手"', "folded", "所謂“平手”"),
    ("another dash", "1990—2000年", "1990-2000年", "folded", "1990—2000年"),
    (
        "a word broken at a line end",
        "a slow trans-\nformation of",
        "slow transformation",
        "folded",
        "slow trans-\nformation",
    ),
    ("emphasis", "一個**重要**的點", "一個重要的點", "folded", "一個**重要**的點"),
    ("only in a footnote", "兩國合作。\n\n3) 某人，某書。", "某人，某書", "exact", "某人，某書"),
    ("in a footnote and in the body", "兩國\n\n3) 論合作。\n\n重在合作。", "合作", "exact", "合作"),
    ("an ellipsis of the author", "他說“合[…]作”。", "[…]", "exact", "[…]"),
]


@pytest.mark.parametrize(("raw", "quote", "status", "passage"), [r[1:] for r in FOUND], ids=[r[0] for r in FOUND])
def test_a_quote_finds_its_passage(raw: str, quote: str, status: str, passage: str) -> None:
    found = find(Text(raw), Pointer(quote))
    assert (found.status, raw[found.start : found.end]) == (status, passage)


@pytest.mark.parametrize("quote", ["", " ", "**", "丙國", "乙國[…]甲國", "[…]", None, "\ud800", "丙[…]丁", "[…]甲國來"])
def test_what_is_not_there_is_lost(quote: str | None) -> None:
    found = find(Text("甲國來。乙國去。"), Pointer(quote))
    assert (found.status, found.start, found.end, found.sha256) == (Status.LOST, None, None, None)


def test_a_lost_quote_says_what_is_nearest() -> None:
    raw = "序言在此。兩國之間的軍事合作日益緊密，後來各走各路。結語。"
    found = find(Text(raw), Pointer("兩國之間的經濟合作日益緊密"))
    assert found.status is Status.LOST
    assert found.nearest == "兩國之間的軍事合作日益緊密"
    assert 0.8 < found.score < 1


def test_the_nearest_is_an_excerpt() -> None:
    found = find(Text("同盟的成本持續上升" * 20), Pointer("同盟的成本持續下降" * 8))
    assert found.nearest is not None
    assert len(found.nearest) <= 40


TWICE = "一開端\n甲方同意合作。乙方也同意合作。\n二結尾\n丙方拒絕。甲方仍同意合作！"


@pytest.mark.parametrize(
    ("anchor", "start"),
    [
        (Pointer("同意合作"), None),
        (Pointer("同意合作", prefix="也"), 14),
        (Pointer("同意合作", suffix="！"), TWICE.rindex("同意")),
        (Pointer("同意合作", prefix="乙方 也", suffix="。"), 14),
        (Pointer("同意合作", prefix="丁方"), None),
        (Pointer("同意合作", section="2"), TWICE.rindex("同意")),
        (Pointer("同意合作", section="1"), None),
        (Pointer("同意合作", section="1", prefix="也"), 14),
        (Pointer("同意合作", section="9"), None),
    ],
)
def test_context_then_section_settle_a_quote(anchor: Pointer, start: int | None) -> None:
    sections = [Heading("1", "一開端"), Heading("2", "二結尾")]
    found = find(Text(TWICE, sections), anchor)
    assert found.start == start
    assert (found.status is Status.AMBIGUOUS) == (start is None)


class Heading:
    """A section, as far as anchors know one."""

    def __init__(self, name: str, begins: str | None) -> None:
        self.id = name
        self.begins = begins


def test_an_ambiguous_quote_lists_its_candidates() -> None:
    found = find(Text("合作。合作。"), Pointer("合作"))
    assert found == Passage(Status.AMBIGUOUS, score=0.5, others=((0, 2), (3, 5)))


def test_the_cached_place_counts_only_with_its_hash() -> None:
    text = Text("合作。合作。")
    digest = find(text, Pointer("合作", prefix="。")).sha256
    assert find(text, Pointer("合作", at=(3, 5), sha256=digest)).start == 3
    for anchor in (Pointer("合作", at=(3, 5)), Pointer("合作", at=(3, 5), sha256="0" * 64)):
        assert find(text, anchor).status is Status.AMBIGUOUS
    assert find(text, Pointer("合作", at=(1, 3), sha256=digest)).status is Status.AMBIGUOUS


def test_a_passage_that_moved_says_so() -> None:
    assert find(Text("新的開頭。甲來。"), Pointer("甲來", at=(0, 2))).moved
    assert not find(Text("甲來。"), Pointer("甲來", at=(0, 2))).moved
    assert not find(Text("甲來。"), Pointer("甲來")).moved


def test_a_hash_survives_what_folding_evens_out() -> None:
    one, other = Text("兩國並存，合作。"), Text("两国并\n\n2) 注。\n\n存,合作。")
    assert find(one, Pointer("兩國[…]合作")).sha256 == find(other, Pointer("兩國[…]合作")).sha256


def test_sections_stand_where_they_begin() -> None:
    raw = "目次\n一、開端 二、結尾\n\n## 一、開端\n\n甲來。\n\n## 二、結尾\n\n乙去。"
    headings = [Heading("1", "一、開端"), Heading("1x", None), Heading("1y", "無此"), Heading("2", "二、[…]尾")]
    spans = Text(raw, headings).section_spans
    assert list(spans) == ["1", "2"]
    assert [raw[start:end].strip(" #\n") for start, end in spans.values()] == [
        "一、開端\n\n甲來。",
        "二、結尾\n\n乙去。",
    ]


ARTICLE = (
    "## 一、開端\n\n首先，兩國的合作日益緊密，軍事互動增多。<sup>1)</sup>其次，兩國的經濟往來\n\n"
    "1) 某人，某書。\n\n日益緊密，投資增多。首先，兩國的合作並非沒有代價，成本也在上升。再次，輿論支持合作。\n\n"
    "The alliance grew stronger. The alliance also grew more costly, as some had feared."
)


@pytest.mark.parametrize(
    ("passage", "quote"),
    [
        ("輿論支持合作。", "輿論支持合作。"),
        ("首先，兩國的合作日益緊密，軍事互動增多。", "首先[…]多。"),
        ("其次，兩國的經濟往來\n\n1) 某人，某書。\n\n日益緊密，投資增多。", "其次[…]多。"),
        ("The alliance also grew more costly, as some had feared.", "The[…]feared."),
        ("來\n\n1) 某人，某書。\n\n日", "來日"),
        ("某人，某書", "某人，某書"),
    ],
)
def test_the_shortest_quote_for_a_passage(passage: str, quote: str) -> None:
    text, start = Text(ARTICLE), ARTICLE.index(passage)
    described = describe(text, start, start + len(passage))
    assert described["quote"] == quote
    assert described["at"] == (start, start + len(passage))
    assert set(described) == {"quote", "at", "sha256"}


def test_context_is_given_only_where_it_is_needed() -> None:
    described = describe(Text("甲說合作。乙說合作。"), 7, 9)
    assert described["quote"] == "合作"
    assert described["prefix"] == "乙說"
    assert "suffix" not in described


def test_a_passage_of_nothing_cannot_be_quoted() -> None:
    with pytest.raises(ValueError, match="nothing that can be quoted"):
        describe(Text("甲 \n\n 乙"), 1, 4)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("首先，兩國的合作日益緊密，軍事互動增多。", "首先[…]多。"),
        ("首先，两国的合作日益紧密，军事互动增多。1)", "首先[…]多。"),
        ("其次，兩國的經濟往來日益緊密，投資增多。", "其次[…]多。"),
        ("The alliance also grew more costly,\nas some had feared.", "The[…]feared."),
        ("兩國從未合作。", None),
        ("The alliance", None),
        ("", None),
    ],
)
def test_a_quote_for_a_pasted_sentence(sentence: str, quote: str | None) -> None:
    assert suggest(Text(ARTICLE), sentence) == quote


def test_a_footnote_pasted_in_mid_sentence() -> None:
    raw = ARTICLE.replace("日益緊密，投資增多", "日益緊密，投資、貿易、旅遊、留學、研究與文化交流都有增多")
    pasted = raw[raw.index("其次") : raw.index("首先，兩國的合作並非")].replace("\n", "")
    quote = suggest(Text(raw), pasted)
    assert quote == "其次[…]多。"


def test_a_quote_longer_than_it_must_be() -> None:
    text = Text(ARTICLE)
    reason = too_long(text, Pointer("首先，兩國的合作日益緊密，軍事互動[…]增多。"))
    assert reason == "the first end of the quote has 17 characters, and “首先[…]多。” finds the same passage"
    reason = too_long(text, Pointer("首先，兩國的合作並非沒有代價，成本也在上升。"))
    assert reason is not None
    assert reason.startswith("the quote has 22 characters")


def test_a_passage_of_many_sentences_is_too_long() -> None:
    reason = too_long(Text("甲來了。乙來了。丙來了。丁來了。戊來了。"), Pointer("乙來[…]戊來"))
    assert reason == "the passage spans 4 sentences, 3 at most: the first of them is “乙來了。”"


@pytest.mark.parametrize("quote", ["首先[…]多。", "無此句", "再次，輿論支持合作。", "其次[…]投資增多。"])
def test_a_quote_that_is_short_enough(quote: str) -> None:
    assert too_long(Text(ARTICLE), Pointer(quote)) is None


@pytest.mark.parametrize(
    ("raw", "quote", "reason"),
    [
        ("一二三四五六七八九十甲乙，丙丁戊己。", "一二三四五六七八九十甲乙", None),
        ("一二三四五六七八九十甲乙丙，丁戊己。", "一二三四五六七八九十甲乙丙", "the quote has 13 characters"),
        ("The costs of it have doubled at once, they say.", "The costs of it have doubled at once", None),
        ("The costs of it have doubled at once, they say.", "The costs of it have doubled at once, they",
         "the quote has 42 characters"),
        ("The costs have doubled since it was all begun.", "The[…]costs have doubled since it was all begun",
         "the last end of the quote has 41 characters"),
        ("甲來了。乙來了。丙來了。丁來了。", "甲來[…]丙來了。", None),
        ("甲來了。乙來了。丙來了。丁來了。", "甲來[…]丁來了。", "the passage spans 4 sentences"),
    ],
)  # fmt: skip
def test_what_is_too_long(raw: str, quote: str, reason: str | None) -> None:
    told = too_long(Text(raw), Pointer(quote))
    assert told is None if reason is None else str(told).startswith(reason)


LONG = "一二三四五六七八九十甲乙"


@pytest.mark.parametrize(
    ("quote", "counted"),
    [("", 0), ("a", 1), ("abc", 1), ("abcd", 2), ("Since 2017", 4), (LONG, 12), (f"{LONG}丙", 13), ("한국 ab", 3)],
)
def test_three_letters_are_as_long_as_a_han_character(quote: str, counted: int) -> None:
    assert length(quote) == counted


TWO = "It's well-known that the states' co-operation changed Europe's policy. It's well-known by now.\n"


@pytest.mark.parametrize(
    ("raw", "quote"),
    [
        (TWO, "It's[…]policy."),
        ("Internationalisation came. Internationalism went.", "Internationalisation came."),
        ("Of late, the costs rose. Of late, the costs of it rose.", "Of late, the costs rose."),
        ("Nobody knew that it cost 1,951.5 yen, or more than that. It cost 1,951.7.", "Nobody[…]that."),
        ("Some re-\narmament and a lot of trade between all of them. Some re-\ngret.", "Some[…]them."),
    ],
)
def test_a_suggestion_for_the_first_sentence(raw: str, quote: str) -> None:
    text = Text(raw)
    assert describe(text, *text.sentences[0])["quote"] == quote


def test_a_passage_in_mid_word_is_quoted_from_there_and_suggested_from_the_word_on() -> None:
    raw = "The costs have transformed all of Europe's policy since then, or so they say."
    assert str(describe(Text(raw), 5, 60)["quote"]).startswith("osts")
    assert str(suggest(Text(raw), raw[5:62])).startswith("costs")


def test_context_cuts_no_word_in_two() -> None:
    raw = "For a long time unquestionably it was so. For a long time questionably it was so."
    described = describe(Text(raw), raw.rindex("it was"), len(raw))
    assert described["quote"] == "it was so."
    assert described["prefix"] == "time questionably"


def whole(raw: str, place: int) -> bool:
    """Whether no word or number goes on across a place, hyphens and apostrophes in their midst being part of them."""
    words = (match.span() for match in re.finditer(r"\w+(?:(?:['.,]|-\n?)\w+)*", raw))
    return not any(first < place < last for first, last in words)


SPOKEN = st.lists(st.sampled_from(["a", "the", "it's", "co-operation", "3.5", "go", "of"]), min_size=1)


@given(SPOKEN, SPOKEN, SPOKEN)
def test_no_end_of_a_suggestion_cuts_a_word(before: list[str], quoted: list[str], behind: list[str]) -> None:
    raw = " ".join([*before, *quoted, *behind])
    start = len(" ".join([*before, ""]))
    end = start + len(" ".join(quoted))
    passage = find(Text(raw), Pointer(**describe(Text(raw), start, end)))  # type: ignore[arg-type]
    assert (passage.start, passage.end) in ((start, end), (None, None))
    ends = ends_of(str(describe(Text(raw), start, end)["quote"]))
    assert whole(raw, start + len(ends[0]))
    assert whole(raw, end - len(ends[-1]))


def test_reading_a_text() -> None:
    assert read_text("\ufeff甲\r\n乙".encode()) == "甲\r\n乙"
    with pytest.raises(UnicodeDecodeError):
        read_text("甲".encode("utf-16"))


def test_a_text_is_found_beside_the_map_or_in_argmap_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, listed = tmp_path / "map", tmp_path / "texts"
    for folder, name in ((beside, "a.txt"), (listed, "a.txt"), (listed, "b.txt"), (tmp_path, "c.txt")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join(["", str(tmp_path / "none"), str(listed)]))
    assert locate_text("a.txt", beside, None) == beside / "a.txt"
    assert locate_text("b.txt", beside, None) == listed / "b.txt"
    assert locate_text("b.txt", None, None) == listed / "b.txt"
    assert locate_text("c.txt", beside, tmp_path / "d.txt") == tmp_path / "d.txt"
    for name in ("c.txt", "../c.txt", "..", "", ".", str(tmp_path / "c.txt"), "..\\c.txt", "x/../c.txt", "c\0.txt"):
        assert locate_text(name, beside, None) is None


def test_a_link_out_of_the_folder_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    (tmp_path / "secret.txt").write_text("", encoding="utf-8")
    folder = tmp_path / "map"
    folder.mkdir()
    try:
        (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert locate_text("a.txt", folder, None) is None


WORDS = st.sampled_from(
    [
        *"甲乙丙並并里裡合作，。“”—-.…'*\\<[] \nab",
        "the ",
        "ally ",
        "\n\n",
        "<sup>1)</sup>",
        "\n\n1) 注。\n\n",
        "[…]",
        "e\u0301",
        "ﬁ",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@given(TEXTS, st.data())
@example("甲乙甲乙甲乙", None)
def test_a_described_passage_is_found_again(raw: str, data: st.DataObject | None) -> None:
    text = Text(raw)
    start = data.draw(st.integers(0, len(raw))) if data else 2
    end = data.draw(st.integers(start, len(raw))) if data else 6
    try:
        described = describe(text, start, end)
    except ValueError:
        return
    found = find(text, Pointer(**described))  # type: ignore[arg-type]
    assert found.sha256 == described["sha256"]
    assert found.status in (Status.EXACT, Status.FOLDED)


@given(TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.none() | st.tuples(st.integers(), st.integers()))
def test_finding_never_raises(
    raw: str, quote: str, prefix: str | None, suffix: str | None, at: tuple[int, int]
) -> None:
    text = Text(raw, [Heading("1", quote), Heading("2", prefix)])
    found = find(text, Pointer(quote, prefix, suffix, "1", at, "0" * 64))
    assert (found.start is None) == (found.status in (Status.AMBIGUOUS, Status.LOST))
    assert 0 <= found.score <= 1
    suggest(text, quote)
    too_long(text, Pointer(quote))


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_characters_at_all(raw: str, quote: str) -> None:
    found = find(Text(raw), Pointer(quote))
    if found.start is not None and found.end is not None:
        assert fold_quote(quote)


def test_many_anchors_are_found_fast() -> None:
    raw = "".join(f"第{n}點，同盟的第{n * 7}項成本持續上升，因此各方退讓。" for n in range(1500))
    text = Text(raw)
    begun = time.perf_counter()
    found = [find(text, Pointer(f"第{n}點[…]退讓。")) for n in range(600)]
    assert time.perf_counter() - begun < 5  # half a second is the aim
    assert {each.status for each in found[1:]} == {Status.EXACT}


def test_a_real_paper_is_described_and_found() -> None:
    homes = [Path(home) for home in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if home]
    papers = [path for home in homes for path in home.glob("*.txt")]
    if not papers:
        pytest.skip("ARGMAP_TEXTS names no folder with texts")
    for paper in papers:
        text = Text(read_text(paper.read_bytes()))
        for start, end in text.sentences:
            described = describe(text, start, end)
            assert find(text, Pointer(**described)).sha256 == described["sha256"]  # type: ignore[arg-type]


@given(st.text("ab. ", min_size=4, max_size=40), st.data())
def test_an_end_within_the_passage_means_a_shorter_one(raw: str, data: st.DataObject) -> None:
    text = Text(raw)
    start = data.draw(st.integers(0, len(raw) - 1))
    i, j = text.folded.within(start, data.draw(st.integers(start + 1, len(raw))))
    if j - i < 2:
        return
    place = _Place(text, text.folded, i, j)
    cuts = st.integers(1, j - i - 1)
    quote = f"{place.plain(i, i + data.draw(cuts))}[…]{place.plain(j - data.draw(cuts), j)}"
    if place.repeats(quote):
        folded = [each for each in readings(text, quote) if each.status is Status.FOLDED]
        assert place.span not in [span for each in folded for span in each.spans]
