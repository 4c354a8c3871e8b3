"""Faults of how claims are put, and of what stands on both sides."""

from __future__ import annotations

from random import Random

from seeding import Tight

from faults.sowing import GROUNDLESS, UNUSED, Sown, fault


def reworded(tight: Tight, name: str, english: str, chinese: str) -> None:
    """Put a claim in other words; `{}` stands for those that it has, without the stop."""
    text = tight.records[name]["text"]
    text["en"] = english.format(text["en"].removesuffix("."))
    text["zh-Hant"] = chinese.format(text["zh-Hant"].removesuffix("。"))


@fault()
def a_claim_is_told_in_two_sentences(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    reworded(tight, name, "{}. The rest follows.", "{}。其餘隨之。")
    return Sown("STR113", name, "/text")


@fault()
def a_claim_argues_within_itself(tight: Tight, chance: Random) -> Sown:
    name = chance.choice([each for each in tight.claims if tight.kind(each) != "causal"])
    reworded(tight, name, "{}, and therefore it stays.", "{}，因此留存。")
    return Sown("STR113", name, "/text")


@fault()
def a_claim_is_very_long(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    reworded(tight, name, "{}" + " and the rest" * 30 + ".", "{}" + "以及其餘部分" * 30 + "。")
    return Sown("STR115", name, "/text")


@fault()
def a_claim_points_at_another_sentence(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    text = tight.records[name]["text"]
    text["en"] = text["en"].replace("The", "This", 1)
    return Sown("TRM504", name, "/text")


@fault()
def a_number_comes_from_nowhere(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.inner)
    reworded(tight, name, "{} by 47 per cent.", "{}47%。")
    return Sown("INF318", name, "/text")


@fault()
def a_premise_says_what_the_conclusion_says(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    step = tight.above[name]
    said = tight.records[tight.above[step]]["text"]
    tight.records[name]["text"] = {"en": f"Yes: {said['en']}", "zh-Hant": f"是的：{said['zh-Hant']}"}
    return Sown("INF317", step)


@fault(TRM507="root")
def the_root_is_about_something_else(tight: Tight, _: Random) -> Sown:
    """No declared term joins it to its premises either."""
    tight.records[tight.root]["text"] = {"en": "Somebody sleeps.", "zh-Hant": "有人睡覺。"}
    tight.records[tight.root]["uses"] = []
    return Sown("INF303", f"{tight.root}.i1")


@fault(SUP201="here", **GROUNDLESS, **UNUSED)
def an_aim_is_not_cited(tight: Tight, chance: Random) -> Sown:
    return _bare(tight, chance, "intentional", "INF323")


@fault(SUP201="here", **GROUNDLESS, **UNUSED)
def a_cause_is_not_cited(tight: Tight, chance: Random) -> Sown:
    return _bare(tight, chance, "causal", "INF327")


def _bare(tight: Tight, chance: Random, kind: str, code: str) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name] |= {"kind": kind, "cites": []}
    return Sown(code, name)


@fault(DIA706="objection")
def two_sides_attack_each_other(tight: Tight, _: Random) -> Sown:
    against, answer = tight.records["objection"]["claim"], tight.records["reply"]["claim"]
    answer["objections"] = [{"id": "back", "kind": "rebuts", "claim": {"ref": against["id"]}}]
    return Sown("DIA706", "back")


@fault(EVD403="anywhere")
def an_opponent_is_not_cited(tight: Tight, chance: Random) -> Sown:
    against = tight.records["objection"]["claim"]
    cited = {each.get("source") for each in against["cites"]}
    works = [each["id"] for each in tight.document["references"] if each["id"] not in cited]
    del against["anchors"]
    notes = {each["note"] for each in against["cites"] if "note" in each}
    of_notes = {work["source"] for number in notes for work in tight.document["notes"][number]["works"]}
    against["by"] = chance.choice([each for each in works if each not in of_notes])
    return Sown("DIA708", against["id"])


@fault()
def both_sides_cite_the_same(tight: Tight, chance: Random) -> Sown | None:
    beneath = [each for each in tight.premises(f"{tight.root}.i1") if each in tight.leaves]
    if not beneath:
        return None
    cited = tight.records[chance.choice(beneath)]["cites"]
    tight.records["objection"]["claim"]["cites"].append(next(each for each in cited if "source" in each))
    return Sown("DIA710", tight.root)
