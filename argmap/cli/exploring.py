"""explore."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import (
    deliver,
    format_option,
    lang_option,
    language_of,
    map_argument,
    output_option,
    quiet_option,
    tell_faults,
)


@click.command()
@map_argument
@click.option("--critical", metavar="ID", help="What must fall for this claim to fall: the smallest sets.")
@click.option("--order", type=click.IntRange(1, 6), metavar="N",
              help="With --critical: the most members of a set (default: 3).")  # fmt: skip
@click.option("--sources", is_flag=True, help="Count works: what is cited falls with all the works cited for it.")
@click.option("--reject", multiple=True, metavar="ID",
              help="Suppose that a claim, step, source or objection were not so. Repeatable.")  # fmt: skip
@click.option("--assume", multiple=True, metavar="ID",
              help="Suppose that a claim, step or objection were so; also with --reject. Repeatable.")  # fmt: skip
@format_option("text", "json")
@lang_option
@output_option
@quiet_option
def explore(map_path: str, critical: str | None, order: int | None, sources: bool, reject: tuple[str, ...],
            assume: tuple[str, ...], format_: str, lang: str | None, output: Path | None,
            quiet: bool) -> None:  # fmt: skip
    """What carries the argument, and what would fall with what.

    Without options: the premises and steps each of which alone carries a root, and what most claims rest on. With
    --critical: what carries one claim. With --reject and --assume: what would no longer follow.

    The argument is taken as asserted: a claim for which nothing is recorded counts as given, since otherwise nothing
    could be asked of a paper that cites little. Whether a claim is supported is another question (argmap check), and
    --reject answers both: which claims would no longer follow, and which would lose the support that is recorded.
    """
    from argmap.answers import as_text
    from argmap.check import record_faults
    from argmap.explore import as_record
    from argmap.explore import explore as run
    from argmap.load import read
    from argmap.report import json_text

    if order is not None and critical is None:
        raise click.UsageError("--order goes with --critical ID")
    loaded = read(map_path)
    lang = language_of(loaded.map, lang)
    found = run(loaded.map, critical, reject, assume, order or 3, sources)
    tell_faults(loaded.map.id, record_faults(loaded), quiet)
    deliver(json_text(as_record(found)) if format_ == "json" else as_text(loaded.map, found, lang), output)


VERBS = (explore,)
