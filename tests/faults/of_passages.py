"""Faults of passages and sections."""

from __future__ import annotations

from random import Random

from seeding import Tight

from faults.sowing import Sown, fault


@fault()
def a_quote_is_broken(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    anchor = tight.records[name]["anchors"][0]
    anchor["quote"] = f"x{anchor['quote'][::-1]}"
    return Sown("EVD401", name, "/anchors/0")


@fault()
def a_quote_fits_two_passages(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    first, rest = tight.text.split("\n\n", 1)
    tight.text = "\n\n".join([first, tight.records[name]["text"][tight.language], rest])
    return Sown("EVD402", name, "/anchors/0")


@fault(EVD418="here")
def a_quote_spans_the_whole_text(tight: Tight, chance: Random) -> Sown:
    name = chance.choice(tight.claims)
    lines = tight.text.split("\n\n")
    tight.records[name]["anchors"][0]["quote"] = f"{lines[0]}[…]{lines[-1].strip()}"
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
