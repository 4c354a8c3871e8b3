"""What became of the record beside the argument: works, notes, terms, sections, the mapper's remarks, the header."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeVar

from argmap.diff import works
from argmap.diff.called import as_called, renamed, used
from argmap.diff.change import Change, Kind
from argmap.diff.counterparts import Counterparts
from argmap.findings import Subject, SubjectType
from argmap.fold import fold_quote
from argmap.model import Answer, Citation, Claim, Inference, LeftOut, Map, Objection, Record, Term, Text

Key = TypeVar("Key", bound=Hashable)

_LISTS: tuple[tuple[str, str, SubjectType], ...] = (
    ("references", "reference", "reference"), ("terms", "term", "term"), ("sections", "section", "map"),
    ("schemes", "scheme", "map"),
)  # fmt: skip
_HEADER = ("id", "revision", "title", "coded", "paper", "lint", "remark", "x")
_BESIDE = ("label", "lint", "remark", "x")
_LONGEST = 200  # characters of a value that are told


def record_changes(both: Counterparts) -> Iterator[Change]:
    """What is recorded otherwise and argues nothing."""
    old, new = both.old.map, both.new.map
    for field in _HEADER:
        yield from _changed(f"the {field} of the map", Subject(new.id, "map"), getattr(old, field), getattr(new, field))
    for field, word, kind in _LISTS:
        ours, theirs = ({each.id: each for each in getattr(side, field)} for side in (old, new))
        meant = _called(both, field)
        yield from _renamed(word, kind, renamed(meant), new)
        now = {meant.get(name, name): each for name, each in ours.items()}
        then = {key: _as_now(both, each, theirs.get(key)) for key, each in now.items()}
        yield from _listed(word, kind, then, theirs, new)
    yield from _listed("note", "map", old.notes, new.notes, new)
    yield from _listed("part", "map", _titles(old), _titles(new), new)
    yield from _listed("what is left out:", "map", *_left_out(both), new)
    yield from _of_claims(both)


def _called(both: Counterparts, field: str) -> Mapping[str, str]:
    """What stands in both maps for what has a name in the record of the old one."""
    if field == "references":
        return works.renamed(both.old.map, both.new.map)
    return {"terms": both.terms, "sections": both.sections}.get(field, {})


def _renamed(word: str, kind: SubjectType, names: Mapping[str, str], argument: Map) -> Iterator[Change]:
    """What is in the record under another id."""
    for old, new in names.items():
        subject, about = (Subject(argument.id, kind), f"{word} '{new}'") if kind == "map" else (Subject(new, kind), new)
        yield Change(Kind.RENAMED, subject, about, (old,), (new,), (old,), (new,))


def _as_now(both: Counterparts, old: Any, new: Any) -> Any:
    """A record of the old map under the id that it has now, and pointing at the same as the new one by the same ids."""
    if new is None:
        return old
    fields = {"id": new.id}
    if isinstance(old, Term) and isinstance(new, Term):
        if old.defined_by and new.defined_by and both.old_key(old.defined_by) == both.new_key(new.defined_by):
            fields["defined_by"] = new.defined_by
        if old.indicator_of and new.indicator_of == used(old.indicator_of, both.terms):
            fields["indicator_of"] = new.indicator_of
    return old.model_copy(update=fields)


def _titles(argument: Map) -> dict[str, object]:
    """The parts, without what is argued in them."""
    fields = ("title", "remark", "x")
    return {
        each.part: {field: getattr(each, field) for field in fields if getattr(each, field) is not None}
        for each in argument.parts
    }


def _left_out(both: Counterparts) -> tuple[dict[str, object], dict[str, object]]:
    """Why passages are left out of either map; of the old one as of the new where only a section has another id."""
    ours, theirs = ({each.anchor.quote: each for each in side.left_out} for side in (both.old.map, both.new.map))
    now = {quote: _why(each, {}) for quote, each in theirs.items()}
    same = {quote for quote, each in ours.items() if _why(each, both.sections) == now.get(quote)}
    return {quote: now[quote] if quote in same else _why(each, {}) for quote, each in ours.items()}, {**now}


def _why(each: LeftOut, sections: Mapping[str, str]) -> str:
    section = each.anchor.section
    return f"{each.reason}, in {sections.get(section, section)}" if section else each.reason


def _listed(
    word: str, kind: SubjectType, old: Mapping[str, object], new: Mapping[str, object], argument: Map
) -> Iterator[Change]:
    """What came, went or changed in a list of records that have names."""
    for key in dict.fromkeys([*old, *new]):
        name = as_called(key)
        subject = Subject(name if kind != "map" else argument.id, kind)
        yield from _changed(f"{word} '{name}'", subject, old.get(key), new.get(key))


def _changed(about: str, subject: Subject, old: object, new: object) -> Iterator[Change]:
    was, now = _apart(_plain(old), _plain(new))
    if was != now:
        kind = Kind.RECORD_ADDED if was is None else Kind.RECORD_DROPPED if now is None else Kind.RECORD_CHANGED
        yield Change(kind, subject, about, _told(was), _told(now))


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


def _apart(old: object, new: object) -> tuple[object, object]:
    """Two values, of records only the fields that differ: the rest would hide them."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return old, new
    names = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    fields = {name: _apart(old.get(name), new.get(name)) for name in names}
    return {name: fields[name][0] for name in names if name in old}, {
        name: fields[name][1] for name in names if name in new
    }


def _told(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _of_claims(both: Counterparts) -> Iterator[Change]:
    """Labels, remarks, suppressions, translations and spelling of what is in both maps."""
    for match in both.claims:
        if len(match.old) == len(match.new) == 1:
            old, new = both.old.claims[match.old[0]], both.new.claims[match.new[0]]
            subject = Subject(new.id, "claim")
            yield from _beside(old, new, "claim")
            yield from _written(both, f"text of '{new.id}'", subject, old.text, new.text)
            yield from _both_remarks(f"a citation of '{new.id}'", subject, _cited(old), _cited(new))
    for old_id, new_id in both.steps:
        yield from _of_step(both, both.old.inferences[old_id], both.new.inferences[new_id])
    for old_id, new_id in both.objections:
        yield from _beside(both.old.objections[old_id], both.new.objections[new_id], "objection")


def _of_step(both: Counterparts, old: Inference, new: Inference) -> Iterator[Change]:
    subject = Subject(new.id, "inference")
    yield from _beside(old, new, "inference")
    if old.warrant and new.warrant:
        yield from _written(both, f"warrant of '{new.id}'", subject, old.warrant.text, new.warrant.text)
    yield from _both_remarks(f"an answer of '{new.id}'", subject, old.answers, new.answers)


def _beside(
    old: Claim | Inference | Objection, new: Claim | Inference | Objection, kind: SubjectType
) -> Iterator[Change]:
    for field in _BESIDE:
        was, now = getattr(old, field, None), getattr(new, field, None)
        if was != now:
            yield from _changed(f"{field} of '{new.id}'", Subject(new.id, kind), was, now)


def _cited(claim: Claim) -> dict[tuple[str | None, ...], Citation]:
    return {(each.note, each.work, each.source, each.named): each for each in claim.cites}


def _both_remarks(
    about: str, subject: Subject, old: Mapping[Key, Citation | Answer], new: Mapping[Key, Citation | Answer]
) -> Iterator[Change]:
    """The mapper's remarks on what both maps have."""
    for key in old:
        if key in new:
            yield from _changed(f"remark on {about}", subject, old[key].remark, new[key].remark)


def _written(both: Counterparts, about: str, subject: Subject, old: Text, new: Text) -> Iterator[Change]:
    """Languages in which only one of two texts is written, and those in which the same words are spelled otherwise."""
    same = dict(both.languages)
    ours = {same.get(tag, tag): each for tag, each in _tagged(old, both.old.map).items()}
    theirs = _tagged(new, both.new.map)
    for tag in dict.fromkeys([*ours, *theirs]):
        was, now = ours.get(tag), theirs.get(tag)
        if was is None or now is None or fold_quote(was) == fold_quote(now):
            yield from _changed(f"{about} in {tag}", subject, was, now)


def _tagged(text: Text, argument: Map) -> dict[str, str]:
    return text if isinstance(text, dict) else {argument.paper.language: text}
