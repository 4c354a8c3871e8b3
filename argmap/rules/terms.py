"""TRM: does a word mean one thing? These rules look at the terms that a map declares, in whatever language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from typing import NamedTuple

from argmap.findings import Severity
from argmap.model import Claim, Inference, Term, words
from argmap.rules.rule import Found, Material, are, listed, rule, shortened

W, N = Severity.WARNING, Severity.NOTE
_KEY = 5  # claims that use a term, for it to be a key term
_FAR = 3  # steps along which a shift of sense is looked for
_LOOKED_AT = 200  # claims beneath one claim
_COMPARED = 8  # senses of a term in one step, two by two
_SHOWN = 45  # characters of a sense that a message shows

_JOINS = frozenset({"deductive"})  # schemes whose premises, all in one role, are joined by their terms

Shades = dict[str, dict[str, tuple[str, ...]]]  # claim -> term -> the senses in which the claim uses it


@rule("TRM501", "undefined-key-term", N, "paper", "say what it means, or point `defined_by` at the claim that does")
def undefined_key_term(material: Material) -> Iterator[Found]:
    """The argument turns on a term that nothing defines.

    What it does: reports a declared term that a root or at least five claims use, with neither `defined_by` nor senses,
    and with no definition among the claims that use it.
    Why: whether a thesis is true depends on what its words mean. A word of everyday use may need no definition; only
    terms that the mapper has declared are looked at.
    Example: an axis, and no word of what that is.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}}],
         "trees": [{"id": "pact-is-axis", "text": "The pact has become an axis.", "uses": ["axis"]}]}

    Instead: the claim that says what it means, where the text has one.

        {"terms": [{"id": "axis", "labels": {"en": ["axis"]}, "defined_by": "axis-means"}],
         "trees": [{"id": "pact-is-axis", "text": "The pact has become an axis.", "uses": ["axis"]},
                   {"id": "axis-means", "kind": "definition", "text": "An axis plans its wars jointly."}]}

    Sources: Sartori 1970.
    """
    users: dict[str, list[str]] = {}
    for name, claim in material.graph.claims.items():
        for term in dict.fromkeys(each.partition("#")[0] for each in claim.uses):
            users.setdefault(term, []).append(name)
    for each in material.map.terms:
        using = users.get(each.id, [])
        defined = each.defined_by or each.senses or any(_defines(material, name) for name in using)
        roots = [name for name in using if name in material.graph.roots]
        if not defined and (roots or len(using) >= _KEY):
            shown = f"{listed(roots or using)} {are(roots or using, 'turns', 'turn')}"
            yield Found(each.id, "term", f"no definition is recorded for '{each.id}', on which {shown}", tuple(using))


def _defines(material: Material, name: str) -> bool:
    return material.graph.claims[name].kind == "definition"


@rule("TRM502", "equivocation", W, "paper", "keep to one sense, or say how the one leads to the other")
def equivocation(material: Material) -> Iterator[Found]:
    """A term changes its sense between the reasons and what they support.

    What it does: reports a claim that uses a term in one sense and rests on claims, up to three steps beneath, that use
    it in another; and one whose step has premises in two senses. A term that passes between the same two senses in
    several places of a map is one finding, at the claim that bears most. Left alone: a claim that names both senses,
    for it draws the distinction itself; a step one of whose premises has the sense of the conclusion; a step by
    `aspects` of which one part only has a sense of its own; and premises in two senses for a claim that does not use
    the term, where the scheme gives one of them no part, or both the same: each may then speak for itself.
    Why: a reason that is about something else only sounds like one.
    Example: a change that is done, from a change that is going on.

        {"terms": [{"id": "change", "labels": {"en": ["change"]},
                    "senses": [{"id": "result", "text": "what came of it"}, {"id": "process", "text": "its course"}]}],
         "trees": [{"id": "pact-changed", "text": "The change of the pact is radical.", "uses": ["change#result"],
           "inferences": [{"premises": [
             {"id": "change-runs", "text": "The change of the pact is quick.", "uses": ["change#process"]}]}]}]}

    Instead: the same sense in both; or a premise that says how the one leads to the other.

        {"terms": [{"id": "change", "labels": {"en": ["change"]},
                    "senses": [{"id": "result", "text": "what came of it"}, {"id": "process", "text": "its course"}]}],
         "trees": [{"id": "pact-changed", "text": "The change of the pact is radical.", "uses": ["change#result"],
           "inferences": [{"premises": [
             {"id": "new-rules", "text": "By the change its rules are new.", "uses": ["change#result"]}]}]}]}

    Sources: Hamblin 1970.
    """
    shades = _shades(material)
    together: dict[tuple[str, ...], list[_Shift]] = {}
    for name in material.graph.support if shades else ():
        alone = name if material.graph.claims[name].lint is not None else ""  # it must not hush the others
        for each in _shifts(material, shades, name):
            together.setdefault((each.term, *sorted(each.senses), alone), []).append(each)
    for (term, one, other, _), places in together.items():
        at = max(places, key=lambda each: material.carrying.load(each.claim)) if len(places) > 1 else places[0]
        others = [each.claim for each in places if each is not at]
        likewise = f"; likewise for {listed(others)}" if others else ""
        users = chain.from_iterable(names for each in (at, *places) for names in each.users.values())
        related = tuple(dict.fromkeys(each for each in (*others, *users) if each != at.claim))
        message = f"for '{at.claim}', '{term}' stands for {_told(at, _senses(material, term))}{likewise}"
        yield Found(at.claim, "claim", message, related, key=f"{term} {one} {other}", elsewhere=tuple(others))


class _Shift(NamedTuple):
    """Where a term passes from one sense to another: at a claim, with the claims beneath it by their senses."""

    claim: str
    term: str
    own: tuple[str, ...]  # the sense of the claim itself, if it is one of the two
    users: dict[str, list[str]]

    @property
    def senses(self) -> tuple[str, ...]:
        return (*self.own, *self.users)


def _shifts(material: Material, shades: Shades, name: str) -> Iterator[_Shift]:
    """Each two senses between which a term passes at a claim."""
    steps = [material.graph.inferences[step] for step in material.graph.support[name]]
    near = (each for step in steps for each in step.premises)
    for term in dict.fromkeys(term for each in (name, *near) for term in shades.get(each, {})):
        own = shades.get(name, {}).get(term, ())
        if len(own) == 1:
            beneath = _beneath(material, shades, name, term)
            yield from (_Shift(name, term, own, {sense: users}) for sense, users in beneath.items())
        elif not own:
            yield from (_Shift(name, term, (), users) for users in _side_by_side(material, shades, name, term))


def _told(shift: _Shift, said: dict[str, str]) -> str:
    """Senses, in the words that the map has for them, with the claims that use them."""
    beneath = [f"“{said.get(sense, sense)}” in {listed(claims)}" for sense, claims in shift.users.items()]
    return " and ".join([*(f"“{said.get(sense, sense)}” in the claim itself" for sense in shift.own), *beneath])


def _senses(material: Material, term: str) -> dict[str, str]:
    """The senses of a term by id, in words."""
    declared = (sense for each in material.map.terms if each.id == term for sense in each.senses)
    return {sense.id: shortened(words(sense.text, "en"), _SHOWN) for sense in declared}


def _shades(material: Material) -> Shades:
    shades: Shades = {}
    for name, claim in material.graph.claims.items():
        for term, _, sense in (each.partition("#") for each in claim.uses) if claim.uses else ():
            if sense:
                so_far = shades.setdefault(name, {})
                so_far[term] = tuple(dict.fromkeys((*so_far.get(term, ()), sense)))
    return shades


def _used(shades: Shades, premises: tuple[str, ...], term: str) -> dict[str, tuple[str, ...]]:
    """The premises that use a term in a sense, with their senses."""
    return {each: shades[each][term] for each in premises if term in shades.get(each, {})}


def _beneath(material: Material, shades: Shades, name: str, term: str) -> dict[str, list[str]]:
    """Other senses of a term beneath a claim, reached through claims that use it in none."""
    own, graph = shades[name][term][0], material.graph
    found: dict[str, list[str]] = {}
    waiting, seen = [name], {name}
    for _ in range(_FAR):
        steps = [graph.inferences[step] for claim in waiting[:_LOOKED_AT] for step in graph.support.get(claim, ())]
        waiting = []
        for step in steps:
            used = _used(shades, step.premises, term)
            if any(own in senses for senses in used.values()):
                continue
            if not (step.scheme == "aspects" and len(used) == 1 < len(step.premises)):
                _sort(found, {each: senses for each, senses in used.items() if each not in seen})
                seen.update(used)
            waiting += [each for each in step.premises if each not in used and each not in seen]
            seen.update(each for each in step.premises if each not in used)
    return found


def _side_by_side(material: Material, shades: Shades, name: str, term: str) -> Iterator[dict[str, list[str]]]:
    """Each two senses of a term in the premises of one step, where no premise names both; and their claims."""
    graph = material.graph
    spoken = any(each.partition("#")[0] == term for each in graph.claims[name].uses)
    for step in map(graph.inferences.__getitem__, graph.support[name]):
        used = _used(shades, step.premises, term)
        found: dict[str, list[str]] = {}
        if all(len(senses) == 1 for senses in used.values()):
            _sort(found, used)
        for one, other in combinations([*found][:_COMPARED], 2):
            if spoken or _joined(step, found[one], found[other]):
                yield {one: found[one], other: found[other]}


def _joined(step: Inference, ones: list[str], others: list[str]) -> bool:
    """True where premises in two senses are taken together: each has its part, or nothing says what parts they have."""
    if step.scheme is None or step.scheme in _JOINS:
        return True
    parts = [
        {role for role, ids in step.roles.items() if not each.isdisjoint(ids)} for each in (set(ones), set(others))
    ]
    return all(parts) and len(set().union(*parts)) > 1


def _sort(found: dict[str, list[str]], used: dict[str, tuple[str, ...]]) -> None:
    """Enter claims under the senses in which they use a term."""
    for name, senses in used.items():
        for sense in senses:
            found.setdefault(sense, []).append(name)


@rule("TRM506", "concept-indicator-gap", W, "paper", "say by what the concept is known, or claim the indicator only")
def concept_indicator_gap(material: Material) -> Iterator[Found]:
    """What was observed of an indicator is concluded of the concept, and nothing joins the two.

    What it does: reports a step to a claim that uses a term, from a premise that uses an indicator of it
    (`indicator_of` on the term), where no premise uses the term itself or defines one of the two, and where neither a
    stated warrant nor a premise in a general role of the scheme says how the one is known by the other. Left alone: a
    conclusion that names the indicator as well.
    Why: whether the figure measures what it is taken for is a claim of its own, and often the doubtful one.
    Example: more is spent, so the alliance is stronger.

        {"terms": [{"id": "strength", "labels": {"en": ["strength"]}},
          {"id": "spending", "labels": {"en": ["spending"]}, "indicator_of": "strength"}],
         "trees": [{"id": "thesis", "text": "The alliance is stronger.", "uses": ["strength"], "inferences": [
          {"id": "thesis.i1", "premises": [{"id": "more", "text": "More is spent.", "uses": ["spending"]}]}]}]}

    Instead: a premise about what spending shows.

        {"terms": [{"id": "strength", "labels": {"en": ["strength"]}},
          {"id": "spending", "labels": {"en": ["spending"]}, "indicator_of": "strength"}],
         "trees": [{"id": "thesis", "text": "The alliance is stronger.", "uses": ["strength"], "inferences": [
          {"id": "thesis.i1", "premises": [{"id": "more", "text": "More is spent.", "uses": ["spending"]},
           {"id": "shows", "text": "Spending is what strength is made of.", "uses": ["strength", "spending"]}]}]}]}

    Sources: Adcock & Collier 2001.
    """
    graph = material.graph
    indicators = {each.id: each for each in material.map.terms if each.indicator_of}
    for name, inference in graph.inferences.items() if indicators else ():
        conclusion = graph.claims[graph.conclusion[name]]
        premises = [graph.claims[each] for each in inference.premises if each in graph.claims]
        used = dict.fromkeys(word.partition("#")[0] for each in premises for word in each.uses)
        for indicator in (indicators[each] for each in used if each in indicators):
            shown = [each.id for each in premises if _speaks_of(each, indicator.id)]
            if _has_gap(conclusion, premises, indicator) and not _says_how(material, inference):
                about = f"'{conclusion.id}' is about '{indicator.indicator_of}'"
                message = f"{about}, {listed(shown)} about its indicator '{indicator.id}', and nothing joins the two"
                yield Found(name, "inference", message, tuple(shown), key=indicator.id)


def _has_gap(conclusion: Claim, premises: list[Claim], indicator: Term) -> bool:
    """True where only the conclusion is about the concept, only the premises are about the indicator."""
    concept = indicator.indicator_of or ""
    if not _speaks_of(conclusion, concept) or _speaks_of(conclusion, indicator.id):
        return False
    return not any(_joins(each, indicator, concept) for each in premises)


def _speaks_of(claim: Claim, term: str) -> bool:
    """True for a claim that uses a term, in the sense that is named if both name one."""
    wanted, _, sense = term.partition("#")
    used = (each.partition("#") for each in claim.uses)
    return any(word == wanted and (not sense or not own or own == sense) for word, _, own in used)


def _joins(claim: Claim, indicator: Term, concept: str) -> bool:
    """True for a premise about the concept itself, or one that defines the one or the other."""
    if _speaks_of(claim, concept) or claim.id == indicator.defined_by:
        return True
    return claim.kind in ("definition", "methodological") and _speaks_of(claim, indicator.id)


def _says_how(material: Material, step: Inference) -> bool:
    """True where the step has a stated warrant, or a premise in a general role of its scheme."""
    scheme = material.schemes.get(step.scheme or "")
    general = [role.id for role in scheme.roles if role.general] if scheme else []
    stated = step.warrant is not None and step.warrant.voice != "implicit"
    return stated or any(each in step.premises for role in general for each in step.roles.get(role, ()))
