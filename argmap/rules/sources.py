"""EVD406, EVD408: of what sort the sources of a fact are, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.findings import Severity
from argmap.model import Claim, Reference
from argmap.period import last_year
from argmap.references import issued
from argmap.rules.rule import Found, Material, listed, rule

N = Severity.NOTE
# CSL types. What is in neither set (a web page, a report, a newspaper) may be the one or the other.
_PRIMARY = frozenset(
    "bill broadcast dataset hearing interview legal_case legislation manuscript patent personal_communication "
    "regulation speech standard treaty".split()
)
_SECONDARY = frozenset("book chapter entry entry-dictionary entry-encyclopedia review review-book".split())
_STUDIES = frozenset("article article-journal paper-conference thesis".split())
_STUDIED = 5  # years after a fact, within which a study of it may have observed it
_OF_THE_TIME = re.compile(
    "press release|statement|communiqu|transcript|minutes|memoir|diary|letter|autobiograph"
    "|新聞稿|新闻稿|聲明|声明|公報|公报|實錄|实录|紀錄|记录|回憶錄|回忆录|日記|日记|書信|书信",
    re.IGNORECASE,
)
_MANY = frozenset({"universal", "general", "usually", "most"})
_NO_SOURCE_NEEDED = frozenset({"definition", "methodological"})


def is_primary(reference: Reference, year: int) -> bool | None:
    """Whether a source is primary for a fact of a year; `None` where the record does not tell.

    `primary` says so; else a CSL `genre` such as "press release", else the CSL type, and for a study its year.
    """
    if reference.primary is not None:
        return reference.primary
    genre = str((reference.model_extra or {}).get("genre", ""))
    if reference.type in _PRIMARY or _OF_THE_TIME.search(genre):
        return True
    when = issued(reference)
    late = reference.type in _STUDIES and when is not None and when > year + _STUDIED
    return False if late or reference.type in _SECONDARY else None


def _works(material: Material, claim: Claim) -> list[str]:
    """What supports a claim; empty where a source is named without a reference, for nobody can say what that is."""
    if any(each.named and each.relation == "supports" for each in claim.cites):
        return []
    works = (work for each in claim.cites if each.relation == "supports" for work in material.library.works(each))
    return list(dict.fromkeys(works))


def _cited_leaves(material: Material) -> Iterator[tuple[str, Claim, list[str]]]:
    """Claims of the paper on which a root rests, and that rest themselves on the works cited for them alone."""
    graph = material.graph
    for name, claim in material.citing.items():
        ends = name not in graph.support and claim.voice == "paper" and claim.status == "asserted"
        works = _works(material, claim) if ends else []
        if works and name in material.carrying.loads:
            yield name, claim, works


@rule("EVD406", "secondary-only", N, "paper", "cite a source of the time, or of those who took part")
def secondary_only(material: Material) -> Iterator[Found]:
    """A dated fact on which the argument rests is known from later accounts only.

    What it does: reports an empirical claim with a period, on which a root rests and that no inference supports, all of
    whose supporting sources are secondary. What a reference is, its `primary` says; where that is left out, a `genre`
    such as "press release" or "memoir", and then its CSL type: a treaty, law, speech, interview, manuscript or dataset
    is primary; a book, a chapter or an entry is secondary, and so is a journal article or a thesis from more than five
    years after the fact, for an earlier one may have observed it. Of a web page, a report or a newspaper the type does
    not tell, and nothing is reported. Left alone: claims about most or all of a class, for whoever counted them is
    their source.
    Why: historians differ, and whoever reads one of them takes over what that one has chosen to tell.
    Example: a treaty, known from a book.

        {"references": [{"id": "walt", "type": "book"}],
         "notes": {},
         "trees": [{"id": "thesis", "text": "Duties grew.", "inferences": [{"id": "thesis.i1", "premises": [
          {"id": "signed", "kind": "empirical", "period": "1960", "text": "The treaty was signed in 1960.",
           "cites": [{"source": "walt", "locator": "12"}]}]}]}]}

    Instead: the treaty itself, beside the book.

        {"references": [{"id": "walt", "type": "book"}, {"id": "treaty", "type": "treaty"}],
         "notes": {},
         "trees": [{"id": "thesis", "text": "Duties grew.", "inferences": [{"id": "thesis.i1", "premises": [
          {"id": "signed", "kind": "empirical", "period": "1960", "text": "The treaty was signed in 1960.",
           "cites": [{"source": "walt", "locator": "12"}, {"source": "treaty"}]}]}]}]}

    Sources: Lustick 1996.
    """
    references = material.library.references
    for name, claim, works in _cited_leaves(material):
        counted = claim.scope is not None and claim.scope.quantifier in _MANY
        if claim.kind == "empirical" and claim.period and not counted:
            year = last_year(claim.period)
            if all(is_primary(references[work], year) is False for work in works):
                message = f"no primary source is recorded for the fact '{name}', only {listed(works)}"
                yield Found(name, "claim", message, tuple(works), "/cites")


@rule("EVD408", "self-citation-only", N, "paper", "cite a source by somebody else")
def self_citation_only(material: Material) -> Iterator[Found]:
    """What the argument rests on here, its authors cite themselves for, and nobody else.

    What it does: reports a claim on which a root rests and that no inference supports, all of whose supporting sources
    have an author in common with the paper (`paper.csl`). Names are compared as CSL has them, in whatever script:
    family names without regard to case, accents and variant characters, and given names as far as both have them, an
    initial agreeing with the name. A name in two scripts counts as two. Left alone: definitions and statements of
    method, and a claim with a source that is only named.
    Why: what nobody else has found may be so, but it has not been found twice.
    Example: the paper by Walt cites Walt.

        {"paper": {"csl": {"id": "own", "type": "article-journal", "author": [{"family": "Walt", "given": "S. M."}]}},
         "references": [{"id": "walt", "type": "book", "author": [{"family": "Walt", "given": "Stephen"}]}],
         "notes": {},
         "trees": [{"id": "thesis", "text": "It lasts.", "inferences": [{"id": "thesis.i1", "premises": [
          {"id": "dear", "text": "Leaving is dear.", "cites": [{"source": "walt"}]}]}]}]}

    Instead: another author's finding beside the paper's own.

        {"paper": {"csl": {"id": "own", "type": "article-journal", "author": [{"family": "Walt", "given": "S. M."}]}},
         "references": [{"id": "walt", "type": "book", "author": [{"family": "Walt", "given": "Stephen"}]},
          {"id": "morrow", "type": "article-journal", "author": [{"family": "Morrow"}]}],
         "notes": {},
         "trees": [{"id": "thesis", "text": "It lasts.", "inferences": [{"id": "thesis.i1", "premises": [
          {"id": "dear", "text": "Leaving is dear.", "cites": [{"source": "walt"}, {"source": "morrow"}]}]}]}]}

    Sources: Greenberg 2009.
    """
    leaves = [each for each in _cited_leaves(material) if each[1].kind not in _NO_SOURCE_NEEDED]
    own = _authors(material.map.paper.csl) if leaves else []
    cited = dict.fromkeys(work for _, _, works in leaves for work in works)
    ours = {work for work in cited if _share(own, _authors(material.library.references[work]))}
    for name, _, works in leaves:
        if ours.issuperset(works):
            message = f"for '{name}' only works by authors of the paper are cited: {listed(works)}"
            yield Found(name, "claim", message, tuple(works), "/cites")


_Name = tuple[str, tuple[str, ...]]  # family, given names


def _authors(work: Reference | None) -> list[_Name]:
    extra = (work.model_extra or {}) if work else {}
    return [_name(each) for each in extra.get("author", ())]


def _name(written: dict[str, object]) -> _Name:
    """A CSL name, folded. A literal name is a family name of its own."""
    family = str(written.get("family") or written.get("literal") or "")
    particle = str(written.get("non-dropping-particle") or "")
    given = re.split(r"[\s.‐‑-]+", str(written.get("given") or ""))
    return _folded(f"{particle} {family}"), tuple(filter(None, map(_folded, given)))


def _folded(name: str) -> str:
    import unicodedata

    from argmap.fold import fold_quote  # a map that cites nobody needs no folding

    apart = unicodedata.normalize("NFD", fold_quote(name).casefold())
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart))


def _share(some: Sequence[_Name], others: Sequence[_Name]) -> bool:
    """True where one person is among both."""
    return any(_agree(one, other) for one in some for other in others)


def _agree(one: _Name, other: _Name) -> bool:
    """True for one family name and given names that do not differ, as far as both are written out."""
    pairs = zip(one[1], other[1], strict=False)
    return bool(one[0]) and one[0] == other[0] and all(a.startswith(b) or b.startswith(a) for a, b in pairs)
