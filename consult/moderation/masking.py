"""Words taken out of a text before it is public; what was there is kept for the appeal."""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "[masqué]"


def wanted(said: str) -> list[str]:
    """The words to mask, one line each, the longest first."""
    lines = {" ".join(line.split()) for line in said.splitlines()}
    return sorted(filter(None, lines), key=lambda words: (-len(words), words))


def pattern(words: str) -> re.Pattern[str]:
    """Those words, whatever the spaces between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def masked(text: str, words: Iterable[str]) -> str:
    for one in words:
        text = pattern(one).sub(MASK, text)
    return text


def missing(texts: Iterable[str], words: Iterable[str]) -> list[str]:
    """The words that none of ``texts`` holds as they are written."""
    read = list(texts)
    return [one for one in words if not any(pattern(one).search(text) for text in read)]
