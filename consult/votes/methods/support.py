"""Support, oppose or no opinion on each option: ranked by what remains of support."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import Shown
from ...i18n import lazy_gettext as _l
from ..method import GRADES, SEATS, SEED, TIES, BadBallot, Counted, Method, Rules, by_score, named
from ..profile import ABSENT, Grades, Profile

SUPPORT, OPPOSE = 1, -1


class Support(Method):
    slug = "support"
    label = _l("Pour ou contre chaque option")
    explanation = _l(
        "Sur chaque option, chaque personne se dit pour, contre ou sans avis. Les options sont "
        "classées par le nombre de «\u00a0pour\u00a0» diminué du nombre de «\u00a0contre\u00a0»."
    )
    caution = _l(
        "Une option que peu de personnes ont jugée peut passer devant une option très discutée\u00a0: "
        "lisez le nombre d’avis à côté du solde."
    )
    tie_rule = _l(
        "Les options à égalité sont montrées ex æquo, ou départagées par le tirage publié."
    )
    kind = GRADES
    variants = (SEATS, TIES, SEED)

    def scale(self, variant: Mapping[str, Any]) -> list[tuple[int, Any]]:
        return [(OPPOSE, _l("Contre")), (0, _l("Sans avis")), (SUPPORT, _l("Pour"))]

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        if any(number not in (SUPPORT, OPPOSE, 0) for number in said.values()):
            raise BadBallot(_l("Un avis est pour (1), contre (-1) ou absent."))
        return {option: number for option, number in said.items() if number}

    def valid(self, profile: Any, rules: Rules) -> Any:
        return within(profile, OPPOSE, SUPPORT)

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Profile = profile
        found = ballots.distribution((OPPOSE, 0, SUPPORT)).tolist()
        scores = [row[3] - row[1] for row in found]
        tally = {
            option: {"support": row[3], "oppose": row[1], "none": row[0] + row[2]}
            for option, row in zip(rules.options, found, strict=True)
        }
        return by_score(scores, rules, tally)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        first = result["winners"]
        counts = result["tally"][first[0]]
        return str(
            _l(
                "%(first)s arrive en tête\u00a0: %(support)s pour, %(oppose)s contre.",
                first=named(first[:1], labels),
                support=Shown(counts["support"]),
                oppose=Shown(counts["oppose"]),
            )
        )


def within(profile: Any, lowest: int, highest: int) -> Any:
    """Per ballot: every number is between the two, or says nothing by 0; None when all are."""
    if isinstance(profile, Grades):
        if lowest <= 1 and profile.highest <= highest:
            return None
        cells = profile.cells
        return (((cells >= lowest) & (cells <= highest)) | (cells == ABSENT)).all(axis=1)
    values = profile.values
    wrong = ((values < lowest) | (values > highest)) & (values != ABSENT)
    return profile.within(wrong.astype(int)) == 0
