"""`argmap align` against a gold alignment of real drafts: precision, recall and F1 over pairs of sentences.

    ARGMAP_CORPORA=DIR python -m benchmarks.argrewrite [--errors]

The corpus is ArgRewrite (`argrewrite/alignments.jsonl`). Essays with an even number were looked at while the aligner
was made; those with an odd number were not. The baseline is the share of common words (Jaccard), assigned to weigh most
together by the Hungarian method, and cut where F1 is best on the even half.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.match import matches

Pair = tuple[int, int]
Aligner = Callable[[list[str], list[str]], set[Pair]]
KINDS = ("same", "modified", "split", "merged")


@dataclass(frozen=True)
class Drafts:
    """Two drafts of an essay, and which sentences the gold pairs, by number from 0."""

    essay: int
    old: list[str]
    new: list[str]
    gold: frozenset[Pair]

    def kind(self, pair: Pair) -> str:
        """What became of a gold pair's sentence."""
        if sum(i == pair[0] for i, _ in self.gold) > 1:
            return "split"
        if sum(j == pair[1] for _, j in self.gold) > 1:
            return "merged"
        return "same" if self.old[pair[0]].split() == self.new[pair[1]].split() else "modified"


def read(path: Path) -> Iterator[Drafts]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        number = re.search(r"argrewrite_(\d+)", row["file"])
        assert number, row["file"]
        old, new = ([each["text"] for each in row[side]] for side in ("old", "new"))
        yield Drafts(int(number[1]), old, new, frozenset((i - 1, j - 1) for i, j in row["pairs"]))


def ours(old: list[str], new: list[str]) -> set[Pair]:
    return {(i, j) for match in matches(old, new, ordered=True) for i in match.old for j in match.new}


def jaccard(least: float) -> Aligner:
    """The baseline, with the least share of common words that it takes for a pair."""

    def aligned(old: list[str], new: list[str]) -> set[Pair]:
        words = [[frozenset(re.findall(r"\w+", text.lower())) for text in side] for side in (old, new)]
        shares = [[len(a & b) / (len(a | b) or 1) for b in words[1]] for a in words[0]]
        return {(i, j) for i, j in hungarian(shares) if shares[i][j] >= least}

    return aligned


def hungarian(  # noqa: C901
    weights: Sequence[Sequence[float]],
) -> list[Pair]:
    """The assignment of all rows or all columns that weighs most (Kuhn 1955, with potentials as in Jonker 1987)."""
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return [(i, j) for j, i in hungarian(list(zip(*weights, strict=True)))]
    rows, columns = len(weights), len(weights[0])
    high, low, holder = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        slack, before, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[at]:
            done[at] = True
            for column in range(1, columns + 1):
                cost = -weights[holder[at] - 1][column - 1] - high[holder[at]] - low[column]
                if not done[column] and cost < slack[column]:
                    slack[column], before[column] = cost, at
            nearest = min((c for c in range(1, columns + 1) if not done[c]), key=slack.__getitem__)
            step = slack[nearest]
            for column in range(columns + 1):
                if done[column]:
                    high[holder[column]] += step
                    low[column] -= step
                else:
                    slack[column] -= step
            at = nearest
        while at:
            holder[at], at = holder[before[at]], before[at]
    return [(holder[column] - 1, column - 1) for column in range(1, columns + 1) if holder[column]]


@dataclass(frozen=True)
class Score:
    """Pairs found rightly, all found, all in the gold; and by kind, found and all."""

    right: int
    found: int
    gold: int
    kinds: Counter[str]
    recalled: Counter[str]

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold)

    def line(self) -> str:
        by_kind = "  ".join(f"{kind} {self.recalled[kind]}/{self.kinds[kind]}" for kind in KINDS)
        rates = f"P {self.right / self.found:.4f}  R {self.right / self.gold:.4f}  F1 {self.f1:.4f}"
        return f"{rates}  recall: {by_kind}"


def measured(aligner: Aligner, essays: Sequence[Drafts]) -> Score:
    right = found = gold = 0
    kinds: Counter[str] = Counter()
    recalled: Counter[str] = Counter()
    for drafts in essays:
        pairs = aligner(drafts.old, drafts.new)
        right, found, gold = right + len(pairs & drafts.gold), found + len(pairs), gold + len(drafts.gold)
        kinds.update(map(drafts.kind, drafts.gold))
        recalled.update(map(drafts.kind, drafts.gold & pairs))
    return Score(right, found, gold, kinds, recalled)


def errors(essays: Sequence[Drafts]) -> Iterator[str]:
    """Every pair that only one of us and the gold has."""
    for drafts in essays:
        pairs = ours(drafts.old, drafts.new)
        for i, j in sorted(pairs ^ drafts.gold):
            kind = "missed" if (i, j) in drafts.gold else "extra"
            yield f"{drafts.essay} {i + 1}:{j + 1} {kind}\n    - {drafts.old[i]}\n    + {drafts.new[j]}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--errors", action="store_true", help="list what differs from the gold, even essays first")
    given = options.parse_args()
    path = Path(os.environ.get("ARGMAP_CORPORA", "."), "argrewrite", "alignments.jsonl")
    if not path.is_file():
        sys.exit(f"{path} is not there; set ARGMAP_CORPORA to the folder of corpora")
    essays = list(read(path))
    even, odd = ([each for each in essays if each.essay % 2 == rest] for rest in (0, 1))
    best = max((k / 50 for k in range(2, 25)), key=lambda least: measured(jaccard(least), even).f1)
    for name, half in (("even", even), ("odd", odd), ("both", essays)):
        print(f"{name}, {len(half)} pairs of drafts")
        print(f"  argmap    {measured(ours, half).line()}")
        print(f"  baseline  {measured(jaccard(best), half).line()}")
    print(f"baseline: pairs with at least {best:.2f} of their words in common")
    if given.errors:
        print(*errors(even), *errors(odd), sep="\n")


if __name__ == "__main__":
    main()
