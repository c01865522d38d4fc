"""The queue: what waits for a moderator in all their labs, by deadline, then gravity.

An index of open cases gives it in order, whatever their number: a page reads thirty rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import aliased

from ... import visibility
from ...accounts.models import User
from ...comments.models import Comment
from ...consultations.models import Consultation
from ...contributions.models import Attachment, Contribution
from ...db import db, now
from ...paging import Order, Page, page
from ..models import TARGETS, THINGS, Case
from ..models.cases import REASONS
from . import appeals

PAGE_SIZE = 30
PENDING, AMEND, REFUSED = TABS = ("pending", "amend", "refused")
# Beyond, « plus de 10 000 »: counting them all would cost more than the page.
COUNTED = 10_000


@dataclass(frozen=True)
class Filters:
    tab: str = PENDING
    consultation: int | None = None
    kind: str = ""
    reason: str = ""
    lent: str = ""  # « mine »: what I am reading; « free »: what nobody else reads


# What waits --------------------------------------------------------------------------------------


def theirs(who: Any) -> list[Any]:
    """Open cases of the labs of ``who``, but on what they wrote, removed, or may not decide."""
    return [
        Case.closed_at.is_(None),
        Case.lab_id.in_(who.team_labs),
        Case.author_id.is_distinct_from(who.id),
        Case.remover_id.is_distinct_from(who.id),
        or_(Case.kind_of_thing != "consultation", Case.lab_id.in_(who.facilitated_labs)),
        appeals.no_part_of(who),
    ]


def _mine_to_decide(who: Any, filters: Filters) -> list[Any]:
    kept = theirs(who)
    if filters.consultation is not None:
        kept.append(Case.consultation_id == filters.consultation)
    if filters.kind in THINGS:
        kept.append(Case.kind_of_thing == filters.kind)
    if filters.reason in REASONS:
        kept.append(Case.reason == filters.reason)
    if filters.lent == "mine":
        kept.append((Case.lent_to == who.id) & (Case.lent_until > now()))
    elif filters.lent == "free":
        kept.append(or_(Case.lent_to.is_(None), Case.lent_to == who.id, Case.lent_until <= now()))
    return kept


PLACE, CASE = Case.__table__.c.place, Case.__table__.c.id
THING_ID = func.coalesce(
    Case.contribution_id,
    Case.comment_id,
    Case.attachment_id,
    Case.profile_id,
    Case.consultation_id,
)


def _cases(who: Any) -> Any:
    """All that the list shows of a case."""
    shown = aliased(User)
    named = select(shown.name).where(shown.id == Case.profile_id).scalar_subquery()
    return (
        select(
            Case.id,
            Case.place.label("sort_key"),
            Case.kind_of_thing.label("kind"),
            THING_ID.label("target_id"),
            Case.reason,
            Case.appeal_id,
            Case.opened_at,
            Case.due_at,
            Case.gravity,
            Case.reports,
            Case.lab_id,
            User.name.label("reader"),
            User.id.label("reader_id"),
            func.coalesce(Contribution.title, Attachment.name, named, "").label("title"),
            func.left(func.coalesce(Contribution.body, Comment.body, ""), 280).label("start"),
            func.coalesce(Contribution.state, Comment.state, Attachment.state, "published").label(
                "state"
            ),
            func.coalesce(Contribution.signature, Comment.signature, "").label("signature"),
            func.coalesce(Contribution.college, Comment.college, "unknown").label("college"),
            Consultation.id.label("consultation_id"),
            Consultation.title.label("consultation_title"),
        )
        .join(Consultation, Consultation.id == Case.consultation_id)
        .outerjoin(Contribution, Contribution.id == Case.contribution_id)
        .outerjoin(Comment, Comment.id == Case.comment_id)
        .outerjoin(Attachment, Attachment.id == Case.attachment_id)
        .outerjoin(User, and_(User.id == Case.lent_to, Case.lent_until > now()))
        .where(visibility.consultation(Consultation, who))
    )


# What is behind: texts by state ------------------------------------------------------------------


def _texts(kind: str, who: Any, filters: Filters) -> Any:
    """Texts of the labs of ``who`` in the state of the tab, but those that ``who`` wrote."""
    model = TARGETS[kind]
    return (
        select(
            (model.id * 2 + tuple(TARGETS).index(kind)).label("id"),  # two tables, one sequence
            model.state_since.label("sort_key"),
            literal(kind).label("kind"),
            model.id.label("target_id"),
            (model.title if kind == "contribution" else literal("")).label("title"),
            func.left(model.body, 280).label("start"),
            model.state,
            model.signature,
            model.college,
            model.state_since.label("opened_at"),
            Consultation.id.label("consultation_id"),
            Consultation.title.label("consultation_title"),
        )
        .join(Consultation, Consultation.id == model.consultation_id)
        .where(
            visibility.consultation(Consultation, who),
            Consultation.lab_id.in_(who.team_labs),
            model.state == filters.tab,
            model.author_id.is_distinct_from(who.id),
            model.contact_email != who.email if kind == "contribution" else literal(True),
            *([model.consultation_id == filters.consultation] if filters.consultation else ()),
        )
    )


def _behind(who: Any, filters: Filters) -> Any:
    kinds = [filters.kind] if filters.kind in TARGETS else list(TARGETS)
    return union_all(*(_texts(kind, who, filters) for kind in kinds)).subquery()


# Both --------------------------------------------------------------------------------------------


def waiting(
    who: Any, filters: Filters, *, after: str | None = None, before: str | None = None
) -> Page:
    """What waits, the nearest deadline first; refused texts come latest first."""
    if filters.tab == PENDING:
        asked = _cases(who).where(*_mine_to_decide(who, filters))
        order = Order(PLACE, CASE, int, descending=False)
        return page(asked, order, size=PAGE_SIZE, after=after, before=before)
    rows = _behind(who, filters)
    order = Order(
        rows.c.sort_key, rows.c.id, datetime.fromisoformat, descending=filters.tab == REFUSED
    )
    return page(select(rows), order, size=PAGE_SIZE, after=after, before=before)


def count(who: Any, filters: Filters) -> int:
    """Up to COUNTED + 1."""
    if filters.tab == PENDING:
        rows: Any = select(Case.id).where(*_mine_to_decide(who, filters))
    else:
        rows = select(_behind(who, filters).c.id)
    return (
        db.session.scalar(select(func.count()).select_from(rows.limit(COUNTED + 1).subquery())) or 0
    )


def following(who: Any, filters: Filters | None = None, *, after: Any = None) -> Any:
    """What to read next: after the case just read, in the order of the queue, the first that nobody
    else reads; at the end, the first of all but that one."""
    free = Filters(**{**vars(filters or Filters()), "lent": "free", "tab": PENDING})
    asked = (
        select(
            Case.id, Case.kind_of_thing.label("kind"), THING_ID.label("target_id"), Case.appeal_id
        )
        .join(Consultation, Consultation.id == Case.consultation_id)
        .where(visibility.consultation(Consultation, who), *_mine_to_decide(who, free))
        .order_by(Case.place, Case.id)
        .limit(1)
    )
    if after is None:
        return db.session.execute(asked).first()
    beyond = asked.where(tuple_(Case.place, Case.id) > tuple_(after.place, after.id))
    others = asked.where(Case.id != after.id)
    return db.session.execute(beyond).first() or db.session.execute(others).first()


def consultations(who: Any) -> Sequence[Any]:
    """Those of the labs of ``who``, for the filter: (id, title)."""
    return db.session.execute(
        select(Consultation.id, Consultation.title)
        .where(Consultation.lab_id.in_(who.team_labs), Consultation.published_at.is_not(None))
        .order_by(Consultation.published_at.desc())
    ).all()
