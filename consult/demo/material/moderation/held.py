"""Texts held on renovation: by a signal that was often wrong, or because their author rewrote them."""

from __future__ import annotations

from ..shape import Said

AIDES, SUIVI, METIERS = "Aides et financement", "Accompagnement", "Artisans et métiers"
COPRO, LOCATAIRES, ANCIEN = "Copropriétés", "Locataires", "Bâti ancien"
ETE, CONFIANCE = "Confort d'été", "Information et confiance"

# To publish: what the machine saw is there, and is no fault.
GOOD = (
    Said(
        63,
        "Le numéro d'appel sonne dans le vide",
        "J'ai fait le 0 808 800 700 onze fois en deux semaines, toujours entre midi et deux puisque je travaille. Musique, puis plus rien. Un rappel le soir, même une fois par mois, et j'aurais déposé mon dossier avant l'hiver.",
        SUIVI,
    ),
    Said(
        58,
        "Un dossier, dix chiffres, zéro réponse",
        "Dossier 06 39 98 11 38, déposé en mars. On me demande de le rappeler à chaque fois, je le connais par cœur. Ce que je voudrais connaître, c'est le nom de la personne qui l'a ouvert, et la date à laquelle elle l'a refermé.",
        SUIVI,
        by="dossier",
    ),
    Said(
        52,
        "Dins nos corons, in a frod",
        "Ichi, l'hiver, in a frod dins chés masons et in n'ose pus allumer ch'radiateur. Min père i travaillot al fosse, li au moins i avot du carbon. Faites quéque cose pour chés viux, i vont pas réclamer, i sont trop fiers.",
        AIDES,
    ),
    Said(
        49.5,
        "Trois sites pour une seule aide",
        "J'ai ouvert https://france-renov.gouv.fr, puis https://www.anah.gouv.fr, puis https://www.service-public.fr. Les trois donnent un plafond différent pour un couple avec un enfant, à cause des dates de mise à jour. Un seul simulateur, et que les autres y renvoient.",
        CONFIANCE,
    ),
    Said(
        47.2,
        "On m'a traitée de feignasse au téléphone",
        "Quand j'ai dit au vendeur que je réfléchissais, il m'a répondu : « Restez dans votre taudis, espèce de feignasse. » Je raconte parce que ma mère, elle, aurait signé pour qu'il arrête. Formez les gens à raccrocher, ce n'est pas si facile.",
        CONFIANCE,
    ),
    Said(
        46.6,
        "Résidence les Peupliers : quarante-deux logements, une seule chaudière",
        "Notre chaudière collective date de 1981. Le syndic attend l'assemblée, l'assemblée attend les subventions, et les subventions attendent un vote. Donnez aux copropriétés un calendrier unique où tout se décide le même soir.",
        COPRO,
    ),
    Said(
        46.1,
        "Résidence les Peupliers : une seule chaudière pour quarante-deux logements",
        "Notre chaudière collective date de 1981. Le syndic attend l'assemblée, l'assemblée attend les subventions et les subventions attendent un vote. Il faut donner aux copropriétés un calendrier unique, où tout se décide le même soir. Je suis au quatrième et j'ai 15 degrés.",
        COPRO,
        account=False,
        email="peupliers.bat.c@exemple.fr",
    ),
    Said(
        44,
        "Résidence les Peupliers, bâtiment B",
        "Je reprends le texte de mes voisins car je pense pareil : notre chaudière collective date de 1981, le syndic attend l'assemblée, l'assemblée attend les subventions et les subventions attendent un vote. Un calendrier unique, où tout se décide le même soir.",
        COPRO,
        account=False,
    ),
    Said(
        41.5,
        "Arrêtez de nous prendre pour des imbéciles avec le DPE",
        "Même maison, même chaudière, trois diagnostics : F, D, puis E. À chaque fois 180 euros. Je n'accuse personne, mais qu'on arrête de nous prendre pour des imbéciles : soit la méthode est bonne, soit on la change avant d'interdire de louer.",
        LOCATAIRES,
    ),
    Said(
        39,
        "Le froid a failli tuer mon voisin",
        "Hypothermie, 81 ans, chauffage coupé pour ne pas devoir d'argent. C'est le facteur qui a donné l'alerte. Une visite à la première facture impayée, pas à la troisième : voilà ma proposition.",
        SUIVI,
        by="infirmiere",
    ),
    Said(
        36.4,
        "Plaquiste à Carvin, je refuse un chantier sur deux",
        "Je travaille seul avec un apprenti. Le label coûte 1 800 euros et quatre jours sans chantier, alors je ne l'ai plus, et mes clients n'ont pas droit à l'aide. Je n'ai rien à vendre, mon carnet est plein jusqu'en juin. Faites payer le contrôle sur chantier, pas sur dossier.",
        METIERS,
    ),
    Said(
        33,
        "Renting in Lille: cold rooms, and nobody to ask",
        "I rent a room in Wazemmes, single glazing and an electric heater. My landlord says the works are my problem because I am a student. I could not find one page in English telling me what a tenant may ask. Even half a page would help us.",
        LOCATAIRES,
        language="en",
        account=False,
        email="aoife.student@exemple.fr",
    ),
    Said(
        31.3,
        "Re ger eo an tommañ",
        "Demat deoc'h. O chom e Lille emaon abaoe ugent vloaz. Yen eo va zi e-pad ar goañv ha re ger eo an tommañ. Ezhomm hon eus sikour evit adober an doenn. (En français : la maison est froide, le chauffage trop cher, il nous faut de l'aide pour le toit.)",
        AIDES,
    ),
    Said(
        29,
        "CHAUFFAGE COUPÉ DEPUIS LE 3 NOVEMBRE",
        "DÉSOLÉ POUR LES MAJUSCULES MON CLAVIER EST BLOQUÉ. BAILLEUR SOCIAL, 64 LOGEMENTS, CHAUDIÈRE EN PANNE, ON NOUS A PRÊTÉ UN RADIATEUR D'APPOINT QUI FAIT SAUTER LE COMPTEUR. QUI CONTRÔLE LES BAILLEURS ?",
        LOCATAIRES,
    ),
    Said(
        27.5,
        "Mur de briques, 34 cm, rue pavée : l'architecte dit non, la thermicienne dit oui",
        "Maison de 1904 dans le périmètre de l'église. L'un refuse tout isolant dehors, l'autre refuse tout isolant dedans à cause de la vapeur d'eau. Je ne demande pas d'argent, je demande qu'ils se parlent, cinq minutes, devant ma façade.",
        ANCIEN,
    ),
    Said(
        25,
        "Moisissures dans la chambre du petit",
        "Le médecin de la PMI a écrit, l'école a écrit, j'ai écrit. Le propriétaire a repeint. En février c'était revenu, noir derrière le lit. Ma fille a de la ventoline à quatre ans. On fait comment quand on ne trouve pas à se reloger ?",
        LOCATAIRES,
        by="pmi",
        account=False,
        email="maman.lens@exemple.fr",
    ),
    Said(
        22.2,
        "Pourquoi pas un prêt de radiateurs en attendant les travaux",
        "bonjour jsuis pas doué pour ecrire mais voila. entre la demande et les travaux ya un hiver entier. la ville pourrait preter des radiateurs a bain d'huile comme elle prete des velos. apres on les rend. merci",
        SUIVI,
        account=False,
    ),
    Said(
        19,
        "Un chèque de 5 000 euros qui ne me sert à rien",
        "Ancienne ATSEM, 1 140 euros de retraite. On m'a écrit que j'avais droit à une aide. Reste à charge : 11 300 euros. Autant me dire que j'ai droit à la lune. Pour les plus modestes, c'est tout ou rien : payez tout.",
        AIDES,
    ),
    Said(
        15.5,
        "Les volets d'abord",
        "Sous les toits de Saint-Quentin, 36 degrés le 12 août, à une heure du matin. L'architecte des Bâtiments de France refuse les volets, la copropriété refuse les stores. Je dors dans la cave avec le chien. Ce n'est pas une image.",
        ETE,
    ),
    Said(
        11,
        "Vérifier les entreprises avant, pas après",
        "J'étais contrôleur dans une autre vie. On contrôle mille fois le client et une fois l'entreprise. Inversez : caution déposée par l'entreprise, visite surprise, et on rend la caution à la fin. Les honnêtes n'y perdent rien.",
        METIERS,
        college="agent",
    ),
    Said(
        8,
        "Apprendre aux locataires à lire un compteur",
        "Conseillère dans une maison France services, je vois dix familles par mois qui paient pour l'appartement d'à côté, compteurs inversés. Une heure de visite, un autocollant sur le compteur, et deux cents euros rendus. C'est la rénovation la moins chère du monde.",
        LOCATAIRES,
        college="agent",
    ),
    Said(
        5.5,
        "Mon grenier, mon chanvre et mes deux beaux-frères",
        "On a tout fait à trois, pendant les vacances, avec du chanvre de la Somme. 2 900 euros. La même chose avec aide et entreprise : 14 000, dont 6 000 pour moi. Cherchez l'erreur. Payez-nous un contrôleur et les matériaux, on a les bras.",
        AIDES,
    ),
    Said(
        2.5,
        "Ce que le froid fait aux devoirs",
        "Je suis professeure des écoles à Denain. En janvier, je sais qui fait ses devoirs sous la couette : l'écriture n'est pas la même. Faites passer avant les autres les logements où il y a des enfants scolarisés. Nous, on peut repérer.",
        SUIVI,
    ),
    Said(
        0.7,
        "Et les maisons que personne n'a les moyens de vendre ?",
        "Bassin minier, héritage à quatre, invendable car classée G. On paie la taxe, on coupe l'eau, et la maison d'à côté prend l'humidité. Rachetez-les au prix du terrain, retapez, relouez. Il y en a onze dans ma rue.",
        ANCIEN,
    ),
)

# Rewritten after a correction was asked: what was wrong is gone, or nearly.
REWRITTEN = (
    Said(
        50.3,
        "Le vendeur est revenu un dimanche",
        "Un vendeur est passé trois fois chez mon père, dont un dimanche. Il a laissé un contrat déjà rempli. Je ne donne plus son nom ni celui de sa société, comme demandé : la mairie les a.",
        CONFIANCE,
        asked=(
            "personal-data",
            "Racontez le démarchage sans nommer le vendeur ni sa société : nous ne pouvons pas vérifier, et c'est à la répression des fraudes de le faire.",
        ),
        former=(
            "Un vendeur, Steeve Malbranque de la société Confort Habitat Plus, est passé trois fois chez mon père, dont un dimanche. C'est un escroc, faites passer. Il a laissé un contrat déjà rempli.",
        ),
    ),
    Said(
        34.5,
        "Mon conseiller ne connaissait pas la chaux",
        "Le conseiller était de bonne volonté mais n'avait jamais entendu parler d'enduit à la chaux. Une journée de formation par an chez un artisan, et tout le monde y gagne.",
        METIERS,
        asked=(
            "insult",
            "Votre expérience est utile. Dites ce qui a manqué, sans qualifier la personne.",
        ),
        former=(
            "Le conseiller est un incapable, il n'avait jamais entendu parler d'enduit à la chaux.",
            "Le conseiller était peut-être de bonne volonté mais vraiment nul, il n'avait jamais entendu parler d'enduit à la chaux. Une journée de formation par an, par pitié.",
        ),
        account=False,
        email="chaux.vive@exemple.fr",
    ),
    Said(
        13,
        "Une permanence au marché de Fourmies",
        "Je propose une permanence au marché, le samedi, avec une conseillère et un café. Écrivez à la mairie pour le local, ils sont d'accord.",
        SUIVI,
        asked=(
            "personal-data",
            "Retirez votre adresse électronique et l'indication de votre maison, puis nous publierons la proposition.",
        ),
        former=(
            "Je propose une permanence au marché, le samedi. Écrivez-moi : gilberte.masure@exemple.fr, ou passez, tout le monde connaît ma maison.",
        ),
    ),
)

# To mask, to correct, to refuse, to answer.
FAULTY = (
    Said(
        61,
        "Venez voir chez moi",
        "Vous voulez du concret ? J'habite 14 rue des Fusains, 62800 Liévin, la porte verte. Appelez avant au 06 39 98 41 27, je suis sourd d'une oreille. Vous verrez l'eau couler derrière le papier peint, et après on reparlera des critères.",
        ANCIEN,
        by="lievin",
    ),
    Said(
        53.5,
        "test",
        ".",
        account=False,
    ),
    Said(
        45,
        "Le chauffage gratuit, c'est possible !!!",
        "Pompe à chaleur, panneaux, isolation : TOUT est pris en charge pour les 50 premiers inscrits. Rendez-vous sur www.prime-facile-59.example, www.prime-facile-62.example ou www.prime-facile-80.example. Code promo CHAUD10.",
        AIDES,
        by="prime",
        account=False,
        email="contact@prime-facile.example",
    ),
    Said(
        44.8,
        "Isolation des combles : les 50 premiers inscrits",
        "Isolation, pompe à chaleur, panneaux : TOUT est pris en charge pour les 50 premiers inscrits. Rendez-vous sur www.prime-facile-59.example, www.prime-facile-60.example ou www.prime-facile-02.example. Code promo CHAUD20.",
        AIDES,
        by="prime",
        account=False,
        email="contact@prime-facile.example",
    ),
    Said(
        40,
        "Bande de pourris",
        "Vous êtes des parasites et des pourris, du préfet jusqu'au dernier gratte-papier. J'espère que vos gosses dormiront dehors cet hiver et que vous viendrez pleurer. Si je croise celui qui a signé mon refus, je lui casse les deux jambes.",
        AIDES,
        by="colere",
    ),
    Said(
        39.5,
        "Je signe et je persiste",
        "Vous pouvez toujours cacher mon texte, tout le quartier sait que vos conseillers sont des voleurs et des minables. Honte à vous.",
        SUIVI,
        by="colere",
    ),
    Said(
        28.3,
        "Je n'en peux plus",
        "J'ai coupé le chauffage en octobre. Depuis que mon mari est parti je suis seule, je ne sors plus, je dors avec mon manteau. Je ne sais même plus pourquoi je me lève. Cet hiver ce sera le dernier, de toute façon personne ne s'en apercevra. Je voulais juste le dire à quelqu'un.",
        SUIVI,
        account=False,
        email="huguette.62@exemple.fr",
    ),
    Said(
        24.4,
        "Ma voisine touche tout et moi rien",
        "Ma voisine madame Quaghebeur, au 31 de la rue du Calvaire à Bailleul, a eu sa toiture neuve alors que son fils, qui est au chômage depuis sa cure, roule en grosse voiture. Moi j'ai 900 euros de pension et on me répond que je dépasse.",
        AIDES,
    ),
    Said(
        17.4,
        "Toujours le dossier 06 39 98 11 38",
        "Dossier 06 39 98 11 38, déposé en mars. Je le répète puisque personne ne répond : je voudrais le nom de la personne qui l'a ouvert, et la date à laquelle elle l'a refermé.",
        SUIVI,
        by="dossier",
    ),
    Said(
        9.3,
        "Piscine",
        "La piscine est fermée depuis deux ans et la mairie dit que c'est à cause de la chaudière. Rendez-nous la piscine. Mon numéro : 03 53 01 77 20.",
    ),
)

# Arguments held, on the idea of that title.
ARGUED = (
    Said(
        55,
        "",
        "Mon beau-frère a avancé 14 000 euros avec trois crédits à la consommation. Il rembourse encore. L'avance n'est pas un confort, c'est la condition.",
        on="Verser l'aide avant les travaux, pas un an après",
    ),
    Said(
        42.5,
        "",
        "Il faut être un peu idiot pour verser l'argent avant d'avoir vu un seul parpaing.",
        on="Verser l'aide avant les travaux, pas un an après",
        side="against",
    ),
    Said(
        30.2,
        "",
        "Propriétaire de deux studios, je ne suis pas un marchand de sommeil. Avec 11 000 euros de travaux pour 390 euros de loyer, je fais comment ? Dites-le-moi sans m'insulter.",
        on="Locataires : donnez-nous le droit de demander les travaux",
        side="against",
    ),
    Said(
        20.6,
        "",
        "Pour ceux qui cherchent : le 17 pour un démarcheur qui insiste sur place, le 33700 pour les SMS, et 0 809 540 550 pour la répression des fraudes. Je les ai collés sur mon téléphone.",
        on="Stop aux appels et aux démarcheurs",
    ),
    Said(
        12.4,
        "",
        "Il m'a appelée quatre fois depuis le 06 39 98 04 88. J'ai porté plainte. Notez-le, et ne décrochez pas.",
        on="Stop aux appels et aux démarcheurs",
        by="infirmiere",
    ),
    Said(
        6.8,
        "",
        "Encore un qui n'a jamais tenu une truelle. La chaux ça ne tient pas sur une façade nord, pauvre type.",
        on="Protéger les maisons de briques : pas de polystyrène sur nos façades",
        side="against",
        by="truelle",
    ),
    Said(
        3.2,
        "",
        "Qui paie cette personne, et à qui rend-elle des comptes ? J'ai travaillé vingt ans en agence : sans réponse écrite à ça, c'est un standard de plus.",
        on="Une seule personne pour suivre mon chantier du début à la fin",
        side="question",
        college="agent",
    ),
)

HELD = (*GOOD, *REWRITTEN, *FAULTY, *ARGUED)
