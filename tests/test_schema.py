"""The published schemas: they are the model's, they explain themselves, and they say what the loader says."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from argmap.errors import NotAMapError, UsageError
from argmap.load import load_review, loads
from argmap.model import CSL_DATES, CSL_NAMES, CSL_STRINGS
from argmap.schema import KINDS, PUBLISHED, explain, schema, schema_text

ROOT = Path(__file__).parent.parent
INVALID = ROOT / "tests" / "maps" / "invalid"


@cache
def validator(kind: str) -> Any:
    return Draft202012Validator(schema(kind))


def definitions() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every object that a schema defines: the kind of schema, its name, itself."""
    for kind in PUBLISHED:
        yield kind, "", schema(kind)
        for name, definition in schema(kind)["$defs"].items():
            yield kind, name, definition


def fields() -> Iterator[Any]:
    for kind, name, definition in definitions():
        for field, about in definition.get("properties", {}).items():
            yield pytest.param(kind, name, field, about, id=f"{kind}-{name}-{field}")


# --- The files


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_committed_schema_is_the_models(kind: str) -> None:
    """`make schemas` writes them."""
    committed = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(kind)


def test_no_other_schema_is_committed() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {f"{kind}.schema.json" for kind in PUBLISHED}


@pytest.mark.parametrize("kind", PUBLISHED)
def test_it_is_a_schema_of_its_draft(kind: str) -> None:
    assert schema(kind)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_it_stands_alone(kind: str) -> None:
    """Every reference leads into the same file, and nothing in the file is unused."""
    text = schema_text(kind)
    used = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', text))
    assert used == set(schema(kind)["$defs"])
    assert text.count('"$ref": ') == len(re.findall(r'"\$ref": "#/\$defs/', text))


def test_there_is_no_other_kind() -> None:
    with pytest.raises(UsageError, match="there are map, part, review"):
        schema("maps")


# --- What an editor shows


@pytest.mark.parametrize(("kind", "name", "definition"), list(definitions()))
def test_every_object_is_explained_and_closed(kind: str, name: str, definition: dict[str, Any]) -> None:
    """What a person writes is closed, so that a slip shows; to what argmap writes fields may be added."""
    assert {"title", "description"} <= set(definition)
    if name or kind in KINDS:
        assert definition["additionalProperties"] is (kind not in KINDS), f"{name} in {kind}"


@pytest.mark.parametrize(("kind", "name", "field", "about"), list(fields()))
def test_every_field_is_explained(kind: str, name: str, field: str, about: dict[str, Any]) -> None:
    assert about["title"]
    assert about["description"].endswith("."), f"{name}.{field} of {kind}"
    assert about["examples"]


@pytest.mark.parametrize(("kind", "name", "field", "about"), list(fields()))
def test_every_example_is_a_good_one(kind: str, name: str, field: str, about: dict[str, Any]) -> None:
    where = f"#/$defs/{name}/properties/{field}" if name else f"#/properties/{field}"
    checked = validator(kind).evolve(schema={"$ref": where})
    for example in about["examples"]:
        assert not [error.message for error in checked.iter_errors(example)]


def test_every_csl_variable_is_completed() -> None:
    known = schema("map")["$defs"]["Reference"]["properties"]
    assert known.keys() >= CSL_NAMES | CSL_DATES | CSL_STRINGS


# --- What would be right

ONE_OF = "one of definition, theoretical, empirical"


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"trees": [{"id": "a", "text": "A.", "kind": "norm"}]}, "did you mean 'normative'?"),
        ({"trees": [{"id": "a", "text": "A.", "kind": "normativ"}]}, "did you mean 'normative'?"),
        ({"trees": [{"id": "a", "text": "A.", "kind": "int"}]}, ONE_OF),  # interpretive and intentional begin so
        ({"trees": [{"id": "a", "text": "A.", "kind": "no"}]}, ONE_OF),
        ({"trees": [{"id": "a", "text": "A.", "status": "common"}]}, "did you mean 'common-knowledge'?"),
        ({"paper": {"title": "On pacts"}}, "write it at /title"),
        ({"coded": {"sections": []}}, "write it at /sections"),
        ({"paper": {"sha": ""}}, "did you mean 'sha256'?"),
        ({"paper": {"titel": "On pacts"}}, "one of csl, language, text, sha256"),
        ({"trees": [{"id": "a", "text": "A.", "title": "On pacts"}]}, "one of remark, x, id, label, text"),
    ],
)
def test_what_to_write_instead(fields: dict[str, Any], hint: str) -> None:
    ((_, _, told),) = explain({"argmap": 1, "id": "m", **fields}, "map")
    assert told.startswith(hint)


# --- The maps at hand


def documents() -> Iterator[Any]:
    for folder in sorted((ROOT / "maps").iterdir()):
        for path in sorted(folder.rglob("*.json")):
            kind = "map" if path.name == "map.json" else "review" if path.parent.name == "reviews" else "part"
            yield pytest.param(kind, path, id=str(path.relative_to(ROOT)))


@pytest.mark.parametrize(("kind", "path"), list(documents()))
def test_the_maps_at_hand_pass(kind: str, path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert not [error.message for error in validator(kind).iter_errors(document)]
    named = document.get("$schema")
    assert named is None or (path.parent / named).resolve() == ROOT / "schemas" / f"{kind}.schema.json"


# --- Schema and loader agree

# What only one of the two can see, and why.
ONLY_THE_LOADER = {
    "citation-of-two.json": "that just one of three keys stands is said in words; branches would confuse editors",
    "citation-of-none.json": "likewise",
    "roots-twice.json": "a question of the whole list",
    "id-with-line-break.json": "in Python, and there alone, `$` matches before a last line break",
    "lone-surrogate.json": "JSON Schema knows characters, not how they are written",
    "lone-surrogate-in-x.json": "likewise",
    "lone-surrogate-in-ref.json": "likewise",
    "lone-surrogate-in-reference.json": "likewise",
    "overflowing-number.json": "JSON has no largest number; Python's floats have",
}


def verdicts(document: dict[str, Any]) -> tuple[bool, bool, str]:
    """Whether the schema accepts a document, whether the loader does, and what it says if not."""
    accepted = validator("map").is_valid(document)
    try:
        loads(json.dumps(document))
    except NotAMapError as error:
        return accepted, False, str(error)
    return accepted, True, ""


def readable() -> Iterator[Path]:
    """The broken maps of one file that are JSON objects at all."""
    for path in sorted(INVALID.glob("*.json")):
        try:
            document = json.loads(path.read_bytes().decode("utf-8"), parse_constant=lambda _: [][1])
        except (ValueError, IndexError):
            continue
        if isinstance(document, dict) and not path.name.startswith(("duplicate-key",)):
            yield path


@pytest.mark.parametrize("path", list(readable()), ids=lambda path: path.name)
def test_they_agree_on_the_broken_maps(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    by_schema, by_loader, said = verdicts(document)
    if path.name in ONLY_THE_LOADER:
        assert not by_loader
    else:
        assert by_schema == by_loader, said


def full(name: str, **more: Any) -> dict[str, Any]:
    """An object with every field of a definition, as its first example has it; `None` leaves a field out."""
    about = schema("map")["$defs"][name] if name else schema("map")
    record = {field: about["properties"][field]["examples"][0] for field in about["properties"]}
    return {field: value for field, value in (record | more).items() if value is not None}


def everything() -> dict[str, Any]:
    """A map in which every field of the format stands at least once."""
    anchor, lint = full("Anchor"), full("Lint", ignore=[full("Suppression")])
    cites = [full("Citation", source=None, named=None), {"source": "walt"}, {"named": "The White House"}]
    reply = full("Objection", id="o2", anchors=[anchor], replies=[])
    objection = full("Objection", id="o1", anchors=[anchor], replies=[reply], lint=lint)
    warrant = full("Warrant", anchors=[anchor], cites=cites)
    premises = [{"ref": "a"}, {"id": "b", "text": "T"}]
    step = full(
        "Inference",
        premises=premises,
        warrant=warrant,
        answers={"mechanism": full("Answer")},
        anchors=[anchor],
        objections=[objection],
        lint=lint,
    )
    claim = full(
        "Claim",
        scope=full("Scope"),
        cites=cites,
        anchors=[anchor],
        inferences=[step],
        objections=[objection],
        lint=lint,
    )
    scheme = full("Scheme", roles=[full("Role")], questions=[full("Question")])
    fields = ("id", "type", "listed", "same_as", "as_printed", "remark", "author", "issued", "title", "volume")
    reference = {field: value for field, value in full("Reference").items() if field in fields}
    part = full("Part", trees=[{"id": "p", "text": "T"}])
    part.pop("$schema", None)  # has a test of its own
    return full(
        "", coded=full("Coded"), paper=full("Paper", csl=reference), sections=[full("Section")],
        references=[reference], notes={"1": full("Note", works=[full("Work")])},
        terms=[full("Term", senses=[full("Sense")])], schemes=[scheme], trees=[claim], lint=lint,
        parts=[part], left_out=[full("LeftOut", anchor=anchor)],
    )  # fmt: skip


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*at, key)
        yield from places(each, (*at, key))


ODD = [
    None, True, 0, -1, 1.5, "", "x", "X y", "2017", "共", "\x07", "a" * 4001, [], {}, ["x"], [1], [[]], [{}],
    {"x": "y"}, {"en": 1}, {"en us": "x"}, {"ref": "a"}, {"id": "a"}, {"id": "a", "text": "T"},
]  # fmt: skip
EVERYTHING = everything()
EVERYWHERE = sorted(places(EVERYTHING), key=str)


def test_they_agree_on_everything_at_once() -> None:
    assert verdicts(EVERYTHING) == (True, True, "")


def test_a_part_that_names_its_schema_may_be_moved_into_the_map() -> None:
    """`$schema` is for editors; the loader passes over it wherever the schema allows it."""
    assert verdicts({"id": "m", "parts": [{"$schema": "../part.schema.json", "part": "p"}]}) == (True, True, "")


def changed(place: tuple[Any, ...], how: str, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(EVERYTHING)
    holder: Any = document
    for key in place[:-1]:
        holder = holder[key]
    if how == "replaced":
        holder[place[-1]] = value
    elif how == "left out":
        del holder[place[-1]]
    elif isinstance(holder, dict):
        holder["premisses"] = value
    else:
        holder.append(value)
    return document


@given(st.sampled_from(EVERYWHERE), st.sampled_from(["replaced", "left out", "added"]), st.sampled_from(ODD))
def test_they_agree_on_any_change(place: tuple[Any, ...], how: str, value: Any) -> None:
    """A field of a good map replaced by something odd, left out, or joined by what does not belong there."""
    by_schema, by_loader, said = verdicts(changed(place, how, value))
    if place == ("$schema",):
        return  # for editors alone; the loader passes over it, whatever it is
    only_loader = "exactly one of" in said or "a root is named twice" in said or "no part files" in said
    assert by_schema == (by_loader or only_loader), said


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({}, True),
        ({"date": None}, True),
        ({"date": "today"}, False),
        ({"reader": ""}, False),
        ({"judgement": []}, False),
        ({"judgements": [{"on": "a"}]}, False),
        ({"judgements": [{"on": "a", "criterion": "relevance", "category": "c", "severity": 3, "reason": "r"}]}, True),
        ({"judgements": [{"on": "a", "criterion": "relevance", "category": "c", "severity": 4, "reason": "r"}]}, False),
        ({"judgements": [{"on": "a", "criterion": "truth", "category": "c", "severity": 3, "reason": "r"}]}, False),
    ],
)
def test_they_agree_on_reviews(change: dict[str, Any], good: bool, tmp_path: Path) -> None:
    document = {"map": "m", "reader": "A. Reader"} | change
    assert validator("review").is_valid(document) is good
    path = tmp_path / "review.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    if good:
        assert load_review(path).map == "m"
    else:
        with pytest.raises(NotAMapError):
            load_review(path)
