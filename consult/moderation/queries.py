"""Questions about what waits for a moderator, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from .. import visibility
from ..accounts.models import User
from ..comments.models import Comment
from ..contributions.models import Contribution, Revision
from ..db import db
from .models import TARGETS, Decision, Report, about

Row = Contribution | Comment


def kind_of(row: Row) -> str:
    return row.__tablename__


# One text ----------------------------------------------------------------------------------------


def target(kind: str, target_id: int) -> Row | None:
    model = TARGETS.get(kind)
    return None if model is None else db.session.get(model, target_id)


def locked(kind: str, target_id: int) -> Row:
    """The text, held until the end of the transaction: two moderators decide one after the other."""
    model = TARGETS[kind]
    row: Row = db.session.scalars(
        select(model)
        .where(model.id == target_id)
        .with_for_update(of=model)
        .execution_options(populate_existing=True)
    ).one()
    return row


def discussed(comment: Comment) -> Contribution | None:
    """The contribution that an argument is about."""
    return db.session.scalar(
        select(Contribution).where(Contribution.thread_id == comment.thread_id)
    )


def public_target(kind: str, target_id: int) -> Row | None:
    """A text that anyone can read, and so report."""
    row = target(kind, target_id)
    if isinstance(row, Comment):
        above = discussed(row)
        answered = db.session.get(Comment, row.parent_id) if row.parent_id else None
        seen = above is not None and all(
            visibility.public_comment(one, above, row.consultation)
            for one in (row, answered)
            if one is not None
        )
    else:
        seen = row is not None and visibility.public_contribution(row, row.consultation)
    return row if seen else None


def revisions(contribution_id: int) -> Sequence[Revision]:
    """Former versions, the latest first."""
    return db.session.scalars(
        select(Revision)
        .where(Revision.contribution_id == contribution_id)
        .order_by(Revision.version.desc())
        .offset(1)
    ).all()


def written_at(contribution: Contribution) -> datetime:
    """When its present version was written."""
    return db.session.scalars(
        select(Revision.written_at).where(
            Revision.contribution_id == contribution.id,
            Revision.version == contribution.version,
        )
    ).one()


# Reports and decisions ---------------------------------------------------------------------------


def open_reports(kind: str, target_id: int) -> Sequence[Report]:
    return db.session.scalars(
        select(Report)
        .where(about(Report, kind) == target_id, Report.closed_at.is_(None))
        .order_by(Report.created_at, Report.id)
    ).all()


def report_by(kind: str, target_id: int, reporter_id: int | None, email: str) -> Report | None:
    """The report that the same person already made, still waiting."""
    if reporter_id is None and not email:
        return None
    mine = (
        Report.reporter_id == reporter_id
        if reporter_id is not None
        else Report.reporter_email == email
    )
    return db.session.scalar(
        select(Report)
        .where(about(Report, kind) == target_id, Report.closed_at.is_(None), mine)
        .limit(1)
    )


def decisions(kind: str, target_id: int) -> Sequence[Any]:
    """Decisions on a text, the latest first, with the name of the moderator: for the team only."""
    return db.session.execute(
        select(
            Decision.id,
            Decision.kind,
            Decision.ground,
            Decision.sentence,
            Decision.decided_at,
            User.name.label("moderator"),
        )
        .join(User, User.id == Decision.moderator_id)
        .where(about(Decision, kind) == target_id)
        .order_by(Decision.id.desc())
    ).all()


def last_decision_id(kind: str, target_id: int) -> int:
    return (
        db.session.scalar(select(func.max(Decision.id)).where(about(Decision, kind) == target_id))
        or 0
    )


def already_kept(kind: str, target_id: int, since: datetime) -> bool:
    """A moderator decided, since the text took this form, that it stays."""
    kept = select(func.count()).where(
        about(Decision, kind) == target_id,
        Decision.kind.in_(("publish", "restore")),
        Decision.decided_at >= since,
    )
    return bool(db.session.scalar(kept))
