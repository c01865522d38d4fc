"""What the weights of ``likeness`` are learned from, and what they are worth on texts left out.

The texts: the labelled cases, those of personal data included, the lessons written for this, and real
contributions, where nobody threatens and few insult.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..lazy import np, optimize, sparse
from . import likeness, masks, plain, read
from .likeness import ASKED
from .signal import INSULT, THREAT, Signal
from .wording import Word

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "signals"
STRENGTH = 30.0  # of the data against the preference for small weights
STEPS = 80  # of the regression, at most
TWICE = 2  # a feature seen once teaches nothing
PARTS = 5  # of the real contributions
KEPT = 12_000  # features of each kind, the heaviest
NOTHING = -1  # an example that teaches nothing about a kind
COMPLETE = "insults-threats-others"  # where a text of both kinds is labelled with both


@dataclass(frozen=True)
class Lesson:
    """``labels``: (kind, words), without words where no one said which."""

    batch: str
    text: str
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _words in self.labels)


@dataclass(frozen=True)
class Learned:
    weights: likeness.Weights
    biases: tuple[float, float]

    def reads(self, text: str) -> tuple[bool, ...]:
        """Whether one of its sentences is near enough to threats, to insults."""
        near = [likeness.score(said, self.weights, self.biases)[0] for said in _sentences(text)]
        return tuple(
            any(one[place] > likeness.ENOUGH[place] for one in near) for place in range(len(ASKED))
        )


def labelled() -> list[Lesson]:
    found = []
    for path in _files():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.append(Lesson(path.stem, row["text"], tuple(_labels(row))))
    return found


def _labels(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """One kind is that of all the words; several are each that of its own."""
    kinds = [kind for kind in row["expected"].split(" | ") if kind in ASKED]
    words = (row.get("words") or "").split(" | ")
    yield from zip(kinds * len(words) if len(kinds) == 1 else kinds, words, strict=bool(kinds))


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
    found = [one for lesson in lessons for one in _examples(lesson)]
    made = [
        _heaviest([(answers[place], held) for answers, held in found if answers[place] != NOTHING])
        for place in range(len(ASKED))
    ]
    (threats, threat), (insults, insult) = made
    both = {
        feature: (threats.get(feature, 0.0), insults.get(feature, 0.0))
        for feature in {**threats, **insults}
    }
    return Learned(both, (threat, insult))


def _heaviest(examples: Sequence[tuple[int, frozenset[str]]]) -> tuple[dict[str, float], float]:
    seen = Counter(feature for _answer, held in examples for feature in held)
    known = sorted(feature for feature, count in seen.items() if count >= TWICE)
    weights, _bias = _fitted(examples, known)
    known = sorted(known, key=lambda feature: (-abs(weights[feature]), feature))[:KEPT]
    return _fitted(examples, known)


def written(learned: Learned) -> str:
    lines = sorted(
        (feature, *(round(1000 * weight) for weight in both))
        for feature, both in learned.weights.items()
    )
    threat, insult = (round(1000 * bias) for bias in learned.biases)
    return "".join(
        [
            "# Weights of likeness, by « flask moderation learn »: of threats, of insults; thousandths.\n",
            f"# Labelled texts: {fingerprint()}\n",
            f"\t{threat}\t{insult}\n",
            *(f"{feature}\t{of}\t{other}\n" for feature, of, other in lines if of or other),
        ]
    )


def _sentences(text: str) -> list[list[Word]]:
    reading = masks.undone(plain.read(text))
    return [said for *_place, said in likeness.pieces(reading, plain.Quotes(reading))]


def _examples(lesson: Lesson) -> Iterator[tuple[list[int], frozenset[str]]]:
    """Each sentence, and whether it threatens, whether it insults."""
    reading = masks.undone(plain.read(lesson.text))
    ruled = read("", lesson.text, kinds=(INSULT,), without=("likeness",)) if lesson.labels else []
    pieces = list(likeness.pieces(reading, plain.Quotes(reading)))
    for start, end, said in pieces:
        place = reading.span(start, end)
        answers = [_answer(lesson, kind, place, ruled, len(pieces) == 1) for kind in ASKED]
        yield answers, frozenset(feature for feature, *_ends in likeness.features(said))


def _answer(
    lesson: Lesson, kind: str, place: tuple[int, int], ruled: Sequence[Signal], alone: bool
) -> int:
    """1, 0, or nothing where the words meet the sentence in part, or where no one said which sentence it is."""
    if kind not in lesson.kinds:
        unsaid = kind == INSULT and lesson.labels and not lesson.batch.startswith(COMPLETE)
        return NOTHING if unsaid and ruled else 0
    words = [words for one, words in lesson.labels if one == kind and words]
    found = [(at, at + len(said)) for said in words if (at := lesson.text.find(said)) >= 0]
    if not found:
        if kind == THREAT or alone:
            return 1
        found = [(one.start, one.end) for one in ruled]
        if not found:
            return NOTHING
    first, last = place
    met = [(a, b) for a, b in found if a < last and b > first]
    if not met:
        return 0
    whole = any((first <= a and b <= last) or (a <= first and last <= b) for a, b in met)
    return 1 if whole else NOTHING


def _fitted(
    examples: Sequence[tuple[int, frozenset[str]]], known: Sequence[str]
) -> tuple[dict[str, float], float]:
    """A logistic regression, where letters count less than words."""
    column = {feature: place for place, feature in enumerate(known)}
    counts = [likeness.LETTERS if feature[-1] == "#" else 1.0 for feature in known]
    places: list[int] = []
    sizes: list[float] = []
    ends = [0]
    for _answer, found in examples:
        held = sorted(column[feature] for feature in found if feature in column)
        size = likeness.length(sum(feature[-1] != "#" for feature in found))
        places += held
        sizes += [counts[place] / size for place in held]
        ends.append(len(places))
    table = sparse.csr_matrix((sizes, places, ends), shape=(len(examples), len(known)))
    across = table.T.tocsr()
    sign = 2.0 * np.array([answer for answer, _found in examples]) - 1

    def cost(weights: Any) -> tuple[float, Any]:
        margin = sign * (table @ weights[:-1] + weights[-1])
        slope = -STRENGTH * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        loss = STRENGTH * np.logaddexp(0, -margin).sum() + 0.5 * (weights[:-1] ** 2).sum()
        return float(loss), np.append(across @ slope + weights[:-1], slope.sum())

    best = optimize.minimize(
        cost, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    ).x
    weights = (float(weight) * count for weight, count in zip(best[:-1], counts, strict=True))
    return dict(zip(known, weights, strict=True)), float(best[-1])


@dataclass
class LeftOut:
    """What a batch gets from weights that never saw it, nor a part of the real texts.

    ``_ruled`` by the rules alone, ``_found`` and ``_wrong`` by the weights alone, ``together`` by both.
    """

    threats: int = 0
    threats_ruled: int = 0
    threats_found: int = 0
    threats_wrong: int = 0
    insults: int = 0
    insults_ruled: int = 0
    insults_found: int = 0
    insults_wrong: int = 0
    labelled: int = 0
    together: int = 0
    clean: int = 0
    wrong: int = 0
    real: int = 0
    real_wrong: int = 0

    def row(self) -> list[int]:
        return [getattr(self, field.name) for field in fields(self)]


def left_out(lessons: Sequence[Lesson], batch: str, part: str) -> LeftOut:
    """Whatever the same hand wrote is left out with its batch."""
    hand = batch.removeprefix("insults-threats-")
    learned = learn([one for one in lessons if one.batch != part and not one.batch.endswith(hand)])
    made = LeftOut()
    for one in lessons:
        if one.batch not in (batch, part):
            continue
        threat, insult = learned.reads(one.text)
        ruled = {s.kind for s in read("", one.text, kinds=ASKED, without=("likeness",))}
        flagged = threat or insult or bool(ruled)
        if one.batch == part:
            made.real += 1
            made.real_wrong += flagged
        elif not one.labels:
            made.clean += 1
            made.threats_wrong += threat
            made.insults_wrong += insult
            made.wrong += flagged
        else:
            made.labelled += 1
            made.together += flagged
        if THREAT in one.kinds:
            made.threats += 1
            made.threats_found += threat
            made.threats_ruled += THREAT in ruled
        if INSULT in one.kinds:
            made.insults += 1
            made.insults_found += insult
            made.insults_ruled += INSULT in ruled
    return made
