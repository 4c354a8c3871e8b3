"""What the marks of a drawing mean: every mark once, with a sample, a name and a sentence.

A drawing explains the marks that occur in it: in a line above, or in full below or beside it; a handout explains all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw import look
from argmap.draw.bends import DASHES, HEADS
from argmap.draw.facts import Badge, Facts
from argmap.draw.layout import Scene
from argmap.draw.marks import frame
from argmap.draw.shapes import add, badge, change_ring, outline, ring, signed, tagged, words, write
from argmap.draw.sheet import TAG, Pill, Tag, Words
from argmap.draw.theme import Theme

Sample = Callable[[ET.Element, Theme], None]  # draws in the room of `SAMPLE` by 18, from its upper left corner
SAMPLE = 42.0


@dataclass(frozen=True)
class Entry:
    """A mark: the key by which a drawing tells that it has it, how it looks, what it is called and what it means.

    One without a sample is a word that stands in boxes; only those with one are told in the line above a drawing.
    """

    key: str
    sample: Sample | None
    name: str
    meaning: str
    wide: float = 36.0  # of the sample


Group = tuple[str, list[Entry]]


def occurring(facts: Facts, scene: Scene) -> list[Group]:
    """The groups of entries for the marks that a drawing has."""
    found = _marks(scene)
    groups = [GROUPS[-1], GROUPS[0], ("Parts", list(_parts(facts, found))), *GROUPS[1:-1]]
    kept = ((title, [each for each in entries if each.key in found]) for title, entries in groups)
    return [(title, entries) for title, entries in kept if entries]


def _marks(scene: Scene) -> set[str]:
    found: set[str] = set()
    for box in scene.boxes:
        found |= {f"{box.type} {box.look}", *(f"{box.type} {each}" for each in box.classes)}
        found |= {f"badge {pill.badge.level}" for pill in box.pills}
        found |= {"sought"} if "sought" in box.classes else set()
        found |= {f"change {sign}" for sign in box.signs} | {f"words {word.change}" for word in box.words}
        found |= {"change folded" for word in box.words if word.role == "count" and word.text.startswith("~")}
        found |= {"fold to elsewhere" for word in box.words if word.role == "count" and word.text == "…"}
        found |= {"change none"} if "quiet" in box.classes else set()
        found |= {"fold"} if box.fold_at is not None else set()
        found |= {f"part {box.tag.number}"} if box.tag else set()
        found |= {"word section" for word in box.words if word.role == "section"}
        found |= {f"word {word.text}" for word in box.words if box.type == "inference" and word.role == "count"}
    if scene.marks is not None:
        found |= {f"change line {scene.marks.line(link.type, link.of, link.right)}" for link in scene.links}
    return found | {f"line {link.type}" for link in scene.links}


def _parts(facts: Facts, found: set[str]) -> Iterator[Entry]:
    for name, place in facts.part_numbers.items():
        if f"part {place}" in found:
            yield Entry(f"part {place}", _tag(place), facts.part_titles[name], "", TAG)


def _frame(type_: str, look_: str, voice: str = "paper") -> Sample:
    return lambda parent, theme: outline(parent, type_, look_, 36, 17, voice, theme)


def _fold(parent: ET.Element, theme: Theme) -> None:
    frame: dict[str, str | float] = {"stroke": theme["grey"], "stroke_width": 0.8}
    add(parent, "rect", width=36, height=17, rx=2, fill=theme["paper"], **frame)
    add(parent, "path", d="M14,0H36V17H14Z", fill=theme["fold-fill"], **frame)
    write(parent, "+9", 19, 12.2, 9.5, theme["grey"], theme=theme)


def _sought(parent: ET.Element, theme: Theme) -> None:
    group = add(parent, "g", transform="translate(3 3)")
    ring(group, 30, 11, theme)
    add(group, "rect", width=30, height=11, fill=theme["paper"], stroke=theme["grey"], stroke_width=0.8)


def _tag(place: int) -> Sample:
    return lambda parent, theme: tagged(parent, Tag(0, 3, place), theme)


def _pill(level: str) -> Sample:
    return lambda parent, theme: badge(parent, Pill(0, 1.5, 30, Badge("", level)), theme)


def _arrow(kind: str, status: str = "") -> Sample:
    def sample(parent: ET.Element, theme: Theme) -> None:
        line = look.line(kind, status, theme)
        group = add(parent, "g", transform="translate(0 9)", stroke=line.colour, fill="none")
        path = add(group, "path", d="M7,0H36" if line.head != "none" else "M0,0H36", stroke_width=line.weight)
        if line.style in DASHES:
            path.set("stroke-dasharray", DASHES[line.style])
        fill = line.colour if line.head in ("diamond", "normal") else theme["paper"]
        if line.head != "none":
            add(group, "path", d=HEADS[line.head], stroke_width=1.6, fill=fill)
        if line.tail != "none":
            add(group, "path", d=HEADS[line.tail], transform="matrix(-1 0 0 1 36 0)", stroke_width=1.6, fill=fill)

    return sample


def _became(sign: str) -> Sample:
    def sample(parent: ET.Element, theme: Theme) -> None:
        group = add(parent, "g", transform="translate(6 5)")
        became = frame((sign,))
        change_ring(group, 27, 10, became, theme)
        add(group, "rect", width=27, height=10, fill=theme["paper"], stroke=theme["grey"], stroke_width=0.8)
        signed(group, sign, -5, -5.5, theme)

    return sample


def _quiet(parent: ET.Element, theme: Theme) -> None:
    add(parent, "rect", width=36, height=17, rx=2, fill=theme["paper"], stroke=theme["stub"], stroke_width=0.8)


def _line(what: str) -> Sample:
    def sample(parent: ET.Element, theme: Theme) -> None:
        line = look.changed_line(look.line("premise", theme=theme), what, theme)
        path = add(parent, "path", d="M0,9H36", stroke=line.colour, stroke_width=line.weight, fill="none")
        if line.style in DASHES:
            path.set("stroke-dasharray", DASHES[line.style])

    return sample


def _stretch(change: str) -> Sample:
    def sample(parent: ET.Element, theme: Theme) -> None:
        words(parent, Words(3, 13, "word", "text", change=change), theme["ink"], theme)

    return sample


_KINDS = {
    "definition": "says what a word means", "theoretical": "a general statement of theory",
    "empirical": "something that can be observed", "causal": "one thing brings about another",
    "interpretive": "a reading of what is observed", "intentional": "ascribes an aim",
    "predictive": "says what will be", "evaluative": "says what is good or bad, or the greatest",
    "normative": "says what ought to be", "policy": "says what is to be done",
    "methodological": "says how the paper proceeds",
}  # fmt: skip
_STATES = [
    Entry("claim grounded", _frame("claim", "grounded"), "grounded",
          "what is recorded for it leads to citations, definitions or common knowledge"),
    Entry("claim assumption-dependent", _frame("claim", "assumption-dependent"), "depends on an assumption",
          "what is recorded for it leads to assumptions, too"),
    Entry("claim ungrounded", _frame("claim", "ungrounded"), "ungrounded",
          "what is recorded for it leads to nothing of the kind"),
    Entry("claim defeated", _frame("claim", "defeated"), "defeated", "an objection to it stands"),
]  # fmt: skip
_VOICES = [
    Entry("claim implicit", _frame("claim", "ungrounded", "implicit"), "unstated (dashed)",
          "the argument needs it and the paper does not say it"),
    Entry("claim reported", _frame("claim", "ungrounded", "reported"), "reported (round corners)",
          "another's view that the paper takes up"),
    Entry("claim opponent", _frame("claim", "ungrounded", "opponent"), "opponent (cut corners)",
          "another's view that the paper rejects"),
    Entry("claim cites", None, "[n. 5]", "the note, or the work, that the paper cites for it"),
]  # fmt: skip
_OF_KINDS = [Entry(f"claim {kind}", None, kind, meaning) for kind, meaning in _KINDS.items()]
_STEPS = [
    Entry("inference licensed", _frame("inference", "licensed"), "licensed step",
          "the map records what licenses it: a warrant that is backed, or a scheme with its roles filled"),
    Entry("inference conditional", _frame("inference", "conditional"), "step that rests on something unsaid",
          "a generalisation is unstated, or a critical question is open"),
    Entry("inference gap", _frame("inference", "gap"), "unsupported step (gap)",
          "something is missing that a step of its kind needs"),
    Entry("inference broken", _frame("inference", "broken"), "broken step", "circular, out of time, or undercut"),
    Entry("word with warrant", None, "with warrant", "the paper states the rule that licenses the step"),
    Entry("word warrant unstated", None, "warrant unstated", "the step presupposes its rule"),
]  # fmt: skip
_LINES = [
    Entry("line step", _arrow("step"), "step", "leads from premises, taken together, to the conclusion at its head"),
    Entry("line rebuts", _arrow("rebuts"), "rebuts",
          "is turned against a claim; where it stands, the claim is defeated"),
    Entry("line undercuts", _arrow("undercuts"), "undercuts",
          "is turned against a step; where it stands, the step is broken"),
    Entry("line qualifies", _arrow("qualifies"), "qualifies", "limits a claim and does not defeat it"),
    Entry("objection stands", None, "stands", "nothing that is said against the objection stands"),
    Entry("objection falls", None, "falls", "something that is said against the objection stands"),
    Entry("objection undecided", None, "undecided", "objections that turn on one another"),
    Entry("objection conceded", None, "conceded", "the paper grants the objection"),
    Entry("line against", _arrow("against"), "objects to a claim of another part", ""),
    Entry("line contradicts", _arrow("contradicts"), "contradicts", "the two cannot both be true"),
    Entry("line condition", _arrow("condition"), "on condition", "holds if, or only if, another holds"),
]  # fmt: skip
_FINDINGS = [
    Entry("badge error", _pill("error"), "finding: error", "a fact about the record; with the code of the rule", 30),
    Entry("badge warning", _pill("warning"), "finding: warning", "to be weighed", 30),
    Entry("badge note", _pill("note"), "finding: note", "to be known", 30),
]
_PLACES = [
    Entry("sought", _sought, "what was asked for", "the place in focus, or what the filter found"),
    Entry("fold", _fold, "folded", "so many claims lie beneath and are not shown; a badge counts the findings on them"),
    Entry("fold to elsewhere", None, "…", "steps to it are not shown; the claims they start from stand elsewhere"),
    Entry("word section", None, "§II.1", "the section of the paper where the claim stands"),
    Entry("stub elsewhere", _frame("stub", "elsewhere"), "not shown in full here", "written elsewhere in the map"),
    Entry("stub missing", _frame("stub", "missing"), "missing", "an id that no claim bears"),
]
_BECAME = [
    Entry("change added", _became("added"), "new", "only the new revision has it"),
    Entry("change removed", _became("removed"), "removed", "only the old revision has it; it stands where it stood"),
    Entry("change split", _became("split"), "split", "one claim or step of the old revision is now several"),
    Entry("change merged", _became("merged"), "merged", "several claims or steps of the old revision are now one"),
    Entry("change reworded", _became("reworded"), "reworded", "the same claim in other words"),
    Entry("change moved", _became("moved"), "moved", "it stood elsewhere, as the box tells"),
    Entry("change flipped", _became("flipped"), "turned round", "it supported what it now speaks against, or back"),
    Entry("change weaker", _became("weaker"), "weaker", "claimed less strongly than before"),
    Entry("change stronger", _became("stronger"), "stronger", "claimed more strongly than before"),
    Entry("change changed", _became("changed"), "changed otherwise", "as the box tells"),
    Entry("change none", _quiet, "as it was", "drawn in grey"),
    Entry("change line added", _line("added"), "new line", "a premise that came in, or a line of something new"),
    Entry("change line removed", _line("removed"), "line removed", "a premise that is gone, or a line of what is gone"),
    Entry("words lost", _stretch("lost"), "words gone", "struck through"),
    Entry("words won", _stretch("won"), "new words", "underlined"),
    Entry("change folded", None, "~9", "so many places have changed in what is folded away"),
]
GROUPS: list[Group] = [
    ("Is the claim supported?", _STATES), ("Whose is it?", _VOICES), ("Kinds of claims", _OF_KINDS),
    ("Is the step licensed?", _STEPS), ("Lines", _LINES), ("Findings", _FINDINGS), ("Places", _PLACES),
    ("Between two revisions", _BECAME),
]  # fmt: skip


def every() -> list[Group]:
    """All groups, for a drawing that is nothing but a legend."""
    part = Entry("part", _tag(1), "part", "the number of the part of the paper that a claim is written in", TAG)
    return [(title, [*entries, part] if title == "Places" else entries) for title, entries in GROUPS]
