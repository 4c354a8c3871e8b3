"""TRM503: one term under two names, of which the map knows one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from argmap.findings import Severity
from argmap.rules.rule import Found, Material, rule
from argmap.wording import stem

N = Severity.NOTE
_WORD = re.compile(r"[^\W_]+")
_HAN = frozenset({"zh", "ja"})  # written without spaces
_LONG = 6  # letters of a stem in which one may differ


@rule("TRM503", "unlinked-variants", N, "map", "add the term to its `uses`, or word both alike", basis="lexical")
def unlinked_variants(material: Material) -> Iterator[Found]:
    """A claim has another form of a term's words than its neighbours, and is not recorded as using the term.

    What it does: looks at each step for a declared term that some of its claims use and another does not, whose words
    have one of the term's labels all the same, in a form that none of the users has: another label, in English another
    word of the same stem, or one that differs in a letter. In Chinese and Japanese it compares labels only, in other
    languages labels word by word.
    Why: rules about terms, and readers who follow one, pass by a claim that only seems to speak of something else.
    Example: modernised here, modernization there.

        {"terms": [{"id": "modern", "labels": {"en": ["modernisation"]}}],
         "trees": [{"id": "thesis", "text": "Modernisation lasts.", "uses": ["modern"], "inferences": [
          {"id": "thesis.i1", "premises": [{"id": "fleet", "text": "The fleet is being modernized."}]}]}]}

    Instead: the term on both.

        {"terms": [{"id": "modern", "labels": {"en": ["modernisation"]}}],
         "trees": [{"id": "thesis", "text": "Modernisation lasts.", "uses": ["modern"], "inferences": [
          {"id": "thesis.i1", "premises": [
           {"id": "fleet", "text": "The fleet is being modernized.", "uses": ["modern"]}]}]}]}

    Sources: none; Sartori 1970 asks for one word to a concept.
    """
    if not material.map.terms:
        return
    graph, reading, told = material.graph, _Reading(material), set[tuple[str, str]]()
    for name, inference in graph.inferences.items():
        together = dict.fromkeys(each for each in (graph.conclusion[name], *inference.premises) if each in graph.claims)
        for other, term, form, user in _apart(reading, together):
            if (other, term) not in told:
                told.add((other, term))
                message = f"'{other}' says “{form}” and is not recorded as using '{term}', as '{user}' is"
                yield Found(other, "claim", message, (user,), key=term)


def _apart(reading: _Reading, together: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """Claims with a form of a term that no user of the term among them has: the term, the form, a user with another."""
    users: dict[str, list[str]] = {}
    for name in together:
        for term in reading.uses(name):
            users.setdefault(term, []).append(name)
    known: dict[tuple[str, str], dict[str, str]] = {}  # term and language -> form -> the first user who has it
    for name in together if users else ():
        for tag, forms in reading.forms(name).items():
            for term in users.keys() & forms.keys() - reading.uses(name).keys():
                if (term, tag) not in known:
                    known[term, tag] = reading.worded(users[term], term, tag)
                theirs, mine = known[term, tag], forms[term]
                if theirs and not mine & theirs.keys():
                    yield name, term, min(mine), next(iter(theirs.values()))


_Forms = dict[str, dict[str, frozenset[str]]]  # language -> term -> the forms in which its labels are there


class _Reading:
    """The forms of declared terms in claims; each claim is read when it is first asked for."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._read: dict[str, _Forms] = {}

    def uses(self, name: str) -> dict[str, None]:
        """The terms that a claim is recorded as using, without their senses."""
        return dict.fromkeys(each.partition("#")[0] for each in self._material.graph.claims[name].uses)

    def worded(self, names: Iterable[str], term: str, tag: str) -> dict[str, str]:
        """The forms of a term in some claims, each with the first claim that has it."""
        found: dict[str, str] = {}
        for name in names:
            for form in sorted(self.forms(name).get(tag, {}).get(term, ())):
                found.setdefault(form, name)
        return found

    def forms(self, name: str) -> _Forms:
        """The forms of all terms in a claim."""
        if name not in self._read:
            texts = self._material.texts[name].items()
            self._read[name] = {tag: self._labels[tag].forms(text) for tag, text in texts if tag in self._labels}
        return self._read[name]

    @cached_property
    def _labels(self) -> dict[str, _Labels]:
        labels: dict[str, _Labels] = {}
        for term in self._material.map.terms:
            for tag, words in term.labels.items():
                primary = tag.partition("-")[0].casefold()
                found = labels.setdefault(primary, _Labels(primary))
                for label in words:
                    found.add(label, term.id)
        return labels


class _Labels:
    """The labels of terms in one language, by how they begin."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._by_start: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, label: str, term: str) -> None:
        keys = tuple(key for key, _ in self._units(label))
        if keys:
            self._by_start.setdefault(keys[0][:3], []).append((keys, term))

    def forms(self, text: str) -> dict[str, frozenset[str]]:
        """The terms whose labels are in a text, with the words that stand there; a label within another counts not."""
        units = self._units(text)
        hits = [
            (at, at + len(keys), term)
            for at, (key, _) in enumerate(units)
            for keys, term in self._by_start.get(key[:3], ())
            if len(units) - at >= len(keys) and all(self._alike(units[at + n][0], each) for n, each in enumerate(keys))
        ]
        found: dict[str, set[str]] = {}
        reach, last = -1, (0, 0)
        for start, end, term in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if end > reach or (start, end) == last:
                between = "" if self._tag in _HAN else " "
                found.setdefault(term, set()).add(between.join(shown for _, shown in units[start:end]))
                reach, last = end, (start, end)
        return {term: frozenset(forms) for term, forms in found.items()}

    def _units(self, text: str) -> list[tuple[str, str]]:
        """What is compared, and what is shown for it: characters where no spaces are written, else words."""
        if self._tag in _HAN:
            from argmap.fold import fold

            folded = fold(text, notes=True)
            places = zip(folded.text, folded.starts, folded.ends, strict=True)
            return [(sign, text[start:end]) for sign, start, end in places]
        words = _WORD.findall(text.casefold())
        return [(stem(word) if self._tag == "en" else word, word) for word in words]

    def _alike(self, one: str, other: str) -> bool:
        return one == other or (self._tag == "en" and _one_letter_apart(one, other))


def _one_letter_apart(one: str, other: str) -> bool:
    """True for long words that differ in one letter: another, one more or one less."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
