"""The history of a map as a table of a line a revision, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from argmap import __version__
from argmap.digest import clipped, padded
from argmap.log import Revision
from argmap.report import json_text

SIGNS = {"added": "+", "removed": "-", "reworded": "~", "moved": ">", "split": "/", "merged": "&", "stronger": "^",
         "weaker": "v", "other": "*"}  # fmt: skip
_WIDTHS = (8, 10, 12, 6, 18, 8)  # columns
_WHOLE = (0, 4)  # cells that may take more, and leave the subject less: the name of the commit, and what is changed
_BETWEEN = "  "

KEY = (
    "claims: + added  - removed  ~ reworded  > moved  / split  & merged  ^ stronger  v weaker  * other changes\n"
    "findings: - mended  + introduced"
)


def head() -> str:
    """The heads of the columns."""
    return _line(["revision", "date", "author", "claims", "changed", "findings", "subject"])


def line(revision: Revision) -> str:
    """One revision; it fits a hundred columns."""
    commit = revision.commit
    claims = "-" if revision.claims is None else str(revision.claims)
    cells = [commit.short, commit.date[:10], commit.author, claims.rjust(_WIDTHS[3])]
    if revision.problem is not None:
        return _line([*cells, f"no map: {revision.problem}"])
    return _line([*cells, _changed(revision), _findings(revision), commit.subject])


def _changed(revision: Revision) -> str:
    ahead = ["merge"] * (len(revision.commit.parents) > 1) + ["renamed"] * (revision.was is not None)
    if revision.changes is None:
        return "the clone begins here" if revision.shallow else "first"
    counts = [f"{sign}{revision.changes[word]}" for word, sign in SIGNS.items() if revision.changes[word]]
    return " ".join([*ahead, *counts]) or "as before"


def _findings(revision: Revision) -> str:
    counts = revision.findings or {}
    signs = (("-", counts.get("mended")), ("+", counts.get("introduced")))
    return " ".join(f"{sign}{count}" for sign, count in signs if count)


def _line(cells: Sequence[str]) -> str:
    *ahead, last = cells
    told = (
        cell if number in _WHOLE and len(cell) > wide else padded(cell, wide)
        for number, (cell, wide) in enumerate(zip(ahead, _WIDTHS, strict=False))
    )
    return clipped(_BETWEEN.join([*told, last]).rstrip())


def as_text(revisions: Iterable[Revision]) -> Iterator[str]:
    """The table, line by line as the revisions come, with a key at the end."""
    signs = False
    for number, revision in enumerate(revisions):
        if not number:
            yield head()
        signs = signs or revision.changes is not None
        yield line(revision)
    if signs:
        yield ""
        yield from KEY.splitlines()


def as_json(path: str, revisions: Iterable[Revision]) -> str:
    """The JSON form of a history: a record a revision."""
    return json_text({"argmap": __version__, "path": path, "revisions": [_record(each) for each in revisions]})


def _record(revision: Revision) -> dict[str, Any]:
    commit = asdict(revision.commit)
    told = {name: getattr(revision, name) for name in ("path", "was", "map", "claims", "before", "changes", "findings")}
    return {"commit": commit.pop("id"), **commit, **told, "problem": revision.problem, "shallow": revision.shallow}
