"""How each part of a map is merged, field by field; a field that is not named here is one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.merge.values import MISSING, Field, How, Values, carried, items, mapping, record, texts

_SET = items()
_ANCHORS = items(lambda each: each["quote"], record())
_CITES = items(lambda each: (each["note"], each["source"], each["named"], each["work"]), record())
_LINT = record({"ignore": items(lambda each: each["code"], record())})
_SCOPE = record({"places": _SET, "actors": _SET, "cases": _SET})
_WARRANT = record({"text": texts, "anchors": _ANCHORS, "cites": _CITES})
_WORKS = items(lambda each: each["source"], record({"as_printed": mapping()}))
_ROLES_OF_A_SCHEME = items(lambda each: each["id"], record({"name": texts}))
_QUESTIONS = items(lambda each: each["id"], record({"text": texts}))
_REFERENCE = record({"as_printed": mapping()})
_LEFT_OUT = items(lambda each: each["anchor"]["quote"], record({"anchor": record()}))


def _later(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """Two who work on one map both date their work: the later day holds for both."""
    return values.settled(at, base, ours, theirs) if MISSING in (ours, theirs) else max(ours, theirs)


_STEP: dict[str, How] = {
    "roles": mapping(_SET), "premises": _SET, "warrant": _WARRANT, "answers": mapping(record({"by": _SET})),
    "anchors": _ANCHORS, "lint": _LINT, "x": carried,
}  # fmt: skip
_OF_THE_SCHEME = ("scheme", "roles", "answers")


def _step(values: Values, at: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """An inference. Two schemes are two readings of the step: roles and answers then go with the one that is kept."""
    before = {} if base is MISSING else base
    schemes = [each.get("scheme") for each in (before, ours, theirs)]
    if len({*schemes}) < 3:
        return record(_STEP)(values, at, base, ours, theirs)
    values.settled((*at, "scheme"), *(MISSING if each is None else each for each in schemes))
    chosen: Mapping[str, Any] = {"ours": ours, "theirs": theirs, "base": before}[values.clashes[-1].kept]
    of_scheme = {name: chosen[name] for name in _OF_THE_SCHEME if chosen.get(name) is not None}
    rest = [each if each is MISSING else _without(each, _OF_THE_SCHEME) for each in (base, ours, theirs)]
    return record(_STEP)(values, at, *rest) | of_scheme


def _without(holder: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: each for name, each in holder.items() if name not in names}


HOW: dict[str, How] = {
    "map": record({
        "title": texts, "coded": record({"date": _later}), "paper": record({"csl": _REFERENCE}), "roots": _SET,
        "left_out": _LEFT_OUT, "lint": _LINT, "x": carried,
    }),
    "part": record({"title": texts, "x": carried}),
    "section": record({"title": texts, "x": carried}),
    "reference": _REFERENCE,
    "note": record({"works": _WORKS, "x": carried}),
    "term": record({"labels": mapping(_SET), "x": carried}),
    "sense": record({"text": texts}),
    "scheme": record({"name": texts, "conclusion": _SET, "roles": _ROLES_OF_A_SCHEME, "questions": _QUESTIONS}),
    "claim": record({
        "text": texts, "label": texts, "scope": _SCOPE, "if_": _SET, "only_if": _SET, "contradicts": _SET,
        "uses": _SET, "cites": _CITES, "anchors": _ANCHORS, "lint": _LINT, "x": carried,
    }),
    "inference": _step,
    "objection": record({"anchors": _ANCHORS, "lint": _LINT, "x": carried}),
}  # fmt: skip

REVIEW = record({
    "date": _later, "x": carried,
    "judgements": items(lambda each: (each["on"], each["criterion"], each["category"]), record({"x": carried})),
})  # fmt: skip
