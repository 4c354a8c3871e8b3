"""`argmap anchor --text` on real papers in two versions: what becomes of 2,000 sentences of the first.

    ARGMAP_CORPORA=DIR python -m benchmarks.f1000rd [--sample FILE [--seed N]] [--errors]

The corpus is F1000RD (`f1000rd/itg/*/v1.json`, `v2.json`). Sentences of version 1 are drawn at random with a fixed
seed, an anchor is made for each as `argmap anchor --suggest` does, and looked for in version 2: with version 1 at hand;
without it, by the hashes of the passages; and by the quotes alone. Nothing says what became of an edited sentence, so a
sample of those that are no references is written out to be judged by eye.

A sentence survives where either version has it once, character by character and not as a part of a longer word or
number; or else with the same words right before or behind it, as often in version 2 as in version 1. Without these,
other copies of the same words are other passages: the name of a journal stands in many references, and the one that
cited a paper may be gone while others came. A passage reported as exact or folded is wrong where its words are not
those of the sentence, and where the sentence survives elsewhere.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.anchor import Passage, Status, Text
from argmap.model import Anchor, Claim, Map
from argmap.moving import Moved, moved
from argmap.moving.edits import marked
from argmap.quote import describe
from argmap.sentences import Span

SENTENCES, SEED, SAMPLE = 2000, 1, 100
NO_TEXT = {"fig", "table-wrap", "supplementary-material", "abstract"}  # markup of figures; the word “Abstract”
HEADINGS = {"article-title": "# ", "title": "## "}
BESIDE = 20  # characters before or behind a sentence that tell it from its copies
MODES = ("text", "hash", "quote")


@dataclass(frozen=True)
class Paper:
    """Two versions of a paper, where the references of the first begin, and the sentences that are followed."""

    name: str
    old: Text
    new: Text
    references: int
    spans: list[Span]


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence."""

    paper: Paper
    span: Span
    moved: Moved

    @property
    def words(self) -> str:
        return self.paper.old.raw[slice(*self.span)]

    @property
    def survives(self) -> bool:
        return self.place is not None

    @cached_property
    def place(self) -> Span | None:
        """Where it stands in version 2, or one such place; `None` where it does not survive."""
        (start, end), old = self.span, self.paper.old.raw
        for before, behind in (("", ""), (old[max(0, start - BESIDE) : start], ""), ("", old[end : end + BESIDE])):
            was, now = (_places(text, before, self.words, behind) for text in (old, self.paper.new.raw))
            told = len(was) == 1 or len(before + behind) == BESIDE
            if start in was and len(now) == len(was) and told:
                place = now[was.index(start)]
                return place, place + len(self.words)
        return None

    @property
    def in_place(self) -> bool:
        """Whether it survives, and was found there, be it that nobody knows whether all its words are the same."""
        return self.place is not None and _meet(self.place, self.moved.passage)

    @property
    def wrong(self) -> bool:
        if not self.moved.found:
            return False
        elsewhere = self.place is not None and not _meet(self.place, self.moved.passage)
        return elsewhere or self.moved.passage.sha256 != self.paper.old.digest(*self.span)

    @property
    def in_sample(self) -> bool:
        return self.moved.passage.status is Status.EDITED and self.span[1] <= self.paper.references

    def __str__(self) -> str:
        passage = self.moved.passage
        there = self.paper.new.raw[passage.start : passage.end] if passage.start is not None else str(passage.nearest)
        head = f"{self.paper.name} {passage.status} {passage.score:.2f}{' moved' if passage.moved else ''}"
        return "\n".join((head, f"    - {_flat(self.words)}", f"    + {marked(self.moved.edit) or _flat(there)}"))


def _places(text: str, before: str, words: str, behind: str) -> list[int]:
    """Where words stand between others, not as a part of a longer word or number."""
    whole = rf"{re.escape(before)}(?<!\w)(?<!\d[.,]){re.escape(words)}{re.escape(behind)}"
    found = (each.start() + len(before) for each in re.finditer(whole, text))
    return [at for at in found if not text[at + len(words) - 1 : at + len(words) + 1].isalnum()]


def _meet(place: Span, passage: Passage) -> bool:
    """Whether a passage was found at a place: white space at its ends does not count."""
    return (
        passage.start is not None
        and passage.end is not None
        and max(place[0], passage.start) < min(place[1], passage.end)
    )


def _flat(words: str) -> str:
    return " ".join(words.split())


def text(path: Path) -> tuple[str, int]:
    """A version as plain text, a paragraph a node; and where its references begin."""
    nodes = [node for node in json.loads(path.read_text(encoding="utf-8"))["nodes"] if node["ntype"] not in NO_TEXT]
    blocks = [HEADINGS.get(node["ntype"], "") + _flat(node["content"]) for node in nodes if node["content"].strip()]
    kinds = [node["ntype"] for node in nodes if node["content"].strip()]
    argued = kinds.index("ref") if "ref" in kinds else len(kinds)
    return "\n\n".join(blocks) + "\n", sum(len(block) + 2 for block in blocks[:argued])


def papers(folder: Path) -> Iterator[Paper]:
    read = [(each.name, text(each / "v1.json"), text(each / "v2.json")[0]) for each in sorted(folder.iterdir())]
    texts = [(name, Text(old), Text(new), argued) for name, (old, argued), new in read]
    spans = [(at, span) for at, (_, old, *_) in enumerate(texts) for span in old.sentences if old.folded.holds(*span)]
    drawn = random.Random(SEED).sample(spans, min(SENTENCES, len(spans)))  # noqa: S311
    for at, (name, old, new, argued) in enumerate(texts):
        yield Paper(name, old, new, argued, sorted(span for number, span in drawn if number == at))


def anchored(paper: Paper, mode: str) -> Map:
    """A map of one claim that stands on all the sentences."""
    described = [Anchor.model_validate(describe(paper.old, *span)) for span in paper.spans]
    if mode == "quote":
        described = [each.model_copy(update={"at": None, "sha256": None}) for each in described]
    claim = Claim(id="all", text="All of it.", anchors=tuple(described))
    return Map(id="m", roots=("all",), claims=(claim,))


def outcomes(every: Sequence[Paper], mode: str) -> Iterator[Outcome]:
    for paper in every:
        old = paper.old.raw.encode() if mode == "text" else None
        found = moved(anchored(paper, mode), paper.new.raw.encode(), old).found
        yield from (Outcome(paper, span, each) for span, each in zip(paper.spans, found.values(), strict=True))


def tell(mode: str, found: Sequence[Outcome], seconds: float, errors: bool) -> None:
    survivors = [each for each in found if each.survives]
    missed = [each for each in survivors if not each.moved.found]
    wrong = [each for each in found if each.wrong]
    counts = Counter(str(each.moved.passage.status) for each in found)
    print(
        f"by {mode}, {seconds:.1f} s CPU:", ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    )
    unverified = sum(each.in_place for each in missed if each.moved.passage.status is Status.UNVERIFIED)
    print(f"    surviving {len(survivors)}, found {len(survivors) - len(missed)}", end="")
    print(f"{f', unverified in place {unverified}' if unverified else ''}; wrong {len(wrong)}")
    for each in (*missed, *wrong) if errors else ():
        print(f"{'WRONG' if each.wrong else 'missed'} {each}")


def write_sample(found: Sequence[Outcome], path: Path, seed: int) -> None:
    edited = [each for each in found if each.in_sample]
    drawn = random.Random(seed).sample(edited, min(SAMPLE, len(edited)))  # noqa: S311
    path.write_text("\n".join(f"{n}. {each}" for n, each in enumerate(drawn, 1)) + "\n", encoding="utf-8")
    print(f"    {len(drawn)} of {len(edited)} edited ones in {path}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sample", type=Path, help="write a sample of the edited ones there")
    options.add_argument("--seed", type=int, default=0, help="of the sample")
    options.add_argument("--errors", action="store_true", help="list what survives and is not found, and what is wrong")
    given = options.parse_args()
    folder = Path(os.environ.get("ARGMAP_CORPORA", "."), "f1000rd", "itg")
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; set ARGMAP_CORPORA to the folder of corpora")
    every = list(papers(folder))
    for mode in MODES:
        start = time.process_time()
        found = list(outcomes(every, mode))
        tell(mode, found, time.process_time() - start, given.errors)
        if mode == "text" and given.sample:
            write_sample(found, given.sample, given.seed)


if __name__ == "__main__":
    main()
