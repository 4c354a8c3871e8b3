"""Pages as PDF: vectors, the fonts' letters embedded as far as they are used, every line a line of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, groupby, product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.draw.fonts import fonts, lacking, require, runs
from argmap.draw.printing import Printed
from argmap.draw.tags import KINDS, Tags
from argmap.draw.vectors import operators

if TYPE_CHECKING:
    from fpdf import FPDF

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)  # of a map that bears no date: never the clock's
_MOVE = re.compile(r"(translate|scale)\(([^)]*)\)")
_TOO_WIDE = 1.004  # a line that is wider than measured is set narrower


@dataclass(frozen=True)
class Told:
    """What a document says of itself."""

    title: str
    subject: str
    language: str
    dates: Sequence[str]  # as the map writes them; the first that is one


def pdf(pages: Sequence[Printed], told: Told) -> tuple[bytes, str]:
    """The document, and the letters that no font has, which are drawn as U+FFFD. The same pages give the same bytes."""
    require("fpdf")
    document = _document(told, pages)
    links = [document.add_link(page=number) for number in range(1, len(pages) + 1)]
    tags, section = Tags(document), ""
    for number, page in enumerate(pages, 1):
        size = page.drawing.get("viewBox", "0 0 0 0").split()
        document.add_page(format=(float(size[2]), float(size[3])))
        fresh = [title for title in page.sections if title != section]
        for title in fresh:
            document.start_section(title or "…", 0)
        section = page.sections[-1] if page.sections else section
        document.start_section(f"{number}  {page.about}".strip(), 1)
        _draw(document, page.drawing, tags, told.language, bool(fresh) and number > 1)
        for area in page.areas:
            to = links[area.to - 1] if isinstance(area.to, int) else area.to
            document.link(area.x, area.y, area.width, area.height, to)
    return bytes(document.output()), lacking(text for text, _ in _texts(pages))


def _document(told: Told, pages: Sequence[Printed]) -> FPDF:
    from fpdf import FPDF, ViewerPreferences
    from fpdf.fonts import TTFFont

    document = FPDF(unit="pt")
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.set_creation_date(_date(told.dates))
    document.set_title(told.title)
    document.set_subject(told.subject)
    document.set_lang(told.language)
    document.set_creator("argmap")
    document.viewer_preferences = ViewerPreferences(display_doc_title=True)
    if len(pages) > 1:
        document.page_mode = "USE_OUTLINES"
    used = {run.family for text in _texts(pages) for run in runs(*text)}
    for family, font in fonts().items():
        if family not in used:
            continue
        weight = {"wght": 400.0} if "[wght]" in font.path.name else None
        document.add_font(family, fname=font.path, variations=weight)
    for added in document.fonts.values():
        if isinstance(added, TTFFont):
            added.ttfont.recalcBBoxes = False  # the bounds of a whole font hold for a part of its letters
    return document


def _date(written: Sequence[str]) -> datetime:
    """The first that is a date as maps write them: a year, a month of it or a day."""
    for each, form in product(written, ("%Y-%m-%d", "%Y-%m", "%Y")):
        try:
            return datetime.strptime(each, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return UNDATED


def _draw(document: FPDF, drawing: ET.Element, tags: Tags, language: str, begins: bool) -> None:
    """The shapes of a page, then its words, box by box. Its head is read aloud where a section begins.

    The library's own way to draw shapes takes ten times as long.
    """
    with tags.passed_over():
        document._out(operators(drawing))
    for (_, kind), lines in groupby(_words(drawing), key=lambda line: (line.of, line.kind)):
        aloud = kind and (kind != "section" or begins)
        with tags.told(KINDS.get(kind, "P")) if aloud else tags.passed_over():
            for line in sorted(lines, key=lambda line: line.place):
                _write(document, line, tags, language)


@dataclass(frozen=True)
class _Line:
    """A line of text, the origin and the scale of what it is in, the number of that and its kind: `title`, `told`,
    `section`, `legend` or `box`; nothing for what is told at the head or foot of each page."""

    text: ET.Element
    x: float
    y: float
    scale: float
    of: int
    kind: str

    @property
    def place(self) -> tuple[float, float]:
        """How far down it begins, and how far to the right."""
        x, y = (float(self.text.get(axis, "0")) * self.scale for axis in "xy")
        return round(self.y + y, 2), self.x + x


def _words(drawing: ET.Element) -> Iterator[_Line]:
    """The lines of text in the order in which they are drawn."""
    numbers = count(1)

    def within(element: ET.Element, x: float, y: float, scale: float, of: int, kind: str) -> Iterator[_Line]:
        for each in element:
            if each.tag == "text":
                yield _Line(each, x, y, scale, of, kind)
            else:
                own = _kind(each)
                place = _moved(each.get("transform", ""), x, y, scale)
                yield from within(each, *place, next(numbers) if own else of, own or kind)

    yield from within(drawing, 0.0, 0.0, 1.0, 0, "")


def _kind(element: ET.Element) -> str:
    if element.get("role") == "listitem" or element.find("title") is not None:
        return "box"
    name = element.get("class", "")
    return name if name in ("title", "told", "section", "legend") else ""


def _moved(transform: str, x: float, y: float, scale: float) -> tuple[float, float, float]:
    for name, told in _MOVE.findall(transform):
        values = [float(each) for each in told.replace(",", " ").split()]
        if name == "scale":
            scale *= values[0]
        else:
            x, y = x + values[0] * scale, y + values[1] * scale
    return x, y, scale


def _write(document: FPDF, line: _Line, tags: Tags, language: str) -> None:
    """A line of text: a string for each stretch that one font draws."""
    text, scale = line.text, line.scale
    size = float(text.get("font-size", "0")) * scale
    parts = runs(_in_sight(text.text or ""), text.get("lang", ""))
    wide, measured = sum(run.width for run in parts) * size, float(text.get("textLength", "0")) * scale
    narrower = measured / wide if measured and wide > measured * _TOO_WIDE else 1.0
    at = line.x + float(text.get("x", "0")) * scale - (wide * narrower if text.get("text-anchor") == "end" else 0.0)
    document.set_text_color(*_colour(text.get("fill", "#000000")))
    document.set_stretching(100 * narrower)
    with tags.spoken(text.get("lang", "")) if text.get("lang", language) != language else nullcontext():
        for run in parts:
            document.set_font(run.family, size=size)
            document.text(at, line.y + float(text.get("y", "0")) * scale, run.text)
            at += run.width * size * narrower


def _in_sight(text: str) -> str:
    """The letters from left to right as they are seen, where some are written from right to left."""
    if not any(unicodedata.bidirectional(each) in ("R", "AL") for each in text):
        return text
    from fpdf.bidi import BidiParagraph

    return str(BidiParagraph(text=text).get_reordered_string())


def _colour(written: str) -> tuple[int, int, int]:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def _texts(pages: Sequence[Printed]) -> Iterator[tuple[str, str]]:
    """Every line, with its language."""
    for page in pages:
        yield from ((text.text or "", text.get("lang", "")) for text in page.drawing.iter("text"))
