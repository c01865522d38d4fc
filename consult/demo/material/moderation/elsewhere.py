"""What waits in the other labs, by consultation."""

from __future__ import annotations

from ..shape import Notice, Said

ELSEWHERE = {
    # Agents, where every text is read first.
    "voir-venir-les-difficultes-des-entreprises": (
        Said(
            45.5,
            "Rappeler les patrons qui ne décrochent pas",
            "Sur cent lettres d'alerte, onze réponses. Quand nous avons essayé un rappel à 7 h 30, avant l'ouverture de l'atelier, c'est monté à trente et une. Le seul frein, ce sont nos horaires de standard.",
            "Travailler ensemble",
            college="agent",
        ),
        Said(
            30,
            "Un indicateur d'absentéisme fourni par la caisse d'assurance maladie",
            "Une hausse brutale des arrêts courts dans un établissement précède souvent les difficultés de paiement. La caisse dispose de ces chiffres, agrégés par établissement. Peut-on les demander pour les entreprises de plus de cinquante salariés ?",
            "Signaux à croiser",
            college="agent",
        ),
        Said(
            21,
            "Des cartes communes avec les greffes",
            "Nous recopions à la main les inscriptions de privilèges, sur deux écrans. Le greffe du tribunal les a déjà en tableau. Une convention d'une page suffirait, notre juriste l'a écrite l'an dernier.",
            "Signaux à croiser",
            college="agent",
        ),
        Said(
            10.5,
            "Ce que j'ai entendu à la cantine sur une conserverie",
            "Un collègue dit que la conserverie du port ne finira pas l'année, et que la fille du patron cherche déjà ailleurs. On devrait pouvoir l'écrire quelque part, mais où ?",
            "Après l'alerte",
            college="agent",
        ),
        Said(
            2,
            "",
            "D'accord, à condition que la demi-journée compte dans le temps de travail, guichet fermé.",
            on="Former les accueils des sous-préfectures à entendre un patron qui va mal",
            college="agent",
        ),
    ),
    "mieux-accueillir-a-la-prefecture": (
        Said(
            37,
            "Virez les machines, pas les gens",
            "Trois bornes en panne sur quatre, et un agent qui fait le tour pour les rallumer. Gardez l'agent, rendez les bornes. La grande brune du guichet 2 est parfaite, elle.",
            "Orientation",
            account=False,
            email="claudie.44@exemple.fr",
            notices=(Notice("personal-data", "Tout le monde ici reconnaît ma collègue."),),
        ),
        Said(
            16,
            "Une heure calme pour les personnes que le bruit épuise",
            notices=(Notice("off-topic", "Et pourquoi pas une heure pour les gauchers ?"),),
        ),
    ),
    "se-deplacer-sur-le-larzac-et-dans-les-vallees": (
        Said(
            41,
            "À vendre, fourgon neuf places, idéal association",
            "Contrôle technique récent, 210 000 km, prix à débattre. Me contacter.",
            "Voitures partagées",
            account=False,
            notices=(Notice("advertising", "C'est une annonce de vente, pas une idée."),),
        ),
        Said(
            33.5,
            "Garder le guichet de la gare, même trois heures par jour",
            notices=(
                Notice("other", "Le guichet est fermé depuis lundi, l'idée est périmée."),
                Notice("duplicate"),
            ),
        ),
    ),
    "des-demarches-en-ligne-pour-tous": (
        Said(
            28,
            "",
            "Mi koné pa si mi fé byin, mé mon momon la pèrd son droit parske in case té pa koshé. Merci pou sak i éd anou.",
            on="Un agent qui fait avec moi, pas à ma place",
            notices=(Notice("other", "On ne comprend rien, ce n'est pas du français."),),
        ),
    ),
}
