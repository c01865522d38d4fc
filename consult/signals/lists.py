"""Lists of words, written as words."""

from __future__ import annotations


def listed(said: str) -> frozenset[str]:
    return frozenset(said.split())


def plurals(said: str) -> frozenset[str]:
    """Each word and its plural; « _ » stands for a space."""
    words = [word.replace("_", " ") for word in said.split()]
    return frozenset([*words, *(word if word[-1] in "sxz" else f"{word}s" for word in words)])
