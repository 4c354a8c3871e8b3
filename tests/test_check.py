"""From a map to findings: which rules run, where findings are, what is suppressed, how the command exits."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.check import Checked, check
from argmap.cli import argmap
from argmap.dump import dump, dumps
from argmap.errors import UsageError
from argmap.findings import LEVELS, Finding, Severity
from argmap.graph import graph
from argmap.load import load, loads, read
from argmap.model import Claim, Inference, Map
from argmap.passages import Passages, passages
from argmap.rules import catalogue

# An argument with an error (a premise that is defined nowhere), warnings (no passages) and notes (bare leaves).
THESIS = {
    "id": "thesis",
    "text": {"en": "The alliance lasts.", "zh-Hant": "同盟持久。"},
    "inferences": [
        {
            "id": "thesis.i1",
            "premises": [{"ref": "lock-in"}, {"ref": "trade"}, {"ref": "gone"}],
        }
    ],
}
LOCK_IN = {"id": "lock-in", "text": {"en": "Leaving becomes costlier."}}
TRADE = {"id": "trade", "text": {"en": "Trade grows."}}


def written(*trees: dict, **more: Any) -> dict[str, Any]:
    """A map of one root, the first tree."""
    return {"argmap": 1, "id": "m", "roots": [trees[0]["id"]], "trees": list(trees)} | more


WHOLE = written(THESIS, LOCK_IN, TRADE)


def checked(record: dict[str, Any], *select: str, indent: int | None = None) -> Checked:
    return check(read(json.dumps(record, ensure_ascii=False, indent=indent).encode()), select=select)


def codes(found: Checked) -> list[str]:
    return [finding.code for finding in found.findings]


def changed(record: dict, **fields: Any) -> dict:
    return {**record, **fields}


# Which rules run.


def selected(select: str = "", ignore: str = "") -> set[str]:
    return set(codes(check(loads(json.dumps(WHOLE)), select.split(), ignore.split())))


SUPPORT = {"SUP201", "SUP202"}
ALL = {"STR101", "EVD403", "INF301", "DIA701"} | SUPPORT


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("", "", ALL),
        ("STR", "", {"STR101"}),
        ("S", "", {"STR101"} | SUPPORT),
        ("SUP2", "", SUPPORT),
        ("SUP201", "", {"SUP201"}),
        ("sup201", "", {"SUP201"}),
        ("unsupported-leaf", "", {"SUP201"}),
        ("STR no-licence", "", {"STR101", "INF301"}),
        ("", "SUP", ALL - SUPPORT),
        ("", "unsupported-leaf EVD403", ALL - {"SUP201", "EVD403"}),
        ("SUP", "SUP202", {"SUP201"}),
        ("SUP202", "SUP", set()),
        ("DIA", "", {"DIA701"}),
    ],
)
def test_select_and_ignore(select: str, ignore: str, expected: set[str]) -> None:
    assert selected(select, ignore) == expected


@pytest.mark.parametrize(
    ("select", "ignore", "says"),
    [
        ("STR999", "", "no rule is called 'STR999'"),
        ("", "STR999", "no rule is called 'STR999'"),
        ("STR1O1", "", "did you mean 'STR1"),
        ("no-license", "", "did you mean 'no-licence'?"),
        ("no-", "", "no rule is called 'no-'"),
        ("STR101 zzz", "", "argmap rule --all"),
        ("SUP", "SUP201 unsuported-leaf", "did you mean 'unsupported-leaf'?"),
    ],
)
def test_a_rule_that_does_not_exist(select: str, ignore: str, says: str) -> None:
    with pytest.raises(UsageError, match=r"no rule is called") as refused:
        selected(select, ignore)
    assert says in str(refused.value)


def test_a_selection_leaves_the_answers_about_support_alone() -> None:
    """Claims and inferences in the JSON are about the map, whatever rules are chosen."""
    assert checked(WHOLE, "STR").support == checked(WHOLE).support


# Where findings are, in what order, and of what rank.


def at(found: Checked, code: str) -> list[tuple[str, int | None, int | None]]:
    locations = [finding.location for finding in found.findings if finding.code == code]
    return [(each.pointer, each.line, each.column) for each in locations]


def test_a_finding_says_where_it_is() -> None:
    text = '{"argmap": 1, "id": "m",\n "trees": [\n  {"id": "甲", "text": "Costs rise."}]}'.replace("甲", "a")
    found = check(read(text.encode()), select=("EVD403", "SUP202"))
    assert at(found, "EVD403") == at(found, "SUP202") == [("/trees/0", 3, 3)]
    assert found.findings[0].location.file == "<stdin>"


def test_columns_count_code_points() -> None:
    text = '{"argmap": 1, "id": "m", "trees": [{"text": "同盟𠮷", "id": "a"}, {"id": "b", "text": "Costs rise."}]}'
    found = check(read(text.encode()), select=("EVD403",))
    assert at(found, "EVD403")[1] == ("/trees/1", 1, text.index('{"id": "b"') + 1)


def test_a_finding_leads_to_the_very_premise() -> None:
    found = checked(WHOLE, "STR101")
    assert [pointer for pointer, _, _ in at(found, "STR101")] == ["/trees/0/inferences/0/premises/2"]


def test_a_second_thing_with_one_id_is_where_it_is_written() -> None:
    found = checked(written(THESIS, LOCK_IN, LOCK_IN, TRADE, changed(TRADE, id="lock-in")), "STR102")
    assert [pointer for pointer, _, _ in at(found, "STR102")] == ["/trees/2", "/trees/4"]


def test_findings_of_the_map_are_in_its_header() -> None:
    """Also where a claim happens to be called as the map is: ids of maps are a matter of their own."""
    found = checked(written(THESIS, LOCK_IN, TRADE, id="thesis", roots=["thesis", "advice"]), "STR101")
    (header,) = [each for each in found.findings if "advice" in each.message]
    assert header.location.pointer == "/roots/1"


def test_pointers_are_json_pointers() -> None:
    """A number of a note may be any word; `~` and `/` are escaped (RFC 6901)."""
    record = written(LOCK_IN, notes={"1/a~": {"works": [{"source": "gone"}]}})
    assert [pointer for pointer, _, _ in at(checked(record, "EVD404"), "EVD404")] == ["/notes/1~1a~0/works/0"]


def test_a_map_from_nowhere_has_findings_without_a_place() -> None:
    found = check(loads(json.dumps(WHOLE)))
    assert codes(found)
    assert {(each.location.file, each.location.line) for each in found.findings} == {(None, None)}


def in_folder(folder: Path) -> Path:
    """A map of three files, whose parts come in another order than their names."""
    parts = {"z.json": [LOCK_IN], "a.json": [TRADE]}
    folder.mkdir(exist_ok=True)
    for name, trees in parts.items():
        part = {"part": name.removesuffix(".json"), "trees": trees}
        (folder / name).write_text(json.dumps(part), encoding="utf-8")
    record = written(THESIS, parts=list(parts))
    (folder / "map.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    return folder


def test_findings_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    found = check(read(in_folder(tmp_path))).findings
    files = [str(tmp_path / name) for name in ("map.json", "z.json", "a.json")]
    places = [(files.index(str(each.location.file)), each.location.line, each.location.column) for each in found]
    assert places == sorted(places)
    assert {place[0] for place in places} == {0, 1, 2}


def test_ranks_go_by_severity() -> None:
    found = checked(WHOLE).findings
    assert sorted(each.rank for each in found) == list(range(1, len(found) + 1))
    levels = [LEVELS[each.severity] for each in sorted(found, key=lambda each: each.rank)]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}


def test_what_is_suppressed_is_not_what_a_reader_should_see_first() -> None:
    hushed = changed(THESIS, lint={"ignore": [{"code": "SUP202", "reason": "An essay."}]})
    found = sorted(checked(written(hushed, LOCK_IN, TRADE), "SUP", "EVD").findings, key=lambda each: each.rank)
    assert found[0].suppressed is None


def test_every_finding_is_whole() -> None:
    known = {rule.code: rule for rule in catalogue()}
    for finding in checked(WHOLE).findings:
        assert finding.message
        assert (finding.name, finding.help) == (known[finding.code].name, known[finding.code].help)
        assert finding.severity in Severity


# Passages of a finding.


def in_text(whole: Map, text: bytes) -> Passages:
    return passages(graph(whole), text)


QUOTED = {"section": "1", "quote": "it lasts"}


@pytest.mark.parametrize("owner", ["step", "conclusion", "premise", "nobody"])
def test_the_passages_of_a_finding(owner: str) -> None:
    """Those of its subject, else of its conclusion, else of its premises."""
    place = {"anchors": [QUOTED]}
    worse = {"anchors": [changed(QUOTED, section="2")]}
    step = {"id": "thesis.i1", "premises": [{"ref": "lock-in"}], **(place if owner == "step" else {})}
    thesis = changed(
        THESIS, inferences=[step], **(place if owner == "conclusion" else worse if owner == "step" else {})
    )
    premise = LOCK_IN | (place if owner == "premise" else worse if owner in ("step", "conclusion") else {})
    (finding,) = checked(written(thesis, premise, sections=[{"id": "1"}, {"id": "2"}]), "INF301").findings
    assert [each.section for each in finding.anchors] == ([] if owner == "nobody" else ["1"])


def test_the_passages_of_what_is_told_once_of_several_places() -> None:
    """Each once, those of the subject first and as they are written."""

    def in_sections(name: str, *sections: str, **more: Any) -> dict[str, Any]:
        return {"id": name, "text": name, "anchors": [{"section": each, "quote": name} for each in sections], **more}

    def step(name: str) -> list[dict[str, Any]]:
        return [{"id": f"{name}.i1", "premises": [{"ref": "later"}]}]

    old = {"uses": ["x#old"]}
    places = [in_sections("a", "1", "1", **old, inferences=step("a")), in_sections("b", "1", "2", "2", **old),
              in_sections("later", "3", uses=["x#new"])]  # fmt: skip
    places[1]["inferences"] = step("b")
    (finding,) = checked(written(*places, roots=["a"]), "TRM502").findings
    assert (finding.subject.id, finding.related) == ("a", ("b", "later"))
    assert [each.section for each in finding.anchors] == ["1", "1", "2"]


def test_a_passage_has_offsets_where_they_are_known() -> None:
    cached = {"quote": "it lasts", "at": [3, 11]}
    (finding,) = checked(written(changed(LOCK_IN, anchors=[cached])), "SUP202").findings
    assert [(each.section, each.start, each.end) for each in finding.anchors] == [(None, 3, 11)]


def test_a_passage_is_looked_up_in_the_text() -> None:
    whole = loads(json.dumps(written(changed(LOCK_IN, anchors=[{"quote": "it lasts"}]))))
    found = check(whole, ("SUP202",), passages=in_text(whole, b"They say that it lasts."))
    assert [(each.start, each.end) for each in found.findings[0].anchors] == [(14, 22)]


# Suppression.

HUSH = {"ignore": [{"code": "SUP202", "reason": "An essay.", "by": "kr", "until": "2027-06-30"}]}


def hushed(found: Checked) -> dict[str, bool]:
    return {finding.code: finding.suppressed is not None for finding in found.findings}


def test_suppression_at_a_place() -> None:
    found = checked(written(changed(THESIS, lint=HUSH), LOCK_IN, TRADE), "SUP201", "SUP202", "INF")
    assert hushed(found) == {"SUP201": False, "SUP202": True, "INF301": False}
    (finding,) = [each for each in found.findings if each.suppressed]
    assert (finding.suppressed.reason, finding.suppressed.by, finding.suppressed.until) == (
        "An essay.", "kr", "2027-06-30",
    )  # fmt: skip


def test_suppression_in_the_whole_map() -> None:
    assert hushed(checked(written(THESIS, LOCK_IN, TRADE, lint=HUSH), "SUP201", "SUP202")) == {
        "SUP201": False,
        "SUP202": True,
    }


def test_suppression_on_a_step_is_not_suppression_on_its_conclusion() -> None:
    lint = {"ignore": [{"code": "INF301", "reason": "Plain."}]}
    step = changed(THESIS["inferences"][0], lint=lint)
    assert hushed(checked(written(changed(THESIS, inferences=[step]), LOCK_IN, TRADE), "INF301")) == {"INF301": True}
    assert hushed(checked(written(changed(THESIS, lint=lint), LOCK_IN, TRADE), "INF301")) == {"INF301": False}


def test_a_suppressed_claim_takes_no_other_claim_with_it() -> None:
    """Bare claims of one section are one finding; who suppresses one of them has not spoken of the others."""
    quiet = changed(LOCK_IN, lint={"ignore": [{"code": "SUP201", "reason": "See table 2."}]})
    for trees in ((THESIS, quiet, TRADE), (THESIS, TRADE, quiet)):
        found = checked(written(*trees), "SUP201").findings
        told = {name for each in found if not each.suppressed for name in (each.subject.id, *each.related)}
        assert told == {"trade"}


# Groups, chains and circles.


def chain(length: int, last: tuple[str, ...]) -> Map:
    """Each claim from the next; the last from what is given."""
    follow = [(f"c{number}", (f"c{number + 1}",)) for number in range(length - 1)] + [(f"c{length - 1}", last)]
    claims = [
        Claim(id=name, text=name, inferences=(Inference(id=f"{name}.i1", premises=premises),) if premises else ())
        for name, premises in follow
    ]
    return Map(id="m", roots=("c0",), claims=tuple(claims))


def test_ten_thousand_claims_in_a_chain_and_in_a_circle() -> None:
    straight = check(chain(10_000, ()), select=("STR10", "SUP201", "SUP202"))
    assert [(each.code, each.subject.id) for each in straight.findings] == [("SUP201", "c9999"), ("SUP202", "c0")]
    assert set(codes(check(chain(10_000, ("c0",)), select=("STR10", "SUP202")))) == {"STR104", "SUP202"}


def test_bare_claims_of_a_section_are_one_finding() -> None:
    def leaf(name: str, section: str | None) -> dict:
        anchors = [{"quote": name, **({"section": section} if section else {})}]
        return {"id": name, "text": name, "anchors": anchors}

    leaves = [leaf("a", "1"), leaf("b", "2"), leaf("c", "1"), leaf("d", None), leaf("e", "1"), leaf("f", None)]
    record = written(leaves[0], *leaves[1:], sections=[{"id": "1"}, {"id": "2"}])
    found = checked(record, "SUP201").findings
    assert [(each.subject.id, each.related) for each in found] == [("a", ("c", "e")), ("b", ()), ("d", ("f",))]
    assert found[0].message == "no support is recorded for 'a', 'c' and 'e' (section 1)"


def test_a_group_is_of_one_part(tmp_path: Path) -> None:
    found = check(read(in_folder(tmp_path)), select=("SUP201",)).findings
    assert [(each.subject.id, each.related) for each in found] == [("lock-in", ()), ("trade", ())]


def ring(*steps: str, cited: str = "") -> dict[str, Any]:
    """A map from steps as `ab`: a from b."""
    names = sorted(set("".join(steps)))
    return written(
        *(
            {
                "id": name,
                "text": name,
                "cites": [{"source": "walt"}] if name in cited else [],
                "inferences": [{"id": f"{name}.{step[1]}", "premises": [{"ref": step[1]}]} for step in steps
                               if step[0] == name],
            }
            for name in names
        ),
        references=[{"id": "walt", "type": "book"}],
    )  # fmt: skip


def test_a_circle_is_told_by_its_shortest_ring() -> None:
    """`a` from `b` from `c` from `a` is a circle, and so is `b` from `c` from `b`."""
    (finding,) = checked(ring("ab", "bc", "ca", "cb"), "STR104").findings
    assert finding.message in ("circular support: b <- c <- b", "circular support: c <- b <- c")


@pytest.mark.parametrize("steps", ["ab ba", "ab bc ca cb bd db", "ab bc cd da ca bd"])
def test_a_circle_is_the_same_wherever_its_claims_stand(steps: str) -> None:
    """Told from its smallest id on; of circles of one length, the first by its ids."""
    record = ring(*steps.split())
    found = {
        (each.fingerprint, each.message)
        for trees in permutations(record["trees"])
        for each in checked(changed(record, trees=list(trees), roots=["a"]), "STR104").findings
    }
    assert len(found) == 1


def test_a_large_circle_is_the_same_wherever_its_claims_stand() -> None:
    """Where the very shortest is not looked for."""
    steps = [Inference(id=f"c{number}.i1", premises=(f"c{(number + 1) % 150}",)) for number in range(150)]
    claims = [Claim(id=f"c{number}", text="T.", inferences=(step,)) for number, step in enumerate(steps)]
    turned = (claims, claims[::-1], claims[70:] + claims[:70])
    maps = [Map(id="m", roots=("c0",), claims=tuple(each)) for each in turned]
    assert len({check(each, ["STR104"]).findings[0].fingerprint for each in maps}) == 1


@pytest.mark.parametrize(
    ("record", "severity"),
    [
        (ring("ab", "ba"), "error"),
        (ring("ab", "ba", cited="ab"), "warning"),
        (ring("ab", "ba", "ac", "bc", cited="c"), "warning"),
        (ring("ab", "ba", cited="a"), "error"),
        (ring("ab", "ba", "ac", cited="c"), "error"),
    ],
    ids=["no ground", "a ground each", "a ground outside for each", "a ground for one", "a ground outside for one"],
)
def test_how_bad_a_circle_is(record: dict[str, Any], severity: str) -> None:
    """A warning where every claim of the circle is grounded without it, else an error."""
    (finding,) = checked(record, "STR104").findings
    assert finding.severity == severity


# Messages that state the recorded fact.


def test_a_late_cause_is_compared_with_the_effect_that_is_named() -> None:
    step = {
        "id": "thesis.i1",
        "scheme": "correlation-to-cause",
        "roles": {"cause": ["visit"], "effect": ["talks"]},
        "premises": [{"ref": "visit"}, {"ref": "talks"}],
    }
    dated = [{"id": "visit", "text": "V.", "period": "2024"}, {"id": "talks", "text": "T.", "period": "2019"}]
    (finding,) = checked(written(changed(THESIS, inferences=[step]), *dated), "SCP601").findings
    assert "'talks'" in finding.message


def test_an_unknown_scheme_is_not_called_no_scheme() -> None:
    step = {"id": "thesis.i1", "scheme": "sgin", "premises": [{"ref": "trade"}]}
    (finding,) = checked(written(changed(THESIS, inferences=[step]), TRADE), "INF301").findings
    assert not finding.message.startswith("neither a warrant nor a scheme")


def test_an_ambiguous_quote_fits_as_many_passages_as_there_are() -> None:
    whole = loads(json.dumps(written(changed(LOCK_IN, anchors=[{"quote": "the alliance"}]))))
    (finding,) = check(whole, ("EVD402",), passages=in_text(whole, b"First the alliance, then the alliance.")).findings
    assert "2 passages" in finding.message


def test_no_hint_at_the_very_word_that_is_refused() -> None:
    record = written(changed(LOCK_IN, cites=[{"note": "1", "work": "waltz"}]), notes={"1": {"works": []}},
                     references=[{"id": "waltz", "type": "book"}])  # fmt: skip
    (finding,) = checked(record, "EVD404").findings
    assert finding.message == "note 1 does not cite 'waltz'"


def test_a_bare_root_is_not_said_to_lie_beneath_itself() -> None:
    (finding,) = checked(written(LOCK_IN), "SUP202").findings
    assert "beneath it" not in finding.message


@pytest.mark.parametrize("kind", ["undercuts", "rebuts"])
def test_an_objection_of_the_wrong_kind_is_not_said_to_do_what_it_does_not(kind: str) -> None:
    """A claim has no step to break, and a step is no claim to defeat: neither changes what is supported."""
    objection = {"id": "o", "kind": kind, "claim": {"ref": "trade"}}
    step = {"id": "thesis.i1", "premises": [{"ref": "lock-in"}], "objections": [objection] if kind == "rebuts" else []}
    thesis = changed(THESIS, inferences=[step], objections=[objection] if kind == "undercuts" else [])
    found = checked(written(thesis, LOCK_IN, TRADE))
    assert found.support.statuses["thesis.i1"] == "gap"
    assert found.support.states["thesis"] == "ungrounded"
    assert not [each for each in found.findings if each.code == "DIA702"]


# Fingerprints.


def prints(found: Checked) -> dict[tuple[str, str], str]:
    return {(finding.code, finding.message): finding.fingerprint for finding in found.findings}


def test_a_fingerprint_survives_a_new_layout(tmp_path: Path) -> None:
    expected = prints(checked(WHOLE))
    assert prints(checked(WHOLE, indent=4)) == expected
    assert prints(check(read(dumps(load(json.dumps(WHOLE).encode())).encode()))) == expected
    nested = changed(THESIS, inferences=[changed(THESIS["inferences"][0], premises=[LOCK_IN, TRADE, {"ref": "gone"}])])
    assert prints(checked(written(nested))) == expected
    dump(loads(json.dumps(WHOLE)), tmp_path)
    assert prints(check(read(tmp_path))) == expected


def test_a_fingerprint_survives_another_order() -> None:
    """Of trees, and of the premises of a step."""
    assert prints(checked(written(THESIS, TRADE, LOCK_IN), "EVD403")) == prints(checked(WHOLE, "EVD403"))
    premises = THESIS["inferences"][0]["premises"]
    turned = changed(THESIS, inferences=[changed(THESIS["inferences"][0], premises=premises[::-1])])
    assert prints(checked(written(turned, LOCK_IN, TRADE), "STR101")) == prints(checked(WHOLE, "STR101"))


def test_a_fingerprint_survives_spaces_and_letter_case() -> None:
    spaced = changed(TRADE, text={"en": "trade  GROWS."})
    assert prints(checked(written(THESIS, LOCK_IN, spaced))) == prints(checked(WHOLE))


def test_a_fingerprint_changes_with_the_text() -> None:
    other = checked(written(THESIS, LOCK_IN, changed(TRADE, text={"en": "Trade shrinks."})), "EVD403")
    before, after = prints(checked(WHOLE, "EVD403")), prints(other)
    assert {key[1] for key in before if before[key] != after[key]} == {"no passage is given for 'trade'"}


def test_a_fingerprint_changes_with_the_text_in_the_language_of_the_paper() -> None:
    language = {"paper": {"language": "zh-Hant"}}
    other = changed(THESIS, text={"en": "The alliance lasts.", "zh-Hant": "同盟不持久。"})
    before = prints(checked(written(THESIS, LOCK_IN, TRADE, **language), "SUP202"))
    assert before != prints(checked(written(other, LOCK_IN, TRADE, **language), "SUP202"))


@pytest.mark.parametrize("part", ["conclusion", "premise", "warrant"])
def test_the_fingerprint_of_a_step_changes_with_all_it_consists_of(part: str) -> None:
    def fingerprint(new: str) -> str:
        words = dict.fromkeys(("conclusion", "premise", "warrant"), "As it was.") | {part: new}
        step = {"id": "thesis.i1", "warrant": {"text": words["warrant"]}, "premises": [{"ref": "trade"}]}
        thesis = changed(THESIS, text=words["conclusion"], inferences=[step])
        (finding,) = checked(written(thesis, changed(TRADE, text=words["premise"])), "INF319").findings
        return finding.fingerprint

    assert fingerprint("As it was.") != fingerprint("As it has become.")


def test_different_findings_have_different_fingerprints() -> None:
    """Two roles bound to two claims that do not exist are two findings of one rule at one step."""
    roles = {"cause": ["nobody"], "brings-about": ["nothing"]}
    step = {"id": "thesis.i1", "scheme": "cause-to-effect", "roles": roles, "premises": [{"ref": "trade"}]}
    found = checked(written(changed(THESIS, inferences=[step]), TRADE)).findings
    assert len([each for each in found if each.code == "STR101"]) == 2
    assert len({each.fingerprint for each in found}) == len(found)


# The command.


def run(*words: object, **more: Any) -> Result:
    return CliRunner().invoke(argmap, ["check", *map(str, words)], **more)


def saved(folder: Path, record: dict[str, Any], name: str = "m.json") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rule", "exits"),
    [
        ("SUP202", {"error": 1, "warning": 1, "note": 1, "never": 0}),
        ("EVD403", {"error": 0, "warning": 1, "note": 1, "never": 0}),
        ("SUP201", {"error": 0, "warning": 0, "note": 1, "never": 0}),
        ("DIA702", {"error": 0, "warning": 0, "note": 0, "never": 0}),
    ],
    ids=["an error", "warnings", "a note", "nothing"],
)
def test_exit_by_fail_level(tmp_path: Path, rule: str, exits: dict[str, int]) -> None:
    path = saved(tmp_path, WHOLE)
    found = {level: run(path, "--select", rule, "--fail-level", level).exit_code for level in exits}
    assert found == exits
    assert run(path, "--select", rule).exit_code == exits["warning"]


def test_what_is_suppressed_does_not_count(tmp_path: Path) -> None:
    path = saved(tmp_path, written(changed(THESIS, lint=HUSH), LOCK_IN, TRADE))
    assert run(path, "--select", "SUP202", "--fail-level", "note").exit_code == 0
    assert run(path, "--select", "SUP", "--fail-level", "note").exit_code == 1
    record = json.loads(run(path, "--select", "SUP202", "--format", "json").stdout)
    assert [each["suppressed"] for each in record["findings"]] == [
        {"reason": "An essay.", "by": "kr", "until": "2027-06-30"}
    ]


@pytest.mark.parametrize("words", [["nowhere.json"], ["{path}", "nowhere.json"], ["{path}", "--fail-level", "grave"]])
def test_exit_2_where_it_cannot_be_done(tmp_path: Path, words: list[str]) -> None:
    path = saved(tmp_path, WHOLE)
    assert run(*(word.format(path=path) for word in words)).exit_code == 2


def test_codes_may_be_listed_with_commas(tmp_path: Path) -> None:
    path = saved(tmp_path, WHOLE)
    record = json.loads(run(path, "--select", "SUP,STR", "--ignore", "SUP202, SUP204", "--format", "json").stdout)
    assert {each["code"] for each in record["findings"]} == {"SUP201", "STR101"}


def test_several_maps_are_an_array_in_the_order_of_the_arguments(tmp_path: Path) -> None:
    paths = [saved(tmp_path, changed(WHOLE, id=name), f"{name}.json") for name in ("z", "a", "m")]
    assert [each["map"] for each in json.loads(run(*paths, "--format", "json").stdout)] == ["z", "a", "m"]
    assert json.loads(run(paths[0], "--format", "json").stdout)["map"] == "z"


def test_several_maps_are_an_array_even_where_only_one_can_be_read(tmp_path: Path) -> None:
    done = run(saved(tmp_path, WHOLE), tmp_path / "nowhere.json", "--format", "json")
    assert done.exit_code == 2
    assert [each["map"] for each in json.loads(done.stdout)] == ["m"]


def test_a_bad_text_stops_one_map_and_not_the_others(tmp_path: Path) -> None:
    first = saved(tmp_path / "one", changed(WHOLE, paper={"text": "paper.txt"}), "map.json")
    (tmp_path / "one" / "paper.txt").write_bytes(b"\xff\xfe")
    second = saved(tmp_path / "two", changed(WHOLE, id="second"))
    done = run(first, second)
    assert "second: " in done.stdout
    assert done.exit_code == 2


def test_no_escape_sequence_of_a_bad_file_reaches_the_terminal(tmp_path: Path) -> None:
    path = saved(tmp_path, {**WHOLE, "\x1b]0;title\x07": 1})
    done = run(path)
    assert done.exit_code == 2
    assert not {"\x1b", "\x07"} & set(done.stdout + done.stderr)


def found_in(path: Path) -> tuple[Finding, ...]:
    return check(read(path)).findings


def test_the_same_map_has_the_same_findings(tmp_path: Path) -> None:
    path = saved(tmp_path, WHOLE)
    assert found_in(path) == found_in(path)
