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
    "machine": _l("placée par la machine"),
    "merged": _l("réunie à une autre"),
    "aside": _l("mise de côté"),
    "unaccounted": _l("sans compte"),
}
