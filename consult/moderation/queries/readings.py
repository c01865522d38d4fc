"""Questions about second readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, text

from ...consultations.models import Consultation
from ...db import db
from ...journal import Act
from ...labs.models import Membership
from ..agreement import Agreement, agreement
from ..models import Decision, SecondReading
from ..models.readings import VERDICTS
from .transparency import ZONE


def _offered(who: Any) -> list[Any]:
    """To the lab’s team, but not to who decided or wrote; where nobody else is there, to all teams."""
    team = (
        select(func.count())
        .where(Membership.lab_id == SecondReading.lab_id)
        .correlate(SecondReading)
        .scalar_subquery()
    )
    return [
        SecondReading.read_at.is_(None),
        SecondReading.first_reader_id != who.id,
        Decision.author_id.is_distinct_from(who.id),
        Decision.before["row"].has_key("body"),  # forgotten after six months
        or_(SecondReading.lab_id.in_(who.team_labs), team < 2),
    ]


def waiting(who: Any) -> int:
    return (
        db.session.scalar(
            select(func.count()).select_from(SecondReading).join(Decision).where(*_offered(who))
        )
        or 0
    )


def first(who: Any, but: int | None = None) -> int | None:
    return db.session.scalar(
        select(SecondReading.id)
        .join(Decision)
        .where(*_offered(who), SecondReading.id.is_distinct_from(but))
        .order_by(SecondReading.id)
        .limit(1)
    )


def offered(reading_id: int, who: Any) -> SecondReading | None:
    """Held until the end of the transaction: it is read once."""
    return db.session.scalar(
        select(SecondReading)
        .join(Decision)
        .where(SecondReading.id == reading_id, *_offered(who))
        .with_for_update(of=SecondReading)
    )


def was_read(reading_id: int, who: Any) -> bool:
    """By now, in a lab of theirs."""
    read = db.session.get(SecondReading, reading_id)
    return read is not None and read.read_at is not None and read.lab_id in who.team_labs


def decided(lab_id: int, start: datetime, end: datetime) -> Sequence[int]:
    """What may be drawn: decisions on texts, as they were read, that still stand."""
    return db.session.scalars(
        select(Decision.id)
        .join(Consultation, Consultation.id == Decision.consultation_id)
        .where(
            Consultation.lab_id == lab_id,
            Decision.decided_at >= start,
            Decision.decided_at < end,
            Decision.undone_at.is_(None),
            Decision.kind.in_(VERDICTS),
            Decision.kind_of_thing.in_(("contribution", "comment")),
            Decision.before["row"]["body"].is_not(None),
        )
    ).all()


def drawn(lab_id: int, month: str) -> bool:
    asked = select(SecondReading.id).where(
        SecondReading.lab_id == lab_id, SecondReading.month == month
    )
    return db.session.scalar(asked.limit(1)) is not None


def seed(end: datetime) -> str:
    """The hash of the last act before ``end``."""
    last = select(Act.hash).where(Act.at < end).order_by(Act.number.desc()).limit(1)
    return db.session.scalar(last) or ""


PAIRS = """
SELECT details->>'first' AS first, details->>'second' AS second
FROM act WHERE verb = 'review.read'"""


def agreed(lab_id: int | None, year: int | None) -> Agreement | None:
    """From the journal alone."""
    asked, values = PAIRS, dict[str, Any]()
    if lab_id is not None:
        asked, values["lab"] = f"{asked} AND lab_id = :lab", lab_id
    if year is not None:
        asked += f" AND extract(year FROM at AT TIME ZONE '{ZONE}') = :year"
        values["year"] = year
    return agreement((row.first, row.second) for row in db.session.execute(text(asked), values))
