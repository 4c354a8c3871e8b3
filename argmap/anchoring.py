"""What `argmap anchor` does: finds the passages of a map, suggests a quote, tells a revised text, writes the map."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.anchor import Status
from argmap.dump import canonical, dumps, write_all
from argmap.errors import UsageError
from argmap.graph import PassageKey
from argmap.load import MAP_FILE, STDIN, Loaded
from argmap.model import Anchor, Map
from argmap.passages import Passages, anchor, text_file
from argmap.quote import suggest
from argmap.replacing import replaced


@dataclass(frozen=True, slots=True)
class Texts:
    """A text that is not the one that was mapped, and that one, where it is at hand; `remark` says if it is not."""

    new: bytes
    old: bytes | None
    remark: str | None = None


def revised_texts(loaded: Loaded, text: Path | None, old: Path | None) -> Texts | None:
    """The texts to move a map from and to; `None` where the text is the one that was mapped, as far as can be known.

    Another one is a text whose hash is not the recorded one or, where none is recorded, that is not what stands under
    the recorded name. Raises `UsageError` where a named file is not there.
    """
    if text is None:
        if old is not None:
            raise UsageError("--old names the text that was mapped; name the revised one with --text")
        return None
    new, recorded = _bytes(loaded, text), loaded.map.paper.sha256
    if old is not None:
        mapped = _bytes(loaded, old)
        return Texts(new, mapped, f"{old} is not the text that was mapped" if _drifted(mapped, recorded) else None)
    if recorded == _hash(new):
        return None
    path = text_file(loaded.map, loaded.folder, None)
    if path is None:
        named = loaded.map.paper.text
        known = recorded is not None or named not in (None, text.name)
        return Texts(new, None, f"{named or 'the text that was mapped'} is not at hand") if known else None
    mapped = path.read_bytes()
    if _drifted(mapped, recorded):
        return Texts(new, None, f"{path} is no longer the text that was mapped")
    return Texts(new, mapped) if mapped != new else None


def _bytes(loaded: Loaded, path: Path) -> bytes:
    return (text_file(loaded.map, loaded.folder, path) or path).read_bytes()


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _drifted(raw: bytes, recorded: str | None) -> bool:
    return recorded not in (None, _hash(raw))


def anchored(loaded: Loaded, text: Path | None) -> Passages:
    """Every anchor of a map in its text. Raises `UsageError` where the text is not at hand."""
    path = text_file(loaded.map, loaded.folder, text)
    if path is None:
        name = loaded.map.paper.text
        if name is None and text is None:
            raise UsageError('the map does not name its text: "paper": {"text": "FILE"}, or --text FILE')
        raise UsageError(f"{name} is not at hand: name it with --text, put it beside the map, or set ARGMAP_TEXTS")
    return anchor(loaded.map, path, loaded.folder)


def suggested(found: Passages, sentence: str) -> str:
    """The shortest unique quote for a sentence of the paper."""
    quote = suggest(found.text, sentence)
    if quote is None:
        raise UsageError("the text has no such passage, or has it more than once; paste one whole sentence")
    return quote


def cached(argument: Map, found: Passages) -> Map:
    """The map with `at` and `sha256` of every passage that was found."""

    def renew(key: PassageKey, anchor: Anchor) -> Anchor:
        passage = found.found.get(key)
        if passage is None or passage.status not in (Status.EXACT, Status.FOLDED):
            return anchor
        return anchor.model_copy(update={"at": (passage.start, passage.end), "sha256": passage.sha256})

    return replaced(argument, renew)


def write_map(loaded: Loaded, argument: Map, output: Path | None) -> list[Path]:
    """Write a map in canonical layout over its own files, or as another map; what does not change is left alone.

    `output` is a folder, or a file that ends in .json, which holds all parts. All files are written, or none. Raises
    `UsageError` where something else is there already, and where a map from standard input has no place.
    """
    renewed = replace(loaded, map=argument)
    if output is None:
        if loaded.sources[0].file == STDIN:
            raise UsageError("a map from standard input has no file to write to; name one with -o")
        if loaded.fixed:
            raise UsageError(f"{loaded.sources[0].file} is not written to: {loaded.fixed}; name another place with -o")
        pairs = zip(loaded.sources, canonical(renewed).items(), strict=True)
        return write_all({path: text for source, (path, text) in pairs if source.text != text})
    texts = _elsewhere(renewed, output)
    there = [path for path in texts if path.exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; name another place with -o")
    return write_all(texts)


def _elsewhere(loaded: Loaded, output: Path) -> Mapping[Path, str]:
    """The files of a map in another place: as they were, or as one."""
    first = loaded.sources[0]
    if output.suffix == ".json":
        return {output: dumps(loaded.map, _from(loaded, output.parent, first.schema))}
    folder = loaded.folder
    if folder is None:
        return {output / MAP_FILE: dumps(loaded.map)}
    sources = tuple(replace(each, schema=_from(loaded, output, each.schema)) for each in loaded.sources)
    texts = canonical(replace(loaded, sources=sources))
    names = [MAP_FILE, *(str(path.relative_to(folder)) for path in [*texts][1:])]
    return {output / name: text for name, text in zip(names, texts.values(), strict=True)}


def _from(loaded: Loaded, folder: Path, schema: str | None) -> str | None:
    """Where a schema is that a file names by a path, seen from another folder."""
    if schema is None or loaded.folder is None or not (loaded.folder / schema).is_file():
        return schema
    return Path(os.path.relpath(loaded.folder / schema, folder)).as_posix()
