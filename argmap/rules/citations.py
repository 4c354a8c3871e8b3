"""EVD412-416: the paper's references against one another. What the paper prints is recorded in the map as printed."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.locate import pointer
from argmap.period import LAST, span
from argmap.references import issued
from argmap.rules.rule import Found, Material, listed, rule

W, N = Severity.WARNING, Severity.NOTE


@rule("EVD412", "footnote-mismatch", W, "paper", "correct the one that is wrong, in the paper")
def footnote_mismatch(material: Material) -> Iterator[Found]:
    """A note and the bibliography disagree about a work.

    What it does: reports a note whose `as_printed` has fields that differ from the reference.
    Why: a reader who looks the work up may not find it, or find another.
    Example: `"2": {"works": [{"source": "walt", "as_printed": {"issued": "2018"}}]}` where the list has 2017.
    Instead: the same year in both.
    """
    for number, note in material.map.notes.items():
        for index, work in enumerate(note.works):
            if work.as_printed:
                printed = ", ".join(f"{field} “{value}”" for field, value in work.as_printed.items())
                message = f"note {number} prints {printed} for '{work.source}', and the bibliography does not"
                at = f"/notes{pointer([number])}/works/{index}"
                key = f"{number} {work.source}"
                yield Found(material.map.id, "citation", message, (work.source,), at, key=key, of_map=True)


@rule("EVD413", "cited-not-listed", W, "paper", "list the work, in the paper")
def cited_not_listed(material: Material) -> Iterator[Found]:
    """A work is cited and not in the bibliography.

    What it does: reports a reference with `listed` false that a note or a claim cites.
    Why: nobody can look up what is not listed.
    Example: `{"id": "jenne-2022", "type": "article", "listed": false}`
    Instead: an entry in the bibliography.
    """
    cited = {work.source for note in material.map.notes.values() for work in note.works}
    cited |= {each.source for claim in material.graph.claims.values() for each in claim.cites if each.source}
    warrants = (each.warrant for each in material.graph.inferences.values() if each.warrant)
    cited |= {each.source for warrant in warrants for each in warrant.cites if each.source}
    for reference in material.map.references:
        if not reference.listed and reference.id in cited:
            yield Found(reference.id, "reference", f"'{reference.id}' is cited and not in the bibliography")


@rule("EVD414", "listed-twice-or-broken", N, "paper", "print the entry once, and whole, in the paper")
def listed_twice_or_broken(material: Material) -> Iterator[Found]:
    """An entry of the bibliography is doubled or misprinted.

    What it does: reports a reference with `same_as`, or with `as_printed` faults of its own.
    Why: a double looks like a second source, and a misprint leads nowhere.
    Example: `{"id": "park-2025", "volume": "79", "as_printed": {"volume": "20(79)"}}`
    Instead: the entry as the work itself has it.
    """
    for reference in material.map.references:
        if reference.same_as:
            message = f"'{reference.id}' is the same work as '{reference.same_as}'"
            yield Found(reference.id, "reference", message, (reference.same_as,))
        elif reference.as_printed:
            printed = ", ".join(f"{field} “{value}”" for field, value in reference.as_printed.items())
            yield Found(reference.id, "reference", f"the bibliography prints {printed} for '{reference.id}'")


@rule("EVD416", "source-predates-event", W, "paper", "cite a source of the time, or later")
def source_predates_event(material: Material) -> Iterator[Found]:
    """Every source of a fact is older than the fact.

    What it does: reports an empirical claim with a period, all of whose supporting sources were published before the
    year in which the period ends (or begins, where it has no end).
    Why: a source cannot report what had not happened.
    Example: a claim about 2024 that cites a book of 2018 and nothing else.
    Instead: a source of 2024 or later.
    """
    for name, claim in material.graph.claims.items():
        works = [work for each in claim.cites if each.relation == "supports" for work in material.library.works(each)]
        years = [issued(material.library.references[work]) for work in works]
        if claim.kind != "empirical" or claim.period is None or not years or None in years:
            continue
        begins, ends = (day[0] for day in span(claim.period))
        latest = ends if ends < LAST[0] else begins
        if all(year is not None and year < latest for year in years):
            message = f"'{name}' speaks of {latest}, and what it cites is older: {listed(works)}"
            yield Found(name, "claim", message, tuple(works), "/cites")
