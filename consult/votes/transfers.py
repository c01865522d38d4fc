"""Ballots that move from option to option while options are elected and excluded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..lazy import np
from .profile import Lists


class Papers:
    """Each ballot lies on the pile of its best option still continuing, or nowhere any more."""

    def __init__(self, ballots: Lists, unit: int) -> None:
        self.ballots = ballots
        self.values = np.full(len(ballots.weights), unit, dtype=np.int64)  # of one paper
        self.continuing = np.ones(ballots.size, dtype=bool)
        self.exhausted = 0  # papers, at their value
        self._places = ballots.starts[:-1].copy()
        self._ends = ballots.starts[1:]
        self._piles: list[list[Any]] = [[] for _ in range(ballots.size)]
        some = np.nonzero(~ballots.blank)[0]
        self._lay(some, ballots.options[self._places[some]])

    def _lay(self, papers: Any, options: Any) -> None:
        order = np.argsort(options, kind="stable")
        papers, options = papers[order], options[order]
        edges = np.nonzero(np.diff(options))[0] + 1
        for part in np.split(papers, edges):
            if len(part):
                self._piles[self.ballots.options[self._places[part[0]]]].append(part)

    def take(self, option: int) -> Any:
        """The whole pile of ``option``, which keeps none of it."""
        pile, self._piles[option] = self._piles[option], []
        return np.concatenate(pile) if pile else np.zeros(0, dtype=np.int64)

    def move(self, papers: Any) -> Any:
        """Lay ``papers`` on their next continuing option; per option, the value received."""
        seeking = papers
        while len(seeking):
            self._places[seeking] += 1
            seeking = seeking[self._places[seeking] < self._ends[seeking]]
            reached = self.ballots.options[self._places[seeking]]
            seeking = seeking[~self.continuing[reached]]
        worth = self.values[papers] * self.ballots.weights[papers]
        found = self._places[papers] < self._ends[papers]
        self.exhausted += int(worth[~found].sum())
        options = self.ballots.options[self._places[papers[found]]]
        self._lay(papers[found], options)
        received = np.zeros(self.ballots.size, dtype=np.int64)
        np.add.at(received, options, worth[found])
        return received

    def first(self) -> Any:
        """Per option, the value of the papers that name it first."""
        some = ~self.ballots.blank
        firsts = self.ballots.options[self.ballots.starts[:-1][some]]
        totals = np.zeros(self.ballots.size, dtype=np.int64)
        np.add.at(totals, firsts, (self.values * self.ballots.weights)[some])
        return totals


def separated(
    tied: Sequence[int], history: Sequence[Sequence[int]], places: Sequence[int], *, lowest: bool
) -> tuple[int, list[int]]:
    """Of options with as many votes, the lowest (or highest), and those that the draw separated.

    By the most recent earlier stage where they differ, further back for those still together,
    then by the draw: the first drawn is preferred.
    """
    left = list(tied)
    extreme = min if lowest else max
    for totals in reversed(history):
        if len(left) == 1:
            break
        edge = extreme(totals[one] for one in left)
        left = [one for one in left if totals[one] == edge]
    last = max if lowest else min
    return last(left, key=lambda one: places[one]), left if len(left) > 1 else []
