"""The question that a lab asks, and the method that answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Purpose:
    slug: str
    question: Any
    example: Any
    method: str
    variant: dict[str, Any] = field(default_factory=dict)
    usual: bool = True  # shown first


PURPOSES = (
    Purpose(
        "ordonner",
        _l("Ordonner des propositions, de la mieux jugée à la moins bien"),
        _l("Trois à vingt propositions, chacune jugée pour elle-même."),
        "majority-judgment",
    ),
    Purpose(
        "choisir",
        _l("Choisir une option parmi quelques-unes"),
        _l("Deux ou trois options, ou «\u00a0pour ou contre cette mesure\u202f?\u00a0»."),
        "plurality",
    ),
    Purpose(
        "retenir",
        _l("Retenir les idées les plus soutenues parmi beaucoup"),
        _l("Vingt à deux cents idées\u00a0: chacun coche celles qu’il soutient."),
        "approval",
    ),
    Purpose(
        "themes",
        _l("Choisir quelques thèmes qui parlent pour tout le monde"),
        _l("Une majorité n’emporte pas toutes les places."),
        "equal-shares",
        {"costs": "unit", "completion": "add-one", "seats": 3},
    ),
    Purpose(
        "budget",
        _l("Répartir un budget entre des projets"),
        _l("Chaque votant dispose d’une part égale de l’enveloppe."),
        "equal-shares",
        {"completion": "add-one"},
    ),
    Purpose(
        "reagir",
        _l("Savoir qui est pour et qui est contre, option par option"),
        _l("Des réactions, plutôt qu’un choix."),
        "support",
    ),
    Purpose(
        "budget-classique",
        _l("Répartir un budget au plus soutenu"),
        _l("La règle la plus courante des budgets participatifs."),
        "greedy",
        usual=False,
    ),
    Purpose(
        "classer",
        _l("Choisir une option en classant, avec les duels"),
        _l("Quelques options, des votants qui les connaissent bien."),
        "schulze",
        usual=False,
    ),
    Purpose(
        "classer-public",
        _l("Choisir une option en classant, par tours"),
        _l("Se raconte facilement\u00a0: la dernière sort à chaque tour."),
        "irv",
        usual=False,
    ),
    Purpose(
        "representer",
        _l("Désigner plusieurs représentants"),
        _l(
            "Chaque groupe obtient des sièges selon son nombre. Si l’élection engage, utilisez Belenios."
        ),
        "stv",
        {"seats": 3},
        usual=False,
    ),
    Purpose(
        "intensite",
        _l("Mesurer à quel point chacun tient à chaque option"),
        _l("Des points à répartir."),
        "cumulative",
        usual=False,
    ),
    Purpose(
        "intensite-quadratique",
        _l("Mesurer l’intensité au sein d’un groupe fermé, agents ou liste électorale"),
        _l("Insister coûte de plus en plus cher."),
        "quadratic",
        usual=False,
    ),
    Purpose(
        "noter",
        _l("Noter chaque option sur une échelle"),
        _l("De 0 à 10, comme une note."),
        "score",
        usual=False,
    ),
    Purpose(
        "points-de-rang",
        _l("Classer, et additionner des points de rang"),
        _l("Un exercice d’atelier, plutôt qu’une décision."),
        "borda",
        usual=False,
    ),
)
BY_SLUG = {purpose.slug: purpose for purpose in PURPOSES}
