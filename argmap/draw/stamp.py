"""A box as it is printed, with the pages that it refers to: where its argument goes on, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from argmap.draw.arranged import Placed, beside, reference_row, right_edge
from argmap.draw.crossing import Reference
from argmap.draw.measure import width
from argmap.draw.shapes import add, box_in, number, write
from argmap.draw.sheet import SIZES
from argmap.draw.theme import Theme

_SIZE = SIZES["about"]
_MOST = 8  # pages that one reference names
_APART = 8.0  # between two references
_LINE = 11.5  # height of a line that can be clicked


@dataclass(frozen=True)
class Area:
    """A part of a page that leads elsewhere: to a page by its number, or to an address."""

    x: float
    y: float
    width: float
    height: float
    to: int | str

    def moved(self, x: float, y: float, scale: float) -> Area:
        """The same area where what it is in is enlarged, and moved."""
        return Area(x + self.x * scale, y + self.y * scale, self.width * scale, self.height * scale, self.to)


def stamped(parent: ET.Element, placed: Placed, page: int, theme: Theme, letter: str = "") -> list[Area]:
    """Draw a box on a page; returns where it leads. On the only page of all a letter stands for where that is."""
    box = placed.box
    classes = " ".join((box.type, *box.classes))
    group = add(parent, "g", class_=classes, transform=f"translate({number(placed.x)} {number(placed.y)})")
    add(group, "title").text = box.title
    box_in(group, replace(box, height=placed.height), theme)
    found = [Area(0, 0, box.width, placed.height, box.href)] if box.href else []
    found += _references(group, placed, page, theme, letter)
    return [area.moved(placed.x, placed.y, 1.0) for area in found]


def _references(group: ET.Element, placed: Placed, page: int, theme: Theme, letter: str) -> Iterator[Area]:
    """In a row of their own what uses the box stands at the left and what it leads to at the right; at the end of the
    last row of words, one before the other."""
    box, apart = placed.box, reference_row(placed.box) > 0
    right = right_edge(box)
    left = right - beside(box) if not apart else 17.0 if box.type == "claim" else 8.0
    y = placed.height - 5.5 if apart else max((word.y for word in box.words), default=placed.height - 5.5)
    for reference in sorted(placed.references, key=lambda each: each.sign == "←"):
        words = [(f"{reference.sign} {letter}", None)] if letter else _words(reference, page, right - left)
        wide = sum(width(text, _SIZE) for text, _ in words)
        x = left if apart and reference.sign == "←" else right - wide
        right = x - _APART
        for text, to in words:
            write(group, text, x, y, _SIZE, theme["sought"], theme=theme)
            taken = width(text, _SIZE)
            if to is not None:
                yield Area(x, y - 9, taken, _LINE, to)
            x += taken


def _words(reference: Reference, page: int, room: float) -> list[tuple[str, int | None]]:
    """A reference as it is written, each page with its number; of many the first few."""
    pages = [each for each in reference.pages if each != page]
    if not pages:
        return [(f"{reference.sign} this page", None)]
    words = [f"{reference.sign} p. {pages[0]}", *(f", {each}" for each in pages[1:])]
    most = min(len(words), _MOST)
    while most > 1 and width("".join(words[:most]) + " …", _SIZE) > room:
        most -= 1
    rest: list[tuple[str, int | None]] = [(" …", None)] if most < len(words) else []
    return [*zip(words[:most], pages[:most], strict=True), *rest]
