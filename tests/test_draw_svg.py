"""SVG and DOT as a reader gets them: text is text, boxes hold it, and every run draws the same."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import draw
from argmap.draw.boxes import boxes as boxes_of
from argmap.draw.engine import find
from argmap.draw.markup import written
from argmap.draw.measure import clean
from argmap.errors import UsageError
from argmap.findings import Finding, Location, Severity, Subject, Suppressed
from argmap.graph import graph
from argmap.load import load
from argmap.model import Anchor, Citation, Claim, Inference, Map, Objection, Part

HERE = Path(__file__).parent / "draw"
SMALL = load(HERE / "small.json")
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg title desc style g rect path text circle polygon polyline ellipse".split())
HOSTILE = [
    "<b>bold</b>", "a & b &amp; c &lt;d&gt;", "say \"so\" 'now'", "back\\slash \\N \\l \\", "<", "<<a>>",
    "]]>", "--><script>x</script>", "word " * 2000, "鎖" * 10_000, "مرحبا بالعالم", "e\u0301\u0327" * 30, "👨‍👩‍👧 😀",
    "bell\x07 esc\x1b[31m nul\x00", "lone \ud800 and \udfff", "\u202eover", "%s {0} $x",
]  # fmt: skip


def finding(code: str, on: str, severity: str = "warning", kind: str = "claim", lifted: bool = False) -> Finding:
    suppressed = Suppressed("seen", None, None) if lifted else None
    return Finding(code, code.lower(), Severity(severity), "map", "m", "h", Subject(on, kind), (),  # type: ignore[arg-type]
                   Location(None, "", None, None), (), 1, None, "f", suppressed)  # fmt: skip


def with_text(text: str) -> Map:
    """A map that says this, past the model's own checks."""
    return Map(id="hostile", claims=(Claim(id="a", text="x").model_copy(update={"text": text}),))


def boxes(svg: str) -> dict[str, ET.Element]:
    root = ET.fromstring(svg)  # noqa: S314
    argument = next(each for each in root.iter(f"{SVG}g") if each.get("class") == "argument")
    return {name: each for each in argument if (name := each.get("id"))}


def picture(box: ET.Element) -> ET.Element:
    """What is drawn of a box, and bears its words for those who do not see it."""
    return next(each for each in box.iter(f"{SVG}g") if each.get("role") == "img")


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(box: ET.Element, role: str) -> str:
    return squeezed("".join(each.text or "" for each in box.iter(f"{SVG}text") if each.get("class") == role))


def assert_says(svg: str, text: str) -> None:
    box = boxes(svg)["a"]
    drawn = clean(text)
    assert shown(box, "text") == squeezed(drawn)
    assert (picture(box).findtext(f"{SVG}title") or "").startswith(drawn)
    assert {each.tag.removeprefix(SVG) for each in ET.fromstring(svg).iter()} <= ELEMENTS  # noqa: S314


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(text: str) -> None:
    assert_says(draw.render(with_text(text), "whole"), text)
    assert said_in_dot(draw.render(with_text(text), "whole", format="dot")).startswith(squeezed(clean(text))[:2000])


@given(st.text(min_size=1, max_size=300).filter(lambda text: clean(text)))
def test_any_text_comes_out_as_text(text: str) -> None:
    assert_says(draw.render(with_text(text), "whole"), text)


escapes = st.text(alphabet=st.sampled_from('<>&;"\\{}|lnrNGa鎖 \n#x3c'), min_size=1, max_size=60)


@given(escapes.filter(lambda text: clean(text)))
def test_any_text_is_text_in_dot(text: str) -> None:
    assert said_in_dot(draw.render(with_text(text), "whole", format="dot")) == squeezed(clean(text))


def said_in_dot(dot: str) -> str:
    """What an engine takes the label for, without its first row."""
    command = [find("pure").command, "-Tjson"]
    run = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=60, check=True)
    (box,) = json.loads(run.stdout)["objects"]
    rows = box["label"].replace("\\\\", "\0").split("\\l")[1:]
    return squeezed("".join(rows).replace("\0", "\\").replace("&amp;", "&"))


texts = st.none() | st.text(alphabet=st.sampled_from("a鎖<>&\"'\r\n\t \u2028\U0001f600"), max_size=6)


@st.composite
def elements(draw: Callable[..., Any], depth: int = 2) -> ET.Element:
    element = ET.Element("g", {name: draw(texts) or "" for name in draw(st.sets(st.sampled_from("abc")))})
    element.text, element.tail = draw(texts), draw(texts)
    element.extend(draw(st.lists(elements(depth - 1), max_size=2)) if depth else [])
    return element


@given(elements())
def test_elements_are_written_as_the_standard_library_writes_them(element: ET.Element) -> None:
    assert written(element) == ET.tostring(element, encoding="unicode")


@pytest.mark.parametrize("view", ["overview", "whole"])
def test_the_same_map_gives_the_same_bytes(view: str) -> None:
    drawn = f"draw.render(load({str(HERE / 'small.json')!r}), {view!r}, lang='both')"
    program = f"from argmap import draw; from argmap.load import load; print({drawn})"
    runs = [
        subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
                       capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]


def test_every_box_has_its_id_its_classes_and_a_title() -> None:
    found = boxes(draw.render(SMALL, "whole"))
    assert {"close", "close.i1", "close.o1", "missing~1", "close~if"} <= set(found)
    assert found["keep-safe"].get("class") == "claim assumption-dependent implicit normative"
    assert found["close.i2"].get("class") == "inference gap no-scheme"
    assert found["unsafe.i1.o1"].get("class") == "objection undercuts falls"
    assert found["close.o1"].get("class") == "objection qualifies conceded"
    assert all(picture(each).findtext(f"{SVG}title") for each in found.values())


def test_both_languages_the_papers_first() -> None:
    box = boxes(draw.render(SMALL, "whole", lang="both"))["unsafe"]
    assert (shown(box, "text"), shown(box, "second")) == ("Thebridgeisunsafe.", "這座橋並不安全。")
    alone = boxes(draw.render(SMALL, "whole", lang="zh-Hant"))["unsafe"]
    assert (shown(alone, "text"), shown(alone, "second")) == ("這座橋並不安全。", "")


def test_a_language_that_the_map_lacks_is_refused() -> None:
    with pytest.raises(UsageError, match="zh-Hant"):
        draw.render(SMALL, lang="zx")
    with pytest.raises(UsageError, match="svg, dot"):
        draw.render(SMALL, format="bmp")  # type: ignore[call-overload]


def test_badges_sit_where_findings_are_and_notes_come_last() -> None:
    levels = {"A1": "note", "B2": "error", "C3": "warning", "D4": "warning"}
    found = [finding(code, "paint", level) for code, level in levels.items()]
    found += [finding("C3", "paint"), finding("E5", "paint", lifted=True), finding("F6", "paint", kind="anchor")]
    box = boxes(draw.render(SMALL, "whole", findings=found))["paint"]
    pills = [each for each in box.iter(f"{SVG}g") if (each.get("class") or "").startswith("badge")]
    assert [each.findtext(f"{SVG}text") for each in pills] == ["B2", "C3 ×2", "D4", "+1"]
    assert [each.get("class") for each in pills] == ["badge error", "badge warning", "badge warning", "badge note"]


def test_an_overview_tells_what_it_hides() -> None:
    hidden = [finding("X1", "no-paint"), finding("X2", "unsafe.i1.o1", kind="objection")]
    box = boxes(draw.render(SMALL, "overview", findings=hidden))["unsafe"]
    assert shown(box, "count") == "+2"
    pill = next(each for each in box.iter(f"{SVG}g") if (each.get("class") or "").startswith("badge"))
    assert (pill.get("class"), pill.findtext(f"{SVG}text")) == ("badge warning", "2")
    assert "folded beneath: 2 claims, 2 findings" in (picture(box).findtext(f"{SVG}title") or "")


def test_words_stay_in_their_box() -> None:
    for lang in ("en", "zh-Hant", "both"):
        for box in boxes(draw.render(SMALL, "whole", lang=lang)).values():
            frame = next(each for each in picture(box) if each.tag in (f"{SVG}rect", f"{SVG}path"))
            wide = float(frame.get("width") or "inf")
            for text in box.iter(f"{SVG}text"):
                x, length = float(text.get("x") or 0), float(text.get("textLength") or 0)
                end = x if text.get("text-anchor") == "end" else x + length
                assert end - length >= 0
                assert end <= wide


def test_a_graph_and_its_support_can_be_handed_in() -> None:
    from argmap.support import support

    index = graph(SMALL)
    assert draw.render(index, support=support(index)) == draw.render(SMALL)


def test_an_empty_map_is_drawn() -> None:
    assert boxes(draw.render(Map(id="empty"), "whole")) == {}


def test_nothing_of_the_map_reaches_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.draw import engine

    sent: list[str] = []
    run = engine._run
    monkeypatch.setattr(engine, "_run", lambda each, source, *rest: sent.append(source) or run(each, source, *rest))
    draw.render(with_text("secret words"), "whole")
    assert sent
    assert "secret" not in "".join(sent)


def test_a_faulty_map_is_drawn_as_well_as_it_can() -> None:
    """Ids twice over, a circle, a claim against itself, refs to nothing, a part named twice."""
    steps = (Inference(id="a", premises=("a", "b", "b")), Inference(id="i", premises=()))
    attacks = (Objection(id="a", kind="rebuts", claim="gone <b>"), Objection(id="o", kind="qualifies", claim="o"))
    first = Claim(id="a", text="x", only_if=("b", "gone"), contradicts=("a", "b"), inferences=steps, objections=attacks)
    second = Claim(id="b", text={"en": "q", "fr": "r"}, inferences=(Inference(id="i", premises=("a",)),))
    twice = Part(part="p", claims=(Claim(id="b", text="again"),))  # type: ignore[call-arg]
    faulty = Map(id="f", roots=("a", "none"), claims=(first, first, second), parts=(Part(part="p"), twice))  # type: ignore[call-arg]
    for view in draw.views(faulty):
        svg = draw.render(faulty, view.name, view.part, "both")
        assert set(view.claims) <= set(boxes(svg))
        assert draw.render(faulty, view.name, view.part, format="dot").startswith("digraph")


# For screen readers, for the web, for paper.


def test_boxes_are_a_list_in_the_order_of_the_argument() -> None:
    """A conclusion, a step to it, its premises; each with its level and what it is linked to."""
    found = boxes(draw.render(SMALL, "part", "state"))
    order = list(found)
    assert order[0] == "close~ref"
    argued = "close~ref close.i1 unsafe unsafe.i1 rust unsafe.i1.o1 paint no-paint".split()
    assert [name for name in order if name in argued] == argued
    assert {each.get("role") for each in found.values()} == {"listitem"}
    assert [found[name].get("aria-level") for name in ("close~ref", "unsafe", "unsafe.i1", "rust")] == list("1345")
    told = picture(found["unsafe.i1"]).findtext(f"{SVG}desc")
    assert told == "for unsafe; from rust; undercut in unsafe.i1.o1"
    assert "supported by unsafe.i1" in (picture(found["unsafe"]).findtext(f"{SVG}desc") or "")


def test_the_drawing_has_a_name_a_description_and_ids_once() -> None:
    root = ET.fromstring(draw.render(SMALL, "whole", lang="both"))  # noqa: S314
    assert (root.findtext(f"{SVG}title") or "").startswith("A small argument · whole map")
    assert "3 grounded" not in (root.findtext(f"{SVG}desc") or "").split(",")[0]
    assert "Of the claims shown" in (root.findtext(f"{SVG}desc") or "")
    ids = [name for each in root.iter() if (name := each.get("id"))]
    assert len(ids) == len(set(ids))
    lines = next(each for each in root.iter(f"{SVG}g") if each.get("class") == "lines")
    assert all(each.get("id") and each.get("class") for each in lines)
    assert lines.get("aria-hidden") == "true"


def test_the_web_flavour_is_light_and_dark_and_paper_is_plain() -> None:
    web, paper = draw.render(SMALL, "whole"), draw.render(SMALL, "whole", flavour="print")
    style = ET.fromstring(web).findtext(f"{SVG}style") or ""  # noqa: S314
    assert style.startswith("@media (prefers-color-scheme:dark){.argmap [fill=")
    assert "url" not in style
    assert "@import" not in style
    assert web.replace(f"<style>{style}</style>\n", "") == paper
    assert "<style" not in draw.render(SMALL, "whole", theme="dark")


def test_every_colour_of_the_web_flavour_has_its_dark_one() -> None:
    root = ET.fromstring(draw.render(SMALL, "whole", legend=True))  # noqa: S314
    style = root.findtext(f"{SVG}style") or ""
    used = {(key, each.get(key)) for each in root.iter() for key in ("fill", "stroke") if each.get(key)}
    for key, colour in used - {("fill", "none"), ("stroke", "none"), ("fill", "transparent")}:
        assert f'[{key}="{colour}"]' in style


def anchored(quote: str, section: str | None = "III.1(1)", **more: str) -> Map:
    anchor = Anchor(section=section, quote=quote, **more)  # type: ignore[arg-type]
    return Map(id="m", claims=(Claim(id="a", text="x", anchors=(anchor,)), Claim(id="b", text="y")))


@pytest.mark.parametrize(
    ("base", "quote", "href"),
    [
        ("https://example.org/p", "one end[…]two", "https://example.org/p#III.1%281%29:~:text=one%20end,two"),
        ("http://example.org/p#s-", "a-b, c & d", "http://example.org/p#s-III.1%281%29:~:text=a%2Db%2C%20c%20%26%20d"),
        ("text.html", "同盟", "text.html#III.1%281%29:~:text=%E5%90%8C%E7%9B%9F"),
        ("../p?x=1&y=2", "\"><script>", "../p?x=1&y=2#III.1%281%29:~:text=%22%3E%3Cscript%3E"),
        ("#", "q", "#III.1%281%29:~:text=q"),
    ],
)  # fmt: skip
def test_boxes_lead_to_their_passages(base: str, quote: str, href: str) -> None:
    found = boxes(draw.render(anchored(quote), "whole", link_base=base))
    assert [each.get("href") for each in found["a"].iter(f"{SVG}a")] == [href]
    assert not list(found["b"].iter(f"{SVG}a"))
    assert "<a " not in draw.render(anchored(quote), "whole")


def test_a_link_has_what_surrounds_the_quote_and_no_section_where_there_is_none() -> None:
    svg = draw.render(anchored("q", None, prefix="before", suffix="after"), "whole", link_base="t.html")
    assert 'href="t.html#:~:text=before-,q,-after"' in svg


@pytest.mark.parametrize(
    "base",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https:", "ftp://example.org/", " https://a.b/",
     "https://a.b/ c", "https://a.b/\n", "java\tscript:x", "https://[x", "file:///etc/passwd", 'x" onload="y',
     "http://exämple.org/", "C:\\text.html", "vbscript:x"],
)  # fmt: skip
def test_what_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="address"):
        draw.render(SMALL, link_base=base)


# What stands in a box, and the legend that explains it.


def test_kind_voice_and_sources_stand_in_full_and_in_brief() -> None:
    for view in ("whole", "overview"):
        found = boxes(draw.render(SMALL, view))
        assert "normative" in shown(found["keep-safe"], "about")
        assert "implicit" in shown(found["keep-safe"], "about")
        assert "[n.1]" in shown(found["rust"], "about")
    whole = boxes(draw.render(SMALL, "whole"))
    assert shown(whole["paint"], "about") == "opponent:thebuilder·interpretive"
    assert "cites" in (whole["rust"].get("class") or "")


def test_sources_are_told_in_a_second_line_before_they_are_cut() -> None:
    who = "the-head-of-the-school-board-at-the-time"
    argument = Map(id="m", claims=(Claim(id="a", text="x", voice="opponent", by=who),))
    for view in ("whole", "overview"):
        box = boxes(draw.render(argument, view))["a"]
        assert shown(box, "about") == f"opponent:{who}·interpretive"
        assert not [each.text for each in box.iter(f"{SVG}text") if (each.text or "").startswith("·")]


def standing(*sections: str | None, **more: object) -> Claim:
    """A claim that is anchored in these sections."""
    return Claim(id="a", text="x", anchors=[Anchor(section=each, quote="q[…]r") for each in sections], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sections", "mark"),
    [
        ((), ""),
        ((None,), ""),
        (("III.1(1)",), "§III.1(1)"),
        (("I", "I"), "§I"),
        (("I", "IV"), "§I,IV"),
        (("V", "I", "II"), "§V+2"),
    ],
)
def test_a_box_names_the_section_that_its_claim_stands_in(sections: tuple[str | None, ...], mark: str) -> None:
    argument = Map(id="m", claims=(standing(*sections),))
    for view in ("whole", "overview"):
        assert shown(boxes(draw.render(argument, view))["a"], "section") == mark
        assert shown(boxes(draw.render(argument, view, passages=False))["a"], "section") == ""


@given(st.text("abc-.", min_size=1, max_size=60), st.text("IVX.()", min_size=1, max_size=30),
       st.sampled_from([None, "Walt 1987", "a source with a long name"]))  # fmt: skip
def test_id_section_and_what_is_told_stand_apart(name: str, section: str, by: str | None) -> None:
    named = standing(section, **({"voice": "reported", "by": by} if by else {})).model_copy(update={"id": name})
    for room in (22.0, 14.0):
        facts, _ = draw.scene_of(Map(id="m", claims=(named,)), *draw.asked("whole", None, None, {}))
        (box,) = boxes_of(facts, room)
        for row in {word.y for word in box.words}:
            spans = sorted((word.x - word.width * word.at_end, word.x + word.width * (not word.at_end))
                           for word in box.words if word.y == row)  # fmt: skip
            assert all(0 < left < right < box.width for left, right in spans)
            assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_what_a_box_stands_for_is_quoted_in_its_title() -> None:
    quoted = Anchor(section="II", quote="since[…]so")
    step = Inference(id="a.i1", premises=("b",), anchors=(quoted,))
    argument = Map(id="m", claims=(standing("I", inferences=(step,)), Claim(id="b", text="y")))
    found = boxes(draw.render(argument, "whole"))
    assert "\n§I: q[…]r" in (picture(found["a"]).findtext(f"{SVG}title") or "")
    assert "\n§II: since[…]so" in (picture(found["a.i1"]).findtext(f"{SVG}title") or "")


def test_steps_are_named_in_the_languages_of_the_drawing() -> None:
    step = Inference(id="a.i1", scheme="best-explanation", premises=("b",))
    text = {"zh-Hant": "甲", "en": "A"}
    argument = Map.model_validate({"id": "m", "paper": {"language": "zh-Hant"}}).model_copy(
        update={"claims": (Claim(id="a", text=text, inferences=(step,)), Claim(id="b", text=text))})  # fmt: skip
    names = {lang: [shown(boxes(draw.render(argument, "whole", lang=lang))["a.i1"], role) for role in ("name", "about")]
             for lang in ("zh-Hant", "en", "both")}  # fmt: skip
    assert names == {
        "zh-Hant": ["最佳解釋推論", ""], "en": ["inferencetothebestexplanation", ""],
        "both": ["最佳解釋推論", "inferencetothebestexplanation"],
    }  # fmt: skip


def corners(box: ET.Element) -> str:
    """What the frame of a claim is made of: its voice without a word."""
    frame = next(each for each in picture(box) if each.tag in (f"{SVG}rect", f"{SVG}path"))
    path = frame.get("d") or ""
    return "dashed" if frame.get("stroke-dasharray") else "round" if "A" in path else "cut" if "L" in path else "square"


def test_voices_differ_without_colour() -> None:
    found = boxes(draw.render(SMALL, "whole"))
    assert {name: corners(found[name]) for name in ("rust", "keep-safe", "fine", "paint")} == {
        "rust": "square", "keep-safe": "dashed", "fine": "round", "paint": "cut",
    }  # fmt: skip


def test_what_was_asked_for_has_a_ring() -> None:
    found = boxes(draw.render(SMALL, focus="unsafe"))
    rings = [name for name, box in found.items() if any(each.get("class") == "ring" for each in box.iter())]
    assert rings == ["unsafe"]


def test_parts_are_numbered_where_a_view_shows_several() -> None:
    tags = [each for each in boxes(draw.render(SMALL, "whole"))["detour"].iter(f"{SVG}g")
            if (each.get("class") or "") == "part part-2"]  # fmt: skip
    assert tags[0].findtext(f"{SVG}text") == "2"
    assert "part-1" not in draw.render(SMALL, "part", "costs").partition("</style>")[2]


def explained(svg: str) -> set[str]:
    root = ET.fromstring(svg)  # noqa: S314
    legend = next(each for each in root.iter(f"{SVG}g") if each.get("class") == "legend")
    return {each.text or "" for each in legend.iter(f"{SVG}text")}


def test_a_legend_explains_what_occurs_and_nothing_else() -> None:
    full = explained(draw.render(SMALL, "whole", legend=True))
    assert {"grounded", "defeated", "unstated (dashed)", "opponent (cut corners)", "policy", "[n. 5]"} <= full
    assert {"undercuts", "contradicts", "on condition", "missing", "costs", "warrant unstated"} <= full
    assert not {"licensed step", "broken step", "predictive", "finding: error", "folded", "what was asked for"} & full
    brief = explained(draw.render(SMALL, "whole"))
    assert {"grounded", "rebuts", "missing"} <= brief
    assert not {"policy", "an objection to it stands"} & brief
    assert 'class="legend"' not in draw.render(SMALL, "whole", legend=False)


def test_a_legend_in_full_has_the_whole_title_of_a_part() -> None:
    title = "How the argument of this part of the paper is to be understood by everyone"
    second = Claim(id="b", text={"en": "y", "zh-Hant": "乙"})
    parts = (Part(part="one", title=title, claims=(Claim(id="a", text="x"),)),
             Part(part="two", title={"en": "Two", "zh-Hant": "二"}, claims=(second,)))  # fmt: skip
    told = draw.render(Map(id="m", parts=parts), "whole", legend=True, lang="both")
    legend = told.partition('class="legend"')[2]
    assert " ".join(re.findall(r">([^<>]+)</text>", legend)).count(title) == 1
    assert "Two / 二" in legend


def test_the_heading_of_a_wide_drawing_is_no_wider_than_a_screen() -> None:
    chain = [Claim(id=f"c{at}", text="x", inferences=(Inference(id=f"i{at}", premises=(f"c{at + 1}",)),))
             for at in range(20)]  # fmt: skip
    argument = Map(id="m", title="long " * 60, claims=(*chain, Claim(id="c20", text="x")))
    root = ET.fromstring(draw.render(argument, "whole"))  # noqa: S314
    assert float(root.get("width", "0")) > 4000
    lines = [each for group in root.iter(f"{SVG}g") if group.get("class") == "heading"
             for each in group.findall(f"{SVG}text")]  # fmt: skip
    assert len(lines) > 2
    assert all(float(each.get("textLength", "0")) <= 1240 for each in lines)


def test_the_legend_alone_explains_every_mark() -> None:
    svg = draw.legend()
    told = explained(svg)
    for name in ("grounded", "defeated", "licensed step", "broken step", "rebuts", "finding: error", "folded", "part",
                 "definition", "methodological", "[n. 5]", "what was asked for", "missing"):  # fmt: skip
        assert name in told
    assert ET.fromstring(svg).findtext(f"{SVG}style")  # noqa: S314
    assert "<style" not in draw.legend("print")


def test_findings_on_the_map_are_told_beside_it_and_not_on_a_claim_of_its_name() -> None:
    """The map 'small', and a claim that bears the same id; a reference that a claim is called like."""
    claims = (Claim(id="small", text="x"), Claim(id="doe", text="y"))
    named = Map(id="small", claims=claims)
    found = [finding("EVD412", "small", kind="citation"), finding("STR101", "small", kind="map"),
             finding("EVD413", "doe", kind="reference"), finding("SUP201", "small")]  # fmt: skip
    found[0] = replace(found[0], location=Location("map.json", "/notes/1/works/0", 1, 1))
    svg = draw.render(named, "whole", findings=found)
    badges = {name: [each.findtext(f"{SVG}text") for each in box.iter(f"{SVG}g") if "badge" in each.get("class", "")]
              for name, box in boxes(svg).items()}  # fmt: skip
    assert badges == {"small": ["SUP201"], "doe": []}
    assert "on the map, its references and terms: EVD412, EVD413, STR101" in svg
    found += [replace(found[2], severity=Severity.NOTE)] * 2 + [found[1]]
    counted = "EVD412, EVD413 ×3 (1 warning, 2 notes), STR101 ×2"
    assert f"on the map, its references and terms: {counted}" in draw.render(named, "whole", findings=found)
    cited = finding("EVD404", "small", kind="citation")
    assert ">EVD404<" in draw.render(named, "whole", findings=[cited])


def test_badges_can_be_left_out() -> None:
    found = [finding("SUP201", "paint")]
    assert "SUP201" not in draw.render(SMALL, "whole", findings=found, badges=False)
    sought = draw.render(SMALL, findings=found, badges=False, code="SUP201")
    assert 'class="claim defeated opponent interpretive sought"' in sought
    assert 'class="badge' not in sought


def test_a_claim_with_thousands_of_sources_is_drawn_at_once() -> None:
    cites = tuple(Citation(named=f"source {at}") for at in range(20_000))
    svg = draw.render(Map(id="m", claims=(Claim(id="a", text="x", cites=cites),)), "whole")
    assert "[source 0, source 1" in svg
    assert "source 19999" in svg
