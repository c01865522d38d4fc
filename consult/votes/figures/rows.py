"""Options as lines of a result: their place, their number, their bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..method import DRAW

# Where one must decide: their ties are those that the draw separated.
DRAWING = ("irv", "stv", "greedy", "equal-shares")
SHOWN, MARGIN = 20, 4  # lines drawn at once; fewer than MARGIN more are not folded away

Result = Mapping[str, Any]
Labels = Mapping[str, str]


@dataclass(frozen=True)
class Place:
    option: str
    label: str
    rank: int
    tied: bool
    chosen: bool


@dataclass(frozen=True)
class Bar:
    """A number, and where its bar starts and how long it is, in percent of the width."""

    place: Place
    value: int | float
    share: float  # of ``whole``
    start: float
    width: float


@dataclass(frozen=True)
class Part:
    """A piece of a bar cut in pieces, in percent of the width."""

    name: Any
    look: str
    count: int | float
    share: float
    start: float
    width: float


def drawn(result: Result) -> bool:
    """The published draw separates what ballots do not."""
    return result["method"] in DRAWING or result["variant"].get("ties") == DRAW


def places(result: Result, labels: Labels) -> list[Place]:
    """Every option, best first; those that the ballots do not separate share their rank."""
    ranking, winners = result["ranking"], set(result["winners"])
    ties = [] if drawn(result) else result["ties"]
    first = {option: rank for rank, option in enumerate(ranking, 1)}
    shared = {option: min(first[one] for one in tie) for tie in ties for option in tie}
    return [
        Place(
            option,
            labels.get(option, option),
            shared.get(option, first[option]),
            option in shared,
            option in winners,
        )
        for option in ranking
    ]


def expressed(result: Result) -> int:
    return int(result["ballots"] - result["blank"])


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3) if whole else 0.0


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def bars(
    found: Sequence[Place], numbers: Mapping[str, int | float], whole: int | float
) -> list[Bar]:
    """On one axis that holds zero, every number."""
    lowest = min(0, *numbers.values()) if numbers else 0
    span = max(0, *numbers.values()) - lowest if numbers else 0
    made = []
    for place in found:
        value = numbers[place.option]
        start = percent(min(value, 0) - lowest, span)
        made.append(
            Bar(place, value, ratio(value, whole), start, min(percent(abs(value), span), 100))
        )
    return made


def stack(items: Sequence[tuple[Any, str, int | float]]) -> list[Part]:
    """(name, look, count) one after the other, over the whole width."""
    total = sum(count for _name, _look, count in items)
    made, before = [], 0.0
    for name, look, count in items:
        start = percent(before, total)
        before += count
        width = round(percent(before, total) - start, 3)
        made.append(Part(name, look, count, ratio(count, total), start, width))
    return made


def folded(lines: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Those drawn at once, and the others."""
    if len(lines) < SHOWN + MARGIN:
        return lines, ()
    return lines[:SHOWN], lines[SHOWN:]
