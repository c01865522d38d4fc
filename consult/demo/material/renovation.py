"""Energy renovation: two thousand contributions, most of them composed from parts.py."""

from __future__ import annotations

from .shape import Against, Argument, Ask, For, Idea, Question, Refusal, Stage

IDEAS = (
    Idea(
        "Une seule personne pour suivre mon chantier du début à la fin",
        "En dix-huit mois, j'ai parlé à un conseiller, un auditeur, un mandataire, trois artisans et "
        "deux plateformes. Chacun connaissait un morceau de mon dossier. Donnez-nous un seul nom, une "
        "personne qui ait le droit de décrocher son téléphone et de dire : ce devis est bon, celui-là "
        "non.",
        "Accompagnement",
        citizens=318,
        agents=42,
        arguments=(
            For("Les banques le font pour un prêt. Pourquoi pas pour une maison ?"),
            For(
                "Nous étions à deux doigts d'abandonner ; une conseillère de Béthune a tout débloqué."
            ),
            Against(
                "Si cette personne est payée par les entreprises, elle ne sera pas indépendante.",
                "Il faut qu'elle soit rattachée à la collectivité, c'est la condition.",
            ),
            Ask("Combien de dossiers une seule personne peut-elle suivre sérieusement ?"),
        ),
    ),
    Idea(
        "Verser l'aide avant les travaux, pas un an après",
        "On m'a promis quatorze mille euros. Très bien, mais il faut d'abord les avancer, et ma banque "
        "ne prête pas à une retraitée de 71 ans. J'ai donc renoncé. L'aide existe, elle est votée, "
        "elle n'arrive jamais jusqu'aux gens qui en ont besoin.",
        "Aides et financement",
        citizens=402,
        agents=37,
        arguments=(
            For("Même situation chez mes parents à Fourmies."),
            For("Une avance versée à l'artisan, sous contrôle, suffirait."),
            Against("Les avances ont déjà servi aux fraudeurs. Il faut un tiers de confiance."),
        ),
    ),
    Idea(
        "Protéger les maisons de briques : pas de polystyrène sur nos façades",
        "Les maisons de nos corons respirent par la brique. On leur colle du polystyrène et dix ans "
        "plus tard le mur est trempé. Il existe des enduits à la chaux et au chanvre, fabriqués dans "
        "la région. Que les aides cessent de pousser la mauvaise solution parce qu'elle entre mieux "
        "dans le tableur.",
        "Bâti ancien",
        citizens=267,
        agents=31,
        arguments=(
            For(
                "Artisan à Lens, je refuse ces chantiers : on me rappelle toujours pour l'humidité."
            ),
            Argument("neutral", "Tout dépend de l'exposition du mur et de l'état de la brique."),
            Ask("Existe-t-il une liste d'artisans formés à la chaux ?"),
        ),
    ),
    Idea(
        "Locataires : donnez-nous le droit de demander les travaux",
        "Je paie deux cents euros de chauffage par mois dans un logement classé F. Le propriétaire "
        "encaisse, moi je grelotte. Qu'un locataire puisse déclencher une visite et que le loyer soit "
        "gelé tant que rien n'est fait.",
        "Locataires",
        citizens=355,
        agents=28,
        arguments=(
            For("Aujourd'hui, se plaindre, c'est risquer de ne pas voir son bail renouvelé."),
            Against(
                "Petit propriétaire, je touche 480 € par mois. Sans aide, je vendrai, et il y aura un "
                "logement de moins."
            ),
        ),
    ),
    Idea(
        "Un carnet de santé pour chaque maison",
        "Quand on achète, on reçoit un diagnostic de trois pages et rien sur ce qui a été fait "
        "derrière les murs. Un carnet attaché au logement, avec les photos du chantier et les "
        "factures, éviterait de refaire trois fois la même étude.",
        "Information et confiance",
        citizens=189,
        agents=33,
        arguments=(For("Les assureurs devraient adorer l'idée."),),
    ),
    Idea(
        "Stop aux appels et aux démarcheurs",
        "Trois appels par semaine, toujours « de la part de la mairie ». Ma voisine a signé pour une "
        "pompe à chaleur à dix-neuf mille euros. Un numéro à la gendarmerie, une affiche dans chaque "
        "mairie et des poursuites que l'on annonce : c'est cela qui rendra confiance.",
        "Information et confiance",
        citizens=388,
        agents=45,
        arguments=(
            For("La mairie d'Hirson a mis une affiche : les signatures ont cessé."),
            For("Comme conseillère, la moitié de mes rendez-vous sont des gens trompés."),
        ),
    ),
    Idea(
        "Des chantiers-écoles où l'on apprend en rénovant le logement social",
        "Nous manquons d'artisans et nous avons des jeunes sans emploi. Une promotion de quinze "
        "apprentis par bassin, encadrée par des retraités du bâtiment, sur des maisons vides des "
        "bailleurs. Dans trois ans, on aurait des équipes.",
        "Artisans et métiers",
        citizens=241,
        agents=52,
        college="agent",
        arguments=(
            For("Le lycée professionnel de Bruay est partant."),
            Ask("Qui porte la garantie décennale sur un chantier-école ?"),
        ),
    ),
    Idea(
        "Penser aussi à la chaleur de l'été",
        "On isole pour l'hiver et, en juillet, les chambres sous les toits montent à trente-quatre "
        "degrés. Volets, arbres, ventilation de nuit : ce n'est pas cher et aucune aide n'en parle.",
        "Confort d'été",
        citizens=214,
        agents=26,
        arguments=(For("Les volets roulants fermés à dix heures font gagner cinq degrés."),),
    ),
    Idea(
        "Votre conseiller est un voleur, voici son adresse",
        "Je donne ici le nom et la rue de celui qui m'a vendu ma chaudière.",
        "Information et confiance",
        state="refused",
        refusal=Refusal(
            "refuse",
            "personal-data",
            "Nous ne publions ni nom ni adresse. La répression des fraudes peut recevoir votre "
            "signalement ; vous pouvez aussi raconter les faits ici sans nommer la personne.",
        ),
    ),
    Idea(
        "Mon syndic et sa pompe à chaleur",
        "Le syndic de ma copropriété, dont je joins la lettre avec les noms de tous les voisins, "
        "refuse de mettre les travaux à l'ordre du jour.",
        "Copropriétés",
        state="amend",
        refusal=Refusal(
            "amend",
            "personal-data",
            "Votre récit peut aider d'autres copropriétaires. Retirez les noms de vos voisins et "
            "nous le publierons aussitôt.",
        ),
    ),
)

QUESTION = Question(
    slug="renover-nos-logements",
    lab="chantier-commun",
    title="Rénover nos logements : qu'est-ce qui vous aiderait vraiment ?",
    subject="housing",
    essential=(
        "Un logement sur cinq de la région est difficile à chauffer.",
        "Les aides existent, mais beaucoup de ménages abandonnent en chemin.",
        "Dites-nous ce qui vous a bloqué, ou ce qui vous a aidé.",
        "Tout le monde peut écrire, avec ou sans compte.",
        "Vos contributions serviront à réécrire le parcours d'aide régional.",
    ),
    authority="Le préfet de la région Hauts-de-France, avec l'Agence nationale de l'habitat",
    open_to_change="L'accueil et l'accompagnement, les lettres et les formulaires, l'ordre des "
    "étapes, le contrôle des entreprises, la formation des artisans.",
    already_decided="Les montants nationaux des aides et les plafonds de ressources. La région "
    "peut les compléter, pas les modifier.",
    decider="Le préfet et la présidente du comité régional de l'habitat publieront ensemble, point "
    "par point, ce qui est retenu.",
    territory="Hauts-de-France",
    region="32",
    regime="flagged",
    contact="chantier-commun@demo.gouv.fr",
    data_notice="La préfecture de région est responsable du traitement. L'adresse électronique est "
    "facultative ; elle sert à suivre votre contribution et n'est jamais publiée.",
    published=40,
    synthesis_due=70,
    stages=(
        Stage(
            "ideas",
            "Raconter et proposer",
            "Un chantier réussi, un dossier abandonné, une idée : tout compte.",
            -38,
            24,
        ),
        Stage(
            "vote",
            "Choisir les dix priorités",
            "Les pistes réunies seront soumises au vote.",
            38,
            52,
        ),
    ),
    themes=(
        "Aides et financement",
        "Accompagnement",
        "Artisans et métiers",
        "Copropriétés",
        "Locataires",
        "Bâti ancien",
        "Confort d'été",
        "Information et confiance",
    ),
    places="hauts-de-france",
    ideas=IDEAS,
    composed=1932,
)
