"""Text of a map or a file made safe to show: it is data, and steers no terminal, line or markup."""

from __future__ import annotations

import re

STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(text: str) -> str:
    """Text that is safe on a terminal: control characters, direction marks and lone surrogates become U+FFFD."""
    return STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Text of a map inside a line of ours: safe, and unable to begin a line of its own."""
    return shown(re.sub(r"[\n\t]", "\N{REPLACEMENT CHARACTER}", text))


_READ_BY_CODE_HOSTS = re.compile(  # an address, a name, a number of an issue, a picture such as :warning:
    r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=\bgh-)(?=\d)|(?<=:)(?=[a-z][\w\\+-]{0,40}:)",
    re.IGNORECASE,
)


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it is, in a line.

    Code hosts read what the escapes leave once more, for links and formulas: there an empty comment, or an element of
    its own, parts what they look for.
    """
    escaped = re.sub(r"([\\`*_{}\[\]<>#+!|&~])", r"\\\1", one_line(text))
    return _READ_BY_CODE_HOSTS.sub("<!-- -->", escaped).replace("$", r"<span>\$</span>")
