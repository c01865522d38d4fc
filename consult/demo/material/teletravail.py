"""A draft: its frame is not finished, so it cannot be published yet."""

from __future__ import annotations

from .shape import Question, Stage

QUESTION = Question(
    slug="travailler-pres-de-chez-soi",
    lab="estran",
    title="Agents de l'État : travailler un jour près de chez soi ?",
    subject="work",
    essential=(
        "Plusieurs sous-préfectures ont des bureaux libres.",
        "Un agent pourrait y travailler un ou deux jours par semaine.",
        "Nous voulons savoir qui en a besoin, et à quelles conditions.",
    ),
    authority="Le préfet de la région Normandie",
    open_to_change="Les lieux, les jours, l'équipement et les règles de réservation.",
    territory="Normandie",
    region="28",
    who_may="agents",
    account_required=True,
    contact="estran@demo.gouv.fr",
    stages=(
        Stage("ideas", "Dire ses besoins", "Vos trajets, vos contraintes, vos idées.", 30, 60),
    ),
    themes=("Lieux", "Matériel", "Vie d'équipe"),
)
