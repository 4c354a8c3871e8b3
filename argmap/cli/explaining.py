"""rule: a rule, a family of rules, or a scheme, explained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import deliver, format_option, output_option, talk

if TYPE_CHECKING:
    from argmap.rules import Rule


@click.command()
@click.argument("code", required=False, metavar="[CODE|NAME|FAMILY|SCHEME]")
@click.option("--all", "all_", is_flag=True, help="Every rule, a line each; with Markdown and -o, a folder of pages.")
@click.option("--schemes", is_flag=True,
              help="Every scheme with its roles and critical questions; with SCHEME, that one.")  # fmt: skip
@click.option("--lang", metavar="TAG", default="en", show_default=True,
              help="Language of the schemes' names and questions: en, zh-Hant, or both.")  # fmt: skip
@format_option("text", "json", "markdown")
@output_option
def rule(code: str | None, all_: bool, schemes: bool, lang: str, format_: str, output: Path | None) -> None:
    """Explain a rule, by code or name, or a scheme, by its id; of a family such as SUP, list the rules.

    A rule's page says what it does and why, with a small map that it reports and the same map mended.
    """
    from argmap.schemes import table

    if all_ == (code is not None or schemes):
        raise click.UsageError("name one rule or scheme, or give --all or --schemes")
    if schemes or (code in table() and not _is_rule(code or "")):
        deliver(_of_schemes(code, format_, lang), output)
    elif all_ and format_ == "markdown" and output is not None and str(output) != "-":
        from argmap.handbook import write_handbook

        write_handbook(output)
    elif all_:
        from argmap.rules import catalogue

        deliver(_of_all(catalogue(), format_), output)
    elif family := _family(code or ""):
        deliver(_of_all(family, format_), output)
    else:
        deliver(_of_rule(_named(code or ""), format_), output)


def _of_schemes(name: str | None, form: str, language: str) -> str:
    """One scheme, or all where none is named."""
    from argmap.report import json_text
    from argmap.scheme_pages import as_markdown, as_text, language_of, scheme_of, section
    from argmap.schemes import table

    tag, chosen = language_of(language), list(table().values()) if name is None else [scheme_of(name)]
    if form == "json":
        records = [each.model_dump(mode="json") for each in chosen]
        return json_text(records if name is None else records[0])
    if form == "markdown":
        return as_markdown(chosen, tag) if name is None else section(chosen[0], tag) + "\n"
    return "\n".join(as_text(each, tag) for each in chosen)


def _of_all(rules: list[Rule], form: str) -> str:
    from argmap.explain import as_markdown, as_record, explained, line
    from argmap.report import json_text

    forms: dict[str, Callable[[], str]] = {
        "text": lambda: "".join(f"{line(each)}\n" for each in rules),
        "json": lambda: json_text([as_record(explained(each)) for each in rules]),
        "markdown": lambda: "\n".join(as_markdown(explained(each)) for each in rules),
    }
    return forms[form]()


def _of_rule(chosen: Rule, form: str) -> str:
    from argmap.explain import as_markdown, as_record, as_text, explained
    from argmap.report import json_text

    told = explained(chosen)
    return json_text(as_record(told)) if form == "json" else (as_markdown if form == "markdown" else as_text)(told)


def _family(name: str) -> list[Rule]:
    """The rules whose codes begin with these three letters."""
    from argmap.rules import catalogue

    return [each for each in catalogue() if each.code[:3] == name.upper()]


def _is_rule(name: str) -> bool:
    from argmap.rules import catalogue

    return any(name.upper() == each.code or name.lower() == each.name for each in catalogue())


def _named(code: str) -> Rule:
    """The rule of a code or a name; where there is none, the schemes are among what may have been meant."""
    from argmap.errors import UsageError, did_you_mean
    from argmap.rules import catalogue
    from argmap.rules import rule as one
    from argmap.schemes import table

    if _is_rule(code):
        if code in table():
            talk(f"a scheme is called '{code}' too: argmap rule --schemes {code}")
        return one(code)
    hint = did_you_mean(code, [*(word for each in catalogue() for word in (each.code, each.name)), *table()])
    listed = "`argmap rule --all` lists the rules, --schemes the schemes"
    raise UsageError(f"no rule is called '{code}', and no scheme; {hint or listed}")


VERBS = (rule,)
