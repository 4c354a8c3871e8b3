"""Which engine draws, what happens when it is slow or absent, and a layout of our own."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from argmap import draw
from argmap.draw import engine
from argmap.draw.geometry import geometry
from argmap.draw.layout import Scene, dot
from argmap.draw.links import Link
from argmap.draw.settled import by_hand, dot_of
from argmap.draw.sheet import Box
from argmap.draw.tidy import tidy
from argmap.errors import EngineError, UsageError
from argmap.load import load
from argmap.model import Claim, Inference, Map

SMALL = load(Path(__file__).parent / "draw" / "small.json")


def chain(length: int) -> Map:
    steps = [(Inference(id=f"c{at}.i1", premises=(f"c{at + 1}",)),) for at in range(length - 1)]
    claims = [Claim(id=f"c{at}", text=f"Claim {at}.", inferences=each) for at, each in enumerate([*steps, ()])]
    return Map(id="chain", roots=("c0",), claims=tuple(claims))


def scene(links: list[tuple[str, str]], names: str) -> Scene:
    boxes = [Box(name, name, "claim", "grounded", 100, 20, ()) for name in names]
    return Scene("", boxes, [Link(left, right, "premise", left) for left, right in links], {})


def steps(claims: int, each: int, reach: int) -> Scene:
    """Claims, each with a step from so many of the claims that follow it, as far away as that."""
    boxes = [Box(f"c{at}", f"c{at}", "claim", "grounded", 100, 20, ()) for at in range(claims)]
    boxes += [Box(f"s{at}", f"s{at}", "inference", "licensed", 60, 20, ()) for at in range(claims - 1)]
    links = [Link(f"c{at}", f"s{at}", "step", f"s{at}") for at in range(claims - 1)]
    for at in range(claims - 1):
        onto = {min(at + 1 + reach * number // each, claims - 1) for number in range(each)}
        links += [Link(f"s{at}", f"c{other}", "premise", f"s{at}") for other in sorted(onto)]
    return Scene("", boxes, links, {})


@pytest.mark.parametrize(
    ("shown", "effort", "told"),
    [
        (steps(100, 1, 1), "normal", ""),
        (steps(1_001, 1, 1), "placed", "tree, for its 2,001 boxes"),
        (steps(900, 5, 5), "placed", "tree, for its 5,"),
        (steps(700, 3, 3), "hurried", "straight lines, for there are 2,"),
        (steps(120, 3, 60), "hurried", "straight lines, for its"),
        (steps(300, 10, 290), "placed", "tree, for its"),
    ],
    ids=["sparse", "many boxes", "too many lines", "many lines", "dense", "denser"],
)
def test_size_and_density_choose_the_layout(shown: Scene, effort: str, told: str) -> None:
    """No clock does: the same map is drawn alike on a slow machine."""
    chosen, notice = engine.effort_for(shown)
    assert chosen == effort
    assert told in notice


def test_a_dense_drawing_says_why_it_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    run = engine._run
    monkeypatch.setattr(engine, "_run", lambda each, source, *rest: sent.append(source) or run(each, source, *rest))
    monkeypatch.setattr(engine, "MANY_CROSSED", 3)
    hurried = draw.draw(SMALL, "whole")
    assert "splines=line" in sent[-1]
    assert "straight lines" in hurried.notices[0]
    assert "straight lines" in hurried.text
    monkeypatch.setattr(engine, "TOO_MANY_CROSSED", 3)
    assert "as a tree" in draw.draw(SMALL, "whole").notices[0]
    assert "pos=" in sent[-1]


def test_an_engine_past_its_time_is_killed() -> None:
    with pytest.raises(EngineError, match=r"did not finish within 0\.3 seconds"):
        engine._run(engine.Engine(sys.executable), "", 0.3, "-c", "import time; time.sleep(60)")


@pytest.mark.parametrize("argument", [SMALL, chain(1_001)], ids=["in layers", "as a tree"])
def test_past_its_time_all_is_drawn_without_the_engine_and_that_is_told(argument: Map) -> None:
    drawing = draw.draw(argument, "whole", timeout=0.0001)
    in_time = draw.draw(argument, "whole")
    for each in ('class="claim ', 'class="inference ', 'class="link '):
        assert drawing.text.count(each) == in_time.text.count(each)
    (told,) = drawing.notices
    assert told.startswith("graphviz-pure did not finish within 0.0001 seconds; drawn without it, as a tree")
    assert "--depth" in told
    assert "graphviz-pure did not finish" in drawing.text


@pytest.mark.parametrize(
    "shown", [steps(30, 2, 4), steps(40, 4, 30), Scene("", [], [], {})], ids=["loose", "woven", "none"]
)
def test_without_an_engine_boxes_stand_where_an_engine_puts_them(shown: Scene) -> None:
    places = tidy(shown)
    run = engine._run(engine.find("pure"), dot_of(shown, places), 30, "-Kneato", "-n2")
    drawn, by_us = geometry(run, shown), geometry(by_hand(shown, places), shown)
    assert [len(each) for each in by_us.lines.values()] == [len(each) for each in drawn.lines.values()]
    for name, (x, y) in drawn.corners.items():
        one, other = by_us.corners[name], by_us.corners[shown.boxes[0].name]
        first = drawn.corners[shown.boxes[0].name]
        assert one[0] - other[0] == pytest.approx(x - first[0], abs=0.2)
        assert one[1] - other[1] == pytest.approx(y - first[1], abs=0.2)


@pytest.mark.parametrize("written", ["by an engine", "by hand"])
def test_lines_lead_from_box_to_box(written: str) -> None:
    shown = steps(30, 2, 4)
    places = tidy(shown)
    run = engine._run(engine.find("pure"), dot_of(shown, places), 30, "-Kneato", "-n2")
    found = geometry(run if written == "by an engine" else by_hand(shown, places), shown)
    boxes = {box.name: box for box in shown.boxes}
    for at, link in enumerate(shown.links):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", found.lines[at][0].get("d", ""))]
        (x, y), (u, v) = (found.corners[each] for each in (link.left, link.right))
        head = 15 if link.type == "step" else 1
        assert numbers[0] == pytest.approx(x + boxes[link.left].width, abs=head)
        assert numbers[1] == pytest.approx(y + boxes[link.left].height / 2, abs=head)
        assert numbers[-2:] == pytest.approx([u, v + boxes[link.right].height / 2], abs=1)


def test_lines_without_an_engine_end_at_boxes_and_look_as_they_should() -> None:
    boxes = [Box(name, name, "claim", "grounded", 100, 20, ()) for name in "abc"]
    links = [Link("a", "b", "rebuts", "a"), Link("b", "c", "contradicts", "b"), Link("a", "c", "premise", "a")]
    shown = Scene("", boxes, links, {})
    found = geometry(by_hand(shown, {"a": (50, -10), "b": (250, -10), "c": (250, -110)}), shown)
    assert (found.width, found.height, found.moved) == (300, 120, (0, 0))
    ways = {at: [each.get("d", "") for each in shapes] for at, shapes in found.lines.items()}
    assert ways[0][0] == "M100,10L200,10"
    assert [len(each) for each in ways.values()] == [2, 3, 1]
    assert [each.get("transform") for each in found.lines[0]] == [None, "translate(100 10) rotate(0)"]
    assert found.lines[1][0].get("stroke-dasharray")


def test_an_engine_that_fails_or_is_none_is_an_error() -> None:
    with pytest.raises(EngineError, match="could not draw"):
        engine._run(engine.Engine(sys.executable), "", 30, "-c", "import sys; sys.exit('no')")
    with pytest.raises(EngineError, match="does not run"):
        engine._run(engine.Engine(str(Path(__file__).parent)), "", 30)


def test_the_packaged_engine_is_the_default() -> None:
    assert "graphviz-pure" in engine.find("pure").command
    assert engine.find("pure").notice == ""


def test_without_the_packaged_engine_dot_stands_in_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_packaged", lambda: None)
    monkeypatch.setattr(engine.shutil, "which", lambda _: "/opt/dot")
    assert engine.find("pure").command == "/opt/dot"
    assert "graphviz-pure is not installed" in engine.find("pure").notice
    monkeypatch.setattr(engine.shutil, "which", lambda _: None)
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        engine.find("pure")


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="did you mean 'system'"):
        engine.find("sytem")


@pytest.mark.skipif(shutil.which("dot") is None, reason="no dot on PATH")
def test_the_system_dot_draws() -> None:
    assert draw.render(SMALL, "whole", engine="system").startswith("<svg")


def test_a_chain_of_10_000_claims_is_drawn() -> None:
    drawing = draw.draw(chain(10_000), "whole", depth=10_000)
    assert drawing.text.count('class="claim ') == 10_000
    assert "as a tree" in drawing.notices[0]


def test_what_no_picture_holds_is_folded_and_says_so() -> None:
    drawing = draw.draw(chain(2_001), "whole")
    assert drawing.text.count('class="claim ') == 1_000
    assert "1,000 of 2,001 claims are shown, 999 steps deep" in drawing.notices[0]
    assert ">+1001<" in drawing.text


def test_the_tidy_layout_keeps_boxes_apart() -> None:
    links = [("a", "b"), ("a", "c"), ("b", "d"), ("b", "e"), ("c", "e"), ("e", "a"), ("f", "g"), ("g", "f")]
    places = tidy(scene(links, "abcdefgh"))
    assert set(places) == set("abcdefgh")
    for one in places:
        for other in places:
            (x, y), (u, v) = places[one], places[other]
            assert one == other or abs(x - u) >= 100 or abs(y - v) >= 20
    assert places["a"][0] < places["b"][0] < places["d"][0]
    assert places["b"][1] > places["c"][1]


def test_labels_do_not_move_a_box() -> None:
    """What is handed out as DOT and what the engine places for SVG are laid out alike."""
    shown = scene([("a", "b"), ("a", "c")], "abc")
    bare = engine._run(engine.find("pure"), dot(shown, labels=False), 30)
    middles = geometry(bare, shown).corners
    assert middles["a"][0] < middles["b"][0]
    assert middles["b"][0] == middles["c"][0]
    assert middles["b"][1] < middles["c"][1]


def test_boxes_are_narrower_where_the_argument_is_deep() -> None:
    deep, flat = draw.render(chain(12), "whole", format="dot"), draw.render(chain(2), "whole", format="dot")
    assert deep.partition(" width=")[2][:4] < flat.partition(" width=")[2][:4]
