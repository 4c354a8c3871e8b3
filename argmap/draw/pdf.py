"""Pages as PDF: vectors, the fonts' letters embedded as far as they are used, every line a line of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.draw.fonts import fonts, lacking, require, runs
from argmap.draw.printing import Printed
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
    section = ""
    for number, page in enumerate(pages, 1):
        size = page.drawing.get("viewBox", "0 0 0 0").split()
        document.add_page(format=(float(size[2]), float(size[3])))
        for title in page.sections:
            if title != section:
                section = title
                document.start_section(title or "…", 0)
        document.start_section(f"{number}  {page.about}".strip(), 1)
        _draw(document, page.drawing)
        for area in page.areas:
            to = links[area.to - 1] if isinstance(area.to, int) else area.to
            document.link(area.x, area.y, area.width, area.height, to)
    return bytes(document.output()), lacking(text for text, _ in _texts(pages))


def _document(told: Told, pages: Sequence[Printed]) -> FPDF:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

    document = FPDF(unit="pt")
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.set_creation_date(_date(told.dates))
    document.set_title(told.title)
    document.set_subject(told.subject)
    document.set_lang(told.language)
    document.set_creator("argmap")
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


def _draw(document: FPDF, drawing: ET.Element) -> None:
    """The shapes of a page, then its words. The library's own way to draw shapes takes ten times as long."""
    document._out(operators(drawing))
    for text, x, y, scale in _words(drawing):
        _write(document, text, x, y, scale)


def _words(element: ET.Element, x: float = 0.0, y: float = 0.0,
           scale: float = 1.0) -> Iterator[tuple[ET.Element, float, float, float]]:  # fmt: skip
    """The lines of text, each with the origin and the scale of what it is in."""
    for each in element:
        if each.tag == "text":
            yield each, x, y, scale
        else:
            yield from _words(each, *_moved(each.get("transform", ""), x, y, scale))


def _moved(transform: str, x: float, y: float, scale: float) -> tuple[float, float, float]:
    for name, told in _MOVE.findall(transform):
        values = [float(each) for each in told.replace(",", " ").split()]
        if name == "scale":
            scale *= values[0]
        else:
            x, y = x + values[0] * scale, y + values[1] * scale
    return x, y, scale


def _write(document: FPDF, text: ET.Element, x: float, y: float, scale: float) -> None:
    """A line of text: a string for each stretch that one font draws."""
    size = float(text.get("font-size", "0")) * scale
    parts = runs(_in_sight(text.text or ""), text.get("lang", ""))
    wide, measured = sum(run.width for run in parts) * size, float(text.get("textLength", "0")) * scale
    narrower = measured / wide if measured and wide > measured * _TOO_WIDE else 1.0
    at = x + float(text.get("x", "0")) * scale - (wide * narrower if text.get("text-anchor") == "end" else 0.0)
    document.set_text_color(*_colour(text.get("fill", "#000000")))
    document.set_stretching(100 * narrower)
    for run in parts:
        document.set_font(run.family, size=size)
        document.text(at, y + float(text.get("y", "0")) * scale, run.text)
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
        yield from ((text.text or "", text.get("lang", "")) for text, *_ in _words(page.drawing))
