"""Rules at their edges: what a step lacks, and how this is told."""

from __future__ import annotations

from typing import Any

import pytest
from sketches import CITED, Written, by, c, checked, cites, messages, o, told

# Messages that say what a step lacks.


@pytest.mark.parametrize(
    ("step", "fields", "message"),
    [
        (by("b", warrant={"text": "W.", "voice": "implicit"}), {}, "its warrant is only presupposed"),
        (by("b", scheme="sign", roles={"sign": ["b"]}, answers={"strength": {"status": "answered"}}), {},
         "conditional: unstated: “the sign usually indicates it”"),
        (by("b", scheme="deductive", roles={"premise": ["b"]}), {}, "open: Does the conclusion follow"),
        (by("b", scheme="expert-opinion", roles={"expert": ["b"], "assertion": ["b"]}), {},
         "open: Is the source an expert"),
        (by("b", scheme="deductive", roles={"premise": ["b"]}), {"voice": "implicit"},
         "conditional: only presupposed: 'b'; open: "),
        # A claim that has the id of a role is told as a claim, and the role by its name.
        (by("usually-indicates", scheme="sign", roles={"sign": ["usually-indicates"]}), {},
         "unstated: “the sign usually indicates it”; only presupposed: 'usually-indicates'"),
        (by("usually-indicates", "b", scheme="sign", roles={"sign": ["b"], "usually-indicates": ["usually-indicates"]}),
         {}, "conditional: only presupposed: 'usually-indicates'; open: "),
        (by("b", scheme="sign", roles={"sign": ["b"]}, warrant={"text": "W.", "voice": "implicit"}), {},
         "its warrant is only presupposed; unstated: “the sign usually indicates it”"),
        (by("b", scheme="reinterpretation", roles={"fact": ["b"]}), {},
         "from 'b' to 'a' is conditional: unstated: “such facts amount to it”; open: Does it say no more than "),
        # A map's own roles may have no names.
        (by("b", scheme="own", roles={"fact": ["b"]}), {}, "unstated: “as a rule” and “by law”"),
    ],
)  # fmt: skip
def test_on_what_a_step_depends(step: Written, fields: Written, message: str) -> None:
    roles = [{"id": "fact"}, {"id": "as-a-rule", "general": True},
             {"id": "law", "general": True, "name": {"zh-Hant": "依法", "en": "by law"}}]  # fmt: skip
    implicit = c("usually-indicates", voice="implicit")
    (found,) = messages("INF308", [c("a", step), c("b", **fields), implicit], schemes=[{"id": "own", "roles": roles}])
    assert message in found


def test_what_is_unsaid_and_what_is_open_are_told_apart() -> None:
    step = by("b", scheme="sign", roles={"sign": ["b"]}, answers={"strength": {"status": "answered"}})
    assert messages("INF308", [c("a", step), c("b")]) == [
        "the step from 'b' to 'a' is conditional: unstated: “the sign usually indicates it”"
    ]


@pytest.mark.parametrize(
    ("premises", "told"),
    [(("b",), "from 'b' to"), (("b", "d"), "from 'b' and 'd' to"), (("b", "b"), "from 'b' to"),
     (("b", "d", "e"), "from 'b' and 2 others to")],
)  # fmt: skip
def test_where_a_conditional_step_starts(premises: tuple[str, ...], told: str) -> None:
    step = by(*premises, scheme="deductive", roles={"premise": ["b"]})
    (found,) = messages("INF308", [c("a", step), c("b"), c("d"), c("e")])
    assert told in found


@pytest.mark.parametrize(
    ("scheme", "roles", "told"),
    [
        ("cause-to-effect", {"cause": ["b"]}, "'b': not how it came about, nor what else might have brought it about"),
        ("cause-to-effect", {"cause": ["b", "d"]}, "'b' and 'd': not how it came about"),
        ("effect-to-cause", {"effect": ["b"]}, "'b': not how the one brought about the other, nor what else might"),
    ],
)  # fmt: skip
def test_what_a_bare_cause_lacks(scheme: str, roles: Written, told: str) -> None:
    (premises,) = roles.values()
    claims = [c("a", by(*premises, scheme=scheme, roles=roles), kind="causal"), c("b"), c("d")]
    assert messages("INF326", claims) == [f"'a' is argued from {told}"]


def test_the_remark_on_a_restatement_is_quoted() -> None:
    open_ = "the step from 'b' to 'a' is conditional: open: Does it say the same, no more strongly?"
    said = by("b", scheme="restatement", roles={"said-elsewhere": ["b"]}, remark="V adds\n the price.")
    assert messages("INF308", [c("a", said), c("b")]) == [f"{open_} (“V adds the price.”)"]
    assert messages("INF308", [c("a", said | {"remark": "又" * 200}), c("b")]) == [f"{open_} (“{'又' * 160}…”)"]
    for nothing in (None, "", " \n"):
        assert messages("INF308", [c("a", {**said, "remark": nothing}), c("b")]) == [open_]
    (other,) = messages("INF308", [c("a", said | {"scheme": "deductive", "roles": {"premise": ["b"]}}), c("b")])
    assert "price" not in other


def test_at_most_three_questions_are_named() -> None:
    questions = [{"id": f"q{each}", "burden": "proponent", "text": f"Q{each}?"} for each in range(4)]
    scheme = {"id": "own", "roles": [{"id": "r"}], "questions": questions}
    claims = [c("a", by("b", scheme="own", roles={"r": ["b"]}, answers={})), c("b")]
    (four,) = messages("INF308", claims, schemes=[scheme])
    assert "open: Q0? Q1? Q2? (and 1 more)" in four
    (three,) = messages("INF308", claims, schemes=[{**scheme, "questions": questions[:3]}])
    assert "open: Q0? Q1? Q2?" in three
    assert "more" not in three
    claims[0]["inferences"][0]["answers"] = {"q0": {"status": "answered"}}
    (two,) = messages("INF308", claims, schemes=[{**scheme, "questions": questions[:3]}])
    assert "Q0" not in two


def test_a_step_without_a_licence_and_one_whose_scheme_is_unknown() -> None:
    unknown, none = messages("INF301", [c("a", by("b", scheme="nosuch"), by("d")), c("b"), c("d")])
    assert unknown == "no scheme is called 'nosuch', and no warrant is recorded for the step to 'a'"
    assert none == "neither a warrant nor a scheme is recorded for the step to 'a'"


def test_what_is_recorded_for_a_rule() -> None:
    warrant = by("b", warrant={"text": "W."})
    general = by("b", "d", scheme="sign", roles={"sign": ["b"], "usually-indicates": ["d"]},
                 answers={"strength": {"status": "answered"}})  # fmt: skip
    found = messages("INF319", [c("a", warrant, general), c("b", **CITED), c("d")])
    assert found == ["nothing is recorded for the warrant of the step to 'a'",
                     "nothing is recorded for the generalisation 'd' of the step to 'a'"]  # fmt: skip


def test_a_rule_that_is_defeated_backs_nothing() -> None:
    """Though it is argued for."""
    step = by("b", "d", scheme="sign", roles={"sign": ["b"], "usually-indicates": ["d"]},
              answers={"strength": {"status": "answered"}})  # fmt: skip
    claims = [c("a", step), *(c(each, **CITED) for each in "bef"), c("d", by("e"), objections=[o("x", "f")])]
    assert messages("INF319", claims) == ["the generalisation 'd' of the step to 'a' is defeated"]
    del claims[-1]["objections"]
    assert messages("INF319", claims) == []


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ({"cause": ["b"]}, "the cause begins after 'a' is over: 'b'"),
        ({"cause": ["b"], "effect": ["d"]}, "the cause begins after 'd' is over: 'b'"),
        ({"cause": ["b"], "effect": ["d", "e"]}, "the cause begins after 'd' and 'e' are over: 'b'"),
    ],
)
def test_what_is_over_before_its_cause(roles: Written, message: str) -> None:
    claims = [c("a", by("b", "d", "e", scheme="mechanism", roles=roles), period="2001"), c("b", period="2020"),
              c("d", period="2002"), c("e", period="2003")]  # fmt: skip
    assert messages("SCP601", claims)[0].startswith(message)


def test_a_premise_that_is_written_twice_is_named_once() -> None:
    few = {"scope": {"quantifier": "single"}}
    claims = [c("a", by("b", "b"), scope={"quantifier": "general"}), c("b", **few)]
    assert told("INF312", claims) == ["a.i1: b"]
    assert messages("INF312", claims)[0].startswith("'a' goes beyond 'b', and")


def test_a_superlative_says_of_how_many_it_holds() -> None:
    """Of one: so it is not said to be silent about it."""
    step = by("b", scheme="example-to-generalisation", roles={"example": ["b"]})
    claims = [c("a", step, scope={"quantifier": "superlative"}), c("b")]
    assert messages("INF312", claims) == ["'a' is said in the superlative, and 'b' is the only example recorded for it"]


@pytest.mark.parametrize(("required", "filled", "open_"), [
    (True, False, False), (True, True, True), (False, False, False), (False, True, True),
])  # fmt: skip
def test_a_question_about_a_rule_waits_for_the_rule(required: bool, filled: bool, open_: bool) -> None:
    """Whether every such step needs the rule or not."""
    scheme = {"id": "own", "roles": [{"id": "fact"}, {"id": "rule", "general": True, "required": required}],
              "questions": [{"id": "sure", "burden": "proponent", "text": "Sure?", "role": "rule"}]}  # fmt: skip
    step = by("b", "d", scheme="own", roles={"fact": ["b"], "rule": ["d"] * filled})
    found = messages("INF308", [c("a", step), c("b"), c("d", **CITED)], schemes=[scheme])
    assert any("Sure?" in each for each in found) == open_


def test_premises_that_a_finding_names_exist() -> None:
    claims = [c("a", by("b", "gone"), aspect="completed"), c("b", aspect="tendency")]
    assert told("INF321", claims) == ["a.i1: b"]


def test_what_is_not_done_is_told_as_the_text_puts_it() -> None:
    degrees, under_way = c("b", aspect="tendency"), c("d", aspect="under-way")
    for premises, how in (
        (("b",), "come by degrees: 'b'"),
        (("d",), "be under way: 'd'"),
        (("d", "b"), "come by degrees or be under way: 'd' and 'b'"),
    ):
        told = f"'a' is said to be completed, on what is said to {how}"
        claims = [c("a", by(*premises, scheme="sign"), aspect="completed"), degrees, under_way]
        assert messages("INF321", claims) == [f"{told} (also INF306)"]


def test_the_weak_premises_are_named_together() -> None:
    """Those in a role, of several that are alike."""
    roles = {"sign": ["d"], "usually-indicates": ["e"]}
    claims = [c("a", by("b", "d", "e", scheme="sign", roles=roles), modality="certain"), c("b"), c("d"), c("e")]
    told = "'a' is said as certain, and 'd' and 'e', on which its only support rests, as asserted"
    assert messages("INF311", claims) == [f"{told} (also INF319)"]
    assert [each.related for each in checked("INF311", claims).findings] == [("d", "e")]


def test_steps_without_a_value_are_told_together() -> None:
    steps = (by("b"), by("d", scheme="sign"), by("e"))
    claims = [c("a", *steps, kind="policy"), c("b"), c("d"), c("e", kind="normative")]
    message = "'a' says what should be or what is good, and no premise of the 2 steps to it does"
    assert messages("INF309", claims) == [f"{message} (also INF301, INF306)"]
    assert told("INF309", claims) == ["a.i1: a.i2"]
    claims[0]["inferences"].pop(0)
    assert messages("INF309", claims) == ["'a' says what should be or what is good, and no premise does (also INF306)"]


@pytest.mark.parametrize(
    ("fields", "examples", "message"),
    [
        ({"scope": {"quantifier": "most"}}, ["b"],
         "'a' goes beyond 'b' and 'd', and nothing says that this is typical"),
        ({"scope": {"cases": ["X"]}, "aspect": "tendency"}, ["b"],
         "'a' goes beyond 'b' and 'd', and nothing says that this is typical"),
        ({"aspect": "tendency"}, ["b"], "'a' says what goes on, and 'b' is the only example recorded for it"),
        ({"aspect": "under-way"}, ["d", "gone", "b"],
         "'a' says what goes on, and 'd' and 'b' are the only examples recorded for it"),
        ({"aspect": "completed"}, ["b"], "'a' does not say of how many it holds, 'b' is the only example recorded for "
         "it, and nothing says that this is typical"),
    ],
)  # fmt: skip
def test_what_rests_on_examples(fields: Written, examples: list[str], message: str) -> None:
    step = by("b", "d", "gone", scheme="example-to-generalisation", roles={"example": examples})
    assert messages("INF312", [c("a", step, **fields), c("b"), c("d")]) == [message]


def test_premises_that_are_a_case_each_and_have_no_role() -> None:
    few = {"scope": {"quantifier": "single"}}
    claims = [c("a", by("b", "d", scheme="example-to-generalisation", roles={"example": ["gone"]})), c("b", **few),
              c("d", **few)]  # fmt: skip
    (message,) = messages("INF306", claims)
    assert "INF312" in message


def test_what_is_of_another_time_is_named() -> None:
    claims = [c("a", by("b", "d", scheme="sign"), period="2017"), c("b", period="2003"), c("d")]
    assert told("SCP602", claims) == ["a.i1: b"]


@pytest.mark.parametrize(
    ("kind", "on", "message"),
    [
        ("undercuts", "a", "the objection undercuts the claim 'a'"),
        ("rebuts", "a.i1", "the objection rebuts the step 'a.i1'"),
        ("qualifies", "a.i1", "the objection qualifies the step 'a.i1'"),
        ("rebuts", "a", None),
        ("undercuts", "a.i1", None),
    ],
)
def test_objections_of_the_wrong_kind(kind: str, on: str, message: str | None) -> None:
    against = {"objections": [o("x", "d", kind, o("y", "b", "undercuts"))]}
    claims = [c("a", by("b") | (against if on == "a.i1" else {}), **(against if on == "a" else {})), c("b"), c("d")]
    assert messages("DIA705", claims) == ([message] if message else [])


def test_objections_that_stand() -> None:
    """One that falls comes first; one of the wrong kind does nothing."""
    claims = [c("a", by("b") | {"objections": [o("o3", "d", "undercuts"), o("o4", "d")]},
                objections=[o("o1", "d", "rebuts", o("r", "e")), o("o2", "f"), o("o5", "f", "undercuts")]),
              c("b"), c("d", **CITED), c("e"), c("f")]  # fmt: skip
    found = messages("DIA702", claims)
    assert found == ["'f' stands and defeats 'a'"]
    claims[0]["objections"][0]["replies"] = []
    assert messages("DIA702", claims) == ["'d' stands and defeats 'a'", "'f' stands and defeats 'a'",
                                          "'d' stands and breaks the step 'a.i1'"]  # fmt: skip


# INF302, INF307, INF314-INF316: the form of a step.


def traced(scheme: str, role: str, **between: Any) -> list[Written]:
    roles = {role: ["d"], "cause": ["b"], "effect": ["e"]}
    step = by("b", "d", "e", scheme=scheme, roles=roles)
    return [c("a", step, kind="causal"), c("b", kind="empirical"), c("d", **between), c("e", kind="empirical")]


@pytest.mark.parametrize(("scheme", "role"), [("process-tracing", "observation"), ("mechanism", "steps")])
def test_what_lies_between_cause_and_effect(scheme: str, role: str) -> None:
    assert told("INF316", traced(scheme, role)) == ["a.i1: d"]
    assert told("INF316", traced(scheme, role, kind="empirical")) == []
    assert told("INF316", traced(scheme, role, **cites("w1"))) == []
    assert told("INF316", traced("deductive", role)) == []
    assert told("INF316", traced(scheme, "other")) == []
    later = [c("z", by("d")), *traced(scheme, role)]  # after a claim that is no cause
    assert told("INF316", later, roots=["a"]) == ["a.i1: d"]
    other = traced(scheme, role)
    other[0]["kind"] = "empirical"
    assert told("INF316", other) == []
    ends = traced(scheme, role)
    ends[0]["inferences"][0]["roles"][role] = ["b", "e"]
    assert told("INF316", ends) == ["a.i1"]
    for stranger in ("gone", "a"):
        lost = traced(scheme, role)
        lost[0]["inferences"][0]["roles"][role] = [stranger]
        assert told("INF316", lost) == []
    second = traced(scheme, role)
    second[0]["inferences"].append({"id": "a.i2", **by("f", scheme=scheme, roles={role: ["f"]})})
    assert told("INF316", [*second, c("f", kind="empirical")]) == []
    assert told("INF316", [*second, c("f")]) == ["a.i1: d", "a.i2: f"]


@pytest.mark.parametrize(
    ("steps", "fields", "expected"),
    [
        ([by("b", test="straw")], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d", test="straw")], {}, ["a: a.i1, a.i2"]),
        ([by("b", test="straw"), by("d", scheme="process-tracing")], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d", scheme="process-tracing", test="hoop")], {}, []),
        ([by("b", test="straw"), by("d", test="hoop", passed=False)], {}, ["a: a.i1"]),
        ([by("b", test="straw"), by("d")], {}, []),
        ([by("b", test="straw", passed=False)], {}, []),
        ([by("b", scheme="process-tracing")], {}, []),
        *(([by("b", test=each)], {}, []) for each in ("hoop", "smoking-gun", "doubly-decisive")),
        *(([by("b", test="straw")], {"modality": each}, []) for each in ("possible", "plausible")),
        *(([by("b", test="straw")], {"modality": each}, ["a: a.i1"]) for each in ("probable", "certain", "necessary")),
        ([by("b", test="straw")], CITED, []),
        ([by("b", test="straw")], {"status": "assumed"}, []),
    ],
)
def test_straws(steps: list[Written], fields: Written, expected: list[str]) -> None:
    assert told("INF314", [c("a", *steps, **fields), c("b"), c("d")]) == expected


@pytest.mark.parametrize(
    ("fields", "conclusion", "expected"),
    [
        ({"test": "hoop"}, {}, 1), ({"test": "doubly-decisive"}, {}, 1), ({"test": "straw"}, {}, 0),
        ({"test": "smoking-gun"}, {}, 0), ({}, {}, 0), ({"test": "hoop", "passed": True}, {}, 0),
        ({"test": "hoop"}, {"voice": "reported"}, 0), ({"test": "hoop"}, {"status": "assumed"}, 0),
        ({"test": "hoop"}, {"objections": [o("x", "b")]}, 0),
    ],
    ids=str,
)  # fmt: skip
def test_failed_tests(fields: Written, conclusion: Written, expected: int) -> None:
    claims = [c("a", by("b", **({"passed": False} | fields)), **conclusion), c("b")]
    assert told("INF315", claims) == ["a.i1: b"] * expected


IMPLICIT, STATED = {"warrant": {"text": "W.", "voice": "implicit"}}, {"warrant": {"text": "W."}}
RELEVANT = {"answers": {"relevant": {"status": "answered"}, "together": {"status": "answered"}}}


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 1),
        (by("b", "b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 1),
        (by("b", "d", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}), 1),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT, **STATED), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, **RELEVANT, **IMPLICIT), 1),
        (by("b", scheme="restatement", roles={"said-elsewhere": ["b"]}), 0),
        (by("b"), 0),
        (by("b", **IMPLICIT), 0),
        (by("b", scheme="enumeration"), 0),
        (by("b", scheme="sign", roles={"sign": ["b"]}), 0),
        (by("b", scheme="enumeration", roles={"item": ["b"]}, passed=False), 1),
    ],
)
def test_single_premises(step: Written, expected: int) -> None:
    assert told("INF302", [c("a", step), c("b", **CITED), c("d")]) == ["a.i1"] * expected


@pytest.mark.parametrize(
    ("kind", "scheme", "expected"),
    [("policy", "enumeration", 1), ("causal", "enumeration", 0), ("policy", "nosuch", 0), ("policy", "own", 0)],
)
def test_kinds_that_a_scheme_concludes(kind: str, scheme: str, expected: int) -> None:
    own = [{"id": "own", "roles": [], "questions": []}]
    claims = [c("a", by("b", scheme=scheme), by("b"), kind=kind), c("b")]
    assert told("INF307", claims, schemes=own) == ["a.i1: a"] * expected
    if expected:
        (message,) = messages("INF307", claims)
        assert message.startswith("'a' is policy, and 'enumeration' concludes interpretive, ")


def test_levels_are_named() -> None:
    levels = ({"scope": {"level": each}} for each in ("state", "individual", "group", "individual"))
    of = dict(zip("abde", levels, strict=True))
    claims = [c("a", by("b", "d", "e"), **of["a"]), *(c(name, **of[name]) for name in "bde")]
    (message,) = messages("INF320", claims)
    assert message.startswith("'a' speaks of the level 'state', and its premises of 'individual' and 'group'")
