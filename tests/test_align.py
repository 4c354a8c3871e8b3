"""`argmap align`: two drafts, sentence by sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import align
from argmap.aligning import Kind, marked
from argmap.cli import argmap

OLD = """# The harbour

The harbour stays open in winter. Trade depends on it, because no railway reaches the coast. The council voted in May.
Nobody asked the fishermen. Prices rose.

港口在冬季保持開放。貿易取決於港口，因為沒有鐵路。
"""
NEW = """# The harbour

Nobody asked the fishermen. The port stays open in winter. Trade depends on it. That is because no railway reaches the
coast. The council voted in May. A new bridge is planned.

港口在冬天保持開放。貿易取決於港口，因為沒有鐵路。
"""
TOLD = """\
4 -> 1  moved
    Nobody asked the fishermen.

1 -> 2  reworded 0.75
    The [-harbour-]{+port+} stays open in winter.

2 -> 3, 4  split 0.91
  - Trade depends on it, because no railway reaches the coast.
  + Trade depends on it.
  + That is because no railway reaches the coast.

5 -> ()  dropped
  - Prices rose.

() -> 6  added
  + A new bridge is planned.

6 -> 7  reworded 0.77
    港口在冬[-季-]{+天+}保持開放。

sentences: 2 kept, 2 reworded, 1 split, 1 moved, 1 dropped, 1 added
"""


def run(tmp_path: Path, old: str | bytes, new: str | bytes, *options: str) -> Result:
    files = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for path, text in zip(files, (old, new), strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(argmap, ["align", *map(str, files), *options])


def pairs(tmp_path: Path, old: str | bytes, new: str | bytes, *options: str) -> list[list[int]]:
    done = run(tmp_path, old, new, "--format", "json", *options)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found["pairs"]  # type: ignore[no-any-return]


def test_what_became_of_each_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, OLD, NEW)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == TOLD


def test_json(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, OLD, NEW, "--format", "json").stdout)
    assert found["pairs"] == [[1, 2], [2, 3], [2, 4], [3, 5], [4, 1], [6, 7], [7, 8]]
    assert (found["old"], found["new"], found["dropped"], found["added"]) == (7, 8, [5], [6])
    kinds = [(each["old"], each["kind"], each["moved"]) for each in found["matches"]]
    assert kinds[1:4] == [([2], "split", False), ([3], "kept", False), ([4], "moved", True)]
    assert [each["score"] for each in found["matches"]][2] == 1


def test_everything_is_listed_where_that_is_asked_for(tmp_path: Path) -> None:
    assert "3 -> 5  kept\n    The council voted in May.\n" in run(tmp_path, OLD, NEW, "--all").stdout


SAME = [[1, 1], [2, 2]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("One sentence.", "", []),
        ("\n \n", "One sentence.", []),
        ("One sentence.", "One sentence.", [[1, 1]]),
        ("Rents rise. Wages fall.", "Rents rise. Wages fall.", SAME),
        ("Rents rise.\nWages fall.\n", "Rents rise.\r\nWages fall.\r\n", SAME),
        ("Rents rise. Wages fall.", b"\xef\xbb\xbfRents rise. Wages fall.", SAME),
        ("租金上升。工資下降。", "租金上升。工资下降。", SAME),
        ("a", "\x1b[31m\u202e b", []),
    ],
)
def test_texts_of_all_sorts(tmp_path: Path, old: str, new: str | bytes, expected: list[list[int]]) -> None:
    assert pairs(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Rents rise. Wages fall.\nIt rains.\n", "It rains.\n", [[2, 1]]),
        ("Rents rise.\n\nIt rains.\n", "\n\nRents rise.\n\nIt rains.", [[1, 3], [3, 5]]),
        ("# Rents rise.\r\n12) It rains.\r\n", "\ufeff# Rents rise.\n12) It rains.\n", SAME),
        ("", "\n", []),
    ],
)
def test_one_sentence_a_line(tmp_path: Path, old: str, new: str, expected: list[list[int]]) -> None:
    """Lines keep their number; a blank one matches nothing, and nothing is a heading or a note."""
    assert pairs(tmp_path, old, new, "--sentences") == expected


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"\xff\xfe\x00\x01", "new.txt is not UTF-8 (byte 0xff at offset 0)"), (b"a\0b", "has a NUL at offset 1")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes, says: str) -> None:
    done = run(tmp_path, "A.", raw)
    assert done.exception is not None
    assert says in str(done.exception)
    assert getattr(done.exception, "exit_code", None) == 2


def test_standard_input_is_one_of_the_two(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("It rains.", encoding="utf-8")
    done = CliRunner().invoke(argmap, ["align", "-", str(path), "--format", "json"], input="It rains.")
    assert json.loads(done.stdout)["pairs"] == [[1, 1]]
    assert CliRunner().invoke(argmap, ["align", "-", "-"]).exit_code == 2


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    done = run(tmp_path, "A.", "A.", "-o", str(tmp_path / "out.txt"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "sentences: 1 kept\n"


def test_text_steers_no_terminal(tmp_path: Path) -> None:
    told = run(tmp_path, "Red \x1b[31m rents rise.", "Rents rose \x1b[0m and \u202e fell.").stdout
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_as_a_function() -> None:
    found = align("Rents rise. It rains.", "It rains. It snows.")
    assert [(found.old[match.old[0]], found.kind(match)) for match in found.matches] == [("It rains.", Kind.KEPT)]
    assert (found.dropped, found.added) == ((0,), (1,))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Rents rise fast.", "Rents rise slowly.", "Rents rise [-fast-]{+slowly+}."),
        ("Rents rise.", "Rents always rise.", "Rents {+always+} rise."),
        ("Rents always rise.", "Rents rise.", "Rents [-always-] rise."),
        ("租金逐年上升。", "租金上升。", "租金[-逐年-]上升。"),
        ("Rents  rise.", "Rents rise.", "Rents rise."),
        ("Rents rise.", "It snows in the hills.", None),
        ("a " * 500, "a " * 500, None),
    ],
)
def test_words_are_marked(old: str, new: str, expected: str | None) -> None:
    assert marked(old, new) == expected
