"""How much two texts say the same, as far as words and letters tell: from 0 to 1, in any script, without a dictionary.

A text is read twice: as words (stems between spaces, overlapping pairs of Han characters) and as letters (runs of three
inside a word, single Han characters), which forgive spelling and inflection. Both are weighed by how rare they are
among all the texts compared: what every text says counts for little.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap import bags
from argmap.assignment import Pair
from argmap.bags import Bag
from argmap.fold import fold_quote
from argmap.wording import stem

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd〇"
_RUN = re.compile(f"([{HAN}]+)|(?:(?![{HAN}])[^\\W_])+(?:['’-](?:(?![{HAN}])[^\\W_])+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words and as letters."""

    words: Bag
    letters: Bag


def readings(*sides: Sequence[str]) -> list[list[Reading]]:
    """The texts of each side, read against all of them."""
    words = bags.weighed(*([Counter(_terms(text, _words)) for text in side] for side in sides))
    letters = bags.weighed(*([Counter(_terms(text, _letters)) for text in side] for side in sides))
    return [[Reading(a, b) for a, b in zip(*side, strict=True)] for side in zip(words, letters, strict=True)]


def words_of(text: str) -> list[str]:
    """The words of a text, folded: stems between spaces, single Han characters."""
    return [word for run in _RUN.finditer(text) for word in (fold_quote(run[0]) if run[1] else _words(run[0], False))]


def joined(parts: Sequence[Reading]) -> Reading:
    """Several texts read as one."""
    return Reading(bags.together(part.words for part in parts), bags.together(part.letters for part in parts))


def resemblance(one: Reading, other: Reading) -> float:
    """How much of all that two texts say is said by both: 1 where all words are the same, 0 where none is."""
    return (bags.shared(one.words, other.words) + bags.shared(one.letters, other.letters)) / 2


def filled(whole: Reading, others: Reading, part: Reading) -> float:
    """How much of a part is what a whole says and its other parts do not: 1 where all is, 0 where nothing is."""
    words = bags.filled(whole.words, others.words, part.words)
    return (words + bags.filled(whole.letters, others.letters, part.letters)) / 2


def candidates(old: Sequence[Reading], new: Sequence[Reading]) -> set[Pair]:
    """Pairs that may resemble each other: for each text of either side the few that share its rarest words."""
    return bags.candidates([each.words for each in old], [each.words for each in new])


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
