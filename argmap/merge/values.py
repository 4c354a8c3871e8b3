"""Three versions of one value become one: what only one of two changed is taken, and what both changed is a clash.

A `How` merges values of one sort that both have changed. Nothing here knows what a map is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal, TypeVar


class Nothing(Enum):
    """What stands where a version has no value."""

    MISSING = "missing"

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Nothing.MISSING
Side = Literal["ours", "theirs", "base"]
Field = tuple[str, ...]
Known = TypeVar("Known", bound=Hashable)
How = Callable[["Values", Field, Any, Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that two changed in different ways, or that one took out and the other changed; and whose is kept."""

    field: Field
    base: Any
    ours: Any
    theirs: Any
    kept: Side

    @property
    def values(self) -> tuple[Any, Any, Any]:
        """The three values, `None` where one is missing."""
        base, ours, theirs = (None if each is MISSING else each for each in (self.base, self.ours, self.theirs))
        return base, ours, theirs


@dataclass
class Values:
    """Merging of values: whose is kept where they clash, the language of texts that name none, and all clashes."""

    prefer: Side = "ours"
    language: str = "und"
    clashes: list[Clash] = field(default_factory=list)

    def merged(self, how: How, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
        """What becomes of a value; `MISSING` where it is taken out."""
        if ours == theirs or theirs == base:
            return ours
        return theirs if ours == base else how(self, at, base, ours, theirs)

    def settled(self, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
        """The value that is kept of a clash. What one took out and the other changed is kept, whoever is preferred."""
        values: dict[Side, Any] = {"ours": ours, "theirs": theirs, "base": base}
        turn: list[Side] = [self.prefer, "ours", "theirs"]
        kept = next(side for side in turn if values[side] is not MISSING)
        self.clashes.append(Clash(at, base, ours, theirs, kept))
        return values[kept]


def value(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """What is one thing, and has no parts that can be merged."""
    return values.settled(at, base, ours, theirs)


def record(how: Mapping[str, How] | None = None, otherwise: How = value) -> How:
    """A record merged field by field, `None` being no value; or as a whole where one took it out."""
    ways = how or {}

    def merge(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
        if ours is MISSING or theirs is MISSING:
            return values.settled(at, base, ours, theirs)
        before = {} if base is MISSING else base
        found = {
            name: values.merged(ways.get(name, otherwise), (*at, name), *(_of(each, name) for each in
                                                                          (before, ours, theirs)))
            for name in dict.fromkeys([*ours, *theirs])
        }  # fmt: skip
        return {name: each for name, each in found.items() if each is not MISSING}

    return merge


def _of(holder: Mapping[str, Any], name: str) -> Any:
    found = holder.get(name, MISSING)
    return MISSING if found is None else found


def mapping(how: How = value) -> How:
    """A record whose fields are all of one sort."""
    return record(otherwise=how)


def carried(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """JSON data: objects key by key, however deep (`argmap.model` says how deep at most), anything else as one thing.

    A null is a value here, and no other than MISSING.
    """
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return values.settled(at, base, ours, theirs)
    before = base if isinstance(base, dict) else {}
    found = {}
    for name in dict.fromkeys([*ours, *theirs]):
        versions = (each.get(name, MISSING) for each in (before, ours, theirs))
        found[name] = values.merged(carried, (*at, name), *versions)
    return {name: each for name, each in found.items() if each is not MISSING}


def texts(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """A text language by language. A bare text counts as the language in which another version has the same words."""
    versions = [base, ours, theirs]
    tagged = [each for each in versions if isinstance(each, dict)]
    if MISSING in versions[1:] or not tagged:
        return values.settled(at, base, ours, theirs)
    bare = [each for each in versions if isinstance(each, str)]
    tag = next((tag for each in tagged for tag, words in each.items() if words in bare), values.language)
    spread = [{tag: each} if isinstance(each, str) else each for each in versions]
    merged = values.merged(mapping(), at, *spread)
    return merged or values.settled(at, base, ours, theirs)  # each may take out another of its languages


def items(key: Callable[[Any], Hashable] = lambda each: each, how: How = value) -> How:
    """A list whose elements are known by a key: merged as a set, each element in its own way, the order kept.

    Of elements with one key the first of a list is the first of another.
    """

    def merge(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
        before, our, their = (_numbered([] if each is MISSING else each, key) for each in (base, ours, theirs))
        found = {
            name: values.merged(how, (*at, _called(name[0])), *(each.get(name, MISSING) for each in
                                                                (before, our, their)))
            for name in dict.fromkeys([*our, *their])
        }  # fmt: skip
        kept = {name: each for name, each in found.items() if each is not MISSING}
        if not kept and MISSING in (ours, theirs):
            return MISSING
        return tuple(kept[name] for name in in_order([*before], [*our], [*their], kept))

    return merge


def _numbered(elements: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[tuple[Hashable, int], Any]:
    count: dict[Hashable, int] = {}
    found = {}
    for each in elements:
        name = key(each)
        found[name, count.get(name, 0)] = each
        count[name] = count.get(name, 0) + 1
    return found


def _called(key: Hashable) -> str:
    return " ".join(str(each) for each in key if each is not None) if isinstance(key, tuple) else str(key)


def in_order(
    base: Sequence[Known], ours: Sequence[Known], theirs: Sequence[Known], kept: Collection[Known]
) -> list[Known]:
    """What is kept, in the order of ours, unless only they changed that; what is new stands behind what it stood."""
    moved = _moved(base, theirs) and not _moved(base, ours)
    woven = _woven(theirs, ours) if moved else _woven(ours, theirs)
    return [each for each in dict.fromkeys([*woven, *base]) if each in kept]


def _moved(base: Sequence[Hashable], side: Sequence[Hashable]) -> bool:
    before, after = set(base), set(side)
    return [each for each in base if each in after] != [each for each in side if each in before]


def _woven(frame: Sequence[Hashable], other: Sequence[Hashable]) -> list[Any]:
    """A list with what only another has: each behind the last before it that both have, and what follows that here."""
    ours, both = set(frame), set(frame) & set(other)
    behind: dict[Hashable, list[Hashable]] = {}
    last: Hashable = MISSING
    for each in other:
        if each in ours:
            last = each
        else:
            behind.setdefault(last, []).append(each)
    woven: list[Hashable] = []
    last = MISSING
    for each in frame:
        if each in both:
            woven += behind.get(last, ())
            last = each
        woven.append(each)
    return woven + behind.get(last, [])
