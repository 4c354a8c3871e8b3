"""What exploring found, in words: what was asked, the answer, and what of it matters first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.digest import COLUMNS, clipped
from argmap.explore import Explored
from argmap.graph import Graph, graph
from argmap.holding import lines
from argmap.model import Map, in_languages
from argmap.records.explore import Change, Choice, Consequences, Critical, Point, RootPoints, SinglePoints
from argmap.references import short
from argmap.report import many
from argmap.safe import one_line
from argmap.support import Standing, State, Support, support

MOST = 12  # lines of one list
_CHOICES = 4  # of one order
_HEAVY = 8
_DEEPEST = 10  # levels of indentation
_COUNTED = ("nothing", "one", "two", "three", "four", "five", "six")


def as_text(argument: Map, found: Explored, language: str | None = None) -> str:
    """The answer for a person, with the claims' labels or their words in a language (default: the paper's)."""
    index = graph(argument)
    words = Words(index, support(index), language or argument.paper.language)
    if isinstance(found, Critical):
        told = _critical(found, words)
    elif isinstance(found, Consequences):
        told = _consequences(found, words)
    else:
        told = _points(found, words)
    return "".join(f"{line}\n" for line in told)


@dataclass(frozen=True)
class Words:
    """How the things of a map are called."""

    index: Graph
    support: Support
    language: str

    def label(self, claim: str) -> str:
        """A claim in a few words, or in all that it has; as its id where nothing defines it."""
        record = self.index.claims.get(claim)
        return in_languages(record.label or record.text, self.language) if record else claim

    def told(self, name: str) -> str:
        """An id with what it stands for: a claim, step, objection or source."""
        index, found = self.index, self.support
        if name in index.claims:
            return f"{name} [{found.states[name]}]: {self.label(name)}"
        if name in index.inferences:
            scheme, conclusion = index.inferences[name].scheme or "no scheme", index.conclusion[name]
            return f"{name} [{found.statuses[name]}]: {scheme}, to '{conclusion}': {self.label(conclusion)}"
        if name in index.objections:
            objection = index.objections[name]
            turned = f"{objection.kind} '{index.target[name]}'"
            return f"{name} [{found.objections[name]}]: {turned}: {self.label(objection.claim)}"
        return f"{name} (source): " + next((short(each) for each in index.map.references if each.id == name), "")

    def member(self, name: str) -> str:
        """What can fall, as it is `told`; of a claim that has steps it is only the ground of its own."""
        return ("the own ground of " if name in self.index.support else "") + self.told(name)

    def in_full(self, name: str) -> str:
        """A claim in its full words; anything else as it is `told`."""
        claim = self.index.claims.get(name)
        return one_line(f"{name}: {in_languages(claim.text, self.language)}" if claim else self.told(name))


def _listed(lines: Sequence[str], most: int = MOST) -> Iterator[str]:
    """Lines cut to the width of a terminal; if they are too many, the first of them and how many more there are."""
    shown = lines if len(lines) <= most + 1 else lines[:most]
    yield from map(clipped, shown)
    if len(shown) < len(lines):
        yield f"  … and {len(lines) - len(shown)} more (--format json lists them all)"


# What carries a claim.


def _critical(found: Critical, words: Words) -> Iterator[str]:
    yield words.in_full(found.claim)
    yield ""
    if not found.follows:
        yield f"Nothing needs to fall any more: {_why_not(found.claim, words)}."
        return
    why = "" if found.state == "grounded" else "; `argmap check` says why"
    yield f"As recorded it is {found.state}{why}. This is another question: what does it rest on as"
    yield "asserted, if a claim for which nothing is recorded counts as given? What must fall for it to fall?"
    for order in range(1, found.order + 1):
        choices = [each for each in found.choices if each.order == order]
        if choices:
            yield ""
            yield from _alone(choices[0], words) if order == 1 else _together(choices, order, words)
    yield ""
    yield _beyond(found, words)


def _why_not(claim: str, words: Words) -> str:
    """Why a claim does not follow as recorded: what is amiss at the end of its first line."""
    index, found = words.index, words.support
    held, met = lines(index, found), {claim: None}
    while found.states[claim] is not State.DEFEATED:
        step = next(each for each in index.support[claim] if index.inferences[each].premises)
        missing = [each for each in index.inferences[step].premises if each not in held]
        if not missing:
            return f"the step '{step}' is broken"
        if missing[0] not in index.claims:
            return f"it needs '{missing[0]}', which is defined nowhere"
        if missing[0] in met:
            return f"'{missing[0]}' rests on itself, in a circle"
        claim = missing[0]
        met[claim] = None
    against = (each for place in (claim, *index.raised_by.get(claim, ())) for each in index.against.get(place, ()))
    stand = [each for each in against if found.objections[each] is Standing.STANDS]
    rebuts = next(each for each in stand if index.objections[each].kind == "rebuts")
    return f"'{claim}' is defeated, since '{rebuts}' stands"


def _alone(choice: Choice, words: Words) -> Iterator[str]:
    names = choice.one_of[0]
    yield f"Any one of these {len(names)} is enough:" if len(names) > 1 else "This alone is enough:"
    yield from _listed([f"  {words.member(each)}" for each in names])


def _together(choices: Sequence[Choice], order: int, words: Words) -> Iterator[str]:
    yield f"{_COUNTED[order].capitalize()} together:"
    for number, choice in enumerate(choices[:_CHOICES], 1):
        for line, (whole, names) in enumerate(zip(choice.whole, choice.one_of, strict=True)):
            yield clipped(f"{number if line == 0 else '+':>3} {_any_of(whole, names, words)}")
    if len(choices) > _CHOICES:
        yield f"  … or {many(len(choices) - _CHOICES, 'other combination')} (--format json lists them all)"


def _any_of(whole: str, names: Sequence[str], words: Words) -> str:
    """What falls, and how many premises and steps are each enough for that."""
    if len(names) == 1:
        return words.member(names[0])
    return f"any of {len(names)} that each fell {words.told(whole)}"


def _beyond(found: Critical, words: Words) -> str:
    """What the answer does not hold."""
    few = f"set of up to {_COUNTED[found.order]}"
    if found.truncated:
        return "There are more of these than can be listed; some are missing here."
    if found.cuts:
        return f"No other {few} fells it." if found.order > 1 else "Nothing else fells it alone."
    steps = len(words.index.support.get(found.claim, ()))
    lines = f": {many(steps, 'step')} lead to it, and all of them would have to fail" if steps > 1 else ""
    return (f"No {few} fells it" if found.order > 1 else "Nothing fells it alone") + f"{lines}."


# What would change.


def _consequences(found: Consequences, words: Words) -> Iterator[str]:
    yield from _supposed("Suppose this were not so:", found.rejected, words)
    yield from _supposed("Suppose this were so:", found.assumed, words)
    yield ""
    yield from _fallen(found, words)
    if found.restored:
        yield ""
        yield f"{many(len(found.restored), 'other claim')} would follow, though not as recorded:"
        yield from _spread(found.restored, words)
    yield ""
    yield from _by_states(found, words)


def _supposed(heading: str, names: Sequence[str], words: Words) -> Iterator[str]:
    yield from [heading, *(f"  {words.in_full(each)}" for each in names)] if names else []


def _fallen(found: Consequences, words: Words) -> Iterator[str]:
    """What would no longer follow, each claim below the one that it falls with."""
    if found.fallen:
        others = many(len(found.fallen), "other claim")
        yield f"{others} would no longer follow, even if all else that is asserted is taken as given:"
        yield from _spread(found.fallen, words)
    else:
        yield "Every other claim that follows from what is asserted would still follow."
    yield from map(clipped, _roots(found, words.index))


def _roots(found: Consequences, index: Graph) -> Iterator[str]:
    fallen = {*(each.id for each in found.fallen), *found.rejected}
    lost = [each for each in index.roots if each in fallen]
    if lost:
        yield f"Among the roots: {', '.join(lost)} would no longer follow."
    elif index.roots:
        yield "Of the roots none would fall."


def _spread(changes: Sequence[Change], words: Words) -> Iterator[str]:
    """A tree of changes, the nearest of them, each below what it came by."""
    shown = changes if len(changes) <= MOST + 1 else changes[:MOST]
    known = {each.id for each in shown}
    below: dict[str | None, list[str]] = {}
    for each in shown:
        last = next((name for name in reversed(each.path[:-1]) if name in known), None)
        below.setdefault(last, []).append(each.id)
    waiting = [(1, each) for each in reversed(below.get(None, ()))]
    while waiting:
        depth, name = waiting.pop()
        yield clipped(f"{'  ' * min(depth, _DEEPEST)}{name}: {words.label(name)}")
        waiting += ((depth + 1, each) for each in reversed(below.get(name, ())))
    if len(shown) < len(changes):
        yield f"  … and {len(changes) - len(shown)} more, further off (--format json lists them all)"


def _by_states(found: Consequences, words: Words) -> Iterator[str]:
    """What support would be lost or gained, by what is recorded."""
    if not found.lost and not found.gained:
        why = ": what falls had no ground to lose" if found.fallen else ""
        yield f"By what is recorded, no other claim would be better or worse supported{why}."
    for heading, changes in (("less", found.lost), ("better", found.gained)):
        if changes:
            yield f"By what is recorded, {many(len(changes), 'other claim')} would be {heading} supported:"
            yield from _listed(
                [f"  {each.id}: {each.before} → {each.after}: {words.label(each.id)}" for each in changes]
            )


# What carries the roots.


def _points(found: SinglePoints, words: Words) -> Iterator[str]:
    yield f"What carries {found.map}, as asserted: a claim for which nothing is recorded counts as given here."
    yield "Whether it is supported is another question, which `argmap check` answers."
    for root in found.roots:
        yield ""
        yield from _root(root, words)
    if found.omitted:
        yield ""
        yield f"… and {many(found.omitted, 'more root')}"
    told = {point.id for root in found.roots for point in root.points}
    heaviest = [each for each in found.heaviest if each.id not in told]
    if heaviest:
        yield ""
        yield f"{'Elsewhere' if told else 'In the whole map'}, most claims fall with one of these:"
        yield from _listed([_heavy(each, words, each.alike, each.whole) for each in heaviest], _HEAVY)


def _root(root: RootPoints, words: Words) -> Iterator[str]:
    yield clipped(words.told(root.claim))
    if not root.follows:
        yield f"  It does not follow: {_why_not(root.claim, words)}."
    elif not root.points:
        steps = len(words.index.support.get(root.claim, ()))
        yield f"  Nothing carries it alone; {many(steps, 'step')} lead to it (--critical looks for what does together)."
    else:
        things = "this" if root.count == 1 else f"any one of these {root.count}"
        yield f"  It falls with {things}; before each, how many claims fall with it:"
        yield from _listed([_heavy(each, words) for each in root.points])


def _heavy(point: Point, words: Words, alike: int = 0, whole: str = "") -> str:
    others = f" or {alike} more that each fell '{whole}'" if alike else ""
    line = clipped(f"  {point.fells:>4}  {words.member(point.id)}", COLUMNS - len(others))
    return f"{line}{others}"
