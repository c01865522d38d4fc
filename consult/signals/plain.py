"""A text as the eye reads it: what hides words is undone, and each place leads back to the original.

Zero-width characters, piled-up accents, full-width or mathematical letters, Cyrillic look-alikes and
right-to-left overrides are undone; case and accents are kept in ``clean``, dropped in ``plain``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


def _bare(letter: str) -> str:
    """Lower case without accent, when that is one letter."""
    made = "".join(
        c for c in unicodedata.normalize("NFKD", letter.lower()) if not unicodedata.combining(c)
    )
    return made if len(made) == 1 else letter


FOLDED = {n: _bare(chr(n)) for n in (*range(0x41, 0x5B), *range(0xC0, 0x250))}
TIDY = {
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2002\u2003"), " "),
    **dict.fromkeys(map(ord, "’‘ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—"), "-"),
}
# Whatever is not ordinary French typing: only then is each character looked at.
ODD = re.compile(
    "[^\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u02bc\u2002\u2003\u2007\u2009\u2010-\u2027\u202f"
    "\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]"
)
TWINS = dict(
    zip(
        "авеозкмнрстухѕіјԁѵҺԛԝАВЕКМНОРСТУХЅІЈαοερικτυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "abeo3kmhpctyxsijdvhqwABEKMHOPCTYXSIJaoepiktuvABEZHIKMNOPTYX",
        strict=True,
    )
)
OVERRIDE, POP = "\u202e", "\u202c\u2069\n"


@dataclass(frozen=True)
class Reading:
    """``at`` says where each character of ``clean`` comes from; None when nothing has moved."""

    original: str
    clean: str
    at: Sequence[int] | None = None

    @cached_property
    def plain(self) -> str:
        """Lower case and without accents, letter for letter."""
        return self.clean.translate(FOLDED)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original, with the marks that hang on its last letter."""
        if self.at is None:
            return start, end
        places = self.at[start:end]
        first, last = min(places), max(places) + 1
        while last < len(self.original) and _hidden(self.original[last]):
            last += 1
        return first, last

    def rewritten(self, changes: list[tuple[int, int, str]]) -> Reading:
        """The same text where each (start, end) of ``clean`` reads otherwise."""
        if not changes:
            return self
        pieces: list[str] = []
        at: list[int] = []
        origins: Sequence[int] = range(len(self.clean)) if self.at is None else self.at
        done = 0
        for start, end, said in sorted(changes):
            if start < done:
                continue
            pieces += [self.clean[done:start], said]
            at += origins[done:start]
            # The last letter keeps the last place, so that a span covers the whole.
            at += [*[origins[start]] * (len(said) - 1), origins[end - 1]]
            done = end
        pieces.append(self.clean[done:])
        at += origins[done:]
        return Reading(self.original, "".join(pieces), at)


def read(text: str) -> Reading:
    if not ODD.search(text):
        return Reading(text, text.translate(TIDY))
    letters: list[str] = []
    at: list[int] = []
    turned: int | None = None
    for place, letter in enumerate(text):
        if letter == OVERRIDE and turned is None:
            turned = len(letters)
        elif letter in POP and turned is not None:
            _turn(letters, at, turned)
            turned = None
        if letter < "\x80" and letter >= " ":
            letters.append(letter)
            at.append(place)
            continue
        if _hidden(letter):
            continue
        said = TWINS.get(letter) or unicodedata.normalize("NFKC", letter)
        letters += said
        at += [place] * len(said)
    if turned is not None:
        _turn(letters, at, turned)
    return Reading(text, "".join(letters).translate(TIDY), at)


def _turn(letters: list[str], at: list[int], start: int) -> None:
    letters[start:] = letters[start:][::-1]
    at[start:] = at[start:][::-1]


def _hidden(letter: str) -> bool:
    if letter < "\u00ad":
        return letter < " " and letter not in "\t\n\r"
    return unicodedata.category(letter) in ("Mn", "Me", "Cf", "Co", "Cn")


QUOTES = re.compile(
    r"«[^«»]{1,600}»|“[^“”]{1,600}”|\"[^\"\n]{1,600}\"|<<[^<>]{1,600}>>|^>.*$", re.MULTILINE
)
# « Vous êtes des “…” » quotes nobody.
AIMED = re.compile(r"\b(?:vous etes|tu es|t'es|bande|espece)[^.!?\n]{0,20}$")
ALMOST_ALL = 0.9


class Quotes:
    """What somebody else said: « … », “…”, "…", and lines that begin with « > »."""

    def __init__(self, reading: Reading) -> None:
        self.inside = bytearray(len(reading.clean))
        for m in QUOTES.finditer(reading.clean):
            aimed = AIMED.search(reading.plain[max(0, m.start() - 40) : m.start()])
            # A text that is all quotation says what it quotes.
            if not aimed and len(m[0]) < ALMOST_ALL * len(reading.clean.strip()):
                self.inside[m.start() : m.end()] = b"\x01" * len(m[0])

    def hold(self, start: int, end: int) -> bool:
        return all(self.inside[start:end])
