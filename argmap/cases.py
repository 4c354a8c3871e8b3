"""Of how many cases claims speak, and on how many a claim rests."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from argmap.model import Claim

MANY = frozenset({"universal", "general", "usually", "most"})
FEW = frozenset({"single", "some"})


def quantifier(claim: Claim) -> str | None:
    """Of how many a claim says that it holds; `None` where nothing is recorded."""
    return claim.scope.quantifier if claim.scope else None


def is_general(claim: Claim) -> bool:
    """True for a claim that is recorded as general: as said of all or of most, or with the cases on which it rests."""
    return quantifier(claim) in MANY or bool(_named(claim))


def cases_shown(conclusion: Claim, premises: Sequence[Claim], examples: Collection[str] = ()) -> int:
    """On how many cases a step rests: those that are named, and each example that names none.

    `examples` are the premises that are given as such. Where the conclusion names its cases, an example that names none
    is about one of them. Without examples, premises that are all about few things are a case each.
    """
    named = {claim.id: _named(claim) for claim in premises}
    few = [claim.id for claim in premises if quantifier(claim) in FEW]
    given = examples or (few if len(few) == len(premises) else ())
    own = _named(conclusion)
    bare = set() if own else {each for each in given if named.get(each) == frozenset()}
    return len(own.union(*named.values())) + len(bare)


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(claim.scope.cases) if claim.scope else frozenset()
