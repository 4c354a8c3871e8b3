"""What `argmap align` writes as JSON."""

from __future__ import annotations

from argmap.records.told import Told, is_


class SentenceMatch(Told):
    """Sentences of two drafts that say the same, by number from 1."""

    old: tuple[int, ...] = is_("Sentences of the old draft.", [3])
    new: tuple[int, ...] = is_("Sentences of the new draft.", [3, 4])
    score: float = is_("How much they resemble each other; 1 where they are the same.", 0.83, ge=0, le=1)
    kind: str = is_("What became of them.", "split")
    moved: bool = is_("Whether they left their place.", False)


class Align(Told):
    """What `argmap align --format json` writes."""

    pairs: tuple[tuple[int, int], ...] = is_("Old and new sentence, from 1; several for a split or a merge.", [[1, 1]])
    old: int = is_("How many sentences the old draft has.", 40, ge=0)
    new: int = is_("How many sentences the new draft has.", 42, ge=0)
    matches: tuple[SentenceMatch, ...] = is_("The matches, in the order of the old draft.", [])
    dropped: tuple[int, ...] = is_("Old sentences in no match.", [7])
    added: tuple[int, ...] = is_("New sentences in no match.", [9])
