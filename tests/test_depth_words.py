"""Rules at their edges: terms and the words for them: each part of each condition."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import Written, by, c, messages

# TRM503: a term in other words.


def term(name: str, *labels: str, tag: str = "en", **more: Any) -> Written:
    return {"id": name, "labels": {tag: list(labels)}, **more}


def said(text: str, *terms: str) -> Written:
    return {"text": text, "uses": list(terms)}


@pytest.mark.parametrize(
    ("terms", "own", "other", "forms"),
    [
        # The longer label that begins first, whatever the terms are called.
        ([term("x", "sea power"), term("b", "power")], said("Sea power is power.", "x", "b"), "Sea powers.",
         ["sea powers"]),
        # Two terms may have one label.
        ([term("x", "pact"), term("b", "pact")], said("Pact.", "x", "b"), "All pacts.", ["pacts", "pacts"]),
        # A letter more at the end, in long words.
        ([term("x", "Guantanamo")], said("Guantanamo.", "x"), "In Guantanam.", ["guantanam"]),
        ([term("x", "Guantanam")], said("Guantanam.", "x"), "In Guantanamo.", ["guantanamo"]),
        # What begins like a footnote is a text as any other.
        ([term("x", "轉型", "變化", tag="zh")], said("1) 轉型。", "x"), "2) 變化。", ["變化"]),
    ],
)  # fmt: skip
def test_forms_of_a_term(terms: list[Written], own: Written, other: str, forms: list[str]) -> None:
    claims = [c("a", by("b"), **own), c("b", text=other)]
    paper = {"language": "zh" if "zh" in terms[0]["labels"] else "en"}
    found = messages("TRM503", claims, terms=terms, paper=paper)
    assert [message.partition("“")[2].partition("”")[0] for message in found] == forms
