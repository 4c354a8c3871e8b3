"""Writing maps: the flat claims planted as small trees again, and laid out for reading and for `git diff`.

`loads(dumps(m)) == m` for every map: planting never changes the order of the claims, it only decides which of them
stand inside the one before.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argmap.load import MAP_FILE, TREE_DEPTH, Loaded
from argmap.model import Claim, Map, Paper, Part, Record

WIDTH = 120
INFINITE = 10**9  # columns: on one line whatever its length
_LAST = {key: rank for rank, key in enumerate(
    ("remark", "x", "lint", "replies", "inferences", "objections", "references", "notes", "terms", "schemes", "roots",
     "trees", "parts", "left_out"), 1)}  # fmt: skip


def dumps(argument: Map, schema: str | None = None) -> str:
    """The map as one JSON text, parts inline."""
    parts = [_part(each) for each in argument.parts]
    return _text(_record(argument, schema) | ({"parts": parts} if parts else {}))


def dump(argument: Map, folder: str | Path, schemas: str | None = None) -> list[Path]:
    """Write the map into a folder: map.json and a file a part. Nothing is lost on failure.

    `schemas` is the folder of the published schemas, as editors are to find it from the map's folder.
    """
    folder = Path(folder)
    files: dict[str, str] = {}
    for part in argument.parts:
        files[part.part] = _free_name(part.part, {MAP_FILE, *files.values(), *_named_after(argument)})
    texts = _folder_texts(argument, files, schemas)
    return write_all({folder / name: text for name, text in texts.items()})


def _named_after(argument: Map) -> set[str]:
    return {f"{part.part}.json" for part in argument.parts if part.part != "map"}


def _free_name(part: str, taken: set[str]) -> str:
    """The file of a part: after its name, unless that is the map's own file."""
    names = (f"map-part{number}.json" for number in ("", *range(2, len(taken) + 3)))
    return f"{part}.json" if part != "map" else next(name for name in names if name not in taken)


def canonical(loaded: Loaded) -> dict[Path, str]:
    """The canonical text of each file that a map was read from: what `argmap fmt` writes. Inline parts stay inline."""
    first, others = loaded.sources[0], iter(loaded.sources[1:])
    parts: list[Any] = []
    texts: dict[Path, str] = {Path(first.file): ""}
    for part, file in zip(loaded.map.parts, loaded.part_files, strict=True):
        if file is not None:
            source = next(others)
            texts[Path(source.file)] = _text(_part(part, source.schema))
        parts.append(_part(part) if file is None else file)
    record = _record(loaded.map, first.schema) | ({"parts": parts} if parts else {})
    return texts | {Path(first.file): _text(record)}


def _folder_texts(argument: Map, files: Mapping[str, str], schemas: str | None) -> dict[str, str]:
    named = {kind: f"{schemas}/{kind}.schema.json" if schemas else None for kind in ("map", "part")}
    parts = {"parts": list(files.values())} if files else {}
    texts = {MAP_FILE: _text(_record(argument, named["map"]) | parts)}
    return texts | {files[part.part]: _text(_part(part, named["part"])) for part in argument.parts}


def write(path: Path, content: str | bytes) -> Path:
    """Write a file whole or not at all: into a temporary file beside it, then moved."""
    return write_all({path: content})[0]


def write_all(texts: Mapping[Path, str | bytes]) -> list[Path]:
    """Write files that belong together, all or none as far as a file system allows.

    All are written out beside their places before the first is moved there, and if one cannot be moved, those that
    were are put back.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            content = text.encode() if isinstance(text, str) else text
            target = path.resolve() if path.is_symlink() else path
            if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
                _write_into(target, content)
            else:
                waiting.append((_written_beside(target, content), target))
        _move_all(waiting)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    return list(texts)


def _move_all(waiting: list[tuple[Path, Path]]) -> None:
    """Move files to their places, each of which leaves the list; on failure all is as it was."""
    several = len(waiting) > 1
    moved: list[tuple[Path, Path | None]] = []  # places, with what stood there
    before: Path | None = None
    try:
        while waiting:
            temporary, target = waiting[0]
            before = _written_beside(target, target.read_bytes()) if several and target.exists() else None
            _move(temporary, target)
            moved.append((target, before))
            waiting.pop(0)
    except BaseException:
        for target, stood in moved:
            stood.replace(target) if stood else target.unlink(missing_ok=True)
        raise
    finally:
        for stood in (before, *(stood for _, stood in moved)):
            if stood:
                stood.unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error of the system names the file that was to be written; it may name a temporary one, or none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _write_into(path: Path, content: bytes) -> None:
    with _named(path):
        path.write_bytes(content)


def _move(temporary: Path, target: Path) -> None:
    with _named(target):
        temporary.replace(target)


def _written_beside(path: Path, content: bytes) -> Path:
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _record(argument: Map, schema: str | None) -> dict[str, Any]:
    record: dict[str, Any] = {"$schema": schema} if schema else {}
    record |= {"argmap": 1} | _header(argument)
    trees = plant(argument.claims, set(argument.roots))
    if tuple(tree["id"] for tree in trees) != argument.roots:
        record["roots"] = list(argument.roots)
    return record | {"trees": trees}


def _header(argument: Map) -> dict[str, Any]:
    """What stands in a map before its trees. The language of the paper is kept where it is written, also the usual one:
    who names it does not rest on what is usual."""
    header, paper = _plain(argument, {"claims", "parts", "roots"}), argument.paper
    if "language" not in paper.model_fields_set:
        return header
    named = _plain(paper) | {"language": paper.language}
    header["paper"] = {key: named[key] for key in Paper.model_fields if key in named}
    return {key: header[key] for key in Map.model_fields if key in header}


def _part(part: Part, schema: str | None = None) -> dict[str, Any]:
    record = {"$schema": schema} if schema else {}
    return record | _plain(part, {"claims"}) | {"trees": plant(part.claims, set())}


def _plain(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=without)


@dataclass
class _Open:
    """A claim into which others may still be written: its record and the places left in it."""

    record: dict[str, Any]
    slots: list[tuple[Any, Any]]
    deep: int
    next: int = 0
    where: dict[str, list[int]] = field(default_factory=dict)

    def take(self, claim: str) -> int | None:
        """The first place, after those already used, that points at this claim."""
        return next((index for index in self.where.get(claim, ()) if index >= self.next), None)


def plant(claims: Sequence[Claim], roots: set[str]) -> list[dict[str, Any]]:
    """Claims in their order as small trees: each stands in a premise of the open claims before it where it can.

    A root, and a claim that no open claim points at, begins a tree of its own. Trees are `TREE_DEPTH` claims deep.
    """
    trees: list[dict[str, Any]] = []
    path: list[_Open] = []
    for claim in claims:
        record = _plain(claim)
        parent = None if claim.id in roots else _parent(path, claim.id)
        if parent is None:
            trees.append(record)
        else:
            slot = parent.take(claim.id)
            holder, key = parent.slots[slot]  # type: ignore[index]
            holder[key] = record
            parent.next = slot + 1  # type: ignore[operator]
            del path[path.index(parent) + 1 :]
        path = [] if parent is None else path
        path.append(_opened(record, len(path) + 1))
    return trees


def _parent(path: list[_Open], claim: str) -> _Open | None:
    """The nearest open claim that points at this one and is not yet full or too deep."""
    fitting = (each for each in reversed(path) if each.deep < TREE_DEPTH)
    return next((each for each in fitting if each.take(claim) is not None), None)


def _opened(record: dict[str, Any], deep: int) -> _Open:
    slots = list(_slots(record))
    where: dict[str, list[int]] = {}
    for index, (holder, key) in enumerate(slots):
        where.setdefault(holder[key], []).append(index)
        holder[key] = {"ref": holder[key]}
    return _Open(record, slots, deep, 0, where)


def _slots(record: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every place in a claim's record that points at another claim, in the order in which `load` reads them."""
    for inference in record.get("inferences", ()):
        yield from ((inference["premises"], index) for index in range(len(inference["premises"])))
        yield from _objection_slots(inference.get("objections", []))
    yield from _objection_slots(record.get("objections", []))


def _objection_slots(objections: list[dict[str, Any]]) -> Iterator[tuple[Any, Any]]:
    stack = list(reversed(objections))
    while stack:
        objection = stack.pop()
        yield objection, "claim"
        stack += reversed(objection.get("replies", []))


def _text(record: dict[str, Any]) -> str:
    return _laid_out(record, 0) + "\n"


def _ordered(record: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(record.items(), key=lambda member: _LAST.get(member[0], 0))


def _laid_out(value: Any, indent: int, lead: int = 0, trail: int = 0) -> str:
    """JSON on one line where it fits into the width, else one member after the other, short ones together.

    `lead` columns stand before it on its line, after the indent; `trail` columns of brackets and comma follow it.
    """
    if isinstance(value, dict) and value:
        whole = "{" + ", ".join(_inline(value)) + "}"
        return whole if indent + lead + len(whole) + trail <= WIDTH else _filled(value, indent + 1, lead + 1, trail + 1)
    if isinstance(value, list) and value:
        whole = "[" + ", ".join(_inline(value)) + "]"
        return whole if indent + lead + len(whole) + trail <= WIDTH else _listed(value, indent + 1, trail + 1)
    return json.dumps(value, ensure_ascii=False)


def _inline(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in _ordered(value):
            yield f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(each, 0, -INFINITE)}"
    else:
        yield from (_laid_out(each, 0, -INFINITE) for each in value)


def _filled(record: dict[str, Any], indent: int, lead: int, trail: int) -> str:
    """An object over several lines, filled: what fits stays on the line."""
    lines: list[str] = []
    members = _ordered(record)
    for number, (key, value) in enumerate(members):
        after = trail if number == len(members) - 1 else 1
        named = json.dumps(key, ensure_ascii=False) + ": "
        before = lead - 1 if number == 0 else 0
        member = named + _laid_out(value, indent, before + len(named), after)
        room = WIDTH - indent - (lead - 1 if len(lines) == 1 else 0)
        joined = f"{lines[-1]}, {member}" if lines else ""
        if lines and "\n" not in joined and len(joined) + after <= room:
            lines[-1] = joined
        else:
            lines[-1:] = [*(each + "," for each in lines[-1:]), member]
    return "{" + f"\n{' ' * indent}".join(lines) + "}"


def _listed(values: list[Any], indent: int, trail: int) -> str:
    """A list over several lines, an element a line."""
    last = len(values) - 1
    lines = [_laid_out(each, indent, 0, trail if number == last else 1) for number, each in enumerate(values)]
    pad = " " * indent
    return f"[\n{pad}" + f",\n{pad}".join(lines) + "]"
