"""The JSON that the verbs write, field by field. The published schemas are generated from it.

Fields are added in later versions, never changed: who reads these records passes over what they do not know.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

State = Literal["grounded", "assumption-dependent", "ungrounded", "defeated"]
Status = Literal["licensed", "conditional", "gap", "broken"]
Severity = Literal["error", "warning", "note"]
Subjects = Literal["claim", "inference", "objection", "anchor", "citation", "reference", "term", "map"]
Kind = Literal["premise", "step", "source"]


class Told(BaseModel):
    """What every record has: it never changes, and may hold more than is told of here."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


def _is(description: str, *examples: object, **more: Any) -> Any:
    return Field(description=description, examples=list(examples), **more)


# check


class Subject(Told):
    """What a finding is about."""

    id: str = _is("Its id; of the map, where it has none.", "lock-in.i1")
    type: Subjects = _is("What it is.", "inference")


class Location(Told):
    """Where it is written."""

    file: str | None = _is("The file; null for a map that was not read from one.", "maps/essay/map.json")
    pointer: str = _is("JSON pointer within the file.", "/trees/0/inferences/0")
    line: int | None = _is("Line, from 1.", 12, ge=1)
    column: int | None = _is("Column in code points, from 1.", 3, ge=1)


class Place(Told):
    """A passage of the paper."""

    section: str | None = _is("Id of the section.", "III.1(1)")
    start: int | None = _is("First code point in the text; null where the text is not at hand.", 3120, ge=0)
    end: int | None = _is("Code point after the last.", 3141, ge=0)


class Suppressed(Told):
    """Why a finding is let stand."""

    reason: str | None = _is("The reason given.", "Argued in section 4.")
    by: str | None = _is("Who lets it stand.", "A. Reader")
    until: str | None = _is("The day until which it is let stand.", "2027-06-30")


class Finding(Told):
    """One report of one rule about one place of the map. It states what is recorded, never a verdict on truth."""

    code: str = _is("Code of the rule.", "INF301", pattern=r"^[A-Z]{3}[0-9]{3}$")
    name: str = _is("Name of the rule.", "no-licence")
    severity: Severity = _is("How much it matters; errors are facts about the record.", "warning")
    blame: Literal["map", "paper", "either"] = _is("Whether the map or the paper is meant.", "paper")
    message: str = _is("What is recorded.", "neither warrant nor scheme is recorded for 'lock-in.i1'")
    help: str = _is("The way to mend it.", "state the warrant, or name the scheme")
    subject: Subject = _is("What it is about.", {"id": "lock-in.i1", "type": "inference"})
    related: tuple[str, ...] = _is("Ids of whatever else it is about.", ["lock-in"])
    location: Location = _is(
        "Where its subject is written.", {"file": "map.json", "pointer": "/trees/0", "line": 12, "column": 3}
    )
    anchors: tuple[Place, ...] = _is(
        "Passages of the subject, else of its conclusion, else of its premises.",
        [{"section": "I", "start": 3120, "end": 3141}],
    )
    rank: int = _is("1 is what a reader should see first.", 1, ge=1)
    cut_order: int | None = _is(
        "How many places are enough for a root to fall, this one among them; null where no root rests on it.", 1, ge=1
    )
    fingerprint: str = _is("Stays the same when the map is laid out anew.", "e18b21f19a8c3a90")
    suppressed: Suppressed | None = _is("Why it is let stand; null where it is not.", None)
    baseline: Literal["new", "unchanged"] | None = _is(
        "Whether a baseline knows it; null where there is no baseline.", "new", default=None
    )


class Known(Told):
    """A finding that a baseline knows."""

    map: str = _is("Id of the map.", "us-japan-alliance")
    code: str = _is("Code of the rule.", "INF301")
    subject: str = _is("Id of what it was about.", "lock-in.i1")
    fingerprint: str = _is("Its fingerprint.", "e18b21f19a8c3a90")


class Beside(Told):
    """A finding about the place of a judgement."""

    code: str = _is("Code of the rule.", "INF301")
    subject: str = _is("Id of what it is about.", "lock-in.i1")
    fingerprint: str = _is("Its fingerprint.", "e18b21f19a8c3a90")


class Judged(Told):
    """What a reader holds of one place of the map."""

    subject: Subject = _is("What it is about.", {"id": "lock-in.i1", "type": "inference"})
    criterion: str = _is("Which test of a good argument it fails.", "sufficiency")
    category: str = _is("The kind of fault, in the reader's words.", "one-example")
    severity: int = _is("1 slight, 3 grave.", 2, ge=1, le=3)
    reason: str = _is("Why.", "One case is not a pattern.")
    location: Location = _is(
        "Where its subject is written.", {"file": "map.json", "pointer": "/trees/0", "line": 12, "column": 3}
    )
    anchors: tuple[Place, ...] = _is("Passages of the subject.", [{"section": "I", "start": 3120, "end": 3141}])
    findings: tuple[Beside, ...] = _is(
        "What the rules find there.", [{"code": "INF301", "subject": "lock-in.i1", "fingerprint": "e18b21f19a8c3a90"}]
    )


class Reviewed(Told):
    """What one reader holds of the map: never mixed with what is found by rule."""

    file: str = _is("The file of the review.", "reviews/a-reader.json")
    reader: str = _is("Who judges.", "A. Reader")
    date: str | None = _is("Day of the reading.", "2026-11-23")
    revision: str | None = _is("Revision that was read.", "2026-03-07")
    judgements: tuple[Judged, ...] = _is("The judgements, in the order of the map.", [])


class Supported(Told):
    """Whether a claim is supported."""

    state: State = _is("Whether what is recorded for it leads to grounds.", "grounded")
    through: str | None = _is("The weakest step on its best line of support; null where there is none.", "lock-in.i1")


class Licensed(Told):
    """Whether a step is licensed."""

    status: Status = _is("Whether the map records a licence for it; it says nothing about truth.", "conditional")
    why: tuple[str, ...] = _is("Codes of the reasons why it is less than licensed.", ["INF308"])


class CheckedMap(Told):
    """One map that was checked."""

    argmap: str = _is("Version of argmap.", "0.1.0")
    map: str = _is("Id of the map.", "us-japan-alliance")
    findings: tuple[Finding, ...] = _is("What the rules found, in the order of the files.", [])
    claims: dict[str, Supported] = _is("The claims by id.", {"lock-in": {"state": "grounded", "through": "lock-in.i1"}})
    inferences: dict[str, Licensed] = _is(
        "The steps by id.", {"lock-in.i1": {"status": "conditional", "why": ["INF308"]}}
    )
    absent: tuple[Known, ...] = _is("What a baseline knows and is no longer found.", [], default=[])
    reviews: tuple[Reviewed, ...] = _is("What readers hold of the map.", [], default=[])


class Check(RootModel[CheckedMap | list[CheckedMap]]):
    """What `argmap check --format json` writes: of one map a record, of several an array in the order asked for."""


# explore


class Cut(Told):
    """A smallest set of which all must fall for the claim to fall."""

    order: int = _is("How many they are; 0 where the claim does not follow as recorded.", 2, ge=0)
    members: tuple[str, ...] = _is("Ids of premises, steps or sources.", ["buffer-built", "ties-interlocked"])
    kinds: tuple[Kind, ...] = _is("What each of them is.", ["premise", "step"])


class Choice(Told):
    """Several cuts in short."""

    order: int = _is("How many must fall.", 2, ge=0)
    one_of: tuple[tuple[str, ...], ...] = _is("Any one of each of these groups.", [["a", "b.i1"], ["c.i1"]])
    whole: tuple[str, ...] = _is("Of each group what falls with any one of it, as a whole.", ["b", "c.i1"])


class Critical(Told):
    """The smallest cuts of a claim, as asserted: what rests on what, not what is supported."""

    map: str = _is("Id of the map.", "us-japan-alliance")
    claim: str = _is("The claim.", "lock-in")
    state: State = _is("Whether it is supported, which is another question.", "ungrounded")
    follows: bool = _is("Whether it follows as asserted, leaves counted as given.", True)
    order: int = _is("The largest number of members that was looked for.", 3, ge=1)
    sources: bool = _is("Whether a citation stands for its works.", False)
    cuts: tuple[Cut, ...] = _is(
        "The cuts, the smaller first.", [{"order": 1, "members": ["buffer-built"], "kinds": ["premise"]}]
    )
    choices: tuple[Choice, ...] = _is(
        "The same in short.", [{"order": 1, "one_of": [["buffer-built"]], "whole": ["lock-in"]}]
    )
    truncated: bool = _is("True where there were too many, and some of that order or below are missing.", False)


class Change(Told):
    """A claim that is no longer what it was."""

    id: str = _is("The claim.", "lock-in")
    before: State = _is("Its state as recorded.", "grounded", alias="from")
    after: State = _is("Its state then.", "ungrounded", alias="to")
    path: tuple[str, ...] = _is(
        "From what was rejected or assumed to the claim, by claims, steps and objections.",
        ["dicas-2025", "lock-in.i1", "lock-in"],
    )
    omitted: int = _is("How many ids are left out after the first of a very long path.", 0, ge=0)


class Consequences(Told):
    """What would change if some things were not so, or were granted."""

    map: str = _is("Id of the map.", "us-japan-alliance")
    rejected: tuple[str, ...] = _is("Ids of what is supposed not to be so.", ["dicas-2025"])
    assumed: tuple[str, ...] = _is("Ids of what is granted.", [])
    lost: tuple[Change, ...] = _is("Claims with less support than is recorded, the nearest first.", [])
    gained: tuple[Change, ...] = _is("Claims with more support.", [])
    fallen: tuple[Change, ...] = _is("Claims that no longer follow as asserted.", [])
    restored: tuple[Change, ...] = _is("Claims that follow as asserted only then.", [])


class Point(Told):
    """A premise, step or source."""

    id: str = _is("Its id.", "buffer-built")
    kind: Kind = _is("What it is.", "premise")
    fells: int = _is("How many other claims no longer follow without it, as asserted.", 3, ge=0)


class Heavy(Point):
    """One on which much rests."""

    whole: str = _is("The outermost claim, or source, that falls with it in a single line.", "advice")
    alike: int = _is("How many others fell the same.", 4, ge=0)


class RootPoints(Told):
    """What alone carries a root, as asserted."""

    claim: str = _is("The root.", "advice")
    state: State = _is("Whether it is supported, which is another question.", "ungrounded")
    follows: bool = _is("Whether it follows as asserted, leaves counted as given.", True)
    count: int = _is("How many single points of failure it has.", 10, ge=0)
    points: tuple[Point, ...] = _is(
        "Each of them alone fells it; those on which more rests come first.",
        [{"id": "buffer-built", "kind": "premise", "fells": 3}],
    )


class SinglePoints(Told):
    """The single points of failure of the roots."""

    map: str = _is("Id of the map.", "us-japan-alliance")
    sources: bool = _is("Whether a citation stands for its works.", False)
    roots: tuple[RootPoints, ...] = _is("The roots, in the order of the map.", [])
    omitted: int = _is("How many roots are left out after these.", 0, ge=0)
    heaviest: tuple[Heavy, ...] = _is(
        "In the whole map, what fells the most claims.",
        [{"id": "buffer-built", "kind": "premise", "fells": 3, "whole": "advice", "alike": 4}],
    )


class Explore(RootModel[Critical | Consequences | SinglePoints]):
    """What `argmap explore --format json` writes: for --critical, for --reject and --assume, and without any option."""


# diff


class Revisions(Told):
    """What the two maps say of themselves."""

    old: str | None = _is("Revision of the old map.", "2025-11-02")
    new: str | None = _is("Revision of the new map.", "2026-03-07")


class MatchedClaims(Told):
    """Claims that say the same: one on either side, or one against several (split, merged)."""

    old: tuple[str, ...] = _is("Ids in the old map.", ["lock-in"])
    new: tuple[str, ...] = _is("Ids in the new map.", ["lock-in"])
    score: float = _is("How sure that is; 1 where they say it in the same words.", 0.83, ge=0, le=1)


class Counterpart(Told):
    """A step or an objection of both maps."""

    old: tuple[str, ...] = _is("Its id in the old map.", ["lock-in.i1"])
    new: tuple[str, ...] = _is("Its id in the new map.", ["lock-in.i1"])


class Ids(Told):
    """What a thing is called in either map; empty where it is not there."""

    old: tuple[str, ...] = _is("Ids in the old map.", ["lock-in"])
    new: tuple[str, ...] = _is("Ids in the new map.", ["lock-in"])


class MapChange(Told):
    """What became of one claim, step, objection or record."""

    kind: str = _is("What became of it.", "strengthened", "premise-dropped", "flipped")
    subject: Subject = _is(
        "What it is about, as called in the new map if it is there.", {"id": "lock-in", "type": "claim"}
    )
    about: str = _is("The claim, step or objection that it belongs to; of a record, what it is.", "lock-in")
    ids: Ids = _is("What it is called in either map.", {"old": ["lock-in"], "new": ["lock-in"]})
    old: str | tuple[str, ...] | None = _is("What was: words, a value, or ids; null for nothing.", "probable")
    new: str | tuple[str, ...] | None = _is("What is.", "certain")
    explain: str = _is("The change in a sentence.", "'lock-in' is claimed more strongly: probable -> certain")


class FindingOfBoth(Finding):
    """A finding, as `check` writes it."""

    gone: bool = _is("Of a mended one, whether its subject is no longer there.", False, default=False)
    fresh: bool = _is("Of an introduced one, whether its subject is new.", False, default=False)


class ComparedFindings(Told):
    """What became of the findings."""

    mended: tuple[FindingOfBoth, ...] = _is("Those of the old map only.", [])
    introduced: tuple[FindingOfBoth, ...] = _is("Those of the new map only.", [])
    kept: tuple[FindingOfBoth, ...] = _is("Those of both, as in the new map.", [])
    revision: tuple[FindingOfBoth, ...] = _is("What is worth a look in the revision itself (REV801-807).", [])


class Diff(Told):
    """What `argmap diff --format json` writes."""

    argmap: str = _is("Version of argmap.", "0.1.0")
    old: str = _is("Id of the old map.", "us-japan-alliance")
    new: str = _is("Id of the new map.", "us-japan-alliance")
    revisions: Revisions = _is("Their revisions.", {"old": "2025-11-02", "new": "2026-03-07"})
    counts: dict[str, int] = _is(
        "How many claims are the same, reworded, split and so on.", {"same": 520, "reworded": 12}
    )
    matches: tuple[MatchedClaims, ...] = _is("Claims that say the same, in the order of the old map.", [])
    steps: tuple[Counterpart, ...] = _is("Steps of both maps.", [])
    objections: tuple[Counterpart, ...] = _is("Objections of both maps.", [])
    changes: tuple[MapChange, ...] = _is("The changes; what bears most of a root comes first.", [])
    findings: ComparedFindings = _is(
        "The findings of both maps, compared.", {"mended": [], "introduced": [], "kept": [], "revision": []}
    )


# align


class SentenceMatch(Told):
    """Sentences of two drafts that say the same, by number from 1."""

    old: tuple[int, ...] = _is("Sentences of the old draft.", [3])
    new: tuple[int, ...] = _is("Sentences of the new draft.", [3, 4])
    score: float = _is("How much they resemble each other; 1 where they are the same.", 0.83, ge=0, le=1)
    kind: str = _is("What became of them.", "split")
    moved: bool = _is("Whether they left their place.", False)


class Align(Told):
    """What `argmap align --format json` writes."""

    pairs: tuple[tuple[int, int], ...] = _is("Old and new sentence, from 1; several for a split or a merge.", [[1, 1]])
    old: int = _is("How many sentences the old draft has.", 40, ge=0)
    new: int = _is("How many sentences the new draft has.", 42, ge=0)
    matches: tuple[SentenceMatch, ...] = _is("The matches, in the order of the old draft.", [])
    dropped: tuple[int, ...] = _is("Old sentences in no match.", [7])
    added: tuple[int, ...] = _is("New sentences in no match.", [9])


# merge


class Merging(Told):
    """Something in a map that was merged."""

    id: str = _is("Its id; of a note its number, of the map's header nothing.", "lock-in.i1")
    type: Literal[
        "map", "part", "section", "reference", "note", "term", "sense", "scheme", "claim", "inference", "objection",
        "review", "judgement",
    ] = _is("What it is.", "inference")  # fmt: skip


class Clashing(Told):
    """A conflict: what two readers did to one place, and cannot both stand."""

    kind: Literal[
        "changed", "added", "removed", "needed", "built-on", "role", "moved", "renamed", "circle", "same-id"
    ] = _is(
        "What they did: both changed a field, or brought in one id with different fields; one took out what the other "
        "changed, points at, put something into, or gave a role; both moved it, or renamed it; together they made a "
        "circle of support, or used one id for two things.",
        "changed",
    )
    subject: Merging = _is("What it is about.", {"id": "lock-in", "type": "claim"})
    claim: str | None = _is("The claim to which that belongs; null where it belongs to none.", "lock-in")
    field: tuple[str, ...] = _is("The field, from the outermost in; empty where no field is meant.", ["text", "en"])
    base: Any = _is("What was there before; null where nothing was.", "Leaving becomes dear.")
    ours: Any = _is("What we made of it; for what they took out, the fields that we changed.", "Leaving is dear.")
    theirs: Any = _is("What they made of it, likewise.", "Leaving costs more.")
    kept: Literal["ours", "theirs", "base", "both"] = _is("What is kept.", "ours")
    by: Literal["ours", "theirs", "base"] | None = _is("Who took something out; null where nobody did.", None)
    others: tuple[Merging, ...] = _is("What else it is about.", [{"id": "pact-lasts.i1", "type": "inference"}])
    within: int = _is("How much more is kept for its sake.", 0, ge=0)
    explain: str = _is("The conflict in words.", "'lock-in': text (en): we say “A”, they say “B”; ours is kept")


class Worth(Told):
    """What was merged without a conflict, and is worth a look."""

    kind: Literal["renamed", "step-renamed", "same-words", "languages", "scheme", "replaced"] = _is(
        "Why: a claim was renamed; a new step has another id; both brought in a claim that says the same; each "
        "reworded a text in another language; one changed a scheme and the other its roles or answers; each "
        "put something else in the place of a premise, a passage or a citation.",
        "same-words",
    )
    subject: Merging = _is("What it is about.", {"id": "lock-in", "type": "claim"})
    claim: str | None = _is("The claim to which that belongs; null where it belongs to none.", "lock-in")
    others: tuple[Merging, ...] = _is("What else it is about.", [])
    explain: str = _is("The note in words.", "'lock-in': we brought this in, and they 'locked', which says the same")


class Merge(Told):
    """What `argmap merge --format json` writes beside the merged map."""

    file: str = _is("What was merged, as it was named.", "maps/essay/evidence.json")
    map: str | None = _is("Id of the map; null for a part by itself.", "us-japan-alliance")
    conflicts: tuple[Clashing, ...] = _is("The conflicts, in the order of the map.", [])
    notes: tuple[Worth, ...] = _is("What is worth a look, in the order of the map.", [])


# log


class Counted(Told):
    """What became of the claims of a map since the revision before."""

    same: int = _is("Claims that say the same as before.", 533, ge=0)
    added: int = _is("Claims that are new.", 3, ge=0)
    removed: int = _is("Claims that are no longer there.", 1, ge=0)
    reworded: int = _is("Claims that are put in other words.", 4, ge=0)
    moved: int = _is("Claims that have another place in the argument.", 0, ge=0)
    split: int = _is("Claims that are now said in parts.", 0, ge=0)
    merged: int = _is("Claims that now say what several said.", 0, ge=0)
    stronger: int = _is("Claims that are claimed more strongly.", 1, ge=0)
    weaker: int = _is("Claims that are claimed less strongly.", 0, ge=0)
    other: int = _is("Whatever else is written otherwise: steps, objections, citations, passages, the record.", 7, ge=0)


class CountedFindings(Told):
    """What became of the findings since the revision before."""

    mended: int = _is("Those that are no longer found.", 2, ge=0)
    introduced: int = _is("Those that were not found before.", 1, ge=0)
    kept: int = _is("Those that still are found.", 482, ge=0)


class LoggedRevision(Told):
    """A commit that changed the map."""

    commit: str = _is("Its id.", "8d4e779c0a1b2c3d4e5f60718293a4b5c6d7e8f9")
    parents: tuple[str, ...] = _is("Ids of the commits before it.", ["1dbeeec2b596d28b4af8b82c53668bce2283ece3"])
    short: str = _is("Its id in short.", "8d4e779")
    date: str = _is("When it was written, as ISO 8601.", "2026-11-23T11:51:35+00:00")
    author: str = _is("Who wrote it.", "A. Mapper")
    subject: str = _is("The first line of its message.", "Corrections of the map")
    path: str = _is("The map's own file in it, from the top of the repository.", "maps/essay/map.json")
    was: str | None = _is("What that file was called before, where it is renamed.", None)
    map: str | None = _is("Id of the map; null where there is none.", "essay")
    claims: int | None = _is("How many claims it has; null where there is no map.", 537, ge=0)
    before: str | None = _is("The commit that it is compared with; null for the first.", None)
    changes: Counted | None = _is("What became of the claims; null where it is compared with none.", None)
    findings: CountedFindings | None = _is("What became of the findings, likewise.", None)
    problem: str | None = _is("Why there is no map; null where there is one.", None)
    shallow: bool = _is("Whether there may be commits before it that a shallow clone has not.", False)


class Log(Told):
    """What `argmap log --format json` writes."""

    argmap: str = _is("Version of argmap.", "0.1.0")
    path: str = _is("The map, as it was named.", "maps/essay")
    revisions: tuple[LoggedRevision, ...] = _is("The commits that changed it, the newest first.", [])


OUTPUTS: dict[str, type[BaseModel]] = {
    "check": Check,
    "explore": Explore,
    "diff": Diff,
    "align": Align,
    "log": Log,
    "merge": Merge,
}
