"""The literature that the pages of rules and schemes name: CSL records, by authors and year."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from argmap.model import Reference
from argmap.references import issued


@cache
def bibliography() -> dict[str, Reference]:
    """Every work by the name that a page gives it, as `Toulmin 1958`, in the order of these names."""
    written = json.loads(Path(__file__).with_name("bibliography.json").read_text(encoding="utf-8"))
    works = [Reference.model_validate(each) for each in written]
    return {named(each): each for each in sorted(works, key=named)}


def named(work: Reference) -> str:
    """All authors, or editors, by their families, and the year: `Walton, Reed & Macagno 2008`."""
    families = [str(name["family"]) for name in _people(work)]
    return f"{_joined(families)} {issued(work)}"


def in_full(work: Reference, emphasis: str = "") -> str:
    """A work as a bibliography has it, on one line; `emphasis` stands on both sides of the title of what was published.

    An article's title stands in quotation marks, and that of its journal is emphasised.
    """
    first, *others = [(str(name["family"]), str(name["given"])) for name in _people(work)]
    people = _joined([", ".join(first), *(f"{given} {family}" for family, given in others)])
    people += " (eds)" if "editor" in (work.model_extra or {}) else ""
    title = f"{emphasis}{_field(work, 'title')}{emphasis}"
    journal = _field(work, "container-title")
    if journal:
        title = f"“{_field(work, 'title')}.” {emphasis}{journal}{emphasis} {_place(work)}"
    said = (people, _years(work), title, _field(work, "genre"), _field(work, "publisher"))
    return " ".join([*(_ended(each, emphasis) for each in said if each), _address(work)]).strip()


def _ended(part: str, emphasis: str) -> str:
    """A part of a record with one stop behind it."""
    bare = part.removesuffix(emphasis) if emphasis else part
    return part if bare.endswith((".", "?", "!")) else f"{part}."


def _place(work: Reference) -> str:
    """Where in its journal an article stands: `77(2): 321–357`."""
    issue, page = _field(work, "issue"), _field(work, "page")
    return (_field(work, "volume") + (f"({issue})" if issue else "") + f": {page}").replace("-", "–")


def _address(work: Reference) -> str:
    doi = _field(work, "DOI")
    return f"doi:{doi}" if doi else _field(work, "URL")


def _years(work: Reference) -> str:
    """The year, or the first and the last of a work in volumes."""
    parts = (work.model_extra or {})["issued"]["date-parts"]
    return "–".join(str(part[0]) for part in parts)


def _people(work: Reference) -> list[dict[str, str]]:
    extra = work.model_extra or {}
    return list(extra.get("author") or extra["editor"])


def _field(work: Reference, name: str) -> str:
    return str((work.model_extra or {}).get(name, ""))


def _joined(names: list[str]) -> str:
    return " & ".join(filter(None, (", ".join(names[:-1]), names[-1])))
