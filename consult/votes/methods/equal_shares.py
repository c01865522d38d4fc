"""Method of Equal Shares: every voter holds an equal part of the money, spent on what they support.

D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive
Utilities, NeurIPS 2021; used in Świecie (2023) and Assen (2024). With unit costs it chooses k
options so that every group is represented as its number deserves (Rule X, Peters and Skowron
2020).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ...i18n import Shown, format_amount, ngettext
from ...i18n import lazy_gettext as _l
from .. import draw
from ..method import SEATS, SEED, SET, Counted, Method, Rules, Variant, named, tallied
from ..profile import Lists
from ..shares import CLOSE, COST, POINTS, VOTES, Shares, projects
from .greedy import MAXIMUM, Greedy, scored

NONE, ADD_ONE = "none", "add-one"
EXHAUSTIVE, OVERSPENDING = "exhaustive", "overspending"
FILE, UNIT = "file", "unit"
AUTO = "auto"
STEPS = 100  # of the first share, in which unit costs raise it
HAIR = 1e-6  # nearer the middle of two roundings, fractions decide
EXACT = 20_000  # voters up to whom every payment is also given as a fraction


class EqualShares(Method):
    slug = "equal-shares"
    label = _l("Parts égales")
    explanation = _l(
        "L’enveloppe est divisée également entre les votants\u202f; un projet est financé quand celles et "
        "ceux qui le soutiennent peuvent le payer ensemble avec leurs parts. On commence par celui qui "
        "coûte le moins à chacun, et chaque projet financé entame la part de qui l’a payé."
    )
    caution = _l(
        "Seul, il laisse souvent de l’argent\u00a0: fixez avant l’ouverture comment on complète."
    )
    tie_rule = _l(
        "À prix égal, le moins cher d’abord, puis le plus soutenu, puis le tirage publié."
    )
    kind = SET
    priced = True
    variants = (
        Variant(
            "completion",
            NONE,
            _l("Complément"),
            {NONE: _l("aucun"), ADD_ONE: _l("augmenter toutes les parts, pas à pas")},
        ),
        Variant(
            "until",
            OVERSPENDING,
            _l("Le complément s’arrête"),
            {
                OVERSPENDING: _l("juste avant de dépasser l’enveloppe"),
                EXHAUSTIVE: _l("dès que plus aucun projet ne tient dans ce qui reste"),
            },
        ),
        Variant("increment", None, _l("Pas du complément"), lowest=1),
        Variant(
            "utility",
            AUTO,
            _l("Ce que vaut un projet pour qui le soutient"),
            {
                AUTO: _l("son coût, ou les points donnés"),
                COST: _l("son coût"),
                POINTS: _l("les points donnés"),
                VOTES: _l("une voix, quel que soit le coût"),
            },
        ),
        Variant(
            "costs",
            FILE,
            _l("Coûts"),
            {FILE: _l("ceux des projets"), UNIT: _l("un par option\u00a0: choisir k options")},
        ),
        SEATS,
        MAXIMUM,
        SEED,
    )

    check_list = Greedy.check_list
    valid = Greedy.valid

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        return Budget(ballots, rules).counted()

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        bought = [step for step in result["rounds"] if step["why"] == "bought"]
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        if not bought and not result["winners"]:
            return str(_l("Aucun projet n’a pu être payé par celles et ceux qui le soutiennent."))
        if not bought:
            return str(
                _l(
                    "Aucun groupe n’a pu payer une place avec ses parts\u00a0: les places vont au plus "
                    "grand nombre, à %(winners)s.",
                    winners=named(result["winners"], labels),
                )
            )
        first = bought[0]
        values = {
            "first": named([first["option"]], labels),
            "supporters": Shown(first["supporters"]),
            "payment": format_amount(first["payment"]),
        }
        if result["variant"]["costs"] == UNIT:
            return ngettext(
                "%(num)s option est retenue\u00a0: %(first)s, que portent %(supporters)s personnes.",
                "%(num)s options sont retenues\u00a0; %(first)s, la première, est portée par "
                "%(supporters)s personnes.",
                len(result["winners"]),
                **values,
            )
        if not first["equal"]:
            return ngettext(
                "%(num)s projet est financé par celles et ceux qui le soutiennent\u00a0; %(first)s a coûté "
                "%(payment)s au plus à chacune des %(supporters)s personnes qui l’ont payé.",
                "%(num)s projets sont financés par celles et ceux qui les soutiennent\u00a0; %(first)s, le "
                "premier, a coûté %(payment)s au plus à chacune des %(supporters)s personnes qui l’ont "
                "payé.",
                len(result["winners"]),
                **values,
            )
        return ngettext(
            "%(num)s projet est financé par celles et ceux qui le soutiennent\u00a0; %(first)s a coûté "
            "%(payment)s à chacune des %(supporters)s personnes qui l’ont payé.",
            "%(num)s projets sont financés par celles et ceux qui les soutiennent\u00a0; %(first)s, le "
            "premier, a coûté %(payment)s à chacune des %(supporters)s personnes qui l’ont payé.",
            len(result["winners"]),
            **values,
        )


class Budget:
    """A budget, its completion, and what each voter paid."""

    def __init__(self, ballots: Lists, rules: Rules) -> None:
        self.ballots, self.rules = ballots, rules
        self.unit = rules["costs"] == UNIT
        self.voters = max(int(ballots.weights.sum()), 1)
        self.costs = [1] * ballots.size if self.unit else list(rules.costs)
        self.budget = rules["seats"] if self.unit else rules.budget
        self.places = draw.places(rules.options, rules["draw"])
        utility = rules["utility"]
        if utility == AUTO:
            utility = COST if ballots.values is None else POINTS
        self.by_cost = utility == COST
        self.offered = projects(ballots, self.costs, utility)
        self.support = [0] * ballots.size  # people
        for project in self.offered:
            self.support[project.index] = project.support

    def counted(self) -> Counted:
        share = Fraction(self.budget, self.voters)
        found = self._shares(share)
        steps = 0
        if self.rules["completion"] == ADD_ONE:
            found, steps = self._completed(found, share)
        winners = [one.project.index for one in found.bought]
        filled = self._filled(winners)
        unchosen = [one for one in range(self.ballots.size) if one not in winners + filled]
        unchosen.sort(key=lambda one: (-self.support[one], self.places[one]))
        ties = [sorted([one.project.index, *one.after]) for one in found.bought if one.after]
        rounds = [self._said(number, found) for number in range(len(found.bought))]
        rounds += [{"option": self.rules.options[one], "why": "filled"} for one in filled]
        tally = {
            "votes": tallied(self.rules, scored(self.ballots)),
            "share": self._money(found.share),
            "increments": steps,
            "spent": self._money(sum(self.costs[one] for one in winners + filled)),
        }
        return Counted(winners + filled, [*winners, *filled, *unchosen], ties, tally, rounds)

    def _shares(self, share: Fraction) -> Shares:
        return Shares(self.offered, len(self.ballots.weights), share, self.places)

    def _completed(self, found: Shares, share: Fraction) -> tuple[Shares, int]:
        """Raise every share step by step, as long as what is bought fits the budget."""
        step = share / STEPS if self.unit else Fraction(self.rules.scale)
        if self.rules["increment"] is not None:
            step = Fraction(self.rules["increment"] * (1 if self.unit else self.rules.scale))
        steps = 0
        while len(found.bought) < len(self.offered):
            if self.rules["until"] == EXHAUSTIVE and self._exhaustive(found):
                break
            found, steps = self._unchanged(found, share, step, steps)
            richer = self._shares(share + step * (steps + 1))
            if richer.cost() > self.budget:
                break
            found, steps = richer, steps + 1
        return found, steps

    def _unchanged(
        self, found: Shares, share: Fraction, step: Fraction, steps: int
    ) -> tuple[Shares, int]:
        """The last of the steps that buy the same, found without trying each.

        Where everyone paid in full, larger shares change no price: the same is bought, in the same
        order, until a share lets some other project in, and never again from there on.
        """
        if not all(one.whole for one in found.bought):
            return found, steps
        same, other = 0, 1
        while (run := self._shares(share + step * (steps + other))).order() == found.order():
            found, same, other = run, other, 2 * other
        while other - same > 1:
            middle = (same + other) // 2
            run = self._shares(share + step * (steps + middle))
            if run.order() == found.order():
                found, same = run, middle
            else:
                other = middle
        return found, steps + same

    def _exhaustive(self, found: Shares) -> bool:
        bought = {one.project.index for one in found.bought}
        left = self.budget - found.cost()
        # As pabutools: what nobody supports does not count.
        return all(one.cost > left for one in self.offered if one.index not in bought)

    def _filled(self, winners: list[int]) -> list[int]:
        """With unit costs, the seats that shares left empty go to those that most people support."""
        if not self.unit or self.rules["completion"] == NONE:
            return []
        left = [n for n in range(self.ballots.size) if n not in winners and self.support[n]]
        left.sort(key=lambda one: (-self.support[one], self.places[one]))
        return left[: self.budget - len(winners)]

    def _said(self, number: int, found: Shares) -> dict[str, Any]:
        """A purchase; what a person who pays in full paid for it, and ρ, also as fractions."""
        one = found.bought[number]
        project, scale = one.project, 1 if self.unit else self.rules.scale
        most = project.utility if project.utilities is None else int(project.utilities.max())
        said = {
            "option": self.rules.options[project.index],
            "cost": self._money(project.cost),
            "supporters": project.support,
            "equal": abs(one.rho * most * project.support - project.cost) <= CLOSE * project.cost,
            "why": "bought",
        }
        digits = 4 if self.unit else 2
        near = one.rho * most / scale * 10**digits % 1
        if self.voters > EXACT and abs(near - 0.5) > HAIR:
            return {**said, "payment": round(one.rho * most / scale, digits)}
        rho = found.rho(number)
        paid = rho * most / scale
        if self.voters > EXACT:
            return {**said, "payment": float(round(paid, digits))}
        worth = rho if self.by_cost and not self.unit else rho / scale
        return {
            **said,
            "payment": float(round(paid, digits)),
            "exact": _ratio(paid),
            "rho": _ratio(worth),
        }

    def _money(self, amount: int | Fraction) -> int | float:
        if self.unit:
            said = Fraction(amount)
            return said.numerator if said.denominator == 1 else round(float(said), 4)
        return self.rules.money(amount)


def _ratio(number: Fraction) -> str:
    return f"{number.numerator}/{number.denominator}"
