"""Single choice: one option or a blank ballot; the most chosen comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...i18n import lazy_gettext as _l
from ..method import (
    ONE,
    SEATS,
    SEED,
    TIES,
    BadBallot,
    Counted,
    Method,
    Rules,
    by_score,
    leading,
    voices,
)
from ..profile import Lists


class Plurality(Method):
    slug = "plurality"
    label = _l("Choix unique")
    explanation = _l(
        "Chaque personne choisit une option, ou vote blanc. L’option qui reçoit le plus de voix "
        "l’emporte, même sans la moitié des voix."
    )
    caution = _l(
        "Dès trois options, deux options proches se prennent des voix et une troisième peut gagner "
        "contre l’avis de la plupart."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = ONE
    variants = (SEATS, TIES, SEED)

    def check_list(self, named: Sequence[str], rules: Rules) -> None:
        if len(named) > 1:
            raise BadBallot(_l("Choisissez une seule option."))

    def valid(self, profile: Any, rules: Rules) -> Any:
        return profile.lengths <= 1

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        return by_score(ballots.approvals().tolist(), rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, voices)
