"""Every reason why a step is less than licensed: the smallest step that has it, and a near miss.

Claims are written in words of the format: kind, modality, aspect, quantifier, voice and status as they are, a period by
its date, a place as `in:Japan`, an actor as `by:Japan`. The conclusion is `c`; the premises are `p1`, `p2` and so on.
"""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import model
from argmap.check import check
from argmap.graph import graph
from argmap.licence import BROKEN, CONDITIONAL, reasons
from argmap.model import Citation, Claim, Inference, Map, Objection, Question, Reference, Role, Scheme, Scope, Warrant
from argmap.schemes import table
from argmap.steps import steps
from argmap.support import State, Status, support

FIELDS = {
    word: field
    for field, values in (("kind", model.Kind), ("modality", model.Modality), ("aspect", model.Aspect),
                          ("voice", model.Voice), ("status", model.Basis), ("quantifier", model.Quantifier),
                          ("level", model.Level))
    for word in get_args(values)
}  # fmt: skip
CITED = (Citation(source="book"),)
WARRANTS = {
    "implicit": Warrant(text="A rule.", voice="implicit"),
    "stated": Warrant(text="A rule."),
    "cited": Warrant(text="A rule.", cites=CITED),
}
# Licences with nothing wanting, by a warrant and by a scheme that has no general role to fill.
BY_WARRANT = {"warrant": "cited"}
BY_SCHEME = {"scheme": "enumeration", "roles": "item=p1", "answers": "relevant together"}


def claim(name: str, words: str, **more: object) -> Claim:
    fields: dict = {"id": name, "text": name, **more}
    scope: dict = {}
    for word in words.split():
        if word == "cited":
            fields["cites"] = CITED
        elif word.startswith(("in:", "by:")):
            scope.setdefault("places" if word.startswith("in:") else "actors", []).append(word[3:])
        elif FIELDS.get(word) in ("quantifier", "level"):
            scope[FIELDS[word]] = word
        else:
            fields["period" if re.match(r"\d|\.\.", word) else FIELDS[word]] = word
    return Claim(**fields, scope=Scope(**scope) if scope else None)


def argument(conclusion: str, *premises: str, scheme: str | None = None, roles: str = "", answers: str = "",
             warrant: str | None = None, undercut: bool = False, failed: str | None = None) -> Map:  # fmt: skip
    """A map of one step."""
    names = tuple(f"p{number}" for number in range(1, len(premises) + 1))
    filled = dict(each.split("=") for each in roles.split())
    step = Inference(
        id="c.i1", scheme=scheme, premises=names, warrant=WARRANTS[warrant] if warrant else None,
        roles={role: tuple(ids.split(",")) for role, ids in filled.items()},
        answers={question: {"status": "answered"} for question in answers.split()},
        objections=(Objection(id="o", kind="undercuts", claim="p1"),) if undercut else (),
        test=failed, passed=failed is None,
    )  # fmt: skip
    written = (claim("c", conclusion, inferences=(step,)), *map(claim, names, premises))
    return Map(id="m", references=(Reference(id="book", type="book"),), roots=("c",), claims=written)


def codes(whole: Map) -> list[str]:
    return [reason.code for reason in support(graph(whole)).reasons["c.i1"]]


SIGN = {"scheme": "sign", "answers": "strength"}
CAUSE = {"scheme": "cause-to-effect", "roles": "cause=p1 brings-about=p2", "answers": "generalisation-supported"}
SAID = {"scheme": "official-statement", "roles": "statement=p1", "answers": "really-said acted-on"}

TWICE = ("tendency", "under-way")
TABLE = {
    "SCP601": [
        (argument("2019", "2024", "cited", **CAUSE), argument("2019", "2018", "cited", **CAUSE)),
        (argument("2019", "2020/..", "cited", **CAUSE), argument("2019/..", "2020/..", "cited", **CAUSE)),
        (argument("2024-03", "2024-04", "cited", **CAUSE), argument("2024", "2024-04", "cited", **CAUSE)),
    ],
    "INF309": [
        (argument("policy", "empirical", **BY_SCHEME), argument("policy", "normative", **BY_SCHEME)),
        (argument("normative", "causal", **BY_SCHEME), argument("normative", "evaluative", **BY_SCHEME)),
        (argument("evaluative", "theoretical", **BY_SCHEME), argument("theoretical", "theoretical", **BY_SCHEME)),
        (argument("policy", "empirical", **BY_SCHEME), argument("policy", "empirical", **BY_WARRANT)),
    ],
    "INF322": [
        (argument("intentional", "empirical", **BY_SCHEME), argument("intentional", "intentional", **BY_SCHEME)),
        (argument("intentional", "causal", **BY_SCHEME), argument("intentional", "empirical", **SAID)),
        (argument("intentional", "causal", **BY_SCHEME), argument("intentional", "causal", **BY_WARRANT)),
    ],
    "INF310": [
        (argument("causal", "empirical", **BY_SCHEME), argument("causal", "theoretical", **BY_SCHEME)),
        (argument("causal", "empirical", **BY_SCHEME), argument("causal", "empirical", "causal", **BY_SCHEME)),
        (argument("causal", "empirical", **BY_SCHEME), argument("causal", "empirical", "cited", **CAUSE)),
    ],
    "INF321": [
        (argument("completed", "under-way", **BY_WARRANT), argument("completed", "completed", **BY_WARRANT)),
        (argument("completed", "tendency", **BY_WARRANT), argument("under-way", "tendency", **BY_WARRANT)),
        (
            argument("completed", "tendency", "tendency", **BY_WARRANT),
            argument("completed", "tendency", "", **BY_WARRANT),
        ),
    ],
    "INF311": [
        (argument("", "possible", **BY_WARRANT), argument("possible", "possible", **BY_WARRANT)),
        (argument("certain", "", **BY_WARRANT), argument("certain", "necessary", **BY_WARRANT)),
        (argument("probable", "certain", "plausible", **BY_WARRANT), argument("plausible", "plausible", **BY_WARRANT)),
    ],
    "INF312": [
        (argument("general", "single", **BY_SCHEME), argument("some", "single", **BY_SCHEME)),
        (argument("universal", "some", "single", **BY_SCHEME), argument("universal", "some", "general", **BY_SCHEME)),
    ],
    "SCP603": [
        (argument("usually in:Asia", "in:Japan", **BY_SCHEME), argument("usually in:Japan", "in:Japan", **BY_SCHEME)),
        (argument("most by:A by:B", "by:A", **BY_SCHEME), argument("most by:A by:B", "by:A", "by:B", **BY_SCHEME)),
        (argument("most in:Asia", "in:Japan", **BY_SCHEME), argument("most in:Asia", "in:Japan", "", **BY_SCHEME)),
        (argument("most in:Asia", "in:Japan", **BY_SCHEME), argument("most in:Asia", "in:Japan", **BY_WARRANT)),
    ],
    "SCP602": [
        (argument("2017/2025", "2003", **BY_SCHEME), argument("2017/2025", "2017", **BY_SCHEME)),
        (argument("2017", "2003", "2018/..", **BY_SCHEME), argument("2017", "2003", "2017/..", **BY_SCHEME)),
        (argument("2017", "2003", **BY_SCHEME), argument("2017", "2003", **BY_WARRANT)),
    ],
    "INF306": [
        (
            argument("", "cited", **SIGN, roles="usually-indicates=p1"),
            argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2"),
        ),
        (
            argument("", "cited", **SIGN, roles="sign=c usually-indicates=p1"),
            argument("", "", **SIGN, roles="", warrant="cited"),
        ),
    ],
    "INF301": [(argument("", ""), argument("", "", **BY_WARRANT)), (argument("", ""), argument("", "", **BY_SCHEME))],
    "INF308": [
        (argument("", "", warrant="implicit"), argument("", "", **BY_WARRANT)),
        (
            argument("", "", **SIGN, roles="sign=p1"),
            argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2"),
        ),
        (
            argument("", "", "cited implicit", **SIGN, roles="sign=p1 usually-indicates=p2"),
            argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2"),
        ),
        (
            argument("", "", "cited", scheme="sign", roles="sign=p1 usually-indicates=p2"),
            argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2"),
        ),
        (argument("", "", scheme="sign", warrant="cited"), argument("", "", **SIGN, warrant="cited")),
    ],
    "INF319": [
        (argument("", "", warrant="stated"), argument("", "", warrant="cited")),
        (
            argument("", "", **SIGN, warrant="stated"),
            argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2", warrant="stated"),
        ),
    ],
    "INF315": [
        (argument("", "", **BY_WARRANT, failed="hoop"), argument("", "", **BY_WARRANT)),
        (argument("", "", **BY_SCHEME, failed="doubly-decisive"), argument("", "", **BY_SCHEME)),
    ],
    "INF320": [
        (argument("state", "individual", **BY_SCHEME), argument("state", "state", **BY_SCHEME)),
        (argument("state", "group", "system", **BY_SCHEME), argument("state", "group", "state", **BY_SCHEME)),
        (argument("system", "state", **BY_SCHEME), argument("system", "state", "", **BY_SCHEME)),
        (argument("system", "state", **BY_SCHEME), argument("", "state", **BY_SCHEME)),
        (argument("region", "state", **BY_SCHEME), argument("region", "state", **BY_WARRANT)),
    ],
    "STR111": [(argument(""), argument("", "", **BY_WARRANT))],
    "DIA702": [(argument("", "", **BY_WARRANT, undercut=True), argument("", "", **BY_WARRANT))],
}
ROWS = [(code, has, near) for code, pairs in TABLE.items() for has, near in pairs]


@pytest.mark.parametrize(("code", "has", "near"), ROWS, ids=[row[0] for row in ROWS])
def test_the_smallest_step_that_has_a_reason(code: str, has: Map, near: Map) -> None:
    assert codes(has) == [code]
    assert codes(near) == []


@pytest.mark.parametrize(("code", "has", "near"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_reason_makes_of_a_step(code: str, has: Map, near: Map) -> None:
    expected = Status.BROKEN if code in BROKEN else Status.CONDITIONAL if code in CONDITIONAL else Status.GAP
    assert support(graph(has)).statuses["c.i1"] is expected
    assert support(graph(near)).statuses["c.i1"] is Status.LICENSED


@pytest.mark.parametrize(("code", "has", "near"), ROWS, ids=[row[0] for row in ROWS])
def test_a_step_has_one_finding_about_its_licence(code: str, has: Map, near: Map) -> None:
    licence = {*TABLE, "STR103", "STR104"}
    assert [each.code for each in check(has).findings if each.code in licence] == [code]
    assert not [each.code for each in check(near).findings if each.code in licence]


def test_circles_are_reasons_of_steps() -> None:
    whole = argument("", "", **BY_WARRANT)
    step = whole.claims[0].inferences[0]
    own = step.model_copy(update={"premises": ("p1", "c")})
    assert codes(with_step(whole, own)) == ["STR103"]
    back = Inference(id="p1.i1", premises=("c",), warrant=WARRANTS["cited"])
    ring = whole.model_copy(update={"claims": (whole.claims[0], claim("p1", "", inferences=(back,)))})
    assert codes(ring) == ["STR104"]


def with_step(whole: Map, step: Inference) -> Map:
    first = whole.claims[0].model_copy(update={"inferences": (step,)})
    return whole.model_copy(update={"claims": (first, *whole.claims[1:])})


def test_the_order_of_reasons() -> None:
    """Most serious first: what breaks the step, then the bridges that are missing, then what is unsaid."""
    whole = argument(
        "policy certain completed general 2025 in:Asia",
        "possible tendency single 2003 in:Japan",
        scheme="enumeration",
        undercut=True,
    )
    expected = ["DIA702", "INF309", "INF321", "INF311", "INF312", "SCP603", "SCP602", "INF306", "INF308"]
    assert codes(whole) == expected


def test_a_note_goes_before_no_warning() -> None:
    """A claim that does not say how far it reaches, from an example of another time."""
    whole = argument("2025", "2003", scheme="example-to-generalisation", roles="example=p1")
    assert codes(whole) == ["SCP602", "INF312", "INF308"]
    (finding,) = check(whole, select=("SCP6", "INF312")).findings
    assert (finding.code, finding.severity.value) == ("SCP602", "warning")


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (argument("certain", "", scheme=None), ["INF301", "INF311"]),
        (argument("certain", "possible", scheme=None), ["INF311", "INF301"]),
        (argument("necessary", "", scheme=None), ["INF311", "INF301"]),
        (argument("", "single", scheme="example-to-generalisation", roles="example=gone"),
         ["INF306", "INF312", "INF308"]),
    ],
)  # fmt: skip
def test_saying_a_claim_more_firmly_makes_no_report_milder(whole: Map, expected: list[str]) -> None:
    assert codes(whole) == expected


def test_the_other_reasons_stand_at_the_end_of_the_message() -> None:
    whole = argument("policy", "possible", scheme="enumeration")
    (finding,) = check(whole, select=("INF",)).findings
    assert finding.code == "INF309"
    assert finding.message.endswith(" (also INF311, INF306)")


@pytest.mark.parametrize("whole", [
    argument("", "", "cited implicit", **SIGN, roles="sign=p1 usually-indicates=p2"),
    argument("", "implicit", **BY_SCHEME),
    argument("policy", "empirical", "normative implicit", scheme="deductive", roles="premise=p1,p2", answers="valid"),
], ids=["as the generalisation", "as the fact of the case", "as the value"])  # fmt: skip
def test_an_implicit_premise_licenses_nothing(whole: Map) -> None:
    assert support(graph(whole)).statuses["c.i1"] is not Status.LICENSED


def test_a_generalisation_for_which_nothing_is_recorded_licenses_on_condition_only() -> None:
    """As a warrant does: the licence is there, and it is ungrounded."""
    roles = "sign=p1 usually-indicates=p2"
    assert support(graph(argument("", "", "cited", **SIGN, roles=roles))).statuses["c.i1"] is Status.LICENSED
    assert support(graph(argument("", "", "", **SIGN, roles=roles))).statuses["c.i1"] is Status.CONDITIONAL


@pytest.mark.parametrize("scheme", ["composition", "division"])
def test_what_passes_between_parts_and_whole_is_asked_once(scheme: str) -> None:
    """That the rule for it is unstated is said by INF308."""
    part = "parts" if scheme == "composition" else "whole"
    assert codes(argument("state", "individual", scheme=scheme, roles=f"{part}=p1")) == ["INF308"]


@pytest.mark.parametrize("test", [None, "straw", "smoking-gun", "hoop", "doubly-decisive"])
def test_evidence_that_failed_its_test_supports_nothing(test: str | None) -> None:
    whole = argument("", "cited", **BY_WARRANT)
    step = whole.claims[0].inferences[0]
    assert support(graph(with_step(whole, step.model_copy(update={"test": test})))).states["c"] is State.GROUNDED
    failed = support(graph(with_step(whole, step.model_copy(update={"test": test, "passed": False}))))
    assert (failed.states["c"], failed.statuses["c.i1"]) == (State.UNGROUNDED, Status.BROKEN)


def test_a_shift_of_level_says_between_which() -> None:
    whole = argument("state", "individual possible", "group", "individual", **BY_SCHEME)
    (found,) = check(whole, select=("INF311", "INF320")).findings
    assert found.code == "INF311"
    assert found.message.endswith("(also INF320)")
    (found,) = check(argument("state", "individual", "group", "individual", **BY_SCHEME), select=("INF320",)).findings
    assert found.message == "'c' speaks of the level 'state', and its premises of 'individual' and 'group'"
    assert found.related == ("p1", "p2", "p3")


def test_naming_a_scheme_licenses_nothing() -> None:
    for name in table():
        assert codes(argument("", "", scheme=name)), name


def test_a_scheme_with_all_it_asks_for_is_a_licence() -> None:
    for scheme in table().values():
        roles = " ".join(f"{role.id}=p{number}" for number, role in enumerate(scheme.roles, 1))
        answers = " ".join(question.id for question in scheme.questions)
        whole = argument("", *["cited"] * len(scheme.roles), scheme=scheme.id, roles=roles, answers=answers)
        assert codes(whole) == [], scheme.id


def test_a_condition_of_the_conclusion_fills_a_role() -> None:
    whole = argument("", "cited", **SIGN, roles="sign=rain usually-indicates=p1")
    assert codes(whole) == ["INF306"]
    first = whole.claims[0].model_copy(update={"if_": ("rain",)})
    conditioned = whole.model_copy(update={"claims": (first, *whole.claims[1:], claim("rain", ""))})
    assert codes(conditioned) == []


def test_two_lines_may_be_stronger_than_either() -> None:
    """The weakest link speaks where there is one chain."""
    whole = argument("", "possible", **BY_WARRANT)
    second = Inference(id="c.i2", premises=("p1",), warrant=WARRANTS["cited"])
    first = whole.claims[0]
    both = first.model_copy(update={"inferences": (*first.inferences, second)})
    assert codes(whole.model_copy(update={"claims": (both, *whole.claims[1:])})) == []


word = st.sampled_from([*FIELDS, "2003", "2017/2025", "2024/..", "in:Japan", "by:Japan", "cited"])
words = st.lists(word, max_size=5).map(" ".join)
SCHEMES = st.sampled_from([None, "sign", "cause-to-effect", "comparison", "intent-attribution", "no-such-scheme"])


@given(words, st.lists(words, max_size=3), SCHEMES, st.sampled_from([None, *WARRANTS]), st.booleans())
def test_reasons_come_by_weight(
    to: str, premises: list[str], scheme: str | None, warrant: str | None, cut: bool
) -> None:
    """What breaks comes before what is missing, and that before what is unsaid; the first reason makes the status."""
    roles = "sign=p1 cause=p1 cases=p1 act=p1" if premises else ""
    whole = argument(to, *premises, scheme=scheme, roles=roles, warrant=warrant, undercut=cut and bool(premises))
    found = codes(whole)
    weights = [0 if code in BROKEN else 2 if code in CONDITIONAL else 1 for code in found]
    assert weights == sorted(weights)
    assert len(set(found)) == len(found)
    expected = [Status.BROKEN, Status.GAP, Status.CONDITIONAL][weights[0]] if weights else Status.LICENSED
    assert support(graph(whole)).statuses["c.i1"] is expected


@given(words, st.lists(words, max_size=3), SCHEMES, st.sampled_from([None, *WARRANTS]))
def test_reasons_of_a_step_alone(to: str, premises: list[str], scheme: str | None, warrant: str | None) -> None:
    (step,) = steps(graph(argument(to, *premises, scheme=scheme, warrant=warrant)))
    found = reasons(step)
    assert {reason.code for reason in found} <= set(TABLE)
    assert all(isinstance(about, str) for reason in found for about in reason.about)


# Every word of the tables of licence: which schemes, kinds and quantifiers they name, and that they name no other.


def by_scheme(name: str, conclusion: str, *premises: str, given: tuple[str, ...] = ()) -> Map:
    """A step whose scheme has its roles for facts filled, each by a premise of its own, and all questions answered."""
    scheme = table()[name]
    roles = [role.id for role in scheme.roles if role.required and not role.general]
    written = [*premises, *[""] * (len(roles) - len(premises))]
    filled = " ".join(f"{role}=p{number}" for number, role in enumerate(roles, 1))
    asked = [question.id for question in scheme.questions if question.id not in given]
    return argument(conclusion, *written, scheme=name, roles=filled, answers=" ".join(asked))


CAUSAL = """cause-to-effect effect-to-cause mechanism process-tracing comparison crucial-case best-explanation
    feedback-loop path-dependence role-interest theory-application restatement deductive expert-opinion""".split()
AIMED = "official-statement role-interest best-explanation expert-opinion restatement deductive".split()
AT_ONCE = """example-to-generalisation enumeration statistical-generalisation sign classification aspects
    documentary-record official-statement reinterpretation composition""".split()


@pytest.mark.parametrize("name", table())
def test_which_schemes_carry_what(name: str) -> None:
    carries_a_cause = name in CAUSAL or any(each.id == "mechanism" for each in table()[name].questions)
    assert ("INF310" in codes(by_scheme(name, "causal"))) == (not carries_a_cause)
    unanswered = by_scheme(name, "causal", given=("mechanism", "other-causes"))
    assert ("INF310" in codes(unanswered)) == (name not in CAUSAL)
    shown = name in AIMED or name == "intent-attribution"  # whose question about evidence is answered
    assert ("INF322" in codes(by_scheme(name, "intentional"))) == (not shown)
    assert ("SCP602" in codes(by_scheme(name, "2020", "2003"))) == (name in AT_ONCE)
    assert ("INF309" in codes(by_scheme(name, "policy"))) == (name not in ("value-based", "practical-reasoning"))
    assert ("INF326" in codes(unanswered)) == (name in ("cause-to-effect", "effect-to-cause"))
    assert "INF326" not in codes(by_scheme(name, "causal"))
    between_levels = levelled(by_scheme(name, ""), "state", "individual")
    assert ("INF320" in codes(between_levels)) == (name not in ("composition", "division"))


def levelled(whole: Map, conclusion: str, *premises: str) -> Map:
    """The map with the levels of its claims; the last one given is that of all premises left."""
    levels = [conclusion, *premises, *[premises[-1]] * (len(whole.claims) - 1 - len(premises))]
    claims = tuple(
        each.model_copy(update={"scope": Scope(level=level or None)})
        for each, level in zip(whole.claims, levels, strict=True)
    )
    return whole.model_copy(update={"claims": claims})


@pytest.mark.parametrize(
    ("levels", "shift"),
    [
        (("state", "individual"), True), (("state", "state"), False), (("", "individual"), False),
        (("state", ""), False), (("state", "individual", "state"), False), (("state", "individual", "group"), True),
        (("state", "individual", ""), False),
    ],
)  # fmt: skip
def test_from_one_level_to_another(levels: tuple[str, ...], shift: bool) -> None:
    premises = [""] * (len(levels) - 1)
    assert ("INF320" in codes(levelled(argument("", *premises, **BY_SCHEME), *levels))) == shift
    assert "INF320" not in codes(levelled(argument("", *premises, **BY_WARRANT), *levels))
    general = {**SIGN, "roles": f"sign=p1 usually-indicates=p{len(premises)}"}
    assert "INF320" not in codes(levelled(argument("", *premises, **general), *levels))


KINDS = get_args(model.Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_which_kinds_are_bridged(kind: str) -> None:
    values, causes = ("normative", "policy", "evaluative"), ("causal", "theoretical")
    assert ("INF309" in codes(argument(kind, "", **BY_SCHEME))) == (kind in values)
    assert ("INF309" in codes(argument("policy", kind, **BY_SCHEME))) == (kind not in values)
    assert ("INF310" in codes(argument(kind, "", **BY_SCHEME))) == (kind == "causal")
    assert ("INF310" in codes(argument("causal", kind, **BY_SCHEME))) == (kind not in causes)
    assert ("INF322" in codes(argument(kind, "", **BY_SCHEME))) == (kind == "intentional")
    assert ("INF322" in codes(argument("intentional", kind, **BY_SCHEME))) == (kind != "intentional")


@pytest.mark.parametrize("quantifier", get_args(model.Quantifier))
def test_which_quantifiers_are_wide(quantifier: str) -> None:
    many, few = ("universal", "general", "usually", "most"), ("single", "some")
    assert ("INF312" in codes(argument(quantifier, "single", **BY_SCHEME))) == (quantifier in many)
    assert ("INF312" in codes(argument("general", quantifier, **BY_SCHEME))) == (quantifier in few)
    places = argument(f"{quantifier} in:Asia", "in:Japan", **BY_SCHEME)
    assert ("SCP603" in codes(places)) == (quantifier in many)
    example = argument(quantifier, "", scheme="example-to-generalisation", roles="example=p1")
    assert ("INF312" in codes(example)) == (quantifier not in few)


@pytest.mark.parametrize(("number", "hasty"), [(1, True), (2, True), (3, False), (4, False)])
def test_how_many_cases_are_enough(number: int, hasty: bool) -> None:
    """Counted are the cases that the claim names, else those of its premises, its examples, or its premises if all
    are about few."""
    cases = tuple(f"case-{each}" for each in range(number))
    few = argument("general", *["single"] * number, **BY_SCHEME)
    assert ("INF312" in codes(few)) == hasty
    named = with_scope(argument("general", "", **BY_SCHEME), "c", quantifier="general", cases=cases)
    assert ("INF312" in codes(named)) == hasty
    of_premises = with_scope(argument("general", "", "", **BY_SCHEME), "p2", cases=cases)
    assert ("INF312" in codes(of_premises)) == hasty
    examples = ",".join(f"p{each}" for each in range(1, number + 1))
    by_example = argument("general", *[""] * number, scheme="example-to-generalisation", roles=f"example={examples}")
    assert ("INF312" in codes(by_example)) == hasty
    assert "INF312" not in codes(argument("general", *["single"] * number, "", **BY_SCHEME))
    both = with_scope(of_premises, "c", quantifier="general", cases=("a", "b", "c"))
    assert "INF312" not in codes(both)
    of_many = with_scope(argument("general", "usually", "", **BY_SCHEME), "p2", cases=cases)
    assert "INF312" not in codes(of_many)


def with_scope(whole: Map, name: str, **scope: object) -> Map:
    claims = tuple(
        each.model_copy(update={"scope": Scope(**scope)}) if each.id == name else each for each in whole.claims
    )
    return whole.model_copy(update={"claims": claims})


def with_second(whole: Map, scheme: str | None) -> Map:
    """The map with another step to its conclusion, from the same premise."""
    first = whole.claims[0]
    again = Inference(id="c.i2", premises=("p1",), scheme=scheme)
    return whole.model_copy(
        update={"claims": (first.model_copy(update={"inferences": (*first.inferences, again)}), *whole.claims[1:])}
    )


@pytest.mark.parametrize(("scheme", "alone"), [(None, False), ("deductive", False), ("restatement", True)])
def test_a_second_line_that_is_no_restatement(scheme: str | None, alone: bool) -> None:
    example = argument("", "", scheme="example-to-generalisation", roles="example=p1")
    assert "INF312" in codes(example)
    assert ("INF312" in codes(with_second(example, scheme))) == alone
    cause = argument("causal", "", scheme="cause-to-effect", roles="cause=p1")
    assert "INF326" in codes(cause)
    assert ("INF326" in codes(with_second(cause, scheme))) == alone


@pytest.mark.parametrize(
    ("premises", "roles", "told"),
    [
        (("", ""), "cause=p1", True),
        (("causal", ""), "cause=p1", True),
        (("causal", ""), "cause=p2", False),
        (("theoretical", ""), "cause=p1", False),
        (("", "causal"), "cause=p1 effect=p2", True),
        (("", ""), "cause=p1 brings-about=p2", False),
    ],
)
def test_a_cause_and_what_else_is_said_of_it(premises: tuple[str, ...], roles: str, told: bool) -> None:
    whole = argument("causal", *premises, scheme="cause-to-effect", roles=roles)
    assert ("INF326" in codes(whole)) == told
    assert "INF326" not in codes(argument("", *premises, scheme="cause-to-effect", roles=roles))


@pytest.mark.parametrize("scheme", ["cause-to-effect", "effect-to-cause"])
@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("mechanism", "answered", False), ("other-causes", "answered", False), ("mechanism", "waived", True),
        ("other-causes", "conceded", True), ("interfering-factor", "answered", True), ("present", "answered", True),
    ],
)  # fmt: skip
def test_an_answer_says_how_a_cause_works_or_what_else_was_weighed(
    scheme: str, question: str, status: str, told: bool
) -> None:
    whole = argument("causal", "", scheme=scheme, roles="cause=p1 effect=p1")
    record = whole.claims[0].inferences[0].model_dump() | {"answers": {question: {"status": status}}}
    assert ("INF326" in codes(with_step(whole, Inference.model_validate(record)))) == told


@pytest.mark.parametrize("scheme", table())
def test_a_cause_that_comes_from_a_mechanism(scheme: str) -> None:
    whole = argument("causal", "causal", "", scheme="cause-to-effect", roles="cause=p1")
    under = Inference(id="p1.i1", scheme=scheme, premises=("p2",))
    claims = (whole.claims[0], whole.claims[1].model_copy(update={"inferences": (under,)}), *whole.claims[2:])
    traced = scheme in ("mechanism", "process-tracing", "feedback-loop")
    index = graph(whole.model_copy(update={"claims": claims}))
    step = next(each for each in steps(index) if each.inference.id == "c.i1")
    assert ("INF326" in [each.code for each in reasons(step)]) == (not traced)


@pytest.mark.parametrize("scheme", [None, *table()])
@pytest.mark.parametrize("kind", ["predictive", "empirical"])
def test_a_cause_from_a_forecast_that_comes_from_what_brings_it_about(scheme: str | None, kind: str) -> None:
    whole = argument("causal", kind, "", **BY_SCHEME)
    under = Inference(id="p1.i1", scheme=scheme, premises=("p2",))
    claims = (whole.claims[0], whole.claims[1].model_copy(update={"inferences": (under,)}), *whole.claims[2:])
    brought = scheme in ("cause-to-effect", "mechanism", "feedback-loop", "path-dependence", "slippery-slope")
    named = "INF310" not in codes(whole.model_copy(update={"claims": claims}))
    assert named == (brought and kind == "predictive")


def test_a_cause_with_a_source_of_its_own() -> None:
    for conclusion, told in (("causal cited", False), ("causal", True)):
        whole = argument(conclusion, "", scheme="cause-to-effect", roles="cause=p1")
        assert ("INF326" in codes(whole)) == told


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (("theoretical", "theoretical"), False), (("theoretical", "theoretical", "theoretical"), False),
        (("theoretical", "theoretical", ""), True), (("", "theoretical"), True), (("theoretical", ""), True),
    ],
)  # fmt: skip
def test_a_theory_drawn_from_theories_needs_no_further_law(claims: tuple[str, ...], told: bool) -> None:
    for scheme, role in (("cause-to-effect", "cause=p1"), ("effect-to-cause", "effect=p1")):
        assert ("INF308" in codes(argument(*claims, scheme=scheme, roles=role, answers="present"))) == told
    assert "INF308" in codes(argument(*claims, **{**SIGN, "roles": "sign=p1"}))


@pytest.mark.parametrize("scheme", table())
@pytest.mark.parametrize(
    ("question", "status"), [("mechanism", "answered"), ("mechanism", "conceded"), ("other-causes", "answered")]
)
def test_a_cause_of_which_is_told_how_it_works_needs_no_law(scheme: str, question: str, status: str) -> None:
    needed = {role.id for role in table()[scheme].roles if role.general and role.required}
    asked = [each.id for each in table()[scheme].questions if each.burden == "proponent" and each.role not in needed]
    facts = " ".join(f"{role.id}=p1" for role in table()[scheme].roles if role.required and not role.general)
    whole = argument("", "", scheme=scheme, roles=facts, answers=" ".join(asked))
    record = whole.claims[0].inferences[0].model_dump()
    record["answers"] |= {question: {"status": status}}
    told = scheme in ("cause-to-effect", "effect-to-cause") and (question, status) == ("mechanism", "answered")
    assert ("INF308" in codes(with_step(whole, Inference.model_validate(record)))) == (bool(needed) and not told)


@pytest.mark.parametrize("quantifier", get_args(model.Quantifier))
def test_one_example_shows_that_there_are_some(quantifier: str) -> None:
    by_example = argument(quantifier, "", scheme="example-to-generalisation", roles="example=p1")
    assert ("INF308" in codes(by_example)) == (quantifier not in ("single", "some"))
    assert "INF308" in codes(argument(quantifier, "", scheme="sign", roles="sign=p1"))


def test_of_one_example_nobody_asks_whether_it_is_typical() -> None:
    """Though something fills that role."""
    both = {"scheme": "example-to-generalisation", "roles": "example=p1 typical=p2"}
    assert about(argument("", "", "cited", **both), "INF308") == ("?typical",)
    assert codes(argument("some", "", "cited", **both)) == []


@pytest.mark.parametrize(("general", "asked"), [(True, ()), (False, ("?seen-well",))])
def test_only_what_is_asked_of_a_generalisation_waits_for_it(general: bool, asked: tuple[str, ...]) -> None:
    """A question about a fact is open though the fact is not given."""
    roles = (Role(id="seen", general=general, required=False), Role(id="reported"))
    question = Question(id="seen-well", burden="proponent", text="Was it seen well?", role="seen")
    whole = argument("", "", scheme="witness", roles="reported=p1")
    whole = whole.model_copy(update={"schemes": (Scheme(id="witness", roles=roles, questions=(question,)),)})
    assert [each.about for each in support(graph(whole)).reasons["c.i1"]] == [asked] * bool(asked)


@pytest.mark.parametrize("on", ["claim", "step"])
def test_what_is_said_against_a_cause_weighs_another(on: str) -> None:
    whole = argument("causal", "", scheme="cause-to-effect", roles="cause=p1")
    against = (Objection(id="o", kind="qualifies", claim="p1"),)
    first = whole.claims[0]
    step = first.inferences[0].model_copy(update={"objections": against if on == "step" else ()})
    first = first.model_copy(update={"inferences": (step,), "objections": against if on == "claim" else ()})
    assert "INF326" in codes(whole)
    assert "INF326" not in codes(whole.model_copy(update={"claims": (first, *whole.claims[1:])}))


@pytest.mark.parametrize(
    ("roles", "answers", "shown"),
    [
        ("act=p1", "", False), ("act=p1 benefit=p2", "", True), ("act=p1 seeks=p2", "", True),
        ("act=p1", "evidence-of-intent", True), ("act=p1", "who", False), ("benefit=p2", "evidence-of-intent", False),
    ],
)  # fmt: skip
def test_what_shows_an_aim(roles: str, answers: str, shown: bool) -> None:
    whole = argument("intentional", "", "", scheme="intent-attribution", roles=roles, answers=answers)
    assert ("INF322" in codes(whole)) == (not shown)
    record = whole.claims[0].inferences[0].model_dump() | {"answers": {"evidence-of-intent": {"status": "waived"}}}
    waived = with_step(whole, Inference.model_validate(record))
    assert ("INF322" in codes(waived)) == (not (shown and answers == ""))


def test_an_answer_about_the_mechanism_has_to_be_one() -> None:
    whole = argument("causal", "", "", "", scheme="correlation-to-cause", roles="cause=p1 effect=p2 correlation=p3")
    for status, told in (("answered", False), ("waived", True), ("conceded", True)):
        record = whole.claims[0].inferences[0].model_dump() | {"answers": {"mechanism": {"status": status}}}
        assert ("INF310" in codes(with_step(whole, Inference.model_validate(record)))) == told


@pytest.mark.parametrize("modality", get_args(model.Modality))
def test_the_ranks_of_modality(modality: str) -> None:
    ranks = get_args(model.Modality)
    assert ranks == ("possible", "plausible", "probable", "asserted", "certain", "necessary")
    for other in ranks:
        raised = ranks.index(other) > ranks.index(modality)
        assert ("INF311" in codes(argument(other, modality, "necessary", **BY_WARRANT))) == raised


def about(whole: Map, code: str) -> tuple[str, ...]:
    return next(reason.about for reason in support(graph(whole)).reasons["c.i1"] if reason.code == code)


@pytest.mark.parametrize(
    ("code", "whole", "named"),
    [
        ("INF311", argument("certain", "certain", "possible", "plausible", **BY_WARRANT), ("p2",)),
        # Of premises that are equally weak, those that have a part in the step; all of them, where none has.
        ("INF311", argument("certain", "", "", "", scheme="sign", roles="sign=p2 usually-indicates=p3"), ("p2", "p3")),
        ("INF311", argument("certain", "", "", scheme="sign", roles="sign=gone"), ("p1", "p2")),
        ("INF311", argument("certain", "possible", "", scheme="sign", roles="sign=p2"), ("p1",)),
        ("INF321", argument("completed", "tendency", "under-way", **BY_WARRANT), ("p1", "p2")),
        ("SCP603", argument("most in:Asia in:Africa in:Japan", "in:Japan", **BY_SCHEME), ("Africa", "Asia")),
        ("SCP603", argument("most by:B by:A", "by:A", **BY_SCHEME), ("B",)),
        ("SCP602", argument("2020", "2003", "", "2004", **BY_SCHEME), ("p1", "p3")),
        ("INF306", argument("", "", scheme="comparison", roles="cases=p1"), ("matched", "differing")),
        ("INF308", argument("", "", warrant="implicit"), ("?",)),
        ("INF308", argument("", "", scheme="sign", roles="sign=p1"), ("usually-indicates",)),
        ("INF308", argument("", "", "cited", scheme="sign", roles="sign=p1 usually-indicates=p2"), ("?strength",)),
        ("INF308", argument("", "", scheme="reinterpretation", roles="fact=p1"), ("amounts-to", "?no-more")),
        ("INF308", argument("", "", scheme="sign", roles="sign=p1", warrant="implicit", answers="strength"),
         ("usually-indicates", "?")),
        ("INF308", argument("", "implicit", "", scheme="sign", roles="sign=p1 usually-indicates=p2", warrant="implicit",
                            answers="strength"), ("p1",)),
        ("INF308", argument("", "", scheme="sign", warrant="stated"), ("?strength",)),
        ("INF319", argument("", "", "", **SIGN, roles="sign=p1 usually-indicates=p2"), ("p2",)),
        ("INF319", argument("", "", warrant="stated"), ()),
        ("SCP601", argument("2019", "2024", "cited", **CAUSE), ("p1",)),
    ],
)  # fmt: skip
def test_what_a_reason_is_about(code: str, whole: Map, named: tuple[str, ...]) -> None:
    assert about(whole, code) == named


@pytest.mark.parametrize(
    ("conclusion", "premises", "roles", "late"),
    [
        ("2019", ("2020", "2021"), "cause=p1", True),
        ("2019", ("2018", "2024"), "cause=p1", False),
        ("2019", ("2018", "2024"), "cause=p1,p2", False),
        ("2019", ("", "2024"), "cause=p1", False),
        ("", ("2024", ""), "cause=p1", False),
        ("2030", ("2024", "2019"), "cause=p1 effect=p2", True),
        ("2019", ("2024", "2030"), "cause=p1 effect=p2", False),
        ("2019", ("2024", ""), "cause=p1 effect=p2", False),
        ("2019", ("2024", ""), "effect=p1", False),
        ("2019", ("2024", ""), "cause=c", False),
        ("2024", ("2024", ""), "cause=p1", False),
    ],
)
def test_causes_and_effects_in_time(conclusion: str, premises: tuple[str, ...], roles: str, late: bool) -> None:
    whole = argument(conclusion, *premises, scheme="mechanism", roles=roles)
    assert ("SCP601" in codes(whole)) == late
    assert "SCP601" not in codes(argument(conclusion, *premises, scheme="no-such-scheme", roles=roles))


def test_scope_is_compared_where_all_premises_have_one() -> None:
    """Places with places, actors with actors; where the premises speak of none, nothing is known."""
    assert "SCP603" in codes(argument("most in:Asia by:A", "in:Japan by:A", **BY_SCHEME))
    assert "SCP603" not in codes(argument("most in:Asia", "by:A", **BY_SCHEME))
    assert "SCP603" not in codes(argument("most by:A", "in:Asia", **BY_SCHEME))
    assert "SCP603" not in codes(argument("most in:Asia", "in:Japan", "by:A", **BY_SCHEME))
    assert "SCP603" not in codes(argument("most", "in:Japan", **BY_SCHEME))
    general = {**SIGN, "roles": "sign=p1 usually-indicates=p1"}
    assert "SCP603" not in codes(argument("most in:Asia", "in:Japan", **general))
    assert "INF312" not in codes(argument("general", "single", **general))


def test_a_warrant_that_is_cited_for_nothing_and_one_with_a_scheme() -> None:
    mentioned = Warrant(text="A rule.", cites=(Citation(source="book", relation="mentions"),))
    lost = Warrant(text="A rule.", cites=(Citation(source="lost"),))
    both = Warrant(text="A rule.", cites=(Citation(source="lost"), Citation(source="book")))
    for warrant, told in ((mentioned, True), (lost, True), (both, False)):
        whole = argument("", "")
        step = whole.claims[0].inferences[0].model_copy(update={"warrant": warrant})
        assert ("INF319" in codes(with_step(whole, step))) == told
    full = argument("", "", "cited", **SIGN, roles="sign=p1 usually-indicates=p2", warrant="stated")
    assert "INF319" not in codes(full)
    for roles in ("sign=p1", "usually-indicates=p1"):
        assert "INF319" in codes(argument("", "cited", **SIGN, roles=roles, warrant="stated"))


def test_what_breaks_a_step_and_what_it_only_hangs_on() -> None:
    assert {"STR103", "STR104", "SCP601", "DIA702", "INF315"} == BROKEN
    assert {"INF308", "INF319", "INF326"} == CONDITIONAL


@pytest.mark.parametrize(
    ("code", "has", "near"),
    [
        # One premise of several is enough to carry what the others do not.
        ("INF322", argument("intentional", "", "", **BY_SCHEME),
         argument("intentional", "intentional", "", **BY_SCHEME)),
        ("INF312", argument("general", "single", "single", **BY_SCHEME),
         argument("general", "single", "usually", **BY_SCHEME)),
        # A stated warrant carries a cause, and a step whose generalisation is bare.
        ("INF310", argument("causal", "", **BY_SCHEME), argument("causal", "", **BY_SCHEME, warrant="cited")),
        ("INF319", argument("", "", "", **SIGN, roles="sign=p1 usually-indicates=p2"),
         argument("", "", "", **SIGN, roles="sign=p1 usually-indicates=p2", warrant="cited")),
        # A scheme for aims needs its facts, and only that for acts can be shown by a benefit.
        ("INF322", argument("intentional", "", scheme="official-statement"), argument("intentional", "", **SAID)),
        ("INF322", argument("intentional", "", "", scheme="practical-reasoning", roles="goal=p1 means=p2 seeks=p1"),
         argument("intentional", "", "", scheme="intent-attribution", roles="act=p1 seeks=p2")),
        # Times that touch are not apart, and where nothing is dated nothing is of another time.
        ("SCP601", argument("2019-12", "2020", "cited", **CAUSE), argument("2020-01", "2020", "cited", **CAUSE)),
        ("SCP601", argument("2020-01-01", "2020-01-02", "cited", **CAUSE),
         argument("2020-01-01", "2020-01-01", "cited", **CAUSE)),
        ("SCP602", argument("2020", "2003", **BY_SCHEME), argument("2020", "", **BY_SCHEME)),
        ("SCP602", argument("2020", "2003", **BY_SCHEME), argument("", "2003", **BY_SCHEME)),
    ],
)  # fmt: skip
def test_what_makes_the_difference(code: str, has: Map, near: Map) -> None:
    assert code in codes(has)
    assert code not in codes(near)


@pytest.mark.parametrize("conclusion", ["completed", "most in:Asia", "general", "state"])
def test_of_a_step_from_nowhere_nothing_is_said_but_that_it_has_no_licence(conclusion: str) -> None:
    """Its only premise is defined nowhere."""
    whole = argument(conclusion, "")
    lost = whole.claims[0].inferences[0].model_copy(update={"premises": ("gone",)})
    assert codes(with_step(whole, lost)) == ["INF301"]
