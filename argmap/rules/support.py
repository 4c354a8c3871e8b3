"""SUP: is it supported? Claims without a recorded basis, and roots that their argument does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.findings import Severity
from argmap.rules.rule import Found, Material, listed, rule
from argmap.support import State, basis

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def bare(material: Material, claim: str) -> bool:
    """True for a claim that the paper asserts in its own voice with no inference and no basis of its own.

    A claim that is only the condition of another is not asserted.
    """
    graph, record = material.graph, material.graph.claims[claim]
    if claim in graph.conditions and claim not in graph.used_in and claim not in graph.raised_by:
        return False
    if claim in graph.support or record.status != "asserted" or record.voice != "paper":
        return False
    return basis(record, material.library) is State.UNGROUNDED


@rule(
    "SUP201",
    "unsupported-leaf",
    N,
    "paper",
    "give the evidence that the text gives, or mark it assumed",
)
def unsupported_leaf(material: Material) -> Iterator[Found]:
    """Nothing is recorded for a claim from which the paper argues.

    What it does: reports claims that the paper asserts, that no inference supports, and that have no citation, no
    definition and no common knowledge behind them. Those of one section are one finding, with the others as related.
    Why: whoever doubts the conclusion will ask here first. A paper need not cite everything, so this is a note.
    Example: `{"id": "costs-rose", "kind": "empirical", "text": "Costs doubled."}` with no `cites`.
    Instead: `"cites": [{"note": "5"}]` where the text cites, or `"status": "common-knowledge"` where nobody would ask.
    """
    passages: dict[tuple[str, ...], list[str]] = {}
    for name in filter(partial(bare, material), material.graph.claims):
        passages.setdefault(_passage(material, name), []).append(name)
    for (*_, section), claims in passages.items():
        where = f" (section {section})" if section and section not in claims else ""
        yield Found(claims[0], "claim", f"no support is recorded for {listed(claims)}{where}", tuple(claims[1:]))


def _passage(material: Material, name: str) -> tuple[str, ...]:
    """Part and section of a claim. What is said of one claim by itself must not hush the others."""
    claim = material.graph.claims[name]
    section = next((anchor.section for anchor in claim.anchors if anchor.section), "")
    return (name,) if claim.lint is not None else (material.graph.part_of[name], section)


@rule("SUP202", "ungrounded-root", E, "paper", "support the premises named; every line needs a ground at its end")
def ungrounded_root(material: Material) -> Iterator[Found]:
    """The main claim does not rest on grounds.

    What it does: reports a root that no line of support grounds: each of its lines ends at some claim for which nothing
    is recorded, or passes a broken step. A root that is grounded only on assumptions is not reported here.
    Why: it says how far the recorded argument carries, and what is missing for it to carry the root.
    Example: a thesis from two premises, of which one is a bare assertion.
    Instead: a citation, or a reason, for that premise; or a second line for the thesis that stands without it.
    """
    for root in material.graph.roots:
        state = material.support.states[root]
        if state is State.DEFEATED:
            yield Found(root, "claim", f"the root '{root}' is defeated by an objection that stands")
        elif state is State.UNGROUNDED:
            missing = _missing(material, root)
            yield Found(root, "claim", f"the root '{root}' is not grounded: {_lacks(root, missing)}", tuple(missing))


def _lacks(root: str, missing: list[str]) -> str:
    if missing == [root]:
        return "no support is recorded for it"
    return f"no support is recorded for {listed(missing)} beneath it" if missing else "no step to it holds"


def _missing(material: Material, root: str) -> list[str]:
    """Claims beneath a root at which its lines of support end without a ground, in the order of the argument."""
    graph, states = material.graph, material.support.states
    seen, waiting, ends = {root}, [root], []
    while waiting:
        claim = waiting.pop()
        steps = graph.support.get(claim, ())
        if not steps:
            ends.append(claim)
        for premise in (each for step in steps for each in graph.inferences[step].premises if each in graph.claims):
            if premise not in seen and states[premise] in (State.UNGROUNDED, State.DEFEATED):
                seen.add(premise)
                waiting.append(premise)
    return ends[::-1]


@rule("SUP203", "needs-support", N, "paper", "develop it, or say that it is assumed")
def needs_support(material: Material) -> Iterator[Found]:
    """A claim is marked as still to be supported.

    What it does: lists the claims with status `needs-support`.
    Why: so that what is owed is not forgotten.
    Example: `{"status": "needs-support"}`
    Instead: its inferences, or `"status": "assumed"`.
    """
    for name, claim in material.graph.claims.items():
        if claim.status == "needs-support":
            yield Found(name, "claim", f"'{name}' is marked as needing support", at="/status")
