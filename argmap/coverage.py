"""Which sentences of the paper some anchor touches, section by section, and which are left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.anchor import SENTENCES, Passage, Status, Text
from argmap.model import Map
from argmap.passages import Passages
from argmap.sentences import Span

_FOUND = (Status.EXACT, Status.FOLDED)


@dataclass(frozen=True, slots=True)
class Covered:
    """One section: how many sentences, how many an anchor touches, how many are left out with a reason, the rest."""

    id: str
    sentences: int
    touched: int
    left_out: int
    missing: tuple[Span, ...]


def coverage(argument: Map, found: Passages) -> list[Covered]:
    """Coverage of every section that argues, in the order of the text; what no section holds comes last, as ``""``.

    An anchor touches the sentences that it overlaps, up to three; a longer one counts for nothing. A sentence that is
    both anchored and left out counts as touched.
    """
    text = found.text
    silent = {(argument.id, f"/left_out/{number}/anchor") for number in range(len(argument.left_out))}
    touched = _touched(text, (passage for key, passage in found.found.items() if key not in silent))
    left_out = _touched(text, (found.found[key] for key in silent))
    return [_covered(name, inside, touched, left_out) for name, inside in _by_section(argument, text)]


def _touched(text: Text, passages: Iterable[Passage]) -> set[Span]:
    good = (each for each in passages if each.status in _FOUND and each.start is not None and each.end is not None)
    spans = (text.touched(each.start or 0, each.end or 0) for each in good)
    return {sentence for each in spans if len(each) <= SENTENCES for sentence in each}


def _covered(name: str, inside: Sequence[Span], touched: set[Span], left_out: set[Span]) -> Covered:
    silent = [each for each in inside if each not in touched]
    missing = tuple(each for each in silent if each not in left_out)
    return Covered(name, len(inside), len(inside) - len(silent), len(silent) - len(missing), missing)


def _by_section(argument: Map, text: Text) -> Iterator[tuple[str, list[Span]]]:
    apparatus = {section.id for section in argument.sections if section.apparatus}
    rest = set(text.sentences)
    for name, (start, end) in text.section_spans.items():
        inside = [each for each in text.sentences if start <= each[0] < end]
        rest.difference_update(inside)
        if name not in apparatus:
            yield name, inside
    if rest:
        yield "", sorted(rest)
