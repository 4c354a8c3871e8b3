"""Faults of what is said against the argument."""

from __future__ import annotations

from random import Random

from seeding import Tight

from faults.sowing import GROUNDLESS, UNUSED, Sown, fault


@fault(SUP202="root", **UNUSED)
def an_objection_is_not_answered(tight: Tight, _: Random) -> Sown:
    tight.records["objection"]["replies"] = []
    return Sown("DIA702", "objection")


@fault(SUP202="root")
def an_answered_objection_is_granted(tight: Tight, _: Random) -> Sown:
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


@fault(**GROUNDLESS)
def a_step_is_undercut(tight: Tight, chance: Random) -> Sown:
    step = chance.choice(tight.steps)
    rival = tight.records["objection"]["replies"][0]["claim"]
    objection = {"id": "cut", "kind": "undercuts", "claim": {"ref": rival["id"]}}
    tight.above["cut"] = step
    tight.records[step]["objections"] = [objection]
    return Sown("DIA702", "cut")


@fault(DIA711="anywhere")
def two_claims_contradict_each_other(tight: Tight, chance: Random) -> Sown:
    one, other = chance.sample(tight.leaves, 2)
    tight.records[one]["contradicts"] = [other]
    return Sown("DIA709", one, "/contradicts/0")


@fault(SUP201="anywhere", **UNUSED)
def a_reply_has_nothing_behind_it(tight: Tight, _: Random) -> Sown:
    """Its claim is not defeated, so that the objection falls all the same."""
    del tight.records["reply"]["claim"]["cites"]
    return Sown("DIA707", "reply")
