"""check, stats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from argmap.cli.common import (
    FILE,
    deliver,
    format_option,
    lang_option,
    map_argument,
    maps_argument,
    output_option,
    quiet_option,
    talk,
    tell_faults,
    text_option,
)


def _codes(_context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    codes = _listed(",".join(value))
    if value and not codes and option.name == "select":
        raise click.BadParameter("no rule is named; leave the option out for every rule")
    return codes


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _by_glob(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in value:
        glob, colon, codes = each.rpartition(":")
        if not colon or not _listed(codes):
            raise click.BadParameter(f"'{each}' is not a glob, a colon and codes, as in 'drafts/**:SUP201,INF3'")
        found[glob] = found.get(glob, ()) + _listed(codes)
    return found


@click.command()
@maps_argument
@text_option
@click.option("--select", multiple=True, metavar="CODES", callback=_codes,
              help="Only these rules: codes, names, or prefixes such as SUP.")  # fmt: skip
@click.option("--extend-select", multiple=True, metavar="CODES", callback=_codes, help="These rules as well.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Without these rules.")
@click.option("--per-file-ignores", multiple=True, metavar="GLOB:CODES", callback=_by_glob,
              help="Without these rules in files below here, as 'drafts/**:SUP201'.")  # fmt: skip
@click.option("--preview/--no-preview", default=None, help="With the rules in preview, or without.")
@click.option("--fail-level", type=click.Choice(["error", "warning", "note", "never"]),
              help="From which severity on the exit is 1 (default: warning).")  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Let so many warnings of a map pass.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Findings that are known; only new ones count.")
@click.option("--write-baseline", type=FILE, metavar="FILE", help="Enter what is found now as known.")
@click.option("--prune-baseline", is_flag=True, help="Take out of --baseline what is no longer found.")
@click.option("--review", type=FILE, multiple=True, metavar="FILE",
              help="Show a reader's judgements beside the findings; a folder stands for its .json files.")  # fmt: skip
@click.option("--all", "all_", is_flag=True, help="List all findings one by one, notes and known ones too.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead.")
@click.option("--show-suppressed", is_flag=True, help="List what is suppressed, too.")
@click.option("--no-suppressions", is_flag=True, help="As if the maps suppressed nothing.")
@click.option("--isolated", is_flag=True, help="Without argmap.toml and pyproject.toml.")
@click.option("--show-settings", is_flag=True, help="Show the settings and who set them, and check nothing.")
@format_option("text", "concise", "json", "json-lines", "sarif", "github", "markdown")
@lang_option
@output_option
@quiet_option
def check(**options: Any) -> None:
    """Check maps: schema and rules. Exit 1 where findings reach the fail level.

    A finding states what is recorded, never a verdict on truth; its blame says whether the map or the paper is meant.

    A claim is grounded when what is recorded for it leads to a citation, a definition or common knowledge; a step is
    licensed when the map records a licence for it. Licensed says nothing about truth.

    Settings come from [check] in the nearest argmap.toml above a map, or [tool.argmap.check] in pyproject.toml.
    """
    from argmap.cli.gate import Request, run

    sys.exit(run(Request(**options)))


@click.command()
@map_argument
@text_option
@click.option("--coverage", is_flag=True, help="Which sentences of the paper some anchor touches, by section.")
@format_option("text", "json")
@output_option
@quiet_option
def stats(map_path: str, text: Path | None, coverage: bool, format_: str, output: Path | None, quiet: bool) -> None:
    """Count what a map holds, or how much of the paper it covers.

    With --coverage: sentences by section, those that an anchor touches, those left out with a reason, and the rest.
    Notes and apparatus aside; an anchor of more than three sentences counts for nothing.
    """
    import json

    from argmap.anchoring import anchored
    from argmap.check import record_faults
    from argmap.load import read
    from argmap.stats import as_text, coverage_json, coverage_text, without_beginning
    from argmap.stats import stats as run

    loaded = read(map_path)
    tell_faults(loaded.map.id, record_faults(loaded), quiet)
    if coverage:
        found = anchored(loaded, text)
        silent = without_beginning(loaded.map)
        if silent:
            talk(f"{loaded.map.id}: {silent}", quiet)
        deliver((coverage_json if format_ == "json" else coverage_text)(loaded.map, found), output)
        return
    counted = run(loaded.map)
    deliver(json.dumps(counted, ensure_ascii=False, indent=1) + "\n" if format_ == "json" else as_text(counted), output)


VERBS = (check, stats)
