"""Faults of what is said more strongly, more widely or of another time than what supports it."""

from __future__ import annotations

from random import Random

from seeding import Tight

from faults.sowing import GROUNDLESS, HANGS, Sown, fault, one

# Schemes whose premises show how things stood at the time of the conclusion, among those of tight maps.
SAME_TIME = frozenset("aspects classification composition documentary-record enumeration reinterpretation sign".split())


def unguarded(tight: Tight, chance: Random) -> str | None:
    """A claim with a step that no generalisation carries."""
    return one(chance, [tight.above[each] for each in tight.by_style("plain")])


@fault(**HANGS)
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
    """From three cases or more, for most is too many for fewer (INF312)."""
    name = one(chance, [tight.above[each] for each in tight.by_style("plain") if len(tight.premises(each)) > 2])
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


@fault(**GROUNDLESS)
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


@fault(INF307="here", **HANGS)
def what_ought_to_be_follows_from_what_is(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF309", chance.choice(("policy", "normative", "evaluative")))


@fault(INF307="here", **HANGS)
def a_cause_follows_from_no_cause(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF310", "causal")


@fault(INF307="here", **HANGS)
def an_aim_follows_from_no_aim(tight: Tight, chance: Random) -> Sown | None:
    return _of_kind(tight, chance, "INF322", "intentional")


def _of_kind(tight: Tight, chance: Random, code: str, kind: str) -> Sown | None:
    gathering = [
        each for each in tight.by_style("plain") if tight.records[each]["scheme"] in ("enumeration", "aspects")
    ]
    step = one(chance, [each for each in gathering if {*map(tight.kind, tight.premises(each))} == {"empirical"}])
    if step is not None:
        tight.records[tight.above[step]]["kind"] = kind
    return Sown(code, step) if step else None


@fault()
def a_forecast_has_no_time(tight: Tight, chance: Random) -> Sown | None:
    name = one(chance, [each for each in tight.inner if tight.records[each]["kind"] == "predictive"])
    if name is not None:
        del tight.records[name]["period"]
    return Sown("SCP605", name) if name else None
