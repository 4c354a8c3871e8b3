"""DIA: what rests on claims that the paper contradicts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.rules.dialectic import conflicts
from argmap.rules.rule import Found, Material, listed, rule
from argmap.support import State, basis

W, N = Severity.WARNING, Severity.NOTE


@rule("DIA711", "rests-on-conflict", W, "paper", "say in what respect each of the two holds, or take another premise")
def rests_on_conflict(material: Material) -> Iterator[Found]:
    """A step starts from a claim that the paper contradicts elsewhere.

    What it does: takes each of two claims that are recorded as contradictory and are both asserted (DIA709), and
    reports the steps from it: one finding, at the step that bears most. It is a note where nothing hangs on the claim:
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
    for name, other, _ in conflicts(material):
        for premise, against in ((name, other), (other, name)):
            yield from (_rests(material, steps, premise, against) for steps in _together(material, premise))


def _together(material: Material, premise: str) -> Iterator[list[str]]:
    """The steps from a claim, together; one of which something is said by itself stands alone."""
    steps = material.graph.used_in.get(premise, ())
    alone = [step for step in steps if material.graph.inferences[step].lint is not None]
    others = [step for step in steps if material.graph.inferences[step].lint is None]
    yield from ([step] for step in alone)
    if others:
        yield others


def _rests(material: Material, steps: list[str], premise: str, against: str) -> Found:
    """The finding about the steps from one of two claims, at the one that bears most of those that hang on it."""
    hanging = [step for step in steps if _hangs_on(material, step, premise, against)]
    subject = max(hanging or steps, key=material.carrying.load) if len(steps) > 1 else steps[0]
    others = [step for step in steps if step != subject]
    to = material.graph.conclusion
    also = f", as do those to {listed([to[each] for each in others])}" if others else ""
    told = f"the step to '{to[subject]}' starts from '{premise}'{also}, and the paper also asserts '{against}'"
    related, grave = (premise, against, *others), W if hanging else N
    return Found(subject, "inference", told, related, severity=grave, key=premise, elsewhere=tuple(others))


def _hangs_on(material: Material, step: str, premise: str, against: str) -> bool:
    """True where the step has no other premise that is untouched, or its conclusion has no other line."""
    graph, to = material.graph, material.graph.conclusion[step]
    if {*graph.inferences[step].premises} <= {premise, against}:
        return True
    lines = any(premise not in graph.inferences[each].premises for each in graph.support[to])
    return not lines and basis(graph.claims[to], material.library) is not State.GROUNDED
