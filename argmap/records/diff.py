"""What `argmap diff` writes as JSON."""

from __future__ import annotations

from argmap.records.check import Finding, Subject
from argmap.records.told import Told, is_


class Revisions(Told):
    """What the two maps say of themselves."""

    old: str | None = is_("Revision of the old map.", "2025-11-02")
    new: str | None = is_("Revision of the new map.", "2026-03-07")


class MatchedClaims(Told):
    """Claims that say the same: one on either side, or one against several (split, merged)."""

    old: tuple[str, ...] = is_("Ids in the old map.", ["lock-in"])
    new: tuple[str, ...] = is_("Ids in the new map.", ["lock-in"])
    score: float = is_("How sure that is; 1 where they say it in the same words.", 0.83, ge=0, le=1)


class Counterpart(Told):
    """A step or an objection of both maps; a step may have become several, or several one."""

    old: tuple[str, ...] = is_("Ids in the old map.", ["lock-in.i1"])
    new: tuple[str, ...] = is_("Ids in the new map.", ["lock-in.i1"])


class Ids(Told):
    """What a thing is called in either map; empty where it is not there."""

    old: tuple[str, ...] = is_("Ids in the old map.", ["lock-in"])
    new: tuple[str, ...] = is_("Ids in the new map.", ["lock-in"])


class MapChange(Told):
    """What became of one claim, step, objection or record."""

    kind: str = is_("What became of it.", "strengthened", "premise-dropped", "flipped")
    subject: Subject = is_(
        "What it is about, as called in the new map if it is there.", {"id": "lock-in", "type": "claim"}
    )
    about: str = is_("The claim, step or objection that it belongs to; of a record, what it is.", "lock-in")
    ids: Ids = is_("What it is called in either map.", {"old": ["lock-in"], "new": ["lock-in"]})
    old: str | tuple[str, ...] | None = is_("What was: words, a value, or ids; null for nothing.", "probable")
    new: str | tuple[str, ...] | None = is_("What is.", "certain")
    explain: str = is_("The change in a sentence.", "'lock-in' is claimed more strongly: probable -> certain")


class FindingOfBoth(Finding):
    """A finding, as `check` writes it."""

    gone: bool = is_("Of a mended one, whether its subject is no longer there.", False, default=False)
    fresh: bool = is_("Of an introduced one, whether its subject is new.", False, default=False)


class ComparedFindings(Told):
    """What became of the findings."""

    mended: tuple[FindingOfBoth, ...] = is_("Those of the old map only.", [])
    introduced: tuple[FindingOfBoth, ...] = is_("Those of the new map only.", [])
    kept: tuple[FindingOfBoth, ...] = is_("Those of both, as in the new map.", [])
    revision: tuple[FindingOfBoth, ...] = is_("What is worth a look in the revision itself (REV801-807).", [])


class Diff(Told):
    """What `argmap diff --format json` writes."""

    argmap: str = is_("Version of argmap.", "0.1.0")
    old: str = is_("Id of the old map.", "us-japan-alliance")
    new: str = is_("Id of the new map.", "us-japan-alliance")
    revisions: Revisions = is_("Their revisions.", {"old": "2025-11-02", "new": "2026-03-07"})
    counts: dict[str, int] = is_(
        "How many claims are the same, reworded, split and so on.", {"same": 520, "reworded": 12}
    )
    matches: tuple[MatchedClaims, ...] = is_("Claims that say the same, in the order of the old map.", [])
    steps: tuple[Counterpart, ...] = is_("Steps of both maps.", [])
    objections: tuple[Counterpart, ...] = is_("Objections of both maps.", [])
    changes: tuple[MapChange, ...] = is_("The changes; what bears most of a root comes first.", [])
    findings: ComparedFindings = is_(
        "The findings of both maps, compared.", {"mended": [], "introduced": [], "kept": [], "revision": []}
    )
