"""Looking for passages in a new version of a text where the old one is not at hand: by what their anchors say.

That is the quote, the words around it and the section; and, where `argmap anchor --write` has been at work, the place
in the old text and the hash of the passage, which tells that all its words are the same. Without a hash, nobody knows
what stood between the two ends of a quote, nor whether a few words are the same passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar

from argmap.anchor import SENTENCES, Candidates, Quoted, Text, ends_of, readings, settled
from argmap.fold import fold_quote
from argmap.moving.edits import Edit, stretch, weight
from argmap.moving.followed import CLEARLY, EDITED, ENOUGH, TELLING, Followed, nearest
from argmap.moving.projecting import Bounds, Comparison, Projection
from argmap.moving.sides import Side, body, plain
from argmap.quote import length, splits_word
from argmap.sentences import Span

_ENOUGH = 12  # Han characters of a quote, or three times as many letters, for words like it to be looked for
_NEAR = 100  # characters by which a passage may leave its place beside a neighbour, and half of their distance
LIKE = 0.75
"""The least likeness of a quote to what stands for it."""
IN_PLACE = 0.6
"""The least where that stands as far from its neighbours as it did."""
_LONGER = 10  # by which a passage may outgrow one and a half times its length
_NEIGHBOURS = 2  # on either side
_NOWHERE = Bounds((), ())

Key = TypeVar("Key")
Evidence = Literal["text", "hash", "quote"]


class Sought(NamedTuple):
    """What was found for an anchor, and what shows that it is the same passage."""

    found: Followed
    by: Evidence


class Milestone(NamedTuple):
    """Where a passage stood, and where one with all its words stands."""

    old: int
    new: int


def seek(text: Text, anchors: Mapping[Key, Quoted]) -> dict[Key, Sought]:
    """The passages of anchors in a text that may be another than the one they were made for."""
    read = {key: _read(text, anchor) for key, anchor in anchors.items()}
    trail = sorted({stone for key, anchor in anchors.items() for stone in _milestones(anchor, read[key])})
    found = {key: _found(text, anchor, read[key], trail) for key, anchor in anchors.items()}
    left = {key: anchor for key, anchor in anchors.items() if read[key] is None}
    return found | {key: Sought(like, "quote") for key, like in _alike(text, left, trail)}


def _read(text: Text, anchor: Quoted) -> Candidates | None:
    """The passages that a quote can mean: in the first reading that has one with the words of the hash, or has any."""
    found = list(readings(text, anchor.quote or ""))
    hashed = (each for each in found if _same(each, anchor))
    return next(hashed, found[0] if found else None)


def _same(read: Candidates, anchor: Quoted) -> list[Span]:
    """The passages with all the words that were hashed."""
    return [span for span in read.spans if read.digest(span) == anchor.sha256] if anchor.sha256 else []


def _milestones(anchor: Quoted, read: Candidates | None) -> Iterator[Milestone]:
    if read is not None and anchor.at is not None and len(read.spans) == 1 and _same(read, anchor):
        yield Milestone(anchor.at[0], read.spans[0][0])


def _found(text: Text, anchor: Quoted, read: Candidates | None, trail: Sequence[Milestone]) -> Sought:
    """What the quote leads to as it is written."""
    if read is None:
        return Sought(Followed(), "quote")
    if anchor.sha256 is None:
        return Sought(_trusted(text, anchor, read._replace(spans=_of_words(text, read, read.spans))), "quote")
    same = _of_words(text, read, _same(read, anchor))
    if same:
        return Sought(_unchanged(text, anchor, read._replace(spans=same), trail), "hash")
    return Sought(_changed(anchor, settled(text, anchor, read), trail), "hash")


def _of_words(text: Text, read: Candidates, spans: list[Span]) -> list[Span]:
    """Passages without those that begin or end in the midst of a word, if there are others."""
    return [span for span in spans if not _cut(text, read, span)] or spans


def _cut(text: Text, read: Candidates, span: Span) -> bool:
    """Whether a passage begins or ends in the midst of a word."""
    return any(splits_word(text.raw, read.folded, place) for place in read.folded.within(*span))


def _is_doubtful(text: Text, anchor: Quoted, read: Candidates, span: Span) -> bool:
    """Whether a passage begins or ends in the midst of a word, or lacks the words beside it that told it from others.

    Then it may be “likely” in “unlikely”, or a copy of the one that was meant.
    """
    if _cut(text, read, span):
        return True
    (i, j), words = read.folded.within(*span), read.folded.text
    before, behind = fold_quote(anchor.prefix or ""), fold_quote(anchor.suffix or "")
    beside = (before and words.endswith(before, 0, i)) or (behind and words.startswith(behind, j))
    return bool(before or behind) and not beside


def _unchanged(text: Text, anchor: Quoted, read: Candidates, trail: Sequence[Milestone]) -> Followed:
    """Passages with all the words: the one that stands where it should, or that nobody writes twice by chance."""
    spans = settled(text, anchor, read)
    if len(spans) > 1:
        spans = [span for span in spans if _in_place(anchor, span, trail)] or spans
    i, j = read.folded.within(*spans[0])
    telling = length(read.folded.text[i:j]) >= TELLING
    if len(spans) == 1 and (telling or _in_place(anchor, spans[0], trail) is not False):
        cited = read.folded is text.with_notes and _between(anchor, spans[0], trail) is False  # what the body said
        doubtful = spans[0] != anchor.at and (cited or _is_doubtful(text, anchor, read, spans[0]))
        return Followed((spans[0],), None, 0.5) if doubtful else Followed((spans[0],), True, 1.0)
    return Followed(tuple(spans), True, 1 / max(2, len(spans)))


def _changed(anchor: Quoted, spans: Sequence[Span], trail: Sequence[Milestone]) -> Followed:
    """A passage whose ends are what they were, and something between them is not. What, cannot be known.

    Its score is how much of it is known to be the same.
    """
    placed = [span for span in spans if _as_long(anchor, span) and _in_place(anchor, span, trail) is not False]
    if len(placed) > 1:
        return Followed(tuple(placed), False, 1 / len(placed))
    if not placed:
        return Followed(nearest=spans[0])
    (start, end), known = placed[0], sum(map(len, ends_of(anchor.quote or "")))
    before = anchor.at[1] - anchor.at[0] if anchor.at else end - start
    return Followed(((start, end),), False, min(0.999, round(2 * known / (before + end - start), 3)))


def _as_long(anchor: Quoted, span: Span) -> bool:
    """Whether a passage is about as long as it was, as far as that is known."""
    before, now = anchor.at[1] - anchor.at[0] if anchor.at else span[1] - span[0], span[1] - span[0]
    return max(before, now) <= 1.5 * min(before, now) + _LONGER


def _trusted(text: Text, anchor: Quoted, read: Candidates) -> Followed:
    """A passage of which nothing but the quote is known: in its section, and no longer than passages are.

    A whole quote of some length is all of its passage; of what stands between two ends nothing is known.
    """
    spans = settled(text, anchor, read)
    if len(spans) > 1:
        return Followed(tuple(spans), True, 1 / len(spans))
    ((start, end),), ends = spans, ends_of(anchor.quote or "")
    words = sum(length(fold_quote(each)) for each in ends)
    first, last = text.section_spans.get(anchor.section or "", (start, end))
    if not _is_a_passage(text, start, end) or not (first <= start < last or words >= TELLING):
        return Followed(((start, end),), True, 0.5)
    known = len(ends) == 1 and words >= ENOUGH and not _is_doubtful(text, anchor, read, spans[0])
    return Followed(((start, end),), True, 1.0) if known else Followed(((start, end),), None, 0.5)


def _is_a_passage(text: Text, start: int, end: int) -> bool:
    """Whether it keeps within a sentence, or begins or ends with one and is not longer than a few."""
    touched = text.touched(start, end)
    return len(touched) <= 1 or (len(touched) <= SENTENCES and (start <= touched[0][0] or end >= touched[-1][1]))


def _in_place(anchor: Quoted, span: Span, trail: Sequence[Milestone]) -> bool | None:
    """Whether a passage stands as far from a neighbour as it did; `None` where no neighbour is known."""
    if anchor.at is None:
        return None
    at = anchor.at[0]
    low, high = bisect_left(trail, (at,)), bisect_left(trail, (at + 1,))
    beside = [*trail[max(0, low - _NEIGHBOURS) : low], *trail[high : high + _NEIGHBOURS]]
    off = [abs(span[0] - at - stone.new + stone.old) - abs(at - stone.old) / 2 for stone in beside]
    return min(off) <= _NEAR if off else None


def _between(anchor: Quoted, span: Span, trail: Sequence[Milestone]) -> bool | None:
    """Whether a passage stands between the neighbours between which it stood; `None` where none is known."""
    if anchor.at is None or not trail:
        return None
    behind = bisect_left(trail, (anchor.at[0],))
    after_one = behind == 0 or trail[behind - 1].new <= span[0]
    return after_one and (behind == len(trail) or span[0] <= trail[behind].new)


# Words like those of a quote


def _alike(text: Text, anchors: Mapping[Key, Quoted], trail: Sequence[Milestone]) -> Iterator[tuple[Key, Followed]]:
    """What of a text is most like each quote."""
    quotes = {key: ends_of(anchor.quote or "") for key, anchor in anchors.items()}
    side = body(text)
    near = nearest([plain(" ".join(ends)) for ends in quotes.values()], side.said)
    for (key, ends), units in zip(quotes.items(), near, strict=True):
        best = _best(side, anchors[key], ends, units, trail)
        strayed = best.span is not None and not _in_section(text, anchors[key], best.span)
        yield key, Followed(score=best.score, nearest=best.span) if strayed else best


def _in_section(text: Text, anchor: Quoted, span: Span) -> bool:
    """Whether a passage stands in the section of its anchor, as far as that is known."""
    first, last = text.section_spans.get(anchor.section or "", span)
    return first <= span[0] < last


def _best(side: Side, anchor: Quoted, ends: Sequence[str], units: Iterable[int],
          trail: Sequence[Milestone]) -> Followed:  # fmt: skip
    found = {each.span: each for unit in units if (each := _quoted(side, ends, side.units[unit]))}
    ranked = sorted(found.values(), key=lambda each: (-each.score, each.span))
    if not ranked:
        return Followed()
    best = ranked[0]
    near = tuple(each.span for each in ranked if each.score > best.score - CLEARLY)
    in_place = _in_place(anchor, best.span, trail) and _between(anchor, best.span, trail)
    least = IN_PLACE if in_place else LIKE
    telling = in_place or sum(map(length, ends)) >= _ENOUGH
    if best.score < least or in_place is False or not telling or not _as_long(anchor, best.span):
        return Followed(score=best.score, nearest=best.span if best.score >= EDITED else None)
    if len(near) > 1:
        return Followed(near, False, 1 / len(near))
    return Followed((best.span,), False, best.score, best.edit)


@dataclass(frozen=True)
class _Quoted:
    """What is like the ends of a quote, one behind the other."""

    ends: Sequence[Projection]

    @property
    def span(self) -> Span:
        return self.ends[0].span[0], self.ends[-1].span[1]

    @property
    def score(self) -> float:
        sizes = [sum(map(weight, end.old.words)) for end in self.ends]
        return round(sum(size * end.score for size, end in zip(sizes, self.ends, strict=True)) / sum(sizes), 3)

    @property
    def edit(self) -> tuple[Edit, ...]:
        first, *others = (end.edit for end in self.ends)
        return (*first, *(each for other in others for each in (Edit("same", "[…]"), *other)))


def _quoted(side: Side, ends: Sequence[str], unit: Span) -> _Quoted | None:
    """What in a sentence is most like a quote, or like both its ends."""
    start, found = unit[0], []
    for end in ends:
        new = stretch(side.bare, start, unit[1])
        like = Comparison(stretch(end, 0, len(end)), new, _NOWHERE, side.bounds).projection(0, len(end))
        if like is None or like.score < IN_PLACE:
            return None
        found.append(like)
        start = like.span[1]
    return _Quoted(found)
