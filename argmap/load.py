"""Reading maps: a path, bytes or standard input becomes a `Map`, or every reason why it is none.

A file writes claims as trees. Here the trees are taken apart, without recursion, into the flat claims of the model, in
the order in which `argmap.dump` writes them: each tree down to three claims deep, then what lies deeper.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from argmap.errors import NotAMapError, Problem
from argmap.files import GIT, Files, InMemory, OnDisk
from argmap.files import MAP_FILE as MAP_FILE
from argmap.files import STDIN as STDIN
from argmap.locate import Lines, Token, offsets, pointer
from argmap.model import Map, Part, Review
from argmap.parse import parse, read_bytes, refuse

MOST_TOLD = 100  # faults of a file; finding the place of each takes a look through the file
DEEPEST = 32  # claims written inside claims that a file may have
TREE_DEPTH = 3  # claims inside claims that the canonical form has
A_REVIEW = 'a review is an object: {"map": "id", "reader": "…", "judgements": […]}'
ROOM = 100  # characters of an id that an id made after it repeats


class Origin(NamedTuple):
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
    part_files: tuple[str | None, ...]  # file of each part as map.json names it, `None` for a part that stands inline
    fixed: str = ""  # why nothing can be written into the files, if so


def load(source: str | Path | bytes) -> Map:
    """The map in a folder, a file, `bytes`, standard input (`-`), or a revision of git (`git:REV:PATH`).

    Raises `NotAMapError` with every fault found where the input is no map.
    """
    return read(source).map


def loads(text: str | bytes) -> Map:
    """The map in a JSON text, in its one-file form."""
    return read(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).map


def load_review(path: str | Path) -> Review:
    """One reader's judgements about a map."""
    return read_review(read_bytes(Path(path)), str(path))


def read_review(raw: bytes, file: str) -> Review:
    """Like `load_review`, from the bytes of a file and its name."""
    text, document = parse(raw, file, A_REVIEW)
    document.pop("$schema", None)
    if kind := "a map" if "argmap" in document else "a part of a map" if "part" in document else "":
        raise refuse(file, f"is {kind}, and no review", "name a reader's judgements: reviews/*.json beside the map")
    try:
        return Review.model_validate(document, by_alias=True, by_name=False)
    except ValidationError as error:
        told = _explained(Source(file, text), "review")
        seen = [_at(text, file, pointer(each["loc"]), *_said(each)) for each in error.errors()]
        raise NotAMapError(told or seen) from None


def read(source: str | Path | bytes) -> Loaded:
    """Like `load`, with the files and the place of every id."""
    if isinstance(source, bytes):
        return read_files(InMemory(source))
    if str(source) == "-":
        return read_files(InMemory(sys.stdin.buffer.read()))
    if str(source).startswith(GIT):
        from argmap.versions import opened

        with opened(str(source)) as files:
            return read_files(files)
    path = Path(source)
    return read_files(OnDisk(path / MAP_FILE if path.is_dir() else path))


def read_files(files: Files) -> Loaded:
    """Like `read`, from files wherever they are kept."""
    return _Reading(files).loaded()


def read_alone(raw: bytes, file: str) -> Loaded:
    """One file by itself, as it is handed to whoever sees no other: a map whose parts are not read, or a part.

    A part that is not read is empty, and called after its file. A part by itself is the only one of a map of which
    nothing else is known. Of the sources only the one that was read has a text.
    """
    return _ReadingAlone(InMemory(raw, file)).loaded()


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
            if isinstance(premises, list):
                yield from _pointed(premises, range(len(premises)), f"{here}/premises")
            if "objections" in inference:
                yield from self._detach_objections(inference, here)
        if "objections" in claim:
            yield from self._detach_objections(claim, at)

    def _detach_objections(self, target: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
        stack = [(target, number, each, f"{at}/objections/{number}", "o", 1) for number, each in _objections(target)]
        while stack:
            parent, number, objection, here, letter, deep = stack.pop()
            self._name(objection, here, parent, letter, number)
            if "claim" in objection:
                yield from _pointed(objection, ("claim",), here)
            replies = list(_records(objection.get("replies")))[::-1]
            if replies and deep == DEEPEST:
                self.too_deep.append(here)
            else:
                stack += [(objection, n, each, f"{here}/replies/{n}", "r", deep + 1) for n, each in replies]

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


def _pointed(holder: Any, keys: Iterable[Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Replace claims and refs by the ids they stand for; `None` stands for what is neither, and fails validation."""
    for key in keys:
        value = holder[key]
        if isinstance(value, dict) and "ref" not in value:
            holder[key] = value["id"] if isinstance(value.get("id"), str) else None
            yield value, f"{at}/{key}"
        else:
            holder[key] = value["ref"] if isinstance(value, dict) and len(value) == 1 else None


def _give_ids(trees: Iterable[_Trees], taken: set[str]) -> None:
    """Missing ids of inferences and objections, after what they hang on: `lock-in.i1`, `lock-in.o1`."""
    trees = list(trees)
    if not any(each.nameless for each in trees):
        return
    last: dict[str, int] = {}  # by what the id begins with
    used = taken | {str(record.get("id")) for each in trees for record, _ in each.written}
    for tree in trees:
        for record, parent, letter, number in tree.nameless:
            base = f"{str(parent.get('id', ''))[:ROOM]}.{letter}"
            free = max(number + 1, last.get(base, 0) + 1)
            while f"{base}{free}" in used:
                free += 1
            record["id"], last[base] = f"{base}{free}", free
            used.add(record["id"])


def _other_ids(document: dict[str, Any]) -> set[str]:
    """Ids of references and terms, which a made-up id must not repeat."""
    named = (each for key in ("references", "terms") for _, each in _records(document.get(key)))
    return {str(each.get("id")) for each in named}


class _Reading:
    """One map on its way from bytes to `Loaded`; `problems` gathers what is wrong anywhere."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.problems: list[Problem] = []
        file = files.named()
        text, self.document = parse(files.read(), file)
        self.sources = [self._source(file, text, self.document)]
        self.part_files: list[str | None] = []
        self.places: list[tuple[str, str]] = [("", "")]  # (file, pointer prefix) of the map and of each part

    def _source(self, file: str, text: str, document: dict[str, Any]) -> Source:
        named = document.pop("$schema", None)
        return Source(file, text, named if isinstance(named, str) else None)

    def loaded(self) -> Loaded:
        file = self.sources[0].file
        if kind := _other_kind(self.document):
            raise refuse(file, f"is {kind}, and no map by itself", "name the map: its folder, or its map.json")
        self.places = [(file, "")]
        parts = self.document.get("parts")
        if isinstance(parts, list):
            parts = self.document["parts"] = [self._part(each, index) for index, each in enumerate(parts)]
        records = [self.document, *(parts if isinstance(parts, list) else ())]
        trees = [self._taken(record, where) for record, where in zip(records, self.places, strict=True)]
        if self.problems:
            raise NotAMapError(self._in_order([*self.problems, *self._explained()]))
        self.document.setdefault("roots", list(dict.fromkeys(each for each in trees[0].tops if isinstance(each, str))))
        _give_ids(trees, _other_ids(self.document))
        try:
            argument = Map.model_validate(self.document, by_alias=True, by_name=False)
        except ValidationError as error:
            raise NotAMapError(self._in_order(self._told(error, trees))) from None
        self._refuse_twice(argument.parts)
        return Loaded(argument, self._origins(trees, argument), tuple(self.sources), self.files.folder,
                      tuple(self.part_files), self.files.fixed)  # fmt: skip

    def _told(self, error: ValidationError, trees: list[_Trees]) -> list[Problem]:
        """What the schema says of the files, and what only the model can see."""
        explained = self._explained()
        seen = self._translated(error, trees, bool(explained))
        return explained + [each for each in seen if not any(_within(other, each) for other in explained)]

    def _in_order(self, problems: list[Problem]) -> list[Problem]:
        files = [source.file for source in self.sources]
        return sorted(problems, key=lambda each: (each.file not in files, files.index(each.file) if each.file in files
                                                  else 0, each.line or 0, each.column or 0))  # fmt: skip

    def _taken(self, record: object, where: tuple[str, str]) -> _Trees:
        trees = _Trees()
        if isinstance(record, dict) and "trees" in record:
            trees.take(record["trees"], f"{where[1]}/trees")
            record["trees"] = trees.claims if isinstance(record["trees"], list) else None
        if trees.too_deep:
            text = next(each.text for each in self.sources if each.file == where[0])
            kind = "replies" if trees.too_deep[0].count("/replies/") >= DEEPEST - 1 else "claims"
            what = f"{kind} are written more than {DEEPEST} deep"
            self.problems.append(_at(text, where[0], trees.too_deep[0], what, _SHALLOWER))
        return trees

    def _part(self, written: object, index: int) -> object:
        """The document of a part: inline, or read from its file."""
        if not isinstance(written, str):
            self.places.append((self.sources[0].file, f"/parts/{index}"))
            self.part_files.append(None)
            if isinstance(written, dict):
                written.pop("$schema", None)
            return written
        file = self._part_file(written, index)
        self.places.append((file, "") if file else (self.sources[0].file, f"/parts/{index}"))
        self.part_files.append(written)
        try:
            text, document = parse(self.files.read(written), file) if file else ("", None)
        except NotAMapError as error:
            missing = [each.what for each in error.problems if each.what.startswith("there is no such file")]
            source, told = self.sources[0], f"part '{written}': {''.join(missing)}"
            at = _at(source.text, source.file, f"/parts/{index}", told, "put it there, or take it out of 'parts'")
            self.problems += [at] if missing else error.problems
            return None
        if document is not None:
            self.sources.append(self._source(file, text, document))
        return document

    def _part_file(self, written: str, index: int) -> str:
        """The name of the file of a part, if it may be read: inside the folder of the map, and named once."""
        if fault := _part_fault(self.files, written, [*filter(None, self.part_files)]):
            self.problems.append(_at(self.sources[0].text, self.sources[0].file, f"/parts/{index}", *fault))
            return ""
        return self.files.named(written)

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

    def _translated(self, error: ValidationError, trees: list[_Trees], explained: bool) -> Iterator[Problem]:
        """Faults as the model sees them, with the place in the flat claims turned into the place in the file."""
        for each in error.errors(include_url=False)[:MOST_TOLD]:
            if explained and each["type"] != "value_error":
                continue
            location, which = each["loc"], 0
            if location[:1] == ("parts",) and len(location) > 1:
                which, location = int(location[1]) + 1, location[2:]
            file, prefix = self.places[which]
            if location[:1] == ("trees",) and len(location) > 1:
                prefix, location = trees[which].pointers[int(location[1])], location[2:]
            text = next(source.text for source in self.sources if source.file == file)
            where = prefix + pointer(_written(location))
            yield _at(text, file, where, *_said(each))

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


class _ReadingAlone(_Reading):
    """One file of a map; `part` is its document where it is a part."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.part = self.document if "part" in self.document else None
        if self.part is not None:
            self.document = {"id": "alone", "parts": [self.part]}

    def loaded(self) -> Loaded:
        loaded = super().loaded()
        if self.part is not None:
            return replace(loaded, sources=(Source("", ""), *loaded.sources))
        unread = (Source(each, "") for each in loaded.part_files if each is not None)
        return replace(loaded, sources=(*loaded.sources, *unread))

    def _part(self, written: object, index: int) -> object:
        if self.part is None and not isinstance(written, str):
            return super()._part(written, index)
        source = self.sources[0]
        self.places.append((source.file, "" if self.part is not None else f"/parts/{index}"))
        if written in self.part_files:
            what = f"part '{written}' is named twice"
            self.problems.append(_at(source.text, source.file, f"/parts/{index}", what, "name it once"))
        self.part_files.append(source.file if self.part is not None else str(written))
        return written if self.part is not None else {"part": _called(str(written))}

    def _explained(self) -> list[Problem]:
        return _explained(self.sources[0], "map" if self.part is None else "part")


def _other_kind(document: Mapping[str, Any]) -> str:
    """What a file without the id of a map is, as far as its keys tell; empty where they do not."""
    if "id" in document:
        return ""
    return "a part of a map" if "part" in document else "a review" if {"map", "judgements"} <= document.keys() else ""


def _called(file: str) -> str:
    """The name of a part that is not read: one for one file, and not that of any other part."""
    return f"file-{hashlib.sha256(file.encode()).hexdigest()}"


def _within(inner: Problem, outer: Problem) -> bool:
    """True where the one fault stands at the place of the other, or below it."""
    return inner.file == outer.file and f"{inner.pointer}/".startswith(f"{outer.pointer}/")


def _part_fault(files: Files, written: str, others: list[str]) -> tuple[str, str] | None:
    """Why a part may not be read, and what would be right; `None` where it may."""
    if files.place() is None:
        return "a map that is not read from a folder has no part files", "write the part itself here"
    if not written or re.search(r"[\\\0]", written):
        return f"'{written}' is no name of a file", "name a file beside map.json, for example 'evidence.json'"
    outside = Path(written).is_absolute() or posixpath.normpath(written).startswith("../")  # links may lead back in
    place = None if outside else files.place(written)
    if place is None:
        return f"part '{written}' lies outside the folder of the map", "put it beside map.json"
    if place == files.place():
        return f"'{written}' cannot be a part of itself", "name the file of a part"
    if place in map(files.place, others):
        return f"part '{written}' is named twice", "name it once"
    return None


def _written(location: Iterable[Token]) -> list[Token]:
    return [each for each in location if isinstance(each, int) or not each.startswith(("function-", "constrained"))]


def _said(error: ErrorDetails) -> tuple[str, str]:
    """A fault that only the model sees, in words: what it is, and what would be right."""
    from argmap.schema import SAYS

    if error["type"] == "string_pattern_mismatch":
        return "is not well formed", SAYS.get(error["ctx"]["pattern"], "")
    return error["msg"].removeprefix("Value error, "), ""


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

    try:
        found = explain(json.loads(source.text), kind)
    except RecursionError:  # too deep for the schema, and told as such already
        return []
    return [_at(source.text, source.file, pointer(path), what, instead) for path, what, instead in found[:MOST_TOLD]]
