"""Mermaid: text is text, the limits of those who show it are minded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from argmap import draw
from argmap.draw.measure import clean
from argmap.load import load
from argmap.model import Claim, Inference, Map

SMALL = load(Path(__file__).parent / "draw" / "small.json")
NODE = re.compile(r'^  b(\d+)(\[|\[/|\(|\(\[|\{\{)"(.*)"(\]|/\]|\)|\]\)|\}\})$')
HOSTILE = [
    '"]; click b0 "javascript:alert(1)"', "<b>bold</b><script>x</script>", "a & b &amp; #quot; #35;", "`**bold**`",
    "end", "%%{init: {}}%%", "b0 --> b1", "back\\slash \\n", "a\nb\r\nc", "{{x}}", "|x|", "鎖，「同盟」", "مرحبا",
    "👨‍👩‍👧 😀", "bell\x07 esc\x1b[31m", "lone \ud800", "\u202eover", "x" * 10_000, "$$x^2$$", "fa:fa-ban",
]  # fmt: skip


def with_text(text: str) -> Map:
    return Map(id="m", claims=(Claim(id="a", text="x").model_copy(update={"text": text}),))


def read(text: str) -> str:
    """A label as Mermaid reads it: numbers are letters again, our line breaks are spaces, a word joiner is not seen."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text.replace("<br/>", " ")).replace("\u2060", "")


def drawn(argument: Map, **words: object) -> str:
    return draw.render(argument, "whole", format="mermaid", **words)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(text: str) -> None:
    written = drawn(with_text(text)).splitlines()
    (label,) = [found[3] for line in written if (found := NODE.match(line))]
    squeezed = "".join(clean(text).split())
    assert "".join(read(label).split()).endswith(squeezed)
    assert not re.search(r'["<>`\\{}|&]', label.replace("<br/>", ""))
    assert len(written) == 7


@pytest.mark.parametrize("text", HOSTILE[:16], ids=range(16))
def test_a_hostile_title_is_a_title(text: str) -> None:
    """As YAML reads it, which within quotation marks is as JSON does."""
    named = with_text("x").model_copy(update={"title": text})
    line = drawn(named).splitlines()[1]
    assert json.loads(line.removeprefix("title: ")).startswith(clean(text))
    assert not set(line.removeprefix('title: "')[:-1]) & set('"<>{}&`#')


def test_what_mermaid_would_take_for_more_is_parted() -> None:
    for text in ("\\n", "$$", "fa:fa-"):
        assert "#8288;" in drawn(with_text(text))


def test_a_small_map() -> None:
    written = drawn(SMALL)
    lines = written.splitlines()
    assert lines[3] == "flowchart RL"
    boxes = {read(found[3]).split(" · ")[0].split(" ")[-1]: f"b{found[1]}" for line in lines
             if (found := NODE.match(line))}  # fmt: skip
    links = {(found[1], found[2], found[3]) for line in lines if (found := re.match(r"  (b\d+) (\S+) (b\d+)$", line))}
    rust, close = boxes["rust"], boxes["close"]
    assert any(left == rust and arrow == "---" for left, arrow, _ in links)
    assert any(right == close and arrow == "-->" for _, arrow, right in links)
    assert "x-. contradicts .-x" in written
    assert "classDef claim-grounded fill:#eef7f3,stroke:#00694a" in written
    assert "stroke-dasharray:5 3" in written


@pytest.mark.parametrize(("claims", "told"), [(3, 0), (260, 1)])
def test_what_is_too_large_to_be_shown_is_said(claims: int, told: int) -> None:
    steps = tuple(Inference(id=f"r.i{at}", premises=(f"p{at}",)) for at in range(claims))
    leaves = (Claim(id=f"p{at}", text="A premise.") for at in range(claims))
    wide = Map(id="wide", roots=("r",), claims=(Claim(id="r", text="All.", inferences=steps), *leaves))
    made = draw.draw(wide, "whole", format="mermaid")
    assert len(made.notices) == told
    assert not told or "520 lines where 500 are the most" in made.notices[0]
