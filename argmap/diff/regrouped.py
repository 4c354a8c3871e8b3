"""Steps that were taken apart or joined: the same premises for the same claim, once linked and once each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from argmap.graph import Graph

Steps = Sequence[tuple[str, str]]  # steps of one map with those of the other
Side = tuple[Graph, Callable[[str], int | str]]  # a map, and what stands for its claims in both

_TRIED = 50  # of the steps that lost the same premise


def taken_apart(pairs: Steps, whole: Side, parts: Side) -> Mapping[str, tuple[str, ...]]:
    """For steps of the one map, the further steps of the other that have taken over premises of theirs.

    `pairs` are the steps that correspond one to one. A further one has no counterpart, leads to the same claim, and
    starts from nothing but premises of the whole; one of them at least the counterpart of the whole has lost, which
    still has another.
    """
    place = {name: at for at, name in enumerate(whole[0].inferences)}
    lost = _lost(sorted(pairs, key=lambda pair: place[pair[0]]), whole, parts)
    met = {name for _, name in pairs}
    found: dict[str, list[str]] = {}
    for name in parts[0].inferences:
        if name not in met:
            for each in _wholes(name, parts, lost):
                if _premises(parts, name) <= _premises(whole, each):
                    found.setdefault(each, []).append(name)
                    break
    return {name: tuple(more) for name, more in found.items()}


_Lost = Mapping[tuple[int | str, int | str], Sequence[str]]  # by conclusion and premise, the steps that lost it


def _lost(pairs: Steps, whole: Side, parts: Side) -> _Lost:
    """Premises that steps lost which are otherwise as they were."""
    found: dict[tuple[int | str, int | str], list[str]] = {}
    for one, other in pairs:
        was, now = _premises(whole, one), _premises(parts, other)
        if was & now and _conclusion(whole, one) == _conclusion(parts, other):
            for premise in was - now:
                found.setdefault((_conclusion(whole, one), premise), []).append(one)
    return found


def _wholes(name: str, parts: Side, lost: _Lost) -> Iterator[str]:
    """The steps of which one may be a part, by its rarest premise that was lost."""
    conclusion = _conclusion(parts, name)
    several = [lost[conclusion, each] for each in _premises(parts, name) if (conclusion, each) in lost]
    yield from min(several, key=lambda steps: (len(steps), steps[0]), default=[])[:_TRIED]


def _premises(side: Side, step: str) -> set[int | str]:
    index, key = side
    return {key(each) for each in index.inferences[step].premises}


def _conclusion(side: Side, step: str) -> int | str:
    index, key = side
    return key(index.conclusion[step])
