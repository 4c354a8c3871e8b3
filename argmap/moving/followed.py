"""Where a passage went, whichever way it was found; and how alike two must be for the one to be taken for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.bags import NEAREST
from argmap.moving.edits import Edit
from argmap.moving.projecting import Projection
from argmap.resemblance import candidates, filled, joined, readings
from argmap.sentences import Span

EDITED = 0.35
"""The least likeness of a passage to what stands for it, for the one to be an edit of the other."""
CLEARLY = 0.1
"""By how much a place must be more alike than the next best to be taken."""
TELLING = 16
"""Han characters, or three times as many letters, that are not written twice by chance."""
ENOUGH = 8
"""Likewise, of what either text has once and sets apart as a sentence, a heading or a quote."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a passage went: one span, in the `same` words or edited; several of which any may be it; or none.

    `same` is None where it cannot be known. `score` is how sure that is: how much of the words is the same; of several,
    one by their number; of none, how much `nearest` is alike.
    """

    spans: tuple[Span, ...] = ()
    same: bool | None = False
    score: float = 0.0
    edit: tuple[Edit, ...] = ()
    nearest: Span | None = None

    @property
    def span(self) -> Span | None:
        """Where it went, if that is one place without doubt."""
        doubtful = len(self.spans) != 1 or (self.same is True and self.score < 1)
        return None if doubtful else self.spans[0]


def nearest(passages: Sequence[str], units: Sequence[str]) -> list[list[int]]:
    """For each passage the few units that have most of what it says, by number."""
    ours, theirs = readings(passages, units)
    nothing = joined([])
    found: list[list[tuple[float, int]]] = [[] for _ in passages]
    for at, unit in candidates(ours, theirs):
        found[at].append((-filled(theirs[unit], nothing, ours[at]), unit))
    return [[unit for _, unit in sorted(each)[:NEAREST]] for each in found]


def as_edit(found: Projection | None, nearest: Span) -> Followed:
    """What stands for a passage, where it is alike enough; else `nearest`."""
    if found is None or found.score < EDITED:
        return Followed(score=found.score if found else 0.0, nearest=nearest)
    return Followed((found.span,), False, found.score, found.edit)
