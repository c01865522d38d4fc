"""Approval: tick every option one supports; the most ticked come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...i18n import lazy_gettext as _l
from ...i18n import ngettext
from ..method import BadBallot, Count, Method, Rules, ranked


class Approval(Method):
    slug = "approval"
    label = _l("Vote par approbation")
    explanation = _l(
        "Cochez toutes les options que vous soutenez, dans la limite indiquée\u202f; "
        "chacune reçoit une voix. Les options sont classées par nombre de voix, et celles qui en "
        "ont autant sont ex æquo."
    )

    def ballot(self, choices: Sequence[int], rules: Rules) -> tuple[int, ...]:
        chosen = tuple(sorted(set(choices)))
        if not set(chosen) <= set(rules.options):
            raise BadBallot(_l("Une des options choisies n’existe pas dans ce scrutin."))
        if len(chosen) < rules.minimum:
            raise BadBallot(too_few(rules.minimum))
        if len(chosen) > rules.maximum:
            raise BadBallot(too_many(rules.maximum, len(chosen)))
        return chosen

    def count(self, ballots: Iterable[tuple[Sequence[int], int]], rules: Rules) -> Count:
        counts = dict.fromkeys(rules.options, 0)
        total = blank = 0
        for choices, number in ballots:
            total += number
            blank += 0 if choices else number
            for option in choices:
                counts[option] += number
        return Count(total, blank, ranked(counts))


def too_few(minimum: int) -> str:
    return ngettext(
        "Choisissez au moins %(num)s option.", "Choisissez au moins %(num)s options.", minimum
    )


def too_many(maximum: int, chosen: int) -> str:
    return ngettext(
        "Choisissez %(num)s option au plus\u00a0: vous en avez coché %(chosen)s.",
        "Choisissez %(num)s options au plus\u00a0: vous en avez coché %(chosen)s.",
        maximum,
        chosen=chosen,
    )
