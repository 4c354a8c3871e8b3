"""What became of citations and passages: of claims, and of steps, warrants and objections too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from argmap.diff.change import Change, Kind
from argmap.diff.counterparts import Counterparts
from argmap.findings import Subject
from argmap.fold import fold_quote
from argmap.model import Anchor, Citation
from argmap.references import Library

About = tuple[Subject, str, tuple[str, ...], tuple[str, ...]]
"""Whose citations or passages they are: subject, the claim that it is about, and its old and new ids."""


def citations_changed(
    both: Counterparts, old: Iterable[Sequence[Citation]], new: Iterable[Sequence[Citation]], about: About
) -> Iterator[Change]:
    """Citations that came or went. A note counts as the works that it cites, whatever its number is."""
    subject, claim, was, now = about
    ours = {key: told for each in chain(*old) for key, told in _cited(both.libraries[0], each)}
    theirs = {key: told for each in chain(*new) for key, told in _cited(both.libraries[1], each)}
    gone, come = [ours[key] for key in ours if key not in theirs], [theirs[key] for key in theirs if key not in ours]
    yield from (Change(Kind.CITATION_DROPPED, subject, claim, each, None, was, now) for each in gone)
    yield from (Change(Kind.CITATION_ADDED, subject, claim, None, each, was, now) for each in come)


def _cited(library: Library, cite: Citation) -> Iterator[tuple[tuple[str, str, str | None], str]]:
    role = "" if cite.relation == "supports" else f" ({cite.relation})"
    where = f", {cite.locator}" if cite.locator else ""
    works = library.works(cite) or (cite.named or cite.source or f"note {cite.note}",)
    for work in works:
        yield (cite.relation, work, cite.locator), f"{work}{where}{role}"


def passages_changed(
    old: Iterable[Sequence[Anchor]], new: Iterable[Sequence[Anchor]], about: About
) -> Iterator[Change]:
    """Passages that came or went; of as many that went as came, the one became the other, in their order."""
    subject, claim, was, now = about
    ours, theirs = ({_key(each): _told(each) for each in chain(*side)} for side in (old, new))
    gone = [told for key, told in ours.items() if key not in theirs]
    come = [told for key, told in theirs.items() if key not in ours]
    if len(gone) != len(come):
        yield from (Change(Kind.ANCHOR_DROPPED, subject, claim, each, None, was, now) for each in gone)
        yield from (Change(Kind.ANCHOR_ADDED, subject, claim, None, each, was, now) for each in come)
        return
    for before, after in zip(gone, come, strict=True):
        yield Change(Kind.ANCHOR_CHANGED, subject, claim, before, after, was, now)


def _key(anchor: Anchor) -> tuple[str | None, ...]:
    return anchor.section, *(
        fold_quote(each) if each else None for each in (anchor.quote, anchor.prefix, anchor.suffix)
    )


def _told(anchor: Anchor) -> str:
    quoted = f"“{anchor.quote}”"
    return f"{quoted} in {anchor.section}" if anchor.section else quoted
