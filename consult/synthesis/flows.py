"""From the themes, on the left, to the sentences that cite them, on the right. Pure geometry."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .counts import Counts, Flow, Line

THEMES, SENTENCES = 8, 14  # drawn; the smaller ones are drawn together
LISTED = 5  # sentences of a theme, on a phone
OTHERS, UNPLACED = "others", "none"
WIDTH, LEFT, RIGHT, THICK = 960, 262, 590, 12  # the two columns of nodes
TALL = 460  # of all the contributions cited, at most
MOST, LEAST = 18, 2  # units for one contribution, for one node
GAP, LABEL, LINE = 12, 3, 18  # between nodes; lines of a label, with its number; height of a line
WRAPPED = {"left": 31, "right": 42}  # characters


@dataclass(frozen=True)
class Node:
    key: str
    title: str
    label: tuple[str, ...]  # the title, cut in lines
    number: int
    y: float
    height: float
    middle: float


@dataclass(frozen=True)
class Ribbon:
    source: Node
    target: Node
    number: int
    path: str


@dataclass(frozen=True)
class Drawing:
    height: float
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]

    def of(self, node: Node) -> tuple[list[Ribbon], list[Ribbon]]:
        """From a theme: the largest, in the order of the text, and the others."""
        every = [one for one in self.ribbons if one.source is node]
        largest = sorted(every, key=lambda one: -one.number)[:LISTED]
        return [one for one in every if one in largest], [
            one for one in every if one not in largest
        ]


def drawing(counts: Counts, names: Mapping[str, str]) -> Drawing | None:
    """``names`` says what the groups are called: others on each side, and no theme."""
    flows = _gathered(counts.flows)
    if not flows:
        return None
    themes = {one.id: one for one in counts.themes}
    said = {one.id: one for one in counts.findings}
    left, right = _sums(flows, 0), _sums(flows, 1)
    unit = min(MOST, TALL / max(sum(left.values()), 1))
    # Themes in the order of the sentences that they feed, so that few ribbons cross.
    order = {key: place for place, key in enumerate(_ordered(right, counts.findings))}
    mean = {
        theme: sum(order[to] * n for (of, to), n in flows.items() if of == theme) / left[theme]
        for theme in left
    }
    lefts = _nodes(
        sorted(left, key=lambda key: (key in (OTHERS, UNPLACED), mean[key], key)),
        left, unit, "left",
        {**{key: one.title for key, one in themes.items()}, OTHERS: names["themes"], UNPLACED: names["none"]},
    )  # fmt: skip
    rights = _nodes(
        sorted(right, key=lambda key: order[key]),
        right, unit, "right",
        {**{key: one.title for key, one in said.items()}, OTHERS: names["sentences"]},
    )  # fmt: skip
    bottom = max(max(n.y + n.height, n.middle + LABEL * LINE / 2) for n in (*lefts, *rights))
    return Drawing(bottom, lefts, rights, tuple(_ribbons(flows, lefts, rights, unit)))


def _gathered(flows: Sequence[Flow]) -> dict[tuple[str, str], int]:
    """By theme and sentence, the smallest of each side together."""
    plain = {(one.theme or UNPLACED, one.finding): one.number for one in flows}
    themes = _kept({k: n for k, n in _sums(plain, 0).items() if k != UNPLACED}, THEMES)
    sentences = _kept(_sums(plain, 1), SENTENCES)
    found: dict[tuple[str, str], int] = {}
    for (theme, said), number in plain.items():
        key = (
            theme if theme in themes or theme == UNPLACED else OTHERS,
            said if said in sentences else OTHERS,
        )
        found[key] = found.get(key, 0) + number
    return found


def _kept(sums: Mapping[str, int], most: int) -> set[str]:
    """The largest; one more alone is not called « others »."""
    largest = sorted(sums, key=lambda key: (-sums[key], key))
    return set(largest if len(largest) <= most + 1 else largest[:most])


def _sums(flows: Mapping[tuple[str, str], int], side: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, number in flows.items():
        found[key[side]] = found.get(key[side], 0) + number
    return found


def _ordered(right: Mapping[str, int], findings: Sequence[Line]) -> list[str]:
    """Sentences in the order of the text, the others last."""
    return [*(one.id for one in findings if one.id in right), *([OTHERS] * (OTHERS in right))]


def _nodes(
    keys: Sequence[str],
    sums: Mapping[str, int],
    unit: float,
    side: str,
    titles: Mapping[str, str],
) -> tuple[Node, ...]:
    """One under the other; each has the room of its label."""
    made, at = [], 0.0
    for key in keys:
        height = max(LEAST, round(sums[key] * unit, 2))
        slot = max(height, LABEL * LINE)
        middle = round(at + slot / 2, 2)
        label = tuple(textwrap.wrap(titles[key], WRAPPED[side], max_lines=2, placeholder="\u202f…"))
        y = round(middle - height / 2, 2)
        made.append(Node(key, titles[key], label, sums[key], y, height, middle))
        at += slot + GAP
    return tuple(made)


def _ribbons(
    flows: Mapping[tuple[str, str], int],
    lefts: Sequence[Node],
    rights: Sequence[Node],
    unit: float,
) -> list[Ribbon]:
    """Each takes its part of both nodes, in the order of the other side."""
    down = {("left", one.key): one.y for one in lefts}
    down |= {("right", one.key): one.y for one in rights}
    starts: dict[tuple[str, str], tuple[float, float]] = {}
    for one in lefts:
        for other in rights:
            if number := flows.get((one.key, other.key)):
                starts[one.key, other.key] = (down["left", one.key], down["right", other.key])
                down["left", one.key] += number * unit
                down["right", other.key] += number * unit
    found = []
    for one in lefts:
        for other in rights:
            if (one.key, other.key) in starts:
                number = flows[one.key, other.key]
                y, z = starts[one.key, other.key]
                found.append(Ribbon(one, other, number, _path(y, z, number * unit)))
    return found


def _path(y: float, z: float, thick: float) -> str:
    start, end = LEFT + THICK, RIGHT
    half = (start + end) / 2
    return (
        f"M{start} {y:.2f}C{half:g} {y:.2f} {half:g} {z:.2f} {end} {z:.2f}V{z + thick:.2f}"
        f"C{half:g} {z + thick:.2f} {half:g} {y + thick:.2f} {start} {y + thick:.2f}Z"
    )
