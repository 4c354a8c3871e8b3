"""SVG and DOT as a reader gets them: text is text, boxes hold it, and every run draws the same."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import draw
from argmap.draw.engine import find
from argmap.draw.measure import clean
from argmap.errors import UsageError
from argmap.findings import Finding, Location, Severity, Subject, Suppressed
from argmap.graph import graph
from argmap.load import load
from argmap.model import Claim, Inference, Map, Objection, Part

HERE = Path(__file__).parent / "draw"
SMALL = load(HERE / "small.json")
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg title g rect path text circle polygon polyline ellipse".split())
HOSTILE = [
    "<b>bold</b>", "a & b &amp; c &lt;d&gt;", "say \"so\" 'now'", "back\\slash \\N \\l \\", "<", "<<a>>",
    "]]>", "--><script>x</script>", "word " * 800, "鎖" * 4000, "مرحبا بالعالم", "e\u0301\u0327" * 30, "👨‍👩‍👧 😀",
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


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(box: ET.Element, role: str) -> str:
    return squeezed("".join(each.text or "" for each in box.iter(f"{SVG}text") if each.get("class") == role))


def assert_says(svg: str, text: str) -> None:
    box = boxes(svg)["a"]
    drawn = clean(text)
    assert shown(box, "text") == squeezed(drawn)
    assert (box.findtext(f"{SVG}title") or "").startswith(drawn)
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


def test_the_dot_of_a_small_map_is_as_it_was() -> None:
    found = [finding("SUP201", "paint", "note"), finding("INF301", "close.i2"), finding("STR101", "close.i2", "error")]
    written = draw.render(SMALL, "whole", lang="both", findings=found, format="dot")
    assert written == (HERE / "small.dot").read_text(encoding="utf-8")


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
    assert all(each.findtext(f"{SVG}title") for each in found.values())


def test_both_languages_the_papers_first() -> None:
    box = boxes(draw.render(SMALL, "whole", lang="both"))["unsafe"]
    assert (shown(box, "text"), shown(box, "second")) == ("Thebridgeisunsafe.", "這座橋並不安全。")
    alone = boxes(draw.render(SMALL, "whole", lang="zh-Hant"))["unsafe"]
    assert (shown(alone, "text"), shown(alone, "second")) == ("這座橋並不安全。", "")


def test_a_language_that_the_map_lacks_is_refused() -> None:
    with pytest.raises(UsageError, match="zh-Hant"):
        draw.render(SMALL, lang="zx")
    with pytest.raises(UsageError, match="svg, dot"):
        draw.render(SMALL, format="png")  # type: ignore[arg-type]


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
    assert shown(box, "count") == "+2claims,2findings"


def test_words_stay_in_their_box() -> None:
    for lang in ("en", "zh-Hant", "both"):
        for box in boxes(draw.render(SMALL, "whole", lang=lang)).values():
            frame = next(each for each in box if each.tag in (f"{SVG}rect", f"{SVG}path"))
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
