"""What a map holds, in numbers: what it is made of, and how much of the paper it covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from statistics import median

from argmap.coverage import Covered, coverage
from argmap.graph import Graph, anchors, graph
from argmap.model import Claim, Map, languages, words
from argmap.passages import Passages
from argmap.report import json_text, many
from argmap.safe import shown
from argmap.support import support

Table = dict[str, dict[str, int]]
_NAMED = 5  # sections, in a message
_NO_SPACES = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"


def stats(argument: Map) -> dict[str, object]:
    """Counts of claims, inferences, objections, anchors and citations, and how claims and steps are spread."""
    index = graph(argument)
    claims = list(index.claims.values())
    return {
        "map": argument.id,
        "claims": len(claims),
        "inferences": len(index.inferences),
        "objections": len(index.objections),
        "anchors": len(list(anchors(index))),
        "citations": sum(len(each.cites) for each in claims),
        "length": {tag: median(_lengths(claims, tag)) for tag in _languages(argument, index)},
        "by": _spread(index),
    }


def _lengths(claims: list[Claim], tag: str) -> list[int]:
    """Lengths of the texts that are written in a language; bare strings are in the language of the paper."""
    written = (each.text for each in claims if isinstance(each.text, str) or tag in each.text)
    return [length(words(text, tag)) for text in written]


def _spread(index: Graph) -> Table:
    claims, steps, found = index.claims.values(), index.inferences.values(), support(index)
    sections = (next((anchor.section for anchor in each.anchors if anchor.section), "") for each in claims)
    return {
        "part": _counted(part or "(roots)" for part in index.part_of.values()),
        "section": _counted(sections),
        "kind": _counted(each.kind for each in claims),
        "voice": _counted(each.voice for each in claims),
        "modality": _counted(each.modality for each in claims),
        "state": _counted(found.states.values()),
        "scheme": _counted(each.scheme or "(none)" for each in steps),
        "status": _counted(found.statuses.values()),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return {str(value): count for value, count in Counter(values).items()}


def _languages(argument: Map, index: Graph) -> list[str]:
    used = dict.fromkeys(tag for each in index.claims.values() for tag in languages(each.text))
    return list(used) or ([argument.paper.language] if index.claims else [])


def length(text: str) -> int:
    """Words of a text; where it is written without spaces, its Han characters and kana, with words between them."""
    return len(
        re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+", text)
    )


def as_text(counted: dict[str, object]) -> str:
    """The counts for a person."""
    kinds = ("claim", "inference", "objection", "anchor", "citation")
    numbers = [many(counted[f"{kind}s"], kind) for kind in kinds]  # type: ignore[arg-type]
    lengths = ", ".join(f"{value:g} ({tag})" for tag, value in counted["length"].items())  # type: ignore[attr-defined]
    lines = [
        f"{counted['map']}: {', '.join(numbers)}",
        f"median length of a claim, in words or Han: {lengths or 'none'}",
    ]
    for name, table in counted["by"].items():  # type: ignore[attr-defined]
        lines.append(f"{name}: " + ", ".join(f"{key or '(none)'} {count}" for key, count in table.items()))
    return shown("\n".join(lines)) + "\n"


def coverage_json(argument: Map, found: Passages) -> str:
    """Coverage in the form of DESIGN 5."""
    sections = [asdict(each) for each in coverage(argument, found)]
    return json_text({"sections": sections})


def coverage_text(argument: Map, found: Passages) -> str:
    """Coverage for a person: a line a section, then each sentence that nothing explains, with its first words."""
    covered = coverage(argument, found)
    lines = [f"{'section':<14}{'sentences':>10}{'touched':>9}{'left out':>10}{'missing':>9}"]
    lines += [_row(each.id or "(outside)", each) for each in covered]
    lines.append(_row("all", _total(covered)))
    for each in covered:
        name = each.id or "(outside)"
        lines += [f"{name} {start}-{end}: {_opening(found, start, end)}" for start, end in each.missing]
    return shown("\n".join(lines)) + "\n"


def without_beginning(argument: Map) -> str:
    """Which sections do not say how they begin, and what becomes of their sentences; empty where all say it."""
    silent = [each.id for each in argument.sections if not each.begins]
    if not silent:
        return ""
    count = f"{len(silent)} of {many(len(argument.sections), 'section')}"
    named = ", ".join([*silent[:_NAMED], *(["…"] if len(silent) > _NAMED else [])])
    return f'{count} without "begins" ({named}): their sentences count for the section before, or as outside of all'


def _total(covered: list[Covered]) -> Covered:
    missing = tuple(span for each in covered for span in each.missing)
    return Covered("", sum(each.sentences for each in covered), sum(each.touched for each in covered),
                   sum(each.left_out for each in covered), missing)  # fmt: skip


def _row(name: str, each: Covered) -> str:
    return f"{name:<14}{each.sentences:>10}{each.touched:>9}{each.left_out:>10}{len(each.missing):>9}"


def _opening(found: Passages, start: int, end: int) -> str:
    return " ".join(found.text.raw[start : min(end, start + 40)].split()) + " …"
