"""`argmap explore`: what it answers, in words and as JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from notation import argument
from strategies import maps

import argmap
from argmap.answers import as_text
from argmap.cli import argmap as command
from argmap.dump import dumps
from argmap.errors import UsageError
from argmap.explore import POINTS, ROOTS, as_record, explore
from argmap.graph import graph
from argmap.load import load, loads
from argmap.model import Map

MAPS = Path(__file__).parent.parent / "maps"
PACT = "thesis <- lock-in trade; thesis <- habit; lock-in <- costs; trade <- costs; costs{walt}; o: rival rebuts habit"
ESSAY: dict[str, Any] = {
    "id": "essay",
    "paper": {"language": "zh-Hant"},
    "references": [{"id": "walt", "type": "book", "author": [{"family": "Walt"}], "issued": {"date-parts": [[2018]]}}],
    "trees": [
        {
            "id": "thesis",
            "label": {"en": "it lasts", "zh-Hant": "長久"},
            "text": {"en": "The alliance lasts.", "zh-Hant": "同盟持久。"},
            "inferences": [
                {"id": "thesis.i1", "scheme": "sign", "premises": [
                    {"id": "trade", "text": {"en": "Trade grows.", "zh-Hant": "貿易增長。"},
                     "cites": [{"source": "walt"}]},
                    {"id": "peace", "text": {"en": "There is peace.", "zh-Hant": "和平。"}, "inferences": [
                        {"id": "peace.i1", "premises": [{"id": "quiet", "text": "No shots are heard."}]}]}]},
            ],
        }
    ],
}  # fmt: skip


def told(whole: Map, language: str | None = "en", **question: Any) -> list[str]:
    return as_text(whole, explore(whole, **question), language).splitlines()


def essay(**more: Any) -> Map:
    return loads(json.dumps(ESSAY | more))


def run(*words: object, **more: Any) -> Result:
    return CliRunner().invoke(command, ["explore", *map(str, words)], **more)


# In words.


def test_what_carries_the_roots() -> None:
    assert told(essay()) == [
        "What carries essay, as asserted: a claim for which nothing is recorded counts as given here.",
        "Whether it is supported is another question, which `argmap check` answers.",
        "",
        "thesis [ungrounded]: it lasts",
        "  It falls with any one of these 4; before each, how many claims fall with it:",
        "     2  peace.i1 [gap]: no scheme, to 'peace': There is peace.",
        "     2  quiet [ungrounded]: No shots are heard.",
        "     1  thesis.i1 [gap]: sign, to 'thesis': it lasts",
        "     1  trade [grounded]: Trade grows.",
    ]


def test_what_carries_the_most_elsewhere() -> None:
    """What fells the same is told once; what carries a root by itself has been told."""
    assert told(argument("a <- b; a <- c; b <- d; d <- e; f <- d; c <- g"))[3:] == [
        "a [ungrounded]: It is a.",
        "  Nothing carries it alone; 2 steps lead to it (--critical looks for what does together).",
        "",
        "In the whole map, most claims fall with one of these:",
        "     3  e [ungrounded]: It is e. or 1 more that each fell 'd'",
    ]
    assert "Elsewhere, most claims fall with one of these:" in told(argument("a <- b; x <- y; z <- x"))


def test_what_carries_a_claim() -> None:
    assert told(essay(), critical="thesis") == [
        "thesis: The alliance lasts.",
        "",
        "As recorded it is ungrounded; `argmap check` says why. This is another question: what does it rest on as",
        "asserted, if a claim for which nothing is recorded counts as given? What must fall for it to fall?",
        "",
        "Any one of these 4 is enough:",
        "  peace.i1 [gap]: no scheme, to 'peace': There is peace.",
        "  quiet [ungrounded]: No shots are heard.",
        "  thesis.i1 [gap]: sign, to 'thesis': it lasts",
        "  trade [grounded]: Trade grows.",
        "",
        "No other set of up to three fells it.",
    ]


def test_of_a_claim_that_is_grounded_nothing_is_to_be_explained() -> None:
    assert told(argument("a <- b*"), critical="a")[2].startswith("As recorded it is grounded. This is another question")


def test_what_carries_it_with_its_sources() -> None:
    assert "  walt (source): Walt 2018" in told(essay(), critical="thesis", sources=True)


def test_what_carries_a_claim_together() -> None:
    whole = argument("a <- b c; a <- d; c <- e; d <- f")
    assert told(whole, critical="a", order=2)[5:] == [
        "Two together:",
        "  1 any of 4 that each fell a.i1 [gap]: no scheme, to 'a': It is a.",
        "  + any of 3 that each fell a.i2 [gap]: no scheme, to 'a': It is a.",
        "",
        "No other set of up to two fells it.",
    ]


@pytest.mark.parametrize(
    ("notation", "order", "last"),
    [
        ("a", 1, "Nothing else fells it alone."),
        ("a <- b; a <- c", 1, "Nothing fells it alone: 2 steps lead to it, and all of them would have to fail."),
        ("a <- b; a <- c; a <- d", 2, "No set of up to two fells it: 3 steps lead to it, "
         "and all of them would have to fail."),
        ("a <- " + " ".join(f"b{n}" for n in range(1000)), 3, "There are more of these than can be listed; "
         "some are missing here."),
    ],
)  # fmt: skip
def test_what_an_answer_does_not_hold(notation: str, order: int, last: str) -> None:
    assert told(argument(notation), critical="a", order=order)[-1] == last


@pytest.mark.parametrize(
    ("notation", "why"),
    [
        ("a; o: b rebuts a", "'a' is defeated, since 'o' stands"),
        ("a <- b; z; o: b rebuts z; r: c rebuts o", "'b' is defeated, since 'r' stands"),
        ("a <- b; o: c undercuts a.i1", "the step 'a.i1' is broken"),
        ("a <- b [gone]", "it needs 'gone', which is defined nowhere"),
        ("a <- b; b <- c; c <- b", "'b' rests on itself, in a circle"),
        ("a <- a", "'a' rests on itself, in a circle"),
    ],
)
def test_why_a_claim_does_not_follow(notation: str, why: str) -> None:
    assert told(argument(notation), critical="a")[-1] == f"Nothing needs to fall any more: {why}."
    assert f"  It does not follow: {why}." in told(argument(notation))


def test_the_own_ground_of_what_has_steps() -> None:
    assert "  1 the own ground of a [grounded]: It is a." in told(argument("a* <- b"), critical="a")


def test_what_would_no_longer_follow() -> None:
    assert told(essay(), reject=["quiet"]) == [
        "Suppose this were not so:",
        "  quiet: No shots are heard.",
        "",
        "2 other claims would no longer follow, even if all else that is asserted is taken as given:",
        "  peace: There is peace.",
        "    thesis: it lasts",
        "Among the roots: thesis would no longer follow.",
        "",
        "By what is recorded, no other claim would be better or worse supported: what falls had no ground to lose.",
    ]


def test_both_kinds_of_loss() -> None:
    whole = argument(PACT)
    assert told(whole, reject=["walt"])[3:] == [
        "4 other claims would no longer follow, even if all else that is asserted is taken as given:",
        "  costs: It is costs.",
        "    lock-in: It is lock-in.",
        "      thesis: It is thesis.",
        "    trade: It is trade.",
        "Among the roots: thesis would no longer follow.",
        "",
        "By what is recorded, 4 other claims would be less supported:",
        "  costs: grounded → ungrounded: It is costs.",
        "  lock-in: grounded → ungrounded: It is lock-in.",
        "  trade: grounded → ungrounded: It is trade.",
        "  thesis: grounded → ungrounded: It is thesis.",
    ]


def test_what_is_granted() -> None:
    assert told(argument(PACT), reject=["costs"], assume=["habit"]) == [
        "Suppose this were not so:",
        "  costs: It is costs.",
        "Suppose this were so:",
        "  habit: It is habit.",
        "",
        "2 other claims would no longer follow, even if all else that is asserted is taken as given:",
        "  lock-in: It is lock-in.",
        "  trade: It is trade.",
        "Of the roots none would fall.",
        "",
        "By what is recorded, 3 other claims would be less supported:",
        "  lock-in: grounded → ungrounded: It is lock-in.",
        "  trade: grounded → ungrounded: It is trade.",
        "  thesis: grounded → assumption-dependent: It is thesis.",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("o", "o [stands]: rebuts 'habit': It is rival."),
        ("thesis.i2", "thesis.i2 [gap]: no scheme, to 'thesis': It is thesis."),
        ("walt", "walt (source): walt"),
    ],
)
def test_whatever_can_be_rejected_is_named(name: str, expected: str) -> None:
    assert told(argument(PACT), reject=[name])[1] == f"  {expected}"


def test_what_would_follow_only_then() -> None:
    assert told(argument("a <- b; o: c rebuts a"), reject=["o"])[3:] == [
        "Every other claim that follows from what is asserted would still follow.",
        "Of the roots none would fall.",
        "",
        "1 other claim would follow, though not as recorded:",
        "  a: It is a.",
        "",
        "By what is recorded, 1 other claim would be better supported:",
        "  a: defeated → ungrounded: It is a.",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [(None, "長久"), ("en", "it lasts"), ("zh", "長久"), ("both", "it lasts / 長久")],
)
def test_languages(language: str | None, words: str) -> None:
    assert f"thesis [ungrounded]: {words}" in told(essay(), language)
    assert any(words in line for line in told(essay(), language, reject=["quiet"]))


def many(count: int) -> Map:
    """A thesis from many premises, of each of which the next rests on the one before."""
    steps = [f"thesis <- {' '.join(f'b{n}' for n in range(count))}", *(f"b{n + 1} <- b{n}" for n in range(count - 1))]
    return argument("; ".join(steps))


@pytest.mark.parametrize(
    "question", [{}, {"critical": "thesis"}, {"reject": ["b0"]}, {"reject": ["b0"], "assume": ["b9"]}]
)
def test_never_longer_than_useful(question: dict[str, Any]) -> None:
    """What is left out is counted, and lines fit a terminal."""
    lines = told(many(200), **question)
    assert len(lines) < 50
    assert any(re.search(r"… and \d+ more", line) for line in lines)
    whole = essay(trees=[ESSAY["trees"][0] | {"label": {"en": "x" * 500, "zh-Hant": "長" * 500}}])
    for language in ("en", "zh-Hant"):
        for line in told(whole, language):
            assert sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line) <= 100


def test_many_roots() -> None:
    names = [f"r{number}" for number in range(ROOTS + 5)]
    whole = argument("; ".join(names)).model_copy(update={"roots": tuple(names)})
    found = as_record(explore(whole))
    assert (len(found["roots"]), found["omitted"]) == (ROOTS, 5)  # type: ignore[arg-type]
    assert "… and 5 more roots" in told(whole)


def test_many_points() -> None:
    whole = argument("a <- " + " ".join(f"b{n}" for n in range(POINTS)))
    (root,) = explore(whole).roots  # type: ignore[union-attr]
    assert (root.count, len(root.points)) == (POINTS + 1, POINTS)


def test_a_map_without_claims_or_roots() -> None:
    assert told(loads('{"id": "m"}'))[0].startswith("What carries m")
    assert as_record(explore(loads('{"id": "m"}'))) == {
        "map": "m", "sources": False, "roots": [], "omitted": 0, "heaviest": [],
    }  # fmt: skip


@given(maps(), st.data())
def test_every_map_has_an_answer(whole: Map, data: st.DataObject) -> None:
    index = graph(whole)
    places = [*index.claims, *index.inferences, *index.objections, *(each.id for each in whole.references)]
    rejected = data.draw(st.lists(st.sampled_from(places), max_size=2, unique=True))
    claim = data.draw(st.sampled_from([*index.claims]))
    sources = data.draw(st.booleans())
    questions = ({"sources": sources}, {"reject": rejected}, {"critical": claim, "sources": sources})
    for question in questions:
        found = explore(whole, **question)  # type: ignore[arg-type]
        assert json.loads(json.dumps(as_record(found))) == as_record(found)
        for language in ("en", "both"):
            assert as_text(whole, found, language).endswith("\n")


def test_text_of_a_map_steers_no_terminal() -> None:
    evil = essay(trees=[ESSAY["trees"][0] | {"id": "thesis", "text": "\tA\nwrong line\u202e"}])
    for question in ({}, {"critical": "thesis"}, {"reject": ["quiet"]}, {"reject": ["thesis"]}):
        text = as_text(evil, explore(evil, **question), "en")  # type: ignore[arg-type]
        assert "\u202e" not in text
        assert not re.search(r"^wrong", text, re.MULTILINE)


# As JSON, and at the command line.


def test_the_fixed_fields() -> None:
    """DESIGN 5: they are there, whatever is added."""
    critical = as_record(explore(essay(), "thesis", order=1))
    assert critical | {"claim": "thesis", "truncated": False} == critical
    assert critical["cuts"] == [
        {"order": 1, "members": [name], "kinds": [kind]}
        for name, kind in (("peace.i1", "step"), ("quiet", "premise"), ("thesis.i1", "step"), ("trade", "premise"))
    ]
    rejected = as_record(explore(argument("a <- b; b*"), reject=["b"]))
    assert rejected["rejected"] == ["b"]
    assert rejected["lost"] == [
        {"id": "a", "from": "grounded", "to": "ungrounded", "path": ["b", "a.i1", "a"], "omitted": 0}
    ]


def test_cuts_in_short() -> None:
    found = as_record(explore(argument("a <- b; a <- c; c <- d"), "a", order=2))
    assert found["choices"] == [
        {"order": 2, "one_of": [["a.i1", "b"], ["a.i2", "c.i1", "d"]], "whole": ["a.i1", "a.i2"]}
    ]
    assert len(found["cuts"]) == 6  # type: ignore[arg-type]


def test_a_claim_that_does_not_follow() -> None:
    found = as_record(explore(argument("a <- [gone]"), "a"))
    assert (found["follows"], found["cuts"]) == (False, [{"order": 0, "members": [], "kinds": []}])


def test_one_question_at_a_time() -> None:
    with pytest.raises(UsageError, match="one at a time"):
        explore(essay(), "thesis", reject=["trade"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--critical", "thsis"], "no claim is called 'thsis'; did you mean 'thesis'?"),
        (["--critical", "thesis.i1"], "'thesis.i1' is a step, not a claim; it leads to 'thesis'"),
        (["--reject", "thsis"], "nothing is called 'thsis'; did you mean 'thesis'?"),
        (["--assume", "thsis"], "nothing is called 'thsis'"),
        (["--reject", "thesis", "--assume", "thesis"], "'thesis' is both rejected and assumed"),
        (["--critical", "thesis", "--reject", "thesis"], "ask one at a time"),
        (["--critical", "thesis", "--order", "0"], "0 is not in the range"),
        (["--lang", "fr"], "says nothing in 'fr'"),
    ],
)
def test_what_cannot_be_asked(words: list[str], says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "explore", "-", *words],
        input=dumps(essay()), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_what_there_is_to_ask_about_comes_in_the_order_of_the_map() -> None:
    works = [{"id": each, "type": "book"} for each in ("walt", "jervis", "snyder", "morrow", "axelrod", "leeds")]
    text = json.dumps({"argmap": 1, "id": "m", "references": works, "trees": [{"id": "a", "text": "A."}]})
    done = run("-", "--reject", "zzz", input=text)
    assert str(done.exception) == "nothing is called 'zzz'; one of a, walt, jervis, snyder, morrow, axelrod, leeds"


def test_a_source_is_no_claim() -> None:
    works = [{"id": each, "type": "book"} for each in ("jervis", "walt")]
    text = json.dumps({"argmap": 1, "id": "m", "references": works, "trees": []})
    done = run("-", "--critical", "walt", input=text)
    assert str(done.exception) == "'walt' is a source, not a claim; --reject says what would fall with it"


def test_a_faulty_map_is_explored_as_well_as_it_can_be() -> None:
    """Dangling references, circles and an id that stands twice: it says so in one line, and answers."""
    text = dumps(argument("a <- b [gone]; a <- c; c <- d; c <- e; d <- c"))
    done = run("-", "--critical", "a", "--format", "json", input=text)
    assert (done.exit_code, json.loads(done.stdout)["truncated"]) == (0, False)
    assert [each["members"] for each in json.loads(done.stdout)["cuts"]] == [["a.i2"], ["c.i2"], ["e"]]
    assert len(done.stderr.splitlines()) == 1
    assert "2 faults" in done.stderr
    assert run("-", "--quiet", input=text).stderr == ""


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "answer.json"
    assert run(MAPS / "school-start-2", "--format", "json", "-o", out).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["map"] == "school-start"


def test_the_help_tells_the_two_questions_apart() -> None:
    text = " ".join(run("--help").stdout.split())
    assert "taken as asserted" in text
    assert "Whether a claim is supported is another question" in text


@pytest.mark.parametrize("words", [["--critical", "thesis"], ["--reject", "costs"], []])
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_again_whatever_the_seed_of_hashes(words: list[str], form: str) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-m", "argmap", "explore", "-", "--format", form, *words], input=dumps(argument(PACT)),
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(told) == 1


def test_the_library_function_has_the_name_of_the_verb() -> None:
    assert argmap.explore is explore


# On the paper.


def test_the_papers_map_gives_useful_answers() -> None:
    """Its roots are ungrounded, and still it can be told what they rest on."""
    whole = load(MAPS / "us-japan-alliance")
    roots = explore(whole).roots  # type: ignore[union-attr]
    assert [root.claim for root in roots] == list(whole.roots)
    assert all(root.follows and root.state == "ungrounded" for root in roots)
    for root in roots:
        for point in root.points:
            fallen = explore(whole, reject=[point.id]).fallen  # type: ignore[union-attr]
            assert len(fallen) == point.fells
            assert root.claim in {each.id for each in fallen}
