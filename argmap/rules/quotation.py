"""EVD410, EVD417: what an anchor leaves of its sentence, and whose words the paper puts in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from argmap.findings import Severity
from argmap.graph import PassageKey
from argmap.model import Claim
from argmap.rules.lexicon import CONDITION, CONTRAST, HEDGE, NEGATION, SAYS, pattern
from argmap.rules.rule import Found, Material, rule

if TYPE_CHECKING:
    from argmap.passages import Passages
    from argmap.sentences import Span

W, N = Severity.WARNING, Severity.NOTE
# The first two reach as far as their clause, the others further.
_TURNS = {"negation": NEGATION, "hedge": HEDGE, "condition": CONDITION, "contrast": CONTRAST}
_SENTENCES = 3  # that a passage touches at most
_CLAUSE = re.compile("[,;:，；：—()（）]")


@rule(
    "EVD410",
    "quote-truncated",
    N,
    "map",
    "take the word into the quote, or record what it says",
    basis="lexical",
    preview=True,
)
def quote_truncated(material: Material) -> Iterator[Found]:
    """A quote leaves out a word of its sentence that turns what it says.

    What it does: with the text at hand, looks at what a claim's passage leaves of its first and of its last sentence,
    and reports a condition or a contrast there (if, unless, but; 如果, 除非, 但, 儘管), and in the clause that the
    passage breaks off a negation or a hedge (not, may; 不, 未, 可能), that no other passage of the map takes in. Left
    alone: a condition where the claim has one or is one, a contrast where the claim has an objection or is one, and a
    hedge where the claim has a modality. English and Chinese only.
    Why: "it fails if nobody pays" does not say that it fails.
    Example: the quote ends before the condition.

        The plan will work unless prices fall.

        [{"id": "thesis", "text": "It is going to succeed.", "anchors": [{"quote": "The plan will work"}]}]

    Instead: a passage that holds all of it, and the condition.

        [{"id": "thesis", "text": "It is going to succeed, while things stay dear.", "if": ["dear"],
          "anchors": [{"quote": "The plan will[…]prices fall"}]},
         {"id": "dear", "text": "Things stay dear.", "anchors": [{"quote": "unless prices fall"}]}]

    Sources: none.
    """
    if material.paper is None:
        return
    turns = _Turns(material.paper)
    for name, claim in material.graph.claims.items():
        for index in range(len(claim.anchors)):
            key = (name, f"/anchors/{index}")
            word = next(turns.left_out(key, _recorded(material, claim)), None)
            if word:
                message = f"the passage leaves “{word}” of its sentence out, and no other passage takes it in"
                yield Found(name, "anchor", message, at=key[1], key=f"{material.quoted(key)} {word}")


class _Turns:
    """The words that turn the sentences of a paper and stand in no passage; each sentence is read when asked for."""

    def __init__(self, paper: Passages) -> None:
        self._paper = paper
        self._read: dict[Span, list[re.Match[str]]] = {}

    def left_out(self, key: PassageKey, recorded: set[str]) -> Iterator[str]:
        """Those in what a passage leaves of its first and of its last sentence, but for the sorts that are recorded."""
        touched = self._paper.sentences(key)
        if not 0 < len(touched) <= _SENTENCES:
            return
        start, end = self._paper.span(key) or (0, 0)
        for match in self._of(touched[0]):
            if match.end() <= start and _reaches(match, match.string[match.end() : start], recorded):
                yield match[0]
        for match in self._of(touched[-1]):
            if end <= match.start() and _reaches(match, match.string[end : match.start()], recorded):
                yield match[0]

    def _of(self, sentence: Span) -> list[re.Match[str]]:
        if sentence not in self._read:
            turns = pattern(*(f"(?P<{sort}>{'|'.join(words)})" for sort, words in _TURNS.items()))
            touching = self._paper.by_sentence.get(sentence, ())
            spans = sorted(span for key in touching if (span := self._paper.span(key)))
            starts, reached = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
            self._read[sentence] = [
                match
                for match in turns.finditer(self._paper.text.raw, *sentence)
                if not (before := bisect_right(starts, match.start())) or reached[before - 1] < match.end()
            ]
        return self._read[sentence]


def _reaches(match: re.Match[str], between: str, recorded: set[str]) -> bool:
    """True where a word bears on what stands after or before it, and the map does not have that."""
    near = match.lastgroup in ("condition", "contrast") or not _CLAUSE.search(between)
    return near and match.lastgroup not in recorded


def _recorded(material: Material, claim: Claim) -> set[str]:
    """The sorts of turns that the map has for a claim already."""
    graph, recorded = material.graph, set()
    if claim.if_ or claim.only_if or claim.id in graph.conditions:
        recorded.add("condition")
    if graph.against.get(claim.id) or graph.raised_by.get(claim.id):
        recorded.add("contrast")
    if claim.modality != "asserted":
        recorded.add("hedge")
    return recorded


# Quotation marks of several scripts, and what stands between them. Straight and single ones only around several words.
_MARKED = re.compile(
    r"“([^“”]{1,600})”|「([^「」]{1,600})」|『([^『』]{1,600})』|«([^«»]{1,600})»|\"([^\"\n]{1,400})\""
    r"|(?<!\w)‘([^‘\n]{1,400}?)’(?!\w)"
)
_INNER = re.compile(r"[,;:.!?，、；。！？：](?=.)")
_ABBREVIATED = re.compile(r"\s*[(（][A-Z][A-Za-z-]*[)）]")
_WORD = r"[\u3400-\u9fff]|[A-Za-z0-9][A-Za-z0-9'’-]*"  # which takes a millisecond to compile, and waits for a text
_LONG = {"Han": 8, "Latin": 5}  # characters, words


@rule("EVD417", "unattributed-quotation", W, "paper", "cite the source, or say whose words they are", basis="lexical")
def unattributed_quotation(material: Material) -> Iterator[Found]:
    """The paper quotes somebody, and nothing says whom.

    What it does: with the text at hand, reports words in quotation marks that a claim's passage touches and that look
    like speech: eight Han characters or five words at least, and with a comma or a stop among them, or after a word
    such as said, announced, 稱 or 指出. Left alone: quotations whose sentence has a footnote mark or a year in
    brackets, or is that of a claim with a citation or, in another's voice, with a `by`; labels of declared terms, and
    names with their abbreviation in brackets. In languages other than English and Chinese only commas and stops tell.
    Why: a quotation is evidence of what somebody said, and nobody can look up what nobody said.
    Example: somebody promised it.

        The reform, it was promised, would be "swift, just and cheap for all of us".

        [{"id": "thesis", "text": "Everyone was to gain.", "anchors": [{"quote": "The reform[…]all of us"}]}]

    Instead: the source that the text gives, with or without a reference.

        [{"id": "thesis", "text": "Everyone was to gain.", "anchors": [{"quote": "The reform[…]all of us"}],
          "cites": [{"named": "The White House"}]}]

    Sources: none.
    """
    paper = material.paper
    if paper is None:
        return
    labels = {_bare(label) for term in material.map.terms for labels in term.labels.values() for label in labels}
    for match in _MARKED.finditer(paper.text.raw):
        said = next(filter(None, match.groups()))
        if not _is_speech(paper.text.raw, match, said) or _bare(said) in labels:
            continue
        keys = [key for sentence in paper.text.touched(*match.span()) for key in paper.by_sentence.get(sentence, ())]
        quoting = [key for key in keys if _overlap(paper.span(key), match.span()) and key[0] in material.graph.claims]
        if quoting and not paper.attributed(*match.span()) and not any(_attributes(material, key) for key in keys):
            names = list(dict.fromkeys(name for name, _ in quoting))
            message = f"nothing recorded says whose words “{_shown(said)}” are"
            yield Found(names[0], "claim", message, tuple(names[1:]), quoting[0][1], key=_bare(said))


def _is_speech(raw: str, match: re.Match[str], said: str) -> bool:
    """True for several words that somebody said, as far as their length and what stands before and among them tell."""
    words = re.findall(_WORD, said)
    han = sum("\u3400" <= word <= "\u9fff" for word in words)
    if han < _LONG["Han"] and len(words) - han < _LONG["Latin"]:
        return False
    if _ABBREVIATED.match(raw, match.end()):
        return False
    return bool(_INNER.search(said) or pattern(*SAYS).search(raw, max(0, match.start() - 40), match.start()))


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()


def _shown(said: str) -> str:
    """The first words of a quotation."""
    whole = " ".join(said.split())
    return whole if len(whole) <= 30 else f"{whole[:30].rstrip()}…"


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _attributes(material: Material, key: PassageKey) -> bool:
    """True where what is anchored there has a source, or somebody whose view it is."""
    claim, step = material.graph.claims.get(key[0]), material.graph.inferences.get(key[0])
    if claim is not None:
        return bool(claim.cites) or (claim.voice in ("reported", "opponent") and claim.by is not None)
    return step is not None and step.warrant is not None and bool(step.warrant.cites)
