"""What two who changed one map could not both have, and what they should look at together; in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from argmap.merge.pieces import Key
from argmap.merge.values import MISSING, Field, Side
from argmap.rules.hygiene import CONFLICT

Kind = Literal["changed", "added", "removed", "needed", "built-on", "role", "moved", "renamed", "circle", "same-id"]
Noted = Literal["map-renamed", "renamed", "step-renamed", "same-words", "languages", "scheme", "replaced"]
Kept = Literal["ours", "theirs", "base", "both"]

_OURS, _THEIRS = "we", "they"
_TEXTS = ("text", "label", "title", "name", "labels")  # whose fields are languages
_MOST = 3  # ids that a sentence names


@dataclass(frozen=True)
class Conflict:
    """One place where what two did cannot both stand.

    `changed`: both changed a field; `added`: both brought in a piece of this id, which differ in a field; `removed`:
    one took a piece out, and the other changed it; `needed`: one took a piece out, and the other points at it anew;
    `built-on`: likewise, and the other put something new into it; `role`: one took a premise out, and the other gave it
    a role; `moved`: both put a piece elsewhere; `renamed`: both gave a claim another id; `circle`: with what both
    wrote, claims support one another in a circle; `same-id`: two things of different kinds have this id.

    Of `values`, in the base, ours and theirs, one that is missing is `None`; of `removed` they are the names of the
    fields that one changed. `others` are further pieces that it is about; `by` says who took something out; `within`
    how many more pieces are kept for the sake of this one.
    """

    kind: Kind
    subject: Key
    field: Field = ()
    values: tuple[Any, Any, Any] = (None, None, None)  # base, ours, theirs
    kept: Kept = "both"
    others: tuple[Key, ...] = ()
    by: Side | None = None
    within: int = 0

    @property
    def base(self) -> Any:
        """What was there before."""
        return self.values[0]

    @property
    def ours(self) -> Any:
        """What we made of it."""
        return self.values[1]

    @property
    def theirs(self) -> Any:
        """What they made of it."""
        return self.values[2]

    def explain(self) -> str:
        """The conflict in a sentence to follow its subject, told by those whose map is ours."""
        told = _EXPLAINED[self.kind](self, *((_OURS, _THEIRS) if self.by != "theirs" else (_THEIRS, _OURS)))
        return f"{named(self.field)}: {told}" if self.field else told

    def remark(self) -> str:
        """What is left at the place for whoever settles it; it says the same to both."""
        place = f"{named(self.field)}: " if self.field else ""
        if self.kind not in ("changed", "added"):
            return f"{CONFLICT}{place}{_EXPLAINED[self.kind](self, 'one', 'the other')}]"
        values = {"ours": self.ours, "theirs": self.theirs, "base": self.base}
        kept = shown_value(values.pop(self.kept))
        before = f"; before: {shown_value(values.pop('base'))}" if "base" in values and self.kind == "changed" else ""
        values.pop("base", None)
        return f"{CONFLICT}{place}kept {kept}, not {' or '.join(map(shown_value, values.values()))}{before}]"


@dataclass(frozen=True)
class Note:
    """What is merged without a conflict, and is worth a look: `words` say why, after the subject.

    `map-renamed`: one gave the map another id; `renamed`: one gave a claim another id, which now holds for what the
    other wrote; `step-renamed`: a new step has another id, as the other had given its own to another step;
    `same-words`: both brought in a claim that says the same, under different ids; `languages`: each reworded a text in
    another language; `scheme`: one changed the scheme of a step, and the other its roles or answers; `replaced`: each
    put something else in the place of a premise, a passage or a citation.
    """

    kind: Noted
    subject: Key
    words: str
    others: tuple[Key, ...] = ()


def named(field: Field) -> str:
    """A field in words: `text (en)`, `warrant text (en)`, `roles cause`."""
    words = [each.rstrip("_").replace("_", " ") if number == 0 else each for number, each in enumerate(field)]
    if len(field) > 1 and field[-2] in _TEXTS:
        words[-2:] = [f"{words[-2]} ({words[-1]})"]
    return " ".join(words)


def shown_value(value: Any) -> str:
    """A value as it is told."""
    if value is None or value is MISSING:
        return "nothing"
    return f"“{value}”" if isinstance(value, str) else json.dumps(_bare(value), ensure_ascii=False)


def _bare(value: Any) -> Any:
    """A value without the fields in which nothing stands."""
    if isinstance(value, Mapping):
        return {name: _bare(each) for name, each in value.items() if each not in (None, (), [], {})}
    return [_bare(each) for each in value] if isinstance(value, list | tuple) else value


def called(key: Key) -> str:
    """A piece in words: a claim or a step by its id alone."""
    if key.kind == "map":
        return "the map's header"
    return f"'{key.id}'" if key.kind in ("claim", "inference", "objection") else f"the {key.kind} '{key.id}'"


def _several(keys: tuple[Key, ...]) -> str:
    names = [called(each) for each in keys[:_MOST]]
    if len(keys) > _MOST:
        return f"{', '.join(names)} and {len(keys) - _MOST} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _keeps(conflict: Conflict) -> str:
    if conflict.kept == "base":
        return "what was before is kept"
    return f"{conflict.kept} {'are' if conflict.kept == 'both' else 'is'} kept"


def _changed(conflict: Conflict, us: str, them: str) -> str:
    ours, theirs = (_says(who, each) for who, each in ((us, conflict.ours), (them, conflict.theirs)))
    before = f", before “{conflict.base}”" if isinstance(conflict.base, str) else ""
    before = before or (f", before {shown_value(conflict.base)}" if conflict.kind == "changed" else "")
    with_it = ", with its roles and answers" if conflict.field == ("scheme",) else ""
    return f"{ours}, {theirs}{before}; {_keeps(conflict)}{with_it}"


def _says(who: str, value: Any) -> str:
    return f"{who} left it out" if value is None else f"{who} say {shown_value(value)}"


def _taken(conflict: Conflict, us: str, did: str) -> str:
    more = conflict.within
    within = f", with {more} more that {'hangs' if more == 1 else 'hang'} on it" if more else ""
    as_it_was = " as it was" if conflict.kept == "base" else ""
    return f"{us} took it out, {did}; it is kept{as_it_was}{within}"


def _removed(conflict: Conflict, us: str, them: str) -> str:
    fields = conflict.theirs if conflict.by == "ours" else conflict.ours
    others = f"; is it {_several(conflict.others)} now?" if conflict.others else ""
    return _taken(conflict, us, f"{them} changed its {' and '.join(map(named, zip(fields)))}") + others


def _moved(conflict: Conflict, us: str, them: str) -> str:
    ours, theirs = _at(conflict.ours), _at(conflict.theirs)
    return f"{us} put it into {ours}, {them} into {theirs}; {_keeps(conflict)}"


def _at(place: str) -> str:
    return f"'{place}'" if place else "map.json"


def _role(conflict: Conflict, us: str, them: str) -> str:
    premise = called(conflict.others[0])
    return f"{us} took the premise {premise} out, {them} gave it a role; it is kept as a premise"


_EXPLAINED: dict[Kind, Callable[[Conflict, str, str], str]] = {
    "changed": _changed,
    "added": _changed,
    "removed": _removed,
    "needed": lambda each, us, them: _taken(each, us, f"{them} pointed at it from {_several(each.others)}"),
    "built-on": lambda each, us, them: _taken(each, us, f"{them} put {_several(each.others)} into it"),
    "role": _role,
    "moved": _moved,
    "renamed": lambda each, us, them: (
        f"{us} called it '{each.ours}', {them} called it '{each.theirs}', before it was '{each.base}'; {_keeps(each)}"
    ),
    "circle": lambda each, us, them: (
        f"what {us} wrote and what {them} wrote make it support itself, in a circle with {_several(each.others)}"
    ),
    "same-id": lambda each, us, them: (
        f"{us} and {them} use this id for different things: here it is also {_several(each.others)}"
    ),
}
