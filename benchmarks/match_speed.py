"""How long `argmap.match` takes, and how much memory, for two versions of 1,000 and of 10,000 texts.

python -m benchmarks.match_speed

The second version has every id new: a fifth of the texts reworded by half, a tenth moved, a tenth new in the place of
others. `reworded` has every text reworded, so that none is matched for being equal. Texts are English or Chinese.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable
from multiprocessing import get_context

from argmap.match import matches

Language = Callable[[random.Random], str]
_SYLLABLES = [a + b for a in "b d f g k l m n p r s t v tr st pl".split() for b in "a e i o u ar en il or un".split()]


def _word(number: int) -> str:
    return "".join(_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(2))


def _rank(chance: random.Random, words: int) -> int:
    """A word as often as its rank lets expect (Zipf)."""
    return int(words ** chance.random()) - 1


def english(chance: random.Random) -> str:
    return _word(_rank(chance, 8000))


def chinese(chance: random.Random) -> str:
    return "".join(chr(0x4E00 + _rank(chance, 3000)) for _ in range(2))


def texts(count: int, word: Language, chance: random.Random) -> list[list[str]]:
    return [[word(chance) for _ in range(chance.randint(8, 30))] for _ in range(count)]


def revised(old: list[list[str]], share: float, word: Language, chance: random.Random) -> list[list[str]]:
    """The texts, that share reworded by half, some moved, some replaced."""
    new = [
        [word(chance) if chance.random() < 0.5 else each for each in text] if chance.random() < share else text
        for text in old
    ]
    for _ in range(len(new) // 10):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
        new[chance.randrange(len(new))] = texts(1, word, chance)[0]
    return new


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(language: Language, share: float, count: int, ordered: bool) -> None:
    """One measurement, in a process of its own."""
    chance = random.Random(count)  # noqa: S311
    space = " " if language is english else ""
    old = texts(count, language, chance)
    sides = [[space.join(text) for text in side] for side in (old, revised(old, share, language, chance))]
    before, start = peak(), time.process_time()
    found = matches(sides[0], sides[1], ordered=ordered)
    seconds = time.process_time() - start
    told = f"{language.__name__} {'reworded' if share == 1 else 'revised'} {count} {'' if ordered else 'un'}ordered"
    print(f"{told:38}{seconds:6.2f} s CPU  {peak() - before:5.0f} MB  {len(found):6} matches", flush=True)


def main() -> None:
    for language in (english, chinese):
        for share in (0.2, 1.0):
            for count in (1000, 10_000):
                for ordered in (True, False):
                    process = get_context("spawn").Process(target=measured, args=(language, share, count, ordered))
                    process.start()
                    process.join()


if __name__ == "__main__":
    main()
