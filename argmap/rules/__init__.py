"""The catalogue of rules, one module a family. A rule reports a recorded fact, never a verdict on truth."""

from __future__ import annotations

from argmap.errors import UsageError, did_you_mean
from argmap.rules import (  # noqa: F401  (they enter their rules)
    additions,
    causes,
    citations,
    conflicts,
    dates,
    dialectic,
    evidence,
    forecasts,
    hygiene,
    inference,
    paraphrase,
    phrases,
    propositions,
    quotation,
    revisions,
    reworded,
    scope,
    sources,
    steps,
    structure,
    support,
    terms,
    variants,
    variation,
    wording_of_steps,
)
from argmap.rules.rule import CATALOGUE, Found, Material, Revision, Rule

__all__ = ["CATALOGUE", "Found", "Material", "Revision", "Rule", "chosen", "rule"]

_FAMILIES = ("STR", "EVD", "SUP", "INF", "TRM", "SCP", "DIA", "REV", "LNT")


def catalogue() -> list[Rule]:
    """Every rule, in the order in which they are checked."""
    return sorted(CATALOGUE.values(), key=lambda each: (_FAMILIES.index(each.code[:3]), each.code))


def rule(code_or_name: str) -> Rule:
    """One rule, by its code or its name."""
    for each in catalogue():
        if code_or_name.upper() == each.code or code_or_name.lower() == each.name:
            return each
    known = [each.code for each in catalogue()] + [each.name for each in catalogue()]
    hint = did_you_mean(code_or_name, known)
    raise UsageError(f"no rule is called '{code_or_name}'; {hint or '`argmap rule --all` lists them'}")


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), preview: bool = False) -> list[Rule]:
    """The rules that a selection leaves: codes, names, or prefixes of codes such as `STR` or `INF3`.

    A rule in preview takes part when `preview` is set, or when its own code or name is selected.
    """
    wanted = [each for each in catalogue() if not select or any(_means(word, each) for word in select)]
    wanted = [each for each in wanted if not each.preview or preview or _named(each, select)]
    for word in (*select, *ignore):
        if not any(_means(word, each) for each in catalogue()):
            rule(word)
    return [each for each in wanted if not any(_means(word, each) for word in ignore)]


def _named(each: Rule, words: tuple[str, ...]) -> bool:
    return any(word.upper() == each.code or word.lower() == each.name for word in words)


def _means(word: str, each: Rule) -> bool:
    return bool(word) and (each.code.startswith(word.upper()) or each.name == word.lower())
