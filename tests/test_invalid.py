"""Every broken map in `maps/invalid` is met as EXPECTED.md says, and no verb harms a file of it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.errors import ArgmapError
from argmap.load import load

FOLDER = Path(__file__).parent / "maps" / "invalid"
TABLE = FOLDER / "EXPECTED.md"
ROW = re.compile(r"^\| (?P<name>\S+) \| (?P<code>\d) \| (?P<fault>.+?) \| (?P<said>.+) \|$", re.MULTILINE)
LONGEST = 10  # seconds; a broken map must not keep anybody waiting
# Words of the program, not of its users, and what is said when argmap itself fails.
JARGON = ("Traceback", "fault of argmap", "Error:", "pydantic", "constrained", "Input should", "String should", "dict[",
          "sys.", "additionalProperties")  # fmt: skip
FAMILIES = ("STR", "EVD")  # faults of the record; other families speak of the argument


@dataclass(frozen=True)
class Case:
    name: str
    code: int
    said: tuple[str, ...]

    def laid(self, folder: Path) -> Path:
        """A copy that a verb may harm."""
        source, target = FOLDER / self.name, folder / "case" / self.name.replace(".recipe", ".json")
        if source.is_dir():
            return Path(shutil.copytree(source, target))
        target.parent.mkdir()
        target.write_bytes(cooked(source) if source.suffix == ".recipe" else source.read_bytes())
        return target


def cooked(recipe: Path) -> bytes:
    """The file that a recipe stands for: pieces of text, and pairs of a piece and how often it is repeated."""
    pieces = json.loads(recipe.read_text(encoding="utf-8"))
    return "".join(each if isinstance(each, str) else each[0] * each[1] for each in pieces).encode()


def cases() -> list[Case]:
    rows = (row.groupdict() for row in ROW.finditer(TABLE.read_text(encoding="utf-8")))
    quoted = re.compile("`([^`]+)`")
    return [Case(row["name"].rstrip("/"), int(row["code"]), tuple(quoted.findall(row["said"]))) for row in rows]


CASES = cases()
REFUSED = [pytest.param(case, id=case.name) for case in CASES if case.code == 2]
REPORTED = [pytest.param(case, id=case.name) for case in CASES if case.code == 1]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    said: str


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail instead of hanging, where the system has alarms."""

    def late(*_: object) -> None:
        raise TimeoutError(f"still running after {seconds} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(*words: object, given: bytes | None = None) -> Done:
    """The command line in process, with what `main` makes of an error; anything but an ArgmapError fails the test."""
    with within(LONGEST):
        result = CliRunner().invoke(argmap, [str(word) for word in words], input=given)
    if isinstance(result.exception, ArgmapError):
        return Done(result.exception.exit_code, result.stdout, result.stderr + str(result.exception))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(autouse=True)
def _no_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the texts beside the maps are at hand."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)


def test_the_folder_is_the_table() -> None:
    here = sorted(path.name for path in FOLDER.iterdir() if path != TABLE)
    assert here == sorted(case.name for case in CASES)
    assert len(CASES) >= 50


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: Case, tmp_path: Path) -> None:
    done = run("check", case.laid(tmp_path))
    assert (done.code, done.out) == (2, ""), done.said
    for words in case.said:
        assert words in done.said
    assert not [words for words in JARGON if words in done.said], done.said
    assert len(done.said) < 4000, "a message is for reading"


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_left_alone(case: Case, tmp_path: Path) -> None:
    path, out = case.laid(tmp_path), tmp_path / "out"
    before = hashes(tmp_path)
    assert run("fmt", path).code == 2
    assert run("fmt", "--check", path).code == 2
    assert run("show", path, "-o", out).code == 2
    if "build" in argmap.commands:
        assert run("build", path, "-o", out).code == 2
    assert hashes(tmp_path) == before


def findings(path: Path) -> list[dict[str, object]]:
    done = run("check", "--format", "json", path)
    assert done.code == 1, done.out + done.said
    found: list[dict[str, object]] = json.loads(done.out)["findings"]
    return found


def serious(found: list[dict[str, object]]) -> set[str]:
    return {f"{each['code']} {each['subject']['id']}" for each in found if each["severity"] != "note"}  # type: ignore[index]


@pytest.mark.parametrize("case", REPORTED)
def test_reported(case: Case, tmp_path: Path) -> None:
    path = case.laid(tmp_path)
    before = hashes(tmp_path)
    found = findings(path)
    assert set(case.said) <= serious(found)
    of_record = {each for each in serious(found) if each.startswith(FAMILIES)}
    assert of_record == {each for each in case.said if each.startswith(FAMILIES)}
    assert not any(each["location"]["line"] is None for each in found)  # type: ignore[index]
    assert hashes(tmp_path) == before


@pytest.mark.parametrize("case", REPORTED)
def test_layout_mends_nothing_and_loses_nothing(case: Case, tmp_path: Path) -> None:
    path = case.laid(tmp_path)
    argument, found = load(path), serious(findings(path))
    assert run("fmt", path).code == 0
    assert load(path) == argument
    assert serious(findings(path)) == found
    assert run("fmt", "--check", path).code == 0


@pytest.mark.parametrize("case", REPORTED)
def test_a_faulty_map_is_shown_and_drawn_all_the_same(case: Case, tmp_path: Path) -> None:
    path = case.laid(tmp_path)
    before = hashes(tmp_path / "case")
    assert run("show", path).code == 0
    if "build" in argmap.commands:
        done = run("build", path, "-o", tmp_path / "out")
        assert done.code == 0, done.said
        assert run("build", "--strict", path, "-o", tmp_path / "strict").code == 1
    assert hashes(tmp_path / "case") == before


PART = '{"part": "theory", "trees": [{"id": "a", "text": "T"}]}'
MAP = '{"argmap": 1, "id": "m", "trees": [{"id": "r", "text": "R"}], "parts": ["theory.json"]}'


# Links are made here, for not every system and archive carries them.
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("theory.json", "../outside/theory.json"),
        ("theory.json", "theory.json"),
        ("theory.json", "nowhere.json"),
        ("theory.json", "map.json"),
        ("theory.json", "."),
    ],
    ids=["out of the folder", "to itself", "to nothing", "to the map", "to a folder"],
)
def test_a_link_as_a_part(link: str, target: str, tmp_path: Path) -> None:
    for folder in ("m", "outside"):
        (tmp_path / folder).mkdir()
    (tmp_path / "m" / "map.json").write_text(MAP, encoding="utf-8")
    (tmp_path / "outside" / "theory.json").write_text(PART, encoding="utf-8")
    (tmp_path / "m" / link).symlink_to(target)
    done = run("check", tmp_path / "m")
    assert (done.code, done.out) == (2, ""), done.said
    assert "theory.json" in done.said
    assert not [words for words in JARGON if words in done.said], done.said


@pytest.mark.parametrize("words", [["check", "m"], ["merge", "m", "m", "m", "-o", "a/b/out"]])
def test_a_part_that_stands_elsewhere_in_another_folder(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the link it leads back into the folder; in a copy without the link it would be written beside it."""
    monkeypatch.chdir(tmp_path)
    Path("m/deep/down").mkdir(parents=True)
    Path("m/link").symlink_to("deep/down")
    Path("m/map.json").write_text(MAP.replace("theory.json", "link/../../theory.json"), encoding="utf-8")
    Path("m/theory.json").write_text(PART, encoding="utf-8")
    done = run(*words)
    assert done.code == 2
    assert "part 'link/../../theory.json' lies outside the folder of the map" in done.said
    assert not Path("a").exists()


def test_a_part_name_that_no_file_can_have(tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text(MAP.replace("theory.json", "t" * 5000), encoding="utf-8")
    assert run("check", tmp_path).code == 2


def test_a_map_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text(MAP, encoding="utf-8")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        done = run("check", path)
        assert (done.code, "cannot be read: Permission denied" in done.said) == (2, True)
    else:
        pytest.skip("this user may read everything")


# Beside the table: what the words of `main` and the streams add to the exit code, in a process of its own.
@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["check", "list.json"], 2, "holds no JSON object"),
        (["show", "list.json"], 2, "holds no JSON object"),
        (["fmt", "--check", "duplicate-key-truncated.json"], 2, "duplicate-key-truncated.json"),
        (["check", "lone-surrogate-in-ref.json"], 2, "/premises/0/ref"),
        (["check", "part-outside", "no-map-json"], 2, "no map.json"),
        (["check", "dangling-premise.json"], 1, "STR101"),
        (["check", "dangling-premise.json", "--fail-level", "never"], 0, "STR101"),
        (["check", "list.json", "dangling-premise.json"], 2, "STR101"),
        (["check", "dangling-premise.json", "list.json"], 2, "holds no JSON object"),
    ],
    ids=str,
)
def test_as_a_process(words: list[str], code: int, says: str) -> None:
    command = [sys.executable, "-m", "argmap", *words]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert (done.returncode, says in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
    assert not [words for words in JARGON if words in done.stderr], done.stderr


@pytest.mark.parametrize("given", [b"", b"[]", b"\xff", b'{"id": "m", "parts": ["theory.json"]}'])
def test_from_standard_input(given: bytes) -> None:
    done = run("check", "-", given=given)
    assert (done.code, done.out) == (2, "")
    assert done.said.startswith("<stdin>")
