"""What may be said of a count: the split by college only when it gives nobody away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .method import Count, Method, Rules

FEWEST_BALLOTS = 5  # of a college, for its count to be shown


@dataclass(frozen=True)
class Outcome:
    total: Count
    colleges: dict[str, Count]  # empty: one college only voted, or the split is hidden
    split_hidden: bool
    signed: int  # entries of the roll: as many as ballots, or something is wrong

    @property
    def agrees(self) -> bool:
        return self.signed == self.total.ballots


def outcome(
    method: Method,
    rules: Rules,
    ballots: Iterable[tuple[str, Sequence[int], int]],
    signed: int,
) -> Outcome:
    """Count ballots given as (college, choices, how many say exactly that)."""
    by_college: dict[str, list[tuple[Sequence[int], int]]] = {}
    for college, choices, number in ballots:
        by_college.setdefault(college, []).append((choices, number))
    total = method.count([one for some in by_college.values() for one in some], rules)
    counts = {college: method.count(by_college[college], rules) for college in sorted(by_college)}
    hidden = len(counts) > 1 and any(c.ballots < FEWEST_BALLOTS for c in counts.values())
    # A split whose one part is hidden would be found by subtraction: it is hidden whole.
    shown = counts if len(counts) > 1 and not hidden else {}
    return Outcome(total, shown, hidden, signed)
