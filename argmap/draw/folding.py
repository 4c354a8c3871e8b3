"""What a view folds away: how much argument lies beneath a claim and is not shown."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from argmap.draw.view import Hidden, View
from argmap.graph import Graph

MOST_COUNTED = 5_000  # places beneath a claim; what is more is 'more', so that large maps stay quick


def folded(index: Graph, view: View) -> View:
    """The view with what lies hidden beneath each of its claims, stubs and steps."""
    shown = {*view.claims, *view.inferences, *view.objections}
    stubs = [each.claim for each in view.stubs if each.part is not None]
    met = shown.union(stubs)
    hidden = {name: found for name in (*view.claims, *stubs) if (found := _under_claim(index, name, met))}
    return replace(view, hidden=hidden)


def withheld(index: Graph, inference: str, shown: Container[str], among: Container[str] | None = None) -> Hidden | None:
    """The premises of a step (`among` these claims) that are not shown, with all beneath them; `None` where all are."""
    among = index.claims if among is None else among
    left_out = [each for each in dict.fromkeys(index.inferences[inference].premises) if each not in shown]
    left_out = [each for each in left_out if each in among and each in index.claims]
    if not left_out:
        return None
    found, _ = beneath(index, left_out, shown)
    return Hidden(len(left_out), frozenset([*left_out, *found]))


def weight(index: Graph, claim: str) -> int:
    """How many places lie beneath a claim, as far as they are counted."""
    return len(beneath(index, [claim], ())[0])


def beneath(index: Graph, starts: Iterable[str], shown: Container[str]) -> tuple[dict[str, None], bool]:
    """What supports claims or is said against them, at any depth, and is not shown; and whether there is more."""
    waiting = list(starts)
    found: dict[str, None] = {}
    while waiting and len(found) < MOST_COUNTED:
        for each in _next(index, waiting.pop()):
            if each not in shown and each not in found:
                found[each] = None
                waiting.append(each)
    return found, bool(waiting)


def _under_claim(index: Graph, claim: str, shown: Container[str]) -> Hidden | None:
    """Steps that are shown answer for their premises, and objections that are shown for their claims."""
    steps = [each for each in index.support.get(claim, ()) if each in shown]
    objections = [each for step in (claim, *steps) for each in index.against.get(step, ()) if each not in shown]
    found, more = beneath(index, [claim, *objections], shown)
    places = frozenset([*objections, *found])
    return Hidden(sum(each in index.claims for each in places), places, more) if places else None


def _next(index: Graph, place: str) -> Iterator[str]:
    yield from index.support.get(place, ())
    yield from index.against.get(place, ())
    if place in index.inferences:
        yield from (each for each in index.inferences[place].premises if each in index.claims)
    if place in index.objections and index.objections[place].claim in index.claims:
        yield index.objections[place].claim
