"""What a vote method promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ..errors import Refused


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
    rank: int  # 1 for the first; ties share a rank, and the next ones wait (1, 1, 3)
    tied: bool


@dataclass(frozen=True)
class Count:
    ballots: int
    blank: int
    lines: tuple[Line, ...]  # from the first to the last; ties in the order of the options


class BadBallot(Refused):
    """A ballot that breaks the rules of its vote."""


class Method(ABC):
    """A way of voting: which ballots follow the rules, and how they are counted, exactly."""

    slug: ClassVar[str]
    label: ClassVar[Any]
    explanation: ClassVar[Any]  # two sentences

    @abstractmethod
    def ballot(self, choices: Sequence[int], rules: Rules) -> tuple[int, ...]:
        """The one form in which these choices are kept; raises BadBallot when they break the rules."""

    @abstractmethod
    def count(self, ballots: Iterable[tuple[Sequence[int], int]], rules: Rules) -> Count:
        """Count ballots given as (choices, how many ballots say exactly that), in any order."""


def ranked(counts: dict[int, int]) -> tuple[Line, ...]:
    """Options by falling count; equal counts share their rank."""
    totals = sorted(counts.values(), reverse=True)
    return tuple(
        Line(option, count, totals.index(count) + 1, totals.count(count) > 1)
        for option, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
