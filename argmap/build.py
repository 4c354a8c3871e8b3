"""The main job: a map checked, every view drawn, and a page that says what was found. Depends on the map alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.check import Checked, check
from argmap.draw import draw, views
from argmap.draw.view import View
from argmap.dump import write
from argmap.findings import Finding, Severity
from argmap.graph import anchors
from argmap.load import Loaded
from argmap.model import in_languages
from argmap.passages import Passages
from argmap.report import by_family, claim_words, many, summary_counts
from argmap.safe import markdown_text

Progress = Callable[[str], None]


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
        return (
            f"{self.checked.map.id}: {', '.join(counts)}; anchors {verified}; "
            f"findings {by_family(self.checked.findings)}; {len(self.files)} files written"
        )


def build(loaded: Loaded, output: Path, language: str | None = None, engine: str = "pure",
          passages: Passages | None = None, progress: Progress = lambda _: None) -> Built:  # fmt: skip
    """Check a map, draw every view as SVG and DOT, and write a README with pictures and findings.

    What is written is the same whether the text is at hand or not; findings about the text are in the result only.
    """
    checked = check(loaded)
    drawn = views(checked.graph)
    files: list[Path] = []
    notices: list[str] = []
    for view in drawn:
        progress(_name(view))
        for form in ("dot", "svg"):
            made = draw(checked.graph, view.name, view.part, language, checked.findings, checked.support, form, engine)
            files.append(write(output / f"{_name(view)}.{form}", made.text))
            notices += made.notices
    files.append(write(output / "README.md", _readme(checked, drawn, language)))
    told = check(loaded, passages=passages) if passages else checked
    return Built(told, passages, tuple(files), tuple(dict.fromkeys(notices)))


def _name(view: View) -> str:
    return f"part-{view.part}" if view.part else view.name


def _readme(checked: Checked, drawn: list[View], language: str | None) -> str:
    tag = language or checked.map.paper.language
    title = markdown_text(in_languages(checked.map.title or checked.map.id, tag))
    revision = f"Revision {markdown_text(checked.map.revision)}. " if checked.map.revision else ""
    lines = [
        f"# {title}",
        "",
        f"{revision}{_counts(checked)}",
        "",
        *_pictures(drawn, tag),
        "",
        *_findings(checked, tag),
    ]
    return "\n".join(lines) + "\n"


def _counts(checked: Checked) -> str:
    index = checked.graph
    return (
        f"{many(len(index.claims), 'claim')}, {many(len(index.inferences), 'inference')}, "
        f"{many(len(index.objections), 'objection')}. "
        f"Findings: {summary_counts(checked)} ({by_family(checked.findings)})."
    )


def _pictures(drawn: list[View], tag: str) -> Iterator[str]:
    """The pictures that fit a page; the whole map is a link."""
    yield "## Pictures"
    for view in drawn:
        title, name = markdown_text(in_languages(view.title, tag)), _name(view)
        yield f"\n### {title}\n\n" + (f"[{name}.svg]({name}.svg)" if name == "whole" else f"![{title}]({name}.svg)")


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
    return f"* **{finding.code}** ({finding.severity}) {markdown_text(finding.message)}{quoted}"
