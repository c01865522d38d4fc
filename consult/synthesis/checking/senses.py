"""The sense of words: which side of a contrary pair, and what turns it.

Each word of a contrary pair (lexicon.AXES) has a pole; a negation, a refusal or « contre » before it
turns it. Wishes are compared with wishes, states with states: « le guichet est fermé » is why people
ask to open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import lexicon
from .words import PEOPLE, SMALL, cut, listed, root, sentences

NEAR = 6
_STATE = listed("est sont etait etaient ete a ont avait avaient sera restent reste deja")
_CLOSE = listed("sans aucun aucune ni contre stop non peur halte")
_NOBODY = listed("aucun aucune personne rien nul nulle jamais")
MUST = listed("faut faudrait devrait devraient doit doivent")
BE = listed("est sont etre ete serait sera seraient")
_NOUN = re.compile(r"\w+(?:er|ir|re|tion|sion|ure|ment|age|ien|ite|ance|ait|e?z|ons)$")


@dataclass(frozen=True)
class Hit:
    """A word of a contrary pair, its sign once turned, and what it is said of."""

    axis: str
    word: str
    pole: int
    sign: int
    wish: bool
    asked: bool  # in so many words
    about: frozenset[str]


def negated(said: Sequence[str], place: int) -> bool:
    """Between « ne » and what follows « pas »."""
    for ne in range(max(0, place - 8), place):
        if said[ne] not in lexicon.NE:
            continue
        pas = next(
            (n for n in range(ne + 1, min(ne + 6, len(said))) if said[n] in lexicon.PAS), None
        )
        if pas is not None and ne < place <= pas + 5:
            return True
        if (
            pas is None
            and any(one in _NOBODY for one in said[max(0, ne - 5) : ne])
            and place <= ne + 4
        ):
            return True
    return False


def _bare_pas(said: Sequence[str], place: int) -> bool:
    """« pas de fermeture », « faut pas fermer »."""
    for pas in range(max(0, place - 3), place):
        if said[pas] == "pas" and not any(one in lexicon.NE for one in said[max(0, pas - 5) : pas]):
            return (
                said[pas + 1] not in ("seulement", "assez", "que")
                and said[max(0, pas - 1)] != "pourquoi"
            )
    return False


def turned(said: Sequence[str], place: int) -> int:
    """-1 when what stands before, or a passive after, turns the word; twice turned is not."""
    sign = -1 if negated(said, place) or _bare_pas(said, place) else 1
    for before in range(max(0, place - 7), place):
        if _turns(said, before):
            reach = 4 if said[before] in _CLOSE else 7
            inside = negated(said, before)
            if place - before <= reach and not (
                said[before] in lexicon.PAS and negated(said, place)
            ):
                sign *= -1
                if inside and place - before > 4:
                    sign *= -1
    return sign * passive(said, place)


def _local(said: Sequence[str], place: int) -> int:
    """A quality is turned by what touches it: « pas cher », « moins bruyant »."""
    near = said[max(0, place - 2) : place]
    return (
        -1
        if any(one in ("pas", "peu", "moins", "jamais", "aucun", "aucune", "sans") for one in near)
        else 1
    )


def _turns(said: Sequence[str], place: int) -> bool:
    if said[place] == "plutot":
        return said[place + 1 : place + 2] in (["que"], ["qu"])
    return bool(lexicon.TURNS.match(said[place]))


def passive(said: Sequence[str], place: int) -> int:
    """-1 when the sentence says of the word that it is refused: « la fermeture est contestée »."""
    for after in range(place + 2, min(len(said), place + 9)):
        if lexicon.stance(said[after]) and any(one in BE for one in said[after - 2 : after]):
            side = lexicon.stance(said[after])
            return -side if negated(said, after) else side
    return 1


@lru_cache(maxsize=8192)
def hits(text: str) -> tuple[Hit, ...]:
    return tuple(hit for sentence in sentences(text) for hit in _hits(sentence))


def _hits(sentence: str) -> Iterator[Hit]:
    said = [one.said for one in cut(sentence)]
    for place, word in enumerate(said):
        poles = lexicon.poles(word)
        if not poles or (word == "plus" and _negative_plus(said, place)):
            continue
        about = frozenset(_about(said, place))
        for axis, pole in poles:
            sign = pole * (
                _local(said, place) if axis in lexicon.QUALITIES else turned(said, place)
            )
            asked = any(
                lexicon.WISHES.match(one) or lexicon.stance(one)
                for one in said[max(0, place - 8) : place]
            )
            yield Hit(axis, word, pole, sign, _wished(said, place, axis), asked, about)


def _negative_plus(said: Sequence[str], place: int) -> bool:
    """« ne … plus », and « plus ou moins », « non plus », « en plus »."""
    before, after = said[max(0, place - 5) : place], said[place + 1 : place + 2]
    if any(one in lexicon.NE for one in before) and after not in (["de"], ["d"]):
        return True
    return after in (["ou"], ["aucun"], ["aucune"], ["jamais"], ["rien"]) or before[-1:] in (
        ["non"],
        ["en"],
        ["au"],
        ["ou"],
    )


def _wished(said: Sequence[str], place: int, axis: str) -> bool:
    """Asked for, rather than told as it is."""
    before, word = said[max(0, place - 3) : place], said[place]
    if any(one in ("sans", "aucun", "aucune") for one in before) and passive(said, place) > 0:
        return axis == "with"
    if word.startswith(("manqu", "insuffisan", "penuri")):
        return True
    if word in ("plus", "moins"):
        return before[-1:] != ["de"] or said[place + 1 : place + 3] != ["en", word]
    asked = any(
        one in ("que", "qu") or lexicon.WISHES.match(one) for one in said[max(0, place - 8) : place]
    )
    if any(one in _STATE for one in before):
        return asked and not any(one in _STATE for one in before[-1:])
    return asked or axis in lexicon.QUALITIES or bool(_NOUN.match(word))


def _about(said: Sequence[str], place: int) -> Iterator[str]:
    span = range(max(0, place - NEAR), min(len(said), place + NEAR + 1))
    for near in span:
        word = said[near]
        if near != place and content(word):
            yield root(word)


def content(word: str) -> bool:
    return not (
        len(word) < 3
        or word in SMALL
        or PEOPLE.fullmatch(word)
        or lexicon.stance(word)
        or lexicon.WISHES.match(word)
        or word in lexicon.PAS
        or word in ("plus", "moins", "tous", "toutes", "tout", "toute", "tres", "trop", "bien")
    )
