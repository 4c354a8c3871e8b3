"""What `argmap log` writes as JSON."""

from __future__ import annotations

from argmap.records.told import Told, is_


class Counted(Told):
    """What became of the claims of a map since the revision before."""

    same: int = is_("Claims that say the same as before.", 533, ge=0)
    added: int = is_("Claims that are new.", 3, ge=0)
    removed: int = is_("Claims that are no longer there.", 1, ge=0)
    reworded: int = is_("Claims that are put in other words.", 4, ge=0)
    moved: int = is_("Claims that have another place in the argument.", 0, ge=0)
    split: int = is_("Claims that are now said in parts.", 0, ge=0)
    merged: int = is_("Claims that now say what several said.", 0, ge=0)
    stronger: int = is_("Claims that are claimed more strongly.", 1, ge=0)
    weaker: int = is_("Claims that are claimed less strongly.", 0, ge=0)
    other: int = is_("Whatever else is written otherwise: steps, objections, citations, passages, the record.", 7, ge=0)


class CountedFindings(Told):
    """What became of the findings since the revision before."""

    mended: int = is_("Those that are no longer found.", 2, ge=0)
    introduced: int = is_("Those that were not found before.", 1, ge=0)
    kept: int = is_("Those that still are found.", 482, ge=0)


class LoggedRevision(Told):
    """A commit that changed the map."""

    commit: str = is_("Its id.", "8d4e779c0a1b2c3d4e5f60718293a4b5c6d7e8f9")
    parents: tuple[str, ...] = is_("Ids of the commits before it.", ["1dbeeec2b596d28b4af8b82c53668bce2283ece3"])
    short: str = is_("Its id in short.", "8d4e779")
    date: str = is_("When it was written, as ISO 8601.", "2026-11-23T11:51:35+00:00")
    author: str = is_("Who wrote it.", "A. Mapper")
    subject: str = is_("The first line of its message.", "Corrections of the map")
    path: str = is_("The map's own file in it, from the top of the repository.", "maps/essay/map.json")
    was: str | None = is_("What that file was called before, where it is renamed.", None)
    map: str | None = is_("Id of the map; null where there is none.", "essay")
    claims: int | None = is_("How many claims it has; null where there is no map.", 537, ge=0)
    before: str | None = is_("The commit that it is compared with; null for the first.", None)
    changes: Counted | None = is_("What became of the claims; null where it is compared with none.", None)
    findings: CountedFindings | None = is_("What became of the findings, likewise.", None)
    problem: str | None = is_("Why there is no map; null where there is one.", None)
    shallow: bool = is_("Whether there may be commits before it that a shallow clone has not.", False)


class Log(Told):
    """What `argmap log --format json` writes."""

    argmap: str = is_("Version of argmap.", "0.1.0")
    path: str = is_("The map, as it was named.", "maps/essay")
    revisions: tuple[LoggedRevision, ...] = is_("The commits that changed it, the newest first.", [])
