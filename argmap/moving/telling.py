"""What `argmap anchor` says of the passages of a map in a revised text, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict

from argmap import __version__
from argmap.anchor import Status
from argmap.anchor_report import FIRST, counts, place
from argmap.graph import PassageKey, anchors, graph
from argmap.moving import Move, Moved
from argmap.moving.edits import marked
from argmap.moving.rereading import Reading, read_again
from argmap.moving.revising import WRITTEN
from argmap.records.anchor import Anchored, AnchoredMap, PassageFound, ReadAgain
from argmap.records.anchor import Edit as EditRecord
from argmap.records.anchor import Revision as RevisionRecord
from argmap.report import json_text, many
from argmap.safe import one_line, shown

MOST = 20  # steps and claims to read again that are told in text


def as_text(move: Move, kept: Collection[PassageKey] | None = None, everything: bool = False) -> str:
    """What became of the anchors in a revised text, what to read again, and how many there are of each kind.

    What stands where it did is counted, or listed with the rest. `kept` are the anchors that were not made anew, where
    a map was written.
    """
    told = [(key, each) for key, each in move.found.items() if everything or _is_told(each)]
    named = {key: anchor.section for key, anchor in anchors(graph(move.map))}
    lines = [line for key, each in sorted(told, key=_turn) for line in _lines(key, each, named[key], kept)]
    lines += [f"section {name}: its first words are not in the text" for name in move.divided.gone]
    lines += [*_unverified(move), *_again(read_again(move), None if everything else MOST)]
    strayed = sum(each.passage.moved for each in move.found.values())
    return shown("\n".join([*lines, counts(move.count()) + (f"; {strayed} moved" if strayed else "")])) + "\n"


def _is_told(moved: Moved) -> bool:
    return moved.passage.status in FIRST or moved.passage.moved


def _turn(told: tuple[PassageKey, Moved]) -> tuple[int, float]:
    """The worst first."""
    passage = told[1].passage
    rank = FIRST.index(passage.status) if passage.status in FIRST else len(FIRST) + (not passage.moved)
    return rank, passage.score if passage.status is Status.EDITED else 0.0


def _lines(key: PassageKey, moved: Moved, named: str | None, kept: Collection[PassageKey] | None) -> Iterator[str]:
    passage = moved.passage
    score = f" {passage.score:.2f}" if passage.status is Status.EDITED else ""
    old = f"{moved.old[0]}-{moved.old[1]} -> " if moved.old and passage.start is not None else ""
    section = f" to {moved.section}" if moved.section != named else ""
    places = f"{len(passage.others)} places: {', '.join(f'{a}-{b}' for a, b in passage.others[:3])}"
    yield "  ".join(
        filter(None, (
            f"{passage.status + score:<11}",
            "".join(key),
            old + place(passage),
            f"moved{section}" if passage.moved else "",
            places if passage.others else "",
            f"nearest: {passage.nearest}" if passage.nearest else "",
            _why_kept(moved) if kept is not None and key in kept else "",
        ))
    )  # fmt: skip
    if moved.edit:
        yield f"    {one_line(marked(moved.edit))}"


def _why_kept(moved: Moved) -> str:
    """Why an anchor was left as it was, if its status does not say so."""
    if moved.passage.status is not Status.EDITED:
        return "kept"
    return f"kept: below {WRITTEN}" if moved.by == "text" else "kept: the old text is not at hand"


def _unverified(move: Move) -> Iterator[str]:
    count = move.count()[Status.UNVERIFIED]
    if count:
        found = f"{many(count, 'quote')} found, and nothing tells whether the passage is the same"
        yield f"{found}: name the text that was mapped with --old"


def _again(readings: tuple[Reading, ...], most: int | None) -> Iterator[str]:
    if readings:
        yield "to read again, what bears most first:"
    for reading in readings[:most]:
        owners = ", ".join(dict.fromkeys(owner for owner, _ in reading.changed))
        alone = "carries a root" if reading.cut_order == 1 else f"bears {reading.load:.0%}" if reading.load else ""
        changed = f"changed: {owners}" if owners != reading.id else ""
        yield "  ".join(filter(None, (f"  {reading.id}", alone, changed)))
    if most is not None and len(readings) > most:
        yield f"  and {len(readings) - most} more (--all lists them)"


def as_json(move: Move, kept: Collection[PassageKey] | None = None) -> str:
    """The same as JSON, complete."""
    told = tuple(_record(key, each, kept) for key, each in move.found.items())
    revision = RevisionRecord(
        sha256=move.sha256,
        compared=move.old is not None,
        sections=tuple(section.id for section in move.divided.sections),
        gone=move.divided.gone,
        read_again=tuple(map(_reading, read_again(move))),
    )
    record = AnchoredMap(argmap=__version__, map=move.map.id, drifted=True, anchors=told, revision=revision)
    return json_text(record.model_dump(mode="json"))


def _record(key: PassageKey, moved: Moved, kept: Collection[PassageKey] | None) -> PassageFound:
    return PassageFound(
        owner=key[0], pointer=key[1], **asdict(moved.passage), old=moved.old,
        edit=tuple(EditRecord(kind=each.kind, words=each.words) for each in moved.edit),
        section=moved.section, by=moved.by, written=None if kept is None else key not in kept,
    )  # fmt: skip


def _reading(reading: Reading) -> ReadAgain:
    changed = tuple(Anchored(owner=owner, pointer=pointer) for owner, pointer in reading.changed)
    return ReadAgain(id=reading.id, type=reading.type, load=reading.load, cut_order=reading.cut_order, changed=changed)
