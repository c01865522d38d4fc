"""The open package: a Frictionless Data Package whose bytes depend on what it holds alone. Pure."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import orjson

from ...i18n import local
from .. import certificate
from ..certificate import Certificate
from ..document import FILE_NAME, Document
from ..labels import LICENCE
from .layout import Frame
from .tables import TABLES, Material

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
EPOCH = (1980, 1, 1, 0, 0, 0)  # of every member: the package says its dates itself
README, MANIFEST = "LISEZMOI.md", "manifeste.json"


def write(document: Document, content: bytes, issued: Certificate, frame: Frame) -> bytes:
    """``content`` is the file of the document, as it is served."""
    material = Material(document, issued, frame)
    data = [
        (FILE_NAME, content),
        (certificate.FILE_NAME, certificate.dump(issued)),
        *((f"{one.name}.csv", one.csv(material)) for one in TABLES),
    ]
    described = _json(_described(frame, dict(data)))
    files = [("datapackage.json", described), (README, _readme(frame, issued).encode()), *data]
    manifest = {"fichiers": [{"nom": n, "taille": len(c), "sha256": _sha256(c)} for n, c in files]}
    return packed([*files, (MANIFEST, _json(manifest))])


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return out.getvalue()


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _described(frame: Frame, files: dict[str, bytes]) -> dict[str, Any]:
    slug = frame.home.rsplit("/", 1)[-1]
    return {
        "$schema": PROFILE,
        "name": f"{slug}-synthese-v{frame.version}",
        "id": frame.address,
        "title": frame.title,
        "description": f"Synthèse de la concertation «\u00a0{frame.consultation}\u00a0», "
        "les données qu’elle cite et le certificat de ce qui a été lu.",
        "homepage": frame.address,
        "version": str(frame.version),
        "created": frame.published_at.isoformat(timespec="seconds"),
        "keywords": ["concertation", "synthèse", "participation"],
        "licenses": [{"name": "etalab-2.0", "title": LICENCE["name"], "path": LICENCE["address"]}],
        "sources": [{"title": frame.consultation, "path": frame.home}],
        "contributors": [{"title": frame.lab, "roles": ["publisher"]}],
        "resources": [*map(_document, (FILE_NAME, certificate.FILE_NAME), _about(files))]
        + [
            {
                "name": one.name,
                "type": "table",
                "path": f"{one.name}.csv",
                "title": one.name.capitalize(),
                "description": one.says,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                **_weight(files[f"{one.name}.csv"]),
                "schema": one.schema(),
            }
            for one in TABLES
        ],
    }


def _about(files: dict[str, bytes]) -> list[tuple[bytes, str]]:
    return [
        (files[FILE_NAME], "La synthèse et ce dont elle est faite, au format consult-synthesis/1."),
        (files[certificate.FILE_NAME], "Le certificat de couverture, scellé."),
    ]


def _document(name: str, about: tuple[bytes, str]) -> dict[str, Any]:
    content, says = about
    return {
        "name": name.removesuffix(".json"),
        "path": name,
        "description": says,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_weight(content),
    }


def _weight(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{_sha256(content)}"}


def _readme(frame: Frame, issued: Certificate) -> str:
    day = local(frame.published_at, frame.zone).date().isoformat()
    tables = "\n".join(f"| `{one.name}.csv` | {one.says} |" for one in TABLES)
    return f"""# {frame.title}

Synthèse de la concertation «\u00a0{frame.consultation}\u00a0», version {frame.version}, publiée le {day} par {frame.lab}.
Elle se lit en ligne\u00a0: {frame.address}

| Fichier | Contenu |
| --- | --- |
| `synthesis.json` | la synthèse et ce dont elle est faite |
| `certificate.json` | ce que chaque contribution reçue est devenue, scellé |
{tables}
| `datapackage.json` | les colonnes, les clés, les empreintes de ces fichiers (Frictionless Data Package 2.0) |
| `{MANIFEST}` | l’empreinte SHA-256 de chaque fichier |

## Vérifier
```
frictionless validate datapackage.json
flask synthesis check le-paquet.zip
flask synthesis certificate le-paquet.zip --verify
```
Empreinte du document certifié\u00a0: `{issued.document}`

## Lire
- CSV en UTF-8, virgules, une ligne de titres\u00a0; nombres entiers, dates `AAAA-MM-JJ`, `true` et `false`\u00a0; une case vide veut dire «\u00a0non renseigné\u00a0».
- Une case de texte qui commence par `=`, `+`, `-`, `@`, une tabulation ou un retour est précédée d’une apostrophe, pour qu’aucun tableur ne la calcule. `synthesis.json` a le texte exact.
- Les textes et les chiffres sont ceux qui ont été lus pour cette version. Un texte retiré depuis de la vue du public n’a plus que son numéro, et ce paquet est refait\u00a0: l’empreinte de la synthèse n’est alors plus celle du certificat, et la vérification le dit.

## Données personnelles
Aucun nom, aucune adresse, aucun identifiant de personne. Les tableaux donnent les jours, pas les heures. Qui répond d’une phrase au nom du labo est nommé dans la synthèse, pas dans les tableaux.

## Licence
{LICENCE["name"]}\u00a0: {LICENCE["address"]}
Vous pouvez réutiliser ces données librement, en citant leur source et leur date.
"""
