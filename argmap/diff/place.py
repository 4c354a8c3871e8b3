"""Where a claim stands in the argument, and what is marked on it: what is left to know it by when its words change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.diff.called import used
from argmap.fold import fold_quote
from argmap.graph import Graph
from argmap.model import Claim
from argmap.references import Library, library

Terms = dict[str, float]
_BESIDE = 0.5  # of the weight of a step or an objection: what stands beside it may be there by chance


def marks(index: Graph, terms: Mapping[str, str], sections: Mapping[str, str]) -> list[Terms]:
    """What the mapper noted on each claim beside its words: kind, date, sources, passages and the like.

    `terms` and `sections` have what stands for these in both maps.
    """
    works = library(index.map)
    return [dict.fromkeys(_marks(claim, works, terms, sections), 1.0) for claim in index.claims.values()]


def _marks(claim: Claim, works: Library, terms: Mapping[str, str], sections: Mapping[str, str]) -> Iterator[str]:
    for field in ("kind", "modality", "aspect", "period", "voice", "by", "status"):
        yield f"{field} {getattr(claim, field)}"
    if claim.scope:
        scope = claim.scope
        yield from (f"{each}" for each in (scope.quantifier, scope.level, scope.outcome) if each)
        yield from (f"speaks of {each}" for each in (*scope.places, *scope.actors, *scope.cases))
    for cite in claim.cites:
        yield from (f"{cite.relation} {work}" for work in works.works(cite))
        yield f"{cite.relation} {cite.named}" if cite.named else "cites"
    yield from (f"quotes {fold_quote(anchor.quote)}" for anchor in claim.anchors)
    yield from (f"stands in {sections.get(anchor.section or '', anchor.section)}" for anchor in claim.anchors)
    yield from (f"uses {used(each, terms)}" for each in claim.uses)
    labels = claim.label.values() if isinstance(claim.label, dict) else [claim.label or ""]
    yield from (f"labelled {fold_quote(each)}" for each in labels if each)


def relations(index: Graph, known: Mapping[str, int], wanted: Iterable[str]) -> list[Terms]:
    """How each of the wanted claims stands to those that are known, each under a number that both maps share."""
    beside = _neighbours(index)
    return [_near(beside.get(name, ()), known) | Counter(_relations(index, known, name)) for name in wanted]


def _relations(index: Graph, known: Mapping[str, int], name: str) -> Iterator[str]:
    claim = index.claims[name]
    for step in index.used_in.get(name, ()):
        yield from _told(known, index.conclusion[step], "for", "about")
        yield from _beside(known, index.inferences[step].premises, name)
    for step in index.support.get(name, ()):
        for premise in index.inferences[step].premises:
            yield from _told(known, premise, "from")
    for objection in index.raised_by.get(name, ()):
        target = _target(index, objection)
        yield from _told(known, target, f"{index.objections[objection].kind}", "about")
    for objection in index.against.get(name, ()):
        yield from _told(known, index.objections[objection].claim, "met by")
    for word, others in (("if", claim.if_), ("only if", claim.only_if), ("contradicts", claim.contradicts)):
        for other in others:
            yield from _told(known, other, word)
    if name in index.map.roots:
        yield "root"


def _told(known: Mapping[str, int], other: str, *words: str) -> Iterator[str]:
    if other in known:
        yield from (f"{word} {known[other]}" for word in words)


def _target(index: Graph, objection: str) -> str:
    """The claim that an objection is about: of a step, its conclusion; of a reply, the claim that it answers."""
    target = index.target[objection]
    if target in index.objections:
        return index.objections[target].claim
    return index.conclusion.get(target, target)


def _beside(known: Mapping[str, int], premises: Sequence[str], name: str) -> Iterator[str]:
    """The premises next to one in a step; a step may have thousands."""
    at = premises.index(name)
    for other in (*premises[max(0, at - 1) : at], *premises[at + 1 : at + 2]):
        yield from _told(known, other, "with")


def _neighbours(index: Graph) -> dict[str, list[str]]:
    """What is written directly before and after each claim, in its part."""
    found: dict[str, list[str]] = {}
    for one, other in pairwise(index.claims):
        if index.part_of[one] == index.part_of[other]:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def _near(others: Iterable[str], known: Mapping[str, int]) -> Terms:
    return {f"near {known[other]}": _BESIDE for other in others if other in known}
