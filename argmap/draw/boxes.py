"""Boxes with their words in place. Sizes come from the text alone, so that every engine draws the same boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from argmap.draw.facts import Badge, Facts
from argmap.draw.links import conditions, objection_name, step_name, stub_names
from argmap.draw.measure import SLACK, broken, clean, ems, shortened, width
from argmap.draw.view import Stub
from argmap.model import Claim, Inference

BoxType = Literal["claim", "inference", "objection", "stub", "condition"]
Role = Literal["id", "about", "text", "second", "label", "count", "name", "badge"]

SIZES: dict[Role, float] = {"id": 9.5, "about": 9.5, "text": 12.0, "second": 10.5, "label": 13.5, "count": 10.0,
                            "name": 10.5, "badge": 9.0}  # fmt: skip
LEADING = 1.3
CLAIM_ROOM = 22.0  # ems of the text: some 44 Latin letters, 22 Han characters
LABEL_ROOM = 17.0
NAME_ROOM = 8.5
BADGES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in a box: where it starts (or ends) on its base line, and how wide it is."""

    x: float
    y: float
    text: str
    role: Role
    language: str = ""
    at_end: bool = False

    @property
    def width(self) -> float:
        return width(self.text, SIZES[self.role])


@dataclass(frozen=True, slots=True)
class Pill:
    """A badge in its place."""

    x: float
    y: float
    width: float
    badge: Badge


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


@dataclass
class _Sheet:
    """A box being written, row by row."""

    width: float
    left: float
    right: float
    y: float = 4.0
    words: list[Words] = field(default_factory=list)
    pills: list[Pill] = field(default_factory=list)

    def row(self, text: str, role: Role, language: str = "", indent: float = 0.0) -> None:
        size = SIZES[role]
        self.y = round(self.y + size * LEADING, 2)
        self.words.append(Words(self.left + indent, round(self.y - size * 0.3, 2), text, role, language))

    def beside(self, text: str, role: Role, row: Words | None = None) -> None:
        """Words at the right end of a row, or of the one last written."""
        y = (row or self.words[-1]).y
        if text:
            self.words.append(Words(self.width - self.right, y, text, role, at_end=True))

    def badges(self, badges: Sequence[Badge]) -> None:
        """Pills in rows; what is more than fits the eye is a number."""
        shown = [*badges[:BADGES], *([Badge(f"+{len(badges) - BADGES}", "note")] if len(badges) > BADGES else [])]
        x = self.width
        for badge in shown:
            wide = round(ems(badge.code) * SIZES["badge"] * SLACK + 18, 2)
            if x + wide > self.width - self.right:
                x, self.y = self.left - 2, self.y + 18
            self.pills.append(Pill(x, self.y - 13, wide, badge))
            x = round(x + wide + 4, 2)

    @property
    def height(self) -> float:
        return round(self.y + 5, 2)

    def box(self, name: str, of: str, type_: BoxType, look: str, title: str, *classes: str) -> Box:
        words, pills = tuple(word for word in self.words if word.text), tuple(self.pills)
        return Box(name, of, type_, look, self.width, self.height, words, pills, classes, title)


def boxes(facts: Facts) -> list[Box]:
    """Every box of a view, in the order of the map."""
    return list(_boxes(facts))


def _boxes(facts: Facts) -> Iterator[Box]:
    view, index = facts.view, facts.index
    names = stub_names(index, view)
    yield from (_stub(facts, stub, names[stub.claim]) for stub in view.stubs)
    yield from (_claim(facts, index.claims[name]) for name in view.claims)
    yield from (_inference(facts, index.inferences[name]) for name in view.inferences)
    yield from (_objection(facts, name) for name in view.objections)
    for name, claim, word, _ in conditions(index, view):
        sheet = _Sheet(round(ems(word) * SIZES["name"] * SLACK + 16, 2), 8, 8, y=2)
        sheet.row(word, "name")
        yield sheet.box(name, claim, "condition", "condition", f"{claim} holds {word}")


def _claim(facts: Facts, claim: Claim) -> Box:
    sheet = _brief(facts, claim) if facts.view.name == "overview" else _full(facts, claim)
    sheet.badges(facts.badges.get(claim.id, ()))
    state = str(facts.support.states[claim.id])
    return sheet.box(claim.id, claim.id, "claim", state, _claim_title(facts, claim), state, claim.voice, claim.kind)


def _full(facts: Facts, claim: Claim) -> _Sheet:
    """A claim with its text."""
    room = CLAIM_ROOM * SIZES["text"]
    sheet = _Sheet(round(room * SLACK + 26), 17, 9)
    _head(sheet, facts, claim)
    for place, (tag, text) in enumerate(facts.texts(claim.text)):
        role: Role = "second" if place else "text"
        for line in broken(text, room / SIZES[role]):
            sheet.row(line, role, tag)
    return sheet


def _brief(facts: Facts, claim: Claim) -> _Sheet:
    """A claim of an overview: its label, and how much lies beneath."""
    room = LABEL_ROOM * SIZES["label"]
    sheet = _Sheet(round(room * SLACK + 40), 32, 9, y=2)
    for place, (tag, text) in enumerate(facts.texts(claim.label or claim.text)):
        role: Role = "second" if place else "label"
        for line in broken(text, room / SIZES[role]):
            sheet.row(line, role, tag)
    hidden = facts.view.hidden.get(claim.id)
    if hidden and hidden.claims:
        count = _count(hidden.claims, facts.count(hidden.places))
        left = room * SLACK - width(count, SIZES["count"]) - 10
        free = next((row for row in sheet.words if row.width < left), None)
        if free is None:
            sheet.row("", "count")
        sheet.beside(count, "count", free)
    return sheet


def _count(claims: int, findings: int) -> str:
    told = f"+{claims} {'claim' if claims == 1 else 'claims'}"
    return told + (f", {findings} {'finding' if findings == 1 else 'findings'}" if findings else "")


def _head(sheet: _Sheet, facts: Facts, claim: Claim) -> None:
    """The first row: mark, id; at its right end what kind of claim it is, whose, and what it cites."""
    room = (sheet.width - sheet.left - sheet.right - 14) / SLACK
    sources = facts.sources(claim.cites)
    cited = f"[{', '.join(sources)}]" if sources else ""
    voice = "" if claim.voice == "paper" else f"{claim.voice}: {clean(claim.by)}" if claim.by else claim.voice
    about = " · ".join(filter(None, (shortened(voice, 12), claim.kind, shortened(cited, 11))))
    kept = shortened(about, room * 0.68 / SIZES["about"])
    sheet.row(shortened(claim.id, (room - width(kept, SIZES["about"]) - 10) / SIZES["id"]), "id", indent=15)
    sheet.beside(kept, "about")
    sheet.y += 1


def _claim_title(facts: Facts, claim: Claim) -> str:
    about = [f"{claim.id}: {claim.kind}, {facts.support.states[claim.id]}"]
    through = facts.support.through.get(claim.id)
    about += [f"rests on {through}"] if through else []
    about += [] if claim.voice == "paper" else [f"voice: {claim.voice}" + (f" ({clean(claim.by)})" if claim.by else "")]
    about += [f"cites {', '.join(facts.sources(claim.cites))}"] if claim.cites else []
    return "\n".join([text for _, text in facts.texts(claim.text)] + ["; ".join(about), *_told(facts, claim.id)])


def _told(facts: Facts, place: str) -> list[str]:
    codes = [badge.code for badge in facts.badges.get(place, ())]
    return [f"findings: {', '.join(codes)}"] if codes else []


def _inference(facts: Facts, inference: Inference) -> Box:
    status = str(facts.support.statuses[inference.id])
    scheme = inference.scheme
    known = facts.schemes.get(scheme or "", clean((scheme or "no scheme").replace("-", " ")))
    lines = broken(known, NAME_ROOM)
    sheet = _Sheet(round(NAME_ROOM * SIZES["name"] * SLACK + 30), 21, 7)
    for line in lines:
        sheet.row(line, "name")
    if inference.warrant is not None:
        sheet.row("warrant unstated" if inference.warrant.voice == "implicit" else "with warrant", "count")
    sheet.badges(facts.badges.get(inference.id, ()))
    title = _inference_title(facts, inference, known, status)
    name = step_name(facts.index, inference.id)
    return sheet.box(name, inference.id, "inference", status, title, status, *([scheme] if scheme else ["no-scheme"]))


def _inference_title(facts: Facts, inference: Inference, scheme: str, status: str) -> str:
    why = [reason.code for reason in facts.support.reasons.get(inference.id, ())]
    told = [f"{inference.id}: {scheme}, {status}" + (f" ({', '.join(dict.fromkeys(why))})" if why else "")]
    if inference.warrant is not None:
        told += [f"warrant ({inference.warrant.voice}): {text}" for _, text in facts.texts(inference.warrant.text)]
    return "\n".join(told + _told(facts, inference.id))


def _objection(facts: Facts, name: str) -> Box:
    objection = facts.index.objections[name]
    standing = "conceded" if objection.conceded else str(facts.support.objections[name])
    wide = max(ems(objection.kind) * SIZES["name"], ems(standing) * SIZES["count"])
    sheet = _Sheet(round(max(wide * SLACK, 48) + 22), 11, 7)
    sheet.row(objection.kind, "name")
    sheet.row(standing, "count")
    sheet.badges(facts.badges.get(name, ()))
    title = "\n".join([f"{name}: {objection.kind} {facts.index.target[name]}, {standing}", *_told(facts, name)])
    box_name = objection_name(facts.index, name)
    return sheet.box(box_name, name, "objection", objection.kind, title, objection.kind, standing)


def _stub(facts: Facts, stub: Stub, name: str) -> Box:
    sheet = _Sheet(round(LABEL_ROOM * SIZES["second"] * SLACK + 30), 22, 7)
    if stub.part is None:
        missing = clean(stub.claim)
        for line in broken(f"no claim '{missing}'", LABEL_ROOM):
            sheet.row(line, "second")
        return sheet.box(name, missing, "stub", "missing", f"no claim is called '{missing}'", "missing")
    claim = facts.index.claims[stub.claim]
    for tag, text in facts.texts(claim.label or claim.text):
        for line in broken(text, LABEL_ROOM)[:4]:
            sheet.row(line, "second", tag)
    where = f"part: {facts.part_titles.get(stub.part, stub.part)}" if stub.part else "with the roots"
    sheet.row(shortened(clean(where), LABEL_ROOM * SIZES["second"] / SIZES["about"]), "about")
    return sheet.box(name, stub.claim, "stub", "elsewhere", _claim_title(facts, claim) + f"\n{where}", "elsewhere")
