"""The map to which a file belongs that git hands over: git says nothing of it, so it is looked for.

In the working tree, in `HEAD`, in the index, and in the commits that put the file in or took it out.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from argmap.errors import GitError
from argmap.files import MAP_FILE, OWN, Files, OnDisk, Replaced, parts_named
from argmap.gittext import alone
from argmap.load import Loaded, read_files
from argmap.repository import Repository, Tree
from argmap.versions import InRevision

NOWHERE = "/dev/null"
_COMMITS = 50  # that are looked through for the map to which a file belonged


@dataclass(frozen=True)
class Side:
    """One of the two files, as git hands it over: its path from the top, where it can be read, its id and its mode."""

    path: str
    file: str
    id: str
    mode: str

    @property
    def absent(self) -> bool:
        return self.id == "." or self.file == NOWHERE

    @property
    def raw(self) -> bytes:
        return b"" if self.absent else Path(self.file).read_bytes()


class State(Protocol):
    """A state of all files of the repository, in which the maps are looked for."""

    def holds(self, side: Side) -> bool:
        """Whether one of the files stands there as git hands it over, or is not there either."""

    def read(self, path: str) -> bytes | None:
        """What a file holds; `None` where there is none."""

    def files(self, own: str) -> Files:
        """The files of a map, by its own."""

    def place(self, path: str) -> Hashable:
        """What tells a file among those of its map."""


@dataclass(frozen=True)
class _Revision:
    within: Repository
    tree: Tree

    def holds(self, side: Side) -> bool:
        entry = self.tree.find(side.path)
        return entry is None if side.absent else entry is not None and entry.id == side.id

    def read(self, path: str) -> bytes | None:
        entry = self.tree.find(path)
        return self.within.content(entry) if entry and entry.is_file else None

    def files(self, own: str) -> Files:
        return InRevision(self.within, self.tree, own, f"{posixpath.dirname(own)}/".lstrip("/"))

    def place(self, path: str) -> Hashable:
        return path


@dataclass(frozen=True)
class _WorkingTree:
    top: Path

    def holds(self, side: Side) -> bool:
        path = self.top / side.path
        return not path.exists() if side.absent else path.is_file() and path.samefile(side.file)

    def read(self, path: str) -> bytes | None:
        return (self.top / path).read_bytes() if (self.top / path).is_file() else None

    def files(self, own: str) -> Files:
        return OnDisk(self.top / own)

    def place(self, path: str) -> Hashable:
        return (self.top / path).resolve()


def _states(within: Repository, side: Side, other: Side) -> Iterator[State]:
    """Where the map may be to which a file belongs; first where it is most likely."""
    if within.has_files:
        yield _WorkingTree(within.top)
    for revision in ("HEAD", ""):
        with suppress(GitError):
            yield _Revision(within, within.tree(revision))
    oid = other.id if side.absent else side.id
    if set(oid) <= set("0123456789abcdef"):
        with suppress(GitError):
            for commit in islice(within.history([], side.path, "--all", f"--find-object={oid}"), _COMMITS):
                yield from (_Revision(within, within.tree_of(each)) for each in (commit.id, *commit.parents))


def _own(state: State, path: str) -> str:
    """The own file of the map to which a file belongs: the one that names it as a part, or itself."""
    folder = posixpath.dirname(path)
    while posixpath.basename(path) != MAP_FILE:
        own = posixpath.join(folder, MAP_FILE)
        parts = (posixpath.normpath(posixpath.join(folder, each)) for each in parts_named(state.read(own) or b""))
        if path in parts:
            return own
        if not folder:
            break
        folder = posixpath.dirname(folder)
    return path


@dataclass(frozen=True)
class Whole:
    """A map, the parts of it that are written in one of the files, and what findings call that file."""

    loaded: Loaded
    parts: frozenset[str]
    file: str


def _whole(files: Files, place: Hashable) -> Whole:
    loaded = read_files(files)
    written = [(OWN, ""), *((file or OWN, part.part) for part, file in
                            zip(loaded.map.parts, loaded.part_files, strict=True))]  # fmt: skip
    here = [(file, part) for file, part in written if files.place(file) == place]
    return Whole(loaded, frozenset(part for _, part in here), files.named(here[0][0] if here else OWN))


def _alone(side: Side) -> Whole:
    loaded = alone(side.raw, side.path)
    return Whole(loaded, frozenset({"", *(part.part for part in loaded.map.parts)}), side.path)


def wholes(within: Repository | None, sides: tuple[Side, Side]) -> tuple[list[Whole | None], bool]:
    """Both maps, `None` for one that is not there; and whether they are whole, not one file of each."""
    found = [_state(within, *each) if within else None for each in (sides, sides[::-1])]
    owns = [
        _own(state, side.path) if state and not side.absent else None for state, side in zip(found, sides, strict=True)
    ]
    known = next(
        ((state, side, own) for state, side, own in zip(found, sides, owns, strict=True) if state and own), None
    )
    if known is None:
        return [None if side.absent else _alone(side) for side in sides], False
    return [_of(side, state, own, known) for state, side, own in zip(found, sides, owns, strict=True)], True


def _of(side: Side, state: State | None, own: str | None, known: tuple[State, Side, str]) -> Whole | None:
    """The map around a file; where it is not found, that of the other one, with this file in it."""
    if state is not None:
        own = own or known[2]
        return None if state.read(own) is None else _whole(state.files(own), state.place(side.path))
    there, other, own = known
    if side.absent and own == other.path:
        return None
    part = {"part": posixpath.basename(side.path).partition(".")[0] or "part", "trees": []}
    raw = json.dumps(part).encode() if side.absent else side.raw
    place = there.place(other.path)
    return _whole(Replaced(there.files(own), place, raw), place)


def _state(within: Repository, side: Side, other: Side) -> State | None:
    return next((state for state in _states(within, side, other) if state.holds(side)), None)
