"""A contribution cut into its ideas: sentences and items of lists, too short ones joined to another.

Every letter of the text is in one idea, so that nothing is left out of what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .words import stems

FEWEST = 3  # stems: « C’est inadmissible. » says nothing without the sentence before

_ABBREVIATIONS = "art|al|av|bd|cf|chap|dr|ex|etc|mme|mlle|mr|m|n|no|p|pp|st|ste|tél|vol"
_MARK = r"(?:[-–—•*·◦▪+]|\d{1,2}\s?[.)°/-]|[a-z]\))"
# A line that goes on with a small letter goes on with the sentence.
_END = re.compile(
    rf"""
    (?:[.!?…]+["»”)\]]*(?=\s)        # the end of a sentence
      |;(?=\s)                       # an item of a list
      |\n[ \t]*(?=\n|{_MARK}|[A-ZÀ-Ý«"“\d])  # a new paragraph, item, or sentence without a full stop
    )""",
    re.VERBOSE,
)
# « art. 3 », « J. Dupont », « 2. » at the head of an item.
_ABBREVIATED = re.compile(rf"(?:\b(?i:{_ABBREVIATIONS})|\b[A-ZÀ-Ý]|(?:^|\n)\s*\d{{1,2}})\.$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence, or item of a list, starts and ends: together they are the whole text."""
    found, start = [], 0
    for end in _END.finditer(text):
        stop = end.end()
        if end[0] == "." and _ABBREVIATED.search(text, max(0, stop - 8), stop):
            continue
        if text[start:stop].strip():
            found.append((start, stop))
            start = stop
    if text[start:].strip() or not found:
        found.append((start, len(text)))
    else:
        found[-1] = (found[-1][0], len(text))
    return found


def ideas(text: str) -> list[tuple[int, int]]:
    """Runs of sentences that say enough to be read alone; a short one goes with the one before."""
    found: list[tuple[int, int]] = []
    weights: list[int] = []
    for start, end in sentences(text):
        weight = len(stems(text[start:end]))
        if found and (weight < FEWEST or weights[-1] < FEWEST):
            found[-1] = (found[-1][0], end)
            weights[-1] += weight
        else:
            found.append((start, end))
            weights.append(weight)
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks around."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside) - len(inside.rstrip())
    return (start + left, end - right) if left < len(inside) else (start, start)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The ideas, without the blanks around; none for an empty text."""
    for start, end in ideas(text):
        inner = trimmed(text, start, end)
        if inner[0] < inner[1]:
            yield inner
