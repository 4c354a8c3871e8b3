"""LNT: what the map tells the checker to let stand, and what a merge left for somebody to settle."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.errors import did_you_mean
from argmap.findings import Severity, SubjectType
from argmap.model import Lint, Suppression
from argmap.rules.rule import CATALOGUE, Found, Material, rule

OF_THE_TEXT = frozenset("EVD401 EVD402 EVD405 EVD410 EVD415 EVD417 EVD418 EVD419 TRM505 TRM507".split())
"""Rules that need the paper's text for some or all that they find: without it their silence means nothing."""

CONFLICT = "[merge conflict: "
"""What begins the remark that `argmap merge` leaves where two readers could not both have what they wrote."""

W = Severity.WARNING
_FAMILIES = ("STR", "SUP", "INF", "EVD", "TRM", "SCP", "DIA", "REV", "LNT")


def _suppressions(material: Material) -> Iterator[tuple[str, SubjectType, int, Suppression]]:
    """Every suppression of a map: on what, of what type, its place in the list, and itself."""
    graph = material.graph
    notes: list[tuple[str, SubjectType, Lint | None]] = [(material.map.id, "map", material.map.lint)]
    notes += [(name, "claim", claim.lint) for name, claim in graph.claims.items() if claim.lint]
    notes += [(name, "inference", inference.lint) for name, inference in graph.inferences.items() if inference.lint]
    notes += [(name, "objection", objection.lint) for name, objection in graph.objections.items()]
    for name, kind, lint in notes:
        yield from ((name, kind, index, each) for index, each in enumerate(lint.ignore if lint else ()))


def _faulty(material: Material, told: Callable[[str, Suppression], str]) -> Iterator[Found]:
    """One finding for each suppression of which there is something to tell: on what it is ("" the map), and itself."""
    for name, kind, index, each in _suppressions(material):
        whole = kind == "map"
        message = told("" if whole else name, each)
        if message:
            yield Found(name, kind, message, at=f"/lint/ignore/{index}", key=each.code, of_map=whole)


def ended(each: Suppression, today: str | None) -> bool:
    """True where the day from which the finding counts again has come; never, where no day is known."""
    return today is not None and each.until is not None and each.until <= today


@rule("LNT901", "unused-suppression", W, "map", "take it out, or correct its code", late=True, basis="structural")
def unused_suppression(material: Material) -> Iterator[Found]:
    """A suppression suppresses nothing.

    What it does: once the other rules have run, reports an entry of `lint.ignore` on a place where its rule finds
    nothing; one on the whole map where its rule finds nothing anywhere. It says nothing of rules that did not run, of
    rules that need the paper's text while the text is not at hand, of what has expired (LNT903), and of entries for
    LNT901 itself.
    Why: what was let stand has been mended, or the entry was never right; left in, it would hide the next finding
    there.
    Example: the claim has its passage by now, and the excuse for having none was left in.

        [{"id": "thesis", "text": "Costs rose.", "anchors": [{"section": "1", "quote": "have doubled"}],
          "lint": {"ignore": [{"code": "EVD403", "reason": "The passage is still to be found."}]}}]

    Instead: no entry.

        [{"id": "thesis", "text": "Costs rose.", "anchors": [{"section": "1", "quote": "have doubled"}]}]

    Sources: none needed for hygiene.
    """
    found = material.found
    places = {code: {"" if each.of_map else each.subject for each in ours} for code, ours in found.items()}

    def told(on: str, each: Suppression) -> str:
        if each.code not in found or each.code == "LNT901" or ended(each, material.today):
            return ""
        if on in places[each.code] or (on == "" and places[each.code]):
            return ""
        return f"{each.code} finds nothing {'in this map' if on == '' else 'here'}, and is suppressed"

    yield from _faulty(material, told)


@rule("LNT902", "suppression-without-reason", W, "map", "say why the finding does not hold here", basis="structural")
def suppression_without_reason(material: Material) -> Iterator[Found]:
    """A finding is let stand, and nobody says why.

    What it does: reports an entry of `lint.ignore` without a `reason`, or with a blank one.
    Why: the next reader cannot tell a considered judgement from a shrug.
    Example: a code, and no more.

        [{"id": "thesis", "text": "Costs rose.", "lint": {"ignore": [{"code": "EVD403"}]}}]

    Instead: the code, and why its finding does not hold here.

        [{"id": "thesis", "text": "Costs rose.",
          "lint": {"ignore": [{"code": "EVD403", "reason": "A thesis of the whole paper, in no single passage."}]}}]

    Sources: none needed for hygiene.
    """
    yield from _faulty(
        material, lambda _, each: "" if (each.reason or "").strip() else f"no reason is given for '{each.code}'"
    )


@rule(
    "LNT903",
    "expired-suppression",
    W,
    "map",
    "look again: mend the finding, or set a later day and say why",
    basis="structural",
)
def expired_suppression(material: Material) -> Iterator[Found]:
    """The day of a suppression has come.

    What it does: reports an entry of `lint.ignore` whose `until` is today or past. Its finding counts again. Where no
    day is known, as when a map is drawn, nothing is reported.
    Why: a day was set so that somebody would look again.
    Example: what was to be done by the end of June of a year that is over.

        [{"id": "thesis", "text": "Costs rose.", "lint": {"ignore": [
           {"code": "EVD403", "reason": "The passage is still to be found.", "until": "2020-06-30"}]}}]

    Instead: the passage; or a day that is still to come.

        [{"id": "thesis", "text": "Costs rose.", "lint": {"ignore": [
           {"code": "EVD403", "reason": "The passage is still to be found.", "until": "9999-06-30"}]}}]

    Sources: none needed for hygiene.
    """

    def told(_: str, each: Suppression) -> str:
        return f"'{each.code}' was suppressed until {each.until}" if ended(each, material.today) else ""

    yield from _faulty(material, told)


@rule(
    "LNT904", "unknown-code", W, "map", "write the code of a rule; `argmap rule --all` lists them", basis="structural"
)
def unknown_code(material: Material) -> Iterator[Found]:
    """A suppression names no rule.

    What it does: reports an entry of `lint.ignore` whose `code` no rule has. Codes are written in capitals, and the
    name of a rule does not do. REV codes belong to `argmap diff` and are left alone; LNT905 is about whole families.
    Why: a slip here suppresses nothing, and looks as if it did.
    Example: a letter in the place of a figure.

        [{"id": "thesis", "text": "Costs rose.",
          "lint": {"ignore": [{"code": "EVD4O3", "reason": "In no single passage."}]}}]

    Instead: the code of the rule.

        [{"id": "thesis", "text": "Costs rose.",
          "lint": {"ignore": [{"code": "EVD403", "reason": "In no single passage."}]}}]

    Sources: none needed for hygiene.
    """
    yield from _faulty(material, lambda _, each: _unknown(each))


def _unknown(each: Suppression) -> str:
    if each.code in CATALOGUE or _blanket(each):
        return ""
    named = [known.code for known in CATALOGUE.values() if each.code.casefold() in (known.code.casefold(), known.name)]
    hint = f"did you mean '{named[0]}'?" if named else did_you_mean(each.code, list(CATALOGUE))
    return f"no rule has the code '{each.code}'" + (f"; {hint}" if hint.startswith("did") else "")


@rule(
    "LNT905", "blanket-suppression", W, "map", "name each rule by its code, with the reason for it", basis="structural"
)
def blanket_suppression(material: Material) -> Iterator[Found]:
    """A suppression is meant for many rules at once.

    What it does: reports an entry of `lint.ignore` whose `code` is `ALL` or the beginning of several codes. It
    suppresses nothing.
    Why: what nobody has looked at yet would be hushed with what somebody has.
    Example: a whole family of rules.

        [{"id": "thesis", "text": "Costs rose.", "lint": {"ignore": [{"code": "EVD", "reason": "Only a sketch."}]}}]

    Instead: the rule that is meant; or `--ignore EVD`, or a `per-file-ignores`, for the time of the sketch.

        [{"id": "thesis", "text": "Costs rose.", "lint": {"ignore": [{"code": "EVD403", "reason": "Only a sketch."}]}}]

    Sources: none needed for hygiene.
    """
    yield from _faulty(material, lambda _, each: f"'{each.code}' names no single rule" if _blanket(each) else "")


def _blanket(each: Suppression) -> bool:
    """True for `ALL`, `*`, a family, and the beginning of its codes; `INF*` and `INF3xx` are meant so as well."""
    code = each.code.upper().rstrip("*X")
    return code in ("ALL", "") or (code[:3] in _FAMILIES and len(code) < 6 and (code[3:] or "0").isdigit())


@rule("LNT906", "unsettled-conflict", W, "map", "settle it, and take the remark out", basis="structural")
def unsettled_conflict(material: Material) -> Iterator[Found]:
    """A conflict that a merge left behind has not been settled.

    What it does: reports a remark with `[merge conflict: …]`, as `argmap merge` leaves it wherever two readers changed
    the same thing: in the map's header, a part, a section, a work, a note, a term, a claim, a step or an objection.
    Why: one of the two was written without anybody having chosen, and the result passes for the map of both.
    Example: two readers reworded a claim, and what one of them wrote is kept.

        [{"id": "thesis", "text": "Costs rose.",
          "remark": "[merge conflict: text (en): kept “Costs rose.”, not “Costs doubled.”; before: “Costs grew.”]"}]

    Instead: what both agree on.

        [{"id": "thesis", "text": "Costs doubled."}]

    Sources: none needed for hygiene.
    """
    for name, kind, remark, at in _remarks(material):
        if remark is not None and CONFLICT in remark:
            told = remark.partition(CONFLICT)[2]
            whole = kind == "map"
            yield Found(name, kind, f"a conflict is not settled: {told.removesuffix(']')}", at=at, of_map=whole)


def _remarks(material: Material) -> Iterator[tuple[str, SubjectType, str | None, str]]:
    """Every remark that a merge may have left: on what, of what type, itself, and where below the subject it is."""
    argument, graph = material.map, material.graph
    yield argument.id, "map", argument.remark, "/remark"
    for at, records in (("parts", argument.parts), ("sections", argument.sections)):
        yield from ((argument.id, "map", each.remark, f"/{at}/{n}") for n, each in enumerate(records))
    yield from ((argument.id, "map", note.remark, f"/notes/{name}") for name, note in argument.notes.items())
    yield from ((each.id, "reference", each.remark, "/remark") for each in argument.references)
    yield from ((each.id, "term", each.remark, "/remark") for each in argument.terms)
    yield from ((name, "claim", each.remark, "/remark") for name, each in graph.claims.items())
    yield from ((name, "inference", each.remark, "/remark") for name, each in graph.inferences.items())
    yield from ((name, "objection", each.remark, "/remark") for name, each in graph.objections.items())
