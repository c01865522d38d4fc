"""Methods that add: one bar an option, or support and opposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...i18n import lazy_gettext as _l
from .rows import Bar, Labels, Part, Place, Result, bars, expressed, places, stack

SPREAD = ("cumulative",)  # a sum of points is shared out: parts of what was given


@dataclass(frozen=True)
class Sums:
    bars: Sequence[Bar]
    zero: float | None  # percent: where zero is, when some numbers are negative


def sums(result: Result, labels: Labels) -> Sums:
    numbers = result["tally"]
    spread = result["method"] in SPREAD
    whole = sum(numbers.values()) if spread else expressed(result)
    lowest, highest = min([0, *numbers.values()]), max([0, *numbers.values()])
    zero = round(-100 * lowest / (highest - lowest), 3) if lowest < 0 else None
    return Sums(bars(places(result, labels), numbers, whole), zero)


@dataclass(frozen=True)
class Opinion:
    place: Place
    balance: int
    parts: Sequence[Part]  # for, no opinion, against

    @property
    def given(self) -> int | float:
        return self.parts[0].count + self.parts[2].count


def opinions(result: Result, labels: Labels) -> list[Opinion]:
    made = []
    for place in places(result, labels):
        row = result["tally"][place.option]
        parts = stack(
            [
                (_l("Pour"), "yes", row["support"]),
                (_l("Sans avis"), "pass", row["none"]),
                (_l("Contre"), "no", row["oppose"]),
            ]
        )
        made.append(Opinion(place, row["support"] - row["oppose"], parts))
    return made
