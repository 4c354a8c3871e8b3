"""The history of a map: which commits count, what each is compared with, and how it is told."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from repositories import COSTS, HABIT, POLLS, THESIS, WITH_GIT, Repository, claim, folder, repo, whole
from test_cli import process

import argmap
from argmap.cli.history import _progress
from argmap.digest import COLUMNS, padded
from argmap.errors import GitError
from argmap.log import CHANGES, Revision
from argmap.log.telling import KEY, as_text, line
from argmap.repository import Commit
from argmap.schema import schema

pytestmark = WITH_GIT
__all__ = ["repo"]
REWORDED = claim("habit", "Officers of the two armies have learned how to plan together.")
FIRMER = claim("costs", COSTS["text"], modality="certain")


def told(*words: Any, **more: Any) -> list[str]:
    """The history in short: the subject of each commit with what it did."""
    return [in_short(each) for each in argmap.log(*words, **more)]


def in_short(revision: Revision) -> str:
    if revision.problem is not None:
        return f"{revision.commit.subject}: no map"
    changes = revision.changes
    counts = "first" if changes is None else " ".join(f"{changes[each]} {each}" for each in CHANGES if changes[each])
    return f"{revision.commit.subject}: {revision.claims}, {counts}"


HISTORY: list[tuple[str, dict[str, object], str]] = [
    ("Begin", folder(), "3, first"),
    ("Say otherwise", folder("maps/m", THESIS, COSTS, REWORDED), "3, 2 same 1 reworded"),
    ("Firmer", folder("maps/m", THESIS, FIRMER, REWORDED), "3, 3 same 1 stronger"),
    ("Weaker", folder("maps/m", THESIS, COSTS, REWORDED), "3, 3 same 1 weaker"),
    ("Ask", folder("maps/m", claim("thesis", THESIS["text"], "costs", "habit", "polls"), COSTS, REWORDED, POLLS),
     "4, 3 same 1 added 1 other"),
    ("Drop", folder("maps/m", THESIS, COSTS, REWORDED), "3, 3 same 1 removed 1 other"),
    ("Cite", folder("maps/m", THESIS, COSTS | {"cites": [{"named": "a report"}]}, REWORDED), "3, 3 same 1 other"),
    ("Note", {"maps/m/README.md": "A note.", "maps/m/reviews/a.json": "{}", "maps/n.json": whole(POLLS)}, ""),
    ("Tidy", {"maps/m/reasons.json": json.dumps({"part": "reasons", "trees": [
        COSTS | {"cites": [{"named": "a report"}]}, REWORDED]})}, "3, 3 same"),
]  # fmt: skip


@pytest.fixture
def long(repo: Repository) -> Repository:
    for subject, files, _ in HISTORY:
        repo.commit(subject, files)
    return repo


ALL = [f"{subject}: {expected}" for subject, _, expected in reversed(HISTORY) if expected]


def test_each_commit_that_changed_the_map(long: Repository) -> None:
    assert told("maps/m") == ALL


@pytest.mark.parametrize(
    ("here", "path"),
    [
        (".", "maps/m/"), (".", "maps/m/map.json"), (".", "{top}/maps/m"), ("maps", "m"), ("maps", "maps/m"),
        ("maps/m", "."),
    ],
)  # fmt: skip
def test_from_wherever(long: Repository, monkeypatch: pytest.MonkeyPatch, here: str, path: str) -> None:
    monkeypatch.chdir(long.top / here)
    assert told(path.format(top=long.top)) == ALL


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        ((), {"most": 1}, ALL[:1]),
        ((), {"most": 3}, ALL[:3]),
        ((), {"most": 99}, ALL),
        (("HEAD~3",), {}, ALL[2:]),
        (("HEAD~5..HEAD~2",), {}, ALL[1:4]),
        (("..HEAD",), {}, []),
        (("HEAD~4..",), {}, ALL[:3]),
        (("v1..",), {}, ALL[:3]),
        (("HEAD^{/Cite}",), {}, ALL[1:]),
        (("HEAD^{/F..m}..HEAD~2",), {}, ALL[1:5]),
        ((), {"since": "2026-01-08T00:00:00Z"}, ALL[:2]),
        (("HEAD~7",), {"since": "2026-01-02T12:00:00Z"}, ALL[6:7]),
        ((), {"first_parent": True}, ALL),
    ],
)
def test_a_piece_of_the_history(long: Repository, words: tuple[str], more: dict[str, Any], expected: list[str]) -> None:
    """The oldest of a piece is compared with what was before it, too."""
    long.git("tag", "v1", "HEAD~4")
    assert told("maps/m", *words, **more) == expected


@pytest.mark.parametrize(
    ("path", "revisions", "says"),
    [
        ("maps/x", "", "there is no 'maps/x' in this revision\n    did you mean 'maps/m'?"),
        ("maps", "", "this folder has no map.json in this revision\n    name a map: maps/m"),
        ("maps/m", "v9", "there is no revision 'v9'"),
        ("maps/m", "v9..HEAD", "there is no revision 'v9'"),
        ("maps/m", "HEAD..v9", "there is no revision 'v9'"),
        ("maps/m", "HEAD...main", "'HEAD...main' is no range that a map has a history in\n    write OLD..NEW"),
        ("maps/m", "--all", "'--all' is no name of a revision"),
        ("maps/m", "--output=x", "'--output=x' is no name of a revision"),
        ("../m", "", "'../m' lies outside the repository"),
        ("maps/\0m", "", "lies outside the repository"),
    ],
)
def test_what_has_no_history(long: Repository, path: str, revisions: str, says: str) -> None:
    with pytest.raises(GitError) as error:
        argmap.log(path, revisions)
    assert says in str(error.value)


def test_a_map_of_one_file_among_others(repo: Repository) -> None:
    repo.commit("Begin", {"a.json": whole(COSTS), "b.json": whole(HABIT)})
    repo.commit("Other", {"b.json": whole(HABIT, POLLS)})
    repo.commit("Own", {"a.json": whole(COSTS, POLLS)})
    assert told("a.json") == ["Own: 2, 1 same 1 added", "Begin: 1, first"]


# What is no map


def test_a_revision_that_is_no_map_is_told_and_passed_over(repo: Repository) -> None:
    repo.commit("Begin", folder())
    repo.commit("Conflict", {"maps/m/reasons.json": "<<<<<<< ours\n"})
    repo.commit("Worse", {"maps/m/map.json": whole(THESIS, parts=["reasons.json"], colour="red")})
    repo.commit("Mended", folder("maps/m", THESIS, COSTS, REWORDED))
    assert told("maps/m") == ["Mended: 3, 2 same 1 reworded", "Worse: no map", "Conflict: no map", "Begin: 3, first"]
    newest, worse, conflict, first = argmap.log("maps/m")
    assert newest.before == first.commit.id
    assert worse.problem == "maps/m/map.json:7:12: unknown key 'colour' at /colour"
    assert conflict.problem == "maps/m/reasons.json:1:1: is not JSON: expecting value"


def test_what_git_keeps_elsewhere_is_no_map(repo: Repository) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    repo.commit("Begin", folder())
    repo.commit("Part away", {"maps/m/reasons.json": pointer})
    repo.commit("All away", {"maps/m/map.json": pointer})
    repo.commit("Back", folder())
    assert told("maps/m") == ["Back: 3, 3 same", "All away: no map", "Part away: no map", "Begin: 3, first"]
    assert [each.problem for each in argmap.log("maps/m")][1:3] == [
        "maps/m/map.json: is kept in Git LFS, and not here", "maps/m/reasons.json: is kept in Git LFS, and not here",
    ]  # fmt: skip


def test_what_never_was_a_map(repo: Repository) -> None:
    repo.commit("Begin", {"a.json": "[1]"})
    repo.commit("Again", {"a.json": "[2]"})
    repo.commit("A map", {"a.json": whole(COSTS)})
    assert told("a.json") == ["A map: 1, first", "Again: no map", "Begin: no map"]


def test_a_map_that_is_gone_and_comes_back(repo: Repository) -> None:
    repo.commit("Begin", folder())
    repo.commit("Away", {"maps/m/map.json": None, "maps/m/reasons.json": None})
    assert told("maps/m") == ["Away: no map", "Begin: 3, first"]
    assert told("maps/m/map.json") == ["Away: no map", "Begin: 3, first"]
    repo.commit("Back", folder("maps/m", THESIS, COSTS, REWORDED))
    assert told("maps/m") == ["Back: 3, first", "Away: no map", "Begin: 3, first"]


def test_a_part_that_is_missing_for_a_while(repo: Repository) -> None:
    repo.commit("Begin", folder())
    repo.commit("Lost", {"maps/m/reasons.json": None})
    repo.commit("Found", {"maps/m/reasons.json": {"part": "reasons", "trees": [COSTS, HABIT]}})
    assert told("maps/m") == ["Found: 3, 3 same", "Lost: no map", "Begin: 3, first"]


# Names


def test_renames_are_followed(repo: Repository) -> None:
    repo.commit("Begin", folder("drafts/essay"))
    repo.commit("Say otherwise", folder("drafts/essay", THESIS, COSTS, REWORDED))
    (repo.top / "maps").mkdir()
    repo.git("mv", "drafts/essay", "maps/m")
    repo.commit("Move")
    repo.commit("Change", folder("maps/m", THESIS, COSTS, POLLS))
    expected = [
        "Change: 3, 2 same 1 added 1 removed 2 other",
        "Move: 3, 3 same",
        "Say otherwise: 3, 2 same 1 reworded",
        "Begin: 3, first",
    ]
    assert told("maps/m") == expected
    assert [each.was for each in argmap.log("maps/m")] == [None, "drafts/essay/map.json", None, None]
    assert [each.path for each in argmap.log("maps/m")][1:3] == ["maps/m/map.json", "drafts/essay/map.json"]
    assert told("maps/m", most=3) == expected[:3]
    assert told("maps/m", "HEAD~3..") == expected[:3]
    assert told("drafts/essay") == ["Move: no map", *expected[2:]]


def test_a_file_that_becomes_a_folder(repo: Repository) -> None:
    repo.commit("Begin", {"essay.json": whole(THESIS, COSTS, HABIT, POLLS)})
    repo.git("mv", "essay.json", "map.json")
    (repo.top / "essay").mkdir()
    repo.git("mv", "map.json", "essay/map.json")
    repo.commit("Folder", {"essay/map.json": whole(THESIS, COSTS, POLLS, parts=["h.json"]),
                           "essay/h.json": {"part": "h", "trees": [HABIT]}})  # fmt: skip
    assert [each.was for each in argmap.log("essay")] == ["essay.json", None]
    assert told("essay")[-1] == "Begin: 4, first"


# Branches


def test_a_merge_is_compared_with_its_first_parent(repo: Repository) -> None:
    repo.commit("Begin", folder() | {"other.txt": "1"})
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit("Aside", {"maps/m/reasons.json": {"part": "reasons", "trees": [COSTS, REWORDED]}})
    repo.git("checkout", "--quiet", "main")
    repo.commit("Elsewhere", {"other.txt": "2"})
    repo.days += 1
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge side", "side")
    assert told("maps/m") == ["Aside: 3, 2 same 1 reworded", "Begin: 3, first"], (
        "a merge that adds nothing is no revision"
    )
    assert told("maps/m", first_parent=True)[0] == "Merge side: 3, 2 same 1 reworded"


def test_a_merge_of_two_changes(repo: Repository) -> None:
    repo.commit("Begin", folder())
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit("Aside", {"maps/m/reasons.json": {"part": "reasons", "trees": [COSTS, REWORDED]}})
    repo.git("checkout", "--quiet", "main")
    ours = repo.commit("Ours", {"maps/m/map.json": whole(THESIS | {"modality": "certain"}, parts=["reasons.json"])})
    repo.days += 1
    repo.git("merge", "--quiet", "-m", "Merge side", "side")
    assert told("maps/m") == [
        "Merge side: 3, 2 same 1 reworded", "Ours: 3, 3 same 1 stronger", "Aside: 3, 2 same 1 reworded",
        "Begin: 3, first",
    ]  # fmt: skip
    merge = next(argmap.log("maps/m"))
    assert (merge.before, len(merge.commit.parents)) == (ours, 2)
    assert " merge ~1 " in line(merge)


def test_the_edge_of_a_shallow_clone_is_no_beginning(
    long: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long.git("clone", "--quiet", "--depth", "4", long.top.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert [(each.commit.subject, each.shallow) for each in argmap.log("maps/m")] == [
        ("Tidy", False), ("Cite", False), ("Drop", True),
    ]  # fmt: skip
    assert "the clone begins here" in list(as_text(argmap.log("maps/m")))[3]


# How it is told


def test_the_table(long: Repository) -> None:
    lines = re.sub(r"^[0-9a-f]{7} ", "# ", "\n".join(as_text(argmap.log("maps/m"))), flags=re.MULTILINE)
    assert (
        lines
        == f"""\
revision  date        author        claims  changed             findings  subject
#   2026-01-10  A. Mapper          3  as before                     Tidy
#   2026-01-08  A. Mapper          3  *1                            Cite
#   2026-01-07  A. Mapper          3  -1 *1               -1        Drop
#   2026-01-06  A. Mapper          4  +1 *1               +1        Ask
#   2026-01-05  A. Mapper          3  v1                            Weaker
#   2026-01-04  A. Mapper          3  ^1                            Firmer
#   2026-01-03  A. Mapper          3  ~1                            Say otherwise
#   2026-01-02  A. Mapper          3  first                         Begin

{KEY}"""
    )


HOSTILE = "\x1b[31mred\x07 \u202eback\u2066 ::error:: " + "x" * 300
MANY = dict.fromkeys(CHANGES, 12345)


@pytest.mark.parametrize("changes", [None, MANY, dict.fromkeys(CHANGES, 0)])
@pytest.mark.parametrize("problem", [None, "map.json:1:1: \x1b[2J" + "y" * 300])
@pytest.mark.parametrize(("author", "subject"), [(HOSTILE, HOSTILE), ("王大明" * 9, "合併" * 90), ("", "")])
def test_a_line_fits_and_steers_nothing(
    changes: dict[str, int] | None, problem: str | None, author: str, subject: str
) -> None:
    commit = Commit("a" * 40, ("b" * 40, "c" * 40), "a" * 12, "2026-01-02T00:00:00+00:00", author, subject)
    weak = {"mended": 12345, "introduced": 12345, "kept": 1}
    told = line(Revision(commit, "map.json", "was.json", "m", 12345, None, changes, changes and weak, problem))
    assert padded(told, COLUMNS).startswith(told), "it is not clipped once more"
    assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", told)
    assert told.startswith("a" * 12 + "  2026-01-02")


def test_the_columns_stand_below_each_other() -> None:
    commit = Commit("a" * 40, (), "a" * 7, "2026-01-02T00:00:00+00:00", "王大明", "Begin")
    wide, narrow = (line(Revision(each, "m", None, "m", 3)) for each in (commit, Commit("a" * 40, (), "a" * 7,
                    "2026-01-02T00:00:00+00:00", "A. Mapper", "Begin")))  # fmt: skip
    assert wide.index("first") == narrow.index("first") - 3, "three characters of two columns each"


def test_subjects_and_authors_come_as_they_are(repo: Repository) -> None:
    repo.commit("\x1b[31mred\nand more", folder(), author="日本 \x07 <x@example.org>")
    done = process("log", "maps/m")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "日本" in done.stdout
    record = json.loads(process("log", "maps/m", "--format", "json").stdout)
    assert "red" in record["revisions"][0]["subject"]


def test_the_json_follows_its_schema(long: Repository) -> None:
    long.commit("Broken", {"maps/m/map.json": "{"})
    done = process("log", "maps/m", "--format", "json")
    record = json.loads(done.stdout)
    assert not [error.message for error in Draft202012Validator(schema("log")).iter_errors(record)]
    assert [each["subject"] for each in record["revisions"]] == ["Broken", *(each.partition(":")[0] for each in ALL)]
    broken, newest, *_, oldest = record["revisions"]
    assert (broken["claims"], broken["changes"], broken["problem"][:17]) == (None, None, "maps/m/map.json:1")
    assert newest["changes"] == dict.fromkeys(CHANGES, 0) | {"same": 3}
    assert newest["before"] == newest["parents"][0]
    assert (oldest["before"], oldest["findings"]) == (None, None)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["maps/m"], 0, "Begin"),
        (["maps/m", "-n", "1"], 0, "Tidy"),
        (["maps/m", "HEAD..HEAD"], 0, "maps/m: none of these commits changed it"),
        (["maps/m", "HEAD..HEAD", "--format", "json"], 0, '"revisions": []'),
        (["maps/x"], 2, "argmap: there is no 'maps/x' in this revision"),
        (["maps/m", "v9"], 2, "there is no revision 'v9'"),
        (["maps/m", "--", "--all"], 2, "'--all' is no name of a revision"),
        (["--", "--all"], 2, "there is no '--all'"),
        (["maps/m", "-n", "0"], 2, "0 is not in the range x>=1"),
        (["maps/m", "--since", "--all"], 0, "none of these"),
        ([], 2, "Missing argument 'PATH'"),
    ],
)
def test_exit_and_message(long: Repository, words: list[str], code: int, says: str) -> None:
    done = process("log", *words)
    assert (done.returncode, says in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_it_goes_into_a_file(long: Repository) -> None:
    done = process("log", "maps/m", "-o", "log.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert (long.top / "log.txt").read_text(encoding="utf-8") == process("log", "maps/m").stdout


def test_the_progress_of_a_history_is_said_on_a_terminal_alone(long: Repository) -> None:
    assert process("log", "maps/m", "--format", "json").stderr == ""


def test_the_progress_is_one_line_that_is_wiped(long: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    list(_progress(argmap.log("maps/m", most=2), "maps/\x1bm"))
    said = capsys.readouterr().err  # click leaves the escapes out where it is no terminal
    assert re.fullmatch(r"(\rmaps/�m: \d, 2026-01-\d\d [0-9a-f]{7} …){2}\r", said)


def test_a_map_is_read_and_checked_once(long: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    module = sys.modules["argmap.log"]
    check = module.check
    monkeypatch.setattr(module, "check", lambda loaded: (counted.append(1), check(loaded))[1])
    assert len(list(argmap.log("maps/m"))) == len(ALL)
    assert len(counted) == len(ALL) - 2, "'Weaker' and 'Drop' make the map what it was before"


def test_what_is_found_first_is_told_first(long: Repository) -> None:
    found = argmap.log("maps/m")
    assert next(found).commit.subject == "Tidy"
    found.close()  # type: ignore[attr-defined]


def test_a_claim_in_parts_is_counted_once(repo: Repository) -> None:
    whole_claim = claim("habit", "Officers of both armies plan together, and factories for one missile stand in both.")
    parts = claim("habit", "Officers of both armies plan together."), claim("sites", "Factories for one missile stand.")
    repo.commit("Begin", folder("maps/m", THESIS, COSTS, whole_claim))
    repo.commit("Part", folder("maps/m", THESIS, COSTS, *parts))
    assert told("maps/m")[0] == "Part: 4, 2 same 1 split"
