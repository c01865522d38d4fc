"""Texts like another: BM25 on stems, the best measured of the methods that need no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...lazy import np
from . import vectors, words


class Similar:
    """An index of texts by their names, to be asked many times."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.keys = sorted(texts)
        read = vectors.Words([texts[key] for key in self.keys])
        counts, self.names = read.stems(read.counts), read.stem_names()
        self.place = {name: number for number, name in enumerate(self.names)}
        self.by_stem = vectors.bm25(counts).tocsc()

    def to(self, text: str, most: int = 5, without: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The names of the texts most like this one and how much, the best first."""
        stems = {self.place[one] for one in words.stems(text) if one in self.place}
        if not stems:
            return []
        score = np.asarray(self.by_stem[:, sorted(stems)].sum(axis=1)).ravel()
        order = np.lexsort((np.arange(len(score)), -score.round(6)))[: most + len(without)]
        found = [(self.keys[n], float(score[n])) for n in order if score[n] > 0]
        return [one for one in found if one[0] not in without][:most]
