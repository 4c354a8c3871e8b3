"""SCP607, SCP608: is what is going on shown by what is recent, and does what happened have a date?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.findings import Severity
from argmap.model import Claim
from argmap.period import LAST, last_year, span
from argmap.references import issued, written
from argmap.rules.dialectic import asserted
from argmap.rules.rule import Found, Material, listed, rule
from argmap.rules.scope import by_section

N = Severity.NOTE
_TIMELESS = frozenset({"definition", "theoretical", "normative", "policy", "methodological"})
_STALE = 5  # years before the paper
_DIVIDES = frozenset({"enumeration", "aspects"})
_LOOKED_AT = 64  # claims beneath a claim; what rests on more is not looked through
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|[〇○零一二三四五六七八九]{4}年")
_CITED = re.compile(r"[(（][^()（）]{0,80}[)）]")


@rule("SCP607", "stale-trend", N, "paper", "add recent evidence, or say until when it holds")
def stale_trend(material: Material) -> Iterator[Found]:
    """What is said to be going on is shown by old evidence only.

    What it does: reports a claim of the paper with the aspect `tendency` or `under-way`, or with a period that has no
    end, for which the newest evidence recorded is more than five years older than the paper (`paper.csl`). Evidence are
    the works cited for it, and beneath it the works cited and the periods of the claims; a claim beneath it whose
    period has no end counts as of today, a translation as of the year of its original (`original-date`). Left alone: a
    claim whose period has an end, one beneath which nothing is dated, and claims about what is so in general, or should
    be. Where a claim divides the literature (`enumeration`, `aspects`), the theories of others are what it speaks of,
    and their years are no evidence of what goes on.
    Why: what was growing then may have stopped since.
    Example: a paper of 2026, and a count of 2015.

        {"paper": {"csl": {"id": "own", "type": "article-journal", "issued": {"date-parts": [[2026]]}}},
         "trees": [{"id": "thesis", "aspect": "under-way", "text": "Trade is growing.", "inferences": [
          {"id": "thesis.i1", "premises": [{"id": "count", "period": "2015", "text": "In 2015 it grew."}]}]}]}

    Instead: a recent count beside it.

        {"paper": {"csl": {"id": "own", "type": "article-journal", "issued": {"date-parts": [[2026]]}}},
         "trees": [{"id": "thesis", "aspect": "under-way", "text": "Trade is growing.", "inferences": [
          {"id": "thesis.i1", "premises": [{"id": "count", "period": "2015", "text": "In 2015 it grew."},
           {"id": "recount", "period": "2025", "text": "In 2025 it grew."}]}]}]}

    Sources: none.
    """
    own = issued(material.map.paper.csl) if material.map.paper.csl else None
    if own is None:
        return
    for name, claim in material.graph.claims.items():
        if _goes_on(claim) and asserted(material, name):
            newest = _newest(material, name, own)
            if newest is not None and newest < own - _STALE:
                message = f"'{name}' speaks of what goes on, and the newest evidence recorded for it is of {newest}"
                yield Found(name, "claim", message)


def _goes_on(claim: Claim) -> bool:
    """True for a claim about a course of events that has not ended, as far as the text says."""
    if claim.kind in _TIMELESS:
        return False
    if claim.period is None:
        return claim.aspect in ("tendency", "under-way")
    return span(claim.period)[1] == LAST


def _newest(material: Material, name: str, own: int) -> int | None:
    """The year of the newest evidence for a claim; `None` where nothing is dated or there is too much to look at."""
    graph = material.graph
    years, divides = _sources(material, graph.claims[name]), _divides(material, name)
    waiting, seen = [name], {name}
    while waiting:
        for step in graph.support.get(waiting.pop(), ()):
            premises = graph.inferences[step].premises
            if len(seen) + len(premises) > _LOOKED_AT:
                return None
            beneath = [each for each in dict.fromkeys(premises) if each in graph.claims and each not in seen]
            seen.update(beneath)
            waiting += beneath
            for each in (graph.claims[premise] for premise in beneath):
                if divides and each.kind == "theoretical" and each.voice in ("reported", "opponent"):
                    continue
                ended = each.period is None or span(each.period)[1] < LAST
                years += _sources(material, each) + ([last_year(each.period) if ended else own] if each.period else [])
    return max(years, default=None)


def _divides(material: Material, name: str) -> bool:
    """True for a claim that every step to it puts together from its parts."""
    graph = material.graph
    return all(graph.inferences[step].scheme in _DIVIDES for step in graph.support.get(name, ()))


def _sources(material: Material, claim: Claim) -> list[int]:
    """The years of the works that support a claim."""
    references = material.library.references
    works = (work for each in claim.cites if each.relation == "supports" for work in material.library.works(each))
    return [year for work in works if (year := written(references[work])) is not None]


@rule("SCP608", "undated-event", N, "map", "record when it happened, where the text says so", preview=True)
def undated_event(material: Material) -> Iterator[Found]:
    """An event has no date in a map whose events mostly have one.

    What it does: reports empirical claims of the paper with the aspect `completed` and without a period, where at least
    half of such claims have one; those of one section are one finding. With the text at hand, only those are reported
    whose sentence names a year, in figures or in Chinese; a year that stands in brackets may be that of a source.
    Why: without a date an event takes no part in what is checked of before and after.
    Example: two events, and one date.

        [{"id": "signed", "kind": "empirical", "aspect": "completed", "period": "1951", "text": "It was signed."},
         {"id": "revised", "kind": "empirical", "aspect": "completed", "text": "The treaty was revised."}]

    Instead: the other date.

        [{"id": "signed", "kind": "empirical", "aspect": "completed", "period": "1951", "text": "It was signed."},
         {"id": "revised", "kind": "empirical", "aspect": "completed", "period": "1960", "text": "It was revised."}]

    Sources: none.
    """
    events = [name for name, claim in material.graph.claims.items() if _event(claim)]
    undated = [name for name in events if material.graph.claims[name].period is None]
    if 2 * len(undated) <= len(events):
        for where, names in by_section(material, (each for each in undated if _may_have_date(material, each))):
            message = f"no date is recorded for {listed(names)}{where}, which happened"
            yield Found(names[0], "claim", message, tuple(names[1:]))


def _event(claim: Claim) -> bool:
    return claim.kind == "empirical" and claim.aspect == "completed" and claim.voice == "paper"


def _may_have_date(material: Material, name: str) -> bool:
    """True where the sentences of a claim name a year, or where nobody can look."""
    if material.paper is None:
        return True
    text, passages = material.paper.text, material.paper.spans(material.graph.claims[name])
    sentences = (sentence for each in passages for sentence in text.touched(*each))
    said = (text.folded.text[slice(*text.folded.within(*each))] for each in sentences)
    return any(_YEAR.search(_CITED.sub("", each)) for each in said)
