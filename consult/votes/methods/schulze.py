"""Schulze, winning votes: the option that no chain of duels beats more strongly than it answers.

M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method, Social Choice and Welfare 36 (2011).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...i18n import lazy_gettext as _l
from ...lazy import np
from .. import draw
from ..method import DRAW, RANKING, SEED, TIES, Counted, Method, Rules, named
from ..profile import Lists, pairwise


class Schulze(Method):
    slug = "schulze"
    label = _l("Méthode de Schulze")
    explanation = _l(
        "Chaque personne classe les options, et on compare les options deux à deux. L’option qui bat "
        "toutes les autres en duel l’emporte\u202f; si les duels tournent en rond, le maillon le plus "
        "faible de la boucle ne compte pas."
    )
    caution = _l(
        "Le calcul des boucles s’explique mal en une phrase\u00a0: la page du résultat montre tous les "
        "duels, et la boucle s’il y en a une."
    )
    tie_rule = _l(
        "Les options qu’aucune chaîne de duels ne sépare sont montrées ex æquo, ou départagées par le "
        "tirage publié."
    )
    kind = RANKING
    variants = (TIES, SEED)

    def count(self, profile: Any, rules: Rules) -> Counted:
        ballots: Lists = profile
        duels = pairwise(ballots)
        layers = _layers(strengths(duels))
        ties = [layer for layer in layers if len(layer) > 1]
        if rules["ties"] == DRAW:
            places = draw.places(rules.options, rules["draw"])
            layers = [sorted(layer, key=places.__getitem__) for layer in layers]
        winners = layers[0][:1] if rules["ties"] == DRAW else layers[0]
        tally = {
            first: {second: int(duels[i, j]) for j, second in enumerate(rules.options) if j != i}
            for i, first in enumerate(rules.options)
        }
        return Counted(winners, [one for layer in layers for one in layer], ties, tally)

    def sentence(self, result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        if not result["ballots"] - result["blank"]:
            return str(_l("Aucun bulletin n’a exprimé de choix."))
        winners, duels = result["winners"], result["tally"]
        if len(winners) > 1:
            return str(
                _l("Aucun duel ne sépare %(tied)s\u00a0: ex æquo.", tied=named(winners, labels))
            )
        first = winners[0]
        beaten = [
            other for other in duels if other != first and duels[first][other] > duels[other][first]
        ]
        if len(beaten) == len(duels) - 1:
            return str(
                _l(
                    "%(first)s bat chacune des autres options en duel.",
                    first=named(winners, labels),
                )
            )
        return str(
            _l(
                "Les duels tournent en rond\u00a0: %(first)s l’emporte une fois écartés les duels les "
                "plus serrés de la boucle.",
                first=named(winners, labels),
            )
        )


def strengths(duels: Any) -> Any:
    """The strength of the strongest chain of won duels from each option to each other."""
    strong = np.where(duels > duels.T, duels, 0)
    for middle in range(len(strong)):
        chained = np.minimum(strong[:, middle, None], strong[None, middle, :])
        np.maximum(strong, chained, out=strong)
    np.fill_diagonal(strong, 0)
    return strong


def _layers(strong: Any) -> list[list[int]]:
    """The options that no other beats, then those that only these beat, and so on."""
    beats = strong > strong.T
    left, found = list(range(len(strong))), []
    while left:
        free = [one for one in left if not beats[left, one].any()]
        found.append(free)
        left = [one for one in left if one not in free]
    return found


def loop(duels: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Options that beat each other in a ring, the shortest there is; none when there is no ring."""
    wins = {
        first: [second for second in row if row[second] > duels[second][first]]
        for first, row in duels.items()
    }
    shortest: list[str] = []
    for start in wins:
        known, paths = {start}, [[start]]
        while paths:
            path = paths.pop(0)
            if start in wins[path[-1]] and len(path) > 2:
                if not shortest or len(path) < len(shortest):
                    shortest = path
                break
            for following in wins[path[-1]]:
                if following not in known:
                    known.add(following)
                    paths.append([*path, following])
    return shortest
