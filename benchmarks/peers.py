"""One part of a map written out for argdown and for arguebuf, as fully as each language can hold it.

Argdown gets a statement a claim and an argument a step, with the settings its guide gives for maps in which every
premise is a box; the title of an argument is its scheme, so that the map shows it. arguebuf gets an atom a claim and a
scheme node a step or objection. Both get both languages of a claim in one text, the voice and the passages.
"""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.draw.view import part as part_view
from argmap.graph import Graph
from argmap.model import Anchor, Text

Told = dict[str, list[dict[str, Any]]]

# What Argdown's guide gives for maps of every premise; the titles of arguments are kept, as they name the scheme.
ARGDOWN_SETTINGS = """===
selection:
  statementSelectionMode: all
  excludeDisconnected: false
model:
  explodeArguments: true
  removeTagsFromText: true
map:
  argumentLabelMode: {labels}
  statementLabelMode: text
dot:
  graphVizSettings:
    rankdir: {rankdir}
{shape}===
"""
SMALL = "  argument:\n    shape: circle\n    minWidth: 0.2\n"  # the guide's small circles for steps without a title


def argument(index: Graph, part: str) -> Told:
    """What argmap draws of a part, as plain data: its claims, those of other parts it leads to, steps, objections."""
    shown = part_view(index, part)
    inferences = [index.inferences[each] for each in shown.inferences]
    met = {name for each in inferences for name in (index.conclusion[each.id], *each.premises)}
    names = [*shown.claims, *(stub.claim for stub in shown.stubs if stub.claim in met)]
    inside = set(names)
    steps = [{"id": each.id, "scheme": each.scheme or "", "conclusion": index.conclusion[each.id],
              "premises": [name for name in each.premises if name in inside]} for each in inferences]  # fmt: skip
    objections = [{"id": each, "kind": index.objections[each].kind, "claim": index.objections[each].claim,
                   "on": index.target[each]} for each in shown.objections]  # fmt: skip
    claims = [_claim(index, name, name in shown.claims) for name in names]
    return {"claims": claims, "steps": steps, "objections": objections}


def _claim(index: Graph, name: str, whole: bool) -> dict[str, Any]:
    """A claim in full; one of another part by its label, as argmap draws it."""
    claim = index.claims[name]
    text = claim.text if whole else claim.label or claim.text
    return {"id": name, "text": both(text), "kind": claim.kind, "voice": claim.voice, "by": _plain(claim.by),
            "cites": len(claim.cites) if whole else 0,
            "anchors": [_passage(each) for each in claim.anchors] if whole else []}  # fmt: skip


def both(text: Text) -> str:
    """Every language of a text, one after the other, in the order in which argmap draws them."""
    return text if isinstance(text, str) else " ".join(text[each] for each in sorted(text, reverse=True))


def _plain(words: object) -> str:
    return words if isinstance(words, str) else ""


def _passage(anchor: Anchor) -> dict[str, str]:
    return {"section": anchor.section or "", "quote": anchor.quote or ""}


def scheme_title(name: str) -> str:
    """A scheme as a person writes it."""
    return name.replace("-", " ").capitalize() if name else "Argument"


def argdown(told: Told, labels: str = "title", rankdir: str = "TB", small: bool = False) -> str:
    """The argument as Argdown: statements, premise-conclusion structures, attacks."""
    head = ARGDOWN_SETTINGS.format(labels=labels, rankdir=rankdir, shape=SMALL if small else "")
    against: dict[str, list[str]] = {}
    for objection in told["objections"]:
        against.setdefault(objection["on"], []).append(objection["claim"])
    lines = [head]
    for claim in told["claims"]:
        data = {"kind": claim["kind"], "by": claim["by"], "passages": [each["section"] for each in claim["anchors"]]}
        tags = "" if claim["voice"] == "paper" else f" #{claim['voice']}"
        lines.append(f"[{claim['id']}]: {argdown_words(claim['text'])}{tags} {json.dumps(data, ensure_ascii=False)}")
        lines += [f"  - [{each}]" for each in against.get(claim["id"], ())]
        lines.append("")
    for step in told["steps"]:
        lines += [f"<{scheme_title(step['scheme'])}: {step['id']}>".replace(": ", " · "), ""]
        lines += [f"({number}) [{each}]" for number, each in enumerate(step["premises"], 1)]
        lines += ["--", scheme_title(step["scheme"]), "--", f"({len(step['premises']) + 1}) [{step['conclusion']}]", ""]
    return "\n".join(lines)


def argdown_words(text: str) -> str:
    """Words in which nothing is markup of Argdown."""
    return re.sub(r"([\\\[\]<>#@*_{}])", r"\\\1", text)


# Run by the Python in which arguebuf is installed: the argument as JSON in, the file it names out.
ARGUEBUF = """
import json, sys
import arguebuf as ag
told, path, rankdir = json.load(sys.stdin), sys.argv[1], sys.argv[2]
named = {scheme.value.lower(): scheme for scheme in ag.Support}
named |= {"example to generalisation": ag.Support.EXAMPLE, "best explanation": ag.Support.ABDUCTIVE,
          "classification": ag.Support.VERBAL_CLASSIFICATION}
graph = ag.Graph("part")
resource = ag.Resource("the paper")
graph.add_resource(resource)
voices = {}
for claim in told["claims"]:
    if claim["voice"] != "paper" and claim["voice"] not in voices:
        voices[claim["voice"]] = ag.Participant(name=claim["voice"])
        graph.add_participant(voices[claim["voice"]])
atoms = {}
for claim in told["claims"]:
    quote = claim["anchors"][0]["quote"] if claim["anchors"] else None
    atoms[claim["id"]] = ag.AtomNode(claim["text"], reference=ag.Reference(resource, text=quote) if quote else None,
                                     participant=voices.get(claim["voice"]), id=claim["id"],
                                     userdata={"kind": claim["kind"], "passages": claim["anchors"]})
    graph.add_node(atoms[claim["id"]])
for step in told["steps"]:
    scheme = named.get(step["scheme"].replace("-", " "), ag.Support.DEFAULT)
    node = ag.SchemeNode(scheme, id=step["id"], userdata={"scheme": step["scheme"]})
    graph.add_node(node)
    for premise in step["premises"]:
        graph.add_edge(ag.Edge(atoms[premise], node))
    graph.add_edge(ag.Edge(node, atoms[step["conclusion"]]))
for each in told["objections"]:
    node = ag.SchemeNode(ag.Attack.DEFAULT, id=each["id"], userdata={"kind": each["kind"]})
    graph.add_node(node)
    graph.add_edge(ag.Edge(atoms[each["claim"]], node))
    graph.add_edge(ag.Edge(node, atoms[each["on"]]))
drawn = ag.dump.graphviz(graph, graph_attr={"rankdir": rankdir})
ag.render.graphviz(drawn, path, dpi=72)
"""
