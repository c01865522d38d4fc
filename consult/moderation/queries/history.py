"""What was reported and decided about a thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from ...accounts.models import User
from ...db import db, now
from ..models import Case, Decision, Report, about


def open_case(kind: str, target_id: int) -> Case | None:
    """Held until the end of the transaction; not that of an appeal."""
    return db.session.scalar(
        select(Case)
        .where(about(Case, kind, target_id), Case.closed_at.is_(None), Case.appeal_id.is_(None))
        .with_for_update(of=Case)
        .execution_options(populate_existing=True)
    )


def waiting_case(kind: str, target_id: int) -> Any:
    """The same, as a page shows it: with who reads it now."""
    return db.session.execute(
        select(
            Case.id,
            Case.reason,
            Case.opened_at,
            Case.due_at,
            Case.gravity,
            Case.reports,
            User.id.label("reader_id"),
            User.name.label("reader"),
        )
        .outerjoin(User, (User.id == Case.lent_to) & (Case.lent_until > now()))
        .where(about(Case, kind, target_id), Case.closed_at.is_(None), Case.appeal_id.is_(None))
    ).first()


def taken_together(number: int, moderator_id: int) -> Sequence[Decision]:
    """A decision of this moderator by its number, or those of a selection by the selection's."""
    mine = Decision.moderator_id == moderator_id
    of = select(Decision).where(mine, Decision.batch == number).order_by(Decision.id)
    together = db.session.scalars(of).all()
    return together or db.session.scalars(select(Decision).where(mine, Decision.id == number)).all()


def open_reports(kind: str, target_id: int, *, limit: int | None = None) -> Sequence[Report]:
    return db.session.scalars(
        select(Report)
        .where(about(Report, kind, target_id), Report.closed_at.is_(None))
        .order_by(Report.created_at, Report.id)
        .limit(limit)
    ).all()


def report_by(kind: str, target_id: int, reporter_key: str) -> Report | None:
    """The report that the same person already made, still waiting."""
    if not reporter_key:
        return None
    return db.session.scalar(
        select(Report)
        .where(
            about(Report, kind, target_id),
            Report.closed_at.is_(None),
            Report.reporter_key == reporter_key,
        )
        .limit(1)
    )


def decisions(kind: str, target_id: int) -> Sequence[Any]:
    """Decisions on a thing, the latest first, with the name of the moderator: for the team only."""
    return db.session.execute(
        select(
            Decision.id,
            Decision.code,
            Decision.kind,
            Decision.ground,
            Decision.rule,
            Decision.reference,
            Decision.sentence,
            Decision.decided_at,
            Decision.undone_at,
            User.name.label("moderator"),
        )
        .join(User, User.id == Decision.moderator_id)
        .where(about(Decision, kind, target_id), Decision.undone_at.is_(None))
        .order_by(Decision.id.desc())
    ).all()


def last_decision_id(kind: str, target_id: int) -> int:
    """Of those that stand or were undone: either changes what a moderator has before their eyes."""
    return (
        db.session.scalar(select(func.max(Decision.id)).where(about(Decision, kind, target_id)))
        or 0
    )


def already_kept(kind: str, target_id: int, since: datetime) -> bool:
    """A moderator decided, since the text took this form, that it stays."""
    kept = select(func.count()).where(
        about(Decision, kind, target_id),
        Decision.kind.in_(("publish", "mask", "restore")),
        Decision.undone_at.is_(None),
        Decision.decided_at >= since,
    )
    return bool(db.session.scalar(kept))
