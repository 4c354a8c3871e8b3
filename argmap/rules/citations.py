"""EVD407-416: the paper's references, against one another and against what they are cited for; SUP206: shared sources.

What the paper prints is recorded in the map as printed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import combinations

from argmap.findings import Severity
from argmap.locate import pointer
from argmap.model import Claim
from argmap.period import last_year
from argmap.references import issued
from argmap.rules.printed import beside_bibliography, beside_record, differing, same_characters
from argmap.rules.rule import Found, Material, listed, rule
from argmap.support import State, basis

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_SHARED = 0.8  # of the sources of two lines, for them to be one (Jaccard)
_LINES = 8  # of one claim that are compared, two by two
_LOOKED_AT = 64  # claims beneath a step; a line that is longer is not compared


@rule(
    "SUP206",
    "pseudo-independence",
    W,
    "paper",
    "cite another source for one of them, or make one step of the two",
    basis="structural",
)
def pseudo_independence(material: Material) -> Iterator[Found]:
    """Two reasons for a claim have the same source behind them.

    What it does: follows two inferences for one claim down to what they end in: the works cited there, and claims for
    which nothing is cited. Reports the two where at least four fifths of all that is shared and a work is among it.
    Restatements are not compared, for saying a thing again offers no second reason.
    Why: if that source is wrong both fall, so that two reasons count as one. It does not say that the source is wrong.
    Example: two reasons, and one note behind both.

        [{"id": "pact-costly", "text": "The pact grows costly.", "inferences": [
          {"premises": [{"id": "bills-rise", "text": "Bills for the bases rise.", "cites": [{"source": "walt"}]}]},
          {"premises": [{"id": "rents-rise", "text": "Rents at the bases rise.", "cites": [{"source": "walt"}]}]}]}]

    Instead: another source for one of them, where the text cites one; else both as premises of one inference.

        [{"id": "pact-costly", "text": "The pact grows costly.", "inferences": [
          {"premises": [{"id": "bills-rise", "text": "Bills for the bases rise.", "cites": [{"source": "walt"}]}]},
          {"premises": [{"id": "rents-rise", "text": "Rents at the bases rise.", "cites": [{"source": "waltz"}]}]}]}]

    Sources: Lustick 1996.
    """
    compared = _compared(material)
    ends = _all_ends(material, compared)
    for name, lines in compared.items():
        for one, other in combinations(lines, 2):
            both, either = ends[one] & ends[other], ends[one] | ends[other]
            works = sorted(both & material.library.references.keys())
            if works and len(both) >= _SHARED * len(either):
                message = f"two lines to '{name}' rest on the same: {listed(works)}"
                yield Found(name, "claim", message, (one, other, *works), key=f"{one} {other}")


def _compared(material: Material) -> dict[str, list[str]]:
    """Claims that have several lines beside restatements, each with the first few."""
    graph, compared = material.graph, dict[str, list[str]]()
    for name, steps in graph.support.items() if len(graph.support) < len(graph.inferences) else ():
        lines = [step for step in steps if graph.inferences[step].scheme != "restatement"]
        if len(lines) > 1:
            compared[name] = lines[:_LINES]
    return compared


def _all_ends(material: Material, compared: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Lines with what they end in; nothing where that is too much to look at."""
    references, citing = material.library.references, material.citing if compared else {}
    cited = {
        name: [references[work].same_as or work for work in _supporting(material, citing[name])] for name in citing
    }
    found, crowded = dict[str, frozenset[str]](), set[str]()
    for name in reversed([*compared]):  # premises first, as most maps have them: what they are spares a walk
        for step in compared[name]:
            ends = _ends(material, cited, crowded, name, step)
            found[step] = ends or frozenset()
            if ends is None and not material.graph.rings:
                crowded.add(name)
    return found


def _ends(
    material: Material, cited: Mapping[str, list[str]], crowded: Container[str], conclusion: str, step: str
) -> frozenset[str] | None:
    """Works cited beneath a step, and claims at which it ends without one; `None` where there is too much beneath it.

    There is where there is too much beneath a `crowded` claim.
    """
    graph, found = material.graph, set[str]()
    waiting, seen = list(graph.inferences[step].premises), {conclusion}
    while waiting:
        name = waiting.pop()
        if name in seen or name not in graph.claims:
            continue
        seen.add(name)
        if name in crowded or len(seen) > _LOOKED_AT:
            return None
        beneath = [each for below in graph.support.get(name, ()) for each in graph.inferences[below].premises]
        found.update(cited.get(name) or ([] if beneath else [name]))
        waiting += beneath
    return frozenset(found)


def _supporting(material: Material, claim: Claim) -> list[str]:
    return [work for each in claim.cites if each.relation == "supports" for work in material.library.works(each)]


@rule("EVD407", "no-locator", N, "paper", "give the page")
def no_locator(material: Material) -> Iterator[Found]:
    """A book is cited in a note, and no page is given.

    What it does: reports a note that cites a work of type `book` without a locator, where no claim that cites the note
    gives one either.
    Why: nobody reads a book through to find the one sentence that is meant.
    Example: a note with a book and nothing more.

        {"notes": {"1": {"works": [{"source": "waltz"}]}},
         "trees": [{"id": "anarchy", "text": "No power stands above states.", "cites": [{"note": "1"}]}]}

    Instead: the page, where the paper prints it.

        {"notes": {"1": {"works": [{"source": "waltz", "locator": "126-127"}]}},
         "trees": [{"id": "anarchy", "text": "No power stands above states.", "cites": [{"note": "1"}]}]}

    Sources: none; a matter of reference checking.
    """
    cited = (each for claim in material.graph.claims.values() for each in claim.cites)
    located = {each.note for each in cited if each.locator}
    for number, note in material.map.notes.items():
        for index, work in enumerate(note.works):
            reference = material.library.references.get(work.source)
            if reference is not None and reference.type == "book" and not work.locator and number not in located:
                message, at = (
                    f"note {number} gives no page of '{work.source}'",
                    f"/notes{pointer([number])}/works/{index}",
                )
                key = f"{number} {work.source}"
                yield Found(material.map.id, "citation", message, (work.source,), at, key=key, of_map=True)


@rule(
    "EVD409", "unused-evidence", N, "either", "cite it where it is used, or take it from the list", basis="structural"
)
def unused_evidence(material: Material) -> Iterator[Found]:
    """A work is in the bibliography and nothing cites it.

    What it does: reports a listed reference that no note, no claim and no warrant cites, nor any entry of the same work
    (`same_as`), and whose view no claim reports (`by`).
    Why: either the map has missed a citation, or the paper lists what it has not used.
    Example: a reference that stands in the list only.

        {"references": [{"id": "walt", "type": "book"}], "notes": {},
         "trees": [{"id": "states-balance", "text": "States balance against threats."}]}

    Instead: it is cited by the claim for which the text cites it.

        {"references": [{"id": "walt", "type": "book"}], "notes": {},
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]}

    Sources: none; a matter of reference checking.
    """
    used = _used(material)
    same = {each.same_as for each in material.map.references if each.same_as and each.id in used}
    for reference in material.map.references:
        if reference.listed and reference.same_as is None and reference.id not in used | same:
            yield Found(reference.id, "reference", f"'{reference.id}' is in the bibliography, and nothing cites it")


def _used(material: Material) -> set[str]:
    """Ids of works that the map uses anywhere."""
    claims, steps = material.graph.claims.values(), material.graph.inferences.values()
    cites = [each for claim in claims for each in claim.cites]
    cites += [each for step in steps if step.warrant for each in step.warrant.cites]
    noted = {work.source for note in material.map.notes.values() for work in note.works}
    return noted | {each.source for each in cites if each.source} | {claim.by for claim in claims if claim.by}


@rule("EVD411", "citation-not-supporting", E, "paper", "cite what supports it, or let nothing rest on it")
def citation_not_supporting(material: Material) -> Iterator[Found]:
    """An argument starts from a claim whose sources do not support it.

    What it does: reports a claim in the paper's own voice that is a premise and has no inference and no other basis,
    all of whose citations are recorded as `contra` or `mentions`.
    Why: the note looks like support, and the work cited says the opposite, or only speaks of the matter. Such notes are
    one way in which a belief gathers authority that nothing has given it.
    Example: the work in the note says the opposite.

        [{"id": "peace-kept", "text": "The pact has kept the peace.", "inferences": [{"premises": [
          {"id": "no-war", "text": "No member has gone to war.", "cites": [{"note": "1", "relation": "contra"}]}]}]}]

    Instead: a work that supports it; or the claim as an objection, if that is how the text uses it.

        [{"id": "peace-kept", "text": "The pact has kept the peace.", "inferences": [{"premises": [
          {"id": "no-war", "text": "No member has gone to war.", "cites": [{"note": "1"}]}]}]}]

    Sources: Greenberg 2009.
    """
    graph = material.graph
    for name, claim in material.citing.items():
        against = {each.relation for each in claim.cites}
        leaf = name in graph.used_in and name not in graph.support and claim.voice == "paper"
        if leaf and "supports" not in against and basis(claim, material.library) is State.UNGROUNDED:
            works = [work for each in claim.cites for work in material.library.works(each)]
            message = f"'{name}' is used as a premise, and what it cites is recorded as {' and '.join(sorted(against))}"
            yield Found(name, "claim", message, tuple(dict.fromkeys(works)), "/cites")


@rule(
    "EVD412",
    "footnote-mismatch",
    W,
    "paper",
    "correct whichever is wrong, or both, in the paper",
    basis="structural",
)
def footnote_mismatch(material: Material) -> Iterator[Found]:
    """A note and the bibliography disagree about a work.

    What it does: reports a note whose `as_printed` has fields that differ from what the bibliography prints: from the
    reference or, where it has `as_printed` of its own, from that. As a note, where they differ in variants of the same
    characters alone.
    Why: a reader who looks the work up may not find it, or find another. Which of the two is right, the map does not
    say.
    Example: the note prints another year than the list.

        {"notes": {"1": {"works": [{"source": "walt", "as_printed": {"issued": "1978"}}]}},
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"note": "1"}]}]}

    Instead: the same year in both, once the paper has been corrected.

        {"notes": {"1": {"works": [{"source": "walt"}]}},
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"note": "1"}]}]}

    Sources: none; a matter of reference checking.
    """
    listed_as = {each.id: each for each in material.map.references}
    for number, note in material.map.notes.items():
        for index, work in enumerate(note.works):
            reference = listed_as.get(work.source)
            fields = differing(work.as_printed, reference)
            if fields:
                alike = N if same_characters(fields, reference) else None
                told = ", ".join(beside_bibliography(fields, reference))
                message = f"note {number} prints {told} for '{work.source}'"
                at, key = f"/notes{pointer([number])}/works/{index}", f"{number} {work.source}"
                yield Found(
                    material.map.id, "citation", message, (work.source,), at, severity=alike, key=key, of_map=True
                )


@rule("EVD413", "cited-not-listed", W, "paper", "list the work, in the paper", basis="structural")
def cited_not_listed(material: Material) -> Iterator[Found]:
    """A work is cited and not in the bibliography.

    What it does: reports a reference with `listed` false that a note, a claim or a warrant cites.
    Why: nobody can look up what is not listed.
    Example: a work that the list lacks.

        {"references": [{"id": "walt", "type": "book", "listed": false}], "notes": {},
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]}

    Instead: an entry in the bibliography.

        {"references": [{"id": "walt", "type": "book"}], "notes": {},
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]}

    Sources: none; a matter of reference checking.
    """
    cited = {work.source for note in material.map.notes.values() for work in note.works}
    cited |= {each.source for claim in material.graph.claims.values() for each in claim.cites if each.source}
    warrants = (each.warrant for each in material.graph.inferences.values() if each.warrant)
    cited |= {each.source for warrant in warrants for each in warrant.cites if each.source}
    for reference in material.map.references:
        if not reference.listed and reference.id in cited:
            yield Found(reference.id, "reference", f"'{reference.id}' is cited and not in the bibliography")


@rule(
    "EVD414", "listed-twice-or-broken", N, "paper", "print the entry once, and whole, in the paper", basis="structural"
)
def listed_twice_or_broken(material: Material) -> Iterator[Found]:
    """An entry of the bibliography is doubled or misprinted.

    What it does: reports a reference with `same_as`, or with `as_printed` faults of its own, beside what is recorded.
    Why: a double looks like a second source, and a misprint leads nowhere.
    Example: one book has two entries.

        {"references": [{"id": "walt", "type": "book"}, {"id": "walt-reprint", "type": "book", "same_as": "walt"}],
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]}

    Instead: one entry.

        {"references": [{"id": "walt", "type": "book"}],
         "trees": [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]}

    Sources: none; a matter of reference checking.
    """
    for reference in material.map.references:
        if reference.same_as:
            message = f"'{reference.id}' is the same work as '{reference.same_as}'"
            yield Found(reference.id, "reference", message, (reference.same_as,))
        elif reference.as_printed:
            told = ", ".join(beside_record(reference))
            yield Found(reference.id, "reference", f"the bibliography prints {told} for '{reference.id}'")


@rule("EVD416", "source-predates-event", W, "paper", "cite a source of the time, or later")
def source_predates_event(material: Material) -> Iterator[Found]:
    """Every source of a fact is older than the fact.

    What it does: reports an empirical claim with a period, all of whose supporting sources were published before the
    year in which the period ends (or begins, where it has no end).
    Why: a source cannot report what had not happened. It may still be right to cite it for something else in the
    sentence; then the other source is missing.
    Example: a meeting of 2024, and a book of 1987.

        {"references": [{"id": "walt", "type": "book", "issued": {"date-parts": [[1987]]}}], "notes": {},
         "trees": [{"id": "met-2024", "kind": "empirical", "text": "The ministers met twice.", "period": "2024",
                    "cites": [{"source": "walt"}]}]}

    Instead: a source of that year, or later.

        {"references": [{"id": "white-paper", "type": "report", "issued": {"date-parts": [[2025]]}}], "notes": {},
         "trees": [{"id": "met-2024", "kind": "empirical", "text": "The ministers met twice.", "period": "2024",
                    "cites": [{"source": "white-paper"}]}]}

    Sources: none; a matter of dates.
    """
    for name, claim in material.citing.items():
        works = [work for each in claim.cites if each.relation == "supports" for work in material.library.works(each)]
        years = [issued(material.library.references[work]) for work in works]
        if claim.kind != "empirical" or claim.period is None or not years or None in years:
            continue
        latest = last_year(claim.period)
        if all(year is not None and year < latest for year in years):
            message = f"'{name}' speaks of {latest}, and what it cites is older: {listed(works)}"
            yield Found(name, "claim", message, tuple(works), "/cites")
