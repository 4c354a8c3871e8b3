"""Pages: every claim is on one, nothing overlaps or leaves the sheet, references lead where they say."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.check import check
from argmap.draw import asked, scene_of
from argmap.draw.arranged import Placed
from argmap.draw.forest import forest
from argmap.draw.pages import Page, lay
from argmap.draw.paper import SIDES, Paper, paper
from argmap.draw.pieces import pieces
from argmap.draw.printing import Printed, printed
from argmap.draw.sections import sections
from argmap.draw.sheet import SIZES, Box
from argmap.draw.strokes import lines
from argmap.errors import UsageError
from argmap.load import read
from argmap.model import Claim, Inference, Map, Objection, Part

ROOT = Path(__file__).parent.parent
MAPS = sorted(each.parent for each in ROOT.glob("maps/*/map.json"))
SHEETS = [("a4", False), ("a4", True), ("a3", False), ("letter", True)]
NAMES = [f"{name}{' on its side' if landscape else ''}" for name, landscape in SHEETS]


SAID = "It says something of a certain length."


def claims(*names: str) -> tuple[Claim, ...]:
    return tuple(claim(name) for name in names)


def claim(name: str, *steps: Sequence[str], text: str = SAID, **more: object) -> Claim:
    """A claim that may say anything, past the model's own checks."""
    made = tuple(Inference(id=f"{name}.i{at}", premises=tuple(premises)) for at, premises in enumerate(steps, 1))
    return Claim(id=name, text="x", inferences=made, **more).model_copy(update={"text": text})  # type: ignore[arg-type]


def laid(argument: Map, sheet: Paper, view: str = "whole", lang: str | None = None) -> list[Page]:
    facts, _ = scene_of(argument, *asked(view, None, lang, {}))
    return lay(sections(facts, sheet), sheet.down, sheet.down)


def told(pages: Sequence[Page], claim: str) -> list[int]:
    """The pages on which a claim stands in full."""
    return [number for number, page in enumerate(pages, 1) if not page.sections[0].overview
            and any(placed.box.type == "claim" and placed.box.of == claim for placed in page.boxes)]  # fmt: skip


def overlaps(page: Page) -> list[tuple[str, str]]:
    placed = sorted(page.boxes, key=lambda each: each.x)
    return [
        (one.box.name, other.box.name)
        for at, one in enumerate(placed)
        for other in placed[at + 1 :]
        if other.x < one.x + one.box.width and one.y < other.y + other.height and other.y < one.y + one.height
    ]


def crossed(pages: Sequence[Page], argument: Map) -> list[str]:
    """Boxes that a line goes through, looked at in many points of each line."""
    _, scene = scene_of(argument, *asked("whole", None, None, {}))
    found = []
    for page in pages:
        drawn = ET.Element("g")
        lines(drawn, page.boxes, scene)
        points = [point for path in drawn if path.get("fill") == "none" for point in along(path.get("d", ""))]
        found += [each.box.name for each in page.boxes for x, y in points if is_within(each, x, y)]
    return found


def is_within(placed: Placed, x: float, y: float) -> bool:
    across, down = x - placed.x, y - placed.y
    return 1 < across < placed.box.width - 1 and 1 < down < placed.height - 1


def along(path: str) -> list[tuple[float, float]]:
    """Points along a path of straight lines and curves."""
    found: list[tuple[float, float]] = []
    for letter, told in re.findall(r"([MHVC])([^MHVC]*)", path):
        numbers = [float(each) for each in told.replace(",", " ").split()]
        x, y = found[-1] if found else (0.0, 0.0)
        if letter == "C":
            ax, ay, bx, by, cx, cy = numbers
            steps = [each / 20 for each in range(1, 21)]
            found += [(
                (1 - t) ** 3 * x + 3 * (1 - t) ** 2 * t * ax + 3 * (1 - t) * t**2 * bx + t**3 * cx,
                (1 - t) ** 3 * y + 3 * (1 - t) ** 2 * t * ay + 3 * (1 - t) * t**2 * by + t**3 * cy,
            ) for t in steps]  # fmt: skip
            continue
        end = (numbers[0], numbers[1]) if letter == "M" else (numbers[0], y) if letter == "H" else (x, numbers[0])
        found += [end] if letter == "M" else [(x + (end[0] - x) * t / 20, y + (end[1] - y) * t / 20)
                                              for t in range(1, 21)]  # fmt: skip
    return found


def assert_sound(argument: Map, pages: Sequence[Page], sheet: Paper) -> None:
    assert all(told(pages, each.id) for each in argument.claims)
    for number, page in enumerate(pages, 1):
        assert overlaps(page) == []
        for placed in page.boxes:
            assert placed.x >= 0
            assert placed.y >= 0
            assert placed.x + placed.box.width <= sheet.across + 1
            assert placed.y + placed.height <= sheet.down + 1
            for reference in placed.references:
                assert reference.pages
                for other in reference.pages:
                    assert_leads(pages, placed.box, reference.sign, number, other)


def assert_leads(pages: Sequence[Page], box: Box, sign: str, here: int, there: int) -> None:
    """A reference leads to a page where the claim stands too, and that page refers back, unless it is this one."""
    others = [placed for placed in pages[there - 1].boxes if placed.box.of in (box.of, f"{box.of}~text")]
    assert others
    if sign == "←":
        assert any(each.box.type in ("claim", "stub") for each in others)
    elif here != there and not pages[here - 1].sections[0].overview:
        assert any(here in back.pages for each in others for back in each.references) or any(
            each.box.of.endswith("~text") for each in others
        )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
@pytest.mark.parametrize(("name", "landscape"), SHEETS, ids=NAMES)
def test_every_map_on_every_paper(path: Path, name: str, landscape: bool) -> None:
    argument, sheet = read(path).map, paper(name, landscape)
    pages = laid(argument, sheet, lang="both")
    assert_sound(argument, pages, sheet)
    assert crossed(pages, argument) == []


@pytest.mark.parametrize("view", ["overview", "spine"])
def test_other_views_fit_too(view: str) -> None:
    argument, sheet = read(ROOT / "maps/us-japan-alliance").map, paper()
    for page in laid(argument, sheet, view, "both"):
        assert overlaps(page) == []
        assert all(placed.y + placed.height <= sheet.down + 1 for placed in page.boxes)


names = st.sampled_from([f"c{each}" for each in range(9)])
steps = st.lists(st.lists(names | st.just("nowhere"), max_size=5), max_size=3)
texts = st.text(alphabet="ab 鎖，。x", max_size=300)


@st.composite
def tangles(draw: st.DrawFn) -> Map:
    """Any argument: circles, shared premises, objections on claims and steps, replies, conditions, dangling ids."""
    made = []
    for name in [f"c{each}" for each in range(draw(st.integers(1, 9)))]:
        objections = draw(st.lists(st.tuples(st.sampled_from(["rebuts", "qualifies"]), names, names), max_size=2))
        against = tuple(
            Objection(id=f"{name}.o{at}", kind=kind, claim=by,  # type: ignore[arg-type]
                      replies=(Objection(id=f"{name}.o{at}.r", kind="rebuts", claim=reply),))  # type: ignore[arg-type]
            for at, (kind, by, reply) in enumerate(objections)
        )  # fmt: skip
        more = {"objections": against, "if_": tuple(draw(st.lists(names, max_size=2))),
                "contradicts": tuple(draw(st.lists(names, max_size=2)))}  # fmt: skip
        made.append(claim(name, *draw(steps), text=draw(texts) or "x").model_copy(update=more))
    return Map(id="tangle", claims=tuple(made))


@given(tangles(), st.sampled_from(SHEETS))
def test_any_tangle_is_laid_out(argument: Map, on: tuple[str, bool]) -> None:
    sheet = paper(*on)
    pages = laid(argument, sheet)
    assert_sound(argument, pages, sheet)
    assert crossed(pages, argument) == []
    shown = {placed.box.name for page in pages for placed in page.boxes}
    facts, scene = scene_of(argument, *asked("whole", None, None, {}))
    assert {box.name for box in scene.boxes} <= shown
    assert facts.view.claims


@given(tangles(), st.integers(0, 9), st.sampled_from(SHEETS))
def test_any_tangle_in_parts_is_laid_out_part_by_part(argument: Map, cut: int, on: tuple[str, bool]) -> None:
    parts = Part(part="one", claims=argument.claims[cut:]), Part(part="two", claims=argument.claims[:cut][1:])
    divided = argument.model_copy(update={"claims": argument.claims[:cut][:1], "parts": parts})
    sheet = paper(*on)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.draw.sections.FEW", 0)
        pages = laid(divided, sheet)
    assert_sound(divided, pages, sheet)
    every = [*divided.claims, *parts[0].claims, *parts[1].claims]
    assert all(told(pages, each.id) for each in every)
    steps = {placed.box.of for page in pages for placed in page.boxes if placed.box.type == "inference"}
    assert {step.id for each in every for step in each.inferences} <= steps


def chain(length: int) -> Map:
    return Map(id="chain", claims=tuple(
        claim(f"c{at}", *([[f"c{at + 1}"]] if at + 1 < length else [])) for at in range(length)))  # fmt: skip


def test_a_chain_goes_on_from_page_to_page() -> None:
    argument, sheet = chain(60), paper()
    pages = laid(argument, sheet)
    assert_sound(argument, pages, sheet)
    assert len(pages) > 3
    assert {each.sign for page in pages for placed in page.boxes for each in placed.references} == {"→", "←"}


def test_a_step_with_more_premises_than_a_page_holds_goes_on() -> None:
    premises = [f"p{at}" for at in range(50)]
    argument = Map(id="m", claims=(claim("root", premises), *claims(*premises)))
    pages = laid(argument, paper())
    assert pages[0].sections[0].overview
    assert told(pages, "root") == list(range(2, len(pages) + 1))
    roots = [placed for page in pages[1:] for placed in page.boxes if placed.box.of == "root"]
    assert [[(each.sign, each.pages) for each in placed.references] for placed in roots] == [
        [("→", (3,))], [("←", (2,)), ("→", (4,))], [("←", (3,))],
    ]  # fmt: skip
    assert_sound(argument, pages, paper())


def test_a_shared_premise_is_told_once_and_mentioned_elsewhere() -> None:
    argument = Map(
        id="m", claims=(claim("a", ["shared"], ["other"]), claim("b", ["shared"]), *claims("shared", "other"))
    )
    (page,) = laid(argument, paper())
    boxes = [(placed.box.type, placed.references) for placed in page.boxes if placed.box.of == "shared"]
    assert [type_ for type_, _ in boxes] == ["claim", "stub"]
    assert [(each.sign, each.pages) for _, references in boxes for each in references] == [("←", (1,)), ("→", (1,))]


def test_a_claim_of_ten_thousand_letters_has_its_text_in_boxes_of_its_own() -> None:
    argument = Map(id="m", claims=(claim("long", ["short"], text="鎖" * 10_000), claim("short")))
    sheet = paper()
    pages = laid(argument, sheet)
    assert_sound(argument, pages, sheet)
    drawn = "".join(word.text for page in pages for placed in page.boxes if placed.box.of == "long~text"
                    for word in placed.box.words if word.role == "text")  # fmt: skip
    assert drawn == "鎖" * 10_000


def test_small_pieces_share_a_page() -> None:
    small = tuple(claim(f"c{at}", [f"p{at}"]) for at in range(8))
    assert len(laid(Map(id="m", claims=(*small, *claims(*(f"p{at}" for at in range(8))))), paper())) == 1


@pytest.mark.parametrize(("many", "pages", "gap"), [(9, 1, 18), (10, 1, 14), (11, 2, 18)])
def test_pieces_stand_closer_where_that_saves_a_page(many: int, pages: int, gap: float) -> None:
    small = tuple(claim(f"c{at}", [f"p{at}"], text="word " * 22) for at in range(many))
    found = laid(Map(id="m", claims=(*small, *claims(*(f"p{at}" for at in range(many))))), paper())
    first, second = sorted((each.y, each.y + each.height) for each in found[0].boxes if each.parent is None)[:2]
    assert (len(found), round(second[0] - first[1], 2)) == (pages, gap)


def test_parts_begin_on_pages_of_their_own_after_an_overview_of_one_page() -> None:
    argument = read(ROOT / "maps/us-japan-alliance").map
    titles = [title for each in whole(argument) for title in each.sections]
    assert titles[0] == "overview"
    assert titles.count("overview") == 1
    seen = list(dict.fromkeys(titles))
    assert len(seen) == 2 + len(argument.parts)
    assert sorted(titles, key=seen.index) == titles


def whole(argument: Map, lang: str | None = "both", **words: object) -> list[Printed]:
    facts, scene = scene_of(argument, *asked("whole", None, lang, words))  # type: ignore[arg-type]
    return printed(facts, scene, paper())


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_an_overview_has_room_for_its_references(lang: str) -> None:
    found = check(read(ROOT / "maps/us-japan-alliance"))
    facts, scene = scene_of(found.graph, *asked("whole", None, lang, {}), found.findings, found.support)
    assert [each.sections for each in printed(facts, scene, paper())[:3]].count(("overview",)) == 1


def test_a_claim_is_high_enough_for_the_heads_of_its_steps() -> None:
    names = [f"p{at}" for at in range(9)]
    argument = Map(id="m", claims=(claim("a", *([each] for each in names), text="Short."), *claims(*names)))
    (page,) = laid(argument, paper())
    assert next(placed for placed in page.boxes if placed.box.of == "a").height >= 12 + 8 * 11
    assert_sound(argument, [page], paper())


TITLE = "A part whose title is longer than the small boxes are wide, by far"


@pytest.mark.parametrize(("part", "told"), [("two", ""), ("one", f"part: {TITLE}")])
def test_a_small_box_names_another_part_in_full_and_its_own_not_at_all(part: str, told: str) -> None:
    first = Part(part="one", title="One", claims=(claim("x", ["shared"]),))
    second = Part(part="two", title=TITLE, claims=(claim("a", ["shared"]), claim("b", ["shared"]), *claims("shared")))
    facts, _ = scene_of(Map(id="m", parts=(first, second)), *asked("part", part, None, {}))
    pages = lay(sections(facts, paper()), 900, 900)
    boxes = [placed.box for page in pages for placed in page.boxes if placed.box.type == "stub"]
    assert {" ".join(word.text for word in box.words if word.role == "about") for box in boxes} == {told}


def test_a_small_map_needs_no_overview() -> None:
    assert {each.sections for each in whole(read(ROOT / "maps/school-start-2").map)} == {("the whole map",)}


def test_nothing_printed_is_smaller_than_seven_points() -> None:
    for name in SIDES:
        assert min(SIZES.values()) * paper(name).scale >= 7
    for page in whole(read(ROOT / "maps/us-japan-alliance").map)[:5]:
        for group in page.drawing.iter("g"):
            for text in group.findall("text"):
                assert float(text.get("font-size", "0")) >= 7


def test_every_area_is_on_its_page_and_leads_to_one() -> None:
    pages = whole(read(ROOT / "maps/us-japan-alliance").map)
    areas = [area for page in pages for area in page.areas]
    assert len(areas) > 400
    for area in areas:
        assert isinstance(area.to, int)
        assert 1 <= area.to <= len(pages)
        assert 0 <= area.x < area.x + area.width <= 596
        assert 0 <= area.y < area.y + area.height <= 842


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.draw.pages.MOST_PAGES", 3)
    with pytest.raises(UsageError, match=r"and 3 are the most; print a part, a focus, or fewer levels \(--depth\)"):
        laid(chain(60), paper())


def test_unknown_paper() -> None:
    with pytest.raises(UsageError, match="there is no paper 'a5'"):
        paper("a5")


def test_pieces_are_whole_and_no_higher_than_allowed() -> None:
    boxes = [Box(f"{at}", f"{at}", "claim", "grounded", 100, 50, ()) for at in range(3)]
    trees = forest(boxes, [], lambda name: boxes[int(name)])
    assert [piece.root for piece in pieces(trees, ([50.0] * 3, [50.0] * 3), 2, 100, 100)] == [0, 1, 2]


def test_parts_are_told_in_the_map_that_has_them() -> None:
    inner = Part(part="two", claims=(claim("b", ["c"]), claim("c")))
    argument = Map(id="m", claims=(claim("a", ["b"]), *(claim(f"x{at}") for at in range(40))), parts=(inner,))
    pages = laid(argument, paper())
    assert {each.title for page in pages for each in page.sections} == {"overview", "the main claims", "two"}
    assert told(pages, "b") == [len(pages)]


def test_small_parts_share_a_page() -> None:
    parts = tuple(Part(part=f"p{at}", title=f"Part {at}", claims=claims(f"a{at}", f"b{at}")) for at in range(20))
    pages = whole(Map(id="m", parts=parts))
    titles = [title for page in pages for title in page.sections]
    assert len(pages) < 6
    assert list(dict.fromkeys(titles)) == ["overview", *(f"Part {at}" for at in range(20))]
