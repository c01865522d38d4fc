"""Words of the synthesis, said the same way on each of its pages and in its files."""

from __future__ import annotations

from typing import Any

from ..i18n import lazy_gettext as _l

# Why a text is set aside.
REASONS: dict[str, Any] = {
    "off-topic": _l("Hors du sujet de la concertation"),
    "empty": _l("Rien à lire (essai, texte vide)"),
    "unreadable": _l("Incompréhensible"),
    "duplicate": _l("Doublon d’un autre texte"),
    "language": _l("Dans une langue que personne ne lit ici"),
    "private": _l("Cas personnel, à traiter ailleurs"),
    "other": _l("Autre raison"),
}

# What became of a text, in the certificate.
ACCOUNTS: dict[str, Any] = {
    "person": _l("lue par une personne"),
    "machine": _l("placée par le programme"),
    "merged": _l("réunie à une autre"),
    "aside": _l("mise de côté"),
    "unaccounted": _l("n’a pas été comptée"),
}

# Why a text that the public did not see that day is not in a synthesis.
REFUSED = _l("refusée par la modération")
HIDDEN = _l("retirée de la vue du public, sans raison de mise de côté")

# Why a question to the language model has no answer.
MODEL_FAILURES: dict[str, Any] = {
    "unreachable": _l(
        "Le serveur du modèle ne répond pas. Réessayez plus tard\u202f; si cela dure, prévenez qui administre le site."
    ),
    "certificate": _l(
        "Le serveur du modèle n’a pas prouvé qu’il est bien celui que nomme cette page\u00a0: rien ne lui a été envoyé."
    ),
    "timeout": _l(
        "Le modèle n’a pas fini de répondre à temps. Réessayez plus tard, ou sur un thème plus petit."
    ),
    "refused": _l(
        "Le serveur du modèle refuse la clé de ce site. Prévenez qui administre le site."
    ),
    "unknown": _l(
        "Le serveur ne connaît pas ce modèle, ou pas cette adresse. Prévenez qui administre le site."
    ),
    "quota": _l(
        "Le serveur du modèle a reçu trop de demandes de ce site, ou son quota est atteint. Réessayez plus tard."
    ),
    "too-long": _l(
        "Les textes envoyés dépassent ce que ce modèle peut lire. Prévenez qui administre le site, ou choisissez un thème plus petit."
    ),
    "cut": _l(
        "La réponse du modèle s’est arrêtée avant sa fin\u00a0: elle n’est pas lue. Choisissez un thème plus petit."
    ),
    "declined": _l("Le modèle a refusé de répondre à ces textes."),
    "redirect": _l(
        "Le serveur du modèle renvoie vers une autre adresse, que ce site ne suit pas. Prévenez qui administre le site."
    ),
    "error": _l("Le serveur du modèle a répondu par une erreur. Réessayez plus tard."),
    "too-large": _l("La réponse du modèle est trop longue\u00a0: elle n’est pas lue."),
    "invalid": _l(
        "La réponse du modèle n’a pas la forme demandée\u00a0: rien n’en est lu. Réessayez, ou passez-vous de lui."
    ),
    "nothing": _l("Le modèle n’a rien proposé."),
    "changed": _l(
        "Entre votre demande et son envoi, les textes, le réglage du modèle ou l’accord du labo ont changé\u00a0: "
        "rien n’a été envoyé. Demandez de nouveau."
    ),
    "given-up": _l("Cette demande a été abandonnée\u00a0: rien n’en est gardé."),
    "failed": _l(
        "Cette demande s’est arrêtée sur une erreur. Recommencez, et prévenez qui administre le site si cela se reproduit."
    ),
}

# What is asked to the language model.
ASKED: dict[str, Any] = {
    "titles": _l("Des titres de thèmes"),
    "groups": _l("Des regroupements de thèmes"),
    "findings": _l("Des phrases pour la synthèse"),
}

# What the people cited think of what a sentence names.
DIRECTIONS: dict[str, Any] = {"for": _l("pour"), "against": _l("contre"), "divided": _l("partagé")}

# The files of a published synthesis, those of an office before those of a program.
EDITIONS: dict[str, Any] = {
    "pdf": _l("La synthèse à imprimer"),
    "odt": _l("La synthèse en texte modifiable"),
    "zip": _l("Le paquet ouvert\u00a0: la synthèse, ses données et son certificat"),
}

LICENCE = {
    "name": "Licence Ouverte 2.0 (Etalab)",
    "address": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
