"""What is contested, whether it still can be, who decides again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select, union
from sqlalchemy.orm import aliased

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db, now
from ...journal import Act
from ...labs.models import Lab, Membership
from .. import course
from ..models import Appeal, Case, Decision, Merge, about
from . import things
from .things import Row

ON_ACCOUNTS = ("warn", "restrict")


def statement(code: str) -> Decision | None:
    """The decision of that code, when it restricts what a person wrote, and so has reasons."""
    return db.session.scalar(
        select(Decision).where(
            Decision.code == code,
            Decision.kind.in_(course.WITH_REASONS),
            Decision.kind_of_thing != "consultation",
        )
    )


def of_decision(decision: Decision) -> Appeal | None:
    return db.session.scalar(select(Appeal).where(Appeal.decision_id == decision.id))


def case_of(appeal: Appeal) -> Case:
    return db.session.scalars(select(Case).where(Case.appeal_id == appeal.id)).one()


def contested_by_its_author(row: Row, moderator_id: int) -> bool:
    """What this moderator decided of that very text was contested: from then on, others decide of it."""
    kind = things.kind_of(row)
    of = Appeal.decision_id == Decision.id, Appeal.remover_id == moderator_id
    since = Decision.decided_at >= things.form_since(row)
    about_it = about(Decision, kind, row.id), Decision.kind.not_in(ON_ACCOUNTS)
    return db.session.scalar(select(exists().where(*of, since, *about_it))) or False


# Whether it stands -------------------------------------------------------------------------------


def stands(decision: Decision, row: Row) -> bool:
    """It is the last word on that thing, which is as it left it."""
    if decision.undone_at is not None:
        return False
    if decision.kind in ON_ACCOUNTS:
        return True
    return (
        _last_on_it(decision)
        and row.state == decision.before.get("after", row.state)
        and (not rewritten(decision, row))
    )


def _last_on_it(decision: Decision) -> bool:
    last = select(func.max(Decision.id)).where(
        about(Decision, decision.kind_of_thing, decision.thing_id),
        Decision.undone_at.is_(None),
        Decision.kind.not_in(ON_ACCOUNTS),
    )
    return db.session.scalar(last) == decision.id


def rewritten(decision: Decision, row: Row) -> bool:
    """Its author changed the text since."""
    if not isinstance(row, Contribution):
        return False
    version = decision.before.get("row", {}).get("version", row.version)
    return bool(row.version > version + (decision.original is not None))


def on_the_thing_itself() -> Select[int]:
    """Appeals against what was decided of a thing, not of the account behind it."""
    return (
        select(Appeal.id)
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(Decision.kind.not_in(ON_ACCOUNTS))
    )


def unanswered() -> Sequence[Appeal]:
    """Closed without an answer: the text was withdrawn, or decided on again by its own lab, for good."""
    for_good = now() - timedelta(minutes=1)  # what closed them may be undone for ten seconds
    answered = select(Act.object_id).where(Act.verb == "appeal.decided")
    return db.session.scalars(
        select(Appeal)
        .join(Case, Case.appeal_id == Appeal.id)
        .where(Case.closed_at < for_good, Appeal.decided_at.is_(None), Appeal.id.not_in(answered))
        .order_by(Appeal.id)
    ).all()


# Who decides again -------------------------------------------------------------------------------


def took_part(decision: Decision) -> frozenset[int]:
    """Whoever decided on that thing before, or brought it together with others."""
    decided = select(Decision.moderator_id).where(
        about(Decision, decision.kind_of_thing, decision.thing_id)
    )
    merged = _merged_by().where(Contribution.id == decision.contribution_id)
    return frozenset(one for one in db.session.scalars(union(decided, merged)) if one is not None)


def _merged_by() -> Select[int | None]:
    return select(Merge.made_by).join(Contribution, Contribution.merge_id == Merge.fold_id)


@dataclass(frozen=True)
class Again:
    """An appeal, as the right to decide it asks."""

    appeal: Appeal
    took_part: frozenset[int]

    @property
    def lab_id(self) -> int:
        return self.appeal.lab_id

    @property
    def consultation(self) -> Consultation:
        return self.appeal.consultation

    @property
    def author_id(self) -> int | None:
        return self.appeal.decision.author_id

    @property
    def contact_email(self) -> str:
        return self.appeal.email


def again(appeal: Appeal) -> Again:
    return Again(appeal, took_part(appeal.decision))


def labs_that_can(decision: Decision, email: str) -> Sequence[int]:
    """Labs with someone who took no part and did not write it, the least busy first."""
    waiting = (
        select(func.count())
        .where(Case.lab_id == Lab.id, Case.closed_at.is_(None))
        .correlate(Lab)
        .scalar_subquery()
    )
    someone = (
        select(Membership.id)
        .join(User, User.id == Membership.user_id)
        .where(
            Membership.lab_id == Lab.id,
            Membership.user_id.not_in(took_part(decision) | {decision.author_id or 0}),
            User.closed_at.is_(None),
            User.email != email,
        )
        .exists()
    )
    return db.session.scalars(select(Lab.id).where(someone).order_by(waiting, Lab.id)).all()


def no_part_of(who: Any) -> Any:
    """The condition that ``who`` took no part in the thing of an open appeal."""
    mine = aliased(Decision)
    same = [
        getattr(mine, name) == getattr(Case, name)
        for name in ("contribution_id", "comment_id", "attachment_id", "profile_id")
    ]
    decided = select(mine.id).where(mine.moderator_id == who.id, or_(*same)).exists()
    merged = _merged_by().where(Contribution.id == Case.contribution_id, Merge.made_by == who.id)
    return or_(Case.appeal_id.is_(None), and_(~decided, ~merged.correlate(Case).exists()))


# What was decided before ------------------------------------------------------------------------


def earlier(decision: Decision) -> Sequence[Decision]:
    """What was decided on that thing before, the latest first."""
    return db.session.scalars(
        select(Decision)
        .where(
            about(Decision, decision.kind_of_thing, decision.thing_id),
            Decision.id < decision.id,
            Decision.undone_at.is_(None),
        )
        .order_by(Decision.id.desc())
    ).all()


def row_of(appeal: Appeal) -> Row:
    return things.decided_on(appeal.decision)
