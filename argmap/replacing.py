"""A map with other anchors in the places of its own; all else stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from argmap.graph import PassageKey, graph
from argmap.model import Anchor, Claim, Inference, Map, Objection

Renew = Callable[[PassageKey, Anchor], Anchor]


def replaced(argument: Map, renew: Renew) -> Map:
    """The map with each anchor as `renew` gives it.

    What has an id that stands twice is left as it is: it cannot be told which of the two a passage belongs to.
    """
    return _Replacing(argument, renew).whole()


class _Replacing:
    """Objections nest no deeper than files may write them, so that what follows them may recurse."""

    def __init__(self, argument: Map, renew: Renew) -> None:
        self.map, self.renew = argument, renew
        self.counts = Counter(name for name, _ in graph(argument).written)

    def whole(self) -> Map:
        argument = self.map
        parts = tuple(part.model_copy(update={"claims": self._claims(part.claims)}) for part in argument.parts)
        left_out = tuple(
            each.model_copy(update={"anchor": self.renew((argument.id, f"/left_out/{number}/anchor"), each.anchor)})
            for number, each in enumerate(argument.left_out)
        )
        return argument.model_copy(
            update={"claims": self._claims(argument.claims), "parts": parts, "left_out": left_out}
        )

    def _claims(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(
            each.model_copy(
                update={
                    "anchors": self._anchors(each.anchors, each.id),
                    "inferences": tuple(map(self._inference, each.inferences)),
                    "objections": tuple(map(self._objection, each.objections)),
                }
            )
            for each in claims
        )

    def _inference(self, inference: Inference) -> Inference:
        warrant = inference.warrant
        if warrant is not None:
            anchors = self._anchors(warrant.anchors, inference.id, "/warrant")
            warrant = warrant.model_copy(update={"anchors": anchors})
        anchors = self._anchors(inference.anchors, inference.id)
        objections = tuple(map(self._objection, inference.objections))
        return inference.model_copy(update={"anchors": anchors, "warrant": warrant, "objections": objections})

    def _objection(self, objection: Objection) -> Objection:
        anchors = self._anchors(objection.anchors, objection.id)
        return objection.model_copy(
            update={"anchors": anchors, "replies": tuple(map(self._objection, objection.replies))}
        )

    def _anchors(self, anchors: tuple[Anchor, ...], owner: str, within: str = "") -> tuple[Anchor, ...]:
        if self.counts[owner] > 1:
            return anchors
        return tuple(self.renew((owner, f"{within}/anchors/{number}"), each) for number, each in enumerate(anchors))
