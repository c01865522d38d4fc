"""Where each text goes among themes that are made: by the texts most like it; and each of its ideas."""

from __future__ import annotations

from typing import Any

from ...lazy import np, sparse
from . import vectors

VOTERS = 20
# An idea leaves the theme of its text for another that is clearly nearer.
NEARER, LEAST = 1.3, 0.1

Matrix = Any


def members(labels: Any, number: int) -> Matrix:
    """Texts by themes; those of no theme (-1) are nowhere."""
    placed = np.flatnonzero(labels >= 0)
    return sparse.csr_matrix(
        (np.ones(len(placed), dtype=np.float32), (placed, labels[placed])),
        shape=(len(labels), number),
    )


def voted(rows: Matrix, known: Matrix, labels: Any, number: int) -> Any:
    """The theme of the nearest known texts, weighed by likeness; -1 where nothing is alike."""
    near = vectors.nearest(rows, known, VOTERS)
    near.data = near.data**2
    votes = np.asarray((near @ members(labels, number)).todense())
    best = votes.argmax(axis=1) if number else np.full(rows.shape[0], -1)
    return np.where(votes.max(axis=1, initial=0) > 0, best, -1)


def centres(rows: Matrix, labels: Any, number: int) -> Matrix:
    return vectors.unit((members(labels, number).T @ rows).tocsr())


def of_ideas(ideas: Matrix, middles: Matrix, own: Any) -> Any:
    """The theme of each idea: that of its text, unless another is clearly nearer."""
    number = middles.shape[0]
    if not number or not len(own):
        return own
    likeness = np.asarray((ideas @ middles.T).todense())
    lines = np.arange(len(own))
    best = likeness.argmax(axis=1)
    top = likeness[lines, best]
    mine = np.where(own >= 0, likeness[lines, own], 0)
    leaves = (own >= 0) & (best != own) & (top >= LEAST) & (top >= NEARER * mine)
    return np.where(leaves, best, own)
