"""The overview: the roots and the main lines, by label, with counts of what lies beneath."""

from __future__ import annotations

from dataclasses import replace

from argmap.draw.folding import folded, weight, withheld
from argmap.draw.view import View, in_order, tops, with_replies, with_stubs
from argmap.graph import Graph

OVERVIEW_BOXES = 52
OVERVIEW_DEPTH = 3
MOST_PREMISES = 8  # of one step; the rest is a number
_LOOKED_AT = 12  # premises of a step that are weighed
_ROOM = (OVERVIEW_BOXES, OVERVIEW_BOXES * 5 // 6, OVERVIEW_BOXES)  # boxes after each level


def overview(index: Graph) -> View:
    """The roots and the main lines: what supports them, as deep as parts are crossed and one level more."""
    growing = _Growing(index)
    for depth in range(OVERVIEW_DEPTH):
        growing.deepen(depth)
    return summary(index, View("overview", {"en": "overview"}, *in_order(index, growing.shown), brief=True))


def summary(index: Graph, view: View) -> View:
    """A view of chosen places, with the premises of its steps that were not chosen and all else beneath as numbers."""
    shown = {*view.claims, *view.inferences, *view.objections}
    left_out = {step: found for step in view.inferences if (found := withheld(index, step, shown))}
    return folded(index, with_stubs(index, replace(view, withheld=left_out)))


class _Growing:
    """An overview in the making: roots first, then level by level, until it holds as many boxes as it may."""

    def __init__(self, index: Graph) -> None:
        self.index = index
        self.level = list(tops(index)[:OVERVIEW_BOXES])
        self.shown: dict[str, None] = dict.fromkeys(self.level)
        self.crossed: set[str] = set()
        self.room = OVERVIEW_BOXES

    def deepen(self, depth: int) -> None:
        """Show the steps to the claims of a level.

        Below the roots only steps that lead into another part are shown, and one more from where they arrive (in a map
        where none does, all of them): where most lies beneath first, as long as there is room; a level leaves some to
        the next.
        """
        level, self.level = self.level, []
        steps = [(claim, step) for claim in level for step in self.index.support.get(claim, ())]
        chosen = [each for each in steps if depth == 0 or each[0] in self.crossed or self._crosses(*each)]
        self.room = _ROOM[depth]
        weights = {step: self._weight(step) if depth else 0 for _, step in chosen or steps}
        for claim, step in sorted(chosen or steps, key=lambda each: -weights[each[1]]):
            self._show(step, self._premises(step), claim if depth else None)
        for place in [*level, *(step for _, step in steps)] if depth == 0 else ():
            for objection in with_replies(self.index, place):
                if self.index.target[objection] in self.shown:
                    self._show(objection, [self.index.objections[objection].claim])

    def _weight(self, step: str) -> int:
        """How much lies beneath the weightiest premise of a step; of many premises, the first few are looked at."""
        return max((weight(self.index, each) for each in self._premises(step)[:_LOOKED_AT]), default=0)

    def _premises(self, step: str) -> list[str]:
        return [each for each in dict.fromkeys(self.index.inferences[step].premises) if each in self.index.claims]

    def _crosses(self, claim: str, step: str) -> bool:
        return any(self.index.part_of[each] != self.index.part_of[claim] for each in self._premises(step))

    def _show(self, step: str, claims: list[str], onto: str | None = None) -> None:
        """A step with its premises: of many the weightiest, and no more than there is room for."""
        room = self.room - len(self.shown) - 1
        fresh = [each for each in claims if each not in self.shown and each in self.index.claims]
        if len(fresh) > MOST_PREMISES:
            kept = set(sorted(fresh[: 4 * _LOOKED_AT], key=lambda each: -weight(self.index, each))[:MOST_PREMISES])
            fresh = [each for each in fresh if each in kept]
        if room > 0 and (len(fresh) <= room or len(claims) > MOST_PREMISES):
            fresh = fresh[:room]
            self.shown |= dict.fromkeys([step, *fresh])
            self.level += fresh
            self.crossed |= {each for each in fresh if onto and self.index.part_of[each] != self.index.part_of[onto]}
