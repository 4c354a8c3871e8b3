"""A drawing for those who read it one thing at a time: in which order, how deep, and what each thing is linked to."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.draw.layout import Scene
from argmap.draw.links import Link
from argmap.draw.sheet import Box


def reading_order(scene: Scene) -> list[tuple[int, Box]]:
    """Every box once with its level, from 1: a conclusion, a step to it, the premises of that with what is beneath."""
    onward: dict[str, list[str]] = {box.name: [] for box in scene.boxes}
    led_to: set[str] = set()
    for link in scene.links:
        if link.type != "contradicts":
            onward[link.left].append(link.right)
            led_to.add(link.right)
    boxes = {box.name: box for box in scene.boxes}
    order: dict[str, int] = {}
    for start in [*(name for name in boxes if name not in led_to), *boxes]:
        waiting = [(start, 1)]
        while waiting:
            name, level = waiting.pop()
            if name not in order:
                order[name] = level
                waiting += [(each, level + 1) for each in reversed(onward[name])]
    return [(level, boxes[name]) for name, level in order.items()]


def relations(scene: Scene) -> dict[str, str]:
    """What each box is linked to, in words, by its name."""
    of = {box.name: box.of for box in scene.boxes}
    told: dict[str, dict[str, list[str]]] = {name: {} for name in of}
    for link in scene.links:
        for name, relation, other in _told(link):
            told[name].setdefault(relation, []).append(of[other])
    return {name: "; ".join(f"{relation} {', '.join(dict.fromkeys(others))}" for relation, others in each.items())
            for name, each in told.items()}  # fmt: skip


_FROM_LEFT = {"step": "supported by", "premise": "from", "condition": "on condition of", "contradicts": "contradicts",
              "against": "opposed by"}  # fmt: skip
_FROM_RIGHT = {"step": "for", "premise": "premise of", "condition": "condition of", "contradicts": "contradicts",
               "against": "objects to"}  # fmt: skip
_ON = {"rebuts": "rebutted in", "undercuts": "undercut in", "qualifies": "qualified in"}


def _told(link: Link) -> Iterator[tuple[str, str, str]]:
    """A line as both of its ends tell it: box, relation, the box at the other end."""
    if link.type in _ON:
        there, back = ("raises", "raised in") if link.joins else (_ON[link.type], link.type)
    else:
        there, back = _FROM_LEFT[link.type], _FROM_RIGHT[link.type]
    yield link.left, there, link.right
    yield link.right, back, link.left
