"""How long `argmap.diff` takes, and how much memory, for two revisions of 1,000 and of 10,000 claims.

    python -m benchmarks.diff_speed [--only tree star ...] [--sizes 1000 10000] [--memory]

Each row is one shape of argument, measured in a process of its own: a `tree` in which every claim has up to three
premises, a `chain` in which each claim rests on the next, a `star` of one conclusion with one step from all the others,
`equal`, the tree with the same sentence in every claim, and `new-ids`, the tree with every id new and two texts in five
reworded by half. `of 1,000` is the time by that of a tenth of the claims: 10 where time grows as the map does.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection

from argmap.diff import diff
from argmap.diff.pairing import paired
from argmap.graph import graph
from argmap.model import Claim, Inference, Map
from benchmarks.match_speed import english, texts

_REWORDED, _OF_ITS_WORDS = 0.4, 0.5
_PREMISES = 3

Links = Callable[[int, int], Iterator[int]]  # the premises of a claim, by number, among so many claims


def tree(claim: int, count: int) -> Iterator[int]:
    yield from range(_PREMISES * claim + 1, min(_PREMISES * claim + _PREMISES + 1, count))


def chain(claim: int, count: int) -> Iterator[int]:
    yield from range(claim + 1, min(claim + 2, count))


def star(claim: int, count: int) -> Iterator[int]:
    yield from range(1, count) if claim == 0 else ()


SHAPES: dict[str, Links] = {"tree": tree, "chain": chain, "star": star, "equal": tree, "new-ids": tree}


def two_maps(shape: str, count: int) -> tuple[Map, Map]:
    """A map and its revision. But for `new-ids` a twentieth of the texts is reworded by half."""
    chance = random.Random(f"{shape} {count}")  # noqa: S311
    links, share = SHAPES[shape], _REWORDED if shape == "new-ids" else 0.05
    old = [["the", "same", "in", "all"]] * count if shape == "equal" else texts(count, english, chance)
    new = [
        [english(chance) if chance.random() < _OF_ITS_WORDS else word for word in text]
        if shape != "equal" and chance.random() < share else text
        for text in old
    ]  # fmt: skip
    order = list(range(count))
    if shape == "new-ids":
        chance.shuffle(order)
    names = [f"k{at}" for at in order] if shape == "new-ids" else [f"c{at}" for at in range(count)]
    return _map([f"c{at}" for at in range(count)], old, links), _map(names, new, links)


def _map(names: list[str], said: list[list[str]], links: Links) -> Map:
    claims = []
    for at, name in enumerate(names):
        premises = tuple(names[each] for each in links(at, len(names)))
        steps = (Inference(id=f"{name}.i1", premises=premises),) if premises else ()
        claims.append(Claim(id=name, text=" ".join(said[at]), inferences=steps))
    return Map(argmap=1, id="speed", roots=(names[0],), claims=tuple(claims))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _measure(shape: str, count: int, told: Connection) -> None:
    old, new = two_maps(shape, count)
    ours, theirs = graph(old), graph(new)
    matching = _timed(lambda: paired(ours, theirs))
    told.send((matching, _timed(lambda: diff(old, new)), _peak()))


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
