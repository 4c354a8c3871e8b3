"""What a map argues beside its roots: the tops of the trees from which nothing leads to a root."""

from __future__ import annotations

from argmap.graph import Graph, components


def asides(index: Graph) -> list[str]:
    """Claims from which no premise, objection, condition or contradiction leads to a root, nor to another such claim.

    Of claims that lead in a circle and nowhere else it has one; what is only a condition of another is not there.
    """
    led_on = (index.used_in, index.rooted)
    if not index.rings and all(any(claim in each for each in led_on) for claim in index.claims):
        return []  # whatever is not reached would have a top that is no root
    reached = index.reach(index.roots)
    left = [claim for claim in index.claims if claim not in reached] if index.roots else []
    stated = {each for claim in left for each in (*index.claims[claim].if_, *index.claims[claim].only_if)}
    tops = {each for each in left if not (each in index.used_in or each in index.raised_by or each in stated)}
    covered = index.reach(tops)
    tops |= _top_circles(index, [claim for claim in left if claim not in covered])
    return [claim for claim in left if claim in tops]


def _top_circles(index: Graph, left: list[str]) -> set[str]:
    """Of claims none of which is a top: one of each circle to which no other of them leads.

    It is the smallest id of those that are no premise, as where a conclusion is the condition of what it rests on.
    """
    below: dict[str, set[str]] = {claim: set() for claim in left}
    for claim in left:
        record = index.claims[claim]
        below[claim] |= below.keys() & index.linked_to(claim)
        for other in below.keys() & (*record.if_, *record.only_if, *record.contradicts):
            below[other].add(claim)  # these lead both ways
    circles = components(left, below.__getitem__)
    circle_of = {claim: number for number, circle in enumerate(circles) for claim in circle}
    led_to = {circle_of[each] for claim in left for each in below[claim] if circle_of[each] != circle_of[claim]}
    tops = (circle for number, circle in enumerate(circles) if number not in led_to)
    return {min(circle, key=lambda claim: (claim in index.used_in, claim)) for circle in tops}
