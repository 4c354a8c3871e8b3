"""Drawing maps: what to show, boxes sized by us, places found by Graphviz or on pages of ours, in many formats.

A drawing depends on the map and on what is handed in, never on the clock, the locale, fonts or files at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, overload

if TYPE_CHECKING:
    from typing import Unpack

    from argmap.draw.facts import Facts
    from argmap.draw.layout import Scene
    from argmap.draw.marks import Marks
    from argmap.draw.style import Style
    from argmap.draw.theme import Theme
    from argmap.draw.view import View
    from argmap.draw.wanted import Wanted
    from argmap.findings import Finding
    from argmap.graph import Graph
    from argmap.model import Map
    from argmap.support import Support

__all__ = ["Drawing", "draw", "drawings", "legend", "render", "scene_of", "views"]
TIMEOUT = 60.0  # seconds that one run of an engine may take
Written = Literal["svg", "dot", "mermaid"]
Pressed = Literal["pdf", "png"]
FORMATS = ("svg", "dot", "mermaid", "pdf", "png")
_OF_PAPER = ("paper", "landscape", "slide", "scale")  # words that belong to some formats only
Flavour = Literal["web", "print"]


@dataclass(frozen=True)
class Drawing:
    """A drawing, and what a reader should be told of how it was made: another engine, a simpler layout."""

    content: str | bytes
    notices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """A drawing that is written. Raises `TypeError` for PDF and PNG."""
        if isinstance(self.content, bytes):
            raise TypeError("this drawing is no text; take its content")
        return self.content


def views(argument: Map | Graph) -> list[View]:
    """The views that a map is handed out in: the overview, each part, the whole."""
    from argmap.draw.view import views as views_of

    return views_of(_index(argument))


class Words(TypedDict, total=False):
    """What narrows a view, and how the drawing looks; each as on the command line."""

    focus: str | None  # id of a claim, a step or an objection
    depth: int | None  # steps each way from it
    section: str | Sequence[str]
    kind: str | Sequence[str]
    state: str | Sequence[str]
    code: str | Sequence[str]  # of findings, or how codes begin
    badges: bool
    passages: bool  # the section of each claim in its box
    theme: str | Path | Theme | None  # light, dark, print, or a file; without one, as the reader's system is
    flavour: Flavour
    legend: bool | None  # in full, of a PDF on pages at its end; with false, all marks unexplained
    link_base: str | None  # address of the paper's text, to which boxes then lead
    paper: str | None  # of a PDF: a4, a3, letter; a4 where it is left out
    landscape: bool | None
    slide: bool  # one page of 16:9, as SVG, PDF or PNG
    scale: float | None  # of a PNG: pixels to a unit of the drawing; 1 where it is left out
    marks: Marks | None  # what became of the argument since an older revision; the view `changes` shows just that


@overload
def render(
    argument: Map | Graph,
    view: str | None = None,
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    format: Written = "svg",
    engine: str = "pure",
    timeout: float = TIMEOUT,
    **words: Unpack[Words],
) -> str: ...


@overload
def render(
    argument: Map | Graph,
    view: str | None = None,
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    *,
    format: Pressed,
    engine: str = "pure",
    timeout: float = TIMEOUT,
    **words: Unpack[Words],
) -> bytes: ...


def render(
    argument: Map | Graph,
    view: str | None = None,
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    format: Written | Pressed = "svg",
    engine: str = "pure",
    timeout: float = TIMEOUT,
    **words: Unpack[Words],
) -> str | bytes:
    """A view of a map as SVG, DOT or Mermaid; as PDF or PNG, in bytes.

    `view` is overview, spine, part, focus or whole; where it is left out, what `part`, `focus` or the filters imply.
    `lang` is a tag, or `both`; the paper's language where it is left out. `findings` are shown as badges.
    Raises `UsageError` for a view, part, id, filter, language, theme, paper or engine that does not exist,
    `EngineError` where none can draw, or where PDF or PNG is wanted and the extra `print` is not installed.
    """
    return draw(argument, view, part, lang, findings, support, format, engine, timeout, **words).content


def draw(
    argument: Map | Graph,
    view: str | None = None,
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    format: Written | Pressed = "svg",
    engine: str = "pure",
    timeout: float = TIMEOUT,
    **words: Unpack[Words],
) -> Drawing:
    """Like `render`, with the notices about how it was drawn."""
    return next(drawings(argument, (format,), view, part, lang, findings, support, engine, timeout, **words))


def drawings(
    argument: Map | Graph,
    formats: Sequence[Written | Pressed],
    view: str | None = None,
    part: str | None = None,
    lang: str | None = None,
    findings: Sequence[Finding] = (),
    support: Support | None = None,
    engine: str = "pure",
    timeout: float = TIMEOUT,
    **words: Unpack[Words],
) -> Iterator[Drawing]:
    """Like `draw`, the same in several formats, for which its boxes are made once."""
    from argmap.errors import UsageError

    for format in formats:
        if format not in FORMATS:
            raise UsageError(f"there is no drawing in '{format}'; one of {', '.join(FORMATS)}")
    wanted, style = asked(view, part, lang, words)
    facts, scene = scene_of(argument, wanted, style, findings, support, words.get("marks"))
    yield from (_drawn(facts, scene, style, engine, timeout, format, words) for format in formats)


def _drawn(facts: Facts, scene: Scene, style: Style, engine: str, timeout: float, format: str,
           words: Words) -> Drawing:  # fmt: skip
    from argmap.draw.layout import dot
    from argmap.draw.mermaid import mermaid

    if format in ("pdf", "png") or any(words.get(each) not in (None, False) for each in _OF_PAPER):
        return _pressed(facts, scene, style, engine, timeout, format, words)
    if format == "svg":
        return _svg(facts, scene, style, engine, timeout)
    text, notices = mermaid(scene) if format == "mermaid" else (dot(scene, labels=True), ())
    if style.legend:
        notices += (f"a legend goes with SVG, PNG and PDF, not with {format}",)
    return Drawing(text, (*style.notices, *facts.view.notices, *notices))


def asked(view: str | None, part: str | None, lang: str | None, words: Words) -> tuple[Wanted, Style]:
    """What is to be shown, and how it is to look. Raises `UsageError` for a theme or an address that is none."""
    from argmap.draw.style import style
    from argmap.draw.wanted import Wanted

    section, kind = _several(words.get("section", ())), _several(words.get("kind", ()))
    state, code = _several(words.get("state", ())), _several(words.get("code", ()))
    wanted = Wanted(view, part, words.get("focus"), words.get("depth"), section, kind, state, code)
    return wanted, style(lang, words.get("theme"), words.get("flavour", "web"), words.get("legend"),
                         words.get("link_base"), words.get("badges", True), words.get("passages", True))  # fmt: skip


def scene_of(argument: Map | Graph, wanted: Wanted, style: Style, findings: Sequence[Finding] = (),
             support: Support | None = None, marks: Marks | None = None) -> tuple[Facts, Scene]:  # fmt: skip
    """What a drawing tells, and its boxes and lines, before any engine has placed them."""
    from argmap.draw.changes import changes
    from argmap.draw.facts import Facts, chosen_languages
    from argmap.draw.fit import fitting
    from argmap.draw.heading import titles
    from argmap.draw.layout import Scene
    from argmap.draw.links import links
    from argmap.draw.wanted import seen
    from argmap.support import support as support_of

    index = _index(argument)
    supported = support or support_of(index)
    languages = chosen_languages(index.map, style.lang)
    compared = marks if wanted.view == "changes" else None
    shown = changes(index, compared) if compared else seen(index, supported, findings, wanted)
    facts = Facts(index, supported, shown, languages, findings if style.badges else (), style.link_base,
                  style.passages, marks)  # fmt: skip
    lines = links(index, shown)
    statuses = {name: str(status) for name, status in supported.statuses.items()}
    return facts, Scene(" · ".join(titles(facts)), fitting(facts, lines), lines, statuses, style.theme, marks)


def legend(theme: str | Path | Theme | None = None, flavour: Flavour = "web") -> str:
    """A drawing of nothing but a legend: every mark with what it means, as SVG."""
    from argmap.draw.explaining import in_full
    from argmap.draw.legends import every
    from argmap.draw.style import style
    from argmap.draw.svg import Frame, alone

    styled = style(None, theme, flavour)
    block = in_full(every(), 1050.0, styled.theme)
    about = "Every mark of an argument map with its name and what it means."
    return alone(block, Frame("argmap: what the marks of a drawing mean", about), styled.theme, styled.dark)


def _svg(facts: Facts, scene: Scene, style: Style, engine: str, timeout: float) -> Drawing:
    from argmap.draw import svg
    from argmap.draw.engine import find
    from argmap.draw.explaining import COLUMN, in_full
    from argmap.draw.heading import description, heading, titles
    from argmap.draw.legends import occurring
    from argmap.draw.ordered import laid_out

    found, told = laid_out(scene, find(engine), timeout)
    notices = (*facts.view.notices, *told)
    above = heading(facts, scene, found.width, notices, marks=style.legend is None)
    beside = found.height > found.width
    room = COLUMN if beside else max(found.width, above.width)
    full = in_full(occurring(facts, scene), room, style.theme) if style.legend else None
    frame = svg.Frame(" · ".join(titles(facts)), description(facts), above, full, beside)
    return Drawing(svg.draw(scene, found, frame, style.dark), (*style.notices, *notices))


def _several(values: str | Sequence[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _pressed(facts: Facts, scene: Scene, style: Style, engine: str, timeout: float, format: str,
             words: Words) -> Drawing:  # fmt: skip
    """Pages as PDF, a picture as PNG, a slide."""
    from dataclasses import replace

    from argmap.draw.press import form, picture, pressed

    wanted = form(format, words, style.legend)
    if format == "pdf" or wanted.slide:
        made, notices = pressed(facts, scene, wanted)
        return Drawing(made, (*style.notices, *facts.view.notices, *notices))
    drawn = _svg(facts, scene, replace(style, dark=None), engine, timeout)
    raster, notices = picture(drawn.text, wanted.scale)
    return Drawing(raster, (*drawn.notices, *notices))


def _index(argument: Map | Graph) -> Graph:
    from argmap.graph import Graph, graph

    return argument if isinstance(argument, Graph) else graph(argument)
