"""Mutation run: is every condition of the checker held by a test?

    python -m benchmarks.mutants [MODULE ...]     # a part of a path, such as `licence` or `rules/`; all without
    python -m benchmarks.mutants --jobs 2 --json survivors.json

Each module of the checker is changed in one place at a time, and tried against the documents in `tests/rules` and then
against its own test files. A change that no test notices is a survivor; those that cannot be noticed are named in
`benchmarks/equivalents.py` with the reason. Prints killed/total by module and each survivor with its place.

Why not a library: mutmut 3 leaves out decorated functions (every rule is one), constants of modules (the sets of kinds
and schemes) and properties; cosmic-ray has no operator for members of sets and starts a process a mutant. Here a
process that has imported all that the module does not touch forks for each mutant, which takes a tenth of a second.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TextIO

from benchmarks.equivalents import EQUIVALENT
from benchmarks.mutations import Mutant, mutants

ROOT = Path(__file__).parent.parent
TIMEOUT = 60  # seconds of computing, several times what the tests take: a mutant that never ends is killed by that
MEMORY = 4 * 2**30
ENDLESS = 2

TESTS = {
    "argmap/support.py": ("test_support.py", "test_licence.py", "test_support_laws.py"),
    "argmap/licence.py": ("test_licence.py", "test_support_laws.py"),
    "argmap/steps.py": ("test_licence.py", "test_depth_steps.py", "test_support_laws.py"),
    "argmap/cases.py": ("test_licence.py", "test_depth_steps.py"),
    "argmap/cuts.py": ("test_cuts.py", "test_explore.py"),
    "argmap/holding.py": ("test_holding.py", "test_cuts.py", "test_explore.py", "test_falling.py"),
    "argmap/carrying.py": ("test_carrying.py",),
    "argmap/ranking.py": ("test_carrying.py", "test_check.py"),
    "argmap/asides.py": ("test_depth_record.py",),
}
OF_RULES = (*sorted(path.name for path in (ROOT / "tests").glob("test_depth_*.py")), "test_rules_told.py")
BESIDE = {"argmap/rules/revisions.py": ("test_revisions.py",)}  # what else is about one module of rules
DOCUMENTS = {"argmap/support.py": ("support", "dialectic", "inference"), "argmap/licence.py": ("inference", "scope"),
             "argmap/asides.py": ("structure", "inference"), "argmap/cases.py": ("inference",),
             "argmap/steps.py": ("inference", "scope")}  # fmt: skip
NO_RULES = ("__init__", "rule", "page")  # how rules are entered and shown; tests of their own


@cache
def sources() -> dict[str, tuple[Path, str]]:
    """Every module of argmap as it was when the run began: what others write meanwhile does not count."""
    found = {}
    for path in sorted((ROOT / "argmap").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = (path, path.read_text(encoding="utf-8"))
    return found


@cache
def code(name: str) -> CodeType:
    path, text = sources()[name]
    return compile(text, str(path), "exec", dont_inherit=True)


class FromMemory(MetaPathFinder, Loader):
    """Imports argmap as it was read; the module that is mutated, as it is now."""

    changed: dict[str, CodeType] = {}  # noqa: RUF012

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name not in sources():
            return None
        file = sources()[name][0]
        spec = spec_from_loader(name, self, origin=str(file), is_package=file.name == "__init__.py")
        if spec is not None:
            spec.has_location = True
            if file.name == "__init__.py":
                spec.submodule_search_locations = [str(file.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self.changed.get(module.__name__) or code(module.__name__), vars(module))  # noqa: S102


def imported(name: str) -> set[str]:
    """Modules of argmap that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(sources()[name][1])):
        if isinstance(node, ast.ImportFrom) and node.module in sources():
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & sources().keys()


def dependents(name: str) -> set[str]:
    """Modules that have to be imported anew when one has changed, itself among them."""
    found, direct = {name}, {each: imported(each) for each in sources()}
    while more := {each for each, names in direct.items() if names & found} - found:
        found |= more
    return found | {each for each in sources() if any(each.startswith(f"{one}.") for one in found)}


@dataclass(frozen=True)
class Target:
    """A module to be mutated, with what tries it."""

    path: str
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        return ".".join(Path(self.path).with_suffix("").parts)

    @property
    def by_pytest(self) -> list[str]:
        return [str(ROOT / "tests" / each) for each in self.files if (ROOT / "tests" / each).exists()]


def targets(words: Sequence[str]) -> list[Target]:
    rules = sorted(path for path in (ROOT / "argmap/rules").glob("*.py") if path.stem not in NO_RULES)
    names = [str(path.relative_to(ROOT)) for path in rules]
    of_rules = {name: (*BESIDE.get(name, ()), *OF_RULES) for name in names}
    found = [Target(path, files) for path, files in (TESTS | of_rules).items() if (ROOT / path).exists()]
    return [each for each in found if not words or any(word in each.path for word in words)]


def noticed(target: Target) -> bool:
    """True where some test fails: the documents of the module's own rules, its test files, then all other documents."""
    try:
        own, others = _documents(target)
        return _fails(own) or _by_pytest(target.by_pytest) or _fails(others)
    except BaseException as fault:  # whatever a mutant does that the module did not
        print(f"{type(fault).__name__}: {fault}", file=sys.stderr)
        return True


def _documents(target: Target) -> tuple[list[Any], list[Any]]:
    """The cases of the module's own rules, and all others."""
    import test_rules

    from argmap.rules import CATALOGUE

    codes = {each.code for each in CATALOGUE.values() if each.find.__module__ == target.name}
    named = DOCUMENTS.get(target.path, ())
    own = [case for case in test_rules.CASES if case.code in codes or case.document in named]
    return own, [case for case in test_rules.CASES if case not in own]


def _fails(cases: list[Any]) -> bool:
    import test_rules

    for case in cases:
        try:
            test_rules.test_a_document_tells_the_truth(case)
            if case.sort != "near miss":
                test_rules.test_a_finding_is_whole(case)
        except Exception as fault:
            print(f"{case}: {fault}", file=sys.stderr)
            return True
    return False


def _by_pytest(files: list[str]) -> bool:
    import pytest

    options = ["-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    return bool(files) and pytest.main([*options, *files], plugins=[_NoShrinking()]) != 0


class _NoShrinking:
    """That a law is broken is enough to know: the smallest map that breaks it is not looked for."""

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", settings.get_profile("short"), phases=phases, database=None)
        settings.load_profile("mutants")


def forked(task: Callable[[], bool], loud: TextIO | None = None) -> int:
    """A process that ends with 1 where a task is true; `loud` is told why."""
    process = os.fork()
    if process == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (TIMEOUT, TIMEOUT))
        signal.alarm(10 * TIMEOUT)
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(loud or nowhere):
            ended = task()
        os._exit(int(ended))
    return process


def tried(target: Target, found: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, int]]:
    """Each mutant with how it fared; in a process that has imported what none of them touches."""
    waiting, running = list(reversed(found)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[forked(lambda mutant=mutant: _killed(target, mutant))] = mutant
        process, status = os.wait()
        yield running.pop(process), ENDLESS if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


def _killed(target: Target, mutant: Mutant) -> bool:
    FromMemory.changed[target.name] = compile(mutant.text, str(ROOT / target.path), "exec", dont_inherit=True)
    return noticed(target)


def prepared(target: Target) -> None:
    """Import all that does not depend on the module."""
    sys.meta_path.insert(0, FromMemory())
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    touched = dependents(target.name)
    for name in sources():
        if name not in touched and "__main__" not in name:
            import_module(name)


def in_a_process(target: Target, found: Sequence[Mutant], jobs: int) -> list[int]:
    """How the mutants of a module fare: 0 for one that survives. First of all the module has to pass as it is."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(read)
        prepared(target)
        clean = forked(lambda: noticed(target), loud=sys.stderr)
        if os.waitstatus_to_exitcode(os.waitpid(clean, 0)[1]) != 0:
            os._exit(3)
        number = {mutant: at for at, mutant in enumerate(found)}
        for mutant, fate in tried(target, found, jobs):
            os.write(write, f"{number[mutant]} {fate}\n".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        told = dict(map(int, line.split()) for line in lines)
    if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0:
        sys.exit(f"{target.path}: its tests fail as it is")
    return [told[at] for at in range(len(found))]


def reported(target: Target, jobs: int) -> dict[str, object]:
    """The run of one module, printed as it ends."""
    start = time.perf_counter()
    text = sources()[target.name][1]
    every = list(mutants(text))
    named = {each: reason for each in every if (reason := EQUIVALENT.get((target.path, *each.change)))}
    found = [each for each in every if each not in named]
    fates = in_a_process(target, found, jobs)
    left = [each for each, fate in zip(found, fates, strict=True) if fate == 0]
    killed, took = len(found) - len(left), time.perf_counter() - start
    endless = f"  ({fates.count(ENDLESS)} by the limit of time)" if ENDLESS in fates else ""
    print(f"{target.path:<34} {_share(killed, len(found))}  {took:4.0f} s{endless}", flush=True)
    for each in left:
        print(f"    survived   {target.path}:{each.line}  {each.before}  ->  {each.after}", flush=True)
    for each, reason in named.items():
        print(f"    equivalent {target.path}:{each.line}  {each.before}  ->  {each.after}  ({reason})", flush=True)
    return {"path": target.path, "killed": killed, "total": len(found), "equivalent": len(named),
            "survivors": [[each.line, *each.change] for each in left]}  # fmt: skip


def _share(killed: int, total: int) -> str:
    return f"{killed:>4}/{total:<4} {100 * killed / max(1, total):5.1f} %"


def unused(paths: Iterable[str]) -> list[tuple[str, ...]]:
    """Entries of the list of equivalents that no mutant is any more."""
    changes = {path: {each.change for each in mutants((ROOT / path).read_text(encoding="utf-8"))} for path in paths}
    return [entry for entry in EQUIVALENT if entry[0] in changes and entry[1:] not in changes[entry[0]]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("module", nargs="*", help="a part of a path; every module without")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--json", type=Path, help="write the figures and survivors there")
    given = options.parse_args()
    import hypothesis  # noqa: F401  (imported once, for all that fork)
    import pytest  # noqa: F401

    chosen = targets(given.module)
    results = [reported(each, given.jobs) for each in chosen]
    killed, total = (sum(int(str(each[key])) for each in results) for key in ("killed", "total"))
    print(f"{'all':<34} {_share(killed, total)}")
    for entry in unused(each.path for each in chosen):
        print(f"    no such mutant any more: {' '.join(entry)}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
