"""align."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import FILE, deliver, format_option, output_option


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--sentences", is_flag=True, help="The files have one sentence a line.")
@click.option("--all", "all_", is_flag=True, help="In text, list what was kept, too.")
@format_option("text", "json")
@output_option
def align(old: Path, new: Path, sentences: bool, all_: bool, format_: str, output: Path | None) -> None:
    """Which sentences of two drafts say the same: kept, reworded, split, merged, moved, dropped, added.

    OLD and NEW are texts in UTF-8; one of them may be - for standard input. Each match has a score from 0 to 1, which
    says how much its sentences resemble each other. In text, [-these-] words were taken out, {+these+} came in.
    """
    from argmap.aligning import align as run
    from argmap.aligning import as_json, as_text

    if str(old) == str(new) == "-":
        raise click.UsageError("standard input can be one of the two texts, not both")
    found = run(_read(old), _read(new), by_line=sentences)
    deliver(as_json(found) if format_ == "json" else as_text(found, all_), output)


def _read(path: Path) -> str:
    from argmap.aligning import decoded

    if str(path) == "-":
        return decoded(sys.stdin.buffer.read(), "standard input")
    return decoded(path.read_bytes(), str(path))


VERBS = (align,)
