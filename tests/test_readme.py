"""The README does not rot: its examples run, and its first two commands are targets of the Makefile."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

import argmap
from argmap.cli import argmap as command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_json_example_is_a_map_without_faults_of_its_own() -> None:
    for text in blocks("json"):
        findings = argmap.check(argmap.loads(text)).findings
        assert [finding.code for finding in findings if finding.blame == "map"] == []
        assert json.loads(text)["argmap"] == 1


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for code in blocks("python"):
            exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert out.getvalue().splitlines()[0] == "[]"
    assert out.getvalue().splitlines()[1].startswith("grounded")


def test_the_two_commands_come_first_and_exist() -> None:
    first = re.search(r"```\n(.*?)```", README, re.DOTALL)
    assert first is not None
    targets = re.findall(r"^make (\w+)", first[1], re.MULTILINE)
    assert targets == ["maps", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_every_verb_named_exists() -> None:
    code = "\n".join(re.findall(r"`[^`]+`|```.*?```", README, re.DOTALL))
    verbs = set(re.findall(r"argmap ([a-z]+)", code)) - {"import"}
    assert len(verbs) > 4
    assert verbs <= set(command.commands)


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
