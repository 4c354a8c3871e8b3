"""The changes that a mutation run makes: each in one place of a module, and each such that a test should notice.

Conditions are turned round, widened by one and narrowed by one; parts of `and` and `or` are left out; members of sets,
words of lists and entries of tables are dropped; numbers go up and down by one; words of the format (kinds, schemes,
codes) become words that it does not have; `return` gives nothing and `yield` is left out. Messages, docstrings, type
annotations and the facts in decorators are left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args, get_origin

from argmap import findings, model
from argmap.schemes import table

NO_WORD = "no-such-word"
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")

_OTHER: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_OF_SETS: dict[type[ast.operator], ast.operator | None] = {
    ast.BitAnd: ast.BitOr(), ast.BitOr: ast.BitAnd(), ast.Sub: None,
}  # fmt: skip
_TYPES = frozenset("dict set list tuple frozenset deque Callable Counter Iterator Literal Mapping Sequence".split())


@cache
def vocabulary() -> frozenset[str]:
    """Words of the format: what its fields can be, schemes with their roles and questions, types of subjects."""
    named = [each for each in (*vars(model).values(), findings.SubjectType) if get_origin(each) is Literal]
    words = {str(word) for each in named for word in get_args(each)}
    for scheme in table().values():
        words |= {scheme.id, *(each.id for each in scheme.roles), *(each.id for each in scheme.questions)}
    return frozenset(words)


@dataclass(frozen=True)
class Mutant:
    """A module with one change; `within` is the first line of the statement around it, to tell like changes apart."""

    line: int
    before: str
    after: str
    within: str
    text: str = field(repr=False)

    @property
    def change(self) -> tuple[str, str, str]:
        return self.within, self.before, self.after


@dataclass(frozen=True)
class _Change:
    """Code in the place of a node; told in short where the node is long."""

    node: ast.expr | ast.stmt
    within: str
    instead: str
    told: tuple[str, str] | None = None


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of a module, from its top to its end; those that are the same code once."""
    seen = {ast.dump(ast.parse(text))}
    raw = text.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for each in _changes(ast.parse(text)):
        start = starts[each.node.lineno - 1] + each.node.col_offset
        end = starts[(each.node.end_lineno or 0) - 1] + (each.node.end_col_offset or 0)
        changed = (raw[:start] + each.instead.encode() + raw[end:]).decode()
        try:
            dumped = ast.dump(ast.parse(changed))
        except SyntaxError:
            continue
        if dumped not in seen:
            seen.add(dumped)
            before, after = each.told or (raw[start:end].decode(), each.instead)
            yield Mutant(each.node.lineno, _on_one_line(before), _on_one_line(after), each.within, changed)


def _on_one_line(code: str) -> str:
    return " ".join(code.split())


def _changes(tree: ast.Module) -> Iterator[_Change]:
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    while waiting:
        node, within = waiting.pop()
        if isinstance(node, ast.stmt):
            within = _headline(node)
        if isinstance(node, ast.Call):
            yield from _without_word(node, within)
        if isinstance(node, ast.expr | ast.stmt):
            yield from (_Change(node, within, instead) for instead in _instead(node))
        tests = node.ifs if isinstance(node, ast.comprehension) else [getattr(node, "test", None)]
        yield from (_Change(test, within, _negated(test)) for test in tests if test is not None and not _of_types(test))
        waiting += [(each, within) for each in reversed(list(_inner(node)))]


def _headline(node: ast.stmt) -> str:
    return f"def {node.name}" if isinstance(node, ast.FunctionDef) else ast.unparse(node).strip().split("\n")[0]


def _inner(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node is mutated in its turn."""
    if isinstance(node, ast.If) and _of_types(node.test):
        return
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in _TYPES:
        return
    skipped: list[ast.AST | None] = [*getattr(node, "decorator_list", ())]
    skipped += [getattr(node, "returns", None), getattr(node, "annotation", None)]
    for each in ast.iter_child_nodes(node):
        told = isinstance(each, ast.JoinedStr) or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        if each not in skipped and not told:
            yield each


def _of_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _instead(node: ast.expr | ast.stmt) -> Iterator[str]:
    for kinds, changed in _WAYS:
        if isinstance(node, kinds):
            yield from changed(node)


def _compared(node: ast.Compare) -> Iterator[str]:
    for at, (op, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
        for other in _OTHER[type(op)]:
            ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
            yield f"({ast.unparse(ast.Compare(node.left, ops, node.comparators))})"
        if isinstance(op, ast.In | ast.NotIn) and isinstance(right, ast.Tuple | ast.Set | ast.List):
            for rest in _without_one(right):
                fewer = ast.parse(rest, mode="eval").body
                comparators = [*node.comparators[:at], fewer, *node.comparators[at + 1 :]]
                yield f"({ast.unparse(ast.Compare(node.left, node.ops, comparators))})"


def _joined(node: ast.BoolOp) -> Iterator[str]:
    yield f"({ast.unparse(ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))})"
    for at in range(len(node.values)):
        rest = [*node.values[:at], *node.values[at + 1 :]]
        yield f"({ast.unparse(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))})"


def _constant(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield from (f"({value + 1})", f"({value - 1})")
    elif isinstance(value, float):
        yield from (f"{value + 0.1:g}", f"{value - 0.1:g}")
    elif isinstance(value, str) and (value in vocabulary() or _CODE.fullmatch(value)):
        yield repr(NO_WORD)


def _without_one(node: ast.Set | ast.Tuple | ast.List) -> Iterator[str]:
    """A collection without one of its members; words of the format are changed by themselves, which is the same."""
    for at, each in enumerate(node.elts):
        if len(node.elts) > 1 and not isinstance(each, ast.Constant):
            rest = [*node.elts[:at], *node.elts[at + 1 :]]
            yield ast.unparse(ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load()))


def _without_word(node: ast.Call, within: str) -> Iterator[_Change]:
    """`"a b c".split()` without one of its words."""
    named = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "split" else None
    if isinstance(named, ast.Constant) and isinstance(named.value, str) and not node.args:
        words = named.value.split()
        for at, word in enumerate(words):
            instead = f"{' '.join([*words[:at], *words[at + 1 :]])!r}.split()"
            yield _Change(node, within.partition("(")[0], instead, (word, "(left out)"))


def _not(node: ast.UnaryOp) -> Iterator[str]:
    if isinstance(node.op, ast.Not):
        yield f"({ast.unparse(node.operand)})"


def _called(node: ast.Call) -> Iterator[str]:
    if isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        yield ast.unparse(ast.Call(ast.Name(_CALLS[node.func.id]), node.args, node.keywords))


def _of_sets(node: ast.BinOp) -> Iterator[str]:
    if type(node.op) in _OF_SETS:
        other = _OF_SETS[type(node.op)]
        yield f"({ast.unparse(node.left)})"
        if other is not None:
            yield f"({ast.unparse(ast.BinOp(node.left, other, node.right))})"


def _returned(node: ast.Return) -> Iterator[str]:
    """Nothing in the place of something; that `False` and `""` could be `None` is no matter."""
    if node.value is not None and not (isinstance(node.value, ast.Constant) and not node.value.value):
        yield "return None"


def _yielded(node: ast.Expr) -> Iterator[str]:
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield "pass"


def _negated(test: ast.expr) -> str:
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return f"({ast.unparse(ast.Compare(test.left, [_OTHER[type(test.ops[0])][-1]()], test.comparators))})"
    return f"({ast.unparse(test.operand)})" if isinstance(test, ast.UnaryOp) else f"(not ({ast.unparse(test)}))"


_WAYS: tuple[tuple[type[ast.AST], Callable[..., Iterator[str]]], ...] = (
    (ast.Compare, _compared),
    (ast.BoolOp, _joined),
    (ast.UnaryOp, _not),
    (ast.Constant, lambda node: _constant(node.value)),
    (ast.Set, lambda node: map("({})".format, _without_one(node))),
    (ast.Call, _called),
    (ast.BinOp, _of_sets),
    (ast.Return, _returned),
    (ast.Expr, _yielded),
    (ast.AugAssign, lambda _: iter(["pass"])),
    (ast.Continue, lambda _: iter(["break", "pass"])),
    (ast.Break, lambda _: iter(["pass"])),
)
