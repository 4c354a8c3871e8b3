"""diff, align."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from argmap.cli.common import FILE, deliver, format_option, lang_option, output_option, quiet_option, talk
from argmap.cli.overlaying import FORMS, PICTURE, form, picture_options


def _named(context: click.Context, _argument: click.Parameter, new: str) -> str:
    """The new map; where one of the two is `git:REV` alone, that gets the path of the other."""
    old: str = context.params["old"]
    if not (old.startswith("git:") or new.startswith("git:")):
        return new
    from argmap.versions import completed

    context.params["old"] = completed(old, new)
    return completed(new, old)


@click.command()
@click.argument("old")
@click.argument("new", callback=_named)
@click.option("--stat", is_flag=True, help="One line: what became of the claims and of the findings.")
@click.option("--all", "all_", is_flag=True, help="Tell of every claim, and of the record.")
@click.option("--text", type=FILE, metavar="FILE", help="The new paper's text: passages are compared, not quotes.")
@click.option("--old-text", type=FILE, metavar="FILE", help="The old paper's text, likewise.")
@click.option("--review", type=FILE, multiple=True, metavar="FILE",
              help="Judgements of the old map (default: those in its reviews/); or a folder of them.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(FORMS),
              help="Form of the output (default: by the name of -o, else text).")  # fmt: skip
@picture_options
@lang_option
@output_option
@quiet_option
def diff(**options: Any) -> None:
    """What became of a map from one revision to the next. Exit 0 where nothing is different, 1 where something is.

    Claims are matched by what they say, by their ids and by their place in the argument, whatever
    they are called and wherever they stand. In text, [-these-] words were taken out of a claim, {+these+} came in.

    OLD and NEW are maps. git:REV:PATH is the map at a path in a revision of git; git:REV alone stands for the path of
    the other there, as in `argmap diff git:HEAD maps/my-paper`; git::PATH is the map that is staged.

    Findings are compared too: those of the old map that are mended, those that the new one introduces. The new map's
    words are told in its paper's language, unless --lang says otherwise.

    With -o x.svg, .pdf, .png or .dot both revisions are drawn as one argument, with signs for what became of each
    claim, step and objection: what changed, with the way to a root, and the rest folded, unless --view, --part or
    --focus says otherwise.
    """
    from argmap.cli.differing import Request, run

    if options["stat"] and options["format_"] in ("json", "markdown", "github"):
        raise click.UsageError("--stat is one line of text: leave it out, or --format")
    picture = {name: options.pop(name) for name in PICTURE}
    options["format_"] = form(options["format_"], options["output"], picture, options["stat"] or options["all_"])
    sys.exit(run(Request(**options, picture=picture)))


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--sentences", is_flag=True, help="The files have one sentence a line.")
@click.option("--all", "all_", is_flag=True, help="In text, list what was kept, too.")
@format_option("text", "json")
@output_option
@quiet_option
def align(old: Path, new: Path, sentences: bool, all_: bool, format_: str, output: Path | None, quiet: bool) -> None:
    """Which sentences of two drafts say the same: kept, reworded, split, merged, moved, dropped, added.

    OLD and NEW are texts in UTF-8; one of them may be - for standard input. Each match has a score from 0 to 1, which
    says how much its sentences resemble each other. In text, [-these-] words were taken out, {+these+} came in.
    """
    from argmap.aligning import align as run
    from argmap.aligning import as_json, as_text

    if str(old) == str(new) == "-":
        raise click.UsageError("standard input can be one of the two texts, not both")
    found = run(_read(old), _read(new), by_line=sentences)
    for name, side in ((old, found.old), (new, found.new)):
        if not any(side):
            talk(f"{name} has no sentences", quiet)
    deliver(as_json(found) if format_ == "json" else as_text(found, all_), output)


def _read(path: Path) -> str:
    from argmap.aligning import decoded

    if str(path) == "-":
        return decoded(sys.stdin.buffer.read(), "standard input")
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder, and 'align' compares texts; `argmap diff` compares maps")
    return decoded(path.read_bytes(), str(path))


VERBS = (diff, align)
