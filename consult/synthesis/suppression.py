"""Which lines of a table by college may be shown, so that no sum nor difference of what is known
gives back a count under five.

Contributions that stand in the same lines are counted together: one unknown for each such group and
college. How many are in each group is known, colleges together: the certificate says which sentences
each contribution feeds, the drawings which themes feed each sentence. What is known makes linear
equations; a small count is given back when it follows from them, that is, when it is nought on every
solution of the homogeneous system. Two solutions drawn at random modulo a large prime tell it, but
once in 10^18.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from random import Random

from ..moderation.disclosure import LEAST, stands

COLLEGES = ("citizen", "agent")
PRIME = 2**61 - 1

Name = tuple[str, str]
Sets = Mapping[Name, frozenset[str]]


def shown(sets: Sets, college: Mapping[str, str]) -> set[Name]:
    """The names of the lines whose two colleges may be told."""
    members = {one: frozenset(id for id, of in college.items() if of == one) for one in COLLEGES}
    if not all(stands(len(those)) for those in members.values()):
        return set()
    kept = {
        name
        for name, ids in sets.items()
        if all(stands(len(ids & those)) for those in members.values())
    }
    while kept:
        given = next(given_back(sets, kept, college), None)
        if given is None:
            given = next(_cornered(sets, kept, college, members), None)
        if given is None:
            break
        near = [name for name in kept if sets[name] & given] or list(kept)
        kept.remove(min(near, key=lambda name: (len(sets[name]), name)))
    # What anyone can subtract, and is not small, is as well told.
    known = _known(sets, kept, college)
    return kept | {
        name
        for name, ids in sets.items()
        if all(len(ids & members[of]) >= LEAST and known(ids, of) for of in COLLEGES)
    }


def given_back(
    sets: Sets, kept: Collection[Name], college: Mapping[str, str]
) -> Iterator[frozenset[str]]:
    """The small groups of one college whose number follows from what is known."""
    known = _known(sets, kept, college)
    for one in COLLEGES:
        those = frozenset(id for id, of in college.items() if of == one)
        for region in _regions(sets, frozenset(college)):
            if not stands(len(region & those)) and known(region, one):
                yield region


def _known(
    sets: Sets, kept: Collection[Name], college: Mapping[str, str]
) -> Callable[[Collection[str], str], bool]:
    """Whether the number of one college in a region follows from what is known."""
    place = {
        id: frozenset(name for name, ids in sets.items() if id in ids) for id in sorted(college)
    }
    columns = _unknowns(sets, kept, college, place)
    rows = []
    for one in dict.fromkeys(of for _names, of in columns):
        rows.append([int(of == one) for _names, of in columns])
        rows += [[int(of == one and name in names) for names, of in columns] for name in kept]
    solutions = _solutions(rows, len(columns))
    value = {
        column: tuple(solution[n] for solution in solutions) for n, column in enumerate(columns)
    }
    alone = all(of in COLLEGES for of in college.values())

    def known(region: Collection[str], of: str) -> bool:
        # Of two colleges, one is what the other leaves of each group.
        groups = {(place[id], COLLEGES[0] if alone else of) for id in region} & value.keys()
        sums = [sum(value[one][n] for one in groups) for n in range(len(solutions))]
        return not any(one % PRIME for one in sums)

    return known


def _unknowns(
    sets: Sets,
    kept: Collection[Name],
    college: Mapping[str, str],
    place: Mapping[str, frozenset[Name]],
) -> list[tuple[frozenset[Name], str]]:
    """What is free in each group: each college, those of none taking the rest; one of the two where
    everybody has a college. Nothing, where a shown line says that there is nobody."""
    nobody = {
        (name, of)
        for name in kept
        for of in COLLEGES
        if not any(college.get(id) == of for id in sets[name])
    }

    def free(names: frozenset[Name], of: str) -> bool:
        return not any((name, of) in nobody for name in names)

    groups = dict.fromkeys(place.values())
    if all(of in COLLEGES for of in college.values()):
        return [(one, COLLEGES[0]) for one in groups if all(free(one, of) for of in COLLEGES)]
    return [(one, of) for one in groups for of in COLLEGES if free(one, of)]


def _regions(sets: Sets, every: frozenset[str]) -> Iterator[frozenset[str]]:
    """Each line, what is out of it, what two lines share, what one has that the other has not."""
    names = sorted(sets)
    for n, name in enumerate(names):
        yield sets[name]
        yield every - sets[name]
        for other in names[:n]:
            if sets[name] & sets[other]:
                yield sets[name] & sets[other]
                yield sets[name] - sets[other]
                yield sets[other] - sets[name]
    yield every.difference(*sets.values())


def _solutions(rows: Sequence[Sequence[int]], width: int) -> list[list[int]]:
    """Two random solutions of the homogeneous system, modulo the prime."""
    echelon: list[tuple[int, list[int]]] = []
    for given in rows:
        row = [one % PRIME for one in given]
        for pivot, one in echelon:
            if factor := row[pivot]:
                row = [(a - factor * b) % PRIME for a, b in zip(row, one, strict=True)]
        first = next((n for n, one in enumerate(row) if one), None)
        if first is not None:
            inverse = pow(row[first], -1, PRIME)
            echelon.append((first, [one * inverse % PRIME for one in row]))
    pivots = {pivot for pivot, _row in echelon}
    draw, found = Random(5), []  # noqa: S311 (any solutions will do)
    for _time in range(2):
        solution = [0 if n in pivots else draw.randrange(1, PRIME) for n in range(width)]
        for pivot, row in reversed(echelon):
            rest = sum(
                a * b for n, (a, b) in enumerate(zip(row, solution, strict=True)) if n != pivot
            )
            solution[pivot] = -rest % PRIME
        found.append(solution)
    return found


def _cornered(
    sets: Sets,
    kept: Collection[Name],
    college: Mapping[str, str],
    members: Mapping[str, frozenset[str]],
) -> Iterator[frozenset[str]]:
    """A withheld line whose total, with what is left of each college, allows one count only."""
    seen = frozenset().union(*(sets[name] for name in kept))
    left = {one: len(those - seen) for one, those in members.items()}
    others = sum(1 for id, of in college.items() if of not in COLLEGES and id not in seen)
    for name in sorted(sets.keys() - set(kept)):
        ids = sets[name]
        if ids & seen:
            continue
        for one, other in (COLLEGES, COLLEGES[::-1]):
            least, most = max(0, len(ids) - left[other] - others), min(len(ids), left[one])
            if least == most and not stands(most):
                yield ids
