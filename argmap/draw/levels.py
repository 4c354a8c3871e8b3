"""A map or part that no picture holds, or of which less is wanted: level by level from its tops, the rest folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.draw.folding import folded, withheld
from argmap.draw.view import View, in_order, with_replies, with_stubs
from argmap.errors import UsageError
from argmap.graph import Graph

MANY_CLAIMS = 2_000  # more are folded, unless a depth says how many levels are wanted


def trimmed(index: Graph, view: View, depth: int | None = None) -> View:
    """The view as it is, unless it is too large, or a depth is given: then so many steps from its tops."""
    if depth is None and len(view.claims) <= MANY_CLAIMS:
        return view
    if depth is not None and depth < 1:
        raise UsageError(f"a depth is 1 or more, not {depth}")
    shown, deepest = _levels(index, view, depth)
    claims, inferences, objections = in_order(index, shown)
    inside = set(view.claims)
    left_out = {step: found for step in inferences if (found := withheld(index, step, shown, inside))}
    smaller = replace(view, claims=claims, inferences=inferences, objections=objections, withheld=left_out)
    made = folded(index, with_stubs(index, smaller))
    hidden = {name: found for name, found in made.hidden.items() if name in shown}
    return replace(made, hidden=hidden, notices=_notices(view, claims, deepest, depth))


def _notices(view: View, claims: tuple[str, ...], deepest: int, depth: int | None) -> tuple[str, ...]:
    if depth is not None or len(claims) == len(view.claims):
        return ()
    steps = f"{deepest} {'step' if deepest == 1 else 'steps'} deep"
    told = f"{len(claims):,} of {len(view.claims):,} claims are shown, {steps}, and the rest is folded"
    return (f"{told}: more can hardly be read; a focus, a part, or a depth shows what lies deeper",)


def _levels(index: Graph, view: View, depth: int | None) -> tuple[dict[str, None], int]:
    """What is shown, and how many steps deep."""
    within = {*view.claims, *view.inferences, *view.objections}
    level = _tops(index, view, within)
    shown: dict[str, None] = dict.fromkeys(level if depth else level[:MANY_CLAIMS])
    deepest = 0
    while level and (depth is None or deepest < depth):
        fresh: dict[str, None] = {}
        for place, claims in _below(index, level, within):
            if depth is None and len(shown) + len(fresh) + 2 > MANY_CLAIMS:  # a step and a premise
                return shown | fresh, deepest + bool(fresh)
            new = [each for each in claims if each in within and each not in shown and each not in fresh]
            room = len(new) if depth else MANY_CLAIMS - len(shown) - len(fresh) - 1
            fresh |= dict.fromkeys([place, *new[:room]])
        shown |= fresh
        level = [each for each in fresh if each in index.claims]
        deepest += bool(fresh)
    return shown, deepest


def _tops(index: Graph, view: View, within: set[str]) -> list[str]:
    """The roots, and claims that lead to nothing else in the view; where all lead on, the first."""
    roots = [each for each in index.roots if each in within]
    free = (each for each in view.claims if not within.intersection((*index.used_in.get(each, ()),
            *index.raised_by.get(each, ()))))  # fmt: skip
    return list(dict.fromkeys([*roots, *free])) or list(view.claims[:1])


def _below(index: Graph, level: list[str], within: set[str]) -> Iterator[tuple[str, list[str]]]:
    """The steps to the claims of a level with their premises, the objections with the claims that raise them."""
    for claim in level:
        steps = [step for step in index.support.get(claim, ()) if step in within]
        yield from ((step, list(dict.fromkeys(index.inferences[step].premises))) for step in steps)
        for place in (claim, *steps):
            for objection in with_replies(index, place):
                if objection in within:
                    yield objection, [index.objections[objection].claim]
