"""What a PDF, a converter or an edition does to a text, and what folding makes of it."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.fold import fold, fold_quote

# Text as it comes out of a PDF, and the words that a reader sees.
DAMAGES = [
    ("a line break in a Chinese word", "兩國合\n作", "兩國合作"),
    ("a page break", "兩國合\n\n作", "兩國合作"),
    ("a form feed", "兩國合\f作", "兩國合作"),
    ("Windows newlines", "兩國合\r\n作", "兩國合作"),
    ("spaces between Han and Latin", "在 2017 年", "在2017年"),
    ("ideographic and no-break spaces", "兩國\u3000合\u00a0作", "兩國合作"),
    ("a soft hyphen", "trans\u00adformation", "transformation"),
    ("zero-width characters", "兩\u200b國\ufeff", "兩國"),
    ("a variation selector", "葛\U000e0100城", "葛城"),
    ("a hyphen at a line end", "trans-\nformation", "transformation"),
    ("a compound broken at its hyphen", "a quasi-\nequal ally", "a quasi-equal ally"),
    ("ligatures", "ﬁrst eﬀort", "first effort"),
    ("full-width forms", "ＡＢ（１），ｃ", "AB(1),c"),
    ("accents written apart", "Simo\u0301n", "Simón"),
    ("jamo written apart", "\u1112\u1161\u11ab", "한"),
    ("half-width katakana", "ﾊﾞ", "バ"),
    ("Markdown escapes", r"a\_b 王\* 5\% \[1]", "a_b 王 5% [1]"),
    ("emphasis", "一個**重要**的*點*", "一個重要的點"),
    ("a heading mark", "## (1) 開端\n正文", "(1) 開端正文"),
    ("a thematic break", "兩國合\n\n---\n\n作", "兩國合作"),
    ("a footnote mark", "上升。<sup>12)</sup>因此", "上升。因此"),
    ("other tags", "<b>重</b><i>要</i><em>的</em>H<sub>2</sub>O", "重要的H2O"),
    ("a footnote in mid-sentence", "兩國合\n\n3) 某人，某書，第3頁。\n\n作", "兩國合作"),
    ("a footnote of two lines", "兩國合\n\n3) 某人，某書，\n上海，第3頁。\n\n作", "兩國合作"),
    ("two footnotes below a rule", "兩國合\n\n---\n\n3) 甲。\n\n4) 乙。\n\n作", "兩國合作"),
    ("a footnote at a page's foot", "兩國合\f3) 甲。\f作", "兩國合作"),
    ("a footnote that ends the text", "兩國合作。\n\n3) 甲。", "兩國合作。"),
    ("curly and corner quotation marks", "“甲”「乙」«丙»„丁“", '"甲""乙""丙""丁"'),
    ("single quotation marks", "‘甲’『乙』 it’s", "'甲''乙' it's"),
    ("dashes", "1990–2000 1990—2000 1990－2000 −1", "1990-2000 1990-2000 1990-2000 -1"),
    ("a Chinese double dash", "特征——轉變", "特征—轉變"),
    ("ellipses", "等…… 等⋯ 等。。。", "等... 等... 等..."),
    ("dots in names", "約翰‧史密斯 約翰・史密斯", "約翰·史密斯約翰·史密斯"),
    ("a Kangxi radical", "⼀⼆", "一二"),
]


@pytest.mark.parametrize(("damaged", "plain"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_damage_is_folded_away(damaged: str, plain: str) -> None:
    assert fold(damaged).text == fold(plain).text


FORMS = (
    "并並併 与與 体體 后後 爲為为 机機 里裡裏 会會 関關关 権權权 眾衆众 峰峯 够夠 却卻 敘叙敍 台臺 発發发 戦戰战 硏研"
)


@pytest.mark.parametrize("forms", FORMS.split())
def test_forms_of_a_character_are_one(forms: str) -> None:
    assert len({fold_quote(form) for form in forms}) == 1
    assert all(len(fold_quote(form)) == 1 for form in forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us", "US"),
        ("3.5", "35"),
        ("1990-2000", "19902000"),
        ("甲，乙", "甲、乙"),
        ("滬", "沪江"),
        ("人", "入"),
    ],
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    "heading", ["(1) 開端", "1. 開端", "（一）開端", "1.2 開端", "2017) 開端", "在1) 甲", "I. 開端", "a) 開端"]
)
def test_no_heading_is_taken_for_a_footnote(heading: str) -> None:
    assert fold(f"正文。\n\n{heading}\n\n正文。").text == fold_quote(f"正文。{heading}正文。")


def test_a_footnote_is_kept_where_asked_for() -> None:
    text = "兩國合\n\n3) 某人，某書。\n\n作"
    assert fold(text, notes=True).text == fold_quote("兩國合3)某人，某書。作")


def test_a_quote_has_no_footnote_blocks() -> None:
    assert fold_quote("3) 某人，某書。") == fold_quote("3)某人，某書。")
    assert fold_quote("## (1) 開端") == fold_quote("(1) 開端")


def test_places_lead_back_to_the_original() -> None:
    text = "前文兩國合\n\n3) 某人。\n\n作，ﬁrst"
    folded = fold(text)
    i = folded.text.index(fold_quote("合作"))
    start, end = folded.span(i, i + 2)
    assert (text[start], text[end - 1]) == ("合", "作")
    assert folded.within(start, end) == (i, i + 2)
    i = folded.text.index("fi")
    assert folded.span(i, i + 2) == (text.index("ﬁ"), text.index("ﬁ") + 1)


def test_nothing_lies_within_what_is_dropped() -> None:
    text = "甲\n\n3) 某人。\n\n乙"
    i, j = fold(text).within(text.index("3)"), text.index("。"))
    assert i >= j


SIGNS = (
    "並 并 竝 里 裡 会 沪 滬 甲 乙 。 ， “ ” \" ' 「 『 – — ― - -- --- * ** \\ \\* _ # ## < > <sup> </sup> <sup>1)"
    " <b> … ... . ． ⋯ 1) 12) a b Z é e\u0301 \u0301 \u0316 ´ ¨ ﬁ ㎏ \u1112 \u1161 \u11ab \u00ad \u200d \ufeff ﾊ ﾞ ="
)
BLANKS = [" ", "\n", "\n\n", "\r\n", "\f", "\u3000", "\n---\n", "\n\n1) ", "\n# "]
PIECES = st.sampled_from([*SIGNS.split(" "), *BLANKS])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


@given(TEXTS, st.booleans())
@example("<s*up>1</sup>", False)
@example("e´", False)
@example("..*.", False)
def test_folding_twice_changes_nothing(text: str, notes: bool) -> None:
    once = fold(text, notes=notes).text
    assert fold(once, notes=notes).text == once
    assert fold_quote(once) == once


@given(TEXTS)
def test_a_quote_is_folded_as_the_text_is(text: str) -> None:
    line = "甲" + text.replace("\n", " ").replace("\f", " ")
    assert fold(line).text == fold_quote(line)


@given(TEXTS)
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    for places in (folded.starts, folded.ends):
        assert all(one <= next_one for one, next_one in pairwise(places))


def test_a_lone_surrogate_is_no_obstacle() -> None:
    assert fold("甲\ud800乙").text == "甲\ud800乙"


@pytest.mark.parametrize(
    "piece",
    ["兩國合作，並存。\n", "\n", " \n", "1) a\n\n", "<sup>", "<span ", "-", ".", "e\u0301\u0316", "**a", "一-", "“"],
)
def test_folding_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begun = time.perf_counter()
    fold(text)
    # The bound only tells a line from a square on a busy machine: a square takes minutes.
    assert time.perf_counter() - begun < 5


def test_real_papers_fold_to_themselves() -> None:
    homes = [Path(home) for home in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if home]
    papers = [path for home in homes for path in home.glob("*.txt")]
    if not papers:
        pytest.skip("ARGMAP_TEXTS names no folder with texts")
    for paper in papers:
        folded = fold(paper.read_text(encoding="utf-8")).text
        assert fold(folded).text == folded
