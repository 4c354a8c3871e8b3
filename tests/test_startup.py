"""Start-up is a feature: what `argmap --version` and `--help` may import."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Beside the standard library. Whatever else is needed is imported by the verb that needs it.
ALLOWED = {"click", "argmap", "argmap.cli", "argmap.cli.common", "argmap.cli.checking", "argmap.cli.comparing",
           "argmap.cli.drawing", "argmap.cli.explaining", "argmap.cli.exploring", "argmap.cli.history",
           "argmap.cli.merging", "argmap.cli.overlaying",
           "argmap.cli.writing", "argmap.safe"}  # fmt: skip


@pytest.mark.parametrize("option", ["--version", "--help", "check --help", "build --help"])
def test_help_imports_nothing_heavy(option: str) -> None:
    words = ["argmap", *option.split()]
    script = (
        f"import os, sys; os._exit = sys.exit; before = set(sys.modules); sys.argv = {words!r}\n"
        "from argmap.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stderr.split() if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name for name in loaded if not name.startswith("click.") and not name.startswith("_")} <= ALLOWED


def test_importing_the_package_imports_nothing() -> None:
    script = "import sys; before = set(sys.modules); import argmap; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    outside = {name.partition(".")[0] for name in done.stdout.split()} - set(sys.stdlib_module_names)
    assert outside <= {"argmap"}


def test_every_public_name_is_there_whatever_was_imported_first() -> None:
    script = (
        "import argmap, importlib\n"
        "for home in argmap._HOMES: importlib.import_module(home)\n"
        "for name in argmap.__all__: getattr(argmap, name)\n"
        "assert callable(argmap.load) and callable(argmap.check) and callable(argmap.schema)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
