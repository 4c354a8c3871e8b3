"""Findings that are known: only new ones count, whatever becomes of the layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from argmap import baseline
from argmap.check import check
from argmap.cli import argmap
from argmap.errors import UsageError
from argmap.load import read

THESIS = {"id": "thesis", "text": "The alliance lasts."}
TRADE = {"id": "trade", "text": "Trade grows."}
PEACE = {"id": "peace", "text": "There is peace."}
CODES = ("EVD403", "SUP202")
RULES = ("--select", ",".join(CODES))


def written(*trees: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"argmap": 1, "id": "m", "roots": [trees[0]["id"]], "trees": list(trees)} | more


def saved(folder: Path, record: dict[str, Any], name: str = "m.json", indent: int | None = None) -> Path:
    path = folder / name
    path.write_text(json.dumps(record, ensure_ascii=False, indent=indent), encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(argmap, ["check", "--isolated", *RULES, *map(str, words)])


def states(done: Result) -> dict[tuple[str, str], str]:
    """What stands where, and whether it is new."""
    records = json.loads(done.stdout)
    found = {}
    for record in records if isinstance(records, list) else [records]:
        found |= {(each["code"], each["subject"]["id"]): each["baseline"] for each in record["findings"]}
        found |= {(each["code"], each["subject"]): "absent" for each in record["absent"]}
    return found


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """The baseline of a map of two claims."""
    file = tmp_path / "known.json"
    done = run(saved(tmp_path, written(THESIS, TRADE)), "--write-baseline", file)
    assert (done.exit_code, "with 3 known findings" in done.stderr) == (0, True), done.output
    return file


# What a baseline makes of findings.


@pytest.mark.parametrize(
    ("record", "exits", "new", "absent"),
    [
        (written(THESIS, TRADE), 0, set(), set()),
        (written(TRADE, THESIS, roots=["thesis"]), 0, set(), set()),
        (written(THESIS, {"text": "trade  GROWS.", "id": "trade"}), 0, set(), set()),
        (written(THESIS, TRADE, PEACE), 1, {("EVD403", "peace")}, set()),
        (written(THESIS), 0, set(), {("EVD403", "trade")}),
        (written(THESIS, TRADE | {"text": "Trade shrinks."}), 1, {("EVD403", "trade")}, {("EVD403", "trade")}),
        (written(THESIS, TRADE | {"id": "commerce"}), 1, {("EVD403", "commerce")}, {("EVD403", "trade")}),
        (written(THESIS, id="other"), 1, {("EVD403", "thesis"), ("SUP202", "thesis")}, set()),
    ],
    ids=["the same", "another order", "another layout of a text", "a claim more", "a claim less", "another text",
         "another id", "another map"],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 4])
def test_only_what_is_new_counts(
    tmp_path: Path, known: Path, record: dict[str, Any], exits: int, new: set[Any], absent: set[Any], indent: int | None
) -> None:
    done = run(saved(tmp_path, record, indent=indent), "--baseline", known, "--format", "json")
    told = json.loads(done.stdout)
    found = {(each["code"], each["subject"]["id"]) for each in told["findings"] if each["baseline"] == "new"}
    gone = {(each["code"], each["subject"]) for each in told["absent"]}
    assert (found, gone, done.exit_code) == (new, absent, exits)


def test_without_a_baseline_nothing_is_new(tmp_path: Path) -> None:
    done = run(saved(tmp_path, written(THESIS)), "--format", "json")
    assert set(states(done).values()) == {None}


@pytest.mark.parametrize("form", ["text", "concise", "markdown"])
def test_a_short_mark_and_a_line_for_what_is_gone(tmp_path: Path, known: Path, form: str) -> None:
    done = run(saved(tmp_path, written(THESIS, PEACE)), "--baseline", known, "--format", form, "--all")
    marks = "\\[{}\\]" if form == "markdown" else "[{}]"
    assert [marks.format(word) in done.stdout for word in ("new", "unchanged")] == [True, True]
    assert "1 of them new" in done.stdout
    assert "m: 1 of the baseline no longer found: EVD403 trade\n" in done.stdout


def test_a_person_is_told_what_is_new_and_how_much_is_known(tmp_path: Path, known: Path) -> None:
    path = saved(tmp_path, written(THESIS, TRADE, PEACE))
    lines = run(path, "--baseline", known).stdout.splitlines()
    assert [line.split()[:3] for line in lines if "EVD403" in line or "SUP202" in line] == [
        ["warning", "EVD403", "[new]"]
    ]
    assert lines[-3:] == [
        "3 known from known.json (--all lists them)", "",
        "m: 1 error, 3 warnings, 0 notes, 1 of them new; anchors unverified",
    ]  # fmt: skip
    assert " known from " not in run(path).stdout
    assert " known from " not in run(path, "--baseline", known, "--all").stdout


def test_where_all_is_known_it_is_counted(tmp_path: Path, known: Path) -> None:
    path = saved(tmp_path, written(THESIS, TRADE))
    for option in ("--baseline", "--write-baseline"):
        done = run(path, option, known)
        assert done.stdout.splitlines() == [
            "3 known from known.json (--all lists them)", "",
            "m: 1 error, 2 warnings, 0 notes, 0 of them new; anchors unverified",
        ]  # fmt: skip
        assert done.exit_code == 0


def test_the_report_and_the_baseline_are_two_files(tmp_path: Path, known: Path) -> None:
    path, same = saved(tmp_path, written(THESIS)), tmp_path / "deep" / ".." / "fresh.json"
    (tmp_path / "deep").mkdir()
    before = known.read_bytes()
    for words in (
        ["--write-baseline", tmp_path / "fresh.json", "-o", same],
        ["--write-baseline", known, "-o", known],
        ["--baseline", known, "-o", known],
        ["--baseline", known, "--prune-baseline", "-o", known],
    ):
        done = run(path, *words)
        assert (done.exit_code, "name another file with -o" in done.output) == (2, True)
    assert known.read_bytes() == before
    assert not (tmp_path / "fresh.json").exists()


def test_annotations_are_of_what_is_new(tmp_path: Path, known: Path) -> None:
    done = run(saved(tmp_path, written(THESIS, TRADE, PEACE)), "--baseline", known, "--format", "github")
    assert [line.partition("(")[2][:6] for line in done.stdout.splitlines()] == ["EVD403"]


def test_lines_of_json_tell_what_is_gone(tmp_path: Path, known: Path) -> None:
    done = run(saved(tmp_path, written(THESIS)), "--baseline", known, "--format", "json-lines")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["code"] for each in records if each["baseline"] == "absent"] == ["EVD403"]


def test_many_that_are_gone_are_counted() -> None:
    one = check(read(json.dumps(written(THESIS)).encode()))
    known = frozenset(baseline.Known("m", "EVD403", f"c{number}", f"{number:016x}") for number in range(9))
    (told,) = baseline.compared([one], known)
    assert baseline.gone(told) == "m: 9 of the baseline no longer found: " + ", ".join(
        [*(f"EVD403 c{number}" for number in range(5)), "4 more"]
    )


def test_what_the_map_suppresses_is_neither_written_nor_gone(tmp_path: Path, known: Path) -> None:
    hushed = TRADE | {"lint": {"ignore": [{"code": "EVD403", "reason": "A sketch."}]}}
    path = saved(tmp_path, written(THESIS, hushed))
    assert states(run(path, "--baseline", known, "--format", "json"))["EVD403", "trade"] == "unchanged"
    run(path, "--write-baseline", tmp_path / "fresh.json")
    assert ("EVD403", "trade") not in {(each.code, each.subject) for each in baseline.read(tmp_path / "fresh.json")}
    assert run(path, "--baseline", tmp_path / "fresh.json", "--no-suppressions").exit_code == 1


# What is told together.


def essay(cited: str = "", sections: str = "111", said: str = "Trade grows.") -> dict[str, Any]:
    """A thesis from three bare claims, `abc`; each in a section, and those cited with a source."""
    claims = [
        {
            "id": name,
            "text": said if name == "a" else f"So it is with {name}.",
            "anchors": [{"section": section, "quote": name}],
        }
        | ({"cites": [{"source": "walt"}]} if name in cited else {})
        for name, section in zip("abc", sections, strict=True)
    ]
    step = {"premises": [{"ref": each["id"]} for each in claims]}
    return written(
        THESIS | {"inferences": [step]}, *claims,
        sections=[{"id": "1"}, {"id": "2"}], references=[{"id": "walt", "type": "book"}],
    )  # fmt: skip


def checked(path: Path, rules: str, *words: object) -> tuple[set[str], set[str], set[str]]:
    """By these rules alone: what is new, what is known, and what is gone."""
    words = ("check", "--isolated", "--select", rules, "--format", "json", path, *words)
    record = json.loads(CliRunner().invoke(argmap, [str(each) for each in words]).stdout)
    places = [(each["baseline"], f"{each['code']} {each['subject']['id']}") for each in record["findings"]]
    gone = {f"{each['code']} {each['subject']}" for each in record["absent"]}
    new, known = ({place for state, place in places if state == which} for which in ("new", "unchanged"))
    return new, known, gone


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (essay(), set()),
        (essay("b"), set()),
        (essay("ab"), set()),
        (essay(sections="112"), set()),
        (essay("a", sections="122"), set()),
        (essay(said="Trade shrinks."), {"SUP201 a", "SUP202 thesis"}),
        (essay("c", said="Trade shrinks."), {"SUP201 a", "SUP202 thesis"}),
    ],
    ids=["the same", "one mended", "two mended", "one told apart", "one mended, the others elsewhere", "another text",
         "one mended, another text"],
)  # fmt: skip
def test_of_findings_told_together_those_left_are_known(tmp_path: Path, now: dict[str, Any], new: set[str]) -> None:
    known, rules = tmp_path / "known.json", "SUP201,SUP202"
    checked(saved(tmp_path, essay()), rules, "--write-baseline", known)
    told = checked(saved(tmp_path, now), rules, "--baseline", known, "--prune-baseline")
    assert (told[0], told[2]) == (new, new)  # another text is another finding, and the old one is gone
    assert checked(tmp_path / "m.json", rules, "--baseline", known)[0] == new  # what is left keeps it in the file


def test_what_joins_those_that_are_known_is_new(tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    checked(saved(tmp_path, essay("c")), "SUP201", "--write-baseline", known)
    assert checked(saved(tmp_path, essay()), "SUP201", "--baseline", known)[0] == {"SUP201 a"}
    assert checked(saved(tmp_path, essay("bc")), "SUP201", "--baseline", known) == (set(), {"SUP201 a"}, set())
    assert checked(saved(tmp_path, essay("abc")), "SUP201", "--baseline", known) == (set(), set(), {"SUP201 a"})


def test_what_a_known_finding_only_names_is_no_part_of_it(tmp_path: Path) -> None:
    """Two claims rest on one work, and then a root falls with one of them alone: the latter is news."""
    known, both = tmp_path / "known.json", essay("abc")
    both["trees"][0]["inferences"] = [{"premises": [{"ref": each}]} for each in "ab"]
    checked(saved(tmp_path, both), "SUP205", "--write-baseline", known)
    assert {each.subject for each in baseline.read(known)} == {"walt"}
    one = essay("a")
    one["trees"][0]["inferences"] = [{"premises": [{"ref": "a"}]}]
    told = checked(saved(tmp_path, one), "SUP205", "--baseline", known)
    assert told == ({"SUP205 a"}, set(), {"SUP205 walt"})


def test_a_baseline_without_parts_is_read(tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    checked(path := saved(tmp_path, essay()), "SUP201", "--write-baseline", known)
    record = json.loads(known.read_text(encoding="utf-8"))
    assert [len(each.pop("parts")) for each in record["findings"]] == [3]
    known.write_text(json.dumps(record), encoding="utf-8")
    assert checked(path, "SUP201", "--baseline", known) == (set(), {"SUP201 a"}, set())


# The file.


def test_the_file_is_for_people_and_for_git(known: Path) -> None:
    lines = known.read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"baseline": 1, "findings": ['
    assert [line[1:46] for line in lines[1:]] == [
        '{"map": "m", "code": "EVD403", "subject": "th',
        '{"map": "m", "code": "EVD403", "subject": "tr',
        '{"map": "m", "code": "SUP202", "subject": "th',
    ]
    assert json.loads("\n".join(lines))["baseline"] == 1
    assert not {"line", "column", "file"} & set(json.loads("\n".join(lines))["findings"][0])


def test_writing_it_again_changes_nothing(tmp_path: Path, known: Path) -> None:
    before = known.read_bytes()
    run(tmp_path / "m.json", "--write-baseline", known)
    assert known.read_bytes() == before
    assert not list(tmp_path.glob(".known*"))


ENTRIES = st.builds(
    baseline.Known, st.text(max_size=8), st.from_regex(r"[A-Z]{3}[0-9]{3}", fullmatch=True), st.text(max_size=8),
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    st.lists(st.from_regex(r"[0-9a-f]{16}", fullmatch=True), max_size=3).map(tuple),
)  # fmt: skip


@given(st.frozensets(ENTRIES))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: frozenset[baseline.Known]) -> None:
    path = tmp_path_factory.mktemp("baseline") / "known.json"
    path.write_text(baseline.text(entries), encoding="utf-8")
    assert baseline.read(path) == entries
    assert "\x1b" not in path.read_text(encoding="utf-8")


def test_it_speaks_only_of_the_maps_and_rules_that_were_checked(tmp_path: Path, known: Path) -> None:
    """A check of one map, or of a few rules, takes nothing away from the others."""
    other = saved(tmp_path, written(PEACE, id="other"), "other.json")
    run(other, "--write-baseline", known)
    before = baseline.read(known)
    assert {(each.map, each.code) for each in before} == {(m, code) for m in ("m", "other") for code in CODES}
    empty = saved(tmp_path, written(PEACE | {"anchors": [{"quote": "peace"}]}, id="other"), "other.json")
    few = ("--isolated", "--select", "EVD", "--format", "json")
    done = CliRunner().invoke(argmap, ["check", *few, str(empty), "--baseline", str(known), "--prune-baseline"])
    assert states(done) == {("EVD403", "peace"): "absent"}
    assert before - baseline.read(known) == {each for each in before if (each.map, each.code) == ("other", "EVD403")}


def test_pruning_takes_out_what_is_gone_and_adds_nothing(tmp_path: Path, known: Path) -> None:
    path = saved(tmp_path, written(THESIS, PEACE))
    assert run(path, "--baseline", known, "--prune-baseline").exit_code == 1
    assert {(each.code, each.subject) for each in baseline.read(known)} == {("EVD403", "thesis"), ("SUP202", "thesis")}


def test_rules_that_are_no_more_are_pruned(tmp_path: Path, known: Path) -> None:
    record = json.loads(known.read_text())
    record["findings"].append({"map": "m", "code": "XYZ999", "subject": "thesis", "fingerprint": "0" * 16})
    known.write_text(json.dumps(record), encoding="utf-8")
    run(tmp_path / "m.json", "--baseline", known, "--prune-baseline")
    assert "XYZ999" not in known.read_text(encoding="utf-8")


def test_nothing_is_gone_because_the_text_is_away(tmp_path: Path) -> None:
    claim = THESIS | {"anchors": [{"quote": "it lasts"}]}  # and the text has no such words
    path, text, known = saved(tmp_path, written(claim)), tmp_path / "paper.txt", tmp_path / "known.json"
    text.write_text("Nothing of the kind.", encoding="utf-8")
    words = [path, "--select", "EVD401", "--format", "json"]
    run(*words, "--text", text, "--write-baseline", known)
    assert "EVD401" in {each.code for each in baseline.read(known)}
    away = run(*words, "--baseline", known, "--prune-baseline")
    assert json.loads(away.stdout)["absent"] == []
    assert "EVD401" in {each.code for each in baseline.read(known)}


def test_revisions_of_one_map_share_what_is_known(tmp_path: Path) -> None:
    """They have one id: what any of them has is found, and what none has is told once."""
    one = saved(tmp_path, written(THESIS, TRADE), "one.json")
    two, known = saved(tmp_path, written(THESIS, PEACE), "two.json"), tmp_path / "known.json"
    run(one, two, "--write-baseline", known)
    assert set(states(run(one, two, "--baseline", known, "--format", "json")).values()) == {"unchanged"}
    done = run(two, two, "--baseline", known, "--format", "json")
    assert [[each["subject"] for each in record["absent"]] for record in json.loads(done.stdout)] == [["trade"], []]


def test_from_an_old_baseline_to_a_new_one(tmp_path: Path, known: Path) -> None:
    """With both, the old one decides the exit."""
    path, new = saved(tmp_path, written(THESIS, TRADE, PEACE)), tmp_path / "new.json"
    before = known.read_bytes()
    assert run(path, "--baseline", known, "--write-baseline", new).exit_code == 1
    assert (known.read_bytes(), run(path, "--baseline", new).exit_code) == (before, 0)


# What is refused, and what is left alone.


PARTS = (
    b'{"baseline": 1, "findings": [{"map": "m", "code": "EVD403", "subject": "s", "fingerprint": "0123456789abcdef", '
    b'"parts": %b}]}'
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "known.json:1:1: is empty"),
        (b"{", "known.json:1:2: is not JSON"),
        (b"[]", "holds no JSON object"),
        (b"{}", 'it has no "baseline": 1'),
        (b'{"baseline": 2, "findings": []}', 'it has no "baseline": 1'),
        (b'{"baseline": true, "findings": []}', 'it has no "baseline": 1'),
        (b'{"baseline": 1}', 'one list, "findings"'),
        (b'{"baseline": 1, "findings": {}}', 'one list, "findings"'),
        (b'{"baseline": 1, "findings": [], "x": 1}', 'one list, "findings"'),
        (b'{"baseline": 1, "baseline": 1, "findings": []}', "this key stands twice"),
        (b'{"baseline": 1, "findings": [1]}', "entry 1 is not made of map, code, subject, fingerprint"),
        (b'{"baseline": 1, "findings": [{"map": "m"}]}', "entry 1 is not made of"),
        (b'{"baseline": 1, "findings": [{"map": "m", "code": "EVD403", "subject": 1, "fingerprint": "0"}]}', "entry 1"),
        (b'{"baseline": 1, "findings": [{"map": "m", "code": "C", "subject": "s", "fingerprint": "0"}]}', "entry 1"),
        (PARTS % b'"x"', "entry 1 is not made of"),
        (PARTS % b'["x"]', "entry 1 is not made of"),
        (PARTS % b"[1]", "entry 1 is not made of"),
        (b'{"baseline": 1, "findings": ' + b"[" * 100_000, "known.json"),
        (b"\xff\xfe", "is not UTF-8"),
        (b'{"baseline": NaN, "findings": []}', "is no JSON number"),
        (json.dumps(written(THESIS)).encode(), 'it has no "baseline": 1'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_file_that_is_no_baseline(tmp_path: Path, content: bytes, says: str, option: str) -> None:
    """It is neither used nor written over."""
    path, known = saved(tmp_path, written(THESIS)), tmp_path / "known.json"
    known.write_bytes(content)
    done = run(path, option, known)
    assert isinstance(done.exception, UsageError)
    assert says in str(done.exception)
    assert "--write-baseline" in str(done.exception)
    assert known.read_bytes() == content


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    done = run(saved(tmp_path, written(THESIS)), "--baseline", tmp_path / "nowhere.json")
    assert isinstance(done.exception, UsageError)
    assert "there is no such file" in str(done.exception)


@pytest.mark.parametrize("words", [["--write-baseline"], ["--prune-baseline", "--baseline"]])
def test_nothing_is_written_where_a_map_could_not_be_checked(tmp_path: Path, known: Path, words: list[str]) -> None:
    before = known.read_bytes()
    done = run(saved(tmp_path, written(THESIS)), tmp_path / "nowhere.json", *words, known)
    assert (done.exit_code, known.read_bytes()) == (2, before)
    assert "is left as it is" in done.stderr


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "known").mkdir()
    path = saved(tmp_path, written(THESIS))
    assert isinstance(run(path, "--baseline", tmp_path / "known").exception, UsageError)
    assert isinstance(run(path, "--write-baseline", tmp_path / "known").exception, OSError)
    assert list((tmp_path / "known").iterdir()) == []


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_baseline_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(saved(tmp_path, written(THESIS)), option, "-")
    assert (done.exit_code, "a baseline is a file" in done.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]


def test_pruning_needs_a_baseline(tmp_path: Path) -> None:
    done = run(saved(tmp_path, written(THESIS)), "--prune-baseline")
    assert (done.exit_code, "goes with --baseline FILE" in done.output) == (2, True)


def test_from_python() -> None:
    one, two = (check(read(json.dumps(written(*each)).encode()), CODES) for each in ((THESIS,), (THESIS, TRADE)))
    (compared,) = baseline.compared([two], baseline.told([one]))
    assert {each.subject.id for each in compared.findings if each.baseline == "new"} == {"trade"}
    assert {each.subject for each in baseline.absent([one], baseline.told([two]))} == {"trade"}
    assert baseline.renewed([one], baseline.told([two])) == baseline.told([one])
