"""The anchors of a map in a revised text: what stands where, what was edited, what is gone.

With the old text at hand, passages are followed through its sentences (`following`); without it they are sought by what
their anchors say (`seeking`).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from argmap.anchor import FOLDED_SCORE, Passage, Quoted, Status, Text, ends_of, read_text
from argmap.errors import UsageError
from argmap.graph import PassageKey, anchors, graph
from argmap.model import Anchor, Map
from argmap.moving.dividing import Divided, divide
from argmap.moving.edits import Edit
from argmap.moving.followed import Followed
from argmap.moving.seeking import Evidence
from argmap.moving.tracing import Traced, Tracing
from argmap.order import Pair, backbone
from argmap.sentences import Span

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Moved:
    """An anchor in a revised text.

    `passage.moved` means that it stands out of order among the others, or in another section. `edit` has its words
    where it was edited and its old ones are known.
    """

    passage: Passage
    old: Span | None  # where it stood, if that is known
    edit: tuple[Edit, ...]
    section: str | None  # which its anchor is to name
    by: Evidence  # what shows that it is the same passage

    @property
    def found(self) -> bool:
        """Whether its words stand there as they were."""
        return self.passage.status in (Status.EXACT, Status.FOLDED)


@dataclass(frozen=True)
class Move:
    """Every anchor of a map in a revised text, and its sections."""

    map: Map
    sha256: str  # of the new text
    old: Text | None
    divided: Divided
    found: Mapping[PassageKey, Moved]

    @property
    def text(self) -> Text:
        """The new text, divided into the sections that were found."""
        return self.divided.new.text

    def count(self) -> Counter[str]:
        """How many anchors have which status."""
        return Counter(str(each.passage.status) for each in self.found.values())


def move(argument: Map, text: str | Path, old: str | Path | None = None) -> Move:
    """Every anchor of a map in a revised text, the file of this name.

    With the `old` text, the one that was mapped, passages are followed through their sentences; without it they are
    sought by their quotes. Raises `UsageError` where a file is no text in UTF-8, and `OSError` where there is none.
    """
    return moved(argument, Path(text).read_bytes(), Path(old).read_bytes() if old else None)


def moved(argument: Map, new: bytes, old: bytes | None) -> Move:
    """As `move`, with the texts as their files have them."""
    before = Text(_decoded(old, "the old text"), argument.sections) if old is not None else None
    tracing = Tracing(before, Text(_decoded(new, "the new text"), argument.sections))
    divided = divide(tracing, argument.sections)
    quoted = dict(anchors(graph(argument)))
    traced = tracing.trace(quoted, divided.new.text)
    strayed = out_of_order(_sentences(before, divided.new.text, quoted, traced))
    found = {key: _moved(quoted[key], each, divided, key in strayed) for key, each in traced.items()}
    return Move(argument, hashlib.sha256(new).hexdigest(), before, divided, found)


def _decoded(raw: bytes, name: str) -> str:
    try:
        return read_text(raw)
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8; `iconv -t utf-8` converts it") from None


def _moved(anchor: Anchor, traced: Traced, divided: Divided, strayed: bool) -> Moved:
    found, text = traced.found, divided.new.text
    old = traced.old or _recorded(anchor)
    status = _status(anchor, found, text)
    if status in (Status.LOST, Status.AMBIGUOUS):
        others = found.spans if status is Status.AMBIGUOUS else ()
        passage = Passage(status, score=found.score, others=others, nearest=_excerpt(text, found.nearest))
        return Moved(passage, old, (), anchor.section, traced.by)
    ((start, end),) = found.spans
    section = divided.named(anchor.section, traced.old, (start, end))
    score = FOLDED_SCORE if status is Status.FOLDED else found.score
    digest = None if status is Status.UNVERIFIED else text.digest(start, end)
    passage = Passage(status, start, end, digest, score, strayed or section != anchor.section)
    return Moved(passage, old, found.edit, section, traced.by)


def _status(anchor: Quoted, found: Followed, text: Text) -> Status:
    if found.span is None:
        return Status.AMBIGUOUS if found.spans else Status.LOST
    if found.same is None:
        return Status.UNVERIFIED
    if not found.same:
        return Status.EDITED
    words = text.raw[slice(*found.spans[0])]
    ends = ends_of(anchor.quote or "")
    whole = words == ends[0] if len(ends) == 1 else words.startswith(ends[0]) and words.endswith(ends[1])
    return Status.EXACT if whole else Status.FOLDED


def _recorded(anchor: Quoted) -> Span | None:
    """Where a passage stood, as its anchor has it."""
    return anchor.at if anchor.sha256 else None


def _excerpt(text: Text, span: Span | None) -> str | None:
    return " ".join(text.raw[slice(*span)].split())[:40].rstrip() if span else None


# Order


def _sentences(
    before: Text | None, after: Text, quoted: Mapping[PassageKey, Anchor], traced: Mapping[PassageKey, Traced]
) -> dict[PassageKey, tuple[Pair, int]]:
    """In which sentence passages stood and stand, and how long they are; without the old text, at which place."""
    placed: dict[PassageKey, tuple[Pair, int]] = {}
    for key, each in traced.items():
        stood = each.old or _recorded(quoted[key])
        if stood is not None and len(each.found.spans) == 1:
            was = _number(before, stood[0]) if before else stood[0]
            ((start, end),) = each.found.spans
            placed[key] = (was, _number(after, start)), end - start
    return placed


def _number(text: Text, place: int) -> int:
    return bisect_right(text.sentences, place, key=lambda span: span[0])


def out_of_order(placed: Mapping[Key, tuple[Pair, int]]) -> set[Key]:
    """What does not keep the order of the rest: what has to go, weighing least, for the rest to be in order.

    Things come with an old and a new place, and a weight. Those at one place have no order among themselves.
    """
    weights: Counter[Pair] = Counter()
    for pair, weight in placed.values():
        weights[pair] += weight
    chain = backbone(weights)
    olds = [old for old, _ in chain]

    def fits(pair: Pair) -> bool:
        low, high = bisect_left(olds, pair[0]), bisect_right(olds, pair[0])
        return (low == 0 or chain[low - 1][1] <= pair[1]) and (high == len(chain) or pair[1] <= chain[high][1])

    kept = {pair for pair in weights if fits(pair)}
    return {key for key, (pair, _) in placed.items() if pair not in kept}
