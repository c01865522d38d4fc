"""How much two ways to group the same things agree, beyond chance: 0 by chance, 1 when they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import product
from math import comb, log
from typing import Any

from ..lazy import np

Labels = Sequence[Hashable]


def information(first: Labels, second: Labels) -> float:
    """Adjusted mutual information, the mean of the two entropies being the most it can be
    (Vinh, Epps and Bailey, 2010).
    """
    size = len(first)
    ones, others = Counter(first), Counter(second)
    if len(ones) == len(others) == 1 or size == 0:
        return 1.0
    both = Counter(zip(first, second, strict=True))
    shared = sum(n / size * log(size * n / (ones[a] * others[b])) for (a, b), n in both.items())
    expected = _expected(ones, others, size)
    most = (_entropy(ones, size) + _entropy(others, size)) / 2
    return (shared - expected) / max(most - expected, 1e-12)


def _entropy(counts: Counter[Hashable], size: int) -> float:
    return -sum(n / size * log(n / size) for n in counts.values())


def _expected(ones: Counter[Hashable], others: Counter[Hashable], size: int) -> float:
    """Of groups of these sizes drawn at random."""
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, size + 1)))])
    pairs = Counter(product(ones.values(), others.values()))
    return float(sum(times * _of_pair(a, b, size, factorial) for (a, b), times in pairs.items()))


def _of_pair(a: int, b: int, size: int, factorial: Any) -> Any:
    shared = np.arange(max(1, a + b - size), min(a, b) + 1)
    fixed = factorial[a] + factorial[b] + factorial[size - a] + factorial[size - b]
    chance = np.exp(
        fixed
        - factorial[size]
        - factorial[shared]
        - factorial[a - shared]
        - factorial[b - shared]
        - factorial[size - a - b + shared]
    )
    return (shared / size * np.log(size * shared / (a * b)) * chance).sum()


def pairs(first: Labels, second: Labels) -> float:
    """Adjusted Rand index: pairs put together by both, beyond chance."""
    together = sum(comb(n, 2) for n in Counter(zip(first, second, strict=True)).values())
    ones = sum(comb(n, 2) for n in Counter(first).values())
    others = sum(comb(n, 2) for n in Counter(second).values())
    every = comb(len(first), 2)
    expected = ones * others / max(1, every)
    most = (ones + others) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
