"""What became of citations and passages: of claims, and of steps, warrants and objections too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

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
    """Citations that came or went, or cite another page. A note counts as the works that it cites, whatever its number
    is, and a work as the one that it doubles."""
    subject, claim, was, now = about
    ours, theirs = (
        {key: told for each in chain(*cites) for key, told in _cited(both.libraries[side], both.works[side], each)}
        for side, cites in enumerate((old, new))
    )
    gone, come = [key for key in ours if key not in theirs], [key for key in theirs if key not in ours]
    elsewhere = dict(_elsewhere(gone, come))
    for key in gone:
        if key in elsewhere:
            yield Change(Kind.CITATION_CHANGED, subject, claim, ours[key], theirs[elsewhere[key]], was, now)
        else:
            yield Change(Kind.CITATION_DROPPED, subject, claim, ours[key], None, was, now)
    met = {*elsewhere.values()}
    yield from (Change(Kind.CITATION_ADDED, subject, claim, None, theirs[key], was, now) for key in come
                if key not in met)  # fmt: skip


_Cited = tuple[str, str, str | None]  # how a work is cited, which, and where in it


def _elsewhere(gone: Iterable[_Cited], come: Iterable[_Cited]) -> Iterator[tuple[_Cited, _Cited]]:
    """Citations of the same work in the same way at another place, in their order."""
    waiting: dict[tuple[str, str], list[_Cited]] = {}
    for key in come:
        waiting.setdefault(key[:2], []).append(key)
    turns = {work: iter(keys) for work, keys in waiting.items()}
    for key in gone:
        yield from ((key, other) for other in islice(turns.get(key[:2], iter(())), 1))


def _cited(library: Library, meant: Mapping[str, str], cite: Citation) -> Iterator[tuple[_Cited, str]]:
    role = "" if cite.relation == "supports" else f" ({cite.relation})"
    where = f", {cite.locator}" if cite.locator else ""
    works = library.works(cite) or (cite.named or cite.source or f"note {cite.note}",)
    for work in works:
        yield (cite.relation, meant.get(work, work), cite.locator), f"{work}{where}{role}"


def passages_changed(
    both: Counterparts, old: Iterable[Sequence[Anchor]], new: Iterable[Sequence[Anchor]], about: About
) -> Iterator[Change]:
    """Passages that came or went; of as many that went as came, the one became the other, in their order."""
    subject, claim, was, now = about
    ours = {_key(each, both.sections): _told(each) for each in chain(*old)}
    theirs = {_key(each, {}): _told(each) for each in chain(*new)}
    gone = [told for key, told in ours.items() if key not in theirs]
    come = [told for key, told in theirs.items() if key not in ours]
    if len(gone) != len(come):
        yield from (Change(Kind.ANCHOR_DROPPED, subject, claim, each, None, was, now) for each in gone)
        yield from (Change(Kind.ANCHOR_ADDED, subject, claim, None, each, was, now) for each in come)
        return
    for before, after in zip(gone, come, strict=True):
        yield Change(Kind.ANCHOR_CHANGED, subject, claim, before, after, was, now)


def _key(anchor: Anchor, sections: Mapping[str, str]) -> tuple[str | None, ...]:
    """A passage with its context, in a section by what stands for that in both maps."""
    return sections.get(anchor.section or "", anchor.section), *(
        fold_quote(each) if each else None for each in (anchor.quote, anchor.prefix, anchor.suffix)
    )


def _told(anchor: Anchor) -> str:
    quoted = f"“{anchor.quote}”"
    return f"{quoted} in {anchor.section}" if anchor.section else quoted
