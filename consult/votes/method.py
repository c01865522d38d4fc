"""What a vote method promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Rules:
    """What the vote fixes before opening: option numbers, and how many may be chosen."""

    options: tuple[int, ...]
    minimum: int
    maximum: int


@dataclass(frozen=True)
class Line:
    option: int
    count: int
    rank: int  # 1 for the first; ties share a rank


@dataclass(frozen=True)
class Count:
    ballots: int
    blank: int
    lines: tuple[Line, ...]  # from the first to the last


class Method(Protocol):
    slug: str
    label: Any
    explanation: Any  # two sentences

    def check(self, choices: Sequence[int], rules: Rules) -> None:
        """Raise Refused when the ballot does not follow the rules."""

    def count(self, ballots: Iterable[tuple[Sequence[int], int]], rules: Rules) -> Count:
        """Count ballots given as (choices, how many ballots say exactly that)."""
