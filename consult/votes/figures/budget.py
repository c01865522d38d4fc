"""A budget that fills: what is bought in which order, what is not and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .rows import Labels, Place, Result, percent, places

ROOM = 1.15  # of the width beyond the budget, for what does not fit
# Why a project is not funded.
DEAR, THRESHOLD, AFTER = "dear", "threshold", "after"
ALONE, SHORT, SPENT, NOBODY, FILLED = "alone", "short", "spent", "nobody", "filled"
BOUGHT = "bought"

Money = int | float
Costs = Mapping[str, Money]


@dataclass(frozen=True)
class Step:
    """A project, when its turn comes. ``start`` and ``width`` are in percent of the width."""

    place: Place
    why: str
    cost: Money | None
    votes: int
    before: Money  # already spent
    start: float = 0
    width: float = 0
    cut: bool = False  # its cost goes beyond the drawing
    payment: Money | None = None  # of a voter who pays in full
    equal: bool = True  # all who paid gave as much
    supporters: int | None = None
    missing: Money | None = None

    @property
    def funded(self) -> bool:
        return self.why in (BOUGHT, FILLED)


@dataclass(frozen=True)
class Compared:
    """With the result of the other rule on the same ballots."""

    both: Sequence[Place]
    here: Sequence[Place]
    there: Sequence[Place]


@dataclass(frozen=True)
class Envelope:
    steps: Sequence[Step]
    budget: Money | None
    spent: Money
    limit: float  # percent of the width where the budget ends
    points: bool  # ballots give points, not one voice
    share: Money | None = None
    increments: int = 0
    unit: bool = False  # each option costs one
    compared: Compared | None = None

    @property
    def left(self) -> Money | None:
        return None if self.budget is None else round(self.budget - self.spent, 2)

    @property
    def funded(self) -> Sequence[Step]:
        return [step for step in self.steps if step.funded]

    @property
    def unfunded(self) -> Sequence[Step]:
        return [step for step in self.steps if not step.funded]


def greedy(result: Result, labels: Labels, costs: Costs | None = None) -> Envelope:
    by_option = {place.option: place for place in places(result, labels)}
    first = result["rounds"][0]
    budget = first["left"] + (first["cost"] if first["why"] == BOUGHT else 0)
    scale = Scale(budget, any(step["why"] == DEAR for step in result["rounds"]))
    steps, spent = [], 0
    for said in result["rounds"]:
        fits = said["why"] == BOUGHT
        missing = round(said["cost"] - said["left"], 2) if said["why"] == DEAR else None
        steps.append(
            Step(
                by_option[said["option"]],
                said["why"],
                said["cost"],
                said["score"],
                spent,
                *scale.bar(spent, said["cost"]),
                missing=missing,
            )
        )
        spent = round(spent + said["cost"], 2) if fits else spent
    seen = {step.place.option for step in steps}
    for option, place in by_option.items():
        if option not in seen:
            cost = (costs or {}).get(option)
            steps.append(Step(place, AFTER, cost, result["tally"][option], spent))
    points = max(result["tally"].values()) > result["ballots"]
    return Envelope(steps, budget, spent, scale.limit, points)


def shares(
    result: Result,
    labels: Labels,
    costs: Costs | None = None,
    budget: Money | None = None,
    other: Result | None = None,
) -> Envelope:
    found = places(result, labels)
    tally, variant = result["tally"], result["variant"]
    unit = variant.get("costs") == "unit"
    if unit:
        budget = variant["seats"]
        costs = dict.fromkeys(result["ranking"], 1)
    points = variant.get("utility") == "points" or any(
        said["supporters"] != tally["votes"][said["option"]]
        for said in result["rounds"]
        if said["why"] == BOUGHT
    )
    scale = Scale(budget if budget else tally["spent"], beyond=False)
    by_option = {place.option: place for place in found}
    steps, spent = [], 0
    for said in result["rounds"]:
        option, cost = said["option"], said.get("cost", 1)
        votes = tally["votes"][option]
        steps.append(
            Step(
                by_option[option],
                said["why"],
                cost,
                votes,
                spent,
                *scale.bar(spent, cost),
                payment=said.get("payment"),
                equal=said.get("equal", True),
                supporters=said.get("supporters"),
            )
        )
        spent = round(spent + cost, 2)
    for place in found:
        if not place.chosen:
            cost, votes = (costs or {}).get(place.option), tally["votes"][place.option]
            why, missing = _short(cost, votes, tally["share"], budget, points=points)
            steps.append(Step(place, why, cost, votes, spent, missing=missing))
    return Envelope(
        steps,
        budget,
        tally["spent"],
        scale.limit,
        points,
        tally["share"],
        tally["increments"],
        unit,
        compared(found, result, other) if other else None,
    )


def _short(
    cost: Money | None, votes: int, share: Money, budget: Money | None, *, points: bool
) -> tuple[str, Money | None]:
    """Why those who support a project did not pay it, as far as totals say."""
    if not votes:
        return NOBODY, None
    if cost is None or points:
        return SPENT if cost is None or budget is None or cost <= budget else ALONE, None
    if budget is not None and cost > budget:
        return ALONE, round(cost - budget, 2)
    if votes * share < cost:
        return SHORT, round(cost - votes * share, 2)
    return SPENT, None


class Scale:
    """Amounts in percent of the width."""

    def __init__(self, budget: Money, beyond: bool) -> None:
        self.most = budget * (ROOM if beyond else 1) or 1
        self.limit = min(percent(budget, self.most), 100)

    def bar(self, start: Money, cost: Money) -> tuple[float, float, bool]:
        end = start + cost
        left = min(percent(start, self.most), 100)
        width = round(min(percent(end, self.most), 100) - left, 3)
        return left, max(width, 0), end > self.most


def compared(found: Sequence[Place], result: Result, other: Result) -> Compared:
    here, there = set(result["winners"]), set(other["winners"])
    return Compared(
        [place for place in found if place.option in here & there],
        [place for place in found if place.option in here - there],
        [place for place in found if place.option in there - here],
    )
