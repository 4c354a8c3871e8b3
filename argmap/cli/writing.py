"""fmt, anchor, new, schema."""

from __future__ import annotations

import sys
from pathlib import Path

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
@click.option("--suggest", metavar="SENTENCE", help="The shortest unique quote for a sentence pasted from the paper.")
@click.option("--write", "write_", is_flag=True, help="Record offsets and hashes of the passages in the map.")
@format_option("text", "json")
@output_option
@quiet_option
def anchor(map_path: str, text: Path | None, suggest: str | None, write_: bool, format_: str, output: Path | None,
           quiet: bool) -> None:  # fmt: skip
    """Find every quote of a map in the paper's text.

    Exit 1 where a quote is lost or ambiguous, 2 where the text is not at hand.
    """
    from argmap import anchoring
    from argmap.check import record_faults
    from argmap.load import read

    loaded = read(map_path)
    tell_faults(loaded.map.id, record_faults(loaded), quiet)
    found = anchoring.anchored(loaded, text)
    if suggest is not None:
        deliver(anchoring.suggested(found, suggest) + "\n", output)
        return
    deliver(anchoring.as_json(found) if format_ == "json" else anchoring.as_text(found), output)
    if write_:
        for path in anchoring.write_cache(loaded, found):
            talk(f"{path} written", quiet)
    sys.exit(int(found.verified < len(found.found)))


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
@click.argument("kind", default="map", metavar="[map|part|review|schemes|check|explore|diff|align|log|merge]")
@click.option("--all", "all_", is_flag=True, help="Write all of them into the folder given with -o.")
@output_option
def schema(kind: str, all_: bool, output: Path | None) -> None:
    """Print a JSON Schema (draft 2020-12): of the format, or of what `check`, `explore` and `merge` write."""
    from argmap.schema import PUBLISHED, schema_text

    if not all_:
        deliver(schema_text(kind), output)
        return
    if output is None:
        raise click.UsageError("--all goes with -o FOLDER")
    for each in PUBLISHED:
        deliver(schema_text(each), output / f"{each}.schema.json")


VERBS = (fmt, anchor, new, schema)
