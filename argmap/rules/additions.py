"""INF: what does a conclusion add to its premises? Nothing at all, a number, or a term that comes out of nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.model import Claim, Inference, Text
from argmap.period import span
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.rules.wording_of_steps import Terms, declared, declared_in, premises_of, reasons_of, terms_of
from argmap.wording import likeness, side_by_side, spoken

W, N = Severity.WARNING, Severity.NOTE
_SAME = 0.8  # of the terms of two claims, for the one to restate the other (Jaccard)
_COUNTED = 10  # up to here a number is a count of what the step itself lists, or of two sides


@rule("INF304", "rabbit", N, "either", "add the premise that brings the term in", preview=True)
def rabbit(material: Material) -> Iterator[Found]:
    """A key term comes out of the hat: the conclusion turns on it, and nothing that supports it does.

    What it does: reports a claim that uses a declared term (`uses`) which no premise and no warrant of any step to it
    uses, or names by one of its labels. Restatements count as steps. Undeclared words are left to INF303.
    Why: nothing can be concluded about a thing of which no premise speaks.
    Example: the axis appears in the conclusion.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}}],
         "trees": [{"id": "thesis", "text": "Japan is the axis.", "uses": ["axis"], "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "talks", "text": "Japan hosts the talks."}]}]}]}

    Instead: a premise that speaks of it.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}}],
         "trees": [{"id": "thesis", "text": "Japan is the axis.", "uses": ["axis"], "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "talks", "text": "Japan hosts the talks."},
             {"id": "turns", "text": "Whoever hosts the talks is the axis."}]}]}]}

    Sources: none; the rule is one of teaching with maps.
    """
    graph = material.graph
    for name, steps in graph.support.items():
        used = declared(graph.claims[name])
        reasons = [each for step in steps for each in reasons_of(material, step)] if used else []
        spoken_of = {term for each in reasons for term in declared_in(each)}
        lost = [term for term in used if f"#{term}" not in spoken_of]
        if reasons and lost:
            message = f"'{name}' turns on {listed(lost)}, of which nothing that supports it speaks"
            yield Found(name, "claim", message, tuple(lost), at="/uses")


@rule("INF317", "restatement", W, "either", "give a reason that is another claim, or mark the step as a restatement",
      "lexical", preview=True)  # fmt: skip
def restatement(material: Material) -> Iterator[Found]:
    """A premise says what the conclusion says.

    What it does: reports a step one of whose premises has at least four fifths of the terms of the two in common with
    the conclusion, in each language that both have. Left alone are steps that say so (the scheme `restatement`).
    English and Chinese are read by terms, other languages by whole words.
    Why: who doubts the conclusion doubts the premise as well (petitio principii).
    Example: the same in other words.

        [{"id": "thesis", "text": "The trade with Japan will grow.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "again", "text": "Trade with Japan is growing."}]}]}]

    Instead: a reason why it will.

        [{"id": "thesis", "text": "The trade with Japan will grow.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "ports", "text": "Japan opens new ports for trade."}]}]}]

    Sources: Hamblin 1970.
    """
    for name, inference in material.graph.inferences.items():
        to = material.graph.conclusion[name]
        others = [] if inference.scheme == "restatement" else premises_of(material, inference)
        same = [each for each in others if each != to and _restates(terms_of(material, each), terms_of(material, to))]
        if same:
            message = f"{listed(same)} {are(same, 'says', 'say')} in nearly the same words what '{to}' says"
            yield Found(name, "inference", message, tuple(same))


def _restates(one: Terms, other: Terms) -> bool:
    told = [likeness(*both) for both in side_by_side(one, other)]
    return bool(told) and min(told) >= _SAME


@rule("INF318", "number-introduced", N, "either", "cite the number, or record what it is worked out from", "lexical",
      preview=True)  # fmt: skip
def number_introduced(material: Material) -> Iterator[Found]:
    """A conclusion gives a number that its premises do not.

    What it does: reports a claim without a basis of its own whose text has a number that no premise, warrant or
    condition of any step to it has, nor a remark on the claim or on a step, where a calculation can be noted. Numbers
    are read in figures, in English and in Chinese, and compared across languages. Left alone are whole numbers up to
    ten, by which a text counts its own items, and the years of the claim's period or of that of a premise.
    Why: a figure has to be counted or worked out by somebody, and a reader will want to know by whom.
    Example: forty per cent.

        [{"id": "thesis", "text": "Costs rose by 40 per cent.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "wages", "text": "Wages rose."}]}]}]

    Instead: from what it is worked out.

        [{"id": "thesis", "text": "Costs rose by 40 per cent.", "inferences": [
           {"id": "thesis.i1", "remark": "14 over 10 is 1.4: 40 per cent more.",
            "premises": [{"id": "wages", "text": "Wages rose from 10 to 14 a day."}]}]}]

    Sources: none; it follows from what a number is.
    """
    graph = material.graph
    for name, steps in graph.support.items():
        claim = graph.claims[name]
        given = set() if claim.cites else _figures(material, claim.text)
        given -= _of_period(claim)
        if given:
            given -= _recorded(material, claim, [graph.inferences[step] for step in steps])
        if given:
            shown = ", ".join(sorted(given, key=lambda figure: (len(figure), figure)))
            yield Found(name, "claim", f"'{name}' gives a number that nothing recorded for it has: {shown}", at="/text")


def _figures(material: Material, text: Text) -> set[str]:
    """The numbers of a text, in whatever language; small counts aside."""
    from argmap.numerals import numerals  # for a rule that few people run

    found = frozenset[str]().union(*map(numerals, spoken(text, material.map.paper.language).values()))
    return {each for each in found if not each.isdigit() or int(each) > _COUNTED}


def _of_period(claim: Claim) -> set[str]:
    return {str(day[0]) for day in span(claim.period)} if claim.period else set()


def _recorded(material: Material, claim: Claim, steps: list[Inference]) -> set[str]:
    """The numbers of all that is recorded for a claim."""
    names = {*claim.if_, *claim.only_if, *(each for step in steps for each in step.premises)}
    given = [material.graph.claims[each] for each in names if each in material.graph.claims]
    texts: list[Text] = [each.text for each in given] + [step.warrant.text for step in steps if step.warrant]
    texts += filter(None, (claim.remark, *(step.remark for step in steps)))
    return set().union(*(_of_period(each) for each in given), *(_figures(material, text) for text in texts))
