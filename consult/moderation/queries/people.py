"""Who answers for what a lab wrote, and who may decide again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ...accounts.models import User
from ...db import db
from ...labs.models import Membership
from ...permissions import FACILITATOR, MANAGER
from ..models import Appeal
from . import appeals
from .things import Row


def writer_of(row: Row) -> int | None:
    """The account of who wrote it, or that of the address left with it: not for them to decide."""
    email = getattr(row, "contact_email", "")
    if row.author_id is not None or not email:
        return row.author_id
    return db.session.scalar(select(User.id).where(User.email == email))


def facilitators(lab_id: int) -> Sequence[User]:
    return db.session.scalars(
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.lab_id == lab_id,
            Membership.role.in_((FACILITATOR, MANAGER)),
            User.closed_at.is_(None),
        )
        .order_by(User.id)
    ).all()


def can_decide_again(appeal: Appeal) -> bool:
    """Someone of the lab that decides took no part."""
    return appeal.lab_id in appeals.labs_that_can(appeal.decision, appeal.email)


def stewards() -> Sequence[User]:
    return db.session.scalars(
        select(User).where(User.steward, User.closed_at.is_(None)).order_by(User.id)
    ).all()
