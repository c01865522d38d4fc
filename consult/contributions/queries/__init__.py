"""Questions asked to contributions. Lists are Core rows, never whole objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Double, Select, and_, cast, func, literal, literal_column, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ... import text as words
from ... import visibility
from ...consultations.models import Consultation, Theme
from ...db import db
from ...paging import Order, Page, page
from ..models import CAMPAIGN, Contribution, Fold
from . import folds

PAGE_SIZE = 20
COUNTED_UP_TO = 1000
# The stems are made by text.py, not by PostgreSQL.
SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")

# What a list shows of each contribution: nothing in it tells who wrote an anonymous one.
CARD = (
    Contribution.id,
    Contribution.title,
    func.left(Contribution.body, 400).label("start"),
    Contribution.language,
    Contribution.departement,
    Contribution.signature,
    Contribution.college,
    Contribution.origin,
    Contribution.origin_label,
    Contribution.published_at,
    Contribution.supports,
    Contribution.comments,
    Theme.name.label("theme"),
)
WHERE_FROM = (
    Consultation.slug.label("consultation_slug"),
    Consultation.title.label("consultation_title"),
)


@dataclass(frozen=True)
class Filters:
    """What a reader asked the list for; empty values ask nothing."""

    theme: int | None = None
    college: str = ""
    departement: str = ""
    origin: str = ""
    q: str = ""
    campaigns: str = ""  # folded; or folds.UNFOLDED, folds.WITHOUT

    def __bool__(self) -> bool:
        asked = (self.theme, self.college, self.departement, self.origin, self.q)
        return any(asked) or self.campaigns == folds.WITHOUT


NO_FILTER = Filters()


def public(consultation: Consultation) -> Select[Any]:
    """The cards of a consultation's public contributions."""
    return (
        select(*CARD)
        .outerjoin(Theme, Theme.id == Contribution.theme_id)
        .where(
            Contribution.consultation_id == consultation.id,
            visibility.public_contribution(Contribution, consultation),
        )
    )


def latest(consultation: Consultation, limit: int = 5) -> Sequence[Any]:
    ordered = public(consultation).order_by(
        Contribution.published_at.desc(), Contribution.id.desc()
    )
    return db.session.execute(ordered.limit(limit)).all()


def latest_entries(consultation: Consultation, limit: int) -> Sequence[Any]:
    """The same, what is folded coming once."""
    once = _kept_once("published_at", NO_FILTER)
    ordered = (
        public(consultation)
        .where(once)
        .order_by(Contribution.published_at.desc(), Contribution.id.desc())
    )
    return db.session.execute(ordered.limit(limit)).all()


def most_supported(consultation: Consultation, limit: int = 5) -> Sequence[Any]:
    ordered = public(consultation).order_by(Contribution.supports.desc(), Contribution.id.desc())
    once = _kept_once("supports", NO_FILTER)
    return db.session.execute(ordered.where(Contribution.supports > 0, once).limit(limit)).all()


# Orders ------------------------------------------------------------------------------------------

NEWEST = Order(
    Contribution.published_at.expression, Contribution.id.expression, datetime.fromisoformat
)
SUPPORTED = Order(Contribution.supports.expression, Contribution.id.expression, int)
DISCUSSED = Order(Contribution.comments.expression, Contribution.id.expression, int)


def shuffled(start: float) -> Order:
    """Random but stable: round the circle of ``shuffle`` values, from ``start`` back to it."""
    column = Contribution.shuffle.expression
    return folds.Shuffled(
        column,
        Contribution.id.expression,
        float,
        start=start,
        descending=False,
        segments=(column >= start, column < start),
        segment_of=lambda value: 0 if value >= start else 1,
    )


def nearest(said: str) -> Order:
    rank = partial(_rank, said)
    return folds.Nearest(rank(), Contribution.id.expression, float, rank=rank)


def _tsquery(said: str) -> ColumnElement[Any]:
    return func.to_tsquery(SIMPLE, words.query(said))


def _rank(said: str, row: Any = Contribution) -> ColumnElement[float]:
    return cast(func.ts_rank(row.search, _tsquery(said)), Double)


def matching(said: str, row: Any = Contribution) -> ColumnElement[bool]:
    found: ColumnElement[bool] = row.search.bool_op("@@")(_tsquery(said))
    return found


# Lists -------------------------------------------------------------------------------------------


def _wanted(filters: Filters, row: Any = Contribution) -> list[ColumnElement[bool]]:
    asked = (
        (filters.theme, row.theme_id),
        (filters.college, row.college),
        (filters.departement, row.departement),
        (filters.origin, row.origin),
    )
    conditions: list[ColumnElement[bool]] = [column == value for value, column in asked if value]
    if filters.campaigns == folds.WITHOUT:
        conditions.append(folds.without_campaigns(row))
    if filters.q:
        conditions.append(matching(filters.q, row))
    return conditions


def _once(consultation: Consultation, order: Order, filters: Filters) -> ColumnElement[bool]:
    if isinstance(order, folds.Nearest | folds.Shuffled):
        return folds.first_of_each(
            order,
            lambda row: [row.consultation_id == consultation.id, *_wanted(filters, row)],
        )
    return _kept_once(str(order.column.key), filters)


@lru_cache(maxsize=256)
def _kept_once(column: str, filters: Filters) -> ColumnElement[bool]:
    """Made once for each order and filters: it costs as much as the rest of the statement."""
    order = next(one for one in (NEWEST, SUPPORTED, DISCUSSED) if one.column.key == column)
    return folds.first_of_each(order, partial(_wanted, filters))


def listed(
    consultation: Consultation,
    order: Order,
    filters: Filters,
    *,
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE_SIZE,
) -> Page:
    """What is folded comes once, unless asked otherwise; « folding » says that something is."""
    statement = public(consultation).where(*_wanted(filters))
    statement = statement.add_columns(order.column.label("sort_key"), folds.SOME)
    if filters.campaigns != folds.UNFOLDED:
        statement = (
            statement.outerjoin(Fold, Fold.id == Contribution.fold_id)
            .add_columns(*folds.SHOWN)
            .where(_once(consultation, order, filters))
        )
    read = ranked if filters.q else page
    return read(statement, order, size=size, after=after, before=before)


def members(consultation: Consultation, fold: Fold, **asked: Any) -> Page:
    """The public texts of a fold, the last first."""
    column = Contribution.campaign_id if fold.kind == CAMPAIGN else Contribution.merge_id
    statement = public(consultation).where(column == fold.id)
    statement = statement.add_columns(NEWEST.column.label("sort_key"))
    return page(statement, NEWEST, size=PAGE_SIZE, **asked)


def ranked(statement: Select[Any], order: Order, **asked: Any) -> Page:
    """A page of cards, read once it is known which: a common word ranks a hundred thousand rows."""
    bare = statement.with_only_columns(Contribution.id, order.column.label("sort_key"))
    found = page(bare, order, **asked)
    ids = [row.id for row in found.rows]
    cards = {row.id: row for row in db.session.execute(statement.where(Contribution.id.in_(ids)))}
    return replace(found, rows=[cards[id] for id in ids if id in cards])


def count(consultation: Consultation, filters: Filters) -> int:
    """How many the filters keep; counted up to a thousand, beyond which nobody pages."""
    kept = (
        select(literal(1))
        .where(
            Contribution.consultation_id == consultation.id,
            visibility.public_contribution(Contribution, consultation),
            *_wanted(filters),
        )
        .limit(COUNTED_UP_TO + 1)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(kept)) or 0


def by_departement(consultation: Consultation) -> dict[str, int]:
    rows = db.session.execute(
        select(Contribution.departement, func.count())
        .where(
            Contribution.consultation_id == consultation.id,
            visibility.public_contribution(Contribution, consultation),
            Contribution.departement != "",
        )
        .group_by(Contribution.departement)
    )
    return {row[0]: row[1] for row in rows}


def search(
    said: str, *, after: str | None = None, before: str | None = None, size: int = PAGE_SIZE
) -> Page:
    """Public contributions of all consultations, nearest to what is ``said`` first."""
    if not words.query(said):
        return Page([])
    order = nearest(said)
    statement = (
        select(*CARD, *WHERE_FROM, order.column.label("sort_key"))
        .join(Consultation, Consultation.id == Contribution.consultation_id)
        .outerjoin(Theme, Theme.id == Contribution.theme_id)
        .where(visibility.public_contribution(Contribution, Consultation), matching(said))
    )
    return ranked(statement, order, size=size, after=after, before=before)


def by_ids(consultation: Consultation, ids: Sequence[int]) -> Sequence[Any]:
    """The public ones among ``ids``."""
    return db.session.execute(public(consultation).where(Contribution.id.in_(ids))).all()


# Likeness ----------------------------------------------------------------------------------------

CANDIDATES = 1500
ALIKE_ENOUGH = 0.42


def similar(
    consultation: Consultation, said: str, k: int = 5, *, but: int | None = None
) -> list[Any]:
    """The public contributions most like what is ``said``, best first."""
    stems = list(dict.fromkeys(words.stems(said)))[:24]
    if len(stems) < 2:
        return []
    candidates = db.session.execute(_candidates(consultation, stems, but)).all()
    scored = [(words.likeness(said, f"{row.title} {row.start}"), row.id, row) for row in candidates]
    alike = sorted((s for s in scored if s[0] >= ALIKE_ENOUGH), key=lambda s: (-s[0], -s[1]))
    return [row for _score, _id, row in alike[:k]]


def _candidates(consultation: Consultation, stems: list[str], but: int | None) -> Select[Any]:
    """A few dozen, by any shared stem or by a title spelt alike; the ranking is made on a bounded
    number of them, so that words everybody uses cost no more on a large consultation."""
    query = func.to_tsquery(SIMPLE, " | ".join(stems))
    near = or_(
        Contribution.search.bool_op("@@")(query),
        Contribution.title_stems.bool_op("%")(" ".join(stems[:12])),
    )
    mine = and_(
        Contribution.consultation_id == consultation.id,
        visibility.public_contribution(Contribution, consultation),
    )
    if but is not None:
        mine = and_(mine, Contribution.id != but)
    some = (
        select(Contribution.id, func.ts_rank(Contribution.search, query).label("rank"))
        .where(mine, near)
        .limit(CANDIDATES)
        .subquery()
    )
    return (
        select(*CARD)
        .join(some, some.c.id == Contribution.id)
        .outerjoin(Theme, Theme.id == Contribution.theme_id)
        .order_by(some.c.rank.desc(), Contribution.id.desc())
        .limit(60)
    )
