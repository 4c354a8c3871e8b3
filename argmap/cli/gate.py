"""What `argmap check` does between its options and its exit. Imported by the verb alone, when it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.check import Checked
from argmap.check import check as run_rules
from argmap.cli.common import deliver, each_map, language_of, passages_of, talk
from argmap.config import asked, nearest
from argmap.errors import UsageError
from argmap.findings import fails
from argmap.load import Loaded, load_review
from argmap.model import Review
from argmap.report import as_json, as_text, json_text, many
from argmap.safe import shown
from argmap.settings import Settings, over

if TYPE_CHECKING:
    from argmap.baseline import Known

_NOTES_LISTED = 12  # so few are told one by one; more are counted, unless all are asked for


@dataclass(frozen=True, eq=False, repr=False)
class Request:
    """What is asked of `argmap check`: its options, by their names."""

    maps: tuple[str, ...]
    text: Path | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    per_file_ignores: Mapping[str, tuple[str, ...]]
    preview: bool | None
    fail_level: str | None
    max_warnings: int | None
    exit_zero: bool
    all_: bool
    statistics: bool
    show_suppressed: bool
    no_suppressions: bool
    baseline: Path | None
    write_baseline: Path | None
    prune_baseline: bool
    review: tuple[Path, ...]
    isolated: bool
    show_settings: bool
    format_: str
    lang: str | None
    output: Path | None
    quiet: bool

    def settings(self) -> Settings:
        """What the command line settles."""
        keys = ("select", "extend-select", "ignore", "preview", "fail-level", "max-warnings", "per-file-ignores")
        return asked({key: getattr(self, key.replace("-", "_")) for key in keys})

    def reviews(self) -> list[tuple[str, Review]]:
        """The reviews named, and those in the folders named."""
        files = [file for path in self.review for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
        return [(str(file), load_review(file)) for file in files]


@dataclass(frozen=True, eq=False, repr=False)
class _Map:
    """One map that could be checked."""

    checked: Checked
    loaded: Loaded
    settings: Settings


def run(request: Request) -> int:
    """Check what is asked for, and give the exit code. Raises `UsageError` where nothing can be checked at all."""
    _refuse_nonsense(request)
    if request.show_settings:
        return _show(request)
    known, old, given = *_baselines(request), request.reviews()
    maps = list(_maps(request))
    unread = len(maps) < len(request.maps)
    results = _compared(_told_apart([each.checked for each in maps]), known, old)
    results = _read(results, [each.loaded for each in maps], given, request.quiet)
    if results:
        deliver(_report(request, results), request.output)
    _keep(request, results, known, old, unread)
    failing = (
        fails(checked.findings, each.settings.fail_level, each.settings.max_warnings)
        for checked, each in zip(results, maps, strict=True)
    )
    return 2 if unread else int(any(failing) and not request.exit_zero)


def _refuse_nonsense(request: Request) -> None:
    if request.prune_baseline and request.baseline is None:
        raise click.UsageError("--prune-baseline goes with --baseline FILE")
    if "-" in (str(request.baseline), str(request.write_baseline)):
        raise click.UsageError("a baseline is a file, not standard input or output")
    written = request.write_baseline or (request.baseline if request.prune_baseline else None)
    if written and request.output and written.resolve() == request.output.resolve():
        raise click.UsageError(
            f"the report and the baseline cannot both be {request.output}; name another file with -o"
        )
    if request.statistics and request.format_ not in ("text", "json"):
        raise click.UsageError("--statistics comes as --format text or json")


def _show(request: Request) -> int:
    settled = list(_settled(request))
    told = "\n".join(shown(_lines(loaded, settings)) for loaded, settings in settled)
    deliver(told, request.output)
    return 2 if len(settled) < len(request.maps) else 0


def _lines(loaded: Loaded, settings: Settings) -> str:
    lines = [f"{key} = {value}  # {source}" for key, value, source in settings.lines()]
    return "".join(f"{line}\n" for line in [f"# {loaded.sources[0].file}", *lines])


def _settled(request: Request) -> Iterator[tuple[Loaded, Settings]]:
    """The maps that can be read, each with its settings; of the others it is said why not, a fault of a file once."""
    above, told = request.settings(), set()
    for loaded in each_map(request.maps):
        try:
            if loaded is not None:
                yield loaded, above if request.isolated else over(nearest(loaded.folder), above)
        except UsageError as error:
            if str(error) not in told:
                talk(str(error))
            told.add(str(error))


def _maps(request: Request) -> Iterator[_Map]:
    """The maps that can be checked, with what is found; of the others it is said why not."""
    for loaded, settings in _settled(request):
        try:
            checked = _checked(request, loaded, settings)
        except UsageError as error:
            talk(f"{loaded.map.id}: {error}")
        else:
            yield _Map(checked, loaded, settings)


def _checked(request: Request, loaded: Loaded, settings: Settings) -> Checked:
    language_of(loaded.map, request.lang)
    few = request.format_ == "text" and not request.all_ and settings.fail_level != "note"
    aside = request.baseline or request.write_baseline or request.review
    return run_rules(
        loaded,
        settings.selected,
        settings.ignore,
        passages_of(loaded, request.text, request.quiet),
        date.today().isoformat(),
        _NOTES_LISTED if few and not aside else None,
        preview=settings.preview,
        severities=settings.severity,
        exempt=settings.exempt(source.file for source in loaded.sources),
        suppressions=not request.no_suppressions,
    )


def _told_apart(results: list[Checked]) -> list[Checked]:
    """The results; those whose maps have one id, as the copies of a class do, are called by their files as well."""
    ids = Counter(each.map.id for each in results)
    return [
        replace(each, called=f"{each.map.id} ({each.file})") if ids[each.map.id] > 1 and each.file else each
        for each in results
    ]


def _baselines(request: Request) -> tuple[frozenset[Known] | None, frozenset[Known] | None]:
    """What is known before the check, and what the baseline that is to be written begins with; `None` for neither.

    What would be written over is read first: a file that is no baseline is not replaced by one.
    """
    if not request.baseline and not request.write_baseline:
        return None, None
    from argmap.baseline import read

    known = read(request.baseline) if request.baseline else None
    if request.write_baseline is None:
        return known, None
    there = read(request.write_baseline) if request.write_baseline.is_file() else None
    return known, known or frozenset() if there is None else there


def _compared(results: list[Checked], known: frozenset[Known] | None, old: frozenset[Known] | None) -> list[Checked]:
    """The results beside the baseline; one that is written now, without another, knows all that is found now."""
    if known is None and old is None:
        return results
    from argmap.baseline import compared, renewed

    return compared(results, renewed(results, old or frozenset()) if known is None else known)


def _read(
    results: Sequence[Checked], loaded: Sequence[Loaded], given: list[tuple[str, Review]], quiet: bool
) -> list[Checked]:
    """The results with readers' judgements; what has no place in them is said."""
    if not given:
        return list(results)
    from argmap import reviews

    both = [reviews.beside(*each, given) for each in zip(results, loaded, strict=True)]
    for note in [*reviews.strangers(results, given), *(note for _, notes in both for note in notes)]:
        talk(note, quiet)
    return [checked for checked, _ in both]


def _keep(
    request: Request,
    results: Sequence[Checked],
    known: frozenset[Known] | None,
    old: frozenset[Known] | None,
    unread: bool,
) -> None:
    """Write the baselines that are to be written, unless there are maps of which nothing is known."""
    if known is None and old is None:
        return
    from argmap import baseline
    from argmap.dump import write

    files: dict[Path, frozenset[Known]] = {}
    gone = baseline.absent(results, known) if request.prune_baseline and known else frozenset()
    if gone and known and request.baseline:
        files[request.baseline] = known - gone
    if request.write_baseline and old is not None:
        files[request.write_baseline] = baseline.renewed(results, old)
    for path, entries in files.items():
        if unread:
            talk(f"{path} is left as it is: not every map could be checked")
        else:
            write(path, baseline.text(entries))
            talk(f"{path} written, with {many(len(entries), 'known finding')}", request.quiet)


def _report(request: Request, results: list[Checked]) -> str:
    if request.format_ == "json" and not request.statistics:
        return as_json(results, len(request.maps) > 1)
    if request.format_ == "text" and not request.statistics:
        return "\n".join(_text(request, each) for each in results)
    from argmap import listing
    from argmap.sarif import sarif

    if request.statistics:
        counted = request.format_ == "text"
        return listing.statistics(results) if counted else listing.statistics_json(results, len(request.maps) > 1)
    forms: dict[str, Callable[[], str]] = {
        "concise": lambda: listing.concise(results, request.show_suppressed),
        "json-lines": lambda: listing.json_lines(results),
        "sarif": lambda: json_text(sarif(results), deep=4),
        "github": lambda: listing.github(results),
        "markdown": lambda: listing.markdown(results, request.lang, request.show_suppressed),
    }
    return forms[request.format_]()


def _text(request: Request, checked: Checked) -> str:
    """The report for a person, and after it what is not counted in it."""
    from argmap.digest import digest

    known = request.baseline or request.write_baseline or Path()
    report = as_text(checked, request.lang) if request.all_ else digest(checked, request.lang, known.name)
    if not (checked.absent or checked.reviews or request.show_suppressed):
        return report
    from argmap import baseline, listing, reviews

    gone = f"{baseline.gone(checked)}\n" if checked.absent else ""
    hushed = listing.suppressed(checked) if request.show_suppressed else ""
    return "\n".join([report, *filter(None, (gone, hushed, reviews.as_text(checked, request.lang)))])
