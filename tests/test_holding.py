"""What holds as asserted: its lines, its circles, and the cases in which it falls."""

from __future__ import annotations

import pytest
from notation import known

from argmap.holding import Line, beneath, lines, struck_by


def test_a_step_from_its_own_conclusion_is_no_line() -> None:
    assert lines(*known("a <- a; a <- b"))["a"] == [Line(("a.i2", "step"), ("b",))]


@pytest.mark.parametrize(
    ("notation", "start", "rings"),
    [
        ("a <- b c; b <- d; c <- d", "a", [["d"], ["b"], ["c"], ["a"]]),
        ("a <- b; b <- c; c <- a; c <- d", "a", [["d"], ["c", "b", "a"]]),
        ("a* <- b; b <- a", "b", [["a", "b"]]),
    ],
)
def test_the_claims_of_a_circle_come_as_they_are_derived(notation: str, start: str, rings: list[list[str]]) -> None:
    argument = beneath(lines(*known(notation)), [start])
    assert argument.rings == rings
    assert argument.circular == {claim for ring in rings if len(ring) > 1 for claim in ring}


def test_the_cases_in_which_a_member_falls() -> None:
    one, other = ("a", "premise"), ("a.i1", "step")
    assert struck_by([[one], [other], [], [one, other]]) == {one: 0b1001, other: 0b1010}
