"""What span of days a date covers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import PERIOD_PATTERN
from argmap.period import FIRST, LAST, Day, disjoint, last_year, span, union


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2017", (2017, 1, 1), (2017, 12, 31)),
        ("2017-05", (2017, 5, 1), (2017, 5, 31)),
        ("2017-05-03", (2017, 5, 3), (2017, 5, 3)),
        ("2017/2025", (2017, 1, 1), (2025, 12, 31)),
        ("2017-05/2018", (2017, 5, 1), (2018, 12, 31)),
        ("2017-05-03/2017-06", (2017, 5, 3), (2017, 6, 31)),
        ("2017/..", (2017, 1, 1), LAST),
        ("../2017", FIRST, (2017, 12, 31)),
        ("../..", FIRST, LAST),
        ("2022~", (2022, 1, 1), (2022, 12, 31)),
        ("2022?/2024%", (2022, 1, 1), (2024, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("199X/2003~", (1990, 1, 1), (2003, 12, 31)),
        ("2024-22", (2024, 6, 1), (2024, 8, 31)),
    ],
)
def test_span(period: str, first: Day, last: Day) -> None:
    assert re.fullmatch(PERIOD_PATTERN, period)
    assert span(period) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2017", "2018", True),
        ("2017", "2017-12-31", False),
        ("2017-12-31", "2018-01-01", True),
        ("2017/2025", "2003", True),
        ("2017/2025", "2025-12", False),
        ("2017/..", "2016-12", True),
        ("../2016", "2016-12", False),
        ("../..", "1945", False),
        ("199X", "1999/2001", False),
    ],
)
def test_disjoint(one: str, other: str, apart: bool) -> None:
    assert disjoint(span(one), span(other)) is apart
    assert disjoint(span(other), span(one)) is apart


def test_union_reaches_from_the_first_to_the_last_day() -> None:
    assert union([]) is None
    assert union(["2003"]) == span("2003")
    assert union(["2017-05", "2003", "2010/2011"]) == ((2003, 1, 1), (2017, 5, 31))
    assert union(["2017/..", "2003"]) == ((2003, 1, 1), LAST)


PERIODS = st.from_regex(re.compile(PERIOD_PATTERN, re.ASCII), fullmatch=True)


@given(PERIODS)
def test_every_period_of_the_format_has_a_span(period: str) -> None:
    first, last = span(period)
    assert FIRST <= first <= LAST
    assert FIRST <= last <= LAST
    assert "/" in period or first <= last
    assert union([period]) == (first, last)


@given(st.lists(PERIODS, min_size=1, max_size=4))
def test_a_union_holds_each_of_its_periods(periods: list[str]) -> None:
    whole = union(periods)
    assert whole is not None
    assert all(whole[0] <= span(each)[0] and span(each)[1] <= whole[1] for each in periods)


@given(PERIODS, PERIODS)
def test_apart_is_mutual(one: str, other: str) -> None:
    assert disjoint(span(one), span(other)) == disjoint(span(other), span(one))


@pytest.mark.parametrize(
    ("period", "year"),
    [("2017", 2017), ("2017/2025", 2025), ("2017-05/..", 2017), ("../2020", 2020), ("../..", 0), ("199X", 1999)],
)
def test_the_last_year(period: str, year: int) -> None:
    assert last_year(period) == year
