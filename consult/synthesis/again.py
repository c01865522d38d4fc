"""Which theme of an earlier reading a newly proposed one is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Earlier:
    """A theme proposed before: the texts it says first, and all those that were read with it."""

    id: int
    texts: frozenset[int]
    read: frozenset[int]


def same(texts: frozenset[int], earlier: Iterable[Earlier]) -> int | None:
    """Each holds most of what the other had to take: texts that came since are neither's fault.

    Themes share no text that they say first, so one of a reading at most holds most of another.
    """
    for one in earlier:
        common = len(texts & one.texts)
        if 2 * common > len(one.texts) and 2 * common > len(texts & one.read):
            return one.id
    return None
