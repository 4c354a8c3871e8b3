"""The spine: what carries the argument, from the leaves that matter most up to the roots.

How much a leaf matters to a root is told by its *share*: the root has 1; a claim divides its share among the steps to
it by how much lies beneath each, and a step hands the whole of its share to every premise, as it needs them all. A leaf
with a share of 1 fells the root alone. `cuts.order_one` knows these exactly, so they come first.
"""

from __future__ import annotations

from itertools import islice

from argmap.cuts import order_one
from argmap.draw.overview import summary
from argmap.draw.view import View, in_order, tops
from argmap.graph import Graph
from argmap.support import Support

SPINE_BOXES = 30
_ROOTS = 3
_TRIED = 200  # leaves whose lines are tried for room


def spine(index: Graph, support: Support) -> View:
    """The lines from the leaves that matter most to the roots, each root with its part of the room."""
    shown: dict[str, None] = {}
    roots = tops(index)[:_ROOTS]
    for number, root in enumerate(roots):
        room = len(shown) + (SPINE_BOXES - len(shown)) // (len(roots) - number)
        shares = _Shares(index, root)
        leaves = shares.leaves(order_one(index, support, root))
        for leaf in islice(leaves, _TRIED):
            fresh = [each for each in shares.line(leaf) if each not in shown]
            if len(shown) + len(fresh) <= room:
                shown |= dict.fromkeys(fresh)
        if root not in shown:  # no line is short enough: the upper end of the best
            shown |= dict.fromkeys(shares.line(leaves[0])[: (room - len(shown) - 1) // 2 * 2 + 1])
    return summary(index, View("spine", {"en": "spine"}, *in_order(index, shown), brief=True))


class _Shares:
    """What each claim beneath a root has of it. Linear in the size of the argument; a circle is followed once."""

    def __init__(self, index: Graph, root: str) -> None:
        self.index, self.root = index, root
        self.order = self._conclusions_first()
        self.place = {claim: number for number, claim in enumerate(self.order)}
        self.sizes = self._sizes()
        self.above: dict[str, tuple[str, str]] = {}  # claim -> the step and the conclusion that most comes from
        self.depth = {root: 0}
        self.share = self._divided()

    def leaves(self, alone: set[str]) -> list[str]:
        """Claims that nothing supports, what matters most first; of equals the nearest to the root."""
        found = [each for each in self.order if not self._steps(each)]
        return sorted(found, key=lambda leaf: (leaf not in alone, -round(self.share[leaf], 6), self.depth[leaf]))

    def line(self, leaf: str) -> list[str]:
        """The way from the root down to a leaf, by which most of its share comes."""
        line = [leaf]
        while line[-1] != self.root:
            line += self.above[line[-1]]
        return line[::-1]

    def _steps(self, claim: str) -> list[tuple[str, list[str]]]:
        """Steps to a claim with the premises that stand below it; a step back up a circle leads nowhere."""
        found = []
        for step in self.index.support.get(claim, ()):
            premises = dict.fromkeys(self.index.inferences[step].premises)
            known = [each for each in premises if self.place.get(each, -1) > self.place[claim]]
            if known:
                found.append((step, known))
        return found

    def _conclusions_first(self) -> list[str]:
        """Every claim beneath the root after the claims that it supports, circles aside; else as in the map."""
        done: list[str] = []
        met = {self.root}
        path = [(self.root, iter(self._premises(self.root)))]
        while path:
            fresh = next((each for each in path[-1][1] if each not in met), None)
            if fresh is None:
                done.append(path.pop()[0])
            else:
                met.add(fresh)
                path.append((fresh, iter(self._premises(fresh))))
        return done[::-1]

    def _premises(self, claim: str) -> list[str]:
        steps = self.index.support.get(claim, ())
        found = [each for step in steps for each in self.index.inferences[step].premises]
        return [each for each in reversed(found) if each in self.index.claims]

    def _sizes(self) -> dict[str, int]:
        """Claims beneath each; one that several share counts once, for the one that stands lowest."""
        sizes = dict.fromkeys(self.order, 1)
        counted: set[str] = set()
        for claim in reversed(self.order):
            for _, premises in self._steps(claim):
                sizes[claim] += sum(sizes[each] for each in premises if each not in counted)
                counted.update(premises)
        return sizes

    def _divided(self) -> dict[str, float]:
        share = dict.fromkeys(self.order, 0.0)
        share[self.root] = 1.0
        most = dict.fromkeys(self.order, -1.0)
        for claim in self.order:
            steps = self._steps(claim)
            weights = [sum(self.sizes[each] for each in premises) for _, premises in steps]
            for (step, premises), weight in zip(steps, weights, strict=True):
                part = min(share[claim], 1.0) * weight / sum(weights)
                for each in premises:
                    share[each] += part
                    if part > most[each]:
                        most[each], self.above[each] = part, (step, claim)
                        self.depth[each] = self.depth[claim] + 1
        return share
