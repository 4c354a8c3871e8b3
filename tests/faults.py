"""The faults that are sown into tight maps. Each says what it must bring about, and beside it what may follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from seeding import Tight, Written

from argmap.schemes import table

SAME_TIME = {
    "enumeration",
    "sign",
    "classification",
    "aspects",
    "documentary-record",
    "reinterpretation",
    "composition",
}


@dataclass(frozen=True)
class Sown:
    """What has to be found: the code, the subject, and the place: below the subject, or `=` and the whole pointer."""

    code: str
    subject: str
    at: str = ""
    nth: int = 0  # of an id that stands twice


Sow = Callable[[Tight, Random], Sown | None]


@dataclass(frozen=True)
class Fault:
    """A fault, with what may follow from it: codes, each with the places where it may be found as well."""

    sow: Sow
    follows: dict[str, str]

    def __str__(self) -> str:
        return self.sow.__name__


FAULTS: list[Fault] = []


def fault(**follows: str) -> Callable[[Sow], Sow]:
    """Enter a fault. It has no place in some maps; then it sows nothing."""

    def enter(sow: Sow) -> Sow:
        FAULTS.append(Fault(sow, follows))
        return sow

    return enter


# What often follows. A main claim whose one line is not licensed throughout hangs on it; and what rests on something
# ungrounded is ungrounded, up to the root.
HANGS = {"SUP204": "main"}
GROUNDLESS = {"SUP202": "root"}
UNUSED = {"EVD409": "works"}


def one(chance: Random, names: list[str]) -> str | None:
    return chance.choice(names) if names else None


def leaf(tight: Tight, chance: Random, *styles: str) -> str | None:
    """A leaf from which a step of some style starts, any without; none that is a generalisation."""
    general = {each for step in tight.steps for role, ids in tight.records[step].get("roles", {}).items()
               for each in ids if is_general(tight, step, role)}  # fmt: skip
    steps = tight.by_style(*styles) if styles else tight.steps
    return one(chance, [each for each in tight.leaves if tight.above[each] in steps and each not in general])


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


# Premises, roles, licences.


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


@fault(SUP204="main", EVD409="works", STR107="beneath")
def all_premises_are_taken_out(tight: Tight, chance: Random) -> Sown | None:
    """Under the root the step is all there is, and it holds on nothing."""
    step = one(chance, [each for each in tight.by_style("warrant") if set(tight.premises(each)) <= set(tight.leaves)])
    if step is None or step.startswith(tight.root):
        return None
    tight.records[step]["premises"] = []
    return Sown("STR111", step, "/premises")


@fault(**HANGS, **UNUSED)
def the_warrant_is_taken_out(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("warrant"))
    del tight.records[step]["warrant"]
    return Sown("INF301", step)


@fault(**HANGS, **UNUSED)
def the_warrant_is_not_cited(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("warrant"))
    del tight.records[step]["warrant"]["cites"]
    return Sown("INF319", step)


@fault(**HANGS)
def the_warrant_is_presupposed(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("warrant"))
    tight.records[step]["warrant"]["voice"] = "implicit"
    return Sown("INF308", step)


@fault(**HANGS, INF302="here")
def an_answer_is_taken_out(tight: Tight, chance: Random) -> Sown:
    step = chance.choice([each for each in tight.steps if tight.records[each].get("answers")])
    answers = tight.records[step]["answers"]
    del answers[chance.choice(sorted(answers))]
    return Sown("INF308", step)


@fault(INF301="here", INF309="here", INF310="here", INF322="here", **HANGS)
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


@fault(INF306="here", **GROUNDLESS, **HANGS)
def a_test_is_failed(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    tight.records[step] |= {"test": "hoop", "passed": False}
    return Sown("INF315", step, "/passed")


# Sources.


@fault(SUP204="main", INF319="step", **GROUNDLESS, **UNUSED)
def a_leaf_is_not_cited(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    del tight.records[name]["cites"]
    return Sown("SUP201", name)


@fault(**UNUSED)
def a_leaf_has_one_source(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name]["cites"].pop(chance.randrange(2))
    return Sown("SUP205", name)


@fault(SUP201="here", SUP204="main", INF319="step", **GROUNDLESS)
def a_leaf_is_cited_against_its_sources(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    for each in tight.records[name]["cites"]:
        each["relation"] = chance.choice(("contra", "mentions"))
    return Sown("EVD411", name, "/cites")


@fault(SUP205="here", **UNUSED)
def a_source_is_unknown(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    at, cited = next((at, each) for at, each in enumerate(tight.records[name]["cites"]) if "source" in each)
    cited["source"] += "-x"
    return Sown("EVD404", name, f"/cites/{at}")


@fault(SUP205="here")
def a_note_is_unknown(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    at, cited = next((at, each) for at, each in enumerate(tight.records[name]["cites"]) if "note" in each)
    cited["note"] = "999"
    return Sown("EVD404", name, f"/cites/{at}")


@fault(SUP205="anywhere", EVD409="works")
def a_note_cites_an_unknown_work(tight: Tight, chance: Random) -> Sown:
    number = chance.choice(sorted(tight.document["notes"]))
    tight.document["notes"][number]["works"][0]["source"] += "-x"
    return Sown("EVD404", "m", f"=/notes/{number}/works/0")


@fault()
def a_work_is_cited_by_nothing(tight: Tight, chance: Random) -> Sown:
    return _reference(tight, chance, "EVD409", {"id": "idle", "type": "report"})


@fault()
def a_work_is_doubled(tight: Tight, chance: Random) -> Sown:
    return _reference(tight, chance, "EVD414", {"id": "double", "type": "report", "same_as": "work-0"})


@fault(EVD414="here")
def a_double_is_unknown(tight: Tight, chance: Random) -> Sown:
    double = {"id": "double", "type": "report", "same_as": "nothing"}
    return _reference(tight, chance, "STR101", double, "/same_as")


def _reference(tight: Tight, chance: Random, code: str, reference: Written, at: str = "") -> Sown:
    references = tight.document["references"]
    references.insert(chance.randrange(len(references) + 1), reference)
    return Sown(code, reference["id"], at)


@fault()
def a_cited_work_is_not_listed(tight: Tight, chance: Random) -> Sown:
    reference = chance.choice(tight.document["references"])
    reference["listed"] = False
    return Sown("EVD413", reference["id"])


@fault()
def a_work_is_younger_than_the_paper(tight: Tight, chance: Random) -> Sown:
    reference = chance.choice(tight.document["references"])
    reference["issued"] = {"date-parts": [[2027]]}
    return Sown("SCP606", reference["id"], "/issued")


@fault()
def a_note_differs_from_the_bibliography(tight: Tight, chance: Random) -> Sown:
    number = chance.choice(sorted(tight.document["notes"]))
    tight.document["notes"][number]["works"][0]["as_printed"] = {"volume": "3"}
    return Sown("EVD412", "m", f"=/notes/{number}/works/0")


@fault()
def a_book_is_cited_without_a_page(tight: Tight, chance: Random) -> Sown:
    number = chance.choice(sorted(tight.document["notes"]))
    work = tight.document["notes"][number]["works"][0]
    del work["locator"]
    next(each for each in tight.document["references"] if each["id"] == work["source"])["type"] = "book"
    return Sown("EVD407", "m", f"=/notes/{number}/works/0")


def works_of(tight: Tight, name: str) -> list[Written]:
    notes = tight.document["notes"]
    cited = [each.get("source") or notes[each["note"]]["works"][0]["source"] for each in tight.records[name]["cites"]]
    return [each for each in tight.document["references"] if each["id"] in cited]


@fault()
def the_sources_are_older_than_the_fact(tight: Tight, chance: Random) -> Sown | None:
    name = one(chance, [each for each in tight.leaves if tight.records[each]["kind"] == "empirical"])
    for work in works_of(tight, name) if name else ():
        work["issued"] = {"date-parts": [[2020]]}
    return Sown("EVD416", name, "/cites") if name else None


@fault()
def a_fact_is_known_from_later_accounts(tight: Tight, chance: Random) -> Sown | None:
    name = one(chance, [each for each in tight.leaves if tight.records[each]["kind"] == "empirical"])
    for work in works_of(tight, name) if name else ():
        work["type"] = "chapter"
    return Sown("EVD406", name, "/cites") if name else None


@fault()
def a_leaf_is_cited_to_the_authors_alone(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.document["paper"]["csl"]["author"] = [{"family": "Own"}]
    for work in works_of(tight, name):
        work["author"] = [{"family": "Own"}]
    return Sown("EVD408", name, "/cites")


# The record.


@fault()
def a_claim_supports_itself(tight: Tight, chance: Random) -> Sown | None:
    """Its step is broken, so that nothing grounds it."""
    name = one(chance, [each for each in tight.inner if each != tight.root])
    if name is not None:
        tight.records[f"{name}.i1"]["premises"].append({"ref": name})
    return Sown("STR103", f"{name}.i1") if name else None


@fault(STR104="circle")
def a_circle(tight: Tight, chance: Random) -> Sown:
    """A leaf from the root, or from what rests on it."""
    name = chance.choice(tight.leaves)
    to = chance.choice([each for each in tight.upwards(name) if each in tight.inner])
    step = {"id": f"{name}.i1", "premises": [{"ref": to}], "warrant": tight.a_warrant()}
    tight.records[name] |= {"cites": [], "inferences": [step]}
    return Sown("STR104", name)


@fault()
def an_id_stands_twice(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    copy = {"id": name, "text": {"en": "The stranger sleeps.", "zh-Hant": "陌生人睡。"}}
    tight.document["parts"].append({"part": "last", "trees": [copy]})
    return Sown("STR102", name, nth=1)


@fault()
def a_claim_is_written_twice(tight: Tight, chance: Random) -> Sown:
    name = chance.choice([each for each in tight.leaves if tight.records[tight.above[each]]["x"]["style"] == "warrant"])
    record = tight.records[name]
    copy = {key: record[key] for key in ("text", "kind", "anchors", "scope", "period", "aspect")} | {"id": "copy"}
    number = str(len(tight.document["notes"]) + 1)
    works = [{"id": each, "type": "report", "issued": {"date-parts": [[2025]]}} for each in ("copied-1", "copied-2")]
    tight.document["references"] += works
    tight.document["notes"][number] = {"works": [{"source": "copied-2", "locator": "3"}]}
    copy["cites"] = [{"source": "copied-1"}, {"note": number}]
    tight.records[tight.above[name]]["premises"].append({"ref": "copy"})
    tight.document["parts"].append({"part": "last", "trees": [copy]})
    return Sown("STR112", "copy", "/text")


@fault(SUP204="main", SUP202="root", INF308="here", INF306="here")
def a_premise_is_defined_nowhere(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    premises = tight.records[step]["premises"]
    at = chance.randrange(len(premises) + 1)
    premises.insert(at, {"ref": "nowhere"})
    return Sown("STR101", step, f"/premises/{at}")


@fault()
def an_answer_points_nowhere(tight: Tight, chance: Random) -> Sown:
    step = chance.choice([each for each in tight.steps if tight.records[each].get("answers")])
    answers = tight.records[step]["answers"]
    question = chance.choice(sorted(answers))
    answers[question]["by"] = ["nowhere"]
    return Sown("STR101", step, f"/answers/{question}/by/0")


@fault()
def a_condition_is_defined_nowhere(tight: Tight, chance: Random) -> Sown:
    name, key = chance.choice(tight.claims), chance.choice(("if", "only_if", "contradicts"))
    tight.records[name][key] = ["nowhere"]
    return Sown("STR101", name, f"/{key}/0")


@fault()
def a_term_is_unknown(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    tight.records[name]["uses"].append(chance.choice(("no-term", "key#no-sense")))
    return Sown("STR101", name, "/uses/1")


@fault()
def a_defining_claim_is_unknown(tight: Tight, _: Random) -> Sown:
    tight.document["terms"][0]["defined_by"] = "nowhere"
    return Sown("STR101", "key", "/defined_by")


@fault()
def a_term_is_defined_nowhere(tight: Tight, _: Random) -> Sown:
    del tight.document["terms"][0]["senses"]
    return Sown("TRM501", "key")


@fault()
def a_root_is_unknown(tight: Tight, chance: Random) -> Sown:
    at = chance.randrange(2)
    tight.document["roots"].insert(at, "nowhere")
    return Sown("STR101", "m", f"=/roots/{at}")


@fault(STR107="anywhere")
def there_is_no_root(tight: Tight, _: Random) -> Sown:
    tight.document["roots"] = ["nowhere"]
    return Sown("STR105", "m", "=")


@fault()
def a_claim_leads_nowhere(tight: Tight, chance: Random) -> Sown:
    aside = {"id": "aside", "kind": "definition", "text": {"en": "The aside waits.", "zh-Hant": "旁白等待。"}}
    aside["anchors"] = tight.records[chance.choice(tight.claims)]["anchors"]
    tight.document["parts"].append({"part": "last", "trees": [aside]})
    return Sown("STR107", "aside")


@fault()
def a_premise_is_named_twice(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    tight.records[step]["premises"].append({"ref": chance.choice(tight.premises(step))})
    return Sown("STR109", step, "/premises")


@fault(SUP203="here")
def an_argued_claim_is_marked_as_needing_support(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.inner)
    tight.records[name]["status"] = "needs-support"
    return Sown("STR110", name, "/status")


@fault()
def a_claim_is_marked_as_needing_support(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name]["status"] = "needs-support"
    return Sown("SUP203", name, "/status")


@fault(SUP204="main", SUP211="root", INF319="step", **UNUSED)
def a_leaf_is_assumed(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name] |= {"status": "assumed", "cites": []}
    return Sown("SUP207", name)


# What is said too strongly.


def unguarded(tight: Tight, chance: Random) -> str | None:
    """A claim with a step that no generalisation carries."""
    return one(chance, [tight.above[each] for each in tight.by_style("plain")])


@fault(SUP210="main", **HANGS)
def a_conclusion_is_certain(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.inner)
    tight.records[name]["modality"] = chance.choice(("certain", "necessary"))
    return Sown("INF311", f"{name}.i1")


@fault(SUP210="main", **HANGS)
def a_premise_is_only_plausible(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name]["modality"] = chance.choice(("possible", "plausible", "probable"))
    return Sown("INF311", tight.above[name])


@fault(**HANGS)
def a_conclusion_is_completed(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.inner)
    tight.records[name]["aspect"] = "completed"
    return Sown("INF321", f"{name}.i1")


@fault(**HANGS)
def a_conclusion_is_general(tight: Tight, chance: Random) -> Sown | None:
    name = one(chance, [tight.above[each] for each in tight.by_style("plain") if len(tight.premises(each)) < 3])
    if name is not None:
        tight.records[name]["scope"]["quantifier"] = chance.choice(("general", "universal"))
    return Sown("INF312", f"{name}.i1") if name else None


@fault(**HANGS)
def a_conclusion_reaches_further(tight: Tight, chance: Random) -> Sown | None:
    name = unguarded(tight, chance)
    if name is not None:
        tight.records[name]["scope"] = {"quantifier": "most", "places": ["Asia", "Europe"]}
    return Sown("SCP603", f"{name}.i1") if name else None


@fault()
def a_conclusion_is_superlative(tight: Tight, chance: Random) -> Sown | None:
    name = unguarded(tight, chance)
    if name is not None:
        tight.records[name]["scope"]["quantifier"] = "superlative"
    return Sown("INF324", name) if name else None


@fault(**HANGS)
def a_conclusion_is_of_another_time(tight: Tight, chance: Random) -> Sown | None:
    steps = [each for each in tight.steps if tight.records[each].get("scheme") in SAME_TIME]
    step = one(chance, steps)
    if step is not None:
        tight.records[tight.above[step]]["period"] = "1990/1995"
    return Sown("SCP602", step) if step else None


@fault(**GROUNDLESS, **HANGS)
def an_effect_is_over_before_its_cause(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.by_style("cause"))
    tight.records[tight.above[step]]["period"] = "1990/1995"
    return Sown("SCP601", step)


@fault(**HANGS)
def a_conclusion_is_of_another_level(tight: Tight, chance: Random) -> Sown | None:
    name = unguarded(tight, chance)
    if name is not None:
        tight.records[name]["scope"]["level"] = "state"
        for each in tight.premises(f"{name}.i1"):
            tight.records[each]["scope"]["level"] = "individual"
    return Sown("INF320", f"{name}.i1") if name else None


@fault(**HANGS)
def what_ought_to_be_follows_from_what_is(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF309", chance.choice(("policy", "normative", "evaluative")))


@fault(**HANGS)
def a_cause_follows_from_no_cause(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF310", "causal")


@fault(**HANGS)
def an_aim_follows_from_no_aim(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF322", "intentional")


def _of_kind(tight: Tight, chance: Random, code: str, kind: str) -> Sown | None:
    bare = [each for each in tight.by_style("plain") if tight.records[each]["scheme"] in ("enumeration", "aspects")]
    step = one(chance, bare)
    if step is not None:
        tight.records[tight.above[step]]["kind"] = kind
    return Sown(code, step) if step else None


@fault()
def a_forecast_has_no_time(tight: Tight, chance: Random) -> Sown | None:
    name = one(chance, [each for each in tight.inner if tight.records[each]["kind"] == "predictive"])
    if name is not None:
        del tight.records[name]["period"]
    return Sown("SCP605", name) if name else None


# Passages.


@fault(TRM507="here")
def a_quote_is_broken(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    anchor = tight.records[name]["anchors"][0]
    anchor["quote"] = f"x{anchor['quote'][::-1]}"
    return Sown("EVD401", name, "/anchors/0")


@fault()
def a_quote_fits_two_passages(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    words = tight.records[name]["text"]
    tight.text += f"\n{words[tight.language]}\n"
    return Sown("EVD402", name, "/anchors/0")


@fault()
def a_quote_is_long(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    tight.records[name]["anchors"][0]["quote"] = tight.paragraph(name)
    return Sown("EVD415", name, "/anchors/0")


@fault()
def a_section_is_unknown(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    tight.records[name]["anchors"][0]["section"] = "7"
    return Sown("STR101", name, "/anchors/0/section")


@fault()
def a_passage_is_of_another_section(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    tight.records[name]["anchors"][0]["section"] = "2"
    return Sown("EVD418", name, "/anchors/0")


@fault()
def a_section_begins_nowhere(tight: Tight, _: Random) -> Sown:
    tight.document["sections"][1]["begins"] = "no such words"
    return Sown("EVD419", "m", "=/sections/1/begins")


@fault()
def the_text_is_another(tight: Tight, _: Random) -> Sown:
    tight.document["paper"]["sha256"] = "0" * 64
    return Sown("EVD405", "m", "=/paper/sha256")


@fault()
def a_claim_has_no_passage(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    del tight.records[name]["anchors"]
    return Sown("EVD403", name)


# What is said against it.


@fault(SUP202="root", **UNUSED)
def an_objection_is_not_answered(tight: Tight, _: Random) -> Sown:
    tight.records["objection"]["replies"] = []
    return Sown("DIA702", "objection")


@fault(SUP202="root", DIA702="objection")
def a_reply_is_objected_to_and_the_paper_grants_it(tight: Tight, _: Random) -> Sown:
    tight.records["objection"]["conceded"] = True
    return Sown("DIA702", "objection")


@fault(**UNUSED)
def nothing_is_said_against_the_root(tight: Tight, _: Random) -> Sown:
    del tight.records[tight.root]["objections"]
    return Sown("DIA701", tight.root)


@fault()
def an_objection_is_of_the_wrong_kind(tight: Tight, _: Random) -> Sown:
    tight.records["objection"]["kind"] = "undercuts"
    return Sown("DIA705", "objection", "/kind")


@fault(SUP202="root", SUP204="main", **UNUSED)
def a_step_is_undercut(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    rival = tight.records["objection"]["replies"][0]["claim"]
    objection = {"id": "cut", "kind": "undercuts", "claim": {"ref": rival["id"]}}
    tight.records[step]["objections"] = [objection]
    return Sown("DIA702", "cut")


@fault(DIA711="anywhere")
def two_claims_contradict_each_other(tight: Tight, chance: Random) -> Sown:
    one, other = chance.sample(tight.leaves, 2)
    tight.records[one]["contradicts"] = [other]
    return Sown("DIA709", one, "/contradicts/0")


@fault(**UNUSED)
def a_reply_has_nothing_behind_it(tight: Tight, _: Random) -> Sown:
    """Its claim is not defeated, so that the objection falls all the same."""
    del tight.records["reply"]["claim"]["cites"]
    return Sown("DIA707", "reply")


# What is to be let stand.


def _lint(tight: Tight, chance: Random, code: str, **entry: Any) -> Sown:
    name = chance.choice(tight.claims)
    tight.records[name]["lint"] = {"ignore": [entry]}
    return Sown(code, name, "/lint/ignore/0")


@fault()
def a_suppression_is_unused(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT901", code="EVD403", reason="So.")


@fault(LNT901="here")
def a_suppression_has_no_reason(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT902", code="EVD403")


@fault()
def a_suppression_has_expired(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT903", code="EVD403", reason="So.", until="2020-01-01")


@fault()
def a_suppression_names_no_rule(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT904", code="EVD4O3", reason="So.")


@fault()
def a_suppression_is_for_a_family(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT905", code="EVD", reason="So.")
