"""Shapes as operators of PDF: what they say, and that they paint what the library's own reader of SVG paints."""

from importlib.util import find_spec
from xml.etree import ElementTree as ET

import pytest

from argmap import draw
from argmap.draw.vectors import operators

pytestmark = pytest.mark.skipif(not all(map(find_spec, ("fontTools", "fpdf", "pypdfium2"))), reason="no extra `print`")
SVG = "{http://www.w3.org/2000/svg}"
START, END = "q 1 0 0 -1 0 100 cm 4 M\n", "\nQ"


def page(inside: str) -> ET.Element:
    return ET.fromstring(f'<svg viewBox="0 0 200 100">{inside}</svg>')  # noqa: S314


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ('<rect width="9" height="5" fill="#ff0000"/>', "1 0 0 rg 0 0 9 5 re f"),
        ('<rect x="1.5" y="2" width="9" height="5"/>', "0 0 0 rg 1.5 2 9 5 re f"),
        ('<path d="M1,2H5V7L1,9Z" fill="none" stroke="#808080"/>',
         "0.502 0.502 0.502 RG 1 w [] 0 d 0 J 0 j 1 2 m 5 2 l 5 7 l 1 9 l 1 2 l h S"),
        ('<path d="M0,0l3,4" fill="#000000" stroke="#0000ff" stroke-width="2" stroke-dasharray="5,3"/>',
         "0 0 0 rg 0 0 1 RG 2 w [5 3] 0 d 0 J 0 j 0 0 m 3 4 l B"),
        ('<path d="M0,0V4" fill="none" stroke="#000000" stroke-linecap="round" stroke-linejoin="bevel"/>',
         "0 0 0 RG 1 w [] 0 d 1 J 2 j 0 0 m 0 4 l S"),
        ('<path d="M0,0C1,1 2,1 3,0" fill="none" stroke="none"/>', "0 0 m 1 1 2 1 3 0 c n"),
        ('<path d="M0,0H3" fill="none" stroke="#000000" transform="translate(4 5) rotate(90)"/>',
         "q 1 0 0 1 4 5 cm 0 1 -1 0 0 0 cm 0 0 0 RG 1 w [] 0 d 0 J 0 j 0 0 m 3 0 l S Q"),
        ('<g transform="translate(1,2) scale(3)"><rect width="1" height="1"/></g>',
         "q\n1 0 0 1 1 2 cm\n3 0 0 3 0 0 cm\n0 0 0 rg 0 0 1 1 re f\nQ"),
        ('<g fill="none" stroke="#ff0000"><a href="x"><rect width="1" height="1" stroke-width="0.5"/></a></g>',
         "1 0 0 RG 0.5 w [] 0 d 0 J 0 j 0 0 1 1 re S"),
        ("<text>words</text><title>words</title><desc>words</desc><g><text>words</text></g>", ""),
    ],
)  # fmt: skip
def test_shapes_are_written_as_operators(shape: str, told: str) -> None:
    assert operators(page(shape)) == START + told + ("\n" if told else "") + END[1:]


def test_round_corners_are_no_larger_than_the_shape() -> None:
    (drawn,) = operators(page('<rect width="10" height="4" rx="3"/>')).splitlines()[1:-1]
    assert drawn.startswith("0 0 0 rg 3 0 m 7 0 l ")
    assert " 10 2 c 10 2 l " in drawn


def rows(document: bytes) -> bytes:
    import pypdfium2

    return bytes(pypdfium2.PdfDocument(document)[0].render(scale=2).buffer)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_marks_are_painted_as_the_library_paints_them(theme: str) -> None:
    """But for the tips of sharp corners, which it draws longer than SVG has them."""
    from fpdf import FPDF
    from fpdf.svg import SVGObject

    drawing = ET.fromstring(draw.legend(theme=theme, flavour="print"))  # noqa: S314
    for parent in [*drawing.iter()]:
        parent.tag = parent.tag.removeprefix(SVG)
        for child in [each for each in parent if each.tag.removeprefix(SVG) in ("text", "title", "desc")]:
            parent.remove(child)
    _, _, wide, high = map(float, drawing.get("viewBox", "").split())
    ours, theirs = FPDF(unit="pt"), FPDF(unit="pt")
    for document in (ours, theirs):
        document.add_page(format=(wide, high))
    ours._out(operators(drawing))
    shapes = SVGObject(ET.tostring(drawing, encoding="unicode"))
    theirs.draw_path(shapes.transform_to_page_viewport(theirs)[2], copy=False)
    one, other = rows(bytes(ours.output())), rows(bytes(theirs.output()))
    assert len(set(one)) > 50  # there is something to see
    assert sum(abs(a - b) > 32 for a, b in zip(one, other, strict=True)) < len(one) / 10_000
