"""What several texts say nearly alike, a minority's position too: whole texts, across the themes.

Groups of ideas inside a theme mix who asks for a thing with who refuses it. Planted in real
consultations, a contrary position was found far more often by cutting the graph of whole texts
finely (``flask synthesis measure … --planted`` draws the curve).
"""

from __future__ import annotations

from typing import Any

from ...lazy import np
from . import clusters, placing
from .result import Settings

FEWEST = 3  # texts
TEXTS, FINEST = 70, 10.0  # resolution: one for so many texts, and the highest
NEAR = 0.2  # likeness from which a text joins a position made without it

Matrix = Any


def held(
    graph: Matrix, rows: Matrix, chosen: Any, leader: Any, settings: Settings
) -> list[list[int]]:
    """Texts of each position, the largest first, each with its most central text first.

    ``graph`` links the ``chosen`` rows; ``leader`` is the text that each is a copy of, or itself. Three
    copies of one text are a position of their own; two go together where the first goes.
    """
    resolution = min(FINEST, max(settings.resolution, len(chosen) / TEXTS))
    _names, labels = np.unique(clusters.once(graph, resolution, settings.seed), return_inverse=True)
    number = int(labels.max(initial=-1)) + 1
    middles = placing.centres(rows[chosen], labels, number)
    of = np.full(rows.shape[0], -1)
    of[chosen] = labels
    left = np.flatnonzero((of < 0) & (leader == np.arange(len(of))))
    if len(left) and number:
        likeness = np.asarray((rows[left] @ middles.T).todense())
        near = likeness.max(axis=1) >= NEAR
        of[left[near]] = likeness.argmax(axis=1)[near]
    leader = leader[leader]
    copied = np.bincount(leader, minlength=len(of))
    campaigns = [np.flatnonzero(leader == one).tolist() for one in np.flatnonzero(copied >= FEWEST)]
    of = np.where(copied[leader] < FEWEST, of[leader], of)
    placed = np.flatnonzero(of >= 0)
    central = np.asarray(rows[placed].multiply(middles[of[placed]]).sum(axis=1)).ravel().round(6)
    found: list[list[int]] = [[] for _ in range(number)]
    for one in np.lexsort((placed, -central)):
        found[of[placed[one]]].append(int(placed[one]))
    several = [*campaigns, *(texts for texts in found if len(texts) >= FEWEST)]
    return sorted(several, key=lambda texts: (-len(texts), min(texts)))
