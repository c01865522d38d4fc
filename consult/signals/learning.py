"""What the weights of ``likeness`` are learned from, and what they are worth on texts left out.

The texts: the labelled cases, those of personal data included, the lessons written for this, and real
contributions, where nobody threatens and few insult.
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
from . import hurtful, likeness, masks, plain
from .likeness import ASKED
from .signal import INSULT, THREAT

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "signals"
STRENGTH = 6.0  # of the data against the preference for small weights
STEPS = 80  # of the regression, at most
REAL = 10.0  # what a sentence of a real contribution counts for: they are what is read all day
TWICE = 2  # a feature seen once teaches nothing
PARTS = 5  # of the real contributions
KEPT = 30_000  # features of each kind, the heaviest
NOTHING = -1  # an example that teaches nothing about a kind
CONTRIBUTIONS = "real-"
COMPLETE = "insults-threats-others"  # where a text of both kinds is labelled with both
UNSEEN = "unseen"  # cases that are never learned from, nor read by whoever writes rules
HANDS = "hand"  # and written by people who knew no rule: they alone say what a rule weighs


Example = tuple[int, frozenset[str], float]  # its answer, its features, what it counts for


@dataclass(frozen=True)
class Lesson:
    """``labels``: (kind, words), without words where no one said which."""

    batch: str
    text: str
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _words in self.labels)


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
    cases = [path for path in FOLDER.glob("cases/*.csv") if UNSEEN not in path.stem]
    return sorted([*cases, *FOLDER.glob("lessons/*.csv")])


def of_real(texts: Iterable[tuple[str, str]]) -> list[Lesson]:
    """Real contributions in parts, so that one may be left out."""
    return [
        Lesson(f"{CONTRIBUTIONS}{place % PARTS}", f"{title}\n{body}")
        for place, (title, body) in enumerate(texts)
    ]


def learn(lessons: Sequence[Lesson]) -> likeness.Learned:
    found = [
        (answers, held, REAL if lesson.batch.startswith(CONTRIBUTIONS) else 1.0)
        for lesson in lessons
        for answers, held in _examples(lesson)
    ]
    made = [
        _heaviest(
            [
                (answers[place], held, counts)
                for answers, held, counts in found
                if answers[place] != NOTHING
            ]
        )
        for place in range(len(ASKED))
    ]
    (threats, threat), (insults, insult) = made
    both = {
        feature: (threats.get(feature, 0.0), insults.get(feature, 0.0))
        for feature in {**threats, **insults}
    }
    return both, (threat, insult)


def _heaviest(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    seen = Counter(feature for _answer, held, _counts in examples for feature in held)
    known = sorted(feature for feature, count in seen.items() if count >= TWICE)
    weights, _bias = _fitted(examples, known)
    known = sorted(known, key=lambda feature: (-abs(weights[feature]), feature))[:KEPT]
    return _fitted(examples, known)


def written(learned: likeness.Learned) -> str:
    weights, biases = learned
    lines = sorted(
        (feature, *(round(1000 * weight) for weight in both)) for feature, both in weights.items()
    )
    threat, insult = (round(1000 * bias) for bias in biases)
    return "".join(
        [
            "# Weights of likeness, by « flask moderation learn »: of threats, of insults; thousandths.\n",
            f"# Labelled texts: {fingerprint()}\n",
            f"\t{threat}\t{insult}\n",
            *(f"{feature}\t{of}\t{other}\n" for feature, of, other in lines if of or other),
        ]
    )


def _examples(lesson: Lesson) -> Iterator[tuple[list[int], frozenset[str]]]:
    """Each sentence, and whether it threatens, whether it insults."""
    reading, quotes = _read(lesson.text)
    ruled = hurtful.ruled(reading, quotes)
    insulting = [reading.span(*one[2:]) for one in ruled if one[0] == INSULT]
    pieces = list(likeness.pieces(reading, quotes))
    for start, end, said in pieces:
        place = reading.span(start, end)
        answers = [_answer(lesson, kind, place, insulting, len(pieces) == 1) for kind in ASKED]
        met = likeness.meeting(ruled, start, end)
        if met and lesson.batch.startswith(CONTRIBUTIONS):
            continue  # nobody judged what rules find there
        known = met if lesson.batch.startswith(HANDS) else ()
        yield answers, frozenset(feature for feature, *_ends in likeness.features(said, known))


def _read(text: str) -> tuple[plain.Reading, plain.Quotes]:
    reading = masks.undone(plain.read(text))
    return reading, plain.Quotes(reading)


def _answer(
    lesson: Lesson, kind: str, place: tuple[int, int], ruled: Sequence[tuple[int, int]], alone: bool
) -> int:
    """1, 0, or nothing where the words meet the sentence in part, or where no one said which sentence it is."""
    if kind not in lesson.kinds:
        unsaid = kind == INSULT and lesson.labels and not lesson.batch.startswith((COMPLETE, HANDS))
        return NOTHING if unsaid and ruled else 0
    words = [words for one, words in lesson.labels if one == kind and words]
    found = [(at, at + len(said)) for said in words if (at := lesson.text.find(said)) >= 0]
    if not found:
        if kind == THREAT or alone:
            return 1
        found = list(ruled)
        if not found:
            return NOTHING
    first, last = place
    met = [(a, b) for a, b in found if a < last and b > first]
    if not met:
        return 0
    whole = any((first <= a and b <= last) or (a <= first and last <= b) for a, b in met)
    return 1 if whole else NOTHING


def _fitted(examples: Sequence[Example], known: Sequence[str]) -> tuple[dict[str, float], float]:
    """A logistic regression, where letters count less than words."""
    column = {feature: place for place, feature in enumerate(known)}
    counts = [likeness.LETTERS if feature[-1] == "#" else 1.0 for feature in known]
    places: list[int] = []
    sizes: list[float] = []
    ends = [0]
    for _answer, found, _counts in examples:
        held = sorted(column[feature] for feature in found if feature in column)
        size = likeness.length(sum(feature[-1] != "#" for feature in found))
        places += held
        sizes += [counts[place] / size for place in held]
        ends.append(len(places))
    table = sparse.csr_matrix((sizes, places, ends), shape=(len(examples), len(known)))
    across = table.T.tocsr()
    sign = 2.0 * np.array([answer for answer, *_rest in examples]) - 1
    pull = STRENGTH * np.array([counts for *_rest, counts in examples])

    def cost(weights: Any) -> tuple[float, Any]:
        margin = sign * (table @ weights[:-1] + weights[-1])
        slope = -pull * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        loss = (pull * np.logaddexp(0, -margin)).sum() + 0.5 * (weights[:-1] ** 2).sum()
        return float(loss), np.append(across @ slope + weights[:-1], slope.sum())

    best = optimize.minimize(
        cost, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    ).x
    weights = (float(weight) * count for weight, count in zip(best[:-1], counts, strict=True))
    return dict(zip(known, weights, strict=True)), float(best[-1])


def left_out(lessons: Sequence[Lesson], part: int) -> tuple[int, int]:
    """Real contributions of that part, and how many are flagged by weights that never read them."""
    batch = f"{CONTRIBUTIONS}{part}"
    learned = learn([one for one in lessons if one.batch != batch])
    texts = [one.text for one in lessons if one.batch == batch]
    return len(texts), sum(_flagged(text, learned) for text in texts)


def _flagged(text: str, learned: likeness.Learned) -> bool:
    reading, quotes = _read(text)
    return bool(likeness.weighed(reading, quotes, hurtful.ruled(reading, quotes), learned))
