"""All the ballots of a vote, in arrays: what methods count.

A profile holds distinct or repeated ballots with their weight (how many say exactly that). Options
are indices from 0; identifiers and labels stay outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..lazy import np

ABSENT = 0  # in the cells of Grades: the option was not graded
BYTE = 255  # ones that a byte adds up
FEW = 16  # grades worth being looked for one by one
CHUNK = 1 << 14  # ballots treated at once, so that a million of them stay small


@dataclass(frozen=True)
class Lists:
    """Ballots that name options: best first in a ranking, in any order in an approval.

    Ballot ``b`` names ``options[starts[b]:starts[b + 1]]``, with ``values`` beside them when the
    ballot gives numbers (points, grades). It is blank when it names none.
    """

    size: int  # of the list of options
    starts: Any  # int64, one more than ballots
    options: Any  # int32
    weights: Any  # int64
    values: Any = None  # int64

    @cached_property
    def lengths(self) -> Any:
        return np.diff(self.starts)

    @cached_property
    def blank(self) -> Any:
        return self.lengths == 0

    @cached_property
    def owners(self) -> Any:
        """The ballot of each name."""
        return np.repeat(np.arange(len(self.weights), dtype=np.int32), self.lengths)

    @cached_property
    def alike(self) -> bool:
        """Each ballot counts for one."""
        return bool((self.weights == 1).all())

    def summed(self, values: Any) -> Any:
        """Per option, the sum of ``values`` (one each name) times the weights."""
        if not self.alike:
            values = values * self.weights[self.owners]
        return _added(self.options, values, self.size)

    def approvals(self) -> Any:
        """Per option, how many ballots name it."""
        if self.alike:
            return np.bincount(self.options, minlength=self.size)
        return _added(self.options, self.weights[self.owners], self.size)

    def within(self, values: Any) -> Any:
        """Per ballot, the sum of ``values`` (one each name)."""
        return _added(self.owners, values, len(self.weights))

    def firsts(self) -> Lists:
        """The first option of each ballot alone."""
        some = ~self.blank
        starts = np.concatenate([[0], np.cumsum(some)])
        return Lists(self.size, starts, self.options[self.starts[:-1][some]], self.weights)

    def kept(self, mask: Any) -> Lists:
        """The ballots of ``mask`` alone."""
        names = np.repeat(mask, self.lengths)
        starts = np.concatenate([[0], np.cumsum(self.lengths[mask])])
        values = None if self.values is None else self.values[names]
        return Lists(self.size, starts, self.options[names], self.weights[mask], values)

    def choices(self) -> Iterable[tuple[int, Any]]:
        """(weight, choice) of each ballot; a choice is a list, or a dictionary when it has values."""
        flat, starts = self.options.tolist(), self.starts.tolist()
        values = None if self.values is None else self.values.tolist()
        for number, weight in enumerate(self.weights.tolist()):
            part = slice(starts[number], starts[number + 1])
            named = flat[part]
            yield weight, named if values is None else dict(zip(named, values[part], strict=True))

    def distribution(self, values: Sequence[int]) -> Any:
        """Options × (absent, then each of ``values``): how many ballots give it. Blank ones apart."""
        found = np.zeros((self.size, len(values) + 1), dtype=np.int64)
        weights = self.weights[self.owners]
        for place, value in enumerate(values, start=1):
            says = self.values == value
            found[:, place] = _added(self.options[says], weights[says], self.size)
        found[:, 0] = int(self.weights[~self.blank].sum()) - found[:, 1:].sum(axis=1)
        return found


@dataclass(frozen=True)
class Grades:
    """Ballots that grade options: one row each, ``ABSENT`` or the grade from 1."""

    cells: Any  # uint8, ballots × options
    weights: Any  # int64
    blank: Any  # bool: nothing at all was said

    @property
    def size(self) -> int:
        return int(self.cells.shape[1])

    @cached_property
    def highest(self) -> int:
        """The best grade given."""
        return int(self.cells.max(initial=ABSENT))

    def kept(self, mask: Any) -> Grades:
        return Grades(self.cells[mask], self.weights[mask], self.blank[mask])

    def choices(self) -> Iterable[tuple[int, Any]]:
        """(weight, grades by option); a ballot of no opinion at all, which is not blank, says so."""
        for row, weight, blank in zip(
            self.cells, self.weights.tolist(), self.blank.tolist(), strict=True
        ):
            said = row.nonzero()[0].tolist()
            yield weight, {one: int(row[one]) for one in said or range(0 if blank else self.size)}

    def distribution(self, values: Sequence[int]) -> Any:
        """Options × (absent, then each of ``values``): how many ballots give it. Blank ones apart."""
        found = np.zeros((self.size, len(values) + 1), dtype=np.int64)
        table = self._table()
        for place, value in enumerate(values, start=1):
            if ABSENT < value < table.shape[1]:
                found[:, place] = table[:, value]
        found[:, 0] = int(self.weights[~self.blank].sum()) - found[:, 1:].sum(axis=1)
        return found

    def _table(self) -> Any:
        """Options × cells from ABSENT to the highest: how many ballots hold it."""
        levels = self.highest + 1
        if levels <= FEW and bool((self.weights == 1).all()):
            return self._compared(levels)
        table = np.zeros(self.size * levels, dtype=np.int64)
        columns = np.arange(self.size) * levels
        for start in range(0, len(self.weights), CHUNK):
            cells = self.cells[start : start + CHUNK]
            weights = np.repeat(self.weights[start : start + CHUNK], self.size)
            table += _added((cells + columns).ravel(), weights, len(table))
        return table.reshape(self.size, levels)

    def _compared(self, levels: int) -> Any:
        """The same, grade by grade, in sums of ones that a byte holds: five times faster."""
        table = np.zeros((levels, self.size), dtype=np.int64)
        for start in range(0, len(self.weights), BYTE):
            cells = self.cells[start : start + BYTE]
            for level in range(1, levels):
                ones = (cells == level).view(np.uint8)
                table[level] += np.add.reduce(ones, axis=0, dtype=np.uint8)
        table[ABSENT] = len(self.weights) - table[1:].sum(axis=0)
        return table.T


Profile = Lists | Grades


def _added(keys: Any, numbers: Any, size: int) -> Any:
    """Sums of whole ``numbers`` by key, exact below 2⁵³ (a billion ballots of a million points)."""
    return np.bincount(keys, weights=numbers, minlength=size).astype(np.int64)


def lists(size: int, ballots: Iterable[tuple[int, Sequence[int]]]) -> Lists:
    """Ballots given as (weight, options named)."""
    weights: list[int] = []
    named: list[int] = []
    lengths = [0]
    for weight, options in ballots:
        weights.append(weight)
        named.extend(options)
        lengths.append(len(options))
    return Lists(
        size,
        np.cumsum(np.array(lengths, dtype=np.int64)),
        np.array(named, dtype=np.int32),
        np.array(weights, dtype=np.int64),
    )


def numbered(size: int, ballots: Iterable[tuple[int, dict[int, int]]]) -> Lists:
    """Ballots given as (weight, number by option)."""
    said = list(ballots)
    bare = lists(size, ((weight, list(numbers)) for weight, numbers in said))
    flat = [number for _weight, numbers in said for number in numbers.values()]
    return Lists(size, bare.starts, bare.options, bare.weights, np.array(flat, dtype=np.int64))


def pairwise(ballots: Lists) -> Any:
    """Options × options: how many ballots rank the first above the second.

    Options that a ballot does not rank are below all those it ranks, and tied.
    """
    size, lengths = ballots.size, ballots.lengths
    pairs = int((lengths * (lengths - 1) // 2).sum())
    if size < 256 and pairs * PAIR_COST > len(lengths) * size * size:
        return _pairwise_of_ranks(ballots)
    before = np.zeros(size * size, dtype=np.int64)
    for length in np.unique(lengths[lengths > 1]).tolist():
        chosen = np.nonzero(lengths == length)[0]
        for start in range(0, len(chosen), CHUNK):
            some = chosen[start : start + CHUNK]
            table = ballots.options[ballots.starts[some][:, None] + np.arange(length)]
            weights = ballots.weights[some]
            for first in range(length - 1):
                keys = table[:, first, None].astype(np.int64) * size + table[:, first + 1 :]
                repeated = np.repeat(weights, length - 1 - first)
                before += _added(keys.ravel(), repeated, size * size)
    ranked = ballots.approvals()
    # Above: ranked at all, less the ballots where the other comes first.
    above = ranked[:, None] - before.reshape(size, size).T
    np.fill_diagonal(above, 0)
    return above


PAIR_COST = 60  # a pair met in a list costs as much as this many comparisons of bytes


def _pairwise_of_ranks(ballots: Lists) -> Any:
    """The same from the rank of each option: faster when ballots rank most options."""
    size = ballots.size
    above = np.zeros((size, size), dtype=np.int64)
    step = 1 << 14
    for start in range(0, len(ballots.weights), step):
        some = slice(start, start + step)
        first, last = ballots.starts[start], ballots.starts[min(start + step, len(ballots.weights))]
        owners = ballots.owners[first:last] - start
        ranks = np.full((size, len(ballots.weights[some])), 255, dtype=np.uint8)
        place = np.arange(first, last) - ballots.starts[:-1][some][owners]
        ranks[ballots.options[first:last], owners] = place
        weights = ballots.weights[some]
        alike = bool((weights == 1).all())
        for option in range(size - 1):
            mine, others = ranks[option], ranks[option + 1 :]
            wins, losses = mine < others, others < mine
            if alike:
                above[option, option + 1 :] += np.count_nonzero(wins, axis=1)
                above[option + 1 :, option] += np.count_nonzero(losses, axis=1)
            else:
                above[option, option + 1 :] += wins @ weights
                above[option + 1 :, option] += losses @ weights
    return above
