"""TRM504, TRM505: turns of phrase that leave something open, in English and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from argmap.findings import Severity
from argmap.model import Claim
from argmap.rules.lexicon import CALLED_IN_CHINESE, CALLED_IN_ENGLISH, FOLLOWS, NAMED, POINTS, pattern
from argmap.rules.rule import Found, Material, rule
from argmap.rules.support import bare
from argmap.wording import spoken

if TYPE_CHECKING:
    from argmap.passages import Passages

N = Severity.NOTE
_WORD = re.compile(r"[^\W\d_]+")
_TWO_HAN = re.compile("(?=([\u3400-\u9fff]{2}))")  # each two that stand side by side


def _texts(claim: Claim) -> Iterator[str]:
    yield from (claim.text,) if isinstance(claim.text, str) else claim.text.values()


@rule("TRM504", "unresolved-reference", N, "map", "name what it refers to", basis="lexical")
def unresolved_reference(material: Material) -> Iterator[Found]:
    """A claim begins with a word that points at another sentence.

    What it does: reports a claim that begins in English with this, these, it, they, such, he, she, their possessives,
    or the former, the latter, the above, or in Chinese with 這, 此, 該, 其, 它, 他, 她, 上述, 前者, 後者 and the like.
    Left alone: it and such where what they stand for follows ("It is clear that"), this paper, and one thing of which
    the whole map speaks: "this alliance", 這個同盟, where the title of the map has the word, and each root has it too,
    or uses a term that has it. Other languages are not looked at.
    Why: on a diagram, on a slide and in a list of findings a claim stands by itself.
    Example: a sentence as it stands in the text.

        [{"id": "thesis", "text": "This made leaving dear."}]

    Instead: what "this" was.

        [{"id": "thesis", "text": "Making arms together made leaving dear."}]

    Sources: none; a box holds one claim that can be read by itself, as teachers of argument mapping ask.
    """
    points, follows, subject = pattern(*POINTS), pattern(*FOLLOWS), _Subject(material)
    for name, claim in material.graph.claims.items():
        begun = (match for text in _texts(claim) if (match := points.match(text)))
        found = [match for match in begun if not follows.match(match.string) and not subject.named_in(match.string)]
        if found:
            shown = " and ".join(dict.fromkeys(f"“{_begun(match)}”" for match in found))
            yield Found(name, "claim", f"'{name}' begins with {shown}, and what that is stands elsewhere", at="/text")


class _Subject:
    """What the whole map is about: words that are in its title and, in one way or another, in each of its roots."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def _words(self) -> set[str]:
        """Words that the title and each root have; of what is written in Chinese, each two characters."""
        labels = {term.id: [*chain.from_iterable(term.labels.values())] for term in self._material.map.terms}
        roots = [self._material.graph.claims[root] for root in self._material.graph.roots]
        used = ([label for term in root.uses for label in labels.get(term.partition("#")[0], ())] for root in roots)
        title = [*spoken(self._material.map.title).values()]
        said = [title, *([*_texts(root), *terms] for root, terms in zip(roots, used, strict=True))]
        return set.intersection(*(_named("\n".join(each)) for each in said)) if roots else set()

    def named_in(self, text: str) -> bool:
        """True where a text begins with a word that points, and then names the subject."""
        match = pattern(*NAMED).match(text)
        return match is not None and (match["han"] or match["word"].casefold()) in self._words


def _named(text: str) -> set[str]:
    return {*_WORD.findall(text.casefold()), *_TWO_HAN.findall(text)}


def _begun(match: re.Match[str]) -> str:
    """The word that was found; of a Chinese text the first four characters, for nobody marks where the word ends."""
    return match[0] if match[0].isascii() else f"{match.string[:4]}…"


@rule("TRM505", "unattributed-authority", N, "paper", "cite who says so, or leave them out of it", basis="lexical")
def unattributed_authority(material: Material) -> Iterator[Found]:
    """Scholars, or everyone, are called to witness, and none of them is named.

    What it does: reports a claim without an inference, a source or a person of its own, the words of which, or with the
    text at hand those of its passage, call on unnamed authority: "it is well known that", "most scholars", "critics
    argue", "studies show" in English, 眾所周知, 一般認為, 許多學者指出, 學界認為, 研究表明 in Chinese. Left alone: a
    passage whose sentence has a footnote mark or a year in brackets, and common knowledge recorded as such. Other
    languages are not looked at.
    Why: an authority that nobody can look up carries nothing, and "some" may be nobody.
    Example: nobody can look them up.

        [{"id": "thesis", "text": "Most scholars hold that alliances are costly."}]

    Instead: the one who says it.

        [{"id": "thesis", "text": "Alliances are costly.", "voice": "reported", "by": "walt", "cites": [{"note": "1"}]}]

    Sources: none.
    """
    paper = material.paper
    for name, claim in material.graph.claims.items():
        if _unattributed(material, claim):
            called = next(filter(None, map(_called, _texts(claim))), None)
            found = called or (_in_passage(paper, claim) if paper else None)
            if found:
                yield Found(name, "claim", f"'{name}' calls on “{found}”, and no source is recorded for it")


def _called(text: str) -> str | None:
    """The words in a claim that call on unnamed authority."""
    match = pattern(*CALLED_IN_ENGLISH, lower=True).search(text.lower())
    match = match or (None if text.isascii() else pattern(*CALLED_IN_CHINESE).search(text))
    return match[0] if match else None


def _unattributed(material: Material, claim: Claim) -> bool:
    """True for a claim behind which nothing and nobody stands."""
    if claim.cites or claim.id in material.graph.support or claim.status != "asserted":
        return False
    return bare(material, claim.id) if claim.voice == "paper" else claim.voice != "implicit" and claim.by is None


def _in_passage(paper: Passages, claim: Claim) -> str | None:
    """The words in a passage of a claim that call on somebody, unless their sentence says whom."""
    words = pattern(*CALLED_IN_ENGLISH, *CALLED_IN_CHINESE)
    found = (match for span in paper.spans(claim) for match in words.finditer(paper.text.raw, *span))
    return next((" ".join(match[0].split()) for match in found if not paper.attributed(*match.span())), None)
