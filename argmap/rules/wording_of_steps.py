"""INF and SUP: do the words of premises and conclusion meet? Terms in English and in Chinese, and declared terms.

Two claims are compared in the languages that both have, and share a term where they do so in one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from argmap.findings import Severity
from argmap.model import Claim, Inference
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.wording import side_by_side

W, N = Severity.WARNING, Severity.NOTE
_INSTANCES = frozenset({"example-to-generalisation", "statistical-generalisation"})
_LISTS = _INSTANCES | {"enumeration", "aspects", "composition", "comparison"}

Terms = Mapping[str, frozenset[str]]


def premises_of(material: Material, inference: Inference) -> list[str]:
    """The premises of a step that exist, each once."""
    return [each for each in dict.fromkeys(inference.premises) if each in material.graph.claims]


def terms_of(material: Material, name: str) -> Terms:
    return material.key_terms.of(material.graph.claims[name])


def reasons_of(material: Material, step: str) -> Iterator[Terms]:
    """What the premises of a step are about, and its warrant, where it has one."""
    inference = material.graph.inferences[step]
    yield from (terms_of(material, each) for each in premises_of(material, inference))
    if inference.warrant:
        yield material.key_terms.of_text(inference.warrant.text)


def _touch(one: Terms, other: Terms) -> bool:
    """True where two texts share a term in some language; and where there is no language in which both have terms."""
    told = [(mine, theirs) for mine, theirs in side_by_side(one, other) if mine and theirs]
    return not told or not all(mine.isdisjoint(theirs) for mine, theirs in told)


def _joined(material: Material, step: str) -> bool:
    """True where the conclusion of a step shares a term with a premise or with the warrant."""
    own = terms_of(material, material.graph.conclusion[step])
    return any(_touch(own, other) for other in reasons_of(material, step))


@rule("INF303", "no-shared-term", W, "either", "add the premise that joins them, or declare the synonyms", "lexical",
      preview=True)  # fmt: skip
def no_shared_term(material: Material) -> Iterator[Found]:
    """A conclusion shares no word with what supports it.

    What it does: reports a step whose conclusion has no content term and no declared term in common with any premise or
    with the warrant, in none of the languages in which all are written: a warning for two premises or more, a note for
    one. Left alone are steps from examples, which show a kind by its cases, and those that INF301 reports. English and
    Chinese are read by terms, other languages by whole words.
    Why: what the conclusion speaks of must come from somewhere; a premise that would bring it in is missing.
    Example: trade on the one side, the alliance on the other.

        [{"id": "thesis", "text": "The alliance endures.", "inferences": [
           {"id": "thesis.i1", "scheme": "sign", "roles": {"sign": ["tea", "silk"]},
            "premises": [{"id": "tea", "text": "Tea sells."}, {"id": "silk", "text": "So does silk."}]}]}]

    Instead: the premise that joins the two.

        [{"id": "thesis", "text": "The alliance endures.", "inferences": [
           {"id": "thesis.i1", "scheme": "sign", "roles": {"sign": ["tea"], "usually-indicates": ["ties"]},
            "premises": [{"id": "tea", "text": "Tea sells."},
              {"id": "ties", "text": "Allies that sell to each other endure."}]}]}]

    Sources: none; the rule is one of teaching with maps.
    """
    for name, inference in material.graph.inferences.items():
        first = next(iter(material.support.reasons[name]), None)
        told = first is not None and first.code == "INF301"
        premises = [] if told or inference.scheme in _INSTANCES else premises_of(material, inference)
        if premises and not _joined(material, name):
            to, no = material.graph.conclusion[name], are(premises, "its premise", "any of its premises")
            message = f"'{to}' shares no term with {no} {listed(premises)}"
            yield Found(name, "inference", message, tuple(premises), severity=W if len(premises) > 1 else N)


def declared(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.partition("#")[0] for each in claim.uses))


@rule("INF305", "holding-hands", N, "either", "say how the term bears on the conclusion", preview=True)
def holding_hands(material: Material) -> Iterator[Found]:
    """A premise turns on key terms of which nothing else in the step takes up any.

    What it does: reports a step with a premise that uses declared terms (`uses`), none of which the conclusion, another
    premise or the warrant uses, or names by one of its labels. Left alone are restatements and steps that list or
    compare: each of their parts brings in what is its own.
    Why: what a premise brings in and nothing takes up either does no work, or works in a way that is not said.
    Example: the axis goes nowhere.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}}],
         "trees": [{"id": "thesis", "text": "Trade grows.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "talks", "text": "Japan is the axis.", "uses": ["axis"]}]}]}]}

    Instead: a premise that takes it up.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}}],
         "trees": [{"id": "thesis", "text": "Trade grows.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "talks", "text": "Japan is the axis.", "uses": ["axis"]},
             {"id": "gains", "text": "Trade grows where the axis is."}]}]}]}

    Sources: none; the rule is one of teaching with maps.
    """
    graph = material.graph
    for name, inference in graph.inferences.items():
        listing = inference.scheme in (*_LISTS, "restatement")
        lost = {} if listing else {each: declared(graph.claims[each]) for each in premises_of(material, inference)}
        within = (terms_of(material, graph.conclusion[name]), *reasons_of(material, name))
        met = Counter(term for each in within for term in declared_in(each))
        turning = [each for each, terms in lost.items() if terms and all(met[f"#{term}"] < 2 for term in terms)]
        if turning:
            terms = list(dict.fromkeys(term for each in turning for term in lost[each]))
            told = f"{listed(turning)} {are(turning, 'turns', 'turn')} on {listed(terms)}"
            yield Found(name, "inference", f"{told}, and nothing else in the step does", tuple(turning))


def declared_in(text: Terms) -> set[str]:
    """The declared terms that a text uses or names, in any of its languages."""
    return {term for found in text.values() for term in found if term.startswith("#")}


@rule(
    "SUP208", "convergent-as-linked", N, "map", "write a step for each, if each would do alone", "lexical", preview=True
)
def convergent_as_linked(material: Material) -> Iterator[Found]:
    """Premises are taken together that seem to support the conclusion one by one.

    What it does: reports a step of three premises or more of which no two share a term and each shares one with the
    conclusion, in each language in which all are written. Left alone are steps that list or compare, and those in which
    premises fill different roles.
    Why: of linked premises each is needed, of convergent ones any; to refute one of these does not refute the claim.
    Example: three reasons, each of which would do.

        [{"id": "thesis", "text": "The port, the school and the bank will close.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "a", "text": "No ships reach the port."},
             {"id": "b", "text": "Few children attend school."}, {"id": "c", "text": "The bank lost money."}]}]}]

    Instead: a step for each.

        [{"id": "thesis", "text": "The port, the school and the bank will close.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "a", "text": "No ships reach the port."}]},
           {"id": "thesis.i2", "premises": [{"id": "b", "text": "Few children attend school."}]},
           {"id": "thesis.i3", "premises": [{"id": "c", "text": "The bank lost money."}]}]}]

    Sources: none; what makes premises linked is disputed.
    """
    for name, inference in material.graph.inferences.items():
        premises = premises_of(material, inference)
        roles = [role for role, filled in inference.roles.items() if not set(premises).isdisjoint(filled)]
        if len(premises) < 3 or inference.scheme in _LISTS or len(roles) > 1:
            continue
        to = material.graph.conclusion[name]
        own, terms = terms_of(material, to), [terms_of(material, each) for each in premises]
        apart = any(side_by_side(own, *terms)) and not any(count > 1 for count in _recurring(terms).values())
        if apart and all(_touch(own, each) for each in terms):
            message = f"{listed(premises)} share no term with one another, and each shares one with '{to}'"
            yield Found(name, "inference", message, tuple(premises), at="/premises")


def _recurring(texts: Iterable[Terms]) -> Counter[tuple[str, str]]:
    """In how many of some texts each term occurs, by language."""
    return Counter((tag, term) for each in texts for tag, found in each.items() for term in found)


@rule("SUP209", "idle-premise", N, "either", "say what it does in the step, or take it out", "lexical",
      preview=True)  # fmt: skip
def idle_premise(material: Material) -> Iterator[Found]:
    """A premise has nothing in common with the rest of its step.

    What it does: reports a premise that fills no role and shares no content term and no declared term with the
    conclusion, another premise or the warrant, in none of the languages in which all are written. A step that INF303
    reports as a whole is left alone. English and Chinese are read by terms, other languages by whole words.
    Why: nothing shows what it is for; if it were false, nobody could say what would change.
    Example: silk in an argument about rent.

        [{"id": "thesis", "text": "Rents will fall.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "empty", "text": "Falling rents follow empty houses."},
             {"id": "silk", "text": "Silk is soft."}]}]}]

    Instead: the premise that is meant.

        [{"id": "thesis", "text": "Rents will fall.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "empty", "text": "Falling rents follow empty houses."},
             {"id": "houses", "text": "Half of the houses are empty."}]}]}]

    Sources: none; the rule is one of teaching with maps.
    """
    for name, inference in material.graph.inferences.items():
        premises, bound = premises_of(material, inference), set().union(*inference.roles.values())
        free = [each for each in premises if each not in bound]
        idle = _idle(material, name, free) if free else []
        if idle and _joined(material, name):
            to = material.graph.conclusion[name]
            message = f"{listed(idle)} {are(idle, 'shares', 'share')} no term with the rest of the step to '{to}'"
            yield Found(name, "inference", message, tuple(idle), at="/premises")


def _idle(material: Material, step: str, premises: list[str]) -> list[str]:
    """Premises none of whose terms recurs in their step, in a language in which something else of it is written."""
    texts = [terms_of(material, material.graph.conclusion[step]), *reasons_of(material, step)]
    within, written = _recurring(texts), Counter(tag for each in texts for tag in each)
    return [each for each in premises if _stands_alone(terms_of(material, each), within, written)]


def _stands_alone(own: Terms, within: Counter[tuple[str, str]], written: Counter[str]) -> bool:
    compared = any(written[tag] > 1 and found for tag, found in own.items())
    return compared and all(within[tag, term] < 2 for tag, found in own.items() for term in found)
