"""What only the whole of a merged map shows: circles of support, one id for two things, one claim brought in twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from argmap.graph import components
from argmap.match import matches
from argmap.merge.conflicts import Conflict, Note
from argmap.merge.keeping import changed
from argmap.merge.names import Versions, said
from argmap.merge.pieces import MAP, Key, Piece, Pieces, points
from argmap.merge.values import Side
from argmap.model import Map, Text, words

_OTHER: Mapping[Side, Side] = {"ours": "theirs", "theirs": "ours"}
_ONE_NAMESPACE = ("claim", "inference", "objection", "reference", "term")


def conflicts(merged: Pieces, versions: Versions) -> Iterator[Conflict]:
    """What neither of the two wrote, and came about as their maps were merged."""
    yield from _circles(merged, versions)
    yield from _same_ids(merged, versions)


def _circles(merged: Pieces, versions: Versions) -> Iterator[Conflict]:
    found = _rings(merged)
    known = [ring for side in (versions.ours, versions.theirs) for ring in _rings(side)] if found else []
    place = {key.id: number for number, key in enumerate(merged.in_map_order()) if key.kind == "claim"}
    ring_of: dict[str, list[set[str]]] = {}
    for ring in known:
        for claim in ring:
            ring_of.setdefault(claim, []).append(ring)
    for ring in found:
        first, *rest = sorted(ring, key=place.__getitem__)
        if not any(ring <= each for each in ring_of.get(first, ())):
            yield Conflict("circle", Key("claim", first), others=tuple(Key("claim", each) for each in rest))


def _rings(pieces: Pieces) -> list[set[str]]:
    """Claims that support one another in a circle."""
    below: dict[str, list[str]] = {key.id: [] for key in pieces.of("claim")}
    for piece in pieces.of("inference").values():
        if piece.owner is not None:
            below[piece.owner.id] += [each for each in piece.record["premises"] if each in below]
    found = components(below, below.__getitem__)
    return [{*ring} for ring in found if len(ring) > 1 or ring[0] in below[ring[0]]]


def _same_ids(merged: Pieces, versions: Versions) -> Iterator[Conflict]:
    known = [_by_id(side) for side in (versions.ours, versions.theirs)]
    for name, keys in _by_id(merged).items():
        if len(keys) > 1 and all(len(each.get(name, ())) < len(keys) for each in known):
            yield Conflict("same-id", keys[0], others=tuple(keys[1:]))


def _by_id(pieces: Pieces) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for kind in _ONE_NAMESPACE:
        for key in pieces.of(kind):
            found.setdefault(key.id, []).append(key)
    return found


def with_likely_names(found: Iterable[Conflict], versions: Versions, language: str) -> list[Conflict]:
    """Conflicts about claims that one took out, each with the new claim on that side that says much the same."""
    conflicts = list(found)
    for by, side in (("ours", versions.ours), ("theirs", versions.theirs)):
        taken = {number: each.subject for number, each in enumerate(conflicts)
                 if each.kind == "removed" and each.by == by and each.subject.kind == "claim"}  # fmt: skip
        new = [key for key in side.of("claim") if key not in versions.base.found] if taken else []
        texts = [words(_text(versions.base.found[key]), language) for key in taken.values()]
        for match in matches(texts, [words(_text(side.found[key]), language) for key in new], ordered=False):
            number = [*taken][match.old[0]]
            conflicts[number] = replace(conflicts[number], others=tuple(new[each] for each in match.new))
    return conflicts


def _text(claim: Piece) -> Text:
    text: Text = claim.record["text"]
    return text


def notes(merged: Pieces, versions: Versions) -> Iterator[Note]:
    """What has been merged, and is worth a look of both."""
    yield from _renamed(merged, versions)
    for key, old, side in versions.new_steps:
        if key in merged.found and key.kind in ("inference", "objection"):
            word = "step" if key.kind == "inference" else "objection"
            yield Note("step-renamed", key, f"{_who(side)} called it '{old}', which is another {word} here")
    for key in merged.found:
        yield from _unlike(key, versions)
        yield from _replaced(key, versions)
    yield from _twice(merged, versions)


def other_ids(base: Map | None, ours: Map, theirs: Map) -> Iterator[Note]:
    """That one of the two calls the map otherwise than the base: it may be another map."""
    if base is None or ours.id == theirs.id or base.id not in (ours.id, theirs.id):
        return  # both say the same, or are in conflict
    who, new = ("we", ours.id) if ours.id != base.id else ("they", theirs.id)
    told = f"{who} call the map '{new}', which was '{base.id}', and so it is called now; is it the same map?"
    yield Note("map-renamed", MAP, told)


def _renamed(merged: Pieces, versions: Versions) -> Iterator[Note]:
    """Claims that one renamed, where the other changed them or what points at them."""
    touched = {side: _touched(versions, side) for side in {_OTHER[side] for _, _, side in versions.renamed}}
    for key, old, side in versions.renamed:
        if key.kind == "claim" and key in merged.found and key in touched[_OTHER[side]]:
            yield Note("renamed", key, f"{_who(side)} gave this id to what was '{old}'; it is one claim")


def _touched(versions: Versions, side: Side) -> set[Key]:
    """What one brought in or changed, and all at which that points anew."""
    pieces, base = versions.ours if side == "ours" else versions.theirs, versions.base.found
    touched = {key for key, piece in pieces.found.items() if base.get(key) != piece}
    for key in [*touched]:
        before = {*points(key, base[key].record)} if key in base else set()
        touched |= {*points(key, pieces.found[key].record)} - before
    return touched


def _who(side: str) -> str:
    return "we" if side == "ours" else "they"


def _unlike(key: Key, versions: Versions) -> Iterator[Note]:
    """What was merged field by field, and may not fit together for all that."""
    base, our, their = (each.found.get(key) for each in (versions.base, versions.ours, versions.theirs))
    if our is None or their is None or base in (our, their) or our == their:
        return
    if key.kind == "claim":
        ours, theirs = _said_in(base, our, their), _said_in(base, their, our)
        if ours and theirs and not ours & theirs:
            told = [" and ".join(sorted(each)) for each in (ours, theirs)]
            words = f"we worded it in {told[0]}, they in {told[1]}; does it say the same in both?"
            yield Note("languages", key, words)
    elif key.kind == "inference" and base is not None:
        sides = {"we": {*changed(base, our)}, "they": {*changed(base, their)}}
        for (who, one), (whom, other) in (sides.items(), reversed(sides.items())):
            if "scheme" in one - other and other & {"roles", "answers"}:
                yield Note("scheme", key, f"{who} changed the scheme, {whom} roles or answers; do they fit?")


_IN_PLACE: Mapping[str, Callable[[Any], str]] = {
    "premises": lambda each: f"'{each}'",
    "anchors": lambda each: f"“{each['quote']}”",
    "cites": lambda each: each["source"] or each["named"] or f"note {each['note']}",
}


def _replaced(key: Key, versions: Versions) -> Iterator[Note]:
    """What each of the two put in the place of the same thing: in a list, where both can stand, both are kept."""
    pieces = [each.found.get(key) for each in (versions.base, versions.ours, versions.theirs)]
    for field, called in _IN_PLACE.items():
        before, ours, theirs = (
            dict.fromkeys(map(called, each.record.get(field) or ())) if each else {} for each in pieces
        )
        gone = [each for each in before if each not in ours and each not in theirs]
        by_us = [each for each in ours if each not in before and each not in theirs]
        by_them = [each for each in theirs if each not in before and each not in ours]
        if gone and by_us and by_them:
            places = (", ".join(each) for each in (gone, by_us, by_them))
            yield Note("replaced", key, "in the place of {} we have {}, they {}; both are kept".format(*places))


def _said_in(base: Piece | None, piece: Piece, other: Piece) -> set[str]:
    """The languages in which one reworded a claim; of a claim that both brought in, those that only one has."""
    text = _tagged(_text(piece))
    if base is None:
        return text.keys() - _tagged(_text(other)).keys()
    return {tag for tag, words in _tagged(_text(base)).items() if text.get(tag, words) != words}


def _tagged(text: Text) -> Mapping[str, str]:
    return {"no language": text} if isinstance(text, str) else text


def _twice(merged: Pieces, versions: Versions) -> Iterator[Note]:
    """Claims that both brought in, under different ids."""
    ours, theirs = (_new_claims(merged, versions, side, other) for side, other in
                    ((versions.ours, versions.theirs), (versions.theirs, versions.ours)))  # fmt: skip
    by_words: dict[str, Key] = {}
    for key, piece in ours.items() if theirs else ():
        for text in said(piece):
            by_words.setdefault(text, key)
    for key, piece in theirs.items() if ours else ():
        same = next((by_words[text] for text in said(piece) if text in by_words), None)
        if same is not None:
            told = f"we brought this in, and they '{key.id}', which says the same; keep one of them"
            yield Note("same-words", same, told, (key,))


def _new_claims(merged: Pieces, versions: Versions, side: Pieces, other: Pieces) -> Mapping[Key, Piece]:
    return {
        key: piece
        for key, piece in side.of("claim").items()
        if key in merged.found and key not in other.found and key not in versions.base.found
    }
