"""The argument as an indented tree."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest

from argmap.draw.look import SIGNS
from argmap.errors import UsageError
from argmap.findings import Finding, Location, Severity, Subject
from argmap.load import loads
from argmap.model import Claim, Inference, Map
from argmap.show import DEEPEST, LEGEND, columns, show

THESIS: dict[str, Any] = {
    "id": "thesis",
    "text": {"en": "The alliance lasts.", "zh-Hant": "同盟持久。"},
    "objections": [
        {"id": "o", "kind": "qualifies", "conceded": True, "claim": {"id": "costs", "text": {"en": "It costs."}},
         "replies": [{"id": "r", "kind": "undercuts", "claim": {"ref": "trade"}}]},
    ],
    "inferences": [
        {"id": "thesis.i1", "scheme": "sign", "premises": [
            {"id": "trade", "text": {"en": "Trade grows.", "zh-Hant": "貿易增長。"}, "cites": [{"source": "walt"}]},
            {"id": "peace", "status": "assumed", "text": {"en": "There is peace.", "zh-Hant": "和平。"}}]},
        {"id": "thesis.i2", "premises": [{"ref": "trade"}, {"ref": "gone"}]},
    ],
}  # fmt: skip


def argument(*trees: dict[str, Any], **more: Any) -> Map:
    record = {"argmap": 1, "id": "m", "references": [{"id": "walt", "type": "book"}], "trees": list(trees)}
    return loads(json.dumps(record | more))


def lines(text: str) -> list[str]:
    """The tree alone, without the legend."""
    return text.split("\n\n")[0].splitlines()


def test_a_tree_for_the_terminal() -> None:
    assert lines(show(argument(THESIS))) == [
        "◐ thesis: The alliance lasts.  interpretive",
        "  ← ╌ thesis.i1 sign [gap]",
        "    ● trade: Trade grows.  interpretive · [walt]",
        "    ◐ peace: There is peace.  interpretive",
        "  ← ╌ thesis.i2 no scheme [gap]",
        "    ↗ trade",
        "    ↗ gone is defined nowhere",
        "  ⊣ o qualifies, conceded [stands]",
        "    ○ costs: It costs.  interpretive",
        "    ⊣ r undercuts [stands]",
        "      ↗ trade",
    ]


def test_the_legend_explains_every_mark() -> None:
    text = show(argument(THESIS))
    legend = text.split("\n\n")[1]
    assert all(mark in legend for mark in set(text) & set("●◐○⊗←⊣↗✓◇╌✗"))
    for look, sign in SIGNS.items():
        assert f"{sign} {look}" in legend


def test_a_tree_in_markdown() -> None:
    text = show(argument(THESIS), form="markdown")
    assert text.splitlines()[:3] == [
        "- ◐ **thesis** The alliance lasts. *interpretive*",
        r"  - ← ╌ **thesis.i1** sign \[gap\]",
        r"    - ● **trade** Trade grows. *interpretive · \[walt\]*",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (None, "同盟持久。"),
        ("en", "The alliance lasts."),
        ("zh-Hant", "同盟持久。"),
        ("zh", "同盟持久。"),
        ("both", "The alliance lasts. / 同盟持久。"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_languages(language: str | None, expected: str, form: str) -> None:
    whole = argument(THESIS, paper={"language": "zh-Hant"})
    assert f" {expected}" in show(whole, language, form).splitlines()[0]


def test_a_part_alone() -> None:
    parts = [
        {"part": "evidence", "trees": [{"id": "trade", "text": "Trade grows."}]},
        {"part": "history", "trees": [{"id": "treaty", "text": "There is a treaty."}]},
    ]
    thesis = {"id": "thesis", "text": "It lasts.", "inferences": [{"id": "i", "premises": [{"ref": "trade"}]}]}
    whole = argument(thesis, parts=parts)
    assert lines(show(whole, part="evidence")) == ["○ trade: Trade grows.  interpretive"]
    assert lines(show(whole))[-1] == "○ treaty: There is a treaty.  interpretive"
    with pytest.raises(UsageError, match="no part is called 'theory'; there are evidence, history"):
        show(whole, part="theory")


def test_as_many_steps_as_are_asked_for() -> None:
    below = {"id": "b", "text": "B.", "inferences": [{"id": "b.i1", "premises": [{"ref": "c"}]}],
             "objections": [{"id": "b.o1", "kind": "rebuts", "claim": {"id": "x", "text": "X."}}]}  # fmt: skip
    top = {"id": "a", "text": "A.", "inferences": [{"id": "a.i1", "premises": [below, {"ref": "d"}]}]}
    root = {"id": "c", "text": "C.", "inferences": [{"id": "c.i1", "premises": [{"id": "d", "text": "D."}]}]}
    found = argument(top, root)
    assert lines(show(found, depth=1)) == [
        "○ a: A.  interpretive",
        "  ← ╌ a.i1 no scheme [gap]",
        "    ⊗ b: B.  interpretive · +1 step · +1 objection",
        "    ○ d: D.  interpretive",
        "○ c: C.  interpretive",
        "  ← ╌ c.i1 no scheme [gap]",
        "    ↗ d",
    ]
    assert lines(show(found, depth=3)) == lines(show(found))
    circle = [{"id": one, "text": "So.", "inferences": [{"premises": [{"ref": other}]}]} for one, other in ("ab", "ba")]
    assert len(lines(show(argument(*circle), depth=1))) == 6


def test_a_map_without_claims() -> None:
    assert show(argument()).strip() == LEGEND
    assert show(argument(), form="markdown").replace("\\", "").split() == LEGEND.split()


# Every claim once, whatever the shape of the argument.


def from_steps(*steps: str, roots: tuple[str, ...] = ()) -> Map:
    """A map from steps as `ab`: a from b."""
    names = dict.fromkeys("".join(steps))
    claims = [
        Claim(id=name, text=f"Claim {name}.", inferences=tuple(
            Inference(id=f"{name}.{step[1]}", premises=(step[1],)) for step in steps if step[0] == name))
        for name in names
    ]  # fmt: skip
    return Map(id="m", roots=roots or tuple(names)[:1], claims=tuple(claims))


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    "steps",
    [("aa",), ("ab", "ba"), ("ab", "bc", "ca"), ("xy", "ab", "ba"), ("ab", "ac", "bd", "cd"), ("ab", "bc", "cb", "ca")],
    ids="-".join,
)
def test_circles_end_and_every_claim_stands_once(steps: tuple[str, ...], form: str) -> None:
    text = show(from_steps(*steps), form=form)
    for name in set("".join(steps)):
        assert text.count(f"Claim {name}.") == 1


def test_a_circle_of_objections_ends() -> None:
    record = [
        {"id": "a", "text": "Claim a.", "objections": [{"id": "o", "kind": "rebuts", "claim": {"ref": "b"}}]},
        {"id": "b", "text": "Claim b.", "objections": [{"id": "p", "kind": "rebuts", "claim": {"ref": "a"}}]},
    ]
    text = show(argument(*record))
    assert (text.count("Claim a."), text.count("Claim b.")) == (1, 1)
    assert "[undecided]" in text


def chain(length: int) -> Map:
    claims = [
        Claim(id=f"c{number}", text=f"Claim {number}.", inferences=(
            Inference(id=f"c{number}.i1", premises=(f"c{number + 1}",)),) if number + 1 < length else ())
        for number in range(length)
    ]  # fmt: skip
    return Map(id="m", roots=("c0",), claims=tuple(claims))


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_deep_chain_goes_on_below(form: str) -> None:
    text = show(chain(40), form=form)
    told = [int(number) for number in re.findall(r"Claim (\d+)\.", text)]
    assert told == list(range(40))
    deepest = max(len(line) - len(line.lstrip()) for line in text.splitlines())
    assert deepest <= 2 * (DEEPEST + 2)
    more = [line for line in text.splitlines() if "… " in line]
    assert more
    assert all("below" in line for line in more)


def test_a_chain_of_ten_thousand_claims() -> None:
    text = show(chain(10_000))
    assert text.count("Claim ") == 10_000


VOICED = {
    "id": "a", "text": "Claim a.", "kind": "causal", "voice": "opponent", "by": "the builder",
    "inferences": [{"id": "a.i1", "premises": [{"id": "b", "text": "Claim b.", "cites": [{"note": "5"}]}],
                    "warrant": {"text": "A rule.", "voice": "implicit"}}],
}  # fmt: skip


def found(code: str, on: str, severity: str, kind: str) -> Finding:
    return Finding(code, code, Severity(severity), "map", "m", "h", Subject(on, kind), (),  # type: ignore[arg-type]
                   Location(None, "", None, None), (), 1, None, "f", None)  # fmt: skip


def test_voices_kinds_sources_warrants_and_findings_are_told() -> None:
    findings = [found("SUP1", "a", "note", "claim"), found("STR1", "a", "error", "claim"),
                found("INF1", "a.i1", "warning", "inference")]  # fmt: skip
    assert lines(show(argument(VOICED), findings=findings)) == [
        "○ a: Claim a.  opponent: the builder · causal  ■STR1  ·SUP1",
        "  ← ╌ a.i1 no scheme, warrant unstated [gap]  ▲INF1",
        "    ○ b: Claim b.  interpretive · [n. 5]",
    ]


def test_colour_adds_nothing_but_colour() -> None:
    long = {**THESIS, "text": "A sentence of many words. " * 9, "by": "one who said so long ago", "voice": "reported"}
    plain, coloured = (show(argument(long), colour=colour, width=50) for colour in (False, True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[33m◐ \x1b[0m\x1b[1mthesis:\x1b[0m" in coloured
    assert "\x1b" not in show(argument({"id": "a", "text": "Claim \u202ea."}))


# What a person can read, and what nothing in a map can become.


def wide(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("同盟，", 6), ("e\u0301", 1), ("", 0), ("ｆ", 2)])
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize("width", [40, 61, 120])
def test_a_line_breaks_by_the_rules_of_its_script(width: int) -> None:
    text = show(argument({"id": "a", "text": "美日同盟持久，「任何一方」離開的代價大增。" * 9}), width=width)
    for line in lines(text):
        assert wide(line) <= width
        assert line.strip()[0] not in "，。」"
        assert line[-1] not in "「"
    joined = show(argument({"id": "a", "text": "One word after another. " * 20}), width=width)
    assert "another" in joined.split("\n")[1]


@pytest.mark.parametrize(
    "words", ["A long sentence of many words. " * 20, "美日同盟持久，任何一方離開的代價大增。" * 20]
)
def test_lines_are_no_wider_than_a_terminal(words: str) -> None:
    text = show(argument({"id": "thesis", "text": words}))
    assert all(wide(line) <= 120 for line in text.splitlines())
    assert "".join(words.split()) in "".join("".join(lines(text)).split())
    assert all(line.startswith("  ") for line in lines(text)[1:])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("*not* so", r"\*not\* so"),
        ("a_b_c", r"a\_b\_c"),
        ("[a](https://example.org)", r"\[a\](https:<!-- -->//example.org)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("`code`", r"\`code\`"),
        ("a | b", r"a \| b"),
        ("from $5 to $6", r"from <span>\$</span>5 to <span>\$</span>6"),
        ("ask @reader", "ask @<!-- -->reader"),
        ("a@example.org", "a@<!-- -->example.org"),
        ("see #12, GH-12, a/b#12", r"see \#<!-- -->12, GH-<!-- -->12, a/b\#<!-- -->12"),
        ("http://example.org", "http:<!-- -->//example.org"),
        ("www.example.org", "www<!-- -->.example.org"),
        (":warning: :e_mail:", r":<!-- -->warning: :<!-- -->e\_mail:"),
        ("at 10:30:00 # 1, a: b @", r"at 10:30:00 \# 1, a: b @"),
        (r"a \ b", r"a \\ b"),
        ("&lt;", r"\&lt;"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("one\ntwo\n\n# three", r"one two \# three"),
    ],
)
def test_markdown_shows_text_as_it_is(written: str, expected: str) -> None:
    shown = show(argument({"id": "a", "text": written}), form="markdown")
    assert shown.splitlines()[0] == f"- ○ **a** {expected} *interpretive*"


HOSTILE = "x\x1b[31m\u202e<img src=q onerror=alert(1)>**\n- # forged"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_word_of_a_map_becomes_an_escape_or_a_line(form: str) -> None:
    """Refs may hold any word, and a text may turn the line round."""
    step = {"id": "a.i1", "premises": [{"ref": HOSTILE}]}
    text = show(argument({"id": "a", "text": "Claim \u202ea.", "inferences": [step]}), form=form)
    assert not {"\x1b", "\u202e"} & set(text)
    assert not [line for line in text.splitlines() if line.startswith("- # forged")]


def test_no_word_of_a_map_becomes_markup() -> None:
    step = {"id": "a.i1", "premises": [{"ref": HOSTILE}]}
    text = show(argument({"id": "a", "text": "Claim a.", "inferences": [step]}), form="markdown")
    assert "<img" not in text.replace(r"\<", "")
