"""SCP604, DIA710: evidence that is the same whichever way the matter stands."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.model import Claim
from argmap.rules.dialectic import asserted
from argmap.rules.rule import Found, Material, listed, rule

W, N = Severity.WARNING, Severity.NOTE
_MANY = frozenset({"universal", "general", "usually", "most"})
# Schemes that argue from within a case, or for a necessary condition, of which cases with the outcome are the test.
_WITHIN = frozenset({"necessary-condition", "process-tracing", "crucial-case"})


@rule("SCP604", "selected-on-outcome", W, "paper", "add cases without the outcome, or claim less")
def selected_on_outcome(material: Material) -> Iterator[Found]:
    """What causes something is told from cases that all came out alike.

    What it does: reports a general causal claim of the paper (`causal` or `theoretical`, with the quantifier universal,
    general, usually or most) whose steps start from two or more claims about cases, all with one `outcome`. Left alone:
    a claim with an `only_if` and one argued by `necessary-condition`, `process-tracing` or `crucial-case`, and one of
    whose cases some have no outcome recorded.
    Why: where the cause may have been present in the cases that came out otherwise as well, nothing is shown of it.
    Example: trade is said to bring peace, and both cases are of states at peace.

        [{"id": "thesis", "kind": "causal", "text": "Trade brings peace.", "scope": {"quantifier": "general"},
          "inferences": [{"id": "thesis.i1", "scheme": "example-to-generalisation", "premises": [
           {"id": "north", "text": "The north traded, in peace.", "scope": {"cases": ["north"], "outcome": "present"}},
           {"id": "south", "text": "The south traded, in peace.", "scope": {"cases": ["south"], "outcome": "present"}}
          ]}]}]

    Instead: a case that came out otherwise, and had no trade.

        [{"id": "thesis", "kind": "causal", "text": "Trade brings peace.", "scope": {"quantifier": "general"},
          "inferences": [{"id": "thesis.i1", "scheme": "comparison", "premises": [
           {"id": "north", "text": "The north traded, in peace.", "scope": {"cases": ["north"], "outcome": "present"}},
           {"id": "west", "text": "The west had war, and no trade.", "scope": {"cases": ["west"], "outcome": "absent"}}
          ]}]}]

    Sources: Geddes 1990; King, Keohane & Verba 1994.
    """
    graph = material.graph
    for name in (name for name, claim in graph.claims.items() if _general(claim) and asserted(material, name)):
        steps = [graph.inferences[each] for each in graph.support.get(name, ())]
        if any(step.scheme in _WITHIN for step in steps):
            continue
        premises = dict.fromkeys(each for step in steps for each in step.premises if each in graph.claims)
        cases = [each for each in premises if _about_cases(graph.claims[each])]
        outcomes = {scope.outcome for each in cases if (scope := graph.claims[each].scope)}
        if len(cases) > 1 and len(outcomes) == 1 and None not in outcomes:
            message = f"in all cases recorded for '{name}' the outcome is {outcomes.pop()}: {listed(cases)}"
            yield Found(name, "claim", message, tuple(cases))


def _general(claim: Claim) -> bool:
    """True for a claim that such things have such causes, unless it says what is necessary for them."""
    many = claim.scope is not None and claim.scope.quantifier in _MANY
    return many and claim.kind in ("causal", "theoretical") and not claim.only_if


def _about_cases(claim: Claim) -> bool:
    return claim.scope is not None and bool(claim.scope.cases or claim.scope.outcome)


@rule(
    "DIA710",
    "non-discriminating-evidence",
    N,
    "paper",
    "find what would be so if the one were true and not if the other were",
    basis="structural",
)
def non_discriminating_evidence(material: Material) -> Iterator[Found]:
    """One piece of evidence is given for a claim and for its rival.

    What it does: takes claims that contradict one another, and a claim with what rebuts it, and reports two for which a
    step starts from the same premise, or for which, or for whose premises, the same work is cited at the same place.
    Why: what is to be expected either way tells nobody which of the two is true.
    Example: the rise in prices is given as a reason for both.

        [{"id": "thesis", "text": "The tax failed.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "dearer", "text": "Prices rose."}]}],
          "objections": [{"id": "thesis.o1", "kind": "rebuts", "claim": {"id": "worked", "text": "The tax worked.",
           "inferences": [{"id": "worked.i1", "premises": [{"ref": "dearer"}]}]}}]}]

    Instead: something else for the rival.

        [{"id": "thesis", "text": "The tax failed.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "dearer", "text": "Prices rose."}]}],
          "objections": [{"id": "thesis.o1", "kind": "rebuts", "claim": {"id": "worked", "text": "The tax worked.",
           "inferences": [{"id": "worked.i1", "premises": [{"id": "less-smoke", "text": "Fewer people smoke."}]}]}}]}]

    Sources: Fairfield & Charman 2017.
    """
    told, known = set[frozenset[str]](), dict[str, dict[tuple[str, str], None]]()
    for one, other in _rivals(material):
        pair = frozenset((one, other))
        if pair in told or len(pair) < 2:
            continue
        told.add(pair)
        for each in (name for name in (one, other) if name not in known):
            known[each] = _evidence(material, each)
        few, many = sorted((known[one], known[other]), key=len)
        shared = list(dict.fromkeys(name for name, place in few if (name, place) in many))
        if shared:
            message = f"the same is recorded for '{one}' and for its rival '{other}': {listed(shared)}"
            related = (each for each in shared if _is_known(material, each))
            yield Found(one, "claim", message, (other, *related), key=other)


def _rivals(material: Material) -> Iterator[tuple[str, str]]:
    """Pairs of claims that cannot both be true: contradictory ones, and a claim with what is turned against it."""
    graph = material.graph
    for name, claim in graph.claims.items():
        yield from ((name, other) for other in claim.contradicts if other in graph.claims)
    for name, objection in graph.objections.items():
        target = graph.target[name]
        on = graph.objections[target].claim if target in graph.objections else target
        if objection.kind == "rebuts" and on in graph.claims and objection.claim in graph.claims:
            yield on, objection.claim


def _evidence(material: Material, name: str) -> dict[tuple[str, str], None]:
    """What a claim is argued from: premises, and works or named sources with the places cited in them."""
    graph = material.graph
    steps = (graph.inferences[each] for each in graph.support.get(name, ()))
    premises = dict.fromkeys(each for step in steps for each in step.premises if each in graph.claims)
    found = {(each, ""): None for each in premises}
    for each in (name, *premises):
        found |= dict.fromkeys(_cited(material, graph.claims[each]))
    return found


def _cited(material: Material, claim: Claim) -> Iterator[tuple[str, str]]:
    """Sources that support a claim, each with the page or section; the page of a note's work stands in the note."""
    for cited in claim.cites:
        if cited.relation != "supports":
            continue
        if cited.named is not None:
            yield cited.named, cited.locator or "whole"
        for work in material.library.works(cited):
            note = material.map.notes.get(cited.note or "")
            places = [each.locator for each in note.works if each.source == work] if note else []
            yield work, cited.locator or next(filter(None, places), None) or "whole"


def _is_known(material: Material, name: str) -> bool:
    return name in material.graph.claims or name in material.library.references
