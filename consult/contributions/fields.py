"""The fields of an imported row: their usual names, and how a cell is read. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..i18n import gettext as _
from ..i18n import lazy_gettext as _l
from ..text import fold

LINE = 200
LONGEST_ID = 120
CONTRIBUTIONS, ARGUMENTS = KINDS = ("contributions", "arguments")
KIND_LABELS = {CONTRIBUTIONS: _l("Des contributions"), ARGUMENTS: _l("Des arguments")}

Read = Callable[[str, str, ZoneInfo], tuple[Any, bool]]  # the value, and whether it says the cell


class BadCell(Exception):
    """A cell that its field cannot take; the message says why."""


def identifier(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    said = cell.strip()
    if len(prefix) + len(said) > LONGEST_ID:
        raise BadCell(_("identifiant trop long"))
    return (prefix + said if said else ""), said == cell


def answered(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    """Kept aside too: an answer to an answer joins the head of its exchange."""
    return identifier(cell, prefix, zone)[0], False


def line(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    said = " ".join(cell.split())
    cut = said if len(said) <= LINE else said[: LINE - 2].rsplit(" ", 1)[0] + "\u202f…"
    return cut, cut == cell


def prose(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    if not cell.strip():
        raise BadCell(_("texte vide"))
    return cell, True


def number(cell: str, prefix: str, zone: ZoneInfo) -> tuple[int | None, bool]:
    said = re.sub(r"\s", "", cell)
    if not said:
        return None, not cell
    if not re.fullmatch(r"\d{1,9}", said):
        raise BadCell(_("«\u00a0%(cell)s\u00a0» n’est pas un nombre", cell=cell[:40]))
    return int(said), str(int(said)) == cell


DATES = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d")


def date(cell: str, prefix: str, zone: ZoneInfo) -> tuple[datetime | None, bool]:
    """A day, or a moment; without a zone it is the lab's. Only a day is given back exactly."""
    said = cell.strip()
    if not said:
        return None, not cell
    at = _moment(said)
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    try:
        return at, at.astimezone(zone).date().isoformat() == cell
    except OverflowError:  # before the year 1, or after 9999
        raise _no_date(said) from None


def _moment(said: str) -> datetime:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        pass
    for pattern in DATES:
        try:
            return datetime.strptime(said, pattern)
        except ValueError:
            continue
    raise _no_date(said)


def _no_date(said: str) -> BadCell:
    return BadCell(_("«\u00a0%(cell)s\u00a0» n’est pas une date", cell=said[:40]))


SIDES = {
    "for": ("pour", "for", "favorable", "oui", "1", "+1", "yes"),
    "against": ("contre", "against", "defavorable", "non", "-1", "no"),
    "question": ("question",),
    "neutral": ("neutre", "neutral", "mitige", "0", "", "reponse"),
}
SAID_SIDE = {"for": "pour", "against": "contre", "question": "question", "neutral": "neutre"}


def side(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    said = fold(cell.strip())
    for code, words in SIDES.items():
        if said in words:
            return code, SAID_SIDE[code] == cell
    raise BadCell(_("sens inconnu\u00a0: «\u00a0%(cell)s\u00a0»", cell=cell[:40]))


COLLEGES = {"citizen": ("citoyen", "citizen", "citoyenne"), "agent": ("agent", "agente")}


def college(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    said = fold(cell.strip())
    for code, words in COLLEGES.items():
        if said in words:
            return code, words[0] == cell
    return "unknown", cell == "inconnu"


def commune(cell: str, prefix: str, zone: ZoneInfo) -> tuple[str, bool]:
    """Its INSEE code; anything else is kept aside, since names are not unique."""
    known = re.fullmatch(r"\d[\dAB]\d{3}", cell) is not None
    return (cell if known else ""), known


def answers_a_comment(cell: str, prefix: str, zone: ZoneInfo) -> tuple[bool, bool]:
    return fold(cell.strip()) in ("commentaire", "comment", "argument", "reponse"), False


@dataclass(frozen=True)
class Field:
    name: str
    label: Any
    read: Read
    usual: tuple[str, ...] = ()
    required: bool = False
    absent: Any = ""
    prefixed: bool = False  # the page asks for what to put before its cells


FIELDS: dict[str, tuple[Field, ...]] = {
    CONTRIBUTIONS: (
        Field(
            "external_id",
            _l("Identifiant"),
            identifier,
            ("id", "identifiant", "numero", "ref"),
            prefixed=True,
        ),
        Field("title", _l("Titre"), line, ("titre", "title", "intitule", "question", "objet")),
        Field(
            "body",
            _l("Texte"),
            prose,
            ("texte", "body", "contenu", "description", "text", "question"),
            required=True,
        ),
        Field("theme", _l("Thème"), line, ("theme", "rubrique", "categorie", "category")),
        Field(
            "date",
            _l("Date"),
            date,
            ("date", "created_at", "publiee_le", "date_de_publication"),
            absent=None,
        ),
        Field(
            "signature",
            _l("Nom affiché"),
            line,
            ("signature", "auteur", "author", "pseudonyme", "pseudo"),
        ),
        Field("college", _l("Collège"), college, ("college", "profil"), absent="unknown"),
        Field("commune", _l("Commune (code Insee)"), commune, ("commune", "code_insee", "insee")),
        Field(
            "votes_for",
            _l("Votes pour"),
            number,
            ("votes_pour", "soutiens", "votes", "likes"),
            absent=None,
        ),
        Field("votes_mixed", _l("Votes mitigés"), number, ("votes_mitiges",), absent=None),
        Field("votes_against", _l("Votes contre"), number, ("votes_contre",), absent=None),
    ),
    ARGUMENTS: (
        Field(
            "external_id",
            _l("Identifiant"),
            identifier,
            ("id", "identifiant", "numero"),
            prefixed=True,
        ),
        Field(
            "parent",
            _l("Identifiant de la contribution"),
            identifier,
            ("proposition_id", "racine", "contribution", "contribution_id", "parent"),
            required=True,
            prefixed=True,
        ),
        Field(
            "answered",
            _l("Identifiant de l’argument auquel il répond"),
            answered,
            ("repond_a", "cible_id"),
            prefixed=True,
        ),
        Field(
            "answers",
            _l("Ce à quoi il répond (contribution ou commentaire)"),
            answers_a_comment,
            ("cible_type",),
            absent=True,
        ),
        Field(
            "side", _l("Sens (pour, contre…)"), side, ("sens", "side", "position"), absent="neutral"
        ),
        Field("body", _l("Texte"), prose, ("texte", "body", "contenu", "text"), required=True),
        Field("date", _l("Date"), date, ("date", "created_at"), absent=None),
        Field("signature", _l("Nom affiché"), line, ("signature", "auteur", "author", "pseudo")),
        Field("college", _l("Collège"), college, ("college", "profil"), absent="unknown"),
        Field("votes", _l("Votes"), number, ("votes", "soutiens", "likes"), absent=None),
    ),
}


def fingerprint(cells: Sequence[str]) -> str:
    """The identifier of a row without one: the same row read again is the same row."""
    return "sha256:" + hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:40]
