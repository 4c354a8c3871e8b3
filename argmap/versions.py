"""Maps of other revisions: `git:REV:PATH` is the map that stood at a path in a revision.

`REV` is whatever git takes for one: a branch, a tag, the id of a commit, `HEAD~3`, `main@{yesterday}`. Where nothing is
written for it (`git::PATH`), what is staged is meant. `PATH` is looked for from the current directory, and then from
the top of the repository; `./PATH` from the current directory alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.errors import GitError, did_you_mean
from argmap.files import GIT, MAP_FILE, OWN
from argmap.parse import maps_to_name, refuse
from argmap.repository import LINK, SUBMODULE, Entry, Repository, Tree, repository


@dataclass(frozen=True)
class InRevision:
    """The files of a map in one revision. `own` is the map's own file as a path from the top of the repository."""

    repository: Repository
    tree: Tree
    own: str
    begins: str  # what the names of the files begin with, for messages
    fixed: str = "it stands in a revision of git, which stays as it is"

    @property
    def folder(self) -> Path | None:
        return self.repository.top / posixpath.dirname(self.own) if self.repository.has_files else None

    def named(self, part: str = OWN) -> str:
        return self.begins + (part or posixpath.basename(self.own))

    def place(self, part: str = OWN) -> Hashable:
        return self._path(part)

    def _path(self, part: str) -> str | None:
        """A path from the top; `None` where it leads out of the folder of the map."""
        folder = posixpath.dirname(self.own)
        path = posixpath.normpath(posixpath.join(folder, part)) if part else self.own
        outside = path.startswith("../") or not f"{path}/".startswith(f"{folder}/" if folder else "")
        return None if outside else path

    def read(self, part: str = OWN) -> bytes:
        name, path = self.named(part), self._path(part) or self.own
        way = self.tree.way(path)
        if not way or way[-1][0] != path or not way[-1][1].is_file:
            raise refuse(name, *_not_there(self.repository, way[-1:]))
        try:
            return self.repository.content(way[-1][1])
        except GitError as error:
            raise refuse(name, error.what, error.instead) from None


def _not_there(within: Repository, last: list[tuple[str, Entry]]) -> tuple[str, str]:
    """Why a path leads to no file, and what would be right; from the last thing on the way to it."""
    path, entry = last[0] if last else ("", None)
    if entry is not None and entry.mode == SUBMODULE:
        there = f"which has the revision {entry.id[:12]} here: name it there, inside '{path}'"
        return f"'{path}' is a submodule, a repository of its own", there
    if entry is not None and entry.mode == LINK:
        target = within.content(entry).decode("utf-8", "replace")
        return f"'{path}' is a link to '{target}'", "name what it leads to"
    return "there is no such file in this revision", ""


@contextmanager
def opened(name: str) -> Iterator[InRevision]:
    """The files of the map that `git:REV:PATH` names. Raises `NotAMapError` where there is none."""
    revision, path = parted(name)
    if path is None:
        raise refuse(name, "names no path", f"write git:REV:PATH, for example {GIT}{revision}:maps/my-paper")
    try:
        with home(path) as found:
            yield files(found, revision, path)
    except GitError as error:
        raise refuse(name, error.what, error.instead) from None


def parted(name: str) -> tuple[str, str | None]:
    """The revision and the path of `git:REV:PATH`; `None` where no path is named. A colon in braces parts nothing."""
    rest, deep = name.removeprefix(GIT), 0
    for at, letter in enumerate(rest):
        deep += (letter == "{") - (letter == "}")
        if letter == ":" and deep <= 0:
            return rest[:at], rest[at + 1 :] or None
    return rest, None


def completed(name: str, other: str) -> str:
    """The name of a map, where `git:REV` alone stands for the other's path at that revision.

    Raises `NotAMapError` where the other has no path either.
    """
    revision, own = parted(name)
    if not name.startswith(GIT) or own is not None:
        return name
    path = parted(other)[1] if other.startswith(GIT) else other
    if path is None or path == "-":
        raise refuse(name, "names no path, and nor does the other map", "write git:REV:PATH")
    here = "" if other.startswith(GIT) or _from_here(path) else "./"
    return f"{GIT}{revision}:{here}{path}"


def _from_here(path: str) -> bool:
    """True for a path that is not looked for from the top of the repository."""
    return PurePath(path).is_absolute() or path.replace("\\", "/").partition("/")[0] in (".", "..")


def home(path: str) -> Repository:
    """The repository of the current directory, if a path may be in it; else the one in which the path lies."""
    try:
        here = repository(Path.cwd())
    except GitError:
        return repository(Path(path))
    with suppress(GitError):
        return here if _places(here, path) else repository(Path(path))
    return here


def _places(within: Repository, path: str) -> list[str]:
    """Where a path may lead, from the top: as seen from the current directory, and as seen from the top."""
    if "\0" in path:
        return []
    top = None if _from_here(path) else posixpath.normpath(PurePath(path).as_posix())
    places = [within.within(path), None if top is None or f"{top}/".startswith("../") else top]
    return list(dict.fromkeys(each for each in places if each is not None))


def files(within: Repository, revision: str, path: str) -> InRevision:
    """The files of the map at a path in a revision. Raises `GitError` where there is no such path."""
    tree, places = within.tree(revision), _places(within, path)
    for place in places:
        entry = tree.find(place)
        if entry is not None:
            return _there(within, tree, place, entry, f"{GIT}{revision}:{path.removeprefix('./')}")
    raise _nowhere(within, tree, places, path)


def tracked(within: Repository, commit: str, path: str) -> str:
    """The map's own file at a path, as it is in a commit or was before. Raises `GitError` where there never was one."""
    tree, places = within.tree_of(commit), _places(within, path)
    owns = [own for place in places for own in (place, posixpath.join(place, MAP_FILE))]
    for own in owns:
        entry = tree.find(own)
        if entry is not None and entry.is_file:
            return own
    for own in owns:
        named = posixpath.basename(own) == MAP_FILE or own.endswith(".json")
        if named and next(within.history([commit], own), None):
            return own
    for place in filter(tree.names, places):
        raise _no_map(tree, place)
    raise _nowhere(within, tree, places, path)


def _there(within: Repository, tree: Tree, place: str, entry: Entry, name: str) -> InRevision:
    if entry.is_file:
        return InRevision(within, tree, place, name.removesuffix(posixpath.basename(place)))
    if entry.mode in (LINK, SUBMODULE):
        raise GitError(*_not_there(within, [(place, entry)]))
    if tree.find(posixpath.join(place, MAP_FILE)) is None:
        raise _no_map(tree, place)
    return InRevision(within, tree, posixpath.join(place, MAP_FILE), f"{name.rstrip('/')}/")


def _no_map(tree: Tree, folder: str) -> GitError:
    """That a folder is no map, and the maps in it, if there are any."""
    inside = [
        path for each in tree.names(folder)
        if tree.find(posixpath.join(path := posixpath.normpath(posixpath.join(folder, each)), MAP_FILE))
    ]  # fmt: skip
    return GitError(f"this folder has no {MAP_FILE} in this revision", maps_to_name(inside))


def _nowhere(within: Repository, tree: Tree, places: list[str], path: str) -> GitError:
    """What was looked for and not found, and what may have been meant."""
    if not places:
        return GitError(f"'{path}' lies outside the repository", f"its top is {within.top}")
    tried = " and no ".join(f"'{each}'" for each in places)
    for place in places:
        way = tree.way(place)
        if way and way[-1][1].mode in (LINK, SUBMODULE):
            return GitError(*_not_there(within, way[-1:]))
    way = tree.way(places[0])
    folder = f"{way[-1][0]}/" if way else ""
    known = [folder + each for each in tree.names(folder.rstrip("/"))]
    wanted = folder + places[0].removeprefix(folder).partition("/")[0]
    return GitError(f"there is no {tried} in this revision", did_you_mean(wanted, known))
