"""Mutants that no test can notice, each with the reason: module, first line of the statement, the code, the change.

`benchmarks.mutants` leaves them out of its figures, names them in its report, and says which of them are no more.
"""

from __future__ import annotations

ORDER = "only the order of the numbers counts, and it stays the same"
SPARED = "spares work: without it the same is found"
ONE = "there is one only, so that the first is the last"
NONE_NEVER = "the other conditions leave nothing for it to decide"

EQUIVALENT: dict[tuple[str, str, str, str], str] = {
    (
        "argmap/support.py",
        "_STRENGTH = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}",
        "3",
        "(4)",
    ): ORDER,
    (
        "argmap/support.py",
        "_STRENGTH = {Status.LICENSED: 3, Status.CONDITIONAL: 2, Status.GAP: 1}",
        "1",
        "(0)",
    ): ORDER,
    ("argmap/support.py", "_OWN = 4", "4", "(5)"): ORDER,
    ("argmap/support.py", "_OWN = 4", "4", "(3)"): ORDER,
    (
        "argmap/support.py",
        "granted = _Grounding(index, defeated, first, assumed) if len(assumed) > len(own) else given",
        "len(assumed) > len(own)",
        "(len(assumed) >= len(own))",
    ): SPARED,
    (
        "argmap/support.py",
        "if settled and defeated not in self.settled:",
        "settled and defeated not in self.settled",
        "(settled)",
    ): SPARED,
}
