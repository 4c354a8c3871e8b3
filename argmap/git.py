"""Running git: the executable, never through a shell, with nothing that a repository's settings could have it run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import IO, cast

from argmap.errors import GitError
from argmap.safe import shown

_SETTINGS = ("core.quotePath=false", "core.fsmonitor=false", "log.follow=false", "log.showSignature=false")
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C", "LANGUAGE": "C",
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is not fetched: how to is the repository's to say
    "GIT_ALLOW_PROTOCOL": "none",  # the same for a git before 2.44
}  # fmt: skip
_PLACES = ("GIT_DIR", "GIT_WORK_TREE")


def _git() -> str:
    """The executable, never one of the current directory."""
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():
        raise GitError("git is not at hand, which is needed to read revisions", "install it, or name files")
    return found


def _words(top: Path, words: Sequence[str]) -> list[str]:
    settings = (word for each in _SETTINGS for word in ("-c", each))
    return [_git(), "-C", str(top), "--no-pager", *settings, *words]


def _environment() -> dict[str, str]:
    """Ours; what the caller's says of places is meant from here, not from the top to which git goes."""
    places = {name: str(Path(os.environ[name]).absolute()) for name in _PLACES if os.environ.get(name)}
    return os.environ | places | _ENVIRONMENT


def ended(top: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """A command of git that has run to its end."""
    words_, environment = _words(top, words), _environment()
    return subprocess.run(words_, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment)  # noqa: S603


def started(top: Path, *words: str, beside: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """A command of git that runs, and is asked or heard while it does; what it says beside goes into a file."""
    pipe, environment = subprocess.PIPE, _environment()
    stderr = subprocess.DEVNULL if beside is None else beside
    return subprocess.Popen(_words(top, words), stdin=pipe, stdout=pipe, stderr=stderr, env=environment)  # noqa: S603


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whether or not it has more to say."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            cast(IO[bytes], stream).close()
    process.kill()
    process.wait()


def said(stderr: bytes) -> str:
    """What git said, in its first lines, for a message of ours."""
    lines = (line.strip() for line in text(stderr).splitlines())
    told = list(takewhile(lambda line: not line.startswith("usage:"), filter(None, lines)))[:4]
    return f"git says: {' '.join(told).removeprefix('fatal: ')}" if told else "git failed, and did not say why"


def text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def differing_lines(old: str, new: str) -> str:
    """The lines in which two files differ, as git tells them; its heads, which name the files, are left out."""
    words = ["diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", old, new]
    lines = text(ended(Path.cwd(), *words).stdout).splitlines()
    told = dropwhile(lambda line: not line.startswith(("@@", "Binary")), lines)
    return "".join(f"{shown(line)}\n" for line in told)
