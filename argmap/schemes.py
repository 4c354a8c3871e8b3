"""The table of schemes, roles and critical questions: argmap's own, and what a map declares beside it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from argmap.model import Map, Question, Role, Scheme


@cache
def table() -> dict[str, Scheme]:
    """argmap's schemes by id (Walton, Reed & Macagno 2008, extended from the method literature)."""
    written = json.loads(Path(__file__).with_name("schemes.json").read_text(encoding="utf-8"))
    return {each["id"]: Scheme.model_validate(each) for each in written["schemes"]}


def schemes_of(argument: Map) -> dict[str, Scheme]:
    """Every scheme that the map may use; its own come last and win."""
    return table() | {each.id: each for each in argument.schemes}


def case_roles(scheme: Scheme) -> list[Role]:
    """Required roles that the facts of the case must fill."""
    return [role for role in scheme.roles if role.required and not role.general]


def general_roles(scheme: Scheme) -> list[Role]:
    """Required roles that a generalisation must fill."""
    return [role for role in scheme.roles if role.required and role.general]


def proponent_questions(scheme: Scheme) -> list[Question]:
    """Critical questions that whoever argues must answer, raised or not."""
    return [question for question in scheme.questions if question.burden == "proponent"]
