"""What is printed of a view: sections of boxes and lines, each with its columns, nothing taller than a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from argmap.draw.boxes import boxes, mention
from argmap.draw.facts import Facts
from argmap.draw.forest import forest
from argmap.draw.links import links
from argmap.draw.measure import SLACK, shortened
from argmap.draw.overview import overview
from argmap.draw.pages import Section
from argmap.draw.paper import Paper, fitted
from argmap.draw.pieces import ROW_GAP, WIDER
from argmap.draw.sheet import LEADING, SIZES, Box, Sheet, Words
from argmap.draw.view import View, part, parts, with_stubs
from argmap.graph import Graph
from argmap.model import Text

TALLEST = 0.5  # of the room on a page; a claim that is taller gives its text in boxes of its own
FEW = 30  # claims that need neither an overview nor parts


def sections(facts: Facts, sheet: Paper) -> list[Section]:
    """The sections of a view: of the whole map an overview, unless it is small, then the roots and each part."""
    views = list(_views(facts.index, facts.view))
    return [section(replace(facts, view=view), sheet, view.brief and len(views) > 1) for view in views]


def section(facts: Facts, sheet: Paper, refers: bool = False) -> Section:
    """One view in the columns of a sheet. `refers` for an overview whose claims are told in full elsewhere."""
    grid, made, first = fitted(sheet, lambda room: boxes(facts, room))
    tallest = sheet.down * TALLEST
    texts = {box.name: list(_texts(box, tallest)) for box in made if box.type == "claim" and box.height > tallest}
    every = [_short(box, tallest) for box in made] + [box for each in texts.values() for box in each]
    small = replace(facts, view=replace(facts.view, hidden={}, withheld={}))
    trees = forest(every, links(facts.index, facts.view), lambda claim: mention(small, claim, grid.wide))
    places = {box.name: number for number, box in reversed(list(enumerate(trees.boxes)))}
    leads = {places[name]: places[found[0].name] for name, found in texts.items()}
    narrow = {box.name: _short(box, tallest) for box in first}
    return Section(facts.first(facts.view.title), grid, trees, [narrow.get(box.name, box) for box in trees.boxes],
                   refers, WIDER if facts.marks else ROW_GAP, leads)  # fmt: skip


def _views(index: Graph, view: View) -> Iterator[View]:
    if view.name != "whole" or len(view.claims) <= FEW:
        yield view
        return
    yield overview(index)
    named = {name: part(index, name) for name in parts(index)}
    placed = {name for each in named.values() for name in (*each.claims, *each.objections)}
    rest = [name for name in view.claims if name not in placed]
    if rest:
        title = {"en": "the main claims"} if named else view.title
        yield _of_claims(index, rest, [each for each in view.objections if each not in placed], title)
    for each in named.values():
        if each.claims:
            yield _of_claims(index, each.claims, each.objections, each.title, each.part)


def _of_claims(index: Graph, claims: Sequence[str], objections: Sequence[str], title: Text,
               name: str | None = None) -> View:  # fmt: skip
    """Claims with the steps to them, and not those that they are used in: a reference says where that is."""
    inside = set(claims)
    steps = tuple(each for each in index.inferences if index.conclusion[each] in inside)
    return with_stubs(index, View("whole", title, tuple(claims), steps, tuple(objections), part=name))


def _short(box: Box, tallest: float) -> Box:
    """A box that is too tall, with as many rows as there is room for."""
    if box.height <= tallest:
        return box
    rows = [word for word in box.words if word.y <= tallest - 24]
    end = max((word.y for word in rows), default=16.0) + SIZES["text"] * LEADING
    dots = Words(box.words[0].x if box.words else 8.0, round(end, 2), "…", "text")
    return replace(box, words=(*rows, dots), pills=(), height=round(end + 6, 2))


def _texts(box: Box, tallest: float) -> Iterator[Box]:
    """The whole text of a claim, in as many boxes as it takes."""
    sheet = Sheet(box.width, 17, 9)
    for y, row in groupby(box.words, key=lambda word: word.y):
        words = list(row)
        if words[0].role in ("text", "second", "label"):
            if not sheet.words:
                sheet.row(shortened(box.of, (box.width - 41) / SIZES["id"] / SLACK), "id", indent=15)
            sheet.again(words)
        if sheet.y > tallest:
            yield _text(sheet, box, y)
            sheet = Sheet(box.width, 17, 9)
    if sheet.words:
        yield _text(sheet, box, box.height)


def _text(sheet: Sheet, box: Box, place: float) -> Box:
    return sheet.box(f"{box.name}~text~{place:g}", f"{box.of}~text", "claim", box.look, box.title, *box.classes)
