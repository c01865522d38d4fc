"""How contributions are spoken of on pages."""

from __future__ import annotations

from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l

COLLEGES = {
    "citizen": _l("Citoyen"),
    "agent": _l("Agent public"),
    "unknown": _l("Collège inconnu"),
}
ORIGINS = {
    "web": _l("Déposée en ligne"),
    "paper": _l("Reçue sur papier"),
    "workshop": _l("Venue d’un atelier"),
    "import": _l("Reprise d’un autre site"),
}
STATES = {
    "published": _l("En ligne"),
    "held": _l("En attente de relecture"),
    "amend": _l("À modifier"),
    "refused": _l("Refusée"),
    "withdrawn": _l("Retirée"),
}
STATE_KINDS = {
    "published": "success",
    "held": "info",
    "amend": "warning",
    "refused": "error",
    "withdrawn": None,
}
DECIDED = {
    "mask": _l("Mots masqués"),
    "amend": _l("Correction demandée"),
    "refuse": _l("Contenu refusé"),
    "warn": _l("Avertissement"),
    "restrict": _l("Compte restreint"),
}
SIDES = {
    "for": _l("Pour"),
    "against": _l("Contre"),
    "question": _l("Question"),
    "neutral": _l("Remarque"),
}
ORDERS = {
    "recentes": _l("Les plus récentes"),
    "soutenues": _l("Les plus soutenues"),
    "discutees": _l("Les plus discutées"),
    "hasard": _l("Au hasard"),
}
# How the list shows texts that several people sent (queries/folds.py).
CAMPAIGNS = {
    "": _l("Réunis en une entrée"),
    "depliees": _l("Montrés un par un"),
    "sans": _l("Laissés de côté"),
}
PERSONAL_DATA = {
    "phone": _l("un numéro de téléphone"),
    "email": _l("une adresse électronique"),
    "address": _l("une adresse postale"),
    "name": _l("le nom d’une personne"),
    "nir": _l("un numéro de sécurité sociale"),
    "iban": _l("un numéro de compte bancaire"),
    "card": _l("un numéro de carte bancaire"),
    "plate": _l("une plaque d’immatriculation"),
}
POSITIONS = {"for": _l("pour"), "mixed": _l("mitigés"), "against": _l("contre")}


def origin(kind: str, label: str) -> str:
    """Where a text that was not written here comes from."""
    said = str(ORIGINS[kind])
    return _("%(origin)s\u00a0: %(label)s", origin=said, label=label) if label else said
