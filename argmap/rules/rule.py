"""What a rule is: a short generator over the material, with its facts in a decorator and its page in its docstring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.asides import asides
from argmap.carrying import Carrying
from argmap.findings import Blame, Severity, SubjectType
from argmap.graph import Graph, PassageKey, anchors
from argmap.licence import UNSAID, VALUE_ROLES, Reason
from argmap.model import Anchor, Claim, Map, Scheme
from argmap.references import Library, library
from argmap.schemes import schemes_of
from argmap.support import Support
from argmap.wording import KeyTerms, spoken

if TYPE_CHECKING:
    from argmap.anchor import Passage
    from argmap.diff.change import Change
    from argmap.passages import Passages


@dataclass(frozen=True)
class Material:
    """All that rules may look at: the map with its links, what is supported and, with the text at hand, the paper."""

    graph: Graph
    support: Support
    paper: Passages | None = None  # its text, with the passage of every anchor
    today: str | None = None  # as 2026-11-23
    found: dict[str, list[Found]] = field(default_factory=dict)  # so far, by the codes of the rules that can speak
    revision: Revision | None = None  # what has changed since an older map, where there is one

    @property
    def map(self) -> Map:
        return self.graph.map

    @property
    def passages(self) -> Mapping[PassageKey, Passage]:
        """The passage of every anchor; empty where the text is not at hand."""
        return self.paper.found if self.paper else {}

    @cached_property
    def library(self) -> Library:
        return library(self.map)

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        return schemes_of(self.map)

    @cached_property
    def senses(self) -> dict[str, list[str]]:
        """The declared terms with the ids of their senses."""
        return {term.id: [sense.id for sense in term.senses] for term in self.map.terms}

    @cached_property
    def carrying(self) -> Carrying:
        return Carrying(self.graph, self.support, self.library)

    @cached_property
    def asides(self) -> Sequence[str]:
        """The conclusions that the map argues beside its roots."""
        return asides(self.graph)

    @cached_property
    def steps_aside(self) -> frozenset[str]:
        """The steps straight to such a conclusion: what it bears is all that they bear."""
        return frozenset(step for each in self.asides for step in self.graph.support.get(each, ()))

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The claims that serve as a goal or a value only: these need not be so, only be wanted."""
        serving = Counter(
            claim
            for step in self.graph.inferences.values()
            for claim in {each for role in VALUE_ROLES for each in step.roles.get(role, ())}.intersection(step.premises)
        )
        return frozenset(each for each, number in serving.items() if number == len(self.graph.used_in[each]))

    @cached_property
    def citing(self) -> Mapping[str, Claim]:
        """The claims that cite anything."""
        return {name: claim for name, claim in self.graph.claims.items() if claim.cites}

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """What each claim says, by primary language."""
        return {name: spoken(claim.text, self.map.paper.language) for name, claim in self.graph.claims.items()}

    @cached_property
    def key_terms(self) -> KeyTerms:
        """What claims are about, as far as their words tell; each is read when a rule first asks."""
        return KeyTerms(self.map.terms, self.map.paper.language)

    def quoted(self, key: PassageKey) -> str:
        """What tells an anchor from the others of its owner, wherever it stands among them."""
        anchor, sort = self._anchors[key], "/".join(each for each in key[1].split("/") if not each.isdigit())
        return "\0".join((sort, anchor.prefix or "", anchor.quote, anchor.suffix or ""))

    @cached_property
    def _anchors(self) -> dict[PassageKey, Anchor]:
        return dict(anchors(self.graph))

    def led_by(self, code: str) -> Iterator[tuple[str, Reason]]:
        """Steps of which this code is the first reason: each step has one finding about its licence."""
        yield from self._led_by.get(code, ())

    @cached_property
    def _led_by(self) -> Mapping[str, Sequence[tuple[str, Reason]]]:
        found: dict[str, list[tuple[str, Reason]]] = {}
        for step, why in self.support.reasons.items():
            if why:
                found.setdefault(why[0].code, []).append((step, why[0]))
        return found

    def also(self, *steps: str) -> str:
        """The other reasons of steps, for the end of a message; that something is unsaid goes without saying."""
        beside = (reason for step in steps for reason in self.support.reasons[step][1:])
        others = (reason.code for reason in beside if reason.code != UNSAID)
        codes = ", ".join(dict.fromkeys(others))
        return f" (also {codes})" if codes else ""


@dataclass(frozen=True)
class Revision:
    """An older map, and what became of it: what rules look at that compare two maps."""

    graph: Graph
    support: Support
    same: Sequence[tuple[str, str]]  # claims of both maps, in whole or in part: new id, old id
    steps: Sequence[tuple[str, str]]  # likewise steps
    changes: Sequence[Change]
    judged: Sequence[tuple[str, str]] = ()  # who judged which claim, step or objection of the old map
    paper: Passages | None = None  # the old text, with the passage of every anchor

    @cached_property
    def now(self) -> Mapping[str, str]:
        """What the claims and steps of the old map are called now; of one in parts, the first."""
        return {old: new for new, old in reversed([*self.same, *self.steps])}


class Found(NamedTuple):
    """What a rule yields.

    `at` is a pointer below the subject; `nth` the occurrence of an id that stands twice; `key` tells two findings about
    one subject apart, and stays when the file is laid out anew; `of_map` says that the place is in the map's header.
    `elsewhere` are those of `related` that it is about as much as its subject: their passages are its own too.
    """

    subject: str
    type: SubjectType
    message: str
    related: tuple[str, ...] = ()
    at: str = ""
    nth: int = 0
    severity: Severity | None = None
    key: str = ""
    of_map: bool = False
    elsewhere: tuple[str, ...] = ()


Generator = Callable[[Material], Iterator[Found]]
Basis = Literal["structural", "annotated", "lexical"]
_PRECISION = {"structural": "high", "annotated": "medium", "lexical": "low"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue.

    `help` is the way to mend what it finds. `basis` says what it looks at: the links of the map, what the mapper noted
    (kinds, periods, roles), or the words. A rule in `preview` runs only when asked for. A `late` one runs after the
    others, and sees what those before it have found.
    """

    code: str
    name: str
    severity: Severity
    blame: Blame
    help: str
    find: Generator
    basis: Basis = "annotated"
    preview: bool = False
    late: bool = False

    @property
    def status(self) -> str:
        return "preview" if self.preview else "stable"

    @property
    def precision(self) -> str:
        return _PRECISION[self.basis]

    @property
    def page(self) -> str:
        """Its documentation, as the docstring has it."""
        lines = (self.find.__doc__ or "").strip("\n").splitlines()
        return "\n".join(line.removeprefix("    ") for line in lines).strip()


CATALOGUE: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    severity: Severity,
    blame: Blame,
    help: str,
    basis: Basis = "annotated",
    preview: bool = False,
    late: bool = False,
) -> Callable[[Generator], Generator]:
    """Enter a generator into the catalogue."""

    def enter(find: Generator) -> Generator:
        CATALOGUE[code] = Rule(code, name, severity, blame, help, find, basis, preview, late)
        return find

    return enter


def shortened(text: str, most: int) -> str:
    """The first characters of a text, on one line; it ends with a word, where it has words of ordinary length."""
    whole = " ".join(text.split())
    if len(whole) <= most:
        return whole
    head = whole[: most + 1].rpartition(" ")[0]
    return f"{head if 2 * len(head) > most else whole[:most]}…"


def are(names: tuple[str, ...] | list[str], one: str, many: str) -> str:
    """The verb that goes with a list of ids."""
    return one if len(names) == 1 else many


def listed(names: tuple[str, ...] | list[str], most: int = 3) -> str:
    """Ids in a sentence: `'a', 'b' and 4 others`."""
    shown = [f"'{name}'" for name in names[:most]]
    rest = len(names) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} other{'s' if rest > 1 else ''}"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else "nothing"
