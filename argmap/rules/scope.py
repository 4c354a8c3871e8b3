"""SCP, with INF where it asks the same: does a claim reach further, or later, than what is said for it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.findings import Severity
from argmap.model import Claim, Inference
from argmap.references import issued
from argmap.rules.dialectic import asserted
from argmap.rules.rule import Found, Material, listed, rule
from argmap.rules.support import bare
from argmap.support import State, basis

W, N = Severity.WARNING, Severity.NOTE
_ITEMS = {"aspects": "aspect", "enumeration": "item"}  # schemes that announce parts, with the role of a part
_WORDS = "three four five six seven eight nine ten".split()
_HAN = "三四五六七八九十"


def by_section(material: Material, names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Claims of one part and section together. What is said of one claim by itself must not hush the others."""
    passages: dict[tuple[str, str, str], list[str]] = {}
    for name in names:
        claim = material.graph.claims[name]
        section = next((anchor.section for anchor in claim.anchors if anchor.section), "")
        alone = name if claim.lint is not None else ""
        passages.setdefault((alone, material.graph.part_of[name], section), []).append(name)
    for (*_, section), claims in passages.items():
        yield (f" ({section})" if section else ""), claims


@rule("INF323", "bare-intent", N, "paper", "give the words or the act that shows the aim, where the text does")
def bare_intent(material: Material) -> Iterator[Found]:
    """An aim is ascribed, and nothing is recorded that shows it.

    What it does: reports claims of kind `intentional` in the paper's own voice that have no inference and no basis of
    their own. Those of one section are one finding; one that serves as a premise is a finding of its own, and a
    warning. INF322 is about aims that are argued for.
    Why: nobody sees an aim; it has to be read off words or acts, and the reader has been given neither.
    Example: what a minister wants, and no word of the minister.

        [{"id": "wants-base", "kind": "intentional", "text": "The minister wants a base in the north."}]

    Instead: the words, with their source, and a step from them.

        [{"id": "wants-base", "kind": "intentional", "text": "The minister wants a base in the north.",
          "inferences": [{"scheme": "official-statement", "roles": {"statement": ["said-so"]}, "premises": [
            {"id": "said-so", "kind": "empirical", "text": "He told the house so.", "cites": [{"note": "1"}]}]}]}]

    Sources: none; from the reading of papers that ascribe aims to states.
    """
    claims = material.graph.claims
    aims = [name for name, claim in claims.items() if claim.kind == "intentional" and bare(material, name)]
    yield from (Found(name, "claim", f"nothing is recorded that shows the aim '{name}'", severity=W)
                for name in aims if name in material.graph.used_in)  # fmt: skip
    for where, names in by_section(material, (name for name in aims if name not in material.graph.used_in)):
        yield Found(
            names[0], "claim", f"nothing is recorded that shows the aim {listed(names)}{where}", tuple(names[1:])
        )


@rule("INF324", "superlative-without-comparison", W, "paper", "compare it with the others, or drop the superlative")
def superlative_without_comparison(material: Material) -> Iterator[Found]:
    """Something is called the greatest, and nothing is compared with it.

    What it does: reports a claim in the paper's own voice with the quantifier `superlative` and no basis of its own, to
    which there are steps and none that compares: none by `comparison`, by expert opinion or with a stated warrant, and
    none from a premise that is itself superlative or is shown by comparison.
    Why: the greatest of several can only be told by looking at the others.
    Example: the greatest danger, because it is a danger.

        [{"id": "debt-worst", "text": "Debt is the greatest danger to trade.", "scope": {"quantifier": "superlative"},
          "inferences": [{"premises": [{"id": "debt-harms", "text": "Debt has ruined three trading houses."}]}]}]

    Instead: what the text says of the others, and the scheme `comparison`.

        [{"id": "debt-worst", "text": "Debt is the greatest danger to trade.", "scope": {"quantifier": "superlative"},
          "inferences": [{"scheme": "comparison",
            "roles": {"cases": ["debt-harms", "storms-harm"], "matched": [], "differing": ["debt-harms"]},
            "premises": [{"id": "debt-harms", "text": "Debt has ruined three trading houses."},
                         {"id": "storms-harm", "text": "Storms and strikes have ruined none."}]}]}]

    Sources: none; from the reading of papers that say "the greatest".
    """
    graph = material.graph
    for name, claim in graph.claims.items():
        steps = [graph.inferences[each] for each in graph.support.get(name, ())]
        if not _superlative(claim) or not steps or not asserted(material, name):
            continue
        if not any(_compares(material, each) for each in steps) and basis(claim, material.library) is State.UNGROUNDED:
            yield Found(name, "claim", f"'{name}' is said in the superlative, and no step to it compares")


def _superlative(claim: Claim) -> bool:
    return claim.scope is not None and claim.scope.quantifier == "superlative"


def _compares(material: Material, step: Inference) -> bool:
    graph = material.graph
    if step.scheme in ("comparison", "expert-opinion") or (step.warrant and step.warrant.voice != "implicit"):
        return True
    premises = [each for each in step.premises if each in graph.claims]
    beneath = (graph.inferences[each].scheme for premise in premises for each in graph.support.get(premise, ()))
    return any(_superlative(graph.claims[each]) for each in premises) or "comparison" in beneath


@rule("SCP606", "source-later-than-paper", W, "map", "correct the year of the reference, or of the paper")
def source_later_than_paper(material: Material) -> Iterator[Found]:
    """A source is younger than the paper that cites it.

    What it does: compares the year of each reference with that of the paper (`paper.csl`). One with a CSL `status`,
    such as "in press", is left alone.
    Why: nobody cites what has not been published; one of the two years is a slip.
    Example: a paper of 2024 with a report of 2042.

        {"paper": {"csl": {"id": "essay", "type": "article", "issued": {"date-parts": [[2024]]}}},
         "references": [{"id": "white-paper", "type": "report", "issued": {"date-parts": [[2042]]}}],
         "trees": [{"id": "budget-grew", "text": "The budget grew.", "cites": [{"source": "white-paper"}]}]}

    Instead: the year that the source has.

        {"paper": {"csl": {"id": "essay", "type": "article", "issued": {"date-parts": [[2024]]}}},
         "references": [{"id": "white-paper", "type": "report", "issued": {"date-parts": [[2024]]}}],
         "trees": [{"id": "budget-grew", "text": "The budget grew.", "cites": [{"source": "white-paper"}]}]}

    Sources: none; a matter of dates.
    """
    own = issued(material.map.paper.csl) if material.map.paper.csl else None
    for reference in material.map.references:
        year = issued(reference)
        if own is not None and year is not None and year > own and "status" not in (reference.model_extra or {}):
            message = f"'{reference.id}' is of {year}, and the paper is of {own}"
            yield Found(reference.id, "reference", message, at="/issued")


@rule("SCP609", "announced-not-developed", W, "paper", "develop it, or announce it no longer")
def announced_not_developed(material: Material) -> Iterator[Found]:
    """A part is announced beside others, and only the others are developed.

    What it does: looks at steps by `aspects`, and by `enumeration` where the conclusion counts the items ("three
    paths"), and reports an item that is a bare leaf used nowhere else and with nothing said about it, where it has two
    or more siblings and at least half of them are developed: they have inferences, citations or objections. It reads
    numbers in figures, in English words and in Han characters, up to ten; in other languages in figures only.
    Why: a path that is announced and not taken leaves the whole as incomplete as if it were missing.
    Example: three changes, of which the third is only named.

        [{"id": "three-changes", "text": "The pact has changed in aim, in arms and in trade.", "inferences": [{
          "scheme": "aspects", "roles": {"aspect": ["aim", "arms", "trade"]}, "premises": [
          {"id": "aim", "text": "It has a new aim.", "cites": [{"note": "1"}]},
          {"id": "arms", "text": "It makes arms jointly.", "cites": [{"note": "2"}]},
          {"id": "trade", "text": "It binds trade."}]}]}]

    Instead: what the text says of the third.

        [{"id": "three-changes", "text": "The pact has changed in aim, in arms and in trade.", "inferences": [{
          "scheme": "aspects", "roles": {"aspect": ["aim", "arms", "trade"]}, "premises": [
          {"id": "aim", "text": "It has a new aim.", "cites": [{"note": "1"}]},
          {"id": "arms", "text": "It makes arms jointly.", "cites": [{"note": "2"}]},
          {"id": "trade", "text": "It binds trade.", "cites": [{"note": "2"}]}]}]}]

    Sources: none; from the reading of papers that announce more than they deliver.
    """
    for name, inference in material.graph.inferences.items():
        items = _items(material, inference)
        developed = [each for each in items if _developed(material, each)]
        if not developed or len(developed) == len(items) or not _announces(material, name, len(items)):
            continue
        for item in (each for each in items if _only_named(material, each)):
            if 2 * len(developed) >= len(items) - 1 > 1:
                to = material.graph.conclusion[name]
                message = f"'{item}' is announced for '{to}' beside {listed(developed)}, and nothing is recorded for it"
                yield Found(item, "claim", message, (to, *developed), key=name)


def _items(material: Material, inference: Inference) -> list[str]:
    """The parts that a step gathers: its aspects or items."""
    role, premises = _ITEMS.get(inference.scheme or "", ""), frozenset(inference.premises)
    named = (each for each in inference.roles.get(role, ()) if each in premises)
    return [each for each in dict.fromkeys(named) if each in material.graph.claims]


def _announces(material: Material, step: str, number: int) -> bool:
    """True where the parts are announced: always for aspects, for items where the conclusion names their number."""
    aspects = _ITEMS.get(material.graph.inferences[step].scheme or "") == "aspect"
    return aspects or _counts(material.graph.claims[material.graph.conclusion[step]], number)


def _counts(claim: Claim, number: int) -> bool:
    """True where a claim names this number, in some language."""
    if not 2 < number <= 10:
        return False
    texts = (claim.text,) if isinstance(claim.text, str) else claim.text.values()
    word = re.compile(rf"(?<!\d){number}(?!\d)|\b{_WORDS[number - 3]}\b|{_HAN[number - 3]}", re.IGNORECASE)
    return any(word.search(text) for text in texts)


def _developed(material: Material, name: str) -> bool:
    graph, claim = material.graph, material.graph.claims[name]
    return bool(graph.support.get(name) or graph.against.get(name)) or any(map(material.library.supports, claim.cites))


def _only_named(material: Material, name: str) -> bool:
    """A bare leaf that one step uses and that nothing else in the map mentions."""
    graph, claim = material.graph, material.graph.claims[name]
    said = claim.cites or claim.if_ or claim.only_if or claim.contradicts or graph.against.get(name)
    used = name in graph.raised_by or name in graph.conditions or len(graph.used_in.get(name, ())) != 1
    return bare(material, name) and not said and not used
