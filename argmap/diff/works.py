"""Which works two maps mean by their references: one may be there twice, and one may have another id now."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model import Map, Reference
from argmap.references import originals


def renamed(old: Map, new: Map) -> dict[str, str]:
    """References under another id, old with new: whatever CSL says of the work is the same, and no other's is."""
    ours, theirs = _told(old, new), _told(new, old)
    return {name: theirs[told] for told, name in ours.items() if name and theirs.get(told)}


def _told(argument: Map, other: Map) -> dict[str, str]:
    """References that the other map has not, by what is told of them; of some that say the same, none."""
    known = {each.id for each in other.references}
    found: dict[str, str] = {}
    for each in argument.references:
        if each.id not in known and each.model_extra:
            told = _fields(each)
            found[told] = "" if told in found else each.id
    return found


def _fields(reference: Reference) -> str:
    return f"{reference.type} {sorted((reference.model_extra or {}).items())!r}"


def meant(old: Map, new: Map) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """For each reference of either map the id of the work that it means in both."""
    again = renamed(old, new)
    return {name: again.get(first, first) for name, first in originals(old).items()}, originals(new)
