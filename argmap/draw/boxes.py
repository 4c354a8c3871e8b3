"""The boxes of a drawing: what is written in each, from the texts alone, so that every engine draws the same boxes."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.draw.facts import Facts
from argmap.draw.links import conditions, objection_name, step_name, stub_names
from argmap.draw.measure import SLACK, broken, clean, ems, shortened, width
from argmap.draw.sheet import SIZES, Box, Role, Sheet
from argmap.draw.view import Stub
from argmap.model import Claim, Inference

CLAIM_ROOM = 22.0  # ems of the text: some 44 Latin letters, 22 Han characters
LABEL_SHARE = 10.4  # points of a label to each em of the text: labels are shorter, and larger
STUB_ROOM = 17.0
NAME_ROOM = 8.5


def boxes(facts: Facts, room: float = CLAIM_ROOM) -> list[Box]:
    """Every box of a view, in the order of the map. `room` is how many ems a line of a claim may take."""
    return list(_boxes(facts, room))


def _boxes(facts: Facts, room: float) -> Iterator[Box]:
    view, index = facts.view, facts.index
    names = stub_names(index, view)
    yield from (_stub(facts, stub, names[stub.claim]) for stub in view.stubs)
    yield from (_claim(facts, index.claims[name], room) for name in view.claims)
    yield from (_inference(facts, index.inferences[name]) for name in view.inferences)
    yield from (_objection(facts, name) for name in view.objections)
    for name, claim, word, _ in conditions(index, view):
        sheet = Sheet(round(ems(word) * SIZES["name"] * SLACK + 16, 2), 8, 8, y=2)
        sheet.row(word, "name")
        yield sheet.box(name, claim, "condition", "condition", f"{claim} holds {word}")


def _claim(facts: Facts, claim: Claim, room: float) -> Box:
    sheet = (
        _brief(facts, claim, room * LABEL_SHARE)
        if facts.view.name == "overview"
        else _full(facts, claim, room * SIZES["text"])
    )
    sheet.badges(facts.badges.get(claim.id, ()))
    state = str(facts.support.states[claim.id])
    return sheet.box(claim.id, claim.id, "claim", state, _claim_title(facts, claim), state, claim.voice, claim.kind)


def _full(facts: Facts, claim: Claim, room: float) -> Sheet:
    """A claim with its text."""
    sheet = Sheet(round(room * SLACK + 26), 17, 9)
    _head(sheet, facts, claim)
    for place, (tag, text) in enumerate(facts.texts(claim.text)):
        role: Role = "second" if place else "text"
        for line in broken(text, room / SIZES[role]):
            sheet.row(line, role, tag)
    return sheet


def _brief(facts: Facts, claim: Claim, room: float) -> Sheet:
    """A claim of an overview: its label, and how much lies beneath."""
    sheet = Sheet(round(room * SLACK + 40), 32, 9, y=3)
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
    sheet.y += 2
    return sheet


def _count(claims: int, findings: int) -> str:
    told = f"+{claims} {'claim' if claims == 1 else 'claims'}"
    return told + (f", {findings} {'finding' if findings == 1 else 'findings'}" if findings else "")


def _head(sheet: Sheet, facts: Facts, claim: Claim) -> None:
    """The first row: mark, id; at its right end, or below, what kind of claim it is, whose, and what it cites."""
    room = (sheet.width - sheet.left - sheet.right) / SLACK
    sources = facts.sources(claim.cites)
    cited = f"[{', '.join(sources)}]" if sources else ""
    about = " · ".join(filter(None, (facts.voice(claim), claim.kind, shortened(cited, 13))))
    apart = width(claim.id, SIZES["id"]) + width(about, SIZES["about"]) + 30 > room
    sheet.row(shortened(claim.id, (room - 18) / SIZES["id"]), "id", indent=15)
    if apart:
        sheet.row(shortened(about, room / SIZES["about"]), "about")
    else:
        sheet.beside(about, "about")
    sheet.y += 1


def _claim_title(facts: Facts, claim: Claim) -> str:
    about = [f"{claim.id}: {claim.kind}, {facts.support.states[claim.id]}"]
    through = facts.support.through.get(claim.id)
    about += [f"rests on {through}"] if through else []
    about += [facts.voice(claim)] if claim.voice != "paper" else []
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
    sheet = Sheet(round(NAME_ROOM * SIZES["name"] * SLACK + 30), 21, 7)
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
    sheet = Sheet(round(max(wide * SLACK, 48) + 22), 11, 7)
    sheet.row(objection.kind, "name")
    sheet.row(standing, "count")
    sheet.badges(facts.badges.get(name, ()))
    title = "\n".join([f"{name}: {objection.kind} {facts.index.target[name]}, {standing}", *_told(facts, name)])
    box_name = objection_name(facts.index, name)
    return sheet.box(box_name, name, "objection", objection.kind, title, objection.kind, standing)


def _stub(facts: Facts, stub: Stub, name: str) -> Box:
    sheet = Sheet(round(STUB_ROOM * SIZES["second"] * SLACK + 30), 22, 7)
    if stub.part is None:
        missing = clean(stub.claim)
        for line in broken(f"no claim '{missing}'", STUB_ROOM):
            sheet.row(line, "second")
        return sheet.box(name, missing, "stub", "missing", f"no claim is called '{missing}'", "missing")
    claim = facts.index.claims[stub.claim]
    for tag, text in facts.texts(claim.label or claim.text):
        for line in broken(text, STUB_ROOM)[:4]:
            sheet.row(line, "second", tag)
    where = f"part: {facts.part_titles.get(stub.part, stub.part)}" if stub.part else "with the roots"
    sheet.row(shortened(clean(where), STUB_ROOM * SIZES["second"] / SIZES["about"]), "about")
    return sheet.box(name, stub.claim, "stub", "elsewhere", _claim_title(facts, claim) + f"\n{where}", "elsewhere")
