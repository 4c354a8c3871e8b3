"""What carries the argument: single points of failure, how many places are enough for a root to fall, and load.

The *load* of a place is the share of a root that passes through it: a root has the load 1, the lines of support of a
claim share its load evenly, each premise of a step bears all of the step's, and what is used in several places bears
the largest of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from argmap.cuts import carriers
from argmap.graph import Graph
from argmap.holding import Argument, beneath, by_source, lines
from argmap.references import Library
from argmap.support import State, Support

BEARING = 0.05  # of a root; measured on a close reading of a paper: doubts about what bears less stay doubts about it
_UNKNOWN = 10**9


@dataclass(frozen=True)
class Carrying:
    """What carries the roots of a map, and how much of them."""

    graph: Graph
    support: Support
    library: Library

    @cached_property
    def alone(self) -> frozenset[str]:
        """Premises and steps each of which alone fells some root."""
        return frozenset(name for name, _ in carriers(self._argument))

    @cached_property
    def _argument(self) -> Argument:
        return beneath(lines(self.graph, self.support), self.graph.roots)

    def common_sources(self) -> dict[str, list[str]]:
        """Works each of which alone fells some root, though several claims cite it: with these claims."""
        cited: dict[str, list[str]] = {}
        for name, claim in ((name, claim) for name, claim in self.graph.claims.items() if claim.cites):
            for work in {
                work for each in claim.cites if self.library.supports(each) for work in self.library.works(each)
            }:
                cited.setdefault(work, []).append(name)
        if all(len(names) < 2 for names in cited.values()):
            return {}
        plain = self._argument
        alone = carriers(Argument(by_source(self.graph, plain.lines), plain.starts, plain))
        return {work: names for work, names in cited.items() if (work, "source") in alone and len(names) > 1}

    @cached_property
    def orders(self) -> Mapping[str, int]:
        """Claims and steps with a number of places that are enough, this one among them, for a root to fall.

        Another line for a claim has to fall as well, and one place is enough for that: so the number grows by one with
        each. It is the smallest such number unless lines have a place in common.
        """
        orders = dict.fromkeys(self.graph.roots, 1)
        waiting: list[list[str]] = [[], [*orders]]
        for order, level in enumerate(waiting):  # grows as it is walked
            for claim in level:
                if orders[claim] == order:
                    self._pass_down(claim, order, orders, waiting)
        return orders

    def _pass_down(self, claim: str, order: int, orders: dict[str, int], waiting: list[list[str]]) -> None:
        further = order + self._lines[claim] - 1
        waiting.extend([] for _ in range(further + 1 - len(waiting)))
        for step in self.graph.support.get(claim, ()):
            orders[step] = further
            for premise in self.graph.inferences[step].premises:
                if premise in self.graph.claims and further < orders.get(premise, _UNKNOWN):
                    orders[premise] = further
                    waiting[further].append(premise)

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        """How many lines of support each claim has: its steps, and a basis of its own."""
        steps, bare = self.graph.support, State.UNGROUNDED
        return {name: max(1, len(steps.get(name, ())) + (own is not bare)) for name, own in self.support.bases.items()}

    @cached_property
    def loads(self) -> Mapping[str, float]:
        """Claims and steps with the load that they bear; what no root rests on is not there."""
        loads = dict.fromkeys(self.graph.roots, 1.0)
        waiting = [(-1.0, place, root) for place, root in enumerate(self.graph.roots)]
        while waiting:
            load, _, claim = heappop(waiting)
            if -load < loads[claim]:
                continue  # it has been met with a larger one
            share = -load / self._lines[claim]
            for step in self.graph.support.get(claim, ()):
                loads[step] = share
                for premise in self.graph.inferences[step].premises:
                    if premise in self.graph.claims and share > loads.get(premise, 0.0):
                        loads[premise] = share
                        heappush(waiting, (-share, len(loads), premise))
        return loads

    def order(self, name: str) -> int | None:
        """How many places are enough for a root to fall, this one among them; `None` where no root rests on it."""
        place = self.place(name)
        return 1 if place in self.alone else self.orders.get(place)

    def bears(self, name: str) -> bool:
        """True for a place that bears enough of a root for a doubt about it to be a doubt about the root."""
        return self.order(name) == 1 or self.load(name) >= BEARING

    def load(self, name: str) -> float:
        """What a place bears of the roots; 0 where none rests on it."""
        return self.loads.get(self.place(name), 0.0)

    def place(self, name: str) -> str:
        """The claim or step that an id stands for: of an objection, what it is on."""
        graph = self.graph
        while name not in graph.claims and name not in graph.inferences and name in graph.target:
            name = graph.target[name]  # always entered before what speaks against it, so that this ends
        return name
