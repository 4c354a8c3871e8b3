"""`argmap anchor --text` on generated revisions of a mapped paper, where it is known what became of every passage.

    ARGMAP_TEXTS=DIR python -m benchmarks.text_revisions [MAP] [--seeds 5] [--errors]

Each revision shuffles the sections, drops a tenth of the sentences, adds as many made of scraps of the old ones, and
rewords two of five: that share of their Han characters is replaced, dropped or added to. Moved are the anchors of the
map and as many clauses at random: with the old text at hand; without it, by their hashes; and by their quotes alone.

An exact, folded or unverified passage is right where it is, character by character, what became of the old one, and an
edited one where most of it is (an intersection of at least half the union); either is arguable where some of it is. A
copy has the same words elsewhere, and the old text had it, too.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.anchor import Status, Text, find, locate_text, read_text
from argmap.graph import PassageKey, anchors, graph
from argmap.load import load
from argmap.model import Anchor, Claim, Map
from argmap.moving import Moved, moved
from argmap.moving.dividing import Division
from argmap.quote import describe
from argmap.replacing import replaced
from argmap.sentences import Span

DROPPED = ADDED = 0.1
REWORDED = 0.4
SHARES = (0.0, 0.1, 0.4, 0.8)
CLAUSE = 6  # characters, at least
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass
class Revision:
    """A new text while it is written; of each old character that is left, where what stands for it begins and ends."""

    old: Text
    chance: random.Random
    share: float
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    image: dict[int, Span] = field(default_factory=dict)

    @property
    def raw(self) -> str:
        return "".join(self.pieces)

    def write(self, words: str, at: int | None = None) -> None:
        """Write something, which stands for an old character or for none."""
        if at is not None:
            self.image[at] = (self.length, self.length + len(words))
        self.pieces.append(words)
        self.length += len(words)

    def keep(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.write(self.old.raw[at], at)

    def section(self, start: int, end: int) -> None:
        place = start
        for first, last in self.old.sentences:
            if start <= first and last <= end:
                self.keep(place, first)
                self.sentence(first, last)
                place = last
        self.keep(place, end)
        self.write("\n\n")

    def sentence(self, start: int, end: int) -> None:
        if self.chance.random() < ADDED:
            self.write("".join(self.scrap(self.chance.randint(2, 7)) for _ in range(self.chance.randint(4, 12))) + "。")
        kind = self.chance.random()
        if kind >= DROPPED:
            self.reword(start, end) if kind < DROPPED + REWORDED else self.keep(start, end)

    def reword(self, start: int, end: int) -> None:
        at = start
        while at < end:
            run = min(end - at, self.chance.randint(1, 3))
            if self.chance.random() >= self.share or not all(map(_HAN.match, self.old.raw[at : at + run])):
                self.keep(at, at + run)
            else:
                self.write(self.scrap(self.chance.choice((0, run, run, run + 1))), at)
                for other in range(at + 1, at + run):
                    self.write("", other)
            at += run

    def scrap(self, size: int) -> str:
        """Some characters of a sentence of the paper."""
        words = "".join(_HAN.findall(self.old.raw[slice(*self.chance.choice(self.old.sentences))]))
        at = self.chance.randrange(max(1, len(words) - size))
        return words[at : at + size]

    def truth(self, span: Span) -> Span | None:
        """Where a passage of the old text stands; `None` where its sentence was dropped."""
        left = [self.image[at] for at in range(*span) if at in self.image]
        return (left[0][0], left[-1][1]) if left and left[0][0] < left[-1][1] else None

    def judged(self, found: Moved, span: Span) -> str:
        """What became of a passage, as what it was found, and whether that is right."""
        truth, status = self.truth(span), found.passage.status
        same = truth is not None and self.raw[slice(*truth)] == self.old.raw[slice(*span)]
        became = "same" if same else "edited" if truth else "dropped"
        if found.passage.start is None or found.passage.end is None:
            return f"{became:<8}{status}"
        status = Status.EXACT if status is Status.FOLDED else status
        overlap = _overlap((found.passage.start, found.passage.end), truth)
        if overlap == 1 or (status is Status.EDITED and overlap >= 0.5):
            return f"{became:<8}{status} right"
        copied = status is not Status.EDITED and self.old.with_notes.text.count(self._folded(span)) > 1
        return f"{became:<8}{status} {'copy' if copied else 'arguable' if overlap else 'WRONG'}"

    def _folded(self, span: Span) -> str:
        i, j = self.old.with_notes.within(*span)
        return self.old.with_notes.text[i:j]


def _overlap(one: Span, other: Span | None) -> float:
    """Intersection over union."""
    if other is None:
        return 0.0
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / (max(one[1], other[1]) - min(one[0], other[0]))


def revised(old: Text, chance: random.Random, share: float) -> Revision:
    revision = Revision(old, chance, share)
    spans = list(old.section_spans.values())
    chance.shuffle(spans)
    for start, end in spans:
        revision.section(start, end)
    return revision


def clauses(argument: Map, text: Text, count: int, chance: random.Random) -> Iterator[Anchor]:
    """Clauses at random of what is argued, or several that follow each other in a sentence."""
    division = Division(text)
    apparatus = {section.id for section in argument.sections if section.apparatus}
    spans = [span for span in text.sentences if division.at(span[0]) not in apparatus]
    for start, end in chance.choices(spans, k=count):
        cuts = [start, *(start + at.end() for at in re.finditer("[，；：、,;]", text.raw[start:end])), end]
        first, last = sorted(chance.sample(range(len(cuts)), 2))
        if cuts[last] - cuts[first] >= CLAUSE:
            yield Anchor.model_validate(describe(text, cuts[first], cuts[last]))


def prepared(argument: Map, text: Text, chance: random.Random) -> tuple[Map, dict[PassageKey, Span]]:
    """The map with clauses at random, and with the places and hashes of all passages; and the places."""
    count = sum(1 for _ in anchors(graph(argument)))
    claim = Claim(id="at-random", text="Clauses at random.", anchors=tuple(clauses(argument, text, count, chance)))
    spans: dict[PassageKey, Span] = {}

    def cache(key: PassageKey, anchor: Anchor) -> Anchor:
        passage = find(text, anchor)
        if passage.start is None or passage.end is None:
            return anchor
        spans[key] = (passage.start, passage.end)
        return anchor.model_copy(update={"at": spans[key], "sha256": passage.sha256})

    return replaced(argument.model_copy(update={"claims": (*argument.claims, claim)}), cache), spans


def bare(argument: Map) -> Map:
    """The map without places and hashes."""
    return replaced(argument, lambda _, anchor: anchor.model_copy(update={"at": None, "sha256": None}))


MODES: dict[str, Callable[[Map, bytes, bytes], Mapping[PassageKey, Moved]]] = {
    "text": lambda argument, new, old: moved(argument, new, old).found,
    "hash": lambda argument, new, _: moved(argument, new, None).found,
    "quote": lambda argument, new, _: moved(bare(argument), new, None).found,
}


def measure(argument: Map, raw: bytes, share: float, seeds: int, errors: bool) -> None:
    text = Text(read_text(raw), argument.sections)
    counts: dict[str, Counter[str]] = {mode: Counter() for mode in MODES}
    seconds: Counter[str] = Counter()
    for seed in range(seeds):
        chance = random.Random(f"{share} {seed}")  # noqa: S311
        whole, spans = prepared(argument, text, chance)
        revision = revised(text, chance, share)
        for mode, run in MODES.items():
            start = time.process_time()
            found = run(whole, revision.raw.encode(), raw)
            seconds[mode] += time.process_time() - start
            for key, span in spans.items():
                told = revision.judged(found[key], span)
                counts[mode][told] += 1
                if errors and told.endswith("WRONG"):
                    print(mode, told, key, _excerpts(revision, span, found[key]))
    for mode, count in counts.items():
        print(f"reworded {share:.0%}, by {mode}: {seconds[mode] / seeds:.2f} s CPU a revision")
        print(*(f"    {told:<28}{number:6}" for told, number in sorted(count.items())), sep="\n", flush=True)


def _excerpts(revision: Revision, span: Span, found: Moved) -> str:
    new = revision.raw[found.passage.start : found.passage.end]
    truth = revision.raw[slice(*(revision.truth(span) or (0, 0)))]
    return "".join(f"\n    {sign} {words[:100]!r}" for sign, words in zip(
        "-=+", (revision.old.raw[slice(*span)], truth, new), strict=True))  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("map", nargs="?", default="maps/us-japan-alliance")
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--errors", action="store_true", help="list what is wrong")
    given = options.parse_args()
    argument = load(given.map)
    path = locate_text(argument.paper.text or "", Path(given.map), None)
    if path is None:
        sys.exit(f"{argument.paper.text} is not at hand; set ARGMAP_TEXTS to the folder of texts")
    for share in SHARES:
        measure(argument, path.read_bytes(), share, given.seeds, given.errors)


if __name__ == "__main__":
    main()
