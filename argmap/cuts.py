"""What carries a claim: the smallest sets of premises, steps or sources that must fall for it to fall.

The argument is taken as asserted (`argmap.holding`): cuts tell what rests on what, not what is supported. What fells a
claim alone is found in near-linear time; larger sets are multiplied out (`argmap.mocus`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from math import prod
from typing import NamedTuple

from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph
from argmap.holding import Argument, Lines, Member, beneath, lines
from argmap.mocus import CAP, Products, Things
from argmap.support import Support

LARGEST = 6  # members of a set


@dataclass(frozen=True, slots=True)
class Cut:
    """A smallest set of which all must fall for a claim to fall: ids in order, and of what kind each is.

    A `premise` is what a claim rests on by itself: a basis of its own, or the bare assertion of a leaf. The others are
    steps and sources.
    """

    members: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def order(self) -> int:
        return len(self.members)


class Group(NamedTuple):
    """Members any one of which fells the same thing as a whole: a claim, a step or a source."""

    members: tuple[Member, ...]
    whole: Member


Choice = tuple[Group, ...]  # cuts in short: one member, whichever, of each group


@dataclass(frozen=True, slots=True)
class Cuts:
    """The smallest cuts of a claim with at most `order` members, the smaller first; `choices` are the same in short.

    `truncated`: there were too many, and some are missing. Where they are not, nothing else of that size fells the
    claim. A claim that does not hold has one cut of order 0: nothing needs to fall any more.
    """

    claim: str
    order: int
    cuts: tuple[Cut, ...]
    choices: tuple[Choice, ...]
    truncated: bool

    @property
    def follows(self) -> bool:
        """True where the claim holds."""
        return self.cuts[:1] != (Cut((), ()),)


def cuts(index: Graph, support: Support, claim: str, order: int = 3, sources: bool = False) -> Cuts:
    """The smallest cuts of a claim up to an order, at most `CAP` of them.

    With `sources` a citation stands for its works: a cited basis falls when all the works cited for it fall, and
    references that are the `same_as` another count as one. Whatever is returned is a cut, and none of its members can
    be spared, truncated or not. Raises `UsageError` for an unknown claim, or an order that is not from 1 to `LARGEST`.
    """
    known_claim(index, claim)
    if not 1 <= order <= LARGEST:
        raise UsageError(f"cuts have an order from 1 to {LARGEST}, not {order}")
    recorded = lines(index, support, sources)
    if claim not in recorded:
        return Cuts(claim, order, (Cut((), ()),), ((),), False)
    argument = beneath(recorded, [claim])
    (carrying, single), things = _alone(argument, [claim]), Things(argument, [claim])
    found = Products(things, order, single.union((each, "claim") for each in carrying))
    choices: list[Choice] = [(Group(tuple(sorted(single)), (claim, "claim")),)] if single else []
    larger = [tuple(sorted(Group(things.groups[each], each) for each in one)) for one in found.confirmed(claim)]
    choices += sorted(larger, key=lambda choice: (len(choice), choice))
    named = islice(chain.from_iterable(map(_cuts, choices)), CAP)
    missing = claim in found.inexact or sum(prod(len(each.members) for each in one) for one in choices) > CAP
    return Cuts(claim, order, tuple(sorted(named, key=lambda cut: (cut.order, cut.members))), tuple(choices), missing)


def _cuts(choice: Choice) -> Iterator[Cut]:
    for members in map(sorted, product(*(each.members for each in choice))):
        yield Cut(tuple(name for name, _ in members), tuple(kind for _, kind in members))


def order_one(index: Graph, support: Support, claim: str) -> set[str]:
    """Premises and steps each of which alone fells a claim: single points of failure, the dominators of the graph.

    Empty for a claim that does not hold. Near-linear in what the claim rests on. Raises `UsageError` for an unknown
    claim.
    """
    known_claim(index, claim)
    return {name for name, _ in carriers(beneath(lines(index, support), [claim]))}


def single_points(index: Graph, support: Support) -> dict[str, set[str]]:
    """The roots, each with its single points of failure (`order_one`)."""
    return {root: {name for name, _ in found} for root, found in alone(index, support, index.roots).items()}


def alone(index: Graph, support: Support, claims: Iterable[str], sources: bool = False) -> dict[str, list[Member]]:
    """Claims, each with the premises and steps, or sources, that alone fell it, in order of ids."""
    recorded = lines(index, support, sources)
    return {each: sorted(carriers(beneath(recorded, [each]))) for each in claims}


def carriers(argument: Argument) -> set[Member]:
    """Premises, steps or sources each of which alone fells one of the claims that an argument starts from.

    Near-linear, however many these are.
    """
    return _alone(argument, argument.starts)[1]


def spread(index: Graph, support: Support, sources: bool = False) -> Things:
    """What falls as a whole in a map, and how many claims with each premise, step or source (`Things.weights`)."""
    recorded = lines(index, support, sources)
    return Things(beneath(recorded, recorded))


def _alone(argument: Argument, claims: Sequence[str]) -> tuple[set[str], set[Member]]:
    """Claims, and premises, steps or sources, each of which alone fells one of some claims.

    Where a claim has one line, all of that line carries it; this is followed down from the claims. What carries several
    lines at once does so through a *joint*, and only joints of some one derivation need trying. A tree has none; the
    worst case is joints * claims operations on a few thousand bits each, for every few thousand joints. (Sets of
    dominators for each claim would take quadratic memory in a chain; trees of them do not exist, since a step unites
    the sets of its premises.)
    """
    carrying, found = _descended(argument.lines, claims)
    if all(len(argument.lines[each]) == 1 for each in carrying):
        return carrying, found
    joints = (each for each in dict.fromkeys(_joints(argument, claims)) if each not in found)
    tried = [(name, kind) for name, kind in joints if kind != "claim" or name not in carrying]
    for batch, fallen in argument.trials(tried):
        down = 0
        for claim in claims:
            down |= fallen[claim]
        felling = [each for each, bit in batch.items() if down & bit]
        found.update(each for each in felling if each[1] != "claim")
        carrying.update(name for name, kind in felling if kind == "claim")
    carrying, further = _descended(argument.lines, carrying)
    return carrying, found | further


def _descended(recorded: Lines, claims: Iterable[str]) -> tuple[set[str], set[Member]]:
    """Claims, and premises, steps or sources, that carry some claims as far as each has one line."""
    carrying, found = set(claims), set[Member]()
    waiting = list(carrying)
    while waiting:
        own = recorded[waiting.pop()]
        if len(own) == 1:
            found.add(own[0].member)
            fresh = [each for each in own[0].premises if each not in carrying]
            carrying.update(fresh)
            waiting += fresh
    return carrying, found


def _joints(argument: Argument, claims: Iterable[str]) -> Iterator[Member]:
    """Claims used twice, sources cited twice, of one derivation; in a circle other lines may lead through any."""
    rank = {name: number for number, name in enumerate(argument.lines)}
    waiting = list(claims)
    met = set(waiting)
    while waiting:
        claim = waiting.pop()
        line = min(argument.lines[claim], key=lambda each: max((rank[p] for p in each.premises), default=-1))
        for member in (line.member, *((each, "claim") for each in line.premises)):
            if argument.uses(member) > 1 or claim in argument.circular:
                yield member
        waiting += (each for each in line.premises if each not in met)
        met.update(line.premises)


def known_claim(index: Graph, name: str) -> None:
    """Raises `UsageError` for an id that is no claim."""
    if name in index.claims:
        return
    if name in index.inferences:
        raise UsageError(f"'{name}' is a step, not a claim; it leads to '{index.conclusion[name]}'")
    if any(name == each.id for each in index.map.references):
        raise UsageError(f"'{name}' is a source, not a claim; --reject says what would fall with it")
    hint = did_you_mean(name, list(index.claims))
    raise UsageError(f"no claim is called '{name}'" + (f"; {hint}" if hint else ""))
