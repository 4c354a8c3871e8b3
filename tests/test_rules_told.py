"""What some rules say, about what else, and where they stop looking: more than the documents in `rules/` hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from argmap.check import check
from argmap.findings import Finding
from argmap.graph import graph
from argmap.load import read
from argmap.passages import passages


def found(code: str, trees: list[Any], text: str | None = None, **header: Any) -> tuple[Finding, ...]:
    written = {"argmap": 1, "id": "m", "sections": [{"id": "1"}], **header, "trees": trees}
    loaded = read(json.dumps(written, ensure_ascii=False).encode())
    paper = passages(graph(loaded.map), text.encode()) if text is not None else None
    return check(loaded, select=(code,), passages=paper).findings


def claim(name: str, text: str = "It is so.", **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, **more}


def step(name: str, *premises: Any, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"{name}.i1", "premises": list(premises), **more}]


BOOK = {"id": "walt", "type": "book", "author": [{"family": "Walt"}], "issued": {"date-parts": [[2018]]}}
OWN = {
    "csl": {"id": "own", "type": "article-journal", "author": [{"family": "Walt"}], "issued": {"date-parts": [[2026]]}}
}
SECTIONS = [{"id": "1", "begins": "1 Costs"}, {"id": "2", "begins": "2 Trade"}]
PAGES = "Title\n\n1 Costs\n\nCosts rose.\n\n2 Trade\n\nTrade grew.\n"
TOLD = [
    (
        "EVD406",
        [claim("t", inferences=step("t", claim("s", kind="empirical", period="1960", cites=[{"source": "walt"}])))],
        {"references": [BOOK]},
        "no primary source is recorded for the fact 's', only 'walt'",
        ("walt",),
    ),
    (
        "EVD408",
        [claim("t", inferences=step("t", claim("s", cites=[{"source": "walt"}])))],
        {"references": [BOOK], "paper": OWN},
        "for 's' only works by authors of the paper are cited: 'walt'",
        ("walt",),
    ),
    (
        "EVD410",
        [claim("t", anchors=[{"quote": "Costs rose"}])],
        {"text": "Costs rose, if not Everywhere, unless prices fell."},
        "the passage leaves “if” of its sentence out, and no other passage takes it in",
        (),
    ),
    (
        "EVD417",
        [claim("t", anchors=[{"quote": "It was"}, {"quote": "swift,"}]), claim("s", anchors=[{"quote": "cheap"}])],
        {"text": "It was “swift, just, cheap,\nand better for us all than it had been”."},
        "nothing recorded says whose words “swift, just, cheap, and better…” are",
        ("s",),
    ),
    (
        "EVD418",
        [claim("t", anchors=[{"section": "1", "quote": "Trade grew"}])],
        {"sections": SECTIONS, "text": PAGES},
        "the passage stands in '2', and the anchor names '1'",
        (),
    ),
    (
        "EVD418",
        [claim("t", anchors=[{"section": "1", "quote": "Costs rose[…]grew"}])],
        {"sections": SECTIONS, "text": PAGES},
        "the passage runs on into '2', and the anchor names '1'",
        (),
    ),
    (
        "EVD418",
        [claim("t", anchors=[{"section": "1", "quote": "Title"}])],
        {"sections": SECTIONS, "text": PAGES},
        "the passage stands before the first section, and the anchor names '1'",
        (),
    ),
    (
        "EVD419",
        [claim("t")],
        {"sections": [{"id": "1", "begins": "Costs rise"}], "text": PAGES},
        "the first words of section '1' are not in the text; the nearest is “Costs rose”",
        (),
    ),
    (
        "EVD419",
        [claim("t")],
        {"sections": [{"id": "1", "begins": "一"}], "text": PAGES},
        "the first words of section '1' are not in the text",
        (),
    ),
    (
        "EVD419",
        [claim("t")],
        {"sections": SECTIONS[::-1], "text": PAGES},
        "the first words of section '1' stand before the section listed before it",
        (),
    ),
    (
        "TRM503",
        [claim("t", "同盟轉型持續。", uses=["x"],
               inferences=step("t", claim("s", "變化。", uses=["x"]), claim("p", "轉型開始。")))],
        {"paper": {"language": "zh-Hant"}, "terms": [{"id": "x", "labels": {"zh": ["同盟轉型", "轉型", "变化"]}}]},
        "'p' says “轉型” and is not recorded as using 'x', as 't' is",
        ("t",),
    ),
    (
        "TRM503",
        [claim("t", "The axis.", uses=["x"], inferences=step("t", claim("p", "Two axes, an axle of the axes.")))],
        {"terms": [{"id": "x", "labels": {"en": ["axis", "axle", "axes"]}}]},
        "'p' says “axes” and is not recorded as using 'x', as 't' is",
        ("t",),
    ),
    (
        "TRM503",
        [claim("t", "Structures were adjusted.", uses=["x"],
               inferences=step("t", claim("p", "A structural adjustment.")))],
        {"terms": [{"id": "x", "labels": {"en": ["structural adjustment", "structures were adjusted"]}}]},
        "'p' says “structural adjustment” and is not recorded as using 'x', as 't' is",
        ("t",),
    ),
    ("TRM504", [claim("t", "these rose")], {}, "'t' begins with “these”, and what that is stands elsewhere", ()),
    (
        "TRM504",
        [{"id": "t", "text": {"en": "This is it.", "zh": "這一變化持續。", "zh-Hans": "这一变化持续。"}}],
        {},
        "'t' begins with “This” and “這一變化…” and “这一变化…”, and what that is stands elsewhere",
        (),
    ),
    (
        "TRM505",
        [claim("t", "It is Well-known that it works.")],
        {},
        "'t' calls on “it is well-known that”, and no source is recorded for it",
        (),
    ),
    (
        "TRM506",
        [claim("t", uses=["a"], inferences=step("t", claim("s", uses=["b"]), claim("r")))],
        {"terms": [{"id": "a", "labels": {"en": ["a"]}}, {"id": "b", "labels": {"en": ["b"]}, "indicator_of": "a"}]},
        "'t' is about 'a', 's' about its indicator 'b', and nothing joins the two",
        ("s",),
    ),
    (
        "TRM507",
        [claim("t", "Costs doubled.", anchors=[{"quote": "Costs have not"}, {"quote": "not  doubled\n"}])],
        {"text": "Costs have not  doubled\n again, they say."},
        "the passage of 't' says “not doubled”, and the claim has no negation",
        (),
    ),
    (
        "SCP604",
        [claim("t", kind="causal", scope={"quantifier": "general"}, inferences=step(
            "t", claim("n", scope={"cases": ["n"], "outcome": "absent"}), claim("s", scope={"outcome": "absent"})))],
        {},
        "in all cases recorded for 't' the outcome is absent: 'n' and 's'",
        ("n", "s"),
    ),
    (
        "SCP607",
        [claim("t", aspect="tendency", cites=[{"source": "walt"}])],
        {"references": [BOOK], "paper": OWN},
        "'t' speaks of what goes on, and the newest evidence recorded for it is of 2018",
        (),
    ),
    (
        "SCP608",
        [claim(each, kind="empirical", aspect="completed", anchors=[{"section": "1", "quote": "a"}],
               **({"period": "1951"} if each < "c" else {})) for each in "abcd"],
        {},
        "no date is recorded for 'c' and 'd' (1), which happened",
        ("d",),
    ),
    (
        "DIA710",
        [claim("t", contradicts=["s"], cites=[{"source": "walt"}, {"named": "The Times"}],
               inferences=step("t", claim("p"))),
         claim("s", cites=[{"named": "The Times"}, {"source": "walt"}], inferences=step("s", {"ref": "p"}))],
        {"references": [BOOK]},
        "the same is recorded for 't' and for its rival 's': 'p', 'walt' and 'The Times'",
        ("s", "p", "walt"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "trees", "header", "message", "related"), TOLD, ids=lambda each: str(each)[:6])
def test_what_is_told(
    code: str, trees: list[Any], header: dict[str, Any], message: str, related: tuple[str, ...]
) -> None:
    text = header.get("text")
    told = found(code, trees, text, **{key: value for key, value in header.items() if key != "text"})
    assert [(each.message, each.related) for each in told] == [(message, related)]


@pytest.mark.parametrize(("premises", "told"), [(63, 1), (64, 0)])
def test_a_claim_that_rests_on_very_many_is_not_looked_through(premises: int, told: int) -> None:
    beneath = [claim(f"p{each}", period="2001") for each in range(premises)]
    trees = [claim("t", aspect="tendency", inferences=step("t", *beneath))]
    assert len(found("SCP607", trees, paper=OWN)) == told


def test_a_claim_far_beneath_counts() -> None:
    chain = claim("p9", period="2025")
    for each in range(8, 0, -1):
        chain = claim(f"p{each}", period="2001", inferences=step(f"p{each}", chain))
    trees = [claim("t", aspect="tendency", inferences=step("t", chain))]
    assert found("SCP607", trees, paper=OWN) == ()


@pytest.mark.parametrize("code", ["EVD410", "EVD417", "EVD418", "EVD419", "TRM507"])
def test_without_the_text_nothing_is_said_of_it(code: str) -> None:
    anchors = [{"section": "1", "quote": "nothing like it"}]
    assert found(code, [claim("t", anchors=anchors)], sections=[{"id": "1", "begins": "One"}]) == ()
