"""One fault, sown into a map in which there is none: is it found, in its place, and nothing else but what follows?

`seeding` grows the maps, `faults` spoils them. Each fault is sown into twenty maps in each of two languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest
from faults import FAULTS, Fault, Sown
from seeding import LANGUAGES, Tight, tight

from argmap.check import Checked, check
from argmap.findings import Finding
from argmap.graph import graph
from argmap.load import read
from argmap.passages import passages
from argmap.support import State, Status

MAPS = 20
TRIED = 200  # for a fault that has no place in most of them


def checked(argument: Tight) -> Checked:
    loaded = read(json.dumps(argument.document, ensure_ascii=False).encode())
    found = passages(graph(loaded.map), argument.text.encode())
    return check(loaded, passages=found, today="2026-11-23", preview=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tight_map_has_no_findings(language: str) -> None:
    for seed in range(3 * MAPS):
        found = checked(tight(seed, language))
        assert [(each.code, each.message) for each in found.findings] == [], seed
        assert set(found.support.states.values()) == {State.GROUNDED, State.DEFEATED}  # defeated is the objecting claim
        assert set(found.support.statuses.values()) == {Status.LICENSED}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_and_what_follows(fault: Fault, language: str) -> None:
    for seed, argument, sown in islice(spoilt(fault, language), MAPS):
        findings = checked(argument).findings
        where = place(argument, sown)
        others = [each for each in findings if not is_sown(each, sown, where)]
        assert len(findings) == len(others) + 1, (seed, sown, where, briefly(findings))
        strange = [each for each in others if not follows(argument, sown, each, fault.follows.get(each.code))]
        assert briefly(strange) == [], (seed, sown)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_sown_often_enough(fault: Fault) -> None:
    assert len([*islice(spoilt(fault, "en"), MAPS)]) == MAPS


def spoilt(fault: Fault, language: str) -> Iterator[tuple[int, Tight, Sown]]:
    """Tight maps with a fault in them, each with its number."""
    for seed in range(TRIED):
        argument = tight(seed, language)
        sown = fault.sow(argument, Random(seed))  # noqa: S311
        if sown is not None:
            yield seed, argument, sown


def briefly(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    return [(each.code, each.subject.id, each.location.pointer, each.message) for each in findings]


def is_sown(finding: Finding, sown: Sown, where: str) -> bool:
    if sown.code == "STR104":  # whichever claim of the circle it is
        return finding.code == "STR104" and sown.subject in (finding.subject.id, *finding.related)
    return (finding.code, finding.subject.id, finding.location.pointer) == (sown.code, sown.subject, where)


def place(argument: Tight, sown: Sown) -> str:
    """The pointer at which it has to be found, looked up in the document itself."""
    if sown.at.startswith("="):
        return sown.at[1:]
    return [*written(argument.document, sown.subject)][sown.nth] + sown.at


def written(document: Any, name: str, at: str = "") -> Iterator[str]:
    """Where records with an id stand, from the top to the end."""
    if isinstance(document, dict):
        if document.get("id") == name:
            yield at
        for key, value in document.items():
            yield from written(value, name, f"{at}/{key}")
    if isinstance(document, list):
        for index, value in enumerate(document):
            yield from written(value, name, f"{at}/{index}")


def follows(argument: Tight, sown: Sown, finding: Finding, where: str | None) -> bool:
    """True where the table of a fault says that this may be found there as well."""
    name = finding.subject.id
    places = {
        "here": [sown.subject],
        "above": [*argument.upwards(sown.subject)],
        "beneath": [each for each in argument.claims if sown.subject in argument.upwards(each)],
        "root": [argument.root],
        "main": [argument.root, *argument.premises(f"{argument.root}.i1")],
        "works": [each["id"] for each in argument.document["references"]],
        "objection": ["objection", "reply"],
        "anywhere": [name],
    }
    return where is not None and name in places[where]
