"""From bytes to one JSON object, strictly: UTF-8, unique keys, real numbers, whole characters, and not too deep.

`json` accepts more than JSON and gives positions of syntax errors only; what it lets pass is looked for here, and told
with its place.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from argmap.errors import NotAMapError, Problem
from argmap.locate import Lines, pointer_at, repeated_keys

LEVELS = 250  # of lists and objects inside one another; claims 32 deep need 132
MOST_TOLD = 100  # faults of a file
DIGITS = 300  # of a whole number
_NAMED = 5  # maps, in a message
A_MAP = 'a map is an object: {"argmap": 1, "id": …, "trees": […]}'
SHALLOWER = 'point at deeper argument with {"ref": "id"}, and carry flatter data'

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|-?(?:Infinity|NaN)|-?\d[\d.eE+-]*')
_CLOSING = bytes.maketrans(b"}", b"]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_HALF = re.compile(r"[\ud800-\udfff]")


_SYNTAX = {
    "Expecting value": "JSON has no comments, no trailing commas and no words but true, false and null",
    "Expecting property name enclosed in double quotes": 'JSON has straight double quotes ("), no trailing commas '
    "and no comments",
    "Illegal trailing comma before end of object": "take the last comma out",
    "Illegal trailing comma before end of array": "take the last comma out",
    "Expecting ',' delimiter": "put a comma between, or close the text before it",
    "Invalid control character at": "close the text in quotes; a line break in it is written \\n",
    "Unterminated string starting at": "close the text in quotes",
    "Extra data": "a file holds one object",
}


class _FaultError(Exception):
    """A fault that `json` lets pass, met while parsing."""


def parse(raw: bytes, file: str, instead: str = A_MAP) -> tuple[str, dict[str, Any]]:
    """The text of a file and its one JSON object. Raises `NotAMapError` with the place of the fault.

    `instead` says to a person what the file should hold, where it holds no object.
    """
    text = _decoded(raw, file)
    if not text.strip():
        first = "`argmap new` writes a first map" if instead == A_MAP else instead
        raise NotAMapError([Problem(file, "", "is empty", first, 1, 1)])
    try:
        document = _read(text)
    except json.JSONDecodeError as error:
        raise NotAMapError([_syntax(error, file)]) from None
    except RecursionError:
        raise _too_deep(text, file) from None
    except _FaultError:
        raise NotAMapError(_faults(text, file)) from None
    if not isinstance(document, dict):
        at = Lines(text).at(len(text) - len(text.lstrip()))
        raise NotAMapError([Problem(file, "", "holds no JSON object", instead, *at)])
    if "\\u" in text and (halves := _halves(text, file)):
        raise NotAMapError(halves)
    if _may_be_deep(raw) and _depth(text) is not None:
        raise _too_deep(text, file)
    return text, document


def refuse(file: str, what: str, instead: str = "") -> NotAMapError:
    """A refusal that has no place within the file."""
    return NotAMapError([Problem(file, "", what, instead)])


def read_bytes(path: Path, map_file: str = "") -> bytes:
    """The bytes of a file; `map_file` is the name that a folder of a map would have."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        if map_file and path.name == map_file and path.parent.is_dir():
            inside = sorted(each.parent for each in path.parent.glob(f"*/{map_file}"))
            raise refuse(str(path.parent), f"this folder has no {map_file}", maps_to_name(inside)) from None
        raise refuse(str(path), "there is no such file") from None
    except (OSError, ValueError) as error:
        raise refuse(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def maps_to_name(inside: Sequence[object]) -> str:
    """What to name in the place of a folder that is no map: the maps in it, if there are any."""
    told = ", ".join(map(str, inside[:_NAMED])) + (" …" if len(inside) > _NAMED else "")
    return f"name a map: {told}" if inside else "name a map: a JSON file, or such a folder"


def _decoded(raw: bytes, file: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        what = "begins with a byte order mark"
        raise NotAMapError([Problem(file, "", what, "save it as UTF-8 without BOM", 1, 1)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        begins = raw.rfind(b"\n", 0, error.start) + 1
        line, column = raw.count(b"\n", 0, begins) + 1, len(raw[begins : error.start].decode("utf-8")) + 1
        what = f"is not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise NotAMapError([Problem(file, "", what, "save it as UTF-8", line, column)]) from None


def _read(text: str) -> object:
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_finite, parse_int=_whole)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise _FaultError
    return record


def _no_number(_: str) -> None:
    raise _FaultError


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _FaultError
    return number


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise _FaultError
    return int(digits)


def _syntax(error: json.JSONDecodeError, file: str) -> Problem:
    said = re.sub(r" (?:starting )?at$", " here", error.msg[:1].lower() + error.msg[1:])
    return Problem(file, "", f"is not JSON: {said}", _SYNTAX.get(error.msg, ""), error.lineno, error.colno)


def _faults(text: str, file: str) -> list[Problem]:
    """All repeated keys and all numbers that are none; where the text is no JSON besides, that alone."""
    lenient = _TOKEN.sub(lambda token: token[0] if _is_good(token[0]) else "0".ljust(len(token[0])), text)
    try:
        json.loads(lenient)
        again = repeated_keys(lenient)
    except json.JSONDecodeError as error:
        return [_syntax(error, file)]
    except RecursionError:
        return list(_too_deep(text, file).problems)
    lines = Lines(text)
    bad = list(islice((token for token in _TOKEN.finditer(text) if not _is_good(token[0])), MOST_TOLD))
    told = [(at, where, "this key stands twice in one object", "keep one of them") for where, at in again]
    told += [
        (each.start(), pointer_at(lenient, each.start()), f"{_short(each[0])} is no JSON number", "write a number here")
        for each in bad
    ]
    return [Problem(file, where, what, instead, *lines.at(at)) for at, where, what, instead in sorted(told)]


def _is_good(token: str) -> bool:
    if token[0] in '"[]{}':
        return True
    if token.endswith(("Infinity", "NaN")) or len(token) > DIGITS:
        return False
    try:
        return math.isfinite(float(token))
    except ValueError:
        return True  # no number and no token of ours: `json` says so


def _short(number: str) -> str:
    return number if len(number) <= 20 else f"a number of {len(number):,} digits"


def _halves(text: str, file: str) -> list[Problem]:
    """Strings with half a surrogate pair, which UTF-8 cannot write."""
    lines = Lines(text)
    half = (token for token in _TOKEN.finditer(text) if token[0][0] == '"' and _HALF.search(json.loads(token[0])))
    what, instead = "half a character stands in this text", "write the whole character, or take it out"
    return [Problem(file, pointer_at(text, at.start()), what, instead, *lines.at(at.start())) for at in half]


def _may_be_deep(raw: bytes) -> bool:
    """A cheap first look: brackets alone, where what is that deep closes many of them together."""
    return b"]" * 60 in raw.translate(_CLOSING, _NO_BRACKETS)


def _depth(text: str) -> int | None:
    """Where the text first goes deeper than it may; `None` where it never does."""
    deep = 0
    for token in _brackets(text):
        deep += 1 if token[0] in "[{" else -1
        if deep > LEVELS:
            return token.start()
    return None


def _brackets(text: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(text) if token[0] in "[]{}")


def _too_deep(text: str, file: str) -> NotAMapError:
    at = Lines(text).at(_depth(text) or 0)
    return NotAMapError([Problem(file, "", "is nested too deep to read", SHALLOWER, *at)])
