"""Addresses of passages: where a box of a drawing leads when the paper's text is on the web.

The address is the base, then as fragment the id of the section and, for browsers that know text fragments, the words
of the quote: `https://example.org/paper#III.1:~:text=the%20first%20end,the%20last%20end`. A base may end in `#` and a
prefix that the page gives to the ids of its sections: `https://example.org/paper#s-`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from argmap.errors import UsageError
from argmap.model import Anchor

_PLAIN = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def base(address: str) -> str:
    """An address that passages may be added to: http, https, or relative. Raises `UsageError` for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    if parts is None or not _PLAIN.fullmatch(address):
        raise UsageError(f"'{address}' is no address; write it in ASCII, with % for what an address cannot hold")
    relative = not parts.scheme and not parts.netloc and ":" not in address.split("/")[0]
    if not relative and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise UsageError(f"links lead to http, https or a relative address, not to '{address}'")
    return address if "#" in address else f"{address}#"


def href(address: str, anchors: Sequence[Anchor]) -> str:
    """The address of the first passage of these; nothing where there is none."""
    if not address or not anchors:
        return ""
    from argmap.anchor import ends_of

    anchor = anchors[0]
    words = [_term(each) for each in ends_of(anchor.quote)]
    before = [f"{_term(anchor.prefix)}-"] if anchor.prefix else []
    after = [f"-{_term(anchor.suffix)}"] if anchor.suffix else []
    return f"{address}{quote(anchor.section or '', safe='')}:~:text={','.join([*before, *words, *after])}"


def _term(text: str) -> str:
    """Words of a text directive; hyphens, commas and ampersands mean something in one."""
    return quote(text.strip().encode("utf-8", "replace"), safe="").replace("-", "%2D")
