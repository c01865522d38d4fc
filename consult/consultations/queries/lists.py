"""Lists of consultations: Core rows, whose state is computed from the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import LateralFromClause

from ... import text as words
from ... import visibility
from ...db import db
from ...labs.models import Lab
from ...paging import Order, Page, page
from ..models import Consultation, Phase
from ..phases import CLOSED, CONCLUDED, DRAFT, OPEN, PAUSED, SCHEDULED

PAGE_SIZE = 12
SIMPLE: ColumnElement[Any] = literal_column(
    "'simple'::regconfig"
)  # the stems are made here, not by PostgreSQL

# The tabs of the list, each with the states it holds.
WHEN = {
    "open": (OPEN, PAUSED),
    "upcoming": (SCHEDULED,),
    "past": (CLOSED, CONCLUDED),
}
NATIONAL = "national"

CARD = (
    Consultation.id,
    Consultation.slug,
    Consultation.title,
    Consultation.essential,
    Consultation.subject,
    Consultation.who_may,
    Consultation.region,
    Consultation.territory,
    Consultation.published_at,
    Consultation.updated_at,
    Consultation.synthesis_due,
    Consultation.synthesis_published_at,
    (
        Consultation.contributions_citizen
        + Consultation.contributions_agent
        + Consultation.contributions_other
    ).label("contributions"),
    Consultation.supports_count.label("supports"),
    Lab.id.label("lab_id"),
    Lab.slug.label("lab_slug"),
    Lab.name.label("lab_name"),
    Lab.zone,
)


# States ------------------------------------------------------------------------------------------


# The moment of a list is a parameter, so that its statement is built once and for all.
AT: Any = bindparam("at", type_=DateTime(timezone=True))


def dates() -> LateralFromClause:
    """The phases of each consultation, summed up at that moment."""
    current = and_(Phase.opens_at <= AT, Phase.closes_at > AT)
    return (
        select(
            func.coalesce(func.bool_or(current), False).label("open"),
            func.min(Phase.opens_at).label("first_opens_at"),
            func.max(Phase.opens_at).label("last_opens_at"),
            func.max(Phase.closes_at).label("ends_at"),
            func.min(Phase.opens_at).filter(Phase.opens_at > AT).label("opens_at"),
            func.min(Phase.closes_at).filter(current).label("closes_at"),
            func.array_agg(Phase.kind.distinct()).filter(current).label("kinds"),
        )
        .where(Phase.consultation_id == Consultation.id)
        .lateral("dates")
    )


def state(when: LateralFromClause) -> ColumnElement[str]:
    """The rule of ``phases.state_of``, for lists; a test holds them to the same answers."""
    return case(
        (Consultation.published_at.is_(None), DRAFT),
        (when.c.open, OPEN),
        (func.coalesce(when.c.first_opens_at > AT, True), SCHEDULED),
        (when.c.last_opens_at > AT, PAUSED),
        (Consultation.synthesis_published_at.is_(None), CLOSED),
        else_=CONCLUDED,
    )


RANK_WIDTH = 10**17  # above any number of microseconds since 1970


def _order(when: LateralFromClause, state: ColumnElement[str]) -> Order:
    """Drafts, then what closes first, what opens first, and what ended last."""

    def micros(moment: Any) -> ColumnElement[int]:
        return func.coalesce(cast(func.extract("epoch", moment) * 1_000_000, BigInteger), 0)

    key = case(
        (state == DRAFT, -micros(Consultation.updated_at)),
        (state == OPEN, RANK_WIDTH + micros(when.c.closes_at)),
        (state == PAUSED, 2 * RANK_WIDTH + micros(when.c.opens_at)),
        (state == SCHEDULED, 3 * RANK_WIDTH + micros(when.c.opens_at)),
        else_=5 * RANK_WIDTH - micros(when.c.ends_at),
    )
    return Order(key, Consultation.id.expression, int, descending=False)


@cache
def cards() -> tuple[Any, Order, ColumnElement[str]]:
    """What lists show of each consultation, with the order of lists and the state."""
    when = dates()
    # Named once: repeated, it makes a statement too long for the driver to remember.
    said = select(state(when).label("state")).correlate(Consultation, when)
    computed = said.lateral("computed")
    order = _order(when, computed.c.state)
    statement = (
        select(
            *CARD,
            computed.c.state,
            when.c.opens_at,
            when.c.closes_at,
            when.c.ends_at,
            when.c.kinds,
            order.column.label("sort_key"),
        )
        .join(Lab, Lab.id == Consultation.lab_id)
        .join(when, true())
        .join(computed, true())
    )
    return statement, order, computed.c.state


# Lists -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Filters:
    """What a reader asked the list for; empty values ask nothing."""

    when: str = ""
    region: str = ""
    subject: str = ""
    agents: str = ""
    lab: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def conditions(self) -> list[ColumnElement[bool]]:
        """All of them but the state, which the tabs count."""
        asked: list[ColumnElement[bool]] = [visibility.public_consultation(Consultation)]
        if self.region:
            asked.append(Consultation.region == ("" if self.region == NATIONAL else self.region))
        if self.subject:
            asked.append(Consultation.subject == self.subject)
        if self.agents:
            asked.append(Consultation.who_may == "agents")
        if self.lab:
            asked.append(Lab.slug == self.lab)
        return asked


def listed(
    filters: Filters, at: datetime, *, after: str | None = None, before: str | None = None
) -> Page:
    statement, order, computed = cards()
    statement = statement.where(*filters.conditions())
    if filters.when:
        statement = statement.where(computed.in_(WHEN[filters.when]))
    return page(statement, order, {"at": at}, size=PAGE_SIZE, after=after, before=before)


def counts(filters: Filters, at: datetime) -> dict[str, int]:
    """How many in each tab, and « all », under the other filters."""
    when = dates()
    computed = state(when)
    row = db.session.execute(
        select(
            func.count().label("all"),
            *(
                func.count().filter(computed.in_(states)).label(name)
                for name, states in WHEN.items()
            ),
        )
        .select_from(Consultation)
        .join(Lab, Lab.id == Consultation.lab_id)
        .join(when, true())
        .where(*filters.conditions()),
        {"at": at},
    ).one()
    return dict(row._mapping)


def in_states(states: tuple[str, ...], at: datetime, limit: int) -> Sequence[Any]:
    """The first public ones of those states, in the order of lists."""
    return db.session.execute(_in_states(states, limit), {"at": at}).all()


@cache
def _in_states(states: tuple[str, ...], limit: int) -> Any:
    statement, order, computed = cards()
    return (
        statement.where(visibility.public_consultation(Consultation), computed.in_(states))
        .order_by(order.column, Consultation.id)
        .limit(limit)
    )


def concluded(at: datetime, limit: int) -> Sequence[Any]:
    """Those whose synthesis was published last."""
    return db.session.execute(_concluded(limit), {"at": at}).all()


@cache
def _concluded(limit: int) -> Any:
    statement, _order, computed = cards()
    return (
        statement.where(visibility.public_consultation(Consultation), computed == CONCLUDED)
        .order_by(Consultation.synthesis_published_at.desc(), Consultation.id.desc())
        .limit(limit)
    )


def latest(at: datetime, limit: int) -> Sequence[Any]:
    """Those published last, for the feed."""
    statement, _order, _state = cards()
    return db.session.execute(
        statement.where(visibility.public_consultation(Consultation))
        .order_by(Consultation.published_at.desc(), Consultation.id.desc())
        .limit(limit),
        {"at": at},
    ).all()


def search(said: str, at: datetime, limit: int = 12) -> Sequence[Any]:
    """Public consultations, nearest to what is ``said`` first."""
    asked = words.query(said)
    if not asked:
        return []
    query = func.to_tsquery(SIMPLE, asked)
    statement, order, _state = cards()
    return db.session.execute(
        statement.where(
            visibility.public_consultation(Consultation),
            Consultation.search.bool_op("@@")(query),
        )
        .order_by(func.ts_rank(Consultation.search, query).desc(), order.column, Consultation.id)
        .limit(limit),
        {"at": at},
    ).all()


NEXT_CHANGE = (
    select(func.min(case((Phase.opens_at > AT, Phase.opens_at), else_=Phase.closes_at)))
    .join(Consultation, Consultation.id == Phase.consultation_id)
    .where(visibility.public_consultation(Consultation), Phase.closes_at > AT)
)
OPEN_NOW = (
    select(literal(1))
    .where(Phase.consultation_id == Consultation.id, Phase.opens_at <= AT, Phase.closes_at > AT)
    .exists()
)
LABS = (
    select(
        Lab.id,
        Lab.slug,
        Lab.name,
        Lab.region,
        Lab.city,
        func.count(Consultation.id).label("published"),
        func.count(Consultation.id).filter(OPEN_NOW).label("open"),
    )
    .outerjoin(
        Consultation,
        and_(Consultation.lab_id == Lab.id, visibility.public_consultation(Consultation)),
    )
    .group_by(Lab.id)
    .order_by(Lab.name)
)


def next_change(at: datetime) -> datetime | None:
    """When the next phase of any public consultation opens or closes: lists change by themselves."""
    change: datetime | None = db.session.scalar(NEXT_CHANGE, {"at": at})
    return change


def labs(at: datetime) -> Sequence[Any]:
    """Every lab, with how many consultations it has published and how many are open."""
    return db.session.execute(LABS, {"at": at}).all()
