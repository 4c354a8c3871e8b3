"""docs/support.md tells the truth: every example has the states, orders and ranks that stand beneath it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.bibliography import bibliography
from argmap.check import check
from argmap.load import Loaded, read
from argmap.rules.page import FRAME
from argmap.support import Standing, State, Status

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "support.md").read_text(encoding="utf-8")
RANKED = "INF301"  # the rule by which the example of ranks is ranked


def examples() -> Iterator[tuple[str, Loaded, str, str]]:
    """Heading, map, and sort and lines of each block beneath it."""
    heading, written = "", None
    for found in re.finditer(r"^#+ ([^\n]+)$|^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        heading = found[1] or heading
        if found[2] == "json":
            written = read(json.dumps(FRAME | {"trees": json.loads(found[3])}, indent=1).encode())
        elif found[2] not in (None, "text"):
            assert written is not None
            yield heading, written, found[2], found[3]


CASES = [pytest.param(*each, id=f"{each[2]}-{number}-{each[0]}") for number, each in enumerate(examples())]


@pytest.mark.parametrize(("heading", "argument", "sort", "lines"), CASES)
def test_what_stands_beneath_an_example_is_so(heading: str, argument: Loaded, sort: str, lines: str) -> None:
    checked = check(argument, select=(RANKED,))
    told = [line.split(None, 2) for line in lines.splitlines()]
    if sort == "states":
        support = checked.support
        known = support.states | support.statuses | support.objections  # type: ignore[operator]
        assert {name: state for name, state, _ in told} == {name: str(known[name]) for name, _, _ in told}
    elif sort == "orders":
        orders = {each.subject.id: each.cut_order for each in checked.findings}
        assert {name: int(order) for name, order, _ in told} == orders
    else:
        assert sort == "ranks"
        assert [(int(rank), name) for rank, name in told] == sorted((f.rank, f.subject.id) for f in checked.findings)


def test_every_state_and_status_has_a_part_with_an_example_of_it() -> None:
    shown = {heading: lines for heading, _, sort, lines in examples() if sort == "states"}
    for word in (*State, *Status):
        assert str(word) in shown[str(word)].split()
    for standing in Standing:
        assert any(str(standing) in lines.split() for _, _, sort, lines in examples() if sort == "states")


def test_each_part_says_what_it_does_not_mean() -> None:
    parts = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    assert len(parts) == len(State) + len(Status)
    assert all("does **not** mean" in part for part in parts)


def test_the_sentence_is_there() -> None:
    assert "`licensed` means only that the map records a licence; it says nothing about truth." in PAGE


def test_the_works_and_rules_that_it_names_exist() -> None:
    from argmap.rules import catalogue

    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", PAGE)) <= {each.code for each in catalogue()}
    assert set(re.findall(r"of ([A-Z]\w+ \d{4})\b", PAGE)) <= set(bibliography())
