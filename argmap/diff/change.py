"""What a change is: what became of one thing in a map between two revisions, as plain data that can say itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.findings import Subject

Value = str | tuple[str, ...] | None


class Kind(StrEnum):
    """What became of something. The names are those of the JSON output."""

    CLAIM_ADDED = "claim-added"
    CLAIM_REMOVED = "claim-removed"
    CLAIM_REWORDED = "claim-reworded"
    CLAIM_SPLIT = "claim-split"
    CLAIM_MERGED = "claim-merged"
    CLAIM_MOVED = "claim-moved"
    RENAMED = "renamed"
    ROOT_ADDED = "root-added"
    ROOT_DROPPED = "root-dropped"
    KIND_CHANGED = "kind-changed"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    ASPECT_CHANGED = "aspect-changed"
    PERIOD_CHANGED = "period-changed"
    SCOPE_CHANGED = "scope-changed"
    VOICE_CHANGED = "voice-changed"
    STATUS_CHANGED = "status-changed"
    CONDITION_ADDED = "condition-added"
    CONDITION_DROPPED = "condition-dropped"
    CONTRADICTION_ADDED = "contradiction-added"
    CONTRADICTION_DROPPED = "contradiction-dropped"
    TERM_ADDED = "term-added"
    TERM_DROPPED = "term-dropped"
    CITATION_ADDED = "citation-added"
    CITATION_DROPPED = "citation-dropped"
    CITATION_CHANGED = "citation-changed"
    ANCHOR_ADDED = "anchor-added"
    ANCHOR_DROPPED = "anchor-dropped"
    ANCHOR_CHANGED = "anchor-changed"
    FLIPPED = "flipped"
    INFERENCE_ADDED = "inference-added"
    INFERENCE_REMOVED = "inference-removed"
    INFERENCE_SPLIT = "inference-split"
    INFERENCE_MERGED = "inference-merged"
    CONCLUSION_CHANGED = "conclusion-changed"
    PREMISE_ADDED = "premise-added"
    PREMISE_DROPPED = "premise-dropped"
    SCHEME_CHANGED = "scheme-changed"
    ROLES_CHANGED = "roles-changed"
    TEST_CHANGED = "test-changed"
    WARRANT_ADDED = "warrant-added"
    WARRANT_DROPPED = "warrant-dropped"
    WARRANT_CHANGED = "warrant-changed"
    QUESTION_ANSWERED = "question-answered"
    QUESTION_REOPENED = "question-reopened"
    ANSWER_CHANGED = "answer-changed"
    OBJECTION_RAISED = "objection-raised"
    OBJECTION_DROPPED = "objection-dropped"
    OBJECTION_ANSWERED = "objection-answered"
    REPLY_DROPPED = "reply-dropped"
    OBJECTION_CONCEDED = "objection-conceded"
    CONCESSION_WITHDRAWN = "concession-withdrawn"
    OBJECTION_CHANGED = "objection-changed"
    STATE_CHANGED = "state-changed"
    STEP_STATUS_CHANGED = "step-status-changed"
    BECAME_LOAD_BEARING = "became-load-bearing"
    CEASED_LOAD_BEARING = "ceased-load-bearing"
    RECORD_ADDED = "record-added"
    RECORD_DROPPED = "record-dropped"
    RECORD_CHANGED = "record-changed"

    @property
    def mirror(self) -> Kind:
        """What the same change is called when it is read backwards."""
        return _MIRROR.get(self, self)


_OPPOSITES = (
    (Kind.CLAIM_ADDED, Kind.CLAIM_REMOVED), (Kind.CLAIM_SPLIT, Kind.CLAIM_MERGED),
    (Kind.ROOT_ADDED, Kind.ROOT_DROPPED), (Kind.WEAKENED, Kind.STRENGTHENED),
    (Kind.CONDITION_ADDED, Kind.CONDITION_DROPPED), (Kind.CONTRADICTION_ADDED, Kind.CONTRADICTION_DROPPED),
    (Kind.TERM_ADDED, Kind.TERM_DROPPED), (Kind.CITATION_ADDED, Kind.CITATION_DROPPED),
    (Kind.ANCHOR_ADDED, Kind.ANCHOR_DROPPED), (Kind.INFERENCE_ADDED, Kind.INFERENCE_REMOVED),
    (Kind.INFERENCE_SPLIT, Kind.INFERENCE_MERGED),
    (Kind.PREMISE_ADDED, Kind.PREMISE_DROPPED), (Kind.WARRANT_ADDED, Kind.WARRANT_DROPPED),
    (Kind.QUESTION_ANSWERED, Kind.QUESTION_REOPENED), (Kind.OBJECTION_RAISED, Kind.OBJECTION_DROPPED),
    (Kind.OBJECTION_ANSWERED, Kind.REPLY_DROPPED), (Kind.OBJECTION_CONCEDED, Kind.CONCESSION_WITHDRAWN),
    (Kind.BECAME_LOAD_BEARING, Kind.CEASED_LOAD_BEARING), (Kind.RECORD_ADDED, Kind.RECORD_DROPPED),
)  # fmt: skip
_MIRROR = {one: other for pair in _OPPOSITES for one, other in (pair, pair[::-1])}

_TOLD = {
    Kind.CLAIM_ADDED: "{it} is new",
    Kind.CLAIM_REMOVED: "{it} is no longer there",
    Kind.CLAIM_REWORDED: "{it} is put in other words",
    Kind.CLAIM_SPLIT: "{it} is now said in parts: {new}",
    Kind.CLAIM_MERGED: "{it} now says what {old} said",
    Kind.CLAIM_MOVED: "{it} has another place: it stood under {old}, and stands under {new}",
    Kind.RENAMED: "{it} was called {old}",
    Kind.ROOT_ADDED: "{it} is now a root",
    Kind.ROOT_DROPPED: "{it} is no longer a root",
    Kind.KIND_CHANGED: "{it} was {old}, and is now {new}",
    Kind.WEAKENED: "{it} is claimed less strongly: {old} -> {new}",
    Kind.STRENGTHENED: "{it} is claimed more strongly: {old} -> {new}",
    Kind.ASPECT_CHANGED: "{it} is at another stage: {old} -> {new}",
    Kind.PERIOD_CHANGED: "{it} has another date: {old} -> {new}",
    Kind.SCOPE_CHANGED: "{it} reaches otherwise: {old} -> {new}",
    Kind.VOICE_CHANGED: "{it} has another voice: {old} -> {new}",
    Kind.STATUS_CHANGED: "{it} is put forward otherwise: {old} -> {new}",
    Kind.CONDITION_ADDED: "{it} now holds {new}",
    Kind.CONDITION_DROPPED: "{it} no longer holds {old}",
    Kind.CONTRADICTION_ADDED: "{it} is now said to contradict {new}",
    Kind.CONTRADICTION_DROPPED: "{it} is no longer said to contradict {old}",
    Kind.TERM_ADDED: "{it} now turns on the term {new}",
    Kind.TERM_DROPPED: "{it} no longer turns on the term {old}",
    Kind.CITATION_ADDED: "{it} now cites {new}",
    Kind.CITATION_DROPPED: "{it} no longer cites {old}",
    Kind.CITATION_CHANGED: "{it} cites another place: {old} -> {new}",
    Kind.ANCHOR_ADDED: "{it} now stands for {new}",
    Kind.ANCHOR_DROPPED: "{it} no longer stands for {old}",
    Kind.ANCHOR_CHANGED: "{it} has another passage: {old} -> {new}",
    Kind.FLIPPED: "{it} has turned round: before, it {old}; now, it {new}",
    Kind.INFERENCE_ADDED: "there is a new step from {new} to '{about}'",
    Kind.INFERENCE_REMOVED: "the step from {old} to '{about}' is gone",
    Kind.INFERENCE_SPLIT: "to '{about}', one step has become several: {old} -> {new}",
    Kind.INFERENCE_MERGED: "to '{about}', several steps have become one: {old} -> {new}",
    Kind.CONCLUSION_CHANGED: "the step {it} led to {old}, and leads to {new}",
    Kind.PREMISE_ADDED: "the step {it} now starts from {new} too",
    Kind.PREMISE_DROPPED: "the step {it} no longer starts from {old}",
    Kind.SCHEME_CHANGED: "the step {it} has another scheme: {old} -> {new}",
    Kind.ROLES_CHANGED: "in the step {it} premises fill other roles: {old} -> {new}",
    Kind.TEST_CHANGED: "the step {it} is another test: {old} -> {new}",
    Kind.WARRANT_ADDED: "the step {it} now has a warrant: {new}",
    Kind.WARRANT_DROPPED: "the step {it} has lost its warrant: {old}",
    Kind.WARRANT_CHANGED: "the step {it} has another warrant: {old} -> {new}",
    Kind.QUESTION_ANSWERED: "in the step {it} a question is now met: {new}",
    Kind.QUESTION_REOPENED: "in the step {it} a question is open again: {old}",
    Kind.ANSWER_CHANGED: "in the step {it} a question is met otherwise: {old} -> {new}",
    Kind.OBJECTION_RAISED: "there is a new objection to '{about}': {new}",
    Kind.OBJECTION_DROPPED: "the objection to '{about}' is gone: {old}",
    Kind.OBJECTION_ANSWERED: "the objection '{about}' is now answered by {new}",
    Kind.REPLY_DROPPED: "the objection '{about}' is no longer answered by {old}",
    Kind.OBJECTION_CONCEDED: "the objection {it} is now conceded",
    Kind.CONCESSION_WITHDRAWN: "the objection {it} is no longer conceded",
    Kind.OBJECTION_CHANGED: "the objection {it} is another: it {old}, and now it {new}",
    Kind.STATE_CHANGED: "{it} was {old}, and is now {new}",
    Kind.STEP_STATUS_CHANGED: "the step {it} was {old}, and is now {new}",
    Kind.BECAME_LOAD_BEARING: "{it} now carries a root by itself",
    Kind.CEASED_LOAD_BEARING: "{it} no longer carries a root by itself",
    Kind.RECORD_ADDED: "{about} is new in the record: {new}",
    Kind.RECORD_DROPPED: "{about} is no longer in the record: {old}",
    Kind.RECORD_CHANGED: "{about} is recorded otherwise: {old} -> {new}",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim, step, objection or record.

    `subject` is called as in the new map, and as in the old one if it is no longer there; `about` is the claim, step or
    objection to which it belongs (the conclusion of a step, the target of an objection). `old` and `new` are what was
    and what is: ids, words, or the value of a field; `None` where there was nothing.
    """

    kind: Kind
    subject: Subject
    about: str
    old: Value
    new: Value
    old_ids: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()

    def explain(self) -> str:
        """The change in a sentence."""
        it = self.about if self.subject.type == "map" else _quoted(self.subject.id)  # as a section, in the header
        named = {"it": it, "about": self.about}
        return _TOLD[self.kind].format(**named, old=listed(self.old), new=listed(self.new))

    @property
    def backwards(self) -> Change:
        """The change as it is from the new map to the old one; the subject keeps its name."""
        return replace(
            self, kind=self.kind.mirror, old=self.new, new=self.old, old_ids=self.new_ids, new_ids=self.old_ids
        )


def _quoted(name: str) -> str:
    return f"'{name}'"


def listed(value: Value) -> str:
    """A value in words: of several ids, the last after an "and"."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, str):
        return value
    names = [_quoted(each) for each in value]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
