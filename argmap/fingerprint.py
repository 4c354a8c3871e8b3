"""What tells a finding from every other: it stays when a map is laid out anew, and changes when the argument does."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from argmap.graph import Graph
from argmap.model import Text


class Fingerprints:
    """Fingerprints of the findings about one map; the words of a claim are brought into form once."""

    def __init__(self, index: Graph) -> None:
        self.graph = index
        self.said: dict[str, str] = {}

    def of(self, code: str, names: Collection[str], key: str = "") -> str:
        """The fingerprint of what a rule finds about these places; a key tells two such findings apart."""
        ours = sorted({*names})  # which of them comes first is a matter of layout
        key = "" if {*key.split()} <= {*ours} else key
        whole = "\0".join((code, key, *ours, *map(self._words, ours)))
        return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]

    def _words(self, name: str) -> str:
        """What a claim says, or all that a step or an objection is made of, in every language, layout aside."""
        inference, objection = self.graph.inferences.get(name), self.graph.objections.get(name)
        names = [name, *sorted(inference.premises)] if inference else [objection.claim] if objection else [name]
        warrant = [_normal(inference.warrant.text)] if inference and inference.warrant else []
        return "\1".join([self._said(self.graph.conclusion.get(each, each)) for each in names] + warrant)

    def _said(self, claim: str) -> str:
        if claim not in self.said:
            record = self.graph.claims.get(claim)
            self.said[claim] = _normal(record.text) if record else claim
        return self.said[claim]


def _normal(text: Text) -> str:
    written = [text] if isinstance(text, str) else [f"{tag} {text[tag]}" for tag in sorted(text)]
    return " ".join(" ".join(written).casefold().split())
