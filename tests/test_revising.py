"""`argmap anchor --text NEW --write`: the map of the new revision, what to read again, and the files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from argmap.anchor import END_LENGTH, Status, Text, ends_of, find
from argmap.cli import argmap
from argmap.dump import write_all
from argmap.graph import anchors, graph
from argmap.load import load
from argmap.model import Anchor, Claim, Map
from argmap.moving import moved
from argmap.moving.rereading import read_again
from argmap.moving.revising import revise
from argmap.quote import describe, length
from argmap.schema import schema
from tests.notation import argument

OLD = (
    "# The harbour\n\nThe harbour stays open in winter, as the council decided. Trade depends on it, because no "
    "railway reaches the coast. The fishermen were never asked.\n\n# What follows\n\nPrices rose in May. They "
    "fell in June.\n"
)
NEW = (
    "# The port\n\nThe port stays open in winter, as the council decided. Trade depends on it, because no railway "
    "reaches the coast.\n\n# What follows\n\nNobody cared. Prices fell in May. They fell in June.\n"
)
QUOTES = {
    "thesis": "The harbour[…]decided.",
    "trade": "because no railway reaches the coast",
    "asked": "The fishermen[…]asked.",
    "prices": "Prices rose in May.",
    "june": "They fell in June.",
}
MAP = {
    "argmap": 1, "id": "m", "revision": "v1", "paper": {"language": "en", "text": "old.txt"},
    "sections": [{"id": "1", "begins": "The harbour"}, {"id": "2", "begins": "What follows"}],
    "trees": [
        {"id": "thesis", "text": "It is open.", "anchors": [{"section": "1", "quote": QUOTES["thesis"]}],
         "inferences": [
            {"id": "thesis.i1", "premises": [{"ref": "trade"}, {"ref": "prices"}],
             "anchors": [{"section": "1", "quote": QUOTES["asked"]}]}]}],
    "parts": ["rest.json"],
}  # fmt: skip
PART = {
    "part": "rest",
    "trees": [
        {"id": name, "text": f"It is {name}.", "anchors": [{"section": section, "quote": QUOTES[name]}]}
        for name, section in (("trade", "1"), ("prices", "2"), ("june", "2"))
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "map"
    home.mkdir()
    (home / "map.json").write_text(json.dumps(MAP), encoding="utf-8")
    (home / "rest.json").write_text(json.dumps(PART), encoding="utf-8")
    (home / "old.txt").write_text(OLD, encoding="utf-8")
    (home / "new.txt").write_text(NEW, encoding="utf-8")
    return home


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(argmap, ["anchor", str(folder), "--text", str(folder / "new.txt"), *words])


def quotes(home: Path) -> dict[str, str]:
    return {name + at: anchor.quote for (name, at), anchor in anchors(graph(load(home)))}


# What is told

TOLD = """\
lost         thesis.i1/anchors/0
edited 0.74  prices/anchors/0  181-200 -> 157-176
    Prices [-rose-]{+fell+} in May.
edited 0.88  thesis/anchors/0  15-72 -> 12-66
    The [-harbour-]{+port+} stays open in winter, as the council decided.
to read again, what bears most first:
  thesis.i1  carries a root  changed: thesis, prices, thesis.i1
  thesis  carries a root
  prices  carries a root
anchors: 2 edited, 2 exact, 1 lost
"""


def test_what_became_of_the_anchors(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 1
    assert done.stdout == TOLD


def test_everything_is_listed_if_asked(folder: Path) -> None:
    lines = run(folder, "--all").stdout.splitlines()
    assert [line.split()[:2] for line in lines if line.startswith("exact")] == [
        ["exact", "trade/anchors/0"],
        ["exact", "june/anchors/0"],
    ]


def test_json(folder: Path) -> None:
    done = json.loads(run(folder, "--format", "json").stdout)
    Draft202012Validator(schema("anchor")).validate(done)
    by_owner = {each["owner"]: each for each in done["anchors"]}
    assert (done["map"], done["drifted"], done["revision"]["compared"]) == ("m", True, True)
    assert {name: each["status"] for name, each in by_owner.items()} == {
        "thesis": "edited", "trade": "exact", "prices": "edited", "june": "exact", "thesis.i1": "lost"
    }  # fmt: skip
    assert by_owner["prices"]["edit"] == [
        {"kind": "same", "words": "Prices "}, {"kind": "out", "words": "rose "}, {"kind": "in", "words": "fell "},
        {"kind": "same", "words": "in May."},
    ]  # fmt: skip
    assert (by_owner["june"]["by"], by_owner["june"]["written"], by_owner["june"]["moved"]) == ("text", None, False)
    assert NEW[slice(*(by_owner["june"][key] for key in ("start", "end")))] == "They fell in June."
    assert [each["id"] for each in done["revision"]["read_again"]] == ["thesis.i1", "thesis", "prices"]


def test_json_of_the_text_that_was_mapped(folder: Path) -> None:
    done = json.loads(CliRunner().invoke(argmap, ["anchor", str(folder), "--format", "json"]).stdout)
    Draft202012Validator(schema("anchor")).validate(done)
    assert (done["drifted"], done["revision"], {each["by"] for each in done["anchors"]}) == (False, None, {None})


@pytest.mark.parametrize(
    ("change", "options", "compared"),
    [
        ({}, [], True),
        ({"text": "gone.txt"}, [], False),
        ({"text": "gone.txt"}, ["--old", "{old}"], True),
        ({"text": None}, [], None),
        ({"text": None}, ["--old", "{old}"], True),
        ({"sha256": "0" * 64}, [], False),
        ({"sha256": "0" * 64}, ["--old", "{old}"], True),
        ({"text": "new.txt"}, [], None),
    ],
)
def test_which_text_is_another(
    folder: Path, change: Mapping[str, Any], options: list[str], compared: bool | None
) -> None:
    """None: it is the one that was mapped, as far as can be known."""
    paper = {"language": "en", "text": "old.txt"} | change
    (folder / "map.json").write_text(json.dumps(MAP | {"paper": paper}), encoding="utf-8")
    words = [word.format(old=folder / "old.txt") for word in options]
    revision = json.loads(run(folder, "--format", "json", "--quiet", *words).stdout)["revision"]
    assert (revision["compared"] if revision else None) is compared


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--revision", "v2"], "--revision goes with --write"),
        (["--old", "nowhere.txt"], "there is no text at nowhere.txt"),
        (["--write", "--revision", "a\x07b"], "no map can record"),
    ],
)
def test_what_cannot_be_asked(folder: Path, words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = CliRunner().invoke(argmap, ["anchor", str(folder), "--text", str(folder / "new.txt"), *words])
    assert done.exit_code != 0
    assert said in done.output or said in str(done.exception)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_the_old_text_goes_with_a_new_one(folder: Path) -> None:
    done = CliRunner().invoke(argmap, ["anchor", str(folder), "--old", str(folder / "old.txt")])
    assert "name the revised one with --text" in str(done.exception)


# What is written


def test_the_map_of_the_new_revision_in_place(folder: Path) -> None:
    done = run(folder, "--write", "--revision", "v2")
    assert done.exit_code == 1
    written = load(folder)
    assert (written.revision, written.paper.text, written.id) == ("v2", "new.txt", "m")
    assert [section.begins for section in written.sections] == ["The port", "What follows"]
    assert quotes(folder) == {
        "thesis/anchors/0": "The[…]decided.",
        "trade/anchors/0": QUOTES["trade"],
        "prices/anchors/0": "Prices fell in May.",
        "june/anchors/0": QUOTES["june"],
        "thesis.i1/anchors/0": QUOTES["asked"],
    }
    again = CliRunner().invoke(argmap, ["anchor", str(folder)])
    assert again.stdout.splitlines()[-1] == "anchors: 4 exact, 1 lost"
    assert CliRunner().invoke(argmap, ["fmt", "--check", str(folder)]).exit_code == 0


def test_what_is_kept_says_why(folder: Path) -> None:
    (folder / "new.txt").write_text(
        NEW.replace("Prices fell in May", "Prices of all that we eat went down in May"), encoding="utf-8"
    )
    done = run(folder, "--write")
    assert "[lost" not in done.stdout
    kept = [line.split("  ")[-1] for line in done.stdout.splitlines() if "kept" in line]
    assert kept == ["kept", "kept: below 0.6"]
    assert quotes(folder)["prices/anchors/0"] == QUOTES["prices"]
    assert "the revision is still called 'v1'" in done.stderr


def test_without_the_old_text_edited_anchors_are_kept(folder: Path) -> None:
    (folder / "old.txt").unlink()
    (folder / "new.txt").write_text(NEW.replace("no railway", "no road"), encoding="utf-8")
    done = run(folder, "--write")
    assert "kept: the old text is not at hand" in done.stdout
    assert "old.txt is not at hand; name it with --old" in done.stderr
    assert quotes(folder)["trade/anchors/0"] == QUOTES["trade"]


@pytest.mark.parametrize("output", ["other", "deep/other", "other.json"])
def test_the_map_of_the_new_revision_elsewhere(folder: Path, tmp_path: Path, output: str) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert run(folder, "--write", "-o", str(tmp_path / output)).exit_code == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    there = tmp_path / output
    assert quotes(there)["prices/anchors/0"] == "Prices fell in May."
    assert [part.part for part in load(there).parts] == ["rest"]
    assert sorted(path.name for path in there.iterdir()) == ["map.json", "rest.json"] if there.is_dir() else True
    again = run(folder, "--write", "-o", str(there))
    assert "is there already" in str(again.exception)


def test_a_schema_is_named_from_the_new_place(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "map.schema.json").write_text("{}", encoding="utf-8")
    (folder / "map.json").write_text(json.dumps({"$schema": "../schemas/map.schema.json"} | MAP), encoding="utf-8")
    run(folder, "--write", "-o", str(tmp_path / "deep" / "other"))
    written = json.loads((tmp_path / "deep" / "other" / "map.json").read_text(encoding="utf-8"))
    assert written["$schema"] == "../../schemas/map.schema.json"


def test_to_standard_output_goes_the_map_alone(folder: Path) -> None:
    done = run(folder, "--write", "-o", "-", "--quiet")
    assert json.loads(done.stdout)["paper"]["text"] == "new.txt"


def test_a_map_from_standard_input(folder: Path, tmp_path: Path) -> None:
    whole = json.dumps({**MAP, "parts": [PART]})
    words = ["anchor", "-", "--text", str(folder / "new.txt"), "--old", str(folder / "old.txt"), "--write"]
    refused = CliRunner().invoke(argmap, words, input=whole)
    assert "has no file to write to" in str(refused.exception)
    CliRunner().invoke(argmap, [*words, "-o", str(tmp_path / "other")], input=whole)
    assert quotes(tmp_path / "other")["prices/anchors/0"] == "Prices fell in May."


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    replace, moves = Path.replace, iter([True, False])

    def failing(self: Path, target: Path) -> Path:
        if not next(moves, True):
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert isinstance(run(folder, "--write").exception, OSError)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("at", range(3))
def test_files_that_belong_together_are_written_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    texts: dict[Path, str | bytes] = {tmp_path / name: f"new {name}" for name in ("a", "b", "c")}
    (tmp_path / "a").write_text("old a", encoding="utf-8")
    (tmp_path / "c").write_text("old c", encoding="utf-8")
    replace, count = Path.replace, iter(range(100))

    def failing(self: Path, target: Path) -> Path:
        if next(count) == at:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_all(texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a": "old a", "c": "old c"}
    monkeypatch.setattr(Path, "replace", replace)
    write_all(texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        n: f"new {n}" for n in "abc"
    }


# Quotes


def of(*anchors: Anchor) -> Map:
    return Map(id="m", roots=("a",), claims=(Claim(id="a", text="So.", anchors=anchors),))


def written(old: str, new: str, *anchors: Anchor) -> tuple[Map, list[Anchor]]:
    revised = revise(moved(of(*anchors), new.encode(), old.encode()), "new.txt").map
    return revised, list(revised.claims[0].anchors)


def test_a_quote_that_serves_stays_and_one_that_is_too_long_does_not() -> None:
    sentence = "Trade depends on it, because no railway reaches the coast of the northern province."
    _, (short, long) = written(OLD + sentence, sentence + NEW, Anchor(quote="province."), Anchor(quote=sentence))
    assert short.quote == "province."
    assert long.quote != sentence
    assert max(map(length, ends_of(long.quote))) <= END_LENGTH


def test_context_comes_in_where_the_new_text_has_the_words_twice() -> None:
    _, (anchor,) = written("甲說合作。乙說拒絕。", "丙說合作。甲說合作。乙說拒絕。", Anchor(quote="合作"))
    assert (anchor.quote, anchor.prefix) == ("合作", "甲說")


def test_the_words_of_a_lost_anchor_are_made_so_many_that_no_check_finds_them_elsewhere() -> None:
    old = "甲國的同盟成本很高。乙國從來沒有參加過談判。"
    new = "乙國從來沒有參加過談判。丙國在北方另有計劃，不談同盟成本。"
    _, (anchor,) = written(old, new, Anchor(quote="同盟成本"))
    assert find(Text(new), Anchor(quote="同盟成本")).status is Status.EXACT
    assert anchor.quote == "甲國的同盟成本很高。"
    assert find(Text(new), anchor).status is Status.LOST
    assert find(Text(old), anchor).sha256 == anchor.sha256


CLAUSES = st.lists(
    st.sampled_from(["甲國同意", "乙國拒絕", "丙國觀望", "成本上升", "合作緊密", "the allies met", "costs rose"]),
    min_size=1, max_size=3,
).map("，".join)  # fmt: skip
TEXTS = st.lists(CLAUSES, min_size=1, max_size=8).map(lambda sentences: "".join(f"{each}。" for each in sentences))


@given(TEXTS, TEXTS, st.data())
def test_what_is_written_is_found_and_the_rest_is_not_found_elsewhere(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([at for at, sign in enumerate(old) if sign != " "]))
    end = data.draw(st.integers(start + 1, len(old)))
    move = moved(of(Anchor.model_validate(describe(Text(old), start, end))), new.encode(), old.encode())
    (each,) = move.found.values()
    revised = revise(move, "new.txt")
    found = find(Text(new), revised.map.claims[0].anchors[0])
    if not revised.kept:
        assert found.status in (Status.EXACT, Status.FOLDED)
        assert (found.start, found.end) == (each.passage.start, each.passage.end)
    elif each.passage.status is Status.LOST:
        assert found.start is None or new.count(old[start:end]) > 0


# What to read again

CHAIN = "root <- a b; root <- c; a <- d; e"


def reading(*changed: str) -> list[tuple[str, str]]:
    whole = argument(CHAIN)
    anchor = Anchor(quote="The costs rose.")
    claims = tuple(
        each.model_copy(update={"anchors": (anchor,) if each.id in changed else ()}) for each in whole.claims
    )
    move = moved(whole.model_copy(update={"claims": claims}), b"It rained.", b"The costs rose. It rained.")
    return [(each.id, each.type) for each in read_again(move)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("", []),
        ("e", [("e", "claim")]),
        ("d", [("a.i1", "inference"), ("d", "claim")]),
        ("a", [("a.i1", "inference"), ("root.i1", "inference"), ("a", "claim")]),
        ("root", [("root", "claim"), ("root.i1", "inference"), ("root.i2", "inference")]),
    ],
)
def test_what_bears_most_is_read_first(changed: str, expected: list[tuple[str, str]]) -> None:
    assert reading(*changed.split()) == expected
