"""Repositories of git for tests: the same commits with the same ids wherever and whenever they are made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

WITH_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
_DAY = 1_767_225_600  # 2026-01-01


class Repository:
    """A repository in a folder; each commit is a day later than the one before."""

    def __init__(self, top: Path) -> None:
        self.top, self.days = top, 0
        top.mkdir(parents=True)
        self.git("init", "--quiet")
        self.git("symbolic-ref", "HEAD", "refs/heads/main")

    def git(self, *words: str, input: str | None = None, check: bool = True) -> str:
        date = f"{_DAY + 86_400 * self.days} +0000"
        environment = os.environ | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        command = ["git", "-C", str(self.top), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, input=input,
                              encoding="utf-8", errors="surrogateescape")  # fmt: skip
        assert not check or done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, name: str, content: object) -> Path:
        """Write a file; what is no text is written as JSON."""
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, subject: str, files: dict[str, object] | None = None, **more: str) -> str:
        """Commit some files with all else that changed, and give the id. `None` in the place of a file removes it."""
        for name, content in (files or {}).items():
            if content is None:
                (self.top / name).unlink()
            else:
                self.write(name, content)
        self.git("add", "--all")
        self.days += 1
        author = [f"--author={more['author']}"] if "author" in more else []
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", subject, *author)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, in which the test stands; settings of the machine count for nothing."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(tmp_path),
                "GIT_AUTHOR_NAME": "A. Mapper", "GIT_AUTHOR_EMAIL": "mapper@example.org",
                "GIT_COMMITTER_NAME": "A. Mapper", "GIT_COMMITTER_EMAIL": "mapper@example.org"}  # fmt: skip
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    made = Repository(tmp_path / "work")
    monkeypatch.chdir(made.top)
    return made


def claim(name: str, text: str, *premises: str, **fields: Any) -> dict[str, Any]:
    """A claim, with one step from some premises."""
    steps = [{"id": f"{name}.i1", "premises": [{"ref": each} for each in premises]}] if premises else []
    return {"id": name, "text": text, **fields} | ({"inferences": steps} if steps else {})


def whole(*claims: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A map; its parts, where it has any, are named."""
    return {"argmap": 1, "id": "m", **fields, "trees": list(claims)}


THESIS = claim("thesis", "The alliance between the two countries will last for decades.", "costs", "habit")
COSTS = claim("costs", "Leaving a joint weapons programme costs a state dearly.")
HABIT = claim("habit", "Officers of both armies have learned to plan together.")
POLLS = claim("polls", "Surveys show that voters on either side approve of the treaty.")


def folder(name: str = "maps/m", thesis: dict[str, Any] | None = None, *reasons: dict[str, Any]) -> dict[str, object]:
    """The files of a map in a folder: its thesis, and a part with the reasons."""
    return {
        f"{name}/map.json": whole(thesis or THESIS, parts=["reasons.json"]),
        f"{name}/reasons.json": {"part": "reasons", "trees": list(reasons or (COSTS, HABIT))},
    }
