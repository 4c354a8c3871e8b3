"""DIA: what rests on claims that the paper contradicts elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.findings import Severity
from argmap.graph import Graph
from argmap.rules.dialectic import conflicts
from argmap.rules.rule import Found, Material, listed, rule
from argmap.support import State, basis

W, N = Severity.WARNING, Severity.NOTE


@rule("DIA711", "rests-on-conflict", W, "paper", "say in what respect each of the two holds, or take another premise")
def rests_on_conflict(material: Material) -> Iterator[Found]:
    """A step starts from a claim that the paper contradicts elsewhere.

    What it does: takes each claim that is recorded as contradicting another, where both are asserted (DIA709), and
    reports the steps from it: one finding, at the step that bears most. A step from two that contradict each other is
    told once. It is a note where nothing hangs on the claim:
    where each step has other premises too, and its conclusion another line without this claim, or a basis of its own.
    Why: whoever takes the other of the two claims at its word has lost this premise.
    Example: near-equality is drawn from balanced duties, and elsewhere the duties are not balanced.

        [{"id": "thesis", "text": "The allies are nearly equal.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "balanced", "text": "Both carry the same burden.", "contradicts": ["one-carries-more"]}]}]},
         {"id": "one-carries-more", "text": "The larger carries more."}]

    Instead: the premise is limited to that in which it holds, and contradicts nothing.

        [{"id": "thesis", "text": "The allies are nearly equal.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "balanced", "text": "At sea both carry the same burden."}]}]},
         {"id": "one-carries-more", "text": "The larger carries more."}]

    Sources: Walton, Reed & Macagno 2008.
    """
    against: dict[str, list[str]] = {}
    for name, other, _ in conflicts(material):
        against.setdefault(name, []).append(other)
        against.setdefault(other, []).append(name)
    for premise, steps in _starting(material.graph, against):
        lines = Counter(material.graph.conclusion[step] for step in material.graph.used_in[premise])
        for together in _together(material.graph, steps):
            yield _rests(material, together, premise, against[premise], lines)


def _starting(graph: Graph, against: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """Claims with the steps from them; a step from two that contradict each other goes with the first."""
    used = {claim: frozenset(graph.used_in.get(claim, ())) for claim in against}
    met: set[str] = set()
    for claim, others in against.items():
        told = frozenset[str]().union(*(used[claim] & used[each] for each in others if each in met))
        met.add(claim)
        steps = [step for step in graph.used_in.get(claim, ()) if step not in told]
        if steps:
            yield claim, steps


def _together(graph: Graph, steps: Sequence[str]) -> Iterator[list[str]]:
    """Steps together; one of which something is said by itself stands alone."""
    yield from ([step] for step in steps if graph.inferences[step].lint is not None)
    others = [step for step in steps if graph.inferences[step].lint is None]
    if others:
        yield others


def _rests(material: Material, steps: list[str], premise: str, against: list[str], lines: Mapping[str, int]) -> Found:
    """The finding about the steps from a claim, at the one that bears most of those that hang on it.

    `lines` has how many steps from the claim lead to each conclusion.
    """
    contested = {premise, *against}
    hanging = [step for step in steps if _hangs_on(material, step, contested, lines)]
    subject = max(hanging or steps, key=material.carrying.load) if len(steps) > 1 else steps[0]
    others = [step for step in steps if step != subject]
    to = material.graph.conclusion
    likewise = "as does the one to" if len(others) == 1 else "as do those to"
    also = f", {likewise} {listed([to[each] for each in others])}" if others else ""
    told = f"the step to '{to[subject]}' starts from '{premise}'{also}, and the paper also asserts {listed(against)}"
    related, grave = (premise, *against, *others), W if hanging else N
    return Found(subject, "inference", told, related, severity=grave, key=premise, elsewhere=tuple(others))


def _hangs_on(material: Material, step: str, contested: set[str], lines: Mapping[str, int]) -> bool:
    """True where the step has no other premise that is untouched, or its conclusion has no other line."""
    graph, to = material.graph, material.graph.conclusion[step]
    if contested.issuperset(graph.inferences[step].premises):
        return True
    elsewhere = len(graph.support[to]) > lines[to]
    return not elsewhere and basis(graph.claims[to], material.library) is not State.GROUNDED
