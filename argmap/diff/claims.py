"""What became of the claims: put in parts or in other words, more or less strongly, elsewhere, on other grounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from argmap.diff.called import used
from argmap.diff.change import Change, Kind, Value
from argmap.diff.counterparts import Counterparts
from argmap.diff.marked import citations_changed, passages_changed
from argmap.diff.pairing import Matched
from argmap.diff.worded import in_both, reworded
from argmap.findings import Subject
from argmap.graph import Graph
from argmap.model import Claim, Scope, words
from argmap.resemblance import words_of

STRENGTHS = ("possible", "plausible", "probable", "asserted", "certain", "necessary")


def claim_changes(both: Counterparts) -> Iterator[Change]:
    """What became of each claim by itself: those of the old map in their order, and then the new ones."""
    by_claim = {name: match for match in both.claims for name in match.old[:1]}
    for name in both.old.claims:
        if name not in both.numbers[0]:
            text = _text(both.old, name)
            yield Change(Kind.CLAIM_REMOVED, Subject(name, "claim"), name, text, None, (name,))
        elif name in by_claim:
            yield from _matched(both, by_claim[name])
    for name in both.new.claims:
        if name not in both.numbers[1]:
            text = _text(both.new, name)
            yield Change(Kind.CLAIM_ADDED, Subject(name, "claim"), name, None, text, (), (name,))


def _text(index: Graph, name: str) -> str:
    return words(index.claims[name].text, index.map.paper.language)


def _matched(both: Counterparts, match: Matched) -> Iterator[Change]:
    old = [both.old.claims[name] for name in match.old]
    new = [both.new.claims[name] for name in match.new]
    if len(new) > 1:
        subject = Subject(match.old[0], "claim")
        yield Change(Kind.CLAIM_SPLIT, subject, match.new[0], match.old, match.new, match.old, match.new)
    elif len(old) > 1:
        subject = Subject(match.new[0], "claim")
        yield Change(Kind.CLAIM_MERGED, subject, match.new[0], match.old, match.new, match.old, match.new)
    else:
        yield from _single(both, old[0], new[0])
    if len(old) + len(new) > 2:
        yield from _reworded_in_parts(both, match, old, new)
        yield from _strength_in_parts(old, new)
        yield from _fields_in_parts(both, match, old, new)
    about = (Subject(match.new[0], "claim"), match.new[0], match.old, match.new)
    yield from citations_changed(both, [each.cites for each in old], [each.cites for each in new], about)
    yield from passages_changed(both, [each.anchors for each in old], [each.anchors for each in new], about)


def _reworded_in_parts(
    both: Counterparts, match: Matched, old: Sequence[Claim], new: Sequence[Claim]
) -> Iterator[Change]:
    """Other words, where a claim was split or merged; only putting it in parts, or together, is none."""
    for _, was, now in in_both(both, [each.text for each in old], [each.text for each in new]):
        if Counter(words_of(was)) != Counter(words_of(now)):
            subject = Subject(match.new[0], "claim")
            yield Change(Kind.CLAIM_REWORDED, subject, match.new[0], was, now, match.old, match.new)
            return


def _strength_in_parts(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[Change]:
    """How strongly each part is claimed, against the whole."""
    for before, after in product(old, new):
        subject = Subject(before.id if len(old) > 1 else after.id, "claim")
        for kind, was, now in _strength(before, after):
            yield Change(kind, subject, after.id, was, now, (before.id,), (after.id,))


def _fields_in_parts(
    both: Counterparts, match: Matched, old: Sequence[Claim], new: Sequence[Claim]
) -> Iterator[Change]:
    """What no part has as it was."""
    told: list[_Told] = []
    for before, after in zip(_values(old), _values(new), strict=True):
        if {*before[1]}.isdisjoint(after[1]):
            told.append((before[0], _and(before[1]), _and(after[1])))
    was, now = not both.roots[0].isdisjoint(match.old), not both.roots[1].isdisjoint(match.new)
    told += [(Kind.ROOT_ADDED if now else Kind.ROOT_DROPPED, None, None)] if was != now else []
    for kind, one, other in told:
        yield Change(kind, Subject(match.new[0], "claim"), match.new[0], one, other, match.old, match.new)


def _values(claims: Sequence[Claim]) -> Iterator[tuple[Kind, list[str | None]]]:
    """What is recorded of several claims, by the kind of its change."""
    for same in zip(*map(_fields, claims), strict=True):
        yield same[0][0], list(dict.fromkeys(value for _, value in same))


def _and(values: Sequence[str | None]) -> str:
    return " and ".join(each or "nothing" for each in values)


def _single(both: Counterparts, old: Claim, new: Claim) -> Iterator[Change]:
    """What became of a claim that is one in both maps."""
    told = [
        *_renamed(old.id, new.id), *_reworded(both, old, new), *_placed(both, old.id, new.id), *_rooted(both, old, new),
        *_strength(old, new), *_recorded(both, old, new), *_links(both, old, new), *_terms(both, old, new),
    ]  # fmt: skip
    for kind, was, now in told:
        yield Change(kind, Subject(new.id, "claim"), new.id, was, now, (old.id,), (new.id,))


_Told = tuple[Kind, Value, Value]


def _renamed(old: str, new: str) -> Iterator[_Told]:
    if old != new:
        yield Kind.RENAMED, (old,), (new,)


def _reworded(both: Counterparts, old: Claim, new: Claim) -> Iterator[_Told]:
    """The words in the first language in which they differ."""
    yield from ((Kind.CLAIM_REWORDED, was, now) for _, was, now in islice(reworded(both, [old.text], [new.text]), 1))


def _placed(both: Counterparts, old: str, new: str) -> Iterator[_Told]:
    """Another place in the argument: nothing that it stands under stayed the same; or another part."""
    was, now = _stands_under(both.old, old), _stands_under(both.new, new)
    if was and now and not {both.old_key(each) for each in was} & {both.new_key(each) for each in now}:
        yield Kind.CLAIM_MOVED, tuple(was), tuple(now)
        return
    parts = both.old.part_of[old], both.new.part_of[new]
    shared = both.shared_parts
    if parts[0] != parts[1] and {*parts} <= shared:
        yield Kind.CLAIM_MOVED, _part(parts[0]), _part(parts[1])


def _part(name: str) -> str:
    return f"part '{name}'" if name else "no part"


def _stands_under(index: Graph, name: str) -> list[str]:
    """The claims for which, or against which, a claim is used."""
    found = [index.conclusion[step] for step in index.used_in.get(name, ())]
    found += [index.claim_of(index.target[each]) for each in index.raised_by.get(name, ())]
    return list(dict.fromkeys(found))


def _rooted(both: Counterparts, old: Claim, new: Claim) -> Iterator[_Told]:
    was, now = old.id in both.roots[0], new.id in both.roots[1]
    if was != now:
        yield (Kind.ROOT_ADDED if now else Kind.ROOT_DROPPED), None, None


def _strength(old: Claim, new: Claim) -> Iterator[_Told]:
    if old.modality != new.modality:
        weaker = STRENGTHS.index(new.modality) < STRENGTHS.index(old.modality)
        yield (Kind.WEAKENED if weaker else Kind.STRENGTHENED), old.modality, new.modality


def _fields(claim: Claim) -> Iterator[tuple[Kind, str | None]]:
    """What is recorded of a claim in one word each, by the kind of its change."""
    yield Kind.KIND_CHANGED, claim.kind
    yield Kind.ASPECT_CHANGED, claim.aspect
    yield Kind.PERIOD_CHANGED, claim.period
    yield Kind.SCOPE_CHANGED, _reach(claim.scope)
    yield Kind.VOICE_CHANGED, _voice(claim)
    yield Kind.STATUS_CHANGED, claim.status


def _recorded(both: Counterparts, old: Claim, new: Claim) -> Iterator[_Told]:
    for (kind, was), (_, now) in zip(_fields(old), _fields(new), strict=True):
        if was != now and not (kind is Kind.VOICE_CHANGED and _same_voice(both, old, new)):
            yield kind, was, now


def _reach(scope: Scope | None) -> str | None:
    """How far a claim reaches, in words."""
    if scope is None:
        return None
    named = [each for each in (scope.quantifier, scope.level, scope.outcome) if each]
    listed = [*scope.places, *scope.actors, *(f"case {each}" for each in scope.cases)]
    return ", ".join([*named, *listed]) or None


def _voice(claim: Claim) -> str:
    return f"{claim.voice} ({claim.by})" if claim.by else claim.voice


def _same_voice(both: Counterparts, old: Claim, new: Claim) -> bool:
    """Whether it is the same source that says so, whatever that is called."""
    ours, theirs = (works.get(claim.by or "") for works, claim in zip(both.works, (old, new), strict=True))
    return old.voice == new.voice and ours is not None and ours == theirs


def _links(both: Counterparts, old: Claim, new: Claim) -> Iterator[_Told]:
    """Conditions and contradictions, each with the claim that it names."""
    for word, was, now in (("if", old.if_, new.if_), ("only if", old.only_if, new.only_if)):
        dropped, added = _apart(both, was, now)
        yield from ((Kind.CONDITION_DROPPED, f"{word} '{each}'", None) for each in dropped)
        yield from ((Kind.CONDITION_ADDED, None, f"{word} '{each}'") for each in added)
    ours, theirs = both.contradictions
    key = both.old_key(old.id)
    dropped = [each for each in dict.fromkeys(old.contradicts) if frozenset({key, both.old_key(each)}) not in theirs]
    added = [each for each in dict.fromkeys(new.contradicts) if frozenset({key, both.new_key(each)}) not in ours]
    yield from ((Kind.CONTRADICTION_DROPPED, (each,), None) for each in dropped)
    yield from ((Kind.CONTRADICTION_ADDED, None, (each,)) for each in added)


def _apart(both: Counterparts, old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]]:
    """Claims that are named in the one and not in the other."""
    was, now = {both.old_key(each): each for each in old}, {both.new_key(each): each for each in new}
    return _without(was, now), _without(now, was)


def _without(some: Mapping[int | str, str], others: Mapping[int | str, str]) -> list[str]:
    return [name for key, name in some.items() if key not in others]


def _terms(both: Counterparts, old: Claim, new: Claim) -> Iterator[_Told]:
    was = {used(each, both.terms): each for each in old.uses}
    yield from ((Kind.TERM_DROPPED, (each,), None) for key, each in was.items() if key not in new.uses)
    yield from ((Kind.TERM_ADDED, None, (each,)) for each in dict.fromkeys(new.uses) if each not in was)
