"""Texts as sparse vectors of weighted stems, and the nearest ones of each.

All is counted on distinct words first: a word is cut into stems and runs of letters once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ...lazy import np, sparse
from . import words

COMMON = 0.5  # a stem of more than half of the texts tells nothing of any
FEW = 20  # texts, under which no stem is said common
BLOCK = 1 << 23  # likenesses counted at once: 96 MB at most
# The part of meaning in a likeness: measured, more of it finds the subjects less well.
MEANING = 0.15
K1, B = 1.2, 0.75  # BM25

Matrix = Any
Cut = Callable[[str], Iterable[str]]


class Words:
    """The words of each text, counted: those that carry meaning."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words.words(text)) for text in texts]
        self.names = sorted({word for one in counts for word in one if words.meant(word)})
        place = {word: number for number, word in enumerate(self.names)}
        self.counts = _matrix(
            [{place[word]: n for word, n in one.items() if word in place} for one in counts],
            len(self.names),
        )

    def cut(self, counts: Matrix, into: Cut) -> Matrix:
        """These counts of words, as counts of what the words are cut into."""
        cuts = [Counter(into(word)) for word in self.names]
        names = sorted({name for one in cuts for name in one})
        place = {name: number for number, name in enumerate(names)}
        parts = _matrix([{place[name]: n for name, n in one.items()} for one in cuts], len(names))
        return (counts @ parts).tocsr() if self.names else counts

    def stems(self, counts: Matrix) -> Matrix:
        return self.cut(counts, lambda word: (words.meant(word),))

    def stem_names(self) -> list[str]:
        """The stem of each column of ``stems``."""
        return sorted({words.meant(word) for word in self.names})

    def runs(self, counts: Matrix) -> Matrix:
        return self.cut(counts, words.runs)


def summed(rows: Matrix, owners: Sequence[int], number: int) -> Matrix:
    """The rows of each owner, added."""
    size = len(owners)
    whose = sparse.csr_matrix(
        (np.ones(size, dtype=np.float32), (np.asarray(owners, dtype=np.int64), np.arange(size))),
        shape=(number, size),
    )
    return (whose @ rows).tocsr()


def _matrix(rows: Sequence[dict[int, int]], width: int) -> Matrix:
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((c for row in rows for c in sorted(row)), np.int32, count=starts[-1])
    values = np.fromiter(
        (row[c] for row in rows for c in sorted(row)), np.float32, count=starts[-1]
    )
    return sparse.csr_matrix((values, columns, starts), shape=(len(rows), max(1, width)))


# Weights -----------------------------------------------------------------------------------------


def weights(counts: Matrix, among: int | None = None) -> Any:
    """How rare each column is (the logarithm of the inverse of its share); 0 for the common ones."""
    size = counts.shape[0] if among is None else among
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    rare = np.log((1 + size) / (1 + held)) + 1
    if size >= FEW:
        rare[held > COMMON * size] = 0
    return rare.astype(np.float32)


def weighted(counts: Matrix, rare: Any) -> Matrix:
    """TF-IDF, a repeated word counting by its logarithm; each row of length one."""
    made = counts.astype(np.float32).tocsr()
    made.data = 1 + np.log(made.data)
    made = (made @ sparse.diags(rare)).tocsr()
    made.eliminate_zeros()
    return unit(made)


def unit(rows: Matrix) -> Matrix:
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    length[length == 0] = 1
    return (sparse.diags((1 / length).astype(np.float32)) @ rows).tocsr()


def bm25(counts: Matrix) -> Matrix:
    """The weight of each stem in each text, to be summed over the stems of a question."""
    made = counts.astype(np.float32).tocsr()
    size = made.shape[0]
    held = np.bincount(made.indices, minlength=made.shape[1])
    rare = np.log1p((size - held + 0.5) / (held + 0.5))
    long = np.asarray(made.sum(axis=1)).ravel()
    usual = K1 * (1 - B + B * long / max(float(long.mean()), 1e-9)) if size else long
    around = np.repeat(usual, np.diff(made.indptr))
    made.data = (rare[made.indices] * made.data * (K1 + 1) / (made.data + around)).astype(
        np.float32
    )
    return made


# Nearest -----------------------------------------------------------------------------------------


def nearest(rows: Matrix, among: Matrix, most: int) -> Matrix:
    """For each row, its likeness with the ``most`` nearest of the others; ties go to the first."""
    turned = among.T.tocsr()
    block = max(1, BLOCK // max(1, among.shape[0]))
    values, columns, lengths = [np.empty(0, np.float32)], [np.empty(0, np.int32)], [0]
    for start in range(0, rows.shape[0], block):
        likeness = (rows[start : start + block] @ turned).tocsr()
        for first, last in zip(likeness.indptr[:-1], likeness.indptr[1:], strict=True):
            kept = _best(likeness.data[first:last], likeness.indices[first:last], most)
            values.append(likeness.data[first:last][kept])
            columns.append(likeness.indices[first:last][kept])
            lengths.append(len(kept))
    parts = (np.concatenate(values), np.concatenate(columns), np.cumsum(lengths))
    return sparse.csr_matrix(parts, shape=(rows.shape[0], among.shape[0]))


def _best(values: Any, columns: Any, most: int) -> Any:
    if len(values) <= most:
        return np.arange(len(values))
    least = np.partition(values, -most)[-most]
    kept = np.flatnonzero(values >= least)
    # Where many tie for the last place (copies, single words), the first of them.
    return kept[np.lexsort((columns[kept], -values[kept]))[:most]] if len(kept) > most else kept


def neighbours(rows: Matrix, most: int, meanings: Any = None) -> Matrix:
    """Who is near whom, both ways, nobody near himself; by their meanings too where they are known."""
    likely = nearest(rows, rows, most + 1) if meanings is None else _mixed(rows, meanings, most + 1)
    found = likely.tocoo()
    others = found.row != found.col
    kept = (found.data[others], (found.row[others], found.col[others]))
    made = sparse.csr_matrix(kept, shape=found.shape)
    return made.maximum(made.T).tocsr()


def _mixed(rows: Matrix, meanings: Any, most: int) -> Matrix:
    size = rows.shape[0]
    most = min(most, size)
    turned = rows.T.tocsr()
    block = max(1, BLOCK // max(1, size))
    values, columns = [np.empty((0, most), np.float32)], [np.empty((0, most), np.int64)]
    for start in range(0, size, block):
        said = (rows[start : start + block] @ turned).toarray()
        meant = np.maximum(meanings[start : start + block] @ meanings.T, 0)
        likeness = (1 - MEANING) * said + MEANING * meant
        best = np.argsort(-likeness.round(6), axis=1, kind="stable")[:, :most]
        columns.append(best)
        values.append(np.take_along_axis(likeness, best, axis=1))
    whose = np.repeat(np.arange(size), most)
    flat = (np.concatenate(values).ravel(), (whose, np.concatenate(columns).ravel()))
    made = sparse.csr_matrix(flat, shape=(size, size))
    made.eliminate_zeros()
    return made


def side_by_side(parts: Sequence[Matrix]) -> Matrix:
    return unit((sparse.hstack(parts) / math.sqrt(len(parts))).tocsr())
