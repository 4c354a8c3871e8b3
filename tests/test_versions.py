"""Maps of other revisions: what `git:REV:PATH` names, from where, and what is said where it names nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from repositories import COSTS, HABIT, POLLS, THESIS, WITH_GIT, Repository, claim, folder, repo, whole
from test_cli import process, run

import argmap
from argmap.errors import GitError, NotAMapError
from argmap.load import Loaded, read
from argmap.repository import repository
from argmap.versions import completed, parted

pytestmark = WITH_GIT
__all__ = ["repo"]
SHORTER = claim("thesis", "The alliance will last.", "costs", "habit")


@pytest.fixture
def two(repo: Repository) -> Repository:
    """A map in a folder and one in a file, in two revisions, the first of which has a tag."""
    repo.commit("First", {**folder(), "alone.json": whole(COSTS)})
    repo.git("tag", "v1")
    repo.commit("Second", {**folder("maps/m", SHORTER), "alone.json": whole(COSTS, POLLS)})
    return repo


def text(loaded: Loaded, name: str = "thesis") -> str:
    claims = [*loaded.map.claims, *(each for part in loaded.map.parts for each in part.claims)]
    return str(next(each.text for each in claims if each.id == name))


# What is named


@pytest.mark.parametrize(
    "revision", ["v1", "HEAD~1", "main^", "main~1", "HEAD^{/First}", "main@{1}", "v1^{tree}", "tags/v1"]
)
def test_whatever_git_takes_for_a_revision(two: Repository, revision: str) -> None:
    assert text(read(f"git:{revision}:maps/m")) == THESIS["text"]


@pytest.mark.parametrize("length", [7, 12, 40])
def test_the_id_of_a_commit(two: Repository, length: int) -> None:
    assert text(read(f"git:{two.git('rev-parse', 'v1')[:length]}:maps/m")) == THESIS["text"]


@pytest.mark.parametrize(
    ("here", "path"),
    [
        (".", "maps/m"), (".", "maps/m/"), (".", "./maps/m"), (".", "maps/m/map.json"), (".", "maps/../maps//m"),
        ("maps", "m"), ("maps", "./m"), ("maps", "maps/m"), ("maps", "../maps/m"), ("maps/m", "."),
        ("maps/m", "map.json"), ("maps/m", "maps/m"),
    ],
)  # fmt: skip
def test_from_here_or_from_the_top(two: Repository, monkeypatch: pytest.MonkeyPatch, here: str, path: str) -> None:
    monkeypatch.chdir(two.top / here)
    assert text(read(f"git:v1:{path}")) == THESIS["text"]


def test_what_is_here_goes_before_what_is_at_the_top(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    two.commit("Third", {"maps/alone.json": whole(HABIT)})
    monkeypatch.chdir(two.top / "maps")
    assert read("git:HEAD:alone.json").map.roots == ("habit",)
    assert read("git:HEAD:../alone.json").map.roots == ("costs", "polls")


def test_an_absolute_path_from_anywhere(two: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert text(read(f"git:v1:{two.top / 'maps' / 'm'}")) == THESIS["text"]
    assert text(read("git:v1:work/maps/m")) == THESIS["text"]


def test_what_is_staged(two: Repository) -> None:
    two.write("alone.json", whole(HABIT))
    two.git("add", "alone.json")
    two.write("alone.json", "no map at all")
    two.write("maps/m/reasons.json", "{")
    assert read("git::alone.json").map.roots == ("habit",)
    assert text(read("git::maps/m")) == SHORTER["text"]
    assert text(read("git::maps/m"), "habit") == HABIT["text"]


def test_the_working_tree_is_not_read_nor_touched(two: Repository) -> None:
    index = (two.top / ".git" / "index").read_bytes()
    for path in ("maps/m/map.json", "maps/m/reasons.json"):
        (two.top / path).unlink()
    before = sorted(path for path in two.top.rglob("*") if path.is_file())
    (two.top / "maps" / "m").rmdir()
    assert text(read("git:v1:maps/m"), "habit") == HABIT["text"]
    assert run("check", "git:v1:maps/m").exit_code == 1
    assert sorted(path for path in two.top.rglob("*") if path.is_file()) == before
    assert (two.top / ".git" / "index").read_bytes() == index


NAMES = [
    "with spaces/m",
    "日美同盟/圖",
    'quote\'d "and" more',
    "-n",
    "*[a]?",
    ":(top)",
    "back`tick$(touch no)",
    "a;b&c|d",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [*NAMES, "new\nline", "tab\there", "\x1b[31m"])
def test_any_name_of_a_file(repo: Repository, name: str) -> None:
    repo.commit("First", folder(name))
    repo.write(f"{name}/map.json", "{}")
    assert text(read(f"git:HEAD:{name}"), "habit") == HABIT["text"]
    assert [each.claims for each in argmap.log(name)] == [3]


def test_a_bare_repository(two: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two.git("clone", "--quiet", "--bare", str(two.top), str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert text(read("git:v1:maps/m")) == THESIS["text"]
    assert [each.commit.subject for each in argmap.log("maps/m")] == ["Second", "First"]


def test_a_second_working_tree(two: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two.git("worktree", "add", "--quiet", str(tmp_path / "other"), "v1")
    monkeypatch.chdir(tmp_path / "other" / "maps")
    assert text(read("git:main:m")) == SHORTER["text"]


@pytest.mark.parametrize(
    ("here", "path", "settings"),
    [
        (".", "./maps/m", {"GIT_DIR": ".git"}),
        (".", "./maps/m", {"GIT_DIR": "{top}/.git"}),
        (".", "{top}/maps/m", {"GIT_DIR": "{top}/.git", "GIT_INDEX_FILE": ".git/index"}),
        ("maps", "m", {"GIT_DIR": "{top}/.git", "GIT_WORK_TREE": ".."}),
        ("..", "work/maps/m", {"GIT_DIR": "work/.git", "GIT_WORK_TREE": "work"}),
    ],
)
def test_git_may_have_been_told_where_the_repository_is(
    two: Repository, monkeypatch: pytest.MonkeyPatch, here: str, path: str, settings: dict[str, str]
) -> None:
    """As it tells its hooks."""
    monkeypatch.chdir(two.top / here)
    for name, value in settings.items():
        monkeypatch.setenv(name, value.format(top=two.top))
    path = path.format(top=two.top)
    assert len(list(argmap.log(path))) == 2
    assert text(read(f"git::{path}")) == SHORTER["text"]
    assert text(read(f"git:v1:{path}")) == THESIS["text"]


def test_files_are_called_as_they_were_named(two: Repository) -> None:
    assert [each.file for each in read("git:v1:maps/m").sources] == [
        "git:v1:maps/m/map.json",
        "git:v1:maps/m/reasons.json",
    ]
    assert [each.file for each in read("git:v1:maps/m/map.json").sources][1] == "git:v1:maps/m/reasons.json"
    assert read("git:v1:alone.json").sources[0].file == "git:v1:alone.json"
    assert read("git:v1:maps/m").folder == two.top / "maps" / "m"


@pytest.mark.parametrize(
    ("name", "revision", "path"),
    [
        ("git:v1:a/b", "v1", "a/b"), ("git:v1", "v1", None), ("git:v1:", "v1", None), ("git::a", "", "a"),
        ("git:HEAD@{2026-01-02 12:00}:a", "HEAD@{2026-01-02 12:00}", "a"),
        ("git:main^{/fix: x}:a", "main^{/fix: x}", "a"),
        ("git:v1:C:\\maps\\m", "v1", "C:\\maps\\m"), ("git:", "", None),
    ],
)  # fmt: skip
def test_the_revision_and_the_path(name: str, revision: str, path: str | None) -> None:
    assert parted(name) == (revision, path)


@pytest.mark.parametrize(
    ("name", "other", "whole_name"),
    [
        ("git:v1", "maps/m", "git:v1:./maps/m"), ("git:v1", "./maps/m", "git:v1:./maps/m"),
        ("git:v1", "../m", "git:v1:../m"), ("git:v1", ".", "git:v1:."), ("git:v1", "/w/m", "git:v1:/w/m"),
        ("git:v1", "git:main:maps/m", "git:v1:maps/m"), ("git:v1:a", "b", "git:v1:a"), ("a", "git:v1", "a"),
    ],
)  # fmt: skip
def test_a_revision_alone_stands_for_the_path_of_the_other(name: str, other: str, whole_name: str) -> None:
    assert completed(name, other) == whole_name


# What names nothing


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("git:v2:maps/m", "git:v2:maps/m: there is no revision 'v2'\n    one of main, v1"),
        ("git:mian:maps/m", "did you mean 'main'?"),
        ("git:HEAD~9:maps/m", "there is no revision 'HEAD~9'\n    'HEAD' is there, but does not reach so far"),
        ("git:v1..main:maps/m", "'v1..main' is a range"),
        ("git:--all:maps/m", "'--all' is no name of a revision"),
        ("git:-h:maps/m", "'-h' is no name of a revision"),
        ("git:--output=x:maps/m", "'--output=x' is no name of a revision"),
        ("git:^v1:maps/m", "'^v1' is no name of a revision"),
        ("git:v1\n:maps/m", "is no name of a revision"),
        ("git:\x1b[31m:maps/m", "is no name of a revision"),
        ("git:v1:maps/n", "there is no 'maps/n' in this revision\n    did you mean 'maps/m'?"),
        ("git:v1:map/m", "there is no 'map/m' in this revision\n    did you mean 'maps'?"),
        ("git:v1:maps", "this folder has no map.json in this revision"),
        ("git:v1:.", "this folder has no map.json in this revision"),
        ("git:v1:../m", "'../m' lies outside the repository"),
        ("git:v1:/etc/passwd", "'/etc/passwd' lies outside the repository"),
        ("git:v1:maps/../../m", "lies outside the repository"),
        ("git:v1:maps/\0m", "lies outside the repository"),
        ("git:v1:alone.json/x", "there is no 'alone.json/x' in this revision"),
        ("git:v1:maps/m/map.json/x", "there is no 'maps/m/map.json/x' in this revision"),
        ("git:v1", "git:v1: names no path\n    write git:REV:PATH, for example git:v1:maps/my-paper"),
        ("git:", "names no path"),
        ("git:v1^{commit}^{blob}:maps/m", "there is no revision"),
    ],
)
def test_what_is_not_there(two: Repository, name: str, says: str) -> None:
    with pytest.raises(NotAMapError) as error:
        read(name)
    assert says in str(error.value)
    assert "\x1b" not in str(error.value)


def test_both_places_that_were_tried_are_told(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two.top / "maps")
    with pytest.raises(NotAMapError, match="there is no 'maps/n' and no 'n' in this revision"):
        read("git:v1:n")


def test_a_map_that_is_none_is_told_with_its_place_in_the_revision(repo: Repository) -> None:
    files = folder() | {"maps/m/reasons.json": '{"part": "reasons",\n "trees": [}'}
    repo.commit("Broken", files)
    with pytest.raises(NotAMapError) as error:
        read("git:HEAD:maps/m")
    assert str(error.value).startswith("git:HEAD:maps/m/reasons.json:2:12: is not JSON")
    repo.commit("Gone", {"maps/m/reasons.json": None})
    with pytest.raises(NotAMapError) as error:
        read("git:HEAD:maps/m")
    assert "part 'reasons.json': there is no such file in this revision at /parts/0" in str(error.value)
    assert str(error.value).startswith("git:HEAD:maps/m/map.json:")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("../other.json", "part '../other.json' lies outside the folder of the map"),
        ("/etc/passwd", "part '/etc/passwd' lies outside the folder of the map"),
        ("sub/../../m2/x.json", "lies outside the folder of the map"),
        ("map.json", "'map.json' cannot be a part of itself"),
        ("./map.json", "cannot be a part of itself"),
        ("a\\b.json", "is no name of a file"),
    ],
)
def test_a_part_stays_in_the_folder_of_the_map(repo: Repository, part: str, says: str) -> None:
    repo.commit("First", {"maps/m/map.json": whole(COSTS, parts=[part]), "maps/other.json": {"part": "o", "trees": []}})
    with pytest.raises(NotAMapError) as error:
        read("git:HEAD:maps/m")
    assert says in str(error.value)


def test_parts_in_folders_and_twice(repo: Repository) -> None:
    part = {"part": "reasons", "trees": [HABIT]}
    repo.commit("First", {"m/map.json": whole(COSTS, parts=["a/b/../c.json"]), "m/a/c.json": part})
    assert len(read("git:HEAD:m").map.parts) == 1
    repo.commit("Second", {"m/map.json": whole(COSTS, parts=["a/c.json", "./a/c.json"])})
    with pytest.raises(NotAMapError, match=r"part './a/c.json' is named twice"):
        read("git:HEAD:m")


def test_no_git(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotAMapError, match="git is not at hand"):
        read("git:v1:maps/m")


def test_a_git_of_the_current_directory_is_not_run(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (two.write("git", "#!/bin/sh\ntouch ran\n")).chmod(0o755)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(NotAMapError, match="git is not at hand"):
        read("git:v1:maps/m")
    assert not (two.top / "ran").exists()


def test_no_repository(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with pytest.raises(NotAMapError, match="elsewhere is in no repository of git"):
        read("git:HEAD:maps/m")


def test_no_commits_yet(repo: Repository) -> None:
    with pytest.raises(NotAMapError, match="this repository has no commits yet"):
        read("git:HEAD:maps/m")


def test_an_id_that_is_short_for_several(repo: Repository) -> None:
    who = "A. Mapper <mapper@example.org> 1767225600 +0000"
    commits = (f"commit refs/heads/main\ncommitter {who}\ndata {len(str(at))}\n{at}\n\n" for at in range(100, 999))
    repo.git("fast-import", "--quiet", input="".join(commits))
    beginnings = [each[:4] for each in repo.git("rev-list", "main").splitlines()]
    twice = next(each for each in beginnings if beginnings.count(each) > 1)
    with pytest.raises(NotAMapError, match=f"'{twice}' is short for several objects\n    write more of it"):
        read(f"git:{twice}:maps/m")


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_links_are_not_followed(two: Repository) -> None:
    (two.top / "link").symlink_to("maps/m")
    (two.top / "maps" / "m" / "reasons.json").unlink()
    (two.top / "maps" / "m" / "reasons.json").symlink_to("../../.git/config")
    two.commit("Links")
    for name in ("git:HEAD:link", "git:HEAD:link/map.json"):
        with pytest.raises(NotAMapError, match="'link' is a link to 'maps/m'\n    name what it leads to"):
            read(name)
    with pytest.raises(NotAMapError, match=r"reasons.json: 'maps/m/reasons.json' is a link to '../../.git/config'"):
        read("git:HEAD:maps/m")


def test_a_submodule(two: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    inside = other.commit("Inside", folder())
    two.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "sub")
    two.commit("With a submodule")
    with pytest.raises(NotAMapError) as error:
        read("git:HEAD:sub/maps/m")
    assert f"'sub' is a submodule, a repository of its own\n    which has the revision {inside[:12]} here" in str(
        error.value
    )
    assert [each.commit.subject for each in argmap.log("sub/maps/m")] == ["Inside"]


def test_a_shallow_clone(two: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two.git("clone", "--quiet", "--depth", "1", two.top.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert text(read("git:HEAD:maps/m")) == SHORTER["text"]
    with pytest.raises(NotAMapError, match="does not reach so far; this clone is shallow"):
        read("git:HEAD~1:maps/m")


def test_what_is_in_large_file_storage(repo: Repository) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    repo.commit("First", folder() | {"maps/m/reasons.json": pointer})
    with pytest.raises(NotAMapError, match=r"git:HEAD:maps/m/reasons.json: is kept in Git LFS"):
        read("git:HEAD:maps/m")


def test_an_object_that_is_missing(two: Repository) -> None:
    oid = two.git("rev-parse", "v1:maps/m/map.json")
    path = two.top / ".git" / "objects" / oid[:2] / oid[2:]
    path.chmod(0o600)
    path.unlink()
    with pytest.raises(NotAMapError, match=f"the object {oid} is not in this clone"):
        read("git:v1:maps/m")


def test_a_forged_folder(two: Repository) -> None:
    """git checks the ids of objects, not what a forger wrote into them."""
    oid = two.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", input="100644 map.json\0short")
    with pytest.raises(NotAMapError, match=r"cannot be read|is not in this clone|no such file|there is no"):
        read(f"git:{oid}:map.json")
    oid = two.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", input="nothing of the kind")
    with pytest.raises(NotAMapError, match=r"there is no 'map.json' in this revision"):
        read(f"git:{oid}:map.json")


def test_one_that_git_does_not_trust_says_so(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NotAMapError, match="git says: detected dubious ownership"):
        read("git:v1:maps/m")


def test_what_a_repository_would_have_run_is_not_run(two: Repository) -> None:
    script = two.write(".git/evil", "#!/bin/sh\ntouch ran\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "gpg.program", "diff.argmap.textconv"):
        two.git("config", key, str(script))
    two.git("config", "log.showSignature", "true")
    read("git::maps/m")
    read("git:v1:maps/m")
    assert len(list(argmap.log("maps/m"))) == 2
    assert not (two.top / "ran").exists()


def test_what_a_clone_lacks_is_not_fetched(two: Repository) -> None:
    """Fetching runs what the repository's settings name."""
    script = two.write(".git/evil", "#!/bin/sh\ntouch ran\n")
    script.chmod(0o755)
    settings = {"core.repositoryformatversion": "1", "extensions.partialClone": "origin",
                "remote.origin.promisor": "true", "remote.origin.url": two.top.as_uri(),
                "remote.origin.uploadpack": str(script)}  # fmt: skip
    for key, value in settings.items():
        two.git("config", key, value)
    oid = two.git("rev-parse", "v1:maps/m/map.json")
    (two.top / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(NotAMapError, match=rf"the object {oid} .*\n.*`git fetch --refetch --no-filter` brings all"):
        read("git:v1:maps/m")
    tree = two.git("rev-parse", "v1^{tree}")
    (two.top / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(NotAMapError, match="'v1' is known here, but no tree of it is"):
        read("git:v1:maps/m")
    assert not (two.top / "ran").exists()


def test_the_process_that_reads_ends(two: Repository) -> None:
    found = repository(two.top)
    with found:
        reader = found.tree("v1")
        reader.find("maps/m")
        process = found._reader
    assert process is not None
    assert process.returncode is not None
    with pytest.raises(GitError, match="is not in this clone"), found:
        found._read("0" * 40)
    assert found._reader is None


# The verbs


@pytest.mark.parametrize(
    "words", [["check"], ["show"], ["stats"], ["render", "--format", "dot"], ["explore"], ["fmt", "--check"]]
)
def test_every_verb_reads_a_revision(two: Repository, words: list[str]) -> None:
    before = run(words[0], "git:v1:alone.json", *words[1:])
    two.git("checkout", "--quiet", "v1")
    now = run(words[0], "alone.json", *words[1:])
    assert (before.exit_code, before.stdout.replace("git:v1:", "")) == (now.exit_code, now.stdout)


@pytest.mark.parametrize("words", [["fmt"], ["anchor", "--text", "text.txt", "--write"]])
def test_nothing_is_written_into_a_revision(two: Repository, words: list[str]) -> None:
    two.write("text.txt", "A text.")
    before = sorted(two.top.rglob("*"))
    done = process(words[0], "git:v1:maps/m", *words[1:])
    assert done.returncode == 2
    assert "it stands in a revision of git, which stays as it is" in done.stderr
    assert sorted(two.top.rglob("*")) == before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("git:v1", "maps/m", 1), ("maps/m", "git:v1", 1), ("git:v1:maps/m", "git:main", 1), ("git:main", "maps/m", 0),
        ("git:v1", "git:main:maps/m", 1), ("git:", "maps/m", 0), ("git::maps/m", "maps/m", 0), ("git:HEAD", "-", 2),
        ("git:v1", "git:main", 2), ("git:v9", "maps/m", 2),
    ],
)  # fmt: skip
def test_diff_of_revisions(two: Repository, old: str, new: str, code: int) -> None:
    done = process("diff", old, new, "--stat")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert ("1 reworded" in done.stdout) is (code == 1)


def test_check_goes_on_with_the_maps_that_are_there(two: Repository) -> None:
    done = process("check", "git:v9:maps/m", "git:v1:maps/m", "--format", "json")
    assert done.returncode == 2
    assert '"map": "m"' in done.stdout
    assert "there is no revision 'v9'" in done.stderr


def test_a_map_from_a_revision_is_the_map_itself(two: Repository) -> None:
    assert argmap.load("git:HEAD:maps/m") == argmap.load("maps/m")
    assert argmap.load("git:HEAD:maps/m") == argmap.load(Path("maps") / "m" / "map.json")


def test_git_is_asked_for_no_locks(two: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    start = subprocess.Popen.__init__
    monkeypatch.setattr(
        subprocess.Popen,
        "__init__",
        lambda self, *words, **more: (asked.append((words, more)), start(self, *words, **more))[1],
    )
    read("git::maps/m")
    read("git:v1:maps/m")
    assert len(asked) > 3
    for words, more in asked:
        assert more["env"]["GIT_OPTIONAL_LOCKS"] == "0"
        assert not more.get("shell")
        assert isinstance(words[0], list)
