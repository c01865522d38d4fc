"""What to make of a former barracks. Scheduled: it opens in a few days."""

from __future__ import annotations

from .shape import Question, Stage

QUESTION = Question(
    slug="une-seconde-vie-pour-la-caserne",
    lab="chantier-commun",
    title="Quelle seconde vie pour l'ancienne caserne Négrier-Sud ?",
    subject="housing",
    essential=(
        "L'ancienne caserne est vide depuis six ans, au cœur du quartier.",
        "L'État veut la céder avec un projet, et non au plus offrant.",
        "Nous vous demandons ce que le quartier a besoin d'y trouver.",
        "Trois visites du site sont prévues le samedi matin.",
        "Vos idées entreront dans le cahier des charges de la vente.",
    ),
    authority="Le préfet du Nord et la direction de l'immobilier de l'État",
    open_to_change="Les usages du bâtiment principal et de la cour, les occupations provisoires, la "
    "place laissée au public.",
    already_decided="Le bâtiment principal est conservé. Un quart au moins des surfaces sera du "
    "logement abordable.",
    decider="Le préfet arrête le cahier des charges, avec l'avis de la métropole.",
    territory="Lille, quartiers du sud",
    region="32",
    contact="chantier-commun@demo.gouv.fr",
    data_notice="La préfecture du Nord est responsable du traitement.",
    published=3,
    synthesis_due=95,
    stages=(
        Stage(
            "ideas",
            "Imaginer les usages",
            "Logements, ateliers, jardin, salle : que manque-t-il ?",
            8,
            50,
        ),
        Stage("vote", "Choisir les priorités", "Cinq usages seront soumis au vote.", 64, 78),
    ),
    themes=(
        "Habiter",
        "Travailler et fabriquer",
        "Se retrouver",
        "Jardin et cour",
        "Mémoire du lieu",
    ),
    places="lille",
)
