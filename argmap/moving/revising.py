"""The map of a new revision: its anchors, sections and text as `argmap.moving` found them, all else as it was.

A quote that still leads to its passage, and is no longer than it must be, stays; others are made anew. What was not
found, or not surely, keeps its anchor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from argmap.anchor import END_LENGTH, Pointer, Status, Text, ends_of, find, readings, settled
from argmap.errors import UsageError
from argmap.graph import PassageKey
from argmap.model import Anchor, Map, Paper
from argmap.moving import Move, Moved
from argmap.quote import describe, length, with_long_ends
from argmap.replacing import replaced

WRITTEN = 0.6
"""The least score of an edited passage for its anchor to be made anew; and only where the old text shows the edit."""


@dataclass(frozen=True)
class Revised:
    """A map of the new revision, and the anchors that are as they were."""

    map: Map
    kept: frozenset[PassageKey]


def writable(moved: Moved) -> bool:
    """Whether a passage is sure enough for its anchor to be made anew."""
    edited = moved.passage.status is Status.EDITED and moved.by == "text" and moved.passage.score >= WRITTEN
    return moved.found or edited


def revise(move: Move, text: str, revision: str | None = None) -> Revised:
    """The map for the new text, which has this file name; `revision` is kept where no other is named.

    Raises `UsageError` where a map cannot record the one or the other.
    """
    named = _recordable(Paper, "text", text), _recordable(Map, "revision", revision)
    written: set[PassageKey] = set()

    def renew(key: PassageKey, anchor: Anchor) -> Anchor:
        moved = move.found.get(key)
        if moved is None:
            return anchor
        renewed = _renewed(move.text, anchor, moved) if writable(moved) else None
        if renewed is not None:
            written.add(key)
        return renewed or _guarded(move, anchor, moved)

    argument = replaced(move.map, renew)
    paper = argument.paper.model_copy(update={"text": named[0], "sha256": move.sha256})
    update = {"paper": paper, "sections": move.divided.sections, "revision": named[1] or argument.revision}
    return Revised(argument.model_copy(update=update), frozenset(move.found.keys() - written))


def _recordable(record: type[Paper | Map], field: str, words: str | None) -> str | None:
    """Words as a file holds them in a field."""
    try:
        record.model_validate({"id": "m", field: words} if record is Map else {field: words})
    except ValidationError as error:
        raise UsageError(f"no map can record {words!r} as its {field}: {error.errors()[0]['msg']}") from None
    return words


def _renewed(text: Text, anchor: Anchor, moved: Moved) -> Anchor | None:
    """The anchor of a passage that was found; `None` where a file could not hold it."""
    start, end = moved.passage.start or 0, moved.passage.end or 0
    placed = anchor.model_copy(update={"section": moved.section, "at": (start, end), "sha256": moved.passage.sha256})
    if _serves(text, placed):
        return placed
    return _recorded({"section": moved.section, **describe(text, start, end)})


def _recorded(fields: Mapping[str, object]) -> Anchor | None:
    """An anchor, if a file can hold it."""
    try:
        return Anchor.model_validate(fields)
    except ValidationError:
        return None


def _serves(text: Text, anchor: Anchor) -> bool:
    """Whether a quote leads to its passage word by word, without the cache, and is not too long."""
    if max(map(length, ends_of(anchor.quote))) > END_LENGTH:
        return False
    found = find(text, Pointer(anchor.quote, anchor.prefix, anchor.suffix, anchor.section))
    return found.status is Status.EXACT and (found.start, found.end) == anchor.at


def _guarded(move: Move, anchor: Anchor, moved: Moved) -> Anchor:
    """An anchor as it was, unless its words stand elsewhere in the new text, where a check would take them for it.

    Then it gets more of its old words, as many as it takes for them to be nowhere.
    """
    if move.old is None or moved.old is None:
        return anchor
    read = next(readings(move.text, anchor.quote), None)
    stands = settled(move.text, anchor, read) if read else []
    if len(stands) != 1 or stands[0] == (moved.passage.start, moved.passage.end):
        return anchor
    sentences = move.old.touched(*moved.old)
    whole = (sentences[0][0], sentences[-1][1]) if sentences else moved.old
    for start, end in (moved.old, whole):
        quote = with_long_ends(move.old, start, end)
        if next(readings(move.text, quote), None) is None:
            digest = move.old.digest(start, end)
            fuller = {"section": anchor.section, "quote": quote, "at": (start, end), "sha256": digest}
            return _recorded(fuller) or anchor
    return anchor
