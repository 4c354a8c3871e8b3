"""STR: is each claim one proposition, and the map of a size that can be taken in? These rules look at how it is put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from argmap.findings import Severity
from argmap.graph import Graph
from argmap.rules.rule import Found, Material, rule

N = Severity.NOTE
_WORDS = 60  # of a claim
_PREMISES = 6  # of a step
_DEEP = 12  # steps from a root
_HAN_A_WORD = 14 / 8  # as in a label: eight words, or fourteen Han characters

# Patterns of so many characters take a millisecond to compile: these wait for a long text.
_HAN = "[\u3400-\u9fff]"
_WORD = r"[^\W_\u3400-\u9fff]+(?:['’-][^\W_\u3400-\u9fff]+)*"
_STOP_WITHIN = re.compile(r"[.!?。！？．｡].*\w", re.DOTALL)
_ENGLISH = ("therefore", "hence", "thus", "consequently", "because")  # which few claims have, and are found fast
# Words that draw a conclusion. `so that` mostly tells a purpose; `because of` and 由於 may be about one thing.
_DRAWS = {
    "en": re.compile(r"\b(?:therefore|hence|thus(?! far)|consequently|because(?! of))\b", re.IGNORECASE),
    "zh": re.compile("因此|(?<!之)所以|因而|故而|因[為为]"),
}


@rule("STR113", "compound-claim", N, "map", "split it; what follows from what is an inference", basis="lexical")
def compound_claim(material: Material) -> Iterator[Found]:
    """A claim says more than one thing, or argues within itself.

    What it does: reports a claim of more than one sentence in some language, and one that draws a conclusion: in
    English by therefore, hence, thus, consequently or because, in Chinese by 因此, 所以, 因而, 故而 or 因為. A causal
    claim may, for cause and effect are what it is about. In other languages only sentences are counted.
    Why: a reader can grant the one half and doubt the other, and nobody can check an inference inside a claim.
    Example: a claim that gives its own reason.

        [{"id": "thesis", "text": "Prices will fall because sales rose."}]

    Instead: the reason as a premise.

        [{"id": "thesis", "text": "Prices will fall.", "inferences": [
           {"id": "thesis.i1", "premises": [{"id": "sales", "text": "Sales rose."}]}]}]

    Sources: none; it follows from what a claim is.
    """
    for name, texts in material.texts.items():
        several = [count for text in texts.values() if _STOP_WITHIN.search(text) and (count := _sentences(text)) > 1]
        drawn = None if material.graph.claims[name].kind == "causal" else _drawn(texts)
        if several:
            yield Found(name, "claim", f"'{name}' is told in {max(several)} sentences", at="/text")
        elif drawn:
            yield Found(name, "claim", f"'{name}' draws a conclusion within itself: “{drawn}”", at="/text")


def _sentences(text: str) -> int:
    from argmap.sentences import sentences

    return len(sentences(text))


def _drawn(texts: Mapping[str, str]) -> str:
    """The first word of a claim that draws a conclusion."""
    english = texts.get("en", "").casefold()
    tags = ("en", "zh") if any(map(english.__contains__, _ENGLISH)) else ("zh",)
    found = (_DRAWS[tag].search(texts[tag]) for tag in tags if tag in texts)
    return next((match[0] for match in found if match), "")


_ASKS = re.compile(r"(?:[?？]|[嗎吗呢][。.]?)[\s\"'”’」』)）]*$")
_FINITE = (
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|will|would|shall|should|can|cannot|could|may|might|must|ought|"
    r"(?:fore|mis|out|over|re|under|up|with)?(?:"  # foresaw, underwent
    r"arose|beat|became|began|bent|bore|bought|bound|broke|brought|built|came|cast|chose|cost|crept|cut|dealt|drew|"
    r"drove|dug|fed|fell|felt|fled|flew|forgave|forgot|fought|found|froze|gave|got|grew|held|hid|hit|hung|kept|knew|"
    r"laid|lay|led|left|lent|let|lost|made|meant|met|paid|put|quit|ran|rode|rose|said|sank|sat|saw|sent|set|shook|shot|"
    r"shrank|shut|slid|sold|sought|spent|split|spoke|sprang|spread|spun|stood|stole|struck|stuck|swept|swore|swung|"
    r"taught|thought|threw|told|took|tore|went|woke|won|wore|wove|wrote))\b|n['’]t\b|\w\w(?:ed|[^suai\W]s)\b"
)
# Subjects without -s that may stand before a verb in its plain form: "China and Japan compete", "Many agree".
_PLURAL = (
    r"\b(?:and|they|we|you|i|it|both|many|most|few|several|some|all|these|those|others|none|who|which|that|people|men|"
    r"women|children|police|data|media|elites?|let)\b"
)


@cache
def _may_have_verb() -> re.Pattern[str]:
    """Compiled when first asked for: few people run this rule."""
    return re.compile(f"{_FINITE}|{_PLURAL}", re.IGNORECASE)


@rule("STR114", "not-a-proposition", N, "map", "say it as a sentence that is true or false", "lexical", preview=True)
def not_a_proposition(material: Material) -> Iterator[Found]:
    """A claim is a question or no whole sentence, and so neither true nor false.

    What it does: reports a claim that ends in a question mark or in 嗎 or 呢, and an English one in which no word can
    be a finite verb: no auxiliary, no common past form, no word in -s or -ed, and no subject that goes with a bare
    verb. Whether a Chinese clause has a verb cannot be told from its characters; of Chinese, questions are reported.
    Why: only what can be true or false can be supported, or doubted.
    Example: a heading for a claim.

        [{"id": "thesis", "text": "The growing trade with Japan"}]

    Instead: what it says of the trade.

        [{"id": "thesis", "text": "The trade with Japan is growing."}]

    Sources: none; it follows from what a claim is.
    """
    for name, texts in material.texts.items():
        if any(map(_ASKS.search, texts.values())):
            yield Found(name, "claim", f"'{name}' is put as a question", at="/text")
        elif "en" in texts and not _may_have_verb().search(texts["en"]):
            yield Found(name, "claim", f"no verb is found in '{name}'", at="/text")


@rule("STR115", "oversized", N, "map", "split it: the sentence, the step, or the line of steps", basis="structural")
def oversized(material: Material) -> Iterator[Found]:
    """A claim, a step or the whole map is larger than a reader takes in.

    What it does: reports a claim of more than sixty words in some language (some 105 Han characters count as much), a
    step of more than six premises, and, once a map, the claim that lies farthest beneath the roots where that is more
    than twelve steps. Steps that list are left alone: enumerations, aspects and examples.
    Why: a map is there to be looked at; what does not fit into one look is not seen.
    Example: a step from seven premises.

        [{"id": "thesis", "text": "Trade lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "a", "text": "It pays."}, {"id": "b", "text": "It is old."}, {"id": "c", "text": "It is law."},
           {"id": "d", "text": "Both like it."}, {"id": "e", "text": "Ports grew."}, {"id": "f", "text": "Ships came."},
           {"id": "g", "text": "Banks lent."}]}]}]

    Instead: what belongs together as a claim of its own, with its own step.

        [{"id": "thesis", "text": "Trade lasts.", "inferences": [{"id": "thesis.i1", "premises": [
           {"id": "a", "text": "It pays."}, {"id": "c", "text": "It is law."}]}]}]

    Sources: none; the limits are this house's own.
    """
    graph = material.graph
    for name, texts in material.texts.items():
        sizes = [_size(text) for text in texts.values() if len(text) > _WORDS * _HAN_A_WORD]
        if sizes and max(sizes) > _WORDS:
            about = f"'{name}' has {max(sizes)} words"
            yield Found(name, "claim", f"{about}; more than {_WORDS} are hard to read", at="/text")
    for name, inference in graph.inferences.items():
        count = len(set(inference.premises))
        if count > _PREMISES and inference.scheme not in _LISTS:
            about = f"the step to '{graph.conclusion[name]}' has {count} premises"
            yield Found(name, "inference", f"{about}; more than {_PREMISES} are hard to see", at="/premises")
    yield from _too_deep(graph)


_LISTS = frozenset({"enumeration", "aspects", "example-to-generalisation", "statistical-generalisation"})


def _size(text: str) -> int:
    """Words of a text, in any mixture of scripts."""
    return len(re.findall(_WORD, text)) + int(len(re.findall(_HAN, text)) / _HAN_A_WORD)


def _too_deep(graph: Graph) -> Iterator[Found]:
    """The claim farthest beneath the roots, by the shortest way to one."""
    level, seen, depth, farthest = graph.roots, set(graph.roots), -1, ""
    while level:
        farthest, depth = min(level), depth + 1
        level = tuple(each for each in _beneath(graph, level) if each not in seen)
        seen.update(level)
    if depth > _DEEP:
        message = f"'{farthest}' lies {depth} steps beneath the root; more than {_DEEP} are hard to follow"
        yield Found(farthest, "claim", message)


def _beneath(graph: Graph, claims: tuple[str, ...]) -> dict[str, None]:
    """The premises of all steps to some claims, each once."""
    steps = (step for claim in claims for step in graph.support.get(claim, ()))
    return {each: None for step in steps for each in graph.inferences[step].premises if each in graph.claims}
