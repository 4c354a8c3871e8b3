"""Mutants that no test can notice, each with the reason: module, first line of the statement, the code, the change.

`benchmarks.mutants` leaves them out of its figures, names them in its report, and says which of them are no more.
"""

from __future__ import annotations

ORDER = "only the order of the numbers counts, and it stays the same"
SPARED = "spares work: without it the same is found"
ONE = "there is one only, so that the first is the last"
NEVER = "what it guards against does not happen here; it is there for the types"
NOTHING = "adds nothing but `None`, which is no id"
TWICE = "another condition beside it says the same"
KEY = "no key of the table is `None` or empty"
TWO = "two parts are never too few of which to have left one out"
EMPTY = "what follows finds nothing in nothing"
BEYOND = "no label is empty, so that the first that is met is always taken"
LARGE = "it only has to be more than there are claims"
BATCH = "how many are tried at once changes nothing that is found"
PAIRED = "both are of one length"
ANY = "stands for the want of a page: anything does that is no page, and what is named is no id of a work"

EQUIVALENT: dict[tuple[str, str, str, str], str] = {
    ("argmap/support.py", "_STRENGTH = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}", "3", "(4)"): ORDER,
    ("argmap/support.py", "_STRENGTH = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}", "1", "(0)"): ORDER,
    ("argmap/support.py", "_OWN = 4", "4", "(5)"): ORDER,
    ("argmap/support.py", "_OWN = 4", "4", "(3)"): ORDER,
    (
        "argmap/support.py",
        "granted = _Grounding(index, defeated, first, assumed) if len(assumed) > len(own) else given",
        "len(assumed) > len(own)",
        "(len(assumed) >= len(own))",
    ): SPARED,
    (
        "argmap/support.py",
        "if settled and defeated not in self.settled:",
        "settled and defeated not in self.settled",
        "(settled)",
    ): SPARED,
    ("argmap/cuts.py", "return self.cuts[:1] != (Cut((), ()),)", "1", "(2)"): ONE,
    ("argmap/cuts.py", "if all((len(argument.lines[each]) == 1 for each in carrying)):", "1", "(0)"): SPARED,
    (
        "argmap/cuts.py",
        "tried = [(name, kind) for name, kind in joints if kind != 'claim' or name not in carrying]",
        '"claim"',
        "'no-such-word'",
    ): SPARED,
    ("argmap/cuts.py", "found.add(own[0].member)", "0", "(-1)"): ONE,
    ("argmap/cuts.py", "fresh = [each for each in own[0].premises if each not in carrying]", "0", "(-1)"): ONE,
    (
        "argmap/cuts.py",
        "line = min(argument.lines[claim], key=lambda each: max((rank[p] for p in each.premises), default=-1))",
        "1",
        "(2)",
    ): ORDER,
    (
        "argmap/cuts.py",
        "line = min(argument.lines[claim], key=lambda each: max((rank[p] for p in each.premises), default=-1))",
        "1",
        "(0)",
    ): "a line without premises stands before the steps, and of equals the first is taken",
    (
        "argmap/cuts.py",
        "if argument.uses[member] > 1 or claim in argument.circular:",
        "argument.uses[member] > 1",
        "(argument.uses[member] >= 1)",
    ): SPARED,
    ("argmap/cuts.py", "if argument.uses[member] > 1 or claim in argument.circular:", "1", "(0)"): SPARED,
    ("argmap/holding.py", "_AT_ONCE = 4096", "4096", "(4097)"): BATCH,
    ("argmap/holding.py", "_AT_ONCE = 4096", "4096", "(4095)"): BATCH,
    ("argmap/holding.py", "_BROKEN = BROKEN - {'STR103', 'STR104'}", '"STR103"', "'no-such-word'"): TWICE,
    ("argmap/holding.py", "if any((len(ring) > 1 for ring in rings)):", "len(ring) > 1", "(len(ring) >= 1)"): SPARED,
    ("argmap/holding.py", "if any((len(ring) > 1 for ring in rings)):", "1", "(0)"): SPARED,
    ("argmap/holding.py", "if len(ring) == 1:", "1", "(0)"): SPARED,
    ("argmap/holding.py", "renew(ring[0])", "0", "(-1)"): ONE,
    ("argmap/holding.py", "break", "break", "pass"): SPARED,
    ("argmap/ranking.py", "_NO_ORDER = 10 ** 9", "10", "(11)"): LARGE,
    ("argmap/ranking.py", "_NO_ORDER = 10 ** 9", "10", "(9)"): LARGE,
    ("argmap/ranking.py", "_NO_ORDER = 10 ** 9", "9", "(10)"): LARGE,
    ("argmap/ranking.py", "_NO_ORDER = 10 ** 9", "9", "(8)"): LARGE,
    (
        "argmap/rules/citations.py",
        "for name, steps in graph.support.items() if len(graph.support) < len(graph.inferences) else ():",
        "len(graph.support) < len(graph.inferences)",
        "(len(graph.support) <= len(graph.inferences))",
    ): SPARED,
    (
        "argmap/rules/citations.py",
        "if len(lines) > 1:",
        "len(lines) > 1",
        "(len(lines) >= 1)",
    ): SPARED,
    (
        "argmap/rules/citations.py",
        "if len(lines) > 1:",
        "1",
        "(0)",
    ): SPARED,
    (
        "argmap/rules/citations.py",
        "if name in crowded or len(seen) > _LOOKED_AT:",
        "name in crowded or len(seen) > _LOOKED_AT",
        "(len(seen) > _LOOKED_AT)",
    ): SPARED,
    (
        "argmap/rules/citations.py",
        "same = {each.same_as for each in material.map.references if each.same_as and each.id in used}",
        "each.same_as and each.id in used",
        "(each.id in used)",
    ): NOTHING,
    (
        "argmap/rules/citations.py",
        "if claim.kind != 'empirical' or claim.period is None or (not years) or (None in years):",
        'claim.kind != "empirical" or claim.period is None or not years or None in years',
        "(claim.kind != 'empirical' or claim.period is None or (not years))",
    ): TWICE,
    (
        "argmap/rules/citations.py",
        "if all((year is not None and year < latest for year in years)):",
        "year is not None and year < latest",
        "(year < latest)",
    ): TWICE,
    ("argmap/carrying.py", "_UNKNOWN = 10 ** 9", "10", "(11)"): LARGE,
    ("argmap/carrying.py", "_UNKNOWN = 10 ** 9", "10", "(9)"): LARGE,
    ("argmap/carrying.py", "_UNKNOWN = 10 ** 9", "9", "(10)"): LARGE,
    ("argmap/carrying.py", "_UNKNOWN = 10 ** 9", "9", "(8)"): LARGE,
    ("argmap/carrying.py", "if all((len(names) < 2 for names in cited.values())):", "2", "(1)"): SPARED,
    (
        "argmap/carrying.py",
        "waiting.extend(([] for _ in range(further + 1 - len(waiting))))",
        "further + 1 - len(waiting)",
        "(further + 1)",
    ): "a level at which nothing waits is passed by",
    (
        "argmap/carrying.py",
        "waiting.extend(([] for _ in range(further + 1 - len(waiting))))",
        "1",
        "(2)",
    ): "a level at which nothing waits is passed by",
    (
        "argmap/carrying.py",
        "if premise in self.graph.claims and share > loads.get(premise, 0.0):",
        "0.0",
        "-0.1",
    ): "every share is more than nothing",
    ("argmap/rules/dialectic.py", "inference = graph.inferences[steps[0]]", "0", "(-1)"): ONE,
    (
        "argmap/rules/evidence.py",
        "named = citation.source or citation.work or citation.note or ''",
        'citation.source or citation.work or citation.note or ""',
        "(citation.source or citation.work or citation.note)",
    ): NEVER,
    (
        "argmap/rules/inference.py",
        "scheme = material.schemes[material.graph.inferences[step].scheme or '']",
        'material.graph.inferences[step].scheme or ""',
        "(material.graph.inferences[step].scheme)",
    ): NEVER,
    (
        "argmap/rules/scope.py",
        "if own is not None and year is not None and (year > own) and ('status' not in (reference.model_extra or {})):",
        "reference.model_extra or {}",
        "(reference.model_extra)",
    ): NEVER,
    (
        "argmap/rules/scope.py",
        "if not developed or len(developed) == len(items) or (not _announces(material, name, len(items))):",
        "not developed or len(developed) == len(items) or not _announces(material, name, len(items))",
        "(len(developed) == len(items) or not _announces(material, name, len(items)))",
    ): SPARED,
    (
        "argmap/rules/scope.py",
        "if not developed or len(developed) == len(items) or (not _announces(material, name, len(items))):",
        "not developed or len(developed) == len(items) or not _announces(material, name, len(items))",
        "(not developed or not _announces(material, name, len(items)))",
    ): SPARED,
    (
        "argmap/rules/scope.py",
        "role, premises = (_ITEMS.get(inference.scheme or '', ''), frozenset(inference.premises))",
        'inference.scheme or ""',
        "(inference.scheme)",
    ): KEY,
    (
        "argmap/rules/scope.py",
        "aspects = _ITEMS.get(material.graph.inferences[step].scheme or '') == 'aspect'",
        'material.graph.inferences[step].scheme or ""',
        "(material.graph.inferences[step].scheme)",
    ): KEY,
    ("argmap/rules/scope.py", "if not 2 < number <= 10:", "2 < number <= 10", "(2 <= number <= 10)"): TWO,
    ("argmap/rules/scope.py", "if not 2 < number <= 10:", "2", "(1)"): TWO,
    (
        "argmap/rules/propositions.py",
        "several = [count for text in texts.values() if _STOP_WITHIN.search(text) and (count := _sentences(text)) > 1]",
        "_STOP_WITHIN.search(text) and (count := _sentences(text)) > 1",
        "((count := _sentences(text)) > 1)",
    ): SPARED,
    (
        "argmap/rules/propositions.py",
        "sizes = [_size(text) for text in texts.values() if len(text) > _WORDS * _HAN_A_WORD]",
        "len(text) > _WORDS * _HAN_A_WORD",
        "(len(text) >= _WORDS * _HAN_A_WORD)",
    ): SPARED,
    (
        "argmap/rules/paraphrase.py",
        "if not found or len(found) < len(passages) or loose.search(text):",
        "not found or len(found) < len(passages) or loose.search(text)",
        "(len(found) < len(passages) or loose.search(text))",
    ): EMPTY,
    (
        "argmap/rules/quotation.py",
        "start, end = self._paper.span(key) or (0, 0)",
        "self._paper.span(key) or (0, 0)",
        "(self._paper.span(key))",
    ): NEVER,
    ("argmap/rules/quotation.py", "start, end = self._paper.span(key) or (0, 0)", "0", "(1)"): NEVER,
    ("argmap/rules/quotation.py", "start, end = self._paper.span(key) or (0, 0)", "0", "(-1)"): NEVER,
    (
        "argmap/rules/quotation.py",
        "return one is not None and one[0] < other[1] and (other[0] < one[1])",
        "one is not None and one[0] < other[1] and other[0] < one[1]",
        "(one[0] < other[1] and other[0] < one[1])",
    ): NEVER,
    (
        "argmap/rules/variants.py",
        "for term in users.keys() & forms.keys() - reading.uses(name).keys():",
        "forms.keys() - reading.uses(name).keys()",
        "(forms.keys())",
    ): "a user of the term has its own form, which it shares with itself",
    ("argmap/rules/variants.py", "reach, last = (-1, (0, 0))", "1", "(2)"): BEYOND,
    ("argmap/rules/variants.py", "reach, last = (-1, (0, 0))", "1", "(0)"): BEYOND,
    ("argmap/rules/variants.py", "reach, last = (-1, (0, 0))", "0", "(1)"): BEYOND,
    ("argmap/rules/variants.py", "reach, last = (-1, (0, 0))", "0", "(-1)"): BEYOND,
    (
        "argmap/rules/variants.py",
        "places = zip(folded.text, folded.starts, folded.ends, strict=True)",
        "True",
        "False",
    ): PAIRED,
    (
        "argmap/rules/variation.py",
        "yield (cited.named, cited.locator or 'whole')",
        'cited.locator or "whole"',
        "(cited.locator)",
    ): ANY,
    ("argmap/rules/variation.py", "yield (cited.named, cited.locator or 'whole')", '"whole"', "'no-such-word'"): ANY,
    (
        "argmap/rules/variation.py",
        "note = material.map.notes.get(cited.note or '')",
        'cited.note or ""',
        "(cited.note)",
    ): KEY,
    (
        "argmap/rules/variation.py",
        "yield (work, cited.locator or next(filter(None, places), None) or 'whole')",
        'cited.locator or next(filter(None, places), None) or "whole"',
        "(cited.locator or next(filter(None, places), None))",
    ): ANY,
    (
        "argmap/rules/variation.py",
        "yield (work, cited.locator or next(filter(None, places), None) or 'whole')",
        '"whole"',
        "'no-such-word'",
    ): ANY,
    (
        "argmap/steps.py",
        "others = len(lines) - again[conclusion] - (inference.scheme != 'restatement')",
        '"restatement"',
        "'no-such-word'",
    ): "of a restatement nobody asks how many other lines there are",
    (
        "argmap/licence.py",
        "wanted = step.conclusion.scope or Scope()",
        "step.conclusion.scope or Scope()",
        "(step.conclusion.scope)",
    ): NEVER,
    (
        "argmap/licence.py",
        "if not step.stated_warrant or step.inference.warrant is None:",
        "not step.stated_warrant or step.inference.warrant is None",
        "(not step.stated_warrant)",
    ): NEVER,
    (
        "argmap/rules/structure.py",
        "for index, each in enumerate(ids) if not known.keys() >= set(ids) else ():",
        "known.keys() >= set(ids)",
        "(known.keys() > set(ids))",
    ): SPARED,
    (
        "argmap/asides.py",
        "if not index.rings and all((any((claim in each for each in led_on)) for claim in index.claims)):",
        "any(claim in each for each in led_on)",
        "all((claim in each for each in led_on))",
    ): SPARED,
    (
        "argmap/rules/structure.py",
        "if premise in inside and premise not in before:",
        "premise in inside and premise not in before",
        "(premise not in before)",
    ): SPARED,
    ("argmap/rules/terms.py", "own, graph = (shades[name][term][0], material.graph)", "0", "(-1)"): ONE,
    (
        "argmap/rules/terms.py",
        "concept = indicator.indicator_of or ''",
        'indicator.indicator_of or ""',
        "(indicator.indicator_of)",
    ): NEVER,
    (
        "argmap/rules/terms.py",
        "scheme = material.schemes.get(step.scheme or '')",
        'step.scheme or ""',
        "(step.scheme)",
    ): KEY,
    (
        "argmap/support.py",
        "back = tuple((each for each in premises if each in ring and levels.get(each, len(ring) + 1) > own))",
        "1",
        "(2)",
    ): ORDER,
    (
        "argmap/support.py",
        "if granted.statuses[step] is not Status.BROKEN and premises and (outside <= granted.strength.keys()):",
        "outside <= granted.strength.keys()",
        "(outside < granted.strength.keys())",
    ): "where they are the same, nothing in the circle is grounded",
    ("argmap/support.py", "found[conclusion] = found[claim] + 1", "1", "(2)"): ORDER,
    (
        "argmap/rules/support.py",
        "return '' if material.graph.claims.keys() >= set(premises) else 'STR101'",
        "material.graph.claims.keys() >= set(premises)",
        "(material.graph.claims.keys() > set(premises))",
    ): "the conclusion is a claim and, where the step is not broken, none of its premises",
    (
        "argmap/support.py",
        "cited = bool(claim.cites) and any(map(works.supports, claim.cites))",
        "bool(claim.cites) and any(map(works.supports, claim.cites))",
        "(any(map(works.supports, claim.cites)))",
    ): SPARED,
    ("argmap/rules/revisions.py", "name = each.old_ids[0]", "0", "(-1)"): ONE,
    (
        "argmap/rules/conflicts.py",
        "subject = max(hanging or steps, key=material.carrying.load) if len(steps) > 1 else steps[0]",
        "len(steps) > 1",
        "(len(steps) >= 1)",
    ): SPARED,
    (
        "argmap/rules/conflicts.py",
        "subject = max(hanging or steps, key=material.carrying.load) if len(steps) > 1 else steps[0]",
        "1",
        "(0)",
    ): SPARED,
    (
        "argmap/rules/conflicts.py",
        "subject = max(hanging or steps, key=material.carrying.load) if len(steps) > 1 else steps[0]",
        "0",
        "(-1)",
    ): ONE,
    (
        "argmap/rules/forecasts.py",
        "return len(premises) if _says_again(material, name) else 0",
        "0",
        "(-1)",
    ): "it is counted down from there, and so never comes to nothing",
    (
        "argmap/rules/forecasts.py",
        "subject = max(flat, key=material.carrying.load) if len(flat) > 1 else flat[0]",
        "len(flat) > 1",
        "(len(flat) >= 1)",
    ): SPARED,
    (
        "argmap/rules/forecasts.py",
        "subject = max(flat, key=material.carrying.load) if len(flat) > 1 else flat[0]",
        "1",
        "(0)",
    ): SPARED,
    (
        "argmap/rules/forecasts.py",
        "subject = max(flat, key=material.carrying.load) if len(flat) > 1 else flat[0]",
        "0",
        "(-1)",
    ): ONE,
    (
        "argmap/rules/terms.py",
        "at = max(places, key=lambda each: material.carrying.load(each.claim)) if len(places) > 1 else places[0]",
        "len(places) > 1",
        "(len(places) >= 1)",
    ): SPARED,
    (
        "argmap/rules/terms.py",
        "at = max(places, key=lambda each: material.carrying.load(each.claim)) if len(places) > 1 else places[0]",
        "1",
        "(0)",
    ): SPARED,
    (
        "argmap/rules/terms.py",
        "at = max(places, key=lambda each: material.carrying.load(each.claim)) if len(places) > 1 else places[0]",
        "0",
        "(-1)",
    ): ONE,
    (
        "argmap/rules/inference.py",
        "return listed(premises, 2 if len(premises) == 2 else 1)",
        "2",
        "(3)",
    ): "there are two only, and both are shown",
    (
        "argmap/rules/inference.py",
        "own = _sources(material, graph.claims[graph.conclusion[steps[0]]])",
        "0",
        "(-1)",
    ): "all the steps are to one conclusion",
    (
        "argmap/rules/inference.py",
        "said, allowed = (claims[name].modality, weakest[0].modality)",
        "0",
        "(-1)",
    ): "the weakest premises are all equally weak",
    (
        "argmap/rules/printed.py",
        "return list(dict.fromkeys(((ours, theirs) for ours, theirs in zip(one, other, strict=True) "
        "if ours != theirs)))",
        "True",
        "False",
    ): PAIRED,
    (
        "argmap/licence.py",
        "if step.scheme is None or step.scheme.id != 'documentary-record':",
        'step.scheme is None or step.scheme.id != "documentary-record"',
        "(step.scheme.id != 'documentary-record')",
    ): NEVER,
    (
        "argmap/rules/phrases.py",
        "said = [title, *([*_texts(root), *terms] for root, terms in zip(roots, used, strict=True))]",
        "True",
        "False",
    ): PAIRED,
    (
        "argmap/rules/phrases.py",
        "match = pattern(*CALLED_IN_ENGLISH, lower=True).search(text.lower())",
        "True",
        "False",
    ): "the text is in small letters: it is only read faster",
}
