"""Citations: which works a claim's citations stand for, and whether they resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model import Citation, Map, Reference


@dataclass(frozen=True)
class Library:
    """The references and notes of a map, by id and number."""

    references: dict[str, Reference]
    notes: dict[str, tuple[str, ...]]  # number -> ids of the works it cites

    def works(self, citation: Citation) -> tuple[str, ...]:
        """Ids of the references that a citation stands for; empty where it does not resolve, or only names a source."""
        if citation.source is not None:
            named: tuple[str, ...] = (citation.source,)
        elif citation.note is not None:
            named = self.notes.get(citation.note, ())
            named = tuple(work for work in named if citation.work in (None, work))
        else:
            named = ()
        return tuple(work for work in named if work in self.references)

    def supports(self, citation: Citation) -> bool:
        """True where the citation resolves and is recorded as support."""
        return citation.relation == "supports" and bool(self.works(citation))

    def fault(self, citation: Citation) -> str | None:
        """What of a citation does not resolve, in words; `None` where all does."""
        if citation.note is None and citation.work is not None:
            return f"'work' goes with 'note': '{citation.work}'"
        if citation.source is not None:
            return None if citation.source in self.references else f"no reference is called '{citation.source}'"
        if citation.note is None:
            return None
        if citation.note not in self.notes:
            return f"there is no note {citation.note}"
        works = self.notes[citation.note]
        if citation.work is not None and citation.work not in works:
            return f"note {citation.note} does not cite '{citation.work}'"
        return None


def library(argument: Map) -> Library:
    """The references and notes of a map."""
    references = {each.id: each for each in argument.references}
    notes = {number: tuple(work.source for work in note.works) for number, note in argument.notes.items()}
    return Library(references, notes)


def originals(argument: Map) -> dict[str, str]:
    """Each reference with the one that it is the `same_as`, through others; of a circle the first in order of ids."""
    same = {each.id: each.same_as for each in argument.references}
    found: dict[str, str] = {}
    for name in same:
        path: dict[str, None] = {}
        last = name
        while last not in found and last not in path:
            path[last] = None
            further = same[last]
            last = last if further is None or further not in same else further
        if last not in found:
            circle = list(path)[list(path).index(last) :]
            found.update(dict.fromkeys(circle, min(circle)))
        found.update(dict.fromkeys(path.keys() - found.keys(), found[last]))
    return found


def unresolved_works(argument: Map) -> Iterator[tuple[str, int, str]]:
    """Works of notes that no reference defines: note number, index of the work, id."""
    known = {each.id for each in argument.references}
    for number, note in argument.notes.items():
        for index, work in enumerate(note.works):
            if work.source not in known:
                yield number, index, work.source


def short(reference: Reference) -> str:
    """A work in a few words, for messages and drawings: `Walt 2018`."""
    extra = reference.model_extra or {}
    names = [str(name.get("family") or name.get("literal") or "") for name in extra.get("author", ())]
    who = names[0] + (" et al." if len(names) > 2 else f" & {names[1]}" if len(names) == 2 else "") if names else ""
    year = issued(reference)
    return " ".join(filter(None, (who or str(extra.get("title", reference.id)), str(year or ""))))


def issued(reference: Reference) -> int | None:
    """The year of a work; `None` where no year is given in a form that can be read."""
    return _year(reference, "issued")


def written(reference: Reference) -> int | None:
    """The year of a work or, of a translation or a new edition that tells it, of the original."""
    return _year(reference, "original-date") or issued(reference)


def _year(reference: Reference, field: str) -> int | None:
    date = (reference.model_extra or {}).get(field, {})
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0][0] if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] else None
    year = str(first if first is not None else "")
    return int(year) if year.isdecimal() and len(year) <= 4 else None


_CONTAINERS = {
    "article-journal": "journal", "article-magazine": "magazine", "article-newspaper": "newspaper", "chapter": "book",
    "paper-conference": "proceedings", "post": "website", "post-weblog": "website", "webpage": "website",
}  # fmt: skip
_NAMES = {
    "accessed": "day of access", "chapter-number": "chapter", "collection-number": "number in the series",
    "collection-title": "series", "container-author": "author of the book", "container-title-short": "short title",
    "event-date": "date of the event", "event-place": "place of the event", "event-title": "event",
    "journalAbbreviation": "abbreviation of the journal", "original-date": "date of the original",
    "original-publisher": "publisher of the original", "original-title": "title of the original",
    "page-first": "first page", "publisher-place": "place", "shortTitle": "short title", "title-short": "short title",
}  # fmt: skip


def field_name(field: str, value: str, reference: Reference | None) -> str:
    """The word that readers have for a field of CSL: `container-title` of an article is its journal."""
    if field == "issued":
        return "year" if len(re.findall(r"\d+", value)) == 1 else "date"
    if field == "container-title":
        return _CONTAINERS.get(reference.type if reference else "", "journal or book")
    return _NAMES.get(field, field.replace("-", " ").replace("_", " "))
