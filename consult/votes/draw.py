"""The draw that separates what ballots do not, computed by anyone, known to nobody before the count.

The seed is published with the result: for a vote of the site, SHA-256 of the last root of the
public list and of a secret whose hash was published before opening.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def order(options: Sequence[str], seed: str) -> list[int]:
    """Indices of ``options``, the first drawn first."""

    def drawn(index: int) -> str:
        return hashlib.sha256(f"{seed}|{options[index]}".encode()).hexdigest()

    return sorted(range(len(options)), key=drawn)


def places(options: Sequence[str], seed: str) -> list[int]:
    """The place of each option in the draw: 0 for the first drawn."""
    found = [0] * len(options)
    for place, index in enumerate(order(options, seed)):
        found[index] = place
    return found
