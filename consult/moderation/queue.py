"""The queue: what waits for a moderator in all the consultations of their labs, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, func, literal, select, union_all

from .. import visibility
from ..consultations.models import Consultation
from ..db import db
from ..paging import Order, Page, page
from ..visibility import PUBLISHED
from .models import TARGETS, Report, about

PAGE_SIZE = 30
PENDING, AMEND, REFUSED = TABS = ("pending", "amend", "refused")
KINDS = tuple(TARGETS)


@dataclass(frozen=True)
class Filters:
    tab: str = PENDING
    consultation: int | None = None
    kind: str = ""


def _reports(kind: str) -> Subquery:
    """Reports that wait, by text."""
    column = about(Report, kind)
    return (
        select(
            column.label("target_id"),
            func.count().label("reports"),
            func.min(Report.created_at).label("first"),
        )
        .where(Report.closed_at.is_(None), column.is_not(None))
        .group_by(column)
        .subquery()
    )


def _texts(kind: str, who: Any) -> tuple[Select[Any], Subquery]:
    """Texts of the labs of ``who``, but those that ``who`` wrote; and the reports on them."""
    model, reports = TARGETS[kind], _reports(kind)
    statement = (
        select(
            (model.id * 2 + KINDS.index(kind)).label("id"),  # two tables, one sequence
            model.id.label("target_id"),
            literal(kind).label("kind"),
            (model.title if kind == "contribution" else literal("")).label("title"),
            func.left(model.body, 280).label("start"),
            model.state,
            model.signature,
            model.college,
            func.coalesce(reports.c.reports, 0).label("reports"),
            Consultation.id.label("consultation_id"),
            Consultation.title.label("consultation_title"),
            Consultation.moderation_hours,
        )
        .join(Consultation, Consultation.id == model.consultation_id)
        .outerjoin(reports, reports.c.target_id == model.id)
        .where(
            visibility.consultation(Consultation, who),
            Consultation.lab_id.in_(who.team_labs),
            model.author_id.is_distinct_from(who.id),
        )
    )
    if kind == "contribution":
        statement = statement.where(model.contact_email != who.email)
    return statement, reports


def _waiting(kind: str, who: Any, filters: Filters) -> list[Select[Any]]:
    model = TARGETS[kind]
    texts, reports = _texts(kind, who)
    if filters.consultation is not None:
        texts = texts.where(model.consultation_id == filters.consultation)
    if filters.tab != PENDING:
        return [_since(texts, model.state_since).where(model.state == filters.tab)]
    return [
        _since(texts, model.state_since).where(model.state == "held"),
        _since(texts, reports.c.first).where(
            model.state == PUBLISHED, reports.c.first.is_not(None)
        ),
    ]


def _since(texts: Select[Any], column: Any) -> Select[Any]:
    return texts.add_columns(column.label("sort_key"))


def _union(who: Any, filters: Filters) -> Subquery:
    kinds = [filters.kind] if filters.kind in KINDS else KINDS
    parts = [part for kind in kinds for part in _waiting(kind, who, filters)]
    return union_all(*parts).subquery()


def waiting(
    who: Any, filters: Filters, *, after: str | None = None, before: str | None = None
) -> Page:
    """What waits, oldest first; refused texts come latest first."""
    rows = _union(who, filters)
    order = Order(
        rows.c.sort_key, rows.c.id, datetime.fromisoformat, descending=filters.tab == REFUSED
    )
    return page(select(rows), order, size=PAGE_SIZE, after=after, before=before)


def count(who: Any, filters: Filters) -> int:
    return db.session.scalar(select(func.count()).select_from(_union(who, filters))) or 0


def first(who: Any) -> Any:
    """What to read next."""
    rows = _union(who, Filters())
    return db.session.execute(select(rows).order_by(rows.c.sort_key, rows.c.id).limit(1)).first()


def consultations(who: Any) -> Sequence[Any]:
    """Those of the labs of ``who``, for the filter: (id, title)."""
    return db.session.execute(
        select(Consultation.id, Consultation.title)
        .where(Consultation.lab_id.in_(who.team_labs), Consultation.published_at.is_not(None))
        .order_by(Consultation.published_at.desc())
    ).all()
