"""The acts of moderation of a lab, as the journal has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import case, or_, select

from ...accounts.models import User
from ...db import db
from ...journal import Act

FAMILIES = ("moderation.", "report.", "appeal.", "review.", "charter.")
MERGES = ("contribution.merge", "contribution.unmerge")
LEAVE = "contribution.leave"  # an author's act: who they are is not said


def acts(lab_id: int) -> Iterator[Any]:
    """In order; the name is of the team member who acted."""
    here = [Act.verb.startswith(one) for one in FAMILIES]
    yield from db.session.execute(
        select(
            Act.number,
            Act.at,
            Act.verb,
            Act.object_kind,
            Act.object_id,
            Act.details,
            Act.hash,
            case((Act.verb != LEAVE, User.name)).label("actor"),
        )
        .outerjoin(User, User.id == Act.actor_id)
        .where(Act.lab_id == lab_id, or_(*here, Act.verb.in_((*MERGES, LEAVE))))
        .order_by(Act.number)
        .execution_options(yield_per=1000)
    )
