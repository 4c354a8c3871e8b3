"""How much two texts say the same, as far as words and letters tell: from 0 to 1, in any script, without a dictionary.

A text is read twice: as words (stems between spaces, overlapping pairs of Han characters) and as letters (runs of three
inside a word, single Han characters), which forgive spelling and inflection. Both are weighed by how rare they are
among all the texts compared (inverse document frequency, Spärck Jones 1972): what every text says counts for little.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from argmap.fold import fold_quote
from argmap.wording import stem

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd〇"
_RUN = re.compile(f"([{HAN}]+)|(?:(?![{HAN}])[^\\W_])+(?:['’-](?:(?![{HAN}])[^\\W_])+)*")

NEAREST = 6  # partners that each text is compared with in full
_LOOKED_AT = 300  # places in the index that are read for a text, its rarest words first


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms of a text with their weights, and the sum of these."""

    weights: Mapping[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words and as letters."""

    words: Bag
    letters: Bag


def readings(*sides: Sequence[str]) -> list[list[Reading]]:
    """The texts of each side, read against all of them."""
    words = [[Counter(_terms(text, _words)) for text in side] for side in sides]
    letters = [[Counter(_terms(text, _letters)) for text in side] for side in sides]
    rare_words, rare_letters = _rarity(words), _rarity(letters)
    return [
        [Reading(_bag(a, rare_words), _bag(b, rare_letters)) for a, b in zip(*side, strict=True)]
        for side in zip(words, letters, strict=True)
    ]


def joined(parts: Sequence[Reading]) -> Reading:
    """Several texts read as one."""
    return Reading(_sum([part.words for part in parts]), _sum([part.letters for part in parts]))


def resemblance(one: Reading, other: Reading) -> float:
    """What two texts share of all that they say (Dice 1945): 1 where all words are the same, 0 where none is."""
    return (_dice(one.words, other.words) + _dice(one.letters, other.letters)) / 2


def filled(whole: Reading, others: Reading, part: Reading) -> float:
    """How much of a part is what a whole says and its other parts do not: 1 where all is, 0 where nothing is."""
    return (_filled(whole.words, others.words, part.words) + _filled(whole.letters, others.letters, part.letters)) / 2


def candidates(old: Sequence[Reading], new: Sequence[Reading]) -> set[tuple[int, int]]:
    """Pairs that may resemble each other: for each text of either side the few that share its rarest words."""
    ahead = {(i, j) for i, near in enumerate(_nearest(old, new)) for j in near}
    return ahead | {(i, j) for j, near in enumerate(_nearest(new, old)) for i in near}


def _nearest(texts: Sequence[Reading], others: Sequence[Reading]) -> Iterator[list[int]]:
    """For each text the others that share most, by weight; each text costs the same, however many others there are."""
    index: dict[str, list[int]] = {}
    for at, other in enumerate(others):
        for term in other.words.weights:
            index.setdefault(term, []).append(at)
    for text in texts:
        shared: dict[int, float] = {}
        left = _LOOKED_AT
        for places, term in sorted((len(index[term]), term) for term in text.words.weights if term in index):
            weight = text.words.weights[term]
            for at in index[term][:left]:
                shared[at] = shared.get(at, 0.0) + weight
            left -= places
            if left <= 0:
                break
        yield heapq.nlargest(NEAREST, shared, key=shared.__getitem__)


def _dice(one: Bag, other: Bag) -> float:
    if not one.total or not other.total:
        return 0.0
    few, many = (one.weights, other.weights) if len(one.weights) <= len(other.weights) else (other.weights, one.weights)
    return (
        2 * sum([min(weight, many[term]) for term, weight in few.items() if term in many]) / (one.total + other.total)
    )


def _filled(whole: Bag, others: Bag, part: Bag) -> float:
    wanting = (
        (weight, whole.weights.get(term, 0.0) - others.weights.get(term, 0.0)) for term, weight in part.weights.items()
    )
    return sum(min(weight, max(0.0, want)) for weight, want in wanting) / (part.total or 1.0)


def _sum(bags: Sequence[Bag]) -> Bag:
    weights: dict[str, float] = {}
    for bag in bags:
        for term, weight in bag.weights.items():
            weights[term] = weights.get(term, 0.0) + weight
    return Bag(weights, sum(bag.total for bag in bags))


def _bag(counted: Mapping[str, int], rarity: Mapping[str, float]) -> Bag:
    weights = {term: count * rarity[term] for term, count in counted.items()}
    return Bag(weights, sum(weights.values()))


def _rarity(sides: Iterable[Iterable[Mapping[str, int]]]) -> dict[str, float]:
    texts = [text for side in sides for text in side]
    frequency = Counter(term for text in texts for term in text)
    return {term: log(1 + len(texts) / count) for term, count in frequency.items()}


def _terms(text: str, read: Callable[[str, bool], tuple[str, ...]]) -> Iterator[str]:
    for run in _RUN.finditer(unicodedata.normalize("NFKC", text)):
        yield from read(run[0], bool(run[1]))


@lru_cache(maxsize=65536)
def _words(run: str, han: bool) -> tuple[str, ...]:
    if han:
        return _grams(fold_quote(run), 2)
    parts = re.split("['’-]", run.casefold())
    return tuple(stem(part) if part.isascii() and part.isalpha() else part for part in parts if part)


@lru_cache(maxsize=65536)
def _letters(run: str, han: bool) -> tuple[str, ...]:
    return tuple(fold_quote(run)) if han else _grams(f"^{run.casefold()}$", 3)


def _grams(run: str, size: int) -> tuple[str, ...]:
    return tuple(run[at : at + size] for at in range(len(run) - size + 1)) or (run,)
