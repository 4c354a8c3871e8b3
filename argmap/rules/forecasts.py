"""SCP605: does a forecast say by when, or on what condition?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.findings import Severity
from argmap.model import Claim
from argmap.rules.dialectic import asserted
from argmap.rules.lexicon import ON_CONDITION, pattern
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.rules.scope import by_section
from argmap.support import State, basis

W, N = Severity.WARNING, Severity.NOTE
_SENTENCES = 3  # that a passage touches, for its claim to be in each of them
_HEDGED = ("possible", "plausible", "probable")


@rule("SCP605", "prediction-without-horizon", N, "paper", "say by when, or on what condition, where the text does")
def prediction_without_horizon(material: Material) -> Iterator[Found]:
    """A forecast says neither by when nor on what condition.

    What it does: reports claims of kind `predictive` that the paper asserts with no period and no condition: neither
    `if` nor `only_if`, nor words of the claim that name one (if, unless, once, as things stand; 如果, 一旦, 除非,
    在…條件下). Those of one section are one finding; one with neither a hedge nor a source, said for the first time, is
    a finding of its own, and a warning. What the same sentence forecasts belongs to it; without the text, what has the
    same quote. Left alone: a forecast that is only a conceded limit of another one, and what says that limit again.
    Why: a forecast without a date can never have been wrong. A limit owes no date of its own.
    Example: an open forecast.

        [{"id": "pact-widens", "kind": "predictive", "text": "The pact will take in new members."}]

    Instead: the time, or the condition, that the text gives.

        [{"id": "pact-widens", "kind": "predictive", "period": "2027/2030",
          "text": "The pact will take in new members."}]

    Sources: Tetlock 2005.
    """
    limits = _limits(material)
    open_ = [name for name in _open(material) if name not in limits]
    flat = {name for name in open_ if _flat(material, name)}
    told: set[str] = set()
    for names in _by_sentence(material, open_):
        first = [name for name in names if name in flat]
        if first:
            told.update(names)
            yield _unhedged(material, first, [each for each in names if each not in flat])
    for where, names in by_section(material, (name for name in open_ if name not in told)):
        what = are(names, "forecast", "forecasts")
        message = f"neither a time nor a condition is recorded for the {what} {listed(names)}{where}"
        yield Found(names[0], "claim", message, tuple(names[1:]))


def _unhedged(material: Material, flat: list[str], others: list[str]) -> Found:
    """The finding about the forecasts of a sentence, at the one that bears most."""
    subject = max(flat, key=material.carrying.load) if len(flat) > 1 else flat[0]
    related = [each for each in (*flat, *others) if each != subject]
    which = are(flat, f"forecast {listed(flat)}, which is", f"forecasts {listed(flat)}, which are")
    told = f"neither a time nor a condition is recorded for the {which} not hedged"
    beside = f"; in the same passage: {listed(others)}" if others else ""
    return Found(subject, "claim", told + beside, tuple(related), severity=W)


def _open(material: Material) -> list[str]:
    """Forecasts of the paper for which neither a time nor a condition is recorded, nor named in their words."""
    graph = material.graph
    names = [name for name, claim in graph.claims.items() if _undated(claim) and asserted(material, name)]
    return [name for name in names if not _names_condition(material, name)]


def _undated(claim: Claim) -> bool:
    return claim.kind == "predictive" and claim.period is None and not claim.if_ and not claim.only_if


def _names_condition(material: Material, name: str) -> bool:
    texts = material.texts[name]
    return any(pattern(*words).search(texts[tag]) for tag, words in ON_CONDITION.items() if tag in texts)


def _flat(material: Material, name: str) -> bool:
    """True for a forecast without a hedge or a source that is not merely said again here."""
    claim, steps = material.graph.claims[name], material.graph.support.get(name, ())
    again = bool(steps) and _says_again(material, name)
    return not (claim.modality in _HEDGED or again) and basis(claim, material.library) is not State.GROUNDED


def _says_again(material: Material, name: str) -> bool:
    return all(material.graph.inferences[each].scheme == "restatement" for each in material.graph.support.get(name, ()))


def _limits(material: Material) -> set[str]:
    """Forecasts that do nothing but limit another, as the paper grants, and claims that only say such a limit again."""
    graph = material.graph
    waiting = [name for name in graph.raised_by if name in graph.claims and _only_limits(material, name)]
    found, left = set(waiting), dict[str, int]()
    while waiting:
        for to in {graph.conclusion[step] for step in graph.used_in.get(waiting.pop(), ())}:
            left[to] = left.get(to, _said(material, to)) - 1
            if left[to] == 0 and to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _said(material: Material, name: str) -> int:
    """How many claims a claim says again; 0 where it rests on another sort of step as well."""
    graph = material.graph
    premises = {each for step in graph.support[name] for each in graph.inferences[step].premises}
    return len(premises) if _says_again(material, name) else 0


def _only_limits(material: Material, name: str) -> bool:
    """True for a claim that nothing is drawn from, and that the paper grants against forecasts only."""
    graph = material.graph
    raised = [(graph.objections[each], graph.claims.get(graph.target[each])) for each in graph.raised_by[name]]
    granted = all(each.kind == "qualifies" and each.conceded for each, _ in raised)
    forecasts = all(target is not None and target.kind == "predictive" for _, target in raised)
    drawn = (graph.inferences[step].scheme for step in graph.used_in.get(name, ()))
    return granted and forecasts and name not in graph.rooted and all(scheme == "restatement" for scheme in drawn)


def _by_sentence(material: Material, names: list[str]) -> Iterator[list[str]]:
    """Claims whose passages meet in a sentence together, in their order; what has a word of its own stands alone."""
    places = {name: frozenset(_sentences(material, name)) for name in names}
    order, there = {name: number for number, name in enumerate(names)}, dict[object, list[str]]()
    for name, touched in places.items():
        for place in touched:
            there.setdefault(place, []).append(name)
    met: set[str] = set()
    for start in names:
        group, waiting = set[str](), [] if start in met else [start]
        while waiting:
            name = waiting.pop()
            group.add(name)
            waiting += [each for place in places[name] for each in there.pop(place, ()) if each not in group]
        met |= group
        if group:
            yield sorted(group, key=order.__getitem__)


def _sentences(material: Material, name: str) -> Iterable[object]:
    """Where a claim stands: the sentences of its passages, or its quotes where these are not at hand."""
    claim, paper = material.graph.claims[name], material.paper
    for index, anchor in enumerate(claim.anchors if claim.lint is None else ()):
        touched = paper.sentences((name, f"/anchors/{index}")) if paper else []
        whole = (anchor.section, anchor.prefix, anchor.quote, anchor.suffix)
        yield from touched if 0 < len(touched) <= _SENTENCES else [whole]
