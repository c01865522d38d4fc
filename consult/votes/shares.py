"""The Method of Equal Shares, once: every voter holds the same share, and projects are bought with it.

D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive
Utilities, NeurIPS 2021. A project is affordable at price ρ per unit of utility when its
supporters, each paying ρ times the utility or all that remains of the share, reach its cost. The
lowest ρ is bought first.

Floats find the candidates, each with how far off it may be; when two come that near, exact
fractions decide. What a voter has left follows from what was bought and supported, so that
fractions are computed once for all the voters who paid for the same projects, and only when they
are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..lazy import np
from .profile import Lists

CLOSE = 1e-9  # relative: floats closer than that do not decide
EPSILON = 2.0**-51  # of a few operations on floats
COST, POINTS, VOTES = "cost", "points", "votes"


@dataclass(frozen=True)
class Project:
    """An option with its price and those who support it."""

    index: int
    cost: int
    voters: Any  # ballots that support it
    weights: Any  # of these ballots; None when each counts for one
    utilities: Any  # whole, one for each of them; None when all have ``utility``
    utility: int
    support: int  # people

    @cached_property
    def units(self) -> int:
        """Of utility, of all who support it."""
        if self.utilities is None:
            return self.utility * self.support
        worth = self.utilities if self.weights is None else self.utilities * self.weights
        return int(worth.sum())

    @property
    def least(self) -> float:
        """The price if nobody's share fell short; less by a hair, for the sake of floats."""
        return self.cost / self.units * (1 - 2 * CLOSE)

    @property
    def rank(self) -> tuple[int, int]:
        """At one price: cheaper first, then the most supported."""
        return self.cost, -self.support


def projects(ballots: Lists, costs: Sequence[int], utility: str) -> list[Project]:
    """The options that someone supports."""
    narrow = ballots.options.astype(np.uint16) if ballots.size < 1 << 16 else ballots.options
    order = np.argsort(narrow, kind="stable")
    ends = np.cumsum(np.bincount(narrow, minlength=len(costs))).tolist()
    found = []
    for index, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        names = order[start:end]
        if ballots.values is not None:
            names = names[ballots.values[names] > 0]
        if len(names):
            found.append(_project(ballots, index, costs[index], names, utility))
    return found


def _project(ballots: Lists, index: int, cost: int, names: Any, utility: str) -> Project:
    voters = ballots.owners[names].astype(np.intp)  # else converted at each use
    weights = None if ballots.alike else ballots.weights[voters]
    support = len(voters) if weights is None else int(weights.sum())
    # A project that costs nothing is worth something all the same.
    each = (cost or 1) if utility == COST else 1
    if utility == POINTS and ballots.values is not None:
        values = ballots.values[names]
        each = int(values[0])
        if bool((values != each).any()):
            return Project(index, cost, voters, weights, values, 0, support)
    return Project(index, cost, voters, weights, None, each, support)


@dataclass
class Purchase:
    project: Project
    rho: float
    after: list[int] = field(default_factory=list)  # at exactly its price, what the draw put after
    whole: bool = False  # all its supporters paid in full
    off: float = 0.0  # how far off ρ may be


@dataclass(frozen=True)
class Price:
    """ρ, and how far off it may be."""

    rho: float
    off: float = 0.0

    @property
    def least(self) -> float:
        return self.rho * (1 - CLOSE) - self.off

    @property
    def most(self) -> float:
        return self.rho * (1 + CLOSE) + self.off


class Shares:
    """One run: ``bought`` in order. ``places`` is the draw, ``share`` what each voter holds."""

    def __init__(
        self, some: list[Project], voters: int, share: Fraction, places: Sequence[int]
    ) -> None:
        self.share = share
        self.places = places
        self.left = np.full(voters, float(share))
        self.off = np.full(voters, EPSILON * float(share))  # how far off ``left`` may be
        self.margin = CLOSE * float(share)
        self.bought: list[Purchase] = []
        # In fractions, as far as they were asked for: what voters have paid for, as numbers.
        self._histories = np.zeros(voters, dtype=np.int64)
        self._parents: list[tuple[int, int, int]] = [(-1, -1, 0)]  # (history, purchase, utility)
        self._payers: list[Any] = []  # of each purchase
        self._left: dict[int, Fraction] = {0: share}
        self._rhos: list[Fraction] = []
        self._run(some)

    def order(self) -> list[int]:
        return [one.project.index for one in self.bought]

    def cost(self) -> int:
        return sum(one.project.cost for one in self.bought)

    def _run(self, some: list[Project]) -> None:
        # A price never falls while shares shrink: an earlier price bounds today's from below.
        bounds = [(project.least, project) for project in some]
        while bounds:
            bounds.sort(key=lambda item: (item[0], item[1].index))
            best, seen, kept = float("inf"), [], []
            for number, (bound, project) in enumerate(bounds):
                if bound > best:
                    kept += bounds[number:]
                    break
                price = self._price(project)
                if price is not None:
                    seen.append((price, project))
                    best = min(best, price.most)
            if not seen:
                return
            chosen = self._cheapest([item for item in seen if item[0].least <= best])
            self._buy(chosen)
            rest = [(price.least, one) for price, one in seen if one is not chosen.project]
            bounds = kept + rest

    def _price(self, project: Project) -> Price | None:
        """ρ, or None when its supporters cannot pay it together."""
        each = project.cost / project.units
        if not self.bought and project.utilities is None:
            enough = project.cost <= self.share * project.support
            return Price(each) if enough else None
        left = self.left.take(project.voters)
        if project.utilities is None:
            if each * project.utility <= float(left.min()) - self.margin:
                return Price(each)
            limits, worth = left / project.utility, None
        else:
            limits, worth = left / project.utilities, project.utilities
        if project.weights is not None:
            left = left * project.weights
            worth = project.weights if worth is None else worth * project.weights
        total = float(left.sum())
        if total < project.cost * (1 - CLOSE) - self.margin * project.support:
            return None
        off = self.off.take(project.voters)
        if project.weights is not None:
            off = off * project.weights
        drift = float(off.sum()) + EPSILON * len(left) * total
        if abs(total - project.cost) <= CLOSE * project.cost + drift:
            exact = self._exact_price(project)
            return None if exact is None else Price(float(exact))
        if total < project.cost:
            return None
        return self._shared(project, limits, left, worth, drift)

    def _shared(self, project: Project, limits: Any, left: Any, worth: Any, drift: float) -> Price:
        """Those whose share falls short give it whole, and the others share what is missing."""
        missing, units = float(project.cost), project.units
        rho = missing / units
        while True:
            poor = limits < rho
            if not poor.any():
                return Price(rho, drift / units)
            missing -= float(left[poor].sum())
            short = int(poor.sum()) if worth is None else int(worth[poor].sum())
            units -= short * project.utility if project.utilities is None else short
            if not units:  # nobody else: what floats leave missing is nothing
                exact = self._exact_price(project)
                return Price(rho if exact is None else float(exact), drift)
            rich = ~poor
            limits, left = limits[rich], left[rich]
            worth = None if worth is None else worth[rich]
            rho = missing / units

    def _cheapest(self, close: list[tuple[Price, Project]]) -> Purchase:
        """The one to buy; exactly when floats cannot say."""
        if len(close) == 1:
            price, project = close[0]
            return Purchase(project, price.rho, off=price.off)
        exact = [(self._exact_price(project), project) for _price, project in close]
        least = min(price for price, _project in exact if price is not None)
        tied = [project for price, project in exact if price == least]
        rank = min(project.rank for project in tied)
        tied = [project for project in tied if project.rank == rank]
        tied.sort(key=lambda project: self.places[project.index])
        return Purchase(tied[0], float(least), [project.index for project in tied[1:]])

    def _buy(self, one: Purchase) -> None:
        project = one.project
        self.bought.append(one)
        left = self.left.take(project.voters)
        utilities = project.utility if project.utilities is None else project.utilities
        due = one.rho * utilities
        off = self.off.take(project.voters) + EPSILON * float(self.share) + one.off * utilities
        one.whole = bool((due <= left - self.margin).all())
        if not one.whole:
            # Who surely gave all has nothing left, for sure.
            off = np.where(due - left > off, 0.0, off)
            due = np.minimum(left, due)
        self.left[project.voters] = left - due
        self.off[project.voters] = off
        self.margin = max(self.margin, CLOSE * float(self.share) + float(off.max()))

    # In fractions --------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Bring the histories of voters up to the last purchase."""
        for number in range(len(self._payers), len(self.bought)):
            project = self.bought[number].project
            histories, utilities, weights, inverse = self._grouped(project)
            self._payers.append((histories, utilities, weights))
            first = len(self._parents)
            self._parents += [
                (history, number, utility)
                for history, utility in zip(histories, utilities, strict=True)
            ]
            self._histories[project.voters] = first + inverse

    def _grouped(self, project: Project) -> tuple[list[int], list[int], list[int], Any]:
        """Distinct (history, utility) of its supporters, their weights, and who is where."""
        histories = self._histories[project.voters]
        if project.utilities is None:
            distinct, inverse = np.unique(histories, return_inverse=True)
            utilities = [project.utility] * len(distinct)
        else:
            widest = int(project.utilities.max()) + 1
            keys, inverse = np.unique(histories * widest + project.utilities, return_inverse=True)
            distinct, utilities = keys // widest, (keys % widest).tolist()
        weights = np.bincount(inverse, weights=project.weights).astype(np.int64)
        return distinct.tolist(), utilities, weights.tolist(), inverse

    def remaining(self, history: int) -> Fraction:
        """What is left, exactly, to those who paid for what ``history`` says."""
        path = []
        while history not in self._left:
            path.append(history)
            history = self._parents[history][0]
        left = self._left[history]
        for one in reversed(path):
            _before, purchase, utility = self._parents[one]
            left -= min(left, self.rho(purchase) * utility)
            self._left[one] = left
        return left

    def rho(self, purchase: int) -> Fraction:
        """The exact price of a purchase; those before it come first."""
        for number in range(len(self._rhos), purchase + 1):
            one = self.bought[number]
            if one.whole:
                price: Fraction | None = Fraction(one.project.cost, one.project.units)
            else:
                self._follow()
                price = self._solve(one.project.cost, *self._payers[number])
            if price is None:
                raise ArithmeticError("a project was bought that its supporters cannot pay")
            self._rhos.append(price)
        return self._rhos[purchase]

    def _exact_price(self, project: Project) -> Fraction | None:
        self._follow()
        return self._solve(project.cost, *self._grouped(project)[:3])

    def _solve(
        self, cost: int, histories: list[int], utilities: list[int], weights: list[int]
    ) -> Fraction | None:
        people = [
            (self.remaining(history), utility, weight)
            for history, utility, weight in zip(histories, utilities, weights, strict=True)
        ]
        people.sort(key=lambda one: one[0] / one[1])
        missing = Fraction(cost)
        units = sum(utility * weight for _left, utility, weight in people)
        for left, utility, weight in people:
            price = missing / units
            if price * utility <= left:
                return price
            missing -= left * weight
            units -= utility * weight
            if not units:
                break
        return None
