"""Running Graphviz: the engine that comes with the install, or the machine's own `dot`, each with a time limit."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Set
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Literal

from argmap.draw.fit import columns
from argmap.draw.layout import Effort, Scene, dot
from argmap.draw.settled import by_hand, dot_of
from argmap.draw.tidy import tidy
from argmap.errors import EngineError, UsageError, did_you_mean

EngineName = Literal["pure", "system"]
Layout = Effort | Literal["placed"]
# How much a layout by layers takes is told by its boxes, its lines, and the columns that these cross; so the choice is
# the same on every machine. Within these bounds no shape that was tried takes more than a tenth of the time limit.
MANY_BOXES = 2_000
MANY_LINES, TOO_MANY_LINES = 2_500, 5_000
MANY_CROSSED, TOO_MANY_CROSSED = 8_000, 25_000
TIMEOUT = 60.0  # a guard against an engine that never ends
_LATE = "on a faster machine it may come out otherwise, and a part, a focus or fewer levels (--depth) in time"
_INSTALL = "install graphviz-pure (pip install graphviz-pure) or Graphviz (https://graphviz.org/download)"


@dataclass(frozen=True)
class Engine:
    """An executable, and what to say about its choice."""

    command: str
    notice: str = ""


class _LateError(EngineError):
    """An engine was stopped, as it took too long."""


@dataclass(frozen=True)
class Placed:
    """What an engine made of a scene: SVG, and what to tell the reader about how."""

    svg: str
    notices: tuple[str, ...] = ()


def find(name: str) -> Engine:
    """The engine of this name. Where the packaged one is missing the machine's `dot` stands in, and says so."""
    if name not in ("pure", "system"):
        hint = did_you_mean(name, ["pure", "system"])
        raise UsageError(f"there is no engine '{name}'; {hint}")
    packaged, local = _packaged() if name == "pure" else None, shutil.which("dot")
    if packaged:
        return Engine(packaged)
    if local and name == "system":
        return Engine(local)
    if local:
        return Engine(
            local, "drawn by this machine's dot, as graphviz-pure is not installed; others may draw it otherwise"
        )
    raise EngineError(f"no Graphviz engine is at hand{' on PATH' if name == 'system' else ''}; {_INSTALL}")


def _packaged() -> str | None:
    try:
        installed = files("graphviz-pure") or []
    except PackageNotFoundError:
        return None
    found = (each.locate() for each in installed if each.name in ("graphviz-pure", "graphviz-pure.exe"))
    return next((str(path) for path in found), None)


def place(scene: Scene, engine: Engine, timeout: float = TIMEOUT, kept: Set[str] = frozenset()) -> Placed:
    """The scene with every box in its place: by layers, by layers in haste, or as a tidy tree of our own. Beside the
    boxes `kept` the order of the map is kept, if it is laid out at leisure.

    Where the engine takes too long it is a tree, too, with lines of ours, and that is told.
    """
    effort, told = effort_for(scene)
    try:
        if effort == "placed":
            made = _run(engine, dot_of(scene, tidy(scene)), timeout, "-Kneato", "-n2")
        else:
            made = _run(engine, dot(scene, labels=False, effort=effort, kept=kept), timeout)
    except _LateError as late:
        made, told = by_hand(scene, tidy(scene)), f"{late}; drawn without it, as a tree with straight lines: {_LATE}"
    return Placed(made, tuple(filter(None, (engine.notice, told))))


def effort_for(scene: Scene) -> tuple[Layout, str]:
    """How a scene is laid out, and what to tell of it: by its size and density alone."""
    if len(scene.boxes) > MANY_BOXES:
        return "placed", f"laid out as a tree, for its {len(scene.boxes):,} boxes"
    lines = len(scene.links)
    if lines > TOO_MANY_LINES:
        return "placed", f"laid out as a tree, for its {lines:,} lines"
    placed = columns([box.name for box in scene.boxes], scene.links)
    crossed = sum(abs(placed[link.right] - placed[link.left]) for link in scene.links)
    if crossed > TOO_MANY_CROSSED:
        return "placed", f"laid out as a tree, for its {lines:,} lines that cross {crossed:,} columns"
    if crossed > MANY_CROSSED:
        return "hurried", f"drawn with straight lines, for its {lines:,} that cross {crossed:,} columns"
    if lines > MANY_LINES:
        return "hurried", f"drawn with straight lines, for there are {lines:,} of them"
    return "normal", ""


def _run(engine: Engine, source: str, timeout: float, *options: str) -> str:
    """What the engine answers. Past the time limit it is killed, and that is an error."""
    command = [engine.command, *options, "-Tsvg"]
    try:
        run = subprocess.run(command, input=source.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise _LateError(f"{Path(engine.command).stem} did not finish within {timeout:g} seconds") from None
    except OSError as error:
        raise EngineError(f"{engine.command} does not run: {error.strerror}; {_INSTALL}") from error
    if run.returncode or b"</svg>" not in run.stdout:
        told = run.stderr.decode(errors="replace").strip().splitlines()
        raise EngineError(f"{engine.command} could not draw this: {told[0] if told else 'it said nothing'}")
    return run.stdout.decode()
