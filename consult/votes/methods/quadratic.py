"""Quadratic: v votes on an option cost v² credits, so that strong feelings cost more and more."""

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
    voices,
)
from ..profile import Lists


class Quadratic(Method):
    slug = "quadratic"
    label = _l("Vote quadratique")
    explanation = _l(
        "Chaque personne a des crédits\u00a0: une voix sur une option en coûte 1, deux en coûtent 4, "
        "trois en coûtent 9. Les options sont classées par leur total de voix."
    )
    caution = _l(
        "Une seule personne qui vote sous deux noms y gagne beaucoup\u00a0: il n’est proposé qu’avec "
        "une liste d’électeurs fermée."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = POINTS
    variants = (
        Variant("credits", 100, _l("Crédits par personne"), lowest=1),
        Variant("negative", False, _l("Voix contre autorisées")),
        SEATS,
        TIES,
        SEED,
    )
    closed_roll_only = True

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        if not rules["negative"] and any(number < 0 for number in said.values()):
            raise BadBallot(_l("Ce scrutin n’admet pas de voix contre."))
        spent = sum(number * number for number in said.values())
        if spent > rules["credits"]:
            raise BadBallot(
                _l(
                    "Vos voix coûtent %(spent)s crédits\u00a0: vous en avez %(credits)s.",
                    spent=spent,
                    credits=rules["credits"],
                )
            )
        return {option: number for option, number in said.items() if number}

    def valid(self, profile: Any, rules: Rules) -> Any:
        ballots: Lists = profile
        affordable = ballots.within(ballots.values * ballots.values) <= rules["credits"]
        if rules["negative"]:
            return affordable
        return affordable & (ballots.within((ballots.values < 0).astype(int)) == 0)

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        return by_score(ballots.summed(ballots.values).tolist(), rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, voices)
