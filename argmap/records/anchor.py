"""What `argmap anchor` writes as JSON."""

from __future__ import annotations

from typing import Literal

from argmap.records.told import Told, is_

Span = tuple[int, int]


class Edit(Told):
    """Words of a passage that are the same, that were taken out, or that came in."""

    kind: Literal["same", "out", "in"] = is_("What became of them.", "out")
    words: str = is_("The words, with the spaces around them.", "rose ")


class PassageFound(Told):
    """An anchor in the text."""

    owner: str = is_("Id of what is anchored; of the map, for what is left out.", "lock-in")
    pointer: str = is_("JSON pointer of the anchor below its owner.", "/anchors/0")
    status: Literal["exact", "folded", "edited", "ambiguous", "lost", "unverified"] = is_(
        "How it fares; unverified where its quote leads to a passage, and nothing tells whether that is the same one.",
        "exact",
    )
    start: int | None = is_("First code point in the text; null unless there is one passage.", 3120, ge=0)
    end: int | None = is_("Code point after the last.", 3141, ge=0)
    sha256: str | None = is_("SHA-256 of the folded passage.", "0" * 64)
    score: float = is_(
        "How sure it is: 1 exact, .95 folded, of an edited passage how much is the same, one by the number of places "
        "where it is ambiguous, the likeness of what is nearest where it is lost.",
        0.82, ge=0, le=1,
    )  # fmt: skip
    moved: bool = is_("Whether it left its place: the cached one; in a revised text, its order or section.", False)
    others: tuple[Span, ...] = is_("All places, where it is ambiguous.", [[120, 131], [340, 351]])
    nearest: str | None = is_("What in the text is most like it, where it is lost.", "the costs rose")
    old: Span | None = is_("Where it stood in the text that was mapped, if that is known.", [3001, 3022], default=None)
    edit: tuple[Edit, ...] = is_(
        "What changed, where it was edited and its old words are known.",
        [{"kind": "same", "words": "costs "}, {"kind": "out", "words": "rose"}, {"kind": "in", "words": "fell"}],
        default=(),
    )
    section: str | None = is_("The section that its anchor is to name in a revised text.", "III.1(1)", default=None)
    by: Literal["text", "hash", "quote"] | None = is_(
        "What shows that it is the same passage: the text that was mapped, the hash in its anchor, or its quote alone; "
        "null where the text is the one that was mapped.",
        "text", default=None,
    )  # fmt: skip
    written: bool | None = is_(
        "Whether its anchor was made anew, with --write in a revised text; null without.", True, default=None
    )


class Anchored(Told):
    """One anchor of a map."""

    owner: str = is_("Id of what is anchored.", "lock-in")
    pointer: str = is_("JSON pointer of the anchor below its owner.", "/anchors/0")


class ReadAgain(Told):
    """A step or a claim of which some passage was edited, or is not to be found."""

    id: str = is_("Its id.", "lock-in.i1")
    type: Literal["inference", "claim"] = is_("What it is.", "inference")
    load: float = is_("What it bears of the roots, from 0 to 1.", 0.25, ge=0, le=1)
    cut_order: int | None = is_(
        "How many places are enough for a root to fall, this one among them; null where no root rests on it.", 1, ge=1
    )
    changed: tuple[Anchored, ...] = is_(
        "The anchors: its own, or of a conclusion or premise.", [{"owner": "lock-in", "pointer": "/anchors/0"}]
    )


class Revision(Told):
    """What is told of a text that is not the one that was mapped."""

    sha256: str = is_("SHA-256 of the new text.", "0" * 64)
    compared: bool = is_("Whether the text that was mapped was at hand.", True)
    sections: tuple[str, ...] = is_("Ids of the sections in the order in which they stand there.", ["I", "II"])
    gone: tuple[str, ...] = is_("Sections whose first words are not there, nor words like them.", ["III.coda"])
    read_again: tuple[ReadAgain, ...] = is_(
        "What to read again, what bears most first.",
        [{"id": "lock-in.i1", "type": "inference", "load": 0.25, "cut_order": 1,
          "changed": [{"owner": "lock-in", "pointer": "/anchors/0"}]}],
    )  # fmt: skip


class AnchoredMap(Told):
    """What `argmap anchor --format json` writes: the anchors of a map in a text."""

    argmap: str = is_("Version of argmap.", "0.1.0")
    map: str = is_("Id of the map.", "us-japan-alliance")
    drifted: bool = is_("Whether the text is another than the one that was mapped, by its hash.", False)
    anchors: tuple[PassageFound, ...] = is_("The anchors, in the order of the map.", [])
    revision: Revision | None = is_("Of a revised text; null where it is the one that was mapped.", None, default=None)
