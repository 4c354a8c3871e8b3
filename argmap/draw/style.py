"""How a drawing looks, whatever it shows: language, theme, flavour, legend, links."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from argmap.draw.hrefs import base
from argmap.draw.theme import DARK, LIGHT, Theme, faint, found
from argmap.errors import UsageError, did_you_mean


@dataclass(frozen=True)
class Style:
    """How a drawing looks. `dark` is the theme that the web flavour turns to; `legend` true in full, false none."""

    lang: str | None = None
    theme: Theme = LIGHT
    dark: Theme | None = DARK
    legend: bool | None = None
    link_base: str = ""
    badges: bool = True
    passages: bool = True  # the section of each claim in its box
    notices: tuple[str, ...] = ()  # what a reader will find hard to see


def style(lang: str | None = None, theme: str | Path | Theme | None = None, flavour: Literal["web", "print"] = "web",
          legend: bool | None = None, link_base: str | None = None, badges: bool = True,
          passages: bool = True) -> Style:  # fmt: skip
    """The style that a person asks for. A theme that is named is the only one; a theme from a file is looked through
    for what is hard to read. Raises `UsageError` for a theme, flavour or address that is none."""
    if flavour not in ("web", "print"):
        raise UsageError(f"there is no flavour '{flavour}'; {did_you_mean(flavour, ['web', 'print'])}")
    chosen = found(theme)
    dark = DARK if theme is None and flavour == "web" else None
    notices = tuple(f"the theme {chosen.name}: {each}" for each in faint(chosen))
    return Style(lang, chosen, dark, legend, base(link_base) if link_base else "", badges, passages, notices)
