"""The numbers that a text names, in figures, in English and in Chinese, as strings that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal

from argmap.fold import fold_quote

_DIGIT = re.compile(r"\d")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]+")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_CHINESE = "".join([*_DIGITS, *_UNITS, *_LARGE])
_ENGLISH = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | {word: 10 * number for number, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SPELT_WORDS = frozenset({*_ENGLISH, *_SCALES})
_ANY = "|".join([*_ENGLISH, *_SCALES])
_COUNTED = "年月日个项条次类种点国名人家艘架枚倍岁届大层面步期组座支份"  # what a number up to ten must stand before

# Repetitions are bounded: nobody writes such numbers, and a text of nothing else must not take long, or overflow.
_LABELLED = re.compile(
    r"\b(?:articles?|cases?|chapters?|sections?|figures?|tables?|notes?|pages?|parts?|phases?|no|nos|resolution|types?)"
    r"\.? \d{1,5}(?:\.\d{1,3}){0,3}(?!\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)([12]\d)(\d\d)[-–/](\d\d)(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_FIGURE = re.compile(
    r"(?<![A-Za-z\d_第])(?<![A-Za-z]-)(?<!\d[.,])(?P<figure>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?)"
    rf"(?:s\b|年代)?(?:\s?(?P<percent>%|percent\b|per cent\b)|[ -]?(?P<scale>{'|'.join(_SCALES)})\b"
    r"|(?P<large>[万亿兆]{1,3}))?(?!(?!k[mg]\b)[A-Za-z]|\d)",
    re.IGNORECASE,
)
_HUNDREDTHS = re.compile(rf"百分之([{_CHINESE}]{{1,30}}(?:点[{_CHINESE}]{{1,9}})?|\d{{1,18}}(?:\.\d{{1,9}})?)")
_FRACTION = re.compile(f"([{_CHINESE}]{{1,30}})分之([{_CHINESE}]{{1,30}})")
_HAN = re.compile(f"(?<!第)(?![百千万亿兆])[{_CHINESE}]{{1,30}}")
_SPELT = re.compile(
    rf"\b((?:{_ANY})(?:(?: and |[ -])(?:{_ANY})){{0,9}})\b(?P<percent> per ?cent\b)?",
    re.IGNORECASE,
)


def numerals(text: str) -> frozenset[str]:
    """The numbers that a text names, whatever its language.

    `2,017`, `2017` and 二〇一七 are `2017`; 百分之二 and `2 per cent` are `2%`; 三分之一 is `1/3`; `1.2 million` and
    120萬 are `1200000`; `2027-28` is two years. No numbers are: ordinals, figures in a name (`F-35`, `Article 9`), one
    and 一, and in Chinese a number up to ten that counts nothing (再三, 四方). Figures are read in every language,
    words in English and Chinese only.
    """
    written = unicodedata.normalize("NFKC", text)
    if not written.isascii():
        written = _HAN_RUN.sub(lambda run: fold_quote(run[0]), written)
    found: set[str] = set()
    for pattern, read in _readings(written):
        found.update(number for match in pattern.finditer(written) for number in read(match))
        written = pattern.sub(" ", written)
    return frozenset(found)


_Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[str]]]


def _readings(text: str) -> Iterator[_Reading]:
    """The patterns that a text can have at all, each with what its matches stand for; in the order of reading."""
    han, digits = _HAN_RUN.search(text), _DIGIT.search(text)
    if digits:
        yield from ((_LABELLED, _nothing), (_YEARS, _both_years), (_TIME, _time))
    if han:
        yield from ((_HUNDREDTHS, _hundredths), (_FRACTION, _fraction))
    if digits:
        yield _FIGURE, _figure
    if han:
        yield _HAN, _counted
    if not _SPELT_WORDS.isdisjoint(re.findall("[a-z]+", text.casefold())):
        yield _SPELT, _spelt


def _nothing(_: re.Match[str]) -> Iterator[str]:
    return iter(())


def _both_years(match: re.Match[str]) -> Iterator[str]:
    """Both years of 2027-28."""
    yield from (match[1] + match[2], match[1] + match[3])


def _time(match: re.Match[str]) -> Iterator[str]:
    yield match[0]


def _hundredths(match: re.Match[str]) -> Iterator[str]:
    whole, _, part = match[1].partition("点")
    if whole[0] in _CHINESE:
        whole = f"{_chinese(whole)}{'.' if part else ''}{''.join(str(_DIGITS.get(c, '')) for c in part)}"
    yield f"{_plain(Decimal(whole))}%"


def _fraction(match: re.Match[str]) -> Iterator[str]:
    yield f"{_chinese(match[2])}/{_chinese(match[1])}"


def _figure(match: re.Match[str]) -> Iterator[str]:
    value = Decimal(match["figure"].replace(",", "")) * _SCALES.get((match["scale"] or "").casefold(), 1)
    for unit in match["large"] or "":
        value *= _LARGE[unit]
    if match["percent"]:
        yield f"{_plain(value)}%"
    elif value != 1:
        yield _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _counted(match: re.Match[str]) -> Iterator[str]:
    value, following = _chinese(match[0]), match.string[match.end() : match.end() + 1]
    if value > 10 or (value > 1 and following and following in _COUNTED):
        yield str(value)


def _chinese(written: str) -> int:
    """A Chinese number: digits one after the other (二〇一七), or with their units (一百二十)."""
    if set(written) <= _DIGITS.keys():
        return int("".join(str(_DIGITS[c]) for c in written))
    total = section = digit = scale = 0
    for c in written:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[c], 0
        else:  # 一万亿 multiplies all before, 三亿二千万 adds
            before, section, digit = section + digit, 0, 0
            larger, scale = scale < _LARGE[c], _LARGE[c]
            total = (total + before or 1) * scale if larger else total + before * scale
    return total + section + digit


def _spelt(match: re.Match[str]) -> Iterator[str]:
    total = part = 0
    for word in re.findall("[a-z]+", match[1].casefold()):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
    if match["percent"]:
        yield f"{total + part}%"
    elif total + part > 1:
        yield str(total + part)
