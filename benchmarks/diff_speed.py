"""How long `argmap.diff` takes, and how much memory, for two revisions of 1,000 and of 10,000 claims.

    python -m benchmarks.diff_speed [--only tree star ...] [--sizes 1000 10000] [--memory]

Each row is one shape of argument, measured in a process of its own: a `tree` in which every claim has up to three
premises, a `chain` in which each claim rests on the next, a `star` of one conclusion with one step from all the others,
`equal`, the tree with the same sentence in every claim and every id new, `new-ids`, the tree with every id new and two
texts in five reworded by half, and `moved`, the same with a fifth of the claims in other
places. After `x` stands the time by that of the first size: 10 from 1,000 to 10,000 claims
where time grows as the map does.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from argmap.diff import diff
from argmap.diff.pairing import paired
from argmap.graph import graph
from argmap.model import Claim, Inference, Map
from benchmarks.match_speed import english, texts

_REWORDED, _OF_ITS_WORDS, _MOVED = 0.4, 0.5, 0.2
_PREMISES = 3
_ALL_NEW = ("equal", "new-ids", "moved")

Found = TypeVar("Found")
Links = Callable[[int, int], Iterator[int]]  # the premises of a claim, by number, among so many claims


def tree(claim: int, count: int) -> Iterator[int]:
    yield from range(_PREMISES * claim + 1, min(_PREMISES * claim + _PREMISES + 1, count))


def chain(claim: int, count: int) -> Iterator[int]:
    yield from range(claim + 1, min(claim + 2, count))


def star(claim: int, count: int) -> Iterator[int]:
    yield from range(1, count) if claim == 0 else ()


SHAPES: dict[str, Links] = {"tree": tree, "chain": chain, "star": star, "equal": tree, "new-ids": tree, "moved": tree}


def two_maps(shape: str, count: int) -> tuple[Map, Map]:
    """A map and its revision, the claims of both in the same order.

    In `new-ids` and `moved` two texts in five are reworded by half, in the others one in twenty.
    """
    chance = random.Random(f"{shape} {count}")  # noqa: S311
    links, share = SHAPES[shape], _REWORDED if shape in ("new-ids", "moved") else 0.05
    old = [["the", "same", "in", "all"]] * count if shape == "equal" else texts(count, english, chance)
    new = [
        [english(chance) if chance.random() < _OF_ITS_WORDS else word for word in text]
        if shape != "equal" and chance.random() < share else text
        for text in old
    ]  # fmt: skip
    order = list(range(count))
    if shape in _ALL_NEW:
        chance.shuffle(order)
    names = [f"k{at}" for at in order] if shape in _ALL_NEW else [f"c{at}" for at in range(count)]
    places = list(range(count))
    if shape == "moved":
        some = chance.sample(places[1:], round(_MOVED * count))
        for one, other in zip(sorted(some), some, strict=True):
            places[one] = other
    return _map([f"c{at}" for at in range(count)], old, links, range(count)), _map(names, new, links, places)


def _map(names: list[str], said: list[list[str]], links: Links, places: Sequence[int]) -> Map:
    """A map of claims that stand in the places of a shape, of which each has one claim."""
    claims, where = [], {claim: place for place, claim in enumerate(places)}
    for at, name in enumerate(names):
        premises = tuple(names[places[each]] for each in links(where[at], len(names)))
        steps = (Inference(id=f"{name}.i1", premises=premises),) if premises else ()
        claims.append(Claim(id=name, text=" ".join(said[at]), inferences=steps))
    return Map(argmap=1, id="speed", roots=(names[0],), claims=tuple(claims))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cpu(work: Callable[[], Found]) -> tuple[Found, float]:
    """What some work gives, and the seconds of CPU that it takes."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def _measure(shape: str, count: int, told: Connection) -> None:
    old, new = two_maps(shape, count)
    ours, theirs = graph(old), graph(new)
    matching = cpu(lambda: paired(ours, theirs))[1]
    told.send((matching, cpu(lambda: diff(old, new))[1], _peak()))


def measured(shape: str, count: int) -> tuple[float, float, float]:
    """Seconds of CPU for the matching alone and for all of `diff`, and the peak of memory in MB."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measure, args=(shape, count, there))
    process.start()
    there.close()  # so that a process that dies is an error here, and no wait without end
    found: tuple[float, float, float] = here.recv()
    process.join()
    return found


def main() -> None:
    """Print the speed of every shape; with `--memory`, the peak at three sizes of the last one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="*", default=[*SHAPES], choices=[*SHAPES])
    options.add_argument("--sizes", nargs="*", type=int, default=[1000, 10_000])
    options.add_argument("--memory", action="store_true", help="the same at 2,500, 5,000 and 10,000 claims")
    given = options.parse_args()
    sizes = [2500, 5000, 10_000] if given.memory else given.sizes
    for shape in given.only:
        first: tuple[float, float] | None = None
        for count in sizes:
            matching, whole, memory = measured(shape, count)
            first = first or (matching, whole)
            times = f"x {matching / first[0]:5.1f} {whole / first[1]:5.1f}" if count != sizes[0] else ""
            print(f"{shape:<8} {count:>6}  matching {matching:6.2f} s  diff {whole:6.2f} s  {memory:5.0f} MB  {times}",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
