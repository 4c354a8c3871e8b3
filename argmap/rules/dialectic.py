"""DIA, with SUP and INF where they ask the same: what is said against the argument, and is there more than one line?"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.model import Claim
from argmap.rules.rule import Found, Material, are, listed, rule
from argmap.support import Standing, State, Status, basis

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_GATHERS = frozenset({"enumeration", "example-to-generalisation", "statistical-generalisation"})
_NEEDS_RIVALS = frozenset({"best-explanation", "process-tracing"})


def asserted(material: Material, name: str) -> bool:
    """True for a claim that the paper puts forward as its own; what is only a condition is not."""
    graph, claim = material.graph, material.graph.claims[name]
    if name in graph.conditions and not (name in graph.used_in or name in graph.raised_by or name in graph.support):
        return False
    return claim.voice == "paper" and claim.status == "asserted"


def main_claims(material: Material, root: str) -> list[str]:
    """A root, and the claims that a step to it names."""
    graph = material.graph
    steps = graph.support.get(root, ())
    named = [premise for step in steps for premise in graph.inferences[step].premises if premise in graph.claims]
    return list(dict.fromkeys([root, *named]))


def _based(material: Material, claim: Claim) -> bool:
    return basis(claim, material.library) is not State.UNGROUNDED


@rule(
    "SUP204",
    "single-line-support",
    N,
    "paper",
    "seek a second line that does not share the premises of the first",
    basis="structural",
)
def single_line_support(material: Material) -> Iterator[Found]:
    """A main claim hangs on one step.

    What it does: reports roots, and claims that a step to a root names, that have exactly one inference and no basis of
    their own. Left alone: a step that gathers several items or examples, and a claim grounded through licensed steps
    only, for one good line is enough, a root that is not grounded, of which SUP202 speaks, and what only says the root
    again. Those of one root are one finding.
    Why: whoever breaks that step has broken the claim. One line can be enough; the finding says that there is no other.
    Example: a thesis with one reason.

        [{"id": "pact-lasts", "text": "The pact will last.", "inferences": [
          {"premises": [{"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]}]}]}]

    Instead: a second inference from other evidence, where the text has one.

        [{"id": "pact-lasts", "text": "The pact will last.", "inferences": [
          {"premises": [{"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]}]},
          {"premises": [{"id": "polls-warm", "text": "Voters on both sides want it.", "cites": [{"note": "2"}]}]}]}]

    Sources: King, Keohane & Verba 1994.
    """
    told: set[str] = set()
    for root in material.graph.roots:
        told |= _said_again(material, root)
        single = [each for each in main_claims(material, root) if each not in told and _single(material, each)]
        told.update(single)
        if single:
            message = f"one line of support is recorded for {listed(single)}, at the top of the argument"
            yield Found(single[0], "claim", message, tuple(single[1:]))


def _said_again(material: Material, root: str) -> set[str]:
    """Claims that only say a root again: no step to it but restatements names them."""
    graph = material.graph
    again: tuple[set[str], set[str]] = set(), set()
    for step in (graph.inferences[each] for each in graph.support.get(root, ())):
        again[step.scheme == "restatement"].update(step.premises)
    return again[1] - again[0]


def _single(material: Material, name: str) -> bool:
    graph = material.graph
    steps = graph.support.get(name, ())
    reported = name in graph.rooted and material.support.states[name] in (State.UNGROUNDED, State.DEFEATED)
    if len(steps) != 1 or reported or _based(material, graph.claims[name]) or _through_licensed(material, name):
        return False
    inference = graph.inferences[steps[0]]
    return bool(inference.premises) and not (inference.scheme in _GATHERS and len(set(inference.premises)) > 1)


def _through_licensed(material: Material, name: str) -> bool:
    """True for a grounded claim whose weakest step is licensed."""
    through = material.support.through[name]
    licensed = through is not None and material.support.statuses[through] is Status.LICENSED
    return licensed and material.support.states[name] is State.GROUNDED


@rule(
    "SUP211",
    "root-only-assumed",
    W,
    "paper",
    "state the root on condition of what is assumed, or support that",
    basis="structural",
)
def root_only_assumed(material: Material) -> Iterator[Found]:
    """The main claim holds only if something is granted.

    What it does: reports a root that is grounded on assumptions only: each of its lines passes a claim that is assumed
    or implicit.
    Why: what rests on an assumption is shown under that assumption, and no further. An assumption may be a good one.
    Example: a thesis from a cited fact and something assumed.

        [{"id": "pact-lasts", "text": "The pact will last.", "inferences": [{"premises": [
          {"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]},
          {"id": "no-war", "text": "No war comes between.", "status": "assumed"}]}]}]

    Instead: what is assumed as a condition of the root, where the text says it so; or a reason for it.

        [{"id": "pact-lasts", "text": "The pact will last, unless war comes.", "if": ["no-war"], "inferences": [
          {"premises": [{"id": "plants-shared", "text": "The allies share their plants.", "cites": [{"note": "1"}]}]}]},
         {"id": "no-war", "text": "No war comes between.", "cites": [{"note": "2"}]}]

    Sources: Toulmin 1958.
    """
    for root in material.graph.roots:
        if material.support.states[root] is State.ASSUMPTION_DEPENDENT:
            granted = _granted(material, root)
            message = f"every line of support of the root '{root}' passes what is assumed: {listed(granted)}"
            yield Found(root, "claim", message, tuple(each for each in granted if each != root))


def _granted(material: Material, root: str) -> list[str]:
    """The assumptions beneath a root, as far as they carry it."""
    graph, states = material.graph, material.support.states
    seen, waiting, found = {root}, [root], []
    while waiting:
        name = waiting.pop()
        if basis(graph.claims[name], material.library) is State.ASSUMPTION_DEPENDENT:
            found.append(name)
        steps = [each for each in graph.support.get(name, ()) if material.support.statuses[each] is not Status.BROKEN]
        for premise in (each for step in steps for each in graph.inferences[step].premises):
            if premise not in seen and states.get(premise) is State.ASSUMPTION_DEPENDENT:
                seen.add(premise)
                waiting.append(premise)
    return found


@rule("INF313", "no-rivals", W, "paper", "name the rival explanations that the text weighs; if none, leave the gap")
def no_rivals(material: Material) -> Iterator[Found]:
    """An explanation is called the best, and no other is named.

    What it does: reports a step by `best-explanation` or `process-tracing` whose role `rivals` is empty, whose question
    about rivals nothing meets, and on which no objection is recorded.
    Why: an explanation is the best of several, or it is merely one that fits.
    Example: rents rose, and the new base explains it.

        [{"id": "base-drove-rents", "kind": "causal", "text": "The base drove rents up.", "inferences": [{
          "scheme": "best-explanation", "roles": {"fact": ["rents-rose"], "rivals": []},
          "premises": [{"id": "rents-rose", "kind": "empirical", "text": "Rents rose from 2020."}]}]}]

    Instead: what the text says of other explanations.

        [{"id": "base-drove-rents", "kind": "causal", "text": "The base drove rents up.", "inferences": [{
          "scheme": "best-explanation", "roles": {"fact": ["rents-rose"], "rivals": ["no-boom"]},
          "premises": [{"id": "rents-rose", "kind": "empirical", "text": "Rents rose from 2020."},
                       {"id": "no-boom", "kind": "empirical", "text": "In towns without a base they did not."}]}]}]

    Sources: Van Evera 1997; Walton, Reed & Macagno 2008.
    """
    for name, inference in material.graph.inferences.items():
        if inference.scheme not in _NEEDS_RIVALS or not inference.premises or material.graph.against.get(name):
            continue
        named = [each for each in inference.roles.get("rivals", ()) if each in inference.premises]
        if not named and not any(question.startswith("rivals") for question in inference.answers):
            message = f"no rival is recorded for '{material.graph.conclusion[name]}', which is argued as an explanation"
            yield Found(name, "inference", message)


@rule(
    "DIA701",
    "no-objection-considered",
    N,
    "paper",
    "record the objection that the text meets, if it meets one",
    basis="structural",
)
def no_objection_considered(material: Material) -> Iterator[Found]:
    """Nothing is said against the main claims.

    What it does: reports, once a map, the roots that the paper argues for with no objection recorded on them, on the
    claims that a step to them names, or on a step to either.
    Why: a case is stronger for having met what can be said against it. Many good papers meet no objection, so this is a
    note.
    Example: a thesis with a reason and no objection.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.", "inferences": [{"premises": [
          {"id": "pupils-tired", "kind": "empirical", "text": "Pupils come to school tired."}]}]}]

    Instead: the objection that the text raises, with its reply.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.",
          "inferences": [{"premises": [{"id": "pupils-tired", "kind": "empirical", "text": "Pupils come tired."}]}],
          "objections": [{"kind": "rebuts",
            "claim": {"id": "buses-run", "voice": "opponent", "text": "The buses run at seven."},
            "replies": [{"kind": "rebuts", "claim": {"id": "buses-move", "text": "Buses can run at eight."}}]}]}]

    Sources: Toulmin 1958; Johnson 2000.
    """
    graph = material.graph
    bare = [root for root in graph.roots if graph.support.get(root) and not _objected(material, root)]
    if bare:
        message = f"no objection is recorded to {listed(bare)} or to the main reasons for {are(bare, 'it', 'them')}"
        yield Found(bare[0], "claim", message, tuple(bare[1:]))


def _objected(material: Material, root: str) -> bool:
    graph = material.graph
    claims = main_claims(material, root)
    places = [*claims, *(step for claim in claims for step in graph.support.get(claim, ()))]
    return any(graph.against.get(place) for place in places)


@rule(
    "DIA703",
    "defeat-not-propagated",
    E,
    "either",
    "give another ground, or mark the claim as no longer asserted",
    basis="structural",
)
def defeat_not_propagated(material: Material) -> Iterator[Found]:
    """A claim is asserted although its only ground is defeated.

    What it does: reports a claim that the paper asserts, that nothing grounds, and each step to which is broken or
    starts from a claim that a standing rebuttal defeats. The claims further up follow from it and are not reported.
    Why: what is defeated supports nothing. The claim may be true for another reason; none is recorded.
    Example: the premise falls, and the conclusion is asserted as before.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "inferences": [{"premises": [
          {"id": "wages-rose", "text": "Wages rose.", "cites": [{"note": "1"}], "objections": [
            {"kind": "rebuts", "claim": {"id": "wages-fell", "voice": "opponent", "text": "They fell."}}]}]}]}]

    Instead: another ground, a reply to the rebuttal, or `"status": "needs-support"` on the claim.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "inferences": [
          {"premises": [{"id": "fuel-rose", "text": "Fuel grew dearer.", "cites": [{"note": "2"}]}]},
          {"premises": [{"id": "wages-rose", "text": "Wages rose.", "cites": [{"note": "1"}], "objections": [
            {"kind": "rebuts", "claim": {"id": "wages-fell", "voice": "opponent", "text": "They fell."}}]}]}]}]

    Sources: Dung 1995.
    """
    graph, states = material.graph, material.support.states
    for name, steps in graph.support.items() if State.DEFEATED in states.values() else ():
        if states[name] is not State.UNGROUNDED or not asserted(material, name):
            continue
        lost = {step: _defeated(material, step) for step in steps}
        gone = list(dict.fromkeys(each for premises in lost.values() for each in premises))
        broken = [step for step in steps if material.support.statuses[step] is Status.BROKEN]
        if gone and all(lost[step] or step in broken for step in steps):
            message = f"'{name}' is asserted, and each line to it passes what is defeated: {listed(gone)}"
            yield Found(name, "claim", message, tuple(gone))


def _defeated(material: Material, step: str) -> list[str]:
    premises = material.graph.inferences[step].premises
    return [each for each in premises if material.support.states.get(each) is State.DEFEATED]


@rule("DIA706", "unresolved-standoff", N, "paper", "say which side prevails, and why", basis="structural")
def unresolved_standoff(material: Material) -> Iterator[Found]:
    """Two sides attack each other, and neither prevails.

    What it does: reports an objection of which the record does not say whether it stands: it is attacked by what it
    attacks. Two sides of one dispute are reported once. Undecided counts as not standing.
    Why: the target keeps its support only because nothing has been decided.
    Example: each of two claims is the only thing said against the other.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "It grew cheaper.",
            "objections": [{"kind": "rebuts", "claim": {"ref": "costs-rose"}}]}}]}]

    Instead: what decides it, where the text says so; or `"conceded": true`.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "It grew cheaper.",
            "objections": [{"kind": "rebuts", "claim": {"ref": "costs-rose"}},
                           {"kind": "rebuts", "claim": {"id": "audit", "text": "The audit found it dearer."}}]}}]}]

    Sources: Dung 1995; Modgil & Prakken 2014.
    """
    graph, told = material.graph, set[frozenset[str]]()
    for name, standing in sorted(material.support.objections.items()):
        objection, target = graph.objections[name], graph.target[name]
        on = graph.objections[target].claim if target in graph.objections else target
        sides = frozenset((objection.claim, on))
        decided = standing is not Standing.UNDECIDED or objection.kind == "qualifies"
        if decided or objection.claim not in graph.claims or sides in told:
            continue
        told.add(sides)
        message = f"the record does not decide between '{objection.claim}' and '{on}'"
        yield Found(name, "objection", message, (objection.claim,))


@rule(
    "DIA707",
    "unsupported-objection",
    N,
    "paper",
    "give what supports the objection, where the text does",
    basis="structural",
)
def unsupported_objection(material: Material) -> Iterator[Found]:
    """An objection has nothing behind it.

    What it does: reports an objection that the paper does not concede and that no reply defeats, whose claim is put
    forward with no inference and no basis of its own. A reply is an objection too.
    Why: whoever objects owes a reason as much as whoever claims. The objection stands all the same until it is met.
    Example: a bare denial.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head it grew cheaper."}}]}]

    Instead: what the objection rests on, where the text says so.

        [{"id": "costs-rose", "text": "The pact grew dearer.", "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head it grew cheaper.",
                                       "cites": [{"note": "1"}]}}]}]

    Sources: Gordon, Prakken & Walton 2007.
    """
    graph, told = material.graph, set[str]()
    for name, objection in sorted(graph.objections.items()):
        claim = graph.claims.get(objection.claim)
        falls = material.support.objections[name] is Standing.FALLS
        if claim is None or objection.conceded or falls or claim.id in graph.support or claim.id in told:
            continue
        if claim.status == "asserted" and not _based(material, claim):
            told.add(claim.id)
            message = f"no support is recorded for '{claim.id}', which objects to '{graph.target[name]}'"
            yield Found(name, "objection", message, (claim.id,))


@rule("DIA708", "unanchored-opponent", W, "paper", "cite the work, at the passage where the opponent says it")
def unanchored_opponent(material: Material) -> Iterator[Found]:
    """A view is put into an author's mouth, and the author is not cited.

    What it does: reports a claim in the voice of an opponent, or one reported and turned into an objection, whose `by`
    is a reference of the map, with neither a citation of that work nor a passage.
    Why: a view that nobody can look up may be one that nobody holds (the straw man).
    Example: a view with a name and without a place.

        [{"id": "pact-lasts", "text": "The pact will last.", "objections": [{"kind": "rebuts",
          "claim": {"id": "threat-binds", "voice": "opponent", "by": "walt", "text": "No threat, no pact."}}]}]

    Instead: the page on which the author says so.

        [{"id": "pact-lasts", "text": "The pact will last.", "objections": [{"kind": "rebuts",
          "claim": {"id": "threat-binds", "voice": "opponent", "by": "walt", "text": "No threat, no pact.",
                    "cites": [{"source": "walt", "locator": "26"}]}}]}]

    Sources: none; a matter of fairness to opponents.
    """
    graph, works = material.graph, material.library
    for name, claim in graph.claims.items():
        objects = claim.voice == "opponent" or (claim.voice == "reported" and name in graph.raised_by)
        if not objects or claim.by not in works.references or claim.anchors:
            continue
        cited = {work for each in claim.cites for work in works.works(each)}
        if not any(_same(material, claim.by, work) for work in cited):
            yield Found(name, "claim", f"'{name}' is said to be the view of '{claim.by}', which is not cited for it")


def _same(material: Material, one: str, other: str) -> bool:
    """True for one work, or for two entries of it."""
    references = material.library.references
    return (references[one].same_as or one) == (references[other].same_as or other)


@rule(
    "DIA709",
    "inconsistent-commitments",
    E,
    "paper",
    "withdraw one, or say in what respect each holds; record it as `qualifies` where both can be true",
)
def inconsistent_commitments(material: Material) -> Iterator[Found]:
    """The paper asserts two claims that cannot both be true.

    What it does: reports two claims joined by `contradicts` that the paper asserts in its own voice; a pair once. It is
    an error, for by the record the two cannot both be true, and the paper holds both. That they contradict each other
    is the mapper's reading: where both can be true, as of what is uneven and becomes less so, the record of it is an
    objection that `qualifies`.
    Why: from both together anything follows, and a reader cannot tell which of them the paper means.
    Example: the duties are balanced, and they are not.

        [{"id": "duties-balanced", "text": "Both carry the same burden.", "contradicts": ["one-carries-more"]},
         {"id": "one-carries-more", "text": "The larger carries more."}]

    Instead: one of them as what others say; or each with the respect in which it holds.

        [{"id": "duties-balanced", "text": "Both carry the same burden.", "contradicts": ["one-carries-more"]},
         {"id": "one-carries-more", "text": "The larger carries more.", "voice": "reported", "by": "walt"}]

    Sources: Walton, Reed & Macagno 2008.
    """
    for name, other, index in conflicts(material):
        message = f"'{name}' and '{other}' are recorded as contradicting each other, and as asserted by the paper"
        yield Found(name, "claim", message, (other,), f"/contradicts/{index}", key=other)


def conflicts(material: Material) -> Iterator[tuple[str, str, int]]:
    """Each pair of claims that contradict each other and are both asserted, with its place in the list of the first."""
    graph, told = material.graph, set[frozenset[str]]()
    for name, claim in graph.claims.items():
        for index, other in enumerate(claim.contradicts):
            pair = frozenset((name, other))
            if len(pair) < 2 or pair in told or other not in graph.claims:
                continue
            told.add(pair)
            if asserted(material, name) and asserted(material, other):
                yield name, other, index
