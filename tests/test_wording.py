"""Which words of a text tell what it is about, in English and in Chinese, and what two texts share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Claim, Term
from argmap.wording import KeyTerms, likeness, side_by_side, spoken, stem, terms, terms_by_language

# Words with one stem. Those of different rows have different stems.
FAMILIES = [
    "ally allies allied alliance alliances",
    "cooperate cooperates cooperated cooperating cooperation cooperative",
    "transform transforms transformed transforming transformation transformations",
    "modern modernise modernised modernising modernisation modernize modernization",
    "institution institutions institutional institutionalise institutionalised institutionalisation",
    "structure structures structural structurally structured",
    "capable capability capabilities",
    "possible possibility possibilities",
    "depend depends dependent dependence dependency",
    "dominate dominated dominant dominance dominating",
    "relate relates related relating relation relations",
    "asymmetry asymmetric asymmetries",
    "economy economies economic economically",
    "govern governs governed government governments governance",
    "secure secured securing security",
    "region regions regional regionally",
    "real realist realism",
    "active actively activity activities",
    "early earlier",
    "occupy occupied occupant occupants occupancy",
    "effect effective effects",
    "iran iranian",
    "general generality generally",
    "local locally",
    "dynamic dynamism",
    "balance balances balanced",
    "analysis analyses",
    "crisis crises",
    "organise organised organize organisation organization",
    "free freed",
    "lead leads leading leader leaders",
    "plan plans planned planning",
    "run runs running",
    "add adds added adding",
    "agree agrees agreed agreeing agreement agreements",
    "policy policies",
    "process processes processed",
    "class classes",
    "box boxes",
    "approach approaches approached",
    "push pushes pushed",
    "exercise exercises exercised exercising",
    "size sizes sized",
    "japan japanese",
    "china chinese",
    "korea korean",
    "taiwan taiwanese",
    "america american",
    "weak weakness",
    "peace peaceful",
    "nation nations",
    "status",
    "power powers powerful",
    "state states",
    "press presses",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_words_of_one_family_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1, {word: stem(word) for word in family.split()}


def test_words_of_different_families_have_different_stems() -> None:
    stems = [stem(family.split()[0]) for family in FAMILIES]
    assert len(set(stems)) == len(stems)


# Each is empty of content, alone or among others; whatever its case.
FUNCTION_WORDS = """
a about above across after again against all almost along already also although always among an and another any are
as at away be became because become becomes been before being below between both but by came can cannot come comes
could did do does done down during each either else enough ever every far few for from further gave get give given
gives had has have having he hence her here hers him his how however i if in instead into is it its itself just kept
less let like made make makes making many may me might more moreover most much must my neither never no none nor not
nothing now of off often on once one only onto or other others our out over own per perhaps put quite rather same
shall she should since so some still such take taken than that the their theirs them themselves then there therefore
these they this those though through thus to together too toward towards two under until up upon us very was way we
were what when where whether which while who whom whose why will with within without would yet you your
"""


@pytest.mark.parametrize("word", FUNCTION_WORDS.split())
def test_function_words_are_no_terms(word: str) -> None:
    assert terms(word) == terms(word.capitalize()) == frozenset()
    assert terms(f"trade {word} ports") == terms("trade ports")


@pytest.mark.parametrize("word", "a us bus his less ring red bed sing need these ate ion die ease".split())
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


ENGLISH = [
    ("The allies cooperate.", "An ally will have been cooperating", True),
    ("Trade has grown", "grown trade", True),
    ("It is not so that they may have been there.", "", True),
    ("“Quasi-equal” partners", "quasi equal partner", True),
    ("Japan’s plan, Japan's plan", "japan plan", True),
    ("PAC-3 missiles", "pac 3 missiles", False),
    ("PAC-3 missiles", "pac-3 missile", True),
    ("SM-21 missiles", "sm 21 missiles", False),
    ("An F-22", "An F-2", False),
    ("The F-35s of J-JOC", "f-35 j-joc", True),
    ("The US leads", "leads", False),
    ("The U.S. leads", "The US leads", True),
    ("They lead us", "lead", True),
    ("NGOs and AUKUS", "NGO AUKUS", True),
    ("A 2% rise in 2017", "rise 2017", True),
    ("A 21 rise", "rise", False),
    ("Größe", "größe", True),
    ("café cafés", "café", False),
    ("Ｔｒａｄｅ", "trade", True),
    ("snake_case", "snake case", True),
]


@pytest.mark.parametrize(("one", "other", "same"), ENGLISH)
def test_english_terms(one: str, other: str, same: bool) -> None:
    assert (terms(one) == terms(other)) is same, (terms(one), terms(other))


CHINESE = [
    ("同盟轉型", "同盟 盟转 转型"),
    ("同盟的轉型", "同盟 转型"),
    ("同盟与轉型", "同盟 盟与 与转 转型"),
    ("美、日、与", "美 日"),
    ("和平的目的", "和平 目的"),
    ("准平等是規則", "准平 平等 规则"),
    ("因此，這是其中的一個", ""),
    ("在于", ""),
    ("不和", "不和"),
    ("不對稱", "不对 对称"),
    ("体系與體系", "体系 系与 与体"),
    ("AUKUS 與同盟", "AUKUS 与同 同盟"),
    ("〇七年", "〇七 七年"),
    ("由於同盟通過條約", "同盟 条约"),
]


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_terms(text: str, expected: str) -> None:
    assert terms(text) == frozenset(expected.split())


@pytest.mark.parametrize(("one", "other"), [("爲體後", "为体后"), ("臺灣", "台湾"), ("美日關係", "美日关系")])
def test_ways_of_writing_are_one(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_other_languages_are_read_by_whole_words() -> None:
    assert terms("Der Handel wächst, größer als je") == {"der", "handel", "wächst", "größer".casefold(), "als", "je"}


@given(st.text(max_size=200))
def test_any_text_has_terms_that_stay(text: str) -> None:
    found = terms(text)
    assert terms(text) == found
    assert all(found)


@given(st.text(alphabet="the allis cooprting 同盟的轉型與和平US-35'.", max_size=60), st.text(max_size=20))
def test_what_is_added_behind_a_stop_takes_nothing_away(text: str, more: str) -> None:
    assert terms(text) <= terms(f"{text} 。 {more}")


def test_a_text_by_language() -> None:
    both = {"zh-Hant": "同盟", "en-GB": "allies", "zh-Hans": "盟国", "EN": "friends"}
    assert spoken(both) == {"zh": "同盟", "en": "allies"}
    assert spoken("allies") == {"en": "allies"}
    assert spoken("同盟", "zh-Hant") == {"zh": "同盟"}
    assert spoken(None) == spoken("") == {}
    assert terms_by_language(both) == {"zh": {"同盟"}, "en": {"all"}}
    assert terms_by_language("同盟", "zh") == {"zh": {"同盟"}}


def test_side_by_side_is_within_one_language() -> None:
    one, other = {"en": frozenset("ab"), "zh": frozenset("c")}, {"zh": frozenset("d"), "de": frozenset("ab")}
    assert list(side_by_side(one, other)) == [(frozenset("c"), frozenset("d"))]
    assert list(side_by_side(one, {"de": frozenset("ab")})) == []
    assert list(side_by_side(one, one, other)) == [(frozenset("c"), frozenset("c"), frozenset("d"))]
    assert list(side_by_side(one)) == [(frozenset("ab"),), (frozenset("c"),)]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("abcd", "abcde", 0.8), ("ab", "cd", 0), ("", "", 0), ("a", "a", 1)]
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(frozenset(one), frozenset(other)) == likeness(frozenset(other), frozenset(one)) == expected


DECLARED = [
    Term(id="axis", labels={"en": ("axis", "regional hub"), "zh-Hant": ("軸心",)}),
    Term(id="bloc", labels={"en": ("bloc",), "zh-Hans": ("集团",)}),
    Term(id="of-it", labels={"en": ("of it",)}),
]


@pytest.mark.parametrize(
    ("text", "uses", "expected"),
    [
        ("Two axes", (), set()),
        ("The axis turns", (), {"#axis"}),
        ("A hub of the regions", (), {"#axis"}),
        ("A hub of trade", (), set()),
        ("A regional market", (), set()),
        ("Trade", ("axis#role", "bloc"), {"#axis", "#bloc"}),
        ({"zh-Hans": "轴心与集团"}, (), {"#axis", "#bloc"}),
        ({"zh-Hant": "axis bloc"}, (), set()),
        ("It is of it.", (), set()),
    ],
)
def test_declared_terms_by_use_and_by_label(text: str, uses: tuple[str, ...], expected: set[str]) -> None:
    key_terms = KeyTerms(DECLARED, "en")
    claim = Claim(id="c", text=text, uses=uses)
    (found,) = key_terms.of(claim).values()
    assert {term for term in found if term.startswith("#")} == expected
    (content,) = terms_by_language(text).values()
    assert found - expected == content
    assert key_terms.of(claim) is key_terms.of(claim), "read once"


def test_a_bare_text_is_in_the_language_of_the_paper() -> None:
    assert KeyTerms(DECLARED, "zh-Hant").of_text("軸心") == {"zh": {"轴心", "#axis"}}
    assert KeyTerms([], "zh-Hant").of_text("軸心") == {"zh": {"轴心"}}
