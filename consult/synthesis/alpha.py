"""How far two readings agree beyond chance: Krippendorff's alpha, with its interval. Pure.

K. Krippendorff, « Computing Krippendorff's Alpha-Reliability » (2011). A text may be in several
themes: the distance between two sets of themes is MASI, of R. J. Passonneau, « Measuring Agreement on
Set-valued Items (MASI) for Semantic and Pragmatic Annotation » (LREC 2006). The interval is made of
the percentiles of texts drawn again with replacement.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from ..lazy import np

DRAWS = 1000
LOW, HIGH = 2.5, 97.5  # percentiles
ENOUGH = 30  # texts, below which the interval says little

Distance = Callable[[Any, Any], float]


def nominal(one: Hashable, other: Hashable) -> float:
    return float(one != other)


def masi(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard's distance, heavier where neither set holds the other."""
    if one == other:
        return 0.0
    both = one & other
    if not both:
        return 1.0
    share = len(both) / len(one | other)
    return 1 - share * (2 / 3 if one <= other or other <= one else 1 / 3)


@dataclass(frozen=True)
class Agreement:
    texts: int
    same: float  # share of the texts read exactly alike
    alpha: float | None  # none where everybody always says the same
    low: float | None = None
    high: float | None = None


def agreement(
    units: Sequence[Sequence[Any]], distance: Distance = masi, seed: int = 1
) -> Agreement | None:
    """Of what each reader said of each text; what only one reader read tells nothing."""
    read = [unit for unit in units if len(unit) > 1]
    if not read:
        return None
    work = _Work(read, distance)
    every = np.arange(len(read))[None, :]
    (found,) = work.alphas(every)
    drawn = np.random.default_rng(seed).integers(0, len(read), (DRAWS, len(read)))
    several = work.alphas(drawn)
    several = several[~np.isnan(several)]
    same = sum(len(set(unit)) == 1 for unit in read) / len(read)
    if np.isnan(found):
        return Agreement(len(read), same, None)
    low, high = np.percentile(several, [LOW, HIGH])
    return Agreement(len(read), same, float(found), float(low), float(high))


class _Work:
    def __init__(self, units: Sequence[Sequence[Any]], distance: Distance) -> None:
        values = sorted({one for unit in units for one in unit}, key=repr)
        place = {value: number for number, value in enumerate(values)}
        self.far = np.array([[distance(a, b) for b in values] for a in values])
        self.counts = np.zeros((len(units), len(values)))
        for row, unit in enumerate(units):
            for value in unit:
                self.counts[row, place[value]] += 1
        inside = np.einsum("ui,ij,uj->u", self.counts, self.far, self.counts)
        self.observed = inside / (self.counts.sum(axis=1) - 1)

    def alphas(self, chosen: Any) -> Any:
        """One for each line of texts."""
        counts = self.counts[chosen].sum(axis=1)
        number = counts.sum(axis=1)
        expected = np.einsum("di,ij,dj->d", counts, self.far, counts) / (number - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(expected > 0, 1 - self.observed[chosen].sum(axis=1) / expected, np.nan)
