"""Maps in a line: `argument("a <- b c; a <- d; d{walt}; o: e rebuts a")`. The first claim is the root.

a <- b c        a step from b and c together to a: a.i1, then a.i2 and so on
b* c? d{walt}   b is common knowledge, c is assumed, d cites a work; [e] is defined nowhere
o: d rebuts a   an objection: the claim d against a claim, a step or an objection; `o!:` is conceded
"""

from __future__ import annotations

import re
from typing import Any

from argmap.graph import Graph, graph
from argmap.model import Map
from argmap.support import Support, support

WORKS = ({"id": "press", "type": "report"}, {"id": "walt", "type": "book"},
         {"id": "walt-2", "type": "book", "same_as": "walt"})  # fmt: skip
MARKS: dict[str, dict[str, Any]] = {"*": {"status": "common-knowledge"}, "?": {"status": "assumed"}, "": {}}


def argument(notation: str) -> Map:
    """The map, its claims in the order in which they are first named."""
    claims: dict[str, Any] = {}
    places: dict[str, Any] = {}
    for line in filter(None, map(str.strip, notation.split(";"))):
        if objection := re.fullmatch(r"(\S+?)(!?): (\S+) (\w+) (\S+)", line):
            name, conceded, claim, kind, target = objection.groups()
            places[name] = {"id": name, "kind": kind, "claim": _named(claims, places, claim), "replies": [],
                            "conceded": bool(conceded)}  # fmt: skip
            places[target]["replies" if "replies" in places[target] else "objections"].append(places[name])
            continue
        conclusion, *premises = line.replace("<-", "").split()
        steps = claims[_named(claims, places, conclusion)]["inferences"]
        if "<-" in line:
            step = {"id": f"{_id(conclusion)}.i{len(steps) + 1}", "objections": []}
            steps.append(step | {"premises": [_named(claims, places, each) for each in premises]})
            places[steps[-1]["id"]] = steps[-1]
    return Map.model_validate({"id": "m", "references": WORKS, "roots": [*claims][:1], "trees": [*claims.values()]})


def _id(word: str) -> str:
    return re.split(r"[*?{]", word)[0]


def _named(claims: dict[str, Any], places: dict[str, Any], word: str) -> str:
    if word.startswith("["):
        return word[1:-1]
    name, mark, cited = re.fullmatch(r"([\w.-]+)([*?]?)(?:\{(.*)\})?", word).groups()  # type: ignore[union-attr]
    claims.setdefault(name, {"id": name, "text": f"It is {name}.", "inferences": [], "objections": []})
    cites = [{"source": each} for each in cited.split(",")] if cited else []
    claims[name].update(MARKS[mark], **({"cites": cites} if cites else {}))
    places[name] = claims[name]
    return name


def known(notation: str) -> tuple[Graph, Support]:
    """The index of such a map, and what is supported in it."""
    index = graph(argument(notation))
    return index, support(index)
