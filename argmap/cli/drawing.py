"""build, render, show."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from argmap.cli.common import (
    FILE,
    Verb,
    deliver,
    each_map,
    engine_option,
    format_option,
    lang_option,
    language_of,
    map_argument,
    output_option,
    passages_of,
    quiet_option,
    talk,
    tell_faults,
    text_option,
)


@click.command()
@map_argument
@click.option("-o", "--output", type=FILE, required=True, metavar="DIR", help="Folder for what is built.")
@text_option
@lang_option
@engine_option
@click.option("--strict", is_flag=True, help="Exit 1 where findings reach the level of warnings.")
@quiet_option
def build(map_path: str, output: Path, text: Path | None, lang: str | None, engine: str, strict: bool,
          quiet: bool) -> None:  # fmt: skip
    """The main job: check a map, draw every view, write a page.

    Exits 0 whatever is found; `check` is the gate. What is drawn does not depend on the paper's text being at hand.
    """
    from argmap.build import build as run
    from argmap.check import faults_among
    from argmap.report import fails

    loaded = next(each_map([map_path]))
    if loaded is None:
        sys.exit(2)
    lang = language_of(loaded.map, lang)
    passages = passages_of(loaded, text, quiet)
    progress = _progress(loaded.map.id) if sys.stderr.isatty() and not quiet else lambda _: None
    built = run(loaded, output, lang, engine, passages, progress)
    progress("")
    for notice in built.notices:
        talk(f"{loaded.map.id}: {notice}", quiet)
    tell_faults(loaded.map.id, faults_among(built.checked.findings), quiet)
    click.echo(built.told())
    sys.exit(int(strict and fails([built.checked], "warning")))


def _progress(name: str) -> Callable[[str], None]:
    """Say on one line of the terminal what is being drawn; the line is wiped at the end."""

    def say(view: str) -> None:
        click.echo(f"\r\x1b[K{f'{name}: drawing {view} …' if view else ''}", nl=False, err=True)

    return say


_VIEWS = ["overview", "spine", "part", "focus", "whole"]
_FORMATS = {".svg": "svg", ".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".mermaid": "mermaid",
            ".pdf": "pdf", ".png": "png"}  # fmt: skip


def _filter(name: str, told: str) -> Callable[[Verb], Verb]:
    return click.option(f"--{name}", metavar=name.upper(), multiple=True, help=told)


@click.command()
@click.argument("map_path", metavar="MAP", required=False)
@click.option("--view", type=click.Choice(_VIEWS), help="What to show (default: overview, or what the others imply).")
@click.option("--part", metavar="NAME", help="The part to draw.")
@click.option("--focus", metavar="ID", help="A claim, a step or an objection to draw with what stands about it.")
@click.option("--depth", type=int, metavar="N",
              help="How many steps each way from the focus (default: 2), or down in a part or the whole.")  # fmt: skip
@_filter("section", "Only claims and steps anchored there, with their steps; may be repeated, as may the next three.")
@_filter("kind", "Only claims of this kind, likewise.")
@_filter("state", "Only claims in this state, or steps of this status, likewise.")
@_filter("code", "Only where a finding has this code, or one that begins so, likewise.")
@click.option("--format", "format_", type=click.Choice(["svg", "pdf", "png", "dot", "mermaid"]),
              help="Form of the drawing (default: by the name of -o, else svg).")  # fmt: skip
@click.option("--print", "flavour", flag_value="print", default="web",
              help="SVG for paper: no style, no dark theme.")  # fmt: skip
@click.option("--paper", type=click.Choice(["a4", "a3", "letter"]), help="Paper of a PDF (default: a4).")
@click.option("--landscape/--portrait", default=None, help="How the paper of a PDF lies (default: upright).")
@click.option("--slide", is_flag=True, help="One slide of 16:9, folded until it has room, as SVG, PDF or PNG.")
@click.option("--scale", type=float, metavar="N", help="Pixels of a PNG to a unit of the drawing (default: 1).")
@click.option("--theme", metavar="THEME", help="light, dark, print (greys), or a .toml or .json file.")
@click.option("--legend/--no-legend", default=None,
              help="Explain every mark in full, in a PDF on a page at its end; or none (else: in a line).")  # fmt: skip
@click.option("--legend-only", is_flag=True, help="Draw a legend of all marks, and no map.")
@click.option("--link-base", metavar="URL", help="Address of the paper's text: boxes then lead to their passages.")
@click.option(
    "--badges/--no-badges", default=True, show_default=True, help="Show findings on the places they are about."
)
@click.option("--passages/--no-passages", default=True, show_default=True,
              help="Name in each box the section of the paper that the claim stands in.")  # fmt: skip
@lang_option
@engine_option
@output_option
@quiet_option
def render(map_path: str | None, format_: str | None, lang: str | None, engine: str, output: Path | None, quiet: bool,
           view: str | None, part: str | None, legend_only: bool, **words: Any) -> None:  # fmt: skip
    """Draw a map as SVG, PDF, PNG, DOT or Mermaid.

    A PDF has as many pages as its letters need to be read, and references from one to the other. PDF and PNG need the
    extra `print`: pip install '.[print]' in the folder of argmap.

    Filters may be combined: different ones must all hold. What is left out is folded, with a number.

    A theme file says what it changes: base = "dark", and tables such as [colours] gap = "#b00020", [lines] gap = 2.5,
    [fonts] latin = ["Source Sans 3"]. With --link-base https://example.org/paper a box leads to
    https://example.org/paper#SECTION:~:text=QUOTE; a base that ends in #s- gives that prefix to the sections.
    """
    from argmap.draw import draw, legend

    form = format_ or _form(output)
    if legend_only:
        if map_path is not None:
            raise click.UsageError(f"--legend-only draws no map: leave '{map_path}' out")
        if form != "svg":
            raise click.UsageError("a legend alone is drawn as SVG: name a .svg file")
        deliver(legend(words["theme"], words["flavour"]), output)
        return
    if map_path is None:
        raise click.UsageError("Missing argument 'MAP'.")
    from argmap.check import check, faults_among
    from argmap.load import read

    checked = check(read(map_path))
    lang = language_of(checked.map, lang)
    tell_faults(checked.map.id, faults_among(checked.findings), quiet)
    made = draw(checked.graph, view, part, lang, checked.findings, checked.support, form, engine, **words)  # type: ignore[arg-type]
    for notice in made.notices:
        talk(notice, quiet)
    deliver(made.content, output)


def _form(output: Path | None) -> str:
    suffix = output.suffix.lower() if output is not None else ""
    if suffix and suffix not in _FORMATS:
        raise click.UsageError(f"no drawing in '{suffix[1:]}'; name a .svg, .pdf, .png, .dot or .mmd file")
    return _FORMATS.get(suffix, "svg")


@click.command()
@map_argument
@click.option("--part", metavar="NAME", help="Only this part.")
@click.option("--depth", type=click.IntRange(min=1), metavar="N", help="How many steps down (default: all).")
@format_option("text", "markdown")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
              help="Colours in the terminal; auto: where it is one, and NO_COLOR is not set.")  # fmt: skip
@click.option("--badges/--no-badges", default=True, show_default=True, help="Show the codes of findings.")
@lang_option
@output_option
@quiet_option
def show(map_path: str, part: str | None, depth: int | None, format_: str, color: str, badges: bool, lang: str | None,
         output: Path | None, quiet: bool) -> None:  # fmt: skip
    """Show the argument as an indented tree."""
    from argmap.check import check, faults_among, record_faults
    from argmap.dump import WIDTH
    from argmap.load import read
    from argmap.show import show as run

    terminal = (output is None or str(output) == "-") and sys.stdout.isatty()
    hushed = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colour = color == "always" or (color == "auto" and terminal and not hushed)
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    loaded = read(map_path)
    findings = check(loaded).findings if badges else ()
    faults = faults_among(findings) if badges else record_faults(loaded)
    tell_faults(loaded.map.id, faults, quiet)
    lang, colour = language_of(loaded.map, lang), colour and format_ == "text"
    told = run(loaded.map, lang, format_, part, findings, colour, width, depth)
    deliver(told, output, colour)


VERBS = (build, render, show)
