"""What would change if some things were not so, or were granted: as asserted, and by what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import argument, known
from strategies import flat, in_memory, maps, renamed, reordered

from argmap.errors import UsageError
from argmap.falling import LONGEST, Change, Changes, changes
from argmap.graph import Graph, graph
from argmap.holding import lines
from argmap.model import Claim, Inference, Map
from argmap.references import library, originals
from argmap.support import support

RANK = ("defeated", "ungrounded", "assumption-dependent", "grounded")


def asked(notation: str, question: str) -> Changes:
    """What changes; the question is ids, of which those with a plus are assumed: `b +c`."""
    words = question.split()
    return changes(
        *known(notation), [each for each in words if each[0] != "+"], [each[1:] for each in words if each[0] == "+"]
    )


def ids(found: Sequence[Change]) -> str:
    return " ".join(each.id for each in found)


@pytest.mark.parametrize(
    ("notation", "question", "fallen", "restored"),
    [
        # A premise takes along what has no other line; a step only its conclusion's line.
        ("a <- b; b <- c", "c", "b a", ""),
        ("a <- b; b <- c", "b", "a", ""),
        ("a <- b; b <- c", "b.i1", "b a", ""),
        ("a <- b; a <- c", "b", "", ""),
        ("a <- b; a <- c", "b c", "a", ""),
        ("a <- b; a <- c", "a.i1 c", "a", ""),
        ("a* <- b", "b", "", ""),
        ("a? <- b", "a.i1", "", ""),
        ("a <- b c; z <- c; y <- z a", "c", "a z y", ""),
        # Nothing rests on what is no line, or is gone already.
        ("a <- b [gone]", "b", "", ""),
        ("a <- b; o: c rebuts b", "b", "", ""),
        # What is cited falls with all that is cited for it, and so does what was a basis besides steps.
        ("a <- b; b{walt}", "walt", "b a", ""),
        ("a <- b; b{walt}", "walt-2", "b a", ""),
        ("a <- b; b{walt-2}", "walt", "b a", ""),
        ("a <- b; b{walt,press}", "walt", "", ""),
        ("a <- b; b{walt,press}", "walt press", "b a", ""),
        ("a <- b; b{walt} <- c", "walt", "", ""),
        ("a <- b; b*{walt}", "walt", "", ""),
        # Objections: those that the rejected raises fall, and with them what they kept down.
        ("a <- b; o: c rebuts a; c <- d", "c", "", "a"),
        ("a <- b; o: c rebuts a; c <- d", "o", "", "a"),
        ("a <- b; o: c rebuts a; r: d rebuts o", "r", "a", "c"),
        ("a <- b; o: c rebuts a; r: d undercuts o", "d", "a", ""),
        ("a <- b; o: c undercuts a.i1", "o", "", "a"),
        ("a <- b; o!: c rebuts a", "c", "", ""),
        ("a <- b; o!: c rebuts a", "o", "", "a"),
        ("a <- b; o!: c rebuts a; r: d rebuts o", "r", "", "c"),
        ("a <- b; o: c qualifies a", "c", "", ""),
        # What is assumed stands, whatever is said against it.
        ("a <- b; o: c rebuts b", "+b", "", "a"),
        ("a <- b; o: c undercuts a.i1", "+a.i1", "", "a"),
        ("a <- [gone]; z <- a", "+a", "", "z"),
        ("a <- b; b <- a; z <- b", "+a", "", "b z"),
        ("a <- b; o: c rebuts b; r: d rebuts o", "+o", "b a", ""),
        ("a <- z; p: d rebuts z; r: c rebuts p", "+d", "z a", ""),
        ("a <- b; o: c rebuts b", "+b a.i1", "", ""),
        ("a <- b c", "b +c", "a", ""),
    ],
)
def test_what_no_longer_follows(notation: str, question: str, fallen: str, restored: str) -> None:
    found = asked(notation, question)
    assert (ids(found.fallen), ids(found.restored)) == (fallen, restored)


@pytest.mark.parametrize(
    ("notation", "question", "lost", "gained"),
    [
        # What is ungrounded has no support to lose.
        ("a <- b; b <- c", "c", "", ""),
        ("a <- b; b <- c*", "c", "b grounded ungrounded, a grounded ungrounded", ""),
        ("a <- b; b <- c?", "c", "b assumption-dependent ungrounded, a assumption-dependent ungrounded", ""),
        # It is lost while the claim still follows, as asserted; and lost in part.
        ("a <- b; a <- c; b*", "b", "a grounded ungrounded", ""),
        ("a <- b; a <- c; b*; c?", "b", "a grounded assumption-dependent", ""),
        ("a <- b; a <- c; b*; c*", "b", "", ""),
        ("a <- b; b{walt}", "walt-2", "b grounded ungrounded, a grounded ungrounded", ""),
        ("a <- b; b{walt}; b?", "walt", "b grounded assumption-dependent, a grounded assumption-dependent", ""),
        # What is assumed lends an assumed basis at least.
        ("a <- b", "+b", "", "a ungrounded assumption-dependent"),
        ("a <- b; b*; o: c rebuts b", "+b", "", "a ungrounded grounded"),
        ("a <- b c; b*", "+c", "", "a ungrounded assumption-dependent"),
        ("a*; o: b rebuts a", "b", "", "a defeated grounded"),
        ("a*; o: b rebuts a; r: c rebuts o", "r", "a grounded defeated", "b defeated ungrounded"),
        ("a <- b; b{walt}; c", "walt +b", "a grounded assumption-dependent", ""),
    ],
)
def test_what_support_is_lost_or_gained(notation: str, question: str, lost: str, gained: str) -> None:
    def told(found: Sequence[Change]) -> str:
        return ", ".join(f"{each.id} {each.before} {each.after}" for each in found)

    found = asked(notation, question)
    assert (told(found.lost), told(found.gained)) == (lost, gained)


def test_neither_what_is_rejected_nor_what_is_assumed_is_told_again() -> None:
    found = asked("a <- b c; b*", "b +c")
    assert (ids(found.fallen), ids(found.lost), ids(found.gained)) == ("a", "", "")


@pytest.mark.parametrize(
    ("notation", "question", "expected"),
    [
        ("a <- b; b <- c", "c", "c b.i1 b a.i1 a"),
        ("a <- b; b <- c", "a.i1", "a.i1 a"),
        ("a <- b c; b <- d; c <- d e", "e d", "e c.i1 c a.i1 a"),
        ("a <- b; b{walt-2}", "walt", "walt b a.i1 a"),
        ("a; o: b rebuts a; r: c rebuts o", "r", "r o a"),
        ("a <- b; o: c undercuts a.i1; r: d undercuts o", "d", "d r o a.i1 a"),
        # An end to a dispute tells, though whose it was stays as it is.
        ("a; o: b rebuts a; p: b rebuts b", "p", "p b o a"),
        # Not by a step that led nowhere before, though it is shorter.
        ("a <- b [gone]; a <- c; c <- b", "b", "b c.i1 c a.i2 a"),
    ],
)
def test_paths(notation: str, question: str, expected: str) -> None:
    """From what was rejected to the claim, by the steps and objections between."""
    found = asked(notation, question)
    assert " ".join(next(each.path for each in found.fallen if each.id == "a")) == expected


def test_a_path_of_support_runs_where_support_was() -> None:
    found = asked("a <- b c; a <- d; b*; d*; c <- d", "d")
    assert [(each.id, each.path) for each in found.lost] == [
        ("a", ("d", "a.i2", "a")), ("c", ("d", "c.i1", "c")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("thsis", "nothing is called 'thsis'; did you mean 'thesis'?"),
        ("thesis +thesis", "'thesis' is both rejected and assumed"),
        ("+walt", "'walt' is a source; what is listed and cited supports already"),
        ("+gone", "nothing is called 'gone'"),
    ],
)
def test_what_cannot_be_supposed(question: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        asked("thesis <- b [gone]", question)
    assert says in str(error.value)


# Laws. What is supposed can be written into the map; then nothing is supposed any more, and it must come out the same.


@st.composite
def supposed(draw: Callable[..., Any]) -> tuple[Map, list[str], list[str]]:
    whole = draw(maps())
    index = graph(whole)
    places = [*index.claims, *index.inferences, *index.objections]
    rejected = draw(st.lists(st.sampled_from([*places, *originals(whole)]), max_size=2, unique=True))
    assumed = draw(st.lists(st.sampled_from(places), min_size=0 if rejected else 1, max_size=2, unique=True))
    return whole, rejected, [each for each in assumed if each not in rejected]


def written_out(whole: Map, rejected: Sequence[str], assumed: Sequence[str]) -> Map:
    """The map with conceded objections to what is rejected, and the assumed with their objections answered."""
    record = flat(whole)
    places: dict[str, Any] = {}
    trees = [*record.get("trees", ()), *(tree for part in record["parts"] for tree in part.get("trees", ()))]
    waiting = list(trees)
    while waiting:
        place = waiting.pop()
        places[place["id"]] = place
        waiting += [each for key in ("inferences", "objections", "replies") for each in place.get(key, ())]
    index = graph(whole)
    same = originals(whole)
    gone = {same[each] for each in rejected if each in same}
    record["references"] = [each for each in record["references"] if same[each["id"]] not in gone]
    answered = []
    for name in assumed:
        kind = "rebuts" if name in index.claims else "undercuts"
        raised = index.raised_by.get(name, ())
        attackers = [each for place in (name, *raised) for each in index.against.get(place, ())]
        answered += [each for each in attackers if index.objections[each].kind == kind and each not in assumed]
        if name in index.objections:
            places[name]["conceded"] = True
        elif name in index.inferences:
            places[name] |= {"passed": True, "roles": {}, "scheme": None}
        else:
            works = library(
                whole.model_copy(update={"references": [r for r in whole.references if same[r.id] not in gone]})
            )
            claim = index.claims[name]
            bare = claim.kind not in ("definition", "methodological") and claim.status not in (
                "axiomatic",
                "common-knowledge",
            )
            if bare and not any(works.supports(each) for each in claim.cites):
                places[name]["status"] = "assumed"
    refused = [each for each in (*rejected, *answered) if each in places]
    for number, name in enumerate(dict.fromkeys(refused)):
        objection = {"id": f"refusal.{number}", "claim": next(iter(index.claims)), "conceded": True}
        objection["kind"] = "rebuts" if name in index.claims else "undercuts"
        if name in index.objections:
            places[name]["conceded"] = False
        places[name].setdefault("replies" if name in index.objections else "objections", []).append(objection)
    return in_memory(record)


@given(supposed())
def test_it_is_as_if_the_map_said_so(case: tuple[Map, list[str], list[str]]) -> None:
    whole, rejected, assumed = case
    index = graph(whole)
    before = support(index)
    another = graph(written_out(whole, rejected, assumed))
    after = support(another)
    found = changes(index, before, rejected, assumed)
    told = {each.id: (each.before, each.after) for each in (*found.lost, *found.gained)}
    others = [each for each in index.claims if each not in rejected and each not in assumed]
    pairs = {name: (before.states[name], after.states[name]) for name in others}
    assert told == {name: (old, new) for name, (old, new) in pairs.items() if old is not new}
    assert all(RANK.index(each.before) > RANK.index(each.after) for each in found.lost)
    if not set(rejected) & originals(whole).keys():
        old, new = lines(index, before).keys() & set(others), lines(another, after).keys() & set(others)
        assert {each.id for each in found.fallen} == old - new
        assert {each.id for each in found.restored} == new - old


def linked(index: Graph, one: str, other: str) -> bool:
    """True where the second can change with the first: as a step from it, its conclusion, and so on."""
    works, same = library(index.map), originals(index.map)
    if one in index.claims and other in index.inferences:
        return one in index.inferences[other].premises
    if one in index.inferences:
        return index.conclusion[one] == other
    if one in index.claims:  # objections that it raises, or that it would answer were it granted
        return (
            one in (index.objections[other].claim, index.target[other]) or index.target[other] in index.raised_by[one]
        )
    if one in index.objections:
        target = index.target[one]
        return other == target or index.objections[target].claim == other
    cited = {same[each] for cite in index.claims[other].cites for each in works.works(cite)}
    return same[one] in cited


@given(supposed())
def test_every_path_leads_from_what_is_supposed(case: tuple[Map, list[str], list[str]]) -> None:
    whole, rejected, assumed = case
    index = graph(whole)
    found = changes(index, support(index), rejected, assumed)
    for kind in (found.fallen, found.restored, found.lost, found.gained):
        assert len({each.id for each in kind}) == len(kind)
        for each in kind:
            assert each.path[0] in (*rejected, *assumed)
            assert each.path[-1] == each.id
            assert all(linked(index, one, other) for one, other in zip(each.path, each.path[1:], strict=False))
        plain = [each.path[1:] for each in kind if not index.objections.keys() & {*each.path}]
        hops = [len([name for name in path if name not in index.inferences]) for path in plain]
        assert hops == sorted(hops)


@given(supposed(), st.integers(0, 2**16))
def test_names_and_order_do_not_matter(case: tuple[Map, list[str], list[str]], seed: int) -> None:
    whole, rejected, assumed = case
    again, other = renamed(reordered(whole, seed), seed)
    index, another = graph(whole), graph(again)
    before = changes(index, support(index), rejected, assumed)
    after = changes(another, support(another), [other[each] for each in rejected], [other[each] for each in assumed])
    for kind in ("fallen", "restored", "lost", "gained"):
        told = {(other[each.id], each.before, each.after) for each in getattr(before, kind)}
        assert told == {(each.id, each.before, each.after) for each in getattr(after, kind)}


@given(maps(objections=False), st.data())
def test_who_rejects_more_keeps_less(whole: Map, data: st.DataObject) -> None:
    index = graph(whole)
    names = data.draw(
        st.lists(st.sampled_from([*index.claims, *index.inferences]), min_size=1, max_size=4, unique=True)
    )
    found = support(index)
    few = {each.id for each in changes(index, found, names[1:]).fallen}
    assert few <= {each.id for each in changes(index, found, names).fallen} | {names[0]}


# Size.


def test_a_chain_of_ten_thousand_claims() -> None:
    """Of a long path the start and the end are told."""
    long = 10_000
    claims = [
        Claim(
            id=f"c{n}", text="x", inferences=(Inference(id=f"i{n}", premises=(f"c{n + 1}",)),) if n < long - 1 else ()
        )
        for n in range(long)
    ]
    index = graph(Map(id="m", roots=("c0",), claims=tuple(claims)))
    found = changes(index, support(index), [f"c{long - 1}"])
    assert [each.id for each in found.fallen] == [f"c{n}" for n in reversed(range(long - 1))]
    last = found.fallen[-1]
    assert (len(last.path), last.omitted) == (LONGEST, 2 * long - 1 - LONGEST)
    assert (last.path[0], last.path[-3:]) == (f"c{long - 1}", ("c1", "i0", "c0"))
    near = found.fallen[0]
    assert (near.path, near.omitted) == ((f"c{long - 1}", f"i{long - 2}", f"c{long - 2}"), 0)


def test_the_map_itself_is_left_as_it_was() -> None:
    index, found = known("a <- b; o: c rebuts a")
    changes(index, found, ["b", "o"], ["c"])
    assert index.map == argument("a <- b; o: c rebuts a")
    assert (list(index.objections), index.against) == (["o"], {"a": ["o"]})
