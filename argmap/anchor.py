"""Anchors: from a quote to its passage in the paper's text, and from a passage to the shortest quote that finds it.

A quote is exact text, or its two ends with […] between. Places are code points of the text as read by `read_text`.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from argmap.fold import Folded, fold, fold_quote
from argmap.occurrences import Searched
from argmap.sentences import Span, sentences

END_LENGTH = 12
"""Length of an end of a quote, at most (`argmap.quote.length`): a map points at the paper, it does not reprint it."""
SENTENCES = 3
"""Sentences that a passage touches at most."""

GAP = re.compile(r"[\[［]\s?(?:…{1,2}|\.{3})\s?[\]］]")
FOLDED_SCORE = 0.95


class Status(StrEnum):
    """How an anchor fares in a text."""

    EXACT = "exact"
    FOLDED = "folded"
    EDITED = "edited"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Passage:
    """What was found for an anchor. `start` and `end` are None unless there is one passage.

    `score`, from 0 to 1: 1 exact, .95 folded, 1/n for n candidates (`others`), and when lost the likeness of `nearest`.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    sha256: str | None = None
    score: float = 0.0
    moved: bool = False
    others: tuple[Span, ...] = ()
    nearest: str | None = None


class Quoted(Protocol):
    """An anchor, as `find` needs it."""

    @property
    def quote(self) -> str | None: ...
    @property
    def prefix(self) -> str | None: ...
    @property
    def suffix(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...
    @property
    def at(self) -> Span | None: ...
    @property
    def sha256(self) -> str | None: ...


class Beginning(Protocol):
    """A section: `begins` quotes its first words."""

    @property
    def id(self) -> str: ...
    @property
    def begins(self) -> str | None: ...


class Pointer(NamedTuple):
    """An anchor outside a map."""

    quote: str | None
    prefix: str | None = None
    suffix: str | None = None
    section: str | None = None
    at: Span | None = None
    sha256: str | None = None


_OF_WORDS = ("folded", "with_notes", "sentences")


class Text:
    """A paper's text prepared once for many anchors; what is dear is made at first use."""

    def __init__(self, raw: str, sections: Sequence[Beginning] = ()) -> None:
        self.raw = raw
        self.sections = tuple(sections)
        self._searched: dict[str, Searched] = {}

    def searched(self, body: str) -> Searched:
        """The text to be searched: as it is (`raw`), or one of its foldings."""
        if body not in self._searched:
            self._searched[body] = Searched(self.raw if body == "raw" else getattr(self, body).text)
        return self._searched[body]

    @cached_property
    def folded(self) -> Folded:
        """The text folded, without its footnotes."""
        return fold(self.raw)

    @cached_property
    def with_notes(self) -> Folded:
        """The text folded with its footnotes, for what is nowhere else."""
        return fold(self.raw, notes=True)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in order."""
        return sentences(self.raw)

    @cached_property
    def section_spans(self) -> dict[str, Span]:
        """Where each section stands that says how it begins: up to the next one that was found."""
        starts: list[tuple[str, int]] = []
        for section in self.sections:
            start = self.beginning(section.begins, starts[-1][1] + 1 if starts else 0)
            if start is not None:
                starts.append((section.id, start))
        starts.append(("", len(self.raw)))
        return {name: (start, stop) for (name, start), (_, stop) in pairwise(starts)}

    def divided(self, sections: Sequence[Beginning]) -> "Text":
        """The same text with other sections; what was made of its words is kept."""
        other = Text(self.raw, sections)
        other.__dict__ |= {name: made for name, made in vars(self).items() if name in _OF_WORDS}
        return other

    def digest(self, start: int, end: int) -> str:
        """The hash of a passage's words: of those in the body, if any stand there."""
        body = self.folded if self.folded.holds(start, end) else self.with_notes
        return Candidates(Status.EXACT, body, []).digest((start, end))

    def touched(self, start: int, end: int) -> list[Span]:
        """The sentences of which a passage holds more than a footnote mark."""
        first = bisect_right(self.sentences, start, key=lambda span: span[1])
        last = bisect_left(self.sentences, end, key=lambda span: span[0])
        shared = [(self.folded.within(max(start, a), min(end, b)), (a, b)) for a, b in self.sentences[first:last]]
        return [span for (i, j), span in shared if i < j]

    def beginning(self, begins: str | None, after: int) -> int | None:
        """The first place from `after` with these words, a heading before a line of a table of contents."""
        places = [start for start, _ in _candidates(self, begins or "").spans if start >= after]
        headings = (p for p in places if self.raw[self.raw.rfind("\n", 0, p) + 1 : p].startswith("#"))
        return next(headings, places[0] if places else None)


class Candidates(NamedTuple):
    """The passages that a quote can mean, and the folding in which they were found."""

    status: Status
    folded: Folded
    spans: list[Span]

    def digest(self, span: Span) -> str:
        i, j = self.folded.within(*span)
        return sha256(self.folded.text[i:j].encode("utf-8", "surrogatepass")).hexdigest()


def read_text(raw: bytes) -> str:
    """A text file decoded: UTF-8, a BOM dropped, newlines untouched. Raises UnicodeDecodeError, a ValueError."""
    return raw.decode("utf-8").removeprefix("\ufeff")


def find(text: Text, anchor: Quoted) -> Passage:
    """The passage that an anchor stands for. Never raises: what is not found is `lost`, and says what is nearest.

    Of several candidates, the context decides, then the section, then the cached place, where its hash still fits.
    """
    found = _candidates(text, anchor.quote or "")
    if not found.spans:
        return _lost(text, anchor.quote or "")
    spans = settled(text, anchor, found)
    if len(spans) > 1:
        return Passage(Status.AMBIGUOUS, score=1 / len(spans), others=tuple(spans))
    (start, end), score = spans[0], 1.0 if found.status is Status.EXACT else FOLDED_SCORE
    moved = anchor.at is not None and tuple(anchor.at) != (start, end)
    return Passage(found.status, start, end, found.digest(spans[0]), score, moved)


def settled(text: Text, anchor: Quoted, found: Candidates) -> list[Span]:
    """Those of several candidates that the context, the section and the cached place leave."""
    spans = found.spans
    for fits in _tests(text, anchor, found):
        if len(spans) > 1:
            spans = [span for span in spans if fits(span)] or spans
    return spans


def _tests(text: Text, anchor: Quoted, found: Candidates) -> Iterator[Callable[[Span], bool]]:
    before, behind = fold_quote(anchor.prefix or ""), fold_quote(anchor.suffix or "")
    body = found.folded
    if before:
        yield lambda span: body.text.endswith(before, 0, body.within(*span)[0])
    if behind:
        yield lambda span: body.text.startswith(behind, body.within(*span)[1])
    if anchor.section in text.section_spans:
        first, last = text.section_spans[anchor.section]
        yield lambda span: first <= span[0] < last
    if anchor.at is not None and anchor.sha256:
        yield lambda span: span == tuple(anchor.at or ()) and found.digest(span) == anchor.sha256


def _candidates(text: Text, quote: str) -> Candidates:
    """All shortest passages for a quote in the first reading that has any."""
    return next(readings(text, quote), Candidates(Status.LOST, text.folded, []))


def readings(text: Text, quote: str) -> Iterator[Candidates]:
    """The passages of a quote taken verbatim, then folded; in the body, and only then in the footnotes."""
    ends = ends_of(quote)
    folded_ends = [fold_quote(end) for end in ends]
    for body in ("folded", "with_notes") if all(folded_ends) else ():
        folded: Folded = getattr(text, body)
        verbatim = _spans(text.searched("raw"), ends, folded.holds)
        if verbatim:
            yield Candidates(Status.EXACT, folded, verbatim)
        alike = _spans(text.searched(body), folded_ends, lambda _, __: True)
        if alike:
            yield Candidates(Status.FOLDED, folded, [folded.span(i, j) for i, j in alike])


def ends_of(quote: str) -> list[str]:
    """The two ends of a quote with […] between, or the whole quote; […] with nothing beside it stands for itself."""
    gap = GAP.search(quote)
    if gap:
        ends = [quote[: gap.start()].rstrip(), quote[gap.end() :].lstrip()]
        if all(map(fold_quote, ends)):
            return ends
    return [quote]


def _occurrences(text: str | Searched, wanted: str, most: int) -> Iterator[int]:
    """The first places where a string occurs, overlaps too."""
    place = text.find(wanted)
    while place >= 0 and most > 0:
        yield place
        place, most = text.find(wanted, place + 1), most - 1


def _spans(text: Searched, ends: Sequence[str], kept: Callable[[int, int], bool]) -> list[Span]:
    """The passages from a first end to a last end with no other first or last end that would make them shorter.

    Occurrences that are not `kept` count for nothing. It looks at pairs only, so that an end may occur everywhere.
    """
    first, last = len(ends[0]), len(ends[-1])
    most = 2_000_000 // (first + last)  # only in a text of one letter are there more
    if len(ends) == 1:
        return [(i, i + first) for i in _occurrences(text, ends[0], most) if kept(i, i + first)]
    spans: list[Span] = []
    i = _seek(text, ends[0], 0, kept)
    while i >= 0 and len(spans) < most:
        k = _seek(text, ends[1], i + first, kept)
        if k < 0:
            break
        nearer = text.rfind(ends[0], i + 1, k)
        while nearer >= 0 and not kept(nearer, nearer + first):
            nearer = text.rfind(ends[0], i + 1, nearer + first - 1)
        i = max(i, nearer)
        spans.append((i, k + last))
        i = _seek(text, ends[0], i + 1, kept)
    return spans


def _seek(text: Searched, wanted: str, start: int, kept: Callable[[int, int], bool]) -> int:
    place = text.find(wanted, start)
    while place >= 0 and not kept(place, place + len(wanted)):
        place = text.find(wanted, place + 1)
    return place


def _lost(text: Text, quote: str) -> Passage:
    """Nothing found: say what in the text is most like the end that is missing."""
    body = text.folded
    ends = [end for end in map(fold_quote, ends_of(quote)) if end]
    missing = next((end for end in ends if end not in body.text), ends[0] if ends else "")
    i, j, score = _nearest(body.text, missing[:60])
    if i >= j:
        return Passage(Status.LOST)
    start, end = body.span(i, j)
    return Passage(Status.LOST, score=score, nearest=" ".join(text.raw[start:end].split())[:40].rstrip())


def _nearest(body: str, wanted: str) -> tuple[int, int, float]:
    """The stretch that shares most short runs of characters, in order, with what is wanted; and its likeness."""
    size = min(len(wanted), 3 if any(c >= "\u2e80" for c in wanted) else 5)
    votes: Counter[int] = Counter()
    for k in range(len(wanted) - size + 1 if size else 0):
        for place in _occurrences(body, wanted[k : k + size], most=60):
            votes.update({(place - k) // 8, (place - k) // 8 + 1})
    if not votes:
        return 0, 0, 0.0
    # Of equal counts the first in the text: the answer is the same every time.
    start = max(0, min(votes, key=lambda bucket: (-votes[bucket], bucket)) * 8 - 8)
    window = body[start : start + len(wanted) + 16]
    matcher = SequenceMatcher(None, wanted, window, autojunk=False)
    blocks = matcher.get_matching_blocks()[:-1]
    i = start + max(0, blocks[0].b - blocks[0].a)
    j = min(start + len(window), start + blocks[-1].b + len(wanted) - blocks[-1].a)
    return i, j, round(2 * sum(block.size for block in blocks) / (len(wanted) + j - i), 3)


def locate_text(name: str, folder: Path | None, given: Path | None) -> Path | None:
    """The file of a text: as given, else beside the map, else in a folder of ARGMAP_TEXTS; None where there is none.

    A map may come from anybody, so that its name for the text never leads out of these folders.
    """
    if given is not None:
        return given
    if not name or re.search(r"[/\\\0]|\.\.", name):
        return None
    listed = [Path(each) for each in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if each]
    for home in [folder, *listed] if folder is not None else listed:
        path = home / name
        if path.is_file() and path.resolve().is_relative_to(home.resolve()):
            return path
    return None
