"""What carries the argument, asked in three ways: of one claim, of what is supposed, and of the roots.

All take the argument as asserted: a leaf for which nothing is recorded counts as given (`argmap.holding`).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.cuts import Cuts, Group, alone, cuts, spread
from argmap.errors import UsageError
from argmap.falling import Changes, changes
from argmap.graph import Graph, graph
from argmap.holding import Member
from argmap.mocus import Things
from argmap.model import Map
from argmap.records.explore import Change, Choice, Consequences, Critical, Cut, Heavy, Point, RootPoints, SinglePoints
from argmap.support import Support, support

ROOTS, POINTS = 20, 1000  # so many roots are told, and so many points of each
HEAVIEST = 20

Explored = Critical | Consequences | SinglePoints


def explore(
    argument: Map,
    critical: str | None = None,
    reject: Sequence[str] = (),
    assume: Sequence[str] = (),
    order: int = 3,
    sources: bool = False,
) -> Explored:
    """What carries a map, or a claim of it, as asserted.

    With `critical` the smallest sets of premises and steps (with `sources`, of works) that must fall for this claim to
    fall, up to an order. With `reject` and `assume` the claims that no longer follow, or lose or gain support, if these
    claims, steps, objections or sources were not so, or were granted. Without either the single points of failure of
    the roots, and what most claims rest on. Raises `UsageError` for an unknown id, or for both questions at once.
    """
    index = graph(argument)
    found = support(index)
    if critical is None:
        asked = bool(reject or assume)
        return _consequences(changes(index, found, reject, assume), index) if asked else _points(index, found, sources)
    if reject or assume:
        raise UsageError("what is critical is one question, and what is rejected or assumed another; ask one at a time")
    return _critical(cuts(index, found, critical, order, sources), index, found, sources)


def as_record(found: Explored) -> dict[str, object]:
    """The JSON form (DESIGN 5)."""
    return found.model_dump(mode="json", by_alias=True)


def _critical(carried: Cuts, index: Graph, found: Support, sources: bool) -> Critical:
    return Critical(
        map=index.map.id,
        claim=carried.claim,
        state=found.states[carried.claim].value,
        follows=carried.follows,
        order=carried.order,
        sources=sources,
        cuts=tuple(Cut(order=each.order, members=each.members, kinds=each.kinds) for each in carried.cuts),
        choices=tuple(map(_choice, carried.choices)),
        truncated=carried.truncated,
    )


def _choice(groups: Sequence[Group]) -> Choice:
    one_of = tuple(tuple(name for name, _ in each.members) for each in groups)
    return Choice(order=len(groups), one_of=one_of, whole=tuple(each.whole[0] for each in groups))


def _consequences(done: Changes, index: Graph) -> Consequences:
    def told(kind: str) -> tuple[Change, ...]:
        return tuple(
            Change(id=each.id, before=each.before.value, after=each.after.value, path=each.path, omitted=each.omitted)
            for each in getattr(done, kind)
        )

    return Consequences(
        map=index.map.id,
        rejected=done.rejected,
        assumed=done.assumed,
        lost=told("lost"),
        gained=told("gained"),
        fallen=told("fallen"),
        restored=told("restored"),
    )


def _points(index: Graph, found: Support, sources: bool) -> SinglePoints:
    whole = spread(index, found, sources)
    single = alone(index, found, index.roots[:ROOTS], sources)
    return SinglePoints(
        map=index.map.id,
        sources=sources,
        roots=tuple(
            RootPoints(
                claim=root,
                state=found.states[root].value,
                follows=root in whole.argument.lines,
                count=len(members),
                points=tuple(_point(whole, each) for each in _heavy_first(whole, members)[:POINTS]),
            )
            for root, members in single.items()
        ),
        omitted=max(0, len(index.roots) - ROOTS),
        heaviest=_heaviest(whole),
    )


def _point(whole: Things, member: Member) -> Point:
    return Point(id=member[0], kind=member[1], fells=whole.weights[member])


def _heavy_first(whole: Things, members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda each: (-whole.weights[each], each))


def _heaviest(whole: Things) -> tuple[Heavy, ...]:
    """Of each group that falls as a whole the member on which most rests, if it is more than one claim."""
    groups = whole.groups.values()
    first = (max(each, key=lambda member: (whole.weights[member], member[1] != "step")) for each in groups)
    order = _heavy_first(whole, [each for each in first if whole.weights[each] > 1])[:HEAVIEST]
    return tuple(
        Heavy(**_point(whole, each).model_dump(), whole=thing[0], alike=len(whole.groups[thing]) - 1)
        for each in order
        for thing in (whole.whole[each],)
    )
