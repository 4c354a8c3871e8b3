"""The anchors of a map found in the paper's text, where the text is at hand."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.anchor import SENTENCES, Passage, Pointer, Status, Text, find, locate_text, read_text
from argmap.errors import UsageError
from argmap.graph import Graph, PassageKey, anchors, graph
from argmap.model import Claim, Map
from argmap.quote import too_long
from argmap.sentences import Span


@dataclass(frozen=True)
class Passages:
    """Every anchor with the passage found for it; `drifted` when the text is not the one that was mapped."""

    text: Text
    found: Mapping[PassageKey, Passage]
    long_quotes: Mapping[PassageKey, str]
    drifted: bool
    strayed: Mapping[PassageKey, str]  # where the passage stands, if not in the section that its anchor names
    unfound: Mapping[str, str]  # sections whose first words stand nowhere after those of the one before, and why

    def count(self) -> Counter[str]:
        """How many anchors have which status."""
        return Counter(str(passage.status) for passage in self.found.values())

    @cached_property
    def by_sentence(self) -> Mapping[Span, list[PassageKey]]:
        """The anchors whose passages touch each sentence; a passage of too many sentences touches none."""
        touching: dict[Span, list[PassageKey]] = {}
        for key in self.found:
            touched = self.sentences(key)
            for sentence in touched if len(touched) <= SENTENCES else ():
                touching.setdefault(sentence, []).append(key)
        return touching

    def span(self, key: PassageKey) -> Span | None:
        """Where the passage of an anchor stands; `None` where it was not found."""
        passage = self.found[key]
        return None if passage.start is None or passage.end is None else (passage.start, passage.end)

    def spans(self, claim: Claim) -> list[Span]:
        """Where the passages of a claim stand that were found."""
        keys = ((claim.id, f"/anchors/{index}") for index in range(len(claim.anchors)))
        return [span for key in keys if (span := self.span(key))]

    def sentences(self, key: PassageKey) -> list[Span]:
        """The sentences that the passage of an anchor touches; none where it was not found."""
        span = self.span(key)
        return self.text.touched(*span) if span else []

    def attributed(self, start: int, end: int) -> bool:
        """Whether the sentences between two places of the text have the mark of a note, or a year in brackets."""
        return any(_CITING.search(self.text.raw, *sentence) for sentence in self.text.touched(start, end))

    @property
    def verified(self) -> int:
        """How many anchors lead to one passage."""
        return sum(passage.status in (Status.EXACT, Status.FOLDED) for passage in self.found.values())


_CITING = re.compile(
    r"<sup>[^<]{0,20}\d[^<]{0,20}</sup>|[⁰¹²³⁴-⁹]|\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|[(（][^()（）]{0,80}\b\d{4}[a-z]?\b[^()（）]{0,40}[)）]"
)


def text_file(argument: Map, folder: Path | None, given: Path | None) -> Path | None:
    """Where the paper's text is: as given, beside the map, or in a folder of ARGMAP_TEXTS; `None` where it is not."""
    if str(given) == "-":
        raise UsageError("the text is read from a file, not from standard input; save it, and name it with --text")
    if given is not None and given.is_dir():
        raise UsageError(f"{given} is a folder; name the text in it")
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
        told = f"the text of the map '{index.map.id}' is not UTF-8; save it as UTF-8 (`iconv -t utf-8` converts it)"
        raise UsageError(told) from None
    quoted = dict(anchors(index))
    found = {key: find(text, anchor) for key, anchor in quoted.items()}
    good = [key for key, each in found.items() if each.status in (Status.EXACT, Status.FOLDED)]
    long_quotes = {key: reason for key in good if (reason := too_long(text, quoted[key], found[key]))}
    recorded = index.map.paper.sha256
    drifted = recorded is not None and hashlib.sha256(raw).hexdigest() != recorded
    strayed = {key: where for key, each in found.items() if (where := _strayed(text, quoted[key].section, each))}
    return Passages(text, found, long_quotes, drifted, strayed, _unfound(text))


def _strayed(text: Text, named: str | None, passage: Passage) -> str | None:
    """Where a passage stands, or to where it runs on, outside the section named for it and those within that."""
    if passage.start is None or passage.end is None or named not in text.section_spans:
        return None
    spans = text.section_spans.items()
    touched = [name for name, (first, last) in spans if first < passage.end and passage.start < last]
    outside = [name for name in touched if not is_within(name, named)]
    if passage.start < min(first for _, (first, _) in spans):
        return "stands before the first section"
    if not outside:
        return None
    return f"stands in '{outside[0]}'" if outside == touched else f"runs on into '{outside[-1]}'"


def is_within(section: str, other: str) -> bool:
    """True for a section itself and those beneath it, as ids tell: III.1, III(2) and IIIa are within III, IV is not."""
    rest, last = section.removeprefix(other), other[-1]
    goes_on = (rest[:1].isdigit() and last.isdigit()) or (rest[:1].isupper() and last.isupper())
    return section.startswith(other) and not goes_on and not (rest[:1].islower() and last.islower())


def _unfound(text: Text) -> dict[str, str]:
    """Sections that say how they begin, and do not begin so where they should."""
    unfound: dict[str, str] = {}
    for section in text.sections:
        if section.begins and section.id not in text.section_spans:
            passage = find(text, Pointer(section.begins))
            near = f"; the nearest is “{passage.nearest}”" if passage.nearest else ""
            lost = passage.status is Status.LOST
            unfound[section.id] = f"are not in the text{near}" if lost else "stand before the section listed before it"
    return unfound
