"""The documents in `rules/` are the tests of the rules: prose, a small map, and the findings that it has.

A document has a heading `## CODE name` for each rule and beneath it cases of three sorts: `### fires: ...`,
`### near miss: ...` and `### suppressed: ...`. A case has a json block with a map, or with its trees alone, and a
findings block with one line `CODE subject` for each finding of the rule, with its severity where that matters; a text
block is the text of the paper. Rules that compare two maps have the older one in a block `before`, and a review of it
in a block `review`. What a map does not say itself is filled in from `FRAME`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from argmap.check import check
from argmap.diff import diff
from argmap.findings import Finding, Subject
from argmap.graph import graph
from argmap.load import Loaded, loads, read
from argmap.locate import tokens
from argmap.model import Map, Review
from argmap.rules import Rule, catalogue, rule
from argmap.rules.hygiene import OF_THE_TEXT

FOLDER = Path(__file__).parent / "rules"
FAMILIES = {
    "STR": "structure", "SUP": "support", "INF": "inference", "SCP": "scope", "DIA": "dialectic", "EVD": "evidence",
    "TRM": "terms", "LNT": "hygiene", "REV": "revisions",
}  # fmt: skip
TODAY = "2026-11-23"
SORTS = ("fires", "near miss", "suppressed")
FRAME = {
    "argmap": 1,
    "id": "m",
    "sections": [{"id": "1"}, {"id": "2"}],
    "references": [{"id": "walt", "type": "book"}, {"id": "waltz", "type": "book"}],
    "notes": {"1": {"works": [{"source": "walt"}]}, "2": {"works": [{"source": "walt"}, {"source": "waltz"}]}},
}


@dataclass(frozen=True, eq=False)
class Case:
    """One case of one document."""

    document: str
    code: str
    name: str
    sort: str
    title: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return f"{self.code}-{self.sort}-{self.title}".replace(" ", "_")

    @property
    def map(self) -> dict[str, Any]:
        return whole(self.blocks["json"])

    @property
    def expected(self) -> list[str]:
        return self.blocks["findings"].split("\n")[:-1]


def whole(text: str) -> dict[str, Any]:
    written = json.loads(text)
    return FRAME | ({"trees": written} if isinstance(written, list) else written)


def cases_of(path: Path) -> list[Case]:
    cases = []
    for about in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        code, name = about.partition("\n")[0].split()
        for part in re.split(r"^### ", about, flags=re.M)[1:]:
            sort, _, title = part.partition("\n")[0].partition(": ")
            blocks = dict(re.findall(r"^```(\w+)\n(.*?)^```$", part, flags=re.M | re.S))
            cases.append(Case(path.stem, code, name, sort, title, blocks))
    return cases


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in cases_of(path)]


@cache
def findings(case: Case) -> tuple[Loaded, tuple[Finding, ...]]:
    loaded = read(json.dumps(case.map, ensure_ascii=False).encode())
    if "before" in case.blocks:
        before = loads(json.dumps(whole(case.blocks["before"]), ensure_ascii=False))
        reviews = [Review.model_validate_json(case.blocks["review"])] if "review" in case.blocks else []
        return loaded, tuple(each for each in diff(before, loaded, reviews=reviews).revision if each.code == case.code)
    passages = None
    if "text" in case.blocks:
        finding = pytest.importorskip("argmap.passages", reason="argmap.anchor is needed to find passages")
        passages = finding.passages(graph(loaded.map), case.blocks["text"].encode())
    select = () if rule(case.code).late else (case.code,)
    found = check(loaded, select=select, passages=passages, today=TODAY).findings
    return loaded, tuple(each for each in found if each.code == case.code)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_document_tells_the_truth(case: Case) -> None:
    loaded, found = findings(case)
    assert sorted(as_written(each, case) for each in found) == sorted(case.expected)
    assert bool(found) == (case.sort != "near miss"), f"a case of the sort '{case.sort}'"
    assert all((each.suppressed is not None) == (case.sort == "suppressed") for each in found)
    assert all(is_there(loaded.map, each.subject) for each in found)


def is_there(argument: Map, subject: Subject) -> bool:
    """True where a map has a thing of this sort under this id; passages and citations go by the id of their owner."""
    index = graph(argument)
    things = {"claim": index.claims, "inference": index.inferences, "objection": index.objections, "map": [argument.id]}
    things |= {"term": [each.id for each in argument.terms], "reference": [each.id for each in argument.references]}
    return subject.type in ("anchor", "citation") or subject.id in things[subject.type]


def as_written(finding: Finding, case: Case) -> str:
    """A finding as its document tells it: with its severity where the document does."""
    told = f"{finding.code} {finding.subject.id}"
    return told if told in case.expected else f"{told} {finding.severity}"


@pytest.mark.parametrize("case", [case for case in CASES if case.sort != "near miss"], ids=str)
def test_a_finding_is_whole(case: Case) -> None:
    loaded, found = findings(case)
    known = rule(case.code)
    for each in found:
        assert each.message
        assert (each.help, each.name, each.blame) == (known.help, known.name, known.blame)
        assert re.fullmatch(r"[0-9a-f]{16,64}", each.fingerprint)
        assert each.location.file == loaded.sources[0].file
        assert (each.location.line or 0) >= 1
        assert (each.location.column or 0) >= 1
        assert is_written(case.map, each.location.pointer), each.location.pointer


LISTS = ("trees", "premises", "inferences", "objections", "ignore")


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.sort != "near miss" and case.code != "STR102"], ids=str
)
def test_fingerprints_survive_another_order(case: Case) -> None:
    """Of trees, steps, premises, objections and suppressions. An id that stands twice has the words of the first."""
    rooted = {"roots": list(dict.fromkeys(each["id"] for each in case.map["trees"]))} | case.map
    expected = fingerprints(case, rooted)
    for seed in range(3):
        assert fingerprints(case, shuffled(rooted, Random(seed))) == expected  # noqa: S311


def fingerprints(case: Case, record: dict[str, Any]) -> set[str]:
    blocks = case.blocks | {"json": json.dumps(record, ensure_ascii=False)}
    return {each.fingerprint for each in findings(replace(case, blocks=blocks))[1]}


def shuffled(value: Any, random: Random, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: shuffled(each, random, name) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    return random.sample(found := [shuffled(each, random) for each in value], len(found)) if key in LISTS else value


def is_written(document: Any, pointer: str) -> bool:
    """True where a pointer leads to something in a document, or to a key that could be written there."""
    *way, last = tokens(pointer) or [""]
    for token in way:
        document = document[int(token)] if isinstance(document, list) else document[token]
    return isinstance(document, dict) or (last.isdigit() and int(last) < len(document))


@pytest.mark.parametrize("known", catalogue(), ids=lambda known: known.code)
def test_every_rule_has_a_document_of_each_sort(known: Rule) -> None:
    written = [case for case in CASES if case.code == known.code]
    assert {case.sort for case in written} == set(SORTS)
    assert {case.name for case in written} == {known.name}
    assert {case.document for case in written} == {FAMILIES.get(known.code[:3])}


def test_the_documents_are_about_rules() -> None:
    assert {case.code for case in CASES} <= {known.code for known in catalogue()}
    assert {case.sort for case in CASES} == set(SORTS)
    assert all(set(case.blocks) - {"text", "before", "review"} == {"json", "findings"} for case in CASES)
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("known", catalogue(), ids=lambda known: known.code)
def test_the_page_of_a_rule(known: Rule) -> None:
    places = [known.page.find(f"{heading}:") for heading in ("What it does", "Why", "Example", "Instead")]
    assert -1 not in places
    assert places == sorted(places)
    assert known.page.partition("\n")[0].endswith(".")
    assert known.help
    assert not known.help.endswith(".")


def test_the_rules_that_need_the_text_are_known() -> None:
    """Those whose cases come out otherwise without it: a suppression of one is not called unused where it is away."""
    with_text = [case for case in CASES if case.sort != "near miss" and "text" in case.blocks]
    without = [replace(case, blocks={"json": case.blocks["json"]}) for case in with_text]
    both = zip(with_text, without, strict=True)
    assert {case.code for case, bare in both if len(findings(case)[1]) != len(findings(bare)[1])} == OF_THE_TEXT


def test_codes_and_names_are_unique() -> None:
    assert len({known.name for known in catalogue()}) == len(catalogue())
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", known.code) for known in catalogue())
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", known.name) for known in catalogue())
