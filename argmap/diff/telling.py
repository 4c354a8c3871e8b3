"""A comparison of two maps for a person: in a terminal, in Markdown, as annotations of a pull request, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.aligning import marked
from argmap.diff import Change, Diff, Kind
from argmap.diff.grouped import COUNTED, Group, counts, groups, in_short, quiet
from argmap.diff.worded import reworded
from argmap.digest import clipped
from argmap.findings import Severity
from argmap.listing import github
from argmap.model import in_languages
from argmap.report import many
from argmap.safe import markdown_text, one_line

MOST = 25  # claims that are told one by one, unless all are asked for
_NAMED = 8  # ids on one line
_FINDINGS = 12  # findings told one by one on either side
_SIGNS = {"added": "+", "raised": "+", "answered": "+", "dropped": "-", "removed": "-", "moved": ">", "flipped": "!"}


def stat(found: Diff) -> str:
    """One line: what became of the claims, how much else is written otherwise, and what became of the findings."""
    told = ", ".join(f"{count} {word}" for word, count in counts(found).items())
    other = sum(change.kind not in COUNTED for change in found.changes)
    told += f"; {many(other, 'other change')}" if other else ""
    findings = found.findings
    weak = f"{len(findings.mended)} mended, {len(findings.introduced)} introduced, {len(findings.kept)} kept"
    return one_line(f"{found.new.map.id}: claims: {told}; findings: {weak}") + "\n"


def as_text(found: Diff, language: str | None = None, everything: bool = False) -> str:
    """The comparison for a terminal: in short, then claim by claim with the weightiest first, then the findings."""
    language = language or found.new.map.paper.language
    lines = [*_heading(found), *_short(found), *_revision(found, everything)]
    told = groups(found)
    for group in told if everything else told[:MOST]:
        lines += ["", *_group(found, group, language)]
    if len(told) > MOST and not everything:
        lines += ["", f"… and {many(len(told) - MOST, 'more claim')} with changes, which --all lists"]
    lines += _record(quiet(found.changes), everything) + _findings(found, everything)
    return "\n".join(map(one_line, lines)) + "\n"


def _heading(found: Diff) -> list[str]:
    old, new = found.old.map, found.new.map
    named = new.id if old.id == new.id else f"{old.id} -> {new.id}"
    if old.revision != new.revision:
        named += f" ({old.revision or 'no revision'} -> {new.revision or 'no revision'})"
    if not found:
        return [f"{named}: no differences"]
    told = ", ".join(f"{count} {word}" for word, count in counts(found).items())
    return [f"{named}: {len(found.old.graph.claims)} -> {many(len(found.new.graph.claims), 'claim')}: {told}"]


def _short(found: Diff) -> list[str]:
    told = in_short(found)
    wide = max((len(words) for words, _ in told), default=0)
    lines = [f"  {words:<{wide}}  {len(ids):>3}  {_named(ids)}" for words, ids in told]
    return ["", *map(clipped, lines)] if lines else []


def _revision(found: Diff, everything: bool) -> list[str]:
    """What is worth a look in the revision itself."""
    told = [each for each in found.revision if each.suppressed is None]
    graver = [each for each in told if everything or each.severity is not Severity.NOTE]
    shown = graver if everything else graver[:_FINDINGS]
    lines = [f"  {each.severity} {each.code} {each.message}" for each in shown]
    if len(told) > len(shown):
        rest = Counter(each.code for each in told) - Counter(each.code for each in shown)
        lines.append(f"  and {', '.join(f'{count} {code}' for code, count in sorted(rest.items()))} (--all lists them)")
    return ["", "Worth a look in this revision:", *lines] if lines else []


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")


def _group(found: Diff, group: Group, language: str) -> Iterator[str]:
    index = (found.old if group.gone else found.new).graph
    claim = index.claims.get(group.claim)
    root = " (a root)" if group.claim in index.map.roots else ""
    words = in_languages(claim.text, language) if claim else "there is no such claim"
    reworded = any(change.kind is Kind.CLAIM_REWORDED for change in group.changes)
    yield f"{group.claim}{root}" + ("" if reworded else f": {words}")
    for change in group.changes:
        yield from _in_words(found, change, language) if change.kind is Kind.CLAIM_REWORDED else [_line(change)]


def _line(change: Change) -> str:
    return f"  {_sign(change.kind)} {change.explain()}"


def _in_words(found: Diff, change: Change, language: str) -> Iterator[str]:
    """A claim's words with what became of them, in a language if they differ in it."""
    old, new = (
        [index.claims[each].text for each in ids]
        for index, ids in ((found.both.old, change.old_ids), (found.both.new, change.new_ids))
    )
    wanted = (
        (was, now)
        for tag, was, now in reworded(found.both, old, new)
        if language in (tag, tag.partition("-")[0], "both")
    )
    told = list(wanted) or [(str(change.old), str(change.new))]
    for was, now in told if language == "both" else told[:1]:
        one = marked(was, now)
        yield f"  ~ {one or now}"
        yield from [f"  - was: {was}"] if one is None else []


def _sign(kind: Kind) -> str:
    return _SIGNS.get(kind.value.rpartition("-")[2], "~")


def _record(changes: Sequence[Change], everything: bool) -> list[str]:
    if not changes:
        return []
    if everything:
        return ["", "In the record, which argues nothing:", *map(_line, changes)]
    named = Counter("new names" if each.kind is Kind.RENAMED else each.kind.value.partition("-")[2] for each in changes)
    told = ", ".join(f"{count} {word}" for word, count in named.items())
    return ["", f"In the record, which argues nothing: {told} (--all lists them)"]


def _findings(found: Diff, everything: bool) -> list[str]:
    compared = found.findings
    lines = [""]
    for words, those, apart in (
        ("introduced", compared.introduced, f"on what is new: {len(compared.fresh)}"),
        ("mended", compared.mended, f"gone with what they were about: {len(compared.gone)}"),
    ):
        graver = [each for each in those if each.severity is not Severity.NOTE]
        more = f", of them {len(graver)} above a note; {apart}" if those else ""
        lines.append(f"Findings {words}: {len(those)}{more}")
        shown = those if everything else graver[:_FINDINGS]
        lines += [f"  {each.severity} {each.code} {each.message}" for each in shown]
        if len(graver) > len(shown):
            lines.append(f"  … and {len(graver) - len(shown)} more")
    return [*lines, f"Findings kept: {len(compared.kept)}"] if found else []


def as_markdown(found: Diff, language: str | None = None, everything: bool = False) -> str:
    """The comparison for a pull request: what it comes to, then claim by claim in a part that can be folded out."""
    language = language or found.new.map.paper.language
    blocks = [f"### {markdown_text(_heading(found)[0])}"]
    short = [f"| {words} | {len(ids)} | {_codes(ids)} |" for words, ids in in_short(found)]
    blocks += ["\n".join(["| | | |", "|---|---:|---|", *short])] if short else []
    told = groups(found)
    shown = told if everything else told[:MOST]
    listed = ["\n".join(_group_in_markdown(found, each, language)) for each in shown]
    if listed:
        more = [f"… and {many(len(told) - len(shown), 'more claim')} with changes"] if len(told) > len(shown) else []
        summary = f"<summary>What became of {many(len(told), 'claim')}</summary>"
        blocks.append("\n\n".join([f"<details>\n{summary}", *listed, *more, "</details>"]))
    record = _record(quiet(found.changes), everything)[1:]
    blocks += ["\n".join([*record[:1], "", *map(_item, record[1:])]).strip()] if record else []
    blocks += [_findings_in_markdown(found)] if found else []
    return "\n\n".join(blocks) + "\n"


def _codes(ids: Sequence[str]) -> str:
    return ", ".join(f"`{each}`" for each in ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")


def _group_in_markdown(found: Diff, group: Group, language: str) -> Iterator[str]:
    head, *lines = _group(found, group, language)
    yield f"**{markdown_text(head)}**\n"
    yield from map(_item, lines)


def _item(line: str) -> str:
    return f"- {markdown_text(line.strip()[2:])}"


def _findings_in_markdown(found: Diff) -> str:
    compared = found.findings
    lines = [
        f"Findings: {len(compared.mended)} mended, {len(compared.introduced)} introduced, {len(compared.kept)} kept"
    ]
    graver = [each for each in compared.introduced if each.severity is not Severity.NOTE]
    revision = (each for each in found.revision if each.suppressed is None and each.severity is not Severity.NOTE)
    graver = [*revision, *graver]
    lines += [f"- {each.severity} `{each.code}` {markdown_text(each.message)}" for each in graver[:_FINDINGS]]
    return "\n".join([lines[0], "", *lines[1:]] if lines[1:] else lines)


def as_github(found: Diff) -> str:
    """Annotations of a pull request: each finding that came in, at its place in the files of the new map."""
    return github([replace(found.new, findings=(*found.revision, *found.findings.introduced))])
