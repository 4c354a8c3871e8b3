"""Findings for somebody who has one screen: the first in full, by place; the rest counted by passage and by rule.

At most `LINES` lines of `COLUMNS` columns a map; a Han character takes two. What carries the argument and is weakest
comes first (`argmap.ranking`).
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.check import Checked
from argmap.findings import Finding, Severity
from argmap.report import claim_words, many, mark, summary
from argmap.safe import one_line

LINES, COLUMNS = 100, 100
FIRST = 20  # findings told in full
_MESSAGE = 2  # lines that a message may take
_NOWHERE = "the map's header and its references"


def digest(checked: Checked, language: str | None = None, baseline: str = "the baseline") -> str:
    """The findings of a map on one screen, and a summary line at the end; those that a baseline knows are counted."""
    language = language or checked.map.paper.language
    here = [each for each in checked.findings if each.suppressed is None]
    told = sorted((each for each in here if each.baseline != "unchanged"), key=lambda each: each.rank)
    known = _known(len(here) - len(told), baseline)
    ends = textwrap.wrap(one_line(summary(checked)), COLUMNS, subsequent_indent="  ", break_on_hyphens=False)
    blocks = list(_blocks(checked, told[:FIRST], language))
    rest = [*_rest(checked, told[FIRST:], LINES - sum(map(len, blocks)) - len(known) - len(ends) - 2), *known]
    close = sum(map(len, blocks)) + len(blocks) + len(rest) + len(ends) + 1 > LINES
    first = [line for block in blocks for line in (block if close else [*block, ""])]
    return "\n".join([*first, *rest, *([""] if rest or (close and first) else []), *map(clipped, ends)]) + "\n"


def _known(count: int, baseline: str) -> list[str]:
    return [clipped(f"{count} known from {baseline} (--all lists them)")] if count else []


def _blocks(checked: Checked, findings: Sequence[Finding], language: str) -> Iterator[list[str]]:
    """What is found at one claim, or at one other place, together; the place of the first finding comes first."""
    places: dict[str, list[Finding]] = {}
    for each in findings:
        places.setdefault(claim_words(checked, each, language) or _place(checked, each), []).append(each)
    for words, found in places.items():
        where = _place(checked, found[0])
        head = [clipped(where), *([clipped(f"  {words}")] if words != where else [])]
        same = Counter((each.severity, each.code, f"{mark(each)} {each.message}".lstrip()) for each in found)
        yield head + [line for said, count in same.items() for line in _told(*said, count)]


def _place(checked: Checked, finding: Finding) -> str:
    at = finding.location
    return ":".join(str(part) for part in (at.file, at.line, at.column) if part is not None) or checked.map.id


def _told(severity: Severity, code: str, said: str, count: int) -> Iterator[str]:
    """What is said at one place, once: of several steps to one claim the same may be true."""
    lead = f"  {severity:<7} {code}  "
    message = one_line(said) + (f" (×{count})" if count > 1 else "")
    lines = textwrap.wrap(message, COLUMNS - len(lead), max_lines=_MESSAGE, placeholder=" …", break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        yield clipped((lead if number == 0 else " " * len(lead)) + line)


def _rest(checked: Checked, findings: Sequence[Finding], room: int) -> Iterator[str]:
    """What is not told in full, by passage and rule; passages beyond the room there is are counted together."""
    notes = Counter(each.code for each in findings if each.severity is Severity.NOTE)
    notes += Counter({code: count for (code, _), count in checked.counted.items()})
    graver = [each for each in findings if each.severity is not Severity.NOTE]
    if not graver and not notes:
        return
    yield f"and {_many(len(graver), notes.total())}, by section and rule (--all lists them; argmap rule CODE explains):"
    passages = list(_passages(checked, graver))
    wide = max((len(name) for name, _ in passages if name != _NOWHERE), default=0) + 4
    tail = list(_wrapped("  notes", notes, wide)) if notes else []
    shown = passages if len(passages) <= room - len(tail) else passages[: room - len(tail) - 1]
    for passage, codes in shown:
        yield from list(_wrapped(f"  {passage}", codes, wide))[:1]
    if len(shown) < len(passages):
        yield f"  {len(passages) - len(shown)} more sections with {_many(_total(passages[len(shown) :]), 0)}"
    yield from tail


def _many(graver: int, notes: int) -> str:
    counts = [many(graver, "finding") if graver else "", many(notes, "note") if notes else ""]
    return " and ".join(filter(None, counts))


def _total(passages: Iterable[tuple[str, Counter[str]]]) -> int:
    return sum(codes.total() for _, codes in passages)


def _passages(checked: Checked, findings: Iterable[Finding]) -> Iterator[tuple[str, Counter[str]]]:
    """Sections in the order of the paper, each with its findings by code; last what stands in no section."""
    by: dict[str, Counter[str]] = {each.id: Counter() for each in checked.map.sections}
    for each in findings:
        section = next((place.section for place in each.anchors if place.section), None) or _NOWHERE
        by.setdefault(section, Counter())[each.code] += 1
    elsewhere = by.pop(_NOWHERE, None)
    yield from ((section, codes) for section, codes in by.items() if codes)
    if elsewhere:
        yield _NOWHERE, elsewhere


def _wrapped(lead: str, codes: Counter[str], wide: int) -> Iterator[str]:
    listed = ", ".join(f"{code} {count}" for code, count in sorted(codes.items(), key=lambda each: (-each[1], each[0])))
    start = f"{one_line(lead):<{min(max(wide, 9), 30)}}  "
    lines = textwrap.wrap(listed, max(COLUMNS - len(start), 20)) or [""]
    for number, line in enumerate(lines):
        yield clipped((start if number == 0 else " " * len(start)) + line)


def clipped(line: str, columns: int = COLUMNS) -> str:
    """A line that a terminal shows in so many columns; what does not fit ends in a dot dot dot."""
    line = one_line(line)
    if _columns(line) <= columns:
        return line
    kept, used = [], 1
    for character in line:
        used += _columns(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def padded(text: str, columns: int) -> str:
    """A cell of a table: clipped where it is wider, filled with spaces where it is not."""
    cell = clipped(text, columns)
    return cell + " " * (columns - _columns(cell))


def _columns(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else 0 if unicodedata.combining(each) else 1 for each in text
    )
