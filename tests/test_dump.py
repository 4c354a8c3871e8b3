"""Writing maps: nothing is lost, the layout is the same every time, and a failure harms no file."""

from __future__ import annotations

import json
import os
import random
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import argmap
from argmap.dump import WIDTH, canonical, dump, dumps
from argmap.errors import ArgmapError
from argmap.load import TREE_DEPTH, load, loads, read
from argmap.model import (
    Anchor,
    Answer,
    Citation,
    Claim,
    Coded,
    Inference,
    LeftOut,
    Lint,
    Map,
    Note,
    Objection,
    Paper,
    Part,
    Reference,
    Scope,
    Section,
    Suppression,
    Term,
    Warrant,
    Work,
)

MAPS = sorted(path.parent for path in (Path(__file__).parent.parent / "maps").glob("*/map.json"))

# --- Maps of every sort: few ids, so that claims are shared, stand twice, point at themselves and at nothing.

SCRIPTS = (
    "共同製造武器", "准平等", "النص العربي", "שלום", "👩‍👩‍👧", "e\u0301", "\u202e", "\u2028", "\ufeff", '"\\/', "[…]",
)  # fmt: skip
TAGS = ("en", "zh-Hant", "zh-Hans", "ar", "he", "de-AT")

printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
words = st.one_of(printable, st.sampled_from(SCRIPTS), st.text("ab ", min_size=1, max_size=300))
texts = st.one_of(words, st.dictionaries(st.sampled_from(TAGS), words, min_size=1, max_size=3))
claim_ids = st.sampled_from([f"c{number}" for number in range(12)])
other_ids = st.sampled_from(["c1", "c1.i1", "s1", "s2", "s3", "o1", "o2"])
some_ids = st.lists(claim_ids, max_size=2).map(tuple)
plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), printable),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(printable, inner, max_size=3)),
    max_leaves=6,
)
carried = st.one_of(st.none(), st.dictionaries(printable, plain, max_size=2))
remarks = st.one_of(st.none(), words)


def few(of: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.one_of(st.just(()), st.lists(of, max_size=most).map(tuple))


def maybe(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), of)


anchors = few(st.builds(Anchor, section=maybe(words), quote=words, prefix=maybe(words),
                        at=maybe(st.tuples(st.integers(0, 99), st.integers(0, 99)))))  # fmt: skip
relations = st.sampled_from(["supports", "contra"])
cites = few(st.one_of(st.builds(Citation, note=words, work=maybe(claim_ids), relation=relations),
                      st.builds(Citation, source=other_ids, locator=maybe(words)),
                      st.builds(Citation, named=words)))  # fmt: skip
lints = maybe(st.builds(Lint, ignore=few(st.builds(Suppression, code=st.just("INF310"), reason=maybe(words)))))


def objections(kinds: tuple[str, ...], deep: int = 3) -> st.SearchStrategy[tuple[Objection, ...]]:
    replies = objections(kinds, deep - 1) if deep else st.just(())
    one = st.builds(Objection, id=other_ids, kind=st.sampled_from(kinds), claim=claim_ids, conceded=st.booleans(),
                    anchors=anchors, replies=replies, lint=lints, remark=remarks, x=carried)  # fmt: skip
    return few(one)


voices = st.sampled_from(["paper", "implicit"])
inferences = st.builds(
    Inference, id=other_ids, scheme=maybe(st.sampled_from(["sign", "own"])), anchors=anchors, lint=lints,
    premises=st.lists(claim_ids, max_size=4).map(tuple),
    roles=st.dictionaries(st.sampled_from(["sign", "pattern"]), some_ids, max_size=2),
    warrant=maybe(st.builds(Warrant, text=texts, voice=voices, anchors=anchors, cites=cites)),
    answers=st.dictionaries(words, st.builds(Answer, status=st.just("answered"), by=some_ids), max_size=1),
    objections=objections(("undercuts",)), remark=remarks, x=carried, test=st.sampled_from([None, "hoop"]),
    passed=st.booleans(),
)  # fmt: skip
claims = st.builds(
    Claim, id=claim_ids, text=texts, label=maybe(texts), if_=some_ids, only_if=some_ids, voice=voices, by=maybe(words),
    kind=st.sampled_from(["interpretive", "causal"]), modality=st.sampled_from(["asserted", "possible"]),
    aspect=st.sampled_from([None, "under-way"]), period=st.sampled_from([None, "2017/..", "2022~"]),
    scope=maybe(st.builds(Scope, places=few(words), quantifier=st.sampled_from([None, "most"]),
                          level=st.sampled_from([None, "state"]))), contradicts=some_ids,
    status=st.sampled_from(["asserted", "assumed"]), uses=few(words), cites=cites, anchors=anchors, lint=lints,
    inferences=few(inferences, 3), objections=objections(("rebuts", "qualifies")), remark=remarks, x=carried,
)  # fmt: skip
many_claims = st.lists(claims, max_size=5).map(tuple)
names = st.lists(st.fixed_dictionaries({"family": words}), min_size=1, max_size=2)
references = st.builds(
    Reference, id=other_ids, type=st.just("book"), title=words, author=names, volume=st.integers(0, 99),
    listed=st.booleans(), same_as=maybe(other_ids),
)  # fmt: skip
headers = st.fixed_dictionaries(
    {"id": claim_ids, "revision": maybe(words), "title": maybe(texts), "lint": lints, "x": carried, "remark": remarks,
     "coded": maybe(st.builds(Coded, by=maybe(words))), "paper": st.builds(Paper, language=st.sampled_from(TAGS)),
     "sections": few(st.builds(Section, id=words, title=maybe(texts))), "references": few(references),
     "notes": st.dictionaries(words, st.builds(Note, works=few(st.builds(Work, source=other_ids))), max_size=2),
     "terms": few(st.builds(Term, id=other_ids, labels=st.dictionaries(st.sampled_from(TAGS), few(words), max_size=2))),
     "left_out": few(st.builds(LeftOut, anchor=st.builds(Anchor, quote=words), reason=words))}
)  # fmt: skip


@st.composite
def maps(draw: st.DrawFn) -> Map:
    """A map, faulty in every way that is no reason to refuse it."""
    parts = draw(st.lists(st.sampled_from(["theory", "evidence", "impacts"]), unique=True, max_size=3))
    written = [Part(part=name, claims=draw(many_claims), title=draw(maybe(texts))) for name in parts]
    roots = tuple(draw(st.lists(claim_ids, unique=True, max_size=3)))
    return Map(**draw(headers), roots=roots, claims=draw(many_claims), parts=tuple(written))


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(each, chance) for each in value] if isinstance(value, list) else value


def depth(claim: Any) -> int:
    """How many claims deep a tree is written."""
    if not isinstance(claim, dict | list):
        return 0
    deepest = max((depth(each) for each in (claim.values() if isinstance(claim, dict) else claim)), default=0)
    return deepest + (isinstance(claim, dict) and "text" in claim and "id" in claim)


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """A folder for one example of a property; `tmp_path` would be the same for all of them."""
    with TemporaryDirectory() as name:
        yield Path(name)


# --- Laws


@given(maps())
def test_what_is_written_is_read_again(argument: Map) -> None:
    assert loads(dumps(argument)) == argument


@given(maps())
def test_writing_is_a_fixed_point(argument: Map) -> None:
    text = dumps(argument)
    assert dumps(loads(text)) == text


@given(maps())
def test_a_folder_holds_the_same_map_as_a_file(argument: Map) -> None:
    with fresh_folder() as folder:
        written = dump(argument, folder)
        assert [path.name for path in written] == ["map.json", *(f"{part.part}.json" for part in argument.parts)]
        assert load(folder) == loads(dumps(argument)) == argument


@given(maps())
def test_layout_of_a_folder_is_a_fixed_point(argument: Map) -> None:
    with fresh_folder() as folder:
        dump(argument, folder, "../schemas")
        files = {path: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert canonical(read(folder)) == files


@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_keys_means_nothing(argument: Map, chance: random.Random) -> None:
    document = shuffled(json.loads(dumps(argument)), chance)
    assert loads(json.dumps(document)) == argument


@given(maps())
def test_trees_are_small(argument: Map) -> None:
    document = json.loads(dumps(argument))
    trees = [*document["trees"], *(tree for part in document.get("parts", ()) for tree in part["trees"])]
    assert max((depth(_without_carried(tree)) for tree in trees), default=0) <= TREE_DEPTH


@given(maps())
def test_each_claim_is_written_once(argument: Map) -> None:
    """As often as it stands in the map: planting copies nothing and drops nothing."""
    written = [*argument.claims, *(claim for part in argument.parts for claim in part.claims)]
    assert len(re.findall(r'"text": ', dumps(_bare(argument)))) == len(written)


@given(maps())
def test_only_what_cannot_be_broken_is_wider_than_the_page(argument: Map) -> None:
    assert not _too_wide(dumps(argument))


@pytest.mark.parametrize("folder", MAPS, ids=lambda path: path.name)
def test_the_maps_at_hand_are_in_canonical_layout(folder: Path) -> None:
    loaded = read(folder)
    texts = canonical(loaded)
    assert texts == {Path(source.file): source.text for source in loaded.sources}
    assert loads(dumps(loaded.map)) == loaded.map


@pytest.mark.parametrize("folder", MAPS, ids=lambda path: path.name)
def test_the_maps_at_hand_fit_the_page(folder: Path) -> None:
    assert not [line for text in canonical(read(folder)).values() for line in _too_wide(text)]


def _bare(argument: Map) -> Map:
    """The claims and their links alone."""

    def claim(each: Claim) -> Claim:
        steps = tuple(Inference(id=step.id, premises=step.premises) for step in each.inferences)
        return Claim(id=each.id, text="T", inferences=steps)

    parts = tuple(Part(part=part.part, claims=tuple(map(claim, part.claims))) for part in argument.parts)
    return Map(id="m", roots=argument.roots, claims=tuple(map(claim, argument.claims)), parts=parts)


def _without_carried(value: Any) -> Any:
    """Without `x`, which may hold what looks like a claim, and warrants and texts, which hold none."""
    if isinstance(value, dict):
        return {key: _without_carried(each) for key, each in value.items() if key not in ("x", "warrant", "label")}
    return [_without_carried(each) for each in value] if isinstance(value, list) else value


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"(:?)|-?\d[\d.eE+-]*|true|false|null|\[\]|\{\}')


def _too_wide(text: str) -> list[str]:
    """Lines wider than the page that hold more than one value, and so could have been broken."""
    lines = [line for line in text.split("\n") if len(line) > WIDTH]
    return [line for line in lines if sum(not token[1] for token in _TOKEN.finditer(line)) > 1]


# --- Chains, which no recursion survives


def chain(length: int) -> Map:
    claims = [
        Claim(id=f"c{number}", text="T", inferences=(Inference(id=f"c{number}.i1", premises=(f"c{number + 1}",)),))
        for number in range(length - 1)
    ]
    return Map(id="m", roots=("c0",), claims=(*claims, Claim(id=f"c{length - 1}", text="T")))


@pytest.mark.parametrize("length", [1, 2, 3, 4, 100, 10_000])
def test_a_chain_of_any_length(length: int) -> None:
    argument = chain(length)
    text = dumps(argument)
    assert loads(text) == argument
    assert dumps(loads(text)) == text


@pytest.mark.parametrize("deep", [1, 50, 150, 250, 300, 400, 600, 900])
@pytest.mark.parametrize("what", ["lists", "objects", "replies"])
def test_whatever_is_read_can_be_written(what: str, deep: int) -> None:
    """However deep data is nested: either it is refused in words, or it comes out as it went in."""
    opening, closing = {
        "lists": ('"x": {"y": ' + "[" * deep, "]" * deep + "}"),
        "objects": ('"x": {"y": ' + '{"a": ' * deep + "1", "}" * deep + "}"),
        "replies": ('"objections": [' + '{"id": "o", "kind": "rebuts", "claim": {"ref": "a"}, "replies": [' * deep,
                    "]}" * deep + "]"),
    }[what]  # fmt: skip
    document = f'{{"id": "m", "trees": [{{"id": "a", "text": "T", {opening}{closing}}}]}}'
    try:
        argument = loads(document)
    except ArgmapError:
        return
    assert loads(dumps(argument)) == argument


# --- Folders


def two_parts(text: str) -> Map:
    parts = tuple(Part(part=name, claims=(Claim(id=f"{name}-1", text=text),)) for name in ("theory", "evidence"))
    return Map(id="m", roots=("thesis",), claims=(Claim(id="thesis", text=text),), parts=parts)


def failing(real: Any, when: int) -> Any:
    """A function that fails at one of its calls, as a full disk does."""
    calls = iter(range(1000))

    def call(*words: Any, **more: Any) -> Any:
        if next(calls) == when:
            raise OSError(28, "No space left on device")
        return real(*words, **more)

    return call


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("when", [0, 1, 2])
def test_where_a_file_cannot_be_written_the_old_map_is_there_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    """A full disk must not leave half of one map and half of another; and no litter."""
    dump(two_parts("Before."), tmp_path)
    before = contents(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", failing(os.fdopen, when))
        with pytest.raises(OSError, match="No space left"):
            dump(two_parts("After."), tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("when", [0, 1, 2])
def test_where_a_file_cannot_be_moved_every_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    dump(two_parts("After."), tmp_path)
    after = contents(tmp_path)
    dump(two_parts("Before."), tmp_path)
    before = contents(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(Path.replace, when))
        with pytest.raises(OSError, match="No space left"):
            dump(two_parts("After."), tmp_path)
    now = contents(tmp_path)
    assert now.keys() == before.keys()
    assert all(text in (before[name], after[name]) for name, text in now.items())


def test_a_part_may_be_called_map(tmp_path: Path) -> None:
    argument = Map(id="m", parts=(Part(part="map", claims=(Claim(id="a", text="T"),)),))
    dump(argument, tmp_path)
    assert load(tmp_path) == argument


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    dump(two_parts("Before."), tmp_path)
    (tmp_path / "map.json").chmod(0o640)
    dump(two_parts("After."), tmp_path)
    assert stat.S_IMODE((tmp_path / "map.json").stat().st_mode) == 0o640


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    dump(two_parts("T"), tmp_path / "new" / "map")
    assert load(tmp_path / "new" / "map") == two_parts("T")


# --- fmt

UNTIDY = (
    '{"id": "m", "argmap": 1, "$schema": "../map.schema.json", "trees":\n'
    ' [{"text": "T", "id": "a"}], "parts": ["p.json"]}'
)
UNTIDY_PART = (
    '{"trees": [{"text": "T", "id": "b", "inferences": [{"premises": [{"ref": "a"}]}]}],\n'
    ' "part": "p", "$schema": "../part.schema.json"}'
)


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    (tmp_path / "map.json").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "p.json").write_text(UNTIDY_PART, encoding="utf-8")
    return tmp_path


def fmt(*words: object, given: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(argmap, ["fmt", *map(str, words)], input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_fmt_changes_the_layout_and_nothing_else(untidy: Path) -> None:
    argument = load(untidy)
    assert fmt(untidy)[0] == 0
    assert load(untidy) == argument
    assert (untidy / "map.json").read_text(encoding="utf-8") == (
        '{"$schema": "../map.schema.json", "argmap": 1, "id": "m", "trees": [{"id": "a", "text": "T"}],'
        ' "parts": ["p.json"]}\n'
    )
    assert (untidy / "p.json").read_text(encoding="utf-8") == (
        '{"$schema": "../part.schema.json", "part": "p",\n'
        ' "trees": [{"id": "b", "text": "T", "inferences": [{"id": "b.i1", "premises": [{"ref": "a"}]}]}]}\n'
    )


def test_fmt_twice_is_fmt_once(untidy: Path) -> None:
    fmt(untidy)
    once = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in untidy.iterdir()}
    assert fmt(untidy) == (0, "", "")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in untidy.iterdir()} == once


def test_fmt_check_tells_and_changes_nothing(untidy: Path) -> None:
    before = {path: path.read_bytes() for path in untidy.iterdir()}
    code, out, said = fmt("--check", untidy)
    assert (code, out) == (1, "")
    assert "map.json" in said
    assert "p.json" in said
    assert {path: path.read_bytes() for path in untidy.iterdir()} == before
    fmt(untidy)
    assert fmt("--check", untidy) == (0, "", "")


def test_fmt_check_exits_with_the_worst(untidy: Path) -> None:
    tidy, broken = untidy / "tidy.json", untidy / "broken.json"
    tidy.write_text(dumps(two_parts("T")), encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    assert fmt("--check", tidy)[0] == 0
    assert fmt("--check", tidy, untidy)[0] == 1
    assert fmt("--check", broken, untidy, tidy)[0] == 2


def test_fmt_goes_on_after_what_it_cannot_read(untidy: Path) -> None:
    assert fmt(untidy / "nowhere.json", untidy)[0] == 2
    assert fmt("--check", untidy)[0] == 0


def test_fmt_of_standard_input_is_on_standard_output() -> None:
    untidy = '{"id": "m",\n\n "trees": [{"text": "T", "id": "a"}]}'
    code, out, said = fmt("-", given=untidy)
    assert (code, out, said) == (0, dumps(loads(untidy)), "")


def test_fmt_check_of_standard_input() -> None:
    assert fmt("--check", "-", given='{"id": "m",\n\n "trees": []}')[0] == 1
    assert fmt("--check", "-", given=dumps(two_parts("T")))[0] == 0


def test_parts_in_files_and_parts_inline_stay_as_they_are(tmp_path: Path) -> None:
    inline = '{"part": "q", "trees": [{"id": "c", "text": "T"}]}'
    (tmp_path / "map.json").write_text(UNTIDY.replace('["p.json"]', f'[{inline}, "p.json"]'), encoding="utf-8")
    (tmp_path / "p.json").write_text(UNTIDY_PART, encoding="utf-8")
    argument = load(tmp_path)
    assert [part.part for part in argument.parts] == ["q", "p"]
    assert fmt(tmp_path)[0] == 0
    assert load(tmp_path) == argument
    assert "p.json" in (tmp_path / "map.json").read_text(encoding="utf-8")


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "map.json"
    target.write_text('{"trees": [], "id": "m"}', encoding="utf-8")
    link.symlink_to("target.json")
    fmt(link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == dumps(Map(id="m"))


def test_a_test_stands_beside_the_scheme_and_what_is_usual_is_not_written() -> None:
    step = Inference(id="t.i1", premises=("a",), passed=False, test="hoop", roles={"observation": ("a",)}, scheme="s")
    claim = Claim(id="t", text="T", inferences=(step,), scope=Scope(level="state", places=("Japan",)))
    written = dumps(Map(id="m", roots=("t",), claims=(claim,)))
    assert '"scope": {"places": ["Japan"], "level": "state"}' in written
    assert '"scheme": "s", "roles": {"observation": ["a"]}, "test": "hoop", "passed": false,' in written
    passed = step.model_copy(update={"passed": True, "test": None})
    written = dumps(Map(id="m", roots=("t",), claims=(claim.model_copy(update={"inferences": (passed,)}),)))
    assert "passed" not in written
    assert "test" not in written


@pytest.mark.parametrize(
    ("paper", "written"),
    [
        (Paper(), '{"argmap": 1, "id": "m", "title": "T", "sections": [{"id": "1"}], "trees": []}\n'),
        (Paper(language="en"), '"title": "T", "paper": {"language": "en"}, "sections"'),
        (Paper(text="t.txt", language="en"), '"title": "T", "paper": {"language": "en", "text": "t.txt"}, "sections"'),
        (Paper(text="t.txt"), '"title": "T", "paper": {"text": "t.txt"}, "sections"'),
        (Paper(language="de"), '"title": "T", "paper": {"language": "de"}, "sections"'),
    ],
)
def test_the_language_of_the_paper_is_kept_where_it_is_written(paper: Paper, written: str) -> None:
    argument = Map(id="m", title="T", paper=paper, sections=(Section(id="1"),))
    assert written in dumps(argument)
    assert dumps(loads(dumps(argument))) == dumps(argument)
