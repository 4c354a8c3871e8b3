"""INF: causes that are asserted, and what is weighed against them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.rules.rule import Found, Material, listed, rule
from argmap.rules.support import bare

W, N = Severity.WARNING, Severity.NOTE


@rule(
    "INF326",
    "cause-without-rival",
    W,
    "paper",
    "give the mechanism, the generalisation or the other causes that the text weighs",
)
def cause_without_rival(material: Material) -> Iterator[Found]:
    """A cause is named, without a mechanism, a generalisation or another cause.

    What it does: reports the only step to a causal claim, from causes to their effect or back, where no premise is
    theoretical or a further causal one or comes from a mechanism, nothing says that such causes have such effects, no
    source is cited for the claim, and nothing is said against it. The critical questions `mechanism` and
    `other-causes`, answered, say how it came about and what else was weighed: either is enough, as either makes the
    claim more than a bare assertion. A warning where the step bears a twentieth of a root or more, else a note.
    Why: what came before an effect need not have brought it about; whoever doubts it asks how, and what
    else might have.
    Example: costs are said to have risen because wages did, and nothing more is said.

        [{"id": "costs-rose", "kind": "causal", "text": "Wages drove the costs up.", "inferences": [
           {"id": "costs-rose.i1", "scheme": "cause-to-effect", "roles": {"cause": ["wages-rose"], "brings-about": []},
            "premises": [{"id": "wages-rose", "kind": "empirical", "text": "Wages rose.", "cites": [{"note": "1"}]}]}]}]

    Instead: the generalisation stands among the premises.

        [{"id": "costs-rose", "kind": "causal", "text": "Wages drove the costs up.", "inferences": [
           {"id": "costs-rose.i1", "scheme": "cause-to-effect",
            "roles": {"cause": ["wages-rose"], "brings-about": ["wages-count"]}, "premises": [
            {"id": "wages-rose", "kind": "empirical", "text": "Wages rose.", "cites": [{"note": "1"}]},
            {"id": "wages-count", "kind": "causal", "text": "Costs follow wages.", "cites": [{"note": "2"}]}]}]}]

    Sources: King, Keohane & Verba 1994; Van Evera 1997.
    """
    claims = material.graph.claims
    for step, reason in material.led_by("INF326"):
        known = tuple(each for each in reason.about if each in claims)
        told = f"'{material.graph.conclusion[step]}' is argued from {listed(known)}: {_missing(material, step)}"
        severity = W if material.carrying.bears(step) else N
        yield Found(step, "inference", told + material.also(step), known, severity=severity)


def _missing(material: Material, step: str) -> str:
    """What a bare cause lacks; of several causes that work together none is asked for another."""
    inference = material.graph.inferences[step]
    if inference.scheme == "effect-to-cause":
        return "not how the one brought about the other, nor what else might"
    several = len(inference.roles.get("cause", ())) > 1
    return "not how it came about" + ("" if several else ", nor what else might have brought it about")


@rule("INF327", "bare-cause", W, "paper", "give what shows that the one brings about the other, where the text does")
def bare_cause(material: Material) -> Iterator[Found]:
    """A cause is asserted, the argument rests on it, and nothing is recorded for it.

    What it does: reports causal claims in the paper's own voice that have neither an inference nor a basis of their
    own, and from which something follows. Those from which one step argues are one finding:
    a warning where they bear a twentieth of a root or more, else a note.
    Why: that one thing brings about another cannot be seen; it has to be shown, and an argument that starts from it
    starts from what is in question.
    Example: the thesis rests on an effect that nobody shows.

        [{"id": "thesis", "text": "The school should start later.", "kind": "policy", "inferences": [
           {"id": "thesis.i1", "scheme": "practical-reasoning", "premises": [
            {"id": "sleep-helps", "kind": "causal", "text": "A later start makes pupils sleep longer."}]}]}]

    Instead: the effect is cited.

        [{"id": "thesis", "text": "The school should start later.", "kind": "policy", "inferences": [
           {"id": "thesis.i1", "scheme": "practical-reasoning", "premises": [
            {"id": "sleep-helps", "kind": "causal", "text": "A later start makes pupils sleep longer.",
             "cites": [{"note": "1"}]}]}]}]

    Sources: King, Keohane & Verba 1994.
    """
    together: dict[str, list[str]] = {}
    for name, claim in material.graph.claims.items():
        if claim.kind == "causal" and bare(material, name) and _argued_from(material, name):
            together.setdefault(_beside(material, name), []).append(name)
    for names in together.values():
        told = f"nothing is recorded that shows the cause{'s' if len(names) > 1 else ''} {listed(names)}"
        weighty = any(map(material.carrying.bears, names))
        yield Found(names[0], "claim", told, tuple(names[1:]), severity=W if weighty else N)


def _argued_from(material: Material, name: str) -> bool:
    return name in material.graph.used_in or name in material.graph.rooted


def _beside(material: Material, name: str) -> str:
    """What a claim shares with those of which it is told: the first step from it; none if it has a word of its own."""
    alone = material.graph.claims[name].lint is not None or name not in material.graph.used_in
    return name if alone else material.graph.used_in[name][0]
