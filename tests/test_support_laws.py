"""Laws of support: what must hold of every map, whatever stands in it.

What is supported is a matter of the argument alone: not of ids, nor of the order or the place in which things are
written. A ground more never takes a ground away. And which objections stand is what Dung's definition says.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping

from hypothesis import given, note
from hypothesis import strategies as st
from strategies import maps, renamed, reordered, rewritten

from argmap.check import Checked, check
from argmap.dump import dumps
from argmap.findings import Finding
from argmap.graph import Graph, graph
from argmap.model import Citation, Claim, Inference, Map, Objection, Warrant
from argmap.references import library
from argmap.support import Standing, State, Status, basis, standing, support

seeds = st.integers(0, 2**16)
ORDER = {State.DEFEATED: 0, State.UNGROUNDED: 1, State.ASSUMPTION_DEPENDENT: 2, State.GROUNDED: 3}

# Findings about several places at once. Which of the places comes first, or which pair of several like ones is told, is
# a matter of the order in which they are written; that all of them are told is not.
GATHERED = {
    "SUP201": "the bare leaves of a section",
    "SUP204": "the main claims of a root",
    "INF323": "the aims of a section",
    "INF327": "the causes of a step",
    "INF309": "the steps to a claim that name no value",
    "SCP605": "the forecasts of a sentence or a section",
    "DIA701": "the roots of a map",
    "DIA709": "two claims that contradict each other",
    "DIA710": "two rivals",
    "DIA711": "the steps from one of two such claims",
    "STR109": "two steps that are the same",
    "STR112": "claims that say the same",
    "TRM501": "the claims that use a term",
    "TRM502": "the places where a term passes between two senses",
    "SUP206": "two lines to a claim",
}
SUBJECT_ALONE = {"STR101"}


def places(checked: Checked, finding: Finding) -> tuple[str, object]:
    """What a finding is about, as far as this is no matter of order: a circle, a dispute, a claim that objects."""
    index, name = checked.graph, finding.subject.id
    if finding.code == "STR104":
        return "circle", next(frozenset(ring) for ring in index.rings if name in ring)
    if finding.code == "STR107" and (name in index.used_in or name in index.raised_by):
        return "apart", ()  # some claim of a circle that leads nowhere
    if finding.code == "DIA706":
        target = index.target[name]
        on = index.objections[target].claim if target in index.objections else target
        return "dispute", frozenset((index.objections[name].claim, on))
    if finding.code == "DIA707":
        return "objecting", finding.related
    return name, () if finding.code in SUBJECT_ALONE else frozenset(finding.related)


def told(checked: Checked, now: Mapping[str, str]) -> tuple[Counter[object], dict[str, set[str]]]:
    """What is found, under new ids: single findings, and the places of those that gather several."""
    single: Counter[object] = Counter()
    gathered: dict[str, set[str]] = {}
    for each in checked.findings:
        if each.code in GATHERED:
            names = (now.get(name, name) for name in (each.subject.id, *each.related))
            gathered.setdefault(each.code, set()).update(names)
            continue
        subject, others = places(checked, each)
        others = frozenset(now.get(name, name) for name in others)
        order = each.cut_order if subject in checked.graph.claims or subject in checked.graph.inferences else None
        hushed = each.suppressed is not None
        single[each.code, str(each.severity), now.get(subject, subject), others, order, hushed] += 1
    return single, gathered


def judged(checked: Checked, now: Mapping[str, str]) -> dict[str, object]:
    """All that a check says of a map, under new ids. Of steps of one strength, any may be the one passed through."""
    said = checked.support
    through = {
        name: said.statuses[step] if step is not None else None
        for name, step in said.through.items()
    }  # fmt: skip
    single, gathered = told(checked, now)
    return {
        "states": {now.get(name, name): state for name, state in said.states.items()},
        "statuses": {now.get(name, name): status for name, status in said.statuses.items()},
        "reasons": {now.get(name, name): [each.code for each in why] for name, why in said.reasons.items()},
        "standing": {now.get(name, name): each for name, each in said.objections.items()},
        "through": {now.get(name, name): status for name, status in through.items()},
        "findings": single,
        "gathered": gathered,
    }


def judgement(argument: Map, now: Mapping[str, str] | None = None) -> dict[str, object]:
    note(dumps(argument))
    return judged(check(argument, preview=True), now or {})


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """What of two judgements is not the same; of findings, those that only one has."""
    found: dict[str, object] = {name: (one[name], other[name]) for name in one if one[name] != other[name]}
    if "findings" in found:
        found["findings"] = one["findings"] - other["findings"], other["findings"] - one["findings"]  # type: ignore[operator]
    return found


@given(maps(), seeds)
def test_ids_do_not_matter(argument: Map, seed: int) -> None:
    other, now = renamed(argument, seed)
    assert differing(judgement(argument, now), judgement(other)) == {}


@given(maps(), seeds)
def test_order_does_not_matter(argument: Map, seed: int) -> None:
    assert differing(judgement(reordered(argument, seed)), judgement(argument)) == {}


@given(maps(), seeds)
def test_where_a_claim_is_written_does_not_matter(argument: Map, seed: int) -> None:
    assert differing(judgement(rewritten(argument, seed)), judgement(argument)) == {}


def lowered(before: Mapping[str, State], after: Mapping[str, State]) -> dict[str, tuple[State, State]]:
    return {name: (before[name], after[name]) for name in before if ORDER[after[name]] < ORDER[before[name]]}


def with_a_reason(argument: Map, name: str, known: int) -> Map:
    """The map with a step to a claim, from cited claims and some that were there, by a warrant that is cited."""
    cited = (Citation(source="walt"),)
    fresh = tuple(Claim(id=f"new{number}", text=f"Ground {number}.", cites=cited) for number in (1, 2))
    grounded = [each for each, state in support(graph(argument)).states.items() if state is State.GROUNDED]
    premises = ("new1", "new2", *[each for each in grounded if each != name][:known])
    step = Inference(id="new", premises=premises, warrant=Warrant(text="A rule.", cites=cited))

    def renewed(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(
            each.model_copy(update={"inferences": (*each.inferences, step)}) if each.id == name else each
            for each in claims
        )

    parts = tuple(part.model_copy(update={"claims": renewed(part.claims)}) for part in argument.parts)
    return argument.model_copy(update={"claims": renewed(argument.claims) + fresh, "parts": parts})


@given(maps(objections=False), st.data())
def test_a_grounded_reason_more_never_lowers_a_state(argument: Map, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(graph(argument).claims)))
    before = support(graph(argument))
    after = support(graph(with_a_reason(argument, name, data.draw(st.integers(0, 2)))))
    assert lowered(before.states, after.states) == {}
    assert after.states[name] is State.GROUNDED


@given(maps(), st.data())
def test_a_grounded_reason_more_grounds_whatever_no_objection_defeats(argument: Map, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(graph(argument).claims)))
    before = support(graph(argument))
    after = support(graph(with_a_reason(argument, name, 0)))
    assert after.objections == before.objections
    assert lowered(before.states, after.states) == {}
    assert after.states[name] is (State.DEFEATED if before.states[name] is State.DEFEATED else State.GROUNDED)


def unopposed(argument: Map) -> Map:
    """The map with nothing said against anything."""

    def freed(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(
            each.model_copy(update={
                "objections": (),
                "inferences": tuple(step.model_copy(update={"objections": ()}) for step in each.inferences),
            })
            for each in claims
        )  # fmt: skip

    parts = tuple(part.model_copy(update={"claims": freed(part.claims)}) for part in argument.parts)
    return argument.model_copy(update={"claims": freed(argument.claims), "parts": parts})


@given(maps())
def test_nothing_is_better_supported_for_what_is_said_against_it(argument: Map) -> None:
    before, after = support(graph(argument)).states, support(graph(unopposed(argument))).states
    assert lowered(before, after) == {}
    assert State.DEFEATED not in after.values()


def granted(argument: Map, names: Collection[str]) -> Map:
    """The map with some claims axiomatic."""

    def renewed(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(
            each.model_copy(update={"status": "axiomatic"}) if each.id in names else each for each in claims
        )  # fmt: skip

    parts = tuple(part.model_copy(update={"claims": renewed(part.claims)}) for part in argument.parts)
    return argument.model_copy(update={"claims": renewed(argument.claims), "parts": parts})


@given(maps())
def test_a_root_that_is_not_grounded_lacks_what_is_named(argument: Map) -> None:
    """Bare claims, defeated ones and steps; where it is bare claims alone, these are all that it lacks."""
    note(dumps(argument))
    found = check(argument, ["SUP202"])
    index, states = found.graph, found.support.states
    for finding in found.findings:
        root, ends = finding.subject.id, finding.related
        bare = [name for name in ends if states.get(name) is State.UNGROUNDED and name not in index.support]
        assert all(states.get(each) is State.DEFEATED or each in index.inferences for each in {*ends} - {*bare})
        assert states[root] is State.DEFEATED or ends
        if ends and len(bare) == len(ends):
            assert support(graph(granted(argument, bare))).states[root] is not State.UNGROUNDED


# Through: the weakest step on the best line. A line is a derivation: steps that lead from bases to the claim, none of
# them from the claim itself.

RANK = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}


class Derived:
    """What can be derived in a map from some bases, by steps of some strength and without some claim."""

    def __init__(self, argument: Map) -> None:
        self.index = graph(argument)
        self.found = support(self.index)
        self.standing = [name for name, state in self.found.states.items() if state is not State.DEFEATED]
        works = library(argument)
        own = {name: basis(self.index.claims[name], works) for name in self.standing}
        self.grounded = {name for name in own if own[name] is State.GROUNDED}
        self.assumed = {name for name in own if own[name] is not State.UNGROUNDED}

    def steps(self, least: int) -> list[str]:
        """Steps as strong as this that lead on; a circle never keeps a derivation from going round it."""
        broken = [
            name for name, why in self.found.reasons.items() if why and why[0].code in ("SCP601", "DIA702", "INF315")
        ]
        return [name for name in self.index.inferences if name not in broken and self.strength(name) >= least
                and self.index.conclusion[name] in self.standing and self.index.inferences[name].premises]  # fmt: skip

    def strength(self, step: str) -> int:
        """As the step stands by itself: neither a circle nor a bare generalisation is known before the claims are."""
        codes = {each.code for each in self.found.reasons[step]} - {"STR103", "STR104"}
        if codes - {"INF308", "INF319", "INF326"}:
            return 1
        about = [each for each in self.found.reasons[step] if each.code in ("INF308", "INF326", "INF319")]
        return 2 if any(each.code != "INF319" or not each.about for each in about) else 3

    def fixpoint(self, bases: set[str], least: int, without: str = "") -> set[str]:
        held = bases - {without}
        usable = [(self.index.conclusion[name], self.index.inferences[name].premises) for name in self.steps(least)]
        while more := {to for to, premises in usable if to != without and held.issuperset(premises)} - held:
            held |= more
        return held

    def best(self, bases: set[str], name: str) -> int:
        """How strong the weakest step of the best line is; 4 for a basis, 0 where there is no line."""
        lines = [least for least in (3, 2, 1) if name in self.fixpoint(bases, least)]
        return 4 if name in bases else max(lines, default=0)

    def on_a_line(self, bases: set[str], step: str, name: str, least: int) -> bool:
        """True where the step follows from bases without its conclusion, and the claim from that conclusion."""
        to = self.index.conclusion[step]
        if not self.fixpoint(bases, least, to).issuperset(self.index.inferences[step].premises):
            return False
        before, reached, waiting = self.fixpoint(bases, least, name), {to}, [to]
        usable = set(self.steps(least))
        while waiting and name not in reached:
            for each in usable.intersection(self.index.used_in.get(waiting.pop(), ())):
                further = self.index.conclusion[each]
                if further not in reached and before.issuperset(self.index.inferences[each].premises):
                    reached.add(further)
                    waiting.append(further)
        return name in reached


@given(maps())
def test_through_is_the_weakest_step_of_a_best_line(argument: Map) -> None:
    """From grounds for what is grounded, else from whatever is assumed as well; circles and objections included."""
    note(dumps(argument))
    derived = Derived(argument)
    for name, step in derived.found.through.items():
        state = derived.found.states[name]
        bases = derived.grounded if state is State.GROUNDED else derived.assumed
        best = derived.best(bases, name) if name in derived.standing else 0
        if step is None:
            assert best in (0, 4), name
            assert (best == 0) == (state in (State.UNGROUNDED, State.DEFEATED)), name
        else:
            assert derived.strength(step) == best, (name, step)
            assert derived.on_a_line(bases, step, name, best), (name, step)


# Which objections stand, from Dung's definition (1995): arguments, attacks, and the least fixpoint of the function that
# gives for a set of arguments all that it defends. An objection stands if its claim is not defeated and no reply to it
# stands, or if the paper concedes it; a standing rebuttal defeats its claim. So there are arguments of three sorts: an
# objection; "this claim is kept", which every rebuttal of the claim attacks, and every rebutting reply to an objection
# that it raises; and "it is defeated", which that attacks in turn, and which attacks all that the claim raises.

Argument = tuple[str, str]
Attacks = dict[Argument, set[Argument]]  # an argument, and what attacks it


def framework(index: Graph) -> Attacks:
    found: Attacks = {("objection", name): set() for name in index.objections}
    for claim in index.claims.keys() | index.raised_by.keys():
        found["kept", claim] = set()
        found["defeated", claim] = {("kept", claim)}
    for name, objection in index.objections.items():
        target = index.target[name]
        if target in index.objections and objection.kind != "qualifies":
            found["objection", target].add(("objection", name))
        loser = index.objections[target].claim if target in index.objections else target
        if objection.kind == "rebuts" and ("kept", loser) in found:
            found["kept", loser].add(("objection", name))
        found["objection", name].add(("defeated", objection.claim))
        if objection.claim not in index.claims:  # what nothing defines says nothing, and never stands
            found["objection", name].add(("objection", name))
    for name, objection in index.objections.items():
        if objection.conceded and objection.claim in index.claims:
            found["objection", name] = set()
    return found


def defended(attackers: Attacks, by: set[Argument]) -> set[Argument]:
    """The characteristic function: arguments each of whose attackers is attacked by the set."""
    return {each for each, foes in attackers.items() if all(attackers[foe] & by for foe in foes)}


def grounded_extension(attackers: Attacks) -> set[Argument]:
    accepted: set[Argument] = set()
    while (more := defended(attackers, accepted)) != accepted:
        accepted = more
    return accepted


def by_definition(index: Graph) -> dict[str, Standing]:
    attackers = framework(index)
    accepted = grounded_extension(attackers)
    labels = {}
    for name in index.objections:
        argument = "objection", name
        out = attackers[argument] & accepted
        labels[name] = Standing.STANDS if argument in accepted else Standing.FALLS if out else Standing.UNDECIDED
    return labels


def disputed(seed: int) -> Map:
    """Up to seven claims and fourteen objections to claims, to steps, and to one another; many in circles."""
    chance = random.Random(seed)  # noqa: S311
    names = [f"c{number}" for number in range(chance.randint(1, 7))]
    targets = [*names, "step"]
    objections: dict[str, list[tuple[str, str, str, bool]]] = {}
    for number in range(chance.randint(1, 14)):
        kind = chance.choices(("rebuts", "undercuts", "qualifies"), (6, 2, 1))[0]
        claim = chance.choices((chance.choice(names), "gone"), (24, 1))[0]
        target = chance.choice(targets)
        objections.setdefault(target, []).append((f"o{number}", kind, claim, chance.random() < 0.06))
        targets.append(f"o{number}")

    def on(target: str) -> tuple[Objection, ...]:
        return tuple(
            Objection(id=name, kind=kind, claim=claim, conceded=conceded, replies=on(name))
            for name, kind, claim, conceded in objections.get(target, ())
        )

    step = Inference(id="step", premises=(names[-1],), objections=on("step"))
    written = [Claim(id=each, text=each, objections=on(each)) for each in names]
    first = written[0].model_copy(update={"inferences": (step,)})
    return Map(id="m", roots=("c0",), claims=(first, *written[1:]))


def test_which_objections_stand_is_the_grounded_labelling() -> None:
    seen: Counter[Standing] = Counter()
    circles = selves = 0
    for seed in range(1000):
        index = graph(disputed(seed))
        found = standing(index)
        assert found == by_definition(index), seed
        seen.update(found.values())
        circles += Standing.UNDECIDED in found.values()
        selves += any(each.claim == index.target[name] for name, each in index.objections.items())
    assert min(seen[each] for each in Standing) > 500
    assert min(circles, selves) > 100


@given(maps())
def test_of_any_map_as_well(argument: Map) -> None:
    note(dumps(argument))
    index = graph(argument)
    assert standing(index) == by_definition(index)
    defeated = {name for kind, name in grounded_extension(framework(index)) if kind == "defeated"}
    assert {name for name, state in support(index).states.items() if state is State.DEFEATED} == defeated
