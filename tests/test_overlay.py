"""Two revisions laid over each other, and how they are drawn.

`python -m tests.test_overlay` writes the golden file anew, after a change that is meant.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sketches import by, c, o
from strategies import maps
from test_diff import TEXTS, Editing, base

from argmap import draw
from argmap.aligning import runs
from argmap.diff import Diff, diff
from argmap.diff.overlay import Overlay, overlay
from argmap.diff.signs import ORDER, readable
from argmap.draw.look import CHANGES
from argmap.draw.marks import Mark, Marks, lines
from argmap.draw.measure import width
from argmap.draw.pages import lay
from argmap.draw.paper import paper
from argmap.draw.sections import sections
from argmap.graph import graph
from argmap.load import load, loads
from argmap.model import Map

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "draw"
MAPS = ROOT / "maps"
ESSAYS = MAPS / "school-start-1", MAPS / "school-start-2"
SVG = "{http://www.w3.org/2000/svg}"


def compared(change: Callable[[Editing], None]) -> Diff:
    edit = Editing()
    change(edit)
    return diff(loads(json.dumps(base())), loads(json.dumps(edit.map)))


def marked(found: Diff) -> Marks:
    laid = overlay(found)
    places = {place: Mark(each.signs, each.notes, each.told, each.texts) for place, each in laid.marks.items()}
    return Marks(places, laid.lines, laid.told)


def drawn(found: Diff, format: Any = "svg", view: str = "changes", **words: Any) -> str:
    laid = overlay(found)
    return draw.draw(laid.graph, view, support=laid.support, format=format, marks=marked(found), **words).text


def signs(laid: Overlay) -> dict[str, tuple[str, ...]]:
    return {f"{type_} {name}": mark.signs for (type_, name), mark in laid.marks.items() if mark.signs}


# What became of a map: what is done to it, the signs of all places, the notes of one, lines.


def reword(edit: Editing) -> None:
    edit["costs"]["text"] = "Leaving a joint weapons programme costs each state very dearly."


def remove(edit: Editing) -> None:
    edit.drop("polls")
    del edit["thesis"]["inferences"][1]


def add(edit: Editing) -> None:
    edit.add("bases", "Its bases are leased until the middle of the century.")
    edit["thesis"]["inferences"].append({"id": "thesis.i3"} | by("bases"))


def move(edit: Editing) -> None:
    edit["thesis"]["inferences"][0]["premises"].pop()
    edit["rival"]["inferences"] = [{"id": "rival.i1"} | by("habit")]


def flip(edit: Editing) -> None:
    del edit["thesis"]["inferences"][1]
    edit["thesis"]["objections"].append(o("thesis.o2", "polls"))


def weaken(edit: Editing) -> None:
    edit["thesis"]["modality"] = "possible"


def split(edit: Editing) -> None:
    edit["factory"]["text"] = "Factories for one missile stand in both countries."
    edit.add("accord", "Factories stand there since an accord that ministers signed in 2016.")


def drop_objection(edit: Editing) -> None:
    edit["thesis"]["objections"] = []


def reuse_the_name(edit: Editing) -> None:
    del edit["thesis"]["inferences"][1]
    edit["rival"]["inferences"] = [{"id": "thesis.i2"} | by("doubt")]


def take_apart(edit: Editing) -> None:
    edit["thesis"]["inferences"] = [by("costs") | {"id": "thesis.i1"}, by("habit") | {"id": "thesis.i3"},
                                    edit["thesis"]["inferences"][1]]  # fmt: skip


def join(edit: Editing) -> None:
    edit["thesis"]["inferences"] = [by("costs", "habit", "polls") | {"id": "thesis.i1"}]


@pytest.mark.parametrize(
    ("change", "expected", "place", "notes", "drawn_lines"),
    [
        (lambda _: None, {}, None, (), {}),
        (reword, {"claim costs": ("reworded",)}, ("claim", "costs"), (), {}),
        (remove, {"claim polls": ("removed",), "inference thesis.i2": ("removed",)}, ("claim", "polls"),
         ("removed",), {}),
        (add, {"claim bases": ("added",), "inference thesis.i3": ("added",)}, ("inference", "thesis.i3"), ("new",), {}),
        (move, {"claim habit": ("moved",), "inference rival.i1": ("added",), "inference thesis.i1": ("changed",)},
         ("claim", "habit"), ("moved from under 'thesis'",), {("thesis.i1", "habit"): "removed"}),
        (flip, {"claim polls": ("flipped",), "inference thesis.i2": ("removed",), "objection thesis.o2": ("added",)},
         ("claim", "polls"), ("turned round; before: supports 'thesis'",), {}),
        (weaken, {"claim thesis": ("weaker",)}, ("claim", "thesis"), ("weaker: asserted → possible",), {}),
        (split, {"claim factory": ("split", "reworded"), "claim accord": ("split", "reworded")}, ("claim", "accord"),
         ("one of 2 parts of 'factory'",), {}),
        (take_apart, {"inference thesis.i1": ("split",), "inference thesis.i3": ("split",)}, ("inference", "thesis.i3"),
         ("one of 2 parts of 'thesis.i1'",), {}),
        (join, {"inference thesis.i1": ("merged",)}, ("inference", "thesis.i1"),
         ("merged from 'thesis.i1', 'thesis.i2'",), {}),
        (drop_objection, {"objection thesis.o1": ("removed",)}, ("objection", "thesis.o1"), ("removed",), {}),
        (reuse_the_name, {"inference thesis.i2": ("added",), "inference thesis.i2~old": ("removed",)},
         ("inference", "thesis.i2~old"), ("removed",), {}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)  # fmt: skip
def test_a_change_leaves_its_sign(
    change: Callable[[Editing], None], expected: dict[str, tuple[str, ...]], place: tuple[str, str] | None,
    notes: tuple[str, ...], drawn_lines: dict[tuple[str, str], str],
) -> None:  # fmt: skip
    laid = overlay(compared(change))
    shown = {name: each for name, each in signs(laid).items() if each != ("changed",) or name in expected}
    assert {name: tuple(sign for sign in each if sign != "changed" or each == ("changed",))
            for name, each in shown.items()} == expected  # fmt: skip
    assert laid.lines == drawn_lines
    if place:
        assert tuple(laid.marks[place].notes)[: len(notes)] == notes
        assert laid.marks[place].told


def test_what_was_removed_stands_where_it_stood() -> None:
    laid = overlay(compared(remove))
    assert list(laid.graph.claims) == list(TEXTS)
    assert laid.graph.support["thesis"] == ["thesis.i1", "thesis.i2"]
    assert laid.graph.inferences["thesis.i2"].premises == ("polls",)
    assert laid.graph.used_in["polls"] == ["thesis.i2"]


def test_what_is_gone_is_as_supported_as_it_was() -> None:
    found = compared(drop_objection)
    laid = overlay(found)
    assert laid.support.objections["thesis.o1"] == found.old.support.objections["thesis.o1"]
    assert laid.support.states["thesis"] == found.new.support.states["thesis"]


# Laws


@given(maps())
def test_a_map_over_itself_is_the_map(whole: Map) -> None:
    laid, index = overlay(diff(whole, whole)), graph(whole)
    assert not signs(laid)
    assert not laid.lines
    for field in ("claims", "inferences", "objections", "support", "against", "target", "used_in", "part_of"):
        assert getattr(laid.graph, field) == getattr(index, field)
    assert [*laid.graph.claims] == [*index.claims]


@given(maps(), maps())
def test_both_maps_are_in_the_overlay(one: Map, other: Map) -> None:
    found = diff(one, other)
    laid = overlay(found)
    both, index = found.both, laid.graph
    assert len(index.claims) == len(both.new.claims) + len(set(both.old.claims) - set(both.numbers[0]))
    assert len(index.inferences) == len(both.new.inferences) + len(set(both.old.inferences) - set(both.step_numbers[0]))
    assert len(index.objections) == len(both.new.objections) + len(both.old.objections) - len(both.objections)
    assert all(index.claims[name].id == name for name in index.claims)
    assert index.claims.keys() <= laid.support.states.keys()
    assert index.inferences.keys() <= laid.support.statuses.keys()
    assert all(set(mark.signs) <= set(ORDER) for mark in laid.marks.values())


@given(maps(), maps())
def test_what_one_way_adds_the_other_way_removes(one: Map, other: Map) -> None:
    there, back = (
        [mark.signs for mark in overlay(diff(*pair)).marks.values()] for pair in ((one, other), (other, one))
    )
    assert there.count(("added",)) == back.count(("removed",))
    assert there.count(("removed",)) == back.count(("added",))


@given(maps(), maps())
def test_any_two_maps_can_be_drawn(one: Map, other: Map) -> None:
    assert drawn(diff(one, other), "dot", "whole").startswith("digraph")
    assert drawn(diff(one, other), "dot").startswith("digraph")


# Words


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("The bridge is old.", "The bridge is very old.", "The bridge is {very} old."),
        ("The bridge is old.", "Nobody crossed there yesterday.",
         "[The bridge is old.] {Nobody crossed there yesterday.}"),
        ("It changed in its outward functions this year.", "It shifted in external functions this year.",
         "It [changed in its outward] {shifted in external} functions this year."),
        ("全球的權力格局經歷深刻的調整。", "全球的權力結構經過深度調整。",
         "全球的權力[格局經歷深刻的]{結構經過深度}調整。"),
        ("The pact, signed in May, holds.", "The pact holds.", "The pact[, signed in May,] holds."),
    ],
)  # fmt: skip
def test_words_are_marked_so_that_they_can_be_read(was: str, now: str, expected: str) -> None:
    found = [stretch for line in lines(readable(was, now), 9999.0, 12.0) for stretch in line]
    frames = {"kept": "{}", "lost": "[{}]", "won": "{{{}}}"}
    told = "".join(each.joint + frames[each.what].format(each.text) for each in found)
    assert re.sub(r"\s+([\[.,])", r"\1", told) == re.sub(r"\s+([\[.,])", r"\1", expected)


SENTENCES = st.lists(
    st.sampled_from(["the", "old", "bridge", "轉型", "同盟", ",", "stands", "for", "years"]), min_size=1
)


@given(SENTENCES, SENTENCES)
def test_both_sentences_are_in_the_marked_one(was: list[str], now: list[str]) -> None:
    old, new = " ".join(was), " ".join(now)
    for told in (readable(old, new), runs(old, new) or readable(old, new)):
        for side, whole in (("won", old), ("lost", new)):
            kept = "".join(text for what, text in told if what != side)
            assert "".join(kept.split()) == "".join(whole.split())


@given(SENTENCES, SENTENCES, st.floats(60, 300))
def test_lines_of_marked_words_lose_nothing_and_keep_their_room(was: list[str], now: list[str], room: float) -> None:
    told = readable(" ".join(was), " ".join(now))
    laid = list(lines(told, room, 12.0))
    written = "".join(each.text for line in laid for each in line)
    assert "".join(written.split()) == "".join("".join(text for _, text in told).split())
    for line in laid:
        assert all(one.x + width(one.text, 12.0) <= other.x + 0.05 for one, other in pairwise(line))
        assert line[-1].x + width(line[-1].text, 12.0) <= room + 24


# Drawings


def golden() -> str:
    return drawn(diff(load(ESSAYS[0]), load(ESSAYS[1])), "dot")


def test_the_dot_of_two_revisions_is_as_it_was() -> None:
    assert golden() == (HERE / "school-start-changes.dot").read_text(encoding="utf-8")


def test_a_drawing_tells_every_change_of_what_it_shows() -> None:
    found = diff(load(ESSAYS[0]), load(ESSAYS[1]))
    titles = "\n".join(each.text or "" for each in ET.fromstring(drawn(found)).iter(f"{SVG}title"))  # noqa: S314
    for change in found.changes:
        if str(change.subject.type) in ("claim", "inference", "objection") and change.kind.value[:6] != "record":
            assert change.explain() in titles or change.kind.value.startswith(("renamed", "anchor"))


def test_the_heading_of_a_part_counts_what_became_of_the_whole_map_and_says_so() -> None:
    found = diff(load(ESSAYS[0]), load(ESSAYS[1]))
    told = "4 reworded, 18 removed, 17 added, 5 moved"
    for view, part, before in (("whole", None, "whole map · "), ("part", "reasons", " · in the whole map: ")):
        assert f"{before}{told}" in drawn(found, view=view, part=part).partition("</title>")[0]


def test_on_paper_rows_are_wider_apart_than_their_frames_and_signs() -> None:
    laid = overlay(found := diff(load(ESSAYS[0]), load(ESSAYS[1])))
    facts, _ = draw.scene_of(laid.graph, *draw.asked("changes", None, None, {}), (), laid.support, marked(found))
    for page in lay(sections(facts, paper()), 900, 900):
        claims = [each for each in page.boxes if each.box.type == "claim"]
        below = [(one, other) for one in claims for other in claims if one.x == other.x and one.y < other.y]
        assert all(other.y - one.y - one.height >= 14.9 for one, other in below)


def test_words_stand_in_their_boxes_and_apart() -> None:
    laid = overlay(found := diff(load(ESSAYS[0]), load(ESSAYS[1])))
    wanted, style = draw.asked("changes", None, None, {})
    boxes = draw.scene_of(laid.graph, wanted, style, (), laid.support, marked(found))[1].boxes
    assert any(word.change for box in boxes for word in box.words)
    for box in boxes:
        rows: dict[float, list[tuple[float, float]]] = {}
        for word in box.words:
            left = word.x - word.width if word.at_end else word.x
            assert left >= 1, (box.name, word)
            assert left + word.width <= box.width - 1, (box.name, word)
            rows.setdefault(word.y, []).append((left, left + word.width))
        for row in rows.values():
            assert all(one[1] <= other[0] + 0.05 for one, other in pairwise(sorted(row))), box.name


def test_a_drawing_explains_the_signs_that_it_has_and_no_other() -> None:
    text = drawn(compared(move))
    legend = re.findall(r"<text[^>]*>(moved|new|removed|split|merged|turned round|as it was|words gone)</text>",
                        text.partition('class="argument"')[0])  # fmt: skip
    assert set(legend) == {"moved", "new", "as it was"}


def test_every_sign_has_a_letter_for_dot_and_none_is_another() -> None:
    assert CHANGES.keys() == set(ORDER)
    assert len({*CHANGES.values()}) == len(CHANGES)


def test_what_is_as_it_was_is_folded_and_counted() -> None:
    text = drawn(compared(weaken))
    assert 'id="thesis"' in text
    assert 'id="factory"' not in text
    assert 'id="factory"' in drawn(compared(weaken), view="whole")
    assert re.search(r">\+\d+<", text)


def test_a_fold_counts_what_has_changed_in_it() -> None:
    laid = overlay(found := compared(reword))
    focused = draw.draw(laid.graph, focus="polls", depth=1, support=laid.support, marks=marked(found)).text
    assert re.search(r">~1<", focused)
    assert "1 change" in focused


@pytest.mark.parametrize("text", ["<script>&amp;]]>", "a [-b-] {+c+} \\N", "\u202eabc\u200b def", "x" * 900, "\ud800!"])
def test_hostile_words_stay_words(text: str) -> None:
    old, new = (graph(loads(json.dumps(base()))) for _ in range(2))
    marks = Marks({("claim", "thesis"): Mark(("reworded",), (text,), (text,), {"en": [("lost", text), ("won", text)]})})
    made = draw.draw(new.map, "changes", marks=marks).text
    assert "script" not in {each.tag.rpartition("}")[2] for each in ET.fromstring(made).iter()}  # noqa: S314
    assert draw.draw(old.map, "changes", format="dot", marks=marks).text.count("digraph") == 1


def test_a_drawing_of_two_revisions_is_the_same_every_time() -> None:
    found = compared(move)
    assert drawn(found) == drawn(found)


def test_pages_show_the_words_that_came_and_went() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pytest.importorskip("fpdf")
    laid = overlay(found := compared(reword))
    made = draw.draw(laid.graph, "changes", support=laid.support, format="pdf", marks=marked(found)).content
    text = pdfium.PdfDocument(made)[0].get_textpage().get_text_range()
    assert "very" in text
    assert "reworded" in text


# The command


def run(*words: object) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "argmap", "diff", *map(str, words)], capture_output=True, text=True,
                          encoding="utf-8", check=False, cwd=ROOT)  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([*ESSAYS, "--format", "svg"], 1, "4 reworded, 18 removed, 17 added, 5 moved"),
        ([*ESSAYS, "--format", "svg", "--view", "whole"], 1, "whole map · 4 reworded"),
        ([*ESSAYS, "--format", "svg", "--focus", "lazy"], 1, "focus: lazy"),
        ([*ESSAYS, "--format", "svg", "--print", "--theme", "print", "--legend"], 1, "struck through"),
        ([*ESSAYS, "--format", "dot"], 1, "digraph"),
        ([ESSAYS[0], ESSAYS[0], "--format", "svg"], 0, "no differences"),
        ([*ESSAYS, "--format", "svg", "--focus", "lazyy"], 2, "did you mean 'lazy'"),
        ([*ESSAYS, "--format", "svg", "--view", "changes", "--part", "reasons"], 2, "not with 'changes'"),
        ([*ESSAYS, "--view", "whole"], 2, "name a .svg"),
        ([*ESSAYS, "--print"], 2, "--print is about a drawing"),
        ([*ESSAYS, "--format", "svg", "--stat"], 2, "about text"),
        ([*ESSAYS, "--format", "json", "--stat"], 2, "one line of text"),
        ([*ESSAYS, "--format", "svg", "--paper", "a3"], 2, "paper goes with the pages of a PDF"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_drawing_is_asked_for_as_any_other(words: list[object], code: int, says: str) -> None:
    exits, told = run(*words)
    assert (exits, says in told) == (code, True)


@pytest.mark.parametrize("suffix", ["svg", "dot", "gv"])
def test_the_name_of_the_file_says_what_is_drawn(tmp_path: Path, suffix: str) -> None:
    assert run(*ESSAYS, "-o", tmp_path / f"x.{suffix}")[0] == 1
    assert (tmp_path / f"x.{suffix}").read_text(encoding="utf-8").startswith("<svg" if suffix == "svg" else "digraph")


def test_nothing_is_written_where_nothing_can_be_drawn(tmp_path: Path) -> None:
    assert run(*ESSAYS, "-o", tmp_path / "x.svg", "--focus", "nowhere")[0] == 2
    assert not list(tmp_path.iterdir())


def test_a_chain_of_thousands_is_laid_over_another() -> None:
    def chain(text: str) -> Map:
        claims = [c(f"c{n}", by(f"c{n + 1}"), text=f"Link {n} holds.") for n in range(2_000)]
        return loads(json.dumps({"argmap": 1, "id": "m", "roots": ["c0"], "trees": [*claims, c("c2000", text=text)]}))

    laid = overlay(diff(chain("The last link holds."), chain("Nothing at the end of it all is known.")))
    assert len(laid.graph.claims) in (2_001, 2_002)


if __name__ == "__main__":
    (HERE / "school-start-changes.dot").write_text(golden(), encoding="utf-8")
