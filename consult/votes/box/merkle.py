"""The public list as a Merkle tree: RFC 9162, section 2.1.

An entry is the 32 bytes of a hash (the manifest's first, then the envelopes'); ``Tree`` and
``Frontier`` take entries, and do the hashing of leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

EMPTY = hashlib.sha256().digest()
WIDTH = 32


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _fold(peaks: list[bytes]) -> bytes:
    """The root over perfect subtrees, given from the largest to the smallest."""
    if not peaks:
        return EMPTY
    top = peaks[-1]
    for left in reversed(peaks[:-1]):
        top = node(left, top)
    return top


class Frontier:
    """What is needed to go on with a list without reading it again: log n hashes.

    ``peaks`` are the roots of its perfect subtrees, from the largest to the smallest.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count():
            raise ValueError("as many peaks as ones in the size")

    def append(self, entries: Iterable[bytes]) -> Frontier:
        for entry in entries:
            top = leaf(entry)
            for _full in range(_trailing_ones(self.size)):
                top = node(self.peaks.pop(), top)
            self.peaks.append(top)
            self.size += 1
        return self

    @property
    def root(self) -> bytes:
        return _fold(self.peaks)


def root(entries: Iterable[bytes]) -> bytes:
    return Frontier().append(entries).root


def _trailing_ones(size: int) -> int:
    return (size ^ (size + 1)).bit_length() - 1


class Tree:
    """All perfect subtrees of a list: proofs cost log n; 64 bytes an entry."""

    def __init__(self, entries: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._levels: list[bytearray] = []
        self.append(entries)

    def append(self, entries: Iterable[bytes]) -> None:
        for entry in entries:
            top = leaf(entry)
            full = _trailing_ones(self.size)
            for height in range(full):
                self._levels[height] += top
                top = node(self._node(height, self.size >> height ^ 1), top)
            if full == len(self._levels):
                self._levels.append(bytearray())
            self._levels[full] += top
            self.size += 1

    def root(self, size: int | None = None) -> bytes:
        size = self.size if size is None else size
        return self._hash(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """PATH(m, D[n]): that entry ``index`` is in the list of this size."""
        return self._path(index, 0, self.size if size is None else size)

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """PROOF(m, D[n]): that the list of size ``new`` begins with the one of size ``old``."""
        new = self.size if new is None else new
        return self._subproof(old, 0, new, whole=True) if 0 < old < new else []

    def _node(self, height: int, place: int) -> bytes:
        return bytes(self._levels[height][place * WIDTH : (place + 1) * WIDTH])

    def _hash(self, low: int, high: int) -> bytes:
        width = high - low
        if width.bit_count() == 1:  # every split is aligned: the subtree is kept
            height = width.bit_length() - 1
            return self._node(height, low >> height)
        middle = low + _split(width)
        return node(self._hash(low, middle), self._hash(middle, high))

    def _path(self, index: int, low: int, high: int) -> list[bytes]:
        if high - low == 1:
            return []
        middle = low + _split(high - low)
        if index < middle:
            return [*self._path(index, low, middle), self._hash(middle, high)]
        return [*self._path(index, middle, high), self._hash(low, middle)]

    def _subproof(self, old: int, low: int, high: int, whole: bool) -> list[bytes]:
        if old == high:
            return [] if whole else [self._hash(low, high)]
        middle = low + _split(high - low)
        if old <= middle:
            return [*self._subproof(old, low, middle, whole), self._hash(middle, high)]
        return [*self._subproof(old, middle, high, False), self._hash(low, middle)]


def _split(width: int) -> int:
    """The largest power of two below ``width``."""
    return 1 << (width - 1).bit_length() - 1


def included(entry: bytes, index: int, size: int, proof: list[bytes], top: bytes) -> bool:
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf(entry)
    for beside in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node(beside, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and found == top


def consistent(old: int, new: int, proof: list[bytes], before: bytes, after: bytes) -> bool:
    """RFC 9162, section 2.1.4.2; an empty list is the beginning of all."""
    if old == new:
        return not proof and before == after
    if old == 0:
        return not proof and before == EMPTY
    path = [before, *proof] if old.bit_count() == 1 else list(proof)
    if old > new or not proof:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            was, now = node(beside, was), node(beside, now)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            now = node(now, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and was == before and now == after
