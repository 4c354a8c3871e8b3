"""The main job: a map checked, every view drawn, and a page that says what was found. Depends on the map alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from argmap.carrying import Carrying
from argmap.check import Checked, check
from argmap.draw import draw, drawings, views
from argmap.draw.view import View
from argmap.dump import write_all
from argmap.errors import EngineError, UsageError
from argmap.findings import Finding, Severity
from argmap.graph import anchors
from argmap.load import MAP_FILE, Loaded
from argmap.model import in_languages
from argmap.passages import Passages
from argmap.references import library
from argmap.report import by_family, claim_words, many, summary_counts
from argmap.safe import markdown_text, one_line
from argmap.support import Status

Progress = Callable[[str], None]
README = "README.md"
_FORMS: tuple[Literal["dot"], Literal["svg"]] = ("dot", "svg")
_MARK = "<!-- written by argmap build -->"
GAPS = 10  # unsupported steps that have a picture of their own
PAPER = "map.pdf"


@dataclass(frozen=True)
class Built:
    """What was built: the checked map, the passages where the text was at hand, and the files written."""

    checked: Checked
    passages: Passages | None
    files: tuple[Path, ...]
    notices: tuple[str, ...]

    def told(self) -> str:
        """The summary that the command ends with."""
        index = self.checked.graph
        count = len(list(anchors(index)))
        verified = f"{self.passages.verified} of {count} verified" if self.passages else f"{count}, none verified"
        counts = (many(len(index.claims), "claim"), many(len(index.inferences), "inference"),
                  many(len(self.checked.map.parts), "part"))  # fmt: skip
        argument = self.checked.map
        name = f"{argument.id} ({argument.revision})" if argument.revision else argument.id
        return one_line(
            f"{name}: {', '.join(counts)}; anchors {verified}; findings: {_told(self.checked)}; "
            f"{many(len(self.files), 'file')} written"
        )


def build(loaded: Loaded, output: Path, language: str | None = None, engine: str = "pure",
          passages: Passages | None = None, progress: Progress = lambda _: None) -> Built:  # fmt: skip
    """Check a map and draw it: every view as SVG and DOT, the unsupported steps that bear most, all of it as a PDF.

    A README has the pictures and the findings. Without the extra `print` there is no PDF, and a notice says so. What is
    written is the same whether the text is at hand or not; findings about the text are in the result only.
    """
    _refuse_foreign(loaded, output)
    checked = check(loaded)
    drawn = views(checked.graph)
    texts: dict[Path, str | bytes] = {}
    notices: list[str] = []
    steps = gaps(checked)
    for view in drawn:
        progress(_name(view))
        asked = view.name, view.part, language, checked.findings, checked.support, engine
        for form, made in zip(_FORMS, drawings(checked.graph, _FORMS, *asked), strict=True):
            texts[output / f"{_name(view)}.{form}"] = made.text
            notices += made.notices
    for number, step in enumerate(steps, 1):
        progress(_gap(number))
        made = draw(checked.graph, None, None, language, checked.findings, checked.support, "svg", engine, focus=step,
                    depth=1)  # fmt: skip
        texts[output / f"{_gap(number)}.svg"] = made.text
    notices += _print(checked, output, language, texts)
    texts[output / README] = _readme(checked, drawn, steps, language, output / PAPER in texts)
    files = write_all(texts)
    _remove_stale(output, files)
    told = check(loaded, passages=passages) if passages else checked
    return Built(told, passages, tuple(files), tuple(dict.fromkeys(notices)))


def gaps(checked: Checked, most: int = GAPS) -> list[str]:
    """The unsupported steps of a map: gaps and broken ones, those that bear most of a root first."""
    statuses = checked.support.statuses
    carrying = Carrying(checked.graph, checked.support, library(checked.map))
    unsupported = [name for name, status in statuses.items() if status in (Status.GAP, Status.BROKEN)]
    return sorted(unsupported, key=lambda name: (carrying.order(name) != 1, -carrying.load(name)))[:most]


def _gap(number: int) -> str:
    return f"gap-{number:02}"


def _print(checked: Checked, output: Path, language: str | None, texts: dict[Path, str | bytes]) -> tuple[str, ...]:
    """All of the map on pages, into `texts`; what is to be told of it."""
    try:
        made = draw(checked.graph, "whole", None, language, checked.findings, checked.support, "pdf")
    except (EngineError, UsageError) as error:  # the extra is not installed; too many pages
        return (f"no {PAPER}: {error}",)
    texts[output / PAPER] = made.content
    return made.notices


def _refuse_foreign(loaded: Loaded, output: Path) -> None:
    """Never write over a map, nor over a README that somebody wrote."""
    if (loaded.folder is not None and output.resolve() == loaded.folder.resolve()) or (output / MAP_FILE).exists():
        raise UsageError(f"{output} holds a map; name another folder with -o")
    page = output / README
    if page.is_file() and not page.read_text(encoding="utf-8", errors="replace").startswith(_MARK):
        raise UsageError(f"{page} was not written by `argmap build`; name another folder with -o, or move it away")
    drawings = [path for form in _FORMS for path in output.glob(f"*.{form}")] if output.is_dir() else []
    if drawings and not page.is_file():
        raise UsageError(f"{drawings[0]} is there already, and no page of ours beside it; name another folder with -o")


def _remove_stale(output: Path, files: list[Path]) -> None:
    """Pictures of parts and gaps that the map no longer has; `_refuse_foreign` has seen that the folder is ours."""
    for form in _FORMS:
        for path in {*output.glob(f"part-*.{form}"), *output.glob(f"gap-*.{form}")} - set(files):
            path.unlink()


def _name(view: View) -> str:
    return f"part-{view.part}" if view.part else view.name


def _readme(checked: Checked, drawn: list[View], steps: list[str], language: str | None, printed: bool) -> str:
    tag = language or checked.map.paper.language
    title = markdown_text(in_languages(checked.map.title or checked.map.id, tag))
    revision = f"Revision {markdown_text(checked.map.revision)}. " if checked.map.revision else ""
    lines = [
        _MARK,
        "",
        f"# {title}",
        "",
        f"{revision}{_counts(checked)}" + (f" To print: [{PAPER}]({PAPER})." if printed else ""),
        "",
        *_pictures(drawn, tag),
        *_gaps(checked, steps, tag),
        "",
        *_findings(checked, tag),
    ]
    return "\n".join(lines) + "\n"


def _counts(checked: Checked) -> str:
    index = checked.graph
    return (
        f"{many(len(index.claims), 'claim')}, {many(len(index.inferences), 'inference')}, "
        f"{many(len(index.objections), 'objection')}. "
        f"Findings: {_told(checked)}."
    )


def _told(checked: Checked) -> str:
    families = by_family(checked.findings)
    if not checked.findings:
        return "none"
    return summary_counts(checked) + (f" ({families})" if families != "none" else "")


def _pictures(drawn: list[View], tag: str) -> Iterator[str]:
    """The pictures that fit a page; the whole map is a link."""
    yield "## Pictures"
    for view in drawn:
        title, name = markdown_text(in_languages(view.title, tag)), _name(view)
        yield f"\n### {title}\n\n" + (
            f"[{name}.svg]({name}.svg)" if name == "whole" else f"[![{title}]({name}.svg)]({name}.svg)"
        )


def _gaps(checked: Checked, steps: list[str], tag: str) -> Iterator[str]:
    """Each unsupported step with what it starts from and leads to."""
    if steps:
        yield "\n## The unsupported steps that bear most"
    for number, step in enumerate(steps, 1):
        claim = checked.graph.claims[checked.graph.conclusion[step]]
        codes = ", ".join(dict.fromkeys(reason.code for reason in checked.support.reasons[step]))
        title = markdown_text(f"{number}. {in_languages(claim.text, tag)}")
        yield f"\n### {title}\n\n`{step}`: {codes}\n\n[![{title}]({_gap(number)}.svg)]({_gap(number)}.svg)"


def _findings(checked: Checked, tag: str) -> Iterator[str]:
    """Errors and warnings with the claim's words, part by part; notes are counted."""
    serious = [each for each in checked.findings if each.severity is not Severity.NOTE and each.suppressed is None]
    yield "## Findings\n"
    yield "A finding states what the map records, never a verdict on truth. `argmap check` lists the notes as well.\n"
    for finding in serious:
        yield _finding(checked, finding, tag)
    if not serious:
        yield "No errors and no warnings."


def _finding(checked: Checked, finding: Finding, tag: str) -> str:
    words = claim_words(checked, finding, tag)
    quoted = f"\n  > {markdown_text(words)}" if words else ""
    place = f"`{finding.subject.id}` " if finding.subject.id in checked.graph.inferences else ""
    return f"* **{finding.code}** ({finding.severity}) {place}{markdown_text(finding.message)}{quoted}"
