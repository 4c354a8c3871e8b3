"""The page of every rule: whole, true to what the rule finds, and backed by literature that exists."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.bibliography import bibliography, in_full, named
from argmap.cli import argmap
from argmap.errors import UsageError
from argmap.explain import MARK, as_markdown, as_record, as_text, checked, explained, facts
from argmap.handbook import FAMILIES, INDEX, handbook, write_handbook
from argmap.model import CSL_STRINGS
from argmap.rules import catalogue, rule
from argmap.rules.page import FRAME, HEADINGS, Example, Page, page
from argmap.schemes import table

ROOT = Path(__file__).parent.parent
RULES = pytest.mark.parametrize("code", [each.code for each in catalogue()])
MOST_LINES = 8  # of an example


def page_of(code: str) -> Page:
    return page(rule(code).find.__doc__ or "")


def run(*words: object) -> Result:
    return CliRunner().invoke(argmap, [str(word) for word in words])


# --- Every rule


@RULES
def test_a_page_has_every_part(code: str) -> None:
    parts = page_of(code)
    assert re.fullmatch(r"[A-Z][^\n]*\.", parts.summary), "one sentence"
    for prose in (parts.what, parts.why, parts.example.prose, parts.instead.prose):
        assert prose.endswith("."), prose
        assert not re.search(r"<[a-z/!]", re.sub(r"`[^`]*`", "", prose)), "what Markdown takes for a tag"
    assert bool(parts.sources) != bool(parts.remark), "either sources, or why there are none"


@RULES
def test_the_example_is_reported(code: str) -> None:
    found = checked(page_of(code).example, code)
    assert {each.code for each in found} == {code}
    assert all(each.suppressed is None for each in found)


@RULES
def test_the_mended_example_is_not_reported(code: str) -> None:
    assert [each.message for each in checked(page_of(code).instead, code)] == []


@RULES
def test_examples_are_short(code: str) -> None:
    for example in (page_of(code).example, page_of(code).instead):
        assert len(example.json.splitlines()) <= MOST_LINES
        assert example.json.startswith(("[", "{"))


@RULES
def test_every_source_is_in_the_bibliography(code: str) -> None:
    assert set(page_of(code).sources) <= set(bibliography())


def test_no_entry_of_the_bibliography_is_unused() -> None:
    assert {source for each in catalogue() for source in page_of(each.code).sources} == set(bibliography())


# --- A page taken apart

DOCSTRING = """Nothing is recorded.

    What it does: reports this
    and that.
    Why: it matters.
    Example: two lines
    of prose.

        The first paragraph
        of the paper.

        The second.

        [{"id": "a",
          "text": "A"}]

    Instead: less.

        {"trees": [{"id": "b", "text": "B"}], "notes": {}}

    Sources: Toulmin 1958; Walton, Reed & Macagno 2008.
    """


def test_a_docstring_taken_apart() -> None:
    parts = page(DOCSTRING)
    text = "The first paragraph\nof the paper.\n\nThe second.\n"
    assert parts == Page(
        "Nothing is recorded.",
        "reports this and that.",
        "it matters.",
        Example("two lines of prose.", '[{"id": "a",\n  "text": "A"}]', text),
        Example("less.", '{"trees": [{"id": "b", "text": "B"}], "notes": {}}', text),
        ("Toulmin 1958", "Walton, Reed & Macagno 2008"),
        "",
    )
    assert parts.example.map == FRAME | {"trees": [{"id": "a", "text": "A"}]}
    assert parts.instead.map == FRAME | {"trees": [{"id": "b", "text": "B"}], "notes": {}}


@pytest.mark.parametrize(
    ("written", "remark"), [("none; a matter of dates.", "none; a matter of dates."), ("none.", "none.")]
)
def test_a_page_without_sources_says_why(written: str, remark: str) -> None:
    parts = page(DOCSTRING.replace("Toulmin 1958; Walton, Reed & Macagno 2008.", written))
    assert (parts.sources, parts.remark) == ((), remark)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_part_that_is_missing_is_empty(heading: str) -> None:
    parts = page(DOCSTRING.replace(f"{heading}:", "Aside:"))
    missing = {"What it does": parts.what, "Why": parts.why, "Example": parts.example.json,
               "Instead": parts.instead.json, "Sources": "".join(parts.sources)}[heading]  # fmt: skip
    assert missing == ""


# --- The bibliography


@pytest.mark.parametrize("name", list(bibliography()))
def test_a_record_is_whole(name: str) -> None:
    work = bibliography()[name]
    extra = work.model_extra or {}
    assert set(extra) <= CSL_STRINGS | {"author", "editor", "issued"}
    assert extra["title"]
    assert extra.get("author") or extra.get("editor")
    assert extra.get("publisher") or (extra.get("container-title") and extra.get("page")) or extra.get("URL")
    assert named(work) == name
    assert work.id == re.sub(r"[^a-z0-9]+", "-", name.lower())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Toulmin 1958", "Toulmin, Stephen E. 1958. *The Uses of Argument*. Cambridge University Press."),
        ("Hume 1739", "Hume, David. 1739–1740. *A Treatise of Human Nature*. John Noon and Thomas Longman."),
        (
            "Gordon, Prakken & Walton 2007",
            "Gordon, Thomas F., Henry Prakken & Douglas Walton. 2007. “The Carneades model of argument and burden of "
            "proof.” *Artificial Intelligence* 171(10–15): 875–896. doi:10.1016/j.artint.2007.04.010",
        ),
        (
            "Tetlock 2005",
            "Tetlock, Philip E. 2005. *Expert Political Judgment: How Good Is It? How Can We Know?* "
            "Princeton University Press.",
        ),
        (
            "Sanderson, Ciccarese & Young 2017",
            "Sanderson, Robert, Paolo Ciccarese & Benjamin Young (eds). 2017. *Web Annotation Data Model*. "
            "W3C Recommendation. https://www.w3.org/TR/2017/REC-annotation-model-20170223/",
        ),
    ],
)
def test_a_work_in_full(name: str, told: str) -> None:
    assert in_full(bibliography()[name], "*") == told
    assert in_full(bibliography()[name]) == told.replace("*", "")


# --- What is shown


@RULES
def test_a_page_shows_everything(code: str) -> None:
    told = explained(rule(code))
    for shown in (as_text(told), as_markdown(told)):
        flat = " ".join(shown.replace("\\", "").split()).lower()
        parts = (told.page.summary, told.page.what, told.page.why, told.page.example.prose, told.page.instead.prose)
        for wanted in (code, told.rule.name, *parts, told.rule.help, *(each.message for each in told.findings)):
            assert " ".join(wanted.replace("\\", "").split()).lower() in flat, wanted
        for _, value, meaning in facts(told.rule):
            assert value in shown
            assert meaning in shown
        assert all(in_full(work).lower() in flat.replace("*", "") for work in told.works)
    record = as_record(told)
    assert json.loads(json.dumps(record)) == record
    assert record["example"]["findings"][0]["code"] == code
    assert record["page"].startswith(told.page.summary)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rule", "INF309"], "INF309 is-ought\n"),
        (["rule", "is-ought"], "INF309 is-ought\n"),
        (["rule", "is-ought", "--format", "markdown"], f"{MARK}\n\n# INF309 is-ought\n"),
        (["rule", "--all"], "STR101  error    dangling-reference"),
        (["rule", "--all", "--format", "markdown"], f"{MARK}\n\n# STR101"),
        (["rule", "cause-to-effect"], "scheme cause-to-effect (cause to effect)\n"),
        (["rule", "cause-to-effect", "--lang", "zh-Hant"], "scheme cause-to-effect (由因及果)\n"),
        (["rule", "cause-to-effect", "--lang", "both", "--format", "markdown"], "## cause-to-effect\n"),
        (["rule", "--schemes"], "scheme expert-opinion"),
        (["rule", "--schemes", "--format", "markdown"], "# Schemes\n"),
    ],
)
def test_the_verb_says_it(words: list[str], says: str) -> None:
    done = run(*words)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(says)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_all_the_rules_are_told_in_every_form(form: str) -> None:
    told = run("rule", "--all", "--format", form).stdout
    assert all(each.code in told and each.name in told for each in catalogue())


@pytest.mark.parametrize("family", ["SUP", "sup", "LNT"])
def test_a_family_is_listed(family: str) -> None:
    codes = [each.code for each in catalogue() if each.code.startswith(family.upper())]
    assert [line[:6] for line in run("rule", family).stdout.splitlines()] == codes
    assert [each["code"] for each in json.loads(run("rule", family, "--format", "json").stdout)] == codes
    pages = run("rule", family, "--format", "markdown").stdout
    assert [line[2:8] for line in pages.splitlines() if line.startswith("# ")] == codes


def test_json_is_one_record_or_a_list() -> None:
    one = json.loads(run("rule", "INF309", "--format", "json").stdout)
    every = json.loads(run("rule", "--all", "--format", "json").stdout)
    assert one in every
    assert {"code", "name", "severity", "blame", "basis", "status", "help", "page"} <= one.keys()
    schemes = json.loads(run("rule", "--schemes", "--format", "json").stdout)
    assert [each["id"] for each in schemes] == list(table())
    assert json.loads(run("rule", "sign", "--format", "json").stdout) in schemes


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rule"], "name one rule or scheme"),
        (["rule", "INF309", "--all"], "name one rule or scheme"),
        (["rule", "--all", "--schemes"], "name one rule or scheme"),
        (["rule", "INF309", "INF301"], "unexpected extra argument"),
    ],
)
def test_what_the_verb_refuses(words: list[str], says: str) -> None:
    done = run(*words)
    assert (done.exit_code, says in done.output) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rule", "is-oght"], "did you mean 'is-ought'"),
        (["rule", "caus-to-effect"], "did you mean 'cause-to-effect'"),
        (["rule", "quite something else"], "--schemes"),
        (["rule", "sign", "--lang", "fr"], "en and zh-Hant"),
        (["rule", "--schemes", "signs"], "no scheme is called 'signs'; did you mean 'sign'"),
    ],
)
def test_what_is_not_there_is_told(words: list[str], says: str) -> None:
    done = run(*words)
    assert isinstance(done.exception, UsageError)
    assert says in str(done.exception)


def test_what_is_the_name_of_both_is_told() -> None:
    for name in {each.name for each in catalogue()} & set(table()):
        done = run("rule", name)
        assert done.stdout.startswith(f"{rule(name).code} {name}\n")
        assert f"argmap rule --schemes {name}" in done.stderr
        assert run("rule", "--schemes", name).stdout.startswith(f"scheme {name} (")


# --- The handbook


def test_the_committed_pages_are_the_generated_ones() -> None:
    """`make docs` writes them."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").iterdir()}
    generated = handbook()
    assert sorted(committed) == sorted(generated)
    assert [name for name in generated if committed[name] != generated[name]] == []


def test_the_index_lists_every_rule_in_its_family() -> None:
    index = handbook()[INDEX]
    assert re.findall(r"^\| \[(\w+)\]\(\1\.md\)", index, re.MULTILINE) == [each.code for each in catalogue()]
    assert {each.code[:3] for each in catalogue()} <= set(FAMILIES)
    assert all(in_full(work, "*") in index for work in bibliography().values())


def test_the_links_of_the_handbook_lead_somewhere() -> None:
    names = set(handbook())
    for text in handbook().values():
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert target in names or (ROOT / "docs" / "rules" / target).resolve().is_file(), target


def test_the_handbook_is_written_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "rules"
    assert run("rule", "--all", "--format", "markdown", "-o", folder).exit_code == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(first) == sorted(handbook())
    (folder / "ZZZ999.md").write_text(f"{MARK}\n\n# A rule that is no more\n", encoding="utf-8")
    (folder / "STR101.md").write_text(f"{MARK}\n\nchanged\n", encoding="utf-8")
    write_handbook(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


@pytest.mark.parametrize("name", ["README.md", "STR101.md", "notes.txt", "map.json", "folder"])
def test_nothing_foreign_is_written_over(tmp_path: Path, name: str) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("somebody wrote this", encoding="utf-8")
    with pytest.raises(UsageError, match=name):
        write_handbook(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert name == "folder" or (tmp_path / name).read_text(encoding="utf-8") == "somebody wrote this"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("kept", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        write_handbook(tmp_path / "rules")
    assert (tmp_path / "rules").read_text(encoding="utf-8") == "kept"
