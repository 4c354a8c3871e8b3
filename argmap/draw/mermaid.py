"""A drawing in Mermaid, for READMEs: a flowchart whose premises point at their steps, and these at the conclusions.

Every letter of the map that could mean something to Mermaid or to HTML is written as its number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from argmap.draw import look
from argmap.draw.layout import Scene, line_of, look_of, rows
from argmap.draw.links import Link
from argmap.draw.measure import clean
from argmap.draw.sheet import Box

MOST_LINES, MOST_LETTERS = 500, 50_000  # more is refused by Mermaid as GitHub runs it
_SHAPES = {"claim": ("[", "]"), "stub": ("[/", "/]"), "inference": ("(", ")"), "objection": ("{{", "}}"),
           "condition": ("([", "])")}  # fmt: skip
_MAGIC, _JOINER = re.compile(r"(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=:)(?=fa-)"), "\u2060"
_PLAIN = frozenset(" .,:;?!'()[]/-_+=%…—–·×、，。；：？！「」『』（）《》〈〉“”‘’●◐○⊗✓◇╌✗■▲")


def mermaid(scene: Scene) -> tuple[str, tuple[str, ...]]:
    """The flowchart, and what to say where it is too large to be shown."""
    names = {box.name: f"b{number}" for number, box in enumerate(scene.boxes)}
    lines = ["---", f'title: "{_in_yaml(scene.title)}"', "---", "flowchart RL"]
    lines += [f"  {names[box.name]}{_box(box)}" for box in scene.boxes]
    drawn = list(scene.links)
    lines += [f"  {_link(link, names)}" for link in drawn]
    lines += [*_classes(scene, names), *_line_styles(scene, drawn)]
    text = "\n".join(lines) + "\n"
    over = [f"{count:,} {what} where {most:,} are the most" for count, most, what in (
        (len(drawn), MOST_LINES, "lines"), (len(text), MOST_LETTERS, "letters")) if count > most]  # fmt: skip
    told = (f"too large for Mermaid on GitHub ({' and '.join(over)}); draw a part, the spine or the overview",)
    return text, told if over else ()


def _box(box: Box) -> str:
    before, after = _SHAPES[box.type]
    return f'{before}"{"<br/>".join(map(_escaped, rows(box)))}"{after}'


def _link(link: Link, names: dict[str, str]) -> str:
    """From right to left, as the argument goes; only arrowheads that Mermaid has."""
    left, right = names[link.left], names[link.right]
    if link.type == "contradicts":
        return f"{left} x-. contradicts .-x {right}"
    if link.type in ("premise", "condition") or link.joins:
        return f"{right} {'-.-' if link.type != 'premise' else '---'} {left}"
    return f"{right} {'-->' if link.type == 'step' else '--x' if link.type == 'rebuts' else '-.->'} {left}"


def _classes(scene: Scene, names: dict[str, str]) -> Iterator[str]:
    """A class for every way in which a box is drawn."""
    members: dict[str, list[str]] = {}
    styles: dict[str, str] = {}
    for box in scene.boxes:
        shown = look_of(box, scene.theme)
        dashes = shown.dashes or (look.IMPLICIT_DASHES if "implicit" in box.classes else "")
        name = f"{box.type}-{box.look}{'-implicit' if 'implicit' in box.classes else ''}"
        members.setdefault(name, []).append(names[box.name])
        styles[name] = f"fill:{shown.fill},stroke:{shown.stroke},color:{shown.text},stroke-width:{shown.weight:g}px" + (
            f",stroke-dasharray:{dashes}" if dashes else "")  # fmt: skip
    for name, boxes in members.items():
        yield f"  classDef {name} {styles[name]}"
        yield f"  class {','.join(boxes)} {name}"


def _line_styles(scene: Scene, drawn: list[Link]) -> Iterator[str]:
    numbers: dict[str, list[str]] = {}
    for number, link in enumerate(drawn):
        line = line_of(scene, link)
        dashes = {"dashed": ",stroke-dasharray:5 3", "dotted": ",stroke-dasharray:2 3"}.get(line.style, "")
        numbers.setdefault(f"stroke:{line.colour},stroke-width:{line.weight:g}px{dashes}", []).append(str(number))
    for style, lines in numbers.items():
        yield f"  linkStyle {','.join(lines)} {style}"


def _escaped(text: str) -> str:
    """Letters and digits of any language as they are; what may be markup by its number. What Mermaid takes for a line
    break, a formula or an icon even so is parted by a word joiner, which is not seen."""
    apart = _MAGIC.sub(_JOINER, text)
    return "".join(each if each.isalnum() or each in _PLAIN else f"#{ord(each)};" for each in apart)


def _in_yaml(text: str) -> str:
    """A text within quotation marks of YAML, where nothing has a number that Mermaid reads."""
    return "".join(each if each.isalnum() or each in _PLAIN else json.dumps(each)[1:-1] if ord(each) > 0x7F
                   else f"\\u{ord(each):04x}" for each in clean(text))  # fmt: skip
