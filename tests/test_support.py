"""What is supported, through what, and which objections stand (DESIGN 4).

Maps are written in a notation of one fact a line, or a semicolon between them:

    a <= b c            a step from b and c together to a, licensed by a stated and cited warrant
    a <~ b              a conditional step: its warrant is only presupposed
    a <- b              a gap: no warrant, no scheme
    b* c? [d]           b has a ground of its own, c is assumed, d is defined nowhere
    o1: d rebuts a      an objection: the claim d against a claim, a step (`a.i1`) or another objection (a reply)
    o2!: d rebuts a     the same, conceded
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.graph import Graph, graph
from argmap.model import Citation, Claim, Inference, Map, Objection, Reference, Warrant
from argmap.references import library
from argmap.support import Standing, State, Status, Support, basis, standing, support

CITED = Citation(source="book")
MARKS = {"*": {"cites": (CITED,)}, "?": {"status": "assumed"}, "": {}}
ARROWS = {
    "<=": Warrant(text="A rule.", cites=(CITED,)),
    "<~": Warrant(text="A rule.", voice="implicit"),
    "<-": None,
}
Fields = dict[str, dict]
Against = dict[str, list[tuple[str, bool, str, str]]]


def argument(notation: str) -> Map:
    """A map from the notation above. Claims come in the order in which they are first named."""
    claims: Fields = {}
    steps: dict[str, list[dict]] = defaultdict(list)
    against: Against = defaultdict(list)
    for line in filter(None, map(str.strip, re.split(r"[;\n]", notation))):
        if objection := re.fullmatch(r"(\S+?)(!?): (\S+) (rebuts|undercuts|qualifies) (\S+)", line):
            name, conceded, claim, kind, target = objection.groups()
            against[target].append((name, bool(conceded), kind, named(claims, claim)))
        else:
            conclusion, arrow, *premises = [*line.split(), "", ""]
            conclusion = named(claims, conclusion)
            if arrow:
                ids = tuple(named(claims, each) for each in premises if each)
                step = {"id": f"{conclusion}.i{len(steps[conclusion]) + 1}", "premises": ids, "warrant": ARROWS[arrow]}
                steps[conclusion].append(step)
    return assembled(claims, steps, against)


def named(claims: Fields, word: str) -> str:
    if word.startswith("["):
        return word[1:-1]
    name, mark = re.fullmatch(r"([\w.]+)([*?]?)", word).groups()
    claims.setdefault(name, {}).update(MARKS[mark])
    return name


def assembled(claims: Fields, steps: Mapping[str, list[dict]], against: Against) -> Map:
    def objections(target: str) -> tuple[Objection, ...]:
        return tuple(
            Objection(id=name, kind=kind, claim=claim, conceded=conceded, replies=objections(name))
            for name, conceded, kind, claim in against.get(target, ())
        )

    def inference(step: dict) -> Inference:
        return Inference(**step, objections=objections(step["id"]))

    written = [
        Claim(id=name, text=name, inferences=tuple(map(inference, steps.get(name, ()))),
              objections=objections(name), **fields)
        for name, fields in claims.items()
    ]  # fmt: skip
    roots = tuple(claims)[:1]
    return Map(id="m", references=(Reference(id="book", type="book"),), roots=roots, claims=tuple(written))


def supported(notation: str) -> Support:
    return support(graph(argument(notation)))


def told(words: str) -> dict[str, str]:
    """`a grounded, b ungrounded` as a dict."""
    return dict(each.split() for each in words.split(",")) if words else {}


def within(found: Mapping[str, object], wanted: Mapping[str, str]) -> dict[str, str]:
    return {name: str(found[name]) for name in wanted}


@pytest.mark.parametrize(
    ("notation", "states"),
    [
        # A basis of one's own, or none.
        ("a*", "a grounded"),
        ("a?", "a assumption-dependent"),
        ("a", "a ungrounded"),
        # Linked premises are all needed; of convergent steps the best counts.
        ("a <- b* c*", "a grounded"),
        ("a <- b* c", "a ungrounded"),
        ("a <- b* c?", "a assumption-dependent"),
        ("a <- b? c", "a ungrounded"),
        ("a <- b; a <- c*", "a grounded"),
        ("a <- b?; a <- c*", "a grounded"),
        ("a <- b; a <- c?", "a assumption-dependent"),
        ("a? <- b*", "a grounded"),
        ("a* <- b", "a grounded"),
        # However weak a step is, it leads on; only a broken one does not.
        ("a <= b; b <~ c; c <- d*", "a grounded, b grounded, c grounded"),
        # A step from nothing, and one from what is defined nowhere.
        ("a <-", "a ungrounded"),
        ("a <- b* [gone]", "a ungrounded"),
        ("a <- [gone]; a <- b*", "a grounded"),
        # Circles never ground themselves, and never keep a ground out.
        ("a <- a", "a ungrounded"),
        ("a <- b; b <- a", "a ungrounded, b ungrounded"),
        ("a <- b; b <- c; c <- a", "a ungrounded, b ungrounded, c ungrounded"),
        ("a <- b; b <- a; b <- c*", "a grounded, b grounded"),
        ("a <- b c; b <- a; b <- d*", "a ungrounded, b grounded, c ungrounded"),
        ("a <- b; b <- a; b <- c?", "a assumption-dependent, b assumption-dependent"),
        ("a* <- b; b <- a", "a grounded, b grounded"),
        ("top <- a; a <- b; b <- a", "top ungrounded"),
        # What is defeated supports nothing; a second line holds.
        ("a <- b*; o: c rebuts b", "a ungrounded, b defeated, c ungrounded"),
        ("a <- b*; a <- d*; o: c rebuts b", "a grounded, b defeated"),
        ("a*; o: c* rebuts a", "a defeated, c grounded"),
        # A standing undercutter breaks its step and leaves the claims alone.
        ("a <- b*; o: c undercuts a.i1", "a ungrounded, b grounded"),
        ("a* <- b*; o: c undercuts a.i1", "a grounded"),
        ("a <- b*; a <- c*; o: d undercuts a.i1", "a grounded"),
        # A qualification defeats nothing, conceded or not.
        ("a <- b*; o: c qualifies a", "a grounded"),
        ("a <- b*; o!: c qualifies a", "a grounded"),
        # An answered objection does nothing.
        ("a*; o: b rebuts a; r: c rebuts o", "a grounded, b defeated, c ungrounded"),
        ("a <- b*; o: c undercuts a.i1; r: d undercuts o", "a grounded, c ungrounded"),
    ],
)
def test_states(notation: str, states: str) -> None:
    wanted = told(states)
    assert within(supported(notation).states, wanted) == wanted


def test_a_reply_defeats_its_target_wherever_that_is_used() -> None:
    """`b` objects to `a` and is a premise of `z`; the reply that defeats it takes it from both."""
    found = supported("a*; z <- b*; o: b rebuts a; r: c rebuts o")
    assert within(found.states, told("a grounded, b defeated, z ungrounded")) == told(
        "a grounded, b defeated, z ungrounded"
    )


def test_a_defeated_claim_objects_to_nothing() -> None:
    """`b` objects to `a` and to `d`; the reply is written under one of the two, and answers both."""
    found = supported("a*; d*; o1: b rebuts a; r: c rebuts o1; o2: b rebuts d")
    assert within(found.objections, told("o1 falls, o2 falls, r stands")) == told("o1 falls, o2 falls, r stands")
    assert found.states["d"] is State.GROUNDED


@pytest.mark.parametrize(
    ("notation", "standings"),
    [
        ("a; o: b rebuts a", "o stands"),
        ("a; o: b rebuts a; r: c rebuts o", "o falls, r stands"),
        ("a; o: b rebuts a; r: c undercuts o", "o falls, r stands"),
        ("a; o: b rebuts a; r: c qualifies o", "o stands, r stands"),
        ("a; o: b rebuts a; r: c rebuts o; s: d rebuts r", "o stands, r falls, s stands"),
        ("a; o: b rebuts a; r: c rebuts o; s: d rebuts r; t: e rebuts s", "o falls, r stands, s falls, t stands"),
        ("a; o: b rebuts a; r1: c rebuts o; r2: d rebuts o; s: e rebuts r1", "o falls, r1 falls, r2 stands"),
        # An objection to the objecting claim is as good as a reply.
        ("a; o: b rebuts a; p: c rebuts b", "o falls, p stands"),
        ("a; o: b rebuts a; p: c qualifies b", "o stands"),
        # What the paper concedes stands, whatever is said in reply.
        ("a; o!: b rebuts a; r: c rebuts o", "o stands, r stands"),
        ("a; o: b rebuts a; r!: c rebuts o; s: d rebuts r", "o falls, r stands"),
        # Whether the objecting claim is grounded is a question of its own.
        ("a; o: b rebuts a; b <- c", "o stands"),
        # Cycles of attack are undecided, and what hangs on them; a way out decides them.
        ("a; b; o: b rebuts a; p: a rebuts b", "o undecided, p undecided"),
        ("a; o: a rebuts a", "o undecided"),
        ("a; b; z; o: b rebuts a; p: a rebuts b; q: a rebuts z", "q undecided"),
        ("a; b; o: b rebuts a; p: a rebuts b; q: c rebuts b", "o falls, p stands, q stands"),
        ("a; b; o!: b rebuts a; p: a rebuts b", "o stands, p falls"),
        ("a; b; c; o: b rebuts a; p: c rebuts b; q: a rebuts c", "o undecided, p undecided, q undecided"),
    ],
)
def test_objections(notation: str, standings: str) -> None:
    wanted = told(standings)
    assert within(supported(notation).objections, wanted) == wanted


def test_an_undecided_objection_defeats_nothing() -> None:
    found = supported("a*; b*; z <- a; o: b rebuts a; p: a rebuts b")
    assert within(found.states, told("a grounded, z grounded")) == told("a grounded, z grounded")


@pytest.mark.parametrize(
    ("notation", "statuses"),
    [
        ("a <= b", "a.i1 licensed"),
        ("a <~ b", "a.i1 conditional"),
        ("a <- b", "a.i1 gap"),
        ("a <=", "a.i1 gap"),
        ("a <= a b", "a.i1 broken"),
        ("a <= b; b <= a", "a.i1 broken, b.i1 broken"),
        ("a <= b; b <= a; b <= c*", "a.i1 licensed, b.i1 broken, b.i2 licensed"),
        ("a <= b; b <= c; c <= a; c <= d*", "a.i1 licensed, b.i1 licensed, c.i1 broken"),
        # Whether a claim of the circle has a ground without the conclusion, however far from it and from what step.
        ("a <= b; b <= c; c* <= a; a <= d*", "a.i1 licensed, b.i1 licensed, c.i1 licensed"),
        ("a <= b c; b* <= a; c <= a", "a.i1 broken, b.i1 broken, c.i1 broken"),
        ("a <= b; b <= a; b <= c", "a.i1 broken, b.i1 broken"),
        ("a <= b; b <= a; b <=", "a.i1 broken, b.i1 broken"),
        ("a <= b; b <= a; b <= c*; o: d undercuts b.i2", "a.i1 broken, b.i1 broken"),
        ("a <= b; b <= a; b <= c*; o: d rebuts b", "a.i1 broken, b.i1 broken"),
        ("a <= b; b* <= a; o: d rebuts b", "a.i1 broken, b.i1 broken"),
        ("a <= b; b? <= a; o: d rebuts b", "a.i1 broken, b.i1 broken"),
        ("a <= b; o: c undercuts a.i1", "a.i1 broken"),
        ("a <= b; o: c undercuts a.i1; r: d rebuts o", "a.i1 licensed"),
        ("a <= b; o: c undercuts a.i1; r!: d rebuts o; s: e rebuts r", "a.i1 licensed"),
        ("a <= b; o: c qualifies a.i1", "a.i1 licensed"),
        ("a <= b; o: c rebuts b", "a.i1 licensed"),
    ],
)
def test_statuses(notation: str, statuses: str) -> None:
    wanted = told(statuses)
    assert within(supported(notation).statuses, wanted) == wanted


@pytest.mark.parametrize(
    ("notation", "through"),
    [
        # What has a basis of its own rests on no step, and what is ungrounded on nothing.
        ("a*", "a None"),
        ("a? ", "a None"),
        ("a <- b", "a None"),
        # The weakest step of a line, however far below.
        ("a <= b*", "a a.i1"),
        ("a <= b; b <~ c*", "a b.i1, b b.i1"),
        ("a <~ b; b <= c; c <- d*", "a c.i1, b c.i1"),
        ("a <~ b; b <~ c*", "a a.i1"),
        # Of linked premises the weakest, of convergent steps the best.
        ("a <= b c; b <~ d*; c <- e*", "a c.i1"),
        ("a <- b*; a <~ c*", "a a.i2"),
        ("a <= b; b <- c*; a <~ d*", "a a.i2"),
        # A ground counts for more than a strong step from an assumption.
        ("a <= b?; a <- c*", "a a.i2"),
        ("a <- b?", "a a.i1"),
        ("a <- b?; a <~ c?", "a a.i2"),
        # Of lines of one strength the shorter.
        ("b <~ d*; a <~ b; c <= b; a <= c", "a a.i1"),
        # A claim that has a basis of its own rests on that, whatever its steps are.
        ("a* <- b*", "a None"),
        ("a? <- b*", "a a.i1"),
        # What is broken or defeated is on no line.
        ("a <= b*; a <- c*; o: d undercuts a.i1", "a a.i2"),
        ("a <= b*; a <- c*; o: d rebuts b", "a a.i2"),
        ("a*; o: d rebuts a", "a None"),
    ],
)
def test_through(notation: str, through: str) -> None:
    wanted = told(through)
    assert within(supported(notation).through, wanted) == wanted


def test_the_best_line_from_an_assumption_passes_the_strongest_weakest_step() -> None:
    """`a` from an assumption and `b`, which is grounded by a gap; or by a better step from the assumption alone."""
    found = supported("a <= b c?; b <- d*; a <~ c")
    assert (found.states["a"], found.through["a"]) == (State.ASSUMPTION_DEPENDENT, "a.i2")


def test_which_step_of_a_circle_is_broken_is_not_a_matter_of_the_file() -> None:
    """Two claims with a ground each, and a step either way: nothing tells the one step from the other."""
    found = supported("a* <= b; b* <= a").statuses
    assert found["a.i1"] == found["b.i1"]


@pytest.mark.parametrize(("size", "status"), [(200, Status.LICENSED), (201, Status.BROKEN)])
def test_in_a_circle_of_two_hundred_each_claim_is_looked_at_by_itself(size: int, status: Status) -> None:
    """Two claims of it have a ground. Without its own, the first still rests on the other one, halfway round."""
    steps = [f"c{index} <= c{(index + 1) % size}" for index in range(size)]
    found = supported("\n".join([*steps, "c0*", f"c{size // 2}*"]))
    assert found.statuses["c0.i1"] is status


@pytest.mark.parametrize("ways_in", ["c0*; c1*", "c0*; c1 <= g*", "c0 <= g*; c1*", "c0 <= g*; c1 <= g*"])
@pytest.mark.parametrize("size", [200, 201])
def test_of_two_ways_into_a_circle_neither_rests_on_the_other(size: int, ways_in: str) -> None:
    """Whether a claim has a basis of its own or a step from outside."""
    steps = [f"c{index} <= c{(index + 1) % size}" for index in range(size)]
    found = supported("; ".join([*steps, ways_in])).statuses
    assert (found["c0.i1"], found["c1.i1"]) == (Status.LICENSED, Status.BROKEN if size > 200 else Status.LICENSED)


def test_that_a_step_is_circular_is_the_first_thing_to_be_said_of_it() -> None:
    whole = argument("a <- b; b <= a")
    first = whole.claims[0].model_copy(update={"modality": "certain"})
    found = support(graph(whole.model_copy(update={"claims": (first, *whole.claims[1:])})))
    assert [each.code for each in found.reasons["a.i1"]] == ["STR104", "INF301", "INF311"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "ungrounded"),
        ({"cites": (CITED,)}, "grounded"),
        ({"cites": (Citation(note="1"),)}, "grounded"),
        ({"cites": (Citation(note="1", work="book"),)}, "grounded"),
        ({"cites": (Citation(note="1", work="gone"),)}, "ungrounded"),
        ({"cites": (Citation(note="2"),)}, "ungrounded"),
        ({"cites": (Citation(source="gone"),)}, "ungrounded"),
        ({"cites": (Citation(named="The White House"),)}, "ungrounded"),
        ({"cites": (Citation(source="book", relation="contra"),)}, "ungrounded"),
        ({"cites": (Citation(source="book", relation="mentions"),)}, "ungrounded"),
        ({"cites": (Citation(source="book", relation="contra"), CITED)}, "grounded"),
        ({"kind": "definition"}, "grounded"),
        ({"kind": "methodological"}, "grounded"),
        ({"status": "axiomatic"}, "grounded"),
        ({"status": "common-knowledge"}, "grounded"),
        ({"status": "assumed"}, "assumption-dependent"),
        ({"voice": "implicit"}, "assumption-dependent"),
        ({"voice": "implicit", "cites": (CITED,)}, "grounded"),
        ({"status": "needs-support"}, "ungrounded"),
        ({"voice": "reported"}, "ungrounded"),
        ({"voice": "opponent"}, "ungrounded"),
    ],
)
def test_basis(fields: dict, expected: str) -> None:
    """An anchor shows that the paper says it, not that it is so; so do a name and a citation that leads nowhere."""
    notes = {"1": {"works": [{"source": "book"}]}, "2": {"works": [{"source": "gone"}]}}
    claim = Claim(id="a", text="A.", anchors=({"quote": "a"},), **fields)
    whole = Map(id="m", references=(Reference(id="book", type="book"),), notes=notes, roots=("a",), claims=(claim,))
    assert basis(claim, library(whole)) == expected
    assert support(graph(whole)).states["a"] == expected


# Properties. A sketch is a map in numbers: bases, and steps with their strength, conclusion and premises.

STRENGTH = {"<=": 3, "<~": 2, "<-": 1}
SIZE = 7
number = st.integers(0, SIZE - 1)
arrow = st.sampled_from(list(STRENGTH))
step = st.tuples(number, arrow, st.lists(number, min_size=1, max_size=3, unique=True))
sketch = st.tuples(st.lists(st.sampled_from("*? "), min_size=SIZE, max_size=SIZE), st.lists(step, max_size=10))
Sketch = tuple[list[str], list[tuple[int, str, list[int]]]]


def sketched(drawn: Sketch, extra: str = "") -> Map:
    marks, steps = drawn
    lines = [f"c{index}{mark.strip()}" for index, mark in enumerate(marks)]
    lines += [f"c{to} {arrow} {' '.join(f'c{each}' for each in premises)}" for to, arrow, premises in steps]
    return argument("\n".join([*lines, extra]))


def downward(drawn: Sketch) -> Sketch:
    """The same without circles: premises have higher numbers than their conclusion."""
    marks, steps = drawn
    lower = [(to, arrow, [each for each in premises if each > to]) for to, arrow, premises in steps]
    return marks, [each for each in lower if each[2]]


def least_fixpoint(drawn: Sketch, given: str) -> set[int]:
    marks, steps = drawn
    held = {index for index, mark in enumerate(marks) if mark in given}
    while more := {to for to, _, premises in steps if held.issuperset(premises)} - held:
        held |= more
    return held


@given(sketch)
def test_grounded_is_the_least_fixpoint(drawn: Sketch) -> None:
    found = support(graph(sketched(drawn))).states
    by_state = {state: {name for name, each in found.items() if each is state} for state in State}
    assert by_state[State.GROUNDED] == names(least_fixpoint(drawn, "*"))
    assert by_state[State.GROUNDED] | by_state[State.ASSUMPTION_DEPENDENT] == names(least_fixpoint(drawn, "*?"))


def beneath(drawn: Sketch) -> dict[int, set[int]]:
    """The claims on which each claim rests, through however many steps, whether they hold or not."""
    found = {index: {each for to, _, premises in drawn[1] if to == index for each in premises} for index in range(SIZE)}
    for _ in range(SIZE):
        found = {index: each.union(*map(found.__getitem__, each)) for index, each in found.items()}
    return found


def without(drawn: Sketch, claim: int) -> Sketch:
    """The same with nothing for a claim."""
    marks, steps = drawn
    kept = [each for each in steps if each[0] != claim]
    return [" " if index == claim else mark for index, mark in enumerate(marks)], kept


@given(sketch)
def test_a_step_is_circular_where_its_circle_has_no_ground_without_its_conclusion(drawn: Sketch) -> None:
    """By the definition: some premise rests on the conclusion, and has no ground where that has none."""
    below, count, expected = beneath(drawn), Counter[int](), {}
    for to, _, premises in drawn[1]:
        count[to] += 1
        held = least_fixpoint(without(drawn, to), "*?")
        circular = to not in premises and any(to in below[each] and each not in held for each in premises)
        expected[f"c{to}.i{count[to]}"] = circular
    found = support(graph(sketched(drawn))).reasons
    assert {name: any(each.code == "STR104" for each in found[name]) for name in expected} == expected


def names(numbers: set[int]) -> set[str]:
    return {f"c{index}" for index in numbers}


ORDER = {State.DEFEATED: 0, State.UNGROUNDED: 1, State.ASSUMPTION_DEPENDENT: 2, State.GROUNDED: 3}


@given(sketch, number, arrow, st.lists(number, max_size=2, unique=True))
def test_adding_a_reason_never_lowers_a_state(drawn: Sketch, to: int, by: str, others: list[int]) -> None:
    before = support(graph(sketched(drawn))).states
    from_ground = support(graph(sketched(drawn, f"c{to} {by} new*"))).states
    after = support(graph(sketched(drawn, f"c{to} {by} new* {' '.join(f'c{each}' for each in others)}"))).states
    assert all(ORDER[after[name]] >= ORDER[before[name]] for name in before)
    assert all(ORDER[from_ground[name]] >= ORDER[before[name]] for name in before)
    assert from_ground[f"c{to}"] is State.GROUNDED


def strengths(found: Support) -> dict[str, int]:
    """How strong the weakest step is on the best line of each claim; 4 for what rests on no step, 0 for nothing."""
    rank = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}
    through = {name: rank[found.statuses[step]] if step else 4 for name, step in found.through.items()}
    return {name: through[name] if ORDER[state] >= 2 else 0 for name, state in found.states.items()}


def bottlenecks(drawn: Sketch, given: str) -> dict[str, int]:
    """The strength of the best line of each claim, from those given alone: the maximum over lines of the minimum."""
    marks, steps = drawn
    best: dict[int, int] = {}
    for index in reversed(range(SIZE)):
        lines = [min(STRENGTH[by], *(best[each] for each in premises)) for to, by, premises in steps if to == index]
        best[index] = 4 if marks[index] in given else max(lines, default=0)
    return {f"c{index}": strength for index, strength in best.items()}


@given(sketch.map(downward))
def test_through_is_the_best_line_from_grounds(drawn: Sketch) -> None:
    found = support(graph(sketched(drawn)))
    wanted = bottlenecks(drawn, "*")
    grounded = [name for name, state in found.states.items() if state is State.GROUNDED]
    assert {name: strengths(found)[name] for name in grounded} == {name: wanted[name] for name in grounded}


@given(sketch.map(downward))
@example(([" ", " ", "*", "?", " ", " ", " "], [(0, "<=", [1, 3]), (1, "<-", [2]), (0, "<~", [3])]))
@example(([" ", "?", "*", "?", " ", " ", " "], [(0, "<=", [1, 3]), (1, "<~", [2])]))
def test_through_is_the_best_line_from_assumptions(drawn: Sketch) -> None:
    """A grounded claim counts for its best line from grounds, the others for their best line from whatever there is."""
    by_ground, by_any = bottlenecks(drawn, "*"), bottlenecks(drawn, "*?")
    wanted = {name: strength or by_any[name] for name, strength in by_ground.items()}
    assert strengths(support(graph(sketched(drawn)))) == wanted


def shuffled(whole: Map, seed: int) -> tuple[Map, dict[str, str]]:
    """The same argument with its claims, steps and premises in another order, under other ids."""
    chance = random.Random(seed)  # noqa: S311
    ids = [claim.id for claim in whole.claims]
    other = dict(zip(ids, (f"x{index}" for index in chance.sample(range(len(ids)), len(ids))), strict=True))

    def moved(inference: Inference) -> Inference:
        premises = tuple(other[each] for each in chance.sample(inference.premises, len(inference.premises)))
        return inference.model_copy(update={"id": f"new.{inference.id}", "premises": premises})

    claims = [
        claim.model_copy(update={"id": other[claim.id], "inferences": tuple(map(moved, claim.inferences))})
        for claim in chance.sample(whole.claims, len(whole.claims))
    ]
    return whole.model_copy(update={"roots": (other[ids[0]],), "claims": tuple(claims)}), other


@given(sketch, st.integers(0, 2**16))
def test_states_do_not_depend_on_names_or_order(drawn: Sketch, seed: int) -> None:
    whole = sketched(drawn)
    again, other = shuffled(whole, seed)
    before, after = support(graph(whole)), support(graph(again))
    assert {other[name]: state for name, state in before.states.items()} == dict(after.states)


@given(sketch.map(downward), st.integers(0, 2**16))
def test_how_strong_the_best_line_is_does_not_depend_on_names_or_order(drawn: Sketch, seed: int) -> None:
    whole = sketched(drawn)
    again, other = shuffled(whole, seed)
    before, after = support(graph(whole)), support(graph(again))
    assert {other[name]: strength for name, strength in strengths(before).items()} == strengths(after)


@given(sketch, st.integers(0, 2**16))
def test_statuses_do_not_depend_on_names_or_order(drawn: Sketch, seed: int) -> None:
    """In circles as well: which step of a circle is broken is a matter of the argument, not of the file."""
    whole = sketched(drawn)
    again, _ = shuffled(whole, seed)
    before, after = support(graph(whole)), support(graph(again))
    assert {f"new.{name}": status for name, status in before.statuses.items()} == dict(after.statuses)


# Objections: an independent labelling, by the characteristic function.


def attacks(index: Graph) -> dict[str, set[str]]:
    """Which objections attack which, read off the map again: replies, and rebuttals of the claim that objects."""
    claim_of = {name: each.claim for name, each in index.objections.items()}
    found: dict[str, set[str]] = {name: set() for name in claim_of}
    for name, objection in index.objections.items():
        target = index.target[name]
        aimed = claim_of.get(target, target)
        for other, each in index.objections.items():
            replies = target == other and objection.kind != "qualifies"
            rebuts = objection.kind == "rebuts" and aimed == each.claim
            if (replies or rebuts) and not each.conceded:
                found[other].add(name)
    return found


def naively(attackers: dict[str, set[str]]) -> dict[str, Standing]:
    standing: set[str] = set()
    while True:
        fallen = {name for name, each in attackers.items() if each & standing}
        defended = {name for name, each in attackers.items() if each <= fallen}
        if defended == standing:
            break
        standing = defended
    label = dict.fromkeys(fallen, Standing.FALLS) | dict.fromkeys(standing, Standing.STANDS)
    return {name: label.get(name, Standing.UNDECIDED) for name in attackers}


def framework(seed: int) -> str:
    """Up to six claims and nine objections on claims, on steps, and on each other."""
    chance = random.Random(seed)  # noqa: S311
    claims = [f"c{index}" for index in range(chance.randint(2, 6))]
    lines, targets = [*claims, "c0 <= c1"], [*claims, "c0.i1"]
    for index in range(chance.randint(1, 9)):
        target = chance.choice(targets)
        kind = "undercuts" if target == "c0.i1" else chance.choice(["rebuts", "rebuts", "undercuts", "qualifies"])
        mark = "!" if chance.random() < 0.08 else ""
        lines.append(f"o{index}{mark}: {chance.choice(claims)} {kind} {target}")
        targets.append(f"o{index}")
    return "\n".join(lines)


def test_standing_is_the_grounded_labelling() -> None:
    seen: set[Standing] = set()
    for seed in range(1000):
        index = graph(argument(framework(seed)))
        found = standing(index)
        assert found == naively(attacks(index)), framework(seed)
        seen |= set(found.values())
    assert seen == set(Standing)


# Size.

LONG = 10_000


def chain(arrows: str = "<=", last: str = "*") -> str:
    steps = [f"c{index} {arrows} c{index + 1}" for index in range(LONG)]
    return "\n".join([*steps, f"c{LONG}{last}"])


@pytest.mark.parametrize("last", ["*", "?", ""])
def test_a_chain_of_ten_thousand_claims(last: str) -> None:
    found = supported(chain(last=last))
    expected = {"*": State.GROUNDED, "?": State.ASSUMPTION_DEPENDENT, "": State.UNGROUNDED}[last]
    assert set(found.states.values()) == {expected}


def test_a_circle_of_ten_thousand_claims() -> None:
    found = supported(chain(last=" <= c0"))
    assert set(found.states.values()) == {State.UNGROUNDED}
    assert set(found.statuses.values()) == {Status.BROKEN}


def test_ten_thousand_replies_to_replies() -> None:
    """Who has the last word decides; written as objections to claims, since files do not nest so deep."""
    lines = [f"o{index}: c{index + 1} rebuts c{index}" for index in range(LONG)]
    found = supported("\n".join(["c0*", *lines]))
    assert [found.objections[f"o{index}"] for index in (LONG - 1, LONG - 2, 1, 0)] == [
        "stands", "falls", "stands", "falls",
    ]  # fmt: skip
    assert found.states["c0"] is State.GROUNDED


def test_every_claim_step_and_objection_has_an_answer() -> None:
    whole = argument(framework(5) + "\nc0 <- [gone]")
    found, index = support(graph(whole)), graph(whole)
    assert set(found.states) == set(found.through) == set(index.claims)
    assert set(found.statuses) == set(found.reasons) == set(index.inferences)
    assert set(found.objections) == set(index.objections)


@given(sketch)
def test_through_is_a_step_that_holds(drawn: Sketch) -> None:
    found = support(graph(sketched(drawn)))
    assert all(found.statuses[step] is not Status.BROKEN for step in found.through.values() if step)
