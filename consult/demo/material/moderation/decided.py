"""What the moderators of the five labs decided, and why; by consultation, the hours are those waited."""

from __future__ import annotations

from ..shape import Contest, Judged, Notice, Said
from .held import AIDES, ANCIEN, CONFIANCE, COPRO, LOCATAIRES, METIERS, SUIVI

RENOVATION = (
    Judged(
        33,
        "refuse",
        Said(
            6,
            "Nos menuiseries, fabriquées dans le Nord",
            "Fenêtres sur mesure, pose comprise, devis en 24 heures. Trente ans d'expérience, étudiez nos offres du mois.",
            AIDES,
            account=False,
            email="devis@menuiseries-du-nord.example",
        ),
        "advertising",
        signals=("spam",),
        helped=True,
        contest=Contest(
            "Nous sommes une entreprise locale et nous avons le droit de participer.",
            "upheld",
            "Une entreprise a toute sa place ici quand elle raconte ou propose. Ce texte ne fait que vendre : la décision est maintenue. Vous pouvez écrire ce que vous voyez sur les chantiers.",
            role="manager",
        ),
    ),
    Judged(
        31,
        "mask",
        Said(
            9,
            "Trois ans pour une toiture",
            "Toiture refaite en trois ans au lieu de trois mois. Si quelqu'un a vécu la même chose, qu'il m'appelle au 06 39 98 17 52, on fera un courrier à plusieurs.",
            METIERS,
        ),
        "personal-data",
        "Nous avons publié votre texte sans votre numéro de téléphone, que n'importe qui aurait pu lire.",
        words=("06 39 98 17 52",),
        signals=("personal-data",),
        helped=True,
    ),
    Judged(
        29,
        "refuse",
        Said(
            3,
            "",
            "Va te faire soigner, toi et ta retraite de fonctionnaire.",
            on="Verser l'aide avant les travaux, pas un an après",
            side="against",
            by="truelle",
            notices=(
                Notice("insult", "J'ai 71 ans et j'étais caissière."),
                Notice("insult", "Inadmissible."),
            ),
        ),
        "insult",
        "Votre argument ne dit rien de l'idée et insulte la personne qui l'a écrite.",
    ),
    Judged(
        27,
        "refuse",
        Said(
            26,
            "Ils sont toujours servis avant nous",
            "À la mairie de quartier c'est toujours les mêmes qui passent devant, avec leurs sept enfants et leurs papiers tout neufs. Qu'on les renvoie et on aura des logements chauds.",
            AIDES,
            notices=(
                Notice("hate", "Propos racistes."),
                Notice("hate"),
                Notice(
                    "hate", "Ma fille a sept ans et six frères et sœurs, elle est née à Roubaix."
                ),
                Notice("off-topic"),
            ),
        ),
        "hate",
    ),
    Judged(
        25,
        "refuse",
        Said(
            31,
            "Les agents de la plateforme se moquent de nous",
            "Deux ans que la plateforme se moque de nous : pièces perdues, mêmes questions, conseillers qui raccrochent. C'est de l'incompétence organisée et j'appelle cela du mépris.",
            SUIVI,
        ),
        "insult",
        "Votre texte met en cause des agents. Merci de raconter les faits sans juger les personnes.",
        signals=("insult",),
        helped=False,
        contest=Contest(
            "Je ne vise personne, je critique un service. C'est justement ce que vous nous demandez.",
            "reversed",
            "Le texte critique durement un service et ne désigne aucune personne. La critique est le sujet même de cette concertation : il est publié de nouveau.",
            lab="estran",
        ),
    ),
    Judged(
        22,
        "amend",
        Said(
            12,
            "Ma copropriété et ses trois mauvais payeurs",
            "Au 8 de l'avenue des Sports, les familles du premier, du troisième gauche et du rez-de-chaussée ne paient plus leurs charges depuis 2020 et bloquent tout.",
            COPRO,
        ),
        "personal-data",
        "Votre récit est utile, mais il permet de reconnaître trois familles endettées. Reprenez-le sans l'adresse ni les étages et nous le publierons.",
        signals=("personal-data",),
        helped=True,
    ),
    Judged(
        20,
        "refuse",
        Said(
            41,
            "Le prix du gazole",
            "Le gazole à deux euros, voilà le vrai problème. Baissez-le et on aura de quoi isoler.",
            AIDES,
        ),
        "off-topic",
        role="facilitator",
        own=True,
    ),
    Judged(
        18,
        "mask",
        Said(
            5,
            "",
            "Madame Delcambre, du guichet de Béthune, a tout débloqué en dix minutes. Qu'on en mette une dans chaque ville.",
            on="Une seule personne pour suivre mon chantier du début à la fin",
        ),
        "personal-data",
        "Nous avons retiré le nom de la conseillère, à qui nous avons transmis votre merci.",
        words=("Madame Delcambre",),
        signals=("personal-data",),
        helped=True,
    ),
    Judged(
        16,
        "amend",
        Said(
            52,
            "Les audits, parlons-en",
            "J'ai payé 900 euros un torchon recopié d'une autre maison. L'auditeur est un charlatan et un voleur, il a même laissé le nom de l'ancien client.",
            CONFIANCE,
            notices=(Notice("insult", "Je suis auditeur, nous ne sommes pas tous des voleurs."),),
        ),
        "insult",
        "L'audit recopié mérite d'être raconté. Retirez « charlatan » et « voleur », qui accusent une personne, et le texte paraîtra.",
    ),
    Judged(
        14,
        "refuse",
        Said(
            8,
            "Une idée pour la chaux",
            "Les maisons de nos corons respirent par la brique, on leur colle du polystyrène et dix ans plus tard le mur est trempé. Que les aides cessent de pousser cette solution.",
            ANCIEN,
            account=False,
            email="brique.rouge@exemple.fr",
        ),
        "duplicate",
        signals=("copy",),
        helped=True,
        contest=Contest(
            "Je n'avais pas vu l'autre texte. Le mien dit pourtant la même chose avec moins de mots, et je tiens à ce que ma voix soit comptée. Je préfère qu'un autre labo regarde.",
            lab="fabrique-du-fleuve",
            days=9,
        ),
    ),
    Judged(
        11,
        "refuse",
        Said(
            15,
            "Les bâtiments de l'État d'abord",
            "La trésorerie de ma ville chauffe fenêtres ouvertes, la sous-préfecture aussi. Rénovez vos bureaux, vous saurez ensuite de quoi vous parlez quand vous nous écrivez.",
            CONFIANCE,
        ),
        "off-topic",
        "La concertation porte sur les logements ; votre texte parle des bureaux de l'administration.",
        role="manager",
        contest=Contest(
            "Ma phrase est un peu vive mais elle parle bien de confiance, qui est un de vos thèmes. Montrer l'exemple fait partie de ce qui nous aiderait vraiment.",
            days=3,
        ),
    ),
    Judged(
        9,
        "refuse",
        Said(2, "azerty", "azerty azerty", account=False),
        "other",
        "Votre texte ne contient pas de phrase : sans doute un essai. Écrivez-nous quand vous voulez.",
        signals=("empty",),
        helped=True,
    ),
    Judged(
        6,
        "refuse",
        Said(
            19,
            "Mon propriétaire s'appelle…",
            "Il s'appelle Ghislain Wartel, 2 impasse du Rivage à Loos, 03 53 01 42 18, et il loue trois taudis. Allez le réveiller la nuit.",
            LOCATAIRES,
        ),
        "personal-data",
        "Vous donnez le nom, l'adresse et le numéro d'une personne, et vous appelez à la déranger. Le signalement d'un logement indigne se fait en mairie ou au 0 806 706 806.",
        signals=("personal-data", "threat"),
        helped=True,
    ),
)

DECIDED = {
    "renover-nos-logements": RENOVATION,
    "voir-venir-les-difficultes-des-entreprises": (
        Judged(
            15,
            "refuse",
            Said(
                20,
                "Mon chef de service ne lit rien",
                "Inutile de chercher des signaux : mon chef de service, que chacun reconnaîtra, classe les alertes sans les lire.",
                "Moyens et temps",
                college="agent",
            ),
            "insult",
            "Votre texte met en cause une personne que ses collègues peuvent reconnaître. Dites ce qui manque à l'organisation : cela, nous le publierons.",
        ),
        Judged(
            8,
            "amend",
            Said(
                7,
                "Une entreprise que nous aurions pu sauver",
                "La scierie de quarante salariés, près du viaduc, avait prévenu trois services en mars. Personne n'a appelé personne.",
                "Après l'alerte",
                college="agent",
            ),
            "personal-data",
            "Ce récit doit être lu. Retirez ce qui désigne l'entreprise, le lieu et l'effectif, et nous le publions aussitôt.",
            role="facilitator",
        ),
    ),
    "mieux-accueillir-a-la-prefecture": (
        Judged(
            52,
            "mask",
            Said(
                14,
                "Merci à l'agente du guichet 6",
                "Je m'appelle Awa Sylla-Moreau et je veux dire merci à celle du guichet 6. Elle a vu que je ne savais pas lire et elle a lu pour moi, tout bas.",
                "Comprendre et être compris",
                account=False,
            ),
            "personal-data",
            "Nous avons retiré votre nom : avec ce que vous racontez, il en disait beaucoup sur vous. Écrivez-nous si vous préférez qu'il paraisse.",
            words=("Awa Sylla-Moreau",),
            own=True,
        ),
        Judged(
            38,
            "refuse",
            Said(
                30,
                "Carte grise en deux jours, c'est nous",
                "Évitez la queue : notre agence fait votre carte grise en 48 heures, paiement en trois fois.",
                "Attente et horaires",
                account=False,
                notices=(
                    Notice("advertising", "Publicité."),
                    Notice("advertising", "Cette agence m'a pris 90 euros pour rien."),
                ),
            ),
            "advertising",
        ),
    ),
    "se-deplacer-sur-le-larzac-et-dans-les-vallees": (
        Judged(
            47,
            "refuse",
            Said(
                50,
                "",
                "Encore une idée de bobos montpelliérains, restez chez vous.",
                on="Une voiture électrique de village à partager",
                side="against",
                notices=(Notice("insult", "J'habite Nant depuis quarante ans."),),
            ),
            "insult",
        ),
        Judged(
            30,
            "mask",
            Said(
                4,
                "Covoiturage du jeudi vers Millau",
                "Je descends tous les jeudis à 8 heures, il reste trois places. Notez : 06 39 98 60 05. Et si chaque village affichait ses trajets au lieu que je donne mon numéro partout ?",
                "Covoiturage",
            ),
            "personal-data",
            "Votre idée d'affichage est publiée, sans votre numéro.",
            words=("06 39 98 60 05",),
            signals=("personal-data",),
            helped=True,
        ),
    ),
    "des-demarches-en-ligne-pour-tous": (
        Judged(
            40,
            "amend",
            Said(
                28,
                "Le mot de passe de mon père",
                "Mon père a 84 ans, son numéro fiscal est 30 12 345 678 901 et je fais tout à sa place. Il faudrait une procuration simple, une vraie.",
                "Accompagnement",
            ),
            "personal-data",
            "La procuration est une bonne piste. Retirez le numéro fiscal de votre père, qui ouvre son dossier à d'autres, et nous publions.",
            signals=("personal-data",),
            helped=True,
        ),
        Judged(
            33,
            "refuse",
            Said(
                11,
                "Gagnez 200 euros par jour depuis la maison",
                "Sans diplôme, avec un simple téléphone. Cliquez : www.gain-facile.example",
                "Simplifier",
                account=False,
            ),
            "advertising",
            signals=("spam",),
            helped=True,
        ),
    ),
    "partager-l-eau-en-ete": (
        Judged(
            231,
            "refuse",
            Said(
                16,
                "Les piscines à l'amende, et vite",
                "Je joins la liste des onze maisons du lotissement qui remplissent la nuit, avec les noms. Faites votre travail.",
                "Partager l'effort",
            ),
            "personal-data",
            "Nous ne publions pas de liste de personnes. Un constat se signale en mairie ou à l'Office français de la biodiversité.",
        ),
        Judged(
            214,
            "refuse",
            Said(
                44,
                "",
                "Les irrigants sont des assassins, point.",
                on="Que les agriculteurs et les pêcheurs décident à la même table",
                side="against",
                notices=(
                    Notice("insult", "J'irrigue huit hectares de haricots, je ne tue personne."),
                    Notice("insult"),
                ),
            ),
            "insult",
            "Traiter une profession d'assassine n'aide pas à partager l'eau. L'idée peut être combattue, avec des raisons.",
        ),
        Judged(
            203,
            "amend",
            Said(
                57,
                "Le château et sa pelouse",
                "Le propriétaire du château, élu bien connu, arrose pendant que nous comptons nos seaux. Contrôlez aussi les puissants.",
                "Partager l'effort",
                notices=(Notice("insult", "Accusation sans preuve."),),
            ),
            "insult",
            "Demander des contrôles pour tous est une proposition. Retirez la personne que vous désignez et elle paraîtra.",
            role="facilitator",
        ),
    ),
}

# Where texts were held by a signal that was wrong, or reported and kept: how many of those published.
# In a consultation read before publication, each text was published by someone.
HELD_THEN_PUBLISHED = {"renover-nos-logements": 14}
REPORTED_THEN_KEPT = {
    "renover-nos-logements": 7,
    "mieux-accueillir-a-la-prefecture": 3,
    "se-deplacer-sur-le-larzac-et-dans-les-vallees": 3,
    "des-demarches-en-ligne-pour-tous": 3,
    "partager-l-eau-en-ete": 4,
}
WRONG_SIGNALS = ("personal-data", "personal-data", "copy", "insult", "spam", "language")
# Said of texts that stayed, and whether nothing in them called for it.
UNHEARD = (
    (Notice("off-topic", "Je ne vois pas le rapport avec la question."), False),
    (Notice("duplicate", "On a déjà lu ça ailleurs."), False),
    (Notice("other", "Je ne suis pas d'accord du tout."), True),
    (Notice("advertising", "Il parle de son métier, donc il vend quelque chose."), False),
    (Notice("off-topic"), True),
    (Notice("other", "C'est mal écrit."), True),
    (Notice("duplicate", "Même idée que la mienne, j'étais là avant."), False),
)
