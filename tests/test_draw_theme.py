"""The visual language: contrast, colour-blindness, themes, and that nothing is told by colour alone."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path

import pytest

from argmap.draw import look
from argmap.draw.theme import DARK, LIGHT, PRINT, THEMES, Theme, contrast, faint, found, pairs
from argmap.errors import UsageError

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB; and luminance, for paper without colour.
MATRICES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
HUGE = "0x" + "f" * 5000  # in decimal digits too long to be written
STATES = ["grounded", "assumption-dependent", "ungrounded", "defeated"]
STATUSES = ["licensed", "conditional", "gap", "broken"]
CHANGES = ["added", "removed", "changed"]
ATTACKS = ["rebuts", "undercuts", "qualifies"]


def lab(colour: str, seen_as: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, as someone sees it."""
    raw = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in raw]
    red, green, blue = (max(0.0, sum(map(math.prod, zip(row, linear, strict=True)))) for row in MATRICES[seen_as])
    xyz = ((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505, 0.2126 * red + 0.7152 * green + 0.0722 * blue,
           (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)  # fmt: skip
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_and_marks_have_the_contrast_of_wcag_aa(theme: Theme) -> None:
    assert faint(theme) == []
    checked = {text for text, _, _ in pairs()} | {on for _, on, _ in pairs()}
    assert set(theme.colours) <= checked


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_as_defined(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("seen_as", MATRICES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "names", [STATES, STATUSES[:3], ATTACKS, CHANGES], ids=["states", "statuses", "objections", "changes"]
)
def test_the_colour_blind_can_tell_the_colours_apart(theme: Theme, seen_as: str, names: list[str]) -> None:
    for one, other in combinations(names, 2):
        assert math.dist(lab(theme[one], seen_as), lab(theme[other], seen_as)) > 10, (one, other)


def without_colour(type_: str, name: str) -> tuple[object, ...]:
    """How a box or a line is drawn on paper without colour, with lines of one width."""
    shown = look.box(type_, name)
    marks = [(tag, *(value for key, value in sorted(each.items()) if key not in ("fill", "stroke")))
             for tag, each in look.mark(name)]  # fmt: skip
    hollow = [each.get("fill") in ("none", LIGHT["paper"]) for _, each in look.mark(name)]
    line = look.line(name) if type_ == "objection" else look.line("step", name)
    return shown.dashes, shown.double, tuple(marks), tuple(hollow), line.style, line.head


@pytest.mark.parametrize(
    ("type_", "names"), [("claim", STATES), ("inference", STATUSES), ("objection", ATTACKS)], ids=lambda each: each[0]
)
def test_nothing_is_told_by_colour_alone(type_: str, names: list[str]) -> None:
    for one, other in combinations(names, 2):
        assert without_colour(type_, one) != without_colour(type_, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_became_of_a_place_is_not_told_by_colour_alone(theme: Theme) -> None:
    rings = [(look.RINGS[name], theme.lines[name]) for name in CHANGES]
    assert all(one[0] != other[0] or abs(one[1] - other[1]) >= 1 for one, other in combinations(rings, 2))
    plain = look.line("premise", theme=theme)
    drawn = [look.changed_line(plain, name, theme) for name in ("added", "removed", "")]
    assert all(one.style != other.style or abs(one.weight - other.weight) >= 0.5
               for one, other in combinations(drawn, 2))  # fmt: skip


def test_grey_paper_has_no_colour_and_every_theme_the_same_names() -> None:
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in PRINT.colours.values())
    assert LIGHT.colours.keys() == DARK.colours.keys() == PRINT.colours.keys()


def test_what_is_alike_in_light_is_alike_in_dark() -> None:
    """The web flavour turns colours, not names: two names of one colour must stay one."""
    turned: dict[str, set[str]] = {}
    for name, colour in LIGHT.colours.items():
        turned.setdefault(colour, set()).add(DARK[name])
    assert {len(each) for each in turned.values()} == {1}


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_theme_file_changes_what_it_names(tmp_path: Path) -> None:
    toml = 'base = "dark"\n[colours]\ngap = "#FF0000"\n[lines]\ngap = 3\n[fonts]\nlatin = ["Source Sans 3"]\n'
    theme = found(written(tmp_path, toml))
    assert (theme["gap"], theme["ink"], theme.lines["gap"]) == ("#ff0000", DARK["ink"], 3)
    assert theme.fonts.startswith("'Source Sans 3', 'Noto Sans TC'")
    same = json.dumps({"base": "dark", "colours": {"gap": "#ff0000"}})
    assert found(written(tmp_path, same, "mine.json"))["gap"] == "#ff0000"
    assert look.box("inference", "gap", theme).weight == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"base = {HUGE}", "base a number of thousands of digits is none of light, dark, print"),
        ("base = 3", "base 3 is none of light, dark, print"),
        (f"colours = {HUGE}", "'colours' should be a table"),
        (f"[colours]\ngap = {HUGE}", "a colour as #1a2b3c, not a number of thousands of digits"),
        (f"[lines]\ngap = {HUGE}", "a number from 0.25 to 6, not a number of thousands of digits"),
        (f"[fonts]\nlatin = [{HUGE}]", "font families, not a number of thousands of digits"),
        ('[colours]\ngapp = "#ff0000"', "did you mean 'gap'"),
        ('[colors]\ngap = "#ff0000"', "did you mean 'colours'"),
        ('[colours]\ngap = "red"', "#1a2b3c"),
        ('[colours]\ngap = "#fff"', "#1a2b3c"),
        ('[colours]\ngap = "#ffffff;}*{x:url(//evil)"', "#1a2b3c"),
        ('[colours]\ngap = "url(#x)"', "#1a2b3c"),
        ("[lines]\ngap = 99", "from 0.25 to 6"),
        ("[lines]\ngap = true", "from 0.25 to 6"),
        ("[lines]\ngap = nan", "from 0.25 to 6"),
        ('[fonts]\nlatin = "Arial"', "list of names"),
        ('[fonts]\nlatin = ["Arial\'><script>"]', "list of names"),
        ("[fonts]\nlatin = []", "list of names"),
        ('base = "pink"', "light, dark, print"),
        ("colours = 3", "should be a table"),
        ("[colours", "is no TOML"),
    ],
)
def test_a_faulty_theme_is_refused_with_every_fault(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        found(written(tmp_path, text))


def test_all_faults_of_a_theme_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"(?s)'ink'.*'gap'.*'frames'"):
        found(written(tmp_path, '[colours]\nink = "black"\n[lines]\ngap = "wide"\n[frames]\n'))


@pytest.mark.parametrize("name", ["drak", "themes/none.toml", "x.css", "a\0.toml"])
def test_a_theme_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="theme"):
        found(name)


def test_a_theme_that_is_no_text_or_no_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        found(tmp_path / "x.toml")
    with pytest.raises(UsageError, match="too large"):
        found(written(tmp_path, "#" * 200_000))
    with pytest.raises(UsageError, match="is no JSON"):
        found(written(tmp_path, "[" * 90_000, "deep.json"))
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        found(tmp_path / "folder.toml")


def test_a_theme_that_is_hard_to_read_is_used_and_says_so(tmp_path: Path) -> None:
    from argmap.draw.style import style

    styled = style(theme=written(tmp_path, '[colours]\nink = "#cccccc"'))
    assert styled.theme["ink"] == "#cccccc"
    assert any("'ink' on 'paper' has a contrast of 1.6:1" in each for each in styled.notices)
