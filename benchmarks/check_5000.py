"""`argmap check` on a generated map, side by side with argdown's `json` on the same argument, as a ratio in one run.

    npm install --prefix DIR @argdown/cli@1.7.5
    python -m benchmarks.check_5000 --argdown DIR/node_modules/.bin/argdown

Both are timed as whole processes, in turn, after one warm-up; the figure is the median of the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from argmap.dump import dumps
from argmap.model import Anchor, Claim, Inference, Map, Section

WORDS = "trade power treaty border harvest signal rumour school market winter engine council letter bridge".split()


def sentence(number: int) -> str:
    """A sentence of its own for each number."""
    chosen = [WORDS[(number // len(WORDS) ** place) % len(WORDS)] for place in range(4)]
    return f"The {chosen[0]} of the {chosen[1]} changes what the {chosen[2]} does to the {chosen[3]}, case {number}."


def premises(number: int, count: int) -> list[int]:
    """Each claim rests on the next three, as a tree."""
    return [each for each in range(3 * number + 1, 3 * number + 4) if each < count]


def map_text(count: int) -> str:
    """A map of `count` claims, each with an anchor, and linked premises under a scheme."""
    claims = []
    for number in range(count):
        below = tuple(f"c{each}" for each in premises(number, count))
        step = Inference(id=f"c{number}.i1", scheme="enumeration", roles={"item": below}, premises=below)
        anchors = (Anchor(section="1", quote=f"case {number}."),)
        text = {"en": sentence(number)}
        claims.append(Claim(id=f"c{number}", text=text, anchors=anchors, inferences=(step,) if below else ()))
    return dumps(Map(id="bench", sections=(Section(id="1"),), roots=("c0",), claims=tuple(claims)))


def argdown_text(count: int) -> str:
    """The same argument in Argdown: a statement each, with its premises as supports."""
    lines = []
    for number in range(count):
        lines.append(f"[c{number}]: {sentence(number)}")
        lines += [f"  + [c{each}]" for each in premises(number, count)]
        lines.append("")
    return "\n".join(lines)


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--argdown", help="path of argdown's command; without it only argmap is timed")
    options.add_argument("--claims", type=int, default=5000)
    options.add_argument("--runs", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        map_file, argdown_file = Path(folder, "map.json"), Path(folder, "map.argdown")
        map_file.write_text(map_text(given.claims), encoding="utf-8")
        argdown_file.write_text(argdown_text(given.claims), encoding="utf-8")
        ours = [str(Path(sys.executable).with_name("argmap")), "check", "--quiet", str(map_file)]
        theirs = [given.argdown, "json", "--stdout", str(argdown_file)] if given.argdown else None
        times = [(seconds(ours), seconds(theirs) if theirs else 0.0) for _ in range(given.runs + 1)][1:]
    print(f"argmap check, {given.claims} claims: median {statistics.median(mine for mine, _ in times):.2f} s")
    if theirs:
        print(f"argdown json, {given.claims} statements: median {statistics.median(other for _, other in times):.2f} s")
        print(f"ratio argmap / argdown: median {statistics.median(mine / other for mine, other in times):.2f}")


if __name__ == "__main__":
    main()
