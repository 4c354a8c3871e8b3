"""TRM507: does a claim still say what its passage says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from argmap.findings import Severity
from argmap.model import Claim
from argmap.rules.lexicon import DENIES, HEDGE, HEDGES, NEGATION, pattern
from argmap.rules.rule import Found, Material, rule
from argmap.wording import spoken, terms

if TYPE_CHECKING:
    from argmap.passages import Passages
    from argmap.sentences import Span

W, N = Severity.WARNING, Severity.NOTE
_HAN = "[\u3400-\u9fff]"  # which takes a millisecond to compile, and waits for a text
_WRITTEN_IN_HAN = frozenset({"zh", "ja"})
CLAUSE_ENDS = re.compile(r"[,;:.!?()，、；：。！？（）—]|\b(?:but|and that|which|while)\b|而|但")

_Words = tuple[tuple[str, ...], tuple[str, ...]]  # in a passage, and whatever may stand for them in a claim
_NEGATED: _Words = (NEGATION, DENIES)
_HEDGED: _Words = (HEDGE, HEDGES)
_FOLLOWING = 2  # content words after a negation or a hedge, of which the claim must have one


@rule(
    "TRM507",
    "paraphrase-drift",
    N,
    "map",
    "say what the passage says, or anchor the claim where it is said",
    "lexical",
    preview=True,
)
def paraphrase_drift(material: Material) -> Iterator[Found]:
    """A claim has moved away from its passage.

    What it does: with the text at hand, compares a claim, in the language of its passages, with these. Reports one that
    shares no content word, or in Chinese no pair of characters, with any of the sentences in which they stand; one that
    repeats what the passage denies, without a negation (a warning); and one that repeats without a hedge what the
    passage only holds possible, where no modality is recorded. Negations and hedges are known in English and Chinese.
    Why: what is criticised then is the map, not the paper.
    Example: the negation is lost.

        It is often said that costs rose. But the costs have not doubled since.

        [{"id": "thesis", "text": "The costs have doubled.", "anchors": [{"quote": "the costs have not doubled"}]}]

    Instead: the claim that the paper makes.

        [{"id": "thesis", "text": "The costs are less than double.",
          "anchors": [{"quote": "the costs have not doubled"}]}]

    Sources: none; a matter of fairness to the author.
    """
    if material.paper is None:
        return
    reading = _Reading(material, material.paper)
    for name, claim in material.graph.claims.items():
        for tag, text in spoken(claim.text, material.map.paper.language).items():
            passages = reading.passages(claim, tag)
            denied = _lost(passages, text, reading.said(claim, tag), _NEGATED)
            if denied:
                message = f"the passage of '{name}' says “{denied}”, and the claim has no negation"
                yield Found(name, "claim", message, severity=W, key=f"negation {tag}")
            flat = claim.modality == "asserted" and not claim.if_
            hedged = _lost(passages, text, reading.said(claim, tag), _HEDGED) if flat else None
            if hedged:
                message = f"the passage of '{name}' says “{hedged}”, and the claim says it flatly"
                yield Found(name, "claim", message, key=f"hedge {tag}")
            if passages and reading.is_apart(claim, tag):
                message = f"'{name}' has no word in common with the sentences of its passages"
                yield Found(name, "claim", message, key=tag)


class _Reading:
    """Claims, their passages in each language, and the sentences in which these stand."""

    def __init__(self, material: Material, paper: Passages) -> None:
        self._key_terms, self._paper = material.key_terms, paper
        self._read: dict[Span, frozenset[str]] = {}
        own = material.map.paper.language.partition("-")[0].casefold()
        self._han = own if own in _WRITTEN_IN_HAN else "zh"
        self._latin = "en" if own in _WRITTEN_IN_HAN else own

    def passages(self, claim: Claim, tag: str) -> list[str]:
        """The passages of a claim in one language."""
        found = (self._paper.text.raw[slice(*span)] for span in self._paper.spans(claim))
        return [passage for passage in found if self._language(passage) == tag]

    def said(self, claim: Claim, tag: str) -> frozenset[str]:
        """The content words of a claim in one language, without the declared terms that they name."""
        return frozenset(word for word in self._key_terms.of(claim)[tag] if not word.startswith("#"))

    def is_apart(self, claim: Claim, tag: str) -> bool:
        """True where no sentence of a claim's passages in a language has a word of the claim."""
        sentences = {sentence for span in self._paper.spans(claim) for sentence in self._paper.text.touched(*span)}
        read, said = [self._terms(each) for each in sentences if self._in(each, tag)], self.said(claim, tag)
        return bool(said) and any(read) and not any(said & words for words in read)

    def _in(self, sentence: Span, tag: str) -> bool:
        return self._language(self._paper.text.raw[slice(*sentence)]) == tag

    def _terms(self, sentence: Span) -> frozenset[str]:
        if sentence not in self._read:
            self._read[sentence] = terms(self._paper.text.raw[slice(*sentence)])
        return self._read[sentence]

    def _language(self, passage: str) -> str:
        """The language of a passage, as far as its script and the language of the paper tell."""
        return self._han if len(re.findall(_HAN, passage)) * 4 > len(passage) else self._latin


def _lost(passages: list[str], text: str, said: frozenset[str], words: _Words) -> str | None:
    """The words of a passage that the claim repeats without the negation or hedge before them.

    Nothing where some passage has none or denies twice, or where anything in the claim may say it.
    """
    strict, loose = pattern(*words[0]), pattern(*words[1])
    found = [match for passage in passages if (match := strict.search(passage))]
    if not found or len(found) < len(passages) or loose.search(text):
        return None
    for match in found:
        clause, twice = _clause(match), words is _NEGATED and len(loose.findall(match.string)) > 1
        if not twice and said.intersection(first_terms(clause[len(match[0]) :])):
            return " ".join(clause.split())[:40].rstrip()
    return None


def _clause(match: re.Match[str]) -> str:
    """A negation or hedge with the rest of its clause."""
    rest = match.string[match.end() :]
    end = CLAUSE_ENDS.search(rest)
    return match[0] + (rest[: end.start()] if end else rest)


def first_terms(words: str) -> list[str]:
    """The first content terms of some words; in Chinese those of the first characters."""
    if re.search(_HAN, words):
        return list(terms(words[: _FOLLOWING + 2]))
    return list(islice((term for word in words.split() for term in terms(word)), _FOLLOWING))
