"""An argument on pages: cut into pieces, the pieces laid on sheets, references from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.draw.arranged import Placed, Shape, reference_row
from argmap.draw.crossing import Crossing, Known, Lot
from argmap.draw.filling import Sheet, filled
from argmap.draw.forest import Forest
from argmap.draw.paper import Grid
from argmap.draw.pieces import ROW_GAP, pieces
from argmap.draw.sheet import Box
from argmap.errors import UsageError

MOST_PAGES = 2_000


@dataclass(frozen=True)
class Section:
    """A stretch of pages under one title: trees, and the columns that they are laid in.

    In an overview, claims are told in brief and refer to where they are told in full. `texts` leads from a box that is
    too small for its text to the first box that has it.
    """

    title: str
    grid: Grid
    trees: Forest
    first: Sequence[Box]  # the boxes of the trees as they are in the first column
    overview: bool = False
    gap: float = ROW_GAP  # between two rows
    texts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """What is on a page: boxes, parents before children, of one section or of several small ones; the claims that its
    pieces are about."""

    sections: tuple[Section, ...]
    boxes: tuple[Placed, ...]
    about: tuple[Box, ...]


def lay(sections: Sequence[Section], room: float, first: float) -> list[Page]:
    """The pages of a document, at least one. `room` is how high what is on a page may be, `first` on the first of all.

    Raises `UsageError` where they are too many.
    """
    overviews = frozenset(at for at, each in enumerate(sections) if each.overview)
    known = Known([each.trees for each in sections], overviews, [each.texts for each in sections])
    lots = list(_lots(sections, known, room, first))
    crossing = Crossing(known, lots)
    shapes = [Shape(sections[lot.section].trees, sections[lot.section].first, lot.piece, place, crossing,
                    sections[lot.section].gap)
              for place, lot in enumerate(lots)]  # fmt: skip
    sheets = filled([each.grid for each in sections], lots, shapes, overviews, room, first)
    if len(sheets) > MOST_PAGES:
        told = f"this takes {len(sheets):,} pages, and {MOST_PAGES:,} are the most"
        raise UsageError(f"{told}; print a part, a focus, or fewer levels (--depth)")
    pages = {place: number for number, sheet in enumerate(sheets, 1) for place, _, _ in sheet.laid}
    return [_page(sections, sheet, shapes, pages) for sheet in sheets] or [Page((sections[0],), (), ())]


def _lots(sections: Sequence[Section], known: Known, room: float, first: float) -> Iterator[Lot]:
    for at, section in enumerate(sections):
        high, rooted = ([_highest(box, known.may_refer((at, number))) for number, box in enumerate(boxes)]
                        for boxes in (section.trees.boxes, section.first))  # fmt: skip
        rooms = (room, room if at else first, section.gap)
        cut = pieces(section.trees, (high, rooted), 2 * section.grid.columns - 2, *rooms)
        turns: dict[int, int] = {}
        for piece in cut:
            turns[piece.root] = turns.get(piece.root, 0) + 1
        turn: dict[int, int] = {}
        for piece in cut:
            yield Lot(at, piece, turn.get(piece.root, 0), turns[piece.root])
            turn[piece.root] = turn.get(piece.root, 0) + 1


def _highest(box: Box, may_refer: bool) -> float:
    return box.height + (reference_row(box) if may_refer else 0.0)


def _page(sections: Sequence[Section], sheet: Sheet, shapes: Sequence[Shape], pages: Mapping[int, int]) -> Page:
    boxes: list[Placed] = []
    for place, start, down in sheet.laid:
        boxes += shapes[place].placed(sheet.grid, start, down, pages, len(boxes))
    about = tuple(shapes[place].boxes[shapes[place].piece.root] for place, _, _ in sheet.laid)
    return Page(tuple(sections[each] for each in sheet.sections), tuple(boxes), about)
