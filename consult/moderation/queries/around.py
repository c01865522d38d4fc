"""What surrounds the text that a moderator reads: its author's past, their other texts, its copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, literal, or_, select, union_all

from ...comments.models import Comment
from ...contributions.models import Contribution
from ...db import db
from ..models import TARGETS, Case, Decision

SHOWN = 200


def _same_hand(row: Any, model: Any) -> Any:
    """Texts by who wrote ``row``: their account, or the address left with it."""
    known = []
    if row.author_id is not None:
        known.append(model.author_id == row.author_id)
    email = getattr(row, "contact_email", "")
    if email and model is Contribution:
        known.append(model.contact_email == email)
    return or_(*known) if known else literal(False)


def by_the_same(row: Any) -> Sequence[Any]:
    """All that the same person wrote in this consultation, whatever became of it, the latest first."""

    def of(kind: str, model: Any) -> Select[Any]:
        return select(
            literal(kind).label("kind"),
            model.id.label("target_id"),
            (model.title if kind == "contribution" else literal("")).label("title"),
            func.left(model.body, 280).label("start"),
            model.state,
            model.created_at,
        ).where(model.consultation_id == row.consultation_id, _same_hand(row, model))

    found = union_all(*(of(kind, model) for kind, model in TARGETS.items())).subquery()
    return db.session.execute(
        select(found).order_by(found.c.created_at.desc(), found.c.target_id).limit(SHOWN)
    ).all()


def count_by_the_same(row: Any) -> int:
    return sum(
        db.session.scalar(
            select(func.count()).where(
                model.consultation_id == row.consultation_id, _same_hand(row, model)
            )
        )
        or 0
        for model in (Contribution, Comment)
    )


def past_decisions(row: Any, *, limit: int = 5) -> Sequence[Any]:
    """What was decided on other texts of the same account in this lab's consultations."""
    if row.author_id is None:
        return []
    return db.session.execute(
        select(Decision.kind, Decision.ground, Decision.decided_at, Decision.kind_of_thing)
        .where(
            Decision.author_id == row.author_id,
            Decision.undone_at.is_(None),
            Decision.kind.not_in(("publish", "restore")),
            Decision.consultation.has(lab_id=row.consultation.lab_id),
        )
        .order_by(Decision.id.desc())
        .limit(limit)
    ).all()


def cases(ids: Sequence[int], who: Any) -> Sequence[Case]:
    """Those that still wait in the labs of ``who``."""
    return db.session.scalars(
        select(Case)
        .where(Case.id.in_(ids), Case.closed_at.is_(None), Case.lab_id.in_(who.team_labs))
        .order_by(Case.place, Case.id)
    ).all()
