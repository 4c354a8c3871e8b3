"""A view on one slide: folded as far as it takes, in letters as large as its claims leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.draw.facts import Facts
from argmap.draw.layout import Scene
from argmap.draw.overview import summary
from argmap.draw.paper import Paper
from argmap.draw.printing import Printed, Printing
from argmap.draw.view import View, in_order
from argmap.graph import Graph


@dataclass(frozen=True)
class Slide:
    """A view on one sheet, and what is to be told of it: how many claims are on it, and how many would be unfolded; of
    what was asked for, likewise. After it, where they are wanted, sheets that explain the marks."""

    page: Printed
    claims: int
    of: int
    sought: int
    of_sought: int
    overfull: bool  # where it does not even hold what cannot be folded
    legends: tuple[Printed, ...] = ()


def slide(facts: Facts, scene: Scene, sheets: Sequence[Paper], legend: bool | None = None) -> Slide:
    """The first of the sheets that holds the view whole; else of the last two, folded, the one that shows more."""
    brief = summary(facts.index, replace(_whole(facts.index, facts.view), stubs=(), hidden={}, withheld={}, brief=True))
    tried = [Printing(replace(facts, view=brief), scene, sheet, legend is not False) for sheet in sheets]
    whole = next((each for each in tried if each.fits(brief)), None)
    made = [_slide(each, legend is True) for each in ([whole] if whole else tried[-2:])]
    return max(made, key=lambda each: (each.sought, each.claims))


def _whole(index: Graph, view: View) -> View:
    """Of what a filter found the steps and objections with every claim that they join; of a part what is in it."""
    shown = set(view.claims)
    inside = tuple(each for each in view.inferences if index.conclusion[each] in shown)
    if view.name == "part" and inside:
        return replace(view, inferences=inside)
    if view.name != "selection":
        return view
    ends = {claim for step in view.inferences for claim in (index.conclusion[step], *index.inferences[step].premises)}
    ends |= {claim for each in view.objections for claim in (index.target[each], index.objections[each].claim)}
    return replace(view, claims=in_order(index, ends | shown)[0])


def _slide(printing: Printing, explained: bool) -> Slide:
    """The view of a document on its first sheet, with the title and the legend of what is left of it. A shorter legend
    leaves room for more."""
    view = printing.facts.view
    left = printing.fold(view)
    fuller = printing.of(left).fold(view)
    made = next((each for each in (printing.of(fuller), printing.of(left)) if each.fits(each.facts.view)), None)
    made = made or printing.of(printing.of(left).fold(left))
    pages, legends = made.pages(explained)
    kept = made.facts.view
    return Slide(pages[0], len(kept.claims), len(view.claims), len(kept.sought), len(view.sought), len(pages) > 1,
                 tuple(legends))  # fmt: skip
