"""Which record each verb writes."""

from __future__ import annotations

from pydantic import BaseModel

from argmap.records.align import Align
from argmap.records.anchor import AnchoredMap
from argmap.records.check import Check
from argmap.records.diff import Diff
from argmap.records.explore import Explore
from argmap.records.log import Log
from argmap.records.merge import Merge

OUTPUTS: dict[str, type[BaseModel]] = {
    "check": Check,
    "explore": Explore,
    "diff": Diff,
    "align": Align,
    "log": Log,
    "merge": Merge,
    "anchor": AnchoredMap,
}
