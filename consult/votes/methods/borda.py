"""Borda: of m options, the first of a ballot gets m − 1 points, the second m − 2, and so on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import lazy_gettext as _l
from ...lazy import np
from ..method import RANKING, SEATS, SEED, TIES, Counted, Method, Rules, by_score, leading, points
from ..profile import Lists


class Borda(Method):
    slug = "borda"
    label = _l("Méthode de Borda")
    explanation = _l(
        "Chaque personne classe les options\u00a0: parmi dix, la première reçoit 9 points, la deuxième "
        "8, et ainsi de suite\u202f; une option non classée ne reçoit rien. Les totaux font le classement."
    )
    caution = _l(
        "Placer une rivale dangereuse en dernier change le résultat, et ajouter des options "
        "semblables aussi\u00a0: préférez Schulze ou le jugement majoritaire."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = RANKING
    variants = (SEATS, TIES, SEED)

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        places = np.arange(len(ballots.options)) - ballots.starts[:-1][ballots.owners]
        return by_score(ballots.summed(ballots.size - 1 - places).tolist(), rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, points)
