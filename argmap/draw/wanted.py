"""What a person asks to see, in the words of the command line, and the view that it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.draw.filters import FILTERS, Filters
from argmap.draw.focus import DEPTH, focus, selection
from argmap.draw.levels import trimmed
from argmap.draw.overview import overview
from argmap.draw.spine import spine
from argmap.draw.view import View, claims_of, part, parts, whole
from argmap.errors import UsageError, did_you_mean
from argmap.findings import Finding
from argmap.graph import Graph
from argmap.support import Support

VIEWS = ("overview", "spine", "part", "focus", "whole")


@dataclass(frozen=True)
class Wanted:
    """Which view, and what narrows it. Of one filter any value will do; different filters must all hold."""

    view: str | None = None  # by default what the others imply, else the overview
    part: str | None = None
    focus: str | None = None
    depth: int | None = None
    section: Sequence[str] = ()
    kind: Sequence[str] = ()
    state: Sequence[str] = ()
    code: Sequence[str] = ()

    @property
    def filters(self) -> Mapping[str, Sequence[str]]:
        """The filters that are set, by name."""
        return {name: values for name in FILTERS if (values := getattr(self, name))}


def seen(index: Graph, support: Support, findings: Sequence[Finding], wanted: Wanted) -> View:
    """The view that is wanted. Raises `UsageError` for what does not exist or does not go together."""
    name = _named(wanted)
    if wanted.filters:
        return _filtered(index, support, findings, wanted)
    if name == "focus":
        return focus(index, wanted.focus or "", DEPTH if wanted.depth is None else wanted.depth)
    if name == "part":
        if wanted.part is None:
            raise UsageError(f"which part? this map has {', '.join(parts(index)) or 'none'}")
        return trimmed(index, part(index, wanted.part), wanted.depth)
    if name == "spine":
        return spine(index, support)
    return trimmed(index, whole(index), wanted.depth) if name == "whole" else overview(index)


def _named(wanted: Wanted) -> str:
    """The name of the view that the words come to."""
    implied = "focus" if wanted.focus is not None else "part" if wanted.part is not None else None
    name = wanted.view or implied or ("whole" if wanted.filters else "overview")
    if name not in VIEWS:
        hint = did_you_mean(name, list(VIEWS))
        raise UsageError(f"there is no view '{name}'; {hint}")
    if implied == "part" and name == "overview":
        name = "part"
    for fault, said in (
        (name == "focus" and wanted.focus is None, "focus on what? name a claim or a step with --focus ID"),
        (wanted.focus is not None and name != "focus", f"--focus goes with the view 'focus', not with '{name}'"),
        (wanted.part is not None and name != "part", f"--part goes with the view 'part', not with '{name}'"),
        (
            wanted.depth is not None and (name in ("overview", "spine") or bool(wanted.filters)),
            "--depth goes with --focus ID, with a part or with the view 'whole'",
        ),
        (bool(wanted.filters) and name not in ("whole", "part"), _unfiltered(wanted, name)),
    ):
        if fault:
            raise UsageError(said)
    return name


def _unfiltered(wanted: Wanted, name: str) -> str:
    return f"--{next(iter(wanted.filters), '')} filters the whole map or a part, not the view '{name}'"


def _filtered(index: Graph, support: Support, findings: Sequence[Finding], wanted: Wanted) -> View:
    filters = Filters(index, support, findings)
    tests = [filters.test(name, values) for name, values in wanted.filters.items()]
    inside = None if wanted.part is None else set(claims_of(index, wanted.part))
    every = dict.fromkeys([*index.claims, *index.inferences, *index.objections])
    found = [each for each in every if all(test(each) for test in tests) and _is_inside(index, each, inside)]
    told = [f"{name} {' or '.join(values)}" for name, values in wanted.filters.items()]
    title = " · ".join([*([f"part {wanted.part}"] if wanted.part else []), *told])
    if not found:
        raise UsageError(f"nothing in this {'part' if wanted.part else 'map'} is of {' and '.join(told)}")
    return selection(index, found, title)


def _is_inside(index: Graph, name: str, inside: set[str] | None) -> bool:
    if inside is None or name in inside:
        return True
    return index.conclusion.get(name, "") in inside or (name in index.objections and index.target[name] in inside)
