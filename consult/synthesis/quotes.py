"""Contributions quoted by their number, « #123 », in a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

# A number of its own: not part of a word, of an address, nor of a link already made.
QUOTE = re.compile(r"(?<![\w/&#\[])#(\d{1,18})\b")


def quoted(body: str) -> list[int]:
    """The numbers quoted, each once, in the order of the text."""
    return list(dict.fromkeys(int(number) for number in QUOTE.findall(body)))


def linked(body: str, address: str, known: Collection[int]) -> str:
    """The Markdown in which each quote of a known contribution is a link to it."""

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[n°\u00a0{number}]({address}/{number})" if number in known else match[0]

    return QUOTE.sub(link, body)


def missing(body: str, known: Iterable[int]) -> list[int]:
    there = set(known)
    return [number for number in quoted(body) if number not in there]
