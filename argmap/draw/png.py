"""A drawing as PNG, by the packaged fonts alone, so that it is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, sqrt
from xml.etree import ElementTree as ET

from argmap.draw.fonts import drawable, families, fonts, lacking, require
from argmap.errors import EngineError, UsageError

MOST_PIXELS = 120_000_000  # a gigabyte while it is drawn
LEAST, MOST = 0.05, 20.0  # pixels to a unit
LONGEST = 16_000  # pixels of a side that viewers, word processors and browsers can be trusted with
_SVG = "{http://www.w3.org/2000/svg}"


def png(svg: str, scale: float = 1.0) -> tuple[bytes, str, tuple[str, ...]]:
    """The picture, a pixel a unit at scale 1; the letters that no font has, which are drawn as U+FFFD; and what to tell
    of its size.

    Raises `UsageError`, before anything is drawn, for a scale that is none, or that makes the picture too large;
    `EngineError` without the extra.
    """
    require("resvg_py")
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    told = _checked(root, scale)
    texts = list(root.iter(f"{_SVG}text"))
    missing = lacking(text.text or "" for text in texts)
    root.set("font-family", next(_named("")))
    for text in texts:
        text.set("font-family", ", ".join(_named(text.text or "", text.get("lang", ""))))
        text.text = drawable(text.text or "")
    for style in root.findall(f"{_SVG}style"):
        root.remove(style)
    return _rasterised(ET.tostring(root, encoding="unicode"), scale), missing, told


def _checked(root: ET.Element, scale: float) -> tuple[str, ...]:
    if not LEAST <= scale <= MOST:
        raise UsageError(f"a scale is a number from {LEAST:g} to {MOST:g}, not {scale:g}")
    wide, high = (float(each) for each in root.get("viewBox", "0 0 1 1").split()[2:])
    told = f"at scale {scale:g} the picture {{}} {wide * scale:,.0f} by {high * scale:,.0f} pixels, and "
    if wide * high * scale**2 > MOST_PIXELS:
        most = f"{MOST_PIXELS // 1_000_000} million are the most"
        raise UsageError(told.format("would be") + f"{most}; {_advice(sqrt(MOST_PIXELS / wide / high))}")
    if max(wide, high) * scale <= LONGEST:
        return ()
    few = f"many programs show none with a side over {LONGEST:,}"
    return (told.format("is") + f"{few}; {_advice(LONGEST / max(wide, high))}",)


def _advice(most: float) -> str:
    """The largest scale that would do."""
    scale = floor(most * 100) / 100
    return f"a scale of {scale:g} would do, or a part of it, or SVG or PDF" if scale >= LEAST else "draw a part of it"


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
