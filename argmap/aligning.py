"""What `argmap align` does: which sentences of two drafts say the same, for a person and as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Literal

from argmap.errors import UsageError
from argmap.match import Match, matches, moved
from argmap.report import json_text
from argmap.resemblance import HAN
from argmap.safe import one_line
from argmap.sentences import sentences as spans

_TOKEN = re.compile(f"(?:[{HAN}]|(?:(?![{HAN}])[\\w'’-])+|[^\\w\\s])\\s*")
_MARKED_FROM = 0.5  # of two sentences that is the same; below it they are shown side by side
_MARKED_TO = 400  # words; comparing takes square time


class Kind(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True)
class Alignment:
    """The sentences of two drafts, and which of them say the same, by number from 0."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    matches: tuple[Match, ...]
    moved: frozenset[Match]  # those of the matches that left their place
    dropped: tuple[int, ...]  # old sentences in no match
    added: tuple[int, ...]  # new sentences in no match

    def kind(self, match: Match) -> Kind:
        """What became of a match's sentences; what was moved and reworded is moved."""
        if match in self.moved:
            return Kind.MOVED
        if len(match.new) > 1:
            return Kind.SPLIT
        if len(match.old) > 1:
            return Kind.MERGED
        return Kind.KEPT if match.score == 1 else Kind.REWORDED

    @property
    def count(self) -> dict[Kind, int]:
        """How many matches of each kind, and how many sentences dropped and added."""
        kinds = Counter(map(self.kind, self.matches))
        return {**{kind: kinds[kind] for kind in Kind}, Kind.DROPPED: len(self.dropped), Kind.ADDED: len(self.added)}


def align(old: str, new: str, *, by_line: bool = False) -> Alignment:
    """Which sentences of two texts say the same.

    Sentences are found as everywhere (`argmap.sentences`: headings and footnotes are none); with `by_line` each line is
    one, and blank lines keep their number and match nothing.
    """
    both = [_lines(text) if by_line else [text[start:end] for start, end in spans(text)] for text in (old, new)]
    said = [[at for at, sentence in enumerate(side) if sentence] for side in both]
    texts = [[side[at] for at in places] for side, places in zip(both, said, strict=True)]
    found = [
        Match(tuple(said[0][i] for i in each.old), tuple(said[1][j] for j in each.new), each.score)
        for each in matches(*texts, ordered=True)
    ]
    paired = [{i for each in found for i in each.old}, {j for each in found for j in each.new}]
    left = [tuple(at for at in places if at not in taken) for places, taken in zip(said, paired, strict=True)]
    return Alignment(tuple(both[0]), tuple(both[1]), tuple(found), frozenset(moved(found)), left[0], left[1])


def _lines(text: str) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", text)
    return [line.strip() for line in (lines if lines[-1] else lines[:-1])]


def decoded(raw: bytes, name: str) -> str:
    """The text of a file. Raises `UsageError` where it is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise UsageError(f"{name} is not UTF-8 ({told}); save it as UTF-8 text") from None
    if "\0" in text:
        raise UsageError(f"{name} is no text: it has a NUL at offset {text.index(chr(0))}; name a UTF-8 text")
    return text


def as_json(found: Alignment) -> str:
    """The JSON form (DESIGN 5): pairs of sentence numbers from 1; beside it the matches, and what is in none."""
    pairs = sorted((i + 1, j + 1) for each in found.matches for i in each.old for j in each.new)
    records = [
        {
            "old": [i + 1 for i in each.old],
            "new": [j + 1 for j in each.new],
            "score": round(each.score, 4),
            "kind": found.kind(each),
            "moved": each in found.moved,
        }
        for each in found.matches
    ]
    left = {"dropped": [i + 1 for i in found.dropped], "added": [j + 1 for j in found.added]}
    return json_text({"pairs": pairs, "old": len(found.old), "new": len(found.new), "matches": records, **left})


def as_text(found: Alignment, everything: bool = False) -> str:
    """What became of the sentences, in the order of the new text; what was kept is counted, or listed with the rest."""
    counts = ", ".join(f"{count} {kind}" for kind, count in found.count.items() if count) or "nothing to compare"
    entries = [_entry(found, each) for each in _listed(found)]
    shown = [lines for kind, lines in entries if everything or kind is not Kind.KEPT]
    return "\n".join([line for lines in shown for line in [*lines, ""]] + [f"sentences: {counts}"]) + "\n"


def _listed(found: Alignment) -> list[Match]:
    """All matches, dropped sentences behind what stood before them, and added ones, in the order of the new text."""
    follows = {each.old[-1]: each.new[-1] for each in found.matches if each not in found.moved}
    places = [((each.new[0], 0, 0), each) for each in found.matches]
    places += [((j, 0, 0), Match((), (j,), 0.0)) for j in found.added]
    last, dropped = -1, set(found.dropped)
    for i in range(len(found.old)):
        last = follows.get(i, last)
        if i in dropped:
            places.append(((last, 1, i), Match((i,), (), 0.0)))
    return [each for _, each in sorted(places, key=lambda place: place[0])]


def _entry(found: Alignment, match: Match) -> tuple[Kind, list[str]]:
    """What became of some sentences, and the lines that tell it."""
    if not match.old or not match.new:
        kind = Kind.DROPPED if match.old else Kind.ADDED
        return kind, [f"{_numbers(match.old)} -> {_numbers(match.new)}  {kind}", *_sides(found, match)]
    kind = found.kind(match)
    score = "" if match.score == 1 else f" {match.score:.2f}"
    head = f"{_numbers(match.old)} -> {_numbers(match.new)}  {kind}{score}"
    if match.score == 1:
        return kind, [head, f"    {_flat(found.new[match.new[0]])}"]
    single = len(match.old) == len(match.new) == 1
    told = marked(found.old[match.old[0]], found.new[match.new[0]]) if single else None
    return kind, [head, f"    {one_line(told)}"] if told else [head, *_sides(found, match)]


def _numbers(places: Sequence[int]) -> str:
    return ", ".join(str(at + 1) for at in places) or "()"


def _sides(found: Alignment, match: Match) -> list[str]:
    old = [f"  - {_flat(found.old[i])}" for i in match.old]
    return old + [f"  + {_flat(found.new[j])}" for j in match.new]


def _flat(sentence: str) -> str:
    return one_line(re.sub(r"\s+", " ", sentence))


Run = tuple[Literal["kept", "lost", "won"], str]


def runs(old: str, new: str) -> list[Run] | None:
    """Two sentences as one, in stretches: what both have, what the old one lost and what the new one won.

    `None` where too little is the same for that to be read, or the sentences are too long to be compared.
    """
    words = [_TOKEN.findall(re.sub(r"\s+", " ", text)) for text in (old, new)]
    if max(map(len, words)) > _MARKED_TO:
        return None
    bare = [[word.strip() for word in side] for side in words]
    compared = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    if compared.ratio() < _MARKED_FROM:
        return None
    return list(_edited(words[0], words[1], compared))


def marked(old: str, new: str) -> str | None:
    """The new sentence with the words that it lost as `[-old-]` and those that it won as `{+new+}`; see `runs`."""
    found = runs(old, new)
    if found is None:
        return None
    frames = {"kept": "%s", "lost": "[-%s-]", "won": "{+%s+}"}
    return "".join(frames[what] % text for what, text in found).rstrip()


def _edited(old: Sequence[str], new: Sequence[str], compared: SequenceMatcher[str]) -> Iterator[Run]:
    for what, i, k, j, m in compared.get_opcodes():
        lost, won = "".join(old[i:k]), "".join(new[j:m])
        if what == "equal":
            yield "kept", won
            continue
        if lost:
            yield "lost", lost.rstrip()
        if won:
            yield "won", won.rstrip()
        if (won or lost).endswith(" "):
            yield "kept", " "
