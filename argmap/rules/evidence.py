"""EVD: do passages and citations lead somewhere?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.errors import did_you_mean
from argmap.findings import Severity
from argmap.graph import PassageKey
from argmap.locate import pointer
from argmap.model import Citation
from argmap.references import unresolved_works
from argmap.rules.rule import Found, Material, rule

if TYPE_CHECKING:
    from argmap.anchor import Passage

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _anchored(material: Material, status: str) -> Iterator[tuple[PassageKey, Passage]]:
    return ((key, each) for key, each in (material.passages or {}).items() if each.status == status)


def _found(key: PassageKey, message: str) -> Found:
    owner, at = key
    return Found(owner, "anchor", message, at=at, key=at, of_map=at.startswith("/left_out"))


@rule("EVD401", "quote-not-found", E, "map", "correct the quote; `argmap anchor --suggest` gives one for a sentence")
def quote_not_found(material: Material) -> Iterator[Found]:
    """The passage that a claim stands for is not in the text.

    What it does: with the text at hand, reports an anchor whose quote the text does not have, whatever a PDF may have
    done to it.
    Why: a map that cannot be checked against its paper is a paraphrase from memory.
    Example: `"quote": "costs have doubeld"`
    Instead: `"quote": "costs have doubled"`
    """
    for key, passage in _anchored(material, "lost"):
        near = f"; the nearest is “{passage.nearest}”" if passage.nearest else ""
        yield _found(key, f"the quote is not in the text{near}")


@rule("EVD402", "quote-ambiguous", W, "map", "add a prefix or a suffix, or lengthen the quote")
def quote_ambiguous(material: Material) -> Iterator[Found]:
    """A quote could be several passages.

    What it does: with the text at hand, reports an anchor whose quote occurs more than once, when section, prefix and
    suffix do not settle which is meant.
    Why: a reader who follows it may land at another claim.
    Example: `"quote": "the alliance"`
    Instead: `"quote": "the alliance", "suffix": " has outlived"`
    """
    for key, passage in _anchored(material, "ambiguous"):
        yield _found(key, f"the quote fits {len(passage.others)} passages")


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
            named = citation.source or citation.work or citation.note or ""
            hint = did_you_mean(named, known) if named not in known else ""
            told = f"{fault}; {hint}" if hint.startswith("did") else fault
            yield Found(owner, "citation", told, at=at, key=f"{citation.note} {citation.work} {citation.source}")
    for number, index, work in unresolved_works(material.map):
        message = f"note {number} cites '{work}', which no reference defines"
        at = f"/notes{pointer([number])}/works/{index}"
        yield Found(material.map.id, "citation", message, at=at, key=f"{number} {work}", of_map=True)


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
        message = "the text at hand differs from the one that was mapped"
        yield Found(material.map.id, "map", message, at="/paper/sha256", of_map=True)


@rule("EVD415", "quote-too-long", N, "map", "shorten it: a map points at the paper, it does not reprint it")
def quote_too_long(material: Material) -> Iterator[Found]:
    """A quote is longer than pointing needs.

    What it does: with the text at hand, reports a quote one end of which is longer than a dozen characters and longer
    than it need be to be found, and one whose passage spans more than three sentences.
    Why: long quotes reprint the paper, and a passage of a page shows nothing in particular.
    Example: a whole sentence as `quote`.
    Instead: `"quote": "its first words[…]its last words"`
    """
    for key, reason in (material.long_quotes or {}).items():
        yield _found(key, reason)
