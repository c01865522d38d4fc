"""An item is lent to the moderator who reads it: the others see it, and are offered another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import or_, update

from ...db import db, now
from ..models import Case

LENT_FOR = timedelta(minutes=10)


def lend(case_id: int, who: Any) -> bool:
    """To ``who``, unless someone else reads it; a moderator reads one item at a time."""
    at = now()
    free = or_(Case.lent_to.is_(None), Case.lent_to == who.id, Case.lent_until <= at)
    lent = db.session.scalar(
        update(Case)
        .where(Case.id == case_id, Case.closed_at.is_(None), free)
        .values(lent_to=who.id, lent_until=at + LENT_FOR)
        .returning(Case.id)
    )
    if lent is not None:
        release(who, but=case_id)
    return lent is not None


def release(who: Any, *, but: int | None = None) -> None:
    """What ``who`` was reading is free again."""
    db.session.execute(
        update(Case)
        .where(Case.lent_to == who.id, Case.closed_at.is_(None), Case.id.is_distinct_from(but))
        .values(lent_to=None, lent_until=None)
    )
