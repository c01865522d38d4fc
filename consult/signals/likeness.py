"""Threats and insults that resemble those read before, by the weights that ``learning`` gave to words and turns.

Two logistic regressions over the same features: they say how near the words are, and never what somebody meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

from . import scornful
from .plain import Quotes, Reading
from .signal import INSULT, THREAT
from .wording import GRAVE, Word, classes, words

WEIGHTS = Path(__file__).with_name("likeness.weights")
ASKED = (THREAT, INSULT)  # in the order of the weights
ENOUGH = (0.5, 1.0)  # the sums above which words are flagged: rules already find most insults
LETTERS = 0.25  # what the letters of a word count for, beside a word
Weights = dict[str, tuple[float, float]]
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


@lru_cache(maxsize=8192)
def _spelt(word: str) -> tuple[str, ...]:
    """The word, its beginning, its letters by four."""
    found = [word]
    if len(word) > 5:
        found.append(f"{word[:5]}*")
    if len(word) > 3:
        held = f"^{word}$"
        found += [f"{held[letter : letter + 4]}#" for letter in range(len(held) - 3)]
    return tuple(found)


def features(said: list[Word]) -> Iterator[tuple[str, int, int]]:
    """Words, their letters by four, pairs of words near each other, kinds of words and turns; each with its ends."""
    texts = [word for word, _start, _end in said]
    last = len(texts) - 1
    for place, word in enumerate(texts):
        for feature in _spelt(word):
            yield feature, place, place
        if place < last:
            yield f"{word} {texts[place + 1]}", place, place + 1
        if place + 2 <= last:
            yield f"{word}…{texts[place + 2]}", place, place + 2
    kind_of = classes().get
    harms = [word if word in "!?" else kind_of(word, "") for word in texts]
    yield from _turns("<", harms, harms)
    if GRAVE.isdisjoint(harms):
        yield "<calm>", 0, last
    scorns = [scornful.of(word) for word in texts]
    heavy = ["" if kind in scornful.LIGHT else kind for kind in scorns]
    yield from _turns("{", scorns, heavy)
    if not any(heavy):
        yield "{calm>", 0, last
    yield f"<{'short' if last < 5 else 'middle' if last < 14 else 'long'}>", 0, last


def _turns(mark: str, kinds: list[str], heavy: list[str]) -> Iterator[tuple[str, int, int]]:
    """Kinds of words, pairs of them and turns, where one weighs."""
    told = [place for place, kind in enumerate(kinds) if kind]
    for rank, place in enumerate(told):
        first = kinds[place]
        yield f"{mark}{first}>", place, place
        for after in told[rank + 1 :]:
            if after - place > WINDOW:
                break
            if not heavy[place] and not heavy[after]:
                continue
            yield f"{mark}{first}~{kinds[after]}>", place, after
            if after - place < TURN:
                turn = " ".join(kind or "_" for kind in kinds[place : after + 1])
                yield f"{mark}{turn}>", place, after


@cache
def weights() -> tuple[Weights, tuple[float, float]]:
    """Those of features, and the biases; the file holds thousandths."""
    found: Weights = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            feature, threat, insult = line.rsplit("\t", 2)
            found[feature] = int(threat) / 1000, int(insult) / 1000
    return found, found.pop("")


def score(
    said: list[Word], learned: Weights, biases: tuple[float, float]
) -> tuple[tuple[float, float], tuple[list[float], list[float]]]:
    """How near to threats and to insults, and what each word brings to it."""
    threats, insults = [0.0] * len(said), [0.0] * len(said)
    seen: set[str] = set()
    count = 0
    for feature, first, last in features(said):
        if feature in seen:
            continue
        seen.add(feature)
        count += feature[-1] != "#"
        both = learned.get(feature)
        if both:
            # Of a turn, its two ends.
            threat, insult = both[0] / 2, both[1] / 2
            threats[first] += threat
            threats[last] += threat
            insults[first] += insult
            insults[last] += insult
    size = length(count)
    near = biases[0] + sum(threats) / size, biases[1] + sum(insults) / size
    return near, (threats, insults)


def length(count: int) -> float:
    """What a sentence of so many features is divided by: a long one may hold more."""
    return float(max(1, count) ** 0.25)


def find(
    reading: Reading, quotes: Quotes, kinds: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """The kind of what is found, and its place."""
    learned, biases = weights()
    for _start, _end, said in pieces(reading, quotes):
        near, shares = score(said, learned, biases)
        for one, kind in enumerate(ASKED):
            if kind in kinds and near[one] > ENOUGH[one]:
                yield kind, *_heaviest(reading.plain, said, shares[one])


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
