"""Sharing water in summer. Concluded: the vote is counted and the synthesis is published."""

from __future__ import annotations

from .eau_voices import VOICES
from .shape import Against, Ask, Choice, For, Idea, Poll, Question, Reading, Stage

IDEAS = (
    Idea(
        "Annoncer les restrictions par message, commune par commune",
        "J'ai arrosé mes tomates trois semaines en pleine interdiction parce que l'arrêté était "
        "affiché à la mairie, et nulle part ailleurs. Un message sur le téléphone, avec une phrase : "
        "ce qui est interdit chez vous à partir de demain, et jusqu'à quand.",
        "Informer",
        citizens=92,
        agents=18,
        arguments=(
            For("Même moi qui travaille dans le domaine, je dois chercher dans trois cartes."),
            Ask("Et pour ceux qui n'ont pas de téléphone portable ?"),
        ),
    ),
    Idea(
        "Les mêmes règles pour les golfs, les piscines et les jardins",
        "On accepte un effort quand il est partagé. Voir le parcours de golf vert à côté du stade "
        "interdit d'arrosage, c'est ce qui fait que plus personne ne respecte rien. Publiez les "
        "dérogations, avec les volumes et les raisons.",
        "Partager l'effort",
        citizens=118,
        agents=15,
        arguments=(
            For("Publier suffirait déjà à faire disparaître les dérogations injustifiées."),
            Against(
                "Notre golf est arrosé avec les eaux de la station d'épuration. Il faut le dire aussi.",
                "Justement : si c'est publié, tout le monde le saura.",
            ),
        ),
    ),
    Idea(
        "Réparer les fuites avant de nous demander des efforts",
        "Dans mon village, le réseau perd quatre litres sur dix. Je peux prendre des douches de deux "
        "minutes toute l'année, cela ne rattrapera pas une semaine de fuites. Un plan par commune, "
        "avec une date et un montant, affiché à la mairie.",
        "Réseaux",
        citizens=131,
        agents=27,
        arguments=(
            For(
                "Le rendement du réseau est public, mais illisible. Une note de A à E parlerait mieux."
            ),
            Against(
                "Une petite commune n'a pas les moyens. Sans l'agence de l'eau, rien ne bougera."
            ),
        ),
    ),
    Idea(
        "Récupérer l'eau des toits des bâtiments publics",
        "Le toit du gymnase fait mille deux cents mètres carrés. Une cuve, une pompe, et les services "
        "techniques arrosent les arbres tout l'été. On nous encourage à le faire chez nous, que l'État "
        "et les mairies commencent.",
        "Économiser",
        citizens=86,
        agents=22,
        arguments=(For("Et les élèves comprendraient mieux qu'avec une affiche."),),
    ),
    Idea(
        "Un tarif qui protège les premiers mètres cubes",
        "Les trente premiers mètres cubes devraient coûter moins cher que les suivants. Boire, "
        "cuisiner, se laver, c'est vital. Remplir une piscine, c'est un choix. Attention seulement "
        "aux familles nombreuses, qu'il ne faut pas punir.",
        "Partager l'effort",
        citizens=77,
        agents=11,
        arguments=(
            Ask("Comment compter les personnes d'un foyer sans créer un fichier de plus ?"),
            Against("En immeuble, il n'y a qu'un compteur pour quarante logements."),
        ),
    ),
    Idea(
        "Que les agriculteurs et les pêcheurs décident à la même table",
        "Chacun a sa réunion avec le préfet, et chacun en sort persuadé que l'autre a gagné. Une "
        "seule réunion au début du mois de mai, ouverte, avec les débits de la rivière projetés au "
        "mur. Après, on décide ensemble de l'ordre des coupures.",
        "Partager l'effort",
        citizens=64,
        agents=29,
        arguments=(
            For(
                "J'irrigue du maïs semence. Je préfère une coupure annoncée en mai qu'un arrêté en juillet."
            ),
            For(
                "Sur le Lot amont, une telle réunion existe : moins de conflits depuis quatre ans."
            ),
        ),
    ),
    Idea(
        "Laisser la rivière déborder dans les prés qui l'acceptent",
        "Mon grand-père ouvrait les vannes en février et les prés buvaient. En juillet, la source "
        "coulait encore. Nous avons drainé tout cela. Deux ou trois prés remis en eau, avec une "
        "indemnité, feraient une réserve qui ne coûte ni bâche ni pompe.",
        "Économiser",
        citizens=58,
        agents=19,
        arguments=(
            For("Les relevés de notre syndicat confirment : deux degrés de moins en aval."),
            Ask("Quelle indemnité, et pour combien d'années ?"),
        ),
    ),
    Idea(
        "Réutiliser l'eau des stations d'épuration pour les arbres des villes",
        "La station de ma ville rejette chaque jour de quoi arroser tous les platanes. En Espagne, "
        "c'est courant. Ici, le dossier prend quatre ans. Demandez à l'agence de santé une liste "
        "claire de ce qui est permis, et commencez par les arbres.",
        "Réseaux",
        citizens=71,
        agents=24,
        arguments=(
            Against(
                "Cette eau soutient aussi le débit de la rivière en été. Ne la prenons pas toute."
            ),
        ),
    ),
    Idea(
        "Des compteurs qui préviennent quand l'eau coule la nuit",
        "J'ai reçu une facture de neuf cents euros pour une chasse d'eau. Un compteur qui envoie un "
        "message après trois nuits sans zéro, cela existe. Commencez par les logements sociaux et les "
        "écoles.",
        "Réseaux",
        citizens=69,
        agents=13,
    ),
    Idea(
        "Un bulletin de l'eau, comme la météo",
        "Chaque vendredi, dans le journal et à la radio : le niveau de la nappe, celui de la rivière, "
        "et ce que cela change pour nous. On parle du temps qu'il fait tous les jours, jamais de "
        "l'eau qui reste.",
        "Informer",
        citizens=83,
        agents=16,
        arguments=(For("Avec une couleur par bassin, on s'y habituerait en un été."),),
    ),
)

QUESTION = Question(
    slug="partager-l-eau-en-ete",
    lab="draille",
    title="Comment partager l'eau quand elle manque en été ?",
    subject="environment",
    essential=(
        "Les arrêtés de sécheresse sont mal connus et parfois jugés injustes.",
        "Vous avez proposé des façons de mieux informer et de mieux partager l'effort.",
        "Vous avez voté pour les mesures à prendre avant l'été.",
        "La synthèse est publiée, avec la réponse du préfet à chaque thème.",
        "Toutes les données peuvent être téléchargées et recomptées.",
    ),
    authority="Le préfet coordonnateur de bassin",
    open_to_change="L'information, l'ordre des restrictions, la publicité des dérogations et les "
    "essais d'économie d'eau.",
    already_decided="Les seuils d'alerte fixés par la loi et la priorité à l'eau potable.",
    decider="Le préfet coordonnateur, après avis du comité de l'eau.",
    territory="Aveyron, Gard, Hérault et Lozère",
    region="76",
    contact="draille@demo.gouv.fr",
    data_notice="La préfecture de région est responsable du traitement.",
    published=260,
    synthesis_due=-90,
    stages=(
        Stage(
            "ideas",
            "Proposer",
            "Ce que vous vivez l'été, et ce qu'il faudrait changer.",
            -250,
            -190,
        ),
        Stage("vote", "Choisir", "Deux mesures à prendre, et les usages à protéger.", -170, -150),
    ),
    themes=("Informer", "Partager l'effort", "Réseaux", "Économiser"),
    places="occitanie",
    ideas=IDEAS,
    voices=VOICES,
    polls=(
        Poll(
            "Quelles mesures prendre avant l'été ?",
            "Le comité de l'eau s'engage à mettre en œuvre les deux premières.",
            2,
            (
                Choice(
                    "Un message à chaque restriction",
                    "Par téléphone et par affichage, commune par commune.",
                    "Annoncer les restrictions par message, commune par commune",
                    58,
                ),
                Choice(
                    "Les dérogations publiées",
                    "Qui, combien, pourquoi, jusqu'à quand.",
                    "Les mêmes règles pour les golfs, les piscines et les jardins",
                    52,
                ),
                Choice(
                    "Une table commune au mois de mai",
                    "Tous les usages, avant les premières coupures.",
                    "Que les agriculteurs et les pêcheurs décident à la même table",
                    37,
                ),
                Choice(
                    "Un bulletin de l'eau chaque vendredi",
                    "Dans la presse, à la radio et en ligne.",
                    "Un bulletin de l'eau, comme la météo",
                    29,
                ),
            ),
            citizens=214,
            agents=61,
            paper="Dans les mairies du bassin, aux heures d'ouverture",
            lots=(("Mairies du haut bassin", 38, True), ("Mairies de la vallée", 33, True)),
        ),
        Poll(
            "Quand l'eau manque, quels usages protéger en premier ?",
            "Donnez une mention à chaque usage. L'eau potable n'est pas soumise au vote : elle passe "
            "toujours avant les autres.",
            6,
            (
                Choice(
                    "Les rivières et ce qui y vit",
                    "Un débit minimum, mesuré chaque semaine.",
                    "",
                    66,
                ),
                Choice(
                    "Les cultures vivrières et les maraîchers",
                    "Ce qui nourrit le territoire.",
                    "",
                    74,
                ),
                Choice("L'abreuvement des troupeaux", "Bergeries et estives.", "", 70),
                Choice("Les arbres des villes et des écoles", "Ceux qui rafraîchissent.", "", 52),
                Choice(
                    "Le maïs et les cultures d'exportation",
                    "Les plus gourmandes en juillet.",
                    "",
                    29,
                ),
                Choice("Les terrains de sport et les golfs", "Hors eau recyclée.", "", 14),
            ),
            citizens=188,
            agents=57,
            method="majority-judgment",
        ),
    ),
    reading=Reading(
        "Partager l'eau en été : ce que vous avez dit, ce qui va changer",
        """Habitants et agents du bassin ont répondu à une question simple : comment partager l'eau quand elle manque ? Les mêmes idées reviennent, d'un bout à l'autre du territoire.

# On accepte l'effort quand il est partagé

On demande les mêmes règles pour les golfs, les piscines et les jardins (#{Les mêmes règles pour les golfs, les piscines et les jardins}). Les échanges montrent un point d'accord : **publier les dérogations** suffirait à lever une grande partie de la défiance. Un gestionnaire de golf a d'ailleurs rappelé que son parcours est arrosé avec de l'eau recyclée : il souhaite lui aussi que cela se sache. La publication des dérogations est demandée de plusieurs côtés (#{Partager l'effort: 6 citoyens, 5 agents}).

La même attente vaut entre professionnels. Agriculteurs et pêcheurs se retrouveraient à la même table (#{Que les agriculteurs et les pêcheurs décident à la même table}). Un tarif protégerait les premiers mètres cubes (#{Un tarif qui protège les premiers mètres cubes}) : sa mise en œuvre dans les immeubles reste à trouver.

# On ne peut pas respecter ce que l'on ignore

Le principe des arrêtés n'est pas en cause : c'est l'annonce qui tarde. Un message par commune (#{Annoncer les restrictions par message, commune par commune}) et un bulletin hebdomadaire (#{Un bulletin de l'eau, comme la météo}) vont dans le même sens. Un message le jour même est demandé par des citoyens et par des agents (#{Informer: 9 citoyens, 5 agents}).

# L'exemple doit venir des réseaux

La contribution la plus soutenue vise les fuites (#{Réparer les fuites avant de nous demander des efforts}). Les compteurs qui alertent (#{Des compteurs qui préviennent quand l'eau coule la nuit}) et la réutilisation des eaux traitées (#{Réutiliser l'eau des stations d'épuration pour les arbres des villes}) la complètent, avec une réserve : ne pas priver la rivière de cette eau en été. Réparer les fuites est demandé par les agents qui tiennent les réseaux comme par ceux qui voient l'eau couler (#{Réseaux: 5 citoyens, 12 agents}). Les toits publics rempliraient des cuves (#{Économiser: 7 citoyens, 5 agents}).

# Ce que décide le préfet

- **Retenu** : le message à chaque restriction, dès le mois de juin ; la publication des dérogations, avec les volumes.
- **À l'essai** : la réunion commune de mai, et des prés remis en eau (#{Laisser la rivière déborder dans les prés qui l'acceptent}).
- **Non retenu pour l'instant** : le tarif progressif, qui relève des communes. Un guide leur sera adressé.

> Un an après, le labo publiera ce qui a été fait et ce qui ne l'a pas été.
""",
        95,
    ),
)
