"""Structured argument maps of scholarly texts: JSON trees, checked and drawn.

    import argmap
    m = argmap.load("maps/us-japan-alliance")
    for finding in argmap.check(m).findings:
        print(finding.code, finding.message)

Every verb of the command line is a function of the same name; names are imported when they are first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from argmap.aligning import Alignment as Alignment
    from argmap.aligning import align as align
    from argmap.build import build as build
    from argmap.check import Checked as Checked
    from argmap.check import check as check
    from argmap.diff import Change as Change
    from argmap.diff import Diff as Diff
    from argmap.diff import diff as diff
    from argmap.draw import render as render
    from argmap.dump import dump as dump
    from argmap.dump import dumps as dumps
    from argmap.errors import ArgmapError as ArgmapError
    from argmap.errors import NotAMapError as NotAMapError
    from argmap.explore import explore as explore
    from argmap.findings import Finding as Finding
    from argmap.first import new as new
    from argmap.graph import Graph as Graph
    from argmap.graph import graph as graph
    from argmap.load import load as load
    from argmap.load import load_review as load_review
    from argmap.load import loads as loads
    from argmap.load import read as read
    from argmap.log import Revision as Revision
    from argmap.log import log as log
    from argmap.merge import Merged as Merged
    from argmap.merge import merge as merge
    from argmap.model import Anchor as Anchor
    from argmap.model import Citation as Citation
    from argmap.model import Claim as Claim
    from argmap.model import Inference as Inference
    from argmap.model import Map as Map
    from argmap.model import Objection as Objection
    from argmap.model import Part as Part
    from argmap.model import Review as Review
    from argmap.moving import Move as Move
    from argmap.moving import move as move
    from argmap.passages import anchor as anchor
    from argmap.rules import rule as rule
    from argmap.schema import schema as schema
    from argmap.show import show as show
    from argmap.stats import stats as stats
    from argmap.support import support as support

_HOMES = {
    "argmap.aligning": ("Alignment", "align"),
    "argmap.build": ("build",),
    "argmap.check": ("Checked", "check"),
    "argmap.draw": ("render",),
    "argmap.diff": ("Change", "Diff", "diff"),
    "argmap.dump": ("dump", "dumps"),
    "argmap.errors": ("ArgmapError", "NotAMapError"),
    "argmap.explore": ("explore",),
    "argmap.findings": ("Finding",),
    "argmap.first": ("new",),
    "argmap.graph": ("Graph", "graph"),
    "argmap.load": ("load", "load_review", "loads", "read"),
    "argmap.log": ("Revision", "log"),
    "argmap.merge": ("Merged", "merge"),
    "argmap.model": ("Anchor", "Citation", "Claim", "Inference", "Map", "Objection", "Part", "Review"),
    "argmap.moving": ("Move", "move"),
    "argmap.passages": ("anchor",),
    "argmap.rules": ("rule",),
    "argmap.schema": ("schema",),
    "argmap.show": ("show",),
    "argmap.stats": ("stats",),
    "argmap.support": ("support",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = [*sorted(_HOME), "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Importing `argmap.load` would put the module in the place of the function of that name; the function stays."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
