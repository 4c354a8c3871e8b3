"""A layout of our own for what layered layouts cannot do in time: a tidy tree, linear in the size of the map."""

from __future__ import annotations

from argmap.draw.layout import Scene

COLUMN_GAP = 30.0
ROW_GAP = 10.0


def tidy(scene: Scene) -> dict[str, tuple[float, float]]:
    """Centres of boxes in points, upwards. Each box stands right of the first that leads to it, in the order given, and
    as high as the first of those that it leads to, so that the top of a tall drawing is where it begins."""
    order, depth, children = _forest(scene)
    sizes = {box.name: (box.width, box.height) for box in scene.boxes}
    needs = {name: sizes[name][1] + ROW_GAP for name in sizes}
    for name in reversed(order):
        needs[name] = max(needs[name], sum(needs[child] for child in children[name]))
    centres = _columns({name: sizes[name][0] for name in order}, depth)
    tops: dict[str, float] = {}
    cursor = 0.0
    for name in order:
        if name not in tops:
            tops[name] = cursor
            cursor += needs[name]
        start = tops[name]
        for child in children[name]:
            tops[child] = start
            start += needs[child]
    return {name: (centres[depth[name]], -(tops[name] + sizes[name][1] / 2)) for name in order}


def _forest(scene: Scene) -> tuple[list[str], dict[str, int], dict[str, list[str]]]:
    """Every box once, parents first; how deep it is; and what hangs on it."""
    names = [box.name for box in scene.boxes]
    onward: dict[str, list[str]] = {name: [] for name in names}
    led_to = set()
    for link in scene.links:
        if link.type != "contradicts":
            onward[link.left].append(link.right)
            led_to.add(link.right)
    depth: dict[str, int] = {}
    children: dict[str, list[str]] = {name: [] for name in names}
    order: list[str] = []
    for start in [*(name for name in names if name not in led_to), *names]:
        if start not in depth:
            depth[start] = 0
            _grow(start, onward, depth, children, order)
    return order, depth, children


def _grow(start: str, onward: dict[str, list[str]], depth: dict[str, int], children: dict[str, list[str]],
          order: list[str]) -> None:  # fmt: skip
    waiting = [start]
    while waiting:
        name = waiting.pop()
        order.append(name)
        for other in onward[name]:
            if other not in depth:
                depth[other] = depth[name] + 1
                children[name].append(other)
        waiting += reversed(children[name])


def _columns(widths: dict[str, float], depth: dict[str, int]) -> list[float]:
    """The middle of each column; as wide as its widest box."""
    widest = [0.0] * (max(depth.values(), default=0) + 1)
    for name, at in depth.items():
        widest[at] = max(widest[at], widths[name])
    centres, left = [], 0.0
    for wide in widest:
        centres.append(round(left + wide / 2, 1))
        left += wide + COLUMN_GAP
    return centres
