"""What is known of a step when its licence is judged: its claims, its scheme, and what stands beside and beneath it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from argmap.cases import FEW, quantifier
from argmap.graph import Graph
from argmap.model import Claim, Inference, Scheme
from argmap.period import union
from argmap.references import Library, library
from argmap.schemes import schemes_of

# Schemes by which a cause leads to what it brings about, so that a forecast reached by one names a cause.
_BRINGS_ABOUT = frozenset("cause-to-effect mechanism feedback-loop path-dependence slippery-slope".split())
# Schemes that go from a cause to its effect, or back, by a generalisation.
FROM_CAUSES = frozenset({"cause-to-effect", "effect-to-cause"})
_TRACED = frozenset({"mechanism", "process-tracing", "feedback-loop"})


@dataclass(frozen=True)
class Step:
    """One inference with all that its licence depends on."""

    inference: Inference
    conclusion: Claim
    premises: tuple[Claim, ...]
    scheme: Scheme | None
    lines: int  # how many inferences the conclusion has
    library: Library
    others: int  # inferences for the conclusion beside this one that do not merely say it again
    opposed: bool  # something is said against the step or its conclusion
    traced: bool  # a premise rests on a step that tells how something comes about
    brought: Container[str]  # claims, of the whole map, to which a step leads from what brings them about

    @property
    def stated_warrant(self) -> bool:
        return self.inference.warrant is not None and self.inference.warrant.voice != "implicit"

    @cached_property
    def filled(self) -> dict[str, tuple[str, ...]]:
        """Roles with the premises (or conditions of the conclusion) that really fill them."""
        able = {*self.inference.premises, *self.conclusion.if_}
        return {role: tuple(each for each in ids if each in able) for role, ids in self.inference.roles.items()}

    def answered(self, question: str) -> bool:
        """True where the text answers a critical question; conceded or waived is another matter."""
        answer = self.inference.answers.get(question)
        return answer is not None and answer.status == "answered"

    def lacking(self, roles: Callable[[Scheme], list]) -> tuple[str, ...]:  # type: ignore[type-arg]
        return tuple(role.id for role in roles(self.scheme) if not self.filled.get(role.id)) if self.scheme else ()

    @cached_property
    def generalised(self) -> bool:
        """True where a generalisation is given: a stated warrant, or a general role that is filled."""
        general = [role.id for role in self.scheme.roles if role.general] if self.scheme else []
        return self.stated_warrant or any(self.filled.get(role) for role in general)

    @property
    def shows_one(self) -> bool:
        """True for an example of what is said to be so in some case: it need not be typical."""
        by_example = self.scheme is not None and self.scheme.id == "example-to-generalisation"
        return by_example and quantifier(self.conclusion) in FEW

    @property
    def needs_no_law(self) -> bool:
        """True for a cause of which the text tells how it works, and where a theory is drawn from laws themselves."""
        causal = self.scheme is not None and self.scheme.id in FROM_CAUSES
        laws = all(claim.kind == "theoretical" for claim in (self.conclusion, *self.premises))
        return causal and (laws or self.answered("mechanism"))

    def spans(self, claims: tuple[Claim, ...]) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
        return union([claim.period for claim in claims if claim.period])


def steps(index: Graph) -> Iterator[Step]:
    """Every inference of a map as a `Step`, in the order of the map."""
    table, works = schemes_of(index.map), library(index.map)
    again = Counter(index.conclusion[each.id] for each in index.inferences.values() if each.scheme == "restatement")
    brought, traced = (_reached_by(index, schemes) for schemes in (_BRINGS_ABOUT, _TRACED))
    for name, inference in index.inferences.items():
        conclusion = index.conclusion[name]
        premises = tuple(index.claims[each] for each in dict.fromkeys(inference.premises) if each in index.claims)
        scheme = table.get(inference.scheme) if inference.scheme else None
        lines = index.support[conclusion]
        others = len(lines) - again[conclusion] - (inference.scheme != "restatement")
        opposed = bool(index.against.get(name) or index.against.get(conclusion))
        told_how = any(claim.id in traced for claim in premises)
        yield Step(inference, index.claims[conclusion], premises, scheme, len(lines), works, others, opposed, told_how,
                   brought)  # fmt: skip


def _reached_by(index: Graph, schemes: Container[str | None]) -> set[str]:
    """The claims to which a step by one of some schemes leads."""
    return {index.conclusion[name] for name, step in index.inferences.items() if step.scheme in schemes}
