"""Threats and insults that resemble those read before, by the weights that ``learning`` gave to words and turns.

Two logistic regressions over the same features: they say how near the words are, and never what somebody meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from . import scornful
from .plain import Quotes, Reading
from .signal import INSULT, THREAT
from .wording import GRAVE, Word, classes, words

WEIGHTS = Path(__file__).with_name("likeness.weights")
ASKED = (THREAT, INSULT)  # in the order of the weights
ENOUGH = (0.25, -0.25)  # the sums above which words are flagged
LETTERS = 0.25  # what the letters of a word count for, beside a word
LIKENESS = "likeness"
Weights = dict[str, tuple[float, float]]
Learned = tuple[Weights, tuple[float, float]]  # and the biases
Found = tuple[str, str, int, int]  # kind, rule, place
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


def features(said: list[Word], ruled: Collection[Found] = ()) -> Iterator[tuple[str, int, int]]:
    """Words, their letters by four, pairs of words near each other, kinds of words and turns, and what rules found
    there; each with its ends.
    """
    texts = [word for word, _start, _end in said]
    last = len(texts) - 1
    for kind, rule, *_place in ruled:
        yield f"§{kind}", 0, last
        yield f"§{rule}", 0, last
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
def weights() -> Learned:
    """Those of features, and the biases; the file holds thousandths."""
    found: Weights = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            feature, threat, insult = line.rsplit("\t", 2)
            found[feature] = int(threat) / 1000, int(insult) / 1000
    return found, found.pop("")


def score(
    said: list[Word],
    learned: Weights,
    biases: tuple[float, float],
    ruled: Collection[Found] = (),
) -> tuple[tuple[float, float], tuple[list[float], list[float]]]:
    """How near to threats and to insults, and what each word brings to it."""
    threats, insults = [0.0] * len(said), [0.0] * len(said)
    seen: set[str] = set()
    count = 0
    for feature, first, last in features(said, ruled):
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


def weighed(
    reading: Reading, quotes: Quotes, ruled: Sequence[Found], by: Learned | None = None
) -> list[Found]:
    """What stands of what rules found, and what resembles; a rule alone where no sentence is around it."""
    learned, biases = by or weights()
    alone, kept = dict.fromkeys(ruled), dict[Found, None]()
    for start, end, said in pieces(reading, quotes):
        met = meeting(ruled, start, end)
        for one in met:
            alone.pop(one, None)
        near, shares = score(said, learned, biases, met)
        for place, kind in enumerate(ASKED):
            if near[place] > ENOUGH[place]:
                mine = [one for one in met if one[0] == kind]
                nearest = (kind, LIKENESS, *_heaviest(reading.plain, said, shares[place]))
                kept |= dict.fromkeys(mine or [nearest])
    said_by_rules = [one for one in kept if one[1] != LIKENESS]
    return [*alone, *(one for one in kept if one[1] != LIKENESS or not _over(one, said_by_rules))]


def _over(one: Found, others: Iterable[Found]) -> bool:
    """It meets another of its kind: the words that a rule gives are the exact ones."""
    return any(one[0] == other[0] for other in meeting(others, *one[2:]))


def meeting(ruled: Iterable[Found], start: int, end: int) -> list[Found]:
    return [one for one in ruled if one[2] < end and start < one[3]]


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
