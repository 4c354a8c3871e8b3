"""Merging case by case: what one changed, what both changed, what one took out and the other needs."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from strategies import Written, in_memory

import argmap
from argmap.merge import Merged, merge
from argmap.merge.conflicts import called
from argmap.model import Claim, Inference, Map

BASE: Written = {
    "id": "essay",
    "title": {"en": "On pacts"},
    "sections": [{"id": "1"}, {"id": "2"}],
    "references": [{"id": "walt", "type": "book"}, {"id": "press", "type": "book"}],
    "notes": {"1": {"works": [{"source": "walt"}]}},
    "terms": [{"id": "cost", "labels": {"en": ["cost"]}, "senses": [{"id": "price", "text": "a sum"}]}],
    "roots": ["thesis"],
    "trees": [
        {
            "id": "thesis",
            "text": {"en": "The pact lasts.", "zh-Hant": "同盟延續。"},
            "kind": "causal",
            "inferences": [
                {
                    "id": "thesis.i1",
                    "scheme": "cause-to-effect",
                    "roles": {"cause": ["costs"]},
                    "premises": ["costs", "trust"],
                }
            ],
            "objections": [{"id": "thesis.o1", "kind": "rebuts", "claim": "rival"}],
        },
        {"id": "rival", "text": "Rivals grow."},
    ],
    "parts": [
        {
            "part": "evidence",
            "trees": [
                {
                    "id": "costs",
                    "text": "Leaving costs much.",
                    "cites": [{"note": "1"}],
                    "anchors": [{"section": "1", "quote": "much", "at": [3, 7], "sha256": "a" * 64}],
                    "inferences": [{"id": "costs.i1", "premises": ["fees", "wages"]}],
                },
                {"id": "fees", "text": "Fees rise."},
                {"id": "wages", "text": "Wages rise."},
                {"id": "trust", "text": "Allies trust one another."},
            ],
        }
    ],
}

Edits = dict[str, Any]  # id (`""` for the map itself) to the fields that change, or `None` for what is taken out


def after(edits: Edits, base: Written = BASE) -> Map:
    """The map with some pieces changed, brought in, or taken out. What is new stands at the end of the evidence."""
    whole = copy.deepcopy(base)
    for name, fields in edits.items():
        found = [(holder, number) for holder in _lists(whole) for number, each in enumerate(holder)
                 if isinstance(each, dict) and name in (each.get("id"), each.get("part"))]  # fmt: skip
        if name == "":
            whole |= fields
        elif not found:
            whole["parts"][0]["trees"].append({"id": name} | fields)
        elif fields is None:
            holder, number = found[0]
            del holder[number]
        else:
            holder, number = found[0]
            holder[number] |= fields
    return in_memory(whole)


def _lists(value: Any) -> list[list[Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, list) else []), *(found for each in inner for found in _lists(each))]


def told(found: Merged) -> list[str]:
    return [f"{called(each.subject)}: {each.explain()}" for each in found.conflicts]


def noted(found: Merged) -> list[str]:
    return [f"{called(each.subject)}: {each.words}" for each in found.notes]


def claim(argument: Map, name: str) -> Claim:
    claims = [*argument.claims, *(each for part in argument.parts for each in part.claims)]
    return next(each for each in claims if each.id == name)


def claims(argument: Map) -> list[str]:
    return [each.id for each in (*argument.claims, *(each for part in argument.parts for each in part.claims))]


def step(argument: Map, name: str) -> Inference:
    steps = (each for owner in claims(argument) for each in claim(argument, owner).inferences)
    return next(each for each in steps if each.id == name)


def merged(ours: Edits, theirs: Edits, **more: Any) -> Merged:
    return merge(in_memory(copy.deepcopy(BASE)), after(ours), after(theirs), **more)


SOAR: Edits = {"fees": {"text": "Fees soar."}}
DUES: Edits = {"dues": {"text": "Dues rise."}}
SNYDER, JENNE = ({"id": name, "type": "book"} for name in ("snyder", "jenne"))
NEW_STEP = {"id": "thesis.i2", "premises": ["fees"], "scheme": "sign"}
OLD_STEP = BASE["trees"][0]["inferences"][0]

CLEAN: dict[str, tuple[Edits, Edits, Edits]] = {
    "two fields of one claim": (
        {"thesis": {"modality": "certain"}},
        {"thesis": {"period": "2017"}},
        {"thesis": {"modality": "certain", "period": "2017"}},
    ),
    "the same change twice": (SOAR, SOAR, SOAR),
    "two languages of one text": (
        {"": {"title": {"en": "On long pacts"}}},
        {"": {"title": {"en": "On pacts", "zh-Hant": "論同盟"}}},
        {"": {"title": {"en": "On long pacts", "zh-Hant": "論同盟"}}},
    ),
    "a bare text translated, and marked beside it": (
        {"fees": {"text": {"en": "Fees rise.", "zh-Hant": "費用上升。"}}},
        {"fees": {"text": {"en": "Fees rise.", "ja": "料金が上がる。"}}},
        {"fees": {"text": {"en": "Fees rise.", "zh-Hant": "費用上升。", "ja": "料金が上がる。"}}},
    ),
    "a bare text translated, and reworded": (
        {"fees": {"text": {"en": "Fees rise.", "zh-Hant": "費用上升。"}}},
        {"fees": {"text": "Fees soar."}},
        {"fees": {"text": {"en": "Fees soar.", "zh-Hant": "費用上升。"}}},
    ),
    "a premise each": (
        {"thesis.i1": {"premises": ["costs", "trust", "fees"]}},
        {"thesis.i1": {"premises": ["rival", "costs", "trust"]}},
        {"thesis.i1": {"premises": ["rival", "costs", "trust", "fees"]}},
    ),
    "a premise in, a premise out": (
        {"thesis.i1": {"premises": ["costs"]}},
        {"thesis.i1": {"premises": ["costs", "trust", "fees"]}},
        {"thesis.i1": {"premises": ["costs", "fees"]}},
    ),
    "a citation's locator, and another citation": (
        {"costs": {"cites": [{"note": "1", "locator": "5"}]}},
        {"costs": {"cites": [{"note": "1"}, {"source": "press"}]}},
        {"costs": {"cites": [{"note": "1", "locator": "5"}, {"source": "press"}]}},
    ),
    "two fields of one citation": (
        {"costs": {"cites": [{"note": "1", "locator": "5"}]}},
        {"costs": {"cites": [{"note": "1", "relation": "contra"}]}},
        {"costs": {"cites": [{"note": "1", "locator": "5", "relation": "contra"}]}},
    ),
    "findings let stand by each": (
        {"costs": {"lint": {"ignore": [{"code": "SUP201", "reason": "So."}]}}},
        {"costs": {"lint": {"ignore": [{"code": "INF310"}]}}},
        {"costs": {"lint": {"ignore": [{"code": "SUP201", "reason": "So."}, {"code": "INF310"}]}}},
    ),
    "data of other formats, key by key": (
        {"fees": {"x": {"aif": {"id": 1}, "none": None}}},
        {"fees": {"x": {"aif": {"colour": "red"}}}},
        {"fees": {"x": {"aif": {"id": 1, "colour": "red"}, "none": None}}},
    ),
    "a scope's lists": (
        {"fees": {"scope": {"places": ["Asia"], "level": "state"}}},
        {"fees": {"scope": {"places": ["Europe"], "quantifier": "some"}}},
        {"fees": {"scope": {"places": ["Asia", "Europe"], "level": "state", "quantifier": "some"}}},
    ),
    "a claim each": (
        {"dues": {"text": "Dues rise."}},
        {"rents": {"text": "Rents rise."}},
        {"dues": {"text": "Dues rise."}, "rents": {"text": "Rents rise."}},
    ),
    "the same claim twice": (DUES, DUES, DUES),
    "one takes out what nobody touched": (
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        {"thesis": {"modality": "certain"}},
        {"trust": None, "thesis": {"modality": "certain"}, "thesis.i1": {"premises": ["costs"]}},
    ),
    "both take out the same": (
        {"trust": None, "thesis.i1": {"premises": ["costs"]}, "fees": {"text": "Fees soar."}},
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        {"trust": None, "thesis.i1": {"premises": ["costs"]}, "fees": {"text": "Fees soar."}},
    ),
    "one takes out a step that nobody touched": (
        {"costs.i1": None},
        {"costs": {"modality": "possible"}},
        {"costs": {"modality": "possible"}, "costs.i1": None},
    ),
    "a step each, under one id": (
        {"thesis": {"inferences": [OLD_STEP, {"id": "thesis.i2", "premises": ["fees"]}]}},
        {"thesis": {"inferences": [OLD_STEP, {"id": "thesis.i2", "premises": ["wages"]}]}},
        {"thesis": {"inferences": [OLD_STEP, {"id": "thesis.i2", "premises": ["fees"]},
                                   {"id": "thesis.i3", "premises": ["wages"]}]}},
    ),
    "the same step twice, under two ids": (
        {"thesis": {"inferences": [OLD_STEP, {"id": "thesis.i3", "premises": ["fees"], "scheme": "sign"}]}},
        {"thesis": {"inferences": [OLD_STEP, NEW_STEP]}},
        {"thesis": {"inferences": [OLD_STEP, NEW_STEP]}},
    ),
    "a step before the first, where ids are given by place": (
        {"thesis": {"inferences": [{"id": "thesis.i1", "premises": ["wages"]}, OLD_STEP | {"id": "thesis.i2"}]}},
        {"thesis": {"inferences": [OLD_STEP | {"remark": "Weak."}]}},
        {"thesis": {"inferences": [{"id": "thesis.i1", "premises": ["wages"]},
                                   OLD_STEP | {"id": "thesis.i2", "remark": "Weak."}]}},
    ),
    "an objection each, under one id": (
        {"fees": {"objections": [{"id": "fees.o1", "kind": "rebuts", "claim": "rival"}]}},
        {"fees": {"objections": [{"id": "fees.o1", "kind": "qualifies", "claim": "trust"}]}},
        {"fees": {"objections": [{"id": "fees.o2", "kind": "rebuts", "claim": "rival"},
                                 {"id": "fees.o1", "kind": "qualifies", "claim": "trust"}]}},
    ),
    "a reply to an objection that the other concedes": (
        {"thesis.o1": {"conceded": True}},
        {"thesis.o1": {"replies": [{"id": "thesis.o1.r1", "kind": "rebuts", "claim": "trust"}]}},
        {"thesis.o1": {"conceded": True, "replies": [{"id": "thesis.o1.r1", "kind": "rebuts", "claim": "trust"}]}},
    ),
    "a step moved to another claim, and changed there": (
        {"costs.i1": None, "thesis": {"inferences": [OLD_STEP, {"id": "costs.i1", "premises": ["fees", "wages"]}]}},
        {"costs.i1": {"remark": "Weak."}},
        {"costs.i1": None,
         "thesis": {"inferences": [OLD_STEP, {"id": "costs.i1", "premises": ["fees", "wages"], "remark": "Weak."}]}},
    ),
    "a work, a note, a term, a section each": (
        {"": {"references": [*BASE["references"], SNYDER], "sections": [{"id": "0"}, {"id": "1"}, {"id": "2"}]}},
        {"": {"references": [*BASE["references"], JENNE], "sections": [{"id": "1"}, {"id": "2"}, {"id": "3"}],
              "notes": BASE["notes"] | {"2": {"works": [{"source": "jenne"}]}}}},
        {"": {"references": [*BASE["references"], SNYDER, JENNE],
              "sections": [{"id": "0"}, {"id": "1"}, {"id": "2"}, {"id": "3"}],
              "notes": BASE["notes"] | {"2": {"works": [{"source": "jenne"}]}}}},
    ),
    "two fields of a reference": (
        {"walt": {"title": "Alliances"}},
        {"walt": {"issued": {"date-parts": [[1987]]}}},
        {"walt": {"title": "Alliances", "issued": {"date-parts": [[1987]]}}},
    ),
    "two days of work: the later": (
        {"": {"coded": {"date": "2026-11-23", "by": "A. Reader"}}},
        {"": {"coded": {"date": "2026-11-24"}}},
        {"": {"coded": {"date": "2026-11-24", "by": "A. Reader"}}},
    ),
    "a root each": (
        {"": {"roots": ["thesis", "costs"]}},
        {"": {"roots": ["fees", "thesis"]}},
        {"": {"roots": ["fees", "thesis", "costs"]}},
    ),
    "taken out where the other only looked the passages up": (
        {"costs": {"anchors": []}},
        {"costs": {"anchors": [{"section": "1", "quote": "much", "at": [5, 9], "sha256": "b" * 64}]}},
        {"costs": {"anchors": []}},
    ),
    "where passages were last seen is nobody's change": (
        {"costs": {"anchors": [{"section": "1", "quote": "much", "at": [5, 9], "sha256": "b" * 64}]}},
        {"costs": {"anchors": [{"section": "2", "quote": "much", "at": [3, 7], "sha256": "a" * 64}]}},
        {"costs": {"anchors": [{"section": "2", "quote": "much", "at": [3, 7], "sha256": "a" * 64}]}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_what_does_not_clash_is_brought_together(name: str) -> None:
    ours, theirs, both = CLEAN[name]
    found = merged(ours, theirs)
    assert told(found) == []
    assert found.map == after(both)


CONFLICTS: dict[str, tuple[Edits, Edits, list[str], Edits]] = {
    "one field": (
        {"thesis": {"modality": "certain"}},
        {"thesis": {"modality": "possible"}},
        ["'thesis': modality: we say “certain”, they say “possible”, before “asserted”; ours is kept"],
        {"thesis": {"modality": "certain"}},
    ),
    "one language": (
        {"thesis": {"text": {"en": "The pact holds.", "zh-Hant": "同盟延續。"}}},
        {"thesis": {"text": {"en": "The pact ends.", "zh-Hant": "同盟續存。"}}},
        ["'thesis': text (en): we say “The pact holds.”, they say “The pact ends.”, before “The pact lasts.”; "
         "ours is kept"],
        {"thesis": {"text": {"en": "The pact holds.", "zh-Hant": "同盟續存。"}}},
    ),
    "each takes out another language": (
        {"thesis": {"text": {"en": "The pact lasts."}}},
        {"thesis": {"text": {"zh-Hant": "同盟延續。"}}},
        ["""'thesis': text: we say {"en": "The pact lasts."}, they say {"zh-Hant": "同盟延續。"}, """
         """before {"en": "The pact lasts.", "zh-Hant": "同盟延續。"}; ours is kept"""],
        {"thesis": {"text": {"en": "The pact lasts."}}},
    ),
    "a language taken out, and reworded": (
        {"thesis": {"text": {"en": "The pact lasts."}}},
        {"thesis": {"text": {"en": "The pact lasts.", "zh-Hant": "同盟續存。"}}},
        ["'thesis': text (zh-Hant): we left it out, they say “同盟續存。”, before “同盟延續。”; theirs is kept"],
        {"thesis": {"text": {"en": "The pact lasts.", "zh-Hant": "同盟續存。"}}},
    ),
    "one claim, worded twice": (
        {"dues": {"text": "Dues rise."}},
        {"dues": {"text": "Dues soar.", "kind": "empirical"}},
        ["'dues': text: we say “Dues rise.”, they say “Dues soar.”; ours is kept",
         "'dues': kind: we say “interpretive”, they say “empirical”; ours is kept"],
        {"dues": {"text": "Dues rise."}},
    ),
    "one element of a list": (
        {"costs": {"cites": [{"note": "1", "locator": "5"}]}},
        {"costs": {"cites": [{"note": "1", "locator": "6"}]}},
        ["'costs': cites 1 locator: we say “5”, they say “6”, before nothing; ours is kept"],
        {"costs": {"cites": [{"note": "1", "locator": "5"}]}},
    ),
    "an element taken out, and changed": (
        {"costs": {"cites": []}},
        {"costs": {"cites": [{"note": "1", "relation": "contra"}]}},
        ["""'costs': cites 1: we left it out, they say {"note": "1", "relation": "contra"}, """
         """before {"note": "1", "relation": "supports"}; theirs is kept"""],
        {"costs": {"cites": [{"note": "1", "relation": "contra"}]}},
    ),
    "a warrant each": (
        {"costs.i1": {"warrant": {"text": "What costs is kept."}}},
        {"costs.i1": {"warrant": {"text": "What costs stays."}}},
        ["'costs.i1': warrant text: we say “What costs is kept.”, they say “What costs stays.”, before nothing; "
         "ours is kept"],
        {"costs.i1": {"warrant": {"text": "What costs is kept."}}},
    ),
    "two schemes: the roles go with the one that is kept": (
        {"thesis.i1": {"scheme": "sign", "roles": {"sign": ["costs"]}}},
        {"thesis.i1": {"scheme": "aspects", "roles": {"aspect": ["trust"]}, "remark": "Weak."}},
        ["'thesis.i1': scheme: we say “sign”, they say “aspects”, before “cause-to-effect”; ours is kept, with its "
         "roles and answers"],
        {"thesis.i1": {"scheme": "sign", "roles": {"sign": ["costs"]}, "remark": "Weak."}},
    ),
    "a claim taken out, and changed: it stands where it stood": (
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        {"trust": {"modality": "possible", "kind": "empirical"}},
        ["'trust': we took it out, they changed its kind and modality; it is kept"],
        {"trust": {"modality": "possible", "kind": "empirical"}},
    ),
    "an objecting claim taken out, and changed": (
        {"thesis": {"modality": "certain"}, "rival": {"text": "Rivals fall."}},
        {"rival": None, "thesis.o1": None},
        ["'rival': they took it out, we changed its text; it is kept, with 1 more that hangs on it"],
        {"thesis": {"modality": "certain"}, "rival": {"text": "Rivals fall."}},
    ),
    "a claim taken out with all below it, and changed": (
        {"costs": None, "fees": None, "wages": None, "thesis.i1": {"premises": ["trust"], "roles": {"cause": []}}},
        {"costs": {"modality": "possible"}},
        ["'costs': we took it out, they changed its modality; it is kept, with 3 more that hang on it"],
        {"costs": {"modality": "possible"}},
    ),
    "a step taken out, and changed": (
        {"costs.i1": None},
        {"costs.i1": {"scheme": "sign"}},
        ["'costs.i1': we took it out, they changed its scheme; it is kept"],
        {"costs.i1": {"scheme": "sign"}},
    ),
    "a claim taken out, and used anew": (
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        {"costs.i1": {"premises": ["fees", "wages", "trust"]}},
        ["'trust': we took it out, they pointed at it from 'costs.i1'; it is kept"],
        {"costs.i1": {"premises": ["fees", "wages", "trust"]}, "thesis.i1": {"premises": ["costs"]}},
    ),
    "a claim taken out, and made a root": (
        {"": {"roots": ["thesis", "trust"]}},
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        ["'trust': they took it out, we pointed at it from the map's header; it is kept"],
        {"": {"roots": ["thesis", "trust"]}, "thesis.i1": {"premises": ["costs"]}},
    ),
    "a claim taken out, and a step put to it": (
        {"trust": None, "thesis.i1": {"premises": ["costs"]}},
        {"trust": {"inferences": [{"id": "trust.i1", "premises": ["wages"]}]}},
        ["'trust': we took it out, they put 'trust.i1' into it; it is kept"],
        {"trust": {"inferences": [{"id": "trust.i1", "premises": ["wages"]}]}, "thesis.i1": {"premises": ["costs"]}},
    ),
    "a work taken out, and cited anew": (
        {"": {"references": BASE["references"][:1]}},
        {"fees": {"cites": [{"source": "press"}]}},
        ["the reference 'press': we took it out, they pointed at it from 'fees'; it is kept"],
        {"fees": {"cites": [{"source": "press"}]}},
    ),
    "a work taken out, and cited in a new note": (
        {"": {"references": BASE["references"][:1]}},
        {"": {"notes": BASE["notes"] | {"2": {"works": [{"source": "press"}]}}}},
        ["the reference 'press': we took it out, they pointed at it from the note '2'; it is kept"],
        {"": {"notes": BASE["notes"] | {"2": {"works": [{"source": "press"}]}}}},
    ),
    "a section taken out, and a passage found in it": (
        {"": {"sections": [{"id": "1"}]}},
        {"fees": {"anchors": [{"section": "2", "quote": "fees"}]}},
        ["the section '2': we took it out, they pointed at it from 'fees'; it is kept"],
        {"fees": {"anchors": [{"section": "2", "quote": "fees"}]}},
    ),
    "a sense taken out, and used": (
        {"": {"terms": [{"id": "cost", "labels": {"en": ["cost"]}}]}},
        {"fees": {"uses": ["cost#price"]}},
        ["the sense 'cost#price': we took it out, they pointed at it from 'fees'; it is kept"],
        {"fees": {"uses": ["cost#price"]}},
    ),
    "a part taken out, and a claim put into it": (
        {"": {"trees": [*BASE["trees"], *BASE["parts"][0]["trees"]], "parts": []}},
        {"dues": {"text": "Dues rise."}},
        ["the part 'evidence': we took it out, they put 'dues' into it; it is kept"],
        {"": {"trees": [*BASE["trees"], *BASE["parts"][0]["trees"]],
              "parts": [{"part": "evidence", "trees": [{"id": "dues", "text": "Dues rise."}]}]}},
    ),
    "a part taken out with its claims, and its title changed": (
        {"": {"parts": []}},
        {"evidence": {"title": "Evidence"}},
        ["the part 'evidence': we took it out, they changed its title; it is kept"],
        {"": {"parts": [{"part": "evidence", "title": "Evidence"}]}},
    ),
    "a premise taken out, and given a role": (
        {"thesis.i1": {"premises": ["costs"]}},
        {"thesis.i1": {"roles": {"cause": ["costs", "trust"]}}},
        ["'thesis.i1': we took the premise 'trust' out, they gave it a role; it is kept as a premise"],
        {"thesis.i1": {"roles": {"cause": ["costs", "trust"]}}},
    ),
    "a circle that neither drew": (
        {"fees": {"inferences": [{"id": "fees.i1", "premises": ["wages"]}]}},
        {"wages": {"inferences": [{"id": "wages.i1", "premises": ["fees"]}]}},
        ["'fees': what we wrote and what they wrote make it support itself, in a circle with 'wages'"],
        {"fees": {"inferences": [{"id": "fees.i1", "premises": ["wages"]}]},
         "wages": {"inferences": [{"id": "wages.i1", "premises": ["fees"]}]}},
    ),
    "a large circle": (
        {"fees": {"inferences": [{"id": "fees.i1", "premises": ["wages"]}]},
         "wages": {"inferences": [{"id": "wages.i1", "premises": ["trust"]}]}},
        {"trust": {"inferences": [{"id": "trust.i1", "premises": ["thesis"]}]}},
        ["'thesis': what we wrote and what they wrote make it support itself, in a circle with "
         "'costs', 'fees', 'wages' and 1 more"],
        {"fees": {"inferences": [{"id": "fees.i1", "premises": ["wages"]}]},
         "wages": {"inferences": [{"id": "wages.i1", "premises": ["trust"]}]},
         "trust": {"inferences": [{"id": "trust.i1", "premises": ["thesis"]}]}},
    ),
    "data of other formats": (
        {"fees": {"x": {"aif": {"id": 1, "colour": "red"}}}},
        {"fees": {"x": {"aif": {"id": 2}}}},
        ["'fees': x aif id: we say 1, they say 2, before nothing; ours is kept"],
        {"fees": {"x": {"aif": {"id": 1, "colour": "red"}}}},
    ),
    "one id for a claim and a work": (
        {"snyder": {"text": "Snyder says so."}},
        {"": {"references": [*BASE["references"], {"id": "snyder", "type": "book"}]}},
        ["'snyder': we and they use this id for different things: here it is also the reference 'snyder'"],
        {"snyder": {"text": "Snyder says so."},
         "": {"references": [*BASE["references"], {"id": "snyder", "type": "book"}]}},
    ),
    "the header": (
        {"": {"revision": "2", "paper": {"language": "zh-Hant"}}},
        {"": {"revision": "3", "paper": {"language": "zh-Hant", "text": "essay.txt"}}},
        ["the map's header: revision: we say “2”, they say “3”, before nothing; ours is kept"],
        {"": {"revision": "2", "paper": {"language": "zh-Hant", "text": "essay.txt"}}},
    ),
    "a claim renamed twice": (
        {"trust": None, "thesis.i1": {"premises": ["costs", "faith"]}, "faith": {"text": "Allies trust one another."}},
        {"trust": None, "thesis.i1": {"premises": ["costs", "hope"]}, "hope": {"text": "Allies trust one another."}},
        ["'faith': we called it 'faith', they called it 'hope', before it was 'trust'; ours is kept"],
        {"trust": None, "thesis.i1": {"premises": ["costs", "faith"]}, "faith": {"text": "Allies trust one another."}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_clashes_is_told_and_ours_is_kept(name: str) -> None:
    ours, theirs, conflicts, kept = CONFLICTS[name]
    found = merged(ours, theirs, remarks=False)
    assert told(found) == conflicts
    assert found.map == after(kept)


def test_the_verb_is_a_function_of_its_name() -> None:
    assert argmap.merge is merge


def test_two_maps_begun_apart() -> None:
    found = merge(None, after({"dues": {"text": "Dues rise."}}), after({"fees": {"text": "Fees soar."}}))
    assert told(found) == ["'fees': text: we say “Fees rise.”, they say “Fees soar.”; ours is kept"]
    assert claims(found.map) == ["thesis", "rival", "costs", "fees", "wages", "trust", "dues"]


# Whose is kept


@pytest.mark.parametrize(("prefer", "modality"), [("ours", "certain"), ("theirs", "possible"), ("base", "asserted")])
def test_another_side_can_be_preferred(prefer: Any, modality: str) -> None:
    found = merged({"thesis": {"modality": "certain"}}, {"thesis": {"modality": "possible"}}, prefer=prefer)
    assert claim(found.map, "thesis").modality == modality
    assert found.conflicts[0].kept == prefer
    kept = "what was before is kept" if prefer == "base" else f"{prefer} is kept"
    assert told(found)[0].endswith(f"before “asserted”; {kept}")


@pytest.mark.parametrize("prefer", ["ours", "theirs", "base"])
def test_what_one_changed_is_not_taken_out_whoever_is_preferred(prefer: Any) -> None:
    found = merged({"trust": None}, {"trust": {"modality": "possible"}}, prefer=prefer)
    assert claim(found.map, "trust").modality == ("asserted" if prefer == "base" else "possible")
    assert ("it is kept as it was" in told(found)[0]) == (prefer == "base")


# What is left at the place


REMARKS = [
    ({"thesis": {"modality": "certain"}}, {"thesis": {"modality": "possible"}}, "ours",
     "[merge conflict: modality: kept “certain”, not “possible”; before: “asserted”]"),
    ({"thesis": {"modality": "certain"}}, {"thesis": {"modality": "possible"}}, "theirs",
     "[merge conflict: modality: kept “possible”, not “certain”; before: “asserted”]"),
    ({"thesis": {"modality": "certain"}}, {"thesis": {"modality": "possible"}}, "base",
     "[merge conflict: modality: kept “asserted”, not “certain” or “possible”]"),
    ({"thesis": {"period": "2017"}}, {"thesis": {"period": "2018"}}, "ours",
     "[merge conflict: period: kept “2017”, not “2018”; before: nothing]"),
    ({"thesis": {"modality": "certain", "remark": "So."}}, {"thesis": {"modality": "possible"}}, "ours",
     "So. [merge conflict: modality: kept “certain”, not “possible”; before: “asserted”]"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "prefer", "remark"), REMARKS)
def test_a_conflict_is_left_as_a_remark(ours: Edits, theirs: Edits, prefer: Any, remark: str) -> None:
    assert claim(merged(ours, theirs, prefer=prefer).map, "thesis").remark == remark
    assert claim(merged(ours, theirs, prefer=prefer, remarks=False).map, "thesis").remark in (None, "So.")


def test_the_remark_of_what_one_took_out() -> None:
    found = merged({"trust": None}, {"trust": {"modality": "possible"}})
    assert claim(found.map, "trust").remark == (
        "[merge conflict: one took it out, the other changed its modality; it is kept]"
    )


def test_what_can_hold_no_remark_has_it_in_what_it_belongs_to() -> None:
    sense = {"id": "cost", "labels": {"en": ["cost"]}, "senses": [{"id": "price", "text": "a fee"}]}
    other = sense | {"senses": [{"id": "price", "text": "a price"}]}
    found = merged({"": {"terms": [sense]}}, {"": {"terms": [other]}})
    assert found.map.terms[0].remark == "[merge conflict: text: kept “a fee”, not “a price”; before: “a sum”]"


def test_a_settled_conflict_leaves_nothing_to_the_next_merge() -> None:
    first = merged({"thesis": {"modality": "certain"}}, {"thesis": {"modality": "possible"}}).map
    second = merge(first, after({"thesis": {"modality": "certain"}}), first)
    assert second.conflicts == ()
    assert claim(second.map, "thesis").remark is None


# What is followed under another id


def test_a_renamed_claim_is_followed() -> None:
    ours = {
        "trust": None,
        "thesis.i1": {"premises": ["costs", "faith"]},
        "faith": {"text": "Allies  trust one another."},
    }
    theirs = {"trust": {"modality": "possible"}, "costs.i1": {"premises": ["fees", "trust"]}}
    found = merged(ours, theirs)
    assert told(found) == []
    assert noted(found) == ["'faith': we gave this id to what was 'trust'; it is one claim"]
    assert (claim(found.map, "faith").modality, step(found.map, "costs.i1").premises) == ("possible", ("fees", "faith"))
    assert "trust" not in claims(found.map)


def test_a_renamed_claim_keeps_its_steps() -> None:
    """Their ids follow the claim's, so that both change at once."""
    steps = [{"id": "dear.i1", "premises": ["fees", "wages"]}]
    ours = {"costs": None, "dear": BASE["parts"][0]["trees"][0] | {"id": "dear", "inferences": steps},
            "thesis.i1": {"premises": ["dear", "trust"], "roles": {"cause": ["dear"]}}}  # fmt: skip
    found = merged(ours, {"costs.i1": {"scheme": "sign"}})
    assert told(found) == []
    assert step(found.map, "dear.i1").scheme == "sign"


def test_where_two_claims_say_the_same_none_is_taken_for_another() -> None:
    base = after({"dues": {"text": "Fees rise."}})
    ours = after(
        {"dues": {"text": "Fees rise."}, "fees": {"id": "charges"}, "costs.i1": {"premises": ["charges", "wages"]}}
    )
    ours = in_memory({**_written(ours), **_without(_written(ours), "dues", "levies")})
    theirs = after({"dues": {"text": "Fees rise."}, "fees": {"text": "Fees rise.", "modality": "possible"}})
    found = merge(base, ours, theirs)
    assert [each.split(";")[0] for each in told(found)] == [
        "'fees': we took it out, they changed its modality",
    ]
    assert {"charges", "levies", "fees"} <= {*claims(found.map)}


def _written(argument: Map) -> Written:
    return argument.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _without(whole: Written, name: str, new: str) -> Written:
    """The parts of a map in which a claim has another id."""
    for part in whole["parts"]:
        part["trees"] = [each | {"id": new} if each["id"] == name else each for each in part["trees"]]
    return {"parts": whole["parts"]}


def test_a_claim_reworded_under_a_new_id_is_hinted_at() -> None:
    ours = {
        "trust": None,
        "thesis.i1": {"premises": ["costs", "faith"]},
        "faith": {"text": "Allies still trust each other."},
    }
    found = merged(ours, {"trust": {"modality": "possible"}})
    assert told(found) == ["'trust': we took it out, they changed its modality; it is kept; is it 'faith' now?"]


def test_an_id_that_the_other_uses_for_something_else_is_no_new_name() -> None:
    ours = {
        "trust": None,
        "thesis.i1": {"premises": ["costs", "faith"]},
        "faith": {"text": "Allies trust one another."},
    }
    theirs = {"faith": {"text": "Faith moves mountains."}}
    assert [each.kind for each in merged(ours, theirs).conflicts] == ["added"]


def test_a_renamed_part_is_followed() -> None:
    ours = {"evidence": {"part": "grounds", "title": "Grounds"}}
    found = merged(ours, {"dues": {"text": "Dues rise."}, "fees": {"modality": "certain"}})
    assert told(found) == []
    assert [(part.part, [each.id for each in part.claims]) for part in found.map.parts] == [
        ("grounds", ["costs", "fees", "wages", "trust", "dues"])
    ]


def test_a_renamed_part_is_followed_among_others() -> None:
    claims_of = BASE["parts"][0]["trees"]
    both = [{"part": "evidence", "trees": claims_of[:3]}, {"part": "faith", "trees": claims_of[3:]}]
    base = after({"": {"parts": both}})
    ours = after({"": {"parts": [{"part": "grounds", "trees": claims_of[:3]}, both[1]]}})
    theirs = after({"": {"parts": [both[0] | {"title": "Evidence"}, both[1]]}})
    found = merge(base, ours, theirs)
    assert told(found) == []
    assert [(part.part, part.title) for part in found.map.parts] == [("grounds", "Evidence"), ("faith", None)]


def test_a_step_whose_id_was_taken_is_told() -> None:
    ours, theirs, _ = CLEAN["a step each, under one id"]
    assert noted(merged(ours, theirs)) == ["'thesis.i3': they called it 'thesis.i2', which is another step here"]
    assert noted(merged(theirs, ours)) == ["'thesis.i3': we called it 'thesis.i2', which is another step here"]


def test_two_new_objections_of_one_id_are_both_kept() -> None:
    ours, theirs = ({"fees": {"objections": [{"id": "fees.o1", "kind": kind, "claim": by}]}}
                    for kind, by in (("rebuts", "rival"), ("qualifies", "trust")))  # fmt: skip
    found = merged(ours, theirs)
    assert noted(found) == ["'fees.o2': we called it 'fees.o1', which is another objection here"]
    assert {each.claim for each in claim(found.map, "fees").objections} == {"rival", "trust"}


# What is worth a look


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("costs.i1", [{"premises": ["fees", "rival"]}, {"premises": ["fees", "trust"]}],
         ["'costs.i1': in the place of 'wages' we have 'rival', they 'trust'; both are kept"]),
        ("costs.i1", [{"premises": ["fees", "rival"]}, {"premises": ["fees", "rival", "trust"]}], []),
        ("costs.i1", [{"premises": ["fees", "rival"]}, {"premises": ["fees", "wages", "trust"]}], []),
        ("costs.i1", [{"premises": ["fees"]}, {"premises": ["fees", "trust"]}], []),
        ("costs", [{"anchors": [{"quote": "very"}]}, {"anchors": [{"quote": "all"}]}],
         ["'costs': in the place of “much” we have “very”, they “all”; both are kept"]),
        ("costs", [{"cites": [{"source": "walt"}]}, {"cites": [{"named": "a speech"}]}],
         ["'costs': in the place of note 1 we have walt, they a speech; both are kept"]),
    ],
)  # fmt: skip
def test_what_each_put_in_the_place_of_the_same_is_told(name: str, fields: list[Edits], expected: list[str]) -> None:
    found = merged({name: fields[0]}, {name: fields[1]})
    assert (told(found), noted(found)) == ([], expected)


def test_the_same_claim_under_two_ids_is_told_and_not_joined() -> None:
    found = merged({"dues": {"text": "Dues rise."}}, {"levies": {"text": "Dues  rise."}})
    assert noted(found) == ["'dues': we brought this in, and they 'levies', which says the same; keep one of them"]
    assert claims(found.map)[-2:] == ["dues", "levies"]


def test_two_languages_reworded_apart_are_told() -> None:
    ours = {"thesis": {"text": {"en": "The pact ends.", "zh-Hant": "同盟延續。"}}}
    theirs = {"thesis": {"text": {"en": "The pact lasts.", "zh-Hant": "同盟續存。"}}}
    assert noted(merged(ours, theirs)) == [
        "'thesis': we worded it in en, they in zh-Hant; does it say the same in both?"
    ]


def test_one_new_claim_in_two_languages_is_told() -> None:
    found = merged({"dues": {"text": {"en": "Dues rise."}}}, {"dues": {"text": {"zh-Hant": "會費上升。"}}})
    assert noted(found) == ["'dues': we worded it in en, they in zh-Hant; does it say the same in both?"]
    assert claim(found.map, "dues").text == {"en": "Dues rise.", "zh-Hant": "會費上升。"}


def test_a_scheme_and_roles_changed_apart_are_told() -> None:
    found = merged({"thesis.i1": {"scheme": "sign"}}, {"thesis.i1": {"roles": {"cause": ["costs", "trust"]}}})
    assert noted(found) == ["'thesis.i1': we changed the scheme, they roles or answers; do they fit?"]


# Where things stand


def test_moves_and_changes_go_together() -> None:
    """One moves a claim into another part; the other changes it."""
    ours = {"": {"trees": [*BASE["trees"], {"id": "trust", "text": "Allies trust one another."}],
                 "parts": [{"part": "evidence", "trees": BASE["parts"][0]["trees"][:3]}]}}  # fmt: skip
    found = merged(ours, {"trust": {"modality": "possible"}, "dues": {"text": "Dues rise."}})
    assert told(found) == []
    assert [each.id for each in found.map.claims] == ["thesis", "rival", "trust"]
    assert [each.id for each in found.map.parts[0].claims] == ["costs", "fees", "wages", "dues"]
    assert found.map.claims[2].modality == "possible"


def test_a_claim_moved_twice_is_a_conflict() -> None:
    trust = BASE["parts"][0]["trees"][3]
    rest = {"part": "evidence", "trees": BASE["parts"][0]["trees"][:3]}
    ours = {"": {"trees": [*BASE["trees"], trust], "parts": [rest]}}
    theirs = {"": {"parts": [rest, {"part": "faith", "trees": [trust]}]}}
    found = merged(ours, theirs, remarks=False)
    assert told(found) == ["'trust': we put it into map.json, they into 'faith'; ours is kept"]
    assert [each.id for each in found.map.claims] == ["thesis", "rival", "trust"]


def test_objections_moved_into_one_another_are_not_lost() -> None:
    def objections(*each: Written) -> Edits:
        return {"thesis": {"objections": [*each]}}

    first, second = ({"id": f"o{number}", "kind": "rebuts", "claim": "rival"} for number in (1, 2))
    first["claim"] = "trust"
    base = after(objections(first, second))
    ours, theirs = after(objections(second | {"replies": [first]})), after(objections(first | {"replies": [second]}))
    found = merge(base, ours, theirs)
    assert found.map.claims[0].objections[0].id == "o2"
    assert [each.id for each in found.map.claims[0].objections[0].replies] == ["o1"]
    assert told(found) == ["'o2': we put it into 'thesis', they into 'o1'; ours is kept"]


ORDERS = [
    ("abc", "abxc", "abc", "abxc"),
    ("abc", "abxc", "aybc", "aybxc"),
    ("abc", "abxc", "abyc", "abxyc"),
    ("abc", "cab", "abyc", "caby"),
    ("abc", "abxc", "cab", "cabx"),
    ("abc", "ac", "aybc", "ayc"),
    ("abc", "ac", "abyc", "ayc"),
    ("abc", "acb", "bac", "acb"),
    ("", "ab", "xy", "abxy"),
    ("", "ab", "axb", "axb"),
    ("abc", "", "abcx", "x"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), ORDERS)
def test_what_is_new_stands_behind_what_it_stood(base: str, ours: str, theirs: str, expected: str) -> None:
    def with_uses(letters: str) -> Map:
        return after({"fees": {"uses": [*letters]}})

    found = merge(with_uses(base), with_uses(ours), with_uses(theirs))
    assert "".join(claim(found.map, "fees").uses) == expected


def test_roots_that_stand_in_the_order_of_their_trees_still_do() -> None:
    trees = [{"id": each, "text": each} for each in "pqrs"]

    def with_roots(names: str) -> Map:
        return in_memory({"id": "m", "roots": [*names], "trees": [each for each in trees if each["id"] in names]})

    found = merge(with_roots("ps"), with_roots("pqs"), with_roots("prs")).map
    assert found.roots == tuple(each.id for each in found.claims) == ("p", "q", "r", "s")


# Faulty maps, large maps


def test_what_dangled_before_the_merge_dangles_after_it() -> None:
    """They took a claim out and left what points at it: that is theirs to mend, and no conflict."""
    found = merged({"fees": {"text": "Fees soar."}}, {"trust": None})
    assert told(found) == []
    assert step(found.map, "thesis.i1").premises == ("costs", "trust")
    assert "trust" not in claims(found.map)


def test_an_id_that_stands_twice_is_two_pieces() -> None:
    twice = copy.deepcopy(BASE)
    twice["parts"][0]["trees"].append({"id": "fees", "text": "Fees fall."})
    found = merge(
        in_memory(twice),
        after({"fees": {"modality": "certain"}}, twice),
        after({"wages": {"modality": "certain"}}, twice),
    )
    assert told(found) == []
    assert [(each.text, each.modality) for each in found.map.parts[0].claims if each.id in ("fees", "wages")] == [
        ("Fees rise.", "certain"), ("Wages rise.", "certain"), ("Fees fall.", "asserted"),
    ]  # fmt: skip


def test_a_circle_that_one_drew_is_theirs() -> None:
    found = merged(
        {"fees": {"inferences": [{"id": "fees.i1", "premises": ["costs"]}]}}, {"wages": {"modality": "certain"}}
    )
    assert told(found) == []


def test_a_long_chain() -> None:
    count = 4_000
    trees = [{"id": f"c{n}", "text": f"Claim {n}.", "inferences": [{"id": f"c{n}.i1", "premises": [f"c{n + 1}"]}]}
             for n in range(count)] + [{"id": f"c{count}", "text": "The last."}]  # fmt: skip
    base = in_memory({"id": "m", "roots": ["c0"], "trees": trees})
    ours = in_memory({"id": "m", "roots": ["c0"], "trees": [each | {"modality": "certain"} for each in trees]})
    theirs = in_memory({"id": "m", "roots": ["c0"], "trees": [each | {"kind": "policy"} for each in trees]})
    found = merge(base, ours, theirs)
    assert told(found) == []
    assert {(each.modality, each.kind) for each in found.map.claims} == {("certain", "policy")}
