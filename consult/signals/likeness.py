"""Threats that resemble those read before, by the weights that ``learning`` gave to words and turns.

A logistic regression: it says how near the words are to threats, and never what somebody meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .plain import Quotes, Reading
from .wording import GRAVE, Word, classes, words

WEIGHTS = Path(__file__).with_name("threats.weights")
ENOUGH = 0.0  # even odds
SENTENCE = re.compile(r"[^.!?\n…]+[.!?\n…]*")
CLAUSE = re.compile(r"[,;:()]|\s-\s")
MOST = 40  # words read together
WINDOW = 7  # between the two words of a pair
TURN = 4  # words of a turn, at most


def pieces(reading: Reading, quotes: Quotes) -> Iterator[tuple[int, int, list[Word]]]:
    """The sentences, without what they quote; those of a text without any stop, by runs of words."""
    for m in SENTENCE.finditer(reading.plain):
        start, end = m.span()
        if any(quotes.inside[start:end]):
            said = [w for w in words(reading.plain, start, end) if not quotes.hold(w[1], w[2])]
        else:
            said = words(reading.plain, start, end)
        if len(said) <= MOST:
            if len(said) > 1:
                yield start, end, said
            continue
        for first in range(0, len(said) - MOST // 2, MOST // 2):
            run = said[first : first + MOST]
            yield run[0][1], run[-1][2], run


def features(said: list[Word]) -> Iterator[tuple[str, int, int]]:
    """Words, their letters by four, pairs of words, turns and distant pairs of kinds of words; each with its ends."""
    kind_of = classes().get
    texts = [word for word, _start, _end in said]
    kinds = [kind_of(word, "") for word in texts]
    kinds = [word if word in "!?" else kind for word, kind in zip(texts, kinds, strict=True)]
    last = len(texts) - 1
    told = [place for place, kind in enumerate(kinds) if kind]
    for place, word in enumerate(texts):
        yield word, place, place
        if len(word) > 5:
            yield f"{word[:5]}*", place, place
        if len(word) > 3:
            held = f"^{word}$"
            for letter in range(len(held) - 3):
                yield f"{held[letter : letter + 4]}#", place, place
        if place < last:
            yield f"{word} {texts[place + 1]}", place, place + 1
    for rank, place in enumerate(told):
        first = kinds[place]
        yield f"<{first}>", place, place
        for after in told[rank + 1 :]:
            if after - place > WINDOW:
                break
            yield f"<{first}~{kinds[after]}>", place, after
            if after - place < TURN:
                turn = " ".join(kind or "_" for kind in kinds[place : after + 1])
                yield f"<{turn}>", place, after
    if GRAVE.isdisjoint(kinds):
        yield "<calm>", 0, last
    yield f"<{'short' if last < 5 else 'middle' if last < 14 else 'long'}>", 0, last


@cache
def weights() -> tuple[dict[str, float], float]:
    """Those of features, and the bias; the file holds thousandths."""
    found: dict[str, float] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            feature, _tab, weight = line.rpartition("\t")
            found[feature] = int(weight) / 1000
    return found, found.pop("")


def score(said: list[Word], learned: dict[str, float], bias: float) -> tuple[float, list[float]]:
    """How near to threats, and what each word brings to it."""
    shares = [0.0] * len(said)
    seen: set[str] = set()
    for feature, first, last in features(said):
        if feature not in seen:
            seen.add(feature)
            weight = learned.get(feature)
            if weight:
                # Of a turn, its two ends.
                shares[first] += weight / 2
                shares[last] += weight / 2
    size = max(1, len(seen)) ** 0.5
    return bias + sum(shares) / size, shares


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    learned, bias = weights()
    for _start, _end, said in pieces(reading, Quotes(reading)):
        near, shares = score(said, learned, bias)
        if near > ENOUGH:
            yield "likeness", *_heaviest(reading.plain, said, shares)


def _heaviest(plain: str, said: list[Word], shares: list[float]) -> tuple[int, int]:
    """Of the runs of clauses, the one that weighs most."""
    best, place, total, first = float("-inf"), (said[0][1], said[-1][2]), 0.0, said[0][1]
    for clause in _clauses(plain, said):
        if total <= 0:
            total, first = 0.0, said[clause[0]][1]
        total += sum(shares[one] for one in clause)
        if total > best:
            best, place = total, (first, said[clause[-1]][2])
    return place


def _clauses(plain: str, said: list[Word]) -> Iterator[list[int]]:
    clause: list[int] = []
    for place, (_word, start, _end) in enumerate(said):
        if clause and CLAUSE.search(plain, said[place - 1][2], start):
            yield clause
            clause = []
        clause.append(place)
    yield clause
