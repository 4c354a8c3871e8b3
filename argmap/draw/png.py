"""A drawing as PNG, by the packaged fonts alone, so that it is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, sqrt
from xml.etree import ElementTree as ET

from argmap.draw.fonts import drawable, families, fonts, lacking, require
from argmap.errors import EngineError, UsageError

LEAST, MOST = 0.05, 20  # scales
MOST_PIXELS = 120_000_000
_SVG = "{http://www.w3.org/2000/svg}"


def png(svg: str, scale: float = 1.0) -> tuple[bytes, str]:
    """The picture, a pixel a unit at scale 1, and the letters that no font has, which are drawn as U+FFFD.

    Raises `UsageError` for a scale that is none, or that makes the picture too large; `EngineError` without the extra.
    """
    require("resvg_py")
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    _check(root, scale)
    texts = list(root.iter(f"{_SVG}text"))
    missing = lacking(text.text or "" for text in texts)
    root.set("font-family", next(_named("")))
    for text in texts:
        text.set("font-family", ", ".join(_named(text.text or "", text.get("lang", ""))))
        text.text = drawable(text.text or "")
    for style in root.findall(f"{_SVG}style"):
        root.remove(style)
    return _rasterised(ET.tostring(root, encoding="unicode"), scale), missing


def _check(root: ET.Element, scale: float) -> None:
    if not LEAST <= scale <= MOST:
        raise UsageError(f"a scale is a number from {LEAST} to {MOST}, not {scale:g}")
    wide, high = (float(each) for each in root.get("viewBox", "0 0 1 1").split()[2:])
    if wide * high * scale**2 > MOST_PIXELS:
        fits = floor(sqrt(MOST_PIXELS / wide / high) * 100) / 100
        smaller = f", or at scale {fits:g} at most" if fits >= LEAST else ""
        told = f"at scale {scale:g} the picture would be {wide * scale:.0f} by {high * scale:.0f} pixels"
        raise UsageError(f"{told}, and {MOST_PIXELS // 1_000_000} million are the most; draw a part{smaller}")


def _named(text: str, language: str = "") -> Iterator[str]:
    return (f"'{family}'" for family in families(text, language))


def _rasterised(svg: str, scale: float) -> bytes:
    from resvg_py import svg_to_bytes

    paths = [str(font.path) for font in fonts().values()]
    try:
        made = svg_to_bytes(svg_string=svg, zoom=scale, dpi=96.0, skip_system_fonts=True, font_files=paths,
                            font_family="Arimo", sans_serif_family="Arimo")  # fmt: skip
    except ValueError as error:
        raise EngineError(f"the picture could not be drawn: {error}") from error
    return bytes(made)
