"""How long `argmap log` takes: python -m benchmarks.history [MAP] [--revisions 100]

A repository is made in which each commit puts four claims of one part into another order of words, claimed as strongly
as chance has it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

from argmap.dump import dump
from argmap.load import load
from argmap.log import log
from argmap.model import Claim, Map, Part

_WHO = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A. Mapper"), ("EMAIL", "mapper@example.org"))}  # fmt: skip
_STRENGTH = ("possible", "probable", "asserted", "certain")


def revised(argument: Map, chance: random.Random) -> Map:
    """The map with one part in which four claims say it in another order of words."""
    at = chance.randrange(len(argument.parts))
    part = argument.parts[at]
    chosen = {each.id for each in chance.sample(part.claims, min(4, len(part.claims)))}
    claims = tuple(_reworded(each, chance) if each.id in chosen else each for each in part.claims)
    parts: list[Part] = [*argument.parts]
    parts[at] = part.model_copy(update={"claims": claims})
    return argument.model_copy(update={"parts": tuple(parts)})


def _reworded(claim: Claim, chance: random.Random) -> Claim:
    def other(text: str) -> str:
        words = text.split()
        chance.shuffle(words)
        return " ".join(words) + ("." if len(words) == 1 else "")

    texts = (
        {tag: other(text) for tag, text in claim.text.items()} if isinstance(claim.text, dict) else other(claim.text)
    )
    return claim.model_copy(update={"text": texts, "modality": chance.choice(_STRENGTH)})


def history(source: Path, top: Path, revisions: int) -> Path:
    """A repository with so many revisions of a map; the folder of the map in it."""
    chance, argument, folder = random.Random(1), load(source), top / "map"  # noqa: S311

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(top), *words], check=True, capture_output=True, env=os.environ | _WHO)  # noqa: S607

    git("init", "--quiet")
    for number in range(revisions):
        dump(argument, folder)
        git("add", "--all")
        git("commit", "--quiet", "-m", f"Revision {number}")
        argument = revised(argument, chance)
    return folder


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("map", nargs="?", type=Path, default=Path("maps/us-japan-alliance"))
    options.add_argument("--revisions", type=int, default=100)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as top:
        folder = history(given.map, Path(top), given.revisions)
        began, used = time.perf_counter(), time.process_time()
        told = list(log(folder))
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
    claims = sum(each.claims or 0 for each in told) // len(told)
    print(f"{len(told)} revisions of {claims} claims: {seconds:.1f} s, {cpu:.1f} s of them of the processor")


if __name__ == "__main__":
    main()
