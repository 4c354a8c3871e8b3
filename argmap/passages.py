"""The anchors of a map found in the paper's text, where the text is at hand."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from argmap.anchor import Passage, Status, Text, find, locate_text, read_text
from argmap.errors import UsageError
from argmap.graph import Graph, PassageKey, anchors, graph
from argmap.model import Map
from argmap.quote import too_long


@dataclass(frozen=True)
class Passages:
    """Every anchor with the passage found for it; `drifted` when the text is not the one that was mapped."""

    text: Text
    found: Mapping[PassageKey, Passage]
    long_quotes: Mapping[PassageKey, str]
    drifted: bool

    def count(self) -> Counter[str]:
        """How many anchors have which status."""
        return Counter(str(passage.status) for passage in self.found.values())

    @property
    def verified(self) -> int:
        """How many anchors lead to one passage."""
        return sum(passage.status in (Status.EXACT, Status.FOLDED) for passage in self.found.values())


def text_file(argument: Map, folder: Path | None, given: Path | None) -> Path | None:
    """Where the paper's text is: as given, beside the map, or in a folder of ARGMAP_TEXTS; `None` where it is not."""
    if given is not None and not given.is_file():
        raise UsageError(f"there is no text at {given}")
    return locate_text(argument.paper.text or "", folder, given) if given or argument.paper.text else None


def anchor(argument: Map, text: str | Path, folder: Path | None = None) -> Passages:
    """Find every anchor of a map in a text: the file of that name beside the map or in ARGMAP_TEXTS, or any path.

    Raises `UsageError` where there is no such text.
    """
    path = Path(text) if Path(text).is_file() else locate_text(str(text), folder, None)
    if path is None:
        raise UsageError(f"{text} is not at hand: give its path, put it beside the map, or set ARGMAP_TEXTS")
    return passages(graph(argument), path.read_bytes())


def passages(index: Graph, raw: bytes) -> Passages:
    """Find every anchor of a map in its text."""
    try:
        text = Text(read_text(raw), index.map.sections)
    except UnicodeDecodeError:
        raise UsageError("the text is not UTF-8; `iconv -t utf-8` converts it") from None
    quoted = dict(anchors(index))
    found = {key: find(text, anchor) for key, anchor in quoted.items()}
    good = {key for key, each in found.items() if each.status in (Status.EXACT, Status.FOLDED)}
    long_quotes = {key: reason for key in quoted if key in good and (reason := too_long(text, quoted[key]))}
    recorded = index.map.paper.sha256
    drifted = recorded is not None and hashlib.sha256(raw).hexdigest() != recorded
    return Passages(text, found, long_quotes, drifted)
