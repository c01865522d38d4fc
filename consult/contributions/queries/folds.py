"""Entries of a list that stand for several texts: campaigns and merges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, literal, or_, select, text, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from ...consultations.models import Consultation
from ...db import db
from ...paging import Order
from ..models import Contribution, Fold

UNFOLDED, WITHOUT = "depliees", "sans"
Wanted = Callable[[Any], list[ColumnElement[bool]]]
SHOWN = (
    Fold.id.label("fold"),
    Fold.kind.label("fold_kind"),
    Fold.title.label("fold_title"),
    Fold.texts.label("fold_texts"),
    Fold.people.label("fold_people"),
)


# Whether anything is folded where the contribution is.
SOME = (
    select(literal(1))
    .where(Fold.consultation_id == Contribution.consultation_id)
    .correlate(Contribution)
    .exists()
    .label("folding")
)
OTHER = aliased(Contribution)  # made once: it costs as much as the rest of a list


@dataclass(frozen=True)
class Shuffled(Order):
    """Round the circle, from ``start`` back to it."""

    start: float = 0


@dataclass(frozen=True)
class Nearest(Order):
    """By likeness to the words of a search, as ``rank`` computes it of any row."""

    rank: Callable[[Any], ColumnElement[Any]] = field(kw_only=True)


def of(consultation: Consultation, fold_id: int, kind: str) -> Fold | None:
    return db.session.scalar(
        select(Fold).where(
            Fold.id == fold_id, Fold.consultation_id == consultation.id, Fold.kind == kind
        )
    )


def without_campaigns(row: Any = Contribution) -> ColumnElement[bool]:
    return or_(row.fold_id.is_(None), row.merge_id.is_not(None))


def first_of_each(order: Order, wanted: Wanted) -> ColumnElement[bool]:
    """Of each fold, the text that comes first in this order among those wanted: a fold takes the
    place of the best placed of its texts, and nothing else moves.
    """
    other = OTHER
    if isinstance(order, Nearest):  # ranked once, rather than against one another
        best = (
            select(other.id)
            .ext(distinct_on(other.fold_id))
            .where(other.fold_id.is_not(None), *wanted(other))
            .order_by(other.fold_id, order.rank(other).desc(), other.id.desc())
        )
        return or_(Contribution.fold_id.is_(None), Contribution.id.in_(best))
    before = (
        select(literal(1))
        .where(other.fold_id == Contribution.fold_id, *wanted(other), or_(*_earlier(order, other)))
        .exists()
    )
    return or_(Contribution.fold_id.is_(None), ~before)


def _earlier(order: Order, other: Any) -> list[ColumnElement[bool]]:
    value = (
        order.rank(other) if isinstance(order, Nearest) else getattr(other, str(order.column.key))
    )
    theirs, mine = tuple_(value, other.id), tuple_(order.column, order.id)
    if not isinstance(order, Shuffled):
        return [theirs > mine if order.descending else theirs < mine]
    # Round the circle: those after the start come before those on this side of it.
    return [
        and_(value >= order.start, or_(order.column < order.start, theirs < mine)),
        and_(value < order.start, order.column < order.start, theirs < mine),
    ]


SUPPORTERS = text(
    """
    SELECT fold_id, count(*) FILTER (WHERE college = 'citizen') AS citizens,
      count(*) FILTER (WHERE college = 'agent') AS agents
    FROM (SELECT DISTINCT ON (c.fold_id, s.user_id) c.fold_id, s.college
          FROM contribution c JOIN support s ON s.contribution_id = c.id
          WHERE c.fold_id = ANY(:ids)
          ORDER BY c.fold_id, s.user_id, s.created_at DESC) AS people
    GROUP BY fold_id
    """
)


def supporters(ids: list[int]) -> dict[int, Any]:
    """Who backs one or several texts of each fold: each person once, in their last college."""
    if not ids:
        return {}
    return {row.fold_id: row for row in db.session.execute(SUPPORTERS, {"ids": ids})}
