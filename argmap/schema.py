"""The published JSON Schemas, generated from the model, and what they say of a bad document.

pydantic alone is on the fast path; `jsonschema` explains a document that failed to a person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from argmap import model
from argmap.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

KINDS = {"map": model.Map, "part": model.Part, "review": model.Review, "schemes": model.Schemes}
_ABOUT = {
    "map": "argmap map",
    "part": "argmap part: one file of a map that is a folder",
    "review": "argmap review: one reader's judgements about a map",
    "schemes": "argmap schemes: the types of inference with their roles and critical questions",
    "check": "argmap check: the JSON that it writes",
    "explore": "argmap explore: the JSON that it writes",
    "diff": "argmap diff: the JSON that it writes",
    "align": "argmap align: the JSON that it writes",
    "merge": "argmap merge: the JSON that it writes",
    "log": "argmap log: the JSON that it writes",
    "anchor": "argmap anchor: the JSON that it writes",
}
PUBLISHED = tuple(_ABOUT)
_REF = {
    "type": "object",
    "title": "Ref",
    "description": "A claim that is written elsewhere.",
    "properties": {
        "ref": {"type": "string", "title": "ref", "description": "Id of the claim.", "examples": ["lock-in"]}
    },
    "required": ["ref"],
    "additionalProperties": False,
}
_WRITTEN = {
    model.CLAIM_OR_REF: {"anyOf": [{"$ref": "#/$defs/Ref"}, {"$ref": "#/$defs/Claim"}]},
    model.PART_OR_FILE: {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Part"}]},
}
SAYS = {
    model.ID_PATTERN: "use lower-case ASCII letters, digits, '-' and '.', for example 'lock-in'",
    model.TAG_PATTERN: "use a language tag, for example 'en' or 'zh-Hant'",
    model.DATE_PATTERN: "use a date, for example '2026-11-23'",
    model.PERIOD_PATTERN: "use an EDTF date or interval, for example '2024-04', '2017/2025', '2022~' or '2017/..'",
    model.WORDS_PATTERN: "take out the control characters",
}


def _as_written(part: dict[str, Any]) -> dict[str, Any]:
    """Put the written form where the model holds the form in memory, a title on every field, and close every object."""
    if "patternProperties" in part:
        part.setdefault("additionalProperties", False)
    title = part.get("title")
    form = _WRITTEN.get(title, {}) if isinstance(title, str) else {}
    for name, field in part.get("properties", {}).items() if part.get("type") == "object" else ():
        field.setdefault("title", name)
    return {**part, **form}


@cache
def _generated() -> dict[str, Any]:
    modes = [(each, "validation") for each in (*KINDS.values(), model.Claim)]
    _, schema = models_json_schema(modes, by_alias=True)  # type: ignore[arg-type]
    definitions = schema["$defs"] | {"Ref": _REF}
    for name in ("Inference", "Objection"):  # `argmap fmt` writes the ids that are missing
        definitions[name]["required"].remove("id")
    written = json.loads(json.dumps(definitions), object_hook=_as_written)
    for name in KINDS:
        about = {"type": "string", "title": "$schema", "description": "Where this schema is; for editors.",
                 "examples": [f"../../schemas/{name}.schema.json"]}  # fmt: skip
        definition = written[KINDS[name].__name__]
        definition["properties"] = {"$schema": about, **definition["properties"]}
    return written  # type: ignore[no-any-return]


def _reached(definitions: dict[str, Any], start: str) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            text = json.dumps(definitions[name])
            waiting += [other for other in definitions if f'"#/$defs/{other}"' in text]
    return reached


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a `map`, `part`, `review` or table of `schemes`, as files write them.

    Or of what the verbs write as JSON. Raises `UsageError` for another kind.
    """
    if kind not in PUBLISHED:
        raise UsageError(f"no schema is called '{kind}'; there are {', '.join(PUBLISHED)}")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:argmap:1:{kind}"}
    if kind not in KINDS:
        from argmap.records.outputs import OUTPUTS

        form = json.loads(json.dumps(OUTPUTS[kind].model_json_schema()), object_hook=_as_written)
        definitions = form.pop("$defs")
        return {**head, **form, "title": _ABOUT[kind], "$defs": definitions}
    name = KINDS[kind].__name__
    definitions = _generated()
    others = sorted(_reached(definitions, name) - {name})
    return {
        **head,
        **definitions[name],
        "title": _ABOUT[kind],
        "$defs": {other: definitions[other] for other in others},
    }


def schema_text(kind: str) -> str:
    """The schema as the file that is committed under `schemas/`."""
    return json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"


def _branches(error: ValidationError) -> list[ValidationError]:
    """The errors of the form that the writer most likely meant, out of several allowed forms."""
    schemas = error.schema.get("anyOf", []) if isinstance(error.schema, dict) else []
    takes_ref = any(each.get("$ref", "").endswith("/Ref") for each in schemas)
    like_ref = isinstance(error.instance, dict) and ("ref" in error.instance or len(error.instance) == 1)
    is_ref = takes_ref and like_ref
    fits = [index for index, each in enumerate(schemas) if _fits(each, error.instance, is_ref)]
    chosen = fits[0] if fits else None
    return [each for each in error.context or [] if chosen is not None and each.schema_path[0] == chosen]


def _fits(form: dict[str, Any], instance: object, is_ref: bool) -> bool:
    target = form.get("$ref", "")
    if isinstance(instance, dict):
        return target.endswith("/Ref") is is_ref if target else form.get("type") == "object"
    kinds: dict[str, type | tuple[type, ...]] = {"string": str, "integer": int, "array": list, "null": type(None)}
    return form.get("type") in kinds and isinstance(instance, kinds[form["type"]])


_NOUNS = {"string": "text in quotes", "object": "an object {…}", "array": "a list […]", "integer": "a whole number",
          "boolean": "true or false", "null": "nothing"}  # fmt: skip


def _wanted(form: dict[str, Any]) -> str:
    if "anyOf" in form:
        return " or ".join(_wanted(each) for each in form["anyOf"] if each.get("type") != "null")
    if "$ref" in form:
        return {"Ref": '{"ref": "id"}', "Claim": "a claim {…}"}.get(form["$ref"].split("/")[-1], "an object {…}")
    kinds = form.get("type", "something else")
    return " or ".join(_NOUNS.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _extra(error: ValidationError) -> Iterator[tuple[list[str | int], str, str]]:
    known, patterns = list(error.schema.get("properties", {})), list(error.schema.get("patternProperties", {}))
    for key in error.instance:
        if patterns and not any(re.search(pattern, key) for pattern in patterns):
            yield [*error.absolute_path, key], f"'{key}' is not well formed", SAYS.get(patterns[0], "")
        elif not patterns and key not in known:
            yield [*error.absolute_path, key], f"unknown key '{key}'", _instead(key, known, len(error.absolute_path))


def _instead(key: str, known: list[str], depth: int) -> str:
    """What to write for an unknown key: one that is like it, or the same key of the whole map, above a part of its
    header."""
    hint = did_you_mean(key, known)
    above = depth == 1 and key in _generated()[model.Map.__name__]["properties"]
    return f"write it at /{key}" if above and not hint.startswith("did") else hint


def _told(error: ValidationError) -> Iterator[tuple[list[str | int], str, str]]:
    rule = error.validator
    if rule == "additionalProperties":
        yield from _extra(error)
    elif rule == "anyOf" and (branches := _branches(error)):
        for each in branches:
            yield from _told(each)
    else:
        yield list(error.absolute_path), *_TOLD.get(str(rule), _otherwise)(error)


def _otherwise(error: ValidationError) -> tuple[str, str]:
    return error.message[:200], ""


def _missing(error: ValidationError) -> tuple[str, str]:
    missing = [key for key in error.validator_value if key not in error.instance]
    return (f"'{missing[0]}' is missing" if len(missing) == 1 else f"missing: {', '.join(missing)}"), ""


def _not_here(error: ValidationError) -> tuple[str, str]:
    return f"{_shown(error.instance)} is not what belongs here", f"write {_wanted(error.schema)}"


def _too_long(error: ValidationError) -> tuple[str, str]:
    return f"the text has {len(error.instance):,} characters; at most {error.validator_value:,} fit here", "shorten it"


def _nothing(error: ValidationError) -> tuple[str, str]:
    if error.instance:
        return _too_many(error)
    return "nothing is written here", "fill it in, or leave the key out"


def _too_many(error: ValidationError) -> tuple[str, str]:
    return f"there are {len(error.instance)} here", f"write {error.validator_value}"


def _malformed(error: ValidationError) -> tuple[str, str]:
    return f"{_shown(error.instance)} is not well formed", SAYS.get(str(error.validator_value), "")


def _not_allowed(error: ValidationError) -> tuple[str, str]:
    hint = did_you_mean(str(error.instance), list(error.validator_value))
    return f"{_shown(error.instance)} is not allowed here", hint


def _another_version(error: ValidationError) -> tuple[str, str]:
    known = _shown(error.validator_value)
    return f"{_shown(error.instance)} is no version of the format that this argmap knows", f"write {known}"


_TOLD: dict[str, Callable[[ValidationError], tuple[str, str]]] = {
    "required": _missing, "enum": _not_allowed, "const": _another_version, "type": _not_here, "anyOf": _not_here,
    "pattern": _malformed, "maxLength": _too_long, "minLength": _nothing, "minItems": _nothing, "maxItems": _too_many,
    "minProperties": _nothing,
}  # fmt: skip


def explain(document: object, kind: str) -> list[tuple[list[str | int], str, str]]:
    """All faults of a document as (tokens of the place, what is wrong, what would be right), one a place."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema(kind)).iter_errors(document)
    told = [each for error in errors for each in _told(error)]
    unique: dict[tuple[str, ...], tuple[list[str | int], str, str]] = {}
    for path, what, instead in told:
        unique.setdefault(tuple(map(str, path)), (path, what, instead))
    return list(unique.values())
