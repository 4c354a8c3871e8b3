"""What git calls for each file that `git diff` compares: a map, or one part of a map, told as changes of its argument.

git hands over two files and says nothing of the maps to which they belong, so the rest of each map is looked for: in
the working tree, in `HEAD`, in the index, and in the commits that put the file in or took it out. What is told is what
happened in that file; what followed of it in files that are as before is named.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Hashable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from argmap.diff import Change, Diff, Kind, diff
from argmap.diff.grouped import counts
from argmap.diff.telling import as_text
from argmap.errors import ArgmapError, GitError, UsageError
from argmap.files import MAP_FILE, OWN, Files, OnDisk, Replaced, parts_named
from argmap.findings import Finding
from argmap.gittext import alone, is_argument
from argmap.load import Loaded, read_files
from argmap.report import many
from argmap.repository import Repository, Tree, differing_lines, repository
from argmap.safe import one_line
from argmap.versions import InRevision

_NOWHERE = "/dev/null"
_COMMITS = 50  # that are looked through for the map to which a file belonged
_TOLD = 8  # consequences in other files
_FOLLOWS = frozenset({
    Kind.STATE_CHANGED, Kind.STEP_STATUS_CHANGED, Kind.BECAME_LOAD_BEARING, Kind.CEASED_LOAD_BEARING,
})  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One of the two files, as git hands it over: its path from the top, where it can be read, its id and its mode."""

    path: str
    file: str
    id: str
    mode: str

    @property
    def absent(self) -> bool:
        return self.id == "." or self.file == _NOWHERE

    @property
    def raw(self) -> bytes:
        return b"" if self.absent else Path(self.file).read_bytes()


def gitdiff(words: Sequence[str], language: str | None = None, everything: bool = False) -> str:
    """What is told of one file. `words` are those with which git calls an external driver: 7, or 9 for a rename.

    What is no map is told line by line, as git would. Raises `UsageError` for other words.
    """
    if len(words) == 1:
        return one_line(f"argmap diff {words[0]}: in conflict") + "\n"
    if len(words) not in (7, 9):
        raise UsageError("git calls this with a path and, on either side, a file, its id and its mode: see the README")
    old = Side(words[0], *words[1:4])
    new = Side(words[7] if len(words) == 9 else words[0], *words[4:7])
    return f"{one_line(_head(old, new))}\n{_told(old, new, language, everything)}"


def _head(old: Side, new: Side) -> str:
    named = old.path if old.path == new.path else f"{old.path} -> {new.path}"
    if old.absent or new.absent:
        return f"argmap diff {named} ({'new' if old.absent else 'gone'})"
    return f"argmap diff {named}" + (f" (mode {old.mode} -> {new.mode})" if old.mode != new.mode else "")


def _told(old: Side, new: Side, language: str | None, everything: bool) -> str:
    if not (is_argument(old.raw) or is_argument(new.raw)):
        return _lines(old, new)
    try:
        with ExitStack() as stack:
            return "".join(f"{line}\n" for line in _compared(old, new, _here(stack), language, everything))
    except ArgmapError as error:
        return f"{error}\n{_lines(old, new)}"


def _here(stack: ExitStack) -> Repository | None:
    try:
        return stack.enter_context(repository(Path.cwd()))
    except GitError:
        return None


def _lines(old: Side, new: Side) -> str:
    """The lines that differ."""
    names = (_NOWHERE if old.absent else f"a/{old.path}", _NOWHERE if new.absent else f"b/{new.path}")
    return f"--- {one_line(names[0])}\n+++ {one_line(names[1])}\n{differing_lines(old.file, new.file)}"


# The maps to which the files belong


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
class _Whole:
    """A map, the parts of it that are written in one of the files, and what findings call that file."""

    loaded: Loaded
    parts: frozenset[str]
    file: str


def _whole(files: Files, place: Hashable) -> _Whole:
    loaded = read_files(files)
    written = [(OWN, ""), *((file or OWN, part.part) for part, file in
                            zip(loaded.map.parts, loaded.part_files, strict=True))]  # fmt: skip
    here = [(file, part) for file, part in written if files.place(file) == place]
    return _Whole(loaded, frozenset(part for _, part in here), files.named(here[0][0] if here else OWN))


def _alone(side: Side) -> _Whole:
    loaded = alone(side.raw, side.path)
    return _Whole(loaded, frozenset({"", *(part.part for part in loaded.map.parts)}), side.path)


def _wholes(within: Repository | None, sides: tuple[Side, Side]) -> tuple[list[_Whole | None], bool]:
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


def _of(side: Side, state: State | None, own: str | None, known: tuple[State, Side, str]) -> _Whole | None:
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


# What happened in the files


def _compared(old: Side, new: Side, within: Repository | None, language: str | None, everything: bool) -> Iterator[str]:
    both, are_whole = _wholes(within, (old, new))
    either = next(filter(None, both))
    before, after = (each or _nothing(either) for each in both)
    found = diff(before.loaded, after.loaded)
    here = _narrowed(found, before, after, are_whole)
    yield one_line(_summary(here, before, after))
    yield from as_text(here, language, everything).splitlines()[1:]
    if are_whole:
        yield from _elsewhere(found, before, after)
    yield ""


def _nothing(other: _Whole) -> _Whole:
    """The head of a map without a claim, to compare one with that is new, or gone."""
    empty = other.loaded.map.model_copy(update={"claims": (), "parts": (), "roots": ()})
    return replace(other, loaded=Loaded(empty, {}, (), None, ()))


def _narrowed(found: Diff, before: _Whole, after: _Whole, are_whole: bool) -> Diff:
    """What happened in one file of the maps; of a file that is compared alone, nothing that would follow."""
    parts, files = before.parts | after.parts, {before.file, after.file}
    changes = [each for each in found.changes if _is_in(found, each, parts)]
    matches = [each for each in found.matches if parts & {
        *(found.old.graph.part_of[name] for name in each.old), *(found.new.graph.part_of[name] for name in each.new)
    }]  # fmt: skip

    def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if are_whole and each.location.file in files)

    compared = found.findings
    return replace(
        found,
        both=replace(found.both, claims=tuple(matches)),
        changes=tuple(each for each in changes if are_whole or each.kind not in _FOLLOWS),
        findings=replace(compared, mended=told(compared.mended), introduced=told(compared.introduced),
                         kept=told(compared.kept)),
    )  # fmt: skip


def _is_in(found: Diff, change: Change, parts: frozenset[str]) -> bool:
    """Whether a change is about something that is written in some parts; the record stands in the map's own file."""
    old, new = found.old.graph, found.new.graph
    named = [(old, each) for each in change.old_ids] + [(new, each) for each in change.new_ids]
    named = named or [(new, change.subject.id)]
    return any(graph.part_of.get(graph.claim_of(name), "") in parts for graph, name in named)


def _summary(found: Diff, before: _Whole, after: _Whole) -> str:
    old, new = (
        sum(part in whole.parts for part in graph.part_of.values())
        for whole, graph in ((before, found.old.graph), (after, found.new.graph))
    )
    told = ", ".join(f"{count} {word}" for word, count in counts(found).items())
    of = f"{found.new.map.id}: {old} -> {many(new, 'claim')} here"
    return f"{of}: {told}" if found else f"{of}: no differences"


def _elsewhere(found: Diff, before: _Whole, after: _Whole) -> Iterator[str]:
    """What followed in files that are as before."""
    same = _texts(before.loaded).items() & _texts(after.loaded).items()
    parts = frozenset(part for part, _ in same) - before.parts - after.parts
    told = [each for each in found.changes if each.kind in _FOLLOWS and _is_in(found, each, parts)]
    if told:
        yield from ("", "What follows elsewhere in the map:")
        yield from (one_line(f"  ~ {each.explain()}") for each in told[:_TOLD])
    if len(told) > _TOLD:
        yield f"  … and {len(told) - _TOLD} more"


def _texts(loaded: Loaded) -> dict[str, str]:
    """The text of the file in which each part is written, by the name of the part."""
    sources = iter(loaded.sources[1:])
    own = loaded.sources[0].text if loaded.sources else ""
    parts = zip(loaded.map.parts, loaded.part_files, strict=False)
    return {"": own} | {part.part: next(sources).text if file is not None else own for part, file in parts}
