"""Passages of one version of a text traced into the next: followed where the old version is at hand, else sought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from argmap.anchor import Passage, Quoted, Text, find
from argmap.moving.followed import TELLING, Followed
from argmap.moving.following import Following
from argmap.moving.seeking import Evidence, seek
from argmap.moving.sides import body, notes
from argmap.quote import length
from argmap.sentences import Span

_MOST = 100  # places of a quote that are followed; one that stands at more of them points at none
Key = TypeVar("Key")


class Traced(NamedTuple):
    """Where the passage of an anchor went, what shows that it is the same one, and where it stood, if that is known."""

    found: Followed
    by: Evidence
    old: Span | None = None


class Tracing:
    """Two versions of a text; the old one may not be at hand. What is dear is made at first use."""

    def __init__(self, old: Text | None, new: Text) -> None:
        self.old, self.new = old, new

    def trace(self, anchors: Mapping[Key, Quoted], divided: Text | None = None) -> dict[Key, Traced]:
        """The passages of anchors. An anchor that leads nowhere in the old text is sought by what it says.

        `divided` is the new text with its sections, where they are known by now.
        """
        old = self.old
        stood = {key: find(old, anchor) for key, anchor in anchors.items()} if old else {}
        known = {key: spans[:_MOST] for key, passage in stood.items() if (spans := _spans(passage))}
        found = {key: Traced(*each) for key, each in seek(divided or self.new, _without(anchors, known)).items()}
        followed = iter(self.follow([span for spans in known.values() for span in spans]))
        for key, spans in known.items():
            went = [next(followed) for _ in spans]
            found[key] = Traced(went[0], "text", spans[0]) if len(spans) == 1 else Traced(_either(went), "text")
        return {key: found[key] for key in anchors}

    def follow(self, spans: Sequence[Span]) -> list[Followed]:
        """Where passages of the old text went."""
        if self.old is None or not spans:
            return []
        in_body = [self.old.folded.holds(*span) for span in spans]
        of_body = iter(self._body.follow([span for span, is_body in zip(spans, in_body, strict=True) if is_body]))
        others = [span for span, is_body in zip(spans, in_body, strict=True) if not is_body]
        of_notes = iter(self._notes.follow(others) if others else [])
        found = [next(of_body if is_body else of_notes) for is_body in in_body]
        return [
            each if each.spans else self._across(span, is_body) or each
            for each, span, is_body in zip(found, spans, in_body, strict=True)
        ]

    def heading(self, span: Span) -> Span | None:
        """The heading that stands where one stood in the old text, in whatever words."""
        return self._body.heading(span) if self.old else None

    def _across(self, span: Span, was_body: bool) -> Followed | None:
        """Words that nobody writes twice by chance, moved from the body into a note, or out of one."""
        ours, others = (self._body, self._notes) if was_body else (self._notes, self._body)
        wanted = ours.old.fold(span)
        if length(wanted) < TELLING or any(wanted in text for text in others.old.texts):
            return None
        spans = tuple(each for each in others.new.everywhere(wanted) if not any(others.new.cut(each)))
        return Followed(spans, True, 1 / len(spans)) if spans else None

    @cached_property
    def _body(self) -> Following:
        return Following(body(self.old or Text("")), body(self.new))

    @cached_property
    def _notes(self) -> Following:
        return Following(notes(self.old or Text("")), notes(self.new))


def _without(anchors: Mapping[Key, Quoted], known: Mapping[Key, object]) -> dict[Key, Quoted]:
    return {key: anchor for key, anchor in anchors.items() if key not in known}


def _spans(passage: Passage) -> tuple[Span, ...]:
    """The passage of an anchor, or all that it may be."""
    return passage.others if passage.start is None or passage.end is None else ((passage.start, passage.end),)


def _either(went: Sequence[Followed]) -> Followed:
    """Where the passages went of which any may be meant: several places, even where but one is left."""
    spans = tuple(sorted({span for each in went for span in each.spans}))
    if not spans:
        return max(went, key=lambda each: each.score)
    return Followed(spans, all(each.same for each in went), 1 / max(2, len(spans)))
