"""Is a step licensed? Every reason why a step is less than licensed, most serious first.

A reason carries the code of the rule that reports it, and what it is about: roles, questions, premises. A step that has
none is *licensed*: the map records a licence for it, which says nothing about truth. Naming a scheme licenses nothing
by itself, and nor does an implicit premise.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import NamedTuple, get_args

from argmap.cases import FEW, MANY, cases_shown, is_general, quantifier
from argmap.model import Claim, Modality, Scope
from argmap.period import disjoint
from argmap.schemes import case_roles, general_roles, proponent_questions
from argmap.steps import FROM_CAUSES, Step

BROKEN = frozenset({"STR103", "STR104", "SCP601", "DIA702", "INF315"})
CONDITIONAL = frozenset({"INF308", "INF319", "INF326"})

UNSAID = "INF308"  # of nearly every step
WARRANT = "?"  # among what a reason is about: the warrant itself; no id looks like it

_RANK = {modality: rank for rank, modality in enumerate(get_args(Modality))}
_VALUES = frozenset({"normative", "policy", "evaluative"})
VALUE_ROLES = frozenset({"value", "goal"})
_CASES_ENOUGH = 3
# Schemes whose own pattern carries a causal conclusion; their unfilled roles are reported as such.
_CAUSAL = frozenset(
    "cause-to-effect effect-to-cause mechanism process-tracing comparison crucial-case best-explanation "
    "feedback-loop path-dependence role-interest theory-application restatement deductive expert-opinion".split()
)
_INTENT = frozenset("official-statement role-interest best-explanation expert-opinion restatement deductive".split())
_CAUSE_TOLD = ("mechanism", "other-causes")  # their questions of how, and of what else
_ACROSS_LEVELS = frozenset({"composition", "division"})
# Schemes whose premises show how things stood at the time of the conclusion, so that the times must meet.
_SAME_TIME = frozenset(
    "example-to-generalisation enumeration statistical-generalisation sign classification aspects "
    "documentary-record official-statement reinterpretation composition".split()
)


class Reason(NamedTuple):
    """Why a step is less than licensed: the rule's code, and the ids or names it is about."""

    code: str
    about: tuple[str, ...] = ()


def generalisations(step: Step) -> tuple[str, ...]:
    """The premises on which the licence of a step rests, where no warrant is stated."""
    general = [role.id for role in step.scheme.roles if role.general] if step.scheme and not step.stated_warrant else []
    return tuple(dict.fromkeys(claim for role in general for claim in step.filled.get(role, ())))


def unbacked(general: Iterable[str], grounded: Container[str], argued: Container[str]) -> Reason | None:
    """INF319: a generalisation among the premises for which nothing is recorded; known once the claims are."""
    bare = tuple(claim for claim in general if claim not in grounded and claim not in argued)
    return Reason("INF319", bare) if bare else None


def reasons(step: Step) -> tuple[Reason, ...]:
    """Why a step is less than licensed, as far as the step itself shows; most serious first."""
    if not step.inference.premises:
        return (Reason("STR111"),)
    return tuple(reason for bridge in _BRIDGES if (reason := bridge(step)) is not None)


def _cause_after_effect(step: Step) -> Reason | None:
    """SCP601: the effect is over before the cause begins."""
    if step.scheme is None or not step.filled.get("cause"):
        return None
    by_id = {claim.id: claim for claim in step.premises}
    causes = step.spans(tuple(by_id[each] for each in step.filled["cause"] if each in by_id))
    named = tuple(by_id[each] for each in step.filled.get("effect", ()) if each in by_id)
    effects = step.spans(named or (step.conclusion,))
    late = causes is not None and effects is not None and effects[1] < causes[0]
    return Reason("SCP601", step.filled["cause"]) if late else None


def _failed_test(step: Step) -> Reason | None:
    """INF315: evidence that failed the test which it was."""
    return None if step.inference.passed else Reason("INF315")


def _is_ought(step: Step) -> Reason | None:
    """INF309: what should be, or is good, from what is."""
    if step.conclusion.kind not in _VALUES or step.stated_warrant:
        return None
    valued = any(claim.kind in _VALUES for claim in step.premises) or any(map(step.filled.get, VALUE_ROLES))
    return None if valued else Reason("INF309")


def _correlation_cause(step: Step) -> Reason | None:
    """INF310: a cause from premises that name none."""
    if step.conclusion.kind != "causal" or step.stated_warrant:
        return None
    named = any(claim.kind in ("causal", "theoretical") or _forecast_of_effect(step, claim) for claim in step.premises)
    pattern = step.scheme is not None and (step.scheme.id in _CAUSAL or step.answered("mechanism"))
    return None if named or pattern else Reason("INF310")


def _forecast_of_effect(step: Step, claim: Claim) -> bool:
    """True for a forecast that is itself drawn from what is to bring it about."""
    return claim.kind == "predictive" and claim.id in step.brought


def _intent(step: Step) -> Reason | None:
    """INF322: an aim from conduct or effects alone."""
    if step.conclusion.kind != "intentional" or step.stated_warrant:
        return None
    told = any(claim.kind == "intentional" for claim in step.premises)
    pattern = step.scheme is not None and step.scheme.id in _INTENT and not step.lacking(case_roles)
    return None if told or pattern or _aim_shown(step) else Reason("INF322")


def _aim_shown(step: Step) -> bool:
    """True where an act is read as aimed, and something beyond the act shows it: the benefit, the rule, an answer."""
    if step.scheme is None or step.scheme.id != "intent-attribution" or step.lacking(case_roles):
        return False
    return bool(step.filled.get("benefit") or step.filled.get("seeks") or step.answered("evidence-of-intent"))


def _modality(step: Step) -> Reason | None:
    """INF311: the only line of support is weaker than what it supports."""
    weakest = _weakest(step)
    return None if merely_firmer(step.conclusion, weakest) else _by_modality(weakest)


def _firmer(step: Step) -> Reason | None:
    """INF311, as a note: what is asserted, or told as a theory of others, is said more firmly."""
    weakest = _weakest(step)
    return _by_modality(weakest) if merely_firmer(step.conclusion, weakest) else None


def _by_modality(weakest: tuple[Claim, ...]) -> Reason | None:
    return Reason("INF311", tuple(claim.id for claim in weakest)) if weakest else None


def merely_firmer(conclusion: Claim, weakest: Sequence[Claim]) -> bool:
    """True where the hedge that a conclusion drops is none: its weakest premises are asserted, and it is certain, or
    they are theories of others, of which it is not for the paper to say how surely they hold."""
    theories = all(claim.kind == "theoretical" and claim.voice == "reported" for claim in weakest)
    asserted = all(claim.modality == "asserted" for claim in weakest)
    return asserted and (theories or conclusion.modality == "certain")


def _weakest(step: Step) -> tuple[Claim, ...]:
    """Premises that are said less surely than the only claim that rests on them; those that play a role, if any do."""
    if step.lines != 1 or any(map(step.library.supports, step.conclusion.cites)):
        return ()
    own = _RANK[step.conclusion.modality]
    weaker = [each for each in step.premises if _RANK[each.modality] < own and _lends_its_hedge(step, each)]
    lowest = min((_RANK[each.modality] for each in weaker), default=own)
    weakest = {each.id: each for each in weaker if _RANK[each.modality] == lowest}
    playing = {each for ids in step.filled.values() for each in ids}
    return tuple(each for each in weakest.values() if each.id in playing) or tuple(weakest.values())


def _lends_its_hedge(step: Step, premise: Claim) -> bool:
    """False for a condition on which the conclusion holds, and for one that is needed for what may come of it.

    "Only if they share the agenda may they govern together" hedges the outcome, and not that sharing is needed.
    """
    condition = premise.id in (*step.conclusion.if_, *step.conclusion.only_if)
    return not condition and not (premise.only_if and premise.kind != step.conclusion.kind)


def _aspect(step: Step) -> Reason | None:
    """INF321: done, from what is planned, tending or under way."""
    if step.conclusion.aspect != "completed" or not step.premises:
        return None
    begun = all(claim.aspect in ("tendency", "under-way") for claim in step.premises)
    return Reason("INF321", tuple(claim.id for claim in step.premises)) if begun else None


def _hasty(step: Step) -> Reason | None:
    """INF312: a claim that is recorded as general, from one or two cases."""
    return _few_cases(step) if is_general(step.conclusion) else None


def _by_example(step: Step) -> Reason | None:
    """INF312, as a note: a claim of which it is not said how far it reaches, from one or two examples."""
    return None if is_general(step.conclusion) else _few_cases(step)


def _few_cases(step: Step) -> Reason | None:
    if step.generalised or not (quantifier(step.conclusion) in MANY or _from_example(step)):
        return None
    if any(quantifier(claim) in MANY for claim in step.premises):
        return None
    number = cases_shown(step.conclusion, step.premises, step.filled.get("example", ()))
    return Reason("INF312", tuple(claim.id for claim in step.premises)) if 0 < number < _CASES_ENOUGH else None


def _from_example(step: Step) -> bool:
    """True where examples alone carry a claim that is not bounded to some cases."""
    by_example = step.scheme is not None and step.scheme.id == "example-to-generalisation"
    return by_example and quantifier(step.conclusion) not in FEW and not step.others


def _scope(step: Step) -> Reason | None:
    """SCP603: a generalisation over places or actors of which no premise speaks."""
    if quantifier(step.conclusion) not in MANY or step.generalised or not step.premises:
        return None
    scopes = [claim.scope for claim in step.premises if claim.scope]
    wanted = step.conclusion.scope or Scope()
    for over, given in ((wanted.places, [each.places for each in scopes]), (wanted.actors, [s.actors for s in scopes])):
        beyond = set(over).difference(*given) if len(given) == len(step.premises) and all(given) else ()
        if beyond:
            return Reason("SCP603", tuple(sorted(beyond)))
    return None


def _level(step: Step) -> Reason | None:
    """INF320: from one level of analysis to another. Composition and division lack their rule by INF308 already."""
    own = step.conclusion.scope.level if step.conclusion.scope else None
    if own is None or step.generalised or (step.scheme is not None and step.scheme.id in _ACROSS_LEVELS):
        return None
    levels = [claim.scope.level if claim.scope else None for claim in step.premises]
    if None in levels or own in levels or not levels:
        return None
    return Reason("INF320", tuple(claim.id for claim in step.premises))


def _outside_period(step: Step) -> Reason | None:
    """SCP602: every dated premise lies outside the time of the conclusion."""
    if step.scheme is None or step.scheme.id not in _SAME_TIME:
        return None
    own, dated = step.spans((step.conclusion,)), [claim for claim in step.premises if claim.period]
    apart = own is not None and all(disjoint(own, span) for each in dated if (span := step.spans((each,))))
    return Reason("SCP602", tuple(claim.id for claim in dated)) if dated and apart else None


def _missing_role(step: Step) -> Reason | None:
    """INF306: a fact of the case that the scheme needs and the text does not give."""
    lacking = tuple(role for role in step.lacking(case_roles) if not (role == "statement" and _tells_the_record(step)))
    return Reason("INF306", lacking) if lacking and not step.stated_warrant else None


def _tells_the_record(step: Step) -> bool:
    """True where the conclusion is itself what a document says: it cites what this cites, or names its source."""
    if step.scheme is None or step.scheme.id != "documentary-record":
        return False
    documents = [claim for claim in step.premises if claim.id in step.filled.get("document", ())]
    record = {work for claim in documents for each in claim.cites for work in step.library.works(each)}
    own = [each for each in step.conclusion.cites if each.relation == "supports"] if documents else []
    return any(each.named is not None or not record.isdisjoint(step.library.works(each)) for each in own)


def _single_cause(step: Step) -> Reason | None:
    """INF326: a cause with no mechanism, no generalisation, no source, and no other cause weighed."""
    if step.conclusion.kind != "causal" or step.scheme is None or step.scheme.id not in FROM_CAUSES:
        return None
    causes = (*step.filled.get("cause", ()), *step.filled.get("effect", ()))
    linked = any(c.kind == "theoretical" or (c.kind == "causal" and c.id not in causes) for c in step.premises)
    told = step.traced or any(map(step.library.supports, step.conclusion.cites)) or any(map(step.answered, _CAUSE_TOLD))
    if linked or told or step.generalised or step.others or step.opposed:
        return None
    return Reason("INF326", tuple(claim.id for claim in step.premises))


def _no_licence(step: Step) -> Reason | None:
    """INF301: neither warrant nor scheme."""
    return Reason("INF301") if step.inference.warrant is None and step.scheme is None else None


def _unstated(step: Step) -> Reason | None:
    """INF308: the generalisation is unstated or only presupposed, or the proponent's questions are open."""
    open_ = tuple(f"?{name}" for name in open_questions(step))
    if step.stated_warrant:
        return Reason("INF308", open_) if open_ else None
    general = () if step.shows_one or step.needs_no_law else step.lacking(general_roles)
    implicit = tuple(claim.id for claim in step.premises if claim.voice == "implicit")
    presupposed = (WARRANT,) if step.inference.warrant is not None and (general or step.scheme is None) else ()
    about = (*general, *implicit, *presupposed, *open_)
    return Reason("INF308", about) if about else None


def open_questions(step: Step) -> list[str]:
    """Critical questions of the proponent that are neither answered, conceded nor waived.

    Whether a generalisation holds is no question before there is one.
    """
    if step.scheme is None or step.shows_one:
        return []
    unsaid = {
        role.id for role in step.scheme.roles if role.general and not (step.stated_warrant or step.filled.get(role.id))
    }
    asked = (each for each in proponent_questions(step.scheme) if each.role not in unsaid)
    return [each.id for each in asked if each.id not in step.inference.answers]


def _unbacked(step: Step) -> Reason | None:
    """INF319: the licence is a warrant for which nothing is recorded."""
    if not step.stated_warrant or step.inference.warrant is None:
        return None
    by_scheme = step.scheme is not None and not step.lacking(case_roles) and not step.lacking(general_roles)
    backed = any(step.library.supports(each) for each in step.inference.warrant.cites)
    return None if by_scheme or backed else Reason("INF319")


_BRIDGES: tuple[Callable[[Step], Reason | None], ...] = (
    _cause_after_effect, _failed_test, _is_ought, _intent, _correlation_cause, _aspect, _modality, _hasty, _scope,
    _level, _outside_period, _missing_role, _no_licence, _firmer, _by_example, _single_cause, _unstated, _unbacked,
)  # fmt: skip
