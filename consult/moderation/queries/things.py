"""What is reported or decided on: where it is, who may read it, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from ... import visibility
from ...comments.models import Comment
from ...contributions.models import Contribution, Revision
from ...db import db
from ...labs.models import Membership
from ..models import TARGETS

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


def form_since(row: Row) -> datetime:
    """When the text took the form it has."""
    return written_at(row) if isinstance(row, Contribution) else row.created_at


def written_at(contribution: Contribution) -> datetime:
    """When its present version was written."""
    return db.session.scalars(
        select(Revision.written_at).where(
            Revision.contribution_id == contribution.id,
            Revision.version == contribution.version,
        )
    ).one()


# Who may decide ----------------------------------------------------------------------------------


def still_in_team(user_id: int, lab_id: int) -> bool:
    """As the database has it now, and until the end of the transaction: roles may be withdrawn while
    someone decides."""
    return bool(
        db.session.scalar(
            select(Membership.id)
            .where(Membership.user_id == user_id, Membership.lab_id == lab_id)
            .with_for_update(read=True)
        )
    )
