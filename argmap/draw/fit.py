"""How wide the boxes are: narrower where the argument is deep, so that the drawing is not a ribbon.

Judged from the argument and the texts alone, before any engine is asked, so that every engine draws the same boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.draw.bends import room_for
from argmap.draw.boxes import CLAIM_ROOM, boxes
from argmap.draw.facts import Facts
from argmap.draw.links import Link
from argmap.draw.look import line
from argmap.draw.sheet import Box

ROOMS = (CLAIM_ROOM, 19.0, 16.0, 14.0)
WIDEST = 2.2  # width to height
SCREEN = 1600.0  # what is no wider than this is read without turning or zooming
TOO_MANY = 400  # claims that no page holds anyway
COLUMN_GAP = 23.0
ROW_GAP = 12.0


def fitting(facts: Facts, links: Sequence[Link]) -> list[Box]:
    """The boxes of a view, as wide as its shape allows, and high enough for the lines that leave them."""
    made = boxes(facts)
    placed = columns([box.name for box in made], links) if len(facts.view.claims) <= TOO_MANY else {}
    for room in ROOMS[1:] if placed else ():
        if not _is_ribbon(made, placed):
            break
        made = boxes(facts, room)
    leaving = _leaving(links)
    return [grown(box, leaving[box.name]) for box in made]


def grown(box: Box, lines: int) -> Box:
    """A box that is high enough for so many lines to leave it side by side."""
    return box if box.height >= room_for(lines) else replace(box, height=room_for(lines))


def _leaving(links: Sequence[Link]) -> Counter[str]:
    """How many lines leave each box side by side: those without heads leave it together."""
    bare = {type_: line(type_).head == "none" for type_ in {link.type for link in links}}
    together = {link.left for link in links if link.joins or bare[link.type]}
    return Counter([*together, *(link.left for link in links if not (link.joins or bare[link.type]))])


def _is_ribbon(made: Sequence[Box], placed: Mapping[str, int]) -> bool:
    """Whether the layout by layers will be much wider than high, roughly."""
    widths: dict[int, float] = {}
    heights: dict[int, float] = {}
    for box in made:
        column = placed[box.name]
        widths[column] = max(widths.get(column, 0), box.width)
        heights[column] = heights.get(column, 0) + box.height + ROW_GAP
    width = sum(each + COLUMN_GAP for each in widths.values())
    return width > max(SCREEN, WIDEST * max(heights.values(), default=1))


def columns(names: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """The column of each box: one right of the furthest that leads to it. In a circle, where it is first met."""
    onward: dict[str, list[str]] = {name: [] for name in names}
    waits = dict.fromkeys(names, 0)
    for link in links:
        if link.type not in ("contradicts", "condition"):
            onward[link.left].append(link.right)
            waits[link.right] += 1
    columns = dict.fromkeys(names, 0)
    ready = [name for name in names if waits[name] == 0]
    while ready:
        name = ready.pop()
        for other in onward[name]:
            columns[other] = max(columns[other], columns[name] + 1)
            waits[other] -= 1
            if waits[other] == 0:
                ready.append(other)
    return columns
