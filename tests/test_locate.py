"""Places in a JSON text: offsets, lines and columns, against a slow walk that cannot be wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.locate import Lines, offsets, pointer, repeated_keys, tokens

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
odd_keys = ["", "/", "~", "~1", "a/b", "0", "-1", '"', "\\", "共", "👩‍👩‍👧", "\u2028", "x" * 50]
keys = st.one_of(words, st.sampled_from(odd_keys))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), words),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=25,
)
layouts = st.sampled_from([
    {}, {"indent": 1}, {"indent": "\t"}, {"ensure_ascii": False}, {"separators": (",", ":")},
    {"separators": (" \r\n, ", "\t:\n ")}, {"indent": 3, "ensure_ascii": False},
])  # fmt: skip
spaces = st.text(" \t\r\n", max_size=3)


def places(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every pointer into a value, with what is there."""
    yield at, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")


@given(values, layouts, spaces)
def test_a_value_begins_where_its_pointer_says(value: Any, layout: dict[str, Any], space: str) -> None:
    text = space + json.dumps(value, **layout) + space
    every = dict(places(value))
    found = offsets(text, every)
    assert found.keys() == every.keys()
    for each, offset in found.items():
        assert json.JSONDecoder().raw_decode(text, offset)[0] == every[each]


@given(values, layouts, st.data())
def test_one_pointer_alone_is_found_where_all_are(value: Any, layout: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(value, **layout)
    one = data.draw(st.sampled_from([each for each, _ in places(value)]))
    assert offsets(text, [one])[one] == offsets(text, [each for each, _ in places(value)])[one]


@given(values, words)
def test_what_is_not_there_is_left_out(value: Any, word: str) -> None:
    text = json.dumps(value)
    known = dict(places(value))
    strange = pointer([*tokens(next(iter(known))), word, "nowhere"])
    found = offsets(text, [strange])
    assert strange not in found or strange in known
    assert found[""] == 0


@given(st.lists(st.one_of(keys, st.integers(0, 99))))
def test_a_pointer_is_its_tokens(parts: list[str | int]) -> None:
    assert tokens(pointer(parts)) == [str(part) for part in parts]


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ([], ""),
        (["a"], "/a"),
        ([""], "/"),
        (["a", 0, "b"], "/a/0/b"),
        (["a/b"], "/a~1b"),
        (["m~n"], "/m~0n"),
        (["~1"], "/~01"),
        (["/~"], "/~1~0"),
    ],
)
def test_pointers(parts: list[str | int], written: str) -> None:
    """The table of RFC 6901, section 5, and what it warns of."""
    assert pointer(parts) == written


@pytest.mark.parametrize(
    ("text", "where", "offset"),
    [
        ("{}", "", 0),
        ("  [1, 2]", "", 2),
        ("[1, 2]", "/1", 4),
        ("[[], [[], {}]]", "/1/1", 10),
        ('{"a":\n {"b" : [0,\t1]}}', "/a/b/1", 18),
        ('{"]}": "}{", "a": "\\"]"}', "/a", 18),
        ('{"\\u0061": 1}', "/a", 11),
        ('{"共": "製", "a": 1}', "/a", 16),
        ('{"0": [5], "1": 6}', "/0/0", 7),
        ("[-1.5e+10, true, null]", "/2", 17),
        ('{"": {"": 1}}', "//", 10),
    ],
)
def test_offsets(text: str, where: str, offset: int) -> None:
    assert offsets(text, [where])[where] == offset


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("{}", []),
        ('{"a": 1, "b": 2}', []),
        ('{"a": 1, "a": 2}', [("/a", 9)]),
        ('{"a": 1, "a": 2, "a": 3}', [("/a", 9), ("/a", 17)]),
        ('{"a": {"b": 1, "b": 2}, "a": {"b": 1}}', [("/a/b", 15), ("/a", 24)]),
        ('[{"a": 1}, {"a": 1}]', []),
        ('[0, {"a/b": 1,\n"a/b": 1}]', [("/1/a~1b", 15)]),
        ('{"a": 1, "\\u0061": 2}', [("/a", 9)]),
        ('{"a": "\\"a\\": 1", "A": 2}', []),
        ("5", []),
    ],
)
def test_repeated_keys(text: str, again: list[tuple[str, int]]) -> None:
    assert repeated_keys(text) == again


@given(values, layouts)
def test_no_key_is_repeated_in_what_python_writes(value: Any, layout: dict[str, Any]) -> None:
    assert repeated_keys(json.dumps(value, **layout)) == []


@given(st.text(st.sampled_from("a共👩\n\r\t"), max_size=40))
def test_lines_and_columns_count_from_one(text: str) -> None:
    """Only a line feed ends a line, so that places agree with those that `json` gives."""
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert lines.at(offset) == (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def test_a_map_of_megabytes_has_its_places() -> None:
    """Many pointers into a long text: the walk enters each container once."""
    value = {"trees": [{"id": f"c{number}", "text": "共" * 100} for number in range(10_000)]}
    text = json.dumps(value, ensure_ascii=False)
    wanted = [f"/trees/{number}/text" for number in range(0, 10_000, 7)]
    found = offsets(text, wanted)
    assert all(text[found[each] :].startswith('"共') for each in wanted)


def test_what_lies_deep_is_found() -> None:
    """As deep as `json` itself reads."""
    deep = 300
    text = "[" * deep + "{" + '"a": 1' + "}" + "]" * deep
    assert offsets(text, ["/0" * (deep - 1) + "/0/a"]) == {"/0" * each: each for each in range(deep + 1)} | {
        "/0" * deep + "/a": deep + 6
    }
