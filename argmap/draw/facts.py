"""What the boxes of a drawing are told: texts in the chosen languages, states, findings by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.draw.measure import clean
from argmap.draw.view import View
from argmap.errors import UsageError, did_you_mean
from argmap.findings import LEVELS, Finding
from argmap.graph import Graph
from argmap.model import Citation, Claim, Map, Text, languages, words
from argmap.references import library, short
from argmap.schemes import schemes_of
from argmap.support import Support


@dataclass(frozen=True, slots=True)
class Badge:
    """A finding's code as it is shown on the place that it is about."""

    code: str
    level: str


@dataclass(frozen=True)
class Facts:
    """Everything about a map that its drawing tells."""

    index: Graph
    support: Support
    view: View
    languages: tuple[str, ...]
    findings: Sequence[Finding] = field(default=())

    def texts(self, text: Text | None) -> list[tuple[str, str]]:
        """A text in the chosen languages, each with its tag; what is not written in one of them is not said twice."""
        if text is None or isinstance(text, str):
            return [(self.index.map.paper.language, clean(text))] if text else []
        found: dict[str, str] = {}
        for language in self.languages:
            chosen = words(text, language)
            found.setdefault(chosen, next(tag for tag, each in text.items() if each == chosen))
        return [(tag, clean(each)) for each, tag in found.items()]

    def first(self, text: Text | None) -> str:
        """A text in the first of the chosen languages."""
        return next((each for _, each in self.texts(text)), "")

    @cached_property
    def badges(self) -> Mapping[str, tuple[Badge, ...]]:
        """Findings by place, the gravest first. Whether a quote is in the text is no part of the drawing: the text may
        be absent, and the picture must come out the same."""
        placed: dict[str, Counter[Badge]] = {}
        for each in self.findings:
            if each.suppressed is None and each.subject.type != "anchor":
                placed.setdefault(each.subject.id, Counter())[Badge(clean(each.code), str(each.severity))] += 1
        return {place: _in_order(found) for place, found in placed.items()}

    def count(self, places: Iterable[str]) -> int:
        """How many kinds of findings are shown on these places."""
        return sum(len(self.badges.get(place, ())) for place in places)

    @cached_property
    def schemes(self) -> Mapping[str, str]:
        """Names of schemes by id."""
        named = schemes_of(self.index.map).items()
        return {name: self.first(each.name) or name.replace("-", " ") for name, each in named}

    @cached_property
    def part_titles(self) -> Mapping[str, str]:
        """Titles of parts by name, in the first of the chosen languages."""
        return {each.part: self.first(each.title) or each.part for each in self.index.map.parts}

    def sources(self, cites: Iterable[Citation]) -> list[str]:
        """What a claim cites, in a few words each: a note's number, a work's author and year, a name."""
        works = self._works
        return [clean(_source(each, works)) for each in cites]

    def voice(self, claim: Claim) -> str:
        """Whose claim it is, where it is not the paper's: `reported: Walt 1987`."""
        who = clean(self._works.get(claim.by or "", claim.by or ""))
        return "" if claim.voice == "paper" else f"{claim.voice}: {who}" if who else claim.voice

    @cached_property
    def _works(self) -> Mapping[str, str]:
        return {name: short(each) for name, each in library(self.index.map).references.items()}


def _source(citation: Citation, works: Mapping[str, str]) -> str:
    told = citation.named or works.get(citation.source or "", citation.source) or f"n. {citation.note}"
    return told if citation.relation == "supports" else f"{citation.relation}: {told}"


def _in_order(found: Counter[Badge]) -> tuple[Badge, ...]:
    ordered = sorted(found, key=lambda badge: (LEVELS.get(badge.level, 9), badge.code))  # type: ignore[call-overload]
    return tuple(Badge(each.code + (f" ×{found[each]}" if found[each] > 1 else ""), each.level) for each in ordered)


def chosen_languages(argument: Map, lang: str | None) -> tuple[str, ...]:
    """The languages to draw in: the paper's where none is named; with `both`, the paper's and the next of the map."""
    paper = argument.paper.language
    if lang is None:
        return (paper,)
    claims = [*argument.claims, *(each for part in argument.parts for each in part.claims)]
    known = dict.fromkeys([paper, *(tag for claim in claims for tag in languages(claim.text))])
    if lang == "both":
        others = (tag for tag in known if tag.split("-")[0] != paper.split("-")[0])
        return tuple(filter(None, (paper, next(others, ""))))
    if lang.split("-")[0] not in {tag.split("-")[0] for tag in known}:
        hint = did_you_mean(lang, [*known, "both"])
        raise UsageError(f"this map has no texts in '{lang}'; {hint}")
    return (lang,)
