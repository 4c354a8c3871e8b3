"""Following passages from one version of a text into the next, where both are at hand.

The sentences of the two are aligned once (`argmap.match`), and headings, table rows and notes with them. A passage goes
where its sentences went: there it stands in the same words, or they are compared one by one. What is not there is
looked for in the whole text; but words that another sentence of the old text has as well are that sentence's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.match import Match, matches
from argmap.moving.edits import stretch
from argmap.moving.followed import CLEARLY, EDITED, ENOUGH, TELLING, Followed, as_edit, nearest
from argmap.moving.projecting import Comparison
from argmap.moving.sides import Side, plain
from argmap.quote import length
from argmap.sentences import Span

ELSEWHERE = 0.65
"""The least likeness of a passage to what stands for it in a sentence that is not matched with its own."""
_FIRM = 0.5  # resemblance of two sentences of which one surely became the other
_FEW = 6  # as TELLING, of what stands between the same words, or once in either text where its sentence should be
_REACH = 5  # units to either side in which a neighbour is looked for
_COPIES = 50  # likewise one that has no copies
_APART = 2  # sentences that may come in between those of a passage


@dataclass(frozen=True, slots=True)
class Region:
    """Units of both sides that say the same as far as a passage goes, and the least score of their matches."""

    old: range
    new: range
    score: float


class Following:
    """The bodies of two versions, or their notes, aligned."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        found = matches(old.said, new.said, ordered=True)
        self._became = {i: match for match in found for i in match.old}
        self._was = {j: match for match in found for j in match.new}
        self._compared: dict[tuple[range, range], Comparison] = {}

    def follow(self, spans: Sequence[Span]) -> list[Followed]:
        """Where passages of the old text went."""
        found = [self._in_place(span) for span in spans]
        left = [at for at, each in enumerate(found) if not each.spans]
        for at, elsewhere in zip(left, self._elsewhere([spans[at] for at in left]), strict=True):
            if elsewhere.spans or elsewhere.score > found[at].score:
                found[at] = elsewhere
        return found

    def heading(self, span: Span) -> Span | None:
        """The heading, in whatever words, that stands where one stood: right before the same sentence."""
        behind = self.old.touched(span).stop
        match = self._became.get(behind) if behind not in self.old.headings else None
        before = match.new[0] - 1 if match else -1
        return self.new.units[before] if before in self.new.headings and before not in self._was else None

    # Where its sentences went

    def _in_place(self, span: Span) -> Followed:
        touched = self.old.touched(span)
        region = self._region(touched) if touched else None
        if region is None:
            return Followed()
        return self._same(span, region) or self._edited(span, region)

    def _region(self, touched: range) -> Region | None:
        """Where most of the touched units went, with the units that went there together with them."""
        found = sorted({match.new: match for at in touched if (match := self._became.get(at))}.items())
        runs: list[list[Match]] = [[]]
        for new, match in found:
            if runs[-1] and new[0] - runs[-1][-1].new[-1] > _APART + 1:
                runs.append([])
            runs[-1].append(match)
        best = max(runs, key=lambda run: sum(each.score * len(self.old.texts[i]) for each in run for i in each.old))
        if not best:
            return None
        olds = [*touched, *(i for match in best for i in match.old)]
        news = [j for match in best for j in match.new]
        return Region(range(min(olds), max(olds) + 1), range(min(news), max(news) + 1), min(m.score for m in best))

    def _same(self, span: Span, region: Region) -> Followed | None:
        """The passage in the same words."""
        wanted = self.old.fold(span)
        spans = self._as_words(span, self.new.occurrences(wanted, self.new.span(region.new)))
        if len(spans) > 1:
            spans = self._told_by_the_words_around(span, region, spans)
        if len(spans) == 1 and self._sure(wanted, region):
            return Followed((spans[0],), True, 1.0)
        beside = self._with_its_neighbours(span) if spans else None
        if beside:
            return Followed((beside,), True, 1.0)
        return Followed(tuple(spans), True, 1 / max(2, len(spans))) if spans else None

    def _told_by_the_words_around(self, span: Span, region: Region, spans: list[Span]) -> list[Span]:
        """Of the places in one sentence where the words stand, the one that is theirs."""
        old, new = self.old.span(region.old), self.new.span(region.new)
        if self.old.fold(old) == self.new.fold(new):
            before = len(self.old.fold((old[0], span[0])))
            return [each for each in spans if len(self.new.fold((new[0], each[0]))) == before]
        found = self._comparison(region).projection(*span)
        return [each for each in spans if found and each[0] < found.span[1] and found.span[0] < each[1]] or spans

    def _sure(self, wanted: str, region: Region) -> bool:
        """Whether the same words where the sentence went are the same passage, and not what two sentences share."""
        if region.score < _FIRM:
            return self.old.folded.text.count(wanted) == 1 == self.new.folded.text.count(wanted)
        return self._single(region.old, region.new) or self._beside(region) or self._unchanged

    @cached_property
    def _unchanged(self) -> bool:
        return self.old.folded.text == self.new.folded.text

    def _single(self, olds: Iterable[int], news: Iterable[int]) -> bool:
        """Whether none of some units has its words elsewhere in its text, too."""
        return all(self.old.copies(i) == 1 for i in olds) and all(self.new.copies(j) == 1 for j in news)

    def _beside(self, region: Region) -> bool:
        """Whether a unit without copies went along, and all that stands between with it."""
        return self._went_along(region.old[0], region.new[0], -1) or self._went_along(region.old[-1], region.new[-1], 1)

    def _went_along(self, i: int, j: int, step: int) -> bool:
        for _ in range(_COPIES):
            i, j = i + step, j + step
            match = self._became.get(i)
            if match is None or j not in match.new:
                return False
            if self._single([i], [j]):
                return True
        return False

    def _edited(self, span: Span, region: Region) -> Followed:
        found = as_edit(self._comparison(region).projection(*span), self.new.span(region.new))
        if not found.spans or self._single(region.old, ()) or self._beside(region):
            return found
        spans = *found.spans, *self.new.everywhere(self.old.fold(span))  # what became of a copy, and of another one
        return Followed(spans, True, 1 / max(2, len(spans)))

    def _comparison(self, region: Region) -> Comparison:
        key = region.old, region.new
        if key not in self._compared:
            self._compared[key] = self._comparing(self.old.span(region.old), self.new, self.new.span(region.new))
        return self._compared[key]

    def _comparing(self, span: Span, other: Side, with_: Span) -> Comparison:
        return Comparison(stretch(self.old.bare, *span), stretch(other.bare, *with_), self.old.bounds, other.bounds)

    # Elsewhere

    def _elsewhere(self, spans: Sequence[Span]) -> Iterator[Followed]:
        """What of the whole new text is most like each passage."""
        near = nearest([plain(self.old.bare[start:end]) for start, end in spans], self.new.said)
        return (self._again(span) or self._alike(span, units) for span, units in zip(spans, near, strict=True))

    def _again(self, span: Span) -> Followed | None:
        """The same words: where they should be, or elsewhere if nobody writes them twice by chance.

        Of what the old text has more than once, a copy counts only where nothing is left of their own sentence, and if
        no other sentence that has them went there.
        """
        wanted = self.old.fold(span)
        spans = self._as_words(span, self.new.everywhere(wanted))
        copies = self.old.folded.text.count(wanted)
        if len(spans) == copies == 1 and length(wanted) >= _FEW and self._free(span, self.new.touched(spans[0])[0]):
            return Followed((spans[0],), True, 1.0)
        if length(wanted) < (ENOUGH if copies == 1 and wanted in self.old.counts else TELLING):
            beside = self._with_its_neighbours(span) if spans else None
            return Followed((beside,), True, 1.0) if beside else None
        if copies > 1:
            gone = all(at not in self._became for at in self.old.touched(span))
            spans = [each for each in spans if gone and not self._came_from(each, wanted)]
            others = (each for each in self.old.everywhere(wanted) if each != span)
            if len(spans) == 1 and not all(map(self._is_known, others)):  # it may be another's
                return Followed((spans[0],), True, 0.5)
        return Followed(tuple(spans), True, 1 / len(spans)) if spans else None

    def _is_known(self, span: Span) -> bool:
        """Whether the words around an old passage tell where it went."""
        region = self._region(self.old.touched(span))
        return region is not None and self._beside(region)

    def _came_from(self, span: Span, wanted: str) -> bool:
        """Whether a sentence that has these words went where they stand."""
        units = [i for at in self.new.touched(span) if at in self._was for i in self._was[at].old]
        return any(wanted in self.old.texts[i] or self.old.texts[i] in wanted for i in units)

    def _with_its_neighbours(self, span: Span) -> Span | None:
        """The same words with those before or behind them, so many that nobody writes them twice by chance."""
        old, new = self.old.folded, self.new.folded
        i, j = old.within(*span)
        for low, high in ((max(0, i - 3 * TELLING), j), (i, min(len(old.text), j + 3 * TELLING))):
            while length(old.text[low + 1 : high]) >= TELLING and low < i:
                low += 1
            while length(old.text[low : high - 1]) >= TELLING and high > j:
                high -= 1
            more = old.text[low:high]
            place = new.text.find(more) if length(more) >= TELLING else -1
            if place >= 0 and new.text.find(more, place + 1) < 0 and old.text.count(more) == 1:
                found = self._as_words(span, [new.span(place + i - low, place + j - low)])
                return found[0] if found else None
        return None

    def _as_words(self, span: Span, spans: Iterable[Span]) -> list[Span]:
        """Without places that begin or end in the midst of a word, if the passage does not: “likely” in “unlikely”."""
        begins, ends = self.old.cut(span)
        cuts = ((each, self.new.cut(each)) for each in spans)
        return [each for each, (begun, ended) in cuts if begun <= begins and ended <= ends]

    def _free(self, span: Span, unit: int) -> bool:
        """Whether a new unit is no other sentence's, and as far from the next that is matched as the passage was."""
        touched = self.old.touched(span)
        if unit in self._was or not touched:
            return False
        beside = [at for at in range(touched[0] - _REACH, touched[-1] + _REACH + 1) if at in self._became]
        off = [abs(unit - j - touched[0] + at) for at in beside for j in self._became[at].new]
        return min(off, default=_REACH) <= 1

    def _alike(self, span: Span, units: Iterable[int]) -> Followed:
        found = {unit: self._comparing(span, self.new, self.new.units[unit]).projection(*span) for unit in units}
        ranked = sorted((-each.score, unit) for unit, each in found.items() if each)
        alike = [each for _, unit in ranked if (each := found[unit])]
        if not alike:
            return Followed()
        best, (_, unit) = alike[0], ranked[0]
        near = tuple(each.span for each in alike if each.score > best.score - CLEARLY)
        wanted = self.old.fold(span)
        kept = best.score * length(wanted)
        telling = best.score >= ELSEWHERE and kept >= TELLING
        in_place = best.score >= _FIRM and kept >= ENOUGH and self._free(span, unit)
        same = self.new.fold(best.span) == wanted  # and not among those that are told from their copies
        if same or not (telling or in_place) or self._is_anothers(span, unit, best.score):
            worth_a_look = best.score >= EDITED and length(self.new.fold(best.span)) >= _FEW
            return Followed(score=best.score, nearest=best.span if worth_a_look else None)
        if len(near) > 1 and not in_place:
            return Followed(near, False, 1 / len(near))
        return as_edit(best, best.span)

    def _is_anothers(self, span: Span, unit: int, score: float) -> bool:
        """Whether an old sentence that went there has these words as well."""
        match = self._was.get(unit)
        for other in match.old if match else ():
            if other not in self.old.touched(span):
                found = self._comparing(span, self.old, self.old.units[other]).projection(*span)
                if found and found.score > score - CLEARLY:
                    return True
        return False
