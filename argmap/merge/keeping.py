"""Which pieces of three versions stay, and with which fields: what one took out, what the other still needs.

What one took out and the other left alone is gone. What the other changed stays, and so does what the other points at
anew or put something into, with all that hangs on it: taking it out again is easier than writing it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from argmap.merge.conflicts import Conflict, Kept, Kind
from argmap.merge.fields import HOW
from argmap.merge.names import Versions
from argmap.merge.pieces import Cached, Key, Passage, Piece, Pieces, pointing_again, points
from argmap.merge.values import MISSING, Side, Values, in_order, value

_GOES_WITH = ("inference", "objection", "sense")  # what stays when its owner does
_TWO: tuple[Side, Side] = ("ours", "theirs")
_POINTING = ("map", "claim", "inference", "objection")
_OTHER: Mapping[Side, Side] = {"ours": "theirs", "theirs": "ours", "base": "base"}


class Keeping:
    """The pieces that stay, as they are found, and the conflicts met on the way."""

    def __init__(self, versions: Versions, prefer: Side, language: str) -> None:
        self.sides: Mapping[Side, Pieces] = {"ours": versions.ours, "theirs": versions.theirs, "base": versions.base}
        self.prefer, self.language = prefer, language
        self.found: dict[Key, Piece] = {}
        self.conflicts: list[Conflict] = []
        self._lost: dict[Key, Side] = {}  # what was taken out, and by whom; `base` stands for both
        self._sake: dict[Key, int] = {}  # what stays only for the sake of a conflict, and of which
        self._first: dict[Key, int] = {}  # the first conflict about a piece

    def pieces(self) -> Pieces:
        """All that stays, in order."""
        for key in dict.fromkeys([*self.sides["ours"].found, *self.sides["theirs"].found]):
            self._decide(key)
        gone = self.sides["base"].found.keys() - self.found.keys() - self._lost.keys()
        self._lost |= dict.fromkeys(gone, "base")
        self._point_again()
        self._restore([*self.found])
        self._untie()
        return self._in_order()

    def _tell(self, conflict: Conflict) -> int:
        self.conflicts.append(conflict)
        return self._first.setdefault(conflict.subject, len(self.conflicts) - 1)

    # Piece by piece

    def _decide(self, key: Key) -> None:
        base, our, their = (self.sides[side].found.get(key) for side in ("base", "ours", "theirs"))
        if our is not None and their is not None:
            self.found[key] = self._of_both(key, base, our, their)
        elif our is not None:
            self._of_one(key, base, our, "theirs")
        elif their is not None:
            self._of_one(key, base, their, "ours")

    def _of_one(self, key: Key, base: Piece | None, piece: Piece, by: Side) -> None:
        """What the other version has no more, or never had."""
        if base == piece:
            self._lost[key] = by
            return
        self.found[key] = piece
        if base is not None:
            if self.prefer == "base":
                self.found[key] = replace(base, owner=piece.owner)
            fields = changed(base, piece)
            versions = (None, fields, None) if by == "theirs" else (None, None, fields)
            kept: Kept = "base" if self.prefer == "base" else _OTHER[by]
            self._sake[key] = self._tell(Conflict("removed", key, (), versions, kept, by=by))

    def _of_both(self, key: Key, base: Piece | None, our: Piece, their: Piece) -> Piece:
        values = Values(self.prefer, self.language)
        versions = (MISSING if each is None else each.record for each in (base, our, their))
        record = values.merged(HOW[key.kind], (), *versions)
        kind: Kind = "added" if base is None else "changed"
        for clash in values.clashes:
            self._tell(Conflict(kind, key, clash.field, clash.values, clash.kept))
        return Piece(self._owner(key, base, our, their), record, _places(base, our, their))

    def _owner(self, key: Key, base: Piece | None, our: Piece, their: Piece) -> Key | None:
        before: Any = MISSING if base is None or not self._stays(base.owner) else base.owner
        values = Values(self.prefer)
        owner: Key | None = values.merged(value, (), before, our.owner, their.owner)
        for clash in values.clashes:
            places = tuple(None if each is None else each.id for each in clash.values)
            self._tell(Conflict("moved", key, (), (places[0], places[1], places[2]), clash.kept))
        return owner

    def _stays(self, owner: Key | None) -> bool:
        return owner is None or any(owner in self.sides[side].found for side in _TWO)

    # What is needed

    def _point_again(self) -> None:
        """A claim that stays though one took it out stands where it stood: that is undone as a whole."""
        kept = {Key("claim", key.id) for key in self._sake if key.kind == "claim"}
        for side in _TWO if kept else ():
            for key, piece in self.sides[side].found.items():
                if key.kind in _POINTING:
                    for target in sorted(kept.intersection(points(key, piece.record))):
                        self._stand_again(key, piece, target)

    def _stand_again(self, key: Key, piece: Piece, claim: Key) -> None:
        """Let a claim stand in a piece again, in which one version has it; or in an objection that went with it."""
        by = self.conflicts[self._sake[claim]].by
        if key in self.found and by and key in self.sides[by].found:
            record = pointing_again(self.found[key].record, piece.record, claim.id)
            self.found[key] = replace(self.found[key], record=record)
        elif key.kind == "objection" and self._lost.get(key) == by:
            self.found[key], self._sake[key] = piece, self._sake[claim]
            self._count(self._sake[claim])

    def _restore(self, waiting: list[Key]) -> None:
        """Bring back what was taken out and is needed, and what that needs."""
        for key in waiting:  # which grows as it is gone through
            self._fill_roles(key)
            for target, kind in self._needs(key):
                if target not in self.found:
                    self._bring(target, key, kind)
                    waiting.append(target)

    def _needs(self, key: Key) -> Iterator[tuple[Key, Kind]]:
        """What was taken out and a piece cannot do without."""
        piece = self.found[key]
        if piece.owner is not None and piece.owner not in self.found:
            yield piece.owner, "built-on"
        for target in points(key, piece.record):
            if target in self._lost and target not in self.found and not self._dangled(target, key):
                yield target, "needed"
        if key in self._sake:
            inside = (each for side in _TWO for each in self.sides[side].inside(key))
            yield from ((each, "needed") for each in inside if each.kind in _GOES_WITH and each in self._lost)

    def _dangled(self, target: Key, key: Key) -> bool:
        """True where those who took a piece out left something that points at it: that is not the merge's doing."""
        by = self._lost[target]
        sides = [self.sides[each] for each in (_TWO if by == "base" else (by,))]
        return any(key in side.found and target in points(key, side.found[key].record) for side in sides)

    def _bring(self, target: Key, key: Key, kind: Kind) -> None:
        """Keep a piece that was taken out, for the sake of another."""
        by = self._lost[target]
        self.found[target] = self.sides[_OTHER[by]].found[target]
        why = self._sake.get(key, self._first.get(key) if by == "base" else None)
        if why is None:
            why = self._tell(Conflict(kind, target, kept=_OTHER[by], others=(key,), by=by))
        else:
            self._count(why)
        self._sake[target] = why

    def _count(self, number: int) -> None:
        """One more piece stays for the sake of a conflict."""
        self.conflicts[number] = replace(self.conflicts[number], within=self.conflicts[number].within + 1)

    def _fill_roles(self, key: Key) -> None:
        """What one gave a role, and the other took out of the premises, is a premise still."""
        piece = self.found[key]
        sides = {side: self.sides[side].found.get(key) for side in _TWO}
        if key.kind != "inference" or piece.record in [each.record for each in sides.values() if each is not None]:
            return
        able, roles = self._able(piece), piece.record["roles"].values()
        for claim in dict.fromkeys(each for ids in roles for each in ids if each not in able):
            by = next((side for side, each in sides.items() if each and claim not in self._able(each)), None)
            if by is not None and claim in self._able(sides[_OTHER[by]]):
                piece.record["premises"] += (claim,)
                self._tell(Conflict("role", key, kept=_OTHER[by], others=(Key("claim", claim),), by=by))

    def _able(self, step: Piece | None) -> set[str]:
        """What may fill the roles of a step: its premises, and the conditions of its conclusion."""
        if step is None or step.owner is None:
            return set()
        conclusion = self.found.get(step.owner)
        return {*step.record["premises"], *(conclusion.record.get("if_", ()) if conclusion else ())}

    def _untie(self) -> None:
        """Objections that two have moved into one another hang where ours had them."""
        reached = {*self._in_order().in_map_order()}
        tied = [key for key in self.found if key not in reached]
        for key in tied:
            now, our, their = self.found[key], *(self.sides[side].found.get(key) for side in _TWO)
            if our and their and our.owner and their.owner and now.owner != our.owner:
                self.found[key] = replace(now, owner=our.owner)
                self._tell(Conflict("moved", key, (), (None, our.owner.id, their.owner.id), "ours"))
        self._restore(tied)

    # In order

    def _in_order(self) -> Pieces:
        owned: dict[tuple[Key, str], dict[Key, None]] = {}
        for key, piece in self.found.items():
            if piece.owner is not None:
                owned.setdefault((piece.owner, key.kind), {})[key] = None
        pieces = Pieces(self.found)
        for place, inner in owned.items():
            before, our, their = (self.sides[side].order.get(place, []) for side in ("base", *_TWO))
            pieces.order[place] = [*dict.fromkeys([*in_order(before, our, their, inner), *inner])]
        return pieces


def changed(base: Piece, piece: Piece) -> tuple[str, ...]:
    """The fields of a piece that differ; `place` where it has another owner."""
    names = dict.fromkeys([*base.record, *piece.record])
    fields = [name for name in names if base.record.get(name) != piece.record.get(name)]
    return (*fields, *(["place"] if base.owner != piece.owner else []))


def _places(base: Piece | None, our: Piece, their: Piece) -> dict[Passage, Cached]:
    """Where the passages were last seen; what two have seen elsewhere is left for `argmap anchor` to find again."""
    before = {} if base is None else base.places
    found = {}
    for passage in dict.fromkeys([*our.places, *their.places]):
        versions = before.get(passage), our.places.get(passage), their.places.get(passage)
        values = Values()
        cached = values.merged(value, (), *versions)
        if cached is not None and not values.clashes:
            found[passage] = cached
    return found
