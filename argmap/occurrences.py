"""A text in which many strings are looked for: a book with thousands of quotes is not read through for each."""

from bisect import bisect_left, bisect_right
from functools import cached_property

_LARGE = 250_000  # characters; in a shorter text Python finds anything in no time
_RUN = 4  # characters that are looked up together
_STEP = 2  # places from one run that is noted to the next
_COMMON = 1000  # places of a run that are too many to be tried


class Searched:
    """A text with `find` and `rfind` as a string has them.

    In a large text a string is looked up by the run of characters in it that is rarest in the text. Every other run is
    noted, so that two of each string are looked up: one for even places, one for odd.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, list[int] | None] = {}

    def find(self, wanted: str, start: int = 0) -> int:
        """The first place of a string from `start` on; -1 where there is none."""
        places = self._places(wanted)
        if places is None:
            return self.text.find(wanted, start)
        at = bisect_left(places, start)
        return places[at] if at < len(places) else -1

    def rfind(self, wanted: str, start: int, end: int) -> int:
        """The last place of a string between `start` and `end`; -1 where there is none."""
        places = self._places(wanted)
        if places is None:
            return self.text.rfind(wanted, start, end)
        at = bisect_right(places, end - len(wanted))
        return places[at - 1] if at and places[at - 1] >= start else -1

    def _places(self, wanted: str) -> list[int] | None:
        """All places of a string; `None` where looking it up would be no faster than reading the text."""
        if len(self.text) < _LARGE or len(wanted) < _RUN + _STEP - 1:
            return None
        if wanted not in self._known:
            self._known[wanted] = self._looked_up(wanted)
        return self._known[wanted]

    def _looked_up(self, wanted: str) -> list[int] | None:
        found: list[int] = []
        for shift in range(_STEP):
            runs = [
                (self._runs.get(wanted[at : at + _RUN], []), at) for at in range(shift, len(wanted) - _RUN + 1, _STEP)
            ]
            places, at = min(runs, key=lambda run: len(run[0]))
            if len(places) > _COMMON:
                return None
            found += [place - at for place in places if place >= at and self.text.startswith(wanted, place - at)]
        return sorted(found)

    @cached_property
    def _runs(self) -> dict[str, list[int]]:
        """The runs that begin at every other place, with these places."""
        runs: dict[str, list[int]] = {}
        for place in range(0, len(self.text) - _RUN + 1, _STEP):
            runs.setdefault(self.text[place : place + _RUN], []).append(place)
        return runs
