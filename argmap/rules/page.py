"""The page of a rule: its docstring, taken apart.

A docstring has a sentence, then five parts under headings of their own: what it does, why, an example that the rule
reports, what to write instead, and the sources. An example is prose and, indented, the text of the paper where the rule
needs it, then a map as JSON. `tests/test_rule_pages.py` holds every rule to this form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from inspect import cleandoc
from textwrap import dedent
from typing import Any

HEADINGS = ("What it does", "Why", "Example", "Instead", "Sources")
FRAME: dict[str, Any] = {
    "argmap": 1,
    "id": "m",
    "sections": [{"id": "1"}, {"id": "2"}],
    "references": [{"id": "walt", "type": "book"}, {"id": "waltz", "type": "book"}],
    "notes": {"1": {"works": [{"source": "walt"}]}, "2": {"works": [{"source": "walt"}, {"source": "waltz"}]}},
}
"""What the map of an example has where it says nothing else of it."""

_HEADING = re.compile(rf"({'|'.join(HEADINGS)}):[ \n]?")
_NO_SOURCE = re.compile(r"none\b")


@dataclass(frozen=True, slots=True)
class Example:
    """A small map: prose that says what is in it, the map as it is written, and the text of the paper, if need be.

    What a rule that compares two maps looks at besides: the older map, and a review of it.
    """

    prose: str
    json: str
    text: str | None = None
    before: str | None = None
    review: str | None = None

    @property
    def map(self) -> dict[str, Any]:
        """The whole map. What is a list are its trees, and what is left out is filled in from `FRAME`."""
        return _whole(self.json)

    @property
    def older_map(self) -> dict[str, Any] | None:
        """The older map, filled in likewise; `None` where there is none."""
        return _whole(self.before) if self.before else None


def _whole(text: str) -> dict[str, Any]:
    written = json.loads(text)
    return FRAME | ({"trees": written} if isinstance(written, list) else written)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a rule's page. `sources` are authors and year; where there is none, `remark` says why."""

    summary: str
    what: str
    why: str
    example: Example
    instead: Example
    sources: tuple[str, ...]
    remark: str


def page(docstring: str) -> Page:
    """The page that a docstring is. A part that it lacks is empty; text and review of the example serve both."""
    summary, parts = _parts(docstring)
    example, instead = _example(parts["Example"]), _example(parts["Instead"])
    named = _prose(parts["Sources"])
    without = _NO_SOURCE.match(named) is not None
    return Page(
        summary,
        _prose(parts["What it does"]),
        _prose(parts["Why"]),
        example,
        replace(instead, text=instead.text or example.text, review=instead.review or example.review),
        () if without else tuple(filter(None, (each.strip() for each in named.rstrip(".").split(";")))),
        named if without else "",
    )


def _parts(docstring: str) -> tuple[str, dict[str, str]]:
    """The first paragraph, and the text under each heading; a heading stands at the beginning of a line."""
    found: dict[str, list[str]] = {"": [], **{heading: [] for heading in HEADINGS}}
    current = ""
    for line in cleandoc(docstring).splitlines():
        heading = _HEADING.match(line + "\n")
        current = heading[1] if heading else current
        found[current].append(line[heading.end() :] if heading else line)
    return _prose("\n".join(found[""])), {heading: "\n".join(found[heading]) for heading in HEADINGS}


def _blocks(part: str) -> Iterator[str]:
    """Runs of lines without a blank line between them."""
    return (block for block in re.split(r"\n[^\S\n]*\n", part.strip("\n")) if block.strip())


def _prose(part: str) -> str:
    """What is not indented, on one line a paragraph."""
    return "\n\n".join(" ".join(block.split()) for block in _blocks(part) if not block.startswith(" "))


def _example(part: str) -> Example:
    """Indented blocks: what begins like JSON is the map, and of two the older and the newer; one with judgements is a
    review of the older; whatever else there is belongs to the text of the paper."""
    indented = [dedent(block) for block in _blocks(part) if block.startswith(" ")]
    written = [block for block in indented if block.startswith(("[", "{"))]
    text = [block for block in indented if block not in written]
    *older, newer = [block for block in written if '"judgements"' not in block] or [""]
    review = next((block for block in written if '"judgements"' in block), None)
    whole = "\n\n".join(text) + "\n" if text else None
    return Example(_prose(part), newer, whole, older[0] if older else None, review)
