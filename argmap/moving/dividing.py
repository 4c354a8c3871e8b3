"""The sections of a map in a revised text: where they begin now, and the words that say so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.anchor import Pointer, Text, readings
from argmap.model import Section
from argmap.moving.tracing import Tracing
from argmap.passages import is_within
from argmap.quote import describe
from argmap.sentences import Span


@dataclass(frozen=True)
class Division:
    """A text with its sections."""

    text: Text

    @cached_property
    def _starts(self) -> list[tuple[int, str]]:
        return sorted((start, name) for name, (start, _) in self.text.section_spans.items())

    def at(self, place: int) -> str | None:
        """The section in which a place stands; `None` before the first."""
        before = bisect_right(self._starts, place, key=lambda each: each[0])
        return self._starts[before - 1][1] if before else None


@dataclass(frozen=True)
class Divided:
    """The sections in the order in which they stand in the new text, each with words that begin it there.

    `gone` are those that say how they begin and do not begin so in the new text, nor in words like these.
    """

    new: Division
    old: Division | None
    sections: tuple[Section, ...]
    gone: tuple[str, ...]

    def named(self, named: str | None, old: Span | None, new: Span) -> str | None:
        """The section that an anchor is to name: that which it names, if its passage stands there, or beneath.

        A passage that did not even stand where its anchor says is left with it, unless it went elsewhere.
        """
        now = self.new.at(new[0])
        stood = self.old.at(old[0]) if self.old and old else None
        if named is None or now is None or now == stood or is_within(now, named):
            return named
        return now if named in self.new.text.section_spans else named


def divide(tracing: Tracing, sections: Sequence[Section]) -> Divided:
    """Find the sections of a map in a new text."""
    begun = {each.id: each.begins for each in sections if each.begins}
    old = tracing.old.divided(sections) if tracing.old else None
    starts = _followed(tracing, old, begun) if old else _sought(tracing, begun, sections)
    text, after = tracing.new, 0
    found: list[Section] = []
    written: list[Section] = []
    for section in _in_order(sections, starts):
        span = starts.get(section.id)
        renewed = _begun(text, section, after, span) if span else None
        if renewed and span:
            found.append(renewed)
            after = span[0] + 1
        written.append(renewed or _unbegun(text, section))
    gone = tuple(sorted(begun.keys() - {each.id for each in found}, key=list(begun).index))
    return Divided(Division(text.divided(found)), Division(old) if old else None, tuple(written), gone)


def _followed(tracing: Tracing, old: Text, begun: Mapping[str, str]) -> dict[str, Span]:
    """Where the first words of sections went."""
    spans = {name: _span_at(old, begun[name], start) for name, (start, _) in old.section_spans.items()}
    went = dict(zip(spans, tracing.follow(list(spans.values())), strict=True))
    found = {name: each.span or tracing.heading(spans[name]) for name, each in went.items()}
    return {name: span for name, span in found.items() if span}


def _sought(tracing: Tracing, begun: Mapping[str, str], sections: Sequence[Section]) -> dict[str, Span]:
    """Where the first words of sections stand; those that do not in the order of the map, wherever they do."""
    text = tracing.new
    stand = text.divided(sections).section_spans
    starts = {name: _span_at(text, begun[name], start) for name, (start, _) in stand.items()}
    left = {name: Pointer(words) for name, words in begun.items() if name not in starts}
    others = Tracing(None, text).trace(left)
    return starts | {name: each.found.span for name, each in others.items() if each.found.span}


def _span_at(text: Text, begins: str, start: int) -> Span:
    spans = (span for each in readings(text, begins) for span in each.spans)
    return next((span for span in spans if span[0] == start), (start, start + 1))


def _in_order(sections: Sequence[Section], starts: Mapping[str, Span]) -> list[Section]:
    """Sections by where they begin; one that was not found stays behind the one that it stood behind."""
    place, places = (-1, -1), {}
    for section in sections:
        place = starts.get(section.id, place)
        places[section.id] = place
    return sorted(sections, key=lambda section: places[section.id][0])


def _unbegun(text: Text, section: Section) -> Section:
    """A section that was not found: words that stand elsewhere do not begin it."""
    stands = section.begins and next(readings(text, section.begins), None)
    return section.model_copy(update={"begins": None}) if stands else section


def _begun(text: Text, section: Section, after: int, span: Span) -> Section | None:
    """A section with words that begin it where it begins, behind the one before: its own, else others, if any do."""
    for begins in (section.begins, *_beginnings(text, span)):
        if begins and text.beginning(begins, after) == span[0]:
            return section.model_copy(update={"begins": begins})
    return None


def _beginnings(text: Text, span: Span) -> Iterator[str]:
    """Words for what begins at a place: the shortest, and those with more of what follows."""
    ends = [end for _, end in text.sentences if end > span[1]][:1]
    return (str(describe(text, span[0], end)["quote"]) for end in (span[1], *ends))
