"""How far two readers agree beyond chance: Cohen's kappa, with its interval.

J. Cohen, « A coefficient of agreement for nominal scales », Educational and Psychological
Measurement 20 (1960); the standard error is that of J. L. Fleiss, J. Cohen and B. S. Everitt,
« Large sample standard errors of kappa and weighted kappa », Psychological Bulletin 72 (1969).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # of a normal law, for 95 %
ENOUGH = 30  # below, the interval says nothing


@dataclass(frozen=True)
class Agreement:
    number: int
    observed: float  # share of the pairs that agree
    kappa: float | None  # none where a reader says always the same thing
    low: float | None
    high: float | None


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement | None:
    """Of (first reading, second reading) pairs; None without any."""
    counts = Counter(pairs)
    n = counts.total()
    if not n:
        return None
    p = {pair: number / n for pair, number in counts.items()}
    names = sorted({name for pair in counts for name in pair})
    rows = {a: sum(p.get((a, b), 0.0) for b in names) for a in names}
    columns = {b: sum(p.get((a, b), 0.0) for a in names) for b in names}
    observed = sum(p.get((a, a), 0.0) for a in names)
    chance = sum(rows[a] * columns[a] for a in names)
    if min(sum(share > 0 for share in side.values()) for side in (rows, columns)) < 2:
        return Agreement(n, observed, None, None, None)
    kappa = (observed - chance) / (1 - chance)
    agreeing = sum(
        p.get((a, a), 0.0) * ((1 - chance) - (rows[a] + columns[a]) * (1 - observed)) ** 2
        for a in names
    )
    apart = (1 - observed) ** 2 * sum(
        share * (columns[a] + rows[b]) ** 2 for (a, b), share in p.items() if a != b
    )
    left = (observed * chance - 2 * chance + observed) ** 2
    error = sqrt(max(0.0, agreeing + apart - left) / n) / (1 - chance) ** 2
    return Agreement(n, observed, kappa, max(-1.0, kappa - Z * error), min(1.0, kappa + Z * error))


def sample(ids: Iterable[int], seed: str, size: int) -> list[int]:
    """``size`` of them at random: whoever has the seed draws the same ones."""
    drawn = sorted(ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())
    return sorted(drawn[:size])
