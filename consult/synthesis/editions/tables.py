"""The tables of the open package: their columns, keys and rows. Pure.

No name of anybody, no hidden word, days rather than hours. Columns are named as in the open data of
the consultation.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...cells import neutralise
from ...i18n import local
from ..certificate import Certificate
from ..document import Document
from .layout import Frame

COLLEGES = {"citizen": "citoyen", "agent": "agent", "unknown": "inconnu"}
STATES = {"public": "publique", "hidden": "retirée", "erased": "effacée", "missing": "absente"}
SIDES = {"for": "pour", "against": "contre", "question": "question", "neutral": "neutre"}
DIRECTIONS = {"for": "pour", "against": "contre", "divided": "partagé"}
READERS = {"person": "personne", "machine": "machine"}
ACCOUNTS = {
    **READERS,
    "merged": "réunie",
    "aside": "mise de côté",
    "unaccounted": "sans compte",
}
KINDS = {"finding": "constat", "opinion": "avis du labo"}
SOURCES = {
    "contribution": "contribution",
    "argument": "argument",
    "vote": "scrutin",
    "minutes": "compte rendu",
}

Field = dict[str, Any]
Row = tuple[Any, ...]
Rows = Callable[["Material"], Iterable[Row]]


@dataclass(frozen=True)
class Material:
    document: Document
    issued: Certificate
    frame: Frame

    def day(self, moment: str) -> str:
        """Of the lab: « 2026-03-01 »."""
        return local(datetime.fromisoformat(moment), self.frame.zone).date().isoformat()


@dataclass(frozen=True)
class Table:
    name: str
    says: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Rows
    links: tuple[tuple[str, str, str], ...] = ()  # field, table (empty: this one), its field

    def schema(self) -> dict[str, Any]:
        return {
            "fields": list(self.fields),
            "primaryKey": list(self.key),
            "foreignKeys": [
                {"fields": [field], "reference": {"resource": table, "fields": [of]}}
                for field, table, of in self.links
            ],
            "missingValues": [""],
        }

    def csv(self, material: Material) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(one["name"] for one in self.fields)
        writer.writerows(map(_cells, self.rows(material)))
        return out.getvalue().encode()


def _cells(row: Row) -> list[Any]:
    return [_text(one) if isinstance(one, str) else _plain(one) for one in row]


def _plain(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _text(value: str) -> str:
    return neutralise(value.replace("\r\n", "\n").replace("\r", "\n"))


def _field(name: str, kind: str, says: str, needed: bool = False, **more: Any) -> Field:
    constraints: Field = {"required": True} if needed else {}
    if "enum" in more:
        constraints["enum"] = list(more.pop("enum"))
    made: Field = {"name": name, "type": kind, "description": says, **more}
    return made | ({"constraints": constraints} if constraints else {})


NUMBER = _field("numero", "integer", "Numéro public de la contribution", True)
COLLEGE = _field("college", "string", "Collège", True, enum=COLLEGES.values())
PHRASE = _field("phrase", "integer", "Numéro de la phrase", True)
VOTE = _field("scrutin", "integer", "Numéro du scrutin", True)
THEME = _field("theme", "integer", "Numéro du thème")


def _contributions(of: Material) -> Iterator[Row]:
    """All that was received: what is hidden, by its number alone."""
    texts = {one.id: one for one in of.document.contributions}
    for item in of.issued.items:
        one = texts.get(item.id)
        if one is None:
            yield (int(item.id), "absente", of.day(item.received_at), *[None] * 7, False)
            continue
        public = one.state == "public"
        yield (
            int(one.id),
            STATES[one.state],
            of.day(one.received_at),
            COLLEGES[one.college],
            one.version,
            one.title if public else None,
            one.text if public else None,
            f"{of.frame.home}/contributions/{one.id}" if public else None,
            int(one.merged_into) if one.merged_into else None,
            one.people,
            one.legal_or_safety,
        )


def _supports(of: Material) -> Iterator[Row]:
    for one in of.document.contributions:
        counts = (
            ("citoyen", one.supports.citizen),
            ("agent", one.supports.agent),
            ("inconnu", one.supports.counted),
        )
        yield from ((int(one.id), name, number) for name, number in counts if number)


def _arguments(of: Material) -> Iterator[Row]:
    for one in of.document.arguments:
        public = one.state == "public"
        yield (
            int(one.id),
            int(one.contribution),
            STATES[one.state],
            SIDES[one.side],
            COLLEGES[one.college],
            one.text if public else None,
        )


def _findings(of: Material) -> Iterator[Row]:
    for one in of.document.findings:
        yield (
            int(one.id),
            one.text,
            one.shown,
            int(one.theme) if one.theme else None,
            KINDS[one.kind],
            bool(one.signed_by),
            DIRECTIONS[one.direction] if one.direction else None,
            one.proposed_by or None,
            f"{of.frame.home}/synthese/phrases/{one.id}?version={of.frame.version}",
        )


def _sources(of: Material) -> Iterator[Row]:
    for said in of.document.findings:
        for rank, one in enumerate(said.sources, start=1):
            number = int(one.id) if of.document.cited(one) else None
            yield (
                int(said.id),
                rank,
                SOURCES[one.kind],
                number if one.kind == "contribution" else None,
                number if one.kind == "argument" else None,
                number if one.kind == "vote" else None,
                SIDES[one.role],
                one.version,
                one.digest,
            )


def _items(of: Material) -> Iterator[Row]:
    for one in of.issued.items:
        yield (
            int(one.id),
            STATES[one.state],
            one.version,
            ACCOUNTS[one.account],
            one.reason,
            " ".join(one.findings) or None,
        )


TABLES = (
    Table(
        "contributions",
        "Tout ce qui a été reçu. Un texte qui n’est pas public n’y a que son numéro.",
        (
            NUMBER,
            _field("etat", "string", "Ce que le public en voit", True, enum=STATES.values()),
            _field("recue_le", "date", "Jour de réception, dans le fuseau du labo", True),
            COLLEGE | {"constraints": {"enum": list(COLLEGES.values())}},
            _field("version", "integer", "Version du texte qui a été lue"),
            _field("titre", "string", "Titre"),
            _field("texte", "string", "Texte tel qu’il a été lu"),
            _field("adresse", "string", "Adresse de la page", format="uri"),
            _field("reunie_a", "integer", "Contribution à laquelle celle-ci est réunie"),
            _field("personnes", "integer", "Personnes qui la portent"),
            _field("droit_ou_securite", "boolean", "Soulève un point de droit ou de sécurité"),
        ),
        ("numero",),
        _contributions,
        (("reunie_a", "", "numero"),),
    ),
    Table(
        "soutiens",
        "Leur nombre par contribution et par collège, sans aucun nom.",
        (NUMBER, COLLEGE, _field("nombre", "integer", "Nombre de soutiens", True)),
        ("numero", "college"),
        _supports,
        (("numero", "contributions", "numero"),),
    ),
    Table(
        "arguments",
        "Les arguments donnés sur les contributions.",
        (
            _field("argument", "integer", "Numéro de l’argument", True),
            NUMBER,
            _field("etat", "string", "Ce que le public en voit", True, enum=STATES.values()),
            _field("sens", "string", "Côté de l’argument", True, enum=SIDES.values()),
            COLLEGE,
            _field("texte", "string", "Texte tel qu’il a été écrit"),
        ),
        ("argument",),
        _arguments,
        (("numero", "contributions", "numero"),),
    ),
    Table(
        "scrutins",
        "Les scrutins dont le résultat est public.",
        (
            VOTE,
            _field("intitule", "string", "Question du scrutin", True),
            _field("bulletins", "integer", "Bulletins déposés", True),
            _field("blancs", "integer", "Bulletins blancs", True),
        ),
        ("scrutin",),
        lambda of: ((int(v.id), v.title, v.ballots, v.blank) for v in of.document.votes),
    ),
    Table(
        "resultats",
        "Les voix de chaque option, là où la méthode compte des voix.",
        (
            VOTE,
            _field("option", "integer", "Rang de l’option sur le bulletin", True),
            _field("libelle", "string", "Option", True),
            _field("voix", "integer", "Voix reçues ; vide si la méthode compte autre chose"),
        ),
        ("scrutin", "option"),
        lambda of: (
            (int(v.id), int(one.id), one.label, one.voices)
            for v in of.document.votes
            for one in v.options
        ),
        (("scrutin", "scrutins", "scrutin"),),
    ),
    Table(
        "themes",
        "Les thèmes de la grille de lecture.",
        (
            THEME | {"constraints": {"required": True}},
            _field("titre", "string", "Titre du thème", True),
            _field("parent", "integer", "Thème au-dessus"),
        ),
        ("theme",),
        lambda of: (
            (int(t.id), t.title, int(t.parent) if t.parent else None) for t in of.document.themes
        ),
        (("parent", "", "theme"),),
    ),
    Table(
        "classement",
        "Les thèmes de chaque contribution, et qui l’y a rangée.",
        (
            NUMBER,
            THEME | {"constraints": {"required": True}},
            _field("lue_par", "string", "Qui a lu", enum=READERS.values()),
        ),
        ("numero", "theme"),
        lambda of: (
            (int(c.id), int(theme), READERS[c.read] if c.read else None)
            for c in of.document.contributions
            if c.state == "public"
            for theme in c.themes
        ),
        (("numero", "contributions", "numero"), ("theme", "themes", "theme")),
    ),
    Table(
        "phrases",
        "Les phrases de la synthèse.",
        (
            PHRASE,
            _field("ecrite", "string", "La phrase écrite, ses chiffres entre accolades", True),
            _field("texte", "string", "La phrase affichée", True),
            THEME,
            _field(
                "nature", "string", "Constat sourcé, ou avis du labo", True, enum=KINDS.values()
            ),
            _field("signee", "boolean", "Une personne nommée dans la synthèse en répond", True),
            _field("sens", "string", "Sens de la phrase", enum=DIRECTIONS.values()),
            _field("modele", "string", "Modèle de langage qui a proposé ses mots"),
            _field("adresse", "string", "Adresse de la page", True, format="uri"),
        ),
        ("phrase",),
        _findings,
        (("theme", "themes", "theme"),),
    ),
    Table(
        "sources",
        "Ce que chaque phrase cite, pour ou contre elle.",
        (
            PHRASE,
            _field("rang", "integer", "Rang de la source dans la phrase", True),
            _field("nature", "string", "Nature de la source", True, enum=SOURCES.values()),
            _field("numero", "integer", "La contribution citée"),
            _field("argument", "integer", "L’argument cité"),
            _field("scrutin", "integer", "Le scrutin cité"),
            _field("sens", "string", "De quel côté elle est", True, enum=("pour", "contre")),
            _field("version", "integer", "Version lue", True),
            _field("empreinte", "string", "SHA-256 des mots lus", True),
        ),
        ("phrase", "rang"),
        _sources,
        (
            ("phrase", "phrases", "phrase"),
            ("numero", "contributions", "numero"),
            ("argument", "arguments", "argument"),
            ("scrutin", "scrutins", "scrutin"),
        ),
    ),
    Table(
        "chiffres",
        "Les chiffres des phrases, calculés sur ces données.",
        (
            PHRASE,
            _field("chiffre", "string", "Ce qui est écrit entre accolades", True),
            _field("valeur", "string", "Ce qui est affiché", True),
        ),
        ("phrase", "chiffre"),
        lambda of: (
            (int(said.id), name, value)
            for said in of.document.findings
            for name, value in {one.placeholder: one.value for one in said.figures}.items()
        ),
        (("phrase", "phrases", "phrase"),),
    ),
    Table(
        "certificat",
        "Ce que chaque contribution reçue est devenue.",
        (
            NUMBER,
            _field("etat", "string", "Son état quand il a été établi", True, enum=STATES.values()),
            _field("version", "integer", "Sa version", True),
            _field("compte", "string", "Ce qu’elle est devenue", True, enum=ACCOUNTS.values()),
            _field("raison", "string", "Pourquoi, ou à quelle contribution elle est réunie"),
            _field("phrases", "string", "Les phrases où elle sert, séparées par une espace"),
        ),
        ("numero",),
        _items,
        (("numero", "contributions", "numero"),),
    ),
)
