"""What is to be seen of a change where it happened: signs, a few words, the words of a claim that came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from argmap.aligning import Run, runs
from argmap.diff import RECORD, Change, Diff, Kind
from argmap.diff.worded import reworded
from argmap.resemblance import HAN

Place = tuple[str, str]  # claim, inference or objection; and its id in both maps laid over each other

SIGNS = {
    Kind.CLAIM_ADDED: "added", Kind.INFERENCE_ADDED: "added", Kind.OBJECTION_RAISED: "added",
    Kind.OBJECTION_ANSWERED: "added", Kind.CLAIM_REMOVED: "removed", Kind.INFERENCE_REMOVED: "removed",
    Kind.OBJECTION_DROPPED: "removed", Kind.REPLY_DROPPED: "removed", Kind.CLAIM_REWORDED: "reworded",
    Kind.CLAIM_MOVED: "moved", Kind.CONCLUSION_CHANGED: "moved", Kind.CLAIM_SPLIT: "split",
    Kind.CLAIM_MERGED: "merged", Kind.INFERENCE_SPLIT: "split", Kind.INFERENCE_MERGED: "merged",
    Kind.FLIPPED: "flipped", Kind.WEAKENED: "weaker", Kind.STRENGTHENED: "stronger",
}  # fmt: skip
QUIET = RECORD | {
    Kind.ANCHOR_ADDED, Kind.ANCHOR_DROPPED, Kind.ANCHOR_CHANGED, Kind.BECAME_LOAD_BEARING, Kind.CEASED_LOAD_BEARING,
}  # fmt: skip
"""Kinds of change that leave no sign: the record, passages, and what follows elsewhere. A title tells them."""
ORDER = ("added", "removed", "split", "merged", "reworded", "moved", "flipped", "weaker", "stronger", "changed")
_LINED = {Kind.PREMISE_ADDED, Kind.PREMISE_DROPPED}  # told by a line
_NAMED = 3  # ids in a few words
_LEFT = 0.4  # of a sentence that is to be left for it to be told as one
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Mark:
    """What became of one place. `signs` are empty where there is only something to tell.

    `notes` are a few words each, `told` whole sentences; `texts` the stretches of a claim's text by language.
    """

    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    texts: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)


def marks(found: Diff, names: Mapping[Place, str]) -> dict[Place, Mark]:
    """The marks of all places. `names` has what everything of the old map is called in both."""
    happened: dict[Place, list[Change]] = {}
    for change in found.changes:
        for place in _places(change, names):
            happened.setdefault(place, []).append(change)
    texts = {("claim", name): told for name, told in _texts(found)}
    only = _only(found, names)
    every = dict.fromkeys([*happened, *only, *texts])
    return {place: _mark(place, happened.get(place, []), only.get(place), texts.get(place, {})) for place in every}


def _places(change: Change, names: Mapping[Place, str]) -> Iterator[Place]:
    """Where a change is to be seen."""
    type_ = str(change.subject.type)
    if type_ not in ("claim", "inference", "objection"):
        return
    if change.new_ids or not change.old_ids:
        yield from ((type_, name) for name in change.new_ids or (change.subject.id,))
    else:
        yield from ((type_, names[type_, name]) for name in change.old_ids if (type_, name) in names)


def _only(found: Diff, names: Mapping[Place, str]) -> dict[Place, str]:
    """What one of the maps has alone, whether a change tells of it by itself or with another."""
    both, only = found.both, dict[Place, str]()
    kept = both.numbers, both.step_numbers, both.objection_numbers
    for type_, (ours, theirs) in zip(("claim", "inference", "objection"), kept, strict=True):
        old, new = ((index.claims, index.inferences, index.objections) for index in (both.old, both.new))
        at = ("claim", "inference", "objection").index(type_)
        only |= {(type_, names[type_, name]): "removed" for name in old[at] if name not in ours}
        only |= {(type_, name): "added" for name in new[at] if name not in theirs}
    return only


def _mark(place: Place, changes: list[Change], only: str | None, texts: Mapping[str, tuple[Run, ...]]) -> Mark:
    loud = [each for each in changes if each.kind not in QUIET]
    signs = {only} if only else {SIGNS.get(each.kind, "changed") for each in loud}
    told = dict.fromkeys(each.explain() for each in changes)
    word = {"inference": "step"}.get(place[0], place[0])
    if only and not told:
        told = {f"the {word} '{place[1]}' is {'new' if only == 'added' else 'no longer there'}": None}
    notes = [{"added": "new", "removed": "removed"}[only]] if only else list(_notes(loud))
    return Mark(tuple(each for each in ORDER if each in signs), tuple(notes), tuple(told), texts)


def _notes(changes: list[Change]) -> Iterator[str]:
    """A few words on each change; what is told by its field alone comes last."""
    fields: dict[str, None] = {}
    for change in changes:
        note = _note(change)
        if note:
            yield f"'{change.subject.id}' {note}" if _of_a_part(change) else note
        elif change.kind not in (*_LINED, Kind.CLAIM_REWORDED):
            fields[change.kind.value.rpartition("-")[0].replace("-", " ")] = None
    if fields:
        yield f"changed: {', '.join(fields)}"


def _of_a_part(change: Change) -> bool:
    """True for what became of a claim that is now a part of another."""
    return len(change.old_ids) == len(change.new_ids) == 1 and change.subject.id not in change.new_ids


def _note(change: Change) -> str:
    was, now = _ids(change.old), _ids(change.new)
    told = {
        Kind.CLAIM_MOVED: f"moved from {'' if isinstance(change.old, str) else 'under '}{was}",
        Kind.CONCLUSION_CHANGED: f"led to {was}",
        Kind.CLAIM_SPLIT: f"one of {len(change.new_ids)} parts of {_ids(change.old_ids)}",
        Kind.CLAIM_MERGED: f"merged from {was}",
        Kind.INFERENCE_SPLIT: f"one of {len(change.new_ids)} parts of {_ids(change.old_ids)}",
        Kind.INFERENCE_MERGED: f"merged from {_ids(change.old_ids)}",
        Kind.FLIPPED: f"turned round; before: {was}",
        Kind.WEAKENED: f"weaker: {was} → {now}",
        Kind.STRENGTHENED: f"stronger: {was} → {now}",
        Kind.STATE_CHANGED: f"before: {was}",
        Kind.STEP_STATUS_CHANGED: f"before: {was}",
        Kind.SCHEME_CHANGED: f"scheme before: {was.replace('-', ' ')}",
        Kind.KIND_CHANGED: f"kind before: {was}",
        Kind.OBJECTION_CHANGED: f"before: {was}",
        Kind.OBJECTION_CONCEDED: "conceded now",
        Kind.CONCESSION_WITHDRAWN: "no longer conceded",
        Kind.ROOT_ADDED: "a root now",
        Kind.ROOT_DROPPED: "no longer a root",
    }  # fmt: skip
    return told.get(change.kind, "")


def _ids(value: str | tuple[str, ...] | None) -> str:
    if isinstance(value, str) or value is None:
        return value or "nothing"
    shown = [f"'{each}'" for each in value[:_NAMED]]
    return ", ".join([*shown, *(["…"] if len(value) > _NAMED else [])])


def _texts(found: Diff) -> Iterator[tuple[str, dict[str, tuple[Run, ...]]]]:
    """The words of reworded claims that are one in the new map, in each language that both maps speak."""
    both = found.both
    for match in (both.claims[each] for each in _reworded(found)):
        new = both.new.claims[match.new[0]]
        told = reworded(both, [both.old.claims[each].text for each in match.old], [new.text])
        yield new.id, {language: readable(was, now) for language, was, now in told}


def readable(was: str, now: str) -> tuple[Run, ...]:
    """Two sentences as one that can be read, in stretches (`argmap.aligning.runs`): what is the same and no longer than
    a word, between changes that are as long, goes with these. Where little else is left, the one after the other.
    """
    told = _joined(runs(was, now) or ())
    kept = sum(len(text.strip()) for what, text in told if what == "kept")
    return tuple(told) if kept >= _LEFT * max(len(was), len(now)) else (("lost", was), ("won", now))


_Block = tuple[str, ...]  # what is kept; or what was lost, and won


def _joined(told: Sequence[Run]) -> list[Run]:
    """Stretches without islands: what is the same between two changes, and short, is lost and won with them."""
    blocks: list[_Block] = []
    for block in _blocks(told):
        blocks.append(block)
        while len(blocks) > 2 and len(blocks[-1]) == 2 and _island(*blocks[-3:]):
            (lost, won), (kept,), (more, others) = blocks[-3:]
            blocks[-3:] = [(_glued(lost, kept, more), _glued(won, kept, others))]
    found: list[Run] = []
    for block in blocks:
        found += [("kept", block[0])] if len(block) == 1 else [("lost", block[0].strip()), ("won", block[1].strip())]
    return [(what, text) for what, text in found if text]


def _blocks(told: Sequence[Run]) -> Iterator[_Block]:
    """What is kept, and what changes, in turns."""
    for kept, stretches in groupby(told, key=lambda run: run[0] == "kept"):
        run = list(stretches)
        sides = ("kept",) if kept else ("lost", "won")
        yield tuple("".join(text for what, text in run if what == side) for side in sides)


def _glued(*parts: str) -> str:
    """Stretches of one side, with a blank between two words that are not Han."""
    whole = ""
    for part in filter(None, parts):
        words = whole[-1:].isalnum() and part[0].isalnum() and not _HAN.match(whole[-1]) and not _HAN.match(part)
        whole += f" {part}" if words else part
    return whole


def _island(before: _Block, kept: _Block, after: _Block) -> bool:
    bare = kept[0].strip()
    words = len(_HAN.findall(bare)) / 2 + len(_HAN.sub(" ", bare).split())
    return words <= 1 and len(bare) <= min(max(map(len, before)), max(map(len, after)))


def _reworded(found: Diff) -> Iterator[int]:
    changes = (each for each in found.changes if each.kind is Kind.CLAIM_REWORDED and len(each.new_ids) == 1)
    yield from dict.fromkeys(found.both.numbers[1][each.new_ids[0]] for each in changes)
