"""INF, SCP, DIA: is the step licensed? Each step has one finding about its licence, from its most serious reason."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings import Severity
from argmap.licence import WARRANT
from argmap.model import words
from argmap.rules.rule import Found, Material, are, listed, rule

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _steps(material: Material, code: str, message: str) -> Iterator[Found]:
    """One finding a step; `{to}` is the conclusion, `{about}` what the reason names."""
    for step, reason in material.led_by(code):
        known = tuple(each for each in reason.about if each in material.graph.claims)
        told = message.format(to=f"'{material.graph.conclusion[step]}'", about=listed(reason.about))
        yield Found(step, "inference", told + material.also(step), known)


@rule(
    "INF301",
    "no-licence",
    W,
    "paper",
    "record the warrant or scheme that the text gives; if none, leave the gap",
)
def no_licence(material: Material) -> Iterator[Found]:
    """A step has neither warrant nor scheme.

    What it does: reports an inference with no warrant and no scheme.
    Why: premises beside a conclusion are not yet a reason for it; somebody has to say why they bear on it
    (Toulmin, The Uses of Argument).
    Example: `"inferences": [{"premises": [{"ref": "sales-rose"}]}]` under `prices-will-fall`.
    Instead: `"warrant": {"text": {"en": "What sells more gets cheaper."}}` where the text says so.
    """
    for step, _ in material.led_by("INF301"):
        scheme, to = material.graph.inferences[step].scheme, material.graph.conclusion[step]
        what = f"no scheme is called '{scheme}', and no warrant is" if scheme else "neither a warrant nor a scheme is"
        yield Found(step, "inference", f"{what} recorded for the step to '{to}'{material.also(step)}")


@rule(
    "INF306",
    "scheme-role-missing",
    W,
    "paper",
    "bind the premise that the text gives; if none, leave the gap",
)
def scheme_role_missing(material: Material) -> Iterator[Found]:
    """A step of a known kind lacks a fact that its kind needs.

    What it does: reports a step with a scheme and no stated warrant, where a required role for a fact of the case is
    empty.
    Why: an example needs an example, a comparison needs its second case; without it the form is there and the
    substance is not.
    Example: `{"scheme": "comparison", "roles": {"cases": ["japan"], "matched": [], "differing": []}}`
    Instead: the premise that says in what the cases agree, bound to `matched`, if the text has one.
    """
    for step, reason in material.led_by("INF306"):
        scheme, to = material.graph.inferences[step].scheme, material.graph.conclusion[step]
        roles = " and ".join(f"'{role}'" for role in reason.about)
        told = (
            f"nothing fills the role{'s' if len(reason.about) > 1 else ''} {roles} of '{scheme}' in the step to '{to}'"
        )
        yield Found(step, "inference", told + material.also(step), at="/roles")


@rule(
    "INF308",
    "critical-question-open",
    N,
    "paper",
    "answer it, or state the generalisation, where the text does",
)
def critical_question_open(material: Material) -> Iterator[Found]:
    """A step rests on something unsaid.

    What it does: reports a *conditional* step: its generalisation is not stated, or only presupposed, or a critical
    question that whoever argues must answer is neither answered, conceded nor waived. At most three are named.
    Why: it says on what the step depends, which is what a reader has to grant. Most ordinary steps are of this sort,
    so this is a note.
    Example: `{"scheme": "cause-to-effect", "roles": {"cause": ["a"], "brings-about": []}}`
    Instead: the premise "whatever is like a brings about b", bound to `brings-about`, where the text has it.
    """
    for step, reason in material.led_by("INF308"):
        about = [each for each in reason.about if not each.startswith("?") and each != WARRANT]
        open_ = [each[1:] for each in reason.about if each.startswith("?") and each != WARRANT]
        parts = ["its warrant is only presupposed"] if WARRANT in reason.about else []
        parts += [f"unstated or only presupposed: {listed(about)}"] if about else []
        parts += [f"open: {_asked(material, step, open_)}"] if open_ else []
        to = material.graph.conclusion[step]
        yield Found(step, "inference", f"the step to '{to}' is conditional: {'; '.join(parts)}{material.also(step)}")


def _asked(material: Material, step: str, questions: list[str], most: int = 3) -> str:
    """Open questions in words, at most three."""
    scheme = material.schemes[material.graph.inferences[step].scheme or ""]
    asked = [words(each.text, "en") for each in scheme.questions if each.id in questions]
    return " ".join(asked[:most]) + (f" (and {len(asked) - most} more)" if len(asked) > most else "")


@rule("INF309", "is-ought", W, "paper", "add the value or the goal from which the text argues, if it names one")
def is_ought(material: Material) -> Iterator[Found]:
    """What ought to be, or is good, follows from what is.

    What it does: reports a step to a normative, policy or evaluative claim from premises of which none is of these
    kinds, with no stated warrant and no premise in a role for a value or a goal.
    Why: facts alone do not say what is to be done (Hume, Treatise 3.1.1).
    Example: `should-act` (policy) from `threat-grows` (empirical).
    Instead: a premise that says what is to be secured, bound to `goal`.
    """
    yield from _steps(material, "INF309", "{to} says what should be or what is good, and no premise does")


@rule("INF310", "correlation-to-cause", W, "paper", "record the mechanism or the comparison that the text gives")
def correlation_to_cause(material: Material) -> Iterator[Found]:
    """A cause is concluded from premises that name none.

    What it does: reports a step to a causal claim from premises none of which is causal or theoretical, by no warrant
    and by no scheme whose pattern carries a cause.
    Why: that two things come together, or one after the other, does not show that one brings about the other
    (King, Keohane & Verba, Designing Social Inquiry).
    Example: `a-causes-b` (causal) from `a-then-b` (empirical) by `enumeration`.
    Instead: the mechanism, the comparison or the traced process, with its scheme.
    """
    yield from _steps(material, "INF310", "{to} names a cause, and no premise, warrant or scheme carries one")


@rule("INF311", "modality-escalation", W, "paper", "hedge the conclusion like its premise, or add a stronger line")
def modality_escalation(material: Material) -> Iterator[Found]:
    """A conclusion is stronger than the only line that supports it.

    What it does: reports a claim with one inference, one of whose premises is put forward less strongly than the claim.
    Why: a chain is as strong as its weakest link.
    Example: `prices-will-fall` (asserted) from `sales-may-rise` (possible).
    Instead: `"modality": "possible"` if the text says "may" there too.
    """
    yield from _steps(
        material, "INF311", "{to} is said more strongly than its only support allows, which passes {about}"
    )


@rule("INF312", "hasty-generalisation", W, "paper", "bound the claim, or give the reason why the cases are typical")
def hasty_generalisation(material: Material) -> Iterator[Found]:
    """A general claim rests on one or two cases.

    What it does: reports a step to a universal or general claim from fewer than three cases, where nothing says that
    they are typical.
    Why: what holds of one may be peculiar to it (Walton, Reed & Macagno 2008, argument from example).
    Example: "States do so" (`"quantifier": "general"`) from one state.
    Instead: "some states", or a premise that fills the role `typical`.
    """
    yield from _steps(material, "INF312", "{to} is general, and rests on {about}")


@rule("INF319", "unbacked-warrant", N, "paper", "cite what backs the warrant, where the text does")
def unbacked_warrant(material: Material) -> Iterator[Found]:
    """A step rests on a warrant for which nothing is recorded.

    What it does: reports a step whose licence is a stated warrant without a citation, or a premise in the role of the
    generalisation for which nothing is recorded.
    Why: the rule that carries the step may itself be in question (Toulmin's backing).
    Example: `"warrant": {"text": {"en": "Allies that trade more fight less."}}`
    Instead: the same with `"cites": [{"note": "3"}]`.
    """
    for step, reason in material.led_by("INF319"):
        what = f"the generalisation {listed(reason.about)}" if reason.about else "the warrant"
        to = material.graph.conclusion[step]
        yield Found(step, "inference", f"nothing is recorded for {what} of the step to '{to}'", reason.about)


@rule("INF321", "aspect-escalation", W, "paper", "say it is under way, or give the evidence that it is done")
def aspect_escalation(material: Material) -> Iterator[Found]:
    """What is done is concluded from what is planned or under way.

    What it does: reports a completed conclusion, all of whose premises are tendencies or under way.
    Why: plans and beginnings are often taken for facts.
    Example: `system-built` (completed) from `system-planned` (under-way).
    Instead: `"aspect": "under-way"` if the text can be read so, or the evidence of completion.
    """
    yield from _steps(material, "INF321", "{to} is said to be completed, on what is planned or under way: {about}")


@rule(
    "INF322",
    "intent-without-evidence",
    W,
    "paper",
    "give what shows the intent, or claim the effect only",
)
def intent_without_evidence(material: Material) -> Iterator[Found]:
    """An aim is read off effects or conduct alone.

    What it does: reports a step to a claim about somebody's aim from premises that ascribe none, by no warrant and by
    no scheme for intent whose facts are filled.
    Why: what an act brings about need not be what it was for.
    Example: `wants-to-contain` (intentional) from `sells-weapons` (empirical) by `enumeration`.
    Instead: the actor's own words (`official-statement`), or `intent-attribution` with the act and the aim it shows.
    """
    yield from _steps(material, "INF322", "{to} ascribes an aim, and no premise shows one")


@rule("SCP601", "cause-after-effect", E, "either", "correct the dates; if the paper argues so, leave it")
def cause_after_effect(material: Material) -> Iterator[Found]:
    """The effect is over before its cause begins.

    What it does: compares the period of the premises in the role `cause` with that of the effect.
    Why: causes do not come after their effects.
    Example: a cause of 2024 for an effect of 2019.
    Instead: the dates that the text gives.
    """
    for step, reason in material.led_by("SCP601"):
        effect = material.graph.inferences[step].roles.get("effect", ()) or (material.graph.conclusion[step],)
        message = f"the cause begins after {listed(effect)} {are(effect, 'is', 'are')} over: {listed(reason.about)}"
        yield Found(step, "inference", message + material.also(step), reason.about)


@rule(
    "SCP602",
    "evidence-outside-period",
    W,
    "paper",
    "give evidence of that time, or say why this counts",
)
def evidence_outside_period(material: Material) -> Iterator[Found]:
    """The evidence is of another time than the claim.

    What it does: reports a step by examples, signs, records or reinterpretation, all of whose dated premises lie
    outside the period of the conclusion. Forecasts and steps that lead from earlier to later are exempt.
    Why: what holds at one time need not hold at another.
    Example: a claim about 2017/2025 from cases of 1996 and 2003.
    Instead: a case from 2017/2025.
    """
    yield from _steps(material, "SCP602", "the step to {to} draws on another time: {about}")


@rule("SCP603", "scope-exceeds-premises", W, "paper", "bound the claim, or give the rule by which it reaches so far")
def scope_exceeds_premises(material: Material) -> Iterator[Found]:
    """A general conclusion reaches over places or actors of which no premise speaks.

    What it does: where a conclusion is said of all, most or usual cases, and it and all its premises name places, or
    actors, reports those that only the conclusion names, unless a warrant or a generalisation carries the step.
    Why: what is shown of one place is not yet shown of another.
    Example: a claim about all of East Asia (`general`) from premises about Japan.
    Instead: a premise that says why Japan stands for East Asia.
    """
    yield from _steps(material, "SCP603", "{to} speaks of {about}, and no premise does")


@rule("DIA702", "unanswered-objection", W, "paper", "reply to it, concede it as a qualification, or hedge the claim")
def unanswered_objection(material: Material) -> Iterator[Found]:
    """An objection stands, and its target is asserted all the same.

    What it does: reports a rebuttal or an undercutter that stands, with its target.
    Why: what defeats a claim or breaks a step takes its support from all that lies above.
    Example: `{"kind": "rebuts", "claim": {"ref": "costs-fell"}}` on `costs-rose`, without a reply.
    Instead: `"replies": [...]`, or kind `qualifies` where the objection only limits.
    """
    for name, standing in material.support.objections.items():
        objection, target = material.graph.objections[name], material.graph.target[name]
        if standing != "stands":
            continue
        if objection.kind == "rebuts" and target in material.graph.claims:
            yield Found(name, "objection", f"'{objection.claim}' stands and defeats '{target}'", (objection.claim,))
        if objection.kind == "undercuts" and target in material.graph.inferences:
            message = f"'{objection.claim}' stands and breaks the step '{target}'"
            yield Found(name, "objection", message, (objection.claim,))


@rule("DIA705", "untyped-objection", N, "map", "undercut steps; rebut or qualify claims")
def untyped_objection(material: Material) -> Iterator[Found]:
    """An objection does what its target cannot suffer.

    What it does: reports an undercutter of a claim, and a rebuttal or a qualification of a step.
    Why: a claim is denied or limited, a step is broken; an objection of the wrong kind changes nothing.
    Example: `{"kind": "undercuts"}` among the objections of a claim.
    Instead: `{"kind": "rebuts"}` there, or the undercutter on the inference.
    """
    for name, objection in material.graph.objections.items():
        target = material.graph.target[name]
        on_step = target in material.graph.inferences
        if target not in material.graph.objections and (objection.kind == "undercuts") != on_step:
            what = "step" if on_step else "claim"
            yield Found(name, "objection", f"the objection {objection.kind} the {what} '{target}'", at="/kind")
