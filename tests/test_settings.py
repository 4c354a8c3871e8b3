"""What `argmap check` is told in files and on the command line, and who wins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap
from argmap.config import asked, nearest
from argmap.errors import UsageError
from argmap.findings import LEVELS, Severity
from argmap.rules import rule
from argmap.settings import DEFAULT, KEYS, Exemption, Settings, over

OWN, SHARED = "argmap.toml", "pyproject.toml"
# Errors (STR101, SUP202), a warning (EVD403) and a note (SUP201).
MAP = {"argmap": 1, "id": "m", "trees": [{"id": "thesis", "text": "Costs rose.", "contradicts": ["gone"]}]}
FAMILIES = {"STR", "SUP", "EVD"}
HUGE = "0x" + "f" * 5000  # in decimal digits too long to be written


def run(*words: object, **more: Any) -> Result:
    return CliRunner().invoke(argmap, ["check", *map(str, words)], **more)


def home(folder: Path, settings: str = "", name: str = OWN) -> Path:
    """A folder with a map in it, and settings beside the map."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "map.json").write_text(json.dumps(MAP), encoding="utf-8")
    if settings:
        (folder / name).write_text(settings, encoding="utf-8")
    return folder


def families(text: str) -> list[set[str]]:
    """The families of the findings of each map, as far as these tests speak of them."""
    records = json.loads(text)
    found = records if isinstance(records, list) else [records]
    return [{each["code"][:3] for each in record["findings"]} & FAMILIES for record in found]


# Where settings are found.


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (OWN, '[check]\nselect = ["SUP"]'),
        (OWN, 'check.select = ["SUP"]'),
        (SHARED, '[tool.argmap.check]\nselect = ["SUP"]'),
        (SHARED, '[tool]\nargmap = {check = {select = ["SUP"]}}'),
        (SHARED, 'tool = {argmap = {check = {select = ["SUP"]}}}'),
        (SHARED, '["tool"."argmap".check]\nselect = ["SUP"]'),
        (SHARED, '[ tool . argmap . check ]\nselect = ["SUP"]'),
        (SHARED, 'tool.argmap.check.select = ["SUP"]'),
    ],
)
def test_a_table_however_it_is_written(tmp_path: Path, name: str, text: str) -> None:
    assert nearest(home(tmp_path, text, name)).select == ("SUP",)


def test_the_nearest_file_that_speaks_of_argmap_settles_all(tmp_path: Path) -> None:
    """A pyproject.toml that says nothing of argmap is passed by; of two in one folder ours is read."""
    home(tmp_path, '[check]\nignore = ["SUP"]\nfail-level = "error"')
    home(tmp_path / "in", '[tool.other]\nname = "argmap"\n[tool.argmap-other]\nx = 1', SHARED)
    home(tmp_path / "in" / "deep")
    assert nearest(tmp_path / "in" / "deep").ignore == ("SUP",)
    home(tmp_path / "in", '[tool.argmap.check]\nignore = ["INF"]', SHARED)
    found = nearest(tmp_path / "in" / "deep")
    assert (found.ignore, found.fail_level) == (("INF",), "warning")
    home(tmp_path / "in", '[check]\nignore = ["EVD"]', OWN)
    assert nearest(tmp_path / "in" / "deep").ignore == ("EVD",)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert nearest(tmp_path) == Settings()


def test_standard_input_is_in_the_folder_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home(tmp_path, '[check]\nselect = ["SUP"]'))
    done = run("-", "--format", "json", input=json.dumps(MAP))
    assert families(done.stdout) == [{"SUP"}]


def test_a_link_leads_to_the_settings_of_the_map_itself(tmp_path: Path) -> None:
    home(tmp_path / "real", '[check]\nselect = ["SUP"]')
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert nearest(tmp_path / "link").select == ("SUP",)


def test_each_map_has_the_settings_nearest_to_it(tmp_path: Path) -> None:
    one, two = home(tmp_path / "one", '[check]\nselect = ["SUP"]'), home(tmp_path / "two", '[check]\nselect = ["EVD"]')
    assert families(run(one, two, "--format", "json").stdout) == [{"SUP"}, {"EVD"}]


def test_each_map_fails_at_its_own_level(tmp_path: Path) -> None:
    """The exit is 1 where any of them fails."""
    lax, strict = home(tmp_path / "lax", '[check]\nfail-level = "never"'), home(tmp_path / "strict")
    assert [run(lax).exit_code, run(strict).exit_code, run(lax, strict).exit_code] == [0, 1, 1]
    assert run(lax, strict, "--fail-level", "never").exit_code == 0


# What they say.


@pytest.mark.parametrize(
    ("settings", "words", "expected"),
    [
        ("", "", FAMILIES),
        ('select = ["SUP"]', "", {"SUP"}),
        ('select = ["SUP"]', "--extend-select EVD", {"SUP", "EVD"}),
        ('select = ["SUP"]\nextend-select = ["EVD403"]', "", {"SUP", "EVD"}),
        ('select = ["SUP"]\nextend-select = ["EVD"]', "--extend-select STR", FAMILIES),
        ('extend-select = ["INF304"]', "", FAMILIES),
        ('ignore = ["SUP"]', "", {"EVD", "STR"}),
        ('ignore = ["SUP"]', "--ignore EVD", {"STR"}),
        ('ignore = ["SUP"]', "--select SUP", {"SUP"}),
        ('select = ["EVD"]\nextend-select = ["STR"]', "--select SUP", {"SUP"}),
        ('ignore = ["SUP"]', "--isolated", FAMILIES),
        ('[check.per-file-ignores]\n"map.json" = ["SUP", "dangling-reference"]', "", {"EVD"}),
    ],
)
def test_which_rules_run(tmp_path: Path, settings: str, words: str, expected: set[str]) -> None:
    path = home(tmp_path, f"[check]\n{settings}")
    assert families(run(path, "--format", "json", *words.split()).stdout) == [expected]


@pytest.mark.parametrize(
    ("settings", "words", "runs"),
    [
        ("", "", False),
        ("", "--preview", True),
        ("", "--extend-select INF304", True),
        ("preview = true", "", True),
        ("preview = true", "--no-preview", False),
        ('extend-select = ["rabbit"]', "", True),
        ('extend-select = ["rabbit"]', "--ignore INF", False),
    ],
)
def test_a_rule_in_preview_runs_where_it_is_asked_for(tmp_path: Path, settings: str, words: str, runs: bool) -> None:
    assert rule("INF304").preview
    step = {"premises": [{"id": "rents", "text": "Rents rose."}]}
    thesis = {"id": "thesis", "text": "Costs rose.", "uses": ["cost"], "inferences": [step]}
    record = {**MAP, "trees": [thesis], "terms": [{"id": "cost", "labels": {"en": ["costs"]}}]}
    (home(tmp_path, f"[check]\n{settings}") / "map.json").write_text(json.dumps(record), encoding="utf-8")
    found = json.loads(run(tmp_path, "--format", "json", *words.split()).stdout)["findings"]
    assert ("INF304" in [each["code"] for each in found]) == runs


@pytest.mark.parametrize("level", list(Severity))
def test_the_severity_of_a_rule(tmp_path: Path, level: Severity) -> None:
    """Set by code or name; the exit, the order and the counts go by it."""
    path = home(tmp_path, f'[check]\nselect = ["EVD403"]\nseverity = {{attributed-without-anchor = "{level}"}}')
    record = json.loads(run(path, "--format", "json").stdout)
    assert {each["severity"] for each in record["findings"]} == {level}
    exits = {at: run(path, "--fail-level", at).exit_code for at in Severity}
    assert exits == {at: int(LEVELS[level] <= LEVELS[at]) for at in Severity}


@pytest.mark.parametrize(
    ("settings", "words", "exits"),
    [
        ("", "", 1),
        ("", "--max-warnings 1", 0),
        ("", "--max-warnings 0", 1),
        ("max-warnings = 1", "", 0),
        ("max-warnings = 1", "--max-warnings 0", 1),
        ("max-warnings = 0", "--fail-level error", 1),
        ("max-warnings = 1", "--fail-level note", 1),
        ("max-warnings = 0", "--fail-level never", 0),
        ("max-warnings = 0", "--exit-zero", 0),
        ("max-warnings = 0", "--exit-zero --fail-level error", 0),
        ('fail-level = "error"', "", 0),
        ('fail-level = "error"', "--fail-level warning", 1),
        ('fail-level = "note"\nmax-warnings = 1', "--ignore SUP201", 0),
    ],
)
def test_when_a_check_fails(tmp_path: Path, settings: str, words: str, exits: int) -> None:
    """One warning and one note; an error counts whatever is said of warnings."""
    path, never = home(tmp_path, f"[check]\n{settings}"), "never" in words or "zero" in words
    assert run(path, "--select", "EVD403,SUP201", *words.split()).exit_code == exits
    assert run(path, "--select", "EVD403,SUP", *words.split()).exit_code == int(not never)


# Files in which rules are not reported.


@pytest.mark.parametrize(
    ("glob", "path", "covers"),
    [
        ("map.json", "map.json", True),
        ("map.json", "deep/down/map.json", True),
        ("*.json", "deep/map.json", True),
        ("deep", "deep/down/map.json", True),
        ("map", "map.json", False),
        ("deep/map.json", "deep/map.json", True),
        ("deep/map.json", "more/deep/map.json", False),
        ("deep/*", "deep/down/map.json", True),
        ("*/map.json", "deep/map.json", True),
        ("*/map.json", "deep/down/map.json", False),
        ("**/map.json", "map.json", True),
        ("**/down/**", "deep/down/map.json", True),
        ("deep/**", "deep", False),
        ("deep/**/map.json", "deep/map.json", True),
        ("deep/**/map.json", "deep/a/b/c/map.json", True),
        ("deep/**/a.json", "deep/a/b/c/map.json", False),
        ("**", "map.json", True),
        ("[a-m]*.json", "map.json", True),
        ("[!m]*.json", "map.json", False),
        ("ma?.json", "map.json", True),
        ("MAP.json", "map.json", False),
        ("deep/", "deep/map.json", True),
        ("./deep", "deep/map.json", True),
    ],
)
def test_globs(tmp_path: Path, glob: str, path: str, covers: bool) -> None:
    assert Exemption(glob, ("SUP",), tmp_path).covers(tmp_path / path) == covers


def test_a_glob_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    assert not Exemption("**", ("SUP",), tmp_path / "in").covers(tmp_path / "map.json")


def test_a_long_glob_is_soon_read(tmp_path: Path) -> None:
    """Stars and double stars upon a name and a path that nearly fit."""
    path = tmp_path.joinpath(*["a" * 40] * 40, "b")
    assert not Exemption("/".join(["**", "*a*a*a*a*a*a*a*a*c"] * 20), ("SUP",), tmp_path).covers(path)


def test_rules_are_silent_in_one_part_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home(tmp_path)
    part = {"part": "aside", "trees": [{"id": "a", "text": "Rents rose."}]}
    (tmp_path / "aside.json").write_text(json.dumps(part), encoding="utf-8")
    (tmp_path / "map.json").write_text(json.dumps({**MAP, "parts": ["aside.json"]}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def subjects(*words: str) -> set[str]:
        record = json.loads(run(".", "--select", "EVD403", "--format", "json", *words).stdout)
        return {each["subject"]["id"] for each in record["findings"]}

    assert subjects() == {"thesis", "a"}
    assert subjects("--per-file-ignores", "aside.json:EVD403") == {"thesis"}
    assert subjects("--per-file-ignores", "aside.json:SUP, EVD4", "--per-file-ignores", "map.json:EVD") == set()
    assert subjects("--per-file-ignores", "aside.json:SUP", "--per-file-ignores", "aside.json:EVD") == {"thesis"}


# What is refused, with the file, the key, and what would be right.


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("selct = []", ["check.selct: unknown key", "did you mean 'select'?"]),
        ("fail_level = 'error'", ["check.fail_level: unknown key", "did you mean 'fail-level'?"]),
        ("xyz = 1", ["check.xyz: unknown key", "one of select, extend-select"]),
        ("select = 'SUP'", ['check.select: "SUP" is no list of codes', 'write ["SUP201", "INF3"]']),
        ("select = [1]", ["check.select: [1] is no list of codes"]),
        ("select = [['SUP']]", ["check.select: this list is no list of codes"]),
        ("select = ['INF9']", ["check.select: no rule is called 'INF9'"]),
        ("ignore = ['no-license']", ["check.ignore: no rule is called 'no-license'", "did you mean 'no-licence'?"]),
        ("extend-select = ['']", ["check.extend-select: no rule is called ''"]),
        ("preview = 'yes'", ['check.preview: "yes" is neither true nor false']),
        ("preview = 1", ["check.preview: 1 is neither true nor false"]),
        ("fail-level = 'grave'", ['check.fail-level: "grave" is no level', "one of error, warning, note, never"]),
        ("fail-level = ['error']", ['check.fail-level: ["error"] is no level']),
        ("max-warnings = -1", ["check.max-warnings: -1 is no number of warnings", "0 or more"]),
        ("max-warnings = true", ["check.max-warnings: true is no number"]),
        ("max-warnings = 1.0", ["check.max-warnings: 1.0 is no number"]),
        ("max-warnings = 2026-11-23", ['check.max-warnings: "2026-11-23" is no number']),
        ("per-file-ignores = ['a']", ['check.per-file-ignores: ["a"] is no table of globs']),
        ("per-file-ignores = {'a' = 'SUP'}", ['check.per-file-ignores."a": "SUP" is no list of codes']),
        ("per-file-ignores = {'a' = ['SUPP']}", ["check.per-file-ignores.\"a\": no rule is called 'SUPP'"]),
        ("per-file-ignores = {'../x' = ['SUP']}", ['"../x" leads to no file below the folder', "drafts/**"]),
        ("per-file-ignores = {'/x' = ['SUP']}", ['"/x" leads to no file below the folder']),
        ("per-file-ignores = {'a/../../x' = ['SUP']}", ['"a/../../x" leads to no file']),
        ("per-file-ignores = {'' = ['SUP']}", ['"" leads to no file']),
        ("severity = 'note'", ['check.severity: "note" is no table of rules', 'write {INF303 = "note"}']),
        ("severity = {INF303 = 'nte'}", ['check.severity."INF303": "nte" is no severity', "one of error, warning"]),
        ("severity = {INF303 = {a = 1}}", ['check.severity."INF303": a table is no severity']),
        ("severity = {INF = 'note'}", ["check.severity.\"INF\": no rule is called 'INF'"]),
        ("select = 'SUP'\nselct = 1", ["check.select: ", "check.selct: "]),
        ("select = [", ["argmap.toml: is not TOML: "]),
        ("select = ['SUP']\nselect = []", ["argmap.toml: is not TOML: "]),
        (f"max-warnings = {'9' * 5000}", ["argmap.toml: is not TOML: "]),
        (f"select{'.a' * 400} = 1", ["check.select: a table is no list of codes"]),
        # A number that can be read, and not be written again.
        (f"max-warnings = {HUGE}", ["check.max-warnings: a number of thousands of digits is no number of warnings"]),
        ("max-warnings = 0x8000000000000000", ["check.max-warnings: 9223372036854775808 is no number of warnings"]),
        (f"preview = {HUGE}", ["check.preview: a number of thousands of digits is neither true nor false"]),
        (f"select = [{HUGE}]", ["check.select: a number of thousands of digits is no list of codes"]),
        (f"severity = {{INF303 = {HUGE}}}", ["\"INF303\": a number of thousands of digits is no severity"]),
        (f"per-file-ignores = {{a = {HUGE}}}", ["\"a\": a number of thousands of digits is no list of codes"]),
        (f"xyz = {HUGE}", ["check.xyz: unknown key"]),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say(tmp_path: Path, settings: str, says: list[str]) -> None:
    path = home(tmp_path, f"[check]\n{settings}")
    with pytest.raises(UsageError) as refused:
        nearest(path)
    assert f"{tmp_path / OWN}: " in str(refused.value)
    assert [each for each in says if each not in str(refused.value)] == []
    assert run(path).exit_code == 2
    assert run(path, "--isolated").exit_code == 1


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (OWN, "chek = 1", "chek: unknown key"),
        (OWN, "check = 1", "check: no table"),
        (OWN, "\ufeff[check]", "begins with a byte order mark\n    save it as UTF-8 without BOM"),
        (SHARED, "[tool.argmap]\nselect = []", "tool.argmap.select: unknown key"),
        (SHARED, "[tool.argmap]\ncheck = []", "tool.argmap.check: no table"),
        (SHARED, "[tool]\nargmap = 1", "tool.argmap.check: no table"),
        (SHARED, "[tool.argmap.check]\nselct = []", "tool.argmap.check.selct: unknown key"),
        (OWN, "x = " + "[" * 5000, "nested too deep"),
    ],
)
def test_what_a_file_may_not_be(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        nearest(home(tmp_path, text, name))


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (home(tmp_path) / OWN).write_bytes(b"[check]\n# caf\xe9")
    with pytest.raises(UsageError, match="is not UTF-8"):
        nearest(tmp_path)


def test_a_faulty_file_is_told_once_and_the_other_maps_go_on(tmp_path: Path) -> None:
    home(tmp_path / "bad", "[check]\nselct = []")
    maps = [home(tmp_path / "bad" / "one"), home(tmp_path / "bad" / "two"), home(tmp_path / "good")]
    done = run(*maps, "--format", "concise")
    assert (done.exit_code, done.stderr.count("unknown key")) == (2, 1)
    assert "good" in done.stdout
    assert "bad" not in done.stdout


def test_no_escape_sequence_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    path = home(tmp_path, '[check]\n"\\u001b]0;x\\u0007" = 1\nselect = ["\\u001b[2J\\nfine.json: error"]')
    done = run(path)
    assert done.exit_code == 2
    assert not {"\x1b", "\x07"} & set(done.stderr)
    assert not [line for line in done.stderr.splitlines() if line.startswith("fine.json")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--select", "INF9"], "the command line: --select: no rule is called 'INF9'"),
        (["--select", ""], "no rule is named; leave the option out for every rule"),
        (["--select", " ,", "--select", ","], "no rule is named"),
        (["--extend-select", "no-license"], "did you mean 'no-licence'?"),
        (["--per-file-ignores", "a.json"], "'a.json' is not a glob, a colon and codes"),
        (["--per-file-ignores", "a.json:"], "is not a glob, a colon and codes"),
        (["--per-file-ignores", "../a.json:SUP"], "leads to no file below the folder"),
        (["--per-file-ignores", "a.json:SUPP"], "no rule is called 'SUPP'"),
        (["--max-warnings", "-1"], "-1 is not in the range"),
        (["--fail-level", "grave"], "'grave' is not one of"),
    ],
)
def test_what_the_command_line_may_not_say(tmp_path: Path, words: list[str], says: str) -> None:
    done = run(home(tmp_path), *words)
    assert done.exit_code != 0
    assert says in done.output + str(done.exception)
    assert done.exit_code == 2 or isinstance(done.exception, UsageError)


# What is shown of them.


def test_settings_are_shown_with_those_who_set_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home(tmp_path / "m", '[check]\nignore = ["SUP"]\nmax-warnings = 3\n[check.per-file-ignores]\n"a\\"b" = ["EVD"]')
    done = run("m", "--show-settings", "--ignore", "INF", "--max-warnings", "4")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "# m/map.json",
        "select = []  # the default",
        "extend-select = []  # the default",
        'ignore = ["SUP", "INF"]  # m/argmap.toml and the command line',
        "preview = false  # the default",
        'fail-level = "warning"  # the default',
        "max-warnings = 4  # the command line",
        'per-file-ignores = {"a\\"b" = ["EVD"]}  # m/argmap.toml',
        "severity = {}  # the default",
    ]


def test_what_a_selection_pushes_aside_is_not_shown(tmp_path: Path) -> None:
    settings = over(nearest(home(tmp_path, '[check]\nignore = ["SUP"]')), asked({"select": ("EVD",)}))
    told = {key: (value, source) for key, value, source in settings.lines()}
    assert (told["select"], told["ignore"]) == (('["EVD"]', "the command line"), ("[]", DEFAULT))
    assert list(told) == list(KEYS)


def test_settings_of_several_maps_and_of_one_that_is_none(tmp_path: Path) -> None:
    done = run(home(tmp_path / "one"), tmp_path / "nowhere", home(tmp_path / "two"), "--show-settings")
    assert done.exit_code == 2
    assert done.stdout.count("# ") == 2 * (1 + len(KEYS))
