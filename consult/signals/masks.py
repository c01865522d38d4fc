"""Insults written so that no list finds them: « c0nnard », « enc*lé », « f d p », « connaaard »."""

from __future__ import annotations

import re
from collections import defaultdict

from .lexicon import CLASSES, MASKABLE
from .plain import Reading

LEET = str.maketrans("013457@$€!|+8", "oieastaseiltb")
SIGNS = "*#%•·.…_-x"
MASKED = re.compile(r"(?<![a-z0-9œ])[a-z0-9@$€*#%!|+•·._-]{3,24}")
INSIDE = re.compile(r"[a-z][0134578@$€!|+*#%•·._-]+(?:[a-z]|$)|^[0134578@$€*#]+[a-z]|[a-z][*#%•]+$")
SPACED = re.compile(
    r"(?<![a-z0-9œ'])(?:[a-z0-9@$*][ .\-_*/,·]{1,2}){2,14}[a-z0-9@$*](?![a-z0-9œ'])"
)
DRAWN = re.compile(r"\b[a-z]*([a-z])\1\1[a-z]*")
AIMED = re.compile(
    r"(?:\bfils de|\bsales?|\bbande de|\bgros|\bgrosse|\bespece de|\bpauvre|\bpetite?|\bquell?e?) $"
)
LIKELY = {"p": "pute", "c": "connard", "s": "salope", "e": "encule", "b": "batard", "m": "merde"}


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


DRAWN_OUT: dict[str, str] = {_squeezed(word): word for word in sorted(MASKABLE, key=len)}
BY_LETTER: dict[str, list[str]] = defaultdict(list)
# An insult is likelier than a word that only leads to one.
for _word in sorted(
    MASKABLE, key=lambda one: (one not in CLASSES["S"], one not in CLASSES["H"], one)
):
    BY_LETTER[_word[0]].append(_word)


def undone(reading: Reading) -> Reading:
    """The text with each masked insult in its usual spelling; places still lead to the original."""
    plain = reading.plain
    changes: list[tuple[int, int, str]] = []
    for m in MASKED.finditer(plain):
        said, start = _bared(m[0], m.start())
        if INSIDE.search(said):
            word = _unmasked(said, plain[max(0, m.start() - 12) : m.start()])
            if word:
                changes.append((start, start + len(said), word))
    for m in SPACED.finditer(plain):
        found = _joined(m)
        if found:
            changes.append(found)
    for m in DRAWN.finditer(plain):
        drawn = DRAWN_OUT.get(_squeezed(m[0]))
        if drawn:
            changes.append((*m.span(), drawn))
    return reading.rewritten(changes)


def _bared(said: str, start: int) -> tuple[str, int]:
    """Without the signs of Markdown or of a sentence around it."""
    inner = said.lstrip("*_-.#|+!•·") if said[0] in "*_-.#|+!•·" else said
    start += len(said) - len(inner)
    if len(said) > len(inner):
        inner = inner.rstrip("*_")
    return inner.rstrip(".!-_|+"), start


def _unmasked(said: str, before: str) -> str:
    letters = said.translate(LEET)
    if letters in MASKABLE:
        return letters if letters != said else ""
    other = said.translate(str.maketrans("1!|", "lll")).translate(LEET)
    if other in MASKABLE:
        return other
    if not re.search(r"[*#%•·_.-]", letters) or not letters[0].isalpha():
        return ""
    seen = sum(map(str.isalpha, letters))
    if seen == 1:
        return LIKELY.get(letters[0], "") if AIMED.search(before) and "*" in letters else ""
    plainly = re.sub(r"[._\-·•]", "", letters)
    if plainly in MASKABLE and plainly not in ("mort", "con", "cons"):
        return plainly
    if not re.search(r"[*#%•]", letters):
        return ""
    # Each sign stands for a letter, or for none.
    hidden = re.compile(
        re.sub(
            r"[*#%•]+",
            lambda m: f"[a-z]{{{max(1, len(m[0]) - 1)},{len(m[0]) + 1}}}",
            re.sub(r"[._\-·+|!]", "", letters),
        )
    )
    return next(
        (word for word in BY_LETTER[letters[0]] if len(word) > 3 and hidden.fullmatch(word)), ""
    )


def _joined(m: re.Match[str]) -> tuple[int, int, str] | None:
    """« f d p », though a letter stands before: « y a d e s c o n s »."""
    places = [at for at in range(m.start(), m.end()) if m.string[at] not in " .-_/,·"]
    said = "".join(m.string[at] for at in places).translate(LEET)
    for first in range(min(4, len(said) - 2)):
        for last in range(len(said), max(len(said) - 4, first + 2), -1):
            if said[first:last] in MASKABLE:
                return places[first], places[last - 1] + 1, said[first:last]
    return None
