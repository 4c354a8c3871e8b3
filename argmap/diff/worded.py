"""What two maps say in the same place, language by language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.diff.compared import said
from argmap.diff.counterparts import Counterparts
from argmap.fold import fold_quote
from argmap.model import Text

Worded = tuple[str, str, str]  # a language, as the new map tags it; what is said in the old map, and in the new one


def in_both(both: Counterparts, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Worded]:
    """What some texts of either map say together, in each language in which both are written; the paper's is first."""
    own = both.old.map.paper.language, both.new.map.paper.language
    for ours, theirs in both.languages:
        was = " ".join(filter(None, (said(each, [ours], own[0]) for each in old)))
        now = " ".join(filter(None, (said(each, [theirs], own[1]) for each in new)))
        if was and now:
            yield theirs, was, now


def reworded(both: Counterparts, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Worded]:
    """The same, where it is put in other words."""
    return (each for each in in_both(both, old, new) if fold_quote(each[1]) != fold_quote(each[2]))
