"""Who is written to about what waits, and what waits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, any_, func, literal, select

from ...accounts.models import User
from ...db import db
from ...labs.models import Lab, Membership
from ...permissions import FACILITATOR, MANAGER
from ..models import Alerted, Case, Digest
from ..models.alerts import GRAVE, LATE
from .queue import THING_ID, theirs

CANNOT_WAIT = 2  # the gravity from which a team is told at once


@dataclass
class Reader:
    """Someone of one team or more."""

    id: int
    email: str
    language: str
    zone: str  # of their first lab
    hour: int | None  # none: not chosen
    sent_on: date | None
    team_labs: list[int] = field(default_factory=list)
    facilitated_labs: list[int] = field(default_factory=list)


def readers() -> list[Reader]:
    """Everyone in a team, with their labs."""
    rows = db.session.execute(
        select(
            User.id,
            User.email,
            User.language,
            Membership.lab_id,
            Membership.role,
            Lab.zone,
            Digest.hour,
            Digest.sent_on,
        )
        .join(Membership, Membership.user_id == User.id)
        .join(Lab, Lab.id == Membership.lab_id)
        .outerjoin(Digest, Digest.user_id == User.id)
        .where(User.closed_at.is_(None))
        .order_by(User.id, Membership.id)
    )
    found: dict[int, Reader] = {}
    for row in rows:
        mine = found.setdefault(
            row.id, Reader(row.id, row.email, row.language, row.zone, row.hour, row.sent_on)
        )
        mine.team_labs.append(row.lab_id)
        if row.role in (FACILITATOR, MANAGER):
            mine.facilitated_labs.append(row.lab_id)
    return list(found.values())


SHOWN = (
    Case.id,
    Case.kind_of_thing.label("kind"),
    THING_ID.label("target_id"),
    Case.appeal_id,
    Case.lab_id,
    Case.opened_at,
    Case.due_at,
)


def waiting(reader: Reader) -> tuple[int, datetime | None]:
    """How many, and since when the oldest."""
    number, oldest = db.session.execute(
        select(func.count(), func.min(Case.opened_at)).where(*theirs(reader))
    ).one()
    return number, oldest


def first(reader: Reader, limit: int) -> Sequence[Any]:
    return db.session.execute(
        select(*SHOWN).where(*theirs(reader)).order_by(Case.place, Case.id).limit(limit)
    ).all()


def decided_by(reader: Reader, cases: Collection[Any]) -> list[Any]:
    """Those among ``cases`` that ``reader`` may decide."""
    near = [one.id for one in cases if one.lab_id in reader.team_labs]
    if not near:
        return []
    among = Case.id == any_(literal(near, ARRAY(BigInteger)))  # one value, whatever their number
    ids = set(db.session.scalars(select(Case.id).where(among, *theirs(reader))))
    return [one for one in cases if one.id in ids]


def untold(at: datetime) -> dict[str, Sequence[Any]]:
    """What cannot wait, and what is late, that no team was told of, by reason."""

    def of(reason: str, condition: Any) -> Sequence[Any]:
        told = select(Alerted.case_id).where(Alerted.case_id == Case.id, Alerted.reason == reason)
        asked = select(*SHOWN).where(Case.closed_at.is_(None), condition, ~told.exists())
        return db.session.execute(asked.order_by(Case.place, Case.id)).all()

    return {GRAVE: of(GRAVE, Case.gravity >= CANNOT_WAIT), LATE: of(LATE, Case.due_at <= at)}


def hour_of(user_id: int) -> Digest | None:
    return db.session.get(Digest, user_id)
