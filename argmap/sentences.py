"""Where the sentences of a text are, in Chinese and in English, across the page breaks and footnotes of a PDF.

A sentence ends at 。！？.!? outside quotation marks and brackets, or where its paragraph ends. Spans are code points
of the original text. Headings are no sentences, and nor are footnotes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.fold import MARKS, NOTES, RULES

Span = tuple[int, int]

PAINT = "\ue000"
"""What interrupts a sentence is painted over with it, so that every offset stays an offset of the original."""
_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "»": "«", "）": "（", ")": "(", "]": "[", "】": "【", "》": "《"}
_ROUND = set("（([【")
_TAIL = set("”’」』»）)]】》〉*_") | {PAINT}
_BRACKET = re.compile(r"[“”‘’「」『』«»（）()\[\]【】《》\"]")
_ENDS = re.compile(r"[。！？!?.．｡]+")
_ENDED = set("。！？!?.．｡…")
_UNFINISHED = re.compile(r"[,;，；。\u2e80-\u9fff]|\b(?:the|an?|of|and|or|in|to|for|with|by|on|at|from|as|that)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
_CJK = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"))

_HEADING_LINE = re.compile(r" {0,3}(?:#{1,6}[ \t]|\|)")
_ITEM_LINE = re.compile(r" {0,3}(?:[-+•▪◦]|\\?\*{1,3}|(?:\\\*){2,3})[ \t]")
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*\.|\d{1,2}(?:\.\d{1,2})+|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[\d一二三四五六七八九十]{1,3}[章節节])\s*\S"
)
_HEADING_LENGTH = 60

_STARTERS = frozenset(
    "a after although an and as at before but for he however if in it moreover she since so such that the there these "
    "they this those thus we when while".split()
)
# Never the last word of a sentence; before a number only; last only where the next word clearly begins a sentence.
_TITLES = frozenset("mr mrs ms dr prof st gen col sen rep gov capt lt hon rev vs cf viz approx ca e.g i.e eds".split())
_COUNTED = frozenset("no nos p pp fig figs vol vols art arts sec ch chs pt eq para paras jan feb aug sept oct".split())
_SHORTENED = frozenset("inc ltd co corp jr sr al etc ed dept univ assn bros ph.d nov dec a.m p.m".split())


@dataclass(frozen=True, slots=True)
class _Shelter:
    """The outermost quotations or brackets of a paragraph, within which no mark ends a sentence."""

    starts: list[int]
    ends: list[int]

    def around(self, place: int) -> Span | None:
        k = bisect_right(self.starts, place) - 1
        return (self.starts[k], self.ends[k]) if k >= 0 and place < self.ends[k] else None


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, as (start, end) in code points; a footnote mark belongs to what it closes."""
    bare = painted(text)
    return [span for start, end in _passages(bare) for span in _split(bare, start, end)]


def painted(text: str) -> str:
    """The text at the same length without notes, tags and rules: blocks become line breaks, marks are painted over."""
    bare = NOTES.sub(lambda m: "\n" * len(m[0]), text)
    bare = MARKS.sub(lambda m: PAINT * len(m[0]), bare)
    return RULES.sub(lambda m: "\n" * len(m[0]), bare)


def _passages(text: str) -> Iterator[Span]:
    """Paragraphs, those that only a page break parts as one."""
    begin = last = end = -1  # of the passage in hand, of its last paragraph, of both
    for start, stop, fresh in _paragraphs(text):
        if begin < 0:
            begin = start
        elif fresh or not _runs_on(text[last:end], text[start]):
            yield begin, end
            begin = start
        last, end = start, stop
    if begin >= 0:
        yield begin, end


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs and list items that are no headings, and whether one stands right after a heading or in a list."""
    fresh = True
    for start, end, item in _blocks(text):
        block = text[start:end]
        if _is_heading(block):
            fresh = True
        elif block.strip(PAINT + "*_ \t\r\n"):
            yield start, end, fresh or item
            fresh = False


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of lines without a blank line between; heading lines alone; and whether a list item begins the run."""
    first = last = place = 0
    item = False
    for line in re.split(r"(?<=[\n\f])", text):
        start, place = place, place + len(line)
        heading, opens = _HEADING_LINE.match(line), _ITEM_LINE.match(line)
        if (heading or opens or not line.strip()) and last > first:
            yield first, last, item
            first = last
        if not line.strip():
            continue
        if first == last:
            first, item = start + len(line) - len(line.lstrip()), bool(opens)
        last = start + len(line.rstrip())
        if heading:
            yield first, last, False
            first = last
    if last > first:
        yield first, last, item


def _is_heading(block: str) -> bool:
    """Markdown's headings, a line in bold, table rows; and in plain text a short numbered line."""
    bare = block.strip(PAINT + " \t")
    if _HEADING_LINE.match(bare) or re.fullmatch(r"\*\*[^*]+\*\*\\?", bare):
        return True
    return len(bare) <= _HEADING_LENGTH and bool(_NUMBERED.match(bare)) and not _is_ended(bare)


def _is_ended(block: str) -> bool:
    bare = block.strip(PAINT + "*_ \t\r\n")
    return bare.rstrip("".join(_TAIL) + "\"'")[-1:] in _ENDED or bool(_BRACKETED.fullmatch(bare))


def _runs_on(before: str, next_character: str) -> bool:
    """Whether a page break, and no end of a paragraph, stands behind `before`."""
    if _is_ended(before):
        return False
    # An English title or list item without any sign of its end: short, no comma or stop, and a capital follows.
    begins = before[:1].isupper() or bool(_ITEM_LINE.match(before))
    titled = begins and len(before) <= _HEADING_LENGTH and not _UNFINISHED.search(before)
    return not (titled and next_character.isupper())


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one passage."""
    quoted, bracketed, closing = _shelters(text, start, end)
    begin = _visible(text, start, end)
    for mark in _ENDS.finditer(text, start, end):
        if mark.start() < begin:
            continue
        after = _tail(text, mark.end(), end, closing)
        shelters = [quoted.around(mark.start()), bracketed.around(mark.start())]
        # A bracket that opens the sentence holds sentences of its own.
        inside = [s[1] for s in shelters if s and not (s[0] == begin and text[begin] in _ROUND)]
        if inside and not (max(inside) < after and _closes_with(text, mark, after, end)):
            continue
        if _ends_here(text, begin, mark, after, end):
            yield begin, after
            begin = _visible(text, after, end)
    if begin < end:
        yield begin, end


def _visible(text: str, place: int, end: int) -> int:
    """The next place, from here, that shows something."""
    while place < end and (text[place].isspace() or text[place] == PAINT):
        place += 1
    return place


def _tail(text: str, place: int, end: int, closing: set[int]) -> int:
    """The end of the closing quotes, brackets and footnote marks that follow an end mark."""
    while place < end and (text[place] in _TAIL or place in closing):
        place += 1
    return place


def _shelters(text: str, start: int, end: int) -> tuple[_Shelter, _Shelter, set[int]]:
    """Quotations, brackets, and the places of closing signs. What has no partner shelters nothing."""
    pairs, closing = _pairs(text, start, end)
    quotes = _outermost([p for p in pairs if text[p[0]] not in _ROUND])
    return quotes, _outermost([p for p in pairs if text[p[0]] in _ROUND]), closing


def _pairs(text: str, start: int, end: int) -> tuple[list[Span], set[int]]:
    waiting: dict[str, list[int]] = {}
    pairs: list[Span] = []
    closing: set[int] = set()
    for match in _BRACKET.finditer(text, start, end):
        place, sign = match.start(), match[0]
        before, behind = text[max(start, place - 1) : place], text[place + 1 : min(end, place + 2)]
        if sign == "’" and before.isalpha() and behind.isalpha() and before.isascii():
            continue  # an apostrophe
        opener = _PAIRS.get(sign, sign)
        if (sign in _PAIRS or (sign == '"' and before.strip())) and waiting.get(opener):
            pairs.append((waiting[opener].pop(), place))
            closing.add(place)
        elif sign not in _PAIRS and (sign != '"' or behind.strip()):
            if sign == '"':
                waiting.pop(sign, None)  # one still waiting has lost its partner
            waiting.setdefault(sign, []).append(place)
    return pairs, closing


def _outermost(pairs: list[Span]) -> _Shelter:
    outer: list[Span] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return _Shelter([p[0] for p in outer], [p[1] for p in outer])


def _closes_with(text: str, mark: re.Match[str], after: int, end: int) -> bool:
    """Whether a mark in a quotation ends the sentence around it: 。” does, ！” may not, ?" before a capital does."""
    place = _visible(text, after, end)
    following = text[place : min(end, place + 1)]
    if not following or mark[0][-1] in "。｡":
        return True
    return mark[0].isascii() and text[after].isspace() and (following.isupper() or following in '"“‘(')


def _is_cjk(c: str) -> bool:
    """True for a Han character, kana, hangul, or a form as wide; a pattern of so many takes 2 ms to compile."""
    return any(first <= c <= last for first, last in _CJK)


def _ends_here(text: str, begin: int, mark: re.Match[str], after: int, end: int) -> bool:
    """Whether what surrounds an end mark lets it end a sentence."""
    following = text[after : min(end, after + 1)]
    if following and following in "，、；：,;:":
        return False
    if not mark[0].isascii() or not following:
        return True
    if set(mark[0]) != {"."}:
        return following.isspace() or _is_cjk(following) or following in "“‘「『《（\"'("
    if not following.isspace():
        return _is_cjk(following) and _is_cjk(text[mark.start() - 1])
    next_word = re.compile(r"[\w'’]*").match(text, _visible(text, after, end), end)
    upcoming = next_word[0] if next_word else ""
    if len(mark[0]) > 1:
        return upcoming[:1].isupper() or _is_cjk(upcoming[:1])
    return _stops(text[max(begin, mark.start() - 16) : mark.start()], mark.start() - begin, upcoming)


def _stops(before: str, length: int, upcoming: str) -> bool:
    """Whether a dot behind `before`, `length` characters into its sentence, is no abbreviation's or list number's."""
    found = re.search(r"[A-Za-z0-9.&'-]+$", before)
    word = found[0].lstrip("'-.").lower() if found else ""
    starts = upcoming.lower() in _STARTERS and upcoming[:1].isupper()
    numbers_a_list = length <= 6 and re.fullmatch(r"[（(]?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])", before)
    if numbers_a_list or word in _TITLES:
        return False
    if word in _COUNTED:
        return not upcoming[:1].isdigit()
    if word in _SHORTENED or re.fullmatch(r"(?:.*-)?[a-z](?:\.[a-z])*", word):
        return starts
    return True
