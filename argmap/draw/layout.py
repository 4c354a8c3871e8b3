"""The drawing as DOT: boxes of a fixed size, conclusions at the left, support to the right.

With `labels` it is for people and other programs. Without, it is what the engine places: no word of the map reaches the
engine, so no word can upset it, and `svg` writes the words into the boxes itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING, Literal

from argmap.draw import look
from argmap.draw.links import Link
from argmap.draw.marks import Marks
from argmap.draw.measure import clean
from argmap.draw.sheet import Box, Pill, Words
from argmap.draw.theme import LIGHT, Theme

if TYPE_CHECKING:
    from graphviz import Digraph

Effort = Literal["normal", "hurried"]
LABEL_BYTES = 12_000  # Graphviz releases before 9 refuse a label of more than 16 KB
_LEFT_TO_RIGHT = {"rankdir": "LR", "nodesep": "0.13", "ranksep": "0.34"}
_WIDER = {"nodesep": "0.22"}  # room for signs and second frames
_IN_ORDER = {"ordering": "out"}  # what is beside a box stands in the order of the map
_EFFORTS: dict[Effort, dict[str, str]] = {
    "normal": _LEFT_TO_RIGHT | {"mclimit": "4"},
    "hurried": _LEFT_TO_RIGHT | _IN_ORDER | {"splines": "line", "nslimit": "1", "nslimit1": "1", "mclimit": "0.05"},
}


@dataclass(frozen=True)
class Scene:
    """All that is drawn: boxes, and the lines between them."""

    title: str
    boxes: Sequence[Box]
    links: Sequence[Link]
    statuses: Mapping[str, str]  # inference -> status, for its line
    theme: Theme = LIGHT
    marks: Marks | None = None  # what became of the argument since an older revision


def dot(scene: Scene, labels: bool, effort: Effort = "normal", kept: Set[str] = frozenset()) -> str:
    """The scene in DOT. Beside the boxes `kept`, and in trees, the order of the map is kept."""
    from graphviz import Digraph, nohtml

    apart = _WIDER if scene.marks is not None else {}
    drawing = Digraph(graph_attr=_EFFORTS[effort] | apart, node_attr={"shape": "box", "fixedsize": "true"})
    drawing.edge_attr["dir"] = "both"
    if labels:
        drawing.graph_attr |= {
            "label": nohtml(_escaped(scene.title)),
            "labelloc": "t",
            "fontname": "Arial",
            "fontsize": "16",
        }
        drawing.node_attr |= {"fontname": "Arial", "fontsize": "10.5", "style": "filled"}
        if scene.theme["paper"] != "#ffffff":
            drawing.graph_attr |= {"bgcolor": scene.theme["paper"], "fontcolor": scene.theme["ink"]}
    ordered = trees(scene) | kept if effort == "normal" else frozenset[str]()
    for number, box in enumerate(scene.boxes):
        order = _IN_ORDER if box.name in ordered else {}
        drawing.node(box.name, **_box(scene, box, number, labels), **order)
    for number, (link, pull) in enumerate(zip(scene.links, _pulls(scene), strict=True)):
        _draw(drawing, scene, link, number, pull)
    return str(drawing.source)


def trees(scene: Scene) -> frozenset[str]:
    """Boxes from which lines lead on as in a tree, to no box twice. There the order of the map makes no lines cross;
    elsewhere the engine is free to find the order in which the fewest do."""
    onward: dict[str, list[str]] = {box.name: [] for box in scene.boxes}
    before: dict[str, list[str]] = {box.name: [] for box in scene.boxes}
    for link in scene.links:
        if link.type != "contradicts":
            onward[link.left].append(link.right)
            before[link.right].append(link.left)
    waits = {name: len(others) for name, others in onward.items()}
    done = [name for name, count in waits.items() if count == 0]
    for name in done:
        for other in before[name]:
            waits[other] -= 1
            done += [other] if waits[other] == 0 else []
    found: set[str] = set()
    for name in done:
        if all(other in found and len(before[other]) == 1 for other in onward[name]):
            found.add(name)
    return frozenset(found)


def _pulls(scene: Scene) -> Iterator[dict[str, str]]:
    """How each line pulls its ends together. Columns of claims and of small boxes take turns; a condition that has a
    place in the argument keeps it."""
    wide = {box.name for box in scene.boxes if box.type in ("claim", "stub")}
    settled = {link.right for link in scene.links if link.type != "condition"}
    for link in scene.links:
        if link.type == "contradicts" or (link.type == "condition" and link.right in settled):
            yield {"constraint": "false"}
        else:
            yield {"minlen": "2"} if (link.left in wide) == (link.right in wide) else {}


def _box(scene: Scene, box: Box, number: int, labels: bool) -> dict[str, str]:
    size = {"width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}
    if not labels:
        return {"id": f"b{number}", "label": "", **size}
    shown = look_of(box, scene.theme)
    styles = ["filled", *(["dashed"] if shown.dashes or {"implicit", "removed"}.intersection(box.classes) else [])]
    styles += ["rounded"] if box.type in ("inference", "condition") else []
    return {
        "id": box.name, "class": " ".join((box.type, *box.classes)), "label": label(box), **size,
        "style": ",".join(styles), "color": shown.stroke, "fillcolor": shown.fill, "fontcolor": shown.text,
        "penwidth": f"{shown.weight:g}", "peripheries": "2" if shown.double else "1",
    }  # fmt: skip


def look_of(box: Box, theme: Theme = LIGHT) -> look.Look:
    """How a box is drawn."""
    return look.changed(look.box(box.type, box.look, theme), box.classes, theme)


def line_of(scene: Scene, link: Link) -> look.Line:
    """How a link is drawn: a step by its status, and where revisions are compared by what became of it."""
    line = look.line(link.type, scene.statuses.get(link.of, ""), scene.theme)
    if scene.marks is None:
        return line
    return look.changed_line(line, scene.marks.line(link.type, link.of, link.right), scene.theme)


def _draw(drawing: Digraph, scene: Scene, link: Link, number: int, pull: Mapping[str, str]) -> None:
    line = line_of(scene, link)
    ends = (link.left, link.right) if link.type == "contradicts" else (f"{link.left}:e", f"{link.right}:w")
    attributes = {
        "id": f"l{number}", "class": link.type, "color": line.colour, "style": line.style,
        "arrowtail": "none" if link.joins else line.head,
        "arrowhead": line.tail, "arrowsize": "0.7", "penwidth": f"{line.weight:g}", **pull,
    }  # fmt: skip
    drawing.edge(*ends, **attributes)


def label(box: Box) -> str:
    """The words of a box as the lines of a DOT label."""
    kept: list[str] = []
    for row in map(_escaped, rows(box)):
        if sum(len(each.encode()) for each in kept) + len(row.encode()) > LABEL_BYTES:
            kept.append("…\\l")
            break
        kept.append(f"{row}\\l")
    return "".join(kept)


def rows(box: Box) -> list[str]:
    """The words of a box line by line, with signs where the drawing has marks; what is folded away comes last."""
    beside = inf if box.fold_at is None else box.fold_at
    words = sorted((word for word in box.words if word.x < beside), key=lambda word: (word.y, word.x))
    told = [_row(list(row)) for _, row in groupby(words, key=lambda word: word.y)] or [""]
    became = "".join(look.CHANGES[each] for each in box.signs)
    signs = [became, look.SIGNS.get(box.look, ""), f"{box.tag.number}." if box.tag else ""]
    told[0] = " ".join(filter(None, (*signs, told[0])))
    for _, pills in groupby((each for each in box.pills if each.x < beside), key=lambda pill: pill.y):
        told.append("  ".join(_sign(pill) for pill in pills))
    folded = [*(word.text for word in box.words if word.x >= beside), *(map(_sign, (
        each for each in box.pills if each.x >= beside)))]  # fmt: skip
    return [*told, " ".join(folded)] if folded else told


_FRAMES = {"lost": "[-{}-]", "won": "{{+{}+}}"}


def _row(words: Sequence[Words]) -> str:
    """Words that stand on one line; what came or went between two revisions in brackets."""
    parts = [(" · " if word.joint is None else word.joint, _FRAMES.get(word.change, "{}").format(word.text))
             for word in words]  # fmt: skip
    return "".join(each for part in parts for each in part).removeprefix(parts[0][0])


def _sign(pill: Pill) -> str:
    return f"{look.SIGNS[pill.badge.level]}{pill.badge.code}"


def _escaped(text: str) -> str:
    """Text as DOT takes it for text: no escape, no entity, no markup."""
    return clean(text).replace("&", "&amp;").replace("\\", "\\\\")
