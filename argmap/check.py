"""Running the rules over a map: `Found` by a rule becomes a `Finding` with its place, its rank and its fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.findings import Finding, Location, Place, Severity, Subject, Suppressed
from argmap.fingerprint import Fingerprints
from argmap.graph import Graph, graph
from argmap.load import Loaded, Origin
from argmap.locate import Lines, offsets
from argmap.model import Anchor, Claim, Inference, Map, Objection
from argmap.ranking import ranked
from argmap.rules import Found, Material, Revision, Rule, catalogue, chosen
from argmap.rules.hygiene import OF_THE_TEXT, ended
from argmap.support import Support, support

if TYPE_CHECKING:
    from argmap.baseline import Known
    from argmap.passages import Passages
    from argmap.reviews import Reviewed


@dataclass(frozen=True)
class Checked:
    """A map that has been checked: its findings in the order of the files, and what is supported in it.

    `ran` has the codes of the rules whose silence means that there is nothing. `absent` is what a baseline knows and
    the check no longer finds (`argmap.baseline`); `reviews` are readers' judgements (`argmap.reviews`). `called` is
    what a summary calls the map where its id does not tell it from the others that are checked with it.
    """

    map: Map
    findings: tuple[Finding, ...]
    graph: Graph
    support: Support
    passages: Passages | None = None
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)  # notes that are not among the findings
    file: str | None = None
    ran: frozenset[str] = frozenset()
    absent: tuple[Known, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    called: str = ""


def check(
    argument: Map | Loaded,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    passages: Passages | None = None,
    today: str | None = None,
    most_notes: int | None = None,
    *,
    preview: bool = False,
    severities: Mapping[str, Severity] | None = None,
    exempt: Mapping[str, Collection[str]] | None = None,
    suppressions: bool = True,
) -> Checked:
    """Check a map: every stable rule, or those selected, in the order of the map.

    More notes than `most_notes` are counted by code and name, and not described.
    `today`, as 2026-11-23, ends suppressions whose `until` has come; without it they all hold.
    `passages` are its anchors found in the paper's text (`argmap.passages`); without them no rule speaks of the text.
    `preview` adds the rules in preview; `severities` sets the severity of rules by their codes; `exempt` has, by file,
    codes of which nothing is reported there. Without `suppressions` the map's own `lint.ignore` hushes nothing.
    Raises `UsageError` for a rule that does not exist.
    """
    loaded = argument if isinstance(argument, Loaded) else Loaded(argument, {}, (), None, (None,) * len(argument.parts))
    index = graph(loaded.map)
    supported = support(index)
    rules = chosen(tuple(select), tuple(ignore), preview)
    ran = _heard(rules, passages, today)
    material = Material(index, supported, passages, today, {code: [] for code in ran})
    described = _Describing(loaded, material, severities or {}, suppressions)
    found = described.reported(_found(rules, material), exempt or {})
    told, counted = described.without_notes(found, most_notes)
    findings = ranked(sorted(described.findings(told), key=_place_in_files(loaded)), material.carrying)
    file = loaded.sources[0].file if loaded.sources else None
    return Checked(loaded.map, tuple(findings), index, supported, passages, counted, file, ran)


def since(checked: Checked, loaded: Loaded, revision: Revision) -> tuple[Finding, ...]:
    """What the rules say that compare a map, checked already, with an older one; those of the family REV."""
    material = Material(checked.graph, checked.support, checked.passages, revision=revision)
    rules = [each for each in catalogue() if each.code.startswith("REV")]
    described = _Describing(loaded, material, {}, True)
    found = described.findings(_found(rules, material))
    return tuple(ranked(sorted(found, key=_place_in_files(loaded)), material.carrying))


def _heard(rules: Iterable[Rule], passages: Passages | None, today: str | None) -> frozenset[str]:
    """Codes of the rules that have all they need to speak; those that compare have no older map here."""
    without_text = OF_THE_TEXT if passages is None else frozenset()
    without_day = {"LNT903"} if today is None else set()
    heard = frozenset(rule.code for rule in rules if not rule.code.startswith("REV"))
    return heard - without_text - without_day


def _found(rules: Sequence[Rule], material: Material) -> list[tuple[Rule, Found]]:
    """What the rules find; those that come late come last, and see what those before them have found."""
    found: list[tuple[Rule, Found]] = []
    for rule in sorted(rules, key=lambda each: each.late):
        ours = list(rule.find(material))
        found += ((rule, each) for each in ours)
        if ours:
            material.found.setdefault(rule.code, []).extend(ours)
    return found


def record_faults(loaded: Loaded) -> int:
    """How many faults of the record a map has: errors of the family STR, which leave every verb less to work on."""
    codes = [rule.code for rule in catalogue() if rule.code.startswith("STR") and rule.severity is Severity.ERROR]
    return faults_among(check(loaded, codes).findings)


def faults_among(findings: Iterable[Finding]) -> int:
    """How many of the findings are faults of the record."""
    faults = (each for each in findings if each.severity is Severity.ERROR and each.suppressed is None)
    return sum(each.code.startswith("STR") for each in faults)


def _place_in_files(loaded: Loaded) -> Callable[[Finding], tuple[int, int, int, str, str, str]]:
    order = {source.file: number for number, source in enumerate(loaded.sources)}

    def key(finding: Finding) -> tuple[int, int, int, str, str, str]:
        at = finding.location
        number = order.get(at.file or "", -1)
        return number, at.line or 0, at.column or 0, finding.code, finding.subject.id, finding.message

    return key


class _Describing:
    """What a finding needs beside what its rule yields: the place in the file, the passages, the suppression."""

    def __init__(
        self, loaded: Loaded, material: Material, severities: Mapping[str, Severity], suppressions: bool
    ) -> None:
        self.severities, self.suppressions = severities, suppressions
        self.loaded, self.material, self.graph = loaded, material, material.graph
        self.prints = Fingerprints(material.graph)

    def reported(
        self, found: list[tuple[Rule, Found]], exempt: Mapping[str, Collection[str]]
    ) -> list[tuple[Rule, Found]]:
        """What is found, without what is exempt in the file in which it is."""
        if not exempt:
            return found
        origins = ((rule, each, self._origin(each)) for rule, each in found)
        return [(rule, each) for rule, each, at in origins if at is None or rule.code not in exempt.get(at.file, ())]

    def _severity(self, rule: Rule, found: Found) -> Severity:
        return self.severities.get(rule.code) or found.severity or rule.severity

    def without_notes(
        self, found: list[tuple[Rule, Found]], most: int | None
    ) -> tuple[list[tuple[Rule, Found]], Counter[tuple[str, str]]]:
        """What is to be described, and the notes that are only counted because there are too many."""
        is_note = [self._severity(rule, each) is Severity.NOTE for rule, each in found]
        if most is None or sum(is_note) <= most:
            return found, Counter()
        hushed = [self._suppressed(rule, each) is not None for rule, each in found]
        folded = [note and not hush for note, hush in zip(is_note, hushed, strict=True)]
        counted = Counter((rule.code, rule.name) for (rule, _), fold in zip(found, folded, strict=True) if fold)
        return [each for each, fold in zip(found, folded, strict=True) if not fold], counted

    def findings(self, found: Iterable[tuple[Rule, Found]]) -> list[Finding]:
        found = list(found)
        places = [self._origin(each) for _, each in found]
        positions = places_in_files(self.loaded, places)
        return [self._finding(*each, positions.get(at, NOWHERE)) for each, at in zip(found, places, strict=True)]

    def _finding(self, rule: Rule, found: Found, location: Location) -> Finding:
        subject = Subject(found.subject, found.type)
        severity = self._severity(rule, found)
        anchors, *others = (
            passages_about(self.graph, self.material.paper, each) for each in (subject.id, *found.elsewhere)
        )
        further = dict.fromkeys(place for each in others for place in each if place not in anchors)
        fingerprint = self.prints.of(rule.code, (subject.id, *found.related), found.key)
        return Finding(
            rule.code, rule.name, severity, rule.blame, found.message, rule.help, subject, found.related, location,
            (*anchors, *further), 0, None, fingerprint, self._suppressed(rule, found),
        )  # fmt: skip

    def _origin(self, found: Found) -> Origin | None:
        if found.of_map:
            file = self.loaded.sources[0].file if self.loaded.sources else None
            return Origin(file, found.at) if file else None
        origins = self.loaded.origins.get(found.subject, ())
        origin = origins[min(found.nth, len(origins) - 1)] if origins else None
        return Origin(origin.file, origin.pointer + found.at) if origin else None

    def _suppressed(self, rule: Rule, found: Found) -> Suppressed | None:
        record = None if found.of_map else recorded(self.graph, found.subject)
        notes = (record.lint if record else None, self.material.map.lint) if self.suppressions else ()
        for lint in notes:
            for each in lint.ignore if lint else ():
                if each.code == rule.code and not ended(each, self.material.today):
                    return Suppressed(each.reason, each.by, each.until)
        return None


def recorded(index: Graph, name: str) -> Claim | Inference | Objection | None:
    """What has this id, if it is a claim, a step or an objection."""
    return index.claims.get(name) or index.inferences.get(name) or index.objections.get(name)


def passages_about(index: Graph, found: Passages | None, name: str) -> tuple[Place, ...]:
    """The subject's own passages, else those of its conclusion or target, else those of its premises."""
    owners = [name, index.conclusion.get(name), index.target.get(name)]
    owners += index.inferences[name].premises if name in index.inferences else ()
    for owner in filter(None, owners):
        record = recorded(index, owner)
        if record is not None and record.anchors:
            return tuple(_place(found, owner, number, each) for number, each in enumerate(record.anchors))
    return ()


def _place(found: Passages | None, owner: str, number: int, anchor: Anchor) -> Place:
    passage = found.found.get((owner, f"/anchors/{number}")) if found else None
    if passage is not None and passage.start is not None:
        return Place(anchor.section, passage.start, passage.end)
    return Place(anchor.section, *(anchor.at or (None, None)))


NOWHERE = Location(None, "", None, None)


def places_in_files(loaded: Loaded, places: Iterable[Origin | None]) -> dict[Origin | None, Location]:
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
