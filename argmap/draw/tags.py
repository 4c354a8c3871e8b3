"""What of a PDF is read aloud, and in which order: titles, boxes and legends; frames, lines, heads and feet are not.

The structure of a document is no part of what fpdf2 promises to keep; where a release of it lacks what is used here,
the document comes out without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

KINDS = {"title": "H1", "section": "H2"}  # by the class of what is drawn; all else is a paragraph


class Tags:
    """The structure of a document in the making."""

    def __init__(self, document: FPDF) -> None:
        self.document = document
        self.able = all(hasattr(document, each) for each in ("struct_builder", "_add_marked_content", "_out"))
        self.marked: dict[int, int] = {}  # page -> how much of it is marked

    @contextmanager
    def told(self, kind: str) -> Iterator[None]:
        """What is drawn within is read aloud, after all that was told before."""
        if not self.able:
            yield
            return
        page = self.document.page
        number = self.marked[page] = self.marked.get(page, -1) + 1
        self.document._add_marked_content(struct_type=f"/{kind}", mcid=number)
        with self._within(f"/{kind} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def passed_over(self) -> Iterator[None]:
        """What is drawn within is not read aloud."""
        with self._within("/Artifact BMC"):
            yield

    @contextmanager
    def spoken(self, language: str) -> Iterator[None]:
        """What is written within is in a language of its own."""
        with self._within(f"/Span <</Lang ({language})>> BDC"):
            yield

    @contextmanager
    def _within(self, begins: str) -> Iterator[None]:
        if self.able:
            self.document._out(begins)
        yield
        if self.able:
            self.document._out("EMC")
