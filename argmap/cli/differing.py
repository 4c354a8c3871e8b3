"""What `argmap diff` does with what it is asked: read two maps and what stands beside them, compare, tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from argmap.check import record_faults
from argmap.cli.common import deliver, language_of, passages_of, talk, tell_faults
from argmap.cli.overlaying import DRAWN, drawn
from argmap.diff import Diff, diff, record, telling
from argmap.load import Loaded, load_review, read
from argmap.model import Review


@dataclass(frozen=True, kw_only=True)
class Request:
    """The options of `argmap diff`, as they were given."""

    old: str
    new: str
    stat: bool
    all_: bool
    text: Path | None
    old_text: Path | None
    review: tuple[Path, ...]
    format_: str
    lang: str | None
    output: Path | None
    quiet: bool
    picture: Mapping[str, Any] = field(default_factory=dict)  # how a drawing is to be


def run(request: Request) -> int:
    """Compare what is asked for, and give the exit code."""
    if request.old == request.new == "-":
        raise click.UsageError("standard input can be one of the two maps, not both")
    old, new = read(request.old), read(request.new)
    for each in (old, new):
        tell_faults(each.map.id, record_faults(each), request.quiet)
    language = language_of(new.map, request.lang)
    texts = ((old, request.old_text), (new, request.text))
    passages = [passages_of(each, text, request.quiet) if text else None for each, text in texts]
    found = diff(old, new, reviews=_reviews(request, old), passages=(passages[0], passages[1]))
    if old.map != new.map and not found.both.languages and found.old.graph.claims and found.new.graph.claims:
        talk("the maps have no language in common: claims are matched by ids, place and marks alone", request.quiet)
    deliver(_told(request, found, language), request.output)
    return 1 if found else 0


def _reviews(request: Request, old: Loaded) -> list[Review]:
    """The reviews named, or those beside the old map; only what is about this map."""
    beside = [old.folder / "reviews"] if old.folder and (old.folder / "reviews").is_dir() else []
    files = [
        file for path in request.review or beside for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])
    ]
    return [review for review in map(load_review, files) if review.map == old.map.id]


def _told(request: Request, found: Diff, language: str | None) -> str | bytes:
    if request.stat:
        return telling.stat(found)
    if request.format_ == "json":
        return record.as_json(found)
    if request.format_ == "github":
        return telling.as_github(found)
    if request.format_ in DRAWN:
        return drawn(found, request.format_, language, request.quiet, request.picture)
    told = telling.as_text if request.format_ == "text" else telling.as_markdown
    return told(found, language, request.all_)
