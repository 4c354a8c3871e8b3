"""The main job: what `argmap build` writes, and that it depends on the map alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.build import GAPS, build, gaps
from argmap.draw import Drawing, draw
from argmap.errors import EngineError
from argmap.load import read
from argmap.passages import passages

ROOT = Path(__file__).parent.parent
DRAFT, FINAL, PAPER = (ROOT / "maps" / name for name in ("school-start-1", "school-start-2", "us-japan-alliance"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def command(map_path: Path, output: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "argmap", "build", str(map_path), "-o", str(output), *options]
    poor = {"PATH": "/nowhere", "HOME": str(output), **environment}
    return subprocess.run(words, capture_output=True, text=True, check=False, env=poor)


def test_every_view_is_drawn_and_named(tmp_path: Path) -> None:
    built = build(read(FINAL), tmp_path)
    views = ("overview", "part-reasons", "whole")
    assert {path.name for path in built.files} == {
        "README.md",
        "map.pdf",
        *(f"{view}.{form}" for view in views for form in ("svg", "dot")),
    }
    assert set(contents(tmp_path)) == {path.name for path in built.files}
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert all(f"({view}.svg)" in readme for view in views)
    assert "No errors and no warnings." in readme


def test_the_unsupported_steps_that_bear_most_are_drawn(tmp_path: Path) -> None:
    built = build(read(DRAFT), tmp_path)
    steps = gaps(built.checked)
    assert 0 < len(steps) <= GAPS
    assert {str(built.checked.support.statuses[each]) for each in steps} <= {"gap", "broken"}
    drawn = sorted(path.name for path in built.files if path.name.startswith("gap-"))
    assert drawn == [f"gap-{number:02}.svg" for number in range(1, len(steps) + 1)]
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert all(f"`{each}`" in readme for each in steps)


def test_without_fonts_there_is_no_pdf_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*told: Any, **_: Any) -> Drawing:
        if "pdf" in told:
            raise EngineError("not installed")
        return draw(*told, **_)

    monkeypatch.setattr(sys.modules["argmap.build"], "draw", missing)
    built = build(read(FINAL), tmp_path)
    assert "no map.pdf: not installed" in built.notices
    assert not (tmp_path / "map.pdf").exists()


def test_with_too_many_pages_there_is_no_pdf_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.draw.pages.MOST_PAGES", 1)
    built = build(read(DRAFT), tmp_path)
    assert [each for each in built.notices if each.startswith("no map.pdf: this takes 3 pages, and 1 are the most")]
    assert {"README.md", "whole.svg"} <= set(contents(tmp_path))
    assert "map.pdf" not in contents(tmp_path)


def test_the_page_tells_the_findings(tmp_path: Path) -> None:
    built = build(read(DRAFT), tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    serious = [each for each in built.checked.findings if each.severity != "note" and each.suppressed is None]
    assert len(serious) > 5
    assert all(f"**{each.code}**" in readme for each in serious)


def test_the_text_at_hand_changes_the_summary_and_no_file(tmp_path: Path) -> None:
    loaded = read(FINAL)
    without = build(loaded, tmp_path / "without")
    index = without.checked.graph
    found = passages(index, (FINAL / "essay.txt").read_bytes())
    with_text = build(loaded, tmp_path / "with", passages=found)
    assert contents(tmp_path / "without") == contents(tmp_path / "with")
    assert "none verified" in without.told()
    assert f"{found.verified} of {len(found.found)} verified" in with_text.told()


@pytest.mark.parametrize("folder", sorted((ROOT / "renders").iterdir()), ids=lambda folder: folder.name)
def test_what_is_committed_is_what_is_built(folder: Path, tmp_path: Path) -> None:
    """`make maps` leaves the work tree clean: no clock, no locale, no machine, and no text of the paper in it."""
    done = command(ROOT / "maps" / folder.name, tmp_path / "out", "--lang", "both", LC_ALL="C", TZ="Pacific/Apia")
    assert done.returncode == 0, done.stderr
    built, committed = contents(tmp_path / "out"), contents(folder)
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []  # by name: the bytes would fill a book


def test_the_summary_is_data_and_strict_is_a_gate(tmp_path: Path) -> None:
    done = command(DRAFT, tmp_path / "a")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "school-start (draft): 27 claims, 10 inferences, 1 part; anchors 41 of 41 verified; findings: "
    )
    assert command(DRAFT, tmp_path / "b", "--strict").returncode == 1
    assert command(FINAL, tmp_path / "c", "--strict").returncode == 0


def test_no_engine_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    done = command(FINAL, tmp_path / "out", "--engine", "system")
    assert done.returncode == 2
    assert "graphviz" in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_nobodys_work_is_written_over(tmp_path: Path) -> None:
    """Neither a map nor a README by hand; a folder of ours loses the pictures of parts that are gone."""
    for path in FINAL.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = contents(tmp_path)
    assert "holds a map" in command(tmp_path, tmp_path).stderr
    assert contents(tmp_path) == before
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "README.md").write_text("By hand.")
    assert command(FINAL, notes).returncode == 2
    assert contents(notes) == {"README.md": b"By hand."}
    ours = tmp_path / "ours"
    assert command(FINAL, ours).returncode == 0
    (ours / "part-gone.svg").write_text("old")
    assert command(FINAL, ours).returncode == 0
    assert "part-gone.svg" not in contents(ours)


def test_an_interruption_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(read(FINAL), tmp_path)
    before = contents(tmp_path)

    def interrupted(view: str) -> None:
        if view == "whole":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(read(DRAFT), tmp_path, progress=interrupted)
    assert contents(tmp_path) == before


def test_progress_is_for_terminals_only(tmp_path: Path) -> None:
    done = command(FINAL, tmp_path / "out")
    assert "\r" not in done.stderr + done.stdout
