"""A box being written: rows of words, then badges. Its size follows from what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from argmap.draw.facts import Badge
from argmap.draw.marks import Stretch
from argmap.draw.measure import SLACK, ems, width

BoxType = Literal["claim", "inference", "objection", "stub", "condition"]
Role = Literal["id", "about", "text", "second", "label", "count", "name", "badge", "part", "section", "note"]

SIZES: dict[Role, float] = {"id": 9.5, "about": 9.5, "text": 12.0, "second": 10.5, "label": 13.5, "count": 10.0,
                            "name": 10.5, "badge": 9.5, "part": 9.5, "section": 9.5, "note": 9.5}  # fmt: skip
LEADING = 1.3
TAG = 15.0  # width of a part's number in its frame
BADGES = 3  # more are a number


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in a box: where it starts (or ends) on its base line, and how wide it is."""

    x: float
    y: float
    text: str
    role: Role
    language: str = ""
    at_end: bool = False
    change: str = ""  # lost or won, of words between two revisions
    joint: str | None = None  # what stands before it, where it goes on with the words before it

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return width(self.text, SIZES[self.role])


@dataclass(frozen=True, slots=True)
class Pill:
    """A badge in its place."""

    x: float
    y: float
    width: float
    badge: Badge


@dataclass(frozen=True, slots=True)
class Tag:
    """The number of a part in a small frame, in its place."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Box:
    """What the engine places and `svg` draws. Positions count from the upper left corner."""

    name: str
    of: str  # id of what it stands for
    type: BoxType
    look: str  # key into the looks of its type
    width: float
    height: float
    words: tuple[Words, ...]
    pills: tuple[Pill, ...] = ()
    classes: tuple[str, ...] = ()
    title: str = ""
    tag: Tag | None = None
    fold_at: float | None = None  # where the fold at its right end begins: what lies beneath is told there
    href: str = ""
    signs: tuple[str, ...] = ()  # what became of it between two revisions, for its corner


@dataclass
class Sheet:
    """A box being written, row by row."""

    width: float
    left: float
    right: float
    y: float = 4.0
    words: list[Words] = field(default_factory=list)
    pills: list[Pill] = field(default_factory=list)
    tag: Tag | None = None
    fold_at: float | None = None

    def row(self, text: str, role: Role, language: str = "", indent: float = 0.0) -> None:
        """A line of words below what is written."""
        size = SIZES[role]
        self.y = round(self.y + size * LEADING, 2)
        self.words.append(Words(self.left + indent, round(self.y - size * 0.3, 2), text, role, language))

    def stretches(self, line: Sequence[Stretch], role: Role, language: str) -> None:
        """A line of words below what is written, of which some came or went."""
        for at, each in enumerate(line):
            if at == 0:
                self.row(each.text, role, language, each.x)
            else:
                self.words.append(Words(round(self.left + each.x, 2), self.words[-1].y, each.text, role, language))
            change = "" if each.what == "kept" else each.what
            self.words[-1] = replace(self.words[-1], change=change, joint=each.joint if at else None)

    def again(self, words: Sequence[Words]) -> None:
        """Words that stand on one line elsewhere, below what is written."""
        self.row(words[0].text, words[0].role, words[0].language)
        at = self.words.pop()
        moved = at.x - words[0].x
        self.words += [replace(each, x=round(each.x + moved, 2), y=at.y) for each in words]

    def beside(self, text: str, role: Role, free: float = 0.0) -> None:
        """Words at the right end of the row last written, with so much left free behind them."""
        if text:
            end = round(self.width - self.right - free, 2)
            self.words.append(Words(end, self.words[-1].y, text, role, at_end=True))

    def before(self, text: str, role: Role, wide: float) -> None:
        """Words before those last written, which left so much free for them."""
        if text:
            self.words.append(Words(round(self.words[-1].x - wide, 2), self.words[-1].y, text, role))

    def part(self, number: int | None, x: float) -> None:
        """The number of a part, on the row last written."""
        if number is not None:
            self.tag = Tag(x, round(self.words[-1].y - 9.0, 2), number)

    def fold(self, wide: float, told: str, badge: Badge | None, changed: str = "") -> None:
        """A fold at the right end, which makes the box wider: what lies beneath, in a few letters, and a badge; below,
        how much of it has changed."""
        self.fold_at, middle = self.width, self.width + wide / 2
        self.width = round(self.width + wide, 2)
        self.y = max(self.y, 34.0 if badge else 20.0)
        self.words.append(Words(round(middle - width(told, SIZES["count"]) / 2, 2), 15.5, told, "count"))
        if changed:
            y = 47.5 if badge else 29.5
            self.y = max(self.y, y + 3)
            self.words.append(Words(round(middle - width(changed, SIZES["count"]) / 2, 2), y, changed, "count"))
        if badge:
            self.pills.append(Pill(round(middle - _wide(badge) / 2, 2), 20.5, _wide(badge), badge))

    def widen(self, more: float) -> None:
        """Make the box wider; what stands at its right end stays there."""
        self.width = round(self.width + more, 2)
        self.words = [replace(word, x=round(word.x + more, 2)) if word.at_end else word for word in self.words]

    def badge_beside(self, badge: Badge) -> None:
        """A badge at the right end of the row last written."""
        wide, y = _wide(badge), round(self.words[-1].y - 10.5, 2)
        self.pills.append(Pill(round(self.width - self.right - wide, 2), y, wide, badge))

    def badges(self, badges: Sequence[Badge]) -> None:
        """Pills in rows; what is more than fits the eye is a number."""
        shown = [*badges[:BADGES], *([Badge(f"+{len(badges) - BADGES}", "note")] if len(badges) > BADGES else [])]
        x = self.width
        for badge in shown:
            wide = _wide(badge)
            if x + wide > self.width - self.right:
                x, self.y = self.left - 2, self.y + 18
            self.pills.append(Pill(x, self.y - 13, wide, badge))
            x = round(x + wide + 4, 2)

    @property
    def height(self) -> float:
        """How high the box has to be."""
        return round(self.y + 5, 2)

    def box(self, name: str, of: str, type_: BoxType, look: str, title: str, *classes: str, href: str = "") -> Box:
        """The box as it is written so far."""
        words, pills = tuple(word for word in self.words if word.text), tuple(self.pills)
        return Box(name, of, type_, look, self.width, self.height, words, pills, tuple(filter(None, classes)), title,
                   self.tag, self.fold_at, href)  # fmt: skip


def fold_width(told: str, badge: Badge | None, changed: str = "") -> float:
    """How wide a fold has to be for what it tells."""
    return round(max(max(ems(told), ems(changed)) * SIZES["count"] * SLACK, _wide(badge) if badge else 0.0) + 12, 2)


def _wide(badge: Badge) -> float:
    return round(ems(badge.code) * SIZES["badge"] * SLACK + 18, 2)
