"""The history of one map over the commits that changed it: what each of them did to its claims and its findings.

A commit counts where the files of the map (its own and its parts) are other than in every one of its parents. It is
compared with its first parent; of a merge that tells what the other branch brought.
"""

from __future__ import annotations

import posixpath
import re
from collections import OrderedDict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.check import Checked, check
from argmap.diff.brief import Brief, brief
from argmap.errors import GitError, NotAMapError
from argmap.files import parts_named
from argmap.load import read_files
from argmap.repository import Commit, Repository, Tree, repository
from argmap.versions import InRevision, tracked

CHANGES = ("same", "added", "removed", "reworded", "moved", "split", "merged", "stronger", "weaker", "other")
_KEPT = 16  # maps that are remembered while others are compared with them


@dataclass(frozen=True, slots=True)
class Revision:
    """A map in one commit that changed it.

    `path` is the map's own file from the top of the repository, and `was` what it was called before, where it was
    renamed. `changes` and `findings` count what became of it since `before`, the commit it is compared with; they are
    `None` for the first revision, and where `problem` says why there is no map. `shallow` is a first revision before
    which there may be others that the clone does not have.
    """

    commit: Commit
    path: str
    was: str | None = None
    map: str | None = None
    claims: int | None = None
    before: str | None = None
    changes: Mapping[str, int] | None = None
    findings: Mapping[str, int] | None = None
    problem: str | None = None
    shallow: bool = False


def log(path: str | Path, revisions: str = "", *, since: str | None = None, most: int | None = None,
        first_parent: bool = False) -> Iterator[Revision]:  # fmt: skip
    """The revisions of the map at a path, the newest first, one by one as they are found; renames are followed.

    `revisions` is one from which to go back (default: `HEAD`), or a range `OLD..NEW`; `since` a date as git takes it;
    `most` the largest number of revisions. With `first_parent` only the first parent of a merge is followed.
    Raises `GitError` where there is no such path, revision or repository.
    """
    options = [f"--since={since}"] if since else []
    options += ["--first-parent"] if first_parent else []
    with _repository(path) as found:
        starts = _starts(found, revisions)
        own = tracked(found, starts[0], str(path))
    return _revisions(found, starts, own, options, most)


def _repository(path: str | Path) -> Repository:
    """The repository in which a path lies or, to say that it lies outside, that of the current directory."""
    try:
        return repository(Path(path))
    except GitError:
        with suppress(GitError):
            return repository(Path.cwd())
        raise


def _starts(within: Repository, revisions: str) -> list[str]:
    """Ids of the commit from which to go back and, after a `^`, of that at which to stop."""
    old, dots, new = _parted(revisions)
    if new.startswith(".") or ".." in _outside_braces(new):
        raise GitError(f"'{revisions}' is no range that a map has a history in", "write OLD..NEW")
    return [within.commit(new or "HEAD"), *([f"^{within.commit(old or 'HEAD')}"] if dots else [])]


def _parted(revisions: str) -> tuple[str, str, str]:
    at = _outside_braces(revisions).find("..")
    return (revisions[:at], "..", revisions[at + 2 :]) if at >= 0 else ("", "", revisions)


def _outside_braces(revisions: str) -> str:
    """The same, with what stands in braces blanked out: `HEAD^{/a..b}` is no range."""
    return re.sub(r"\{.*?\}", lambda braces: " " * len(braces[0]), revisions)


def _revisions(
    within: Repository, starts: Sequence[str], own: str, options: Sequence[str], most: int | None
) -> Iterator[Revision]:
    """Goes back from a commit; where the map was called otherwise, from there on by that name."""
    told, seen, waiting = 0, set[str](), deque([(starts[0], own)])
    with within:
        maps = _Maps(within, 1 if "--first-parent" in options else None)
        while waiting and told != most:
            start, own = waiting.popleft()
            for commit in within.history([start, *starts[1:]], posixpath.dirname(own), *options):
                found = None if commit.id in seen else maps.revision(commit, own)
                seen.add(commit.id)
                if found is None:
                    continue
                if found.was is not None:
                    waiting.append((commit.parents[0], found.was))
                yield found
                told += 1
                if told == most:
                    return


@dataclass(frozen=True)
class _Version:
    """The files of a map in one commit; two are the same map where `ids` are the same."""

    commit: str
    tree: Tree
    own: str
    ids: tuple[str, ...]


class _Maps:
    """The maps of a history, each read and checked once while it is compared with its neighbours."""

    def __init__(self, within: Repository, most_parents: int | None = None) -> None:
        self.within, self.most_parents = within, most_parents
        self.checked: OrderedDict[tuple[str, ...], Checked | str] = OrderedDict()
        self.parts: dict[str, tuple[str, ...]] = {}

    def revision(self, commit: Commit, own: str) -> Revision | None:
        """What a commit did to the map; `None` where it is as in one of its parents."""
        here = self.version(commit.id, own)
        parents = [self.version(each, own) for each in commit.parents[: self.most_parents]]
        if _ids(here) in map(_ids, parents) or (here is None and not parents):
            return None
        before, was = next(filter(None, parents), None), None
        if here is not None and before is None:
            was, before = self._renamed(commit, own)
        if here is None:
            return Revision(commit, own, problem="it is taken away, or has another name")
        return self._compared(commit, here, before, was)

    def version(self, commit: str, own: str) -> _Version | None:
        """The files of the map in a commit; `None` where there is none of that name."""
        tree = self.within.tree_of(commit)
        entry = tree.find(own)
        if entry is None or not entry.is_file:
            return None
        if entry.id not in self.parts:
            self.parts[entry.id] = ()
            with suppress(GitError):  # which is told when the map is read
                self.parts[entry.id] = parts_named(self.within.content(entry))
        paths = (posixpath.normpath(posixpath.join(posixpath.dirname(own), each)) for each in self.parts[entry.id])
        others = (tree.find(each) for each in paths)
        return _Version(commit, tree, own, (entry.id, *(each.id if each else "" for each in others)))

    def _renamed(self, commit: Commit, own: str) -> tuple[str | None, _Version | None]:
        """What the map was called before a commit in which its name is new, and its files then."""
        for parent in commit.parents[:1]:
            was = self.within.renamed(parent, commit.id, own)
            if was is not None:
                return was, self.version(parent, was)
        return None, None

    def _compared(self, commit: Commit, here: _Version, before: _Version | None, was: str | None) -> Revision:
        new = self.check(here)
        if isinstance(new, str):
            return Revision(commit, here.own, was, problem=new)
        since, old = self._readable(before)
        told = Revision(commit, here.own, was, new.map.id, len(new.graph.claims), shallow=commit.id in self.within.edge)
        if old is None:
            return told
        return _counted(told, since, brief(old, new))

    def _readable(self, version: _Version | None) -> tuple[str | None, Checked | None]:
        """The nearest revision from here back that was a map."""
        if version is None:
            return None, None
        found = self.check(version)
        if isinstance(found, Checked):
            return version.commit, found
        for commit in self.within.history([version.commit], posixpath.dirname(version.own)):
            earlier = self.version(commit.id, version.own)
            found = self.check(earlier) if earlier else ""
            if isinstance(found, Checked):
                return commit.id, found
        return None, None

    def check(self, version: _Version) -> Checked | str:
        """A map, checked; or why it is none."""
        if version.ids not in self.checked:
            self.checked[version.ids] = self._check(version)
        self.checked.move_to_end(version.ids)
        while len(self.checked) > _KEPT:
            self.checked.popitem(last=False)
        return self.checked[version.ids]

    def _check(self, version: _Version) -> Checked | str:
        folder = posixpath.dirname(version.own)
        try:
            return check(read_files(InRevision(self.within, version.tree, version.own, f"{folder}/" if folder else "")))
        except NotAMapError as error:
            return str(error.problems[0]).partition("\n")[0]


def _ids(version: _Version | None) -> tuple[str, ...] | None:
    return version.ids if version else None


def _counted(told: Revision, before: str | None, found: Brief) -> Revision:
    weak = {"mended": found.findings.mended, "introduced": found.findings.introduced, "kept": found.findings.kept}
    changes = {word: found.counts.get(word, 0) for word in CHANGES}
    return replace(told, before=before, changes=changes, findings={word: len(each) for word, each in weak.items()})
