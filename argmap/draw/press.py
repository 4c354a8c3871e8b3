"""What is handed out: pages as PDF, a picture as PNG, a slide as any of these or as SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.draw.facts import Facts
from argmap.draw.fonts import SIMPLIFIED, fonts, require
from argmap.draw.heading import titles
from argmap.draw.layout import Scene
from argmap.draw.markup import written
from argmap.draw.overview import overview
from argmap.draw.paper import SLIDES, Paper, paper
from argmap.draw.pdf import Told, pdf
from argmap.draw.png import png
from argmap.draw.printing import Printed, printed
from argmap.draw.slides import Slide, slide
from argmap.errors import UsageError

if TYPE_CHECKING:
    from argmap.draw import Words

_SHOWN = 20  # letters that no font has, in a notice


@dataclass(frozen=True)
class Form:
    """How a drawing is handed out."""

    format: str
    paper: Paper
    slide: bool = False
    scale: float = 1.0
    legend: bool | None = None


def form(format: str, words: Words, legend: bool | None) -> Form:
    """The form that a person asks for. Raises `UsageError` for what does not exist or does not go together,
    `EngineError` where the extra is wanted and not installed."""
    slide, scale = bool(words.get("slide")), words.get("scale")
    if slide and format not in ("svg", "pdf", "png"):
        raise UsageError(f"a slide is svg, pdf or png, not {format}")
    papered = words.get("paper") is not None or words.get("landscape") is not None
    if papered and (slide or format != "pdf"):
        raise UsageError(f"paper goes with the pages of a PDF, not with {'a slide' if slide else format}")
    if scale is not None and format != "png":
        raise UsageError(f"a scale goes with PNG, not with {format}; other formats can be enlarged as they are")
    if format != "svg":
        require("fpdf" if format == "pdf" else "resvg_py")
    sheet = paper(words.get("paper") or "a4", bool(words.get("landscape")))
    return Form(format, sheet, slide, 1.0 if scale is None else scale, legend)


def pages(facts: Facts, scene: Scene, form: Form) -> tuple[list[Printed], tuple[str, ...]]:
    """The pages, or the one slide, and what a reader should be told of them."""
    if form.slide:
        return _slide(facts, scene, form)
    return printed(facts, scene, form.paper, form.legend), ()


def _slide(facts: Facts, scene: Scene, form: Form) -> tuple[list[Printed], tuple[str, ...]]:
    """A slide, without badges, which its readers cannot look up; as PDF with a second one for the legend in full."""
    view = overview(facts.index) if facts.view.name == "whole" else facts.view
    made = slide(replace(facts, view=view, findings=()), scene, SLIDES, form.legend)
    told = [_folded(made)] if made.overfull or made.claims < made.of else []
    if form.legend and form.format != "pdf":
        told.append("a slide names its marks in a line; as PDF it has a second page that explains them in full")
    return [made.page, *made.legends], tuple(told)


def _folded(made: Slide) -> str:
    if made.overfull:
        return "a slide does not hold even the claims that this starts from"
    if made.sought < made.of_sought:
        return f"a slide holds {made.sought} of the {made.of_sought} places that were found; narrow the filters"
    return f"folded to fit: {made.claims} of the {made.of} claims of this view are on the slide"


def pressed(facts: Facts, scene: Scene, form: Form) -> tuple[str | bytes, tuple[str, ...]]:
    """Pages as PDF; a slide as SVG, PDF or PNG."""
    made, notices = pages(facts, scene, form)
    if form.format == "pdf":
        document, missing = pdf(made, _told(facts))
        return document, (*notices, *_lost(missing))
    drawing = written(made[0].drawing)
    if form.format == "svg":
        return drawing, notices
    raster, told = picture(drawing, form.scale)
    return raster, (*notices, *told)


def picture(svg: str, scale: float) -> tuple[bytes, tuple[str, ...]]:
    """A drawing as PNG, and what to tell of it."""
    raster, missing, told = png(svg, scale)
    return raster, (*told, *_lost(missing))


def _lost(letters: str) -> tuple[str, ...]:
    """What to tell of letters that are drawn as U+FFFD."""
    if not letters:
        return ()
    shown = " ".join([*letters[:_SHOWN], *(["…"] if len(letters) > _SHOWN else [])])
    told = f"the packaged fonts lack {shown}; drawn as \N{REPLACEMENT CHARACTER}"
    return (told + ("" if SIMPLIFIED in fonts() else " (the extra print-hans has the simplified characters)"),)


def _told(facts: Facts) -> Told:
    argument = facts.index.map
    title, about = titles(facts)
    dates = [argument.coded.date if argument.coded else None, argument.revision]
    return Told(title, about, facts.languages[0], [each for each in dates if each])
