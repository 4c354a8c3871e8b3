"""What each view shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.draw.focus import focus
from argmap.draw.levels import MANY_CLAIMS
from argmap.draw.links import links
from argmap.draw.overview import OVERVIEW_BOXES, overview
from argmap.draw.spine import SPINE_BOXES, spine
from argmap.draw.view import Stub, View, part, views, whole
from argmap.draw.wanted import Wanted, seen
from argmap.errors import UsageError
from argmap.findings import Finding, Location, Severity, Subject
from argmap.graph import Graph, graph
from argmap.load import load
from argmap.model import Anchor, Claim, Inference, Map
from argmap.support import support

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
        seen(small, support(small), (), Wanted(view, name))


def test_an_empty_map_has_views() -> None:
    assert [view.claims for view in views(graph(Map(id="empty")))] == [(), ()]


# What a view leaves out, and how it says so.


def wide(premises: int) -> Graph:
    """A root with one step from many premises, each with a claim beneath it; the later the premise the more."""
    leaves = [Claim(id=f"q{at}.{leaf}", text="Leaf.") for at in range(premises) for leaf in range(at + 1)]
    claims = [Claim(id=f"p{at}", text="Premise.", inferences=(Inference(id=f"p{at}.i1", premises=tuple(
        f"q{at}.{leaf}" for leaf in range(at + 1))),)) for at in range(premises)]  # fmt: skip
    root = Inference(id="root.i1", premises=tuple(f"p{at}" for at in range(premises)))
    return graph(Map(id="wide", roots=("root",), claims=(Claim(id="root", text="All.", inferences=(root,)), *claims,
                                                         *leaves)))  # fmt: skip


def test_a_step_with_many_premises_is_shown_with_the_weightiest_and_a_number() -> None:
    index = wide(60)
    view = overview(index)
    assert "root.i1" in view.inferences
    assert {f"p{at}" for at in range(40, 48)} <= set(view.claims)
    assert view.withheld["root.i1"].claims == 52
    assert {"p0", "q0.0"} <= view.withheld["root.i1"].places
    assert "root" not in view.hidden
    assert not view.stubs
    assert not [link for link in links(index, view) if link.right == "p0"]


@pytest.mark.parametrize(
    ("focused", "depth", "claims", "steps", "objections"),
    [
        ("unsafe", 1, "close unsafe rust paint no-paint", "close.i1 unsafe.i1", "unsafe.i1.o1 unsafe.i1.o1.r1"),
        ("close.i1", 1, "close keep-safe unsafe detour", "close.i1", "close.o1"),
        ("paint", 1, "unsafe paint no-paint", "unsafe.i1", "unsafe.i1.o1 unsafe.i1.o1.r1"),
        ("close.o1", 1, "close detour", "", "close.o1"),
        ("detour", 1, "close detour", "", "close.o1"),
        ("aside", 3, "aside", "", ""),
    ],
)
def test_a_focus_shows_what_stands_about_a_place(
    small: Graph, focused: str, depth: int, claims: str, steps: str, objections: str
) -> None:
    view = focus(small, focused, depth)
    assert set(view.claims) >= set(claims.split())
    assert set(view.inferences) == set(steps.split())
    assert set(view.objections) >= set(objections.split())
    assert view.sought == {focused}


def test_a_focus_goes_as_deep_as_it_is_told() -> None:
    index = graph(chain(9))
    assert focus(index, "c4", 1).claims == ("c3", "c4", "c5")
    assert focus(index, "c4", 3).claims == tuple(f"c{at}" for at in range(1, 8))
    assert focus(index, "c4", 3).hidden["c7"].claims == 1
    assert focus(index, "c4.i1", 2).claims == ("c3", "c4", "c5", "c6")
    assert len(focus(graph(chain(10_000)), "c5000", 9_999).claims) == 10_000


def test_other_premises_of_a_step_from_the_focus_are_stubs_with_a_number(small: Graph) -> None:
    view = focus(small, "keep-safe", 1)
    assert [stub.claim for stub in view.stubs if stub.claim == "unsafe"] == ["unsafe"]
    assert view.hidden["unsafe"].claims == 3


def test_a_spine_keeps_what_fells_the_root_alone() -> None:
    """Two convergent lines to the root, and one premise that both need."""
    steps = (Inference(id="root.i1", premises=("a", "need")), Inference(id="root.i2", premises=("b", "need")))
    tails = [Claim(id=f"{line}{at}", text="Leaf.") for line in "ab" for at in range(30)]
    lines = [Claim(id=line, text="Line.", inferences=tuple(
        Inference(id=f"{line}.i{at}", premises=(f"{line}{at}",)) for at in range(30))) for line in "ab"]  # fmt: skip
    root = Claim(id="root", text="All.", inferences=steps)
    index = graph(Map(id="m", roots=("root",), claims=(root, Claim(id="need", text="Needed."), *lines, *tails)))
    view = spine(index, support(index))
    assert "need" in view.claims
    assert len(view.claims) + len(view.inferences) <= SPINE_BOXES
    assert view.hidden["a"].claims == 30 - sum(each.startswith("a") and each != "a" for each in view.claims)
    assert view.claims[:3] == ("root", "need", "a")


@pytest.mark.parametrize("argument", [chain(10_000), chain(1), Map(id="empty")], ids=["chain", "one", "none"])
def test_a_spine_of_any_map_is_small(argument: Map) -> None:
    index = graph(argument)
    view = spine(index, support(index))
    assert len(view.claims) + len(view.inferences) <= SPINE_BOXES
    assert view.claims[:1] == index.roots


def test_a_spine_in_a_circle_ends() -> None:
    steps = [Inference(id=f"c{at}.i1", premises=(f"c{(at + 1) % 3}",)) for at in range(3)]
    ring = [Claim(id=f"c{at}", text="x", inferences=(each,)) for at, each in enumerate(steps)]
    index = graph(Map(id="ring", roots=("c0",), claims=tuple(ring)))
    assert spine(index, support(index)).claims == ("c0", "c1", "c2")


def find(index: Graph, **wanted: object) -> View:
    nowhere = Location(None, "", None, None)
    findings = [Finding(code, code, Severity.NOTE, "map", "m", "h", Subject(on, kind), (), nowhere, (), 1, None, "f",
                        None)  # type: ignore[arg-type]
                for code, on, kind in (("SUP201", "paint", "claim"), ("INF301", "close.i2", "inference"),
                                       ("EVD412", "small", "map"))]  # fmt: skip
    return seen(index, support(index), findings, Wanted(**wanted))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": ["policy"]}, "close"),
        ({"kind": ["policy", "normative"]}, "close keep-safe"),
        ({"kind": ["empirical"], "part": "costs"}, "detour"),
        ({"state": ["gap"]}, "close.i1 close.i2 unsafe.i1"),
        ({"state": ["defeated"]}, "paint"),
        ({"state": ["ungrounded"], "kind": ["empirical"]}, "detour"),
        ({"code": ["SUP201"]}, "paint"),
        ({"code": ["SUP", "INF301"]}, "paint close.i2"),
    ],
)
def test_filters(small: Graph, wanted: dict[str, object], found: str) -> None:
    view = find(small, **wanted)
    assert view.sought == set(found.split())
    assert view.name == "selection"


def test_what_a_filter_finds_has_its_steps_and_the_rest_as_stubs(small: Graph) -> None:
    view = find(small, kind=["causal"])
    assert (view.claims, view.inferences) == (("unsafe",), ("close.i1", "unsafe.i1"))
    assert {stub.claim for stub in view.stubs} == {"close", "keep-safe", "rust"}
    step = find(small, state=["gap"], part="state")
    assert set(step.claims) == {"unsafe", "rust"}


def test_a_section_stands_for_those_below_it() -> None:
    anchored = [Claim(id=f"c{at}", text="x", anchors=(Anchor(section=section, quote="q"),))
                for at, section in enumerate(["II", "II.1", "II(1)", "III", "II.1(2)"])]  # fmt: skip
    index = graph(Map(id="m", claims=tuple(anchored)))
    assert find(index, section=["II"]).sought == {"c0", "c1", "c2", "c4"}
    assert find(index, section=["II.1"]).sought == {"c1", "c4"}


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"focus": "unsaf"}, "did you mean 'unsafe'"),
        ({"focus": "unsafe", "depth": 0}, "1 or more"),
        ({"focus": "unsafe", "view": "whole"}, "goes with the view 'focus'"),
        ({"view": "focus"}, "--focus ID"),
        ({"view": "overview", "depth": 2}, "--depth goes with"),
        ({"view": "spine", "part": "costs"}, "goes with the view 'part'"),
        ({"kind": ["polcy"]}, "did you mean 'policy'"),
        ({"kind": ["policy"], "view": "spine"}, "not the view 'spine'"),
        ({"kind": ["predictive"]}, "nothing in this map"),
        ({"state": ["groundd"]}, "did you mean 'grounded'"),
        ({"code": ["SUP9"]}, "INF301, SUP201|EVD412"),
        ({"section": ["IX"]}, "no section 'IX'"),
    ],
)
def test_what_cannot_be_shown_is_said_with_a_hint(small: Graph, wanted: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        find(small, **wanted)


def test_a_depth_folds_a_part_and_the_whole(small: Graph) -> None:
    view = find(small, view="whole", depth=1)
    assert {"close", "unsafe", "keep-safe", "detour"} <= set(view.claims)
    assert "no-paint" not in view.claims
    assert view.hidden["unsafe"].claims == 2
    assert find(small, view="whole", depth=9) == replace(whole(small))
    assert find(graph(chain(30)), view="whole", depth=3).claims == ("c0", "c1", "c2", "c3")


def test_more_than_a_picture_holds_is_folded_with_the_reason() -> None:
    fan = tuple(Inference(id=f"r.i{at}", premises=(f"p{at}",)) for at in range(3_000))
    claims = [Claim(id="r", text="All.", inferences=fan), *(Claim(id=f"p{at}", text="One.") for at in range(3_000))]
    view = find(graph(Map(id="m", roots=("r",), claims=tuple(claims))), view="whole")
    assert len(view.claims) <= MANY_CLAIMS
    assert view.hidden["r"].claims == 3_001 - len(view.claims)
    assert f"{len(view.claims):,} of 3,001 claims are shown, 1 step deep" in view.notices[0]
    assert len(find(graph(Map(id="m", roots=("r",), claims=tuple(claims))), view="whole", depth=1).claims) == 3_001


def test_a_filter_that_finds_too_much_shows_the_first_and_says_so() -> None:
    view = find(graph(chain(1_500)), kind=["interpretive"])
    assert len(view.sought) == 1_000
    assert "first 1,000 of 1,500" in view.notices[0]
