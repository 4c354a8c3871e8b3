"""Which page refers to which: where an argument goes on, where a claim is told in full, where else it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.draw.forest import Forest
from argmap.draw.pieces import Piece
from argmap.draw.sheet import Box

Spot = tuple[int, int]  # a section, and the number of a box in its trees


@dataclass(frozen=True)
class Reference:
    """Pages that a box names: `→` where its argument goes on or is told, `←` where it is used."""

    sign: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Lot:
    """A piece of a section; of several pieces about one claim, which it is."""

    section: int
    piece: Piece
    turn: int = 0
    turns: int = 1


class Known:
    """Where each claim is told in full and where it is mentioned. In an overview no claim is told in full.

    `texts` leads, by section, from a box to another that has its whole text.
    """

    def __init__(self, trees: Sequence[Forest], overviews: frozenset[int], texts: Sequence[Mapping[int, int]]) -> None:
        self.trees, self.texts = trees, texts
        self.homes: dict[str, Spot] = {}
        self.mentions: dict[str, list[Spot]] = {}
        full = ((at, each) for at, each in enumerate(trees) if at not in overviews)
        spots = [(at, number) for at, each in full for number in range(len(each.boxes))]
        for spot in spots:
            if self.box(spot).type == "claim":
                self.homes.setdefault(self.box(spot).of, spot)
        for spot in spots:
            if self.box(spot).type == "stub" and self.box(spot).of in self.homes:
                self.mentions.setdefault(self.box(spot).of, []).append(spot)

    def box(self, spot: Spot) -> Box:
        """The box in a place."""
        return self.trees[spot[0]].boxes[spot[1]]

    def home(self, spot: Spot) -> Spot | None:
        """Where the claim is told in full that a box stands for; `None` where it is no claim, or the box tells it."""
        box = self.box(spot)
        found = self.homes.get(box.of) if box.type in ("claim", "stub") else None
        return None if found == spot else found

    def mentioned(self, spot: Spot) -> Sequence[Spot]:
        """The small boxes that refer to a box."""
        of = self.box(spot).of
        return self.mentions.get(of, ()) if self.homes.get(of) == spot else ()

    def may_refer(self, spot: Spot) -> bool:
        """Whether a box may come to name pages, whatever way the trees are cut."""
        at, number = spot
        cut = self.trees[at].wide(number) and bool(self.trees[at].children[number])
        return cut or number in self.texts[at] or self.home(spot) is not None or bool(self.mentioned(spot))


class Crossing:
    """The references of a document that is cut into lots."""

    def __init__(self, known: Known, lots: Sequence[Lot]) -> None:
        self.known, self.lots = known, lots
        self.rooted: dict[Spot, list[int]] = {}
        self.leaf_of: dict[Spot, int] = {}
        self.stands: dict[Spot, list[int]] = {}
        for place, lot in enumerate(lots):
            self.rooted.setdefault((lot.section, lot.piece.root), []).append(place)
            self.leaf_of |= {(lot.section, each): place for each in lot.piece.leaves}
            for each in lot.piece.kept:
                self.stands.setdefault((lot.section, each), []).append(place)

    def refers(self, place: int, number: int) -> bool:
        """Whether a box of a lot names pages."""
        return any(lots for _, lots in self._named(place, number))

    def references(self, place: int, number: int, pages: Mapping[int, int]) -> Iterator[Reference]:
        """The pages that a box of a lot names, given the page of each lot."""
        for sign, lots in self._named(place, number):
            found = dict.fromkeys(pages[each] for each in lots)
            if lots:
                yield Reference(sign, tuple(sorted(found)))

    def _named(self, place: int, number: int) -> Iterator[tuple[str, list[int]]]:
        lot, spot = self.lots[place], (self.lots[place].section, number)
        yield "←", list(dict.fromkeys(self._users(place, lot, spot)))
        yield "→", list(dict.fromkeys(self._sources(place, lot, spot)))

    def _users(self, place: int, lot: Lot, spot: Spot) -> Iterator[int]:
        """Where what is told here is used: where the root is a leaf, or was begun, and where the claim is mentioned."""
        if spot[1] == lot.piece.root:
            yield from [place - 1] if lot.turn else [self.leaf_of[spot]] if spot in self.leaf_of else []
        further = spot[1] == lot.piece.root and lot.turn  # told already, where the root stood first
        if spot[1] not in lot.piece.leaves and not further:
            yield from (other for each in self.known.mentioned(spot) for other in self.stands[each])

    def _sources(self, place: int, lot: Lot, spot: Spot) -> Iterator[int]:
        """Where what is shown here goes on, or is told."""
        if spot[1] in lot.piece.leaves:
            yield from self.rooted[spot][:1]
        elif spot[1] == lot.piece.root and lot.turn + 1 < lot.turns:
            yield place + 1
        home = self.known.home(spot)
        if home is not None:
            yield (self.rooted.get(home) or self.stands[home])[0]
        if spot[1] in self.known.texts[spot[0]]:
            yield self.stands[spot[0], self.known.texts[spot[0]][spot[1]]][0]
