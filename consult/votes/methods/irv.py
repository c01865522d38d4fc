"""Instant-runoff voting: the option with the fewest ballots leaves, one a round, until a majority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import Shown, ngettext
from ...i18n import lazy_gettext as _l
from .. import draw
from ..method import RANKING, SEED, Counted, Method, Rules, named, tallied, voices
from ..transfers import Papers, separated


class InstantRunoff(Method):
    slug = "irv"
    label = _l("Vote alternatif")
    explanation = _l(
        "Chaque personne classe les options. À chaque tour, celle qui a le moins de bulletins est "
        "écartée et ses bulletins vont à leur option suivante, jusqu’à ce qu’une option ait plus de "
        "la moitié des bulletins restants."
    )
    caution = _l(
        "Une option que tous acceptent mais que peu placent en premier est écartée tôt\u00a0: le tableau "
        "des duels, montré à côté, le dit."
    )
    tie_rule = _l(
        "À égalité pour être écartée, l’option qui avait le moins de voix au tour précédent où elles "
        "différaient part la première, puis le tirage publié décide."
    )
    kind = RANKING
    variants = (SEED,)

    def count(self, profile: Any, rules: Rules) -> Counted:
        papers, places = Papers(profile, 1), draw.places(rules.options, rules["draw"])
        totals = papers.first()
        history: list[list[int]] = []
        rounds, excluded, ties = [], [], []
        while True:
            now = totals.tolist()
            left = [one for one in range(len(now)) if papers.continuing[one]]
            said: dict[str, Any] = {
                "totals": {rules.options[one]: now[one] for one in left},
                "exhausted": papers.exhausted,
            }
            rounds.append(said)
            best = max(left, key=lambda one: now[one])
            if 2 * now[best] > sum(now[one] for one in left) or len(left) == 1:
                break
            fewest = min(now[one] for one in left)
            tied = [one for one in left if now[one] == fewest]
            loser, drawn = separated(tied, history, places, lowest=True)
            history.append(now)
            if drawn:
                said["drawn"] = [rules.options[one] for one in drawn]
                ties.append(drawn)
            said["excluded"] = rules.options[loser]
            excluded.append(loser)
            papers.continuing[loser] = False
            totals += papers.move(papers.take(loser))
            totals[loser] = 0
        standing = sorted(left, key=lambda one: (-now[one], places[one]))
        ranking = [*standing, *reversed(excluded)]
        tally = tallied(rules, papers.first().tolist())
        return Counted([best], ranking, ties, tally, rounds)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        last = result["rounds"][-1]["totals"]
        first = result["winners"][0]
        rounds = len(result["rounds"])
        if rounds == 1:
            return str(
                _l(
                    "%(first)s l’emporte dès le premier tour avec %(score)s sur %(total)s.",
                    first=named([first], labels),
                    score=voices(last[first]),
                    total=Shown(sum(last.values())),
                )
            )
        return ngettext(
            "%(first)s l’emporte au tour %(rounds)s avec %(num)s voix sur %(total)s.",
            "%(first)s l’emporte au tour %(rounds)s avec %(num)s voix sur %(total)s.",
            last[first],
            first=named([first], labels),
            rounds=rounds,
            total=Shown(sum(last.values())),
        )
