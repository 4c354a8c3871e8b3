"""What `diff` tells of citations: it is the work that counts, not what it is called or how often it is listed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sketches import c

from argmap.diff import Change, Diff, Kind, diff
from argmap.load import loads

Written = dict[str, Any]
WALT: Written = {"id": "walt", "type": "book", "title": "On Alliances"}
AGAIN = WALT | {"id": "walt-1987"}
DOUBLE: Written = {"id": "walt-2", "type": "book", "same_as": "walt"}
OTHER: Written = {"id": "waltz", "type": "book", "title": "On States"}


def compared(old: Written, new: Written) -> Diff:
    return diff(
        *(loads(json.dumps({"argmap": 1, "id": "m", "sections": [], "trees": [], **each})) for each in (old, new))
    )


def citing(works: list[Written], *cites: Written, **more: Any) -> Written:
    return {"references": works, "trees": [c("costs", cites=list(cites))], **more}


def source(name: str, **more: Any) -> Written:
    return {"source": name, **more}


TABLE: list[tuple[str, Written, Written, list[str]]] = [
    ("another work", citing([WALT, OTHER], source("walt")), citing([WALT, OTHER], source("waltz")),
     ["'costs' no longer cites walt", "'costs' now cites waltz"]),
    ("its double", citing([WALT, DOUBLE], source("walt")), citing([WALT, DOUBLE], source("walt-2")), []),
    ("by a note", citing([WALT], source("walt")),
     citing([WALT], {"note": "1"}, notes={"1": {"works": [source("walt")]}}),
     ["note '1' is new in the record: {\"works\": [{\"source\": \"walt\"}]}"]),
    ("another id", citing([WALT], source("walt")), citing([AGAIN], source("walt-1987")),
     ["'walt-1987' was called 'walt'"]),
    ("another id, of one whose view is told",
     {"references": [WALT], "trees": [c("costs", voice="reported", by="walt")]},
     {"references": [AGAIN], "trees": [c("costs", voice="reported", by="walt-1987")]},
     ["'walt-1987' was called 'walt'"]),
    ("another id, and the record mended", citing([WALT], source("walt")),
     citing([AGAIN | {"listed": False}], source("walt-1987")),
     ["'walt-1987' was called 'walt'",
      "reference 'walt-1987' is recorded otherwise: {} -> {\"listed\": false}"]),
    ("which of two that say the same", citing([WALT, WALT | {"id": "w"}], source("walt")),
     citing([AGAIN], source("walt-1987")),
     ["'costs' no longer cites walt", "'costs' now cites walt-1987"]),
    ("of which nothing is told", citing([{"id": "a", "type": "book"}], source("a")),
     citing([{"id": "b", "type": "book"}], source("b")), ["'costs' no longer cites a", "'costs' now cites b"]),
    ("another page", citing([WALT], source("walt", locator="12")), citing([WALT], source("walt", locator="13")),
     ["'costs' cites another place: walt, 12 -> walt, 13"]),
    ("one more page", citing([WALT], source("walt", locator="12")),
     citing([WALT], source("walt", locator="13"), source("walt", locator="14")),
     ["'costs' cites another place: walt, 12 -> walt, 13", "'costs' now cites walt, 14"]),
    ("against it", citing([WALT], source("walt")), citing([WALT], source("walt", relation="contra")),
     ["'costs' no longer cites walt", "'costs' now cites walt (contra)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_which_works_are_cited(old: Written, new: Written, expected: list[str]) -> None:
    found, back = compared(old, new), compared(new, old)
    told = [each.explain() for each in found.changes if not _follows(each)]
    assert told == expected
    assert sorted(each.kind.value for each in found.changes) == sorted(each.kind.mirror.value for each in back.changes)


def _follows(change: Change) -> bool:
    """True for what is told of the support, and of references that came or went."""
    listed = change.subject.type == "reference" and change.kind in (Kind.RECORD_ADDED, Kind.RECORD_DROPPED)
    return listed or change.kind is Kind.STATE_CHANGED


def test_it_does_not_matter_which_of_two_says_that_they_contradict() -> None:
    def told(one: list[str], other: list[str]) -> Written:
        return {"trees": [c("costs", contradicts=one), c("gains", contradicts=other)]}

    assert not compared(told(["gains"], []), told([], ["costs"]))
    assert not compared(told(["gains"], []), told(["gains"], ["costs"]))
    assert [each.explain() for each in compared(told([], []), told([], ["costs"])).changes] == [
        "'gains' is now said to contradict 'costs'"
    ]
