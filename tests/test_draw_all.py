"""Every view of every map, and of two laid over each other: boxes apart, words inside, no line through a box.

The DOT of each view of a small map is as it was.

`python -m tests.test_draw_all` writes the golden files anew, after a change that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap import draw
from argmap.check import Checked, check
from argmap.diff import diff
from argmap.diff.overlay import overlay
from argmap.draw.engine import find
from argmap.draw.geometry import Geometry
from argmap.draw.layout import Scene
from argmap.draw.marks import Mark, Marks
from argmap.draw.ordered import laid_out
from argmap.draw.sheet import SIZES, TAG, Box
from argmap.draw.style import Style
from argmap.draw.wanted import Wanted
from argmap.load import load, read
from argmap.model import Map
from benchmarks.revisions import monolingual, revised, together

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "draw"
MAPS = [*sorted(path.parent for path in (ROOT / "maps").glob("*/map.json")), HERE / "small.json"]
PAPER = ROOT / "maps" / "us-japan-alliance"
PLAIN = monolingual(load(PAPER), "zh-Hant")
MORE: dict[Path, list[dict[str, object]]] = {
    PAPER: [{"focus": "lock-in", "depth": 2}, {"focus": "thesis.i1"}, {"state": "gap"}, {"section": "III.1"},
            {"kind": "policy"}, {"code": "INF3", "part": "theory"}, {"view": "whole", "depth": 2}],
    HERE / "small.json": [{"focus": "unsafe", "depth": 1}, {"kind": "causal"}, {"state": "gap"}],
}  # fmt: skip
DESCENDS = frozenset("gjpqy,;()[]§")
Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


@lru_cache
def checked(path: Path) -> Checked:
    return check(read(path))


def wanted() -> Iterator[tuple[Path, dict[str, object]]]:
    for path in MAPS:
        for view in draw.views(checked(path).graph):
            yield path, {"view": view.name, "part": view.part}
        yield path, {"view": "spine"}
        yield from ((path, each) for each in MORE.get(path, ()))


EVERY = list(wanted())
OVERLAYS: list[tuple[Map, Map, dict[str, object]]] = [
    *((load(ROOT / "maps" / "school-start-1"), load(ROOT / "maps" / "school-start-2"), words)
      for words in ({"view": "changes"}, {"view": "whole"}, {"view": "spine"}, {"focus": "later-sleep"})),
    *((PLAIN, revised(PLAIN, together(0.4, "all"), 1).map, {"part": each.part}) for each in PLAIN.parts),
]  # fmt: skip
NAMES = [f"{path.stem}-{'-'.join(str(value) for value in words.values() if value)}" for path, words in EVERY]
NAMES += [f"{new.id}-over-{old.id}-{'-'.join(map(str, words.values()))}" for old, new, words in OVERLAYS]


@lru_cache
def scene(at: int) -> Scene:
    if at >= len(EVERY):
        return laid_over(*OVERLAYS[at - len(EVERY)])
    path, words = EVERY[at]
    found = checked(path)
    return draw.scene_of(found.graph, *asked(words, "both"), found.findings, found.support)[1]


def asked(words: dict[str, object], language: str | None) -> tuple[Wanted, Style]:
    view, part = words.get("view"), words.get("part")
    style = {name: value for name, value in words.items() if name not in ("view", "part")}
    return draw.asked(view, part, language, style)  # type: ignore[arg-type]


def laid_over(old: Map, new: Map, words: dict[str, object]) -> Scene:
    laid = overlay(diff(old, new))
    places = {place: Mark(each.signs, each.notes, each.told, each.texts) for place, each in laid.marks.items()}
    return draw.scene_of(laid.graph, *asked(words, None), (), laid.support, Marks(places, laid.lines, laid.told))[1]


@lru_cache
def placed(at: int) -> Geometry:
    return laid_out(scene(at), find("pure"), 60.0)[0]


def rectangles(at: int) -> dict[str, Rectangle]:
    corners = placed(at).corners
    return {box.name: (*corners[box.name], corners[box.name][0] + box.width, corners[box.name][1] + box.height)
            for box in scene(at).boxes}  # fmt: skip


@pytest.mark.parametrize("at", range(len(NAMES)), ids=NAMES)
def test_no_box_lies_on_another(at: int) -> None:
    every = sorted(rectangles(at).items(), key=lambda each: each[1])
    for number, (name, (_, top, right, bottom)) in enumerate(every):
        for other, (left, other_top, _, other_bottom) in every[number + 1 :]:
            if left >= right:
                break
            assert other_top >= bottom - 0.5 or top >= other_bottom - 0.5, (name, other)


def curve(path: ET.Element) -> Iterator[Point]:
    """Points on a path of lines across and Bezier curves."""
    start = (0.0, 0.0)
    for command, written in re.findall(r"([MHC])([^MHC]*)", path.get("d", "")):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+(?:e-?\d+)?", written)]
        points = [(each, start[1]) for each in numbers] if command == "H" else [*zip(*[iter(numbers)] * 2, strict=True)]
        for at in range(0, len(points), 3 if command == "C" else 1):
            stretch = points[at : at + 3] if command == "C" else [points[at]] * 3
            yield from bezier(start if command != "M" else points[at], *stretch)
            start = stretch[2]


def bezier(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(21):
        t, u = step / 20, 1 - step / 20
        yield tuple(u**3 * start[axis] + 3 * u * u * t * one[axis] + 3 * u * t * t * two[axis] + t**3 * end[axis]
                    for axis in (0, 1))  # type: ignore[misc]  # fmt: skip


@pytest.mark.parametrize("at", range(len(NAMES)), ids=NAMES)
def test_no_line_goes_through_a_box(at: int) -> None:
    every = rectangles(at)
    for number, link in enumerate(scene(at).links):
        others = [name for name in every if name not in (link.left, link.right)]
        for path in placed(at).lines[number]:
            for x, y in curve(path) if path.tag == "path" and path.get("class") != "head" else ():
                met = [name for name in others if every[name][0] + 3 < x < every[name][2] - 3
                       and every[name][1] + 3 < y < every[name][3] - 3]  # fmt: skip
                assert not met, (link, met)


def spans(box: Box) -> Iterator[tuple[float, Rectangle, str]]:
    """What is written in a box: base line, and the room that it takes."""
    for word in box.words:
        size = SIZES[word.role]
        left = word.x - word.width if word.at_end else word.x
        yield word.y, (left, word.y - size * 0.88, left + word.width, word.y + size * 0.22), word.text
    for pill in box.pills:
        yield pill.y, (pill.x, pill.y, pill.x + pill.width, pill.y + 14), pill.badge.code
    if box.tag:
        yield box.tag.y, (box.tag.x, box.tag.y, box.tag.x + TAG, box.tag.y + 11.5), "part"


@pytest.mark.parametrize("at", range(len(NAMES)), ids=NAMES)
def test_words_and_badges_stand_in_their_box_and_apart(at: int) -> None:
    for box in scene(at).boxes:
        written = sorted(spans(box))
        for _, (left, top, right, bottom), text in written:
            assert left >= 1, (box.name, text)
            assert right <= box.width - 1, (box.name, text)
            assert top >= 0, (box.name, text)
            assert bottom <= box.height, (box.name, text)
        rows: dict[float, list[Rectangle]] = {}
        for line, span, _ in written:
            rows.setdefault(line, []).append(span)
        for row in rows.values():
            assert all(before[2] <= after[0] for before, after in pairwise(sorted(row))), (box.name, row)


def covered(box: Box) -> list[tuple[str, str]]:
    """Badges that lie on words, or touch them from below, and which."""
    words = [(word.x, word.y - SIZES[word.role] * 0.7, word.x + word.width,
              word.y + (SIZES[word.role] * 0.22 + 0.5 if DESCENDS.intersection(word.text) else -0.5), word.text)
             for word in box.words if not word.at_end]  # fmt: skip
    return [(pill.badge.code, text) for pill in box.pills for left, top, right, bottom, text in words
            if pill.x < right and left < pill.x + pill.width
            and pill.y < bottom and top < pill.y + 13.5]  # fmt: skip


@pytest.mark.parametrize("at", range(len(NAMES)), ids=NAMES)
def test_badges_lie_on_no_words(at: int) -> None:
    assert not [(box.name, found) for box in scene(at).boxes if (found := covered(box))]


def test_badges_lie_on_no_words_where_names_are_in_one_language() -> None:
    found = checked(PAPER)
    for view in ("overview", "spine"):
        made = draw.scene_of(found.graph, *asked({"view": view}, "en"), found.findings, found.support)[1]
        assert not [(box.name, lying) for box in made.boxes if (lying := covered(box))]


# The DOT of each view of a small map.

GOLDEN: dict[str, dict[str, object]] = {
    "overview": {}, "spine": {"view": "spine"}, "part-state": {"part": "state"}, "part-costs": {"part": "costs"},
    "whole": {"view": "whole"}, "focus": {"focus": "unsafe", "depth": 1}, "selection": {"state": ["gap", "defeated"]},
    "folded": {"view": "whole", "depth": 1, "theme": "print"},
}  # fmt: skip


def written(name: str) -> str:
    found = checked(HERE / "small.json")
    return draw.render(found.graph, lang="both", findings=found.findings, support=found.support, format="dot",
                       **GOLDEN[name])  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_the_dot_of_each_view_is_as_it_was(name: str) -> None:
    assert written(name) == (HERE / f"small-{name}.dot").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in GOLDEN:
        (HERE / f"small-{each}.dot").write_text(written(each), encoding="utf-8")
