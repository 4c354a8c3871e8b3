"""TRM: does a word mean one thing? These rules look at the terms that a map declares, in whatever language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from argmap.findings import Severity
from argmap.rules.rule import Found, Material, are, listed, rule

W, N = Severity.WARNING, Severity.NOTE
_KEY = 5  # claims that use a term, for it to be a key term
_FAR = 3  # steps along which a shift of sense is looked for
_LOOKED_AT = 200  # claims beneath one claim

Shades = dict[str, dict[str, tuple[str, ...]]]  # claim -> term -> the senses in which the claim uses it


@rule("TRM501", "undefined-key-term", N, "paper", "say what it means, or point `defined_by` at the claim that does")
def undefined_key_term(material: Material) -> Iterator[Found]:
    """The argument turns on a term that nothing defines.

    What it does: reports a declared term that a root or at least five claims use, with neither `defined_by` nor senses,
    and with no definition among the claims that use it.
    Why: whether a thesis is true depends on what its words mean (Sartori 1970).
    Example: `{"id": "axis", "labels": {"en": ["axis"]}}`, used by the thesis.
    Instead: `"defined_by": "axis-means"`, where the text says what it means.
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
    it in another; and one whose step has premises in two senses. Left alone: a claim that names both senses, for it
    draws the distinction itself; a step one of whose premises has the sense of the conclusion; and a step by `aspects`
    of which one part only has a sense of its own.
    Why: a reason that is about something else only sounds like one.
    Example: "The alliance is transformed" (`transformation#result`) from "It is changing" (`transformation#process`).
    Instead: the same sense in both, or a premise that says how the process brought the result.
    """
    shades = _shades(material)
    for name, steps in material.graph.support.items():
        near = (each for step in steps for each in material.graph.inferences[step].premises)
        for term in dict.fromkeys(term for each in (name, *near) for term in shades.get(each, {})):
            own = shades.get(name, {}).get(term, ())
            other = _beneath(material, shades, name, term) if len(own) == 1 else {}
            other = other or ({} if own else _side_by_side(material, shades, name, term))
            if other:
                message = f"for '{name}', '{term}' stands for {_told(own, other)}"
                yield Found(name, "claim", message, tuple(dict.fromkeys(chain.from_iterable(other.values()))), key=term)


def _told(own: tuple[str, ...], other: dict[str, list[str]]) -> str:
    """Senses with the claims that use them."""
    beneath = [f"“{sense}” in {listed(claims)}" for sense, claims in other.items()]
    return " and ".join([*(f"“{sense}” in the claim itself" for sense in own), *beneath])


def _shades(material: Material) -> Shades:
    shades: Shades = {}
    for name, claim in material.graph.claims.items():
        for term, _, sense in (each.partition("#") for each in claim.uses):
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
            waiting += [each for each in step.premises if each not in used and each not in seen]
            seen.update(step.premises)
    return found


def _side_by_side(material: Material, shades: Shades, name: str, term: str) -> dict[str, list[str]]:
    """The senses of a term in the premises of one step, where these are two and no premise names both."""
    for step in material.graph.support[name]:
        used = _used(shades, material.graph.inferences[step].premises, term)
        found: dict[str, list[str]] = {}
        if all(len(senses) == 1 for senses in used.values()):
            _sort(found, used)
        if len(found) > 1:
            return found
    return {}


def _sort(found: dict[str, list[str]], used: dict[str, tuple[str, ...]]) -> None:
    """Enter claims under the senses in which they use a term."""
    for name, senses in used.items():
        for sense in senses:
            found.setdefault(sense, []).append(name)
