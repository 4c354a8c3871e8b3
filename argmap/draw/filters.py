"""What narrows a view: by section, kind, state, or the code of a finding. A filter tells of an id whether it passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from argmap.draw.facts import placed_on
from argmap.errors import UsageError, did_you_mean
from argmap.findings import Finding
from argmap.graph import Graph
from argmap.model import Kind
from argmap.support import State, Status, Support

FILTERS = ("section", "kind", "state", "code")
Test = Callable[[str], bool]


@dataclass(frozen=True)
class Filters:
    """The filters of one map. Each raises `UsageError` for a value that the map, or the format, does not know."""

    index: Graph
    support: Support
    findings: Sequence[Finding]

    def test(self, name: str, values: Sequence[str]) -> Test:
        """The filter of this name, for any of the values."""
        made = {"section": self.section, "kind": self.kind, "state": self.state, "code": self.code}
        return made[name](values)

    def section(self, values: Sequence[str]) -> Test:
        """Anchored in a section, or in one below it: II.1 and II(1) stand below II."""
        index = self.index
        used = {name: [*self._sections(name)] for name in (*index.claims, *index.inferences, *index.objections)}
        written = (each for sections in used.values() for each in sections)
        _known("section", values, list(dict.fromkeys([*(each.id for each in index.map.sections), *written])))
        under = tuple(f"{value}{sign}" for value in values for sign in ".(")
        return lambda name: any(each in values or each.startswith(under) for each in used[name])

    def kind(self, values: Sequence[str]) -> Test:
        """Claims of a kind."""
        _known("kind", values, get_args(Kind))
        return lambda name: name in self.index.claims and self.index.claims[name].kind in values

    def state(self, values: Sequence[str]) -> Test:
        """Claims in a state, or steps of a status."""
        _known("state", values, [*map(str, State), *map(str, Status)])
        states, statuses = self.support.states, self.support.statuses
        return lambda name: str(states.get(name)) in values or str(statuses.get(name)) in values

    def code(self, values: Sequence[str]) -> Test:
        """With a finding of this code, or of one that begins so. What is suppressed counts for nothing."""
        told = [each for each in self.findings if each.suppressed is None]
        codes = sorted({each.code for each in told})
        for value in values:
            if not value or not any(code.startswith(value) for code in codes):
                hint = did_you_mean(value, codes) or (f"there are {', '.join(codes)}" if codes else "there are none")
                raise UsageError(f"no finding in this map has the code '{value}'; {hint}")
        places = [placed_on(self.index, each) for each in told if each.code.startswith(tuple(values))]
        named = {name for type_, name in places if type_ != "map"}
        return lambda name: name in named

    def _sections(self, name: str) -> Iterator[str]:
        for records in (self.index.claims, self.index.inferences, self.index.objections):
            if name in records:
                yield from (anchor.section for anchor in records[name].anchors if anchor.section is not None)
                return


def _known(what: str, wanted: Sequence[str], known: Sequence[str]) -> None:
    for each in wanted:
        if each not in known:
            hint = did_you_mean(each, list(known))
            raise UsageError(f"there is no {what} '{each}'" + (f"; {hint}" if hint else ""))
