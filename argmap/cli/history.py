"""log: the history of a map; gitdiff, gittext: what git calls to compare maps."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import FILE, deliver, format_option, lang_option, output_option, quiet_option, talk

if TYPE_CHECKING:
    from argmap.log import Revision


@click.command()
@click.argument("path")
@click.argument("revisions", metavar="[REV|OLD..NEW]", default="")
@click.option("-n", "--max-count", "most", type=click.IntRange(min=1), metavar="N", help="At most so many revisions.")
@click.option("--since", metavar="DATE", help="Only commits since then: 2026-11-23, '2 weeks ago'.")
@click.option("--first-parent", is_flag=True, help="Of a merge follow the first parent only.")
@format_option("text", "json")
@output_option
@quiet_option
def log(path: str, revisions: str, most: int | None, since: str | None, first_parent: bool, format_: str,
        output: Path | None, quiet: bool) -> None:  # fmt: skip
    """The history of a map in git: a line for each commit that changed it, the newest first.

    PATH is a map. Each line says how many claims there are, what became of them since the commit before, and how many
    findings were mended and introduced. A merge is compared with its first parent. Renames are followed. A commit in
    which there is no map is told as such. `argmap diff git:OLD git:NEW:PATH` tells the changes one by one.
    """
    from argmap.log import log as run
    from argmap.log import telling

    found = run(path, revisions, since=since, most=most, first_parent=first_parent)
    if format_ == "text" and (output is None or str(output) == "-"):
        told = False
        for line in telling.as_text(found):
            click.echo(line)
            told = True
        if not told:
            talk(f"{path}: none of these commits changed it", quiet)
        return
    counted = _progress(found, path) if sys.stderr.isatty() and not quiet else found
    deliver(telling.as_json(path, counted) if format_ == "json" else _text(telling.as_text(counted)), output)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _progress(revisions: Iterable[Revision], path: str) -> Iterator[Revision]:
    """Say on one line of the terminal how far it got; the line is wiped at the end."""
    from argmap.safe import one_line

    for number, each in enumerate(revisions, 1):
        told = f"{path}: {number}, {each.commit.date[:10]} {each.commit.short} …"
        click.echo(f"\r\x1b[K{one_line(told)}", nl=False, err=True)
        yield each
    click.echo("\r\x1b[K", nl=False, err=True)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, metavar="PATH OLD-FILE OLD-ID OLD-MODE NEW-FILE NEW-ID NEW-MODE")
@click.option("--all", "all_", is_flag=True, help="Tell of every claim, and of the record.")
@lang_option
def gitdiff(words: tuple[str, ...], all_: bool, lang: str | None) -> None:
    """What `git diff` calls to tell the changes of a map; the README says how to set it up.

    Each file is compared within its whole map. What is no map is told line by line. Exits 0, as git demands.
    """
    from argmap.gitdiff import gitdiff as run

    click.echo(run(words, lang, all_), nl=False)


@click.command()
@click.argument("file", type=FILE)
def gittext(file: Path) -> None:
    """A file of a map as plain text, for git to compare line by line; the README says how to set it up."""
    from argmap.gittext import gittext as run

    click.echo(run(file.read_bytes()), nl=False)


VERBS = (log, gitdiff, gittext)
