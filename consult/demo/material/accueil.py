"""Welcoming the public in a prefecture. Ideas are over; a vote and its reading are open."""

from __future__ import annotations

from .shape import Against, Ask, Choice, For, Idea, Poll, Question, Refusal, Stage

IDEAS = (
    Idea(
        "Dire à l'entrée combien de temps on va attendre",
        "Ce n'est pas d'attendre qui est pénible, c'est de ne pas savoir. Un écran, ou même une "
        "ardoise, avec la durée estimée pour chaque guichet changerait l'ambiance de la salle. Je "
        "pourrais aller chercher mon fils à l'école et revenir sans perdre ma place.",
        "Attente et horaires",
        citizens=87,
        agents=14,
        arguments=(
            For("À la caisse d'allocations, c'est affiché, et les gens sont plus calmes."),
            For(
                "Comme agent d'accueil, je passe la moitié de mes matinées à répondre à cette seule "
                "question.",
            ),
            Against(
                "Si l'estimation est fausse, ce sera pire. Il faut être sûr de pouvoir la tenir.",
                "On peut afficher une fourchette, par exemple entre vingt et quarante minutes.",
            ),
        ),
    ),
    Idea(
        "Une personne debout dans le hall, avant les machines",
        "Depuis que la borne distribue les tickets, plus personne ne vous dit bonjour. Beaucoup de "
        "visiteurs prennent le mauvais ticket et attendent une heure pour rien. Une personne à "
        "l'entrée, debout, qui regarde le dossier une minute et oriente : c'est cela, l'accueil.",
        "Orientation",
        citizens=112,
        agents=31,
        arguments=(
            For(
                "C'est ce que nous faisions avant 2017. Les dossiers arrivaient complets au guichet."
            ),
            Ask("Un agent ou une personne en service civique ? Ce n'est pas le même métier."),
        ),
    ),
    Idea(
        "Ouvrir un soir par semaine jusqu'à 19 heures",
        "Je travaille à l'usine en journée continue. Pour venir déposer un papier, je dois poser "
        "une demi-journée, et si la pièce manque, une deuxième. Un soir par semaine suffirait, sur "
        "rendez-vous, quitte à fermer un matin.",
        "Attente et horaires",
        citizens=96,
        agents=9,
        arguments=(
            Against(
                "Ouvrir le soir ferme un autre créneau. Les parents isolés viennent le matin.",
                "D'où l'idée de ne fermer qu'un matin, celui où il y a le moins de monde.",
            ),
            For("Avec un essai de six mois, on saurait vite si quelqu'un vient."),
        ),
    ),
    Idea(
        "Un coin pour faire ses photocopies et ses photos d'identité",
        "Il manque toujours une copie. La première boutique est à dix minutes à pied et elle ferme "
        "le lundi. Une photocopieuse payante et une cabine agréée dans le hall éviteraient bien des "
        "rendez-vous perdus.",
        "Confort du lieu",
        citizens=58,
        agents=12,
        arguments=(For("Même à vingt centimes la page, tout le monde y gagne."),),
    ),
    Idea(
        "Un rendez-vous déplacé ne devrait pas repartir de zéro",
        "Mon rendez-vous a été annulé la veille par courriel. Pour en reprendre un, il fallait "
        "attendre six semaines de plus, alors que mon titre expirait. Quand l'annulation vient de "
        "la préfecture, une nouvelle date devrait être proposée dans la semaine.",
        "Attente et horaires",
        citizens=74,
        agents=6,
        arguments=(For("Question de justice plus que de confort."),),
    ),
    Idea(
        "Des panneaux avec des dessins et des couleurs, pas des sigles",
        "Ma mère lit mal le français. Devant « DCL - BNE - étage 1 » elle est perdue, et moi aussi "
        "d'ailleurs. Une couleur par démarche, un dessin, une ligne au sol. Les hôpitaux le font "
        "très bien.",
        "Orientation",
        citizens=81,
        agents=22,
        arguments=(
            For(
                "Nous avons essayé des dessins avec une classe de CM2 : aucun visiteur ne s'est perdu."
            ),
            Ask("Les lignes au sol sont-elles lisibles pour les personnes malvoyantes ?"),
        ),
    ),
    Idea(
        "Un banc à l'ombre et un abri pour ceux qui attendent dehors",
        "Avant l'ouverture, nous sommes trente sur le trottoir, en plein soleil ou sous la pluie, "
        "avec des poussettes. Un auvent, deux bancs et un point d'eau : la préfecture commence "
        "dehors.",
        "Confort du lieu",
        citizens=66,
        agents=11,
        arguments=(For("Et des toilettes accessibles sans avoir à passer le portique."),),
    ),
    Idea(
        "Des traducteurs au téléphone pour les rendez-vous compliqués",
        "Les enfants qui traduisent pour leurs parents apprennent des choses qu'ils ne devraient "
        "pas entendre. Un service d'interprètes par téléphone existe dans les hôpitaux. Dix minutes "
        "de traduction coûtent moins qu'un deuxième rendez-vous.",
        "Comprendre et être compris",
        citizens=49,
        agents=27,
        arguments=(
            For("Comme agente, je le demande depuis des années."),
            Against(
                "Il faudra dire clairement pour quelles démarches, sinon l'attente s'allongera."
            ),
        ),
    ),
    Idea(
        "Repartir avec une feuille qui dit ce qui va se passer",
        "On nous dit « vous serez contacté », mais par qui, quand, et que faire si rien ne vient ? "
        "Une feuille avec trois lignes : ce que j'ai déposé, la date à laquelle je dois m'inquiéter, "
        "et la personne à qui écrire.",
        "Comprendre et être compris",
        citizens=103,
        agents=18,
        arguments=(
            For("Cela ferait baisser les appels : la moitié demandent où en est leur dossier."),
        ),
    ),
    Idea(
        "Une heure calme pour les personnes que le bruit épuise",
        "Mon frère est autiste. Le bruit des numéros, les portes, la foule : il ne peut pas rester "
        "plus de cinq minutes. Une heure par semaine sans appel sonore, avec moins de lumière, lui "
        "permettrait de faire ses papiers lui-même.",
        "Confort du lieu",
        citizens=44,
        agents=13,
    ),
    Idea(
        "Rendre la prise de rendez-vous possible au téléphone",
        "Tout le monde n'a pas internet, et le numéro affiché renvoie vers le site. Une ligne tenue "
        "par une vraie personne, deux matins par semaine, pour ceux qui n'ont pas d'autre moyen.",
        "Attente et horaires",
        citizens=69,
        agents=8,
        arguments=(
            For("J'accompagne des personnes âgées : c'est leur première demande."),
            Against("Deux files de rendez-vous, c'est deux fois plus d'erreurs."),
        ),
    ),
    Idea(
        "Les agents aussi ont droit à un lieu digne",
        "Nous recevons derrière une vitre rayée, avec un micro qui grésille, dans un bureau sans "
        "fenêtre. Quand on est bien installé, on reçoit mieux. Commencez par demander aux agents de "
        "dessiner leur guichet.",
        "Confort du lieu",
        citizens=31,
        agents=52,
        college="agent",
        arguments=(For("Je n'y avais jamais pensé du côté du public. Je soutiens."),),
    ),
    Idea(
        "Virez tout le monde et recommencez",
        "Une bande de fainéants, voilà ce que c'est, surtout celle du guichet 4.",
        "Attente et horaires",
        state="refused",
        refusal=Refusal(
            "refuse",
            "insult",
            "Votre texte s'en prend à une personne reconnaissable. Vous pouvez raconter ce qui "
            "vous est arrivé, sans viser quelqu'un : nous le publierons.",
        ),
    ),
)

QUESTION = Question(
    slug="mieux-accueillir-a-la-prefecture",
    lab="fabrique-du-fleuve",
    title="Comment voulez-vous être accueillis à la préfecture ?",
    subject="public-service",
    essential=(
        "Le hall de la préfecture de la Loire-Atlantique sera refait l'an prochain.",
        "Vous avez raconté votre dernière visite et proposé ce qu'il faut changer.",
        "Sept propositions sont maintenant soumises au vote.",
        "Les trois premières seront essayées pendant six mois, avec vous.",
        "Tout le monde peut voter, avec une adresse électronique.",
    ),
    authority="Le préfet de la Loire-Atlantique",
    open_to_change="L'aménagement du hall, les horaires, l'orientation, les documents remis et la "
    "manière de prendre rendez-vous.",
    already_decided="Le budget des travaux (420 000 €) et leur calendrier. Les démarches qui se "
    "font uniquement en ligne de par la loi ne changent pas.",
    decider="Le préfet s'engage à essayer les trois propositions arrivées en tête, et à expliquer "
    "publiquement pourquoi si l'une d'elles ne pouvait pas l'être.",
    territory="Loire-Atlantique",
    region="52",
    contact="fabrique-du-fleuve@demo.gouv.fr",
    data_notice="La préfecture de la Loire-Atlantique est responsable du traitement. Les adresses "
    "servent à vérifier que chacun ne vote qu'une fois. Personne ne peut savoir ce que vous avez voté.",
    published=75,
    synthesis_due=35,
    stages=(
        Stage(
            "ideas",
            "Raconter sa visite",
            "Votre dernière visite, et ce qu'il faut changer.",
            -70,
            -21,
        ),
        Stage(
            "reading",
            "Lire les propositions retenues",
            "Le labo explique comment les idées proches ont été réunies.",
            -14,
            12,
        ),
        Stage("vote", "Choisir", "Ce qu'il faut essayer, et comment dépenser l'enveloppe.", -6, 12),
    ),
    themes=("Attente et horaires", "Orientation", "Comprendre et être compris", "Confort du lieu"),
    places="pays-de-la-loire",
    ideas=IDEAS,
    polls=(
        Poll(
            "Que faut-il essayer d'abord dans le hall ?",
            "Donnez une mention à chaque proposition. Vous pouvez changer d'avis jusqu'à la clôture.",
            3,
            (
                Choice(
                    "Une personne à l'entrée pour orienter",
                    "Présente aux heures d'ouverture, elle vérifie le dossier avant l'attente.",
                    "Une personne debout dans le hall, avant les machines",
                    62,
                ),
                Choice(
                    "Une feuille de route à la fin du rendez-vous",
                    "Ce qui est déposé, la date à surveiller, la personne à contacter.",
                    "Repartir avec une feuille qui dit ce qui va se passer",
                    51,
                ),
                Choice(
                    "Le temps d'attente affiché",
                    "Une fourchette par guichet, à l'entrée et sur internet.",
                    "Dire à l'entrée combien de temps on va attendre",
                    47,
                ),
                Choice(
                    "Une ouverture le jeudi soir",
                    "Jusqu'à 19 heures, sur rendez-vous, en échange du lundi matin.",
                    "Ouvrir un soir par semaine jusqu'à 19 heures",
                    38,
                ),
                Choice(
                    "Une signalétique en couleurs et en dessins",
                    "Conçue avec des visiteurs qui lisent peu le français.",
                    "Des panneaux avec des dessins et des couleurs, pas des sigles",
                    33,
                ),
                Choice(
                    "Un auvent, des bancs et un point d'eau dehors",
                    "Devant l'entrée principale, avant l'été.",
                    "Un banc à l'ombre et un abri pour ceux qui attendent dehors",
                    24,
                ),
                Choice(
                    "Un interprète par téléphone",
                    "Pour les rendez-vous de plus de vingt minutes.",
                    "Des traducteurs au téléphone pour les rendez-vous compliqués",
                    19,
                ),
            ),
            citizens=143,
            agents=38,
            method="majority-judgment",
            paper="Dans le hall de la préfecture, du lundi au vendredi, de 9 h à 16 h",
            lots=(("Hall, lundi et mardi", 14, True), ("Hall, mercredi", 6, False)),
        ),
        Poll(
            "Quelle maquette de borne d'accueil essayer au guichet ?",
            "Les trois maquettes ont été montrées à l'atelier du mois dernier. Seules les personnes qui "
            "y étaient votent, chacune par son lien.",
            1,
            (
                Choice("La borne à gros boutons", "Quatre boutons, une voix.", "", 48),
                Choice("La borne à écran", "Huit langues, un clavier.", "", 31),
                Choice("Le panneau et une personne", "Pas de borne.", "", 39),
            ),
            citizens=17,
            agents=6,
            electorate="roll",
            method="plurality",
            listed=36,
        ),
        Poll(
            "Comment répartir 150 000 € entre les travaux du hall ?",
            "L'enveloppe est votée et sera dépensée cette année. Cochez les projets que vous soutenez : "
            "chaque votant dispose d'une part égale, et un projet est financé quand celles et ceux qui "
            "le soutiennent peuvent le payer ensemble.",
            6,
            (
                Choice(
                    "Refaire la signalétique, du portail aux guichets",
                    "Couleurs, dessins et gros caractères, essayés avec des visiteurs.",
                    "Des panneaux avec des dessins et des couleurs, pas des sigles",
                    58,
                    38_000,
                ),
                Choice(
                    "Un auvent, six bancs et un point d'eau dehors",
                    "Pour attendre à l'abri avant l'ouverture.",
                    "Un banc à l'ombre et un abri pour ceux qui attendent dehors",
                    52,
                    64_000,
                ),
                Choice(
                    "L'affichage du temps d'attente",
                    "Trois écrans, et la même information en ligne.",
                    "Dire à l'entrée combien de temps on va attendre",
                    49,
                    27_500,
                ),
                Choice(
                    "Un guichet fermé pour parler sans être entendu",
                    "Cloison vitrée, isolation du bruit, accessible en fauteuil.",
                    "",
                    44,
                    46_000,
                ),
                Choice(
                    "Un coin pour les enfants",
                    "Tapis, livres, table à langer à côté.",
                    "",
                    31,
                    9_000,
                ),
                Choice(
                    "Deux bornes pour photocopier et numériser",
                    "Gratuites, avec l'aide d'un agent le matin.",
                    "",
                    36,
                    12_400,
                ),
            ),
            citizens=96,
            agents=21,
            method="equal-shares",
            variant={"completion": "add-one"},
            budget=150_000,
        ),
    ),
)
