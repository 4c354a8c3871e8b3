"""Maps sketched in Python, and what one rule says of them: claims `c`, steps `by`, objections `o`."""

from __future__ import annotations

import json
from typing import Any

from argmap.check import Checked, check
from argmap.graph import graph
from argmap.load import read
from argmap.passages import passages

Written = dict[str, Any]
WORKS = [{"id": f"w{number}", "type": "report"} for number in range(1, 7)]
DOUBLES = [{"id": "walt", "type": "book"}, {"id": "walt-2", "type": "book", "same_as": "walt"}]
CITED = {"cites": [{"source": "w1"}, {"source": "w2"}]}


def c(name: str, *steps: Written, **fields: Any) -> Written:
    """A claim, with steps to it that are numbered."""
    numbered = [{"id": f"{name}.i{number}"} | each for number, each in enumerate(steps, 1)]
    return {"id": name, "text": f"The {name} stands.", **fields} | ({"inferences": numbered} if steps else {})


def by(*premises: str, scheme: str | None = None, **fields: Any) -> Written:
    """A step from premises."""
    return {"premises": [{"ref": each} for each in premises], **fields} | ({"scheme": scheme} if scheme else {})


def o(name: str, claim: str, kind: str = "rebuts", *replies: Written, **fields: Any) -> Written:
    return {"id": name, "kind": kind, "claim": {"ref": claim}, "replies": list(replies), **fields}


def checked(code: str, claims: list[Written], text: str | None = None, **header: Any) -> Checked:
    whole = {"argmap": 1, "id": "m", "sections": [{"id": "1"}, {"id": "2"}], "references": WORKS,
             "roots": [claims[0]["id"]], "trees": claims} | header  # fmt: skip
    loaded = read(json.dumps(whole, ensure_ascii=False).encode())
    paper = passages(graph(loaded.map), text.encode()) if text is not None else None
    return check(loaded, select=(code,), passages=paper)


def told(code: str, claims: list[Written], text: str | None = None, **header: Any) -> list[str]:
    found = checked(code, claims, text, **header).findings
    return [f"{each.subject.id}: {', '.join(each.related)}" if each.related else each.subject.id for each in found]


def messages(code: str, claims: list[Written], text: str | None = None, **header: Any) -> list[str]:
    return [each.message for each in checked(code, claims, text, **header).findings]


def cites(*works: str) -> Written:
    return {"cites": [{"source": each} for each in works]}
