"""Parts from which two thousand credible contributions on renovation are composed (compose.py).

A story tells what happened, a wish says what is asked; each comes with titles of its own.
Slots: {a} « à Lens », {year}, {months}, {bill}, {price}, {age}, {temp}, {floor}, {home}.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    titles: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    stories: tuple[Part, ...]
    wishes: tuple[Part, ...]


def part(titles: str, *texts: str) -> Part:
    return Part(tuple(t.strip() for t in titles.split("|")), texts)


FINANCING = Family(
    stories=(
        part(
            "Dossier accepté, travaux abandonnés {a}|J'ai dû renoncer faute d'avance",
            "Mon dossier a été accepté en {year}, mais il fallait payer l'entreprise avant de toucher quoi que ce soit. Nous n'avions pas {price} d'avance.",
            "On nous avait annoncé {price} d'aide. La banque a refusé le prêt relais et tout s'est arrêté là.",
        ),
        part(
            "{months} mois pour toucher la prime|Toujours pas payés après {months} mois",
            "Les travaux sont finis depuis {months} mois et la prime n'est toujours pas versée. L'artisan, lui, attend son solde.",
            "Nous avons attendu {months} mois. Entre-temps il a fallu emprunter à la famille, et personne ne répondait au téléphone.",
        ),
        part(
            "Trop riches pour l'aide, trop pauvres pour les travaux|Juste au-dessus du plafond",
            "Nous dépassons le plafond de quarante euros par mois à cause des heures supplémentaires. Résultat : zéro aide pour {home}.",
            "Couple d'ouvriers {a}, nous sommes juste au-dessus de la limite. Nos voisins retraités, propriétaires de deux maisons, y ont eu droit.",
        ),
        part(
            "Chauffer {home} pour {bill} par mois|{bill} de chauffage, sans avoir chaud",
            "Je paie {bill} par mois pour chauffer {home} et je ferme deux pièces de novembre à mars.",
            "Avec {bill} de chauffage par mois, il ne reste rien pour des travaux. On tourne en rond.",
        ),
        part(
            "Le devis a doublé entre deux rendez-vous|Quand la prime augmente, les prix aussi",
            "Le premier devis était à {price}. Quand j'ai dit que j'avais droit à une aide, il est passé presque au double.",
            "J'ai demandé trois devis pour le même toit. Ils allaient du simple au triple, et le plus cher parlait surtout de la prime.",
        ),
        part(
            "Une règle qui change au milieu du chantier|Les conditions ont changé en cours de route",
            "Entre ma demande et la réponse, les règles ont changé deux fois. Ce qui était aidé en {year} ne l'était plus l'année suivante.",
            "Nous avions tout calculé avec la conseillère. Trois mois après, le geste prévu n'entrait plus dans les critères.",
        ),
    ),
    wishes=(
        part(
            "Verser la moitié au début du chantier|Une avance pour commencer|Payer l'artisan directement",
            "Il faudrait verser la moitié de la somme au premier coup de pioche, sur un compte bloqué si l'on craint la fraude.",
            "Que l'aide soit payée directement à l'entreprise, en deux fois, avec une visite entre les deux.",
        ),
        part(
            "Figer les règles le jour de la demande|Les règles du jour où l'on signe|Ne plus changer les règles en route",
            "Les règles devraient être celles du jour où l'on dépose son dossier, et ne plus bouger ensuite.",
            "Je demande qu'un dossier commencé se termine avec les conditions du départ, même s'il dure deux ans.",
        ),
        part(
            "Un prêt garanti par la maison|Un prêt remboursé à la vente|Pouvoir emprunter à tout âge",
            "Un prêt remboursé seulement à la vente ou à la succession permettrait aux personnes âgées de se lancer.",
            "La région pourrait garantir les petits prêts que les banques refusent : ce sont toujours les mêmes qu'elles écartent.",
        ),
        part(
            "Une aide qui descend doucement|Supprimer l'effet de seuil|Pas de guillotine au plafond",
            "Remplacez le plafond par une pente : quelques euros de trop ne devraient pas faire perdre dix mille euros.",
            "Il suffirait de lisser les tranches pour que personne ne tombe d'un coup dans le vide.",
        ),
        part(
            "Aider aussi ceux qui font eux-mêmes|Financer les matériaux de l'autorénovation|Et ceux qui rénovent de leurs mains ?",
            "Aidez l'achat des matériaux quand on fait soi-même, avec un artisan qui vérifie à trois moments du chantier.",
            "Je sais poser une laine de bois. Ce qu'il me faut, c'est une aide pour l'acheter et quelqu'un pour contrôler.",
        ),
        part(
            "Des prix de référence publiés|Savoir si un devis est honnête|Un prix juste affiché",
            "Publiez chaque année, par bassin, ce que coûte vraiment un mètre carré de toiture isolée.",
            "Avec une fourchette de prix officielle, on saurait tout de suite si un devis se moque de nous.",
        ),
        part(
            "Commencer par ce qui fuit le plus|Un petit geste vaut mieux que rien|Aider les travaux par étapes",
            "Tout faire d'un coup est hors de portée. Laissez-nous commencer par le toit, avec l'engagement de continuer.",
            "Une aide par étapes, sur cinq ans, avec un plan signé au départ, serait bien plus réaliste.",
        ),
    ),
)

SUPPORT = Family(
    stories=(
        part(
            "Quatre interlocuteurs pour une chaudière|On me renvoie de service en service",
            "J'ai raconté mon histoire à quatre personnes différentes. La dernière m'a conseillé de rappeler la première.",
            "La mairie m'envoie à l'espace conseil, qui m'envoie sur le site, qui me dit d'appeler la mairie.",
        ),
        part(
            "Le compte bloqué pour une faute de frappe|Une pièce refusée, trois mois perdus",
            "Mon dossier a été rejeté parce que mon deuxième prénom manquait sur une facture. Trois mois de perdus.",
            "On m'a demandé le même document trois fois, chaque fois sous un autre nom.",
        ),
        part(
            "Merci à la conseillère de {town}|Une conseillère qui a tout changé",
            "La conseillère que j'ai vue {a} est venue jusque dans le grenier. En une heure, j'ai compris ce que deux ans de courriers n'avaient pas expliqué.",
            "J'ai eu la chance de tomber sur quelqu'un qui a pris le temps. Sans elle, {home} serait toujours glacée.",
        ),
        part(
            "Tout passe par internet|Sans ordinateur, pas d'aide",
            "À {age} ans, je n'ai ni ordinateur ni adresse électronique. Mon petit-fils habite à deux cents kilomètres.",
            "Le site m'a déconnectée cinq fois. J'ai fini par laisser tomber, et je sais que je ne suis pas la seule {a}.",
        ),
        part(
            "Un courrier que personne ne comprend|Quatre pages pour dire non",
            "J'ai reçu quatre pages de refus. Même mon gendre, qui est comptable, n'a pas trouvé la raison.",
            "La lettre cite six articles de loi et ne dit pas ce que je dois faire maintenant.",
        ),
        part(
            "La permanence ferme à 16 heures|Impossible d'avoir un rendez-vous le soir",
            "Je travaille en équipe, je finis à 17 heures. La permanence de l'énergie, elle, ferme à 16 heures.",
            "Le premier rendez-vous proposé était dans {months} mois, un mardi à 10 heures, à trente kilomètres.",
        ),
    ),
    wishes=(
        part(
            "Un seul numéro, une seule personne|Quelqu'un qui connaît mon dossier|Un référent pour chaque ménage",
            "Donnez à chaque ménage une personne nommée, joignable, qui suit du premier appel à la dernière facture.",
            "Je voudrais un nom et un numéro direct, pas une plateforme.",
        ),
        part(
            "Venir voir la maison avant de parler d'argent|Une visite avant tout|Le diagnostic commence au grenier",
            "Tout devrait commencer par une visite gratuite de la maison, avec quelqu'un qui n'a rien à vendre.",
            "Avant de remplir quoi que ce soit, il faudrait qu'une personne compétente regarde les murs, le toit et la cave.",
        ),
        part(
            "Des lettres relues par des habitants|Écrire comme on parle|Une lettre d'une page, pas plus",
            "Faites relire les lettres par dix habitants avant de les envoyer à cent mille.",
            "Une page, trois paragraphes : ce qui est décidé, pourquoi, ce que je peux faire. Le reste en annexe.",
        ),
        part(
            "Un camion qui passe dans les villages|La permanence au marché|Aller là où sont les gens",
            "Un véhicule sur les marchés, une fois par mois, toucherait ceux qui ne poussent jamais une porte.",
            "Installez la permanence là où l'on passe déjà : le marché, la pharmacie, la sortie de l'école.",
        ),
        part(
            "Suivre son dossier comme un colis|Savoir où en est mon dossier|Une date plutôt qu'un silence",
            "On suit un colis heure par heure. Pourquoi pas un dossier, avec l'étape en cours et la date de la suivante ?",
            "Un message à chaque étape et une date limite de réponse : cela éviterait la moitié des appels.",
        ),
        part(
            "Des voisins qui ont déjà rénové|Visiter chez ceux qui l'ont fait|Le bouche-à-oreille organisé",
            "Organisez des visites chez ceux qui l'ont fait. Rien ne vaut un voisin qui montre ses factures.",
            "Un réseau de ménages volontaires, un par commune, qui raconte sans rien vendre.",
        ),
        part(
            "Traiter le dossier même incomplet|Ne pas tout rejeter pour une pièce|Une pièce manque ? Appelez-moi",
            "Quand il manque une pièce, un appel suffit. Rejeter tout le dossier coûte plus cher à tout le monde.",
            "Gardez le dossier ouvert et demandez seulement ce qui manque, une fois, en clair.",
        ),
    ),
)

TRADES = Family(
    stories=(
        part(
            "Aucun artisan disponible avant {months} mois|On cherche un couvreur {a}",
            "J'ai appelé neuf entreprises {a}. Deux ont répondu, une est venue, aucune n'a envoyé de devis.",
            "Le seul couvreur labellisé du secteur a {months} mois d'attente et ne prend plus de nouveaux clients.",
        ),
        part(
            "Malfaçons : qui contrôle ?|Deux ans après, tout est à refaire",
            "L'isolant a été soufflé sur les spots et les fils. Un autre artisan m'a dit que j'avais eu de la chance de ne pas avoir le feu.",
            "Deux ans après les travaux, il y a de la moisissure derrière les meubles. L'entreprise a disparu.",
        ),
        part(
            "Artisan, j'ai rendu mon label|Le label coûte plus qu'il ne rapporte",
            "Je suis menuisier, seul avec un apprenti. J'ai rendu mon label : trop de papier, trop d'audits, pas assez de chantiers.",
            "Mon plombier travaille admirablement mais n'a pas le label. Je dois donc en prendre un autre, moins bon et plus cher.",
        ),
        part(
            "Un chantier modèle, il faut le dire|Ils ont fait du beau travail",
            "Je tiens à dire que l'équipe qui a refait notre toit {a} a été exemplaire : propre, ponctuelle, et tout était expliqué.",
            "Pour une fois, une bonne nouvelle : {home} a été isolée en trois semaines par une petite entreprise du village voisin.",
        ),
        part(
            "Chacun accuse l'autre|Le chauffagiste dit que c'est le plaquiste",
            "Le chauffagiste accuse le plaquiste, qui accuse le fenêtrier. Personne ne coordonne, et moi je paie.",
            "Quatre corps de métier se sont succédé sans jamais se parler. Il a fallu rouvrir un mur fini.",
        ),
    ),
    wishes=(
        part(
            "Contrôler un chantier sur trois, par surprise|Des contrôles, des vrais|Vérifier avant de payer",
            "Un contrôle surprise sur un chantier sur trois, et le résultat publié : les mauvais partiront d'eux-mêmes.",
            "Que la dernière part de l'aide ne soit versée qu'après la visite d'un contrôleur indépendant.",
        ),
        part(
            "Un label simple pour les petits artisans|Alléger le label|Un label gagné sur le chantier",
            "Donnez le label à partir d'un chantier visité, et non d'un classeur rempli.",
            "Un label gratuit pour les entreprises de moins de cinq salariés, renouvelé sur preuve de travaux bien faits.",
        ),
        part(
            "Former sur les chantiers, pas seulement en salle|Des chantiers-écoles dans chaque bassin|Apprendre en rénovant",
            "Ouvrez des chantiers-écoles dans les logements sociaux vides : les jeunes y apprendraient et les logements revivraient.",
            "Des retraités du bâtiment pourraient encadrer, quelques jours par mois, contre un complément de pension.",
        ),
        part(
            "Un chef d'orchestre obligatoire|Payer quelqu'un pour coordonner|Un coordinateur par chantier",
            "Au-delà de deux métiers, l'aide devrait financer une personne qui coordonne et qui répond de l'ensemble.",
            "Il manque un chef d'orchestre. C'est un métier, qu'on le reconnaisse et qu'on le paie.",
        ),
        part(
            "Des groupements d'artisans locaux|Une équipe plutôt que quatre devis|Encourager les artisans à s'associer",
            "Encouragez les artisans d'un même canton à répondre ensemble, avec un seul devis et une seule garantie.",
            "Une coopérative locale, où l'on connaît les gens, vaudra toujours mieux qu'un centre d'appels.",
        ),
        part(
            "Une liste d'artisans avec des avis vérifiés|Savoir à qui se fier|Publier les entreprises sanctionnées",
            "Publiez la liste des entreprises condamnées ou radiées, elle est impossible à trouver.",
            "Une liste publique, avec des avis déposés seulement par ceux qui ont une facture.",
        ),
    ),
)

CONDOS = Family(
    stories=(
        part(
            "Trois assemblées générales pour rien|Encore un vote reporté",
            "Voilà trois assemblées que l'isolation est reportée, toujours à quelques voix près.",
            "Dans ma copropriété de {floor} étages, les bailleurs absents donnent pouvoir au syndic, qui vote contre.",
        ),
        part(
            "Un syndic qui ne veut pas s'en mêler|Notre syndic n'y connaît rien",
            "Le syndic nous a remis un devis unique, sans explication, la veille de l'assemblée.",
            "Notre syndic bénévole a {age} ans et un classeur. Il fait ce qu'il peut, mais ce dossier le dépasse.",
        ),
        part(
            "Chauffage collectif : on ouvre les fenêtres|Trop chaud au premier, froid au {floor}e",
            "Chauffage collectif : au premier, on ouvre les fenêtres en janvier ; au {floor}e, on met des couvertures.",
            "Nous payons tous la même chose, que l'on ait dix-sept ou vingt-cinq degrés.",
        ),
        part(
            "Ma voisine ne peut pas payer sa part|Quand un copropriétaire n'a pas les moyens",
            "Une voisine de {age} ans vote contre parce qu'elle ne peut pas payer sa part. Je la comprends.",
            "Nous sommes douze, deux sont surendettés. Tout le projet dépend d'eux, et ils n'osent pas le dire.",
        ),
    ),
    wishes=(
        part(
            "Une avance pour les copropriétaires modestes|Que personne ne bloque faute d'argent|Aider d'abord ceux qui ne peuvent pas payer",
            "Avancez la part des ménages modestes : une seule personne en difficulté bloque tout un immeuble.",
            "Un prêt collectif souscrit par l'immeuble, sans examen de chaque copropriétaire, débloquerait bien des projets.",
        ),
        part(
            "Un conseiller à l'assemblée générale|Envoyer quelqu'un d'indépendant|Expliquer avant de voter",
            "Envoyez un conseiller indépendant à l'assemblée, une demi-heure suffit pour répondre aux peurs.",
            "On vote contre ce que l'on ne comprend pas. Il faudrait une réunion d'explication un mois avant.",
        ),
        part(
            "Un vote à la majorité simple pour l'isolation|Baisser la majorité requise|Ne plus compter les absents comme des non",
            "Les absents ne devraient plus compter comme des votes contre.",
            "Pour l'isolation, la majorité des présents devrait suffire.",
        ),
        part(
            "Former les conseils syndicaux|Une formation d'un soir pour les bénévoles|Un guide pour les petites copropriétés",
            "Une soirée de formation par an pour les conseils syndicaux coûterait peu et changerait beaucoup.",
            "Les immeubles de moins de dix lots n'ont personne. Un guide et un modèle de cahier des charges les aideraient.",
        ),
        part(
            "Regrouper les petites copropriétés d'une même rue|Un seul chantier pour toute la rue|Acheter ensemble, payer moins",
            "Dans notre rue, cinq immeubles ont le même toit à refaire. Un seul appel d'offres ferait baisser le prix.",
            "Rapprochez les copropriétés voisines : un échafaudage coûte presque le même prix pour deux façades.",
        ),
    ),
)

TENANTS = Family(
    stories=(
        part(
            "Dix-sept degrés dans la chambre des enfants|On vit dans une passoire {a}",
            "Nous louons {home} : {temp} degrés dans la chambre des enfants en janvier. Le propriétaire dit qu'il faut aérer.",
            "Locataire {a} depuis {year}, je chauffe surtout la rue. Les fenêtres ferment avec du ruban adhésif.",
        ),
        part(
            "Se plaindre, c'est risquer son bail|J'ai demandé des travaux, j'ai eu un congé",
            "J'ai écrit pour demander des travaux. Deux mois plus tard, j'ai reçu un congé pour vente.",
            "On n'ose rien dire. Trouver autre chose à ce prix {a} est impossible.",
        ),
        part(
            "Bailleur social : on attend notre tour|Notre cité est annoncée depuis {year}",
            "Dans notre résidence, la rénovation est annoncée depuis {year}. Les tours d'à côté ont été faites, pas les nôtres.",
            "Le bailleur a changé les fenêtres, mais pas la ventilation. Il y a maintenant de la moisissure partout.",
        ),
        part(
            "Petit propriétaire, je ne suis pas un marchand de sommeil|Bailleur de bonne foi, et perdu",
            "Je loue la maison de mes parents 480 euros. Avec {price} de travaux, il me faudrait vingt ans pour m'y retrouver.",
            "Je veux bien rénover, mais mon locataire est en place et je ne sais pas où le loger pendant le chantier.",
        ),
        part(
            "Étudiante dans un {size} mètres carrés glacé|Un studio à {bill} de charges",
            "Mon studio coûte {bill} d'électricité en hiver. Le diagnostic affiché dans l'annonce était faux.",
            "Je suis étudiante. Mon radiateur date d'avant ma naissance et je n'ai pas le droit de le changer.",
        ),
    ),
    wishes=(
        part(
            "Une visite déclenchée par le locataire|Le droit de demander un contrôle|Un contrôle sans dénoncer son propriétaire",
            "Un locataire devrait pouvoir demander un contrôle sans que son nom apparaisse.",
            "Confiez les visites à la commune, après un signalement anonyme et deux relances.",
        ),
        part(
            "Geler le loyer tant que rien n'est fait|Un loyer selon la facture|Loyer et chauffage : un seul plafond",
            "Gelez le loyer des logements les plus froids tant que les travaux ne sont pas faits.",
            "Affichons le coût réel, loyer et chauffage ensemble : c'est lui que l'on paie.",
        ),
        part(
            "Reloger pendant les travaux|Des logements-tiroirs|Où habiter pendant le chantier ?",
            "Il faut quelques logements provisoires par ville pour reloger pendant deux mois, c'est tout ce qui manque.",
            "Réservez des logements-tiroirs chez les bailleurs sociaux pour les travaux du parc privé.",
        ),
        part(
            "Accompagner les petits bailleurs|Un guichet pour ceux qui louent un seul logement|Aider contre un loyer modéré",
            "Créez un accueil pour les bailleurs d'un seul logement : ils ne sont ni riches, ni professionnels.",
            "Aidez le propriétaire en échange d'un loyer bloqué dix ans. Chacun y gagne.",
        ),
        part(
            "Vérifier les diagnostics|Des diagnostics sérieux|Un mauvais diagnostic devrait coûter cher",
            "Deux diagnostics du même logement ne devraient pas donner deux lettres différentes.",
            "Tirez au sort un diagnostic sur vingt et refaites-le. Les fantaisistes changeront de métier.",
        ),
    ),
)

HERITAGE = Family(
    stories=(
        part(
            "Une maison de mineurs qui prend l'eau|Le mur était sec avant l'isolation",
            "Notre maison de mineurs était froide mais saine. Depuis l'isolation par l'intérieur, les plinthes moisissent.",
            "On a enduit au ciment un mur de briques qui respirait depuis 1920. Résultat, l'eau remonte jusqu'aux fenêtres.",
        ),
        part(
            "Refus de l'architecte, refus de la prime|Coincés entre le patrimoine et l'énergie",
            "L'architecte des bâtiments de France refuse les fenêtres en plastique, la prime refuse les fenêtres en bois trop chères.",
            "Nous habitons près de l'église {a}. Deux services de l'État nous demandent deux choses contraires.",
        ),
        part(
            "Le diagnostic ne connaît pas le torchis|Classée G par un logiciel",
            "Ma longère en torchis est classée G par un logiciel qui ne connaît pas le torchis. Je dépense pourtant moins que mon voisin en C.",
            "Le diagnostiqueur est resté vingt minutes et a coché « mur inconnu ».",
        ),
        part(
            "Des voûtes et des courants d'air|Rénover sans abîmer {a}",
            "Nous avons acheté {home} en {year}, avec ses briques vernissées et ses courants d'air. Nous voulons la garder belle.",
            "Les carreaux de ciment, la cage d'escalier, les vitraux : tout cela disparaît dans les rénovations rapides.",
        ),
    ),
    wishes=(
        part(
            "Un diagnostic qui connaît la brique et le torchis|Adapter le calcul aux murs anciens|Mesurer au lieu de cocher",
            "Mesurez la consommation réelle sur un hiver au lieu de cocher des cases.",
            "Il faut une méthode de calcul propre aux maisons d'avant 1948, écrite avec ceux qui les restaurent.",
        ),
        part(
            "Aider la chaux, le chanvre et le bois d'ici|Des matériaux de la région|Le lin et le chanvre poussent à côté",
            "Le lin et le chanvre poussent à côté. Aidez davantage les matériaux d'ici qui laissent respirer les murs.",
            "Une prime plus forte pour la chaux et le chanvre ferait naître une filière dans la région.",
        ),
        part(
            "Un avis commun de l'architecte et du conseiller|Mettre d'accord les services|Une seule visite, un seul avis",
            "Que l'architecte et le conseiller en énergie viennent ensemble et rendent un seul avis.",
            "Un avis rendu en commun, en deux mois, éviterait de se faire renvoyer de l'un à l'autre.",
        ),
        part(
            "Commencer par le toit et les courants d'air|Des gestes simples pour les vieilles maisons|Boucher les fuites d'abord",
            "Dans l'ancien, le toit, la cave et les courants d'air font les deux tiers du chemin, sans toucher aux murs.",
            "Aidez les gestes simples : joints, volets, rideaux épais, combles. Ils ne défigurent rien.",
        ),
        part(
            "Un catalogue de solutions par type de maison|Montrer ce qui marche, coron par coron|Des exemples près de chez nous",
            "Publiez des solutions éprouvées par type de maison : le coron, la maison flamande, la longère picarde.",
            "Une maison témoin par bassin, ouverte le samedi, où l'on verrait les murs ouverts et les chiffres.",
        ),
    ),
)

SUMMER = Family(
    stories=(
        part(
            "Trente-quatre degrés sous les toits|Impossible de dormir en juillet",
            "L'été dernier, il faisait {temp2} degrés dans la chambre à minuit. L'hiver on s'habille, l'été on ne peut rien faire.",
            "Depuis que les combles sont isolés en laine légère, l'étage est invivable dès le mois de juin.",
        ),
        part(
            "Ma mère de {age} ans et la canicule|Seule au {floor}e étage en août",
            "Ma mère, {age} ans, vit au {floor}e étage sans volets. Pendant la canicule, je suis allée la chercher deux fois.",
            "Pendant dix jours, nous avons dormi dans la cave. Ce n'était jamais arrivé {a}.",
        ),
        part(
            "Plus un arbre dans la cour|Une résidence toute en béton",
            "On a coupé les deux tilleuls de la cour pour faire huit places de parking. Depuis, les murs brûlent jusqu'à minuit.",
            "L'école de mes enfants {a} n'a que du goudron. En juin, la maîtresse fait classe dans le couloir.",
        ),
    ),
    wishes=(
        part(
            "Des volets avant les climatiseurs|Aider les volets et les stores|Le volet, la climatisation du pauvre",
            "Financez les volets et les stores extérieurs comme on finance les fenêtres.",
            "Un volet fermé à dix heures vaut tous les climatiseurs, et il ne chauffe pas la rue.",
        ),
        part(
            "Compter l'été dans l'audit|Un audit d'été|Mesurer aussi la chaleur",
            "L'audit devrait dire combien il fera dans la chambre en août, pas seulement en janvier.",
            "Ajoutez une note d'été, aussi visible que la note d'hiver.",
        ),
        part(
            "Planter, ombrager, débitumer|Des arbres le long des façades|L'ombre est une isolation",
            "Un arbre devant une façade sud est une isolation qui pousse toute seule.",
            "Aidez les habitants qui ôtent du béton devant chez eux, avec des plants fournis par la commune.",
        ),
        part(
            "Des isolants lourds sous les toits|Choisir l'isolant pour l'été aussi|La fibre de bois plutôt que la laine légère",
            "Conseillez des isolants denses sous les toits : ils coûtent un peu plus, mais on y dort.",
            "Un conseil clair sur l'épaisseur et la densité de l'isolant éviterait bien des étuves.",
        ),
        part(
            "Une pièce fraîche dans chaque immeuble|Des lieux frais ouverts le soir|Où se mettre au frais ?",
            "Prévoyez une pièce fraîche commune dans les résidences de personnes âgées.",
            "Ouvrez les églises, les bibliothèques et les salles communales le soir pendant les canicules.",
        ),
    ),
)

TRUST = Family(
    stories=(
        part(
            "Trois appels par semaine|Encore un démarcheur « de la mairie »",
            "Trois appels par semaine, toujours d'un prétendu service officiel. Je ne décroche même plus pour mon médecin.",
            "Un homme est venu avec un badge et un classeur. Il connaissait l'année de ma chaudière.",
        ),
        part(
            "Ma voisine a signé pour {price}|Piégée à {age} ans",
            "Ma voisine de {age} ans a signé pour {price} un appareil dont elle n'avait pas besoin.",
            "Mon père a cru signer un devis. C'était un crédit, sur quinze ans.",
        ),
        part(
            "Chacun dit le contraire de l'autre|Pompe à chaleur ou poêle : qui croire ?",
            "Le vendeur dit pompe à chaleur, mon beau-frère dit poêle à granulés, le site dit d'isoler d'abord. Qui croire ?",
            "J'ai lu douze pages contradictoires. À la fin, je n'ai rien fait.",
        ),
        part(
            "On a rénové, voici les chiffres|Bilan honnête de notre rénovation",
            "Nous avons tout refait {a} en {year}. Consommation divisée par trois, facture par deux seulement, confort incomparable.",
            "Je note mes relevés depuis {year} : avant travaux {bill} par mois, aujourd'hui moins de la moitié. Je veux bien les partager.",
        ),
    ),
    wishes=(
        part(
            "Une marque que les escrocs ne peuvent pas copier|Reconnaître le vrai service public|Un seul nom officiel, partout",
            "Qu'il n'y ait qu'un nom et un numéro officiels, affichés en mairie, et que tout le reste soit présumé faux.",
            "Rappelez partout que le service public n'appelle jamais le premier.",
        ),
        part(
            "Publier les résultats réels des chantiers|Des chiffres avant et après|Montrer ce qui marche vraiment",
            "Publiez, sans les noms, les consommations avant et après des logements aidés. On saurait enfin ce qui marche.",
            "Demandez les factures un an après, et rendez les résultats publics par type de maison et de travaux.",
        ),
        part(
            "Poursuivre vite et le faire savoir|Des sanctions que l'on voit|Fermer les entreprises fantômes",
            "Quand une entreprise est condamnée, dites-le dans le journal local. La peur doit changer de camp.",
            "Suspendez le numéro et le site dès les premières plaintes, pas trois ans plus tard.",
        ),
        part(
            "Quatorze jours, et un appel avant de signer|Un délai avant toute signature|Une contre-visite obligatoire",
            "Aucune signature à domicile sans un appel préalable à un conseiller public.",
            "Un délai de réflexion réel, et un devis qui n'est valable qu'une fois enregistré par l'espace conseil.",
        ),
        part(
            "Parler aux enfants et aux gardiens|Des relais dans chaque quartier|Ceux en qui l'on a confiance",
            "Les gardiens d'immeuble, les aides à domicile et les facteurs voient tout. Formez-les, ils préviendront.",
            "On croit ceux que l'on connaît : passez par les clubs, les écoles et les médecins.",
        ),
        part(
            "Dire honnêtement ce que l'on gagnera|Pas de promesse de gain sans preuve|Un gain garanti par écrit",
            "Une promesse d'économies devrait être écrite et garantie, sinon interdite.",
            "Dites-nous la vérité : on gagne surtout en confort. Cela suffit à convaincre.",
        ),
    ),
)

FAMILIES: dict[str, Family] = {
    "Aides et financement": FINANCING,
    "Accompagnement": SUPPORT,
    "Artisans et métiers": TRADES,
    "Copropriétés": CONDOS,
    "Locataires": TENANTS,
    "Bâti ancien": HERITAGE,
    "Confort d'été": SUMMER,
    "Information et confiance": TRUST,
}

REASONS = (
    "Cela ne coûterait presque rien.",
    "Ce n'est pas une question d'argent, mais d'organisation.",
    "On perd un temps fou, et les plus fragiles se découragent les premiers.",
    "Ceux qui savent s'y prendre obtiennent tout, les autres rien.",
    "En Belgique, à vingt kilomètres d'ici, ils le font déjà.",
    "Chaque hiver perdu coûte plus cher que l'aide elle-même.",
    "Je pense surtout à ceux qui n'oseront jamais écrire ici.",
    "C'est une affaire de respect autant que d'énergie.",
    "Un euro bien placé au départ en évite dix à la fin.",
    "Le reste suivra, j'en suis convaincue.",
    "Tout le monde le dit, personne ne le fait.",
    "On y gagnerait en santé, et pas seulement en degrés.",
    "Il y a du travail pour vingt ans, autant bien commencer.",
    "Les textes existent, il faut seulement les appliquer.",
    "Nos communes n'ont pas les moyens de s'en occuper seules.",
    "Sans cela, les beaux discours resteront des discours.",
    "L'exemple des voisins vaut toutes les brochures.",
    "La confiance se perd en un chantier et se regagne en dix ans.",
    "Ce serait plus juste, et plus simple à comprendre.",
    "Les agents que j'ai rencontrés sont d'accord, mais ils n'ont pas la main.",
    "Je l'ai vu fonctionner dans le Jura, chez ma sœur.",
    "Il faut arrêter de raisonner dossier par dossier et penser maison par maison.",
    "On parle de ménages précaires, moi je parle de gens qui ont froid.",
    "Et cela ferait travailler les entreprises du coin.",
    "Sinon, on recommencera le même débat dans cinq ans.",
)

ENDINGS = (
    "Merci de nous lire jusqu'au bout.",
    "Je suis prête à en parler dans un atelier.",
    "Si un essai se fait {a}, je suis volontaire.",
    "Voilà, c'est dit.",
    "J'espère que cette fois on nous répondra.",
    "Qu'en pensent les autres ?",
    "Je veux bien montrer mes factures.",
    "Pourquoi ne pas l'essayer un an {a} ?",
    "À vous de jouer.",
    "Je reviendrai voir ce que vous en aurez fait.",
    "Bon courage aux agents qui liront tout cela.",
    "D'autres ici ont sûrement vécu la même chose.",
    "Un habitant qui n'attend pas de miracle, juste du bon sens.",
    "Je signe des deux mains toute idée semblable.",
    "Commencez petit, mais commencez.",
)

ASIDES = (
    "Je précise que nous vivons à cinq dans {home}.",
    "La maison date de {built}.",
    "Nous sommes propriétaires depuis {year}.",
    "Je suis à la retraite depuis {year}.",
    "J'habite {a} depuis toujours.",
    "Je travaille dans le bâtiment, je sais de quoi je parle.",
    "Mon mari est asthmatique, le froid humide lui est interdit.",
    "Nous avons deux enfants en bas âge.",
    "Je m'occupe aussi de la maison de mes parents, à quelques rues.",
    "J'ai passé deux ans dans les dossiers, je résume.",
    "Je vis seule, avec une petite pension.",
    "Dans ma rue, nous sommes au moins six dans ce cas.",
    "Je n'ai rien contre l'écologie, au contraire.",
    "J'en ai parlé à la permanence du député, on m'a écouté poliment.",
    "Je ne suis pas spécialiste, seulement concernée.",
)

# After a title that asks for something, in a text that tells what happened.
TOLD = (
    "mon histoire",
    "ce que j'ai vécu",
    "notre expérience",
    "un cas parmi d'autres",
    "l'exemple vu",
)

HOMES = (
    "une maison de mineurs",
    "une maison de ville mitoyenne",
    "un pavillon des années soixante-dix",
    "une longère",
    "un appartement au dernier étage",
    "une ancienne ferme",
    "une maison de briques à deux étages",
    "un petit immeuble de quatre logements",
    "une maison de courée",
    "un duplex sous les toits",
    "une maison de bourg",
    "un trois-pièces en rez-de-chaussée",
)

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "for": (
        "Exactement ce que nous vivons, à deux rues de là.",
        "Je confirme : même expérience l'an dernier.",
        "C'est simple, concret, et cela peut se faire vite.",
        "Je soutiens. J'ajouterais seulement un délai, sinon rien ne bougera.",
        "Comme conseiller, je vois ce cas toutes les semaines.",
        "Bonne idée, à condition de la tenir dans la durée.",
        "Cela rejoint ce qui a été dit à la réunion publique.",
        "Oui, et cela aiderait aussi les petites communes.",
        "Je n'aurais pas su le dire aussi bien.",
        "Notre association défend cette idée depuis trois ans.",
    ),
    "against": (
        "L'intention est bonne, mais qui paiera ?",
        "On l'a déjà essayé, et les contrôles ont fini par coûter plus que l'aide.",
        "Attention à ne pas ajouter un étage de plus au millefeuille.",
        "Cela marchera en ville, pas dans un village de deux cents habitants.",
        "Je crains que les entreprises augmentent leurs prix d'autant.",
        "Toutes les situations ne se ressemblent pas, gardons de la souplesse.",
        "Le problème n'est pas là : il manque surtout des bras.",
        "Je préférerais que l'on simplifie ce qui existe avant de créer du neuf.",
    ),
    "question": (
        "Avez-vous une idée du coût par logement ?",
        "Qui s'en chargerait, la commune ou l'intercommunalité ?",
        "Est-ce que cela vaut aussi pour les maisons louées ?",
        "Dans quel délai peut-on espérer un premier essai ?",
        "Comment éviter que ce soient toujours les mêmes qui en profitent ?",
        "Existe-t-il un endroit où cela fonctionne déjà ?",
    ),
}
