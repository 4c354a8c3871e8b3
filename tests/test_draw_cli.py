"""`argmap render` and `argmap show` as their users meet them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAP = ROOT / "maps" / "school-start-1"


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "argmap", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | environment)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--view", "spine"], 0, "spine · map school-start"),
        (["--focus", "thesis"], 0, "focus: thesis, 2 steps each way"),
        (["--focus", "thesis.i1", "--depth", "1"], 0, "thesis.i1, 1 step each way"),
        (["--kind", "policy", "--kind", "causal"], 0, "kind policy or causal"),
        (["--state", "defeated", "--part", "reasons"], 0, "part reasons · state defeated"),
        (["--code", "INF"], 0, "code INF"),
        (["--section", "problem"], 0, "section problem"),
        (["--print", "--theme", "print", "--no-legend"], 0, "<svg"),
        (["--focus", "thesi"], 2, "did you mean 'thesis'"),
        (["--focus", "thesis", "--depth", "0"], 2, "a depth is 1 or more"),
        (["--view", "focus"], 2, "--focus ID"),
        (["--kind", "polcy"], 2, "did you mean 'policy'"),
        (["--state", "gaap"], 2, "did you mean 'gap'"),
        (["--code", "INF9"], 2, "no finding in this map has the code 'INF9'"),
        (["--theme", "drak"], 2, "did you mean 'dark'"),
        (["--theme", "none.toml"], 2, "the theme none.toml cannot be read"),
        (["--link-base", "javascript:alert(1)"], 2, "http, https or a relative address"),
        (["--legend-only"], 2, f"draws no map: leave '{MAP}' out"),
        (["-o", "x.bmp"], 2, "no drawing in 'bmp'"),
    ],
)
def test_render(words: list[str], code: int, says: str) -> None:
    done = process("render", MAP, *words)
    assert (done.returncode, says in done.stdout + done.stderr) == (code, True), done.stdout[:500] + done.stderr
    assert "Traceback" not in done.stderr


def test_a_faulty_theme_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text('[colours]\nink = "red"\n', encoding="utf-8")
    done = process("render", MAP, "--theme", tmp_path / "t.toml", "-o", tmp_path / "x.svg")
    assert done.returncode == 2
    assert "colours: 'ink' should be a colour as #1a2b3c" in done.stderr
    assert not (tmp_path / "x.svg").exists()


def test_a_legend_needs_no_map(tmp_path: Path) -> None:
    done = process("render", "--legend-only", "-o", tmp_path / "legend.svg")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "unsupported step (gap)" in (tmp_path / "legend.svg").read_text(encoding="utf-8")
    assert process("render").returncode == 2


@pytest.mark.parametrize(("name", "begins"), [("x.svg", "<svg"), ("x.dot", "digraph"), ("x.mmd", "---\ntitle")])
def test_the_name_of_the_file_tells_the_format(tmp_path: Path, name: str, begins: str) -> None:
    assert process("render", MAP, "-o", tmp_path / name).returncode == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("words", "environment", "coloured"),
    [
        ([], {}, False), (["--color", "always"], {}, True), (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False), (["--color", "always", "--format", "markdown"], {}, False),
    ],
)  # fmt: skip
def test_show_is_coloured_where_it_is_asked_for(words: list[str], environment: dict[str, str], coloured: bool) -> None:
    done = process("show", MAP, *words, **environment)
    assert done.returncode == 0
    assert ("\x1b[" in done.stdout) == coloured
    assert "SUP202" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_has_colours_and_a_width(environment: dict[str, str], coloured: bool) -> None:
    import pty

    told = bytearray()

    def read(file: int) -> bytes:
        data = os.read(file, 4096)
        told.extend(data)
        return data

    before = dict(os.environ)
    os.environ.pop("NO_COLOR", None)
    os.environ.update({"TERM": "xterm", "COLUMNS": "60", "LINES": "24", "PYTHONPATH": str(ROOT), **environment})
    try:
        pty.spawn([sys.executable, "-m", "argmap", "show", str(MAP)], read)
    finally:
        os.environ.clear()
        os.environ.update(before)
    text = told.decode(errors="replace").replace("\r\n", "\n")
    assert ("\x1b[" in text) == coloured
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n\n")[0].splitlines()
    assert max(map(len, lines)) <= 60
    assert len(lines) > 10
