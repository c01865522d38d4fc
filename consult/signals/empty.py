"""Texts that say nothing: no words, keys at random, the same word again and again."""

from __future__ import annotations

import re

from .lists import listed
from .plain import Reading

LETTERS = 6  # under that many, nothing can be answered to
NOTHING = listed(
    """
    test tests essai rien neant ras nsp nspp aucun aucune oui non ok okay bof bla blabla blablabla
    lorem ipsum xxx aaa zzz coucou bonjour salut merci voila super bien toto titi sans objet avis
    opinion idee sais je ne pas d accord pourquoi lol mdr hello
    """
)
ROWS = (
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "poiuytreza",
    "mlkjhgfdsq",
    "nbvcxw",
    "abcdefghijklmnopqrstuvwxyz",
)
VOWELS = frozenset("aeiouyœæ")


def find(reading: Reading) -> str:
    """The rule that says this text is empty, if one does."""
    words = re.findall(r"[^\W\d_]+", reading.plain)
    letters = sum(map(len, words))
    if letters == 0:
        return "no-words"
    if letters < LETTERS or (len(words) <= 4 and NOTHING.issuperset(words)):
        return "too-short"
    typed = [word for word in words if len(word) > 3]
    if typed and len(words) < 200 and sum(map(_at_random, typed)) > 0.6 * len(words):
        return "no-words"
    if (len(words) >= 3 and len(set(words)) == 1) or (len(words) >= 8 and len(set(words)) <= 2):
        return "one-word"
    if len(set("".join(words[:50]))) <= 2:
        return "no-words"
    return ""


def _at_random(word: str) -> bool:
    """Along a row of keys, without a vowel, or a few letters in a loop."""
    if not word.isascii():
        return False
    if any(word in row or (len(word) > 4 and word[:5] in row) for row in ROWS) and len(word) > 3:
        return word not in (
            "fghi",
            "nope",
            "rste",
            "trez",
            "stuv",
            "hijk",
            "pier",
            "poire",
            "tyui"[:0],
        )
    if re.search(r"[bcdfghjklmnpqrstvwxz]{6}", word) or not VOWELS.intersection(word):
        return len(word) > 4
    return len(word) >= 6 and re.fullmatch(r"(.{1,3})\1+.{0,2}", word) is not None
