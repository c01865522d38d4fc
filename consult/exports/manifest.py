"""What goes with each file: when, what was kept, how many rows, under which licence, which hash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import current_app

from ..consultations.models import Consultation
from ..db import now
from ..i18n import local
from .format import Sheet
from .models import ExportFile

LICENCE = {
    "nom": "Licence Ouverte 2.0 (Etalab)",
    "adresse": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
FILTERS = {
    "visibilite": "textes publiés seulement : ni brouillon, ni texte en attente de relecture, refusé ou retiré",
    "personnes": "ni nom, ni adresse, ni identifiant de personne ; dates au jour",
    "communes": "données à partir de onze personnes d’une même commune",
    "scrutins": "clos seulement",
    "formules": "une cellule qui commence par = + - @, une tabulation ou un retour est précédée "
    "d’une apostrophe (CSV, XLSX, ODS)",
}


def of_file(of: Consultation, dataset: str, sheet: Sheet, rows: int, name: str) -> dict[str, Any]:
    return {
        **_about(of),
        "jeu": dataset,
        "fichier": name,
        "lignes": rows,
        "colonnes": [
            {"nom": column.name, "type": column.kind, "description": column.says}
            for column in sheet.columns
        ],
    }


def of_all(of: Consultation, files: Iterable[ExportFile]) -> dict[str, Any]:
    shared = _about(of)
    return {
        **shared,
        "fichiers": [
            {key: value for key, value in file.manifest.items() if key not in shared}
            for file in files
        ],
    }


def _about(of: Consultation) -> dict[str, Any]:
    return {
        "titre": of.title,
        "concertation": of.slug,
        "labo": of.lab.name,
        "adresse": f"{current_app.config['BASE_URL']}/concertations/{of.slug}",
        "date": local(now(), of.lab.zone).isoformat(timespec="seconds"),
        "filtres": FILTERS,
        "licence": LICENCE,
    }
