"""Revisions of a map that are made by chance and known in full: what `diff` is measured against.

A revision renames, rewords, moves, splits, merges, deletes, inserts, flips and weakens; words that come in are drawn
from other claims of the same map, so that nothing tells them from what was there. What was done is kept beside it.

    python -m benchmarks.revisions [--seeds 5] [--only TEXT ...]

prints, by map and by what was done, precision, recall and F1 of the matches, and how many of the changes were told with
the right kind (told) and how many of those told had been made (made). `bare` maps have no kinds, anchors, citations and
labels to know a claim by.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from argmap.diff import Change, diff
from argmap.load import load
from argmap.model import Claim, Inference, Map, Objection, Text

HAN = "\u3400-\u9fff"
_WORD = re.compile(f"[{HAN}]|[^\\W_{HAN}]+(?:['’-][^\\W_{HAN}]+)*")
_STRENGTH = ("possible", "plausible", "probable", "asserted", "certain", "necessary")


@dataclass(frozen=True)
class Recipe:
    """How much of each is done: shares of all claims, and of the words of a claim that is reworded."""

    name: str
    rename: bool = False
    reworded: float = 0.0
    words: float = 0.0
    moved: float = 0.0
    split: float = 0.0
    merged: float = 0.0
    deleted: float = 0.0
    inserted: float = 0.0
    flipped: float = 0.0
    weakened: float = 0.0


def together(words: float, name: str) -> Recipe:
    """All at once, with so many of the words of two claims in five exchanged."""
    return Recipe(name, True, 0.4, words, 0.3, 0.05, 0.05, 0.1, 0.1, 0.05, 0.1)


RECIPES = (
    Recipe("rename", rename=True),
    Recipe("reword 10 %", True, 0.4, 0.1),
    Recipe("reword 40 %", True, 0.4, 0.4),
    Recipe("reword 80 %", True, 0.4, 0.8),
    Recipe("move", True, moved=0.3),
    Recipe("split", True, split=0.2),
    Recipe("merge", True, merged=0.2),
    Recipe("delete", True, deleted=0.2),
    Recipe("insert", True, inserted=0.2),
    Recipe("flip", True, flipped=0.1),
    Recipe("weaken", True, weakened=0.2),
    together(0.1, "all, 10 %"),
    together(0.4, "all, 40 %"),
    together(0.8, "all, 80 %"),
)


@dataclass
class Draft:
    """A map that is being revised: claims by id, with the part in which each is written, and what was done so far."""

    source: Map
    claims: dict[str, Claim]
    part: dict[str, str]
    chance: random.Random
    came_from: dict[str, tuple[str, ...]] = field(default_factory=dict)  # new claims with the old ones they say again
    done: list[tuple[str, str]] = field(default_factory=list)  # kind of change, and a claim that it is told of


@dataclass(frozen=True)
class Revised:
    """A revision, with what was done: which claims say the same, and each change with the claim that it befell."""

    map: Map
    same: frozenset[tuple[str, str]]  # pairs of an old claim and a new one
    done: tuple[tuple[str, str], ...]  # claims that are no more by their old id, the others by their new one


def monolingual(argument: Map, tag: str) -> Map:
    """A map with the texts of one language alone."""

    def only(text: Text | None) -> Text | None:
        return text.get(tag) if isinstance(text, dict) else text

    def of(claim: Claim) -> Claim:
        return claim.model_copy(update={"text": only(claim.text), "label": only(claim.label)})

    parts = tuple(each.model_copy(update={"claims": tuple(map(of, each.claims))}) for each in argument.parts)
    paper = argument.paper.model_copy(update={"language": tag})
    return argument.model_copy(update={"claims": tuple(map(of, argument.claims)), "parts": parts, "paper": paper})


def revised(argument: Map, recipe: Recipe, seed: int) -> Revised:
    """A revision of a map, the same for the same seed."""
    draft = _draft(argument, random.Random(f"{argument.id} {recipe.name} {seed}"))  # noqa: S311
    count = len(draft.claims)
    for share, change in (
        (recipe.split, _split), (recipe.merged, _merge), (recipe.deleted, _delete), (recipe.inserted, _insert),
        (recipe.flipped, _flip), (recipe.moved, _move), (recipe.weakened, _weaken),
    ):  # fmt: skip
        for _ in range(round(share * count)):
            change(draft)
    _reword(draft, round(recipe.reworded * len(draft.claims)), recipe.words)
    return _finished(draft, recipe.rename)


def _draft(argument: Map, chance: random.Random) -> Draft:
    places = (("", argument.claims), *((each.part, each.claims) for each in argument.parts))
    claims = {claim.id: (claim, part) for part, written in places for claim in written}
    draft = Draft(argument, {name: each[0] for name, each in claims.items()},
                  {name: each[1] for name, each in claims.items()}, chance)  # fmt: skip
    draft.came_from = {name: (name,) for name in claims}
    return draft


# What is done to a draft. Each takes a claim by chance to which nothing of the kind has been done.


def _touched(draft: Draft) -> set[str]:
    return {name for _, name in draft.done}


def _uses(draft: Draft) -> dict[str, list[tuple[str, int]]]:
    """For each premise, the conclusions that it serves with the number of the step."""
    found: dict[str, list[tuple[str, int]]] = {}
    for claim in draft.claims.values():
        for number, step in enumerate(claim.inferences):
            for premise in step.premises:
                found.setdefault(premise, []).append((claim.id, number))
    return found


def _pick(draft: Draft, fits: Callable[[str], bool]) -> str | None:
    names = sorted(set(draft.claims) - _touched(draft) - set(draft.source.roots))
    draft.chance.shuffle(names)
    return next((name for name in names if fits(name)), None)


def _pointed_at(draft: Draft) -> set[str]:
    """Claims that something else than a step points at."""
    found: set[str] = {each.defined_by for each in draft.source.terms if each.defined_by}
    for claim in draft.claims.values():
        found |= {*claim.if_, *claim.only_if, *claim.contradicts}
        waiting = [*claim.objections, *(each for step in claim.inferences for each in step.objections)]
        while waiting:
            objection = waiting.pop()
            found.add(objection.claim)
            waiting += objection.replies
        found |= {each for step in claim.inferences for answer in step.answers.values() for each in answer.by}
    return found


def _set(draft: Draft, name: str, **fields: object) -> None:
    draft.claims[name] = draft.claims[name].model_copy(update=fields)


def _with_premises(draft: Draft, conclusion: str, number: int, premises: Sequence[str]) -> None:
    steps = list(draft.claims[conclusion].inferences)
    roles = {role: tuple(each for each in names if each in premises) for role, names in steps[number].roles.items()}
    steps[number] = steps[number].model_copy(update={"premises": tuple(premises), "roles": roles})
    _set(draft, conclusion, inferences=tuple(steps))


def _without_empty(draft: Draft) -> None:
    for name, claim in draft.claims.items():
        if any(not step.premises for step in claim.inferences):
            _set(draft, name, inferences=tuple(step for step in claim.inferences if step.premises))


def _halves(text: str) -> tuple[str, str]:
    spans = [match.span() for match in _WORD.finditer(text)]
    at = spans[len(spans) // 2][0]
    return text[:at].strip(), text[at:].strip()


def _words(draft: Draft, name: str) -> list[str]:
    return _WORD.findall(str(draft.claims[name].text))


def _split(draft: Draft) -> None:
    uses = _uses(draft)
    name = _pick(draft, lambda each: each in uses and len(_words(draft, each)) > 7)
    if name is None:
        return
    claim, other = draft.claims[name], f"{name}-more"
    first, second = _halves(str(claim.text))
    _set(draft, name, text=first)
    draft.claims[other] = claim.model_copy(
        update={"id": other, "text": second, "inferences": (), "objections": (), "label": None}
    )
    draft.part[other] = draft.part[name]
    for conclusion, number in uses[name]:
        premises = draft.claims[conclusion].inferences[number].premises
        _with_premises(draft, conclusion, number, [new for each in premises for new in
                                                   ((each, other) if each == name else (each,))])  # fmt: skip
    draft.came_from[other] = draft.came_from[name]
    draft.done += [("claim-split", name), ("", other)]


def _merge(draft: Draft) -> None:
    uses, pointed = _uses(draft), _pointed_at(draft)
    taken = _touched(draft) | set(draft.source.roots) | pointed

    def free(name: str) -> bool:
        return name not in taken and len(uses.get(name, ())) == 1 and not draft.claims[name].inferences

    pairs = [
        (conclusion.id, number, one, two)
        for conclusion in draft.claims.values()
        for number, step in enumerate(conclusion.inferences)
        for one, two in zip(step.premises, step.premises[1:], strict=False)
        if one in draft.claims and two in draft.claims and free(one) and free(two)
    ]
    if not pairs:
        return
    conclusion, number, one, two = draft.chance.choice(pairs)
    _set(draft, one, text=f"{draft.claims[one].text} {draft.claims[two].text}")
    premises = draft.claims[conclusion].inferences[number].premises
    _with_premises(draft, conclusion, number, [each for each in premises if each != two])
    draft.came_from[one] += draft.came_from.pop(two)
    del draft.claims[two]
    draft.done.append(("claim-merged", one))


def _delete(draft: Draft) -> None:
    uses, pointed = _uses(draft), _pointed_at(draft)
    name = _pick(draft, lambda each: each in uses and each not in pointed and not draft.claims[each].inferences
                 and not draft.claims[each].objections)  # fmt: skip
    if name is None:
        return
    for conclusion, number in uses[name]:
        premises = draft.claims[conclusion].inferences[number].premises
        _with_premises(draft, conclusion, number, [each for each in premises if each != name])
    del draft.claims[name]
    draft.came_from.pop(name)
    _without_empty(draft)
    draft.done.append(("claim-removed", name))


def _insert(draft: Draft) -> None:
    steps = [(each.id, number) for each in draft.claims.values() for number in range(len(each.inferences))]
    conclusion, number = draft.chance.choice(sorted(steps))
    like = draft.claims[draft.chance.choice(sorted(draft.claims))]
    name = f"inserted-{len(draft.done)}"
    words = [draft.chance.choice(_words(draft, draft.chance.choice(sorted(draft.claims)))) for _ in
             range(len(_words(draft, like.id)))]  # fmt: skip
    han = bool(re.search(f"[{HAN}]", str(like.text)))
    draft.claims[name] = Claim(id=name, text=("" if han else " ").join(words) or "words", kind=like.kind)
    draft.part[name] = draft.part[conclusion]
    step = draft.claims[conclusion].inferences[number]
    _with_premises(draft, conclusion, number, [*step.premises, name])
    draft.done.append(("claim-added", name))


def _flip(draft: Draft) -> None:
    uses, pointed = _uses(draft), _pointed_at(draft)
    name = _pick(draft, lambda each: len(uses.get(each, ())) == 1 and each not in pointed)
    if name is None:
        return
    conclusion, number = uses[name][0]
    premises = draft.claims[conclusion].inferences[number].premises
    _with_premises(draft, conclusion, number, [each for each in premises if each != name])
    objection = Objection(id=f"{conclusion}.flipped-{len(draft.done)}", kind="rebuts", claim=name)
    _set(draft, conclusion, objections=(*draft.claims[conclusion].objections, objection))
    _without_empty(draft)
    draft.done.append(("flipped", name))


def _below(draft: Draft, name: str) -> set[str]:
    met, waiting = {name}, [name]
    while waiting:
        for step in draft.claims[waiting.pop()].inferences:
            fresh = [each for each in step.premises if each not in met and each in draft.claims]
            met.update(fresh)
            waiting += fresh
    return met


def _move(draft: Draft) -> None:
    uses = _uses(draft)
    name = _pick(draft, lambda each: len(uses.get(each, ())) == 1)
    if name is None:
        return
    conclusion, number = uses[name][0]
    below = _below(draft, name)
    steps = sorted((each.id, at) for each in draft.claims.values() for at in range(len(each.inferences))
                   if each.id not in below and each.id != conclusion)  # fmt: skip
    if not steps:
        return
    to, at = draft.chance.choice(steps)
    _with_premises(draft, to, at, [*draft.claims[to].inferences[at].premises, name])
    premises = draft.claims[conclusion].inferences[number].premises
    _with_premises(draft, conclusion, number, [each for each in premises if each != name])
    draft.part[name] = draft.part[to]
    _without_empty(draft)
    draft.done.append(("claim-moved", name))


def _weaken(draft: Draft) -> None:
    name = _pick(draft, lambda _: True)
    if name is None:
        return
    at = _STRENGTH.index(draft.claims[name].modality)
    weaker = at > 0 and draft.chance.random() < 0.7
    modality = _STRENGTH[at - 1] if weaker else _STRENGTH[min(at + 1, len(_STRENGTH) - 1)]
    if modality != draft.claims[name].modality:
        _set(draft, name, modality=modality)
        draft.done.append(("weakened" if weaker else "strengthened", name))


def _reword(draft: Draft, count: int, share: float) -> None:
    """Exchange a share of the words of so many claims for words of other claims."""
    alone = sorted(name for name in draft.claims if name in draft.came_from)
    pool = [word for name in sorted(draft.claims) for word in _words(draft, name)]
    for name in draft.chance.sample(alone, min(count, len(alone))) if share else ():
        text = str(draft.claims[name].text)
        spans = [match.span() for match in _WORD.finditer(text)]
        chosen = draft.chance.sample(spans, round(share * len(spans)))
        for start, end in sorted(chosen, reverse=True):
            text = text[:start] + draft.chance.choice(pool) + text[end:]
        if text != draft.claims[name].text:
            _set(draft, name, text=text)
            draft.done.append(("claim-reworded", name))


# The end: new ids, and the map as a whole.


def _finished(draft: Draft, rename: bool) -> Revised:
    names = _names(draft, rename)
    claims = {name: _renamed(claim, names) for name, claim in draft.claims.items()}
    roots = tuple(names[each] for each in draft.source.roots if each in claims)
    terms = tuple(
        each.model_copy(update={"defined_by": names.get(each.defined_by or "")}) for each in draft.source.terms
    )

    def of(part: str) -> tuple[Claim, ...]:
        return tuple(claim for name, claim in claims.items() if draft.part[name] == part)

    parts = tuple(each.model_copy(update={"claims": of(each.part)}) for each in draft.source.parts)
    whole = draft.source.model_copy(
        update={"claims": of(""), "parts": parts, "roots": roots, "terms": terms, "revision": "revised"}
    )
    same = frozenset((old, names[new]) for new, olds in draft.came_from.items() for old in olds)
    done = tuple((kind, names.get(name, name)) for kind, name in draft.done if kind and (
        name in claims or kind == "claim-removed"))  # fmt: skip
    return Revised(whole, same, done)


def _names(draft: Draft, rename: bool) -> dict[str, str]:
    names = [*draft.claims]
    steps = [each.id for claim in draft.claims.values() for each in claim.inferences]
    objections = [each.id for claim in draft.claims.values() for each in _objections(claim)]
    if not rename:
        return {each: each for each in (*names, *steps, *objections)}
    numbers = list(range(len(names)))
    draft.chance.shuffle(numbers)
    found = {name: f"k{number}" for name, number in zip(names, numbers, strict=True)}
    return found | {name: f"s{at}" for at, name in enumerate(steps)} | {name: f"o{at}" for at, name in
                                                                      enumerate(objections)}  # fmt: skip


def _objections(claim: Claim) -> Iterator[Objection]:
    waiting = [*claim.objections, *(each for step in claim.inferences for each in step.objections)]
    while waiting:
        objection = waiting.pop()
        yield objection
        waiting += objection.replies


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    def those(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(each, each) for each in ids)

    def objection(each: Objection) -> Objection:
        return each.model_copy(update={"id": names[each.id], "claim": names.get(each.claim, each.claim),
                                       "replies": tuple(map(objection, each.replies))})  # fmt: skip

    def step(each: Inference) -> Inference:
        roles = {role: those(filled) for role, filled in each.roles.items()}
        answers = {asked: answer.model_copy(update={"by": those(answer.by)}) for asked, answer in each.answers.items()}
        fields = {"premises": those(each.premises), "roles": roles, "answers": answers}
        return each.model_copy(
            update={"id": names[each.id], "objections": tuple(map(objection, each.objections)), **fields}
        )

    return claim.model_copy(update={
        "id": names[claim.id], "inferences": tuple(map(step, claim.inferences)), "if_": those(claim.if_),
        "only_if": those(claim.only_if), "contradicts": those(claim.contradicts),
        "objections": tuple(map(objection, claim.objections)),
    })  # fmt: skip


# What is measured


def bare(argument: Map) -> Map:
    """A map of ids, texts and links alone."""

    def of(claim: Claim) -> Claim:
        steps = tuple(each.model_copy(update={"anchors": (), "warrant": None}) for each in claim.inferences)
        return Claim(id=claim.id, text=claim.text, inferences=steps, objections=claim.objections)

    parts = tuple(each.model_copy(update={"claims": tuple(map(of, each.claims))}) for each in argument.parts)
    return argument.model_copy(update={"claims": tuple(map(of, argument.claims)), "parts": parts})


@dataclass
class Score:
    """Counts over several revisions: matches and changes, made, told, and both."""

    matches: list[int] = field(default_factory=lambda: [0, 0, 0])
    changes: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    def add(self, argument: Map, made: Revised) -> None:
        """Compare a map with its revision, and count."""
        found = diff(argument, made.map)
        pairs = {(old, new) for each in found.matches for old in each.old for new in each.new}
        told = [each for each in found.changes if each.kind.value in COUNTED]
        names = {(each.kind.value, name) for each in told for name in _names_of(each)}
        for at, count in enumerate((len(pairs & made.same), len(pairs), len(made.same))):
            self.matches[at] += count
        right = sum(each in names for each in made.done)
        rightly = sum(any((each.kind.value, name) in made.done for name in _names_of(each)) for each in told)
        for at, count in enumerate((right, len(made.done), rightly, len(told))):
            self.changes[at] += count

    def __str__(self) -> str:
        right, found, wanted = self.matches
        told, done, rightly, every = self.changes
        f1 = 2 * right / (found + wanted)
        return (
            f"P {right / found:.4f}  R {right / wanted:.4f}  F1 {f1:.4f}   "
            f"told {told / (done or 1) if done else 1:.4f}  made {rightly / every if every else 1:.4f}"
        )


COUNTED = frozenset(
    "claim-added claim-removed claim-reworded claim-split claim-merged claim-moved flipped weakened "
    "strengthened".split()
)


def _names_of(change: Change) -> tuple[str, ...]:
    """What a change is about, by the ids of `Revised.done`: old ones only of what is no more."""
    return change.new_ids or change.old_ids


def main() -> None:
    """Print the scores of every map and recipe."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--only", nargs="*", default=[], help="recipes or maps whose name has one of these")
    given = options.parse_args()
    maps = Path(__file__).parent.parent / "maps"
    paper, essay = load(maps / "us-japan-alliance"), load(maps / "school-start-2")
    sides = {"paper, en": monolingual(paper, "en"), "paper, zh-Hant": monolingual(paper, "zh-Hant"), "essay": essay}
    sides |= {f"{name}, bare": bare(each) for name, each in list(sides.items())[:2]}
    for name, argument in sides.items():
        for recipe in RECIPES:
            if not given.only or any(each in f"{name} {recipe.name}" for each in given.only):
                score = Score()
                for seed in range(given.seeds):
                    score.add(argument, revised(argument, recipe, seed))
                print(f"{name:<21} {recipe.name:<12} {score}", flush=True)


if __name__ == "__main__":
    main()
