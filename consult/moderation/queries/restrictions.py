"""What someone may no longer do in a lab, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from ...db import db, now
from ..models import Decision, Restriction

STEPS = (0, 7, 30, 180)  # days; the first is a warning
REMEMBERED = timedelta(days=365)


def past(user_id: int, lab_id: int) -> Sequence[Restriction]:
    """Those of the last year that were not lifted, the latest first."""
    return db.session.scalars(
        select(Restriction)
        .where(
            Restriction.user_id == user_id,
            Restriction.lab_id == lab_id,
            Restriction.lifted_at.is_(None),
            Restriction.starts_at > now() - REMEMBERED,
        )
        .order_by(Restriction.id.desc())
    ).all()


def mark(known: Sequence[Restriction]) -> str:
    return str(known[0].id if known else 0)


def next_step(known: Sequence[Restriction]) -> int:
    """One step after the longest: warned, then a week, a month, six months."""
    if not known:
        return STEPS[0]
    longest = max((one.ends_at - one.starts_at).days for one in known)
    return next((days for days in STEPS if days > longest), STEPS[-1])


def of_decision(decision: Decision) -> Restriction | None:
    return db.session.scalar(select(Restriction).where(Restriction.decision_id == decision.id))
