"""What `argmap diff` draws: its options, and both revisions in one, handed to the drawing as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import Verb, engine_option, form_of, talk

if TYPE_CHECKING:
    from argmap.diff import Diff

DRAWN = ("svg", "pdf", "png", "dot")
PICTURE = ("view", "part", "focus", "depth", "flavour", "paper", "landscape", "scale", "theme", "legend", "engine")
"""The options that are about a drawing, by name."""
_GIVEN = {"flavour": "web", "engine": "pure"}  # what they are where they are left out, if not None
FORMS = ("text", "json", "markdown", "github", *DRAWN)
_OPTIONS = (
    click.option("--view", type=click.Choice(["changes", "overview", "spine", "part", "focus", "whole"]),
                 help="Drawing: what to show (default: changes, or what --part or --focus implies)."),
    click.option("--part", metavar="NAME", help="Drawing: the part to show."),
    click.option("--focus", metavar="ID", help="Drawing: a claim, a step or an objection with what stands about it."),
    click.option("--depth", type=int, metavar="N", help="Drawing: how many steps from the focus, or down."),
    click.option("--print", "flavour", flag_value="print", default="web",
                 help="SVG for paper: no style, no dark theme."),
    click.option("--paper", type=click.Choice(["a4", "a3", "letter"]), help="Paper of a PDF (default: a4)."),
    click.option("--landscape/--portrait", default=None, help="How the paper of a PDF lies (default: upright)."),
    click.option("--scale", type=float, metavar="N", help="Pixels of a PNG to a unit of the drawing (default: 1)."),
    click.option("--theme", metavar="THEME", help="light, dark, print (greys), or a .toml or .json file."),
    click.option("--legend/--no-legend", default=None, help="SVG, PNG: explain every mark in full, or none."),
    engine_option,
)  # fmt: skip


def picture_options(verb: Verb) -> Verb:
    """The options of a drawing."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def form(named: str | None, output: Path | None, picture: Mapping[str, Any], told: bool) -> str:
    """The form of the output. Raises `UsageError` where what is about a drawing goes with none, and the other way
    round; `told` where something is asked for that only words have."""
    chosen = named or form_of(output.with_suffix(".dot") if output and output.suffix == ".gv" else output, FORMS)
    asked = next((name for name in PICTURE if picture[name] != _GIVEN.get(name)), None)
    if asked is not None and chosen not in DRAWN:
        option = {"flavour": "print"}.get(asked, asked)
        raise click.UsageError(f"--{option} is about a drawing: name a .svg, .pdf, .png or .dot file with -o")
    if told and chosen in DRAWN:
        raise click.UsageError("--stat and --all are about text: leave them out, or name another file with -o")
    if picture["view"] == "changes" and any(picture[name] is not None for name in ("part", "focus", "depth")):
        raise click.UsageError("--part, --focus and --depth go with other views, not with 'changes'")
    return chosen


def drawn(found: Diff, form: str, language: str | None, quiet: bool, picture: Mapping[str, Any]) -> str | bytes:
    """Both revisions as one drawing, with the findings that came in."""
    from argmap.diff.overlay import overlay
    from argmap.draw import draw
    from argmap.draw.marks import Mark, Marks
    from argmap.findings import Severity

    laid = overlay(found)
    places = {place: Mark(each.signs, each.notes, each.told, each.texts) for place, each in laid.marks.items()}
    marks = Marks(places, laid.lines, laid.told)
    fresh = [each for each in (*found.revision, *found.findings.introduced) if each.severity is not Severity.NOTE]
    wanted = dict(picture)
    view, part, engine = wanted.pop("view"), wanted.pop("part"), wanted.pop("engine")
    view = view or ("changes" if part is None and wanted["focus"] is None else None)
    made = draw(laid.graph, view, part, language, fresh, laid.support, form, engine, marks=marks, **wanted)  # type: ignore[arg-type]
    for notice in made.notices:
        talk(notice, quiet)
    return made.content
