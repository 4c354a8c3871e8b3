"""Pages as they are printed: what stands on each, the lines at its head and foot, references to others, the legend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from xml.etree import ElementTree as ET

from argmap.draw.explaining import in_line, in_pages
from argmap.draw.facts import Facts
from argmap.draw.fewer import until
from argmap.draw.heading import titles, translated
from argmap.draw.layout import Scene
from argmap.draw.legends import Group, occurring
from argmap.draw.measure import SLACK, broken, clean, ems, shortened, width
from argmap.draw.overview import overview
from argmap.draw.pages import Page, Section, lay
from argmap.draw.paper import Paper
from argmap.draw.sections import section, sections
from argmap.draw.shapes import add, number, write
from argmap.draw.stamp import Area, stamped
from argmap.draw.strokes import lines
from argmap.draw.svg import Block
from argmap.draw.view import View

_LINES = 3  # of a title
_PARTS = 30  # in a legend
_LETTERS = 26
_LEGEND = "what the marks mean"


@dataclass(frozen=True)
class Printed:
    """A page: its drawing in points, where it leads, its sections, and what it is about."""

    drawing: ET.Element
    areas: tuple[Area, ...]
    sections: tuple[str, ...]
    about: str


def printed(facts: Facts, scene: Scene, sheet: Paper, legend: bool | None = None) -> list[Printed]:
    """The pages of a view. The first bears the title and, in a line, what the marks mean; with `legend` there are pages
    at the end that say it in full, and when it is false none says it."""
    printing = Printing(facts, scene, sheet, legend is not False)
    if printing.sections[0].overview:
        printing.fold(overview(facts.index))
    pages, legends = printing.pages(legend is True)
    return pages + legends


class Printing:
    """A document in the making."""

    def __init__(self, facts: Facts, scene: Scene, sheet: Paper, legend: bool) -> None:
        self.facts, self.sheet, self.theme, self.explains = facts, sheet, scene.theme, legend
        self.title_size, self.head_size, self.foot_size = sheet.letters
        self.sections = sections(facts, sheet)
        boxes = [box for section in self.sections for box in section.trees.boxes]
        links = [line for section in self.sections for line in section.trees.lines if line is not None]
        self.scene = replace(scene, boxes=boxes, links=links)
        self.wide = sheet.width - 2 * sheet.margin
        self.title, self.told = titles(facts)
        self.translated = "" if sheet.single else translated(facts)
        self.marks = self._marks() if legend else []
        self.legend, self.legend_high = self._legend()

    @cached_property
    def first(self) -> float:
        """How high what is on the first page may be."""
        opening = self._opening(ET.Element("g"))
        return self.sheet.down - (opening - self.sheet.head + self.legend_high) / self.sheet.scale

    def pages(self, explained: bool = False) -> tuple[list[Printed], list[Printed]]:
        """Every page; where the marks are to be explained in full, the pages after them that do so."""
        laid = lay(self.sections, self.sheet.down, self.first)
        blocks = self._in_full() if explained and self.marks else []
        of = len(laid) + len(blocks)
        legends = [self._legend_page(block, at, of) for at, block in enumerate(blocks, len(laid) + 1)]
        return [self._page(page, at, of) for at, page in enumerate(laid, 1)], legends

    def fits(self, view: View) -> bool:
        """Whether a view, as the first section, takes one page, with the references of an overview to what follows."""
        section = self._section(view)
        told = [replace(section, overview=False)] if section.overview else []
        pages = lay([section, *told], self.sheet.down, self.first)
        return sum(page.sections[0] is section for page in pages) == 1

    def of(self, view: View) -> Printing:
        """The same document of another view."""
        return Printing(replace(self.facts, view=view), self.scene, self.sheet, self.explains)

    def fold(self, view: View) -> View:
        """Fold a view until it takes one page, as the first section."""
        left = until(self.facts.index, view, self.fits)
        self.sections[0] = self._section(left)
        return left

    def _section(self, view: View) -> Section:
        return section(replace(self.facts, view=view), self.sheet, self.sections[0].overview)

    def _marks(self) -> list[Group]:
        """The marks that the pages have. Very many parts are not told."""
        groups = occurring(self.facts, self.scene)
        parts = sum(len(entries) for title, entries in groups if title == "Parts")
        return [each for each in groups if parts <= _PARTS or each[0] != "Parts"]

    def _legend(self) -> tuple[ET.Element, float]:
        """The names of the marks, and how high that is."""
        block = ET.Element("g")
        high = in_line(block, self.marks, self.wide / self.sheet.scale, 6.0, self.theme) if self.marks else 0.0
        return block, high * self.sheet.scale

    def _in_full(self) -> list[Block]:
        return in_pages(self.marks, self.wide / self.sheet.scale, self.sheet.down, self.theme)

    def _legend_page(self, block: Block, at: int, of: int) -> Printed:
        root = self._blank()
        margins = self._margins(root)
        high = self._head(margins, _LEGEND)
        self._foot(margins, at, of, "")
        self._scaled(margins, high).append(block.element)
        return Printed(root, (), (_LEGEND,), "")

    def _page(self, page: Page, at: int, of: int) -> Printed:
        sheet = self.sheet
        root = self._blank()
        margins = self._margins(root)
        high = self._opening(margins) if at == 1 else self._head(margins, " · ".join(e.title for e in page.sections))
        self._foot(margins, at, of, self._signs(page))
        if at == 1:
            down = sheet.height - 2 * sheet.margin - sheet.foot - self.legend_high
            self._scaled(margins, down).append(self.legend)
        argument = self._scaled(margins, high)
        argument.set("class", "argument")
        lines(add(argument, "g", class_="lines"), page.boxes, self.scene)
        letters = _letters(page) if sheet.single else {}
        areas = [area for placed in page.boxes
                 for area in stamped(argument, placed, at, self.theme, letters.get(placed.box.of, ""))]  # fmt: skip
        moved = tuple(area.moved(sheet.margin, sheet.margin + high, sheet.scale) for area in areas)
        return Printed(root, moved, tuple(each.title for each in page.sections), self._about(page))

    def _margins(self, root: ET.Element) -> ET.Element:
        margin = number(self.sheet.margin)
        return add(root, "g", transform=f"translate({margin} {margin})")

    def _scaled(self, margins: ET.Element, down: float) -> ET.Element:
        return add(margins, "g", transform=f"translate(0 {number(down)}) scale({self.sheet.scale:.4f})")

    def _signs(self, page: Page) -> str:
        """What the signs of references on a page say."""
        signs = {each.sign for placed in page.boxes for each in placed.references}
        if self.sheet.single:
            return "→ A: goes on at ← A" if signs else ""
        told = {"→": "→ goes on, or is told in full, there", "←": "← is used there"}
        return "   ".join(told[each] for each in told if each in signs)

    def _blank(self) -> ET.Element:
        wide, high = number(self.sheet.width), number(self.sheet.height)
        root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": f"{wide}pt", "height": f"{high}pt",
                                  "viewBox": f"0 0 {wide} {high}", "role": "graphics-document document",
                                  "aria-roledescription": "argument map", "font-family": self.theme.fonts})  # fmt: skip
        add(root, "title").text = f"{self.title} · {self.told}"
        add(root, "rect", width=wide, height=high, fill=self.theme["paper"])
        return root

    def _opening(self, parent: ET.Element) -> float:
        """The title and what is told about the document; returns how high it is."""
        y = 0.0
        for name, text, size, colour in (("title", self.title, self.title_size, "ink"),
                                         ("told", self.translated, self.head_size, "second"),
                                         ("told", self.told, self.head_size, "grey")):  # fmt: skip
            if not text:
                continue
            group = add(parent, "g", class_=name)
            for line in self._lines(text, self.wide / size / SLACK):
                y += size * 1.35
                write(group, line, 0, round(y - size * 0.3, 2), size, self.theme[colour], theme=self.theme)
        return self._rule(parent, y + 4) + 8

    def _lines(self, text: str, room: float) -> list[str]:
        """A text in a few lines, on a single sheet in one."""
        most = 1 if self.sheet.single else _LINES
        whole = ems(text) <= room * (most if most == 1 else most - 0.5)
        return broken(text if whole else shortened(text, room * (most - 0.5 if most > 1 else 1)), room)

    def _head(self, parent: ET.Element, title: str) -> float:
        size, y = self.head_size, self.head_size + 1
        group = add(parent, "g", class_="section")
        write(group, shortened(title, self.wide * 0.55 / size), 0, y, size, self.theme["ink"], theme=self.theme)
        name = shortened(self.title, self.wide * 0.42 / self.foot_size)
        write(parent, name, self.wide, y, self.foot_size, self.theme["grey"], at_end=True, theme=self.theme)
        self._rule(parent, y + 5)
        return self.sheet.head

    def _rule(self, parent: ET.Element, y: float) -> float:
        add(parent, "path", d=f"M0,{number(y)}H{number(self.wide)}", fill="none", stroke=self.theme["stub"],
            stroke_width=0.5)  # fmt: skip
        return y

    def _foot(self, parent: ET.Element, at: int, of: int, signs: str) -> None:
        argument = self.facts.index.map
        y = self.sheet.height - 2 * self.sheet.margin
        dated = argument.coded.date if argument.coded else None
        told = [f"map {argument.id}", f"revision {argument.revision}" if argument.revision else "",
                f"coded {dated}" if dated else ""]  # fmt: skip
        page = "" if self.sheet.single else f"{at}/{of}"
        end = self.wide - (width(page, self.foot_size) + 3 * self.foot_size if page else 0.0)
        room = end - (width(signs, self.foot_size) + 3 * self.foot_size if signs else 0.0)
        line = shortened(clean(" · ".join(filter(None, told))), room / self.foot_size)
        for text, x, colour in ((line, 0.0, "grey"), (signs, end, "sought"), (page, self.wide, "ink")):
            if text:
                write(parent, text, x, y, self.foot_size, self.theme[colour], at_end=x > 0, theme=self.theme)

    def _about(self, page: Page) -> str:
        """The first claim that a page is about, in a few words."""
        claims = self.facts.index.claims
        named = [claims[box.of] for box in page.about if box.of in claims]
        return self.facts.first(named[0].label or named[0].text) if named else ""


def _letters(page: Page) -> dict[str, str]:
    """A letter for each claim whose argument goes on elsewhere on the page, or that is told there."""
    named = dict.fromkeys(placed.box.of for placed in page.boxes if placed.references)
    return {name: chr(ord("A") + at) if at < _LETTERS else str(at) for at, name in enumerate(named)}
