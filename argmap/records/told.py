"""What all records have in common."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["grounded", "assumption-dependent", "ungrounded", "defeated"]


class Told(BaseModel):
    """What every record has: it never changes, and may hold more than is told of here."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


def is_(description: str, *examples: object, **more: Any) -> Any:
    """A field: what it is, and examples of it."""
    return Field(description=description, examples=list(examples), **more)
