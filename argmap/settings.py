"""How maps are checked: which rules, how grave, where not, and when the check fails. `argmap.config` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

from argmap.findings import Severity
from argmap.rules import catalogue, chosen

FAIL_LEVELS = ("error", "warning", "note", "never")
DEFAULT = "the default"
KEYS = ("select", "extend-select", "ignore", "preview", "fail-level", "max-warnings", "per-file-ignores", "severity")
_CHOICE = ("select", "extend-select", "ignore")
_ADDED = ("extend-select", "ignore", "per-file-ignores")


@dataclass(frozen=True)
class Exemption:
    """Rules that are not reported in some files; the glob is read from a folder, and leads to nothing outside it."""

    glob: str
    codes: tuple[str, ...]
    folder: Path

    def covers(self, path: Path) -> bool:
        """True where the glob means the file or a folder in which it lies; one without `/` means any of that name."""
        if not path.is_relative_to(self.folder):
            return False
        steps = PurePath(self.glob).parts
        return _leads(path.relative_to(self.folder).parts, steps if "/" in self.glob else ("**", *steps))


def _leads(parts: tuple[str, ...], steps: tuple[str, ...]) -> bool:
    """True where a path begins with what a glob means; in hand are all places that it can have reached so far."""
    reached = {0}
    for step in steps:
        if step == "**":
            reached = set(range(min(reached, default=len(parts)), len(parts)))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], step)}
    return bool(reached)


@dataclass(frozen=True)
class Settings:
    """How maps are checked. `sources` says, by key as a file has it, who set what is not the default."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_level: str = "warning"
    max_warnings: int | None = None
    per_file_ignores: tuple[Exemption, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def selected(self) -> tuple[str, ...]:
        """The rules to select, as `argmap.rules.chosen` is told; none means every stable rule."""
        families = tuple(dict.fromkeys(each.code[:3] for each in catalogue()))
        return (*(self.select or families), *self.extend_select) if self.extend_select else self.select

    def exempt(self, files: Iterable[str]) -> dict[str, frozenset[str]]:
        """By file, the codes of which nothing is reported there."""
        found = {file: self._exempt(Path(file).resolve()) for file in files if self.per_file_ignores}
        return {file: codes for file, codes in found.items() if codes}

    def _exempt(self, path: Path) -> frozenset[str]:
        words = tuple(word for each in self.per_file_ignores if each.covers(path) for word in each.codes)
        return frozenset(each.code for each in chosen(words, (), True)) if words else frozenset()

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """Each key with its value, as it is written in a file, and who set it."""
        for key in KEYS:
            yield key, _written(getattr(self, field_of(key))), self.sources.get(key, DEFAULT)


def field_of(key: str) -> str:
    """The field of `Settings` for a key as a file has it."""
    return key.replace("-", "_")


def _written(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, tuple) and value and isinstance(value[0], Exemption):
        value = {each.glob: each.codes for each in value}
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_written(value[key])}" for key in value) + "}"
    return json.dumps(value, ensure_ascii=False)


def over(low: Settings, high: Settings) -> Settings:
    """Settings with others above them: those that `high` names in its `sources`.

    A selection begins anew; what else is selected or ignored adds to what is below, and the rest takes its place.
    """
    sources = dict(low.sources)
    if "select" in high.sources:
        low = replace(low, select=(), extend_select=(), ignore=())
        sources = {key: source for key, source in sources.items() if key not in _CHOICE}
    changes: dict[str, Any] = {}
    for key, source in high.sources.items():
        value = getattr(high, field_of(key))
        adds = key in _ADDED and key in sources
        changes[field_of(key)] = getattr(low, field_of(key)) + value if adds else value
        sources[key] = f"{sources[key]} and {source}" if adds else source
    return replace(low, **changes, sources=sources)
