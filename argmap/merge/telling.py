"""What came of a merge: for the person, conflicts by claim in words; and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.digest import clipped
from argmap.graph import graph
from argmap.merge.conflicts import Conflict, Note, called
from argmap.merge.pieces import Key
from argmap.model import Map, in_languages
from argmap.records.merge import Clashing, Merge, Merging, Worth
from argmap.report import many
from argmap.safe import one_line


class Places:
    """To which claim everything in a map belongs, and how that is called."""

    def __init__(self, argument: Map | None, language: str | None = None) -> None:
        self.index = None if argument is None else graph(argument)
        self.language = language or (argument.paper.language if argument else "")

    def claim(self, key: Key) -> str | None:
        """The claim of a claim, of a step to it, or of an objection against either."""
        if self.index is None:
            return None
        name, met = key.id, set()
        while key.kind == "objection" and name in self.index.target and name not in met:
            met.add(name)
            name = self.index.target[name]
        name = self.index.conclusion.get(name, name) if key.kind in ("inference", "objection") else name
        return name if key.kind in ("claim", "inference", "objection") and name in self.index.claims else None

    def heading(self, key: Key) -> str:
        """A claim with its words; anything else as it is called."""
        claim = self.claim(key)
        if claim is None or self.index is None:
            return called(key)
        record = self.index.claims[claim]
        return f"{claim}: {in_languages(record.label or record.text, self.language)}"


def as_text(name: str, argument: Map | None, conflicts: Sequence[Conflict], notes: Sequence[Note],
            language: str | None = None) -> list[str]:  # fmt: skip
    """Lines for a person: how much is in conflict, then each conflict and each note under its claim.

    Claims are told in a language (default: the paper's).
    """
    places = Places(argument, language)
    lines = [f"{name}: merged, with {many(len(conflicts), 'conflict') if conflicts else 'nothing in conflict'}"]
    under: dict[str, list[str]] = {}
    for each in conflicts:
        under.setdefault(places.heading(each.subject), []).append(_within(places, each.subject) + each.explain())
    for note in notes:
        told = f"worth a look: {_within(places, note.subject)}{note.words}"
        under.setdefault(places.heading(note.subject), []).append(told)
    for heading, several in under.items():
        lines += [clipped(f"  {heading}"), *(one_line(f"    {line}") for line in several)]
    return lines


def _within(places: Places, key: Key) -> str:
    """What a line is about, where that is not the claim above it."""
    kinds = {"inference": "the step", "objection": "the objection"}
    return f"{kinds[key.kind]} {called(key)}: " if key.kind in kinds and places.claim(key) is not None else ""


def as_record(name: str, argument: Map | None, map_id: str | None, conflicts: Sequence[Conflict],
              notes: Sequence[Note]) -> Merge:  # fmt: skip
    """The JSON form (`schemas/merge.schema.json`)."""
    places = Places(argument)
    return Merge(
        file=name,
        map=map_id,
        conflicts=tuple(_clashing(places, each) for each in conflicts),
        notes=tuple(
            Worth(kind=each.kind, subject=_merging(each.subject), claim=places.claim(each.subject),
                  others=tuple(map(_merging, each.others)), explain=f"{called(each.subject)}: {each.words}")
            for each in notes
        ),
    )  # fmt: skip


def _clashing(places: Places, each: Conflict) -> Clashing:
    return Clashing(
        kind=each.kind, subject=_merging(each.subject), claim=places.claim(each.subject), field=each.field,
        base=each.base, ours=each.ours, theirs=each.theirs, kept=each.kept, by=each.by,
        others=tuple(map(_merging, each.others)), within=each.within,
        explain=f"{called(each.subject)}: {each.explain()}",
    )  # fmt: skip


def _merging(key: Key) -> Merging:
    return Merging.model_validate({"id": key.id, "type": key.kind})
