"""Majority judgment: options are compared by their middle grade, then by what surrounds it.

M. Balinski and R. Laraki, Majority Judgment, MIT Press, 2010. On an even number of ballots the
middle grade is the lower one. Two options of one middle grade are separated by removing their
middle grades one by one until they differ: the full rule, not its short form by gauges.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from ...i18n import lazy_gettext as _l
from ..method import GRADES, BadBallot, Counted, Method, Rules, Variant, named
from ..profile import ABSENT, Profile
from .support import within

LOWEST, OWN, APART = "lowest", "own", "apart"
# From the worst to the best, as the French experiments word them.
MENTIONS = (
    _l("À rejeter"),
    _l("Insuffisant"),
    _l("Passable"),
    _l("Assez bien"),
    _l("Bien"),
    _l("Très bien"),
)


class MajorityJudgment(Method):
    slug = "majority-judgment"
    label = _l("Jugement majoritaire")
    explanation = _l(
        "Chaque personne donne une mention à chaque option, de «\u00a0À rejeter\u00a0» à «\u00a0Très bien\u00a0». "
        "L’option dont la mention médiane est la meilleure l’emporte\u00a0: la moitié des votants au "
        "moins la jugent ainsi ou mieux."
    )
    caution = _l(
        "Il demande un avis sur chaque option\u00a0: au-delà d’une vingtaine, les mentions fatiguent."
    )
    tie_rule = _l(
        "À mention médiane égale, on retire les mentions médianes une à une jusqu’à ce que les "
        "options diffèrent\u202f; celles qui ne diffèrent jamais sont ex æquo."
    )
    kind = GRADES
    variants = (
        Variant("grades", 6, _l("Nombre de mentions"), lowest=1, highest=250),
        Variant(
            "absent",
            LOWEST,
            _l("Une option sans mention"),
            {
                LOWEST: _l("reçoit la mention la plus basse"),
                OWN: _l("reçoit une mention à part, sous toutes les autres"),
                APART: _l("n’est jugée que par qui lui a donné une mention"),
            },
        ),
    )

    def scale(self, variant: Mapping[str, Any]) -> list[tuple[int, Any]]:
        return list(enumerate(mentions({**variant, "absent": LOWEST}), start=1))

    def absent(self, variant: Mapping[str, Any]) -> Any:
        worst = self.said(1, variant)
        return {
            LOWEST: _l(
                "Une option sans mention compte comme «\u00a0%(worst)s\u00a0», la mention la plus basse.",
                worst=worst,
            ),
            OWN: _l(
                "Une option sans mention compte comme «\u00a0Sans avis\u00a0», en dessous de «\u00a0%(worst)s\u00a0».",
                worst=worst,
            ),
            APART: _l("Une option sans mention n’est pas jugée par votre bulletin."),
        }[variant["absent"]]

    def check_numbers(self, said: dict[str, int], rules: Rules) -> dict[str, int]:
        if any(not ABSENT <= number <= rules["grades"] for number in said.values()):
            raise BadBallot(_l("Une des mentions n’existe pas dans ce scrutin."))
        return {option: number for option, number in said.items() if number != ABSENT}

    def valid(self, profile: Any, rules: Rules) -> Any:
        return within(profile, 1, rules["grades"])

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Profile = profile
        found = ballots.distribution(range(1, rules["grades"] + 1)).tolist()
        counts = [_graded(row, rules["absent"]) for row in found]
        keys = majority_values(counts)
        ranking = sorted(range(len(counts)), key=lambda one: keys[one], reverse=True)
        groups: dict[tuple[int, ...], list[int]] = {}
        for one in ranking:
            groups.setdefault(keys[one], []).append(one)
        ties = [sorted(group) for group in groups.values() if len(group) > 1]
        tally = dict(zip(rules.options, counts, strict=True))
        medians = [_median(rules.options[one], counts[one], rules) for one in ranking]
        return Counted(ranking, ranking, ties, tally, medians)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        best = result["rounds"][0]
        tied = next((tie for tie in result["ties"] if best["option"] in tie), [best["option"]])
        mention = mentions(result["variant"])[best["grade"] - best["lowest"]]
        if len(tied) > 1:
            return str(
                _l(
                    "%(first)s sont exactement à égalité, avec la mention «\u00a0%(mention)s\u00a0».",
                    first=named(tied, labels),
                    mention=mention,
                )
            )
        return str(
            _l(
                "%(first)s arrive en tête avec la mention «\u00a0%(mention)s\u00a0»\u00a0: la moitié des "
                "votants au moins lui ont donné cette mention ou une meilleure.",
                first=named(tied, labels),
                mention=mention,
            )
        )


def mentions(variant: Mapping[str, Any]) -> list[Any]:
    """The words of the grades, worst first; numbers where the six usual ones do not fit."""
    number = variant["grades"]
    words = list(MENTIONS) if number == len(MENTIONS) else [str(n) for n in range(1, number + 1)]
    return [_l("Sans avis"), *words] if variant["absent"] == OWN else words


def _graded(row: Sequence[int], absent: str) -> list[int]:
    """Counts from the worst grade to the best, from (absent, grade 1, grade 2, …)."""
    if absent == OWN:
        return list(row)
    if absent == LOWEST:
        return [row[0] + row[1], *row[2:]]
    return list(row[1:])


def _median(option: str, counts: Sequence[int], rules: Rules) -> dict[str, Any]:
    """The middle grade of an option, and how many grade it above and below."""
    lowest = 0 if rules["absent"] == OWN else 1
    total = sum(counts)
    if not total:
        return {"option": option, "grade": lowest, "lowest": lowest, "above": 0, "below": 0}
    middle = bisect_right(list(accumulate(counts)), (total - 1) // 2)
    return {
        "option": option,
        "grade": middle + lowest,
        "lowest": lowest,
        "above": sum(counts[middle + 1 :]),
        "below": sum(counts[:middle]),
    }


def majority_values(counts: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """A key for each option: the greater, the better; equal keys are exact ties.

    Removing middle grades one by one reads the sorted grades from the middle outwards, the lower
    one of each pair first. Between two places where some option changes grade nothing new is
    read, so that only those places are compared. Options judged by different numbers of people
    are first brought to one common number; one that nobody judged comes after all the others.
    """
    totals = [sum(one) for one in counts]
    common = math.lcm(*(total for total in totals if total)) if any(totals) else 1
    scaled = [
        [number * (common // (total or common)) for number in one]
        for one, total in zip(counts, totals, strict=True)
    ]
    ends = [list(accumulate(one)) for one in scaled]  # ends[g]: how many have grade g or less
    low, high = (common - 1) // 2, common // 2
    distances = {0}
    for one in ends:
        for end in one:
            # The lower half changes grade at the place end − 1, the upper half at the place end.
            distances |= {low - end + 1, end - high}
    kept = sorted(d for d in distances if 0 <= d <= low)
    return [
        tuple(
            grade
            for distance in kept
            for grade in (bisect_right(one, low - distance), bisect_right(one, high + distance))
        )
        if one[-1]
        else ()
        for one in ends
    ]
