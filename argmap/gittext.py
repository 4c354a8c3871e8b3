"""A file of a map as plain text, a line for each thing that is said: what git compares where it compares lines.

One file alone is read, be it a whole map, the head of one or a part; whatever it points at in other files stays an id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from argmap.errors import NotAMapError
from argmap.files import InMemory
from argmap.load import Loaded, read_files
from argmap.model import Claim, Inference, Map, Objection, Record, Text
from argmap.parse import parse
from argmap.safe import one_line, shown

_BELOW = "    "
_OWN = {"id", "text", "part", "argmap", "claims", "parts", "inferences", "objections", "replies", "premises", "warrant",
        "scheme", "claim", "paper"}  # fmt: skip


def gittext(raw: bytes) -> str:
    """The text of a file; of one that is no map, itself."""
    if not is_argument(raw):
        return raw.decode("utf-8", "replace")
    try:
        return "".join(f"{one_line(line)}\n" for line in _of_map(alone(raw, "").map))
    except NotAMapError:
        return shown(raw.decode("utf-8", "replace"))


def is_argument(raw: bytes) -> bool:
    """Whether a file looks like a map or a part of one, readable or not."""
    return b'"trees"' in raw or b'"argmap"' in raw


def alone(raw: bytes, name: str) -> Loaded:
    """A map, or a part by itself as a map of that name, without the parts that are files of their own.

    Raises `NotAMapError` for what is neither.
    """
    document = parse(raw, name)[1]
    parts = document.get("parts")
    if "part" in document and "id" not in document:
        document = {"argmap": 1, "id": document["part"], "trees": [], "parts": [document]}
    elif isinstance(parts, list):
        document["parts"] = [each for each in parts if not isinstance(each, str)]
    return read_files(InMemory(json.dumps(document).encode(), name))


def _of_map(argument: Map) -> Iterator[str]:
    if [argument.id] != [part.part for part in argument.parts]:  # else it is a part by itself
        yield f"map {argument.id}"
        yield from _fields(argument, "")
        yield from _fields(argument.paper, "")
    for claim in argument.claims:
        yield from _of_claim(claim)
    for part in argument.parts:
        yield f"part {part.part}"
        yield from _fields(part, "")
        for claim in part.claims:
            yield from _of_claim(claim)


def _of_claim(claim: Claim) -> Iterator[str]:
    yield ""
    yield claim.id
    yield from _text("", claim.text, _BELOW)
    yield from _fields(claim, _BELOW)
    for inference in claim.inferences:
        yield from _of_step(inference)
    yield from _objections(claim.objections, _BELOW)


def _of_step(step: Inference) -> Iterator[str]:
    inside = _BELOW * 2
    yield f"{_BELOW}← {step.id}: {step.scheme or 'no scheme'}"
    yield from (f"{inside}from {each}" for each in step.premises)
    if step.warrant:
        yield from _text("warrant", step.warrant.text, inside)
        yield from _fields(step.warrant, inside + _BELOW)
    yield from _fields(step, inside)
    yield from _objections(step.objections, inside)


def _objections(objections: Iterable[Objection], pad: str) -> Iterator[str]:
    """Objections nest no deeper than files may write them."""
    for each in objections:
        yield f"{pad}⊣ {each.id}: {each.kind} {each.claim}"
        yield from _fields(each, pad + _BELOW, {"kind"})
        yield from _objections(each.replies, pad + _BELOW)


def _fields(record: Record, pad: str, without: Iterable[str] = ()) -> Iterator[str]:
    """Whatever else is written, a line for each value."""
    written = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={*_OWN, *without})
    for name, value in written.items():
        several = (
            value
            if isinstance(value, list)
            else [f"{key}: {_plain(each)}" for key, each in value.items()]
            if isinstance(value, dict)
            else [value]
        )
        yield from (f"{pad}{name}: {_plain(each)}" for each in several)


def _plain(value: object) -> str:
    """A value in words: of a record its fields, by name."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(each)}" for name, each in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _text(name: str, text: Text, pad: str) -> Iterator[str]:
    """A text, a line for each language."""
    for tag, said in text.items() if isinstance(text, dict) else [("", text)]:
        lead = f"{name} {tag}".strip()
        yield f"{pad}{f'{lead}: ' if lead else ''}{' '.join(said.split())}"
