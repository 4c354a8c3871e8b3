"""build, render, show."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import deliver, format_option, lang_option, map_argument, output_option


@click.command()
@map_argument
@click.option("--part", metavar="NAME", help="Only this part.")
@format_option("text", "markdown")
@lang_option
@output_option
def show(map_path: str, part: str | None, format_: str, lang: str | None, output: Path | None) -> None:
    """Show the argument as an indented tree."""
    from argmap.load import load
    from argmap.show import show as run

    deliver(run(load(map_path), lang, format_, part), output)


VERBS = (show,)
