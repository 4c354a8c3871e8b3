"""What a note or the bibliography prints of a work, beside what the map records of it: in words, for messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from argmap.fold import fold_quote
from argmap.model import Reference
from argmap.references import field_name, issued

_HAN = re.compile("[\u3400-\u9fff]")
_YEAR = ("year", "issued")  # of which CSL knows the second


def differing(printed: Mapping[str, str], reference: Reference | None) -> dict[str, str]:
    """Fields as a note prints them, without those that the bibliography prints in the same way."""
    return {field: value for field, value in printed.items() if value != in_bibliography(reference, field)}


def beside_bibliography(printed: Mapping[str, str], reference: Reference | None) -> Iterator[str]:
    """Each field as a note prints it, with what the bibliography has, and what is expected where this is wrong."""
    for field, value in printed.items():
        theirs, expected = in_bibliography(reference, field), recorded(reference, field)
        said = [f"in the bibliography: {_quoted(theirs, 'otherwise')}", *map("/".join, _variants(value, theirs))]
        wrong = expected is not None and expected != theirs
        beside = ", ".join(said) + (f"; expected: “{expected}”" if wrong else "")
        yield f"{field_name(field, value, reference)} “{value}” ({beside})"


def beside_record(reference: Reference) -> Iterator[str]:
    """Each field that the bibliography misprints, with what is expected."""
    for field, value in reference.as_printed.items():
        expected = _quoted(recorded(reference, field), "none")
        yield f"{field_name(field, value, reference)} “{value}” (expected: {expected})"


def same_characters(printed: Mapping[str, str], reference: Reference | None) -> bool:
    """True where a note and the bibliography differ in the form of characters alone: 后 and 後, 体 and 體."""
    both = ((value, in_bibliography(reference, field)) for field, value in printed.items())
    return all(theirs is not None and fold_quote(value) == fold_quote(theirs) for value, theirs in both)


def in_bibliography(reference: Reference | None, field: str) -> str | None:
    """A field as the bibliography prints it; `None` where that is not known."""
    names = _YEAR if field in _YEAR else (field,)
    misprinted = [reference.as_printed[name] for name in names if name in reference.as_printed] if reference else []
    return misprinted[0] if misprinted else recorded(reference, field)


def recorded(reference: Reference | None, field: str) -> str | None:
    """A field of a work as the map records it, in words; `None` where it records none."""
    if reference is None:
        return None
    if field == "year":
        year = issued(reference)
        return None if year is None else str(year)
    return _in_words(reference.model_dump().get(field))


def _in_words(value: object) -> str | None:
    """A CSL variable: text, a date as 2017-05, names one after the other."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list | tuple) and parts else None
        numbers = [str(each).zfill(2) for each in first] if isinstance(first, list | tuple) else []
        return "-".join(numbers) or None
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_name(each) for each in value if isinstance(each, Mapping)))) or None
    return None if value is None else str(value)


def _name(written: Mapping[str, object]) -> str:
    """A CSL name as it is printed: of a Chinese one the family first, and no space between."""
    given, family, literal = (str(written.get(key) or "") for key in ("given", "family", "literal"))
    if _HAN.match(family):
        return f"{family}{given}"
    return " ".join(filter(None, (given, family, literal)))


def _variants(one: str, other: str | None) -> list[tuple[str, str]]:
    """The characters that have another form in two texts that are otherwise the same, each pair once."""
    if other is None or len(one) != len(other) or fold_quote(one) != fold_quote(other):
        return []
    return list(dict.fromkeys((ours, theirs) for ours, theirs in zip(one, other, strict=True) if ours != theirs))


def _quoted(text: str | None, otherwise: str) -> str:
    return otherwise if text is None else f"“{text}”"
