"""Whether a source asks for a thing or is against it."""

from __future__ import annotations

from collections.abc import Sequence

from . import lexicon
from .senses import negated
from .words import cut, root, sentences

SHORT = 45  # words: a source that speaks of one thing


def felt(source: str, about: set[str]) -> int:
    """Whether a source asks for this (positive) or is against it."""
    whole = [one.said for one in cut(source)]
    if not about & {root(word) for word in whole}:
        return 0
    found = 0
    for sentence in sentences(source):
        said = [one.said for one in cut(sentence)]
        shared = sum(root(word) in about for word in set(said))
        if len(whole) > SHORT and (not shared or (len(about) > 2 and shared < 2)):
            continue
        found += sum(_feeling(said, place) for place in range(len(said)))
    return found


def has(source: str, about: set[str]) -> bool:
    """Most of what the sentence is about is in the source."""
    there = {root(one.said) for one in cut(source)}
    return 3 * len(about & there) >= 2 * len(about)


def _feeling(said: Sequence[str], place: int) -> int:
    word = said[place]
    if word == "pas" and not place:
        return -1  # « Pas de nouveau lotissement »
    if (
        word.endswith("ez")
        and len(word) > 4
        and (not place or said[:place] in (["ne"], ["n"], ["n", "en"]))
    ):
        return -1 if place else 1  # « Plantez… », « Ne coupez pas… »
    if lexicon.BAD.match(word) or lexicon.AGAINST.match(word):
        return 1 if _off(said, place) else -1
    if word == "pourquoi" and said[place + 1 : place + 2] == ["pas"]:
        return 1
    if word == "accord" and said[max(0, place - 2) : place - 1] != ["pas"]:
        return 1
    if lexicon.GOOD.match(word) or (
        lexicon.WISHES.match(word) and word not in ("pour", "pourquoi")
    ):
        return -1 if _off(said, place) else 1
    return 0


def _off(said: Sequence[str], place: int) -> bool:
    """« ne faut pas », « n’est pas souhaitable », « faut pas »."""
    before, after = said[max(0, place - 2) : place], said[place + 1 : place + 5]
    return (
        negated(said, place)
        or (
            any(one in lexicon.NE for one in before)
            and any(one in lexicon.PAS for one in after[:2])
        )
        or after[:1] == ["pas"]
        or (
            any(one in lexicon.NE for one in after[:2])
            and any(one in lexicon.PAS for one in after[1:4])
        )
    )
