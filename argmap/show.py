"""The argument as an indented tree, for the terminal or as Markdown. Each claim stands once; elsewhere its id does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.dump import WIDTH
from argmap.errors import UsageError
from argmap.graph import Graph, graph
from argmap.model import Map, in_languages
from argmap.safe import markdown_text, one_line
from argmap.support import State, Support, support

DEEPEST = 12  # levels of indentation; what lies deeper is written as a block of its own

MARKS = {State.GROUNDED: "●", State.ASSUMPTION_DEPENDENT: "◐", State.UNGROUNDED: "○", State.DEFEATED: "✗"}
LEGEND = (
    "● grounded  ◐ assumption-dependent  ○ ungrounded  ✗ defeated\n← step [status]  ⊣ objection  ↗ written elsewhere"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree. `kind` is claim, step, objection, ref or more (continued below)."""

    depth: int
    kind: str
    id: str
    text: str
    mark: str = ""


def show(argument: Map, language: str | None = None, form: str = "text", part: str | None = None) -> str:
    """The argument of a map, or of one part, as `text` or `markdown`."""
    index = graph(argument)
    language = language or argument.paper.language
    starts = _starts(index, part)
    lines = _lines(index, support(index), starts, language)
    if form == "markdown":
        legend = LEGEND.replace("\n", "  \n")
        return "".join(map(_markdown, lines)) + f"\n{legend}\n"
    return "".join(map(_text, lines)) + f"\n{LEGEND}\n"


def _starts(index: Graph, part: str | None) -> list[str]:
    """Tops of the trees: the roots, then whatever no other claim leads to, then what circles leave over."""
    names = sorted(set(index.part_of.values()) - {""})
    if part is not None and part not in names:
        raise UsageError(f"no part is called '{part}'; there are {', '.join(names) or 'none'}")
    inside = [claim for claim in index.claims if part is None or index.part_of[claim] == part]
    tops = [claim for claim in inside if not _leads_on(index, claim, part)]
    starts = dict.fromkeys([*(index.roots if part is None else ()), *tops])
    covered = _covered(index, list(starts))
    for claim in inside:
        if claim not in covered:
            starts[claim] = None
            covered |= _covered(index, [claim])
    return list(starts)


def _leads_on(index: Graph, claim: str, part: str | None) -> bool:
    steps = [index.conclusion[step] for step in index.used_in.get(claim, ())]
    return claim in index.raised_by or any(part is None or index.part_of[each] == part for each in steps)


def _covered(index: Graph, starts: list[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        claim = waiting.pop()
        if claim not in seen and claim in index.claims:
            seen.add(claim)
            waiting += [premise for step in index.support.get(claim, ()) for premise in index.inferences[step].premises]
            waiting += [index.objections[each].claim for each in _objections(index, claim)]
    return seen


def _objections(index: Graph, claim: str) -> Iterator[str]:
    waiting = [each for place in (claim, *index.support.get(claim, ())) for each in index.against.get(place, ())]
    met: set[str] = set()
    while waiting:
        objection = waiting.pop()
        if objection not in met:
            met.add(objection)
            yield objection
            waiting += index.against.get(objection, ())


def _lines(index: Graph, found: Support, starts: list[str], language: str) -> Iterator[Line]:
    """The tree, top down, without recursion: a stack of what is still to be written."""
    written: set[str] = set()
    told: set[tuple[str, str]] = set()  # steps and objections: an id that stands for two things can lead round
    blocks = list(reversed(starts))
    while blocks:
        stack = [(0, "claim", blocks.pop())]
        if stack[0][2] in written:
            continue
        deeper: list[str] = []
        while stack:
            depth, kind, name = stack.pop()
            if kind == "claim" and name in index.claims and name not in written and depth > DEEPEST:
                deeper.append(name)
                yield Line(depth, "more", name, "")
                continue
            yield _line(index, found, depth, kind, name, language, name in written)
            if kind == "claim" and name not in written:
                written.add(name)
                stack += reversed(list(_below_claim(index, depth, name)))
            elif kind != "claim" and (kind, name) not in told:
                told.add((kind, name))
                stack += reversed(list(_below(index, depth, kind, name)))
        blocks += reversed(deeper)


def _line(index: Graph, found: Support, depth: int, kind: str, name: str, language: str, again: bool) -> Line:
    if kind == "step":
        status, scheme = found.statuses[name], index.inferences[name].scheme or "no scheme"
        return Line(depth, "step", name, f"{scheme} [{status}]")
    if kind == "objection":
        objection = index.objections[name]
        granted = ", conceded" if objection.conceded else ""
        return Line(depth, "objection", name, f"{objection.kind}{granted} [{found.objections[name]}]")
    claim = index.claims.get(name)
    if claim is None or again:
        return Line(depth, "ref", name, "is defined nowhere" if claim is None else "")
    return Line(depth, "claim", name, in_languages(claim.text, language), MARKS[found.states[name]])


def _below_claim(index: Graph, depth: int, claim: str) -> Iterator[tuple[int, str, str]]:
    yield from ((depth + 1, "step", step) for step in index.support.get(claim, ()))
    yield from ((depth + 1, "objection", each) for each in index.against.get(claim, ()))


def _below(index: Graph, depth: int, kind: str, name: str) -> Iterator[tuple[int, str, str]]:
    claims = index.inferences[name].premises if kind == "step" else (index.objections[name].claim,)
    yield from ((depth + 1, "claim", claim) for claim in claims)
    yield from ((depth + 1, "objection", each) for each in index.against.get(name, ()))


_SIGNS = {"claim": "", "step": "← ", "objection": "⊣ ", "ref": "↗ ", "more": "… "}


def _text(line: Line) -> str:
    pad = "  " * line.depth
    if line.kind == "claim":
        return _wrapped(f"{pad}{line.mark} {line.id}: {one_line(line.text)}", len(pad) + 2)
    below = " (below)" if line.kind == "more" else ""
    return f"{pad}{_SIGNS[line.kind]}{one_line(line.id)} {one_line(line.text)}".rstrip() + below + "\n"


def _wrapped(text: str, indent: int) -> str:
    """Lines of at most `WIDTH` columns, a Han character counting two."""
    lines, line, width = [], "", 0
    for piece in re.findall(r"[\u2e80-\u9fff\uf900-\uffef]|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+", text):
        wide = sum(2 if char >= "\u2e80" else 1 for char in piece)
        if line and width + wide > WIDTH:
            lines.append(line.rstrip())
            line, width = " " * indent, indent
        line, width = line + piece, width + wide
    return "\n".join([*lines, line]) + "\n"


def _markdown(line: Line) -> str:
    pad = "  " * line.depth
    below = " (below)" if line.kind == "more" else ""
    mark = f"{line.mark} " if line.mark else _SIGNS[line.kind]
    return f"{pad}- {mark}**{markdown_text(line.id)}** {markdown_text(line.text)}".rstrip() + below + "\n"
