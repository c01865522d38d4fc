"""The grounds on which a text is refused, each with a sentence ready to adapt."""

from __future__ import annotations

from ..i18n import lazy_gettext as _l

GROUNDS = {
    "insult": _l("Injure, diffamation ou menace"),
    "hate": _l("Propos haineux ou discriminatoires"),
    "personal-data": _l("Données personnelles"),
    "off-topic": _l("Hors sujet"),
    "advertising": _l("Publicité ou démarchage"),
    "duplicate": _l("Texte déjà déposé"),
    "illegal": _l("Autre contenu contraire à la loi"),
    "other": _l("Autre raison"),
}

# Who reports may also say that a child is sexually abused: neither name nor address is asked then.
CHILD_ABUSE = "child-abuse"
REPORTED = {CHILD_ABUSE: _l("Violence sexuelle envers un enfant"), **GROUNDS}

# What cannot wait for a moderator where texts are read only when flagged.
GRAVE = (CHILD_ABUSE, "insult", "hate", "personal-data", "illegal")

# Told to the author when the moderator writes no other; « other » has none, its reason is written.
SENTENCES = {
    "insult": _l(
        "Votre texte s’en prend à une personne ou à un groupe par l’injure, l’accusation ou la "
        "menace. Vous pouvez défendre la même idée sans viser quelqu’un."
    ),
    "hate": _l(
        "Votre texte rabaisse des personnes en raison de leur origine, de leur religion, de leur "
        "sexe, de leur orientation, de leur santé ou de leur situation. La loi l’interdit."
    ),
    "personal-data": _l(
        "Votre texte permet de reconnaître une personne ou contient ses coordonnées. Retirez les "
        "noms, adresses, numéros et détails qui la désignent."
    ),
    "off-topic": _l(
        "Votre texte ne répond pas à la question posée par cette concertation. D’autres "
        "concertations, ou le service concerné, peuvent l’accueillir."
    ),
    "advertising": _l(
        "Votre texte fait la promotion d’un produit, d’un service, d’un parti ou d’une personne. "
        "Cet espace est réservé aux idées."
    ),
    "duplicate": _l(
        "Vous avez déjà déposé ce texte, ou un texte presque identique. Le premier reste publié et "
        "peut être soutenu."
    ),
    "illegal": _l(
        "Votre texte contient des propos ou des éléments que la loi interdit de publier."
    ),
}
