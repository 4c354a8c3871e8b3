"""What `argmap anchor` does: lists the passages of a map, suggests a quote, writes the cache of offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from argmap.anchor import Passage, Status
from argmap.dump import canonical, write_all
from argmap.errors import UsageError
from argmap.graph import PassageKey, graph
from argmap.load import STDIN, Loaded
from argmap.model import Anchor, Claim, Inference, Map, Objection
from argmap.passages import Passages, anchor, text_file
from argmap.quote import suggest
from argmap.report import json_text
from argmap.safe import shown


def anchored(loaded: Loaded, text: Path | None) -> Passages:
    """Every anchor of a map in its text. Raises `UsageError` where the text is not at hand."""
    path = text_file(loaded.map, loaded.folder, text)
    if path is None:
        name = loaded.map.paper.text
        if name is None and text is None:
            raise UsageError('the map does not name its text: "paper": {"text": "FILE"}, or --text FILE')
        raise UsageError(f"{name} is not at hand: name it with --text, put it beside the map, or set ARGMAP_TEXTS")
    return anchor(loaded.map, path, loaded.folder)


def suggested(found: Passages, sentence: str) -> str:
    """The shortest unique quote for a sentence of the paper."""
    quote = suggest(found.text, sentence)
    if quote is None:
        raise UsageError("the text has no such passage, or has it more than once; paste one whole sentence")
    return quote


def as_text(found: Passages) -> str:
    """A line an anchor: status, owner, offsets; what is lost or ambiguous says so first."""
    bad = (Status.LOST, Status.AMBIGUOUS)
    ordered = sorted(found.found.items(), key=lambda each: each[1].status not in bad)
    lines = [_line(key, found) for key, _ in ordered]
    counts = ", ".join(f"{count} {status}" for status, count in sorted(found.count().items())) or "none"
    return shown("\n".join([*lines, f"anchors: {counts}"])) + "\n"


def _line(key: PassageKey, found: Passages) -> str:
    passage, (owner, pointer) = found.found[key], key
    where = f"{passage.start}-{passage.end}" if passage.start is not None else ""
    near = f"nearest: {passage.nearest}" if passage.nearest and passage.status is Status.LOST else ""
    moved = "moved" if passage.moved else ""
    return "  ".join(filter(None, (f"{passage.status:<9}", f"{owner}{pointer}", where, moved, near)))


def as_json(found: Passages) -> str:
    """The passages as JSON: owner, pointer below it, and what was found."""
    records = [{"owner": owner, "pointer": at, **asdict(each)} for (owner, at), each in found.found.items()]
    return json_text({"drifted": found.drifted, "anchors": records})


def write_cache(loaded: Loaded, found: Passages) -> list[Path]:
    """Write `at` and `sha256` of every passage into the map's files, which come out in canonical layout.

    What has an id that stands twice is left as it is: it cannot be told which of the two a passage belongs to.
    """
    if loaded.sources[0].file == STDIN:
        raise UsageError("a map from standard input has no file to write to")
    if loaded.fixed:
        raise UsageError(f"{loaded.sources[0].file} is not written to: {loaded.fixed}")
    counts = Counter(name for name, _ in graph(loaded.map).written)
    places = {key: each for key, each in found.found.items() if counts[key[0]] < 2}
    renewed = replace(loaded, map=_Caching(places).renewed(loaded.map))
    pairs = zip(loaded.sources, canonical(renewed).items(), strict=True)
    return write_all({path: text for source, (path, text) in pairs if source.text != text})


class _Caching:
    """A map with the places of its passages entered. Objections nest no deeper than files may write them."""

    def __init__(self, found: Mapping[PassageKey, Passage]) -> None:
        self.found = found

    def renewed(self, argument: Map) -> Map:
        parts = tuple(part.model_copy(update={"claims": self._claims(part.claims)}) for part in argument.parts)
        left_out = tuple(
            each.model_copy(update={"anchor": self._placed(each.anchor, argument.id, f"/left_out/{number}/anchor")})
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
        return tuple(self._placed(each, owner, f"{within}/anchors/{number}") for number, each in enumerate(anchors))

    def _placed(self, anchor: Anchor, owner: str, at: str) -> Anchor:
        passage = self.found.get((owner, at))
        if passage is None or passage.status not in (Status.EXACT, Status.FOLDED):
            return anchor
        return anchor.model_copy(update={"at": (passage.start, passage.end), "sha256": passage.sha256})
