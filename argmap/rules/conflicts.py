"""DIA: what rests on claims that the paper contradicts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.rules.dialectic import conflicts
from argmap.rules.rule import Found, Material, rule

W = Severity.WARNING


@rule("DIA711", "rests-on-conflict", W, "paper", "say in what respect each of the two holds, or take another premise")
def rests_on_conflict(material: Material) -> Iterator[Found]:
    """A step starts from a claim that the paper contradicts elsewhere.

    What it does: reports the steps from each of two claims that are recorded as contradictory and are both asserted
    (DIA709).
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
            for step in material.graph.used_in.get(premise, ()):
                to = material.graph.conclusion[step]
                told = f"the step to '{to}' starts from '{premise}', and the paper also asserts '{against}'"
                yield Found(step, "inference", told, (premise, against), key=premise)
