"""The fonts of the extra `print`: Arimo, as wide as Arial, for lines of Latin letters, Noto Sans TC for lines with Han.

They come as packages, so that a drawing is the same on every machine. Noto Sans SC, from the extra `print-hans`, sets
texts in simplified characters, and stands in for what the others lack. `python -m argmap.draw.fonts` prints `widths`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from argmap.draw.measure import is_han
from argmap.errors import EngineError

FamilyName = Literal["Arimo", "Noto Sans TC", "Noto Sans SC"]
LATIN: FamilyName = "Arimo"
HAN: FamilyName = "Noto Sans TC"
SIMPLIFIED: FamilyName = "Noto Sans SC"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FILES: Mapping[FamilyName, tuple[str, str]] = {
    LATIN: ("fontpkg_arimo", "files/Arimo[wght].ttf"),
    HAN: ("pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf"),
    SIMPLIFIED: ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
}
_SELECTORS = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]  # of variants
_UNSEEN = frozenset([*map(chr, _SELECTORS), *"\u200b\u200c\u200d\u2060\ufeff"])
_SIMPLIFIED_TAGS = ("zh-hans", "zh-cn", "zh-sg")
_TABLE_END = 0x2800  # letters, marks and signs of everyday texts lie below


@dataclass(frozen=True)
class Font:
    """A font file, and how wide what it holds is, in thousandths of an em."""

    family: FamilyName
    path: Path
    widths: Mapping[str, int]


@dataclass(frozen=True)
class Run:
    """Letters next to each other that one font draws."""

    text: str
    family: FamilyName
    width: float  # in ems


def require(*packages: str) -> None:
    """Raises `EngineError` where a package of the extra, a font or what reads it is not installed."""
    needed = ("fontTools", *packages, *(_FILES[family][0] for family in (LATIN, HAN)))
    if any(find_spec(each) is None for each in needed):
        how = "install argmap with its extra 'print', in its folder: pip install '.[print]'"
        raise EngineError(f"PDF and PNG need fonts and libraries that are not there; {how}")


@lru_cache(maxsize=1)
def fonts() -> Mapping[FamilyName, Font]:
    """The fonts that are installed. Raises `EngineError` where one of the extra `print` is missing."""
    require()
    found = {family: path for family in _FILES if (path := _path(family)) is not None}
    return {family: Font(family, path, _widths(path)) for family, path in found.items()}


def _path(family: FamilyName) -> Path | None:
    package, name = _FILES[family]
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(places))) / name if places else None
    if path is None or not path.is_file():
        return None
    return path


def _widths(path: Path) -> dict[str, int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        scale, metrics = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): round(metrics[glyph][0] * scale) for code, glyph in font.getBestCmap().items()}


def families(text: str, language: str = "") -> tuple[FamilyName, ...]:
    """The fonts for a line, the first choice first: a line with Han is set in a Han font altogether."""
    simplified = language.lower().startswith(_SIMPLIFIED_TAGS)
    han = (SIMPLIFIED, HAN) if simplified else (HAN, SIMPLIFIED)
    ordered = (*han, LATIN) if is_han(text) else (LATIN, *han)
    return tuple(each for each in ordered if each in fonts())


def drawable(text: str) -> str:
    """A text with U+FFFD in the place of each letter that no font has; marks and joiners that draw nothing are left
    out, letters and their accents are one."""
    whole = unicodedata.normalize("NFC", text)
    if _letters().issuperset(whole):
        return whole
    return "".join(each if each in _letters() else "" if each in _UNSEEN else REPLACEMENT for each in whole)


def lacking(texts: Iterable[str]) -> str:
    """The letters that no font has, each once, in the order met."""
    met = dict.fromkeys(character for text in texts for character in unicodedata.normalize("NFC", text))
    return "".join(each for each in met if each not in _UNSEEN and each not in _letters())


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset().union(*(font.widths for font in fonts().values()))


@lru_cache(maxsize=65536)
def runs(text: str, language: str = "") -> tuple[Run, ...]:
    """The line as it is drawn: letters of the first font that has them; marks stay with the letter before."""
    ordered = [fonts()[each] for each in families(text, language)]
    return tuple(Run(letters, font.family, sum(map(font.widths.__getitem__, letters)) / 1000)
                 for font, letters in _stretches(drawable(text), ordered))  # fmt: skip


def _stretches(text: str, ordered: Sequence[Font]) -> Iterator[tuple[Font, str]]:
    start, font = 0, ordered[0]
    for place, character in enumerate(text):
        if character in font.widths and (font is ordered[0] or unicodedata.combining(character)):
            continue
        chosen = next(each for each in ordered if character in each.widths)
        if chosen is not font:
            if place > start:
                yield font, text[start:place]
            start, font = place, chosen
    if text:
        yield font, text[start:]


def table() -> str:
    """The source of `widths`: what the fonts say of letters in a line of Latin, and where a line of Han differs."""
    latin = {each: wide for each, wide in fonts()[LATIN].widths.items() if ord(each) < _TABLE_END}
    han = fonts()[HAN].widths
    other = {each: wide for each, wide in han.items()
             if latin.get(each, 1000) != wide and (each in latin or wide != 1000) and ord(each) < 0x10000}  # fmt: skip
    return _SOURCE.format(latin="\n".join(_rows(latin)), han="\n".join(_rows(other)))


def _rows(widths: Mapping[str, int]) -> Iterator[str]:
    """A row for each stretch of letters: the code of the first, then widths, with how often each comes in a row."""
    wide = {ord(each): width for each, width in widths.items()}
    for start in sorted(code for code in wide if code - 1 not in wide):
        row, code = [f"{start:04X}"], start
        while code in wide:
            first = code
            while wide.get(code) == wide[first]:
                code += 1
            row.append(f"{wide[first]}" + (f"*{code - first}" if code > first + 1 else ""))
        yield from _folded(row)


def _folded(row: list[str], room: int = 118) -> Iterator[str]:
    """Words in lines of a length; what continues a row is indented."""
    line = row[0]
    for word in row[1:]:
        if len(line) + len(word) + 1 > room:
            yield line
            line = " "
        line += f" {word}"
    yield line


_SOURCE = '''"""How wide letters are in the packaged fonts, in thousandths of an em.

A row is the code of a letter, then the widths from there on, with how often each comes in a row. `HAN` says where Noto
Sans TC differs from Arimo. Written by `python -m argmap.draw.fonts`; a test holds it to the fonts.
"""

LATIN = """
{latin}
"""
HAN = """
{han}
"""
'''


if __name__ == "__main__":
    print(table(), end="")
