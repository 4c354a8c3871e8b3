"""argmap merge as two readers meet it: files, folders, parts by themselves, exits; and as git's merge driver."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import argmap as library
from argmap.cli import argmap
from argmap.errors import NotAMapError
from argmap.schema import schema

ROOT = Path(__file__).parent.parent
MAPS = ROOT / "maps"

EVIDENCE = """{"part": "evidence",
 "trees": [
  {"id": "costs", "text": {"en": "Leaving costs much."}},
  {"id": "trust", "text": {"en": "Allies trust one another."}}]}
"""
MAP = """{"argmap": 1, "id": "essay",
 "trees": [
  {"id": "thesis", "text": {"en": "The pact lasts."},
   "inferences": [{"id": "thesis.i1", "premises": [{"ref": "costs"}, {"ref": "trust"}]}]}],
 "parts": ["evidence.json"]}
"""
REVIEW = """{
 "map": "essay",
 "reader": "A. Reader",
 "judgements": [
  {
   "on": "thesis.i1",
   "criterion": "sufficiency",
   "category": "too-few",
   "severity": 2,
   "reason": "Two reasons are few."
  }
 ]
}
"""


NAMES = ("base", "ours", "theirs")


def run(*words: object, **more: Any) -> Result:
    return CliRunner().invoke(argmap, ["merge", *(str(word) for word in words)], **more)


Change = Callable[[str], str]


def replaced(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


def three(tmp_path: Path, text: str, ours: Change, theirs: Change) -> list[Path]:
    """One file in three versions."""
    paths = [tmp_path / f"{name}.json" for name in ("base", "ours", "theirs")]
    for path, change in zip(paths, (str, ours, theirs), strict=True):
        path.write_text(change(text), encoding="utf-8")
    return paths


def folder(path: Path, evidence: Change = str, header: Change = str) -> Path:
    path.mkdir(parents=True)
    (path / "map.json").write_text(header(MAP), encoding="utf-8")
    (path / "evidence.json").write_text(evidence(EVIDENCE), encoding="utf-8")
    return path


STRONGER, WEAKER = (replaced('much."}}', f'much."}}, "modality": "{word}"}}') for word in ("certain", "possible"))
DATED = replaced('another."}}', 'another."}, "period": "2017"}')


def test_two_changes_of_a_file(tmp_path: Path) -> None:
    paths = three(tmp_path, EVIDENCE, STRONGER, DATED)
    found = run(*paths)
    assert found.exit_code == 0
    assert found.stdout == DATED(STRONGER(EVIDENCE))
    assert found.stderr == f"{paths[1]}: merged, with nothing in conflict\n"


def test_a_conflict_is_told_by_claim_and_ours_is_kept(tmp_path: Path) -> None:
    paths = three(tmp_path, EVIDENCE, STRONGER, WEAKER)
    found = run(*paths, "-o", paths[1], "--path", "maps/essay/evidence.json")
    assert found.exit_code == 1
    assert found.stderr == (
        "maps/essay/evidence.json: merged, with 1 conflict\n"
        "  costs: Leaving costs much.\n"
        "    modality: we say “certain”, they say “possible”, before “asserted”; ours is kept\n"
    )
    costs = json.loads(paths[1].read_text(encoding="utf-8"))["trees"][0]
    assert costs["modality"] == "certain"
    assert costs["remark"] == "[merge conflict: modality: kept “certain”, not “possible”; before: “asserted”]"
    assert run(*paths, "--quiet", "-o", tmp_path / "out.json").stderr == ""


def test_a_conflict_inside_a_step_is_told_under_its_claim(tmp_path: Path) -> None:
    steps = (replaced('"thesis.i1", ', f'"thesis.i1", "test": "{test}", ') for test in ("hoop", "straw"))
    found = run(*three(tmp_path, MAP.replace('"evidence.json"', ""), *steps))
    assert found.stderr.splitlines()[1:3] == [
        "  thesis: The pact lasts.",
        "    the step 'thesis.i1': test: we say “hoop”, they say “straw”, before nothing; ours is kept",
    ]


def test_the_other_side_and_no_remark(tmp_path: Path) -> None:
    found = run(*three(tmp_path, EVIDENCE, STRONGER, WEAKER), "--prefer", "theirs", "--no-remarks")
    assert (found.exit_code, found.stdout) == (1, WEAKER(EVIDENCE))


def test_a_conflict_inside_an_objection_is_told_under_its_claim(tmp_path: Path) -> None:
    reply = '{"id": "o2", "kind": "rebuts", "claim": {"ref": "costs"}}'
    attack = f'"objections": [{{"id": "o1", "kind": "rebuts", "claim": {{"ref": "trust"}}, "replies": [{reply}]}}]'
    text = EVIDENCE.replace('much."}}', f'much."}}, {attack}}}')
    changes = (replaced('"o2", ', f'"o2", "remark": "{words}", ') for words in ("No.", "Yes."))
    assert run(*three(tmp_path, text, *changes)).stderr.splitlines()[1:3] == [
        "  costs: Leaving costs much.",
        "    the objection 'o2': remark: we say “No.”, they say “Yes.”, before nothing; ours is kept",
    ]


def test_claims_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    text = EVIDENCE.replace('"Leaving costs much."', '"Leaving costs much.", "zh-Hant": "離開代價高。"')
    changes = (replaced("高。", f"高{word}。") for word in ("昂", "企"))
    paths = three(tmp_path, text, *changes)
    assert "  costs: 離開代價高昂。\n" in run(*paths, "--lang", "zh-Hant").stderr
    assert f"'{paths[1]}' says nothing in 'fr'" in str(run(*paths, "--lang", "fr").exception)


def test_conflicts_as_json(tmp_path: Path) -> None:
    both = [replaced("}}]}", f'}}}},\n  {{"id": "{name}", "text": "Dues rise."}}]}}') for name in ("dues", "levies")]
    ours, theirs = (lambda text, n=n, c=c: both[n](c(text)) for n, c in enumerate((STRONGER, WEAKER)))
    found = run(*three(tmp_path, EVIDENCE, ours, theirs), "-o", tmp_path / "out.json", "--format", "json")
    record = json.loads(found.stdout)
    assert found.exit_code == 1
    assert found.stderr == ""
    assert not [*Draft202012Validator(schema("merge")).iter_errors(record)]
    assert record["map"] is None
    assert [(each["kind"], each["claim"], each["field"], each["ours"]) for each in record["conflicts"]] == [
        ("changed", "costs", ["modality"], "certain")
    ]
    assert [(each["kind"], each["subject"]["id"], each["others"]) for each in record["notes"]] == [
        ("same-words", "dues", [{"id": "levies", "type": "claim"}])
    ]


def test_a_part_points_into_other_files(tmp_path: Path) -> None:
    text = EVIDENCE.replace('much."}}', 'much."}, "if": ["elsewhere"]}')
    found = run(*three(tmp_path, text, replaced('["elsewhere"]', '["elsewhere", "far"]'), DATED))
    assert found.exit_code == 0
    assert '["elsewhere", "far"]' in found.stdout
    assert "fault" not in found.stderr


def test_the_parts_of_a_map_by_itself_stay_names(tmp_path: Path) -> None:
    """No file of a part is looked for, though one lies there."""
    (tmp_path / "evidence.json").write_text("no JSON", encoding="utf-8")
    ours, theirs = (replaced('"evidence.json"', f'"evidence.json", "{name}.json"') for name in ("more", "sub/Most"))
    found = run(*three(tmp_path, MAP, ours, theirs))
    assert found.exit_code == 0
    assert json.loads(found.stdout)["parts"] == ["evidence.json", "more.json", "sub/Most.json"]
    assert "$schema" not in found.stdout


def test_folders_are_merged_as_whole_maps(tmp_path: Path) -> None:
    base, ours = folder(tmp_path / "base"), folder(tmp_path / "ours", STRONGER)
    theirs = folder(tmp_path / "theirs", DATED, replaced("lasts", "holds"))
    out = tmp_path / "out"
    found = run(base, ours, theirs, "-o", out)
    assert (found.exit_code, found.stderr) == (0, f"{ours}: merged, with nothing in conflict\n")
    assert (out / "map.json").read_text(encoding="utf-8") == replaced("lasts", "holds")(MAP)
    assert (out / "evidence.json").read_text(encoding="utf-8") == DATED(STRONGER(EVIDENCE))
    assert library.loads(run(base, ours, theirs).stdout) == library.load(out)


def test_a_claim_that_moved_to_another_file_of_a_folder_is_followed(tmp_path: Path) -> None:
    """What a file by itself cannot show."""
    trust = '{"id": "trust", "text": {"en": "Allies trust one another."}}'
    ours = folder(tmp_path / "ours", replaced(f",\n  {trust}", ""), replaced("],\n", f", {trust}],\n"))
    base, theirs = folder(tmp_path / "base"), folder(tmp_path / "theirs", DATED)
    assert run(base, ours, theirs, "-o", ours).exit_code == 0
    assert '"period": "2017"' in (ours / "map.json").read_text(encoding="utf-8")


def test_what_nobody_changed_keeps_its_layout(tmp_path: Path) -> None:
    wide = json.dumps(json.loads(EVIDENCE), indent=4)
    base, ours = folder(tmp_path / "base", lambda _: wide), folder(tmp_path / "ours", lambda _: wide)
    theirs = folder(tmp_path / "theirs", lambda _: wide, replaced("lasts", "holds"))
    run(base, ours, theirs, "-o", ours)
    assert (ours / "evidence.json").read_text(encoding="utf-8") == wide
    assert "holds" in (ours / "map.json").read_text(encoding="utf-8")


def test_two_new_parts_in_one_file(tmp_path: Path) -> None:
    base = folder(tmp_path / "base")
    sides = [folder(tmp_path / name, header=replaced('"evidence.json"', '"evidence.json", "new.json"'))
             for name in ("ours", "theirs")]  # fmt: skip
    for side in sides:
        text = json.dumps({"part": f"of-{side.name}", "trees": [{"id": f"c-{side.name}", "text": "So."}]})
        (side / "new.json").write_text(text, encoding="utf-8")
    assert run(base, *sides, "-o", tmp_path / "out").exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "map.json", "evidence.json", "new.json", "of-theirs.json"
    }  # fmt: skip
    assert [part.part for part in library.load(tmp_path / "out").parts] == ["evidence", "of-ours", "of-theirs"]


def test_a_part_that_they_took_out_leaves_its_file(tmp_path: Path) -> None:
    base, ours, theirs = (folder(tmp_path / name) for name in ("base", "ours", "theirs"))
    claims = EVIDENCE[EVIDENCE.index("[\n") + 1 : EVIDENCE.rindex("]")].strip()
    text = MAP.replace('"evidence.json"', "").replace("}],\n", f"}},\n {claims}],\n")
    (theirs / "map.json").write_text(text, encoding="utf-8")
    found = run(base, ours, theirs, "-o", ours)
    assert found.exit_code == 0
    assert f"{ours / 'evidence.json'} is no part of the map any more; it was left there" in found.stderr
    assert [each.id for each in library.load(ours).claims] == ["thesis", "costs", "trust"]


def test_a_faulty_map_is_merged_and_said_to_be_faulty(tmp_path: Path) -> None:
    text = MAP.replace('"evidence.json"', "")
    found = run(*three(tmp_path, text, replaced("lasts", "holds"), replaced('"essay"', '"essay", "revision": "2"')))
    assert found.exit_code == 0
    assert '"revision": "2"' in found.stdout
    assert "this map has 2 faults" in found.stderr


def test_reviews_are_merged_by_judgement(tmp_path: Path) -> None:
    more = replaced(" ]\n}", ' ],\n "date": "2026-11-23"\n}')
    paths = three(tmp_path, REVIEW, replaced('"severity": 2', '"severity": 3'), more)
    found = run(*paths)
    assert found.exit_code == 0
    record = json.loads(found.stdout)
    assert (record["date"], record["judgements"][0]["severity"]) == ("2026-11-23", 3)


def test_a_judgement_that_both_changed(tmp_path: Path) -> None:
    paths = three(tmp_path, REVIEW, *(replaced('"severity": 2', f'"severity": {number}') for number in (1, 3)))
    found = run(*paths)
    assert found.exit_code == 1
    assert "severity: we say 1, they say 3, before 2; ours is kept" in found.stderr
    judgement = json.loads(found.stdout)["judgements"][0]
    assert judgement["remark"] == "[merge conflict: severity: kept 1, not 3; before: 2]"


def test_a_review_that_nobody_changed_keeps_its_bytes(tmp_path: Path) -> None:
    flat = json.dumps(json.loads(REVIEW))
    assert run(*three(tmp_path, flat, str, str)).stdout == flat


SECOND = replaced('"sufficiency"', '"relevance"')
MORE = replaced(
    "  }\n ]",
    '  },\n  {"on": "costs", "criterion": "relevance", "category": "aside", "severity": 1, "reason": "So?"}\n ]',
)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected", "conflicts"),
    [
        (str, str, str, "few.", 0),
        (str, str, replaced("are few", "are too few"), "too few.", 0),
        (str, replaced("are few", "are two"), replaced("are few", "are too few"), "two.", 1),
        (str, str, MORE, "few. So?", 0),
        (None, str, None, "few.", 0),  # one reader's own
        (None, None, str, "few.", 0),
        (None, str, SECOND, "few. few.", 0),
        (str, None, str, None, 0),  # one took it out
        (str, str, None, None, 0),
        (str, None, replaced("are few", "are too few"), "too few.", 1),  # and the other changed it
        (str, None, MORE, "So?", 0),
        (str, None, None, None, 0),
    ],
)
def test_reviews_beside_maps_in_folders(
    tmp_path: Path,
    base: Change | None,
    ours: Change | None,
    theirs: Change | None,
    expected: str | None,
    conflicts: int,
) -> None:
    paths = [folder(tmp_path / name) for name in ("base", "ours", "theirs")]
    for path, change in zip(paths, (base, ours, theirs), strict=True):
        (path / "reviews").mkdir()
        if change is not None:
            (path / "reviews" / "reader.json").write_text(change(REVIEW), encoding="utf-8")
    out = tmp_path / "out"
    assert run(*paths, "-o", out).exit_code == int(bool(conflicts))
    review = out / "reviews" / "reader.json"
    assert review.exists() == (expected is not None)
    if expected is not None:
        told = [
            each["reason"].rpartition("are ")[2]
            for each in json.loads(review.read_text(encoding="utf-8"))["judgements"]
        ]
        assert " ".join(told) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (str, replaced('"costs"', '"price"'), "price"),
        (replaced('"costs"', '"price"'), str, "price"),
        (replaced("The pact lasts", "Pacts last"), replaced('"costs"', '"price"'), "price"),
        (replaced('"costs"', '"dear"'), replaced('"costs"', '"price"'), "dear"),
        (str, replaced("The pact lasts", "Pacts last"), "costs"),
    ],
)
@pytest.mark.parametrize("reader", ["all", "ours", "theirs"])
def test_a_judgement_follows_the_claim_that_was_renamed(
    tmp_path: Path, ours: Change, theirs: Change, expected: str, reader: str
) -> None:
    """Whoever has the review: it is about the claim by the name that this has there."""
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, change in zip(paths, (str, ours, theirs), strict=True):
        folder(path, change, change)
        if reader in (path.name, "all"):
            (path / "reviews").mkdir()
            on_claim = replaced('"thesis.i1"', '"costs"')(REVIEW)
            (path / "reviews" / "r.json").write_text(change(on_claim), encoding="utf-8")
    assert run(*paths, "-o", tmp_path / "out").exit_code == int(expected == "dear")
    (review,) = (library.load_review(each) for each in (tmp_path / "out" / "reviews").iterdir())
    assert [each.on for each in review.judgements] == [expected]


def test_a_judgement_of_a_step_that_two_brought_in_under_different_ids(tmp_path: Path) -> None:
    step = '"text": {"en": "Leaving costs much."}, "inferences": [{"id": "costs.i1", "premises": [{"ref": "trust"}]}]'
    brought = replaced('"text": {"en": "Leaving costs much."}', step)
    paths = [folder(tmp_path / "base"), folder(tmp_path / "ours", brought),
             folder(tmp_path / "theirs", lambda text: brought(text).replace("costs.i1", "why"))]  # fmt: skip
    (paths[2] / "reviews").mkdir()
    (paths[2] / "reviews" / "r.json").write_text(REVIEW.replace("thesis.i1", "why"), encoding="utf-8")
    assert run(*paths, "-o", tmp_path / "out").exit_code == 0
    assert library.load_review(tmp_path / "out" / "reviews" / "r.json").judgements[0].on == "costs.i1"


@pytest.mark.parametrize("out", ["git:HEAD:essay", "git::essay", "git:HEAD:essay.json"])
def test_nothing_is_written_into_the_history_of_git(tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [folder(tmp_path / name) for name in ("base", "ours", "theirs")]
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(argmap, ["merge", *map(str, paths), "-o", out])
    assert "names a map in git, where nothing can be written; name a folder or a file with -o" in str(result.exception)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["base", "ours", "theirs"]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (str, replaced('"essay"', '"other"'), "they call the map 'other', which was 'essay', and so it is called now"),
        (replaced('"essay"', '"other"'), str, "we call the map 'other', which was 'essay', and so it is called now"),
        (replaced("lasts", "ends"), replaced('"essay"', '"other"'), "they call the map 'other', which was 'essay'"),
        (replaced('"essay"', '"other"'), replaced('"essay"', '"other"'), None),
        (str, replaced("lasts", "ends"), None),
    ],
)
def test_another_id_of_the_map_is_told(tmp_path: Path, ours: Change, theirs: Change, told: str | None) -> None:
    paths = [folder(tmp_path / name, header=header) for name, header in zip(NAMES, (str, ours, theirs), strict=True)]
    result = run(*paths, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert (told in result.stderr) if told else ("call the map" not in result.stderr)
    result = run(*paths, "-o", tmp_path / "out", "--format", "json")
    notes = json.loads(result.stdout)["notes"]
    assert [each["kind"] for each in notes] == (["map-renamed"] if told else [])
    Draft202012Validator(schema("merge")).validate(json.loads(result.stdout))


def test_two_readers_who_named_their_review_alike_each_keep_one(tmp_path: Path) -> None:
    paths = [folder(tmp_path / name) for name in ("base", "ours", "theirs")]
    for path, reader in zip(paths[1:], ("A. Reader", "B. Reader"), strict=True):
        (path / "reviews").mkdir()
        (path / "reviews" / "r.json").write_text(REVIEW.replace("A. Reader", reader), encoding="utf-8")
    out = tmp_path / "out"
    assert run(*paths, "-o", out).exit_code == 0
    assert {each.name: library.load_review(each).reader for each in (out / "reviews").iterdir()} == {
        "r.json": "A. Reader", "r-2.json": "B. Reader"
    }  # fmt: skip


def test_a_review_that_they_took_out_leaves_its_file(tmp_path: Path) -> None:
    paths = [folder(tmp_path / name) for name in ("base", "ours", "theirs")]
    for path in paths[:2]:
        (path / "reviews").mkdir()
        (path / "reviews" / "reader.json").write_text(REVIEW, encoding="utf-8")
    result = run(*paths, "-o", paths[1])
    assert "reader.json is no part of the map any more; it was left there" in result.stderr


def test_a_review_that_is_none_is_told(tmp_path: Path) -> None:
    paths = [folder(tmp_path / name) for name in ("base", "ours", "theirs")]
    (paths[2] / "reviews").mkdir()
    (paths[2] / "reviews" / "reader.json").write_text("{}", encoding="utf-8")
    result = run(*paths, "-o", tmp_path / "out")
    assert isinstance(result.exception, NotAMapError)
    assert "reader.json" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_without_a_base(tmp_path: Path) -> None:
    paths = three(tmp_path, EVIDENCE, str, DATED)
    paths[0].write_text("", encoding="utf-8")
    found = run(*paths)
    assert (found.exit_code, found.stdout) == (0, DATED(EVIDENCE))
    assert run("/dev/null", *paths[1:]).stdout == found.stdout


def test_standard_input(tmp_path: Path) -> None:
    paths = three(tmp_path, EVIDENCE, STRONGER, DATED)
    found = run(paths[0], paths[1], "-", input=DATED(EVIDENCE))
    assert (found.exit_code, found.stdout) == (0, DATED(STRONGER(EVIDENCE)))


MISSPELT = EVIDENCE.replace('"text"', '"txt"', 1)
TWICE = MAP.replace('"evidence.json"', '{"part": "p"}, {"part": "p"}')
BAD: list[tuple[dict[str, str], list[str], str]] = [
    ({"ours": "{"}, [], "ours.json:1:2: is not JSON"),
    ({"ours": ""}, [], "ours.json:1:1: is empty"),
    ({"theirs": MISSPELT}, [], "theirs.json:3:26: unknown key 'txt'"),
    ({"theirs": MISSPELT}, ["--path", "evidence.json"], "\nevidence.json (theirs):3:26: unknown key 'txt'"),
    ({"ours": "<<<<<<< HEAD\n" + EVIDENCE}, ["--path", "evidence.json"], "evidence.json (ours):1:1: is not JSON"),
    ({"theirs": MAP}, [], "what is merged has to be of one kind; here is a part, a part, a map"),
    ({"theirs": REVIEW}, [], "here is a part, a part, a review"),
    ({"base": REVIEW, "ours": REVIEW, "theirs": '{"map": "essay", "reader": 1}'}, [], "theirs.json:1:28: 1 is not"),
    ({"theirs": MAP.replace("]}", ', "evidence.json"]}'), "ours": MAP, "base": MAP}, [], "is named twice"),
    ({"theirs": TWICE, "ours": MAP, "base": MAP}, [], "two parts are called 'p'"),
    ({}, ["--format", "json"], "name a place for the map with -o"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "words", "says"), BAD)
def test_what_cannot_be_merged_is_told_and_nothing_is_written(
    tmp_path: Path, texts: dict[str, str], words: list[str], says: str
) -> None:
    paths = three(tmp_path, EVIDENCE, STRONGER, WEAKER)
    for name, text in texts.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    before = paths[1].read_bytes()
    out = ["-o", str(paths[1])] if not words or words[0] != "--format" else []
    done = subprocess.run([sys.executable, "-m", "argmap", "merge", *map(str, paths), *words, *out],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2
    assert says in done.stderr
    assert paths[1].read_bytes() == before
    assert len([*tmp_path.iterdir()]) == 3


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    paths = three(tmp_path, EVIDENCE, STRONGER, WEAKER)
    done = run(*paths, "-o", tmp_path)
    assert done.exit_code != 0
    assert "standard input can be one" in str(run("-", "-", paths[0]).exception)


# The map of the paper


def test_two_readers_of_the_paper(tmp_path: Path) -> None:
    paper = MAPS / "us-japan-alliance"
    base = library.load(paper)
    for name, fields in (("ours", {"modality": "certain"}), ("theirs", {"period": "1951"})):
        parts = tuple(part.model_copy(update={"claims": tuple(
            claim.model_copy(update=fields if number % 3 == (name == "ours") else {})
            for number, claim in enumerate(part.claims)
        )}) for part in base.parts)  # fmt: skip
        library.dump(base.model_copy(update={"parts": parts}), tmp_path / name)
    found = run(paper, tmp_path / "ours", tmp_path / "theirs", "-o", tmp_path / "out", "--format", "json")
    assert (found.exit_code, json.loads(found.stdout)["conflicts"]) == (0, [])
    merged = library.load(tmp_path / "out")
    for part, before in zip(merged.parts, base.parts, strict=True):
        for number, (claim, old) in enumerate(zip(part.claims, before.claims, strict=True)):
            fields = ({"period": "1951"}, {"modality": "certain"}, {})[number % 3]
            assert claim == old.model_copy(update=fields)


# git

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not at hand")


class Repository:
    """A repository in which argmap merges maps."""

    def __init__(self, path: Path) -> None:
        self.path = path
        names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
                 for what, value in (("NAME", "A. Reader"), ("EMAIL", "reader@example.org"))}  # fmt: skip
        nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": str(ROOT)}
        self.environment = {**os.environ, **names, **nowhere}
        path.mkdir()
        self("init", "-q", "-b", "main")
        self("config", "merge.argmap.name", "argument maps, claim by claim")
        self("config", "merge.argmap.driver", f'"{sys.executable}" -m argmap merge %O %A %B -o %A --path %P')
        (path / ".gitattributes").write_text("maps/**/*.json merge=argmap\n", encoding="utf-8")

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *words], cwd=self.path, env=self.environment, capture_output=True, text=True,
                              check=False)  # fmt: skip

    def commit(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (self.path / name).write_text(text, encoding="utf-8")
        self("add", "-A")
        assert self("commit", "-qm", "Changed").returncode == 0

    def merged(self, ours: dict[str, str], theirs: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """What `git merge` says of two branches."""
        self("switch", "-qc", "theirs")
        self.commit(theirs)
        self("switch", "-q", "main")
        self.commit(ours)
        return self("merge", "-m", "Merged", "theirs")

    def text(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")


FILES = {"maps/essay/map.json": MAP, "maps/essay/evidence.json": EVIDENCE, "maps/essay/reviews/a.json": REVIEW}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "seminar")
    found.commit(FILES)
    return found


@needs_git
def test_git_merges_every_file_of_a_folder(repository: Repository) -> None:
    ours = {"maps/essay/evidence.json": STRONGER(EVIDENCE), "maps/essay/map.json": replaced("lasts", "holds")(MAP),
            "maps/essay/reviews/a.json": replaced('"severity": 2', '"severity": 3')(REVIEW)}  # fmt: skip
    theirs = {"maps/essay/evidence.json": DATED(EVIDENCE),
              "maps/essay/map.json": replaced('"essay"', '"essay", "revision": "2"')(MAP),
              "maps/essay/reviews/a.json": replaced("are few", "are too few")(REVIEW)}  # fmt: skip
    done = repository.merged(ours, theirs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert repository("status", "--porcelain").stdout == ""
    assert repository.text("maps/essay/evidence.json") == DATED(STRONGER(EVIDENCE))
    merged = library.load(repository.path / "maps" / "essay")
    assert (merged.revision, merged.claims[0].text) == ("2", {"en": "The pact holds."})
    judgement = library.load_review(repository.path / "maps/essay/reviews/a.json").judgements[0]
    assert (judgement.severity, judgement.reason) == (3, "Two reasons are too few.")


@needs_git
def test_maps_of_revisions_are_merged_by_name(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.path)
    repository.commit({"maps/essay/evidence.json": STRONGER(EVIDENCE)})
    (repository.path / "maps/essay/evidence.json").write_text(DATED(EVIDENCE), encoding="utf-8")
    found = run("git:HEAD~1:maps/essay", "git:HEAD:maps/essay", "maps/essay", "-o", "out")
    assert (found.exit_code, found.stderr) == (0, "git:HEAD:maps/essay: merged, with nothing in conflict\n")
    assert repository.text("out/evidence.json") == DATED(STRONGER(EVIDENCE))


@needs_git
def test_git_stops_at_a_conflict_with_a_good_map(repository: Repository) -> None:
    done = repository.merged({"maps/essay/evidence.json": STRONGER(EVIDENCE)},
                             {"maps/essay/evidence.json": DATED(WEAKER(EVIDENCE))})  # fmt: skip
    assert done.returncode == 1
    assert "maps/essay/evidence.json: merged, with 1 conflict" in done.stderr
    assert "costs: Leaving costs much." in done.stderr
    assert repository("status", "--porcelain").stdout.startswith("UU maps/essay/evidence.json")
    merged = library.load(repository.path / "maps" / "essay")
    costs, trust = merged.parts[0].claims
    assert (costs.modality, trust.period) == ("certain", "2017")
    assert costs.remark is not None
    assert costs.remark.startswith("[merge conflict: modality: kept “certain”, not “possible”")
    assert sorted(path.name for path in (repository.path / "maps/essay").iterdir()) == [
        "evidence.json", "map.json", "reviews"
    ]  # fmt: skip


@needs_git
def test_git_gives_an_empty_base_for_what_both_brought_in(repository: Repository) -> None:
    part = '{"part": "more", "trees": [{"id": "dues", "text": {"en": "Dues rise."}}]}\n'
    dated = part.replace('rise."}', 'rise."}, "period": "2017"')
    done = repository.merged({"maps/essay/more.json": part}, {"maps/essay/more.json": dated})
    assert done.returncode == 0, done.stdout + done.stderr
    assert repository.text("maps/essay/more.json") == dated


@needs_git
def test_git_keeps_ours_where_a_file_cannot_be_read(repository: Repository) -> None:
    done = repository.merged({"maps/essay/evidence.json": STRONGER(EVIDENCE)}, {"maps/essay/evidence.json": "{"})
    assert done.returncode == 1
    assert "maps/essay/evidence.json (theirs):1:2: is not JSON" in done.stderr
    assert repository.text("maps/essay/evidence.json") == STRONGER(EVIDENCE)
    assert repository("status", "--porcelain").stdout.startswith("UU maps/essay/evidence.json")


@needs_git
def test_git_merges_a_map_at_the_root_of_a_repository(tmp_path: Path) -> None:
    """Where the files that git hands over lie beside the parts, these are not read."""
    found = Repository(tmp_path / "essay")
    (found.path / ".gitattributes").write_text("*.json merge=argmap\n", encoding="utf-8")
    found.commit({"map.json": MAP, "evidence.json": EVIDENCE})
    done = found.merged({"map.json": replaced("lasts", "holds")(MAP)},
                        {"map.json": replaced('"essay"', '"essay", "revision": "2"')(MAP),
                         "evidence.json": DATED(EVIDENCE)})  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(found.text("map.json"))["parts"] == ["evidence.json"]
    assert found.text("evidence.json") == DATED(EVIDENCE)
