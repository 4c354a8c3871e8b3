"""The handbook of the rules: a page for each, and an index by family. Written by `argmap rule --all`, never by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from argmap.bibliography import bibliography, in_full
from argmap.dump import write_all
from argmap.errors import UsageError
from argmap.explain import MARK, as_markdown, explained
from argmap.rules import Rule, catalogue
from argmap.rules.page import FRAME, page

INDEX = "README.md"
FAMILIES = {
    "STR": "Structure: faults of the record itself",
    "EVD": "Evidence: do passages and citations lead somewhere?",
    "SUP": "Support: is it supported?",
    "INF": "Inference: does the step carry?",
    "TRM": "Terms: does a word mean one thing?",
    "SCP": "Scope: does a claim reach further, or later, than what is said for it?",
    "DIA": "Dialectic: what is said against it, and what becomes of that?",
    "REV": "Revisions: what has changed?",
    "LNT": "Hygiene: what the checker is told to let stand",
}
_INTRO = """What `argmap check` looks for, and why. A finding states what the map records, never a verdict on truth:
that no support is recorded for a claim does not make the claim false, and a map without findings may be a map of a bad
argument.

* **Severity**: an *error* is a fact about the record; a *warning* is worth a look, and open to argument; a *note* is
  for information. A page says where a rule reports more or less gravely than its severity here.
* **Blame**: the *map*, a slip of whoever made it; the *paper*; or *either*, where a reader has to look.
* **Basis**: the record itself, as ids, links, anchors and citations (*structural*), what the mapper noted, as kinds,
  periods and roles (*annotated*), or the words of the claims (*lexical*), which can be misread.
* **Status**: a rule in *preview* takes part only when it is asked for.

Each step has one finding about its licence, the gravest; the codes of the others stand behind it ("also INF308"). To
let a finding stand, say so where it is reported, with the reason:
`"lint": {"ignore": [{"code": "INF310", "reason": "The mechanism is argued in section 4."}]}`

What supported and licensed mean is told in [docs/support.md](../support.md), the types of step in
[docs/schemes.md](../schemes.md). `argmap rule CODE` prints these pages."""
_EXAMPLES = "An example shows what its own rule finds. What it leaves out of its map is filled in from here:"


def handbook(rules: Sequence[Rule] | None = None) -> dict[str, str]:
    """Every page of the handbook by its file name, the index first."""
    chosen = catalogue() if rules is None else list(rules)
    return {INDEX: _index(chosen)} | {f"{each.code}.md": as_markdown(explained(each)) for each in chosen}


def write_handbook(folder: Path) -> list[Path]:
    """Write the handbook into a folder of its own, and take out the pages of rules that are no more.

    Raises `UsageError` where the folder holds anything that this has not written.
    """
    ours = _ours(folder)
    written = write_all({folder / name: text for name, text in handbook().items()})
    for stale in sorted(set(ours) - set(written)):
        stale.unlink()
    return written


def _ours(folder: Path) -> list[Path]:
    """The pages in a folder; nothing foreign may be among them, and nothing foreign is written over."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; with --all and Markdown, -o names a folder")
    found = sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
    for path in found:
        if not path.is_file() or not _begins_with_mark(path):
            raise UsageError(f"{path} was not written by `argmap rule`; name another folder with -o, or move it away")
    return found


def _begins_with_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK.encode()


def _index(rules: Sequence[Rule]) -> str:
    families = [code for code in FAMILIES if any(each.code.startswith(code) for each in rules)]
    tables = [
        f"## {FAMILIES[code]}\n\n{_table([each for each in rules if each.code[:3] == code])}" for code in families
    ]
    frame = f"## Examples\n\n{_EXAMPLES}\n\n```json\n{_laid_out(FRAME)}\n```"
    works = "\n".join(f"* {in_full(each, '*')}" for each in bibliography().values())
    return "\n\n".join([MARK, "# Rules", _INTRO, *tables, frame, f"## Sources\n\n{works}"]) + "\n"


def _table(rules: Sequence[Rule]) -> str:
    rows = [
        f"| [{each.code}]({each.code}.md) | {each.name} | {each.severity} | {each.status} | "
        f"{page(each.find.__doc__ or '').summary} |"
        for each in rules
    ]
    return "\n".join(["| code | name | severity | status | |", "|---|---|---|---|---|", *rows])


def _laid_out(frame: dict[str, object]) -> str:
    members = [f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in frame.items()]
    return "{" + ",\n ".join(members) + "}"
