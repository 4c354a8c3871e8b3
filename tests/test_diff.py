"""What `diff` says of a change. Each row of the table makes one change to the same map, and names all that follows.

A row reads backwards too: the change undone has the mirrored kinds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from sketches import by, c, o
from strategies import maps

import argmap
from argmap.cli import argmap as command
from argmap.diff import Change, Diff, Kind, diff
from argmap.diff.grouped import in_short
from argmap.diff.overlay import overlay
from argmap.diff.record import as_record
from argmap.diff.telling import as_markdown, as_text, stat
from argmap.load import load, loads
from argmap.model import Map

Written = dict[str, Any]
MAPS = Path(__file__).parent.parent / "maps"
TEXTS = {
    "thesis": "The alliance between the two countries will last for decades.",
    "costs": "Leaving a joint weapons programme costs a state dearly.",
    "factory": "Factories for one missile stand in both countries, since an accord that ministers signed in 2016.",
    "habit": "Officers of both armies have learned to plan together.",
    "polls": "Surveys show that voters on either side approve of the treaty.",
    "rival": "A rising neighbour frightens the two governments equally.",
    "doubt": "Presidents can cancel any treaty on a whim.",
}


def base() -> Written:
    claims = [
        c("thesis", by("costs", "habit"), by("polls"), objections=[o("thesis.o1", "doubt")]),
        c("costs", by("factory", scheme="sign"), modality="probable", period="2017/2025"),
        c("factory", kind="empirical", cites=[{"source": "walt"}]),
        c("habit", anchors=[{"section": "1", "quote": "learned to plan"}]),
        c("polls", scope={"quantifier": "most"}),
        c("rival"),
        c("doubt", voice="opponent"),
    ]
    for each in claims:
        each["text"] = TEXTS[each["id"]]
    return {"argmap": 1, "id": "m", "sections": [{"id": "1"}, {"id": "2"}], "roots": ["thesis", "rival"],
            "references": [{"id": "walt", "type": "book"}], "trees": claims}  # fmt: skip


class Editing:
    """The map while a row changes it: `edit["costs"]` is the claim of that id."""

    def __init__(self) -> None:
        self.map = base()

    def __getitem__(self, name: str) -> Any:
        return next(each for each in self.map["trees"] if each["id"] == name)

    def drop(self, name: str) -> None:
        self.map["trees"] = [each for each in self.map["trees"] if each["id"] != name]

    def add(self, name: str, text: str, *steps: Written) -> None:
        self.map["trees"].append(c(name, *steps) | {"text": text})

    def step(self, name: str) -> Any:
        return next(step for each in self.map["trees"] for step in each.get("inferences", ()) if step["id"] == name)


def nothing(_: Editing) -> None:
    pass


def add_claim(edit: Editing) -> None:
    edit.add("trade", "Commerce between the two has doubled in value.")
    edit.step("thesis.i2")["premises"].append({"ref": "trade"})


def drop_claim(edit: Editing) -> None:
    edit.drop("habit")
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}]


def reword(edit: Editing) -> None:
    edit["habit"]["text"] = "Officers of the two armies have learned how to plan together."


def rename(edit: Editing) -> None:
    edit.map = json.loads(json.dumps(edit.map).replace('"habit"', '"planning"'))


def convergent(edit: Editing) -> None:
    """Premises that were linked are a reason each."""
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}]
    edit["thesis"]["inferences"].append({"id": "thesis.i3", "premises": [{"ref": "habit"}]})


def convergent_but_for_one(edit: Editing) -> None:
    """What takes over a premise has another that is new, so that it is no part of what was there."""
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}]
    edit["thesis"]["inferences"].append({"id": "thesis.i3", "premises": [{"ref": "habit"}, {"ref": "rival"}]})


def linked(edit: Editing) -> None:
    """Two reasons are linked to one, with a third premise that is new."""
    edit["thesis"]["inferences"] = [edit.step("thesis.i1")]
    edit.step("thesis.i1")["premises"] += [{"ref": "polls"}, {"ref": "rival"}]


def reuse_id(edit: Editing) -> None:
    """Two claims exchange their ids: the words tell who is who."""
    edit["habit"]["text"], edit["polls"]["text"] = edit["polls"]["text"], edit["habit"]["text"]
    edit["habit"]["anchors"], edit["polls"]["scope"] = [], None
    del edit["polls"]["scope"]
    edit["polls"]["anchors"] = [{"section": "1", "quote": "learned to plan"}]
    edit["habit"]["scope"] = {"quantifier": "most"}
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}, {"ref": "polls"}]
    edit.step("thesis.i2")["premises"] = [{"ref": "habit"}]


def split(edit: Editing) -> None:
    edit["factory"]["text"] = "Factories for one missile stand in both countries."
    edit.add("since", "An accord that ministers signed in 2016 allowed these factories.")
    edit.step("costs.i1")["premises"].append({"ref": "since"})


def split_stronger(edit: Editing) -> None:
    split(edit)
    edit["factory"].update(modality="probable", kind="causal")
    edit["since"].update(modality="certain", cites=[{"source": "walt"}])


def split_root(edit: Editing) -> None:
    split(edit)
    edit["since"]["cites"] = [{"source": "walt"}]
    edit.map["roots"].append("since")


def move(edit: Editing) -> None:
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}]
    edit["rival"]["inferences"] = [{"id": "rival.i1", "premises": [{"ref": "habit"}]}]


def flip(edit: Editing) -> None:
    edit["thesis"]["inferences"] = [edit.step("thesis.i1")]
    edit["thesis"]["objections"].append(o("thesis.o2", "polls"))


def undercut(edit: Editing) -> None:
    """A premise speaks against the step of which it was one."""
    edit.step("thesis.i1")["premises"] = [{"ref": "costs"}]
    edit.step("thesis.i1")["objections"] = [o("thesis.o2", "habit", "undercuts")]


def answer(edit: Editing) -> None:
    edit["thesis"]["objections"][0]["replies"] = [o("thesis.o1.r1", "rival", "rebuts")]


def to_step(edit: Editing) -> None:
    edit["thesis"]["objections"] = []
    edit.step("thesis.i2")["objections"] = [o("thesis.o1", "doubt", "undercuts")]


def other_critic(edit: Editing) -> None:
    """The objection has kept its id, and is another."""
    edit.add("money", "Parliaments may refuse to pay for what is built jointly.")
    edit["thesis"]["objections"] = [o("thesis.o1", "money")]


def field(name: str, **fields: Any) -> Callable[[Editing], None]:
    return lambda edit: edit[name].update(fields)


def step(name: str, **fields: Any) -> Callable[[Editing], None]:
    return lambda edit: edit.step(name).update(fields)


TABLE: list[tuple[str, Callable[[Editing], None], set[str]]] = [
    ("nothing", nothing, set()),
    ("a new premise", add_claim, {"claim-added trade", "premise-added thesis.i2"}),
    ("a claim goes", drop_claim, {"claim-removed habit", "premise-dropped thesis.i1"}),
    ("other words", reword, {"claim-reworded habit"}),
    ("another id", rename, {"renamed planning"}),
    ("linked reasons each by itself", convergent, {"inference-split thesis.i1"}),
    ("a reason by itself, with another", convergent_but_for_one,
     {"premise-dropped thesis.i1", "inference-added thesis.i3"}),
    ("reasons linked", linked, {"inference-merged thesis.i1", "premise-added thesis.i1"}),
    ("ids exchanged", reuse_id, {"renamed habit", "renamed polls"}),
    ("in two", split, {"claim-split factory", "claim-reworded factory", "state-changed costs", "state-changed since"}),
    ("in two, of which one is surer", split_stronger,
     {"claim-split factory", "claim-reworded factory", "weakened factory", "strengthened since",
      "kind-changed factory"}),
    ("in two, of which one is a root", split_root,
     {"claim-split factory", "claim-reworded factory", "root-added factory"}),
    ("elsewhere", move, {"claim-moved habit", "premise-dropped thesis.i1", "inference-added rival.i1",
                          "became-load-bearing habit"}),
    ("against it", flip, {"flipped polls"}),
    ("against its own step", undercut, {"flipped habit", "step-status-changed thesis.i1"}),
    ("stronger", field("costs", modality="certain"), {"strengthened costs"}),
    ("weaker", field("costs", modality="possible"), {"weakened costs"}),
    ("another kind", field("habit", kind="causal"), {"kind-changed habit"}),
    ("further along", field("habit", aspect="completed"), {"aspect-changed habit"}),
    ("another time", field("costs", period="2020/2025"), {"period-changed costs"}),
    ("wider", field("polls", scope={"quantifier": "universal"}), {"scope-changed polls"}),
    ("another voice", field("doubt", voice="reported", by="A. Person"), {"voice-changed doubt"}),
    ("now assumed", field("rival", status="assumed"), {"status-changed rival", "state-changed rival"}),
    ("a condition", field("costs", **{"if": ["rival"]}), {"condition-added costs"}),
    ("a contradiction", field("polls", contradicts=["rival"]), {"contradiction-added polls"}),
    ("a citation", field("habit", cites=[{"source": "walt"}]), {"citation-added habit", "state-changed habit"}),
    ("no citation", field("factory", cites=[]), {"citation-dropped factory", "state-changed factory",
                                                "state-changed costs"}),
    ("a passage", field("rival", anchors=[{"section": "2", "quote": "a rising"}]), {"anchor-added rival"}),
    ("another passage", field("habit", anchors=[{"section": "2", "quote": "plan as one"}]), {"anchor-changed habit"}),
    ("a label", field("habit", label="they plan together"), {"record-added habit"}),
    ("another scheme", step("costs.i1", scheme="deductive"), {"scheme-changed costs.i1"}),
    ("a warrant", step("costs.i1", warrant={"text": "What is built together is dear to leave."}),
     {"warrant-added costs.i1", "step-status-changed costs.i1"}),
    ("a warrant with a source", step("costs.i1", warrant={
        "text": "What is built together is dear to leave.", "cites": [{"source": "walt"}],
        "anchors": [{"section": "1", "quote": "dear to leave"}]}),
     {"warrant-added costs.i1", "citation-added costs.i1", "anchor-added costs.i1", "step-status-changed costs.i1"}),
    ("a role", step("costs.i1", roles={"sign": ["factory"]}),
     {"roles-changed costs.i1", "step-status-changed costs.i1"}),
    ("a question met", step("costs.i1", answers={"strength": {"status": "answered", "by": ["rival"]}}),
     {"question-answered costs.i1"}),
    ("a test failed", step("costs.i1", passed=False), {"test-changed costs.i1", "state-changed costs",
                                                        "step-status-changed costs.i1"}),
    ("an answer", answer, {"objection-answered thesis.o1.r1", "state-changed thesis", "state-changed doubt"}),
    ("by another critic", other_critic,
     {"claim-added money", "objection-dropped thesis.o1", "objection-raised thesis.o1"}),
    ("against the step", to_step, {"objection-changed thesis.o1", "state-changed thesis",
                                   "step-status-changed thesis.i2", "became-load-bearing thesis.i1",
                                   "became-load-bearing costs.i1", "became-load-bearing factory",
                                   "became-load-bearing habit"}),
]  # fmt: skip
NAMES = [name for name, _, _ in TABLE]


def read(written: Written) -> Map:
    return loads(json.dumps(written))


def edited(change: Callable[[Editing], None]) -> Map:
    edit = Editing()
    edit.map = deepcopy(edit.map)
    change(edit)
    return read(edit.map)


def told(found: Diff) -> set[str]:
    return {f"{each.kind.value} {each.subject.id}" for each in found.changes}


@pytest.mark.parametrize(("change", "expected"), [row[1:] for row in TABLE], ids=NAMES)
def test_what_became_of_a_map(change: Callable[[Editing], None], expected: set[str]) -> None:
    assert told(diff(read(base()), edited(change))) == expected


@pytest.mark.parametrize("change", [row[1] for row in TABLE], ids=NAMES)
def test_every_change_says_itself(change: Callable[[Editing], None]) -> None:
    for each in diff(read(base()), edited(change)).changes:
        assert each.subject.id in each.explain() or each.about in each.explain()
        assert "{" not in each.explain()


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (flip, "supports 'thesis'", "objects to 'thesis'"),
        (undercut, "supports 'thesis'", "undercuts the step 'thesis.i1' to 'thesis'"),
    ],
)
def test_against_what_a_premise_has_turned(change: Callable[[Editing], None], was: str, now: str) -> None:
    (there,) = (each for each in diff(read(base()), edited(change)).changes if each.kind is Kind.FLIPPED)
    (back,) = (each for each in diff(edited(change), read(base())).changes if each.kind is Kind.FLIPPED)
    assert (there.old, there.new) == (back.new, back.old) == (was, now)


def plain(change: Change) -> tuple[object, ...]:
    return change.kind, change.subject.type, change.old_ids, change.new_ids, change.old, change.new


def mirrored(one: Diff, other: Diff) -> None:
    assert sorted(map(str, map(plain, one.changes))) == sorted(str(plain(each.backwards)) for each in other.changes)
    assert [(each.old, each.new, each.score) for each in one.matches] == sorted(
        ((each.new, each.old, each.score) for each in other.matches), key=lambda each: _order(one, each[0])
    )
    assert {each.code for each in one.findings.mended} == {each.code for each in other.findings.introduced}


def _order(one: Diff, names: tuple[str, ...]) -> list[int]:
    place = {name: at for at, name in enumerate(one.old.graph.claims)}
    return [place[name] for name in names]


@pytest.mark.parametrize("change", [row[1] for row in TABLE], ids=NAMES)
def test_a_change_undone_is_the_change_read_backwards(change: Callable[[Editing], None]) -> None:
    old, new = read(base()), edited(change)
    mirrored(diff(old, new), diff(new, old))


@given(maps())
def test_a_map_is_not_different_from_itself(whole: Map) -> None:
    found = diff(whole, whole)
    assert not found
    assert not found.findings.mended
    assert not found.findings.introduced


@given(maps(), maps())
def test_any_two_maps_compare_alike_either_way(one: Map, other: Map) -> None:
    mirrored(diff(one, other), diff(other, one))


@pytest.mark.parametrize("name", ["us-japan-alliance", "school-start-1", "us-japan-alliance-abstract-zh"])
def test_a_real_map_is_not_different_from_itself(name: str) -> None:
    whole = load(MAPS / name)
    assert not diff(whole, argmap.loads(argmap.dumps(whole)))


def test_what_a_reader_is_told_first() -> None:
    found = diff(load(MAPS / "school-start-1"), load(MAPS / "school-start-2"))
    lines = as_text(found).splitlines()
    assert lines[0].startswith("school-start (draft -> final): 27 -> 26 claims:")
    assert lines[2].split() == ["claimed", "less", "strongly", "1", "thesis"]
    assert lines[lines.index("") :].index("thesis (a root)") < 12
    assert stat(found).startswith("school-start: claims: 5 same")


def test_one_line_says_that_something_else_is_different() -> None:
    record = {"argmap": 1, "id": "m", "trees": [{"id": "a", "text": "A.", "kind": "empirical"}]}
    other = json.loads(json.dumps(record).replace("empirical", "causal"))
    told = stat(diff(argmap.loads(json.dumps(record)), argmap.loads(json.dumps(other))))
    assert told.startswith("m: claims: 1 same; 1 other change; findings: ")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (None, ["  ~ 物價{+大+}漲。"]),
        ("zh-Hans", ["  ~ 物價{+大+}漲。"]),
        ("en", ["  ~ Prices [-rise-]{+soar+}."]),
        ("both", ["  ~ 物價{+大+}漲。", "  ~ Prices [-rise-]{+soar+}."]),
        ("fr", ["  ~ 物價{+大+}漲。"]),
    ],
)
def test_other_words_are_told_in_the_language_asked_for(language: str | None, told: list[str]) -> None:
    def written(**text: str) -> Map:
        tags = {"en": text["en"], "zh-Hant": text["zh"], "fr": "Les prix montent."}
        record = {"argmap": 1, "id": "m", "paper": {"language": "zh-Hant"}, "trees": [{"id": "a", "text": tags}]}
        return loads(json.dumps(record))

    found = diff(written(en="Prices rise.", zh="物價漲。"), written(en="Prices soar.", zh="物價大漲。"))
    assert [line for line in as_text(found, language).splitlines() if line.startswith("  ~")] == told


SAYS = {"argmap": 1, "id": "m"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"fr": "Les prix montent."}, {"de": "Die Preise steigen."}, "no language in common"),
        ({"fr": "Les prix montent."}, {"fr": "Les prix baissent."}, ""),
        ({"zh-Hant": "物價上漲。"}, {"zh-Hans": "物价上涨。"}, ""),
    ],
)
def test_maps_without_a_common_language_are_told(tmp_path: Path, old: Written, new: Written, told: str) -> None:
    paths = [tmp_path / "old.json", tmp_path / "new.json"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(json.dumps(SAYS | {"trees": [{"id": "a", "text": text}]}), encoding="utf-8")
    result = CliRunner().invoke(command, ["diff", *map(str, paths)])
    assert result.exit_code == 1
    assert (told in result.stderr) if told else "language" not in result.stderr


def test_a_claim_in_parts_is_counted_once() -> None:
    old, new = read(base()), edited(split)
    assert stat(diff(old, new)).startswith("m: claims: 6 same, 1 split;")
    assert stat(diff(new, old)).startswith("m: claims: 6 same, 1 merged;")


def reply(edit: Editing) -> None:
    edit.add("notice", "Notice of a year is due before either side may leave.")
    edit["thesis"]["objections"][0]["replies"] = [o("thesis.o1.r1", "notice")]


def reply_met(edit: Editing) -> None:
    reply(edit)
    edit.add("ignored", "Such periods have been ignored twice by a president.")
    edit["thesis"]["objections"][0]["replies"][0]["replies"] = [o("thesis.o1.r1.r1", "ignored")]


SOURCED = {"text": "What is built together is dear to leave.", "cites": [{"source": "walt"}]}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (nothing, reply, {"no longer defeated": ["thesis"], "defeated now": ["doubt"],
                          "objections answered": ["thesis.o1"]}),
        (reply, reply_met, {"defeated now": ["thesis", "notice"], "no longer defeated": ["doubt"],
                            "replies answered": ["thesis.o1.r1"]}),
        (reply, nothing, {"defeated now": ["thesis"], "no longer defeated": ["doubt"],
                          "answers to objections dropped": ["thesis.o1"]}),
        (nothing, field("factory", cites=[]), {"lost support": ["costs", "factory"],
                                              "sources dropped from": ["factory"]}),
        (step("costs.i1", warrant=SOURCED), nothing, {"steps made weaker": ["costs.i1"],
                                                     "sources dropped from": ["costs"]}),
        (field("factory", cites=[]), nothing, {"gained support": ["costs", "factory"]}),
    ],
)  # fmt: skip
def test_what_it_comes_to(
    old: Callable[[Editing], None], new: Callable[[Editing], None], expected: dict[str, list[str]]
) -> None:
    assert {words: sorted(ids) for words, ids in in_short(diff(edited(old), edited(new)))} == {
        words: sorted(ids) for words, ids in expected.items()
    }


def of_four(mine: str, other: str) -> Callable[[Editing], None]:
    """A step from three premises and one, and another from the fourth."""

    def change(edit: Editing) -> None:
        shared = {"id": "thesis.i1", "warrant": {"text": "What is dear and done by habit goes on."}}
        edit["thesis"]["inferences"] = [
            shared | by("costs", "factory", "rival", mine), {"id": f"thesis.{other}"} | by(other)
        ]  # fmt: skip

    return change


def test_a_step_that_gave_a_premise_away_and_took_one_over() -> None:
    found = diff(edited(of_four("habit", "polls")), edited(of_four("polls", "habit")))
    assert [each.explain() for each in found.changes if each.kind in (Kind.INFERENCE_SPLIT, Kind.INFERENCE_MERGED)] == [
        "to 'thesis', one step has become several: 'thesis.i1' from 'costs', 'factory', 'rival' and 'habit' -> "
        "'thesis.i1' from 'costs', 'factory', 'rival' and 'polls'; 'thesis.habit' from 'habit'",
        "to 'thesis', several steps have become one: 'thesis.i1' from 'costs', 'factory', 'rival' and 'habit'; "
        "'thesis.polls' from 'polls' -> 'thesis.i1' from 'costs', 'factory', 'rival' and 'polls'",
    ]
    assert not {each.kind for each in found.changes} & {Kind.PREMISE_ADDED, Kind.INFERENCE_ADDED}
    assert as_record(found)["steps"] == [
        {"old": ["thesis.i1", "thesis.polls"], "new": ["thesis.i1", "thesis.habit"]},
        {"old": ["costs.i1"], "new": ["costs.i1"]},
    ]
    mirrored(found, diff(found.new.map, found.old.map))


def supported(*steps: Written) -> Map:
    claims = [c("k") | {"inferences": list(steps)}, *(c(name) for name in ("shared", "p0", "p1", "p2"))]
    return read({"argmap": 1, "id": "m", "roots": ["k"], "trees": claims})


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0]])
def test_a_premise_that_several_steps_lost_is_told_alike_either_way(order: list[int]) -> None:
    """The steps of the one map may stand in another order than those of the other."""
    old = supported(*({"id": f"s{at}"} | by("shared", f"p{at}") for at in range(3)))
    new = supported(*({"id": f"s{at}"} | by(f"p{at}") for at in order), {"id": "alone"} | by("shared"))
    found = diff(old, new)
    assert [each.old_ids for each in found.changes if each.kind is Kind.INFERENCE_SPLIT] == [("s0",)]
    mirrored(found, diff(new, old))


def grounds(*steps: Written) -> Callable[[Editing], None]:
    return lambda edit: edit["thesis"].update(inferences=[{"id": "thesis.i1"} | each for each in steps])


PASSAGE = {"anchors": [{"section": "1", "quote": "therefore"}]}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (by("costs"), by("habit"), False),
        (by("costs", scheme="sign"), by("habit"), False),
        (by("costs", scheme="sign"), by("habit", scheme="sign"), True),
        (by("costs", "polls"), by("habit", "polls"), True),
        (by("costs", warrant={"text": "So it goes."}), by("habit", warrant={"text": "So  it goes."}), True),
        (by("costs", warrant={"text": "So it goes."}), by("habit", warrant={"text": "It is so."}), False),
        (by("costs", **PASSAGE), by("habit", **PASSAGE), True),
        (by("costs", objections=[o("u", "rival", "undercuts")]), by("habit", objections=[o("u", "rival", "undercuts")]),
         True),
        (by("costs", objections=[o("u", "rival", "undercuts")]), by("habit", objections=[o("u", "polls", "undercuts")]),
         False),
    ],
)  # fmt: skip
def test_a_step_of_which_nothing_stayed_but_its_id_is_another(old: Written, new: Written, same: bool) -> None:
    found = diff(edited(grounds(old)), edited(grounds(new)))
    kinds = {each.kind.value for each in found.changes if each.subject.id == "thesis.i1"}
    assert ({"inference-added", "inference-removed"} <= kinds) is not same
    assert ({"premise-added", "premise-dropped"} <= kinds) is same
    mirrored(found, diff(found.new.map, found.old.map))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(nothing, convergent, "steps that became several"), (convergent, nothing, "several steps that became one")],
)
def test_steps_taken_apart_and_joined_are_told_first(
    old: Callable[[Editing], None], new: Callable[[Editing], None], told: str
) -> None:
    found = diff(edited(old), edited(new))
    assert [told, "1", "thesis.i1"] in [line.rsplit(maxsplit=2) for line in map(str.strip, as_text(found).splitlines())]
    assert f"| {told} | 1 | `thesis.i1` |" in as_markdown(found)
    assert sorted(as_record(found)["steps"][0].values()) == [["thesis.i1"], ["thesis.i1", "thesis.i3"]]


def licensed(edit: Editing) -> None:
    edit.step("thesis.i1")["scheme"] = "deductive"


def alone(edit: Editing) -> None:
    """The step has a graver fault now: its conclusion rests on nothing surer than 'costs'."""
    edit["thesis"]["inferences"] = [edit.step("thesis.i1")]


@pytest.mark.parametrize(("change", "mended"), [(alone, False), (licensed, True)])
def test_a_reason_that_a_graver_one_hides_is_not_mended(change: Callable[[Editing], None], mended: bool) -> None:
    old, new = read(base()), edited(change)
    for findings in (diff(old, new).findings.mended, diff(new, old).findings.introduced):
        assert (("INF301", "thesis.i1") in {(each.code, each.subject.id) for each in findings}) == mended


@pytest.mark.parametrize("cited", [["costs"], ["habit"], ["polls"], ["costs", "habit"], ["costs", "habit", "polls"]])
def test_of_claims_told_together_those_left_are_nothing_new(cited: list[str]) -> None:
    """The finding is about three bare claims; where some are given a source, it is about the others."""
    bare = ["costs", "habit", "polls"]

    def written(sources: list[str]) -> Written:
        return {
            "argmap": 1,
            "id": "m",
            "roots": ["thesis"],
            "references": [{"id": "walt", "type": "book"}],
            "trees": [
                c("thesis", by(*bare)),
                *(c(each, cites=[{"source": "walt"}] if each in sources else []) for each in bare),
            ],
        }

    def counts(found: Diff) -> list[int]:
        each = found.findings
        return [sum(finding.code == "SUP201" for finding in part) for part in (each.mended, each.introduced, each.kept)]

    old, new = read(written([])), read(written(cited))
    every = cited == bare
    assert counts(diff(old, new)) == [every, 0, not every]
    assert counts(diff(new, old)) == [0, every, not every]


def test_a_part_with_another_name_is_told() -> None:
    old, new = base(), base()
    old["parts"], new["parts"] = [{"part": "p", "trees": []}], [{"part": "q", "title": "Q", "trees": []}]
    assert [each.explain() for each in diff(read(old), read(new)).changes] == [
        "part 'p' is no longer in the record: {}", "part 'q' is new in the record: {\"title\": \"Q\"}"
    ]  # fmt: skip


def test_a_drawing_says_which_part_was_weaker_before_they_were_merged() -> None:
    notes = overlay(diff(edited(split_stronger), read(base()))).marks["claim", "factory"].notes
    assert "merged from 'factory', 'since'" in notes
    assert [each for each in notes if "→" in each] == [
        "stronger: probable → asserted", "'since' weaker: certain → asserted"
    ]  # fmt: skip
