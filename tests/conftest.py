"""Shared by all tests: where the real texts and corpora are, and how long properties are tried."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
TEXT = "ba-wang-geng-2026.txt"

_calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("short", max_examples=60, derandomize=True, **_calm)
settings.register_profile("long", max_examples=3000, **_calm)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


@pytest.fixture(scope="session")
def paper_text() -> Path:
    """The text of the mapped paper, which is not part of the repository."""
    for folder in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep):
        if folder and (Path(folder) / TEXT).is_file():
            return Path(folder) / TEXT
    pytest.skip(f"{TEXT} is in no folder of ARGMAP_TEXTS")
