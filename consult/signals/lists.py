"""Lists of words, written as words."""

from __future__ import annotations

from .plain import FOLDED


def listed(said: str) -> frozenset[str]:
    return frozenset(said.split())


def plurals(said: str) -> frozenset[str]:
    """Each word and its plural; « _ » stands for a space."""
    words = [word.replace("_", " ") for word in said.split()]
    return frozenset([*words, *(word if word[-1] in "sxz" else f"{word}s" for word in words)])


def inflected(said: str) -> frozenset[str]:
    """Each word and its plural, and where « + » ends it those of its feminine; « _ » is a space."""
    made: set[str] = set()
    for entry in said.split():
        word = entry.rstrip("+").replace("_", " ").translate(FOLDED)
        made |= {word, _plural(word)}
        if entry.endswith("+"):
            made |= {_feminine(word), _plural(_feminine(word))}
    return frozenset(made)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def _feminine(word: str) -> str:
    return f"{word}ne" if word.endswith(("on", "en")) else f"{word}e"
