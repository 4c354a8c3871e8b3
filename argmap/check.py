"""Running the rules over a map: `Found` by a rule becomes a `Finding` with its place, its rank and its fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.findings import Finding, Location, Place, Severity, Subject, Suppressed
from argmap.graph import Graph, graph
from argmap.load import Loaded, Origin
from argmap.locate import Lines, offsets
from argmap.model import Anchor, Claim, Inference, Map, Objection, Text
from argmap.ranking import ranked
from argmap.rules import Found, Material, Rule, chosen
from argmap.support import Support, support

if TYPE_CHECKING:
    from argmap.passages import Passages


@dataclass(frozen=True)
class Checked:
    """A map that has been checked: its findings in the order of the files, and what is supported in it."""

    map: Map
    findings: tuple[Finding, ...]
    graph: Graph
    support: Support
    passages: Passages | None = None
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)  # notes that are not among the findings


def check(
    argument: Map | Loaded,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    passages: Passages | None = None,
    today: str | None = None,
    most_notes: int | None = None,
) -> Checked:
    """Check a map: every rule, or those selected, in the order of the map.

    More notes than `most_notes` are counted by code and name, and not described.
    `today`, as 2026-11-23, ends suppressions whose `until` has come; without it they all hold.
    `passages` are its anchors found in the paper's text (`argmap.passages`); without them no rule speaks of the text.
    Raises `UsageError` for a rule that does not exist.
    """
    loaded = argument if isinstance(argument, Loaded) else Loaded(argument, {}, (), None, (None,) * len(argument.parts))
    index = graph(loaded.map)
    supported = support(index)
    material = _material(index, supported, passages)
    found = [(rule, each) for rule in chosen(tuple(select), tuple(ignore)) for each in rule.find(material)]
    described = _Describing(loaded, material, today)
    told, counted = described.without_notes(found, most_notes)
    findings = ranked(sorted(described.findings(told), key=_place_in_files(loaded)), index, supported)
    return Checked(loaded.map, tuple(findings), index, supported, passages, counted)


def _material(index: Graph, supported: Support, passages: Passages | None) -> Material:
    if passages is None:
        return Material(index, supported)
    return Material(index, supported, passages.found, passages.long_quotes, passages.drifted)


def _place_in_files(loaded: Loaded) -> Callable[[Finding], tuple[int, int, int, str, str, str]]:
    order = {source.file: number for number, source in enumerate(loaded.sources)}

    def key(finding: Finding) -> tuple[int, int, int, str, str, str]:
        at = finding.location
        number = order.get(at.file or "", -1)
        return number, at.line or 0, at.column or 0, finding.code, finding.subject.id, finding.message

    return key


class _Describing:
    """What a finding needs beside what its rule yields: the place in the file, the passages, the suppression."""

    def __init__(self, loaded: Loaded, material: Material, today: str | None = None) -> None:
        self.today = today
        self.loaded, self.material, self.graph = loaded, material, material.graph
        self.said: dict[str, str] = {}

    def without_notes(
        self, found: list[tuple[Rule, Found]], most: int | None
    ) -> tuple[list[tuple[Rule, Found]], Counter[tuple[str, str]]]:
        """What is to be described, and the notes that are only counted because there are too many."""
        is_note = [(each.severity or rule.severity) is Severity.NOTE for rule, each in found]
        if most is None or sum(is_note) <= most:
            return found, Counter()
        hushed = [self._suppressed(rule, each) is not None for rule, each in found]
        folded = [note and not hush for note, hush in zip(is_note, hushed, strict=True)]
        counted = Counter((rule.code, rule.name) for (rule, _), fold in zip(found, folded, strict=True) if fold)
        return [each for each, fold in zip(found, folded, strict=True) if not fold], counted

    def findings(self, found: Iterable[tuple[Rule, Found]]) -> list[Finding]:
        found = list(found)
        places = [self._origin(each) for _, each in found]
        positions = _positions(self.loaded, places)
        return [self._finding(*each, positions.get(at, _NOWHERE)) for each, at in zip(found, places, strict=True)]

    def _finding(self, rule: Rule, found: Found, location: Location) -> Finding:
        subject = Subject(found.subject, found.type)
        severity = found.severity or rule.severity
        return Finding(
            rule.code, rule.name, severity, rule.blame, found.message, rule.help, subject, found.related, location,
            self._anchors(subject), 0, None, self._fingerprint(rule.code, found), self._suppressed(rule, found),
        )  # fmt: skip

    def _origin(self, found: Found) -> Origin | None:
        if found.of_map:
            file = self.loaded.sources[0].file if self.loaded.sources else None
            return Origin(file, found.at) if file else None
        origins = self.loaded.origins.get(found.subject, ())
        origin = origins[min(found.nth, len(origins) - 1)] if origins else None
        return Origin(origin.file, origin.pointer + found.at) if origin else None

    def _record(self, subject: str) -> Claim | Inference | Objection | None:
        graph = self.graph
        return graph.claims.get(subject) or graph.inferences.get(subject) or graph.objections.get(subject)

    def _anchors(self, subject: Subject) -> tuple[Place, ...]:
        """The subject's own passages, else those of its conclusion or target, else those of its premises."""
        graph, name = self.graph, subject.id
        owners = [name, graph.conclusion.get(name), graph.target.get(name)]
        owners += graph.inferences[name].premises if name in graph.inferences else ()
        for owner in filter(None, owners):
            record = self._record(owner)
            if record is not None and record.anchors:
                return tuple(self._place(owner, index, each) for index, each in enumerate(record.anchors))
        return ()

    def _place(self, owner: str, index: int, anchor: Anchor) -> Place:
        passage = (self.material.passages or {}).get((owner, f"/anchors/{index}"))
        if passage is not None and passage.start is not None:
            return Place(anchor.section, passage.start, passage.end)
        return Place(anchor.section, *(anchor.at or (None, None)))

    def _fingerprint(self, code: str, found: Found) -> str:
        """Stays the same when the map is laid out anew, and changes when the argument does."""
        texts = [self._words(each) for each in (found.subject, *sorted(found.related))]
        whole = "\0".join((code, found.subject, found.key, *texts))
        return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]

    def _words(self, name: str) -> str:
        """What a claim says, or all that a step or an objection is made of, in every language, layout aside."""
        inference, objection = self.graph.inferences.get(name), self.graph.objections.get(name)
        names = [name, *sorted(inference.premises)] if inference else [objection.claim] if objection else [name]
        warrant = [_normal(inference.warrant.text)] if inference and inference.warrant else []
        return "\1".join([self._said(self.graph.conclusion.get(each, each)) for each in names] + warrant)

    def _said(self, claim: str) -> str:
        if claim not in self.said:
            record = self.graph.claims.get(claim)
            self.said[claim] = _normal(record.text) if record else claim
        return self.said[claim]

    def _suppressed(self, rule: Rule, found: Found) -> Suppressed | None:
        record = None if found.of_map else self._record(found.subject)
        for lint in (record.lint if record else None, self.material.map.lint):
            for each in lint.ignore if lint else ():
                ended = self.today is not None and each.until is not None and each.until <= self.today
                if each.code == rule.code and not ended:
                    return Suppressed(each.reason, each.by, each.until)
        return None


def _normal(text: Text) -> str:
    written = [text] if isinstance(text, str) else [f"{tag} {text[tag]}" for tag in sorted(text)]
    return " ".join(" ".join(written).casefold().split())


_NOWHERE = Location(None, "", None, None)


def _positions(loaded: Loaded, places: Iterable[Origin | None]) -> dict[Origin | None, Location]:
    """Line and column of each place; a pointer below what is written stands for the nearest thing above it."""
    wanted: dict[str, set[str]] = {}
    for place in filter(None, places):
        wanted.setdefault(place.file, set()).add(place.pointer)
    positions: dict[Origin | None, Location] = {}
    for source in loaded.sources:
        lines, at = Lines(source.text), offsets(source.text, wanted.get(source.file, ()))
        for pointer in wanted.get(source.file, ()):
            near = pointer
            while near not in at:
                near = near.rpartition("/")[0]
            positions[Origin(source.file, pointer)] = Location(source.file, pointer, *lines.at(at[near]))
    return positions
