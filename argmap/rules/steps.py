"""INF, and SUP210: what form has a step, and what comes of it? Single premises, kinds, tests, levels, weak links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from argmap.findings import Severity
from argmap.licence import WARRANT
from argmap.model import Claim, Inference, Modality
from argmap.rules.dialectic import asserted, main_claims
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.support import State, basis

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_STRENGTH = {modality: strength for strength, modality in enumerate(get_args(Modality))}
_HEDGED = frozenset({"possible", "plausible"})
_DECIDES = frozenset({"hoop", "doubly-decisive"})  # evidence that a hypothesis cannot fail
_TRACED = {"process-tracing": "observation", "mechanism": "steps"}  # with the role of what lies between


@rule("INF302", "single-premise-step", N, "either", "add the premise that the text gives beside it", preview=True)
def single_premise_step(material: Material) -> Iterator[Found]:
    """A step has one premise, and nothing joins it to the conclusion.

    What it does: reports a step from a single premise without a stated warrant. Left alone are restatements, and steps
    of which INF301, INF306 or INF308 says already what they lack.
    Why: one claim leads to another only together with something else, which may be said or go without saying.
    Example: an enumeration of one item.

        [{"id": "thesis", "text": "Trade grows.", "inferences": [
           {"id": "thesis.i1", "scheme": "enumeration", "roles": {"item": ["tea"]},
            "premises": [{"id": "tea", "text": "The tea trade grows."}]}]}]

    Instead: the other items that the text has.

        [{"id": "thesis", "text": "Trade grows.", "inferences": [
           {"id": "thesis.i1", "scheme": "enumeration", "roles": {"item": ["tea", "silk"]},
            "premises": [{"id": "tea", "text": "The tea trade grows."}, {"id": "silk", "text": "So does silk."}]}]}]

    Sources: Toulmin 1958.
    """
    for name, inference in material.graph.inferences.items():
        premises = dict.fromkeys(inference.premises)
        single = len(premises) == 1 and inference.scheme != "restatement"
        stated = inference.warrant is not None and inference.warrant.voice != "implicit"
        if single and not stated and not _told_unlicensed(material, name):
            to = material.graph.conclusion[name]
            message = f"{listed(tuple(premises))} alone is recorded for the step to '{to}', and no rule joins them"
            yield Found(name, "inference", message, at="/premises")


def _told_unlicensed(material: Material, step: str) -> bool:
    """True where the finding about its licence says what the step lacks; that a question is open is another matter."""
    lacking = {reason.code: reason.about for reason in material.support.reasons[step]}
    unstated = any(each == WARRANT or not each.startswith("?") for each in lacking.get("INF308", ()))
    return unstated or not lacking.keys().isdisjoint(("INF301", "INF306"))


@rule("INF307", "scheme-conclusion-mismatch", N, "map", "change the scheme, or the kind of the claim", preview=True)
def scheme_conclusion_mismatch(material: Material) -> Iterator[Found]:
    """A scheme is used for a kind of conclusion that it does not have.

    What it does: reports a step to a claim whose kind is not among those that its scheme concludes; `argmap rule
    --schemes` lists them. A scheme that names none concludes anything.
    Why: the kind of the claim or that of the step has been misread, and the critical questions are the wrong ones.
    Example: an aim shown by an enumeration.

        [{"id": "thesis", "kind": "intentional", "text": "Japan wants autonomy.", "inferences": [
           {"id": "thesis.i1", "scheme": "enumeration", "roles": {"item": ["ships"]},
            "premises": [{"id": "ships", "text": "Japan builds ships."}]}]}]

    Instead: the scheme for aims.

        [{"id": "thesis", "kind": "intentional", "text": "Japan wants autonomy.", "inferences": [
           {"id": "thesis.i1", "scheme": "intent-attribution", "roles": {"act": ["ships"]},
            "premises": [{"id": "ships", "text": "Japan builds ships."}]}]}]

    Sources: Walton, Reed & Macagno 2008.
    """
    for name, inference in material.graph.inferences.items():
        scheme = material.schemes.get(inference.scheme) if inference.scheme else None
        claim = material.graph.claims[material.graph.conclusion[name]]
        if scheme is not None and scheme.conclusion and claim.kind not in scheme.conclusion:
            message = f"'{claim.id}' is {claim.kind}, and '{scheme.id}' concludes {', '.join(scheme.conclusion)}"
            yield Found(name, "inference", message, (claim.id,), at="/scheme")


@rule("INF314", "straws-only", W, "paper", "record the harder test that the text has, or hedge the conclusion")
def straws_only(material: Material) -> Iterator[Found]:
    """A hypothesis that is held to be at least probable has passed no test that it could have failed.

    What it does: looks at a claim that is probable or more, and at the steps to it whose evidence is a `test` or is
    traced (`process-tracing`). Reports the claim where each test passed is a straw in the wind or of no recorded sort,
    one at least a straw, and where no step of another kind and no basis of its own supports it.
    Why: a straw in the wind leans a little to one side; what is as likely without the hypothesis cannot carry it.
    Example: one straw, and a bare assertion.

        [{"id": "thesis", "kind": "causal", "text": "Fear of attack made the pact.", "inferences": [
           {"id": "thesis.i1", "scheme": "process-tracing", "roles": {"observation": ["press"]}, "test": "straw",
            "premises": [{"id": "press", "kind": "empirical", "text": "The press spoke of war."}]}]}]

    Instead: a hedge, or a test that could have failed.

        [{"id": "thesis", "kind": "causal", "text": "Fear of attack made the pact.", "inferences": [
           {"id": "thesis.i1", "scheme": "process-tracing", "roles": {"observation": ["minutes"]}, "test": "hoop",
            "premises": [{"id": "minutes", "kind": "empirical", "text": "The cabinet feared attack."}]}]}]

    Sources: Van Evera 1997; Collier 2011; Mahoney 2012.
    """
    graph = material.graph
    for name, names in graph.support.items():
        claim, steps = graph.claims[name], [graph.inferences[each] for each in names]
        passed = [step for step in steps if step.passed]
        straws = [step.id for step in passed if step.test == "straw"]
        if not straws or claim.modality in _HEDGED or basis(claim, material.library) is not State.UNGROUNDED:
            continue
        if all(step.test == "straw" or (step.test is None and step.scheme == "process-tracing") for step in passed):
            tests = are(straws, "a straw in the wind is", "straws in the wind are")
            message = f"'{name}' is {claim.modality}, and {tests} all that is recorded for it: {listed(straws)}"
            yield Found(name, "claim", message, tuple(straws))


@rule("INF315", "failed-hoop-ignored", E, "paper", "withdraw or revise the hypothesis, or say why the test was none")
def failed_hoop_ignored(material: Material) -> Iterator[Found]:
    """A hypothesis is asserted although it failed a test that it had to pass.

    What it does: reports a step with `"passed": false` whose evidence is a hoop or a doubly decisive test, where the
    paper goes on asserting the conclusion and no objection on record defeats it. A step that did not pass supports
    nothing, whatever the test.
    Why: failing a hoop test eliminates a hypothesis, however well it does elsewhere.
    Example: the cabinet should have met, and did not.

        [{"id": "thesis", "text": "The cabinet planned it.", "inferences": [
           {"id": "thesis.i1", "scheme": "process-tracing", "roles": {"observation": ["met"]}, "test": "hoop",
            "passed": false, "premises": [{"id": "met", "kind": "empirical", "text": "It never met."}]}]}]

    Instead: a hypothesis that the paper reports and does not hold.

        [{"id": "thesis", "voice": "reported", "text": "The cabinet planned it.", "inferences": [
           {"id": "thesis.i1", "scheme": "process-tracing", "roles": {"observation": ["met"]}, "test": "hoop",
            "passed": false, "premises": [{"id": "met", "kind": "empirical", "text": "It never met."}]}]}]

    Sources: Van Evera 1997; Mahoney 2012.
    """
    for name, inference in material.graph.inferences.items():
        to = material.graph.conclusion[name]
        ignored = asserted(material, to) and material.support.states[to] is not State.DEFEATED
        if not inference.passed and inference.test in _DECIDES and ignored:
            message = f"'{to}' is asserted, and it failed a {inference.test} test"
            yield Found(name, "inference", message, inference.premises, at="/passed")


@rule("INF316", "mechanism-gap", N, "paper", "record the steps between that the text observes, if it observes any")
def mechanism_gap(material: Material) -> Iterator[Found]:
    """A cause is traced to its effect, and nothing between the two is observed.

    What it does: reports a step to a causal claim by `process-tracing` whose observations, or by `mechanism` whose
    steps, are filled and hold nothing observed: no claim that is empirical or cited, the cause and the effect
    themselves aside. Left alone where another step to the claim has what this one lacks. INF306 reports empty roles.
    Why: to trace a process is to have seen something of it on its way; a step that nobody saw is one more hypothesis.
    Example: a mechanism whose step is a reading.

        [{"id": "thesis", "kind": "causal", "text": "Fear made the pact.", "inferences": [
           {"id": "thesis.i1", "scheme": "mechanism",
            "roles": {"cause": ["fear"], "effect": ["pact"], "steps": ["talk"]},
            "premises": [{"id": "fear", "kind": "empirical", "text": "The ministers were afraid."},
              {"id": "pact", "kind": "empirical", "text": "They signed."},
              {"id": "talk", "text": "They must have spoken of it."}]}]}]

    Instead: what was seen on the way.

        [{"id": "thesis", "kind": "causal", "text": "Fear made the pact.", "inferences": [
           {"id": "thesis.i1", "scheme": "mechanism",
            "roles": {"cause": ["fear"], "effect": ["pact"], "steps": ["talk"]},
            "premises": [{"id": "fear", "kind": "empirical", "text": "The ministers were afraid."},
              {"id": "pact", "kind": "empirical", "text": "They signed."},
              {"id": "talk", "kind": "empirical", "text": "They spoke of it in May."}]}]}]

    Sources: Bennett & Checkel 2015.
    """
    graph = material.graph
    for to, names in graph.support.items():
        if graph.claims[to].kind != "causal":
            continue
        lines = [(name, _between(material, graph.inferences[name])) for name in names]
        traced = [(name, between) for name, between in lines if between is not None]
        if not any(_observed(material, between) for _, between in traced):
            message = f"nothing observed is recorded between cause and effect in '{to}'"
            yield from (Found(name, "inference", message, tuple(each), at="/roles") for name, each in traced)


def _between(material: Material, inference: Inference) -> list[str] | None:
    """Claims that lie between cause and effect; `None` where the step traces nothing, or its role is empty."""
    role = _TRACED.get(inference.scheme) if inference.scheme else None
    named = inference.roles.get(role, ()) if role else ()
    filled = [each for each in named if each in inference.premises and each in material.graph.claims]
    ends = {*inference.roles.get("cause", ()), *inference.roles.get("effect", ())}
    return [each for each in filled if each not in ends] if filled else None


def _observed(material: Material, names: Iterable[str]) -> bool:
    claims: Iterable[Claim] = (material.graph.claims[each] for each in names)
    return any(each.kind == "empirical" or any(map(material.library.supports, each.cites)) for each in claims)


@rule("INF320", "level-shift", W, "paper", "give the rule by which it passes from one level to the other")
def level_shift(material: Material) -> Iterator[Found]:
    """What is shown at one level of analysis is concluded at another.

    What it does: where the conclusion and every premise of a step say their level (`scope.level`), reports the step if
    no premise is of the level of the conclusion and neither a stated warrant nor a premise for a generalisation carries
    it over. Steps by composition and division are left to INF308, which asks what carries them.
    Why: what holds of persons need not hold of their states, nor what holds of states of the system (the ecological
    fallacy, and its reverse).
    Example: from the aims of one minister to those of a state.

        [{"id": "thesis", "text": "Japan seeks autonomy.", "scope": {"level": "state"}, "inferences": [
           {"id": "thesis.i1", "scheme": "sign", "roles": {"sign": ["minister"]},
            "premises": [{"id": "minister", "text": "A minister seeks it.", "scope": {"level": "individual"}}]}]}]

    Instead: the rule that joins the levels, where the text states it.

        [{"id": "thesis", "text": "Japan seeks autonomy.", "scope": {"level": "state"}, "inferences": [
           {"id": "thesis.i1", "scheme": "sign", "roles": {"sign": ["minister"]},
            "warrant": {"text": "In this matter ministers decide for the state."},
            "premises": [{"id": "minister", "text": "A minister seeks it.", "scope": {"level": "individual"}}]}]}]

    Sources: Waltz 1959; Robinson 1950.
    """
    for step, reason in material.led_by("INF320"):
        to = material.graph.claims[material.graph.conclusion[step]]
        levels = tuple(dict.fromkeys(_level(material.graph.claims[each]) for each in reason.about))
        told = f"'{to.id}' speaks of the level '{_level(to)}', and its premises of {listed(levels)}"
        yield Found(step, "inference", told + material.also(step), reason.about)


def _level(claim: Claim) -> str:
    return (claim.scope.level if claim.scope else None) or ""


@rule("SUP210", "stronger-than-weakest-link", W, "paper", "hedge it like the weakest link, or add a line without it")
def stronger_than_weakest_link(material: Material) -> Iterator[Found]:
    """A main claim is put more strongly than something on which its only line depends.

    What it does: looks at the roots, and at the claims that a step to a root names, and follows each down as long as
    there is one step and no other basis; reports it where a claim met there is put less strongly (`modality`) than it
    is. A premise of its own step is left to INF311, and the same weak link is reported once.
    Why: a chain of linked premises is no stronger than the weakest of them. Several lines together may be.
    Example: what is possible at the bottom is asserted at the top.

        [{"id": "thesis", "text": "The pact lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "trust", "text": "The allies trust each other.", "inferences": [{"id": "trust.i1", "premises": [
             {"id": "talks", "modality": "possible", "text": "They may be talking."}]}]}]}]}]

    Instead: the thesis as strong as what it rests on.

        [{"id": "thesis", "modality": "possible", "text": "The pact lasts.", "inferences": [
           {"id": "thesis.i1", "premises": [
             {"id": "trust", "text": "The allies trust each other.", "inferences": [{"id": "trust.i1", "premises": [
               {"id": "talks", "modality": "possible", "text": "They may be talking."}]}]}]}]}]

    Sources: Pollock 2001.
    """
    graph, told, weakest = material.graph, set[str](), _weakest_links(material)
    for name in dict.fromkeys(each for root in graph.roots for each in main_claims(material, root)):
        weak = weakest.get(name, name)
        if weak not in told and _weaker(material, weak, name) and not _weak_premise(material, name):
            told.add(weak)
            own, other = (graph.claims[each].modality for each in (name, weak))
            message = f"'{name}' is {own}, and its only line passes '{weak}', which is {other}"
            yield Found(name, "claim", message, (weak,))


def _weaker(material: Material, one: str, other: str) -> bool:
    """True where one claim is put less strongly than another."""
    first, second = (material.graph.claims[each].modality for each in (one, other))
    return _STRENGTH[first] < _STRENGTH[second]


def _weak_premise(material: Material, name: str) -> bool:
    """True where a premise of a claim is put less strongly than it."""
    graph = material.graph
    premises = (each for step in graph.support[name] for each in graph.inferences[step].premises)
    return any(_weaker(material, each, name) for each in premises if each in graph.claims)


def _weakest_links(material: Material) -> dict[str, str]:
    """Claims that hang on others, with the weakest of these, where the map has any that is weaker than another.

    Beginning with the weakest, each is carried upwards through claims that have one step and no other basis; what a
    weaker one has reached is not looked at again.
    """
    graph, found = material.graph, dict[str, str]()
    strength = {name: _STRENGTH[claim.modality] for name, claim in graph.claims.items()}
    strongest = max(strength.values(), default=0)
    for _, start in sorted((rank, name) for name, rank in strength.items() if rank < strongest):
        waiting = [start]
        while waiting:
            above = (graph.conclusion[step] for step in graph.used_in.get(waiting.pop(), ()))
            fresh = [each for each in dict.fromkeys(above) if each not in found and _hangs_on_one(material, each)]
            found.update(dict.fromkeys(fresh, start))
            waiting += fresh
    return found


def _hangs_on_one(material: Material, name: str) -> bool:
    """True for a claim with one step and no basis of its own."""
    single = len(material.graph.support[name]) == 1
    return single and basis(material.graph.claims[name], material.library) is State.UNGROUNDED
