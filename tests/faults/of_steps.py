"""Faults of premises, roles, warrants, answers."""

from __future__ import annotations

from random import Random

from seeding import Tight

from argmap.schemes import table
from faults.sowing import GROUNDLESS, HANGS, UNUSED, Sown, fault, one


def is_general(tight: Tight, step: str, role: str) -> bool:
    return any(each.id == role and each.general for each in table()[tight.records[step]["scheme"]].roles)


def roles_of_leaves(tight: Tight, general: bool) -> list[tuple[str, str]]:
    """Roles of one sort that leaves fill, and that are not all that the step has; where no bridge hangs on them."""
    found = []
    for step in tight.by_style("cause", "general", "plain"):
        record, kind = tight.records[step], tight.records[tight.above[step]]["kind"]
        for role, ids in record["roles"].items():
            alone = len(ids) < len(record["premises"]) and all(each in tight.leaves for each in ids)
            if alone and is_general(tight, step, role) == general and kind not in ("causal", "intentional", "policy"):
                found.append((step, role))
    return found


def take_premise(tight: Tight, step: str, name: str) -> None:
    """Take a premise out of a step, and out of the map where it was written there."""
    record = tight.records[step]
    record["premises"] = [each for each in record["premises"] if name not in (each.get("ref"), each.get("id"))]


def _without_role(tight: Tight, chance: Random, general: bool) -> tuple[str, str] | None:
    found = roles_of_leaves(tight, general)
    if not found:
        return None
    step, role = chance.choice(found)
    for name in tight.records[step]["roles"][role]:
        take_premise(tight, step, name)
    tight.records[step]["roles"][role] = []
    return step, role


@fault(STR107="beneath", **HANGS, **UNUSED)
def a_premise_for_a_fact_is_taken_out(tight: Tight, chance: Random) -> Sown | None:
    taken = _without_role(tight, chance, general=False)
    return Sown("INF306", taken[0], "/roles") if taken else None


@fault(STR107="beneath", **HANGS, **UNUSED)
def the_generalisation_is_taken_out(tight: Tight, chance: Random) -> Sown | None:
    taken = _without_role(tight, chance, general=True)
    return Sown("INF308", taken[0]) if taken else None


@fault(STR107="beneath", INF304="above", **GROUNDLESS, **UNUSED)
def all_premises_are_taken_out(tight: Tight, chance: Random) -> Sown | None:
    """Under the root the step is all there is, and it holds on nothing."""
    step = one(chance, [each for each in tight.by_style("warrant") if set(tight.premises(each)) <= set(tight.leaves)])
    if step is None or step.startswith(tight.root):
        return None
    tight.records[step]["premises"] = []
    return Sown("STR111", step, "/premises")


def warranted(tight: Tight, chance: Random) -> str | None:
    """A step that only its warrant carries; one to what ought to be lacks more without it."""
    return one(chance, [each for each in tight.by_style("warrant") if tight.kind(tight.above[each]) != "normative"])


@fault(**HANGS, **UNUSED)
def the_warrant_is_taken_out(tight: Tight, chance: Random) -> Sown | None:
    step = warranted(tight, chance)
    if step is not None:
        del tight.records[step]["warrant"]
    return Sown("INF301", step) if step else None


@fault(**HANGS, **UNUSED)
def the_warrant_is_not_cited(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("warrant"))
    del tight.records[step]["warrant"]["cites"]
    return Sown("INF319", step)


@fault(**HANGS)
def the_warrant_is_presupposed(tight: Tight, chance: Random) -> Sown | None:
    step = warranted(tight, chance)
    if step is not None:
        tight.records[step]["warrant"]["voice"] = "implicit"
    return Sown("INF308", step) if step else None


@fault(**HANGS)
def an_answer_is_taken_out(tight: Tight, chance: Random) -> Sown:
    step = chance.choice([each for each in tight.steps if tight.records[each].get("answers")])
    answers = tight.records[step]["answers"]
    del answers[chance.choice(sorted(answers))]
    return Sown("INF308", step)


@fault(INF301="here", INF322="here", **HANGS)
def the_scheme_is_unknown(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("cause", "general", "plain"))
    tight.records[step]["scheme"] += "-x"
    return Sown("STR101", step, "/scheme")


@fault(INF306="here", **HANGS)
def a_role_is_unknown(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("plain"))
    roles = tight.records[step]["roles"]
    roles["no-role"] = roles.pop(chance.choice(sorted(roles)))
    return Sown("STR101", step, "/roles")


@fault()
def a_role_is_bound_to_a_claim_that_is_no_premise(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("cause", "general", "plain"))
    stranger = chance.choice([each for each in tight.claims if each not in (*tight.premises(step), tight.above[step])])
    roles = tight.records[step]["roles"]
    roles[chance.choice(sorted(roles))].append(stranger)
    return Sown("STR101", step, "/roles")


@fault(INF308="here", **HANGS)
def a_question_is_unknown(tight: Tight, chance: Random) -> Sown:
    step = chance.choice([each for each in tight.steps if tight.records[each].get("answers")])
    answers = tight.records[step]["answers"]
    answers["no-question"] = answers.pop(chance.choice(sorted(answers)))
    return Sown("STR101", step, "/answers")


@fault(**GROUNDLESS)
def a_test_is_failed(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    tight.records[step] |= {"test": "hoop", "passed": False}
    return Sown("INF315", step, "/passed")
