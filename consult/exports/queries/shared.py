"""What the data sets share: who is public, and the words of the columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Date, Select, case, cast, func, literal, select

from ... import visibility
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from .. import columns as c
from ..sheets import Said

POSITIONS = ("for", "mixed", "against")
SAID = {
    "citizen": "citoyen",
    "agent": "agent",
    "unknown": "inconnu",
    "for": "pour",
    "mixed": "mitigé",
    "against": "contre",
    "question": "question",
    "neutral": "neutre",
    "web": "web",
    "import": "import",
    "paper": "papier",
    "workshop": "atelier",
}


def french(code: Any, *codes: str) -> ColumnElement[Any]:
    return case(*((code == one, literal(SAID[one])) for one in codes), else_=code)


def college(code: Any) -> ColumnElement[Any]:
    return french(code, "citizen", "agent", "unknown")


def origin(code: Any) -> ColumnElement[Any]:
    return french(code, "paper", "workshop")


def day(moment: Any, zone: str) -> ColumnElement[Any]:
    return cast(func.timezone(zone, moment), Date)


def empty_is_null(value: Any) -> ColumnElement[Any]:
    return func.nullif(value, "")


def public_contributions(of: Consultation) -> Select[Any]:
    return (
        select(Contribution.id)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == of.id,
            visibility.public_contribution(Contribution, Consultation),
        )
        .order_by(Contribution.id)
    )


def extras(
    row: Any, of: Consultation, complete: bool, source: Select[Any] | None = None
) -> tuple[Said, ...]:
    """The columns of imported rows that have no place elsewhere, under their own names."""
    source = public_contributions(of) if source is None else source
    found = []
    for part in ("open", "kept") if complete else ("open",):
        keys = source.order_by(None).with_only_columns(func.jsonb_object_keys(row.extra[part]))
        names = sorted(set(db.session.scalars(keys.where(row.extra.has_key(part)))))
        found += [
            Said(c.kept_as(f"source:{name}"), row.extra[part][name].as_string()) for name in names
        ]
    return tuple(found)
