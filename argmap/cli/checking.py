"""check, rule."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import (
    deliver,
    each_map,
    format_option,
    lang_option,
    map_argument,
    maps_argument,
    output_option,
    passages_of,
    quiet_option,
    talk,
    text_option,
)

if TYPE_CHECKING:
    from argmap.check import Checked


_NOTES_LISTED = 12  # so few are told one by one; more are counted, unless --all asks for them


def _codes(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for each in value for code in each.split(",") if code.strip())


@click.command()
@maps_argument
@text_option
@click.option("--select", multiple=True, metavar="CODES", callback=_codes,
              help="Only these rules: codes, names, or prefixes such as SUP.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Without these rules.")
@click.option("--fail-level", type=click.Choice(["error", "warning", "note", "never"]), default="warning",
              show_default=True, help="From which severity on the exit is 1.")  # fmt: skip
@click.option("--all", "all_", is_flag=True, help="List the notes one by one; without it they are counted by rule.")
@format_option("text", "concise", "json", "json-lines", "sarif", "github", "markdown")
@lang_option
@output_option
@quiet_option
def check(maps: tuple[str, ...], text: Path | None, select: tuple[str, ...], ignore: tuple[str, ...], fail_level: str,
          all_: bool, format_: str, lang: str | None, output: Path | None, quiet: bool) -> None:  # fmt: skip
    """Check maps: schema and rules. Exit 1 where findings reach the fail level.

    A finding states what is recorded, never a verdict on truth; its blame says whether the map or the paper is meant.
    """
    from datetime import date

    from argmap.check import check as run
    from argmap.errors import UsageError
    from argmap.report import fails

    most = _NOTES_LISTED if format_ == "text" and not all_ and fail_level != "note" else None
    results, unread = [], False
    for loaded in each_map(maps):
        if loaded is None:
            unread = True
            continue
        try:
            passages = passages_of(loaded, text, quiet)
        except UsageError as error:
            talk(f"{loaded.map.id}: {error}")
            unread = True
        else:
            results.append(run(loaded, select, ignore, passages, date.today().isoformat(), most))
    if results:
        deliver(_report(results, format_, lang, len(maps) > 1), output)
    sys.exit(2 if unread else int(fails(results, fail_level)))


def _report(results: list[Checked], form: str, lang: str | None, several: bool) -> str:
    if form in ("text", "json"):
        from argmap.report import as_json, as_text

        return as_json(results, several) if form == "json" else "\n".join(as_text(each, lang) for each in results)
    from argmap import listing
    from argmap.report import json_text
    from argmap.sarif import sarif

    forms: dict[str, Callable[[], str]] = {
        "concise": lambda: listing.concise(results),
        "json-lines": lambda: listing.json_lines(results),
        "sarif": lambda: json_text(sarif(results)),
        "github": lambda: listing.github(results),
        "markdown": lambda: listing.markdown(results, lang),
    }
    return forms[form]()


@click.command()
@click.argument("code", required=False, metavar="CODE")
@click.option("--all", "all_", is_flag=True, help="Every rule, a line each.")
@click.option("--schemes", is_flag=True, help="Every scheme with its roles and critical questions.")
@format_option("text", "json")
@output_option
def rule(code: str | None, all_: bool, schemes: bool, format_: str, output: Path | None) -> None:
    """Explain a rule, by code or name, or a scheme, by its id."""
    import json

    from argmap.schemes import page, table

    if schemes or code in table():
        chosen = list(table().values()) if schemes else [table()[code or ""]]
        described = [each.model_dump(mode="json") for each in chosen]
        told = json.dumps(described if schemes else described[0], ensure_ascii=False, indent=1) + "\n"
        deliver("\n".join(map(page, chosen)) if format_ == "text" else told, output)
        return

    from argmap.rules import catalogue
    from argmap.rules import rule as one

    if bool(code) == all_:
        raise click.UsageError("name one rule or scheme, or give --all or --schemes")
    rules = catalogue() if all_ else [one(code or "")]
    if format_ == "json":
        records = [
            {"code": each.code, "name": each.name, "severity": each.severity, "blame": each.blame, "help": each.help,
             "page": each.page}
            for each in rules
        ]  # fmt: skip
        deliver(json.dumps(records if all_ else records[0], ensure_ascii=False, indent=1) + "\n", output)
        return
    if all_:
        first = ((each, each.page.partition("\n")[0]) for each in rules)
        deliver("".join(f"{each.code}  {each.severity:<7}  {each.name:<27}  {line}\n" for each, line in first), output)
    else:
        each = rules[0]
        about = "map or the paper" if each.blame == "either" else each.blame
        heading = f"{each.code} {each.name} ({each.severity}; about the {about})"
        deliver(f"{heading}\n\n{each.page}\n\nTo mend it: {each.help}.\n", output)


@click.command()
@map_argument
@text_option
@click.option("--coverage", is_flag=True, help="Which sentences of the paper some anchor touches, by section.")
@format_option("text", "json")
@output_option
def stats(map_path: str, text: Path | None, coverage: bool, format_: str, output: Path | None) -> None:
    """Count what a map holds, or how much of the paper it covers.

    With --coverage: sentences by section, those that an anchor touches, those left out with a reason, and the rest.
    Notes and apparatus aside; an anchor of more than three sentences counts for nothing.
    """
    import json

    from argmap.anchoring import anchored
    from argmap.load import read
    from argmap.stats import as_text, coverage_json, coverage_text
    from argmap.stats import stats as run

    loaded = read(map_path)
    if coverage:
        found = anchored(loaded, text)
        deliver((coverage_json if format_ == "json" else coverage_text)(loaded.map, found), output)
        return
    counted = run(loaded.map)
    deliver(json.dumps(counted, ensure_ascii=False, indent=1) + "\n" if format_ == "json" else as_text(counted), output)


VERBS = (check, rule, stats)
