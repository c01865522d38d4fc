"""The geometry of the drawings of a published synthesis. Pure.

Lengths are in percent of a width that follows the screen, but for the flows, whose places are in
units of a drawing that is scaled as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from .counts import Counts, Day, Line

Look = Literal["citizen", "agent", "unknown", "untold"]


@dataclass(frozen=True)
class Piece:
    look: Look
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Bar:
    line: Line
    pieces: tuple[Piece, ...]


def shade(number: int, top: int) -> int:
    """Of four. The square root keeps the small ones visible beside a large one."""
    return ceil(4 * (number / top) ** 0.5) if number and top else 0


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3) if whole else 0.0


def bars(lines: Sequence[Line]) -> list[Bar]:
    """The heaviest first, on one scale; cut by college where it is told."""
    top = max((one.total for one in lines), default=0)
    ordered = sorted(lines, key=lambda one: -one.total)
    return [Bar(one, tuple(_pieces(one, top))) for one in ordered]


def _pieces(line: Line, top: int) -> list[Piece]:
    parts: list[tuple[Look, int]] = [("untold", line.total)]
    if line.citizens is not None and line.agents is not None:
        rest = line.total - line.citizens - line.agents
        parts = [("citizen", line.citizens), ("agent", line.agents), ("unknown", rest)]
    found, at = [], 0
    for look, number in parts:
        if number:
            found.append(Piece(look, number, percent(at, top), percent(number, top)))
        at += number
    return found


# The gap between the two colleges ----------------------------------------------------------------


@dataclass(frozen=True)
class Whisker:
    """In points, agents' side positive; and in percent of a width whose middle is no gap."""

    line: Line
    points: int
    low: int
    high: int
    start: float
    end: float
    at: float

    @property
    def more(self) -> Literal["agent", "citizen", ""]:
        """Who speaks more of it; nobody, where the interval holds nought."""
        return "agent" if self.low > 0 else "citizen" if self.high < 0 else ""


@dataclass(frozen=True)
class Whiskers:
    limit: int  # points at each end of the width
    rows: tuple[Whisker, ...]

    def of(self, line: Line) -> Whisker | None:
        return next((one for one in self.rows if one.line is line), None)


def whiskers(counts: Counts, lines: Sequence[Line]) -> Whiskers:
    found = [(line, gap) for line in lines if (gap := counts.gap(line)) is not None]
    most = max((max(abs(gap.low), abs(gap.high)) for _line, gap in found), default=0)
    limit = max(10, 10 * ceil(round(10 * most, 6)))
    rows = []
    for line, gap in found:
        middle, low, high = -gap.difference, -gap.high, -gap.low
        ends = [round(50 + 50 * 100 * one / limit, 3) for one in (low, high, middle)]
        points = [round(100 * one) for one in (middle, low, high)]
        rows.append(Whisker(line, points[0], points[1], points[2], *ends))
    return Whiskers(limit, tuple(rows))


# Time --------------------------------------------------------------------------------------------

Step = Literal["day", "week", "month", "quarter", "year"]
MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12}
MOST = 40  # columns, the empty ones counted
SHORTEST = 14  # days of the axis: one day alone is no wall


@dataclass(frozen=True)
class Column:
    first: date
    last: date
    number: int
    start: float
    width: float
    height: float


@dataclass(frozen=True)
class Columns:
    step: Step
    columns: tuple[Column, ...]
    top: int
    first: date
    last: date

    def place(self, start: date, end: date) -> tuple[float, float] | None:
        """Where these days are on the axis, both included; None: out of it."""
        start, end = max(start, self.first), min(end, self.last)
        if start > end:
            return None
        whole = (self.last - self.first).days + 1
        return percent((start - self.first).days, whole), percent((end - start).days + 1, whole)


def columns(days: Sequence[Day]) -> Columns | None:
    numbers = {date.fromisoformat(one.day): one.number for one in days}
    if not numbers:
        return None
    step = _step(min(numbers), max(numbers))
    slots: dict[date, int] = {}
    for day, number in numbers.items():
        begun = _begun(day, step)
        slots[begun] = slots.get(begun, 0) + number
    axis_first, axis_last = min(slots), _ended(max(slots), step)
    missing = max(0, SHORTEST - (axis_last - axis_first).days - 1)
    axis_first -= timedelta(days=missing // 2)
    axis_last += timedelta(days=missing - missing // 2)
    axis = Columns(step, (), max(slots.values()), axis_first, axis_last)
    made = []
    for begun in sorted(slots):
        ended = _ended(begun, step)
        start, width = axis.place(begun, ended) or (0.0, 0.0)
        made.append(
            Column(begun, ended, slots[begun], start, width, percent(slots[begun], axis.top))
        )
    return Columns(step, tuple(made), axis.top, axis_first, axis_last)


def _step(first: date, last: date) -> Step:
    """The finest that draws few enough columns."""
    known: tuple[Step, ...] = ("day", "week", "month", "quarter")
    return next((step for step in known if _between(first, last, step) < MOST), "year")


def _between(first: date, last: date, step: Step) -> int:
    """Steps from the one of ``first`` to the one of ``last``."""
    begun, end = _begun(first, step), _begun(last, step)
    if step in MONTHS:
        return (12 * (end.year - begun.year) + end.month - begun.month) // MONTHS[step]
    return (end - begun).days // (7 if step == "week" else 1)


def _begun(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS.get(step)
    return day.replace(day=1, month=day.month - (day.month - 1) % months) if months else day


def _ended(begun: date, step: Step) -> date:
    if step not in MONTHS:
        return begun + timedelta(days=6 if step == "week" else 0)
    after = begun.month - 1 + MONTHS[step]
    return date(begun.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
