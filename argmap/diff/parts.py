"""Further parts of a claim that was split or merged, where its words are no longer enough to tell.

What is left over, stands beside the part that is known, and is about as long as what this leaves of the whole, may be
one more part. Whether it is, words, place and marks tell, as they do of any two claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.assignment import Pair
from argmap.diff.compared import Side, left_over
from argmap.match import Match

_ROOM = 0.6  # of the length that is wanting, what may still be with one more part


def offered(old: Side, new: Side, found: Sequence[Match]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of a claim left over and a whole of which it may be a part, each with the match of one claim that it would
    join."""
    alone = [(each.old[0], each.new[0]) for each in found if len(each.old) == len(each.new) == 1]
    met = [i for each in found for i in each.old], [j for each in found for j in each.new]
    yield from _parts(old, new, dict(alone), left_over(old, met[0]))
    for pair, joins in _parts(new, old, {j: i for i, j in alone}, left_over(new, met[1])):
        yield pair[::-1], joins[::-1]


def _parts(side: Side, other: Side, partners: Mapping[int, int], left: Sequence[int]) -> Iterator[tuple[Pair, Pair]]:
    for part in left:
        for known in side.beside(part):
            whole = partners.get(known)
            if whole is not None and _room(other.folded[whole], side.folded[known], side.folded[part]):
                yield (part, whole), (known, whole)


def _room(whole: str, known: str, part: str) -> bool:
    """True where a further part comes much nearer to the length of the whole than the known one does alone."""
    return abs(len(whole) - len(known) - len(part)) < _ROOM * abs(len(whole) - len(known))


def with_parts(found: Sequence[Match], offers: Mapping[Pair, Pair], scores: Mapping[Pair, float]) -> list[Match]:
    """The matches, of which each of one claim with one has the best of the parts that are offered it, and scored."""
    by_first = {(each.old[0], each.new[0]): each for each in found}
    joined: set[tuple[int | None, int | None]] = set()  # a part of the old map, or one of the new
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        match = by_first[offers[pair]]
        part = (pair[0], None) if pair[0] not in match.old else (None, pair[1])
        if len(match.old) + len(match.new) == 2 and part not in joined:
            old, new = {*match.old, pair[0]}, {*match.new, pair[1]}
            by_first[offers[pair]] = replace(match, old=tuple(sorted(old)), new=tuple(sorted(new)))
            joined.add(part)
    return list(by_first.values())
