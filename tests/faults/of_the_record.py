"""Faults of the record: ids, refs, circles, statuses."""

from __future__ import annotations

from random import Random

from seeding import Tight

from faults.sowing import GROUNDLESS, UNUSED, Sown, fault, leaf


@fault(**GROUNDLESS)
def a_claim_supports_itself(tight: Tight, chance: Random) -> Sown:
    """Its step is broken, so that nothing grounds it."""
    name = chance.choice(tight.inner)
    tight.records[f"{name}.i1"]["premises"].append({"ref": name})
    return Sown("STR103", f"{name}.i1")


@fault(**GROUNDLESS, **UNUSED)
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
def a_claim_is_written_twice(tight: Tight, chance: Random) -> Sown | None:
    name = leaf(tight, chance, "warrant")
    if name is None:
        return None
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


@fault(**GROUNDLESS)
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


@fault(INF304="here")
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


@fault(STR101="here")
def there_is_no_root(tight: Tight, _: Random) -> Sown:
    tight.document["roots"] = ["nowhere"]
    return Sown("STR105", "m", "=")


@fault()
def a_claim_leads_nowhere(tight: Tight, chance: Random) -> Sown:
    aside = {"id": "aside", "kind": "definition", "text": {"en": "The aside waits.", "zh-Hant": "旁白等待。"}}
    aside["anchors"] = [{"section": "1", "quote": {"en": "aside waits", "zh-Hant": "旁白等待"}[tight.language]}]
    at = tight.text.index("\n", chance.randrange(len(tight.text) // 2))
    tight.text = f"{tight.text[:at]}\n{aside['text'][tight.language]}\n{tight.text[at:]}"
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


@fault(SUP204="main", SUP211="root", **UNUSED)
def a_leaf_is_assumed(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name] |= {"status": "assumed", "cites": []}
    return Sown("SUP207", name)
