"""The packaged fonts: our widths are theirs, every letter is drawn by one of them, and what is missing is told."""

from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw import fonts, widths
from argmap.draw.measure import clean, ems
from argmap.errors import EngineError

PACKAGES = ("fontTools", "fontpkg_arimo", "pylopdf_fonts_zh_tw")
pytestmark = pytest.mark.skipif(not all(map(find_spec, PACKAGES)), reason="the extra `print` is not installed")
hans = pytest.mark.skipif(not find_spec("pylopdf_fonts_zh_cn"), reason="the extra `print-hans` is not installed")

LATIN = "Allies’ “quasi-equal” rôle — naïve, Łódź, Erdoğan, façade … 50 % §4"
HAN = "美日同盟轉型：功能外溢、結構調整（2017—2025）“准平等”AUKUS……"


def test_the_table_is_what_the_fonts_say() -> None:
    table = fonts.table()
    assert f'LATIN = """{widths.LATIN}"""' in table
    assert f'HAN = """{widths.HAN}"""' in table


@pytest.mark.parametrize("text", [LATIN, HAN, "a", "鎖", "Ωμέγα", "Жизнь", "שלום", "e\u0301", "「」", "‘’“”—…·"])
def test_what_we_measure_is_what_is_drawn(text: str) -> None:
    drawn = sum(run.width for run in fonts.runs(text))
    assert ems(text) == pytest.approx(drawn, abs=0.002)


@given(st.text(alphabet="abc XYZ 12,.;’“”—–é鎖美日（）「」，。ー々", max_size=60))
def test_any_mixture_is_measured_as_it_is_drawn(text: str) -> None:
    assert ems(clean(text)) == pytest.approx(sum(run.width for run in fonts.runs(clean(text))), abs=0.01)


@pytest.mark.parametrize(
    ("text", "language", "families"),
    [
        ("plain", "en", ["Arimo"]),
        ("美日", "zh-Hant", ["Noto Sans TC"]),
        ("2017年 AUKUS", "zh-Hant", ["Noto Sans TC"]),
        ("š美", "zh-Hant", ["Arimo", "Noto Sans TC"]),
    ],
)
def test_which_font_draws_a_line(text: str, language: str, families: list[str]) -> None:
    assert [run.family for run in fonts.runs(text, language)] == families


@hans
def test_simplified_texts_have_their_own_font() -> None:
    assert [run.family for run in fonts.runs("们说", "zh-Hans")] == ["Noto Sans SC"]
    assert [run.family for run in fonts.runs("骨直", "zh-CN")] == ["Noto Sans SC"]
    assert [run.family for run in fonts.runs("骨们", "zh-Hant")] == ["Noto Sans TC", "Noto Sans SC"]


@given(st.text(max_size=80))
def test_runs_hold_every_letter_that_is_seen(text: str) -> None:
    drawn = clean(text)
    found = fonts.runs(drawn)
    assert "".join(run.text for run in found) == fonts.drawable(drawn)
    assert all(set(run.text) <= set(fonts.fonts()[run.family].widths) for run in found)
    assert all(one.family != other.family for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "drawn", "lost"),
    [
        ("e\u0301", "é", ""),
        ("a😀b", "a\ufffdb", "😀"),
        ("✌\ufe0f", "\ufffd", "✌"),
        ("a\u200db", "a\u200db", ""),
        ("مرحبا", "\ufffd" * 5, "مرحبا"),
    ],
)
def test_what_no_font_has_is_seen_and_told(text: str, drawn: str, lost: str) -> None:
    assert fonts.drawable(text) == drawn
    assert fonts.lacking([text]) == lost


def test_without_the_extra_a_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "find_spec", lambda name: None if name == "fontpkg_arimo" else find_spec(name))
    with pytest.raises(EngineError, match=r"pip install '\.\[print\]'"):
        fonts.require()
