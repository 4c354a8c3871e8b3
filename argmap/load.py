"""Reading maps: a path, bytes or standard input becomes a `Map`, or every reason why it is none.

A file writes claims as trees. Here the trees are taken apart, without recursion, into the flat claims of the model, in
the order in which `argmap.dump` writes them: each tree down to three claims deep, then what lies deeper.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from argmap.errors import NotAMapError, Problem
from argmap.locate import Lines, Token, offsets, pointer, repeated_keys
from argmap.model import Map, Part, Review

MAP_FILE = "map.json"
DEEPEST = 32  # claims written inside claims that a file may have
TREE_DEPTH = 3  # claims inside claims that the canonical form has
STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something is written: the file as it was named, and a JSON pointer."""

    file: str
    pointer: str


@dataclass(frozen=True)
class Source:
    """One file that was read: its name for messages, its text, and the schema that it names."""

    file: str
    text: str
    schema: str | None = None


@dataclass(frozen=True)
class Loaded:
    """A map with what is known of its files. `origins` has every place at which an id is written, the first first."""

    map: Map
    origins: Mapping[str, tuple[Origin, ...]]
    sources: tuple[Source, ...]
    folder: Path | None
    part_files: tuple[str, ...] | None


def load(source: str | Path | bytes) -> Map:
    """The map in a folder, a file, `bytes`, or standard input (`-`).

    Raises `NotAMapError` with every fault found where the input is no map.
    """
    return read(source).map


def loads(text: str | bytes) -> Map:
    """The map in a JSON text, in its one-file form."""
    return read(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).map


def load_review(path: str | Path) -> Review:
    """One reader's judgements about a map."""
    text, document = _parse(_bytes(Path(path)), str(path))
    document.pop("$schema", None)
    try:
        return Review.model_validate(document, by_alias=True, by_name=False)
    except ValidationError as error:
        told = _explained(Source(str(path), text), "review")
        raise NotAMapError(told or [_at(text, str(path), pointer(each["loc"]), _said(each["msg"]))
                                    for each in error.errors()]) from None  # fmt: skip


def read(source: str | Path | bytes) -> Loaded:
    """Like `load`, with the files and the place of every id."""
    if isinstance(source, bytes):
        return _Reading(STDIN, source, None).loaded()
    if str(source) == "-":
        return _Reading(STDIN, sys.stdin.buffer.read(), None).loaded()
    path = Path(source)
    path = path / MAP_FILE if path.is_dir() else path
    return _Reading(str(path), _bytes(path), path.parent).loaded()


def _refuse(file: str, what: str, instead: str = "", where: str = "") -> NotAMapError:
    return NotAMapError([Problem(file, where, what, instead)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder = path.name == MAP_FILE and path.parent.is_dir()
        if folder:
            told = _refuse(
                str(path.parent), f"this folder has no {MAP_FILE}", "name a map: a JSON file, or such a folder"
            )
        else:
            told = _refuse(str(path), "there is no such file")
        raise told from None
    except (OSError, ValueError) as error:
        raise _refuse(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


class _RepeatedKeyError(Exception):
    pass


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise _RepeatedKeyError
    return record


def _no_number(name: str) -> None:
    raise ValueError(name)


def _decoded(raw: bytes, file: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise _refuse(file, "begins with a byte order mark", "save it as UTF-8 without BOM")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start)
        what = f"is not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise NotAMapError([Problem(file, "", what, "save it as UTF-8", line, column)]) from None


def _parse(raw: bytes, file: str) -> tuple[str, dict[str, Any]]:
    """The text and its one JSON object; keys are unique, and numbers are numbers."""
    text = _decoded(raw, file)
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]}" if text.strip() else "is empty"
        instead = "" if text.strip() else "`argmap new` writes a first map"
        raise NotAMapError([Problem(file, "", what, instead, error.lineno, error.colno)]) from None
    except _RepeatedKeyError:
        lines, again = Lines(text), repeated_keys(text)
        raise NotAMapError(
            [Problem(file, where, "this key stands twice in one object", "keep one of them", *lines.at(at))
             for where, at in again]
        ) from None  # fmt: skip
    except RecursionError:
        raise _refuse(file, "is nested too deep to read", _SHALLOWER) from None
    except ValueError as error:
        raise _refuse(file, f"{error} is no JSON number", "write a number, or leave the key out") from None
    if not isinstance(document, dict):
        raise _refuse(file, "holds no JSON object", 'a map is an object: {"argmap": 1, "id": …, "trees": […]}')
    return text, document


_SHALLOWER = f'write claims at most {DEEPEST} deep, and point at deeper argument with {{"ref": "id"}}'


@dataclass
class _Trees:
    """The claims of one document, taken out of its trees."""

    claims: list[Any] = field(default_factory=list)
    pointers: list[str] = field(default_factory=list)
    tops: list[Any] = field(default_factory=list)  # ids of the trees themselves
    written: list[tuple[dict[str, Any], str]] = field(default_factory=list)  # all that has an id, and where
    nameless: list[tuple[dict[str, Any], dict[str, Any], str, int]] = field(default_factory=list)
    too_deep: list[str] = field(default_factory=list)

    def take(self, trees: object, at: str) -> None:
        self.tops = [tree.get("id") for _, tree in _records(trees)]
        for index, tree in enumerate(trees if isinstance(trees, list) else ()):
            self._take_tree(tree, f"{at}/{index}")

    def _take_tree(self, tree: object, at: str) -> None:
        waiting = deque([(tree, at, 1)])
        while waiting:
            stack = [(*waiting.popleft(), 1)]
            while stack:
                claim, here, deep, level = stack.pop()
                self.claims.append(claim)
                self.pointers.append(here)
                inner = list(self._detach(claim, here)) if isinstance(claim, dict) else []
                if inner and deep == DEEPEST:
                    self.too_deep.append(here)
                elif level < TREE_DEPTH:
                    stack += [(each, place, deep + 1, level + 1) for each, place in reversed(inner)]
                else:
                    waiting += [(each, place, deep + 1) for each, place in inner]

    def _detach(self, claim: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Put ids in the place of claims written inside this one, and give out those claims, in canonical order."""
        self._name(claim, at)
        for number, inference in _records(claim.get("inferences")):
            here = f"{at}/inferences/{number}"
            self._name(inference, here, claim, "i", number)
            premises = inference.get("premises")
            for index in range(len(premises)) if isinstance(premises, list) else ():
                yield from _pointed(premises, index, f"{here}/premises/{index}")
            yield from self._detach_objections(inference, here)
        yield from self._detach_objections(claim, at)

    def _detach_objections(self, target: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
        stack = [(target, number, each, f"{at}/objections/{number}", "o") for number, each in _objections(target)]
        while stack:
            parent, number, objection, here, letter = stack.pop()
            self._name(objection, here, parent, letter, number)
            if "claim" in objection:
                yield from _pointed(objection, "claim", f"{here}/claim")
            replies = _records(objection.get("replies"))
            stack += [(objection, n, each, f"{here}/replies/{n}", "r") for n, each in reversed(list(replies))]

    def _name(self, record: dict[str, Any], at: str, parent: dict[str, Any] | None = None, letter: str = "",
              number: int = 0) -> None:  # fmt: skip
        self.written.append((record, at))
        if parent is not None and "id" not in record:
            self.nameless.append((record, parent, letter, number))


def _records(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    records = enumerate(value) if isinstance(value, list) else ()
    return ((index, each) for index, each in records if isinstance(each, dict))


def _objections(target: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    return list(_records(target.get("objections")))[::-1]


def _pointed(holder: Any, key: Any, at: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Replace a claim or a ref by the id it stands for; `None` stands for what is neither, and fails validation."""
    value = holder[key]
    if isinstance(value, dict) and "ref" not in value:
        holder[key] = value["id"] if isinstance(value.get("id"), str) else None
        yield value, at
    else:
        holder[key] = value["ref"] if isinstance(value, dict) and len(value) == 1 else None


def _give_ids(trees: Iterable[_Trees]) -> None:
    """Missing ids of inferences and objections, after what they hang on: `lock-in.i1`, `lock-in.o1`."""
    trees = list(trees)
    used = {str(record.get("id")) for each in trees for record, _ in each.written}
    for tree in trees:
        for record, parent, letter, number in tree.nameless:
            base = f"{parent.get('id', '')}.{letter}"
            free = number + 1
            while f"{base}{free}" in used:
                free += 1
            record["id"] = f"{base}{free}"
            used.add(record["id"])


class _Reading:
    """One map on its way from bytes to `Loaded`; `problems` gathers what is wrong anywhere."""

    def __init__(self, file: str, raw: bytes, folder: Path | None) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        text, self.document = _parse(raw, file)
        self.sources = [self._source(file, text, self.document)]
        self.part_files: list[str] = []
        self.places: list[tuple[str, str]] = [("", "")]  # (file, pointer prefix) of the map and of each part

    def _source(self, file: str, text: str, document: dict[str, Any]) -> Source:
        named = document.pop("$schema", None)
        return Source(file, text, named if isinstance(named, str) else None)

    def loaded(self) -> Loaded:
        file = self.sources[0].file
        self.places = [(file, "")]
        parts = self.document.get("parts")
        if isinstance(parts, list):
            self.document["parts"] = [self._part(each, index) for index, each in enumerate(parts)]
        records = [self.document, *(self.document.get("parts") or [])]
        trees = [self._taken(record, where) for record, where in zip(records, self.places, strict=False)]
        if self.problems:
            raise NotAMapError([*self.problems, *self._explained()])
        self.document.setdefault("roots", list(dict.fromkeys(each for each in trees[0].tops if isinstance(each, str))))
        _give_ids(trees)
        try:
            argument = Map.model_validate(self.document, by_alias=True, by_name=False)
        except ValidationError as error:
            raise NotAMapError(self._explained() or self._translated(error, trees)) from None
        self._refuse_twice(argument.parts)
        files = tuple(self.part_files) if self.part_files else None
        return Loaded(argument, self._origins(trees, argument), tuple(self.sources), self.folder, files)

    def _taken(self, record: object, where: tuple[str, str]) -> _Trees:
        trees = _Trees()
        if isinstance(record, dict) and "trees" in record:
            trees.take(record["trees"], f"{where[1]}/trees")
            record["trees"] = trees.claims if isinstance(record["trees"], list) else None
        if trees.too_deep:
            text = next(each.text for each in self.sources if each.file == where[0])
            what = f"claims are written more than {DEEPEST} deep"
            self.problems.append(_at(text, where[0], trees.too_deep[0], what, _SHALLOWER))
        return trees

    def _part(self, written: object, index: int) -> object:
        if not isinstance(written, str):
            self.places.append((self.sources[0].file, f"/parts/{index}"))
            return written
        path = self._part_path(written, index)
        if path is None:
            self.places.append(("", ""))
            return None
        self.part_files.append(written)
        self.places.append((str(path), ""))
        try:
            text, document = _parse(_bytes(path), str(path))
        except NotAMapError as error:
            self.problems += error.problems
            return None
        self.sources.append(self._source(str(path), text, document))
        return document

    def _part_path(self, written: str, index: int) -> Path | None:
        """The file of a part, if it may be read: inside the folder of the map, and named once."""
        where = f"/parts/{index}"
        if self.folder is None:
            fault = ("a map that is not read from a folder has no part files", "write the part itself here")
        elif not _inside(self.folder, written):
            fault = (f"part '{written}' lies outside the folder of the map", "put it beside map.json")
        elif (self.folder / written).resolve() == Path(self.sources[0].file).resolve():
            fault = (f"'{written}' cannot be a part of itself", "name the file of a part")
        elif written in self.part_files:
            fault = (f"part '{written}' is named twice", "name it once")
        else:
            return self.folder / written
        self.problems.append(_at(self.sources[0].text, self.sources[0].file, where, *fault))
        return None

    def _refuse_twice(self, parts: tuple[Part, ...]) -> None:
        names = [part.part for part in parts]
        for index, name in enumerate(names):
            if name in names[:index]:
                file, prefix = self.places[index + 1]
                text = next(each.text for each in self.sources if each.file == file)
                problem = _at(text, file, f"{prefix}/part", f"two parts are called '{name}'", "give each its own name")
                raise NotAMapError([problem])

    def _explained(self) -> list[Problem]:
        kinds = ("map", *("part" for _ in self.sources[1:]))
        return [each for source, kind in zip(self.sources, kinds, strict=True) for each in _explained(source, kind)]

    def _translated(self, error: ValidationError, trees: list[_Trees]) -> list[Problem]:
        """What only the model can see, with the place in the flat claims turned into the place in the file."""
        problems = []
        for each in error.errors(include_url=False, include_input=False):
            location, which = each["loc"], 0
            if location[:1] == ("parts",) and len(location) > 1:
                which, location = int(location[1]) + 1, location[2:]
            file, prefix = self.places[which]
            if location[:1] == ("trees",) and len(location) > 1:
                prefix, location = trees[which].pointers[int(location[1])], location[2:]
            text = next(source.text for source in self.sources if source.file == file)
            problems.append(_at(text, file, prefix + pointer(_written(location)), _said(each["msg"])))
        return problems

    def _origins(self, trees: list[_Trees], argument: Map) -> dict[str, tuple[Origin, ...]]:
        origins: dict[str, list[Origin]] = {}
        for tree, (file, _) in zip(trees, self.places, strict=True):
            for record, at in tree.written:
                origins.setdefault(record["id"], []).append(Origin(file, at))
        file = self.sources[0].file
        names = [(f"/references/{at}", each.id) for at, each in enumerate(argument.references)]
        names += [(f"/terms/{at}", each.id) for at, each in enumerate(argument.terms)]
        for where, name in names:
            origins.setdefault(name, []).append(Origin(file, where))
        return {name: tuple(places) for name, places in origins.items()}


def _inside(folder: Path, written: str) -> bool:
    if not written or "\\" in written or "\0" in written or Path(written).is_absolute():
        return False
    return (folder / written).resolve().is_relative_to(folder.resolve())


def _written(location: Iterable[Token]) -> list[Token]:
    return [each for each in location if isinstance(each, int) or not each.startswith(("function-", "constrained"))]


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def _at(text: str, file: str, where: str, what: str, instead: str = "") -> Problem:
    found = offsets(text, [where])
    near = where
    while near not in found:
        near = near.rpartition("/")[0]
    line, column = Lines(text).at(found[near])
    return Problem(file, where, what, instead, line, column)


def _explained(source: Source, kind: str) -> list[Problem]:
    """What the published schema says of a document, at its places in the file."""
    from argmap.schema import explain

    found = explain(json.loads(source.text), kind)
    return [_at(source.text, source.file, pointer(path), what, instead) for path, what, instead in found]
