"""Widths, line breaks and what cannot be drawn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import broken, clean, ems, shortened

OPENING, CLOSING = "（「『《〈【“", "，。、；：？！」』）》〉】”"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", 0.556), ("鎖", 1.0), ("，", 1.0), ("é", 0.556), ("e\u0301", 0.556), ("\u200b", 0.0), ("", 0.0),
        ("“a”", 1.222), ("“鎖”", 3.0),
    ],
)  # fmt: skip
def test_widths(text: str, expected: float) -> None:
    assert ems(text) == pytest.approx(expected)


def test_emoji_are_wider_than_han() -> None:
    assert ems("😀") > ems("鎖")


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("a\x00b", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("\ud83d\ude00", "😀"), ("a\r\n\tb", "a b"),
        ("\x1b[31m", "\ufffd[31m"),
        ("a\ufffeb", "a\ufffdb"), ("  a  ", "a"), ("<b>&amp;", "<b>&amp;"),
    ],
)  # fmt: skip
def test_clean(raw: str, drawn: str) -> None:
    assert clean(raw) == drawn


def test_english_words_stay_whole() -> None:
    text = "Making weapons together makes it far costlier for either ally to leave the other."
    assert " ".join(broken(text, 20)) == text
    assert all(ems(line) <= 20 for line in broken(text, 20))


def test_lines_are_even() -> None:
    lines = broken("同盟" * 13, 24)
    assert [len(line) for line in lines] != [24, 2]


def test_a_word_longer_than_a_line_is_cut() -> None:
    lines = broken("a" * 100, 10)
    assert "".join(lines) == "a" * 100
    assert all(ems(line) <= 10 for line in lines)


def test_shortened() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("a" * 50, 5).endswith("…")
    assert ems(shortened("a" * 50, 5)) <= 5


han = st.text(alphabet="同盟武器美日" + OPENING + CLOSING, max_size=80)


@given(han)
def test_han_lines_break_by_the_rules(text: str) -> None:
    for before, after in zip(lines := broken(text, 12), lines[1:], strict=False):
        runs = any(len(run) >= 11 for run in _runs(text))
        assert runs or (before[-1] not in OPENING and after[0] not in CLOSING)


def _runs(text: str) -> list[str]:
    """Runs of punctuation: one that fills a line has to be broken somewhere."""
    return "".join(each if each in OPENING + CLOSING else " " for each in text).split()


@given(st.text(max_size=200), st.floats(min_value=2, max_value=40))
def test_no_letter_is_lost(text: str, room: float) -> None:
    drawn = clean(text)
    assert squeezed("".join(broken(drawn, room))) == squeezed(drawn)


@given(st.text(max_size=200))
def test_clean_text_fits_an_xml_document(text: str) -> None:
    drawn = clean(text)
    assert clean(drawn) == drawn
    drawn.encode()
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in drawn)
