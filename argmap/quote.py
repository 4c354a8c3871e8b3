"""From a passage of the paper's text to the shortest quote that finds it: describing, suggesting, shortening.

A quote points at the paper and does not reprint it: each end is a dozen Han characters at most where that is unique,
or three dozen letters. No word is cut in two, unless the passage itself begins or ends in the midst of one.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from argmap.anchor import (
    END_LENGTH,
    GAP,
    SENTENCES,
    Candidates,
    Passage,
    Pointer,
    Quoted,
    Status,
    Text,
    ends_of,
    find,
    readings,
)
from argmap.fold import Folded, fold_quote
from argmap.sentences import Span


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
        if self.repeats(quote):
            return float("inf")
        found = list(islice(readings(self.text, quote), 2))
        if not found or any(each.folded is self.folded and self.span not in each.spans for each in found):
            return float("inf")
        return max(len(each.spans) for each in found) if found[0].folded is self.folded else float("inf")

    def repeats(self, quote: str) -> bool:
        """Whether an end of the quote stands within the passage as well: folded, the quote means a shorter one."""
        first, *others = map(fold_quote, ends_of(quote))
        body = self.folded.text[self.i : self.j]
        return any(
            body.find(first, 1, -len(last)) >= 0 or 0 <= body.find(last, len(first)) < len(body) - len(last)
            for last in others
            if first and last
        )

    def meant(self, anchor: Quoted) -> bool:
        passage = find(self.text, anchor)
        return (passage.start, passage.end) == self.span

    def splits_word(self, cut: int) -> bool:
        return splits_word(self.text.raw, self.folded, cut)

    def whole(self, cut: int, step: int) -> int:
        """A place of the folded text, or the next one in a direction that cuts no word in two."""
        while self.splits_word(cut):
            cut += step
        return cut

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


# Scripts that put spaces between words; what stands in the midst of a word or of a number. So many letters take their
# time to compile, which waits until a quote is shortened.
_LETTER = r"(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff])[^\W_]"
_IN_WORD = rf"{_LETTER}[\u0300-\u036f]*['’]?\0(?:[-‐‑\xad]\s*|[*\\]+)?['’]?{_LETTER}|[0-9][.,]?\0[.,]?[0-9]"
_BROKEN = re.compile(rf"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069<*\\]|{GAP.pattern}")


def length(words: str) -> int:
    """How long a quote is: each Han character, kana or hangul counts for one, and three letters of an alphabet do."""
    wide = sum(c >= "\u2e80" for c in words)
    return wide + (len(words) - wide + 2) // 3


def splits_word(raw: str, folded: Folded, cut: int) -> bool:
    """Whether a word or a number goes on across a place of the folded text; not in scripts without spaces."""
    if not 0 < cut < len(folded.text):
        return False
    seam, start = folded.ends[cut - 1], folded.starts[cut]
    before, behind = raw[max(0, seam - 4) : seam], raw[seam:start][:4]
    return bool(re.search(_IN_WORD, f"{before}\0{behind}{raw[start : start + 2]}"))


def describe(text: Text, start: int, end: int) -> dict[str, object]:
    """The anchor of a passage: the shortest quote that finds it, `at` and `sha256`, context only where it is needed.

    Raises ValueError where nothing that can be quoted stands between the two places.
    """
    place = _place(text, start, end)
    quote = _shortest(place)
    digest = Candidates(Status.EXACT, place.folded, []).digest(place.span)
    context = {} if place.meant(Pointer(quote)) else _context(place, quote)
    return {"quote": quote, **context, "at": place.span, "sha256": digest}


def with_long_ends(text: Text, start: int, end: int) -> str:
    """A quote by as many words as a quote may have at either end; whole where the passage has no more.

    Raises ValueError as `describe` does.
    """
    place = _place(text, start, end)
    whole = place.plain(place.i, place.j)
    if length(whole) <= 2 * END_LENGTH:
        return whole
    sizes = range(1, 3 * END_LENGTH + 1)
    first = max(n for n in sizes if n == 1 or length(place.plain(place.i, place.i + n)) <= END_LENGTH)
    last = max(n for n in sizes if n == 1 or length(place.plain(place.j - n, place.j)) <= END_LENGTH)
    return f"{place.plain(place.i, place.i + first)}[…]{place.plain(place.j - last, place.j)}"


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
    if whole and length(whole) <= END_LENGTH and place.rivals(whole) < float("inf"):
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
    """First and last ends with their sizes, the most readable kind first: verbatim, mended, long; whole words all."""
    for piece, most in ((place.verbatim, END_LENGTH), (place.plain, END_LENGTH), (place.verbatim, 4 * END_LENGTH)):
        sizes = range(2, min(3 * most, place.j - place.i - 2) + 1)
        cuts = [[n for n in sizes if not place.splits_word(cut(n))] for cut in (place.i.__add__, place.j.__sub__)]
        first = [(n, piece(place.i, place.i + n)) for n in cuts[0]]
        last = [(n, piece(place.j - n, place.j)) for n in cuts[1]]
        fitting = [
            [(n, end) for n, end in ends if end and length(end) <= most and not GAP.search(end)]
            for ends in (first, last)
        ]
        yield fitting[0], fitting[1]


def _pairs(place: _Place, first: list[_End], last: list[_End]) -> list[str]:
    """Quotes by two ends that do not overlap, the shortest first."""
    room = place.j - place.i
    pairs = [(n + m, abs(n - m), f"{a}[…]{b}") for n, a in first for m, b in last if n + m <= room]
    return [quote for _, _, quote in sorted(pairs)]


def _context(place: _Place, quote: str) -> dict[str, str]:
    """The shortest words before, or behind, or on both sides, that tell the passage from its rivals."""
    for width in (2, 4, 8, 16, 32, 64):
        before = place.plain(place.whole(max(0, place.i - width), -1), place.i)
        behind = place.plain(place.j, place.whole(min(len(place.folded.text), place.j + width), 1))
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
            place = place._replace(i=place.whole(place.i, -1), j=place.whole(place.j, 1))
            quote = _shortest(place)
            return quote if place.meant(Pointer(quote)) and place.is_in(sentence) else None
    return None


def _pastes(sentence: str) -> Iterator[str]:
    """What of a pasted sentence may stand in the text: all of it, all but bare footnote marks, its two ends."""
    yield sentence
    yield re.sub(r"(?<=[^\s\d(（])\d{1,3}[)）]", "", sentence)
    if len(sentence) > 4 * END_LENGTH:
        yield f"{sentence[:END_LENGTH]}[…]{sentence[-END_LENGTH:]}"


def too_long(text: Text, anchor: Quoted, passage: Passage | None = None) -> str | None:
    """Why a quote is longer than it must be, with a shorter one; None where it is not, or finds nothing.

    `passage` is what it finds, where that is known.
    """
    passage = passage or find(text, anchor)
    if passage.start is None or passage.end is None:
        return None
    touched = text.touched(passage.start, passage.end)
    if len(touched) > SENTENCES:
        first = describe(text, max(passage.start, touched[0][0]), touched[0][1])["quote"]
        return f"the passage spans {len(touched)} sentences, {SENTENCES} at most: the first of them is “{first}”"
    ends = ends_of(anchor.quote or "")
    longest = max(ends, key=length)
    if length(longest) <= END_LENGTH:
        return None
    shorter = str(describe(text, passage.start, passage.end)["quote"])
    again = find(text, Pointer(shorter, anchor.prefix, anchor.suffix, anchor.section, anchor.at, anchor.sha256))
    if again.sha256 != passage.sha256 or max(map(length, ends_of(shorter))) >= length(longest):
        return None
    which = "the quote" if len(ends) == 1 else f"the {'first' if longest is ends[0] else 'last'} end of the quote"
    return f"{which} has {len(longest)} characters, and “{shorter}” finds the same passage"
