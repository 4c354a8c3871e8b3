"""A view folded further, step by step, until it has room: what is farthest from where it starts goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.draw.folding import weight
from argmap.draw.overview import summary
from argmap.draw.view import View, in_order, tops
from argmap.graph import Graph

TRIES = 12  # to unfold


def until(index: Graph, view: View, fits: Callable[[View], bool]) -> View:
    """A view that fits: steps and objections are folded away one after the other, then unfolded where there is room for
    them after all. Where nothing fits, what cannot be folded."""
    if fits(view):
        return view
    asked, view = view.sought, _fewer_starts(index, view, fits)
    if fits(view):
        return replace(view, sought=asked.intersection((*view.claims, *view.inferences, *view.objections)))
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


def _fewer_starts(index: Graph, view: View, fits: Callable[[View], bool]) -> View:
    """Of the many claims that a part leads to, or places that were asked for, as many as fit with the steps to them; at
    least the first. The claims with most beneath come first. Of the map's roots none is left out that fits."""
    starts = _starts(index, view)
    if index.roots and set(index.roots).issuperset(starts) and fits(_of(index, view, set(starts))):
        return view
    ranked = starts if view.sought else sorted(starts, key=lambda each: -weight(index, each))
    few, many = 1, len(ranked)
    while few < many:
        middle = (few + many + 1) // 2
        few, many = (middle, many) if fits(_about(index, view, ranked[:middle])) else (few, middle - 1)
    if few == len(ranked):
        return view
    return _about(index, view, ranked[:few]) if view.sought else _of(index, view, _beneath(index, view, ranked[:few]))


def _beneath(index: Graph, view: View, starts: list[str]) -> set[str]:
    """What supports or opposes claims, at any depth."""
    onward = {name: [each for each in others if each != _onto(index, name)]
              for name, others in _ends(index, view).items()}  # fmt: skip
    for name in (*view.inferences, *view.objections):
        onward.setdefault(_onto(index, name), []).append(name)
    found, waiting = set(starts), list(starts)
    while waiting:
        fresh = [each for each in onward.get(waiting.pop(), ()) if each not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _about(index: Graph, view: View, sought: list[str]) -> View:
    """Of a view some places, the steps and objections that lead to them and, where they were asked for, from them."""
    kept, about = set(sought), set(sought)
    for name, others in _ends(index, view).items():
        if name in about or about.intersection(others if view.sought else [_onto(index, name)]):
            kept |= {name, *others}
    return _of(index, replace(view, sought=view.sought & about), kept)


def _onto(index: Graph, name: str) -> str:
    """What a step or an objection leads to."""
    return index.conclusion[name] if name in index.conclusion else index.target[name]


def _ends(index: Graph, view: View) -> dict[str, list[str]]:
    """What each step and objection of a view joins, as far as it is shown."""
    shown = {*view.claims, *view.inferences, *view.objections}
    ends = {name: (index.conclusion[name], *index.inferences[name].premises) for name in view.inferences}
    ends |= {name: (index.target[name], index.objections[name].claim) for name in view.objections}
    return {name: [each for each in others if each in shown] for name, others in ends.items()}


def _farthest(index: Graph, view: View) -> Iterator[str]:
    """Steps and objections, the farthest from the roots, or from what was asked for, first; of those equally far the
    ones with least beneath, then the last."""
    ends = _ends(index, view)
    far = _distances(index, view, ends)
    places = [*view.inferences, *view.objections]
    under = {name: sum(view.hidden[each].claims for each in ends[name] if each in view.hidden) for name in places}
    ranked = sorted(enumerate(places), key=lambda each: (-far.get(each[1], len(far) + 1), under[each[1]], -each[0]))
    return (name for _, name in ranked)


def _starts(index: Graph, view: View) -> list[str]:
    """What a view is about: what was asked for, else the roots that it shows, else the claims that lead to none."""
    shown, used = set(view.claims), set[str]()
    for step in view.inferences:
        used.update(index.inferences[step].premises if index.conclusion[step] in shown else ())
    for name in view.claims:
        used.update(index.claims[name].if_, index.claims[name].only_if)
    used.update(index.objections[each].claim for each in view.objections)
    roots = [each for each in tops(index) if each in shown]
    sought = [each for each in (*view.claims, *view.inferences, *view.objections) if each in view.sought]
    return sought or roots or [each for each in view.claims if each not in used] or list(view.claims[:1])


def _distances(index: Graph, view: View, ends: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many steps away from what a view is about each place is: beneath it, or, where places were asked for,
    whichever way the steps lead."""
    beside: dict[str, list[str]] = {}
    for name, others in ends.items():
        for other in others:
            beneath = other != _onto(index, name)
            if view.sought or not beneath:
                beside.setdefault(other, []).append(name)
            if view.sought or beneath:
                beside.setdefault(name, []).append(other)
    found = dict.fromkeys(_starts(index, view), 0)
    waiting = list(found)
    for name in waiting:
        for other in beside.get(name, ()):
            if other not in found:
                found[other] = found[name] + 1
                waiting.append(other)
    return found


def _without(index: Graph, view: View, folded: list[str]) -> View:
    """The view without some of its steps and objections, and without all that only these led to."""
    gone = set(folded)
    left = {name: others for name, others in _ends(index, view).items() if name not in gone}
    return _of(index, view, {*_distances(index, view, left)})


def _of(index: Graph, view: View, kept: set[str]) -> View:
    """Of a view what is kept, the rest folded."""
    claims, inferences, against = in_order(index, kept.intersection((*view.claims, *view.inferences, *view.objections)))
    return summary(index, replace(view, claims=claims, inferences=inferences, objections=against, brief=True,
                                  stubs=(), hidden={}, withheld={}))  # fmt: skip
