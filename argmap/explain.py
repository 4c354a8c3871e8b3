"""A rule explained: its facts, its page, and what the checker says to the example on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from textwrap import fill, indent
from typing import Any

from argmap.bibliography import bibliography, in_full
from argmap.check import check
from argmap.findings import Finding
from argmap.graph import graph
from argmap.load import loads
from argmap.model import Map, Reference, Review
from argmap.rules import Rule
from argmap.rules import rule as one
from argmap.rules.page import Example, Page, page
from argmap.safe import markdown_text, one_line

MARK = "<!-- written by argmap rule -->"
ABOUT = {
    "error": "a fact about the record", "warning": "worth a look, and open to argument", "note": "for information",
    "map": "a slip of whoever made the map, not of the author", "paper": "what the paper says, as recorded",
    "either": "the map or the paper; a reader has to look",
    "structural": "the record itself: ids, links, anchors, citations",
    "annotated": "what the mapper noted, as kinds, periods and roles",
    "lexical": "the words of the claims; it can misread them",
    "stable": "always on", "preview": "on only with --preview, or when selected",
}  # fmt: skip
_DAY = "2026-01-01"  # on which the examples are checked
_fill = partial(fill, width=96, break_on_hyphens=False, break_long_words=False)  # ids and addresses stay whole


@dataclass(frozen=True)
class Explained:
    """A rule with its page, and what it finds in the example."""

    rule: Rule
    page: Page
    findings: tuple[Finding, ...]

    @property
    def works(self) -> list[Reference]:
        """The works that the page names, as far as the bibliography has them."""
        return [bibliography()[each] for each in self.page.sources if each in bibliography()]


def explained(rule: Rule) -> Explained:
    """A rule with all that its page shows."""
    parts = page(rule.find.__doc__ or "")
    return Explained(rule, parts, checked(parts.example, rule.code) if parts.example.json else ())


def checked(example: Example, code: str) -> tuple[Finding, ...]:
    """What one rule finds in an example, on a day that stays the same; a rule that comes late needs the others."""
    argument, passages = loads(json.dumps(example.map, ensure_ascii=False)), None
    if example.older_map is not None:
        return tuple(each for each in _compared(example, argument) if each.code == code)
    if example.text is not None:
        from argmap.passages import passages as found_in

        passages = found_in(graph(argument), example.text.encode())
    select = () if one(code).late else (code,)
    return tuple(each for each in check(argument, select, (), passages, _DAY).findings if each.code == code)


def _compared(example: Example, argument: Map) -> tuple[Finding, ...]:
    """What the rules say that compare a map with an older one."""
    from argmap.diff import diff

    older = loads(json.dumps(example.older_map, ensure_ascii=False))
    reviews = [Review.model_validate_json(example.review)] if example.review else []
    return diff(older, argument, reviews=reviews).revision


def line(rule: Rule) -> str:
    """A rule on one line: its code, severity, name, and what it finds."""
    summary = page(rule.find.__doc__ or "").summary
    return f"{rule.code}  {rule.severity:<7}  {rule.name:<30} {summary}{' (preview)' if rule.preview else ''}"


def as_record(told: Explained) -> dict[str, Any]:
    """The JSON form of a page."""
    rule, parts = told.rule, told.page
    found = [
        {"code": each.code, "severity": each.severity, "subject": {"id": each.subject.id, "type": each.subject.type},
         "message": each.message}
        for each in told.findings
    ]  # fmt: skip
    return {
        "code": rule.code, "name": rule.name, "severity": rule.severity, "blame": rule.blame, "basis": rule.basis,
        "precision": rule.precision, "status": rule.status, "help": rule.help, "summary": parts.summary,
        "what": parts.what, "why": parts.why, "example": _case(parts.example) | {"findings": found},
        "instead": _case(parts.instead), "remark": parts.remark,
        "sources": [each.model_dump(mode="json", exclude_defaults=True) for each in told.works], "page": rule.page,
    }  # fmt: skip


def _case(example: Example) -> dict[str, Any]:
    told = {"prose": example.prose, "text": example.text, "map": json.loads(example.json) if example.json else None}
    older = {"before": json.loads(example.before)} if example.before else {}
    return told | older | ({"review": json.loads(example.review)} if example.review else {})


def facts(rule: Rule) -> list[tuple[str, str, str]]:
    """Name, value and meaning of what a reader should know of a rule first."""
    values = (("severity", rule.severity), ("blame", rule.blame), ("basis", rule.basis), ("status", rule.status))
    return [(name, str(value), ABOUT[value]) for name, value in values]


def as_text(told: Explained) -> str:
    """The page for a terminal."""
    rule, parts = told.rule, told.page
    lines = [f"{rule.code} {rule.name}", "", _fill(parts.summary), ""]
    lines += [f"{name:<10}{value} ({meaning})" for name, value, meaning in facts(rule)]
    lines += _part("What it does", parts.what) + _part("Why", parts.why)
    lines += [*_part("Example", parts.example.prose), *_shown(parts.example), *_said(told)]
    lines += [*_part("Instead", parts.instead.prose), *_shown(parts.instead, parts.example.text, mended=True)]
    lines += [*_part("To mend it", f"{rule.help}."), "", "Sources"]
    lines += [_fill(each, initial_indent="  ", subsequent_indent="    ") for each in sources(told)]
    return "\n".join(lines) + "\n"


def _part(heading: str, text: str) -> list[str]:
    return ["", heading, _fill(_sentence(text), initial_indent="  ", subsequent_indent="  ")]


def _shown(example: Example, known: str | None = None, *, mended: bool = False) -> Iterator[str]:
    """The text of the paper, where it has not been shown already, and the map, or the older and the newer one."""
    if example.text is not None and example.text != known:
        yield from ("", "  The text:", "", indent(example.text.rstrip("\n"), "    "))
    if example.before is not None:
        yield from ("", "  Before:", "", indent(example.before, "    "), "", "  After:")
    yield from ("", indent(example.json, "    "))
    if example.review is not None and not mended:
        yield from ("", "  The review:", "", indent(example.review, "    "))


def _said(told: Explained) -> list[str]:
    lines = [f"{each.severity} {each.code} at {each.subject.id}: {each.message}" for each in told.findings]
    said_of_it = (_fill(one_line(each), initial_indent="    ", subsequent_indent="      ") for each in lines)
    return ["", "  The checker says:", "", *said_of_it]


def sources(told: Explained, emphasis: str = "") -> list[str]:
    """The works that a page names, in full; or why there are none."""
    return [in_full(each, emphasis) for each in told.works] or [_sentence(told.page.remark)]


def as_markdown(told: Explained) -> str:
    """The page as Markdown, with a link to the index beside it."""
    rule, parts = told.rule, told.page
    meant = [f"| {name} | {value} | {meaning} |" for name, value, meaning in facts(rule)]
    found = [f"* {each.severity} at `{each.subject.id}`: {markdown_text(each.message)}" for each in told.findings]
    blocks = [
        MARK, f"# {rule.code} {rule.name}", parts.summary, "\n".join(["| | | |", "|---|---|---|", *meant]),
        "## What it does", _sentence(parts.what), "## Why", _sentence(parts.why),
        "## Example", _sentence(parts.example.prose), *_fenced(parts.example), "The checker says:", "\n".join(found),
        "## Instead", _sentence(parts.instead.prose), *_fenced(parts.instead, parts.example.text, mended=True),
        "## To mend it", _sentence(f"{rule.help}."), "## Sources", _listed(sources(told, "*")),
        "[All rules](README.md)",
    ]  # fmt: skip
    return "\n\n".join(blocks) + "\n"


def _listed(works: list[str]) -> str:
    return works[0] if len(works) == 1 else "\n".join(f"* {each}" for each in works)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fenced(example: Example, known: str | None = None, *, mended: bool = False) -> Iterator[str]:
    if example.text is not None and example.text != known:
        yield f"The text:\n\n```text\n{example.text}```"
    if example.before is not None:
        yield f"Before:\n\n```json\n{example.before}\n```\n\nAfter:"
    yield f"```json\n{example.json}\n```"
    if example.review is not None and not mended:
        yield f"The review:\n\n```json\n{example.review}\n```"
