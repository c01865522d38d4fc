"""What a team asks of its consultations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Date, cast, func, select, union_all

from ... import visibility
from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db
from ...labs.models import Lab
from ...paging import Page, page
from ..models import Consultation
from .lists import AT, cards

TEAM_PAGE_SIZE = 30


def of_team(who: Any, at: datetime, *, after: str | None = None, before: str | None = None) -> Page:
    """The consultations of the labs where this person works, drafts first for facilitators."""
    statement, order, _state = cards()
    statement = statement.where(
        Consultation.lab_id.in_(who.team_labs), visibility.consultation(Consultation, who)
    )
    return page(statement, order, {"at": at}, size=TEAM_PAGE_SIZE, after=after, before=before)


MANY_OVERDUE = 200


def overdue(at: datetime) -> Sequence[Any]:
    """Those of the whole network whose synthesis was promised for a day that is over (is_late)."""
    statement, _order, _state = cards()
    today = cast(func.timezone(Lab.zone, AT), Date)
    return db.session.execute(
        statement.where(
            visibility.public_consultation(Consultation),
            Consultation.synthesis_published_at.is_(None),
            Consultation.synthesis_due < today,
        )
        .order_by(Consultation.synthesis_due, Consultation.id)
        .limit(MANY_OVERDUE),
        {"at": at},
    ).all()


def whole(ids: Sequence[int]) -> Sequence[Consultation]:
    if not ids:
        return []
    return db.session.scalars(select(Consultation).where(Consultation.id.in_(ids))).all()


def held(ids: Sequence[int]) -> dict[int, int]:
    """How many texts wait for a moderator, by consultation."""
    waiting = union_all(
        select(Contribution.consultation_id).where(
            Contribution.consultation_id.in_(ids), Contribution.state == "held"
        ),
        select(Comment.consultation_id).where(
            Comment.consultation_id.in_(ids), Comment.state == "held"
        ),
    ).subquery()
    rows = db.session.execute(
        select(waiting.c.consultation_id, func.count()).group_by(waiting.c.consultation_id)
    )
    return {row[0]: row[1] for row in rows}


def facilitated(who: Any) -> Sequence[Lab]:
    """The labs where this person may open a consultation."""
    return db.session.scalars(
        select(Lab).where(Lab.id.in_(who.facilitated_labs)).order_by(Lab.name)
    ).all()
