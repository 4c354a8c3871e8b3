"""What a fault is: a function that spoils a tight map and says what has to be found, with what may follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from seeding import Tight


@dataclass(frozen=True)
class Sown:
    """What has to be found: the code, the subject, and the place: below the subject, or `=` and the whole pointer."""

    code: str
    subject: str
    at: str = ""
    nth: int = 0  # of an id that stands twice


Sow = Callable[[Tight, Random], Sown | None]


@dataclass(frozen=True)
class Fault:
    """A fault, with what may follow from it: codes, each with the places where it may be found as well."""

    sow: Sow
    follows: dict[str, str]

    def __str__(self) -> str:
        return self.sow.__name__


FAULTS: list[Fault] = []


def fault(**follows: str) -> Callable[[Sow], Sow]:
    """Enter a fault. It has no place in some maps; then it sows nothing."""

    def enter(sow: Sow) -> Sow:
        FAULTS.append(Fault(sow, follows))
        return sow

    return enter


# What often follows. A main claim whose one line is not licensed throughout hangs on it; and what rests on something
# ungrounded is ungrounded, up to the root.
HANGS = {"SUP204": "main"}
GROUNDLESS = {"SUP202": "root", "SUP204": "main", "INF319": "above"}
UNUSED = {"EVD409": "works"}


def one(chance: Random, names: list[str]) -> str | None:
    return chance.choice(names) if names else None


def leaf(tight: Tight, chance: Random, style: str) -> str | None:
    """A leaf from which a step of some style starts."""
    steps = tight.by_style(style)
    return one(chance, [each for each in tight.leaves if tight.above[each] in steps])
