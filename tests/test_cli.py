"""The command line as its users meet it: exits, streams, files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap

MAPS = Path(__file__).parent.parent / "maps"


def run(*words: object, **more: object) -> Result:
    return CliRunner().invoke(argmap, [str(word) for word in words], **more)  # type: ignore[arg-type]


def process(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "argmap", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]


REVIEW = MAPS / "us-japan-alliance" / "reviews" / "critical-reading.json"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--version"], 0, "argmap 0."),
        (["--help"], 0, "Commands:"),
        (["chekc"], 2, "No such command"),
        (["check"], 2, "Missing argument"),
        (["check", "nowhere"], 2, "there is no such file"),
        (["check", MAPS], 2, f"this folder has no map.json\n    name a map: {MAPS / 'school-start-1'}, "),
        (["check", MAPS / "school-start-2" / "reasons.json"], 2, "is a part of a map, and no map by itself"),
        (["show", REVIEW], 2, "is a review, and no map by itself"),
        (["anchor", MAPS / "school-start-2", "--text", MAPS], 2, "is a folder; name the text in it"),
        (["align", MAPS / "school-start-1", MAPS / "school-start-2"], 2, "`argmap diff` compares maps"),
        (["check", MAPS / "school-start-2"], 0, "no findings"),
        (["check", MAPS / "school-start-1"], 1, "SUP202"),
        (["check", MAPS / "school-start-1", "--fail-level", "never"], 0, "SUP202"),
        (["check", MAPS / "school-start-1", "--select", "INF9"], 2, "no rule is called 'INF9'"),
        (["check", MAPS / "school-start-2", "-o", "git:x:y"], 2, "name a file with -o"),
        (["check", MAPS / "school-start-1", "nowhere"], 2, "there is no such file"),
        (["rule", "inf301"], 0, "What it does"),
        (["rule", "no-licence"], 0, "INF301"),
        (["rule", "INF31"], 2, "no rule is called"),
        (["rule", "ABC"], 2, "no rule is called 'ABC'"),
        (["rule"], 2, "name one rule"),
        (["schema", "prat"], 2, "there are map, part, review"),
        (["show", MAPS / "school-start-2", "--part", "rea"], 2, "no part is called 'rea'"),
        (["anchor", MAPS / "school-start-2", "--text", "nowhere.txt"], 2, "nowhere.txt"),
    ],
)
def test_exit_and_message(words: list[object], code: int, says: str) -> None:
    done = process(*words)
    assert (done.returncode, says in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


FAULTY = {
    "id": "m",
    "trees": [{"id": "a", "text": "A.", "inferences": [{"premises": [{"ref": "gone"}]}, {"premises": []}]}],
}
TELLS = "m: this map has 2 faults; `argmap check` tells them"


@pytest.mark.parametrize(
    "words",
    [["show"], ["render", "--format", "dot"], ["stats"], ["fmt", "--check"], ["anchor", "--text", "{text}"],
     ["build", "-o", "{out}"], ["explore"]],
)  # fmt: skip
def test_a_faulty_map_is_worked_on_and_said_to_be_faulty(tmp_path: Path, words: list[str]) -> None:
    """In one line on stderr, unless that is to be quiet; of a map without faults nothing is said."""
    path, text = tmp_path / "m.json", tmp_path / "text.txt"
    path.write_text(json.dumps(FAULTY), encoding="utf-8")
    text.write_text("A.", encoding="utf-8")
    words = [word.format(text=text, out=tmp_path / "out") for word in words]
    done = run(words[0], path, *words[1:])
    assert done.exit_code in (0, 1)
    assert done.stderr.splitlines().count(TELLS) == 1
    assert TELLS not in run(words[0], path, *words[1:], "--quiet").stderr
    path.write_text(json.dumps({"id": "m", "trees": [{"id": "a", "text": "A."}]}), encoding="utf-8")
    assert "this map" not in run(words[0], path, *words[1:]).stderr


@pytest.mark.parametrize(
    "words",
    [["check"], ["show"], ["render", "--format", "dot"], ["build", "-o", "{out}"], ["explore"]],
    ids=lambda words: words[0],
)
def test_a_language_that_the_map_has_not(tmp_path: Path, words: list[str]) -> None:
    words = [word.format(out=tmp_path / "out") for word in words]
    done = process(words[0], MAPS / "us-japan-alliance-abstract-en", *words[1:], "--lang", "xx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'us-japan-alliance-abstract-en' says nothing in 'xx'; it has " in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("tag", ["en", "EN-gb", "both"])
def test_a_language_that_it_has_in_some_form(tag: str) -> None:
    assert run("show", MAPS / "us-japan-alliance-abstract-en", "--lang", tag).exit_code == 0


@pytest.mark.parametrize("words", [["check"], ["anchor"], ["stats", "--coverage"], ["build", "-o", "{out}"]])
def test_the_text_is_not_read_from_standard_input(tmp_path: Path, words: list[str]) -> None:
    words = [word.format(out=tmp_path / "out") for word in words]
    done = process(words[0], MAPS / "school-start-2", *words[1:], "--text", "-", input="The text.")
    assert (done.returncode, done.stdout) == (2, "")
    assert "read from a file, not from standard input" in done.stderr


def test_data_on_stdout_talk_on_stderr() -> None:
    done = process("check", "--format", "json", MAPS / "school-start-1", env={**os.environ, "ARGMAP_TEXTS": ""})
    assert json.loads(done.stdout)["map"] == "school-start"


def test_several_maps_go_on_and_the_largest_exit_wins() -> None:
    done = process("check", "--format", "json", MAPS / "school-start-2", "nowhere", MAPS / "school-start-1")
    assert done.returncode == 2
    assert [len(each["findings"]) > 5 for each in json.loads(done.stdout)] == [False, True]


def test_a_map_from_standard_input() -> None:
    text = (MAPS / "school-start-1" / "map.json").read_text(encoding="utf-8")
    done = run("check", "-", input=text)
    assert done.exit_code == 1
    assert "<stdin>:" in done.stdout


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "findings.json"
    done = run("check", "--format", "json", "-o", out, MAPS / "school-start-2")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["map"] == "school-start"
    assert [path.name for path in out.parent.iterdir()] == ["findings.json"]


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    done = process("check", "-o", tmp_path / "file" / "findings", MAPS / "school-start-2")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (tmp_path / "file").read_text() == "kept"


def test_new_writes_a_map_that_checks_and_is_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "My Paper"
    assert run("new", folder).exit_code == 0
    assert "SUP202" in run("check", folder).stdout
    assert run("fmt", "--check", folder).exit_code == 0
    before = (folder / "map.json").read_bytes()
    done = process("new", folder)
    assert (done.returncode, (folder / "map.json").read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("language", "tag", "says"),
    [
        ("en", "en", "Replace this"), ("en-GB", "en-GB", "Replace this"), ("zh-Hant", "zh-Hant", "把這句話"),
        ("zh-TW", "zh-TW", "把這句話"), ("zh", "zh", "把這句話"), ("zh-Hans", "zh-Hant", "把這句話"),
        ("zh-CN", "zh-Hant", "把這句話"), ("de", "en", "Replace this"), ("ja-JP", "en", "Replace this"),
    ],
)  # fmt: skip
def test_a_first_map_says_in_what_language_its_sentences_are(
    tmp_path: Path, language: str, tag: str, says: str
) -> None:
    done = run("new", tmp_path / "m", "--lang", language)
    record = json.loads((tmp_path / "m" / "map.json").read_text(encoding="utf-8"))
    assert record["paper"] == {"language": language}
    ((written, text),) = record["trees"][0]["text"].items()
    assert (written, text.startswith(says)) == (tag, True)
    told = f"there are none in '{language}', only in en and zh-Hant; write yours under '{language}'"
    assert (told in done.stderr) == (language != tag)
    assert "there are none" not in run("new", tmp_path / "n", "--lang", language, "--quiet").stderr
    assert run("check", tmp_path / "m", "--select", "STR").exit_code == 0


def test_fmt_is_idempotent_on_our_own_maps() -> None:
    for path in sorted(MAPS.glob("*/map.json")):
        assert run("fmt", "--check", path.parent).exit_code == 0, path


def test_anchor_suggests_and_lists() -> None:
    folder = MAPS / "school-start-2"
    listing = run("anchor", folder)
    assert listing.exit_code == 0, listing.stdout
    assert listing.stdout.startswith("anchors: ")
    assert run("anchor", folder, "--all").stdout.count("\nexact") > 20
    sentence = (folder / "essay.txt").read_text(encoding="utf-8").split(". ")[3]
    assert run("anchor", folder, "--suggest", sentence).stdout.strip()


def test_anchor_writes_its_cache_and_nothing_else(tmp_path: Path) -> None:
    for path in (MAPS / "school-start-2").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert run("anchor", tmp_path, "--write").exit_code == 0
    assert '"sha256"' in (tmp_path / "reasons.json").read_text(encoding="utf-8")
    assert run("fmt", "--check", tmp_path).exit_code == 0
    assert run("check", tmp_path).exit_code == 0


def test_a_broken_pipe_is_no_fault() -> None:
    script = f"{sys.executable} -m argmap show {MAPS / 'school-start-1'} --lang both | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


def test_output_is_the_same_where_the_locale_is_poor() -> None:
    poor = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = process("show", MAPS / "school-start-1", env=poor)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "words",
    [("check",), ("show", "--format", "text"), ("explore",), ("render", "--format", "svg"), ("stats",)],
)
def test_no_output_replaces_a_map(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"argmap": 1, "id": "m", "trees": [{"id": "a", "text": "So."}]}', encoding="utf-8")
    before = path.read_bytes()
    result = run(words[0], str(path), *words[1:], "-o", str(path))
    assert result.exit_code == 2
    assert "holds a map" in result.stderr
    assert path.read_bytes() == before


KEPT = "Kept as it is."


@pytest.mark.parametrize(
    ("words", "file", "says"),
    [
        (("check", "{map}", "--text", "{file}"), "paper.txt", "is read by this command"),
        (("check", "{map}"), "essay.txt", "is read by this command"),
        (("show", "{folder}"), "essay.txt", "is read by this command"),
        (("check", "{map}"), "argmap.toml", "holds settings"),
        (("stats", "{map}"), "pyproject.toml", "holds settings"),
        (("render", "{map}", "--format", "svg", "--theme", "{file}"), "mine.toml", "is read by this command"),
        (("render", "{map}", "--format", "svg", "--theme", "{file}"), "mine.json", "is read by this command"),
        (("align", "{file}", "{map}"), "old.txt", "is read by this command"),
        (("check", "{map}", "--isolated"), "linked.txt", "is read by this command"),
    ],
)
def test_no_output_replaces_what_is_read(tmp_path: Path, words: tuple[str, ...], file: str, says: str) -> None:
    record = {"argmap": 1, "id": "m", "paper": {"text": "essay.txt"}, "trees": [{"id": "a", "text": "So."}]}
    (tmp_path / "map.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "essay.txt").write_text(KEPT, encoding="utf-8")
    (tmp_path / "linked.txt").symlink_to("essay.txt")
    path = tmp_path / file
    if not path.exists():
        path.write_text({".toml": "", ".json": "{}"}.get(path.suffix, KEPT), encoding="utf-8")
    before = path.read_bytes()
    filled = [word.format(map=tmp_path / "map.json", folder=tmp_path, file=path) for word in words]
    done = run(*filled, "-o", path)
    assert (done.exit_code, f"{says}; name another file with -o" in done.stderr) == (2, True), done.output
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", [("check", "--exit-zero"), ("show",), ("render", "--focus", "a", "--format", "svg")])
def test_an_output_of_an_earlier_run_is_replaced(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Also where the map names a text that is not at hand, or a claim is called like the file."""
    record = {"argmap": 1, "id": "m", "paper": {"text": "gone.txt"}, "trees": [{"id": "a", "text": "So."}]}
    (tmp_path / "map.json").write_text(json.dumps(record), encoding="utf-8")
    for name in ("a", "report.txt"):
        (tmp_path / name).write_text("old", encoding="utf-8")
        assert run(words[0], tmp_path, *words[1:], "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8") != "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told_by_the_name_of_the_file() -> None:
    folder = MAPS / "school-start-2"
    done = process("check", folder, "-o", "/dev/full")
    assert (done.returncode, done.stderr) == (2, "argmap: /dev/full: No space left on device\n")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "argmap", "check", str(folder)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "argmap: standard output: No space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="the shell of POSIX")
@pytest.mark.parametrize(
    ("closed", "words", "code"),
    [
        (">&-", "check --exit-zero {}", 0), (">&-", "check {} -o report.txt", 1), (">&- 2>&-", "check {}", 1),
        ("2>&-", "show gone.json", 2), (">&-", "--version", 0), ("<&-", "check -", 2), (">&- 2>&- <&-", "show {}", 0),
    ],
)  # fmt: skip
def test_a_closed_stream_is_no_fault(tmp_path: Path, closed: str, words: str, code: int) -> None:
    """What would go there goes nowhere; nothing else is written in its place, and the exit is what it was."""
    filled = words.format(MAPS / "school-start-1")
    command = f"'{sys.executable}' -m argmap {filled} {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr, "fault of argmap" in done.stderr) == (code, False, False)
    if "report.txt" in words:
        assert (tmp_path / "report.txt").read_text(encoding="utf-8").endswith("anchors 41 exact\n")
