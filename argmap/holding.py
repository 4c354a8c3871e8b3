"""What holds as asserted, and what falls with what: the argument as recorded, read as an AND/OR graph (rules.md 5).

A claim holds on any one of its *lines*: a basis of its own, or a step; a step holds when all its premises do. A leaf
for which nothing is recorded holds too, as asserted: this tells what rests on what, not what is supported
(`argmap.support` does). No line are: a step from nothing, or from a claim that is defined nowhere or does not hold; a
step that is undercut, or whose cause comes after its effect. A defeated claim holds on nothing, and nothing holds in a
circle by itself.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.graph import Graph, components
from argmap.licence import BROKEN
from argmap.references import library, originals
from argmap.support import State, Support, uncited_basis

Member = tuple[str, str]  # id, and kind: premise, step or source; or claim, for a claim whatever it rests on

_AT_ONCE = 4096  # failures tried in one pass
_DEFEATED, _UNGROUNDED = State.DEFEATED, State.UNGROUNDED  # Python 3.11 takes its time to look a member up
_BROKEN = BROKEN - {"STR103", "STR104"}  # circles need no telling: a least fixpoint passes them by


class Line(NamedTuple):
    """One way in which a claim holds: a premise or source of its own, or a step with its premises."""

    member: Member
    premises: tuple[str, ...]


Lines = Mapping[str, Sequence[Line]]


def lines(index: Graph, support: Support, sources: bool = False) -> Lines:
    """The claims that hold, each with the lines that do; in an order in which they can be derived.

    With `sources` a citation stands for its works, each of them a line; references that double one another are one.
    """
    standing = (name for name, state in support.states.items() if state is not _DEFEATED)
    found = {name: _own(index, support, name) for name in standing}
    steps = dict(_usable(index, support, found))
    held = _held(index, steps, [name for name, own in found.items() if own])
    for step, premises in steps.items():
        if all(map(held.__contains__, premises)):
            found[index.conclusion[step]].append(Line((step, "step"), premises))
    recorded = {name: found[name] for name in held}
    return by_source(index, recorded) if sources else recorded


def by_source(index: Graph, recorded: Lines) -> dict[str, Sequence[Line]]:
    """The same claims in the same order, with the works that are cited in the place of the claims that cite them.

    A claim that cites support holds by itself; so which claims and steps hold is the same.
    """
    found = dict(recorded)
    for name, works in _cited(index).items():
        if name in found:
            found[name] = [*works, *(line for line in recorded[name] if line.member[1] == "step")]
    return found


def _own(index: Graph, support: Support, claim: str) -> list[Line]:
    """What a claim rests on by itself: a basis of its own, or the bare assertion of a leaf."""
    based = support.bases[claim] is not _UNGROUNDED
    argued = not based and any(index.inferences[each].premises for each in index.support.get(claim, ()))
    return [] if argued else [Line((claim, "premise"), ())]


def _cited(index: Graph) -> dict[str, list[Line]]:
    """What claims that cite support rest on by themselves: each work, and a basis beside them if there is one."""
    works, same = library(index.map), originals(index.map)
    found: dict[str, list[Line]] = {}
    for name, claim in ((name, claim) for name, claim in index.claims.items() if claim.cites):
        cited = {work for each in claim.cites if works.supports(each) for work in works.works(each)}
        if cited:
            beside = uncited_basis(claim) is not _UNGROUNDED
            members = [(name, "premise")] * beside + sorted({(same[work], "source") for work in cited})
            found[name] = [Line(member, ()) for member in members]
    return found


def _usable(index: Graph, support: Support, standing: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Steps that lead on if their premises hold."""
    for step, inference in index.inferences.items():
        conclusion, premises = index.conclusion[step], inference.premises
        broken = any(reason.code in _BROKEN for reason in support.reasons[step])
        if premises and conclusion in standing and conclusion not in premises and not broken:
            yield step, tuple(dict.fromkeys(premises))


def _held(index: Graph, steps: Mapping[str, Sequence[str]], starts: Iterable[str]) -> dict[str, None]:
    """Claims that hold: the least fixpoint, in the order of derivation."""
    missing = {step: len(premises) for step, premises in steps.items()}
    held = dict.fromkeys(starts)
    waiting = deque(held)
    while waiting:
        for step in index.used_in.get(waiting.popleft(), ()):
            if step in missing:
                missing[step] -= 1
                conclusion = index.conclusion[step]
                if missing[step] == 0 and conclusion not in held:
                    held[conclusion] = None
                    waiting.append(conclusion)
    return held


@dataclass(frozen=True)
class Argument:
    """Claims with their lines, and those to start from, which rest on others of them.

    `like` is an argument with other members in which the same rests on the same, as one `by_source` does.
    """

    lines: Lines
    starts: Sequence[str]
    like: Argument | None = None

    @cached_property
    def rings(self) -> Sequence[Sequence[str]]:
        """The claims that they rest on, from the leaves upwards, those of a circle together and as derived."""
        if self.like is not None:
            return self.like.rings
        lines = self.lines
        rings = components(self.starts, lambda claim: (each for line in lines[claim] for each in line.premises))
        if any(len(ring) > 1 for ring in rings):
            rank = {name: number for number, name in enumerate(lines)}
            rings = [sorted(ring, key=rank.__getitem__) for ring in rings]
        return rings

    def uses(self, member: Member) -> int:
        """How many lines start from a claim, or cite a source."""
        return self._started[member[0]] if member[1] == "claim" else self._cited[member]

    @cached_property
    def _started(self) -> Counter[str]:
        if self.like is not None:
            return self.like._started
        return Counter([each for line in self._cone() for each in line.premises])

    @cached_property
    def _cited(self) -> Counter[Member]:
        return Counter([line.member for line in self._cone() if line.member[1] == "source"])

    def _cone(self) -> Iterator[Line]:
        return (line for ring in self.rings for claim in ring for line in self.lines[claim])

    @cached_property
    def circular(self) -> frozenset[str]:
        """Claims that rest on one another in a circle."""
        return frozenset(claim for ring in self.rings if len(ring) > 1 for claim in ring)

    def settle(self, renew: Callable[[str], bool]) -> None:
        """Renew each claim once all that it rests on is; claims of a circle again while `renew` says of a change."""
        for ring in self.rings:
            if len(ring) == 1:
                renew(ring[0])
            else:
                self._settle_circle(ring, renew)

    def _settle_circle(self, ring: Sequence[str], renew: Callable[[str], bool]) -> None:
        users: dict[str, list[str]] = {}
        for claim in ring:
            for premise in dict.fromkeys(each for line in self.lines[claim] for each in line.premises):
                users.setdefault(premise, []).append(claim)
        waiting, queued = deque(ring), set(ring)
        while waiting:
            claim = waiting.popleft()
            queued.remove(claim)
            fresh = [each for each in users.get(claim, ()) if each not in queued] if renew(claim) else []
            waiting += fresh
            queued.update(fresh)

    def fallen(self, struck: Mapping[Member, int], cases: int) -> dict[str, int]:
        """Claims with the cases, a bit each, in which they fall; `struck` says in which cases each member falls.

        In a circle all count as fallen until something that leads in from without makes them stand.
        """
        every, fallen = (1 << cases) - 1, dict[str, int]()

        def renew(claim: str) -> bool:
            down = every
            for line in self.lines[claim]:
                falls = struck.get(line.member, 0)
                for premise in line.premises:
                    falls |= fallen.get(premise, every)
                down &= falls
                if not down:
                    break
            down |= struck.get((claim, "claim"), 0)
            changed = fallen.get(claim, every) != down
            fallen[claim] = down
            return changed

        self.settle(renew)
        return fallen

    def trials(self, members: Sequence[Member]) -> Iterator[tuple[dict[Member, int], dict[str, int]]]:
        """Each member struck by itself, many at once: the members with a bit each, and `fallen` by these bits."""
        for start in range(0, len(members), _AT_ONCE):
            batch = {member: 1 << bit for bit, member in enumerate(members[start : start + _AT_ONCE])}
            yield batch, self.fallen(batch, len(batch))


def beneath(found: Lines, starts: Iterable[str]) -> Argument:
    """What some claims rest on, themselves among it if they hold; every line is kept."""
    return Argument(found, tuple(each for each in starts if each in found))


def struck_by(cases: Iterable[Iterable[Member]]) -> dict[Member, int]:
    """Members with the cases, a bit each, in which they fall."""
    struck: dict[Member, int] = {}
    for bit, case in enumerate(cases):
        for member in case:
            struck[member] = struck.get(member, 0) | 1 << bit
    return struck
