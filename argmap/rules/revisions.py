"""REV801-806: what is worth a look in a revision. They speak only when two maps are compared (`argmap diff`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.findings import Severity, SubjectType
from argmap.fold import fold_quote
from argmap.model import Claim
from argmap.rules.rule import Found, Material, Revision, listed, rule
from argmap.support import State

if TYPE_CHECKING:
    from argmap.diff.change import Change

W, N = Severity.WARNING, Severity.NOTE
QUANTIFIERS = ("single", "some", "most", "usually", "general", "universal")
_BACKING = {
    "inference-added": "inference-removed", "premise-added": "premise-dropped", "citation-added": "citation-dropped",
    "question-answered": "question-reopened", "warrant-added": "warrant-dropped", "conclusion-changed": "",
}  # fmt: skip
"""What comes in for a claim, with what goes where the one takes the place of the other."""
_UNDONE = {went: came for came, went in _BACKING.items()}
_WORDED = frozenset({"claim-reworded", "claim-split", "claim-merged"})


@rule("REV801", "support-removed", W, "paper", "give the claim its support back, or claim it less strongly")
def support_removed(material: Material) -> Iterator[Found]:
    """A claim was grounded in the old map and is not in the new one.

    What it does: reports a claim of both maps that was grounded and no longer is, where that begins: if one of its
    premises has lost its support too, the premise is reported. What rested on it as well is named.
    Why: a citation or a premise is cut more easily than the claim that it carried.
    Example: the old map cites a book, the new one no longer does.

        [{"id": "costs", "text": "Costs rose.", "cites": [{"source": "walt"}]}]

        [{"id": "costs", "text": "Costs rose."}]

    Instead: the new map cites another.

        [{"id": "costs", "text": "Costs rose.", "cites": [{"source": "walt"}]}]

        [{"id": "costs", "text": "Costs rose.", "cites": [{"source": "waltz"}]}]

    Sources: none; it compares two records.
    """
    since = material.revision
    if since is None:
        return
    states = material.support.states
    lost = {
        new: states[new] for new, old in since.same
        if since.support.states[old] is State.GROUNDED and states[new] is not State.GROUNDED
    }  # fmt: skip
    for name, state in lost.items():
        steps = material.graph.support.get(name, ())
        below = {premise for step in steps for premise in material.graph.inferences[step].premises}
        if state is State.DEFEATED or not below & lost.keys():
            yield Found(name, "claim", f"'{name}' was grounded, and is now {state.value}{_above(material, name, lost)}")


def _above(material: Material, name: str, lost: dict[str, State]) -> str:
    """How many claims have lost their support with one."""
    met, waiting = {name}, [name]
    while waiting:
        steps = material.graph.used_in.get(waiting.pop(), ())
        fresh = {material.graph.conclusion[step] for step in steps} & lost.keys() - met
        met |= fresh
        waiting += sorted(fresh)
    others = [each for each in lost if each in met and each != name]
    return f", and with it {listed(others)}" if others else ""


@rule("REV802", "strengthened-without-support", W, "paper", "say what is new for it, or claim it as before")
def strengthened_without_support(material: Material) -> Iterator[Found]:
    """A claim is made more strongly, or more widely, than in the old map, and nothing more is recorded for it.

    What it does: reports a claim whose modality went up, whose quantifier went up (one case, some, most, usually, in
    general, all), or which speaks of more places or actors than before, while no step to it, premise of such a step,
    warrant, answer or citation came in, or only in the place of another (a premise in the same step) without the claim
    being grounded for the first time, and nothing that spoke against it now supports it. Another page of the same work
    is no other citation.
    Why: reviewers ask for clear claims, and a hedge is the cheapest thing to cut.
    Example: what was probable is now certain.

        [{"id": "costs", "text": "Costs rise.", "modality": "probable", "cites": [{"source": "walt"}]}]

        [{"id": "costs", "text": "Costs rise.", "modality": "certain", "cites": [{"source": "walt"}]}]

    Instead: a second source has been found.

        [{"id": "costs", "text": "Costs rise.", "modality": "probable", "cites": [{"source": "walt"}]}]

        [{"id": "costs", "text": "Costs rise.", "modality": "certain",
          "cites": [{"source": "walt"}, {"source": "waltz"}]}]

    Sources: Toulmin 1958.
    """
    since = material.revision
    if since is None:
        return
    backed, exchanged = _backed(since)
    backed |= {each.about for each in since.changes if each.kind == "flipped" and _supports(material, each)}
    stronger = {(*each.new_ids, *each.old_ids) for each in since.changes if each.kind == "strengthened"}
    for new, old in since.same:
        claim, before = material.graph.claims[new], since.graph.claims[old]
        how = f"claimed more strongly ({before.modality} -> {claim.modality})" if (new, old) in stronger else ""
        how = how or _wider(before, claim)
        if how and new not in backed and not (new in exchanged and _grounded(material, since, old, new)):
            backed.add(new)  # of parts that became one claim, the first is enough
            more = "; what came in took the place of as much" if new in exchanged else ""
            yield Found(new, "claim", f"'{new}' is {how}, and nothing more is recorded for it{more}")


def _grounded(material: Material, since: Revision, old: str, new: str) -> bool:
    """True for what is grounded and was not."""
    return material.support.states[new] is State.GROUNDED is not since.support.states[old]


def _backed(since: Revision) -> tuple[set[str], set[str]]:
    """Claims for which more came in than went, of a sort and in a place; and those for which anything came in."""
    came: Counter[tuple[str, str, str]] = Counter()
    fresh: set[str] = set()
    for each in since.changes:
        kind = _UNDONE.get(each.kind, each.kind)
        if kind in _BACKING:
            claim = each.about if each.new_ids else since.now.get(each.about, each.about)
            came[claim, kind, "" if kind == "inference-added" else each.subject.id] += 1 if kind == each.kind else -1
            fresh |= {claim} if kind == each.kind else set()
    return {claim for (claim, *_), count in came.items() if count > 0}, fresh


def _supports(material: Material, flipped: Change) -> bool:
    steps = material.graph.used_in.get(flipped.subject.id, ())
    return any(material.graph.conclusion[each] == flipped.about for each in steps)


def _wider(old: Claim, new: Claim) -> str:
    """How a claim reaches further than before; empty where it does not."""
    if old.scope is None or new.scope is None:
        return ""
    was, now = old.scope.quantifier, new.scope.quantifier
    if was in QUANTIFIERS and now in QUANTIFIERS and QUANTIFIERS.index(now) > QUANTIFIERS.index(was):
        return f"claimed of more cases ({was} -> {now})"
    for before, after in ((old.scope.places, new.scope.places), (old.scope.actors, new.scope.actors)):
        if before and set(before) < set(after):
            return f"claimed of more ({', '.join(before)} -> {', '.join(after)})"
    return ""


@rule("REV803", "objection-dropped", W, "paper", "keep the objection and answer it, or concede it")
def objection_dropped(material: Material) -> Iterator[Found]:
    """An objection of the old map is gone, though nothing was said to it.

    What it does: reports the claim or the step from which an objection was taken, where the old map recorded neither a
    reply to it nor that it was conceded; that its critic now objects to another claim is no answer either. An objection
    that went with what it was about is left alone, and so is one that is now raised against a step to the same claim.
    Why: an objection is not met by no longer being mentioned.
    Example: the critic of the old map is not heard in the new one.

        [{"id": "costs", "text": "Costs rose.", "objections": [{"id": "costs.o1", "kind": "rebuts",
          "claim": {"id": "wages", "text": "Wages fell.", "voice": "opponent"}}]}]

        [{"id": "costs", "text": "Costs rose."}]

    Instead: the critic is answered.

        [{"id": "costs", "text": "Costs rose.", "objections": [{"id": "costs.o1", "kind": "rebuts",
          "claim": {"id": "wages", "text": "Wages fell.", "voice": "opponent"}}]}]

        [{"id": "costs", "text": "Costs rose.", "objections": [{"id": "costs.o1", "kind": "rebuts",
          "claim": {"id": "wages", "text": "Wages fell.", "voice": "opponent"},
          "replies": [{"id": "costs.o1.r1", "kind": "rebuts",
           "claim": {"id": "few", "text": "Few are paid wages."}}]}]}]

    Sources: Johnson 2000.
    """
    since = material.revision
    if since is None:
        return
    now = since.now
    for each in _taken(material, since):
        name = each.old_ids[0]
        objection, target = since.graph.objections[name], since.graph.target[name]
        if target in now and not objection.conceded and not since.graph.against.get(name):
            on = now[target]
            told = f"the objection '{objection.claim}' to '{on}' is gone, and was neither answered nor conceded"
            moved = f"; it is now raised against '{each.about}'" if each.new_ids else ""
            yield Found(on, _sort(material, on), told + moved, (), key=objection.claim)


def _taken(material: Material, since: Revision) -> Iterator[Change]:
    """Objections that are gone, or that their critics raise against another claim, and no other against this one."""
    index, same = material.graph, set(since.same)
    for each in since.changes:
        if each.kind == "objection-dropped":
            yield each
        elif each.kind == "objection-changed":
            was = since.graph.claim_of(each.old_ids[0])
            raised = index.raised_by.get(index.objections[each.new_ids[0]].claim, ())
            if not any((index.claim_of(name), was) in same for name in raised):
                yield each


def _sort(material: Material, name: str) -> SubjectType:
    return "inference" if name in material.graph.inferences else "claim"


@rule("REV804", "review-stale", N, "either", "read the place again, and keep or withdraw the judgement")
def review_stale(material: Material) -> Iterator[Found]:
    """A reader judged a place that has been put in other words since.

    What it does: reports a claim or a step on which a reader's judgement is at hand, and the claim, or the conclusion,
    a premise or the warrant of the step, says something else now, is split or merged, or has gone from the step.
    Why: a judgement speaks of the words that the reader read.
    Example: a reader judged a step of the old map; its premise says something else now.

        [{"id": "dear", "text": "Leaving is dear.", "inferences": [{"id": "dear.i1", "premises": [
          {"id": "joint", "text": "They build missiles together."}]}]}]

        [{"id": "dear", "text": "Leaving is dear.", "inferences": [{"id": "dear.i1", "premises": [
          {"id": "joint", "text": "They build ships and missiles together."}]}]}]

        {"map": "m", "reader": "A. Reader", "judgements": [{"on": "dear.i1", "criterion": "sufficiency",
          "category": "one-example", "severity": 2, "reason": "Missiles are one case."}]}

    Instead: the step is as it was.

        [{"id": "dear", "text": "Leaving is dear.", "inferences": [{"id": "dear.i1", "premises": [
          {"id": "joint", "text": "They build missiles together."}]}]}]

        [{"id": "dear", "text": "Leaving is dear.", "inferences": [{"id": "dear.i1", "scheme": "sign", "premises": [
          {"id": "joint", "text": "They build missiles together."}]}]}]

    Sources: none; it compares two records.
    """
    since = material.revision
    if since is None:
        return
    now = since.now
    touched = _touched(material, since)
    for reader, on in since.judged:
        new = now.get(on, "")
        if touched.get(new):
            told = f"{reader} judged '{new}', and since then {listed(touched[new])} changed"
            yield Found(new, _sort(material, new), told, tuple(touched[new]), key=reader)


def _touched(material: Material, since: Revision) -> dict[str, list[str]]:
    """Claims and steps with what changed of their words, or of what they start from."""
    found: dict[str, list[str]] = {}
    for each in since.changes:
        if each.kind in _WORDED:
            for name in each.new_ids:
                steps = [*material.graph.support.get(name, ()), *material.graph.used_in.get(name, ())]
                for place in (name, *steps):
                    found.setdefault(place, []).append(name)
        elif each.kind in ("warrant-changed", "warrant-added", "warrant-dropped", "premise-added", "premise-dropped"):
            said = each.kind.partition("-")[0]
            named = (*(each.old or ()), *(each.new or ())) if said == "premise" else (each.subject.id,)
            found.setdefault(each.subject.id, []).extend(named)
        elif each.kind in ("inference-split", "inference-merged"):
            parts = [since.graph.inferences[step] for step in each.old_ids[1:]]
            parts += [material.graph.inferences[step] for step in each.new_ids[1:]]
            found.setdefault(each.new_ids[0], []).extend(premise for step in parts for premise in step.premises)
    return {place: list(dict.fromkeys(names)) for place, names in found.items()}


@rule("REV805", "quote-changed", W, "either", "read the passage again, and say in the claim what it says now")
def quote_changed(material: Material) -> Iterator[Found]:
    """The passage that a claim stands for has changed, and the claim has not.

    What it does: reports a claim of both maps whose words stayed the same while the quote of an anchor became another.
    Where the texts of both papers are at hand, the passages are compared, and another quote of the same words is left
    alone. Maps of papers in different languages are not compared.
    Why: the author has gone over the sentence; what the claim says of it may no longer hold.
    Example: the quote is another, the claim is not.

        [{"id": "costs", "text": "Costs rose.", "anchors": [{"section": "1", "quote": "costs rose steeply"}]}]

        [{"id": "costs", "text": "Costs rose.", "anchors": [{"section": "1", "quote": "costs rose a little"}]}]

    Instead: the claim follows.

        [{"id": "costs", "text": "Costs rose.", "anchors": [{"section": "1", "quote": "costs rose steeply"}]}]

        [{"id": "costs", "text": "Costs rose a little.", "anchors": [{"section": "1", "quote": "costs rose a little"}]}]

    Sources: none; it compares two records.
    """
    since = material.revision
    if since is None or since.graph.map.paper.language != material.map.paper.language:
        return
    reworded = {name for each in since.changes if each.kind in _WORDED for name in each.new_ids}
    for new, old in since.same:
        if new not in reworded:
            gone, come = _passages(material, since, old, new)
            if gone and come:
                told = f"'{new}' stands for another passage ({gone[0]} -> {come[0]}), and says the same"
                yield Found(new, "claim", told, (), "/anchors")


def _passages(material: Material, since: Revision, old: str, new: str) -> tuple[list[str], list[str]]:
    """The passages that a claim no longer stands for, and those that it stands for now."""
    was = {_folded(since, old, at, each.quote): each.quote for at, each in enumerate(since.graph.claims[old].anchors)}
    now = {_folded(material, new, at, each.quote): each.quote for at, each in
           enumerate(material.graph.claims[new].anchors)}  # fmt: skip
    return [f"“{was[each]}”" for each in was if each not in now], [f"“{now[each]}”" for each in now if each not in was]


def _folded(side: Material | Revision, name: str, number: int, quote: str) -> str:
    """The passage that an anchor points at, folded; its quote where the text is not at hand."""
    if side.paper and (span := side.paper.span((name, f"/anchors/{number}"))):
        return fold_quote(side.paper.text.raw[slice(*span)])
    return fold_quote(quote)


@rule("REV806", "newly-load-bearing", N, "paper", "see whether it can bear that, or give the root another line")
def newly_load_bearing(material: Material) -> Iterator[Found]:
    """A premise carries a root by itself that did not in the old map.

    What it does: reports a premise of both maps for which nothing is argued, and without which a root now falls (as
    asserted; see `argmap explore`), while in the old map no root fell with it alone.
    Why: what is cut from an argument leaves its weight on what stays.
    Example: the second reason is gone, and all rests on the first.

        [{"id": "stays", "text": "It stays.", "inferences": [
          {"id": "stays.i1", "premises": [{"id": "dear", "text": "Leaving is dear."}]},
          {"id": "stays.i2", "premises": [{"id": "liked", "text": "Voters like it."}]}]}]

        [{"id": "stays", "text": "It stays.", "inferences": [
          {"id": "stays.i1", "premises": [{"id": "dear", "text": "Leaving is dear."}]}]}]

    Instead: both reasons stay.

        [{"id": "stays", "text": "It stays.", "inferences": [
          {"id": "stays.i1", "premises": [{"id": "dear", "text": "Leaving is dear."}]},
          {"id": "stays.i2", "premises": [{"id": "liked", "text": "Voters like it."}]}]}]

        [{"id": "stays", "text": "It lasts.", "inferences": [
          {"id": "stays.i1", "premises": [{"id": "dear", "text": "Leaving is dear."}]},
          {"id": "stays.i2", "premises": [{"id": "liked", "text": "Voters like it."}]}]}]

    Sources: none; it compares two records.
    """
    since = material.revision
    if since is None:
        return
    fresh = (each for each in since.changes if each.kind == "became-load-bearing" and each.subject.type == "claim")
    for name in dict.fromkeys(each.new_ids[0] for each in fresh):
        if not material.graph.support.get(name):
            yield Found(name, "claim", f"a root falls with '{name}' alone, and none did before")
