"""Taking out of a synthesis the quotations whose source nobody may read any more. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable

from .checking import quotations

HIDDEN = "[…]"
MARKED = re.compile(r"(«)(.*?)(»)|(“)(.*?)(”)|(&quot;|&#34;|\")(.*?)(&quot;|&#34;|\")", re.DOTALL)


def unsaid(shown: str, readable: Iterable[str]) -> list[str]:
    """The quotations of a sentence that none of these texts says."""
    texts = list(readable)
    return [
        one
        for one in quotations.of(shown)
        if not any(quotations.literal(one, text) for text in texts)
    ]


def without(said: str, gone: Collection[str]) -> str:
    """The same text or HTML, these quotations emptied."""
    hidden = {_plain(one) for one in gone}

    def emptied(found: re.Match[str]) -> str:
        start, words, end = (part for part in found.groups() if part is not None)
        if _plain(re.sub(r"<[^>]+>", "", words)) not in hidden:
            return found[0]
        space = "\u00a0" if start == "«" else ""
        return f"{start}{space}{HIDDEN}{space}{end}"

    return MARKED.sub(emptied, said) if hidden else said


def _plain(words: str) -> str:
    return quotations.spelled(html.unescape(words)).strip(' "')
