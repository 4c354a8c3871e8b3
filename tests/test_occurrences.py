"""A large text is searched as any string is, only faster."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import occurrences
from argmap.occurrences import Searched

TEXTS = st.text("ab 合作。", max_size=60)


@pytest.fixture(autouse=True, scope="module")
def every_text_is_large() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrences, "_LARGE", 0)
        patch.setattr(occurrences, "_COMMON", 5)
        yield


@given(TEXTS, st.integers(0, 60), st.integers(0, 12), st.integers(0, 60), st.integers(0, 60))
def test_it_finds_what_a_string_finds(text: str, at: int, length: int, start: int, end: int) -> None:
    searched, wanted = Searched(text), text[at : at + length]
    assert searched.find(wanted, start) == text.find(wanted, start)
    assert searched.rfind(wanted, start, end) == text.rfind(wanted, start, end)


@given(TEXTS, TEXTS)
def test_it_misses_what_a_string_misses(text: str, wanted: str) -> None:
    assert Searched(text).find(wanted) == text.find(wanted)


@pytest.mark.parametrize("wanted", ["aaaaa", "aaaaaa", "aaaab", "baaaa"])
def test_a_run_that_is_everywhere(wanted: str) -> None:
    text = "a" * 40 + "b" + "a" * 41
    searched = Searched(text)
    assert [searched.find(wanted, start) for start in range(90)] == [text.find(wanted, start) for start in range(90)]
    assert [searched.rfind(wanted, 3, end) for end in range(90)] == [text.rfind(wanted, 3, end) for end in range(90)]
