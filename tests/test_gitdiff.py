"""argmap as what git calls to compare maps: with git itself, on the files that it hands over."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from repositories import COSTS, HABIT, POLLS, THESIS, WITH_GIT, Repository, claim, folder, repo, whole
from test_cli import process

from argmap.errors import UsageError
from argmap.gitdiff import gitdiff
from argmap.gittext import gittext

pytestmark = WITH_GIT
__all__ = ["repo"]
REWORDED = claim("habit", "Officers of the two armies have learned how to plan together.")
CITED = COSTS | {"cites": [{"source": "walt"}]}
WORKS = [{"id": "walt", "type": "book"}]
SHARED = whole(THESIS, references=WORKS, parts=["costs.json", "habits.json"])
MAP = "maps/m/map.json"


def part(name: str, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"part": name, "trees": list(claims)}


@pytest.fixture
def two(repo: Repository) -> Repository:
    """A map with two parts, the claims of which are premises in its head; git is told to have it compared by argmap."""
    command = f"{shlex.quote(Path(sys.executable).as_posix())} -m argmap"
    repo.git("config", "diff.argmap.command", f"{command} gitdiff")
    repo.git("config", "diff.argmap.textconv", f"{command} gittext")
    files = {MAP: SHARED, "maps/m/costs.json": part("costs", CITED), "maps/m/habits.json": part("habits", HABIT)}
    repo.commit("Begin", {**files, ".gitattributes": "/maps/**/*.json diff=argmap\n"})
    return repo


def told(there: Repository, *words: str) -> list[str]:
    """What `git diff` says, without empty lines and what is said of findings."""
    lines = there.git("--no-pager", "diff", *words).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("Findings")]


def test_a_part_is_compared_within_its_map(two: Repository) -> None:
    """The thesis, whose premise is no longer cited for, is in a file that is as before."""
    two.write("maps/m/costs.json", part("costs", COSTS))
    two.write("maps/m/habits.json", part("habits", REWORDED | {"status": "common-knowledge"}))
    lines = told(two)
    assert [line for line in lines if line.startswith(("argmap", "m:"))] == [
        "argmap diff maps/m/costs.json", "m: 1 -> 1 claim here: 1 same",
        "argmap diff maps/m/habits.json", "m: 1 -> 1 claim here: 0 same, 1 reworded",
    ]  # fmt: skip
    costs, habits = lines[: lines.index("argmap diff maps/m/habits.json")], lines
    assert "~ 'costs' was grounded, and is now ungrounded" in costs
    assert "- 'costs' no longer cites walt" in costs
    assert not [line for line in costs if "habit" in line and "thesis" not in line]
    assert "~ Officers of [-both-]{+the two+} armies have learned {+how+} to plan together." in habits


@pytest.mark.parametrize("words", [(), ("HEAD",), ("--cached",), ("-R",)])
def test_what_follows_elsewhere_is_named(two: Repository, words: tuple[str, ...]) -> None:
    two.write("maps/m/habits.json", part("habits", HABIT | {"status": "common-knowledge"}))
    if "--cached" in words:
        two.git("add", "maps")
        two.write("maps/m/habits.json", "changed again")
    lines = told(two, *words)
    assert lines[:2] == ["argmap diff maps/m/habits.json", "m: 1 -> 1 claim here: 1 same"]
    old, new = ("grounded", "ungrounded") if "-R" in words else ("ungrounded", "grounded")
    assert lines[lines.index("What follows elsewhere in the map:") + 1] == f"~ 'thesis' was {old}, and is now {new}"


def test_a_claim_that_moves_to_another_file_is_not_removed_and_added(two: Repository) -> None:
    two.write("maps/m/costs.json", part("costs"))
    two.write("maps/m/habits.json", part("habits", HABIT, CITED))
    for words in ((), ("HEAD",)):
        lines = told(two, *words)
        assert [line for line in lines if "part 'costs'" in line] == 2 * [
            "> 'costs' has another place: it stood under part 'costs', and stands under part 'habits'"
        ]
        assert not [line for line in lines if "is new" in line or "no longer there" in line]


def test_a_new_name_is_known_in_the_other_files(two: Repository) -> None:
    two.write("maps/m/habits.json", part("habits", claim("planning", HABIT["text"])))
    two.write(MAP, whole(claim("thesis", THESIS["text"], "costs", "planning"), references=WORKS,
                         parts=["costs.json", "habits.json"]))  # fmt: skip
    assert told(two) == [
        "argmap diff maps/m/habits.json", "m: 1 -> 1 claim here: 1 same",
        "In the record, which argues nothing: 1 new names (--all lists them)",
        f"argmap diff {MAP}", "m: 1 -> 1 claim here: no differences",
    ]  # fmt: skip


def test_two_commits_long_ago(two: Repository) -> None:
    """The rest of each map is that of its own time."""
    two.commit("Reword", {"maps/m/habits.json": part("habits", REWORDED), "maps/m/costs.json": part("costs", COSTS)})
    two.git("tag", "then")
    two.commit("All new", {"maps/m/habits.json": part("habits", POLLS), MAP: whole(POLLS, parts=["habits.json"]),
                           "maps/m/costs.json": None})  # fmt: skip
    lines = told(two, "then~1", "then", "--", "maps/m/habits.json")
    assert lines[:2] == ["argmap diff maps/m/habits.json", "m: 1 -> 1 claim here: 0 same, 1 reworded"]
    assert not [line for line in lines if "polls" in line]
    lines = two.git("--no-pager", "show", "--ext-diff", "then", "--", "maps/m/costs.json").splitlines()
    assert "  - 'costs' no longer cites walt" in lines


def test_a_part_comes_and_goes(two: Repository) -> None:
    more = {
        MAP: SHARED | {"parts": ["costs.json", "habits.json", "polls.json"]},
        "maps/m/polls.json": part("polls", POLLS),
    }
    two.commit("Ask", more)
    lines = told(two, "HEAD~1", "HEAD", "--", "maps/m/polls.json")
    assert lines[:2] == ["argmap diff maps/m/polls.json (new)", "m: 0 -> 1 claim here: 0 same, 1 added"]
    two.git("rm", "--quiet", "maps/m/polls.json")
    two.write(MAP, SHARED)
    for words in ((), ("HEAD",)):
        lines = told(two, *words, "--", "maps/m/polls.json")
        if words:
            assert lines[:2] == ["argmap diff maps/m/polls.json (gone)", "m: 1 -> 0 claims here: 0 same, 1 removed"]


def test_a_map_comes_and_goes(two: Repository) -> None:
    two.commit("Alone", {"maps/alone.json": whole(COSTS, POLLS)})
    lines = told(two, "HEAD~1", "HEAD")
    assert lines[:2] == ["argmap diff maps/alone.json (new)", "m: 0 -> 2 claims here: 0 same, 2 added"]
    (two.top / "maps" / "alone.json").unlink()
    assert told(two)[:2] == ["argmap diff maps/alone.json (gone)", "m: 2 -> 0 claims here: 0 same, 2 removed"]


def test_a_file_with_another_name(two: Repository) -> None:
    two.commit("Alone", {"maps/alone.json": whole(COSTS, POLLS, HABIT)})
    two.git("mv", "maps/alone.json", "maps/other.json")
    two.write("maps/other.json", whole(COSTS, POLLS, REWORDED))
    assert told(two, "-M", "HEAD")[:2] == [
        "argmap diff maps/alone.json -> maps/other.json", "m: 3 -> 3 claims here: 2 same, 1 reworded",
    ]  # fmt: skip


def test_from_a_folder_inside(two: Repository) -> None:
    two.write("maps/m/habits.json", part("habits", REWORDED))
    inside = Repository.__new__(Repository)
    inside.top, inside.days = two.top / "maps" / "m", 0
    assert told(inside, "--", "habits.json")[:2] == told(two)[:2]


def test_only_the_layout(two: Repository) -> None:
    two.write("maps/m/habits.json", json.dumps(part("habits", HABIT)))
    assert told(two) == ["argmap diff maps/m/habits.json", "m: 1 -> 1 claim here: no differences"]


def test_what_is_no_map_is_told_line_by_line_and_the_rest_goes_on(two: Repository) -> None:
    two.write("maps/m/costs.json", '{"part": "costs",\n "trees": [}')
    two.write("maps/m/reviews/a.json", '{"map": "m",\n "judgements": []}\n')
    two.git("add", "--intent-to-add", "maps")
    lines = told(two)
    assert lines[:2] == ["argmap diff maps/m/costs.json", "maps/m/costs.json:2:12: is not JSON: expecting value"] or \
        lines[1].endswith("costs.json:2:12: is not JSON: expecting value")  # fmt: skip
    assert '+ "trees": [}' in lines
    assert "+++ b/maps/m/costs.json" in lines
    review = lines[lines.index("argmap diff maps/m/reviews/a.json (new)") :]
    assert review[1:] == [
        "--- /dev/null",
        "+++ b/maps/m/reviews/a.json",
        "@@ -0,0 +1,2 @@",
        '+{"map": "m",',
        '+ "judgements": []}',
    ]


def test_a_conflict(two: Repository) -> None:
    two.git("checkout", "--quiet", "-b", "side")
    two.commit("Ours", {"maps/m/habits.json": part("habits", REWORDED)})
    two.git("checkout", "--quiet", "main")
    two.commit("Theirs", {"maps/m/habits.json": part("habits", POLLS)})
    two.git("merge", "side", check=False)
    assert "argmap diff maps/m/habits.json: in conflict" in told(two, "--ours")
    assert gitdiff(["a\nb"]) == "argmap diff a�b: in conflict\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_another_mode(two: Repository) -> None:
    (two.top / MAP).chmod(0o755)
    two.git("config", "core.fileMode", "true")
    assert told(two)[0] == f"argmap diff {MAP} (mode 100644 -> 100755)"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["with spaces", "日美同盟", "-n", "--all", 'quote\'d "and" $(more)', "\x1b[31m", "a\nb"]
)
def test_any_name_of_a_file(two: Repository, name: str) -> None:
    two.write(".gitattributes", "*.json diff=argmap\n")
    two.commit("Odd", folder(name, THESIS, COSTS, HABIT))
    two.write(f"{name}/reasons.json", part("reasons", COSTS, REWORDED))
    out = two.git("--no-pager", "diff")
    assert "m: 2 -> 2 claims here: 1 same, 1 reworded" in out
    assert "\x1b" not in out
    assert len([line for line in out.splitlines() if line.startswith("argmap diff")]) == 1


def test_without_a_repository_each_file_is_compared_alone(
    two: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in (("old", part("habits", HABIT)), ("new", part("habits", REWORDED, POLLS))):
        two.write(f"../{name}.json", content)
    words = ["habits.json", "old.json", "0" * 40, "100644", "new.json", "0" * 40, "100644"]
    assert gitdiff(words).splitlines()[:2] == [
        "argmap diff habits.json", "habits: 1 -> 2 claims here: 0 same, 1 reworded, 1 added",
    ]  # fmt: skip
    assert "What follows" not in gitdiff(words)


def test_objects_that_are_nowhere(two: Repository, tmp_path: Path) -> None:
    """The other file's map stands for that of one whose own is not found."""
    two.write("../old.json", part("habits", REWORDED))
    words = [
        "maps/m/habits.json",
        str(tmp_path / "old.json"),
        "1" * 40,
        "100644",
        "maps/m/habits.json",
        "0" * 40,
        "100644",
    ]
    assert "m: 1 -> 1 claim here: 0 same, 1 reworded" in gitdiff(words)
    assert "m: 1 -> 1 claim here: 0 same, 1 reworded" in gitdiff([words[0], *words[4:], *words[1:4]])


@pytest.mark.parametrize("words", [[], ["a", "b"], ["a"] * 8, ["a"] * 10])
def test_other_words(words: list[str]) -> None:
    if words:
        with pytest.raises(UsageError, match="see the README"):
            gitdiff(words)
    assert process("gitdiff", *words).returncode == 2


# As text


def test_git_compares_the_text_of_maps(two: Repository) -> None:
    two.commit("Reword", {"maps/m/habits.json": part("habits", REWORDED), "maps/m/costs.json": part("costs", COSTS)})
    lines = two.git("--no-pager", "show", "--unified=0", "--format=").splitlines()
    assert [line for line in lines if line[0] in "+-" and not line.startswith(("---", "+++"))] == [
        "-    cites: source walt",
        "-    Officers of both armies have learned to plan together.",
        "+    Officers of the two armies have learned how to plan together.",
    ]
    assert "+    Officers of the two" in two.git("blame", "--textconv", "maps/m/habits.json").replace(") ", ") +")


TEXT = """\
map m
references: id walt, type book
roots: thesis
language: zh-Hant

thesis
    en: It will last.
    zh-Hant: 會持久。
    modality: certain
    anchors: section 1, quote will[…]last
    ← thesis.i1: sign
        from costs
        warrant en: What is dear to leave lasts.
        roles: sign: ["costs"]
        ⊣ thesis.i1.o1: undercuts doubt
            conceded: true
            ⊣ thesis.i1.o1.r1: rebuts polls
"""


def test_the_text_of_a_map() -> None:
    reply = {"id": "thesis.i1.o1.r1", "kind": "rebuts", "claim": {"ref": "polls"}}
    objection = {
        "id": "thesis.i1.o1",
        "kind": "undercuts",
        "claim": {"ref": "doubt"},
        "conceded": True,
        "replies": [reply],
    }
    step = {"id": "thesis.i1", "scheme": "sign", "premises": [{"ref": "costs"}], "roles": {"sign": ["costs"]},
            "warrant": {"text": {"en": "What is dear\nto leave lasts."}}, "objections": [objection]}  # fmt: skip
    thesis = {"id": "thesis", "text": {"en": "It will last.", "zh-Hant": "會持久。"}, "modality": "certain",
              "anchors": [{"section": "1", "quote": "will[…]last"}], "inferences": [step]}  # fmt: skip
    raw = json.dumps(whole(thesis, references=WORKS, paper={"language": "zh-Hant"}, parts=["costs.json"])).encode()
    assert gittext(raw) == TEXT


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"{}", "{}"), (b"", ""), (b"\xff\xfe", "��"), (b'{"trees": [', '{"trees": ['),
        (b'{"argmap": 2, "id": "m", "trees": []}', '{"argmap": 2, "id": "m", "trees": []}'),
        (b'{"part": 7, "trees": []}', '{"part": 7, "trees": []}'), (b'{"trees": [\x1b[31m', '{"trees": [�[31m'),
        (b'{"part": "p", "trees": [{"id": "a", "text": "So \\u001b[31m it is."}]}',
         '{"part": "p", "trees": [{"id": "a", "text": "So \\u001b[31m it is."}]}'),
        (b'{"part": "p", "trees": [{"id": "a", "text": "So\\nit is."}]}', "part p\n\na\n    So it is.\n"),
    ],
)  # fmt: skip
def test_the_text_of_whatever_git_hands_over(raw: bytes, text: str) -> None:
    assert gittext(raw) == text


def test_the_commands_as_git_calls_them(two: Repository) -> None:
    done = process("gittext", MAP)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "map m")
    assert process("gittext", "nowhere.json").returncode == 2
    words = [MAP, MAP, "0" * 40, "100644", "/dev/null", ".", "."]
    done = process("gitdiff", "--lang", "en", "--", *words)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"argmap diff {MAP} (gone)"), done.stderr
