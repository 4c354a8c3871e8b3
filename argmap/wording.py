"""What a text is about, as far as its words tell: its content terms, in English and in Chinese.

English: words without function words, cut back to a stem by a few suffixes, so that `cooperates` and `cooperation`
meet. Chinese: overlapping pairs of characters, folded, between function words; no dictionary decides where a word ends.
Other languages are read by whole words, their function words among them. A stem is a key, not a word.

Terms are compared within one language that both texts have (`side_by_side`). Numbers are read by `argmap.numerals`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from argmap.fold import fold_quote
from argmap.model import Claim, Term, Text

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_HAN_RUN = re.compile(f"[{_HAN}〇]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*(?:\.(?=[A-Z]\.)[A-Z])*")
_ACRONYM = re.compile(r"[A-Z]{2,}s?")

_EMPTY = frozenset(
    "about above across after again against all almost along already also although always among an and another any "
    "are as at away be became because become becomes been before being below between both but by came can cannot come "
    "comes could did do does done down during each either else enough ever every far few for from further gave get "
    "give given gives had has have having he hence her here hers him his how however if in instead into is it its "
    "itself just kept less let like made make makes making many may me might more moreover most much must my neither "
    "never no none nor not nothing now of off often on once one only onto or other others our out over own per "
    "perhaps put quite rather same shall she should since so some still such take taken than that the their theirs "
    "them themselves then there therefore these they this those though through thus to together too toward towards "
    "two under until up upon us very was way we were what when where whether which while who whom whose why will with "
    "within without would yet you your".split()
)

# Suffixes with what stands for them and how many letters are before them, at least.
_INFLECTED = {"ies": ("y", 3), "ing": ("", 3), "ed": ("", 3), "s": ("", 3)}
_DERIVED = {
    **dict.fromkeys(
        "ation ative ance ancy ence ency ment ness ate ion ive ese ant ent ity ful ism ist an er ly al is".split(),
        ("", 4),
    ),
    "bility": ("bl", 4),
    "ic": ("", 5),  # American
}
_LONGEST = 6  # letters of a suffix
_NO_PLURAL = ("ss", "us", "is")

# In simplified characters, as folding leaves them. What may be part of a word (和平, 对抗) is no break by itself.
_BREAKS = re.compile(
    "因为|所以|但是|以及|由于|通过|对于|关于|根据|以便|从而|因此|因而|然而|同时|之间|之后|之前|以来|以上|而且|并且|"
    "不仅|不但|而是|并非|尽管|虽然|如果|假如|只要|只有|无论|进行|能够|可以|可能|成为|作为|使得|具有|其中|以后|以前|"
    "这些|那些|任何|各种|一种|一个|他们|它们|我们|自己|"
    "(?<!目)的|[是之其也而若乃吗呢吧这那此该们着很最]"
)
_WEAK = frozenset("了且则即更等和与及或在对为以于由从向到被把将使让所每某各个种又再就才都已正曾仍还并有一")


def terms(text: str) -> frozenset[str]:
    """The content terms of a text in one language: stems of words, and pairs of Han characters.

    A Latin word in a Chinese text is a term of it; `US` is a name, `us` is none. A Han character that stands alone
    between function words is a term by itself.
    """
    if text.isascii():
        return frozenset().union(*map(_word_terms, _WORD.findall(text)))
    words = _WORD.findall(_HAN_RUN.sub(" ", unicodedata.normalize("NFKC", text)))
    return frozenset(_pairs(text)).union(*map(_word_terms, words))


@lru_cache(maxsize=16384)
def _word_terms(word: str) -> tuple[str, ...]:
    """The terms of a word between spaces: none for a function word, several for one with hyphens."""
    word = word.replace("’", "'")
    parts = word.split("-")
    named = any(len(part) == 1 or not part.isalpha() for part in parts)  # J-JOC, F-35
    return tuple(filter(None, map(_term, [word] if named else parts)))


def _term(word: str) -> str:
    word = word.replace(".", "").partition("'")[0]
    if _ACRONYM.fullmatch(word):
        return word.rstrip("s")
    word = word.casefold()
    if word in _EMPTY or len(word) < 2:
        return ""
    return stem(word) if word.isascii() and word.isalpha() else re.sub(r"(?<=\d)s$", "", word)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of an English word in small letters, as a key: `allies`, `allied` and `alliance` have one."""
    word = word if word.endswith(_NO_PLURAL) else _cut(word, _INFLECTED)
    if word[-1:] == word[-2:-1] and word[-1:] not in "aeioulsz":
        word = word[:-1]  # planned
    word = re.sub("iz(?=e$|ation$|$)", "is", word) if "iz" in word else word
    word = f"{word[:-3]}is" if word.endswith("ise") else word
    word += "e" if word.endswith("at") else ""  # cooperat-ing
    for _ in range(4):  # institut-ion-al-is-ation
        longer, word = word, _cut(word, _DERIVED)
        if word == longer:
            break
    return word[:3] + word[3:].rstrip("aeiy")


def _cut(word: str, suffixes: Mapping[str, tuple[str, int]]) -> str:
    """A word without the longest of some suffixes that it has."""
    for length in range(min(_LONGEST, len(word)), 0, -1):
        instead, left = suffixes.get(word[-length:], ("", len(word)))
        if len(word) - length >= left:
            return word[:-length] + instead
    return word


def _pairs(text: str) -> Iterator[str]:
    runs = _HAN_RUN.findall(text)
    for run in fold_quote("|".join(runs)).split("|") if runs else ():
        for piece in _BREAKS.split(run):
            if len(piece) == 1 and piece not in _WEAK:
                yield piece
            pairs = (piece[at : at + 2] for at in range(len(piece) - 1))
            yield from (pair for pair in pairs if not _WEAK.issuperset(pair))


def spoken(text: Text | None, language: str = "en") -> dict[str, str]:
    """A text by primary language (`zh` for zh-Hant and zh-Hans); a bare string is in the given language."""
    if text is None or isinstance(text, str):
        return {_primary(language): text} if text else {}
    found: dict[str, str] = {}
    for tag, words in text.items():
        found.setdefault(_primary(tag), words)
    return found


@lru_cache
def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def terms_by_language(text: Text | None, language: str = "en") -> dict[str, frozenset[str]]:
    """The content terms of a text in each of its languages, by primary language; see `spoken`."""
    return {tag: terms(words) for tag, words in spoken(text, language).items()}


def side_by_side(*texts: Mapping[str, frozenset[str]]) -> Iterator[tuple[frozenset[str], ...]]:
    """The terms of texts within each language that all of them have; nothing where they have none in common."""
    first, *others = texts
    for tag in first:
        if all(tag in each for each in others):
            yield tuple(each[tag] for each in texts)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets of terms share of all that is in either (Jaccard); 0 where both are empty."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


class KeyTerms:
    """The key terms of claims: content terms, and `#id` for each declared term that a claim uses or names by a label.

    So two claims meet in a declared term under whatever label. Each claim is read once, when first asked for.
    """

    def __init__(self, declared: Iterable[Term], language: str) -> None:
        self._language = language
        self._labels: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = {}  # by language and one of its terms
        self._read: dict[str, dict[str, frozenset[str]]] = {}
        for term in declared:
            for tag, labels in term.labels.items():
                for label in filter(None, map(terms, labels)):
                    self._labels.setdefault((_primary(tag), min(label)), []).append((label, f"#{term.id}"))

    def of(self, claim: Claim) -> dict[str, frozenset[str]]:
        """Key terms of a claim by primary language."""
        if claim.id not in self._read:
            used = frozenset(f"#{each.partition('#')[0]}" for each in claim.uses)
            self._read[claim.id] = {tag: found | used for tag, found in self.of_text(claim.text).items()}
        return self._read[claim.id]

    def of_text(self, text: Text) -> dict[str, frozenset[str]]:
        """Key terms of a text that is no claim, as a warrant's."""
        found = terms_by_language(text, self._language)
        return {tag: each | self._named(tag, each) for tag, each in found.items()} if self._labels else found

    def _named(self, tag: str, found: frozenset[str]) -> frozenset[str]:
        """Declared terms all of whose words, under some label, are in a text."""
        labels = (label for each in found for label in self._labels.get((tag, each), ()))
        return frozenset(name for label, name in labels if label <= found)
