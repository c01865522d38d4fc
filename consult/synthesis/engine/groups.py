"""Inside a theme: groups of ideas said nearly alike, all of them; the verbatims that show the theme.

A few chosen verbatims hide the rare ideas whatever the choice, so every group is listed, down to one
idea alone. Verbatims are taken from different groups, the largest first: never five times one idea.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...lazy import np
from . import clusters, placing, vectors
from .result import Settings

SHORT, LONG = 40, 350  # characters of a verbatim that is read at once
MOST = 6000  # ideas of a theme that make its groups; the others join them or stay alone
NEAR = 0.2  # likeness from which an idea joins a group made without it

Matrix = Any


def grouped(rows: Matrix, settings: Settings) -> list[list[int]]:
    """Groups of ideas, the largest first, each with its most central idea first."""
    size = rows.shape[0]
    made = min(size, MOST)
    labels = np.arange(size)
    graph = vectors.neighbours(rows[:made], settings.neighbours)
    labels[:made] = clusters.once(graph, settings.fine, settings.seed)
    if made < size:
        near = vectors.nearest(rows[made:], rows[:made], 1).tocoo()
        close = near.data >= NEAR
        labels[made + near.row[close]] = labels[near.col[close]]
    _numbers, labels = np.unique(labels, return_inverse=True)
    number = int(labels.max(initial=-1)) + 1
    middles = placing.centres(rows, labels, number)[labels]
    central = np.asarray(rows.multiply(middles).sum(axis=1)).ravel().round(6)
    found: list[list[int]] = [[] for _ in range(number)]
    for one in np.lexsort((np.arange(size), -central)):
        found[labels[one]].append(int(one))
    return sorted(found, key=lambda group: (-len(group), min(group)))


def shown(
    rows: Matrix,
    groups: Sequence[Sequence[int]],
    lengths: Sequence[int],
    owners: Sequence[int],
    most: int,
) -> list[int]:
    """One idea from each of the largest groups, each of another text: central in its group and in
    the theme, of a length read at once.
    """
    every = placing.centres(rows, np.zeros(rows.shape[0], dtype=np.int64), 1)
    central = np.asarray((rows @ every.T).todense()).ravel().round(6)
    chosen: list[int] = []
    whose: set[int] = set()
    for group in groups:
        if len(chosen) == most:
            break
        free = [one for one in group if owners[one] not in whose]
        fit = [one for one in free if SHORT <= lengths[one] <= LONG] or free
        fit = fit[: max(3, len(group) // 2)]  # the most central
        if fit:
            best = max(fit, key=lambda one: (central[one], -one))
            chosen.append(best)
            whose.add(owners[best])
    return chosen
