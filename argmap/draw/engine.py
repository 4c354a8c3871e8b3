"""Running Graphviz: the engine that comes with the install, or the machine's own `dot`, each with a time limit."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from typing import Literal

from argmap.draw.layout import Effort, Scene, dot
from argmap.draw.tidy import tidy
from argmap.errors import EngineError, UsageError, did_you_mean

EngineName = Literal["pure", "system"]
MANY_BOXES = 2_000  # above this our own layout is used: layered layouts take minutes
TIMEOUT = 30.0
_INSTALL = "install graphviz-pure (pip install graphviz-pure) or Graphviz (https://graphviz.org/download)"


@dataclass(frozen=True)
class Engine:
    """An executable, and what to say about its choice."""

    command: str
    notice: str = ""


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


def place(scene: Scene, engine: Engine, timeout: float = TIMEOUT) -> Placed:
    """The scene with every box in its place: by layers, by layers in haste, or as a tidy tree of our own."""
    told = (engine.notice,) if engine.notice else ()
    if len(scene.boxes) > MANY_BOXES:
        many = f"laid out as a tree, for its {len(scene.boxes)} boxes"
        return Placed(_own_layout(scene, engine, timeout), (*told, many))
    slow = "laid out in haste, with straight lines: the usual layout took too long"
    attempts: tuple[tuple[Effort, tuple[str, ...]], ...] = (("normal", told), ("hurried", (*told, slow)))
    for effort, notices in attempts:
        try:
            return Placed(_run(engine, dot(scene, labels=False, effort=effort), timeout), notices)
        except subprocess.TimeoutExpired:
            continue
    return Placed(_own_layout(scene, engine, timeout), (*told, "laid out as a tree: the usual layouts took too long"))


def _own_layout(scene: Scene, engine: Engine, timeout: float) -> str:
    written = dot(scene, labels=False, effort="placed", places=tidy(scene))
    try:
        return _run(engine, written, timeout, "-Kneato", "-n2")
    except subprocess.TimeoutExpired:
        raise EngineError(f"{engine.command} did not finish within {timeout:g} seconds; draw a part") from None


def _run(engine: Engine, source: str, timeout: float, *options: str) -> str:
    """What the engine answers. Past the time limit it is killed."""
    command = [engine.command, *options, "-Tsvg"]
    try:
        run = subprocess.run(command, input=source.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603
    except OSError as error:
        raise EngineError(f"{engine.command} does not run: {error.strerror}; {_INSTALL}") from error
    if run.returncode or b"</svg>" not in run.stdout:
        told = run.stderr.decode(errors="replace").strip().splitlines()
        raise EngineError(f"{engine.command} could not draw this: {told[0] if told else 'it said nothing'}")
    return run.stdout.decode()
