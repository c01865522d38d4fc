"""Questions about syntheses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from ... import visibility
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ..models import Synthesis


def published(consultation_id: int, version: int | None = None) -> Synthesis | None:
    """That version, or the latest one."""
    statement = select(Synthesis).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None)
    )
    if version is not None:
        statement = statement.where(Synthesis.version == version)
    return db.session.scalar(statement.order_by(Synthesis.version.desc()).limit(1))


def draft(consultation_id: int) -> Synthesis | None:
    return db.session.scalar(_draft(consultation_id))


def draft_held(consultation_id: int) -> Synthesis | None:
    """The draft as last saved; nobody saves nor publishes it before we have."""
    locked = _draft(consultation_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def _draft(consultation_id: int) -> Select[Synthesis]:
    return select(Synthesis).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_(None)
    )


def versions(consultation_id: int) -> Sequence[Any]:
    """(version, published_at), the latest first."""
    return db.session.execute(
        select(Synthesis.version, Synthesis.published_at)
        .where(Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None))
        .order_by(Synthesis.version.desc())
    ).all()


def next_version(consultation_id: int) -> int:
    found = select(func.max(Synthesis.version)).where(
        Synthesis.consultation_id == consultation_id, Synthesis.published_at.is_not(None)
    )
    return (db.session.scalar(found) or 0) + 1


def quotable(of: Consultation, numbers: Collection[int]) -> dict[int, str]:
    """Titles of those that are public contributions of this consultation."""
    if not numbers:
        return {}
    rows = db.session.execute(
        select(Contribution.id, Contribution.title)
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.id.in_(numbers),
            visibility.public_contribution(Contribution, Consultation),
        )
    )
    return {row.id: row.title for row in rows}
