"""The turns of ``harm``, ``veiled`` and ``warned``, over a text marked once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import harm, veiled, warned
from .humans import PEOPLE, PEOPLES
from .marking import WORD, Marks
from .verbs import (
    ARMS,
    BREAK,
    HIT,
    HITS,
    HOMES,
    KILL,
    KILLS,
    KIN,
    ORDER,
    PARTS,
    WILL_HIT,
    WILL_KILL,
)

LISTS = {
    "L": KILL, "P": KILLS, "U": WILL_KILL, "X": BREAK, "V": HIT, "E": HITS, "W": WILL_HIT, "D": PARTS, "M": ARMS,
    "Z": ORDER, "F": KIN, "H": HOMES, "G": PEOPLES, "R": PEOPLE,
}  # fmt: skip

SOMEONE = frozenset("RFD")


@cache
def _marks() -> Marks:
    return Marks(LISTS)


@cache
def _turns() -> tuple[tuple[str, frozenset[str], frozenset[str], re.Pattern[str]], ...]:
    """Rule, words and letters one of which must be there, and the turn."""
    found = []
    for rule, turns in (
        ("violence", harm.TURNS),
        ("intimidation", veiled.TURNS),
        ("violence", warned.BLOWS),
        ("intimidation", warned.WARNINGS),
    ):
        for needed, said in turns:
            words = needed.split()
            letters = frozenset("".join(w for w in words if w.isupper()))
            found.append(
                (
                    rule,
                    frozenset(w for w in words if not w.isupper()),
                    letters,
                    re.compile(said, re.MULTILINE),
                )
            )
    return tuple(found)


def find(plain: str) -> Iterator[tuple[str, int, int, bool]]:
    """Rule, place, and whether people are named there."""
    words = frozenset(WORD.findall(plain))
    marked = _marks().on(plain, words)
    letters = frozenset(marked) & frozenset(LISTS)
    for rule, needed, marks, pattern in _turns():
        if not (needed.isdisjoint(words) and marks.isdisjoint(letters)):
            for m in pattern.finditer(marked):
                yield rule, m.start(), m.end(), not SOMEONE.isdisjoint(m[0])
