"""Where sentences end, in Chinese and in English, and what ends none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


# A bar stands where one sentence ends and the next begins; everything else is the text itself.
ENDS = [
    ("Chinese end marks", "他來了。|她走了！|誰呢？|都好"),
    ("English end marks", "He came. |She left! |Who? |All is well"),
    ("a run of marks is one end", "真的？！|好。"),
    ("no end inside quotation marks", "他說“走。快走！”然後笑了。|她也笑。"),
    ("no end inside corner brackets", "他說「走！快走！」然後笑了。|她也笑。"),
    ("a full stop that closes a quotation", "他說：“走吧。”|她走了。"),
    ("an English quotation closed by its stop", 'He said "Go now." |She went.'),
    ("an exclamation quoted in mid-sentence", "He cried “Go!” and went. |She stayed."),
    ("straight marks in Chinese", '他說"走。快走"然後笑了。|"她"也笑。'),
    ("a bracket in mid-sentence", "他（真的！）走了。|她（見第3頁。另見第4頁）留下。"),
    ("a bracket around sentences", "他走了。|（她留下。|沒人知道。）|都好。"),
    ("an apostrophe", "It’s his. |Don’t ask ‘why’. |Go."),
    ("closing signs belong to the sentence", "他走了（遠方）。」|她留下。"),
    ("a footnote mark belongs to the sentence", "他走了。<sup>3)</sup>|她留下<sup>4)</sup>。|都好。"),
    ("a mark before the stop of a quotation", "他說“走”。<sup>3)</sup>|她留下。"),
    ("a decimal", "It rose by 3.5 percent. |It fell by 2.0. |Then nothing."),
    ("a decimal in Chinese", "增長3.5個百分點。|在2.0時期下降。"),
    ("initials", "We follow J. Smith and A. B. Jones. |They agree."),
    ("titles", "Dr. Lee met Mr. Wu. |They spoke."),
    ("abbreviations", "Some allies, e.g. Japan, pay more, i.e. too much. |Others, cf. Wu et al. 2020, pay less."),
    ("an abbreviation before a sentence", "It was made by Micron Inc. |The firm grew in the U.S. |It fell later."),
    ("an abbreviation in mid-sentence", "The U.S. Army and Micron Inc. Japan signed."),
    ("counted things", "See p. 5 and vol. 3, no. 4. |He said no. |She left."),
    ("an address in the web", "See https://a.example.org/b?c=d.html for it. |Write to j.doe@example.org. |Done."),
    ("an ellipsis", "Well... maybe. |Wait... |No."),
    ("a Chinese ellipsis", "他……走了。|她留下。"),
    ("a list number", "1. First comes this. |2. Then that."),
    ("a dot within Han text", "他走了.|她留下."),
    ("an unbalanced quotation mark", "他說“走。|她留下。"),
    ("a mark of inches", 'A 5" screen. |A 7" one.'),
    ("emphasis", "**他走了。**|她留下。"),
    ("hard-wrapped lines", "The first\nline ends. |The second\ngoes on."),
]


@pytest.mark.parametrize("marked", [row[1] for row in ENDS], ids=[row[0] for row in ENDS])
def test_where_a_sentence_ends(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|", "")) == expected


# The text, and its sentences.
BLOCKS = [
    ("a page break in a word", "兩國合\n\n作已久。以後也是。", ["兩國合\n\n作已久。", "以後也是。"]),
    (
        "a page break before a capital",
        "Talks of China and the\n\nUnited States. Then",
        ["Talks of China and the\n\nUnited States.", "Then"],
    ),
    ("a footnote in mid-sentence", "兩國合\n\n3) 某人。某書。\n\n作已久。", ["兩國合\n\n3) 某人。某書。\n\n作已久。"]),
    ("a footnote after a sentence", "兩國合作。\n\n3) 某人。某書。\n\n以後也是。", ["兩國合作。", "以後也是。"]),
    ("a footnote below a rule", "兩國合\n\n---\n\n3) 某人。\n\n作。", ["兩國合\n\n---\n\n3) 某人。\n\n作。"]),
    ("a heading", "## 1. 開端！好\n\n正文。", ["正文。"]),
    ("a heading right above the text", "# 開端\n正文。", ["正文。"]),
    ("a sentence without a mark above a heading", "正文無號\n\n## 下節\n\n正文。", ["正文無號", "正文。"]),
    ("a numbered heading in plain text", "正文。\n\n一、開端\n\n正文。", ["正文。", "正文。"]),
    ("an English title in plain text", "Introduction\n\nThe text begins.", ["Introduction", "The text begins."]),
    ("a title in bold", "**A Title:\nand More**\n\nText.", ["Text."]),
    ("a table row", "| a. b | c. d |\n\nText.", ["Text."]),
    ("a list", "- one\n- two\n\nText.", ["- one", "- two", "Text."]),
    (
        "a lost quotation mark ends with its paragraph",
        "他說“走。\n\n她說”好。”留下。",
        ["他說“走。", "她說”好。”", "留下。"],
    ),
    ("Windows newlines", "甲。\r\n\r\n## 題\r\n\r\n乙。", ["甲。", "乙。"]),
    ("nothing", " \n\n", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in BLOCKS], ids=[row[0] for row in BLOCKS])
def test_paragraphs_pages_and_headings(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet='甲乙a B1.。！？!?“”"‘’（）()「」\n\n#*-|<sup>)\f,，', max_size=80))
def test_spans_are_ordered_and_show_something(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(not text[start].isspace() for start, _ in spans)


@pytest.mark.parametrize(
    "piece", ["a\n\n", "“", "(\n", "(。", '"', "。", "a.", "- a\n", "1) a\n\n", "’", "a。”", " \n"]
)
def test_splitting_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begun = time.perf_counter()
    sentences(text)
    assert time.perf_counter() - begun < 5  # a square takes minutes
