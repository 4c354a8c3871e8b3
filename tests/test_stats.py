"""What a map holds in numbers, and which sentences of the paper some anchor touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.coverage import Covered, coverage
from argmap.graph import graph
from argmap.load import load, loads
from argmap.passages import Passages, passages
from argmap.stats import as_text, length, stats

ROOT = Path(__file__).parent.parent

TEXT = """## One

Costs rose. They rose everywhere<sup>1)</sup>! Nobody knows why. As said, costs rose.

1) A note. It is no sentence of the text.

## Two

It follows that prices rise. It follows that wages rise. And rents. And fees.

## Works

A. Author. A work. 2018.
"""


def mapped(*quotes: str, left_out: tuple[str, ...] = ()) -> Passages:
    claims = [{"id": f"c{n}", "text": "T", "anchors": [{"quote": quote}]} for n, quote in enumerate(quotes)]
    sections = [
        {"id": "1", "begins": "One"},
        {"id": "2", "begins": "Two"},
        {"id": "works", "begins": "Works", "apparatus": True},
    ]
    silent = [{"anchor": {"quote": quote}, "reason": "repetition"} for quote in left_out]
    document = {"id": "m", "sections": sections, "trees": claims, "left_out": silent}
    index = graph(loads(json.dumps(document)))
    return index.map, passages(index, TEXT.encode())  # type: ignore[return-value]


def counted(*quotes: str, left_out: tuple[str, ...] = ()) -> dict[str, tuple[int, int, int, int]]:
    found = coverage(*mapped(*quotes, left_out=left_out))  # type: ignore[misc]
    return {each.id: (each.sentences, each.touched, each.left_out, len(each.missing)) for each in found}


@pytest.mark.parametrize(
    ("quotes", "left_out", "expected"),
    [
        ((), (), {"1": (4, 0, 0, 4), "2": (4, 0, 0, 4)}),
        (("Costs rose[…]everywhere",), (), {"1": (4, 2, 0, 2), "2": (4, 0, 0, 4)}),
        (("Nobody",), ("As said",), {"1": (4, 1, 1, 2), "2": (4, 0, 0, 4)}),
        (("As said",), ("As said",), {"1": (4, 1, 0, 3), "2": (4, 0, 0, 4)}),
        (("prices[…]rents",), (), {"1": (4, 0, 0, 4), "2": (4, 3, 0, 1)}),
        (("prices[…]fees",), (), {"1": (4, 0, 0, 4), "2": (4, 0, 0, 4)}),
        (("nowhere to be found",), (), {"1": (4, 0, 0, 4), "2": (4, 0, 0, 4)}),
    ],
    ids=["none", "two sentences", "left out", "touched counts before left out", "three", "more than three", "lost"],
)
def test_an_anchor_touches_up_to_three_sentences(
    quotes: tuple[str, ...], left_out: tuple[str, ...], expected: dict[str, tuple[int, int, int, int]]
) -> None:
    assert counted(*quotes, left_out=left_out) == expected


def test_what_is_missing_is_told_by_its_place() -> None:
    first: Covered = coverage(*mapped("Costs rose[…]everywhere", "As said"))[0]  # type: ignore[misc]
    assert [TEXT[start:end] for start, end in first.missing] == ["Nobody knows why."]


def test_the_json_form() -> None:
    done = CliRunner().invoke(argmap, ["stats", str(ROOT / "maps/school-start-2"), "--coverage", "--format", "json"])
    sections = json.loads(done.stdout)["sections"]
    assert done.exit_code == 0
    assert all(set(each) == {"id", "sentences", "touched", "left_out", "missing"} for each in sections)


def test_nothing_of_the_paper_is_left_unexplained(paper_text: Path) -> None:
    argument = load(ROOT / "maps/us-japan-alliance")
    found = coverage(argument, passages(graph(argument), paper_text.read_bytes()))
    assert sum(each.sentences for each in found) > 250
    assert [each.id for each in found if each.missing] == []


def test_counts_of_the_example() -> None:
    told = stats(load(ROOT / "maps/school-start-2"))
    assert (told["claims"], told["inferences"]) == (26, 7)
    assert sum(told["by"]["part"].values()) == 26  # type: ignore[index]
    assert sum(told["by"]["status"].values()) == 7  # type: ignore[index]


def test_one_of_a_kind_is_told_as_one() -> None:
    record = {"argmap": 1, "id": "m", "trees": [{"id": "a", "text": "A.", "inferences": [{"premises": []}]}]}
    assert as_text(stats(loads(json.dumps(record)))).startswith("m: 1 claim, 1 inference, 0 objections, ")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("Costs rose.", 2), ("共製鎖定同盟", 6), ("2017年，DICAS 框架", 5), ("well-known", 2), ("カタカナ", 4)],
)
def test_length(text: str, words: int) -> None:
    assert length(text) == words


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ((None, None), 'm: 2 of 2 sections without "begins" (s0, s1): '),
        (("One", None), 'm: 1 of 2 sections without "begins" (s1): '),
        ((None,), 'm: 1 of 1 section without "begins" (s0): '),
        ((None,) * 6, 'm: 6 of 6 sections without "begins" (s0, s1, s2, s3, s4, …): '),
        (("One", "Two"), ""),
        ((), ""),
    ],
)
def test_sections_that_do_not_say_how_they_begin_are_told(
    tmp_path: Path, begins: tuple[str | None, ...], told: str
) -> None:
    sections = [{"id": f"s{n}", **({"begins": each} if each else {})} for n, each in enumerate(begins)]
    record = {"argmap": 1, "id": "m", "sections": sections, "trees": [{"id": "a", "text": "A."}]}
    (tmp_path / "map.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    words = ["stats", str(tmp_path), "--text", str(tmp_path / "text.txt")]
    for form in ("text", "json"):
        said = CliRunner().invoke(argmap, [*words, "--coverage", "--format", form]).stderr
        assert said == (told and f"{told}their sentences count for the section before, or as outside of all\n")
    assert CliRunner().invoke(argmap, [*words, "--coverage", "--quiet"]).stderr == ""
    assert CliRunner().invoke(argmap, words).stderr == ""
