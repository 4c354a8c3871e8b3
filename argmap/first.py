"""The first map of a person who has none yet."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.dump import dump
from argmap.errors import UsageError
from argmap.load import MAP_FILE
from argmap.model import ID_PATTERN, TAG_PATTERN, Anchor, Claim, Inference, Map, Paper, Part, Section, Warrant

_THESIS = "Replace this by the main claim of the paper, in one sentence of your own."
_REASON = "Replace this by a claim that the paper gives as a reason for it."
_RULE = "Replace this by the rule that leads from the reason to the claim, or leave the warrant out."


def new(folder: Path, name: str | None = None, language: str = "en") -> list[Path]:
    """Write a map to start from: map.json and one part. Never touches a folder that holds a map already."""
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
    anchor = Anchor(section="1", quote="a few exact words of the paper")
    thesis = Claim(
        id="thesis", text={language: _THESIS}, anchors=(anchor,),
        inferences=(Inference(id="thesis.i1", premises=("reason",), warrant=Warrant(text={language: _RULE})),),
    )  # fmt: skip
    reason = Claim(id="reason", text={language: _REASON}, kind="empirical", anchors=(anchor,))
    return Map(
        id=name, paper=Paper(language=language), sections=(Section(id="1"),), roots=("thesis",), claims=(thesis,),
        parts=(Part(part="reasons", claims=(reason,)),),
    )  # fmt: skip
