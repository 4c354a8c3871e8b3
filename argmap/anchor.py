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
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from argmap.fold import Folded, fold, fold_quote
from argmap.sentences import Span, sentences

END_LENGTH = 12
"""Characters of an end of a quote, at most: a map points at the paper, it does not reprint it."""
SENTENCES = 3
"""Sentences that a passage touches at most."""

_GAP = re.compile(r"[\[［]\s?(?:…{1,2}|\.{3})\s?[\]］]")
_FOLDED_SCORE = 0.95


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


class Text:
    """A paper's text prepared once for many anchors; what is dear is made at first use."""

    def __init__(self, raw: str, sections: Sequence[Beginning] = ()) -> None:
        self.raw = raw
        self.sections = tuple(sections)

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
            start = self._beginning(section.begins, starts[-1][1] + 1 if starts else 0)
            if start is not None:
                starts.append((section.id, start))
        starts.append(("", len(self.raw)))
        return {name: (start, stop) for (name, start), (_, stop) in pairwise(starts)}

    def touched(self, start: int, end: int) -> list[Span]:
        """The sentences of which a passage holds more than a footnote mark."""
        first = bisect_right(self.sentences, start, key=lambda span: span[1])
        last = bisect_left(self.sentences, end, key=lambda span: span[0])
        shared = [(self.folded.within(max(start, a), min(end, b)), (a, b)) for a, b in self.sentences[first:last]]
        return [span for (i, j), span in shared if i < j]

    def _beginning(self, begins: str | None, after: int) -> int | None:
        """The first place from `after` with these words, a heading before a line of a table of contents."""
        places = [start for start, _ in _candidates(self, begins or "").spans if start >= after]
        headings = (p for p in places if self.raw[self.raw.rfind("\n", 0, p) + 1 : p].startswith("#"))
        return next(headings, places[0] if places else None)


class _Candidates(NamedTuple):
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
    spans = found.spans
    for fits in _tests(text, anchor, found):
        if len(spans) > 1:
            spans = [span for span in spans if fits(span)] or spans
    if len(spans) > 1:
        return Passage(Status.AMBIGUOUS, score=1 / len(spans), others=tuple(spans))
    (start, end), score = spans[0], 1.0 if found.status is Status.EXACT else _FOLDED_SCORE
    moved = anchor.at is not None and tuple(anchor.at) != (start, end)
    return Passage(found.status, start, end, found.digest(spans[0]), score, moved)


def _tests(text: Text, anchor: Quoted, found: _Candidates) -> Iterator[Callable[[Span], bool]]:
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


def _candidates(text: Text, quote: str) -> _Candidates:
    """All shortest passages for a quote in the first reading that has any."""
    return next(_readings(text, quote), _Candidates(Status.LOST, text.folded, []))


def _readings(text: Text, quote: str) -> Iterator[_Candidates]:
    """The passages of a quote taken verbatim, then folded; in the body, and only then in the footnotes."""
    ends = _ends(quote)
    folded_ends = [fold_quote(end) for end in ends]
    for body in ("folded", "with_notes") if all(folded_ends) else ():
        folded: Folded = getattr(text, body)
        verbatim = _spans(text.raw, ends, folded.holds)
        if verbatim:
            yield _Candidates(Status.EXACT, folded, verbatim)
        alike = _spans(folded.text, folded_ends, lambda _, __: True)
        if alike:
            yield _Candidates(Status.FOLDED, folded, [folded.span(i, j) for i, j in alike])


def _ends(quote: str) -> list[str]:
    """The two ends of a quote with […] between, or the whole quote; […] with nothing beside it stands for itself."""
    gap = _GAP.search(quote)
    if gap:
        ends = [quote[: gap.start()].rstrip(), quote[gap.end() :].lstrip()]
        if all(map(fold_quote, ends)):
            return ends
    return [quote]


def _occurrences(text: str, wanted: str, most: int) -> Iterator[int]:
    """The first places where a string occurs, overlaps too."""
    place = text.find(wanted)
    while place >= 0 and most > 0:
        yield place
        place, most = text.find(wanted, place + 1), most - 1


def _spans(text: str, ends: Sequence[str], kept: Callable[[int, int], bool]) -> list[Span]:
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


def _seek(text: str, wanted: str, start: int, kept: Callable[[int, int], bool]) -> int:
    place = text.find(wanted, start)
    while place >= 0 and not kept(place, place + len(wanted)):
        place = text.find(wanted, place + 1)
    return place


def _lost(text: Text, quote: str) -> Passage:
    """Nothing found: say what in the text is most like the end that is missing."""
    body = text.folded
    ends = [end for end in map(fold_quote, _ends(quote)) if end]
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


class _Place(NamedTuple):
    """A passage to be quoted: the folded characters i to j."""

    text: Text
    folded: Folded
    i: int
    j: int

    @property
    def span(self) -> Span:
        return self.folded.span(self.i, self.j)

    def rivals(self, quote: str) -> float:
        """How many passages the quote can mean, folded too, this one among them; infinite where it is not."""
        readings = list(islice(_readings(self.text, quote), 2))
        if not readings or any(each.folded is self.folded and self.span not in each.spans for each in readings):
            return float("inf")
        return max(len(each.spans) for each in readings) if readings[0].folded is self.folded else float("inf")

    def meant(self, anchor: Quoted) -> bool:
        passage = find(self.text, anchor)
        return (passage.start, passage.end) == self.span

    def is_in(self, sentence: str) -> bool:
        """Whether nine in ten of its characters stand in a sentence, in order."""
        body = self.folded.text[self.i : self.j]
        blocks = SequenceMatcher(None, body, fold_quote(sentence), autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks) >= 0.9 * len(body)

    def verbatim(self, i: int, j: int) -> str | None:
        """The text of some folded characters, unless a break, a mark or markup stands among them."""
        start, end = self.folded.span(i, j)
        piece = self.text.raw[start:end]
        return None if _BROKEN.search(piece) else piece

    def plain(self, i: int, j: int) -> str:
        """The text of some folded characters as a reader sees it, without breaks, marks and markup."""
        raw, starts, ends = self.text.raw, self.folded.starts, self.folded.ends
        pieces, done = [""], starts[i] if i < j else 0
        for k in range(i, j):
            gap = raw[done : starts[k]]
            # Hyphens are folded away and yet seen. A line break is a space only between Latin words.
            seen = gap if not _BROKEN.search(gap) else " " * (gap.isspace() and raw[done - 1].isascii())
            pieces += seen, raw[max(done, starts[k]) : ends[k]]
            done = max(done, ends[k])
        return "".join(pieces)


_BROKEN = re.compile(rf"[\n\r\f\v\x85\u2028\u2029<*\\]|{_GAP.pattern}")


def describe(text: Text, start: int, end: int) -> dict[str, object]:
    """The anchor of a passage: the shortest quote that finds it, `at` and `sha256`, context only where it is needed.

    Raises ValueError where nothing that can be quoted stands between the two places.
    """
    place = _place(text, start, end)
    quote = _shortest(place)
    digest = _Candidates(Status.EXACT, place.folded, []).digest(place.span)
    context = {} if place.meant(Pointer(quote)) else _context(place, quote)
    return {"quote": quote, **context, "at": place.span, "sha256": digest}


def _place(text: Text, start: int, end: int) -> _Place:
    for body in ("folded", "with_notes"):
        folded: Folded = getattr(text, body)
        i, j = folded.within(start, end)
        if i < j:
            return _Place(text, folded, i, j)
    raise ValueError(f"nothing that can be quoted stands at {start} to {end} of the text, which has {len(text.raw)}")


def _shortest(place: _Place) -> str:
    """The shortest quote with the fewest rivals: whole if it is short, else by its ends, verbatim where it can be."""
    whole = place.verbatim(place.i, place.j)
    if whole and len(whole) <= END_LENGTH and place.rivals(whole) < float("inf"):
        return whole
    for ends in _kinds_of_ends(place):
        pairs = _pairs(place, *ends)
        fewest = place.rivals(pairs[-1]) if pairs else float("inf")
        if fewest < float("inf"):
            # Longer ends never have more rivals, so that the longest pair shows what the shortest can reach.
            return next(quote for quote in pairs if place.rivals(quote) == fewest)
    return place.plain(place.i, place.j)


_End = tuple[int, str]


def _kinds_of_ends(place: _Place) -> Iterator[tuple[list[_End], list[_End]]]:
    """First and last ends with their sizes, the most readable kind first: whole words, cut words, mended, long ones."""
    for piece, most in ((place.verbatim, END_LENGTH), (place.plain, END_LENGTH), (place.verbatim, 4 * END_LENGTH)):
        sizes = range(2, min(most, place.j - place.i - 2) + 1)
        first = [(n, piece(place.i, place.i + n)) for n in sizes]
        last = [(n, piece(place.j - n, place.j)) for n in sizes]
        short = [
            [(n, end) for n, end in ends if end and len(end) <= most and not _GAP.search(end)] for ends in (first, last)
        ]
        yield (
            [end for end in short[0] if not _splits_word(place, place.i + end[0])],
            [end for end in short[1] if not _splits_word(place, place.j - end[0])],
        )
        yield short[0], short[1]


def _pairs(place: _Place, first: list[_End], last: list[_End]) -> list[str]:
    """Quotes by two ends that do not overlap, the shortest first."""
    room = place.j - place.i
    pairs = [(n + m, abs(n - m), f"{a}[…]{b}") for n, a in first for m, b in last if n + m <= room]
    return [quote for _, _, quote in sorted(pairs)]


def _splits_word(place: _Place, cut: int) -> bool:
    """Whether a Latin word or a number goes on across a place of the folded text."""
    seam = place.folded.ends[cut - 1]
    around = place.text.raw[seam - 1 : seam + 1]
    return seam == place.folded.starts[cut] and around.isalnum() and max(around) < "\u2e80"


def _context(place: _Place, quote: str) -> dict[str, str]:
    """The shortest words before, or behind, or on both sides, that tell the passage from its rivals."""
    for width in (2, 4, 8, 16, 32, 64):
        before = place.plain(max(0, place.i - width), place.i)
        behind = place.plain(place.j, min(len(place.folded.text), place.j + width))
        for prefix, suffix in ((before, None), (None, behind), (before, behind)):
            if place.meant(Pointer(quote, prefix, suffix)):
                return {name: words for name, words in (("prefix", prefix), ("suffix", suffix)) if words}
    return {}


def suggest(text: Text, sentence: str) -> str | None:
    """The shortest unique quote for a pasted sentence; None where the text has it not, or more than once.

    The sentence may differ by whatever folding evens out, by bare footnote marks, and by a footnote in its midst.
    """
    for pasted in _pastes(sentence.strip()):
        passage = find(text, Pointer(pasted))
        if passage.start is not None and passage.end is not None:
            place = _place(text, passage.start, passage.end)
            quote = _shortest(place)
            return quote if place.meant(Pointer(quote)) and place.is_in(sentence) else None
    return None


def _pastes(sentence: str) -> Iterator[str]:
    """What of a pasted sentence may stand in the text: all of it, all but bare footnote marks, its two ends."""
    yield sentence
    yield re.sub(r"(?<=[^\s\d(（])\d{1,3}[)）]", "", sentence)
    if len(sentence) > 4 * END_LENGTH:
        yield f"{sentence[:END_LENGTH]}[…]{sentence[-END_LENGTH:]}"


def too_long(text: Text, anchor: Quoted) -> str | None:
    """Why a quote is longer than it must be, with a shorter one; None where it is not, or finds nothing."""
    passage = find(text, anchor)
    if passage.start is None or passage.end is None:
        return None
    touched = text.touched(passage.start, passage.end)
    if len(touched) > SENTENCES:
        first = describe(text, max(passage.start, touched[0][0]), touched[0][1])["quote"]
        return f"the passage spans {len(touched)} sentences, {SENTENCES} at most: the first of them is “{first}”"
    ends = _ends(anchor.quote or "")
    longest = max(ends, key=len)
    if len(longest) <= END_LENGTH:
        return None
    shorter = str(describe(text, passage.start, passage.end)["quote"])
    again = find(text, Pointer(shorter, anchor.prefix, anchor.suffix, anchor.section, anchor.at, anchor.sha256))
    if again.sha256 != passage.sha256 or max(map(len, _ends(shorter))) >= len(longest):
        return None
    which = "the quote" if len(ends) == 1 else f"the {'first' if longest is ends[0] else 'last'} end of the quote"
    return f"{which} has {len(longest)} characters, and “{shorter}” finds the same passage"


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
