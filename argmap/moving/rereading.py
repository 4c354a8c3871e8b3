"""What to read again after a revision: the steps and claims whose passages changed, what bears most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.anchor import Status
from argmap.carrying import Carrying
from argmap.graph import Graph, PassageKey, graph
from argmap.moving import Move
from argmap.references import library
from argmap.support import support

CHANGED = (Status.EDITED, Status.LOST, Status.AMBIGUOUS)
_NO_ORDER = 10**9


@dataclass(frozen=True, slots=True)
class Reading:
    """A step or a claim of which some passage changed: its own, its warrant's, or one of its premises or conclusion's.

    `load` is what it bears of the roots (`argmap.carrying`), `cut_order` how many places are enough for a root to fall,
    this one among them.
    """

    id: str
    type: Literal["inference", "claim"]
    load: float
    cut_order: int | None
    changed: tuple[PassageKey, ...]


def read_again(move: Move) -> tuple[Reading, ...]:
    """The steps and claims whose passages changed or are not to be found."""
    index = graph(move.map)
    carrying = Carrying(index, support(index), library(move.map))
    touched: dict[str, dict[PassageKey, None]] = {}
    for key, moved in move.found.items():
        if moved.passage.status in CHANGED and not key[1].startswith("/left_out/"):
            for name in _places(index, carrying.place(key[0])):
                touched.setdefault(name, {})[key] = None
    found = [_reading(name, tuple(keys), index, carrying) for name, keys in touched.items()]
    return tuple(sorted(found, key=_weight))


def _places(index: Graph, name: str) -> Iterator[str]:
    """A step or claim itself, and the steps from and to a claim."""
    yield name
    yield from index.support.get(name, ())
    yield from index.used_in.get(name, ())


def _reading(name: str, keys: tuple[PassageKey, ...], index: Graph, carrying: Carrying) -> Reading:
    kind: Literal["inference", "claim"] = "inference" if name in index.inferences else "claim"
    return Reading(name, kind, round(carrying.load(name), 6), carrying.order(name), keys)


def _weight(reading: Reading) -> tuple[bool, float, int, bool]:
    """What falls alone with a root comes first, then what bears most; a step before the claims that it joins."""
    order = reading.cut_order or _NO_ORDER
    return order != 1, -reading.load, order, reading.type == "claim"
