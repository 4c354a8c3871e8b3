"""Themes: the colours, line widths and fonts of a drawing, by name of what they are for.

Built in are `light`, `dark` and `print` (greys only). A theme file, TOML or JSON, changes what it names:

    base = "light"
    [colours]
    gap = "#b00020"
    [lines]
    gap = 2.5
    [fonts]
    latin = ["Source Sans 3"]

Values are checked, never copied: a colour is # and six hexadecimal digits, a width a number, a font a family's name.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.errors import UsageError, did_you_mean

LATIN_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans")
HAN_FONTS = ("Noto Sans TC", "Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei", "Heiti TC",
             "Noto Sans SC", "Microsoft YaHei", "Hiragino Sans", "WenQuanYi Zen Hei")  # fmt: skip
THINNEST, THICKEST = 0.25, 6.0
_COLOUR = re.compile("#[0-9a-f]{6}")
_FONT = re.compile(r"\w[\w .-]{0,60}")
_MOST_BYTES = 100_000


@dataclass(frozen=True, eq=False)
class Theme:
    """Colours as `#rrggbb` and line widths in points, by name; font families in order of preference."""

    name: str
    colours: Mapping[str, str]
    lines: Mapping[str, float]
    latin: tuple[str, ...] = LATIN_FONTS
    han: tuple[str, ...] = HAN_FONTS

    def __getitem__(self, colour: str) -> str:
        return self.colours[colour]

    @property
    def fonts(self) -> str:
        """A font list for text without Han characters."""
        return _listed(*self.latin, *self.han)

    @property
    def fonts_for_han(self) -> str:
        """A font list for text with Han characters."""
        return _listed(*self.han, *self.latin)


def _listed(*families: str) -> str:
    return ", ".join([each if each.isalnum() else f"'{each}'" for each in families] + ["sans-serif"])


# Colours follow Okabe & Ito's colour-blind safe set, darkened where they carry text or thin lines.
_LIGHT = {
    "ink": "#1a1a1a", "second": "#474747", "grey": "#595959", "paper": "#ffffff",
    "grounded": "#00694a", "grounded-fill": "#eef7f3", "assumption-dependent": "#a86c00",
    "assumption-dependent-fill": "#fdf6e8", "ungrounded": "#6b6b6b", "ungrounded-fill": "#ffffff",
    "defeated": "#963000", "defeated-fill": "#f6f0ed", "defeated-text": "#4d4d4d",
    "licensed": "#00694a", "licensed-fill": "#eef7f3", "conditional": "#a86c00", "conditional-fill": "#ffffff",
    "gap": "#963000", "gap-fill": "#fdeee4", "broken": "#963000", "broken-fill": "#fdeee4",
    "rebuts": "#963000", "undercuts": "#7d3064", "qualifies": "#00598c", "contradicts": "#963000",
    "stub": "#8a8a8a", "stub-fill": "#f1f1f1", "missing": "#963000", "condition": "#595959",
    "step": "#3a3a3a", "premise": "#5c5c5c", "against": "#595959", "fold": "#595959", "fold-fill": "#f1f1f1",
    "error": "#8c1a0b", "error-text": "#ffffff", "warning": "#a86c00", "warning-fill": "#ffe3a3",
    "warning-text": "#3d2600", "note": "#8a8a8a", "note-text": "#595959", "sought": "#00598c",
    "part-1": "#d3e9f8", "part-2": "#fbe5b6", "part-3": "#cfeadd", "part-4": "#f5d9ea", "part-5": "#faf3a8",
    "part-6": "#fbdcc9", "part-7": "#d9dcf2", "part-8": "#e6e6e6",
    "added": "#00598c", "added-fill": "#e0eefa", "removed": "#963000", "removed-fill": "#fbe9df", "changed": "#7d3064",
}  # fmt: skip
_DARK = {
    "ink": "#ededed", "second": "#c6c6c6", "grey": "#ababab", "paper": "#16191d",
    "grounded": "#4cc79a", "grounded-fill": "#14302a", "assumption-dependent": "#e0a83c",
    "assumption-dependent-fill": "#33290f", "ungrounded": "#9a9a9a", "ungrounded-fill": "#16191d",
    "defeated": "#f08a5d", "defeated-fill": "#2d211c", "defeated-text": "#c0c0c0",
    "licensed": "#4cc79a", "licensed-fill": "#14302a", "conditional": "#e0a83c", "conditional-fill": "#16191d",
    "gap": "#f08a5d", "gap-fill": "#3b2015", "broken": "#f08a5d", "broken-fill": "#3b2015",
    "rebuts": "#f08a5d", "undercuts": "#d990c4", "qualifies": "#6db5ea", "contradicts": "#f08a5d",
    "stub": "#8a8f96", "stub-fill": "#262a30", "missing": "#f08a5d", "condition": "#ababab",
    "step": "#cfcfcf", "premise": "#a6a6a6", "against": "#ababab", "fold": "#ababab", "fold-fill": "#262a30",
    "error": "#ff9c8c", "error-text": "#16191d", "warning": "#e0a83c", "warning-fill": "#4d3a0c",
    "warning-text": "#ffe3a3", "note": "#8a8f96", "note-text": "#ababab", "sought": "#6db5ea",
    "part-1": "#1f4560", "part-2": "#584211", "part-3": "#1e4a38", "part-4": "#552f49", "part-5": "#4b4811",
    "part-6": "#5a3420", "part-7": "#343c63", "part-8": "#45494f",
    "added": "#6db5ea", "added-fill": "#16374e", "removed": "#f08a5d", "removed-fill": "#40261a", "changed": "#d990c4",
}  # fmt: skip
_PRINT = {
    "ink": "#000000", "second": "#3a3a3a", "grey": "#4d4d4d", "paper": "#ffffff",
    "grounded": "#1f1f1f", "grounded-fill": "#ededed", "assumption-dependent": "#4d4d4d",
    "assumption-dependent-fill": "#f7f7f7", "ungrounded": "#767676", "ungrounded-fill": "#ffffff",
    "defeated": "#1f1f1f", "defeated-fill": "#f7f7f7", "defeated-text": "#4d4d4d",
    "licensed": "#1f1f1f", "licensed-fill": "#ededed", "conditional": "#4d4d4d", "conditional-fill": "#ffffff",
    "gap": "#000000", "gap-fill": "#e3e3e3", "broken": "#000000", "broken-fill": "#e3e3e3",
    "rebuts": "#000000", "undercuts": "#333333", "qualifies": "#595959", "contradicts": "#000000",
    "stub": "#8a8a8a", "stub-fill": "#f2f2f2", "missing": "#000000", "condition": "#4d4d4d",
    "step": "#1f1f1f", "premise": "#595959", "against": "#4d4d4d", "fold": "#4d4d4d", "fold-fill": "#f2f2f2",
    "error": "#262626", "error-text": "#ffffff", "warning": "#4d4d4d", "warning-fill": "#dadada",
    "warning-text": "#000000", "note": "#8a8a8a", "note-text": "#4d4d4d", "sought": "#000000",
    "part-1": "#ffffff", "part-2": "#f2f2f2", "part-3": "#e6e6e6", "part-4": "#dadada", "part-5": "#ffffff",
    "part-6": "#f2f2f2", "part-7": "#e6e6e6", "part-8": "#dadada",
    "added": "#000000", "added-fill": "#dedede", "removed": "#4d4d4d", "removed-fill": "#f4f4f4", "changed": "#333333",
}  # fmt: skip
_LINES = {
    "grounded": 1.0, "assumption-dependent": 1.0, "ungrounded": 1.0, "defeated": 1.0,
    "licensed": 1.4, "conditional": 1.0, "gap": 2.0, "broken": 1.2, "rebuts": 1.6, "undercuts": 1.4, "qualifies": 1.2,
    "contradicts": 1.2, "stub": 1.0, "missing": 1.2, "condition": 1.0, "step": 1.3, "premise": 1.0, "against": 1.4,
    "unsupported": 1.8, "sought": 2.2, "added": 2.6, "removed": 1.6, "changed": 1.3,
}  # fmt: skip

LIGHT = Theme("light", _LIGHT, _LINES)
DARK = Theme("dark", _DARK, _LINES)
PRINT = Theme("print", _PRINT, _LINES)
THEMES = {each.name: each for each in (LIGHT, DARK, PRINT)}
PARTS = 8  # parts that have a colour of their own; their numbers go on


def found(theme: str | Path | Theme | None) -> Theme:
    """A theme by its name, or from a file. Raises `UsageError` for what is no theme."""
    if isinstance(theme, Theme):
        return theme
    if theme is None or str(theme) in THEMES:
        return THEMES[str(theme or "light")]
    path = Path(theme)
    if path.suffix.lower() not in (".toml", ".json"):
        hint = did_you_mean(str(theme), list(THEMES))
        raise UsageError(f"there is no theme '{theme}'; {hint} (or name a .toml or .json file)")
    return parsed(_text(path), path)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"the theme {path} cannot be read: {getattr(error, 'strerror', error)}") from error
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"{path} is too large for a theme")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"the theme {path} is not UTF-8") from error


def parsed(text: str, path: Path) -> Theme:
    """The theme that a file describes. Raises `UsageError` with every fault that it has."""
    try:
        record: Any = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the theme {path} is no {path.suffix[1:].upper()}: {error}") from error
    if not isinstance(record, dict):
        raise UsageError(f"the theme {path} should be a table with colours, lines and fonts")
    base = record.get("base", "light")
    if not isinstance(base, str) or base not in THEMES:
        raise UsageError(f"the theme {path}: base {_told(base)} is none of {', '.join(THEMES)}")
    faults = [*_faults(record)]
    if faults:
        raise UsageError("\n    ".join([f"the theme {path} cannot be used:", *faults]))
    fonts = {name: tuple(families) for name, families in record.get("fonts", {}).items()}
    built = THEMES[base]
    colours = {name: colour.lower() for name, colour in record.get("colours", {}).items()}
    return Theme(path.stem, {**built.colours, **colours}, {**built.lines, **record.get("lines", {})}, **fonts)


def _faults(record: Mapping[str, Any]) -> Iterator[str]:
    tables: dict[str, tuple[Any, Any, str]] = {
        "colours": (_LIGHT, _is_colour, "a colour as #1a2b3c"),
        "lines": (_LINES, _is_width, f"a number from {THINNEST:g} to {THICKEST:g}"),
        "fonts": (("latin", "han"), _are_fonts, "a list of names of font families"),
    }
    for table, entries in record.items():
        if table not in tables:
            if table != "base":
                yield f"'{table}' is unknown; {did_you_mean(table, ['base', *tables])}"
            continue
        known, is_right, right = tables[table]
        if not isinstance(entries, dict):
            yield f"'{table}' should be a table"
            continue
        for name, value in entries.items():
            if name not in known:
                hint = did_you_mean(name, list(known)) or f"one of {', '.join(known)}"
                yield f"{table}: '{name}' is unknown; {hint}"
            elif not is_right(value):
                yield f"{table}: '{name}' should be {right}, not {_told(value)}"


def _told(value: object) -> str:
    """A value in a message."""
    try:
        return f"{value!r:.60}"
    except ValueError:  # a whole number may be too long to be written with decimal digits
        return "a number of thousands of digits"


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value.lower()) is not None


def _is_width(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and THINNEST <= value <= THICKEST


def _are_fonts(value: object) -> bool:
    return isinstance(value, list) and 0 < len(value) <= 20 and all(
        isinstance(each, str) and _FONT.fullmatch(each) for each in value)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


TEXT, MARK = 4.5, 3.0  # least contrast (WCAG AA)


def pairs() -> Iterator[tuple[str, str, float]]:
    """What stands on what in a drawing, by the names of the colours, with the contrast that it needs."""
    fills = [name for name in _LIGHT if name.endswith("-fill") and name not in ("warning-fill", "defeated-fill")]
    for fill in ("paper", *fills):
        yield from ((text, fill, TEXT) for text in ("ink", "second", "grey"))
    yield from (("defeated-text", "defeated-fill", TEXT), ("grey", "defeated-fill", TEXT),
                ("error-text", "error", TEXT), ("warning-text", "warning-fill", TEXT), ("note-text", "paper", TEXT),
                ("second", "defeated-fill", TEXT))  # fmt: skip
    yield from (("ink", f"part-{number}", TEXT) for number in range(1, PARTS + 1))
    for name in (*_LINES, "error", "warning", "note", "fold"):
        if name in _LIGHT:
            yield from ((name, fill, MARK) for fill in ("paper", f"{name}-fill") if fill in _LIGHT)


def faint(theme: Theme) -> list[str]:
    """What a theme makes hard to read."""
    found = ((text, on, contrast(theme[text], theme[on]), least) for text, on, least in pairs())
    return [f"'{text}' on '{on}' has a contrast of {ratio:.1f}:1, and {least:g}:1 can be read"
            for text, on, ratio, least in found if ratio < least]  # fmt: skip
