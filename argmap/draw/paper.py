"""Sheets of paper, and the columns of claims that they hold in letters that can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.draw.measure import SLACK
from argmap.draw.sheet import SIZES, Box
from argmap.errors import UsageError, did_you_mean

SIDES = {"a4": (595.28, 841.89), "a3": (841.89, 1190.55), "letter": (612.0, 792.0)}  # in points
LEAST = 7.0  # points of the smallest letters on paper
SMALL = 126.0  # room for steps and objections between two columns of claims, in units of the drawing
GAPS = (24.0, 16.0)  # before these, where arrowheads are, and after
LEAST_ROOM = 8.0  # ems of the text to a line of a claim, however narrow the column
WIDEST = 357.0  # of a column of claims
BETWEEN = SMALL + sum(GAPS)

Boxes = Callable[[float], Sequence[Box]]  # makes boxes, so many ems of text to a line of a claim


@dataclass(frozen=True)
class Paper:
    """A sheet, in points, and how many points a unit of the drawing is. `head` and `foot` are left to the page's own
    lines."""

    width: float
    height: float
    scale: float
    margin: float = 28.0
    head: float = 26.0
    foot: float = 17.0
    letters: tuple[float, float, float] = (13.0, 9.0, 7.5)  # title, heads, feet: points
    single: bool = False  # one sheet, on which a view is folded until it has room
    narrowest: float = 222.0  # a column of claims, in units of the drawing
    first: float = 0.72  # how wide the first column is to the others: a conclusion stands alone beside its premises

    @property
    def across(self) -> float:
        """Room for the drawing, in its own units."""
        return (self.width - 2 * self.margin) / self.scale

    @property
    def down(self) -> float:
        """Room for the drawing, in its own units."""
        return (self.height - 2 * self.margin - self.head - self.foot) / self.scale


def _slide(large: float, narrowest: float) -> Paper:
    """A sheet of 16:9, 1920 by 1080 pixels of 96 to an inch, whose smallest letters have so many points."""
    scale = large / min(SIZES.values()) + 1e-6
    return Paper(1440.0, 810.0, scale, 36.0, 44.0, 26.0, (26.0, 17.0, 14.0), True, narrowest, 1.0)


# the larger the letters, the better, as long as all is shown; at the least, few columns or many
SLIDES = (_slide(22.0, 190.0), _slide(18.0, 190.0), _slide(14.0, 300.0), _slide(14.0, 190.0))


@dataclass(frozen=True)
class Grid:
    """Columns of claims, small boxes between them: how wide the first is, and each of the others."""

    columns: int
    first: float
    wide: float

    def left(self, column: int) -> float:
        """The left edge of a column, small boxes counted."""
        claims, small = divmod(column, 2)
        start = self.first + BETWEEN + (claims - 1) * (self.wide + BETWEEN) if claims else 0.0
        return start + small * ((self.wide if claims else self.first) + GAPS[0])


def paper(name: str = "a4", landscape: bool = False) -> Paper:
    """A sheet by its name, upright unless it is to lie. Raises `UsageError` for one that is unknown."""
    if name not in SIDES:
        hint = did_you_mean(name, list(SIDES)) or f"one of {', '.join(SIDES)}"
        raise UsageError(f"there is no paper '{name}'; {hint}")
    short, long = SIDES[name]
    width, height = (long, short) if landscape else (short, long)
    return Paper(width, height, LEAST / min(SIZES.values()) + 1e-6)


def fitted(sheet: Paper, boxes: Boxes) -> tuple[Grid, Sequence[Box], Sequence[Box]]:
    """The boxes in as many columns as the sheet holds, at least two, and the same boxes for the first column."""
    for columns in range(6, 1, -1):
        grid = _grid(sheet, columns)
        made = _sized(boxes, grid.wide) if min(grid.first, grid.wide) >= sheet.narrowest else None
        first = _sized(boxes, grid.first) if made else None
        if made and first:
            return grid, made, first
    grid, least = _grid(sheet, 2), boxes(LEAST_ROOM)
    return grid, _sized(boxes, grid.wide) or least, _sized(boxes, grid.first) or least


def _grid(sheet: Paper, columns: int) -> Grid:
    room = sheet.across - (columns - 1) * BETWEEN
    wide = min(room / (columns - 1 + sheet.first), WIDEST)
    first = min(max(room - (columns - 1) * wide, sheet.narrowest), wide)
    return Grid(columns, first, min((room - first) / (columns - 1), WIDEST))


def _sized(boxes: Boxes, wide: float) -> Sequence[Box] | None:
    """The boxes of claims no wider than a column; `None` where they cannot be."""
    room = (wide - 26) / SLACK / SIZES["text"]
    for _ in range(2):
        made = boxes(room)
        spill = max((box.width for box in made if box.type in ("claim", "stub")), default=0.0) - wide
        if spill <= 0.5:
            return made
        room = max(room - (spill + 1) / SLACK / SIZES["text"], LEAST_ROOM)
    made = boxes(room)
    spill = max((box.width for box in made if box.type in ("claim", "stub")), default=0.0) - wide
    return made if spill <= 0.5 else None
