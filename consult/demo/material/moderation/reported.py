"""Texts that were public when someone reported them, rightly or not; a grave ground holds them."""

from __future__ import annotations

from ..shape import Notice, Said
from .held import AIDES, ANCIEN, CONFIANCE, COPRO, LOCATAIRES, METIERS, SUIVI

# On renovation. Without a body, the idea of that title, already there.
REPORTED = (
    Said(
        57,
        "Artisans de Hirson, tous les mêmes",
        "Deux acomptes encaissés, deux chantiers abandonnés. À Hirson c'est simple, le premier qui vous dit « la semaine prochaine » vous ne le revoyez plus. Une liste publique des chantiers non finis, voilà qui ferait le ménage.",
        METIERS,
        notices=(
            Notice("insult", "Il met tous les artisans dans le même sac, c'est de la diffamation."),
            Notice("insult", "Artisan à Hirson depuis 1998, je n'ai jamais pris un acompte."),
            Notice("other", "C'est faux."),
        ),
    ),
    Said(
        51.2,
        "Isolation à un euro, contactez-nous",
        "Notre entreprise certifiée vous propose l'isolation de vos combles. Devis gratuit.",
        AIDES,
        account=False,
        email="combles@un-euro.example",
        notices=(Notice("advertising", "Publicité pour une entreprise, déjà vue ailleurs."),),
    ),
    Said(
        48.4,
        "Stop aux appels et aux démarcheurs",
        notices=(
            Notice("advertising", "Tract électoral déguisé, on l'a vu aux municipales."),
            Notice(
                "other", "Vous appelez à poursuivre toute une profession. Je suis commercial, oui."
            ),
        ),
    ),
    Said(
        46.9,
        "La chaudière de mon locataire, parlons-en",
        "Remplacée en 2021. En 2022 elle était bouchée par le calcaire, faute d'entretien, alors qu'il avait signé un contrat. Protéger les locataires, oui, mais que l'entretien soit prouvé chaque année, sinon qu'on ne vienne pas me réclamer un logement décent.",
        LOCATAIRES,
        notices=(Notice("insult", "Je me reconnais, c'est mon propriétaire et il ment."),),
    ),
    Said(
        43.6,
        "Les aides d'abord à ceux qui sont nés ici",
        "On donne des toits neufs à ceux qui débarquent et nous on gèle. Les étrangers n'ont qu'à isoler chez eux avant de venir profiter chez nous. Les nôtres d'abord, après on verra s'il en reste.",
        AIDES,
        by="nous",
        notices=(
            Notice("hate", "Raciste."),
            Notice("hate", "Mon mari est né à Oran et il a isolé la moitié de ce quartier."),
            Notice("hate", "C'est interdit par la loi, comment c'est passé ?"),
            Notice("hate"),
            Notice(
                "illegal",
                "Article 24 de la loi de 1881. Je fais une capture d'écran en attendant votre réponse.",
            ),
            Notice("off-topic", "Rien à voir avec l'isolation."),
            Notice("hate", "pas d'accord que mon enfant lise ça, il fait son exposé sur ce site"),
            Notice("insult", "On est traités de profiteurs."),
            Notice("hate", "Neuvième de la famille à vous écrire, s'il faut ça pour que ça bouge."),
        ),
    ),
    Said(
        38.2,
        "Qui a touché les sous de la résidence Carnot ?",
        "Le président du conseil syndical, tout le monde sait son nom et qu'il habite le pavillon au bout de l'allée, s'est fait refaire sa véranda l'année où la copropriété a voté les fenêtres. Curieux, non ?",
        COPRO,
        notices=(
            Notice("insult", "C'est moi, et ma véranda, je l'ai payée. Je demande le retrait."),
            Notice("personal-data", "On reconnaît M. D. sans peine, il n'y a qu'un pavillon."),
            Notice("insult", "Règlement de comptes entre voisins."),
        ),
    ),
    Said(
        35.7,
        "Poêle à granulés : trois ans de recul",
        "Installé chez moi en 2022. Bon : 40 % de moins sur la facture. Moins bon : le bruit, la poussière, et le granulé qui a doublé. Je le referais, mais pas sans un devis d'entretien signé. Le mien est un modèle italien, je ne dis pas la marque.",
        AIDES,
        notices=(
            Notice("advertising", "Encore un vendeur de poêles qui se fait passer pour un client."),
        ),
    ),
    Said(
        26.2,
        "Le tribunal administratif m'a donné raison",
        "Refus d'aide annulé parce que personne ne l'avait motivé. Il m'a fallu deux ans et une avocate à l'aide juridictionnelle. Une phrase de motif, même courte, aurait évité tout cela. Écrivez pourquoi vous refusez.",
        SUIVI,
        notices=(
            Notice("illegal", "On n'a pas le droit de parler d'un procès."),
            Notice("other", "Je trouve ça décourageant pour les autres."),
        ),
    ),
    Said(
        23.1,
        "Protéger les maisons de briques : pas de polystyrène sur nos façades",
        notices=(
            Notice(
                "other",
                "Faux d'un point de vue technique, le polystyrène moderne respire très bien.",
            ),
        ),
    ),
    Said(
        18.5,
        "Ma commune, ses lampadaires et mon radiateur",
        "Chez nous les lampadaires brûlent toute la nuit devant une salle des fêtes vide, chauffée aussi. Avant de demander aux gens de mettre 19, que les bâtiments publics commencent. On verrait l'exemple depuis la rue.",
        CONFIANCE,
        notices=(Notice("off-topic", "On parle des logements, pas des lampadaires."),),
    ),
    Said(
        14.2,
        "Une pompe à chaleur sous ma fenêtre",
        "Celle du voisin fait 52 décibels la nuit, mesurés. On ne se parle plus. L'aide devrait exiger une distance, ou un caisson, et une visite chez ceux d'à côté. Autrement on rénove une maison et on en fâche deux.",
        AIDES,
        notices=(
            Notice("personal-data", "Il parle de nous, on habite à côté."),
            Notice("insult", "Mensonge, on l'a fait mesurer aussi : 41."),
        ),
    ),
    Said(
        7.4,
        "Vide depuis 2011",
        "Rue de la gare il y a une maison vide depuis 2011, je passe devant tous les matins. Dedans il y a une chambre d'enfant avec encore le papier peint. Si l'État l'achetait, une famille y dormirait avant Pâques.",
        ANCIEN,
        notices=(Notice("duplicate", "Déjà lu dix fois ce genre d'idée."),),
    ),
    Said(
        4.1,
        "",
        "Retournez à l'école avant de donner des leçons, et prenez un dictionnaire. Une vache isolerait mieux.",
        on="Un carnet de santé pour chaque maison",
        side="against",
        by="truelle",
        notices=(
            Notice("insult", "Pas très malin, et méchant."),
            Notice("off-topic"),
            Notice("insult", "Je voudrais qu'on se parle correctement, surtout ici."),
            Notice("insult", "Il fait ça sous toutes les idées."),
        ),
    ),
    Said(
        1.9,
        "",
        "Chez nous c'est l'inverse : sans le petit propriétaire du rez-de-chaussée, personne n'aurait appelé l'architecte.",
        on="Locataires : donnez-nous le droit de demander les travaux",
        notices=(Notice("other", "Hors de propos et ça endort le débat."),),
    ),
)
