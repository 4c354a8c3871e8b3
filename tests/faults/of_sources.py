"""Faults of sources: what is cited, and how."""

from __future__ import annotations

from random import Random

from seeding import Tight, Written

from faults.sowing import GROUNDLESS, UNUSED, Sown, fault, one


@fault(**GROUNDLESS, **UNUSED)
def a_leaf_is_not_cited(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    del tight.records[name]["cites"]
    return Sown("SUP201", name)


@fault(**UNUSED)
def a_leaf_has_one_source(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.leaves)
    tight.records[name]["cites"].pop(chance.randrange(2))
    return Sown("SUP205", name)


@fault(SUP201="here", **GROUNDLESS)
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
