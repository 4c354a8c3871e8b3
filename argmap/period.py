"""Dates as the format writes them (EDTF, levels 0 and 1, as far as periods need): what span of days a period covers."""

from __future__ import annotations

import re

FIRST, LAST = (0, 0, 0), (9999, 12, 31)
Day = tuple[int, int, int]
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def span(period: str) -> tuple[Day, Day]:
    """First and last day of a period, as (year, month, day); `..` reaches as far as dates go."""
    start, _, end = period.partition("/")
    return _days(start)[0], _days(end or start)[1]


def _days(date: str) -> tuple[Day, Day]:
    if date == "..":
        return FIRST, LAST
    year, *rest = re.sub(r"[~?%]", "", date).split("-")
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not rest:
        return (low, 1, 1), (high, 12, 31)
    months = _SEASONS.get(int(rest[0]), (int(rest[0]), int(rest[0])))
    if len(rest) == 1:
        return (low, months[0], 1), (high, months[1], 31)
    return (low, months[0], int(rest[1])), (high, months[1], int(rest[1]))


def last_year(period: str) -> int:
    """The year in which a period ends, or in which it begins where it has no end; 0 where it has neither."""
    begins, ends = span(period)
    return ends[0] if ends[0] < LAST[0] else begins[0]


def union(periods: list[str]) -> tuple[Day, Day] | None:
    """From the first day of any to the last day of any; `None` where there is no period."""
    spans = [span(each) for each in periods]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def disjoint(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    """True where two spans share no day."""
    return one[1] < other[0] or other[1] < one[0]
