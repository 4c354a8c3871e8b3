"""SUP: is it supported? Claims without a recorded basis, and roots that their argument does not reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from argmap.findings import Severity
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.support import State, Status

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_NAMED = 3  # claims that a message names; more are counted
_OF_LEAVES = ("INF323", "INF327", "EVD404")  # rules that say more exactly what some leaves lack


def bare(material: Material, claim: str) -> bool:
    """True for a claim that the paper asserts in its own voice with no inference and no basis of its own.

    A claim that is only the condition of another is not asserted.
    """
    graph, record = material.graph, material.graph.claims[claim]
    if claim in graph.conditions and claim not in graph.used_in and claim not in graph.raised_by:
        return False
    if claim in graph.support or record.status != "asserted" or record.voice != "paper":
        return False
    return material.support.bases[claim] is State.UNGROUNDED


@rule(
    "SUP201",
    "unsupported-leaf",
    N,
    "paper",
    "give the evidence that the text gives, or mark it assumed",
    basis="structural",
    late=True,
)
def unsupported_leaf(material: Material) -> Iterator[Found]:
    """Nothing is recorded for a claim from which the paper argues.

    What it does: reports claims that the paper asserts, that no inference supports, and that have no citation, no
    definition and no common knowledge behind them. Those of one section are one finding, with the others as related;
    an empirical claim without which a root does not hold as recorded is a finding of its own, and a warning. Left
    alone: what INF323 or INF327 reports, a citation that leads nowhere (EVD404), a claim that serves as a goal or a
    value only, and one for which the text names a document.
    Why: whoever doubts the conclusion will ask here first. A paper need not cite everything, so most are notes; and
    nothing recorded for a claim is nothing against it.
    Example: a figure without a source.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.", "inferences": [{"premises": [
          {"id": "pupils-tired", "kind": "empirical", "text": "Half of the pupils sleep less than seven hours."}]}]}]

    Instead: the source that the text gives; or `"status": "common-knowledge"` where nobody would ask.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.", "inferences": [{"premises": [
          {"id": "pupils-tired", "kind": "empirical", "text": "Half of the pupils sleep less than seven hours.",
           "cites": [{"note": "1"}]}]}]}]

    Sources: Toulmin 1958.
    """
    passages: dict[tuple[str, ...], list[str]] = {}
    exact = (each for code in _OF_LEAVES for each in material.found.get(code, ()))
    told = {claim for each in exact for claim in (each.subject, *each.related)}
    for name in (each for each in material.graph.claims if each not in told and _wants_support(material, each)):
        if material.graph.claims[name].kind == "empirical" and material.carrying.order(name) == 1:
            what = f"no support is recorded for '{name}', and as recorded a root falls with it"
            yield Found(name, "claim", what, severity=W)
            continue
        passages.setdefault(_passage(material, name), []).append(name)
    for (*_, section), claims in passages.items():
        where = f" (section {section})" if section and section not in claims else ""
        yield Found(claims[0], "claim", f"no support is recorded for {listed(claims)}{where}", tuple(claims[1:]))


def _wants_support(material: Material, claim: str) -> bool:
    """True for a bare claim that has to be so, and for which the text does not name a document."""
    cites = material.graph.claims[claim].cites
    named = any(each.named is not None and each.relation == "supports" for each in cites)
    return bare(material, claim) and not named and claim not in material.wanted


def _passage(material: Material, name: str) -> tuple[str, ...]:
    """Part and section of a claim. What is said of one claim by itself must not hush the others."""
    claim = material.graph.claims[name]
    section = next((anchor.section for anchor in claim.anchors if anchor.section), "")
    return (name,) if claim.lint is not None else (material.graph.part_of[name], section)


@rule(
    "SUP202",
    "ungrounded-root",
    E,
    "paper",
    "support the claims named, mend the steps; every line needs a ground at its end",
    basis="structural",
)
def ungrounded_root(material: Material) -> Iterator[Found]:
    """The main claim does not rest on grounds.

    What it does: reports a root that no line of support grounds: each of its lines ends at some claim for which nothing
    is recorded, or that is defeated, or at a step that is broken or lacks its premises. It names these ends, those that
    bear most of the root first, goals last; where a line leads to another such root, it names that. A root that is
    grounded only on assumptions is not reported here.
    Why: it says how far the recorded argument carries, and what is missing for it to carry the root. It does not say
    that the root is false. A root can be grounded through a gap, of which the INF rules speak.
    Example: one premise is cited, the other is a bare assertion.

        [{"id": "pact-lasts", "text": "The pact will last.", "inferences": [{"premises": [
          {"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]},
          {"id": "leaving-is-dear", "text": "Whoever leaves loses the plants."}]}]}]

    Instead: a citation, or a reason, for the other; or a second line that stands without it.

        [{"id": "pact-lasts", "text": "The pact will last.", "inferences": [{"premises": [
          {"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]},
          {"id": "leaving-is-dear", "text": "Whoever leaves loses the plants.", "cites": [{"note": "2"}]}]}]}]

    Sources: Gordon, Prakken & Walton 2007.
    """
    roots = frozenset(material.graph.roots)
    for root in material.graph.roots:
        state = material.support.states[root]
        if state is State.DEFEATED:
            yield Found(root, "claim", f"the root '{root}' is defeated by an objection that stands")
        elif state is State.UNGROUNDED:
            ends = _ends(material, root, roots)
            told = f"the root '{root}' is not grounded: {_lacks(material, root, ends)}"
            yield Found(root, "claim", told, (*ends.bare, *ends.defeated, *ends.failing, *ends.roots))


@dataclass(frozen=True)
class _Ends:
    """Where the lines of support of a root end without a ground, each sort by what bears most of the root."""

    bare: list[str]  # claims for which nothing is recorded
    defeated: list[str]  # claims
    failing: list[str]  # steps
    roots: list[str]  # that are not grounded either, of which their own findings tell


def _ends(material: Material, root: str, roots: Collection[str]) -> _Ends:
    """The ends of the lines beneath a root. What lies beneath a defeated claim or a broken step is no end: it does not
    help as long as these are what they are."""
    graph, states = material.graph, material.support.states
    ends, seen, waiting = _Ends([], [], [], []), {root}, [root]
    for claim in waiting:  # grows as it is walked
        if claim in roots and claim != root:
            (ends.roots if states[claim] is State.UNGROUNDED else ends.defeated).append(claim)
            continue
        steps = graph.support.get(claim, ()) if states[claim] is State.UNGROUNDED else ()
        if not steps:
            (ends.bare if states[claim] is State.UNGROUNDED else ends.defeated).append(claim)
        ends.failing.extend(step for step in steps if _failure(material, step))
        standing = (step for step in steps if material.support.statuses[step] is not Status.BROKEN)
        for premise in (each for step in standing for each in graph.inferences[step].premises):
            if premise not in seen and states.get(premise) in (State.UNGROUNDED, State.DEFEATED):
                seen.add(premise)
                waiting.append(premise)
    for each in (ends.bare, ends.defeated, ends.failing, ends.roots):
        each.sort(key=lambda name: (name in material.wanted, -material.carrying.load(name)))
    return ends


def _failure(material: Material, step: str) -> str:
    """The code of the finding for which a step grounds nothing, whatever its premises rest on; empty for none."""
    premises = material.graph.inferences[step].premises
    if material.support.statuses[step] is Status.BROKEN:
        return material.support.reasons[step][0].code
    if not premises:
        return "STR111"
    return "" if material.graph.claims.keys() >= set(premises) else "STR101"


def _lacks(material: Material, root: str, ends: _Ends) -> str:
    """What keeps a root from being grounded, in a sentence."""
    bare, defeated, failing = ends.bare, ends.defeated, ends.failing
    if bare == [root]:
        return "no support is recorded for it"
    count = f"{len(bare)} claims beneath it: {listed(bare)}" if len(bare) > _NAMED else f"{listed(bare)} beneath it"
    codes = ", ".join(dict.fromkeys(_failure(material, step) for step in failing))
    steps = f"the step{are(failing, '', 's')} {listed(failing)} {are(failing, 'does', 'do')} not hold ({codes})"
    beneath = f"the root{are(ends.roots, '', 's')} {listed(ends.roots)}"
    roots = f"{beneath} beneath it {are(ends.roots, 'is', 'are')} not grounded"
    told = (
        f"no support is recorded for {count}" if bare else "",
        f"{listed(defeated)} {are(defeated, 'is', 'are')} defeated" if defeated else "",
        steps if failing else "",
        roots if ends.roots else "",
    )
    return "; ".join(filter(None, told))


@rule("SUP203", "needs-support", N, "paper", "develop it, or say that it is assumed", basis="structural")
def needs_support(material: Material) -> Iterator[Found]:
    """A claim is marked as still to be supported.

    What it does: lists the claims with status `needs-support`.
    Why: so that what is owed is not forgotten.
    Example: a draft says "evidence to follow".

        [{"id": "fees-deter", "text": "Fees keep poor families away.", "status": "needs-support"}]

    Instead: the evidence, or `"status": "assumed"`.

        [{"id": "fees-deter", "text": "Fees keep poor families away.", "cites": [{"note": "1"}]}]

    Sources: none; a matter of record-keeping.
    """
    for name, claim in material.graph.claims.items():
        if claim.status == "needs-support":
            yield Found(name, "claim", f"'{name}' is marked as needing support", at="/status")


@rule(
    "SUP205",
    "single-point-of-failure",
    W,
    "paper",
    "corroborate it from a second source, or hedge the root",
    basis="structural",
)
def single_point_of_failure(material: Material) -> Iterator[Found]:
    """A root stands or falls with one source.

    What it does: reports a claim cited to a single work, without which some root does not hold as recorded, and a work
    without which none of the lines to a root holds, however many there are.
    Why: lines that seem independent may go back to the same page; if that page is wrong, all of them are.
    Example: the thesis rests on one claim, and that on one book.

        [{"id": "thesis", "text": "The alliance lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "trade", "kind": "empirical", "text": "Trade grows.", "cites": [{"source": "walt"}]}]}]}]

    Instead: a second book bears it out.

        [{"id": "thesis", "text": "The alliance lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "trade", "kind": "empirical", "text": "Trade grows.",
            "cites": [{"source": "walt"}, {"source": "waltz"}]}]}]}]

    Sources: Fussell & Vesely 1972.
    """
    graph, works = material.graph, material.library
    for name in (each for each in graph.claims if each in material.carrying.alone):
        cited = {work for each in graph.claims[name].cites if works.supports(each) for work in works.works(each)}
        if len(cited) == 1:
            yield Found(name, "claim", f"a root falls with '{name}', which rests on '{min(cited)}' alone")
    for work, claims in material.carrying.common_sources().items():
        told = f"a root falls with '{work}', on which {listed(claims)} {are(claims, 'rests', 'rest')}"
        yield Found(work, "reference", told, tuple(claims))


@rule("SUP207", "loadbearing-assumption", W, "paper", "give the reason for which it may be assumed", basis="structural")
def loadbearing_assumption(material: Material) -> Iterator[Found]:
    """A root stands or falls with an assumption.

    What it does: reports a claim with status `assumed`, without which some root does not hold as recorded, and for
    which there is no step, no source and no remark. Premises that the paper leaves unstated are not meant.
    Why: whoever does not grant it has no reason left for the main claim.
    Example: the thesis rests on an assumption.

        [{"id": "thesis", "text": "The alliance lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "peace", "status": "assumed", "text": "No war breaks out."}]}]}]

    Instead: a reason why it may be assumed.

        [{"id": "thesis", "text": "The alliance lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "peace", "status": "assumed", "text": "No war breaks out.", "inferences": [
             {"id": "peace.i1", "premises": [{"id": "arms", "text": "Arms deter.", "cites": [{"note": "1"}]}]}]}]}]}]

    Sources: none; it follows from what an assumption is.
    """
    graph = material.graph
    for name in (each for each in graph.claims if each in material.carrying.alone):
        claim = graph.claims[name]
        cited = any(material.library.supports(each) for each in claim.cites)
        if claim.status == "assumed" and not (cited or claim.remark or graph.support.get(name)):
            yield Found(name, "claim", f"a root falls with the assumption '{name}', for which no reason is recorded")
