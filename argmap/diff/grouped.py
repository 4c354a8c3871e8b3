"""Changes as a reader takes them in: what they come to in short, and then claim by claim, the thesis first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.diff import RECORD, Change, Diff, Kind, Matched
from argmap.graph import Graph

_DEFEATED = "defeated"  # which tells of the objections to a claim, not of its grounds
_BETTER = {"ungrounded": 1, "assumption-dependent": 2, "grounded": 3}
_FIRMER = {"broken": 0, "gap": 1, "conditional": 2, "licensed": 3}
COUNTED = frozenset({
    Kind.CLAIM_ADDED, Kind.CLAIM_REMOVED, Kind.CLAIM_REWORDED, Kind.CLAIM_MOVED, Kind.CLAIM_SPLIT, Kind.CLAIM_MERGED,
    Kind.STRENGTHENED, Kind.WEAKENED,
})  # fmt: skip
"""What is counted as such where changes are counted; all else is another change."""
WEAK = frozenset({"broken", "gap"})


@dataclass(frozen=True)
class Group:
    """A claim of the new map, or of the old one if it is no longer there, with all that happened to it."""

    claim: str
    gone: bool
    changes: tuple[Change, ...]


def groups(found: Diff) -> list[Group]:
    """The claims to which something happened, with what bears most of a root first; the record aside."""
    by_claim: dict[tuple[str, bool], list[Change]] = {}
    for change in found.changes:
        if change.kind not in RECORD:
            by_claim.setdefault(_place(found, change), []).append(change)
    order = {kind: at for at, kind in enumerate(Kind)}
    return [
        Group(claim, gone, tuple(sorted(changes, key=lambda change: order[change.kind])))
        for (claim, gone), changes in by_claim.items()
    ]


def _place(found: Diff, change: Change) -> tuple[str, bool]:
    """The claim that a change is about, called as in the new map; True for one that is no longer there."""
    if change.kind is Kind.CLAIM_SPLIT:
        return change.new_ids[0], False
    index: Graph = found.new.graph if change.new_ids else found.old.graph
    name = index.claim_of((change.new_ids or change.old_ids or (change.subject.id,))[0])
    if change.new_ids:
        return name, False
    number = found.both.numbers[0].get(name)
    return (name, True) if number is None else (found.both.claims[number].new[0], False)


def in_short(found: Diff) -> list[tuple[str, list[str]]]:
    """What a reader wants to know first, each with the ids that it is true of, the weightiest first."""
    told = (
        ("claimed more strongly", _of(found, Kind.STRENGTHENED)),
        ("claimed less strongly", _of(found, Kind.WEAKENED)),
        ("defeated now", [each.subject.id for each in _states(found) if each.new == _DEFEATED]),
        ("no longer defeated", [each.subject.id for each in _states(found) if each.old == _DEFEATED]),
        ("lost support", _moved(found, Kind.STATE_CHANGED, _BETTER, down=True)),
        ("gained support", _moved(found, Kind.STATE_CHANGED, _BETTER, down=False)),
        ("sources dropped from", _abouts(found, Kind.CITATION_DROPPED)),
        ("steps made firmer", _moved(found, Kind.STEP_STATUS_CHANGED, _FIRMER, down=False)),
        ("steps made weaker", _moved(found, Kind.STEP_STATUS_CHANGED, _FIRMER, down=True)),
        ("steps that became several", _of(found, Kind.INFERENCE_SPLIT)),
        ("several steps that became one", _of(found, Kind.INFERENCE_MERGED)),
        ("turned against what they supported", _of(found, Kind.FLIPPED)),
        ("new objections to", _abouts(found, Kind.OBJECTION_RAISED)),
        ("objections dropped from", _abouts(found, Kind.OBJECTION_DROPPED)),
        ("objections answered", _replied(found, Kind.OBJECTION_ANSWERED, found.new.graph, to_reply=False)),
        ("answers to objections dropped", _replied(found, Kind.REPLY_DROPPED, found.old.graph, to_reply=False)),
        ("replies answered", _replied(found, Kind.OBJECTION_ANSWERED, found.new.graph, to_reply=True)),
        ("objections conceded", _of(found, Kind.OBJECTION_CONCEDED)),
        ("without a passage now", list(_without_passage(found))),
        ("carry a root alone now", _of(found, Kind.BECAME_LOAD_BEARING)),
    )
    return [(words, ids) for words, ids in told if ids]


def _of(found: Diff, kind: Kind) -> list[str]:
    return list(dict.fromkeys(change.subject.id for change in found.changes if change.kind is kind))


def _abouts(found: Diff, kind: Kind) -> list[str]:
    return list(dict.fromkeys(change.about for change in found.changes if change.kind is kind))


def _replied(found: Diff, kind: Kind, index: Graph, *, to_reply: bool) -> list[str]:
    """Objections to which something was replied, or replies to which: these are objections to an objection."""
    return [each for each in _abouts(found, kind) if (index.target.get(each) in index.objections) == to_reply]


def _states(found: Diff) -> Iterator[Change]:
    return (each for each in found.changes if each.kind is Kind.STATE_CHANGED)


def _moved(found: Diff, kind: Kind, order: dict[str, int], *, down: bool) -> list[str]:
    return [
        change.subject.id for change in found.changes
        if change.kind is kind and {change.old, change.new} <= order.keys()
        and (order[str(change.new)] < order[str(change.old)]) == down
    ]  # fmt: skip


def _without_passage(found: Diff) -> Iterator[str]:
    """Claims that had a passage of the old text and have none of the new one."""
    for match in found.matches:
        had = any(found.old.graph.claims[each].anchors for each in match.old)
        yield from (each for each in match.new if had and not found.new.graph.claims[each].anchors)


def counts(found: Diff) -> dict[str, int]:
    """How many claims are the same, reworded, split, merged, moved, removed and added."""
    return counted(found.matches, found.changes)


def counted(matches: Iterable[Matched], changes: Iterable[Change]) -> dict[str, int]:
    """The same of matches and all changes. A claim that was split or merged is counted as that, whatever its words."""
    single = [each for each in matches if len(each.old) == len(each.new) == 1]
    kinds = [each.kind for each in changes if each.kind is not Kind.CLAIM_REWORDED or _is_single(each)]
    reworded = kinds.count(Kind.CLAIM_REWORDED)
    told = {
        "same": len(single) - reworded,
        "reworded": reworded,
        "split": kinds.count(Kind.CLAIM_SPLIT),
        "merged": kinds.count(Kind.CLAIM_MERGED),
        "removed": kinds.count(Kind.CLAIM_REMOVED),
        "added": kinds.count(Kind.CLAIM_ADDED),
        "moved": kinds.count(Kind.CLAIM_MOVED),
    }
    return {word: count for word, count in told.items() if count or word == "same"}


def _is_single(change: Change) -> bool:
    return len(change.old_ids) == len(change.new_ids) == 1


def quiet(changes: Iterable[Change]) -> list[Change]:
    """What happened to the record, and new names."""
    return [change for change in changes if change.kind in RECORD]
