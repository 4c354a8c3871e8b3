"""A map taken apart into what has an id, each piece beside its owner and without what it owns; and put together again.

So a claim that moves into another part, or a step that moves to another claim, is still the same piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from argmap.merge.values import in_order
from argmap.model import Map

Record = dict[str, Any]
Passage = tuple[str | None, ...]
Cached = tuple[Any, Any]


class Key(NamedTuple):
    """What a piece is known by. `number` tells apart pieces of one kind that have the same id, as in a faulty map."""

    kind: str
    id: str
    number: int = 0


MAP = Key("map", "")
INSIDE: Mapping[str, Mapping[str, str]] = {
    "map": {"section": "sections", "reference": "references", "note": "notes", "term": "terms", "scheme": "schemes",
            "claim": "claims", "part": "parts"},
    "part": {"claim": "claims"},
    "term": {"sense": "senses"},
    "claim": {"inference": "inferences", "objection": "objections"},
    "inference": {"objection": "objections"},
    "objection": {"objection": "replies"},
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One piece: what it is part of, and its fields without id, what it owns, and the cached places of its anchors."""

    owner: Key | None
    record: Record
    places: Mapping[Passage, Cached] = field(default_factory=dict, compare=False)


@dataclass
class Pieces:
    """A map in pieces, and the order of the pieces of each kind within each owner."""

    found: dict[Key, Piece] = field(default_factory=dict)
    order: dict[tuple[Key, str], list[Key]] = field(default_factory=dict)

    def inside(self, owner: Key) -> Iterator[Key]:
        """What a piece owns, kind by kind, in order."""
        for kind in INSIDE.get(owner.kind, ()):
            yield from self.order.get((owner, kind), ())

    def of(self, *kinds: str) -> dict[Key, Piece]:
        """The pieces of some kinds."""
        return {key: piece for key, piece in self.found.items() if key.kind in kinds}

    def add(self, key: Key, piece: Piece) -> None:
        """Put a piece behind the others of its owner."""
        self.found[key] = piece
        if piece.owner is not None:
            self.order.setdefault((piece.owner, key.kind), []).append(key)

    def in_map_order(self) -> list[Key]:
        """The keys of what the map owns and of all that these own, each behind its owner, as they are written."""
        found, waiting = [], [MAP]
        while waiting:
            key = waiting.pop()
            found.append(key)
            waiting += reversed([*self.inside(key)])
        return found


def taken_apart(argument: Map | None) -> Pieces:
    """The pieces of a map, in its order; none of no map."""
    pieces = Pieces()
    if argument is None:
        return pieces
    count: dict[tuple[str, str], int] = {}
    waiting: list[tuple[str, str, Key | None, Record]] = [("map", "", None, argument.model_dump())]
    while waiting:
        kind, name, owner, record = waiting.pop()
        key = Key(kind, name, count.get((kind, name), 0))
        count[kind, name] = key.number + 1
        inner = [(each, *found) for each, slot in INSIDE.get(kind, {}).items()
                 for found in _named(each, record.pop(slot), key)]  # fmt: skip
        pieces.add(key, Piece(owner, record, _places_out(record)))
        waiting += reversed(inner)
    return pieces


def _named(kind: str, records: Any, owner: Key) -> Iterator[tuple[str, Key, Record]]:
    """Records with the ids taken out of them: the number of a note, the name of a part, a sense with its term."""
    if kind == "note":
        yield from ((number, owner, record) for number, record in records.items())
        return
    for record in records:
        name = record.pop("part" if kind == "part" else "id")
        yield f"{owner.id}#{name}" if kind == "sense" else name, owner, record


def _anchors(record: Record) -> Iterator[Record]:
    yield from record.get("anchors") or ()
    yield from (record.get("warrant") or {}).get("anchors") or ()
    yield from (each["anchor"] for each in record.get("left_out") or ())


def _passage(anchor: Record) -> Passage:
    return tuple(anchor.get(name) for name in ("section", "quote", "prefix", "suffix"))


def _places_out(record: Record) -> dict[Passage, Cached]:
    """The cached places of the anchors of a piece, taken out: they change with the text, and say nothing of the map."""
    return {_passage(each): (each.pop("at"), each.pop("sha256")) for each in _anchors(record)}


def put_together(pieces: Pieces) -> Map:
    """The map of these pieces."""
    records = {key: _with_places(piece) for key, piece in pieces.found.items()}
    for key, record in records.items():
        if key.kind not in ("map", "note"):
            record["part" if key.kind == "part" else "id"] = _bare(key)
        for kind, slot in INSIDE.get(key.kind, {}).items():
            inner = pieces.order.get((key, kind), ())
            record[slot] = {each.id: records[each] for each in inner} if kind == "note" else [*map(records.get, inner)]
    return Map.model_validate(records[MAP])


def _bare(key: Key) -> str:
    return key.id.rpartition("#")[2] if key.kind == "sense" else key.id


def _with_places(piece: Piece) -> Record:
    """The fields of a piece, as a copy wherever something is put back into it."""
    record = dict(piece.record)
    if "anchors" in record:
        record["anchors"] = _placed(record["anchors"], piece)
    if record.get("warrant"):
        record["warrant"] = record["warrant"] | {"anchors": _placed(record["warrant"]["anchors"], piece)}
    if "left_out" in record:
        spread = zip(record["left_out"], _placed([each["anchor"] for each in record["left_out"]], piece), strict=True)
        record["left_out"] = [each | {"anchor": anchor} for each, anchor in spread]
    return record


def _placed(anchors: Iterable[Record], piece: Piece) -> list[Record]:
    cached = [(each, piece.places.get(_passage(each), (None, None))) for each in anchors]
    return [each | {"at": at, "sha256": sha256} for each, (at, sha256) in cached]


def claims_named(kind: str, record: Record) -> Iterator[str]:
    """Ids of the claims at which a piece points."""
    if kind == "claim":
        yield from (*record["if_"], *record["only_if"], *record["contradicts"])
    elif kind == "inference":
        yield from record["premises"]
        yield from (each for filled in record["roles"].values() for each in filled)
        yield from (each for answer in record["answers"].values() for each in answer["by"])
    else:
        named = [record.get(name) for name in {"objection": ["claim"], "term": ["defined_by"]}.get(kind, ())]
        yield from (*(each for each in named if each is not None), *(record["roots"] if kind == "map" else ()))


def _claims_renamed(kind: str, record: Record, names: Mapping[str, str]) -> Record:
    """A piece that points at claims by their new names."""
    if names.keys().isdisjoint(claims_named(kind, record)):
        return record
    changed = dict(record)
    for name in ("if_", "only_if", "contradicts", "premises", "roots"):
        if name in record:
            changed[name] = tuple(names.get(each, each) for each in record[name])
    for name in ("claim", "defined_by"):
        if record.get(name) is not None:
            changed[name] = names.get(record[name], record[name])
    if kind == "inference":
        changed["roles"] = {role: tuple(names.get(each, each) for each in ids) for role, ids in record["roles"].items()}
        changed["answers"] = {
            question: answer | {"by": tuple(names.get(each, each) for each in answer["by"])}
            for question, answer in record["answers"].items()
        }
    return changed


def pointing_again(record: Record, other: Record, claim: str) -> Record:
    """A piece that points at a claim wherever another version of it does, and at the same place among others."""
    changed = dict(record)
    for name in ("if_", "only_if", "contradicts", "premises", "roots"):
        if name in record:
            changed[name] = _again(record[name], other[name], claim)
    if "roles" in record and record.get("scheme") == other.get("scheme"):
        roles = record["roles"].items()
        changed["roles"] = {role: _again(ids, other["roles"].get(role, ()), claim) for role, ids in roles}
    return changed


def _again(ids: Sequence[str], other: Sequence[str], claim: str) -> tuple[str, ...]:
    back = [claim] if claim in other and claim not in ids else []
    return tuple(in_order([], ids, other, [*ids, *back])) if back else tuple(ids)


def points(key: Key, record: Record) -> Iterator[Key]:
    """Everything at which a piece points, as the key that it would have; most of it exists, some may not."""
    yield from (Key("claim", each) for each in claims_named(key.kind, record))
    for cited in (*(record.get("cites") or ()), *((record.get("warrant") or {}).get("cites") or ())):
        yield from (Key(kind, cited[name]) for kind, name in (("note", "note"), ("reference", "source"),
                                                              ("reference", "work")) if cited.get(name))  # fmt: skip
    for anchor in _anchors(record):
        yield from [Key("section", anchor["section"])] if anchor.get("section") else ()
    for use in (*(record.get("uses") or ()), *([record["indicator_of"]] if record.get("indicator_of") else ())):
        term, mark, _ = use.partition("#")
        yield from (Key("term", term), *([Key("sense", use)] if mark else ()))
    named = [*((work["source"]) for work in record.get("works") or ()), record.get("same_as"), record.get("by")]
    yield from (Key("reference", each) for each in named if each)
    if key.kind == "inference" and record.get("scheme"):
        yield Key("scheme", record["scheme"])


def renamed(pieces: Pieces, names: Mapping[Key, str]) -> Pieces:
    """The same pieces, some of them under other ids, wherever they are named."""
    if not names:
        return pieces
    keys = {key: key._replace(id=names[key]) if key in names else key for key in pieces.found}
    claims = {key.id: name for key, name in names.items() if key.kind == "claim"}
    return Pieces(
        {keys[key]: _renamed(key.kind, piece, keys, claims) for key, piece in pieces.found.items()},
        {(keys[owner], kind): [keys[each] for each in inner] for (owner, kind), inner in pieces.order.items()},
    )


def _renamed(kind: str, piece: Piece, keys: Mapping[Key, Key], claims: Mapping[str, str]) -> Piece:
    record = _claims_renamed(kind, piece.record, claims)
    return replace(piece, owner=None if piece.owner is None else keys[piece.owner], record=record)
