"""Which claims of two maps say the same: by what they say, by their ids, and by their place in the argument.

What says the same is matched first. The rest is judged by words, place and marks together, and again as long as a match
tells where others stand. What is matched in no way was added or removed; below a limit nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from argmap import bags
from argmap.assignment import Pair, assignment
from argmap.bags import Bag
from argmap.diff.choice import rivalled, second_best
from argmap.diff.place import marks, relations
from argmap.fold import fold_quote
from argmap.graph import Graph
from argmap.match import Match, wholes
from argmap.model import Map, Text
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
_REACH = 2  # premises before and after a claim that may be parts of it
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
    ours, theirs = _sides(old, new)
    if theirs.key < ours.key:  # ties are broken in one way, whichever map is called the old one
        found = [match.turned for match in _Pairing(theirs, ours).matches()]
    else:
        found = list(_Pairing(ours, theirs).matches())
    return [
        Matched(tuple(ours.names[i] for i in each.old), tuple(theirs.names[j] for j in each.new), each.score)
        for each in sorted(found, key=lambda match: (match.old, match.new))
    ]


# What is compared


def common_languages(old: Map, new: Map) -> list[tuple[str, str]]:
    """The languages in which both maps speak, each as it is tagged in either; scripts and regions may differ."""
    ours, theirs = _languages(old), _languages(new)
    exact = [(tag, tag) for tag in ours if tag in theirs]
    met = {primary(tag) for tag, _ in exact}
    others = {primary(tag): tag for tag in reversed(theirs)}
    return exact + [(tag, others[primary(tag)]) for tag in ours if primary(tag) in others.keys() - met]


def _languages(argument: Map) -> list[str]:
    claims = (claim for claims in (argument.claims, *(each.claims for each in argument.parts)) for claim in claims)
    own = (argument.paper.language,)
    return [*dict.fromkeys(tag for claim in claims for tag in (claim.text if isinstance(claim.text, dict) else own))]


def primary(tag: str) -> str:
    """The language of a tag, without script and region."""
    return tag.partition("-")[0].casefold()


def said(text: Text, tags: Sequence[str], language: str) -> str:
    """What a text says in some languages, a line for each; a bare string is in the language of the map."""
    written = text if isinstance(text, dict) else {language: text}
    return "\n".join(written[tag] for tag in tags if tag in written)


@dataclass(frozen=True)
class _Side:
    """The claims of a map, by number."""

    graph: Graph
    names: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.texts, self.names

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.names)}

    @cached_property
    def folded(self) -> list[str]:
        return [fold_quote(text) or text for text in self.texts]


def _sides(old: Graph, new: Graph) -> tuple[_Side, _Side]:
    tags = common_languages(old.map, new.map)
    return _side(old, [tag for tag, _ in tags]), _side(new, [tag for _, tag in tags])


def _side(index: Graph, tags: Sequence[str]) -> _Side:
    own = index.map.paper.language
    return _Side(index, tuple(index.claims), tuple(said(each.text, tags, own) for each in index.claims.values()))


# Which are the same


class _Pairing:
    """Two maps while their claims are being matched; claims go by number."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self.old, self.new = old, new
        self.words: list[list[Reading]] = readings(old.texts, new.texts)
        self.marks: list[list[Bag]] = bags.weighed(marks(old.graph), marks(new.graph))
        self.alike: dict[Pair, float] = {}
        self.same = self._unchanged()
        self.ids_tell = self._ids_kept()
        self.open = _left(old, [i for i, _ in self.same]), _left(new, [j for _, j in self.same])
        words = [[each.words for each in side] for side in self.words]
        self.near = {*self._near_by(words), *self._near_by(self.marks), *self._namesakes(), *self._equal()}

    def matches(self) -> Iterator[Match]:
        """The matches, splits and merges among them."""
        yield from (Match((i,), (j,), 1.0) for i, j in self.same)
        sure = self._sure()
        parts = [each for each in self._wholes(sure) if len(each.old) + len(each.new) > 2]
        found = self._placed(sure, parts)
        confidence = {i: score for (i, _), score in found.items()}
        for each in self._wholes([*sure, *found]):
            yield replace(each, score=max(each.score, *(confidence.get(i, 0.0) for i in each.old)))

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
        numbers = [
            {side.names[pair[which]]: at for at, pair in enumerate(known)}
            for which, side in enumerate((self.old, self.new))
        ]
        places = bags.weighed(
            relations(self.old.graph, numbers[0], [self.old.names[i] for i in ours]),
            relations(self.new.graph, numbers[1], [self.new.names[j] for j in theirs]),
        )
        row, column = {i: at for at, i in enumerate(ours)}, {j: at for at, j in enumerate(theirs)}
        tried = {(i, j) for i, j in self.near if i in row and j in column}
        tried |= {(ours[a], theirs[b]) for a, b in bags.candidates(*places)}
        scores = {
            pair: self._score(pair, _told(places[0][row[pair[0]]], places[1][column[pair[1]]], _TELLING_PLACE))
            for pair in sorted(tried)
        }
        fit = {pair: score for pair, score in scores.items() if score >= ALIKE or self._words(pair) >= SURE}
        chosen = assignment(fit)
        doubtful = rivalled(chosen, scores)
        return {
            pair: min(scores[pair], _UNEQUAL) for pair in chosen if pair not in doubtful or self._words(pair) >= ALIKE
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
            yield from ((k, j) for k in self._near_to(self.old, i))
            yield from ((i, k) for k in self._near_to(self.new, j))

    @staticmethod
    def _near_to(side: _Side, at: int) -> Iterator[int]:
        name = side.names[at]
        for step in side.graph.used_in.get(name, ()):
            premises = side.graph.inferences[step].premises
            place = premises.index(name)
            for other in premises[max(0, place - _REACH) : place + _REACH + 1]:
                if other != name and other in side.number:
                    yield side.number[other]


def _told(one: Bag, other: Bag, enough: float) -> float:
    """What two bags share, as far as they hold enough to tell anything."""
    return bags.shared(one, other) * min(1.0, min(one.total, other.total) / enough)


def _places(side: _Side) -> dict[str, int]:
    """Where each text stands; -1 for one that stands twice."""
    places: dict[str, int] = {}
    for at, text in enumerate(side.folded):
        places[text] = -1 if text in places or not text else at
    return places


def _left(side: _Side, taken: Iterable[int]) -> list[int]:
    met = set(taken)
    return [at for at in range(len(side.names)) if at not in met]
