"""Texts that come once the themes are made: each goes with those most like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...lazy import np
from . import placing, vectors


def placed(known: Sequence[tuple[str, int]], new: Sequence[str]) -> list[int | None]:
    """The theme of each new text, from (text, theme) of those that are placed; none where nothing is
    alike."""
    if not known or not new:
        return [None] * len(new)
    themes = sorted({theme for _text, theme in known})
    place = {theme: number for number, theme in enumerate(themes)}
    words = vectors.Words([text for text, _theme in known] + list(new))
    stems: Any = words.stems(words.counts)
    rows = vectors.weighted(stems, vectors.weights(stems[: len(known)]))
    labels = np.array([place[theme] for _text, theme in known])
    middles = placing.centres(rows[: len(known)], labels, len(themes))
    found = placing.nearest_centre(rows[len(known) :], middles)
    return [themes[label] if label >= 0 else None for label in found]
