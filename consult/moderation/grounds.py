"""The grounds on which a text is refused, with a sentence ready to adapt."""

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
