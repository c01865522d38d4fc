"""Two colleges, one question: each theme and finding counted side by side, with the gap.

The gap is the difference of the two shares, with Newcombe's interval (method 10): R. G. Newcombe,
« Interval estimation for the difference between independent proportions », Statistics in Medicine 17
(1998), from the score intervals of E. B. Wilson, Journal of the American Statistical Association 22
(1927).

What is public already: the number of contributions of each theme and finding, colleges together, and
the total of each college when it stands. A line shows its two colleges only if both stand (five, or
none) and if no sum nor difference of what is shown gives back a small count: lines are withheld, the
smallest first, until nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from ..moderation.disclosure import stands
from . import suppression
from .document import Document

Z = 1.959964  # of a normal law, for 95 %


@dataclass(frozen=True)
class Gap:
    """The share of citizens less that of agents, with its interval at 95 %."""

    difference: float
    low: float
    high: float


@dataclass(frozen=True)
class Line:
    kind: str  # theme, finding
    id: str
    total: int  # both colleges, and those of none
    citizens: int | None  # None: withheld
    agents: int | None
    gap: Gap | None


@dataclass(frozen=True)
class Table:
    citizens: int | None  # of the whole consultation; None: withheld
    agents: int | None
    total: int
    lines: tuple[Line, ...]


def wilson(part: int, whole: int) -> tuple[float, float]:
    p, n, square = part / whole, whole, Z * Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = Z * sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def gap(one: tuple[int, int], other: tuple[int, int]) -> Gap | None:
    """Between (part, whole) and (part, whole); none where a whole is empty."""
    if not one[1] or not other[1]:
        return None
    p, q = one[0] / one[1], other[0] / other[1]
    (low_p, high_p), (low_q, high_q) = wilson(*one), wilson(*other)
    down = sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    up = sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return Gap(p - q, p - q - down, p - q + up)


def side_by_side(document: Document) -> Table:
    """Themes and findings together: nothing is found by comparing two of them."""
    every = document.populations[None]
    college = {one.id: one.college for one in every}
    totals = {name: sum(one.college == name for one in every) for name in suppression.COLLEGES}
    published = all(stands(number) for number in totals.values())
    lines = []
    for (kind, name), ids in document.lines.items():
        counts = {one: sum(college[id] == one for id in ids) for one in suppression.COLLEGES}
        told = (kind, name) in document.told
        lines.append(
            Line(
                kind,
                name,
                len(ids),
                counts["citizen"] if told else None,
                counts["agent"] if told else None,
                gap(*((counts[one], totals[one]) for one in suppression.COLLEGES))
                if told
                else None,
            )
        )
    return Table(
        totals["citizen"] if published else None,
        totals["agent"] if published else None,
        len(every),
        tuple(lines),
    )
