"""The merit profile of majority judgment: how each option is graded, and where its middle is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..methods.majority_judgment import OWN, mentions
from .rows import Labels, Part, Place, Result, places, ratio, stack

LOOKS = ("bad-3", "bad-2", "bad-1", "middle", "good-1", "good-2", "good-3")


@dataclass(frozen=True)
class Merit:
    place: Place
    parts: Sequence[Part]  # worst to best
    mention: Any
    look: str
    above: int
    below: int
    graded: int

    @property
    def shares(self) -> tuple[float, float]:
        """Of those who grade it better than its middle grade, and worse."""
        return ratio(self.above, self.graded), ratio(self.below, self.graded)


@dataclass(frozen=True)
class Merits:
    lines: Sequence[Merit]
    grades: Sequence[tuple[Any, str]]  # (words, look), worst to best


def looks(variant: Mapping[str, Any]) -> list[str]:
    """Worst first; the middle look only for an odd number, so that two sides stay two sides."""
    number = variant["grades"]
    scale = LOOKS if number % 2 else [look for look in LOOKS if look != "middle"]
    found = [scale[round(place * (len(scale) - 1) / max(number - 1, 1))] for place in range(number)]
    return ["none", *found] if variant["absent"] == OWN else found


def merits(result: Result, labels: Labels) -> Merits:
    grades = list(zip(mentions(result["variant"]), looks(result["variant"]), strict=True))
    medians = {row["option"]: row for row in result["rounds"]}
    lines = []
    for place in places(result, labels):
        counts, median = result["tally"][place.option], medians[place.option]
        mention, look = grades[median["grade"] - median["lowest"]]
        parts = stack(
            [(name, style, count) for (name, style), count in zip(grades, counts, strict=True)]
        )
        lines.append(
            Merit(place, parts, mention, look, median["above"], median["below"], sum(counts))
        )
    return Merits(lines, grades)
