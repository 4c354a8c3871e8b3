"""What argmap says when it cannot do a thing. The exit code is an attribute; no message ends in a traceback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.safe import one_line

_BEGUN = 3  # letters of a word that may be the beginning of another


class ArgmapError(Exception):
    """Something that the person at the keyboard can mend. `exit_code` is what the command line returns."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a document: where it is, what it is, and what would be right.

    `pointer` is a JSON pointer ("" is the whole document); `line` and `column` count from 1, in code points.
    """

    file: str
    pointer: str
    what: str
    instead: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        pointer = f" at {self.pointer}" if self.pointer else ""
        told = one_line(f"{place}: {self.what}{pointer}")
        return told + (f"\n    {one_line(self.instead)}" if self.instead else "")


class NotAMapError(ArgmapError):
    """The input is no map (DESIGN: refused). Carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(ArgmapError):
    """A request that cannot be met: an unknown rule, view, language or engine."""


class GitError(ArgmapError):
    """A revision that cannot be read: no git, no repository, no such name. `instead` is what would be right."""

    def __init__(self, what: str, instead: str = "") -> None:
        self.what, self.instead = what, instead
        super().__init__(one_line(what) + (f"\n    {one_line(instead)}" if instead else ""))


class EngineError(ArgmapError):
    """No Graphviz engine could draw: absent, out of time, or it refused the picture."""


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint, or the choices where nothing is near; empty when there is nothing to say."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=3, cutoff=0.7)
    if near:
        best = max(near, key=lambda each: sum(map(str.__eq__, each, word)))
        return f"did you mean '{best}'?"
    begun = [each for each in known if len(word) >= _BEGUN and each.startswith(word)]
    if len(begun) == 1:
        return f"did you mean '{begun[0]}'?"
    return f"one of {', '.join(known)}" if 0 < len(known) <= 30 else ""
