"""What became of places between two revisions, as a drawing is handed it: plain data, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from argmap.draw.measure import broken, clean, ems, is_han

Place = tuple[str, str]  # claim, inference or objection; and its id
What = Literal["kept", "lost", "won"]
GAP = 2.0  # between two stretches that no blank parts
_TIGHT = 0.96  # of a line's room: the gaps take the rest


class Mark(NamedTuple):
    """What became of one place: the names of its signs, notes in its box, sentences for its title, and, of a reworded
    claim, the stretches of its text by language. Without signs, it is drawn as what has not changed."""

    signs: Sequence[str] = ()
    notes: Sequence[str] = ()
    told: Sequence[str] = ()
    texts: Mapping[str, Sequence[tuple[What, str]]] = {}


@dataclass(frozen=True)
class Marks:
    """What became of a whole map. `lines` are premises that a step won or lost, by step and premise, with `added` or
    `removed`; `told` is all of it in a few words."""

    places: Mapping[Place, Mark] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], str] = field(default_factory=dict)
    told: str = ""

    def on(self, type_: str, name: str) -> Mark:
        """The mark of a place; an empty one where nothing became of it."""
        return self.places.get((type_, name), _NONE)

    def line(self, type_: str, of: str, end: str) -> str:
        """What became of a line, by its type, what it belongs to, and the box at its right end: added, removed, kept
        beside what has changed (changed), or empty."""
        if type_ not in ("step", "premise", "rebuts", "undercuts", "qualifies"):
            return ""
        signs = self.on("inference" if type_ in ("step", "premise") else "objection", of).signs
        whole = next((each for each in ("added", "removed") if each in signs), "")
        return whole or self.lines.get((of, end.removesuffix("~ref")), "changed" if signs else "")


_NONE = Mark()


def frame(signs: Sequence[str]) -> str:
    """What a box is as a whole: added, removed, changed, or quiet."""
    return signs[0] if signs and signs[0] in ("added", "removed") else "changed" if signs else "quiet"


class Stretch(NamedTuple):
    """Words on a line that became the same thing: how far from its start, and what stands before them."""

    x: float
    text: str
    what: What
    joint: str


def lines(stretches: Sequence[tuple[What, str]], room: float, size: float) -> Iterator[list[Stretch]]:
    """A text in stretches, broken into lines of so many points."""
    spaced = _spaced(stretches)
    whole = "".join(text for _, text in spaced)
    ends, kinds = 0, list[tuple[int, What]]()
    for what, text in spaced:
        ends += len(text)
        kinds.append((ends, what))
    at, turn = 0, 0
    for line in broken(whole, room * _TIGHT / size):
        at += len(whole[at:]) - len(whole[at:].lstrip(" ")) if whole[at : at + 1] == " " else 0
        end, cut = at + len(line), list[tuple[What, str]]()
        while at < end:
            while kinds[turn][0] <= at:
                turn += 1
            until = min(end, kinds[turn][0])
            cut.append((kinds[turn][1], whole[at:until]))
            at = until
        yield list(_placed(cut, size))


def _spaced(stretches: Sequence[tuple[What, str]]) -> list[tuple[What, str]]:
    """Stretches of drawable letters, with a blank wherever one of Latin letters would run into the next."""
    found: list[tuple[What, str]] = []
    for what, text in stretches:
        words = clean(text)
        blank = " " if text[:1].isspace() else ""
        if found and not blank and words and not found[-1][1].endswith(" ") and _runs_on(found[-1], (what, words)):
            blank = " "
        if blank and found:
            found[-1] = (found[-1][0], found[-1][1].rstrip() + " ")
        if words:
            found.append((what, words + (" " if text[-1:].isspace() else "")))
        elif text and found:
            found[-1] = (found[-1][0], found[-1][1].rstrip() + " ")
    return found


def _runs_on(before: tuple[What, str], after: tuple[What, str]) -> bool:
    """What was lost is never glued to a word; other stretches are parted only where both are words."""
    letters = before[1][-1:].isalnum() and after[1][:1].isalnum()
    latin = not is_han(before[1][-1:]) and not is_han(after[1][:1])
    return latin and (letters or ("lost" == before[0] == "lost" and after[1][:1].isalnum()))


def _placed(cut: Sequence[tuple[What, str]], size: float) -> Iterator[Stretch]:
    x, joint = 0.0, ""
    for what, text in cut:
        bare = text.rstrip()
        if bare:
            yield Stretch(round(x, 2), bare, what, joint)
        joint = " " if text.endswith(" ") else ""
        x += ems(bare) * size + (ems(" ") * size if joint else GAP)
