"""The edge to git: a repository, what its names stand for, what its commits hold, and their history.

Everything is read from git's objects through the `git` executable; the working tree and the index are never touched.
Names that a person gives are resolved first, and only ids of objects go on from there: nothing given can become an
option, a pattern or a command.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self, cast

from argmap.errors import GitError, did_you_mean
from argmap.git import end, ended, said, started, text

FOLDER, LINK, SUBMODULE = "40000", "120000", "160000"
LARGEST = 256 << 20  # bytes of an object that is read
_TREES = 256  # folders that are remembered, by id
_FORM, _FIELDS = "--format=tformat:%H%x00%P%x00%h%x00%aI%x00%aN%x00%s", 6
_LFS = b"version https://git-lfs"  # what a pointer to a file in large file storage begins with
_DEEPEN = "`git fetch --unshallow` brings the rest of the history"
_FETCH = "if it was cloned with --filter, `git fetch --refetch --no-filter` brings all"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder of a revision: its mode as git writes it, and the id of its object."""

    mode: str
    id: str

    @property
    def is_file(self) -> bool:
        return self.mode not in (FOLDER, LINK, SUBMODULE)


@dataclass(frozen=True)
class Tree:
    """The files of one revision, or those that are staged: by paths from the top, with `/` between."""

    top: str
    children: Callable[[str], Mapping[str, Entry]]

    def way(self, path: str) -> list[tuple[str, Entry]]:
        """What stands on the way to a path, as far as it leads; the last is what is there, if it leads all the way."""
        found: list[tuple[str, Entry]] = []
        here = Entry(FOLDER, self.top)
        for name in filter(None, path.split("/")):
            entry = self.children(here.id).get(name) if here.mode == FOLDER else None
            if entry is None:
                break
            found.append((f"{found[-1][0]}/{name}" if found else name, entry))
            here = entry
        return found

    def find(self, path: str) -> Entry | None:
        """What stands at a path; the top itself is a folder."""
        way = self.way(path)
        if not path:
            return Entry(FOLDER, self.top)
        return way[-1][1] if way and way[-1][0] == path else None

    def names(self, path: str) -> list[str]:
        """What a folder holds."""
        entry = self.find(path)
        return list(self.children(entry.id)) if entry and entry.mode == FOLDER else []


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the history; the date is the author's, as ISO 8601."""

    id: str
    parents: tuple[str, ...]
    short: str
    date: str
    author: str
    subject: str


class Repository:
    """A repository, at its top; in a bare one, or inside of `.git`, there is no working tree.

    To be used in a `with`, at the end of which the process that reads objects ends too.
    """

    def __init__(self, top: Path, has_files: bool) -> None:
        self.top, self.has_files = top, has_files
        self._reader: subprocess.Popen[bytes] | None = None
        self._tree = lru_cache(_TREES)(self._read_tree)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._reader is not None:
            end(self._reader)
            self._reader = None

    # Names

    def within(self, path: str | Path) -> str | None:
        """A path on the disk as a path from the top; `None` where it is not in the working tree."""
        there = Path(os.path.normpath(Path.cwd() / path))
        for each in (there, there.parent.resolve() / there.name):
            if self.has_files and each.is_relative_to(self.top):
                return "" if each == self.top else each.relative_to(self.top).as_posix()
        return None

    def tree(self, revision: str) -> Tree:
        """The files of a revision; of an empty name those that are staged. Raises `GitError` where there is none."""
        return self._staged() if not revision else Tree(self._object(revision, "tree"), self._tree)

    def tree_of(self, commit: str) -> Tree:
        """The files of a commit, by its id."""
        raw = self._read(commit)[1]
        return Tree(raw[len(b"tree ") : raw.index(b"\n")].decode("ascii"), self._tree)

    def commit(self, revision: str) -> str:
        """The id of a commit. Raises `GitError` where there is none."""
        return self._object(revision, "commit")

    def _object(self, revision: str, kind: str) -> str:
        if revision.startswith(("-", "^")) or not revision.isprintable():
            raise GitError(f"'{revision}' is no name of a revision")
        if ".." in re.sub(r"\{.*?\}", "", revision):
            raise GitError(f"'{revision}' is a range", "name one revision")
        done = self._run("rev-parse", "--verify", "--end-of-options", f"{revision}^{{{kind}}}")
        found = done.stdout.split()
        if done.returncode or not found:
            raise self._unknown(revision, kind, text(done.stderr))
        return found[-1].decode("ascii")

    def _unknown(self, revision: str, kind: str, told: str) -> GitError:
        """What is to be said of a revision that git does not know, after what git says of it."""
        if "ambiguous" in told:
            return GitError(f"'{revision}' is short for several objects", "write more of it")
        if self._is_there(f"{revision}^{{object}}"):
            return GitError(f"'{revision}' is known here, but no {kind} of it is", _FETCH)
        known = self.names()
        if not known and not self._is_there("HEAD"):
            return GitError("this repository has no commits yet")
        shallow = f"; this clone is shallow: {_DEEPEN}" if self.edge else ""
        base = re.split(r"[~^@]", revision, maxsplit=1)[0] or "HEAD"
        if base != revision and self._is_there(base):
            hint = f"'{base}' is there, but does not reach so far"
        else:
            remote = next((f"did you mean '{each}'?" for each in known if each.endswith(f"/{base}")), "")
            hint = remote or did_you_mean(base, known)
        return GitError(f"there is no revision '{revision}'", (hint + shallow).removeprefix("; "))

    def _is_there(self, revision: str) -> bool:
        return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", revision).returncode == 0

    def names(self) -> list[str]:
        """The branches and tags, of other repositories too."""
        return text(self.run("for-each-ref", "--format=%(refname:short)")).splitlines()

    @cached_property
    def edge(self) -> frozenset[str]:
        """Ids of the commits at which a shallow clone begins; what was before them is not here."""
        where = text(self.run("rev-parse", "--git-path", "shallow")).rstrip("\n")
        file = self.top / where
        return frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else frozenset()

    # Objects

    def content(self, entry: Entry) -> bytes:
        """What a file holds. Raises `GitError` for what is no file that can be read here."""
        kind, raw = self._read(entry.id)
        if kind != "blob":
            raise GitError("this is no file")
        if raw.startswith(_LFS):
            raise GitError("is kept in Git LFS, and not here", "check the revision out, and name the files")
        return raw

    def _read_tree(self, oid: str) -> Mapping[str, Entry]:
        raw, at, entries = self._read(oid)[1], 0, dict[str, Entry]()
        with suppress(ValueError):  # what a forged folder holds after its fault is left out
            while at < len(raw):
                space, end = raw.index(b" ", at), raw.index(b"\0", at)
                mode, after = raw[at:space].decode("ascii").lstrip("0"), end + 1 + len(oid) // 2
                entries[os.fsdecode(raw[space + 1 : end])] = Entry(mode, raw[end + 1 : after].hex())
                at = after
        return entries

    def _read(self, oid: str) -> tuple[str, bytes]:
        """Kind and content of an object."""
        if self._reader is None:
            self._reader = started(self.top, "cat-file", "--batch")
        into, out = cast(IO[bytes], self._reader.stdin), cast(IO[bytes], self._reader.stdout)
        head: list[bytes] = []
        try:
            into.write(oid.encode("ascii") + b"\n")
            into.flush()
            head = out.readline().split()
            if len(head) == 3 and int(head[2]) <= LARGEST:
                raw = out.read(int(head[2]) + 1)
                if len(raw) > int(head[2]):
                    return head[1].decode("ascii"), raw[:-1]
        except OSError:
            head = []
        end(self._reader)  # it may have more to say, which would be taken for the next answer
        self._reader = None
        what = "is not in this clone" if head[1:] == [b"missing"] else "cannot be read here"
        raise GitError(f"the object {oid} {what}", f"{_FETCH}; else `git fsck` says what is amiss")

    def _staged(self) -> Tree:
        """The files of the index. What is in conflict there is left out."""
        folders: dict[str, dict[str, Entry]] = {"": {}}
        for line in filter(None, self.run("ls-files", "--stage", "-z", "--full-name").split(b"\0")):
            about, _, name = line.partition(b"\t")
            mode, oid, stage = about.decode("ascii").split()
            if stage == "0":
                _enter(folders, os.fsdecode(name), Entry(mode, oid))
        return Tree("", lambda folder: folders.get(folder, {}))

    # History

    def history(self, starts: Sequence[str], folder: str, *options: str) -> Iterator[Commit]:
        """The commits before and among some, by ids, that touched a folder: the newest first, one by one."""
        words = ["-z", "--encoding=UTF-8", _FORM, *options, *starts, "--", *filter(None, [folder])]
        with TemporaryFile() as beside:
            process = started(self.top, "log", *words, beside=beside)
            try:
                yield from map(_commit, _fields(cast(IO[bytes], process.stdout)))
                if process.wait():
                    beside.seek(0)
                    raise GitError(said(beside.read()))
            finally:
                end(process)

    def renamed(self, parent: str, commit: str, path: str) -> str | None:
        """What a file was called before a commit; `None` where git sees no other name."""
        told = self.run("diff-tree", "-r", "-z", "-M", "--name-status", "--diff-filter=R", parent, commit)
        words = [os.fsdecode(each) for each in told.split(b"\0")]
        return next((old for old, new in zip(words[1::3], words[2::3], strict=False) if new == path), None)

    # Running git

    def run(self, *words: str) -> bytes:
        """What a command of git writes. Raises `GitError` with what it says where it fails."""
        done = self._run(*words)
        if done.returncode:
            raise GitError(said(done.stderr))
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return ended(self.top, *words)


def repository(path: Path) -> Repository:
    """The repository in which a path lies; what is not there stands for the folder in which it would be.

    Raises `GitError` where there is no git, or no repository.
    """
    folder = next((each for each in (path, *path.absolute().parents) if each.is_dir()), Path.cwd())
    if os.environ.get("GIT_DIR"):  # as in a hook: then git takes the folder it stands in for the top
        folder = Path.cwd()
    done = ended(folder, "rev-parse", "--is-bare-repository", "--show-toplevel")
    bare, _, top = text(done.stdout).partition("\n")
    if bare and done.returncode == 0:
        return Repository(Path(top.removesuffix("\n")), True)
    if bare:
        return Repository(folder, False)
    if "not a git repository" in text(done.stderr):
        raise GitError(f"{folder.absolute()} is in no repository of git", "go to the folder of one, or name files")
    raise GitError(said(done.stderr))


def _commit(fields: Sequence[str]) -> Commit:
    oid, parents, short, date, author, subject = fields
    return Commit(oid, tuple(parents.split()), short, date, author, subject)


def _fields(out: IO[bytes]) -> Iterator[list[str]]:
    """What `git log` writes, commit by commit, while it goes on."""
    waiting = b""
    while chunk := out.read1(65536):  # type: ignore[attr-defined]
        *words, waiting = (waiting + chunk).split(b"\0")
        whole = len(words) - len(words) % _FIELDS
        waiting = b"\0".join([*words[whole:], waiting])
        told = [each.decode("utf-8", "replace") for each in words[:whole]]
        yield from (told[at : at + _FIELDS] for at in range(0, whole, _FIELDS))


def _enter(folders: dict[str, dict[str, Entry]], path: str, entry: Entry) -> None:
    """Enter a file and the folders above it; a folder of the index goes by its path."""
    while path:
        folder, _, name = path.rpartition("/")
        known = folder in folders
        folders.setdefault(folder, {}).setdefault(name, entry)
        path, entry = ("" if known else folder), Entry(FOLDER, folder)
