"""What carries a claim: the smallest sets of premises, steps or sources that must fall for it to fall.

The argument is taken as recorded, and read as an AND/OR graph (rules.md 5). A claim holds on any one of its *lines*: a
basis of its own, or a step; a step holds when all its premises do. A leaf for which nothing is recorded holds too, as
asserted: cuts tell what rests on what, not what is supported (`argmap.support` does). No line are: a step from nothing,
or from a claim that is defined nowhere or does not hold; a step that is undercut, or whose cause comes after its
effect; a line through its own conclusion. A defeated claim holds on nothing.

Larger cuts are multiplied out from the leaves upwards (MOCUS: Fussell and Vesely 1972). What fells a claim alone is
found before, in near-linear time, and left out of the products. What no product can tell is tried: any number of
possible failures at once, one bit of an integer each, in one pass over the graph.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from typing import Literal, NamedTuple

from argmap.errors import UsageError, did_you_mean
from argmap.graph import Graph, components
from argmap.licence import BROKEN
from argmap.model import Attack, Claim, Inference, Map, Objection
from argmap.references import Library, library
from argmap.support import State, Support, basis
from argmap.support import support as supported

Kind = Literal["premise", "step", "source"]
Member = tuple[str, str]  # id, and kind; the kind "claim" means a claim as a whole, whatever it rests on

CAP = 1000  # sets kept for a claim
_PAIRS = 20 * CAP  # pairs without a common member that are joined for a claim
_ROUNDS = 100  # through a circle
_AT_ONCE = 2048  # failures tried in one pass
_BROKEN = BROKEN - {"STR103", "STR104"}  # circles need no telling: a least fixpoint passes them by


@dataclass(frozen=True, slots=True)
class Cut:
    """A smallest set of which all must fall for a claim to fall: ids in order, and of what kind each is.

    A `premise` is what a claim rests on by itself: a basis of its own, or the bare assertion of a leaf.
    """

    members: tuple[str, ...]
    kinds: tuple[Kind, ...]

    @property
    def order(self) -> int:
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Cuts:
    """The smallest cuts of a claim, by order and then by ids. `truncated`: there may be more of them, or larger ones.

    A claim that does not hold as recorded has one cut of order 0, the empty set: nothing needs to fall any more.
    """

    claim: str
    cuts: tuple[Cut, ...]
    truncated: bool


class _Line(NamedTuple):
    """One way in which a claim holds: a premise or source of its own, or a step with its premises."""

    member: Member
    premises: tuple[str, ...]


_Lines = Mapping[str, Sequence[_Line]]  # of every claim that holds, those that hold themselves; in order of derivation
_Rings = Sequence[Sequence[str]]  # claims, what they rest on first; those of a circle together


def cuts(index: Graph, support: Support, claim: str, order: int = 3, sources: bool = False) -> Cuts:
    """The smallest cuts of a claim up to an order, at most `CAP` of them.

    With `sources` a citation stands for its works: a cited basis falls when all the works cited for it fall, and
    references that are the `same_as` another count as one. Whatever is returned is a cut, and none of its members can
    be spared, truncated or not. Raises `UsageError` for an unknown claim or an order below 1.
    """
    _known_claim(index, claim)
    if order < 1:
        raise UsageError(f"cuts have an order of 1 or more, not {order}")
    recorded = _lines(index, support, sources)
    if claim not in recorded:
        return Cuts(claim, (Cut((), ()),), False)
    lines, rings = _cone(recorded, claim)
    alone = _alone(lines, rings, claim)[1]
    larger = _Products(lines, rings, order, alone)
    found = [*((each,) for each in sorted(alone)), *_confirmed(larger, lines, rings, claim)]
    return Cuts(claim, tuple(_cut(each) for each in found[:CAP]), claim in larger.more or len(found) > CAP)


def order_one(index: Graph, support: Support, claim: str) -> set[str]:
    """Premises and steps each of which alone fells a claim: single points of failure, the dominators of the graph.

    Empty for a claim that does not hold. Near-linear in what the claim rests on; see `_alone`. Raises `UsageError` for
    an unknown claim.
    """
    return {name for name, _ in _carriers(index, support, claim)[1]}


def carriers(index: Graph, support: Support, claim: str) -> set[str]:
    """Claims without which a claim does not hold, whatever they rest on themselves; the claim is one of them."""
    return _carriers(index, support, claim)[0]


def _carriers(index: Graph, support: Support, claim: str) -> tuple[set[str], set[Member]]:
    _known_claim(index, claim)
    lines = _lines(index, support, False)
    return _alone(*_cone(lines, claim), claim) if claim in lines else (set(), set())


def _cut(members: Sequence[Member]) -> Cut:
    return Cut(tuple(name for name, _ in members), tuple(kind for _, kind in members))  # type: ignore[misc]


# The argument as recorded.


def _lines(index: Graph, support: Support, sources: bool) -> dict[str, list[_Line]]:
    """The lines of every claim that holds; claims in an order in which they can be derived."""
    works, same = library(index.map), _doubles(index.map)
    lines: dict[str, list[_Line]] = {
        name: [_Line(member, ()) for member in _own(index, claim, works, same if sources else None)]
        for name, claim in index.claims.items()
        if support.states[name] is not State.DEFEATED
    }
    premises = {step: names for step, names in _usable(index, support) if index.conclusion[step] in lines}
    held = _held(index, premises, [name for name, own in lines.items() if own])
    for step, names in premises.items():
        if index.conclusion[step] not in names and all(each in held for each in names):
            lines[index.conclusion[step]].append(_Line((step, "step"), names))
    return {name: lines[name] for name in held}


def _own(index: Graph, claim: Claim, works: Library, same: Mapping[str, str] | None) -> list[Member]:
    """What a claim rests on by itself; each of several works (where `same` is given) is a line of its own."""
    steps = (index.inferences[each] for each in index.support.get(claim.id, ()))
    if basis(claim, works) is State.UNGROUNDED:
        return [] if any(each.premises for each in steps) else [(claim.id, "premise")]
    cited = [each for each in claim.cites if works.supports(each)]
    if same is None or not cited:
        return [(claim.id, "premise")]
    uncited = basis(claim.model_copy(update={"cites": ()}), works)
    besides = [] if uncited is State.UNGROUNDED else [(claim.id, "premise")]
    return [*besides, *sorted({(same[work], "source") for each in cited for work in works.works(each)})]


def _usable(index: Graph, support: Support) -> Iterator[tuple[str, tuple[str, ...]]]:
    for step, inference in index.inferences.items():
        broken = any(reason.code in _BROKEN for reason in support.reasons[step])
        if inference.premises and not broken and all(each in index.claims for each in inference.premises):
            yield step, tuple(dict.fromkeys(inference.premises))


def _held(index: Graph, premises: Mapping[str, Sequence[str]], starts: Iterable[str]) -> dict[str, None]:
    """Claims that hold, in the order of derivation: the least fixpoint."""
    missing = {step: len(names) for step, names in premises.items()}
    held = dict.fromkeys(starts)
    waiting = deque(held)
    while waiting:
        for step in index.used_in.get(waiting.popleft(), ()):
            missing[step] = missing.get(step, 0) - 1
            conclusion = index.conclusion[step]
            if missing[step] == 0 and conclusion not in held:
                held[conclusion] = None
                waiting.append(conclusion)
    return held


def _doubles(argument: Map) -> dict[str, str]:
    """References with the one that each is the `same_as`, through others; of a circle the first in order of ids."""
    same = {each.id: each.same_as for each in argument.references}
    found = {}
    for name in same:
        met, last = {name: None}, name
        while (further := same[last]) in same and further is not None and further not in met:
            met[further], last = None, further
        found[name] = min([*met][[*met].index(further) :]) if further in met else last
    return found


def _cone(lines: _Lines, claim: str) -> tuple[_Lines, _Rings]:
    """What a claim rests on, without lines that lead through their own conclusion."""
    rings = _rings(lines, [claim])
    round_ = [ring for ring in rings if len(ring) > 1]
    if not round_:
        return lines, rings
    lines = {**lines, **{name: kept for ring in round_ for name, kept in _without_circles(lines, ring)}}
    return lines, _rings(lines, [claim])


def _rings(lines: _Lines, starts: Iterable[str]) -> _Rings:
    rings = components(starts, lambda claim: (each for line in lines[claim] for each in line.premises))
    if all(len(ring) == 1 for ring in rings):
        return rings
    rank = {name: number for number, name in enumerate(lines)}
    return [sorted(ring, key=rank.__getitem__) for ring in rings]


def _without_circles(lines: _Lines, ring: Sequence[str]) -> Iterator[tuple[str, list[_Line]]]:
    """Claims of a circle with the lines that can hold without the claim itself: no other ever makes it hold."""
    for batch in _batches([(name, "claim") for name in ring if len(lines[name]) > 1]):
        fallen = _fallen(lines, [ring], batch, len(batch))
        for (name, _), bit in batch.items():
            yield name, [each for each in lines[name] if not any(fallen.get(p, 0) & bit for p in each.premises)]


# Trying failures.


def _batches(members: Sequence[Member]) -> Iterator[dict[Member, int]]:
    """Members with a bit each, so many as are tried at once."""
    for start in range(0, len(members), _AT_ONCE):
        yield {member: 1 << bit for bit, member in enumerate(members[start : start + _AT_ONCE])}


def _fallen(lines: _Lines, rings: _Rings, struck: Mapping[Member, int], cases: int) -> dict[str, int]:
    """Claims with the cases, a bit each, in which they fall; `struck` says in which each member does.

    In a circle all begin as fallen, and rise as far as they can: they stand on what leads in from without.
    """
    every, fallen = (1 << cases) - 1, dict[str, int]()
    for ring in rings:
        fallen.update(dict.fromkeys(ring, every))
        changed = True
        while changed:
            before = [fallen[claim] for claim in ring]
            for claim in ring:
                fallen[claim] = _falls(lines[claim], fallen, struck, every) | struck.get((claim, "claim"), 0)
            changed = len(ring) > 1 and before != [fallen[claim] for claim in ring]
    return fallen


def _falls(own: Sequence[_Line], fallen: Mapping[str, int], struck: Mapping[Member, int], every: int) -> int:
    for line in own:
        down = struck.get(line.member, 0)
        for premise in line.premises:
            down |= fallen.get(premise, 0)
        every &= down
        if not every:
            break
    return every


# What fells a claim alone.


def _alone(lines: _Lines, rings: _Rings, claim: str) -> tuple[set[str], set[Member]]:
    """Claims, and members, each of which alone fells a claim.

    Where a claim has one line, all of that line carries it; this is followed down from the claim. What carries all of
    several lines at once carries them through a *joint*: a claim used twice or a source cited twice. So joints alone
    need trying, and only those of some one derivation of the claim. A tree has none, and is done in one pass; the worst
    case is joints * claims / `_AT_ONCE` operations on integers of `_AT_ONCE` bits. (Sets of dominators for each claim
    would take quadratic memory in a chain; trees of them do not exist, since a step unites the sets of its premises.)
    """
    needed, members = _descended(lines, [claim])
    if all(len(lines[each]) == 1 for each in needed):
        return needed, members
    joints = [each for each in _joints(lines, rings, claim) if each[0] not in needed or each[1] == "source"]
    carrying = []
    for batch in _batches(joints):
        fallen = _fallen(lines, rings, batch, len(batch))[claim]
        carrying += [member for member, bit in batch.items() if fallen & bit]
    needed, members = _descended(lines, [claim, *(name for name, kind in carrying if kind == "claim")])
    return needed, members | {member for member in carrying if member[1] == "source"}


def _descended(lines: _Lines, starts: Iterable[str]) -> tuple[set[str], set[Member]]:
    """What is needed by claims that are needed, as far as each has one line."""
    needed, members = set(starts), set()
    waiting = list(needed)
    while waiting:
        own = lines[waiting.pop()]
        if len(own) == 1:
            members.add(own[0].member)
            waiting += [each for each in own[0].premises if each not in needed]
            needed.update(own[0].premises)
    return needed, members


def _joints(lines: _Lines, rings: _Rings, claim: str) -> list[Member]:
    """Claims used twice, and sources cited twice, in one derivation of a claim."""
    cone = [line for ring in rings for name in ring for line in lines[name]]
    uses = Counter((each, "claim") for line in cone for each in line.premises)
    uses.update(line.member for line in cone if line.member[1] == "source")
    rank = {name: number for number, name in enumerate(lines)}
    derived, waiting = {(claim, "claim"): None}, [claim]
    while waiting:
        line = min(lines[waiting.pop()], key=lambda each: max((rank[p] for p in each.premises), default=-1))
        fresh = [each for each in line.premises if (each, "claim") not in derived]
        derived |= dict.fromkeys([line.member, *((each, "claim") for each in fresh)])
        waiting += fresh
    return [each for each in derived if uses[each] > 1]


# What fells it together.

_Set = frozenset[int]


class _Products:
    """The smallest cuts of all claims under one, without those members that fell it alone: they are taken to stand.

    `sets` holds them by number of member; `more` the claims with sets too large, or too many, to be kept.
    """

    def __init__(self, lines: _Lines, rings: _Rings, order: int, alone: Collection[Member]) -> None:
        self.lines, self.order = lines, order
        cone = {line.member for ring in rings for claim in ring for line in lines[claim]}
        self.members = sorted(cone.difference(alone))
        self.number = {member: number for number, member in enumerate(self.members)}
        self.sets: dict[str, list[_Set]] = {}
        self.more: set[str] = set()
        self.exact = True  # false where sets were dropped that could have told a larger one to be no smallest
        for ring in rings:
            self._settle(ring)

    def _settle(self, ring: Sequence[str]) -> None:
        """A claim, or a circle of them: there all begin as fallen, and rise until nothing changes."""
        for claim in ring if len(ring) > 1 else ():
            self.sets[claim] = [frozenset()]
        for _ in range(min(len(ring) + 1, _ROUNDS)):
            changed = [self._renewed(claim) for claim in ring]
            if len(ring) == 1 or not any(changed):
                return
        self.exact = False
        self.more.update(ring)

    def _renewed(self, claim: str) -> bool:
        before = self.sets.get(claim), claim in self.more
        families = sorted((self._line(each) for each in self.lines[claim]), key=lambda family: len(family[0]))
        sets, more = families[0]
        for others, others_more in families[1:] if sets or more else ():
            sets, dropped = self._joined(sets, others)
            more = more or others_more or dropped
        self.sets[claim] = sets
        if more and all(found or larger for found, larger in families):
            self.more.add(claim)
        return before != (self.sets[claim], claim in self.more)

    def _line(self, line: _Line) -> tuple[list[_Set], bool]:
        """A line falls when its member does, or any of its premises."""
        more = any(each in self.more for each in line.premises)
        own = [frozenset((self.number[line.member],))] if line.member in self.number else []
        if len(line.premises) == 1 and not own:
            return self.sets[line.premises[0]], more
        found, dropped = self._smallest({*own, *(each for name in line.premises for each in self.sets[name])})
        return found, more or dropped

    def _joined(self, ones: list[_Set], others: list[_Set]) -> tuple[list[_Set], bool]:
        """Two lines fall when each does: a set of the one with a set of the other, overlapping pairs first."""
        holding: dict[int, list[_Set]] = {}
        for other in others:
            for member in other:
                holding.setdefault(member, []).append(other)
        small = {one | other for one in ones for member in one for other in holding.get(member, ())}
        apart = list(islice(_pairs(ones, others, range(self.order + 1)), _PAIRS + 1))
        self.exact = self.exact and len(apart) <= _PAIRS
        found, dropped = self._smallest({each for each in (*small, *apart) if len(each) <= self.order})
        return found, dropped or len(apart) > _PAIRS or self._larger(set(found), ones, others)

    def _larger(self, found: set[_Set], ones: list[_Set], others: list[_Set]) -> bool:
        """True where some pair is too large and holds no set that was found; true also where there are too many."""
        large = _pairs(ones, others, range(self.order + 1, 2 * self.order + 1))
        for tried, both in enumerate(large):
            if tried == _PAIRS or (len(both) > self.order and not self._covered(both, found)):
                return True
        return False

    def _covered(self, candidate: _Set, kept: Collection[_Set]) -> bool:
        sizes = range(min(len(candidate), self.order + 1))
        return any(frozenset(each) in kept for size in sizes for each in combinations(candidate, size))

    def _smallest(self, sets: Collection[_Set]) -> tuple[list[_Set], bool]:
        """Sets of which no other is a part, smallest first; at most `CAP`, and whether some were dropped."""
        kept: set[_Set] = set()
        alone = {member for each in sets if len(each) == 1 for member in each}
        for each in sorted(sets, key=len):
            if len(each) < 2 or (alone.isdisjoint(each) and not (len(each) > 2 and self._covered(each, kept))):
                kept.add(each)
        if frozenset() in kept:
            return [frozenset()], False
        found = sorted(kept, key=lambda each: (len(each), sorted(each)))
        self.exact = self.exact and len(found) <= CAP
        return found[:CAP], len(found) > CAP


def _pairs(ones: Iterable[_Set], others: Iterable[_Set], totals: Iterable[int]) -> Iterator[_Set]:
    """Sets of the one joined with sets of the other, by the total of their sizes."""
    sized: list[dict[int, list[_Set]]] = [{}, {}]
    for sizes, sets in zip(sized, (ones, others), strict=True):
        for each in sets:
            sizes.setdefault(len(each), []).append(each)
    for total in totals:
        for size, smaller in sized[0].items():
            yield from (one | other for one, other in product(smaller, sized[1].get(total - size, ())))


def _confirmed(found: _Products, lines: _Lines, rings: _Rings, claim: str) -> list[tuple[Member, ...]]:
    """The sets of a claim as members, in order; where some were dropped, each is tried, whole and in part."""
    sets = found.sets[claim]
    if not found.exact:
        parts = [[each - {member} for member in each] for each in sets]
        falls = _felled_by(found, lines, rings, claim, [case for each in (sets, *parts) for case in each])
        sets = [each for each, less in zip(sets, parts, strict=True) if falls[each] and not any(map(falls.get, less))]
    named = [tuple(found.members[number] for number in sorted(each)) for each in sets]
    return sorted(named, key=lambda each: (len(each), each))


def _felled_by(found: _Products, lines: _Lines, rings: _Rings, claim: str, cases: Sequence[_Set]) -> dict[_Set, bool]:
    struck = _struck([[found.members[number] for number in case] for case in cases])
    fallen = _fallen(lines, rings, struck, len(cases))[claim]
    return {case: bool(fallen >> bit & 1) for bit, case in enumerate(cases)}


def _struck(cases: Iterable[Iterable[Member]]) -> dict[Member, int]:
    struck: dict[Member, int] = {}
    for bit, case in enumerate(cases):
        for member in case:
            struck[member] = struck.get(member, 0) | 1 << bit
    return struck


def felled(index: Graph, support: Support, cases: Sequence[Iterable[Member]], sources: bool = False) -> list[list[str]]:
    """For each case the claims that hold as recorded and no longer do when all its members fall, in order of the map.

    A member is an id with a kind: premise, step, source, or claim (whatever it rests on). Objections stay as they are.
    """
    lines = _lines(index, support, sources)
    same = _doubles(index.map)
    struck = _struck([(same[name] if kind == "source" else name, kind) for name, kind in each] for each in cases)
    fallen = _fallen(lines, _rings(lines, lines), struck, len(cases))
    found: list[list[str]] = [[] for _ in cases]
    for name in index.claims:
        down = fallen.get(name, 0)
        while down:
            found[(down & -down).bit_length() - 1].append(name)
            down &= down - 1
    return found


# Rejecting and assuming.


def falls(
    index: Graph, support: Support, rejected: Iterable[str], assumed: Iterable[str] = ()
) -> dict[str, tuple[State, State]]:
    """Claims whose state changes when these ids are rejected or assumed, with the old state and the new.

    States are those of `argmap.support`, found anew by the same least fixpoint over the map of `altered`. A claim that
    was ungrounded before has no ground to lose; what it carried as asserted is told by `felled`. Raises `UsageError`
    for an unknown id.
    """
    renewed = supported(altered(index, rejected, assumed)).states
    return {name: (old, renewed[name]) for name, old in support.states.items() if old is not renewed[name]}


def altered(index: Graph, rejected: Iterable[str], assumed: Iterable[str] = ()) -> Graph:
    """The map as it would be if some things were rejected and others assumed; an id that is both is rejected.

    Rejected: a claim is defeated, a step broken, a source (with its doubles) cited by nobody, an objection dropped.
    Assumed: a claim has at least an assumed basis, and neither it nor a step is attacked; a step starts from no scheme
    that breaks it; an objection is conceded. A source that is listed supports already. Raises `UsageError` for an
    unknown id.
    """
    rejected = set(known(index, rejected))
    assumed = set(known(index, assumed)) - rejected
    works, same = library(index.map), _doubles(index.map)
    gone = {same[each] for each in rejected if each in same}
    references = tuple(each for each in index.map.references if same[each.id] not in gone)
    objections = {name: _conceded(each) if name in assumed else each for name, each in index.objections.items()}
    refused = _refusals(index, rejected)
    return replace(
        index,
        map=index.map.model_copy(update={"references": references}),
        claims={name: _granted(each, works) if name in assumed else each for name, each in index.claims.items()},
        inferences={name: _allowed(each) if name in assumed else each for name, each in index.inferences.items()},
        objections=objections | {each.id: each for _, each in refused},
        target={**index.target, **{each.id: place for place, each in refused}},
        against=_against(index, rejected, assumed, refused),
    )


def _conceded(objection: Objection) -> Objection:
    return objection.model_copy(update={"conceded": True})


def _granted(claim: Claim, works: Library) -> Claim:
    bare = basis(claim, works) is State.UNGROUNDED
    return claim.model_copy(update={"status": "assumed"}) if bare else claim


def _allowed(inference: Inference) -> Inference:
    return inference.model_copy(update={"scheme": None, "roles": {}})


def _refusals(index: Graph, rejected: Collection[str]) -> list[tuple[str, Objection]]:
    """Rejected claims and steps with an objection that stands, whatever else does."""
    claims = [(each, _refusal(each, "rebuts", each)) for each in sorted(rejected) if each in index.claims]
    steps = [each for each in sorted(rejected) if each in index.inferences]
    return claims + [(each, _refusal(each, "undercuts", index.conclusion[each])) for each in steps]


def _refusal(place: str, kind: Attack, claim: str) -> Objection:
    """Conceded, so that it stands; with a space in its id, which nobody else has."""
    return Objection.model_construct(None, id=f"{kind} {place}", kind=kind, claim=claim, conceded=True)


def _against(
    index: Graph, rejected: Collection[str], assumed: Collection[str], refused: Iterable[tuple[str, Objection]]
) -> dict[str, Sequence[str]]:
    """Objections by what they are on: none that is rejected, none on what is assumed, and the refusals."""
    shielded = {each for claim in assumed for each in (claim, *index.raised_by.get(claim, ()))}
    against: dict[str, Sequence[str]] = {}
    for place, names in index.against.items():
        kept = [each for each in names if each not in rejected]
        against[place] = [e for e in kept if place not in shielded or index.objections[e].kind == "qualifies"]
    for place, refusal in refused:
        against[place] = [*against.get(place, ()), refusal.id]
    return against


def known(index: Graph, names: Iterable[str]) -> list[str]:
    """Ids of claims, steps, objections and sources as they are. Raises `UsageError` for one that nothing defines."""
    sources = {each.id for each in index.map.references}
    everywhere: tuple[Collection[str], ...] = (index.claims, index.inferences, index.objections, sources)
    found = list(names)
    for name in found:
        if not any(name in each for each in everywhere):
            hint = did_you_mean(name, [each for place in everywhere for each in place])
            raise UsageError(f"nothing is called '{name}'" + (f"; {hint}" if hint else ""))
    return found


def _known_claim(index: Graph, name: str) -> None:
    if name in index.claims:
        return
    if name in index.inferences:
        raise UsageError(f"'{name}' is a step, not a claim; it leads to '{index.conclusion[name]}'")
    hint = did_you_mean(name, list(index.claims))
    raise UsageError(f"no claim is called '{name}'" + (f"; {hint}" if hint else ""))
