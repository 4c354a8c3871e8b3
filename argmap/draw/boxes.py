"""The boxes of a drawing: what is written in each, from the texts alone, so that every engine draws the same boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.draw.facts import Badge, Facts
from argmap.draw.links import conditions, objection_name, step_name, stub_names
from argmap.draw.marks import frame, lines
from argmap.draw.measure import SLACK, broken, clean, ems, shortened, width
from argmap.draw.sheet import SIZES, TAG, Box, Role, Sheet, fold_width
from argmap.draw.view import Stub
from argmap.model import Claim, Inference

CLAIM_ROOM = 22.0  # ems of the text: some 44 Latin letters, 22 Han characters
LABEL_SHARE = 10.4  # points of a label to each em of the text: labels are shorter, and larger
STUB_ROOM = 17.0
STUB_LINES = 4
PART_LINES = 3  # of the title of the part that a claim stands in
ABOUT_LINES = 2  # of what is told about a claim
CITED_ROOM = 26.0  # ems of what is cited
MOST_CITED = 6  # sources named in a box; its title names all
NAME_ROOM = 8.5
NOTED = 84.0  # least room in an objection for notes
NOTE_LINES = 3  # of a note on what became of a place


def boxes(facts: Facts, room: float = CLAIM_ROOM) -> list[Box]:
    """Every box of a view, in the order of the map. `room` is how many ems a line of a claim may take."""
    return [changed(facts, box) for box in _boxes(facts, room)]


def mention(facts: Facts, claim: str, widest: float) -> Box:
    """The small box that refers to a claim of the map, where it is shown in full elsewhere."""
    return changed(facts, _stub(facts, Stub(claim, facts.index.part_of.get(claim)), f"{claim}~ref", 0.0, widest))


_TYPES = {"stub": "claim"}  # what else boxes are of


def changed(facts: Facts, box: Box) -> Box:
    """The box with what became of it since an older revision, if that is to be told."""
    if facts.marks is None:
        return box
    mark = facts.marks.on(_TYPES.get(box.type, box.type), box.of)
    title = "\n".join([box.title, *map(clean, mark.told)])
    return replace(box, signs=tuple(mark.signs), classes=(*box.classes, frame(mark.signs)), title=title)


def _noted(sheet: Sheet, facts: Facts, type_: str, name: str) -> None:
    """What became of a place, in a few words."""
    room = (sheet.width - sheet.left - sheet.right) / SLACK / SIZES["about"]
    for note in facts.marks.on(type_, name).notes if facts.marks else ():
        for line in _cropped(broken(clean(note), room), NOTE_LINES, room):
            sheet.row(line, "note")


def _boxes(facts: Facts, room: float) -> Iterator[Box]:
    view, index = facts.view, facts.index
    names = stub_names(index, view)
    fold = max((fold_width(*_fold(facts, name)) for name in view.hidden), default=0.0)
    widest = _wide(facts, room)
    yield from (_stub(facts, stub, names[stub.claim], fold, widest) for stub in view.stubs)
    yield from (_claim(facts, index.claims[name], room, fold) for name in view.claims)
    yield from (_inference(facts, index.inferences[name]) for name in view.inferences)
    yield from (_objection(facts, name) for name in view.objections)
    for name, claim, word, _ in conditions(index, view):
        sheet = Sheet(round(ems(word) * SIZES["name"] * SLACK + 16, 2), 8, 8, y=2)
        sheet.row(word, "name")
        yield sheet.box(name, claim, "condition", "condition", f"{claim} holds {word}")


def _claim(facts: Facts, claim: Claim, room: float, fold: float) -> Box:
    wide = _wide(facts, room)
    if facts.view.brief:
        sheet = _brief(facts, claim, room * LABEL_SHARE, wide)
    else:
        sheet = _full(facts, claim, room * SIZES["text"], wide)
    _noted(sheet, facts, "claim", claim.id)
    sheet.badges(facts.badges("claim", claim.id))
    _folded(sheet, facts, claim.id, fold)
    state = str(facts.support.states[claim.id])
    classes = (state, claim.voice, claim.kind, "cites" if claim.cites else "", _sought(facts, claim.id))
    title, to = _claim_title(facts, claim), facts.href(claim.anchors)
    return sheet.box(claim.id, claim.id, "claim", state, title, *classes, href=to)


def _wide(facts: Facts, room: float) -> float:
    """How wide the box of a claim is, its fold aside."""
    return round(room * (LABEL_SHARE * SLACK) + 40 if facts.view.brief else room * (SIZES["text"] * SLACK) + 26)


def _sought(facts: Facts, name: str) -> str:
    return "sought" if name in facts.view.sought else ""


def _full(facts: Facts, claim: Claim, room: float, wide: float) -> Sheet:
    """A claim with its text."""
    sheet = Sheet(wide, 17, 9)
    _head(sheet, facts, claim)
    for place, (tag, text) in enumerate(facts.texts(claim.text)):
        role: Role = "second" if place else "text"
        stretches = facts.marks.on("claim", claim.id).texts.get(tag) if facts.marks else None
        for stretch in lines(stretches, room, SIZES[role]) if stretches else ():
            sheet.stretches(stretch, role, tag)
        for line in () if stretches else broken(text, room / SIZES[role]):
            sheet.row(line, role, tag)
    return sheet


def _brief(facts: Facts, claim: Claim, room: float, wide: float) -> Sheet:
    """A claim by its label, with what is told about it below."""
    sheet = Sheet(wide, 32, 9, y=3)
    for place, (tag, text) in enumerate(facts.texts(claim.label or claim.text)):
        role: Role = "second" if place else "label"
        for line in broken(text, room / SIZES[role]):
            sheet.row(line, role, tag)
    number = facts.part_number(claim.id)
    section = facts.section(claim.anchors)
    left = 0.0 if number is None else TAG + 5
    indent = left + _beside(section)
    first, *below = _rows(_about(facts, claim), room - indent, room - left)
    sheet.row(first, "about", indent=indent)
    sheet.before(section, "section", _beside(section))
    sheet.part(number, sheet.left)
    for line in below:
        sheet.row(line, "about", indent=left)
    sheet.y += 1
    return sheet


def _folded(sheet: Sheet, facts: Facts, claim: str, fold: float) -> None:
    """How much lies beneath a claim and is not shown, and whether there are findings on it.

    Where any claim of a view has a fold all are as wide as if they had one, so that they stand in columns.
    """
    if claim in facts.view.hidden:
        sheet.fold(fold, *_fold(facts, claim))
    else:
        sheet.widen(fold)


def _fold(facts: Facts, claim: str) -> tuple[str, Badge | None, str]:
    fold = facts.fold(facts.view.hidden[claim])
    told = f"+{fold.claims}{'…' if fold.more else ''}" if fold.claims else "…"
    changed = f"~{fold.changed}" if fold.changed else ""
    return told, Badge(str(fold.findings), fold.level) if fold.findings else None, changed


def _about(facts: Facts, claim: Claim) -> str:
    """Whose claim it is, in brackets what it cites, and its kind: what is cut for want of room is the kind."""
    sources = facts.sources(claim.cites[:MOST_CITED])
    cited = f"[{', '.join(sources)}]" if sources else ""
    return " · ".join(filter(None, (facts.voice(claim), shortened(cited, CITED_ROOM), claim.kind)))


def _rows(about: str, beside: float, below: float) -> list[str]:
    """What is told about a claim: in what is left of a row, or where that is too little below it, in a few lines."""
    if width(about, SIZES["about"]) <= beside:
        return [about]
    joined = about.replace(" · ", "\N{NO-BREAK SPACE}· ")  # no line begins with the dot
    broken_up = [line.replace("\N{NO-BREAK SPACE}", " ") for line in broken(joined, below / SIZES["about"])]
    lines = _cropped(broken_up, ABOUT_LINES, below / SIZES["about"])
    return lines if beside == below else ["", *lines]


def _beside(section: str) -> float:
    """How much of a row the section takes from what is beside it."""
    return width(section, SIZES["section"]) + 7 if section else 0.0


def _head(sheet: Sheet, facts: Facts, claim: Claim) -> None:
    """The first row: mark, part, id; at its right end the section, and before it, or below, what is told about the
    claim."""
    room = (sheet.width - sheet.left - sheet.right) / SLACK
    number = facts.part_number(claim.id)
    indent = 15.0 if number is None else 20.0 + TAG
    about, section = _about(facts, claim), facts.section(claim.anchors)
    free = room - indent - 15 - width(claim.id, SIZES["id"])
    if free < _beside(section) + width(about, SIZES["about"]):
        cut = 0.0 if free >= _beside(section) else _beside(section)  # the section then stands below, too
        sheet.row(shortened(claim.id, (room - indent - 3) / SIZES["id"]), "id", indent=indent)
        sheet.beside("" if cut else section, "section")
        sheet.part(number, sheet.left + 15)
        for at, line in enumerate(_rows(about, room - cut, room - cut)):
            sheet.row(line, "about")
            sheet.beside(section if cut and not at else "", "section")
    else:
        sheet.row(claim.id, "id", indent=indent)
        sheet.beside(section, "section")
        sheet.beside(about, "about", _beside(section))
        sheet.part(number, sheet.left + 15)
    sheet.y += 1


def _claim_title(facts: Facts, claim: Claim) -> str:
    about = [f"{claim.id}: {claim.kind}, {facts.support.states[claim.id]}"]
    through = facts.support.through.get(claim.id)
    about += [f"rests on {through}"] if through else []
    about += [facts.voice(claim)] if claim.voice != "paper" else []
    about += [f"cites {', '.join(facts.sources(claim.cites))}"] if claim.cites else []
    about = ["; ".join(about), *facts.passages(claim.anchors)]
    told = [*about, *_told(facts, "claim", claim.id), *_beneath(facts, claim.id)]
    return "\n".join([text for _, text in facts.texts(claim.text)] + told)


def _told(facts: Facts, type_: str, place: str) -> list[str]:
    codes = [badge.code for badge in facts.badges(type_, place)]
    return [f"findings: {', '.join(codes)}"] if codes else []


def _beneath(facts: Facts, claim: str) -> list[str]:
    if claim not in facts.view.hidden:
        return []
    fold = facts.fold(facts.view.hidden[claim])
    told = f"folded beneath: {fold.claims}{' or more' if fold.more else ''} {'claim' if fold.claims == 1 else 'claims'}"
    told += f", {fold.changed} {'change' if fold.changed == 1 else 'changes'}" if fold.changed else ""
    return [told + (f", {fold.findings} {'finding' if fold.findings == 1 else 'findings'}" if fold.findings else "")]


def _inference(facts: Facts, inference: Inference) -> Box:
    status = str(facts.support.statuses[inference.id])
    scheme = inference.scheme
    names = [name for _, name in facts.scheme(scheme or "no scheme")]
    sheet = Sheet(round(NAME_ROOM * SIZES["name"] * SLACK + 30), 21, 7)
    for place, name in enumerate(names):
        role: Role = "about" if place else "name"
        for line in broken(name, NAME_ROOM * SIZES["name"] / SIZES[role]):
            sheet.row(line, role)
    if inference.warrant is not None:
        sheet.row("warrant unstated" if inference.warrant.voice == "implicit" else "with warrant", "count")
    _noted(sheet, facts, "inference", inference.id)
    _withheld(sheet, facts, inference.id)
    sheet.badges(facts.badges("inference", inference.id))
    title = _inference_title(facts, inference, " / ".join(names), status)
    name = step_name(facts.index, inference.id)
    classes = (status, scheme or "no-scheme", _sought(facts, inference.id))
    to = facts.href(inference.anchors)
    return sheet.box(name, inference.id, "inference", status, title, *classes, href=to)


def _withheld(sheet: Sheet, facts: Facts, inference: str) -> None:
    """How many premises of a step are not shown, and whether there are findings on them or beneath."""
    if inference in facts.view.withheld:
        fold = facts.fold(facts.view.withheld[inference])
        sheet.y += 3 if fold.findings else 0  # a badge is higher than its row
        sheet.row(f"+{fold.claims} {'premise' if fold.claims == 1 else 'premises'}", "count")
        if fold.findings:
            sheet.badge_beside(Badge(str(fold.findings), fold.level))


def _inference_title(facts: Facts, inference: Inference, scheme: str, status: str) -> str:
    why = [reason.code for reason in facts.support.reasons.get(inference.id, ())]
    told = [f"{inference.id}: {scheme}, {status}" + (f" ({', '.join(dict.fromkeys(why))})" if why else "")]
    if inference.warrant is not None:
        told += [f"warrant ({inference.warrant.voice}): {text}" for _, text in facts.texts(inference.warrant.text)]
    return "\n".join([*told, *facts.passages(inference.anchors), *_told(facts, "inference", inference.id)])


def _objection(facts: Facts, name: str) -> Box:
    objection = facts.index.objections[name]
    standing = "conceded" if objection.conceded else str(facts.support.objections[name])
    wide = max(ems(objection.kind) * SIZES["name"], ems(standing) * SIZES["count"])
    noted = facts.marks is not None and any(ems(each) > 7 for each in facts.marks.on("objection", name).notes)
    sheet = Sheet(round(max(wide * SLACK, NOTED if noted else 48) + 22), 11, 7)
    sheet.row(objection.kind, "name")
    sheet.row(standing, "count")
    _noted(sheet, facts, "objection", name)
    sheet.badges(facts.badges("objection", name))
    told = f"{name}: {objection.kind} {facts.index.target[name]}, {standing}"
    title = "\n".join([told, *facts.passages(objection.anchors), *_told(facts, "objection", name)])
    classes, to = (objection.kind, standing, _sought(facts, name)), facts.href(objection.anchors)
    box_name = objection_name(facts.index, name)
    return sheet.box(box_name, name, "objection", objection.kind, title, *classes, href=to)


def _stub(facts: Facts, stub: Stub, name: str, fold: float, widest: float) -> Box:
    sheet = Sheet(min(round(STUB_ROOM * SIZES["second"] * SLACK + 30), widest), 22, 7)
    room = (sheet.width - 30) / SLACK
    ems_ = room / SIZES["second"]
    if stub.part is None:
        missing = clean(stub.claim)
        for line in broken(f"no claim '{missing}'", ems_):
            sheet.row(line, "second")
        return sheet.box(name, missing, "stub", "missing", f"no claim is called '{missing}'", "missing")
    claim = facts.index.claims[stub.claim]
    for tag, text in facts.texts(claim.label or claim.text):
        for line in _cropped(broken(text, ems_), STUB_LINES, ems_):
            sheet.row(line, "second", tag)
    where = clean(f"part: {facts.part_titles.get(stub.part, stub.part)}") if stub.part else "with the roots"
    if not stub.part or stub.part != facts.view.part:
        number = facts.part_number(stub.claim)
        indent = 0.0 if number is None else TAG + 5
        told = (room - indent) / SIZES["about"]
        for at, line in enumerate(_cropped(broken(where, told), PART_LINES, told)):
            sheet.row(line, "about", indent=indent)
            sheet.part(None if at else number, sheet.left)
    _folded(sheet, facts, stub.claim, fold)
    title, to = _claim_title(facts, claim) + f"\n{where}", facts.href(claim.anchors)
    return sheet.box(name, stub.claim, "stub", "elsewhere", title, "elsewhere", href=to)


def _cropped(lines: list[str], most: int, room: float) -> list[str]:
    """The first lines, with an ellipsis where there are more."""
    return lines if len(lines) <= most else [*lines[: most - 1], shortened(f"{lines[most - 1]} …", room)]
