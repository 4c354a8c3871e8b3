"""From JSON pointers to lines and columns. No well-kept library gives positions, so the text is walked once more.

Only the containers that lie on the way to a wanted pointer are entered; everything else is skipped by `json` itself,
which finds any set of pointers in megabytes in a fraction of a second.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

Token = str | int
_SPACE = re.compile(r"[ \t\r\n]*")
_COLON, _COMMA = re.compile(r"[ \t\r\n]*:[ \t\r\n]*"), re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
_skip = json.JSONDecoder().raw_decode


def pointer(tokens: Iterable[Token]) -> str:
    """A JSON pointer (RFC 6901) from its tokens."""
    return "".join(f"/{_escaped(str(token))}" for token in tokens)


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The tokens of a JSON pointer."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def _after(sign: re.Pattern[str], text: str, at: int) -> int:
    return sign.match(text, at).end()  # type: ignore[union-attr]


def members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Children of the container that begins at `at`: token, offset of the key (or value), offset of the value."""
    is_object, index = text[at] == "{", 0
    at = _after(_SPACE, text, at + 1)
    while text[at] not in "}]":
        key, start = str(index), at
        if is_object:
            key, at = scanstring(text, at + 1, True)
            at = _after(_COLON, text, at)
        yield key, start, at
        at, index = _after(_COMMA, text, _skip(text, at)[1]), index + 1


def offsets(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Where the values of these pointers begin in a valid JSON text, in code points. Unknown pointers are left out."""
    wanted: dict[str, Any] = {}
    todo = [1]  # places still to be found: the root, and each token on the way to a pointer
    for each in pointers:
        branch = wanted
        for token in tokens(each):
            todo[0] += token not in branch
            branch = branch.setdefault(token, {})
    found: dict[str, int] = {}
    _enter(text, _after(_SPACE, text, 0), "", wanted, found, todo)
    return found


def _enter(text: str, at: int, here: str, wanted: dict[str, Any], found: dict[str, int], todo: list[int]) -> int:
    """Note where a value begins, look inside it for what is wanted there, and give its end. As deep as the pointers.

    Once all is found the walk ends where it is.
    """
    found[here] = at
    todo[0] -= 1
    if not todo[0]:
        return at
    if not wanted or text[at] not in "{[":
        return _skip(text, at)[1]
    is_object, index = text[at] == "{", 0
    at = _after(_SPACE, text, at + 1)
    while text[at] not in "}]":
        key = str(index)
        if is_object:
            key, at = scanstring(text, at + 1, True)
            at = _after(_COLON, text, at)
        inside = f"{here}/{_escaped(key)}" if key in wanted else ""
        end = _enter(text, at, inside, wanted[key], found, todo) if inside else _skip(text, at)[1]
        if not todo[0]:
            return end
        at, index = _after(_COMMA, text, end), index + 1
    return at + 1


def pointer_at(text: str, offset: int) -> str:
    """The pointer of the value, or of the key, that stands at an offset of a valid JSON text."""
    here, at = "", _after(_SPACE, text, 0)
    while at != offset and text[at] in "{[":
        before = [each for each in members(text, at) if min(each[1:]) <= offset]
        if not before:
            return here
        token, key_at, at = before[-1]
        here += pointer([token])
        if key_at == offset:
            return here
    return here


def repeated_keys(text: str) -> list[tuple[str, int]]:
    """Keys that occur twice in one object of a valid JSON text: pointer and offset of the second."""
    found, stack = [], [("", _after(_SPACE, text, 0))]
    while stack:
        here, at = stack.pop()
        if text[at] not in "{[":
            continue
        seen: set[str] = set()
        for token, key_at, start in members(text, at):
            if token in seen:
                found.append((here + pointer([token]), key_at))
            seen.add(token)
            stack.append((here + pointer([token]), start))
    return sorted(found, key=lambda each: each[1])


class Lines:
    """Line and column, both from 1 and in code points, of offsets in one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
