"""Rounds as ballots that flow: of instant runoff and of the single transferable vote.

Each round is one bar of all the ballots; between two rounds, what options lose is spread to those
that gain and to the ballots that name nobody any more. What transfers cut off after the fifth
decimal is counted with these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .rows import Labels, Place, Result, percent, places

EXHAUSTED = ""  # the last place, of the ballots that name nobody any more
COLOURED = 8  # options with a look of their own; the others share one
MOST, LAST = 12, 9  # rounds drawn; beyond, the first and the last ones
WIDTH, HEIGHT = 1000, 100  # of the drawing between two bars
NAMED = 4.5  # percent of the width from which a number fits

Number = int | float


@dataclass(frozen=True)
class Segment:
    """What an option has at a round, in percent of the width."""

    option: str
    label: str
    number: int
    look: str
    count: Number
    start: float
    width: float
    quota: float | None = None  # where it is passed, when it is

    @property
    def named(self) -> bool:
        return self.width >= NAMED


@dataclass(frozen=True)
class Flow:
    source: str
    target: str
    look: str
    count: Number
    path: str


@dataclass(frozen=True)
class Gain:
    place: Place | None  # None: nobody any more
    count: Number


@dataclass(frozen=True)
class Stage:
    number: int
    totals: Mapping[str, Number]
    exhausted: Number
    segments: Sequence[Segment]
    flows: Sequence[Flow]  # to the next stage drawn
    left_out: int  # stages between this one and the next one drawn
    half: float | None  # percent: the majority of the ballots that continue
    elected: Sequence[Place] = ()
    excluded: Sequence[Place] = ()
    surplus: Sequence[Place] = ()
    drawn: Sequence[Place] = ()
    gains: Sequence[Gain] = ()

    def lost(self, place: Place) -> Number:
        return self.totals.get(place.option, 0)


@dataclass(frozen=True)
class Rounds:
    stages: Sequence[Stage]
    drawn: Sequence[Stage]  # those of the drawing
    options: Sequence[tuple[Place, int, str]]  # (place, number, look): the legend
    total: Number
    quota: Number | None
    majority: bool


def rounds(result: Result, labels: Labels) -> Rounds:
    return Maker(result, labels).made()


class Maker:
    def __init__(self, result: Result, labels: Labels) -> None:
        self.rounds = result["rounds"]
        self.places = places(result, labels)
        self.by_option = {place.option: place for place in self.places}
        self.numbers = {place.option: n for n, place in enumerate(self.places, 1)}
        self.order = [*self.numbers, EXHAUSTED]
        self.total: Number = sum(self.rounds[0]["totals"].values()) + self.rounds[0]["exhausted"]
        self.quota = self.rounds[0].get("quota")
        self.majority = result["method"] == "irv"

    def made(self) -> Rounds:
        numbers = list(range(len(self.rounds)))
        kept = numbers if len(numbers) <= MOST else [0, *numbers[-LAST:]]
        after = dict(pairwise(kept))
        stages = [self._stage(number, after.get(number)) for number in numbers]
        options = [(place, n, self.look(place.option)) for n, place in enumerate(self.places, 1)]
        return Rounds(
            stages,
            [stages[number] for number in kept],
            options,
            self.total,
            self.quota,
            self.majority,
        )

    def look(self, option: str) -> str:
        if option == EXHAUSTED:
            return "exhausted"
        number = self.numbers[option]
        return f"option-{number}" if number <= COLOURED else "option-other"

    def counts(self, number: int) -> dict[str, Number]:
        """What each has at a round; with nobody, all that is left of the total."""
        totals = self.rounds[number]["totals"]
        found: dict[str, Number] = {option: totals.get(option, 0) for option in self.numbers}
        found[EXHAUSTED] = max(self.total - sum(found.values()), 0)
        return found

    def _stage(self, number: int, following: int | None) -> Stage:
        said, counts = self.rounds[number], self.counts(number)
        continuing = sum(counts[option] for option in self.numbers)
        return Stage(
            number + 1,
            said["totals"],
            said["exhausted"],
            self._segments(counts, said),
            () if following is None else self._flows(counts, self.counts(following)),
            0 if following is None else following - number - 1,
            percent(continuing / 2, self.total) if self.majority else None,
            elected=self._named(said.get("elected", ())),
            excluded=self._named(said.get("excluded", ())),
            surplus=self._named(said.get("surplus", ())),
            drawn=self._named(said.get("drawn", ())),
            gains=self._gains(number),
        )

    def _named(self, options: str | Sequence[str]) -> list[Place]:
        some = [options] if isinstance(options, str) else options
        return [self.by_option[option] for option in some]

    def _gains(self, number: int) -> list[Gain]:
        """Who receives ballots after this round, the most first, nobody last."""
        if number + 1 == len(self.rounds):
            return []
        before, after = self.counts(number), self.counts(number + 1)
        gained = {one: after[one] - before[one] for one in self.order if after[one] > before[one]}
        nobody = gained.pop(EXHAUSTED, 0)
        found = [
            Gain(self.by_option[one], count)
            for one, count in sorted(gained.items(), key=lambda item: -item[1])
        ]
        return [*found, Gain(None, nobody)] if nobody > 0.005 else found

    def _segments(self, counts: Mapping[str, Number], said: Mapping[str, object]) -> list[Segment]:
        made, before = [], 0.0
        for option in self.order:
            count = counts[option]
            if count <= 0:
                continue
            start = percent(before, self.total)
            before += count
            passed = self.quota and option != EXHAUSTED and count > self.quota
            made.append(
                Segment(
                    option,
                    self.by_option[option].label if option else "",
                    self.numbers.get(option, 0),
                    self.look(option),
                    count,
                    start,
                    round(min(percent(before, self.total), 100) - start, 3),
                    round(start + percent(self.quota, self.total), 3) if passed else None,
                )
            )
        return made

    def _flows(self, before: Mapping[str, Number], after: Mapping[str, Number]) -> list[Flow]:
        moved = spread(before, after, self.order)
        # From each bar flows leave, and reach the next, in the order of the options: few cross.
        leaving, arriving = _starts(before, self.order), _starts(after, self.order)
        tops: dict[tuple[str, str], float] = {}
        for source, target in moved:
            tops[source, target] = leaving[source]
            leaving[source] += moved[source, target]
        made = []
        for source, target in sorted(
            moved, key=lambda m: (self.order.index(m[1]), self.order.index(m[0]))
        ):
            count = moved[source, target]
            made.append(
                Flow(
                    source,
                    target,
                    self.look(source),
                    count,
                    self._path(tops[source, target], arriving[target], count),
                )
            )
            arriving[target] += count
        return made

    def _path(self, top: float, bottom: float, count: Number) -> str:
        def at(value: float) -> float:
            return round(float(min(WIDTH * value / self.total, WIDTH)), 1)

        x1, x2, y1, y2 = at(top), at(top + count), at(bottom), at(bottom + count)
        half = HEIGHT // 2
        return (
            f"M{x1} 0C{x1} {half} {y1} {half} {y1} {HEIGHT}"
            f"L{y2} {HEIGHT}C{y2} {half} {x2} {half} {x2} 0Z"
        )


def _starts(counts: Mapping[str, Number], order: Sequence[str]) -> dict[str, float]:
    found, before = {}, 0.0
    for option in order:
        found[option] = before
        before += counts[option]
    return found


def spread(
    before: Mapping[str, Number], after: Mapping[str, Number], order: Sequence[str]
) -> dict[tuple[str, str], Number]:
    """What goes from each to each: what stays, and losses shared out as the gains are."""
    losses = {one: before[one] - after[one] for one in order if before[one] > after[one]}
    gains = {one: after[one] - before[one] for one in order if after[one] > before[one]}
    gained = sum(gains.values())
    found: dict[tuple[str, str], Number] = {}
    for source in order:
        for target in order:
            if source == target:
                count: Number = min(before[source], after[source])
            elif source in losses and target in gains:
                count = losses[source] * gains[target] / gained
            else:
                continue
            if count > 0:
                found[source, target] = count
    return found
