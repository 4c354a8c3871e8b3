"""Random maps, and the same map written in other ways: under other ids, in another order, in other places."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from argmap.load import loads
from argmap.model import Map

Written = dict[str, Any]

_TEXTS = (
    "Costs rise.", "Wages rise.", "Rents and wages rise.", "All costs of the pact rise by forty per cent.",
    {"en": "The pact lasts.", "zh-Hant": "同盟延續。"}, {"zh-Hant": "成本上升，因此同盟延續。"}, "costs rise",
)  # fmt: skip
_KINDS = ("interpretive", "empirical", "causal", "intentional", "predictive", "policy", "definition", "theoretical")
_CITES = (
    {"source": "walt"}, {"source": "press", "relation": "contra"}, {"note": "1"}, {"note": "2", "work": "press"},
    {"note": "9"}, {"source": "lost"}, {"named": "The White House"}, {"source": "walt-2", "locator": "5"},
)  # fmt: skip
_SCOPES = (
    {"quantifier": "general", "places": ["Asia"]}, {"quantifier": "single", "places": ["Japan"], "cases": ["Osaka"]},
    {"quantifier": "superlative"}, {"actors": ["Japan"], "level": "state"}, {"level": "individual"},
)  # fmt: skip
_PERIODS = ("1996", "2017/2025", "2024-03", "2030/..")
_SCHEMES = (
    "enumeration", "sign", "cause-to-effect", "example-to-generalisation", "intent-attribution", "aspects", "deductive",
    "best-explanation", "no-such-scheme",
)  # fmt: skip
_ROLES = ("item", "sign", "usually-indicates", "cause", "brings-about", "example", "act", "seeks", "aspect", "fact")
_WARRANTS = (
    {"text": "What costs more is left."}, {"text": "What costs more is left.", "voice": "implicit"},
    {"text": "What costs more is left.", "cites": [{"source": "walt"}]},
)  # fmt: skip
_HEADER: Written = {
    "argmap": 1,
    "id": "m",
    "sections": [{"id": "1"}, {"id": "2"}],
    "references": [
        {"id": "walt", "type": "book", "issued": {"date-parts": [[1987]]}},
        {"id": "press", "type": "article-journal", "issued": {"date-parts": [[2020]]}},
        {"id": "walt-2", "type": "book", "same_as": "walt"},
        {"id": "unused", "type": "report", "listed": False},
    ],
    "notes": {"1": {"works": [{"source": "walt"}]}, "2": {"works": [{"source": "walt"}, {"source": "press"}]}},
    "terms": [
        {"id": "axis", "labels": {"en": ["costs"]}, "senses": [{"id": "old", "text": "x"}, {"id": "new", "text": "y"}]},
        {"id": "the-pact", "labels": {"en": ["pact"]}},
    ],
}


def _maybe(values: tuple[Any, ...], *, often: int = 1) -> st.SearchStrategy[Any]:
    """One of some values, or nothing; as often as not, or less."""
    return st.sampled_from([*[None] * (2 * len(values)), *values * often])


_CLAIM = st.fixed_dictionaries({
    "text": st.sampled_from(_TEXTS),
    "kind": _maybe(_KINDS),
    "modality": _maybe(("possible", "certain")),
    "aspect": _maybe(("tendency", "completed")),
    "period": _maybe(_PERIODS),
    "scope": _maybe(_SCOPES),
    "voice": _maybe(("implicit", "reported", "opponent")),
    "by": _maybe(("walt", "A. Person")),
    "status": _maybe(("assumed", "axiomatic", "common-knowledge", "needs-support")),
    "cites": st.lists(st.sampled_from(_CITES), max_size=2),
    "uses": st.lists(st.sampled_from(("axis#old", "axis#new", "the-pact", "nothing")), max_size=2),
    "anchors": st.lists(st.sampled_from(("1", "2", "7")).map(lambda s: {"section": s, "quote": "q"}), max_size=1),
    "lint": _maybe(tuple({"ignore": [{"code": code, "reason": "So."}]} for code in ("SUP201", "EVD403"))),
})  # fmt: skip
_STEP = st.fixed_dictionaries({
    "scheme": _maybe(_SCHEMES, often=3),
    "warrant": _maybe(_WARRANTS, often=2),
    "test": _maybe(("straw", "hoop")),
    "passed": st.sampled_from((True,) * 9 + (False,)),
})  # fmt: skip


@st.composite
def maps(draw: Callable[..., Any], objections: bool = True, most: int = 7) -> Map:
    """A map with a few claims and steps: linked and convergent, shared, in circles, from nothing and from nowhere."""
    names = [f"c{number}" for number in range(draw(st.integers(1, most)))]
    name, known = st.sampled_from([*names * 4, "gone"]), st.sampled_from(names)
    claims = {each: _without_nothing(draw(_CLAIM)) | {"id": each, "inferences": [], "objections": []} for each in names}
    for each in names:
        if draw(st.integers(0, 4)) == 0:
            claims[each][draw(st.sampled_from(("if", "only_if", "contradicts")))] = [draw(name)]
    targets: dict[str, Written] = dict(claims)
    for number in range(draw(st.integers(0, most))):
        step = _without_nothing(draw(_STEP)) | {"id": f"i{number}", "objections": []}
        to = draw(known)
        others = name if draw(st.integers(0, 7)) == 0 else name.filter(lambda each, to=to: each != to)
        step["premises"] = draw(st.lists(others, max_size=3, unique=draw(st.integers(0, 9)) > 0))
        step["roles"] = draw(st.dictionaries(st.sampled_from(_ROLES), st.lists(name, max_size=2), max_size=2))
        questions = st.sampled_from(("strength", "typical", "relevant", "valid"))
        answer = st.sampled_from(names).map(lambda each: {"status": "answered", "by": [each]})
        step["answers"] = draw(st.dictionaries(questions, answer, max_size=1))
        claims[to]["inferences"].append(step)
        targets[step["id"]] = step
    for number in range(draw(st.integers(0, 5)) if objections else 0):
        objection = {"id": f"o{number}", "kind": draw(st.sampled_from(("rebuts", "rebuts", "undercuts", "qualifies")))}
        objection |= {"claim": draw(name), "conceded": draw(st.integers(0, 7)) == 0, "replies": []}
        target = targets[draw(st.sampled_from(list(targets)))]
        target["replies" if "replies" in target else "objections"].append(objection)
        targets[objection["id"]] = objection
    roots = draw(st.lists(known, min_size=1, max_size=2, unique=True))
    split = draw(st.integers(0, len(names)))
    written = list(claims.values())
    parts = [{"part": "rest", "trees": written[split:]}]
    return in_memory(_HEADER | {"roots": roots, "trees": written[:split], "parts": parts})


def _without_nothing(fields: Written) -> Written:
    return {key: value for key, value in fields.items() if value not in (None, [])}


def in_memory(written: Written) -> Map:
    """A map whose claims stand flat, premises as ids."""
    return Map.model_validate(written)


def flat(argument: Map) -> Written:
    """The fields of a map, as they are in memory."""
    return argument.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def renamed(argument: Map, seed: int) -> tuple[Map, dict[str, str]]:
    """The same map under other ids, which sort in another order; and what each old id is called now."""
    names = [*_ids(flat(argument))]
    numbers = random.Random(seed).sample(range(100, 100 + len(names)), len(names))  # noqa: S311
    other = {name: f"n{number}" for name, number in zip(names, numbers, strict=True)}
    return in_memory(_said_anew(flat(argument), other)), other


def _ids(written: Any) -> dict[str, None]:
    """Ids of claims, steps, objections, references and terms; not of the map, its sections, senses or schemes."""
    found: dict[str, None] = {}
    for key in ("trees", "parts", "inferences", "objections", "replies", "references", "terms"):
        for record in written.get(key, ()) if isinstance(written, dict) else ():
            found |= {record["id"]: None} if "id" in record else {}
            found |= _ids(record)
    return found


def _said_anew(written: Any, other: dict[str, str]) -> Any:
    """All ids replaced. No other word of a random map looks like one of them, with or without a sense."""
    if isinstance(written, dict):
        return {key: _said_anew(value, other) for key, value in written.items()}
    if isinstance(written, list):
        return [_said_anew(each, other) for each in written]
    if not isinstance(written, str):
        return written
    name, mark, sense = written.partition("#")
    return other.get(name, name) + mark + sense


ORDERED = ("trees", "parts", "roots", "premises", "inferences", "objections", "replies", "references", "terms", "uses")


def reordered(argument: Map, seed: int) -> Map:
    """The same map with its trees, premises, inferences, objections and the like in another order."""
    return in_memory(_shuffled(flat(argument), random.Random(seed)))  # noqa: S311


def _shuffled(written: Any, chance: random.Random) -> Any:
    if isinstance(written, list):
        return [_shuffled(each, chance) for each in written]
    if not isinstance(written, dict):
        return written
    inner = {key: _shuffled(value, chance) for key, value in written.items()}
    for key in inner.keys() & {*ORDERED}:
        inner[key] = chance.sample(inner[key], len(inner[key]))
    return dict(chance.sample(list(inner.items()), len(inner)))


def rewritten(argument: Map, seed: int) -> Map:
    """The same map as another person may write it: claims inside any of the claims that point at them, in any part."""
    chance = random.Random(seed)  # noqa: S311
    whole = flat(argument)
    claims = {each["id"]: each for each in [*whole.pop("trees", ()), *whole["parts"][0].get("trees", ())]}
    places: dict[str, list[tuple[str, Written]]] = {}
    for name, claim in claims.items():
        for place in _pointed_at(claim):
            places.setdefault(place["ref"], []).append((name, place))
    inside: dict[str, str] = {}
    for name in chance.sample(list(claims), len(claims)):
        holder, place = chance.choice([*places.get(name, ()), (name, {})])
        if not _within(holder, name, inside):
            inside[name] = holder
            place.pop("ref")
            place.update(claims[name])
            claims[name] = place
    trees = [claims[name] for name in chance.sample(list(claims), len(claims)) if name not in inside]
    cut = sorted(chance.choices(range(len(trees) + 1), k=2))
    parts = [{"part": "one", "trees": trees[cut[0] : cut[1]]}, {"part": "two", "trees": trees[cut[1] :]}]
    return loads(json.dumps(whole | {"trees": trees[: cut[0]], "parts": parts}))


def _pointed_at(claim: Written) -> list[Written]:
    """Every place in a claim where another can stand, after premises and objecting claims were turned into refs."""
    found: list[Written] = []
    for step in claim.get("inferences", ()):
        step["premises"] = [{"ref": each} for each in step["premises"]]
        found += step["premises"]
    waiting = [*claim.get("objections", ())]
    waiting += [each for step in claim.get("inferences", ()) for each in step.get("objections", ())]
    while waiting:
        objection = waiting.pop()
        objection["claim"] = {"ref": objection["claim"]}
        found.append(objection["claim"])
        waiting += objection.get("replies", ())
    return found


def _within(name: str, other: str, inside: dict[str, str]) -> bool:
    """True where a claim is another, or is written inside it."""
    while name != other and name in inside:
        name = inside[name]
    return name == other
