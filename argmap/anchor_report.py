"""What `argmap anchor` says of the passages of a map in its text, for a person and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from argmap import __version__
from argmap.anchor import Passage, Status
from argmap.graph import PassageKey
from argmap.passages import Passages
from argmap.records.anchor import AnchoredMap, PassageFound
from argmap.report import json_text
from argmap.safe import shown

FIRST = (Status.LOST, Status.AMBIGUOUS, Status.EDITED)
"""What is told first."""


def as_text(found: Passages, everything: bool = False) -> str:
    """A line for each anchor that is not exact where it was recorded, what is lost or ambiguous first; and counts."""
    told = ((key, each) for key, each in found.found.items()
            if everything or each.moved or each.status is not Status.EXACT)  # fmt: skip
    ordered = sorted(told, key=lambda each: each[1].status not in FIRST)
    lines = ["  ".join(filter(None, _line(*each))) for each in ordered]
    return shown("\n".join([*lines, counts(found.count())])) + "\n"


def _line(key: PassageKey, passage: Passage) -> Iterator[str]:
    yield f"{passage.status:<9}"
    yield "".join(key)
    yield place(passage)
    yield "moved" if passage.moved else ""
    yield f"nearest: {passage.nearest}" if passage.nearest and passage.status is Status.LOST else ""


def place(passage: Passage) -> str:
    """Where a passage stands, if that is known."""
    return f"{passage.start}-{passage.end}" if passage.start is not None else ""


def counts(found: Counter[str]) -> str:
    """How many anchors have which status, in one line."""
    return "anchors: " + (", ".join(f"{count} {status}" for status, count in sorted(found.items())) or "none")


def as_json(name: str, found: Passages) -> str:
    """The passages of the map of this name as JSON: owner, pointer below it, and what was found."""
    told = tuple(PassageFound(owner=key[0], pointer=key[1], **asdict(each)) for key, each in found.found.items())
    record = AnchoredMap(argmap=__version__, map=name, drifted=found.drifted, anchors=told)
    return json_text(record.model_dump(mode="json"))
