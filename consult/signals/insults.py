"""Insults: words that always are, turns that aim at someone, hatred of a group.

What is quoted, and what people say was said to them, insults nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import scorned, turns
from .lexicon import CLASSES, TRIGGERS
from .marking import WORD
from .plain import Reading

SINGLE = {word: letter for letter, words in CLASSES.items() for word in words if " " not in word}
TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def _several() -> re.Pattern[str]:
    """The insults of several words."""
    classes = (
        f"(?P<{letter}>{'|'.join(sorted(w.replace(' ', '[ -]') for w in words if ' ' in w))})"
        for letter, words in CLASSES.items()
        if any(" " in w for w in words)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(classes)})(?![\w-])")


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Rule, whether it reads classes, pattern: made at the first text that holds a word of the list."""
    return tuple(
        (rule, marked, re.compile(said, re.MULTILINE))
        for rule, marked, all_said in (
            ("insulting-turn", True, (*turns.MARKED[:-1], *turns.MARKED_ADJECTIVES)),
            ("insulting-turn", False, (*turns.PLAIN, *turns.PLAIN_TOO)),
            ("hate", False, turns.HATE),
            ("insulting-word", True, turns.MARKED[-1:]),
        )
        for said in all_said
    )


@cache
def _reported_by() -> re.Pattern[str]:
    return re.compile(turns.REPORTED)


ONESELF = re.compile(
    r",? qu(?:e |')(?:je suis|j'etais|nous sommes|on est)\b| a lait\b|[^.!?\n]{0,30}\bc'est (?:moi|nous)\b"
)
EXCUSED = re.compile(turns.EXCUSED)


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    plain = reading.plain
    words = frozenset(WORD.findall(plain))
    for start, end in scorned.find(plain, words):
        start += len(plain[start:end]) - len(plain[start:end].lstrip(" .,!?:;…\n(-"))
        if start < end and not _excused(plain, start) and not ONESELF.match(plain, end):
            yield "insulting-turn", start, end
    if TRIGGERS.isdisjoint(re.findall(r"[a-z]+", plain)):
        return
    marked = marks(plain)
    for rule, by_class, pattern in _patterns():
        for m in pattern.finditer(marked if by_class else plain):
            start = m.start() + len(m[0]) - len(m[0].lstrip(" .,!?\n"))
            if start < m.end() and not _excused(plain, start) and not ONESELF.match(plain, m.end()):
                yield rule, start, m.end()


def marks(plain: str) -> str:
    """The words of the lexicon as their class: « crétins » is « HHHHHHH »."""
    said = _several().sub(lambda m: str(m.lastgroup) * len(m[0]), plain)
    return TOKEN.sub(lambda m: SINGLE.get(m[0], "") * len(m[0]) or m[0], said)


def _excused(plain: str, start: int) -> bool:
    before = plain[max(0, start - 60) : start]
    return bool(_reported_by().search(before) or EXCUSED.match(plain, max(0, start - 4)))
