"""Sheets being filled: pieces are laid where there is room, roughly in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from argmap.draw.arranged import Shape
from argmap.draw.crossing import Lot
from argmap.draw.paper import Grid
from argmap.draw.pieces import ROW_GAP

PIECE_GAP = 18.0  # more, where rows are wider apart
CLOSER = 14.0  # where that saves a page
OPEN = 4  # sheets that may still take a small piece: none is left nearly empty, and the order is kept


@dataclass(frozen=True)
class Sheet:
    """What is laid on a sheet of paper: pieces, by their places among all, with their first column and how far down;
    how far each column is full, with the gap below. The sections that it shows have the same columns."""

    sections: tuple[int, ...]
    grid: Grid
    room: float
    gap: float
    full: tuple[float, ...]
    laid: tuple[tuple[int, int, float], ...] = ()

    def with_piece(self, shape: Shape) -> Sheet | None:
        """The sheet with a piece in the highest place that there is; `None` where there is none."""
        starts = range(len(self.full) - shape.across + 1)
        down, start = min((max(self.full[start : start + shape.across]), start) for start in starts)
        if self.laid and down + shape.down > self.room:
            return None
        below = down + shape.down + self.gap + shape.gap - ROW_GAP
        end, filled = start + shape.across, (below,) * shape.across
        return replace(self, full=(*self.full[:start], *filled, *self.full[end:]),
                       laid=(*self.laid, (shape.place, start, down)))  # fmt: skip


@dataclass
class _Pile:
    """Sheets in their order, being filled."""

    grids: Sequence[Grid]
    room: float
    first: float
    gap: float
    sheets: list[Sheet] = field(default_factory=list)

    def put(self, section: int, shape: Shape) -> None:
        """Lay a piece on one of the last few sheets of its section, else on a new one."""
        for at in range(max(0, len(self.sheets) - OPEN), len(self.sheets)):
            fuller = self.sheets[at].with_piece(shape) if section in self.sheets[at].sections else None
            if fuller:
                self.sheets[at] = fuller
                return
        grid = self.grids[section]
        empty = Sheet((section,), grid, self.room if self.sheets else self.first, self.gap, (0.0,) * grid.columns)
        self.sheets.append(empty.with_piece(shape) or empty)

    def share(self, section: int, shapes: Sequence[Shape]) -> bool:
        """Lay a small section below the one before it, if all of it has room there."""
        sheet = self.sheets[-1] if self.sheets and self.sheets[-1].grid == self.grids[section] else None
        for shape in shapes:
            sheet = sheet and sheet.with_piece(shape)
        if sheet:
            self.sheets[-1] = replace(sheet, sections=(*sheet.sections, section))
        return sheet is not None


def filled(grids: Sequence[Grid], lots: Sequence[Lot], shapes: Sequence[Shape], apart: frozenset[int], room: float,
           first: float) -> list[Sheet]:  # fmt: skip
    """Every piece on a sheet. Sections begin on sheets of their own, unless they are small; nothing shares a sheet with
    those that are kept `apart`. Pieces stand closer where that saves a page."""
    far, close = (_piled(grids, lots, shapes, apart, (room, first, gap)) for gap in (PIECE_GAP, CLOSER))
    return close if len(close) < len(far) else far


def _piled(grids: Sequence[Grid], lots: Sequence[Lot], shapes: Sequence[Shape], apart: frozenset[int],
           rooms: tuple[float, float, float]) -> list[Sheet]:  # fmt: skip
    pile = _Pile(grids, *rooms)
    for section, members in groupby(zip(lots, shapes, strict=True), key=lambda each: each[0].section):
        own = [shape for _, shape in members]
        if section in apart or section - 1 in apart or not pile.share(section, own):
            for shape in own:
                pile.put(section, shape)
    return pile.sheets
