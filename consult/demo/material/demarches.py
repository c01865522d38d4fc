"""Online procedures in La Réunion. Closed, with a vote counted; its synthesis is late."""

from __future__ import annotations

from .shape import Against, Ask, Choice, For, Idea, Poll, Question, Refusal, Stage

IDEAS = (
    Idea(
        "Un agent qui fait avec moi, pas à ma place",
        "À la case France services, la dame a pris ma souris et tout rempli en cinq minutes. C'était "
        "gentil, mais la fois d'après j'étais toujours perdu. Je préfère que cela dure une demi-heure "
        "et savoir recommencer seul.",
        "Accompagnement",
        citizens=73,
        agents=16,
        arguments=(
            For("Apprendre prend du temps, mais c'est du temps gagné pour tout le monde."),
            Against(
                "Certaines personnes ne pourront jamais, et ce n'est pas une honte. Pour elles, il "
                "faut que quelqu'un fasse."
            ),
        ),
    ),
    Idea(
        "Garder une voie papier pour chaque démarche",
        "Quand l'internet est coupé après un cyclone, toute l'administration s'arrête avec lui. "
        "Gardons un formulaire papier dans chaque mairie annexe, avec une date de réponse. Ce n'est "
        "pas être contre le progrès, c'est habiter une île.",
        "Autres voies que l'internet",
        citizens=94,
        agents=21,
        arguments=(
            For("Pendant le dernier cyclone, dix jours sans réseau dans les Hauts."),
            Ask("Qui saisit le papier ensuite, et sous quel délai ?"),
        ),
    ),
    Idea(
        "Traduire les mots difficiles, en français simple et en créole",
        "« Quotient », « ayant droit », « attestation sur l'honneur » : on signe sans comprendre. Une "
        "explication en français simple à côté de chaque mot, et une version parlée en créole que "
        "l'on peut écouter sur son téléphone.",
        "Langage",
        citizens=88,
        agents=19,
        arguments=(
            For("La version parlée aiderait aussi ceux qui ne lisent pas."),
            For("Nous pourrions l'enregistrer avec des lycéens de Saint-Louis."),
        ),
    ),
    Idea(
        "Ne plus redemander un papier que l'administration possède déjà",
        "J'ai envoyé quatre fois mon avis d'imposition cette année à quatre services de l'État. Il "
        "est produit par l'État. La loi dit qu'on n'a plus à le fournir ; sur le terrain, sans la "
        "pièce, le dossier est refusé.",
        "Simplifier",
        citizens=101,
        agents=33,
        arguments=(For("Les agents aussi en ont assez de le réclamer."),),
    ),
    Idea(
        "Enregistrer son dossier et le reprendre plus tard",
        "Je remplis sur le téléphone, dans le car. Au bout de vingt minutes la session expire et tout "
        "est perdu. Un bouton pour enregistrer, un lien reçu par message, et l'on reprend le soir.",
        "Simplifier",
        citizens=82,
        agents=12,
        arguments=(For("Et garder les pièces déjà envoyées, elles coûtent du forfait."),),
    ),
    Idea(
        "Un bus des démarches dans les cirques, un jour fixe",
        "À Cilaos, un aller-retour à la sous-préfecture prend la journée et quatre cents virages. Un "
        "bus équipé, le premier mardi du mois, avec un agent habilité à décider, vaudrait mieux que "
        "dix bornes.",
        "Autres voies que l'internet",
        citizens=67,
        agents=14,
        arguments=(
            Against(
                "À Mafate il n'y a pas de route. Pensez aussi à l'hélicoptère postal ou au facteur."
            ),
        ),
    ),
    Idea(
        "Former les jeunes pour aider les gramouns",
        "Dans chaque quartier, il y a des jeunes qui maîtrisent le téléphone et cherchent une mission. "
        "Un service civique de six mois, encadré, avec un engagement de secret : ils aideraient les "
        "anciens à domicile, et apprendraient un métier.",
        "Accompagnement",
        citizens=59,
        agents=17,
        arguments=(
            For("Cela crée du lien, et les anciens leur font confiance."),
            Ask("Comment protéger les mots de passe et les comptes bancaires ?"),
        ),
    ),
    Idea(
        "Un accusé de réception qui dit la suite",
        "Le message dit « votre demande a bien été prise en compte ». Et après ? Donnez la date à "
        "laquelle j'aurai une réponse et le moyen de relancer. Sans cela, je reviens au guichet pour "
        "savoir, et je reprends la file.",
        "Simplifier",
        citizens=76,
        agents=20,
    ),
    Idea(
        "Des ordinateurs en bon état dans les mairies annexes",
        "Celui de ma mairie annexe date de 2012 et l'imprimante n'a plus d'encre depuis Pâques. Avant "
        "de parler de services numériques, donnons des machines qui marchent et quelqu'un pour les "
        "entretenir.",
        "Accompagnement",
        citizens=48,
        agents=9,
        arguments=(For("On pourrait récupérer les ordinateurs réformés des administrations."),),
    ),
    Idea(
        "Le service est nul, comme le maire d'à côté",
        "Tout le monde sait qui je vise, et il va le regretter.",
        "Langage",
        state="refused",
        refusal=Refusal(
            "refuse",
            "insult",
            "Votre message contient une menace. Il ne peut pas être publié.",
        ),
    ),
)

QUESTION = Question(
    slug="des-demarches-en-ligne-pour-tous",
    lab="varangue",
    title="Que faut-il changer pour que personne ne renonce à ses démarches en ligne ?",
    subject="digital",
    essential=(
        "Un habitant de l'île sur trois a déjà renoncé à une démarche en ligne.",
        "Vous avez raconté ce qui bloque et proposé des solutions.",
        "Vous avez ensuite voté pour les mesures à financer d'abord.",
        "La consultation est terminée ; la synthèse est en cours d'écriture.",
        "Chaque proposition recevra une réponse écrite.",
    ),
    authority="Le préfet de La Réunion",
    open_to_change="L'accompagnement, les lieux, la langue des formulaires et les voies de secours.",
    already_decided="Les démarches nationales en ligne restent en ligne. Une enveloppe de 300 000 € "
    "est réservée pour deux ans.",
    decider="Le préfet, après avis du comité local d'inclusion numérique.",
    territory="La Réunion",
    region="04",
    contact="varangue@demo.gouv.fr",
    data_notice="La préfecture de La Réunion est responsable du traitement. Les données sont "
    "conservées un an après la synthèse.",
    published=120,
    synthesis_due=-6,
    stages=(
        Stage(
            "ideas", "Raconter ce qui bloque", "Une démarche abandonnée, et pourquoi.", -110, -60
        ),
        Stage(
            "vote",
            "Choisir les mesures",
            "Une enveloppe à répartir, et un secteur où commencer.",
            -45,
            -25,
        ),
    ),
    themes=("Accompagnement", "Simplifier", "Langage", "Autres voies que l'internet"),
    places="reunion",
    ideas=IDEAS,
    polls=(
        Poll(
            "Quelles mesures financer d'abord ?",
            "Une enveloppe de 300 000 € est à répartir. Cochez jusqu'à trois mesures : chaque votant "
            "en tient une part égale.",
            3,
            (
                Choice(
                    "Le bus des démarches dans les cirques",
                    "Un jour fixe par mois, avec un agent habilité.",
                    "Un bus des démarches dans les cirques, un jour fixe",
                    57,
                    96000,
                ),
                Choice(
                    "Les mots expliqués, en français simple et en créole",
                    "Écrits et parlés, pour les vingt démarches les plus faites.",
                    "Traduire les mots difficiles, en français simple et en créole",
                    54,
                    42000,
                ),
                Choice(
                    "Quarante services civiques auprès des anciens",
                    "À domicile, avec une charte de confidentialité.",
                    "Former les jeunes pour aider les gramouns",
                    43,
                    128000,
                ),
                Choice(
                    "Des ordinateurs entretenus dans les mairies annexes",
                    "Deux postes et une imprimante par mairie.",
                    "Des ordinateurs en bon état dans les mairies annexes",
                    34,
                    74000,
                ),
                Choice(
                    "Un formulaire papier de secours",
                    "Pour les dix démarches essentielles.",
                    "Garder une voie papier pour chaque démarche",
                    49,
                    31000,
                ),
            ),
            citizens=167,
            agents=44,
            method="equal-shares",
            variant={"completion": "add-one", "maximum": 3},
            budget=300_000,
        ),
        Poll(
            "Par où le bus des démarches doit-il commencer ?",
            "Le bus roulera d'abord six mois dans un seul secteur. Classez ceux que vous connaissez, du "
            "plus pressé au moins pressé ; les autres viennent après, à égalité.",
            5,
            (
                Choice("Salazie", "Deux mairies annexes, une route souvent coupée.", "", 55),
                Choice("Cilaos", "Une maison France services, loin des écarts.", "", 47),
                Choice(
                    "Mafate, depuis la rivière des Galets", "Sans route : un jour par mois.", "", 58
                ),
                Choice("La Plaine des Palmistes", "Pas de guichet depuis trois ans.", "", 31),
                Choice("Les hauts de Saint-Joseph", "Douze écarts, peu de cars.", "", 39),
            ),
            citizens=151,
            agents=38,
            method="schulze",
        ),
    ),
)
