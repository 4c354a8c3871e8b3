"""A legend laid out: in a line, in columns, on pages."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from argmap.draw.legends import SAMPLE, Entry, Group
from argmap.draw.measure import SLACK, broken, shortened, width
from argmap.draw.shapes import add, number, write
from argmap.draw.sheet import SIZES
from argmap.draw.svg import Block
from argmap.draw.theme import Theme

WORD = 84.0  # room of a word that stands in a box and is explained
COLUMN = 330.0
_BETWEEN = 20.0
_UNEVEN = 1.3  # how much taller a legend may be so that no group is parted
_NAME, _MEANING, _GROUP = 11.0, 10.0, 12.5
Row = Entry | str  # or the title of a group


def in_line(parent: ET.Element, groups: Sequence[Group], wide: float, y: float,
            theme: Theme) -> float:  # fmt: skip
    """The names alone, one after the other; returns where it ends."""
    line, x = add(parent, "g", class_="legend"), 0.0
    for entry in (each for _, entries in groups for each in entries if each.key != "line step"):
        if entry.sample is None:
            continue
        name = shortened(entry.name, (wide - entry.wide - 24) / _NAME / SLACK)
        taken = entry.wide + 6 + width(name, _NAME) * SLACK + 18
        if x and x + taken > wide:
            x, y = 0.0, y + 21
        entry.sample(add(line, "g", transform=f"translate({number(x)} {number(y)})"), theme)
        write(line, name, x + entry.wide + 6, y + 13, _NAME, theme["ink"], theme=theme)
        x += taken
    return y + 21


def in_full(groups: Sequence[Group], wide: float, theme: Theme) -> Block:
    """Names and meanings, group by group, in as many columns of one width as there is room for."""
    whole: list[list[Row]] = [[title, *entries] for title, entries in groups]
    most = _most(wide)
    columns, split = _columns(whole, most), _columns(_apart(groups), most)
    return _block(split if _tallest(columns) > _tallest(split) * _UNEVEN else columns, theme)


def in_pages(groups: Sequence[Group], wide: float, high: float, theme: Theme) -> list[Block]:
    """Names and meanings in blocks that are no higher than a page."""
    whole = in_full(groups, wide, theme)
    if whole.height <= high:
        return [whole]
    columns, most = _filled(_apart(groups), high), _most(wide)
    return [_block(columns[at : at + most], theme) for at in range(0, len(columns), most)]


def _most(wide: float) -> int:
    return max(1, int((wide + _BETWEEN) // (COLUMN + _BETWEEN)))


def _apart(groups: Sequence[Group]) -> list[list[Row]]:
    """Every entry for itself, the first of a group with the title."""
    found: list[list[Row]] = []
    for title, entries in groups:
        apart: list[list[Row]] = [[each] for each in entries]
        apart[0].insert(0, title)
        found += apart
    return found


def _block(columns: Sequence[Sequence[Row]], theme: Theme) -> Block:
    block = ET.Element("g", {"class": "legend", "role": "list"})
    for place, column in enumerate(columns):
        y = 0.0
        for row in column:
            _row(block, row, place * (COLUMN + _BETWEEN), y, theme)
            y += _high([row])
    return Block(block, len(columns) * (COLUMN + _BETWEEN) - _BETWEEN, max(map(_high, columns)))


def _columns(pieces: Sequence[list[Row]], most: int) -> list[list[Row]]:
    """Pieces, none of which is parted, in so many columns at most, as low as they can be."""
    high = max((_high(piece) for piece in pieces), default=0.0)
    columns = _filled(pieces, high)
    while len(columns) > most:
        high += 10
        columns = _filled(pieces, high)
    return columns


def _filled(pieces: Sequence[list[Row]], high: float) -> list[list[Row]]:
    columns: list[list[Row]] = [[]]
    for piece in pieces:
        if columns[-1] and _high(columns[-1]) + _high(piece) > high:
            columns.append([])
        columns[-1] += piece
    return columns


def _tallest(columns: Sequence[list[Row]]) -> float:
    return max(map(_high, columns))


def _row(parent: ET.Element, row: Row, x: float, y: float, theme: Theme) -> None:
    if isinstance(row, str):
        write(parent, row, x, y + 18, _GROUP, theme["ink"], theme=theme).set("class", "group")
    else:
        _entry(parent, row, x, y, theme)


def _entry(parent: ET.Element, entry: Entry, x: float, y: float, theme: Theme) -> None:
    group = add(parent, "g", role="listitem")
    if entry.sample is None:
        word = shortened(entry.name, (WORD - 6) / SIZES["about"] / SLACK)
        write(group, word, x, y + 12, SIZES["about"], theme["grey"], theme=theme)
    else:
        at = f"translate({number(x)} {number(y)})"
        entry.sample(add(group, "g", aria_hidden="true", transform=at), theme)
        for at_line, line in enumerate(_name(entry)):
            write(group, line, x + SAMPLE + 8, y + 12.5 + 13 * at_line, _NAME, theme["ink"], theme=theme)
    left, first = (x + WORD, y - 1) if entry.sample is None else (x + SAMPLE + 8, y - 0.5 + 13 * len(_name(entry)))
    for at_line, line in enumerate(_meaning(entry), 1):
        write(group, line, left, first + 13 * at_line, _MEANING, theme["grey"], theme=theme)


def _room(size: float, left: float = SAMPLE + 8) -> float:
    return (COLUMN - left) / size / SLACK


def _name(entry: Entry) -> list[str]:
    """The lines of a name beside its sample; the title of a part may be long."""
    return broken(entry.name, _room(_NAME))


def _meaning(entry: Entry) -> list[str]:
    left = WORD if entry.sample is None else SAMPLE + 8
    return broken(entry.meaning, _room(_MEANING, left)) if entry.meaning else []


def _high(rows: Sequence[Row]) -> float:
    """How high titles and entries are, one below the other."""
    return sum(27.0 if isinstance(row, str) else _over(row) + 13 * len(_meaning(row)) for row in rows)


def _over(entry: Entry) -> float:
    """How high an entry is, its meaning aside."""
    return 6.0 if entry.sample is None else 8.0 + 13 * len(_name(entry))
