"""Approval: tick every option one supports, or k at most; the most ticked come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...i18n import lazy_gettext as _l
from ...i18n import ngettext
from ..method import (
    SEATS,
    SEED,
    SET,
    TIES,
    BadBallot,
    BadVariant,
    Counted,
    Method,
    Rules,
    Variant,
    by_score,
    leading,
    voices,
)
from ..profile import Lists


class Approval(Method):
    slug = "approval"
    label = _l("Vote par approbation")
    explanation = _l(
        "Cochez toutes les options que vous soutenez, dans la limite indiquée\u202f; "
        "chacune reçoit une voix. Les options sont classées par nombre de voix, et celles qui en "
        "ont autant sont ex æquo."
    )
    caution = _l(
        "Il ne dit pas à quel point une option est soutenue, et un groupe nombreux peut emporter "
        "toutes les places\u00a0: pour représenter chacun, choisissez les parts égales."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = SET
    variants = (
        Variant("minimum", 0, _l("Nombre minimum de choix")),
        Variant("maximum", None, _l("Nombre maximum de choix"), lowest=1),
        SEATS,
        TIES,
        SEED,
    )

    def rules(self, *about: Any, **more: Any) -> Rules:
        made = super().rules(*about, **more)
        if made["maximum"] and made["minimum"] > made["maximum"]:
            raise BadVariant(_l("Le nombre minimum de choix dépasse le maximum."))
        return made

    def check_list(self, named: Sequence[str], rules: Rules) -> None:
        # A blank ballot is always possible, and is no choice at all.
        if 0 < len(named) < rules["minimum"]:
            raise BadBallot(too_few(rules["minimum"]))
        if rules["maximum"] and len(named) > rules["maximum"]:
            raise BadBallot(too_many(rules["maximum"], len(named)))

    def valid(self, profile: Any, rules: Rules) -> Any:
        ballots: Lists = profile
        enough = (ballots.lengths >= rules["minimum"]) | ballots.blank
        return enough & (ballots.lengths <= (rules["maximum"] or ballots.size))

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        return by_score(ballots.approvals().tolist(), rules)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        return leading(result, labels, voices)


def too_few(minimum: int) -> str:
    return ngettext(
        "Choisissez au moins %(num)s option, ou votez blanc.",
        "Choisissez au moins %(num)s options, ou votez blanc.",
        minimum,
    )


def too_many(maximum: int, chosen: int) -> str:
    return ngettext(
        "Choisissez %(num)s option au plus\u00a0: vous en avez coché %(chosen)s.",
        "Choisissez %(num)s options au plus\u00a0: vous en avez coché %(chosen)s.",
        maximum,
        chosen=chosen,
    )
