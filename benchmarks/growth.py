"""How the time of a check grows with a map: ten times the map should take about ten times as long.

    python -m benchmarks.growth [--small 10000] [--large 100000] [SHAPE ...]

Two tables: `argmap check` as a whole process, on maps of several shapes with notes and anchors and the text beside
them; and the judging of support alone, on the shapes that are hardest for it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from argmap.graph import Graph, graph
from argmap.model import Citation, Claim, Inference, Map, Objection, Part, Reference
from argmap.support import support
from benchmarks.check_5000 import sentence

Steps = Iterator[tuple[int, list[int]]]  # conclusion and premises, by number
WORKS = 50
NOTED = 7  # every so many claims cite a note
TEXT_SHARE = 10  # of the claims, where the text is searched: each quote is looked for in all of it


def chain(count: int) -> Steps:
    """Each claim rests on the next."""
    return ((number, [number + 1]) for number in range(count - 1))


def linked(count: int) -> Steps:
    """One step from all the others."""
    yield 0, list(range(1, count))


def convergent(count: int) -> Steps:
    """One claim with a step from each of the others."""
    return ((0, [number]) for number in range(1, count))


def tree(count: int) -> Steps:
    """Each claim rests on three."""
    return ((number, list(range(3 * number + 1, 3 * number + 4))) for number in range((count - 1) // 3))


def shared(count: int) -> Steps:
    """Each claim rests on the next three, which the claims beside it rest on as well."""
    return ((number, [each for each in range(number + 1, number + 4) if each < count]) for number in range(count - 1))


def woven(count: int) -> Steps:
    """Layers of a thousand, each claim with two steps from scattered claims of the next layer.

    The root rests on the whole of the first layer, so that everything bears on it, whatever the size: from one claim
    it takes five layers to reach all of the next, which is half of a small map and nothing of a large one.
    """
    layer = 1000
    yield 0, list(range(1, min(layer, count)))
    for number in range(max(0, count - layer)):
        below = (number // layer + 1) * layer
        for way in (7, 13):
            yield number, [below + number * way % layer, below + (number * way + 1) % layer]


def written(count: int, steps: Steps) -> tuple[str, str]:
    """A map of a shape, and its text: a sentence for each claim."""
    claims: list[dict[str, Any]] = []
    for number in range(count):
        anchor = {"section": "1", "quote": f"case {number}."}
        claims.append({"id": f"c{number}", "text": {"en": sentence(number)}, "anchors": [anchor], "inferences": []})
        claims[-1] |= {"cites": [{"note": str(number % WORKS)}]} if number % NOTED == 0 else {}
    for conclusion, premises in steps:
        own = claims[conclusion]["inferences"]
        refs = [{"ref": f"c{each}"} for each in premises if each < count]
        roles = {"item": [each["ref"] for each in refs]}
        name = f"c{conclusion}.i{len(own) + 1}"
        own.append({"id": name, "scheme": "enumeration", "roles": roles, "premises": refs})
    works = [{"id": f"w{number}", "type": "report"} for number in range(WORKS)]
    notes = {str(number): {"works": [{"source": f"w{number}", "locator": "3"}]} for number in range(WORKS)}
    whole = {"argmap": 1, "id": "m", "paper": {"language": "en", "text": "text.txt"}, "sections": [{"id": "1"}],
             "references": works, "notes": notes, "roots": ["c0"], "trees": claims}  # fmt: skip
    return json.dumps(whole), "\n".join(map(sentence, range(count)))


def checked(shape: Callable[[int], Steps], count: int, with_text: bool) -> float:
    """Seconds of `argmap check` on a map of a shape."""
    with tempfile.TemporaryDirectory() as folder:
        map_text, paper = written(count, shape(count))
        Path(folder, "map.json").write_text(map_text, encoding="utf-8")
        if with_text:
            Path(folder, "text.txt").write_text(paper, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("argmap")), "check", "--quiet", folder]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"ARGMAP_TEXTS": ""})
        took = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return took


def ring(count: int, name: str = "c") -> Map:
    """Each claim rests on the one before, the first on the last, and the first is cited as well."""
    cited = (Citation(source="work"),)
    claims = [
        Claim(
            id=f"{name}{number}",
            text=f"{name}{number}",
            cites=() if number else cited,
            inferences=(Inference(id=f"{name}{number}.i1", premises=(f"{name}{(number - 1) % count}",)),),
        )
        for number in range(count)
    ]
    return Map(id="m", references=(Reference(id="work", type="book"),), claims=tuple(claims))


def objected(count: int) -> Map:
    """One claim, raised in many objections, each with a reply."""
    targets = [
        Claim(
            id=f"t{number}",
            text="T",
            objections=(
                Objection(
                    id=f"o{number}",
                    kind="rebuts",
                    claim="rival",
                    replies=(Objection(id=f"r{number}", kind="rebuts", claim="answer"),),
                ),
            ),
        )
        for number in range(count)
    ]
    return Map(id="m", claims=(*targets, Claim(id="rival", text="R"), Claim(id="answer", text="A")))


def rings(count: int) -> Map:
    """Many circles of forty claims."""
    parts = [Part(part=f"p{number}", claims=ring(40, f"p{number}-").claims) for number in range(count // 40)]
    return Map(id="m", references=(Reference(id="work", type="book"),), parts=tuple(parts))


def judged(index: Graph) -> float:
    start = time.perf_counter()
    support(index)
    return time.perf_counter() - start


SHAPES = {each.__name__: each for each in (chain, linked, convergent, tree, shared, woven)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("shape", nargs="*", choices=[*SHAPES, []], help="shapes to check; all without")
    options.add_argument("--small", type=int, default=10_000)
    options.add_argument("--large", type=int, default=100_000)
    given = options.parse_args()
    for name in given.shape or SHAPES:
        for with_text in (False, True):
            share = TEXT_SHARE if with_text else 1
            small, large = (checked(SHAPES[name], count // share, with_text) for count in (given.small, given.large))
            told = f"check, {name}{' with its text' if with_text else ''}"
            print(f"{told:<34} {small:6.1f} s  {large:7.1f} s  ratio {large / small:5.1f}", flush=True)
    gc.disable()  # as the command does
    for make in () if given.shape else (objected, rings, ring):
        small, large = (min(judged(graph(make(count))) for _ in range(3)) for count in (2500, 25_000))
        print(
            f"{'support, ' + make.__name__:<34} {small:6.1f} s  {large:7.1f} s  ratio {large / small:5.1f}", flush=True
        )


if __name__ == "__main__":
    main()
