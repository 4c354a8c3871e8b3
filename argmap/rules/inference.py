"""INF, SCP, DIA: is the step licensed? Each step has one finding about its licence, from its most serious reason."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.cases import is_general, quantifier
from argmap.findings import Severity
from argmap.licence import WARRANT, merely_firmer
from argmap.model import Claim, words
from argmap.rules.rule import Found, Material, are, listed, rule, shortened
from argmap.support import State

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


_REMARKED = 160  # characters of a remark that a message shows
_BEGUN = {"tendency": "come by degrees", "under-way": "be under way"}  # aspects of what is not done, in words


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
    basis="structural",
)
def no_licence(material: Material) -> Iterator[Found]:
    """A step has neither warrant nor scheme.

    What it does: reports an inference with no warrant and no scheme that exists.
    Why: premises beside a conclusion are not yet a reason for it; somebody has to say why they bear on it. Often the
    reader can supply the rule at once; the finding says that the record does not.
    Example: two facts, and nothing that leads from the one to the other.

        [{"id": "prices-fall", "kind": "predictive", "text": "Phones will get cheaper.", "inferences": [{"premises": [
          {"id": "sales-rise", "kind": "empirical", "text": "More phones are sold each year."}]}]}]

    Instead: the rule, where the text states one; a scheme, where it makes a step of a known kind.

        [{"id": "prices-fall", "kind": "predictive", "text": "Phones will get cheaper.", "inferences": [{
          "warrant": {"text": "What is made in larger numbers costs less to make."}, "premises": [
          {"id": "sales-rise", "kind": "empirical", "text": "More phones are sold each year."}]}]}]

    Sources: Toulmin 1958.
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
    "bind the premise that the text gives (`argmap rule SCHEME` tells the roles); if none, leave the gap",
)
def scheme_role_missing(material: Material) -> Iterator[Found]:
    """A step of a known kind lacks a fact that its kind needs.

    What it does: reports a step with a scheme and no stated warrant, where a required role for a fact of the case is
    empty. Left alone: `statement` of a step by `documentary-record` whose conclusion is itself what the document says,
    as far as the record tells: it cites a work that the document cites too, or a source that the text only names.
    Why: an example needs an example, a comparison needs something that differs; without it the form is there and the
    substance is not. Where the text gives no such fact, the empty role is the right record.
    Example: two schools are compared, and nothing says in what they agree and in what they differ.

        [{"id": "size-matters", "kind": "causal", "text": "Small classes raise marks.", "inferences": [{
          "scheme": "comparison", "roles": {"cases": ["two-schools"], "matched": [], "differing": []},
          "premises": [{"id": "two-schools", "text": "One of two schools has better marks."}]}]}]

    Instead: the premises that the text gives, each in its role.

        [{"id": "size-matters", "kind": "causal", "text": "Small classes raise marks.", "inferences": [{
          "scheme": "comparison", "roles": {"cases": ["two-schools"], "matched": ["intake"], "differing": ["sizes"]},
          "premises": [{"id": "two-schools", "text": "One of two schools has better marks."},
                       {"id": "intake", "text": "Both draw on the same streets."},
                       {"id": "sizes", "text": "The one has classes of fifteen, the other of thirty."}]}]}]

    Sources: Walton, Reed & Macagno 2008; Gordon, Prakken & Walton 2007.
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
    question that whoever argues must answer is neither answered, conceded nor waived. At most three are named. No
    generalisation is asked for about a cause of which the text tells how it works (`mechanism`, answered), nor where a
    theory is drawn from theories. It is
    a warning where a root falls with the step, where the step bears a twentieth of a root or more, and where it leads
    straight to a conclusion that is drawn for its own sake, since nothing leads on from it to a root; else a note. Of a
    restatement it quotes the mapper's remark, which may say what the one place has and the other has not.
    Why: it says on what the step depends, which is what a reader has to grant. Most ordinary steps are of this sort;
    it is no fault, and a question that is open is not a question to which the answer is no.
    Example: a sign is named, and not what it is usually a sign of.

        [{"id": "war-feared", "text": "The two expect a war.", "inferences": [{
          "scheme": "sign", "roles": {"sign": ["grain-stored"], "usually-indicates": []},
          "premises": [{"id": "grain-stored", "kind": "empirical", "text": "Both lay in grain for two years."}]}]}]

    Instead: the rule in its role, and what the text says to the question how strong the sign is.

        [{"id": "war-feared", "text": "The two expect a war.", "inferences": [{
          "scheme": "sign", "roles": {"sign": ["grain-stored"], "usually-indicates": ["stores-tell"]},
          "answers": {"strength": {"status": "answered", "by": ["stores-tell"]}},
          "premises": [{"id": "grain-stored", "kind": "empirical", "text": "Both lay in grain for two years."},
                       {"id": "stores-tell", "kind": "theoretical", "text": "Before the last wars states did so.",
                        "cites": [{"note": "1"}]}]}]}]

    Sources: Walton, Reed & Macagno 2008; Gordon, Prakken & Walton 2007.
    """
    for step, reason in material.led_by("INF308"):
        unsaid = "; ".join(_unsaid(material, step, reason.about))
        which = f"from {_start(material, step)} to '{material.graph.conclusion[step]}'"
        told = f"the step {which} is conditional: {unsaid}{material.also(step)}"
        weighty = material.carrying.bears(step) or step in material.steps_aside
        yield Found(step, "inference", told, severity=W if weighty else N)


def _start(material: Material, step: str) -> str:
    """The premises of a step, in few words: the first two, or the first and a number."""
    premises = list(dict.fromkeys(material.graph.inferences[step].premises))
    return listed(premises, 2 if len(premises) == 2 else 1)


def _unsaid(material: Material, step: str, about: tuple[str, ...]) -> Iterator[str]:
    """On what a conditional step depends: roles by name, then claims, then questions. The claims come after the roles
    in what the reason is about, and are all the implicit premises of the step."""
    claims, named = material.graph.claims, [each for each in about if not each.startswith("?")]
    premises = (each for each in material.graph.inferences[step].premises if each in claims)
    implicit = [each for each in premises if claims[each].voice == "implicit"] if named else []
    roles = named[: len(named) - len(implicit)]
    open_ = [each[1:] for each in about if each.startswith("?") and each != WARRANT]
    if WARRANT in about:
        yield "its warrant is only presupposed"
    if roles:
        yield f"unstated: {_role_names(material, step, roles)}"
    if implicit:
        yield f"only presupposed: {listed(implicit)}"
    if open_:
        yield f"open: {_asked(material, step, open_)}{_differing(material, step)}"


def _differing(material: Material, step: str) -> str:
    """What the mapper remarks on a restatement: most often, what the one place says and the other does not."""
    inference = material.graph.inferences[step]
    told = shortened(inference.remark or "", _REMARKED) if inference.scheme == "restatement" else ""
    return f" (“{told}”)" if told else ""


def _role_names(material: Material, step: str, roles: list[str]) -> str:
    """Roles of the scheme of a step, as people call them."""
    scheme = material.schemes[material.graph.inferences[step].scheme or ""]
    names = {role.id: words(role.name, "en") or role.id.replace("-", " ") for role in scheme.roles}
    return " and ".join(f"“{names[each]}”" for each in roles)


def _asked(material: Material, step: str, questions: list[str], most: int = 3) -> str:
    """Open questions in words, at most three."""
    scheme = material.schemes[material.graph.inferences[step].scheme or ""]
    asked = [words(each.text, "en") for each in scheme.questions if each.id in questions]
    return " ".join(asked[:most]) + (f" (and {len(asked) - most} more)" if len(asked) > most else "")


@rule("INF309", "is-ought", W, "paper", "add the value or the goal from which the text argues, if it names one")
def is_ought(material: Material) -> Iterator[Found]:
    """What ought to be, or is good, follows from what is.

    What it does: reports a step to a normative, policy or evaluative claim from premises of which none is of these
    kinds, with no stated warrant and no premise in a role for a value or a goal. Such steps to one claim are one
    finding. It is a note where the claim has a source of its own: one that is not cited for a premise as well.
    Why: facts alone do not say what is to be done (Hume, Treatise 3.1.1). Usually the value is one that everybody
    shares; the finding asks that it be said.
    Example: advice from a fact.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.", "inferences": [{"premises": [
          {"id": "pupils-tired", "kind": "empirical", "text": "Pupils come to school tired."}]}]}]

    Instead: what is to be secured, where the text names it.

        [{"id": "start-later", "kind": "policy", "text": "School should start later.", "inferences": [{
          "scheme": "practical-reasoning", "roles": {"goal": ["be-awake"], "means": ["later-is-longer"]}, "premises": [
          {"id": "be-awake", "kind": "normative", "text": "Pupils ought to be awake when they are taught."},
          {"id": "later-is-longer", "kind": "causal", "text": "Whoever starts later sleeps longer."}]}]}]

    Sources: Hume 1739.
    """
    together: dict[tuple[str, str], list[str]] = {}
    for step, _ in material.led_by("INF309"):
        alone = step if material.graph.inferences[step].lint is not None else ""  # it must not hush the others
        together.setdefault((material.graph.conclusion[step], alone), []).append(step)
    for (to, _), steps in together.items():
        which = f" of the {len(steps)} steps to it" if len(steps) > 1 else ""
        told = f"'{to}' says what should be or what is good, and no premise{which} does{material.also(*steps)}"
        grave, others = _unless_sourced(material, *steps), tuple(steps[1:])
        yield Found(steps[0], "inference", told, others, severity=grave, elsewhere=others)


def _unless_sourced(material: Material, *steps: str) -> Severity:
    """A warning about steps to a claim; a note where it has a source of its own, which no premise of them shares.

    The mark of a note at the end of a sentence covers premise and conclusion alike, and may speak for the premise only.
    """
    graph = material.graph
    premises = {each for step in steps for each in graph.inferences[step].premises if each in graph.claims}
    own = _sources(material, graph.claims[graph.conclusion[steps[0]]])
    return N if own.difference(*(_sources(material, graph.claims[each]) for each in premises)) else W


def _sources(material: Material, claim: Claim) -> set[str]:
    """The works that support a claim."""
    supporting = (each for each in claim.cites if each.relation == "supports")
    return {work for each in supporting for work in material.library.works(each)}


@rule("INF310", "correlation-to-cause", W, "paper", "record the mechanism or the comparison that the text gives")
def correlation_to_cause(material: Material) -> Iterator[Found]:
    """A cause is concluded from premises that name none.

    What it does: reports a step to a causal claim from premises none of which is causal, theoretical, or a forecast
    that is itself drawn from causes, by no warrant and by no scheme whose pattern carries a cause.
    Why: that two things come together, or one after the other, does not show that one brings about the other. It may do
    so all the same; what is missing is the reason to think so.
    Example: rents rose after the base was opened, therefore because of it.

        [{"id": "base-drives-rents", "kind": "causal", "text": "The base drove rents up.", "inferences": [{
          "scheme": "enumeration", "roles": {"item": ["opened-2019", "rents-rose"]}, "premises": [
          {"id": "opened-2019", "kind": "empirical", "text": "The base was opened in 2019."},
          {"id": "rents-rose", "kind": "empirical", "text": "Rents rose from 2020."}]}]}]

    Instead: the mechanism, the comparison or the traced process that the text gives, with its scheme.

        [{"id": "base-drives-rents", "kind": "causal", "text": "The base drove rents up.", "inferences": [{
          "scheme": "mechanism", "roles": {"cause": ["opened-2019"], "effect": ["rents-rose"], "steps": ["bid"]},
          "premises": [{"id": "opened-2019", "kind": "empirical", "text": "The base was opened in 2019."},
                       {"id": "bid", "kind": "causal", "text": "Its families bid for the flats of the town."},
                       {"id": "rents-rose", "kind": "empirical", "text": "Rents rose from 2020."}]}]}]

    Sources: King, Keohane & Verba 1994; Walton, Reed & Macagno 2008.
    """
    yield from _steps(material, "INF310", "{to} names a cause, and no premise, warrant or scheme carries one")


@rule("INF311", "modality-escalation", W, "paper", "hedge the conclusion like its premise, or add a stronger line")
def modality_escalation(material: Material) -> Iterator[Found]:
    """A conclusion is stronger than the only line that supports it.

    What it does: reports a claim with one inference and no source of its own, where a premise is put forward less
    strongly than the claim; of premises that are alike, those that fill a role of the scheme. A note where what is
    asserted becomes certain, or where what is asserted are theories that the paper reports. Left alone: a premise that
    is a condition of the claim (`if`, `only_if`), and one that may come true on a condition only (`only_if`), if the
    claim is of another kind.
    Why: a chain is as strong as its weakest link. With a second line the claim may be stronger than each; then nothing
    is reported. "Only if they share the costs may it last" says without a hedge that the sharing is needed.
    Example: what may happen is made into what will.

        [{"id": "trade-shrinks", "text": "Trade will shrink.", "inferences": [{"premises": [
          {"id": "tariff-comes", "modality": "possible", "text": "A tariff may be raised."}]}]}]

    Instead: the conclusion hedged like its premise, if the text hedges it.

        [{"id": "trade-shrinks", "modality": "possible", "text": "Trade may shrink.", "inferences": [{"premises": [
          {"id": "tariff-comes", "modality": "possible", "text": "A tariff may be raised."}]}]}]

    Sources: Toulmin 1958; Pollock 2001.
    """
    claims = material.graph.claims
    for step, reason in material.led_by("INF311"):
        name, weakest = material.graph.conclusion[step], [claims[each] for each in reason.about]
        said, allowed = claims[name].modality, weakest[0].modality
        told = f"'{name}' is said as {said}, and {listed(reason.about)}, on which its only support rests, as {allowed}"
        grave = N if merely_firmer(claims[name], weakest) else W
        yield Found(step, "inference", told + material.also(step), reason.about, severity=grave)


@rule("INF312", "hasty-generalisation", W, "paper", "bound the claim, or give the reason why the cases are typical")
def hasty_generalisation(material: Material) -> Iterator[Found]:
    """A general claim rests on one or two cases.

    What it does: reports a step from fewer than three cases to a claim about all, most or usual cases, or from examples
    alone to a claim that is not bounded to some, where nothing says that they are typical. Cases are those that the
    conclusion or a premise names (`scope.cases`), and each example that names none. A note where the conclusion neither
    says of how many it speaks nor names its cases.
    Why: what holds of one may be peculiar to it. How many cases are enough depends on the matter; three is where this
    rule stops asking.
    Example: what allies do, from what one alliance did.

        [{"id": "allies-share", "text": "Allies share what joint forces cost.", "scope": {"quantifier": "general"},
          "inferences": [{"scheme": "example-to-generalisation", "roles": {"example": ["one-pact"], "typical": []},
            "premises": [{"id": "one-pact", "kind": "empirical", "text": "In one pact each side paid half."}]}]}]

    Instead: the claim bounded; or a premise in the role `typical`, where the text says why the case stands for others.

        [{"id": "allies-share", "text": "Some allies share what joint forces cost.", "scope": {"quantifier": "some"},
          "inferences": [{"scheme": "example-to-generalisation", "roles": {"example": ["one-pact"], "typical": []},
            "premises": [{"id": "one-pact", "kind": "empirical", "text": "In one pact each side paid half."}]}]}]

    Sources: Walton, Reed & Macagno 2008.
    """
    graph = material.graph
    for step, reason in material.led_by("INF312"):
        claim, inference = graph.claims[graph.conclusion[step]], graph.inferences[step]
        known = tuple(each for each in reason.about if each in graph.claims)
        named = [each for each in inference.roles.get("example", ()) if each in known] or list(known)
        told = f"'{claim.id}' {_beyond(claim, named, list(known))}{material.also(step)}"
        yield Found(step, "inference", told, known, severity=W if is_general(claim) else N)


def _beyond(claim: Claim, examples: list[str], premises: list[str]) -> str:
    """How a claim goes beyond the cases that are given for it, as far as the record says of how many it holds."""
    only = f"{listed(examples)} {are(examples, 'is the only example', 'are the only examples')} recorded for it"
    if is_general(claim):
        return f"goes beyond {listed(premises)}, and nothing says that this is typical"
    if claim.aspect in _BEGUN:
        return f"says what goes on, and {only}"
    if quantifier(claim) is not None:
        return f"is said in the superlative, and {only}"
    return f"does not say of how many it holds, {only}, and nothing says that this is typical"


@rule("INF319", "unbacked-warrant", N, "paper", "cite what backs the warrant, where the text does")
def unbacked_warrant(material: Material) -> Iterator[Found]:
    """A step rests on a warrant for which nothing is recorded.

    What it does: reports a step whose licence is a stated warrant without a citation, or a premise in the role of the
    generalisation for which nothing is recorded, neither a source nor a step, or which is defeated.
    Why: the rule that carries the step may itself be in question; what stands behind it is its backing. A rule that
    everybody in the field accepts needs none, so this is a note.
    Example: a rule is stated, and no source for it.

        [{"id": "peace-lasts", "kind": "predictive", "text": "The two will keep the peace.", "inferences": [{
          "warrant": {"text": "States that trade much fight little."},
          "premises": [{"id": "trade-doubled", "kind": "empirical", "text": "Trade between them has doubled."}]}]}]

    Instead: the source that the text gives for the rule.

        [{"id": "peace-lasts", "kind": "predictive", "text": "The two will keep the peace.", "inferences": [{
          "warrant": {"text": "States that trade much fight little.", "cites": [{"note": "1"}]},
          "premises": [{"id": "trade-doubled", "kind": "empirical", "text": "Trade between them has doubled."}]}]}]

    Sources: Toulmin 1958.
    """
    for step, reason in material.led_by("INF319"):
        told = "; ".join(_without_backing(material, material.graph.conclusion[step], reason.about))
        yield Found(step, "inference", told, reason.about)


def _without_backing(material: Material, to: str, rules: tuple[str, ...]) -> Iterator[str]:
    """What a step lacks whose licence nothing backs: the rules among its premises, or none for a warrant."""
    down = [each for each in rules if material.support.states.get(each) is State.DEFEATED]
    bare = [each for each in rules if each not in down]
    if bare or not rules:
        what = f"the generalisation {listed(bare)}" if bare else "the warrant"
        yield f"nothing is recorded for {what} of the step to '{to}'"
    if down:
        yield f"the generalisation {listed(down)} of the step to '{to}' {are(down, 'is', 'are')} defeated"


@rule("INF321", "aspect-escalation", W, "paper", "say it is under way, or give the evidence that it is done")
def aspect_escalation(material: Material) -> Iterator[Found]:
    """What is done is concluded from what comes by degrees or is under way.

    What it does: reports a completed conclusion, all of whose premises come by degrees (`tendency`) or are under way.
    Why: plans and beginnings are easily taken for facts. The thing may be done; the premises do not show it.
    Example: a shield is said to stand because it is being built.

        [{"id": "shield-stands", "aspect": "completed", "text": "The two have a common shield.", "inferences": [{
          "premises": [{"id": "radar-planned", "aspect": "under-way", "text": "A joint radar is being built."}]}]}]

    Instead: the conclusion as far along as its premises, if the text can be read so; or the evidence of completion.

        [{"id": "shield-stands", "aspect": "under-way", "text": "The two are getting a common shield.", "inferences": [{
          "premises": [{"id": "radar-planned", "aspect": "under-way", "text": "A joint radar is being built."}]}]}]

    Sources: none; from the reading of papers that take plans for facts.
    """
    for step, reason in material.led_by("INF321"):
        aspects = {material.graph.claims[each].aspect for each in reason.about}
        how = " or ".join(words for aspect, words in _BEGUN.items() if aspect in aspects)
        told = f"'{material.graph.conclusion[step]}' is said to be completed, on what is said to {how}"
        yield Found(step, "inference", f"{told}: {listed(reason.about)}{material.also(step)}", reason.about)


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
    no scheme for intent whose facts are filled. By `intent-attribution` an act alone is not enough: the benefit, the
    rule, or an answer to the question for evidence has to be there. It is a note where the conclusion has a source of
    its own: one that is not cited for a premise as well, as the note is that closes the sentence of both.
    Why: what an act brings about need not be what it was for. The aim may be there; the effect does not show it.
    Example: arms are sold, therefore a rival is to be contained.

        [{"id": "wants-to-contain", "kind": "intentional", "text": "The seller wants to contain the rival.",
          "inferences": [{"premises": [{"id": "arms-sold", "kind": "empirical", "text": "It sells arms next door."}]}]}]

    Instead: the actor's own words, where the text cites them; or `intent-attribution` with more than the act.

        [{"id": "wants-to-contain", "kind": "intentional", "text": "The seller wants to contain the rival.",
          "inferences": [{"scheme": "official-statement", "roles": {"statement": ["said-so"]},
            "premises": [{"id": "said-so", "kind": "empirical", "text": "Its strategy paper says so.",
                          "cites": [{"note": "1"}]}]}]}]

    Sources: none; from the reading of papers that ascribe aims to states.
    """
    for step, _ in material.led_by("INF322"):
        to = material.graph.conclusion[step]
        told = f"'{to}' ascribes an aim, and no premise shows one{material.also(step)}"
        yield Found(step, "inference", told, severity=_unless_sourced(material, step))


@rule("SCP601", "cause-after-effect", E, "either", "correct the dates; if the paper argues so, leave it")
def cause_after_effect(material: Material) -> Iterator[Found]:
    """The effect is over before its cause begins.

    What it does: compares the period of the premises in the role `cause` with that of the effect.
    Why: causes do not come after their effects. Mostly one of the dates is a slip; where the paper argues so, leave it.
    Example: a cause of 2024 for an effect of 2019.

        [{"id": "rents-rose", "kind": "empirical", "period": "2019", "text": "Rents rose.", "inferences": [{
          "scheme": "cause-to-effect", "roles": {"cause": ["base-opened"], "brings-about": []},
          "premises": [{"id": "base-opened", "kind": "empirical", "period": "2024", "text": "A base was opened."}]}]}]

    Instead: the dates that the text gives.

        [{"id": "rents-rose", "kind": "empirical", "period": "2019", "text": "Rents rose.", "inferences": [{
          "scheme": "cause-to-effect", "roles": {"cause": ["base-opened"], "brings-about": []},
          "premises": [{"id": "base-opened", "kind": "empirical", "period": "2018", "text": "A base was opened."}]}]}]

    Sources: Hume 1739.
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
    Example: how allies deal with one another today, from a sign of 1996.

        [{"id": "allies-consult", "period": "2017/2025", "text": "The allies consult before they act.", "inferences": [{
          "scheme": "sign", "roles": {"sign": ["talks-1996"], "usually-indicates": []},
          "premises": [{"id": "talks-1996", "kind": "empirical", "period": "1996", "text": "They met in May."}]}]}]

    Instead: a sign from that time, where the text has one.

        [{"id": "allies-consult", "period": "2017/2025", "text": "The allies consult before they act.", "inferences": [{
          "scheme": "sign", "roles": {"sign": ["talks-2022"], "usually-indicates": []},
          "premises": [{"id": "talks-2022", "kind": "empirical", "period": "2022", "text": "They met in May."}]}]}]

    Sources: none; a matter of dates.
    """
    yield from _steps(material, "SCP602", "the step to {to} draws on another time: {about}")


@rule("SCP603", "scope-exceeds-premises", W, "paper", "bound the claim, or give the rule by which it reaches so far")
def scope_exceeds_premises(material: Material) -> Iterator[Found]:
    """A general conclusion reaches over places or actors of which no premise speaks.

    What it does: where a conclusion is said of all, most or usual cases, and it and all its premises name places, or
    actors, reports those that only the conclusion names, unless a warrant or a generalisation carries the step.
    Why: what is shown of one place is not yet shown of another.
    Example: a claim about a region from a premise about one country.

        [{"id": "region-arms", "text": "The region arms.", "scope": {"quantifier": "most", "places": ["East Asia"]},
          "inferences": [{"premises": [{"id": "japan-arms", "text": "Japan spends more on arms.",
                                        "scope": {"places": ["Japan"]}}]}]}]

    Instead: the claim bounded to what the premises speak of; or the rule by which it reaches further.

        [{"id": "japan-arms-on", "text": "Most of Japan's parties want more arms.",
          "scope": {"quantifier": "most", "places": ["Japan"]},
          "inferences": [{"premises": [{"id": "japan-arms", "text": "Japan spends more on arms.",
                                        "scope": {"places": ["Japan"]}}]}]}]

    Sources: King, Keohane & Verba 1994; Gerring 2007.
    """
    yield from _steps(material, "SCP603", "{to} speaks of {about}, and no premise does")


@rule(
    "DIA702",
    "unanswered-objection",
    W,
    "paper",
    "reply to it, concede it as a qualification, or hedge the claim",
    basis="structural",
)
def unanswered_objection(material: Material) -> Iterator[Found]:
    """An objection stands, and its target is asserted all the same.

    What it does: reports a rebuttal or an undercutter that stands, with its target.
    Why: what defeats a claim or breaks a step takes its support from all that lies above. An objection stands when
    nothing recorded defeats it; that does not make it right, and DIA707 asks what supports it.
    Example: an opponent denies the claim, and the paper says nothing to it.

        [{"id": "costs-rose", "text": "The costs of the pact rose.", "cites": [{"note": "1"}], "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head they fell."}}]}]

    Instead: the reply that the text gives; or kind `qualifies`, where the objection only limits the claim.

        [{"id": "costs-rose", "text": "The costs of the pact rose.", "cites": [{"note": "1"}], "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head they fell."},
           "replies": [{"kind": "rebuts", "claim": {"id": "heads-wrong", "text": "The count of heads is wrong."}}]}]}]

    Sources: Dung 1995.
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


@rule("DIA705", "untyped-objection", N, "map", "undercut steps; rebut or qualify claims", basis="structural")
def untyped_objection(material: Material) -> Iterator[Found]:
    """An objection does what its target cannot suffer.

    What it does: reports an undercutter of a claim, and a rebuttal or a qualification of a step.
    Why: a claim is denied or limited, a step is broken; an objection of the wrong kind changes nothing.
    Example: an undercutter stands among the objections of a claim.

        [{"id": "costs-rose", "text": "The costs of the pact rose.", "objections": [
          {"kind": "undercuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head they fell."}}]}]

    Instead: it rebuts the claim; or it is written on the inference, if it is the step that it breaks.

        [{"id": "costs-rose", "text": "The costs of the pact rose.", "objections": [
          {"kind": "rebuts", "claim": {"id": "costs-fell", "voice": "opponent", "text": "Per head they fell."}}]}]

    Sources: Pollock 1987; Modgil & Prakken 2014.
    """
    for name, objection in material.graph.objections.items():
        target = material.graph.target[name]
        on_step = target in material.graph.inferences
        if target not in material.graph.objections and (objection.kind == "undercuts") != on_step:
            what = "step" if on_step else "claim"
            yield Found(name, "objection", f"the objection {objection.kind} the {what} '{target}'", at="/kind")
