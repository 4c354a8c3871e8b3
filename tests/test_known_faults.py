"""Faults of the checker that are known and not mended, each with its smallest map; whoever mends one drops the mark.

Which of them are found must not depend on the order of the file (`test_support_laws`); a message must state a fact.
"""

from __future__ import annotations

import pytest
from sketches import CITED, by, c, checked, cites, messages, o, told

TERM = [{"id": "x", "labels": {"en": ["x"]}, "senses": [{"id": "old", "text": "o"}, {"id": "new", "text": "n"}]}]


@pytest.mark.xfail(reason="a step by `aspects` that is left alone hides the premise that it shares with the next step")
def test_a_shift_of_sense_is_found_whichever_step_comes_first() -> None:
    steps = by("b", "d", scheme="aspects"), by("b", scheme="sign")
    claims = [c("a", *steps, uses=["x#new"]), c("b", uses=["x#old"]), c("d")]
    assert told("TRM502", claims, terms=TERM) == ["a: b"]


@pytest.mark.xfail(reason="a claim beneath a circle that leads nowhere is told as well if it is written before it")
def test_what_leads_nowhere_is_told_once_for_a_circle() -> None:
    assert told("STR107", [c("r"), c("d"), c("a", by("b", "d")), c("b", by("a"))]) == ["a"]


@pytest.mark.xfail(reason="what is defeated is told as if nothing were recorded for it")
def test_a_premise_that_is_defeated_is_not_said_to_lack_support() -> None:
    (message,) = messages("SUP202", [c("a", by("b")), c("b", objections=[o("x", "d")], **CITED), c("d")])
    assert "no support is recorded for 'b'" not in message


@pytest.mark.xfail(reason="where a step far below does not hold, the root is said to have no step that holds")
def test_a_step_that_does_not_hold_is_named_where_it_is() -> None:
    claims = [c("a", by("b")), c("b", by("d", passed=False)), c("d", **CITED)]
    assert messages("SUP202", claims) != ["the root 'a' is not grounded: no step to it holds"]


@pytest.mark.xfail(reason="the finding is placed on the whole map")
def test_a_work_on_which_all_rests_is_told_at_its_reference() -> None:
    claims = [c("a", by("b"), by("d")), c("b", **cites("w1")), c("d", **cites("w1"))]
    assert [each.location.pointer for each in checked("SUP205", claims).findings] == ["/references/0"]


@pytest.mark.xfail(reason="the verb does not go with several premises")
def test_two_premises_are_named_twice() -> None:
    assert messages("STR109", [c("a", by("b", "d", "b", "d")), c("b"), c("d")]) == [
        "'b' and 'd' are named twice among the premises"
    ]
