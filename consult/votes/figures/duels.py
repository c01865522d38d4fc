"""Options two by two: the matrix, the duels of the first one, and the ring that some form."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..methods.schulze import loop
from .rows import Labels, Part, Place, Result, places, stack

WON, LOST, EVEN = "won", "lost", "even"
WIDEST = 12  # options of a matrix: beyond, nobody reads it
WIDTH, HEIGHT, RADIUS = 320, 260, 20  # of the drawing of a ring, and of its circles

Tally = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Cell:
    count: int
    against: int

    @property
    def outcome(self) -> str:
        if self.count == self.against:
            return EVEN
        return WON if self.count > self.against else LOST


@dataclass(frozen=True)
class Line:
    place: Place
    number: int
    cells: Sequence[Cell | None]  # None on the diagonal

    @property
    def won(self) -> int:
        return sum(1 for cell in self.cells if cell and cell.outcome == WON)


@dataclass(frozen=True)
class Duel:
    """Of the first option against another one."""

    other: Place
    cell: Cell
    parts: Sequence[Part]

    @property
    def margin(self) -> int:
        return self.cell.count - self.cell.against


@dataclass(frozen=True)
class Arrow:
    winner: Place
    loser: Place
    cell: Cell
    weakest: bool
    line: tuple[float, float, float, float]
    at: tuple[float, float]  # of its number


@dataclass(frozen=True)
class Node:
    place: Place
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Ring:
    nodes: Sequence[Node]
    arrows: Sequence[Arrow]
    decides: bool  # the first option is in it
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Duels:
    lines: Sequence[Line]  # the first of the ranking, WIDEST at most
    left_out: int
    first: Place
    duels: Sequence[Duel]  # of the first option, the narrowest first
    ring: Ring | None


def duels(result: Result, labels: Labels, tally: Tally) -> Duels:
    found = places(result, labels)
    shown = found[:WIDEST]
    lines = [
        Line(mine, number, [_cell(tally, mine, other) for other in shown])
        for number, mine in enumerate(shown, 1)
    ]
    first = found[0]
    return Duels(
        lines, len(found) - len(shown), first, _of(first, found, tally), ring(found, tally)
    )


def _cell(tally: Tally, mine: Place, other: Place) -> Cell | None:
    if mine is other:
        return None
    return Cell(tally[mine.option][other.option], tally[other.option][mine.option])


def _of(first: Place, found: Sequence[Place], tally: Tally) -> list[Duel]:
    made = []
    for other in found[1:]:
        cell = Cell(tally[first.option][other.option], tally[other.option][first.option])
        parts = stack([(first.label, "mine", cell.count), (other.label, "other", cell.against)])
        made.append(Duel(other, cell, parts))
    return sorted(made, key=lambda duel: duel.margin)


def ring(found: Sequence[Place], tally: Tally) -> Ring | None:
    """The shortest ring around the first option, or else any; none when duels never turn."""
    around = _around(found[0].option, tally)
    among = {one: {two: tally[one][two] for two in around if two != one} for one in around}
    options = loop(among) if len(among) > 2 else []
    decides = bool(options)
    options = options or loop(tally)
    if not options:
        return None
    known = {place.option: (place, number) for number, place in enumerate(found, 1)}
    return _drawn([known[option] for option in options], tally, decides=decides)


def _around(first: str, tally: Tally) -> list[str]:
    """The options that a chain of won duels links to ``first``, both ways."""
    wins = {one: [two for two in row if row[two] > tally[two][one]] for one, row in tally.items()}
    losses = {one: [two for two in wins if one in wins[two]] for one in wins}
    both = _reached(first, wins) & _reached(first, losses)
    return [one for one in tally if one in both]


def _reached(first: str, following: Mapping[str, Sequence[str]]) -> set[str]:
    known, left = {first}, [first]
    while left:
        new = set(following[left.pop()]) - known
        known |= new
        left += new
    return known


def _drawn(members: Sequence[tuple[Place, int]], tally: Tally, *, decides: bool) -> Ring:
    nodes = []
    for turn, (place, number) in enumerate(members):
        angle = 2 * math.pi * turn / len(members) - math.pi / 2
        x = WIDTH / 2 + 0.36 * WIDTH * math.cos(angle)
        y = HEIGHT / 2 + 0.36 * HEIGHT * math.sin(angle)
        nodes.append(Node(place, number, round(x, 1), round(y, 1)))
    pairs = list(zip(nodes, [*nodes[1:], nodes[0]], strict=True))
    cells = [
        Cell(tally[one.place.option][two.place.option], tally[two.place.option][one.place.option])
        for one, two in pairs
    ]
    least = min(cell.count for cell in cells)
    arrows = [
        Arrow(one.place, two.place, cell, cell.count == least, *_arrow(one, two))
        for (one, two), cell in zip(pairs, cells, strict=True)
    ]
    return Ring(nodes, arrows, decides)


def _arrow(one: Node, two: Node) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    """From circle to circle, and a place outwards for its number."""
    dx, dy = two.x - one.x, two.y - one.y
    far = math.hypot(dx, dy) or 1
    ux, uy = dx / far, dy / far
    start, end = RADIUS + 4, RADIUS + 10
    line = (one.x + start * ux, one.y + start * uy, two.x - end * ux, two.y - end * uy)
    # Nodes turn clockwise: outwards is on the left of the arrow.
    middle = ((one.x + two.x) / 2 + 24 * uy, (one.y + two.y) / 2 - 16 * ux)
    x1, y1, x2, y2 = (round(value, 1) for value in line)
    return (x1, y1, x2, y2), (round(middle[0], 1), round(middle[1], 1))
