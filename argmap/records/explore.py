"""What `argmap explore` writes as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import RootModel

from argmap.records.told import State, Told, is_

Kind = Literal["premise", "step", "source"]


class Cut(Told):
    """A smallest set of which all must fall for the claim to fall."""

    order: int = is_("How many they are; 0 where the claim does not follow as recorded.", 2, ge=0)
    members: tuple[str, ...] = is_("Ids of premises, steps or sources.", ["buffer-built", "ties-interlocked"])
    kinds: tuple[Kind, ...] = is_("What each of them is.", ["premise", "step"])


class Choice(Told):
    """Several cuts in short."""

    order: int = is_("How many must fall.", 2, ge=0)
    one_of: tuple[tuple[str, ...], ...] = is_("Any one of each of these groups.", [["a", "b.i1"], ["c.i1"]])
    whole: tuple[str, ...] = is_("Of each group what falls with any one of it, as a whole.", ["b", "c.i1"])


class Critical(Told):
    """The smallest cuts of a claim, as asserted: what rests on what, not what is supported."""

    map: str = is_("Id of the map.", "us-japan-alliance")
    claim: str = is_("The claim.", "lock-in")
    state: State = is_("Whether it is supported, which is another question.", "ungrounded")
    follows: bool = is_("Whether it follows as asserted, leaves counted as given.", True)
    order: int = is_("The largest number of members that was looked for.", 3, ge=1)
    sources: bool = is_("Whether a citation stands for its works.", False)
    cuts: tuple[Cut, ...] = is_(
        "The cuts, the smaller first.", [{"order": 1, "members": ["buffer-built"], "kinds": ["premise"]}]
    )
    choices: tuple[Choice, ...] = is_(
        "The same in short.", [{"order": 1, "one_of": [["buffer-built"]], "whole": ["lock-in"]}]
    )
    truncated: bool = is_("True where there were too many, and some of that order or below are missing.", False)


class Change(Told):
    """A claim that is no longer what it was."""

    id: str = is_("The claim.", "lock-in")
    before: State = is_("Its state as recorded.", "grounded", alias="from")
    after: State = is_("Its state then.", "ungrounded", alias="to")
    path: tuple[str, ...] = is_(
        "From what was rejected or assumed to the claim, by claims, steps and objections.",
        ["dicas-2025", "lock-in.i1", "lock-in"],
    )
    omitted: int = is_("How many ids are left out after the first of a very long path.", 0, ge=0)


class Consequences(Told):
    """What would change if some things were not so, or were granted."""

    map: str = is_("Id of the map.", "us-japan-alliance")
    rejected: tuple[str, ...] = is_("Ids of what is supposed not to be so.", ["dicas-2025"])
    assumed: tuple[str, ...] = is_("Ids of what is granted.", [])
    lost: tuple[Change, ...] = is_("Claims with less support than is recorded, the nearest first.", [])
    gained: tuple[Change, ...] = is_("Claims with more support.", [])
    fallen: tuple[Change, ...] = is_("Claims that no longer follow as asserted.", [])
    restored: tuple[Change, ...] = is_("Claims that follow as asserted only then.", [])


class Point(Told):
    """A premise, step or source."""

    id: str = is_("Its id.", "buffer-built")
    kind: Kind = is_("What it is.", "premise")
    fells: int = is_("How many other claims no longer follow without it, as asserted.", 3, ge=0)


class Heavy(Point):
    """One on which much rests."""

    whole: str = is_("The outermost claim, or source, that falls with it in a single line.", "advice")
    alike: int = is_("How many others fell the same.", 4, ge=0)


class RootPoints(Told):
    """What alone carries a root, as asserted."""

    claim: str = is_("The root.", "advice")
    state: State = is_("Whether it is supported, which is another question.", "ungrounded")
    follows: bool = is_("Whether it follows as asserted, leaves counted as given.", True)
    count: int = is_("How many single points of failure it has.", 10, ge=0)
    points: tuple[Point, ...] = is_(
        "Each of them alone fells it; those on which more rests come first.",
        [{"id": "buffer-built", "kind": "premise", "fells": 3}],
    )


class SinglePoints(Told):
    """The single points of failure of the roots."""

    map: str = is_("Id of the map.", "us-japan-alliance")
    sources: bool = is_("Whether a citation stands for its works.", False)
    roots: tuple[RootPoints, ...] = is_("The roots, in the order of the map.", [])
    omitted: int = is_("How many roots are left out after these.", 0, ge=0)
    heaviest: tuple[Heavy, ...] = is_(
        "In the whole map, what fells the most claims.",
        [{"id": "buffer-built", "kind": "premise", "fells": 3, "whole": "advice", "alike": 4}],
    )


class Explore(RootModel[Critical | Consequences | SinglePoints]):
    """What `argmap explore --format json` writes: for --critical, for --reject and --assume, and without any option."""
