"""The smallest cuts multiplied out, from the leaves upwards (MOCUS: Fussell and Vesely 1972), on a simplified argument.

Members that each fell the same outermost thing are interchangeable, so that the thing stands for all of them: a chain
is one thing, and so is a step with its premises. And what fells the claim alone is known before, and taken to stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial, reduce
from itertools import chain, combinations

from argmap.holding import Argument, Line, Member, struck_by

CAP = 1000  # sets kept for a claim
_FOUND = 20 * CAP  # sets found for two lines, before the smallest are picked
_TRIED = 500 * CAP  # pairs of sets tried for two lines
_WORK = 2000 * CAP  # sets looked at for one answer


class Things:
    """What falls as a whole: a claim that is used twice or by nothing, a line of a claim that has others, a source.

    `whole` has for each member, and each claim, the outermost thing that falls with it by simple descent; `passed`
    counts the claims that fall on the way there. `kept` are claims that are things whoever uses them.
    """

    def __init__(self, argument: Argument, kept: Collection[str] = ()) -> None:
        self.argument, self.kept = argument, argument.circular.union(kept)
        self.whole: dict[Member, Member] = {}
        self.passed: dict[Member, int] = {}
        for ring in reversed(argument.rings):
            for claim in ring:
                self._descend(claim)

    def _descend(self, claim: str) -> None:
        mine, lines, uses = (claim, "claim"), self.argument.lines[claim], self.argument.uses
        whole, passed = self.whole.setdefault(mine, mine), self.passed.setdefault(mine, 0)
        for line in lines:
            if len(lines) > 1:
                whole, passed = line.member, 0
            for member in (line.member, *((each, "claim") for each in line.premises)):
                if uses(member) > 1 or (member[0] in self.kept and member[1] == "claim"):
                    self.whole[member], self.passed[member] = member, 0
                else:
                    self.whole[member], self.passed[member] = whole, passed + (member != line.member)

    @cached_property
    def groups(self) -> dict[Member, tuple[Member, ...]]:
        """Things with the members that fell them, in order."""
        found: dict[Member, list[Member]] = {}
        for member, whole in self.whole.items():
            if member[1] != "claim":
                found.setdefault(whole, []).append(member)
        return {whole: tuple(sorted(members)) for whole, members in found.items()}

    @cached_property
    def weights(self) -> dict[Member, int]:
        """How many claims fall with each member alone; the claim whose premise it is does not count."""
        falling = self._falling()
        found = {}
        for member, whole in self.whole.items():
            if member[1] != "claim":
                count = self.passed[member] + falling.get(whole, int(whole[1] == "claim"))
                found[member] = max(0, count - (member[1] == "premise"))
        return found

    def _falling(self) -> dict[Member, int]:
        """How many claims fall with each thing that is used; other lines stand in for a line, but in a circle."""
        argument = self.argument
        used = [each for each, whole in self.whole.items() if each == whole and argument.uses(each)]
        lines = [line.member for claim in sorted(argument.circular) for line in argument.lines[claim]]
        total = {}
        for batch, fallen in argument.trials(list(dict.fromkeys([*used, *lines]))):
            planes = _counted(fallen.values())
            for each, bit in batch.items():
                total[each] = sum(1 << level for level, plane in enumerate(planes) if plane & bit)
        return total


def _counted(masks: Iterable[int]) -> list[int]:
    """For each bit the number of masks that have it, written in binary across the planes."""
    planes: list[int] = []
    for mask in masks:
        level, carry = 0, mask
        while carry:
            planes += [0] * (level == len(planes))
            planes[level], carry = planes[level] ^ carry, planes[level] & carry
            level += 1
    return planes


_Set = frozenset[int]
_FALLEN: list[_Set] = [frozenset()]


class Products:
    """The smallest cuts of all claims beneath one, of things by number; those that fell it alone are taken to stand.

    `inexact` are the claims of which some may be missing, or larger than need be: there were too many of them.
    """

    def __init__(self, things: Things, order: int, alone: Collection[Member]) -> None:
        self.argument, self.lines, self.order = things.argument, things.argument.lines, order
        self.things = sorted(things.groups.keys() - alone)
        number = {thing: number for number, thing in enumerate(self.things)}
        self.number = {member: number[whole] for member, whole in things.whole.items() if whole in number}
        self.sets: dict[str, list[_Set]] = {}
        self.work = 0  # sets looked at
        self.dropped: set[str] = set()  # claims of which sets were left out
        self.argument.settle(self._renew)
        self.inexact: set[str] = set()
        self.argument.settle(self._judge)

    def _renew(self, claim: str) -> bool:
        if self.work > _WORK:
            self.dropped.add(claim)
            self.sets[claim] = []
            return False
        families = sorted((self._family(claim, line) for line in self.lines[claim]), key=len)
        sets = reduce(partial(self._joined, claim), families)
        changed = sets != self.sets.get(claim, _FALLEN)
        self.sets[claim] = sets
        return changed

    def _judge(self, claim: str) -> bool:
        """Where some line has no set at all, and rightly, nothing is missing, however many the others have."""
        doubtful = [any(each in self.inexact for each in line.premises) for line in self.lines[claim]]
        empty = [not doubt and not self._parts(line) for line, doubt in zip(self.lines[claim], doubtful, strict=True)]
        fresh = claim not in self.inexact and (claim in self.dropped or (any(doubtful) and not any(empty)))
        self.inexact |= {claim} if fresh else set()
        return fresh

    def _family(self, claim: str, line: Line) -> list[_Set]:
        """A line falls when its member does, or any of its premises."""
        parts = self._parts(line)
        return parts[0] if len(parts) == 1 else self._smallest(claim, {each for sets in parts for each in sets})

    def _parts(self, line: Line) -> list[list[_Set]]:
        own = [[frozenset((self.number[line.member],))]] if line.member in self.number else []
        below = (self.sets.get(each, _FALLEN) for each in line.premises)
        return own + [sets for sets in below if sets and sets not in own]

    def _joined(self, claim: str, ones: list[_Set], others: list[_Set]) -> list[_Set]:
        """Two lines fall when each does: a set of the one with a set of the other. What both have needs no other."""
        found = set(ones).intersection(others)
        pairs = self._pairs(
            [each for each in ones if each not in found], [each for each in others if each not in found]
        )
        start = self.work
        for union in pairs:
            self.work += 1
            if len(union) <= self.order:
                found.add(union)
            if len(found) > _FOUND or self.work - start > _TRIED:
                self.dropped.add(claim)
                break
        return self._smallest(claim, found)

    def _pairs(self, ones: Sequence[_Set], others: Sequence[_Set]) -> Iterator[_Set]:
        """Unions that may not be too large: by the total of the sizes, and then those with a common member."""
        sized: dict[int, list[_Set]] = {}
        holding: dict[int, list[_Set]] = {}
        for other in others:
            sized.setdefault(len(other), []).append(other)
            for member in other:
                holding.setdefault(member, []).append(other)
        for total in range(self.order + 1):
            yield from (one | other for one in ones for other in sized.get(total - len(one), ()))
        for one in ones:
            large = (other for member in one for other in holding.get(member, ()) if len(one) + len(other) > self.order)
            yield from (one | other for other in large)

    def _smallest(self, claim: str, sets: Collection[_Set]) -> list[_Set]:
        """Sets of which no other is a part, smallest first; at most `CAP`."""
        self.work += len(sets)
        kept: set[_Set] = set()
        for each in sorted(sets, key=len):
            parts = chain.from_iterable(combinations(each, size) for size in range(len(each)))
            if not any(frozenset(part) in kept for part in parts):
                kept.add(each)
        if len(kept) > CAP:
            self.dropped.add(claim)
        return sorted(kept, key=lambda each: (len(each), sorted(each)))[:CAP]

    def confirmed(self, claim: str) -> list[list[Member]]:
        """The cuts of a claim as things; where they are inexact, those that prove to be cuts of which all is needed."""
        sets = self._tried(claim) if claim in self.inexact else self.sets[claim]
        return [[self.things[number] for number in each] for each in sets]

    def _tried(self, claim: str) -> list[_Set]:
        sets = self.sets[claim]
        cases = dict.fromkeys(case for each in sets for case in (each, *(each - {member} for member in each)))
        struck = struck_by([self.things[number] for number in case] for case in cases)
        fallen = self.argument.fallen(struck, len(cases))[claim]
        falls = {case for bit, case in enumerate(cases) if fallen >> bit & 1}
        return [each for each in sets if each in falls and not any(each - {member} in falls for member in each)]
