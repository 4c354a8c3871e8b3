"""Which terms and sections of two maps are the same: by their words and ids; of sections without words, by their order.

Sections are numbered anew where one comes in before them, so that an id may be that of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from argmap.fold import fold_quote
from argmap.model import Map, Section, Term, Text

Pairs = dict[int, int]  # numbers of records of the old map, with those of the new one
Words = Sequence[set[tuple[str, str]]]  # of each record what it says, each with the language or the field
Listed = TypeVar("Listed", Term, Section)

_GONE = "\0"  # no id has it


def terms(old: Map, new: Map) -> dict[str, str]:
    """What stands in both maps for each term of the old one: its id in the new one, or what nothing bears there."""
    ours, theirs = ([_of_term(each) for each in side.terms] for side in (old, new))
    return _meant(old.terms, new.terms, _same(old.terms, new.terms, ours, theirs))


def sections(old: Map, new: Map) -> dict[str, str]:
    """The same for sections."""
    ours, theirs = ([_of_section(each, side.paper.language) for each in side.sections] for side in (old, new))
    found = _same(old.sections, new.sections, ours, theirs)
    return _meant(old.sections, new.sections, found | dict(_by_order(found, ours, theirs)))


def renamed(meant: Mapping[str, str]) -> dict[str, str]:
    """What has another id in the new map, old with new."""
    return {old: new for old, new in meant.items() if new not in (old, gone(old))}


def gone(name: str) -> str:
    """What stands for something of the old map whose id something else bears now."""
    return _GONE + name


def as_called(key: str) -> str:
    """The id that something goes by in its map, from what stands for it in both."""
    return key.removeprefix(_GONE)


def used(name: str, meant: Mapping[str, str]) -> str:
    """What stands in both for a term that is used, with its sense."""
    term, mark, sense = name.partition("#")
    return meant.get(term, term) + mark + sense


def _of_term(term: Term) -> set[tuple[str, str]]:
    labels = {(tag, fold_quote(label)) for tag, labels in term.labels.items() for label in labels}
    return labels | {words for each in term.senses for words in _in_languages(each.text, "")}


def _of_section(section: Section, language: str) -> set[tuple[str, str]]:
    begins = {("begins", fold_quote(section.begins))} if section.begins else set()
    return begins | set(_in_languages(section.title, language) if section.title else ())


def _in_languages(text: Text, language: str) -> Iterator[tuple[str, str]]:
    written = text if isinstance(text, dict) else {language: text}
    yield from ((tag, fold_quote(words)) for tag, words in written.items())


def _same(old: Sequence[Listed], new: Sequence[Listed], ours: Words, theirs: Words) -> Pairs:
    """First what has both its id and words in common; then what no other says; and the rest by its id."""
    place = {each.id: at for at, each in enumerate(new)}
    named = {at: place[each.id] for at, each in enumerate(old) if each.id in place}
    found: Pairs = {i: j for i, j in named.items() if ours[i] == theirs[j] or ours[i] & theirs[j]}
    found = {**found, **_by_words(found, ours, theirs)}
    met = {*found.values()}
    return found | {i: j for i, j in named.items() if i not in found and j not in met}


def _by_words(found: Pairs, ours: Words, theirs: Words) -> Pairs:
    """What has words in common that nothing else on either side has, and with one only."""
    met = {*found.values()}
    before = _alone({at: words for at, words in enumerate(ours) if at not in found})
    after = _alone({at: words for at, words in enumerate(theirs) if at not in met})
    pairs = {(before[words], after[words]) for words in before.keys() & after.keys()}
    olds, news = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    return {i: j for i, j in sorted(pairs) if olds[i] == news[j] == 1}


def _alone(records: Mapping[int, set[tuple[str, str]]]) -> dict[tuple[str, str], int]:
    """Words that one record alone has, with the record."""
    count = Counter(words for those in records.values() for words in those)
    return {words: at for at, those in records.items() for words in those if count[words] == 1}


def _by_order(found: Pairs, ours: Words, theirs: Words) -> Iterator[tuple[int, int]]:
    """Of as many that are left on either side between two that are the same, those in the same place, where their words
    do not tell them apart."""
    known = sorted({(-1, -1), *found.items(), (len(ours), len(theirs))})
    for (i, j), (k, m) in pairwise(known):
        gaps = range(i + 1, k), range(j + 1, m)
        if len(gaps[0]) == len(gaps[1]) and not {*gaps[1]} & {*found.values()}:
            yield from ((one, other) for one, other in zip(*gaps, strict=True) if not (ours[one] and theirs[other]))


def _meant(old: Sequence[Listed], new: Sequence[Listed], found: Pairs) -> dict[str, str]:
    taken = {each.id for each in new}
    return {
        each.id: new[found[at]].id if at in found else gone(each.id) if each.id in taken else each.id
        for at, each in enumerate(old)
    }
