"""The index over a map: every link from both ends, circles, and what belongs to the argument for a claim."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph, components, graph
from argmap.model import Claim, Inference, Map, Objection, Part

NAMES = "abcdefgh"
names = st.sampled_from(NAMES)
networks = st.dictionaries(names, st.lists(names, max_size=4), max_size=len(NAMES))


def step(name: str, premises: str, *objections: Objection) -> Inference:
    return Inference(id=name, premises=tuple(premises.split()), objections=objections)


def objection(name: str, claim: str, *replies: Objection, kind: Any = "rebuts") -> Objection:
    return Objection(id=name, kind=kind, claim=claim, replies=replies)


def claim(name: str, *inferences: Inference, **more: Any) -> Claim:
    return Claim(id=name, text="T", inferences=inferences, **more)


def index(*claims: Claim, roots: str = "", parts: tuple[Part, ...] = ()) -> Graph:
    return graph(Map(id="m", roots=tuple(roots.split()), claims=claims, parts=parts))


# --- The tables


def test_every_link_is_known_from_both_ends() -> None:
    found = index(
        claim("a", step("a.i1", "b c", objection("a.i1.o1", "d", kind="undercuts")), step("a.i2", "b"),
              objections=(objection("a.o1", "d", objection("a.o1.r1", "b", objection("a.o1.r1.r1", "c"))),)),
        claim("b"),
        roots="a",
        parts=(Part(part="p", claims=(claim("c", step("c.i1", "b")), claim("d"))),),
    )  # fmt: skip
    assert list(found.claims) == ["a", "b", "c", "d"]
    assert found.part_of == {"a": "", "b": "", "c": "p", "d": "p"}
    assert found.conclusion == {"a.i1": "a", "a.i2": "a", "c.i1": "c"}
    assert found.support == {"a": ["a.i1", "a.i2"], "c": ["c.i1"]}
    assert found.used_in == {"b": ["a.i1", "a.i2", "c.i1"], "c": ["a.i1"]}
    assert found.target == {"a.i1.o1": "a.i1", "a.o1": "a", "a.o1.r1": "a.o1", "a.o1.r1.r1": "a.o1.r1"}
    assert found.against == {"a.i1": ["a.i1.o1"], "a": ["a.o1"], "a.o1": ["a.o1.r1"], "a.o1.r1": ["a.o1.r1.r1"]}
    assert found.raised_by == {"d": ["a.i1.o1", "a.o1"], "b": ["a.o1.r1"], "c": ["a.o1.r1.r1"]}
    assert found.written == [
        ("a", "claim"), ("a.i1", "inference"), ("a.i1.o1", "objection"), ("a.i2", "inference"), ("a.o1", "objection"),
        ("a.o1.r1", "objection"), ("a.o1.r1.r1", "objection"), ("b", "claim"), ("c", "claim"), ("c.i1", "inference"),
        ("d", "claim"),
    ]  # fmt: skip


def test_replies_keep_their_order() -> None:
    replies = (objection("r1", "b", objection("r1.r", "b")), objection("r2", "b"))
    found = index(claim("a", objections=(objection("o1", "b", *replies), objection("o2", "b"))))
    assert list(found.objections) == ["o1", "r1", "r1.r", "r2", "o2"]
    assert found.against["o1"] == ["r1", "r2"]


def test_of_two_claims_of_one_id_the_first_is_meant_and_the_steps_of_both_count() -> None:
    first, second = claim("a", step("i", "b")), claim("a", step("j", "c"), remark="second")
    found = index(first, second)
    assert found.claims["a"] is first
    assert found.support == {"a": ["i", "j"]}
    assert [name for name, _ in found.written] == ["a", "i", "a", "j"]


def test_of_two_steps_of_one_id_the_first_is_meant() -> None:
    found = index(claim("a", step("i", "b")), claim("c", step("i", "d")))
    assert found.conclusion == {"i": "a"}
    assert found.support == {"a": ["i"]}
    assert found.used_in == {"b": ["i"]}


def test_what_nothing_defines_is_absent() -> None:
    found = index(claim("a", step("i", "x"), if_=("y",), objections=(objection("o", "z"),)), roots="a w")
    assert found.roots == ("a",)
    assert found.used_in == {"x": ["i"]}
    assert list(found.linked_to("a")) == []
    assert found.reach(["a", "x"]) == {"a"}
    assert found.rings == []


def test_a_premise_named_twice_is_used_once() -> None:
    assert index(claim("a", step("i", "b b")), claim("b")).used_in == {"b": ["i"]}


@pytest.mark.parametrize(
    ("links", "rings"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["ab"]),
        ({"a": "b", "b": "c", "c": "a"}, ["abc"]),
        ({"a": "b c", "b": "d", "c": "d"}, []),
        ({"a": "b", "b": "c", "c": "b d", "d": "d"}, ["bc", "d"]),
        # Two circles with a claim in common are one ring.
        ({"a": "b c", "b": "a", "c": "a"}, ["abc"]),
        # A way out of a circle, and a way in, make it no bigger.
        ({"a": "b", "b": "c x", "c": "b", "x": ""}, ["bc"]),
    ],
)
def test_rings(links: dict[str, str], rings: list[str]) -> None:
    claims = [claim(name, step(f"{name}.i1", links.get(name, ""))) for name in "abcdx"]
    assert sorted("".join(sorted(ring)) for ring in index(*claims).rings) == rings


@pytest.mark.parametrize(
    ("claims", "start", "reached"),
    [
        ([claim("a", step("i", "b")), claim("b"), claim("c")], "a", "ab"),
        # Support is one-way: a premise does not bring its conclusion.
        ([claim("a", step("i", "b")), claim("b")], "b", "b"),
        ([claim("a", objections=(objection("o", "b", objection("r", "c")),)), claim("b"), claim("c")], "a", "abc"),
        ([claim("a", step("i", "b", objection("o", "c", kind="undercuts"))), claim("b"), claim("c")], "a", "abc"),
        ([claim("a", objections=(objection("o", "b"),)), claim("b")], "b", "b"),
        # Conditions and contradictions lead either way.
        ([claim("a", if_=("b",)), claim("b")], "b", "ab"),
        ([claim("a", only_if=("b",)), claim("b")], "a", "ab"),
        ([claim("a", contradicts=("b",)), claim("b")], "b", "ab"),
        ([claim("a", contradicts=("b",)), claim("b", step("i", "c")), claim("c")], "a", "abc"),
        ([claim("a", step("i", "b")), claim("b", step("j", "a"))], "a", "ab"),
        ([claim("a"), claim("b")], "", ""),
    ],
)
def test_reach(claims: list[Claim], start: str, reached: str) -> None:
    assert index(*claims).reach(start) == set(reached)


# --- Laws, against definitions too slow to use


def closure(links: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """From where one comes where, in one step or more."""
    found = {name: set(links.get(name, ())) for name in NAMES}
    for between in NAMES:
        for name in NAMES:
            if between in found[name]:
                found[name] |= found[between]
    return found


@given(networks)
def test_components_are_what_reaches_each_other(links: dict[str, list[str]]) -> None:
    reached = closure(links)
    together = {frozenset({b for b in NAMES if b == a or (b in reached[a] and a in reached[b])}) for a in NAMES}
    found = components(NAMES, lambda name: links.get(name, ()))
    assert {frozenset(each) for each in found} == together
    assert sum(map(len, found)) == len(NAMES), "each in one component only"


@given(networks)
def test_components_come_after_what_they_lead_to(links: dict[str, list[str]]) -> None:
    place = {name: at for at, each in enumerate(components(NAMES, lambda name: links.get(name, ()))) for name in each}
    assert all(place[other] <= place[name] for name, others in links.items() for other in others)


@given(networks, st.permutations(NAMES))
def test_where_one_begins_changes_no_component(links: dict[str, list[str]], order: list[str]) -> None:
    found = [components(each, lambda name: links.get(name, ())) for each in (NAMES, order)]
    assert {frozenset(each) for each in found[0]} == {frozenset(each) for each in found[1]}


@given(networks, networks, networks, st.sets(names))
def test_reach_is_the_closure_of_the_links(
    premises: dict[str, list[str]], objecting: dict[str, list[str]], conditions: dict[str, list[str]], starts: set[str]
) -> None:
    claims = [
        claim(
            name,
            step(f"{name}.i1", " ".join(premises.get(name, ()))),
            objections=tuple(objection(f"{name}.o{n}", each) for n, each in enumerate(objecting.get(name, ()))),
            if_=tuple(conditions.get(name, ())),
        )
        for name in NAMES
    ]
    links = {name: {*premises.get(name, ()), *objecting.get(name, ()), *conditions.get(name, ())} for name in NAMES}
    for name, others in conditions.items():
        for other in others:
            links[other].add(name)
    reached = closure({name: sorted(others) for name, others in links.items()})
    assert index(*claims).reach(starts) == starts.union(*(reached[start] for start in starts))


@given(networks)
def test_rings_are_the_claims_that_reach_themselves(links: dict[str, list[str]]) -> None:
    claims = [claim(name, step(f"{name}.i1", " ".join(links.get(name, ())))) for name in NAMES]
    reached = closure(links)
    assert {name for ring in index(*claims).rings for name in ring} == {name for name in NAMES if name in reached[name]}


# --- Sizes and oddities


def test_a_chain_and_a_ring_of_ten_thousand() -> None:
    size = 10_000
    ring = [claim(f"c{n}", step(f"c{n}.i1", f"c{(n + 1) % size}")) for n in range(size)]
    found = index(*ring)
    assert [len(each) for each in found.rings] == [size]
    assert len(found.reach(["c0"])) == size
    assert index(*ring[:-1], claim(f"c{size - 1}")).rings == []


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail instead of hanging, where the system has alarms."""

    def late(*_: object) -> None:
        raise TimeoutError(f"still running after {seconds} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "claims",
    [
        [claim("a", objections=(objection("a", "b"),)), claim("b")],
        [claim("a", step("i", "b", objection("i", "c", kind="undercuts"))), claim("b"), claim("c")],
        [claim("a", objections=(objection("o", "b", objection("o", "c")),)), claim("b"), claim("c")],
        [claim("a", objections=(objection("b", "b", objection("a", "c")),)), claim("b"), claim("c")],
        [claim("a", step("a", "b")), claim("b", step("b", "a"))],
    ],
    ids=["objection like its claim", "undercutter like its step", "reply like its objection", "crosswise", "steps"],
)
def test_one_id_for_two_sorts_of_thing_leads_into_no_endless_loop(claims: list[Claim]) -> None:
    """Duplicate ids are a fault to report, so the index has to survive them."""
    with within(5):
        assert index(*claims).reach(["a"]) <= {"a", "b", "c"}
