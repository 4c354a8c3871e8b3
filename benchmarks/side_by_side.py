r"""The same part of a map drawn by argmap, by argdown and by arguebuf, and the same things measured of each.

    npm install --prefix DIR @argdown/cli@1.7.5
    python -m venv VENV && VENV/bin/pip install arguebuf==2.7.2
    python -m benchmarks.side_by_side --argdown DIR/node_modules/.bin/argdown --arguebuf VENV/bin/python \
        -o docs/pictures

Pictures go into the folder, the table to the standard output, as Markdown. Needs Chromium, Pillow and pypdfium2, and
Graphviz on the PATH, which arguebuf calls.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.check import check
from argmap.load import read
from argmap.model import in_languages
from argmap.schemes import table as table_of_schemes
from benchmarks import peers
from benchmarks.in_browser import detail, measures, on_a4, picture

FONTS = ("'Noto Sans CJK TC'", "'Noto Serif CJK TC'")  # what a viewer may have instead of the fonts that are named
LONGEST, NEAR = 2200, (900, 480)  # pixels of the pictures: of the whole, and from near
HAN = re.compile(r"[\u3400-\u9fff]")
NOT_FIRST = "，。、；：？！」』）〉》”’"  # never at the beginning of a line
Figures = dict[str, Any]


@dataclass(frozen=True)
class Drawer:
    """One way of drawing the argument: a command for a file, and what it reads on its standard input."""

    name: str
    command: Callable[[Path], Sequence[str]]
    given: str = ""

    def draw(self, out: Path) -> float:
        """Seconds that the whole process takes; the drawing is then in the file."""
        start = time.perf_counter()
        run = subprocess.run(list(self.command(out)), input=self.given, capture_output=True, text=True, check=False)
        if run.returncode or not out.exists():
            sys.exit(f"{self.name} did not draw: {run.stderr or run.stdout}")
        return time.perf_counter() - start


def ours(source: Path, part: str) -> Drawer:
    options = ["render", str(source), "--part", part, "--lang", "both", "--quiet", "-o"]
    return Drawer("argmap", lambda out: [sys.executable, "-m", "argmap", *options, str(out)])


def argdown(command: str, text: str, folder: Path, name: str = "argdown") -> Drawer:
    """Argdown names what it writes by what it reads, so the source stands beside the drawing."""
    source = folder / f"{name}.argdown"
    source.write_text(text, encoding="utf-8")
    return Drawer(name, lambda out: [command, "map", "-f", out.suffix[1:], str(source), str(out.parent)])


def arguebuf(python: str, told: peers.Told, name: str = "arguebuf", rankdir: str = "BT") -> Drawer:
    given = json.dumps(told)
    return Drawer(name, lambda out: [python, "-c", peers.ARGUEBUF, str(out), rankdir], given)


def timed(drawers: Sequence[Drawer], folder: Path, runs: int) -> dict[str, float]:
    """Median seconds of each, all in turn, after one warm-up; the drawings stay in the folder."""
    rounds = [[each.draw(folder / f"{each.name}.svg") for each in drawers] for _ in range(runs + 1)][1:]
    return {
        each.name: statistics.median(seconds) for each, seconds in zip(drawers, zip(*rounds, strict=True), strict=True)
    }


def figures(drawer: Drawer, folder: Path, told: peers.Told, chromium: str) -> Figures:
    """Everything else that is measured of a drawing."""
    svg, pdf = folder / f"{drawer.name}.svg", folder / f"{drawer.name}.pdf"
    drawer.draw(pdf)
    found = measures(svg, chromium)
    spilt = [measures(svg, chromium, font) for font in FONTS]
    return {**found, **told_of(found, told), **pages(pdf, told), "svg": svg, "a4": on_a4(found),
            "spilt_in": [each["spilt"] for each in spilt],
            "unforced_in": [each["unforced"] for each in spilt]}  # fmt: skip


def told_of(found: Figures, told: peers.Told) -> Figures:
    """What of the record stands in the boxes in words."""
    said = [" ".join(each.split()).lower() for each in found["inBoxes"]]
    texts = ["".join(HAN.findall(claim["text"])) for claim in told["claims"]]
    steps = [each for each in said if not any(text in "".join(HAN.findall(each)) for text in texts)]
    schemes = {step["scheme"].replace("-", " ") for step in told["steps"]}
    schemes |= {in_languages(each.name or "", "en").lower() for name, each in table_of_schemes().items()
                if name.replace("-", " ") in schemes}  # fmt: skip
    lines = [line.strip() for each in found["inBoxes"] for line in each.split("\n")]
    return {"claims": [_drawn(said, told, pattern) for pattern in (r"[\u3400-\u9fff]+", r"[a-z]{4,}")],
            "schemes": sum("support: " in each or any(name in each for name in schemes) for each in steps),
            "kinds": sum(any(each.startswith(objection["kind"]) for objection in told["objections"]) for each in steps),
            "in_all": {**{name: len(each) for name, each in told.items()},
                       "voices": sum(claim["voice"] != "paper" for claim in told["claims"]),
                       "cited": sum(claim["cites"] > 0 for claim in told["claims"])},
            "voices": sum("reported:" in each or "opponent:" in each for each in said),
            "findings": sum(bool(re.search(r"[a-z]{3}\d{3}", each)) for each in said),
            "citations": sum(bool(re.search(r"\[n\. \d", each)) for each in said),
            "passages": sum(bool(re.search(r"§|\b[iv]+(\.\d)?\(\d\)", each)) for each in said),
            "ill_begun": sum(line[:1] in NOT_FIRST for line in lines if line),
            "mixed": sum(bool(HAN.search(each) and re.search("[A-Za-z]{2,}", each)) for each in lines)}  # fmt: skip


def _drawn(said: Sequence[str], told: peers.Told, pattern: str) -> int:
    """How many claims have every word of theirs, in the script of the pattern, in one box."""
    squeezed = ["".join(each.split()) for each in said]
    wanted = [re.findall(pattern, claim["text"].lower()) for claim in told["claims"]]
    return sum(any(all(word in each for word in words) for each in squeezed) for words in wanted)


def pages(pdf: Path, told: peers.Told) -> Figures:
    """What a reader of the PDF gets: pages, their size in millimetres, letters in points, Han that can be copied."""
    import pypdfium2
    from pypdfium2 import raw

    document, smallest, text = pypdfium2.PdfDocument(pdf), [], ""
    for page in document:
        words = page.get_textpage()
        text += words.get_text_range()
        smallest += [raw.FPDFText_GetFontSize(words, at) for at in range(words.count_chars())]
    written = sum(len(HAN.findall(claim["text"])) for claim in told["claims"])
    size = [round(each / 72 * 25.4) for each in document[0].get_size()]
    return {"pages": len(document), "page": size, "pdf_letters": min((x for x in smallest if x > 1), default=0.0),
            "pdf_han": min(len(HAN.findall(text)), written), "han": written}  # fmt: skip


ROWS: Mapping[str, Callable[[Figures], str]] = {
    "boxes, lines": lambda f: f"{f['boxes']}, {f['lines']}",
    "width × height, its smallest letters being 10 px": lambda f: f"{f['width']:,.0f} × {f['height']:,.0f}",
    "area, in millions of such pixels": lambda f: f"{f['width'] * f['height'] / 1e6:.1f}",
    "width : height": lambda f: f"{f['width'] / f['height']:.2f}",
    "smallest letters with the whole drawing on one A4": lambda f: f"{f['a4']:.1f} pt",
    "its usual letters, likewise": lambda f: f"{on_a4(f, 'usual'):.1f} pt",
    "its PDF": lambda f: f"{f['pages']} page{'s' * (f['pages'] > 1)} of {f['page'][0]} × {f['page'][1]} mm",
    "Han characters that can be copied from the PDF": lambda f: f"{f['pdf_han']:,} of {f['han']:,}",
    "claims drawn in full, in Chinese, in English": lambda f: _of(", ".join(map(str, f["claims"])), f, "claims"),
    "boxes with text outside, in the fonts it names": lambda f: _spilt(f["spilt"]),
    "… all in Noto Sans CJK": lambda f: _spilt(f["spilt_in"][0]),
    "… all in Noto Serif CJK": lambda f: _spilt(f["spilt_in"][1]),
    "… the same, lengths of text not forced": lambda f: _spilt(f["unforced_in"][1]),
    "boxes that overlap": lambda f: str(f["overlaps"]),
    "lines through a box": lambda f: str(f["throughBoxes"]),
    "pairs of lines that cross": lambda f: str(f["crossings"]),
    "longest line": lambda f: f"{f['longest']:,.0f} px",
    "lines of text that begin with a closing mark": lambda f: str(f["ill_begun"]),
    "lines of text with both scripts": lambda f: str(f["mixed"]),
    "steps that name a scheme, in words of their own": lambda f: _of(f["schemes"], f, "steps"),
    "boxes with codes of findings": lambda f: str(f["findings"]),
    "claims in another's voice that say so": lambda f: _of(f["voices"], f, "voices"),
    "claims with their citation": lambda f: _of(f["citations"], f, "cited"),
    "objections that name their kind": lambda f: _of(f["kinds"], f, "objections"),
    "boxes with their passage": lambda f: str(f["passages"]),
    "seconds, as a whole process": lambda f: f"{f['seconds']:.2f}",
}


def _of(count: object, found: Figures, what: str) -> str:
    return f"{count} of {found['in_all'][what]}"


def _spilt(found: Figures) -> str:
    return f"{found['boxes']}, by {found['most']:.0f} px" if found["boxes"] else "0"


def table(columns: Mapping[str, Figures]) -> str:
    """All rows, as Markdown."""
    head = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    return "\n".join([*head, *(f"| {row} | {' | '.join(map(cell, columns.values()))} |" for row, cell in ROWS.items())])


def others(options: argparse.Namespace, told: peers.Told, folder: Path) -> list[Drawer]:
    """The peers in other settings that their guides name."""
    bare = peers.argdown(told, labels="none", small=True)
    lying = peers.argdown(told, rankdir="LR")
    return [argdown(options.argdown, bare, folder, "argdown-no-titles"),
            argdown(options.argdown, lying, folder, "argdown-LR"),
            arguebuf(options.arguebuf, told, "arguebuf-LR", "LR")]  # fmt: skip


def main() -> None:
    options = _options()
    told = peers.argument(check(read(options.map)).graph, options.part)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drawers = [ours(options.map, options.part),
                   argdown(options.argdown, peers.argdown(told), folder),
                   arguebuf(options.arguebuf, told)]  # fmt: skip
        seconds = timed(drawers, folder, options.runs)
        columns = {each.name: {**figures(each, folder, told, options.chromium), "seconds": seconds[each.name]}
                   for each in drawers}  # fmt: skip
        options.output.mkdir(parents=True, exist_ok=True)
        for each, found in columns.items():
            file = options.output / f"side-by-side-{each}.png"
            picture(found["svg"], options.chromium, found, LONGEST, file)
            near = file.with_stem(file.stem + "-near")
            detail(found["svg"], options.chromium, found, options.near, NEAR, near)
        print(table(columns))
        print()
        for drawer in others(options, told, folder):
            drawer.draw(folder / f"{drawer.name}.svg")
            found = measures(folder / f"{drawer.name}.svg", options.chromium)
            print(f"{drawer.name}: {found['width']:,.0f} × {found['height']:,.0f}, {on_a4(found):.1f} pt on A4, "
                  f"{found['crossings']} crossings")  # fmt: skip
        print(f"smallest letters of argmap's PDF: {columns['argmap']['pdf_letters']:.1f} pt")


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--argdown", required=True, help="path of argdown's command")
    options.add_argument("--arguebuf", required=True, help="path of a Python in which arguebuf is installed")
    options.add_argument("--chromium", default="chromium", help="path of Chromium")
    options.add_argument("--map", type=Path, default=Path("maps/us-japan-alliance"))
    options.add_argument("--part", default="theory")
    options.add_argument("--near", default="其二為制度主義", help="words of the claim that is shown from near")
    options.add_argument("--runs", type=int, default=5, help="how often each is timed, after one warm-up")
    options.add_argument("-o", "--output", type=Path, required=True, help="folder for the pictures")
    return options.parse_args()


if __name__ == "__main__":
    main()
