"""Two stretches of text word by word: what stayed, what was taken out, what came in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.moving.edits import Stretch, edits, likeness, marked, stays, stretch
from argmap.sentences import painted

SHOWN = [
    ("nothing", "Prices rose.", "Prices rose.", "Prices rose."),
    ("a word", "Prices rose.", "Prices fell.", "Prices [-rose-]{+fell+}."),
    ("a word less", "Prices rose fast.", "Prices rose.", "Prices rose [-fast-]."),
    ("words more", "Prices rose.", "In May prices rose.", "{+In May+} [-Prices-]{+prices+} rose."),
    ("another case", "the US", "the us", "the [-US-]{+us+}"),
    ("spelling and breaks", "a trans-\nformation “so”", "a transformation 'so'",
     "a [-trans- formation “-]{+transformation '+}so[-”-]{+'+}"),
    ("Han characters", "同盟的成本上升。", "同盟的收益上升。", "同盟的[-成本-]{+收益+}上升。"),
    ("characters of another edition", "两国并存", "兩國並存", "兩國並存"),
    ("a note that came between", "成本上升，因此", "成本上升<sup>3)</sup>，因此", "成本上升，因此"),
    ("Markdown is no word", "a **big** cost", "a big cost", "a big cost"),
    ("all of it", "甲來。", "Zero", "[-甲來。-]{+Zero+}"),
    ("out of nothing", "", "Zero", "{+Zero+}"),
    ("nothing to nothing", "", "", ""),
]  # fmt: skip


def both(old: str, new: str) -> tuple[Stretch, Stretch]:
    bare = painted(old), painted(new)
    return stretch(bare[0], 0, len(old)), stretch(bare[1], 0, len(new))


@pytest.mark.parametrize(("old", "new", "told"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_an_edit_is_shown_with_its_words_marked(old: str, new: str, told: str) -> None:
    one, other = both(old, new)
    assert marked(edits(one, other, stays(one, other))) == told


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        ("Prices rose in May.", "Prices rose in May.", 1, 1),
        ("Prices rose in May.", "prices rose, in May", 0.9, 0.99),
        ("The transformation of it.", "The transformation by them.", 0.5, 0.8),
        ("Costs rose.", "同盟上升。", 0, 0.05),
        ("", "", 0, 0),
    ],
)
def test_long_words_tell_more_than_marks(old: str, new: str, least: float, most: float) -> None:
    one, other = both(old, new)
    assert least <= likeness(one, other, stays(one, other)) <= most


def test_a_long_stretch_is_parted_where_rare_words_stand() -> None:
    words = [f"w{number % 97} x{number} y" for number in range(400)]
    changed = [word.replace("y", "z") if number % 50 == 3 else word for number, word in enumerate(words)]
    one, other = both(" ".join(words), " ".join(changed))
    told = edits(one, other, stays(one, other))
    assert [each.words.strip() for each in told if each.kind == "out"] == ["y"] * 8
    assert [each.words.strip() for each in told if each.kind == "in"] == ["z"] * 8


WORDS = st.lists(
    st.sampled_from(["a", "B", "the ", "同", "盟", " ", "\n", ", ", "。", "co-op", "**", "it's"]), max_size=30
)


def squeezed(text: str) -> str:
    return re.sub(r"[\s*]", "", text)


@given(WORDS.map("".join), WORDS.map("".join))
def test_what_is_shown_holds_both_stretches(old: str, new: str) -> None:
    one, other = both(old, new)
    told = edits(one, other, stays(one, other))
    assert squeezed("".join(each.words for each in told if each.kind != "in")).casefold() == squeezed(old).casefold()
    assert squeezed("".join(each.words for each in told if each.kind != "out")) == squeezed(new)
