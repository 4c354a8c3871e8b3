"""What is compared of two maps: their claims by number, in the languages that both speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.fold import fold_quote
from argmap.graph import Graph
from argmap.model import Map, Text

_REACH = 2  # premises before and after a claim that may be parts of it


@dataclass(frozen=True)
class Side:
    """The claims of a map, by number, with what they say."""

    graph: Graph
    names: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.texts, self.names

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.names)}

    @cached_property
    def folded(self) -> list[str]:
        return [fold_quote(text) or text for text in self.texts]

    def beside(self, at: int) -> Iterator[int]:
        """The claims next to one among the premises of a step."""
        name = self.names[at]
        for step in self.graph.used_in.get(name, ()):
            premises = self.graph.inferences[step].premises
            place = premises.index(name)
            for other in premises[max(0, place - _REACH) : place + _REACH + 1]:
                if other != name and other in self.number:
                    yield self.number[other]


def sides(old: Graph, new: Graph) -> tuple[Side, Side]:
    """Two maps, in the languages that both speak."""
    tags = common_languages(old.map, new.map)
    return _side(old, [tag for tag, _ in tags]), _side(new, [tag for _, tag in tags])


def _side(index: Graph, tags: Sequence[str]) -> Side:
    own = index.map.paper.language
    return Side(index, tuple(index.claims), tuple(said(each.text, tags, own) for each in index.claims.values()))


def left_over(side: Side, taken: Iterable[int]) -> list[int]:
    """The claims of a map without some of them."""
    met = set(taken)
    return [at for at in range(len(side.names)) if at not in met]


def common_languages(old: Map, new: Map) -> list[tuple[str, str]]:
    """The languages in which both maps speak, each as it is tagged in either; scripts and regions may differ.

    Those of the papers come first, in one order whichever map is the old one.
    """
    ours, theirs = _languages(old), _languages(new)
    exact = [(tag, tag) for tag in ours if tag in theirs]
    met = {_primary(tag) for tag, _ in exact}
    others = {_primary(tag): tag for tag in reversed(theirs)}
    found = exact + [(tag, others[_primary(tag)]) for tag in ours if _primary(tag) in others.keys() - met]
    own = {each.paper.language for each in (old, new)}
    roots = {_primary(each) for each in own}
    return sorted(found, key=lambda pair: (own.isdisjoint(pair), _primary(pair[0]) not in roots, sorted(pair)))


def _languages(argument: Map) -> list[str]:
    claims = (claim for claims in (argument.claims, *(each.claims for each in argument.parts)) for claim in claims)
    own = (argument.paper.language,)
    return [*dict.fromkeys(tag for claim in claims for tag in (claim.text if isinstance(claim.text, dict) else own))]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def said(text: Text, tags: Sequence[str], language: str) -> str:
    """What a text says in some languages, a line for each; a bare string is in the language of the map."""
    written = text if isinstance(text, dict) else {language: text}
    return "\n".join(written[tag] for tag in tags if tag in written)
