"""Which texts say the same: tables in two languages, and laws."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.assignment import assignment
from argmap.match import MOVED, Match, matches, moved
from argmap.order import Places, backbone

HARBOUR = "The harbour stays open all winter, because the current keeps it free of ice."
COUNCIL = "The council voted in May to raise the tax on imported timber."
SCHOOL = "Most teachers of the village school live beyond the river."
BRIDGE = "A bridge of stone was promised by three governors in turn."
PORT_ZH = "港口整個冬天保持開放，因為洋流使它不結冰。"
TAX_ZH = "議會在五月投票提高進口木材的稅率。"
SCHOOL_ZH = "村裡學校的多數教師住在河的對岸。"

WORDS = "harbour tax school river timber port 港口 稅率 學校 the of".split()
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), max_size=9)

Numbers = tuple[tuple[int, ...], tuple[int, ...]]


def told(found: list[Match]) -> list[Numbers]:
    return [(match.old, match.new) for match in found]


ALIGNED: list[tuple[str, list[str], list[str], bool, list[Numbers]]] = [
    ("nothing", [], [], True, []),
    ("nothing to match", [HARBOUR], [], True, []),
    ("one kept", [HARBOUR], [HARBOUR], True, [((0,), (0,))]),
    ("others", [HARBOUR, COUNCIL], [SCHOOL, BRIDGE], True, []),
    ("reworded", [HARBOUR], ["The harbour is open all winter, for a current keeps it free of ice."], False,
     [((0,), (0,))]),
    ("inflected", ["Cooperating allies deter rivals."], ["The cooperation of an ally deters a rival."], False,
     [((0,), (0,))]),
    ("reworded in Chinese", [TAX_ZH, PORT_ZH], ["港口全年保持開放，因為暖流使它不會結冰。", SCHOOL_ZH], False,
     [((1,), (0,))]),
    ("simplified", [PORT_ZH, SCHOOL_ZH], ["港口整个冬天保持开放，因为洋流使它不结冰。"], False, [((0,), (0,))]),
    ("dropped and added", [HARBOUR, COUNCIL, SCHOOL], [HARBOUR, BRIDGE, SCHOOL], True,
     [((0,), (0,)), ((2,), (2,))]),
    ("moved", [HARBOUR, COUNCIL, SCHOOL, BRIDGE], [COUNCIL, SCHOOL, BRIDGE, HARBOUR], True,
     [((0,), (3,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))]),
    ("one sentence moved to the front, the others reworded", ["美日同盟已經轉型。", "結構調整仍在繼續。", SCHOOL_ZH],
     [SCHOOL_ZH, "美日同盟正在轉型。", "結構調整仍在繼續著。"], True, [((0,), (1,)), ((1,), (2,)), ((2,), (0,))]),
    ("split", [HARBOUR, COUNCIL],
     ["The harbour stays open all winter.", "That is because the current keeps it free of ice.", COUNCIL], True,
     [((0,), (0, 1)), ((1,), (2,))]),
    ("merged", ["The harbour stays open all winter.", "That is because the current keeps it free of ice.", COUNCIL],
     [HARBOUR, COUNCIL], True, [((0, 1), (0,)), ((2,), (1,))]),
    ("split in Chinese", [PORT_ZH, TAX_ZH], ["港口整個冬天保持開放。", "這是因為洋流使它不結冰。", TAX_ZH], False,
     [((0,), (0, 1)), ((1,), (2,))]),
    ("split in three", ["The tax fell, the port grew, and no ship was lost in the storms of that year."],
     ["The tax fell.", "The port grew.", "No ship was lost in the storms of that year."], True, [((0,), (0, 1, 2))]),
    ("repeated, one dropped", ["Why?", HARBOUR, "Why?", COUNCIL], [HARBOUR, "Why?", COUNCIL], True,
     [((1,), (0,)), ((2,), (1,)), ((3,), (2,))]),
    ("repeated, no order", ["Why?", HARBOUR, "Why?"], ["Why?", "Why?"], False, [((0,), (0,)), ((2,), (1,))]),
    ("no words", ["", "***", "……"], ["……", ""], False, [((0,), (1,)), ((2,), (0,))]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "ordered", "expected"), [row[1:] for row in ALIGNED],
                         ids=[row[0] for row in ALIGNED])  # fmt: skip
def test_table(old: list[str], new: list[str], ordered: bool, expected: list[Numbers]) -> None:
    assert told(matches(old, new, ordered=ordered)) == expected


def test_a_place_between_neighbours_counts_for_a_sentence_and_not_for_a_claim() -> None:
    weak = "Beyond the river stands a school with few pupils and no library."
    old, new = [HARBOUR, SCHOOL, COUNCIL], [HARBOUR, weak, COUNCIL]
    assert ((1,), (1,)) in told(matches(old, new, ordered=True))
    assert ((1,), (1,)) not in told(matches(old, [weak, COUNCIL, BRIDGE, HARBOUR], ordered=True))


def test_the_score_says_how_sure_a_match_is() -> None:
    near = matches([HARBOUR], [HARBOUR.replace("harbour", "port")], ordered=False)[0].score
    far = matches([HARBOUR], ["The harbour is open, for ice is rare in winter."], ordered=False)[0].score
    same_words = matches(["Rome beat Carthage."], ["Carthage beat Rome."], ordered=False)[0].score
    assert 0 < far < near < 1
    assert same_words < 1 == matches([HARBOUR], [f"  {HARBOUR}\n"], ordered=False)[0].score


def test_of_two_faint_likenesses_that_cross_one_is_no_match() -> None:
    ferry, inn = "The old ferry sank near the mill in a storm.", "An inn by the road feeds the drivers of carts."
    ferry_again, inn_again = (
        "A new ferry was built near the mill by his son.",
        "The inn feeds nobody by now, and carts are few.",
    )
    there = matches([HARBOUR, ferry, inn, COUNCIL], [HARBOUR, ferry_again, inn_again, COUNCIL], ordered=True)
    crossed = matches([HARBOUR, ferry, inn, COUNCIL], [HARBOUR, inn_again, ferry_again, COUNCIL], ordered=True)
    assert (len(there), len(crossed)) == (4, 3)
    assert all(match.score < MOVED for match in there if match.score < 1)
    assert not moved(crossed)


def test_what_was_moved_is_what_breaks_the_order() -> None:
    found = matches([HARBOUR, COUNCIL, SCHOOL, BRIDGE], [COUNCIL, SCHOOL, BRIDGE, HARBOUR], ordered=True)
    assert told(sorted(moved(found), key=lambda each: each.old)) == [((0,), (3,))]


def test_thousands_of_equal_texts_are_matched_in_their_turn() -> None:
    found = matches(["Why?"] * 3000, ["Why?"] * 2999, ordered=True)
    assert told(found) == [((at,), (at,)) for at in range(2999)]
    reworded = matches(["Why not?"] * 3000, ["But why not?"] * 2999, ordered=True)
    assert told(reworded) == [((at,), (at,)) for at in range(2999)]


# Laws


@given(texts, texts, st.booleans())
def test_swapping_the_sides_swaps_the_matches(old: list[str], new: list[str], ordered: bool) -> None:
    found = matches(old, new, ordered=ordered)
    assert sorted(told(match.turned for match in found)) == sorted(told(matches(new, old, ordered=ordered)))  # type: ignore[arg-type]


@given(texts, texts, st.booleans())
def test_no_text_is_in_two_matches_and_none_has_several_on_both_sides(
    old: list[str], new: list[str], ordered: bool
) -> None:
    found = matches(old, new, ordered=ordered)
    for side, count in (("old", len(old)), ("new", len(new))):
        used = [at for match in found for at in getattr(match, side)]
        assert len(set(used)) == len(used)
        assert all(0 <= at < count for at in used)
    assert all(match.old and match.new and 1 in (len(match.old), len(match.new)) for match in found)
    assert all(0 < match.score <= 1 for match in found)
    assert found == matches(old, new, ordered=ordered)


@given(texts, st.booleans())
def test_a_list_against_itself_is_matched_one_by_one(old: list[str], ordered: bool) -> None:
    assert matches(old, old, ordered=ordered) == [Match((at,), (at,), 1.0) for at in range(len(old))]


@given(st.lists(st.sampled_from([HARBOUR, COUNCIL, SCHOOL, BRIDGE, PORT_ZH, TAX_ZH]), unique=True), st.randoms())
def test_a_permuted_list_gives_the_permutation(old: list[str], chance: random.Random) -> None:
    new = list(old)
    chance.shuffle(new)
    for ordered in (False, True):
        assert told(matches(old, new, ordered=ordered)) == [((i,), (new.index(text),)) for i, text in enumerate(old)]


pairs = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(float), max_size=9)


def _each_once(weights: dict[tuple[int, int], float]) -> float:
    """The heaviest assignment, found by trying all."""
    return max(sum(weights.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(5)))


@given(pairs)
def test_an_assignment_weighs_as_much_as_the_best_of_all(weights: dict[tuple[int, int], float]) -> None:
    chosen = assignment(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert sum(weights[pair] for pair in chosen) == _each_once(weights)


@given(st.integers(15, 30), st.randoms())
def test_a_large_assignment_gives_each_row_one_column(size: int, chance: random.Random) -> None:
    weights = {(i, j): chance.random() for i in range(size) for j in range(size)}
    assert sorted(i for i, _ in assignment(weights)) == list(range(size))


def _in_order(chosen: list[tuple[int, int]]) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen))


@given(pairs)
def test_the_backbone_is_the_heaviest_that_keeps_its_order(weights: dict[tuple[int, int], float]) -> None:
    chain = backbone(weights)
    assert _in_order(chain)
    subsets = [
        [pair for bit, pair in enumerate(sorted(weights)) if mask >> bit & 1] for mask in range(2 ** len(weights))
    ]
    best = max(sum(weights[pair] for pair in subset) for subset in subsets if _in_order(subset))
    assert sum(weights[pair] for pair in chain) == best


@pytest.mark.parametrize(
    ("pair", "fits", "alone"),
    [((1, 1), True, True), ((2, 2), True, True), ((0, 0), True, True), ((3, 4), True, False), ((0, 4), False, False)],
)
def test_places_beside_a_backbone(pair: tuple[int, int], fits: bool, alone: bool) -> None:
    """The chain leaves one text on either side before it, one within it, and many behind."""
    places = Places([(1, 1), (2, 2)], 9, 9)
    assert (places.fits(pair), places.alone(pair)) == (fits, alone)
