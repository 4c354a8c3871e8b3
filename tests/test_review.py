"""Faults that a reading of the whole tree found, kept from coming back."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.check import check
from argmap.cli import argmap
from argmap.dump import dump, write
from argmap.graph import graph
from argmap.load import load, loads
from argmap.model import Citation, Claim, Inference, Map, Part, Reference
from argmap.stats import stats
from argmap.support import State, Status, support


def run(*words: object) -> object:
    return CliRunner().invoke(argmap, [str(word) for word in words])


def written(folder: Path, **more: object) -> Path:
    claim = {"id": "a", "text": "Rents fell.", "anchors": [{"quote": "rents fell"}]}
    path = folder / "map.json"
    path.write_text(json.dumps({"id": "m", "trees": [claim], **more}), encoding="utf-8")
    return path


@pytest.mark.parametrize("named", ["{folder}/secret.txt", "../secret.txt", "secret.txt"])
def test_a_map_names_its_text_and_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    (tmp_path / "secret.txt").write_text("root: rents fall")
    home = tmp_path / "map"
    home.mkdir()
    monkeypatch.chdir(tmp_path)
    path = written(home, paper={"text": named.format(folder=tmp_path)})
    for verb in (["anchor", path], ["stats", path, "--coverage"], ["anchor", path, "--suggest", "root"]):
        done = run(*verb)
        assert done.exit_code != 0  # type: ignore[attr-defined]
        assert "rents fall" not in done.output  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        write(pipe, "through")
        assert reader.communicate()[0] == "through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_parts_called_map_and_map_part_both_stay(tmp_path: Path) -> None:
    argument = Map(id="m", parts=tuple(Part(part=name) for name in ("map", "map-part", "map-part2")))
    dump(argument, tmp_path)
    assert load(tmp_path) == argument


def test_a_new_map_spares_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "reasons.json").write_text("keep")
    assert run("new", tmp_path).exit_code != 0  # type: ignore[attr-defined]
    assert [path.name for path in tmp_path.iterdir()] == ["reasons.json"]


def test_a_folder_of_pictures_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path)
    out = tmp_path / "mine"
    out.mkdir()
    (out / "part-time.svg").write_text("mine")
    assert run("build", path, "-o", out).exit_code != 0  # type: ignore[attr-defined]
    assert [each.name for each in out.iterdir()] == ["part-time.svg"]


def test_places_are_entered_everywhere_and_only_where_they_are_sure(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Rents fell. So rents fell again. It is a rule. In what follows, more.")
    step = {
        "id": "a.i1",
        "premises": [{"id": "b", "text": "B", "anchors": [{"quote": "So rents"}]}],
        "warrant": {"text": "W", "anchors": [{"quote": "a rule"}]},
    }
    twice = [
        {"id": "c", "text": "C1", "anchors": [{"quote": "again"}]},
        {"id": "c", "text": "C2", "anchors": [{"quote": "more"}]},
    ]
    claim = {"id": "a", "text": "Rents fell.", "anchors": [{"quote": "Rents fell"}], "inferences": [step]}
    path = written(
        tmp_path,
        trees=[claim, *twice],
        paper={"text": "t.txt"},
        left_out=[{"anchor": {"quote": "In what"}, "reason": "transition"}],
    )
    run("anchor", path, "--write")
    m = load(path)
    index = graph(m)
    assert index.claims["a"].anchors[0].at == (0, 10)
    assert index.inferences["a.i1"].warrant.anchors[0].at is not None  # type: ignore[union-attr]
    assert m.left_out[0].anchor.at is not None
    assert [each.anchors[0].at for each in m.claims if each.id == "c"] == [None, None]


def test_a_suppression_ends_on_its_day() -> None:
    hush = {"ignore": [{"code": "SUP202", "reason": "Later.", "until": "2026-01-01"}]}
    argument = loads(json.dumps({"id": "m", "trees": [{"id": "a", "text": "T", "lint": hush}]}))

    def hushed(today: str | None) -> bool:
        return [each.suppressed is not None for each in check(argument, ["SUP202"], today=today).findings] == [True]

    assert [hushed(None), hushed("2025-12-31"), hushed("2026-01-01")] == [True, True, False]


@pytest.mark.parametrize("count", [3, 199, 200, 201, 400])
def test_a_circle_with_one_way_in_has_one_broken_step(count: int) -> None:
    """Whatever its size: the step that leads back to the way in is circular, and the others hold."""
    found = support(graph(ring(count)))
    broken = [name for name, status in found.statuses.items() if status is Status.BROKEN]
    assert broken == ["c0.i1"]
    assert set(found.states.values()) == {State.GROUNDED}


def ring(count: int, name: str = "c") -> Map:
    """Each claim rests on the one before, the first on the last, and the first is cited as well."""
    claims = [
        Claim(
            id=f"{name}{number}",
            text=f"{name}{number}",
            cites=(Citation(source="work"),) if number == 0 else (),
            inferences=(Inference(id=f"{name}{number}.i1", premises=(f"{name}{(number - 1) % count}",)),),
        )
        for number in range(count)
    ]
    return Map(id="m", references=(Reference(id="work", type="book"),), claims=tuple(claims))


@pytest.mark.parametrize(
    ("period", "good"),
    [("2015/201X", True), ("2017-21/2017-06", True), ("2017/2015", False), ("2024-05/2024", True),
     ("2023-02-31", False), ("2017~/2025?", True),
     ("2020-12/2020-11", False), ("../2020", True), ("20XX/1999", False)],
)  # fmt: skip
def test_periods_run_forward_and_days_exist(period: str, good: bool) -> None:
    text = json.dumps({"id": "m", "trees": [{"id": "a", "text": "T", "period": period}]})
    if good:
        assert loads(text).claims[0].period == period
    else:
        with pytest.raises(Exception, match=r"before it begins|no day"):
            loads(text)


def test_blank_words_and_odd_years_are_no_fault_of_ours(tmp_path: Path) -> None:
    work = {"id": "w", "type": "book", "issued": {"date-parts": [["²"]]}}
    claim = {"id": "a", "text": " ", "cites": [{"source": "w"}], "period": "2020", "kind": "empirical"}
    path = written(tmp_path, trees=[claim], references=[work])
    for words in (["check", path], ["build", path, "-o", tmp_path / "out"], ["render", path, "--format", "dot"]):
        assert run(*words).exit_code in (0, 1), words  # type: ignore[attr-defined]


def test_a_file_of_faults_is_refused_soon_and_not_endlessly() -> None:
    claims = [{"id": f"c{number}", "txt": "T"} for number in range(3000)]
    with pytest.raises(Exception, match="unknown key") as caught:
        loads(json.dumps({"id": "m", "trees": claims}))
    assert 50 < len(str(caught.value).splitlines()) < 1000


def test_a_key_with_a_line_break_makes_no_line_of_ours(tmp_path: Path) -> None:
    path = written(tmp_path, **{"x\nmap.json:1:1: all is well\x1b[2J": 1})
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert not any(line.startswith("map.json:1:1: all is well") for line in done.stderr.splitlines())
    assert "\x1b" not in done.stderr


def test_data_are_utf_8_wherever_they_go() -> None:
    text = json.dumps({"id": "m", "trees": [{"id": "a", "text": "結構 café"}]}, ensure_ascii=False)
    command = [sys.executable, "-m", "argmap", "fmt", "-"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, env=environment)
    assert "結構 café" in done.stdout.decode("utf-8")


def test_lengths_are_of_the_texts_in_a_language() -> None:
    texts = [{"en": "One two three."}, {"zh-Hant": "一二三四五六七八九十"}, {"zh-Hant": "一二三四五六七八九十"}]
    argument = loads(json.dumps({"id": "m", "trees": [{"id": f"c{n}", "text": text} for n, text in enumerate(texts)]}))
    assert stats(argument)["length"] == {"en": 3, "zh-Hant": 10}


def test_a_part_is_not_dropped_in_silence(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert run("render", path, "--view", "whole", "--part", "nosuch").exit_code != 0  # type: ignore[attr-defined]
