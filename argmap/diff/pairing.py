"""Which claims of two maps say the same: by what they say, by their ids, and by their place in the argument.

What says the same is matched first. The rest is judged by words, place and marks together, and again as long as a match
tells where others stand. What is matched in no way was added or removed; below a limit nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap import bags
from argmap.assignment import Pair, assignment
from argmap.bags import Bag
from argmap.diff.called import sections, terms
from argmap.diff.choice import rivalled, second_best
from argmap.diff.compared import Side, left_over, sides
from argmap.diff.parts import offered, with_parts
from argmap.diff.place import Terms, marks, relations
from argmap.graph import Graph
from argmap.match import Match, wholes
from argmap.resemblance import Reading, readings, resemblance

SURE = 0.4
"""The least resemblance of the words of two claims that are matched wherever they stand."""
ALIKE = 0.34
"""The least of words, place and marks together."""
SAME_ID = 0.3
"""What the same id adds."""
_CLEAR = 0.1  # by how much a match by words has to be better than the next, not to wait for what the place tells
_PLACE, _MARKS = 0.6, 0.8  # against 1 for the words
_TELLING_MARKS, _TELLING_PLACE = 25.0, 10.0  # weight of the marks and relations that are enough to know a claim by
_HEARD = 0.05  # of the words: with less in common, not even the same place makes two claims the same
_ROUNDS = 6
_UNEQUAL = 0.99


@dataclass(frozen=True, slots=True)
class Matched:
    """Claims of an old map and of a new one that say the same, by id: one on either side, or one against several.

    `score`, from 0 to 1, is how sure that is; 1 where they say it in the same words.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float


def paired(old: Graph, new: Graph) -> list[Matched]:
    """The matches of two maps, in the order of the old one. Swapping the maps swaps the matches."""
    ours, theirs = sides(old, new)
    if theirs.key < ours.key:  # ties are broken in one way, whichever map is called the old one
        found = [match.turned for match in _Pairing(theirs, ours).matches()]
    else:
        found = list(_Pairing(ours, theirs).matches())
    return [
        Matched(tuple(ours.names[i] for i in each.old), tuple(theirs.names[j] for j in each.new), each.score)
        for each in sorted(found, key=lambda match: (match.old, match.new))
    ]


def _marked(old: Graph, new: Graph) -> tuple[list[Terms], list[Terms]]:
    called = terms(old.map, new.map), sections(old.map, new.map)
    return marks(old, *called), marks(new, {}, {})


# Which are the same


class _Pairing:
    """Two maps while their claims are being matched; claims go by number."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.words: list[list[Reading]] = readings(old.texts, new.texts)
        self.marks: list[list[Bag]] = bags.weighed(*_marked(old.graph, new.graph))
        self.alike: dict[Pair, float] = {}
        self.same = self._unchanged()
        self.ids_tell = self._ids_kept()
        self.open = left_over(old, [i for i, _ in self.same]), left_over(new, [j for _, j in self.same])
        words = [[each.words for each in side] for side in self.words]
        self.near = {*self._near_by(words), *self._near_by(self.marks), *self._namesakes(), *self._equal()}

    def matches(self) -> Iterator[Match]:
        """The matches, splits and merges among them."""
        sure = self._sure()
        parts = [each for each in self._wholes(sure) if len(each.old) + len(each.new) > 2]
        found = self._placed(sure, parts)
        confidence = {i: score for (i, _), score in found.items()}
        alike = [
            replace(each, score=max(each.score, *(confidence.get(i, 0.0) for i in each.old)))
            for each in self._wholes([*sure, *found])
        ]
        yield from self._with_parts([*(Match((i,), (j,), 1.0) for i, j in self.same), *alike])

    def _with_parts(self, found: Sequence[Match]) -> list[Match]:
        """The matches, with further parts that words alone do not tell."""
        offers = dict(offered(self.old, self.new, found))
        ours, theirs = sorted({i for i, _ in offers}), sorted({j for _, j in offers})
        places = self._places(ours, theirs, [(each.old[0], each.new[0]) for each in found])
        fit = {pair: score for pair, score in self._scores(offers, places).items() if score >= ALIKE}
        return with_parts(found, offers, fit)

    def _unchanged(self) -> list[Pair]:
        """Claims that say the same word for word: under the same id, or what no other on either side says."""
        once = [{text: at for text, at in places.items() if at >= 0} for places in map(_places, (self.old, self.new))]
        found = {i: once[1][text] for text, i in once[0].items() if text in once[1]}
        named = {i: j for i, j in self._all_namesakes() if self.old.folded[i] == self.new.folded[j] != ""}
        return sorted((found | named).items())

    def _ids_kept(self) -> bool:
        """False where most of what says the same goes by the id of something else, as when ids were numbered anew."""
        names = [(self.old.names[i], self.new.names[j]) for i, j in self.same]
        met = [(one, other) for one, other in names if one in self.new.number or other in self.old.number]
        return 2 * sum(one == other for one, other in met) >= len(met)

    def _wholes(self, pairs: Iterable[Pair]) -> Iterator[Match]:
        """The pairs as matches, with the further parts of what was split or merged."""
        ours, theirs = ({at: side[at] for at in those} for side, those in zip(self.words, self.open, strict=True))
        weights = {pair: self._words(pair) for pair in pairs}
        beside = {(i, j) for i, j in self._beside(weights) if i in ours and j in theirs}
        scores = {pair: self._words(pair) for pair in self.near | beside}
        return wholes(weights, scores, ours, theirs, ordered=False, beside=beside)

    def _near_by(self, sides: Sequence[Sequence[Bag]]) -> Iterator[Pair]:
        """Claims still open that may be alike, by bags of both sides."""
        ours, theirs = self.open
        found = bags.candidates([sides[0][i] for i in ours], [sides[1][j] for j in theirs])
        return ((ours[a], theirs[b]) for a, b in found)

    def _all_namesakes(self) -> Iterator[Pair]:
        return ((i, self.new.number[name]) for name, i in self.old.number.items() if name in self.new.number)

    def _namesakes(self) -> Iterator[Pair]:
        left = set(self.open[0]), set(self.open[1])
        return ((i, j) for i, j in self._all_namesakes() if i in left[0] and j in left[1])

    def _equal(self) -> Iterator[Pair]:
        """Claims that say the same word for word: of repeated ones, those that come first and last on either side."""
        places: dict[str, tuple[list[int], list[int]]] = {}
        for which, side in enumerate((self.old, self.new)):
            for at in self.open[which]:
                if side.folded[at]:
                    places.setdefault(side.folded[at], ([], []))[which].append(at)
        for ours, theirs in places.values():
            yield from zip(ours, theirs, strict=False)
            yield from zip(reversed(ours), reversed(theirs), strict=False)

    def _same_id(self, pair: Pair) -> float:
        return SAME_ID if self.ids_tell and self.old.names[pair[0]] == self.new.names[pair[1]] else 0.0

    def _words(self, pair: Pair) -> float:
        if pair not in self.alike:
            i, j = pair
            equal = self.old.folded[i] == self.new.folded[j] != ""
            self.alike[pair] = 1.0 if equal else min(_UNEQUAL, resemblance(self.words[0][i], self.words[1][j]))
        return self.alike[pair]

    def _sure(self) -> list[Pair]:
        """What says the same in so many words, and is clearly the best on either side."""
        scores = {pair: self._words(pair) for pair in sorted(self.near)}
        weights = {pair: score + self._same_id(pair) for pair, score in scores.items() if score >= SURE}
        ours, theirs = second_best(weights, 0), second_best(weights, 1)
        return [
            (i, j) for (i, j), weight in weights.items()
            if weight >= ours[i] + _CLEAR and weight >= theirs[j] + _CLEAR
        ]  # fmt: skip

    def _placed(self, sure: Sequence[Pair], parts: Sequence[Match]) -> dict[Pair, float]:
        """The best for what is left, by words, place and marks; each finding tells where others stand."""
        taken = (
            {i for i, _ in sure}.union(*(each.old for each in parts)),
            {j for _, j in sure}.union(*(each.new for each in parts)),
        )
        free = [[at for at in side if at not in those] for side, those in zip(self.open, taken, strict=True)]
        found: dict[Pair, float] = {}
        for _ in range(_ROUNDS):
            before = found.keys()
            found = self._round(free[0], free[1], [*self.same, *sure, *found])
            if found.keys() == before:
                break
        return found

    def _round(self, ours: list[int], theirs: list[int], known: Sequence[Pair]) -> dict[Pair, float]:
        places = self._places(ours, theirs, known)
        tried = {(i, j) for i, j in self.near if i in places[0] and j in places[1]}
        tried |= {(ours[a], theirs[b]) for a, b in bags.candidates(*(list(side.values()) for side in places))}
        scores = self._scores(tried, places)
        fit = {pair: score for pair, score in scores.items() if score >= ALIKE or self._words(pair) >= SURE}
        chosen = assignment(fit)
        doubtful = rivalled(chosen, scores)
        return {
            pair: min(scores[pair], _UNEQUAL) for pair in chosen if pair not in doubtful or self._words(pair) >= ALIKE
        }

    def _places(self, ours: Sequence[int], theirs: Sequence[int], known: Sequence[Pair]) -> list[dict[int, Bag]]:
        """How claims of either side stand to those that are known."""
        numbers = [
            {side.names[pair[which]]: at for at, pair in enumerate(known)}
            for which, side in enumerate((self.old, self.new))
        ]
        weighed = bags.weighed(
            relations(self.old.graph, numbers[0], [self.old.names[i] for i in ours]),
            relations(self.new.graph, numbers[1], [self.new.names[j] for j in theirs]),
        )
        return [dict(zip(side, bag, strict=True)) for side, bag in zip((ours, theirs), weighed, strict=True)]

    def _scores(self, tried: Iterable[Pair], places: Sequence[Mapping[int, Bag]]) -> dict[Pair, float]:
        return {
            (i, j): self._score((i, j), _told(places[0][i], places[1][j], _TELLING_PLACE)) for i, j in sorted(tried)
        }

    def _score(self, pair: Pair, place: float) -> float:
        """Words, place and marks together, from 0 to 1; the same id adds to it."""
        words = self._words(pair)
        if words < _HEARD and not self._same_id(pair):
            return 0.0
        marked = _told(self.marks[0][pair[0]], self.marks[1][pair[1]], _TELLING_MARKS)
        return (words + _PLACE * place + _MARKS * marked) / 2 + self._same_id(pair)

    def _beside(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """What may be one more part of a claim, as it serves the same conclusion as the part that is known."""
        for i, j in pairs:
            yield from ((k, j) for k in self.old.beside(i))
            yield from ((i, k) for k in self.new.beside(j))


def _told(one: Bag, other: Bag, enough: float) -> float:
    """What two bags share, as far as they hold enough to tell anything."""
    return bags.shared(one, other) * min(1.0, min(one.total, other.total) / enough)


def _places(side: Side) -> dict[str, int]:
    """Where each text stands; -1 for one that stands twice."""
    places: dict[str, int] = {}
    for at, text in enumerate(side.folded):
        places[text] = -1 if text in places or not text else at
    return places
