"""The first map of a person who has none yet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from argmap.dump import dump
from argmap.errors import UsageError
from argmap.load import MAP_FILE
from argmap.model import ID_PATTERN, TAG_PATTERN, Anchor, Claim, Inference, Map, Paper, Part, Section, Warrant


class _Sentences(NamedTuple):
    """What is to be replaced in a first map."""

    thesis: str
    reason: str
    rule: str
    quote: str


_WRITTEN = {
    "en": _Sentences(
        "Replace this by the main claim of the paper, in one sentence of your own.",
        "Replace this by a claim that the paper gives as a reason for it.",
        "Replace this by the rule that leads from the reason to the claim, or leave the warrant out.",
        "a few exact words of the paper",
    ),
    "zh-Hant": _Sentences(
        "把這句話換成論文的主要主張，用自己的話寫成一句。",
        "把這句話換成論文為主要主張提出的一個理由。",
        "把這句話換成從理由推到主張的規則；論文沒有說的話，就刪去 warrant。",
        "論文中的幾個原字",
    ),
}
LANGUAGES = tuple(_WRITTEN)


def written_in(language: str) -> str:
    """The tag of the sentences in a first map of a paper in some language.

    It is the language itself where they are written in it, else traditional Chinese for Chinese and English for the
    rest: no sentence is said to be in a language in which it is not.
    """
    primary, _, region = language.partition("-")
    if primary == "zh":
        return "zh-Hant" if region in ("CN", "SG") or region.startswith("Hans") else language
    return language if primary == "en" else "en"


def new(folder: Path, name: str | None = None, language: str = "en") -> list[Path]:
    """Write a map to start from: map.json and one part. Never touches a folder that holds a map already.

    Its sentences are in English or traditional Chinese, and tagged as what they are (`written_in`).
    """
    name = name or re.sub(r"[^a-z0-9.-]+", "-", folder.resolve().name.lower()).strip("-.") or "map"
    there = [path for path in (folder / MAP_FILE, folder / "reasons.json") if path.exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; name another folder")
    if not re.fullmatch(ID_PATTERN.strip("^$"), name or " "):
        raise UsageError(f"'{name}' is no id; give one with --id, in lower-case ASCII letters, digits, '-' and '.'")
    if not re.fullmatch(TAG_PATTERN.strip("^$"), language):
        raise UsageError(f"'{language}' is no language tag; use for example 'en' or 'zh-Hant'")
    return dump(_first(name, language), folder)


def _first(name: str, language: str) -> Map:
    tag = written_in(language)
    said = _WRITTEN["zh-Hant" if tag.startswith("zh") else "en"]
    anchor = Anchor(section="1", quote=said.quote)
    thesis = Claim(
        id="thesis", text={tag: said.thesis}, anchors=(anchor,),
        inferences=(Inference(id="thesis.i1", premises=("reason",), warrant=Warrant(text={tag: said.rule})),),
    )  # fmt: skip
    reason = Claim(id="reason", text={tag: said.reason}, kind="empirical", anchors=(anchor,))
    return Map(
        id=name, paper=Paper(language=language), sections=(Section(id="1"),), roots=("thesis",), claims=(thesis,),
        parts=(Part(part="reasons", claims=(reason,)),),
    )  # fmt: skip
