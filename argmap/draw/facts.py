"""What the boxes of a drawing are told: texts in the chosen languages, states, findings by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.draw.hrefs import href
from argmap.draw.marks import Marks
from argmap.draw.measure import clean
from argmap.draw.view import Hidden, View
from argmap.errors import UsageError, did_you_mean
from argmap.findings import LEVELS, Finding
from argmap.graph import Graph
from argmap.model import Anchor, Citation, Claim, Map, Scheme, Text, languages, words
from argmap.references import library, short
from argmap.schemes import schemes_of
from argmap.support import Support


@dataclass(frozen=True, slots=True)
class Badge:
    """A finding's code as it is shown on the place that it is about."""

    code: str
    level: str


@dataclass(frozen=True, slots=True)
class Fold:
    """What is folded away: claims (`more`: at least so many), findings on it, the level of the gravest; how many places
    have changed since an older revision."""

    claims: int
    more: bool
    findings: int
    level: str
    changed: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything about a map that its drawing tells."""

    index: Graph
    support: Support
    view: View
    languages: tuple[str, ...]
    findings: Sequence[Finding] = field(default=())
    link_base: str = ""  # address of the paper's text
    sections: bool = True  # whether boxes name the sections that their claims stand in
    marks: Marks | None = None  # what became of it since an older revision

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
    def _placed(self) -> Mapping[Place, Counter[Badge]]:
        """Findings by place. Whether a quote is in the text is no part of the drawing: the text may be absent, and the
        picture must come out the same."""
        placed: dict[Place, Counter[Badge]] = {}
        for each in self.findings:
            if each.suppressed is None and each.subject.type != "anchor":
                badge = Badge(clean(each.code), str(each.severity))
                placed.setdefault(placed_on(self.index, each), Counter())[badge] += 1
        return placed

    def badges(self, type_: str, name: str) -> tuple[Badge, ...]:
        """The badges on a claim, an inference, an objection or the map, the gravest first."""
        return _in_order(self._placed.get((type_, name), Counter()))

    def beside(self) -> dict[str, dict[str, int]]:
        """The codes of findings that are on no box, the gravest first, each with how many there are of each level."""
        counted = self._placed.get(("map", self.index.map.id), Counter())
        found: dict[str, dict[str, int]] = {}
        for badge in sorted(counted, key=_first):
            found.setdefault(badge.code, {})[badge.level] = counted[badge]
        return found

    def fold(self, hidden: Hidden) -> Fold:
        """What a folded argument holds: claims, findings, and how grave the gravest is. Boxes that are made again and
        again, until they fit, ask for the same."""
        if hidden not in self._folds:
            self._folds[hidden] = self._counted(hidden)
        return self._folds[hidden]

    @cached_property
    def _folds(self) -> dict[Hidden, Fold]:
        return {}

    def _counted(self, hidden: Hidden) -> Fold:
        index = self.index
        records = {"claim": index.claims, "inference": index.inferences, "objection": index.objections}
        looked_at = hidden.places if self._placed or self.marks else ()
        places = [(type_, name) for type_, known in records.items() for name in looked_at if name in known]
        found = [self._placed[place] for place in places if place in self._placed]
        level = min((badge.level for each in found for badge in each), key=_gravity, default="")
        changed = sum(bool(self.marks.on(*place).signs) for place in places) if self.marks else 0
        return Fold(hidden.claims, hidden.more, sum(each.total() for each in found), level, changed)

    def scheme(self, name: str) -> list[tuple[str, str]]:
        """The name of a scheme in the chosen languages, each with its tag; of one that is unknown, its id."""
        known = self._schemes.get(name)
        return self.texts(known.name if known else None) or [("en", clean(name.replace("-", " ")))]

    @cached_property
    def _schemes(self) -> Mapping[str, Scheme]:
        return schemes_of(self.index.map)

    @cached_property
    def part_titles(self) -> Mapping[str, str]:
        """Titles of parts by name, in the chosen languages."""
        told = {each.part: " / ".join(text for _, text in self.texts(each.title)) for each in self.index.map.parts}
        return {name: title or name for name, title in told.items()}

    @cached_property
    def part_numbers(self) -> Mapping[str, int]:
        """Numbers of parts, counting from 1, in a view that shows claims of several; else nothing."""
        shown = {self.index.part_of[each] for each in self.view.claims} - {""}
        named = list(dict.fromkeys(each.part for each in self.index.map.parts))
        return {name: number for number, name in enumerate(named, 1)} if len(shown) > 1 else {}

    def part_number(self, claim: str) -> int | None:
        """The number of a claim's part; nothing for a claim beside the roots."""
        return self.part_numbers.get(self.index.part_of.get(claim, ""))

    def href(self, anchors: Sequence[Anchor]) -> str:
        """Where the first passage is on the web."""
        return href(self.link_base, anchors)

    def section(self, anchors: Sequence[Anchor]) -> str:
        """Where passages stand, as a box has room for it: `§III.1(1)`; of more than two sections the first."""
        found = list(dict.fromkeys(clean(each.section) for each in anchors if each.section)) if self.sections else []
        more = f" +{len(found) - 1}" if len(found) > 2 else ""
        return f"§{', '.join(found[: 1 if more else 2])}{more}" if found else ""

    def passages(self, anchors: Sequence[Anchor]) -> list[str]:
        """The passages themselves, as far as the map quotes them."""
        return [f"§{clean(each.section or '?')}: {clean(each.quote)}" for each in anchors if each.quote]

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


Place = tuple[str, str]  # type of what a finding is on, and its id


def placed_on(index: Graph, finding: Finding) -> Place:
    """What a finding is on. A claim may bear the id of the map, a step that of a claim: the type tells, and for a
    citation the place where it is written.

    Notes belong to the map; citations of claims and warrants to these.
    """
    name, type_ = finding.subject.id, str(finding.subject.type)
    if type_ == "citation":
        owners = {"claim": index.claims, "inference": index.inferences, "objection": index.objections}
        if name == index.map.id and finding.location.pointer.startswith("/notes/"):
            owners = {}
        type_ = next((owner for owner, records in owners.items() if name in records), "map")
    return (type_, name) if type_ in ("claim", "inference", "objection") else ("map", index.map.id)


def _gravity(level: str) -> int:
    return LEVELS.get(level, 9)  # type: ignore[call-overload, no-any-return]


def _first(badge: Badge) -> tuple[int, str]:
    return _gravity(badge.level), badge.code


def _source(citation: Citation, works: Mapping[str, str]) -> str:
    told = citation.named or works.get(citation.source or "", citation.source) or f"n. {citation.note}"
    return told if citation.relation == "supports" else f"{citation.relation}: {told}"


def _in_order(found: Counter[Badge]) -> tuple[Badge, ...]:
    ordered = sorted(found, key=_first)
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
