"""What is the same under another id: the three versions of a map brought to one set of names before they are merged.

A claim is the same under a new id where its words are, and no other claim that came or went has them. A step is the
same where it leads from the same premises to the same claim, an objection where it turns the same claim in the same
way against the same thing: their ids are often made up by the place in a list, and say little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.fold import fold_quote
from argmap.merge.pieces import Key, Piece, Pieces, renamed
from argmap.merge.values import Side

Names = dict[Key, str]
Group = tuple[Key | None, Key | None, Key | None]  # one step in the base, ours and theirs
Alike = Callable[[Pieces, Pieces], dict[Key, Key]]  # keys of the base that a version has under another id


@dataclass
class Versions:
    """The base of a map, and what two made of it, with ids that mean the same in all three.

    `both_renamed` has what each of the two renamed in another way: the id that is kept, and the three. `renamed` has
    the claims that one of them renamed, and which; `new_steps` the steps and objections of either whose id was taken;
    `called`, for each of the three, what has another id than it was given.
    """

    base: Pieces
    ours: Pieces
    theirs: Pieces
    both_renamed: list[tuple[Key, str, str, str]] = field(default_factory=list)
    renamed: list[tuple[Key, str, Side]] = field(default_factory=list)
    new_steps: list[tuple[Key, str, Side]] = field(default_factory=list)
    called: tuple[Names, Names, Names] = field(default_factory=lambda: ({}, {}, {}))

    def under(self, names: tuple[Names, Names, Names]) -> None:
        """Put names in the place of ids, in the base, ours and theirs."""
        self.base, self.ours, self.theirs = map(renamed, (self.base, self.ours, self.theirs), names)
        base, ours, theirs = map(_followed, self.called, names)
        self.called = base, ours, theirs


def _followed(called: Names, names: Names) -> Names:
    """Names by the ids that were given, with those that come in the place of names."""
    given = {key._replace(id=name): key for key, name in called.items()}
    return {**called, **{given.get(key, key): name for key, name in names.items()}}


def agreed(base: Pieces, ours: Pieces, theirs: Pieces, prefer: Side) -> Versions:
    """The three versions under common names."""
    versions = Versions(base, ours, theirs)
    versions.under(_common(versions, _same_claims, prefer))
    versions.under(_common(versions, _same_parts, prefer))
    for kind in ("inference", "objection"):
        versions.under(_steps(versions, kind))
    return versions


# Claims and parts


def _common(versions: Versions, alike: Alike, prefer: Side) -> tuple[Names, Names, Names]:
    """Names for what one of the two calls otherwise than the base."""
    base, ours, theirs = versions.base, versions.ours, versions.theirs
    by_us, by_them = alike(base, ours), alike(base, theirs)
    names: tuple[Names, Names, Names] = ({}, {}, {})
    for old in dict.fromkeys([*by_us, *by_them]):
        our, their = by_us.get(old, old), by_them.get(old, old)
        new = _chosen(old, our, their, prefer)
        if (our != old and our != their and our in theirs.found) or (their not in (old, our) and their in ours.found):
            continue  # the other has something else of that name
        if old not in (our, their) and our != their:
            versions.both_renamed.append((new, old.id, our.id, their.id))
        elif our != their:
            versions.renamed.append((new, old.id, "ours" if our != old else "theirs"))
        for table, key in zip(names, (old, our, their), strict=True):
            table.update({key: new.id} if key != new else {})
    return names


def _chosen(old: Key, our: Key, their: Key, prefer: Side) -> Key:
    """The key by which all three will know a piece."""
    if our in (old, their):
        return their
    return our if their == old else {"ours": our, "theirs": their, "base": old}[prefer]


def _same_claims(base: Pieces, side: Pieces) -> dict[Key, Key]:
    gone, new = _gone(base, side, "claim"), _gone(side, base, "claim")
    if not gone or not new:
        return {}
    before, after = _by_words(gone), _by_words(new)
    pairs = {(old, new) for words in before.keys() & after.keys()
             for old, new in _single(before[words], after[words])}  # fmt: skip
    olds, news = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    return {old: new for old, new in sorted(pairs) if olds[old] == news[new] == 1}


def _gone(side: Pieces, other: Pieces, kind: str) -> dict[Key, Piece]:
    return {key: piece for key, piece in side.of(kind).items() if key not in other.found and not key.number}


def _by_words(claims: Mapping[Key, Piece]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key, piece in claims.items():
        for words in dict.fromkeys(said(piece)):
            found.setdefault(words, []).append(key)
    return found


def said(claim: Piece) -> Iterator[str]:
    """What a claim says, folded, in each of its languages."""
    text = claim.record["text"]
    yield from (fold_quote(each) or each for each in ([text] if isinstance(text, str) else text.values()))


def _single(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[Key, Key]]:
    return [(old[0], new[0])] if len(old) == len(new) == 1 else []


def _same_parts(base: Pieces, side: Pieces) -> dict[Key, Key]:
    """A part under another name holds most of the claims of the old one; of two single parts each is the other."""
    gone, new = _gone(base, side, "part"), _gone(side, base, "part")
    if len(gone) == len(new) == len(base.of("part")) == len(side.of("part")) == 1:
        return dict(zip(gone, new, strict=True))
    moves: Counter[tuple[Key, Key]] = Counter()
    for key in base.found.keys() & side.found.keys() if gone and new else ():
        old, now = base.found[key].owner, side.found[key].owner
        if key.kind == "claim" and old in gone and now in new:
            moves[old, now] += 1
    counts = [Counter(piece.owner for piece in each.of("claim").values()) for each in (base, side)]
    most = {(old, now) for (old, now), count in moves.items() if 2 * count > max(counts[0][old], counts[1][now])}
    return dict(sorted(most))


# Inferences and objections


def _steps(versions: Versions, kind: str) -> tuple[Names, Names, Names]:
    """Names for steps that are the same under other ids, and for new ones that two call by one id."""
    contents = [_contents(each, kind) for each in (versions.base, versions.ours, versions.theirs)]
    base, ours, theirs = contents
    to_ours, to_theirs = _paired(base, ours), _paired(base, theirs)
    groups = sorted(((key, to_ours.get(key), to_theirs.get(key)) for key in base), key=lambda group: None in group)
    our_new, their_new = _left(ours, to_ours), _left(theirs, to_theirs)
    twice = _paired(our_new, their_new, by_id=False)
    additions: list[Group] = [(None, key, twice.get(key)) for key in our_new]
    additions += [(None, None, key) for key in _left(their_new, twice)]
    return _named(versions, groups, sorted(additions, key=lambda group: _turn(group, ours, theirs)))


def _left(side: Mapping[Key, Hashable], pairs: Mapping[Key, Key]) -> dict[Key, Hashable]:
    """The steps of a version that are the other's half of no pair."""
    taken = {*pairs.values()}
    return {key: content for key, content in side.items() if key not in taken}


def _turn(group: Group, ours: Mapping[Key, Hashable], theirs: Mapping[Key, Hashable]) -> tuple[Key, str]:
    """New steps in an order that is the same whichever of the two is called ours."""
    _, our, their = group
    key = min(each for each in (our, their) if each is not None)
    return key, str(ours[our] if our is not None else theirs[their])  # type: ignore[index]


def _contents(pieces: Pieces, kind: str) -> dict[Key, Hashable]:
    """Of each inference or objection what it is, whatever its id; an objection by the claim or step at its root."""
    if kind == "inference":
        return {
            key: (piece.owner, *sorted({*piece.record["premises"]})) for key, piece in pieces.of("inference").items()
        }
    found: dict[Key, Hashable] = {}
    roots: dict[Key, tuple[Key | None, int]] = {}
    for key, piece in pieces.of("objection").items():
        root, deep = roots.get(piece.owner, (piece.owner, 0)) if piece.owner else (None, 0)
        roots[key] = root, deep + 1
        found[key] = root, deep, piece.record["kind"], piece.record["claim"]
    return found


def _paired(old: Mapping[Key, Hashable], new: Mapping[Key, Hashable], *, by_id: bool = True) -> dict[Key, Key]:
    """Which of two versions' steps are the same: by id and content, by content alone, by id alone."""
    found = {key: key for key, content in old.items() if key in new and new[key] == content}
    left = [_once(side, found) for side in (old, new)]
    found |= {left[0][content]: left[1][content] for content in left[0] if content in left[1]}
    taken = {*found.values()}
    if by_id:
        found |= {key: key for key in old if key in new and key not in found and key not in taken}
    return found


def _once(side: Mapping[Key, Hashable], found: Mapping[Key, Key]) -> dict[Hashable, Key]:
    """Steps by their content, where no other has it; `found` is left out."""
    left = {key: content for key, content in side.items() if key not in found}
    count = Counter(left.values())
    return {content: key for key, content in left.items() if count[content] == 1 and not key.number}


def _named(versions: Versions, groups: Iterable[Group], additions: Iterable[Group]) -> tuple[Names, Names, Names]:
    """One id for each step: the one that it was given last, unless a step before it has that."""
    names: tuple[Names, Names, Names] = ({}, {}, {})
    used: set[Key] = set()
    fresh = _Fresh(versions)
    for group in [*groups, *additions]:
        if group[0] is not None and group[1] is None and group[2] is None:
            continue  # both took it out
        wanted = _wanted(group)
        key = wanted if wanted not in used else fresh.key(wanted, next(_owners(versions, group)))
        used.add(key)
        for number, (table, each) in enumerate(zip(names, group, strict=True)):
            table.update({each: key.id} if each is not None and each.id != key.id else {})
            if each == wanted != key and number:
                versions.new_steps.append((key, each.id, "ours" if number == 1 else "theirs"))
    return names


def _wanted(group: Group) -> Key:
    base, our, their = group
    if base is None:
        return min(each for each in (our, their) if each is not None)
    return their or base if our in (None, base) else our or base


def _owners(versions: Versions, group: Group) -> Iterator[Key]:
    """What a step belongs to, in each version that has it."""
    for pieces, key in zip((versions.ours, versions.theirs, versions.base), (*group[1:], group[0]), strict=True):
        owner = pieces.found[key].owner if key is not None else None
        yield from [owner] if owner is not None else ()


class _Fresh:
    """Ids that no version has."""

    def __init__(self, versions: Versions) -> None:
        self.taken = {key.id for each in (versions.base, versions.ours, versions.theirs) for key in each.found}
        self.last: dict[str, int] = {}

    def key(self, wanted: Key, owner: Key) -> Key:
        """A new key for a step of an owner, as `argmap fmt` would name it: `lock-in.i2`, `lock-in.o1.r1`."""
        letter = "i" if wanted.kind == "inference" else "r" if owner.kind == "objection" else "o"
        base = f"{owner.id[:100]}.{letter}"
        number = self.last.get(base, 0) + 1
        while f"{base}{number}" in self.taken:
            number += 1
        self.last[base] = number
        self.taken.add(f"{base}{number}")
        return Key(wanted.kind, f"{base}{number}")
