"""What a notebook shows of a map."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import draw
from argmap.load import load
from argmap.model import Claim, Map

SMALL = load(Path(__file__).parent / "draw" / "small.json")


def test_a_map_shows_its_overview() -> None:
    shown = SMALL._repr_mimebundle_(include=None, exclude=None)
    assert set(shown) == {"image/svg+xml", "text/plain"}
    assert shown["image/svg+xml"].startswith("<svg")
    assert "<style" not in shown["image/svg+xml"]
    assert shown["text/plain"].splitlines()[:3] == [
        "A small argument · overview · map small · revision 1 · 5 claims, 3 steps, 1 objection",
        "  ◐ close the bridge · policy",
        "    ╌ practical reasoning",
    ]


@pytest.mark.parametrize("broken", ["argmap.draw.engine.find", "argmap.notebook.draw"])
def test_it_never_raises(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(broken, fails)
    assert list(SMALL._repr_mimebundle_()) == ["text/plain"]
    monkeypatch.setattr("argmap.notebook.scene_of", fails)
    assert SMALL._repr_mimebundle_() == {"text/plain": "Map 'small'"}


@pytest.mark.parametrize("text", ["\x1b[31m<b>", "lone \ud800", "", "x" * 10_000])
def test_hostile_text_is_text(text: str) -> None:
    hostile = Map(id="m", claims=(Claim(id="a", text="x").model_copy(update={"text": text}),))
    shown = hostile._repr_mimebundle_()
    assert "image/svg+xml" in shown
    assert "\x1b" not in shown["text/plain"]


def test_an_empty_map_and_one_that_is_drawn_are_alike() -> None:
    assert "image/svg+xml" in Map(id="empty")._repr_mimebundle_()
    assert SMALL._repr_mimebundle_()["image/svg+xml"] == draw.render(SMALL, flavour="print")
