"""EVD: do passages and citations lead somewhere?"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.errors import did_you_mean
from argmap.findings import Severity
from argmap.graph import PassageKey
from argmap.model import Citation
from argmap.references import unresolved_works
from argmap.rules.rule import Found, Material, rule

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _anchored(material: Material, status: str) -> Iterator[tuple[PassageKey, str]]:
    for key, passage in (material.passages or {}).items():
        if passage.status == status:
            yield key, passage.nearest or ""


@rule("EVD401", "quote-not-found", E, "map", "correct the quote; `argmap anchor --suggest` gives one for a sentence")
def quote_not_found(material: Material) -> Iterator[Found]:
    """The passage that a claim stands for is not in the text.

    What it does: with the text at hand, reports an anchor whose quote the text does not have, whatever a PDF may have
    done to it.
    Why: a map that cannot be checked against its paper is a paraphrase from memory.
    Example: `"quote": "costs have doubeld"`
    Instead: `"quote": "costs have doubled"`
    """
    for (owner, index), nearest in _anchored(material, "lost"):
        near = f"; the nearest is “{nearest}”" if nearest else ""
        yield Found(owner, "anchor", f"the quote is not in the text{near}", at=f"/anchors/{index}")


@rule("EVD402", "quote-ambiguous", W, "map", "add a prefix or a suffix, or lengthen the quote")
def quote_ambiguous(material: Material) -> Iterator[Found]:
    """A quote could be several passages.

    What it does: with the text at hand, reports an anchor whose quote occurs more than once, when section, prefix and
    suffix do not settle which is meant.
    Why: a reader who follows it may land at another claim.
    Example: `"quote": "the alliance"`
    Instead: `"quote": "the alliance", "suffix": " has outlived"`
    """
    for (owner, index), _ in _anchored(material, "ambiguous"):
        places = 1 + len(material.passages[owner, index].others) if material.passages else 0
        yield Found(owner, "anchor", f"the quote fits {max(places, 2)} passages", at=f"/anchors/{index}")


@rule("EVD403", "attributed-without-anchor", W, "map", "anchor it where the text says it, or mark it implicit")
def attributed_without_anchor(material: Material) -> Iterator[Found]:
    """A claim is put into the paper's mouth, and no passage is given.

    What it does: reports a claim that is not implicit and has no anchor.
    Why: without a passage nobody can see whether the paper says so (the charity rule).
    Example: `{"id": "costs-rose", "text": "Costs rose."}`
    Instead: `"anchors": [{"section": "2", "quote": "costs have doubled"}]`, or `"voice": "implicit"`.
    """
    for name, claim in material.graph.claims.items():
        if claim.voice != "implicit" and not claim.anchors:
            yield Found(name, "claim", f"no passage is given for '{name}'")


@rule("EVD404", "citation-unresolved", E, "map", "add the reference or the note, or correct the id")
def citation_unresolved(material: Material) -> Iterator[Found]:
    """A citation leads to no work.

    What it does: reports a citation whose note, work or source the map does not have, and a note that names an unknown
    work.
    Why: a citation that leads nowhere supports nothing.
    Example: `"cites": [{"source": "waltz-theroy"}]`
    Instead: `"cites": [{"source": "waltz-theory"}]`
    """
    known = [*material.library.references, *material.library.notes]
    for owner, at, citation in _citations(material):
        fault = material.library.fault(citation)
        if fault:
            hint = did_you_mean(citation.source or citation.work or citation.note or "", known)
            told = f"{fault}; {hint}" if hint.startswith("did") else fault
            yield Found(owner, "citation", told, at=at)
    for number, index, work in unresolved_works(material.map):
        message = f"note {number} cites '{work}', which no reference defines"
        yield Found(material.map.id, "citation", message, at=f"/notes/{number}/works/{index}")


def _citations(material: Material) -> Iterator[tuple[str, str, Citation]]:
    for name, claim in material.graph.claims.items():
        for index, citation in enumerate(claim.cites):
            yield name, f"/cites/{index}", citation
    for name, inference in material.graph.inferences.items():
        for index, citation in enumerate(inference.warrant.cites if inference.warrant else ()):
            yield name, f"/warrant/cites/{index}", citation


@rule("EVD405", "source-drift", W, "map", "run `argmap anchor` against the new text, and record its sha256")
def source_drift(material: Material) -> Iterator[Found]:
    """The text is not the one that was mapped.

    What it does: with the text at hand, reports that its SHA-256 is not the one that the map records.
    Why: passages may have moved or changed.
    Example: a corrected reprint under the old file name.
    Instead: the new hash, once the anchors have been looked at.
    """
    if material.drifted:
        yield Found(material.map.id, "map", "the text at hand differs from the one that was mapped", at="/paper/sha256")


@rule("EVD415", "quote-too-long", N, "map", "shorten it: a map points at the paper, it does not reprint it")
def quote_too_long(material: Material) -> Iterator[Found]:
    """A quote is longer than pointing needs.

    What it does: with the text at hand, reports a quote one end of which is longer than a dozen characters and longer
    than it need be to be found, and one whose passage spans more than three sentences.
    Why: long quotes reprint the paper, and a passage of a page shows nothing in particular.
    Example: a whole sentence as `quote`.
    Instead: `"quote": "its first words[…]its last words"`
    """
    for (owner, index), reason in (material.long_quotes or {}).items():
        yield Found(owner, "anchor", reason, at=f"/anchors/{index}")
