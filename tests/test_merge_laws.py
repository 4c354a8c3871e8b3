"""Laws of merging, on random maps that two change at random; and that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edits import CHANGES, FIELDS, Change, add_to_a_list, change_a_step, edited, rename_claim
from hypothesis import given
from hypothesis import strategies as st
from strategies import flat, maps

from argmap.dump import dump, dumps
from argmap.load import load, loads
from argmap.merge import Merged, merge
from argmap.merge.files import merge_files
from argmap.merge.pieces import Key, Pieces, points, put_together, taken_apart
from argmap.model import Map

SEEDS = st.integers(0, 10**6)
COUNTS = st.integers(0, 4)
PREFERENCES = st.sampled_from(("ours", "theirs", "base"))


@st.composite
def threes(draw: Any, changes: tuple[Change, ...] = CHANGES) -> tuple[Map, Map, Map]:
    """A map, and what two made of it."""
    base = draw(maps())
    ours = edited(base, draw(SEEDS), draw(COUNTS), "we", changes)
    # As often as not they write under names that we use as well.
    theirs = edited(base, draw(SEEDS), draw(COUNTS), draw(st.sampled_from(("they", "we"))), changes)
    return base, ours, theirs


def of_another_revision(argument: Map) -> Map:
    return argument.model_copy(update={"revision": "another"})


def canonical(value: Any) -> Any:
    """A value in which the order of lists and keys does not show."""
    if isinstance(value, dict):
        return sorted((key, canonical(each)) for key, each in value.items())
    if isinstance(value, list):
        return sorted((canonical(each) for each in value), key=repr)
    return value


@given(maps())
def test_a_map_taken_apart_is_put_together(argument: Map) -> None:
    assert put_together(taken_apart(argument)) == argument


@given(threes())
def test_who_changed_nothing_changes_nothing(three: tuple[Map, Map, Map]) -> None:
    base, changed, _ = three
    assert merge(base, changed, base) == merge(base, base, changed) == Merged(changed)
    assert merge(base, changed, changed) == merge(None, changed, changed) == Merged(changed)


@given(threes())
def test_what_one_changed_is_taken_as_it_is(three: tuple[Map, Map, Map]) -> None:
    """The other changed something else, so that everything has to be gone through."""
    base, changed, _ = three
    before = changed.model_copy(update={"revision": None})
    found = merge(base, before, of_another_revision(base))
    assert found == Merged(of_another_revision(before))
    assert merge(base, of_another_revision(base), before) == found
    assert merge(base, of_another_revision(before), before).map == of_another_revision(before)


@given(threes())
def test_without_conflicts_nobody_comes_first(three: tuple[Map, Map, Map]) -> None:
    base, ours, theirs = three
    found, mirrored = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(found.conflicts) == len(mirrored.conflicts)
    assert Counter(each.kind for each in found.conflicts) == Counter(each.kind for each in mirrored.conflicts)
    if not found.conflicts:
        assert canonical(flat(found.map)) == canonical(flat(mirrored.map))


@given(maps(), SEEDS, SEEDS, COUNTS)
def test_changes_of_different_claims_are_never_in_conflict(base: Map, first: int, second: int, count: int) -> None:
    both = [edited(base, seed, count, name, FIELDS) for seed, name in ((first, "we"), (second, "they"))]
    ours, theirs = (flat(each) for each in both)
    for mine, yours in zip(_claims(ours), _claims(theirs), strict=True):
        if int(mine["id"][1:]) % 2:
            mine.clear()
            mine.update(next(each for each in _claims(flat(base)) if each["id"] == yours["id"]))
        else:
            yours.clear()
            yours.update(next(each for each in _claims(flat(base)) if each["id"] == mine["id"]))
    found = merge(base, Map.model_validate(ours), Map.model_validate(theirs))
    assert found.conflicts == ()
    whole = {each["id"]: each for each in [*_claims(ours), *_claims(theirs)] if each not in _claims(flat(base))}
    assert all(whole.get(each["id"], each) == each for each in _claims(flat(found.map)))


def _claims(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [*whole.get("trees", ()), *(claim for part in whole.get("parts", ()) for claim in part.get("trees", ()))]


@given(threes(), PREFERENCES)
def test_what_comes_out_is_a_map_and_can_be_written(three: tuple[Map, Map, Map], prefer: Any) -> None:
    found = merge(*three, prefer=prefer)
    assert loads(dumps(found.map)) == found.map
    for each in found.conflicts:
        assert each.explain()
        assert each.remark() in dumps(found.map) or '"' in each.remark()


@given(threes())
def test_nothing_is_lost_in_silence(three: tuple[Map, Map, Map]) -> None:
    """What somebody said anew is said in the map, or told as a conflict."""
    found = merge(*three, remarks=False)
    before, ours, theirs = ({*_said(each)} for each in three)
    told = str([each.values for each in found.conflicts])
    assert all(said in told for said in (ours | theirs) - before - {*_said(found.map)})


def _said(argument: Map) -> list[str]:
    texts = [each["text"] for each in _claims(flat(argument))]
    return [said for text in texts for said in ([text] if isinstance(text, str) else text.values())]


@given(threes(tuple(each for each in CHANGES if each is not rename_claim)), PREFERENCES)
def test_nothing_is_left_pointing_at_what_the_merge_took_out(three: tuple[Map, Map, Map], prefer: Any) -> None:
    merged = _dangling(taken_apart(merge(*three, prefer=prefer).map))
    known = [_dangling(taken_apart(each)) for each in three[1:]]
    assert {target for target, _ in merged} <= {target for each in known for target, _ in each}


def _dangling(pieces: Pieces) -> set[tuple[Key, Key]]:
    return {(target, key) for key, piece in pieces.found.items() for target in points(key, piece.record)
            if target not in pieces.found}  # fmt: skip


@given(maps(), SEEDS, SEEDS, COUNTS)
def test_file_by_file_comes_to_the_same_as_the_whole(base: Map, first: int, second: int, count: int) -> None:
    """As git merges, where nothing goes from one file to another."""
    within = (*FIELDS, add_to_a_list, change_a_step)
    ours, theirs = edited(base, first, count, "we", within), edited(base, second, count, "they", within)
    with TemporaryDirectory() as place:
        folders = [Path(place) / name for name in ("base", "ours", "theirs", "out")]
        for folder, argument in zip(folders, (base, ours, theirs, base), strict=False):
            dump(argument, folder)
        for name in ("map.json", "rest.json"):
            found = merge_files(*(str(folder / name) for folder in folders[:3]))
            (folders[3] / name).write_text(found.text, encoding="utf-8")
        assert load(folders[3]) == merge(base, ours, theirs).map


def test_every_kind_of_change_is_tried() -> None:
    assert len(CHANGES) == len({*CHANGES}) > 12
