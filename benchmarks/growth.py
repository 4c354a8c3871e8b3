"""How the time of judging support grows with a map: four times the map should take about four times as long.

python -m benchmarks.growth
"""

from __future__ import annotations

import time

from argmap.graph import Graph, graph
from argmap.model import Citation, Claim, Inference, Map, Objection, Part, Reference
from argmap.support import support


def ring(count: int, name: str = "c") -> Map:
    """Each claim rests on the one before, the first on the last, and the first is cited as well."""
    cited = (Citation(source="work"),)
    claims = [
        Claim(
            id=f"{name}{number}",
            text=f"{name}{number}",
            cites=() if number else cited,
            inferences=(Inference(id=f"{name}{number}.i1", premises=(f"{name}{(number - 1) % count}",)),),
        )
        for number in range(count)
    ]
    return Map(id="m", references=(Reference(id="work", type="book"),), claims=tuple(claims))


def objected(count: int) -> Map:
    """One claim, raised in many objections, each with a reply."""
    targets = [
        Claim(
            id=f"t{number}",
            text="T",
            objections=(
                Objection(
                    id=f"o{number}",
                    kind="rebuts",
                    claim="rival",
                    replies=(Objection(id=f"r{number}", kind="rebuts", claim="answer"),),
                ),
            ),
        )
        for number in range(count)
    ]
    return Map(id="m", claims=(*targets, Claim(id="rival", text="R"), Claim(id="answer", text="A")))


def rings(count: int) -> Map:
    parts = [Part(part=f"p{number}", claims=ring(40, f"p{number}-").claims) for number in range(count // 40)]
    return Map(id="m", references=(Reference(id="work", type="book"),), parts=tuple(parts))


def seconds(index: Graph) -> float:
    start = time.perf_counter()
    support(index)
    return time.perf_counter() - start


def main() -> None:
    for make in (objected, rings, ring):
        small, large = graph(make(2500)), graph(make(10_000))
        ratio = min(seconds(large) for _ in range(3)) / min(seconds(small) for _ in range(3))
        print(f"{make.__name__}: 10,000 claims take {ratio:.1f} times as long as 2,500")


if __name__ == "__main__":
    main()
