"""build, render, show."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from argmap.cli.common import (
    FILE,
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


@click.command()
@map_argument
@click.option("--view", type=click.Choice(["overview", "part", "whole"]), default="overview", show_default=True,
              help="What to show.")  # fmt: skip
@click.option("--part", metavar="NAME", help="The part to draw.")
@click.option("--format", "format_", type=click.Choice(["svg", "dot"]),
              help="Form of the drawing (default: by the name of -o, else svg).")  # fmt: skip
@click.option(
    "--badges/--no-badges", default=True, show_default=True, help="Show findings on the places they are about."
)
@lang_option
@engine_option
@output_option
@quiet_option
def render(map_path: str, view: str, part: str | None, format_: str | None, badges: bool, lang: str | None, engine: str,
           output: Path | None, quiet: bool) -> None:  # fmt: skip
    """Draw a map as SVG or DOT."""
    from argmap.check import check, faults_among
    from argmap.draw import draw
    from argmap.load import read

    checked = check(read(map_path))
    lang = language_of(checked.map, lang)
    tell_faults(checked.map.id, faults_among(checked.findings), quiet)
    form = format_ or ("dot" if output is not None and output.suffix in (".dot", ".gv") else "svg")
    if output is not None and format_ is None and output.suffix not in (".svg", ".dot", ".gv", ""):
        raise click.UsageError(f"no drawing in '{output.suffix[1:]}' yet; name a .svg or .dot file")
    findings = checked.findings if badges else ()
    made = draw(checked.graph, view, part, lang, findings, checked.support, form, engine)  # type: ignore[arg-type]
    for notice in made.notices:
        talk(notice, quiet)
    deliver(made.text, output)


@click.command()
@map_argument
@click.option("--part", metavar="NAME", help="Only this part.")
@format_option("text", "markdown")
@lang_option
@output_option
@quiet_option
def show(map_path: str, part: str | None, format_: str, lang: str | None, output: Path | None, quiet: bool) -> None:
    """Show the argument as an indented tree."""
    from argmap.check import record_faults
    from argmap.load import read
    from argmap.show import show as run

    loaded = read(map_path)
    told = run(loaded.map, language_of(loaded.map, lang), format_, part)
    tell_faults(loaded.map.id, record_faults(loaded), quiet)
    deliver(told, output)


VERBS = (build, render, show)
