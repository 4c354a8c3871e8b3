"""Two readers work on one map: what each changed since it was the same for both is brought together.

A claim, a step, an objection is followed by its id, or by what it says where the id is new; each is merged field by
field, lists as sets whose order is kept, texts language by language. What the two cannot both have is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.merge import whole
from argmap.merge.conflicts import Conflict, Note
from argmap.merge.keeping import Keeping
from argmap.merge.names import Versions, agreed
from argmap.merge.pieces import MAP, Key, Pieces, put_together, taken_apart
from argmap.merge.values import Side
from argmap.model import Map

_JUDGED = ("claim", "inference", "objection")
_REMARKED = ("map", "part", "section", "reference", "note", "term", "claim", "inference", "objection")


@dataclass(frozen=True)
class Merged:
    """A merged map, in the order of its places what could not be brought together, and what is worth a look."""

    map: Map
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()


def merge(base: Map | None, ours: Map, theirs: Map, *, prefer: Side = "ours", remarks: bool = True) -> Merged:
    """Three-way merge of maps: what two made of one map `base`, or, without it, two maps of one text.

    `prefer` says which value is kept in a conflict, which is left as a remark at its place unless `remarks` is false.
    What one took out and the other changed or needs is kept, whatever is preferred (with `base`, as it was).
    """
    if ours in (theirs, base) or theirs == base:
        return Merged(theirs if ours == base else ours, (), tuple(whole.other_ids(base, ours, theirs)))
    versions = agreed(taken_apart(base), taken_apart(ours), taken_apart(theirs), prefer)
    language = ours.paper.language
    keeping = Keeping(versions, prefer, language)
    pieces = keeping.pieces()
    _roots_in_order(pieces, versions)
    met = whole.with_likely_names(keeping.conflicts, versions, language)
    met += [*_renamed_twice(versions, prefer), *whole.conflicts(pieces, versions)]
    place = {key: number for number, key in enumerate(pieces.in_map_order())}
    conflicts = sorted(met, key=lambda each: place.get(each.subject, -1))
    notes = sorted(whole.notes(pieces, versions), key=lambda each: place.get(each.subject, -1))
    notes = [*whole.other_ids(base, ours, theirs), *notes]
    if remarks:
        _remark(pieces, conflicts)
    return Merged(put_together(pieces), tuple(conflicts), tuple(notes))


def called(base: Map | None, ours: Map, theirs: Map, merged: Map, prefer: Side) -> tuple[Mapping[str, str], ...]:
    """For each of three maps the claims, steps and objections that have another id in what they were merged into."""
    versions = agreed(taken_apart(base), taken_apart(ours), taken_apart(theirs), prefer)
    return tuple(
        {key.id: name for key, name in names.items() if key.kind in _JUDGED and side != merged}
        for side, names in zip((base, ours, theirs), versions.called, strict=True)
    )


def _renamed_twice(versions: Versions, prefer: Side) -> Iterable[Conflict]:
    for key, *names in versions.both_renamed:
        yield Conflict("renamed", key, (), (names[0], names[1], names[2]), prefer)


def _roots_in_order(pieces: Pieces, versions: Versions) -> None:
    """Roots that stood in the order of their trees, as files leave them unsaid, stand so again."""
    for side in (versions.ours, versions.theirs):
        written = {key.id: number for number, key in enumerate(side.order.get((MAP, "claim"), ()))}
        places = [written.get(each, -1) for each in side.found[MAP].record["roots"]]
        if places != sorted(places) or -1 in places:
            return
    now = {key.id: number for number, key in enumerate(pieces.order.get((MAP, "claim"), ()))}
    header = pieces.found[MAP].record
    header["roots"] = tuple(sorted(header["roots"], key=lambda each: now.get(each, len(now))))


def _remark(pieces: Pieces, conflicts: Iterable[Conflict]) -> None:
    """Leave each conflict at its place, or at the nearest around it that can hold a remark."""
    for conflict in conflicts:
        key: Key | None = conflict.subject
        while key is not None and key.kind not in _REMARKED:
            key = pieces.found[key].owner
        record = pieces.found[key or MAP].record
        before = record.get("remark")
        if conflict.remark() not in (before or ""):
            said = f"{before} {conflict.remark()}" if before else conflict.remark()
            pieces.found[key or MAP].record["remark"] = said
