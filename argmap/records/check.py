"""What `argmap check` writes as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import RootModel

from argmap.records.told import State, Told, is_

Status = Literal["licensed", "conditional", "gap", "broken"]
Severity = Literal["error", "warning", "note"]
Subjects = Literal["claim", "inference", "objection", "anchor", "citation", "reference", "term", "map"]


class Subject(Told):
    """What a finding is about."""

    id: str = is_("Its id; of the map, where it has none.", "lock-in.i1")
    type: Subjects = is_("What it is.", "inference")


class Location(Told):
    """Where it is written."""

    file: str | None = is_("The file; null for a map that was not read from one.", "maps/essay/map.json")
    pointer: str = is_("JSON pointer within the file.", "/trees/0/inferences/0")
    line: int | None = is_("Line, from 1.", 12, ge=1)
    column: int | None = is_("Column in code points, from 1.", 3, ge=1)


class Place(Told):
    """A passage of the paper."""

    section: str | None = is_("Id of the section.", "III.1(1)")
    start: int | None = is_("First code point in the text; null where the text is not at hand.", 3120, ge=0)
    end: int | None = is_("Code point after the last.", 3141, ge=0)


class Suppressed(Told):
    """Why a finding is let stand."""

    reason: str | None = is_("The reason given.", "Argued in section 4.")
    by: str | None = is_("Who lets it stand.", "A. Reader")
    until: str | None = is_("The day until which it is let stand.", "2027-06-30")


class Finding(Told):
    """One report of one rule about one place of the map. It states what is recorded, never a verdict on truth."""

    code: str = is_("Code of the rule.", "INF301", pattern=r"^[A-Z]{3}[0-9]{3}$")
    name: str = is_("Name of the rule.", "no-licence")
    severity: Severity = is_("How much it matters; errors are facts about the record.", "warning")
    blame: Literal["map", "paper", "either"] = is_("Whether the map or the paper is meant.", "paper")
    message: str = is_("What is recorded.", "neither warrant nor scheme is recorded for 'lock-in.i1'")
    help: str = is_("The way to mend it.", "state the warrant, or name the scheme")
    subject: Subject = is_("What it is about.", {"id": "lock-in.i1", "type": "inference"})
    related: tuple[str, ...] = is_("Ids of whatever else it is about.", ["lock-in"])
    location: Location = is_(
        "Where its subject is written.", {"file": "map.json", "pointer": "/trees/0", "line": 12, "column": 3}
    )
    anchors: tuple[Place, ...] = is_(
        "Passages of the subject, else of its conclusion, else of its premises; and of other places told with it.",
        [{"section": "I", "start": 3120, "end": 3141}],
    )
    rank: int = is_("1 is what a reader should see first.", 1, ge=1)
    cut_order: int | None = is_(
        "How many places are enough for a root to fall, this one among them; null where no root rests on it.", 1, ge=1
    )
    fingerprint: str = is_("Stays the same when the map is laid out anew.", "e18b21f19a8c3a90")
    suppressed: Suppressed | None = is_("Why it is let stand; null where it is not.", None)
    baseline: Literal["new", "unchanged"] | None = is_(
        "Whether a baseline knows it; null where there is no baseline.", "new", default=None
    )


class Known(Told):
    """A finding that a baseline knows."""

    map: str = is_("Id of the map.", "us-japan-alliance")
    code: str = is_("Code of the rule.", "INF301")
    subject: str = is_("Id of what it was about.", "lock-in.i1")
    fingerprint: str = is_("Its fingerprint.", "e18b21f19a8c3a90")


class Beside(Told):
    """A finding about the place of a judgement."""

    code: str = is_("Code of the rule.", "INF301")
    subject: str = is_("Id of what it is about.", "lock-in.i1")
    fingerprint: str = is_("Its fingerprint.", "e18b21f19a8c3a90")


class Judged(Told):
    """What a reader holds of one place of the map."""

    subject: Subject = is_("What it is about.", {"id": "lock-in.i1", "type": "inference"})
    criterion: str = is_("Which test of a good argument it fails.", "sufficiency")
    category: str = is_("The kind of fault, in the reader's words.", "one-example")
    severity: int = is_("1 slight, 3 grave.", 2, ge=1, le=3)
    reason: str = is_("Why.", "One case is not a pattern.")
    location: Location = is_(
        "Where its subject is written.", {"file": "map.json", "pointer": "/trees/0", "line": 12, "column": 3}
    )
    anchors: tuple[Place, ...] = is_("Passages of the subject.", [{"section": "I", "start": 3120, "end": 3141}])
    findings: tuple[Beside, ...] = is_(
        "What the rules find there.", [{"code": "INF301", "subject": "lock-in.i1", "fingerprint": "e18b21f19a8c3a90"}]
    )


class Reviewed(Told):
    """What one reader holds of the map: never mixed with what is found by rule."""

    file: str = is_("The file of the review.", "reviews/a-reader.json")
    reader: str = is_("Who judges.", "A. Reader")
    date: str | None = is_("Day of the reading.", "2026-11-23")
    revision: str | None = is_("Revision that was read.", "2026-03-07")
    judgements: tuple[Judged, ...] = is_("The judgements, in the order of the map.", [])


class Supported(Told):
    """Whether a claim is supported."""

    state: State = is_("Whether what is recorded for it leads to grounds.", "grounded")
    through: str | None = is_("The weakest step on its best line of support; null where there is none.", "lock-in.i1")


class Licensed(Told):
    """Whether a step is licensed."""

    status: Status = is_("Whether the map records a licence for it; it says nothing about truth.", "conditional")
    why: tuple[str, ...] = is_("Codes of the reasons why it is less than licensed.", ["INF308"])


class CheckedMap(Told):
    """One map that was checked."""

    argmap: str = is_("Version of argmap.", "0.1.0")
    map: str = is_("Id of the map.", "us-japan-alliance")
    findings: tuple[Finding, ...] = is_("What the rules found, in the order of the files.", [])
    claims: dict[str, Supported] = is_("The claims by id.", {"lock-in": {"state": "grounded", "through": "lock-in.i1"}})
    inferences: dict[str, Licensed] = is_(
        "The steps by id.", {"lock-in.i1": {"status": "conditional", "why": ["INF308"]}}
    )
    absent: tuple[Known, ...] = is_("What a baseline knows and is no longer found.", [], default=[])
    reviews: tuple[Reviewed, ...] = is_("What readers hold of the map.", [], default=[])


class Check(RootModel[CheckedMap | list[CheckedMap]]):
    """What `argmap check --format json` writes: of one map a record, of several an array in the order asked for."""
