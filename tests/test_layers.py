"""The house: data goes one way, and each module imports only from rooms below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "argmap"

# From the ground up. A module may import from the storeys below its own, and from its own only where listed together.
STOREYS = [
    {
        "errors",
        "model",
        "period",
        "safe",
        "sentences",
        "fold",
        "records",
        "assignment",
        "order",
        "bags",
        "occurrences",
    },
    {"locate", "schema", "schemes", "references", "anchor", "quote", "wording", "numerals", "cases"},
    {"parse", "bibliography", "scheme_pages", "resemblance", "git"},
    {"files", "repository"},
    {"versions"},
    {"load", "graph", "findings", "match"},
    {"dump", "steps", "licence", "support", "first", "replacing", "asides", "fingerprint"},
    {"passages", "holding"},
    {"mocus", "falling"},
    {"cuts"},
    {"carrying"},
    {"rules", "ranking"},
    {"settings"},
    {"check", "config"},
    {"report", "baseline"},
    {"reviews"},
    {"listing", "sarif", "explore", "digest", "aligning"},
    {"coverage", "answers", "diff", "merge", "gittext"},
    {"explain"},
    {"anchoring", "anchor_report", "draw", "stats", "log", "gitdiff", "handbook"},
    {"moving", "show"},
    {"build", "notebook"},
    {"cli"},
]
TOGETHER = {
    ("schema", "schemes"), ("licence", "support"), ("steps", "licence"), ("steps", "support"), ("dump", "first"),
    ("fold", "sentences"), ("anchor", "quote"), ("errors", "safe"),
}  # fmt: skip
# Within a package, likewise: a module may import from those before it.
WITHIN = {
    "moving": (
        "edits", "projecting", "sides", "followed", "following", "seeking", "tracing", "dividing", "__init__",
        "revising", "rereading", "telling",
    ),
    "records": ("__init__", "told", "check", "explore", "diff", "align", "merge", "log", "anchor", "outputs"),
}  # fmt: skip
LEVEL = {name: level for level, names in enumerate(STOREYS) for name in names}


def imports(path: Path, checking: bool = False) -> set[str]:
    """Rooms of argmap that a file imports from, at the top or inside functions; type-checking imports aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in hidden and not checking:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "argmap":
            found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("argmap.")}
    return found - {"__version__"}


def modules(path: Path) -> set[str]:
    """Modules of its own package that a file imports from."""
    own = f"argmap.{room(path)}"
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == own:
            found |= {each.name if (path.parent / f"{each.name}.py").exists() else "__init__" for each in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{own}."):
            found.add(node.module.split(".")[2])
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = sorted(path for path in ROOT.rglob("*.py") if (path.name not in ("__main__.py",) and path.parent != ROOT) or
               (path.parent == ROOT and path.name not in ("__init__.py", "__main__.py")))  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    own = room(path)
    for other in imports(path) - {own}:
        fine = LEVEL[other] < LEVEL[own] or (own, other) in TOGETHER or (other, own) in TOGETHER
        assert fine, f"{own} may not import {other}"


@pytest.mark.parametrize(
    "path", [each for each in FILES if room(each) in WITHIN], ids=lambda path: str(path.relative_to(ROOT))
)
def test_imports_within_a_package_go_one_way(path: Path) -> None:
    order = WITHIN[room(path)]
    assert modules(path) <= set(order[: order.index(path.stem)])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_line_knows_click(path: Path) -> None:
    assert room(path) == "cli" or "import click" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [each for each in FILES if room(each) in ("draw", "rules")], ids=lambda path: path.name
)
def test_rules_and_drawing_do_not_know_each_other(path: Path) -> None:
    assert not imports(path, checking=True) & ({"rules", "draw"} - {room(path)})


def test_the_model_knows_nothing() -> None:
    assert imports(ROOT / "model.py", checking=True) == set()
