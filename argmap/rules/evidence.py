"""EVD: do passages and citations lead somewhere?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.errors import did_you_mean
from argmap.findings import Severity
from argmap.graph import PassageKey, anchors
from argmap.locate import pointer
from argmap.model import Citation
from argmap.references import unresolved_works
from argmap.rules.rule import Found, Material, rule

if TYPE_CHECKING:
    from argmap.anchor import Passage

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _anchored(material: Material, status: str) -> Iterator[tuple[PassageKey, Passage]]:
    return ((key, each) for key, each in material.passages.items() if each.status == status)


def _found(material: Material, key: PassageKey, message: str) -> Found:
    owner, at = key
    return Found(owner, "anchor", message, at=at, key=material.quoted(key), of_map=at.startswith("/left_out"))


@rule(
    "EVD401",
    "quote-not-found",
    E,
    "map",
    "correct the quote; `argmap anchor --suggest` gives one for a sentence",
    basis="structural",
)
def quote_not_found(material: Material) -> Iterator[Found]:
    """The passage that a claim stands for is not in the text.

    What it does: with the text at hand, reports an anchor whose quote the text does not have, whatever a PDF may have
    done to it.
    Why: a map that cannot be checked against its paper is a paraphrase from memory. Most often the quote has a slip, or
    the text is another edition.
    Example: the quote has one letter too many.

        Rents in the port have doubled since the base was opened.

        [{"id": "rents-doubled", "text": "Rents are twice what they were.", "anchors": [{"quote": "have doubbled"}]}]

    Instead: the words as the text has them.

        [{"id": "rents-doubled", "text": "Rents are twice what they were.", "anchors": [{"quote": "have doubled"}]}]

    Sources: Sanderson, Ciccarese & Young 2017.
    """
    for key, passage in _anchored(material, "lost"):
        near = f"; the nearest is “{passage.nearest}”" if passage.nearest else ""
        yield _found(material, key, f"the quote is not in the text{near}")


@rule("EVD402", "quote-ambiguous", W, "map", "add a prefix or a suffix, or lengthen the quote", basis="structural")
def quote_ambiguous(material: Material) -> Iterator[Found]:
    """A quote could be several passages.

    What it does: with the text at hand, reports an anchor whose quote occurs more than once, when section, prefix and
    suffix do not settle which is meant.
    Why: a reader who follows it may land at another claim.
    Example: two sentences begin alike.

        The treaty was signed in May. The treaty was amended in June.

        [{"id": "amended", "text": "A month later the treaty was changed.", "anchors": [{"quote": "The treaty"}]}]

    Instead: a suffix, or a prefix, that only one of them has.

        [{"id": "amended", "text": "A month later the treaty was changed.",
          "anchors": [{"quote": "The treaty", "suffix": " was amended"}]}]

    Sources: Sanderson, Ciccarese & Young 2017.
    """
    for key, passage in _anchored(material, "ambiguous"):
        yield _found(material, key, f"the quote fits {len(passage.others)} passages")


@rule(
    "EVD403",
    "attributed-without-anchor",
    W,
    "map",
    "anchor it where the text says it, or mark it implicit",
    basis="structural",
)
def attributed_without_anchor(material: Material) -> Iterator[Found]:
    """A claim is put into the paper's mouth, and no passage is given.

    What it does: reports a claim that is not implicit and has no anchor.
    Why: without a passage nobody can see whether the paper says so. It does not follow that the paper does not say it.
    Example: a claim without an anchor.

        [{"id": "rents-doubled", "text": "Rents are twice what they were."}]

    Instead: the passage; or `"voice": "implicit"` for a claim that the argument needs and the text leaves unsaid.

        [{"id": "rents-doubled", "text": "Rents are twice what they were.",
          "anchors": [{"section": "2", "quote": "have doubled"}]}]

    Sources: none; a matter of fairness to the author.
    """
    for name, claim in material.graph.claims.items():
        if claim.voice != "implicit" and not claim.anchors:
            yield Found(name, "claim", f"no passage is given for '{name}'")


@rule("EVD404", "citation-unresolved", E, "map", "add the reference or the note, or correct the id", basis="structural")
def citation_unresolved(material: Material) -> Iterator[Found]:
    """A citation leads to no work.

    What it does: reports a citation whose note, work or source the map does not have, and a note that names an unknown
    work.
    Why: a citation that leads nowhere supports nothing.
    Example: the id of the work is misspelt.

        [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "wallt"}]}]

    Instead: the id as the references have it.

        [{"id": "states-balance", "text": "States balance against threats.", "cites": [{"source": "walt"}]}]

    Sources: none; a matter of record-keeping.
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


@rule(
    "EVD405",
    "source-drift",
    W,
    "map",
    "run `argmap anchor` against the new text, and record its sha256",
    basis="structural",
)
def source_drift(material: Material) -> Iterator[Found]:
    """The text is not the one that was mapped.

    What it does: with the text at hand, reports that its SHA-256 is not the one that the map records.
    Why: passages may have moved or changed. It may be a matter of a line break; it may be a corrected reprint.
    Example: the map was made from another text than the one at hand.

        The treaty was amended in June.

        {"paper": {"sha256": "0000000000000000000000000000000000000000000000000000000000000000"},
         "trees": [{"id": "amended", "text": "The treaty was changed.", "anchors": [{"quote": "was amended"}]}]}

    Instead: the hash of the new text, once the anchors have been looked at.

        {"paper": {"sha256": "451928da9dc725a280b1fc4b5712fa7cb818458e73088a246ba076b8ada3156e"},
         "trees": [{"id": "amended", "text": "The treaty was changed.", "anchors": [{"quote": "was amended"}]}]}

    Sources: none; a matter of record-keeping.
    """
    if material.paper is not None and material.paper.drifted:
        message = "the text at hand differs from the one that was mapped"
        yield Found(material.map.id, "map", message, at="/paper/sha256", of_map=True)


@rule(
    "EVD415",
    "quote-too-long",
    N,
    "map",
    "shorten it: a map points at the paper, it does not reprint it",
    basis="structural",
)
def quote_too_long(material: Material) -> Iterator[Found]:
    """A quote is longer than pointing needs.

    What it does: with the text at hand, reports a quote one end of which is longer than a dozen Han characters, or than
    three dozen letters, and longer than it need be to be found, and one whose passage spans more than three sentences.
    Why: long quotes reprint the paper, and a passage of a page shows nothing in particular.
    Example: the whole sentence is quoted.

        Rents in the port have doubled since the base was opened.

        [{"id": "rents-doubled", "text": "Rents are twice what they were.",
          "anchors": [{"quote": "Rents in the port have doubled since the base was opened."}]}]

    Instead: its two ends, with `[…]` between.

        [{"id": "rents-doubled", "text": "Rents are twice what they were.",
          "anchors": [{"quote": "Rents[…]opened."}]}]

    Sources: none; a map points at the paper, it does not reprint it.
    """
    for key, reason in (material.paper.long_quotes if material.paper else {}).items():
        yield _found(material, key, reason)


@rule(
    "EVD418",
    "anchor-outside-section",
    W,
    "map",
    "name the section where it stands, or correct the quote",
    basis="structural",
)
def anchor_outside_section(material: Material) -> Iterator[Found]:
    """The passage does not stand in the section that its anchor names.

    What it does: with the text at hand, reports an anchor whose passage stands in another section than the one it
    names, or runs on into another. A section reaches from the words that `begins` gives to those of the next; those
    beneath it, as the ids tell (III.1 and III(2) beneath III), are part of it. Of a section that says nothing of how it
    begins, nothing is reported.
    Why: a reader who looks for the passage opens the wrong page, and a quote that fits elsewhere may be the wrong one.
    Example: a passage of the second section is said to stand in the first.

        1 Costs
        Since 2017 the costs have doubled.
        2 Trade
        Trade has doubled too.

        {"sections": [{"id": "1", "begins": "1 Costs"}, {"id": "2", "begins": "2 Trade"}],
         "trees": [{"id": "thesis", "text": "Commerce grew.", "anchors": [{"section": "1", "quote": "Trade has"}]}]}

    Instead: the section in which it stands.

        {"sections": [{"id": "1", "begins": "1 Costs"}, {"id": "2", "begins": "2 Trade"}],
         "trees": [{"id": "thesis", "text": "Commerce grew.", "anchors": [{"section": "2", "quote": "Trade has"}]}]}

    Sources: none.
    """
    named = {key: each.section for key, each in anchors(material.graph)} if material.paper else {}
    for key, where in (material.paper.strayed if material.paper else {}).items():
        yield _found(material, key, f"the passage {where}, and the anchor names '{named[key]}'")


@rule(
    "EVD419",
    "section-not-found",
    E,
    "map",
    "quote its first words, or list the sections in their order",
    basis="structural",
)
def section_not_found(material: Material) -> Iterator[Found]:
    """A section does not begin in the text as the map says.

    What it does: with the text at hand, reports a section whose first words (`begins`) are not in the text, or stand
    before the section that is listed before it.
    Why: the section before it seems to reach over it, and no anchor can be checked against it.
    Example: the number of a heading is mistaken.

        1 Costs
        Since 2017 the costs have doubled.
        2 Trade
        Trade has doubled too.

        {"sections": [{"id": "1", "begins": "1 Costs"}, {"id": "2", "begins": "3 Trade"}],
         "trees": [{"id": "thesis", "text": "Commerce grew."}]}

    Instead: the heading as the text has it.

        {"sections": [{"id": "1", "begins": "1 Costs"}, {"id": "2", "begins": "2 Trade"}],
         "trees": [{"id": "thesis", "text": "Commerce grew."}]}

    Sources: none.
    """
    unfound = material.paper.unfound if material.paper else {}
    for index, section in enumerate(material.map.sections):
        if section.id in unfound:
            message = f"the first words of section '{section.id}' {unfound[section.id]}"
            at = f"/sections/{index}/begins"
            yield Found(material.map.id, "anchor", message, at=at, key=section.id, of_map=True)
