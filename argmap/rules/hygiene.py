"""LNT: what the map tells the checker to let stand.

Two of the family are not here: LNT901 (nothing to suppress) needs the findings of the other rules, LNT903 (expired) the
day of the check; `Material` has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.errors import did_you_mean
from argmap.findings import Severity, SubjectType
from argmap.model import Lint, Suppression
from argmap.rules.rule import CATALOGUE, Found, Material, rule

W = Severity.WARNING
_FAMILIES = ("STR", "SUP", "INF", "EVD", "TRM", "SCP", "DIA", "REV", "LNT")
_BY_DIFF = "REV"  # findings that comparing two revisions makes; no rule of the catalogue has their codes


def _suppressions(material: Material) -> Iterator[tuple[str, SubjectType, int, Suppression]]:
    """Every suppression of a map: on what, of what type, its place in the list, and itself."""
    graph = material.graph
    notes: list[tuple[str, SubjectType, Lint | None]] = [(material.map.id, "map", material.map.lint)]
    notes += [(name, "claim", claim.lint) for name, claim in graph.claims.items() if claim.lint]
    notes += [(name, "inference", inference.lint) for name, inference in graph.inferences.items() if inference.lint]
    notes += [(name, "objection", objection.lint) for name, objection in graph.objections.items()]
    for name, kind, lint in notes:
        yield from ((name, kind, index, each) for index, each in enumerate(lint.ignore if lint else ()))


def _faulty(material: Material, told: Callable[[Suppression], str]) -> Iterator[Found]:
    """One finding for each suppression of which there is something to tell."""
    for name, kind, index, each in _suppressions(material):
        message = told(each)
        if message:
            place, whole = f"/lint/ignore/{index}", kind == "map"
            yield Found(name, kind, message, at=place, key=f"{index} {each.code}", of_map=whole)


@rule("LNT902", "suppression-without-reason", W, "map", "say why the finding does not hold here")
def suppression_without_reason(material: Material) -> Iterator[Found]:
    """A finding is let stand, and nobody says why.

    What it does: reports an entry of `lint.ignore` without a `reason`, or with a blank one.
    Why: the next reader cannot tell a considered judgement from a shrug.
    Example: `"lint": {"ignore": [{"code": "INF310"}]}`
    Instead: `"lint": {"ignore": [{"code": "INF310", "reason": "The mechanism is argued in section 4."}]}`
    """
    yield from _faulty(
        material, lambda each: "" if (each.reason or "").strip() else f"no reason is given for '{each.code}'"
    )


@rule("LNT904", "unknown-code", W, "map", "write the code of a rule; `argmap rule --all` lists them")
def unknown_code(material: Material) -> Iterator[Found]:
    """A suppression names no rule.

    What it does: reports an entry of `lint.ignore` whose `code` no rule has. Codes are written in capitals, and the
    name of a rule does not do. REV codes belong to `argmap diff` and are left alone; LNT905 is about whole families.
    Why: a slip here suppresses nothing, and looks as if it did.
    Example: `{"code": "INF31O", "reason": "Argued in section 4."}`
    Instead: `{"code": "INF310", "reason": "Argued in section 4."}`
    """
    yield from _faulty(material, _unknown)


def _unknown(each: Suppression) -> str:
    if each.code in CATALOGUE or each.code.startswith(_BY_DIFF) or _blanket(each):
        return ""
    named = [known.code for known in CATALOGUE.values() if each.code.casefold() in (known.code.casefold(), known.name)]
    hint = f"did you mean '{named[0]}'?" if named else did_you_mean(each.code, list(CATALOGUE))
    return f"no rule has the code '{each.code}'" + (f"; {hint}" if hint.startswith("did") else "")


@rule("LNT905", "blanket-suppression", W, "map", "name each rule by its code, with the reason for it")
def blanket_suppression(material: Material) -> Iterator[Found]:
    """A suppression is meant for many rules at once.

    What it does: reports an entry of `lint.ignore` whose `code` is `ALL` or the beginning of several codes. It
    suppresses nothing.
    Why: what nobody has looked at yet would be hushed with what somebody has.
    Example: `{"code": "INF", "reason": "Only a sketch."}`
    Instead: `{"code": "INF301", "reason": "Only a sketch."}`; or `--ignore INF` on the command line.
    """
    yield from _faulty(material, lambda each: f"'{each.code}' names no single rule" if _blanket(each) else "")


def _blanket(each: Suppression) -> bool:
    """True for `ALL`, `*`, a family, and the beginning of its codes; `INF*` and `INF3xx` are meant so as well."""
    code = each.code.upper().rstrip("*X")
    return code in ("ALL", "") or (code[:3] in _FAMILIES and len(code) < 6 and (code[3:] or "0").isdigit())
