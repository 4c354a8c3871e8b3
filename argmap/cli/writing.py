"""fmt, anchor, new, schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import (
    FILE,
    deliver,
    each_map,
    format_option,
    map_argument,
    maps_argument,
    output_option,
    quiet_option,
    talk,
    tell_faults,
    text_option,
)

if TYPE_CHECKING:
    from argmap.anchoring import Texts
    from argmap.load import Loaded
    from argmap.model import Map


@click.command()
@maps_argument
@click.option("--check", "check_only", is_flag=True,
              help="Change nothing; exit 1 where a file is not in canonical form.")  # fmt: skip
@quiet_option
def fmt(maps: tuple[str, ...], check_only: bool, quiet: bool) -> None:
    """Bring maps into canonical layout, and add missing ids of inferences and objections."""
    from argmap.check import record_faults
    from argmap.dump import canonical, write_all
    from argmap.load import STDIN

    code = 0
    for loaded in each_map(maps):
        if loaded is None:
            code = 2
            continue
        if loaded.fixed and not check_only:
            talk(f"{loaded.sources[0].file} is not laid out anew: {loaded.fixed}")
            code = 2
            continue
        tell_faults(loaded.map.id, record_faults(loaded), quiet)
        renewed = {}
        for source, (path, text) in zip(loaded.sources, canonical(loaded).items(), strict=True):
            if source.file == STDIN and not check_only:
                click.echo(text, nl=False)
            elif source.text != text and check_only:
                talk(f"{path} would be laid out anew", quiet)
                code = max(code, 1)
            elif source.text != text:
                renewed[path] = text
        for path in write_all(renewed):
            talk(f"{path} laid out anew", quiet)
    sys.exit(code)


@click.command()
@map_argument
@text_option
@click.option("--old", type=FILE, metavar="FILE",
              help="With a revised --text: the text that was mapped (default: as for --text).")  # fmt: skip
@click.option("--suggest", metavar="SENTENCE", help="The shortest unique quote for a sentence pasted from the paper.")
@click.option("--write", "write_", is_flag=True,
              help="Record offsets and hashes of the passages; of a revised text, write its map.")  # fmt: skip
@click.option("--revision", metavar="NAME", help="With --write and a revised --text: what the new revision is called.")
@click.option("--all", "all_", is_flag=True, help="List the passages that stand as they did, too.")
@format_option("text", "json", by_name=False)
@click.option("-o", "--output", type=FILE, metavar="PATH",
              help="Write there, not to stdout; with --write the map, as a folder or FILE.json.")  # fmt: skip
@quiet_option
def anchor(map_path: str, text: Path | None, old: Path | None, suggest: str | None, write_: bool, revision: str | None,
           all_: bool, format_: str, output: Path | None, quiet: bool) -> None:  # fmt: skip
    """Find every quote of a map in the paper's text, or in a revised one.

    A --text that is not the one that was mapped is a revision of it, and each passage is looked for in it: exact,
    folded (the same words through what a conversion did to them), edited (with the edit shown), ambiguous, lost, or
    unverified where nothing tells whether it is the same passage. With the text that was mapped at hand, passages are
    followed sentence by sentence; without it, by the hashes that --write records, and by their quotes. What was
    edited, lost or is ambiguous is to be read again: the steps that it bears on are listed, those that bear most
    first.

    --write then writes the map of the new revision. Edited passages are written where at least .6 of their words are
    the same and the old text shows it; an anchor that is not written stays as it was, and is told.

    Exit 1 where a quote is lost or ambiguous, 2 where the text is not at hand.
    """
    from argmap import anchoring
    from argmap.check import record_faults
    from argmap.load import read

    loaded = read(map_path)
    tell_faults(loaded.map.id, record_faults(loaded), quiet)
    texts = anchoring.revised_texts(loaded, text, old) if suggest is None else None
    if texts is not None and text is not None:
        sys.exit(_moved(loaded, texts, text.name, write_, revision, all_, format_, output, quiet))
    if revision is not None:
        raise click.UsageError("--revision goes with --write and a --text that is not the one that was mapped")
    found = anchoring.anchored(loaded, text)
    if suggest is not None:
        deliver(anchoring.suggested(found, suggest) + "\n", output)
        return
    from argmap import anchor_report

    told = anchor_report.as_json(loaded.map.id, found) if format_ == "json" else anchor_report.as_text(found, all_)
    _told_and_written(loaded, told, anchoring.cached(loaded.map, found) if write_ else None, output, quiet)
    sys.exit(int(found.verified < len(found.found)))


def _moved(loaded: Loaded, texts: Texts, name: str, write_: bool, revision: str | None, all_: bool, format_: str,
           output: Path | None, quiet: bool) -> int:  # fmt: skip
    """Move a map to a revised text, say what became of it, and write it if asked."""
    from argmap.moving import moved
    from argmap.moving.revising import revise
    from argmap.moving.telling import as_json, as_text

    if revision is not None and not write_:
        raise click.UsageError("--revision goes with --write")
    move = moved(loaded.map, texts.new, texts.old)
    if texts.remark:
        talk(f"{loaded.map.id}: {texts.remark}" + ("" if texts.old else "; name it with --old"), quiet)
    revised = revise(move, name, revision) if write_ else None
    kept = revised.kept if revised else None
    told = as_json(move, kept) if format_ == "json" else as_text(move, kept, all_)
    _told_and_written(loaded, told, revised.map if revised else None, output, quiet)
    if revised and revision is None and loaded.map.revision is not None:
        talk(f"the revision is still called '{loaded.map.revision}'; --revision NAME names the new one", quiet)
    return int(any(each.passage.status in ("lost", "ambiguous") for each in move.found.values()))


def _told_and_written(loaded: Loaded, told: str, argument: Map | None, output: Path | None, quiet: bool) -> None:
    """Write the map first, so that nothing is said of what was not done; then the report."""
    from argmap.anchoring import write_map
    from argmap.dump import dumps

    if argument is None:
        deliver(told, output)
    elif str(output) == "-":
        click.echo(dumps(argument), nl=False)
    else:
        written = write_map(loaded, argument, output)
        deliver(told, None)
        for path in written:
            talk(f"{path} written", quiet)


@click.command()
@click.argument("folder", type=FILE)
@click.option("--id", "name", metavar="ID", help="Id of the map (default: the folder's name).")
@click.option("--lang", default="en", show_default=True, metavar="TAG",
              help="Language of the paper. The sentences to replace are English or traditional Chinese.")  # fmt: skip
@quiet_option
def new(folder: Path, name: str | None, lang: str, quiet: bool) -> None:
    """Write a first map into a folder: a thesis, a reason, and where to go on."""
    import shlex

    from argmap.first import LANGUAGES, written_in
    from argmap.first import new as first_map

    for path in first_map(folder, name, lang):
        talk(f"{path} written", quiet)
    if written_in(lang) != lang:
        there = f"there are none in '{lang}', only in {' and '.join(LANGUAGES)}"
        talk(f"the sentences to replace are tagged '{written_in(lang)}': {there}; write yours under '{lang}'", quiet)
    talk(f"next: edit {folder / 'map.json'}, then `argmap check {shlex.quote(str(folder))}`", quiet)


@click.command()
@click.argument("kind", default="map", metavar="[map|part|review|schemes|check|explore|diff|align|log|merge|anchor]")
@click.option("--all", "all_", is_flag=True, help="Write all of them into the folder given with -o.")
@output_option
def schema(kind: str, all_: bool, output: Path | None) -> None:
    """Print a JSON Schema (draft 2020-12): of the format, or of what the verbs write as JSON."""
    from argmap.schema import PUBLISHED, schema_text

    if not all_:
        deliver(schema_text(kind), output)
        return
    if output is None:
        raise click.UsageError("--all goes with -o FOLDER")
    for each in PUBLISHED:
        deliver(schema_text(each), output / f"{each}.schema.json")


VERBS = (fmt, anchor, new, schema)
