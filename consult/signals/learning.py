"""What the weights of ``likeness`` are learned from, and what they are worth on texts left out.

The texts: the labelled cases, those of personal data included, the lessons written for this, and real
contributions, where nobody threatens.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..lazy import np, optimize, sparse
from . import likeness, masks, plain, read
from .signal import INSULT, THREAT
from .wording import Word

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "signals"
STRENGTH = 30.0  # of the data against the preference for small weights
TWICE = 2  # a feature seen once teaches nothing
PARTS = 5  # of the real contributions
KEPT = 20_000  # features, the heaviest


@dataclass(frozen=True)
class Lesson:
    """``words``: those that threaten, where not the whole text does."""

    batch: str
    text: str
    expected: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Learned:
    weights: dict[str, float]
    bias: float

    def reads(self, text: str) -> float:
        """The nearest of its sentences to threats."""
        found = [likeness.score(said, self.weights, self.bias)[0] for said in _sentences(text)]
        return max(found, default=float("-inf"))


def labelled() -> list[Lesson]:
    found = []
    for path in _files():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                words = tuple(filter(None, (row.get("words") or "").split(" | ")))
                found.append(Lesson(path.stem, row["text"], row["expected"], words))
    return found


def fingerprint() -> str:
    """Of the labelled texts: it is written above the weights that they gave."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _files())).hexdigest()[:16]


def _files() -> list[Path]:
    return sorted([*FOLDER.glob("cases/*.csv"), *FOLDER.glob("lessons/*.csv")])


def of_real(texts: Iterable[tuple[str, str]]) -> list[Lesson]:
    """Real contributions in parts, so that one may be left out."""
    return [
        Lesson(f"real-{place % PARTS}", f"{title}\n{body}")
        for place, (title, body) in enumerate(texts)
    ]


def learn(lessons: Sequence[Lesson]) -> Learned:
    examples: list[frozenset[str]] = []
    answers: list[int] = []
    for lesson in lessons:
        for answer, found in _examples(lesson):
            answers.append(answer)
            examples.append(found)
    seen = Counter(feature for found in examples for feature in found)
    known = [feature for feature, count in seen.items() if count >= TWICE]
    weights, _bias = _fitted(examples, answers, known)
    known = sorted(known, key=lambda feature: (-abs(weights[feature]), feature))[:KEPT]
    return Learned(*_fitted(examples, answers, known))


def written(learned: Learned) -> str:
    lines = sorted((feature, round(1000 * weight)) for feature, weight in learned.weights.items())
    return "".join(
        [
            "# Weights of likeness, by « flask moderation learn »; thousandths.\n",
            f"# Labelled texts: {fingerprint()}\n",
            f"\t{round(1000 * learned.bias)}\n",
            *(f"{feature}\t{weight}\n" for feature, weight in lines if weight),
        ]
    )


def _sentences(text: str) -> list[list[Word]]:
    reading = masks.undone(plain.read(text))
    return [said for *_place, said in likeness.pieces(reading, plain.Quotes(reading))]


def _examples(lesson: Lesson) -> Iterator[tuple[int, frozenset[str]]]:
    """Each sentence and whether it threatens; one that the words meet in part teaches nothing."""
    reading = masks.undone(plain.read(lesson.text))
    places = [
        (place, place + len(words))
        for words in lesson.words
        if (place := lesson.text.find(words)) >= 0
    ]
    threat = lesson.expected == THREAT
    for start, end, said in likeness.pieces(reading, plain.Quotes(reading)):
        first, last = reading.span(start, end)
        met = [(a, b) for a, b in places if a < last and b > first]
        whole = any((first <= a and b <= last) or (a <= first and last <= b) for a, b in met)
        if met and not whole:
            continue
        answer = threat and (bool(met) or not places)
        yield int(answer), frozenset(feature for feature, *_place in likeness.features(said))


def _fitted(
    examples: Sequence[frozenset[str]], answers: Sequence[int], known: Sequence[str]
) -> tuple[dict[str, float], float]:
    """A logistic regression, each example of length one whatever its words."""
    column = {feature: place for place, feature in enumerate(known)}
    places: list[int] = []
    sizes: list[float] = []
    ends = [0]
    for found in examples:
        held = sorted(column[feature] for feature in found if feature in column)
        places += held
        sizes += [max(1, len(found)) ** -0.5] * len(held)
        ends.append(len(places))
    table = sparse.csr_matrix((sizes, places, ends), shape=(len(examples), len(known)))
    across = table.T.tocsr()
    sign = 2.0 * np.array(answers) - 1

    def cost(weights: Any) -> tuple[float, Any]:
        margin = sign * (table @ weights[:-1] + weights[-1])
        slope = -STRENGTH * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        loss = STRENGTH * np.logaddexp(0, -margin).sum() + 0.5 * (weights[:-1] ** 2).sum()
        return float(loss), np.append(across @ slope + weights[:-1], slope.sum())

    best = optimize.minimize(
        cost, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x
    return dict(zip(known, map(float, best[:-1]), strict=True)), float(best[-1])


@dataclass
class LeftOut:
    """What a batch gets from weights that never saw it, nor a part of the real texts.

    ``found`` and ``wrong`` by the weights alone, ``ruled`` by the rules, insults included, ``together`` by both.
    """

    batch: str
    threats: int = 0
    found: int = 0
    ruled: int = 0
    labelled: int = 0
    together: int = 0
    clean: int = 0
    wrong: int = 0
    wrong_together: int = 0
    real: int = 0
    real_wrong: int = 0


def left_out(lessons: Sequence[Lesson], batch: str, part: str) -> LeftOut:
    """Whatever the same hand wrote is left out with its batch."""
    hand = batch.removeprefix("insults-threats-")
    learned = learn([one for one in lessons if one.batch != part and not one.batch.endswith(hand)])
    made = LeftOut(batch)
    for one in lessons:
        if one.batch not in (batch, part):
            continue
        near = learned.reads(one.text) > likeness.ENOUGH
        if one.batch == part:
            made.real += 1
            made.real_wrong += near
            continue
        ruled = bool(read("", one.text, kinds=(INSULT, THREAT), without=("likeness",)))
        if one.expected == THREAT:
            made.threats += 1
            made.found += near
            made.ruled += ruled
        if one.expected:
            made.labelled += 1
            made.together += near or ruled
        else:
            made.clean += 1
            made.wrong += near
            made.wrong_together += near or ruled
    return made
