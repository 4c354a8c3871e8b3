"""STR: faults of the record itself. Whether the argument is any good is another question."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator

from argmap.errors import did_you_mean
from argmap.findings import Severity, SubjectType
from argmap.graph import anchors
from argmap.locate import pointer
from argmap.model import Claim, Inference
from argmap.rules.rule import Found, Material, are, listed, rule

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_UNSAID = (string.punctuation + string.whitespace).encode()
_CIRCLE_SHOWN = 8  # claims of a circle that a message names
_RING_SEARCHED = 100  # claims of a ring in which the very shortest circle is looked for


@rule("STR101", "dangling-reference", E, "map", "define the id, or correct it", basis="structural")
def dangling_reference(material: Material) -> Iterator[Found]:
    """An id is used that nothing defines.

    What it does: looks at every premise, role, objection, condition, contradiction, answer, term, section, scheme,
    role name, question, root and double of the map, and reports the ids that point at nothing; and a role bound to
    a claim that is no premise of its step.
    Why: what points at nothing carries nothing, and every later check works on less than was meant. The slip is the
    map's; it says nothing about the paper.
    Example: a premise is misspelt.

        [{"id": "pact-lasts", "text": "The pact will last.",
          "inferences": [{"premises": [{"ref": "leaving-is-daer"}]}]},
         {"id": "leaving-is-dear", "text": "Leaving the pact is dear."}]

    Instead: the id as its claim has it.

        [{"id": "pact-lasts", "text": "The pact will last.",
          "inferences": [{"premises": [{"ref": "leaving-is-dear"}]}]},
         {"id": "leaving-is-dear", "text": "Leaving the pact is dear."}]

    Sources: none; a matter of record-keeping.
    """
    for name, inference in material.graph.inferences.items():
        yield from _dangling_step(material, name, inference)
    for name, claim in material.graph.claims.items():
        yield from _dangling_claim(material, name, claim)
    for name, objection in material.graph.objections.items():
        yield from _undefined(material, name, "objection", {"claim": (objection.claim,)}, "the objection's claim")
    yield from _dangling_header(material)


def _undefined(
    material: Material, owner: str, kind: SubjectType, places: dict[str, tuple[str, ...]], what: str
) -> Iterator[Found]:
    known = material.graph.claims
    for at, ids in places.items():
        for index, each in enumerate(ids) if not known.keys() >= set(ids) else ():
            if each not in known:
                place = f"/{at}" if kind == "objection" else f"/{at}/{index}"
                message = f"{what} '{each}' is defined nowhere{_hint(each, list(known))}"
                yield Found(owner, kind, message, at=place, key=f"{what} {each}")


def _hint(word: str, known: list[str]) -> str:
    if "," in word:
        return "; one id at a time, without commas"
    hint = did_you_mean(word, known)
    return f"; {hint}" if hint.startswith("did you") else ""


def _dangling_step(material: Material, name: str, inference: Inference) -> Iterator[Found]:
    conclusion = material.graph.claims[material.graph.conclusion[name]]
    yield from _undefined(material, name, "inference", {"premises": inference.premises}, "premise")
    able = {*inference.premises, *conclusion.if_}
    for role, ids in inference.roles.items():
        for each in ids:
            if each not in able:
                message = f"'{each}' fills the role '{role}' and is no premise of this step{_hint(each, sorted(able))}"
                yield Found(name, "inference", message, at="/roles", key=f"{role} {each}")
    for question, answer in inference.answers.items():
        yield from _undefined(
            material, name, "inference", {f"answers{pointer([question])}/by": answer.by}, "answering claim"
        )
    yield from _unknown_scheme(material, name, inference)


def _unknown_scheme(material: Material, name: str, inference: Inference) -> Iterator[Found]:
    if inference.scheme is None:
        return
    scheme = material.schemes.get(inference.scheme)
    if scheme is None:
        message = f"no scheme is called '{inference.scheme}'{_hint(inference.scheme, list(material.schemes))}"
        yield Found(name, "inference", message, at="/scheme", key=inference.scheme)
        return
    for what, used, known in (("role", inference.roles, [role.id for role in scheme.roles]),
                              ("question", inference.answers, [each.id for each in scheme.questions])):  # fmt: skip
        for each in used:
            if each not in known:
                message = f"the scheme '{scheme.id}' has no {what} '{each}'; it has {', '.join(known)}"
                yield Found(name, "inference", message, at="/roles" if what == "role" else "/answers", key=each)


def _dangling_claim(material: Material, name: str, claim: Claim) -> Iterator[Found]:
    if claim.if_ or claim.only_if or claim.contradicts:
        yield from _undefined(material, name, "claim", {"if": claim.if_}, "condition")
        yield from _undefined(material, name, "claim", {"only_if": claim.only_if}, "necessary condition")
        yield from _undefined(material, name, "claim", {"contradicts": claim.contradicts}, "contradicted claim")
    if claim.uses:
        yield from _dangling_uses(material, name, claim)


def _dangling_uses(material: Material, name: str, claim: Claim) -> Iterator[Found]:
    for index, use in enumerate(claim.uses):
        yield from _undefined_term(material, name, "claim", use, f"/uses/{index}")


def _undefined_term(material: Material, owner: str, kind: SubjectType, use: str, at: str) -> Iterator[Found]:
    terms = material.senses
    term, _, sense = use.partition("#")
    if term not in terms:
        yield Found(owner, kind, f"no term is called '{term}'{_hint(term, list(terms))}", at=at, key=use)
    elif sense and sense not in terms[term]:
        message = f"the term '{term}' has no sense '{sense}'{_hint(sense, terms[term])}"
        yield Found(owner, kind, message, at=at, key=use)


def _dangling_header(material: Material) -> Iterator[Found]:
    claims, argument = material.graph.claims, material.map
    for index, root in enumerate(argument.roots):
        if root not in claims:
            message = f"root '{root}' is defined nowhere{_hint(root, list(claims))}"
            yield Found(argument.id, "map", message, at=f"/roots/{index}", key=root, of_map=True)
    for term in argument.terms:
        if term.defined_by and term.defined_by not in claims:
            message = f"defining claim '{term.defined_by}' is defined nowhere{_hint(term.defined_by, list(claims))}"
            yield Found(term.id, "term", message, at="/defined_by")
        if term.indicator_of is not None:
            yield from _undefined_term(material, term.id, "term", term.indicator_of, "/indicator_of")
    works = [each.id for each in argument.references]
    for reference in argument.references:
        if reference.same_as and reference.same_as not in works:
            message = f"reference '{reference.same_as}' is defined nowhere{_hint(reference.same_as, works)}"
            yield Found(reference.id, "reference", message, at="/same_as")
    yield from _unknown_roles(material)
    yield from _unknown_sections(material)


def _unknown_roles(material: Material) -> Iterator[Found]:
    """Roles that a scheme of the map does not have, and that a question of it is about."""
    for number, scheme in enumerate(material.map.schemes):
        roles = [role.id for role in scheme.roles]
        for index, question in enumerate(scheme.questions):
            if question.role is not None and question.role not in roles:
                message = f"the scheme '{scheme.id}' has no role '{question.role}'{_hint(question.role, roles)}"
                at, key = f"/schemes/{number}/questions/{index}/role", f"{scheme.id} {question.id} {question.role}"
                yield Found(material.map.id, "map", message, at=at, key=key, of_map=True)


def _unknown_sections(material: Material) -> Iterator[Found]:
    sections = [section.id for section in material.map.sections]
    for (name, at), anchor in anchors(material.graph):
        if anchor.section is not None and anchor.section not in sections:
            message = f"no section is called '{anchor.section}'{_hint(anchor.section, sections)}"
            of_map = at.startswith("/left_out")
            yield Found(name, "anchor", message, at=f"{at}/section", key=anchor.quote, of_map=of_map)


@rule(
    "STR102",
    "duplicate-id",
    E,
    "map",
    "rename one of them, or write it once and point at it with a ref",
    basis="structural",
)
def duplicate_id(material: Material) -> Iterator[Found]:
    """One id stands for two things.

    What it does: reports an id that is given to two claims, inferences, objections, references, terms or sections.
    Why: ids are one namespace, in which a ref must have one meaning. Where an id stands twice, the first thing that has
    it is meant.
    Example: two claims share an id, so that nobody can tell which of them the step starts from.

        [{"id": "trade-slows", "text": "Trade will slow.", "inferences": [{"premises": [{"ref": "prices-rose"}]}]},
         {"id": "prices-rose", "text": "Bread grew dearer."},
         {"id": "prices-rose", "text": "Freight grew dearer."}]

    Instead: an id for each.

        [{"id": "trade-slows", "text": "Trade will slow.", "inferences": [{"premises": [{"ref": "freight-rose"}]}]},
         {"id": "bread-rose", "text": "Bread grew dearer."},
         {"id": "freight-rose", "text": "Freight grew dearer."}]

    Sources: none; a matter of record-keeping.
    """
    written = [*material.graph.written]
    for key, records in (("reference", material.map.references), ("term", material.map.terms)):
        written += [(record.id, key) for record in records]
    seen: dict[str, int] = {}
    for name, kind in written:
        if name in seen:
            message = f"the id '{name}' stands for more than one thing"
            yield Found(name, kind, message, nth=seen[name])  # type: ignore[arg-type]
        seen[name] = seen.get(name, 0) + 1
    sections = [section.id for section in material.map.sections]
    for index, section in enumerate(sections):
        if section in sections[:index]:
            message = f"two sections are called '{section}'"
            yield Found(material.map.id, "map", message, at=f"/sections/{index}", key=section, of_map=True)


@rule(
    "STR103",
    "self-support",
    E,
    "either",
    "take the claim out of its own premises; if the paper argues so, leave it",
    basis="structural",
)
def self_support(material: Material) -> Iterator[Found]:
    """A claim is a premise of itself, or objects to itself.

    What it does: reports a step whose conclusion is among its premises, and an objection that its own target raises.
    Why: nobody who doubts the conclusion is given a reason to change their mind; the textbooks call it begging the
    question (petitio principii). If the paper argues so, the finding is the right record of it.
    Example: the pact is said to last because it lasts.

        [{"id": "pact-lasts", "text": "The pact will last.",
          "inferences": [{"premises": [{"ref": "pact-lasts"}]}]}]

    Instead: a premise that can be granted by one who does not yet grant the conclusion.

        [{"id": "pact-lasts", "text": "The pact will last.",
          "inferences": [{"premises": [{"id": "leaving-is-dear", "text": "Leaving the pact is dear."}]}]}]

    Sources: Hamblin 1970.
    """
    for step, reason in material.led_by("STR103"):
        yield Found(step, "inference", f"'{reason.about[0]}' is among the premises for itself")
    for name, objection in material.graph.objections.items():
        if objection.claim == material.graph.target[name]:
            yield Found(name, "objection", f"'{objection.claim}' objects to itself")


@rule(
    "STR104",
    "circular-support",
    E,
    "either",
    "cut the circle, or give one of its claims a reason from outside",
    basis="structural",
)
def circular_support(material: Material) -> Iterator[Found]:
    """Claims support one another in a circle.

    What it does: reports each set of claims that support one another, with the shortest circle in it. It is an error
    where a claim of the circle has no ground outside it; where every one has, it is a warning.
    Why: a circle never grounds itself; whoever doubts one of its claims is led back to it. That two things drive each
    other in the world is no fault: the circle meant here is one of reasons.
    Example: each of two claims is the only reason for the other.

        [{"id": "trust-grows", "text": "The allies trust each other more.",
          "inferences": [{"premises": [
            {"id": "plans-shared", "text": "They share their plans.",
             "inferences": [{"premises": [{"ref": "trust-grows"}]}]}]}]}]

    Instead: a feedback that the paper asserts is one claim about a loop, with its legs as premises.

        [{"id": "loop", "kind": "causal", "text": "Trust and shared plans drive each other.",
          "inferences": [{"scheme": "feedback-loop", "roles": {"leg": ["trust-shares", "sharing-trusts"], "closes": []},
            "premises": [{"id": "trust-shares", "kind": "causal", "text": "Who trusts an ally shares plans with it."},
                         {"id": "sharing-trusts", "kind": "causal", "text": "Who shares plans comes to trust."}]}]}]

    Sources: Hamblin 1970.
    """
    for ring in material.graph.rings:
        if len(ring) > 1:
            circle = _shortest(material, ring)
            yield Found(circle[0], "claim", _drawn(circle), tuple(circle[1:]), severity=_gravity(material, ring))


def _gravity(material: Material, ring: list[str]) -> Severity:
    """A circle is an error where some claim in it has no ground outside it: then a step of it leads back."""
    steps = (step for claim in ring for step in material.graph.support.get(claim, ()))
    back = any(reason.code == "STR104" for step in steps for reason in material.support.reasons[step])
    return E if back else W


def _drawn(circle: list[str]) -> str:
    rest = len(circle) - _CIRCLE_SHOWN
    shown = circle if rest <= 0 else [*circle[: _CIRCLE_SHOWN - 1], f"({rest + 1} more)"]
    return f"circular support: {' <- '.join((*shown, circle[0]))}"


def _shortest(material: Material, ring: list[str]) -> list[str]:
    """The shortest circle in a ring, from its smallest id on; in a large ring, the shortest through the smallest id.

    It does not depend on the order in which the claims are written, and nor does the fingerprint.
    """
    starts = sorted(ring) if len(ring) <= _RING_SEARCHED else [min(ring)]
    return min((_circle_through(material, set(ring), start) for start in starts), key=len)


def _circle_through(material: Material, inside: set[str], start: str) -> list[str]:
    """The shortest circle through a claim, by breadth-first search among the claims of its ring."""
    before: dict[str, str] = {}
    frontier = [start]
    while start not in before:
        found = []
        for claim in frontier:
            steps = material.graph.support.get(claim, ())
            for premise in (each for step in steps for each in material.graph.inferences[step].premises):
                if premise in inside and premise not in before:
                    before[premise] = claim
                    found.append(premise)
        frontier = sorted(found)
    circle = [before[start]]
    while circle[-1] != start:
        circle.append(before[circle[-1]])
    return circle[::-1]


@rule(
    "STR105",
    "root-count",
    E,
    "map",
    'write the main claim as a tree of map.json, or name it in "roots"',
    basis="structural",
)
def root_count(material: Material) -> Iterator[Found]:
    """The map has no root.

    What it does: reports a map that names no main claim, or none that exists, and a map that holds no claim.
    Why: support is support *for* something; without a root nothing can be called load-bearing.
    Example: the claims stand in a part, and `map.json` has no tree.

        {"trees": [],
         "parts": [{"part": "evidence", "trees": [{"id": "fees-rose", "text": "School fees rose."}]}]}

    Instead: the main claim is the tree of `map.json`, and points into the part.

        {"trees": [{"id": "access-fell", "text": "Fewer families can afford a school of their choice.",
                    "inferences": [{"premises": [{"ref": "fees-rose"}]}]}],
         "parts": [{"part": "evidence", "trees": [{"id": "fees-rose", "text": "School fees rose."}]}]}

    Sources: none; a matter of record-keeping.
    """
    if not material.graph.roots:
        what = "the map has no root" if material.graph.claims else "the map holds no claim"
        yield Found(material.map.id, "map", what, of_map=True)


@rule(
    "STR107",
    "side-conclusion",
    N,
    "either",
    "connect it if the text does; if the text leaves it so, leave it",
    basis="structural",
)
def side_conclusion(material: Material) -> Iterator[Found]:
    """A claim leads to no root.

    What it does: reports the top of each tree from which no premise, objection, condition or contradiction leads to a
    root; of claims that lead in a circle and nowhere else, one. What is only the condition of such a top is told of
    with it.
    Why: either the mapper forgot the link, or the paper makes a point that its thesis does not use. The second is no
    fault: leave it so, and do not invent the link.
    Example: an aside on the age of a treaty, of which the thesis makes no use.

        {"trees": [{"id": "duties-fell", "text": "The duties of the allies have come closer."}],
         "parts": [{"part": "history", "trees": [{"id": "treaty-old", "text": "The treaty is sixty years old."}]}]}

    Instead: the `ref` that the text's own "therefore" asks for.

        {"trees": [{"id": "duties-fell", "text": "The duties of the allies have come closer.",
                    "inferences": [{"premises": [{"ref": "treaty-old"}]}]}],
         "parts": [{"part": "history", "trees": [{"id": "treaty-old", "text": "The treaty is sixty years old."}]}]}

    Sources: none; a matter of record-keeping.
    """
    for claim in material.asides:
        yield Found(claim, "claim", f"nothing leads from '{claim}' to a root")


@rule("STR109", "duplicate-premise", W, "map", "write the premise, or the inference, once", basis="structural")
def duplicate_premise(material: Material) -> Iterator[Found]:
    """A premise, or a whole step, is written twice.

    What it does: reports a premise that one step names twice, and two steps with the same premises and conclusion.
    Why: counted twice, one reason looks like two.
    Example: one ref too many.

        [{"id": "trade-grows", "text": "Trade between the two will grow.",
          "inferences": [{"premises": [{"ref": "tariff-cut"}, {"ref": "tariff-cut"}]}]},
         {"id": "tariff-cut", "text": "Both cut their tariffs."}]

    Instead: each premise once.

        [{"id": "trade-grows", "text": "Trade between the two will grow.",
          "inferences": [{"premises": [{"ref": "tariff-cut"}]}]},
         {"id": "tariff-cut", "text": "Both cut their tariffs."}]

    Sources: none; a matter of record-keeping.
    """
    seen: dict[tuple[str, frozenset[str]], str] = {}
    for name, inference in material.graph.inferences.items():
        if len(set(inference.premises)) < len(inference.premises):
            yield Found(name, "inference", _again(inference), at="/premises")
        key = (material.graph.conclusion[name], frozenset(inference.premises))
        if key in seen and inference.premises:
            message = f"this step and '{seen[key]}' have the same premises and conclusion"
            yield Found(name, "inference", message, (seen[key],))
        seen.setdefault(key, name)


def _again(inference: Inference) -> str:
    """The premises that a step names more than once, in a sentence."""
    again = {each: count for each, count in Counter(inference.premises).items() if count > 1}
    often = "twice" if max(again.values()) == 2 else "more than once"
    return f"{listed([*again])} {are([*again], 'is', 'are')} named {often} among the premises"


@rule("STR110", "undeveloped-but-supported", E, "map", "drop the status, or the inferences", basis="structural")
def undeveloped_but_supported(material: Material) -> Iterator[Found]:
    """A claim is marked as still needing support, and has some.

    What it does: reports a claim with status `needs-support` and an inference.
    Why: one of the two records is out of date. Whether the support is enough is another question.
    Example: the status was not taken out when the reason came.

        [{"id": "pupils-tired", "text": "Pupils come to school tired.", "status": "needs-support",
          "inferences": [{"premises": [{"id": "sleep-short", "text": "Most sleep less than seven hours."}]}]}]

    Instead: the inference without the status.

        [{"id": "pupils-tired", "text": "Pupils come to school tired.",
          "inferences": [{"premises": [{"id": "sleep-short", "text": "Most sleep less than seven hours."}]}]}]

    Sources: none; a matter of record-keeping.
    """
    for name, claim in material.graph.claims.items():
        if claim.status == "needs-support" and name in material.graph.support:
            yield Found(name, "claim", f"'{name}' is marked needs-support and has an inference", at="/status")


@rule("STR111", "empty-inference", E, "map", "write its premises, or take it out", basis="structural")
def empty_inference(material: Material) -> Iterator[Found]:
    """A step starts from nothing.

    What it does: reports an inference without premises.
    Why: it supports nothing, and looks as if it did.
    Example: the inference was begun and left.

        [{"id": "pupils-tired", "text": "Pupils come to school tired.", "inferences": [{"premises": []}]}]

    Instead: its premise; or no inference at all, where the text gives no reason.

        [{"id": "pupils-tired", "text": "Pupils come to school tired.",
          "inferences": [{"premises": [{"id": "sleep-short", "text": "Most sleep less than seven hours."}]}]}]

    Sources: none; a matter of record-keeping.
    """
    for name, inference in material.graph.inferences.items():
        if not inference.premises:
            yield Found(name, "inference", f"the step '{name}' has no premises", at="/premises")


@rule("STR112", "duplicate-claim", W, "map", "write it once, and point at it with a ref", basis="structural")
def duplicate_claim(material: Material) -> Iterator[Found]:
    """Two claims say the same in the same words.

    What it does: reports two claims whose texts are equal in some language, letter case, spaces and punctuation aside.
    Two claims that say the same in other words are not found.
    Why: the same claim under two ids hides circles and shared dependence.
    Example: one sentence was mapped in two places.

        [{"id": "trade-slows", "text": "Trade will slow.",
          "inferences": [{"premises": [{"id": "costs-1", "text": "Freight costs rise."}]}]},
         {"id": "ports-close", "text": "Small ports will close.",
          "inferences": [{"premises": [{"id": "costs-2", "text": "Freight costs rise."}]}]}]

    Instead: one claim, and a ref to it.

        [{"id": "trade-slows", "text": "Trade will slow.",
          "inferences": [{"premises": [{"id": "costs-1", "text": "Freight costs rise."}]}]},
         {"id": "ports-close", "text": "Small ports will close.", "inferences": [{"premises": [{"ref": "costs-1"}]}]}]

    Sources: none; a matter of record-keeping.
    """
    seen: dict[tuple[str, str], str] = {}
    for name, claim in material.graph.claims.items():
        written = {material.map.paper.language: claim.text} if isinstance(claim.text, str) else claim.text
        keys = [(tag, _normal(text)) for tag, text in written.items()]
        same = next(filter(None, map(seen.get, keys)), None)
        if same is not None:
            yield Found(name, "claim", f"'{name}' and '{same}' say the same in the same words", (same,), at="/text")
        for key in keys:
            seen.setdefault(key, name)


def _normal(text: str) -> str:
    if text.isascii():
        return text.lower().encode().translate(None, _UNSAID).decode() or text
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())) or text
