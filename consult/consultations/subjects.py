"""What consultations are about, for the filters: a short list, kept by hand."""

from __future__ import annotations

from ..i18n import lazy_gettext as _l

SUBJECTS = {
    "public-service": _l("Services publics et démarches"),
    "work": _l("Emploi et entreprises"),
    "mobility": _l("Mobilités"),
    "housing": _l("Logement et cadre de vie"),
    "health": _l("Santé et autonomie"),
    "solidarity": _l("Solidarités"),
    "education": _l("Éducation et jeunesse"),
    "environment": _l("Environnement et climat"),
    "agriculture": _l("Agriculture et alimentation"),
    "digital": _l("Numérique"),
    "safety": _l("Sécurité et prévention"),
    "culture": _l("Culture, sport et vie locale"),
}
