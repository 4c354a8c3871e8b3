"""How often each rule speaks: findings by rule and map, as a table that is committed.

    python -m benchmarks.alarms            print the table
    python -m benchmarks.alarms --write    write it to docs/alarms.md

A rate says how loud a rule is, not how often it is right. The paper's text is not used, so the table is the same
wherever it is made; rules that need the text are not in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import argmap
from argmap.rules import catalogue

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "alarms.md"
_HEAD = """<!-- written by python -m benchmarks.alarms --write -->

# How often each rule speaks

Findings by rule, with preview rules, for the maps of this project: in all, and at warning or above where that differs;
in the last column, how many there are for a hundred claims of all maps together. A rate says how loud a rule is, not
how often it is right. Rules that need the text of the paper are left out, and so are rules that found nothing.

"""


def table() -> str:
    """The page as it should be."""
    checked = {path.parent.name: _counts(path) for path in sorted((ROOT / "maps").glob("*/map.json"))}
    names = list(checked)
    claims = sum(number for number, *_ in checked.values())
    rows = [f"| | {' | '.join(names)} | per 100 claims |", f"|---|{'---|' * (len(names) + 1)}"]
    rows += [f"| claims | {' | '.join(str(checked[name][0]) for name in names)} | |"]
    rows += [_row(each.code, each.name, checked, claims) for each in catalogue() if _speaks(each.code, checked)]
    return _HEAD + "\n".join(rows) + "\n"


Counts = tuple[int, Counter[str], Counter[str]]


def _counts(path: Path) -> Counts:
    argument = argmap.load(path)
    found = [each for each in argmap.check(argument, preview=True).findings if each.suppressed is None]
    grave = Counter(each.code for each in found if each.severity != "note")
    return len(argmap.graph(argument).claims), Counter(each.code for each in found), grave


def _speaks(code: str, checked: dict[str, Counts]) -> bool:
    return any(found[code] for _, found, _ in checked.values())


def _row(code: str, name: str, checked: dict[str, Counts], claims: int) -> str:
    cells = [" | ".join(_cells(code, checked))]
    rate = 100 * sum(found[code] for _, found, _ in checked.values()) / claims
    return f"| {code} {name} | {cells[0]} | {rate:.1f} |"


def _cells(code: str, checked: dict[str, Counts]) -> Iterator[str]:
    for _, found, grave in checked.values():
        partly = 0 < grave[code] < found[code]
        yield f"{found[code]} ({grave[code]})" if partly else str(found[code] or "")


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(table(), encoding="utf-8")
    else:
        print(table())
