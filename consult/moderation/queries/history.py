"""What was reported and decided about a thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from ...accounts.models import User
from ...consultations.models import Consultation
from ...db import db, now
from ..grounds import GRAVE
from ..models import Case, Decision, Report, about
from .things import Row, kind_of

A_YEAR = timedelta(days=365)


def open_cases(row: Row) -> Sequence[Case]:
    """Held until the end of the transaction; not those of appeals. One at most, but for a name: it may
    wait in several consultations, its own first."""
    return db.session.scalars(
        select(Case)
        .where(
            about(Case, kind_of(row), row.id), Case.closed_at.is_(None), Case.appeal_id.is_(None)
        )
        .order_by((Case.consultation_id != row.consultation_id), Case.id)
        .with_for_update(of=Case)
        .execution_options(populate_existing=True)
    ).all()


def waiting_case(kind: str, target_id: int) -> Any:
    """The same, as a page shows it: with who reads it now."""
    return db.session.execute(
        select(
            Case.id,
            Case.place,
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


def grave_reporters(kind: str, target_id: int) -> int:
    """How many people report that thing on grave grounds, and were not answered."""
    waiting = Report.closed_at.is_(None), Report.ground.in_(GRAVE), Report.reporter_key != ""
    return (
        db.session.scalar(
            select(func.count(Report.reporter_key.distinct())).where(
                about(Report, kind, target_id), *waiting
            )
        )
        or 0
    )


def reports_by(kind: str, target_id: int, reporter_key: str) -> Sequence[Report]:
    """What the same person already reported of that thing, the latest first."""
    return db.session.scalars(
        select(Report)
        .where(about(Report, kind, target_id), Report.reporter_key == reporter_key)
        .order_by(Report.id.desc())
    ).all()


def report_of(code: str) -> Report | None:
    return db.session.scalar(select(Report).where(Report.code == code))


def decision_closing(report: Report) -> Decision | None:
    """What was decided on the thing when the report was closed."""
    if report.closed_at is None:
        return None
    return db.session.scalar(
        select(Decision)
        .where(
            about(Decision, report.kind_of_thing, report.thing_id),
            Decision.undone_at.is_(None),
            Decision.decided_at <= report.closed_at,
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )


def unfounded(reporter_keys: Collection[str]) -> dict[str, int]:
    """By who reports: how many of their reports, in a year, nothing called for."""
    keys = [key for key in reporter_keys if key]
    asked = (
        select(Report.reporter_key, func.count())
        .where(
            Report.reporter_key.in_(keys),
            Report.outcome == "unfounded",
            Report.closed_at > now() - A_YEAR,
        )
        .group_by(Report.reporter_key)
    )
    return dict(db.session.execute(asked).all()) if keys else {}


def decisions(kind: str, target_id: int, labs: Collection[int]) -> Sequence[Any]:
    """Decisions on a thing, the latest first, with the name of the moderator: for the teams that took
    them only."""
    return db.session.execute(
        select(
            Decision.id,
            Decision.code,
            Decision.kind,
            Decision.state_before,
            Decision.ground,
            Decision.rule,
            Decision.reference,
            Decision.sentence,
            Decision.decided_at,
            Decision.undone_at,
            User.name.label("moderator"),
        )
        .join(User, User.id == Decision.moderator_id)
        .join(Consultation, Consultation.id == Decision.consultation_id)
        .where(
            about(Decision, kind, target_id),
            Decision.undone_at.is_(None),
            Consultation.lab_id.in_(labs),
        )
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


def last_of_kind(kind: str, target_id: int, decided: str) -> Decision | None:
    """The last decision of that kind that stands."""
    return db.session.scalar(
        select(Decision)
        .where(
            about(Decision, kind, target_id),
            Decision.kind == decided,
            Decision.undone_at.is_(None),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )


def refused_name(user_id: int) -> str:
    """The name that was taken from an account, and not given back; empty if none."""
    last = db.session.scalar(
        select(Decision)
        .where(
            Decision.profile_id == user_id,
            Decision.undone_at.is_(None),
            Decision.kind.in_(("refuse", "restore")),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )
    if last is None or last.kind != "refuse":
        return ""
    return str(last.before["row"].get("name", ""))
