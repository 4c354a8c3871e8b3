"""Settings as people give them: in the nearest argmap.toml or pyproject.toml above a map, and on the command line.

The nearest file that speaks of argmap settles all; files above it are not looked at. Every fault is told at once, with
the file, the key and what would be right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import Any

from argmap.errors import Problem, UsageError, did_you_mean
from argmap.findings import Severity
from argmap.rules import chosen, rule
from argmap.settings import FAIL_LEVELS, KEYS, Exemption, Settings, field_of

FILES = _OWN, _SHARED = "argmap.toml", "pyproject.toml"
_MOST = 2**63  # of a whole number in TOML
_SPACES_AND_QUOTES = {ord(each): None for each in " \t\r\"'"}


def asked(values: Mapping[str, Any]) -> Settings:
    """What the command line asks for, by the keys of the file; `None` and what is empty is not asked for.

    Raises `UsageError` for a rule that does not exist and a glob that leads out of the folder.
    """
    given = {key: value for key, value in values.items() if value not in (None, (), {})}
    return _settings(given, "the command line", Path.cwd(), "--")


def nearest(folder: Path | None) -> Settings:
    """The settings for the maps of a folder; the defaults where no file above it speaks of argmap.

    `None`, for a map from standard input, stands for the folder in which the command runs.
    Raises `UsageError` with every fault of the file.
    """
    start = (folder or Path()).resolve()
    for each in (start, *start.parents):
        for path in (each / _OWN, each / _SHARED):
            table = _table(path) if _is_there(path) else None
            if table is not None:
                prefix = "check." if path.name == _OWN else "tool.argmap.check."
                return _settings(table, _shown(path), each, prefix)
    return Settings()


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be looked into
        return False


def _shown(path: Path) -> str:
    """A path as it is named from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _table(path: Path) -> dict[str, Any] | None:
    """The table of settings in a file; `None` where a pyproject.toml says nothing of argmap."""
    text = _text(path)
    if path.name == _OWN:
        return _check_of(_parsed(text, path), path, "")
    tool = _parsed(text, path).get("tool") if _may_speak(text) else None
    return _check_of(tool["argmap"], path, "tool.argmap.") if isinstance(tool, dict) and "argmap" in tool else None


def _may_speak(text: str) -> bool:
    """A first look at a pyproject.toml: to read TOML takes longer than all else before the check."""
    bare = "\n" + text.translate(_SPACES_AND_QUOTES)
    return "argmap" in bare and ("tool.argmap" in bare or "\n[tool]" in bare or "\ntool=" in bare)


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror}", "--isolated goes without it") from None
    except UnicodeDecodeError:
        raise _refused(path, "is not UTF-8, as TOML must be", "save it as UTF-8; --isolated goes without it") from None
    if text.startswith("\ufeff"):  # an editor does not show it, and of TOML it makes "invalid statement"
        instead = "save it as UTF-8 without BOM; --isolated goes without it"
        raise _refused(path, "begins with a byte order mark", instead)
    return text


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refused(path, "is nested too deep to read", "--isolated goes without it") from None
    except ValueError as error:
        raise _refused(path, f"is not TOML: {error}", "--isolated goes without it") from None


def _check_of(document: Any, path: Path, prefix: str) -> dict[str, Any]:
    """The table `check`, the only one that there is."""
    unknown = [key for key in document if key != "check"] if isinstance(document, dict) else []
    if unknown:
        raise _refused(path, f"{prefix}{unknown[0]}: unknown key", f"what argmap reads is in [{prefix}check]")
    table = document.get("check", {}) if isinstance(document, dict) else None
    if not isinstance(table, dict):
        raise _refused(path, f"{prefix}check: no table", f"write [{prefix}check], and the keys beneath it")
    return table


def _refused(path: Path, what: str, instead: str) -> UsageError:
    return UsageError(str(Problem(_shown(path), "", what, instead)))


class _WrongError(Exception):
    """A value that will not do: what it is, what would be right, and below which key of its own it stands."""

    def __init__(self, what: str, instead: str = "", below: str = "") -> None:
        self.what, self.instead, self.below = what, instead, below


def _settings(table: Mapping[str, Any], source: str, folder: Path, prefix: str) -> Settings:
    """Settings from a table. Raises `UsageError` with every fault that it has."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in table.items():
        try:
            values[key] = _READ.get(key, _unknown(key))(value, folder)
        except _WrongError as wrong:
            below = f".{json.dumps(wrong.below, ensure_ascii=False)}" if wrong.below else ""
            problems.append(Problem(source, "", f"{prefix}{key}{below}: {wrong.what}", wrong.instead))
    if problems:
        raise UsageError("\n".join(map(str, problems)))
    return Settings(**{field_of(key): values[key] for key in values}, sources=dict.fromkeys(values, source))


def _unknown(key: str) -> Callable[[object, Path], Any]:
    def refuse(_: object, __: Path) -> Any:
        raise _WrongError("unknown key", did_you_mean(key, list(KEYS)))

    return refuse


def _codes(value: object, _: Path) -> tuple[str, ...]:
    """Codes, names or beginnings of codes, each of which means a rule."""
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise _WrongError(f"{_told(value)} is no list of codes", 'write ["SUP201", "INF3"]')
    for word in value:
        try:
            chosen((word,), (), True)
        except UsageError as error:
            raise _no_rule(error) from None
    return tuple(value)


def _no_rule(error: UsageError, below: str = "") -> _WrongError:
    what, _, instead = str(error).partition("; ")
    return _WrongError(what, instead, below)


def _truth(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"{_told(value)} is neither true nor false")
    return value


def _level(value: object, _: Path) -> str:
    if not isinstance(value, str) or value not in FAIL_LEVELS:
        raise _WrongError(f"{_told(value)} is no level", f"one of {', '.join(FAIL_LEVELS)}")
    return value


def _count(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise _WrongError(f"{_told(value)} is no number of warnings", "write a whole number, 0 or more")
    return value


def _exemptions(value: object, folder: Path) -> tuple[Exemption, ...]:
    if not isinstance(value, dict):
        raise _WrongError(f"{_told(value)} is no table of globs", 'write {"evidence.json" = ["SUP201"]}')
    return tuple(_exemption(glob, codes, folder) for glob, codes in value.items())


def _exemption(glob: str, codes: object, folder: Path) -> Exemption:
    path = PurePath(glob)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in glob:
        where = f"{_told(glob)} leads to no file below the folder of the settings"
        raise _WrongError(where, 'write "evidence.json", "drafts/**" or "maps/*/map.json"')
    try:
        return Exemption(glob, _codes(codes, folder), folder)
    except _WrongError as wrong:
        raise _WrongError(wrong.what, wrong.instead, glob) from None


def _severities(value: object, _: Path) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise _WrongError(f"{_told(value)} is no table of rules", 'write {INF303 = "note"}')
    return dict(_severity(word, level) for word, level in value.items())


def _severity(word: str, level: object) -> tuple[str, Severity]:
    try:
        code = rule(word).code
    except UsageError as error:
        raise _no_rule(error, word) from None
    if not isinstance(level, str) or level not in list(Severity):
        raise _WrongError(f"{_told(level)} is no severity", f"one of {', '.join(Severity)}", word)
    return code, Severity(level)


def _told(value: object) -> str:
    """A value in a message, as it would be written in a file; how large it is, nobody knows."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple) and not all(isinstance(each, str | int | float) for each in value):
        return "this list"
    try:
        written = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # a whole number may be too long to be written with decimal digits
        return "a number of thousands of digits"
    return written if len(written) <= 60 else f"{written[:57]}..."


_READ: dict[str, Callable[[object, Path], Any]] = {
    "select": _codes, "extend-select": _codes, "ignore": _codes, "preview": _truth, "fail-level": _level,
    "max-warnings": _count, "per-file-ignores": _exemptions, "severity": _severities,
}  # fmt: skip
