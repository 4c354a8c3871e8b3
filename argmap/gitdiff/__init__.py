"""What git calls for each file that `git diff` compares: a map, or one part of a map, told as changes of its argument.

Each file is compared within the map to which it belongs (`around`). What is told is what happened in that file; what
followed of it in files that are as before is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from argmap.diff import Change, Diff, Kind, diff
from argmap.diff.grouped import counts
from argmap.diff.telling import as_text
from argmap.errors import ArgmapError, GitError, UsageError
from argmap.findings import Finding
from argmap.git import differing_lines
from argmap.gitdiff.around import NOWHERE, Side, Whole, wholes
from argmap.gittext import is_argument
from argmap.load import Loaded
from argmap.report import many
from argmap.repository import Repository, repository
from argmap.safe import one_line

_TOLD = 8  # consequences in other files
_FOLLOWS = frozenset({
    Kind.STATE_CHANGED, Kind.STEP_STATUS_CHANGED, Kind.BECAME_LOAD_BEARING, Kind.CEASED_LOAD_BEARING,
})  # fmt: skip


def gitdiff(words: Sequence[str], language: str | None = None, everything: bool = False) -> str:
    """What is told of one file. `words` are those with which git calls an external driver: 7, or 9 for a rename.

    What is no map is told line by line, as git would. Raises `UsageError` for other words.
    """
    if len(words) == 1:
        return one_line(f"argmap diff {words[0]}: in conflict") + "\n"
    if len(words) not in (7, 9):
        raise UsageError("git calls this with a path and, on either side, a file, its id and its mode: see the README")
    old = Side(words[0], *words[1:4])
    new = Side(words[7] if len(words) == 9 else words[0], *words[4:7])
    return f"{one_line(_head(old, new))}\n{_told(old, new, language, everything)}"


def _head(old: Side, new: Side) -> str:
    named = old.path if old.path == new.path else f"{old.path} -> {new.path}"
    if old.absent or new.absent:
        return f"argmap diff {named} ({'new' if old.absent else 'gone'})"
    return f"argmap diff {named}" + (f" (mode {old.mode} -> {new.mode})" if old.mode != new.mode else "")


def _told(old: Side, new: Side, language: str | None, everything: bool) -> str:
    if not (is_argument(old.raw) or is_argument(new.raw)):
        return _lines(old, new)
    try:
        with ExitStack() as stack:
            return "".join(f"{line}\n" for line in _compared(old, new, _here(stack), language, everything))
    except ArgmapError as error:
        return f"{error}\n{_lines(old, new)}"


def _here(stack: ExitStack) -> Repository | None:
    try:
        return stack.enter_context(repository(Path.cwd()))
    except GitError:
        return None


def _lines(old: Side, new: Side) -> str:
    """The lines that differ."""
    names = (NOWHERE if old.absent else f"a/{old.path}", NOWHERE if new.absent else f"b/{new.path}")
    return f"--- {one_line(names[0])}\n+++ {one_line(names[1])}\n{differing_lines(old.file, new.file)}"


def _compared(old: Side, new: Side, within: Repository | None, language: str | None, everything: bool) -> Iterator[str]:
    both, are_whole = wholes(within, (old, new))
    either = next(filter(None, both))
    before, after = (each or _nothing(either) for each in both)
    found = diff(before.loaded, after.loaded)
    here = _narrowed(found, before, after, are_whole)
    yield one_line(_summary(here, before, after))
    yield from as_text(here, language, everything).splitlines()[1:]
    if are_whole:
        yield from _elsewhere(found, before, after)
    yield ""


def _nothing(other: Whole) -> Whole:
    """The head of a map without a claim, to compare one with that is new, or gone."""
    empty = other.loaded.map.model_copy(update={"claims": (), "parts": (), "roots": ()})
    return replace(other, loaded=Loaded(empty, {}, (), None, ()))


def _narrowed(found: Diff, before: Whole, after: Whole, are_whole: bool) -> Diff:
    """What happened in one file of the maps; of a file that is compared alone, nothing that would follow."""
    parts, files = before.parts | after.parts, {before.file, after.file}
    changes = [each for each in found.changes if _is_in(found, each, parts)]
    matches = [each for each in found.matches if parts & {
        *(found.old.graph.part_of[name] for name in each.old), *(found.new.graph.part_of[name] for name in each.new)
    }]  # fmt: skip

    def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if are_whole and each.location.file in files)

    compared = found.findings
    return replace(
        found,
        both=replace(found.both, claims=tuple(matches)),
        changes=tuple(each for each in changes if are_whole or each.kind not in _FOLLOWS),
        findings=replace(compared, mended=told(compared.mended), introduced=told(compared.introduced),
                         kept=told(compared.kept)),
        revision=told(found.revision),
    )  # fmt: skip


def _is_in(found: Diff, change: Change, parts: frozenset[str]) -> bool:
    """Whether a change is about something that is written in some parts; the record stands in the map's own file."""
    old, new = found.old.graph, found.new.graph
    named = [(old, each) for each in change.old_ids] + [(new, each) for each in change.new_ids]
    named = named or [(new, change.subject.id)]
    return any(graph.part_of.get(graph.claim_of(name), "") in parts for graph, name in named)


def _summary(found: Diff, before: Whole, after: Whole) -> str:
    old, new = (
        sum(part in whole.parts for part in graph.part_of.values())
        for whole, graph in ((before, found.old.graph), (after, found.new.graph))
    )
    told = ", ".join(f"{count} {word}" for word, count in counts(found).items())
    of = f"{found.new.map.id}: {old} -> {many(new, 'claim')} here"
    return f"{of}: {told}" if found else f"{of}: no differences"


def _elsewhere(found: Diff, before: Whole, after: Whole) -> Iterator[str]:
    """What followed in files that are as before."""
    same = _texts(before.loaded).items() & _texts(after.loaded).items()
    parts = frozenset(part for part, _ in same) - before.parts - after.parts
    told = [each for each in found.changes if each.kind in _FOLLOWS and _is_in(found, each, parts)]
    if told:
        yield from ("", "What follows elsewhere in the map:")
        yield from (one_line(f"  ~ {each.explain()}") for each in told[:_TOLD])
    if len(told) > _TOLD:
        yield f"  … and {len(told) - _TOLD} more"


def _texts(loaded: Loaded) -> dict[str, str]:
    """The text of the file in which each part is written, by the name of the part."""
    sources = iter(loaded.sources[1:])
    own = loaded.sources[0].text if loaded.sources else ""
    parts = zip(loaded.map.parts, loaded.part_files, strict=False)
    return {"": own} | {part.part: next(sources).text if file is not None else own for part, file in parts}
