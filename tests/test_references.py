"""Citations: what they stand for, whether they resolve, and works in a few words."""

from __future__ import annotations

import pytest

from argmap.model import Citation, Map, Reference
from argmap.references import Library, library, short, unresolved_works, written

WALT = {"id": "walt-2018", "type": "book", "author": [{"family": "Walt"}], "issued": {"date-parts": [[2018, 5]]}}


@pytest.fixture(scope="module")
def works() -> Library:
    notes = {
        "1": {"works": [{"source": "walt-2018"}]},
        "2": {"works": [{"source": "walt-2018"}, {"source": "waltz-2017"}]},
        "3": {"works": [{"source": "gone"}, {"source": "waltz-2017"}]},
        "4": {"works": []},
    }
    references = (Reference(**WALT), Reference(id="waltz-2017", type="book"))
    return library(Map(id="m", references=references, notes=notes))


@pytest.mark.parametrize(
    ("citation", "expected", "fault"),
    [
        ({"source": "walt-2018"}, ("walt-2018",), None),
        ({"source": "walt-2018", "locator": "12"}, ("walt-2018",), None),
        ({"source": "wlat-2018"}, (), "no reference is called 'wlat-2018'"),
        ({"note": "1"}, ("walt-2018",), None),
        ({"note": "2"}, ("walt-2018", "waltz-2017"), None),
        ({"note": "2", "work": "waltz-2017"}, ("waltz-2017",), None),
        ({"note": "1", "work": "waltz-2017"}, (), "note 1 does not cite 'waltz-2017'"),
        ({"note": "3"}, ("waltz-2017",), None),
        ({"note": "4"}, (), None),
        ({"note": "9"}, (), "there is no note 9"),
        ({"named": "The White House"}, (), None),
        ({"named": "The White House", "work": "walt-2018"}, (), "'work' goes with 'note'"),
        ({"source": "walt-2018", "work": "waltz-2017"}, ("walt-2018",), "'work' goes with 'note'"),
    ],
)
def test_what_a_citation_stands_for(works: Library, citation: dict, expected: tuple, fault: str | None) -> None:
    cited = Citation(**citation)
    assert works.works(cited) == expected
    assert (works.fault(cited) or "").startswith(fault or "")
    assert bool(works.fault(cited)) == bool(fault)


@pytest.mark.parametrize(
    ("citation", "supports"),
    [
        ({"source": "walt-2018"}, True),
        ({"note": "2"}, True),
        ({"note": "3"}, True),
        ({"note": "4"}, False),
        ({"source": "walt-2018", "relation": "contra"}, False),
        ({"source": "walt-2018", "relation": "mentions"}, False),
        ({"source": "gone"}, False),
        ({"note": "9"}, False),
        ({"note": "1", "work": "waltz-2017"}, False),
        ({"named": "The White House"}, False),
    ],
)
def test_what_supports(works: Library, citation: dict, supports: bool) -> None:
    """A citation supports where it resolves and says so; a name without a work does not."""
    assert works.supports(Citation(**citation)) is supports


def test_works_of_notes_that_no_reference_defines() -> None:
    notes = {"1": {"works": [{"source": "walt-2018"}, {"source": "gone"}]}, "2": {"works": [{"source": "lost"}]}}
    whole = Map(id="m", references=(Reference(**WALT),), notes=notes)
    assert list(unresolved_works(whole)) == [("1", 1, "gone"), ("2", 0, "lost")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"author": [{"family": "Walt"}], "issued": {"date-parts": [[2018, 5]]}}, "Walt 2018"),
        ({"author": [{"family": "Ba"}, {"family": "Wang"}], "issued": {"date-parts": [[2026]]}}, "Ba & Wang 2026"),
        ({"author": [{"family": "Ba"}, {"family": "Wang"}, {"family": "Geng"}]}, "Ba et al."),
        ({"author": [{"family": "Walt"}], "issued": {"date-parts": [["2018"]]}}, "Walt 2018"),
        ({"author": [{"literal": "The White House"}]}, "The White House"),
        ({"title": "On alliances", "issued": {"date-parts": [[2018]]}}, "On alliances 2018"),
        ({}, "a-book"),
        ({"author": [{"given": "Stephen"}], "title": "On alliances"}, "On alliances"),
        ({"author": [{"family": "Walt"}], "issued": {"raw": "spring 2018"}}, "Walt"),
        ({"author": [{"family": "Walt"}], "issued": {"date-parts": []}}, "Walt"),
        ({"author": [{"family": "Walt"}], "issued": {"date-parts": [2018]}}, "Walt"),
        ({"author": [{"family": "Walt"}], "issued": {"date-parts": None}}, "Walt"),
    ],
)
def test_a_work_in_a_few_words(fields: dict, expected: str) -> None:
    assert short(Reference(id="a-book", type="book", **fields)).startswith(expected)


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"issued": {"date-parts": [[2017]]}}, 2017),
        ({"issued": {"date-parts": [[2017]]}, "original-date": {"date-parts": [[1979, 5]]}}, 1979),
        ({"original-date": {"date-parts": [[1979]]}}, 1979),
        ({"issued": {"date-parts": [[2017]]}, "original-date": {"raw": "long ago"}}, 2017),
        ({}, None),
    ],
)
def test_when_a_work_was_written(fields: dict, year: int | None) -> None:
    assert written(Reference(id="a-book", type="book", **fields)) == year
