"""Lines of ours: heads apart, few crossings, the order of the map where it costs none."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.draw import asked, scene_of
from argmap.draw.corridors import height, in_columns, points, spread
from argmap.draw.engine import find, place
from argmap.draw.geometry import Geometry, geometry
from argmap.draw.layout import Scene, trees
from argmap.draw.ordered import laid_out
from argmap.draw.routes import inversions, routed
from argmap.load import read
from argmap.model import Claim, Inference, Map, Objection

ROOT = Path(__file__).parent.parent
FINITE = st.floats(-2000, 2000, allow_nan=False)


def claim(name: str, *steps: list[str], **more: object) -> Claim:
    made = tuple(Inference(id=f"{name}.i{at}", premises=tuple(each)) for at, each in enumerate(steps, 1))
    return Claim(id=name, text=f"{name} is so.", inferences=made, **more)  # type: ignore[arg-type]


def drawn(*claims: Claim, **words: object) -> tuple[Scene, Geometry]:
    _, scene = scene_of(Map(id="m", claims=claims), *asked("whole", None, None, words))  # type: ignore[arg-type]
    return scene, laid_out(scene, find("pure"), 60.0)[0]


def heads(scene: Scene, found: Geometry, box: str) -> list[float]:
    """How high the heads are that point at a box."""
    told = [line for at, link in enumerate(scene.links) if link.left == box for line in found.lines[at]]
    places = [each.get("transform", "") for each in told if each.get("class") == "head"]
    return sorted(float(place.split(" ")[-1].rstrip(")")) for place in places)


def path(shapes: list[ET.Element]) -> str:
    return shapes[0].get("d", "")


def test_heads_on_one_claim_can_be_told_apart() -> None:
    against = Objection(id="no", kind="rebuts", claim="c", conceded=True)
    scene, found = drawn(claim("a", ["b"], ["c"], ["d"], objections=(against,)), claim("b"), claim("c"), claim("d"))
    apart = heads(scene, found, "a")
    assert len(apart) == 4
    assert all(below - above >= 8 for above, below in pairwise(apart))


@pytest.mark.parametrize("steps", [9, 15])
def test_a_claim_is_high_enough_for_the_heads_of_its_steps(steps: int) -> None:
    names = [f"p{at}" for at in range(steps)]
    scene, found = drawn(claim("a", *([each] for each in names)), *map(claim, names))
    apart = heads(scene, found, "a")
    assert len(apart) == steps
    assert all(below - above >= 10 for above, below in pairwise(apart))


def test_premises_meet_in_their_step_and_what_undercuts_it_stands_apart() -> None:
    step = Inference(id="a.i", premises=("b", "c"), objections=(Objection(id="no", kind="undercuts", claim="d"),))
    made = (Claim(id="a", text="a", inferences=(step,)), claim("b"), claim("c"), claim("d"))
    scene, found = drawn(*made)
    starts = {link.right: path(found.lines[at]).split("H")[0] for at, link in enumerate(scene.links)
              if link.left == "a.i"}  # fmt: skip
    assert starts["b"] == starts["c"]
    assert starts["no"].partition(",")[2] != starts["b"].partition(",")[2]


def test_a_contradiction_has_a_head_at_each_end() -> None:
    scene, found = drawn(claim("a", ["b"]), claim("b", contradicts=("a",)))
    (at,) = (at for at, link in enumerate(scene.links) if link.type == "contradicts")
    assert [each.get("class") for each in found.lines[at]] == [None, "head", "head"]


def test_a_line_that_leads_back_is_the_engines() -> None:
    _, found = drawn(claim("a", ["b"]), claim("b", ["a"]))
    ours = [any(each.get("class") == "head" for each in shapes) for shapes in found.lines.values()]
    assert True in ours
    assert all(found.lines.values())


def test_a_long_line_passes_between_boxes() -> None:
    """From a step over two columns of others to a premise that stands further right."""
    scene, found = drawn(claim("a", ["b", "far"]), claim("b", ["c"]), claim("c", ["far"]), claim("far"))
    columns, place_of = in_columns(scene, found)
    (at,) = (at for at, link in enumerate(scene.links) if (link.left, link.right) == ("a.i1", "far"))
    levels = [float(y) for y in re.findall(r",(-?[\d.]+)H", path(found.lines[at]))]
    passed = levels[1:-1]
    assert len(passed) == place_of["far"] - place_of["a.i1"] - 1 > 0
    for y, column in zip(passed, columns[place_of["a.i1"] + 1 :], strict=False):
        assert any(top <= y <= bottom for top, bottom in column.gaps)


def test_no_lines_cross_in_a_tree_and_all_stands_in_the_order_of_the_map() -> None:
    leaves = [claim(f"c{at}") for at in range(12)]
    scene, found = drawn(claim("a", ["b0", "b1"], ["b2"]), *(
        claim(f"b{at}", [f"c{4 * at}", f"c{4 * at + 1}"], [f"c{4 * at + 2}", f"c{4 * at + 3}"]) for at in range(3)),
        *leaves)  # fmt: skip
    assert found.crossings == 0
    ranked = [found.corners[name][1] for name in (f"c{at}" for at in range(12))]
    assert ranked == sorted(ranked)
    assert trees(scene) == {box.name for box in scene.boxes}


def test_where_a_claim_is_used_twice_the_engine_may_turn_things_round() -> None:
    scene, found = drawn(claim("a", ["b", "c", "d"], ["d"]), claim("b"), claim("c"), claim("d"))
    assert trees(scene) == {"b", "c", "d"}
    assert found.crossings == 0


def test_a_circle_is_no_tree() -> None:
    scene, _ = drawn(claim("a", ["b"]), claim("b", ["a", "c"]), claim("c"))
    assert trees(scene) == {"c"}


@pytest.mark.parametrize("part", ["theory", "introduction", "impacts", "conclusion"])
def test_few_lines_cross_in_the_parts_of_a_paper(part: str) -> None:
    """Two thirds at most of those that would cross in the order of the map alone, and 14 at most in any part."""
    _, scene = scene_of(read(ROOT / "maps/us-japan-alliance").map, *asked("part", part, "both", {}))
    found, _ = laid_out(scene, find("pure"), 60.0)
    every = frozenset(box.name for box in scene.boxes)
    in_order = routed(scene, geometry(place(scene, find("pure"), kept=every).svg, scene))
    assert found.crossings <= min(14, in_order.crossings * 2 / 3)
    once = routed(scene, geometry(place(scene, find("pure")).svg, scene))
    assert _turned(scene, found) / 4 + found.crossings <= _turned(scene, once) / 4 + once.crossings


def _turned(scene: Scene, found: Geometry) -> int:
    beside: dict[str, dict[str, None]] = {}
    for link in scene.links:
        beside.setdefault(link.left, {})[link.right] = None
    return sum(found.corners[one][1] > found.corners[other][1] for others in beside.values()
               for one, other in combinations(others, 2))  # fmt: skip


@given(st.lists(FINITE, max_size=12), FINITE, st.floats(0, 500))
def test_lines_pass_a_gap_in_their_order_and_apart(wishes: list[float], top: float, room: float) -> None:
    heights = spread(wishes, top, top + room)
    assert len(heights) == len(wishes)
    assert all(top - 0.02 <= each <= top + room + 0.02 for each in heights)
    apart = min(6.0, room / max(len(wishes) - 1, 1))
    assert all(below - above >= apart - 0.02 for above, below in pairwise(heights))


@pytest.mark.parametrize(
    ("wishes", "heights"),
    [
        ([], []),
        ([50.0], [50.0]),
        ([-5.0], [0.0]),
        ([105.0], [100.0]),
        ([20.0, 60.0], [20.0, 60.0]),
        ([50.0, 50.0], [47.0, 53.0]),
        ([60.0, 20.0], [37.0, 43.0]),
        ([0.0, 0.0, 90.0], [0.0, 6.0, 90.0]),
    ],
)
def test_a_gap_meets_wishes_where_it_can(wishes: list[float], heights: list[float]) -> None:
    assert spread(wishes, 0.0, 100.0) == heights


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25))
def test_crossings_are_pairs_that_change_places(turns: list[tuple[float, float]]) -> None:
    crossed = sum((one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(turns, 2))
    assert inversions(turns) == crossed


def test_how_high_an_engines_curve_is() -> None:
    curve = points([ET.Element("path", {"d": "M0,0C10,0 20,30 30,30 40,30 50,0 60,0"})])
    assert [round(height(curve, x)) for x in (-5, 0, 15, 30, 45, 60, 99)] == [0, 0, 15, 30, 15, 0, 0]
    back = points([ET.Element("path", {"d": "M60,9C50,9 40,9 30,9 20,9 10,9 0,7"})])
    assert back[0] == (0.0, 7.0)
