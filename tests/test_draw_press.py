"""What is handed out: PDF that can be searched and read, PNG, slides; all with the extra `print`."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from argmap import draw
from argmap.check import Checked, check
from argmap.cli import argmap
from argmap.draw import asked, scene_of
from argmap.draw.explaining import in_full, in_pages
from argmap.draw.fonts import runs
from argmap.draw.legends import every
from argmap.draw.measure import clean
from argmap.draw.paper import paper
from argmap.draw.png import png
from argmap.draw.sections import sections
from argmap.draw.sheet import SIZES
from argmap.draw.theme import LIGHT
from argmap.errors import EngineError, UsageError
from argmap.load import read
from argmap.model import Claim, Inference, Map, languages, words

PACKAGES = ("fontTools", "fontpkg_arimo", "pylopdf_fonts_zh_tw", "fpdf", "resvg_py", "pypdfium2")
pytestmark = pytest.mark.skipif(not all(map(find_spec, PACKAGES)), reason="the extra `print` is not installed")
ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<b>bold</b>", "a & b &amp; c &lt;d&gt;", "say \"so\" 'now'", "back\\slash \\N \\l \\", "<", "]]>",
    "--><script>x</script>", "(a) \\( ) (", "%s {0} $x", "word " * 2000, "鎖" * 10_000, "x" * 10_000, "\u202eover",
]  # fmt: skip


def saying(text: str) -> Map:
    """A map that says this, past the model's own checks."""
    return Map(id="hostile", claims=(Claim(id="a", text="x").model_copy(update={"text": text}),))


def squeezed(text: str) -> str:
    return "".join(text.split())


def pages_of(document: bytes) -> list[str]:
    """The text of each page, as a viewer finds it."""
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(document)]


def smallest(document: bytes) -> float:
    """The smallest letters, in points."""
    import pypdfium2
    from pypdfium2 import raw

    found = []
    for page in pypdfium2.PdfDocument(document):
        text = page.get_textpage()
        letters = text.get_text_range()
        seen = (at for at in range(text.count_chars()) if not letters[at : at + 1].isspace())
        found += [raw.FPDFText_GetFontSize(text, at) for at in seen]
    return min(each for each in found if each > 1)  # a line's end counts as a letter of size 1


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


@pytest.fixture(scope="module")
def real() -> Checked:
    return check(read(ROOT / "maps/us-japan-alliance"))


@pytest.fixture(scope="module")
def whole(real: Checked) -> bytes:
    return draw.render(real.graph, "whole", lang="both", findings=real.findings, support=real.support, format="pdf")


def test_every_claim_of_the_map_is_found_in_both_languages(real: Checked, whole: bytes) -> None:
    text = squeezed("".join(pages_of(whole)))
    missing = [(name, tag) for name, claim in real.graph.claims.items() for tag in languages(claim.text)
               if squeezed(clean(words(claim.text, tag))) not in text]  # fmt: skip
    assert len(real.graph.claims) > 500
    assert missing == []


def test_the_whole_map_is_a_handout_of_upright_pages_in_letters_that_can_be_read(whole: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(whole)
    assert 40 < len(document) < 90
    for page in document:
        wide, high = page.get_size()
        assert (round(wide), round(high)) == (595, 842)
        assert 0.5 <= wide / high <= 2
    assert smallest(whole) >= 7.0 - 1e-3
    assert "1/" in pages_of(whole)[0]


def test_it_says_what_it_is(real: Checked, whole: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(whole)
    told = document.get_metadata_dict()
    assert told["Title"] == words(real.map.title, "zh-Hant")  # type: ignore[arg-type]
    assert "2026-03-07" in told["Subject"]
    assert told["CreationDate"].startswith("D:" + str(real.map.coded.date).replace("-", ""))  # type: ignore[union-attr]
    assert b"/Lang (zh-Hant)" in whole or b"zh-Hant" in whole
    first = pages_of(whole)[0]
    assert "revision 2026-03-07" in first
    assert "coded " in first


def test_bookmarks_lead_to_every_part_and_page(real: Checked, whole: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(whole)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [title for level, title, _ in marks if level == 0] == [
        "overview", "the main claims", *(words(part.title or part.part, "zh-Hant") for part in real.map.parts)
    ]  # fmt: skip
    assert [page for level, _, page in marks if level == 1] == list(range(len(document)))


def structure(document: bytes, page: int) -> list[tuple[str, str]]:
    """What a screen reader is told of a page, in its order: kind, and words."""
    import ctypes

    import pypdfium2
    from pypdfium2 import raw

    shown = pypdfium2.PdfDocument(document)[page]
    words: dict[int, str] = {}
    text = shown.get_textpage()
    for each in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        number = raw.FPDFPageObj_GetMarkedContentID(each.raw)
        size = raw.FPDFTextObj_GetText(each.raw, text.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        raw.FPDFTextObj_GetText(each.raw, text.raw, buffer, size)
        words[number] = words.get(number, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
    tree = raw.FPDF_StructTree_GetForPage(shown.raw)
    (root,) = (raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree)))
    found = []
    for at in range(raw.FPDF_StructElement_CountChildren(root)):
        element = raw.FPDF_StructElement_GetChildAtIndex(root, at)
        if element:
            size = raw.FPDF_StructElement_GetType(element, None, 0)
            kind = ctypes.create_string_buffer(size)
            raw.FPDF_StructElement_GetType(element, kind, size)
            number = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, 0)
            found.append((kind.raw.decode("utf-16-le").rstrip("\0"), words[number].strip()))
    raw.FPDF_StructTree_Close(tree)
    return found


def test_a_screen_reader_is_told_titles_and_boxes_in_their_order(real: Checked, whole: bytes) -> None:
    import pypdfium2
    from pypdfium2 import raw

    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(whole).raw)
    first, second = structure(whole, 0), structure(whole, 1)
    assert [kind for kind, _ in first[:2]] == ["H1", "P"]
    assert squeezed(first[0][1]) == squeezed(words(real.map.title, "zh-Hant"))  # type: ignore[arg-type]
    thesis = real.graph.claims["thesis"]
    assert second[0] == ("H2", "the main claims")
    assert {kind for kind, _ in second[1:]} == {"P"}
    told = squeezed(next(text for _, text in second if text.startswith("thesis")))
    assert all(squeezed(words(thesis.text, tag)) in told for tag in ("zh-Hant", "en"))
    assert "2/" not in "".join(text for _, text in second)  # the foot is the same on every page, and is passed over


def test_where_tags_cannot_be_written_the_document_comes_out_without(monkeypatch: pytest.MonkeyPatch) -> None:
    from fpdf import FPDF

    monkeypatch.delattr(FPDF, "_add_marked_content")
    made = draw.render(saying("x is so"), "whole", format="pdf")
    assert "x is so" in "".join(pages_of(made))
    assert b"StructTreeRoot" not in made


def test_the_title_is_shown_and_so_are_the_bookmarks(whole: bytes) -> None:
    assert b"/DisplayDocTitle true" in whole
    assert b"/PageMode /UseOutlines" in whole
    assert b"/PageMode" not in draw.render(saying("x"), "whole", format="pdf")


def test_words_in_the_other_language_are_marked_as_such(real: Checked) -> None:
    import zlib

    document = draw.render(real.graph, part="introduction", lang="both", format="pdf")
    streams = re.findall(rb"stream\n(.*?)\nendstream", document, re.DOTALL)
    content = b"".join(zlib.decompress(each) for each in streams if each[:1] == b"x")
    assert content.count(b"/Span <</Lang (en)>> BDC") > 50
    assert content.count(b" BDC") + content.count(b" BMC") == content.count(b"EMC")


def test_references_in_words_lead_where_they_say(whole: bytes) -> None:
    """`→ p. 7` on one page, and `← p. 3` on that one."""
    pages = pages_of(whole)
    onward = [(at, int(to)) for at, text in enumerate(pages, 1) for to in re.findall(r"→ p\. (\d+)", text)]
    back = {(at, int(to)) for at, text in enumerate(pages, 1) for told in re.findall(r"← p\. ([\d, ]+)", text)
            for to in told.replace(" ", "").strip(",").split(",")}  # fmt: skip
    assert len(onward) > 200
    assert all(1 <= to <= len(pages) for _, to in [*onward, *back])
    assert all((to, at) in back for at, to in onward if at > 3)  # the overview is not referred back to


def test_every_line_is_inside_its_box_in_the_fonts_that_draw_it(real: Checked) -> None:
    facts, _ = scene_of(real.graph, *asked("whole", None, "both", {}), real.findings, real.support)
    for section in sections(facts, paper()):
        for box in [*section.trees.boxes, *section.first]:
            for word in box.words:
                wide = sum(run.width for run in runs(word.text, word.language)) * SIZES[word.role]
                start = word.x - wide if word.at_end else word.x
                assert start >= 0
                assert start + wide <= box.width + 0.01, (box.name, word.text)


@pytest.mark.parametrize("words_", [{"format": "pdf"}, {"format": "png"}, {"format": "png", "slide": True}], ids=str)
def test_the_same_map_gives_the_same_bytes_everywhere(words_: dict[str, Any]) -> None:
    path = ROOT / "maps/school-start-2"
    here = draw.draw(read(path).map, "whole", **words_).content
    drawn = f"draw(argmap.load({str(path)!r}), 'whole', **{words_!r}).content"
    code = f"import sys, argmap; from argmap.draw import draw; sys.stdout.buffer.write({drawn})"
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Taipei", "LC_ALL": "C", "HOME": "/nowhere"}
    run = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, check=True)
    assert run.stdout == here


def test_the_clock_is_not_asked() -> None:
    import pypdfium2

    undated = draw.render(saying("x"), "whole", format="pdf")
    assert pypdfium2.PdfDocument(undated).get_metadata_dict()["CreationDate"].startswith("D:19800101")
    dated = saying("x").model_copy(update={"revision": "2024-05"})
    assert pypdfium2.PdfDocument(draw.render(dated, "whole", format="pdf")).get_metadata_dict()[
        "CreationDate"].startswith("D:20240501")  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str) -> None:
    document = squeezed("".join(pages_of(draw.render(saying(text), "whole", format="pdf"))))
    assert "interpretive" in document
    if len(text) < 1000:
        assert squeezed(text) in document
    else:
        assert document.count(squeezed(text)[:4]) >= len(squeezed(text)) // 4
    wide, high = size(draw.render(saying(text), "whole", format="png"))
    assert wide > 100
    assert high > 50


@pytest.mark.parametrize(
    ("text", "drawn", "lost"),
    [
        ("bell\x07 nul\x00", "bell\ufffd nul\ufffd", ""),
        ("lone \ud800.", "lone \ufffd.", ""),
        ("smile 😀", "smile \ufffd", "😀"),
        ("مرحبا", "\ufffd" * 5, "م ر ح ب ا"),
        ("e\u0301 a\u0308", "é ä", ""),
        ("שלום עולם", "שלום עולם", ""),
    ],
)
def test_what_cannot_be_drawn_is_seen_and_told(text: str, drawn: str, lost: str) -> None:
    for format in ("pdf", "png"):
        made = draw.draw(saying(text), "whole", format=format)  # type: ignore[arg-type]
        assert ([f"the packaged fonts lack {lost}; drawn as \ufffd"] if lost else []) == [
            notice.partition(" (")[0] for notice in made.notices
        ]
        if format == "pdf":
            assert squeezed(drawn) in squeezed("".join(pages_of(made.content)))  # type: ignore[arg-type]


def test_png_is_as_large_as_asked() -> None:
    argument = read(ROOT / "maps/school-start-1").map
    wide, high = size(draw.render(argument, format="png"))
    assert size(draw.render(argument, format="png", scale=2)) == pytest.approx((2 * wide, 2 * high), abs=2)


def test_png_shows_han_letters_and_not_boxes() -> None:
    drawn, other = (draw.render(saying(text), "whole", format="png") for text in ("美日同盟", "盟同日美"))
    assert drawn != other


@pytest.mark.parametrize("scale", [0, -1, 99, float("nan")])
def test_a_scale_that_is_none(scale: float) -> None:
    with pytest.raises(UsageError, match=r"a scale is a number from 0\.05 to 20"):
        draw.render(saying("x"), format="png", scale=scale)


def blank(wide: int, high: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"/>'


@pytest.mark.parametrize(
    ("wide", "high", "scale", "told"),
    [
        (20_000, 9_000, 1, r"at scale 1 the picture would be 20,000 by 9,000 pixels, and 120 million are the most; "
                           r"a scale of 0\.81 would do"),
        (1_000, 1_000, 20, r"20,000 by 20,000 pixels, and 120 million are the most; a scale of 10\.95 would do"),
        (300_000, 300_000, 0.05, r"15,000 by 15,000 pixels, .*; draw a part of it"),
    ],
)  # fmt: skip
def test_a_picture_too_large_is_refused_before_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch, wide: int, high: int, scale: float, told: str
) -> None:
    monkeypatch.setattr("argmap.draw.png._rasterised", lambda *_: pytest.fail("it was drawn"))
    with pytest.raises(UsageError, match=told):
        png(blank(wide, high), scale)


@pytest.mark.parametrize(
    ("wide", "high", "scale", "told"),
    [
        (100, 16_000, 1, ""),
        (100, 16_001, 1, "a scale of 0.99 would do"),
        (40_000, 100, 0.5, "at scale 0.5 the picture is 20,000 by 50 pixels, and many programs show none with a side "
                           "over 16,000; a scale of 0.4 would do, or a part of it, or SVG or PDF"),
    ],
)  # fmt: skip
def test_a_picture_with_a_long_side_is_warned_of(wide: int, high: int, scale: float, told: str) -> None:
    raster, _, notices = png(blank(wide, high), scale)
    assert size(raster) == (round(wide * scale), round(high * scale))
    assert told in "".join(notices)
    assert bool(notices) == bool(told)


def test_a_whole_map_enlarged_is_refused(real: Checked) -> None:
    with pytest.raises(UsageError, match=r"120 million are the most; a scale of [\d.]+ would do"):
        draw.render(real.graph, "whole", format="png", scale=4)


@pytest.mark.parametrize("view", ["overview", "spine"])
def test_a_slide_is_sixteen_by_nine_in_letters_of_fourteen_points(real: Checked, view: str) -> None:
    import pypdfium2

    document = draw.render(real.graph, view, lang="both", format="pdf", slide=True)
    (page,) = pypdfium2.PdfDocument(document)
    wide, high = page.get_size()
    assert wide / high == pytest.approx(16 / 9)
    assert smallest(document) * 1440 / wide >= 14 - 1e-3


def test_a_slide_as_a_picture_has_the_pixels_of_a_screen() -> None:
    assert size(draw.render(read(ROOT / "maps/school-start-1").map, format="png", slide=True)) == (1920, 1080)


def test_a_slide_says_how_much_it_folds(real: Checked) -> None:
    made = draw.draw(real.graph, lang="both", slide=True)
    (told,) = made.notices
    shown, of = map(int, re.findall(r"folded to fit: (\d+) of the (\d+) claims", told)[0])
    assert 5 <= shown < of
    assert f"{shown} claims" in made.text


SLIDES: list[dict[str, Any]] = [
    {"view": "overview"}, {"view": "spine"}, *({"part": name} for name in (
        "introduction", "theory", "evidence", "impacts", "conclusion")),
    {"focus": "platform-to-network"}, {"focus": "advice.i1"}, {"state": "gap"}, {"kind": "policy"},
]  # fmt: skip


@cache
def slide(at: int) -> draw.Drawing:
    checked = check(read(ROOT / "maps/us-japan-alliance"))
    return draw.draw(checked.graph, lang="both", slide=True, findings=checked.findings, **SLIDES[at])


def frames(svg: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each box, on the sheet."""
    root = ET.fromstring(svg)  # noqa: S314
    for margins in root.findall(f"{SVG}g"):
        for argument in margins.findall(f"{SVG}g[@class='argument']"):
            x, y, scale = (float(each) for each in re.findall(r"-?[\d.]+", argument.get("transform", "")))
            for box in argument.findall(f"{SVG}g[@transform]"):
                left, top = (float(each) for each in re.findall(r"-?[\d.]+", box.get("transform", "")))
                frame = next(each for each in box.iter() if each.get("class") == "frame")
                told = re.findall(r"-?[\d.]+", frame.get("d", "")) or [frame.get("width"), frame.get("height")]
                wide = max(map(float, told[:6:2])) if frame.get("d") else float(told[0])  # type: ignore[arg-type]
                high = max(map(float, told[3:])) if frame.get("d") else float(told[1])  # type: ignore[arg-type]
                yield (36 + x + left * scale, 36 + y + top * scale, 36 + x + (left + wide) * scale,
                       36 + y + (top + min(high, wide)) * scale)  # fmt: skip


@pytest.mark.parametrize("at", range(len(SLIDES)), ids=[str(each) for each in SLIDES])
def test_every_box_of_a_slide_is_within_its_margins(at: int) -> None:
    found = list(frames(slide(at).text))
    assert len(found) >= 8
    for left, top, right, bottom in found:
        assert left >= 35.9
        assert right <= 1440 - 35
        assert top >= 35.9
        assert bottom <= 810 - 36 - 26


@pytest.mark.parametrize("at", range(len(SLIDES)), ids=[str(each) for each in SLIDES])
def test_a_slide_explains_its_marks_and_leads_from_letter_to_letter(at: int) -> None:
    svg = slide(at).text
    legend = svg.partition('class="legend"')[2].partition('class="argument"')[0]
    assert "this page" not in svg
    assert ('class="fold"' in svg) == (">folded<" in legend)
    assert ('class="ring"' in svg.partition('class="argument"')[2]) == (">what was asked for<" in legend)
    assert (">unsupported step (gap)<" in legend) == ('class="inference gap' in svg)
    there, back = (set(re.findall(f">{sign} ([A-Z])<", svg)) for sign in "→←")
    assert there == back
    assert bool(there) == ("→ A: goes on at ← A" in svg)


def test_a_slide_without_a_legend() -> None:
    argument = read(ROOT / "maps/school-start-1").map
    assert 'class="legend"' in draw.render(argument, slide=True)
    assert 'class="legend"' not in draw.render(argument, slide=True, legend=False)


def test_a_legend_in_full_has_a_page_of_its_own(real: Checked) -> None:
    import pypdfium2

    for words_ in ({"part": "introduction"}, {"slide": True}):
        plain, explained = (draw.draw(real.graph, format="pdf", legend=legend, **words_).content  # type: ignore[arg-type]
                            for legend in (None, True))  # fmt: skip
        before, after = pages_of(plain), pages_of(explained)  # type: ignore[arg-type]
        assert len(after) == len(before) + 1
        assert after[-1].startswith("what the marks mean")
        assert "a generalisation is unstated, or a critical question is open" in after[-1]
        titles = [mark.get_title() for mark in pypdfium2.PdfDocument(explained).get_toc()]
        assert "what the marks mean" in titles


def test_a_long_legend_takes_as_many_pages_as_it_needs() -> None:
    blocks = in_pages(every(), 700.0, 300.0, LIGHT)
    assert len(blocks) > 1
    assert all(block.height <= 300 and block.width <= 700 for block in blocks)
    told = [text.text for block in blocks for text in block.element.iter("text")]
    assert told == [text.text for text in in_full(every(), 330.0, LIGHT).element.iter("text")]


@pytest.mark.parametrize("form", ["dot", "mermaid"])
def test_a_legend_that_a_format_has_no_place_for_is_told(form: Any) -> None:
    told = f"a legend goes with SVG, PNG and PDF, not with {form}"
    assert told in draw.draw(saying("x"), format=form, legend=True).notices
    assert draw.draw(saying("x"), format=form).notices == ()


def test_a_slide_that_holds_all_uses_its_room() -> None:
    argument = Map(id="m", claims=(Claim(id="a", text="So.", inferences=(Inference(id="a.i", premises=("b",)),)),
                                   Claim(id="b", text="For.")))  # fmt: skip
    made = draw.draw(argument, "whole", slide=True)
    assert made.notices == ()
    sizes = [float(each) for each in re.findall(r"scale\(([\d.]+)\)", made.text)]
    assert max(sizes) * min(SIZES.values()) > 20


@pytest.mark.parametrize(
    ("words_", "told"),
    [
        ({"format": "svg", "paper": "a3"}, "paper goes with the pages of a PDF, not with svg"),
        ({"format": "pdf", "slide": True, "landscape": True}, "not with a slide"),
        ({"format": "dot", "slide": True}, "a slide is svg, pdf or png, not dot"),
        ({"format": "pdf", "scale": 2}, "a scale goes with PNG, not with pdf"),
        ({"format": "pdf", "paper": "a5"}, "there is no paper 'a5'"),
        ({"format": "jpeg"}, "there is no drawing in 'jpeg'"),
    ],
)
def test_what_does_not_go_together(words_: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        draw.draw(saying("x"), **words_)  # type: ignore[arg-type]


def test_without_the_extra_a_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.draw.fonts.find_spec", lambda name: None)
    for format in ("pdf", "png"):
        with pytest.raises(EngineError, match=r"pip install '\.\[print\]'"):
            draw.draw(saying("x"), format=format)  # type: ignore[arg-type]
    assert draw.draw(saying("x"), slide=True).text.startswith("<svg")


def test_links_to_the_text_are_kept(real: Checked) -> None:
    document = draw.render(real.graph, part="introduction", format="pdf", link_base="https://example.org/paper")
    assert document.count(b"https://example.org/paper#") > 20


@pytest.mark.parametrize("name", ["a4", "a3", "letter"])
@pytest.mark.parametrize("landscape", [False, True])
def test_papers(name: str, landscape: bool) -> None:
    import pypdfium2

    argument = read(ROOT / "maps/school-start-2").map
    document = draw.render(argument, "whole", format="pdf", paper=name, landscape=landscape)
    wide, high = pypdfium2.PdfDocument(document)[0].get_size()
    assert (wide > high) is landscape
    assert smallest(document) >= 7 - 1e-3


def rendered(name: str, *options: str) -> Result:
    return CliRunner().invoke(argmap, ["render", str(ROOT / "maps" / name), *options])


@pytest.mark.parametrize(("name", "begins"), [("x.pdf", b"%PDF-"), ("x.png", b"\x89PNG"), ("x.PNG", b"\x89PNG")])
def test_the_name_of_the_file_says_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    run = rendered("school-start-1", "-o", str(tmp_path / name))
    assert run.exit_code == 0, run.output
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_is_folded_on_a_slide_is_said_on_stderr(tmp_path: Path) -> None:
    run = rendered("us-japan-alliance", "--slide", "-o", str(tmp_path / "x.svg"))
    assert run.exit_code == 0
    assert "folded to fit" in run.stderr
    assert (tmp_path / "x.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--paper", "a3", "-o", "x.svg"], "paper goes with the pages of a PDF"),
        (["--scale", "0", "-o", "x.png"], "a scale is a number"),
        (["-o", "x.jpeg"], "no drawing in 'jpeg'; name a .svg, .pdf, .png"),
    ],
)
def test_refused_on_the_command_line(tmp_path: Path, options: list[str], told: str) -> None:
    command = [sys.executable, "-m", "argmap", "render", str(ROOT / "maps/school-start-1"), *options]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []
