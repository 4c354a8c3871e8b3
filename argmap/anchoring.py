"""What `argmap anchor` does: lists the passages of a map, suggests a quote, writes the cache of offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from pydantic import BaseModel

from argmap.anchor import Status
from argmap.dump import canonical, write_all
from argmap.errors import UsageError
from argmap.graph import PassageKey
from argmap.load import Loaded
from argmap.model import Map
from argmap.passages import Passages, anchor, text_file
from argmap.quote import suggest
from argmap.report import json_text
from argmap.safe import shown


def anchored(loaded: Loaded, text: Path | None) -> Passages:
    """Every anchor of a map in its text. Raises `UsageError` where the text is not at hand."""
    path = text_file(loaded.map, loaded.folder, text)
    return anchor(loaded.map, path or loaded.map.paper.text or "the paper's text", loaded.folder)


def suggested(found: Passages, sentence: str) -> str:
    """The shortest unique quote for a sentence of the paper."""
    quote = suggest(found.text, sentence)
    if quote is None:
        raise UsageError("the text has no such passage, or has it more than once; paste one whole sentence")
    return quote


def as_text(found: Passages) -> str:
    """A line an anchor: status, owner, offsets; what is lost or ambiguous says so first."""
    bad = (Status.LOST, Status.AMBIGUOUS)
    ordered = sorted(found.found.items(), key=lambda each: each[1].status not in bad)
    lines = [_line(key, found) for key, _ in ordered]
    counts = ", ".join(f"{count} {status}" for status, count in sorted(found.count().items())) or "none"
    return shown("\n".join([*lines, f"anchors: {counts}"])) + "\n"


def _line(key: PassageKey, found: Passages) -> str:
    passage, (owner, pointer) = found.found[key], key
    where = f"{passage.start}-{passage.end}" if passage.start is not None else ""
    near = f"nearest: {passage.nearest}" if passage.nearest and passage.status is Status.LOST else ""
    moved = "moved" if passage.moved else ""
    return "  ".join(filter(None, (f"{passage.status:<9}", f"{owner}{pointer}", where, moved, near)))


def as_json(found: Passages) -> str:
    """The passages as JSON: owner, pointer below it, and what was found."""
    records = [{"owner": owner, "pointer": at, **asdict(each)} for (owner, at), each in found.found.items()]
    return json_text({"drifted": found.drifted, "anchors": records})


def write_cache(loaded: Loaded, found: Passages) -> list[Path]:
    """Write `at` and `sha256` of every passage into the map's files, which come out in canonical layout."""
    argument = _cached(loaded.map, found.found)
    renewed = Loaded(argument, loaded.origins, loaded.sources, loaded.folder, loaded.part_files)
    texts = canonical(renewed)
    pairs = zip(loaded.sources, texts.items(), strict=True)
    return write_all({path: text for source, (path, text) in pairs if source.text != text})


def _cached(argument: Map, found: Mapping[PassageKey, object]) -> Map:
    def renew(record: BaseModel) -> BaseModel:
        changes: dict[str, object] = {}
        for field in ("claims", "parts", "inferences", "objections", "replies"):
            inner = getattr(record, field, ())
            if inner:
                changes[field] = tuple(renew(each) for each in inner)
        if getattr(record, "anchors", ()):
            changes["anchors"] = tuple(_with_place(record, number, found) for number in range(len(record.anchors)))  # type: ignore[attr-defined]
        return record.model_copy(update=changes) if changes else record

    return renew(argument)  # type: ignore[return-value]


def _with_place(record: BaseModel, number: int, found: Mapping[PassageKey, object]) -> BaseModel:
    anchor, passage = record.anchors[number], found.get((record.id, f"/anchors/{number}"))  # type: ignore[attr-defined]
    if passage is None or getattr(passage, "status", None) not in (Status.EXACT, Status.FOLDED):
        return anchor  # type: ignore[no-any-return]
    place = {"at": (passage.start, passage.end), "sha256": passage.sha256}  # type: ignore[attr-defined]
    return anchor.model_copy(update=place)  # type: ignore[no-any-return]
