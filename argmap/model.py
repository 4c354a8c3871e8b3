"""The map as frozen data. This is the one definition of the format; the JSON Schemas are generated from it.

In memory a map is flat: every claim stands once, in `Map.claims` or in the `claims` of its part, and premises are ids.
In a file claims are written as small trees (`premises` holds claims or `{"ref": id}`); `load` turns the one into the
other. Fields that hold another claim are typed `Pointed`, whose JSON Schema is the written form.
"""

import datetime
from importlib import import_module
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

CLAIM_OR_REF = "claim or ref"  # titles by which `schema` knows where the written form differs from the one in memory
PART_OR_FILE = "part or file"
CARRIED_LEVELS = 50  # of lists and objects in `x`

ID_PATTERN = r"^[a-z0-9][a-z0-9.-]*$"
TAG_PATTERN = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DATE = r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
PERIOD_PATTERN = rf"^({_DATE}|({_DATE}|\.\.)/({_DATE}|\.\.))$"
WORDS_PATTERN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
SectionId = Annotated[str, StringConstraints(pattern=WORDS_PATTERN, min_length=1, max_length=120)]
Words = Annotated[str, StringConstraints(pattern=WORDS_PATTERN, min_length=1, max_length=4000)]
Tag = Annotated[str, StringConstraints(pattern=TAG_PATTERN)]
Text = Words | Annotated[dict[Tag, Words], Field(min_length=1)]


def _in_the_calendar(day: str) -> str:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"there is no day {day}") from None
    return day


Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_in_the_calendar)]


def _forward(period: str) -> str:
    start, _, end = period.partition("/")
    for day in filter(None, (start, end)):
        if day.count("-") == 2 and "X" not in day:
            _in_the_calendar(day.rstrip("~?%"))
    if end and ".." not in (start, end) and _bound(start, "0", "01") > _bound(end, "9", "31"):
        raise ValueError("the period ends before it begins")
    return period


def _bound(day: str, digit: str, filler: str) -> str:
    """The earliest or the latest day of a date, for comparing; a season stands for its months."""
    year, *rest = day.rstrip("~?%").replace("X", digit).split("-")
    early = filler == "01"
    months = {"21": "03" if early else "05", "22": "06" if early else "08", "23": "09" if early else "11", "24": "12"}
    month = months.get(rest[0], rest[0]) if rest else "01" if early else "12"
    return f"{year}-{month}-{rest[1] if len(rest) > 1 else filler}"


Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN), AfterValidator(_forward)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Pointed = Annotated[
    str,
    WithJsonSchema({"title": CLAIM_OR_REF}),
]

Kind = Literal[
    "definition", "theoretical", "empirical", "causal", "interpretive", "intentional",
    "predictive", "evaluative", "normative", "policy", "methodological",
]  # fmt: skip
Modality = Literal["possible", "plausible", "probable", "asserted", "certain", "necessary"]
Aspect = Literal["tendency", "under-way", "completed"]
Quantifier = Literal["universal", "general", "usually", "most", "some", "single", "superlative"]
Outcome = Literal["present", "absent"]
Voice = Literal["paper", "implicit", "reported", "opponent"]
Basis = Literal["asserted", "assumed", "axiomatic", "common-knowledge", "needs-support"]
Relation = Literal["supports", "contra", "mentions"]
Attack = Literal["rebuts", "undercuts", "qualifies"]
Answered = Literal["answered", "conceded", "waived"]
Level = Literal["individual", "group", "state", "alliance", "region", "system"]
Test = Literal["straw", "hoop", "smoking-gun", "doubly-decisive"]


def _example(*examples: object, **more: Any) -> dict[str, Any]:
    return {"examples": list(examples), **more}


class Record(BaseModel):
    """What every part of a map has: it never changes, and holds no key that the format does not know.

    Building a class takes a millisecond: it waits for the first use, and parts of a map are built with the map alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


def _shallow(carried: dict[str, Any]) -> dict[str, Any]:
    """Data that is carried must be writable again: writers give up on what is nested very deep."""
    level: list[Any] = [carried]
    for _ in range(CARRIED_LEVELS):
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)
                 if isinstance(inner, dict | list)]  # fmt: skip
        if not level:
            return carried
    raise ValueError(f"the data is nested more than {CARRIED_LEVELS} deep")


class Remarked(Record):
    remark: str | None = Field(
        None, description="The mapper's remark; never drawn as the paper's.", **_example("The text says 'may' once.")
    )
    x: Annotated[dict[str, Any], AfterValidator(_shallow)] | None = Field(
        None, description="Data carried for other formats; argmap does not read it.", **_example({"aif": {"id": 7}})
    )


class Anchor(Record):
    """The passage of the paper that a claim or an inference stands for."""

    section: SectionId | None = Field(None, description="Id of the section it stands in.", **_example("III.1(1)"))
    quote: Words = Field(
        description="Exact text, or its two ends with […] between: the shortest passage from the one to the other.",
        **_example("the first end[…]the last end"),
    )
    prefix: Words | None = Field(
        None, description="Text directly before, where the quote occurs twice.", **_example("on the one hand ")
    )
    suffix: Words | None = Field(None, description="Text directly after, likewise.", **_example(", however"))
    at: tuple[StrictInt, StrictInt] | None = Field(
        None,
        description="Cache of `argmap anchor`: code points of the passage, start and end.",
        **_example([1042, 1077]),
    )
    sha256: Sha256 | None = Field(
        None, description="Cache of `argmap anchor`: SHA-256 of the folded passage.", **_example("0" * 64)
    )


class Citation(Record):
    """The outside source that the paper gives for a claim: a note, a source, or a name without a reference."""

    note: str | None = Field(None, description="Number of a footnote.", **_example("5"))
    work: Id | None = Field(
        None, description="The one work meant, of a note that holds several.", **_example("morrow-1991")
    )
    source: Id | None = Field(None, description="Id of a reference cited in the text.", **_example("jenne-2022"))
    named: Words | None = Field(
        None, description="A source that the text names and does not cite.", **_example("The White House")
    )
    locator: Words | None = Field(None, description="Page, section or time.", **_example("126-127"))
    relation: Relation = Field(
        "supports", description="What the source does for the claim.", **_example("contra", "mentions")
    )
    remark: str | None = Field(None, description="The mapper's remark.", **_example("Cited for the term only."))

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if sum(value is not None for value in (self.note, self.source, self.named)) != 1:
            raise ValueError("a citation has exactly one of 'note', 'source' and 'named'")
        return self


class Scope(Record):
    """How far a claim reaches."""

    places: tuple[Words, ...] = Field((), description="Places it speaks of.", **_example(["East Asia"]))
    actors: tuple[Words, ...] = Field((), description="Actors it speaks of.", **_example(["Japan", "United States"]))
    quantifier: Quantifier | None = Field(
        None, description="How many of them, where the text says so.", **_example("usually")
    )
    cases: tuple[Words, ...] = Field(
        (), description="The cases that a general claim rests on.", **_example(["South China Sea"])
    )
    level: Level | None = Field(
        None,
        description="Level of analysis: a person, a group within a state, a state, an alliance, a region, the system.",
        **_example("state"),
    )
    outcome: Outcome | None = Field(
        None, description="What became of these cases: whether there was what is to be explained.", **_example("absent")
    )


class Suppression(Record):
    """A finding that the mapper has looked at and lets stand, with the reason."""

    code: Words = Field(description="Code of the rule.", **_example("INF310"))
    reason: Words | None = Field(
        None, description="Why the finding does not hold here.", **_example("The mechanism is argued in section 4.")
    )
    by: Words | None = Field(None, description="Who says so.", **_example("kr"))
    until: Date | None = Field(None, description="The day from which it counts again.", **_example("2027-06-30"))


class Lint(Record):
    """What `argmap check` is told about one place."""

    ignore: tuple[Suppression, ...] = Field(
        (), description="Findings to let stand.", **_example([{"code": "INF310", "reason": "Argued in section 4."}])
    )


class Warrant(Record):
    """The general rule that licenses a step; left out where the paper states none and presupposes none."""

    text: Text = Field(description="The rule, in the mapper's words.", **_example({"en": "States follow interests."}))
    voice: Voice = Field(
        "paper", description="`paper` where it is stated, `implicit` where plainly presupposed.", **_example("implicit")
    )
    anchors: tuple[Anchor, ...] = Field((), description="Where it is stated.", **_example([{"quote": "as a rule"}]))
    cites: tuple[Citation, ...] = Field((), description="What is cited for it.", **_example([{"note": "2"}]))


class Answer(Record):
    """What the paper says to a critical question of the scheme."""

    status: Answered = Field(description="How the question is met.", **_example("answered"))
    by: tuple[str, ...] = Field((), description="Ids of the claims that answer it.", **_example(["costs-rise"]))
    remark: str | None = Field(None, description="The mapper's remark.", **_example("In a footnote only."))


class Objection(Remarked):
    """A claim turned against a claim (rebuts), against a step (undercuts), or limiting a claim (qualifies)."""

    id: Id = Field(description="Unique in the map; filled in by `argmap fmt`.", **_example("lock-in.o1"))
    kind: Attack = Field(description="What it does to its target.", **_example("qualifies"))
    claim: Pointed = Field(description="The claim that objects.", **_example({"ref": "us-still-leads"}))
    conceded: StrictBool = Field(False, description="True where the paper grants it.", **_example(True))
    anchors: tuple[Anchor, ...] = Field((), description="Where it is raised.", **_example([{"quote": "儘管"}]))
    replies: "tuple[Objection, ...]" = Field(
        (),
        description="Objections against this one.",
        **_example([{"id": "lock-in.o1.r1", "kind": "rebuts", "claim": {"ref": "costs-rise"}}]),
    )
    lint: Lint | None = Field(None, description="Findings to let stand.", **_example({"ignore": []}))


class Inference(Remarked):
    """A step from premises, taken together, to the claim under which it is written."""

    id: Id = Field(description="Unique in the map; filled in by `argmap fmt`.", **_example("lock-in.i1"))
    scheme: Id | None = Field(
        None,
        description="Type of the step; `argmap rule --schemes` lists them with their roles and questions.",
        **_example("cause-to-effect"),
    )
    roles: dict[str, tuple[str, ...]] = Field(
        {},
        description="Each role of the scheme with the premises that fill it in the text; empty where none does.",
        **_example({"cause": ["dicas-2025"], "brings-about": []}),
    )
    test: Test | None = Field(
        None,
        description="What the evidence is as a test of the conclusion; left out where the text does not say.",
        **_example("hoop"),
    )
    passed: StrictBool = Field(
        True, description="False where the evidence fails the test; such a step supports nothing.", **_example(False)
    )
    premises: tuple[Pointed, ...] = Field(
        description="What the step starts from: claims, or refs to them.", **_example([{"ref": "dicas-2025"}])
    )
    warrant: Warrant | None = Field(
        None, description="The rule that licenses it.", **_example({"text": {"en": "States follow interests."}})
    )
    answers: dict[str, Answer] = Field(
        {},
        description="Critical questions of the scheme that the paper meets; the others are open.",
        **_example({"mechanism": {"status": "answered", "by": ["costs-rise"]}}),
    )
    anchors: tuple[Anchor, ...] = Field(
        (), description="The connective or passage where the step is made.", **_example([{"quote": "因此"}])
    )
    objections: tuple[Objection, ...] = Field(
        (),
        description="Undercutters of this step.",
        **_example([{"kind": "undercuts", "claim": {"ref": "one-case-only"}}]),
    )
    lint: Lint | None = Field(None, description="Findings to let stand.", **_example({"ignore": []}))


class Claim(Remarked):
    """One proposition, in the mapper's own words."""

    id: Id = Field(description="Unique in the map, and the same in every revision.", **_example("lock-in"))
    label: Text | None = Field(
        None,
        description="At most eight words or fourteen Han characters, for overviews.",
        **_example({"en": "co-production locks in", "zh-Hant": "共製鎖定同盟"}),
    )
    text: Text = Field(
        description="The proposition in one sentence, in each language: a paraphrase, never copied.",
        **_example({"en": "Making weapons together makes leaving far costlier."}),
    )
    kind: Kind = Field("interpretive", description="What sort of proposition it is.", **_example("causal"))
    modality: Modality = Field("asserted", description="How strongly the text says it.", **_example("probable"))
    aspect: Aspect | None = Field(None, description="How far along the text says it is.", **_example("under-way"))
    period: Period | None = Field(
        None, description="EDTF date or interval that the text gives.", **_example("2017/2025", "2022~", "2017/..")
    )
    scope: Scope | None = Field(None, description="How far it reaches.", **_example({"quantifier": "usually"}))
    if_: tuple[str, ...] = Field(
        (), alias="if", description="Ids of claims on condition of which it holds.", **_example(["j-joc-runs"])
    )
    only_if: tuple[str, ...] = Field((), description="Ids of claims it needs.", **_example(["stable-share"]))
    voice: Voice = Field("paper", description="Whose claim it is.", **_example("reported"))
    by: Words | None = Field(
        None, description="Source id or person, for a reported or opposed view.", **_example("waltz-theory")
    )
    status: Basis = Field("asserted", description="How it is put forward.", **_example("common-knowledge"))
    contradicts: tuple[str, ...] = Field(
        (), description="Ids of claims that cannot be true with it.", **_example(["asymmetry-stays"])
    )
    uses: tuple[Words, ...] = Field(
        (), description="Ids of terms it turns on, with #sense where there are two.", **_example(["quasi-equal"])
    )
    cites: tuple[Citation, ...] = Field((), description="Sources given for it.", **_example([{"note": "5"}]))
    anchors: tuple[Anchor, ...] = Field(
        (), description="Where the paper says it.", **_example([{"section": "I", "quote": "a few words[…]the end"}])
    )
    inferences: tuple[Inference, ...] = Field(
        (), description="Steps to it; several are convergent.", **_example([{"premises": [{"ref": "dicas-2025"}]}])
    )
    objections: tuple[Objection, ...] = Field(
        (), description="What is said against it.", **_example([{"kind": "rebuts", "claim": {"ref": "us-still-leads"}}])
    )
    lint: Lint | None = Field(None, description="Findings to let stand.", **_example({"ignore": []}))


CSL_NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
CSL_DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
CSL_STRINGS = frozenset(
    "abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number "
    "citation-key citation-label collection-number collection-title container-title container-title-short dimensions "
    "division DOI edition event event-title event-place first-reference-note-number genre ISBN ISSN issue "
    "journalAbbreviation jurisdiction keyword language license locator medium note number number-of-pages "
    "number-of-volumes original-publisher original-publisher-place original-title page page-first part-number "
    "part-title PMCID PMID printing publisher publisher-place references reviewed-genre reviewed-title scale section "
    "shortTitle source status supplement-number title title-short URL version volume volume-title "
    "volume-title-short year-suffix".split()
)


def _csl_properties(schema: dict[str, Any]) -> None:
    """The published schema names every CSL variable, so that an editor completes it and a slip is refused."""
    name = {"type": "object", "description": "A CSL name: family and given, or literal.", "minProperties": 1}
    date = {"type": "object", "description": 'A CSL date, as {"date-parts": [[2017, 5]]}.', "minProperties": 1}
    text = {"type": ["string", "integer"], "description": "A CSL variable."}
    forms: dict[str, Any] = {
        key: {"type": "array", "items": name, "minItems": 1, "description": "CSL names."} for key in CSL_NAMES
    }
    forms |= dict.fromkeys(CSL_DATES, date) | dict.fromkeys(CSL_STRINGS, text)
    for key in sorted(forms):
        example = [{"family": "Walt"}] if key in CSL_NAMES else {"date-parts": [[2018]]} if key in CSL_DATES else "2018"
        schema["properties"].setdefault(key, {"title": key, **forms[key], "examples": [example]})
    schema["additionalProperties"] = False


def _csl_fault(key: str, value: object) -> str | None:
    if key in CSL_NAMES:
        good = isinstance(value, list | tuple) and len(value) > 0 and all(isinstance(n, dict) and n for n in value)
        return None if good else f"'{key}' should be a list of CSL names"
    if key in CSL_DATES:
        return None if isinstance(value, dict) and value else f"'{key}' should be a CSL date"
    if key in CSL_STRINGS:
        good = isinstance(value, str | int) or (isinstance(value, float) and value.is_integer())
        return None if good and not isinstance(value, bool) else f"'{key}' should be text"
    return f"'{key}' is no CSL variable"


class Reference(Record):
    """A CSL-JSON item (any CSL 1.0.2 variable), with what the paper's own list makes of it."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True, json_schema_extra=_csl_properties)

    id: Id = Field(description="Unique in the map.", **_example("waltz-theory"))
    type: Words = Field(description="CSL type.", **_example("book", "article-journal"))
    listed: StrictBool = Field(True, description="False where the bibliography lacks it.", **_example(False))
    primary: StrictBool | None = Field(
        None,
        description="Whether it is a source of the time or of those who took part; judged by its type where left out.",
        **_example(True),
    )
    same_as: Id | None = Field(None, description="The reference it doubles.", **_example("waltz-theory"))
    as_printed: dict[str, Words] = Field(
        {}, description="Fields that the bibliography misprints, as printed.", **_example({"volume": "20(79)"})
    )
    remark: str | None = Field(None, description="The mapper's remark.", **_example("Printed on one line with Wang."))

    @model_validator(mode="after")
    def _csl(self) -> Self:
        faults = [fault for key, value in (self.model_extra or {}).items() if (fault := _csl_fault(key, value))]
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Work(Record):
    """A work as one note cites it."""

    source: Id = Field(description="Id of the reference.", **_example("waltz-theory"))
    locator: Words | None = Field(None, description="Pages cited.", **_example("126-127"))
    as_printed: dict[str, Words] = Field(
        {},
        description="Fields that differ from the bibliography, as printed.",
        **_example({"year": "2018"}),
    )


class Note(Remarked):
    """A footnote or endnote of the paper."""

    works: tuple[Work, ...] = Field((), description="The works it cites.", **_example([{"source": "waltz-theory"}]))


class Sense(Record):
    """One of the senses in which the paper uses a term."""

    id: Id = Field(description="Unique within the term.", **_example("strategy"))
    text: Text = Field(description="The sense, in a few words.", **_example({"en": "a policy of the two states"}))


class Term(Remarked):
    """A term that the argument turns on."""

    id: Id = Field(description="Unique in the map.", **_example("quasi-equal"))
    labels: dict[Tag, tuple[Words, ...]] = Field(
        description="Its words in each language.", **_example({"en": ["quasi-equal"], "zh-Hant": ["准平等"]})
    )
    senses: tuple[Sense, ...] = Field(
        (), description="Where the paper uses more than one.", **_example([{"id": "strategy", "text": "a policy"}])
    )
    defined_by: Id | None = Field(None, description="The claim that defines it.", **_example("what-quasi-equal-means"))
    indicator_of: Words | None = Field(
        None,
        description="The term, with #sense where it has two, for which this one is observed, counted or measured.",
        **_example("strength"),
    )


class Section(Remarked):
    """A section of the paper."""

    id: SectionId = Field(description="As printed; our own where nothing is printed.", **_example("III.1(1)"))
    title: Text | None = Field(None, description="Its heading.", **_example({"en": "Forward and outward"}))
    begins: Words | None = Field(None, description="A quote of its first words.", **_example("(1) 美日同盟明顯[…]"))
    apparatus: StrictBool = Field(
        False,
        description="True where nothing is argued: a bibliography, dates; coverage passes over it.",
        **_example(True),
    )


class Paper(Record):
    """The text that is mapped."""

    csl: Reference | None = Field(
        None, description="The paper itself as a CSL item.", **_example({"id": "ba-2026", "type": "article-journal"})
    )
    language: Tag = Field("en", description="Language of the paper, and of the map's texts.", **_example("zh-Hant"))
    text: Words | None = Field(None, description="File name of its text.", **_example("ba-wang-geng-2026.txt"))
    sha256: Sha256 | None = Field(None, description="SHA-256 of that file.", **_example("0" * 64))


class Coded(Record):
    """Who made the map, when, by which rules."""

    by: Words | None = Field(None, description="The mapper.", **_example("A. Reader"))
    date: Date | None = Field(None, description="Day of the map.", **_example("2026-11-23"))
    rules: Words | None = Field(None, description="File with the coding rules.", **_example("README.md"))


class LeftOut(Record):
    """A passage that argues nothing."""

    anchor: Anchor = Field(description="The passage.", **_example({"section": "I", "quote": "in what follows"}))
    reason: Words = Field(description="Why nothing stands for it.", **_example("transition", "repetition"))


class Role(Record):
    """A place in a scheme that a premise can fill."""

    id: Id = Field(description="Unique within the scheme.", **_example("cause"))
    name: Text | None = Field(None, description="What people call it.", **_example({"en": "cause", "zh-Hant": "原因"}))
    general: StrictBool = Field(False, description="True for the generalisation; else a fact.", **_example(True))
    many: StrictBool = Field(False, description="True where several premises may fill it.", **_example(True))
    required: StrictBool = Field(True, description="False where the scheme does without.", **_example(False))


class Question(Record):
    """A critical question of a scheme."""

    id: Id = Field(description="Unique within the scheme.", **_example("mechanism"))
    burden: Literal["proponent", "exception"] = Field(
        description="Who must answer: whoever argues, or only when raised.", **_example("proponent")
    )
    text: Text = Field(description="The question.", **_example({"en": "What brings it about?"}))
    role: Id | None = Field(
        None,
        description="The general role that it is about: while that is empty, it need not be put.",
        **_example("brings-about"),
    )


class Scheme(Record):
    """A type of inference, with its roles and critical questions."""

    id: Id = Field(description="Unique in the table.", **_example("cause-to-effect"))
    name: Text | None = Field(
        None, description="What people call it.", **_example({"en": "cause to effect", "zh-Hant": "由因及果"})
    )
    conclusion: tuple[Kind, ...] = Field((), description="Kinds of conclusion it can have.", **_example(["causal"]))
    roles: tuple[Role, ...] = Field((), description="Its roles.", **_example([{"id": "cause"}]))
    questions: tuple[Question, ...] = Field(
        (), description="Its critical questions.", **_example([{"id": "why", "burden": "proponent", "text": "Why?"}])
    )


class Schemes(Record):
    """A table of schemes: argmap's own, for programs that read it."""

    schemes: tuple[Scheme, ...] = Field(description="The schemes.", **_example([{"id": "cause-to-effect"}]))


class Part(Remarked):
    """A part of the map, one file each."""

    part: Id = Field(description="Name of the part, unique in the map.", **_example("evidence"))
    title: Text | None = Field(None, description="Its heading.", **_example({"en": "Evidence"}))
    claims: tuple[Claim, ...] = Field(
        (),
        alias="trees",
        description="Small trees in the order of the paper: places to write claims.",
        **_example([{"id": "lock-in", "text": {"en": "Leaving becomes costlier."}}]),
    )


def _whole(version: object) -> object:
    if isinstance(version, bool | float):
        raise ValueError("the version of the format is the number 1")
    return version


def _each_once(roots: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(roots)) != len(roots):
        raise ValueError("a root is named twice")
    return roots


class Map(Remarked):
    """The argument of one revision of one paper."""

    argmap: Annotated[Literal[1], BeforeValidator(_whole)] = Field(
        1, description="Version of the format.", **_example(1)
    )
    id: Id = Field(description="The map, the same in every revision.", **_example("us-japan-alliance"))
    revision: Words | None = Field(None, description="Which revision is mapped.", **_example("2026-03-07"))
    title: Text | None = Field(None, description="Title of the paper.", **_example({"en": "On alliances"}))
    coded: Coded | None = Field(None, description="Who made the map.", **_example({"by": "A. Reader"}))
    paper: Paper = Field(Paper(), description="What the map is a map of.", **_example({"language": "zh-Hant"}))
    sections: tuple[Section, ...] = Field((), description="Its sections, in order.", **_example([{"id": "I"}]))
    references: tuple[Reference, ...] = Field(
        (), description="All works cited or listed.", **_example([{"id": "waltz-theory", "type": "book"}])
    )
    notes: dict[str, Note] = Field(
        {}, description="Footnotes by number.", **_example({"1": {"works": [{"source": "waltz-theory"}]}})
    )
    terms: tuple[Term, ...] = Field(
        (), description="Terms that the argument turns on.", **_example([{"id": "axis", "labels": {"en": ["axis"]}}])
    )
    schemes: tuple[Scheme, ...] = Field(
        (), description="Schemes of the map's own, beside argmap's.", **_example([{"id": "by-lot"}])
    )
    roots: Annotated[tuple[str, ...], AfterValidator(_each_once)] = Field(
        (),
        description="Ids of the roots; left out in a file whose top-level trees are just the roots.",
        **_example(["thesis"]),
    )
    claims: tuple[Claim, ...] = Field(
        (),
        alias="trees",
        description="The roots, each with its argument.",
        **_example([{"id": "thesis", "text": {"en": "The alliance has changed in kind."}}]),
    )
    parts: tuple[Annotated[Part, WithJsonSchema({"title": PART_OR_FILE})], ...] = Field(
        (), description="Files of the parts, or the parts themselves.", **_example(["theory.json"])
    )
    left_out: tuple[LeftOut, ...] = Field(
        (),
        description="Passages that argue nothing.",
        **_example([{"anchor": {"quote": "in what follows"}, "reason": "transition"}]),
    )
    lint: Lint | None = Field(None, description="Findings to let stand in the whole map.", **_example({"ignore": []}))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """What a notebook shows of a map: its overview. Looked up by name, as the model knows nothing of drawing."""
        return import_module("argmap.notebook").bundle(self)  # type: ignore[no-any-return]


class Judgement(Remarked):
    """One judgement of a reader about one place of a map."""

    on: Id = Field(description="Id of a claim, inference, objection or reference.", **_example("lock-in.i1"))
    criterion: Literal["acceptability", "relevance", "sufficiency"] = Field(
        description="Which test of a good argument it fails.", **_example("sufficiency")
    )
    category: Words = Field(description="The kind of fault, in the reader's words.", **_example("one-example"))
    severity: Annotated[StrictInt, Field(ge=1, le=3)] = Field(description="1 slight, 3 grave.", **_example(2))
    reason: Words = Field(description="Why, in a sentence or two.", **_example("One case is not a pattern."))


class Review(Remarked):
    """One reader's judgements about a map, kept apart from it."""

    map: Id = Field(description="Id of the map.", **_example("us-japan-alliance"))
    revision: Words | None = Field(None, description="Revision that was read.", **_example("2026-03-07"))
    reader: Words = Field(description="Who judges.", **_example("A. Reader"))
    date: Date | None = Field(None, description="Day of the reading.", **_example("2026-11-23"))
    judgements: tuple[Judgement, ...] = Field(
        (),
        description="The judgements.",
        **_example([{"on": "lock-in.i1", "criterion": "sufficiency", "category": "one-example", "severity": 2,
                     "reason": "One case is not a pattern."}]),
    )  # fmt: skip


def words(text: Text | None, language: str) -> str:
    """A text in one language: the tag itself, else one of the same primary language, else the first written."""
    if text is None or isinstance(text, str):
        return text or ""
    if language in text:
        return text[language]
    primary = language.partition("-")[0]
    return next((value for tag, value in text.items() if tag.partition("-")[0] == primary), next(iter(text.values())))


def languages(text: Text | None) -> tuple[str, ...]:
    """The languages a text is written in; empty for a bare string."""
    return tuple(text) if isinstance(text, dict) else ()


def in_languages(text: Text | None, language: str) -> str:
    """A text on one line, in one language or, for `both`, in all that it has."""
    tags = languages(text) if language == "both" else ()
    found = [words(text, tag) for tag in tags] or [words(text, language)]
    return " / ".join(" ".join(each.split()) for each in found)
