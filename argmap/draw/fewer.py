"""A view folded further, step by step, until it has room: what is farthest from where it starts goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from argmap.draw.overview import summary
from argmap.draw.view import View, in_order, tops
from argmap.graph import Graph

TRIES = 12  # to unfold


def until(index: Graph, view: View, fits: Callable[[View], bool]) -> View:
    """A view that fits: steps and objections are folded away one after the other, then unfolded where there is room for
    them after all. Where nothing fits, what cannot be folded."""
    if fits(view):
        return view
    order = list(_farthest(index, view))
    few, many = 0, len(order)
    while few < many:
        middle = (few + many) // 2
        few, many = (few, middle) if fits(_without(index, view, order[:middle])) else (middle + 1, many)
    gone = order[:few]
    for name in reversed(order[max(0, few - TRIES) : few]):
        fuller = [each for each in gone if each != name]
        gone = fuller if fits(_without(index, view, fuller)) else gone
    return _without(index, view, gone)


def _farthest(index: Graph, view: View) -> Iterator[str]:
    """Steps and objections, the farthest from the roots, or from what was asked for, first; of those equally far the
    ones with least beneath, then the last."""
    ends = {name: (index.conclusion[name], *index.inferences[name].premises) for name in view.inferences}
    ends |= {name: (index.target[name], index.objections[name].claim) for name in view.objections}
    far = _distances(ends, _starts(index, view))
    places = [*view.inferences, *view.objections]
    under = {name: sum(view.hidden[each].claims for each in ends[name] if each in view.hidden) for name in places}
    ranked = sorted(enumerate(places), key=lambda each: (-far.get(each[1], len(far) + 1), under[each[1]], -each[0]))
    return (name for _, name in ranked)


def _starts(index: Graph, view: View) -> list[str]:
    """What a view is about: what was asked for, else the roots that it shows, else what nothing shown rests on."""
    shown, used = set(view.claims), {each for step in view.inferences for each in index.inferences[step].premises}
    roots = [each for each in tops(index) if each in shown]
    return list(view.sought) or roots or [each for each in view.claims if each not in used] or list(view.claims[:1])


def _distances(ends: Mapping[str, tuple[str, ...]], starts: list[str]) -> dict[str, int]:
    """How many steps away each place is, whichever way they lead."""
    beside: dict[str, list[str]] = {}
    for name, others in ends.items():
        for other in others:
            beside.setdefault(other, []).append(name)
            beside.setdefault(name, []).append(other)
    found = dict.fromkeys(starts, 0)
    waiting = list(found)
    for name in waiting:
        for other in beside.get(name, ()):
            if other not in found:
                found[other] = found[name] + 1
                waiting.append(other)
    return found


def _without(index: Graph, view: View, folded: list[str]) -> View:
    """The view without some of its steps and objections, and without the claims that only these led to."""
    gone = set(folded)
    steps = [each for each in view.inferences if each not in gone]
    objections = [each for each in view.objections if each not in gone and index.target[each] not in gone]
    kept = {*_starts(index, view), *steps, *objections}
    for step in steps:
        kept |= {index.conclusion[step], *index.inferences[step].premises}
    for objection in objections:
        kept |= {index.objections[objection].claim, index.target[objection]}
    shown = {*view.claims, *view.inferences, *view.objections} & kept
    claims, inferences, against = in_order(index, shown)
    return summary(index, replace(view, claims=claims, inferences=inferences, objections=against, brief=True,
                                  stubs=(), hidden={}, withheld={}))  # fmt: skip
