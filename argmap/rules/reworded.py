"""REV807: did the words of a claim become stronger, weaker or the opposite, while its fields stayed the same?

English and Chinese are read on two ladders: how surely something is said, and of how much. A text stands on each where
its least word does, or flatly where it has none; words for the same step change nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import get_args

from argmap.findings import Severity
from argmap.model import Claim, Modality
from argmap.numerals import numerals
from argmap.rules.lexicon import AMOUNTS, DENIES, HEDGES, NEGATION, NONE, SURENESS, pattern
from argmap.rules.paraphrase import CLAUSE_ENDS, first_terms
from argmap.rules.revisions import QUANTIFIERS
from argmap.rules.rule import Found, Material, Revision, rule
from argmap.wording import likeness, spoken, terms

W, N = Severity.WARNING, Severity.NOTE
_READ = ("en", "zh")
_MODALITIES = get_args(Modality)
_NEAR = 200  # characters on either side of a word in which its clause is looked for
_ALIKE = 0.4  # of the content terms of two texts: what is put in entirely other words is not compared word by word
_MANY = {"of": 2}  # “many” says hardly less than no word at all
_WILL = "會会"
_DENY = (*NEGATION, *NONE)
_LADDERS = {"surely": SURENESS, "of": AMOUNTS}
_COMPARED = (*chain(*SURENESS, *AMOUNTS), *_DENY)
_ENGLISH = tuple(filter(str.isascii, _COMPARED))
_TOLD = {
    ("surely", True): "'{}' is worded more surely", ("surely", False): "'{}' is worded less surely",
    ("of", True): "'{}' is worded of more cases", ("of", False): "'{}' is worded of fewer cases",
    ("not", True): "a negation came into the words of '{}'",
    ("not", False): "a negation is gone from the words of '{}'",
}  # fmt: skip
# The fields that say what the words on a step say. What is said flatly is no field's by itself.
_SAID = {
    *product(("surely",), (0,), ("possible", "plausible")), *product(("surely",), (1,), ("plausible", "probable")),
    *product(("surely",), (2,), ("certain", "necessary")), *product(("of",), (1, 2), ("some",)), ("of", 1, "single"),
    *product(("of",), (3,), ("most", "usually", "general")), ("of", 4, "universal"),
}  # fmt: skip


@dataclass(frozen=True)
class Turn:
    """What became of the words of one sort: whether it went up, or for a negation came in, and the words."""

    sort: str
    up: bool
    gone: tuple[str, ...]
    come: tuple[str, ...]
    step: float | None = None  # where the new words stand on their ladder

    def __str__(self) -> str:
        gone, come = (", ".join(f"“{each}”" for each in words) for words in (self.gone, self.come))
        return f"{gone} -> {come}" if gone and come else f"{gone} is gone" if gone else f"{come} came in"


def turns(old: str, new: str) -> Iterator[Turn]:
    """What became of negations, or else of the words for how surely and of how many, between two texts."""
    if _all(old) == _all(new) or likeness(terms(_plain(old)), terms(_plain(new))) < _ALIKE:
        return
    ours, theirs = _negations(old), _negations(new)
    negated = _negated(old, new, ours, theirs)
    if negated:
        yield negated
    elif len(ours) == len(theirs):  # “may” for “often”: the one has taken the place of the other
        sure, of = (_climbed(sort, old, new) for sort in _LADDERS)
        yield from filter(None, (sure, None if sure and of and sure.up != of.up else of))


def _all(text: str) -> list[str]:
    """All words of a text that are compared. Where they are the same, which is quickly seen, nothing became of them."""
    words = _ENGLISH if text.isascii() else _COMPARED
    return sorted(pattern(*words, lower=True).findall(text.lower()))


def _plain(text: str) -> str:
    """A text without the words that are compared."""
    return pattern(*_COMPARED).sub("", text)


def _negations(text: str) -> list[re.Match[str]]:
    """What denies; 不一定 only hedges."""
    found = pattern(*SURENESS[0], f"(?P<denies>{'|'.join(_DENY)})").finditer(text)
    return [each for each in found if each.lastgroup]


def _negated(old: str, new: str, ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]) -> Turn | None:
    """One negation more or less of words that both texts have, and not one for another (“fails to” for “does not”)."""
    more, denials = len(theirs) - len(ours), pattern(*DENIES)
    as_many = (len(denials.findall(new)) - len(denials.findall(old))) * more <= 0
    gone, come = _apart(ours, theirs), _apart(theirs, ours)
    if more % 2 == 0 or as_many or not _bear(*((come, old) if more > 0 else (gone, new))):
        return None
    return Turn("not", more > 0, _words(gone), _words(come))


def _apart(some: Sequence[re.Match[str]], others: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The words of a text that another has not, or not as often: of several, those that stand before something else."""
    left, found = Counter(map(_word, others)), []
    near = frozenset[str]().union(*(first_terms(_after(each)) for each in others))
    clauses = frozenset[str]().union(*(terms(_after(each)) for each in others))

    def like(word: re.Match[str]) -> tuple[int, int]:
        return len(near.intersection(first_terms(_after(word)))), len(clauses & terms(_after(word)))

    for each in sorted(some, key=like, reverse=True):
        left[_word(each)] -= 1
        if left[_word(each)] < 0:
            found.append(each)
    return found


def _climbed(sort: str, old: str, new: str) -> Turn | None:
    """The way from one step of a ladder to another, of words that both texts have."""
    flat, (was, ours), (now, theirs) = _flat(sort), _standing(sort, old), _standing(sort, new)
    gone, come = _apart(ours, _marks(sort, new)), _apart(theirs, _marks(sort, old))
    if was == now or {was, now} == {_MANY.get(sort), flat} or not (_bear(gone, new) and _bear(come, old)):
        return None
    lost = (was < flat) != (now < flat) and _instead(sort, *((old, new) if was < now else (new, old)))
    return None if lost else Turn(sort, now > was, _words(gone), _words(come), now)


def _flat(sort: str) -> float:
    """Where a text stands without any such word: below the last step alone."""
    return len(_LADDERS[sort]) - 1.5


def _standing(sort: str, text: str) -> tuple[float, list[re.Match[str]]]:
    """The step on which a text stands, with the words that put it there."""
    found = [(_step(each), each) for each in _marks(sort, text)]
    steps, flat = [step for step, _ in found], _flat(sort)
    at = min((step for step in steps if step < flat), default=next(iter(steps), flat))
    return at, [each for step, each in found if step == at]


def _marks(sort: str, text: str) -> list[re.Match[str]]:
    return [*_ladder(sort).finditer(text)]


def _step(mark: re.Match[str]) -> float:
    return int(str(mark.lastgroup)[1:])


@cache
def _ladder(sort: str) -> re.Pattern[str]:
    return pattern(*(f"(?P<s{step}>{'|'.join(words)})" for step, words in enumerate(_LADDERS[sort])))


def _instead(sort: str, less: str, more: str) -> bool:
    """True where the text that goes further has something else in the place of the word that it lacks."""
    if sort == "of":
        return not numerals(more) <= numerals(less)
    return _hedges(more) >= _hedges(less)


def _hedges(text: str) -> int:
    """Whatever may stand for a hedge; 會 alone says no less than "will"."""
    return sum(each[0] not in _WILL for each in pattern(*SURENESS[0], *SURENESS[1], *HEDGES).finditer(text))


def _bear(words: Sequence[re.Match[str]], other: str) -> bool:
    """True where another text has what one of some words bears on, two terms in three at least; or there are none."""
    said = terms(other)
    return not words or any(borne and 3 * len(borne - said) <= len(borne) for borne in map(_borne, words))


def _borne(word: re.Match[str]) -> set[str]:
    """The first content words after a word in its clause; where there are none, those before it."""
    before = word.string[max(0, word.start() - _NEAR) : word.start()]
    return set(first_terms(_after(word)) or terms(CLAUSE_ENDS.split(before)[-1]) or terms(before))


def _after(word: re.Match[str]) -> str:
    """The rest of the clause in which a word stands, but for the 會 of 一定會, 可能會."""
    return CLAUSE_ENDS.split(word.string[word.end() : word.end() + _NEAR].lstrip(_WILL))[0]


def _words(found: Sequence[re.Match[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_word, sorted(found, key=lambda each: each.start()))))


def _word(found: re.Match[str]) -> str:
    return found[0].casefold()


@rule("REV807", "changed-in-words-only", W, "either", "record how strongly it is claimed now, or word it as before",
      "lexical")  # fmt: skip
def changed_in_words_only(material: Material) -> Iterator[Found]:
    """The words of a claim became stronger, weaker or the opposite, and nothing recorded of it says so.

    What it does: compares the words of a claim that was put in other words, in English and in Chinese as far as both
    maps have them: how surely it is said (may, probably, certainly; 可能, 大概, 必然), of how many (few, some, most,
    all; 少數, 一些, 往往, 一概), and whether a negation came or went: a reader has to see what it denies. A note where
    the claim is worded more weakly. Left alone: words that only moved or gave way to others as strong, and those that
    bear on nothing of the other text; a claim whose modality or quantifier went the same way or says what the words
    say now; one that speaks against now what it spoke for, or in another voice; claims that were split or merged, and
    those put in words most of which are others.
    Why: the words are what is read, the fields what is reckoned with; who changes the ones forgets the others easily.
    Example: a hedge is gone from the words, and the claim is as probable as it was.

        [{"id": "costs", "text": "Leaving may cost allies.", "modality": "probable"}]

        [{"id": "costs", "text": "Leaving costs allies.", "modality": "probable"}]

    Instead: the record follows, and REV802 asks for what is new.

        [{"id": "costs", "text": "Leaving may cost allies.", "modality": "probable"}]

        [{"id": "costs", "text": "Leaving costs allies.", "modality": "asserted"}]

    Sources: Toulmin 1958.
    """
    since = material.revision
    if since is None:
        return
    for before, claim in _rewritten(material, since):
        texts = spoken(before.text, since.graph.map.paper.language)
        for (sort, up), found in _turned(texts, material.texts[claim.id]).items():
            if not any(_recorded(before, claim, turn) for turn in found):
                words = ", ".join(map(str, found))
                message = f"{_TOLD[sort, up].format(claim.id)} ({words}), and nothing recorded of it says so"
                severity = None if up or sort == "not" else N
                yield Found(claim.id, "claim", message, at="/text", severity=severity, key=sort)


def _rewritten(material: Material, since: Revision) -> Iterator[tuple[Claim, Claim]]:
    """Claims that are one in both maps, in other words, and stand for and against the same as before."""
    turned = {each.subject.id for each in since.changes if each.kind in ("flipped", "voice-changed")}
    for each in since.changes:
        match each.kind, each.old_ids, each.new_ids:
            case "claim-reworded", (old,), (new,) if new not in turned:
                yield since.graph.claims[old], material.graph.claims[new]


def _turned(old: Mapping[str, str], new: Mapping[str, str]) -> dict[tuple[str, bool], list[Turn]]:
    """What became of the words, in the languages that both texts are in, by sort and direction."""
    found: dict[tuple[str, bool], list[Turn]] = {}
    for tag in (each for each in _READ if each in old and each in new):
        for turn in turns(old[tag], new[tag]):
            found.setdefault((turn.sort, turn.up), []).append(turn)
    return found


def _recorded(old: Claim, new: Claim, turn: Turn) -> bool:
    """True where the record went the way of the words, or says already what they say now."""
    if turn.sort == "not":
        return _outcome(old) != _outcome(new)
    before, after = _quantifier(old), _quantifier(new)
    went = _went(_MODALITIES, old.modality, new.modality), _went(QUANTIFIERS, before, after)
    if turn.up in went or (turn.sort == "of" and before != after and went[1] is None):
        return True
    said = new.modality if turn.sort == "surely" else after
    return (turn.sort, turn.step, said) in _SAID


def _went(scale: Sequence[str], old: str | None, new: str | None) -> bool | None:
    """True where a field went up, False where it went down, `None` where it did neither, or nobody knows which."""
    return scale.index(new) > scale.index(old) if old != new and old in scale and new in scale else None


def _quantifier(claim: Claim) -> str | None:
    return claim.scope.quantifier if claim.scope else None


def _outcome(claim: Claim) -> str | None:
    return claim.scope.outcome if claim.scope else None
