"""The faults that are sown into tight maps, a module a family. Each says what has to be found, and what may follow."""

from __future__ import annotations

from faults import (  # noqa: F401  (they enter their faults)
    of_claims,
    of_objections,
    of_passages,
    of_sources,
    of_steps,
    of_suppressions,
    of_the_record,
    of_wording,
)
from faults.sowing import FAULTS, Fault, Sown

__all__ = ["FAULTS", "Fault", "Sown"]
