"""What `diff` tells of a map in two languages, and of what stands beside the argument; in which language, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from argmap.diff import Diff, diff
from argmap.diff.telling import as_markdown, as_text
from argmap.load import loads

Written = dict[str, Any]


def said(english: str, chinese: str) -> dict[str, str]:
    return {"en": english, "zh-Hant": chinese}


BASE: Written = {
    "argmap": 1, "id": "m", "paper": {"language": "zh-Hant"}, "roots": ["lasts"], "sections": [{"id": "1"}],
    "references": [{"id": "walt", "type": "book", "title": "W" * 300, "publisher": "A"}],
    "left_out": [{"anchor": {"section": "1", "quote": "in what"}, "reason": "transition"}],
    "trees": [
        {"id": "lasts", "text": said("The alliance will last for decades.", "同盟將延續數十年。"),
         "cites": [{"source": "walt"}],
         "inferences": [{"id": "lasts.i1", "scheme": "sign", "premises": [{"ref": "plan"}],
                         "answers": {"strength": {"status": "waived"}},
                         "warrant": {"text": said("Habits hold.", "習慣使然。")}}]},
        {"id": "plan", "text": said("Officers of both armies plan together.", "兩軍軍官共同規劃。")},
    ],
}  # fmt: skip


def revised(change: Callable[[Written], object]) -> Diff:
    new = deepcopy(BASE)
    change(new)
    return diff(loads(json.dumps(BASE)), loads(json.dumps(new)))


def claim(written: Written) -> Any:
    return written["trees"][0]


def step(written: Written) -> Any:
    return claim(written)["inferences"][0]


def in_both(written: Written) -> None:
    claim(written)["text"] = said("The alliance may last for decades.", "同盟或將延續數十年。")


def in_english(written: Written) -> None:
    claim(written)["text"]["en"] = "The alliance may last for decades."


ENGLISH, CHINESE = "  ~ The alliance [-will-]{+may+} last for decades.", "  ~ 同盟{+或+}將延續數十年。"


@pytest.mark.parametrize(
    ("change", "language", "expected"),
    [
        (in_both, None, [CHINESE]),  # the paper's
        (in_both, "zh-Hant", [CHINESE]),
        (in_both, "zh", [CHINESE]),
        (in_both, "en", [ENGLISH]),
        (in_both, "both", [ENGLISH, CHINESE]),
        (in_english, "zh-Hant", [ENGLISH]),  # where nothing differs in the other
        (in_english, "both", [ENGLISH]),
    ],
)
def test_words_are_shown_in_the_language_that_is_asked_for(
    change: Callable[[Written], None], language: str | None, expected: list[str]
) -> None:
    found = revised(change)
    assert sorted(line for line in as_text(found, language).splitlines() if line.startswith("  ~")) == sorted(expected)


TABLE: list[tuple[str, Callable[[Written], object], list[str]]] = [
    ("warrant-changed", lambda new: step(new)["warrant"]["text"].update(en="Habits hold firm."),
     ["the step 'lasts.i1' has another warrant: Habits hold. -> Habits hold firm."]),
    ("record-dropped", lambda new: step(new)["warrant"]["text"].pop("en"),
     ["warrant of 'lasts.i1' in en is no longer in the record: Habits hold."]),
    ("record-added", lambda new: step(new)["answers"]["strength"].update(remark="Why?"),
     ["remark on an answer of 'lasts.i1' is new in the record: Why?"]),
    ("record-added", lambda new: claim(new)["cites"][0].update(remark="Only once."),
     ["remark on a citation of 'lasts' is new in the record: Only once."]),
    ("record-changed", lambda new: claim(new)["text"].update(en="The  alliance will last for de-cades."),
     ["text of 'lasts' in en is recorded otherwise: The alliance will last for decades. -> "
      "The  alliance will last for de-cades."]),
    ("record-changed", lambda new: new["left_out"][0]["anchor"].pop("section"),
     ["what is left out: 'in what' is recorded otherwise: transition, in 1 -> transition"]),
    ("record-changed", lambda new: new["references"][0].update(publisher="B"),
     ["reference 'walt' is recorded otherwise: {\"publisher\": \"A\"} -> {\"publisher\": \"B\"}"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "expected"), TABLE)
def test_nothing_that_differs_is_left_untold(
    kind: str, change: Callable[[Written], object], expected: list[str]
) -> None:
    changes = revised(change).changes
    assert [each.explain() for each in changes] == expected
    assert {each.kind.value for each in changes} == {kind}


def test_a_bare_text_that_is_translated() -> None:
    old = deepcopy(BASE)
    claim(old)["text"] = claim(old)["text"]["zh-Hant"]
    found = diff(loads(json.dumps(old)), loads(json.dumps(BASE)))
    assert [each.explain() for each in found.changes] == [
        "text of 'lasts' in en is new in the record: The alliance will last for decades."
    ]


def test_markdown_tells_of_the_record_too() -> None:
    found = revised(lambda new: claim(new).update(label="it lasts"))
    assert "In the record, which argues nothing: 1 added (--all lists them)" in as_markdown(found).splitlines()
    told = as_markdown(found, everything=True).splitlines()
    assert told[told.index("In the record, which argues nothing:") :][:3] == [
        "In the record, which argues nothing:", "", "- label of 'lasts' is new in the record: it lasts"
    ]  # fmt: skip


def test_what_is_suppressed_is_not_told_in_markdown() -> None:
    def sure(new: Written) -> None:
        claim(new).update(modality="certain", lint={"ignore": [{"code": "REV802", "reason": "Said so."}]})

    assert "REV802" in as_markdown(revised(lambda new: claim(new).update(modality="certain")))
    assert "REV802" not in as_markdown(revised(sure))
