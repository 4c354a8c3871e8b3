"""The numbers of a text, in figures, in English and in Chinese, comparable with one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.numerals import numerals

TABLE = [
    # figures
    ("in 2017, and in 2,017 cases", "2017"),
    ("2017-2025", "2017 2025"),
    ("2017–2025, 2027-28 and 2030/31", "2017 2025 2027 2028 2030 2031"),
    ("the 1990s", "1990"),
    ("1,234,567.5 yen", "1234567.5"),
    ("1.50 and 1.5", "1.5"),
    ("0.5", "0.5"),
    ("12-day", "12"),
    ("3,000km and 20 km, 5kg", "3000 20 5"),
    ("from 8:25 to 17:20", "8:25 17:20"),
    ("2 per cent, 2%, 2 percent, ２％", "2%"),
    ("1% and 1", "1%"),
    ("1.2 million, 3 billion", "1200000 3000000000"),
    ("1.2-million", "1200000"),
    ("page 5 of 20(79)", "20 79"),
    # figures in names, and ordinals
    ("F-35, PAC-3, 5G, 7th Fleet, COVID-19, B2B, 2nd", ""),
    ("Article 9, Articles 9.1, No. 5, case 13, Resolution 1973", ""),
    ("article 9 of 12", "12"),
    ("an article: 9", "9"),
    # words
    ("three ships and twenty-one planes", "3 21"),
    ("two hundred and five thousand and one", "205001"),
    ("a hundred", "100"),
    ("two million, three billion", "2000000 3000000000"),
    ("Forty per cent, forty percent", "40%"),
    ("one of them, zero, no one", ""),
    ("someone often wrote of the weight of tents", ""),
    ("first, second, third", ""),
    ("eleven, twelve, thirteen, fourteen, fifteen", "11 12 13 14 15"),
    ("sixteen, seventeen, eighteen, nineteen, four, six, seven, eight, nine, ten", "16 17 18 19 4 6 7 8 9 10"),
    ("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety", "20 30 40 50 60 70 80 90"),
    ("4 hundred, 5 thousand, 6 trillion", "400 5000 6000000000000"),
    ("a thousand, two trillion", "1000 2000000000000"),
    ("one per cent", "1%"),
    ("two of them", "2"),
    # Chinese
    ("二〇一七年至二零二五年", "2017 2025"),
    ("百分之二，百分之三點五，百分之2.5，百分之一百", "2% 3.5% 2.5% 100%"),
    ("百分之四点零五", "4.05%"),
    ("三分之一，五分之三", "1/3 3/5"),
    ("120萬人，1.5億，兩億，3兆", "1200000 150000000 200000000 3000000000000"),
    ("三項，兩國，五艘", "3 2 5"),
    ("一百二十個，一千零五，十二，三十", "120 1005 12 30"),
    ("三萬五千，十二億三千萬，一萬億", "35000 1230000000 1000000000000"),
    ("十年", "10"),
    ("十分，十", ""),
    ("十一分，十一", "11"),
    ("四", ""),
    ("〇一二三四五六七八九", "123456789"),
    ("零四年", "4"),
    ("萬分之三，千分之一", "3/10000 1/1000"),
    ("三兆人，萬億", "3000000000000"),
    ("再三，四方，一國，一步步，第二，第十二，第9條", ""),
    ("成千上萬，百年，萬一", ""),
    ("一九九〇年代，1990年代", "1990"),
    ("達120架", "120"),
    ("三項与3项", "3"),
    # other languages
    ("Im Jahre 2017 waren es drei.", "2017"),
    ("", ""),
    ("no number", ""),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_numerals(text: str, expected: str) -> None:
    assert numerals(text) == frozenset(expected.split())


@pytest.mark.parametrize(("one", "other"), [
    ("In 2017 costs rose by 40 per cent to 1.2 million.", "二〇一七年，成本上升百分之四十，至120萬。"),
    ("Twelve ships in five ports", "十二艘船，五个港口"),
])  # fmt: skip
def test_numbers_are_the_same_in_both_languages(one: str, other: str) -> None:
    assert numerals(one) == numerals(other) != frozenset()


LONG = ["9", "兆", "一", "一兆", "hundred ", "million ", "1,000,", "百分之九", "1.1", "2 ", "2-", "亿万", "and two "]


@pytest.mark.parametrize("text", [*(each * 5000 for each in LONG), "百分之" + "九" * 5000, "1." + "1" * 5000])
def test_nothing_overflows(text: str) -> None:
    numerals(text)


@given(st.text(max_size=100))
def test_any_text_can_be_read(text: str) -> None:
    assert all(numerals(text))


@given(st.integers(2, 10**15))
def test_a_figure_is_itself(number: int) -> None:
    assert numerals(f"There are {number} of them.") == numerals(f"There are {number:,} of them.") == {str(number)}
