"""The common charter of the network: under it lives each lab that has not published its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..i18n import lazy_gettext as _l
from .charter import SENTENCES, InForce, Rule

# A change of these words makes another edition: give it its date. Noon, so that the day is the same
# in every lab.
PUBLISHED_AT = datetime(2026, 11, 25, 12, tzinfo=UTC)

INTRODUCTION = (
    _l("## Ce qui est bienvenu"),
    _l(
        "Une expérience, une idée, une critique, un désaccord\u00a0: vos mots, sur la question posée. "
        "Aucune opinion n’est refusée parce qu’elle dérange, ni parce qu’elle contredit "
        "l’administration. L’orthographe et le style ne comptent pas."
    ),
    _l("## Qui lit, et quand"),
    _l(
        "L’équipe de modération du labo lit les textes. La page de chaque concertation dit si elle "
        "les lit avant ou après leur parution, et en combien de temps au plus. Un programme peut "
        "attirer son attention sur un mot\u00a0; une personne décide toujours."
    ),
    _l("## Ce que devient un texte"),
    _l(
        "Il paraît. Sinon, vous recevez la raison, avec la règle en cause\u00a0: des données "
        "personnelles y sont masquées, une correction vous est demandée, ou le texte est refusé. Un "
        "texte refusé est conservé, mais personne ne le voit hors de l’équipe. Qui enfreint les "
        "règles à plusieurs reprises est averti, puis ne peut plus écrire pendant un temps. Les "
        "règles sont les mêmes pour tous, citoyens et agents."
    ),
    _l("## Si vous n’êtes pas d’accord"),
    _l(
        "Vous pouvez contester une décision dans les six mois, sans frais et sans compte, depuis "
        "le courriel qui l’annonce ou depuis la page de suivi de votre texte. Une personne qui n’a "
        "pris aucune part à la décision vous répond sous quinze jours. Vous gardez le droit de "
        "saisir le Défenseur des droits ou le tribunal administratif."
    ),
)

RULES = (
    Rule(
        "respect",
        "insult",
        _l("Discuter les idées, sans s’en prendre aux personnes"),
        _l(
            "L’injure, la menace et l’accusation sans preuve sont refusées, qu’elles visent une "
            "personne, un groupe, un service ou ses agents. La critique, même vive, d’une décision "
            "ou d’un service est bienvenue."
        ),
        SENTENCES["insult"],
        _l(
            "«\u00a0Les agents du guichet sont des fainéants et des voleurs.\u00a0»\n"
            "Plutôt\u00a0: «\u00a0J’ai attendu deux heures au guichet, et personne ne m’a dit pourquoi.\u00a0»"
        ),
    ),
    Rule(
        "dignite",
        "hate",
        _l("Ne rabaisser personne pour ce qu’il est"),
        _l(
            "Les propos qui rabaissent, excluent ou appellent à la haine en raison de l’origine, "
            "de la religion, du sexe, de l’orientation sexuelle, de l’identité de genre, du "
            "handicap, de l’âge ou de la pauvreté sont refusés. La loi les punit."
        ),
        SENTENCES["hate"],
        _l(
            "«\u00a0Ces gens-là ne devraient pas avoir droit au bus\u00a0: qu’ils rentrent chez eux.\u00a0»\n"
            "Plutôt\u00a0: «\u00a0Le bus est plein aux heures d’école\u00a0: il en faudrait un second.\u00a0»"
        ),
    ),
    Rule(
        "vie-privee",
        "personal-data",
        _l("Protéger la vie privée, la vôtre et celle des autres"),
        _l(
            "Votre texte est public et réutilisable par tous. N’y écrivez ni adresse, ni téléphone, "
            "ni numéro, ni nom d’une personne qui n’agit pas dans une fonction publique, ni détail "
            "qui la désigne\u00a0: sa santé, sa famille, ses démêlés. Une équipe, un service ou la "
            "personne élue qui en répond peuvent être nommés."
        ),
        SENTENCES["personal-data"],
        _l(
            "«\u00a0Mon voisin M.\u00a0Exemple, du 3 rue des Lilas, touche une aide sans y avoir droit.\u00a0»\n"
            "Plutôt\u00a0: «\u00a0Autour de moi, les conditions de cette aide sont mal comprises.\u00a0»"
        ),
    ),
    Rule(
        "sujet",
        "off-topic",
        _l("Répondre à la question posée"),
        _l(
            "Chaque concertation dit ce qui est ouvert à la discussion et ce qui est déjà décidé. "
            "Un texte sans rapport avec la question, ou qui demande de régler un dossier personnel, "
            "n’y a pas sa place. Discuter la question elle-même en fait partie."
        ),
        SENTENCES["off-topic"],
        _l(
            "Dans une concertation sur les bus\u00a0: «\u00a0Où en est mon dossier de carte grise\u202f?\u00a0»\n"
            "Plutôt\u00a0: «\u00a0Un bus devrait desservir la préfecture les jours d’ouverture.\u00a0»"
        ),
    ),
    Rule(
        "publicite",
        "advertising",
        _l("Ne rien vendre, ne recruter personne"),
        _l(
            "La publicité, le démarchage, l’appel aux dons et l’appel à voter pour un parti ou une "
            "personne sont refusés. Citer une entreprise, une association ou un outil à l’appui "
            "d’une idée est permis."
        ),
        SENTENCES["advertising"],
        _l(
            "«\u00a0Commandez nos panneaux solaires, dix pour cent de remise cette semaine.\u00a0»\n"
            "Plutôt\u00a0: «\u00a0Des panneaux solaires sur le toit de l’école paieraient son éclairage.\u00a0»"
        ),
    ),
    Rule(
        "une-fois",
        "duplicate",
        _l("Dire une chose une fois"),
        _l(
            "Déposer plusieurs fois le même texte rend la lecture plus longue sans lui donner de "
            "poids\u00a0: c’est le soutien qui compte. Un texte proche de celui d’une autre personne "
            "n’est pas refusé pour cela."
        ),
        SENTENCES["duplicate"],
        _l("La même contribution, envoyée à nouveau avec un autre titre."),
    ),
    Rule(
        "loi",
        "illegal",
        _l("Respecter la loi"),
        _l(
            "Ce que la loi interdit de publier est refusé\u00a0: par exemple l’apologie du terrorisme, "
            "l’image intime ou volée d’une personne, l’usurpation d’identité, la copie d’une œuvre "
            "sans droit. Le tableau en bas de cette page cite les principaux textes."
        ),
        SENTENCES["illegal"],
        _l("La photographie d’une personne chez elle, prise et publiée sans son accord."),
    ),
    Rule(
        "lisible",
        "other",
        _l("Écrire un texte que l’on peut lire"),
        _l(
            "Un texte vide ou fait de signes sans suite est refusé. Vous pouvez écrire dans une autre "
            "langue que le français\u00a0: l’équipe demandera peut-être de l’aide pour vous lire."
        ),
        _l(
            "Votre texte ne peut pas être lu comme une contribution\u00a0: il est vide, ou fait de "
            "signes sans suite. Dites en quelques phrases ce que vous proposez, et pourquoi."
        ),
        _l("«\u00a0azerty azerty !!!!!!\u00a0»"),
    ),
)

# In the reader’s language; the French text is the one that binds.
COMMON = InForce(0, PUBLISHED_AT, INTRODUCTION, RULES)


@dataclass(frozen=True)
class Law:
    what: Any
    text: Any


# The main texts behind a refusal on the ground of the law.
LAWS = (
    Law(
        _l("Provocation à la haine, à la discrimination ou à la violence"),
        _l("Loi du 29 juillet 1881 sur la liberté de la presse, article 24, alinéas 7 et 8"),
    ),
    Law(
        _l("Contestation de crimes contre l’humanité"),
        _l("Loi du 29 juillet 1881, article 24 bis"),
    ),
    Law(_l("Diffamation et injure"), _l("Loi du 29 juillet 1881, articles 29 à 33")),
    Law(_l("Menaces"), _l("Code pénal, articles 222-17 et 222-18")),
    Law(_l("Harcèlement, y compris en ligne"), _l("Code pénal, article 222-33-2-2")),
    Law(_l("Provocation au terrorisme et apologie"), _l("Code pénal, article 421-2-5")),
    Law(
        _l("Image à caractère pornographique d’une personne mineure"),
        _l("Code pénal, article 227-23"),
    ),
    Law(
        _l("Respect de la vie privée"), _l("Code civil, article 9\u00a0; code pénal, article 226-1")
    ),
    Law(
        _l("Informations qui exposent une personne à un risque"),
        _l("Code pénal, article 223-1-1"),
    ),
    Law(_l("Usurpation d’identité"), _l("Code pénal, article 226-4-1")),
    Law(_l("Présomption d’innocence"), _l("Code civil, article 9-1")),
    Law(
        _l("Données personnelles"),
        _l("Règlement général sur la protection des données (RGPD), articles 5 et 6"),
    ),
    Law(
        _l("Copie d’une œuvre sans droit"),
        _l("Code de la propriété intellectuelle, articles L.\u00a0335-2 et L.\u00a0335-3"),
    ),
)
