"""argmap's matching beside tree differs: graphtage, apted and zss on the same two revisions.

    python -m venv DIR && DIR/bin/pip install graphtage==0.5.0 apted==1.0.3 zss==1.2.0
    python -m benchmarks.diff_peers --python DIR/bin/python [--sizes 100 300] [--limit 60]

The revisions are `new-ids` of `benchmarks.diff_speed`, a tree of claims with every id new and two texts in five
reworded by half but nothing moved, which suits tree differs, and `moved`, in which a fifth has moved too. Each tool
gets claims with their premises as children; apted and zss are told how far two texts share words (Jaccard 1901),
graphtage compares nested JSON as it does by itself. F1 is that of the pairs of claims; graphtage names none. Seconds
are CPU, for the others with the start of Python. A tool that is not installed is skipped with the reason.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from argmap.diff.pairing import paired
from argmap.graph import graph
from argmap.model import Map
from benchmarks.diff_speed import cpu, two_maps

# Run by the Python in which the tools are installed: two nested trees in; out the pairs of numbers and the CPU spent.
COMMON = """
import json, sys, time
sys.setrecursionlimit(100000)
old, new = json.load(sys.stdin)
def apart(a, b):
    a, b = set(a.split()), set(b.split())
    return 1 - len(a & b) / len(a | b)
"""
TOLD = "print(json.dumps([pairs, time.process_time()]))"
TOOLS = {
    "graphtage": """
from graphtage.json import build_tree
def plain(tree):
    return {"text": tree["text"], "premises": [plain(each) for each in tree["premises"]]}
sum(1 for _ in build_tree(plain(old)).get_all_edits(build_tree(plain(new))))
pairs = None
""",
    "apted": """
from apted import APTED, Config
class Claims(Config):
    def rename(self, one, other): return apart(one["text"], other["text"])
    def children(self, one): return one["premises"]
pairs = [[a["at"], b["at"]] for a, b in APTED(old, new, Claims()).compute_edit_mapping() if a and b]
""",
    "zss": """
import zss
found = zss.distance(old, new, lambda one: one["premises"], lambda one: 1, lambda one: 1,
                     lambda a, b: apart(a["text"], b["text"]), return_operations=True)[1]
pairs = [[each.arg1["at"], each.arg2["at"]] for each in found if each.arg1 and each.arg2]
""",
}
Found = tuple[float, list[tuple[int, int]] | None]


def nested(argument: Map) -> dict[str, Any]:
    """The claims as a tree: each with its text, its number and its premises."""
    written: list[dict[str, Any]] = [
        {"at": at, "text": each.text, "premises": []} for at, each in enumerate(argument.claims)
    ]
    place = {each.id: at for at, each in enumerate(argument.claims)}
    for at, claim in enumerate(argument.claims):
        written[at]["premises"] = [written[place[name]] for step in claim.inferences for name in step.premises]
    return written[0]


def theirs(tool: str, python: Path, old: Map, new: Map, limit: float) -> Found | str:
    """What a tool finds, or why it finds nothing."""
    given = json.dumps([nested(old), nested(new)])
    command = [str(python), "-c", COMMON + TOOLS[tool] + TOLD]
    try:
        run = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"nothing after {limit:g} s"
    if run.returncode:
        return (run.stderr.strip().splitlines() or ["it failed"])[-1]
    pairs, seconds = json.loads(run.stdout.splitlines()[-1])
    return seconds, None if pairs is None else [(one, other) for one, other in pairs]


def ours(old: Map, new: Map) -> Found:
    found, seconds = cpu(lambda: paired(graph(old), graph(new)))
    places = [{each.id: at for at, each in enumerate(side.claims)} for side in (old, new)]
    return seconds, [(places[0][one], places[1][other]) for each in found for one in each.old for other in each.new]


def f1(pairs: Iterable[tuple[int, int]], count: int) -> float:
    """Of pairs, where each claim goes with that of the same number."""
    told = [*pairs]
    return 2 * sum(one == other for one, other in told) / (len(told) + count)


def line(name: str, count: int, found: Found | str) -> str:
    if isinstance(found, str):
        return f"{name:<17} {count:>4}  {found}"
    seconds, pairs = found
    return f"{name:<17} {count:>4}  {seconds:7.2f} s  " + ("" if pairs is None else f"F1 {f1(pairs, count):.4f}")


def main() -> None:
    """Print a line for each tool and size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--python", type=Path, default=Path(sys.executable), help="the Python that has the tools")
    options.add_argument("--sizes", nargs="*", type=int, default=[100, 300])
    options.add_argument("--limit", type=float, default=60, help="seconds after which a tool is stopped")
    given = options.parse_args()
    for shape, count in product(("new-ids", "moved"), given.sizes):
        old, new = two_maps(shape, count)
        print(line(f"{shape} argmap", count, ours(old, new)), flush=True)
        for tool in TOOLS:
            found = theirs(tool, given.python, old, new, given.limit)
            print(line(f"{shape} {tool}", count, found), flush=True)


if __name__ == "__main__":
    main()
