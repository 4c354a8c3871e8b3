"""The argument that is written out for the peers is the one argmap draws, and the page that compares them is whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.graph import Graph, graph
from benchmarks import peers, side_by_side

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "side-by-side.md"


@pytest.fixture(scope="module")
def index() -> Graph:
    return graph(argmap.load(ROOT / "maps" / "us-japan-alliance"))


@pytest.fixture(scope="module")
def told(index: Graph) -> peers.Told:
    return peers.argument(index, "theory")


def test_every_claim_of_the_part_and_every_step_to_it_is_told(index: Graph, told: peers.Told) -> None:
    names = {claim["id"] for claim in told["claims"]}
    inside = {name for name, part in index.part_of.items() if part == "theory"}
    assert inside <= names
    assert {step for name in inside for step in index.support.get(name, ())} <= {step["id"] for step in told["steps"]}


def test_nothing_told_points_nowhere(told: peers.Told) -> None:
    names = {claim["id"] for claim in told["claims"]}
    assert {name for step in told["steps"] for name in (step["conclusion"], *step["premises"])} <= names
    assert {name for each in told["objections"] for name in (each["claim"], each["on"])} <= names


def test_both_languages_are_told(told: peers.Told) -> None:
    for claim in told["claims"]:
        assert re.search(r"[\u3400-\u9fff]", claim["text"])
        assert re.search(r"[A-Za-z]{4}", claim["text"])


def test_argdown_has_a_statement_a_claim_and_an_argument_a_step(told: peers.Told) -> None:
    lines = peers.argdown(told).splitlines()
    assert sum(bool(re.match(r"\[[^]]+\]: ", line)) for line in lines) == len(told["claims"])
    assert sum(line.startswith("<") for line in lines) == len(told["steps"])
    assert sum(line.startswith("  - [") for line in lines) == len(told["objections"])


@pytest.mark.parametrize("words", ["[a]", "<b>", "#c", "*d*", "_e_", "{f}", "@g", "a\\b"])
def test_words_are_no_markup_of_argdown(words: str) -> None:
    written = peers.argdown_words(words)
    assert not re.search(r"(?<!\\)(\\\\)*[\[\]<>#@*_{}]", written)
    assert re.sub(r"\\(.)", r"\1", written) == words


def test_what_arguebuf_runs_is_python() -> None:
    ast.parse(peers.ARGUEBUF)


def rows() -> Iterator[str]:
    yield from re.findall(r"^\| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_has_every_measure() -> None:
    assert set(side_by_side.ROWS) <= set(rows())


def test_the_page_has_its_pictures() -> None:
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", PAGE.read_text(encoding="utf-8"))
    assert len(pictures) == 6
    for each in pictures:
        assert 0 < (PAGE.parent / each).stat().st_size < 400_000
