"""Reviews merged judgement by judgement. What readers think of a map is kept in files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.merge.conflicts import Conflict
from argmap.merge.fields import REVIEW
from argmap.merge.pieces import Key
from argmap.merge.values import MISSING, Clash, Side, Values
from argmap.model import Review


@dataclass(frozen=True)
class MergedReview:
    """A merged review, and what could not be brought together in it."""

    review: Review
    conflicts: tuple[Conflict, ...] = ()


def merge_reviews(base: Review | None, ours: Review, theirs: Review, *, prefer: Side = "ours",
                  remarks: bool = True) -> MergedReview:  # fmt: skip
    """Three-way merge of what one reader wrote about a map in two places, as `argmap.merge` does for maps."""
    values = Values(prefer)
    before = MISSING if base is None else base.model_dump()
    record = values.merged(REVIEW, (), before, ours.model_dump(), theirs.model_dump())
    conflicts = tuple(_conflict(each, base is None, ours.reader) for each in values.clashes)
    if remarks:
        _remark(record, conflicts)
    return MergedReview(Review.model_validate(record), conflicts)


def as_called(review: Review, names: Mapping[str, str]) -> Review:
    """A review with its judgements on what has another id now."""
    told = tuple(each.model_copy(update={"on": names.get(each.on, each.on)}) for each in review.judgements)
    return review if told == review.judgements else review.model_copy(update={"judgements": told})


def _conflict(clash: Clash, new: bool, reader: str) -> Conflict:
    judgement = clash.field[0] == "judgements"
    subject = Key("judgement", clash.field[1]) if judgement else Key("review", reader)
    return Conflict("added" if new or clash.base is MISSING else "changed", subject,
                    clash.field[2 if judgement else 0 :], clash.values, clash.kept)  # fmt: skip


def _remark(record: dict[str, Any], conflicts: tuple[Conflict, ...]) -> None:
    """Leave each conflict at its judgement, or at the head of the review."""
    for conflict in conflicts:
        named = (each for each in record["judgements"]
                 if f"{each['on']} {each['criterion']} {each['category']}" == conflict.subject.id)  # fmt: skip
        place = next(named, record)
        before = f"{place['remark']} " if place.get("remark") else ""
        place["remark"] = before + conflict.remark()
