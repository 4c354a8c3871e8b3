"""What is left of a view that has to fit a slide: connected to what it starts from, the weightiest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.fewer import until
from argmap.draw.focus import selection
from argmap.draw.overview import overview
from argmap.draw.paper import SLIDES, fitted, paper
from argmap.draw.sheet import Box
from argmap.draw.spine import spine
from argmap.draw.view import View, part
from argmap.graph import Graph, graph
from argmap.load import load
from argmap.model import Claim, Inference, Map, Objection, Part
from argmap.support import support

ROOT = Path(__file__).parent.parent
PAPER = graph(load(ROOT / "maps/us-japan-alliance"))
VIEWS = [overview(PAPER), spine(PAPER, support(PAPER)), *(part(PAPER, name) for name in ("theory", "evidence"))]


def claim(name: str, *steps: list[str], objections: tuple[Objection, ...] = ()) -> Claim:
    made = tuple(Inference(id=f"{name}.i{at}", premises=tuple(each)) for at, each in enumerate(steps, 1))
    return Claim(id=name, text=name, inferences=made, objections=objections)


def apart(index: Graph, view: View) -> list[set[str]]:
    """What of a view hangs together."""
    ends = {name: {index.conclusion[name], *index.inferences[name].premises} for name in view.inferences}
    ends |= {name: {index.target[name], index.objections[name].claim} for name in view.objections}
    shown = {*view.claims, *view.inferences, *view.objections}
    groups: list[set[str]] = []
    for near in [{name, *others} & shown for name, others in ends.items()] + [{name} for name in view.claims]:
        met = [group for group in groups if group & near]
        groups = [group for group in groups if group not in met] + [near.union(*met)]
    return groups


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.part or view.name)
@given(most=st.integers(3, 25))
def test_what_is_left_hangs_on_what_the_view_starts_from(view: View, most: int) -> None:
    left = until(PAPER, view, lambda each: len(each.claims) <= most)
    assert 0 < len(left.claims) <= most
    used = {each for step in left.inferences if PAPER.conclusion[step] in left.claims
            for each in PAPER.inferences[step].premises}  # fmt: skip
    raised = {PAPER.objections[each].claim for each in left.objections}
    starts = {each for each in left.claims if each not in used | raised or each in PAPER.roots}
    assert all(group & starts for group in apart(PAPER, left))
    if view.name in ("overview", "spine"):
        assert starts <= set(PAPER.roots)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.part or view.name)
def test_more_room_shows_no_less(view: View) -> None:
    shown = [len(until(PAPER, view, lambda each: len(each.claims) <= most).claims) for most in range(2, 30, 3)]  # noqa: B023
    assert shown == sorted(shown)


def test_a_part_with_many_conclusions_shows_the_weightiest_with_their_steps() -> None:
    light = tuple(claim(f"light{at}", [f"leaf{at}"]) for at in range(9))
    leaves = tuple(claim(f"leaf{at}") for at in range(9))
    heavy = (claim("heavy", ["a", "b"], ["c"]), *map(claim, "abc"))
    index = graph(Map(id="m", parts=(Part(part="p", claims=(*light, *leaves, *heavy)),)))
    left = until(index, part(index, "p"), lambda each: len(each.claims) <= 5)
    assert left.claims == ("heavy", "a", "b", "c")
    assert left.inferences == ("heavy.i1", "heavy.i2")


def test_more_roots_than_fit_are_left_out_and_no_others() -> None:
    every = tuple(claim(f"c{at}", [f"p{at}"]) for at in range(9)) + tuple(claim(f"p{at}") for at in range(9))
    index = graph(Map(id="m", roots=tuple(f"c{at}" for at in range(9)), claims=every))
    view = overview(index)
    assert until(index, view, lambda each: len(each.claims) <= 10).claims == (*(f"c{at}" for at in range(9)), "p0")
    assert until(index, view, lambda each: len(each.claims) <= 5).claims == ("c0", "c1", "p0", "p1")


def test_of_what_was_asked_for_the_first_are_shown_whole() -> None:
    index = graph(Map(id="m", claims=tuple(
        each for at in range(9) for each in (claim(f"c{at}", [f"p{at}", f"q{at}"]), claim(f"p{at}"), claim(f"q{at}"))
    )))  # fmt: skip
    asked = selection(index, [f"c{at}.i1" for at in range(9)], "all")
    every = View("selection", "all", tuple(index.claims), asked.inferences, (), sought=asked.sought)
    left = until(index, every, lambda each: len(each.claims) <= 7)
    assert left.claims == ("c0", "p0", "q0", "c1", "p1", "q1")
    assert left.sought == {"c0.i1", "c1.i1"}


def test_a_ring_stays_on_all_that_was_asked_for_and_is_left() -> None:
    index = graph(Map(id="m", claims=(claim("a", ["b", "c"]), claim("b"), claim("c"), claim("d", ["e"]), claim("e"))))
    every = View("selection", "x", tuple(index.claims), tuple(index.inferences), (), sought=frozenset("abd"))
    assert until(index, every, lambda each: len(each.claims) <= 3).sought == {"a", "b"}


@pytest.mark.parametrize(
    "sheet", [*SLIDES, paper("a4"), paper("a3", landscape=True)], ids=lambda each: f"{each.scale:.2f}"
)
def test_a_sheet_has_two_columns_at_least(sheet: object) -> None:
    """Boxes that are wider than any column still stand in two."""
    wide = [Box("a", "a", "claim", "grounded", 900.0, 20.0, ())]
    grid, made, first = fitted(sheet, lambda room: wide)  # type: ignore[arg-type]
    assert grid.columns == 2
    assert made == first == wide
