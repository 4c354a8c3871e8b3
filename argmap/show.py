"""The argument as an indented tree, for the terminal or as Markdown. Each claim stands once; elsewhere its id does.

The marks are those of the drawings. Colour, where it is asked for, says nothing that a mark does not say.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.draw.facts import Facts
from argmap.draw.look import SIGNS
from argmap.draw.measure import pieces
from argmap.draw.view import whole
from argmap.dump import WIDTH
from argmap.errors import UsageError
from argmap.findings import Finding
from argmap.graph import Graph, graph
from argmap.model import Claim, Map, in_languages
from argmap.report import many
from argmap.safe import markdown_text, one_line
from argmap.support import Support, support

DEEPEST = 12  # levels of indentation; what lies deeper is written as a block of its own
NARROWEST = 40

LEGEND = (
    "● grounded  ◐ assumption-dependent  ○ ungrounded  ⊗ defeated\n"
    "← step: ✓ licensed  ◇ conditional  ╌ gap  ✗ broken\n"
    "⊣ objection  ↗ written elsewhere  [ ] cites  ■ error  ▲ warning  · note"
)
_COLOURS = {
    "grounded": "32", "licensed": "32", "assumption-dependent": "33", "conditional": "33", "ungrounded": "37",
    "defeated": "31", "gap": "31", "broken": "31", "rebuts": "31", "undercuts": "35", "qualifies": "34",
    "error": "1;31", "warning": "33", "note": "2", "id": "1", "about": "2",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree. `kind` is claim, step, objection, ref or more (continued below).

    `look` is the state, the status or the kind of the objection; `about` what is told beside the text.
    """

    depth: int
    kind: str
    id: str
    text: str
    look: str = ""
    about: str = ""
    badges: tuple[tuple[str, str], ...] = ()  # level and code


def show(argument: Map, language: str | None = None, form: str = "text", part: str | None = None,
         findings: Sequence[Finding] = (), colour: bool = False, width: int = WIDTH,
         depth: int | None = None) -> str:  # fmt: skip
    """The argument of a map, or of one part, as `text` of a width in columns or as `markdown`, with findings as badges.

    `depth` is how many steps down it goes, and of a claim with which it ends it is said what else stands below.
    Raises `UsageError` for a part that does not exist.
    """
    index = graph(argument)
    language = language or argument.paper.language
    lines = _lines(_Telling(index, support(index), language, findings), _starts(index, part), depth)
    if form == "markdown":
        legend = LEGEND.replace("\n", "  \n").replace("[ ]", r"\[ \]")
        return "".join(map(_markdown, lines)) + f"\n{legend}\n"
    room = max(width, NARROWEST)
    return "".join(_text(line, room, colour) for line in lines) + f"\n{LEGEND}\n"


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


def _lines(telling: _Telling, starts: list[str], most: int | None) -> Iterator[Line]:
    """The tree, top down, without recursion: a stack of what is still to be written."""
    index = telling.index
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
            line = telling.line(depth, kind, name, name in written)
            if kind == "claim" and name not in written:
                below = list(_below_claim(index, depth, name))
                if most is not None and depth >= 2 * most and below:
                    line = _ended(line, below)  # not written off: it is told in full where it stands higher
                else:
                    written.add(name)
                    stack += reversed(below)
            yield line
            if kind == "claim":
                continue
            if (kind, name) not in told:
                told.add((kind, name))
                stack += reversed(list(_below(index, depth, kind, name)))
        blocks += reversed(deeper)


def _ended(line: Line, below: Sequence[tuple[int, str, str]]) -> Line:
    """A claim below which nothing more is told, with how much there is."""
    kinds = Counter(kind for _, kind, _ in below)
    more = [f"+{many(count, kind)}" for kind, count in kinds.items()]
    return replace(line, about=" · ".join(filter(None, (line.about, *more))))


class _Telling:
    """What is told of each place."""

    def __init__(self, index: Graph, found: Support, language: str, findings: Sequence[Finding]) -> None:
        self.index, self.found, self.language = index, found, language
        self.facts = Facts(index, found, whole(index), (language,), findings)

    def line(self, depth: int, kind: str, name: str, again: bool) -> Line:
        """A place on its line; a claim that stands elsewhere as a reference."""
        if kind == "step":
            return self._step(depth, name)
        if kind == "objection":
            objection = self.index.objections[name]
            granted = ", conceded" if objection.conceded else ""
            told = f"{objection.kind}{granted} [{self.found.objections[name]}]"
            return Line(depth, kind, name, told, objection.kind, badges=self._badges(kind, name))
        claim = self.index.claims.get(name)
        if claim is None or again:
            return Line(depth, "ref", name, "is defined nowhere" if claim is None else "")
        text, state = in_languages(claim.text, self.language), str(self.found.states[name])
        return Line(depth, "claim", name, text, state, self._about(claim), self._badges(kind, name))

    def _step(self, depth: int, name: str) -> Line:
        inference, status = self.index.inferences[name], str(self.found.statuses[name])
        warrant = inference.warrant
        told = "" if warrant is None else ", warrant unstated" if warrant.voice == "implicit" else ", with warrant"
        told = f"{inference.scheme or 'no scheme'}{told} [{status}]"
        return Line(depth, "step", name, told, status, badges=self._badges("inference", name))

    def _about(self, claim: Claim) -> str:
        sources = self.facts.sources(claim.cites)
        cited = f"[{', '.join(sources)}]" if sources else ""
        return " · ".join(filter(None, (self.facts.voice(claim), claim.kind, cited)))

    def _badges(self, type_: str, name: str) -> tuple[tuple[str, str], ...]:
        return tuple((badge.level, badge.code) for badge in self.facts.badges(type_, name))


def _below_claim(index: Graph, depth: int, claim: str) -> Iterator[tuple[int, str, str]]:
    yield from ((depth + 1, "step", step) for step in index.support.get(claim, ()))
    yield from ((depth + 1, "objection", each) for each in index.against.get(claim, ()))


def _below(index: Graph, depth: int, kind: str, name: str) -> Iterator[tuple[int, str, str]]:
    claims = index.inferences[name].premises if kind == "step" else (index.objections[name].claim,)
    yield from ((depth + 1, "claim", claim) for claim in claims)
    yield from ((depth + 1, "objection", each) for each in index.against.get(name, ()))


_SIGNS = {"claim": "", "step": "← ", "objection": "⊣ ", "ref": "↗ ", "more": "… "}


def _text(line: Line, room: int, colour: bool) -> str:
    """A line, broken where it is too long; what is told beside the text comes after it, and findings last."""
    name, mark = one_line(line.id), f"{SIGNS[line.look]} " if line.look in SIGNS else ""
    below = " (below)" if line.kind == "more" else ""
    colon = ":" if line.kind == "claim" else ""
    spans = [("", _SIGNS[line.kind]), (line.look, mark), ("id", f"{name}{colon}"),
             ("", f" {one_line(line.text)}{below}".rstrip())]  # fmt: skip
    spans += [("about", f"  {one_line(line.about)}")] if line.about else []
    spans += [(level, f"  {SIGNS[level]}{one_line(code)}") for level, code in line.badges]
    return _wrapped(spans, "  " * line.depth, room, colour)


def _wrapped(spans: Sequence[tuple[str, str]], pad: str, room: int, colour: bool) -> str:
    """Lines of so many columns, broken by the rules of their script."""
    lines, used = [pad], len(pad)
    for look, text in spans:
        held = ""
        for piece in pieces(text):
            if used + columns(piece.rstrip()) > room and used > len(pad) + 2:
                lines[-1] = f"{lines[-1]}{_painted(held.rstrip(), look, colour)}".rstrip()
                lines.append(f"{pad}  ")
                held, used, piece = "", len(pad) + 2, piece.lstrip()
            held, used = held + piece, used + columns(piece)
        lines[-1] += _painted(held, look, colour)
    return "\n".join(lines).rstrip() + "\n"


def _painted(text: str, look: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[look]}m{text}\x1b[0m" if colour and look in _COLOURS and text.strip() else text


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character, none for a mark on another."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 0 if unicodedata.combining(each) else 1
               for each in text)  # fmt: skip


def _markdown(line: Line) -> str:
    pad, below = "  " * line.depth, " (below)" if line.kind == "more" else ""
    mark = f"{SIGNS[line.look]} " if line.look in SIGNS else ""
    told = f"{pad}- {_SIGNS[line.kind]}{mark}**{markdown_text(line.id)}** {markdown_text(line.text)}".rstrip() + below
    told += f" *{markdown_text(line.about)}*" if line.about else ""
    return told + "".join(f" {SIGNS[level]}{markdown_text(code)}" for level, code in line.badges) + "\n"
