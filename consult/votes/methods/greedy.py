"""Budget, greedy: the most chosen option that the money allows, then the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import lazy_gettext as _l
from ...i18n import ngettext
from .. import draw
from ..method import SEED, SET, Counted, Method, Rules, Variant, named, tallied
from ..profile import Lists
from .approval import Approval

MAXIMUM = Variant("maximum", None, _l("Nombre maximum de choix"), lowest=1)


class Greedy(Method):
    slug = "greedy"
    label = _l("Budget au plus soutenu")
    explanation = _l(
        "Chaque personne coche les projets qu’elle soutient\u202f; on finance le plus soutenu, puis le "
        "suivant, tant que l’enveloppe le permet. Selon la règle fixée avant l’ouverture, un projet trop "
        "cher est passé, ou arrête tout."
    )
    caution = _l(
        "Un groupe nombreux peut prendre toute l’enveloppe et laisser les autres sans rien\u00a0: les "
        "parts égales l’évitent."
    )
    tie_rule = _l(
        "À voix égales, le moins cher d’abord\u202f; à coût égal, le tirage publié décide."
    )
    kind = SET
    priced = True
    variants = (
        Variant("skip", True, _l("Passer un projet trop cher et continuer")),
        Variant("threshold", 1, _l("Nombre minimum de voix pour être financé")),
        MAXIMUM,
        SEED,
    )

    def check_list(self, named: Any, rules: Rules) -> None:
        Approval.check_list(BOUNDED, named, _bounds(rules))

    def valid(self, profile: Any, rules: Rules) -> Any:
        return profile.lengths <= (rules["maximum"] or profile.size)

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        scores = scored(ballots)
        places = draw.places(rules.options, rules["draw"])
        ranking = sorted(
            range(len(scores)), key=lambda one: (-scores[one], rules.costs[one], places[one])
        )
        winners, rounds, left = [], [], rules.budget
        for one in ranking:
            if scores[one] < rules["threshold"]:
                rounds.append(_step(rules, one, scores, left, "threshold"))
            elif rules.costs[one] <= left:
                left -= rules.costs[one]
                winners.append(one)
                rounds.append(_step(rules, one, scores, left, "bought"))
            else:
                rounds.append(_step(rules, one, scores, left, "dear"))
                if not rules["skip"]:
                    break
        ties = drawn(ranking, lambda one: (scores[one], rules.costs[one]))
        return Counted(winners, ranking, ties, tallied(rules, scores), rounds)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        funded = ngettext(
            "%(num)s projet est financé", "%(num)s projets sont financés", len(result["winners"])
        )
        dear = next((step for step in result["rounds"] if step["why"] == "dear"), None)
        if dear is None:
            return str(_l("%(funded)s\u00a0: tous ceux qui pouvaient l’être.", funded=funded))
        return str(
            _l(
                "%(funded)s\u00a0; %(dear)s, plus cher que ce qui restait, est le premier qui n’a pu l’être.",
                funded=funded,
                dear=named([dear["option"]], labels),
            )
        )


BOUNDED = Approval()


def _bounds(rules: Rules) -> Rules:
    return Rules(rules.options, {"minimum": 0, "maximum": rules["maximum"]})


def scored(ballots: Lists) -> list[int]:
    """Votes of each option, or points where ballots give some."""
    found = ballots.approvals() if ballots.values is None else ballots.summed(ballots.values)
    return [int(score) for score in found]


def drawn(ranking: list[int], key: Any) -> list[list[int]]:
    """Neighbours that only the draw separates."""
    groups: dict[Any, list[int]] = {}
    for one in ranking:
        groups.setdefault(key(one), []).append(one)
    return [sorted(group) for group in groups.values() if len(group) > 1]


def _step(rules: Rules, one: int, scores: list[int], left: int, why: str) -> dict[str, Any]:
    return {
        "option": rules.options[one],
        "score": scores[one],
        "cost": rules.money(rules.costs[one]),
        "left": rules.money(left),
        "why": why,
    }
