"""merge."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import FILE, deliver, format_option, lang_option, language_of, quiet_option, talk, tell_faults

if TYPE_CHECKING:
    from argmap.merge.values import Side


@click.command()
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.option("-o", "--output", type=FILE, metavar="OUT",
              help="Write the map there instead of to stdout: a file, which may be OURS, or a folder.")  # fmt: skip
@click.option("--prefer", type=click.Choice(["ours", "theirs", "base"]), default="ours", show_default=True,
              help="Whose value is written where both changed it.")  # fmt: skip
@click.option("--no-remarks", is_flag=True, help="Leave no remark in the map where there is a conflict.")
@click.option("--path", "name", metavar="NAME", help="What to call the file in messages (git's %P).")
@format_option("text", "json", by_name=False)
@lang_option
@quiet_option
def merge(base: str, ours: str, theirs: str, output: Path | None, prefer: Side, no_remarks: bool, name: str | None,
          format_: str, lang: str | None, quiet: bool) -> None:  # fmt: skip
    """Bring together what two readers made of one map.

    BASE is the map that both began with, or an empty file if there was none; OURS and THEIRS are what became of it.
    Folders, and maps of a revision (git:REV:PATH), are merged as whole maps, with the reviews beside them; a file by
    itself: a map, a part or a review. A claim, step or objection is followed by its id, or by what it says, and merged
    field by field.

    Where both changed the same thing OURS is kept, or what --prefer says; what one took out and the other changed or
    needs stays. The map that is written is a good map in any case: each conflict is told by claim on stderr, and left
    as a remark at its place ([merge conflict: ...]). With --format json conflicts and notes go to stdout instead.

    Exit 0 where nothing is in conflict, 1 where something is, 2 where it cannot be done; then nothing is written.

    \b
    As git's merge driver:
      git config merge.argmap.driver "argmap merge %O %A %B -o %A --path %P"
      echo 'maps/**/*.json merge=argmap' >> .gitattributes
    """
    from argmap.dump import write_all
    from argmap.merge.files import left_over, merge_files, texts_of
    from argmap.merge.telling import as_record, as_text
    from argmap.report import json_text

    if format_ == "json" and (output is None or str(output) == "-"):
        raise click.UsageError("--format json writes conflicts to stdout; name a place for the map with -o")
    output = None if str(output) == "-" else output
    found = merge_files(base, ours, theirs, name=name, prefer=prefer, remarks=not no_remarks)
    if found.map is not None:
        lang = language_of(found.map.model_copy(update={"id": found.name}), lang)
    texts = texts_of(found, output)
    write_all(texts)
    if format_ == "json":
        told = as_record(found.name, found.map, found.map_id, found.conflicts, found.notes)
        click.echo(json_text(told.model_dump(mode="json")), nl=False)
    else:
        for line in as_text(found.name, found.map, found.conflicts, found.notes, lang):
            talk(line, quiet)
    if not texts:
        deliver(found.text, None)
    for path in left_over(found, texts):
        talk(f"{path} is no part of the map any more; it was left there", quiet)
    tell_faults(found.name, found.faults, quiet)
    sys.exit(int(bool(found.conflicts)))


VERBS = (merge,)
