"""Widths, line breaks and what cannot be drawn."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import broken, clean, ems, is_han, pieces, shortened
from argmap.load import load
from argmap.model import languages, words

OPENING, CLOSING = "（「『《〈【“", "，。、；：？！」』）》〉】”"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", 0.556), ("鎖", 1.0), ("，", 1.0), ("é", 0.556), ("e\u0301", 0.556), ("\u200b", 0.0), ("", 0.0),
        ("“a”", 1.222), ("“鎖”", 3.0), ("鎖a", 1.563), ("鎖—", 1.894), ("š", 0.5), ("Ω", 0.748), ("→", 1.0), ("ｱ", 0.5),
        ("한", 1.0),
    ],
)  # fmt: skip
def test_widths(text: str, expected: float) -> None:
    assert ems(text) == pytest.approx(expected)


def test_joined_letters_are_narrower_than_han() -> None:
    assert 0.4 <= ems("تحالف") / 5 <= 0.7


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


@given(st.text(st.characters(max_codepoint=127), min_size=1).map(str.rstrip).filter(bool))
def test_plain_letters_break_as_they_do_among_others(text: str) -> None:
    *whole, last = pieces(text)
    assert pieces(f"{text} é") == [*whole, f"{last} ", "é"]


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


def maps_texts() -> list[str]:
    """Every claim of the real map in every language, as it is drawn."""
    argument = load(Path(__file__).parent.parent / "maps/us-japan-alliance")
    claims = [*argument.claims, *(claim for part in argument.parts for claim in part.claims)]
    return [clean(words(claim.text, tag)) for claim in claims for tag in languages(claim.text)]


@pytest.mark.parametrize("room", [12.0, 15.5, 19.0, 26.0])
def test_every_text_of_the_map_breaks_well(room: float) -> None:
    for text in maps_texts():
        lines, han = broken(text, room), is_han(text)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(ems(line, han) <= room + 1e-6 for line in lines)
        assert not [line for line in lines[1:] if line[0] in CLOSING + ",.;:!?)"]
        assert not [line for line in lines[:-1] if line[-1] in OPENING + "("]
        if not han:
            assert " ".join(lines) == text


@pytest.mark.parametrize("room", [12.0, 19.0])
def test_lines_are_as_few_as_they_can_be_and_the_last_is_no_mere_end(room: float) -> None:
    for text in maps_texts():
        lines, han = broken(text, room), is_han(text)
        wide = [ems(line, han) for line in lines]
        assert sum(wide) > room * (len(lines) - 1) * 0.6
        assert len(lines) == 1 or wide[-1] > 0.2 * max(wide) or max(wide) > 0.95 * room, lines
