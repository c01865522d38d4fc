"""Score: a whole number for each option; the sums decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import lazy_gettext as _l
from ..method import (
    GRADES,
    SEATS,
    SEED,
    TIES,
    BadBallot,
    BadVariant,
    Counted,
    Method,
    Rules,
    Variant,
    by_score,
    leading,
    points,
)
from ..profile import ABSENT
from .support import within


class Score(Method):
    slug = "score"
    label = _l("Vote par notes")
    explanation = _l(
        "Chaque personne donne une note à chaque option, sur la même échelle. Les options sont "
        "classées par la somme de leurs notes\u202f; une option sans note ne reçoit rien."
    )
    caution = _l(
        "Qui ne donne que la note la plus haute et la plus basse pèse davantage que qui nuance\u00a0: "
        "le jugement majoritaire n’a pas ce défaut."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = GRADES
    variants = (
        Variant("lowest", 0, _l("Note la plus basse"), lowest=-100, highest=100),
        Variant("highest", 10, _l("Note la plus haute"), lowest=-100, highest=100),
        SEATS,
        TIES,
        SEED,
    )

    def rules(self, *about: Any, **more: Any) -> Rules:
        made = super().rules(*about, **more)
        if made["lowest"] >= made["highest"]:
            raise BadVariant(_l("La note la plus haute doit dépasser la plus basse."))
        return made

    def scale(self, variant: Mapping[str, Any]) -> list[tuple[int, Any]]:
        return [(n, str(n)) for n in range(variant["lowest"], variant["highest"] + 1)]

    def absent(self, variant: Mapping[str, Any]) -> Any:
        return _l("Une option sans note ne reçoit aucun point.")

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        if not rules["lowest"] <= ABSENT <= rules["highest"]:
            said = {option: number for option, number in said.items() if number != ABSENT}
        if any(not rules["lowest"] <= number <= rules["highest"] for number in said.values()):
            raise BadBallot(
                _l(
                    "Une note va de %(lowest)s à %(highest)s.",
                    lowest=rules["lowest"],
                    highest=rules["highest"],
                )
            )
        return said

    def valid(self, profile: Any, rules: Rules) -> Any:
        return within(profile, rules["lowest"], rules["highest"])

    def count(self, profile: Any, rules: Rules) -> Counted:
        values = range(rules["lowest"], rules["highest"] + 1)
        found = profile.distribution(values)[:, 1:]
        return by_score([int(total) for total in found @ list(values)], rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, points)
