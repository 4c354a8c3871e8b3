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
from argmap.licence import BROKEN, CONDITIONAL, reasons, steps
from argmap.model import Citation, Claim, Inference, Map, Objection, Reference, Scope, Warrant
from argmap.schemes import table
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
