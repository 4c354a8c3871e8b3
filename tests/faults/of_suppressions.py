"""Faults of what is to be let stand."""

from __future__ import annotations

from random import Random
from typing import Any

from seeding import Tight

from faults.sowing import Sown, fault


def _lint(tight: Tight, chance: Random, finding: str, **entry: Any) -> Sown:
    name = chance.choice([*tight.claims, *tight.steps, "objection", "reply"])
    tight.records[name]["lint"] = {"ignore": [entry]}
    return Sown(finding, name, "/lint/ignore/0")


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
def a_conflict_of_a_merge_is_left(tight: Tight, chance: Random) -> Sown:
    name = chance.choice([*tight.claims, *tight.steps, "objection", "reply"])
    tight.records[name]["remark"] = "[merge conflict: kind: kept “policy”, not “causal”]"
    return Sown("LNT906", name, "/remark")


@fault()
def a_suppression_is_for_a_family(tight: Tight, chance: Random) -> Sown:
    return _lint(tight, chance, "LNT905", code="EVD", reason="So.")
