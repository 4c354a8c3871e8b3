"""Pages as they are printed: what stands on each, the lines at its head and foot, references to others, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from xml.etree import ElementTree as ET

from argmap.draw.facts import Facts
from argmap.draw.fewer import until
from argmap.draw.heading import titles
from argmap.draw.layout import Scene
from argmap.draw.legends import in_line, occurring
from argmap.draw.measure import SLACK, broken, clean, ems, shortened
from argmap.draw.overview import overview, summary
from argmap.draw.pages import Page, Section, lay
from argmap.draw.paper import Paper
from argmap.draw.sections import section, sections
from argmap.draw.shapes import add, number, write
from argmap.draw.stamp import Area, stamped
from argmap.draw.strokes import lines
from argmap.draw.view import View

_LINES = 3  # of a title
_PARTS = 30  # in a legend


@dataclass(frozen=True)
class Printed:
    """A page: its drawing in points, where it leads, its sections, and what it is about."""

    drawing: ET.Element
    areas: tuple[Area, ...]
    sections: tuple[str, ...]
    about: str


def printed(facts: Facts, scene: Scene, sheet: Paper, legend: bool | None = None) -> list[Printed]:
    """The pages of a view. The first bears the title and what the marks mean."""
    return _Printing(facts, scene, sheet, legend is not False).pages()


@dataclass(frozen=True)
class Slide:
    """A view on one sheet, folded as far as it takes; how many claims are on it, and how many would be unfolded."""

    page: Printed
    claims: int
    of: int
    overfull: bool  # where it does not even hold what cannot be folded


def slide(facts: Facts, scene: Scene, sheets: Sequence[Paper], legend: bool = False) -> Slide:
    """The first of the sheets that holds the view whole; else of the last two, folded, the one that shows more."""
    brief = summary(facts.index, replace(facts.view, stubs=(), hidden={}, withheld={}, brief=True))
    tried = [_Printing(replace(facts, view=brief), scene, sheet, legend) for sheet in sheets]
    whole = next((each for each in tried if each.fits(brief)), None)
    made = [each.slide() for each in ([whole] if whole else tried[-2:])]
    return max(made, key=lambda each: each.claims)


class _Printing:
    """A document in the making."""

    def __init__(self, facts: Facts, scene: Scene, sheet: Paper, legend: bool) -> None:
        self.facts, self.sheet, self.theme = facts, sheet, scene.theme
        self.title_size, self.head_size, self.foot_size = sheet.letters
        self.sections = sections(facts, sheet)
        boxes = [box for section in self.sections for box in section.trees.boxes]
        links = [line for section in self.sections for line in section.trees.lines if line is not None]
        self.scene = replace(scene, boxes=boxes, links=links)
        self.wide = sheet.width - 2 * sheet.margin
        self.title, self.told = titles(facts)
        self.legend, self.legend_high = self._legend(legend)

    @cached_property
    def first(self) -> float:
        """How high what is on the first page may be."""
        opening = self._opening(ET.Element("g"))
        return self.sheet.down - (opening - self.sheet.head + self.legend_high) / self.sheet.scale

    def pages(self) -> list[Printed]:
        """Every page."""
        if self.sections[0].overview:
            self._fold(overview(self.facts.index))
        pages = lay(self.sections, self.sheet.down, self.first)
        return [self._page(page, at, len(pages)) for at, page in enumerate(pages, 1)]

    def slide(self) -> Slide:
        """The one page of a single sheet."""
        view = self._fold(self.facts.view)
        self.title, self.told = titles(replace(self.facts, view=view))
        pages = self.pages()
        return Slide(pages[0], len(view.claims), len(self.facts.view.claims), len(pages) > 1)

    def fits(self, view: View) -> bool:
        """Whether a view, as the first section, takes one page."""
        return len(lay([self._section(view)], self.sheet.down, self.first)) == 1

    def _section(self, view: View) -> Section:
        return section(replace(self.facts, view=view), self.sheet, self.sections[0].overview)

    def _fold(self, view: View) -> View:
        """Fold the first section until it takes one page."""
        left = until(self.facts.index, view, self.fits)
        self.sections[0] = self._section(left)
        return left

    def _legend(self, wanted: bool) -> tuple[ET.Element, float]:
        """What the marks mean, and how high that is. Very many parts are not told."""
        block = ET.Element("g")
        groups = occurring(self.facts, self.scene) if wanted else []
        parts = sum(len(entries) for title, entries in groups if title == "Parts")
        kept = [each for each in groups if parts <= _PARTS or each[0] != "Parts"]
        high = in_line(block, kept, self.wide / self.sheet.scale, 6.0, self.theme) if kept else 0.0
        return block, high * self.sheet.scale

    def _page(self, page: Page, at: int, of: int) -> Printed:
        sheet = self.sheet
        root = self._blank()
        margins = add(root, "g", transform=f"translate({number(sheet.margin)} {number(sheet.margin)})")
        high = self._opening(margins) if at == 1 else self._head(margins, page)
        self._foot(margins, at, of)
        if at == 1:
            down = sheet.height - 2 * sheet.margin - sheet.foot - self.legend_high
            add(margins, "g", transform=f"translate(0 {number(down)}) scale({sheet.scale:.4f})").append(self.legend)
        place = f"translate(0 {number(high)}) scale({sheet.scale:.4f})"
        argument = add(margins, "g", class_="argument", transform=place)
        lines(add(argument, "g", class_="lines"), page.boxes, self.scene)
        areas = [area for placed in page.boxes for area in stamped(argument, placed, at, self.theme)]
        moved = tuple(area.moved(sheet.margin, sheet.margin + high, sheet.scale) for area in areas)
        return Printed(root, moved, tuple(each.title for each in page.sections), self._about(page))

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
        for text, size, colour in ((self.title, self.title_size, "ink"), (self.told, self.head_size, "grey")):
            for line in self._lines(text, self.wide / size / SLACK):
                y += size * 1.35
                write(parent, line, 0, round(y - size * 0.3, 2), size, self.theme[colour], theme=self.theme)
        return self._rule(parent, y + 4) + 8

    def _lines(self, text: str, room: float) -> list[str]:
        """A text in a few lines, on a single sheet in one."""
        most = 1 if self.sheet.single else _LINES
        whole = ems(text) <= room * (most if most == 1 else most - 0.5)
        return broken(text if whole else shortened(text, room * (most - 0.5 if most > 1 else 1)), room)

    def _head(self, parent: ET.Element, page: Page) -> float:
        y = self.head_size + 1
        title = shortened(" · ".join(each.title for each in page.sections), self.wide * 0.55 / self.head_size)
        write(parent, title, 0, y, self.head_size, self.theme["ink"], theme=self.theme)
        name = shortened(self.title, self.wide * 0.42 / self.foot_size)
        write(parent, name, self.wide, y, self.foot_size, self.theme["grey"], at_end=True, theme=self.theme)
        self._rule(parent, y + 5)
        return self.sheet.head

    def _rule(self, parent: ET.Element, y: float) -> float:
        add(parent, "path", d=f"M0,{number(y)}H{number(self.wide)}", fill="none", stroke=self.theme["stub"],
            stroke_width=0.5)  # fmt: skip
        return y

    def _foot(self, parent: ET.Element, at: int, of: int) -> None:
        argument = self.facts.index.map
        y = self.sheet.height - 2 * self.sheet.margin
        dated = argument.coded.date if argument.coded else None
        told = [f"map {argument.id}", f"revision {argument.revision}" if argument.revision else "",
                f"coded {dated}" if dated else ""]  # fmt: skip
        line = shortened(clean(" · ".join(filter(None, told))), self.wide * 0.85 / self.foot_size)
        write(parent, line, 0, y, self.foot_size, self.theme["grey"], theme=self.theme)
        if not self.sheet.single:
            write(parent, f"{at}/{of}", self.wide, y, self.foot_size, self.theme["ink"], at_end=True, theme=self.theme)

    def _about(self, page: Page) -> str:
        """The first claim that a page is about, in a few words."""
        claims = self.facts.index.claims
        named = [claims[box.of] for box in page.about if box.of in claims]
        return self.facts.first(named[0].label or named[0].text) if named else ""
