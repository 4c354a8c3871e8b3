"""What `diff` says of revisions as authors make them: all that a reviewer would want to be told, and nothing false.

The revisions are in `revised_by_hand`. Each row has what is told of the argument and of its passages; what follows from
it for the support is in the row where it is meant to be.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from revised_by_hand import (
    OTHERS,
    Editing,
    Revise,
    all_ids_new,
    cut_short,
    each_by_itself,
    elsewhere,
    hedged,
    in_chinese_all_new,
    in_chinese_synonyms,
    in_synonyms,
    in_two,
    new_evidence,
    numbered_on,
    objection_gone,
    other_reason,
    others_in_their_place,
    premise_cut,
    turned_round,
    two_in_one,
)

from argmap.assignment import Pair
from argmap.diff import Diff, Kind, diff
from argmap.diff.choice import rivalled, second_best
from argmap.load import load

MAPS = Path(__file__).parent.parent / "maps"
REWORDED = ("students-short", "under-eight", "no-fault-rule", "against-clock", "fewer-crashes", "lazy", "bed-later",
            "safety-duty", "colorado-swap")  # fmt: skip
IN_CHINESE = ("students-short", "sleep-goal", "under-eight", "against-clock", "clock-shifts", "lazy", "fewer-crashes",
              "parents-work", "buses-cannot")  # fmt: skip


def anew(*names: str) -> set[str]:
    """Other words, and so another passage and no label."""
    return {f"{kind} {name}" for kind in ("claim-reworded", "anchor-changed") for name in names}


TABLE: list[tuple[str, Revise, set[str]]] = [
    ("en", in_synonyms, anew(*REWORDED)),
    ("en", two_in_one, {"claim-merged seattle-longer", "claim-reworded seattle-longer"}),
    ("en", in_two, {"claim-split tenth-grade", "claim-reworded tenth-grade"}),
    ("en", cut_short, {"claim-reworded tenth-grade", "claim-added naps", "premise-added against-clock.i1",
                       "state-changed against-clock"}),
    ("en", elsewhere, {"claim-moved tenth-grade", "anchor-changed tenth-grade", "premise-added thesis.i3",
                       "premise-dropped against-clock.i1", "answer-changed against-clock.i1",
                       "step-status-changed against-clock.i1"}),
    ("en", new_evidence, {"claim-added wyoming-crashes", "inference-added fewer-crashes.i1"}),
    ("en", each_by_itself, {"inference-split later-sleep.i1", "answer-changed later-sleep.i1",
                            "step-status-changed later-sleep.i1", "step-status-changed later-sleep.i2"}),
    ("en", other_reason, {"inference-removed thesis.i3", "inference-added thesis.i3"}),
    ("en", numbered_on, {"record-added school-start"}),
    ("en", objection_gone, {"claim-removed lazy", "objection-dropped against-clock.o1",
                            "reply-dropped against-clock.o1.r1"}),
    ("en", all_ids_new, anew(*REWORDED)),
    ("en", hedged, {"claim-reworded later-sleep", "weakened later-sleep", "claim-reworded against-clock",
                    "weakened against-clock", "step-status-changed here-sleep.i1"}),
    ("en", premise_cut, {"claim-removed safety-duty", "premise-dropped thesis.i3"}),
    ("en", turned_round, {"flipped review-most", "claim-reworded review-most", "answer-changed later-sleep.i1",
                          "state-changed later-sleep", "state-changed here-sleep", "step-status-changed here-sleep.i1",
                          "step-status-changed later-sleep.i1"}),
    ("zh-Hant", in_chinese_synonyms, anew(*IN_CHINESE)),
    ("zh-Hant", in_chinese_all_new, anew(*IN_CHINESE) | {
        "claim-reworded here-sleep", "weakened here-sleep", "claim-split tenth-grade", "claim-reworded tenth-grade",
        "claim-removed bedtime-earlier", "reply-dropped later-sleep.o1.r1", "state-changed here-sleep",
        "state-changed later-sleep", "state-changed bed-later", "step-status-changed here-sleep.i1"}),
]  # fmt: skip


def told(found: Diff, called: dict[str, str]) -> set[str]:
    """What is told, by the ids of the old map; that ids are new and labels gone is left to the record."""
    beside = (Kind.RENAMED, Kind.RECORD_DROPPED)
    return {
        f"{each.kind.value} {_formerly(each.subject.id, called)}" for each in found.changes if each.kind not in beside
    }


def _formerly(name: str, called: dict[str, str]) -> str:
    claim, dot, rest = name.partition(".")
    return called.get(claim, claim) + dot + rest


@pytest.mark.parametrize(("language", "revise", "expected"), TABLE, ids=[row[1].__name__ for row in TABLE])
def test_a_reviewer_is_told_all_and_nothing_false(language: str, revise: Revise, expected: set[str]) -> None:
    edit = Editing(language)
    revise(edit)
    assert told(diff(Editing(language).done(), edit.done()), edit.called) == expected


@pytest.mark.parametrize(("language", "revise"), [("en", all_ids_new), ("zh-Hant", in_chinese_all_new)])
def test_every_claim_is_known_again_by_any_id(language: str, revise: Revise) -> None:
    edit = Editing(language)
    revise(edit)
    found = diff(Editing(language).done(), edit.done())
    added = {"no-earlier-to-bed"}
    assert all(each.old == (edit.called[each.new[0]],) for each in found.matches)
    assert {edit.called[name] for each in found.matches for name in each.new[1:]} <= added


def test_what_stands_in_the_place_of_another_is_not_it_in_other_words() -> None:
    edit = Editing()
    others_in_their_place(edit)
    found = diff(Editing().done(), edit.done())
    gone, fresh = ({each.subject.id for each in found.changes if each.kind is kind}
                   for kind in (Kind.CLAIM_REMOVED, Kind.CLAIM_ADDED))  # fmt: skip
    assert (gone, fresh) == (set(OTHERS), set(edit.called))


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize(("language", "revise"), [("en", in_synonyms), ("zh-Hant", in_chinese_synonyms)])
def test_ids_that_were_numbered_anew_tell_nothing(language: str, revise: Revise, first: int) -> None:
    old, new = Editing(language), Editing(language)
    revise(new)
    old.number(0)
    new.number(first)
    found = diff(old.done(), new.done())
    assert [old.called[each.old[0]] for each in found.matches] == [new.called[each.new[0]] for each in found.matches]
    assert len(found.matches) == len(old.claims)


@pytest.mark.parametrize(
    ("chosen", "scores", "doubtful"),
    [
        ([(0, 0)], {(0, 0): 0.4}, set()),
        ([(0, 0)], {(0, 0): 0.4, (0, 1): 0.37}, {(0, 0)}),  # another would do as well
        ([(0, 0)], {(0, 0): 0.4, (1, 0): 0.37}, {(0, 0)}),
        ([(0, 0)], {(0, 0): 0.4, (0, 1): 0.2}, set()),
        ([(0, 0), (1, 1)], {(0, 0): 0.4, (0, 1): 0.37, (1, 1): 0.6}, set()),  # the other has a better partner
        ([(0, 0), (1, 1)], {(0, 0): 0.4, (0, 1): 0.39, (1, 0): 0.39, (1, 1): 0.4}, {(0, 0), (1, 1)}),
    ],
)
def test_a_choice_that_is_not_clear(chosen: list[Pair], scores: dict[Pair, float], doubtful: set[Pair]) -> None:
    assert rivalled(chosen, scores) == doubtful


def test_the_second_best() -> None:
    assert second_best({(0, 0): 0.5, (0, 1): 0.7, (0, 2): 0.6, (1, 0): 0.3}, 0) == {0: 0.6, 1: float("-inf")}
    assert second_best({(0, 0): 0.5, (1, 0): 0.5}, 1) == {0: 0.5}


@pytest.mark.parametrize(("name", "least"), [("zh", 13), ("en", 9)])
def test_an_abstract_against_its_paper_is_matched_where_words_agree(name: str, least: int) -> None:
    """Two maps with few places in common: what says the same is found, and what merely stands alike is no match."""
    maps = MAPS / f"us-japan-alliance-abstract-{name}", MAPS / "us-japan-alliance"
    found = {each.old[0]: each.new[0] for each in diff(*map(load, maps)).matches}
    assert len(found) >= least
    assert not {*found.values()} & {"us-spreads-costs", "us-optimises-layout", "two-wings", "responsibility-shifts"}
