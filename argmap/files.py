"""The files of one map, wherever they are kept: in memory, on the disk, or in a revision (`argmap.versions`)."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from argmap.parse import read_bytes

MAP_FILE = "map.json"
STDIN = "<stdin>"
GIT = "git:"  # begins the name of a map of another revision
OWN = ""  # stands for the map's own file among the names of its parts


class Files(Protocol):
    """Where a map is read from: its own file (`OWN`), and those that it names as its parts."""

    @property
    def folder(self) -> Path | None:
        """The folder on the disk to which the map belongs, if any: its text and its settings are looked for there."""

    @property
    def fixed(self) -> str:
        """Why nothing can be written into these files, in words; empty where they can be written."""

    def named(self, part: str = OWN) -> str:
        """The name of a file, for messages."""

    def place(self, part: str = OWN) -> Hashable:
        """What tells a file from the others; `None` for one that is not inside the folder of the map."""

    def read(self, part: str = OWN) -> bytes:
        """What a file holds. Raises `NotAMapError` where it is not there, or cannot be read."""


@dataclass(frozen=True)
class InMemory:
    """A map of one file that has no place: standard input, or a text at hand."""

    raw: bytes
    name: str = STDIN
    folder: Path | None = None
    fixed: str = ""

    def named(self, part: str = OWN) -> str:
        return part or self.name

    def place(self, part: str = OWN) -> Hashable:  # noqa: ARG002
        return None

    def read(self, part: str = OWN) -> bytes:  # noqa: ARG002
        return self.raw


@dataclass(frozen=True)
class OnDisk:
    """A map in a folder or a file."""

    path: Path
    fixed: str = ""

    @property
    def folder(self) -> Path:
        return self.path.parent

    def _path(self, part: str) -> Path:
        return self.folder / part if part else self.path

    def named(self, part: str = OWN) -> str:
        return str(self._path(part))

    def place(self, part: str = OWN) -> Hashable:
        path = _resolved(self._path(part))
        return path if path is not None and (not part or path.is_relative_to(self.folder.resolve())) else None

    def read(self, part: str = OWN) -> bytes:
        return read_bytes(self._path(part), "" if part else MAP_FILE)


def parts_named(raw: bytes) -> tuple[str, ...]:
    """The files that a map names as its parts, as far as it can be read."""
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return ()
    parts = document.get("parts") if isinstance(document, dict) else None
    return tuple(each for each in parts if isinstance(each, str)) if isinstance(parts, list) else ()


@dataclass(frozen=True)
class Replaced:
    """The files of a map with other content in one of them, which is told by its place."""

    files: Files
    at: Hashable
    raw: bytes
    fixed: str = "one of its files is another's"

    @property
    def folder(self) -> Path | None:
        return self.files.folder

    def named(self, part: str = OWN) -> str:
        return self.files.named(part)

    def place(self, part: str = OWN) -> Hashable:
        return self.files.place(part)

    def read(self, part: str = OWN) -> bytes:
        return self.raw if self.place(part) == self.at else self.files.read(part)


def _resolved(path: Path) -> Path | None:
    """The real path; `None` where links lead round in a circle or the system has no such name."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
