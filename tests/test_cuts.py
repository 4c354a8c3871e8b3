"""What carries a claim: the smallest sets of which all must fall for it to fall, as asserted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import known
from strategies import in_memory, maps, renamed, reordered

from argmap import cuts as cuts_module
from argmap import mocus
from argmap.cuts import Cuts, alone, carriers, cuts, order_one, single_points, spread
from argmap.errors import UsageError
from argmap.graph import Graph, graph
from argmap.holding import Argument, beneath, by_source, lines
from argmap.licence import BROKEN
from argmap.model import Claim, Inference, Map
from argmap.references import library, originals
from argmap.support import State, Support, basis, support

Member = tuple[str, str]


def told(notation: str, order: int = 3, sources: bool = False, claim: str = "a") -> str:
    """The cuts of a claim as `a.i1, b+c`."""
    return ", ".join("+".join(each.members) for each in cuts(*known(notation), claim, order, sources).cuts)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        # A leaf carries itself; a step falls with any of its premises; lines fall together.
        ("a", "a"),
        ("a <- b c", "a.i1, b, c"),
        ("a <- b; a <- c", "a.i1+a.i2, a.i1+c, a.i2+b, b+c"),
        ("a <- b; b <- c", "a.i1, b.i1, c"),
        # What both lines start from carries both.
        ("a <- b c; a <- b", "b, a.i1+a.i2, a.i2+c"),
        ("a <- b; a <- c; b <- d; c <- d", "d, a.i1+a.i2, a.i1+c.i1, a.i2+b.i1, b.i1+c.i1"),
        # A basis of its own is a line besides the steps, and so is an assumption.
        ("a* <- b", "a+a.i1, a+b"),
        ("a? <- b", "a+a.i1, a+b"),
        ("a <- b; b* <- c", "a.i1, b+b.i1, b+c"),
        # What is no line is none: a step from nothing, from nowhere, from what is defeated, or undercut.
        ("a <-", "a"),
        ("a <- [gone]; a <- b", "a.i2, b"),
        ("a <- b; a <- c; o: d rebuts c", "a.i1, b"),
        ("a <- b; a <- c; o: d undercuts a.i1", "a.i2, c"),
        ("a <- b; a <- c; o: d qualifies a", "a.i1+a.i2, a.i1+c, a.i2+b, b+c"),
        # A line through its own conclusion carries nothing.
        ("a <- a; a <- b", "a.i2, b"),
        ("a <- b; b <- a; b <- c", "a.i1, b.i2, c"),
        ("a <- b; a <- c; b <- c; c <- b; c <- d", "c.i2, d, a.i1+a.i2, a.i2+b.i1"),
        ("a* <- b; b <- a", "a"),
        ("a <- b c; c <- a; a <- d", "a.i2, d"),
        # Nothing needs to fall where the claim does not follow.
        ("a <- [gone]", ""),
        ("a <- b; b <- a", ""),
        ("a; o: b rebuts a", ""),
    ],
)
def test_cuts(notation: str, expected: str) -> None:
    assert told(notation) == expected
    assert order_one(*known(notation), "a") == {each for each in expected.split(", ") if each and "+" not in each}


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("a <- b; b{walt}", "a.i1, walt"),
        ("a <- b; b{walt,press}", "a.i1, press+walt"),
        ("a <- b; a <- c; b{walt}; c{walt}", "walt, a.i1+a.i2"),
        ("a <- b; a <- c; b{walt}; c{walt-2}", "walt, a.i1+a.i2"),
        ("a <- b; b*{walt}", "a.i1, b+walt"),
        ("a <- b; b?{walt}", "a.i1, b+walt"),
        ("a <- b; b{walt} <- c", "a.i1, b.i1+walt, c+walt"),
    ],
)
def test_with_sources_a_citation_stands_for_its_works(notation: str, expected: str) -> None:
    """What is cited falls when all the works cited for it do; a work that is listed twice is one."""
    assert told(notation, sources=True) == expected


def test_kinds_and_choices() -> None:
    found = cuts(*known("a <- b; a <- c; b{walt} <- d; c <- e"), "a", 2, sources=True)
    assert [(each.order, each.members, each.kinds) for each in found.cuts] == [
        (2, ("a.i1", "a.i2"), ("step", "step")),
        (2, ("a.i1", "c.i1"), ("step", "step")),
        (2, ("a.i1", "e"), ("step", "premise")),
    ]
    (choice,) = found.choices
    assert [(each.whole, [name for name, _ in each.members]) for each in choice] == [
        (("a.i1", "step"), ["a.i1"]), (("a.i2", "step"), ["a.i2", "c.i1", "e"]),
    ]  # fmt: skip
    ((group,),) = cuts(*known("a <- b"), "a").choices
    assert group == ((("a.i1", "step"), ("b", "premise")), ("a", "claim"))


def test_what_is_taken_where_nothing_is_said() -> None:
    """Cuts of three at most, and claims in the place of what they cite."""
    index, found = known("a <- b; b{walt}")
    assert cuts(index, found, "a").order == 3
    assert alone(index, found, ["a"]) == {"a": [("a.i1", "step"), ("b", "premise")]}
    assert spread(index, found).weights.keys() == {("a.i1", "step"), ("b", "premise")}


@pytest.mark.parametrize("order", [1, 2, 3])
def test_none_larger_than_asked_for(order: int) -> None:
    found = cuts(*known("a <- b; a <- c; a <- d"), "a", order)
    assert (len(found.cuts), found.truncated) == (8 if order == 3 else 0, False)


@pytest.mark.parametrize("order", range(1, 7))
def test_as_large_as_can_be_asked_for(order: int) -> None:
    found = cuts(*known("; ".join(f"a <- b{number}" for number in range(order))), "a", order)
    assert [each.order for each in found.cuts] == [order] * 2**order


@pytest.mark.parametrize(
    ("claim", "order", "says"),
    [
        ("claus", 3, "no claim is called 'claus'; did you mean 'clause'?"),
        ("a.i1", 3, "'a.i1' is a step, not a claim; it leads to 'a'"),
        ("a", 0, "an order from 1 to 6, not 0"),
        ("a", 7, "an order from 1 to 6, not 7"),
    ],
)
def test_what_cannot_be_asked(claim: str, order: int, says: str) -> None:
    with pytest.raises(UsageError) as error:
        cuts(*known("a <- b clause"), claim, order)
    assert says in str(error.value)


def test_single_points_of_the_roots() -> None:
    index, found = known("a <- b; z <- b c; z <- b; y <- [gone]")
    index = graph(index.map.model_copy(update={"roots": ("a", "z", "y", "nowhere")}))
    assert single_points(index, found) == {"a": {"a.i1", "b"}, "z": {"b"}, "y": set()}
    assert carriers(beneath(lines(index, found), index.roots)) == {("a.i1", "step"), ("b", "premise")}
    with pytest.raises(UsageError, match="no claim is called 'nowhere'"):
        order_one(index, found, "nowhere")


# The law: they are all the smallest cuts there are. Tried by striking every set from a map that is read anew.


def lines_of(index: Graph, found: Support, sources: bool) -> dict[str, list[tuple[set[Member], set[str]]]]:
    """Claims with their lines: what must stand of the member, and of premises."""
    works, same = library(index.map), originals(index.map)
    lines: dict[str, list[tuple[set[Member], set[str]]]] = {}
    for name, claim in index.claims.items():
        steps = [each for each in index.support.get(name, ()) if index.inferences[each].premises]
        cited = {same[work] for each in claim.cites if works.supports(each) for work in works.works(each)}
        bare = basis(claim.model_copy(update={"cites": ()}), works) is State.UNGROUNDED
        own: list[Member] = [(name, "premise")] if not bare or cited or not steps else []
        if sources and cited:
            own = [*((name, "premise") for _ in range(not bare)), *((work, "source") for work in cited)]
        led = [
            ({(step, "step")}, set(index.inferences[step].premises))
            for step in steps
            if not {reason.code for reason in found.reasons[step]} & (BROKEN - {"STR103", "STR104"})
        ]
        lines[name] = [*(({each}, set[str]()) for each in own), *led]
    return {name: each for name, each in lines.items() if found.states[name] is not State.DEFEATED}


def holding(lines: dict[str, list[tuple[set[Member], set[str]]]], struck: Collection[Member]) -> set[str]:
    held: set[str] = set()
    while True:
        more = {
            name
            for name, own in lines.items()
            if any(not member & set(struck) and premises <= held for member, premises in own)
        }
        if more == held:
            return held
        held = more


def smallest(index: Graph, found: Support, claim: str, order: int, sources: bool) -> list[tuple[Member, ...]]:
    lines = lines_of(index, found, sources)
    if claim not in holding(lines, ()):
        return [()]
    members = sorted({each for own in lines.values() for member, _ in own for each in member})
    kept: list[tuple[Member, ...]] = []
    for size in range(1, order + 1):
        for each in combinations(members, size):
            if not any(set(other) <= set(each) for other in kept) and claim not in holding(lines, each):
                kept.append(each)
    return kept


def members(found: Cuts) -> list[tuple[Member, ...]]:
    return [tuple(zip(each.members, each.kinds, strict=True)) for each in found.cuts]


_NAMES = "abcdef"


@st.composite
def tangles(draw: Callable[..., Any]) -> Map:
    """Few claims with many steps between them, so that premises are shared; one in three maps has circles."""
    circular = draw(st.integers(0, 2)) == 0
    claims = {}
    for place, name in enumerate(_NAMES):
        below = [each for each in _NAMES if each != name] if circular else list(_NAMES[place + 1 :])
        premises = st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True) if below else st.nothing()
        steps = draw(st.lists(premises, max_size=2)) if below else []
        cites = draw(st.lists(st.sampled_from(["walt", "walt-2", "press"]), max_size=2, unique=True))
        status = draw(st.sampled_from(["asserted", "asserted", "asserted", "axiomatic", "assumed"]))
        claims[name] = {
            "id": name, "text": name, "status": status, "objections": [],
            "inferences": [{"id": f"{name}.i{n}", "premises": each} for n, each in enumerate(steps)],
            "cites": [{"source": each} for each in cites if draw(st.booleans())],
        }  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        claims[draw(st.sampled_from(_NAMES))]["objections"] = [{"id": "o", "kind": "rebuts", "claim": "f"}]
    works = [{"id": "walt", "type": "book"}, {"id": "walt-2", "type": "book", "same_as": "walt"}]
    works.append({"id": "press", "type": "report"})
    return in_memory({"id": "m", "references": works, "roots": ["a", "b"], "trees": [*claims.values()]})


arguments = st.one_of(tangles(), maps(most=5))


@given(arguments, st.integers(1, 4), st.booleans())
def test_they_are_all_the_smallest_there_are(whole: Map, order: int, sources: bool) -> None:
    index = graph(whole)
    found = support(index)
    for claim in [*index.claims][:2]:
        done = cuts(index, found, claim, order, sources)
        assert sorted(members(done)) == sorted(smallest(index, found, claim, order, sources))
        assert not done.truncated
        assert done.cuts == tuple(sorted(done.cuts, key=lambda cut: (cut.order, cut.members)))
        chosen = [len(each) for each in done.choices]
        assert chosen == sorted(chosen)


@given(arguments)
def test_order_one_is_the_cuts_of_order_one(whole: Map) -> None:
    index = graph(whole)
    found = support(index)
    for claim in index.claims:
        first = cuts(index, found, claim, 1)
        assert order_one(index, found, claim) == {name for each in first.cuts for name in each.members}
    with_works = alone(index, found, index.claims, sources=True)
    for claim, named in with_works.items():
        assert [(each,) for each in named] == [each for each in members(cuts(index, found, claim, 1, True)) if each]
    assert single_points(index, found) == {root: order_one(index, found, root) for root in index.roots}
    argument = beneath(lines(index, found), index.roots)
    named = {name for name, _ in carriers(argument)}
    assert named == {each for root in index.roots for each in order_one(index, found, root)}
    by_work = carriers(Argument(by_source(index, argument.lines), argument.starts, argument))
    assert by_work == {each for root in index.roots for each in with_works[root]}


@given(arguments, st.booleans())
def test_weights_count_what_falls(whole: Map, sources: bool) -> None:
    index = graph(whole)
    found = support(index)
    lines = lines_of(index, found, sources)
    held = holding(lines, ())
    weights = spread(index, found, sources).weights
    standing = {each for own in lines.values() for member, premises in own if premises <= held for each in member}
    able = {each for name, own in lines.items() if name in held for member, _ in own for each in member} & standing
    assert weights.keys() >= {each for each in able if each[1] != "step"}
    for (name, kind), count in weights.items():
        lost = held - holding(lines, [(name, kind)])
        assert count == len(lost - ({name} if kind == "premise" else set()))


@given(arguments, st.integers(0, 2**16), st.booleans())
def test_they_do_not_depend_on_names_or_order(whole: Map, seed: int, sources: bool) -> None:
    again, other = renamed(reordered(whole, seed), seed)
    index, another = graph(whole), graph(again)
    found, anew = support(index), support(another)
    for claim in index.claims:
        before, after = cuts(index, found, claim, 3, sources), cuts(another, anew, other[claim], 3, sources)
        assert {frozenset((other[name], kind) for name, kind in each) for each in members(before)} == {
            frozenset(each) for each in members(after)
        }
        assert len(before.choices) == len(after.choices)


# Truncation: said when it happens, and only then.


@given(tangles(), st.integers(1, 6), st.integers(0, 60), st.integers(0, 20), st.booleans())
def test_what_is_left_of_too_many_are_cuts_still(whole: Map, cap: int, work: int, tried: int, sources: bool) -> None:
    index = graph(whole)
    found = support(index)
    wanted = smallest(index, found, "a", 3, sources)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mocus, "CAP", cap)
        patch.setattr(cuts_module, "CAP", cap)
        patch.setattr(mocus, "_WORK", work)
        patch.setattr(mocus, "_TRIED", tried)
        done = cuts(index, found, "a", 3, sources)
    assert set(members(done)) <= set(wanted)
    assert len(done.cuts) <= cap
    assert done.truncated or len(done.cuts) == len(wanted)
    if len(wanted) > cap:
        assert done.truncated


@pytest.mark.parametrize(("premises", "expected"), [(999, (1000, False)), (1000, (1000, True))])
def test_a_thousand_are_told(premises: int, expected: tuple[int, bool]) -> None:
    found = cuts(*known("a <- " + " ".join(f"b{number}" for number in range(premises))), "a")
    assert (len(found.cuts), found.truncated) == expected
    assert sum(len(each.members) for choice in found.choices for each in choice) == premises + 1


@pytest.mark.parametrize(
    ("left", "right", "truncated"), [(23, 38, False), (23, 39, True), (2000, 0, True), (0, 2000, True)]
)
def test_pairs_of_many(left: int, right: int, truncated: bool) -> None:
    """Two steps: one premise, or the step itself, of each."""
    notation = [f"a <- x {' '.join(f'b{n}' for n in range(left))}", f"a <- y {' '.join(f'c{n}' for n in range(right))}"]
    found = cuts(*known(";".join(notation)), "a")
    assert found.truncated is truncated
    assert len(found.cuts) == min(1000, (left + 2) * (right + 2))


def crossed(size: int, third: str = "") -> str:
    """Two steps from premises that are used twice, so that none stands for another."""
    one, two = ([f"{side}{n}" for n in range(size)] for side in "bc")
    return f"a <- {' '.join(one)}; a <- {' '.join(two)}; z <- {' '.join(one)}; y <- {' '.join(two)}; {third}"


def test_too_many_on_the_way_are_said() -> None:
    """More than are kept for a claim below the one that is asked for."""
    found = cuts(*known("r <- a; r <- x;" + crossed(40)), "r")
    assert (len(found.cuts), found.truncated) == (1000, True)


def test_too_many_where_they_do_not_matter_are_not_said() -> None:
    """Where another line is too strong for sets of this size, nothing is missing."""
    strong = "r <- s; s <- s1; s <- s2; s <- s3; s <- s4"
    found = cuts(*known(f"r <- a; {strong}; {crossed(40)}"), "r", 2)
    assert ([each.members for each in found.cuts], found.truncated) == ([("r.i1", "r.i2")], False)


# Size.

LONG = 10_000


def flat(steps: Iterable[tuple[int, tuple[int, ...]]], count: int) -> tuple[Graph, Support]:
    """A map of numbered claims from steps as (conclusion, premises)."""
    by: dict[int, list[Inference]] = {}
    for number, (to, premises) in enumerate(steps):
        step = Inference(id=f"i{number}", premises=tuple(f"c{each}" for each in premises))
        by.setdefault(to, []).append(step)
    claims = tuple(Claim(id=f"c{n}", text="x", inferences=tuple(by.get(n, ()))) for n in range(count))
    index = graph(Map(id="m", roots=("c0",), claims=claims))
    return index, support(index)


def test_a_chain_of_ten_thousand_claims() -> None:
    index, found = flat(((n, (n + 1,)) for n in range(LONG - 1)), LONG)
    assert len(order_one(index, found, "c0")) == LONG
    assert order_one(index, found, f"c{LONG - 2}") == {f"i{LONG - 2}", f"c{LONG - 1}"}
    assert cuts(index, found, "c0").truncated
    assert spread(index, found).weights[f"c{LONG - 1}", "premise"] == LONG - 1


def test_two_chains_and_what_they_share() -> None:
    ends = [(LONG, (LONG + 2,)), (LONG + 1, (LONG + 2,))]
    steps = [(0, (1,)), (0, (2,)), *((n, (n + 2,)) for n in range(1, LONG)), *ends]
    index, found = flat(steps, LONG + 3)
    assert order_one(index, found, "c0") == {f"c{LONG + 2}"}
    assert cuts(index, found, "c0", 2).truncated


def test_a_ladder() -> None:
    """Each claim on the next two, so that no one step carries what is above it."""
    steps = [(n, (m,)) for n in range(LONG - 2) for m in (n + 1, n + 2)]
    index, found = flat([*steps, (LONG - 2, (LONG - 1,))], LONG)
    assert order_one(index, found, "c0") == {f"c{LONG - 1}"}


def test_a_wide_map() -> None:
    wide = tuple(range(1, LONG))
    index, found = flat([(0, wide), (0, (1, 2))], LONG)
    assert order_one(index, found, "c0") == {"c1", "c2"}
    assert [each.order for each in cuts(index, found, "c0", 2).cuts[:3]] == [1, 1, 2]


def test_a_circle_of_ten_thousand_claims() -> None:
    """With one way in, and with two, of which either is enough: in and against the order of the file."""
    ring = [(n, ((n + 1) % LONG,)) for n in range(LONG)] + [(n, ((n - 1) % LONG,)) for n in range(LONG)]
    index, found = flat([*ring, (LONG // 2, (LONG,))], LONG + 1)
    assert order_one(index, found, "c0") == {f"c{LONG}", f"i{2 * LONG}"}
    index, found = flat([*ring, (LONG // 2, (LONG,)), (1, (LONG,))], LONG + 1)
    assert order_one(index, found, "c0") == {f"c{LONG}"}
