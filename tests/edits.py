"""What a reader does to a map: random changes, each of a kind that people make, for the laws of merging."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from strategies import Written, flat, in_memory

from argmap.model import Map

_NEW_TEXTS = ("The pact ends.", {"en": "Fees fall."}, {"en": "The pact holds.", "zh-Hant": "同盟存在。"})


def claims_of(whole: Written) -> list[Written]:
    """The claims of a map, written flat."""
    return [*whole.get("trees", ()), *(claim for part in whole.get("parts", ()) for claim in part.get("trees", ()))]


def steps_of(whole: Written) -> list[Written]:
    return [step for claim in claims_of(whole) for step in claim.get("inferences", ())]


def objections_of(whole: Written) -> Iterator[Written]:
    holders = [*claims_of(whole), *steps_of(whole)]
    while holders:
        inner = [each for holder in holders for key in ("objections", "replies") for each in holder.get(key, ())]
        yield from inner
        holders = inner


def edited(argument: Map, seed: int, count: int, name: str, changes: tuple[Change, ...] = ()) -> Map:
    """The map after so many changes; what is new has a name of its own."""
    chance = random.Random(seed)  # noqa: S311
    whole = flat(argument)
    for number in range(count):
        chance.choice(changes or CHANGES)(whole, chance, f"{name}{number}")
    return in_memory(whole)


Change = Callable[[Written, random.Random, str], None]


def _some_claim(whole: Written, chance: random.Random) -> Written:
    return chance.choice(claims_of(whole) or [{}])


def reword(whole: Written, chance: random.Random, name: str) -> None:
    _some_claim(whole, chance)["text"] = f"Said anew as {name}."


def set_a_field(whole: Written, chance: random.Random, name: str) -> None:
    field, values = chance.choice([
        ("kind", ("causal", "policy")), ("modality", ("possible", "certain")), ("period", ("1996", "2017/2025")),
        ("voice", ("implicit", "paper")), ("remark", (name, "so")),
        ("x", ({"a": {"b": 1}}, {"a": {"c": [2]}, "d": None})),
        ("scope", ({"quantifier": "some"}, {"places": ["Asia", name]})),
    ])  # fmt: skip
    _some_claim(whole, chance)[field] = chance.choice(values)


def clear_a_field(whole: Written, chance: random.Random, name: str) -> None:
    claim = _some_claim(whole, chance)
    fields = sorted(claim.keys() - {"id", "text", "inferences", "objections"})
    if fields:
        del claim[chance.choice(fields)]


def add_to_a_list(whole: Written, chance: random.Random, name: str) -> None:
    field, value = chance.choice([
        ("cites", {"named": name}), ("cites", {"source": "walt", "locator": name}), ("uses", "the-pact"),
        ("anchors", {"section": "1", "quote": name}), ("if", chance.choice(claims_of(whole) or [{"id": "gone"}])["id"]),
    ])  # fmt: skip
    _some_claim(whole, chance).setdefault(field, []).append(value)


def take_from_a_list(whole: Written, chance: random.Random, name: str) -> None:
    claim = _some_claim(whole, chance)
    fields = ("cites", "uses", "anchors", "if", "contradicts", "inferences", "objections")
    lists = [each for each in fields if claim.get(each)]
    if lists:
        found = claim[chance.choice(lists)]
        found.pop(chance.randrange(len(found)))


def add_claim(whole: Written, chance: random.Random, name: str) -> None:
    trees = chance.choice([whole, *whole["parts"]]).setdefault("trees", [])
    trees.insert(chance.randint(0, len(trees)), {"id": name, "text": chance.choice(_NEW_TEXTS)})


def drop_claim(whole: Written, chance: random.Random, name: str) -> None:
    """Take a claim out, and as often as not what points at it."""
    if len(claims_of(whole)) < 2:
        return
    gone = _some_claim(whole, chance)["id"]
    for holder in (whole, *whole["parts"]):
        holder["trees"] = [each for each in holder.get("trees", ()) if each["id"] != gone]
    if chance.random() < 0.5:
        _forget(whole, gone)


def _forget(whole: Written, gone: str) -> None:
    whole["roots"] = [each for each in whole.get("roots", ()) if each != gone]
    for claim in claims_of(whole):
        for field in ("if", "only_if", "contradicts"):
            claim[field] = [each for each in claim.get(field, ()) if each != gone]
    for step in steps_of(whole):
        step["premises"] = [each for each in step["premises"] if each != gone]
        step["roles"] = {role: [each for each in ids if each != gone] for role, ids in step.get("roles", {}).items()}
        step["answers"] = {key: each for key, each in step.get("answers", {}).items() if gone not in each["by"]}
    for holder in [*claims_of(whole), *steps_of(whole), *objections_of(whole)]:
        for key in ("objections", "replies"):
            if key in holder:
                holder[key] = [each for each in holder[key] if each["claim"] != gone]


def rename_claim(whole: Written, chance: random.Random, name: str) -> None:
    old = _some_claim(whole, chance).get("id")
    _replace(whole, old, name)


def _replace(value: Any, old: Any, new: str) -> Any:
    if isinstance(value, dict):
        for key, each in value.items():
            value[key] = _replace(each, old, new)
    elif isinstance(value, list):
        value[:] = [_replace(each, old, new) for each in value]
    return new if value == old else value


def add_step(whole: Written, chance: random.Random, name: str) -> None:
    claims = [each["id"] for each in claims_of(whole)]
    step = {"id": f"{name}.i", "premises": chance.sample(claims, min(len(claims), 2)), "scheme": "sign"}
    _some_claim(whole, chance).setdefault("inferences", []).append(step)


def change_a_step(whole: Written, chance: random.Random, name: str) -> None:
    steps = steps_of(whole)
    if not steps:
        return
    step, claim = chance.choice(steps), _some_claim(whole, chance)["id"]
    field, value = chance.choice([
        ("scheme", "sign"), ("scheme", "aspects"), ("remark", name), ("premises", [*step["premises"], claim]),
        ("premises", step["premises"][1:]), ("roles", {"cause": [claim]}), ("warrant", {"text": name}),
    ])  # fmt: skip
    step[field] = value


def move_a_step(whole: Written, chance: random.Random, name: str) -> None:
    holders = [each for each in claims_of(whole) if each.get("inferences")]
    if holders:
        found = chance.choice(holders)["inferences"]
        _some_claim(whole, chance).setdefault("inferences", []).append(found.pop(chance.randrange(len(found))))


def object_to(whole: Written, chance: random.Random, name: str) -> None:
    target = chance.choice([*claims_of(whole), *steps_of(whole), *objections_of(whole)] or [{}])
    kind, claim = chance.choice(("rebuts", "qualifies")), _some_claim(whole, chance)["id"]
    objection = {"id": f"{name}.o", "kind": kind, "claim": claim}
    target.setdefault("replies" if "claim" in target else "objections", []).append(objection)


def move_an_objection(whole: Written, chance: random.Random, name: str) -> None:
    """Hang an objection on another that does not hang on it."""
    tops = [(claim, each) for claim in claims_of(whole) for each in claim.get("objections", ())]
    if len(tops) > 1:
        (holder, moved), (_, target) = chance.sample(tops, 2)
        if moved is not target:
            holder["objections"] = [each for each in holder["objections"] if each is not moved]
            target.setdefault("replies", []).append(moved)


def move_a_claim(whole: Written, chance: random.Random, name: str) -> None:
    holders = [each for each in (whole, *whole["parts"]) if each.get("trees")]
    trees = chance.choice(holders)["trees"]
    chance.choice([whole, *whole["parts"]]).setdefault("trees", []).append(trees.pop(chance.randrange(len(trees))))


def change_the_header(whole: Written, chance: random.Random, name: str) -> None:
    what = chance.choice(("revision", "reference", "term", "note", "title", "drop", "part", "roots"))
    if what == "reference":
        whole["references"].append({"id": name, "type": "book"})
    elif what == "term":
        whole["terms"][0]["senses"].append({"id": name, "text": "z"})
    elif what == "note":
        whole["notes"][name] = {"works": [{"source": "walt"}]}
    elif what == "title":
        whole["title"] = {chance.choice(("en", "zh-Hant")): name}
    elif what == "drop":
        found = whole[chance.choice(("references", "terms", "sections"))]
        found.pop() if found else None
    elif what == "part":
        whole["parts"].append({"part": name, "trees": [{"id": f"{name}.c", "text": "x"}]})
    elif what == "roots":
        whole["roots"] = list(dict.fromkeys([*whole.get("roots", ()), _some_claim(whole, chance)["id"]]))
    else:
        whole["revision"] = name


FIELDS: tuple[Change, ...] = (reword, set_a_field, clear_a_field)
CHANGES: tuple[Change, ...] = (
    *FIELDS, add_to_a_list, take_from_a_list, add_claim, drop_claim, rename_claim, add_step, change_a_step, move_a_step,
    object_to, move_an_objection, move_a_claim, change_the_header,
)  # fmt: skip
