"""Public counts that name nobody: no count under five, nor any that a subtraction would give back.

Acts are told apart in atoms: the decisions of one consultation in one year, then their groups. Each
atom holds five acts or none, and whatever is published (of a consultation, a lab, the network, a
year, all years, a line of a table) is a sum of whole atoms: a difference between two of them is then
a sum of atoms too. What is too small to stand alone is counted one step up, with its like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LEAST = 5
REST = "rest"  # the categories of a table that are too small to stand alone, together


class Place(NamedTuple):
    """Where and when acts are counted; None: in the group of those too small, one step up."""

    lab: int | None
    consultation: int | None
    year: int | None


Cells = Counter[tuple[str, ...]]  # number of acts, by everything that is known of each
Tables = dict[str, dict[str, int]]  # table → category → count


def stands(count: int) -> bool:
    return count == 0 or count >= LEAST


def grouped(counts: Mapping[str, int]) -> dict[str, int]:
    """The categories of five or more; the others together, with the smallest of them if need be."""
    shown = {name: n for name, n in counts.items() if n >= LEAST}
    rest = sum(n for n in counts.values() if n < LEAST)
    while not stands(rest) and shown:
        smallest = min(shown, key=lambda name: (shown[name], name))
        rest += shown.pop(smallest)
    return shown | ({REST: rest} if rest else {})


@dataclass
class Atom:
    """What is published of the acts of one place; its cells stay here."""

    place: Place
    cells: Cells = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.cells.total()


def atoms(cells: Iterable[tuple[Place, tuple[str, ...], int]]) -> list[Atom]:
    """One for each consultation and year that has five acts; the others together, by lab, then for
    the network, then whatever the year. Four acts at most, in all, wait to be five."""
    level: dict[Place, Atom] = {}
    for place, key, number in cells:
        level.setdefault(place, Atom(place)).cells[key] += number
    kept: list[Atom] = []
    for upwards in (_lab, _network, _ever):
        small = [one for one in level.values() if not stands(one.total)]
        kept += [one for one in level.values() if one.total >= LEAST]
        level = {}
        for one in small:
            place = upwards(one.place)
            level.setdefault(place, Atom(place)).cells.update(one.cells)
    return kept + [last for last in level.values() if last.total >= LEAST]


def _lab(place: Place) -> Place:
    return Place(place.lab, None, place.year)


def _network(place: Place) -> Place:
    return Place(None, None, place.year)


def _ever(place: Place) -> Place:
    return Place(None, None, None)


def added(tables: Iterable[Tables]) -> Tables:
    """Sums of whole atoms, table by table."""
    found: Tables = {}
    for one in tables:
        for name, counts in one.items():
            mine = found.setdefault(name, {})
            for category, number in counts.items():
                mine[category] = mine.get(category, 0) + number
    return found


def of(
    kept: Iterable[Atom], *, lab: int | None, consultation: int | None, year: int | None
) -> list[Atom]:
    """The atoms of a view; without a lab, the network; without a year, all of them."""
    wanted: list[Callable[[Place], bool]] = []
    if lab is not None:
        wanted.append(lambda place: place.lab == lab)
    if consultation is not None:
        wanted.append(lambda place: place.consultation == consultation)
    if year is not None:
        wanted.append(lambda place: place.year == year)
    return [one for one in kept if all(rule(one.place) for rule in wanted)]
