"""What drawing a large map takes: `argmap render` as a whole process, by the seconds that processors work on it.

    python -m benchmarks.drawn [--claims 20000] [--pages 10000] [SHAPE ...]

Each shape is drawn whole as SVG, folded as it is without `--depth`, and whole as PDF, for which there are fewer claims.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.growth import Steps, chain, convergent, linked, shared, tree, written

DENSE_CLAIMS, DENSE_STEPS = 200, 1500


def dense(count: int) -> Steps:
    """Steps between a few claims, each from three that come later."""
    chance = random.Random(1)  # noqa: S311
    for _ in range(DENSE_STEPS):
        conclusion = chance.randrange(count - 4)
        yield conclusion, chance.sample(range(conclusion + 1, count), 3)


SHAPES = {each.__name__: each for each in (tree, chain, shared, convergent, linked, dense)}


def worked() -> float:
    """Seconds that processors have worked on processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def drawn(folder: str, name: str, *options: str) -> str:
    """What a drawing of the map in a folder takes, and what is told of how it was drawn."""
    command = [str(Path(sys.executable).with_name("argmap")), "render", folder, "--view", "whole", *options]
    before = worked()
    done = subprocess.run([*command, "-o", str(Path(folder, name))], capture_output=True, text=True, check=False)
    told = done.stderr.strip().replace("\n", "; ").removeprefix("argmap: ")
    return f"{worked() - before:6.1f} s  {'refused: ' if done.returncode else ''}{told}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("shape", nargs="*", choices=[*SHAPES, []], help="shapes to draw; all without")
    options.add_argument("--claims", type=int, default=20_000)
    options.add_argument("--pages", type=int, default=10_000)
    given = options.parse_args()
    for shape in given.shape or SHAPES:
        for name, most, words in (("whole.svg", given.claims, ["--depth", str(given.claims)]),
                                  ("folded.svg", given.claims, []),
                                  ("whole.pdf", given.pages, ["--depth", str(given.pages)])):  # fmt: skip
            count = min(most, DENSE_CLAIMS) if shape == "dense" else most
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "map.json").write_text(written(count, SHAPES[shape](count))[0], encoding="utf-8")
                print(f"{shape:<11}{count:7,} claims  {name:<11}{drawn(folder, name, *words)}", flush=True)


if __name__ == "__main__":
    main()
