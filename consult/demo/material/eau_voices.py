"""What the others said about water: short texts composed from parts, as citizens and as agents."""

from __future__ import annotations

from .shape import Voices

INFORM = Voices(
    "Informer",
    ("Savoir avant d'arroser", "Où lire les restrictions ?", "Un panneau ne suffit pas"),
    (
        "J'ai appris la restriction par mon voisin, dix jours après l'arrêté.",
        "La carte en ligne est juste, mais personne ne la lit au jardin.",
        "Trois arrêtés en un mois : je ne sais plus lequel vaut chez moi.",
        "Le panneau de la mairie est resté sur la restriction de l'an dernier.",
    ),
    (
        "À l'accueil de la mairie, on me demande chaque matin ce qui est permis.",
        "Nos services reçoivent l'arrêté en même temps que la presse.",
        "Je réponds au téléphone tout l'été sans savoir ce qui vaut dans la commune d'à côté.",
    ),
    (
        "Un message par commune, avec une phrase simple, éviterait la moitié des erreurs.",
        "Envoyez un message le jour même, et dites jusqu'à quand.",
        "Un bulletin de l'eau chaque vendredi suffirait à tout le monde.",
        "Que l'information arrive chez les gens, au lieu de les attendre sur un site.",
    ),
    citizens=7,
    agents=5,
)
SHARE = Voices(
    "Partager l'effort",
    ("Le même effort pour tous", "Qui a une dérogation ?", "Le golf, la piscine et mon potager"),
    (
        "Je veux bien laisser jaunir ma pelouse, pas regarder celle du golf.",
        "Mon potager nourrit quatre personnes ; il est interdit d'arrosage avant les massifs.",
        "Chez les maraîchers, on perd une récolte pour une semaine d'avance.",
        "On ne sait jamais qui a obtenu de passer outre, ni pourquoi.",
    ),
    (
        "Sur le terrain, la dérogation est la première chose dont on nous parle.",
        "Nous contrôlons des règles que personne ne peut vérifier d'un jardin à l'autre.",
        "Un arrêté juste et mal expliqué nous vaut une journée de disputes.",
    ),
    (
        "Publiez les dérogations : le volume, la raison, la fin.",
        "Les mêmes règles pour tous, et l'effort sera fait.",
        "Que les usages se parlent avant l'été, pas pendant la crise.",
    ),
    citizens=7,
    agents=5,
)
NETWORKS = Voices(
    "Réseaux",
    ("Les fuites d'abord", "Un tuyau de 1962", "L'eau perdue sous la route"),
    (
        "L'eau coule dans le fossé depuis le printemps, devant chez moi.",
        "On me demande d'économiser quand la conduite du village perd jour et nuit.",
        "Le chantier est promis depuis six ans.",
    ),
    (
        "Nous connaissons les tronçons qui fuient ; il manque le budget de l'année.",
        "Deux agents pour quatre-vingts kilomètres de conduites : on répare ce qui casse.",
        "Le plan du réseau tient sur des feuilles que le prochain départ en retraite emportera.",
    ),
    (
        "Réparer les fuites passe avant tout le reste.",
        "Un plan des fuites par commune, avec une date et un montant.",
        "Que l'agence de l'eau aide les petites communes à réparer les fuites.",
    ),
    citizens=2,
    agents=12,
)
SAVE = Voices(
    "Économiser",
    ("La pluie des toits", "Une cuve dans la cour de l'école", "Moins d'eau, mêmes jardins"),
    (
        "J'ai posé deux cuves : mon jardin tient jusqu'au quinze août.",
        "Le toit de la salle des fêtes remplirait une piscine à chaque orage.",
        "Nous paillons, nous arrosons le soir, et cela suffit presque.",
    ),
    (
        "Les services techniques sont prêts, si quelqu'un paie la cuve.",
        "Nous arrosons les stades la nuit ; avec la pluie des toits, nous n'arroserions plus.",
    ),
    (
        "Aidez à acheter des cuves, on s'occupe du reste.",
        "Commencez par les toits publics.",
    ),
    citizens=5,
    agents=5,
)
VOICES = (INFORM, SHARE, NETWORKS, SAVE)
