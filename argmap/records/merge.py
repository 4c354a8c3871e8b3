"""What `argmap merge` writes as JSON."""

from __future__ import annotations

from typing import Any, Literal

from argmap.records.told import Told, is_


class Merging(Told):
    """Something in a map that was merged."""

    id: str = is_("Its id; of a note its number, of the map's header nothing.", "lock-in.i1")
    type: Literal[
        "map", "part", "section", "reference", "note", "term", "sense", "scheme", "claim", "inference", "objection",
        "review", "judgement",
    ] = is_("What it is.", "inference")  # fmt: skip


class Clashing(Told):
    """A conflict: what two readers did to one place, and cannot both stand."""

    kind: Literal[
        "changed", "added", "removed", "needed", "built-on", "role", "moved", "renamed", "circle", "same-id"
    ] = is_(
        "What they did: both changed a field, or brought in one id with different fields; one took out what the other "
        "changed, points at, put something into, or gave a role; both moved it, or renamed it; together they made a "
        "circle of support, or used one id for two things.",
        "changed",
    )
    subject: Merging = is_("What it is about.", {"id": "lock-in", "type": "claim"})
    claim: str | None = is_("The claim to which that belongs; null where it belongs to none.", "lock-in")
    field: tuple[str, ...] = is_("The field, from the outermost in; empty where no field is meant.", ["text", "en"])
    base: Any = is_("What was there before; null where nothing was.", "Leaving becomes dear.")
    ours: Any = is_("What we made of it; for what they took out, the fields that we changed.", "Leaving is dear.")
    theirs: Any = is_("What they made of it, likewise.", "Leaving costs more.")
    kept: Literal["ours", "theirs", "base", "both"] = is_("What is kept.", "ours")
    by: Literal["ours", "theirs", "base"] | None = is_("Who took something out; null where nobody did.", None)
    others: tuple[Merging, ...] = is_("What else it is about.", [{"id": "pact-lasts.i1", "type": "inference"}])
    within: int = is_("How much more is kept for its sake.", 0, ge=0)
    explain: str = is_("The conflict in words.", "'lock-in': text (en): we say “A”, they say “B”; ours is kept")


class Worth(Told):
    """What was merged without a conflict, and is worth a look."""

    kind: Literal["map-renamed", "renamed", "step-renamed", "same-words", "languages", "scheme", "replaced"] = is_(
        "Why: the map has another id; a claim was renamed; a new step has another id; both brought in a claim that "
        "says the same; each reworded a text in another language; one changed a scheme and the other its roles or "
        "answers; each put something else in the place of a premise, a passage or a citation.",
        "same-words",
    )
    subject: Merging = is_("What it is about.", {"id": "lock-in", "type": "claim"})
    claim: str | None = is_("The claim to which that belongs; null where it belongs to none.", "lock-in")
    others: tuple[Merging, ...] = is_("What else it is about.", [])
    explain: str = is_("The note in words.", "'lock-in': we brought this in, and they 'locked', which says the same")


class Merge(Told):
    """What `argmap merge --format json` writes beside the merged map."""

    file: str = is_("What was merged, as it was named.", "maps/essay/evidence.json")
    map: str | None = is_("Id of the map; null for a part by itself.", "us-japan-alliance")
    conflicts: tuple[Clashing, ...] = is_("The conflicts, in the order of the map.", [])
    notes: tuple[Worth, ...] = is_("What is worth a look, in the order of the map.", [])
