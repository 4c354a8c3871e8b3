"""What each view shows."""

from pathlib import Path

import pytest

from argmap.draw.links import links
from argmap.draw.view import OVERVIEW_BOXES, Stub, named, overview, part, views, whole
from argmap.errors import UsageError
from argmap.graph import Graph, graph
from argmap.load import load
from argmap.model import Claim, Inference, Map

SMALL = Path(__file__).parent / "draw" / "small.json"


@pytest.fixture(scope="module")
def small() -> Graph:
    return graph(load(SMALL))


def chain(length: int) -> Map:
    steps = [(Inference(id=f"c{at}.i1", premises=(f"c{at + 1}",)),) for at in range(length - 1)]
    claims = [Claim(id=f"c{at}", text=f"Claim {at}.", inferences=each) for at, each in enumerate([*steps, ()])]
    return Map(id="chain", roots=("c0",), claims=tuple(claims))


def test_views_are_the_overview_each_part_and_the_whole(small: Graph) -> None:
    assert [(view.name, view.part) for view in views(small)] == [
        ("overview", None), ("part", "state"), ("part", "costs"), ("whole", None),
    ]  # fmt: skip


def test_the_whole_shows_all_in_the_order_of_the_map(small: Graph) -> None:
    view = whole(small)
    assert (view.claims, view.inferences, view.objections) == (
        tuple(small.claims), tuple(small.inferences), tuple(small.objections),
    )  # fmt: skip
    assert view.stubs == (Stub("nowhere", None),)


def test_a_part_has_stubs_for_what_it_serves_and_takes(small: Graph) -> None:
    view = part(small, "state")
    assert view.claims == ("unsafe", "rust", "paint", "no-paint", "fine")
    assert view.inferences == ("close.i1", "unsafe.i1")
    assert view.objections == ("unsafe.i1.o1", "unsafe.i1.o1.r1")
    assert [stub.claim for stub in view.stubs] == ["close", "keep-safe"]


def test_a_claim_turned_against_another_part_has_a_stub(small: Graph) -> None:
    assert part(small, "costs").stubs == (Stub("close", "", ("detour",)),)


def test_the_overview_counts_what_lies_beneath(small: Graph) -> None:
    view = overview(small)
    assert {"close", "unsafe", "keep-safe", "rust", "detour"} <= set(view.claims)
    assert "aside" not in view.claims
    assert view.hidden["unsafe"].claims == 2
    assert view.hidden["unsafe"].places >= {"paint", "no-paint", "unsafe.i1.o1"}


def test_an_overview_stays_small() -> None:
    premises = tuple(f"p{at}" for at in range(100))
    steps = tuple(Inference(id=f"root.i{each}", premises=(each,)) for each in premises)
    claims = [Claim(id="root", text="All.", inferences=steps), *(Claim(id=each, text="One.") for each in premises)]
    index = graph(Map(id="wide", roots=("root",), claims=tuple(claims)))
    view = overview(index)
    assert len(view.claims) + len(view.inferences) <= OVERVIEW_BOXES
    assert view.hidden["root"].claims == 100 - (len(view.claims) - 1)


def test_long_chains_and_circles_do_not_upset_an_overview() -> None:
    assert overview(graph(chain(10_000))).hidden
    steps = [Inference(id=f"c{at}.i1", premises=(f"c{1 - at}",)) for at in (0, 1)]
    circle = [Claim(id=f"c{at}", text="x", inferences=(each,)) for at, each in enumerate(steps)]
    assert set(overview(graph(Map(id="circle", claims=tuple(circle)))).claims) == {"c0", "c1"}


def test_a_map_without_roots_starts_from_what_supports_nothing() -> None:
    free = chain(3).model_copy(update={"roots": ()})
    assert overview(graph(free)).claims[0] == "c0"


def test_links_meet_in_boxes(small: Graph) -> None:
    for view in views(small):
        found = {(link.left, link.right, link.type) for link in links(small, view)}
        assert len(found) == len(links(small, view))
    assert ("close", "close~if", "condition") in found
    assert ("close~if", "council-agrees", "condition") in found
    assert ("close.i2", "missing~1", "premise") in found
    assert ("unsafe.i1", "unsafe.i1.o1", "undercuts") in found
    assert ("unsafe.i1.o1", "unsafe.i1.o1.r1", "rebuts") in found
    assert ("unsafe", "fine", "contradicts") in found


@pytest.mark.parametrize(
    ("view", "name", "hint"),
    [
        ("overveiw", None, "overview"),
        ("part", "stat", "state"),
        ("part", None, "state, costs"),
        ("part", "cost", "costs"),
    ],
)
def test_an_unknown_view_or_part_is_refused_with_a_hint(small: Graph, view: str, name: str | None, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        named(small, view, name)


def test_an_empty_map_has_views() -> None:
    assert [view.claims for view in views(graph(Map(id="empty")))] == [(), ()]
