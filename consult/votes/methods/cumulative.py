"""Cumulative points: a sum of points that each person spreads as they like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import lazy_gettext as _l
from ..method import (
    POINTS,
    SEATS,
    SEED,
    TIES,
    BadBallot,
    Counted,
    Method,
    Rules,
    Variant,
    by_score,
    leading,
    points,
)
from ..profile import Lists


class Cumulative(Method):
    slug = "cumulative"
    label = _l("Points à répartir")
    explanation = _l(
        "Chaque personne répartit une même somme de points entre les options, comme elle veut. "
        "Les options sont classées par leur total de points."
    )
    caution = _l(
        "Un petit groupe qui met tous ses points sur une option peut la faire passer devant une "
        "option que beaucoup apprécient un peu."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = POINTS
    variants = (Variant("points", 10, _l("Points par personne"), lowest=1), SEATS, TIES, SEED)

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        if any(number < 0 for number in said.values()):
            raise BadBallot(_l("Un nombre de points n’est pas négatif."))
        spent = sum(said.values())
        if spent > rules["points"]:
            raise BadBallot(
                _l(
                    "Vous avez réparti %(spent)s points\u00a0: vous en avez %(points)s.",
                    spent=spent,
                    points=rules["points"],
                )
            )
        return {option: number for option, number in said.items() if number}

    def valid(self, profile: Any, rules: Rules) -> Any:
        ballots: Lists = profile
        negative = ballots.within((ballots.values < 0).astype(int))
        return (negative == 0) & (ballots.within(ballots.values) <= rules["points"])

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        return by_score(ballots.summed(ballots.values).tolist(), rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, points)
