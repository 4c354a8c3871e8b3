"""The table of schemes: its ids are fixed, and it says everything in English and in Traditional Chinese."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC

from argmap.load import loads
from argmap.model import Scheme, Text
from argmap.scheme_pages import as_markdown, as_text, burden, language_of, sort
from argmap.schemes import schemes_of, table

ROOT = Path(__file__).parent.parent
FIXED = (Path(__file__).parent / "schemes.txt").read_text(encoding="utf-8").splitlines()[1:]
SCHEMES = pytest.mark.parametrize("scheme", table().values(), ids=lambda scheme: scheme.id)
HAN = re.compile(r"[\u4e00-\u9fff]")


def as_fixed(scheme: Scheme) -> str:
    """A scheme as a line of `schemes.txt`."""
    roles = [role.id + "*" * role.general + "+" * role.many + "?" * (not role.required) for role in scheme.roles]
    asked = [each.id + "!" * (each.burden == "proponent") for each in scheme.questions]
    return f"{scheme.id} | {' '.join(scheme.conclusion)} | {' '.join(roles)} | {' '.join(asked)}"


def test_the_ids_are_the_fixed_ones() -> None:
    assert [as_fixed(each) for each in table().values()] == FIXED


@SCHEMES
def test_a_question_about_a_role_is_about_a_generalisation_of_its_scheme(scheme: Scheme) -> None:
    """One that every such step needs: of one that a step may do without, the question alone asks."""
    general = {role.id for role in scheme.roles if role.general and role.required}
    assert {each.role for each in scheme.questions if each.role} <= general


def texts(scheme: Scheme) -> Iterator[Text | None]:
    yield scheme.name
    yield from (role.name for role in scheme.roles)
    yield from (each.text for each in scheme.questions)


@SCHEMES
def test_everything_is_said_in_both_languages(scheme: Scheme) -> None:
    for text in texts(scheme):
        assert isinstance(text, dict)
        assert list(text) == ["en", "zh-Hant"]
        assert not HAN.search(text["en"])
        assert HAN.search(text["zh-Hant"])


@SCHEMES
def test_questions_end_as_questions_do(scheme: Scheme) -> None:
    for question in scheme.questions:
        assert isinstance(question.text, dict)
        assert question.text["en"].endswith("?")
        assert question.text["zh-Hant"].endswith("？")


@SCHEMES
def test_the_characters_are_traditional(scheme: Scheme) -> None:
    to_traditional = OpenCC("s2tw")
    for text in texts(scheme):
        assert isinstance(text, dict)
        assert to_traditional.convert(text["zh-Hant"]) == text["zh-Hant"]


def test_names_are_told_apart() -> None:
    for tag in ("en", "zh-Hant"):
        names = [each.name[tag] for each in table().values() if isinstance(each.name, dict)]
        assert len(set(names)) == len(table())


def test_a_map_may_declare_a_scheme_without_names() -> None:
    written = {"id": "m", "trees": [], "schemes": [{"id": "by-lot", "roles": [{"id": "draw"}], "questions": []}]}
    own = schemes_of(loads(json.dumps(written)))["by-lot"]
    assert (own.name, own.roles[0].name) == (None, None)
    assert as_text(own, "zh-Hant").startswith("scheme by-lot\n")
    assert "`draw`" in as_markdown([own], "both")


# --- What is shown


@SCHEMES
@pytest.mark.parametrize("language", ["en", "zh-Hant", "both"])
def test_a_page_shows_everything_in_the_language_asked_for(scheme: Scheme, language: str) -> None:
    shown, marked = as_text(scheme, language), as_markdown([scheme], language)
    for text in texts(scheme):
        assert isinstance(text, dict)
        for tag, said in text.items():
            wanted = language in (tag, "both")
            assert wanted <= (said in shown), "everything in the language"
            assert wanted <= (said in marked.replace("\\", ""))
    for each in (*scheme.roles, *scheme.questions):
        assert f"  {each.id} " in shown
        assert f"`{each.id}`" in marked
    assert bool(HAN.search(shown)) == (language != "en")


def test_what_roles_and_questions_ask_of_a_map() -> None:
    scheme = table()["sign"]
    assert [sort(role) for role in scheme.roles] == ["a fact of the case, one or more", "a generalisation"]
    asked = ["whoever argues must answer, once usually-indicates is filled", "only when raised"]
    assert [burden(each) for each in scheme.questions] == asked
    assert sort(table()["best-explanation"].roles[1]) == "a fact of the case, may be empty"


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh", "zh-Hant", "zh-TW", "both"])
def test_languages_in_which_the_schemes_are_written(tag: str) -> None:
    assert language_of(tag) == tag


def test_the_committed_page_is_the_generated_one() -> None:
    """`make docs` writes it."""
    committed = (ROOT / "docs" / "schemes.md").read_text(encoding="utf-8")
    assert committed == as_markdown(table().values(), "both")


def test_the_table_is_what_its_schema_says() -> None:
    from jsonschema import Draft202012Validator

    from argmap.schema import schema

    path = ROOT / "argmap" / "schemes.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    assert not [error.message for error in Draft202012Validator(schema("schemes")).iter_errors(document)]
    assert (path.parent / document["$schema"]).resolve() == ROOT / "schemas" / "schemes.schema.json"
