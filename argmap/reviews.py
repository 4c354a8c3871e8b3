"""Readers' judgements beside the findings: shown at their places, by name, and counted nowhere."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.check import NOWHERE, Checked, passages_about, places_in_files
from argmap.findings import Finding, Location, Place, Subject, SubjectType
from argmap.load import Loaded
from argmap.model import Judgement, Review
from argmap.report import claim_words
from argmap.safe import one_line

HEADING = "Readers' judgements, which are neither computed nor counted:"


@dataclass(frozen=True, slots=True)
class Beside:
    """A computed finding about the place of a judgement, or about another in which that place has a part."""

    code: str
    subject: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A reader's judgement at its place in the map: what a person holds, never counted with what is computed."""

    subject: Subject
    criterion: str
    category: str
    severity: int
    reason: str
    location: Location
    anchors: tuple[Place, ...]
    findings: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one reader says of a map: the file, who and when, and the judgements in the order of the map."""

    file: str
    reader: str
    date: str | None
    revision: str | None
    judgements: tuple[Judged, ...]


def place(judged: Judged, map_id: str) -> str:
    """Where a judgement is shown, for a line: `file:line:column`, or the map."""
    at = judged.location
    return ":".join(str(part) for part in (at.file, at.line, at.column) if part is not None) or map_id


def said(judged: Judged) -> str:
    """What a judgement says of its place, beside the reason: criterion, category and severity."""
    return f"{judged.criterion}, {judged.category}, {judged.severity} of 3"


def beside(checked: Checked, loaded: Loaded, given: Sequence[tuple[str, Review]]) -> tuple[Checked, list[str]]:
    """A checked map with the reviews of it, by file; and what is to be said of judgements that have no place in it."""
    ours = [(file, review) for file, review in given if review.map == checked.map.id]
    kinds, computed = _kinds(checked), _computed(checked.findings)
    where = _where(loaded, {each.on for _, review in ours for each in review.judgements if each.on in kinds})
    turn = {name: number for number, name in enumerate(where)}
    reviews = []
    for file, review in ours:
        placed = sorted((each for each in review.judgements if each.on in turn), key=lambda each: turn[each.on])
        told = [_judged(checked, each, kinds[each.on], where[each.on], computed.get(each.on, ())) for each in placed]
        reviews.append(Reviewed(file, review.reader, review.date, review.revision, tuple(told)))
    notes = [note for file, review in ours for note in _notes(checked, file, review, kinds)]
    return replace(checked, reviews=tuple(reviews)), notes


def _where(loaded: Loaded, names: Collection[str]) -> dict[str, Location]:
    """Where these ids are written, in the order of the files."""
    origins = {name: next(iter(loaded.origins.get(name, ())), None) for name in names}
    locations = places_in_files(loaded, origins.values())
    found = {name: locations.get(origin, NOWHERE) for name, origin in origins.items()}
    files = {source.file: number for number, source in enumerate(loaded.sources)}
    order = {name: (files.get(at.file or "", -1), at.line or 0, at.column or 0, name) for name, at in found.items()}
    return {name: found[name] for name in sorted(found, key=order.__getitem__)}


def _kinds(checked: Checked) -> dict[str, SubjectType]:
    """All that a judgement can be on, with what it is."""
    index, works = checked.graph, (each.id for each in checked.map.references)
    named: list[tuple[SubjectType, Iterable[str]]] = [
        ("reference", works), ("objection", index.objections), ("inference", index.inferences), ("claim", index.claims),
    ]  # fmt: skip
    return {name: kind for kind, names in named for name in names}


def _computed(findings: Sequence[Finding]) -> dict[str, list[Beside]]:
    """By id, the findings about it, and those that name it beside what they are about."""
    found: dict[str, list[Beside]] = {}
    for each in findings:
        for name in dict.fromkeys((each.subject.id, *each.related)):
            found.setdefault(name, []).append(Beside(each.code, each.subject.id, each.fingerprint))
    return found


def _judged(checked: Checked, each: Judgement, kind: SubjectType, at: Location, computed: Sequence[Beside]) -> Judged:
    anchors = passages_about(checked.graph, checked.passages, each.on)
    return Judged(Subject(each.on, kind), each.criterion, each.category, each.severity, each.reason, at, anchors,
                  tuple(computed))  # fmt: skip


def _notes(checked: Checked, file: str, review: Review, kinds: dict[str, SubjectType]) -> Iterator[str]:
    lost = [each.on for each in review.judgements if each.on not in kinds]
    if lost:
        ids = ", ".join(f"'{each}'" for each in dict.fromkeys(lost))
        yield f"{file}: the map '{checked.map.id}' has no {ids}; what is said there is left out"
    if review.revision and checked.map.revision and review.revision != checked.map.revision:
        yield f"{file}: is about revision {review.revision}, and the map is revision {checked.map.revision}"


def strangers(results: Sequence[Checked], given: Sequence[tuple[str, Review]]) -> list[str]:
    """What is to be said of reviews of maps that were not checked."""
    known = {checked.map.id for checked in results}
    lost = ((file, review.map) for file, review in given if review.map not in known)
    return [f"{file}: is about the map '{name}', which is not among those checked" for file, name in lost]


def as_text(checked: Checked, language: str | None = None) -> str:
    """The judgements for a person, place by place, with what is computed on the same place; empty where none is."""
    tag = language or checked.map.paper.language
    blocks: dict[str, list[str]] = {}
    for review in checked.reviews:
        who = review.reader + (f" ({review.date})" if review.date else "")
        for each in review.judgements:
            block = blocks.setdefault(each.subject.id, list(_head(checked, each, tag)))
            block += [one_line(f"    {who}: {said(each)}"), *_wrapped(each.reason)]
    lines = ["\n".join(block) + "\n" for block in blocks.values()]
    return "\n".join([HEADING + "\n", *lines]) if lines else ""


def _head(checked: Checked, each: Judged, language: str) -> Iterator[str]:
    yield one_line(f"{place(each, checked.map.id)}: {each.subject.id}")
    words = claim_words(checked, each, language)
    if words:
        yield one_line(f"    {words}")
    here = dict.fromkeys(other.code for other in each.findings if other.subject == each.subject.id)
    elsewhere = dict.fromkeys(f"{other.code} on {other.subject}" for other in each.findings if other.code not in here)
    part = f"; it has a part in {', '.join(elsewhere)}" if elsewhere else ""
    yield one_line(f"    computed on the same place: {', '.join(here) or 'nothing'}{part}")


def _wrapped(reason: str) -> list[str]:
    """A reason over lines of at most a hundred columns; a text with Han characters may need two for each."""
    wide = any(character >= "\u2e80" for character in reason)
    lines = textwrap.wrap(one_line(" ".join(reason.split())), 46 if wide else 92)
    return [f"        {line}" for line in lines]
