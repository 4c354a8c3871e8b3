"""Text that would be more than text, in every format: it is drawn as text, or refused where the map is read.

A row is a text, a column a format. All texts stand in one map, each in a claim of its own, so that each format is made
once; what a reader finds of each text in it is read back by the format's own rules.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import draw
from argmap.build import build
from argmap.draw.engine import find
from argmap.draw.measure import clean
from argmap.errors import NotAMapError, UsageError
from argmap.load import read
from argmap.safe import one_line
from argmap.show import show

DRAWN = {
    "bold": "<b>bold</b>", "script": "--><script>alert(1)</script>", "ampersands": "a & b &amp; &#60; &c=",
    "quotes": "say \"so\" 'now' “x”", "backslashes": "back\\slash \\ \\n \\l \\r \\",
    "escapes of DOT": "\\N \\G \\E \\H",
    "DOT": '"]; a -> b [label="x"] {|}', "CDATA": "]]> <![CDATA[x]]>", "entity": '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
    "a workflow's": "${{ secrets.X }} ::error::x %0A", "picture": "![](http://x/y.png) [a](javascript:alert(1))",
    "javascript": "javascript:alert(1)", "addresses": "https://e.org www.e.org a@b.org @name #12 GH-3 :warning:",
    "Markdown": "`code` **b** __c__ | t | ~~s~~ # h", "list": "- item", "numbered": "12. item", "rule": "---",
    "indented": "     code", "quoted": "> q", "formula": "$$x^2$$ $a$ \\(b\\)", "shell": "$(id) `id` %s {0} $x",
    "Mermaid": '"]; click b0 "javascript:x" %%{init: {}}%% fa:fa-ban', "YAML": "--- : # ' { [", "end": "end",
    "new lines": "a\nb\r\nc\td", "right to left": "مرحبا بالعالم", "both ways": "abc שלום עולם 123",
    "marks": "e\u0301\u0327" * 30, "many marks": "a" + "\u0301" * 300, "emoji": "👨‍👩‍👧 😀 🇯🇵 ❤️",
    "no width": "a\u200bb\u200cc\u200dd\ufeffe\u2060f", "turned round": "\u202eover\u202c \u2066apart\u2069 \u200f",
    "tags": "x\U000e0041\U000e0042", "private": "\ue000\U000f0000", "no characters": "x\ufffe\uffff\U0001ffff",
    "long": "x" * 4000, "long in Han": "鎖" * 4000, "long in words": "word " * 799, "blanks": "\u00a0\u3000",
}  # fmt: skip
REFUSED = {
    "too long": ("x" * 10_000, "the text has 10,000 characters; at most 4,000 fit here"),
    "half a character": ("lone \ud800.", "half a character stands in this text"),
    "control characters": ("bell\x07 esc\x1b[31m", "take out the control characters"),
    "a null": ("nul\x00", "take out the control characters"),
    "control characters of old": ("a\x9b31m", "take out the control characters"),
}  # fmt: skip
PRINT = pytest.mark.skipif(not all(map(find_spec, ("fpdf", "resvg_py", "pypdfium2"))), reason="no extra `print`")
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg title desc style g rect path text circle polygon polyline ellipse".split())
Written = dict[str, Any]


def claim(name: str, text: str) -> Written:
    """A claim that says a text wherever a claim can."""
    step = {"id": f"{name}.i", "scheme": "sign", "warrant": {"text": text}, "premises": [{"ref": text}, {"ref": "z"}]}
    return {"id": name, "text": text, "label": text, "voice": "reported", "by": text, "cites": [{"named": text}],
            "remark": text, "anchors": [{"section": "1", "quote": text}], "inferences": [step]}  # fmt: skip


def named(text: str, *claims: Written) -> bytes:
    """A map that is called by a text."""
    return json.dumps({
        "argmap": 1, "id": "m", "title": {"en": text}, "revision": text, "coded": {"by": text, "date": "2026-01-01"},
        "paper": {"language": "en"}, "sections": [{"id": "1", "title": {"en": text}}], "roots": ["z"],
        "references": [{"id": "w", "type": "book", "title": text, "author": [{"family": text}]}],
        "trees": [{"id": "z", "text": "Z.", "cites": [{"source": "w"}]}],
        "parts": [{"part": "p", "title": {"en": text}, "trees": list(claims)}],
    }).encode()  # fmt: skip


NAMES = {name: f"t{number}" for number, name in enumerate(DRAWN)}


@cache
def every() -> Any:
    return read(named("All of them", *(claim(NAMES[name], text) for name, text in DRAWN.items())))


@cache
def made(form: str, flavour: str = "web") -> Any:
    return draw.render(every().map, "whole", format=form, flavour=flavour)  # type: ignore[call-overload]


@cache
def page() -> str:
    """The README that a build writes."""
    with tempfile.TemporaryDirectory() as folder:
        build(every(), Path(folder))
        return Path(folder, "README.md").read_text(encoding="utf-8")


@cache
def shown(form: str) -> str:
    return show(every().map, form=form)


# What a reader finds of a text, by the rules of the format.


def in_svg(name: str, flavour: str = "web") -> str:
    """The words of a box, which is like all the drawing of elements that only show."""
    root = tree(flavour)
    box = next(each for each in root.iter(f"{SVG}g") if each.get("id") == NAMES[name])
    title = next(box.iter(f"{SVG}title")).text or ""
    assert title.startswith(clean(DRAWN[name]))
    return "".join(each.text or "" for each in box.iter(f"{SVG}text") if each.get("class") == "text")


@cache
def tree(flavour: str) -> ET.Element:
    root = ET.fromstring(made("svg", flavour))  # noqa: S314
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= ELEMENTS - (
        {"style"} if flavour == "print" else set()
    )
    assert not [key for each in root.iter() for key in each.attrib if key.startswith("on") or "href" in key]
    return root


def in_dot(name: str) -> str:
    """What an engine takes a label for, without its first rows: those tell the id and what the claim is."""
    label = labels()[NAMES[name]].replace("\\\\", "\0")
    return "".join(label.split("\\l")[1:]).replace("\0", "\\").replace("&amp;", "&")


@cache
def labels() -> dict[str, str]:
    command = [find("pure").command, "-Tjson"]
    run = subprocess.run(command, input=made("dot").encode(), capture_output=True, timeout=100, check=True)
    return {each["name"]: each["label"] for each in json.loads(run.stdout)["objects"]}


def in_mermaid(name: str) -> str:
    """A label with its numbers read; a word joiner is not seen."""
    nodes = re.findall(r'^  b\d+\["([^"\n]*)"\]$', made("mermaid"), re.MULTILINE)
    (label,) = [each for each in nodes if re.match(rf"\S+ {NAMES[name]}(<br/>| ·)", each)]
    assert not re.search(r"[<>`\\{}|&]", label.replace("<br/>", ""))
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label.replace("<br/>", " ")).replace("\u2060", "")


def in_terminal(name: str) -> str:
    """The lines of the tree, none of which steers anything."""
    text = shown("text")
    assert not steers(text)
    return re.split(r"\s+reported:", text.partition(f" {NAMES[name]}:")[2], maxsplit=1)[0]


def steers(text: str) -> bool:
    """Whether there are letters that steer a terminal, or turn a line round."""
    plain = text.replace("\n", "")
    return any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(each) in _TURNING
               or each in "\u200e\u200f\u061c" for each in plain)  # fmt: skip


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def in_markdown(text: str) -> str:
    """A text as Markdown reads it: escapes are letters, comments and spans are not seen, nothing else is more than it
    seems."""
    assert not steers(text)
    plain = text.replace("<!-- -->", "").replace(r"<span>\$</span>", r"\$")
    assert not re.search(r"[`*_{}\[\]<>#+!|&~$]", re.sub(r"\\[!-/:-@\[-`{-~]", "", plain))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain)


def in_tree_of_markdown(name: str) -> str:
    (line,) = [each for each in shown("markdown").splitlines() if f"**{NAMES[name]}** " in each]
    return in_markdown(line.partition(f"**{NAMES[name]}** ")[2].rpartition(" *reported")[0])


def in_page(name: str) -> str:
    """The words beside the finding that something is defined nowhere."""
    (quote,) = set(re.findall(rf"^  > {NAMES[name]} \(1\): (.*)$", page(), re.MULTILINE))
    return in_markdown(quote)


COLUMNS: dict[str, Callable[[str], str]] = {
    "svg": in_svg, "print": lambda name: in_svg(name, "print"), "dot": in_dot, "mermaid": in_mermaid,
    "terminal": in_terminal, "markdown": in_tree_of_markdown, "README": in_page,
}  # fmt: skip


def in_a_line(text: str) -> str:
    """A text as it is told in a line of ours."""
    return one_line(" ".join(text.split()))


LABEL = 1000  # letters of a label in DOT, of which Graphviz does not take any number


def squeezed(text: str) -> str:
    """A text without blanks, and without the word joiner that is in no drawing of Mermaid but ours."""
    return "".join(text.split()).replace("\u2060", "")


@pytest.mark.parametrize("form", COLUMNS)
@pytest.mark.parametrize("name", DRAWN)
def test_a_text_is_text(name: str, form: str) -> None:
    read_as = in_a_line if form in ("terminal", "markdown", "README") else clean
    expected = squeezed(read_as(DRAWN[name]))
    assert expected[: LABEL if form == "dot" else None] in squeezed(COLUMNS[form](name))


@PRINT
@pytest.mark.parametrize("name", DRAWN)
def test_a_text_is_text_on_paper(name: str) -> None:
    """Letters that no font has are U+FFFD; what runs from right to left, or is turned round, is found letter by
    letter, and what is longer than a line, line by line."""
    from argmap.draw.fonts import drawable

    text = squeezed(drawable(clean(DRAWN[name])))
    if len(text) > LABEL:
        assert printed().count(text[:4]) >= len(text) // 4
    elif name in ("both ways", "turned round", "many marks"):
        assert not Counter(each for each in text if each.isalnum()) - Counter(printed())
    else:
        assert text in printed()


@cache
def printed() -> str:
    """The text of a PDF as a viewer finds it; a viewer finds nothing in it that runs."""
    import pypdfium2

    assert not re.search(rb"/(JavaScript|URI|Launch|EmbeddedFile)\b", made("pdf"))
    document = pypdfium2.PdfDocument(made("pdf"))
    return squeezed("".join(each.get_textpage().get_text_range() for each in document))


@PRINT
def test_texts_do_not_hinder_a_picture() -> None:
    png = draw.render(every().map, "whole", format="png", scale=0.2)
    wide, high = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert wide > 100
    assert high > 1000


@pytest.mark.parametrize("name", DRAWN)
def test_a_text_is_text_on_a_slide(name: str) -> None:
    lone = {"id": "a", "text": DRAWN[name], "label": DRAWN[name]}
    drawing = draw.render(read(named(DRAWN[name], lone)).map, "part", "p", slide=True)
    root = ET.fromstring(drawing)  # noqa: S314
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= ELEMENTS
    words = squeezed("".join(each.text or "" for each in root.iter(f"{SVG}text")))
    assert squeezed(clean(DRAWN[name]))[:20] in words


TITLE = " ".join(text for text in DRAWN.values() if len(text) < 100)


@cache
def called() -> Any:
    return read(named(TITLE, {"id": "a", "text": "A."}))


def test_what_a_map_is_called_is_text() -> None:
    """Its title, its revision, who coded it, its sections and works."""
    root = ET.fromstring(draw.render(called().map, "whole"))  # noqa: S314
    assert squeezed(root.findtext(f"{SVG}title") or "").startswith(squeezed(clean(TITLE)))
    dot = draw.render(called().map, "whole", format="dot")
    run = subprocess.run([find("pure").command, "-Tjson"], input=dot.encode(), capture_output=True, check=True)
    label = json.loads(run.stdout)["label"].replace("\\\\", "\0").replace("\0", "\\").replace("&amp;", "&")
    assert squeezed(label).startswith(squeezed(clean(TITLE)))
    title = draw.render(called().map, "whole", format="mermaid").splitlines()[1].removeprefix("title: ")
    assert squeezed(json.loads(title)).startswith(squeezed(clean(TITLE)))


def test_what_a_map_is_called_is_text_in_the_page_of_a_build(tmp_path: Path) -> None:
    build(called(), tmp_path)
    heading = (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()[2]
    assert squeezed(in_markdown(heading.removeprefix("# "))) == squeezed(in_a_line(TITLE))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_where_it_is_read(name: str) -> None:
    """So in every format."""
    text, told = REFUSED[name]
    with pytest.raises(NotAMapError, match=re.escape(told)) as refused:
        read(named("m", claim("a", text)))
    assert refused.value.exit_code == 2
    assert not steers(str(refused.value))


@pytest.mark.parametrize("form", ["svg", "dot", "mermaid", *(["pdf", "png"] if find_spec("fpdf") else [])])
@pytest.mark.parametrize(
    "base", ["javascript:alert(1)", "java\tscript:x", "data:text/html,x", 'x" onload="y', "\ud800"]
)
def test_an_address_that_runs_is_refused_in_every_format(base: str, form: str) -> None:
    with pytest.raises(UsageError, match="address"):
        draw.render(every().map, format=form, link_base=base)  # type: ignore[call-overload]


letters = st.characters() | st.sampled_from("<>&\"'\\`*_{}[]#+!|~$:/@-.)(\u202e\u2066\u200b\u0301\x1b\x00\ud800\n 鎖")


@settings(max_examples=60)
@given(st.text(letters, min_size=1, max_size=60))
def test_any_text_is_text_or_refused(text: str) -> None:
    try:
        whole = read(named(text, {"id": "a", "text": text})).map
    except NotAMapError:
        return
    ET.fromstring(draw.render(whole, "whole"))  # noqa: S314
    assert not steers(show(whole))
    (line,) = [each for each in show(whole, form="markdown").splitlines() if "**a** " in each or each.endswith("**a**")]
    told = in_markdown(line.partition("**a** ")[2].rpartition(" *interpretive")[0])
    assert squeezed(told) == squeezed(in_a_line(text))
    labels = re.findall(r'^  b\d+\["([^"\n]*)"\]$', draw.render(whole, "whole", format="mermaid"), re.MULTILINE)
    assert len(labels) == 2
